/*
 * d3dumddi.h: the user-mode display driver's interface: its own functions, and the runtime's callbacks that take its
 * work to the kernel.
 *
 * A driver exports OpenAdapter, gets D3DDDI_ADAPTERCALLBACKS and returns D3DDDI_ADAPTERFUNCS; CreateDevice brings it
 * D3DDDI_DEVICECALLBACKS, pfnEscapeCb among them. Everything that crosses is APIENTRY.
 */
#ifndef _D3DUMDDI_H_
#define _D3DUMDDI_H_

#include "d3dukmdt.h"
#include "d3d9types.h"
#include "winerror.h"

/* ---- What the runtime's callbacks return: facility 0x876, severity error ---- */

#define MAKE_D3DDDIHRESULT(code)             MAKE_HRESULT(1, 0x876, code)
#define D3DDDIERR_WASSTILLDRAWING            MAKE_D3DDDIHRESULT(540)
#define D3DDDIERR_NOTAVAILABLE               MAKE_D3DDDIHRESULT(2154)
#define D3DDDIERR_DEVICEREMOVED              MAKE_D3DDDIHRESULT(2160)
#define D3DDDIERR_PRIVILEGEDINSTRUCTION      MAKE_D3DDDIHRESULT(2161)
#define D3DDDIERR_INVALIDINSTRUCTION         MAKE_D3DDDIHRESULT(2162)
#define D3DDDIERR_INVALIDHANDLE              MAKE_D3DDDIHRESULT(2163)
#define D3DDDIERR_INVALIDUSERBUFFER          MAKE_D3DDDIHRESULT(2169)
#define D3DDDIERR_INCOMPATIBLEPRIVATEFORMAT  MAKE_D3DDDIHRESULT(2170)
#define D3DDDIERR_CANTEVICTPINNEDALLOCATION  ((HRESULT)0xC0262109)
#define D3DDDIERR_CANTRENDERLOCKEDALLOCATION ((HRESULT)0xC0262111)

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Escapes ---- */

/*
 * An escape by way of the runtime. hDevice is the runtime's handle, and is for the flags that need one; hContext
 * is the kernel's.
 */
typedef struct _D3DDDICB_ESCAPE {
    HANDLE hDevice;
    D3DDDI_ESCAPEFLAGS Flags;
    void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
    HANDLE hContext;
} D3DDDICB_ESCAPE;

/*
 * S_OK, E_OUTOFMEMORY, E_INVALIDARG or D3DDDIERR_DEVICEREMOVED among others; hAdapter is the runtime's, from
 * OpenAdapter.
 */
typedef HRESULT(APIENTRY *PFND3DDDI_ESCAPECB)(HANDLE hAdapter, const D3DDDICB_ESCAPE *pData);

/* ---- The runtime's callbacks: allocations ---- */

typedef struct _D3DDDICB_ALLOCATE {
    const void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
    HANDLE hResource;
    D3DKMT_HANDLE hKMResource;
    UINT NumAllocations;
    union {
        D3DDDI_ALLOCATIONINFO *pAllocationInfo;
        D3DDDI_ALLOCATIONINFO2 *pAllocationInfo2;
    };
} D3DDDICB_ALLOCATE;

typedef HRESULT(APIENTRY *PFND3DDDI_ALLOCATECB)(HANDLE hAdapter, D3DDDICB_ALLOCATE *pData);

typedef struct _D3DDDICB_DEALLOCATE2 {
    HANDLE hResource;
    UINT NumAllocations;
    const D3DKMT_HANDLE *HandleList;
    D3DDDICB_DESTROYALLOCATION2FLAGS Flags;
} D3DDDICB_DEALLOCATE2;

typedef HRESULT(APIENTRY *PFND3DDDI_DEALLOCATE2CB)(HANDLE hAdapter, const D3DDDICB_DEALLOCATE2 *pData);

typedef struct _D3DDDICB_DEALLOCATE {
    HANDLE hResource;
    UINT NumAllocations;
    const D3DKMT_HANDLE *HandleList;
} D3DDDICB_DEALLOCATE;

typedef HRESULT(APIENTRY *PFND3DDDI_DEALLOCATECB)(HANDLE hAdapter, const D3DDDICB_DEALLOCATE *pData);

typedef struct D3DDDICB_EVICT {
    UINT NumAllocations;
    const D3DKMT_HANDLE *AllocationList;
    D3DDDI_EVICT_FLAGS Flags;
    UINT64 NumBytesToTrim;
} D3DDDICB_EVICT;

typedef HRESULT(APIENTRY *PFND3DDDI_EVICTCB)(HANDLE hAdapter, D3DDDICB_EVICT *pData);

typedef struct _D3DDDICB_FREEGPUVIRTUALADDRESS {
    D3DGPU_VIRTUAL_ADDRESS BaseAddress;
    D3DGPU_SIZE_T Size;
} D3DDDICB_FREEGPUVIRTUALADDRESS;

typedef HRESULT(APIENTRY *PFND3DDDI_FREEGPUVIRTUALADDRESSCB)(HANDLE hAdapter,
    const D3DDDICB_FREEGPUVIRTUALADDRESS *pData);

typedef struct _D3DDDICB_LOCK2 {
    D3DKMT_HANDLE hAllocation;
    D3DDDICB_LOCK2FLAGS Flags;
    PVOID pData;
} D3DDDICB_LOCK2;

typedef HRESULT(APIENTRY *PFND3DDDI_LOCK2CB)(HANDLE hAdapter, D3DDDICB_LOCK2 *pData);

typedef struct _D3DDDICB_LOCK {
    D3DKMT_HANDLE hAllocation;
    UINT PrivateDriverData;
    UINT NumPages;
    const UINT *pPages;
    void *pData;
    D3DDDICB_LOCKFLAGS Flags;
    D3DGPU_VIRTUAL_ADDRESS GpuVirtualAddress;
} D3DDDICB_LOCK;

typedef HRESULT(APIENTRY *PFND3DDDI_LOCKCB)(HANDLE hAdapter, D3DDDICB_LOCK *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_MAKERESIDENTCB)(HANDLE hAdapter, D3DDDI_MAKERESIDENT *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_MAPGPUVIRTUALADDRESSCB)(HANDLE hAdapter, D3DDDI_MAPGPUVIRTUALADDRESS *pData);

typedef struct D3DDDICB_OFFERALLOCATIONS2 {
    const HANDLE *pResources;
    const D3DKMT_HANDLE *HandleList;
    UINT NumAllocations;
    D3DDDI_OFFER_PRIORITY Priority;
    D3DDDI_OFFER_FLAGS Flags;
} D3DDDICB_OFFERALLOCATIONS2;

typedef HRESULT(APIENTRY *PFND3DDDI_OFFERALLOCATIONS2CB)(HANDLE hAdapter, const D3DDDICB_OFFERALLOCATIONS2 *pData);

typedef struct _D3DDDICB_OFFERALLOCATIONS {
    const HANDLE *pResources;
    const D3DKMT_HANDLE *HandleList;
    UINT NumAllocations;
    D3DDDI_OFFER_PRIORITY Priority;
} D3DDDICB_OFFERALLOCATIONS;

typedef HRESULT(APIENTRY *PFND3DDDI_OFFERALLOCATIONSCB)(HANDLE hAdapter, const D3DDDICB_OFFERALLOCATIONS *pData);

typedef enum _D3DDDI_RESIDENCYSTATUS {
    D3DDDI_RESIDENCYSTATUS_RESIDENTINGPUMEMORY = 1,
    D3DDDI_RESIDENCYSTATUS_RESIDENTINSHAREDMEMORY,
    D3DDDI_RESIDENCYSTATUS_NOTRESIDENT,
} D3DDDI_RESIDENCYSTATUS;

typedef struct _D3DDDICB_QUERYRESIDENCY {
    HANDLE hResource;
    UINT NumAllocations;
    const D3DKMT_HANDLE *HandleList;
    D3DDDI_RESIDENCYSTATUS *pResidencyStatus;
} D3DDDICB_QUERYRESIDENCY;

typedef HRESULT(APIENTRY *PFND3DDDI_QUERYRESIDENCYCB)(HANDLE hAdapter, const D3DDDICB_QUERYRESIDENCY *pData);

typedef struct _D3DDDICB_RECLAIMALLOCATIONS2 {
    D3DKMT_HANDLE PagingQueue;
    UINT NumAllocations;
    const HANDLE *pResources;
    const D3DKMT_HANDLE *HandleList;
    BOOL *pDiscarded;
    UINT64 PagingFenceValue;
} D3DDDICB_RECLAIMALLOCATIONS2;

typedef HRESULT(APIENTRY *PFND3DDDI_RECLAIMALLOCATIONS2CB)(HANDLE hAdapter, D3DDDICB_RECLAIMALLOCATIONS2 *pData);

typedef struct _D3DDDICB_RECLAIMALLOCATIONS3 {
    D3DKMT_HANDLE PagingQueue;
    UINT NumAllocations;
    const HANDLE *pResources;
    const D3DKMT_HANDLE *HandleList;
    D3DDDI_RECLAIM_RESULT *pResults;
    UINT64 PagingFenceValue;
} D3DDDICB_RECLAIMALLOCATIONS3;

typedef HRESULT(APIENTRY *PFND3DDDI_RECLAIMALLOCATIONS3CB)(HANDLE hAdapter, D3DDDICB_RECLAIMALLOCATIONS3 *pData);

typedef struct _D3DDDICB_RECLAIMALLOCATIONS {
    const HANDLE *pResources;
    const D3DKMT_HANDLE *HandleList;
    BOOL *pDiscarded;
    UINT NumAllocations;
} D3DDDICB_RECLAIMALLOCATIONS;

typedef HRESULT(APIENTRY *PFND3DDDI_RECLAIMALLOCATIONSCB)(HANDLE hAdapter, const D3DDDICB_RECLAIMALLOCATIONS *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_RESERVEGPUVIRTUALADDRESSCB)(HANDLE hAdapter,
    D3DDDI_RESERVEGPUVIRTUALADDRESS *pData);

typedef struct _D3DDDICB_SETPRIORITY {
    HANDLE hResource;
    UINT NumAllocations;
    const D3DKMT_HANDLE *HandleList;
    const UINT *pPriorities;
} D3DDDICB_SETPRIORITY;

typedef HRESULT(APIENTRY *PFND3DDDI_SETPRIORITYCB)(HANDLE hAdapter, D3DDDICB_SETPRIORITY *pData);

typedef struct _D3DDDICB_UNLOCK2 {
    D3DKMT_HANDLE hAllocation;
} D3DDDICB_UNLOCK2;

typedef HRESULT(APIENTRY *PFND3DDDI_UNLOCK2CB)(HANDLE hAdapter, const D3DDDICB_UNLOCK2 *pData);

typedef struct _D3DDDICB_UNLOCK {
    UINT NumAllocations;
    const D3DKMT_HANDLE *phAllocations;
} D3DDDICB_UNLOCK;

typedef HRESULT(APIENTRY *PFND3DDDI_UNLOCKCB)(HANDLE hAdapter, const D3DDDICB_UNLOCK *pData);

typedef struct _D3DDDICB_UPDATEGPUVIRTUALADDRESS {
    HANDLE hContext;
    D3DKMT_HANDLE hFenceObject;
    UINT NumOperations;
    D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION *Operations;
    UINT Reserved0;
    UINT64 Reserved1;
    UINT64 FenceValue;
    union {
        struct {
            UINT DoNotWait : 1;
            UINT Reserved : 31;
        };
        UINT Value;
    } Flags;
} D3DDDICB_UPDATEGPUVIRTUALADDRESS;

typedef HRESULT(APIENTRY *PFND3DDDI_UPDATEGPUVIRTUALADDRESSCB)(HANDLE hAdapter,
    const D3DDDICB_UPDATEGPUVIRTUALADDRESS *pData);

/* ---- The runtime's callbacks: contexts and work ---- */

typedef struct _D3DDDICB_CREATECONTEXT {
    UINT NodeOrdinal;
    UINT EngineAffinity;
    D3DDDI_CREATECONTEXTFLAGS Flags;
    void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
    HANDLE hContext;
    void *pCommandBuffer;
    UINT CommandBufferSize;
    D3DDDI_ALLOCATIONLIST *pAllocationList;
    UINT AllocationListSize;
    D3DDDI_PATCHLOCATIONLIST *pPatchLocationList;
    UINT PatchLocationListSize;
    D3DGPU_VIRTUAL_ADDRESS CommandBuffer;
} D3DDDICB_CREATECONTEXT;

typedef HRESULT(APIENTRY *PFND3DDDI_CREATECONTEXTCB)(HANDLE hAdapter, D3DDDICB_CREATECONTEXT *pData);

typedef struct _D3DDDICB_CREATECONTEXTVIRTUAL {
    UINT NodeOrdinal;
    UINT EngineAffinity;
    D3DDDI_CREATECONTEXTFLAGS Flags;
    void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
    HANDLE hContext;
} D3DDDICB_CREATECONTEXTVIRTUAL;

typedef HRESULT(APIENTRY *PFND3DDDI_CREATECONTEXTVIRTUALCB)(HANDLE hAdapter, D3DDDICB_CREATECONTEXTVIRTUAL *pData);

typedef struct _D3DDDICB_CREATEHWCONTEXT {
    UINT NodeOrdinal;
    UINT EngineAffinity;
    D3DDDI_CREATEHWCONTEXTFLAGS Flags;
    UINT PrivateDriverDataSize;
    void *pPrivateDriverData;
    HANDLE hHwContext;
} D3DDDICB_CREATEHWCONTEXT;

typedef HRESULT(APIENTRY *PFND3DDDI_CREATEHWCONTEXTCB)(HANDLE hAdapter, D3DDDICB_CREATEHWCONTEXT *pData);

typedef struct _D3DDDICB_CREATEHWQUEUE {
    HANDLE hHwContext;
    D3DDDI_CREATEHWQUEUEFLAGS Flags;
    UINT PrivateDriverDataSize;
    void *pPrivateDriverData;
    HANDLE hHwQueue;
    D3DKMT_HANDLE hHwQueueProgressFence;
    void *HwQueueProgressFenceCPUVirtualAddress;
    D3DGPU_VIRTUAL_ADDRESS HwQueueProgressFenceGPUVirtualAddress;
} D3DDDICB_CREATEHWQUEUE;

typedef HRESULT(APIENTRY *PFND3DDDI_CREATEHWQUEUECB)(HANDLE hAdapter, D3DDDICB_CREATEHWQUEUE *pData);

typedef struct D3DDDICB_CREATEPAGINGQUEUE {
    D3DDDI_PAGINGQUEUE_PRIORITY Priority;
    D3DKMT_HANDLE hPagingQueue;
    D3DKMT_HANDLE hSyncObject;
    void *FenceValueCPUVirtualAddress;
    UINT PhysicalAdapterIndex;
} D3DDDICB_CREATEPAGINGQUEUE;

typedef HRESULT(APIENTRY *PFND3DDDI_CREATEPAGINGQUEUECB)(HANDLE hAdapter, D3DDDICB_CREATEPAGINGQUEUE *pData);

typedef struct _D3DDDICB_DESTROYCONTEXT {
    HANDLE hContext;
} D3DDDICB_DESTROYCONTEXT;

typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYCONTEXTCB)(HANDLE hAdapter, const D3DDDICB_DESTROYCONTEXT *pData);

typedef struct _D3DDDICB_DESTROYHWCONTEXT {
    HANDLE hHwContext;
} D3DDDICB_DESTROYHWCONTEXT;

typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYHWCONTEXTCB)(HANDLE hAdapter, const D3DDDICB_DESTROYHWCONTEXT *pData);

typedef struct _D3DDDICB_DESTROYHWQUEUE {
    HANDLE hHwQueue;
} D3DDDICB_DESTROYHWQUEUE;

typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYHWQUEUECB)(HANDLE hAdapter, const D3DDDICB_DESTROYHWQUEUE *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYPAGINGQUEUECB)(HANDLE hAdapter, const D3DDDI_DESTROYPAGINGQUEUE *pData);

typedef struct _D3DDDICB_PRESENT {
    D3DKMT_HANDLE hSrcAllocation;
    D3DKMT_HANDLE hDstAllocation;
    HANDLE hContext;
    UINT BroadcastContextCount;
    HANDLE BroadcastContext[D3DDDI_MAX_BROADCAST_CONTEXT];
    D3DKMT_HANDLE *BroadcastSrcAllocation;
    D3DKMT_HANDLE *BroadcastDstAllocation;
    UINT PrivateDriverDataSize;
    PVOID pPrivateDriverData;
    BOOLEAN bOptimizeForComposition;
    BOOL SyncIntervalOverrideValid;
    D3DDDI_FLIPINTERVAL_TYPE SyncIntervalOverride;
} D3DDDICB_PRESENT;

typedef HRESULT(APIENTRY *PFND3DDDI_PRESENTCB)(HANDLE hAdapter, D3DDDICB_PRESENT *pData);

typedef struct D3DDDI_MULTIPLANE_OVERLAY_ALLOCATION_INFO {
    D3DKMT_HANDLE PresentAllocation;
    UINT SubResourceIndex;
} D3DDDI_MULTIPLANE_ALLOCATION_INFO;

typedef struct D3DDDICB_PRESENTMULTIPLANEOVERLAY {
    HANDLE hContext;
    UINT BroadcastContextCount;
    HANDLE BroadcastContext[D3DDDI_MAX_BROADCAST_CONTEXT];
    UINT AllocationInfoCount;
    D3DDDI_MULTIPLANE_ALLOCATION_INFO AllocationInfo[16];
} D3DDDICB_PRESENTMULTIPLANEOVERLAY;

typedef HRESULT(APIENTRY *PFND3DDDI_PRESENTMULTIPLANEOVERLAYCB)(HANDLE hAdapter,
    const D3DDDICB_PRESENTMULTIPLANEOVERLAY *pData);

typedef struct _D3DDDICB_RENDERFLAGS {
    union {
        struct {
            UINT ResizeCommandBuffer : 1;
            UINT ResizeAllocationList : 1;
            UINT ResizePatchLocationList : 1;
            UINT NullRendering : 1;
            UINT Reserved : 28;
        };
        UINT Value;
    };
} D3DDDICB_RENDERFLAGS;

typedef enum D3DDDI_MARKERLOGTYPE {
    D3DDDIMLT_NONE = 0,
    D3DDDIMLT_PROFILE,
    D3DDDIMLT_FT_PROFILE,
    D3DDDIMLT_BATCHED,
} D3DDDI_MARKERLOGTYPE;

typedef struct _D3DDDI_BATCHEDMARKERDATA {
    HANDLE hRTCommandListHandle;
    UINT FirstAPISequenceNumberHigh;
    UINT CompletedAPISequenceNumberLowSize;
    const UINT *pCompletedAPISequenceNumberLow;
} D3DDDI_BATCHEDMARKERDATA;

typedef struct _D3DDDICB_RENDER {
    UINT CommandLength;
    UINT CommandOffset;
    UINT NumAllocations;
    UINT NumPatchLocations;
    void *pNewCommandBuffer;
    UINT NewCommandBufferSize;
    D3DDDI_ALLOCATIONLIST *pNewAllocationList;
    UINT NewAllocationListSize;
    D3DDDI_PATCHLOCATIONLIST *pNewPatchLocationList;
    UINT NewPatchLocationListSize;
    D3DDDICB_RENDERFLAGS Flags;
    HANDLE hContext;
    UINT BroadcastContextCount;
    HANDLE BroadcastContext[D3DDDI_MAX_BROADCAST_CONTEXT];
    ULONG QueuedBufferCount;
    D3DGPU_VIRTUAL_ADDRESS NewCommandBuffer;
    void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
    D3DDDI_MARKERLOGTYPE MarkerLogType;
    UINT RenderCBSequence;
    union {
        struct {
            UINT FirstAPISequenceNumberHigh;
            UINT CompletedAPISequenceNumberLow0Size;
            UINT CompletedAPISequenceNumberLow1Size;
            UINT BegunAPISequenceNumberLow0Size;
            UINT BegunAPISequenceNumberLow1Size;
        };
        UINT BatchedMarkerDataCount;
    };
    union {
        struct {
            const UINT *pCompletedAPISequenceNumberLow0;
            const UINT *pCompletedAPISequenceNumberLow1;
            const UINT *pBegunAPISequenceNumberLow0;
            const UINT *pBegunAPISequenceNumberLow1;
        };
        const D3DDDI_BATCHEDMARKERDATA *pBatchedMarkerData;
    };
} D3DDDICB_RENDER;

typedef HRESULT(APIENTRY *PFND3DDDI_RENDERCB)(HANDLE hAdapter, D3DDDICB_RENDER *pData);

typedef struct _D3DDDICB_SUBMITCOMMANDFLAGS {
    union {
        struct {
            UINT NullRendering : 1;
            UINT Reserved : 31;
        };
        UINT Value;
    };
} D3DDDICB_SUBMITCOMMANDFLAGS;

typedef struct _D3DDDICB_SUBMITCOMMAND {
    D3DGPU_VIRTUAL_ADDRESS Commands;
    UINT CommandLength;
    D3DDDICB_SUBMITCOMMANDFLAGS Flags;
    UINT BroadcastContextCount;
    HANDLE BroadcastContext[D3DDDI_MAX_BROADCAST_CONTEXT];
    void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
    UINT NumPrimaries;
    D3DKMT_HANDLE WrittenPrimaries[16];
    D3DDDI_MARKERLOGTYPE MarkerLogType;
    UINT RenderCBSequence;
    union {
        struct {
            UINT FirstAPISequenceNumberHigh;
            UINT CompletedAPISequenceNumberLow0Size;
            UINT CompletedAPISequenceNumberLow1Size;
            UINT BegunAPISequenceNumberLow0Size;
            UINT BegunAPISequenceNumberLow1Size;
        };
        UINT BatchedMarkerDataCount;
    };
    union {
        struct {
            const UINT *pCompletedAPISequenceNumberLow0;
            const UINT *pCompletedAPISequenceNumberLow1;
            const UINT *pBegunAPISequenceNumberLow0;
            const UINT *pBegunAPISequenceNumberLow1;
        };
        const D3DDDI_BATCHEDMARKERDATA *pBatchedMarkerData;
    };
    UINT Reserved;
    UINT NumHistoryBuffers;
    D3DKMT_HANDLE *HistoryBufferArray;
    void *pReserved;
} D3DDDICB_SUBMITCOMMAND;

typedef HRESULT(APIENTRY *PFND3DDDI_SUBMITCOMMANDCB)(HANDLE hAdapter, const D3DDDICB_SUBMITCOMMAND *pData);

typedef struct _D3DDDICB_SUBMITCOMMANDTOHWQUEUEFLAGS {
    union {
        UINT Reserved : 32;
        UINT Value;
    };
} D3DDDICB_SUBMITCOMMANDTOHWQUEUEFLAGS;

typedef struct _D3DDDICB_SUBMITCOMMANDTOHWQUEUE {
    HANDLE hHwQueue;
    UINT64 HwQueueProgressFenceId;
    D3DGPU_VIRTUAL_ADDRESS Commands;
    UINT CommandLength;
    D3DDDICB_SUBMITCOMMANDTOHWQUEUEFLAGS Flags;
    UINT PrivateDriverDataSize;
    void *pPrivateDriverData;
    UINT NumPrimaries;
    const D3DKMT_HANDLE *WrittenPrimaries;
} D3DDDICB_SUBMITCOMMANDTOHWQUEUE;

