/* entry.c: says what it was compiled with, and does not start. */
#include "shown.h"
#include "HELPERS.h"

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    DbgPrint("%s %s directory %d project %d props %d chosen %d options %d\n", NAME, OLD_NAME, FROM_DIRECTORY,
             FROM_PROJECT, FROM_PROPS, CHOSEN, FROM_OPTIONS);
    DbgPrint("parts %d %d forced %d class %d library %d\n", part_a(), part_b(), forced(), from_class(), helper_value());
#ifdef IS_DEBUG
    DbgPrint("debug %d DBG %d version 0x%x\n", debug_only(), DBG, NTDDI_VERSION);
#else
    DbgPrint("release version 0x%x\n", _WIN32_WINNT);
#endif
#ifdef EXTRA
    DbgPrint("extra %d\n", EXTRA);
#endif
    return STATUS_NOT_IMPLEMENTED;
}
