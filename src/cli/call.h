/*
 * call.h: what the two processes of `escapement call` say to one another.
 */
#ifndef ESCAPEMENT_CLI_CALL_H
#define ESCAPEMENT_CLI_CALL_H

#include "cli/call_request.h"
#include "cli/child.h"

enum cli_call_message {
    CLI_CALL_FAILED = CLI_MESSAGE_OF_VERB, /* struct host_error: nothing was sent. HOST_OK: a device or a context */
    CLI_CALL_RESULT,                       /* struct cli_call_result, and the bytes behind it where they changed */
    CLI_CALL_LEFT,                         /* struct host_leftovers: the adapter is stopped, the driver unloaded */
};

/** One escape's answer. */
struct cli_call_result {
    uint64_t number;    /* of all that were sent, from 1 */
    uint64_t driver_ns; /* inside DxgkDdiEscape */
    uint64_t size;      /* of the payload */
    uint32_t escape;    /* which of the request's */
    uint32_t round;     /* of --repeat, from 0 */
    uint32_t process;   /* from 0 */
    uint32_t thread;    /* of its process, from 0 */
    NTSTATUS status;
    uint32_t level;
    uint32_t changed;    /* the buffer is not what was sent: it follows */
    char refused_by[28]; /* empty: the driver was called */
};

/** In the child: start, send everything, stop. */
void cli_call_send(const struct cli_call_request *request);

#endif
