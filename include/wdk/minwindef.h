/*
 * minwindef.h: the names that user-mode headers add to ntdef.h's – BOOL, DWORD, handles of modules.
 */
#ifndef _MINWINDEF_
#define _MINWINDEF_

#include "ntdef.h"

typedef struct HKEY__ *HKEY;
typedef struct HKL__ *HKL;
typedef struct HLSURF__ *HLSURF;
typedef struct HMETAFILE__ *HMETAFILE;
typedef struct HRGN__ *HRGN;
typedef struct HRSRC__ *HRSRC;
typedef struct HSPRITE__ *HSPRITE;
typedef struct HSTR__ *HSTR;
typedef struct HTASK__ *HTASK;
typedef struct HWINSTA__ *HWINSTA;
#ifdef __cplusplus
extern "C" {
#endif

#define MAX_PATH 260

typedef int BOOL, *PBOOL, *LPBOOL;
typedef unsigned char BYTE, *PBYTE, *LPBYTE;
typedef unsigned short WORD, *PWORD, *LPWORD;
typedef ULONG DWORD, *PDWORD, *LPDWORD;
typedef int *LPINT;
typedef LONG *LPLONG;
typedef void *LPVOID;
typedef const void *LPCVOID;
typedef HANDLE *LPHANDLE, *SPHANDLE;
typedef HANDLE HGLOBAL, HLOCAL, GLOBALHANDLE, LOCALHANDLE;
typedef WORD ATOM;
typedef int HFILE;
typedef UINT_PTR WPARAM;
typedef LONG_PTR LPARAM, LRESULT;

#define DECLARE_HANDLE(name) \
    struct name##__ { \
        int unused; \
    }; \
    typedef struct name##__ *name

DECLARE_HANDLE(HINSTANCE);
DECLARE_HANDLE(HKEY);
DECLARE_HANDLE(HKL);
DECLARE_HANDLE(HLSURF);
DECLARE_HANDLE(HMETAFILE);
DECLARE_HANDLE(HRGN);
DECLARE_HANDLE(HRSRC);
DECLARE_HANDLE(HSPRITE);
DECLARE_HANDLE(HSTR);
DECLARE_HANDLE(HTASK);
DECLARE_HANDLE(HWINSTA);
typedef HINSTANCE HMODULE;
typedef HKEY *PHKEY;
typedef INT_PTR(WINAPI *FARPROC)(void);
typedef INT_PTR(WINAPI *NEARPROC)(void);
typedef INT_PTR(WINAPI *PROC)(void);

typedef struct _FILETIME {
    DWORD dwLowDateTime;
    DWORD dwHighDateTime;
} FILETIME, *PFILETIME, *LPFILETIME;

#ifdef __cplusplus
}
#endif

#endif
