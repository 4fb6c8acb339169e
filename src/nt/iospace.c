/*
 * iospace.c: the map of physical addresses, and the windows through which a driver reaches a device's registers.
 */
#include "nt/iospace.h"
#include "nt/bugcheck.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <errno.h>
#include <ntstatus.h>

/* ---------------------------------------------------------------------------------------------------------- claims */

/* A range that a device answers for, or that memory lies behind. Counted by the map and by each mapping. */
struct claim {
    struct claim *next;
    uint64_t physical; /* or a port's number */
    uint64_t bytes;
    const struct nt_register_ops *ops;
    void *device;
    char *memory;
    _Atomic uint32_t references;
    _Atomic bool released;
    _Atomic uint32_t running; /* calls of `ops` */
};

struct mapping {
    struct mapping *next;
    struct claim *claim;
    uint64_t physical;
    uint64_t bytes;
    char *address;     /* that the driver got */
    size_t first_page; /* in the arena, of a window of registers */
    size_t pages;      /* 0: memory */
};

/*
 * Windows lie in one reserved range of addresses, so that an access finds its mapping by its page's number, without a
 * lock. 4 GiB of windows are more than an adapter's register bars.
 */
enum { ARENA_PAGES = 1 << 20 };

static struct {
    struct os_lock lock;
    struct claim *claims;
    struct claim *ports;
    struct mapping *mappings;
    uint64_t mapping_count;
    char *_Atomic arena;
    _Atomic(struct mapping *) *windows; /* by page of the arena */
    size_t next_page;
} io;

static void put_claim(struct claim *claim)
{
    if (atomic_fetch_sub(&claim->references, 1) == 1) {
        os_free(claim);
    }
}

static struct claim *find_claim(struct claim *list, uint64_t physical, uint64_t bytes)
{
    for (struct claim *claim = list; claim; claim = claim->next) {
        if (physical >= claim->physical && physical - claim->physical < claim->bytes &&
            bytes <= claim->bytes - (physical - claim->physical)) {
            return claim;
        }
    }
    return NULL;
}

static bool overlaps_a_claim(const struct claim *list, uint64_t physical, uint64_t bytes)
{
    for (const struct claim *claim = list; claim; claim = claim->next) {
        if (physical < claim->physical + claim->bytes && claim->physical < physical + bytes) {
            return true;
        }
    }
    return false;
}

static int add_claim(struct claim **list, const struct claim *wanted)
{
    if (wanted->bytes == 0 || wanted->physical + wanted->bytes < wanted->physical ||
        wanted->physical + wanted->bytes > NT_KERNEL_MEMORY_BIT) {
        return -EINVAL;
    }
    struct claim *claim = os_alloc(sizeof *claim);
    if (!claim) {
        return -ENOMEM;
    }
    claim->physical = wanted->physical;
    claim->bytes = wanted->bytes;
    claim->ops = wanted->ops;
    claim->device = wanted->device;
    claim->memory = wanted->memory;
    atomic_store(&claim->references, 1);
    os_lock(&io.lock);
    bool overlaps = overlaps_a_claim(*list, claim->physical, claim->bytes);
    if (!overlaps) {
        claim->next = *list;
        *list = claim;
    }
    os_unlock(&io.lock);
    if (overlaps) {
        os_free(claim);
        return -EEXIST;
    }
    return 0;
}

static void release_claim(struct claim **list, uint64_t physical)
{
    struct claim *found = NULL;
    os_lock(&io.lock);
    for (struct claim **link = list; *link; link = &(*link)->next) {
        if ((*link)->physical == physical) {
            found = *link;
            *link = found->next;
            break;
        }
    }
    os_unlock(&io.lock);
    if (!found) {
        return;
    }
    atomic_store(&found->released, true);
    while (atomic_load(&found->running) != 0) {
        os_thread_yield();
    }
    put_claim(found);
}

int nt_physical_claim(uint64_t physical, uint64_t bytes, const struct nt_register_ops *ops, void *device, void *memory)
{
    struct claim wanted = {.physical = physical, .bytes = bytes, .ops = ops, .device = device, .memory = memory};
    return add_claim(&io.claims, &wanted);
}

void nt_physical_release(uint64_t physical)
{
    release_claim(&io.claims, physical);
}

