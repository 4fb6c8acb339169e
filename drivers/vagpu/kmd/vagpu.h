/*
 * vagpu.h: the objects of the vagpu miniport, and which file does what.
 */
#ifndef VAGPU_KMD_H
#define VAGPU_KMD_H

#include <ntddk.h>

#include <dispmprt.h>

#include "../shared/vagpu_escape.h"
#include "../shared/vagpu_hw.h"

#define VAGPU_TAG 'pgaV'

/* Segments, as the memory manager numbers them. */
#define VAGPU_SEGMENT_SYSTEM   0
#define VAGPU_SEGMENT_LOCAL    1
#define VAGPU_SEGMENT_APERTURE 2
#define VAGPU_APERTURE_BYTES   ((SIZE_T)64 * 1024 * 1024)

typedef struct _VAGPU_ADAPTER {
    PDEVICE_OBJECT PhysicalDeviceObject;
    DXGKRNL_INTERFACE Dxgk;
    PUCHAR Registers;
    PHYSICAL_ADDRESS MemoryAddress; /* of BAR 1, which the memory manager maps */

    /* At the device's IRQL: */
    BOOLEAN TakesInterrupts;
    UINT PreemptionFence[VAGPU_ENGINES];
    BOOLEAN Preempted[VAGPU_ENGINES];

    KSPIN_LOCK SubmitLock; /* the registers before the doorbell belong together */
} VAGPU_ADAPTER, *PVAGPU_ADAPTER;

typedef struct _VAGPU_PROCESS {
    PVAGPU_ADAPTER Adapter;
    volatile LONG Devices;
} VAGPU_PROCESS, *PVAGPU_PROCESS;

typedef struct _VAGPU_DEVICE {
    PVAGPU_ADAPTER Adapter;
    PVAGPU_PROCESS Process; /* null: the system's */
    volatile LONG Contexts;
    volatile LONG Allocations;
    volatile LONG64 Submissions;

    FAST_MUTEX LabelLock;
    UINT32 LabelBytes;
    UCHAR Label[VAGPU_LABEL_BYTES];
} VAGPU_DEVICE, *PVAGPU_DEVICE;

typedef struct _VAGPU_CONTEXT {
    PVAGPU_DEVICE Device;
    UINT Engine;
    volatile LONG Priority;
    volatile LONG Root; /* where the root page table lies in local memory; VAGPU_NO_ROOT */
} VAGPU_CONTEXT, *PVAGPU_CONTEXT;

typedef struct _VAGPU_ALLOCATION {
    UINT64 Bytes;
} VAGPU_ALLOCATION, *PVAGPU_ALLOCATION;

/* What a user-mode driver says of an allocation. */
typedef struct _VAGPU_ALLOCATION_DATA {
    UINT64 Bytes;
    UINT32 CpuVisible;
    UINT32 Reserved;
} VAGPU_ALLOCATION_DATA;

/* adapter.c: its life, power, and the children that it has not */
DXGKDDI_ADD_DEVICE VaAddDevice;
DXGKDDI_START_DEVICE VaStartDevice;
DXGKDDI_STOP_DEVICE VaStopDevice;
DXGKDDI_REMOVE_DEVICE VaRemoveDevice;
DXGKDDI_RESET_DEVICE VaResetDevice;
DXGKDDI_SET_POWER_STATE VaSetPowerState;
DXGKDDI_DISPATCH_IO_REQUEST VaDispatchIoRequest;
DXGKDDI_QUERY_CHILD_RELATIONS VaQueryChildRelations;
DXGKDDI_QUERY_CHILD_STATUS VaQueryChildStatus;
DXGKDDI_QUERY_DEVICE_DESCRIPTOR VaQueryDeviceDescriptor;
UINT32 VaRead(PVAGPU_ADAPTER Adapter, ULONG Offset);
VOID VaWrite(PVAGPU_ADAPTER Adapter, ULONG Offset, UINT32 Value);

/* caps.c */
DXGKDDI_QUERYADAPTERINFO VaQueryAdapterInfo;
DXGKDDI_GETNODEMETADATA VaGetNodeMetadata;

/* objects.c */
DXGKDDI_CREATEPROCESS VaCreateProcess;
DXGKDDI_DESTROYPROCESS VaDestroyProcess;
DXGKDDI_CREATEDEVICE VaCreateDevice;
DXGKDDI_DESTROYDEVICE VaDestroyDevice;
DXGKDDI_CREATECONTEXT VaCreateContext;
DXGKDDI_DESTROYCONTEXT VaDestroyContext;
DXGKDDI_CREATEALLOCATION VaCreateAllocation;
DXGKDDI_DESTROYALLOCATION VaDestroyAllocation;
DXGKDDI_DESCRIBEALLOCATION VaDescribeAllocation;
DXGKDDI_GETSTANDARDALLOCATIONDRIVERDATA VaGetStandardAllocationDriverData;
DXGKDDI_OPENALLOCATIONINFO VaOpenAllocation;
DXGKDDI_CLOSEALLOCATION VaCloseAllocation;

/* paging.c: what the memory manager wants done becomes commands of the paging engine */
DXGKDDI_BUILDPAGINGBUFFER VaBuildPagingBuffer;
DXGKDDI_SETROOTPAGETABLE VaSetRootPageTable;
DXGKDDI_GETROOTPAGETABLESIZE VaGetRootPageTableSize;

/* submit.c: doorbells, interrupts, time-outs */
DXGKDDI_SUBMITCOMMAND VaSubmitCommand;
DXGKDDI_SUBMITCOMMANDVIRTUAL VaSubmitCommandVirtual;
DXGKDDI_PREEMPTCOMMAND VaPreemptCommand;
DXGKDDI_QUERYCURRENTFENCE VaQueryCurrentFence;
DXGKDDI_INTERRUPT_ROUTINE VaInterruptRoutine;
DXGKDDI_DPC_ROUTINE VaDpcRoutine;
DXGKDDI_CONTROLINTERRUPT VaControlInterrupt;
DXGKDDI_RESETFROMTIMEOUT VaResetFromTimeout;
DXGKDDI_RESTARTFROMTIMEOUT VaRestartFromTimeout;
DXGKDDI_COLLECTDBGINFO VaCollectDbgInfo;
/* At PASSIVE_LEVEL. After VaInterruptsOff the interrupt routine touches no register. */
VOID VaInterruptsOn(PVAGPU_ADAPTER Adapter);
VOID VaInterruptsOff(PVAGPU_ADAPTER Adapter);

/* escape.c */
DXGKDDI_ESCAPE VaEscape;

#endif
