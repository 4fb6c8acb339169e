/*
 * os_fault.c: faults of the processor, as Linux tells them in signals.
 */
#include "nt/os.h"

#include <errno.h>
#include <signal.h>
#include <ucontext.h>

static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP};
enum { SIGNALS = sizeof signals / sizeof signals[0] };

static struct {
    os_fault_handler *_Atomic handler;
    struct sigaction previous[SIGNALS];
} installed;

/* Bits of the error code that the processor pushes for a page fault. */
enum { PAGE_FAULT_WRITE = 1 << 1, PAGE_FAULT_FETCH = 1 << 4 };

static void describe(struct os_fault *fault, int signal, const siginfo_t *info, const ucontext_t *context)
{
    const greg_t *registers = context->uc_mcontext.gregs;
    /* The processor names no address for what is not a page fault: a non-canonical address, a privileged instruction.
     */
    fault->has_address = (signal == SIGSEGV && info->si_code != SI_KERNEL && info->si_code > 0) ||
                         (signal == SIGBUS && info->si_code == BUS_ADRERR);
    fault->address = fault->has_address ? (uint64_t)(uintptr_t)info->si_addr : 0;
    fault->is_beyond_file = signal == SIGBUS && info->si_code == BUS_ADRERR;
    fault->write = fault->has_address && (registers[REG_ERR] & PAGE_FAULT_WRITE);
    fault->execute = fault->has_address && (registers[REG_ERR] & PAGE_FAULT_FETCH);
    fault->instruction = (uint64_t)registers[REG_RIP];
    fault->context_instruction = fault->instruction;
    fault->frame = (uint64_t)registers[REG_RBP];
    fault->stack = (uint64_t)registers[REG_RSP];
    fault->rcx = (uint64_t)registers[REG_RCX];
    fault->is_trap = signal == SIGTRAP;
    fault->is_illegal = signal == SIGILL;
    fault->is_arithmetic = signal == SIGFPE;
    fault->divide_by_zero = signal == SIGFPE && info->si_code == FPE_INTDIV;
    fault->floating_point = signal == SIGFPE && info->si_code != FPE_INTDIV && info->si_code != FPE_INTOVF;
}

static void pass_on(int signal, siginfo_t *info, void *context)
{
    for (int i = 0; i < SIGNALS; i++) {
        const struct sigaction *previous = &installed.previous[i];
        if (signals[i] != signal) {
            continue;
        }
        if (previous->sa_flags & SA_SIGINFO) {
            previous->sa_sigaction(signal, info, context);
        } else if (previous->sa_handler != SIG_DFL && previous->sa_handler != SIG_IGN) {
            previous->sa_handler(signal);
        } else { /* the instruction faults again, and the default ends the process */
            struct sigaction standard = {.sa_handler = SIG_DFL};
            sigaction(signal, &standard, NULL);
            if (info->si_code <= 0) { /* sent by a process: nothing faults again */
                raise(signal);
            }
        }
    }
}

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define SIGNALS_ARE_BLOCKED 1 /* by the sanitizer, in every handler, whatever SA_NODEFER says */
#endif
#endif

/* A report reads memory that may fault again; a fault whose signal is blocked ends the process without a word. */
static void allow_faults(void)
{
#ifdef SIGNALS_ARE_BLOCKED
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < SIGNALS; i++) {
        sigaddset(&set, signals[i]);
    }
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
#endif
}

enum { RED_ZONE = 128 };

/* The copy is written by the handler, on its own stack: where the thread's has no room for it, this faults again. */
static void call(const struct os_fault *fault, ucontext_t *state)
{
    uint64_t place = (fault->stack - RED_ZONE - sizeof *fault) & ~UINT64_C(63);
    struct os_fault *copy = (struct os_fault *)(uintptr_t)place;
    *copy = *fault;
    copy->instruction = copy->context_instruction;
    state->uc_mcontext.gregs[REG_RSP] = (greg_t)place;
    state->uc_mcontext.gregs[REG_RIP] = (greg_t)fault->instruction;
}

static void handle(int signal, siginfo_t *info, void *context)
{
    int saved_errno = errno;
    ucontext_t *state = context;
    struct os_fault fault = {0};
    os_fault_handler *handler = atomic_load(&installed.handler);
    allow_faults();
    describe(&fault, signal, info, state);
    enum os_fault_answer answer = handler ? handler(&fault) : OS_FAULT_PASS_ON;
    if (answer == OS_FAULT_CALL) {
        call(&fault, state);
    } else if (answer == OS_FAULT_CONTINUE) {
        state->uc_mcontext.gregs[REG_RIP] = (greg_t)fault.instruction;
    } else {
        pass_on(signal, info, context);
    }
    errno = saved_errno;
}

static bool is_ours(int signal)
{
    struct sigaction current;
    return sigaction(signal, NULL, &current) == 0 && (current.sa_flags & SA_SIGINFO) && current.sa_sigaction == handle;
}

static void restore(int count)
{
    while (count-- > 0) {
        if (is_ours(signals[count])) {
            sigaction(signals[count], &installed.previous[count], NULL);
        }
    }
}

int os_fault_handler_install(os_fault_handler *handler)
{
    /* For SA_NODEFER see allow_faults. */
    struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    atomic_store(&installed.handler, handler);
    for (int i = 0; i < SIGNALS; i++) {
        if (!is_ours(signals[i]) && sigaction(signals[i], &action, &installed.previous[i]) != 0) {
            int error = -errno;
            restore(i);
            return error;
        }
    }
    return 0;
}

void os_fault_handler_remove(void)
{
    restore(SIGNALS);
}
