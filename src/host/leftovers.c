/*
 * leftovers.c: what a driver holds, or held when it was unloaded, and the failing of allocations on purpose.
 */
#include "host/state.h"

#include "nt/machine.h"

#include <string.h>

enum { KEPT_TAGS = 64 };

/* What was left when the last kernel ended, for as long as no other runs. */
static struct {
    bool kept;
    struct host_leftovers leftovers;
    struct host_pool_tag tags[KEPT_TAGS];
    size_t tag_count;
} last;

static void look(struct host_leftovers *leftovers)
{
    struct nt_leftovers nt;
    nt_leftovers(&nt);
    *leftovers = (struct host_leftovers){
        .pool_blocks = nt.pool_blocks,
        .pool_bytes = nt.pool_bytes,
        .timers_armed = nt.timers_armed,
        .dpcs_queued = nt.dpcs_queued,
        .threads = nt.threads,
        .mappings = nt.mappings,
        .mdls = nt.mdls,
        .handles = nt.handles,
        .contiguous_bytes = nt.contiguous_bytes,
    };
}

/* Four characters, the first in the lowest byte, as tools on Windows show a tag; a dot for what cannot be shown. */
static void name_tag(char name[5], uint32_t tag)
{
    for (unsigned i = 0; i < 4; i++) {
        char c = (char)(tag >> (8 * i));
        name[i] = c >= ' ' && c <= '~' ? c : '.';
    }
    name[4] = '\0';
}

static size_t look_at_pool(struct host_pool_tag *tags, size_t count)
{
    struct nt_pool_tag_usage rows[KEPT_TAGS];
    size_t room = count < KEPT_TAGS ? count : KEPT_TAGS;
    size_t all = nt_pool_usage(rows, room);
    for (size_t i = 0; i < all && i < room; i++) {
        name_tag(tags[i].name, rows[i].tag);
        tags[i].tag = rows[i].tag;
        tags[i].blocks = rows[i].blocks;
        tags[i].bytes = rows[i].bytes;
        tags[i].paged_bytes = rows[i].paged_bytes;
    }
    return all;
}

void host_leftovers_keep(void)
{
    look(&last.leftovers);
    last.tag_count = look_at_pool(last.tags, KEPT_TAGS);
    last.kept = true;
}

void host_leftovers_forget(void)
{
    memset(&last, 0, sizeof last);
}

void host_leftovers(struct host_leftovers *leftovers)
{
    if (last.kept) {
        *leftovers = last.leftovers;
    } else {
        look(leftovers);
    }
}

size_t host_pool_usage(struct host_pool_tag *tags, size_t count)
{
    if (!last.kept) {
        return look_at_pool(tags, count);
    }
    size_t room = count < KEPT_TAGS ? count : KEPT_TAGS;
    memcpy(tags, last.tags, (room < last.tag_count ? room : last.tag_count) * sizeof tags[0]);
    return last.tag_count;
}

void host_fail_allocation(uint64_t n)
{
    os_fail_nth(n, false);
}

void host_fail_allocations_from(uint64_t n)
{
    os_fail_nth(n, true);
}

uint64_t host_allocations(void)
{
    return os_allocations();
}
