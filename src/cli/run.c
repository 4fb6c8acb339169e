/*
 * run.c: the verb `escapement run` – has a child start a driver's adapter and stop it, and says what it is and what it
 * left behind.
 */
#include "cli/run.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "cli/report.h"
#include "dxgkrnl/driver.h"
#include "image/image.h"

#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { DEFAULT_TIMEOUT_SECONDS = 30 };

struct run {
    const struct cli_run_request *request;
    bool has_facts, has_cycle, left_anything, failed;
    struct host_error *error;   /* of the child, or null */
    struct cli_run_cycle cycle; /* the last one */
    uint32_t same_since;        /* how many cycles before it were like it, and not printed */
    struct cli_run_trace trace;
    json_t *picture; /* what the adapter is, once it came */
};

/* ----------------------------------------------------------------------------------------------------- the request */

static bool take_driver(void *context, const char *word, char *why, size_t room)
{
    struct cli_run_request *request = context;
    if (request->driver) {
        snprintf(why, room, "one DRIVER is enough; '%.80s' is another", word);
        return false;
    }
    request->driver = word;
    return true;
}

static bool set_cycles(void *context, const char *value, char *why, size_t room)
{
    struct cli_run_request *request = context;
    return cli_options_number(value, 1, UINT32_MAX, &request->cycles, why, room);
}

static bool set_timeout(void *context, const char *value, char *why, size_t room)
{
    struct cli_run_request *request = context;
    return cli_options_number(value, 0, 86400, &request->timeout_seconds, why, room);
}

static bool set_log(void *context, const char *value, char *why, size_t room)
{
    struct cli_run_request *request = context;
    (void)value, (void)why, (void)room;
    request->log = true;
    return true;
}

static bool set_trace(void *context, const char *value, char *why, size_t room)
{
    struct cli_run_request *request = context;
    (void)value, (void)why, (void)room;
    request->trace = true;
    return true;
}

static bool set_json(void *context, const char *value, char *why, size_t room)
{
    struct cli_run_request *request = context;
    (void)value, (void)why, (void)room;
    request->json = true;
    return true;
}

static bool set_help(void *context, const char *value, char *why, size_t room)
{
    struct cli_run_request *request = context;
    (void)value, (void)why, (void)room;
    request->help = true;
    return true;
}

// clang-format off
static const struct cli_option rows[] = {
    {"--cycles",  "N",       set_cycles,  "start, send escapes, stop and unload N times"},
    {"--timeout", "SECONDS", set_timeout, "how long the driver may take for an answer (30); 0: for ever"},
    {"--log",     NULL,      set_log,     "show what the driver prints and the kernel remarks"},
    {"--trace-registers", NULL, set_trace, "show each access to a register, with the driver's line"},
    {"--json",    NULL,      set_json,    "one JSON object"},
    {"--help",    NULL,      set_help,    "this"},
};
// clang-format on

static const struct cli_options options = {
    .verb = "run",
    .rows = rows,
    .count = sizeof rows / sizeof rows[0],
    .also = cli_hardware_rows,
    .also_count = CLI_HARDWARE_ROWS,
    .also_at = offsetof(struct cli_run_request, hardware),
    .take_word = take_driver,
};

static void print_help(void)
{
    puts("usage: escapement run [OPTIONS] DRIVER\n"
         "\n"
         "Loads DRIVER, starts its adapter, prints what it is, stops and unloads it, and says what it left behind.\n");
    cli_options_print(&options);
    puts("\n"
         "The escapes of --cycles are zeros of 0 to 4096 bytes, with and without a device, at level zero and two: a\n"
         "driver that checks what it is sent refuses them, and that is as good as a success.\n"
         "Exit status: 0 nothing was left; 1 something was; 2 wrong usage; 3 the driver could not be loaded or\n"
         "started; 4 it crashed or did not answer.\n"
         "\n"
         "  escapement run driver.so\n"
         "  escapement run --cycles 3 --log driver.so");
}

/* ----------------------------------------------------------------------------------------------------------- facts */

