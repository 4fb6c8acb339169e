/*
 * calls.c: every other operation – the D3DKMT calls with the status that is due, and the life of adapter and kernel.
 */
#include "world.h"

#include <ntstatus.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define LARGEST_DMA   4096u /* the steered driver's */
#define PRIVATE_BYTES 64u
#define PAGE_BYTES    4096u

/* One call: its argument structure, where the caller has it, and what is due. */
struct call {
    const struct operation *operation;
    unsigned process;
    void *local;
    void *place;
    uint32_t size;
    bool readable;
    bool writable;
    bool scarce; /* an allocation failed meanwhile */
};

static void begin(struct call *call, const struct operation *operation, void *local, uint32_t size)
{
    unsigned how = operation->process >> 5;
    *call = (struct call){
        .operation = operation,
        .process = operation->process % 32u % PROCESSES,
        .local = local,
        .place = arguments_place(size),
        .size = size,
        .readable = how < 6,
        .writable = how < 5,
    };
    host_process_attach(world.processes[call->process]);
    if (how < 6) {
        memcpy(call->place, local, size);
    } else {
        call->place = how == 6 ? NULL : arguments_half_mapped(size);
    }
}

static void protect(const struct call *call, int protection)
{
    if (call->readable && !call->writable) {
        mprotect((void *)((uintptr_t)call->place & ~(uintptr_t)(PAGE_BYTES - 1)), PAGE_BYTES, protection);
    }
}

static void send_begin(const struct call *call)
{
    protect(call, PROT_READ);
    if (!world.parallel) {
        fail_begin();
    }
}

static NTSTATUS send_end(struct call *call, NTSTATUS status)
{
    if (!world.parallel) {
        call->scarce = fail_end();
    }
    protect(call, PROT_READ | PROT_WRITE);
    if (call->readable) {
        memcpy(call->local, call->place, call->size);
    }
    return status;
}

/* A macro, since each function has its own type of argument. */
#define SEND(call, function) (send_begin(call), send_end(call, function((call)->place)))

static const NTSTATUS possible[] = {
    STATUS_SUCCESS,   STATUS_INVALID_PARAMETER,      STATUS_NOT_SUPPORTED,    STATUS_DEVICE_REMOVED,
    STATUS_NO_MEMORY, STATUS_INSUFFICIENT_RESOURCES, STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_HANDLE,
};

/* `due` is for arguments that can be read, and written where the function has results. */
static void judge(const struct call *call, const char *name, NTSTATUS status, NTSTATUS due, bool has_results,
                  const struct object *device)
{
    if (world.parallel) {
        for (size_t i = 0; i < sizeof possible / sizeof possible[0]; i++) {
            if (status == possible[i]) {
                return;
            }
        }
        die("%s: %s, beside another thread", name, status_text(status));
    }
    if (status == STATUS_DEVICE_REMOVED && world_may_have_lost(device)) {
        return; /* a reset or a fault took it while the caller waited */
    }
    if (!call->readable || (due == STATUS_SUCCESS && has_results && !call->writable)) {
        due = STATUS_INVALID_PARAMETER;
    }
    check_status(name, status, due, call->scarce);
}

/* What the model knows; nothing beside another thread, which may change it. */
static struct object *find(unsigned process, enum object_type type, D3DKMT_HANDLE handle)
{
    return world.parallel ? NULL : object_find(process, type, handle);
}

static struct object *add(unsigned process, enum object_type type, D3DKMT_HANDLE handle)
{
    pthread_mutex_lock(&world.lock);
    struct object *object = object_add(process, type, handle);
    pthread_mutex_unlock(&world.lock);
    return object;
}

static void end(unsigned process, enum object_type type, D3DKMT_HANDLE handle)
{
    pthread_mutex_lock(&world.lock);
    struct object *object = object_find(process, type, handle);
    if (object) {
        object_end(object);
    }
    pthread_mutex_unlock(&world.lock);
}

