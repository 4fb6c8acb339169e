/*
 * polls.c: a miniport whose start waits for a bit of a status register, and acknowledges it.
 */
#include "start.h"

#define STATUS_REGISTER 0x10
#define READY           0x20

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

/* The trace names functions that are there: an inlined one is its caller. */
__declspec(noinline) static NTSTATUS TestStart(PTEST_DEVICE Device)
{
    PUCHAR Registers = Device->Bars[0];
    WRITE_REGISTER_ULONG((PULONG)Registers, 1);
    while ((READ_REGISTER_ULONG((PULONG)(Registers + STATUS_REGISTER)) & READY) == 0) {
        KeStallExecutionProcessor(1);
    }
    WRITE_REGISTER_ULONG((PULONG)(Registers + STATUS_REGISTER), READY);
    for (ULONG i = 0; i < 5; i++) {
        READ_REGISTER_USHORT((PUSHORT)(Registers + 8));
    }
    return STATUS_SUCCESS;
}

static VOID TestStop(PTEST_DEVICE Device)
{
    WRITE_REGISTER_ULONG((PULONG)Device->Bars[0], 0);
}
