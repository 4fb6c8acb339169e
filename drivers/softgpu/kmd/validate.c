/*
 * validate.c: decides what a process may have the engine do – a table of instructions, and a walk over the stream.
 *
 * The engine has no page tables: whoever gets a stream to it can draw anywhere in VRAM and write any register. So every
 * address is held against the process's objects and every register against the few that are the user's.
 */
#include "softgpu.h"

/* Everything here runs at PASSIVE_LEVEL or APC_LEVEL, so that all of it may be paged out. */
#pragma code_seg("PAGE")

/* ---------------------------------------------------------------------------------------------------- operands */
/*
 * A rectangle of pixels: illegal where the hardware cannot address it, privileged where it leaves the process's
 * objects.
 */
static NTSTATUS SoftgpuCheckSurface(PSOFTGPU_PROCESS Process, UINT32 Address, UINT32 Pitch, UINT32 Width, UINT32 Height)
{
    UINT64 Bytes;

    if (Address % 4 != 0 || Pitch % 4 != 0 || Width > SOFTGPU_MAX_DIMENSION || Height > SOFTGPU_MAX_DIMENSION ||
        (UINT64)Width * 4 > Pitch) {
        return STATUS_ILLEGAL_INSTRUCTION;
    }
    if (Width == 0 || Height == 0) {
        return STATUS_SUCCESS;
    }
    Bytes = (UINT64)Pitch * (Height - 1) + (UINT64)Width * 4;
    return SoftgpuOwnsRange(Process, Address, Bytes) ? STATUS_SUCCESS : STATUS_PRIVILEGED_INSTRUCTION;
}

static NTSTATUS SoftgpuCheckWord(PSOFTGPU_PROCESS Process, UINT32 Address)
{
    if (Address % 4 != 0) {
        return STATUS_ILLEGAL_INSTRUCTION;
    }
    return SoftgpuOwnsRange(Process, Address, sizeof(UINT32)) ? STATUS_SUCCESS : STATUS_PRIVILEGED_INSTRUCTION;
}

/* ---------------------------------------------------------------------------------------------------- instructions */
typedef NTSTATUS SOFTGPU_CHECK(PSOFTGPU_PROCESS Process, const UINT32 *Words);

static NTSTATUS SoftgpuCheckNop(PSOFTGPU_PROCESS Process, const UINT32 *Words)
{
    UNREFERENCED_PARAMETER(Process);
    UNREFERENCED_PARAMETER(Words);
    return STATUS_SUCCESS;
}

static NTSTATUS SoftgpuCheckFill(PSOFTGPU_PROCESS Process, const UINT32 *Words)
{
    const struct softgpu_fill *Fill = (const VOID *)Words;
    return SoftgpuCheckSurface(Process, Fill->to.address, Fill->to.pitch, Fill->to.width, Fill->to.height);
}

static NTSTATUS SoftgpuCheckCopy(PSOFTGPU_PROCESS Process, const UINT32 *Words)
{
    const struct softgpu_copy *Copy = (const VOID *)Words;
    NTSTATUS Status = SoftgpuCheckSurface(Process, Copy->to.address, Copy->to.pitch, Copy->to.width, Copy->to.height);

    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    return SoftgpuCheckSurface(Process, Copy->from_address, Copy->from_pitch, Copy->to.width, Copy->to.height);
}

static BOOLEAN SoftgpuIsNear(INT32 Coordinate)
{
    return Coordinate >= -(INT32)SOFTGPU_MAX_DIMENSION && Coordinate <= (INT32)SOFTGPU_MAX_DIMENSION;
}

static NTSTATUS SoftgpuCheckTriangle(PSOFTGPU_PROCESS Process, const UINT32 *Words)
{
    const struct softgpu_triangle *Triangle = (const VOID *)Words;
    ULONG Corner;

    for (Corner = 0; Corner < ARRAYSIZE(Triangle->corners); Corner++) {
        if (!SoftgpuIsNear(Triangle->corners[Corner].x) || !SoftgpuIsNear(Triangle->corners[Corner].y)) {
            return STATUS_ILLEGAL_INSTRUCTION;
        }
    }
    return SoftgpuCheckSurface(Process, Triangle->to.address, Triangle->to.pitch, Triangle->to.width,
                               Triangle->to.height);
}

