/*
 * call.c: the verb `escapement call` – has a child send escapes to a driver, and prints what came back.
 */
#include "cli/call.h"
#include "cli/cli.h"
#include "cli/names.h"
#include "cli/refusal.h"
#include "cli/report.h"

#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum {
    SHOWN_ONE_BY_ONE = 32,  /* more escapes than these are summed up */
    SHOWN_LINES = 64,       /* of a buffer that changed */
    TALLIES = 256,          /* different answers that are counted apart */
    JSON_PAYLOAD = 64 << 20 /* bytes; larger payloads are not printed */
};

/* Escapes with the same answer. */
struct tally {
    uint32_t escape;
    NTSTATUS status;
    char refused_by[28];
    uint64_t count, least_ns, most_ns, all_ns;
};

struct call {
    const struct cli_call_request *request;
    bool summed_up;   /* too many escapes to show each */
    bool array_begun; /* of the JSON object */
    bool any_failed, not_started, ended;
    struct host_error *error; /* of the child, or null */
    struct host_leftovers left;
    struct tally tallies[TALLIES];
    size_t tally_count;
    uint64_t not_tallied;
};

/* --------------------------------------------------------------------------------------------------- for people */

static const struct cli_escape *escape_of(const struct call *call, const struct cli_call_result *result)
{
    return &call->request->escapes[result->escape];
}

/* Where one escape can be told from the other only by these. */
static void print_origin(const struct call *call, const struct cli_call_result *result)
{
    const struct cli_call_request *request = call->request;
    if (request->repeat > 1 || request->threads > 1 || request->processes > 1) {
        printf(" (payload %u", result->escape + 1);
        if (request->repeat > 1) {
            printf(", round %u", result->round + 1);
        }
        if (request->processes > 1) {
            printf(", process %u", result->process + 1);
        }
        if (request->threads > 1) {
            printf(", thread %u", result->thread + 1);
        }
        putchar(')');
    }
}

static void print_refusal(const struct cli_call_result *result)
{
    const struct cli_refusal *refusal = cli_refusal_find(result->refused_by);
    if (refusal) {
        printf("  why   check \"%s\": %s\n  next  %s\n", refusal->check, refusal->why, refusal->next);
    } else {
        printf("  why   check \"%s\"\n", result->refused_by);
    }
}

static void print_buffer(const struct call *call, const struct cli_call_result *result, const uint8_t *after)
{
    const struct cli_bytes *before = &escape_of(call, result)->payload;
    if (result->changed) {
        size_t changed = cli_hex_print_changes(stdout, before->data, after, before->size, SHOWN_LINES);
        printf("    %zu of %zu bytes changed\n", changed, before->size);
    } else if (before->size > 0 && NT_SUCCESS(result->status)) {
        puts("    the payload came back as it was sent");
    }
}

static void print_result(const struct call *call, const struct cli_call_result *result, const uint8_t *after)
{
    char text[96];
    const char *status = cli_status_text(result->status, text, sizeof text);
    bool succeeded = NT_SUCCESS(result->status);
    printf("%s: escape %" PRIu64, call->request->driver, result->number);
    print_origin(call, result);
    if (result->refused_by[0] != '\0') {
        printf(" refused with %s, %s\n", status,
               strcmp(result->refused_by, "return") == 0 ? "behind the driver" : "before the driver was called");
        print_refusal(result);
    } else {
        printf("%s %s%s", succeeded ? ":" : " failed with", status, succeeded ? "" : ", the driver's own");
        printf(", %" PRIu64 " byte%s, level %s, %.1f us in the driver\n", result->size, result->size == 1 ? "" : "s",
               result->level == 2 ? "two" : "zero", (double)result->driver_ns / 1000);
    }
    print_buffer(call, result, after);
}

/* True: it is the first of its kind. */
static bool tally(struct call *call, const struct cli_call_result *result)
{
    size_t i = 0;
    while (i < call->tally_count &&
           (call->tallies[i].escape != result->escape || call->tallies[i].status != result->status ||
            strcmp(call->tallies[i].refused_by, result->refused_by) != 0)) {
        i++;
    }
    if (i == TALLIES) {
        call->not_tallied++;
        return false;
    }
    struct tally *row = &call->tallies[i];
    bool is_first = i == call->tally_count;
    if (is_first) {
        *row = (struct tally){.escape = result->escape, .status = result->status, .least_ns = UINT64_MAX};
        memcpy(row->refused_by, result->refused_by, sizeof row->refused_by);
        call->tally_count++;
    }
    row->count++;
    row->all_ns += result->driver_ns;
    row->least_ns = result->driver_ns < row->least_ns ? result->driver_ns : row->least_ns;
    row->most_ns = result->driver_ns > row->most_ns ? result->driver_ns : row->most_ns;
    return is_first;
}

