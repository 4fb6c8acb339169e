/*
 * child_side.h: what child.c and child_side.c agree on – a message's head, the pipes' ends, the signal of a hang.
 */
#ifndef ESCAPEMENT_CLI_CHILD_SIDE_H
#define ESCAPEMENT_CLI_CHILD_SIDE_H

#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <sys/types.h>

#define CLI_MESSAGE_MAGIC 0x45534350u

/**
 * In front of each piece of a message. A piece is no larger than what a pipe takes whole, so that threads send without
 * a lock: a lock would order what they do in the driver, and hide its races from ThreadSanitizer.
 */
struct cli_message_head {
    uint32_t magic; /* CLI_MESSAGE_MAGIC */
    uint32_t kind;
    uint32_t sender; /* a thread's number */
    uint32_t bytes;  /* of the message, behind this head */
    uint64_t size;   /* of the whole message */
};

#define CLI_MESSAGE_PIECE (PIPE_BUF - sizeof(struct cli_message_head))

struct cli_child_ends {
    int messages, errors, report;
};

/** Comes to a child whose time is up: it reports where it is, as a bugcheck does, and ends. */
#define CLI_CHILD_SIGNAL_HUNG SIGUSR2

/** First thing in the child: its pipes, its signals, and that it does not outlive `parent`. */
void cli_child_side_init(const struct cli_child_ends *ends, pid_t parent);

#endif
