/*
 * os_sanitizer.c: where a sanitizer's report ends the process, so that the kernel's report can follow it.
 *
 * Each function of a runtime is weak: in a host without that sanitizer it is not there.
 */
#include "nt/os.h"

#include <setjmp.h>

/* The sanitizers' own interface, which they call or offer by these names. */
/* NOLINTBEGIN(readability-identifier-naming): theirs. */
void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));
const char *__asan_get_report_description(void) __attribute__((weak));
void *__asan_get_report_address(void) __attribute__((weak));
void *__asan_get_report_pc(void) __attribute__((weak));
int __asan_get_report_access_type(void) __attribute__((weak));
int __asan_report_present(void) __attribute__((weak));
void __asan_handle_no_return(void) __attribute__((weak));
void __tsan_setjmp(uintptr_t key) __attribute__((weak));
/* NOLINTEND(readability-identifier-naming) */

static struct {
    void (*_Atomic end)(const struct os_sanitizer_finding *finding);
    _Atomic bool undefined_seen;
    _Atomic bool ended;
} sanitizer;

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_ASAN
#endif
#if __has_feature(thread_sanitizer)
#define UNDER_TSAN
#endif
#endif

#ifdef UNDER_ASAN
__attribute__((visibility("default"))) void __ubsan_on_report(void);
__attribute__((visibility("default"))) const char *__asan_default_options(void);

/* A request that is too large is an answer (null), as without the sanitizer. */
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

void __ubsan_on_report(void)
{
    atomic_store(&sanitizer.undefined_seen, true);
}
#endif

#ifdef UNDER_TSAN
__attribute__((visibility("default"))) const char *__tsan_default_options(void);

/* A bugcheck's report allocates in a signal handler, knowingly: the process ends with it. */
const char *__tsan_default_options(void)
{
    return "allocator_may_return_null=1:report_signal_unsafe=0";
}
#endif

/* Runs when a runtime is about to end the process: after its report, and after leaks too, which are not the kernel's.
 */
static void on_death(void)
{
    void (*end)(const struct os_sanitizer_finding *) = atomic_load(&sanitizer.end);
    struct os_sanitizer_finding finding = {.from = OS_SANITIZER_UNDEFINED, .what = "undefined behaviour"};
    if (!end) {
        return;
    }
    if (__asan_report_present && __asan_report_present()) {
        finding.from = OS_SANITIZER_ADDRESS;
        finding.what = __asan_get_report_description();
        finding.address = (uint64_t)(uintptr_t)__asan_get_report_address();
        finding.instruction = (uint64_t)(uintptr_t)__asan_get_report_pc();
        finding.write = __asan_get_report_access_type() != 0;
    } else if (!atomic_load(&sanitizer.undefined_seen)) {
        return;
    }
    if (!atomic_exchange(&sanitizer.ended, true)) {
        end(&finding);
    }
}

void os_sanitizer_end_set(void (*end)(const struct os_sanitizer_finding *finding))
{
    atomic_store(&sanitizer.end, end);
    if (__sanitizer_set_death_callback) {
        __sanitizer_set_death_callback(end ? on_death : NULL);
    }
}

/* ---------------------------------------------------------------------------------------------------------- landing */

_Noreturn void nt_seh_jump(const struct os_landing *landing);
void nt_seh_jump_by_rbx(void);

#ifdef UNDER_TSAN
/* What glibc's setjmp stores: rbx, rbp, r12 to r15, rsp and the address, three of them disguised. */
enum { SAVED_RBX, SAVED_RBP, SAVED_RSP = 6, SAVED_RIP = 7 };

static uint64_t disguise(uint64_t pointer)
{
    uint64_t guard;
    __asm__("movq %%fs:0x30, %0" : "=r"(guard));
    pointer ^= guard;
    return pointer << 17 | pointer >> 47;
}

OS_UNINSTRUMENTED void os_landing_prepare(const void *key)
{
    __tsan_setjmp((uintptr_t)key);
}

/* The runtime knows a frame by the stack pointer that longjmp is to set; its function's own is set afterwards. */
_Noreturn void os_land(const struct os_landing *landing)
{
    static _Thread_local struct os_landing kept;
    jmp_buf state = {0};
    uint64_t saved[8] = {0};
    kept = *landing;
    saved[SAVED_RBX] = (uint64_t)(uintptr_t)&kept;
    saved[SAVED_RBP] = disguise(landing->rbp);
    saved[SAVED_RSP] = disguise((uint64_t)(uintptr_t)landing->key);
    saved[SAVED_RIP] = disguise((uint64_t)(uintptr_t)nt_seh_jump_by_rbx);
    for (size_t i = 0; i < sizeof saved / sizeof saved[0]; i++) {
        state[0].__jmpbuf[i] = (long)saved[i];
    }
    longjmp(state, 1);
}
#else
OS_UNINSTRUMENTED void os_landing_prepare(const void *key)
{
    (void)key;
}

_Noreturn void os_land(const struct os_landing *landing)
{
    if (__asan_handle_no_return) { /* what lies between is poisoned where its variables ended */
        __asan_handle_no_return();
    }
    nt_seh_jump(landing);
}
#endif
