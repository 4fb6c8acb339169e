/*
 * irp_test.c: requests built each way, down a stack of two drivers and up again, cancelled, and misused.
 */
#include "kernel.h"

#include <nt/irp.h>

static PDRIVER_OBJECT driver;
static PDEVICE_OBJECT lower, upper;
static NTSTATUS answer;
static unsigned dispatched;
static PIRP kept;
static UCHAR seen_in[16];

/* What the lower device does with a device control: it reads the input, and fills the output with its bytes plus one.
 */
static NTSTATUS NTAPI lower_control(PDEVICE_OBJECT device, PIRP irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
    ULONG in = stack->Parameters.DeviceIoControl.InputBufferLength;
    ULONG out = stack->Parameters.DeviceIoControl.OutputBufferLength;
    UCHAR *from = irp->AssociatedIrp.SystemBuffer;
    UCHAR *to = from;
    if ((stack->Parameters.DeviceIoControl.IoControlCode & 3) == METHOD_NEITHER) {
        from = stack->Parameters.DeviceIoControl.Type3InputBuffer;
        to = irp->UserBuffer;
    } else if (irp->MdlAddress) {
        to = MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
    }
    assert_ptr_equal(device, lower);
    assert_ptr_equal(stack->DeviceObject, lower);
    dispatched++;
    memcpy(seen_in, from, in < sizeof seen_in ? in : sizeof seen_in);
    for (ULONG i = 0; i < out; i++) {
        to[i] = (UCHAR)(seen_in[i % sizeof seen_in] + 1);
    }
    irp->IoStatus.Status = answer;
    irp->IoStatus.Information = out;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return answer;
}

/* A read is kept until the test completes it. */
static NTSTATUS NTAPI lower_read(PDEVICE_OBJECT device, PIRP irp)
{
    (void)device;
    dispatched++;
    IoMarkIrpPending(irp);
    kept = irp;
    return STATUS_PENDING;
}

static NTSTATUS NTAPI pass_down(PDEVICE_OBJECT device, PIRP irp)
{
    assert_ptr_equal(device, upper);
    IoSkipCurrentIrpStackLocation(irp);
    return IoCallDriver(lower, irp);
}

static NTSTATUS NTAPI dispatch_control(PDEVICE_OBJECT device, PIRP irp)
{
    return device == upper ? pass_down(device, irp) : lower_control(device, irp);
}

static void set_up(void)
{
    driver = nt_driver_object_create("irptest", NULL, 0);
    assert_non_null(driver);
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = dispatch_control;
    driver->MajorFunction[IRP_MJ_READ] = lower_read;
    assert_int_equal(IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &lower), STATUS_SUCCESS);
    assert_int_equal(IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &upper), STATUS_SUCCESS);
    assert_ptr_equal(IoAttachDeviceToDeviceStack(upper, lower), lower);
    answer = STATUS_SUCCESS;
    dispatched = 0;
    kept = NULL;
}

static void take_down(void)
{
    IoDetachDevice(lower);
    IoDeleteDevice(upper);
    IoDeleteDevice(lower);
    assert_null(driver->DeviceObject);
    nt_driver_object_destroy(driver);
    assert_machine_clean();
}

struct method_row {
    const char *name;
    ULONG code;
};

static const struct method_row methods[] = {
    {"METHOD_BUFFERED", CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)},
    {"METHOD_OUT_DIRECT", CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_OUT_DIRECT, FILE_ANY_ACCESS)},
    {"METHOD_IN_DIRECT", CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_IN_DIRECT, FILE_ANY_ACCESS)},
    {"METHOD_NEITHER", CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_NEITHER, FILE_ANY_ACCESS)},
};

