/*
 * project_items.c: turns a Visual Studio project's items into sources, each with its flags.
 */
#include "cli/project_msbuild.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---------------------------------------------------------------------------------------------------- definitions */
/* The elements of an item or of a definition, each of which may build on what the table has. */
static void take_metadata(struct msbuild_reader *reader, const xmlNode *parent, struct project_table *table)
{
    struct project_scope *scope = &reader->scope;
    struct cc_run *run = scope->reading->run;
    scope->metadata = table;
    for (xmlNode *node = parent->children; node != NULL && !scope->failed; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && cli_msbuild_holds(reader, node)) {
            const char *value = cli_project_expand(scope, cli_msbuild_text(run, node));
            cli_project_set(run, table, cli_cc_print(run, "%s", (const char *)node->name), value);
        }
    }
    scope->metadata = NULL;
}

static void take_link(struct msbuild_reader *reader, const struct project_table *table)
{
    const char *entry = cli_project_get(table, "EntryPointSymbol");
    if (entry != NULL && entry[0] != '\0') {
        reader->project->entry = entry;
    }
}

static void take_definitions(struct msbuild_reader *reader)
{
    struct project_table link = {0};
    for (size_t i = 0; i < reader->definitions.count && !reader->scope.failed; i++) {
        xmlNode *group = reader->definitions.items[i].node;
        cli_msbuild_enter_file(reader, reader->definitions.items[i].file);
        if (!cli_msbuild_holds(reader, group)) {
            continue;
        }
        for (xmlNode *node = group->children; node != NULL; node = node->next) {
            if (cli_msbuild_is(node, "ClCompile") && cli_msbuild_holds(reader, node)) {
                take_metadata(reader, node, &reader->defaults);
            } else if (cli_msbuild_is(node, "Link") && cli_msbuild_holds(reader, node)) {
                take_metadata(reader, node, &link);
            }
        }
    }
    take_link(reader, &link);
}

/* ---------------------------------------------------------------------------------------------------------- items */
static void set_well_known(struct cc_run *run, struct project_table *table, const char *identity, const char *path)
{
    assert(identity != NULL);
    const char *slash = strrchr(identity, '/');
    const char *name = slash != NULL ? slash + 1 : identity;
    const char *dot = strrchr(name, '.');
    size_t stem = dot != NULL ? (size_t)(dot - name) : strlen(name);
    cli_project_set(run, table, "Identity", identity);
    cli_project_set(run, table, "Filename", cli_cc_print(run, "%.*s", (int)stem, name));
    cli_project_set(run, table, "Extension", name + stem);
    cli_project_set(run, table, "RelativeDir", cli_cc_print(run, "%.*s", (int)(name - identity), identity));
    cli_project_set(run, table, "Directory", cli_cc_print(run, "%.*s", (int)(name - identity), identity));
    cli_project_set(run, table, "FullPath", path != NULL ? path : identity);
    cli_project_set(run, table, "RootDir", "/");
}

static struct msbuild_item *add_item(struct msbuild_reader *reader, const char *identity, const char *path)
{
    struct cc_run *run = reader->scope.reading->run;
    if (reader->item_count == reader->item_capacity) {
        size_t capacity = reader->item_capacity == 0 ? 64 : reader->item_capacity * 2;
        struct msbuild_item *items = cli_cc_alloc(run, capacity * sizeof *items);
        if (reader->item_count > 0) {
            memcpy(items, reader->items, reader->item_count * sizeof *items);
        }
        reader->items = items;
        reader->item_capacity = capacity;
    }
    struct msbuild_item *item = &reader->items[reader->item_count++];
    *item = (struct msbuild_item){.identity = identity, .path = path};
    for (size_t i = 0; i < reader->defaults.count; i++) {
        cli_project_set(run, &item->metadata, reader->defaults.items[i].name, reader->defaults.items[i].value);
    }
    set_well_known(run, &item->metadata, identity, path);
    return item;
}

