/*
 * display.h: displays as user mode configures them: modes, paths, devices.
 */
#ifndef WDK_WINGDI_DISPLAY_H
#define WDK_WINGDI_DISPLAY_H

#include "palette.h"

#define DISPLAYCONFIG_MAXPATH                            0x400
#define DISPLAYCONFIG_PATH_ACTIVE                        1
#define DISPLAYCONFIG_PATH_CLONE_GROUP_INVALID           0xffff
#define DISPLAYCONFIG_PATH_DESKTOP_IMAGE_IDX_INVALID     0xffff
#define DISPLAYCONFIG_PATH_MODE_IDX_INVALID              0xffffffff
#define DISPLAYCONFIG_PATH_PREFERRED_UNSCALED            4
#define DISPLAYCONFIG_PATH_SOURCE_MODE_IDX_INVALID       0xffff
#define DISPLAYCONFIG_PATH_SUPPORT_VIRTUAL_MODE          8
#define DISPLAYCONFIG_PATH_TARGET_MODE_IDX_INVALID       0xffff
#define DISPLAYCONFIG_PATH_VALID_FLAGS                   0x1d
#define DISPLAYCONFIG_SOURCE_IN_USE                      1
#define DISPLAYCONFIG_TARGET_FORCED_AVAILABILITY_BOOT    4
#define DISPLAYCONFIG_TARGET_FORCED_AVAILABILITY_PATH    8
#define DISPLAYCONFIG_TARGET_FORCED_AVAILABILITY_SYSTEM  0x10
#define DISPLAYCONFIG_TARGET_FORCIBLE                    2
#define DISPLAYCONFIG_TARGET_IN_USE                      1
#define DISPLAYCONFIG_TARGET_IS_HMD                      0x20
#define DISPLAY_DEVICE_ACC_DRIVER                        0x40
#define DISPLAY_DEVICE_ACTIVE                            1
#define DISPLAY_DEVICE_ATTACHED                          2
#define DISPLAY_DEVICE_ATTACHED_TO_DESKTOP               1
#define DISPLAY_DEVICE_DISCONNECT                        0x2000000
#define DISPLAY_DEVICE_MIRRORING_DRIVER                  8
#define DISPLAY_DEVICE_MODESPRUNED                       0x8000000
#define DISPLAY_DEVICE_MULTI_DRIVER                      2
#define DISPLAY_DEVICE_PRIMARY_DEVICE                    4
#define DISPLAY_DEVICE_RDPUDD                            0x1000000
#define DISPLAY_DEVICE_REMOTE                            0x4000000
#define DISPLAY_DEVICE_REMOVABLE                         0x20
#define DISPLAY_DEVICE_TS_COMPATIBLE                     0x200000
#define DISPLAY_DEVICE_UNSAFE_MODES_ON                   0x80000
#define DISPLAY_DEVICE_VGA_COMPATIBLE                    0x10
#define DMBIN_AUTO                                       7
#define DMBIN_CASSETTE                                   0xe
#define DMBIN_ENVELOPE                                   5
#define DMBIN_ENVMANUAL                                  6
#define DMBIN_FIRST                                      1
#define DMBIN_FORMSOURCE                                 0xf
#define DMBIN_LARGECAPACITY                              0xb
#define DMBIN_LARGEFMT                                   0xa
#define DMBIN_LAST                                       0xf
#define DMBIN_LOWER                                      2
#define DMBIN_MANUAL                                     4
#define DMBIN_MIDDLE                                     3
#define DMBIN_ONLYONE                                    1
#define DMBIN_SMALLFMT                                   9
#define DMBIN_TRACTOR                                    8
#define DMBIN_UPPER                                      1
#define DMBIN_USER                                       0x100
#define DMCOLLATE_FALSE                                  0
#define DMCOLLATE_TRUE                                   1
#define DMCOLOR_COLOR                                    2
#define DMCOLOR_MONOCHROME                               1
#define DMDFO_CENTER                                     2
#define DMDFO_DEFAULT                                    0
#define DMDFO_STRETCH                                    1
#define DMDISPLAYFLAGS_TEXTMODE                          4
#define DMDITHER_COARSE                                  2
#define DMDITHER_ERRORDIFFUSION                          5
#define DMDITHER_FINE                                    3
#define DMDITHER_GRAYSCALE                               0xa
#define DMDITHER_LINEART                                 4
#define DMDITHER_NONE                                    1
#define DMDITHER_RESERVED6                               6
#define DMDITHER_RESERVED7                               7
#define DMDITHER_RESERVED8                               8
#define DMDITHER_RESERVED9                               9
#define DMDITHER_USER                                    0x100
#define DMDO_180                                         2
#define DMDO_270                                         3
#define DMDO_90                                          1
#define DMDO_DEFAULT                                     0
#define DMDUP_HORIZONTAL                                 3
#define DMDUP_SIMPLEX                                    1
#define DMDUP_VERTICAL                                   2
#define DMICMMETHOD_DEVICE                               4
#define DMICMMETHOD_DRIVER                               3
#define DMICMMETHOD_NONE                                 1
#define DMICMMETHOD_SYSTEM                               2
#define DMICMMETHOD_USER                                 0x100
#define DMICM_ABS_COLORIMETRIC                           4
#define DMICM_COLORIMETRIC                               3
#define DMICM_CONTRAST                                   2
#define DMICM_SATURATE                                   1
#define DMICM_USER                                       0x100
#define DMMEDIA_GLOSSY                                   3
#define DMMEDIA_STANDARD                                 1
#define DMMEDIA_TRANSPARENCY                             2
#define DMMEDIA_USER                                     0x100
#define DMNUP_ONEUP                                      2
#define DMNUP_SYSTEM                                     1
#define DMORIENT_LANDSCAPE                               2
#define DMORIENT_PORTRAIT                                1
#define DMPAPER_10X11                                    0x2d
#define DMPAPER_10X14                                    0x10
#define DMPAPER_11X17                                    0x11
#define DMPAPER_12X11                                    0x5a
#define DMPAPER_15X11                                    0x2e
#define DMPAPER_9X11                                     0x2c
#define DMPAPER_A2                                       0x42
#define DMPAPER_A3                                       8
#define DMPAPER_A3_EXTRA                                 0x3f
#define DMPAPER_A3_EXTRA_TRANSVERSE                      0x44
#define DMPAPER_A3_ROTATED                               0x4c
#define DMPAPER_A3_TRANSVERSE                            0x43
#define DMPAPER_A4                                       9
#define DMPAPER_A4SMALL                                  0xa
#define DMPAPER_A4_EXTRA                                 0x35
#define DMPAPER_A4_PLUS                                  0x3c
#define DMPAPER_A4_ROTATED                               0x4d
#define DMPAPER_A4_TRANSVERSE                            0x37
#define DMPAPER_A5                                       0xb
#define DMPAPER_A5_EXTRA                                 0x40
#define DMPAPER_A5_ROTATED                               0x4e
#define DMPAPER_A5_TRANSVERSE                            0x3d
#define DMPAPER_A6                                       0x46
#define DMPAPER_A6_ROTATED                               0x53
#define DMPAPER_A_PLUS                                   0x39
#define DMPAPER_B4                                       0xc
#define DMPAPER_B4_JIS_ROTATED                           0x4f
#define DMPAPER_B5                                       0xd
#define DMPAPER_B5_EXTRA                                 0x41
#define DMPAPER_B5_JIS_ROTATED                           0x50
#define DMPAPER_B5_TRANSVERSE                            0x3e
#define DMPAPER_B6_JIS                                   0x58
#define DMPAPER_B6_JIS_ROTATED                           0x59
#define DMPAPER_B_PLUS                                   0x3a
#define DMPAPER_CSHEET                                   0x18
#define DMPAPER_DBL_JAPANESE_POSTCARD                    0x45
#define DMPAPER_DBL_JAPANESE_POSTCARD_ROTATED            0x52
#define DMPAPER_DSHEET                                   0x19
#define DMPAPER_ENV_10                                   0x14
#define DMPAPER_ENV_11                                   0x15
#define DMPAPER_ENV_12                                   0x16
#define DMPAPER_ENV_14                                   0x17
#define DMPAPER_ENV_9                                    0x13
#define DMPAPER_ENV_B4                                   0x21
#define DMPAPER_ENV_B5                                   0x22
#define DMPAPER_ENV_B6                                   0x23
#define DMPAPER_ENV_C3                                   0x1d
#define DMPAPER_ENV_C4                                   0x1e
#define DMPAPER_ENV_C5                                   0x1c
#define DMPAPER_ENV_C6                                   0x1f
#define DMPAPER_ENV_C65                                  0x20
#define DMPAPER_ENV_DL                                   0x1b
#define DMPAPER_ENV_INVITE                               0x2f
#define DMPAPER_ENV_ITALY                                0x24
#define DMPAPER_ENV_MONARCH                              0x25
#define DMPAPER_ENV_PERSONAL                             0x26
#define DMPAPER_ESHEET                                   0x1a
#define DMPAPER_EXECUTIVE                                7
#define DMPAPER_FANFOLD_LGL_GERMAN                       0x29
#define DMPAPER_FANFOLD_STD_GERMAN                       0x28
#define DMPAPER_FANFOLD_US                               0x27
#define DMPAPER_FIRST                                    1
#define DMPAPER_FOLIO                                    0xe
#define DMPAPER_ISO_B4                                   0x2a
#define DMPAPER_JAPANESE_POSTCARD                        0x2b
#define DMPAPER_JAPANESE_POSTCARD_ROTATED                0x51
#define DMPAPER_JENV_CHOU3                               0x49
#define DMPAPER_JENV_CHOU3_ROTATED                       0x56
#define DMPAPER_JENV_CHOU4                               0x4a
#define DMPAPER_JENV_CHOU4_ROTATED                       0x57
#define DMPAPER_JENV_KAKU2                               0x47
#define DMPAPER_JENV_KAKU2_ROTATED                       0x54
#define DMPAPER_JENV_KAKU3                               0x48
#define DMPAPER_JENV_KAKU3_ROTATED                       0x55
#define DMPAPER_JENV_YOU4                                0x5b
#define DMPAPER_JENV_YOU4_ROTATED                        0x5c
#define DMPAPER_LAST                                     0x76
#define DMPAPER_LEDGER                                   4
#define DMPAPER_LEGAL                                    5
#define DMPAPER_LEGAL_EXTRA                              0x33
#define DMPAPER_LETTER                                   1
#define DMPAPER_LETTERSMALL                              2
#define DMPAPER_LETTER_EXTRA                             0x32
#define DMPAPER_LETTER_EXTRA_TRANSVERSE                  0x38
#define DMPAPER_LETTER_PLUS                              0x3b
#define DMPAPER_LETTER_ROTATED                           0x4b
#define DMPAPER_LETTER_TRANSVERSE                        0x36
#define DMPAPER_NOTE                                     0x12
#define DMPAPER_P16K                                     0x5d
#define DMPAPER_P16K_ROTATED                             0x6a
#define DMPAPER_P32K                                     0x5e
#define DMPAPER_P32KBIG                                  0x5f
#define DMPAPER_P32KBIG_ROTATED                          0x6c
#define DMPAPER_P32K_ROTATED                             0x6b
#define DMPAPER_PENV_1                                   0x60
#define DMPAPER_PENV_10                                  0x69
#define DMPAPER_PENV_10_ROTATED                          0x76
#define DMPAPER_PENV_1_ROTATED                           0x6d
#define DMPAPER_PENV_2                                   0x61
#define DMPAPER_PENV_2_ROTATED                           0x6e
#define DMPAPER_PENV_3                                   0x62
#define DMPAPER_PENV_3_ROTATED                           0x6f
#define DMPAPER_PENV_4                                   0x63
#define DMPAPER_PENV_4_ROTATED                           0x70
#define DMPAPER_PENV_5                                   0x64
#define DMPAPER_PENV_5_ROTATED                           0x71
#define DMPAPER_PENV_6                                   0x65
#define DMPAPER_PENV_6_ROTATED                           0x72
#define DMPAPER_PENV_7                                   0x66
#define DMPAPER_PENV_7_ROTATED                           0x73
#define DMPAPER_PENV_8                                   0x67
#define DMPAPER_PENV_8_ROTATED                           0x74
#define DMPAPER_PENV_9                                   0x68
#define DMPAPER_PENV_9_ROTATED                           0x75
#define DMPAPER_QUARTO                                   0xf
#define DMPAPER_RESERVED_48                              0x30
#define DMPAPER_RESERVED_49                              0x31
#define DMPAPER_STATEMENT                                6
#define DMPAPER_TABLOID                                  3
#define DMPAPER_TABLOID_EXTRA                            0x34
#define DMPAPER_USER                                     0x100
#define DMRES_DRAFT                                      (-1)
#define DMRES_HIGH                                       (-4)
#define DMRES_LOW                                        (-2)
#define DMRES_MEDIUM                                     (-3)
#define DMTT_BITMAP                                      1
#define DMTT_DOWNLOAD                                    2
#define DMTT_DOWNLOAD_OUTLINE                            4
#define DMTT_SUBDEV                                      3
#define DM_BITSPERPEL                                    0x40000
#define DM_COLLATE                                       0x8000
#define DM_COLOR                                         0x800
#define DM_COPIES                                        0x100
#define DM_COPY                                          2
#define DM_DEFAULTSOURCE                                 0x200
#define DM_DISPLAYFIXEDOUTPUT                            0x20000000
#define DM_DISPLAYFLAGS                                  0x200000
#define DM_DISPLAYFREQUENCY                              0x400000
#define DM_DISPLAYORIENTATION                            0x80
#define DM_DITHERTYPE                                    0x4000000
#define DM_DUPLEX                                        0x1000
#define DM_FORMNAME                                      0x10000
#define DM_ICMINTENT                                     0x1000000
#define DM_ICMMETHOD                                     0x800000
#define DM_INTERLACED                                    2
#define DM_IN_BUFFER                                     8
#define DM_IN_PROMPT                                     4
#define DM_LOGPIXELS                                     0x20000
#define DM_MEDIATYPE                                     0x2000000
#define DM_MODIFY                                        8
#define DM_NUP                                           0x40
#define DM_ORIENTATION                                   1
#define DM_OUT_BUFFER                                    2
#define DM_OUT_DEFAULT                                   1
#define DM_PANNINGHEIGHT                                 0x10000000
#define DM_PANNINGWIDTH                                  0x8000000
#define DM_PAPERLENGTH                                   4
#define DM_PAPERSIZE                                     2
#define DM_PAPERWIDTH                                    8
#define DM_PELSHEIGHT                                    0x100000
#define DM_PELSWIDTH                                     0x80000
#define DM_POSITION                                      0x20
#define DM_PRINTQUALITY                                  0x400
#define DM_PROMPT                                        4
#define DM_SCALE                                         0x10
#define DM_SPECVERSION                                   0x401
#define DM_TTOPTION                                      0x4000
#define DM_UPDATE                                        1
#define DM_YRESOLUTION                                   0x2000
#define QDC_ALL_PATHS                                    1
#define QDC_DATABASE_CURRENT                             4
#define QDC_INCLUDE_HMD                                  0x20
#define QDC_ONLY_ACTIVE_PATHS                            2
#define QDC_VIRTUAL_MODE_AWARE                           0x10
#define QDC_VIRTUAL_REFRESH_RATE_AWARE                   0x40
#define SDC_ALLOW_CHANGES                                0x400
#define SDC_ALLOW_PATH_ORDER_CHANGES                     0x2000
#define SDC_APPLY                                        0x80
#define SDC_FORCE_MODE_ENUMERATION                       0x1000
#define SDC_NO_OPTIMIZATION                              0x100
#define SDC_PATH_PERSIST_IF_REQUIRED                     0x800
#define SDC_SAVE_TO_DATABASE                             0x200
#define SDC_TOPOLOGY_CLONE                               2
#define SDC_TOPOLOGY_EXTEND                              4
#define SDC_TOPOLOGY_EXTERNAL                            8
#define SDC_TOPOLOGY_INTERNAL                            1
#define SDC_TOPOLOGY_SUPPLIED                            0x10
#define SDC_USE_DATABASE_CURRENT                         0xf
#define SDC_USE_SUPPLIED_DISPLAY_CONFIG                  0x20
#define SDC_VALIDATE                                     0x40
#define SDC_VIRTUAL_MODE_AWARE                           0x8000
#define SDC_VIRTUAL_REFRESH_RATE_AWARE                   0x20000

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    DISPLAYCONFIG_DEVICE_INFO_GET_SOURCE_NAME = 1,
    DISPLAYCONFIG_DEVICE_INFO_GET_TARGET_NAME,
    DISPLAYCONFIG_DEVICE_INFO_GET_TARGET_PREFERRED_MODE,
    DISPLAYCONFIG_DEVICE_INFO_GET_ADAPTER_NAME,
    DISPLAYCONFIG_DEVICE_INFO_SET_TARGET_PERSISTENCE,
    DISPLAYCONFIG_DEVICE_INFO_GET_TARGET_BASE_TYPE,
    DISPLAYCONFIG_DEVICE_INFO_GET_SUPPORT_VIRTUAL_RESOLUTION,
    DISPLAYCONFIG_DEVICE_INFO_SET_SUPPORT_VIRTUAL_RESOLUTION,
    DISPLAYCONFIG_DEVICE_INFO_GET_ADVANCED_COLOR_INFO,
    DISPLAYCONFIG_DEVICE_INFO_SET_ADVANCED_COLOR_STATE,
    DISPLAYCONFIG_DEVICE_INFO_GET_SDR_WHITE_LEVEL,
    DISPLAYCONFIG_DEVICE_INFO_GET_MONITOR_SPECIALIZATION,
    DISPLAYCONFIG_DEVICE_INFO_SET_MONITOR_SPECIALIZATION,
    DISPLAYCONFIG_DEVICE_INFO_FORCE_UINT32 = -1,
} DISPLAYCONFIG_DEVICE_INFO_TYPE;

