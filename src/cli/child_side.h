/*
 * child_side.h: what child.c and child_side.c agree on – a message's head, the pipes' ends, the signal of a hang.
 */
#ifndef ESCAPEMENT_CLI_CHILD_SIDE_H
#define ESCAPEMENT_CLI_CHILD_SIDE_H

#include <signal.h>
#include <stdint.h>
#include <sys/types.h>

#define CLI_MESSAGE_MAGIC 0x45534350u

struct cli_message_head {
    uint32_t magic; /* CLI_MESSAGE_MAGIC */
    uint32_t kind;
    uint64_t size; /* of what follows */
};

struct cli_child_ends {
    int messages, errors, report;
};

/** Comes to a child whose time is up: it reports where it is, as a bugcheck does, and ends. */
#define CLI_CHILD_SIGNAL_HUNG SIGUSR2

/** First thing in the child: its pipes, its signals, and that it does not outlive `parent`. */
void cli_child_side_init(const struct cli_child_ends *ends, pid_t parent);

#endif
