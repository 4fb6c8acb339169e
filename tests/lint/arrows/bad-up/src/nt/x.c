/* x.c: the kernel knows nothing of the graphics kernel above it. */
#include "dxgkrnl/escape.h"
