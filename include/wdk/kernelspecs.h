/*
 * kernelspecs.h: the annotations that say at which IRQL a function may run, empty.
 *
 * The declarations in wdm.h and ntddk.h carry them, for people and for tools that read sources.
 */
#ifndef WDK_KERNELSPECS_H
#define WDK_KERNELSPECS_H

#define _IRQL_requires_(irql)
#define _IRQL_requires_max_(irql)
#define _IRQL_requires_min_(irql)
#define _IRQL_requires_same_
#define _IRQL_always_function_max_(irql)
#define _IRQL_always_function_min_(irql)
#define _IRQL_raises_(irql)
#define _IRQL_saves_
#define _IRQL_restores_
#define _IRQL_saves_global_(kind, param)
#define _IRQL_restores_global_(kind, param)
#define _IRQL_uses_cancel_
#define _IRQL_is_cancel_
#define _IRQL_limited_to_(irql)
#define __drv_Mode_impl(x)

#endif