typedef enum {
    DISPLAYCONFIG_MODE_INFO_TYPE_SOURCE = 1,
    DISPLAYCONFIG_MODE_INFO_TYPE_TARGET,
    DISPLAYCONFIG_MODE_INFO_TYPE_DESKTOP_IMAGE,
    DISPLAYCONFIG_MODE_INFO_TYPE_FORCE_UINT32 = -1,
} DISPLAYCONFIG_MODE_INFO_TYPE;

typedef enum {
    DISPLAYCONFIG_PIXELFORMAT_8BPP = 1,
    DISPLAYCONFIG_PIXELFORMAT_16BPP,
    DISPLAYCONFIG_PIXELFORMAT_24BPP,
    DISPLAYCONFIG_PIXELFORMAT_32BPP,
    DISPLAYCONFIG_PIXELFORMAT_NONGDI,
    DISPLAYCONFIG_PIXELFORMAT_FORCE_UINT32 = -1,
} DISPLAYCONFIG_PIXELFORMAT;

typedef enum {
    DISPLAYCONFIG_ROTATION_IDENTITY = 1,
    DISPLAYCONFIG_ROTATION_ROTATE90,
    DISPLAYCONFIG_ROTATION_ROTATE180,
    DISPLAYCONFIG_ROTATION_ROTATE270,
    DISPLAYCONFIG_ROTATION_FORCE_UINT32 = -1,
} DISPLAYCONFIG_ROTATION;

