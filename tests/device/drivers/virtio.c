/*
 * virtio.c: a miniport that starts a virtio GPU as one does – capabilities, features, a queue – and waits for its DPC
 * until GET_DISPLAY_INFO is answered.
 */
#include "start.h"

#define QUEUE_SIZE    16
#define CAP_COMMON    1
#define CAP_NOTIFY    2
#define CAP_ISR       3
#define NEXT          1
#define DEVICE_WRITES 2

typedef struct _DESCRIPTOR {
    ULONGLONG Address;
    ULONG Length;
    USHORT Flags;
    USHORT Next;
} DESCRIPTOR;

typedef struct _RINGS {
    DESCRIPTOR Descriptors[QUEUE_SIZE];
    struct {
        USHORT Flags, Index, Ring[QUEUE_SIZE];
    } Available;
    UCHAR Padding[220];
    struct {
        USHORT Flags;
        volatile USHORT Index;
        struct {
            ULONG Id, Length;
        } Ring[QUEUE_SIZE];
    } Used;
    UCHAR Command[24];
    ULONG Answer[102];
} RINGS;

typedef struct _GPU {
    PUCHAR Common, Notify, Isr;
    ULONG NotifyMultiplier;
    RINGS *Rings;
    PHYSICAL_ADDRESS Physical;
    KEVENT Answered;
    BOOLEAN IsMessage;
} GPU, *PGPU;

static BOOLEAN TestInterrupt(PTEST_DEVICE Device, ULONG MessageNumber)
{
    PGPU Gpu = Device->Private;
    UNREFERENCED_PARAMETER(MessageNumber);
    if (Gpu == NULL || (!Gpu->IsMessage && (READ_REGISTER_UCHAR(Gpu->Isr) & 1) == 0)) {
        return FALSE;
    }
    Device->Dxgk.DxgkCbQueueDpc(Device->Dxgk.DeviceHandle);
    return TRUE;
}

static VOID TestDpc(PTEST_DEVICE Device)
{
    PGPU Gpu = Device->Private;
    if (Gpu->Rings->Used.Index == 1) {
        KeSetEvent(&Gpu->Answered, 0, FALSE);
    }
}

static UCHAR ConfigByte(PTEST_DEVICE Device, ULONG Offset)
{
    UCHAR Value = 0xFF;
    ULONG Read;
    Device->Dxgk.DxgkCbReadDeviceSpace(Device->Dxgk.DeviceHandle, DXGK_WHICHSPACE_CONFIG, &Value, Offset, 1, &Read);
    return Value;
}

static ULONG ConfigWord(PTEST_DEVICE Device, ULONG Offset)
{
    ULONG Value = 0xFFFFFFFF;
    ULONG Read;
    Device->Dxgk.DxgkCbReadDeviceSpace(Device->Dxgk.DeviceHandle, DXGK_WHICHSPACE_CONFIG, &Value, Offset, 4, &Read);
    return Value;
}

/* Bar 4 is the second memory resource. */
static NTSTATUS FindRegisters(PTEST_DEVICE Device, PGPU Gpu)
{
    for (UCHAR At = ConfigByte(Device, 0x34); At != 0; At = ConfigByte(Device, At + 1)) {
        PUCHAR Place;
        if (ConfigByte(Device, At) != 0x09 || ConfigByte(Device, At + 4) != 4) {
            continue;
        }
        Place = (PUCHAR)Device->Bars[1] + ConfigWord(Device, At + 8);
        switch (ConfigByte(Device, At + 3)) {
        case CAP_COMMON:
            Gpu->Common = Place;
            break;
        case CAP_NOTIFY:
            Gpu->Notify = Place;
            Gpu->NotifyMultiplier = ConfigWord(Device, At + 16);
            break;
        case CAP_ISR:
            Gpu->Isr = Place;
            break;
        default:
            break;
        }
    }
    return Gpu->Common != NULL && Gpu->Notify != NULL && Gpu->Isr != NULL ? STATUS_SUCCESS
                                                                          : STATUS_DEVICE_CONFIGURATION_ERROR;
}

static NTSTATUS Negotiate(PGPU Gpu)
{
    WRITE_REGISTER_UCHAR(Gpu->Common + 20, 0);
    WRITE_REGISTER_UCHAR(Gpu->Common + 20, 1);
    WRITE_REGISTER_UCHAR(Gpu->Common + 20, 3);
    WRITE_REGISTER_ULONG((PULONG)(Gpu->Common + 8), 1);
    WRITE_REGISTER_ULONG((PULONG)(Gpu->Common + 12), 1);
    WRITE_REGISTER_UCHAR(Gpu->Common + 20, 0xB);
    return READ_REGISTER_UCHAR(Gpu->Common + 20) == 0xB ? STATUS_SUCCESS : STATUS_DEVICE_CONFIGURATION_ERROR;
}

static VOID SetAddress(PGPU Gpu, ULONG Register, ULONG Offset)
{
    WRITE_REGISTER_ULONG((PULONG)(Gpu->Common + Register), Gpu->Physical.LowPart + Offset);
    WRITE_REGISTER_ULONG((PULONG)(Gpu->Common + Register + 4), (ULONG)Gpu->Physical.HighPart);
}

