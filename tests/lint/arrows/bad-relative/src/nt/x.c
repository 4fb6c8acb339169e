/* x.c: the same way up, by a path. */
#include "../dxgkrnl/escape.h"
