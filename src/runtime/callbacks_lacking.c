/*
 * callbacks_lacking.c: the callbacks that this runtime does not have, each of which says so by its name.
 *
 * These are allocations, overlays, synchronization objects, paging and hardware queues. A driver finds no null pointer
 * in its table, and what it cannot have is an HRESULT and a line in the log.
 */
#include "nt/log.h"
#include "runtime/umd_objects.h"

static HRESULT lacks(const char *callback, HANDLE handle, const void *data)
{
    (void)handle;
    (void)data;
    nt_log(NT_LOG_KERNEL, "%s: this runtime does not have it; it returned D3DDDIERR_NOTAVAILABLE", callback);
    return D3DDDIERR_NOTAVAILABLE;
}

static HRESULT APIENTRY allocate(HANDLE handle, D3DDDICB_ALLOCATE *data)
{
    return lacks("pfnAllocateCb", handle, data);
}

static HRESULT APIENTRY deallocate(HANDLE handle, const D3DDDICB_DEALLOCATE *data)
{
    return lacks("pfnDeallocateCb", handle, data);
}

static HRESULT APIENTRY set_priority(HANDLE handle, D3DDDICB_SETPRIORITY *data)
{
    return lacks("pfnSetPriorityCb", handle, data);
}

static HRESULT APIENTRY query_residency(HANDLE handle, const D3DDDICB_QUERYRESIDENCY *data)
{
    return lacks("pfnQueryResidencyCb", handle, data);
}

static HRESULT APIENTRY set_display_mode(HANDLE handle, D3DDDICB_SETDISPLAYMODE *data)
{
    return lacks("pfnSetDisplayModeCb", handle, data);
}

static HRESULT APIENTRY present(HANDLE handle, D3DDDICB_PRESENT *data)
{
    return lacks("pfnPresentCb", handle, data);
}

static HRESULT APIENTRY lock(HANDLE handle, D3DDDICB_LOCK *data)
{
    return lacks("pfnLockCb", handle, data);
}

static HRESULT APIENTRY unlock(HANDLE handle, const D3DDDICB_UNLOCK *data)
{
    return lacks("pfnUnlockCb", handle, data);
}

static HRESULT APIENTRY create_overlay(HANDLE handle, D3DDDICB_CREATEOVERLAY *data)
{
    return lacks("pfnCreateOverlayCb", handle, data);
}

static HRESULT APIENTRY update_overlay(HANDLE handle, const D3DDDICB_UPDATEOVERLAY *data)
{
    return lacks("pfnUpdateOverlayCb", handle, data);
}

static HRESULT APIENTRY flip_overlay(HANDLE handle, const D3DDDICB_FLIPOVERLAY *data)
{
    return lacks("pfnFlipOverlayCb", handle, data);
}

static HRESULT APIENTRY destroy_overlay(HANDLE handle, const D3DDDICB_DESTROYOVERLAY *data)
{
    return lacks("pfnDestroyOverlayCb", handle, data);
}

static HRESULT APIENTRY create_synchronization_object(HANDLE handle, D3DDDICB_CREATESYNCHRONIZATIONOBJECT *data)
{
    return lacks("pfnCreateSynchronizationObjectCb", handle, data);
}

static HRESULT APIENTRY destroy_synchronization_object(HANDLE handle, const D3DDDICB_DESTROYSYNCHRONIZATIONOBJECT *data)
{
    return lacks("pfnDestroySynchronizationObjectCb", handle, data);
}

static HRESULT APIENTRY wait_for_synchronization_object(HANDLE handle,
                                                        const D3DDDICB_WAITFORSYNCHRONIZATIONOBJECT *data)
{
    return lacks("pfnWaitForSynchronizationObjectCb", handle, data);
}

static HRESULT APIENTRY signal_synchronization_object(HANDLE handle, const D3DDDICB_SIGNALSYNCHRONIZATIONOBJECT *data)
{
    return lacks("pfnSignalSynchronizationObjectCb", handle, data);
}