static void print_tallies(const struct call *call)
{
    char text[96];
    printf("%s: all escapes\n", call->request->driver);
    for (size_t i = 0; i < call->tally_count; i++) {
        const struct tally *row = &call->tallies[i];
        printf("    payload %u: %" PRIu64 " times %s", row->escape + 1, row->count,
               cli_status_text(row->status, text, sizeof text));
        if (row->refused_by[0] != '\0') {
            printf(", refused by check \"%s\"\n", row->refused_by);
        } else {
            printf(", in the driver %.1f us on average, %.1f at least, %.1f at most\n",
                   (double)row->all_ns / (double)row->count / 1000, (double)row->least_ns / 1000,
                   (double)row->most_ns / 1000);
        }
    }
    if (call->not_tallied > 0) {
        printf("    and %" PRIu64 " with yet other answers\n", call->not_tallied);
    }
}

static void print_left(const struct call *call)
{
    if (cli_leftovers_are_any(&call->left)) {
        printf("%s: the driver left behind", call->request->driver);
        cli_leftovers_print(stdout, &call->left);
        printf("\n  next  escapement run --cycles 3 shows whose they are\n");
    }
}

/* ------------------------------------------------------------------------------------------------- for programs */

static void begin_json(struct call *call)
{
    if (!call->array_begun) {
        fputs("{\"driver\": ", stdout);
        cli_json_print(stdout, cli_json_text(call->request->driver));
        fputs(", \"escapes\": [", stdout);
    }
}

static json_t *hex_or_null(const uint8_t *bytes, size_t size)
{
    if (size > JSON_PAYLOAD) {
        return json_null();
    }
    char *text = malloc(2 * size + 1);
    json_t *value = NULL;
    if (text) {
        cli_hex_write(text, bytes, size);
        value = json_stringn_nocheck(text, 2 * size);
        free(text);
    }
    return value;
}

static json_t *number(uint64_t value)
{
    return json_integer((json_int_t)value);
}

static json_t *json_of(const struct call *call, const struct cli_call_result *result, const uint8_t *after)
{
    static const char *const handles[] = {"adapter", "device", "context"};
    const struct cli_escape *escape = escape_of(call, result);
    const uint8_t *before = escape->payload.data;
    bool was_called = result->refused_by[0] == '\0';
    json_t *value = json_object();
    int failed = json_object_set_new(value, "status", cli_json_status(result->status)) |
                 json_object_set_new(value, "code", number((uint32_t)result->status)) |
                 json_object_set_new(value, "flags", number(escape->settings.flags)) |
                 json_object_set_new(value, "in", hex_or_null(before, result->size)) |
                 json_object_set_new(value, "out", hex_or_null(result->changed ? after : before, result->size)) |
                 json_object_set_new(value, "type", number(escape->settings.type)) |
                 json_object_set_new(value, "size", number(result->size)) |
                 json_object_set_new(value, "handles", json_string(handles[escape->settings.handles])) |
                 json_object_set_new(value, "refused_by", was_called ? json_null() : json_string(result->refused_by)) |
                 json_object_set_new(value, "level", was_called ? number(result->level) : json_null()) |
                 json_object_set_new(value, "driver_ns", was_called ? number(result->driver_ns) : json_null()) |
                 json_object_set_new(value, "payload", number(result->escape)) |
                 json_object_set_new(value, "round", number(result->round)) |
                 json_object_set_new(value, "process", number(result->process)) |
                 json_object_set_new(value, "thread", number(result->thread));
    if (failed != 0) {
        json_decref(value);
        return NULL;
    }
    return value;
}

static bool print_json(struct call *call, const struct cli_call_result *result, const uint8_t *after)
{
    json_t *value = json_of(call, result, after);
    if (!value) {
        cli_say("%s: no memory to print escape %" PRIu64, call->request->driver, result->number);
        return false;
    }
    begin_json(call);
    fputs(call->array_begun ? ",\n  " : "\n  ", stdout);
    cli_json_print(stdout, value);
    call->array_begun = true;
    return true;
}

static void end_json(struct call *call, const struct cli_child_result *result)
{
    begin_json(call);
    putchar(']');
    if (call->error) {
        fputs(", \"error\": ", stdout);
        cli_json_print(stdout, cli_json_error(call->error->text, call->error->status));
    }
    if (call->ended) {
        fputs(", \"left_behind\": ", stdout);
        cli_json_print(stdout, cli_json_leftovers(&call->left));
    }
    if (result->bugcheck) {
        fputs(", \"bugcheck\": ", stdout);
        json_dumpf(result->bugcheck, stdout, 0);
    }
    printf(", \"ended\": \"%s\"}\n", cli_child_end_name(result->end));
}

