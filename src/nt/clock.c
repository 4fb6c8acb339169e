/*
 * clock.c: the kernel's clock, which is the machine's moved to where the kernel started.
 */
#include "nt/clock.h"
#include "nt/os.h"

/* From 1601, where Windows counts from, to 1970. */
static const uint64_t epoch_difference_100ns = UINT64_C(116444736000000000);

static struct {
    _Atomic uint64_t start_ns; /* of os_now_ns */
    _Atomic uint64_t start_system_100ns;
} origin;

void nt_clock_init(void)
{
    atomic_store(&origin.start_ns, os_now_ns());
    atomic_store(&origin.start_system_100ns, epoch_difference_100ns + os_realtime_ns() / 100);
}

uint64_t nt_clock_now_ns(void)
{
    return os_now_ns() - atomic_load_explicit(&origin.start_ns, memory_order_relaxed);
}

uint64_t nt_clock_to_os_deadline(uint64_t moment_ns)
{
    uint64_t start = atomic_load_explicit(&origin.start_ns, memory_order_relaxed);
    return moment_ns > UINT64_MAX - start ? UINT64_MAX : moment_ns + start;
}

/* Moves with the same clock as every time-out, so that an absolute due time and a relative one agree. */
uint64_t nt_clock_system_time_100ns(void)
{
    return atomic_load_explicit(&origin.start_system_100ns, memory_order_relaxed) + nt_clock_now_ns() / 100;
}
