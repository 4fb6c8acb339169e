/*
 * palette.h: a palette's entry, the one structure of GDI's that the display headers name.
 */
#ifndef WDK_WINGDI_PALETTE_H
#define WDK_WINGDI_PALETTE_H

#include "../windef.h"

typedef struct tagPALETTEENTRY {
    BYTE peRed;
    BYTE peGreen;
    BYTE peBlue;
    BYTE peFlags;
} PALETTEENTRY, *PPALETTEENTRY, *LPPALETTEENTRY;

#endif
