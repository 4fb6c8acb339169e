/* memory.c: the DDIs of the fake miniport that has memory. */
#include "memory.h"

#include "dxgkrnl/submit.h"
#include "nt/iospace.h"
#include "nt/machine.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

struct memory memory;

static void *create(const struct escapement_device_services *services, void *kernel,
                    void *const bars[ESCAPEMENT_DEVICE_BARS])
{
    (void)services;
    (void)kernel;
    return bars[1];
}

static void destroy(void *device)
{
    (void)device;
}

static uint64_t read_register(void *device, uint32_t bar, uint64_t offset, uint32_t width)
{
    (void)device;
    (void)bar;
    (void)offset;
    (void)width;
    return 0;
}

static void write_register(void *device, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value)
{
    (void)device;
    (void)bar;
    (void)offset;
    (void)width;
    (void)value;
}

static const struct escapement_device_model model = {
    .abi = ESCAPEMENT_DEVICE_ABI,
    .name = "memory",
    .vendor_id = 0x1AF4,
    .device_id = 0x7358,
    .class_code = 0x030000,
    .bars = {{ESCAPEMENT_BAR_REGISTERS, 4096}, {ESCAPEMENT_BAR_MEMORY, VRAM_PAGES *PAGE}},
    .create = create,
    .destroy = destroy,
    .read = read_register,
    .write = write_register,
};

/* What happened, a word each; several threads call. */
static struct os_lock tracing;

static NTSTATUS called(const char *name, const char *word, unsigned number)
{
    os_lock(&tracing);
    int room = (int)(sizeof memory.trace - memory.traced);
    int written =
        snprintf(memory.trace + memory.traced, (size_t)room, "%s%s%.0u", memory.traced ? " " : "", word, number);
    memory.traced += written > 0 && written < room ? (unsigned)written : 0;
    os_unlock(&tracing);
    return memory.failing && strcmp(memory.failing, name) == 0 ? memory.fail : STATUS_SUCCESS;
}

const char *memory_trace(void)
{
    static char text[sizeof memory.trace];
    os_lock(&tracing);
    memcpy(text, memory.trace, sizeof text);
    memory.trace[0] = '\0';
    memory.traced = 0;
    os_unlock(&tracing);
    return text;
}

#define LEVELS 3u

/* The leaves are in system memory, the others in the device's. */
static NTSTATUS query_page_tables(const DXGKARG_QUERYADAPTERINFO *args)
{
    if (args->Type == DXGKQAITYPE_GPUMMUCAPS) {
        *(DXGK_GPUMMUCAPS *)args->pOutputData = (DXGK_GPUMMUCAPS){
            .ReadOnlyMemorySupported = 1,
            .ZeroInPteSupported = 1,
            .PageTableUpdateMode = memory.mode,
            .VirtualAddressBitCount = 12 + 9 * LEVELS,
            .PageTableLevelCount = LEVELS,
        };
        return STATUS_SUCCESS;
    }
    if (args->Type == DXGKQAITYPE_PAGETABLELEVELDESC) {
        const DXGK_QUERYPAGETABLELEVELDESCIN *in = args->pInputData;
        *(DXGK_PAGE_TABLE_LEVEL_DESC *)args->pOutputData = (DXGK_PAGE_TABLE_LEVEL_DESC){
            .PageTableIndexBitCount = 9,
            .PageTableSegmentId = in->LevelIndex > 0,
            .PageTableSizeInBytes = PAGE,
        };
        return STATUS_SUCCESS;
    }
    return STATUS_PENDING;
}

