/*
 * capture.c: the one place where user memory is read or written.
 *
 * Takes an address and a size as a caller gave them, and trusts neither: the copy survives faults (nt/fault.h), so that
 * a page which another thread unmaps meanwhile is a status. A second read of the same bytes may see other bytes, so
 * there is none.
 */
#include "dxgkrnl/capture.h"

#include "dxgkrnl/sanitizer.h"
#include "dxgkrnl/thread.h"
#include "nt/fault.h"
#include "nt/os.h"

#include <string.h>

/* A larger block is not worth keeping for a thread that may never send one again. */
#define KEPT_AT_MOST (2u * 1024 * 1024)
#define ALIGNMENT    16u

/* Under a sanitizer the block ends where the payload does. */
static const uint32_t guard_bytes = DXG_UNDER_ASAN ? 0 : DXG_CAPTURE_GUARD;

static const unsigned char guard[DXG_CAPTURE_GUARD] = "escapement: end of the payload.";

NTSTATUS dxg_capture_in(void *to, const void *user, size_t bytes)
{
    return nt_fault_copy(to, user, bytes) ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

NTSTATUS dxg_capture_out(void *user, const void *from, size_t bytes)
{
    return nt_fault_copy(user, from, bytes) ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

/*
 * The block that the thread keeps, at least so large; null: no memory. The copy begins at the same place of a cache
 * line as the caller's buffer, or every load or store of it would straddle two lines.
 */
static unsigned char *kept_block(struct dxg_thread *thread, const void *user, uint32_t bytes)
{
    uintptr_t shift = (uintptr_t)user & (OS_CACHE_LINE - 1) & ~(uintptr_t)(ALIGNMENT - 1);
    if (thread->large_bytes < bytes) {
        unsigned char *larger = os_alloc_aligned(OS_PAGE, bytes + OS_CACHE_LINE + DXG_CAPTURE_GUARD);
        if (!larger) {
            return NULL;
        }
        os_free(thread->large);
        thread->large = larger;
        thread->large_bytes = bytes;
    }
    thread->large_taken = true;
    return thread->large + shift;
}

/* Memory of the thread's for the copy, unless it is in use; false: none. */
static bool use_the_threads(struct dxg_capture *capture, const void *user, uint32_t bytes)
{
    struct dxg_thread *thread = dxg_thread_current();
    if (thread && bytes <= DXG_CAPTURE_AREA && !thread->area_taken) {
        thread->area_taken = true;
        capture->data = thread->area;
        capture->home = DXG_CAPTURE_AREA_OF_THREAD;
    } else if (thread && bytes > DXG_CAPTURE_AREA && bytes <= KEPT_AT_MOST && !thread->large_taken) {
        capture->data = kept_block(thread, user, bytes);
        capture->home = DXG_CAPTURE_LARGE_OF_THREAD;
    }
    return capture->data != NULL;
}

/* Memory for the copy; false: none. Under a sanitizer it ends where the copy does. */
static bool find_home(struct dxg_capture *capture, const void *user, uint32_t bytes)
{
    if (!DXG_UNDER_ASAN && use_the_threads(capture, user, bytes)) {
        return true;
    }
    capture->data = os_alloc_aligned(ALIGNMENT, (size_t)bytes + guard_bytes);
    capture->home = DXG_CAPTURE_OWN_BLOCK;
    return capture->data != NULL;
}

NTSTATUS dxg_capture_take(struct dxg_capture *capture, const void *user, uint32_t bytes)
{
    *capture = (struct dxg_capture){.size = bytes};
    if (bytes == 0) {
        return STATUS_SUCCESS;
    }
    if (!find_home(capture, user, bytes)) {
        *capture = (struct dxg_capture){0};
        return STATUS_NO_MEMORY;
    }
    NTSTATUS status = dxg_capture_in(capture->data, user, bytes);
    if (!NT_SUCCESS(status)) {
        dxg_capture_drop(capture);
        return status;
    }
    memcpy((unsigned char *)capture->data + bytes, guard, guard_bytes);
    return STATUS_SUCCESS;
}

bool dxg_capture_intact(const struct dxg_capture *capture)
{
    return capture->size == 0 || memcmp((unsigned char *)capture->data + capture->size, guard, guard_bytes) == 0;
}

NTSTATUS dxg_capture_return(const struct dxg_capture *capture, void *user)
{
    return capture->size == 0 ? STATUS_SUCCESS : dxg_capture_out(user, capture->data, capture->size);
}

void dxg_capture_drop(struct dxg_capture *capture)
{
    switch (capture->home) {
    case DXG_CAPTURE_NOWHERE:
        break;
    case DXG_CAPTURE_AREA_OF_THREAD:
        dxg_thread_current()->area_taken = false;
        break;
    case DXG_CAPTURE_LARGE_OF_THREAD:
        dxg_thread_current()->large_taken = false;
        break;
    case DXG_CAPTURE_OWN_BLOCK:
        os_free(capture->data);
        break;
    }
    *capture = (struct dxg_capture){0};
}
