/*
 * fake.h: a miniport made of functions of the test, which records how it is called and fails where it is told to.
 */
#ifndef ESCAPEMENT_TESTS_DXGKRNL_FAKE_H
#define ESCAPEMENT_TESTS_DXGKRNL_FAKE_H

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/driver.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <setjmp.h>

#include <cmocka.h>

#define FAKE_CALLS 128

struct fake {
    /* what DriverEntry does */
    DRIVER_INITIALIZATION_DATA table;
    KMDDOD_INITIALIZATION_DATA display_only_table;
    bool display_only;
    int initialize_calls; /* 1, unless a test wants another number */
    bool uninitialize;    /* after it */
    bool swallow;         /* return STATUS_SUCCESS whatever DxgkInitialize said */
    bool no_table, no_path, foreign_object;
    NTSTATUS entry_status;      /* other than STATUS_SUCCESS: returned after all */
    NTSTATUS initialize_status; /* what the last DxgkInitialize returned */
    uint32_t table_bytes;       /* the table is given in a block of that size; 0: the size of its version */

    /* what the DDIs do */
    const char *fail; /* the call that fails */
    NTSTATUS fail_with;
    bool null_context;
    ULONG sources, children;
    DXGK_DRIVERCAPS caps;
    void (*at_start)(void); /* runs within StartDevice */
    void (*at_dpc)(void);
    bool claims_interrupt;

    /* what was seen */
    const char *calls[FAKE_CALLS];
    unsigned count;
    DXGKRNL_INTERFACE interface; /* its bytes up to Size */
    DXGK_START_INFO start_info;
    PDEVICE_OBJECT pdo;
    UINT caps_bytes;
    KIRQL interrupt_irql, dpc_irql;
    ULONG interrupt_message;
    DEVICE_POWER_STATE power_state;
    ULONG power_uid;
    DXGKARG_CREATEPROCESS process;
    _Atomic uint32_t processes;
    _Atomic uint32_t interrupts, dpcs;
};
extern struct fake fake;

#define FAKE_CONTEXT     ((PVOID)(uintptr_t)0xC0DE)
#define FAKE_KMD_PROCESS ((HANDLE)(uintptr_t)0x9000)

/** A driver of WDDM 3.1 that renders, with every call succeeding. */
void fake_reset(void);
/** The version of both tables. */
void fake_set_version(uint32_t version);
/** The machine and the graphics kernel; as cmocka's setup and teardown, which also call fake_reset and look for what
 * was left behind. */
int fake_machine_up(void **state);
int fake_machine_down(void **state);

NTSTATUS fake_load(struct dxg_driver **driver, struct dxg_error *error);
/** Load, add and start on `model`; the test fails where one of them does. */
struct dxg_adapter *fake_start(const struct escapement_device_model *model);
/** Stop where it runs, remove, unload. */
void fake_end(struct dxg_adapter *adapter);
/** The recorded calls as one text, "AddDevice StartDevice ...", from call number `from` on. */
const char *fake_calls(unsigned from);
/** Wait until a counter is at least so high; fails the test after a minute. */
void fake_wait(_Atomic uint32_t *counter, uint32_t at_least);

#endif