typedef HRESULT(APIENTRY *PFND3DDDI_SUBMITCOMMANDTOHWQUEUECB)(HANDLE hAdapter,
    const D3DDDICB_SUBMITCOMMANDTOHWQUEUE *pData);

typedef struct _D3DDDICB_SUBMITHISTORYSEQUENCE {
    HANDLE hHwQueue;
    UINT64 HwQueueProgressFenceId;
    UINT NumHistoryBuffers;
    const void **HistoryBufferAddresses;
    const UINT *HistoryBufferSizes;
    UINT PrecisionBits;
    D3DDDI_MARKERLOGTYPE MarkerLogType;
    UINT RenderCBSequence;
    union {
        struct {
            UINT FirstAPISequenceNumberHigh;
            UINT CompletedAPISequenceNumberLow0Size;
            UINT CompletedAPISequenceNumberLow1Size;
            UINT BegunAPISequenceNumberLow0Size;
            UINT BegunAPISequenceNumberLow1Size;
        };
        UINT BatchedMarkerDataCount;
    };
    union {
        struct {
            const UINT *pCompletedAPISequenceNumberLow0;
            const UINT *pCompletedAPISequenceNumberLow1;
            const UINT *pBegunAPISequenceNumberLow0;
            const UINT *pBegunAPISequenceNumberLow1;
        };
        const D3DDDI_BATCHEDMARKERDATA *pBatchedMarkerData;
    };
    UINT TimestampArrayStride;
    D3DKMT_HANDLE HistorySequenceCompletionSyncObject;
    UINT64 HistorySequenceCompletionFenceValue;
} D3DDDICB_SUBMITHISTORYSEQUENCE;

typedef HRESULT(APIENTRY *PFND3DDDI_SUBMITHISTORYSEQUENCECB)(HANDLE hAdapter,
    const D3DDDICB_SUBMITHISTORYSEQUENCE *pData);

typedef struct _D3DDDICB_SUBMITPRESENTBLTTOHWQUEUE {
    D3DKMT_HANDLE hSrcAllocation;
    D3DKMT_HANDLE hDstAllocation;
    HANDLE hHwQueue;
    UINT64 HwQueueProgressFenceId;
    UINT PrivateDriverDataSize;
    PVOID pPrivateDriverData;
} D3DDDICB_SUBMITPRESENTBLTTOHWQUEUE;

typedef HRESULT(APIENTRY *PFND3DDDI_SUBMITPRESENTBLTTOHWQUEUECB)(HANDLE hAdapter,
    D3DDDICB_SUBMITPRESENTBLTTOHWQUEUE *pData);

typedef struct _D3DDDICB_SUBMITPRESENTTOHWQUEUE {
    D3DKMT_HANDLE *BroadcastSrcAllocations;
    D3DKMT_HANDLE *BroadcastDstAllocations;
    HANDLE *hHwQueues;
    UINT BroadcastHwQueueCount;
    UINT PrivateDriverDataSize;
    PVOID pPrivateDriverData;
    BOOLEAN bOptimizeForComposition;
    BOOL SyncIntervalOverrideValid;
    D3DDDI_FLIPINTERVAL_TYPE SyncIntervalOverride;
} D3DDDICB_SUBMITPRESENTTOHWQUEUE;

typedef HRESULT(APIENTRY *PFND3DDDI_SUBMITPRESENTTOHWQUEUECB)(HANDLE hAdapter,
    D3DDDICB_SUBMITPRESENTTOHWQUEUE *pData);

typedef struct _D3DDDICB_SUBMITSIGNALSYNCOBJECTSTOHWQUEUE {
    D3DDDICB_SIGNALFLAGS Flags;
    ULONG BroadcastHwQueueCount;
    const HANDLE *BroadcastHwQueueArray;
    UINT ObjectCount;
    const D3DKMT_HANDLE *ObjectHandleArray;
    const UINT64 *FenceValueArray;
} D3DDDICB_SUBMITSIGNALSYNCOBJECTSTOHWQUEUE;

typedef HRESULT(APIENTRY *PFND3DDDI_SUBMITSIGNALSYNCOBJECTSTOHWQUEUECB)(HANDLE hAdapter,
    const D3DDDICB_SUBMITSIGNALSYNCOBJECTSTOHWQUEUE *pData);

typedef struct _D3DDDICB_SUBMITWAITFORSYNCOBJECTSTOHWQUEUE {
    HANDLE hHwQueue;
    UINT ObjectCount;
    const D3DKMT_HANDLE *ObjectHandleArray;
    const UINT64 *FenceValueArray;
} D3DDDICB_SUBMITWAITFORSYNCOBJECTSTOHWQUEUE;

typedef HRESULT(APIENTRY *PFND3DDDI_SUBMITWAITFORSYNCOBJECTSTOHWQUEUECB)(HANDLE hAdapter,
    const D3DDDICB_SUBMITWAITFORSYNCOBJECTSTOHWQUEUE *pData);

/* ---- The runtime's callbacks: synchronization ---- */

typedef struct _D3DDDICB_CREATESYNCHRONIZATIONOBJECT2 {
    D3DDDI_SYNCHRONIZATIONOBJECTINFO2 Info;
    D3DKMT_HANDLE hSyncObject;
} D3DDDICB_CREATESYNCHRONIZATIONOBJECT2;

typedef HRESULT(APIENTRY *PFND3DDDI_CREATESYNCHRONIZATIONOBJECT2CB)(HANDLE hAdapter,
    D3DDDICB_CREATESYNCHRONIZATIONOBJECT2 *pData);

typedef struct _D3DDDICB_CREATESYNCHRONIZATIONOBJECT {
    D3DDDI_SYNCHRONIZATIONOBJECTINFO Info;
    D3DKMT_HANDLE hSyncObject;
} D3DDDICB_CREATESYNCHRONIZATIONOBJECT;

typedef HRESULT(APIENTRY *PFND3DDDI_CREATESYNCHRONIZATIONOBJECTCB)(HANDLE hAdapter,
    D3DDDICB_CREATESYNCHRONIZATIONOBJECT *pData);

typedef struct _D3DDDICB_DESTROYSYNCHRONIZATIONOBJECT {
    D3DKMT_HANDLE hSyncObject;
} D3DDDICB_DESTROYSYNCHRONIZATIONOBJECT;

typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYSYNCHRONIZATIONOBJECTCB)(HANDLE hAdapter,
    const D3DDDICB_DESTROYSYNCHRONIZATIONOBJECT *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_SETASYNCCALLBACKSCB)(HANDLE hAdapter, BOOL);

typedef struct _D3DDDICB_SIGNALSYNCHRONIZATIONOBJECT2 {
    HANDLE hContext;
    UINT ObjectCount;
    D3DKMT_HANDLE ObjectHandleArray[D3DDDI_MAX_OBJECT_SIGNALED];
    D3DDDICB_SIGNALFLAGS Flags;
    ULONG BroadcastContextCount;
    HANDLE BroadcastContext[D3DDDI_MAX_BROADCAST_CONTEXT];
    union {
        UINT64 FenceValue;
        HANDLE CpuEventHandle;
    };
} D3DDDICB_SIGNALSYNCHRONIZATIONOBJECT2;

typedef HRESULT(APIENTRY *PFND3DDDI_SIGNALSYNCHRONIZATIONOBJECT2CB)(HANDLE hAdapter,
    const D3DDDICB_SIGNALSYNCHRONIZATIONOBJECT2 *pData);

typedef struct _D3DDDICB_SIGNALSYNCHRONIZATIONOBJECT {
    HANDLE hContext;
    UINT ObjectCount;
    D3DKMT_HANDLE ObjectHandleArray[D3DDDI_MAX_OBJECT_SIGNALED];
    D3DDDICB_SIGNALFLAGS Flags;
} D3DDDICB_SIGNALSYNCHRONIZATIONOBJECT;

typedef HRESULT(APIENTRY *PFND3DDDI_SIGNALSYNCHRONIZATIONOBJECTCB)(HANDLE hAdapter,
    const D3DDDICB_SIGNALSYNCHRONIZATIONOBJECT *pData);

typedef struct D3DDDICB_SIGNALSYNCHRONIZATIONOBJECTFROMCPU {
    UINT ObjectCount;
    const D3DKMT_HANDLE *ObjectHandleArray;
    const UINT64 *FenceValueArray;
} D3DDDICB_SIGNALSYNCHRONIZATIONOBJECTFROMCPU;

typedef HRESULT(APIENTRY *PFND3DDDI_SIGNALSYNCHRONIZATIONOBJECTFROMCPUCB)(HANDLE hAdapter,
    const D3DDDICB_SIGNALSYNCHRONIZATIONOBJECTFROMCPU *pData);

typedef struct D3DDDICB_SIGNALSYNCHRONIZATIONOBJECTFROMGPU2 {
    UINT ObjectCount;
    const D3DKMT_HANDLE *ObjectHandleArray;
    D3DDDICB_SIGNALFLAGS Flags;
    ULONG BroadcastContextCount;
    const HANDLE *BroadcastContextArray;
    union {
        UINT64 FenceValue;
        HANDLE CpuEventHandle;
        const UINT64 *MonitoredFenceValueArray;
        UINT64 Reserved[8];
    };
} D3DDDICB_SIGNALSYNCHRONIZATIONOBJECTFROMGPU2;

typedef HRESULT(APIENTRY *PFND3DDDI_SIGNALSYNCHRONIZATIONOBJECTFROMGPU2CB)(HANDLE hAdapter,
    const D3DDDICB_SIGNALSYNCHRONIZATIONOBJECTFROMGPU2 *pData);

typedef struct D3DDDICB_SIGNALSYNCHRONIZATIONOBJECTFROMGPU {
    HANDLE hContext;
    UINT ObjectCount;
    const D3DKMT_HANDLE *ObjectHandleArray;
    union {
        const UINT64 *MonitoredFenceValueArray;
        UINT64 Reserved[8];
    };
} D3DDDICB_SIGNALSYNCHRONIZATIONOBJECTFROMGPU;

typedef HRESULT(APIENTRY *PFND3DDDI_SIGNALSYNCHRONIZATIONOBJECTFROMGPUCB)(HANDLE hAdapter,
    const D3DDDICB_SIGNALSYNCHRONIZATIONOBJECTFROMGPU *pData);

typedef struct _D3DDDICB_SYNCTOKEN {
    HANDLE hSyncToken;
    UINT BroadcastContextCount;
    const HANDLE *BroadcastContextArray;
} D3DDDICB_SYNCTOKEN;

typedef HRESULT(APIENTRY *PFND3DDDI_SYNCTOKENCB)(HANDLE hAdapter, const D3DDDICB_SYNCTOKEN *pData);

typedef struct _D3DDDICB_WAITFORSYNCHRONIZATIONOBJECT2 {
    HANDLE hContext;
    UINT ObjectCount;
    D3DKMT_HANDLE ObjectHandleArray[D3DDDI_MAX_OBJECT_WAITED_ON];
    UINT64 FenceValue;
} D3DDDICB_WAITFORSYNCHRONIZATIONOBJECT2;

typedef HRESULT(APIENTRY *PFND3DDDI_WAITFORSYNCHRONIZATIONOBJECT2CB)(HANDLE hAdapter,
    const D3DDDICB_WAITFORSYNCHRONIZATIONOBJECT2 *pData);

typedef struct _D3DDDICB_WAITFORSYNCHRONIZATIONOBJECT {
    HANDLE hContext;
    UINT ObjectCount;
    D3DKMT_HANDLE ObjectHandleArray[D3DDDI_MAX_OBJECT_WAITED_ON];
} D3DDDICB_WAITFORSYNCHRONIZATIONOBJECT;

typedef HRESULT(APIENTRY *PFND3DDDI_WAITFORSYNCHRONIZATIONOBJECTCB)(HANDLE hAdapter,
    const D3DDDICB_WAITFORSYNCHRONIZATIONOBJECT *pData);

typedef struct D3DDDICB_WAITFORSYNCHRONIZATIONOBJECTFROMCPU {
    UINT ObjectCount;
    const D3DKMT_HANDLE *ObjectHandleArray;
    const UINT64 *FenceValueArray;
    HANDLE hAsyncEvent;
    D3DDDI_WAITFORSYNCHRONIZATIONOBJECTFROMCPU_FLAGS Flags;
} D3DDDICB_WAITFORSYNCHRONIZATIONOBJECTFROMCPU;

typedef HRESULT(APIENTRY *PFND3DDDI_WAITFORSYNCHRONIZATIONOBJECTFROMCPUCB)(HANDLE hAdapter,
    const D3DDDICB_WAITFORSYNCHRONIZATIONOBJECTFROMCPU *pData);

typedef struct D3DDDICB_WAITFORSYNCHRONIZATIONOBJECTFROMGPU {
    HANDLE hContext;
    UINT ObjectCount;
    const D3DKMT_HANDLE *ObjectHandleArray;
    union {
        const UINT64 *MonitoredFenceValueArray;
        UINT64 FenceValue;
        UINT64 Reserved[8];
    };
} D3DDDICB_WAITFORSYNCHRONIZATIONOBJECTFROMGPU;

typedef HRESULT(APIENTRY *PFND3DDDI_WAITFORSYNCHRONIZATIONOBJECTFROMGPUCB)(HANDLE hAdapter,
    const D3DDDICB_WAITFORSYNCHRONIZATIONOBJECTFROMGPU *pData);

/* ---- The runtime's callbacks: the others, and their table ---- */

typedef struct _D3DDDICB_CREATEOVERLAY {
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    D3DDDI_KERNELOVERLAYINFO OverlayInfo;
    D3DKMT_HANDLE hKernelOverlay;
} D3DDDICB_CREATEOVERLAY;

typedef HRESULT(APIENTRY *PFND3DDDI_CREATEOVERLAYCB)(HANDLE hAdapter, D3DDDICB_CREATEOVERLAY *pData);

typedef struct _D3DDDICB_DESTROYOVERLAY {
    D3DKMT_HANDLE hKernelOverlay;
} D3DDDICB_DESTROYOVERLAY;

typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYOVERLAYCB)(HANDLE hAdapter, const D3DDDICB_DESTROYOVERLAY *pData);

typedef struct _D3DDDICB_FLIPOVERLAY {
    D3DKMT_HANDLE hKernelOverlay;
    D3DKMT_HANDLE hSource;
    void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
} D3DDDICB_FLIPOVERLAY;

typedef HRESULT(APIENTRY *PFND3DDDI_FLIPOVERLAYCB)(HANDLE hAdapter, const D3DDDICB_FLIPOVERLAY *pData);

typedef struct _D3DDDICB_GETMULTISAMPLEMETHODLIST {
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    UINT Width;
    UINT Height;
    D3DDDIFORMAT Format;
    D3DDDI_MULTISAMPLINGMETHOD *pMethodList;
    UINT MethodCount;
} D3DDDICB_GETMULTISAMPLEMETHODLIST;

typedef HRESULT(APIENTRY *PFND3DDDI_GETMULTISAMPLEMETHODLISTCB)(HANDLE hAdapter,
    D3DDDICB_GETMULTISAMPLEMETHODLIST *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_GETRESOURCEPRESENTPRIVATEDRIVERDATACB)(HANDLE hAdapter,
    D3DDDI_GETRESOURCEPRESENTPRIVATEDRIVERDATA *pData);

typedef struct _D3DDDICB_INVALIDATECACHE {
    D3DKMT_HANDLE hAllocation;
    SIZE_T Offset;
    SIZE_T Length;
} D3DDDICB_INVALIDATECACHE;

typedef HRESULT(APIENTRY *PFND3DDDI_INVALIDATECACHECB)(HANDLE hAdapter, const D3DDDICB_INVALIDATECACHE *pData);

typedef struct D3DDDICB_LOGUMDMARKER {
    HANDLE hContext;
    UINT64 APISequenceNumber;
    INT Index;
    INT StringIndex;
    LPCWSTR Info;
} D3DDDICB_LOGUMDMARKER;

typedef HRESULT(APIENTRY *PFND3DDDI_LOGUMDMARKERCB)(HANDLE hAdapter, const D3DDDICB_LOGUMDMARKER *pData);

typedef struct _D3DDDICB_QUERYADAPTERINFO {
    void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
} D3DDDICB_QUERYADAPTERINFO;

typedef HRESULT(APIENTRY *PFND3DDDI_QUERYADAPTERINFOCB)(HANDLE hAdapter, const D3DDDICB_QUERYADAPTERINFO *pData);

typedef struct _D3DDDICB_SETDISPLAYMODE {
    D3DKMT_HANDLE hPrimaryAllocation;
    UINT PrivateDriverFormatAttribute;
} D3DDDICB_SETDISPLAYMODE;

typedef HRESULT(APIENTRY *PFND3DDDI_SETDISPLAYMODECB)(HANDLE hAdapter, D3DDDICB_SETDISPLAYMODE *pData);

typedef struct _D3DDDICB_SETDISPLAYPRIVATEDRIVERFORMAT {
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    UINT PrivateDriverFormatAttribute;
} D3DDDICB_SETDISPLAYPRIVATEDRIVERFORMAT;

typedef HRESULT(APIENTRY *PFND3DDDI_SETDISPLAYPRIVATEDRIVERFORMATCB)(HANDLE hAdapter,
    const D3DDDICB_SETDISPLAYPRIVATEDRIVERFORMAT *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_UPDATEALLOCATIONPROPERTYCB)(HANDLE hAdapter, D3DDDI_UPDATEALLOCPROPERTY *pData);

typedef struct _D3DDDICB_UPDATEOVERLAY {
    D3DKMT_HANDLE hKernelOverlay;
    D3DDDI_KERNELOVERLAYINFO OverlayInfo;
} D3DDDICB_UPDATEOVERLAY;

typedef HRESULT(APIENTRY *PFND3DDDI_UPDATEOVERLAYCB)(HANDLE hAdapter, const D3DDDICB_UPDATEOVERLAY *pData);

/*
 * What a user-mode display driver may ask of the runtime; CreateDevice brings it. The driver copies no more of it
 * than its interface version has.
 */
typedef struct _D3DDDI_DEVICECALLBACKS {
    PFND3DDDI_ALLOCATECB pfnAllocateCb;
    PFND3DDDI_DEALLOCATECB pfnDeallocateCb;
    PFND3DDDI_SETPRIORITYCB pfnSetPriorityCb;
    PFND3DDDI_QUERYRESIDENCYCB pfnQueryResidencyCb;
    PFND3DDDI_SETDISPLAYMODECB pfnSetDisplayModeCb;
    PFND3DDDI_PRESENTCB pfnPresentCb;
    PFND3DDDI_RENDERCB pfnRenderCb;
    PFND3DDDI_LOCKCB pfnLockCb;
    PFND3DDDI_UNLOCKCB pfnUnlockCb;
    PFND3DDDI_ESCAPECB pfnEscapeCb;
    PFND3DDDI_CREATEOVERLAYCB pfnCreateOverlayCb;
    PFND3DDDI_UPDATEOVERLAYCB pfnUpdateOverlayCb;
    PFND3DDDI_FLIPOVERLAYCB pfnFlipOverlayCb;
    PFND3DDDI_DESTROYOVERLAYCB pfnDestroyOverlayCb;
    PFND3DDDI_CREATECONTEXTCB pfnCreateContextCb;
    PFND3DDDI_DESTROYCONTEXTCB pfnDestroyContextCb;
    PFND3DDDI_CREATESYNCHRONIZATIONOBJECTCB pfnCreateSynchronizationObjectCb;
    PFND3DDDI_DESTROYSYNCHRONIZATIONOBJECTCB pfnDestroySynchronizationObjectCb;
    PFND3DDDI_WAITFORSYNCHRONIZATIONOBJECTCB pfnWaitForSynchronizationObjectCb;
    PFND3DDDI_SIGNALSYNCHRONIZATIONOBJECTCB pfnSignalSynchronizationObjectCb;
    PFND3DDDI_SETASYNCCALLBACKSCB pfnSetAsyncCallbacksCb;
    PFND3DDDI_SETDISPLAYPRIVATEDRIVERFORMATCB pfnSetDisplayPrivateDriverFormatCb;
    PFND3DDDI_OFFERALLOCATIONSCB pfnOfferAllocationsCb;
    PFND3DDDI_RECLAIMALLOCATIONSCB pfnReclaimAllocationsCb;
    PFND3DDDI_CREATESYNCHRONIZATIONOBJECT2CB pfnCreateSynchronizationObject2Cb;
    PFND3DDDI_WAITFORSYNCHRONIZATIONOBJECT2CB pfnWaitForSynchronizationObject2Cb;
    PFND3DDDI_SIGNALSYNCHRONIZATIONOBJECT2CB pfnSignalSynchronizationObject2Cb;
    PFND3DDDI_PRESENTMULTIPLANEOVERLAYCB pfnPresentMultiPlaneOverlayCb;
    PFND3DDDI_LOGUMDMARKERCB pfnLogUMDMarkerCb;
    PFND3DDDI_MAKERESIDENTCB pfnMakeResidentCb;
    PFND3DDDI_EVICTCB pfnEvictCb;
    PFND3DDDI_WAITFORSYNCHRONIZATIONOBJECTFROMCPUCB pfnWaitForSynchronizationObjectFromCpuCb;
    PFND3DDDI_SIGNALSYNCHRONIZATIONOBJECTFROMCPUCB pfnSignalSynchronizationObjectFromCpuCb;
    PFND3DDDI_WAITFORSYNCHRONIZATIONOBJECTFROMGPUCB pfnWaitForSynchronizationObjectFromGpuCb;
    PFND3DDDI_SIGNALSYNCHRONIZATIONOBJECTFROMGPUCB pfnSignalSynchronizationObjectFromGpuCb;
    PFND3DDDI_CREATEPAGINGQUEUECB pfnCreatePagingQueueCb;
    PFND3DDDI_DESTROYPAGINGQUEUECB pfnDestroyPagingQueueCb;
    PFND3DDDI_LOCK2CB pfnLock2Cb;
    PFND3DDDI_UNLOCK2CB pfnUnlock2Cb;
    PFND3DDDI_INVALIDATECACHECB pfnInvalidateCacheCb;
    PFND3DDDI_RESERVEGPUVIRTUALADDRESSCB pfnReserveGpuVirtualAddressCb;
    PFND3DDDI_MAPGPUVIRTUALADDRESSCB pfnMapGpuVirtualAddressCb;
    PFND3DDDI_FREEGPUVIRTUALADDRESSCB pfnFreeGpuVirtualAddressCb;
    PFND3DDDI_UPDATEGPUVIRTUALADDRESSCB pfnUpdateGpuVirtualAddressCb;
    PFND3DDDI_CREATECONTEXTVIRTUALCB pfnCreateContextVirtualCb;
    PFND3DDDI_SUBMITCOMMANDCB pfnSubmitCommandCb;
    PFND3DDDI_DEALLOCATE2CB pfnDeallocate2Cb;
    PFND3DDDI_SIGNALSYNCHRONIZATIONOBJECTFROMGPU2CB pfnSignalSynchronizationObjectFromGpu2Cb;
    PFND3DDDI_RECLAIMALLOCATIONS2CB pfnReclaimAllocations2Cb;
    PFND3DDDI_GETRESOURCEPRESENTPRIVATEDRIVERDATACB pfnGetResourcePresentPrivateDriverDataCb;
    PFND3DDDI_UPDATEALLOCATIONPROPERTYCB pfnUpdateAllocationPropertyCb;
    PFND3DDDI_OFFERALLOCATIONS2CB pfnOfferAllocations2Cb;
    PFND3DDDI_RECLAIMALLOCATIONS3CB pfnReclaimAllocations3Cb;
    PFND3DDDI_SYNCTOKENCB pfnAcquireResourceCb;
    PFND3DDDI_SYNCTOKENCB pfnReleaseResourceCb;
    PFND3DDDI_CREATEHWCONTEXTCB pfnCreateHwContextCb;
    PFND3DDDI_DESTROYHWCONTEXTCB pfnDestroyHwContextCb;
    PFND3DDDI_CREATEHWQUEUECB pfnCreateHwQueueCb;
    PFND3DDDI_DESTROYHWQUEUECB pfnDestroyHwQueueCb;
    PFND3DDDI_SUBMITCOMMANDTOHWQUEUECB pfnSubmitCommandToHwQueueCb;
    PFND3DDDI_SUBMITWAITFORSYNCOBJECTSTOHWQUEUECB pfnSubmitWaitForSyncObjectsToHwQueueCb;
    PFND3DDDI_SUBMITSIGNALSYNCOBJECTSTOHWQUEUECB pfnSubmitSignalSyncObjectsToHwQueueCb;
    PFND3DDDI_SUBMITPRESENTBLTTOHWQUEUECB pfnSubmitPresentBltToHwQueueCb;
    PFND3DDDI_SUBMITPRESENTTOHWQUEUECB pfnSubmitPresentToHwQueueCb;
    PFND3DDDI_SUBMITHISTORYSEQUENCECB pfnSubmitHistorySequenceCb;
} D3DDDI_DEVICECALLBACKS;

