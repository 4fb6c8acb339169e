/*
 * resources.h: hardware resources, as lists that the bus assigns and as lists that a device asks for.
 */
#ifndef WDK_WDM_RESOURCES_H
#define WDK_WDM_RESOURCES_H

#include "objects.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum _INTERFACE_TYPE {
    InterfaceTypeUndefined = -1,
    Internal,
    Isa,
    Eisa,
    MicroChannel,
    TurboChannel,
    PCIBus,
    VMEBus,
    NuBus,
    PCMCIABus,
    CBus,
    MPIBus,
    MPSABus,
    ProcessorInternal,
    InternalPowerBus,
    PNPISABus,
    PNPBus,
    Vmcs,
    ACPIBus,
    MaximumInterfaceType,
} INTERFACE_TYPE, *PINTERFACE_TYPE;

typedef enum _DMA_WIDTH {
    Width8Bits,
    Width16Bits,
    Width32Bits,
    Width64Bits,
    WidthNoWrap,
    MaximumDmaWidth,
} DMA_WIDTH, *PDMA_WIDTH;

typedef enum _DMA_SPEED {
    Compatible,
    TypeA,
    TypeB,
    TypeC,
    TypeF,
    MaximumDmaSpeed,
} DMA_SPEED, *PDMA_SPEED;

typedef enum _CM_SHARE_DISPOSITION {
    CmResourceShareUndetermined,
    CmResourceShareDeviceExclusive,
    CmResourceShareDriverExclusive,
    CmResourceShareShared,
} CM_SHARE_DISPOSITION;