static const char *kind_of(const struct cli_run_facts *facts)
{
    return facts->is_display_only ? "display-only" : facts->sources == 0 ? "render-only" : "full";
}

static void print_bytes(const char *what, uint64_t bytes)
{
    if (bytes >= 1 << 20) {
        printf(" %" PRIu64 " MiB %s", bytes >> 20, what);
    } else {
        printf(" %" PRIu64 " bytes %s", bytes, what);
    }
}

static void print_memory(const struct cli_run_facts *facts)
{
    printf("    memory    ");
    if (facts->segments == 0) {
        puts(" no segments");
        return;
    }
    printf(" %u segment%s,", facts->segments, facts->segments == 1 ? "" : "s");
    print_bytes("dedicated,", facts->dedicated_bytes);
    print_bytes("shared", facts->shared_bytes);
    putchar('\n');
}

static void print_supports(const struct cli_run_facts *facts)
{
    const struct {
        bool is_there;
        const char *name;
    } supports[] = {
        {facts->removes_by_surprise, "surprise removal"},
        {facts->resets_one_engine, "reset of one engine"},
        {facts->is_non_vga, "adapters that are no VGA"},
        {facts->manages_power, "runtime power management"},
    };
    const char *comma = "";
    printf("    supports  ");
    for (size_t i = 0; i < sizeof supports / sizeof supports[0]; i++) {
        if (supports[i].is_there) {
            printf("%s %s", comma, supports[i].name);
            comma = ",";
        }
    }
    puts(*comma ? "" : " nothing of the optional");
}

static void print_facts(const struct run *run, const struct cli_run_facts *facts)
{
    const char *version = dxg_version_name(facts->version);
    printf("%s: a %s driver for %s (interface version 0x%X), %s variant\n", run->request->driver, kind_of(facts),
           version ? version : "no official version", facts->version, image_variant_name(image_own_variant()));
    printf("    device     %s, PCI %04X:%04X, revision %u\n", facts->device, facts->vendor_id, facts->device_id,
           facts->device_revision);
    printf("    displays   %u video present source%s, %u child%s\n", facts->sources, facts->sources == 1 ? "" : "s",
           facts->children, facts->children == 1 ? "" : "ren");
    if (facts->can_render) {
        printf("    rendering  %u engine%s\n", facts->engines, facts->engines == 1 ? "" : "s");
        print_memory(facts);
    } else {
        puts("    rendering  none");
    }
    print_supports(facts);
    cli_run_picture_print(run->picture);
    printf("    processes  %s\n",
           facts->has_processes ? "DxgkDdiCreateProcess" : "not told to the driver: hKmdProcessHandle is null");
}

static void print_json_facts(const struct run *run, const struct cli_run_facts *facts)
{
    const char *version = dxg_version_name(facts->version);
    json_t *object = json_object();
    json_object_set_new(object, "variant", json_string(image_variant_name(image_own_variant())));
    json_object_set_new(object, "interface_version", json_integer(facts->version));
    json_object_set_new(object, "interface", version ? json_string(version) : json_null());
    json_object_set_new(object, "kind", json_string(kind_of(facts)));
    json_object_set_new(object, "sources", json_integer(facts->sources));
    json_object_set_new(object, "children", json_integer(facts->children));
    json_object_set_new(object, "renders", json_boolean(facts->can_render));
    json_object_set_new(object, "engines", json_integer(facts->engines));
    json_object_set_new(object, "segments", json_integer(facts->segments));
    json_object_set_new(object, "dedicated_bytes", json_integer((json_int_t)facts->dedicated_bytes));
    json_object_set_new(object, "shared_bytes", json_integer((json_int_t)facts->shared_bytes));
    json_object_set_new(object, "device", cli_json_text(facts->device));
    json_object_set_new(object, "vendor_id", json_integer(facts->vendor_id));
    json_object_set_new(object, "device_id", json_integer(facts->device_id));
    json_object_set_new(object, "revision", json_integer(facts->device_revision));
    json_object_set_new(object, "has_escape", json_boolean(facts->has_escape));
    json_object_set_new(object, "has_processes", json_boolean(facts->has_processes));
    json_object_set_new(object, "surprise_removal", json_boolean(facts->removes_by_surprise));
    json_object_set_new(object, "per_engine_tdr", json_boolean(facts->resets_one_engine));
    json_object_set_new(object, "non_vga", json_boolean(facts->is_non_vga));
    json_object_set_new(object, "runtime_power_management", json_boolean(facts->manages_power));
    json_object_update(object, run->picture);
    fputs("{\"driver\": ", stdout);
    cli_json_print(stdout, cli_json_text(run->request->driver));
    fputs(", \"is\": ", stdout);
    cli_json_print(stdout, object);
}