typedef enum _D3DDDI_QUERYADAPTERTYPE {
    D3DDDI_QUERYADAPTERTYPE_DRIVERPRIVATE = 0,
    D3DDDI_QUERYADAPTERTYPE_QUERYREGISTRY,
} D3DDDI_QUERYADAPTERTYPE;

typedef struct _D3DDDICB_QUERYADAPTERINFO2 {
    D3DDDI_QUERYADAPTERTYPE QueryType;
    void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
} D3DDDICB_QUERYADAPTERINFO2;

/* ---- What the driver's functions take ---- */

typedef struct D3DDDIARG_CHECKPRESENTDURATIONSUPPORT {
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    UINT DesiredPresentDuration;
    UINT ClosestSmallerDuration;
    UINT ClosestLargerDuration;
} D3DDDIARG_CHECKPRESENTDURATIONSUPPORT;

typedef struct D3DDDIARG_COPYFLAGS {
    union {
        struct {
            UINT NoOverwrite : 1;
            UINT Discard : 1;
            UINT Reserved1 : 22;
            UINT BoxValid : 1;
            UINT Reserved2 : 7;
        };
        UINT Value;
    };
} D3DDDIARG_COPYFLAGS;

typedef enum _D3DDDIQUERYTYPE {
    D3DDDIQUERYTYPE_VCACHE = 4,
    D3DDDIQUERYTYPE_RESOURCEMANAGER,
    D3DDDIQUERYTYPE_VERTEXSTATS,
    D3DDDIQUERYTYPE_DDISTATS,
    D3DDDIQUERYTYPE_EVENT,
    D3DDDIQUERYTYPE_OCCLUSION,
    D3DDDIQUERYTYPE_TIMESTAMP,
    D3DDDIQUERYTYPE_TIMESTAMPDISJOINT,
    D3DDDIQUERYTYPE_TIMESTAMPFREQ,
    D3DDDIQUERYTYPE_PIPELINETIMINGS,
    D3DDDIQUERYTYPE_INTERFACETIMINGS,
    D3DDDIQUERYTYPE_VERTEXTIMINGS,
    D3DDDIQUERYTYPE_PIXELTIMINGS,
    D3DDDIQUERYTYPE_BANDWIDTHTIMINGS,
    D3DDDIQUERYTYPE_CACHEUTILIZATION,
    D3DDDIQUERYTYPE_COUNTER_DEVICE_DEPENDENT = 1073741824,
} D3DDDIQUERYTYPE;

typedef struct D3DDDIARG_COUNTER_INFO {
    D3DDDIQUERYTYPE LastDeviceDependentCounter;
    UINT NumSimultaneousCounters;
} D3DDDIARG_COUNTER_INFO;

typedef struct _D3DDDI_PRESENTFLAGS {
    union {
        struct {
            UINT Blt : 1;
            UINT ColorFill : 1;
            UINT Flip : 1;
            UINT AllowTearing : 1;
            UINT AllowFlexibleRefresh : 1;
            UINT Reserved : 27;
        };
        UINT Value;
    };
} D3DDDI_PRESENTFLAGS;

typedef enum _D3DDDI_MULTIPLANE_OVERLAY_BLEND {
    D3DDDI_MULTIPLANE_OVERLAY_BLEND_OPAQUE = 0,
    D3DDDI_MULTIPLANE_OVERLAY_BLEND_ALPHABLEND,
} D3DDDI_MULTIPLANE_OVERLAY_BLEND;

typedef enum D3DDDI_MULTIPLANE_OVERLAY_VIDEO_FRAME_FORMAT {
    D3DDDI_MULIIPLANE_OVERLAY_VIDEO_FRAME_FORMAT_PROGRESSIVE = 0,
    D3DDDI_MULTIPLANE_OVERLAY_VIDEO_FRAME_FORMAT_INTERLACED_TOP_FIELD_FIRST,
    D3DDDI_MULTIPLANE_OVERLAY_VIDEO_FRAME_FORMAT_INTERLACED_BOTTOM_FIELD_FIRST,
} D3DDDI_MULTIPLANE_OVERLAY_VIDEO_FRAME_FORMAT;

typedef enum D3DDDI_MULTIPLANE_OVERLAY_STRETCH_QUALITY {
    D3DDDI_MULTIPLANE_OVERLAY_STRETCH_QUALITY_BILINEAR = 1,
    D3DDDI_MULTIPLANE_OVERLAY_STRETCH_QUALITY_HIGH,
} D3DDDI_MULTIPLANE_OVERLAY_STRETCH_QUALITY;

typedef struct _D3DDDI_MULTIPLANE_OVERLAY_ATTRIBUTES {
    UINT Flags;
    RECT SrcRect;
    RECT DstRect;
    RECT ClipRect;
    D3DDDI_ROTATION Rotation;
    D3DDDI_MULTIPLANE_OVERLAY_BLEND Blend;
    UINT DirtyRectCount;
    RECT *pDirtyRects;
    D3DDDI_MULTIPLANE_OVERLAY_VIDEO_FRAME_FORMAT VideoFrameFormat;
    UINT YCbCrFlags;
    D3DDDI_MULTIPLANE_OVERLAY_STRETCH_QUALITY StretchQuality;
} D3DDDI_MULTIPLANE_OVERLAY_ATTRIBUTES;

typedef struct _D3DDDI_PRESENT_MULTIPLANE_OVERLAY {
    UINT LayerIndex;
    BOOL Enabled;
    HANDLE hResource;
    UINT SubResourceIndex;
    D3DDDI_MULTIPLANE_OVERLAY_ATTRIBUTES PlaneAttributes;
} D3DDDI_PRESENT_MULTIPLANE_OVERLAY;

typedef struct D3DDDIARG_PRESENTMULTIPLANEOVERLAY {
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    D3DDDI_PRESENTFLAGS Flags;
    D3DDDI_FLIPINTERVAL_TYPE FlipInterval;
    UINT PresentPlaneCount;
    D3DDDI_PRESENT_MULTIPLANE_OVERLAY *pPresentPlanes;
    UINT Reserved;
} D3DDDIARG_PRESENTMULTIPLANEOVERLAY;

typedef struct D3DDDIARG_PRESENTSURFACE {
    HANDLE hResource;
    UINT SubResourceIndex;
} D3DDDIARG_PRESENTSURFACE;

typedef struct D3DDDIARG_TRIMRESIDENCYSET {
    D3DDDI_TRIMRESIDENCYSET_FLAGS TrimFlags;
    UINT64 NumBytesToTrim;
} D3DDDIARG_TRIMRESIDENCYSET;

typedef struct _D3DDDIBOX {
    UINT Left;
    UINT Top;
    UINT Right;
    UINT Bottom;
    UINT Front;
    UINT Back;
} D3DDDIBOX;

typedef struct D3DDDIARG_UPDATESUBRESOURCEUP {
    HANDLE hResource;
    UINT SubResourceIndex;
    D3DDDIBOX DstBox;
    const void *pSysMemUP;
    UINT RowPitch;
    UINT DepthPitch;
    D3DDDIARG_COPYFLAGS Flags;
} D3DDDIARG_UPDATESUBRESOURCEUP;

typedef struct _D3DDDIARG_AUTHENTICATEDCHANNELKEYEXCHANGE {
    HANDLE hChannel;
    UINT DataSize;
    void *pData;
} D3DDDIARG_AUTHENTICATEDCHANNELKEYEXCHANGE;

typedef struct _D3DDDI_BLTFLAGS {
    union {
        struct {
            UINT Point : 1;
            UINT Linear : 1;
            UINT SrcColorKey : 1;
            UINT DstColorKey : 1;
            UINT MirrorLeftRight : 1;
            UINT MirrorUpDown : 1;
            UINT LinearToSrgb : 1;
            UINT Rotate : 1;
            UINT BeginPresentToDwm : 1;
            UINT ContinuePresentToDwm : 1;
            UINT EndPresentToDwm : 1;
            UINT Discard : 1;
            UINT NoOverwrite : 1;
            UINT Tileable : 1;
            UINT Reserved : 18;
        };
        UINT Value;
    };
} D3DDDI_BLTFLAGS;

typedef struct _D3DDDIARG_BLT {
    HANDLE hSrcResource;
    UINT SrcSubResourceIndex;
    RECT SrcRect;
    HANDLE hDstResource;
    UINT DstSubResourceIndex;
    RECT DstRect;
    UINT ColorKey;
    D3DDDI_BLTFLAGS Flags;
} D3DDDIARG_BLT;

typedef struct _D3DDDIRANGE {
    UINT Offset;
    UINT Size;
} D3DDDIRANGE;

typedef struct _D3DDDIARG_BUFFERBLT {
    HANDLE hDstResource;
    HANDLE hSrcResource;
    UINT Offset;
    D3DDDIRANGE SrcRange;
} D3DDDIARG_BUFFERBLT;

typedef struct _D3DDDIARG_BUFFERBLT1 {
    HANDLE hDstResource;
    HANDLE hSrcResource;
    UINT Offset;
    D3DDDIRANGE SrcRange;
    UINT CopyFlags;
} D3DDDIARG_BUFFERBLT1;

typedef struct _D3DDDIARG_CAPTURETOSYSMEM {
    HANDLE hSrcResource;
    RECT SrcRect;
    HANDLE hDstResource;
    UINT DstSubResourceIndex;
    RECT DstRect;
} D3DDDIARG_CAPTURETOSYSMEM;

typedef struct _D3DDDIARG_CHECKDIRECTFLIPSUPPORT {
    HANDLE hAppSwapchainResource;
    HANDLE hDWMSwapchainResource;
    UINT CheckDirectFlipFlags;
    BOOL Supported;
} D3DDDIARG_CHECKDIRECTFLIPSUPPORT;

typedef struct D3DDDI_CHECK_MULTIPLANE_OVERLAY_SUPPORT_PLANE_INFO {
    HANDLE hResource;
    UINT SubResourceIndex;
    D3DDDI_MULTIPLANE_OVERLAY_ATTRIBUTES PlaneAttributes;
} D3DDDI_CHECK_MULTIPLANE_OVERLAY_SUPPORT_PLANE_INFO;

typedef struct _D3DDDIARG_CHECKMULTIPLANEOVERLAYSUPPORT {
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    UINT NumPlanes;
    D3DDDI_CHECK_MULTIPLANE_OVERLAY_SUPPORT_PLANE_INFO *pPlanes;
    BOOL Supported;
} D3DDDIARG_CHECKMULTIPLANEOVERLAYSUPPORT;

typedef struct _D3DDDIARG_CLEAR {
    UINT Flags;
    UINT FillColor;
    FLOAT FillDepth;
    UINT FillStencil;
} D3DDDIARG_CLEAR;

typedef struct _D3DDDI_COLORFILLFLAGS {
    union {
        struct {
            UINT PresentToDwm : 1;
            UINT Reserved : 31;
        };
        UINT Value;
    };
} D3DDDI_COLORFILLFLAGS;

typedef struct _D3DDDIARG_COLORFILL {
    HANDLE hResource;
    UINT SubResourceIndex;
    RECT DstRect;
    D3DCOLOR Color;
    D3DDDI_COLORFILLFLAGS Flags;
} D3DDDIARG_COLORFILL;

typedef enum _D3DDDI_COMPOSERECTSOP {
    D3DDDICOMPOSERECTS_COPY = 1,
    D3DDDICOMPOSERECTS_OR,
    D3DDDICOMPOSERECTS_AND,
    D3DDDICOMPOSERECTS_NEG,
    D3DDDICOMPOSERECTS_FORCE_UINT = 2147483647,
} D3DDDI_COMPOSERECTSOP;

typedef struct _D3DDDIARG_COMPOSERECTS {
    HANDLE hSrcResource;
    UINT SrcSubResourceIndex;
    HANDLE hDstResource;
    UINT DstSubResourceIndex;
    HANDLE hSrcRectDescsVB;
    UINT NumRects;
    HANDLE hDstRectDescsVB;
    D3DDDI_COMPOSERECTSOP Operation;
    INT XOffset;
    INT YOffset;
} D3DDDIARG_COMPOSERECTS;

typedef struct _D3DDDIARG_CONFIGUREAUTHENICATEDCHANNEL {
    UINT InputSize;
    const void *pInputData;
    void *pOutputData;
} D3DDDIARG_CONFIGUREAUTHENTICATEDCHANNEL;

typedef enum _DDIAUTHENTICATEDCHANNELTYPE {
    DDIAUTHENTICATEDCHANNEL_DRIVER_SOFTWARE = 2,
    DDIAUTHENTICATEDCHANNEL_DRIVER_HARDWARE,
} DDIAUTHENTICATEDCHANNELTYPE;

typedef struct _D3DDDIARG_CREATEAUTHENICATEDCHANNEL {
    DDIAUTHENTICATEDCHANNELTYPE ChannelType;
    HANDLE hChannel;
} D3DDDIARG_CREATEAUTHENTICATEDCHANNEL;

typedef struct _D3DDDIARG_CREATECRYPTOSESSION {
    GUID CryptoType;
    GUID DecodeProfile;
    HANDLE hCryptoSession;
} D3DDDIARG_CREATECRYPTOSESSION;

typedef struct _DXVADDI_EXTENDEDFORMAT {
    union {
        struct {
            UINT SampleFormat : 8;
            UINT VideoChromaSubsampling : 4;
            UINT NominalRange : 3;
            UINT VideoTransferMatrix : 3;
            UINT VideoLighting : 4;
            UINT VideoPrimaries : 5;
            UINT VideoTransferFunction : 5;
        };
        UINT Value;
    };
} DXVADDI_EXTENDEDFORMAT;

typedef struct _DXVADDI_FREQUENCY {
    UINT Numerator;
    UINT Denominator;
} DXVADDI_FREQUENCY;

typedef struct _DXVADDI_VIDEODESC {
    UINT SampleWidth;
    UINT SampleHeight;
    DXVADDI_EXTENDEDFORMAT SampleFormat;
    D3DDDIFORMAT Format;
    DXVADDI_FREQUENCY InputSampleFreq;
    DXVADDI_FREQUENCY OutputFrameFreq;
    UINT UABProtectionLevel;
    UINT Reserved;
} DXVADDI_VIDEODESC;

typedef struct _DXVADDI_CONFIGPICTUREDECODE {
    GUID guidConfigBitstreamEncryption;
    GUID guidConfigMBcontrolEncryption;
    GUID guidConfigResidDiffEncryption;
    UINT ConfigBitstreamRaw;
    UINT ConfigMBcontrolRasterOrder;
    UINT ConfigResidDiffHost;
    UINT ConfigSpatialResid8;
    UINT ConfigResid8Subtraction;
    UINT ConfigSpatialHost8or9Clipping;
    UINT ConfigSpatialResidInterleaved;
    UINT ConfigIntraResidUnsigned;
    UINT ConfigResidDiffAccelerator;
    UINT ConfigHostInverseScan;
    UINT ConfigSpecificIDCT;
    UINT Config4GroupedCoefs;
    USHORT ConfigMinRenderTargetBuffCount;
    USHORT ConfigDecoderSpecific;
} DXVADDI_CONFIGPICTUREDECODE;

typedef struct _D3DDDIARG_CREATEDECODEDEVICE {
    const GUID *pGuid;
    DXVADDI_VIDEODESC VideoDesc;
    DXVADDI_CONFIGPICTUREDECODE *pConfig;
    HANDLE hDecode;
} D3DDDIARG_CREATEDECODEDEVICE;

typedef struct _DXVADDI_PRIVATEDATA {
    void *pData;
    UINT DataSize;
} DXVADDI_PRIVATEDATA;

typedef struct _D3DDDIARG_CREATEEXTENSIONDEVICE {
    const GUID *pGuid;
    DXVADDI_PRIVATEDATA *pPrivate;
    HANDLE hExtension;
} D3DDDIARG_CREATEEXTENSIONDEVICE;

typedef struct _D3DDDIARG_CREATELIGHT {
    UINT Index;
} D3DDDIARG_CREATELIGHT;

typedef struct _D3DDDI_OVERLAYINFOFLAGS {
    union {
        struct {
            UINT DstColorKey : 1;
            UINT DstColorKeyRange : 1;
            UINT SrcColorKey : 1;
            UINT SrcColorKeyRange : 1;
            UINT Bob : 1;
            UINT Interleaved : 1;
            UINT MirrorLeftRight : 1;
            UINT MirrorUpDown : 1;
            UINT Deinterlace : 1;
            UINT LimitedRGB : 1;
            UINT YCbCrBT709 : 1;
            UINT YCbCrxvYCC : 1;
            UINT Reserved : 20;
        };
        UINT Value;
    };
} D3DDDI_OVERLAYINFOFLAGS;

typedef struct _D3DDDI_OVERLAYINFO {
    HANDLE hResource;
    UINT SubResourceIndex;
    RECT DstRect;
    RECT SrcRect;
    UINT DstColorKeyLow;
    UINT DstColorKeyHigh;
    UINT SrcColorKeyLow;
    UINT SrcColorKeyHigh;
    D3DDDI_OVERLAYINFOFLAGS Flags;
} D3DDDI_OVERLAYINFO;

typedef struct _D3DDDIARG_CREATEOVERLAY {
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    D3DDDI_OVERLAYINFO OverlayInfo;
    HANDLE hOverlay;
} D3DDDIARG_CREATEOVERLAY;

typedef struct _D3DDDIARG_CREATEPIXELSHADER {
    UINT CodeSize;
    HANDLE ShaderHandle;
} D3DDDIARG_CREATEPIXELSHADER;

typedef struct _D3DDDIARG_CREATEQUERY {
    D3DDDIQUERYTYPE QueryType;
    HANDLE hQuery;
} D3DDDIARG_CREATEQUERY;

typedef struct _D3DDDIARG_CREATEVERTEXSHADERDECL {
    UINT NumVertexElements;
    HANDLE ShaderHandle;
} D3DDDIARG_CREATEVERTEXSHADERDECL;

typedef struct _D3DDDIARG_CREATEVERTEXSHADERFUNC {
    UINT Size;
    HANDLE ShaderHandle;
} D3DDDIARG_CREATEVERTEXSHADERFUNC;

typedef struct _D3DDDIARG_CREATEVIDEOPROCESSDEVICE {
    const GUID *pVideoProcGuid;
    DXVADDI_VIDEODESC VideoDesc;
    D3DDDIFORMAT RenderTargetFormat;
    UINT MaxSubStreams;
    HANDLE hVideoProcess;
} D3DDDIARG_CREATEVIDEOPROCESSDEVICE;

typedef struct _D3DDDIARG_CRYPTOSESSIONKEYEXCHANGE {
    HANDLE hCryptoSession;
    UINT DataSize;
    void *pData;
} D3DDDIARG_CRYPTOSESSIONKEYEXCHANGE;

typedef struct _DXVADDI_PVP_BLOCK128 {
    BYTE Data[16];
} DXVADDI_PVP_BLOCK128, DXVADDI_PVP_KEY128;

typedef struct _DXVADDI_PVP_SETKEY {
    DXVADDI_PVP_KEY128 ContentKey;
} DXVADDI_PVP_SETKEY;

typedef struct _D3DDDIARG_DECODEBEGINFRAME {
    HANDLE hDecode;
    DXVADDI_PVP_SETKEY *pPVPSetKey;
} D3DDDIARG_DECODEBEGINFRAME;

typedef struct _D3DDDIARG_DECODEENDFRAME {
    HANDLE hDecode;
    HANDLE *pHandleComplete;
} D3DDDIARG_DECODEENDFRAME;

typedef struct _DXVADDI_PVP_HW_IV {
    ULONGLONG IV;
    ULONGLONG Count;
} DXVADDI_PVP_HW_IV;

typedef struct _DXVADDI_DECODEBUFFERDESC {
    HANDLE hBuffer;
    D3DDDIFORMAT CompressedBufferType;
    UINT BufferIndex;
    UINT DataOffset;
    UINT DataSize;
    UINT FirstMBaddress;
    UINT NumMBsInBuffer;
    UINT Width;
    UINT Height;
    UINT Stride;
    UINT ReservedBits;
    DXVADDI_PVP_HW_IV *pCipherCounter;
} DXVADDI_DECODEBUFFERDESC;

typedef struct _D3DDDIARG_DECODEEXECUTE {
    HANDLE hDecode;
    UINT NumCompBuffers;
    DXVADDI_DECODEBUFFERDESC *pCompressedBuffers;
} D3DDDIARG_DECODEEXECUTE;

typedef struct _DXVADDI_PRIVATEBUFFER {
    HANDLE hResource;
    UINT SubResourceIndex;
    UINT DataOffset;
    UINT DataSize;
} DXVADDI_PRIVATEBUFFER;

typedef struct _D3DDDIARG_DECODEEXTENSIONEXECUTE {
    HANDLE hDecode;
    UINT Function;
    DXVADDI_PRIVATEDATA *pPrivateInput;
    DXVADDI_PRIVATEDATA *pPrivateOutput;
    UINT NumBuffers;
    DXVADDI_PRIVATEBUFFER *pBuffers;
} D3DDDIARG_DECODEEXTENSIONEXECUTE;

typedef struct _D3DDDIENCRYPTED_BLOCK_INFO {
    UINT NumEncryptedBytesAtBeginning;
    UINT NumBytesInSkipPattern;
    UINT NumBytesInEncryptPattern;
} D3DDDIENCRYPTED_BLOCK_INFO;

typedef struct _D3DDDIARG_DECRYPTIONBLT {
    HANDLE hCryptoSession;
    HANDLE hSrcResource;
    UINT SrcSubResourceIndex;
    HANDLE hDstResource;
    UINT DstSubResourceIndex;
    UINT SrcResourceSize;
    D3DDDIENCRYPTED_BLOCK_INFO *pEncryptedBlockInfo;
    void *pContentKey;
    void *pIV;
} D3DDDIARG_DECRYPTIONBLT;

