/* fake.c: the fake miniport's DDIs. */
#include "fake.h"

#include "nt/machine.h"
#include "nt/os.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct fake fake;
char fake_context;
char fake_kmd_process;

/* Threads of several processes are in a driver at once; what is recorded of their calls is guarded by this. */
static struct os_lock recording;

/* Record a call; its status is success unless the test wants it to fail. */
static NTSTATUS called(const char *name)
{
    os_lock(&recording);
    if (fake.count < FAKE_CALLS) {
        fake.calls[fake.count++] = name;
    }
    os_unlock(&recording);
    return fake.fail != NULL && strcmp(fake.fail, name) == 0 ? fake.fail_with : STATUS_SUCCESS;
}

static NTSTATUS NTAPI add_device(IN_CONST_PDEVICE_OBJECT PhysicalDeviceObject, OUT_PPVOID MiniportDeviceContext)
{
    fake.pdo = PhysicalDeviceObject;
    NTSTATUS status = called("AddDevice");
    if (NT_SUCCESS(status)) {
        *MiniportDeviceContext = fake.null_context ? NULL : FAKE_CONTEXT;
    }
    return status;
}

static NTSTATUS NTAPI start_device(IN_CONST_PVOID MiniportDeviceContext, IN_PDXGK_START_INFO DxgkStartInfo,
                                   IN_PDXGKRNL_INTERFACE DxgkInterface, OUT_PULONG NumberOfVideoPresentSources,
                                   OUT_PULONG NumberOfChildren)
{
    assert_true(MiniportDeviceContext == FAKE_CONTEXT);
    memset(&fake.interface, 0, sizeof fake.interface);
    memcpy(&fake.interface, DxgkInterface, DxgkInterface->Size);
    fake.start_info = *DxgkStartInfo;
    *NumberOfVideoPresentSources = fake.sources;
    *NumberOfChildren = fake.children;
    NTSTATUS status = called("StartDevice");
    if (fake.at_start != NULL) {
        fake.at_start();
    }
    return status;
}

static NTSTATUS NTAPI exchange_pre_start_info(IN_CONST_HANDLE hAdapter, IN_OUT_PDXGK_PRE_START_INFO pPreStartInfo)
{
    (void)hAdapter;
    (void)pPreStartInfo;
    return called("ExchangePreStartInfo");
}

static NTSTATUS NTAPI stop_device(IN_CONST_PVOID MiniportDeviceContext)
{
    assert_true(MiniportDeviceContext == FAKE_CONTEXT);
    return called("StopDevice");
}

static NTSTATUS NTAPI remove_device(IN_CONST_PVOID MiniportDeviceContext)
{
    assert_true(MiniportDeviceContext == FAKE_CONTEXT);
    return called("RemoveDevice");
}

static VOID NTAPI unload(VOID)
{
    called("Unload");
}

static BOOLEAN NTAPI interrupt_routine(IN_CONST_PVOID MiniportDeviceContext, IN_ULONG MessageNumber)
{
    (void)MiniportDeviceContext;
    fake.interrupt_irql = KeGetCurrentIrql();
    fake.interrupt_message = MessageNumber;
    if (fake.claims_interrupt) {
        fake.interface.DxgkCbQueueDpc(fake.interface.DeviceHandle);
    }
    atomic_fetch_add(&fake.interrupts, 1);
    return fake.claims_interrupt;
}

static VOID NTAPI dpc_routine(IN_CONST_PVOID MiniportDeviceContext)
{
    (void)MiniportDeviceContext;
    fake.dpc_irql = KeGetCurrentIrql();
    if (fake.at_dpc != NULL) {
        fake.at_dpc();
    }
    atomic_fetch_add(&fake.dpcs, 1);
}

static NTSTATUS NTAPI query_child_relations(IN_CONST_PVOID MiniportDeviceContext,
                                            INOUT_PDXGK_CHILD_DESCRIPTOR ChildRelations, IN_ULONG ChildRelationsSize)
{
    (void)MiniportDeviceContext;
    assert_int_equal(ChildRelationsSize, (fake.children + 1) * sizeof(DXGK_CHILD_DESCRIPTOR));
    for (ULONG i = 0; i < fake.children; i++) {
        ChildRelations[i].ChildDeviceType = TypeVideoOutput;
        ChildRelations[i].ChildCapabilities.HpdAwareness = HpdAwarenessInterruptible;
        ChildRelations[i].ChildUid = 0x100 + i;
    }
    return called("QueryChildRelations");
}