typedef enum {
    DISPLAYCONFIG_SCALING_IDENTITY = 1,
    DISPLAYCONFIG_SCALING_CENTERED,
    DISPLAYCONFIG_SCALING_STRETCHED,
    DISPLAYCONFIG_SCALING_ASPECTRATIOCENTEREDMAX,
    DISPLAYCONFIG_SCALING_CUSTOM,
    DISPLAYCONFIG_SCALING_PREFERRED = 0x80,
    DISPLAYCONFIG_SCALING_FORCE_UINT32 = -1,
} DISPLAYCONFIG_SCALING;

typedef enum {
    DISPLAYCONFIG_SCANLINE_ORDERING_UNSPECIFIED,
    DISPLAYCONFIG_SCANLINE_ORDERING_PROGRESSIVE,
    DISPLAYCONFIG_SCANLINE_ORDERING_INTERLACED,
    DISPLAYCONFIG_SCANLINE_ORDERING_INTERLACED_UPPERFIELDFIRST = 2,
    DISPLAYCONFIG_SCANLINE_ORDERING_INTERLACED_LOWERFIELDFIRST,
    DISPLAYCONFIG_SCANLINE_ORDERING_FORCE_UINT32 = -1,
} DISPLAYCONFIG_SCANLINE_ORDERING;

