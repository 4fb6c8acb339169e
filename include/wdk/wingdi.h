/*
 * wingdi.h: GDI's names, for files that a driver shares with user mode; no miniport can call its functions.
 */
#ifndef _WINGDI_
#define _WINGDI_

#include "windef.h"

#ifndef WINGDIAPI
#define WINGDIAPI
#endif

#include "wingdi/palette.h"
#include "wingdi/display.h"
#include "wingdi/bitmap.h"
#include "wingdi/gdi.h"

#endif
