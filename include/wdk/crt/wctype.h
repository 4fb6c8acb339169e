/*
 * wctype.h: classes of wide characters.
 *
 * For drivers alone (crt/ is on their include path, never on the host's); each function is the kernel's export.
 */
#ifndef WDK_CRT_WCTYPE_H
#define WDK_CRT_WCTYPE_H

#include "crtdefs.h"

#ifdef __cplusplus
extern "C" {
#endif

int iswalpha(wint_t c);
int iswupper(wint_t c);
int iswlower(wint_t c);
int iswdigit(wint_t c);
int iswxdigit(wint_t c);
int iswspace(wint_t c);
int iswalnum(wint_t c);
int iswctype(wint_t c, wctype_t type);
wint_t towlower(wint_t c);
wint_t towupper(wint_t c);

#ifdef __cplusplus
}
#endif

#endif
