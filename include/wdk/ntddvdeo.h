/*
 * ntddvdeo.h: what display devices, monitors and their panels say to the rest of the system.
 *
 * Many miniports include it for a name or two. The control codes of the video port are not here: a WDDM miniport answers
 * to none of them.
 */
#ifndef _NTDDVDEO_
#define _NTDDVDEO_

#include "ntdef.h"
#include "guiddef.h"
#include "windef.h"

/* The device interfaces of adapters and monitors, and the arrival of a display device. */
DEFINE_GUID(GUID_DEVINTERFACE_DISPLAY_ADAPTER,
    0x5b45201d, 0xf2f2, 0x4f3b, 0x85, 0xbb, 0x30, 0xff, 0x1f, 0x95, 0x35, 0x99);
DEFINE_GUID(GUID_DEVINTERFACE_MONITOR,
    0xe6f07b5f, 0xee97, 0x4a90, 0xb0, 0x76, 0x33, 0xf5, 0x7b, 0xf4, 0xea, 0xa7);
DEFINE_GUID(GUID_DISPLAY_DEVICE_ARRIVAL,
    0x1ca05180, 0xa699, 0x450a, 0x9a, 0x0c, 0xde, 0x4f, 0xbe, 0x3d, 0xdd, 0x89);

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Monitors and brightness ---- */

#define BRIGHTNESS_MAX_LEVEL_COUNT     103
#define BRIGHTNESS_MAX_NIT_RANGE_COUNT 16
#define DISPLAYPOLICY_AC               1
#define DISPLAYPOLICY_BOTH             3
#define DISPLAYPOLICY_DC               2

typedef struct _VIDEO_COLOR_CAPABILITIES {
    ULONG Length;
    ULONG AttributeFlags;
    LONG RedPhosphoreDecay;
    LONG GreenPhosphoreDecay;
    LONG BluePhosphoreDecay;
    LONG WhiteChromaticity_x;
    LONG WhiteChromaticity_y;
    LONG WhiteChromaticity_Y;
    LONG RedChromaticity_x;
    LONG RedChromaticity_y;
    LONG GreenChromaticity_x;
    LONG GreenChromaticity_y;
    LONG BlueChromaticity_x;
    LONG BlueChromaticity_y;
    LONG WhiteGamma;
    LONG RedGamma;
    LONG GreenGamma;
    LONG BlueGamma;
} VIDEO_COLOR_CAPABILITIES, *PVIDEO_COLOR_CAPABILITIES;

typedef struct tagVIDEO_MONITOR_DESCRIPTOR {
    ULONG DescriptorSize;
    UCHAR Descriptor[1];
} VIDEO_MONITOR_DESCRIPTOR, *PVIDEO_MONITOR_DESCRIPTOR;

typedef struct _DISPLAY_BRIGHTNESS {
    UCHAR ucDisplayPolicy;
    UCHAR ucACBrightness;
    UCHAR ucDCBrightness;
} DISPLAY_BRIGHTNESS, *PDISPLAY_BRIGHTNESS;

typedef struct _BRIGHTNESS_NIT_RANGE {
    ULONG MinLevelInMillinit;
    ULONG MaxLevelInMillinit;
    ULONG StepSizeInMillinit;
} BRIGHTNESS_NIT_RANGE, *PBRIGHTNESS_NIT_RANGE;

typedef struct BRIGHTNESS_NIT_RANGES {
    ULONG NormalRangeCount;
    ULONG RangeCount;
    ULONG PreferredMaximumBrightness;
    BRIGHTNESS_NIT_RANGE SupportedRanges[16];
} BRIGHTNESS_NIT_RANGES, *PBRIGHTNESS_NIT_RANGES;

typedef struct _BRIGHTNESS_LEVEL {
    UCHAR Count;
    UCHAR Level[103];
} BRIGHTNESS_LEVEL, *PBRIGHTNESS_LEVEL;

typedef struct _CHROMATICITY_COORDINATE {
    float x;
    float y;
} CHROMATICITY_COORDINATE;

typedef struct _PANEL_BRIGHTNESS_SENSOR_DATA {
    union {
        struct {
            ULONG AlsReadingValid : 1;
            ULONG ChromaticityCoordinateValid : 1;
            ULONG ColorTemperatureValid : 1;
            ULONG Reserved : 29;
        };
        ULONG Value;
    };
    float AlsReading;
    CHROMATICITY_COORDINATE ChromaticityCoordinate;
    float ColorTemperature;
} PANEL_BRIGHTNESS_SENSOR_DATA;

