/*
 * errno.h: what the _s functions answer.
 *
 * For drivers alone (crt/ is on their include path, never on the host's); each function is the kernel's export.
 */
#ifndef WDK_CRT_ERRNO_H
#define WDK_CRT_ERRNO_H

#define ENOENT 2
#define ENOMEM 12
#define EINVAL 22
#define ERANGE 34
#define EILSEQ 42
#define STRUNCATE 80

#endif