/* ------------------------------------------------------------------------------------------------------- adapters */

static void open_adapter(const struct operation *operation)
{
    D3DKMT_OPENADAPTERFROMLUID args = {.AdapterLuid = host_adapter_luid(world.host)};
    bool right = operation->what != 9;
    args.AdapterLuid.LowPart += right ? 0 : operation->value + 1;
    struct call call;
    begin(&call, operation, &args, sizeof args);
    NTSTATUS status = SEND(&call, D3DKMTOpenAdapterFromLuid);
    if (right || operation->value + 1 != 0) { /* or else it is the right one after all */
        judge(&call, "open", status, right && world.started ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER, true, NULL);
    }
    if (status == STATUS_SUCCESS) {
        add(call.process, OBJECT_ADAPTER, args.hAdapter);
    }
}

static void note_enumerated(const struct call *call, const struct buffer *buffer, ULONG count)
{
    for (ULONG i = 0; i < count; i++) {
        D3DKMT_ADAPTERINFO info;
        memcpy(&info, (const char *)buffer->address + i * sizeof info, sizeof info); /* at any address */
        add(call->process, OBJECT_ADAPTER, info.hAdapter);
    }
}

static void enumerate(const struct operation *operation)
{
    ULONG room = operation->number % 4;
    struct buffer buffer;
    buffer_make(&buffer, operation->buffer % BUFFER_ARGUMENTS, room * (uint32_t)sizeof(D3DKMT_ADAPTERINFO), NULL, 0);
    D3DKMT_ENUMADAPTERS3 args3 = {.NumAdapters = room, .pAdapters = buffer.address};
    D3DKMT_ENUMADAPTERS2 args2 = {.NumAdapters = room, .pAdapters = buffer.address};
    args3.Filter.Value = operation->what == 9 ? 4 : operation->what % 4u;
    bool third = (operation->flags & 1) != 0;
    /* There is one adapter: half of the array is enough for it. */
    bool one_fits = operation->buffer % BUFFER_ARGUMENTS == BUFFER_HALF && room >= 2;
    struct call call;
    begin(&call, operation, third ? (void *)&args3 : (void *)&args2, third ? sizeof args3 : sizeof args2);
    bool is_bad = (third && args3.Filter.Value > 3) ||
                  (buffer.address && room > 0 && world.started && !buffer.writable && !one_fits);
    NTSTATUS due = is_bad ? STATUS_INVALID_PARAMETER : STATUS_SUCCESS;
    if (!is_bad && buffer.address && room == 0) {
        due = STATUS_BUFFER_TOO_SMALL;
    }
    NTSTATUS status = third ? SEND(&call, D3DKMTEnumAdapters3) : SEND(&call, D3DKMTEnumAdapters2);
    judge(&call, "enumerate", status, due, true, NULL);
    if (status == STATUS_SUCCESS && buffer.address) {
        note_enumerated(&call, &buffer, third ? args3.NumAdapters : args2.NumAdapters);
    }
    buffer_drop(&buffer);
}

static void close_adapter(const struct operation *operation)
{
    D3DKMT_CLOSEADAPTER args = {0};
    struct call call;
    args.hAdapter = choose(operation->process % 32u % PROCESSES, OBJECT_ADAPTER, operation->adapter, operation->value);
    begin(&call, operation, &args, sizeof args);
    bool is_open = find(call.process, OBJECT_ADAPTER, args.hAdapter) != NULL;
    NTSTATUS status = SEND(&call, D3DKMTCloseAdapter);
    judge(&call, "close", status, is_open ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER, false, NULL);
    if (status == STATUS_SUCCESS) {
        end(call.process, OBJECT_ADAPTER, args.hAdapter);
    }
}