static HRESULT APIENTRY set_display_private_driver_format(HANDLE handle,
                                                          const D3DDDICB_SETDISPLAYPRIVATEDRIVERFORMAT *data)
{
    return lacks("pfnSetDisplayPrivateDriverFormatCb", handle, data);
}

static HRESULT APIENTRY offer_allocations(HANDLE handle, const D3DDDICB_OFFERALLOCATIONS *data)
{
    return lacks("pfnOfferAllocationsCb", handle, data);
}

static HRESULT APIENTRY reclaim_allocations(HANDLE handle, const D3DDDICB_RECLAIMALLOCATIONS *data)
{
    return lacks("pfnReclaimAllocationsCb", handle, data);
}

static HRESULT APIENTRY create_synchronization_object2(HANDLE handle, D3DDDICB_CREATESYNCHRONIZATIONOBJECT2 *data)
{
    return lacks("pfnCreateSynchronizationObject2Cb", handle, data);
}

static HRESULT APIENTRY wait_for_synchronization_object2(HANDLE handle,
                                                         const D3DDDICB_WAITFORSYNCHRONIZATIONOBJECT2 *data)
{
    return lacks("pfnWaitForSynchronizationObject2Cb", handle, data);
}

static HRESULT APIENTRY signal_synchronization_object2(HANDLE handle, const D3DDDICB_SIGNALSYNCHRONIZATIONOBJECT2 *data)
{
    return lacks("pfnSignalSynchronizationObject2Cb", handle, data);
}

static HRESULT APIENTRY present_multi_plane_overlay(HANDLE handle, const D3DDDICB_PRESENTMULTIPLANEOVERLAY *data)
{
    return lacks("pfnPresentMultiPlaneOverlayCb", handle, data);
}

static HRESULT APIENTRY log_umd_marker(HANDLE handle, const D3DDDICB_LOGUMDMARKER *data)
{
    return lacks("pfnLogUMDMarkerCb", handle, data);
}

static HRESULT APIENTRY make_resident(HANDLE handle, D3DDDI_MAKERESIDENT *data)
{
    return lacks("pfnMakeResidentCb", handle, data);
}

static HRESULT APIENTRY evict(HANDLE handle, D3DDDICB_EVICT *data)
{
    return lacks("pfnEvictCb", handle, data);
}

static HRESULT APIENTRY
wait_for_synchronization_object_from_cpu(HANDLE handle, const D3DDDICB_WAITFORSYNCHRONIZATIONOBJECTFROMCPU *data)
{
    return lacks("pfnWaitForSynchronizationObjectFromCpuCb", handle, data);
}

static HRESULT APIENTRY signal_synchronization_object_from_cpu(HANDLE handle,
                                                               const D3DDDICB_SIGNALSYNCHRONIZATIONOBJECTFROMCPU *data)
{
    return lacks("pfnSignalSynchronizationObjectFromCpuCb", handle, data);
}

static HRESULT APIENTRY
wait_for_synchronization_object_from_gpu(HANDLE handle, const D3DDDICB_WAITFORSYNCHRONIZATIONOBJECTFROMGPU *data)
{
    return lacks("pfnWaitForSynchronizationObjectFromGpuCb", handle, data);
}

static HRESULT APIENTRY signal_synchronization_object_from_gpu(HANDLE handle,
                                                               const D3DDDICB_SIGNALSYNCHRONIZATIONOBJECTFROMGPU *data)
{
    return lacks("pfnSignalSynchronizationObjectFromGpuCb", handle, data);
}

static HRESULT APIENTRY create_paging_queue(HANDLE handle, D3DDDICB_CREATEPAGINGQUEUE *data)
{
    return lacks("pfnCreatePagingQueueCb", handle, data);
}

