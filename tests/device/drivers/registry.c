/*
 * registry.c: a miniport that reads its settings in each of the ways that drivers do, and prints them.
 */
#define TEST_ENTRY
#include "start.h"

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

static ULONG ByPath(ULONG RelativeTo, PCWSTR Path, PCWSTR Name)
{
    RTL_QUERY_REGISTRY_TABLE Table[2];
    ULONG Value = 0;
    RtlZeroMemory(Table, sizeof Table);
    Table[0].Flags = RTL_QUERY_REGISTRY_DIRECT | RTL_QUERY_REGISTRY_TYPECHECK;
    Table[0].Name = (PWSTR)(ULONG_PTR)Name;
    Table[0].EntryContext = &Value;
    Table[0].DefaultType = (REG_DWORD << RTL_QUERY_REGISTRY_TYPECHECK_SHIFT) | REG_NONE;
    RtlQueryRegistryValues(RelativeTo, Path, Table, NULL, NULL);
    return Value;
}

static ULONG ByDevice(PTEST_DEVICE Device, ULONG Kind, PCWSTR Name)
{
    union {
        KEY_VALUE_PARTIAL_INFORMATION Information;
        UCHAR Bytes[64];
    } Buffer;
    UNICODE_STRING ValueName;
    HANDLE Key;
    ULONG Bytes;
    ULONG Value = 0;
    RtlInitUnicodeString(&ValueName, Name);
    if (NT_SUCCESS(IoOpenDeviceRegistryKey(Device->PhysicalDeviceObject, Kind, KEY_READ, &Key))) {
        if (NT_SUCCESS(ZwQueryValueKey(Key, &ValueName, KeyValuePartialInformation, &Buffer, sizeof Buffer, &Bytes)) &&
            Buffer.Information.Type == REG_DWORD) {
            RtlCopyMemory(&Value, Buffer.Information.Data, sizeof Value);
        }
        ZwClose(Key);
    }
    return Value;
}

/* start.h's DriverEntry is given it, and drivers keep it. */
static WCHAR ServicePath[256];

static VOID TestEntry(PUNICODE_STRING RegistryPath)
{
    RtlCopyMemory(ServicePath, RegistryPath->Buffer, RegistryPath->Length);
}

static NTSTATUS TestStart(PTEST_DEVICE Device)
{
    DbgPrint("path %u, software %u, hardware %u\n",
             ByPath(RTL_REGISTRY_ABSOLUTE, Device->Info.DeviceRegistryPath.Buffer, L"Answer"),
             ByDevice(Device, PLUGPLAY_REGKEY_DRIVER, L"Answer"),
             ByDevice(Device, PLUGPLAY_REGKEY_DEVICE, L"Hardware"));
    DbgPrint("service %u, machine %u\n", ByPath(RTL_REGISTRY_ABSOLUTE, ServicePath, L"Level"),
             ByPath(RTL_REGISTRY_ABSOLUTE, L"\\Registry\\Machine\\Software\\Vendor\\Chip", L"Machine"));
    return STATUS_SUCCESS;
}

static VOID TestStop(PTEST_DEVICE Device)
{
    UNREFERENCED_PARAMETER(Device);
}