typedef struct _D3DDDIARG_DEPTHFILL {
    HANDLE hResource;
    UINT SubResourceIndex;
    RECT DstRect;
    UINT Depth;
} D3DDDIARG_DEPTHFILL;

typedef struct _D3DDDIARG_DESTROYAUTHENICATEDCHANNEL {
    HANDLE hChannel;
} D3DDDIARG_DESTROYAUTHENTICATEDCHANNEL;

typedef struct _D3DDDIARG_DESTROYCRYPTOSESSION {
    HANDLE hCryptoSession;
} D3DDDIARG_DESTROYCRYPTOSESSION;

typedef struct _D3DDDIARG_DESTROYLIGHT {
    UINT Index;
} D3DDDIARG_DESTROYLIGHT;

typedef struct _D3DDDIARG_DESTROYOVERLAY {
    HANDLE hOverlay;
} D3DDDIARG_DESTROYOVERLAY;

typedef struct _D3DDDIARG_DISCARD {
    HANDLE hResource;
    UINT FirstSubResource;
    UINT NumSubResources;
    const RECT *pRects;
    UINT NumRects;
} D3DDDIARG_DISCARD;

typedef struct _D3DDDIARG_DRAWINDEXEDPRIMITIVE {
    D3DPRIMITIVETYPE PrimitiveType;
    INT BaseVertexIndex;
    UINT MinIndex;
    UINT NumVertices;
    UINT StartIndex;
    UINT PrimitiveCount;
} D3DDDIARG_DRAWINDEXEDPRIMITIVE;

typedef struct _D3DDDIARG_DRAWINDEXEDPRIMITIVE2 {
    D3DPRIMITIVETYPE PrimitiveType;
    INT BaseVertexOffset;
    UINT MinIndex;
    UINT NumVertices;
    UINT StartIndexOffset;
    UINT PrimitiveCount;
} D3DDDIARG_DRAWINDEXEDPRIMITIVE2;

typedef struct _D3DDDIARG_DRAWPRIMITIVE {
    D3DPRIMITIVETYPE PrimitiveType;
    UINT VStart;
    UINT PrimitiveCount;
} D3DDDIARG_DRAWPRIMITIVE;

typedef struct _D3DDDIARG_DRAWPRIMITIVE2 {
    D3DPRIMITIVETYPE PrimitiveType;
    UINT FirstVertexOffset;
    UINT PrimitiveCount;
} D3DDDIARG_DRAWPRIMITIVE2;

typedef struct _D3DDDIARG_DRAWRECTPATCH {
    UINT Handle;
} D3DDDIARG_DRAWRECTPATCH;

typedef struct _D3DDDIARG_DRAWTRIPATCH {
    UINT Handle;
} D3DDDIARG_DRAWTRIPATCH;

typedef struct _D3DDDIARG_DXVAHD_CREATEVIDEOPROCESSOR {
    const GUID *pVPGuid;
    HANDLE hVideoProcessor;
} D3DDDIARG_DXVAHD_CREATEVIDEOPROCESSOR;

typedef struct _DXVAHDDDI_BLT_STATE_PRIVATE_DATA {
    GUID Guid;
    UINT DataSize;
    void *pData;
} DXVAHDDDI_BLT_STATE_PRIVATE_DATA;

typedef struct _D3DDDIARG_DXVAHD_GETVIDEOPROCESSBLTSTATEPRIVATE {
    HANDLE hVideoProcessor;
    DXVAHDDDI_BLT_STATE_PRIVATE_DATA *pData;
} D3DDDIARG_DXVAHD_GETVIDEOPROCESSBLTSTATEPRIVATE;

typedef struct _DXVAHDDDI_STREAM_STATE_PRIVATE_DATA {
    GUID Guid;
    UINT DataSize;
    void *pData;
} DXVAHDDDI_STREAM_STATE_PRIVATE_DATA;

typedef struct _D3DDDIARG_DXVAHD_GETVIDEOPROCESSSTREAMSTATEPRIVATE {
    HANDLE hVideoProcessor;
    UINT StreamNumber;
    DXVAHDDDI_STREAM_STATE_PRIVATE_DATA *pData;
} D3DDDIARG_DXVAHD_GETVIDEOPROCESSSTREAMSTATEPRIVATE;

typedef enum _DXVAHDDDI_BLT_STATE {
    DXVAHDDDI_BLT_STATE_TARGET_RECT = 0,
    DXVAHDDDI_BLT_STATE_BACKGROUND_COLOR,
    DXVAHDDDI_BLT_STATE_OUTPUT_COLOR_SPACE,
    DXVAHDDDI_BLT_STATE_ALPHA_FILL,
    DXVAHDDDI_BLT_STATE_CONSTRICTION,
    DXVAHDDDI_BLT_STATE_PRIVATE = 1000,
} DXVAHDDDI_BLT_STATE;

typedef struct _D3DDDIARG_DXVAHD_SETVIDEOPROCESSBLTSTATE {
    HANDLE hVideoProcessor;
    DXVAHDDDI_BLT_STATE State;
    UINT DataSize;
    const void *pData;
} D3DDDIARG_DXVAHD_SETVIDEOPROCESSBLTSTATE;

typedef enum _DXVAHDDDI_STREAM_STATE {
    DXVAHDDDI_STREAM_STATE_FRAME_FORMAT = 1,
    DXVAHDDDI_STREAM_STATE_INPUT_COLOR_SPACE,
    DXVAHDDDI_STREAM_STATE_OUTPUT_RATE,
    DXVAHDDDI_STREAM_STATE_SOURCE_RECT,
    DXVAHDDDI_STREAM_STATE_DESTINATION_RECT,
    DXVAHDDDI_STREAM_STATE_ALPHA,
    DXVAHDDDI_STREAM_STATE_PALETTE,
    DXVAHDDDI_STREAM_STATE_LUMA_KEY,
    DXVAHDDDI_STREAM_STATE_ASPECT_RATIO,
    DXVAHDDDI_STREAM_STATE_ROTATION,
    DXVAHDDDI_STREAM_STATE_FILTER_BRIGHTNESS = 100,
    DXVAHDDDI_STREAM_STATE_FILTER_CONTRAST,
    DXVAHDDDI_STREAM_STATE_FILTER_HUE,
    DXVAHDDDI_STREAM_STATE_FILTER_SATURATION,
    DXVAHDDDI_STREAM_STATE_FILTER_NOISE_REDUCTION,
    DXVAHDDDI_STREAM_STATE_FILTER_EDGE_ENHANCEMENT,
    DXVAHDDDI_STREAM_STATE_FILTER_ANAMORPHIC_SCALING,
    DXVAHDDDI_STREAM_STATE_PRIVATE = 1000,
} DXVAHDDDI_STREAM_STATE;

typedef struct _D3DDDIARG_DXVAHD_SETVIDEOPROCESSSTREAMSTATE {
    HANDLE hVideoProcessor;
    UINT StreamNumber;
    DXVAHDDDI_STREAM_STATE State;
    UINT DataSize;
    const void *pData;
} D3DDDIARG_DXVAHD_SETVIDEOPROCESSSTREAMSTATE;

typedef struct _DXVAHDDDI_SURFACE {
    HANDLE hResource;
    UINT SubResourceIndex;
} DXVAHDDDI_SURFACE;

typedef struct _DXVAHDDDI_STREAM_DATA {
    BOOL Enable;
    UINT OutputIndex;
    UINT InputFrameOrField;
    UINT PastFrames;
    UINT FutureFrames;
    DXVAHDDDI_SURFACE *pPastSurfaces;
    DXVAHDDDI_SURFACE InputSurface;
    DXVAHDDDI_SURFACE *pFutureSurfaces;
} DXVAHDDDI_STREAM_DATA;

typedef struct _D3DDDIARG_DXVAHD_VIDEOPROCESSBLTHD {
    HANDLE hVideoProcessor;
    DXVAHDDDI_SURFACE OutputSurface;
    UINT OutputFrame;
    UINT StreamCount;
    const DXVAHDDDI_STREAM_DATA *pStreams;
} D3DDDIARG_DXVAHD_VIDEOPROCESSBLTHD;

typedef struct _D3DDDIARG_ENCRYPTIONBLT {
    HANDLE hCryptoSession;
    HANDLE hSrcResource;
    UINT SrcSubResourceIndex;
    HANDLE hDstResource;
    UINT DstSubResourceIndex;
    UINT DstResourceSize;
    void *pIV;
} D3DDDIARG_ENCRYPTIONBLT;

typedef struct _D3DDDIARG_EXTENSIONEXECUTE {
    HANDLE hExtension;
    UINT Function;
    DXVADDI_PRIVATEDATA *pPrivateInput;
    DXVADDI_PRIVATEDATA *pPrivateOutput;
    UINT NumBuffers;
    DXVADDI_PRIVATEBUFFER *pBuffers;
} D3DDDIARG_EXTENSIONEXECUTE;

typedef struct _D3DDDIARG_FINISHSESSIONKEYREFRESH {
    HANDLE hCryptoSession;
} D3DDDIARG_FINISHSESSIONKEYREFRESH;

typedef struct _D3DDDI_FLIPOVERLAYFLAGS {
    union {
        struct {
            UINT Even : 1;
            UINT Odd : 1;
            UINT Reserved : 30;
        };
        UINT Value;
    };
} D3DDDI_FLIPOVERLAYFLAGS;

typedef struct _D3DDDIARG_FLIPOVERLAY {
    HANDLE hOverlay;
    HANDLE hSource;
    UINT SourceIndex;
    D3DDDI_FLIPOVERLAYFLAGS Flags;
} D3DDDIARG_FLIPOVERLAY;

typedef enum _D3DDDITEXTUREFILTERTYPE {
    D3DDDITEXF_NONE = 0,
    D3DDDITEXF_POINT,
    D3DDDITEXF_LINEAR,
    D3DDDITEXF_ANISOTROPIC,
    D3DDDITEXF_PYRAMIDALQUAD = 6,
    D3DDDITEXF_GAUSSIANQUAD,
    D3DDDITEXF_FORCE_UINT = 2147483647,
} D3DDDITEXTUREFILTERTYPE;

typedef struct _D3DDDIARG_GENERATEMIPSUBLEVELS {
    HANDLE hResource;
    D3DDDITEXTUREFILTERTYPE Filter;
} D3DDDIARG_GENERATEMIPSUBLEVELS;

typedef enum _D3DDDICAPS_TYPE {
    D3DDDICAPS_DDRAW = 1,
    D3DDDICAPS_DDRAW_MODE_SPECIFIC,
    D3DDDICAPS_GETFORMATCOUNT,
    D3DDDICAPS_GETFORMATDATA,
    D3DDDICAPS_GETMULTISAMPLEQUALITYLEVELS,
    D3DDDICAPS_GETD3DQUERYCOUNT,
    D3DDDICAPS_GETD3DQUERYDATA,
    D3DDDICAPS_GETD3D3CAPS,
    D3DDDICAPS_GETD3D5CAPS,
    D3DDDICAPS_GETD3D6CAPS,
    D3DDDICAPS_GETD3D7CAPS,
    D3DDDICAPS_GETD3D8CAPS,
    D3DDDICAPS_GETD3D9CAPS,
    D3DDDICAPS_GETDECODEGUIDCOUNT,
    D3DDDICAPS_GETDECODEGUIDS,
    D3DDDICAPS_GETDECODERTFORMATCOUNT,
    D3DDDICAPS_GETDECODERTFORMATS,
    D3DDDICAPS_GETDECODECOMPRESSEDBUFFERINFOCOUNT,
    D3DDDICAPS_GETDECODECOMPRESSEDBUFFERINFO,
    D3DDDICAPS_GETDECODECONFIGURATIONCOUNT,
    D3DDDICAPS_GETDECODECONFIGURATIONS,
    D3DDDICAPS_GETVIDEOPROCESSORDEVICEGUIDCOUNT,
    D3DDDICAPS_GETVIDEOPROCESSORDEVICEGUIDS,
    D3DDDICAPS_GETVIDEOPROCESSORRTFORMATCOUNT,
    D3DDDICAPS_GETVIDEOPROCESSORRTFORMATS,
    D3DDDICAPS_GETVIDEOPROCESSORRTSUBSTREAMFORMATCOUNT,
    D3DDDICAPS_GETVIDEOPROCESSORRTSUBSTREAMFORMATS,
    D3DDDICAPS_GETVIDEOPROCESSORCAPS,
    D3DDDICAPS_GETPROCAMPRANGE,
    D3DDDICAPS_FILTERPROPERTYRANGE,
    D3DDDICAPS_GETEXTENSIONGUIDCOUNT,
    D3DDDICAPS_GETEXTENSIONGUIDS,
    D3DDDICAPS_GETEXTENSIONCAPS,
    D3DDDICAPS_GETGAMMARAMPCAPS,
    D3DDDICAPS_CHECKOVERLAYSUPPORT,
    D3DDDICAPS_DXVAHD_GETVPDEVCAPS,
    D3DDDICAPS_DXVAHD_GETVPOUTPUTFORMATS,
    D3DDDICAPS_DXVAHD_GETVPINPUTFORMATS,
    D3DDDICAPS_DXVAHD_GETVPCAPS,
    D3DDDICAPS_DXVAHD_GETVPCUSTOMRATES,
    D3DDDICAPS_DXVAHD_GETVPFILTERRANGE,
    D3DDDICAPS_GETCONTENTPROTECTIONCAPS,
    D3DDDICAPS_GETCERTIFICATESIZE,
    D3DDDICAPS_GETCERTIFICATE,
    D3DDDICAPS_GET_ARCHITECTURE_INFO,
    D3DDDICAPS_GET_SHADER_MIN_PRECISION_SUPPORT,
    D3DDDICAPS_GET_MULTIPLANE_OVERLAY_CAPS,
    D3DDDICAPS_GET_MULTIPLANE_OVERLAY_FILTER_RANGE,
    D3DDDICAPS_GET_MULTIPLANE_OVERLAY_GROUP_CAPS,
    D3DDDICAPS_GET_SIMPLE_INSTANCING_SUPPORT,
    D3DDDICAPS_GET_MARKER_CAPS,
} D3DDDICAPS_TYPE;

typedef struct _D3DDDIARG_GETCAPS {
    D3DDDICAPS_TYPE Type;
    void *pInfo;
    void *pData;
    UINT DataSize;
} D3DDDIARG_GETCAPS;

typedef struct _D3DDDIARG_GETCAPTUREALLOCATIONHANDLE {
    HANDLE hResource;
    D3DKMT_HANDLE hAllocation;
} D3DDDIARG_GETCAPTUREALLOCATIONHANDLE;

typedef struct _D3DDDI_OVERLAYCOLORCONTROLSFLAGS {
    union {
        struct {
            UINT Brightness : 1;
            UINT Contrast : 1;
            UINT Hue : 1;
            UINT Saturation : 1;
            UINT Sharpness : 1;
            UINT Gamma : 1;
            UINT ColorEnable : 1;
            UINT Reserved : 25;
        };
        UINT Value;
    };
} D3DDDI_OVERLAYCOLORCONTROLSFLAGS;

typedef struct _D3DDDI_OVERLAYCOLORCONTROLS {
    INT BrightnessSetting;
    INT ContrastSetting;
    INT HueSetting;
    INT SaturationSetting;
    INT SharpnessSetting;
    INT GammaSetting;
    INT ColorEnableSetting;
    D3DDDI_OVERLAYCOLORCONTROLSFLAGS Flags;
} D3DDDI_OVERLAYCOLORCONTROLS;

typedef struct _D3DDDIARG_GETOVERLAYCOLORCONTROLS {
    HANDLE hOverlay;
    HANDLE hResource;
    D3DDDI_OVERLAYCOLORCONTROLS ColorControls;
} D3DDDIARG_GETOVERLAYCOLORCONTROLS;

typedef struct _D3DDDIARG_GETPITCH {
    HANDLE hCryptoSession;
    HANDLE hResource;
    UINT SubResourceIndex;
    UINT Pitch;
} D3DDDIARG_GETPITCH;

typedef struct _D3DDDIARG_GETQUERYDATA {
    HANDLE hQuery;
    void *pData;
} D3DDDIARG_GETQUERYDATA;

typedef struct _D3DDDI_ISSUEQUERYFLAGS {
    union {
        struct {
            UINT Begin : 1;
            UINT End : 1;
            UINT Reserved : 30;
        };
        UINT Value;
    };
} D3DDDI_ISSUEQUERYFLAGS;

typedef struct _D3DDDIARG_ISSUEQUERY {
    HANDLE hQuery;
    D3DDDI_ISSUEQUERYFLAGS Flags;
} D3DDDIARG_ISSUEQUERY;

typedef struct _D3DDDI_LOCKFLAGS {
    union {
        struct {
            UINT ReadOnly : 1;
            UINT WriteOnly : 1;
            UINT NoOverwrite : 1;
            UINT Discard : 1;
            UINT RangeValid : 1;
            UINT AreaValid : 1;
            UINT BoxValid : 1;
            UINT NotifyOnly : 1;
            UINT MightDrawFromLocked : 1;
            UINT DoNotWait : 1;
            UINT Reserved : 22;
        };
        UINT Value;
    };
} D3DDDI_LOCKFLAGS;

typedef struct _D3DDDIARG_LOCK {
    HANDLE hResource;
    UINT SubResourceIndex;
    union {
        D3DDDIRANGE Range;
        RECT Area;
        D3DDDIBOX Box;
    };
    void *pSurfData;
    UINT Pitch;
    UINT SlicePitch;
    D3DDDI_LOCKFLAGS Flags;
} D3DDDIARG_LOCK;

typedef struct _D3DDDI_LOCKASYNCFLAGS {
    union {
        struct {
            UINT NoOverwrite : 1;
            UINT Discard : 1;
            UINT RangeValid : 1;
            UINT AreaValid : 1;
            UINT BoxValid : 1;
            UINT NoExistingReferences : 1;
            UINT NotifyOnly : 1;
            UINT Reserved : 25;
        };
        UINT Value;
    };
} D3DDDI_LOCKASYNCFLAGS;

typedef struct _D3DDDIARG_LOCKASYNC {
    HANDLE hResource;
    UINT SubResourceIndex;
    D3DDDI_LOCKASYNCFLAGS Flags;
    union {
        D3DDDIRANGE Range;
        RECT Area;
        D3DDDIBOX Box;
    };
    HANDLE hCookie;
    void *pSurfData;
    UINT Pitch;
    UINT SlicePitch;
    D3DGPU_VIRTUAL_ADDRESS GpuVirtualAddress;
} D3DDDIARG_LOCKASYNC;

typedef struct _D3DDDIARG_MULTIPLYTRANSFORM {
    D3DTRANSFORMSTATETYPE TransformType;
    D3DMATRIX Matrix;
} D3DDDIARG_MULTIPLYTRANSFORM;

typedef struct _D3DDDIARG_OFFERRESOURCES {
    const HANDLE *pResources;
    UINT Resources;
    D3DDDI_OFFER_PRIORITY Priority;
} D3DDDIARG_OFFERRESOURCES;

typedef struct _D3DDDI_OPENRESOURCEFLAGS {
    union {
        struct {
            UINT Fullscreen : 1;
            UINT AlphaOverride : 1;
            UINT Reserved : 30;
        };
        UINT Value;
    };
} D3DDDI_OPENRESOURCEFLAGS;

typedef struct _D3DDDIARG_OPENRESOURCE {
    UINT NumAllocations;
    union {
        D3DDDI_OPENALLOCATIONINFO *pOpenAllocationInfo;
        D3DDDI_OPENALLOCATIONINFO2 *pOpenAllocationInfo2;
    };
    D3DKMT_HANDLE hKMResource;
    void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
    HANDLE hResource;
    D3DDDI_ROTATION Rotation;
    D3DDDI_OPENRESOURCEFLAGS Flags;
} D3DDDIARG_OPENRESOURCE;

typedef struct _D3DDDIARG_PRESENT {
    HANDLE hSrcResource;
    UINT SrcSubResourceIndex;
    HANDLE hDstResource;
    UINT DstSubResourceIndex;
    D3DDDI_PRESENTFLAGS Flags;
    D3DDDI_FLIPINTERVAL_TYPE FlipInterval;
} D3DDDIARG_PRESENT;

typedef struct _D3DDDIARG_PRESENT1 {
    const D3DDDIARG_PRESENTSURFACE *phSrcResources;
    UINT SrcResources;
    HANDLE hDstResource;
    UINT DstSubResourceIndex;
    D3DDDI_PRESENTFLAGS Flags;
    D3DDDI_FLIPINTERVAL_TYPE FlipInterval;
    UINT Reserved;
    const RECT *pDirtyRects;
    UINT DirtyRects;
    UINT BackBufferMultiplicity;
} D3DDDIARG_PRESENT1;

typedef struct _D3DDDIARG_QUERYAUTHENICATEDCHANNEL {
    UINT InputSize;
    const void *pInputData;
    UINT OutputSize;
    void *pOutputData;
} D3DDDIARG_QUERYAUTHENTICATEDCHANNEL;

typedef struct _D3DDDIARG_QUERYRESOURCERESIDENCY {
    const HANDLE *pHandleList;
    UINT NumResources;
} D3DDDIARG_QUERYRESOURCERESIDENCY;

typedef struct _D3DDDIARG_RECLAIMRESOURCES {
    HANDLE *pResources;
    BOOL *pDiscarded;
    UINT Resources;
} D3DDDIARG_RECLAIMRESOURCES;

typedef struct _D3DDDIARG_RENAME {
    HANDLE hResource;
    UINT SubResourceIndex;
    HANDLE hCookie;
    D3DGPU_VIRTUAL_ADDRESS GpuVirtualAddress;
} D3DDDIARG_RENAME;

