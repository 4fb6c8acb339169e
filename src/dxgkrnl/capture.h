/*
 * capture.h: user memory – read once, into kernel memory of exactly the size asked for, and written once.
 */
#ifndef ESCAPEMENT_DXGKRNL_CAPTURE_H
#define ESCAPEMENT_DXGKRNL_CAPTURE_H

#include <ntddk.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Copy a structure in or out. STATUS_INVALID_PARAMETER where not every byte can be reached (null included). */
NTSTATUS dxg_capture_in(void *to, const void *user, size_t bytes);
NTSTATUS dxg_capture_out(void *user, const void *from, size_t bytes);

/** A kernel copy of a caller's buffer. */
struct dxg_capture {
    void *data; /* null where size is 0 */
    uint32_t size;
    bool own_block; /* allocated for this call, not the thread's area */
};

/**
 * Copy a caller's buffer. STATUS_NO_MEMORY, or STATUS_INVALID_PARAMETER where it cannot be read. A payload of up to
 * 4096 bytes takes the calling thread's area, one at a time; under a sanitizer each is a heap block of exactly its
 * size.
 */
NTSTATUS dxg_capture_take(struct dxg_capture *capture, const void *user, uint32_t bytes);
/** Whether what lies behind the copy is as it was: a driver that wrote past the end is caught here. */
bool dxg_capture_intact(const struct dxg_capture *capture);
/** Copy it back to the caller. STATUS_INVALID_PARAMETER where it cannot be written. */
NTSTATUS dxg_capture_return(const struct dxg_capture *capture, void *user);
void dxg_capture_drop(struct dxg_capture *capture);

#endif