static void device_control(void **state)
{
    const struct method_row *row = *state;
    UCHAR in[4] = {1, 2, 3, 4};
    UCHAR out[8] = {0};
    KEVENT event;
    IO_STATUS_BLOCK status = {0};
    assert_int_equal(nt_machine_init(), 0);
    set_up();
    memset(seen_in, 9, sizeof seen_in);
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    PIRP irp = IoBuildDeviceIoControlRequest(row->code, upper, in, sizeof in, out, sizeof out, FALSE, &event, &status);
    assert_non_null(irp);
    assert_int_equal(irp->StackCount, 2);
    assert_int_equal(IoCallDriver(upper, irp), STATUS_SUCCESS);
    assert_int_equal(dispatched, 1);
    assert_memory_equal(seen_in, in, sizeof in);
    assert_int_not_equal(KeReadStateEvent(&event), 0);
    assert_int_equal(status.Status, STATUS_SUCCESS);
    assert_int_equal(status.Information, sizeof out);
    assert_int_equal(out[0], 2);
    assert_int_equal(out[3], 5);
    assert_int_equal(out[7], 10);
    take_down();
    nt_machine_fini();
}

static void failed_control_copies_nothing_back(void **state)
{
    (void)state;
    UCHAR bytes[4] = {1, 2, 3, 4};
    KEVENT event;
    IO_STATUS_BLOCK status;
    set_up();
    answer = STATUS_UNSUCCESSFUL;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    PIRP irp = IoBuildDeviceIoControlRequest(methods[0].code, lower, bytes, 4, bytes, 4, FALSE, &event, &status);
    assert_int_equal(IoCallDriver(lower, irp), STATUS_UNSUCCESSFUL);
    assert_int_equal(status.Status, STATUS_UNSUCCESSFUL);
    assert_int_equal(bytes[0], 1);
    take_down();
}

static void nobody_handles_it(void **state)
{
    (void)state;
    KEVENT event;
    IO_STATUS_BLOCK status;
    set_up();
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    PIRP irp = IoBuildSynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, lower, NULL, 0, NULL, &event, &status);
    assert_int_equal(IoCallDriver(lower, irp), STATUS_INVALID_DEVICE_REQUEST);
    assert_int_equal(status.Status, STATUS_INVALID_DEVICE_REQUEST);
    assert_int_not_equal(KeReadStateEvent(&event), 0);
    take_down();
}

static void pending_read_completes_later(void **state)
{
    (void)state;
    UCHAR bytes[8] = {0};
    LARGE_INTEGER offset = {.QuadPart = 512};
    KEVENT event;
    IO_STATUS_BLOCK status;
    set_up();
    lower->Flags |= DO_BUFFERED_IO;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    PIRP irp = IoBuildSynchronousFsdRequest(IRP_MJ_READ, lower, bytes, sizeof bytes, &offset, &event, &status);
    assert_int_equal(IoCallDriver(lower, irp), STATUS_PENDING);
    assert_int_equal(poll_object(&event), STATUS_TIMEOUT);
    PIRP pending = __atomic_load_n(&kept, __ATOMIC_ACQUIRE); /* lower_read kept it */
    assert_ptr_equal(pending, irp);
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(pending);
    assert_int_equal(stack->Parameters.Read.Length, sizeof bytes);
    assert_int_equal(stack->Parameters.Read.ByteOffset.QuadPart, 512);
    memset(pending->AssociatedIrp.SystemBuffer, 0x77, sizeof bytes);
    pending->IoStatus.Status = STATUS_SUCCESS;
    pending->IoStatus.Information = 5;
    IoCompleteRequest(pending, IO_NO_INCREMENT);
    assert_int_equal(poll_object(&event), STATUS_SUCCESS);
    assert_int_equal(bytes[4], 0x77);
    assert_int_equal(bytes[5], 0); /* as much as it says */
    take_down();
}

/* ---- completion routines ---- */

static unsigned completions;
static NTSTATUS completion_answer;

static NTSTATUS NTAPI on_completion(PDEVICE_OBJECT device, PIRP irp, PVOID context)
{
    (void)device;
    assert_ptr_equal(context, &completions);
    assert_int_equal(irp->IoStatus.Status, answer);
    completions++;
    return completion_answer;
}

