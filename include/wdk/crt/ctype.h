/*
 * ctype.h: classes of characters.
 *
 * For drivers alone (crt/ is on their include path, never on the host's); each function is the kernel's export.
 */
#ifndef WDK_CRT_CTYPE_H
#define WDK_CRT_CTYPE_H

#ifdef __cplusplus
extern "C" {
#endif

int isalpha(int c);
int isupper(int c);
int islower(int c);
int isdigit(int c);
int isxdigit(int c);
int isspace(int c);
int ispunct(int c);
int isalnum(int c);
int isprint(int c);
int isgraph(int c);
int iscntrl(int c);
int tolower(int c);
int toupper(int c);
#define __isascii(c) ((unsigned)(c) < 0x80)
#define __toascii(c) ((c) & 0x7f)

#ifdef __cplusplus
}
#endif

#endif