typedef enum DISPLAYCONFIG_TOPOLOGY_ID {
    DISPLAYCONFIG_TOPOLOGY_INTERNAL = 1,
    DISPLAYCONFIG_TOPOLOGY_CLONE,
    DISPLAYCONFIG_TOPOLOGY_EXTEND = 4,
    DISPLAYCONFIG_TOPOLOGY_EXTERNAL = 8,
    DISPLAYCONFIG_TOPOLOGY_FORCE_UINT32 = -1,
} DISPLAYCONFIG_TOPOLOGY_ID;

typedef enum {
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_OTHER = -1,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_HD15,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_SVIDEO,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_COMPOSITE_VIDEO,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_COMPONENT_VIDEO,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_DVI,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_HDMI,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_LVDS,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_D_JPN = 8,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_SDI,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_DISPLAYPORT_EXTERNAL,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_DISPLAYPORT_EMBEDDED,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_UDI_EXTERNAL,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_UDI_EMBEDDED,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_SDTVDONGLE,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_MIRACAST,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_INDIRECT_WIRED,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_INDIRECT_VIRTUAL,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_DISPLAYPORT_USB_TUNNEL,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_INTERNAL = -2147483648,
    DISPLAYCONFIG_OUTPUT_TECHNOLOGY_FORCE_UINT32 = -1,
} DISPLAYCONFIG_VIDEO_OUTPUT_TECHNOLOGY;

