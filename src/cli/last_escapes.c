/*
 * last_escapes.c: a ring of the escapes that were sent last, printed into the report of a bugcheck.
 *
 * The report is made while the process dies, on any thread, so a row is plain memory that others may be writing: what
 * is printed of a row that changes meanwhile may be of two escapes, and nothing worse. Relaxed, lest the ring order
 * what threads do in the driver.
 */
#include "cli/last_escapes.h"
#include "cli/hex.h"
#include "cli/names.h"
#include "cli/report.h"
#include "nt/bugcheck.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { PLACES = 8, HEAD = 16 };

struct place {
    _Atomic uint64_t number; /* 0: never used */
    _Atomic uint32_t type, flags, size, has_device, has_context;
    _Atomic uint32_t done;
    _Atomic int32_t status;
    _Atomic uint8_t head[HEAD]; /* the payload's first bytes */
};

static struct {
    _Atomic uint32_t next;
    struct place places[PLACES];
} ring;

uint32_t cli_last_escape_begins(uint64_t number, const D3DKMT_ESCAPE *args)
{
    uint32_t at = atomic_fetch_add_explicit(&ring.next, 1, memory_order_relaxed);
    struct place *place = &ring.places[at % PLACES];
    const uint8_t *bytes = args->pPrivateDriverData;
    atomic_store_explicit(&place->done, 0, memory_order_relaxed);
    atomic_store_explicit(&place->number, number, memory_order_relaxed);
    atomic_store_explicit(&place->type, (uint32_t)args->Type, memory_order_relaxed);
    atomic_store_explicit(&place->flags, args->Flags.Value, memory_order_relaxed);
    atomic_store_explicit(&place->size, args->PrivateDriverDataSize, memory_order_relaxed);
    atomic_store_explicit(&place->has_device, args->hDevice != 0, memory_order_relaxed);
    atomic_store_explicit(&place->has_context, args->hContext != 0, memory_order_relaxed);
    for (size_t i = 0; i < HEAD && i < args->PrivateDriverDataSize; i++) {
        atomic_store_explicit(&place->head[i], bytes[i], memory_order_relaxed);
    }
    return at;
}

void cli_last_escape_ends(uint32_t place, NTSTATUS status)
{
    atomic_store_explicit(&ring.places[place % PLACES].status, status, memory_order_relaxed);
    atomic_store_explicit(&ring.places[place % PLACES].done, 1, memory_order_relaxed);
}

static void write_head(const struct place *place, uint32_t size, char text[3 * HEAD + 1])
{
    text[0] = '\0';
    for (size_t i = 0; i < HEAD && i < size; i++) {
        uint8_t byte = atomic_load(&place->head[i]);
        text[3 * i] = ' ';
        cli_hex_write(text + 3 * i + 1, &byte, 1);
    }
}

/* Nearly all are the driver's own, which goes without saying. */
static void write_type(uint32_t type, char *text, size_t room)
{
    const char *name = cli_type_name(type);
    if (type == D3DKMT_ESCAPE_DRIVERPRIVATE) {
        text[0] = '\0';
    } else if (name) {
        snprintf(text, room, ", type %s", name);
    } else {
        snprintf(text, room, ", type %u", type);
    }
}

static void print_place(int fd, const struct place *place)
{
    char flags[160];
    char head[3 * HEAD + 1];
    char result[96] = "not finished";
    char line[512];
    uint32_t size = atomic_load(&place->size);
    uint32_t type = atomic_load(&place->type);
    char kind[80];
    cli_flags_write(atomic_load(&place->flags), flags, sizeof flags);
    write_type(type, kind, sizeof kind);
    write_head(place, size, head);
    if (atomic_load(&place->done) != 0) {
        cli_status_text(atomic_load(&place->status), result, sizeof result);
    }
    const char *handles = atomic_load(&place->has_context)  ? "context"
                          : atomic_load(&place->has_device) ? "device"
                                                            : "adapter";
    int length = snprintf(line, sizeof line, "    %llu: %s, flags %s%s, %u byte%s%s%s%s: %s\n",
                          (unsigned long long)atomic_load(&place->number), handles, flags, kind, size,
                          size == 1 ? "" : "s", size > 0 ? ":" : "", head, size > HEAD ? " ..." : "", result);
    if (length > 0 && write(fd, line, (size_t)length < sizeof line ? (size_t)length : sizeof line - 1) < 0) {
        return; /* nobody can be told */
    }
}

static void print_last(int fd)
{
    static const char title[] = "  last escapes, the newest first\n";
    uint32_t next = atomic_load(&ring.next);
    if (next == 0 || write(fd, title, sizeof title - 1) < 0) {
        return;
    }
    for (uint32_t i = 1; i <= PLACES && i <= next; i++) {
        print_place(fd, &ring.places[(next - i) % PLACES]);
    }
}

void cli_last_escapes_show(void)
{
    nt_bugcheck_set_annotate(print_last);
}
