/*
 * child.h: the child process that holds the driver, so that whatever a driver does to its process is an answer.
 *
 * The child sends messages; the parent receives them in order, passes on what the child's process prints to standard
 * error, and learns how it ended. A driver that prints, crashes, hangs or tramples on memory does so in the child.
 */
#ifndef ESCAPEMENT_CLI_CHILD_H
#define ESCAPEMENT_CLI_CHILD_H

#include <escapement/host.h>
#include <jansson.h>

/** Kinds of messages: these, and a verb's own from CLI_MESSAGE_OF_VERB on. */
enum cli_message_kind {
    CLI_MESSAGE_LOG_DRIVER = 1, /* a line, with its null */
    CLI_MESSAGE_LOG_KERNEL = 2,
    CLI_MESSAGE_DONE = 3,    /* `run` returned; nothing follows */
    CLI_MESSAGE_STARTED = 4, /* the driver's start is over: what it crashes in from here on is no start */
    CLI_MESSAGE_OF_VERB = 16,
};

/** What the receiver of a message wants. */
enum cli_received {
    CLI_RECEIVED,          /* the next one */
    CLI_RECEIVED_ASIDE,    /* the same; but this one did not say that the driver gets on */
    CLI_RECEIVED_ENOUGH,   /* no more: the child is ended */
    CLI_RECEIVED_NONSENSE, /* the same, since the child cannot have meant this */
};

struct cli_child {
    const char *subject;      /* what messages for people are about: the driver's file */
    unsigned timeout_seconds; /* how long the child may go without a message other than a log's; 0: for ever */
    void *context;
    /** In the child, on its main thread. The child ends when it returns. */
    void (*run)(void *context);
    /** In the parent. The bytes are gone when it returns. */
    enum cli_received (*receive)(void *context, uint32_t kind, const void *bytes, size_t size);
};

enum cli_child_end {
    CLI_CHILD_DONE,        /* `run` returned */
    CLI_CHILD_STOPPED,     /* `receive` ended it */
    CLI_CHILD_CRASHED,     /* a bugcheck, or a death without one; told to standard error */
    CLI_CHILD_HUNG,        /* no message in time; told to standard error */
    CLI_CHILD_FOUND,       /* a sanitizer found something at the end of an otherwise quiet run; told */
    CLI_CHILD_INTERRUPTED, /* a signal of the terminal's, or SIGTERM, came to the parent: `signal` */
    CLI_CHILD_UNABLE,      /* no child could be made; told */
};

struct cli_child_result {
    enum cli_child_end end;
    int signal;
    bool started;     /* CLI_MESSAGE_STARTED came */
    json_t *bugcheck; /* the kernel's report (nt/bugcheck.h), or null; the caller's to json_decref */
};

/** Run the child to its end. Call it before the program has threads. */
struct cli_child_result cli_child_run(const struct cli_child *child);

/** In the child: one message. Threads any. Ends the child where the parent is gone. */
void cli_child_send(uint32_t kind, const void *bytes, size_t size);
/** The same in two parts, which arrive as one. */
void cli_child_send_parts(uint32_t kind, const void *head, size_t head_size, const void *tail, size_t tail_size);

/** In the child: options with the log going to the parent, if it is wanted, and the report of a bugcheck in any case.
 */
struct host_options cli_child_host_options(bool wants_log);

/**
 * In the child: the calling thread is about to enter the driver, or has left it. Should the child hang, the report
 * shows where the thread is that entered first. Threads: any, up to 64 of them; further ones are not shown.
 */
void cli_child_enters_driver(void);
void cli_child_left_driver(void);

/** "done", "crashed", "hung", ... for programs. */
const char *cli_child_end_name(enum cli_child_end end);
/**
 * The exit status (enum cli_status) of such an end; `otherwise` where the child did what it was to do. A driver whose
 * start calls a routine that nothing carries out, or does not end in time, has not started; later either is a crash.
 */
int cli_child_status(const struct cli_child_result *result, int otherwise);

#endif
