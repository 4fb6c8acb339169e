/*
 * call_request.h: the command line of `escapement call`, taken apart and judged.
 */
#ifndef ESCAPEMENT_CLI_CALL_REQUEST_H
#define ESCAPEMENT_CLI_CALL_REQUEST_H

#include "cli/hardware.h"
#include "cli/hex.h"

/** Which handles an escape carries, each with the ones before it. */
enum cli_handles { CLI_HANDLES_ADAPTER, CLI_HANDLES_DEVICE, CLI_HANDLES_CONTEXT };

/** What of an escape the command line has said. */
enum cli_said { CLI_SAID_FLAGS = 1, CLI_SAID_TYPE = 2, CLI_SAID_SIZE = 4, CLI_SAID_HANDLES = 8 };

struct cli_settings {
    unsigned said; /* enum cli_said */
    uint32_t flags, type, size;
    enum cli_handles handles;
};

/** One escape of the sequence. */
struct cli_escape {
    struct cli_bytes payload; /* of the size that is sent; `data` is null where that is 0 */
    struct cli_settings settings;
};

struct cli_call_request {
    const char *driver;
    struct cli_hardware hardware;
    struct cli_escape *escapes;
    size_t count;
    uint32_t repeat, threads, processes;
    uint32_t escape_limit; /* 0: the host's */
    unsigned timeout_seconds;
    bool json, log, help, tdr_test_mode;
    struct cli_settings settings; /* for payloads to come */
    unsigned said_since;          /* by options behind the last payload */
};

/** Take the words behind the verb. False, with a message: wrong usage. cli_call_request_fini is due in either case. */
bool cli_call_request_read(struct cli_call_request *request, char **words);
void cli_call_request_fini(struct cli_call_request *request);
void cli_call_request_print_help(void);

#endif
