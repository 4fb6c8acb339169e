/*
 * pool.c: tagged blocks of pool memory.
 */
#include "nt/pool.h"
#include "nt/bugcheck.h"
#include "nt/dpc.h"
#include "nt/export_tables.h"
#include "nt/machine.h"
#include "nt/mdl.h"
#include "nt/os.h"
#include "nt/thread.h"
#include "nt/timer.h"

#include <bugcodes.h>
#include <ntstatus.h>
#include <stdlib.h>
#include <string.h>

/* --------------------------------------------------------------------------------------------------------- records */

struct record {
    struct record *next;
    void *address;
    uint64_t bytes;
    uint32_t tag;
    bool is_paged;
};

/* Blocks are found by a hash of their address. A shard is its own lock, so that two processors seldom meet. */
enum { SHARDS = 64, BUCKETS = 64, FREED = 32 };

struct shard {
    struct os_lock lock;
    uint64_t blocks;
    struct record *buckets[BUCKETS];
    /* Those freed last, so that a second free is told from a free of anything else. */
    void *freed[FREED];
    size_t freed_next;
    char apart[OS_CACHE_LINE];
};

static struct shard shards[SHARDS];

static uint64_t hash(const void *address)
{
    return ((uint64_t)(uintptr_t)address >> 4) * UINT64_C(0x9E3779B97F4A7C15);
}

static struct shard *shard_of(const void *address)
{
    return &shards[hash(address) >> 58];
}

static struct record **bucket_of(struct shard *shard, const void *address)
{
    return &shard->buckets[(hash(address) >> 52) % BUCKETS];
}

static void forget_freed(struct shard *shard, const void *address)
{
    for (size_t i = 0; i < FREED; i++) {
        if (shard->freed[i] == address) {
            shard->freed[i] = NULL;
        }
    }
}

static void insert(struct record *record)
{
    struct shard *shard = shard_of(record->address);
    struct record **bucket = bucket_of(shard, record->address);
    os_lock(&shard->lock);
    forget_freed(shard, record->address);
    record->next = *bucket;
    *bucket = record;
    shard->blocks++;
    os_unlock(&shard->lock);
}

/* Null: no such block; `was_freed` says whether there was one lately. */
static struct record *remove_record(const void *address, bool *was_freed)
{
    struct shard *shard = shard_of(address);
    struct record *found = NULL;
    *was_freed = false;
    os_lock(&shard->lock);
    for (struct record **link = bucket_of(shard, address); *link; link = &(*link)->next) {
        if ((*link)->address == address) {
            found = *link;
            *link = found->next;
            break;
        }
    }
    if (found) {
        shard->freed[shard->freed_next++ % FREED] = found->address;
        shard->blocks--;
    } else {
        for (size_t i = 0; i < FREED; i++) {
            *was_freed = *was_freed || (address && shard->freed[i] == address);
        }
    }
    os_unlock(&shard->lock);
    return found;
}

/* ---------------------------------------------------------------------------------------------------------- blocks */

