/*
 * call_request.c: what `escapement call` is asked for – a driver, and the escapes to send it.
 */
#include "cli/call_request.h"
#include "cli/names.h"
#include "cli/options.h"
#include "cli/report.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { READ_STEP = 1 << 16, DEFAULT_TIMEOUT_SECONDS = 30, MOST_THREADS = 1024, MOST_PROCESSES = 256 };

/* ------------------------------------------------------------------------------------------------------ payloads */

static bool add_escape(struct cli_call_request *request, struct cli_bytes payload, char *why, size_t room)
{
    struct cli_escape *escapes = realloc(request->escapes, (request->count + 1) * sizeof *escapes);
    if (!escapes) {
        cli_bytes_fini(&payload);
        snprintf(why, room, "no memory for %zu payloads", request->count + 1);
        return false;
    }
    request->escapes = escapes;
    escapes[request->count++] = (struct cli_escape){.payload = payload, .settings = request->settings};
    request->said_since = 0;
    return true;
}

static bool add_hex(void *context, const char *value, char *why, size_t room)
{
    struct cli_bytes payload;
    return cli_hex_read(value, &payload, why, room) && add_escape(context, payload, why, room);
}

static bool read_to_end(FILE *in, struct cli_bytes *bytes)
{
    size_t got = READ_STEP;
    while (got == READ_STEP && bytes->size <= UINT32_MAX) {
        uint8_t *data = realloc(bytes->data, bytes->size + READ_STEP);
        if (!data) {
            errno = ENOMEM;
            return false;
        }
        bytes->data = data;
        got = fread(data + bytes->size, 1, READ_STEP, in);
        bytes->size += got;
    }
    return ferror(in) == 0;
}

static bool read_stream(FILE *in, const char *name, struct cli_bytes *payload, char *why, size_t room)
{
    *payload = (struct cli_bytes){0};
    if (!read_to_end(in, payload)) {
        snprintf(why, room, "%.200s could not be read: %s", name, strerror(errno));
    } else if (payload->size > UINT32_MAX) {
        snprintf(why, room, "%.200s has more bytes than PrivateDriverDataSize can say", name);
    } else {
        return true;
    }
    cli_bytes_fini(payload);
    return false;
}

static bool add_file(void *context, const char *value, char *why, size_t room)
{
    struct cli_bytes payload;
    if (strcmp(value, "-") == 0) {
        return read_stream(stdin, "standard input", &payload, why, room) && add_escape(context, payload, why, room);
    }
    FILE *in = fopen(value, "re");
    if (!in) {
        snprintf(why, room, "%.200s could not be opened: %s", value, strerror(errno));
        return false;
    }
    bool got = read_stream(in, value, &payload, why, room);
    fclose(in);
    return got && add_escape(context, payload, why, room);
}

static bool add_word(void *context, const char *word, char *why, size_t room)
{
    struct cli_call_request *request = context;
    if (!request->driver) {
        request->driver = word;
        return true;
    }
    return strcmp(word, "-") == 0 ? add_file(context, word, why, room) : add_hex(context, word, why, room);
}

/* ------------------------------------------------------------------------------------------------------- options */

static void say(struct cli_call_request *request, enum cli_said what)
{
    request->settings.said |= what;
    request->said_since |= what;
}

static bool set_flags(void *context, const char *value, char *why, size_t room)
{
    struct cli_call_request *request = context;
    say(request, CLI_SAID_FLAGS);
    return cli_flags_read(value, &request->settings.flags, why, room);
}

static bool set_type(void *context, const char *value, char *why, size_t room)
{
    struct cli_call_request *request = context;
    say(request, CLI_SAID_TYPE);
    return cli_type_read(value, &request->settings.type, why, room);
}

static bool set_size(void *context, const char *value, char *why, size_t room)
{
    struct cli_call_request *request = context;
    say(request, CLI_SAID_SIZE);
    return cli_options_number(value, 0, UINT32_MAX, &request->settings.size, why, room);
}

static bool set_handles(struct cli_call_request *request, enum cli_handles handles)
{
    say(request, CLI_SAID_HANDLES);
    request->settings.handles = handles;
    return true;
}

