/*
 * backtrace.h: where a thread is – return addresses along frame pointers, and their functions, files and lines.
 */
#ifndef ESCAPEMENT_NT_BACKTRACE_H
#define ESCAPEMENT_NT_BACKTRACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Fill at most `max` addresses, innermost first, from a frame pointer on. Reads memory by copies that survive faults.
 */
size_t nt_backtrace_walk(uint64_t frame, uint64_t *addresses, size_t max);

/** What is known of an address; null and 0 where nothing is. */
struct nt_backtrace_place {
    const char *function;
    const char *file;
    int line;
    const char *module;
    uint64_t offset; /* in the module */
};

/**
 * Give each address to `visit`. `is_exact` says of the first whether it is an instruction's own address; the others are
 * return addresses, whose call is the instruction before. Allocates outside of os_alloc: for reports only.
 */
typedef void nt_backtrace_visitor(void *context, uint64_t address, const struct nt_backtrace_place *place);
void nt_backtrace_describe(const uint64_t *addresses, size_t count, bool is_exact, nt_backtrace_visitor *visit,
                           void *context);

/** The same without what takes memory: the images of drivers and offsets in them alone. */
void nt_backtrace_describe_bare(const uint64_t *addresses, size_t count, nt_backtrace_visitor *visit, void *context);
/** The file's name of the image that was removed last, if this address was its own and nothing was loaded there since;
 * or null. Takes no lock: for reports. */
const char *nt_backtrace_removed_image(uint64_t address);
/** Whether an address lies in the image of a driver that is loaded. Takes no lock: for signal handlers. */
bool nt_backtrace_is_image(uint64_t address);

#endif
