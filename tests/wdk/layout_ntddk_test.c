/*
 * layout_ntddk_test.c: the structures of ntddk.h have the size and the offsets that 64-bit Windows gives them.
 */
#define ROWS "layout_ntddk.h"
#include "layout_test.h"
