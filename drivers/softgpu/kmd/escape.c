/*
 * escape.c: DxgkDdiEscape – one table says what each command needs; a handler starts with a payload that has it.
 *
 * The payload is the kernel's copy of the caller's bytes: no process can change it meanwhile. Its size is the caller's
 * word, so that it is held against the table before a member is read.
 */
#include "softgpu.h"

/* Everything here runs at PASSIVE_LEVEL or APC_LEVEL, so that all of it may be paged out. */
#pragma code_seg("PAGE")

/* What a handler may rely on: everything that its row asks for. */
typedef struct _SOFTGPU_CALL {
    PSOFTGPU_ADAPTER Adapter;
    PSOFTGPU_DEVICE Device;   /* null unless the row has SOFTGPU_NEEDS_DEVICE */
    PSOFTGPU_PROCESS Process; /* as Device */
    BOOLEAN HardwareAccess;
    PVOID Data;
    UINT32 Size;
} SOFTGPU_CALL;

typedef NTSTATUS SOFTGPU_HANDLER(const SOFTGPU_CALL *Call);

/* ---------------------------------------------------------------------------------------------------- versions */
static NTSTATUS SoftgpuHandleHandshake(const SOFTGPU_CALL *Call)
{
    struct softgpu_handshake *Handshake = Call->Data;

    if (Handshake->umd_interface < SOFTGPU_INTERFACE_OLDEST || Handshake->umd_interface > SOFTGPU_INTERFACE) {
        return STATUS_GRAPHICS_DRIVER_MISMATCH;
    }
    Handshake->kmd_interface = SOFTGPU_INTERFACE;
    Handshake->hardware_revision = SOFTGPU_REVISION;
    Handshake->reserved = 0;
    return STATUS_SUCCESS;
}

static VOID SoftgpuQuery(PSOFTGPU_ADAPTER Adapter, struct softgpu_query *Query)
{
    PAGED_CODE();
    Query->memory_bytes = SOFTGPU_MEMORY_BYTES;
    Query->memory_free_bytes = (UINT64)SoftgpuFreePages(Adapter) * PAGE_SIZE;
    Query->engine_channels = SOFTGPU_CHANNELS;
    Query->user_registers = SOFTGPU_USER_REGISTERS;
    Query->largest_stream = SOFTGPU_LARGEST_STREAM;
    Query->largest_object = SOFTGPU_LARGEST_OBJECT;
}

/* The structure grew: an old caller gets as much of it as it knows. */
static NTSTATUS SoftgpuHandleQuery(const SOFTGPU_CALL *Call)
{
    struct softgpu_query Query;

    RtlZeroMemory(&Query, sizeof(Query));
    SoftgpuQuery(Call->Adapter, &Query);
    Query.header = *(const struct softgpu_header *)Call->Data;
    RtlCopyMemory(Call->Data, &Query, Call->Size);
    return STATUS_SUCCESS;
}

/* ---------------------------------------------------------------------------------------------------- settings */
static const UINT32 SoftgpuLargestSetting[SOFTGPU_SETTINGS] = {
    [SOFTGPU_SETTING_ALPHA] = 255,
    [SOFTGPU_SETTING_CLEAR_COLOR] = MAXUINT32,
    [SOFTGPU_SETTING_VERBOSE] = 1,
};

static NTSTATUS SoftgpuHandleGetSetting(const SOFTGPU_CALL *Call)
{
    struct softgpu_setting_access *Access = Call->Data;

    if (Access->setting >= SOFTGPU_SETTINGS) {
        return STATUS_INVALID_PARAMETER;
    }
    Access->value = (UINT32)ReadNoFence(&Call->Device->Settings[Access->setting]);
    return STATUS_SUCCESS;
}

static NTSTATUS SoftgpuHandleSetSetting(const SOFTGPU_CALL *Call)
{
    const struct softgpu_setting_access *Access = Call->Data;

    if (Access->setting >= SOFTGPU_SETTINGS || Access->value > SoftgpuLargestSetting[Access->setting]) {
        return STATUS_INVALID_PARAMETER;
    }
    InterlockedExchange(&Call->Device->Settings[Access->setting], (LONG)Access->value);
    return STATUS_SUCCESS;
}