/* What an attribute's list names. */
static void list_of(struct msbuild_reader *reader, const xmlNode *node, const char *name, struct cc_words *list)
{
    struct cc_run *run = reader->scope.reading->run;
    const char *written = cli_msbuild_attribute(run, node, name);
    if (written != NULL) {
        cli_project_split(run, cli_cc_with_slashes(run, cli_project_expand(&reader->scope, written)), list);
    }
}

static bool is_listed(const struct msbuild_reader *reader, const struct cc_words *patterns, const char *path)
{
    const char *folder = reader->project->folder;
    size_t length = strlen(folder);
    bool is_below = strncmp(path, folder, length) == 0 && path[length] == '/';
    for (size_t i = 0; i < patterns->count; i++) {
        const char *pattern = patterns->items[i];
        while (strncmp(pattern, "./", 2) == 0) {
            pattern += 2;
        }
        if (cli_project_glob_fits(pattern, path) || (is_below && cli_project_glob_fits(pattern, path + length + 1))) {
            return true;
        }
        const char *found =
            strpbrk(pattern, "*?") == NULL ? cli_cc_find(reader->scope.reading->run, folder, pattern) : NULL;
        if (found != NULL && strcmp(found, path) == 0) {
            return true;
        }
    }
    return false;
}

static void take_source(struct msbuild_reader *reader, const xmlNode *node)
{
    struct cc_run *run = reader->scope.reading->run;
    const char *folder = reader->project->folder;
    struct cc_words included = {0};
    struct cc_words excluded = {0};
    struct cc_words removed = {0};
    struct cc_words updated = {0};
    list_of(reader, node, "Include", &included);
    list_of(reader, node, "Exclude", &excluded);
    list_of(reader, node, "Remove", &removed);
    list_of(reader, node, "Update", &updated);
    size_t kept = 0;
    for (size_t i = 0; i < reader->item_count; i++) {
        struct msbuild_item *item = &reader->items[i];
        const char *path = item->path != NULL ? item->path : item->identity;
        if (is_listed(reader, &updated, path)) {
            take_metadata(reader, node, &item->metadata);
        }
        if (!is_listed(reader, &removed, path)) {
            reader->items[kept++] = *item;
        }
    }
    reader->item_count = kept;
    for (size_t i = 0; i < included.count; i++) {
        struct cc_words files = {0};
        const char *identity = included.items[i];
        bool is_pattern = strpbrk(identity, "*?") != NULL;
        if (is_pattern) {
            cli_project_glob(run, folder, identity, &files);
        } else {
            const char *path = cli_cc_find(run, folder, identity);
            cli_cc_words_add(run, &files, path != NULL ? path : "");
        }
        for (size_t file = 0; file < files.count; file++) {
            const char *path = files.items[file][0] != '\0' ? files.items[file] : NULL;
            if (path == NULL || !is_listed(reader, &excluded, path)) {
                struct msbuild_item *item = add_item(reader, is_pattern ? path : identity, path);
                take_metadata(reader, node, &item->metadata);
                const char *flag = cli_msbuild_attribute(run, node, "ExcludedFromBuild");
                if (flag != NULL) {
                    cli_project_set(run, &item->metadata, "ExcludedFromBuild",
                                    cli_project_expand(&reader->scope, flag));
                }
            }
        }
    }
}

static void take_reference(struct msbuild_reader *reader, const xmlNode *node)
{
    struct cc_run *run = reader->scope.reading->run;
    struct cc_words included = {0};
    list_of(reader, node, "Include", &included);
    for (size_t i = 0; i < included.count; i++) {
        const char *path = cli_cc_find(run, reader->project->folder, included.items[i]);
        if (path == NULL) {
            reader->scope.failed = true;
            cli_cc_complain("%s: refers to %s, which is not there", reader->scope.file, included.items[i]);
            return;
        }
        cli_cc_words_add(run, &reader->project->references, path);
    }
}

