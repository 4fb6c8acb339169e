/*
 * callbacks.c: the tables of callbacks that a user-mode display driver gets, and those of them that are not escapes.
 *
 * A context's handle at these callbacks is the kernel's own number, so that the kernel is who tests it.
 */
#include "runtime/hresult.h"
#include "runtime/umd_objects.h"

#include <stdint.h>
#include <string.h>

static HRESULT APIENTRY query_adapter_info(HANDLE hAdapter, const D3DDDICB_QUERYADAPTERINFO *pData)
{
    struct rt_adapter_view adapter;
    if (!pData || !rt_view_adapter(hAdapter, &adapter)) {
        return E_INVALIDARG;
    }
    D3DKMT_QUERYADAPTERINFO args = {
        .hAdapter = adapter.adapter,
        .Type = KMTQAITYPE_UMDRIVERPRIVATE,
        .pPrivateDriverData = pData->pPrivateDriverData,
        .PrivateDriverDataSize = pData->PrivateDriverDataSize,
    };
    return rt_hresult(D3DKMTQueryAdapterInfo(&args));
}

static HRESULT APIENTRY query_adapter_info2(HANDLE hAdapter, const D3DDDICB_QUERYADAPTERINFO2 *pData)
{
    static const KMTQUERYADAPTERINFOTYPE types[] = {
        [D3DDDI_QUERYADAPTERTYPE_DRIVERPRIVATE] = KMTQAITYPE_UMDRIVERPRIVATE,
        [D3DDDI_QUERYADAPTERTYPE_QUERYREGISTRY] = KMTQAITYPE_QUERYREGISTRY,
    };
    struct rt_adapter_view adapter;
    if (!pData || !rt_view_adapter(hAdapter, &adapter) || (UINT)pData->QueryType >= sizeof types / sizeof types[0]) {
        return E_INVALIDARG;
    }
    D3DKMT_QUERYADAPTERINFO args = {
        .hAdapter = adapter.adapter,
        .Type = types[pData->QueryType],
        .pPrivateDriverData = pData->pPrivateDriverData,
        .PrivateDriverDataSize = pData->PrivateDriverDataSize,
    };
    return rt_hresult(D3DKMTQueryAdapterInfo(&args));
}

static HRESULT APIENTRY create_context(HANDLE hDevice, D3DDDICB_CREATECONTEXT *pData)
{
    struct rt_device_view device;
    if (!pData || !rt_view_device(hDevice, &device)) {
        return E_INVALIDARG;
    }
    D3DKMT_CREATECONTEXT args = {
        .hDevice = device.device,
        .NodeOrdinal = pData->NodeOrdinal,
        .EngineAffinity = pData->EngineAffinity,
        .Flags = pData->Flags,
        .pPrivateDriverData = pData->pPrivateDriverData,
        .PrivateDriverDataSize = pData->PrivateDriverDataSize,
        .ClientHint = D3DKMT_CLIENTHINT_DX9,
    };
    NTSTATUS status = D3DKMTCreateContext(&args);
    if (!NT_SUCCESS(status)) {
        return rt_hresult(status);
    }
    pData->hContext = (HANDLE)(uintptr_t)args.hContext;
    pData->pCommandBuffer = args.pCommandBuffer;
    pData->CommandBufferSize = args.CommandBufferSize;
    pData->pAllocationList = args.pAllocationList;
    pData->AllocationListSize = args.AllocationListSize;
    pData->pPatchLocationList = args.pPatchLocationList;
    pData->PatchLocationListSize = args.PatchLocationListSize;
    pData->CommandBuffer = args.CommandBuffer;
    return S_OK;
}

static HRESULT APIENTRY create_context_virtual(HANDLE hDevice, D3DDDICB_CREATECONTEXTVIRTUAL *pData)
{
    struct rt_device_view device;
    if (!pData || !rt_view_device(hDevice, &device)) {
        return E_INVALIDARG;
    }
    D3DKMT_CREATECONTEXTVIRTUAL args = {
        .hDevice = device.device,
        .NodeOrdinal = pData->NodeOrdinal,
        .EngineAffinity = pData->EngineAffinity,
        .Flags = pData->Flags,
        .pPrivateDriverData = pData->pPrivateDriverData,
        .PrivateDriverDataSize = pData->PrivateDriverDataSize,
        .ClientHint = D3DKMT_CLIENTHINT_DX9,
    };
    NTSTATUS status = D3DKMTCreateContextVirtual(&args);
    if (NT_SUCCESS(status)) {
        pData->hContext = (HANDLE)(uintptr_t)args.hContext;
    }
    return rt_hresult(status);
}

static HRESULT APIENTRY destroy_context(HANDLE hDevice, const D3DDDICB_DESTROYCONTEXT *pData)
{
    struct rt_device_view device;
    if (!pData || !rt_view_device(hDevice, &device) || (uintptr_t)pData->hContext > UINT32_MAX) {
        return E_INVALIDARG;
    }
    D3DKMT_DESTROYCONTEXT args = {.hContext = (D3DKMT_HANDLE)(uintptr_t)pData->hContext};
    return rt_hresult(D3DKMTDestroyContext(&args));
}

/* The contexts that a submission is broadcast to, beside its own. */
static bool narrow_contexts(D3DKMT_HANDLE *to, const HANDLE *from, UINT count)
{
    for (UINT i = 0; i < count; i++) {
        if ((uintptr_t)from[i] > UINT32_MAX) {
            return false;
        }
        to[i] = (D3DKMT_HANDLE)(uintptr_t)from[i];
    }
    return true;
}

