/*
 * wdm.h: what the kernel offers to every driver.
 *
 * Windows has it in one file; here it is one file for each part of the kernel, in the order in which they build on one
 * another. Names, values and layouts are those of 64-bit Windows (NTDDI 0x0A00000C), asserted in tests/wdk. A routine
 * that is declared without being in the kernel's export table is an import that escapement cannot bind: the loader
 * names it before the driver runs.
 */
#ifndef _WDMDDK_
#define _WDMDDK_
#ifndef _NTDDK_
#define _WDM_INCLUDED_
#endif

#include "ntdef.h"
#include "ntstatus.h"
#include "bugcodes.h"
#include "excpt.h"
#include "wdm/version.h"
#include "wdm/atomic.h"
#include "wdm/list.h"
#include "wdm/intrinsics.h"
#include "wdm/objects.h"
#include "wdm/debug.h"
#include "wdm/rtl.h"
#include "wdm/ke.h"
#include "wdm/ex.h"
#include "wdm/registers.h"
#include "wdm/privileged.h"
#include "wdm/resources.h"
#include "wdm/mm.h"
#include "wdm/se.h"
#include "wdm/io.h"
#include "wdm/pnp.h"
#include "wdm/power.h"
#include "wdm/ob.h"
#include "wdm/ps.h"
#include "wdm/zw.h"
#include "wdm/etw.h"
#include "wdm/clfs.h"
#include "wdm/transaction.h"
#include "wdm/iommu.h"
#include "wdm/pcw.h"
#include "wdm/replace.h"
#include "wdm/eisa.h"
#include "wdm/names.h"
#include "wdm/inline.h"

#endif