typedef enum _DISPLAYCONFIG_COLOR_ENCODING {
    DISPLAYCONFIG_COLOR_ENCODING_RGB,
    DISPLAYCONFIG_COLOR_ENCODING_YCBCR444,
    DISPLAYCONFIG_COLOR_ENCODING_YCBCR422,
    DISPLAYCONFIG_COLOR_ENCODING_YCBCR420,
    DISPLAYCONFIG_COLOR_ENCODING_INTENSITY,
    DISPLAYCONFIG_COLOR_ENCODING_FORCE_UINT32 = -1,
} DISPLAYCONFIG_COLOR_ENCODING;

typedef struct DISPLAYCONFIG_2DREGION {
    UINT32 cx;
    UINT32 cy;
} DISPLAYCONFIG_2DREGION;

typedef struct DISPLAYCONFIG_DEVICE_INFO_HEADER {
    DISPLAYCONFIG_DEVICE_INFO_TYPE type;
    UINT32 size;
    LUID adapterId;
    UINT32 id;
} DISPLAYCONFIG_DEVICE_INFO_HEADER;

typedef struct DISPLAYCONFIG_ADAPTER_NAME {
    DISPLAYCONFIG_DEVICE_INFO_HEADER header;
    WCHAR adapterDevicePath[128];
} DISPLAYCONFIG_ADAPTER_NAME;

