/*
 * pci.h: PCI Express and PCI-X: what the fields of the capabilities mean.
 */
#ifndef WDK_NTDDK_PCI_H
#define WDK_NTDDK_PCI_H

#include "../wdm.h"

#define FPB_MEM_HIGH_VECTOR_GRANULARITY_16GB         6
#define FPB_MEM_HIGH_VECTOR_GRANULARITY_1GB          2
#define FPB_MEM_HIGH_VECTOR_GRANULARITY_1MB          9
#define FPB_MEM_HIGH_VECTOR_GRANULARITY_256MB        0
#define FPB_MEM_HIGH_VECTOR_GRANULARITY_2GB          3
#define FPB_MEM_HIGH_VECTOR_GRANULARITY_32GB         7
#define FPB_MEM_HIGH_VECTOR_GRANULARITY_4GB          4
#define FPB_MEM_HIGH_VECTOR_GRANULARITY_512MB        1
#define FPB_MEM_HIGH_VECTOR_GRANULARITY_8GB          5
#define FPB_MEM_LOW_VECTOR_GRANULARITY_16MB          4
#define FPB_MEM_LOW_VECTOR_GRANULARITY_1MB           0
#define FPB_MEM_LOW_VECTOR_GRANULARITY_2MB           1
#define FPB_MEM_LOW_VECTOR_GRANULARITY_4MB           2
#define FPB_MEM_LOW_VECTOR_GRANULARITY_8MB           3
#define FPB_MEM_VECTOR_GRANULARITY_1B                8
#define FPB_RID_VECTOR_GRANULARITY_256RIDS           5
#define FPB_RID_VECTOR_GRANULARITY_64RIDS            3
#define FPB_RID_VECTOR_GRANULARITY_8RIDS             0
#define FPB_VECTOR_SELECT_MEM_HIGH                   2
#define FPB_VECTOR_SELECT_MEM_LOW                    1
#define FPB_VECTOR_SELECT_RID                        0
#define FPB_VECTOR_SIZE_SUPPORTED_1KBITS             2
#define FPB_VECTOR_SIZE_SUPPORTED_256BITS            0
#define FPB_VECTOR_SIZE_SUPPORTED_2KBITS             3
#define FPB_VECTOR_SIZE_SUPPORTED_4KBITS             4
#define FPB_VECTOR_SIZE_SUPPORTED_512BITS            1
#define FPB_VECTOR_SIZE_SUPPORTED_8KBITS             5
#define PCIX_MODE1_100MHZ                            2
#define PCIX_MODE1_133MHZ                            3
#define PCIX_MODE1_66MHZ                             1
#define PCIX_MODE2_266_100MHZ                        0xa
#define PCIX_MODE2_266_133MHZ                        0xb
#define PCIX_MODE2_266_66MHZ                         9
#define PCIX_MODE2_533_100MHZ                        0xe
#define PCIX_MODE2_533_133MHZ                        0xf
#define PCIX_MODE2_533_66MHZ                         0xd
#define PCIX_MODE_CONVENTIONAL_PCI                   0
#define PCIX_VERSION_DUAL_MODE_ECC                   2
#define PCIX_VERSION_MODE1_ONLY                      0
#define PCIX_VERSION_MODE2_ECC                       1
#define PCI_AGP_RATE_1X                              1
#define PCI_AGP_RATE_2X                              2
#define PCI_AGP_RATE_4X                              4
#define PCI_BUS_INTERFACE_STANDARD_VERSION           2
#define PCI_DATA_TAG                                 0x20494350
#define PCI_DATA_VERSION                             1
#define PCI_EXPRESS_TPH_ST_LOCATION_MSIX_TABLE       2
#define PCI_EXPRESS_TPH_ST_LOCATION_NONE             0
#define PCI_EXPRESS_TPH_ST_LOCATION_RESERVED         3
#define PCI_EXPRESS_TPH_ST_LOCATION_TPH_CAPABILITY   1
#define PCI_INVALID_ALTERNATE_FUNCTION_NUMBER        0xff
#define PCI_ROOT_BUS_OSC_METHOD_CAPABILITY_REVISION  1

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    PciDeviceD3Cold_State_Disabled_BitIndex = 1,
    PciDeviceD3Cold_State_Enabled_BitIndex,
    PciDeviceD3Cold_State_ParentRootPortS0WakeSupported_BitIndex,
    PciDeviceD3Cold_State_Disabled_Bridge_HackFlags_BitIndex,
    PciDeviceD3Cold_Reason_Default_State_BitIndex = 8,
    PciDeviceD3Cold_Reason_INF_BitIndex,
    PciDeviceD3Cold_Reason_Interface_Api_BitIndex,
} PCI_DEVICE_D3COLD_STATE_REASON;

