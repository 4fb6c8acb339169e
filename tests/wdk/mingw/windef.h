/* windef.h: mingw-w64's, found by the display headers that name it with a path. */
#include_next <windef.h>
