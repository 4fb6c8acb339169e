/*
 * cc.h: what the parts of `escapement cc` share – one run's memory, its temporary folder, the tools it calls.
 */
#ifndef ESCAPEMENT_CLI_CC_H
#define ESCAPEMENT_CLI_CC_H

#include <stdbool.h>
#include <stddef.h>

/** Words of a command line, or any list of strings. */
struct cc_words {
    const char **items; /* items[count] is null */
    size_t count, capacity;
};

/** One run. Everything it allocates lives until cli_cc_run_fini. */
struct cc_run {
    struct cc_block *blocks;
    const char *folder; /* temporary; null until cli_cc_run_init succeeded */
    size_t file_count;
    const char *clang, *lld;
    const char *wdk;     /* include/wdk */
    const char *runtime; /* src/image/runtime, or its installed copy */
    bool verbose;
};

/** False: a tool, a folder or space is missing, and a message says which. cli_cc_run_fini is due in either case. */
bool cli_cc_run_init(struct cc_run *run);
void cli_cc_run_fini(struct cc_run *run);

/** Print "escapement cc: " and the message to standard error; always false. */
bool cli_cc_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** Never null: without memory the program says so and ends. */
void *cli_cc_alloc(struct cc_run *run, size_t bytes);
const char *cli_cc_print(struct cc_run *run, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cli_cc_words_add(struct cc_run *run, struct cc_words *words, const char *word);
void cli_cc_words_add_all(struct cc_run *run, struct cc_words *words, const struct cc_words *more);
/** A null-terminated list. */
void cli_cc_words_add_list(struct cc_run *run, struct cc_words *words, const char *const *list);
/** The path of a new file in the temporary folder. */
const char *cli_cc_temporary(struct cc_run *run, const char *suffix);

/** Run a command and wait. Its exit status; 128 + n after a signal; -1 with a message where it could not start. */
int cli_cc_execute(struct cc_run *run, const struct cc_words *command);

/** cc_headers.c: write the overlay that finds headers in any letter case; its path, or null with a message. */
const char *cli_cc_headers_overlay(struct cc_run *run, const struct cc_words *folders);

/** cc_module.c: change a module of textual IR before its code is generated. False with a message: it has what an image
 * cannot have, or a file could not be written. */
bool cli_cc_module_rewrite(struct cc_run *run, const char *source, const char *from, const char *to);
/** Whether a sanitizer callback never returns: such calls keep Microsoft's convention, and their import cell converts.
 */
bool cli_cc_module_call_is_last(const char *name);

/** cc_imports.c: read what a linked-together object still needs, and write the assembly of its import table. */
bool cli_cc_imports_write(struct cc_run *run, const char *object, const char *assembly, unsigned variant,
                          unsigned mode);

#endif