static bool set_no_device(void *context, const char *value, char *why, size_t room)
{
    (void)value, (void)why, (void)room;
    return set_handles(context, CLI_HANDLES_ADAPTER);
}

static bool set_device_handle(void *context, const char *value, char *why, size_t room)
{
    (void)value, (void)why, (void)room;
    return set_handles(context, CLI_HANDLES_DEVICE);
}

static bool set_context(void *context, const char *value, char *why, size_t room)
{
    (void)value, (void)why, (void)room;
    return set_handles(context, CLI_HANDLES_CONTEXT);
}

static bool set_repeat(void *context, const char *value, char *why, size_t room)
{
    struct cli_call_request *request = context;
    return cli_options_number(value, 1, UINT32_MAX, &request->repeat, why, room);
}

static bool set_threads(void *context, const char *value, char *why, size_t room)
{
    struct cli_call_request *request = context;
    return cli_options_number(value, 1, MOST_THREADS, &request->threads, why, room);
}

static bool set_processes(void *context, const char *value, char *why, size_t room)
{
    struct cli_call_request *request = context;
    return cli_options_number(value, 1, MOST_PROCESSES, &request->processes, why, room);
}

static bool set_limit(void *context, const char *value, char *why, size_t room)
{
    struct cli_call_request *request = context;
    return cli_options_number(value, 1, UINT32_MAX, &request->escape_limit, why, room);
}

static bool set_timeout(void *context, const char *value, char *why, size_t room)
{
    struct cli_call_request *request = context;
    return cli_options_number(value, 0, 86400, &request->timeout_seconds, why, room);
}

static bool set_tdr_test_mode(void *context, const char *value, char *why, size_t room)
{
    struct cli_call_request *request = context;
    (void)value, (void)why, (void)room;
    request->tdr_test_mode = true;
    return true;
}

static bool set_json(void *context, const char *value, char *why, size_t room)
{
    struct cli_call_request *request = context;
    (void)value, (void)why, (void)room;
    request->json = true;
    return true;
}

static bool set_log(void *context, const char *value, char *why, size_t room)
{
    struct cli_call_request *request = context;
    (void)value, (void)why, (void)room;
    request->log = true;
    return true;
}

static bool set_help(void *context, const char *value, char *why, size_t room)
{
    struct cli_call_request *request = context;
    (void)value, (void)why, (void)room;
    request->help = true;
    return true;
}

// clang-format off
static const struct cli_option rows[] = {
    {"--hex",         "DIGITS",  add_hex,
     "a payload: pairs of digits, with blanks, commas or 0x as you like.\n"
     "A PAYLOAD without --hex is read the same way"},
    {"--file",        "FILE",    add_file,    "a payload: the bytes of a file; - is standard input, as is a PAYLOAD -"},
    {"--flags",       "FLAGS",   set_flags,
     "D3DDDI_ESCAPEFLAGS by name or number: HardwareAccess,NoAdapterSynchronization"},
    {"--type",        "TYPE",    set_type,    "D3DKMT_ESCAPETYPE by name or number (DRIVERPRIVATE)"},
    {"--size",        "N",       set_size,
     "send N bytes: the payload's first, or zeros behind it; 0 is a null pointer.\nWithout any payload: N zeros"},
    {"--no-device",   NULL,      set_no_device,     "the adapter's handle only"},
    {"--with-device", NULL,      set_device_handle, "a device's handle too (the default)"},
    {"--context",     NULL,      set_context,       "a device's and a context's"},
    {"--repeat",      "N",       set_repeat,  "send the sequence N times"},
    {"--threads",     "N",       set_threads, "from N threads of one process at once, each the whole sequence"},
    {"--processes",   "N",       set_processes,
     "from N processes (as the driver sees them) at once, each with its threads"},
    {"--limit",       "BYTES",   set_limit,   "the largest payload that reaches the driver (16777216)"},
    {"--tdr-test-mode", NULL,    set_tdr_test_mode, "answer escapes of the type TDRDBGCTRL, as TdrTestMode does"},
    {"--timeout",     "SECONDS", set_timeout, "how long the driver may take for an answer (30); 0: for ever"},
    {"--log",         NULL,      set_log,     "show what the driver prints and the kernel remarks"},
    {"--json",        NULL,      set_json,    "one JSON object"},
    {"--help",        NULL,      set_help,    "this"},
};
// clang-format on

