/*
 * port_services.c: DxgkCbQueryServices – the interfaces that the port has beside its callbacks: operations that are
 * given so much time, and reports for whoever debugs the driver.
 *
 * The kernel's other services (AGP, SPB, firmware tables, basic and indirect displays) belong to hardware and
 * software that are not here.
 */
#include "dxgkrnl/adapter.h"
#include "dxgkrnl/port.h"
#include "nt/log.h"
#include "nt/os.h"

#define UNITS_A_SECOND 10000000ll /* of 100 ns */

/* An interface is a table of functions that stay: there is nothing to count. */
static VOID NTAPI no_reference(PVOID Context)
{
    (void)Context;
}

/* ---- timed operations ---- */

static LONGLONG magnitude(const LARGE_INTEGER *time)
{
    return time->QuadPart < 0 ? -(time->QuadPart + 1) + 1 : time->QuadPart;
}

static bool is_operation(const DXGK_TIMED_OPERATION *Op)
{
    return Op != NULL && Op->Size == sizeof *Op;
}

/* How much time is left, in 100 ns; 0 says so in the operation. */
static LONGLONG time_left(DXGK_TIMED_OPERATION *Op)
{
    LONGLONG spent = (LONGLONG)KeQueryInterruptTime() - Op->StartTick.QuadPart;
    LONGLONG left = spent < Op->Timeout.QuadPart ? Op->Timeout.QuadPart - spent : 0;
    if (left == 0) {
        Op->TimeoutTriggered = TRUE;
        if (Op->OsHandled) {
            nt_log(NT_LOG_KERNEL, "a timed operation that the driver leaves to the system to handle has no time left");
        }
    }
    return left;
}

static NTSTATUS NTAPI timed_operation_start(DXGK_TIMED_OPERATION *Op, const LARGE_INTEGER *Timeout, BOOLEAN OsHandled)
{
    dxg_port_check_irql("TimedOperationStart", PASSIVE_LEVEL);
    if (!is_operation(Op) || Timeout == NULL ||
        magnitude(Timeout) > DXGK_TIMED_OPERATION_TIMEOUT_MAX_SECONDS * UNITS_A_SECOND) {
        return STATUS_INVALID_PARAMETER;
    }
    Op->OwnerTag = (ULONG_PTR)__builtin_return_address(0);
    Op->OsHandled = OsHandled;
    Op->TimeoutTriggered = FALSE;
    Op->Timeout.QuadPart = magnitude(Timeout);
    Op->StartTick.QuadPart = (LONGLONG)KeQueryInterruptTime();
    return STATUS_SUCCESS;
}

/* The wait that fits into what is left of the operation; STATUS_TIMEOUT once that is over. */
static bool bound(DXGK_TIMED_OPERATION *Op, const LARGE_INTEGER *wanted, LARGE_INTEGER *wait)
{
    LONGLONG left = time_left(Op);
    LONGLONG want = wanted != NULL ? magnitude(wanted) : left;
    wait->QuadPart = -(want < left ? want : left);
    return left > 0;
}

