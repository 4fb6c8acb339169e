/*
 * layout_wdm_test.c: the structures of wdm.h have the size and the offsets that 64-bit Windows gives them.
 */
#define ROWS "layout_wdm.h"
#include "layout_test.h"