/* ---------------------------------------------------------------------------------------------------- registers */
/* Two halves of a counter that moves: read again until the high half stood still. */
static UINT64 SoftgpuReadCounter(PSOFTGPU_ADAPTER Adapter, ULONG Counter)
{
    ULONG High;
    ULONG Low;

    do {
        High = SoftgpuRead(Adapter, SOFTGPU_REG_COUNTER_HIGH(Counter));
        Low = SoftgpuRead(Adapter, SOFTGPU_REG_COUNTER_LOW(Counter));
    } while (High != SoftgpuRead(Adapter, SOFTGPU_REG_COUNTER_HIGH(Counter)));
    return (UINT64)High << 32 | Low;
}

static NTSTATUS SoftgpuHandleCounters(const SOFTGPU_CALL *Call)
{
    struct softgpu_counters *Counters = Call->Data;

    Counters->streams = SoftgpuReadCounter(Call->Adapter, SOFTGPU_COUNTER_STREAMS);
    Counters->instructions = SoftgpuReadCounter(Call->Adapter, SOFTGPU_COUNTER_INSTRUCTIONS);
    Counters->pixels = SoftgpuReadCounter(Call->Adapter, SOFTGPU_COUNTER_PIXELS);
    Counters->faults = SoftgpuReadCounter(Call->Adapter, SOFTGPU_COUNTER_FAULTS);
    return STATUS_SUCCESS;
}

static BOOLEAN SoftgpuIsRegister(UINT32 Offset)
{
    return Offset % 4 == 0 && Offset < SOFTGPU_REGISTERS_BYTES;
}

static NTSTATUS SoftgpuHandleReadRegister(const SOFTGPU_CALL *Call)
{
    struct softgpu_register_access *Access = Call->Data;

    if (!SoftgpuIsRegister(Access->offset)) {
        return STATUS_INVALID_PARAMETER;
    }
    Access->value = SoftgpuRead(Call->Adapter, Access->offset);
    return STATUS_SUCCESS;
}

