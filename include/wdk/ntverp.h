/*
 * ntverp.h: the version that drivers' resources carry; resources are not compiled here.
 */
#ifndef WDK_NTVERP_H
#define WDK_NTVERP_H

#define VER_PRODUCTMAJORVERSION 10
#define VER_PRODUCTMINORVERSION 0
#define VER_PRODUCTBUILD        22621
#define VER_PRODUCTBUILD_QFE    1

#endif
