/*
 * d3dukmdt.h: what user mode and kernel mode of a display driver share.
 *
 * The layouts of many structures follow the interface version. A driver may define DXGKDDI_INTERFACE_VERSION before it
 * includes any display header, as an official version (the macro at the top); left alone it is the newest.
 * Two rules hold in all display headers. A structure that a later version brought is declared always, in the shape of
 * the first version that has it; what a later version added to it stands behind a condition. Bits that a version does
 * not name are reserved in it.
 */
#ifndef _D3DUKMDT_H_
#define _D3DUKMDT_H_

#include "ntdef.h"
#include "guiddef.h"
#include "windef.h"

/* The kernel's headers may be mingw-w64's, which know nothing of this one. */
#ifndef D3DKMTAPI
#define D3DKMTAPI APIENTRY
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Versions ---- */

/* The interface between the port and a miniport: what DRIVER_INITIALIZATION_DATA.Version may say. */
#define DXGKDDI_INTERFACE_VERSION_VISTA                               0x1052  /* Windows Vista */
#define DXGKDDI_INTERFACE_VERSION_VISTA_SP1                           0x1053
#define DXGKDDI_INTERFACE_VERSION_WIN7                                0x2005  /* Windows 7, WDDM 1.1 */
#define DXGKDDI_INTERFACE_VERSION_WIN8                                0x300E  /* Windows 8, WDDM 1.2 */
#define DXGKDDI_INTERFACE_VERSION_WDDM1_3                             0x4002  /* Windows 8.1 */
#define DXGKDDI_INTERFACE_VERSION_WDDM1_3_PATH_INDEPENDENT_ROTATION   0x4003
#define DXGKDDI_INTERFACE_VERSION_WDDM2_0                             0x5023  /* Windows 10 1507 */
#define DXGKDDI_INTERFACE_VERSION_WDDM2_1                             0x6003  /* 1607 */
#define DXGKDDI_INTERFACE_VERSION_WDDM2_1_5                           0x6010
#define DXGKDDI_INTERFACE_VERSION_WDDM2_1_6                           0x6011
#define DXGKDDI_INTERFACE_VERSION_WDDM2_2                             0x700A  /* 1703 */
#define DXGKDDI_INTERFACE_VERSION_WDDM2_3                             0x8001  /* 1709 */
#define DXGKDDI_INTERFACE_VERSION_WDDM2_4                             0x9006  /* 1803 */
#define DXGKDDI_INTERFACE_VERSION_WDDM2_5                             0xA00B  /* 1809 */
#define DXGKDDI_INTERFACE_VERSION_WDDM2_6                             0xB004  /* 1903 */
#define DXGKDDI_INTERFACE_VERSION_WDDM2_7                             0xC004  /* 2004 */
#define DXGKDDI_INTERFACE_VERSION_WDDM2_8                             0xD001
#define DXGKDDI_INTERFACE_VERSION_WDDM2_9                             0xE003
#define DXGKDDI_INTERFACE_VERSION_WDDM3_0                             0xF003  /* Windows 11 21H2 */
#define DXGKDDI_INTERFACE_VERSION_WDDM3_1                             0x10004 /* Windows 11 22H2 */

#ifndef DXGKDDI_INTERFACE_VERSION
#define DXGKDDI_INTERFACE_VERSION DXGKDDI_INTERFACE_VERSION_WDDM3_1
#endif

/* Whether a number is one of the above. DxgkInitialize refuses every other one. */
#define IS_OFFICIAL_DDI_INTERFACE_VERSION(version) \
    ((version) == DXGKDDI_INTERFACE_VERSION_VISTA || \
     (version) == DXGKDDI_INTERFACE_VERSION_VISTA_SP1 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WIN7 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WIN8 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM1_3 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM1_3_PATH_INDEPENDENT_ROTATION || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM2_0 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM2_1 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM2_1_5 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM2_1_6 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM2_2 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM2_3 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM2_4 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM2_5 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM2_6 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM2_7 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM2_8 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM2_9 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM3_0 || \
     (version) == DXGKDDI_INTERFACE_VERSION_WDDM3_1)

/* The interface between the Direct3D runtime and a user-mode display driver; further numbers are milestones. */
#define D3D_UMD_INTERFACE_VERSION_VISTA               0x000C
#define D3D_UMD_INTERFACE_VERSION_WIN7                0x2003
#define D3D_UMD_INTERFACE_VERSION_WIN8_M3             0x3001
#define D3D_UMD_INTERFACE_VERSION_WIN8_CP             0x3002
#define D3D_UMD_INTERFACE_VERSION_WIN8_RC             0x3003
#define D3D_UMD_INTERFACE_VERSION_WIN8                0x3004
#define D3D_UMD_INTERFACE_VERSION_WDDM1_3             0x4002
#define D3D_UMD_INTERFACE_VERSION_WDDM2_0_M1          0x5000
#define D3D_UMD_INTERFACE_VERSION_WDDM2_0_M1_3        0x5001
#define D3D_UMD_INTERFACE_VERSION_WDDM2_0             0x5002
#define D3D_UMD_INTERFACE_VERSION_WDDM2_0_M2_2        0x5002
#define D3D_UMD_INTERFACE_VERSION_WDDM2_1_1           0x6000
#define D3D_UMD_INTERFACE_VERSION_WDDM2_1_2           0x6001
#define D3D_UMD_INTERFACE_VERSION_WDDM2_1_3           0x6002
#define D3D_UMD_INTERFACE_VERSION_WDDM2_1             0x6003
#define D3D_UMD_INTERFACE_VERSION_WDDM2_1_4           0x6003
#define D3D_UMD_INTERFACE_VERSION_WDDM2_2_1           0x7000
#define D3D_UMD_INTERFACE_VERSION_WDDM2_2             0x7001
#define D3D_UMD_INTERFACE_VERSION_WDDM2_2_2           0x7001
#define D3D_UMD_INTERFACE_VERSION_WDDM2_3_1           0x8000
#define D3D_UMD_INTERFACE_VERSION_WDDM2_3             0x8001
#define D3D_UMD_INTERFACE_VERSION_WDDM2_3_2           0x8001
#define D3D_UMD_INTERFACE_VERSION_WDDM2_4_1           0x9000
#define D3D_UMD_INTERFACE_VERSION_WDDM2_4             0x9001
#define D3D_UMD_INTERFACE_VERSION_WDDM2_4_2           0x9001
#define D3D_UMD_INTERFACE_VERSION_WDDM2_5_1           0xA000
#define D3D_UMD_INTERFACE_VERSION_WDDM2_5_2           0xA001
#define D3D_UMD_INTERFACE_VERSION_WDDM2_5             0xA002
#define D3D_UMD_INTERFACE_VERSION_WDDM2_5_3           0xA002
#define D3D_UMD_INTERFACE_VERSION_WDDM2_6_1           0xB000
#define D3D_UMD_INTERFACE_VERSION_WDDM2_6_2           0xB001
#define D3D_UMD_INTERFACE_VERSION_WDDM2_6_3           0xB002
#define D3D_UMD_INTERFACE_VERSION_WDDM2_6             0xB003
#define D3D_UMD_INTERFACE_VERSION_WDDM2_6_4           0xB003
#define D3D_UMD_INTERFACE_VERSION_WDDM2_7_1           0xC000
#define D3D_UMD_INTERFACE_VERSION_WDDM2_7             0xC001
#define D3D_UMD_INTERFACE_VERSION_WDDM2_7_2           0xC001
#define D3D_UMD_INTERFACE_VERSION_WDDM2_8             0xD000
#define D3D_UMD_INTERFACE_VERSION_WDDM2_8_1           0xD000
#define D3D_UMD_INTERFACE_VERSION_WDDM2_9             0xE000
#define D3D_UMD_INTERFACE_VERSION_WDDM2_9_1           0xE000
#define D3D_UMD_INTERFACE_VERSION_WDDM3_0             0xF000
#define D3D_UMD_INTERFACE_VERSION_WDDM3_0_1           0xF000
#define D3D_UMD_INTERFACE_VERSION_WDDM3_1             0x10000
#define D3D_UMD_INTERFACE_VERSION_WDDM3_1_1           0x10000

