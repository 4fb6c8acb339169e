/*
 * fault.c: decides what a fault of the processor is – an answer to a copy that asked, an exception, or a crash.
 */
#include "nt/fault.h"
#include "nt/bugcheck.h"
#include "nt/os.h"
#include "nt/seh.h"
#include "nt/seh_entry.h"
#include "nt/thread.h"

#include <stdint.h>

/* fault_copy.S: distances from each field's own place. */
struct fault_range {
    int32_t start;
    int32_t end;
    int32_t fixup;
};
extern const struct fault_range nt_fault_table[];
extern const struct fault_range nt_fault_table_end[];

static uint64_t place(const int32_t *field)
{
    return (uint64_t)(uintptr_t)field + (uint64_t)(int64_t)*field;
}

static enum os_fault_answer on_fault(struct os_fault *fault)
{
    for (const struct fault_range *range = nt_fault_table; range < nt_fault_table_end; range++) {
        if (fault->instruction >= place(&range->start) && fault->instruction < place(&range->end)) {
            fault->instruction = place(&range->fixup);
            return OS_FAULT_CONTINUE;
        }
    }
    if (!nt_thread_self) { /* a thread that never came to the kernel: a device model's, or the program's own */
        return OS_FAULT_PASS_ON;
    }
    EXCEPTION_RECORD record;
    if (nt_seh_is_guarded() && nt_seh_describe_fault(fault, &record)) {
        fault->instruction = (uint64_t)(uintptr_t)nt_seh_fault_entry;
        return OS_FAULT_CALL;
    }
    nt_bugcheck_fault(fault);
}

/* Two users of the handlers: the machine, and whoever needs a copy before there is one. */
static struct {
    struct os_lock lock;
    unsigned users;
} handlers;

int nt_fault_init(void)
{
    os_lock(&handlers.lock);
    int error = os_fault_handler_install(on_fault);
    if (!error) {
        handlers.users++;
    }
    os_unlock(&handlers.lock);
    return error;
}

void nt_fault_fini(void)
{
    os_lock(&handlers.lock);
    handlers.users -= handlers.users > 0;
    if (handlers.users == 0) {
        os_fault_handler_remove();
    }
    os_unlock(&handlers.lock);
}

bool nt_fault_probe(const void *address, size_t bytes, bool write)
{
    uintptr_t start = (uintptr_t)address;
    if (bytes == 0) {
        return true;
    }
    if (start + (bytes - 1) < start) {
        return false;
    }
    uintptr_t last = start + (bytes - 1);
    for (uintptr_t at = start;; at = (at & ~(uintptr_t)(OS_PAGE - 1)) + OS_PAGE) {
        char byte;
        if (!nt_fault_copy(&byte, (const void *)at, 1) || (write && !nt_fault_probe_write((void *)at))) {
            return false;
        }
        if (last - at < OS_PAGE - (at & (OS_PAGE - 1))) {
            return true;
        }
    }
}
