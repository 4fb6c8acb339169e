/*
 * escape.cpp: the records of an escape, carried out in order. Everything is compared before it is used, without a sum
 * or a product that could wrap.
 */
#include "basicdisp.hpp"

#pragma code_seg(push)
#pragma code_seg("PAGE")

/* By record type. */
const BasicDisplay::HandlerRow BasicDisplay::Handlers[] = {
    {nullptr, 0},
    {&BasicDisplay::QueryMode, sizeof(BASICDISP_MODE_V1)},
    {&BasicDisplay::QueryCounters, sizeof(BASICDISP_COUNTERS)},
    {&BasicDisplay::Fill, sizeof(BASICDISP_FILL_BODY)},
    {&BasicDisplay::ReadPixels, sizeof(BASICDISP_READ_BODY)},
    {&BasicDisplay::Store, sizeof(BASICDISP_TRANSFER_BODY)},
    {&BasicDisplay::Load, sizeof(BASICDISP_TRANSFER_BODY)},
};

NTSTATUS BasicDisplay::Escape(const DXGKARG_ESCAPE *Escape)
{
    PAGED_CODE();
    UCHAR *Data = static_cast<UCHAR *>(Escape->pPrivateDriverData);
    ULONG Left = Escape->PrivateDriverDataSize;

    if (Data == nullptr || Left < sizeof(BASICDISP_HEADER)) {
        return STATUS_INVALID_PARAMETER;
    }
    const BASICDISP_HEADER *Header = reinterpret_cast<const BASICDISP_HEADER *>(Data);
    if (Header->Magic != BASICDISP_MAGIC || Header->Version == 0 || Header->Version > BASICDISP_VERSION) {
        return STATUS_GRAPHICS_DRIVER_MISMATCH;
    }
    Data += sizeof(*Header);
    Left -= sizeof(*Header);
    if (Header->Bytes != Left || Header->Records == 0) {
        return STATUS_INVALID_PARAMETER;
    }
    for (ULONG Index = 0; Index < Header->Records; Index++) {
        if (Left < sizeof(BASICDISP_RECORD)) {
            return STATUS_INVALID_PARAMETER;
        }
        const BASICDISP_RECORD *Record = reinterpret_cast<const BASICDISP_RECORD *>(Data);
        Data += sizeof(*Record);
        Left -= sizeof(*Record);
        if (Record->Length > Left || Record->Length % sizeof(ULONG) != 0 || Record->Type >= ARRAYSIZE(Handlers) ||
            Handlers[Record->Type].Handle == nullptr || Record->Length < Handlers[Record->Type].SmallestLength) {
            return STATUS_INVALID_PARAMETER;
        }
        const Request Asked = {Data, Record->Length, static_cast<BOOLEAN>(Escape->Flags.HardwareAccess)};
        NTSTATUS Status = (this->*Handlers[Record->Type].Handle)(Asked);
        if (!NT_SUCCESS(Status)) {
            return Status;
        }
        Data += Asked.Length;
        Left -= Asked.Length;
    }
    return Left == 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

BOOLEAN BasicDisplay::IsInside(const BASICDISP_RECT &Rect) const
{
    PAGED_CODE();
    return Rect.X <= Post.Width && Rect.Width <= Post.Width - Rect.X && Rect.Y <= Post.Height &&
           Rect.Height <= Post.Height - Rect.Y;
}

NTSTATUS BasicDisplay::QueryMode(const Request &Asked)
{
    PAGED_CODE();
    BASICDISP_MODE Mode = {{Post.Width, Post.Height}, Post.Pitch, 0};

    if (Asked.Length != sizeof(BASICDISP_MODE_V1) && Asked.Length != sizeof(BASICDISP_MODE)) {
        return STATUS_INVALID_PARAMETER;
    }
    {
        Guard Held(Lock);
        Mode.Visible = Active && Visible;
    }
    RtlCopyMemory(Asked.Body, &Mode, Asked.Length);
    return STATUS_SUCCESS;
}

NTSTATUS BasicDisplay::QueryCounters(const Request &Asked)
{
    PAGED_CODE();
    if (Asked.Length != sizeof(Counters)) {
        return STATUS_INVALID_PARAMETER;
    }
    Guard Held(Lock);
    RtlCopyMemory(Asked.Body, &Counters, sizeof(Counters));
    return STATUS_SUCCESS;
}

NTSTATUS BasicDisplay::Fill(const Request &Asked)
{
    PAGED_CODE();
    const BASICDISP_FILL_BODY *Body = reinterpret_cast<const BASICDISP_FILL_BODY *>(Asked.Body);

    if (!Asked.HardwareAccess || Asked.Length != sizeof(*Body) || !IsInside(Body->Rect)) {
        return STATUS_INVALID_PARAMETER;
    }
    Guard Held(Lock);
    for (ULONG Y = Body->Rect.Y; Y < Body->Rect.Y + Body->Rect.Height; Y++) {
        ULONG *Row = reinterpret_cast<ULONG *>(Framebuffer + static_cast<SIZE_T>(Y) * Post.Pitch);
        for (ULONG X = Body->Rect.X; X < Body->Rect.X + Body->Rect.Width; X++) {
            Row[X] = Body->Color;
        }
    }
    Counters.Fills++;
    return STATUS_SUCCESS;
}

NTSTATUS BasicDisplay::ReadPixels(const Request &Asked)
{
    PAGED_CODE();
    const BASICDISP_READ_BODY *Body = reinterpret_cast<const BASICDISP_READ_BODY *>(Asked.Body);
    const BASICDISP_RECT Rect = Body->Rect;
    const ULONG Room = (Asked.Length - sizeof(*Body)) / BytesPerPixel;

    if (!Asked.HardwareAccess || !IsInside(Rect) || Rect.Width == 0 || Rect.Height == 0 ||
        Rect.Height > Room / Rect.Width) {
        return STATUS_INVALID_PARAMETER;
    }
    UCHAR *To = Asked.Body + sizeof(*Body);
    Guard Held(Lock);
    for (ULONG Y = 0; Y < Rect.Height; Y++) {
        RtlCopyMemory(To, Framebuffer + static_cast<SIZE_T>(Rect.Y + Y) * Post.Pitch + Rect.X * BytesPerPixel,
                      Rect.Width * BytesPerPixel);
        To += Rect.Width * BytesPerPixel;
    }
    return STATUS_SUCCESS;
}

/* A copy first: the caller's memory may vanish at any byte, and the store then holds what it held. */
NTSTATUS BasicDisplay::Store(const Request &Asked)
{
    PAGED_CODE();
    const BASICDISP_TRANSFER_BODY *Body = reinterpret_cast<const BASICDISP_TRANSFER_BODY *>(Asked.Body);
    VOID *User = reinterpret_cast<VOID *>(static_cast<ULONG_PTR>(Body->AddressHigh) << 32 | Body->AddressLow);
    NTSTATUS Status = STATUS_SUCCESS;

    if (Asked.Length != sizeof(*Body) || Body->Bytes == 0 || Body->Bytes > BASICDISP_STORE_BYTES ||
        Body->Offset > BASICDISP_STORE_BYTES - Body->Bytes) {
        return STATUS_INVALID_PARAMETER;
    }
    VOID *Captured = ExAllocatePoolWithTag(PagedPool, Body->Bytes, BASICDISP_TAG);
    if (Captured == nullptr) {
        return STATUS_NO_MEMORY;
    }
    __try {
        ProbeForRead(User, Body->Bytes, 1);
        RtlCopyMemory(Captured, User, Body->Bytes);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        Status = STATUS_INVALID_PARAMETER;
    }
    if (NT_SUCCESS(Status)) {
        ExAcquireFastMutex(&Lock);
        RtlCopyMemory(Scratch + Body->Offset, Captured, Body->Bytes);
        ExReleaseFastMutex(&Lock);
    }
    ExFreePoolWithTag(Captured, BASICDISP_TAG);
    return Status;
}

NTSTATUS BasicDisplay::Load(const Request &Asked)
{
    PAGED_CODE();
    const BASICDISP_TRANSFER_BODY *Body = reinterpret_cast<const BASICDISP_TRANSFER_BODY *>(Asked.Body);
    VOID *User = reinterpret_cast<VOID *>(static_cast<ULONG_PTR>(Body->AddressHigh) << 32 | Body->AddressLow);
    NTSTATUS Status = STATUS_SUCCESS;

    if (Asked.Length != sizeof(*Body) || Body->Bytes == 0 || Body->Bytes > BASICDISP_STORE_BYTES ||
        Body->Offset > BASICDISP_STORE_BYTES - Body->Bytes) {
        return STATUS_INVALID_PARAMETER;
    }
    VOID *Captured = ExAllocatePoolWithTag(PagedPool, Body->Bytes, BASICDISP_TAG);
    if (Captured == nullptr) {
        return STATUS_NO_MEMORY;
    }
    ExAcquireFastMutex(&Lock);
    RtlCopyMemory(Captured, Scratch + Body->Offset, Body->Bytes);
    ExReleaseFastMutex(&Lock);
    __try {
        ProbeForWrite(User, Body->Bytes, 1);
        RtlCopyMemory(User, Captured, Body->Bytes);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        Status = STATUS_INVALID_PARAMETER;
    }
    ExFreePoolWithTag(Captured, BASICDISP_TAG);
    return Status;
}

#pragma code_seg(pop)
