/* no_entry_umd.c: a user-mode image that is no display driver. */
#include <windows.h>

__declspec(dllexport) INT APIENTRY Something(VOID)
{
    return 1;
}
