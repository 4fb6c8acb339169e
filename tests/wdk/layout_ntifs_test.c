/*
 * layout_ntifs_test.c: the structures of ntifs.h have the size and the offsets that 64-bit Windows gives them.
 */
#define ROWS "layout_ntifs.h"
#include "layout_test.h"