static NTSTATUS SoftgpuCheckFence(PSOFTGPU_PROCESS Process, const UINT32 *Words)
{
    const struct softgpu_fence *Fence = (const VOID *)Words;
    return SoftgpuCheckWord(Process, Fence->address);
}

static NTSTATUS SoftgpuCheckBranch(PSOFTGPU_PROCESS Process, const UINT32 *Words)
{
    const struct softgpu_branch *Branch = (const VOID *)Words;

    UNREFERENCED_PARAMETER(Process); /* where it leads is checked by the walk, which knows where instructions start */
    return Branch->user_register < SOFTGPU_USER_REGISTERS ? STATUS_SUCCESS : STATUS_ILLEGAL_INSTRUCTION;
}

static NTSTATUS SoftgpuCheckRegWrite(PSOFTGPU_PROCESS Process, const UINT32 *Words)
{
    const struct softgpu_reg_write *Write = (const VOID *)Words;
    UINT32 First = SOFTGPU_REG_USER(0);

    UNREFERENCED_PARAMETER(Process);
    if (Write->offset % 4 != 0 || Write->offset >= SOFTGPU_REGISTERS_BYTES) {
        return STATUS_ILLEGAL_INSTRUCTION;
    }
    if (Write->offset < First || Write->offset >= SOFTGPU_REG_USER(SOFTGPU_USER_REGISTERS)) {
        return STATUS_PRIVILEGED_INSTRUCTION;
    }
    if (Write->offset == SOFTGPU_REG_USER(SOFTGPU_USER_ALPHA) && Write->value > 255) {
        return STATUS_ILLEGAL_INSTRUCTION;
    }
    return STATUS_SUCCESS;
}

static NTSTATUS SoftgpuCheckWait(PSOFTGPU_PROCESS Process, const UINT32 *Words)
{
    const struct softgpu_wait *Wait = (const VOID *)Words;
    return SoftgpuCheckWord(Process, Wait->address);
}

#define SOFTGPU_ON_BOTH ((1u << SOFTGPU_CHANNEL_SCHEDULER) | (1u << SOFTGPU_CHANNEL_DRIVER))
/* Only the scheduler's channel is watched over by timeout detection: what can stand still may be there only. */
#define SOFTGPU_ON_SCHEDULER (1u << SOFTGPU_CHANNEL_SCHEDULER)

/* What revision 2 executes. No row, or another length than the row's: STATUS_ILLEGAL_INSTRUCTION. */
// clang-format off
static const struct {
    ULONG Words; /* 0: any length */
    ULONG Channels;
    SOFTGPU_CHECK *Check;
} SoftgpuInstructions[] = {
    /*                        words                                         channels              operands */
    [SOFTGPU_OP_NOP]       = {0,                                            SOFTGPU_ON_BOTH,      SoftgpuCheckNop},
    [SOFTGPU_OP_FILL]      = {sizeof(struct softgpu_fill) / 4,              SOFTGPU_ON_BOTH,      SoftgpuCheckFill},
    [SOFTGPU_OP_COPY]      = {sizeof(struct softgpu_copy) / 4,              SOFTGPU_ON_BOTH,      SoftgpuCheckCopy},
    [SOFTGPU_OP_BLEND]     = {sizeof(struct softgpu_copy) / 4,              SOFTGPU_ON_BOTH,      SoftgpuCheckCopy},
    [SOFTGPU_OP_TRIANGLE]  = {sizeof(struct softgpu_triangle) / 4,          SOFTGPU_ON_BOTH,      SoftgpuCheckTriangle},
    [SOFTGPU_OP_FENCE]     = {sizeof(struct softgpu_fence) / 4,             SOFTGPU_ON_BOTH,      SoftgpuCheckFence},
    [SOFTGPU_OP_BRANCH]    = {sizeof(struct softgpu_branch) / 4,            SOFTGPU_ON_BOTH,      SoftgpuCheckBranch},
    [SOFTGPU_OP_REG_WRITE] = {sizeof(struct softgpu_reg_write) / 4,         SOFTGPU_ON_BOTH,      SoftgpuCheckRegWrite},
    [SOFTGPU_OP_WAIT]      = {sizeof(struct softgpu_wait) / 4,              SOFTGPU_ON_SCHEDULER, SoftgpuCheckWait},
};
// clang-format on