static NTSTATUS NTAPI query_child_status(IN_CONST_PVOID MiniportDeviceContext, INOUT_PDXGK_CHILD_STATUS ChildStatus,
                                         IN_BOOLEAN NonDestructiveOnly)
{
    (void)MiniportDeviceContext;
    (void)NonDestructiveOnly;
    ChildStatus->HotPlug.Connected = TRUE;
    return called("QueryChildStatus");
}

static NTSTATUS NTAPI query_device_descriptor(IN_CONST_PVOID MiniportDeviceContext, IN_ULONG ChildUid,
                                              INOUT_PDXGK_DEVICE_DESCRIPTOR DeviceDescriptor)
{
    (void)MiniportDeviceContext;
    (void)ChildUid;
    memset(DeviceDescriptor->DescriptorBuffer, 0xED, DeviceDescriptor->DescriptorLength);
    return called("QueryDeviceDescriptor");
}

static NTSTATUS NTAPI set_power_state(IN_CONST_PVOID MiniportDeviceContext, IN_ULONG DeviceUid,
                                      IN_DEVICE_POWER_STATE ToState, IN_POWER_ACTION ActionType)
{
    (void)MiniportDeviceContext;
    (void)ActionType;
    fake.power_uid = DeviceUid;
    fake.power_state = ToState;
    return called("SetPowerState");
}

static NTSTATUS query_segments4(const DXGKARG_QUERYADAPTERINFO *args)
{
    DXGK_QUERYSEGMENTOUT4 *out = args->pOutputData;
    if (out->pSegmentDescriptor == NULL) {
        out->NbSegment = 2;
        return called("QuerySegment4");
    }
    DXGK_SEGMENTDESCRIPTOR4 first = {.Size = 0x100000, .CommitLimit = 0x100000};
    DXGK_SEGMENTDESCRIPTOR4 second = {.Flags.Aperture = 1, .Size = 0x400000, .CommitLimit = 0x200000};
    memcpy(out->pSegmentDescriptor, &first, sizeof first);
    memcpy(out->pSegmentDescriptor + out->SegmentDescriptorStride, &second, sizeof second);
    return called("QuerySegment4");
}

static NTSTATUS NTAPI query_adapter_info(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_QUERYADAPTERINFO pQueryAdapterInfo)
{
    (void)hAdapter;
    NTSTATUS status = fake.at_query == NULL ? STATUS_PENDING : fake.at_query(pQueryAdapterInfo);
    if (status != STATUS_PENDING) {
        return status;
    }
    switch (pQueryAdapterInfo->Type) {
    case DXGKQAITYPE_DRIVERCAPS:
        fake.caps_bytes = pQueryAdapterInfo->OutputDataSize;
        memcpy(pQueryAdapterInfo->pOutputData, &fake.caps, pQueryAdapterInfo->OutputDataSize);
        return called("QueryDriverCaps");
    case DXGKQAITYPE_QUERYSEGMENT4:
        return query_segments4(pQueryAdapterInfo);
    case DXGKQAITYPE_QUERYSEGMENT3:
        called("QuerySegment3");
        return STATUS_NOT_SUPPORTED;
    case DXGKQAITYPE_QUERYSEGMENT:
        called("QuerySegment");
        return STATUS_NOT_SUPPORTED;
    case DXGKQAITYPE_UMDRIVERPRIVATE: {
        UCHAR *data = pQueryAdapterInfo->pOutputData;
        for (UINT i = 0; i < pQueryAdapterInfo->OutputDataSize; i++) {
            data[i] = (UCHAR)~data[i];
        }
        return called("QueryUmDriverPrivate");
    }
    default:
        return STATUS_NOT_SUPPORTED;
    }
}

static NTSTATUS NTAPI create_process(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARG_CREATEPROCESS pArgs)
{
    (void)hAdapter;
    os_lock(&recording);
    fake.process = *pArgs;
    os_unlock(&recording);
    NTSTATUS status = called("CreateProcess");
    if (NT_SUCCESS(status)) {
        fake.processes++;
        pArgs->hKmdProcess = FAKE_KMD_PROCESS;
    }
    return status;
}

static NTSTATUS NTAPI destroy_process(IN_CONST_HANDLE hAdapter, IN_CONST_HANDLE hKmdProcess)
{
    (void)hAdapter;
    assert_true(hKmdProcess == FAKE_KMD_PROCESS);
    fake.processes--;
    return called("DestroyProcess");
}