static PIRP own_control(UCHAR *bytes)
{
    PIRP irp = IoAllocateIrp(2, FALSE);
    assert_non_null(irp);
    PIO_STACK_LOCATION stack = IoGetNextIrpStackLocation(irp);
    stack->MajorFunction = IRP_MJ_DEVICE_CONTROL;
    stack->Parameters.DeviceIoControl.IoControlCode = methods[0].code;
    stack->Parameters.DeviceIoControl.InputBufferLength = 4;
    irp->AssociatedIrp.SystemBuffer = bytes;
    return irp;
}

static void own_irp_with_a_completion_routine(void **state)
{
    (void)state;
    UCHAR bytes[4] = {0};
    set_up();
    completions = 0;
    completion_answer = STATUS_MORE_PROCESSING_REQUIRED;
    PIRP irp = own_control(bytes);
    IoSetCompletionRoutine(irp, on_completion, &completions, TRUE, FALSE, FALSE);
    assert_int_equal(IoCallDriver(lower, irp), STATUS_SUCCESS);
    assert_int_equal(completions, 1);
    IoReuseIrp(irp, STATUS_SUCCESS);
    *IoGetNextIrpStackLocation(irp) = (IO_STACK_LOCATION){.MajorFunction = IRP_MJ_DEVICE_CONTROL};
    irp->AssociatedIrp.SystemBuffer = bytes;
    answer = STATUS_UNSUCCESSFUL; /* not wanted on an error */
    IoSetCompletionRoutine(irp, on_completion, &completions, TRUE, FALSE, FALSE);
    assert_int_equal(IoCallDriver(lower, irp), STATUS_UNSUCCESSFUL);
    assert_int_equal(completions, 1);
    IoFreeIrp(irp);
    take_down();
}

static void complete_soon(void *argument)
{
    (void)argument;
    while (!__atomic_load_n(&kept, __ATOMIC_ACQUIRE)) {
        sleep_ms(1);
    }
    kept->IoStatus.Status = STATUS_TIMEOUT;
    IoCompleteRequest(kept, IO_NO_INCREMENT);
}

static NTSTATUS NTAPI keep_it(PDEVICE_OBJECT device, PIRP irp)
{
    (void)device;
    IoMarkIrpPending(irp);
    __atomic_store_n(&kept, irp, __ATOMIC_RELEASE);
    return STATUS_PENDING;
}

static void sends_and_waits(void **state)
{
    (void)state;
    struct helper helper;
    set_up();
    driver->MajorFunction[IRP_MJ_READ] = keep_it;
    PIRP irp = IoAllocateIrp(2, FALSE);
    IoGetNextIrpStackLocation(irp)->MajorFunction = IRP_MJ_READ;
    helper_start(&helper, complete_soon, NULL);
    assert_int_equal(IoSynchronousCallDriver(lower, irp), STATUS_TIMEOUT);
    helper_join(&helper);
    IoFreeIrp(irp);
    take_down();
}

/* ---- cancelling ---- */

static VOID NTAPI on_cancel(PDEVICE_OBJECT device, PIRP irp)
{
    assert_ptr_equal(device, lower);
    assert_int_equal(KeGetCurrentIrql(), DISPATCH_LEVEL);
    IoReleaseCancelSpinLock(irp->CancelIrql);
    irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}

static void cancelled(void **state)
{
    (void)state;
    KEVENT event;
    IO_STATUS_BLOCK status;
    set_up();
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    PIRP irp = IoBuildSynchronousFsdRequest(IRP_MJ_READ, lower, NULL, 0, NULL, &event, &status);
    IoCallDriver(lower, irp);
    assert_false(IoCancelIrp(irp)); /* it has no routine yet */
    assert_true(irp->Cancel);
    assert_null(IoSetCancelRoutine(irp, on_cancel));
    assert_true(IoCancelIrp(irp));
    assert_int_equal(status.Status, STATUS_CANCELLED);
    assert_int_equal(KeGetCurrentIrql(), PASSIVE_LEVEL);
    take_down();
}