static HRESULT APIENTRY destroy_paging_queue(HANDLE handle, const D3DDDI_DESTROYPAGINGQUEUE *data)
{
    return lacks("pfnDestroyPagingQueueCb", handle, data);
}

static HRESULT APIENTRY lock2(HANDLE handle, D3DDDICB_LOCK2 *data)
{
    return lacks("pfnLock2Cb", handle, data);
}

static HRESULT APIENTRY unlock2(HANDLE handle, const D3DDDICB_UNLOCK2 *data)
{
    return lacks("pfnUnlock2Cb", handle, data);
}

static HRESULT APIENTRY invalidate_cache(HANDLE handle, const D3DDDICB_INVALIDATECACHE *data)
{
    return lacks("pfnInvalidateCacheCb", handle, data);
}

static HRESULT APIENTRY reserve_gpu_virtual_address(HANDLE handle, D3DDDI_RESERVEGPUVIRTUALADDRESS *data)
{
    return lacks("pfnReserveGpuVirtualAddressCb", handle, data);
}

static HRESULT APIENTRY map_gpu_virtual_address(HANDLE handle, D3DDDI_MAPGPUVIRTUALADDRESS *data)
{
    return lacks("pfnMapGpuVirtualAddressCb", handle, data);
}

static HRESULT APIENTRY free_gpu_virtual_address(HANDLE handle, const D3DDDICB_FREEGPUVIRTUALADDRESS *data)
{
    return lacks("pfnFreeGpuVirtualAddressCb", handle, data);
}

static HRESULT APIENTRY update_gpu_virtual_address(HANDLE handle, const D3DDDICB_UPDATEGPUVIRTUALADDRESS *data)
{
    return lacks("pfnUpdateGpuVirtualAddressCb", handle, data);
}

static HRESULT APIENTRY deallocate2(HANDLE handle, const D3DDDICB_DEALLOCATE2 *data)
{
    return lacks("pfnDeallocate2Cb", handle, data);
}

static HRESULT APIENTRY
signal_synchronization_object_from_gpu2(HANDLE handle, const D3DDDICB_SIGNALSYNCHRONIZATIONOBJECTFROMGPU2 *data)
{
    return lacks("pfnSignalSynchronizationObjectFromGpu2Cb", handle, data);
}

static HRESULT APIENTRY reclaim_allocations2(HANDLE handle, D3DDDICB_RECLAIMALLOCATIONS2 *data)
{
    return lacks("pfnReclaimAllocations2Cb", handle, data);
}

static HRESULT APIENTRY get_resource_present_private_driver_data(HANDLE handle,
                                                                 D3DDDI_GETRESOURCEPRESENTPRIVATEDRIVERDATA *data)
{
    return lacks("pfnGetResourcePresentPrivateDriverDataCb", handle, data);
}

static HRESULT APIENTRY update_allocation_property(HANDLE handle, D3DDDI_UPDATEALLOCPROPERTY *data)
{
    return lacks("pfnUpdateAllocationPropertyCb", handle, data);
}

static HRESULT APIENTRY offer_allocations2(HANDLE handle, const D3DDDICB_OFFERALLOCATIONS2 *data)
{
    return lacks("pfnOfferAllocations2Cb", handle, data);
}

static HRESULT APIENTRY reclaim_allocations3(HANDLE handle, D3DDDICB_RECLAIMALLOCATIONS3 *data)
{
    return lacks("pfnReclaimAllocations3Cb", handle, data);
}

static HRESULT APIENTRY acquire_resource(HANDLE handle, const D3DDDICB_SYNCTOKEN *data)
{
    return lacks("pfnAcquireResourceCb", handle, data);
}

static HRESULT APIENTRY release_resource(HANDLE handle, const D3DDDICB_SYNCTOKEN *data)
{
    return lacks("pfnReleaseResourceCb", handle, data);
}

static HRESULT APIENTRY create_hw_context(HANDLE handle, D3DDDICB_CREATEHWCONTEXT *data)
{
    return lacks("pfnCreateHwContextCb", handle, data);
}

