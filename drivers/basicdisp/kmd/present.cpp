/*
 * present.cpp: pixels to the framebuffer – what the port driver composed, and the last screen before the machine stops.
 */
#include "basicdisp.hpp"

#pragma code_seg(push)
#pragma code_seg("PAGE")

VOID BasicDisplay::CopyRect(const DXGKARG_PRESENT_DISPLAYONLY &Present, const RECT &Rect)
{
    PAGED_CODE();
    LONG Left = max(Rect.left, 0);
    LONG Top = max(Rect.top, 0);
    LONG Right = min(Rect.right, static_cast<LONG>(Post.Width));
    LONG Bottom = min(Rect.bottom, static_cast<LONG>(Post.Height));

    if (Left >= Right) {
        return;
    }
    for (LONG Y = Top; Y < Bottom; Y++) {
        const UCHAR *From = static_cast<const UCHAR *>(Present.pSource) + static_cast<LONG_PTR>(Y) * Present.Pitch;
        UCHAR *To = Framebuffer + static_cast<SIZE_T>(Y) * Post.Pitch;
        RtlCopyMemory(To + Left * BytesPerPixel, From + Left * BytesPerPixel, (Right - Left) * BytesPerPixel);
    }
}

/* The source holds the whole screen as it shall be, so that a move is a copy of where it went. */
NTSTATUS BasicDisplay::Present(const DXGKARG_PRESENT_DISPLAYONLY *Present)
{
    PAGED_CODE();
    if (Present->VidPnSourceId != 0 || Present->BytesPerPixel != BytesPerPixel) {
        return STATUS_INVALID_PARAMETER;
    }
    Guard Held(Lock);
    if (!Active || !Visible) {
        return STATUS_SUCCESS; /* nobody sees it */
    }
    for (ULONG Index = 0; Index < Present->NumMoves; Index++) {
        CopyRect(*Present, Present->pMoves[Index].DestRect);
    }
    for (ULONG Index = 0; Index < Present->NumDirtyRects; Index++) {
        CopyRect(*Present, Present->pDirtyRect[Index]);
    }
    Counters.Presents++;
    Counters.Moves += Present->NumMoves;
    Counters.DirtyRects += Present->NumDirtyRects;
    return STATUS_SUCCESS;
}

#pragma code_seg(pop)

#pragma code_seg(push)
#pragma code_seg()

VOID BasicDisplay::SystemDisplayWrite(const VOID *Source, UINT Width, UINT Height, UINT Stride, UINT X, UINT Y)
{
    if (Framebuffer == nullptr || X >= Post.Width || Y >= Post.Height) {
        return;
    }
    Width = min(Width, Post.Width - X);
    Height = min(Height, Post.Height - Y);
    for (UINT Row = 0; Row < Height; Row++) {
        RtlCopyMemory(Framebuffer + static_cast<SIZE_T>(Y + Row) * Post.Pitch + static_cast<SIZE_T>(X) * BytesPerPixel,
                      static_cast<const UCHAR *>(Source) + static_cast<SIZE_T>(Row) * Stride,
                      static_cast<SIZE_T>(Width) * BytesPerPixel);
    }
}

#pragma code_seg(pop)