static void take_groups(struct msbuild_reader *reader)
{
    static const char *const skipped[] = {
        "ResourceCompile", "MASM", "CustomBuild", "MessageCompile", "Mc", "Midl", "Inf"};
    for (size_t i = 0; i < reader->groups.count && !reader->scope.failed; i++) {
        xmlNode *group = reader->groups.items[i].node;
        cli_msbuild_enter_file(reader, reader->groups.items[i].file);
        if (!cli_msbuild_holds(reader, group)) {
            continue;
        }
        for (xmlNode *node = group->children; node != NULL && !reader->scope.failed; node = node->next) {
            if (node->type != XML_ELEMENT_NODE || !cli_msbuild_holds(reader, node)) {
                continue;
            }
            if (cli_msbuild_is(node, "ClCompile")) {
                take_source(reader, node);
            } else if (cli_msbuild_is(node, "ProjectReference")) {
                take_reference(reader, node);
            } else if (cli_msbuild_is(node, "MASM")) {
                list_of(reader, node, "Include", &reader->project->assembly);
            }
            for (size_t kind = 0; kind < sizeof skipped / sizeof skipped[0]; kind++) {
                if (cli_msbuild_is(node, skipped[kind])) {
                    list_of(reader, node, "Include", &reader->project->skipped);
                }
            }
        }
    }
}

/* ----------------------------------------------------------------------------------------------------------- flags */
static const char *metadata(const struct msbuild_item *item, const char *name)
{
    const char *value = cli_project_get(&item->metadata, name);
    return value != NULL ? value : "";
}

static bool is_one_of(const char *text, const char *const *list)
{
    for (; *list != NULL; list++) {
        if (strcasecmp(text, *list) == 0) {
            return true;
        }
    }
    return false;
}

/* clang-format off */
static const struct {
    const char *name, *value, *flag;
    bool cpp, c; /* what it is for */
} settings[] = {
    {"CompileAs",             "CompileAsCpp",   "-xc++",          true,  true},
    {"CompileAs",             "CompileAsC",     "-xc",            true,  true},
    {"LanguageStandard",      "stdcpp14",       "-std=c++14",     true,  false},
    {"LanguageStandard",      "stdcpp17",       "-std=c++17",     true,  false},
    {"LanguageStandard",      "stdcpp20",       "-std=c++20",     true,  false},
    {"LanguageStandard",      "stdcpp23",       "-std=c++23",     true,  false},
    {"LanguageStandard",      "stdcpplatest",   "-std=c++23",     true,  false},
    {"LanguageStandard_C",    "stdc11",         "-std=gnu11",     false, true},
    {"LanguageStandard_C",    "stdc17",         "-std=gnu17",     false, true},
    {"LanguageStandard_C",    "stdclatest",     "-std=gnu2x",     false, true},
    {"StructMemberAlignment", "1Byte",          "-fpack-struct=1", true, true},
    {"StructMemberAlignment", "2Bytes",         "-fpack-struct=2", true, true},
    {"StructMemberAlignment", "4Bytes",         "-fpack-struct=4", true, true},
    {"UseUnsignedChar",       "true",           "-funsigned-char", true, true},
    {"Optimization",          "Disabled",       "-O0",            true,  true},
    {"Optimization",          "MinSpace",       "-Os",            true,  true},
    {"Optimization",          "MaxSpeed",       "-O2",            true,  true},
    {"Optimization",          "Full",           "-O2",            true,  true},
};

/* clang-format on */

static bool is_cpp(const struct msbuild_item *item)
{
    static const char *const ends[] = {".cpp", ".cxx", ".cc", ".c++", NULL};
    const char *as = metadata(item, "CompileAs");
    return strcasecmp(as, "CompileAsCpp") == 0 ||
           (strcasecmp(as, "CompileAsC") != 0 && is_one_of(metadata(item, "Extension"), ends));
}

static void add_settings(struct cc_run *run, const struct msbuild_item *item, struct cc_words *flags)
{
    bool cpp = is_cpp(item);
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        if (strcasecmp(metadata(item, settings[i].name), settings[i].value) == 0 &&
            (cpp ? settings[i].cpp : settings[i].c)) {
            cli_cc_words_add(run, flags, settings[i].flag);
        }
    }
}