static NTSTATUS NTAPI create_device(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARG_CREATEDEVICE pCreateDevice)
{
    (void)hAdapter;
    pCreateDevice->hDevice = (HANDLE)(uintptr_t)0xD000;
    return called("CreateDevice");
}

static NTSTATUS NTAPI destroy_device(IN_CONST_HANDLE hDevice)
{
    (void)hDevice;
    return called("DestroyDevice");
}

static NTSTATUS NTAPI create_context(IN_CONST_HANDLE hDevice, INOUT_PDXGKARG_CREATECONTEXT pCreateContext)
{
    (void)hDevice;
    pCreateContext->hContext = (HANDLE)(uintptr_t)0xE000;
    return called("CreateContext");
}

static NTSTATUS NTAPI destroy_context(IN_CONST_HANDLE hContext)
{
    (void)hContext;
    return called("DestroyContext");
}

static NTSTATUS NTAPI submit_command(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SUBMITCOMMAND pSubmitCommand)
{
    (void)hAdapter;
    (void)pSubmitCommand;
    return called("SubmitCommand");
}

static NTSTATUS NTAPI preempt_command(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_PREEMPTCOMMAND pPreemptCommand)
{
    (void)hAdapter;
    (void)pPreemptCommand;
    return called("PreemptCommand");
}

static NTSTATUS NTAPI reset_from_timeout(IN_CONST_HANDLE hAdapter)
{
    (void)hAdapter;
    return called("ResetFromTimeout");
}

static NTSTATUS NTAPI restart_from_timeout(IN_CONST_HANDLE hAdapter)
{
    (void)hAdapter;
    return called("RestartFromTimeout");
}

static NTSTATUS NTAPI notify_surprise_removal(PVOID MiniportDeviceContext, DXGK_SURPRISE_REMOVAL_TYPE RemovalType)
{
    (void)MiniportDeviceContext;
    assert_int_equal(RemovalType, DxgkRemovalPnPNotify);
    return called("NotifySurpriseRemoval");
}

/* The table in a block of exactly its version's size, so that a sanitizer sees a reader that wants more. */
static void *exact_table(void)
{
    const void *table = fake.display_only ? (const void *)&fake.display_only_table : (const void *)&fake.table;
    uint32_t version = fake.display_only ? fake.display_only_table.Version : fake.table.Version;
    uint32_t bytes = fake.table_bytes != 0 ? fake.table_bytes : dxg_version_table_size(version, fake.display_only);
    if (bytes == 0) {
        bytes = sizeof(ULONG);
    }
    void *copy = malloc(bytes);
    assert_non_null(copy);
    memcpy(copy, table, bytes);
    return copy;
}

static NTSTATUS NTAPI driver_entry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    DRIVER_OBJECT another = {0};
    PDRIVER_OBJECT object = fake.foreign_object ? &another : DriverObject;
    PUNICODE_STRING path = fake.no_path ? NULL : RegistryPath;
    void *table = fake.no_table ? NULL : exact_table();
    NTSTATUS status = STATUS_SUCCESS;
    for (int i = 0; i < fake.initialize_calls; i++) {
        status = fake.display_only ? DxgkInitializeDisplayOnlyDriver(object, path, table)
                                   : DxgkInitialize(object, path, table);
    }
    free(table);
    fake.initialize_status = status;
    if (fake.uninitialize) {
        assert_int_equal(DxgkUnInitialize(DriverObject), STATUS_SUCCESS);
    }
    if (fake.entry_status != STATUS_SUCCESS) {
        return fake.entry_status;
    }
    return fake.swallow ? STATUS_SUCCESS : status;
}

void fake_set_version(uint32_t version)
{
    fake.table.Version = version;
    fake.display_only_table.Version = version;
}

