/*
 * cc_run.c: a run of `escapement cc` – its memory and its temporary folder, and the tools and files it finds.
 */
#include "cli/cc.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define TOOL_VERSION "-19" /* images and the sanitizer runtimes in this program must be of one version of clang */

struct cc_block {
    struct cc_block *next;
    max_align_t bytes[];
};

bool cli_cc_complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("escapement cc: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    return false;
}

void *cli_cc_alloc(struct cc_run *run, size_t bytes)
{
    struct cc_block *block = calloc(1, sizeof *block + bytes);
    if (block == NULL) {
        cli_cc_complain("no memory");
        cli_cc_run_fini(run);
        exit(1);
    }
    block->next = run->blocks;
    run->blocks = block;
    return block->bytes;
}

const char *cli_cc_print(struct cc_run *run, const char *format, ...)
{
    va_list arguments;
    va_list again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    size_t bytes = length < 0 ? 1 : (size_t)length + 1;
    char *text = cli_cc_alloc(run, bytes);
    vsnprintf(text, bytes, format, arguments);
    va_end(arguments);
    return text;
}

void cli_cc_words_add(struct cc_run *run, struct cc_words *words, const char *word)
{
    if (words->count + 1 >= words->capacity) {
        size_t capacity = words->capacity == 0 ? 16 : words->capacity * 2;
        const char **items = cli_cc_alloc(run, capacity * sizeof *items);
        if (words->count > 0) {
            memcpy(items, words->items, words->count * sizeof *items);
        }
        words->items = items;
        words->capacity = capacity;
    }
    words->items[words->count++] = word;
    words->items[words->count] = NULL;
}

void cli_cc_words_add_all(struct cc_run *run, struct cc_words *words, const struct cc_words *more)
{
    for (size_t i = 0; i < more->count; i++) {
        cli_cc_words_add(run, words, more->items[i]);
    }
}

void cli_cc_words_add_list(struct cc_run *run, struct cc_words *words, const char *const *list)
{
    for (; *list != NULL; list++) {
        cli_cc_words_add(run, words, *list);
    }
}

const char *cli_cc_temporary(struct cc_run *run, const char *suffix)
{
    if (run->job > 0) { /* of the processes that work at the same time */
        return cli_cc_print(run, "%s/%zu-%zu%s", run->folder, run->job, run->file_count++, suffix);
    }
    return cli_cc_print(run, "%s/%zu%s", run->folder, run->file_count++, suffix);
}

/* ------------------------------------------------------------------------------------------------------- finding */
const char *cli_cc_tool(struct cc_run *run, const char *name)
{
    const char *path = getenv("PATH");
    if (path == NULL) {
        path = "/usr/local/bin:/usr/bin:/bin";
    }
    while (*path != '\0') {
        size_t length = strcspn(path, ":");
        const char *candidate = cli_cc_print(run, "%.*s/%s", (int)length, path, name);
        if (access(candidate, X_OK) == 0) {
            return candidate;
        }
        path += length + (path[length] == ':');
    }
    return NULL;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* A folder that comes with the program: beside it when it runs where it was built, else below its prefix. */
static const char *find_folder(struct cc_run *run, const char *in_sources, const char *installed)
{
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length < 0) {
        return NULL;
    }
    program[length] = '\0';
    for (char *slash = strrchr(program, '/'); slash != NULL && slash != program; slash = strrchr(program, '/')) {
        *slash = '\0';
        const char *candidate = cli_cc_print(run, "%s/%s", program, installed);
        if (is_folder(candidate)) {
            return candidate;
        }
        candidate = cli_cc_print(run, "%s/%s", program, in_sources);
        if (is_folder(candidate)) {
            return candidate;
        }
    }
    return NULL;
}

static bool find_all(struct cc_run *run)
{
    run->clang = cli_cc_tool(run, "clang" TOOL_VERSION);
    run->lld = cli_cc_tool(run, "ld.lld" TOOL_VERSION);
    run->llc = cli_cc_tool(run, "llc" TOOL_VERSION);
    if (run->clang == NULL || run->lld == NULL) {
        return cli_cc_complain("%s is not in PATH\n  next  install it: apt-get install %s",
                               run->clang == NULL ? "clang" TOOL_VERSION : "ld.lld" TOOL_VERSION,
                               run->clang == NULL ? "clang" TOOL_VERSION : "lld" TOOL_VERSION);
    }
    run->wdk = getenv("ESCAPEMENT_WDK");
    if (run->wdk != NULL && !is_folder(run->wdk)) {
        return cli_cc_complain("ESCAPEMENT_WDK is %s, which is not a folder", run->wdk);
    }
    if (run->wdk == NULL) {
        run->wdk = find_folder(run, "include/wdk", "share/escapement/include/wdk");
    }
    run->runtime = find_folder(run, "src/image/runtime", "share/escapement/runtime");
    if (run->wdk == NULL || run->runtime == NULL) {
        return cli_cc_complain("the %s that belong to this program are not beside it\n"
                               "  next  run it where it was built or installed%s",
                               run->wdk == NULL ? "headers (include/wdk)" : "runtime's sources",
                               run->wdk == NULL ? ", or set ESCAPEMENT_WDK to their folder" : "");
    }
    return true;
}

bool cli_cc_run_init(struct cc_run *run)
{
    const char *place = getenv("TMPDIR");
    if (!find_all(run)) {
        return false;
    }
    char *folder = (char *)(size_t)cli_cc_print(run, "%s/escapement-cc-XXXXXX", place != NULL ? place : "/tmp");
    if (mkdtemp(folder) == NULL) {
        return cli_cc_complain("no temporary folder %s: %s", folder, strerror(errno));
    }
    run->folder = folder;
    run->owner = getpid();
    return true;
}

void cli_cc_run_fini(struct cc_run *run)
{
    DIR *folder = run->folder != NULL && run->owner == getpid() ? opendir(run->folder) : NULL;
    if (folder != NULL) {
        for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
            unlink(cli_cc_print(run, "%s/%s", run->folder, entry->d_name));
        }
        closedir(folder);
        rmdir(run->folder);
    }
    while (run->blocks != NULL) {
        struct cc_block *block = run->blocks;
        run->blocks = block->next;
        free(block);
    }
    *run = (struct cc_run){0};
}

/* ------------------------------------------------------------------------------------------------------- running */
static int wait_for(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return -1;
        }
    }
    cli_cc_stop_leave(child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int cli_cc_execute_into(struct cc_run *run, const struct cc_words *command, const char *output)
{
    extern char **environ;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    sigset_t defaults;
    pid_t child;
    if (run->verbose) {
        for (size_t i = 0; i < command->count; i++) {
            fprintf(stderr, "%s%s", command->items[i], i + 1 < command->count ? " " : "\n");
        }
    }
    if (run->dry) {
        return 0;
    }
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_init(&actions);
    if (output != NULL) {
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    }
    int failed =
        posix_spawn(&child, command->items[0], &actions, &attributes, (char **)(size_t)command->items, environ);
    if (failed == 0) {
        cli_cc_stop_enter(child);
    }
    int status = failed != 0 ? -1 : wait_for(child);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (failed != 0) {
        cli_cc_complain("%s could not be started: %s", command->items[0], strerror(failed));
    }
    return status;
}

int cli_cc_execute(struct cc_run *run, const struct cc_words *command)
{
    return cli_cc_execute_into(run, command, NULL);
}