typedef struct DISPLAYCONFIG_DESKTOP_IMAGE_INFO {
    POINTL PathSourceSize;
    RECTL DesktopImageRegion;
    RECTL DesktopImageClip;
} DISPLAYCONFIG_DESKTOP_IMAGE_INFO;

typedef struct DISPLAYCONFIG_RATIONAL {
    UINT32 Numerator;
    UINT32 Denominator;
} DISPLAYCONFIG_RATIONAL;

typedef struct DISPLAYCONFIG_VIDEO_SIGNAL_INFO {
    UINT64 pixelRate;
    DISPLAYCONFIG_RATIONAL hSyncFreq;
    DISPLAYCONFIG_RATIONAL vSyncFreq;
    DISPLAYCONFIG_2DREGION activeSize;
    DISPLAYCONFIG_2DREGION totalSize;
    union {
        struct {
            UINT32 videoStandard : 16;
            UINT32 vSyncFreqDivider : 6;
            UINT32 reserved : 10;
        } AdditionalSignalInfo;
        UINT32 videoStandard;
    };
    DISPLAYCONFIG_SCANLINE_ORDERING scanLineOrdering;
} DISPLAYCONFIG_VIDEO_SIGNAL_INFO;

typedef struct DISPLAYCONFIG_TARGET_MODE {
    DISPLAYCONFIG_VIDEO_SIGNAL_INFO targetVideoSignalInfo;
} DISPLAYCONFIG_TARGET_MODE;

typedef struct DISPLAYCONFIG_SOURCE_MODE {
    UINT32 width;
    UINT32 height;
    DISPLAYCONFIG_PIXELFORMAT pixelFormat;
    POINTL position;
} DISPLAYCONFIG_SOURCE_MODE;

typedef struct DISPLAYCONFIG_MODE_INFO {
    DISPLAYCONFIG_MODE_INFO_TYPE infoType;
    UINT32 id;
    LUID adapterId;
    union {
        DISPLAYCONFIG_TARGET_MODE targetMode;
        DISPLAYCONFIG_SOURCE_MODE sourceMode;
        DISPLAYCONFIG_DESKTOP_IMAGE_INFO desktopImageInfo;
    };
} DISPLAYCONFIG_MODE_INFO;

typedef struct DISPLAYCONFIG_PATH_SOURCE_INFO {
    LUID adapterId;
    UINT32 id;
    union {
        UINT32 modeInfoIdx;
        struct {
            UINT32 cloneGroupId : 16;
            UINT32 sourceModeInfoIdx : 16;
        };
    };
    UINT32 statusFlags;
} DISPLAYCONFIG_PATH_SOURCE_INFO;

typedef struct DISPLAYCONFIG_PATH_TARGET_INFO {
    LUID adapterId;
    UINT32 id;
    union {
        UINT32 modeInfoIdx;
        struct {
            UINT32 desktopModeInfoIdx : 16;
            UINT32 targetModeInfoIdx : 16;
        };
    };
    DISPLAYCONFIG_VIDEO_OUTPUT_TECHNOLOGY outputTechnology;
    DISPLAYCONFIG_ROTATION rotation;
    DISPLAYCONFIG_SCALING scaling;
    DISPLAYCONFIG_RATIONAL refreshRate;
    DISPLAYCONFIG_SCANLINE_ORDERING scanLineOrdering;
    BOOL targetAvailable;
    UINT32 statusFlags;
} DISPLAYCONFIG_PATH_TARGET_INFO;

typedef struct DISPLAYCONFIG_PATH_INFO {
    DISPLAYCONFIG_PATH_SOURCE_INFO sourceInfo;
    DISPLAYCONFIG_PATH_TARGET_INFO targetInfo;
    UINT32 flags;
} DISPLAYCONFIG_PATH_INFO;

