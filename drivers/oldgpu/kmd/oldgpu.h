/*
 * oldgpu.h: the objects of the oldgpu miniport, and which file does what.
 *
 * It is built for any interface version of the Vista years: -DDXGKDDI_INTERFACE_VERSION=0x1052 (Vista, which is what it
 * takes by itself), 0x1053 (Vista SP1) or 0x2005 (Windows 7).
 */
#ifndef OLDGPU_KMD_H
#define OLDGPU_KMD_H

#ifndef DXGKDDI_INTERFACE_VERSION
#define DXGKDDI_INTERFACE_VERSION 0x1052
#endif

#include <ntddk.h>

#include <d3dkmddi.h>
#include <d3dkmdt.h>
#include <dispmprt.h>

#include "../shared/oldgpu_escape.h"

#define OLDGPU_TAG 'gdlO'

/* Registers, in BAR 0. */
#define OLDGPU_REGISTERS_BYTES 0x10000
#define OLDGPU_REG_FENCE       0x0020
#define OLDGPU_REG_MODE        0x0040 /* width, height, pitch, one after the other */
#define OLDGPU_REG_VISIBLE     0x0050
#define OLDGPU_REG_SCRATCH(i)  (0x0100 + 4 * (i))
#define OLDGPU_REG_GAMMA(i)    (0x1000 + 4 * (i))

/* The one segment: an aperture through which the engine sees system memory, page by page. */
#define OLDGPU_APERTURE_SEGMENT 1
#define OLDGPU_APERTURE_BASE    0x10000000
#define OLDGPU_APERTURE_PAGES   4096 /* 16 MiB */

#define OLDGPU_DMA_BYTES   PAGE_SIZE
#define OLDGPU_ALLOCATIONS 32
#define OLDGPU_PATCHES     64

/* What is in a DMA buffer, and in the command buffer that it comes from: words, of which an address is one. */
#define OLDGPU_OP_NOP      0x00000000
#define OLDGPU_OP_CLEAR    0x00000001 /* allocation's index, bytes, value */
#define OLDGPU_CLEAR_WORDS 4

/* What is in a paging buffer. */
typedef struct _OLDGPU_PAGING_COMMAND {
    ULONG FirstPage; /* of the aperture */
    ULONG Pages;
    ULONG Map; /* 0: back to the dummy page */
    ULONG Reserved;
} OLDGPU_PAGING_COMMAND;

typedef struct _OLDGPU_MODE {
    ULONG Width;
    ULONG Height;
    ULONG Pitch;
    BOOLEAN Visible;
} OLDGPU_MODE;

typedef struct _OLDGPU_ADAPTER {
    PDEVICE_OBJECT PhysicalDeviceObject;
    DXGKRNL_INTERFACE Dxgk;
    PUCHAR Registers;

    /* What commands and escapes count and note. Taken at <= DISPATCH_LEVEL. */
    KSPIN_LOCK Lock;
    OLDGPU_STATISTICS Statistics;
    OLDGPU_EVENT Events[OLDGPU_EVENTS];
    ULONG EventCount; /* ever: the newest is at (EventCount - 1) % OLDGPU_EVENTS */
    OLDGPU_MODE Mode;

    /* The engine is the driver itself: a DPC of its own is the hardware that finishes what was submitted. */
    KDPC EngineDpc;
    LONG SubmittedFence;          /* at the device's IRQL */
    volatile LONG CompletedFence; /* written there, read anywhere */
} OLDGPU_ADAPTER, *POLDGPU_ADAPTER;

typedef struct _OLDGPU_DEVICE {
    POLDGPU_ADAPTER Adapter;
    HANDLE RuntimeDevice;
} OLDGPU_DEVICE, *POLDGPU_DEVICE;

typedef struct _OLDGPU_CONTEXT {
    POLDGPU_DEVICE Device;
} OLDGPU_CONTEXT, *POLDGPU_CONTEXT;

typedef struct _OLDGPU_ALLOCATION {
    SIZE_T Bytes;
} OLDGPU_ALLOCATION, *POLDGPU_ALLOCATION;

/* What a user-mode driver says of an allocation. */
typedef struct _OLDGPU_ALLOCATION_DATA {
    ULONG Width;
    ULONG Height;
    ULONG BytesPerPixel;
} OLDGPU_ALLOCATION_DATA;

