/*
 * child.c: makes the child process that holds the driver, and watches over it from the parent.
 *
 * Three pipes lead from the child to the parent: its messages, what it prints to standard error (and output), and the
 * bugcheck report's JSON. Whatever was printed after a message is passed on after it.
 */
#include "cli/child.h"
#include "cli/child_side.h"
#include "cli/cli.h"
#include "cli/report.h"
#include "image/image.h"
#include "nt/bugcheck.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    READ_SIZE = 1 << 16,
    REPORT_EACH_NS = 50000000, /* how often it is asked for */
    REPORT_GRACE_SECONDS = 15, /* what a hung child gets for the report of where it hangs */
};

#define STOPPED_NS 2000000000u /* who wakes up that much too late did not run meanwhile */

/* The parent's end of a pipe, and what came through it and is not consumed. */
struct stream {
    int fd; /* -1: at its end */
    char *bytes;
    size_t size, capacity;
};

/* A message of which some pieces came. */
struct partial {
    struct partial *next;
    struct cli_message_head head;
    size_t size;
    char bytes[];
};

struct watch {
    const struct cli_child *child;
    pid_t pid;
    struct stream messages, errors, report;
    uint64_t deadline_ns; /* UINT64_MAX: none */
    struct partial *partials;
    bool prints;         /* something since the last message: a report may be on its way */
    uint64_t give_up_ns; /* on the report of a hung child */
    bool started, done, hung, killed, stopped, broken;
};

static volatile sig_atomic_t interrupted;

static void note_signal(int number)
{
    interrupted = number;
}

static uint64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void set_deadline(struct watch *watch, unsigned seconds)
{
    watch->deadline_ns = seconds == 0 ? UINT64_MAX : now_ns() + (uint64_t)seconds * 1000000000u;
}

static void kill_child(struct watch *watch)
{
    kill(watch->pid, SIGKILL);
    watch->killed = true;
}

/* ------------------------------------------------------------------------------------------------------- streams */

static bool make_room(struct stream *stream)
{
    if (stream->capacity - stream->size >= READ_SIZE) {
        return true;
    }
    size_t capacity = stream->capacity * 2 + READ_SIZE;
    char *bytes = realloc(stream->bytes, capacity);
    if (!bytes) {
        return false;
    }
    stream->bytes = bytes;
    stream->capacity = capacity;
    return true;
}

/* What is there now. False: nothing more for the moment, or the end. */
static bool read_some(struct stream *stream)
{
    if (stream->fd < 0) {
        return false;
    }
    if (!make_room(stream)) {
        cli_say("no memory for what the driver's process sends");
        stream->size = 0;
        close(stream->fd);
        stream->fd = -1;
        return false;
    }
    ssize_t count = read(stream->fd, stream->bytes + stream->size, READ_SIZE);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
        return false;
    }
    if (count <= 0) {
        close(stream->fd);
        stream->fd = -1;
        return false;
    }
    stream->size += (size_t)count;
    return true;
}

static void stream_fini(struct stream *stream)
{
    if (stream->fd >= 0) {
        close(stream->fd);
    }
    free(stream->bytes);
}

/* ------------------------------------------------------------------------------------------------------ messages */

static void print_log(uint32_t kind, const char *line, size_t size)
{
    fprintf(stderr, "%s %.*s\n", kind == CLI_MESSAGE_LOG_DRIVER ? "driver:" : "kernel:", (int)strnlen(line, size),
            line);
}

static void give_up(struct watch *watch, bool *reason)
{
    *reason = true;
    kill_child(watch);
}

static void take_message(struct watch *watch, const struct cli_message_head *head, const char *bytes)
{
    if (head->kind == CLI_MESSAGE_DONE) {
        watch->done = true;
        return;
    }
    if (head->kind == CLI_MESSAGE_STARTED) {
        watch->started = true;
        return;
    }
    if (head->kind < CLI_MESSAGE_OF_VERB) {
        print_log(head->kind, bytes, head->size);
        return;
    }
    enum cli_received received = watch->child->receive(watch->child->context, head->kind, bytes, head->size);
    if (received == CLI_RECEIVED_ASIDE) {
        return;
    }
    if (received == CLI_RECEIVED_ENOUGH) {
        give_up(watch, &watch->stopped);
    } else if (received == CLI_RECEIVED_NONSENSE) {
        give_up(watch, &watch->broken);
    }
    watch->prints = false;
    if (!watch->hung) {
        set_deadline(watch, watch->child->timeout_seconds);
    }
}

/* Where a message of that sender and kind is, or is to be. */
static struct partial **find_partial(struct watch *watch, const struct cli_message_head *head)
{
    struct partial **place = &watch->partials;
    while (*place && ((*place)->head.sender != head->sender || (*place)->head.kind != head->kind)) {
        place = &(*place)->next;
    }
    if (!*place) {
        *place = malloc(sizeof **place + head->size);
        if (*place) {
            **place = (struct partial){.head = *head};
        }
    }
    return place;
}