typedef enum _BRIGHTNESS_INTERFACE_VERSION {
    BRIGHTNESS_INTERFACE_VERSION_1 = 1,
    BRIGHTNESS_INTERFACE_VERSION_2,
    BRIGHTNESS_INTERFACE_VERSION_3,
} BRIGHTNESS_INTERFACE_VERSION;

typedef struct _PANEL_GET_BRIGHTNESS {
    BRIGHTNESS_INTERFACE_VERSION Version;
    union {
        UCHAR Level;
        ULONG CurrentInMillinits;
    };
    ULONG TargetInMillinits;
} PANEL_GET_BRIGHTNESS, *PPANEL_GET_BRIGHTNESS;

typedef struct _PANEL_QUERY_BRIGHTNESS_CAPS {
    BRIGHTNESS_INTERFACE_VERSION Version;
    union {
        struct {
            ULONG Smooth : 1;
            ULONG Adaptive : 1;
            ULONG NitsCalibrated : 1;
            ULONG Reserved : 29;
        };
        ULONG Value;
    };
} PANEL_QUERY_BRIGHTNESS_CAPS, *PPANEL_QUERY_BRIGHTNESS_CAPS;

typedef struct _PANEL_QUERY_BRIGHTNESS_RANGES {
    BRIGHTNESS_INTERFACE_VERSION Version;
    union {
        BRIGHTNESS_LEVEL BrightnessLevel;
        BRIGHTNESS_NIT_RANGES NitRanges;
    };
} PANEL_QUERY_BRIGHTNESS_RANGES, *PPANEL_QUERY_BRIGHTNESS_RANGES;

typedef struct _PANEL_SET_BRIGHTNESS {
    BRIGHTNESS_INTERFACE_VERSION Version;
    union {
        UCHAR Level;
        ULONG Millinits;
    };
    ULONG TransitionTimeInMs;
    PANEL_BRIGHTNESS_SENSOR_DATA SensorData;
} PANEL_SET_BRIGHTNESS, *PPANEL_SET_BRIGHTNESS;

typedef struct _PANEL_SET_BRIGHTNESS_STATE {
    union {
        struct {
            ULONG Smooth : 1;
            ULONG Reserved : 31;
        };
        ULONG Value;
    };
} PANEL_SET_BRIGHTNESS_STATE, *PPANEL_SET_BRIGHTNESS_STATE;

typedef struct _BACKLIGHT_REDUCTION_GAMMA_RAMP {
    USHORT R[256];
    USHORT G[256];
    USHORT B[256];
} BACKLIGHT_REDUCTION_GAMMA_RAMP;

typedef struct _PANEL_GET_BACKLIGHT_REDUCTION {
    USHORT BacklightUsersetting;
    USHORT BacklightEffective;
    BACKLIGHT_REDUCTION_GAMMA_RAMP GammaRamp;
} PANEL_GET_BACKLIGHT_REDUCTION, *PPANEL_GET_BACKLIGHT_REDUCTION;

typedef enum _BACKLIGHT_OPTIMIZATION_LEVEL {
    BacklightOptimizationDisable = 0,
    BacklightOptimizationDesktop,
    BacklightOptimizationDynamic,
    BacklightOptimizationDimmed,
    BacklightOptimizationEDR,
} BACKLIGHT_OPTIMIZATION_LEVEL;

typedef struct _PANEL_SET_BACKLIGHT_OPTIMIZATION {
    BACKLIGHT_OPTIMIZATION_LEVEL Level;
} PANEL_SET_BACKLIGHT_OPTIMIZATION, *PPANEL_SET_BACKLIGHT_OPTIMIZATION;

typedef enum _OUTPUT_COLOR_ENCODING {
    OUTPUT_COLOR_ENCODING_RGB = 0,
    OUTPUT_COLOR_ENCODING_YCBCR444,
    OUTPUT_COLOR_ENCODING_YCBCR422,
    OUTPUT_COLOR_ENCODING_YCBCR420,
    OUTPUT_COLOR_ENCODING_INTENSITY,
    OUTPUT_COLOR_ENCODING_FORCE_UINT32 = -1,
} OUTPUT_COLOR_ENCODING;