typedef struct DISPLAYCONFIG_SET_TARGET_PERSISTENCE {
    DISPLAYCONFIG_DEVICE_INFO_HEADER header;
    union {
        struct {
            UINT32 bootPersistenceOn : 1;
            UINT32 reserved : 31;
        };
        UINT32 value;
    };
} DISPLAYCONFIG_SET_TARGET_PERSISTENCE;

typedef struct DISPLAYCONFIG_SOURCE_DEVICE_NAME {
    DISPLAYCONFIG_DEVICE_INFO_HEADER header;
    WCHAR viewGdiDeviceName[32];
} DISPLAYCONFIG_SOURCE_DEVICE_NAME;

typedef struct DISPLAYCONFIG_SUPPORT_VIRTUAL_RESOLUTION {
    DISPLAYCONFIG_DEVICE_INFO_HEADER header;
    union {
        struct {
            UINT32 disableMonitorVirtualResolution : 1;
            UINT32 reserved : 31;
        };
        UINT32 value;
    };
} DISPLAYCONFIG_SUPPORT_VIRTUAL_RESOLUTION;

typedef struct DISPLAYCONFIG_TARGET_BASE_TYPE {
    DISPLAYCONFIG_DEVICE_INFO_HEADER header;
    DISPLAYCONFIG_VIDEO_OUTPUT_TECHNOLOGY baseOutputTechnology;
} DISPLAYCONFIG_TARGET_BASE_TYPE;

typedef struct DISPLAYCONFIG_TARGET_DEVICE_NAME_FLAGS {
    union {
        struct {
            UINT32 friendlyNameFromEdid : 1;
            UINT32 friendlyNameForced : 1;
            UINT32 edidIdsValid : 1;
            UINT32 reserved : 29;
        };
        UINT32 value;
    };
} DISPLAYCONFIG_TARGET_DEVICE_NAME_FLAGS;

typedef struct DISPLAYCONFIG_TARGET_DEVICE_NAME {
    DISPLAYCONFIG_DEVICE_INFO_HEADER header;
    DISPLAYCONFIG_TARGET_DEVICE_NAME_FLAGS flags;
    DISPLAYCONFIG_VIDEO_OUTPUT_TECHNOLOGY outputTechnology;
    UINT16 edidManufactureId;
    UINT16 edidProductCodeId;
    UINT32 connectorInstance;
    WCHAR monitorFriendlyDeviceName[64];
    WCHAR monitorDevicePath[128];
} DISPLAYCONFIG_TARGET_DEVICE_NAME;

typedef struct DISPLAYCONFIG_TARGET_PREFERRED_MODE {
    DISPLAYCONFIG_DEVICE_INFO_HEADER header;
    UINT32 width;
    UINT32 height;
    DISPLAYCONFIG_TARGET_MODE targetMode;
} DISPLAYCONFIG_TARGET_PREFERRED_MODE;

typedef struct _DISPLAYCONFIG_GET_ADVANCED_COLOR_INFO {
    DISPLAYCONFIG_DEVICE_INFO_HEADER header;
    union {
        struct {
            UINT32 advancedColorSupported : 1;
            UINT32 advancedColorEnabled : 1;
            UINT32 wideColorEnforced : 1;
            UINT32 advancedColorForceDisabled : 1;
            UINT32 reserved : 28;
        };
        UINT32 value;
    };
    DISPLAYCONFIG_COLOR_ENCODING colorEncoding;
    UINT32 bitsPerColorChannel;
} DISPLAYCONFIG_GET_ADVANCED_COLOR_INFO;

typedef struct _DISPLAYCONFIG_GET_MONITOR_SPECIALIZATION {
    DISPLAYCONFIG_DEVICE_INFO_HEADER header;
    union {
        struct {
            UINT32 isSpecializationEnabled : 1;
            UINT32 isSpecializationAvailableForMonitor : 1;
            UINT32 isSpecializationAvailableForSystem : 1;
            UINT32 reserved : 29;
        };
        UINT32 value;
    };
} DISPLAYCONFIG_GET_MONITOR_SPECIALIZATION;

typedef struct _DISPLAYCONFIG_SDR_WHITE_LEVEL {
    DISPLAYCONFIG_DEVICE_INFO_HEADER header;
    ULONG SDRWhiteLevel;
} DISPLAYCONFIG_SDR_WHITE_LEVEL;

typedef struct _DISPLAYCONFIG_SET_ADVANCED_COLOR_STATE {
    DISPLAYCONFIG_DEVICE_INFO_HEADER header;
    union {
        struct {
            UINT32 enableAdvancedColor : 1;
            UINT32 reserved : 31;
        };
        UINT32 value;
    };
} DISPLAYCONFIG_SET_ADVANCED_COLOR_STATE;