static enum cli_received take_facts(struct run *run, const struct cli_run_facts *facts)
{
    if (run->has_facts || !run->picture) {
        return CLI_RECEIVED_NONSENSE;
    }
    run->has_facts = true;
    if (run->request->json) {
        print_json_facts(run, facts);
    } else {
        print_facts(run, facts);
    }
    return cli_output_works() ? CLI_RECEIVED : CLI_RECEIVED_ENOUGH;
}

/* ---------------------------------------------------------------------------------------------------------- cycles */

static void print_statuses(const struct cli_run_cycle *cycle)
{
    char text[96];
    printf(", %u escapes (", cycle->escapes);
    for (size_t i = 0; i < CLI_RUN_STATUSES && cycle->statuses[i].count > 0; i++) {
        printf("%s%u %s", i > 0 ? ", " : "", cycle->statuses[i].count,
               cli_status_text(cycle->statuses[i].status, text, sizeof text));
    }
    putchar(')');
}

static void print_cycle(const struct run *run, const struct cli_run_cycle *cycle)
{
    printf("%s: cycle %u: started", run->request->driver, cycle->number);
    if (cycle->escapes > 0) {
        print_statuses(cycle);
    }
    if (!cli_leftovers_are_any(&cycle->left)) {
        puts(", stopped; nothing left behind");
        return;
    }
    fputs(", stopped; left behind:", stdout);
    cli_leftovers_print(stdout, &cycle->left);
    putchar('\n');
    for (uint32_t i = 0; i < cycle->tag_count && i < CLI_RUN_TAGS; i++) {
        const struct host_pool_tag *tag = &cycle->tags[i];
        printf("    pool '%.4s': %" PRIu64 " block%s of %" PRIu64 " bytes, %" PRIu64 " of them paged\n", tag->name,
               tag->blocks, tag->blocks == 1 ? "" : "s", tag->bytes, tag->paged_bytes);
    }
}

static json_t *json_statuses(const struct cli_run_cycle *cycle)
{
    json_t *object = json_object();
    for (size_t i = 0; i < CLI_RUN_STATUSES && cycle->statuses[i].count > 0; i++) {
        json_t *name = cli_json_status(cycle->statuses[i].status);
        json_object_set_new(object, json_string_value(name), json_integer(cycle->statuses[i].count));
        json_decref(name);
    }
    return object;
}

static json_t *json_tags(const struct cli_run_cycle *cycle)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < cycle->tag_count && i < CLI_RUN_TAGS; i++) {
        const struct host_pool_tag *tag = &cycle->tags[i];
        json_t *row = json_object();
        json_object_set_new(row, "tag", cli_json_text(tag->name));
        json_object_set_new(row, "blocks", json_integer((json_int_t)tag->blocks));
        json_object_set_new(row, "bytes", json_integer((json_int_t)tag->bytes));
        json_object_set_new(row, "paged_bytes", json_integer((json_int_t)tag->paged_bytes));
        json_array_append_new(array, row);
    }
    return array;
}

static void print_json_cycle(const struct run *run, const struct cli_run_cycle *cycle)
{
    json_t *object = json_object();
    json_t *left = cli_json_leftovers(&cycle->left);
    json_object_set_new(left, "pool", json_tags(cycle));
    json_object_set_new(object, "cycle", json_integer(cycle->number));
    json_object_set_new(object, "escapes", json_integer(cycle->escapes));
    json_object_set_new(object, "statuses", json_statuses(cycle));
    json_object_set_new(object, "left_behind", left);
    fputs(run->has_cycle ? ",\n  " : ", \"cycles\": [\n  ", stdout);
    cli_json_print(stdout, object);
}