#define CmResourceTypeMaximum                    8
#define CmResourceTypeBusNumber                  6
#define CmResourceTypeConfigData                 0x80
#define CmResourceTypeConnection                 0x84
#define CmResourceTypeDevicePrivate              0x81
#define CmResourceTypeDeviceSpecific             5
#define CmResourceTypeDma                        4
#define CmResourceTypeInterrupt                  2
#define CmResourceTypeMemory                     3
#define CmResourceTypeMemoryLarge                7
#define CmResourceTypeMfCardConfig               131
#define CmResourceTypeNonArbitrated              0x80
#define CmResourceTypeNull                       0
#define CmResourceTypePcCardConfig               0x82
#define CmResourceTypePort                       1
#define CM_RESOURCE_CONNECTION_CLASS_FUNCTION_CONFIG 3
#define CM_RESOURCE_CONNECTION_CLASS_GPIO        1
#define CM_RESOURCE_CONNECTION_CLASS_SERIAL      2
#define CM_RESOURCE_CONNECTION_TYPE_FUNCTION_CONFIG 1
#define CM_RESOURCE_CONNECTION_TYPE_GPIO_IO      2
#define CM_RESOURCE_CONNECTION_TYPE_SERIAL_I2C   1
#define CM_RESOURCE_CONNECTION_TYPE_SERIAL_SPI   2
#define CM_RESOURCE_CONNECTION_TYPE_SERIAL_UART  3
#define CM_RESOURCE_DMA_16                       1
#define CM_RESOURCE_DMA_32                       2
#define CM_RESOURCE_DMA_8                        0
#define CM_RESOURCE_DMA_8_AND_16                 4
#define CM_RESOURCE_DMA_BUS_MASTER               8
#define CM_RESOURCE_DMA_TYPE_A                   0x10
#define CM_RESOURCE_DMA_TYPE_B                   0x20
#define CM_RESOURCE_DMA_TYPE_F                   0x40
#define CM_RESOURCE_DMA_V3                       0x80
#define CM_RESOURCE_INTERRUPT_LATCHED            1
#define CM_RESOURCE_INTERRUPT_LEVEL_LATCHED_BITS 1
#define CM_RESOURCE_INTERRUPT_LEVEL_SENSITIVE    0
#define CM_RESOURCE_INTERRUPT_MESSAGE            2
#define CM_RESOURCE_INTERRUPT_MESSAGE_TOKEN      0xfffffffe
#define CM_RESOURCE_INTERRUPT_POLICY_INCLUDED    4
#define CM_RESOURCE_INTERRUPT_SECONDARY_INTERRUPT 0x10
#define CM_RESOURCE_INTERRUPT_WAKE_HINT          0x20
#define CM_RESOURCE_MEMORY_24                    0x10
#define CM_RESOURCE_MEMORY_BAR                   0x80
#define CM_RESOURCE_MEMORY_CACHEABLE             0x20
#define CM_RESOURCE_MEMORY_COMBINEDWRITE         8
#define CM_RESOURCE_MEMORY_COMPAT_FOR_INACCESSIBLE_RANGE 0x100
#define CM_RESOURCE_MEMORY_LARGE                 0xe00
#define CM_RESOURCE_MEMORY_LARGE_40              0x200
#define CM_RESOURCE_MEMORY_LARGE_40_MAXLEN       0xffffffff00ULL
#define CM_RESOURCE_MEMORY_LARGE_48              0x400
#define CM_RESOURCE_MEMORY_LARGE_48_MAXLEN       0xffffffff0000ULL
#define CM_RESOURCE_MEMORY_LARGE_64              0x800
#define CM_RESOURCE_MEMORY_LARGE_64_MAXLEN       (-4294967295LL - 1)
#define CM_RESOURCE_MEMORY_PREFETCHABLE          4
#define CM_RESOURCE_MEMORY_READ_ONLY             1
#define CM_RESOURCE_MEMORY_READ_WRITE            0
#define CM_RESOURCE_MEMORY_WINDOW_DECODE         0x40
#define CM_RESOURCE_MEMORY_WRITEABILITY_MASK     3
#define CM_RESOURCE_MEMORY_WRITE_ONLY            2
#define CM_RESOURCE_PORT_10_BIT_DECODE           4
#define CM_RESOURCE_PORT_12_BIT_DECODE           8
#define CM_RESOURCE_PORT_16_BIT_DECODE           0x10
#define CM_RESOURCE_PORT_BAR                     0x100
#define CM_RESOURCE_PORT_IO                      1
#define CM_RESOURCE_PORT_MEMORY                  0
#define CM_RESOURCE_PORT_PASSIVE_DECODE          0x40
#define CM_RESOURCE_PORT_POSITIVE_DECODE         0x20
#define CM_RESOURCE_PORT_WINDOW_DECODE           0x80
#define CM_SERVICE_MEASURED_BOOT_LOAD            0x20
#define CM_SERVICE_NETWORK_BOOT_LOAD             1
#define CM_SERVICE_RAM_DISK_BOOT_LOAD            0x100
#define CM_SERVICE_SD_DISK_BOOT_LOAD             8
#define CM_SERVICE_USB3_DISK_BOOT_LOAD           0x10
#define CM_SERVICE_USB_DISK_BOOT_LOAD            4
#define CM_SERVICE_VERIFIER_BOOT_LOAD            0x40
#define CM_SERVICE_VIRTUAL_DISK_BOOT_LOAD        2
#define CM_SERVICE_WINPE_BOOT_LOAD               0x80
#pragma pack(push, 4)
typedef struct _CM_PARTIAL_RESOURCE_DESCRIPTOR {
    UCHAR Type;
    UCHAR ShareDisposition;
    USHORT Flags;
    union {
        struct {
            PHYSICAL_ADDRESS Start;
            ULONG Length;
        } Generic;
        struct {
            PHYSICAL_ADDRESS Start;
            ULONG Length;
        } Port;
        struct {
            USHORT Level;
            USHORT Group;
            ULONG Vector;
            KAFFINITY Affinity;
        } Interrupt;
        struct {
            union {
                struct {
                    USHORT Group;
                    USHORT MessageCount;
                    ULONG Vector;
                    KAFFINITY Affinity;
                } Raw;
                struct {
                    USHORT Level;
                    USHORT Group;
                    ULONG Vector;
                    KAFFINITY Affinity;
                } Translated;
            };
        } MessageInterrupt;
        struct {
            PHYSICAL_ADDRESS Start;
            ULONG Length;
        } Memory;
        struct {
            ULONG Channel;
            ULONG Port;
            ULONG Reserved1;
        } Dma;
        struct {
            ULONG Channel;
            ULONG RequestLine;
            UCHAR TransferWidth;
            UCHAR Reserved1;
            UCHAR Reserved2;
            UCHAR Reserved3;
        } DmaV3;
        struct {
            ULONG Data[3];
        } DevicePrivate;
        struct {
            ULONG Start;
            ULONG Length;
            ULONG Reserved;
        } BusNumber;
        struct {
            ULONG DataSize;
            ULONG Reserved1;
            ULONG Reserved2;
        } DeviceSpecificData;
        struct {
            PHYSICAL_ADDRESS Start;
            ULONG Length40;
        } Memory40;
        struct {
            PHYSICAL_ADDRESS Start;
            ULONG Length48;
        } Memory48;
        struct {
            PHYSICAL_ADDRESS Start;
            ULONG Length64;
        } Memory64;
        struct {
            UCHAR Class;
            UCHAR Type;
            UCHAR Reserved1;
            UCHAR Reserved2;
            ULONG IdLowPart;
            ULONG IdHighPart;
        } Connection;
    } u;
} CM_PARTIAL_RESOURCE_DESCRIPTOR, *PCM_PARTIAL_RESOURCE_DESCRIPTOR;
#pragma pack(pop)

