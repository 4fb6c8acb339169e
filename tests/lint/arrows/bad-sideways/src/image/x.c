/* x.c: images know nothing of the graphics kernel. */
#include <dxgkrnl/escape.h>