typedef enum _D3DDDIRENDERSTATETYPE {
    D3DDDIRS_ZENABLE = 7,
    D3DDDIRS_FILLMODE,
    D3DDDIRS_SHADEMODE,
    D3DDDIRS_LINEPATTERN,
    D3DDDIRS_ZWRITEENABLE = 14,
    D3DDDIRS_ALPHATESTENABLE,
    D3DDDIRS_LASTPIXEL,
    D3DDDIRS_SRCBLEND = 19,
    D3DDDIRS_DESTBLEND,
    D3DDDIRS_CULLMODE = 22,
    D3DDDIRS_ZFUNC,
    D3DDDIRS_ALPHAREF,
    D3DDDIRS_ALPHAFUNC,
    D3DDDIRS_DITHERENABLE,
    D3DDDIRS_ALPHABLENDENABLE,
    D3DDDIRS_FOGENABLE,
    D3DDDIRS_SPECULARENABLE,
    D3DDDIRS_ZVISIBLE,
    D3DDDIRS_FOGCOLOR = 34,
    D3DDDIRS_FOGTABLEMODE,
    D3DDDIRS_FOGSTART,
    D3DDDIRS_FOGEND,
    D3DDDIRS_FOGDENSITY,
    D3DDDIRS_EDGEANTIALIAS = 40,
    D3DDDIRS_COLORKEYENABLE,
    D3DDDIRS_OLDALPHABLENDENABLE,
    D3DDDIRS_ZBIAS = 47,
    D3DDDIRS_RANGEFOGENABLE,
    D3DDDIRS_TRANSLUCENTSORTINDEPENDENT = 51,
    D3DDDIRS_STENCILENABLE,
    D3DDDIRS_STENCILFAIL,
    D3DDDIRS_STENCILZFAIL,
    D3DDDIRS_STENCILPASS,
    D3DDDIRS_STENCILFUNC,
    D3DDDIRS_STENCILREF,
    D3DDDIRS_STENCILMASK,
    D3DDDIRS_STENCILWRITEMASK,
    D3DDDIRS_TEXTUREFACTOR,
    D3DDDIRS_SCENECAPTURE = 62,
    D3DDDIRS_STIPPLEPATTERN00 = 64,
    D3DDDIRS_STIPPLEPATTERN01,
    D3DDDIRS_STIPPLEPATTERN02,
    D3DDDIRS_STIPPLEPATTERN03,
    D3DDDIRS_STIPPLEPATTERN04,
    D3DDDIRS_STIPPLEPATTERN05,
    D3DDDIRS_STIPPLEPATTERN06,
    D3DDDIRS_STIPPLEPATTERN07,
    D3DDDIRS_STIPPLEPATTERN08,
    D3DDDIRS_STIPPLEPATTERN09,
    D3DDDIRS_STIPPLEPATTERN10,
    D3DDDIRS_STIPPLEPATTERN11,
    D3DDDIRS_STIPPLEPATTERN12,
    D3DDDIRS_STIPPLEPATTERN13,
    D3DDDIRS_STIPPLEPATTERN14,
    D3DDDIRS_STIPPLEPATTERN15,
    D3DDDIRS_STIPPLEPATTERN16,
    D3DDDIRS_STIPPLEPATTERN17,
    D3DDDIRS_STIPPLEPATTERN18,
    D3DDDIRS_STIPPLEPATTERN19,
    D3DDDIRS_STIPPLEPATTERN20,
    D3DDDIRS_STIPPLEPATTERN21,
    D3DDDIRS_STIPPLEPATTERN22,
    D3DDDIRS_STIPPLEPATTERN23,
    D3DDDIRS_STIPPLEPATTERN24,
    D3DDDIRS_STIPPLEPATTERN25,
    D3DDDIRS_STIPPLEPATTERN26,
    D3DDDIRS_STIPPLEPATTERN27,
    D3DDDIRS_STIPPLEPATTERN28,
    D3DDDIRS_STIPPLEPATTERN29,
    D3DDDIRS_STIPPLEPATTERN30,
    D3DDDIRS_STIPPLEPATTERN31,
    D3DDDIRS_WRAP0 = 128,
    D3DDDIRS_WRAP1,
    D3DDDIRS_WRAP2,
    D3DDDIRS_WRAP3,
    D3DDDIRS_WRAP4,
    D3DDDIRS_WRAP5,
    D3DDDIRS_WRAP6,
    D3DDDIRS_WRAP7,
    D3DDDIRS_CLIPPING,
    D3DDDIRS_LIGHTING,
    D3DDDIRS_AMBIENT = 139,
    D3DDDIRS_FOGVERTEXMODE,
    D3DDDIRS_COLORVERTEX,
    D3DDDIRS_LOCALVIEWER,
    D3DDDIRS_NORMALIZENORMALS,
    D3DDDIRS_COLORKEYBLENDENABLE,
    D3DDDIRS_DIFFUSEMATERIALSOURCE,
    D3DDDIRS_SPECULARMATERIALSOURCE,
    D3DDDIRS_AMBIENTMATERIALSOURCE,
    D3DDDIRS_EMISSIVEMATERIALSOURCE,
    D3DDDIRS_VERTEXBLEND = 151,
    D3DDDIRS_CLIPPLANEENABLE,
    D3DDDIRS_SOFTWAREVERTEXPROCESSING,
    D3DDDIRS_POINTSIZE,
    D3DDDIRS_POINTSIZE_MIN,
    D3DDDIRS_POINTSPRITEENABLE,
    D3DDDIRS_POINTSCALEENABLE,
    D3DDDIRS_POINTSCALE_A,
    D3DDDIRS_POINTSCALE_B,
    D3DDDIRS_POINTSCALE_C,
    D3DDDIRS_MULTISAMPLEANTIALIAS,
    D3DDDIRS_MULTISAMPLEMASK,
    D3DDDIRS_PATCHEDGESTYLE,
    D3DDDIRS_PATCHSEGMENTS,
    D3DDDIRS_DEBUGMONITORTOKEN,
    D3DDDIRS_POINTSIZE_MAX,
    D3DDDIRS_INDEXEDVERTEXBLENDENABLE,
    D3DDDIRS_COLORWRITEENABLE,
    D3DDDIRS_DELETERTPATCH,
    D3DDDIRS_TWEENFACTOR,
    D3DDDIRS_BLENDOP,
    D3DDDIRS_POSITIONDEGREE,
    D3DDDIRS_NORMALDEGREE,
    D3DDDIRS_SCISSORTESTENABLE,
    D3DDDIRS_SLOPESCALEDEPTHBIAS,
    D3DDDIRS_ANTIALIASEDLINEENABLE,
    D3DDDIRS_MINTESSELLATIONLEVEL = 178,
    D3DDDIRS_MAXTESSELLATIONLEVEL,
    D3DDDIRS_ADAPTIVETESS_X,
    D3DDDIRS_ADAPTIVETESS_Y,
    D3DDDIRS_ADAPTIVETESS_Z,
    D3DDDIRS_ADAPTIVETESS_W,
    D3DDDIRS_ENABLEADAPTIVETESSELLATION,
    D3DDDIRS_TWOSIDEDSTENCILMODE,
    D3DDDIRS_CCW_STENCILFAIL,
    D3DDDIRS_CCW_STENCILZFAIL,
    D3DDDIRS_CCW_STENCILPASS,
    D3DDDIRS_CCW_STENCILFUNC,
    D3DDDIRS_COLORWRITEENABLE1,
    D3DDDIRS_COLORWRITEENABLE2,
    D3DDDIRS_COLORWRITEENABLE3,
    D3DDDIRS_BLENDFACTOR,
    D3DDDIRS_SRGBWRITEENABLE,
    D3DDDIRS_DEPTHBIAS,
    D3DDDIRS_WRAP8 = 198,
    D3DDDIRS_WRAP9,
    D3DDDIRS_WRAP10,
    D3DDDIRS_WRAP11,
    D3DDDIRS_WRAP12,
    D3DDDIRS_WRAP13,
    D3DDDIRS_WRAP14,
    D3DDDIRS_WRAP15,
    D3DDDIRS_SEPARATEALPHABLENDENABLE,
    D3DDDIRS_SRCBLENDALPHA,
    D3DDDIRS_DESTBLENDALPHA,
    D3DDDIRS_BLENDOPALPHA,
    D3DDDIRS_FORCE_DWORD = 2147483647,
} D3DDDIRENDERSTATETYPE;

typedef struct _D3DDDIARG_RENDERSTATE {
    D3DDDIRENDERSTATETYPE State;
    UINT Value;
} D3DDDIARG_RENDERSTATE;

typedef struct _D3DDDIARG_RESOLVESHAREDRESOURCE {
    HANDLE hResource;
} D3DDDIARG_RESOLVESHAREDRESOURCE;

typedef struct _D3DDDIARG_SETCLIPPLANE {
    UINT Index;
    FLOAT Plane[4];
} D3DDDIARG_SETCLIPPLANE;

typedef struct _D3DDDIARG_SETCONVOLUTIONKERNELMONO {
    UINT Width;
    UINT Height;
    FLOAT *pKernelRow;
    FLOAT *pKernelCol;
} D3DDDIARG_SETCONVOLUTIONKERNELMONO;

typedef struct _D3DDDIARG_SETDECODERENDERTARGET {
    HANDLE hDecode;
    HANDLE hRenderTarget;
    UINT SubResourceIndex;
} D3DDDIARG_SETDECODERENDERTARGET;

typedef struct _D3DDDIARG_SETDEPTHSTENCIL {
    HANDLE hZBuffer;
} D3DDDIARG_SETDEPTHSTENCIL;

typedef struct _D3DDDIARG_SETDISPLAYMODE {
    HANDLE hResource;
    UINT SubResourceIndex;
} D3DDDIARG_SETDISPLAYMODE;

typedef struct _D3DDDIARG_SETINDICES {
    HANDLE hIndexBuffer;
    UINT Stride;
} D3DDDIARG_SETINDICES;

typedef enum _D3DDDI_SETLIGHT_TYPE {
    D3DDDI_SETLIGHT_ENABLE = 0,
    D3DDDI_SETLIGHT_DISABLE,
    D3DDDI_SETLIGHT_DATA,
} D3DDDI_SETLIGHT_TYPE;

typedef struct _D3DDDIARG_SETLIGHT {
    UINT Index;
    D3DDDI_SETLIGHT_TYPE DataType;
} D3DDDIARG_SETLIGHT;

typedef struct _D3DDDIARG_SETMATERIAL {
    D3DCOLORVALUE Diffuse;
    D3DCOLORVALUE Ambient;
    D3DCOLORVALUE Specular;
    D3DCOLORVALUE Emissive;
    FLOAT Power;
} D3DDDIARG_SETMATERIAL;

typedef struct _D3DDDIARG_SETOVERLAYCOLORCONTROLS {
    HANDLE hOverlay;
    HANDLE hResource;
    D3DDDI_OVERLAYCOLORCONTROLS ColorControls;
} D3DDDIARG_SETOVERLAYCOLORCONTROLS;

typedef struct _D3DDDIARG_SETPALETTE {
    UINT PaletteHandle;
    UINT PaletteFlags;
    HANDLE hResource;
} D3DDDIARG_SETPALETTE;

typedef struct _D3DDDIARG_SETPIXELSHADERCONST {
    UINT Register;
    UINT Count;
} D3DDDIARG_SETPIXELSHADERCONST;
typedef D3DDDIARG_SETPIXELSHADERCONST D3DDDIARG_SETPIXELSHADERCONSTB;
typedef D3DDDIARG_SETPIXELSHADERCONST D3DDDIARG_SETPIXELSHADERCONSTI;

typedef struct _D3DDDIARG_SETPRIORITY {
    HANDLE hResource;
    UINT Priority;
} D3DDDIARG_SETPRIORITY;

typedef struct _D3DDDIARG_SETRENDERTARGET {
    UINT RenderTargetIndex;
    HANDLE hRenderTarget;
    UINT SubResourceIndex;
} D3DDDIARG_SETRENDERTARGET;

typedef struct _D3DDDIARG_SETSTREAMSOURCE {
    UINT Stream;
    HANDLE hVertexBuffer;
    UINT Offset;
    UINT Stride;
} D3DDDIARG_SETSTREAMSOURCE;

typedef struct _D3DDDIARG_SETSTREAMSOURCEFREQ {
    UINT Stream;
    UINT Divider;
} D3DDDIARG_SETSTREAMSOURCEFREQ;

typedef struct _D3DDDIARG_SETSTREAMSOURCEUM {
    UINT Stream;
    UINT Stride;
} D3DDDIARG_SETSTREAMSOURCEUM;

typedef struct _D3DDDIARG_SETTRANSFORM {
    D3DTRANSFORMSTATETYPE TransformType;
    D3DMATRIX Matrix;
} D3DDDIARG_SETTRANSFORM;

typedef struct _D3DDDIARG_SETVERTEXSHADERCONST {
    UINT Register;
    UINT Count;
} D3DDDIARG_SETVERTEXSHADERCONST;
typedef D3DDDIARG_SETVERTEXSHADERCONST D3DDDIARG_SETVERTEXSHADERCONSTB;
typedef D3DDDIARG_SETVERTEXSHADERCONST D3DDDIARG_SETVERTEXSHADERCONSTI;

typedef struct _D3DDDIARG_SETVIDEOPROCESSRENDERTARGET {
    HANDLE hVideoProcess;
    HANDLE hRenderTarget;
    UINT SubResourceIndex;
} D3DDDIARG_SETVIDEOPROCESSRENDERTARGET;

typedef struct _D3DDDIARG_STARTSESSIONKEYREFRESH {
    HANDLE hCryptoSession;
    void *pRandomNumber;
    UINT RandomNumberSize;
} D3DDDIARG_STARTSESSIONKEYREFRESH;

typedef struct _D3DDDIARG_STATESET {
    UINT Operation;
    D3DSTATEBLOCKTYPE StateBlockType;
    HANDLE hStateSet;
} D3DDDIARG_STATESET;

typedef struct _D3DDDIARG_SYNCTOKEN {
    HANDLE hResource;
    HANDLE hSyncToken;
} D3DDDIARG_SYNCTOKEN;

typedef struct _D3DDDIARG_TEXBLT {
    HANDLE hDstResource;
    HANDLE hSrcResource;
    UINT CubeMapFace;
    POINT DstPoint;
    RECT SrcRect;
} D3DDDIARG_TEXBLT;

typedef struct _D3DDDIARG_TEXBLT1 {
    HANDLE hDstResource;
    HANDLE hSrcResource;
    UINT CubeMapFace;
    POINT DstPoint;
    RECT SrcRect;
    UINT CopyFlags;
} D3DDDIARG_TEXBLT1;

typedef enum _D3DDDITEXTURESTAGESTATETYPE {
    D3DDDITSS_TEXTUREMAP = 0,
    D3DDDITSS_COLOROP,
    D3DDDITSS_COLORARG1,
    D3DDDITSS_COLORARG2,
    D3DDDITSS_ALPHAOP,
    D3DDDITSS_ALPHAARG1,
    D3DDDITSS_ALPHAARG2,
    D3DDDITSS_BUMPENVMAT00,
    D3DDDITSS_BUMPENVMAT01,
    D3DDDITSS_BUMPENVMAT10,
    D3DDDITSS_BUMPENVMAT11,
    D3DDDITSS_TEXCOORDINDEX,
    D3DDDITSS_ADDRESSU = 13,
    D3DDDITSS_ADDRESSV,
    D3DDDITSS_BORDERCOLOR,
    D3DDDITSS_MAGFILTER,
    D3DDDITSS_MINFILTER,
    D3DDDITSS_MIPFILTER,
    D3DDDITSS_MIPMAPLODBIAS,
    D3DDDITSS_MAXMIPLEVEL,
    D3DDDITSS_MAXANISOTROPY,
    D3DDDITSS_BUMPENVLSCALE,
    D3DDDITSS_BUMPENVLOFFSET,
    D3DDDITSS_TEXTURETRANSFORMFLAGS,
    D3DDDITSS_ADDRESSW,
    D3DDDITSS_COLORARG0,
    D3DDDITSS_ALPHAARG0,
    D3DDDITSS_RESULTARG,
    D3DDDITSS_SRGBTEXTURE,
    D3DDDITSS_ELEMENTINDEX,
    D3DDDITSS_DMAPOFFSET,
    D3DDDITSS_CONSTANT,
    D3DDDITSS_DISABLETEXTURECOLORKEY,
    D3DDDITSS_TEXTURECOLORKEYVAL,
    D3DDDITSS_FORCE_DWORD = 2147483647,
} D3DDDITEXTURESTAGESTATETYPE;

typedef struct _D3DDDIARG_TEXTURESTAGESTATE {
    UINT Stage;
    D3DDDITEXTURESTAGESTATETYPE State;
    UINT Value;
} D3DDDIARG_TEXTURESTAGESTATE;

typedef struct _D3DDDI_UNLOCKFLAGS {
    union {
        struct {
            UINT NotifyOnly : 1;
            UINT Reserved : 31;
        };
        UINT Value;
    };
} D3DDDI_UNLOCKFLAGS;

typedef struct _D3DDDIARG_UNLOCK {
    HANDLE hResource;
    UINT SubResourceIndex;
    D3DDDI_UNLOCKFLAGS Flags;
} D3DDDIARG_UNLOCK;

typedef struct _D3DDDI_UNLOCKASYNCFLAGS {
    union {
        struct {
            UINT NotifyOnly : 1;
            UINT Reserved : 31;
        };
        UINT Value;
    };
} D3DDDI_UNLOCKASYNCFLAGS;

typedef struct _D3DDDIARG_UNLOCKASYNC {
    HANDLE hResource;
    UINT SubResourceIndex;
    D3DDDI_UNLOCKASYNCFLAGS Flags;
} D3DDDIARG_UNLOCKASYNC;

typedef struct _D3DDDIARG_UPDATEOVERLAY {
    HANDLE hOverlay;
    D3DDDI_OVERLAYINFO OverlayInfo;
} D3DDDIARG_UPDATEOVERLAY;

typedef struct _D3DDDIARG_UPDATEPALETTE {
    UINT PaletteHandle;
    UINT StartIndex;
    UINT NumEntries;
} D3DDDIARG_UPDATEPALETTE;

typedef struct _D3DDDIARG_VALIDATETEXTURESTAGESTATE {
    UINT NumPasses;
} D3DDDIARG_VALIDATETEXTURESTAGESTATE;

typedef LONGLONG REFERENCE_TIME;

typedef struct _DXVADDI_AYUVSAMPLE16 {
    USHORT Cr;
    USHORT Cb;
    USHORT Y;
    USHORT Alpha;
} DXVADDI_AYUVSAMPLE16;

typedef struct _DXVADDI_VIDEOPROCESSBLTFLAGS {
    union {
        struct {
            UINT BackgroundChanged : 1;
            UINT TargetRectChanged : 1;
            UINT ColorDataChanged : 1;
            UINT AlphaChanged : 1;
            UINT Reserved : 12;
            UINT DestData : 16;
        };
        UINT Value;
    };
} DXVADDI_VIDEOPROCESSBLTFLAGS;

typedef struct _DXVADDI_FIXED32 {
    union {
        struct {
            USHORT Fraction;
            SHORT Value;
        };
        LONG ll;
    };
} DXVADDI_FIXED32;

typedef struct _DXVADDI_PROCAMPVALUES {
    DXVADDI_FIXED32 Brightness;
    DXVADDI_FIXED32 Contrast;
    DXVADDI_FIXED32 Hue;
    DXVADDI_FIXED32 Saturation;
} DXVADDI_PROCAMPVALUES;

typedef struct _DXVADDI_FILTERVALUES {
    DXVADDI_FIXED32 Level;
    DXVADDI_FIXED32 Threshold;
    DXVADDI_FIXED32 Radius;
} DXVADDI_FILTERVALUES;

typedef struct _DXVADDI_VIDEOSAMPLEFLAGS {
    union {
        struct {
            UINT PaletteChanged : 1;
            UINT SrcRectChanged : 1;
            UINT DstRectChanged : 1;
            UINT ColorDataChanged : 1;
            UINT PlanarAlphaChanged : 1;
            UINT Reserved : 11;
            UINT SampleData : 16;
        };
        UINT Value;
    };
} DXVADDI_VIDEOSAMPLEFLAGS;

typedef struct _DXVADDI_AYUVSAMPLE8 {
    UCHAR Cr;
    UCHAR Cb;
    UCHAR Y;
    UCHAR Alpha;
} DXVADDI_AYUVSAMPLE8;

typedef struct _DXVADDI_VIDEOSAMPLE {
    REFERENCE_TIME Start;
    REFERENCE_TIME End;
    DXVADDI_EXTENDEDFORMAT SampleFormat;
    DXVADDI_VIDEOSAMPLEFLAGS SampleFlags;
    HANDLE SrcResource;
    UINT SrcSubResourceIndex;
    RECT SrcRect;
    RECT DstRect;
    DXVADDI_AYUVSAMPLE8 Pal[16];
    DXVADDI_FIXED32 PlanarAlpha;
} DXVADDI_VIDEOSAMPLE;

typedef struct _D3DDDIARG_VIDEOPROCESSBLT {
    REFERENCE_TIME TargetFrame;
    HANDLE hVideoProcess;
    RECT TargetRect;
    SIZE ConstrictionSize;
    UINT StreamingFlags;
    DXVADDI_AYUVSAMPLE16 BackgroundColor;
    DXVADDI_EXTENDEDFORMAT DestFormat;
    DXVADDI_VIDEOPROCESSBLTFLAGS DestFlags;
    DXVADDI_PROCAMPVALUES ProcAmpValues;
    DXVADDI_FIXED32 Alpha;
    DXVADDI_FILTERVALUES NoiseFilterLuma;
    DXVADDI_FILTERVALUES NoiseFilterChroma;
    DXVADDI_FILTERVALUES DetailFilterLuma;
    DXVADDI_FILTERVALUES DetailFilterChroma;
    DXVADDI_VIDEOSAMPLE *pSrcSurfaces;
    UINT NumSrcSurfaces;
} D3DDDIARG_VIDEOPROCESSBLT;

typedef struct _D3DDDIARG_VIDEOPROCESSENDFRAME {
    HANDLE hVideoProcess;
    HANDLE *pHandleComplete;
} D3DDDIARG_VIDEOPROCESSENDFRAME;

typedef struct _D3DDDIARG_VIEWPORTINFO {
    UINT X;
    UINT Y;
    UINT Width;
    UINT Height;
} D3DDDIARG_VIEWPORTINFO;

typedef struct _D3DDDIARG_VOLUMEBLT {
    HANDLE hDstResource;
    HANDLE hSrcResource;
    UINT DstX;
    UINT DstY;
    UINT DstZ;
    D3DDDIBOX SrcBox;
} D3DDDIARG_VOLUMEBLT;

typedef struct _D3DDDIARG_VOLUMEBLT1 {
    HANDLE hDstResource;
    HANDLE hSrcResource;
    UINT DstX;
    UINT DstY;
    UINT DstZ;
    D3DDDIBOX SrcBox;
    UINT CopyFlags;
} D3DDDIARG_VOLUMEBLT1;

typedef struct _D3DDDIARG_WINFO {
    FLOAT WNear;
    FLOAT WFar;
} D3DDDIARG_WINFO;

typedef struct _D3DDDIARG_ZRANGE {
    FLOAT MinZ;
    FLOAT MaxZ;
} D3DDDIARG_ZRANGE;

/* ---- The driver's functions, and their table ---- */

typedef HRESULT(APIENTRY *PFND3DDDI_AUTHENTICATEDCHANNELKEYEXCHANGE)(HANDLE hAdapter,
    D3DDDIARG_AUTHENTICATEDCHANNELKEYEXCHANGE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_BLT)(HANDLE hAdapter, const D3DDDIARG_BLT *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_BUFBLT)(HANDLE hAdapter, const D3DDDIARG_BUFFERBLT *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_BUFBLT1)(HANDLE hAdapter, const D3DDDIARG_BUFFERBLT1 *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_CAPTURETOSYSMEM)(HANDLE hAdapter, const D3DDDIARG_CAPTURETOSYSMEM *pData);

typedef enum D3DDDI_COUNTER_TYPE {
    D3DDDI_COUNTER_TYPE_FLOAT32 = 0,
    D3DDDI_COUNTER_TYPE_UINT16,
    D3DDDI_COUNTER_TYPE_UINT32,
    D3DDDI_COUNTER_TYPE_UINT64,
} D3DDDI_COUNTER_TYPE;

typedef HRESULT(APIENTRY *PFND3DDDI_CHECKCOUNTER)(HANDLE hAdapter, D3DDDIQUERYTYPE, D3DDDI_COUNTER_TYPE *pData,
    UINT *, LPSTR, UINT *, LPSTR, UINT *, LPSTR, UINT *);

