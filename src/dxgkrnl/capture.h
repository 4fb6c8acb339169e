/*
 * capture.h: user memory – read once, into kernel memory of exactly the size asked for, and written once.
 */
#ifndef ESCAPEMENT_DXGKRNL_CAPTURE_H
#define ESCAPEMENT_DXGKRNL_CAPTURE_H

#include <ntddk.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Copy a structure in or out. STATUS_INVALID_PARAMETER where not every byte can be reached (null included). Zero bytes
 * are reached anywhere. */
NTSTATUS dxg_capture_in(void *to, const void *user, size_t bytes);
NTSTATUS dxg_capture_out(void *user, const void *from, size_t bytes);

/** Whose memory a capture is. */
enum dxg_capture_home {
    DXG_CAPTURE_NOWHERE, /* of zero bytes, or dropped */
    DXG_CAPTURE_AREA_OF_THREAD,
    DXG_CAPTURE_LARGE_OF_THREAD,
    DXG_CAPTURE_OWN_BLOCK,
};

/** A kernel copy of a caller's buffer. Zeroed memory is one of zero bytes. */
struct dxg_capture {
    void *data; /* null where size is 0; aligned to 16 bytes at least */
    uint32_t size;
    enum dxg_capture_home home;
};

/**
 * Copy a caller's buffer. STATUS_NO_MEMORY, or STATUS_INVALID_PARAMETER where it cannot be read; then nothing is held.
 *
 * IRQL PASSIVE_LEVEL. Threads: the one that takes is the one that returns and drops.
 * Memory: none for a payload of up to 4096 bytes, which takes the calling thread's area; a larger one of up to 2 MiB
 * takes a block that the thread keeps, since the pages of a new one would cost more than the copy. What is taken
 * already, or larger, is a block of its own; under AddressSanitizer each is, and of exactly its size, so that the
 * sanitizer sees its end.
 */
NTSTATUS dxg_capture_take(struct dxg_capture *capture, const void *user, uint32_t bytes);
/** Whether what lies behind the copy is as it was: a driver that wrote past the end is caught here, where no sanitizer
 * was there to catch it before. */
bool dxg_capture_intact(const struct dxg_capture *capture);
/** Copy it back to the caller. STATUS_INVALID_PARAMETER where it cannot be written; a part may have been. */
NTSTATUS dxg_capture_return(const struct dxg_capture *capture, void *user);
/** Repeatable. */
void dxg_capture_drop(struct dxg_capture *capture);

#endif