typedef struct _DISPLAYCONFIG_SET_MONITOR_SPECIALIZATION {
    DISPLAYCONFIG_DEVICE_INFO_HEADER header;
    union {
        struct {
            UINT32 isSpecializationEnabled : 1;
            UINT32 reserved : 31;
        };
        UINT32 value;
    };
    GUID specializationType;
    GUID specializationSubType;
    WCHAR specializationApplicationName[128];
} DISPLAYCONFIG_SET_MONITOR_SPECIALIZATION;

typedef struct _DISPLAY_DEVICEA {
    DWORD cb;
    CHAR DeviceName[32];
    CHAR DeviceString[128];
    DWORD StateFlags;
    CHAR DeviceID[128];
    CHAR DeviceKey[128];
} DISPLAY_DEVICEA, *LPDISPLAY_DEVICEA, *PDISPLAY_DEVICEA;

typedef struct _DISPLAY_DEVICEW {
    DWORD cb;
    WCHAR DeviceName[32];
    WCHAR DeviceString[128];
    DWORD StateFlags;
    WCHAR DeviceID[128];
    WCHAR DeviceKey[128];
} DISPLAY_DEVICEW, *LPDISPLAY_DEVICEW, *PDISPLAY_DEVICEW;

typedef struct _devicemodeA {
    BYTE dmDeviceName[32];
    WORD dmSpecVersion;
    WORD dmDriverVersion;
    WORD dmSize;
    WORD dmDriverExtra;
    DWORD dmFields;
    union {
        struct {
            short dmOrientation;
            short dmPaperSize;
            short dmPaperLength;
            short dmPaperWidth;
            short dmScale;
            short dmCopies;
            short dmDefaultSource;
            short dmPrintQuality;
        };
        struct {
            POINTL dmPosition;
            DWORD dmDisplayOrientation;
            DWORD dmDisplayFixedOutput;
        };
    };
    short dmColor;
    short dmDuplex;
    short dmYResolution;
    short dmTTOption;
    short dmCollate;
    BYTE dmFormName[32];
    WORD dmLogPixels;
    DWORD dmBitsPerPel;
    DWORD dmPelsWidth;
    DWORD dmPelsHeight;
    union {
        DWORD dmDisplayFlags;
        DWORD dmNup;
    };
    DWORD dmDisplayFrequency;
    DWORD dmICMMethod;
    DWORD dmICMIntent;
    DWORD dmMediaType;
    DWORD dmDitherType;
    DWORD dmReserved1;
    DWORD dmReserved2;
    DWORD dmPanningWidth;
    DWORD dmPanningHeight;
} DEVMODEA, *LPDEVMODEA, *NPDEVMODEA, *PDEVMODEA;

typedef struct _devicemodeW {
    WCHAR dmDeviceName[32];
    WORD dmSpecVersion;
    WORD dmDriverVersion;
    WORD dmSize;
    WORD dmDriverExtra;
    DWORD dmFields;
    union {
        struct {
            short dmOrientation;
            short dmPaperSize;
            short dmPaperLength;
            short dmPaperWidth;
            short dmScale;
            short dmCopies;
            short dmDefaultSource;
            short dmPrintQuality;
        };
        struct {
            POINTL dmPosition;
            DWORD dmDisplayOrientation;
            DWORD dmDisplayFixedOutput;
        };
    };
    short dmColor;
    short dmDuplex;
    short dmYResolution;
    short dmTTOption;
    short dmCollate;
    WCHAR dmFormName[32];
    WORD dmLogPixels;
    DWORD dmBitsPerPel;
    DWORD dmPelsWidth;
    DWORD dmPelsHeight;
    union {
        DWORD dmDisplayFlags;
        DWORD dmNup;
    };
    DWORD dmDisplayFrequency;
    DWORD dmICMMethod;
    DWORD dmICMIntent;
    DWORD dmMediaType;
    DWORD dmDitherType;
    DWORD dmReserved1;
    DWORD dmReserved2;
    DWORD dmPanningWidth;
    DWORD dmPanningHeight;
} DEVMODEW, *LPDEVMODEW, *NPDEVMODEW, *PDEVMODEW;

typedef DEVMODEA DEVMODE;
typedef DISPLAY_DEVICEA DISPLAY_DEVICE;
typedef LPDEVMODEA LPDEVMODE;
typedef LPDISPLAY_DEVICEA LPDISPLAY_DEVICE;
typedef NPDEVMODEA NPDEVMODE;
typedef PDEVMODEA PDEVMODE;
typedef PDISPLAY_DEVICEA PDISPLAY_DEVICE;

#ifdef __cplusplus
}
#endif

#endif