static bool take_piece(struct watch *watch, const struct cli_message_head *head, const char *bytes)
{
    if (head->bytes == head->size) {
        take_message(watch, head, bytes);
        return true;
    }
    struct partial **place = find_partial(watch, head);
    struct partial *partial = *place;
    if (!partial || partial->head.size != head->size || head->bytes > head->size - partial->size) {
        return false;
    }
    memcpy(partial->bytes + partial->size, bytes, head->bytes);
    partial->size += head->bytes;
    if (partial->size == head->size) {
        *place = partial->next;
        take_message(watch, &partial->head, partial->bytes);
        free(partial);
    }
    return true;
}

static void drop_partials(struct watch *watch)
{
    while (watch->partials) {
        struct partial *first = watch->partials;
        watch->partials = first->next;
        free(first);
    }
}

static void take_messages(struct watch *watch)
{
    struct stream *stream = &watch->messages;
    struct cli_message_head head;
    size_t used = 0;
    while (!watch->stopped && !watch->broken && stream->size - used >= sizeof head) {
        memcpy(&head, stream->bytes + used, sizeof head);
        if (head.magic != CLI_MESSAGE_MAGIC || head.bytes > CLI_MESSAGE_PIECE || head.bytes > head.size) {
            give_up(watch, &watch->broken); /* the driver wrote over the memory of those who send */
            break;
        }
        if (stream->size - used - sizeof head < head.bytes) {
            break;
        }
        if (!take_piece(watch, &head, stream->bytes + used + sizeof head)) {
            give_up(watch, &watch->broken);
        }
        used += sizeof head + head.bytes;
    }
    if (used > 0) {
        memmove(stream->bytes, stream->bytes + used, stream->size - used);
        stream->size -= used;
    }
}

/* A report that has begun may take longer than a driver is given for an answer. */
static void expect_report(struct watch *watch)
{
    uint64_t grace = now_ns() + (uint64_t)REPORT_GRACE_SECONDS * 1000000000u;
    if (!watch->prints && watch->deadline_ns < grace) {
        watch->deadline_ns = grace;
    }
    watch->prints = true;
}

/* What was printed is read first and passed on last: the messages that were sent before it are there by then. */
static void read_all(struct watch *watch)
{
    read_some(&watch->errors);
    while (read_some(&watch->messages)) {
        take_messages(watch);
    }
    if (watch->errors.size > 0) {
        expect_report(watch);
        cli_output_flush();
        fwrite(watch->errors.bytes, 1, watch->errors.size, stderr);
        watch->errors.size = 0;
    }
    read_some(&watch->report);
}

/* ------------------------------------------------------------------------------------------------------ watching */

/* Again after a while: the thread may have been where it could not show the driver. */
static void ask_for_report(struct watch *watch)
{
    kill(watch->pid, CLI_CHILD_SIGNAL_HUNG);
    watch->deadline_ns = now_ns() + REPORT_EACH_NS;
}

static void time_is_up(struct watch *watch)
{
    if (watch->hung && !watch->prints && now_ns() < watch->give_up_ns) {
        ask_for_report(watch);
        return;
    }
    if (watch->hung) {
        kill_child(watch);
        watch->deadline_ns = UINT64_MAX;
        return;
    }
    if (now_ns() > watch->deadline_ns + STOPPED_NS) {
        set_deadline(watch, watch->child->timeout_seconds); /* Ctrl-Z stopped both */
        return;
    }
    watch->hung = true;
    cli_say("%s: %s %u second%s\n"
            "  why   it is still in the call that the report shows, or waits for something that does not come\n"
            "  next  --timeout SECONDS lets it take longer; 0 lets it take for ever",
            watch->child->subject,
            watch->started ? "no answer from the driver for" : "the driver did not complete its start within",
            watch->child->timeout_seconds, watch->child->timeout_seconds == 1 ? "" : "s");
    watch->prints = false; /* what the driver printed before is no report */
    watch->give_up_ns = now_ns() + (uint64_t)REPORT_GRACE_SECONDS * 1000000000u;
    ask_for_report(watch);
}

static struct timespec time_left(const struct watch *watch)
{
    uint64_t now = now_ns();
    uint64_t left = watch->deadline_ns > now ? watch->deadline_ns - now : 0;
    return (struct timespec){.tv_sec = (time_t)(left / 1000000000u), .tv_nsec = (long)(left % 1000000000u)};
}