static HRESULT APIENTRY render(HANDLE hDevice, D3DDDICB_RENDER *pData)
{
    struct rt_device_view device;
    if (!pData || !rt_view_device(hDevice, &device) || pData->BroadcastContextCount > D3DDDI_MAX_BROADCAST_CONTEXT ||
        (uintptr_t)pData->hContext > UINT32_MAX) {
        return E_INVALIDARG;
    }
    D3DKMT_RENDER args = {
        .hContext = (D3DKMT_HANDLE)(uintptr_t)pData->hContext,
        .CommandOffset = pData->CommandOffset,
        .CommandLength = pData->CommandLength,
        .AllocationCount = pData->NumAllocations,
        .PatchLocationCount = pData->NumPatchLocations,
        .NewCommandBufferSize = pData->NewCommandBufferSize,
        .NewAllocationListSize = pData->NewAllocationListSize,
        .NewPatchLocationListSize = pData->NewPatchLocationListSize,
        .BroadcastContextCount = pData->BroadcastContextCount,
        .pPrivateDriverData = pData->pPrivateDriverData,
        .PrivateDriverDataSize = pData->PrivateDriverDataSize,
    };
    args.Flags.ResizeCommandBuffer = pData->Flags.ResizeCommandBuffer;
    args.Flags.ResizeAllocationList = pData->Flags.ResizeAllocationList;
    args.Flags.ResizePatchLocationList = pData->Flags.ResizePatchLocationList;
    args.Flags.NullRendering = pData->Flags.NullRendering;
    if (!narrow_contexts(args.BroadcastContext, pData->BroadcastContext, pData->BroadcastContextCount)) {
        return E_INVALIDARG;
    }
    NTSTATUS status = D3DKMTRender(&args);
    if (!NT_SUCCESS(status)) {
        return rt_hresult(status);
    }
    pData->pNewCommandBuffer = args.pNewCommandBuffer;
    pData->NewCommandBufferSize = args.NewCommandBufferSize;
    pData->pNewAllocationList = args.pNewAllocationList;
    pData->NewAllocationListSize = args.NewAllocationListSize;
    pData->pNewPatchLocationList = args.pNewPatchLocationList;
    pData->NewPatchLocationListSize = args.NewPatchLocationListSize;
    pData->QueuedBufferCount = args.QueuedBufferCount;
    pData->NewCommandBuffer = args.NewCommandBuffer;
    return S_OK;
}

static HRESULT APIENTRY submit_command(HANDLE hDevice, const D3DDDICB_SUBMITCOMMAND *pData)
{
    struct rt_device_view device;
    if (!pData || !rt_view_device(hDevice, &device) || pData->BroadcastContextCount > D3DDDI_MAX_BROADCAST_CONTEXT ||
        pData->NumPrimaries > D3DDDI_MAX_WRITTEN_PRIMARIES) {
        return E_INVALIDARG;
    }
    D3DKMT_SUBMITCOMMAND args = {
        .Commands = pData->Commands,
        .CommandLength = pData->CommandLength,
        .BroadcastContextCount = pData->BroadcastContextCount,
        .pPrivateDriverData = pData->pPrivateDriverData,
        .PrivateDriverDataSize = pData->PrivateDriverDataSize,
        .NumPrimaries = pData->NumPrimaries,
        .NumHistoryBuffers = pData->NumHistoryBuffers,
        .HistoryBufferArray = pData->HistoryBufferArray,
    };
    args.Flags.NullRendering = pData->Flags.NullRendering;
    memcpy(args.WrittenPrimaries, pData->WrittenPrimaries, pData->NumPrimaries * sizeof args.WrittenPrimaries[0]);
    if (!narrow_contexts(args.BroadcastContext, pData->BroadcastContext, pData->BroadcastContextCount)) {
        return E_INVALIDARG;
    }
    return rt_hresult(D3DKMTSubmitCommand(&args));
}

/* A driver says that it will, or will no longer, call back from threads of its own. All callbacks here may be. */
static HRESULT APIENTRY set_async_callbacks(HANDLE hDevice, BOOL Enable)
{
    (void)Enable;
    struct rt_device_view device;
    return rt_view_device(hDevice, &device) ? S_OK : E_INVALIDARG;
}

void rt_callbacks_of_adapter(D3DDDI_ADAPTERCALLBACKS *callbacks)
{
    rt_callbacks_lacking_of_adapter(callbacks);
    callbacks->pfnQueryAdapterInfoCb = query_adapter_info;
    callbacks->pfnQueryAdapterInfoCb2 = query_adapter_info2;
}

void rt_callbacks_of_device(D3DDDI_DEVICECALLBACKS *callbacks)
{
    rt_callbacks_lacking_of_device(callbacks);
    callbacks->pfnEscapeCb = rt_escape_cb;
    callbacks->pfnCreateContextCb = create_context;
    callbacks->pfnCreateContextVirtualCb = create_context_virtual;
    callbacks->pfnDestroyContextCb = destroy_context;
    callbacks->pfnRenderCb = render;
    callbacks->pfnSubmitCommandCb = submit_command;
    callbacks->pfnSetAsyncCallbacksCb = set_async_callbacks;
}
