/*
 * handle.c: a process's D3DKMT handles – handing out, taking back, and finding without a lock.
 *
 * A slot's tag carries its type and a count of its uses; the handle's two bits of generation are that count modulo
 * three. A reader takes the tag, the object, and the tag again: had the slot been reused in between, the count would
 * have moved, and with it the answer.
 */
#include "dxgkrnl/handle.h"

#define INDEX_SHIFT      6u
#define INDEX_BITS       24u
#define GENERATION_SHIFT (INDEX_SHIFT + INDEX_BITS)
#define LOW_BITS         ((1u << INDEX_SHIFT) - 1)
#define INDEX_MASK       ((1u << INDEX_BITS) - 1)
#define GENERATIONS      3u

#define TAG_TYPE_BITS 4u
#define TAG_TYPE_MASK ((1u << TAG_TYPE_BITS) - 1)

#define SLOTS           (DXG_HANDLE_CHUNK * DXG_HANDLE_CHUNKS)
#define REST_BEFORE_USE 128u /* so many slots are freed before the first of them is used again */
#define NO_SLOT         UINT32_MAX

static uint32_t tag_of(uint32_t uses, enum dxg_handle_type type)
{
    return uses << TAG_TYPE_BITS | (uint32_t)type;
}

static D3DKMT_HANDLE handle_of(uint32_t index, uint32_t tag)
{
    uint32_t generation = (tag >> TAG_TYPE_BITS) % GENERATIONS + 1;
    return generation << GENERATION_SHIFT | index << INDEX_SHIFT;
}

/* The slot of an index that was ever handed out, or null. */
static struct dxg_handle_slot *slot_at(const struct dxg_handle_table *table, uint32_t index)
{
    if (index >= SLOTS) {
        return NULL;
    }
    struct dxg_handle_slot *chunk =
        atomic_load_explicit(&table->chunks[index / DXG_HANDLE_CHUNK], memory_order_acquire);
    return chunk == NULL ? NULL : &chunk[index % DXG_HANDLE_CHUNK];
}

static uint32_t index_of(D3DKMT_HANDLE handle)
{
    return (handle & LOW_BITS) != 0 ? NO_SLOT : handle >> INDEX_SHIFT & INDEX_MASK;
}

void dxg_handle_table_init(struct dxg_handle_table *table)
{
    *table = (struct dxg_handle_table){.free_first = NO_SLOT, .free_last = NO_SLOT};
}

void dxg_handle_table_fini(struct dxg_handle_table *table)
{
    for (uint32_t i = 0; i < DXG_HANDLE_CHUNKS; i++) {
        os_free(atomic_load_explicit(&table->chunks[i], memory_order_relaxed));
    }
    dxg_handle_table_init(table);
}

/* The oldest free slot once enough others rest behind it, else one that was never used. Under the lock. */
static uint32_t take_index(struct dxg_handle_table *table)
{
    if (table->free_count > REST_BEFORE_USE) {
        uint32_t index = table->free_first;
        table->free_first = slot_at(table, index)->next_free;
        table->free_count--;
        return index;
    }
    if (table->used == SLOTS) {
        return NO_SLOT;
    }
    uint32_t chunk = table->used / DXG_HANDLE_CHUNK;
    if (atomic_load_explicit(&table->chunks[chunk], memory_order_relaxed) == NULL) {
        struct dxg_handle_slot *slots = os_alloc(DXG_HANDLE_CHUNK * sizeof *slots);
        if (slots == NULL) {
            return NO_SLOT;
        }
        atomic_store_explicit(&table->chunks[chunk], slots, memory_order_release);
    }
    return table->used++;
}

static void give_index(struct dxg_handle_table *table, uint32_t index)
{
    slot_at(table, index)->next_free = NO_SLOT;
    if (table->free_count == 0) {
        table->free_first = index;
    } else {
        slot_at(table, table->free_last)->next_free = index;
    }
    table->free_last = index;
    table->free_count++;
}

D3DKMT_HANDLE dxg_handle_add(struct dxg_handle_table *table, enum dxg_handle_type type, void *object)
{
    D3DKMT_HANDLE handle = 0;
    os_lock(&table->lock);
    uint32_t index = take_index(table);
    if (index != NO_SLOT) {
        struct dxg_handle_slot *slot = slot_at(table, index);
        uint32_t uses = atomic_load_explicit(&slot->tag, memory_order_relaxed) >> TAG_TYPE_BITS;
        atomic_store_explicit(&slot->object, object, memory_order_release);
        atomic_store_explicit(&slot->tag, tag_of(uses, type), memory_order_release);
        handle = handle_of(index, tag_of(uses, type));
    }
    os_unlock(&table->lock);
    return handle;
}

/* Whether a slot with this tag is what the handle names. */
static bool tag_answers(uint32_t tag, enum dxg_handle_type type, D3DKMT_HANDLE handle)
{
    return (tag & TAG_TYPE_MASK) == (uint32_t)type && handle_of(index_of(handle), tag) == handle;
}

void *dxg_handle_remove(struct dxg_handle_table *table, enum dxg_handle_type type, D3DKMT_HANDLE handle)
{
    void *object = NULL;
    os_lock(&table->lock);
    struct dxg_handle_slot *slot = slot_at(table, index_of(handle));
    if (slot != NULL) {
        uint32_t tag = atomic_load_explicit(&slot->tag, memory_order_relaxed);
        if (tag_answers(tag, type, handle)) {
            object = atomic_load_explicit(&slot->object, memory_order_relaxed);
            /* The count moves before the object goes, or a reader in between could take null for an object. */
            atomic_store_explicit(&slot->tag, tag_of((tag >> TAG_TYPE_BITS) + 1, DXG_HANDLE_FREE),
                                  memory_order_release);
            atomic_store_explicit(&slot->object, NULL, memory_order_release);
            give_index(table, index_of(handle));
        }
    }
    os_unlock(&table->lock);
    return object;
}

void *dxg_handle_find(const struct dxg_handle_table *table, enum dxg_handle_type type, D3DKMT_HANDLE handle)
{
    struct dxg_handle_slot *slot = slot_at(table, index_of(handle));
    if (slot == NULL) {
        return NULL;
    }
    uint32_t tag = atomic_load_explicit(&slot->tag, memory_order_acquire);
    if (!tag_answers(tag, type, handle)) {
        return NULL;
    }
    void *object = atomic_load_explicit(&slot->object, memory_order_acquire);
    return atomic_load_explicit(&slot->tag, memory_order_relaxed) == tag ? object : NULL;
}

D3DKMT_HANDLE dxg_handle_next(const struct dxg_handle_table *table, enum dxg_handle_type type, uint32_t *index)
{
    for (uint32_t i = *index; i < SLOTS; i++) {
        struct dxg_handle_slot *slot = slot_at(table, i);
        if (slot == NULL) {
            break;
        }
        uint32_t tag = atomic_load_explicit(&slot->tag, memory_order_acquire);
        if ((tag & TAG_TYPE_MASK) == (uint32_t)type) {
            *index = i + 1;
            return handle_of(i, tag);
        }
    }
    *index = SLOTS;
    return 0;
}