/* Until something can be read, a signal comes or time is up. Signals are open during the wait alone. */
static void wait_for_child(struct watch *watch, const sigset_t *open_signals)
{
    struct pollfd fds[] = {
        {.fd = watch->messages.fd, .events = POLLIN},
        {.fd = watch->errors.fd, .events = POLLIN},
        {.fd = watch->report.fd, .events = POLLIN},
    };
    struct timespec left = time_left(watch);
    cli_output_flush(); /* results are seen as they come */
    int ready = ppoll(fds, 3, watch->deadline_ns == UINT64_MAX ? NULL : &left, open_signals);
    if (ready == 0) {
        time_is_up(watch);
    }
}

static bool is_open(const struct watch *watch)
{
    return watch->messages.fd >= 0 || watch->errors.fd >= 0 || watch->report.fd >= 0;
}

static void watch_child(struct watch *watch)
{
    sigset_t blocked;
    sigset_t open_signals;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGINT);
    sigaddset(&blocked, SIGTERM);
    sigaddset(&blocked, SIGHUP);
    set_deadline(watch, watch->child->timeout_seconds);
    while (is_open(watch)) {
        sigprocmask(SIG_BLOCK, &blocked, &open_signals);
        if (interrupted == 0) {
            wait_for_child(watch, &open_signals);
        }
        sigprocmask(SIG_SETMASK, &open_signals, NULL);
        if (interrupted != 0 && !watch->killed) {
            kill_child(watch);
        }
        read_all(watch);
    }
}

/* -------------------------------------------------------------------------------------------------------- ending */

static json_t *read_report(const struct stream *stream)
{
    return stream->size > 0 ? json_loadb(stream->bytes, stream->size, JSON_DISABLE_EOF_CHECK, NULL) : NULL;
}

static enum cli_child_end tell_death(const struct watch *watch, int status)
{
    const char *subject = watch->child->subject;
    if (WIFEXITED(status) && WEXITSTATUS(status) == NT_BUGCHECK_EXIT && watch->report.size > 0) {
        return CLI_CHILD_CRASHED; /* the report says it */
    }
    if (watch->done && WIFEXITED(status)) {
        /* All was done, and yet: races are counted and leaks looked for when a process ends. */
        cli_say("%s: the %s sanitizer found what is printed above", subject,
                image_own_variant() == IMAGE_TSAN ? "thread" : "leak");
        return CLI_CHILD_FOUND;
    }
    /* A driver that is compiled with a sanitizer is stopped before it comes to this. */
    const char *next = image_own_variant() == IMAGE_PLAIN
                           ? "\n  next  compile it with escapement cc --variant=check, which stops nearer to the cause"
                           : "";
    if (watch->broken) {
        cli_say("%s: the driver wrote over memory that is not its own, and its process sends nonsense%s", subject,
                next);
    } else if (WIFSIGNALED(status)) {
        bool by_somebody = WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGTERM;
        cli_say("%s: the driver's process ended by signal %d (%s), without a report%s", subject, WTERMSIG(status),
                strsignal(WTERMSIG(status)), by_somebody ? "" : next);
    } else if (WEXITSTATUS(status) == NT_BUGCHECK_EXIT) {
        cli_say("%s: the driver crashed, and left too little memory intact for a whole report%s", subject, next);
    } else {
        cli_say("%s: the driver's process ended with status %d, without a report%s", subject, WEXITSTATUS(status),
                next);
    }
    return CLI_CHILD_CRASHED;
}

static enum cli_child_end judge_end(const struct watch *watch, int status)
{
    if (interrupted != 0) {
        return CLI_CHILD_INTERRUPTED;
    }
    if (watch->stopped) {
        return CLI_CHILD_STOPPED;
    }
    if (watch->hung) {
        if (watch->killed) {
            cli_say("%s: its process was killed; no report could be had", watch->child->subject);
        }
        return CLI_CHILD_HUNG;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        return CLI_CHILD_DONE;
    }
    return tell_death(watch, status);
}

/* Last of all, beneath the report: whose it was, and what helps. */
static void tell_crash(const struct cli_child *child, const struct cli_child_result *result)
{
    const char *name = json_string_value(json_object_get(result->bugcheck, "name"));
    json_int_t code = json_integer_value(json_object_get(result->bugcheck, "code"));
    bool is_plain = image_own_variant() == IMAGE_PLAIN;
    if (result->bugcheck && result->end == CLI_CHILD_CRASHED) {
        cli_say("%s: the driver crashed: bugcheck 0x%08X%s%s%s", child->subject, (unsigned)code, name ? " " : "",
                name ? name : "",
                is_plain ? "\n  next  compile it with escapement cc --variant=check, which stops nearer to the cause"
                         : "");
    }
}

static int wait_status(pid_t pid)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

/* ---------------------------------------------------------------------------------------------------------- pipes */

struct pipes {
    int messages[2], errors[2], report[2];
};