#ifndef D3D_UMD_INTERFACE_VERSION
#define D3D_UMD_INTERFACE_VERSION D3D_UMD_INTERFACE_VERSION_WDDM3_1
#endif

#ifndef MAKEFOURCC
#define MAKEFOURCC(ch0, ch1, ch2, ch3) \
    ((DWORD)(BYTE)(ch0) | ((DWORD)(BYTE)(ch1) << 8) | ((DWORD)(BYTE)(ch2) << 16) | ((DWORD)(BYTE)(ch3) << 24))
#endif

/* ---- Numbers, handles and formats ---- */

#define D3DDDI_DOORBELL_PRIVATEDATA_MAX_BYTES_WDDM3_1 16
#define D3DDDI_ID_ALL                                 0xFFFFFFFD
#define D3DDDI_ID_ANY                                 0xFFFFFFFE
#define D3DDDI_ID_NOTAPPLICABLE                       0
#define D3DDDI_ID_UNINITIALIZED                       0xFFFFFFFF
#define D3DDDI_MAX_BROADCAST_CONTEXT                  64
#define D3DDDI_MAX_MPO_PRESENT_DIRTY_RECTS            4095
#define D3DDDI_MAX_OBJECT_SIGNALED                    32
#define D3DDDI_MAX_OBJECT_WAITED_ON                   32
#define D3DDDI_MAX_WRITTEN_PRIMARIES                  16
#define D3DGPU_NULL                                   0
#define D3DGPU_UNIQUE_DRIVER_PROTECTION               0x8000000000000000ULL
#define D3DKMDT_MAX_VIDPN_SOURCES                     16
#define D3DKMDT_MAX_VIDPN_SOURCES_BITCOUNT            4

typedef struct _D3DDDIRECT {
    LONG left;
    LONG top;
    LONG right;
    LONG bottom;
} D3DDDIRECT;

typedef struct _D3DDDI_RATIONAL {
    UINT Numerator;
    UINT Denominator;
} D3DDDI_RATIONAL;

typedef struct _D3DGPU_PHYSICAL_ADDRESS {
    UINT SegmentId;
    UINT Padding;
    UINT64 SegmentOffset;
} D3DGPU_PHYSICAL_ADDRESS;

typedef enum D3DDDI_COLOR_SPACE_TYPE {
    D3DDDI_COLOR_SPACE_RGB_FULL_G22_NONE_P709 = 0,
    D3DDDI_COLOR_SPACE_RGB_FULL_G10_NONE_P709,
    D3DDDI_COLOR_SPACE_RGB_STUDIO_G22_NONE_P709,
    D3DDDI_COLOR_SPACE_RGB_STUDIO_G22_NONE_P2020,
    D3DDDI_COLOR_SPACE_RESERVED,
    D3DDDI_COLOR_SPACE_YCBCR_FULL_G22_NONE_P709_X601,
    D3DDDI_COLOR_SPACE_YCBCR_STUDIO_G22_LEFT_P601,
    D3DDDI_COLOR_SPACE_YCBCR_FULL_G22_LEFT_P601,
    D3DDDI_COLOR_SPACE_YCBCR_STUDIO_G22_LEFT_P709,
    D3DDDI_COLOR_SPACE_YCBCR_FULL_G22_LEFT_P709,
    D3DDDI_COLOR_SPACE_YCBCR_STUDIO_G22_LEFT_P2020,
    D3DDDI_COLOR_SPACE_YCBCR_FULL_G22_LEFT_P2020,
    D3DDDI_COLOR_SPACE_RGB_FULL_G2084_NONE_P2020,
    D3DDDI_COLOR_SPACE_YCBCR_STUDIO_G2084_LEFT_P2020,
    D3DDDI_COLOR_SPACE_RGB_STUDIO_G2084_NONE_P2020,
    D3DDDI_COLOR_SPACE_YCBCR_STUDIO_G22_TOPLEFT_P2020,
    D3DDDI_COLOR_SPACE_YCBCR_STUDIO_G2084_TOPLEFT_P2020,
    D3DDDI_COLOR_SPACE_RGB_FULL_G22_NONE_P2020,
    D3DDDI_COLOR_SPACE_YCBCR_STUDIO_GHLG_TOPLEFT_P2020,
    D3DDDI_COLOR_SPACE_YCBCR_FULL_GHLG_TOPLEFT_P2020,
    D3DDDI_COLOR_SPACE_RGB_STUDIO_G24_NONE_P709,
    D3DDDI_COLOR_SPACE_RGB_STUDIO_G24_NONE_P2020,
    D3DDDI_COLOR_SPACE_YCBCR_STUDIO_G24_LEFT_P709,
    D3DDDI_COLOR_SPACE_YCBCR_STUDIO_G24_LEFT_P2020,
    D3DDDI_COLOR_SPACE_YCBCR_STUDIO_G24_TOPLEFT_P2020,
    D3DDDI_COLOR_SPACE_CUSTOM = -1,
} D3DDDI_COLOR_SPACE_TYPE;

