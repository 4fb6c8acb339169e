/*
 * specstrings.h: the name under which older headers include sal.h.
 */
#ifndef WDK_SPECSTRINGS_H
#define WDK_SPECSTRINGS_H

#include "sal.h"
#include "driverspecs.h"

#define _SA_annotes0(n)
#define _SA_annotes1(n, a)
#define _SA_annotes2(n, a, b)
#define _SA_annotes3(n, a, b, c)
#ifdef _WIN32
#define __kernel_entry
#define __user_driver
#define __user_code
#define __assume_ValidCompareStringMode(x)
#define __assume_bound(i)
#define __bound
#define __data_entrypoint(category)
#define __drv_preferredFunction(func, why)
#endif

#endif