/* What a question about the adapter may answer, where the driver is not asked. */
static void judge_question(const struct call *call, NTSTATUS status)
{
    bool right = status == STATUS_SUCCESS || status == STATUS_INVALID_PARAMETER || status == STATUS_NOT_SUPPORTED ||
                 (status == STATUS_DEVICE_REMOVED && !world.started) || (status == STATUS_NO_MEMORY && call->scarce);
    if (!right && !world.parallel) {
        die("query: %s", status_text(status));
    }
}

static void query(const struct operation *operation)
{
    D3DKMT_QUERYADAPTERINFO args = {.PrivateDriverDataSize = operation->number};
    bool private = operation->what < 5;
    struct buffer buffer;
    struct call call;
    buffer_make(&buffer, operation->buffer % BUFFER_ARGUMENTS, operation->number, NULL, 0);
    args.hAdapter = choose(operation->process % 32u % PROCESSES, OBJECT_ADAPTER, operation->adapter, operation->value);
    args.Type = private ? KMTQAITYPE_UMDRIVERPRIVATE : (KMTQUERYADAPTERINFOTYPE)(operation->value % 96);
    args.pPrivateDriverData = buffer.address;
    if (buffer.writable && buffer.size > 0) {
        memset(buffer.address, 0x11, buffer.size);
    }
    begin(&call, operation, &args, sizeof args);
    bool is_open = find(call.process, OBJECT_ADAPTER, args.hAdapter) != NULL;
    bool is_bad = !buffer.address || buffer.size > ESCAPE_LIMIT || (buffer.size > 0 && !buffer.writable);
    NTSTATUS due = is_open && !world.started ? STATUS_DEVICE_REMOVED : STATUS_SUCCESS;
    if (!is_open || (world.started && is_bad)) {
        due = STATUS_INVALID_PARAMETER;
    }
    NTSTATUS status = SEND(&call, D3DKMTQueryAdapterInfo);
    if (args.Type == KMTQAITYPE_UMDRIVERPRIVATE) {
        judge(&call, "query", status, due, false, NULL);
        if (status == STATUS_SUCCESS && buffer.address && buffer.size > 0 && *(unsigned char *)buffer.address != 0xEE) {
            die("query: the driver's bytes did not come back");
        }
    } else {
        judge_question(&call, status);
    }
    buffer_drop(&buffer);
}

/* -------------------------------------------------------------------------------------------- devices and contexts */

static void create_device(const struct operation *operation)
{
    D3DKMT_CREATEDEVICE args = {0};
    struct call call;
    uint32_t flags = operation->what == 8 ? 8 : operation->what % 8u;
    memcpy(&args.Flags, &flags, sizeof flags);
    args.hAdapter = choose(operation->process % 32u % PROCESSES, OBJECT_ADAPTER, operation->adapter, operation->value);
    begin(&call, operation, &args, sizeof args);
    NTSTATUS due = world.started ? STATUS_SUCCESS : STATUS_DEVICE_REMOVED;
    if (flags > 7 || !find(call.process, OBJECT_ADAPTER, args.hAdapter)) {
        due = STATUS_INVALID_PARAMETER;
    }
    NTSTATUS status = SEND(&call, D3DKMTCreateDevice);
    judge(&call, "create device", status, due, true, NULL);
    if (status == STATUS_SUCCESS) {
        add(call.process, OBJECT_DEVICE, args.hDevice);
    }
}

static void destroy_device(const struct operation *operation)
{
    D3DKMT_DESTROYDEVICE args = {0};
    struct call call;
    args.hDevice = choose(operation->process % 32u % PROCESSES, OBJECT_DEVICE, operation->device, operation->value);
    begin(&call, operation, &args, sizeof args);
    bool lives = find(call.process, OBJECT_DEVICE, args.hDevice) != NULL;
    NTSTATUS status = SEND(&call, D3DKMTDestroyDevice);
    judge(&call, "destroy device", status, lives ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER, false, NULL);
    if (status == STATUS_SUCCESS) {
        end(call.process, OBJECT_DEVICE, args.hDevice);
    }
}