static HRESULT APIENTRY destroy_hw_context(HANDLE handle, const D3DDDICB_DESTROYHWCONTEXT *data)
{
    return lacks("pfnDestroyHwContextCb", handle, data);
}

static HRESULT APIENTRY create_hw_queue(HANDLE handle, D3DDDICB_CREATEHWQUEUE *data)
{
    return lacks("pfnCreateHwQueueCb", handle, data);
}

static HRESULT APIENTRY destroy_hw_queue(HANDLE handle, const D3DDDICB_DESTROYHWQUEUE *data)
{
    return lacks("pfnDestroyHwQueueCb", handle, data);
}

static HRESULT APIENTRY submit_command_to_hw_queue(HANDLE handle, const D3DDDICB_SUBMITCOMMANDTOHWQUEUE *data)
{
    return lacks("pfnSubmitCommandToHwQueueCb", handle, data);
}

static HRESULT APIENTRY submit_wait_for_sync_objects_to_hw_queue(HANDLE handle,
                                                                 const D3DDDICB_SUBMITWAITFORSYNCOBJECTSTOHWQUEUE *data)
{
    return lacks("pfnSubmitWaitForSyncObjectsToHwQueueCb", handle, data);
}

static HRESULT APIENTRY submit_signal_sync_objects_to_hw_queue(HANDLE handle,
                                                               const D3DDDICB_SUBMITSIGNALSYNCOBJECTSTOHWQUEUE *data)
{
    return lacks("pfnSubmitSignalSyncObjectsToHwQueueCb", handle, data);
}

static HRESULT APIENTRY submit_present_blt_to_hw_queue(HANDLE handle, D3DDDICB_SUBMITPRESENTBLTTOHWQUEUE *data)
{
    return lacks("pfnSubmitPresentBltToHwQueueCb", handle, data);
}

static HRESULT APIENTRY submit_present_to_hw_queue(HANDLE handle, D3DDDICB_SUBMITPRESENTTOHWQUEUE *data)
{
    return lacks("pfnSubmitPresentToHwQueueCb", handle, data);
}

static HRESULT APIENTRY submit_history_sequence(HANDLE handle, const D3DDDICB_SUBMITHISTORYSEQUENCE *data)
{
    return lacks("pfnSubmitHistorySequenceCb", handle, data);
}

static HRESULT APIENTRY get_multisample_method_list(HANDLE handle, D3DDDICB_GETMULTISAMPLEMETHODLIST *data)
{
    return lacks("pfnGetMultisampleMethodListCb", handle, data);
}

void rt_callbacks_lacking_of_adapter(D3DDDI_ADAPTERCALLBACKS *callbacks)
{
    callbacks->pfnGetMultisampleMethodListCb = get_multisample_method_list;
}