typedef enum _D3DDDIFORMAT {
    D3DDDIFMT_UNKNOWN = 0,
    D3DDDIFMT_R8G8B8 = 20,
    D3DDDIFMT_A8R8G8B8,
    D3DDDIFMT_X8R8G8B8,
    D3DDDIFMT_R5G6B5,
    D3DDDIFMT_X1R5G5B5,
    D3DDDIFMT_A1R5G5B5,
    D3DDDIFMT_A4R4G4B4,
    D3DDDIFMT_R3G3B2,
    D3DDDIFMT_A8,
    D3DDDIFMT_A8R3G3B2,
    D3DDDIFMT_X4R4G4B4,
    D3DDDIFMT_A2B10G10R10,
    D3DDDIFMT_A8B8G8R8,
    D3DDDIFMT_X8B8G8R8,
    D3DDDIFMT_G16R16,
    D3DDDIFMT_A2R10G10B10,
    D3DDDIFMT_A16B16G16R16,
    D3DDDIFMT_A8P8 = 40,
    D3DDDIFMT_P8,
    D3DDDIFMT_L8 = 50,
    D3DDDIFMT_A8L8,
    D3DDDIFMT_A4L4,
    D3DDDIFMT_V8U8 = 60,
    D3DDDIFMT_L6V5U5,
    D3DDDIFMT_X8L8V8U8,
    D3DDDIFMT_Q8W8V8U8,
    D3DDDIFMT_V16U16,
    D3DDDIFMT_W11V11U10,
    D3DDDIFMT_A2W10V10U10 = 67,
    D3DDDIFMT_UYVY = 1498831189,
    D3DDDIFMT_R8G8_B8G8 = 1195525970,
    D3DDDIFMT_YUY2 = 844715353,
    D3DDDIFMT_G8R8_G8B8 = 1111970375,
    D3DDDIFMT_DXT1 = 827611204,
    D3DDDIFMT_DXT2 = 844388420,
    D3DDDIFMT_DXT3 = 861165636,
    D3DDDIFMT_DXT4 = 877942852,
    D3DDDIFMT_DXT5 = 894720068,
    D3DDDIFMT_D16_LOCKABLE = 70,
    D3DDDIFMT_D32,
    D3DDDIFMT_D15S1 = 73,
    D3DDDIFMT_D24S8 = 75,
    D3DDDIFMT_D24X8 = 77,
    D3DDDIFMT_D24X4S4 = 79,
    D3DDDIFMT_D16,
    D3DDDIFMT_D32F_LOCKABLE = 82,
    D3DDDIFMT_D24FS8,
    D3DDDIFMT_D32_LOCKABLE,
    D3DDDIFMT_S8_LOCKABLE,
    D3DDDIFMT_S1D15 = 72,
    D3DDDIFMT_S8D24 = 74,
    D3DDDIFMT_X8D24 = 76,
    D3DDDIFMT_X4S4D24 = 78,
    D3DDDIFMT_L16 = 81,
    D3DDDIFMT_G8R8 = 91,
    D3DDDIFMT_R8,
    D3DDDIFMT_VERTEXDATA = 100,
    D3DDDIFMT_INDEX16,
    D3DDDIFMT_INDEX32,
    D3DDDIFMT_Q16W16V16U16 = 110,
    D3DDDIFMT_MULTI2_ARGB8 = 827606349,
    D3DDDIFMT_R16F = 111,
    D3DDDIFMT_G16R16F,
    D3DDDIFMT_A16B16G16R16F,
    D3DDDIFMT_R32F,
    D3DDDIFMT_G32R32F,
    D3DDDIFMT_A32B32G32R32F,
    D3DDDIFMT_CxV8U8,
    D3DDDIFMT_A1,
    D3DDDIFMT_A2B10G10R10_XR_BIAS,
    D3DDDIFMT_DXVACOMPBUFFER_BASE = 150,
    D3DDDIFMT_PICTUREPARAMSDATA = 150,
    D3DDDIFMT_MACROBLOCKDATA,
    D3DDDIFMT_RESIDUALDIFFERENCEDATA,
    D3DDDIFMT_DEBLOCKINGDATA,
    D3DDDIFMT_INVERSEQUANTIZATIONDATA,
    D3DDDIFMT_SLICECONTROLDATA,
    D3DDDIFMT_BITSTREAMDATA,
    D3DDDIFMT_MOTIONVECTORBUFFER,
    D3DDDIFMT_FILMGRAINBUFFER,
    D3DDDIFMT_DXVA_RESERVED9,
    D3DDDIFMT_DXVA_RESERVED10,
    D3DDDIFMT_DXVA_RESERVED11,
    D3DDDIFMT_DXVA_RESERVED12,
    D3DDDIFMT_DXVA_RESERVED13,
    D3DDDIFMT_DXVA_RESERVED14,
    D3DDDIFMT_DXVA_RESERVED15,
    D3DDDIFMT_DXVA_RESERVED16,
    D3DDDIFMT_DXVA_RESERVED17,
    D3DDDIFMT_DXVA_RESERVED18,
    D3DDDIFMT_DXVA_RESERVED19,
    D3DDDIFMT_DXVA_RESERVED20,
    D3DDDIFMT_DXVA_RESERVED21,
    D3DDDIFMT_DXVA_RESERVED22,
    D3DDDIFMT_DXVA_RESERVED23,
    D3DDDIFMT_DXVA_RESERVED24,
    D3DDDIFMT_DXVA_RESERVED25,
    D3DDDIFMT_DXVA_RESERVED26,
    D3DDDIFMT_DXVA_RESERVED27,
    D3DDDIFMT_DXVA_RESERVED28,
    D3DDDIFMT_DXVA_RESERVED29,
    D3DDDIFMT_DXVA_RESERVED30,
    D3DDDIFMT_DXVA_RESERVED31,
    D3DDDIFMT_DXVACOMPBUFFER_MAX = 181,
    D3DDDIFMT_BINARYBUFFER = 199,
    D3DDDIFMT_FORCE_UINT = 2147483647,
} D3DDDIFORMAT;

typedef UINT D3DDDI_VIDEO_PRESENT_SOURCE_ID;
typedef UINT D3DDDI_VIDEO_PRESENT_TARGET_ID;
typedef ULONGLONG D3DGPU_SIZE_T;
typedef ULONGLONG D3DGPU_VIRTUAL_ADDRESS;
typedef UINT D3DKMT_HANDLE;
typedef HANDLE D3DKMT_PTR_TYPE;
typedef SIZE_T D3DKMT_SIZE_T;
typedef UINT_PTR D3DKMT_UINT_PTR;
typedef ULONG_PTR D3DKMT_ULONG_PTR;

/* ---- Escapes ---- */

typedef enum _D3DDDI_DRIVERESCAPETYPE {
    D3DDDI_DRIVERESCAPETYPE_TRANSLATEALLOCATIONHANDLE = 0,
    D3DDDI_DRIVERESCAPETYPE_TRANSLATERESOURCEHANDLE,
    D3DDDI_DRIVERESCAPETYPE_CPUEVENTUSAGE,
    D3DDDI_DRIVERESCAPETYPE_MAX,
} D3DDDI_DRIVERESCAPETYPE;

typedef struct _D3DDDI_DRIVERESCAPE_CPUEVENTUSAGE {
    D3DDDI_DRIVERESCAPETYPE EscapeType;
    D3DKMT_HANDLE hSyncObject;
    UINT64 hKmdCpuEvent;
    UINT Usage[8];
} D3DDDI_DRIVERESCAPE_CPUEVENTUSAGE;

typedef struct _D3DDDI_DRIVERESCAPE_TRANSLATEALLOCATIONEHANDLE {
    D3DDDI_DRIVERESCAPETYPE EscapeType;
    D3DKMT_HANDLE hAllocation;
} D3DDDI_DRIVERESCAPE_TRANSLATEALLOCATIONEHANDLE;

typedef struct _D3DDDI_DRIVERESCAPE_TRANSLATERESOURCEHANDLE {
    D3DDDI_DRIVERESCAPETYPE EscapeType;
    D3DKMT_HANDLE hResource;
} D3DDDI_DRIVERESCAPE_TRANSLATERESOURCEHANDLE;

/*
 * HardwareAccess: this thread alone is in the driver, and the hardware is idle; without it the driver must leave
 * the hardware's state alone. NoAdapterSynchronization: no lock of the adapter is held. VirtualMachineData is the
 * kernel's own to set. A reserved bit that is set refuses the call.
 */
typedef struct _D3DDDI_ESCAPEFLAGS {
    union {
        struct {
            UINT HardwareAccess : 1;
            UINT DeviceStatusQuery : 1;
            UINT ChangeFrameLatency : 1;
#if (DXGKDDI_INTERFACE_VERSION >= DXGKDDI_INTERFACE_VERSION_WDDM2_5)
            UINT NoAdapterSynchronization : 1;
            UINT Reserved : 1;
            UINT VirtualMachineData : 1;
            UINT DriverKnownEscape : 1;
            UINT DriverCommonEscape : 1;
            UINT Reserved2 : 24;
#elif (DXGKDDI_INTERFACE_VERSION >= DXGKDDI_INTERFACE_VERSION_WDDM2_2)
            UINT NoAdapterSynchronization : 1;
            UINT Reserved : 1;
            UINT VirtualMachineData : 1;
            UINT Reserved2 : 26;
#elif (DXGKDDI_INTERFACE_VERSION >= DXGKDDI_INTERFACE_VERSION_WDDM2_0)
            UINT NoAdapterSynchronization : 1;
            UINT Reserved : 28;
#else
            UINT Reserved : 29;
#endif
        };
        UINT Value;
    };
} D3DDDI_ESCAPEFLAGS;

typedef struct _GPUP_DRIVER_ESCAPE_INPUT {
    LUID vfLUID;
} GPUP_DRIVER_ESCAPE_INPUT, *PGPUP_DRIVER_ESCAPE_INPUT;

typedef enum _DXGKVGPU_ESCAPE_TYPE {
    DXGKVGPU_ESCAPE_TYPE_READ_PCI_CONFIG = 0,
    DXGKVGPU_ESCAPE_TYPE_WRITE_PCI_CONFIG,
    DXGKVGPU_ESCAPE_TYPE_INITIALIZE,
    DXGKVGPU_ESCAPE_TYPE_RELEASE,
    DXGKVGPU_ESCAPE_TYPE_GET_VGPU_TYPE,
    DXGKVGPU_ESCAPE_TYPE_POWERTRANSITIONCOMPLETE,
    DXGKVGPU_ESCAPE_TYPE_PAUSE,
    DXGKVGPU_ESCAPE_TYPE_RESUME,
} DXGKVGPU_ESCAPE_TYPE;

typedef struct _DXGKVGPU_ESCAPE_HEAD {
    GPUP_DRIVER_ESCAPE_INPUT Luid;
    DXGKVGPU_ESCAPE_TYPE Type;
} DXGKVGPU_ESCAPE_HEAD;

