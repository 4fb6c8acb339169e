/*
 * d3dkmt.c: the D3DKMT* functions that a program calls, each for the process of the calling thread.
 *
 * Where no kernel runs there are no adapters: a LUID or a handle names none.
 */
#include "dxgkrnl/call.h"
#include "dxgkrnl/escape.h"
#include "dxgkrnl/query.h"
#include "nt/seh.h"

#include <d3dkmthk.h>
#include <escapement/api.h>

static NTSTATUS call(enum dxg_call number, const void *args)
{
    struct dxg_process *process = dxg_process_current();
    struct nt_seh_context *user = nt_seh_enter_kernel();
    NTSTATUS status = process ? dxg_call(process, number, (void *)(uintptr_t)args) : STATUS_NO_MEMORY;
    nt_seh_leave_kernel(user);
    return status;
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTEscape(const D3DKMT_ESCAPE *args)
{
    struct dxg_process *process = dxg_process_current();
    struct nt_seh_context *user = nt_seh_enter_kernel();
    NTSTATUS status = process ? dxg_escape(process, args, NULL) : STATUS_NO_MEMORY;
    nt_seh_leave_kernel(user);
    return status;
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTOpenAdapterFromLuid(const D3DKMT_OPENADAPTERFROMLUID *args)
{
    return call(DXG_OPEN_ADAPTER_FROM_LUID, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTEnumAdapters2(const D3DKMT_ENUMADAPTERS2 *args)
{
    return call(DXG_ENUM_ADAPTERS2, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTEnumAdapters3(D3DKMT_ENUMADAPTERS3 *args)
{
    return call(DXG_ENUM_ADAPTERS3, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTCloseAdapter(const D3DKMT_CLOSEADAPTER *args)
{
    return call(DXG_CLOSE_ADAPTER, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTQueryAdapterInfo(const D3DKMT_QUERYADAPTERINFO *args)
{
    struct dxg_process *process = dxg_process_current();
    struct nt_seh_context *user = nt_seh_enter_kernel();
    NTSTATUS status = process ? dxg_query_adapter_info(process, args) : STATUS_NO_MEMORY;
    nt_seh_leave_kernel(user);
    return status;
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTCreateDevice(D3DKMT_CREATEDEVICE *args)
{
    return call(DXG_CREATE_DEVICE, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTDestroyDevice(const D3DKMT_DESTROYDEVICE *args)
{
    return call(DXG_DESTROY_DEVICE, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTCreateContext(D3DKMT_CREATECONTEXT *args)
{
    return call(DXG_CREATE_CONTEXT, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTCreateContextVirtual(D3DKMT_CREATECONTEXTVIRTUAL *args)
{
    return call(DXG_CREATE_CONTEXT_VIRTUAL, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTDestroyContext(const D3DKMT_DESTROYCONTEXT *args)
{
    return call(DXG_DESTROY_CONTEXT, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTRender(D3DKMT_RENDER *args)
{
    return call(DXG_RENDER, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTSubmitCommand(const D3DKMT_SUBMITCOMMAND *args)
{
    return call(DXG_SUBMIT_COMMAND, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTGetDeviceState(D3DKMT_GETDEVICESTATE *args)
{
    return call(DXG_GET_DEVICE_STATE, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTCreateAllocation(D3DKMT_CREATEALLOCATION *args)
{
    return call(DXG_CREATE_ALLOCATION, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTCreateAllocation2(D3DKMT_CREATEALLOCATION *args)
{
    return call(DXG_CREATE_ALLOCATION2, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTDestroyAllocation(const D3DKMT_DESTROYALLOCATION *args)
{
    return call(DXG_DESTROY_ALLOCATION, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTDestroyAllocation2(const D3DKMT_DESTROYALLOCATION2 *args)
{
    return call(DXG_DESTROY_ALLOCATION2, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTQueryResourceInfo(D3DKMT_QUERYRESOURCEINFO *args)
{
    return call(DXG_QUERY_RESOURCE_INFO, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTOpenResource(D3DKMT_OPENRESOURCE *args)
{
    return call(DXG_OPEN_RESOURCE, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTOpenResource2(D3DKMT_OPENRESOURCE *args)
{
    return call(DXG_OPEN_RESOURCE2, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTLock(D3DKMT_LOCK *args)
{
    return call(DXG_LOCK, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTLock2(D3DKMT_LOCK2 *args)
{
    return call(DXG_LOCK2, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTUnlock(const D3DKMT_UNLOCK *args)
{
    return call(DXG_UNLOCK, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTUnlock2(const D3DKMT_UNLOCK2 *args)
{
    return call(DXG_UNLOCK2, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTCreatePagingQueue(D3DKMT_CREATEPAGINGQUEUE *args)
{
    return call(DXG_CREATE_PAGING_QUEUE, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTDestroyPagingQueue(D3DDDI_DESTROYPAGINGQUEUE *args)
{
    return call(DXG_DESTROY_PAGING_QUEUE, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTMakeResident(D3DDDI_MAKERESIDENT *args)
{
    return call(DXG_MAKE_RESIDENT, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTEvict(D3DKMT_EVICT *args)
{
    return call(DXG_EVICT, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTMapGpuVirtualAddress(D3DDDI_MAPGPUVIRTUALADDRESS *args)
{
    return call(DXG_MAP_GPUVA, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTReserveGpuVirtualAddress(D3DDDI_RESERVEGPUVIRTUALADDRESS *args)
{
    return call(DXG_RESERVE_GPUVA, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTFreeGpuVirtualAddress(const D3DKMT_FREEGPUVIRTUALADDRESS *args)
{
    return call(DXG_FREE_GPUVA, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTCreateSynchronizationObject2(D3DKMT_CREATESYNCHRONIZATIONOBJECT2 *args)
{
    return call(DXG_CREATE_SYNC, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTDestroySynchronizationObject(const D3DKMT_DESTROYSYNCHRONIZATIONOBJECT *args)
{
    return call(DXG_DESTROY_SYNC, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI
D3DKMTWaitForSynchronizationObjectFromCpu(const D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMCPU *args)
{
    return call(DXG_WAIT_CPU, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI
D3DKMTSignalSynchronizationObjectFromCpu(const D3DKMT_SIGNALSYNCHRONIZATIONOBJECTFROMCPU *args)
{
    return call(DXG_SIGNAL_CPU, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI
D3DKMTWaitForSynchronizationObjectFromGpu(const D3DKMT_WAITFORSYNCHRONIZATIONOBJECTFROMGPU *args)
{
    return call(DXG_WAIT_GPU, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI
D3DKMTSignalSynchronizationObjectFromGpu(const D3DKMT_SIGNALSYNCHRONIZATIONOBJECTFROMGPU *args)
{
    return call(DXG_SIGNAL_GPU, args);
}

ESCAPEMENT_API NTSTATUS D3DKMTAPI D3DKMTPresent(D3DKMT_PRESENT *args)
{
    return call(DXG_PRESENT, args);
}
