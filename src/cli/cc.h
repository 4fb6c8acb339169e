/*
 * cc.h: what the parts of `escapement cc` share – one run's memory, its temporary folder, the tools it calls.
 */
#ifndef ESCAPEMENT_CLI_CC_H
#define ESCAPEMENT_CLI_CC_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/** Words of a command line, or any list of strings. */
struct cc_words {
    const char **items; /* items[count] is null */
    size_t count, capacity;
};

/** One run. Everything it allocates lives until cli_cc_run_fini. */
struct cc_run {
    struct cc_block *blocks;
    const char *folder; /* temporary; null until cli_cc_run_init succeeded */
    pid_t owner;        /* the process that takes the folder away */
    size_t job;         /* in a piece of work's process its number from 1 on */
    size_t file_count;
    struct cc_folder *folders; /* that were listed */
    const char *clang, *lld;
    const char *llc;     /* null where it is not installed: only sources with __try ask for it */
    const char *wdk;     /* include/wdk */
    const char *runtime; /* src/image/runtime, or its installed copy */
    bool verbose;
    bool dry; /* commands are printed, and none runs */
};

/** False: a tool, a folder or space is missing, and a message says which. cli_cc_run_fini is due in either case. */
bool cli_cc_run_init(struct cc_run *run);
void cli_cc_run_fini(struct cc_run *run);

/** Print "escapement cc: " and the message to standard error; always false. */
bool cli_cc_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** Never null: without memory the program says so and ends. */
void *cli_cc_alloc(struct cc_run *run, size_t bytes) __attribute__((returns_nonnull));
const char *cli_cc_print(struct cc_run *run, const char *format, ...)
    __attribute__((format(printf, 2, 3), returns_nonnull));
void cli_cc_words_add(struct cc_run *run, struct cc_words *words, const char *word);
void cli_cc_words_add_all(struct cc_run *run, struct cc_words *words, const struct cc_words *more);
/** A null-terminated list. */
void cli_cc_words_add_list(struct cc_run *run, struct cc_words *words, const char *const *list);
/** The path of a new file in the temporary folder. */
const char *cli_cc_temporary(struct cc_run *run, const char *suffix);

/** Run a command and wait. Its exit status; 128 + n after a signal; -1 with a message where it could not start. */
int cli_cc_execute(struct cc_run *run, const struct cc_words *command);
/** The same, with what it prints going to a file. */
int cli_cc_execute_into(struct cc_run *run, const struct cc_words *command, const char *output);
/** A program in PATH, or null. */
const char *cli_cc_tool(struct cc_run *run, const char *name);

#define CC_JOBS_MAX 1024 /* processes at a time */

/** cc_stop.c: from here on SIGINT, SIGTERM and SIGHUP end what is entered, and this program tidies up. */
void cli_cc_stop_watch(void);
/** A process that is waited for, between its start and its end. */
void cli_cc_stop_enter(pid_t process);
void cli_cc_stop_leave(pid_t process);
/** In a process of its own: those of its parent's are not its own. */
void cli_cc_stop_fork(void);
/** Whether the run was told to stop, so that nothing new begins. */
bool cli_cc_stopped(void);
/** Where it was, end by the same signal; all is tidied up. */
void cli_cc_stop_end(void);

/** cc_jobs.c: a piece of work, in a process of its own; what it prints to standard error is kept together. */
typedef bool cc_work(struct cc_run *run, void *context, size_t index);
/** What a piece of work printed, once it is over and those before it were told of. */
typedef void cc_told(struct cc_run *run, void *context, size_t index, const char *text);
/** Do `count` pieces of work, some at a time. All are done even where one fails; false: one did. */
bool cli_cc_jobs(struct cc_run *run, unsigned at_a_time, size_t count, cc_work *work, cc_told *told, void *context);

/** cc_folders.c: the file or folder that `name` means on Windows, looked for from `folder`: as it is spelled if there
 * is one, else in any letter case; slashes either way. Null: none. */
const char *cli_cc_find(struct cc_run *run, const char *folder, const char *name);
/** The same from the current folder; the name itself where there is none. */
const char *cli_cc_find_or_keep(struct cc_run *run, const char *path);
const char *cli_cc_with_slashes(struct cc_run *run, const char *path);
/** "." for a name without one. */
const char *cli_cc_folder_of(struct cc_run *run, const char *path);

/** cc_module.c: change a module of textual IR before its code is generated. False with a message: it has what an image
 * cannot have, or a file could not be written. */
bool cli_cc_module_rewrite(struct cc_run *run, const char *source, const char *from, const char *to);
/** cc_seh.c: write a module that the front end left before any pass so that its guarded blocks (__try) are ordinary
 * code. False with a message: it has what cannot be had, or a file could not be written. */
bool cli_cc_seh_lower(struct cc_run *run, const char *source, const char *from, const char *to);
/** Whether a sanitizer callback never returns: such calls keep Microsoft's convention, and their import cell converts.
 */
bool cli_cc_module_call_is_last(const char *name);

/** cc_names.c: make the names in an object ones that a linker of ELF files leaves alone. False with a message. */
bool cli_cc_names_exchange(const char *object);
/** A name as the compiler made it. */
const char *cli_cc_names_original(struct cc_run *run, const char *name);

/** cc_advice.c: add to what the compiler printed about a source what to do. */
void cli_cc_advise(struct cc_run *run, const char *source, const char *text);

/** cc_statics.c: warn of the objects in a source whose constructors its object would have run. */
void cli_cc_statics_warn(struct cc_run *run, const char *source, const char *object);
/** Whether a section is a table of constructors or destructors (and not the sanitizers', which have a number). */
bool cli_cc_statics_is_table(const char *section);

/** What an image's import table says about it. */
struct cc_imports {
    unsigned variant, mode; /* enum image_variant, image_mode */
    const char *entry;      /* what the kernel calls first, of a kernel-mode image */
};
/** cc_imports.c: read what a linked-together object still needs, and write the assembly of its import table. */
bool cli_cc_imports_write(struct cc_run *run, const char *object, const char *assembly,
                          const struct cc_imports *wanted);

#endif
