/*
 * project.h: `escapement cc --project` – a build description of Windows', read into a request for the compiler.
 *
 * Three are read: a Visual Studio project (.vcxproj, with the .props that it imports), a solution (.sln) and the old
 * build's `sources` and `dirs`. What a description says beyond the files, folders and defines of a driver is of
 * Windows' tools, and is passed over.
 */
#ifndef ESCAPEMENT_CLI_PROJECT_H
#define ESCAPEMENT_CLI_PROJECT_H

#include "cli/cc.h"
#include "cli/cc_request.h"

/* What a macro stands for that names a place of Windows' kits: what lies there is this program's own or not at all. */
#define PROJECT_KIT "<kit>"

/** Names, in any letter case, with values. */
struct project_table {
    struct project_value {
        const char *name, *value;
        bool is_fixed; /* given from outside: a project's own setting does not change it */
    } *items;
    size_t count, capacity;
};

/** One source of a project. */
struct project_source {
    const char *path;
    struct cc_words flags; /* in clang's manner */
};

enum project_kind { PROJECT_DRIVER, PROJECT_USER_DRIVER, PROJECT_LIBRARY, PROJECT_OTHER };

/** A project as it was read. */
struct project {
    const char *path, *folder, *name; /* the file, its folder, what it is called and what it makes */
    enum project_kind kind;
    struct project_source *sources;
    size_t source_count, source_capacity;
    struct cc_words references;      /* paths of the projects that it needs */
    struct cc_words folders;         /* of headers, of all of its sources */
    struct cc_words trace_functions; /* WPP's, as cc_request has them */
    struct cc_words trace_files;
    struct cc_words skipped;  /* what is no source for clang */
    struct cc_words assembly; /* sources in the language of Microsoft's assembler */
    const char *entry;        /* null: the usual one */
};

/** One reading: what was asked for, and what has been said once. */
struct project_reading {
    struct cc_run *run;
    const char *configuration, *platform; /* null: Release, x64 */
    const char *solution;                 /* a solution's folder; null: found from the project's place */
    struct cc_words unknown;              /* macros without a value that have been named */
};

/* ------------------------------------------------------------------------------------------------------- values */
/** project_table.c: null: there is none. */
const char *cli_project_get(const struct project_table *table, const char *name);
void cli_project_set(struct cc_run *run, struct project_table *table, const char *name, const char *value);
void cli_project_fix(struct cc_run *run, struct project_table *table, const char *name, const char *value);
/** The parts of a list between semicolons, without blanks around them and without empty ones. */
void cli_project_split(struct cc_run *run, const char *list, struct cc_words *parts);
/** The value of a define as a command line on Windows has it, \" for ", as clang takes it. */
const char *cli_project_unquoted(struct cc_run *run, const char *define);
struct project_source *cli_project_add_source(struct cc_run *run, struct project *project, const char *path);
/** Say once that a macro has no value. */
void cli_project_name_unknown(struct project_reading *reading, const char *file, const char *macro);
/** A whole file as text, in UTF-8; null with a message. */
const char *cli_project_read_text(struct cc_run *run, const char *path);
/** The folders `path` and above: where the nearest one is that has `name`, or null. */
const char *cli_project_above(struct cc_run *run, const char *folder, const char *name);

/* ------------------------------------------------------------------------------------------------- MSBuild's text */
/** What expressions of MSBuild are looked at with. */
struct project_scope {
    struct project_reading *reading;
    struct project_table properties;
    const struct project_table *metadata; /* of the item at hand, for %(Name); null: none */
    const char *folder;                   /* the project's: where relative paths begin */
    const char *file;                     /* the file at hand, for messages */
    bool is_tolerant;                     /* a macro without a value is nothing to speak of: in a condition */
    bool failed;                          /* a message was given */
};

/** project_expand.c: put values in place of $(Name), %(Name), functions of properties, and %XX. */
const char *cli_project_expand(struct project_scope *scope, const char *text);
/** project_function.c: the value of $([Type]::Name(arguments)), or of a string's Name(arguments); null: not known. */
const char *cli_project_static_function(struct project_scope *scope, const char *name,
                                        const struct cc_words *arguments);
const char *cli_project_string_function(struct project_scope *scope, const char *value, const char *name,
                                        const struct cc_words *arguments);
/** project_condition.c: whether a Condition holds; null: it does. False with `failed` where it cannot be read. */
bool cli_project_condition(struct project_scope *scope, const char *condition);
/** project_glob.c: the files that a pattern with *, ? and ** names below a folder, in order. */
void cli_project_glob(struct cc_run *run, const char *folder, const char *pattern, struct cc_words *files);
/** Whether a path fits a pattern, in any letter case and with slashes either way. */
bool cli_project_glob_fits(const char *pattern, const char *path);

/* ---------------------------------------------------------------------------------------------------------- flags */
/** project_flags.c: -I of each folder of a list that is there. */
void cli_project_add_folders(struct cc_run *run, struct project *project, const char *list, struct cc_words *flags);
/** An option with each part of a list. */
void cli_project_add_each(struct cc_run *run, const char *list, const char *option, struct cc_words *flags);
/** -include of each header of a list. */
void cli_project_add_forced(struct cc_run *run, struct project *project, const char *list, struct cc_words *flags);
/** /D, /U, /I and /FI of a command line; the other switches there are of Microsoft's compiler alone. */
void cli_project_add_options(struct cc_run *run, struct project *project, const char *options, struct cc_words *flags);
/** What Windows' kit defines for a driver, beyond what `escapement cc` does. */
void cli_project_add_kit(struct cc_run *run, const struct project *project, bool is_debug, struct cc_words *flags);
/** The version of Windows that is aimed at, by TargetVersion or _NT_TARGET_VERSION; the usual one: nothing. */
void cli_project_add_version(struct cc_run *run, const char *name, const char *number, struct cc_words *flags);

/* -------------------------------------------------------------------------------------------------------- readers */
/** project_msbuild.c: read a .vcxproj. False with a message. */
bool cli_project_read_msbuild(struct project_reading *reading, const char *path, struct project *project);
/** project_nmake.c: read a `sources` file. */
bool cli_project_read_nmake(struct project_reading *reading, const char *path, struct project *project);
/** The folders that a `dirs` file names. */
bool cli_project_read_dirs(struct cc_run *run, const char *path, struct cc_words *folders);
/** project_find.c: the projects that a path leads to: a project, a solution's, a folder's. False with a message. */
bool cli_project_find(struct cc_run *run, const char *path, struct cc_words *projects, const char **solution);

/** project.c: what the options asked for, added to a request. False with a message. */
bool cli_project_add(struct cc_run *run, struct cc_request *request);

#endif