static NTSTATUS due_for_context(const struct operation *operation, const struct object *device,
                                const struct buffer *buffer)
{
    if (!device || operation->what == 6 || operation->what == 7 || buffer->size > ESCAPE_LIMIT ||
        (buffer->size > 0 && !buffer->readable)) {
        return STATUS_INVALID_PARAMETER;
    }
    return world.started && !device->lost ? STATUS_SUCCESS : STATUS_DEVICE_REMOVED;
}

static void note_context(const struct call *call, struct object *device, const D3DKMT_CREATECONTEXT *args,
                         bool is_virtual)
{
    pthread_mutex_lock(&world.lock);
    struct object *context = object_add(call->process, OBJECT_CONTEXT, args->hContext);
    context->parent = device;
    context->is_virtual = is_virtual;
    context->buffers[0] = args->pCommandBuffer;
    context->buffers[1] = args->pAllocationList;
    context->buffers[2] = args->pPatchLocationList;
    context->entries[0] = args->CommandBufferSize;
    context->entries[1] = args->AllocationListSize;
    context->entries[2] = args->PatchLocationListSize;
    pthread_mutex_unlock(&world.lock);
}

static void create_context(const struct operation *operation)
{
    bool is_virtual = (operation->what & 1) != 0 && operation->what != 7;
    unsigned process = operation->process % 32u % PROCESSES;
    struct buffer buffer;
    buffer_make(&buffer, operation->buffer % BUFFER_ARGUMENTS, operation->number, NULL, 0);
    D3DKMT_CREATECONTEXT args = {
        .hDevice = choose(process, OBJECT_DEVICE, operation->device, operation->value),
        .NodeOrdinal = operation->what == 7,
        .Flags.Value = operation->what == 6 ? 0x40 : 0,
        .pPrivateDriverData = buffer.address,
        .PrivateDriverDataSize = buffer.size,
    };
    D3DKMT_CREATECONTEXTVIRTUAL args_virtual = {
        .hDevice = args.hDevice,
        .NodeOrdinal = args.NodeOrdinal,
        .Flags.Value = args.Flags.Value,
        .pPrivateDriverData = buffer.address,
        .PrivateDriverDataSize = buffer.size,
    };
    struct call call;
    begin(&call, operation, is_virtual ? (void *)&args_virtual : (void *)&args,
          is_virtual ? sizeof args_virtual : sizeof args);
    struct object *device = find(process, OBJECT_DEVICE, args.hDevice);
    NTSTATUS due = due_for_context(operation, device, &buffer);
    NTSTATUS status = is_virtual ? SEND(&call, D3DKMTCreateContextVirtual) : SEND(&call, D3DKMTCreateContext);
    judge(&call, "create context", status, due, true, device);
    if (status == STATUS_SUCCESS) {
        if (is_virtual) {
            args.hContext = args_virtual.hContext;
        }
        note_context(&call, device, &args, is_virtual);
    }
    buffer_drop(&buffer);
}

static void destroy_context(const struct operation *operation)
{
    D3DKMT_DESTROYCONTEXT args = {0};
    struct call call;
    args.hContext = choose(operation->process % 32u % PROCESSES, OBJECT_CONTEXT, operation->context, operation->value);
    begin(&call, operation, &args, sizeof args);
    bool lives = find(call.process, OBJECT_CONTEXT, args.hContext) != NULL;
    NTSTATUS status = SEND(&call, D3DKMTDestroyContext);
    judge(&call, "destroy context", status, lives ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER, false, NULL);
    if (status == STATUS_SUCCESS) {
        end(call.process, OBJECT_CONTEXT, args.hContext);
    }
}

