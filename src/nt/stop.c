/*
 * stop.c: an entry for each public routine, which names the routine, tells where it was called, and ends there.
 */
#include "nt/stop.h"
#include "nt/backtrace.h"
#include "nt/bugcheck.h"

#include <ntdef.h>
#include <stdio.h>

struct caller {
    char text[512]; /* " by FUNCTION at FILE:LINE", as far as it is known */
};

/* The names live as long as this call. */
static void take_place(void *context, uint64_t address, const struct nt_backtrace_place *place)
{
    struct caller *caller = context;
    (void)address;
    if (place->function && place->file) {
        snprintf(caller->text, sizeof caller->text, " by %s at %s:%d", place->function, place->file, place->line);
    } else if (place->function) {
        snprintf(caller->text, sizeof caller->text, " by %s", place->function);
    }
}

static _Noreturn void stop(const char *name, const void *caller)
{
    static _Thread_local char because[1024];
    struct caller place = {.text = ""};
    uint64_t address = (uint64_t)(uintptr_t)caller;
    nt_backtrace_describe(&address, 1, false, take_place, &place);
    snprintf(
        because, sizeof because,
        "%s was called%s. It is a public routine that Escapement does not carry out; a driver that does not call it "
        "here runs",
        name, place.text);
    nt_bugcheck_unimplemented(name, address, because);
}

#define ROUTINE(name)                                                                                                  \
    static _Noreturn void NTAPI stop_##name(void)                                                                      \
    {                                                                                                                  \
        stop(#name, __builtin_return_address(0));                                                                      \
    }
#include "declared_routines.h"
#undef ROUTINE

static const struct nt_export rows[] = {
#define ROUTINE(name) {#name, (const void *)stop_##name},
#include "declared_routines.h"
#undef ROUTINE
};

static const struct nt_export_table table = NT_EXPORT_TABLE(rows);

const struct nt_export_table *nt_stops(void)
{
    return &table;
}

const char *nt_stop_name(const void *address)
{
    for (size_t i = 0; i < table.count; i++) {
        if (rows[i].address == address) {
            return rows[i].name;
        }
    }
    return NULL;
}
