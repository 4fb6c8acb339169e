/*
 * softgpu.h: the objects of the softgpu miniport, and which file does what.
 */
#ifndef SOFTGPU_KMD_H
#define SOFTGPU_KMD_H

#include <ntddk.h>

#include <dispmprt.h>

#include "../shared/softgpu_escape.h"
#include "../shared/softgpu_isa.h"
#include "../shared/softgpu_regs.h"

#define SOFTGPU_TAG 'ugfS'

/* One page of VRAM is what the driver hands out. */
#define SOFTGPU_MEMORY_PAGES (SOFTGPU_MEMORY_BYTES / PAGE_SIZE)

/* The driver adds a few instructions of its own before what a process sends through the escape. */
#define SOFTGPU_PROLOGUE_WORDS      (sizeof(struct softgpu_reg_write) / sizeof(UINT32))
#define SOFTGPU_STREAM_BUFFER_BYTES (SOFTGPU_LARGEST_STREAM + SOFTGPU_PROLOGUE_WORDS * sizeof(UINT32))

typedef struct _SOFTGPU_ADAPTER {
    PDEVICE_OBJECT PhysicalDeviceObject;
    DXGKRNL_INTERFACE Dxgk;
    BOOLEAN Started;

    PUCHAR Registers; /* BAR 0 */
    PUCHAR Memory;    /* BAR 1 */

    KSPIN_LOCK QueueLock; /* the five registers that hand work to the engine */

    /* What the interrupt routine leaves for the DPC, and whether it may touch a register; at the device's IRQL. */
    BOOLEAN DriverWorkEnded;
    BOOLEAN TakesInterrupts;
    UINT32 PreemptionFence;

    /* The driver's own channel: one stream at a time, from a buffer that the engine can read. */
    KMUTEX StreamMutex;
    KEVENT StreamEnded;
    PUCHAR StreamBuffer;
    PHYSICAL_ADDRESS StreamAddress;
    UINT32 StreamFence;
    volatile BOOLEAN StreamFaulted;

    FAST_MUTEX MemoryMutex; /* which pages of VRAM are taken */
    RTL_BITMAP MemoryMap;
    ULONG MemoryBits[SOFTGPU_MEMORY_PAGES / 32];
} SOFTGPU_ADAPTER, *PSOFTGPU_ADAPTER;

/* What a process may reach with its streams: the objects that it allocated. */
typedef struct _SOFTGPU_PROCESS {
    PSOFTGPU_ADAPTER Adapter;
    FAST_MUTEX Mutex; /* Objects, NextId */
    LIST_ENTRY Objects;
    UINT32 NextId;
    volatile LONG Rendered; /* DMA buffers of the scheduler's may name its objects: see SOFTGPU_FREE */
} SOFTGPU_PROCESS, *PSOFTGPU_PROCESS;

typedef struct _SOFTGPU_OBJECT {
    LIST_ENTRY Entry;
    UINT32 Id;
    UINT32 Address; /* in VRAM */
    UINT32 Bytes;
} SOFTGPU_OBJECT, *PSOFTGPU_OBJECT;

typedef struct _SOFTGPU_DEVICE {
    PSOFTGPU_ADAPTER Adapter;
    PSOFTGPU_PROCESS Process;
    HANDLE DxgkDevice;
    volatile LONG Settings[SOFTGPU_SETTINGS];
} SOFTGPU_DEVICE, *PSOFTGPU_DEVICE;

typedef struct _SOFTGPU_CONTEXT {
    PSOFTGPU_DEVICE Device;
} SOFTGPU_CONTEXT, *PSOFTGPU_CONTEXT;

/* adapter.c: from AddDevice to RemoveDevice. */
DXGKDDI_ADD_DEVICE SoftgpuAddDevice;
DXGKDDI_START_DEVICE SoftgpuStartDevice;
DXGKDDI_STOP_DEVICE SoftgpuStopDevice;
DXGKDDI_REMOVE_DEVICE SoftgpuRemoveDevice;
DXGKDDI_DISPATCH_IO_REQUEST SoftgpuDispatchIoRequest;
DXGKDDI_QUERY_CHILD_RELATIONS SoftgpuQueryChildRelations;
DXGKDDI_QUERY_CHILD_STATUS SoftgpuQueryChildStatus;
DXGKDDI_QUERY_DEVICE_DESCRIPTOR SoftgpuQueryDeviceDescriptor;
DXGKDDI_SET_POWER_STATE SoftgpuSetPowerState;
DXGKDDI_RESET_DEVICE SoftgpuResetDevice;
DXGKDDI_QUERYADAPTERINFO SoftgpuQueryAdapterInfo;
DXGKDDI_GETNODEMETADATA SoftgpuGetNodeMetadata;

