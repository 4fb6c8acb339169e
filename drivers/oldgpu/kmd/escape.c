/*
 * escape.c: the private commands. Sizes are checked before a byte is read, and a reply is made whole before it goes
 * out.
 */
#include "oldgpu.h"

typedef NTSTATUS OLDGPU_HANDLER(POLDGPU_ADAPTER Adapter, PVOID Data, ULONG Size);

typedef struct _OLDGPU_HANDLER_ROW {
    OLDGPU_HANDLER *Handler;
    ULONG SmallestSize;
    BOOLEAN Exact; /* the packet has that size, not at least that size */
    BOOLEAN NeedsHardware;
} OLDGPU_HANDLER_ROW;

static OLDGPU_HANDLER OgGetVersion;
static OLDGPU_HANDLER OgGetMode;
static OLDGPU_HANDLER OgGetStatistics;
static OLDGPU_HANDLER OgResetStatistics;
static OLDGPU_HANDLER OgReadScratch;
static OLDGPU_HANDLER OgWriteScratch;
static OLDGPU_HANDLER OgGetEvents;
static OLDGPU_HANDLER OgSetGammaTable;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, OgEscape)
#pragma alloc_text(PAGE, OgGetVersion)
#pragma alloc_text(PAGE, OgReadScratch)
#pragma alloc_text(PAGE, OgWriteScratch)
#pragma alloc_text(PAGE, OgSetGammaTable)
#endif

/* By command. What takes the adapter's lock runs at DISPATCH_LEVEL for a while, and so is not in PAGE. */
static CONST OLDGPU_HANDLER_ROW OgHandlers[] = {
    /* 0 */ {NULL, 0, FALSE, FALSE},
    {OgGetVersion, sizeof(OLDGPU_PACKET), TRUE, FALSE},
    {OgGetMode, sizeof(OLDGPU_PACKET), TRUE, FALSE},
    {OgGetStatistics, sizeof(OLDGPU_PACKET), TRUE, FALSE},
    {OgResetStatistics, sizeof(OLDGPU_PACKET), TRUE, FALSE},
    {OgReadScratch, sizeof(OLDGPU_PACKET), TRUE, TRUE},
    {OgWriteScratch, sizeof(OLDGPU_PACKET), TRUE, TRUE},
    {OgGetEvents, sizeof(OLDGPU_PACKET), TRUE, FALSE},
    {OgSetGammaTable, sizeof(OLDGPU_GAMMA_PACKET), FALSE, TRUE},
};