typedef struct _DXGKVGPU_ESCAPE_INITIALIZE {
    DXGKVGPU_ESCAPE_HEAD Header;
    GUID VmGuid;
} DXGKVGPU_ESCAPE_INITIALIZE;

typedef struct _DXGKVGPU_ESCAPE_PAUSE {
    DXGKVGPU_ESCAPE_HEAD Header;
    LUID DeviceLuid;
    union {
        UINT GuestVmRunning : 1;
        UINT Flags;
    };
} DXGKVGPU_ESCAPE_PAUSE;

typedef struct _DXGKVGPU_ESCAPE_POWERTRANSITIONCOMPLETE {
    DXGKVGPU_ESCAPE_HEAD Header;
    UINT PowerState;
} DXGKVGPU_ESCAPE_POWERTRANSITIONCOMPLETE;

typedef struct _DXGKVGPU_ESCAPE_READ_PCI_CONFIG {
    DXGKVGPU_ESCAPE_HEAD Header;
    UINT Offset;
    UINT Size;
} DXGKVGPU_ESCAPE_READ_PCI_CONFIG;

typedef struct _DXGKVGPU_ESCAPE_READ_VGPU_TYPE {
    DXGKVGPU_ESCAPE_HEAD Header;
} DXGKVGPU_ESCAPE_READ_VGPU_TYPE;

typedef struct _DXGKVGPU_ESCAPE_RELEASE {
    DXGKVGPU_ESCAPE_HEAD Header;
} DXGKVGPU_ESCAPE_RELEASE;

typedef struct _DXGKVGPU_ESCAPE_RESUME {
    DXGKVGPU_ESCAPE_HEAD Header;
    LUID DeviceLuid;
    UINT Flags;
} DXGKVGPU_ESCAPE_RESUME;

typedef struct _DXGKVGPU_ESCAPE_WRITE_PCI_CONFIG {
    DXGKVGPU_ESCAPE_HEAD Header;
    UINT Offset;
    UINT Size;
} DXGKVGPU_ESCAPE_WRITE_PCI_CONFIG;

/* ---- Allocations and resources ---- */

#define D3DDDI_ALLOCATIONPRIORITY_HIGH                 0xA0000000
#define D3DDDI_ALLOCATIONPRIORITY_LOW                  0x50000000
#define D3DDDI_ALLOCATIONPRIORITY_MAXIMUM              0xC8000000
#define D3DDDI_ALLOCATIONPRIORITY_MINIMUM              0x28000000
#define D3DDDI_ALLOCATIONPRIORITY_NORMAL               0x78000000
#define D3DKMT_CROSS_ADAPTER_RESOURCE_HEIGHT_ALIGNMENT 4
#define D3DKMT_CROSS_ADAPTER_RESOURCE_PITCH_ALIGNMENT  128

typedef enum _D3DDDI_POOL {
    D3DDDIPOOL_SYSTEMMEM = 1,
    D3DDDIPOOL_VIDEOMEMORY,
    D3DDDIPOOL_LOCALVIDMEM,
    D3DDDIPOOL_NONLOCALVIDMEM,
    D3DDDIPOOL_STAGINGMEM,
} D3DDDI_POOL;

typedef enum _D3DDDIMULTISAMPLE_TYPE {
    D3DDDIMULTISAMPLE_NONE = 0,
    D3DDDIMULTISAMPLE_NONMASKABLE,
    D3DDDIMULTISAMPLE_2_SAMPLES,
    D3DDDIMULTISAMPLE_3_SAMPLES,
    D3DDDIMULTISAMPLE_4_SAMPLES,
    D3DDDIMULTISAMPLE_5_SAMPLES,
    D3DDDIMULTISAMPLE_6_SAMPLES,
    D3DDDIMULTISAMPLE_7_SAMPLES,
    D3DDDIMULTISAMPLE_8_SAMPLES,
    D3DDDIMULTISAMPLE_9_SAMPLES,
    D3DDDIMULTISAMPLE_10_SAMPLES,
    D3DDDIMULTISAMPLE_11_SAMPLES,
    D3DDDIMULTISAMPLE_12_SAMPLES,
    D3DDDIMULTISAMPLE_13_SAMPLES,
    D3DDDIMULTISAMPLE_14_SAMPLES,
    D3DDDIMULTISAMPLE_15_SAMPLES,
    D3DDDIMULTISAMPLE_16_SAMPLES,
    D3DDDIMULTISAMPLE_FORCE_UINT = 2147483647,
} D3DDDIMULTISAMPLE_TYPE;

typedef struct _D3DDDI_SURFACEINFO {
    UINT Width;
    UINT Height;
    UINT Depth;
    const void *pSysMem;
    UINT SysMemPitch;
    UINT SysMemSlicePitch;
} D3DDDI_SURFACEINFO;

typedef struct _D3DDDI_RESOURCEFLAGS {
    union {
        struct {
            UINT RenderTarget : 1;
            UINT ZBuffer : 1;
            UINT Dynamic : 1;
            UINT HintStatic : 1;
            UINT AutogenMipmap : 1;
            UINT DMap : 1;
            UINT WriteOnly : 1;
            UINT NotLockable : 1;
            UINT Points : 1;
            UINT RtPatches : 1;
            UINT NPatches : 1;
            UINT SharedResource : 1;
            UINT DiscardRenderTarget : 1;
            UINT Video : 1;
            UINT CaptureBuffer : 1;
            UINT Primary : 1;
            UINT Texture : 1;
            UINT CubeMap : 1;
            UINT Volume : 1;
            UINT VertexBuffer : 1;
            UINT IndexBuffer : 1;
            UINT DecodeRenderTarget : 1;
            UINT DecodeCompressedBuffer : 1;
            UINT VideoProcessRenderTarget : 1;
            UINT CpuOptimized : 1;
            UINT MightDrawFromLocked : 1;
            UINT Overlay : 1;
            UINT MatchGdiPrimary : 1;
            UINT InterlacedRefresh : 1;
            UINT TextApi : 1;
            UINT RestrictedContent : 1;
            UINT RestrictSharedAccess : 1;
        };
        UINT Value;
    };
} D3DDDI_RESOURCEFLAGS;

typedef enum _D3DDDI_ROTATION {
    D3DDDI_ROTATION_IDENTITY = 1,
    D3DDDI_ROTATION_90,
    D3DDDI_ROTATION_180,
    D3DDDI_ROTATION_270,
} D3DDDI_ROTATION;

typedef struct _D3DDDIARG_CREATERESOURCE {
    D3DDDIFORMAT Format;
    D3DDDI_POOL Pool;
    D3DDDIMULTISAMPLE_TYPE MultisampleType;
    UINT MultisampleQuality;
    const D3DDDI_SURFACEINFO *pSurfList;
    UINT SurfCount;
    UINT MipLevels;
    UINT Fvf;
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    D3DDDI_RATIONAL RefreshRate;
    HANDLE hResource;
    D3DDDI_RESOURCEFLAGS Flags;
    D3DDDI_ROTATION Rotation;
} D3DDDIARG_CREATERESOURCE;

typedef struct _D3DDDI_RESOURCEFLAGS2 {
    union {
        struct {
            UINT VideoEncoder : 1;
            UINT UserMemory : 1;
            UINT CrossAdapter : 1;
            UINT IsDisplayable : 1;
            UINT Reserved : 28;
        };
        UINT Value;
    };
} D3DDDI_RESOURCEFLAGS2;

typedef struct _D3DDDIARG_CREATERESOURCE2 {
    D3DDDIFORMAT Format;
    D3DDDI_POOL Pool;
    D3DDDIMULTISAMPLE_TYPE MultisampleType;
    UINT MultisampleQuality;
    const D3DDDI_SURFACEINFO *pSurfList;
    UINT SurfCount;
    UINT MipLevels;
    UINT Fvf;
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    D3DDDI_RATIONAL RefreshRate;
    HANDLE hResource;
    D3DDDI_RESOURCEFLAGS Flags;
    D3DDDI_ROTATION Rotation;
    D3DDDI_RESOURCEFLAGS2 Flags2;
} D3DDDIARG_CREATERESOURCE2;