/* clients.c: processes, devices, contexts. */
DXGKDDI_CREATEPROCESS SoftgpuCreateProcess;
DXGKDDI_DESTROYPROCESS SoftgpuDestroyProcess;
DXGKDDI_CREATEDEVICE SoftgpuCreateDevice;
DXGKDDI_DESTROYDEVICE SoftgpuDestroyDevice;
DXGKDDI_CREATECONTEXT SoftgpuCreateContext;
DXGKDDI_DESTROYCONTEXT SoftgpuDestroyContext;

/* allocation.c: the video memory manager's questions; softgpu's memory goes through its escape instead. */
DXGKDDI_CREATEALLOCATION SoftgpuCreateAllocation;
DXGKDDI_DESTROYALLOCATION SoftgpuDestroyAllocation;
DXGKDDI_DESCRIBEALLOCATION SoftgpuDescribeAllocation;
DXGKDDI_GETSTANDARDALLOCATIONDRIVERDATA SoftgpuGetStandardAllocationDriverData;
DXGKDDI_OPENALLOCATIONINFO SoftgpuOpenAllocation;
DXGKDDI_CLOSEALLOCATION SoftgpuCloseAllocation;
DXGKDDI_BUILDPAGINGBUFFER SoftgpuBuildPagingBuffer;

/* render.c: the scheduler's way to the engine. */
DXGKDDI_RENDER SoftgpuRender;
DXGKDDI_PATCH SoftgpuPatch;
DXGKDDI_SUBMITCOMMAND SoftgpuSubmitCommand;
DXGKDDI_PREEMPTCOMMAND SoftgpuPreemptCommand;
DXGKDDI_QUERYCURRENTFENCE SoftgpuQueryCurrentFence;

/* engine.c: registers, interrupt, reset; nonpaged. */
DXGKDDI_INTERRUPT_ROUTINE SoftgpuInterruptRoutine;
DXGKDDI_DPC_ROUTINE SoftgpuDpcRoutine;
DXGKDDI_CONTROLINTERRUPT SoftgpuControlInterrupt;
DXGKDDI_RESETFROMTIMEOUT SoftgpuResetFromTimeout;
DXGKDDI_RESTARTFROMTIMEOUT SoftgpuRestartFromTimeout;
DXGKDDI_COLLECTDBGINFO SoftgpuCollectDbgInfo;
ULONG SoftgpuRead(PSOFTGPU_ADAPTER Adapter, ULONG Offset);
VOID SoftgpuWrite(PSOFTGPU_ADAPTER Adapter, ULONG Offset, ULONG Value);
VOID SoftgpuEngineStart(PSOFTGPU_ADAPTER Adapter);
VOID SoftgpuEngineStop(PSOFTGPU_ADAPTER Adapter);
/* Hand a stream to the engine. IRQL <= DISPATCH_LEVEL. FALSE: its queue is full. */
BOOLEAN SoftgpuEngineSubmit(PSOFTGPU_ADAPTER Adapter, ULONG Channel, PHYSICAL_ADDRESS Address, ULONG Bytes,
                            UINT32 Fence);

/* memory.c: objects in VRAM. IRQL PASSIVE_LEVEL. */
NTSTATUS SoftgpuAllocateObject(PSOFTGPU_PROCESS Process, UINT32 Bytes, UINT32 Color, SOFTGPU_OBJECT *Allocated);
NTSTATUS SoftgpuFreeObject(PSOFTGPU_PROCESS Process, UINT32 Id);
VOID SoftgpuFreeAllObjects(PSOFTGPU_PROCESS Process);
NTSTATUS SoftgpuReadObject(PSOFTGPU_PROCESS Process, UINT32 Id, UINT32 Offset, PVOID To, UINT32 Bytes);
/* Whether all of a range of VRAM belongs to one object of the process. The caller holds the process's mutex. */
BOOLEAN SoftgpuOwnsRange(PSOFTGPU_PROCESS Process, UINT64 Address, UINT64 Bytes);
ULONG SoftgpuFreePages(PSOFTGPU_ADAPTER Adapter);

/*
 * validate.c: what a process may have the engine do. STATUS_SUCCESS; STATUS_INVALID_PARAMETER for what is no stream;
 * STATUS_ILLEGAL_INSTRUCTION for what this revision cannot execute on `Channel`; STATUS_PRIVILEGED_INSTRUCTION for what
 * reaches beyond the process's objects or into the kernel's registers. The stream is memory that the process cannot
 * change meanwhile; the caller holds the process's mutex, so that no object goes away between the check and the use.
 */
NTSTATUS SoftgpuValidateStream(PSOFTGPU_PROCESS Process, ULONG Channel, const UINT32 *Stream, ULONG Words);

/* escape.c: DxgkDdiEscape. */
DXGKDDI_ESCAPE SoftgpuEscape;

#endif