static bool is_debug(const struct msbuild_reader *reader)
{
    const char *libraries = cli_project_get(&reader->scope.properties, "UseDebugLibraries");
    return libraries[0] != '\0' ? strcasecmp(libraries, "true") == 0
                                : strcasestr(reader->scope.reading->configuration, "debug") != NULL;
}

/* ---------------------------------------------------------------------------------------------------------- tracing */
static void add_once(struct cc_run *run, struct cc_words *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->items[i], word) == 0) {
            return;
        }
    }
    cli_cc_words_add(run, words, word);
}

static void add_tracing(struct msbuild_reader *reader, const struct msbuild_item *item)
{
    struct cc_run *run = reader->scope.reading->run;
    struct project *project = reader->project;
    struct cc_words functions = {0};
    const char *file = metadata(item, "WppScanConfigurationData");
    cli_project_split(run, metadata(item, "WppTraceFunction"), &functions);
    for (size_t i = 0; i < functions.count; i++) {
        add_once(run, &project->trace_functions, functions.items[i]);
    }
    const char *path = file[0] != '\0' ? cli_cc_find(run, project->folder, file) : NULL;
    if (path != NULL) {
        add_once(run, &project->trace_files, path);
    }
    for (const char *at = strstr(metadata(item, "WppAdditionalOptions"), "-func:"); at != NULL;
         at = strstr(at, "-func:")) {
        at += strlen("-func:");
        const char *close = strchr(at, ')');
        add_once(run, &project->trace_functions,
                 cli_cc_print(run, "%.*s", (int)(close != NULL ? (size_t)(close - at + 1) : strcspn(at, " ")), at));
    }
}

static bool add_source(struct msbuild_reader *reader, const struct msbuild_item *item)
{
    struct cc_run *run = reader->scope.reading->run;
    struct project *project = reader->project;
    if (strcasecmp(metadata(item, "ExcludedFromBuild"), "true") == 0) {
        return true;
    }
    for (size_t i = 0; item->path != NULL && i < project->source_count; i++) {
        if (strcmp(project->sources[i].path, item->path) == 0) {
            return true;
        }
    }
    if (item->path == NULL) {
        return cli_cc_complain("%s: compiles %s, which is not there", project->path, item->identity);
    }
    struct cc_words *flags = &cli_project_add_source(run, project, item->path)->flags;
    const char *folders = cli_project_get(&reader->scope.properties, "IncludePath");
    cli_project_add_kit(run, project, is_debug(reader), flags);
    cli_project_add_version(run, cli_project_get(&reader->scope.properties, "TargetVersion"),
                            cli_project_get(&reader->scope.properties, "_NT_TARGET_VERSION"), flags);
    add_settings(run, item, flags);
    cli_project_add_each(run, metadata(item, "PreprocessorDefinitions"), "-D", flags);
    cli_project_add_each(run, metadata(item, "UndefinePreprocessorDefinitions"), "-U", flags);
    cli_project_add_folders(run, project, metadata(item, "AdditionalIncludeDirectories"), flags);
    cli_project_add_folders(run, project, folders != NULL ? folders : "", flags);
    cli_project_add_forced(run, project, metadata(item, "ForcedIncludeFiles"), flags);
    cli_project_add_options(run, project, metadata(item, "AdditionalOptions"), flags);
    add_tracing(reader, item);
    return true;
}

bool cli_msbuild_items(struct msbuild_reader *reader)
{
    bool done = true;
    cli_project_set(reader->scope.reading->run, &reader->defaults, "Optimization",
                    is_debug(reader) ? "Disabled" : "MaxSpeed");
    take_definitions(reader);
    take_groups(reader);
    for (size_t i = 0; done && !reader->scope.failed && i < reader->item_count; i++) {
        done = add_source(reader, &reader->items[i]);
    }
    return done && !reader->scope.failed;
}