typedef struct _D3DDDICB_DESTROYALLOCATION2FLAGS {
    union {
        struct {
            UINT AssumeNotInUse : 1;
            UINT SynchronousDestroy : 1;
            UINT Reserved : 29;
            UINT SystemUseOnly : 1;
        };
        UINT Value;
    };
} D3DDDICB_DESTROYALLOCATION2FLAGS;

typedef struct _D3DDDICB_LOCK2FLAGS {
    union {
        UINT Reserved : 32;
        UINT Value;
    };
} D3DDDICB_LOCK2FLAGS;

typedef struct _D3DDDICB_LOCKFLAGS {
    union {
        struct {
            UINT ReadOnly : 1;
            UINT WriteOnly : 1;
            UINT DonotWait : 1;
            UINT IgnoreSync : 1;
            UINT LockEntire : 1;
            UINT DonotEvict : 1;
            UINT AcquireAperture : 1;
            UINT Discard : 1;
            UINT NoExistingReference : 1;
            UINT UseAlternateVA : 1;
            UINT IgnoreReadSync : 1;
            UINT Reserved : 21;
        };
        UINT Value;
    };
} D3DDDICB_LOCKFLAGS;

typedef struct _D3DDDI_ALLOCATIONINFO {
    D3DKMT_HANDLE hAllocation;
    const void *pSystemMem;
    void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    union {
        struct {
            UINT Primary : 1;
            UINT Stereo : 1;
            UINT Reserved : 30;
        };
        UINT Value;
    } Flags;
} D3DDDI_ALLOCATIONINFO;

typedef struct _D3DDDI_ALLOCATIONINFO2 {
    D3DKMT_HANDLE hAllocation;
    union {
        HANDLE hSection;
        const void *pSystemMem;
    };
    void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
    D3DDDI_VIDEO_PRESENT_SOURCE_ID VidPnSourceId;
    union {
        struct {
            UINT Primary : 1;
            UINT Stereo : 1;
            UINT OverridePriority : 1;
            UINT Reserved : 29;
        };
        UINT Value;
    } Flags;
    D3DGPU_VIRTUAL_ADDRESS GpuVirtualAddress;
    union {
        UINT Priority;
        ULONG_PTR Unused;
    };
    ULONG_PTR Reserved[5];
} D3DDDI_ALLOCATIONINFO2;

typedef struct _D3DDDI_ALLOCATIONLIST {
    D3DKMT_HANDLE hAllocation;
    union {
        struct {
            UINT WriteOperation : 1;
            UINT DoNotRetireInstance : 1;
            UINT OfferPriority : 3;
            UINT Reserved : 27;
        };
        UINT Value;
    };
} D3DDDI_ALLOCATIONLIST;

typedef struct _D3DDDI_GETRESOURCEPRESENTPRIVATEDRIVERDATA {
    D3DKMT_HANDLE hResource;
    UINT PrivateDriverDataSize;
    PVOID pPrivateDriverData;
} D3DDDI_GETRESOURCEPRESENTPRIVATEDRIVERDATA;

typedef struct _D3DDDI_KERNELOVERLAYINFO {
    D3DKMT_HANDLE hAllocation;
    D3DDDIRECT DstRect;
    D3DDDIRECT SrcRect;
    void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
} D3DDDI_KERNELOVERLAYINFO;

typedef struct _D3DDDI_MULTISAMPLINGMETHOD {
    UINT NumSamples;
    UINT NumQualityLevels;
} D3DDDI_MULTISAMPLINGMETHOD;

typedef struct _D3DDDI_OPENALLOCATIONINFO {
    D3DKMT_HANDLE hAllocation;
    const void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
} D3DDDI_OPENALLOCATIONINFO;

typedef struct _D3DDDI_OPENALLOCATIONINFO2 {
    D3DKMT_HANDLE hAllocation;
    const void *pPrivateDriverData;
    UINT PrivateDriverDataSize;
    D3DGPU_VIRTUAL_ADDRESS GpuVirtualAddress;
    ULONG_PTR Reserved[6];
} D3DDDI_OPENALLOCATIONINFO2;

typedef struct _D3DDDI_PATCHLOCATIONLIST {
    UINT AllocationIndex;
    union {
        struct {
            UINT SlotId : 24;
            UINT Reserved : 8;
        };
        UINT Value;
    };
    UINT DriverId;
    UINT AllocationOffset;
    UINT PatchOffset;
    UINT SplitOffset;
} D3DDDI_PATCHLOCATIONLIST;

typedef struct _D3DDDI_SEGMENTPREFERENCE {
    union {
        struct {
            UINT SegmentId0 : 5;
            UINT Direction0 : 1;
            UINT SegmentId1 : 5;
            UINT Direction1 : 1;
            UINT SegmentId2 : 5;
            UINT Direction2 : 1;
            UINT SegmentId3 : 5;
            UINT Direction3 : 1;
            UINT SegmentId4 : 5;
            UINT Direction4 : 1;
            UINT Reserved : 2;
        };
        UINT Value;
    };
} D3DDDI_SEGMENTPREFERENCE;

/* ---- Contexts and queues ---- */

typedef struct D3DDDI_DESTROYPAGINGQUEUE {
    D3DKMT_HANDLE hPagingQueue;
} D3DDDI_DESTROYPAGINGQUEUE;

typedef struct _D3DDDI_CREATECONTEXTFLAGS {
    union {
        struct {
            UINT NullRendering : 1;
            UINT InitialData : 1;
            UINT DisableGpuTimeout : 1;
            UINT SynchronizationOnly : 1;
            UINT HwQueueSupported : 1;
            UINT NoKmdAccess : 1;
            UINT Reserved : 26;
        };
        UINT Value;
    };
} D3DDDI_CREATECONTEXTFLAGS;

typedef struct _D3DDDI_CREATEHWCONTEXTFLAGS {
    union {
        UINT Reserved : 32;
        UINT Value;
    };
} D3DDDI_CREATEHWCONTEXTFLAGS;

typedef struct _D3DDDI_CREATEHWQUEUEFLAGS {
    union {
        struct {
            UINT DisableGpuTimeout : 1;
            UINT NoBroadcastSignal : 1;
            UINT NoBroadcastWait : 1;
            UINT NoKmdAccess : 1;
            UINT UserModeSubmission : 1;
            UINT Reserved : 27;
        };
        UINT Value;
    };
} D3DDDI_CREATEHWQUEUEFLAGS;

typedef enum D3DDDI_PAGINGQUEUE_PRIORITY {
    D3DDDI_PAGINGQUEUE_PRIORITY_BELOW_NORMAL = -1,
    D3DDDI_PAGINGQUEUE_PRIORITY_NORMAL,
    D3DDDI_PAGINGQUEUE_PRIORITY_ABOVE_NORMAL,
} D3DDDI_PAGINGQUEUE_PRIORITY;

/* ---- Synchronization ---- */

#define D3DDDI_SYNC_OBJECT_ALL_ACCESS 0x1F0003
#define D3DDDI_SYNC_OBJECT_SIGNAL     2
#define D3DDDI_SYNC_OBJECT_WAIT       1

typedef struct _D3DDDICB_SIGNALFLAGS {
    union {
        struct {
            UINT SignalAtSubmission : 1;
#if (DXGKDDI_INTERFACE_VERSION >= DXGKDDI_INTERFACE_VERSION_WDDM2_0)
            UINT EnqueueCpuEvent : 1;
            UINT AllowFenceRewind : 1;
            UINT Reserved : 28;
            UINT DXGK_SIGNAL_FLAG_INTERNAL0 : 1;
#elif (DXGKDDI_INTERFACE_VERSION >= DXGKDDI_INTERFACE_VERSION_WIN8)
            UINT EnqueueCpuEvent : 1;
            UINT Reserved : 30;
#else
            UINT Reserved : 31;
#endif
        };
        UINT Value;
    };
} D3DDDICB_SIGNALFLAGS;