typedef struct _OUTPUT_WIRE_FORMAT {
    OUTPUT_COLOR_ENCODING ColorEncoding;
    UINT32 BitsPerPixel;
} OUTPUT_WIRE_FORMAT;

typedef enum _OUTPUT_WIRE_COLOR_SPACE_TYPE {
    OUTPUT_WIRE_COLOR_SPACE_G22_P709 = 0,
    OUTPUT_WIRE_COLOR_SPACE_RESERVED = 4,
    OUTPUT_WIRE_COLOR_SPACE_G2084_P2020 = 12,
    OUTPUT_WIRE_COLOR_SPACE_G22_P709_WCG = 30,
    OUTPUT_WIRE_COLOR_SPACE_G22_P2020,
    OUTPUT_WIRE_COLOR_SPACE_G2084_P2020_HDR10PLUS,
    OUTPUT_WIRE_COLOR_SPACE_G2084_P2020_DVLL,
} OUTPUT_WIRE_COLOR_SPACE_TYPE;

/* ---- MIPI DSI ---- */

#define DSI_CHECKSUM_ERROR_CORRECTED           256
#define DSI_CHECKSUM_ERROR_NOT_CORRECTED       512
#define DSI_CONTENTION_DETECTED                128
#define DSI_DSI_DATA_TYPE_NOT_RECOGNIZED       2048
#define DSI_DSI_PROTOCOL_VIOLATION             0x8000
#define DSI_DSI_VC_ID_INVALID                  0x1000
#define DSI_EOT_SYNC_ERROR                     4
#define DSI_ESCAPE_MODE_ENTRY_COMMAND_ERROR    8
#define DSI_FALSE_CONTROL_ERROR                64
#define DSI_INVALID_PACKET_INDEX               255
#define DSI_INVALID_TRANSMISSION_LENGTH        0x2000
#define DSI_LONG_PACKET_PAYLOAD_CHECKSUM_ERROR 1024
#define DSI_LOW_POWER_TRANSMIT_SYNC_ERROR      16
#define DSI_PACKET_EMBEDDED_PAYLOAD_SIZE       8
#define DSI_PERIPHERAL_TIMEOUT_ERROR           32
#define DSI_SOT_ERROR                          1
#define DSI_SOT_SYNC_ERROR                     2
#define HOST_DSI_BAD_TRANSMISSION_MODE         0x1000
#define HOST_DSI_DEVICE_NOT_READY              1
#define HOST_DSI_DEVICE_RESET                  4
#define HOST_DSI_DRIVER_REJECTED_PACKET        1024
#define HOST_DSI_INTERFACE_RESET               2
#define HOST_DSI_INVALID_TRANSMISSION          256
#define HOST_DSI_OS_REJECTED_PACKET            512
#define HOST_DSI_TRANSMISSION_CANCELLED        16
#define HOST_DSI_TRANSMISSION_DROPPED          32
#define HOST_DSI_TRANSMISSION_TIMEOUT          64
#define MAX_PACKET_COUNT                       128

typedef struct _MIPI_DSI_CAPS {
    UCHAR DSITypeMajor;
    UCHAR DSITypeMinor;
    UCHAR SpecVersionMajor;
    UCHAR SpecVersionMinor;
    UCHAR SpecVersionPatch;
    USHORT TargetMaximumReturnPacketSize;
    UCHAR ResultCodeFlags;
    UCHAR ResultCodeStatus;
    UCHAR Revision;
    UCHAR Level;
    UCHAR DeviceClassHi;
    UCHAR DeviceClassLo;
    UCHAR ManufacturerHi;
    UCHAR ManufacturerLo;
    UCHAR ProductHi;
    UCHAR ProductLo;
    UCHAR LengthHi;
    UCHAR LengthLo;
} MIPI_DSI_CAPS, *PMIPI_DSI_CAPS;

typedef struct _MIPI_DSI_PACKET {
    union {
        UCHAR DataId;
        struct {
            UCHAR DataType : 6;
            UCHAR VirtualChannel : 2;
        };
    };
    union {
        struct {
            UCHAR Data0;
            UCHAR Data1;
        };
        USHORT LongWriteWordCount;
    };
    UCHAR EccFiller;
    UCHAR Payload[8];
} MIPI_DSI_PACKET;