static void close_both(const int fds[2])
{
    if (fds[0] >= 0) {
        close(fds[0]);
        close(fds[1]);
    }
}

static void close_pipes(const struct pipes *pipes)
{
    close_both(pipes->messages);
    close_both(pipes->errors);
    close_both(pipes->report);
}

static bool make_pipes(struct pipes *pipes)
{
    *pipes = (struct pipes){{-1, -1}, {-1, -1}, {-1, -1}};
    if (pipe2(pipes->messages, O_CLOEXEC) == 0 && pipe2(pipes->errors, O_CLOEXEC) == 0 &&
        pipe2(pipes->report, O_CLOEXEC) == 0) {
        return true;
    }
    close_pipes(pipes);
    return false;
}

static _Noreturn void be_the_child(const struct cli_child *child, const struct pipes *pipes, pid_t parent)
{
    const struct cli_child_ends ends = {pipes->messages[1], pipes->errors[1], pipes->report[1]};
    close(pipes->messages[0]);
    close(pipes->errors[0]);
    close(pipes->report[0]);
    cli_child_side_init(&ends, parent);
    child->run(child->context);
    cli_child_send(CLI_MESSAGE_DONE, NULL, 0);
    exit(0);
}

static struct stream reading_end(const int fds[2])
{
    close(fds[1]);
    fcntl(fds[0], F_SETFL, O_NONBLOCK);
    return (struct stream){.fd = fds[0]};
}

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { SIGNALS = sizeof signals / sizeof signals[0] };

/* An ignored one stays so: nohup, or a background job's SIGINT. */
static void take_signals(struct sigaction before[SIGNALS])
{
    struct sigaction note = {.sa_handler = note_signal};
    interrupted = 0;
    for (int i = 0; i < SIGNALS; i++) {
        sigaction(signals[i], NULL, &before[i]);
        if (before[i].sa_handler != SIG_IGN) {
            sigaction(signals[i], &note, NULL);
        }
    }
}

static void give_signals_back(const struct sigaction before[SIGNALS])
{
    for (int i = 0; i < SIGNALS; i++) {
        sigaction(signals[i], &before[i], NULL);
    }
}

struct cli_child_result cli_child_run(const struct cli_child *child)
{
    struct cli_child_result result = {.end = CLI_CHILD_UNABLE};
    struct watch watch = {.child = child};
    struct sigaction before[SIGNALS];
    struct pipes pipes;
    pid_t parent = getpid();
    fflush(NULL);
    if (!make_pipes(&pipes)) {
        cli_say("%s: no pipe to a child process: %s", child->subject, strerror(errno));
        return result;
    }
    take_signals(before);
    watch.pid = fork();
    if (watch.pid == 0) {
        be_the_child(child, &pipes, parent);
    }
    if (watch.pid < 0) {
        cli_say("%s: no child process could be made: %s", child->subject, strerror(errno));
        close_pipes(&pipes);
        give_signals_back(before);
        return result;
    }
    watch.messages = reading_end(pipes.messages);
    watch.errors = reading_end(pipes.errors);
    watch.report = reading_end(pipes.report);
    watch_child(&watch);
    result.end = judge_end(&watch, wait_status(watch.pid));
    result.signal = interrupted;
    result.started = watch.started;
    result.bugcheck = read_report(&watch.report);
    tell_crash(child, &result);
    drop_partials(&watch);
    stream_fini(&watch.messages);
    stream_fini(&watch.errors);
    stream_fini(&watch.report);
    give_signals_back(before);
    return result;
}

const char *cli_child_end_name(enum cli_child_end end)
{
    static const char *const names[] = {
        [CLI_CHILD_DONE] = "done",
        [CLI_CHILD_STOPPED] = "stopped",
        [CLI_CHILD_CRASHED] = "crashed",
        [CLI_CHILD_HUNG] = "hung",
        [CLI_CHILD_FOUND] = "sanitizer finding",
        [CLI_CHILD_INTERRUPTED] = "interrupted",
        [CLI_CHILD_UNABLE] = "not begun",
    };
    return names[end];
}

int cli_child_status(const struct cli_child_result *result, int otherwise)
{
    switch (result->end) {
    case CLI_CHILD_CRASHED:
        return !result->started && json_object_get(result->bugcheck, "unimplemented") ? CLI_NOT_STARTED : CLI_CRASHED;
    case CLI_CHILD_HUNG:
        return result->started ? CLI_CRASHED : CLI_NOT_STARTED;
    case CLI_CHILD_FOUND:
    case CLI_CHILD_STOPPED:
        return otherwise == CLI_DONE ? CLI_FOUND : otherwise;
    case CLI_CHILD_UNABLE:
        return CLI_NOT_STARTED;
    case CLI_CHILD_DONE:
    case CLI_CHILD_INTERRUPTED:
        break;
    }
    return otherwise;
}
