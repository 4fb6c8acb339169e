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
    /* what DriverEntry gives */
    DRIVER_INITIALIZATION_DATA table;
    KMDDOD_INITIALIZATION_DATA display_only_table;
    DXGK_DRIVERCAPS caps;

    /* what the DDIs do */
    const char *fail;       /* the call that fails */
    void (*at_start)(void); /* runs within StartDevice */
    void (*at_dpc)(void);
    /* runs first within QueryAdapterInfo; STATUS_PENDING: the fake answers itself */
    NTSTATUS (*at_query)(const DXGKARG_QUERYADAPTERINFO *args);

    /* what was seen */
    const char *calls[FAKE_CALLS];
    DXGKRNL_INTERFACE interface; /* its bytes up to Size */
    DXGKARG_CREATEPROCESS process;
    PDEVICE_OBJECT pdo;
    DXGK_START_INFO start_info;
    unsigned count;
    UINT caps_bytes;
    ULONG interrupt_message;
    ULONG power_uid;
    DEVICE_POWER_STATE power_state;
    _Atomic uint32_t processes;
    _Atomic uint32_t interrupts;
    _Atomic uint32_t dpcs;

    /* the numbers that the above take */
    NTSTATUS fail_with;
    ULONG sources;
    ULONG children;
    int initialize_calls;       /* 1, unless a test wants another number */
    NTSTATUS entry_status;      /* other than STATUS_SUCCESS: what DriverEntry returns after all */
    NTSTATUS initialize_status; /* what the last DxgkInitialize returned */
    uint32_t table_bytes;       /* the table is given in a block of that size; 0: the size of its version */

    bool display_only;
    bool uninitialize; /* DriverEntry calls DxgkUnInitialize last */
    bool swallow;      /* it returns STATUS_SUCCESS whatever DxgkInitialize said */
    bool no_table;
    bool no_path;
    bool foreign_object;
    bool null_context;
    bool claims_interrupt;
    KIRQL interrupt_irql;
    KIRQL dpc_irql;
};
extern struct fake fake;

/* What the fake gives as its MiniportDeviceContext and as its process object. */
extern char fake_context;
extern char fake_kmd_process;
#define FAKE_CONTEXT     ((PVOID) & fake_context)
#define FAKE_KMD_PROCESS ((HANDLE) & fake_kmd_process)

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
