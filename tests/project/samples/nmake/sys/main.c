/* main.c: says what it was compiled with, and does not start. */
#include "OLD.H"
#define WPP_CONTROL_GUIDS WPP_DEFINE_CONTROL_GUID(Old, (1, 2, 3, 4, 5), WPP_DEFINE_BIT(OLD_ALL))
#define WPP_LEVEL_FLAGS_ENABLED(level, flags) WPP_LEVEL_ENABLED(flags)
#define WPP_LEVEL_FLAGS_LOGGER(level, flags)  WPP_LEVEL_LOGGER(flags)
#include "main.tmh"

DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    WPP_INIT_TRACING(DriverObject, RegistryPath);
    DbgPrint("%s shared %d word %d 64 %d version 0x%x\n", NAME, SHARED, WORD_SEPARATE, IS_64, _WIN32_WINNT);
    DbgPrint("more %d wide %d library %d\n", more(), wide(), old_helper());
    TraceOld(3, OLD_ALL, "by -func");
    TraceScanned("by -scan");
    WPP_CLEANUP(DriverObject);
    return STATUS_NOT_IMPLEMENTED;
}
