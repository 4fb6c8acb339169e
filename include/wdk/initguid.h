/*
 * initguid.h: turns DEFINE_GUID from a declaration into a definition, for the one source that includes this.
 */
#ifndef INITGUID
#define INITGUID
#endif
#include "guiddef.h"
