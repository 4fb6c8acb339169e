/*
 * requests.h: requests to a video miniport, and what remains of the names of displays and panels.
 */
#ifndef WDK_NTDDVDEO_REQUESTS_H
#define WDK_NTDDVDEO_REQUESTS_H

#include "../ntddvdeo.h"

#define BACKGROUND_BLUE                                    0x10
#define BACKGROUND_GREEN                                   0x20
#define BACKGROUND_INTENSITY                               0x80
#define BACKGROUND_RED                                     0x40
#define BITMAP_ARRAY_BYTE                                  3
#define BITMAP_BITS_BYTE_ALIGN                             8
#define BITMAP_BITS_PIXEL                                  1
#define BITMAP_BITS_WORD_ALIGN                             0x10
#define BITMAP_PLANES                                      1
#define BYTE_ALIGN                                         1
#define CHAR_TYPE_LEADING                                  2
#define CHAR_TYPE_SBCS                                     0
#define CHAR_TYPE_TRAILING                                 3
#define COMMON_LVB_GRID_HORIZONTAL                         0x400
#define COMMON_LVB_GRID_LVERTICAL                          0x800
#define COMMON_LVB_GRID_RVERTICAL                          0x1000
#define COMMON_LVB_LEADING_BYTE                            0x100
#define COMMON_LVB_REVERSE_VIDEO                           0x4000
#define COMMON_LVB_SBCSDBCS                                0x300
#define COMMON_LVB_TRAILING_BYTE                           0x200
#define COMMON_LVB_UNDERSCORE                              0x8000
#define DXGK_WIN32K_PARAM_FLAG_DISABLEVIEW                 4
#define DXGK_WIN32K_PARAM_FLAG_MODESWITCH                  2
#define DXGK_WIN32K_PARAM_FLAG_UPDATEREGISTRY              1
#define FOREGROUND_BLUE                                    1
#define FOREGROUND_GREEN                                   2
#define FOREGROUND_INTENSITY                               8
#define FOREGROUND_RED                                     4
#define INDIRECT_DISPLAY_INFO_FLAGS_CREATED_IDDCX_ADAPTER  1
#define PLANAR_HC                                          1
#define VIDEO_COLOR_LUT_DATA_FORMAT_PRIVATEFORMAT          0x80000000
#define VIDEO_COLOR_LUT_DATA_FORMAT_RGB256WORDS            1
#define VIDEO_DEVICE_COLOR                                 1
#define VIDEO_DUALVIEW_PRIMARY                             0x80000000
#define VIDEO_DUALVIEW_REMOVABLE                           1
#define VIDEO_DUALVIEW_SECONDARY                           0x40000000
#define VIDEO_DUALVIEW_WDDM_VGA                            0x20000000
#define VIDEO_MAX_REASON                                   9
#define VIDEO_MODE_ANIMATE_START                           8
#define VIDEO_MODE_ANIMATE_UPDATE                          0x10
#define VIDEO_MODE_ASYNC_POINTER                           1
#define VIDEO_MODE_BANKED                                  0x80
#define VIDEO_MODE_COLOR                                   1
#define VIDEO_MODE_COLOR_POINTER                           4
#define VIDEO_MODE_GRAPHICS                                2
#define VIDEO_MODE_INTERLACED                              0x10
#define VIDEO_MODE_LINEAR                                  0x100
#define VIDEO_MODE_MANAGED_PALETTE                         8
#define VIDEO_MODE_MAP_MEM_LINEAR                          0x40000000
#define VIDEO_MODE_MONO_POINTER                            2
#define VIDEO_MODE_NO_64_BIT_ACCESS                        0x40
#define VIDEO_MODE_NO_OFF_SCREEN                           0x20
#define VIDEO_MODE_NO_ZERO_MEMORY                          0x80000000
#define VIDEO_MODE_PALETTE_DRIVEN                          4
#define VIDEO_OPTIONAL_GAMMET_TABLE                        2
#define VIDEO_REASON_ALLOCATION                            6
#define VIDEO_REASON_CONFIGURATION                         9
#define VIDEO_REASON_FAILED_ROTATION                       5
#define VIDEO_REASON_LOCK                                  5
#define VIDEO_REASON_NONE                                  0
#define VIDEO_REASON_POLICY1                               1
#define VIDEO_REASON_POLICY2                               2
#define VIDEO_REASON_POLICY3                               3
#define VIDEO_REASON_POLICY4                               4
#define VIDEO_REASON_SCRATCH                               8
#define VIDEO_STATE_NON_STANDARD_VGA                       1
#define VIDEO_STATE_PACKED_CHAIN4_MODE                     4
#define VIDEO_STATE_UNEMULATED_VGA_STATE                   2
#define WORD_ALIGN                                         2