int nt_port_claim(uint16_t port, uint32_t count, const struct nt_register_ops *ops, void *device)
{
    struct claim wanted = {.physical = port, .bytes = count, .ops = ops, .device = device};
    return count > 0x10000u - port ? -EINVAL : add_claim(&io.ports, &wanted);
}

void nt_port_release(uint16_t port)
{
    release_claim(&io.ports, port);
}

/* A device is called only while its claim stands: whoever releases it waits for the calls that run. */
static bool enter_claim(struct claim *claim)
{
    atomic_fetch_add(&claim->running, 1);
    if (atomic_load(&claim->released)) {
        atomic_fetch_sub(&claim->running, 1);
        return false;
    }
    return true;
}

static void leave_claim(struct claim *claim)
{
    atomic_fetch_sub(&claim->running, 1);
}

static uint64_t all_ones(uint32_t width)
{
    return width == 8 ? UINT64_MAX : (UINT64_C(1) << (8 * width)) - 1;
}

static uint64_t claim_read(struct claim *claim, uint64_t physical, uint32_t width)
{
    uint64_t value = UINT64_MAX;
    if (enter_claim(claim)) {
        value = claim->ops->read(claim->device, physical - claim->physical, width);
        leave_claim(claim);
    }
    return value & all_ones(width);
}

static void claim_write(struct claim *claim, uint64_t physical, uint32_t width, uint64_t value)
{
    if (enter_claim(claim)) {
        claim->ops->write(claim->device, physical - claim->physical, width, value & all_ones(width));
        leave_claim(claim);
    }
}

/* --------------------------------------------------------------------------------------------------------- windows */

static uint64_t page_offset(uint64_t address)
{
    return address & (OS_PAGE - 1);
}

/* Reserved at the first mapping of registers, since most programs that link this room map none. */
static bool make_arena(void)
{
    if (atomic_load(&io.arena)) {
        return true;
    }
    io.windows = os_map_pages(sizeof io.windows[0] * ARENA_PAGES, 0);
    if (!io.windows) {
        return false;
    }
    char *arena = os_map_reserved((size_t)ARENA_PAGES * OS_PAGE);
    if (!arena) {
        os_unmap_pages((void *)io.windows, sizeof io.windows[0] * ARENA_PAGES);
        io.windows = NULL;
        return false;
    }
    atomic_store_explicit(&io.arena, arena, memory_order_release);
    return true;
}

static bool pages_are_free(size_t first, size_t pages)
{
    for (size_t i = 0; i < pages; i++) {
        if (atomic_load_explicit(&io.windows[first + i], memory_order_relaxed)) {
            return false;
        }
    }
    return true;
}

/* A page that nobody maps follows each window, so that running past its end is found. Addresses are used again as late
 * as possible, so that a stale one is. Returns ARENA_PAGES where there is no room. */
static size_t find_pages(size_t pages)
{
    size_t needed = pages + 1;
    if (needed > ARENA_PAGES) {
        return ARENA_PAGES;
    }
    if (io.next_page + needed <= ARENA_PAGES && pages_are_free(io.next_page, needed)) {
        return io.next_page;
    }
    for (size_t first = 0; first + needed <= ARENA_PAGES; first++) {
        if (pages_are_free(first, needed)) {
            return first;
        }
    }
    return ARENA_PAGES;
}

static bool place_window(struct mapping *mapping)
{
    size_t pages = (size_t)((page_offset(mapping->physical) + mapping->bytes + OS_PAGE - 1) / OS_PAGE);
    if (!make_arena()) {
        return false;
    }
    size_t first = find_pages(pages);
    if (first == ARENA_PAGES) {
        return false;
    }
    mapping->first_page = first;
    mapping->pages = pages;
    mapping->address = atomic_load(&io.arena) + first * OS_PAGE + page_offset(mapping->physical);
    for (size_t i = 0; i < pages; i++) {
        atomic_store_explicit(&io.windows[first + i], mapping, memory_order_release);
    }
    io.next_page = first + pages + 1;
    return true;
}

static bool place_mapping(struct mapping *mapping)
{
    struct claim *claim = mapping->claim;
    if (claim->ops) {
        return place_window(mapping);
    }
    mapping->address = claim->memory + (mapping->physical - claim->physical);
    return true;
}

