/*
 * escape.c: the private commands.
 */
#include "vagpu.h"

typedef NTSTATUS VAGPU_HANDLER(const DXGKARG_ESCAPE *Escape);

static VAGPU_HANDLER VaHello;
static VAGPU_HANDLER VaDeviceStatistics;
static VAGPU_HANDLER VaSetPriority;
static VAGPU_HANDLER VaGetPriority;
static VAGPU_HANDLER VaSetLabel;
static VAGPU_HANDLER VaGetLabel;
static NTSTATUS VaReadClock(PVAGPU_ADAPTER Adapter, const DXGKARG_ESCAPE *Escape);
static BOOLEAN VaIsLabelInside(const VAGPU_LABEL *Label);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, VaEscape)
#pragma alloc_text(PAGE, VaHello)
#pragma alloc_text(PAGE, VaDeviceStatistics)
#pragma alloc_text(PAGE, VaSetPriority)
#pragma alloc_text(PAGE, VaGetPriority)
#pragma alloc_text(PAGE, VaSetLabel)
#pragma alloc_text(PAGE, VaGetLabel)
#pragma alloc_text(PAGE, VaReadClock)
#pragma alloc_text(PAGE, VaIsLabelInside)
#endif

NTSTATUS VaEscape(const HANDLE hAdapter, const DXGKARG_ESCAPE *pEscape)
{
    const VAGPU_ESCAPE *Head = pEscape->pPrivateDriverData;

    PAGED_CODE();
    if (Head == NULL || pEscape->PrivateDriverDataSize < sizeof(*Head) ||
        Head->Size != pEscape->PrivateDriverDataSize) {
        return STATUS_INVALID_PARAMETER;
    }
    switch (Head->Code) {
    case VAGPU_ESCAPE_HELLO:
        return VaHello(pEscape);
    case VAGPU_ESCAPE_DEVICE_STATISTICS:
        return VaDeviceStatistics(pEscape);
    case VAGPU_ESCAPE_SET_PRIORITY:
        return VaSetPriority(pEscape);
    case VAGPU_ESCAPE_GET_PRIORITY:
        return VaGetPriority(pEscape);
    case VAGPU_ESCAPE_SET_LABEL:
        return VaSetLabel(pEscape);
    case VAGPU_ESCAPE_GET_LABEL:
        return VaGetLabel(pEscape);
    case VAGPU_ESCAPE_READ_CLOCK:
        return VaReadClock(hAdapter, pEscape);
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

/* A caller of the first interface sends the shorter structure. */
static NTSTATUS VaHello(const DXGKARG_ESCAPE *Escape)
{
    VAGPU_HELLO *Hello = Escape->pPrivateDriverData;

    PAGED_CODE();
    if (Escape->PrivateDriverDataSize != VAGPU_HELLO_V1_BYTES && Escape->PrivateDriverDataSize != sizeof(*Hello)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (Hello->Interface == 0 || Hello->Interface > VAGPU_INTERFACE ||
        (Hello->Interface == 1) != (Escape->PrivateDriverDataSize == VAGPU_HELLO_V1_BYTES)) {
        return STATUS_GRAPHICS_DRIVER_MISMATCH;
    }
    Hello->Interface = VAGPU_INTERFACE;
    Hello->Revision = VAGPU_REVISION;
    Hello->MemoryBytes = VAGPU_MEMORY_BYTES;
    if (Escape->PrivateDriverDataSize == sizeof(*Hello)) {
        Hello->AddressBits = VAGPU_ADDRESS_BITS;
        Hello->Engines = VAGPU_ENGINES;
    }
    return STATUS_SUCCESS;
}

static NTSTATUS VaDeviceStatistics(const DXGKARG_ESCAPE *Escape)
{
    PVAGPU_DEVICE Device = Escape->hDevice;
    VAGPU_DEVICE_STATISTICS *Statistics = Escape->pPrivateDriverData;

    PAGED_CODE();
    if (Device == NULL || Escape->PrivateDriverDataSize != sizeof(*Statistics)) {
        return STATUS_INVALID_PARAMETER;
    }
    Statistics->Contexts = (UINT32)InterlockedCompareExchange(&Device->Contexts, 0, 0);
    Statistics->Allocations = (UINT32)InterlockedCompareExchange(&Device->Allocations, 0, 0);
    Statistics->Submissions = (UINT64)InterlockedCompareExchange64(&Device->Submissions, 0, 0);
    return STATUS_SUCCESS;
}

static NTSTATUS VaSetPriority(const DXGKARG_ESCAPE *Escape)
{
    PVAGPU_CONTEXT Context = Escape->hContext;
    const VAGPU_PRIORITY *Priority = Escape->pPrivateDriverData;

    PAGED_CODE();
    if (Context == NULL || Escape->PrivateDriverDataSize != sizeof(*Priority) || Priority->Reserved != 0 ||
        Priority->Priority < VAGPU_PRIORITY_LEAST || Priority->Priority > VAGPU_PRIORITY_MOST) {
        return STATUS_INVALID_PARAMETER;
    }
    InterlockedExchange(&Context->Priority, Priority->Priority);
    return STATUS_SUCCESS;
}

static NTSTATUS VaGetPriority(const DXGKARG_ESCAPE *Escape)
{
    PVAGPU_CONTEXT Context = Escape->hContext;
    VAGPU_PRIORITY *Priority = Escape->pPrivateDriverData;

    PAGED_CODE();
    if (Context == NULL || Escape->PrivateDriverDataSize != sizeof(*Priority) || Priority->Reserved != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    Priority->Priority = InterlockedCompareExchange(&Context->Priority, 0, 0);
    return STATUS_SUCCESS;
}

/* Behind the structure and within the packet, whose size is that of the head. */
static BOOLEAN VaIsLabelInside(const VAGPU_LABEL *Label)
{
    PAGED_CODE();
    return Label->Offset >= sizeof(*Label) && Label->Offset <= Label->Head.Size &&
           Label->Bytes <= Label->Head.Size - Label->Offset;
}

static NTSTATUS VaSetLabel(const DXGKARG_ESCAPE *Escape)
{
    PVAGPU_DEVICE Device = Escape->hDevice;
    const VAGPU_LABEL *Label = Escape->pPrivateDriverData;

    PAGED_CODE();
    if (Device == NULL || Escape->PrivateDriverDataSize < sizeof(*Label) || !VaIsLabelInside(Label) ||
        Label->Bytes > VAGPU_LABEL_BYTES) {
        return STATUS_INVALID_PARAMETER;
    }
    ExAcquireFastMutex(&Device->LabelLock);
    RtlCopyMemory(Device->Label, (const UCHAR *)Label + Label->Offset, Label->Bytes);
    Device->LabelBytes = Label->Bytes;
    ExReleaseFastMutex(&Device->LabelLock);
    return STATUS_SUCCESS;
}

static NTSTATUS VaGetLabel(const DXGKARG_ESCAPE *Escape)
{
    PVAGPU_DEVICE Device = Escape->hDevice;
    VAGPU_LABEL *Label = Escape->pPrivateDriverData;
    NTSTATUS Status = STATUS_SUCCESS;

    PAGED_CODE();
    if (Device == NULL || Escape->PrivateDriverDataSize < sizeof(*Label) || !VaIsLabelInside(Label)) {
        return STATUS_INVALID_PARAMETER;
    }
    ExAcquireFastMutex(&Device->LabelLock);
    if (Label->Bytes < Device->LabelBytes) {
        Status = STATUS_INVALID_PARAMETER;
    } else {
        RtlCopyMemory((PUCHAR)Label + Label->Offset, Device->Label, Device->LabelBytes);
        Label->Bytes = Device->LabelBytes;
    }
    ExReleaseFastMutex(&Device->LabelLock);
    return Status;
}

static NTSTATUS VaReadClock(PVAGPU_ADAPTER Adapter, const DXGKARG_ESCAPE *Escape)
{
    VAGPU_CLOCK *Clock = Escape->pPrivateDriverData;

    PAGED_CODE();
    if (!Escape->Flags.HardwareAccess || Escape->PrivateDriverDataSize != sizeof(*Clock) || Clock->Reserved != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    Clock->Commands = VaRead(Adapter, VAGPU_REG_CLOCK);
    return STATUS_SUCCESS;
}