void rt_callbacks_lacking_of_device(D3DDDI_DEVICECALLBACKS *callbacks)
{
    callbacks->pfnAllocateCb = allocate;
    callbacks->pfnDeallocateCb = deallocate;
    callbacks->pfnSetPriorityCb = set_priority;
    callbacks->pfnQueryResidencyCb = query_residency;
    callbacks->pfnSetDisplayModeCb = set_display_mode;
    callbacks->pfnPresentCb = present;
    callbacks->pfnLockCb = lock;
    callbacks->pfnUnlockCb = unlock;
    callbacks->pfnCreateOverlayCb = create_overlay;
    callbacks->pfnUpdateOverlayCb = update_overlay;
    callbacks->pfnFlipOverlayCb = flip_overlay;
    callbacks->pfnDestroyOverlayCb = destroy_overlay;
    callbacks->pfnCreateSynchronizationObjectCb = create_synchronization_object;
    callbacks->pfnDestroySynchronizationObjectCb = destroy_synchronization_object;
    callbacks->pfnWaitForSynchronizationObjectCb = wait_for_synchronization_object;
    callbacks->pfnSignalSynchronizationObjectCb = signal_synchronization_object;
    callbacks->pfnSetDisplayPrivateDriverFormatCb = set_display_private_driver_format;
    callbacks->pfnOfferAllocationsCb = offer_allocations;
    callbacks->pfnReclaimAllocationsCb = reclaim_allocations;
    callbacks->pfnCreateSynchronizationObject2Cb = create_synchronization_object2;
    callbacks->pfnWaitForSynchronizationObject2Cb = wait_for_synchronization_object2;
    callbacks->pfnSignalSynchronizationObject2Cb = signal_synchronization_object2;
    callbacks->pfnPresentMultiPlaneOverlayCb = present_multi_plane_overlay;
    callbacks->pfnLogUMDMarkerCb = log_umd_marker;
    callbacks->pfnMakeResidentCb = make_resident;
    callbacks->pfnEvictCb = evict;
    callbacks->pfnWaitForSynchronizationObjectFromCpuCb = wait_for_synchronization_object_from_cpu;
    callbacks->pfnSignalSynchronizationObjectFromCpuCb = signal_synchronization_object_from_cpu;
    callbacks->pfnWaitForSynchronizationObjectFromGpuCb = wait_for_synchronization_object_from_gpu;
    callbacks->pfnSignalSynchronizationObjectFromGpuCb = signal_synchronization_object_from_gpu;
    callbacks->pfnCreatePagingQueueCb = create_paging_queue;
    callbacks->pfnDestroyPagingQueueCb = destroy_paging_queue;
    callbacks->pfnLock2Cb = lock2;
    callbacks->pfnUnlock2Cb = unlock2;
    callbacks->pfnInvalidateCacheCb = invalidate_cache;
    callbacks->pfnReserveGpuVirtualAddressCb = reserve_gpu_virtual_address;
    callbacks->pfnMapGpuVirtualAddressCb = map_gpu_virtual_address;
    callbacks->pfnFreeGpuVirtualAddressCb = free_gpu_virtual_address;
    callbacks->pfnUpdateGpuVirtualAddressCb = update_gpu_virtual_address;
    callbacks->pfnDeallocate2Cb = deallocate2;
    callbacks->pfnSignalSynchronizationObjectFromGpu2Cb = signal_synchronization_object_from_gpu2;
    callbacks->pfnReclaimAllocations2Cb = reclaim_allocations2;
    callbacks->pfnGetResourcePresentPrivateDriverDataCb = get_resource_present_private_driver_data;
    callbacks->pfnUpdateAllocationPropertyCb = update_allocation_property;
    callbacks->pfnOfferAllocations2Cb = offer_allocations2;
    callbacks->pfnReclaimAllocations3Cb = reclaim_allocations3;
    callbacks->pfnAcquireResourceCb = acquire_resource;
    callbacks->pfnReleaseResourceCb = release_resource;
    callbacks->pfnCreateHwContextCb = create_hw_context;
    callbacks->pfnDestroyHwContextCb = destroy_hw_context;
    callbacks->pfnCreateHwQueueCb = create_hw_queue;
    callbacks->pfnDestroyHwQueueCb = destroy_hw_queue;
    callbacks->pfnSubmitCommandToHwQueueCb = submit_command_to_hw_queue;
    callbacks->pfnSubmitWaitForSyncObjectsToHwQueueCb = submit_wait_for_sync_objects_to_hw_queue;
    callbacks->pfnSubmitSignalSyncObjectsToHwQueueCb = submit_signal_sync_objects_to_hw_queue;
    callbacks->pfnSubmitPresentBltToHwQueueCb = submit_present_blt_to_hw_queue;
    callbacks->pfnSubmitPresentToHwQueueCb = submit_present_to_hw_queue;
    callbacks->pfnSubmitHistorySequenceCb = submit_history_sequence;
}