void *nt_io_map(uint64_t physical, uint64_t bytes)
{
    void *address = NULL;
    if (bytes == 0) {
        return NULL;
    }
    struct mapping *mapping = os_alloc(sizeof *mapping);
    if (!mapping) {
        return NULL;
    }
    mapping->physical = physical;
    mapping->bytes = bytes;
    os_lock(&io.lock);
    mapping->claim = find_claim(io.claims, physical, bytes);
    if (mapping->claim && place_mapping(mapping)) {
        atomic_fetch_add(&mapping->claim->references, 1);
        mapping->next = io.mappings;
        io.mappings = mapping;
        io.mapping_count++;
        address = mapping->address;
    }
    os_unlock(&io.lock);
    if (!address) {
        os_free(mapping);
    }
    return address;
}

static void remove_window(const struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->pages; i++) {
        atomic_store_explicit(&io.windows[mapping->first_page + i], NULL, memory_order_release);
    }
}

bool nt_io_unmap(void *address)
{
    struct mapping *found = NULL;
    os_lock(&io.lock);
    for (struct mapping **link = &io.mappings; *link; link = &(*link)->next) {
        if ((*link)->address == address) {
            found = *link;
            *link = found->next;
            remove_window(found);
            io.mapping_count--;
            break;
        }
    }
    os_unlock(&io.lock);
    if (found) {
        put_claim(found->claim);
        os_free(found);
    }
    return found != NULL;
}

uint64_t nt_io_mappings(void)
{
    os_lock(&io.lock);
    uint64_t count = io.mapping_count;
    os_unlock(&io.lock);
    return count;
}

static bool in_arena(const volatile void *address)
{
    const char *arena = atomic_load_explicit(&io.arena, memory_order_acquire);
    return arena && (uintptr_t)address - (uintptr_t)arena < (size_t)ARENA_PAGES * OS_PAGE;
}

static struct mapping *window_at(const volatile void *address)
{
    const char *arena = atomic_load_explicit(&io.arena, memory_order_acquire);
    size_t page = ((uintptr_t)address - (uintptr_t)arena) / OS_PAGE;
    return atomic_load_explicit(&io.windows[page], memory_order_acquire);
}

const char *nt_io_describe_fault(const void *address)
{
    if (!in_arena(address)) {
        return NULL;
    }
    return window_at(address) ? "a plain access to a device's registers: use READ_REGISTER_* and WRITE_REGISTER_*"
                              : "an access to registers that are no longer mapped, or past the end of their window";
}

/* --------------------------------------------------------------------------------------------------- register access
 */

/* The mapping that one access of a window falls into; what is wrong with the access is the driver's bug. */
static struct mapping *require_window(const volatile void *address, uint32_t width)
{
    struct mapping *mapping = window_at(address);
    uint64_t shown = (uint64_t)(uintptr_t)address;
    if (shown % width != 0) {
        nt_bugcheck(KMODE_EXCEPTION_NOT_HANDLED, (uint64_t)(int64_t)STATUS_DATATYPE_MISALIGNMENT, shown, width, 0,
                    "a register access that is not aligned to its width");
    }
    if (!mapping || (uintptr_t)address < (uintptr_t)mapping->address ||
        (uintptr_t)address + width > (uintptr_t)mapping->address + mapping->bytes) {
        nt_bugcheck(nt_irql() > APC_LEVEL ? DRIVER_IRQL_NOT_LESS_OR_EQUAL : PAGE_FAULT_IN_NONPAGED_AREA, shown,
                    nt_irql() > APC_LEVEL ? nt_irql() : 0, width, 0,
                    "a register access outside of every mapped window");
    }
    return mapping;
}

static uint64_t physical_in(const struct mapping *mapping, const volatile void *address)
{
    return mapping->physical + ((uintptr_t)address - (uintptr_t)mapping->address);
}

static uint64_t window_read(const volatile void *address, uint32_t width)
{
    struct mapping *mapping = require_window(address, width);
    return claim_read(mapping->claim, physical_in(mapping, address), width);
}

static void window_write(volatile void *address, uint32_t width, uint64_t value)
{
    struct mapping *mapping = require_window(address, width);
    claim_write(mapping->claim, physical_in(mapping, address), width, value);
}

/* Memory is accessed as the processor does it: once, in that width, aligned or not, whoever else is at it. */
typedef uint16_t unaligned_u16 __attribute__((aligned(1), may_alias));
typedef uint32_t unaligned_u32 __attribute__((aligned(1), may_alias));
typedef uint64_t unaligned_u64 __attribute__((aligned(1), may_alias));