typedef struct _D3DDDI_SYNCHRONIZATIONOBJECT_FLAGS {
    union {
        struct {
            UINT Shared : 1;
            UINT NtSecuritySharing : 1;
            UINT CrossAdapter : 1;
            UINT TopOfPipeline : 1;
            UINT NoSignal : 1;
            UINT NoWait : 1;
            UINT NoSignalMaxValueOnTdr : 1;
            UINT NoGPUAccess : 1;
#if (DXGKDDI_INTERFACE_VERSION >= DXGKDDI_INTERFACE_VERSION_WDDM3_1)
            UINT SignalByKmd : 1;
            UINT LocalMemoryPreferred : 1;
            UINT Reserved : 21;
            UINT Reserved0 : 1;
#elif (DXGKDDI_INTERFACE_VERSION >= DXGKDDI_INTERFACE_VERSION_WDDM3_0)
            UINT SignalByKmd : 1;
            UINT Reserved : 23;
#else
            UINT Reserved : 24;
#endif
        };
        UINT Value;
    };
} D3DDDI_SYNCHRONIZATIONOBJECT_FLAGS;

typedef struct _D3DDDI_NATIVEFENCEMAPPING {
    void *CurrentValueCpuVa;
    D3DGPU_VIRTUAL_ADDRESS CurrentValueGpuVa;
    D3DGPU_VIRTUAL_ADDRESS MonitoredValueGpuVa;
} D3DDDI_NATIVEFENCEMAPPING;

typedef struct _D3DDDI_CREATENATIVEFENCEINFO {
    UINT64 InitialFenceValue;
    PVOID pPrivateDriverData;
    UINT PrivateDriverDataSize;
    UINT EngineAffinity;
    D3DDDI_SYNCHRONIZATIONOBJECT_FLAGS Flags;
    D3DKMT_HANDLE hSyncObject;
    D3DDDI_NATIVEFENCEMAPPING NativeFenceMapping;
} D3DDDI_CREATENATIVEFENCEINFO;

typedef enum _D3DDDI_SYNCHRONIZATIONOBJECT_TYPE {
    D3DDDI_SYNCHRONIZATION_MUTEX = 1,
    D3DDDI_SEMAPHORE,
    D3DDDI_FENCE,
    D3DDDI_CPU_NOTIFICATION,
    D3DDDI_MONITORED_FENCE,
    D3DDDI_PERIODIC_MONITORED_FENCE,
    D3DDDI_SYNCHRONIZATION_TYPE_LIMIT,
} D3DDDI_SYNCHRONIZATIONOBJECT_TYPE;

typedef struct _D3DDDI_SYNCHRONIZATIONOBJECTINFO {
    D3DDDI_SYNCHRONIZATIONOBJECT_TYPE Type;
    union {
        struct {
            BOOL InitialState;
        } SynchronizationMutex;
        struct {
            UINT MaxCount;
            UINT InitialCount;
        } Semaphore;
        struct {
            UINT Reserved[16];
        } Reserved;
    };
} D3DDDI_SYNCHRONIZATIONOBJECTINFO;

typedef struct _D3DDDI_SYNCHRONIZATIONOBJECTINFO2 {
    D3DDDI_SYNCHRONIZATIONOBJECT_TYPE Type;
    D3DDDI_SYNCHRONIZATIONOBJECT_FLAGS Flags;
    union {
        struct {
            BOOL InitialState;
        } SynchronizationMutex;
        struct {
            UINT MaxCount;
            UINT InitialCount;
        } Semaphore;
        struct {
            UINT64 FenceValue;
        } Fence;
        struct {
            HANDLE Event;
        } CPUNotification;
        struct {
            UINT64 InitialFenceValue;
            void *FenceValueCPUVirtualAddress;
            D3DGPU_VIRTUAL_ADDRESS FenceValueGPUVirtualAddress;
            UINT EngineAffinity;
            UINT Padding;
        } MonitoredFence;
        struct {
            D3DKMT_HANDLE hAdapter;
            D3DDDI_VIDEO_PRESENT_TARGET_ID VidPnTargetId;
            UINT64 Time;
            void *FenceValueCPUVirtualAddress;
            D3DGPU_VIRTUAL_ADDRESS FenceValueGPUVirtualAddress;
            UINT EngineAffinity;
            UINT Padding;
        } PeriodicMonitoredFence;
        struct {
            UINT64 Reserved[8];
        } Reserved;
    };
    D3DKMT_HANDLE SharedHandle;
} D3DDDI_SYNCHRONIZATIONOBJECTINFO2;

typedef struct _D3DDDI_WAITFORSYNCHRONIZATIONOBJECTFROMCPU_FLAGS {
    union {
        struct {
            UINT WaitAny : 1;
            UINT Reserved : 31;
        };
        UINT Value;
    };
} D3DDDI_WAITFORSYNCHRONIZATIONOBJECTFROMCPU_FLAGS;

/* ---- GPU virtual memory and residency ---- */

typedef struct D3DDDI_EVICT_FLAGS {
    union {
        struct {
            UINT EvictOnlyIfNecessary : 1;
            UINT NotWrittenTo : 1;
            UINT Reserved : 30;
        };
        UINT Value;
    };
} D3DDDI_EVICT_FLAGS;

typedef struct D3DDDI_MAKERESIDENT_FLAGS {
    union {
        struct {
            UINT CantTrimFurther : 1;
            UINT MustSucceed : 1;
            UINT Reserved : 30;
        };
        UINT Value;
    };
} D3DDDI_MAKERESIDENT_FLAGS;

typedef struct D3DDDI_MAKERESIDENT {
    D3DKMT_HANDLE hPagingQueue;
    UINT NumAllocations;
    const D3DKMT_HANDLE *AllocationList;
    const UINT *PriorityList;
    D3DDDI_MAKERESIDENT_FLAGS Flags;
    UINT64 PagingFenceValue;
    UINT64 NumBytesToTrim;
} D3DDDI_MAKERESIDENT;

typedef struct _D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE {
    union {
        struct {
            UINT64 Write : 1;
            UINT64 Execute : 1;
            UINT64 Zero : 1;
            UINT64 NoAccess : 1;
            UINT64 SystemUseOnly : 1;
            UINT64 Reserved : 59;
        };
        UINT64 Value;
    };
} D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE;

typedef struct D3DDDI_MAPGPUVIRTUALADDRESS {
    D3DKMT_HANDLE hPagingQueue;
    D3DGPU_VIRTUAL_ADDRESS BaseAddress;
    D3DGPU_VIRTUAL_ADDRESS MinimumAddress;
    D3DGPU_VIRTUAL_ADDRESS MaximumAddress;
    D3DKMT_HANDLE hAllocation;
    D3DGPU_SIZE_T OffsetInPages;
    D3DGPU_SIZE_T SizeInPages;
    D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE Protection;
    UINT64 DriverProtection;
    UINT Reserved0;
    UINT64 Reserved1;
    D3DGPU_VIRTUAL_ADDRESS VirtualAddress;
    UINT64 PagingFenceValue;
} D3DDDI_MAPGPUVIRTUALADDRESS;

typedef struct D3DDDI_OFFER_FLAGS {
    union {
        struct {
            UINT AllowDecommit : 1;
            UINT Reserved : 31;
        };
        UINT Value;
    };
} D3DDDI_OFFER_FLAGS;

typedef enum _D3DDDIGPUVIRTUALADDRESS_RESERVATION_TYPE {
    D3DDDIGPUVIRTUALADDRESS_RESERVE_NO_ACCESS = 0,
    D3DDDIGPUVIRTUALADDRESS_RESERVE_ZERO,
    D3DDDIGPUVIRTUALADDRESS_RESERVE_NO_COMMIT,
} D3DDDIGPUVIRTUALADDRESS_RESERVATION_TYPE;

