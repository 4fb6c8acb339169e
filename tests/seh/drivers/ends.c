/*
 * ends.c: exceptions and faults that no guarded block takes, though there is one around them.
 */
#include <ntddk.h>

static int never;

/* Guarded, by a block that takes everything. */
#define GUARDED(statement)                                                                                             \
    __try {                                                                                                            \
        statement;                                                                                                     \
    } __except (EXCEPTION_EXECUTE_HANDLER) {                                                                           \
        never++;                                                                                                       \
    }

void kernel_address(volatile int *address);
void kernel_address(volatile int *address)
{
    GUARDED(*address = 1)
}

void above_apc_level(volatile int *address);
void above_apc_level(volatile int *address)
{
    KIRQL irql;
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    GUARDED(*address = 1)
}

void fast_fail(volatile int *address);
void fast_fail(volatile int *address)
{
    GUARDED(*address = 1; __fastfail(3))
}

void not_wanted(volatile int *address);
void not_wanted(volatile int *address)
{
    __try {
        *address = 1;
        ExRaiseStatus(STATUS_DEVICE_BUSY);
    } __except (GetExceptionCode() == (ULONG)STATUS_ACCESS_VIOLATION) {
        never++;
    }
}

void fault_not_wanted(volatile int *address);
void fault_not_wanted(volatile int *address)
{
    __try {
        *address = 1;
    } __except (EXCEPTION_CONTINUE_SEARCH) {
        never++;
    }
}

void own_image(volatile int *address);
void own_image(volatile int *address)
{
    UNREFERENCED_PARAMETER(address);
    GUARDED(*(volatile char *)(ULONG_PTR)own_image = 1)
}

/* What was left is not protected any more. */
void behind_the_block(volatile int *address);
void behind_the_block(volatile int *address)
{
    GUARDED(never++)
    *address = 1;
}

void behind_a_jump(volatile int *address);
void behind_a_jump(volatile int *address)
{
    for (;;) {
        __try {
            if (never == 0) {
                break;
            }
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            return;
        }
    }
    *address = 1;
}

static void thread_of_its_own(PVOID context)
{
    UNREFERENCED_PARAMETER(context);
    ExRaiseStatus(STATUS_DEVICE_BUSY);
}

void in_a_system_thread(volatile int *address);
void in_a_system_thread(volatile int *address)
{
    HANDLE thread;
    UNREFERENCED_PARAMETER(address);
    if (NT_SUCCESS(PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, thread_of_its_own, NULL))) {
        LARGE_INTEGER second = {{0}};
        second.QuadPart = -100000000;
        KeDelayExecutionThread(KernelMode, FALSE, &second);
    }
}

DRIVER_INITIALIZE DriverEntry;
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
