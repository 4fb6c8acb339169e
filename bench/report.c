/*
 * report.c: shows the results to people as a table, and to programs as JSON.
 */
#include "bench.h"

#include <errno.h>
#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

/* ------------------------------------------------------------------------------------------------------ the table */

void bench_print_head(void)
{
    printf("%-14s %9s  %-19s %-10s %-5s  %s\n", "", "median", "quartiles", "bound", "", "raw medians");
}

static void print_bound(const struct bench_row *row, bool within)
{
    static const char *const words[] = {[BENCH_FREE] = "", [BENCH_AT_MOST] = "<=", [BENCH_AT_LEAST] = ">="};
    char bound[32] = "";
    if (row->kind != BENCH_FREE) {
        snprintf(bound, sizeof bound, "%s %g", words[row->kind], row->bound);
    }
    const char *verdict = row->kind == BENCH_AT_LEAST ? "under" : "over";
    printf(" %-10s %-5s", bound, row->kind == BENCH_FREE ? "" : within ? "ok" : verdict);
}

void bench_print(const struct bench_result *result)
{
    const struct bench_row *row = result->row;
    if (result->rounds == 0) {
        printf("%-14s not measured: %s\n", row->key, result->why);
        return;
    }
    char spread[48];
    size_t count = result->rounds;
    snprintf(spread, sizeof spread, "%.3g .. %.3g", bench_quantile(result->judged, count, 0.25),
             bench_quantile(result->judged, count, 0.75));
    printf("%-14s %9.3g  %-19s", row->key, bench_quantile(result->judged, count, 0.5), spread);
    print_bound(row, bench_within(result));
    printf("  %s: %.4g %s", row->what, bench_median(result->ours, count), row->unit);
    if (row->reference) {
        printf("; %s: %.4g %s", row->to, bench_median(result->reference, count), row->unit);
    }
    putchar('\n');
    fflush(stdout);
}

/* --------------------------------------------------------------------------------------------------------- JSON */

static json_t *numbers(const double *from, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; array && i < count; i++) {
        json_array_append_new(array, json_real(from[i]));
    }
    return array;
}

static json_t *sample(const struct bench_result *result)
{
    const struct bench_row *row = result->row;
    if (result->rounds == 0) {
        return json_pack("{s:s, s:s}", "what", row->what, "not_measured", result->why);
    }
    const double *judged = result->judged;
    size_t count = result->rounds;
    json_t *object =
        json_pack("{s:s, s:s, s:f, s:f, s:f, s:f, s:f, s:o}", /* the spread, then the rounds */
                  "what", row->what, "unit", row->unit, "median", bench_quantile(judged, count, 0.5), "least",
                  judged[0], "first_quartile", bench_quantile(judged, count, 0.25), "third_quartile",
                  bench_quantile(judged, count, 0.75), "most", judged[count - 1], "ours", numbers(result->ours, count));
    if (row->reference) {
        json_object_set_new(object, "to", json_string(row->to));
        json_object_set_new(object, "reference", numbers(result->reference, count));
    }
    if (row->kind != BENCH_FREE) {
        json_object_set_new(object, row->kind == BENCH_AT_MOST ? "at_most" : "at_least", json_real(row->bound));
        json_object_set_new(object, "within", json_boolean(bench_within(result)));
    }
    return object;
}

static json_t *value(const struct bench_result *result)
{
    return json_pack("{s:f, s:s}", "median", bench_median(result->ours, result->rounds), "unit", result->row->unit);
}

/* The model's name as /proc/cpuinfo has it. */
static void processor_name(char *name, size_t bytes)
{
    char line[256];
    FILE *file = fopen("/proc/cpuinfo", "r");
    snprintf(name, bytes, "unknown");
    while (file && fgets(line, sizeof line, file)) {
        if (strncmp(line, "model name", 10) == 0 && strchr(line, ':')) {
            line[strcspn(line, "\n")] = '\0';
            snprintf(name, bytes, "%s", strchr(line, ':') + 2);
            break;
        }
    }
    if (file) {
        fclose(file);
    }
}

static json_t *machine(void)
{
    struct utsname system = {0};
    char processor[128];
    double load[1] = {0};
    int processors = 0;
    char when[32] = "";
    struct tm utc;
    time_t now = time(NULL);
    while (bench_processor(processors) >= 0) {
        processors++;
    }
    uname(&system);
    processor_name(processor, sizeof processor);
    getloadavg(load, 1);
    if (gmtime_r(&now, &utc)) {
        strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &utc);
    }
    return json_pack("{s:s, s:i, s:s, s:s, s:s, s:f, s:s}", "processor", processor, "processors", processors, "system",
                     system.sysname, "release", system.release, "compiler", __VERSION__, "load", load[0], "date", when);
}

static json_t *document(const struct bench_result *results, size_t count)
{
    json_t *ratios = json_object();
    json_t *values = json_object();
    json_t *samples = json_object();
    for (size_t i = 0; i < count; i++) {
        const struct bench_result *result = &results[i];
        const char *key = result->row->key;
        json_object_set_new(samples, key, sample(result));
        if (result->rounds > 0) {
            json_object_set_new(values, key, value(result));
        }
        if (result->rounds > 0 && result->row->reference) {
            json_object_set_new(ratios, key, json_real(bench_quantile(result->judged, result->rounds, 0.5)));
        }
    }
    return json_pack("{s:o, s:o, s:o, s:o}", "ratios", ratios, "values", values, "machine", machine(), "samples",
                     samples);
}

int bench_write_json(const char *file, const struct bench_result *results, size_t count)
{
    char scratch[PATH_MAX];
    if (snprintf(scratch, sizeof scratch, "%s.XXXXXX", file) >= (int)sizeof scratch) {
        return -ENAMETOOLONG;
    }
    json_t *json = document(results, count);
    if (!json) {
        return -ENOMEM;
    }
    int error = 0;
    int out = mkstemp(scratch);
    if (out < 0) {
        error = -errno;
        goto free_json;
    }
    fchmod(out, 0644);
    if (json_dumpfd(json, out, JSON_INDENT(1) | JSON_REAL_PRECISION(6)) != 0 || fsync(out) != 0) {
        error = -EIO;
    }
    if (close(out) != 0 && !error) {
        error = -errno;
    }
    if (!error && rename(scratch, file) != 0) {
        error = -errno;
    }
    if (error) {
        unlink(scratch);
    }
free_json:
    json_decref(json);
    return error;
}
