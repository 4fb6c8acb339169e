/*
 * cc_scan.h: what the sources of a command include, found out before the compiler runs.
 *
 * The scan follows #include and its like from file to file without looking at conditions, so it sees whatever the
 * compiler may see, and some more. It stops at the headers of include/wdk, which name one another as they are spelled.
 */
#ifndef ESCAPEMENT_CLI_CC_SCAN_H
#define ESCAPEMENT_CLI_CC_SCAN_H

#include "cli/cc.h"
#include "cli/cc_request.h"

/** A file of the driver's own: a source, or a header that one of them may include. */
struct cc_file {
    const char *name;  /* as the compiler comes to it, from the folder it was looked for in */
    const char *path;  /* as it is spelled on disk; the same, or differs in letter case */
    bool needs_module; /* has a word that is looked into half way (cc_module.c), in itself */
    bool has_guards;   /* has __try in itself */
    bool read;
    size_t *includes; /* indices of files */
    size_t include_count, include_capacity;
    size_t seen; /* the last walk that came by */
};

/** An include that nothing answers to. */
struct cc_missing {
    const char *name; /* with slashes */
    const char *by;   /* the file that includes it */
};

struct cc_scan {
    const struct cc_request *request;
    struct cc_file *files; /* the first ones are the request's inputs, in their order */
    size_t file_count, file_capacity;
    struct cc_missing *missing;
    size_t missing_count, missing_capacity;
    struct cc_words folders, real_folders; /* of the files, as the compiler names them and as they are */
    struct cc_words names, paths;          /* the overlay: what the compiler asks for, and what it gets */
    size_t walks;
};

/** Scan all inputs of a request. What cannot be read is left to the compiler to complain of. */
void cli_cc_scan(struct cc_run *run, const struct cc_request *request, struct cc_scan *scan);
/** Have the compiler find the file `path` where it looks for `name` (a path; relative to the current folder). */
void cli_cc_scan_map(struct cc_run *run, struct cc_scan *scan, const char *name, const char *path);
/** Whether the module of an input is to be looked into half way. */
bool cli_cc_scan_needs_module(struct cc_scan *scan, size_t input);
/** Whether an input has guarded blocks (cc_seh.c): then the front end leaves its module before any pass. */
bool cli_cc_scan_has_guards(struct cc_scan *scan, size_t input);
/** Write the overlay. `*overlay` is its path, or null where there is nothing to say. False with a message. */
bool cli_cc_scan_overlay(struct cc_run *run, const struct cc_scan *scan, const char **overlay);

#endif
