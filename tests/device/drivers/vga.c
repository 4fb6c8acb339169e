/*
 * vga.c: a miniport that sets a mode on a Bochs VGA by its ports, and draws a pixel.
 */
#include "start.h"

#define INDEX ((PUSHORT)(ULONG_PTR)0x1CE)
#define DATA  ((PUSHORT)(ULONG_PTR)0x1CF)

static VOID Set(USHORT Register, USHORT Value)
{
    WRITE_PORT_USHORT(INDEX, Register);
    WRITE_PORT_USHORT(DATA, Value);
}

static USHORT Get(USHORT Register)
{
    WRITE_PORT_USHORT(INDEX, Register);
    return READ_PORT_USHORT(DATA);
}

static BOOLEAN TestInterrupt(PTEST_DEVICE Device, ULONG MessageNumber)
{
    UNREFERENCED_PARAMETER(Device);
    UNREFERENCED_PARAMETER(MessageNumber);
    return FALSE;
}

static VOID TestDpc(PTEST_DEVICE Device)
{
    UNREFERENCED_PARAMETER(Device);
}

static BOOLEAN OwnsPorts(PTEST_DEVICE Device, ULONG Port)
{
    PCM_PARTIAL_RESOURCE_LIST List = &Device->Info.TranslatedResourceList->List[0].PartialResourceList;
    for (ULONG i = 0; i < List->Count; i++) {
        PCM_PARTIAL_RESOURCE_DESCRIPTOR Entry = &List->PartialDescriptors[i];
        if (Entry->Type == CmResourceTypePort && Entry->u.Port.Start.LowPart <= Port &&
            Port < Entry->u.Port.Start.LowPart + Entry->u.Port.Length) {
            return TRUE;
        }
    }
    return FALSE;
}

static NTSTATUS TestStart(PTEST_DEVICE Device)
{
    volatile ULONG *Pixels = Device->Bars[0];
    PVOID Port = NULL;
    PHYSICAL_ADDRESS First;
    if (Device->BarCount != 2 || !OwnsPorts(Device, 0x1CE) || Get(0) < 0xB0C0 || Get(0) > 0xB0C5) {
        return STATUS_DEVICE_CONFIGURATION_ERROR;
    }
    First.QuadPart = 0x3C0;
    if (!NT_SUCCESS(
            Device->Dxgk.DxgkCbMapMemory(Device->Dxgk.DeviceHandle, First, 32, TRUE, FALSE, MmNonCached, &Port)) ||
        Port != (PVOID)(ULONG_PTR)0x3C0) {
        return STATUS_UNSUCCESSFUL;
    }
    while ((READ_PORT_UCHAR((PUCHAR)Port + 0x1A) & 8) == 0) {
    }
    Device->Dxgk.DxgkCbUnmapMemory(Device->Dxgk.DeviceHandle, Port);
    Set(4, 0);
    Set(1, 800);
    Set(2, 600);
    Set(3, 32);
    Set(4, 0x41);
    Pixels[800 * 10 + 10] = 0xFF00FF00;
    DbgPrint("mode %u x %u, stride %u\n", Get(1), Get(2), Get(6));
    return Get(4) == 0x41 && Pixels[800 * 10 + 10] == 0xFF00FF00 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

static VOID TestStop(PTEST_DEVICE Device)
{
    UNREFERENCED_PARAMETER(Device);
    Set(4, 0);
}
