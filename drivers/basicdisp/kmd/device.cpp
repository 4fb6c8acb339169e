/*
 * device.cpp: the adapter's life – the firmware's framebuffer taken over, mapped, given back.
 */
#include "basicdisp.hpp"

#pragma code_seg(push)
#pragma code_seg("PAGE")

BasicDisplay::BasicDisplay(PDEVICE_OBJECT PhysicalDeviceObject)
    : Pdo(PhysicalDeviceObject), Dxgk(), Post(), Framebuffer(nullptr), Started(FALSE), Active(FALSE), Visible(FALSE),
      Counters(), Scratch(nullptr)
{
    PAGED_CODE();
    ExInitializeFastMutex(&Lock);
}

BasicDisplay::~BasicDisplay()
{
    PAGED_CODE();
    UnmapFramebuffer();
    if (Scratch != nullptr) {
        ExFreePoolWithTag(Scratch, BASICDISP_TAG);
    }
}

/* What may fail, and so cannot be the constructor's. */
NTSTATUS BasicDisplay::Initialize()
{
    PAGED_CODE();
    Scratch = static_cast<UCHAR *>(ExAllocatePoolWithTag(PagedPool, BASICDISP_STORE_BYTES, BASICDISP_TAG));
    if (Scratch == nullptr) {
        return STATUS_NO_MEMORY;
    }
    RtlZeroMemory(Scratch, BASICDISP_STORE_BYTES);
    return STATUS_SUCCESS;
}

NTSTATUS BasicDisplay::MapFramebuffer()
{
    PAGED_CODE();
    VOID *Address = nullptr;
    NTSTATUS Status = Dxgk.DxgkCbMapMemory(Dxgk.DeviceHandle, Post.PhysicAddress, Post.Pitch * Post.Height, FALSE,
                                           FALSE, MmWriteCombined, &Address);
    if (NT_SUCCESS(Status)) {
        Framebuffer = static_cast<UCHAR *>(Address);
    }
    return Status;
}

VOID BasicDisplay::UnmapFramebuffer()
{
    PAGED_CODE();
    if (Framebuffer != nullptr) {
        Dxgk.DxgkCbUnmapMemory(Dxgk.DeviceHandle, Framebuffer);
        Framebuffer = nullptr;
    }
}

NTSTATUS BasicDisplay::Start(PDXGKRNL_INTERFACE DxgkInterface, PULONG Sources, PULONG Children)
{
    PAGED_CODE();
    RtlCopyMemory(&Dxgk, DxgkInterface, sizeof(Dxgk));
    NTSTATUS Status = Dxgk.DxgkCbAcquirePostDisplayOwnership(Dxgk.DeviceHandle, &Post);
    if (!NT_SUCCESS(Status) || Post.Width == 0) {
        return STATUS_UNSUCCESSFUL; /* without a framebuffer of the firmware's there is nothing to drive */
    }
    if (Post.ColorFormat != D3DDDIFMT_X8R8G8B8 && Post.ColorFormat != D3DDDIFMT_A8R8G8B8) {
        return STATUS_NOT_SUPPORTED;
    }
    if (Post.Pitch / BytesPerPixel < Post.Width || Post.Height == 0 || Post.Pitch > MAXLONG / Post.Height) {
        return STATUS_DEVICE_CONFIGURATION_ERROR;
    }
    Status = MapFramebuffer();
    if (!NT_SUCCESS(Status)) {
        return Status;
    }
    Started = TRUE;
    *Sources = 1;
    *Children = 1;
    return STATUS_SUCCESS;
}

NTSTATUS BasicDisplay::Stop()
{
    PAGED_CODE();
    Started = FALSE;
    Active = FALSE;
    Visible = FALSE;
    UnmapFramebuffer();
    return STATUS_SUCCESS;
}

/* Whoever comes next finds the mode that the firmware left. */
VOID BasicDisplay::GiveBack(PDXGK_DISPLAY_INFORMATION DisplayInfo)
{
    PAGED_CODE();
    *DisplayInfo = Post;
}

NTSTATUS BasicDisplay::QueryAdapterInfo(const DXGKARG_QUERYADAPTERINFO *Query)
{
    PAGED_CODE();
    if (Query->Type != DXGKQAITYPE_DRIVERCAPS) {
        return STATUS_NOT_SUPPORTED;
    }
    if (Query->OutputDataSize < sizeof(DXGK_DRIVERCAPS)) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    DXGK_DRIVERCAPS *Caps = static_cast<DXGK_DRIVERCAPS *>(Query->pOutputData);
    RtlZeroMemory(Caps, sizeof(*Caps));
    Caps->HighestAcceptableAddress.QuadPart = -1;
    Caps->WDDMVersion = DXGKDDI_WDDMv1_2;
    Caps->SupportNonVGA = TRUE;
    return STATUS_SUCCESS;
}

BasicDisplay::Guard::Guard(FAST_MUTEX &Taken) : Mutex(Taken)
{
    ExAcquireFastMutex(&Mutex);
}

BasicDisplay::Guard::~Guard()
{
    ExReleaseFastMutex(&Mutex);
}

#pragma code_seg(pop)