static VOID OpenQueue(PGPU Gpu)
{
    WRITE_REGISTER_USHORT((PUSHORT)(Gpu->Common + 22), 0);
    WRITE_REGISTER_USHORT((PUSHORT)(Gpu->Common + 24), QUEUE_SIZE);
    WRITE_REGISTER_USHORT((PUSHORT)(Gpu->Common + 26), Gpu->IsMessage ? 1 : 0xFFFF);
    SetAddress(Gpu, 32, FIELD_OFFSET(RINGS, Descriptors));
    SetAddress(Gpu, 40, FIELD_OFFSET(RINGS, Available));
    SetAddress(Gpu, 48, FIELD_OFFSET(RINGS, Used));
    WRITE_REGISTER_USHORT((PUSHORT)(Gpu->Common + 28), 1);
    WRITE_REGISTER_UCHAR(Gpu->Common + 20, 0xF);
}

static VOID AskForDisplays(PGPU Gpu)
{
    RINGS *Rings = Gpu->Rings;
    USHORT Offset = READ_REGISTER_USHORT((PUSHORT)(Gpu->Common + 30));
    Rings->Command[1] = 0x01; /* VIRTIO_GPU_CMD_GET_DISPLAY_INFO */
    Rings->Descriptors[0].Address = (ULONGLONG)Gpu->Physical.QuadPart + FIELD_OFFSET(RINGS, Command);
    Rings->Descriptors[0].Length = sizeof Rings->Command;
    Rings->Descriptors[0].Flags = NEXT;
    Rings->Descriptors[0].Next = 1;
    Rings->Descriptors[1].Address = (ULONGLONG)Gpu->Physical.QuadPart + FIELD_OFFSET(RINGS, Answer);
    Rings->Descriptors[1].Length = sizeof Rings->Answer;
    Rings->Descriptors[1].Flags = DEVICE_WRITES;
    Rings->Available.Ring[0] = 0;
    KeMemoryBarrier();
    Rings->Available.Index = 1;
    WRITE_REGISTER_USHORT((PUSHORT)(Gpu->Notify + Offset * Gpu->NotifyMultiplier), 0);
}

static NTSTATUS WaitForDisplays(PGPU Gpu)
{
    LARGE_INTEGER Timeout;
    Timeout.QuadPart = -20 * 10000000LL;
    if (KeWaitForSingleObject(&Gpu->Answered, Executive, KernelMode, FALSE, &Timeout) != STATUS_SUCCESS) {
        return STATUS_IO_TIMEOUT;
    }
    DbgPrint("display 0: type %x, %u x %u, enabled %u, by %s\n", Gpu->Rings->Answer[0], Gpu->Rings->Answer[8],
             Gpu->Rings->Answer[9], Gpu->Rings->Answer[10], Gpu->IsMessage ? "message" : "line");
    return Gpu->Rings->Answer[0] == 0x1101 && Gpu->Rings->Answer[8] == 1024 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

static BOOLEAN HasMessages(PTEST_DEVICE Device)
{
    PCM_PARTIAL_RESOURCE_LIST List = &Device->Info.TranslatedResourceList->List[0].PartialResourceList;
    return (List->PartialDescriptors[List->Count - 1].Flags & CM_RESOURCE_INTERRUPT_MESSAGE) != 0;
}

static VOID TestStop(PTEST_DEVICE Device)
{
    PGPU Gpu = Device->Private;
    WRITE_REGISTER_UCHAR(Gpu->Common + 20, 0);
    Device->Private = NULL;
    MmFreeContiguousMemory(Gpu->Rings);
    ExFreePool(Gpu);
}

static NTSTATUS TestStart(PTEST_DEVICE Device)
{
    PHYSICAL_ADDRESS Highest;
    NTSTATUS Status = STATUS_DEVICE_CONFIGURATION_ERROR;
    PGPU Gpu;
    if (Device->BarCount != 2) {
        return Status;
    }
    Gpu = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof *Gpu, 'oiGV');
    if (Gpu == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    Highest.QuadPart = -1;
    Highest.HighPart = 0x7FFFFFFF;
    Gpu->Rings = MmAllocateContiguousMemory(sizeof *Gpu->Rings, Highest);
    if (Gpu->Rings == NULL) {
        ExFreePool(Gpu);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlZeroMemory(Gpu->Rings, sizeof *Gpu->Rings);
    Gpu->Physical = MmGetPhysicalAddress(Gpu->Rings);
    KeInitializeEvent(&Gpu->Answered, NotificationEvent, FALSE);
    Gpu->IsMessage = HasMessages(Device);
    Status = FindRegisters(Device, Gpu);
    if (NT_SUCCESS(Status)) {
        Status = Negotiate(Gpu);
    }
    if (NT_SUCCESS(Status)) {
        Device->Private = Gpu;
        OpenQueue(Gpu);
        AskForDisplays(Gpu);
        Status = WaitForDisplays(Gpu);
        if (!NT_SUCCESS(Status)) {
            TestStop(Device);
        }
        return Status;
    }
    MmFreeContiguousMemory(Gpu->Rings);
    ExFreePool(Gpu);
    return Status;
}