#ifdef __cplusplus
extern "C" {
#endif

enum BlackScreenDiagnosticsCalloutParam {
    BlackScreenDiagnosticsData = 1,
    BlackScreenDisplayRecovery,
};

typedef enum _DSI_CONTROL_TRANSMISSION_MODE {
    DCT_DEFAULT,
    DCT_FORCE_LOW_POWER,
    DCT_FORCE_HIGH_PERFORMANCE,
} DSI_CONTROL_TRANSMISSION_MODE;

typedef enum _VIDEO_BANK_TYPE {
    VideoNotBanked,
    VideoBanked1RW,
    VideoBanked1R1W,
    VideoBanked2RW,
    NumVideoBankTypes,
} VIDEO_BANK_TYPE, *PVIDEO_BANK_TYPE;

typedef enum _VIDEO_POWER_STATE {
    VideoPowerUnspecified,
    VideoPowerOn,
    VideoPowerStandBy,
    VideoPowerSuspend,
    VideoPowerOff,
    VideoPowerHibernate,
    VideoPowerShutdown,
    VideoPowerMaximum,
} VIDEO_POWER_STATE, *PVIDEO_POWER_STATE;

typedef enum _VIDEO_WIN32K_CALLBACKS_PARAMS_TYPE {
    VideoPowerNotifyCallout = 1,
    VideoEnumChildPdoNotifyCallout = 3,
    VideoFindAdapterCallout,
    VideoPnpNotifyCallout = 7,
    VideoDxgkDisplaySwitchCallout,
    VideoDxgkFindAdapterTdrCallout = 0xa,
    VideoDxgkHardwareProtectionTeardown,
    VideoRepaintDesktop,
    VideoUpdateCursor,
    VideoDisableMultiPlaneOverlay,
    VideoDesktopDuplicationChange,
    VideoBlackScreenDiagnostics,
} VIDEO_WIN32K_CALLBACKS_PARAMS_TYPE;

struct INDIRECT_DISPLAY_INFO {
    LUID DisplayAdapterLuid;
    ULONG Flags;
    ULONG NumMonitors;
    ULONG DisplayAdapterTargetBase;
};

typedef struct {
    BOOLEAN DefaultToBiosPolicy;
    UCHAR LevelCount;
    struct {
        UCHAR BatteryLevel;
        UCHAR Brightness;
    } Level[1];
} VIDEO_BRIGHTNESS_POLICY, *PVIDEO_BRIGHTNESS_POLICY;

typedef struct _VIDEO_CLUTDATA {
    UCHAR Red;
    UCHAR Green;
    UCHAR Blue;
    UCHAR Unused;
} VIDEO_CLUTDATA, *PVIDEO_CLUTDATA;

typedef struct {
    USHORT NumEntries;
    USHORT FirstEntry;
    union {
        VIDEO_CLUTDATA RgbArray;
        ULONG RgbLong;
    } LookupTable[1];
} VIDEO_CLUT, *PVIDEO_CLUT;

typedef struct _BANK_POSITION {
    ULONG ReadBankPosition;
    ULONG WriteBankPosition;
} BANK_POSITION, *PBANK_POSITION;

typedef struct _CHAR_INFO {
    union {
        WCHAR UnicodeChar;
        CHAR AsciiChar;
    } Char;
    USHORT Attributes;
} CHAR_INFO, *PCHAR_INFO;

typedef struct _COORD {
    SHORT X;
    SHORT Y;
} COORD, *PCOORD;

typedef struct _FONT_IMAGE_INFO {
    COORD FontSize;
    PUCHAR ImageBits;
} FONT_IMAGE_INFO, *PFONT_IMAGE_INFO;

typedef struct _CHAR_IMAGE_INFO {
    CHAR_INFO CharInfo;
    FONT_IMAGE_INFO FontImageInfo;
} CHAR_IMAGE_INFO, *PCHAR_IMAGE_INFO;

typedef struct _DXGK_WIN32K_PARAM_DATA {
    PVOID PathsArray;
    PVOID ModesArray;
    ULONG NumPathArrayElements;
    ULONG NumModeArrayElements;
    ULONG SDCFlags;
} DXGK_WIN32K_PARAM_DATA, *PDXGK_WIN32K_PARAM_DATA;

typedef struct _ENG_EVENT {
    PVOID pKEvent;
    ULONG fFlags;
} ENG_EVENT, *PENG_EVENT, *PEVENT;

typedef struct _FSCNTL_SCREEN_INFO {
    COORD Position;
    COORD ScreenSize;
    ULONG nNumberOfChars;
} FSCNTL_SCREEN_INFO, *PFSCNTL_SCREEN_INFO;

typedef struct _FSVIDEO_COPY_FRAME_BUFFER {
    FSCNTL_SCREEN_INFO SrcScreen;
    FSCNTL_SCREEN_INFO DestScreen;
} FSVIDEO_COPY_FRAME_BUFFER, *PFSVIDEO_COPY_FRAME_BUFFER;

typedef struct _VIDEO_CURSOR_POSITION {
    SHORT Column;
    SHORT Row;
} VIDEO_CURSOR_POSITION, *PVIDEO_CURSOR_POSITION;

typedef struct _FSVIDEO_CURSOR_POSITION {
    VIDEO_CURSOR_POSITION Coord;
    ULONG dwType;
} FSVIDEO_CURSOR_POSITION, *PFSVIDEO_CURSOR_POSITION;

typedef struct _VIDEO_MODE_INFORMATION {
    ULONG Length;
    ULONG ModeIndex;
    ULONG VisScreenWidth;
    ULONG VisScreenHeight;
    ULONG ScreenStride;
    ULONG NumberOfPlanes;
    ULONG BitsPerPlane;
    ULONG Frequency;
    ULONG XMillimeter;
    ULONG YMillimeter;
    ULONG NumberRedBits;
    ULONG NumberGreenBits;
    ULONG NumberBlueBits;
    ULONG RedMask;
    ULONG GreenMask;
    ULONG BlueMask;
    ULONG AttributeFlags;
    ULONG VideoMemoryBitmapWidth;
    ULONG VideoMemoryBitmapHeight;
    ULONG DriverSpecificAttributeFlags;
} VIDEO_MODE_INFORMATION, *PVIDEO_MODE_INFORMATION;

typedef struct _VIDEO_MEMORY_INFORMATION {
    PVOID VideoRamBase;
    ULONG VideoRamLength;
    PVOID FrameBufferBase;
    ULONG FrameBufferLength;
} VIDEO_MEMORY_INFORMATION, *PVIDEO_MEMORY_INFORMATION;

typedef struct _FSVIDEO_MODE_INFORMATION {
    VIDEO_MODE_INFORMATION VideoMode;
    VIDEO_MEMORY_INFORMATION VideoMemory;
} FSVIDEO_MODE_INFORMATION, *PFSVIDEO_MODE_INFORMATION;

typedef struct _FSVIDEO_REVERSE_MOUSE_POINTER {
    FSCNTL_SCREEN_INFO Screen;
    ULONG dwType;
} FSVIDEO_REVERSE_MOUSE_POINTER, *PFSVIDEO_REVERSE_MOUSE_POINTER;

typedef struct _FSVIDEO_SCREEN_INFORMATION {
    COORD ScreenSize;
    COORD FontSize;
} FSVIDEO_SCREEN_INFORMATION, *PFSVIDEO_SCREEN_INFORMATION;

typedef struct _FSVIDEO_WRITE_TO_FRAME_BUFFER {
    PCHAR_IMAGE_INFO SrcBuffer;
    FSCNTL_SCREEN_INFO DestScreen;
} FSVIDEO_WRITE_TO_FRAME_BUFFER, *PFSVIDEO_WRITE_TO_FRAME_BUFFER;

typedef struct _SET_ACTIVE_COLOR_PROFILE_NAME {
    WCHAR ColorProfileName[1];
} SET_ACTIVE_COLOR_PROFILE_NAME, *PSET_ACTIVE_COLOR_PROFILE_NAME;

typedef struct _VGA_CHAR {
    CHAR Char;
    CHAR Attributes;
} VGA_CHAR, *PVGA_CHAR;

typedef struct _VIDEO_BANK_SELECT {
    ULONG Length;
    ULONG Size;
    ULONG BankingFlags;
    ULONG BankingType;
    ULONG PlanarHCBankingType;
    ULONG BitmapWidthInBytes;
    ULONG BitmapSize;
    ULONG Granularity;
    ULONG PlanarHCGranularity;
    ULONG CodeOffset;
    ULONG PlanarHCBankCodeOffset;
    ULONG PlanarHCEnableCodeOffset;
    ULONG PlanarHCDisableCodeOffset;
} VIDEO_BANK_SELECT, *PVIDEO_BANK_SELECT;

typedef struct _VIDEO_CURSOR_ATTRIBUTES {
    USHORT Width;
    USHORT Height;
    SHORT Column;
    SHORT Row;
    UCHAR Rate;
    UCHAR Enable;
} VIDEO_CURSOR_ATTRIBUTES, *PVIDEO_CURSOR_ATTRIBUTES;

typedef struct _VIDEO_DEVICE_SESSION_STATUS {
    ULONG bEnable;
    ULONG bSuccess;
} VIDEO_DEVICE_SESSION_STATUS, *PVIDEO_DEVICE_SESSION_STATUS;

typedef struct _VIDEO_HARDWARE_STATE_HEADER {
    ULONG Length;
    UCHAR PortValue[48];
    ULONG AttribIndexDataState;
    ULONG BasicSequencerOffset;
    ULONG BasicCrtContOffset;
    ULONG BasicGraphContOffset;
    ULONG BasicAttribContOffset;
    ULONG BasicDacOffset;
    ULONG BasicLatchesOffset;
    ULONG ExtendedSequencerOffset;
    ULONG ExtendedCrtContOffset;
    ULONG ExtendedGraphContOffset;
    ULONG ExtendedAttribContOffset;
    ULONG ExtendedDacOffset;
    ULONG ExtendedValidatorStateOffset;
    ULONG ExtendedMiscDataOffset;
    ULONG PlaneLength;
    ULONG Plane1Offset;
    ULONG Plane2Offset;
    ULONG Plane3Offset;
    ULONG Plane4Offset;
    ULONG VGAStateFlags;
    ULONG DIBOffset;
    ULONG DIBBitsPerPixel;
    ULONG DIBXResolution;
    ULONG DIBYResolution;
    ULONG DIBXlatOffset;
    ULONG DIBXlatLength;
    ULONG VesaInfoOffset;
    PVOID FrameBufferData;
} VIDEO_HARDWARE_STATE_HEADER, *PVIDEO_HARDWARE_STATE_HEADER;

typedef struct _VIDEO_HARDWARE_STATE {
    PVIDEO_HARDWARE_STATE_HEADER StateHeader;
    ULONG StateLength;
} VIDEO_HARDWARE_STATE, *PVIDEO_HARDWARE_STATE;

typedef struct _VIDEO_LOAD_FONT_INFORMATION {
    USHORT WidthInPixels;
    USHORT HeightInPixels;
    ULONG FontSize;
    UCHAR Font[1];
} VIDEO_LOAD_FONT_INFORMATION, *PVIDEO_LOAD_FONT_INFORMATION;

typedef struct _VIDEO_MEMORY {
    PVOID RequestedVirtualAddress;
} VIDEO_MEMORY, *PVIDEO_MEMORY;

typedef struct _VIDEO_MODE {
    ULONG RequestedMode;
} VIDEO_MODE, *PVIDEO_MODE;

typedef struct _VIDEO_NUM_MODES {
    ULONG NumModes;
    ULONG ModeInformationLength;
} VIDEO_NUM_MODES, *PVIDEO_NUM_MODES;

typedef struct _VIDEO_PALETTE_DATA {
    USHORT NumEntries;
    USHORT FirstEntry;
    USHORT Colors[1];
} VIDEO_PALETTE_DATA, *PVIDEO_PALETTE_DATA;

typedef struct _VIDEO_PERFORMANCE_COUNTER {
    UINT64 NbOfAllocationEvicted[10];
    UINT64 NbOfAllocationMarked[10];
    UINT64 NbOfAllocationRestored[10];
    UINT64 KBytesEvicted[10];
    UINT64 KBytesMarked[10];
    UINT64 KBytesRestored[10];
    UINT64 NbProcessCommited;
    UINT64 NbAllocationCommited;
    UINT64 NbAllocationMarked;
    UINT64 KBytesAllocated;
    UINT64 KBytesAvailable;
    UINT64 KBytesCurMarked;
    UINT64 Reference;
    UINT64 Unreference;
    UINT64 TrueReference;
    UINT64 NbOfPageIn;
    UINT64 KBytesPageIn;
    UINT64 NbOfPageOut;
    UINT64 KBytesPageOut;
    UINT64 NbOfRotateOut;
    UINT64 KBytesRotateOut;
} VIDEO_PERFORMANCE_COUNTER, *PVIDEO_PERFORMANCE_COUNTER;

typedef struct _VIDEO_POINTER_ATTRIBUTES {
    ULONG Flags;
    ULONG Width;
    ULONG Height;
    ULONG WidthInBytes;
    ULONG Enable;
    SHORT Column;
    SHORT Row;
    UCHAR Pixels[1];
} VIDEO_POINTER_ATTRIBUTES, *PVIDEO_POINTER_ATTRIBUTES;

typedef struct _VIDEO_POINTER_CAPABILITIES {
    ULONG Flags;
    ULONG MaxWidth;
    ULONG MaxHeight;
    ULONG HWPtrBitmapStart;
    ULONG HWPtrBitmapEnd;
} VIDEO_POINTER_CAPABILITIES, *PVIDEO_POINTER_CAPABILITIES;

typedef struct _VIDEO_POINTER_POSITION {
    SHORT Column;
    SHORT Row;
} VIDEO_POINTER_POSITION, *PVIDEO_POINTER_POSITION;

typedef struct _VIDEO_POWER_MANAGEMENT {
    ULONG Length;
    ULONG DPMSVersion;
    ULONG PowerState;
} VIDEO_POWER_MANAGEMENT, *PVIDEO_POWER_MANAGEMENT;

typedef struct _VIDEO_PUBLIC_ACCESS_RANGES {
    ULONG InIoSpace;
    ULONG MappedInIoSpace;
    PVOID VirtualAddress;
} VIDEO_PUBLIC_ACCESS_RANGES, *PVIDEO_PUBLIC_ACCESS_RANGES;

typedef struct _VIDEO_QUERY_PERFORMANCE_COUNTER {
    ULONG BufferSize;
    PVIDEO_PERFORMANCE_COUNTER Buffer;
} VIDEO_QUERY_PERFORMANCE_COUNTER, *PVIDEO_QUERY_PERFORMANCE_COUNTER;

typedef struct _VIDEO_REGISTER_VDM {
    ULONG MinimumStateSize;
} VIDEO_REGISTER_VDM, *PVIDEO_REGISTER_VDM;

typedef struct _VIDEO_SHARE_MEMORY {
    HANDLE ProcessHandle;
    ULONG ViewOffset;
    ULONG ViewSize;
    PVOID RequestedVirtualAddress;
} VIDEO_SHARE_MEMORY, *PVIDEO_SHARE_MEMORY;

typedef struct _VIDEO_SHARE_MEMORY_INFORMATION {
    ULONG SharedViewOffset;
    ULONG SharedViewSize;
    PVOID VirtualAddress;
} VIDEO_SHARE_MEMORY_INFORMATION, *PVIDEO_SHARE_MEMORY_INFORMATION;

typedef struct _VIDEO_VDM {
    HANDLE ProcessHandle;
} VIDEO_VDM, *PVIDEO_VDM;

typedef void (NTAPI *PVIDEO_WIN32K_CALLOUT)(PVOID);

typedef struct _VIDEO_WIN32K_CALLBACKS {
    PVOID PhysDisp;
    PVIDEO_WIN32K_CALLOUT Callout;
    ULONG bACPI;
    HANDLE pPhysDeviceObject;
    ULONG DualviewFlags;
} VIDEO_WIN32K_CALLBACKS, *PVIDEO_WIN32K_CALLBACKS;

typedef struct _VIDEO_WIN32K_CALLBACKS_PARAMS {
    VIDEO_WIN32K_CALLBACKS_PARAMS_TYPE CalloutType;
    PVOID PhysDisp;
    ULONG_PTR Param;
    LONG Status;
    BOOLEAN LockUserSession;
    BOOLEAN IsPostDevice;
    BOOLEAN SurpriseRemoval;
    BOOLEAN WaitForQueueReady;
} VIDEO_WIN32K_CALLBACKS_PARAMS, *PVIDEO_WIN32K_CALLBACKS_PARAMS;

#ifdef __cplusplus
}
#endif

#endif
