/*
 * world.c: keeps a kernel running from input to input, and looks after each that nothing is left of it.
 */
#include "world.h"

#include "host/state.h"
#include "nt/registry.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define PAGE_BYTES   4096u
#define ARENA_BYTES  (512u << 10)
#define TDR_DELAY_MS 40u

struct world world = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* One for each of the two threads: writable memory with a hole before and after it. */
static unsigned char *arenas[2];
static unsigned char *argument_pages[2];
static unsigned char *read_only;
static _Thread_local unsigned lane;

struct steered_page *page(void)
{
    return (struct steered_page *)(uintptr_t)STEERED_ADDRESS;
}

int page_count(const int *counter)
{
    return __atomic_load_n(counter, __ATOMIC_SEQ_CST);
}

void die(const char *format, ...)
{
    va_list args;
    host_fail_allocation(0);
    fputs("fuzz-escape: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    abort();
}

const char *status_text(NTSTATUS status)
{
    static _Thread_local char number[2][16];
    static _Thread_local unsigned turn;
    const char *name = host_status_name(status);
    if (name) {
        return name;
    }
    turn ^= 1;
    snprintf(number[turn], sizeof number[turn], "0x%08X", (unsigned)status);
    return number[turn];
}

void world_lane(unsigned number)
{
    lane = number;
}

/* -------------------------------------------------------------------------------------------------------- memory */

static unsigned char *map_between_holes(size_t bytes, int protection)
{
    unsigned char *all = mmap(NULL, bytes + (size_t)2 * PAGE_BYTES, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED || mprotect(all + PAGE_BYTES, bytes, protection) != 0) {
        perror("fuzz-escape: mmap");
        exit(1);
    }
    return all + PAGE_BYTES;
}

static void map_memory(void)
{
    if (read_only) {
        return;
    }
    for (unsigned i = 0; i < 2; i++) {
        arenas[i] = map_between_holes(ARENA_BYTES, PROT_READ | PROT_WRITE);
        argument_pages[i] = map_between_holes(PAGE_BYTES, PROT_READ | PROT_WRITE);
    }
    read_only = map_between_holes(ARENA_BYTES, PROT_READ);
    void *shared = mmap((void *)(uintptr_t)STEERED_ADDRESS, PAGE_BYTES, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    if (shared != page()) {
        perror("fuzz-escape: the driver's page");
        exit(1);
    }
}

void *arguments_place(uint32_t size)
{
    return argument_pages[lane] + (size_t)(PAGE_BYTES - size) / 16 * 16;
}

void *arguments_half_mapped(uint32_t size)
{
    return argument_pages[lane] + PAGE_BYTES - size / 2;
}

void buffer_make(struct buffer *buffer, enum buffer_kind kind, uint32_t size, void *arguments, uint32_t arguments_size)
{
    unsigned char *arena = arenas[lane];
    bool fits = size <= ARENA_BYTES - PAGE_BYTES;
    *buffer = (struct buffer){.address = arena, .size = size, .readable = fits, .writable = fits};
    switch (kind) {
    case BUFFER_EXACT:
        if (fits && size > 0) {
            buffer->block = malloc(size);
            buffer->address = buffer->block;
        }
        break;
    case BUFFER_AT_HOLE:
        buffer->address = fits ? arena + ARENA_BYTES - size : arena;
        break;
    case BUFFER_ODD:
        buffer->address = arena + 1 + size % 61;
        break;
    case BUFFER_NULL:
        buffer->address = NULL;
        break;
    case BUFFER_UNMAPPED:
        buffer->address = arena + ARENA_BYTES;
        break;
    case BUFFER_READ_ONLY:
        buffer->address = read_only;
        break;
    case BUFFER_HALF:
        buffer->address = arena + ARENA_BYTES - (fits ? size / 2 : PAGE_BYTES);
        break;
    case BUFFER_LATE:
        buffer->address = arena - 1 - size % 16;
        break;
    case BUFFER_KERNEL:
        buffer->address = (void *)(uintptr_t)(0xFFFFF80000000000u + size);
        break;
    case BUFFER_WRAPS:
        buffer->address = (void *)(UINTPTR_MAX - size / 2);
        break;
    case BUFFER_ARGUMENTS:
    default:
        buffer->address = arguments;
        buffer->readable = buffer->writable = size <= arguments_size;
        break;
    }
    bool nowhere = kind == BUFFER_NULL || kind == BUFFER_UNMAPPED || kind == BUFFER_HALF || kind == BUFFER_LATE ||
                   kind == BUFFER_KERNEL || kind == BUFFER_WRAPS;
    if (nowhere) {
        buffer->readable = buffer->writable = false;
    }
    if (kind == BUFFER_READ_ONLY) {
        buffer->writable = false;
    }
}

void buffer_drop(struct buffer *buffer)
{
    free(buffer->block);
}

/* ------------------------------------------------------------------------------------------------------- objects */

struct object *object_find(unsigned process, enum object_type type, D3DKMT_HANDLE handle)
{
    for (size_t i = 0; i < world.object_count; i++) {
        struct object *object = &world.objects[i];
        if (object->live && object->process == process && object->type == type && object->handle == handle) {
            return object;
        }
    }
    return NULL;
}

struct object *object_add(unsigned process, enum object_type type, D3DKMT_HANDLE handle)
{
    size_t at = world.object_count;
    if (at == OBJECTS) {
        at = 0;
        while (at < OBJECTS && world.objects[at].live) {
            at++;
        }
    }
    if (at == OBJECTS) {
        die("more than %u objects live", OBJECTS);
    }
    world.object_count += at == world.object_count;
    world.objects[at] = (struct object){.type = type, .process = process, .handle = handle, .live = true};
    return &world.objects[at];
}

void object_end(struct object *object)
{
    object->live = false;
    for (size_t i = 0; object->type == OBJECT_DEVICE && i < world.object_count; i++) {
        if (world.objects[i].type == OBJECT_CONTEXT && world.objects[i].parent == object) {
            world.objects[i].live = false;
        }
    }
}

static D3DKMT_HANDLE choose_live(unsigned process, enum object_type type, unsigned number)
{
    struct object *matches[OBJECTS];
    size_t count = 0;
    for (size_t i = 0; i < world.object_count; i++) {
        struct object *object = &world.objects[i];
        if (object->live && object->process == process && object->type == type) {
            matches[count++] = object;
        }
    }
    return count > 0 ? matches[number % count]->handle : 0;
}

static D3DKMT_HANDLE choose_dead(unsigned number)
{
    for (size_t i = 0; i < world.object_count; i++) {
        struct object *object = &world.objects[(number + i) % world.object_count];
        if (!object->live) {
            return object->handle;
        }
    }
    return 0;
}

D3DKMT_HANDLE choose(unsigned process, enum object_type type, uint8_t selector, uint32_t number)
{
    D3DKMT_HANDLE handle = number;
    pthread_mutex_lock(&world.lock);
    if (selector < 0x80) {
        handle = choose_live(process, type, selector);
    } else if (selector == 0x80) {
        handle = 0;
    } else if (selector < 0xB0) {
        handle = world.object_count > 0 ? world.objects[selector % world.object_count].handle : 0;
    } else if (selector < 0xD0) {
        handle = choose_dead(selector);
    }
    pthread_mutex_unlock(&world.lock);
    return handle;
}

/* ----------------------------------------------------------------------------------------------------- processes */

struct host_process *world_process(unsigned process)
{
    static const char *const names[PROCESSES] = {"first", "second", "third"};
    if (!world.processes[process]) {
        world.processes[process] = host_process_create(world.host, names[process]);
    }
    return world.processes[process];
}

void world_process_end(unsigned process)
{
    host_process_attach(NULL);
    host_process_destroy(world.processes[process]);
    world.processes[process] = NULL;
    for (size_t i = 0; i < world.object_count; i++) {
        if (world.objects[i].process == process) {
            world.objects[i].live = false;
        }
    }
}

/* --------------------------------------------------------------------------------------------------------- model */

bool world_was_reset(void)
{
    return page_count(&page()->calls[STEERED_RESET]) != world.resets;
}

bool world_may_have_lost(const struct object *device)
{
    return device && device->has_worked && (world.may_fault || world_was_reset());
}

static void sleep_briefly(void)
{
    nanosleep(&(struct timespec){.tv_nsec = 100000}, NULL);
}

bool world_gets_reset(void)
{
    for (unsigned tries = 0; world.may_reset && tries < 10000 && !world_was_reset(); tries++) {
        sleep_briefly();
    }
    return world_was_reset();
}

static void look_at(struct object *device, bool may_be_lost)
{
    D3DKMT_GETDEVICESTATE args = {.hDevice = device->handle, .StateType = D3DKMT_DEVICESTATE_EXECUTION};
    host_process_attach(world.processes[device->process]);
    NTSTATUS status = D3DKMTGetDeviceState(&args);
    if (status != STATUS_SUCCESS) {
        die("the state of a live device: %s", status_text(status));
    }
    bool lost = args.ExecutionState != D3DKMT_DEVICEEXECUTION_ACTIVE;
    if (lost && !device->lost && !may_be_lost) {
        die("a device was lost (state %d) that no reset could have taken", (int)args.ExecutionState);
    }
    if (!lost && device->lost) {
        die("a lost device came back");
    }
    device->lost = lost;
}

/* Devices are lost between the two calls of a reset, on a thread of the kernel's; calls are refused until it is over.
 */
static void wait_for_restart(void)
{
    const int *calls = page()->calls;
    for (unsigned tries = 0; page_count(&calls[STEERED_RESTART]) < page_count(&calls[STEERED_RESET]) ||
                             dxg_adapter_state(world.host->adapter) == DXG_ADAPTER_RESETTING;
         tries++) {
        if (tries == 100000) {
            die("a reset without a restart");
        }
        sleep_briefly();
    }
}

void world_look(void)
{
    int resets = page_count(&page()->calls[STEERED_RESET]);
    wait_for_restart();
    for (size_t i = 0; world.started && i < world.object_count; i++) {
        if (world.objects[i].live && world.objects[i].type == OBJECT_DEVICE) {
            look_at(&world.objects[i], world_may_have_lost(&world.objects[i]));
        }
    }
    world.resets = resets;
    host_process_attach(NULL);
}

void fail_begin(void)
{
    if (world.armed > 0 && world.armed_persistent) {
        host_fail_allocations_from(world.armed);
    } else if (world.armed > 0) {
        host_fail_allocation(world.armed);
    }
}

bool fail_end(void)
{
    if (world.armed == 0) {
        return false;
    }
    bool reached = host_allocations() >= world.armed;
    host_fail_allocation(0);
    world.armed = 0;
    return reached;
}

void check_status(const char *call, NTSTATUS status, NTSTATUS expected, bool scarce)
{
    bool no_memory = status == STATUS_NO_MEMORY || status == STATUS_INSUFFICIENT_RESOURCES;
    if (status != expected && !(scarce && no_memory)) {
        die("%s: %s, and %s was due", call, status_text(status), status_text(expected));
    }
}

/* --------------------------------------------------------------------------------------------------------- start */

/* As many resets as an input wants. */
static void drop_reset_limit(void)
{
    struct nt_key *key;
    if (nt_key_open(&key, "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Control\\GraphicsDrivers") ||
        nt_key_set_u32(key, "TdrDebugMode", 3)) {
        die("the registry has no room");
    }
    nt_key_close(key);
    NTSTATUS status = host_restart_adapter(world.host);
    if (status != STATUS_SUCCESS) {
        die("the adapter did not start again: %s", status_text(status));
    }
}

void world_start(void)
{
    static struct host_error error;
    const struct host_options options = {
        .escape_limit = ESCAPE_LIMIT,
        .tdr_test_mode = true,
        .tdr_delay_ms = TDR_DELAY_MS,
    };
    map_memory();
    memset(page(), 0, sizeof *page());
    world.host = host_start(FUZZ_DRIVER, &options, &error);
    if (!world.host) {
        die("%s", error.text);
    }
    drop_reset_limit();
    world.started = true;
    world.resets = page_count(&page()->calls[STEERED_RESET]);
    host_leftovers(&world.at_rest);
}

static void assert_nothing_left(void)
{
    static const struct host_leftovers nothing;
    struct host_leftovers left;
    host_leftovers(&left);
    if (memcmp(&left, &nothing, sizeof left) != 0) {
        die("after the end: %llu pool blocks, %llu threads, %llu mappings, %llu handles are left",
            (unsigned long long)left.pool_blocks, (unsigned long long)left.threads, (unsigned long long)left.mappings,
            (unsigned long long)left.handles);
    }
    if (page_count(&page()->objects) != 0 || page_count(&page()->objects_foreign) != 0) {
        die("after the end the driver has %d objects, and was given %d strange ones", page_count(&page()->objects),
            page_count(&page()->objects_foreign));
    }
}

void world_stop(void)
{
    host_process_attach(NULL);
    host_stop(world.host);
    world.host = NULL;
    memset(world.processes, 0, sizeof world.processes);
    world.object_count = 0;
    assert_nothing_left();
}

/* What is on its way when an input ends (a DPC, the end of a thread) is waited for. */
static bool is_at_rest(struct host_leftovers *left)
{
    host_leftovers(left);
    struct host_leftovers expected = world.at_rest;
    int kept = page_count(&page()->kept_bytes);
    expected.pool_blocks += kept > 0;
    expected.pool_bytes += (uint64_t)kept;
    return memcmp(left, &expected, sizeof expected) == 0;
}

void world_settle(void)
{
    struct host_leftovers left;
    host_fail_allocation(0);
    world.armed = 0;
    host_process_attach(NULL);
    for (unsigned i = 0; i < PROCESSES; i++) {
        world_process_end(i);
    }
    world.object_count = 0;
    world.may_fault = false;
    world.may_reset = false;
    __atomic_store_n(&page()->engine, STEERED_COMPLETES, __ATOMIC_SEQ_CST);
    if (!world.started) {
        NTSTATUS status = host_restart_adapter(world.host);
        if (status != STATUS_SUCCESS) {
            die("the adapter did not start again: %s", status_text(status));
        }
        world.started = true;
    }
    world.resets = page_count(&page()->calls[STEERED_RESET]);
    for (unsigned tries = 0; !is_at_rest(&left); tries++) {
        if (tries == 5000) {
            die("left: %llu pool blocks (%llu bytes), %llu timers, %llu DPCs, %llu threads, %llu mappings, %llu MDLs, "
                "%llu handles; at the start %llu pool blocks (%llu bytes)",
                (unsigned long long)left.pool_blocks, (unsigned long long)left.pool_bytes,
                (unsigned long long)left.timers_armed, (unsigned long long)left.dpcs_queued,
                (unsigned long long)left.threads, (unsigned long long)left.mappings, (unsigned long long)left.mdls,
                (unsigned long long)left.handles, (unsigned long long)world.at_rest.pool_blocks,
                (unsigned long long)world.at_rest.pool_bytes);
        }
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
    if (page_count(&page()->objects) != 0 || page_count(&page()->objects_foreign) != 0) {
        die("the driver is left with %d objects, and was given %d strange ones", page_count(&page()->objects),
            page_count(&page()->objects_foreign));
    }
}