static const struct cli_options options = {
    .verb = "call",
    .rows = rows,
    .count = sizeof rows / sizeof rows[0],
    .also = cli_hardware_rows,
    .also_count = CLI_HARDWARE_ROWS,
    .also_at = offsetof(struct cli_call_request, hardware),
    .take_word = add_word,
};

/* ------------------------------------------------------------------------------------------------------- judging */

/* What was said behind the last payload holds for those that nothing was said for. */
static void apply_late(struct cli_settings *settings, const struct cli_settings *late, unsigned said_late)
{
    unsigned missing = said_late & ~settings->said;
    if ((missing & CLI_SAID_FLAGS) != 0) {
        settings->flags = late->flags;
    }
    if ((missing & CLI_SAID_TYPE) != 0) {
        settings->type = late->type;
    }
    if ((missing & CLI_SAID_SIZE) != 0) {
        settings->size = late->size;
    }
    if ((missing & CLI_SAID_HANDLES) != 0) {
        settings->handles = late->handles;
    }
    settings->said |= missing;
}

static bool fit(struct cli_escape *escape)
{
    struct cli_bytes *payload = &escape->payload;
    size_t size = (escape->settings.said & CLI_SAID_SIZE) != 0 ? escape->settings.size : payload->size;
    if (size == payload->size && size > 0) {
        return true;
    }
    uint8_t *data = NULL;
    if (size > 0) {
        data = calloc(size, 1); /* pages that nobody writes to cost nothing */
        if (!data) {
            cli_say("call: no memory for a payload of %zu bytes", size);
            return false;
        }
        if (payload->size > 0) {
            memcpy(data, payload->data, payload->size < size ? payload->size : size);
        }
    }
    cli_bytes_fini(payload);
    *payload = (struct cli_bytes){.data = data, .size = size};
    return true;
}

static bool is_missing(const char *what)
{
    cli_say("call: %s\n  next  escapement call --help shows an example", what);
    return false;
}

static bool complete(struct cli_call_request *request)
{
    char why[128];
    if (!request->driver) {
        return is_missing("no DRIVER given");
    }
    if (request->count == 0 && (request->settings.said & CLI_SAID_SIZE) == 0) {
        return is_missing("no PAYLOAD given; --size 0 sends an escape without one");
    }
    if (request->count == 0 && !add_escape(request, (struct cli_bytes){0}, why, sizeof why)) {
        return is_missing(why);
    }
    for (size_t i = 0; i < request->count; i++) {
        apply_late(&request->escapes[i].settings, &request->settings, request->said_since);
        if (!fit(&request->escapes[i])) {
            return false;
        }
    }
    return true;
}

bool cli_call_request_read(struct cli_call_request *request, char **words)
{
    *request = (struct cli_call_request){
        .repeat = 1,
        .threads = 1,
        .processes = 1,
        .timeout_seconds = DEFAULT_TIMEOUT_SECONDS,
        .settings = {.handles = CLI_HANDLES_DEVICE},
    };
    return cli_options_read(&options, request, words) && (request->help || complete(request));
}

void cli_call_request_fini(struct cli_call_request *request)
{
    for (size_t i = 0; i < request->count; i++) {
        cli_bytes_fini(&request->escapes[i].payload);
    }
    free(request->escapes);
    request->escapes = NULL;
    request->count = 0;
}

void cli_call_request_print_help(void)
{
    puts("usage: escapement call [OPTIONS] DRIVER PAYLOAD...\n"
         "\n"
         "Starts DRIVER's adapter and sends it escapes, one for each payload, in the order in which they stand.\n");
    cli_options_print(&options);
    puts("\n"
         "--flags, --type, --size, --no-device, --with-device and --context hold for the payloads behind them, until\n"
         "they are given again; behind the last payload they hold for every payload that had none.\n"
         "Exit status: 0 every escape succeeded; 1 one failed; 2 wrong usage; 3 the driver could not be loaded or\n"
         "started; 4 it crashed or did not answer.\n"
         "\n"
         "  escapement call driver.so --hex '01 00 00 00'\n"
         "  escapement call driver.so --json --flags HardwareAccess --size 64 0x01,0x02 --flags 0 0304");
}