NTSTATUS OgEscape(CONST HANDLE hAdapter, CONST DXGKARG_ESCAPE *pEscape)
{
    CONST OLDGPU_HEADER *Header = pEscape->pPrivateDriverData;
    CONST OLDGPU_HANDLER_ROW *Row;

    PAGED_CODE();
    if (Header == NULL || pEscape->PrivateDriverDataSize < sizeof(*Header)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (Header->Magic != OLDGPU_MAGIC) {
        return STATUS_GRAPHICS_DRIVER_MISMATCH;
    }
    if (Header->Command >= ARRAYSIZE(OgHandlers) || OgHandlers[Header->Command].Handler == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    Row = &OgHandlers[Header->Command];
    if (pEscape->PrivateDriverDataSize < Row->SmallestSize ||
        (Row->Exact && pEscape->PrivateDriverDataSize != Row->SmallestSize)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (Row->NeedsHardware && !pEscape->Flags.HardwareAccess) {
        return STATUS_INVALID_PARAMETER;
    }
    return Row->Handler(hAdapter, pEscape->pPrivateDriverData, pEscape->PrivateDriverDataSize);
}

static NTSTATUS OgGetVersion(POLDGPU_ADAPTER Adapter, PVOID Data, ULONG Size)
{
    OLDGPU_PACKET *Packet = Data;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(Adapter);
    UNREFERENCED_PARAMETER(Size);
    Packet->Version.Major = 1;
    Packet->Version.Minor = 2;
    Packet->Version.InterfaceVersion = DXGKDDI_INTERFACE_VERSION;
    return STATUS_SUCCESS;
}

static NTSTATUS OgGetMode(POLDGPU_ADAPTER Adapter, PVOID Data, ULONG Size)
{
    OLDGPU_PACKET *Packet = Data;
    OLDGPU_MODE Mode;
    KIRQL OldIrql;

    UNREFERENCED_PARAMETER(Size);
    KeAcquireSpinLock(&Adapter->Lock, &OldIrql);
    Mode = Adapter->Mode;
    KeReleaseSpinLock(&Adapter->Lock, OldIrql);
    Packet->Mode.Width = Mode.Width;
    Packet->Mode.Height = Mode.Height;
    Packet->Mode.Pitch = Mode.Pitch;
    Packet->Mode.Visible = Mode.Visible ? 1 : 0;
    return STATUS_SUCCESS;
}

static NTSTATUS OgGetStatistics(POLDGPU_ADAPTER Adapter, PVOID Data, ULONG Size)
{
    OLDGPU_PACKET *Packet = Data;
    KIRQL OldIrql;

    UNREFERENCED_PARAMETER(Size);
    KeAcquireSpinLock(&Adapter->Lock, &OldIrql);
    Packet->Statistics = Adapter->Statistics;
    KeReleaseSpinLock(&Adapter->Lock, OldIrql);
    return STATUS_SUCCESS;
}

/* The old ones go out with the same call, so that none is lost between a read and a reset. */
static NTSTATUS OgResetStatistics(POLDGPU_ADAPTER Adapter, PVOID Data, ULONG Size)
{
    OLDGPU_PACKET *Packet = Data;
    KIRQL OldIrql;

    UNREFERENCED_PARAMETER(Size);
    KeAcquireSpinLock(&Adapter->Lock, &OldIrql);
    Packet->Statistics = Adapter->Statistics;
    RtlZeroMemory(&Adapter->Statistics, sizeof(Adapter->Statistics));
    KeReleaseSpinLock(&Adapter->Lock, OldIrql);
    return STATUS_SUCCESS;
}

static NTSTATUS OgReadScratch(POLDGPU_ADAPTER Adapter, PVOID Data, ULONG Size)
{
    OLDGPU_PACKET *Packet = Data;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(Size);
    if (Packet->Scratch.Index >= OLDGPU_SCRATCH_REGISTERS) {
        return STATUS_INVALID_PARAMETER;
    }
    Packet->Scratch.Value = OgRead(Adapter, OLDGPU_REG_SCRATCH(Packet->Scratch.Index));
    return STATUS_SUCCESS;
}

static NTSTATUS OgWriteScratch(POLDGPU_ADAPTER Adapter, PVOID Data, ULONG Size)
{
    OLDGPU_PACKET *Packet = Data;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(Size);
    if (Packet->Scratch.Index >= OLDGPU_SCRATCH_REGISTERS) {
        return STATUS_INVALID_PARAMETER;
    }
    OgWrite(Adapter, OLDGPU_REG_SCRATCH(Packet->Scratch.Index), Packet->Scratch.Value);
    return STATUS_SUCCESS;
}

static NTSTATUS OgGetEvents(POLDGPU_ADAPTER Adapter, PVOID Data, ULONG Size)
{
    OLDGPU_PACKET *Packet = Data;
    ULONG Asked = Packet->Events.Asked;
    ULONG Count;
    ULONG Index;
    KIRQL OldIrql;

    UNREFERENCED_PARAMETER(Size);
    RtlZeroMemory(Packet->Events.Events, sizeof(Packet->Events.Events));
    KeAcquireSpinLock(&Adapter->Lock, &OldIrql);
    Count = min(Adapter->EventCount, OLDGPU_EVENTS);
    Count = min(Count, Asked);
    for (Index = 0; Index < Count; Index++) {
        Packet->Events.Events[Index] = Adapter->Events[(Adapter->EventCount - 1 - Index) % OLDGPU_EVENTS];
    }
    KeReleaseSpinLock(&Adapter->Lock, OldIrql);
    Packet->Events.Returned = Count;
    return STATUS_SUCCESS;
}

/* Written without a sum that could wrap: each part is compared with what is left. */
static NTSTATUS OgSetGammaTable(POLDGPU_ADAPTER Adapter, PVOID Data, ULONG Size)
{
    CONST OLDGPU_GAMMA_PACKET *Packet = Data;
    CONST USHORT *Table;
    ULONG Index;

    PAGED_CODE();
    if (Packet->Reserved != 0 || Packet->Offset < sizeof(*Packet) || Packet->Offset > Size ||
        Packet->Offset % sizeof(USHORT) != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    if (Packet->Count == 0 || Packet->Count > (Size - Packet->Offset) / sizeof(USHORT)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (Packet->First >= OLDGPU_GAMMA_ENTRIES || Packet->Count > OLDGPU_GAMMA_ENTRIES - Packet->First) {
        return STATUS_INVALID_PARAMETER;
    }
    Table = (CONST USHORT *)((CONST UCHAR *)Data + Packet->Offset);
    for (Index = 0; Index < Packet->Count; Index++) {
        OgWrite(Adapter, OLDGPU_REG_GAMMA(Packet->First + Index), Table[Index]);
    }
    return STATUS_SUCCESS;
}
