/*
 * memio.c: the length of a memory or port resource, which a descriptor of a large one holds in other units.
 */
#include "nt/export_tables.h"

#include <ntddk.h>
#include <ntstatus.h>
#include <stdbool.h>

/* How a kind of descriptor counts: a length is the field shifted by `shift`. */
struct unit {
    UCHAR type;
    USHORT flag; /* of CM_RESOURCE_MEMORY_LARGE; 0: a plain one */
    unsigned shift;
};

// clang-format off
static const struct unit units[] = {
    {CmResourceTypePort,        0,                           0},
    {CmResourceTypeMemory,      0,                           0},
    {CmResourceTypeMemoryLarge, CM_RESOURCE_MEMORY_LARGE_40, 8},
    {CmResourceTypeMemoryLarge, CM_RESOURCE_MEMORY_LARGE_48, 16},
    {CmResourceTypeMemoryLarge, CM_RESOURCE_MEMORY_LARGE_64, 32},
};
// clang-format on
enum { UNITS = sizeof units / sizeof units[0] };

ULONGLONG NTAPI RtlCmDecodeMemIoResource(PCM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor, PULONGLONG Start)
{
    for (size_t i = 0; i < UNITS; i++) {
        if (units[i].type == Descriptor->Type &&
            (units[i].flag == 0 || (Descriptor->Flags & CM_RESOURCE_MEMORY_LARGE) == units[i].flag)) {
            if (Start) {
                *Start = (ULONGLONG)Descriptor->u.Generic.Start.QuadPart;
            }
            return (ULONGLONG)Descriptor->u.Generic.Length << units[i].shift;
        }
    }
    return 0; /* no memory and no port */
}

/* The first unit of the type that can say the length exactly. */
NTSTATUS NTAPI RtlCmEncodeMemIoResource(PCM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor, UCHAR Type, ULONGLONG Length,
                                        ULONGLONG Start)
{
    if (Type != CmResourceTypePort && Type != CmResourceTypeMemory && Type != CmResourceTypeMemoryLarge) {
        return STATUS_INVALID_PARAMETER;
    }
    for (size_t i = 0; i < UNITS; i++) {
        const struct unit *unit = &units[i];
        bool fits = Length >> unit->shift <= MAXULONG && (Length >> unit->shift) << unit->shift == Length;
        bool is_of_type = unit->type == Type || (Type == CmResourceTypeMemory && unit->type != CmResourceTypePort);
        if (fits && is_of_type) {
            Descriptor->Type = unit->type;
            Descriptor->Flags = (USHORT)((Descriptor->Flags & ~CM_RESOURCE_MEMORY_LARGE) | unit->flag);
            Descriptor->u.Generic.Start.QuadPart = (LONGLONG)Start;
            Descriptor->u.Generic.Length = (ULONG)(Length >> unit->shift);
            return STATUS_SUCCESS;
        }
    }
    return STATUS_UNSUCCESSFUL;
}

static const struct nt_export rows[] = {
    NT_EXPORT(RtlCmDecodeMemIoResource),
    NT_EXPORT(RtlCmEncodeMemIoResource),
};
const struct nt_export_table nt_memio_exports = NT_EXPORT_TABLE(rows);