static NTSTATUS query(const DXGKARG_QUERYADAPTERINFO *args)
{
    if (args->Type != DXGKQAITYPE_QUERYSEGMENT4) {
        return memory.has_page_tables ? query_page_tables(args) : STATUS_PENDING;
    }
    DXGK_QUERYSEGMENTOUT4 *out = args->pOutputData;
    if (!out->pSegmentDescriptor) {
        out->NbSegment = 3;
        return STATUS_SUCCESS;
    }
    struct dxg_adapter *adapter = dxg_adapter_of_handle(fake.interface.DeviceHandle);
    DXGK_SEGMENTDESCRIPTOR4 *segments = (DXGK_SEGMENTDESCRIPTOR4 *)out->pSegmentDescriptor;
    segments[0].Flags.CpuVisible = 1;
    segments[0].BaseAddress.QuadPart = (LONGLONG)VRAM_BASE;
    segments[0].CpuTranslatedAddress.QuadPart = (LONGLONG)dxg_bus_bar_address(adapter->bus, 1);
    segments[0].Size = segments[0].CommitLimit = VRAM_PAGES * PAGE;
    segments[1].Flags.Aperture = 1;
    segments[1].Flags.CacheCoherent = 1;
    segments[1].BaseAddress.QuadPart = 0x40000000;
    segments[1].Size = segments[1].CommitLimit = 64 * PAGE;
    segments[2].BaseAddress.QuadPart = 0x200000000;
    segments[2].Size = segments[2].CommitLimit = VRAM_PAGES * PAGE;
    out->PagingBufferSize = PAGE;
    out->PagingBufferPrivateDataSize = 16;
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI create_device(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARG_CREATEDEVICE pCreateDevice)
{
    (void)hAdapter;
    bool is_system = pCreateDevice->Flags.SystemDevice;
    pCreateDevice->hDevice = (HANDLE)(uintptr_t)(is_system ? 0x5000 : 0xD000);
    return called("CreateDevice", is_system ? "SystemDevice" : "Device", 0);
}

static NTSTATUS NTAPI destroy_device(IN_CONST_HANDLE hDevice)
{
    return called("DestroyDevice", (uintptr_t)hDevice == 0x5000 ? "~SystemDevice" : "~Device", 0);
}

static NTSTATUS NTAPI create_context(IN_CONST_HANDLE hDevice, INOUT_PDXGKARG_CREATECONTEXT pCreateContext)
{
    bool is_system = pCreateContext->Flags.SystemContext;
    assert_int_equal((uintptr_t)hDevice, is_system ? 0x5000 : 0xD000);
    pCreateContext->hContext = (HANDLE)(uintptr_t)(is_system ? 0x5100 : 0xC000);
    pCreateContext->ContextInfo.DmaBufferSize = 256;
    pCreateContext->ContextInfo.AllocationListSize = 8;
    pCreateContext->ContextInfo.PatchLocationListSize = 8;
    return called("CreateContext", is_system ? "SystemContext" : "Context", 0);
}

static NTSTATUS NTAPI destroy_context(IN_CONST_HANDLE hContext)
{
    return called("DestroyContext", (uintptr_t)hContext == 0x5100 ? "~SystemContext" : "~Context", 0);
}

static NTSTATUS NTAPI create_process(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARG_CREATEPROCESS pArgs)
{
    (void)hAdapter;
    pArgs->hKmdProcess = (HANDLE)(uintptr_t)(pArgs->Flags.SystemProcess ? 0x5200 : 0xA000);
    return called("CreateProcess", pArgs->Flags.SystemProcess ? "SystemProcess" : "Process", 0);
}

static NTSTATUS NTAPI destroy_process(IN_CONST_HANDLE hAdapter, IN_CONST_HANDLE hKmdProcess)
{
    (void)hAdapter;
    return called("DestroyProcess", (uintptr_t)hKmdProcess == 0x5200 ? "~SystemProcess" : "~Process", 0);
}

static NTSTATUS NTAPI create_allocation(IN_CONST_HANDLE hAdapter, INOUT_PDXGKARG_CREATEALLOCATION pCreateAllocation)
{
    (void)hAdapter;
    NTSTATUS status = called("CreateAllocation", "Create", pCreateAllocation->NumAllocations);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    for (UINT i = 0; i < pCreateAllocation->NumAllocations; i++) {
        DXGK_ALLOCATIONINFO *info = &pCreateAllocation->pAllocationInfo[i];
        struct wish_of *wish = info->pPrivateDriverData;
        assert_int_equal(info->PrivateDriverDataSize, sizeof *wish);
        info->Size = wish->bytes + (memory.spoils ? memory.spoilt.Size : 0);
        info->Alignment = wish->alignment + (memory.spoils ? memory.spoilt.Alignment : 0);
        info->SupportedReadSegmentSet = info->SupportedWriteSegmentSet =
            wish->set | (memory.spoils ? memory.spoilt.SupportedReadSegmentSet : 0);
        info->PreferredSegment.SegmentId0 = wish->preferred & 0x1F;
        info->Flags.CpuVisible = wish->cpu_visible & 1;
        info->hAllocation = (HANDLE)(uintptr_t)(0x1000 + ++memory.made);
        wish->answer = 0xA11;
    }
    if (pCreateAllocation->Flags.Resource && !pCreateAllocation->hResource) {
        pCreateAllocation->hResource = (HANDLE)(uintptr_t)0x7E50;
    }
    return status;
}

static NTSTATUS NTAPI destroy_allocation(IN_CONST_HANDLE hAdapter,
                                         IN_CONST_PDXGKARG_DESTROYALLOCATION pDestroyAllocation)
{
    (void)hAdapter;
    if (pDestroyAllocation->Flags.DestroyResource) {
        assert_int_equal((uintptr_t)pDestroyAllocation->hResource, 0x7E50);
    }
    memory.made -= pDestroyAllocation->NumAllocations;
    return called("DestroyAllocation", pDestroyAllocation->Flags.DestroyResource ? "DestroyResource" : "Destroy",
                  pDestroyAllocation->NumAllocations);
}

static NTSTATUS NTAPI open_allocation(IN_CONST_HANDLE hDevice, IN_CONST_PDXGKARG_OPENALLOCATION pOpenAllocation)
{
    assert_int_equal((uintptr_t)hDevice, 0xD000);
    NTSTATUS status = called("OpenAllocation", pOpenAllocation->Flags.Create ? "Open" : "OpenShared",
                             pOpenAllocation->NumAllocations);
    for (UINT i = 0; NT_SUCCESS(status) && i < pOpenAllocation->NumAllocations; i++) {
        const struct wish_of *wish = pOpenAllocation->pOpenAllocation[i].pPrivateDriverData;
        assert_int_equal(wish->answer, 0xA11); /* as the driver left it */
        const DXGKARGCB_GETHANDLEDATA get = {
            .hObject = pOpenAllocation->pOpenAllocation[i].hAllocation,
            .Type = DXGK_HANDLE_ALLOCATION,
        };
        assert_non_null(fake.interface.DxgkCbGetHandleData(&get)); /* each resolves already */
        pOpenAllocation->pOpenAllocation[i].hDeviceSpecificAllocation = (HANDLE)(uintptr_t)(0x2000 + ++memory.opened);
    }
    return status;
}

static NTSTATUS NTAPI close_allocation(IN_CONST_HANDLE hDevice, IN_CONST_PDXGKARG_CLOSEALLOCATION pCloseAllocation)
{
    (void)hDevice;
    memory.opened -= pCloseAllocation->NumAllocations;
    return called("CloseAllocation", "Close", pCloseAllocation->NumAllocations);
}

/* ---- a GPU's page tables: an entry is an address, its segment in bits 1 to 5, and whether it is valid in bit 0 ----
 */

static uint64_t *table_at(D3DGPU_PHYSICAL_ADDRESS address)
{
    if (address.SegmentId == 0) {
        return nt_virtual_of(address.SegmentOffset);
    }
    struct dxg_adapter *adapter = dxg_adapter_of_handle(fake.interface.DeviceHandle);
    return nt_virtual_of(dxg_bus_bar_address(adapter->bus, 1) + address.SegmentOffset);
}

static uint64_t encode(const DXGK_PTE *entry)
{
    return entry->PageAddress << 12 | (uint64_t)entry->ReadOnly << 7 | (uint64_t)entry->Zero << 6 |
           (uint64_t)entry->Segment << 1 | entry->Valid;
}

bool memory_translate(D3DGPU_PHYSICAL_ADDRESS root, D3DGPU_VIRTUAL_ADDRESS address, uint32_t *segment, uint64_t *at,
                      uint64_t *flags)
{
    D3DGPU_PHYSICAL_ADDRESS table = root;
    for (unsigned level = LEVELS; level-- > 0;) {
        uint64_t entry = table_at(table)[address >> (12 + 9 * level) & 511];
        if ((entry & 1) == 0) {
            return false;
        }
        table = (D3DGPU_PHYSICAL_ADDRESS){.SegmentId = entry >> 1 & 31, .SegmentOffset = entry & ~UINT64_C(0xFFF)};
        *flags = entry & 0xFFF;
    }
    *segment = table.SegmentId;
    *at = table.SegmentOffset;
    return true;
}

/* Wherever the update mode says that the table is. */
static void update_page_table(const DXGK_BUILDPAGINGBUFFER_UPDATEPAGETABLE *update)
{
    uint64_t *table = update->PageTableAddress.CpuVirtual;
    if (update->UpdateMode == DXGK_PAGETABLEUPDATE_GPU_PHYSICAL) {
        table = table_at(update->PageTableAddress.GpuPhysical);
    } else if (update->UpdateMode == DXGK_PAGETABLEUPDATE_GPU_VIRTUAL) {
        D3DGPU_PHYSICAL_ADDRESS at = {0};
        uint64_t flags;
        /* Before the paging process has its root, nothing is updated in this mode. */
        assert_true(memory_translate(memory.system_root, update->PageTableAddress.GpuVirtual, &at.SegmentId,
                                     &at.SegmentOffset, &flags));
        table = table_at(at);
    }
    if ((uintptr_t)update->hProcess == 0x5200) {
        assert_int_equal(update->UpdateMode, DXGK_PAGETABLEUPDATE_CPU_VIRTUAL);
    } else {
        assert_int_equal(update->UpdateMode, memory.mode);
    }
    assert_true(update->StartIndex + update->NumPageTableEntries <= 512);
    for (UINT i = 0; i < update->NumPageTableEntries; i++) {
        table[update->StartIndex + i] = encode(&update->pPageTableEntries[update->Flags.Repeat ? 0 : i]);
    }
}

static VOID NTAPI set_root_page_table(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SETROOTPAGETABLE pSetRootPageTable)
{
    (void)hAdapter;
    assert_int_equal(pSetRootPageTable->NumEntries, 512);
    bool is_system = (uintptr_t)pSetRootPageTable->hContext == 0x5100;
    *(is_system ? &memory.system_root : &memory.root) = pSetRootPageTable->Address;
    memory.roots++;
}

static void trace_paging(const DXGKARG_BUILDPAGINGBUFFER *args)
{
    switch ((int)args->Operation) {
    case DXGK_OPERATION_TRANSFER: {
        bool in = args->Transfer.Source.SegmentId == 0;
        called("", in ? "in" : "out", in ? args->Transfer.Destination.SegmentId : args->Transfer.Source.SegmentId);
        break;
    }
    case DXGK_OPERATION_FILL:
        called("", "fill", args->Fill.Destination.SegmentId);
        break;
    case DXGK_OPERATION_MAP_APERTURE_SEGMENT:
        assert_true(args->MapApertureSegment.pMdl != NULL);
        called("", "map", args->MapApertureSegment.SegmentId);
        break;
    case DXGK_OPERATION_UNMAP_APERTURE_SEGMENT:
        called("", "unmap", args->UnmapApertureSegment.SegmentId);
        break;
    case DXGK_OPERATION_INIT_CONTEXT_RESOURCE:
        memset(args->InitContextResource.Destination.VirtualAddress, 0xC7, 16);
        called("", "init", args->InitContextResource.Destination.SegmentId);
        break;
    case DXGK_OPERATION_UPDATE_PAGE_TABLE:
        update_page_table(&args->UpdatePageTable);
        break;
    case DXGK_OPERATION_FLUSH_TLB:
        break;
    case DXGK_OPERATION_VIRTUAL_FILL:
        memory.filled = args->FillVirtual.DestinationVirtualAddress;
        called("", "vfill", 0);
        break;
    case DXGK_OPERATION_VIRTUAL_TRANSFER:
        memory.from = args->TransferVirtual.SourceVirtualAddress;
        memory.to = args->TransferVirtual.DestinationVirtualAddress;
        called("", args->TransferVirtual.TransferDirection == DXGK_MEMORY_TRANSFER_SYSTEM_TO_LOCAL ? "vin" : "vout", 0);
        break;
    default:
        called("", "op", (unsigned)args->Operation);
        break;
    }
}

static NTSTATUS NTAPI build_paging_buffer(IN_CONST_HANDLE hAdapter, IN_PDXGKARG_BUILDPAGINGBUFFER pBuildPagingBuffer)
{
    (void)hAdapter;
    assert_int_equal((uintptr_t)pBuildPagingBuffer->hSystemContext, 0x5100);
    trace_paging(pBuildPagingBuffer);
    if (memory.asks_while_paging) {
        DXGKARGCB_CREATECONTEXTALLOCATION args = {.hAdapter = fake.interface.DeviceHandle, .Size = PAGE};
        memory.answered_while_paging = fake.interface.DxgkCbCreateContextAllocation(&args);
    }
    NTSTATUS status = memory.failing && strcmp(memory.failing, "BuildPagingBuffer") == 0 ? memory.fail : STATUS_SUCCESS;
    if (memory.insufficient > 0) {
        memory.insufficient--;
        status = STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
    }
    bool at_once = pBuildPagingBuffer->Operation == DXGK_OPERATION_UPDATE_PAGE_TABLE;
    bool writes = !memory.writes_nothing && !at_once && !(memory.no_progress && status != STATUS_SUCCESS);
    if (writes && (NT_SUCCESS(status) || status == STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER)) {
        assert_true(pBuildPagingBuffer->DmaSize >= 16);
        memset(pBuildPagingBuffer->pDmaBuffer, 0x55, 16);
        pBuildPagingBuffer->pDmaBuffer = (char *)pBuildPagingBuffer->pDmaBuffer + 16;
        pBuildPagingBuffer->MultipassOffset++;
    }
    return status;
}

static NTSTATUS NTAPI render(IN_CONST_HANDLE hContext, INOUT_PDXGKARG_RENDER pRender)
{
    (void)hContext;
    for (UINT i = 0; i < pRender->AllocationListSize && i < 8; i++) {
        memory.listed[i] = pRender->pAllocationList[i];
    }
    memset(pRender->pDmaBuffer, 0x11, 8);
    pRender->pDmaBuffer = (char *)pRender->pDmaBuffer + 8;
    return called("Render", "Render", 0);
}

static NTSTATUS NTAPI patch(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_PATCH pPatch)
{
    (void)hAdapter;
    for (UINT i = 0; i < pPatch->AllocationListSize && i < 8; i++) {
        memory.patched[i] = pPatch->pAllocationList[i];
    }
    return STATUS_SUCCESS;
}

static void report(UINT fence)
{
    DXGKARGCB_NOTIFY_INTERRUPT_DATA data = {.InterruptType = DXGK_INTERRUPT_DMA_COMPLETED};
    data.DmaCompleted.SubmissionFenceId = fence;
    struct dxg_adapter *adapter = dxg_adapter_of_handle(fake.interface.DeviceHandle);
    dxg_scheduler_interrupt(adapter, &data);
    dxg_scheduler_dpc(adapter);
}

static NTSTATUS NTAPI submit_command(IN_CONST_HANDLE hAdapter, IN_CONST_PDXGKARG_SUBMITCOMMAND pSubmitCommand)
{
    (void)hAdapter;
    bool is_paging = pSubmitCommand->Flags.Paging;
    assert_int_equal((uintptr_t)pSubmitCommand->hContext, is_paging ? 0x5100 : 0xC000);
    atomic_store(&memory.last_fence, pSubmitCommand->SubmissionFenceId);
    if (!atomic_load(&memory.holds)) {
        report(pSubmitCommand->SubmissionFenceId);
    }
    atomic_fetch_add(is_paging ? &memory.pages : &memory.runs, 1);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI submit_command_virtual(IN_CONST_HANDLE hAdapter,
                                             IN_CONST_PDXGKARG_SUBMITCOMMANDVIRTUAL pSubmitCommand)
{
    (void)hAdapter;
    bool is_paging = pSubmitCommand->Flags.Paging;
    if (is_paging) {
        memory.submitted = pSubmitCommand->DmaBufferVirtualAddress;
    }
    atomic_store(&memory.last_fence, pSubmitCommand->SubmissionFenceId);
    if (!atomic_load(&memory.holds)) {
        report(pSubmitCommand->SubmissionFenceId);
    }
    atomic_fetch_add(is_paging ? &memory.pages : &memory.runs, 1);
    return STATUS_SUCCESS;
}

void memory_complete(void)
{
    report(atomic_load(&memory.last_fence));
}

void memory_idle(void)
{
    for (int i = 0; i < 30000 && !dxg_scheduler_is_idle(memory.adapter); i++) {
        if (atomic_load(&memory.holds)) {
            memory_complete();
        }
        nanosleep(&(struct timespec){.tv_nsec = 200000}, NULL);
    }
    assert_true(dxg_scheduler_is_idle(memory.adapter));
}

int memory_prepare(void **state)
{
    memset(&memory, 0, sizeof memory);
    if (fake_machine_up(state) != 0) {
        return -1;
    }
    DRIVER_INITIALIZATION_DATA *table = &fake.table;
    table->DxgkDdiCreateDevice = create_device;
    table->DxgkDdiDestroyDevice = destroy_device;
    table->DxgkDdiCreateContext = create_context;
    table->DxgkDdiDestroyContext = destroy_context;
    table->DxgkDdiCreateProcess = create_process;
    table->DxgkDdiDestroyProcess = destroy_process;
    table->DxgkDdiCreateAllocation = create_allocation;
    table->DxgkDdiDestroyAllocation = destroy_allocation;
    table->DxgkDdiOpenAllocation = open_allocation;
    table->DxgkDdiCloseAllocation = close_allocation;
    table->DxgkDdiBuildPagingBuffer = build_paging_buffer;
    table->DxgkDdiRender = render;
    table->DxgkDdiPatch = patch;
    table->DxgkDdiSubmitCommand = submit_command;
    fake.at_query = query;
    fake.caps.GpuEngineTopology.NbAsymetricProcessingNodes = 1;
    return 0;
}

int memory_start(void)
{
    if (memory.has_page_tables) {
        fake.caps.MemoryManagementCaps.VirtualAddressingSupported = 1;
        fake.caps.MemoryManagementCaps.GpuMmuSupported = 1;
        fake.table.DxgkDdiSubmitCommandVirtual = submit_command_virtual;
        fake.table.DxgkDdiSetRootPageTable = set_root_page_table;
    }
    memory.adapter = fake_start(&model);
    memory.adapter->tdr.level = DXG_TDR_OFF;
    memory.process = dxg_process_create("client");
    if (!NT_SUCCESS(dxg_process_open_adapter(memory.process, memory.adapter, &memory.handle))) {
        return -1;
    }
    dxg_process_attach(memory.process);
    D3DKMT_CREATEDEVICE device = {.hAdapter = memory.handle};
    assert_int_equal(dxg_device_create(memory.process, &device), STATUS_SUCCESS);
    memory.device = device.hDevice;
    D3DKMT_CREATECONTEXT context = {.hDevice = device.hDevice};
    assert_int_equal(dxg_context_create(memory.process, &context), STATUS_SUCCESS);
    memory.context = context.hContext;
    memory_trace();
    return 0;
}

int memory_up(void **state)
{
    return memory_prepare(state) == 0 ? memory_start() : -1;
}

int memory_down(void **state)
{
    os_fail_nth(0, false);
    memory.failing = NULL;
    atomic_store(&memory.holds, false);
    dxg_process_attach(NULL);
    dxg_process_destroy(memory.process);
    fake_end(memory.adapter);
    assert_int_equal(memory.made, 0);
    assert_int_equal(memory.opened, 0);
    return fake_machine_down(state);
}

NTSTATUS memory_try(struct wish_of *wish, D3DKMT_HANDLE *handle)
{
    D3DDDI_ALLOCATIONINFO info = {.pPrivateDriverData = wish, .PrivateDriverDataSize = sizeof *wish};
    D3DKMT_CREATEALLOCATION args = {.hDevice = memory.device, .NumAllocations = 1, .pAllocationInfo = &info};
    struct dxg_created created;
    NTSTATUS status = dxg_allocation_create(memory.process, &args, false, &created);
    *handle = info.hAllocation;
    return status;
}

D3DKMT_HANDLE memory_allocate(struct wish_of wish)
{
    D3DKMT_HANDLE handle;
    assert_int_equal(memory_try(&wish, &handle), STATUS_SUCCESS);
    assert_int_equal(wish.answer, 0xA11);
    assert_int_not_equal(handle, 0);
    return handle;
}

NTSTATUS memory_free(D3DKMT_HANDLE handle)
{
    const D3DKMT_DESTROYALLOCATION2 args = {
        .hDevice = memory.device, .phAllocationList = &handle, .AllocationCount = 1};
    return dxg_allocation_destroy(memory.process, &args);
}

NTSTATUS memory_render(const D3DKMT_HANDLE *handles, UINT count)
{
    struct dxg_context *context = dxg_context_find(memory.process, memory.context);
    D3DKMT_CREATECONTEXT buffers;
    dxg_submission_describe(context->submission, &buffers);
    for (UINT i = 0; i < count; i++) {
        buffers.pAllocationList[i] = (D3DDDI_ALLOCATIONLIST){.hAllocation = handles[i], .WriteOperation = 1};
    }
    D3DKMT_RENDER args = {.hContext = memory.context, .CommandLength = 8, .AllocationCount = count};
    return dxg_render(memory.process, &args);
}

void *memory_lock(D3DKMT_HANDLE handle)
{
    D3DKMT_LOCK2 args = {.hDevice = memory.device, .hAllocation = handle};
    assert_int_equal(dxg_allocation_lock2(memory.process, &args), STATUS_SUCCESS);
    assert_non_null(args.pData);
    return args.pData;
}

void memory_unlock(D3DKMT_HANDLE handle)
{
    const D3DKMT_UNLOCK2 args = {.hDevice = memory.device, .hAllocation = handle};
    assert_int_equal(dxg_allocation_unlock2(memory.process, &args), STATUS_SUCCESS);
}

struct dxg_opened *memory_of(D3DKMT_HANDLE handle)
{
    return dxg_opened_find(memory.process, dxg_device_find(memory.process, memory.device), handle);
}