static NTSTATUS NTAPI timed_operation_delay(DXGK_TIMED_OPERATION *Op, KPROCESSOR_MODE WaitMode, BOOLEAN Alertable,
                                            const LARGE_INTEGER *Interval)
{
    LARGE_INTEGER wait;
    dxg_port_check_irql("TimedOperationDelay", PASSIVE_LEVEL);
    if (!is_operation(Op) || Interval == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    if (!bound(Op, Interval, &wait)) {
        return STATUS_TIMEOUT;
    }
    NTSTATUS status = KeDelayExecutionThread(WaitMode, Alertable, &wait);
    return status == STATUS_SUCCESS && time_left(Op) == 0 ? STATUS_TIMEOUT : status;
}

static NTSTATUS NTAPI timed_operation_wait(DXGK_TIMED_OPERATION *Op, PVOID Object, KWAIT_REASON WaitReason,
                                           KPROCESSOR_MODE WaitMode, BOOLEAN Alertable, const LARGE_INTEGER *Timeout)
{
    LARGE_INTEGER wait;
    dxg_port_check_irql("TimedOperationWaitForSingleObject", PASSIVE_LEVEL);
    if (!is_operation(Op) || Object == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    bound(Op, Timeout, &wait); /* without time left it is a look: what is signaled is taken */
    NTSTATUS status = KeWaitForSingleObject(Object, WaitReason, WaitMode, Alertable, &wait);
    if (status == STATUS_TIMEOUT) {
        time_left(Op);
    }
    return status;
}

static NTSTATUS give_timed_operations(struct dxg_adapter *adapter, PINTERFACE Interface)
{
    DXGK_TIMED_OPERATION_INTERFACE *to = (DXGK_TIMED_OPERATION_INTERFACE *)Interface;
    if (Interface->Size < sizeof *to || Interface->Version != DXGK_TIMED_OPERATION_INTERFACE_VERSION_1) {
        return STATUS_NOT_SUPPORTED;
    }
    *to = (DXGK_TIMED_OPERATION_INTERFACE){
        .Size = sizeof *to,
        .Version = DXGK_TIMED_OPERATION_INTERFACE_VERSION_1,
        .Context = adapter,
        .InterfaceReference = no_reference,
        .InterfaceDereference = no_reference,
        .TimedOperationStart = timed_operation_start,
        .TimedOperationDelay = timed_operation_delay,
        .TimedOperationWaitForSingleObject = timed_operation_wait,
    };
    return STATUS_SUCCESS;
}

/* ---- debug reports: what the driver says goes to the log ---- */

struct report {
    bool is_open;
    ULONG code;
    uint64_t bytes;
};

static struct {
    struct os_lock lock;
    struct report reports[8]; /* as many at once as anybody needs */
} open_reports;

static struct report *find_report(const void *handle)
{
    for (size_t i = 0; i < sizeof open_reports.reports / sizeof open_reports.reports[0]; i++) {
        struct report *report = &open_reports.reports[i];
        if (report == handle && report->is_open) {
            return report;
        }
    }
    return NULL;
}

static DXGK_DEBUG_REPORT_HANDLE NTAPI dbg_report_create(HANDLE DeviceHandle, ULONG ulCode, ULONG_PTR ulpArg1,
                                                        ULONG_PTR ulpArg2, ULONG_PTR ulpArg3, ULONG_PTR ulpArg4)
{
    if (dxg_port_adapter(DeviceHandle, "DbgReportCreate", APC_LEVEL) == NULL) {
        return NULL;
    }
    struct report *made = NULL;
    os_lock(&open_reports.lock);
    for (size_t i = 0; made == NULL && i < sizeof open_reports.reports / sizeof open_reports.reports[0]; i++) {
        if (!open_reports.reports[i].is_open) {
            made = &open_reports.reports[i];
            *made = (struct report){.is_open = true, .code = ulCode};
        }
    }
    os_unlock(&open_reports.lock);
    nt_log(NT_LOG_KERNEL, "the driver reports 0x%X (0x%llX, 0x%llX, 0x%llX, 0x%llX)%s", (unsigned)ulCode,
           (unsigned long long)ulpArg1, (unsigned long long)ulpArg2, (unsigned long long)ulpArg3,
           (unsigned long long)ulpArg4, made == NULL ? "; too many reports are open" : "");
    return (DXGK_DEBUG_REPORT_HANDLE)made;
}

/* Documented: a report has so much room, and takes nothing that exceeds it. */
static BOOLEAN NTAPI dbg_report_secondary_data(DXGK_DEBUG_REPORT_HANDLE hReport, PVOID pvData, ULONG ulDataSize)
{
    dxg_port_check_irql("DbgReportSecondaryData", APC_LEVEL);
    os_lock(&open_reports.lock);
    struct report *report = find_report(hReport);
    bool fits = report != NULL && pvData != NULL && report->bytes + ulDataSize <= DXGK_DEBUG_REPORT_MAX_SIZE;
    if (fits) {
        report->bytes += ulDataSize;
    }
    os_unlock(&open_reports.lock);
    return fits;
}

static VOID NTAPI dbg_report_complete(DXGK_DEBUG_REPORT_HANDLE hReport)
{
    dxg_port_check_irql("DbgReportComplete", APC_LEVEL);
    os_lock(&open_reports.lock);
    struct report *report = find_report(hReport);
    struct report was = {0};
    if (report != NULL) {
        was = *report;
        report->is_open = false;
    }
    os_unlock(&open_reports.lock);
    if (was.is_open) {
        nt_log(NT_LOG_KERNEL, "the driver's report 0x%X is complete, with %llu bytes of data", (unsigned)was.code,
               (unsigned long long)was.bytes);
    }
}

static NTSTATUS give_debug_reports(struct dxg_adapter *adapter, PINTERFACE Interface)
{
    DXGK_DEBUG_REPORT_INTERFACE *to = (DXGK_DEBUG_REPORT_INTERFACE *)Interface;
    if (Interface->Size < sizeof *to || Interface->Version != DXGK_DEBUG_REPORT_INTERFACE_VERSION_1) {
        return STATUS_NOT_SUPPORTED;
    }
    *to = (DXGK_DEBUG_REPORT_INTERFACE){
        .Size = sizeof *to,
        .Version = DXGK_DEBUG_REPORT_INTERFACE_VERSION_1,
        .Context = adapter,
        .InterfaceReference = no_reference,
        .InterfaceDereference = no_reference,
        .DbgReportCreate = dbg_report_create,
        .DbgReportSecondaryData = dbg_report_secondary_data,
        .DbgReportComplete = dbg_report_complete,
    };
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI query_services(HANDLE DeviceHandle, DXGK_SERVICES ServicesType, PINTERFACE Interface)
{
    struct dxg_adapter *adapter = dxg_port_adapter(DeviceHandle, "DxgkCbQueryServices", PASSIVE_LEVEL);
    if (adapter == NULL || Interface == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    switch ((int)ServicesType) {
    case DxgkServicesTimedOperation:
        return give_timed_operations(adapter, Interface);
    case DxgkServicesDebugReport:
        return give_debug_reports(adapter, Interface);
    case DxgkServicesAgp:
    case DxgkServicesSPB:
    case DxgkServicesBDD:
    case DxgkServicesFirmwareTable:
    case DxgkServicesIDD:
        return dxg_port_not_supported("DxgkCbQueryServices for this service");
    default:
        return STATUS_INVALID_PARAMETER;
    }
}

void dxg_port_service_callbacks(DXGKRNL_INTERFACE *interface)
{
    interface->DxgkCbQueryServices = query_services;
}