/* A debugger's write: the scratch and user registers. The others belong to the driver alone. */
static NTSTATUS SoftgpuHandleWriteRegister(const SOFTGPU_CALL *Call)
{
    const struct softgpu_register_access *Access = Call->Data;
    BOOLEAN IsScratch =
        Access->offset >= SOFTGPU_REG_SCRATCH(0) && Access->offset < SOFTGPU_REG_SCRATCH(SOFTGPU_SCRATCH_REGISTERS);
    BOOLEAN IsUser = Access->offset >= SOFTGPU_REG_USER(0) && Access->offset < SOFTGPU_REG_USER(SOFTGPU_USER_REGISTERS);

    if (!SoftgpuIsRegister(Access->offset)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (!IsScratch && !IsUser) {
        return STATUS_PRIVILEGED_INSTRUCTION;
    }
    SoftgpuWrite(Call->Adapter, Access->offset, Access->value);
    return STATUS_SUCCESS;
}

/* ---------------------------------------------------------------------------------------------------- streams */
/*
 * Wait for the stream that was handed over last. A second is long for 64 KiB of instructions that cannot loop, unless
 * the engine stands in the scheduler's work; then this one is withdrawn, so that timeout detection finds nobody here.
 */
static NTSTATUS SoftgpuWaitForStream(PSOFTGPU_ADAPTER Adapter)
{
    LARGE_INTEGER Second = {.QuadPart = -10000000};
    NTSTATUS Waited = STATUS_SUCCESS;

    while (SoftgpuRead(Adapter, SOFTGPU_REG_FENCE(SOFTGPU_CHANNEL_DRIVER)) != Adapter->StreamFence) {
        if (Adapter->StreamFaulted) {
            return STATUS_ILLEGAL_INSTRUCTION;
        }
        if (Waited == STATUS_TIMEOUT) {
            SoftgpuWrite(Adapter, SOFTGPU_REG_CONTROL,
                         SOFTGPU_CONTROL_ENABLE | SOFTGPU_CONTROL_DROP(SOFTGPU_CHANNEL_DRIVER));
            return STATUS_IO_TIMEOUT;
        }
        Waited = KeWaitForSingleObject(&Adapter->StreamEnded, Executive, KernelMode, FALSE, &Second);
    }
    return STATUS_SUCCESS;
}

/* The caller holds the stream mutex and the process's. */
static NTSTATUS SoftgpuRunStream(const SOFTGPU_CALL *Call, const UINT32 *Stream, ULONG Bytes)
{
    PSOFTGPU_ADAPTER Adapter = Call->Adapter;
    const struct softgpu_reg_write Prologue = {
        .head = SOFTGPU_INSTRUCTION(SOFTGPU_OP_REG_WRITE, SOFTGPU_PROLOGUE_WORDS),
        .offset = SOFTGPU_REG_USER(SOFTGPU_USER_ALPHA),
        .value = (UINT32)ReadNoFence(&Call->Device->Settings[SOFTGPU_SETTING_ALPHA]),
    };

    RtlCopyMemory(Adapter->StreamBuffer, &Prologue, sizeof(Prologue));
    RtlCopyMemory(Adapter->StreamBuffer + sizeof(Prologue), Stream, Bytes);
    KeClearEvent(&Adapter->StreamEnded);
    Adapter->StreamFaulted = FALSE;
    Adapter->StreamFence++;
    if (!SoftgpuEngineSubmit(Adapter, SOFTGPU_CHANNEL_DRIVER, Adapter->StreamAddress, (ULONG)sizeof(Prologue) + Bytes,
                             Adapter->StreamFence)) {
        return STATUS_DEVICE_BUSY;
    }
    return SoftgpuWaitForStream(Adapter);
}

static NTSTATUS SoftgpuHandleSubmit(const SOFTGPU_CALL *Call)
{
    struct softgpu_submit *Submit = Call->Data;
    const UINT32 *Stream = (const UINT32 *)(Submit + 1);
    NTSTATUS Status;

    if (Submit->stream_bytes != Call->Size - sizeof(*Submit) || Submit->stream_bytes % sizeof(UINT32) != 0) {
        return STATUS_INVALID_PARAMETER;
    }
    KeWaitForSingleObject(&Call->Adapter->StreamMutex, Executive, KernelMode, FALSE, NULL);
    ExAcquireFastMutex(&Call->Process->Mutex);
    Status =
        SoftgpuValidateStream(Call->Process, SOFTGPU_CHANNEL_DRIVER, Stream, Submit->stream_bytes / sizeof(UINT32));
    if (NT_SUCCESS(Status)) {
        Status = SoftgpuRunStream(Call, Stream, Submit->stream_bytes);
    }
    ExReleaseFastMutex(&Call->Process->Mutex);
    Submit->fence = Call->Adapter->StreamFence;
    KeReleaseMutex(&Call->Adapter->StreamMutex, FALSE);
    if (ReadNoFence(&Call->Device->Settings[SOFTGPU_SETTING_VERBOSE]) != 0) {
        DbgPrint("softgpu: a stream of %u bytes ended with 0x%08X\n", Submit->stream_bytes, (ULONG)Status);
    }
    return Status;
}

/* ---------------------------------------------------------------------------------------------------- objects */
static NTSTATUS SoftgpuHandleAllocate(const SOFTGPU_CALL *Call)
{
    struct softgpu_allocate *Allocate = Call->Data;
    UINT32 Color = (UINT32)ReadNoFence(&Call->Device->Settings[SOFTGPU_SETTING_CLEAR_COLOR]);
    SOFTGPU_OBJECT Object;
    NTSTATUS Status = SoftgpuAllocateObject(Call->Process, Allocate->bytes, Color, &Object);

    if (NT_SUCCESS(Status)) {
        Allocate->bytes = Object.Bytes;
        Allocate->id = Object.Id;
        Allocate->address = Object.Address;
        Allocate->reserved = 0;
    }
    return Status;
}

static NTSTATUS SoftgpuHandleFree(const SOFTGPU_CALL *Call)
{
    const struct softgpu_free *Free = Call->Data;

    if (ReadNoFence(&Call->Process->Rendered) != 0 && !Call->HardwareAccess) {
        return STATUS_INVALID_PARAMETER;
    }
    return SoftgpuFreeObject(Call->Process, Free->id);
}

static NTSTATUS SoftgpuHandleReadObject(const SOFTGPU_CALL *Call)
{
    struct softgpu_read_object *Read = Call->Data;

    if (Read->bytes != Call->Size - sizeof(*Read)) {
        return STATUS_INVALID_PARAMETER;
    }
    return SoftgpuReadObject(Call->Process, Read->id, Read->offset, Read + 1, Read->bytes);
}

/* ---------------------------------------------------------------------------------------------------- the table */
#define SOFTGPU_NEEDS_DEVICE   0x1u /* hDevice: it has the settings, and leads to the process */
#define SOFTGPU_NEEDS_HARDWARE 0x2u /* HardwareAccess: alone in the driver, the engine idle */
#define SOFTGPU_MAY_BE_LONGER  0x4u /* bytes follow the structure */

#define ANY  0
#define DEV  SOFTGPU_NEEDS_DEVICE
#define HW   SOFTGPU_NEEDS_HARDWARE
#define TAIL SOFTGPU_MAY_BE_LONGER

/* No row, a version that is not there, or another size: STATUS_INVALID_PARAMETER. */
// clang-format off
static const struct {
    UINT32 Sizes[3]; /* of versions 1 to 3; 0: no such version */
    UINT32 Needs;
    SOFTGPU_HANDLER *Handler;
} SoftgpuCommands[SOFTGPU_COMMANDS] = {
    /*                         sizes                                      needs       handler */
    [SOFTGPU_HANDSHAKE]      = {{sizeof(struct softgpu_handshake)},       ANY,        SoftgpuHandleHandshake},
    [SOFTGPU_QUERY]          = {{SOFTGPU_QUERY_SIZE_1, SOFTGPU_QUERY_SIZE_2, SOFTGPU_QUERY_SIZE_3},
                                                                          ANY,        SoftgpuHandleQuery},
    [SOFTGPU_GET_SETTING]    = {{sizeof(struct softgpu_setting_access)},  DEV,        SoftgpuHandleGetSetting},
    [SOFTGPU_SET_SETTING]    = {{sizeof(struct softgpu_setting_access)},  DEV,        SoftgpuHandleSetSetting},
    [SOFTGPU_COUNTERS_READ]  = {{sizeof(struct softgpu_counters)},        ANY,        SoftgpuHandleCounters},
    [SOFTGPU_READ_REGISTER]  = {{sizeof(struct softgpu_register_access)}, HW,         SoftgpuHandleReadRegister},
    [SOFTGPU_WRITE_REGISTER] = {{sizeof(struct softgpu_register_access)}, HW,         SoftgpuHandleWriteRegister},
    [SOFTGPU_SUBMIT]         = {{sizeof(struct softgpu_submit)},          DEV | TAIL, SoftgpuHandleSubmit},
    [SOFTGPU_ALLOCATE]       = {{sizeof(struct softgpu_allocate)},        DEV,        SoftgpuHandleAllocate},
    [SOFTGPU_FREE]           = {{sizeof(struct softgpu_free)},            DEV,        SoftgpuHandleFree},
    [SOFTGPU_READ_OBJECT]    = {{sizeof(struct softgpu_read_object)},     DEV | TAIL, SoftgpuHandleReadObject},
};
// clang-format on

static BOOLEAN SoftgpuHeaderFits(const struct softgpu_header *Header, UINT32 Size)
{
    UINT32 Least;

    if (Header->command >= SOFTGPU_COMMANDS || Header->size != Size || Header->flags != 0 || Header->version < 1 ||
        Header->version > ARRAYSIZE(SoftgpuCommands[0].Sizes)) {
        return FALSE;
    }
    Least = SoftgpuCommands[Header->command].Sizes[Header->version - 1];
    if (Least == 0) {
        return FALSE;
    }
    return Size == Least || (Size > Least && (SoftgpuCommands[Header->command].Needs & SOFTGPU_MAY_BE_LONGER) != 0);
}

NTSTATUS SoftgpuEscape(const HANDLE hAdapter, const DXGKARG_ESCAPE *pEscape)
{
    const struct softgpu_header *Header = pEscape->pPrivateDriverData;
    PSOFTGPU_DEVICE Device = pEscape->hDevice;
    UINT32 Needs;

    PAGED_CODE();
    if (pEscape->PrivateDriverDataSize < sizeof(*Header) ||
        !SoftgpuHeaderFits(Header, pEscape->PrivateDriverDataSize)) {
        return STATUS_INVALID_PARAMETER;
    }
    Needs = SoftgpuCommands[Header->command].Needs;
    if ((Needs & SOFTGPU_NEEDS_DEVICE) != 0 && Device == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    if ((Needs & SOFTGPU_NEEDS_HARDWARE) != 0 && !pEscape->Flags.HardwareAccess) {
        return STATUS_INVALID_PARAMETER;
    }
    const SOFTGPU_CALL Call = {
        .Adapter = hAdapter,
        .Device = Device,
        .Process = Device != NULL ? Device->Process : NULL,
        .HardwareAccess = pEscape->Flags.HardwareAccess != 0,
        .Data = pEscape->pPrivateDriverData,
        .Size = pEscape->PrivateDriverDataSize,
    };
    return SoftgpuCommands[Header->command].Handler(&Call);
}

#pragma code_seg()