static bool tags_are_like(const struct cli_run_cycle *cycle, const struct cli_run_cycle *before)
{
    bool alike = cycle->tag_count == before->tag_count;
    for (uint32_t i = 0; alike && i < cycle->tag_count && i < CLI_RUN_TAGS; i++) {
        const struct host_pool_tag *now = &cycle->tags[i];
        const struct host_pool_tag *then = &before->tags[i];
        alike = now->tag == then->tag && now->blocks == then->blocks && now->bytes == then->bytes &&
                now->paged_bytes == then->paged_bytes;
    }
    return alike;
}

static bool is_like(const struct cli_run_cycle *cycle, const struct cli_run_cycle *before)
{
    return cycle->escapes == before->escapes &&
           memcmp(cycle->statuses, before->statuses, sizeof cycle->statuses) == 0 &&
           memcmp(&cycle->left, &before->left, sizeof cycle->left) == 0 && tags_are_like(cycle, before);
}

static void print_the_same(struct run *run)
{
    if (run->same_since > 0) {
        printf("%s: and %u more cycle%s like it\n", run->request->driver, run->same_since,
               run->same_since == 1 ? "" : "s");
        run->same_since = 0;
    }
}

static enum cli_received take_cycle(struct run *run, const struct cli_run_cycle *cycle)
{
    run->left_anything |= cli_leftovers_are_any(&cycle->left);
    if (run->request->json) {
        print_json_cycle(run, cycle);
    } else if (run->has_cycle && is_like(cycle, &run->cycle)) {
        run->same_since++;
    } else {
        print_the_same(run);
        print_cycle(run, cycle);
    }
    run->cycle = *cycle;
    run->has_cycle = true;
    return cli_output_works() ? CLI_RECEIVED : CLI_RECEIVED_ENOUGH;
}

/* -------------------------------------------------------------------------------------------------------- messages */

static enum cli_received take_failure(struct run *run, const struct host_error *error)
{
    run->failed = true;
    if (!run->error) {
        run->error = malloc(sizeof *run->error);
    }
    if (!run->error) {
        cli_say("%s: no memory for what went wrong", run->request->driver);
        return CLI_RECEIVED_ENOUGH;
    }
    *run->error = *error;
    run->error->text[sizeof run->error->text - 1] = '\0';
    cli_say("%s", run->error->text);
    return CLI_RECEIVED;
}

static enum cli_received receive(void *context, uint32_t kind, const void *bytes, size_t size)
{
    struct run *run = context;
    static struct cli_run_cycle cycle; /* what arrives is not aligned */
    static struct cli_run_facts facts;
    static struct host_error error;
    static struct cli_run_access access;
    const struct {
        uint32_t kind;
        void *to;
        size_t size;
    } copies[] = {
        {CLI_RUN_FAILED, &error, sizeof error}, {CLI_RUN_FACTS, &facts, sizeof facts},    {CLI_RUN_BUSY, NULL, 0},
        {CLI_RUN_CYCLE, &cycle, sizeof cycle},  {CLI_RUN_ACCESS, &access, sizeof access},
    };
    if (kind == CLI_RUN_PICTURE && !run->picture) {
        run->picture = json_loadb(bytes, size, 0, NULL);
        return json_is_object(run->picture) ? CLI_RECEIVED : CLI_RECEIVED_NONSENSE;
    }
    size_t row = kind - CLI_RUN_FAILED;
    if (row >= sizeof copies / sizeof copies[0] || size != copies[row].size) {
        return CLI_RECEIVED_NONSENSE;
    }
    if (size > 0) {
        memcpy(copies[row].to, bytes, size);
    }
    if (kind == CLI_RUN_ACCESS) {
        cli_run_trace_take(&run->trace, &access);
        return cli_output_works() ? CLI_RECEIVED_ASIDE : CLI_RECEIVED_ENOUGH;
    }
    if (!run->trace.array) {
        cli_run_trace_end(&run->trace); /* what comes stands behind it */
    }
    return kind == CLI_RUN_FAILED  ? take_failure(run, &error)
           : kind == CLI_RUN_FACTS ? take_facts(run, &facts)
           : kind == CLI_RUN_CYCLE ? take_cycle(run, &cycle)
                                   : CLI_RECEIVED;
}