typedef struct _MIPI_DSI_RESET {
    ULONG Flags;
    union {
        struct {
            ULONG MipiErrors : 16;
            ULONG ResetFailed : 1;
            ULONG NeedModeSet : 1;
        };
        ULONG Results;
    };
} MIPI_DSI_RESET, *PMIPI_DSI_RESET;
typedef MIPI_DSI_RESET MIPI_DSI_RESET_INPUT;
typedef MIPI_DSI_RESET MIPI_DSI_RESET_OUTPUT;
typedef MIPI_DSI_RESET *PMIPI_DSI_RESET_INPUT;
typedef MIPI_DSI_RESET *PMIPI_DSI_RESET_OUTPUT;

typedef struct _MIPI_DSI_TRANSMISSION {
    ULONG TotalBufferSize;
    UCHAR PacketCount;
    UCHAR FailedPacket;
    USHORT TransmissionMode : 2;
    USHORT ReportMipiErrors : 1;
    USHORT ClearMipiErrors : 1;
    USHORT SecondaryPort : 1;
    USHORT ManufacturingMode : 1;
    USHORT Reserved : 10;
    USHORT ReadWordCount;
    USHORT FinalCommandExtraPayload;
    USHORT MipiErrors;
    USHORT HostErrors;
    MIPI_DSI_PACKET Packets[1];
} MIPI_DSI_TRANSMISSION;
typedef MIPI_DSI_TRANSMISSION MIPI_DSI_TRANSMISSION_INPUT;
typedef MIPI_DSI_TRANSMISSION MIPI_DSI_TRANSMISSION_OUTPUT;
typedef MIPI_DSI_TRANSMISSION *PMIPI_DSI_TRANSMISSION_INPUT;
typedef MIPI_DSI_TRANSMISSION *PMIPI_DSI_TRANSMISSION_OUTPUT;

/* ---- Colour ---- */

typedef struct _GAMMA_RAMP_RGB {
    float Red;
    float Green;
    float Blue;
} GAMMA_RAMP_RGB;

typedef struct _GAMMA_RAMP_DXGI_1 {
    GAMMA_RAMP_RGB Scale;
    GAMMA_RAMP_RGB Offset;
    GAMMA_RAMP_RGB GammaCurve[1025];
} GAMMA_RAMP_DXGI_1;

typedef struct _GAMMA_RAMP_RGB256x3x16 {
    USHORT Red[256];
    USHORT Green[256];
    USHORT Blue[256];
} GAMMA_RAMP_RGB256x3x16;

typedef enum _COLORSPACE_TRANSFORM_TYPE {
    COLORSPACE_TRANSFORM_TYPE_UNINITIALIZED = 0,
    COLORSPACE_TRANSFORM_TYPE_DEFAULT,
    COLORSPACE_TRANSFORM_TYPE_RGB256x3x16,
    COLORSPACE_TRANSFORM_TYPE_DXGI_1,
    COLORSPACE_TRANSFORM_TYPE_MATRIX_3x4,
    COLORSPACE_TRANSFORM_TYPE_MATRIX_V2,
} COLORSPACE_TRANSFORM_TYPE;

typedef struct _COLORSPACE_TRANSFORM_3x4 {
    float ColorMatrix3x4[3][4];
    float ScalarMultiplier;
    GAMMA_RAMP_RGB LookupTable1D[4096];
} COLORSPACE_TRANSFORM_3x4, *PCOLORSPACE_TRANSFORM_3x4;

typedef enum _COLORSPACE_TRANSFORM_STAGE_CONTROL {
    ColorSpaceTransformStageControl_No_Change = 0,
    ColorSpaceTransformStageControl_Enable,
    ColorSpaceTransformStageControl_Bypass,
} COLORSPACE_TRANSFORM_STAGE_CONTROL, *PCOLORSPACE_TRANSFORM_STAGE_CONTROL;

typedef struct _COLORSPACE_TRANSFORM_MATRIX_V2 {
    COLORSPACE_TRANSFORM_STAGE_CONTROL StageControlLookupTable1DDegamma;
    GAMMA_RAMP_RGB LookupTable1DDegamma[4096];
    COLORSPACE_TRANSFORM_STAGE_CONTROL StageControlColorMatrix3x3;
    float ColorMatrix3x3[3][3];
    COLORSPACE_TRANSFORM_STAGE_CONTROL StageControlLookupTable1DRegamma;
    GAMMA_RAMP_RGB LookupTable1DRegamma[4096];
} COLORSPACE_TRANSFORM_MATRIX_V2, *PCOLORSPACE_TRANSFORM_MATRIX_V2;