typedef enum {
    L0sAndL1EntryDisabled,
    L0sEntryEnabled,
    L1EntryEnabled,
    L0sAndL1EntryEnabled,
} PCI_EXPRESS_ASPM_CONTROL;

typedef enum {
    NoAspmSupport,
    L0sEntrySupport,
    L1EntrySupport,
    L0sAndL1EntrySupport,
} PCI_EXPRESS_ASPM_SUPPORT;

typedef enum {
    SlotEmpty,
    CardPresent,
} PCI_EXPRESS_CARD_PRESENCE;

typedef enum {
    PciExpressEndpoint,
    PciExpressLegacyEndpoint,
    PciExpressRootPort = 4,
    PciExpressUpstreamSwitchPort,
    PciExpressDownstreamSwitchPort,
    PciExpressToPciXBridge,
    PciXToExpressBridge,
    PciExpressRootComplexIntegratedEndpoint,
    PciExpressRootComplexEventCollector,
} PCI_EXPRESS_DEVICE_TYPE;

typedef enum {
    IndicatorOn = 1,
    IndicatorBlink,
    IndicatorOff,
} PCI_EXPRESS_INDICATOR_STATE;

typedef enum {
    L0s_Below64ns,
    L0s_64ns_128ns,
    L0s_128ns_256ns,
    L0s_256ns_512ns,
    L0s_512ns_1us,
    L0s_1us_2us,
    L0s_2us_4us,
    L0s_Above4us,
} PCI_EXPRESS_L0s_EXIT_LATENCY;

typedef enum {
    L1_Below1us,
    L1_1us_2us,
    L1_2us_4us,
    L1_4us_8us,
    L1_8us_16us,
    L1_16us_32us,
    L1_32us_64us,
    L1_Above64us,
} PCI_EXPRESS_L1_EXIT_LATENCY;

typedef enum {
    PciExpressPciPmLinkSubState_L11_BitIndex,
    PciExpressPciPmLinkSubState_L12_BitIndex,
    PciExpressASPMLinkSubState_L11_BitIndex,
    PciExpressASPMLinkSubState_L12_BitIndex,
} PCI_EXPRESS_LINK_SUBSTATE;

typedef enum {
    MaxPayload128Bytes,
    MaxPayload256Bytes,
    MaxPayload512Bytes,
    MaxPayload1024Bytes,
    MaxPayload2048Bytes,
    MaxPayload4096Bytes,
} PCI_EXPRESS_MAX_PAYLOAD_SIZE;

typedef enum {
    MRLClosed,
    MRLOpen,
} PCI_EXPRESS_MRL_STATE;

typedef enum {
    PowerOn,
    PowerOff,
} PCI_EXPRESS_POWER_STATE;

typedef enum {
    RCB64Bytes,
    RCB128Bytes,
} PCI_EXPRESS_RCB;

typedef enum _EXTENDED_AGP_REGISTER {
    IsochStatus,
    AgpControl,
    ApertureSize,
    AperturePageSize,
    GartLow,
    GartHigh,
    IsochCommand,
} EXTENDED_AGP_REGISTER, *PEXTENDED_AGP_REGISTER;

#ifdef __cplusplus
}
#endif

#endif
