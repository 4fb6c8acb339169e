/*
 * allocation.c: what the video memory manager asks. Softgpu has no segment for it: its memory is handed out through the
 * escape (memory.c), so that every request for an allocation is refused.
 */
#include "softgpu.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, SoftgpuCreateAllocation)
#pragma alloc_text(PAGE, SoftgpuDestroyAllocation)
#pragma alloc_text(PAGE, SoftgpuDescribeAllocation)
#pragma alloc_text(PAGE, SoftgpuGetStandardAllocationDriverData)
#pragma alloc_text(PAGE, SoftgpuOpenAllocation)
#pragma alloc_text(PAGE, SoftgpuCloseAllocation)
#pragma alloc_text(PAGE, SoftgpuBuildPagingBuffer)
#endif

NTSTATUS SoftgpuCreateAllocation(const HANDLE hAdapter, DXGKARG_CREATEALLOCATION *pCreateAllocation)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pCreateAllocation);
    return STATUS_INVALID_PARAMETER;
}

NTSTATUS SoftgpuDestroyAllocation(const HANDLE hAdapter, const DXGKARG_DESTROYALLOCATION *pDestroyAllocation)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pDestroyAllocation);
    return STATUS_INVALID_PARAMETER;
}

NTSTATUS SoftgpuDescribeAllocation(const HANDLE hAdapter, DXGKARG_DESCRIBEALLOCATION *pDescribeAllocation)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pDescribeAllocation);
    return STATUS_INVALID_PARAMETER;
}

NTSTATUS
SoftgpuGetStandardAllocationDriverData(const HANDLE hAdapter,
                                       DXGKARG_GETSTANDARDALLOCATIONDRIVERDATA *pGetStandardAllocationDriverData)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pGetStandardAllocationDriverData);
    return STATUS_NOT_SUPPORTED;
}

NTSTATUS SoftgpuOpenAllocation(const HANDLE hDevice, const DXGKARG_OPENALLOCATION *pOpenAllocation)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hDevice);
    UNREFERENCED_PARAMETER(pOpenAllocation);
    return STATUS_INVALID_PARAMETER;
}

NTSTATUS SoftgpuCloseAllocation(const HANDLE hDevice, const DXGKARG_CLOSEALLOCATION *pCloseAllocation)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hDevice);
    UNREFERENCED_PARAMETER(pCloseAllocation);
    return STATUS_INVALID_PARAMETER;
}

NTSTATUS SoftgpuBuildPagingBuffer(const HANDLE hAdapter, DXGKARG_BUILDPAGINGBUFFER *pBuildPagingBuffer)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pBuildPagingBuffer);
    return STATUS_SUCCESS; /* nothing is ever paged: no words are added */
}
