/*
 * wpp.c: gives the compiler the trace message headers that the scan of a driver's sources found missing.
 *
 * A header's functions are those that the blocks in the files around it configure: in the sources that come to include
 * it, and in whatever those include.
 */
#include "cli/wpp.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct supply {
    struct cc_scan *scan;
    struct wpp_config *configs; /* of each file */
    bool *reached;              /* of each file, while one header is looked at */
};

static bool is_tmh(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && strcasecmp(name + length - 4, ".tmh") == 0;
}

static void read_config(struct cc_run *run, const char *path, struct wpp_config *config)
{
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return; /* the compiler says so, if it matters */
    }
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
        size_t bytes = (size_t)status.st_size;
        char *text = mmap(NULL, bytes, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (text != MAP_FAILED) {
            cli_wpp_config_read(run, config, text, bytes);
            munmap(text, bytes);
        }
    }
    close(descriptor);
}

static void reach(const struct cc_scan *scan, size_t place, bool *reached)
{
    const struct cc_file *file = &scan->files[place];
    reached[place] = true;
    for (size_t i = 0; i < file->include_count; i++) {
        if (!reached[file->includes[i]]) {
            reach(scan, file->includes[i], reached);
        }
    }
}

/* What is configured around the file that includes a header. */
static void join_around(struct cc_run *run, struct supply *supply, size_t by, struct wpp_config *config)
{
    const struct cc_scan *scan = supply->scan;
    for (size_t input = 0; input < scan->request->inputs.count; input++) {
        memset(supply->reached, 0, scan->file_count * sizeof *supply->reached);
        reach(scan, input, supply->reached);
        for (size_t i = 0; supply->reached[by] && i < scan->file_count; i++) {
            if (supply->reached[i]) {
                cli_wpp_config_join(run, config, &supply->configs[i]);
            }
        }
    }
}

static size_t find_file(const struct cc_scan *scan, const char *path)
{
    size_t i = 0;
    while (i < scan->file_count && strcmp(scan->files[i].path, path) != 0) {
        i++;
    }
    return i;
}

static bool make(struct cc_run *run, struct supply *supply, const struct cc_missing *missing)
{
    struct cc_scan *scan = supply->scan;
    const struct cc_request *request = scan->request;
    struct wpp_config config = {0};
    size_t by = find_file(scan, missing->by);
    if (by < scan->file_count) {
        join_around(run, supply, by, &config);
    }
    for (size_t i = 0; i < request->trace_files.count; i++) {
        read_config(run, request->trace_files.items[i], &config);
    }
    for (size_t i = 0; i < request->trace_functions.count; i++) {
        cli_wpp_config_add(run, &config, request->trace_functions.items[i]);
    }
    const char *path = cli_cc_temporary(run, ".tmh");
    FILE *out = fopen(path, "we");
    if (out == NULL) {
        return cli_cc_complain("%s could not be written: %s", path, strerror(errno));
    }
    cli_wpp_tmh_write(run, out, &config);
    if (fclose(out) != 0) {
        return cli_cc_complain("%s could not be written: %s", path, strerror(errno));
    }
    /* Where the compiler looks for it: first beside the file that includes it, and last in our own folder. */
    const char *folder = cli_cc_folder_of(run, by < scan->file_count ? scan->files[by].name : missing->by);
    cli_cc_scan_map(run, scan, cli_cc_print(run, "%s/%s", folder, missing->name), path);
    cli_cc_scan_map(run, scan, cli_cc_print(run, "%s/%s", run->wdk, missing->name), path);
    return true;
}

bool cli_wpp_supply(struct cc_run *run, struct cc_scan *scan)
{
    struct supply supply = {.scan = scan};
    size_t kept = 0;
    for (size_t i = 0; i < scan->missing_count; i++) {
        if (!is_tmh(scan->missing[i].name)) {
            scan->missing[kept++] = scan->missing[i];
            continue;
        }
        if (supply.configs == NULL) {
            supply.configs = cli_cc_alloc(run, (scan->file_count + 1) * sizeof *supply.configs);
            supply.reached = cli_cc_alloc(run, (scan->file_count + 1) * sizeof *supply.reached);
            for (size_t file = 0; file < scan->file_count; file++) {
                read_config(run, scan->files[file].path, &supply.configs[file]);
            }
        }
        if (!make(run, &supply, &scan->missing[i])) {
            return false;
        }
    }
    scan->missing_count = kept;
    return true;
}