typedef void(APIENTRY *PFND3DDDI_CHECKCOUNTERINFO)(HANDLE hAdapter, D3DDDIARG_COUNTER_INFO *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_CHECKDIRECTFLIPSUPPORT)(HANDLE hAdapter, D3DDDIARG_CHECKDIRECTFLIPSUPPORT *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_CHECKMULTIPLANEOVERLAYSUPPORT)(HANDLE hAdapter,
    D3DDDIARG_CHECKMULTIPLANEOVERLAYSUPPORT *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_CHECKPRESENTDURATIONSUPPORT)(HANDLE hAdapter,
    D3DDDIARG_CHECKPRESENTDURATIONSUPPORT *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_CLEAR)(HANDLE hAdapter, const D3DDDIARG_CLEAR *pData, UINT, const RECT *);
typedef HRESULT(APIENTRY *PFND3DDDI_CLOSEADAPTER)(HANDLE hAdapter);
typedef HRESULT(APIENTRY *PFND3DDDI_COLORFILL)(HANDLE hAdapter, const D3DDDIARG_COLORFILL *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_COMPOSERECTS)(HANDLE hAdapter, const D3DDDIARG_COMPOSERECTS *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_CONFIGUREAUTHENICATEDCHANNEL)(HANDLE hAdapter,
    const D3DDDIARG_CONFIGUREAUTHENTICATEDCHANNEL *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_CREATEAUTHENTICATEDCHANNEL)(HANDLE hAdapter,
    D3DDDIARG_CREATEAUTHENTICATEDCHANNEL *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_CREATECRYPTOSESSION)(HANDLE hAdapter, D3DDDIARG_CREATECRYPTOSESSION *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_CREATEDECODEDEVICE)(HANDLE hAdapter, D3DDDIARG_CREATEDECODEDEVICE *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_CREATEEXTENSIONDEVICE)(HANDLE hAdapter, D3DDDIARG_CREATEEXTENSIONDEVICE *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_CREATELIGHT)(HANDLE hAdapter, const D3DDDIARG_CREATELIGHT *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_CREATEOVERLAY)(HANDLE hAdapter, D3DDDIARG_CREATEOVERLAY *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_CREATEPIXELSHADER)(HANDLE hAdapter, D3DDDIARG_CREATEPIXELSHADER *pData,
    const UINT *);

typedef HRESULT(APIENTRY *PFND3DDDI_CREATEQUERY)(HANDLE hAdapter, D3DDDIARG_CREATEQUERY *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_CREATERESOURCE)(HANDLE hAdapter, D3DDDIARG_CREATERESOURCE *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_CREATERESOURCE2)(HANDLE hAdapter, D3DDDIARG_CREATERESOURCE2 *pData);

typedef struct _D3DDDIVERTEXELEMENT {
    USHORT Stream;
    USHORT Offset;
    UCHAR Type;
    UCHAR Method;
    UCHAR Usage;
    UCHAR UsageIndex;
} D3DDDIVERTEXELEMENT;

typedef HRESULT(APIENTRY *PFND3DDDI_CREATEVERTEXSHADERDECL)(HANDLE hAdapter, D3DDDIARG_CREATEVERTEXSHADERDECL *pData,
    const D3DDDIVERTEXELEMENT *pData2);

typedef HRESULT(APIENTRY *PFND3DDDI_CREATEVERTEXSHADERFUNC)(HANDLE hAdapter, D3DDDIARG_CREATEVERTEXSHADERFUNC *pData,
    const UINT *);

typedef HRESULT(APIENTRY *PFND3DDDI_CREATEVIDEOPROCESSDEVICE)(HANDLE hAdapter,
    D3DDDIARG_CREATEVIDEOPROCESSDEVICE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_CRYPTOSESSIONKEYEXCHANGE)(HANDLE hAdapter,
    D3DDDIARG_CRYPTOSESSIONKEYEXCHANGE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_DECODEBEGINFRAME)(HANDLE hAdapter, D3DDDIARG_DECODEBEGINFRAME *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_DECODEENDFRAME)(HANDLE hAdapter, D3DDDIARG_DECODEENDFRAME *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_DECODEEXECUTE)(HANDLE hAdapter, const D3DDDIARG_DECODEEXECUTE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_DECODEEXTENSIONEXECUTE)(HANDLE hAdapter,
    const D3DDDIARG_DECODEEXTENSIONEXECUTE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_DECRYPTIONBLT)(HANDLE hAdapter, const D3DDDIARG_DECRYPTIONBLT *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_DELETEPIXELSHADER)(HANDLE hAdapter, HANDLE hAdapter2);
typedef HRESULT(APIENTRY *PFND3DDDI_DELETEVERTEXSHADERDECL)(HANDLE hAdapter, HANDLE hAdapter2);
typedef HRESULT(APIENTRY *PFND3DDDI_DELETEVERTEXSHADERFUNC)(HANDLE hAdapter, HANDLE hAdapter2);
typedef HRESULT(APIENTRY *PFND3DDDI_DEPTHFILL)(HANDLE hAdapter, const D3DDDIARG_DEPTHFILL *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYAUTHENTICATEDCHANNEL)(HANDLE hAdapter,
    const D3DDDIARG_DESTROYAUTHENTICATEDCHANNEL *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYCRYPTOSESSION)(HANDLE hAdapter,
    const D3DDDIARG_DESTROYCRYPTOSESSION *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYDECODEDEVICE)(HANDLE hAdapter, HANDLE hAdapter2);
typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYDEVICE)(HANDLE hAdapter);
typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYEXTENSIONDEVICE)(HANDLE hAdapter, HANDLE hAdapter2);
typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYLIGHT)(HANDLE hAdapter, const D3DDDIARG_DESTROYLIGHT *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYOVERLAY)(HANDLE hAdapter, const D3DDDIARG_DESTROYOVERLAY *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYQUERY)(HANDLE hAdapter, const HANDLE);
typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYRESOURCE)(HANDLE hAdapter, HANDLE hAdapter2);
typedef HRESULT(APIENTRY *PFND3DDDI_DESTROYVIDEOPROCESSDEVICE)(HANDLE hAdapter, HANDLE hAdapter2);
typedef HRESULT(APIENTRY *PFND3DDDI_DISCARD)(HANDLE hAdapter, const D3DDDIARG_DISCARD *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_DRAWINDEXEDPRIMITIVE)(HANDLE hAdapter,
    const D3DDDIARG_DRAWINDEXEDPRIMITIVE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_DRAWINDEXEDPRIMITIVE2)(HANDLE hAdapter,
    const D3DDDIARG_DRAWINDEXEDPRIMITIVE2 *pData, UINT, const void *, const UINT *);

typedef HRESULT(APIENTRY *PFND3DDDI_DRAWPRIMITIVE)(HANDLE hAdapter, const D3DDDIARG_DRAWPRIMITIVE *pData,
    const UINT *);

typedef HRESULT(APIENTRY *PFND3DDDI_DRAWPRIMITIVE2)(HANDLE hAdapter, const D3DDDIARG_DRAWPRIMITIVE2 *pData);

typedef enum _D3DDDIBASISTYPE {
    D3DDDIBASIS_BEZIER = 0,
    D3DDDIBASIS_BSPLINE,
    D3DDDIBASIS_CATMULL_ROM,
    D3DDDIBASIS_FORCE_UINT = 2147483647,
} D3DDDIBASISTYPE;

typedef enum _D3DDDIDEGREETYPE {
    D3DDDIDEGREE_LINEAR = 1,
    D3DDDIDEGREE_QUADRATIC,
    D3DDDIDEGREE_CUBIC,
    D3DDDIDEGREE_QUINTIC = 5,
    D3DDDIDEGREE_FORCE_UINT = 2147483647,
} D3DDDIDEGREETYPE;

typedef struct _D3DDDIRECTPATCH_INFO {
    UINT StartVertexOffsetWidth;
    UINT StartVertexOffsetHeight;
    UINT Width;
    UINT Height;
    UINT Stride;
    D3DDDIBASISTYPE Basis;
    D3DDDIDEGREETYPE Degree;
} D3DDDIRECTPATCH_INFO;

typedef HRESULT(APIENTRY *PFND3DDDI_DRAWRECTPATCH)(HANDLE hAdapter, const D3DDDIARG_DRAWRECTPATCH *pData,
    const D3DDDIRECTPATCH_INFO *pData2, const FLOAT *);

typedef struct _D3DDDITRIPATCH_INFO {
    UINT StartVertexOffset;
    UINT NumVertices;
    D3DDDIBASISTYPE Basis;
    D3DDDIDEGREETYPE Degree;
} D3DDDITRIPATCH_INFO;

typedef HRESULT(APIENTRY *PFND3DDDI_DRAWTRIPATCH)(HANDLE hAdapter, const D3DDDIARG_DRAWTRIPATCH *pData,
    const D3DDDITRIPATCH_INFO *pData2, const FLOAT *);

typedef HRESULT(APIENTRY *PFND3DDDI_DXVAHD_CREATEVIDEOPROCESSOR)(HANDLE hAdapter,
    D3DDDIARG_DXVAHD_CREATEVIDEOPROCESSOR *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_DXVAHD_DESTROYVIDEOPROCESSOR)(HANDLE hAdapter, HANDLE hAdapter2);

typedef HRESULT(APIENTRY *PFND3DDDI_DXVAHD_GETVIDEOPROCESSBLTSTATEPRIVATE)(HANDLE hAdapter,
    D3DDDIARG_DXVAHD_GETVIDEOPROCESSBLTSTATEPRIVATE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_DXVAHD_GETVIDEOPROCESSSTREAMSTATEPRIVATE)(HANDLE hAdapter,
    D3DDDIARG_DXVAHD_GETVIDEOPROCESSSTREAMSTATEPRIVATE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_DXVAHD_SETVIDEOPROCESSBLTSTATE)(HANDLE hAdapter,
    const D3DDDIARG_DXVAHD_SETVIDEOPROCESSBLTSTATE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_DXVAHD_SETVIDEOPROCESSSTREAMSTATE)(HANDLE hAdapter,
    const D3DDDIARG_DXVAHD_SETVIDEOPROCESSSTREAMSTATE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_DXVAHD_VIDEOPROCESSBLTHD)(HANDLE hAdapter,
    const D3DDDIARG_DXVAHD_VIDEOPROCESSBLTHD *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_ENCRYPTIONBLT)(HANDLE hAdapter, const D3DDDIARG_ENCRYPTIONBLT *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_EXTENSIONEXECUTE)(HANDLE hAdapter, const D3DDDIARG_EXTENSIONEXECUTE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_FINISHSESSIONKEYREFRESH)(HANDLE hAdapter,
    const D3DDDIARG_FINISHSESSIONKEYREFRESH *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_FLIPOVERLAY)(HANDLE hAdapter, const D3DDDIARG_FLIPOVERLAY *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_FLUSH)(HANDLE hAdapter);
typedef HRESULT(APIENTRY *PFND3DDDI_FLUSH1)(HANDLE hAdapter, UINT);

typedef HRESULT(APIENTRY *PFND3DDDI_GENERATEMIPSUBLEVELS)(HANDLE hAdapter,
    const D3DDDIARG_GENERATEMIPSUBLEVELS *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_GETCAPS)(HANDLE hAdapter, const D3DDDIARG_GETCAPS *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_GETCAPTUREALLOCATIONHANDLE)(HANDLE hAdapter,
    D3DDDIARG_GETCAPTUREALLOCATIONHANDLE *pData);

typedef struct _GETENCRYPTIONBLTKEY {
    HANDLE hCryptoSession;
    void *pReadBackKey;
    UINT KeySize;
} D3DDDIARG_GETENCRYPTIONBLTKEY;

typedef HRESULT(APIENTRY *PFND3DDDI_GETENCRYPTIONBLTKEY)(HANDLE hAdapter, const D3DDDIARG_GETENCRYPTIONBLTKEY *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_GETINFO)(HANDLE hAdapter, UINT, void *, UINT);

typedef HRESULT(APIENTRY *PFND3DDDI_GETOVERLAYCOLORCONTROLS)(HANDLE hAdapter,
    D3DDDIARG_GETOVERLAYCOLORCONTROLS *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_GETPITCH)(HANDLE hAdapter, D3DDDIARG_GETPITCH *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_GETQUERYDATA)(HANDLE hAdapter, const D3DDDIARG_GETQUERYDATA *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_ISSUEQUERY)(HANDLE hAdapter, const D3DDDIARG_ISSUEQUERY *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_LOCK)(HANDLE hAdapter, D3DDDIARG_LOCK *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_LOCKASYNC)(HANDLE hAdapter, D3DDDIARG_LOCKASYNC *pData);
typedef HRESULT(APIENTRY *PFND3DDDICB_LOGSTRINGTABLEENTRY)(HANDLE hAdapter, UINT, LPCWSTR);
typedef HRESULT(APIENTRY *PFND3DDDI_LOGSTRINGTABLE)(HANDLE hAdapter, PFND3DDDICB_LOGSTRINGTABLEENTRY);
typedef HRESULT(APIENTRY *PFND3DDDI_MULTIPLYTRANSFORM)(HANDLE hAdapter, const D3DDDIARG_MULTIPLYTRANSFORM *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_OFFERRESOURCES)(HANDLE hAdapter, const D3DDDIARG_OFFERRESOURCES *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_OPENRESOURCE)(HANDLE hAdapter, D3DDDIARG_OPENRESOURCE *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_PRESENT)(HANDLE hAdapter, const D3DDDIARG_PRESENT *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_PRESENT1)(HANDLE hAdapter, D3DDDIARG_PRESENT1 *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_PRESENTMULTIPLANEOVERLAY)(HANDLE hAdapter,
    const D3DDDIARG_PRESENTMULTIPLANEOVERLAY *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_QUERYADAPTERINFOCB2)(HANDLE hAdapter, const D3DDDICB_QUERYADAPTERINFO2 *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_QUERYAUTHENTICATEDCHANNEL)(HANDLE hAdapter,
    const D3DDDIARG_QUERYAUTHENTICATEDCHANNEL *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_QUERYDLISTFORAPPLICATION)(BOOL *);

typedef HRESULT(APIENTRY *PFND3DDDI_QUERYDLISTFORAPPLICATION1)(BOOL *pDefaultDList, HANDLE hAdapter,
    PFND3DDDI_ESCAPECB pfnEscapeCb);

typedef enum _D3DDDI_DLIST_QUERY_RESULT {
    D3DDDI_DLIST_QUERY_RESULT_NO_DATA = 0,
    D3DDDI_DLIST_QUERY_RESULT_POWER_SAVING_PREFERENCE,
    D3DDDI_DLIST_QUERY_RESULT_HIGH_PERFORMANCE_PREFERENCE,
} D3DDDI_DLIST_QUERY_RESULT;

typedef enum _D3DDDI_DLIST_QUERY_DECISION_FACTOR {
    D3DDDI_DLIST_QUERY_DECISION_FACTOR_UNDEFINED = 0,
    D3DDDI_DLIST_QUERY_DECISION_FACTOR_DLIST_APP_ENTRY,
    D3DDDI_DLIST_QUERY_DECISION_FACTOR_APP_SPECIFIED_BY_USER,
    D3DDDI_DLIST_QUERY_DECISION_FACTOR_GLOBAL_PREFERENCE_BY_USER,
} D3DDDI_DLIST_QUERY_DECISION_FACTOR;

typedef HRESULT(APIENTRY *PFND3DDDI_QUERYDLISTFORAPPLICATION2)(D3DDDI_DLIST_QUERY_RESULT *pData,
    D3DDDI_DLIST_QUERY_DECISION_FACTOR *pData2, HANDLE hAdapter, PFND3DDDI_ESCAPECB);

typedef HRESULT(APIENTRY *PFND3DDDI_QUERYRESOURCERESIDENCY)(HANDLE hAdapter,
    const D3DDDIARG_QUERYRESOURCERESIDENCY *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_RECLAIMRESOURCES)(HANDLE hAdapter, const D3DDDIARG_RECLAIMRESOURCES *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_RENAME)(HANDLE hAdapter, const D3DDDIARG_RENAME *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_RESOLVESHAREDRESOURCE)(HANDLE hAdapter,
    const D3DDDIARG_RESOLVESHAREDRESOURCE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_SETCLIPPLANE)(HANDLE hAdapter, const D3DDDIARG_SETCLIPPLANE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_SETCONVOLUTIONKERNELMONO)(HANDLE hAdapter,
    const D3DDDIARG_SETCONVOLUTIONKERNELMONO *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_SETDECODERENDERTARGET)(HANDLE hAdapter,
    const D3DDDIARG_SETDECODERENDERTARGET *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_SETDEPTHSTENCIL)(HANDLE hAdapter, const D3DDDIARG_SETDEPTHSTENCIL *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_SETDISPLAYMODE)(HANDLE hAdapter, const D3DDDIARG_SETDISPLAYMODE *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_SETINDICES)(HANDLE hAdapter, const D3DDDIARG_SETINDICES *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_SETINDICESUM)(HANDLE hAdapter, UINT, const void *);

typedef struct _D3DDDI_LIGHT {
    D3DLIGHTTYPE Type;
    D3DCOLORVALUE Diffuse;
    D3DCOLORVALUE Specular;
    D3DCOLORVALUE Ambient;
    D3DVECTOR Position;
    D3DVECTOR Direction;
    FLOAT Range;
    FLOAT Falloff;
    FLOAT Attenuation0;
    FLOAT Attenuation1;
    FLOAT Attenuation2;
    FLOAT Theta;
    FLOAT Phi;
} D3DDDI_LIGHT;

typedef HRESULT(APIENTRY *PFND3DDDI_SETLIGHT)(HANDLE hAdapter, const D3DDDIARG_SETLIGHT *pData,
    const D3DDDI_LIGHT *pData2);

typedef HRESULT(APIENTRY *PFND3DDDI_SETMARKER)(HANDLE hAdapter);

typedef enum D3DDDI_MARKERTYPE {
    D3DDDIMT_NONE = 0,
    D3DDDIMT_PROFILE,
} D3DDDI_MARKERTYPE;

typedef HRESULT(APIENTRY *PFND3DDDI_SETMARKERMODE)(HANDLE hAdapter, D3DDDI_MARKERTYPE, UINT);
typedef HRESULT(APIENTRY *PFND3DDDI_SETMATERIAL)(HANDLE hAdapter, const D3DDDIARG_SETMATERIAL *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_SETOVERLAYCOLORCONTROLS)(HANDLE hAdapter,
    const D3DDDIARG_SETOVERLAYCOLORCONTROLS *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_SETPALETTE)(HANDLE hAdapter, const D3DDDIARG_SETPALETTE *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_SETPIXELSHADER)(HANDLE hAdapter, HANDLE hAdapter2);

typedef HRESULT(APIENTRY *PFND3DDDI_SETPIXELSHADERCONST)(HANDLE hAdapter, const D3DDDIARG_SETPIXELSHADERCONST *pData,
    const FLOAT *);

typedef HRESULT(APIENTRY *PFND3DDDI_SETPIXELSHADERCONSTB)(HANDLE hAdapter,
    const D3DDDIARG_SETPIXELSHADERCONSTB *pData, const BOOL *);

typedef HRESULT(APIENTRY *PFND3DDDI_SETPIXELSHADERCONSTI)(HANDLE hAdapter,
    const D3DDDIARG_SETPIXELSHADERCONSTI *pData, const INT *);

typedef HRESULT(APIENTRY *PFND3DDDI_SETPRIORITY)(HANDLE hAdapter, const D3DDDIARG_SETPRIORITY *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_SETRENDERSTATE)(HANDLE hAdapter, const D3DDDIARG_RENDERSTATE *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_SETRENDERTARGET)(HANDLE hAdapter, const D3DDDIARG_SETRENDERTARGET *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_SETSCISSORRECT)(HANDLE hAdapter, const RECT *);
typedef HRESULT(APIENTRY *PFND3DDDI_SETSTREAMSOURCE)(HANDLE hAdapter, const D3DDDIARG_SETSTREAMSOURCE *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_SETSTREAMSOURCEFREQ)(HANDLE hAdapter, const D3DDDIARG_SETSTREAMSOURCEFREQ *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_SETSTREAMSOURCEUM)(HANDLE hAdapter, const D3DDDIARG_SETSTREAMSOURCEUM *pData,
    const void *);

typedef HRESULT(APIENTRY *PFND3DDDI_SETTEXTURE)(HANDLE hAdapter, UINT, HANDLE hAdapter2);
typedef HRESULT(APIENTRY *PFND3DDDI_SETTEXTURESTAGESTATE)(HANDLE hAdapter, const D3DDDIARG_TEXTURESTAGESTATE *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_SETTRANSFORM)(HANDLE hAdapter, const D3DDDIARG_SETTRANSFORM *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_SETVERTEXSHADERCONST)(HANDLE hAdapter,
    const D3DDDIARG_SETVERTEXSHADERCONST *pData, const void *);

typedef HRESULT(APIENTRY *PFND3DDDI_SETVERTEXSHADERCONSTB)(HANDLE hAdapter,
    const D3DDDIARG_SETVERTEXSHADERCONSTB *pData, const BOOL *);

typedef HRESULT(APIENTRY *PFND3DDDI_SETVERTEXSHADERCONSTI)(HANDLE hAdapter,
    const D3DDDIARG_SETVERTEXSHADERCONSTI *pData, const INT *);

typedef HRESULT(APIENTRY *PFND3DDDI_SETVERTEXSHADERDECL)(HANDLE hAdapter, HANDLE hAdapter2);
typedef HRESULT(APIENTRY *PFND3DDDI_SETVERTEXSHADERFUNC)(HANDLE hAdapter, HANDLE hAdapter2);

typedef HRESULT(APIENTRY *PFND3DDDI_SETVIDEOPROCESSRENDERTARGET)(HANDLE hAdapter,
    const D3DDDIARG_SETVIDEOPROCESSRENDERTARGET *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_SETVIEWPORT)(HANDLE hAdapter, const D3DDDIARG_VIEWPORTINFO *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_SETZRANGE)(HANDLE hAdapter, const D3DDDIARG_ZRANGE *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_STARTSESSIONKEYREFRESH)(HANDLE hAdapter,
    const D3DDDIARG_STARTSESSIONKEYREFRESH *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_STATESET)(HANDLE hAdapter, D3DDDIARG_STATESET *pData);
typedef void(APIENTRY *PFND3DDDI_SYNCTOKEN)(HANDLE hAdapter, const D3DDDIARG_SYNCTOKEN *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_TEXBLT)(HANDLE hAdapter, const D3DDDIARG_TEXBLT *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_TEXBLT1)(HANDLE hAdapter, const D3DDDIARG_TEXBLT1 *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_TRIMRESIDENCYSET)(HANDLE hAdapter, D3DDDIARG_TRIMRESIDENCYSET *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_UNLOCK)(HANDLE hAdapter, const D3DDDIARG_UNLOCK *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_UNLOCKASYNC)(HANDLE hAdapter, const D3DDDIARG_UNLOCKASYNC *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_UPDATEOVERLAY)(HANDLE hAdapter, const D3DDDIARG_UPDATEOVERLAY *pData);

typedef HRESULT(APIENTRY *PFND3DDDI_UPDATEPALETTE)(HANDLE hAdapter, const D3DDDIARG_UPDATEPALETTE *pData,
    const PALETTEENTRY *);