typedef struct D3DDDI_RESERVEGPUVIRTUALADDRESS {
    union {
        D3DKMT_HANDLE hPagingQueue;
        D3DKMT_HANDLE hAdapter;
    };
    D3DGPU_VIRTUAL_ADDRESS BaseAddress;
    D3DGPU_VIRTUAL_ADDRESS MinimumAddress;
    D3DGPU_VIRTUAL_ADDRESS MaximumAddress;
    D3DGPU_SIZE_T Size;
    union {
        D3DDDIGPUVIRTUALADDRESS_RESERVATION_TYPE ReservationType;
        UINT Reserved0;
    };
    union {
        UINT64 DriverProtection;
        UINT64 Reserved1;
    };
    D3DGPU_VIRTUAL_ADDRESS VirtualAddress;
    union {
        UINT64 PagingFenceValue;
        UINT64 Reserved2;
    };
} D3DDDI_RESERVEGPUVIRTUALADDRESS;

typedef struct D3DDDI_TRIMRESIDENCYSET_FLAGS {
    union {
        struct {
            UINT PeriodicTrim : 1;
            UINT RestartPeriodicTrim : 1;
            UINT TrimToBudget : 1;
            UINT Reserved : 29;
        };
        UINT Value;
    };
} D3DDDI_TRIMRESIDENCYSET_FLAGS;

typedef struct D3DDDI_UPDATEALLOCPROPERTY_FLAGS {
    union {
        struct {
            UINT AccessedPhysically : 1;
            UINT Unmoveable : 1;
            UINT Reserved : 30;
        };
        UINT Value;
    };
} D3DDDI_UPDATEALLOCPROPERTY_FLAGS;

typedef struct D3DDDI_UPDATEALLOCPROPERTY {
    D3DKMT_HANDLE hPagingQueue;
    D3DKMT_HANDLE hAllocation;
    UINT SupportedSegmentSet;
    D3DDDI_SEGMENTPREFERENCE PreferredSegment;
    D3DDDI_UPDATEALLOCPROPERTY_FLAGS Flags;
    UINT64 PagingFenceValue;
    union {
        struct {
            UINT SetAccessedPhysically : 1;
            UINT SetSupportedSegmentSet : 1;
            UINT SetPreferredSegment : 1;
            UINT SetUnmoveable : 1;
            UINT Reserved : 28;
        };
        UINT PropertyMaskValue;
    };
} D3DDDI_UPDATEALLOCPROPERTY;

typedef enum _D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION_TYPE {
    D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP = 0,
    D3DDDI_UPDATEGPUVIRTUALADDRESS_UNMAP,
    D3DDDI_UPDATEGPUVIRTUALADDRESS_COPY,
    D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP_PROTECT,
} D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION_TYPE;

typedef struct _D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION {
    D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION_TYPE OperationType;
    union {
        struct {
            D3DGPU_VIRTUAL_ADDRESS BaseAddress;
            D3DGPU_SIZE_T SizeInBytes;
            D3DKMT_HANDLE hAllocation;
            D3DGPU_SIZE_T AllocationOffsetInBytes;
            D3DGPU_SIZE_T AllocationSizeInBytes;
        } Map;
        struct {
            D3DGPU_VIRTUAL_ADDRESS BaseAddress;
            D3DGPU_SIZE_T SizeInBytes;
            D3DKMT_HANDLE hAllocation;
            D3DGPU_SIZE_T AllocationOffsetInBytes;
            D3DGPU_SIZE_T AllocationSizeInBytes;
            D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE Protection;
            UINT64 DriverProtection;
        } MapProtect;
        struct {
            D3DGPU_VIRTUAL_ADDRESS BaseAddress;
            D3DGPU_SIZE_T SizeInBytes;
            D3DDDIGPUVIRTUALADDRESS_PROTECTION_TYPE Protection;
        } Unmap;
        struct {
            D3DGPU_VIRTUAL_ADDRESS SourceAddress;
            D3DGPU_SIZE_T SizeInBytes;
            D3DGPU_VIRTUAL_ADDRESS DestAddress;
        } Copy;
    };
} D3DDDI_UPDATEGPUVIRTUALADDRESS_OPERATION;

typedef struct _DXGK_PTE {
    union {
        struct {
            ULONGLONG Valid : 1;
            ULONGLONG Zero : 1;
            ULONGLONG CacheCoherent : 1;
            ULONGLONG ReadOnly : 1;
            ULONGLONG NoExecute : 1;
            ULONGLONG Segment : 5;
            ULONGLONG LargePage : 1;
            ULONGLONG PhysicalAdapterIndex : 6;
            ULONGLONG PageTablePageSize : 2;
            ULONGLONG SystemReserved0 : 1;
            ULONGLONG Reserved : 44;
        };
        ULONGLONG Flags;
    };
    union {
        ULONGLONG PageAddress;
        ULONGLONG PageTableAddress;
    };
} DXGK_PTE;

typedef enum _D3DDDI_OFFER_PRIORITY {
    D3DDDI_OFFER_PRIORITY_NONE = 0,
    D3DDDI_OFFER_PRIORITY_LOW,
    D3DDDI_OFFER_PRIORITY_NORMAL,
    D3DDDI_OFFER_PRIORITY_HIGH,
    D3DDDI_OFFER_PRIORITY_AUTO,
} D3DDDI_OFFER_PRIORITY;

typedef enum _D3DDDI_RECLAIM_RESULT {
    D3DDDI_RECLAIM_RESULT_OK = 0,
    D3DDDI_RECLAIM_RESULT_DISCARDED,
    D3DDDI_RECLAIM_RESULT_NOT_COMMITTED,
} D3DDDI_RECLAIM_RESULT;

typedef enum _DXGK_PTE_PAGE_SIZE {
    DXGK_PTE_PAGE_TABLE_PAGE_4KB = 0,
    DXGK_PTE_PAGE_TABLE_PAGE_64KB,
} DXGK_PTE_PAGE_SIZE;

/* ---- Displays ---- */

typedef struct D3DDDI_DXGI_RGB {
    float Red;
    float Green;
    float Blue;
} D3DDDI_DXGI_RGB;

typedef struct D3DDDI_HDR_METADATA_HDR10PLUS {
    BYTE Data[72];
} D3DDDI_HDR_METADATA_HDR10PLUS;

typedef union {
    struct {
        UINT64 FrameNumber : 40;
        UINT64 PartNumber : 24;
    };
    UINT64 Value;
} DXGK_MIRACAST_CHUNK_ID;

typedef enum _DXGK_MIRACAST_CHUNK_TYPE {
    DXGK_MIRACAST_CHUNK_TYPE_UNKNOWN = 0,
    DXGK_MIRACAST_CHUNK_TYPE_COLOR_CONVERT_COMPLETE,
    DXGK_MIRACAST_CHUNK_TYPE_ENCODE_COMPLETE,
    DXGK_MIRACAST_CHUNK_TYPE_FRAME_START,
    DXGK_MIRACAST_CHUNK_TYPE_FRAME_DROPPED,
    DXGK_MIRACAST_CHUNK_TYPE_ENCODE_DRIVER_DEFINED_1 = (int)0x80000000u,
    DXGK_MIRACAST_CHUNK_TYPE_ENCODE_DRIVER_DEFINED_2,
} DXGK_MIRACAST_CHUNK_TYPE;

typedef struct {
    DXGK_MIRACAST_CHUNK_TYPE ChunkType;
    DXGK_MIRACAST_CHUNK_ID ChunkId;
    UINT ProcessingTime;
    UINT EncodeRate;
} DXGK_MIRACAST_CHUNK_INFO;

typedef struct _D3DDDI_GAMMA_RAMP_DXGI_1 {
    D3DDDI_DXGI_RGB Scale;
    D3DDDI_DXGI_RGB Offset;
    D3DDDI_DXGI_RGB GammaCurve[1025];
} D3DDDI_GAMMA_RAMP_DXGI_1;

typedef struct _D3DDDI_GAMMA_RAMP_RGB256x3x16 {
    USHORT Red[256];
    USHORT Green[256];
    USHORT Blue[256];
} D3DDDI_GAMMA_RAMP_RGB256x3x16;

