/*
 * basicdisp.hpp: the one class of the basicdisp miniport – an adapter with a linear framebuffer and one screen.
 */
#pragma once

extern "C" {
#include <dispmprt.h>
#include <ntddk.h>
}

#include "../shared/basicdisp_escape.h"

#define BASICDISP_TAG 'psdB'

void *operator new(size_t Bytes, POOL_TYPE Pool) noexcept;
void operator delete(void *Memory) noexcept;
void operator delete(void *Memory, size_t Bytes) noexcept;

class BasicDisplay
{
  public:
    static constexpr ULONG ChildUid = 0;
    static constexpr ULONG BytesPerPixel = 4;

    explicit BasicDisplay(PDEVICE_OBJECT PhysicalDeviceObject);
    ~BasicDisplay();

    NTSTATUS Initialize();
    NTSTATUS Start(PDXGKRNL_INTERFACE DxgkInterface, PULONG Sources, PULONG Children);
    NTSTATUS Stop();
    VOID GiveBack(PDXGK_DISPLAY_INFORMATION DisplayInfo);

    NTSTATUS QueryAdapterInfo(const DXGKARG_QUERYADAPTERINFO *Query);
    NTSTATUS IsSupportedVidPn(DXGKARG_ISSUPPORTEDVIDPN *IsSupported);
    NTSTATUS EnumCofuncModality(const DXGKARG_ENUMVIDPNCOFUNCMODALITY *Enum);
    NTSTATUS CommitVidPn(const DXGKARG_COMMITVIDPN *Commit);
    NTSTATUS SetVisibility(const DXGKARG_SETVIDPNSOURCEVISIBILITY *Visibility);
    NTSTATUS RecommendMonitorModes(const DXGKARG_RECOMMENDMONITORMODES *Recommend);
    NTSTATUS Present(const DXGKARG_PRESENT_DISPLAYONLY *Present);

    NTSTATUS Escape(const DXGKARG_ESCAPE *Escape);

    /* At any IRQL, while the rest of the system stands still. */
    VOID SystemDisplayWrite(const VOID *Source, UINT Width, UINT Height, UINT Stride, UINT X, UINT Y);
    const DXGK_DISPLAY_INFORMATION &PostMode() const
    {
        return Post;
    }

  private:
    /* Holds the mutex that guards what follows the mark below. */
    class Guard
    {
      public:
        explicit Guard(FAST_MUTEX &Mutex);
        ~Guard();
        Guard(const Guard &) = delete;
        Guard &operator=(const Guard &) = delete;

      private:
        FAST_MUTEX &Mutex;
    };

    /* One record's body, and what the call may do. */
    struct Request {
        UCHAR *Body;
        ULONG Length;
        BOOLEAN HardwareAccess;
    };
    using Handler = NTSTATUS (BasicDisplay::*)(const Request &);
    struct HandlerRow {
        Handler Handle;
        ULONG SmallestLength;
    };
    static const HandlerRow Handlers[];

    NTSTATUS MapFramebuffer();
    VOID UnmapFramebuffer();
    BOOLEAN IsInside(const BASICDISP_RECT &Rect) const;
    VOID CopyRect(const DXGKARG_PRESENT_DISPLAYONLY &Present, const RECT &Rect);
    template <typename Interface, typename Set, typename Mode, typename Fill>
    static NTSTATUS AddOneMode(const Interface &Modes, Set ModeSet, Fill &&FillMode);
    NTSTATUS AddSourceMode(const DXGK_VIDPN_INTERFACE &VidPn, D3DKMDT_HVIDPN Handle,
                           const D3DKMDT_VIDPN_PRESENT_PATH &Path);
    NTSTATUS AddTargetMode(const DXGK_VIDPN_INTERFACE &VidPn, D3DKMDT_HVIDPN Handle,
                           const D3DKMDT_VIDPN_PRESENT_PATH &Path);
    VOID FillSignal(D3DKMDT_VIDEO_SIGNAL_INFO &Signal) const;

    NTSTATUS QueryMode(const Request &Asked);
    NTSTATUS QueryCounters(const Request &Asked);
    NTSTATUS Fill(const Request &Asked);
    NTSTATUS ReadPixels(const Request &Asked);
    NTSTATUS Store(const Request &Asked);
    NTSTATUS Load(const Request &Asked);

    PDEVICE_OBJECT Pdo;
    DXGKRNL_INTERFACE Dxgk;
    DXGK_DISPLAY_INFORMATION Post; /* the mode that the firmware left: the only one there is */
    UCHAR *Framebuffer;            /* mapped while started */
    BOOLEAN Started;

    FAST_MUTEX Lock; /* of all that follows */
    BOOLEAN Active;  /* a mode is committed */
    BOOLEAN Visible;
    BASICDISP_COUNTERS Counters;
    UCHAR *Scratch; /* BASICDISP_STORE_BYTES of paged pool */
};

/* modes.cpp: the port driver's table needs plain functions */
DXGKDDI_RECOMMENDFUNCTIONALVIDPN BddRecommendFunctionalVidPn;
DXGKDDI_UPDATEACTIVEVIDPNPRESENTPATH BddUpdateActiveVidPnPresentPath;
DXGKDDI_QUERYVIDPNHWCAPABILITY BddQueryVidPnHwCapability;