typedef struct _CM_PARTIAL_RESOURCE_LIST {
    USHORT Version;
    USHORT Revision;
    ULONG Count;
    CM_PARTIAL_RESOURCE_DESCRIPTOR PartialDescriptors[1];
} CM_PARTIAL_RESOURCE_LIST, *PCM_PARTIAL_RESOURCE_LIST;

typedef struct _CM_FULL_RESOURCE_DESCRIPTOR {
    INTERFACE_TYPE InterfaceType;
    ULONG BusNumber;
    CM_PARTIAL_RESOURCE_LIST PartialResourceList;
} CM_FULL_RESOURCE_DESCRIPTOR, *PCM_FULL_RESOURCE_DESCRIPTOR;

typedef struct _CM_RESOURCE_LIST {
    ULONG Count;
    CM_FULL_RESOURCE_DESCRIPTOR List[1];
} CM_RESOURCE_LIST, *PCM_RESOURCE_LIST;

typedef USHORT IRQ_DEVICE_POLICY;
typedef enum _IRQ_PRIORITY {
    IrqPriorityUndefined,
    IrqPriorityLow,
    IrqPriorityNormal,
    IrqPriorityHigh,
} IRQ_PRIORITY, *PIRQ_PRIORITY;

typedef struct _IO_RESOURCE_DESCRIPTOR {
    UCHAR Option;
    UCHAR Type;
    UCHAR ShareDisposition;
    UCHAR Spare1;
    USHORT Flags;
    USHORT Spare2;
    union {
        struct {
            ULONG Length;
            ULONG Alignment;
            PHYSICAL_ADDRESS MinimumAddress;
            PHYSICAL_ADDRESS MaximumAddress;
        } Port;
        struct {
            ULONG Length;
            ULONG Alignment;
            PHYSICAL_ADDRESS MinimumAddress;
            PHYSICAL_ADDRESS MaximumAddress;
        } Memory;
        struct {
            ULONG MinimumVector;
            ULONG MaximumVector;
            IRQ_DEVICE_POLICY AffinityPolicy;
            USHORT Group;
            IRQ_PRIORITY PriorityPolicy;
            KAFFINITY TargetedProcessors;
        } Interrupt;
        struct {
            ULONG MinimumChannel;
            ULONG MaximumChannel;
        } Dma;
        struct {
            ULONG RequestLine;
            ULONG Reserved;
            ULONG Channel;
            ULONG TransferWidth;
        } DmaV3;
        struct {
            ULONG Length;
            ULONG Alignment;
            PHYSICAL_ADDRESS MinimumAddress;
            PHYSICAL_ADDRESS MaximumAddress;
        } Generic;
        struct {
            ULONG Data[3];
        } DevicePrivate;
        struct {
            ULONG Length;
            ULONG MinBusNumber;
            ULONG MaxBusNumber;
            ULONG Reserved;
        } BusNumber;
        struct {
            ULONG Priority;
            ULONG Reserved1;
            ULONG Reserved2;
        } ConfigData;
        struct {
            ULONG Length40;
            ULONG Alignment40;
            PHYSICAL_ADDRESS MinimumAddress;
            PHYSICAL_ADDRESS MaximumAddress;
        } Memory40;
        struct {
            ULONG Length48;
            ULONG Alignment48;
            PHYSICAL_ADDRESS MinimumAddress;
            PHYSICAL_ADDRESS MaximumAddress;
        } Memory48;
        struct {
            ULONG Length64;
            ULONG Alignment64;
            PHYSICAL_ADDRESS MinimumAddress;
            PHYSICAL_ADDRESS MaximumAddress;
        } Memory64;
        struct {
            UCHAR Class;
            UCHAR Type;
            UCHAR Reserved1;
            UCHAR Reserved2;
            ULONG IdLowPart;
            ULONG IdHighPart;
        } Connection;
    } u;
} IO_RESOURCE_DESCRIPTOR, *PIO_RESOURCE_DESCRIPTOR;