typedef HRESULT(APIENTRY *PFND3DDDI_UPDATESUBRESOURCEUP)(HANDLE hAdapter, const D3DDDIARG_UPDATESUBRESOURCEUP *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_UPDATEWINFO)(HANDLE hAdapter, const D3DDDIARG_WINFO *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_VALIDATEDEVICE)(HANDLE hAdapter, D3DDDIARG_VALIDATETEXTURESTAGESTATE *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_VIDEOPROCESSBEGINFRAME)(HANDLE hAdapter, HANDLE hAdapter2);
typedef HRESULT(APIENTRY *PFND3DDDI_VIDEOPROCESSBLT)(HANDLE hAdapter, const D3DDDIARG_VIDEOPROCESSBLT *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_VIDEOPROCESSENDFRAME)(HANDLE hAdapter, D3DDDIARG_VIDEOPROCESSENDFRAME *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_VOLBLT)(HANDLE hAdapter, const D3DDDIARG_VOLUMEBLT *pData);
typedef HRESULT(APIENTRY *PFND3DDDI_VOLBLT1)(HANDLE hAdapter, const D3DDDIARG_VOLUMEBLT1 *pData);

typedef struct _D3DDDI_DEVICEFUNCS {
    PFND3DDDI_SETRENDERSTATE pfnSetRenderState;
    PFND3DDDI_UPDATEWINFO pfnUpdateWInfo;
    PFND3DDDI_VALIDATEDEVICE pfnValidateDevice;
    PFND3DDDI_SETTEXTURESTAGESTATE pfnSetTextureStageState;
    PFND3DDDI_SETTEXTURE pfnSetTexture;
    PFND3DDDI_SETPIXELSHADER pfnSetPixelShader;
    PFND3DDDI_SETPIXELSHADERCONST pfnSetPixelShaderConst;
    PFND3DDDI_SETSTREAMSOURCEUM pfnSetStreamSourceUm;
    PFND3DDDI_SETINDICES pfnSetIndices;
    PFND3DDDI_SETINDICESUM pfnSetIndicesUm;
    PFND3DDDI_DRAWPRIMITIVE pfnDrawPrimitive;
    PFND3DDDI_DRAWINDEXEDPRIMITIVE pfnDrawIndexedPrimitive;
    PFND3DDDI_DRAWRECTPATCH pfnDrawRectPatch;
    PFND3DDDI_DRAWTRIPATCH pfnDrawTriPatch;
    PFND3DDDI_DRAWPRIMITIVE2 pfnDrawPrimitive2;
    PFND3DDDI_DRAWINDEXEDPRIMITIVE2 pfnDrawIndexedPrimitive2;
    PFND3DDDI_VOLBLT pfnVolBlt;
    PFND3DDDI_BUFBLT pfnBufBlt;
    PFND3DDDI_TEXBLT pfnTexBlt;
    PFND3DDDI_STATESET pfnStateSet;
    PFND3DDDI_SETPRIORITY pfnSetPriority;
    PFND3DDDI_CLEAR pfnClear;
    PFND3DDDI_UPDATEPALETTE pfnUpdatePalette;
    PFND3DDDI_SETPALETTE pfnSetPalette;
    PFND3DDDI_SETVERTEXSHADERCONST pfnSetVertexShaderConst;
    PFND3DDDI_MULTIPLYTRANSFORM pfnMultiplyTransform;
    PFND3DDDI_SETTRANSFORM pfnSetTransform;
    PFND3DDDI_SETVIEWPORT pfnSetViewport;
    PFND3DDDI_SETZRANGE pfnSetZRange;
    PFND3DDDI_SETMATERIAL pfnSetMaterial;
    PFND3DDDI_SETLIGHT pfnSetLight;
    PFND3DDDI_CREATELIGHT pfnCreateLight;
    PFND3DDDI_DESTROYLIGHT pfnDestroyLight;
    PFND3DDDI_SETCLIPPLANE pfnSetClipPlane;
    PFND3DDDI_GETINFO pfnGetInfo;
    PFND3DDDI_LOCK pfnLock;
    PFND3DDDI_UNLOCK pfnUnlock;
    PFND3DDDI_CREATERESOURCE pfnCreateResource;
    PFND3DDDI_DESTROYRESOURCE pfnDestroyResource;
    PFND3DDDI_SETDISPLAYMODE pfnSetDisplayMode;
    PFND3DDDI_PRESENT pfnPresent;
    PFND3DDDI_FLUSH pfnFlush;
    PFND3DDDI_CREATEVERTEXSHADERFUNC pfnCreateVertexShaderFunc;
    PFND3DDDI_DELETEVERTEXSHADERFUNC pfnDeleteVertexShaderFunc;
    PFND3DDDI_SETVERTEXSHADERFUNC pfnSetVertexShaderFunc;
    PFND3DDDI_CREATEVERTEXSHADERDECL pfnCreateVertexShaderDecl;
    PFND3DDDI_DELETEVERTEXSHADERDECL pfnDeleteVertexShaderDecl;
    PFND3DDDI_SETVERTEXSHADERDECL pfnSetVertexShaderDecl;
    PFND3DDDI_SETVERTEXSHADERCONSTI pfnSetVertexShaderConstI;
    PFND3DDDI_SETVERTEXSHADERCONSTB pfnSetVertexShaderConstB;
    PFND3DDDI_SETSCISSORRECT pfnSetScissorRect;
    PFND3DDDI_SETSTREAMSOURCE pfnSetStreamSource;
    PFND3DDDI_SETSTREAMSOURCEFREQ pfnSetStreamSourceFreq;
    PFND3DDDI_SETCONVOLUTIONKERNELMONO pfnSetConvolutionKernelMono;
    PFND3DDDI_COMPOSERECTS pfnComposeRects;
    PFND3DDDI_BLT pfnBlt;
    PFND3DDDI_COLORFILL pfnColorFill;
    PFND3DDDI_DEPTHFILL pfnDepthFill;
    PFND3DDDI_CREATEQUERY pfnCreateQuery;
    PFND3DDDI_DESTROYQUERY pfnDestroyQuery;
    PFND3DDDI_ISSUEQUERY pfnIssueQuery;
    PFND3DDDI_GETQUERYDATA pfnGetQueryData;
    PFND3DDDI_SETRENDERTARGET pfnSetRenderTarget;
    PFND3DDDI_SETDEPTHSTENCIL pfnSetDepthStencil;
    PFND3DDDI_GENERATEMIPSUBLEVELS pfnGenerateMipSubLevels;
    PFND3DDDI_SETPIXELSHADERCONSTI pfnSetPixelShaderConstI;
    PFND3DDDI_SETPIXELSHADERCONSTB pfnSetPixelShaderConstB;
    PFND3DDDI_CREATEPIXELSHADER pfnCreatePixelShader;
    PFND3DDDI_DELETEPIXELSHADER pfnDeletePixelShader;
    PFND3DDDI_CREATEDECODEDEVICE pfnCreateDecodeDevice;
    PFND3DDDI_DESTROYDECODEDEVICE pfnDestroyDecodeDevice;
    PFND3DDDI_SETDECODERENDERTARGET pfnSetDecodeRenderTarget;
    PFND3DDDI_DECODEBEGINFRAME pfnDecodeBeginFrame;
    PFND3DDDI_DECODEENDFRAME pfnDecodeEndFrame;
    PFND3DDDI_DECODEEXECUTE pfnDecodeExecute;
    PFND3DDDI_DECODEEXTENSIONEXECUTE pfnDecodeExtensionExecute;
    PFND3DDDI_CREATEVIDEOPROCESSDEVICE pfnCreateVideoProcessDevice;
    PFND3DDDI_DESTROYVIDEOPROCESSDEVICE pfnDestroyVideoProcessDevice;
    PFND3DDDI_VIDEOPROCESSBEGINFRAME pfnVideoProcessBeginFrame;
    PFND3DDDI_VIDEOPROCESSENDFRAME pfnVideoProcessEndFrame;
    PFND3DDDI_SETVIDEOPROCESSRENDERTARGET pfnSetVideoProcessRenderTarget;
    PFND3DDDI_VIDEOPROCESSBLT pfnVideoProcessBlt;
    PFND3DDDI_CREATEEXTENSIONDEVICE pfnCreateExtensionDevice;
    PFND3DDDI_DESTROYEXTENSIONDEVICE pfnDestroyExtensionDevice;
    PFND3DDDI_EXTENSIONEXECUTE pfnExtensionExecute;
    PFND3DDDI_CREATEOVERLAY pfnCreateOverlay;
    PFND3DDDI_UPDATEOVERLAY pfnUpdateOverlay;
    PFND3DDDI_FLIPOVERLAY pfnFlipOverlay;
    PFND3DDDI_GETOVERLAYCOLORCONTROLS pfnGetOverlayColorControls;
    PFND3DDDI_SETOVERLAYCOLORCONTROLS pfnSetOverlayColorControls;
    PFND3DDDI_DESTROYOVERLAY pfnDestroyOverlay;
    PFND3DDDI_DESTROYDEVICE pfnDestroyDevice;
    PFND3DDDI_QUERYRESOURCERESIDENCY pfnQueryResourceResidency;
    PFND3DDDI_OPENRESOURCE pfnOpenResource;
    PFND3DDDI_GETCAPTUREALLOCATIONHANDLE pfnGetCaptureAllocationHandle;
    PFND3DDDI_CAPTURETOSYSMEM pfnCaptureToSysMem;
    PFND3DDDI_LOCKASYNC pfnLockAsync;
    PFND3DDDI_UNLOCKASYNC pfnUnlockAsync;
    PFND3DDDI_RENAME pfnRename;
    PFND3DDDI_DXVAHD_CREATEVIDEOPROCESSOR pfnCreateVideoProcessor;
    PFND3DDDI_DXVAHD_SETVIDEOPROCESSBLTSTATE pfnSetVideoProcessBltState;
    PFND3DDDI_DXVAHD_GETVIDEOPROCESSBLTSTATEPRIVATE pfnGetVideoProcessBltStatePrivate;
    PFND3DDDI_DXVAHD_SETVIDEOPROCESSSTREAMSTATE pfnSetVideoProcessStreamState;
    PFND3DDDI_DXVAHD_GETVIDEOPROCESSSTREAMSTATEPRIVATE pfnGetVideoProcessStreamStatePrivate;
    PFND3DDDI_DXVAHD_VIDEOPROCESSBLTHD pfnVideoProcessBltHD;
    PFND3DDDI_DXVAHD_DESTROYVIDEOPROCESSOR pfnDestroyVideoProcessor;
    PFND3DDDI_CREATEAUTHENTICATEDCHANNEL pfnCreateAuthenticatedChannel;
    PFND3DDDI_AUTHENTICATEDCHANNELKEYEXCHANGE pfnAuthenticatedChannelKeyExchange;
    PFND3DDDI_QUERYAUTHENTICATEDCHANNEL pfnQueryAuthenticatedChannel;
    PFND3DDDI_CONFIGUREAUTHENICATEDCHANNEL pfnConfigureAuthenticatedChannel;
    PFND3DDDI_DESTROYAUTHENTICATEDCHANNEL pfnDestroyAuthenticatedChannel;
    PFND3DDDI_CREATECRYPTOSESSION pfnCreateCryptoSession;
    PFND3DDDI_CRYPTOSESSIONKEYEXCHANGE pfnCryptoSessionKeyExchange;
    PFND3DDDI_DESTROYCRYPTOSESSION pfnDestroyCryptoSession;
    PFND3DDDI_ENCRYPTIONBLT pfnEncryptionBlt;
    PFND3DDDI_GETPITCH pfnGetPitch;
    PFND3DDDI_STARTSESSIONKEYREFRESH pfnStartSessionKeyRefresh;
    PFND3DDDI_FINISHSESSIONKEYREFRESH pfnFinishSessionKeyRefresh;
    PFND3DDDI_GETENCRYPTIONBLTKEY pfnGetEncryptionBltKey;
    PFND3DDDI_DECRYPTIONBLT pfnDecryptionBlt;
    PFND3DDDI_RESOLVESHAREDRESOURCE pfnResolveSharedResource;
    PFND3DDDI_VOLBLT1 pfnVolBlt1;
    PFND3DDDI_BUFBLT1 pfnBufBlt1;
    PFND3DDDI_TEXBLT1 pfnTexBlt1;
    PFND3DDDI_DISCARD pfnDiscard;
    PFND3DDDI_OFFERRESOURCES pfnOfferResources;
    PFND3DDDI_RECLAIMRESOURCES pfnReclaimResources;
    PFND3DDDI_CHECKDIRECTFLIPSUPPORT pfnCheckDirectFlipSupport;
    PFND3DDDI_CREATERESOURCE2 pfnCreateResource2;
    PFND3DDDI_CHECKMULTIPLANEOVERLAYSUPPORT pfnCheckMultiPlaneOverlaySupport;
    PFND3DDDI_PRESENTMULTIPLANEOVERLAY pfnPresentMultiPlaneOverlay;
    void *pfnReserved1;
    PFND3DDDI_FLUSH1 pfnFlush1;
    PFND3DDDI_CHECKCOUNTERINFO pfnCheckCounterInfo;
    PFND3DDDI_CHECKCOUNTER pfnCheckCounter;
    PFND3DDDI_UPDATESUBRESOURCEUP pfnUpdateSubresourceUP;
    PFND3DDDI_PRESENT1 pfnPresent1;
    PFND3DDDI_CHECKPRESENTDURATIONSUPPORT pfnCheckPresentDurationSupport;
    PFND3DDDI_SETMARKER pfnSetMarker;
    PFND3DDDI_SETMARKERMODE pfnSetMarkerMode;
    PFND3DDDI_TRIMRESIDENCYSET pfnTrimResidencySet;
    PFND3DDDI_SYNCTOKEN pfnAcquireResource;
    PFND3DDDI_SYNCTOKEN pfnReleaseResource;
} D3DDDI_DEVICEFUNCS;

/* ---- Adapters and devices ---- */

typedef struct _D3DDDI_CREATEDEVICEFLAGS {
    union {
        struct {
            UINT AllowMultithreading : 1;
            UINT AllowFlipBatching : 1;
            UINT Reserved : 30;
        };
        UINT Value;
    };
} D3DDDI_CREATEDEVICEFLAGS;

/* hDevice comes in as the runtime's handle and goes out as the driver's; pCallbacks is to be copied. */
typedef struct _D3DDDIARG_CREATEDEVICE {
    HANDLE hDevice;
    UINT Interface;
    UINT Version;
    const D3DDDI_DEVICECALLBACKS *pCallbacks;
    void *pCommandBuffer;
    UINT CommandBufferSize;
    D3DDDI_ALLOCATIONLIST *pAllocationList;
    UINT AllocationListSize;
    D3DDDI_PATCHLOCATIONLIST *pPatchLocationList;
    UINT PatchLocationListSize;
    D3DDDI_DEVICEFUNCS *pDeviceFuncs;
    D3DDDI_CREATEDEVICEFLAGS Flags;
    D3DGPU_VIRTUAL_ADDRESS CommandBuffer;
} D3DDDIARG_CREATEDEVICE;

typedef HRESULT(APIENTRY *PFND3DDDI_CREATEDEVICE)(HANDLE hAdapter, D3DDDIARG_CREATEDEVICE *pData);

/* What OpenAdapter may ask of the runtime. */
typedef struct _D3DDDI_ADAPTERCALLBACKS {
    PFND3DDDI_QUERYADAPTERINFOCB pfnQueryAdapterInfoCb;
    PFND3DDDI_GETMULTISAMPLEMETHODLISTCB pfnGetMultisampleMethodListCb;
    PFND3DDDI_QUERYADAPTERINFOCB2 pfnQueryAdapterInfoCb2;
} D3DDDI_ADAPTERCALLBACKS;

typedef struct _D3DDDI_ADAPTERFUNCS {
    PFND3DDDI_GETCAPS pfnGetCaps;
    PFND3DDDI_CREATEDEVICE pfnCreateDevice;
    PFND3DDDI_CLOSEADAPTER pfnCloseAdapter;
} D3DDDI_ADAPTERFUNCS;

/* hAdapter comes in as the runtime's handle and goes out as the driver's. */
typedef struct _D3DDDIARG_OPENADAPTER {
    HANDLE hAdapter;
    UINT Interface;
    UINT Version;
    const D3DDDI_ADAPTERCALLBACKS *pAdapterCallbacks;
    D3DDDI_ADAPTERFUNCS *pAdapterFuncs;
    UINT DriverVersion;
} D3DDDIARG_OPENADAPTER;

typedef HRESULT(APIENTRY *PFND3DDDI_OPENADAPTER)(D3DDDIARG_OPENADAPTER *pData);

/* ---- Everything else ---- */

typedef struct D3DDDICAPS_ARCHITECTURE_INFO {
    BOOL TileBasedDeferredRenderer;
} D3DDDICAPS_ARCHITECTURE_INFO;

typedef struct D3DDDICAPS_SHADER_MIN_PRECISION_SUPPORT {
    UINT VertexShaderMinPrecision;
    UINT PixelShaderMinPrecision;
} D3DDDICAPS_SHADER_MIN_PRECISION_SUPPORT;

typedef struct D3DDDICAPS_SIMPLE_INSTANCING_SUPPORT {
    BOOL SimpleInstancingSupported;
} D3DDDICAPS_SIMPLE_INSTANCING_SUPPORT;

typedef struct D3DDDI_MULTIPLANE_OVERLAY_CAPS {
    UINT MaxPlanes;
    UINT NumCapabilityGroups;
} D3DDDI_MULTIPLANE_OVERLAY_CAPS;

typedef struct D3DDDI_MULTIPLANE_OVERLAY_GROUP_CAPS {
    UINT NumPlanes;
    float MaxStretchFactor;
    float MaxShrinkFactor;
    UINT OverlayCaps;
} D3DDDI_MULTIPLANE_OVERLAY_GROUP_CAPS;

typedef struct D3DDDI_MULTIPLANE_OVERLAY_GROUP_CAPS_INPUT {
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    UINT GroupIndex;
} D3DDDI_MULTIPLANE_OVERLAY_GROUP_CAPS_INPUT;

typedef struct _D3D12DDICB_OFFERALLOCATIONS {
    UINT NumAllocations;
    const D3DKMT_HANDLE *HandleList;
    D3DDDI_OFFER_PRIORITY Priority;
} D3D12DDICB_OFFERALLOCATIONS;

typedef struct _D3D12DDICB_RECLAIMALLOCATIONS2 {
    UINT NumAllocations;
    const D3DKMT_HANDLE *HandleList;
    BOOL *pDiscarded;
    UINT64 PagingFenceValue;
} D3D12DDICB_RECLAIMALLOCATIONS2;

typedef struct _D3DDDIDEVINFO_VCACHE {
    UINT Pattern;
    UINT OptMethod;
    UINT CacheSize;
    UINT MagicNumber;
} D3DDDIDEVINFO_VCACHE;

typedef enum _D3DDDI_DEVICEEXECUTION_STATE {
    D3DDDI_DEVICEEXECUTION_ACTIVE = 1,
    D3DDDI_DEVICEEXECUTION_RESET,
    D3DDDI_DEVICEEXECUTION_HUNG,
    D3DDDI_DEVICEEXECUTION_STOPPED,
    D3DDDI_DEVICEEXECUTION_ERROR_OUTOFMEMORY,
    D3DDDI_DEVICEEXECUTION_ERROR_DMAFAULT,
} D3DDDI_DEVICEEXECUTION_STATE;

typedef struct _D3DDDI_EXECUTIONSTATEESCAPE {
    D3DDDI_DEVICEEXECUTION_STATE State;
} D3DDDI_EXECUTIONSTATEESCAPE;

typedef struct _D3DDDI_FRAMELATENCYESCAPE {
    UINT RequestedLatency;
} D3DDDI_FRAMELATENCYESCAPE;

typedef enum _D3DDDI_CERTIFICATETYPE {
    D3DDDI_CERTTYPE_AUTHENTICATED_CHANNEL = 1,
    D3DDDI_CERTTYPE_CRYPTOSESSION,
} D3DDDI_CERTIFICATETYPE;

typedef struct _DDICERTIFICATEINFO {
    D3DDDI_CERTIFICATETYPE CertificateType;
    DDIAUTHENTICATEDCHANNELTYPE ChannelType;
    GUID CryptoSessionType;
} DDICERTIFICATEINFO;

typedef struct _DDICHECKOVERLAYSUPPORTINPUT {
    UINT OverlayWidth;
    UINT OverlayHeight;
    D3DDDIFORMAT OverlayFormat;
    UINT DisplayWidth;
    UINT DisplayHeight;
    UINT DisplayRefreshRate;
    D3DDDIFORMAT DisplayFormat;
    D3DDDI_SCANLINEORDERING DisplayScanLineOrdering;
    D3DDDI_ROTATION DisplayRotation;
} DDICHECKOVERLAYSUPPORTINPUT;

typedef struct _DDICONTENTPROTECTIONCAPS {
    GUID CryptoType;
    GUID DecodeProfile;
} DDICONTENTPROTECTIONCAPS;

typedef struct _DDIGAMMACAPS {
    UINT GammaCaps;
} DDIGAMMACAPS;

typedef struct _DDIMULTISAMPLEQUALITYLEVELSDATA {
    D3DDDIFORMAT Format;
    BOOL Flip;
    D3DDDIMULTISAMPLE_TYPE MsType;
    UINT QualityLevels;
} DDIMULTISAMPLEQUALITYLEVELSDATA;

typedef struct _DDRAW_CAPS {
    UINT Caps;
    UINT Caps2;
    UINT CKeyCaps;
    UINT FxCaps;
    UINT MaxVideoPorts;
} DDRAW_CAPS;

typedef struct _DDRAW_MODE_SPECIFIC_CAPS {
    UINT Head;
    UINT Caps;
    UINT CKeyCaps;
    UINT FxCaps;
    UINT MaxVisibleOverlays;
    UINT MinOverlayStretch;
    UINT MaxOverlayStretch;
} DDRAW_MODE_SPECIFIC_CAPS;

typedef struct _DXVADDI_DECODEBUFFERINFO {
    D3DDDIFORMAT CompressedBufferType;
    UINT CreationWidth;
    UINT CreationHeight;
    D3DDDI_POOL CreationPool;
} DXVADDI_DECODEBUFFERINFO;

typedef struct _DXVADDI_DECODEINPUT {
    const GUID *pGuid;
    DXVADDI_VIDEODESC VideoDesc;
} DXVADDI_DECODEINPUT;

typedef struct _DXVADDI_QUERYEXTENSIONCAPSINPUT {
    const GUID *pGuid;
    UINT CapType;
    DXVADDI_PRIVATEDATA *pPrivate;
} DXVADDI_QUERYEXTENSIONCAPSINPUT;

typedef struct _DXVADDI_QUERYFILTERPROPERTYRANGEINPUT {
    const GUID *pVideoProcGuid;
    DXVADDI_VIDEODESC VideoDesc;
    D3DDDIFORMAT RenderTargetFormat;
    UINT FilterSetting;
} DXVADDI_QUERYFILTERPROPERTYRANGEINPUT;

typedef struct _DXVADDI_QUERYPROCAMPINPUT {
    const GUID *pVideoProcGuid;
    DXVADDI_VIDEODESC VideoDesc;
    D3DDDIFORMAT RenderTargetFormat;
    UINT ProcAmpCap;
} DXVADDI_QUERYPROCAMPINPUT;

