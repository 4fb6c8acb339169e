/*
 * place.c: ranges of a segment – first fit among those that somebody has.
 */
#include "dxgkrnl/vidmm.h"

#include "dxgkrnl/adapter.h"

static uint64_t round_up(uint64_t value, uint64_t unit)
{
    return (value + unit - 1) / unit * unit;
}

/* Alignment is of the address that the GPU sees. */
static uint64_t aligned_from(const struct dxg_segment *segment, uint64_t offset, uint64_t alignment)
{
    return round_up(segment->base + offset, alignment) - segment->base;
}

/* The highest aligned offset at which `bytes` end at or before `end`; may lie before the gap. */
static uint64_t aligned_to(const struct dxg_segment *segment, uint64_t end, uint64_t bytes, uint64_t alignment)
{
    return (segment->base + end - bytes) / alignment * alignment - segment->base;
}

/* In a gap; the offset, or UINT64_MAX. */
static uint64_t fit(const struct dxg_segment *segment, uint64_t start, uint64_t end, uint64_t bytes, uint64_t alignment,
                    bool from_end)
{
    if (end < start || end - start < bytes) {
        return UINT64_MAX;
    }
    uint64_t offset = from_end ? aligned_to(segment, end, bytes, alignment) : aligned_from(segment, start, alignment);
    bool fits = offset >= start && offset <= end && end - offset >= bytes;
    return fits ? offset : UINT64_MAX;
}

bool dxg_place_take(struct dxg_adapter *adapter, struct dxg_place *place, uint32_t segment, uint64_t bytes,
                    uint64_t alignment, bool from_end)
{
    const struct dxg_segment *row = &adapter->memory_model.rows[segment - 1];
    struct dxg_place **link = &adapter->vidmm.places[segment - 1];
    struct dxg_place **chosen = NULL;
    uint64_t at = 0;
    uint64_t start = 0;
    alignment = alignment > DXG_PAGE_BYTES ? alignment : DXG_PAGE_BYTES;
    bytes = round_up(bytes, DXG_PAGE_BYTES);
    for (;; link = &(*link)->next) {
        uint64_t end = *link != NULL ? (*link)->offset : row->bytes;
        uint64_t offset = fit(row, start, end, bytes, alignment, from_end);
        if (offset != UINT64_MAX) {
            chosen = link;
            at = offset;
        }
        if (*link == NULL || (chosen != NULL && !from_end)) {
            break;
        }
        start = (*link)->offset + (*link)->bytes;
    }
    if (chosen == NULL) {
        return false;
    }
    place->segment = segment;
    place->offset = at;
    place->bytes = bytes;
    place->stamp = ++adapter->vidmm.stamp;
    place->next = *chosen;
    *chosen = place;
    adapter->vidmm.used[segment - 1] += bytes;
    return true;
}

void dxg_place_give(struct dxg_adapter *adapter, struct dxg_place *place)
{
    if (place->segment == 0) {
        return;
    }
    struct dxg_place **link = &adapter->vidmm.places[place->segment - 1];
    while (*link != NULL && *link != place) {
        link = &(*link)->next;
    }
    if (*link != NULL) {
        *link = place->next;
        adapter->vidmm.used[place->segment - 1] -= place->bytes;
    }
    place->segment = 0;
    place->next = NULL;
}