/* ------------------------------------------------------------------------------------------------------ messages */

static enum cli_received take_failure(struct call *call, const struct host_error *error)
{
    call->any_failed = true;
    if (!call->error) {
        call->error = malloc(sizeof *call->error);
    }
    if (!call->error) {
        cli_say("%s: no memory for what went wrong", call->request->driver);
        return CLI_RECEIVED_ENOUGH;
    }
    *call->error = *error;
    call->error->text[sizeof call->error->text - 1] = '\0';
    call->not_started = call->error->failure != HOST_OK;
    cli_say("%s", call->error->text);
    return CLI_RECEIVED;
}

static enum cli_received take_result(struct call *call, struct cli_call_result *result, const uint8_t *after)
{
    result->refused_by[sizeof result->refused_by - 1] = '\0';
    call->any_failed |= !NT_SUCCESS(result->status);
    if (call->request->json) {
        if (!print_json(call, result, after)) {
            return CLI_RECEIVED_ENOUGH;
        }
    } else if (tally(call, result) || !call->summed_up) {
        print_result(call, result, after);
    }
    return cli_output_works() ? CLI_RECEIVED : CLI_RECEIVED_ENOUGH;
}

static bool is_sound(const struct call *call, const struct cli_call_result *result, size_t more)
{
    return result->escape < call->request->count && result->size == escape_of(call, result)->payload.size &&
           more == (result->changed ? result->size : 0);
}

static enum cli_received receive(void *context, uint32_t kind, const void *bytes, size_t size)
{
    struct call *call = context;
    struct cli_call_result result; /* what arrives is not aligned */
    static struct host_error error;
    if (kind == CLI_CALL_FAILED && size == sizeof error) {
        memcpy(&error, bytes, sizeof error);
        return take_failure(call, &error);
    }
    if (kind == CLI_CALL_RESULT && size >= sizeof result) {
        memcpy(&result, bytes, sizeof result);
        return is_sound(call, &result, size - sizeof result)
                   ? take_result(call, &result, (const uint8_t *)bytes + sizeof result)
                   : CLI_RECEIVED_NONSENSE;
    }
    if (kind == CLI_CALL_LEFT && size == sizeof call->left) {
        memcpy(&call->left, bytes, size);
        call->ended = true;
        return CLI_RECEIVED;
    }
    return CLI_RECEIVED_NONSENSE;
}

static void run_child(void *context)
{
    const struct call *call = context;
    cli_call_send(call->request);
}

/* ---------------------------------------------------------------------------------------------------------- verb */

static void print_end(struct call *call, const struct cli_child_result *result)
{
    if (call->request->json) {
        end_json(call, result);
        return;
    }
    if (call->summed_up && call->tally_count > 0) {
        print_tallies(call);
    }
    print_left(call);
}

static int send_by_child(struct call *call)
{
    const struct cli_child child = {
        .subject = call->request->driver,
        .timeout_seconds = call->request->timeout_seconds,
        .context = call,
        .run = run_child,
        .receive = receive,
    };
    struct cli_child_result result = cli_child_run(&child);
    print_end(call, &result);
    int status = call->not_started ? CLI_NOT_STARTED : call->any_failed ? CLI_FOUND : CLI_DONE;
    status = cli_output_end(cli_child_status(&result, status));
    json_decref(result.bugcheck);
    if (result.end == CLI_CHILD_INTERRUPTED) {
        raise(result.signal); /* so that a shell's loop ends too */
    }
    return status;
}

static int do_request(struct cli_call_request *request, char **argv)
{
    static struct host_error error;
    uint64_t all = (uint64_t)request->count * request->repeat * request->threads * request->processes;
    struct call call = {.request = request, .summed_up = all > SHOWN_ONE_BY_ONE};
    if (!cli_variant_choose(request->driver, argv, &error) || !cli_hardware_prepare(&request->hardware, &error)) {
        const struct cli_child_result never = {.end = CLI_CHILD_UNABLE};
        take_failure(&call, &error);
        print_end(&call, &never);
        free(call.error);
        return cli_output_end(CLI_NOT_STARTED);
    }
    int status = send_by_child(&call);
    cli_hardware_fini(&request->hardware);
    free(call.error);
    return status;
}

int cli_call(int argc, char **argv)
{
    struct cli_call_request request = {0};
    int status = CLI_USAGE;
    (void)argc;
    if (!cli_output_begin()) {
        return CLI_FOUND;
    }
    if (cli_call_request_read(&request, argv + 1)) {
        if (request.help) {
            cli_call_request_print_help();
            status = cli_output_end(CLI_DONE);
        } else {
            status = do_request(&request, argv);
        }
    }
    cli_call_request_fini(&request);
    return status;
}