static void no_memory(void **state)
{
    (void)state;
    UCHAR bytes[4];
    KEVENT event;
    IO_STATUS_BLOCK status;
    set_up();
    for (size_t method = 0; method < 4; method++) {
        PIRP irp = NULL;
        for (uint64_t nth = 1; !irp; nth++) {
            os_fail_nth(nth, false);
            irp =
                IoBuildDeviceIoControlRequest(methods[method].code, lower, bytes, 4, bytes, 4, FALSE, &event, &status);
            os_fail_nth(0, false);
        }
        IoFreeIrp(irp);
    }
    assert_null(IoAllocateIrp(0, FALSE));
    assert_null(IoBuildSynchronousFsdRequest(IRP_MJ_MAXIMUM_FUNCTION + 1, lower, NULL, 0, NULL, &event, &status));
    take_down();
}

/* ---- misuse ---- */

static void completed_twice(void)
{
    set_up();
    PIRP irp = IoAllocateIrp(1, FALSE);
    IoGetNextIrpStackLocation(irp)->MajorFunction = IRP_MJ_FLUSH_BUFFERS;
    IoCallDriver(lower, irp);
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}

static NTSTATUS NTAPI too_deep(PDEVICE_OBJECT device, PIRP irp)
{
    return IoCallDriver(device, irp);
}

static void below_the_lowest(void)
{
    set_up();
    driver->MajorFunction[IRP_MJ_READ] = too_deep;
    PIRP irp = IoAllocateIrp(1, FALSE);
    IoGetNextIrpStackLocation(irp)->MajorFunction = IRP_MJ_READ;
    IoCallDriver(lower, irp);
}

static void completed_with_a_cancel_routine(void)
{
    set_up();
    PIRP irp = IoAllocateIrp(1, FALSE);
    IoSetNextIrpStackLocation(irp);
    IoSetCancelRoutine(irp, on_cancel);
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}

static void built_at_dispatch(void)
{
    KIRQL before;
    IO_STATUS_BLOCK status;
    set_up();
    KeRaiseIrql(DISPATCH_LEVEL, &before);
    IoBuildSynchronousFsdRequest(IRP_MJ_READ, lower, NULL, 0, NULL, NULL, &status);
}

static const struct misuse misuses[] = {
    {"IoCompleteRequest a second time", MULTIPLE_IRP_COMPLETE_REQUESTS, completed_twice},
    {"IoCallDriver below the lowest location", NO_MORE_IRP_STACK_LOCATIONS, below_the_lowest},
    {"IoCompleteRequest with a cancel routine", DRIVER_VERIFIER_DETECTED_VIOLATION, completed_with_a_cancel_routine},
    {"IoBuildSynchronousFsdRequest at DISPATCH_LEVEL", IRQL_NOT_LESS_OR_EQUAL, built_at_dispatch},
};

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(misuses[0], ends_in_bugcheck),
        ROW_TEST(misuses[1], ends_in_bugcheck),
        ROW_TEST(misuses[2], ends_in_bugcheck),
        ROW_TEST(misuses[3], ends_in_bugcheck),
        ROW_TEST(methods[0], device_control),
        ROW_TEST(methods[1], device_control),
        ROW_TEST(methods[2], device_control),
        ROW_TEST(methods[3], device_control),
        WITH_MACHINE(failed_control_copies_nothing_back),
        WITH_MACHINE(nobody_handles_it),
        WITH_MACHINE(pending_read_completes_later),
        WITH_MACHINE(own_irp_with_a_completion_routine),
        WITH_MACHINE(sends_and_waits),
        WITH_MACHINE(cancelled),
        WITH_MACHINE(no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