static void state(const struct operation *operation)
{
    D3DKMT_GETDEVICESTATE args = {.StateType = (D3DKMT_DEVICESTATE_TYPE)(operation->what % 9)};
    struct call call;
    args.hDevice = choose(operation->process % 32u % PROCESSES, OBJECT_DEVICE, operation->device, operation->value);
    begin(&call, operation, &args, sizeof args);
    NTSTATUS due = STATUS_INVALID_PARAMETER;
    if (find(call.process, OBJECT_DEVICE, args.hDevice)) {
        bool answered = args.StateType == D3DKMT_DEVICESTATE_EXECUTION || args.StateType == D3DKMT_DEVICESTATE_RESET ||
                        args.StateType == D3DKMT_DEVICESTATE_PAGE_FAULT;
        bool known =
            args.StateType >= D3DKMT_DEVICESTATE_EXECUTION && args.StateType <= D3DKMT_DEVICESTATE_PRESENT_QUEUE;
        due = answered ? STATUS_SUCCESS : known ? STATUS_NOT_SUPPORTED : STATUS_INVALID_PARAMETER;
        due = world.started ? due : STATUS_DEVICE_REMOVED;
    }
    NTSTATUS status = SEND(&call, D3DKMTGetDeviceState);
    judge(&call, "device state", status, due, true, NULL);
}

/* ------------------------------------------------------------------------------------------------------------ work */

/* A handle in the allocation list, which names no allocation, since there are none. */
static bool spoil_list(const struct object *context, const struct operation *operation, UINT allocations)
{
    bool spoils = !world.parallel && context && !context->is_virtual && operation->value == 0x103 && allocations > 0 &&
                  allocations <= context->entries[1];
    if (spoils) {
        ((D3DDDI_ALLOCATIONLIST *)context->buffers[1])[0].hAllocation = 1;
    }
    return spoils;
}

static NTSTATUS due_for_render(const D3DKMT_RENDER *args, const struct object *context, uint32_t flags, bool spoilt)
{
    if (!context || context->is_virtual || (flags & ~0x7Fu) != 0 || args->BroadcastContextCount > 64) {
        return STATUS_INVALID_PARAMETER;
    }
    if ((flags & 0x70) != 0 || args->BroadcastContextCount > 0) {
        return STATUS_NOT_SUPPORTED;
    }
    if (args->CommandOffset > context->entries[0] || args->CommandLength > context->entries[0] - args->CommandOffset ||
        args->AllocationCount > context->entries[1] || args->PatchLocationCount > context->entries[2]) {
        return STATUS_INVALID_PARAMETER;
    }
    if (spoilt) {
        return STATUS_INVALID_HANDLE;
    }
    if (args->PatchLocationCount > 0 && args->AllocationCount == 0) {
        return STATUS_INVALID_PARAMETER; /* the lists are zeroed: every patch names allocation 0 */
    }
    if (!world.started || context->parent->lost) {
        return STATUS_DEVICE_REMOVED;
    }
    return args->CommandLength > LARGEST_DMA ? STATUS_NO_MEMORY : STATUS_SUCCESS;
}

static void note_rendered(struct object *context, const D3DKMT_RENDER *args)
{
    context->buffers[0] = args->pNewCommandBuffer;
    context->buffers[1] = args->pNewAllocationList;
    context->buffers[2] = args->pNewPatchLocationList;
    context->entries[0] = args->NewCommandBufferSize;
    context->entries[1] = args->NewAllocationListSize;
    context->entries[2] = args->NewPatchLocationListSize;
}