typedef struct _IO_RESOURCE_LIST {
    USHORT Version;
    USHORT Revision;
    ULONG Count;
    IO_RESOURCE_DESCRIPTOR Descriptors[1];
} IO_RESOURCE_LIST, *PIO_RESOURCE_LIST;

typedef struct _IO_RESOURCE_REQUIREMENTS_LIST {
    ULONG ListSize;
    INTERFACE_TYPE InterfaceType;
    ULONG BusNumber;
    ULONG SlotNumber;
    ULONG Reserved[3];
    ULONG AlternativeLists;
    IO_RESOURCE_LIST List[1];
} IO_RESOURCE_REQUIREMENTS_LIST, *PIO_RESOURCE_REQUIREMENTS_LIST;

#define IO_RESOURCE_ALTERNATIVE                  8
#define IO_RESOURCE_DEFAULT                      2
#define IO_RESOURCE_PREFERRED                    1
NTKERNELAPI ULONGLONG NTAPI RtlCmDecodeMemIoResource(PCM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor, PULONGLONG Start);
NTKERNELAPI NTSTATUS NTAPI RtlCmEncodeMemIoResource(PCM_PARTIAL_RESOURCE_DESCRIPTOR Descriptor, UCHAR Type,
    ULONGLONG Length, ULONGLONG Start);
NTKERNELAPI ULONGLONG NTAPI RtlIoDecodeMemIoResource(PIO_RESOURCE_DESCRIPTOR Descriptor, PULONGLONG Alignment,
    PULONGLONG MinimumAddress, PULONGLONG MaximumAddress);
NTKERNELAPI NTSTATUS NTAPI RtlIoEncodeMemIoResource(PIO_RESOURCE_DESCRIPTOR Descriptor, UCHAR Type, ULONGLONG Length,
    ULONGLONG Alignment, ULONGLONG MinimumAddress, ULONGLONG MaximumAddress);
NTKERNELAPI NTSTATUS NTAPI RtlFindClosestEncodableLength(ULONGLONG SourceLength, PULONGLONG TargetLength);

#ifdef __cplusplus
}
#endif

#endif
