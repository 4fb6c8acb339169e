/*
 * child_side.c: the child process' own half – it sends messages, and reports where it is when its time is up.
 */
#include "cli/child_side.h"
#include "cli/child.h"
#include "dxgkrnl/process.h"
#include "nt/backtrace.h"
#include "nt/bugcheck.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/uio.h>
#include <ucontext.h>
#include <unistd.h>

enum { SHOWN_THREADS = 64 };

/* A thread that calls the driver, for the report of a hang. */
struct caller {
    _Atomic uint32_t taken;
    _Atomic uint64_t turn; /* when it entered, as a count; 0: it is outside */
    pthread_t thread;
    struct nt_thread *_Atomic nt;
    struct dxg_process *_Atomic process;
};

static struct {
    struct cli_child_ends ends;
    struct caller callers[SHOWN_THREADS];
    _Atomic uint64_t turns;
} side;

static __thread struct caller *own;

/* ------------------------------------------------------------------------------------------------------ messages */

/* What is left of a message, and its next bytes as a vector. */
struct rest {
    const char *head, *tail;
    size_t head_size, tail_size;
};

static size_t take_bytes(struct iovec *part, const char **from, size_t *size, size_t most)
{
    size_t count = *size < most ? *size : most;
    *part = (struct iovec){.iov_base = (void *)(uintptr_t)*from, .iov_len = count};
    *from += count;
    *size -= count;
    return count;
}

/* Whole, or the end of the process: without a parent there is nobody to work for. */
static void write_piece(const struct iovec parts[3])
{
    while (writev(side.ends.messages, parts, 3) < 0) {
        if (errno != EINTR) {
            _exit(1);
        }
    }
}

void cli_child_send_parts(uint32_t kind, const void *head, size_t head_size, const void *tail, size_t tail_size)
{
    struct rest rest = {.head = head, .head_size = head_size, .tail = tail, .tail_size = tail_size};
    struct cli_message_head piece = {
        .magic = CLI_MESSAGE_MAGIC, .kind = kind, .sender = os_thread_id(), .size = head_size + tail_size};
    struct iovec parts[3] = {{.iov_base = &piece, .iov_len = sizeof piece}};
    do {
        size_t bytes = head_size == 0 ? 0 : take_bytes(&parts[1], &rest.head, &rest.head_size, CLI_MESSAGE_PIECE);
        if (tail_size > 0) {
            bytes += take_bytes(&parts[2], &rest.tail, &rest.tail_size, CLI_MESSAGE_PIECE - bytes);
        }
        piece.bytes = (uint32_t)bytes;
        write_piece(parts);
    } while (rest.head_size + rest.tail_size > 0);
}

void cli_child_send(uint32_t kind, const void *bytes, size_t size)
{
    cli_child_send_parts(kind, bytes, size, NULL, 0);
}

static void send_line(void *context, bool from_driver, const char *line)
{
    (void)context;
    cli_child_send(from_driver ? CLI_MESSAGE_LOG_DRIVER : CLI_MESSAGE_LOG_KERNEL, line, strlen(line) + 1);
}

struct host_options cli_child_host_options(bool wants_log)
{
    return (struct host_options){.log = wants_log ? send_line : NULL, .report_fd = side.ends.report};
}

/* --------------------------------------------------------------------------------------------------------- hangs */

static void give_up_place(void *caller)
{
    struct caller *place = caller;
    atomic_store(&place->turn, 0);
    atomic_store(&place->taken, 0);
}

static pthread_key_t place_key;

static struct caller *take_place(void)
{
    for (size_t i = 0; i < SHOWN_THREADS; i++) {
        uint32_t is_free = 0;
        if (atomic_compare_exchange_strong(&side.callers[i].taken, &is_free, 1)) {
            side.callers[i].thread = pthread_self();
            pthread_setspecific(place_key, &side.callers[i]);
            return &side.callers[i];
        }
    }
    return NULL;
}

void cli_child_enters_driver(void)
{
    if (!own) {
        own = take_place();
    }
    if (own) {
        atomic_store_explicit(&own->nt, nt_thread_current(), memory_order_relaxed);
        atomic_store_explicit(&own->process, dxg_process_current(), memory_order_relaxed);
        /* Relaxed, lest it order what threads do in the driver. */
        uint64_t turn = atomic_fetch_add_explicit(&side.turns, 1, memory_order_relaxed) + 1;
        atomic_store_explicit(&own->turn, turn, memory_order_relaxed);
    }
}