static void render(const struct operation *given)
{
    struct operation operation = *given;
    D3DKMT_RENDER args = {
        .CommandOffset = operation.buffer == BUFFER_ODD ? operation.number / 2 : 0,
        .CommandLength = operation.number,
        .AllocationCount = operation.device % 8u,
        .PatchLocationCount = operation.adapter % 8u,
        .NewCommandBufferSize = operation.value % 10000,
        .NewAllocationListSize = operation.value % 13,
        .NewPatchLocationListSize = operation.value % 7,
        .BroadcastContextCount = operation.what == 9 ? 65 : operation.what == 8,
    };
    uint32_t flags = operation.flags;
    memcpy(&args.Flags, &flags, sizeof flags);
    if ((flags & 7) != 0) {
        operation.process %= 32; /* a caller that cannot be told of its new buffers has none that are known */
    }
    struct call call;
    args.hContext = choose(operation.process % 32u % PROCESSES, OBJECT_CONTEXT, operation.context, operation.value);
    begin(&call, &operation, &args, sizeof args);
    struct object *context = find(call.process, OBJECT_CONTEXT, args.hContext);
    bool spoilt = spoil_list(context, &operation, args.AllocationCount);
    NTSTATUS due = due_for_render(&args, context, flags, spoilt);
    if (due == STATUS_SUCCESS) {
        context->parent->has_worked = true;
    }
    void *list = spoilt ? context->buffers[1] : NULL;
    NTSTATUS status = SEND(&call, D3DKMTRender);
    judge(&call, "render", status, due, true, context ? context->parent : NULL);
    if (list) {
        ((D3DDDI_ALLOCATIONLIST *)list)[0].hAllocation = 0;
    }
    if (status == STATUS_SUCCESS && !world.parallel) {
        note_rendered(context, &args);
    }
}