typedef struct _D3DDDI_HDR_METADATA_HDR10 {
    UINT16 RedPrimary[2];
    UINT16 GreenPrimary[2];
    UINT16 BluePrimary[2];
    UINT16 WhitePoint[2];
    UINT MaxMasteringLuminance;
    UINT MinMasteringLuminance;
    UINT16 MaxContentLightLevel;
    UINT16 MaxFrameAverageLightLevel;
} D3DDDI_HDR_METADATA_HDR10;

typedef struct _D3DKMDT_3X4_COLORSPACE_TRANSFORM {
    float ColorMatrix3x4[3][4];
    float ScalarMultiplier;
    D3DDDI_DXGI_RGB LookupTable1D[4096];
} D3DKMDT_3x4_COLORSPACE_TRANSFORM, *PD3DDDI_3x4_COLORSPACE_TRANSFORM;

typedef enum _D3DKMDT_COLORSPACE_TRANSFORM_STAGE_CONTROL {
    D3DKMDT_COLORSPACE_TRANSFORM_STAGE_CONTROL_NO_CHANGE = 0,
    D3DKMDT_COLORSPACE_TRANSFORM_STAGE_CONTROL_ENABLE,
    D3DKMDT_COLORSPACE_TRANSFORM_STAGE_CONTROL_BYPASS,
} D3DKMDT_COLORSPACE_TRANSFORM_STAGE_CONTROL, *PD3DKMDT_COLORSPACE_TRANSFORM_STAGE_CONTROL;

typedef struct _D3DKMDT_COLORSPACE_TRANSFORM_MATRIX_V2 {
    D3DKMDT_COLORSPACE_TRANSFORM_STAGE_CONTROL StageControlLookupTable1DDegamma;
    D3DDDI_DXGI_RGB LookupTable1DDegamma[4096];
    D3DKMDT_COLORSPACE_TRANSFORM_STAGE_CONTROL StageControlColorMatrix3x3;
    float ColorMatrix3x3[3][3];
    D3DKMDT_COLORSPACE_TRANSFORM_STAGE_CONTROL StageControlLookupTable1DRegamma;
    D3DDDI_DXGI_RGB LookupTable1DRegamma[4096];
} D3DKMDT_COLORSPACE_TRANSFORM_MATRIX_V2, *PD3DKMDT_COLORSPACE_TRANSFORM_MATRIX_V2;

typedef enum D3DDDI_FLIPINTERVAL_TYPE {
    D3DDDI_FLIPINTERVAL_IMMEDIATE = 0,
    D3DDDI_FLIPINTERVAL_ONE,
    D3DDDI_FLIPINTERVAL_TWO,
    D3DDDI_FLIPINTERVAL_THREE,
    D3DDDI_FLIPINTERVAL_FOUR,
    D3DDDI_FLIPINTERVAL_IMMEDIATE_ALLOW_TEARING,
} D3DDDI_FLIPINTERVAL_TYPE;

typedef enum D3DDDI_SCANLINEORDERING {
    D3DDDI_SCANLINEORDERING_UNKNOWN = 0,
    D3DDDI_SCANLINEORDERING_PROGRESSIVE,
    D3DDDI_SCANLINEORDERING_INTERLACED,
} D3DDDI_SCANLINEORDERING;

typedef enum _D3DDDI_GAMMARAMP_TYPE {
    D3DDDI_GAMMARAMP_UNINITIALIZED = 0,
    D3DDDI_GAMMARAMP_DEFAULT,
    D3DDDI_GAMMARAMP_RGB256x3x16,
    D3DDDI_GAMMARAMP_DXGI_1,
    D3DDDI_GAMMARAMP_MATRIX_3x4,
    D3DDDI_GAMMARAMP_MATRIX_V2,
} D3DDDI_GAMMARAMP_TYPE;

typedef enum _D3DDDI_HDR_METADATA_TYPE {
    D3DDDI_HDR_METADATA_TYPE_NONE = 0,
    D3DDDI_HDR_METADATA_TYPE_HDR10,
    D3DDDI_HDR_METADATA_TYPE_HDR10PLUS,
} D3DDDI_HDR_METADATA_TYPE;

typedef enum _D3DDDI_OUTPUT_WIRE_COLOR_SPACE_TYPE {
    D3DDDI_OUTPUT_WIRE_COLOR_SPACE_G22_P709 = 0,
    D3DDDI_OUTPUT_WIRE_COLOR_SPACE_RESERVED = 4,
    D3DDDI_OUTPUT_WIRE_COLOR_SPACE_G2084_P2020 = 12,
    D3DDDI_OUTPUT_WIRE_COLOR_SPACE_G22_P709_WCG = 30,
    D3DDDI_OUTPUT_WIRE_COLOR_SPACE_G22_P2020,
    D3DDDI_OUTPUT_WIRE_COLOR_SPACE_G2084_P2020_HDR10PLUS,
    D3DDDI_OUTPUT_WIRE_COLOR_SPACE_G2084_P2020_DVLL,
} D3DDDI_OUTPUT_WIRE_COLOR_SPACE_TYPE;

typedef enum _D3DDDI_VIDEO_SIGNAL_SCANLINE_ORDERING {
    D3DDDI_VSSLO_UNINITIALIZED = 0,
    D3DDDI_VSSLO_PROGRESSIVE,
    D3DDDI_VSSLO_INTERLACED_UPPERFIELDFIRST,
    D3DDDI_VSSLO_INTERLACED_LOWERFIELDFIRST,
    D3DDDI_VSSLO_OTHER = 255,
} D3DDDI_VIDEO_SIGNAL_SCANLINE_ORDERING;

/* ---- Registry and everything else ---- */

#define DXGK_MAX_PAGE_TABLE_LEVEL_COUNT 6
#define DXGK_MIN_PAGE_TABLE_LEVEL_COUNT 2

typedef struct _D3DDDI_QUERYREGISTRY_FLAGS {
    union {
        struct {
            UINT TranslatePath : 1;
            UINT MutableValue : 1;
            UINT Reserved : 30;
        };
        UINT Value;
    };
} D3DDDI_QUERYREGISTRY_FLAGS;

typedef enum _D3DDDI_QUERYREGISTRY_TYPE {
    D3DDDI_QUERYREGISTRY_SERVICEKEY = 0,
    D3DDDI_QUERYREGISTRY_ADAPTERKEY,
    D3DDDI_QUERYREGISTRY_DRIVERSTOREPATH,
    D3DDDI_QUERYREGISTRY_DRIVERIMAGEPATH,
    D3DDDI_QUERYREGISTRY_MAX,
} D3DDDI_QUERYREGISTRY_TYPE;

typedef enum _D3DDDI_QUERYREGISTRY_STATUS {
    D3DDDI_QUERYREGISTRY_STATUS_SUCCESS = 0,
    D3DDDI_QUERYREGISTRY_STATUS_BUFFER_OVERFLOW,
    D3DDDI_QUERYREGISTRY_STATUS_FAIL,
    D3DDDI_QUERYREGISTRY_STATUS_MAX,
} D3DDDI_QUERYREGISTRY_STATUS;

typedef struct _D3DDDI_QUERYREGISTRY_INFO {
    D3DDDI_QUERYREGISTRY_TYPE QueryType;
    D3DDDI_QUERYREGISTRY_FLAGS QueryFlags;
    WCHAR ValueName[MAX_PATH];
    ULONG ValueType;
    ULONG PhysicalAdapterIndex;
    ULONG OutputValueSize;
    D3DDDI_QUERYREGISTRY_STATUS Status;
    union {
        DWORD OutputDword;
        UINT64 OutputQword;
        WCHAR OutputString[1];
        BYTE OutputBinary[1];
    };
} D3DDDI_QUERYREGISTRY_INFO;

typedef enum _D3DDDI_DOORBELLSTATUS {
    D3DDDI_DOORBELLSTATUS_CONNECTED = 0,
    D3DDDI_DOORBELLSTATUS_CONNECTED_NOTIFY_KMD,
    D3DDDI_DOORBELLSTATUS_DISCONNECTED_RETRY,
    D3DDDI_DOORBELLSTATUS_DISCONNECTED_ABORT,
} D3DDDI_DOORBELLSTATUS;

#ifdef __cplusplus
}
#endif

#endif