static void run_child(void *context)
{
    const struct run *run = context;
    cli_run_cycles(run->request);
}

/* ------------------------------------------------------------------------------------------------------------ verb */

static void end_json(const struct run *run, const struct cli_child_result *result)
{
    if (!run->has_facts) {
        fputs("{\"driver\": ", stdout);
        cli_json_print(stdout, cli_json_text(run->request->driver));
    }
    fputs(run->has_cycle ? "]" : ", \"cycles\": []", stdout);
    if (run->trace.array) {
        fputs(", \"accesses\": ", stdout);
        cli_json_print(stdout, run->trace.array);
    }
    if (run->error) {
        fputs(", \"error\": ", stdout);
        cli_json_print(stdout, cli_json_error(run->error->text, run->error->status));
    }
    if (result->bugcheck) {
        fputs(", \"bugcheck\": ", stdout);
        json_dumpf(result->bugcheck, stdout, 0);
    }
    printf(", \"ended\": \"%s\"}\n", cli_child_end_name(result->end));
}

static void print_end(struct run *run, const struct cli_child_result *result)
{
    if (run->request->json) {
        end_json(run, result);
        return;
    }
    print_the_same(run);
    if (run->left_anything) {
        puts("  why   what was taken was not given back when the driver was unloaded\n"
             "  next  give it back in DxgkDdiStopDevice, DxgkDdiRemoveDevice or DxgkDdiUnload; a tag is the one that\n"
             "        ExAllocatePool2 was given");
    }
}

static int cycle_by_child(struct run *run)
{
    const struct cli_child child = {
        .subject = run->request->driver,
        .timeout_seconds = run->request->timeout_seconds,
        .context = run,
        .run = run_child,
        .receive = receive,
    };
    if (run->request->trace && run->request->json) {
        run->trace.array = json_array();
    }
    struct cli_child_result result = cli_child_run(&child);
    cli_run_trace_end(&run->trace);
    print_end(run, &result);
    int status = run->failed ? CLI_NOT_STARTED : run->left_anything ? CLI_FOUND : CLI_DONE;
    status = cli_output_end(cli_child_status(&result, status));
    json_decref(result.bugcheck);
    json_decref(run->picture);
    if (result.end == CLI_CHILD_INTERRUPTED) {
        raise(result.signal); /* so that a shell's loop ends too */
    }
    return status;
}

static int do_request(struct cli_run_request *request, char **argv)
{
    static struct host_error error;
    struct run run = {.request = request};
    int status;
    if (cli_variant_choose(request->driver, argv, &error) && cli_hardware_prepare(&request->hardware, &error)) {
        status = cycle_by_child(&run);
    } else {
        const struct cli_child_result never = {.end = CLI_CHILD_UNABLE};
        take_failure(&run, &error);
        print_end(&run, &never);
        status = cli_output_end(CLI_NOT_STARTED);
    }
    cli_hardware_fini(&request->hardware);
    free(run.error);
    return status;
}

int cli_run(int argc, char **argv)
{
    struct cli_run_request request = {.timeout_seconds = DEFAULT_TIMEOUT_SECONDS};
    (void)argc;
    if (!cli_output_begin()) {
        return CLI_FOUND;
    }
    if (!cli_options_read(&options, &request, argv + 1)) {
        return CLI_USAGE;
    }
    if (request.help) {
        print_help();
        return cli_output_end(CLI_DONE);
    }
    if (!request.driver) {
        cli_say("run: no DRIVER given\n  next  escapement run --help shows an example");
        return CLI_USAGE;
    }
    return do_request(&request, argv);
}