static NTSTATUS due_for_submit(const D3DKMT_SUBMITCOMMAND *args, const struct object *context,
                               const struct buffer *buffer, uint32_t flags)
{
    if (!context || args->BroadcastContextCount == 0 || args->BroadcastContextCount > 64 || (flags & ~7u) != 0 ||
        args->NumPrimaries > 0 || args->NumHistoryBuffers > 0 || (buffer->size > 0 && !buffer->address)) {
        return STATUS_INVALID_PARAMETER;
    }
    if (args->BroadcastContextCount > 1) {
        return STATUS_NOT_SUPPORTED;
    }
    if (!context->is_virtual || buffer->size > PRIVATE_BYTES) {
        return STATUS_INVALID_PARAMETER;
    }
    if (!world.started || context->parent->lost) {
        return STATUS_DEVICE_REMOVED;
    }
    return buffer->size == 0 || buffer->readable ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

static void submit(const struct operation *operation)
{
    static const UINT broadcasts[] = {[7] = 65, [8] = 2, [9] = 0};
    struct buffer buffer;
    buffer_make(&buffer, operation->buffer % BUFFER_ARGUMENTS, operation->number, NULL, 0);
    D3DKMT_SUBMITCOMMAND args = {
        .Commands = operation->value,
        .CommandLength = operation->number,
        .BroadcastContextCount = operation->what >= 7 && operation->what <= 9 ? broadcasts[operation->what] : 1,
        .pPrivateDriverData = buffer.address,
        .PrivateDriverDataSize = buffer.size,
        .NumPrimaries = operation->what == 6   ? 1
                        : operation->what == 5 ? 17
                                               : 0,
        .NumHistoryBuffers = operation->what == 4,
    };
    uint32_t flags = operation->flags;
    memcpy(&args.Flags, &flags, sizeof flags);
    struct call call;
    args.BroadcastContext[0] =
        choose(operation->process % 32u % PROCESSES, OBJECT_CONTEXT, operation->context, operation->value);
    begin(&call, operation, &args, sizeof args);
    struct object *context = find(call.process, OBJECT_CONTEXT, args.BroadcastContext[0]);
    NTSTATUS due = due_for_submit(&args, context, &buffer, flags);
    if (due == STATUS_SUCCESS) {
        context->parent->has_worked = true;
    }
    NTSTATUS status = SEND(&call, D3DKMTSubmitCommand);
    judge(&call, "submit", status, due, false, context ? context->parent : NULL);
    buffer_drop(&buffer);
}

/* ------------------------------------------------------------------------------------------------------------ life */

/* The timeout control group, right but for the node: what OP_ESCAPE seldom gets right. */
static void reset(const struct operation *operation)
{
    struct operation escape = {
        .kind = OP_ESCAPE,
        .process = operation->process,
        .adapter = operation->adapter,
        .buffer = operation->buffer,
        .what = (uint8_t)(7u << 4 | operation->what % 16u),
        .number = operation->number % 2 ? 4 : 8,
        .value = operation->value % 3,
        .device = 0x80,
        .context = 0x80,
    };
    run_escape(&escape);
}

static void lose_all(void)
{
    world.started = false;
    for (size_t i = 0; i < world.object_count; i++) {
        world.objects[i].lost = world.objects[i].lost || world.objects[i].type == OBJECT_DEVICE;
    }
}

static void stop(const struct operation *operation)
{
    (void)operation;
    fail_begin();
    host_stop_adapter(world.host);
    fail_end();
    if (!world.parallel) {
        lose_all();
    }
}

static void surprise(const struct operation *operation)
{
    (void)operation;
    fail_begin();
    host_surprise_remove(world.host);
    fail_end();
    if (!world.parallel) {
        lose_all();
    }
}

static void restart(const struct operation *operation)
{
    (void)operation;
    if (world.parallel) {
        host_restart_adapter(world.host);
        return;
    }
    lose_all();
    fail_begin();
    NTSTATUS status = host_restart_adapter(world.host);
    check_status("restart", status, STATUS_SUCCESS, fail_end());
    world.started = status == STATUS_SUCCESS;
}

static void end_process(const struct operation *operation)
{
    if (!world.parallel) {
        host_process_attach(NULL);
        fail_begin();
        world_process_end(operation->process % 32u % PROCESSES);
        fail_end();
    }
}

static void arm(const struct operation *operation)
{
    uint64_t n = operation->number % 64 + 1;
    if (world.parallel) {
        host_fail_allocation(n);
        return;
    }
    world.armed = n;
    world.armed_persistent = operation->what % 4 == 1;
}

static void hang(const struct operation *operation)
{
    static const int modes[] = {STEERED_HANGS, STEERED_FAULTS, STEERED_PAGE_FAULTS, STEERED_HANGS};
    int mode = modes[operation->what % 4];
    if (!world.parallel) {
        world.may_reset = true;
        world.may_fault |= mode != STEERED_HANGS;
    }
    __atomic_store_n(&page()->engine, mode, __ATOMIC_SEQ_CST);
}

static void machine(const struct operation *operation)
{
    (void)operation;
    if (!world.parallel) {
        world.armed = 0;
        world_stop();
        world_start();
    }
}

static void nothing(const struct operation *operation)
{
    (void)operation;
}

void run_call(const struct operation *operation)
{
    static void (*const rows[OPERATION_KINDS])(const struct operation *operation) = {
        [OP_ESCAPE] = run_escape,
        [OP_OPEN] = open_adapter,
        [OP_ENUMERATE] = enumerate,
        [OP_CLOSE] = close_adapter,
        [OP_CREATE_DEVICE] = create_device,
        [OP_DESTROY_DEVICE] = destroy_device,
        [OP_CREATE_CONTEXT] = create_context,
        [OP_DESTROY_CONTEXT] = destroy_context,
        [OP_RENDER] = render,
        [OP_SUBMIT] = submit,
        [OP_STATE] = state,
        [OP_QUERY] = query,
        [OP_RESET] = reset,
        [OP_STOP] = stop,
        [OP_RESTART] = restart,
        [OP_SURPRISE] = surprise,
        [OP_PROCESS_END] = end_process,
        [OP_FAIL] = arm,
        [OP_HANG] = hang,
        [OP_PARALLEL] = nothing,
        [OP_MACHINE] = machine,
    };
    rows[operation->kind < OPERATION_KINDS ? operation->kind : OP_ESCAPE](operation);
}