/* start.c */
DXGKDDI_ADD_DEVICE OgAddDevice;
DXGKDDI_START_DEVICE OgStartDevice;
DXGKDDI_STOP_DEVICE OgStopDevice;
DXGKDDI_REMOVE_DEVICE OgRemoveDevice;
DXGKDDI_RESET_DEVICE OgResetDevice;
DXGKDDI_DISPATCH_IO_REQUEST OgDispatchIoRequest;
DXGKDDI_SET_POWER_STATE OgSetPowerState;
DXGKDDI_QUERY_CHILD_RELATIONS OgQueryChildRelations;
DXGKDDI_QUERY_CHILD_STATUS OgQueryChildStatus;
DXGKDDI_QUERY_DEVICE_DESCRIPTOR OgQueryDeviceDescriptor;
/* Note what happened, for GET_EVENTS. IRQL <= DISPATCH_LEVEL. */
VOID OgNoteEvent(POLDGPU_ADAPTER Adapter, ULONG Kind, ULONG Value);
VOID OgCount(POLDGPU_ADAPTER Adapter, ULONGLONG *Counter, ULONGLONG By);
ULONG OgRead(POLDGPU_ADAPTER Adapter, ULONG Offset);
VOID OgWrite(POLDGPU_ADAPTER Adapter, ULONG Offset, ULONG Value);

/* caps.c */
DXGKDDI_QUERYADAPTERINFO OgQueryAdapterInfo;

/* objects.c: devices, contexts, allocations */
DXGKDDI_CREATEDEVICE OgCreateDevice;
DXGKDDI_DESTROYDEVICE OgDestroyDevice;
DXGKDDI_CREATECONTEXT OgCreateContext;
DXGKDDI_DESTROYCONTEXT OgDestroyContext;
DXGKDDI_CREATEALLOCATION OgCreateAllocation;
DXGKDDI_DESTROYALLOCATION OgDestroyAllocation;
DXGKDDI_DESCRIBEALLOCATION OgDescribeAllocation;
DXGKDDI_GETSTANDARDALLOCATIONDRIVERDATA OgGetStandardAllocationDriverData;
DXGKDDI_OPENALLOCATIONINFO OgOpenAllocation;
DXGKDDI_CLOSEALLOCATION OgCloseAllocation;

/* engine.c: from a command buffer to a fence */
KDEFERRED_ROUTINE OgEngineDpc;
DXGKDDI_INTERRUPT_ROUTINE OgInterruptRoutine;
DXGKDDI_DPC_ROUTINE OgDpcRoutine;
DXGKDDI_CONTROLINTERRUPT OgControlInterrupt;
DXGKDDI_RENDER OgRender;
DXGKDDI_PRESENT OgPresent;
DXGKDDI_PATCH OgPatch;
DXGKDDI_SUBMITCOMMAND OgSubmitCommand;
DXGKDDI_PREEMPTCOMMAND OgPreemptCommand;
DXGKDDI_BUILDPAGINGBUFFER OgBuildPagingBuffer;
DXGKDDI_QUERYCURRENTFENCE OgQueryCurrentFence;
DXGKDDI_RESETFROMTIMEOUT OgResetFromTimeout;
DXGKDDI_RESTARTFROMTIMEOUT OgRestartFromTimeout;
DXGKDDI_COLLECTDBGINFO OgCollectDbgInfo;

/* modes.c: one source, one target, a list of modes */
DXGKDDI_ISSUPPORTEDVIDPN OgIsSupportedVidPn;
DXGKDDI_RECOMMENDFUNCTIONALVIDPN OgRecommendFunctionalVidPn;
DXGKDDI_ENUMVIDPNCOFUNCMODALITY OgEnumVidPnCofuncModality;
DXGKDDI_COMMITVIDPN OgCommitVidPn;
DXGKDDI_UPDATEACTIVEVIDPNPRESENTPATH OgUpdateActiveVidPnPresentPath;
DXGKDDI_RECOMMENDMONITORMODES OgRecommendMonitorModes;
DXGKDDI_RECOMMENDVIDPNTOPOLOGY OgRecommendVidPnTopology;
DXGKDDI_SETVIDPNSOURCEADDRESS OgSetVidPnSourceAddress;
DXGKDDI_SETVIDPNSOURCEVISIBILITY OgSetVidPnSourceVisibility;
DXGKDDI_SETPALETTE OgSetPalette;
DXGKDDI_SETPOINTERPOSITION OgSetPointerPosition;
DXGKDDI_SETPOINTERSHAPE OgSetPointerShape;
DXGKDDI_GETSCANLINE OgGetScanLine;

/* escape.c */
DXGKDDI_ESCAPE OgEscape;

#endif