__attribute__((no_sanitize("thread"))) static uint64_t memory_read(const volatile void *address, uint32_t width)
{
    switch (width) {
    case 1:
        return *(const volatile uint8_t *)address;
    case 2:
        return *(const volatile unaligned_u16 *)address;
    case 4:
        return *(const volatile unaligned_u32 *)address;
    default:
        return *(const volatile unaligned_u64 *)address;
    }
}

__attribute__((no_sanitize("thread"))) static void memory_write(volatile void *address, uint32_t width, uint64_t value)
{
    switch (width) {
    case 1:
        *(volatile uint8_t *)address = (uint8_t)value;
        break;
    case 2:
        *(volatile unaligned_u16 *)address = (uint16_t)value;
        break;
    case 4:
        *(volatile unaligned_u32 *)address = (uint32_t)value;
        break;
    default:
        *(volatile unaligned_u64 *)address = value;
        break;
    }
}

uint64_t nt_register_read(const volatile void *address, uint32_t width)
{
    return in_arena(address) ? window_read(address, width) : memory_read(address, width);
}

void nt_register_write(volatile void *address, uint32_t width, uint64_t value)
{
    if (in_arena(address)) {
        window_write(address, width, value);
    } else {
        memory_write(address, width, value);
    }
}

/* A port's device is found under the lock and called without it. */
static struct claim *get_port(uint16_t port, uint32_t width)
{
    os_lock(&io.lock);
    struct claim *claim = find_claim(io.ports, port, width);
    if (claim) {
        atomic_fetch_add(&claim->references, 1);
    }
    os_unlock(&io.lock);
    return claim;
}

uint64_t nt_port_read(uint16_t port, uint32_t width)
{
    uint64_t value = all_ones(width);
    struct claim *claim = get_port(port, width);
    if (claim) {
        value = claim_read(claim, port, width);
        put_claim(claim);
    }
    return value;
}

void nt_port_write(uint16_t port, uint32_t width, uint64_t value)
{
    struct claim *claim = get_port(port, width);
    if (claim) {
        claim_write(claim, port, width, value);
        put_claim(claim);
    }
}

/* -------------------------------------------------------------------------------------------------------- addresses */

uint64_t nt_io_physical_of(const void *address)
{
    uint64_t physical = 0;
    os_lock(&io.lock);
    if (in_arena(address)) {
        const struct mapping *mapping = window_at(address);
        physical = mapping ? mapping->physical - page_offset(mapping->physical) +
                                 ((uintptr_t)address - ((uintptr_t)mapping->address & ~(uintptr_t)(OS_PAGE - 1)))
                           : 0;
    }
    for (const struct claim *claim = io.claims; claim && physical == 0; claim = claim->next) {
        if (claim->memory && (uintptr_t)address - (uintptr_t)claim->memory < claim->bytes) {
            physical = claim->physical + ((uintptr_t)address - (uintptr_t)claim->memory);
        }
    }
    os_unlock(&io.lock);
    return physical;
}

void *nt_io_memory_at(uint64_t physical, uint64_t bytes)
{
    os_lock(&io.lock);
    const struct claim *claim = find_claim(io.claims, physical, bytes);
    void *memory = claim && claim->memory ? claim->memory + (physical - claim->physical) : NULL;
    os_unlock(&io.lock);
    return memory;
}

bool nt_io_is_claimed(uint64_t physical, uint64_t bytes)
{
    os_lock(&io.lock);
    bool claimed = overlaps_a_claim(io.claims, physical, bytes);
    os_unlock(&io.lock);
    return claimed;
}

static void drop_claims(struct claim **list)
{
    while (*list) {
        release_claim(list, (*list)->physical);
    }
}

void nt_iospace_fini(void)
{
    while (io.mappings) {
        nt_io_unmap(io.mappings->address);
    }
    drop_claims(&io.claims);
    drop_claims(&io.ports);
    if (atomic_load(&io.arena)) {
        os_unmap_pages(atomic_load(&io.arena), (size_t)ARENA_PAGES * OS_PAGE);
        os_unmap_pages((void *)io.windows, sizeof io.windows[0] * ARENA_PAGES);
        atomic_store(&io.arena, NULL);
        io.windows = NULL;
        io.next_page = 0;
    }
}
