/*
 * apc_region.c: critical and guarded regions, which disable APCs for the calling thread.
 */
#include "nt/apc_region.h"
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntddk.h>

_Thread_local struct nt_apc_disable nt_apc_disabled_self;

struct nt_apc_disable nt_apc_disabled(void)
{
    return nt_apc_disabled_self;
}

void nt_apc_kernel_change(int32_t by)
{
    nt_apc_disabled_self.kernel += by;
}

void nt_apc_special_change(int32_t by)
{
    nt_apc_disabled_self.special += by;
}

void nt_apc_reset(void)
{
    nt_apc_disabled_self = (struct nt_apc_disable){0};
}

static void leave(int32_t *count, const void *routine, const char *because)
{
    nt_irql_require_at_most(APC_LEVEL, routine, "a region is left at APC_LEVEL or below");
    if (*count == 0) {
        nt_bugcheck(APC_INDEX_MISMATCH, (uint64_t)(uintptr_t)routine, 0, 0, 0, because);
    }
    (*count)--;
}

void NTAPI KeEnterCriticalRegion(void)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)KeEnterCriticalRegion,
                            "KeEnterCriticalRegion is called at APC_LEVEL or below");
    nt_apc_disabled_self.kernel++;
}

void NTAPI KeLeaveCriticalRegion(void)
{
    leave(&nt_apc_disabled_self.kernel, (const void *)KeLeaveCriticalRegion,
          "KeLeaveCriticalRegion without KeEnterCriticalRegion on this thread");
}

void NTAPI KeEnterGuardedRegion(void)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)KeEnterGuardedRegion,
                            "KeEnterGuardedRegion is called at APC_LEVEL or below");
    nt_apc_disabled_self.special++;
}

void NTAPI KeLeaveGuardedRegion(void)
{
    leave(&nt_apc_disabled_self.special, (const void *)KeLeaveGuardedRegion,
          "KeLeaveGuardedRegion without KeEnterGuardedRegion on this thread");
}

BOOLEAN NTAPI KeAreApcsDisabled(void)
{
    return nt_apc_disabled_self.kernel != 0 || nt_apc_disabled_self.special != 0;
}

BOOLEAN NTAPI KeAreAllApcsDisabled(void)
{
    return nt_apc_disabled_self.special != 0 || nt_irql() >= APC_LEVEL;
}

static const struct nt_export rows[] = {
    NT_EXPORT(KeEnterCriticalRegion), NT_EXPORT(KeLeaveCriticalRegion), NT_EXPORT(KeEnterGuardedRegion),
    NT_EXPORT(KeLeaveGuardedRegion),  NT_EXPORT(KeAreApcsDisabled),     NT_EXPORT(KeAreAllApcsDisabled),
};
const struct nt_export_table nt_apc_region_exports = NT_EXPORT_TABLE(rows);