/* ---------------------------------------------------------------------------------------------------- the walk */
/* One pass: every instruction by its row, and the first words of instructions noted in `Starts`. */
static NTSTATUS SoftgpuWalkStream(PSOFTGPU_PROCESS Process, ULONG Channel, const UINT32 *Stream, ULONG Words,
                                  PRTL_BITMAP Starts)
{
    ULONG At = 0;

    PAGED_CODE();
    while (At < Words) {
        ULONG Opcode = SOFTGPU_OPCODE(Stream[At]);
        ULONG Length = SOFTGPU_WORDS(Stream[At]);
        NTSTATUS Status;

        if (Opcode >= ARRAYSIZE(SoftgpuInstructions) || SOFTGPU_MUST_BE_ZERO(Stream[At]) != 0 ||
            (SoftgpuInstructions[Opcode].Channels & 1u << Channel) == 0) {
            return STATUS_ILLEGAL_INSTRUCTION;
        }
        if (Length == 0 || Length > Words - At) {
            return STATUS_INVALID_PARAMETER; /* the stream ends within the instruction */
        }
        if (SoftgpuInstructions[Opcode].Words != 0 && SoftgpuInstructions[Opcode].Words != Length) {
            return STATUS_ILLEGAL_INSTRUCTION;
        }
        Status = SoftgpuInstructions[Opcode].Check(Process, Stream + At);
        if (!NT_SUCCESS(Status)) {
            return Status;
        }
        RtlSetBits(Starts, At, 1);
        At += Length;
    }
    RtlSetBits(Starts, Words, 1); /* a branch may lead to the end */
    return STATUS_SUCCESS;
}

/* A branch into the middle of an instruction would execute operands that nobody has checked. */
static BOOLEAN SoftgpuBranchesLand(const UINT32 *Stream, ULONG Words, PRTL_BITMAP Starts)
{
    ULONG At;

    for (At = 0; At < Words; At += SOFTGPU_WORDS(Stream[At])) {
        if (SOFTGPU_OPCODE(Stream[At]) == SOFTGPU_OP_BRANCH) {
            const struct softgpu_branch *Branch = (const VOID *)(Stream + At);
            ULONG After = At + SOFTGPU_WORDS(Stream[At]);
            if (Branch->skip_words > Words - After || !RtlTestBit(Starts, After + Branch->skip_words)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

NTSTATUS SoftgpuValidateStream(PSOFTGPU_PROCESS Process, ULONG Channel, const UINT32 *Stream, ULONG Words)
{
    RTL_BITMAP Starts;
    ULONG *Bits;
    NTSTATUS Status;

    PAGED_CODE();
    if (Words == 0 || Words > SOFTGPU_LARGEST_STREAM / sizeof(UINT32)) {
        return STATUS_INVALID_PARAMETER;
    }
    Bits = ExAllocatePool2(POOL_FLAG_PAGED, (Words / 32 + 1) * sizeof(ULONG), SOFTGPU_TAG);
    if (Bits == NULL) {
        return STATUS_NO_MEMORY;
    }
    RtlInitializeBitMap(&Starts, Bits, Words + 1);
    Status = SoftgpuWalkStream(Process, Channel, Stream, Words, &Starts);
    if (NT_SUCCESS(Status) && !SoftgpuBranchesLand(Stream, Words, &Starts)) {
        Status = STATUS_ILLEGAL_INSTRUCTION;
    }
    ExFreePoolWithTag(Bits, SOFTGPU_TAG);
    return Status;
}

#pragma code_seg()
