/*
 * wingdi.h: the one structure of GDI's that the display headers name.
 */
#ifndef _WINGDI_
#define _WINGDI_

#include "windef.h"

typedef struct tagPALETTEENTRY {
    BYTE peRed;
    BYTE peGreen;
    BYTE peBlue;
    BYTE peFlags;
} PALETTEENTRY, *PPALETTEENTRY, *LPPALETTEENTRY;

#endif