/* Bytes behind each block that hold a pattern. A sanitizer guards the end better, and these would hide it. */
#if defined(__SANITIZE_ADDRESS__)
enum { GUARD_BYTES = 0 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { GUARD_BYTES = 0 };
#else
enum { GUARD_BYTES = 16 };
#endif
#else
enum { GUARD_BYTES = 16 };
#endif
enum { GUARD_PATTERN = 0xE5, BLOCK_ALIGNMENT = 16 };

static bool crosses_a_page(const void *address, uint64_t bytes)
{
    uintptr_t start = (uintptr_t)address;
    return bytes > 0 && start / OS_PAGE != (start + bytes - 1) / OS_PAGE;
}

static size_t next_power_of_two(uint64_t bytes)
{
    size_t power = BLOCK_ALIGNMENT;
    while (power < bytes) {
        power *= 2;
    }
    return power;
}

/* A block of a page or more starts a page; a smaller one does not cross into another. Most do not anyway. */
static void *allocate_memory(uint64_t bytes, size_t alignment)
{
    if (bytes > UINT64_MAX - GUARD_BYTES) {
        return NULL;
    }
    if (bytes >= OS_PAGE) {
        alignment = OS_PAGE;
    }
    void *memory = os_alloc_counted(alignment, bytes + GUARD_BYTES);
    if (memory && bytes < OS_PAGE && crosses_a_page(memory, bytes)) {
        os_free(memory);
        memory = os_alloc_counted(next_power_of_two(bytes), bytes + GUARD_BYTES);
    }
    return memory;
}

static void set_guard(const struct record *record)
{
    if (GUARD_BYTES > 0) {
        memset((char *)record->address + record->bytes, GUARD_PATTERN, GUARD_BYTES);
    }
}

static void check_guard(const struct record *record)
{
    const unsigned char *guard = (const unsigned char *)record->address + record->bytes;
    for (size_t i = 0; i < GUARD_BYTES; i++) {
        if (guard[i] != GUARD_PATTERN) {
            nt_bugcheck(BAD_POOL_HEADER, 0x20, (uint64_t)(uintptr_t)record->address, (uint64_t)(uintptr_t)&guard[i],
                        record->bytes, "the freed block was written past its end (fourth parameter: its size)");
        }
    }
}

/* What a request comes down to, whichever routine made it. */
struct request {
    uint64_t bytes;
    uint32_t tag;
    uint32_t shown_type; /* what the caller passed, for a bugcheck's parameters */
    bool is_paged;
    bool is_zeroed;
    bool is_cache_aligned;
    bool raises;
};

static void require_allocation_irql(const struct request *request)
{
    KIRQL irql = nt_irql();
    if (irql > (request->is_paged ? APC_LEVEL : DISPATCH_LEVEL)) {
        nt_bugcheck(BAD_POOL_CALLER, 8, irql, request->shown_type, request->bytes,
                    request->is_paged ? "paged pool was asked for above APC_LEVEL"
                                      : "pool was asked for above DISPATCH_LEVEL");
    }
}

static void *allocate_block(const struct request *request)
{
    if (os_fail_here()) { /* a block is one allocation, however it is made */
        return NULL;
    }
    struct record *record = os_alloc_counted(BLOCK_ALIGNMENT, sizeof *record);
    if (!record) {
        return NULL;
    }
    void *memory = allocate_memory(request->bytes, request->is_cache_aligned ? OS_CACHE_LINE : BLOCK_ALIGNMENT);
    if (!memory) {
        os_free(record);
        return NULL;
    }
    record->address = memory;
    record->bytes = request->bytes;
    record->tag = request->tag;
    record->is_paged = request->is_paged;
    if (request->is_zeroed) {
        memset(memory, 0, request->bytes);
    }
    set_guard(record);
    insert(record);
    return memory;
}

static void *allocate(const struct request *request, const void *routine)
{
    require_allocation_irql(request);
    void *memory = allocate_block(request);
    if (!memory && request->raises) {
        nt_raise_status(STATUS_INSUFFICIENT_RESOURCES, routine,
                        "pool ran out, and the request was to raise an exception then");
    }
    return memory;
}

/* A tag that is compared has the bit of protected pool left out. */
static const uint32_t protected_pool = UINT32_C(0x80000000);

static void free_block(void *address, uint32_t tag)
{
    bool was_freed;
    struct record *record = remove_record(address, &was_freed);
    KIRQL irql = nt_irql();
    uint64_t shown = (uint64_t)(uintptr_t)address;
    if (!record && nt_mdl_free_as_pool(address)) {
        return;
    }
    if (!record && was_freed) {
        nt_bugcheck(BAD_POOL_CALLER, 7, 0, tag, shown, "the block was freed already");
    }
    if (!record) {
        nt_bugcheck(BAD_POOL_CALLER, 0x46, shown, 0, 0, "what was freed is not the start of a pool block");
    }
    if (tag != 0 && (tag | protected_pool) != (record->tag | protected_pool)) {
        nt_bugcheck(BAD_POOL_CALLER, 0xA, shown, record->tag, tag, "the block was freed with another tag");
    }
    if (irql > (record->is_paged ? APC_LEVEL : DISPATCH_LEVEL)) {
        nt_bugcheck(BAD_POOL_CALLER, 9, irql, record->is_paged, shown,
                    record->is_paged ? "paged pool was freed above APC_LEVEL" : "pool was freed above DISPATCH_LEVEL");
    }
    nt_timer_check_free(record->address, record->bytes);
    nt_dpc_check_free(record->address, record->bytes);
    check_guard(record);
    os_free(record->address);
    os_free(record);
}

/* -------------------------------------------------------------------------------------- ExAllocatePool2 and its kin */

enum { TAG_NONE = 0x656E6F4E }; /* "None", which Windows gives blocks that were allocated without one */

static const POOL_FLAGS pool_choices = POOL_FLAG_NON_PAGED | POOL_FLAG_NON_PAGED_EXECUTE | POOL_FLAG_PAGED;
static const POOL_FLAGS known_required_flags = POOL_FLAG_USE_QUOTA | POOL_FLAG_UNINITIALIZED | POOL_FLAG_SESSION |
                                               POOL_FLAG_CACHE_ALIGNED | POOL_FLAG_RAISE_ON_FAILURE |
                                               POOL_FLAG_NON_PAGED | POOL_FLAG_NON_PAGED_EXECUTE | POOL_FLAG_PAGED;

static bool flags_are_valid(POOL_FLAGS flags)
{
    POOL_FLAGS choice = flags & pool_choices;
    POOL_FLAGS required = flags & POOL_FLAG_REQUIRED_MASK;
    return (required & ~known_required_flags) == 0 && choice != 0 && (choice & (choice - 1)) == 0;
}

static void *allocate_by_flags(POOL_FLAGS flags, SIZE_T bytes, ULONG tag, const void *routine)
{
    struct request request = {
        .bytes = bytes,
        .tag = tag,
        .shown_type = (uint32_t)flags,
        .is_paged = (flags & POOL_FLAG_PAGED) != 0,
        .is_zeroed = !(flags & POOL_FLAG_UNINITIALIZED),
        .is_cache_aligned = (flags & POOL_FLAG_CACHE_ALIGNED) != 0,
        .raises = (flags & POOL_FLAG_RAISE_ON_FAILURE) != 0,
    };
    if (tag != 0 && flags_are_valid(flags)) {
        return allocate(&request, routine);
    }
    if (request.raises) {
        nt_raise_status(STATUS_INVALID_PARAMETER, routine,
                        "a pool request without a tag, or with flags that do not fit");
    }
    return NULL;
}

PVOID NTAPI ExAllocatePool2(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag)
{
    return allocate_by_flags(Flags, NumberOfBytes, Tag, (const void *)ExAllocatePool2);
}

/* A parameter that is not optional must be understood; secure pool is a pool of its own, which this kernel lacks. */
static bool parameter_is_understood(const POOL_EXTENDED_PARAMETER *parameter)
{
    return parameter->Optional || parameter->Type == PoolExtendedParameterPriority ||
           parameter->Type == PoolExtendedParameterNumaNode;
}

PVOID NTAPI ExAllocatePool3(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag,
                            PCPOOL_EXTENDED_PARAMETER ExtendedParameters, ULONG ExtendedParametersCount)
{
    for (ULONG i = 0; i < ExtendedParametersCount; i++) {
        if (!ExtendedParameters || !parameter_is_understood(&ExtendedParameters[i])) {
            return NULL;
        }
    }
    return allocate_by_flags(Flags, NumberOfBytes, Tag, (const void *)ExAllocatePool3);
}

/* ------------------------------------------------------------------------------- ExAllocatePoolWithTag and its kin */

/* Bits of a POOL_TYPE. */
enum {
    TYPE_PAGED = 1,
    TYPE_MUST_SUCCEED = 2,
    TYPE_CACHE_ALIGNED = 4,
    TYPE_QUOTA_FAIL = POOL_QUOTA_FAIL_INSTEAD_OF_RAISE,
    TYPE_RAISE = POOL_RAISE_IF_ALLOCATION_FAILURE,
    TYPE_ZERO = POOL_ZERO_ALLOCATION,
};

static void *allocate_by_type(POOL_TYPE type, SIZE_T bytes, ULONG tag, bool raises, const void *routine)
{
    unsigned bits = (unsigned)type;
    struct request request = {
        .bytes = bytes,
        .tag = tag,
        .shown_type = bits,
        .is_paged = bits & TYPE_PAGED,
        .is_zeroed = bits & TYPE_ZERO,
        .is_cache_aligned = bits & TYPE_CACHE_ALIGNED,
        .raises = raises,
    };
    if (tag == 0) {
        nt_bugcheck(BAD_POOL_CALLER, 0x9B, bits, bytes, (uint64_t)(uintptr_t)routine, "pool was asked for with tag 0");
    }
    if (bits & TYPE_MUST_SUCCEED) {
        nt_bugcheck(BAD_POOL_CALLER, 0x9A, bits, bytes, tag, "pool that must succeed was asked for, which is no more");
    }
    return allocate(&request, routine);
}

PVOID NTAPI ExAllocatePoolWithTag(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
{
    return allocate_by_type(PoolType, NumberOfBytes, Tag, (unsigned)PoolType & TYPE_RAISE,
                            (const void *)ExAllocatePoolWithTag);
}

PVOID NTAPI ExAllocatePoolWithTagPriority(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag,
                                          EX_POOL_PRIORITY Priority)
{
    (void)Priority; /* says how to fail when pool runs low; here it runs out at once or not at all */
    return allocate_by_type(PoolType, NumberOfBytes, Tag, (unsigned)PoolType & TYPE_RAISE,
                            (const void *)ExAllocatePoolWithTagPriority);
}

PVOID NTAPI ExAllocatePoolWithQuotaTag(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
{
    return allocate_by_type(PoolType, NumberOfBytes, Tag, !((unsigned)PoolType & TYPE_QUOTA_FAIL),
                            (const void *)ExAllocatePoolWithQuotaTag);
}

PVOID NTAPI ExAllocatePool(POOL_TYPE PoolType, SIZE_T NumberOfBytes)
{
    return allocate_by_type(PoolType, NumberOfBytes, TAG_NONE, (unsigned)PoolType & TYPE_RAISE,
                            (const void *)ExAllocatePool);
}

PVOID NTAPI ExAllocatePoolWithQuota(POOL_TYPE PoolType, SIZE_T NumberOfBytes)
{
    return allocate_by_type(PoolType, NumberOfBytes, TAG_NONE, !((unsigned)PoolType & TYPE_QUOTA_FAIL),
                            (const void *)ExAllocatePoolWithQuota);
}

/* --------------------------------------------------------------------------------------------------------- freeing */

VOID NTAPI ExFreePoolWithTag(PVOID P, ULONG Tag)
{
    free_block(P, Tag);
}

VOID NTAPI ExFreePool(PVOID P)
{
    free_block(P, 0);
}

VOID NTAPI ExFreePool2(PVOID P, ULONG Tag, PCPOOL_EXTENDED_PARAMETER ExtendedParameters, ULONG ExtendedParametersCount)
{
    (void)ExtendedParameters;
    (void)ExtendedParametersCount;
    free_block(P, Tag);
}

/* -------------------------------------------------------------------------------------------------------- accounts */

void nt_pool_totals(uint64_t *blocks, uint64_t *bytes)
{
    *blocks = 0;
    *bytes = 0;
    for (size_t i = 0; i < SHARDS; i++) {
        os_lock(&shards[i].lock);
        for (size_t j = 0; j < BUCKETS; j++) {
            for (const struct record *record = shards[i].buckets[j]; record; record = record->next) {
                *blocks += 1;
                *bytes += record->bytes;
            }
        }
        os_unlock(&shards[i].lock);
    }
}

/* Tags while they are counted; a driver has a handful, and those beyond this many are added to the last row. */
enum { TAGS_MAX = 256 };

static void count_record(struct nt_pool_tag_usage *tags, size_t *used, const struct record *record)
{
    size_t i = 0;
    while (i < *used && tags[i].tag != record->tag) {
        i++;
    }
    if (i == *used) {
        if (*used == TAGS_MAX) {
            i = TAGS_MAX - 1;
        } else {
            tags[i] = (struct nt_pool_tag_usage){.tag = record->tag};
            (*used)++;
        }
    }
    tags[i].blocks++;
    tags[i].bytes += record->bytes;
    tags[i].paged_bytes += record->is_paged ? record->bytes : 0;
}

static int compare_usage(const void *left, const void *right)
{
    const struct nt_pool_tag_usage *a = left;
    const struct nt_pool_tag_usage *b = right;
    if (a->bytes != b->bytes) {
        return a->bytes < b->bytes ? 1 : -1;
    }
    return a->tag < b->tag ? -1 : a->tag > b->tag;
}

size_t nt_pool_usage(struct nt_pool_tag_usage *rows, size_t count)
{
    struct nt_pool_tag_usage tags[TAGS_MAX];
    size_t used = 0;
    for (size_t i = 0; i < SHARDS; i++) {
        os_lock(&shards[i].lock);
        for (size_t j = 0; j < BUCKETS; j++) {
            for (const struct record *record = shards[i].buckets[j]; record; record = record->next) {
                count_record(tags, &used, record);
            }
        }
        os_unlock(&shards[i].lock);
    }
    qsort(tags, used, sizeof tags[0], compare_usage);
    if (count > 0 && used > 0) {
        memcpy(rows, tags, (used < count ? used : count) * sizeof tags[0]);
    }
    return used;
}

bool nt_pool_block_of(const void *address, const void **start, uint64_t *bytes, uint32_t *tag, bool *is_paged)
{
    uintptr_t at = (uintptr_t)address;
    bool found = false;
    for (size_t i = 0; i < SHARDS && !found; i++) {
        os_lock(&shards[i].lock);
        for (size_t j = 0; j < BUCKETS && !found; j++) {
            for (const struct record *record = shards[i].buckets[j]; record && !found; record = record->next) {
                if (at - (uintptr_t)record->address < (record->bytes ? record->bytes : 1)) {
                    *start = record->address;
                    *bytes = record->bytes;
                    *tag = record->tag;
                    *is_paged = record->is_paged;
                    found = true;
                }
            }
        }
        os_unlock(&shards[i].lock);
    }
    return found;
}

uint64_t nt_pool_drop_all(void)
{
    uint64_t dropped = 0;
    for (size_t i = 0; i < SHARDS; i++) {
        os_lock(&shards[i].lock);
        for (size_t j = 0; j < BUCKETS; j++) {
            while (shards[i].buckets[j]) {
                struct record *record = shards[i].buckets[j];
                shards[i].buckets[j] = record->next;
                os_free(record->address);
                os_free(record);
                dropped++;
            }
        }
        shards[i].blocks = 0;
        memset(shards[i].freed, 0, sizeof shards[i].freed);
        os_unlock(&shards[i].lock);
    }
    return dropped;
}

// clang-format off
static const struct nt_export rows[] = {
    NT_EXPORT(ExAllocatePool),
    NT_EXPORT(ExAllocatePool2),
    NT_EXPORT(ExAllocatePool3),
    NT_EXPORT(ExAllocatePoolWithQuota),
    NT_EXPORT(ExAllocatePoolWithQuotaTag),
    NT_EXPORT(ExAllocatePoolWithTag),
    NT_EXPORT(ExAllocatePoolWithTagPriority),
    NT_EXPORT(ExFreePool),
    NT_EXPORT(ExFreePool2),
    NT_EXPORT(ExFreePoolWithTag),
};
// clang-format on
const struct nt_export_table nt_pool_exports = NT_EXPORT_TABLE(rows);
