/*
 * windows.h: what a user-mode display driver, or a file that it shares with its miniport, expects of Windows.
 */
#ifndef _WINDOWS_
#define _WINDOWS_

#include "ntdef.h"
#include "windef.h"
#include "winbase.h"
#include "winerror.h"

#endif