void cli_child_left_driver(void)
{
    if (own) {
        atomic_store_explicit(&own->turn, 0, memory_order_relaxed);
    }
}

/* Threads of one process wait for one another, and only one of them has the turn in the driver. */
static bool has_turn(struct caller *caller)
{
    struct dxg_process *process = atomic_load(&caller->process);
    return process != NULL && atomic_load(&process->in_turn) == atomic_load(&caller->nt);
}

/* Of those who have the turn, or of all where nobody has it: the one that does not come back entered first. */
static struct caller *entered_first(bool with_turn)
{
    struct caller *first = NULL;
    uint64_t first_turn = UINT64_MAX;
    for (size_t i = 0; i < SHOWN_THREADS; i++) {
        uint64_t turn = atomic_load(&side.callers[i].turn);
        if (turn != 0 && turn < first_turn && (!with_turn || has_turn(&side.callers[i]))) {
            first = &side.callers[i];
            first_turn = turn;
        }
    }
    return first;
}

/* The C library keeps no frame pointers: a thread that is stopped in it shows no way back to the driver. */
static bool shows_driver(uint64_t instruction, uint64_t frame)
{
    uint64_t addresses[64];
    size_t count = nt_backtrace_walk(frame, addresses, sizeof addresses / sizeof addresses[0]);
    bool shows = nt_backtrace_is_image(instruction);
    for (size_t i = 0; i < count && !shows; i++) {
        shows = nt_backtrace_is_image(addresses[i]);
    }
    return shows;
}

/* The signal comes again and again until a report begins: a thread that is stopped at a bad moment goes on for a while,
 * but not for ever, since it may never show the driver. */
static void report_hang(int number, siginfo_t *info, void *context)
{
    enum { MOMENTS = 40 };
    static _Atomic unsigned moments;
    const ucontext_t *where = context;
    uint64_t instruction = (uint64_t)where->uc_mcontext.gregs[REG_RIP];
    uint64_t frame = (uint64_t)where->uc_mcontext.gregs[REG_RBP];
    struct caller *hangs = entered_first(true);
    if (!hangs) {
        hangs = entered_first(false);
    }
    (void)info;
    if (hangs && pthread_equal(hangs->thread, pthread_self()) == 0) {
        pthread_kill(hangs->thread, number);
        return;
    }
    if (!shows_driver(instruction, frame) && atomic_fetch_add(&moments, 1) < MOMENTS) {
        return;
    }
    nt_bugcheck_interrupted(MANUALLY_INITIATED_CRASH, instruction, frame,
                            "the driver did not return in time, and was stopped where it was");
}

/* glibc found that its own bookkeeping was written over, and says so before it gives up. */
static void report_abort(int number, siginfo_t *info, void *context)
{
    const ucontext_t *where = context;
    (void)number;
    (void)info;
    nt_bugcheck_aborted((uint64_t)where->uc_mcontext.gregs[REG_RIP], (uint64_t)where->uc_mcontext.gregs[REG_RBP],
                        "the process was aborted (see above): most likely the driver wrote outside of a block, and "
                        "over what the heap notes there");
}

/* ------------------------------------------------------------------------------------------------------ beginning */

/*
 * The C library's own, by the name that no sanitizer intercepts: ThreadSanitizer holds a signal back until its thread
 * calls something, which a driver that loops for ever may never do.
 */
// NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp,readability-identifier-naming)
int __sigaction(int number, const struct sigaction *action, struct sigaction *before);

static void set_signals(void)
{
    static const int left_to_the_parent[] = {SIGINT, SIGHUP, SIGPIPE};
    struct sigaction aborted = {.sa_sigaction = report_abort, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    struct sigaction hang = {.sa_sigaction = report_hang, .sa_flags = SA_SIGINFO};
    for (size_t i = 0; i < sizeof left_to_the_parent / sizeof left_to_the_parent[0]; i++) {
        signal(left_to_the_parent[i], SIG_IGN);
    }
    signal(SIGTERM, SIG_DFL);
    __sigaction(CLI_CHILD_SIGNAL_HUNG, &hang, NULL);
    sigaction(SIGABRT, &aborted, NULL);
}

void cli_child_side_init(const struct cli_child_ends *ends, pid_t parent)
{
    side.ends = *ends;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(1);
    }
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(ends->errors, STDOUT_FILENO) < 0 ||
        dup2(ends->errors, STDERR_FILENO) < 0) {
        _exit(1);
    }
    close(nothing);
    close(ends->errors);
    pthread_key_create(&place_key, give_up_place);
    set_signals();
}
