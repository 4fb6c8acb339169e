/*
 * thread.h: what the graphics kernel keeps for a thread – its slot in the levels, memory for the payloads that it
 * sends.
 */
#ifndef ESCAPEMENT_DXGKRNL_THREAD_H
#define ESCAPEMENT_DXGKRNL_THREAD_H

#include "nt/os.h"
#include "nt/thread.h"

#include <stdalign.h>

struct dxg_level_slot;

/** Payloads up to this many bytes are copied into the thread's own area. */
#define DXG_CAPTURE_AREA 4096u
/** Bytes behind a payload that hold a pattern while the driver has it. */
#define DXG_CAPTURE_GUARD 32u

/** One thread uses it: its own. Only the slot's line is read by others (level.c). */
struct dxg_thread {
    alignas(OS_CACHE_LINE) unsigned char area[DXG_CAPTURE_AREA + DXG_CAPTURE_GUARD];
    struct dxg_level_slot *slot;
    unsigned char *large; /* kept for payloads above the area, so that their pages stay in place; or null */
    uint32_t large_bytes; /* without the guard */
    bool large_taken;
    bool area_taken;
};

struct dxg_thread *dxg_thread_make(void);

/** The calling thread's, made at its first call and freed when the thread ends. Null: no memory. */
static inline struct dxg_thread *dxg_thread_current(void)
{
    struct dxg_thread *thread = nt_thread_current()->upper;
    return __builtin_expect(thread != NULL, 1) ? thread : dxg_thread_make();
}

#endif