typedef struct _COLORSPACE_TRANSFORM {
    COLORSPACE_TRANSFORM_TYPE Type;
    union {
        GAMMA_RAMP_RGB256x3x16 Rgb256x3x16;
        GAMMA_RAMP_DXGI_1 Dxgi1;
        COLORSPACE_TRANSFORM_3x4 T3x4;
        COLORSPACE_TRANSFORM_MATRIX_V2 MatrixV2;
    } Data;
} COLORSPACE_TRANSFORM, *PCOLORSPACE_TRANSFORM;

typedef enum _COLORSPACE_TRANSFORM_DATA_TYPE {
    COLORSPACE_TRANSFORM_DATA_TYPE_FIXED_POINT = 0,
    COLORSPACE_TRANSFORM_DATA_TYPE_FLOAT,
} COLORSPACE_TRANSFORM_DATA_TYPE;

typedef struct _COLORSPACE_TRANSFORM_DATA_CAP {
    COLORSPACE_TRANSFORM_DATA_TYPE DataType;
    union {
        struct {
            ULONG BitCountOfInteger : 6;
            ULONG BitCountOfFraction : 6;
        };
        struct {
            ULONG BitCountOfExponent : 6;
            ULONG BitCountOfMantissa : 6;
        };
        ULONG Value;
    };
    float NumericRangeMin;
    float NumericRangeMax;
} COLORSPACE_TRANSFORM_DATA_CAP;

typedef struct _COLORSPACE_TRANSFORM_1DLUT_CAP {
    ULONG NumberOfLUTEntries;
    COLORSPACE_TRANSFORM_DATA_CAP DataCap;
} COLORSPACE_TRANSFORM_1DLUT_CAP, *PCOLORSPACE_TRANSFORM_1DLUT_CAP;

typedef struct _COLORSPACE_TRANSFORM_MATRIX_CAP {
    union {
        struct {
            ULONG MatrixSizeX : 10;
            ULONG MatrixSizeY : 10;
        };
        ULONG Value;
    };
    COLORSPACE_TRANSFORM_DATA_CAP DataCap;
} COLORSPACE_TRANSFORM_MATRIX_CAP, *PCOLORSPACE_TRANSFORM_MATRIX_CAP;

typedef struct _COLORSPACE_TRANSFORM_SET_INPUT {
    OUTPUT_WIRE_COLOR_SPACE_TYPE OutputWireColorSpaceExpected;
    OUTPUT_WIRE_FORMAT OutputWireFormatExpected;
    COLORSPACE_TRANSFORM ColorSpaceTransform;
} COLORSPACE_TRANSFORM_SET_INPUT, *PCOLORSPACE_TRANSFORM_SET_INPUT;

typedef enum _COLORSPACE_TRANSFORM_TARGET_CAPS_VERSION {
    COLORSPACE_TRANSFORM_VERSION_DEFAULT = 0,
    COLORSPACE_TRANSFORM_VERSION_1,
    COLORSPACE_TRANSFORM_VERSION_NOT_SUPPORTED = 0,
} COLORSPACE_TRANSFORM_TARGET_CAPS_VERSION;

typedef struct _COLORSPACE_TRANSFORM_TARGET_CAPS {
    COLORSPACE_TRANSFORM_TARGET_CAPS_VERSION Version;
    COLORSPACE_TRANSFORM_1DLUT_CAP LookupTable1DDegammaCap;
    COLORSPACE_TRANSFORM_MATRIX_CAP ColorMatrix3x3Cap;
    COLORSPACE_TRANSFORM_1DLUT_CAP LookupTable1DRegammaCap;
} COLORSPACE_TRANSFORM_TARGET_CAPS, *PCOLORSPACE_TRANSFORM_TARGET_CAPS;

typedef struct _VIDEO_COLOR_LUT_DATA {
    ULONG Length;
    ULONG LutDataFormat;
    UCHAR LutData[1];
} VIDEO_COLOR_LUT_DATA, *PVIDEO_COLOR_LUT_DATA;

typedef struct _VIDEO_LUT_RGB256WORDS {
    USHORT Red[256];
    USHORT Green[256];
    USHORT Blue[256];
} VIDEO_LUT_RGB256WORDS, *PVIDEO_LUT_RGB256WORDS;

#ifdef __cplusplus
}
#endif

#include "ntddvdeo/requests.h"

#endif