void fake_reset(void)
{
    memset(&fake, 0, sizeof fake);
    fake.initialize_calls = 1;
    fake.fail_with = STATUS_UNSUCCESSFUL;
    fake.table = (DRIVER_INITIALIZATION_DATA){
        .DxgkDdiAddDevice = add_device,
        .DxgkDdiStartDevice = start_device,
        .DxgkDdiStopDevice = stop_device,
        .DxgkDdiRemoveDevice = remove_device,
        .DxgkDdiInterruptRoutine = interrupt_routine,
        .DxgkDdiDpcRoutine = dpc_routine,
        .DxgkDdiQueryChildRelations = query_child_relations,
        .DxgkDdiQueryChildStatus = query_child_status,
        .DxgkDdiQueryDeviceDescriptor = query_device_descriptor,
        .DxgkDdiSetPowerState = set_power_state,
        .DxgkDdiUnload = unload,
        .DxgkDdiQueryAdapterInfo = query_adapter_info,
        .DxgkDdiCreateDevice = create_device,
        .DxgkDdiDestroyDevice = destroy_device,
        .DxgkDdiCreateContext = create_context,
        .DxgkDdiDestroyContext = destroy_context,
        .DxgkDdiSubmitCommand = submit_command,
        .DxgkDdiPreemptCommand = preempt_command,
        .DxgkDdiResetFromTimeout = reset_from_timeout,
        .DxgkDdiRestartFromTimeout = restart_from_timeout,
        .DxgkDdiCreateProcess = create_process,
        .DxgkDdiDestroyProcess = destroy_process,
        .DxgkDdiExchangePreStartInfo = exchange_pre_start_info,
        .DxgkDdiNotifySurpriseRemoval = notify_surprise_removal,
    };
    fake.display_only_table = (KMDDOD_INITIALIZATION_DATA){
        .DxgkDdiAddDevice = add_device,
        .DxgkDdiStartDevice = start_device,
        .DxgkDdiStopDevice = stop_device,
        .DxgkDdiRemoveDevice = remove_device,
        .DxgkDdiInterruptRoutine = interrupt_routine,
        .DxgkDdiDpcRoutine = dpc_routine,
        .DxgkDdiQueryChildRelations = query_child_relations,
        .DxgkDdiQueryChildStatus = query_child_status,
        .DxgkDdiQueryDeviceDescriptor = query_device_descriptor,
        .DxgkDdiSetPowerState = set_power_state,
        .DxgkDdiUnload = unload,
        .DxgkDdiQueryAdapterInfo = query_adapter_info,
        .DxgkDdiNotifySurpriseRemoval = notify_surprise_removal,
    };
    fake_set_version(DXGKDDI_INTERFACE_VERSION_WDDM3_1);
}

int fake_machine_up(void **state)
{
    (void)state;
    fake_reset();
    if (os_init() != 0 || nt_machine_init() != 0) {
        return -1;
    }
    return NT_SUCCESS(dxg_kernel_init()) ? 0 : -1;
}

int fake_machine_down(void **state)
{
    (void)state;
    os_fail_nth(0, false);
    dxg_kernel_fini();
    struct nt_leftovers left;
    nt_leftovers(&left);
    nt_machine_fini();
    return left.pool_blocks + left.timers_armed + left.dpcs_queued + left.threads + left.mappings + left.mdls +
                       left.handles + left.contiguous_bytes ==
                   0
               ? 0
               : -1;
}

NTSTATUS fake_load(struct dxg_driver **driver, struct dxg_error *error)
{
    static const struct dxg_driver_image image = {.name = "fake", .entry = driver_entry};
    *driver = NULL;
    memset(error, 0, sizeof *error);
    return dxg_driver_load(&image, driver, error);
}

struct dxg_adapter *fake_start(const struct escapement_device_model *model)
{
    struct dxg_driver *driver;
    struct dxg_adapter *adapter = NULL;
    struct dxg_error error;
    NTSTATUS status = fake_load(&driver, &error);
    if (NT_SUCCESS(status)) {
        status = dxg_adapter_add(driver, model, &adapter, &error);
    }
    if (NT_SUCCESS(status)) {
        status = dxg_adapter_start(adapter, &error);
    }
    if (!NT_SUCCESS(status)) {
        print_error("%s\n", error.text);
    }
    assert_int_equal(status, STATUS_SUCCESS);
    return adapter;
}

void fake_end(struct dxg_adapter *adapter)
{
    struct dxg_driver *driver = adapter->driver;
    dxg_adapter_stop(adapter);
    dxg_adapter_remove(adapter);
    dxg_driver_unload(driver);
}

const char *fake_calls(unsigned from)
{
    static char text[2048];
    size_t used = 0;
    text[0] = '\0';
    for (unsigned i = from; i < fake.count; i++) {
        int written = snprintf(text + used, sizeof text - used, "%s%s", i == from ? "" : " ", fake.calls[i]);
        used += (size_t)written;
    }
    return text;
}

void fake_wait(_Atomic uint32_t *counter, uint32_t at_least)
{
    for (int i = 0; atomic_load(counter) < at_least; i++) {
        if (i == 60000) {
            fail_msg("waited a minute for a counter to reach %u", at_least);
        }
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
}
