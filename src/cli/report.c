/*
 * report.c: messages, the ends of standard output, and values of JSON that several verbs print.
 */
#include "cli/report.h"
#include "cli/cli.h"
#include "image/image.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void cli_say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    cli_output_flush();
    fputs("escapement: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

/* -------------------------------------------------------------------------------------------------------- output */

static bool is_open(int fd)
{
    return fcntl(fd, F_GETFD) >= 0;
}

bool cli_output_begin(void)
{
    bool there = is_open(STDOUT_FILENO);
    signal(SIGPIPE, SIG_IGN);
    /* The lowest free number is what open gives: this fills 0 to 2. */
    while (!is_open(STDIN_FILENO) || !is_open(STDOUT_FILENO) || !is_open(STDERR_FILENO)) {
        if (open("/dev/null", O_RDWR) < 0) {
            return false;
        }
    }
    if (!there) {
        cli_say("standard output is closed, so there is nowhere to print the results");
    }
    return there;
}

static int output_failure; /* errno of the first failure to write, or 0 */

bool cli_output_works(void)
{
    if (ferror(stdout) == 0) {
        return true;
    }
    if (output_failure == 0) {
        output_failure = errno; /* nothing was called since */
    }
    return false;
}

bool cli_output_flush(void)
{
    fflush(stdout);
    return cli_output_works();
}

int cli_output_end(int status)
{
    if (cli_output_flush()) {
        return status;
    }
    cli_say("the results could not be written to standard output: %s", strerror(output_failure));
    return status == CLI_DONE ? CLI_FOUND : status;
}

/* ------------------------------------------------------------------------------------------------------- variants */

/* The program of a variant stands beside this one. */
static bool program_path(uint32_t variant, char *path, size_t room)
{
    char own[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
    if (length <= 0) {
        return false;
    }
    own[length] = '\0';
    char *slash = strrchr(own, '/');
    int printed = snprintf(path, room, "%.*s/%s", slash ? (int)(slash - own) : 0, own, image_program(variant));
    return printed > 0 && (size_t)printed < room;
}

static bool fail(struct host_error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

static bool fail(struct host_error *error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    error->failure = HOST_BAD_IMAGE;
    error->status = 0;
    vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
    return false;
}

bool cli_variant_choose(const char *driver, char **argv, struct host_error *error)
{
    static struct image_error refused;
    static char path[PATH_MAX]; /* what the program that is executed finds as its name */
    struct image_info info;
    if (!image_probe(driver, &info, &refused)) {
        return fail(error, "%s", refused.text);
    }
    if (info.variant == image_own_variant()) {
        return true;
    }
    if (program_path(info.variant, path, sizeof path)) {
        char *own = argv[-1]; /* argv is main's from the second on */
        argv[-1] = path;
        execv(path, argv - 1);
        argv[-1] = own;
    }
    return fail(error,
                "%s: compiled as the %s variant, whose program %s cannot be run: %s\n"
                "  next  build or install it beside this one, or compile the driver with --variant=%s",
                driver, image_variant_name(info.variant), image_program(info.variant), strerror(errno),
                image_variant_name(image_own_variant()));
}

/* ------------------------------------------------------------------------------------------------ statuses, JSON */

const char *cli_status_text(NTSTATUS status, char *text, size_t room)
{
    const char *name = host_status_name(status);
    if (name) {
        snprintf(text, room, "%s (0x%08X)", name, (unsigned)status);
    } else {
        snprintf(text, room, "0x%08X", (unsigned)status);
    }
    return text;
}

/* How many bytes at `text` are one character of UTF-8; 0: none are. jansson refuses what else is wrong. */
static size_t character_length(const char *text)
{
    for (size_t length = 1; length <= 4; length++) {
        json_t *one = json_stringn(text, length);
        if (one) {
            json_decref(one);
            return length;
        }
        if (text[length] == '\0') {
            break;
        }
    }
    return 0;
}

static void replace_foreign_bytes(const char *text, char *clean)
{
    while (*text != '\0') {
        size_t length = character_length(text);
        if (length > 0) {
            memcpy(clean, text, length);
            clean += length;
            text += length;
        } else {
            memcpy(clean, "\xEF\xBF\xBD", 3);
            clean += 3;
            text++;
        }
    }
    *clean = '\0';
}

json_t *cli_json_text(const char *text)
{
    json_t *value = json_string(text);
    if (value) {
        return value;
    }
    char *clean = malloc(strlen(text) * 3 + 1);
    if (clean) {
        replace_foreign_bytes(text, clean);
        value = json_string(clean);
        free(clean);
    }
    return value;
}

json_t *cli_json_status(NTSTATUS status)
{
    char number[16];
    const char *name = host_status_name(status);
    snprintf(number, sizeof number, "0x%08X", (unsigned)status);
    return json_string(name ? name : number);
}

json_t *cli_json_error(const char *text, NTSTATUS status)
{
    json_t *error = json_object();
    json_object_set_new(error, "text", cli_json_text(text));
    if (status != 0) {
        json_object_set_new(error, "status", cli_json_status(status));
        json_object_set_new(error, "code", json_integer((uint32_t)status));
    }
    return error;
}

/* -------------------------------------------------------------------------------------------------------- leftovers */

// clang-format off
static const struct {
    const char *name, *one, *more;
    size_t offset;
} leftovers[] = {
    /* name              one of it                    more */
    {"pool_blocks",      "pool block",                "pool blocks",      offsetof(struct host_leftovers, pool_blocks)},
    {"pool_bytes",       "byte of pool",              "bytes of pool",    offsetof(struct host_leftovers, pool_bytes)},
    {"timers_armed",     "armed timer",               "armed timers",
     offsetof(struct host_leftovers, timers_armed)},
    {"dpcs_queued",      "queued DPC",                "queued DPCs",      offsetof(struct host_leftovers, dpcs_queued)},
    {"threads",          "thread",                    "threads",          offsetof(struct host_leftovers, threads)},
    {"mappings",         "mapping",                   "mappings",         offsetof(struct host_leftovers, mappings)},
    {"mdls",             "MDL",                       "MDLs",             offsetof(struct host_leftovers, mdls)},
    {"handles",          "handle",                    "handles",          offsetof(struct host_leftovers, handles)},
    {"contiguous_bytes", "byte of contiguous memory", "bytes of contiguous memory",
     offsetof(struct host_leftovers, contiguous_bytes)},
};
// clang-format on

enum { LEFTOVERS = sizeof leftovers / sizeof leftovers[0] };

static uint64_t count_of(const struct host_leftovers *left, size_t row)
{
    uint64_t count;
    memcpy(&count, (const char *)left + leftovers[row].offset, sizeof count);
    return count;
}

json_t *cli_json_leftovers(const struct host_leftovers *left)
{
    json_t *object = json_object();
    for (size_t i = 0; i < LEFTOVERS; i++) {
        json_object_set_new(object, leftovers[i].name, json_integer((json_int_t)count_of(left, i)));
    }
    return object;
}

bool cli_leftovers_are_any(const struct host_leftovers *left)
{
    uint64_t all = 0;
    for (size_t i = 0; i < LEFTOVERS; i++) {
        all |= count_of(left, i);
    }
    return all != 0;
}

void cli_leftovers_print(FILE *out, const struct host_leftovers *left)
{
    const char *comma = "";
    for (size_t i = 0; i < LEFTOVERS; i++) {
        uint64_t count = count_of(left, i);
        if (count > 0) {
            fprintf(out, "%s %llu %s", comma, (unsigned long long)count,
                    count == 1 ? leftovers[i].one : leftovers[i].more);
            comma = ",";
        }
    }
}

void cli_json_print(FILE *out, json_t *value)
{
    json_dumpf(value, out, JSON_ENCODE_ANY);
    json_decref(value);
}