typedef struct _DXVADDI_VALUERANGE {
    DXVADDI_FIXED32 MinValue;
    DXVADDI_FIXED32 MaxValue;
    DXVADDI_FIXED32 DefaultValue;
    DXVADDI_FIXED32 StepSize;
} DXVADDI_VALUERANGE;

typedef struct _DXVADDI_VIDEOPROCESSORCAPS {
    D3DDDI_POOL InputPool;
    UINT NumForwardRefSamples;
    UINT NumBackwardRefSamples;
    D3DDDIFORMAT OutputFormat;
    UINT DeinterlaceTechnology;
    UINT ProcAmpControlCaps;
    UINT VideoProcessorOperations;
    UINT NoiseFilterTechnology;
    UINT DetailFilterTechnology;
} DXVADDI_VIDEOPROCESSORCAPS;

typedef struct _DXVADDI_VIDEOPROCESSORINPUT {
    const GUID *pVideoProcGuid;
    DXVADDI_VIDEODESC VideoDesc;
    D3DDDIFORMAT RenderTargetFormat;
} DXVADDI_VIDEOPROCESSORINPUT;

typedef enum _DXVAHDDDI_ALPHA_FILL_MODE {
    DXVAHDDDI_ALPHA_FILL_MODE_OPAQUE = 0,
    DXVAHDDDI_ALPHA_FILL_MODE_BACKGROUND,
    DXVAHDDDI_ALPHA_FILL_MODE_DESTINATION,
    DXVAHDDDI_ALPHA_FILL_MODE_SOURCE_STREAM,
} DXVAHDDDI_ALPHA_FILL_MODE;

typedef struct _DXVAHDDDI_BLT_STATE_ALPHA_FILL_DATA {
    DXVAHDDDI_ALPHA_FILL_MODE Mode;
    UINT StreamNumber;
} DXVAHDDDI_BLT_STATE_ALPHA_FILL_DATA;

typedef struct _DXVAHDDDI_COLOR_RGBA {
    FLOAT R;
    FLOAT G;
    FLOAT B;
    FLOAT A;
} DXVAHDDDI_COLOR_RGBA;

typedef struct _DXVAHDDDI_COLOR_YCbCrA {
    FLOAT Y;
    FLOAT Cb;
    FLOAT Cr;
    FLOAT A;
} DXVAHDDDI_COLOR_YCbCrA;

typedef union _DXVAHDDDI_COLOR {
    DXVAHDDDI_COLOR_RGBA RGB;
    DXVAHDDDI_COLOR_YCbCrA YCbCr;
} DXVAHDDDI_COLOR;

typedef struct _DXVAHDDDI_BLT_STATE_BACKGROUND_COLOR_DATA {
    BOOL YCbCr;
    DXVAHDDDI_COLOR BackgroundColor;
} DXVAHDDDI_BLT_STATE_BACKGROUND_COLOR_DATA;

typedef struct _DXVAHDDDI_BLT_STATE_CONSTRICTION_DATA {
    BOOL Enable;
    SIZE Size;
} DXVAHDDDI_BLT_STATE_CONSTRICTION_DATA;

typedef struct _DXVAHDDDI_BLT_STATE_OUTPUT_COLOR_SPACE_DATA {
    union {
        struct {
            UINT Usage : 1;
            UINT RGB_Range : 1;
            UINT YCbCr_Matrix : 1;
            UINT YCbCr_xvYCC : 1;
            UINT Nominal_Range : 2;
            UINT Reserved : 26;
        };
        UINT Value;
    };
} DXVAHDDDI_BLT_STATE_OUTPUT_COLOR_SPACE_DATA;

typedef struct _DXVAHDDDI_BLT_STATE_TARGET_RECT_DATA {
    BOOL Enable;
    RECT TargetRect;
} DXVAHDDDI_BLT_STATE_TARGET_RECT_DATA;

typedef enum _DXVAHDDDI_FRAME_FORMAT {
    DXVAHDDDI_FRAME_FORMAT_PROGRESSIVE = 0,
    DXVAHDDDI_FRAME_FORMAT_INTERLACED_TOP_FIELD_FIRST,
    DXVAHDDDI_FRAME_FORMAT_INTERLACED_BOTTOM_FIELD_FIRST,
} DXVAHDDDI_FRAME_FORMAT;

typedef struct _DXVAHDDDI_RATIONAL {
    UINT Numerator;
    UINT Denominator;
} DXVAHDDDI_RATIONAL;

typedef struct _DXVAHDDDI_CONTENT_DESC {
    DXVAHDDDI_FRAME_FORMAT InputFrameFormat;
    DXVAHDDDI_RATIONAL InputFrameRate;
    UINT InputWidth;
    UINT InputHeight;
    DXVAHDDDI_RATIONAL OutputFrameRate;
    UINT OutputWidth;
    UINT OutputHeight;
} DXVAHDDDI_CONTENT_DESC;

typedef struct _DXVAHDDDI_CUSTOM_RATE_DATA {
    DXVAHDDDI_RATIONAL CustomRate;
    UINT OutputFrames;
    BOOL InputInterlaced;
    UINT InputFramesOrFields;
} DXVAHDDDI_CUSTOM_RATE_DATA;

typedef enum _DXVAHDDDI_DEVICE_USAGE {
    DXVAHDDDI_DEVICE_USAGE_PLAYBACK_NORMAL = 0,
    DXVAHDDDI_DEVICE_USAGE_OPTIMAL_SPEED,
    DXVAHDDDI_DEVICE_USAGE_OPTIMAL_QUALITY,
} DXVAHDDDI_DEVICE_USAGE;

typedef struct _DXVAHDDDI_DEVICE_DESC {
    DXVAHDDDI_CONTENT_DESC *pContentDesc;
    DXVAHDDDI_DEVICE_USAGE Usage;
} DXVAHDDDI_DEVICE_DESC;

typedef struct _DXVAHDDDI_FILTER_RANGE_DATA {
    INT Minimum;
    INT Maximum;
    INT Default;
    FLOAT Multiplier;
} DXVAHDDDI_FILTER_RANGE_DATA;

typedef struct _DXVAHDDDI_STREAM_STATE_ALPHA_DATA {
    BOOL Enable;
    FLOAT Alpha;
} DXVAHDDDI_STREAM_STATE_ALPHA_DATA;

typedef struct _DXVAHDDDI_STREAM_STATE_ASPECT_RATIO_DATA {
    BOOL Enable;
    DXVAHDDDI_RATIONAL SourceAspectRatio;
    DXVAHDDDI_RATIONAL DestinationAspectRatio;
} DXVAHDDDI_STREAM_STATE_ASPECT_RATIO_DATA;

typedef struct _DXVAHDDDI_STREAM_STATE_DESTINATION_RECT_DATA {
    BOOL Enable;
    RECT DestinationRect;
} DXVAHDDDI_STREAM_STATE_DESTINATION_RECT_DATA;

typedef struct _DXVAHDDDI_STREAM_STATE_FILTER_DATA {
    BOOL Enable;
    INT Level;
} DXVAHDDDI_STREAM_STATE_FILTER_DATA;

typedef struct _DXVAHDDDI_STREAM_STATE_FRAME_FORMAT_DATA {
    DXVAHDDDI_FRAME_FORMAT FrameFormat;
} DXVAHDDDI_STREAM_STATE_FRAME_FORMAT_DATA;

typedef struct _DXVAHDDDI_STREAM_STATE_INPUT_COLOR_SPACE_DATA {
    union {
        struct {
            UINT Type : 1;
            UINT RGB_Range : 1;
            UINT YCbCr_Matrix : 1;
            UINT YCbCr_xvYCC : 1;
            UINT Nominal_Range : 2;
            UINT Reserved : 26;
        };
        UINT Value;
    };
} DXVAHDDDI_STREAM_STATE_INPUT_COLOR_SPACE_DATA;

typedef struct _DXVAHDDDI_STREAM_STATE_LUMA_KEY_DATA {
    BOOL Enable;
    FLOAT Lower;
    FLOAT Upper;
} DXVAHDDDI_STREAM_STATE_LUMA_KEY_DATA;

typedef enum _DXVAHDDDI_OUTPUT_RATE {
    DXVAHDDDI_OUTPUT_RATE_NORMAL = 0,
    DXVAHDDDI_OUTPUT_RATE_HALF,
    DXVAHDDDI_OUTPUT_RATE_CUSTOM,
} DXVAHDDDI_OUTPUT_RATE;

typedef struct _DXVAHDDDI_STREAM_STATE_OUTPUT_RATE_DATA {
    BOOL RepeatFrame;
    DXVAHDDDI_OUTPUT_RATE OutputRate;
    DXVAHDDDI_RATIONAL CustomRate;
} DXVAHDDDI_STREAM_STATE_OUTPUT_RATE_DATA;

typedef struct _DXVAHDDDI_STREAM_STATE_PALETTE_DATA {
    UINT Count;
    D3DCOLOR *pEntries;
} DXVAHDDDI_STREAM_STATE_PALETTE_DATA;

typedef struct _DXVAHDDDI_STREAM_STATE_PRIVATE_IVTC_DATA {
    BOOL Enable;
    UINT ITelecineFlags;
    UINT Frames;
    UINT InputField;
} DXVAHDDDI_STREAM_STATE_PRIVATE_IVTC_DATA;

typedef enum _DXVAHDDDI_ROTATION {
    DXVAHDDDI_ROTATION_IDENTITY = 0,
    DXVAHDDDI_ROTATION_90,
    DXVAHDDDI_ROTATION_180,
    DXVAHDDDI_ROTATION_270,
} DXVAHDDDI_ROTATION;

typedef struct _DXVAHDDDI_STREAM_STATE_ROTATION_DATA {
    BOOL Enable;
    DXVAHDDDI_ROTATION Rotation;
} DXVAHDDDI_STREAM_STATE_ROTATION_DATA;

typedef struct _DXVAHDDDI_STREAM_STATE_SOURCE_RECT_DATA {
    BOOL Enable;
    RECT SourceRect;
} DXVAHDDDI_STREAM_STATE_SOURCE_RECT_DATA;

typedef struct _DXVAHDDDI_VPCAPS {
    GUID VPGuid;
    UINT PastFrames;
    UINT FutureFrames;
    UINT ProcessorCaps;
    UINT ITelecineCaps;
    UINT CustomRateCount;
} DXVAHDDDI_VPCAPS;

typedef struct _DXVAHDDDI_VPDEVCAPS {
    UINT Reserved;
    UINT DeviceCaps;
    UINT FeatureCaps;
    UINT FilterCaps;
    UINT InputFormatCaps;
    D3DDDI_POOL InputPool;
    UINT OutputFormatCount;
    UINT InputFormatCount;
    UINT VideoProcessorCount;
    UINT MaxInputStreams;
    UINT MaxStreamStates;
} DXVAHDDDI_VPDEVCAPS;

typedef struct _FORMATOP {
    D3DDDIFORMAT Format;
    UINT Operations;
    UINT FlipMsTypes;
    UINT BltMsTypes;
    UINT PrivateFormatBitCount;
} FORMATOP;

typedef enum D3DDDICAPS_SHADER_MIN_PRECISION {
    D3DDDICAPS_SHADER_MIN_PRECISION_10_BIT = 1,
    D3DDDICAPS_SHADER_MIN_PRECISION_16_BIT,
} D3DDDICAPS_SHADER_MIN_PRECISION;

typedef enum D3DDDI_CHECK_DIRECT_FLIP_FLAGS {
    D3DDDI_CHECKDIRECTFLIP_IMMEDIATE = 1,
} D3DDDI_CHECK_DIRECT_FLIP_FLAGS;

typedef enum D3DDDI_COPY_FLAGS {
    D3DDDI_COPY_NO_OVERWRITE = 1,
    D3DDDI_COPY_DISCARD,
} D3DDDI_COPY_FLAGS;

typedef enum D3DDDI_FLUSH_FLAGS {
    D3DDDI_TRIM_MEMORY = 2,
} D3DDDI_FLUSH_FLAGS;

typedef enum D3DDDI_MULTIPLANE_OVERLAY_YCbCr_FLAGS {
    D3DDDI_MULTIPLANE_OVERLAY_YCbCr_FLAG_NOMINAL_RANGE = 1,
    D3DDDI_MULTIPLANE_OVERLAY_YCbCr_FLAG_BT709,
    D3DDDI_MULTIPLANE_OVERLAY_YCbCr_FLAG_xvYCC = 4,
} D3DDDI_MULTIPLANE_OVERLAY_YCbCr_FLAGS;

typedef enum _D3DDDI_MULTIPLANE_OVERLAY_FEATURE_CAPS {
    D3DDDI_MULTIPLANE_OVERLAY_FEATURE_CAPS_ROTATION = 0x1,
    D3DDDI_MULTIPLANE_OVERLAY_FEATURE_CAPS_VERTICAL_FLIP = 0x2,
    D3DDDI_MULTIPLANE_OVERLAY_FEATURE_CAPS_HORIZONTAL_FLIP = 0x4,
    D3DDDI_MULTIPLANE_OVERLAY_FEATURE_CAPS_DEINTERLACE = 0x8,
    D3DDDI_MULTIPLANE_OVERLAY_FEATURE_CAPS_RGB = 0x10,
    D3DDDI_MULTIPLANE_OVERLAY_FEATURE_CAPS_YUV = 0x20,
    D3DDDI_MULTIPLANE_OVERLAY_FEATURE_CAPS_BILINEAR_FILTER = 0x40,
    D3DDDI_MULTIPLANE_OVERLAY_FEATURE_CAPS_HIGH_FILTER = 0x100,
} D3DDDI_MULTIPLANE_OVERLAY_FEATURE_CAPS;

typedef enum _D3DDDI_MULTIPLANE_OVERLAY_FLAGS {
    D3DDDI_MULTIPLANE_OVERLAY_FLAG_VERTICAL_FLIP = 1,
    D3DDDI_MULTIPLANE_OVERLAY_FLAG_HORIZONTAL_FLIP,
} D3DDDI_MULTIPLANE_OVERLAY_FLAGS;

typedef enum _DXVADDI_NOMINALRANGE {
    DXVADDI_NominalRangeMask = 7,
    DXVADDI_NominalRange_Unknown = 0,
    DXVADDI_NominalRange_Normal,
    DXVADDI_NominalRange_Wide,
    DXVADDI_NominalRange_0_255 = 1,
    DXVADDI_NominalRange_16_235,
    DXVADDI_NominalRange_48_208,
} DXVADDI_NOMINALRANGE;

typedef enum _DXVADDI_SAMPLEFORMAT {
    DXVADDI_SampleFormatMask = 255,
    DXVADDI_SampleUnknown = 0,
    DXVADDI_SampleProgressiveFrame = 2,
    DXVADDI_SampleFieldInterleavedEvenFirst,
    DXVADDI_SampleFieldInterleavedOddFirst,
    DXVADDI_SampleFieldSingleEven,
    DXVADDI_SampleFieldSingleOdd,
    DXVADDI_SampleSubStream,
} DXVADDI_SAMPLEFORMAT;

typedef enum _DXVADDI_VIDEOCHROMASUBSAMPLING {
    DXVADDI_VideoChromaSubsamplingMask = 15,
    DXVADDI_VideoChromaSubsampling_Unknown = 0,
    DXVADDI_VideoChromaSubsampling_ProgressiveChroma = 8,
    DXVADDI_VideoChromaSubsampling_Horizontally_Cosited = 4,
    DXVADDI_VideoChromaSubsampling_Vertically_Cosited = 2,
    DXVADDI_VideoChromaSubsampling_Vertically_AlignedChromaPlanes = 1,
    DXVADDI_VideoChromaSubsampling_MPEG2 = 5,
    DXVADDI_VideoChromaSubsampling_MPEG1 = 1,
    DXVADDI_VideoChromaSubsampling_DV_PAL = 6,
    DXVADDI_VideoChromaSubsampling_Cosited,
} DXVADDI_VIDEOCHROMASUBSAMPLING;

typedef enum _DXVADDI_VIDEOLIGHTING {
    DXVADDI_VideoLightingMask = 15,
    DXVADDI_VideoLighting_Unknown = 0,
    DXVADDI_VideoLighting_bright,
    DXVADDI_VideoLighting_office,
    DXVADDI_VideoLighting_dim,
    DXVADDI_VideoLighting_dark,
} DXVADDI_VIDEOLIGHTING;

typedef enum _DXVADDI_VIDEOPRIMARIES {
    DXVADDI_VideoPrimariesMask = 31,
    DXVADDI_VideoPrimaries_Unknown = 0,
    DXVADDI_VideoPrimaries_reserved,
    DXVADDI_VideoPrimaries_BT709,
    DXVADDI_VideoPrimaries_BT470_2_SysM,
    DXVADDI_VideoPrimaries_BT470_2_SysBG,
    DXVADDI_VideoPrimaries_SMPTE170M,
    DXVADDI_VideoPrimaries_SMPTE240M,
    DXVADDI_VideoPrimaries_EBU3213,
    DXVADDI_VideoPrimaries_SMPTE_C,
} DXVADDI_VIDEOPRIMARIES;

typedef enum _DXVADDI_VIDEOTRANSFERFUNCTION {
    DXVADDI_VideoTransFuncMask = 31,
    DXVADDI_VideoTransFunc_Unknown = 0,
    DXVADDI_VideoTransFunc_10,
    DXVADDI_VideoTransFunc_18,
    DXVADDI_VideoTransFunc_20,
    DXVADDI_VideoTransFunc_22,
    DXVADDI_VideoTransFunc_709,
    DXVADDI_VideoTransFunc_240M,
    DXVADDI_VideoTransFunc_sRGB,
    DXVADDI_VideoTransFunc_28,
} DXVADDI_VIDEOTRANSFERFUNCTION;

typedef enum _DXVADDI_VIDEOTRANSFERMATRIX {
    DXVADDI_VideoTransferMatrixMask = 7,
    DXVADDI_VideoTransferMatrix_Unknown = 0,
    DXVADDI_VideoTransferMatrix_BT709,
    DXVADDI_VideoTransferMatrix_BT601,
    DXVADDI_VideoTransferMatrix_SMPTE240M,
} DXVADDI_VIDEOTRANSFERMATRIX;

typedef enum _DXVAHDDDI_DEVICE_CAPS {
    DXVAHDDDI_DEVICE_CAPS_LINEAR_SPACE = 0x1,
    DXVAHDDDI_DEVICE_CAPS_xvYCC = 0x2,
    DXVAHDDDI_DEVICE_CAPS_RGB_RANGE_CONVERSION = 0x4,
    DXVAHDDDI_DEVICE_CAPS_YCbCr_MATRIX_CONVERSION = 0x8,
    DXVAHDDDI_DEVICE_CAPS_NOMINAL_RANGE = 0x10,
} DXVAHDDDI_DEVICE_CAPS;

typedef enum _DXVAHDDDI_FEATURE_CAPS {
    DXVAHDDDI_FEATURE_CAPS_ALPHA_FILL = 0x1,
    DXVAHDDDI_FEATURE_CAPS_CONSTRICTION = 0x2,
    DXVAHDDDI_FEATURE_CAPS_LUMA_KEY = 0x4,
    DXVAHDDDI_FEATURE_CAPS_ALPHA_PALETTE = 0x8,
    DXVAHDDDI_FEATURE_CAPS_ROTATION = 0x10,
} DXVAHDDDI_FEATURE_CAPS;

typedef enum _DXVAHDDDI_FILTER {
    DXVAHDDDI_FILTER_BRIGHTNESS = 0,
    DXVAHDDDI_FILTER_CONTRAST,
    DXVAHDDDI_FILTER_HUE,
    DXVAHDDDI_FILTER_SATURATION,
    DXVAHDDDI_FILTER_NOISE_REDUCTION,
    DXVAHDDDI_FILTER_EDGE_ENHANCEMENT,
    DXVAHDDDI_FILTER_ANAMORPHIC_SCALING,
} DXVAHDDDI_FILTER;

typedef enum _DXVAHDDDI_FILTER_CAPS {
    DXVAHDDDI_FILTER_CAPS_BRIGHTNESS = 0x1,
    DXVAHDDDI_FILTER_CAPS_CONTRAST = 0x2,
    DXVAHDDDI_FILTER_CAPS_HUE = 0x4,
    DXVAHDDDI_FILTER_CAPS_SATURATION = 0x8,
    DXVAHDDDI_FILTER_CAPS_NOISE_REDUCTION = 0x10,
    DXVAHDDDI_FILTER_CAPS_EDGE_ENHANCEMENT = 0x20,
    DXVAHDDDI_FILTER_CAPS_ANAMORPHIC_SCALING = 0x40,
} DXVAHDDDI_FILTER_CAPS;

typedef enum _DXVAHDDDI_INPUT_FORMAT_CAPS {
    DXVAHDDDI_INPUT_FORMAT_CAPS_RGB_INTERLACED = 0x1,
    DXVAHDDDI_INPUT_FORMAT_CAPS_RGB_PROCAMP = 0x2,
    DXVAHDDDI_INPUT_FORMAT_CAPS_RGB_LUMA_KEY = 0x4,
    DXVAHDDDI_INPUT_FORMAT_CAPS_PALETTE_INTERLACED = 0x8,
} DXVAHDDDI_INPUT_FORMAT_CAPS;

typedef enum _DXVAHDDDI_ITELECINE_CAPS {
    DXVAHDDDI_ITELECINE_CAPS_32 = 0x1,
    DXVAHDDDI_ITELECINE_CAPS_22 = 0x2,
    DXVAHDDDI_ITELECINE_CAPS_2224 = 0x4,
    DXVAHDDDI_ITELECINE_CAPS_2332 = 0x8,
    DXVAHDDDI_ITELECINE_CAPS_32322 = 0x10,
    DXVAHDDDI_ITELECINE_CAPS_55 = 0x20,
    DXVAHDDDI_ITELECINE_CAPS_64 = 0x40,
    DXVAHDDDI_ITELECINE_CAPS_87 = 0x80,
    DXVAHDDDI_ITELECINE_CAPS_222222222223 = 0x100,
    DXVAHDDDI_ITELECINE_CAPS_OTHER = (int)0x80000000u,
} DXVAHDDDI_ITELECINE_CAPS;

typedef enum _DXVAHDDDI_NOMINAL_RANGE {
    DXVAHDDDI_NOMINAL_RANGE_UNDEFINED = 0,
    DXVAHDDDI_NOMINAL_RANGE_16_235,
    DXVAHDDDI_NOMINAL_RANGE_0_255,
} DXVAHDDDI_NOMINAL_RANGE;

typedef enum _DXVAHDDDI_PROCESSOR_CAPS {
    DXVAHDDDI_PROCESSOR_CAPS_DEINTERLACE_BLEND = 0x1,
    DXVAHDDDI_PROCESSOR_CAPS_DEINTERLACE_BOB = 0x2,
    DXVAHDDDI_PROCESSOR_CAPS_DEINTERLACE_ADAPTIVE = 0x4,
    DXVAHDDDI_PROCESSOR_CAPS_DEINTERLACE_MOTION_COMPENSATION = 0x8,
    DXVAHDDDI_PROCESSOR_CAPS_INVERSE_TELECINE = 0x10,
    DXVAHDDDI_PROCESSOR_CAPS_FRAME_RATE_CONVERSION = 0x20,
} DXVAHDDDI_PROCESSOR_CAPS;

#ifdef __cplusplus
}
#endif

#endif
