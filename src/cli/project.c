/*
 * project.c: chooses a driver among the projects that --project leads to, and adds it to a request.
 *
 * The static libraries that a driver's project refers to are compiled with it.
 */
#include "cli/project.h"

#include "cli/cc_compile.h"

#include <string.h>
#include <strings.h>

/* What was read, each project once. */
struct projects {
    struct project *items;
    size_t count, capacity;
};

static bool is_nmake(const char *path)
{
    const char *slash = strrchr(path, '/');
    return strcasecmp(slash != NULL ? slash + 1 : path, "sources") == 0;
}

/* The nearest solution above a project, which is what $(SolutionDir) means where it is built in its window. */
static const char *solution_above(struct cc_run *run, const char *folder)
{
    const char *at = folder;
    for (int depth = 0; depth < 4; depth++) {
        struct cc_words found = {0};
        cli_project_glob(run, at, "*.sln", &found);
        if (found.count > 0) {
            return at;
        }
        at = cli_cc_folder_of(run, at);
    }
    return folder;
}

static struct project *read_one(struct project_reading *reading, struct projects *projects, const char *path)
{
    struct cc_run *run = reading->run;
    struct project project;
    for (size_t i = 0; i < projects->count; i++) {
        if (strcmp(projects->items[i].path, path) == 0) {
            return &projects->items[i];
        }
    }
    struct project_reading here = *reading;
    if (here.solution == NULL) {
        here.solution = solution_above(run, cli_cc_folder_of(run, path));
    }
    bool done = is_nmake(path) ? cli_project_read_nmake(&here, path, &project)
                               : cli_project_read_msbuild(&here, path, &project);
    reading->unknown = here.unknown;
    if (!done) {
        return NULL;
    }
    if (projects->count == projects->capacity) {
        size_t capacity = projects->capacity == 0 ? 16 : projects->capacity * 2;
        struct project *items = cli_cc_alloc(run, capacity * sizeof *items);
        if (projects->count > 0) {
            memcpy(items, projects->items, projects->count * sizeof *items);
        }
        projects->items = items;
        projects->capacity = capacity;
    }
    projects->items[projects->count] = project;
    return &projects->items[projects->count++];
}

/* ------------------------------------------------------------------------------------------------------ choosing */
static bool is_named(struct cc_run *run, const struct project *project, const char *name)
{
    const char *slash = strrchr(project->path, '/');
    const char *file = slash != NULL ? slash + 1 : project->path;
    const char *dot = strrchr(file, '.');
    const char *stem = cli_cc_print(run, "%.*s", (int)(dot != NULL ? (size_t)(dot - file) : strlen(file)), file);
    return strcasecmp(project->name, name) == 0 || strcasecmp(stem, name) == 0;
}

/* A driver for the kernel before one for a process. */
static bool choose(struct cc_run *run, const struct cc_request *request, const struct projects *projects,
                   const struct project **chosen)
{
    static const enum project_kind kinds[] = {PROJECT_DRIVER, PROJECT_USER_DRIVER};
    const char *all = "";
    size_t count = 0;
    for (size_t kind = 0; kind < sizeof kinds / sizeof kinds[0] && count == 0; kind++) {
        for (size_t i = 0; i < projects->count; i++) {
            const struct project *project = &projects->items[i];
            bool fits = project->kind == kinds[kind] &&
                        (request->project_name == NULL || is_named(run, project, request->project_name));
            if (fits) {
                *chosen = project;
                all = cli_cc_print(run, "%s%s%s", all, count++ > 0 ? ", " : "", project->name);
            }
        }
    }
    if (count == 1) {
        return true;
    }
    if (count > 1) {
        return cli_cc_complain("--project %s: %zu drivers are there\n  next  choose one with --project-name=NAME: %s",
                               request->project, count, all);
    }
    for (size_t i = 0; i < projects->count; i++) {
        all = cli_cc_print(run, "%s%s%s", all, i > 0 ? ", " : "", projects->items[i].name);
    }
    return request->project_name != NULL
               ? cli_cc_complain("--project %s: no driver is named %s; there is %s", request->project,
                                 request->project_name, all)
               : cli_cc_complain("--project %s: no driver is there; %s makes something else", request->project, all);
}

/* -------------------------------------------------------------------------------------------------------- adding */
static bool is_listed(const struct cc_words *words, const char *word, size_t length)
{
    for (size_t i = 0; i < words->count; i++) {
        if (strncmp(words->items[i], word, length) == 0 && words->items[i][length] == '\0') {
            return true;
        }
    }
    return false;
}

static bool has_optimisation(const struct cc_request *request)
{
    for (size_t i = 0; i < request->code.count; i++) {
        if (strncmp(request->code.items[i], "-O", 2) == 0) {
            return true;
        }
    }
    return false;
}

/* A name that is defined again further on. */
static bool is_repeated(const struct cc_words *flags, size_t place, size_t name_length)
{
    const char *name = flags->items[place] + 2;
    for (size_t i = place + 1; i < flags->count; i++) {
        const char *other = flags->items[i];
        if (strncmp(other, "-D", 2) == 0 && strncmp(other + 2, name, name_length) == 0 &&
            strchr("=(", other[2 + name_length]) != NULL) {
            return true;
        }
    }
    return false;
}

/* A source's flags, without what the command line decides. */
static void add_flags(struct cc_run *run, const struct cc_request *request, const struct cc_words *from,
                      struct cc_words *to)
{
    bool decided = has_optimisation(request);
    for (size_t i = 0; i < from->count; i++) {
        const char *word = from->items[i];
        if (strcmp(word, "-include") == 0) {
            cli_cc_words_add(run, to, word);
            cli_cc_words_add(run, to, from->items[++i]);
            continue;
        }
        if (strncmp(word, "-O", 2) == 0 && decided) {
            continue;
        }
        if (strncmp(word, "-D", 2) == 0 || strncmp(word, "-U", 2) == 0) {
            size_t length = strcspn(word + 2, "=(");
            if (is_listed(&request->suppress, word + 2, length) || (word[1] == 'D' && is_repeated(from, i, length))) {
                continue;
            }
            const char *name = cli_cc_print(run, "%.*s", (int)length, word + 2);
            if (word[1] == 'D' && cli_cc_compile_defines(name)) {
                cli_cc_words_add(run, to, cli_cc_print(run, "-U%s", name));
            }
        }
        cli_cc_words_add(run, to, word);
    }
}

static void add_project(struct cc_run *run, struct cc_request *request, const struct project *project)
{
    for (size_t i = 0; i < project->source_count; i++) {
        const struct project_source *source = &project->sources[i];
        struct cc_input *input = cli_cc_request_add_input(run, request, source->path);
        if (input != NULL) {
            add_flags(run, request, &source->flags, &input->flags);
        }
    }
    for (size_t i = 0; i < project->folders.count; i++) {
        if (!is_listed(&request->folders, project->folders.items[i], strlen(project->folders.items[i]))) {
            cli_cc_words_add(run, &request->folders, project->folders.items[i]);
        }
    }
    cli_cc_words_add_all(run, &request->trace_functions, &project->trace_functions);
    cli_cc_words_add_all(run, &request->trace_files, &project->trace_files);
    cli_cc_words_add_all(run, &request->skipped, &project->skipped);
    for (size_t i = 0; i < project->assembly.count; i++) {
        cli_cc_complain(
            "note: %s: the language of Microsoft's assembler is not assembled here, and what the file defines "
            "becomes an import",
            project->assembly.items[i]);
    }
}

/* The libraries that a project refers to, and those that they do; each once, whatever leads to it. */
static bool add_references(struct cc_run *run, struct project_reading *reading, struct cc_request *request,
                           struct projects *projects, const struct project *driver)
{
    struct cc_words todo = {0};
    struct cc_words done = {0};
    cli_cc_words_add_all(run, &todo, &driver->references);
    for (size_t i = 0; i < todo.count; i++) {
        const char *path = todo.items[i];
        if (is_listed(&done, path, strlen(path))) {
            continue;
        }
        cli_cc_words_add(run, &done, path);
        bool is_readable = is_nmake(path) || strcasestr(path, ".vcxproj") != NULL;
        const struct project *project = is_readable ? read_one(reading, projects, path) : NULL;
        if (is_readable && project == NULL) {
            return false;
        }
        if (project != NULL && project->kind == PROJECT_LIBRARY) {
            struct project library = *project; /* reading more may move the others */
            add_project(run, request, &library);
            cli_cc_words_add_all(run, &todo, &library.references);
        }
    }
    return true;
}

bool cli_project_add(struct cc_run *run, struct cc_request *request)
{
    struct project_reading reading = {
        .run = run, .configuration = request->configuration, .platform = request->platform};
    struct cc_words paths = {0};
    struct projects projects = {0};
    const struct project *chosen = NULL;
    if (!cli_project_find(run, request->project, &paths, &reading.solution)) {
        return false;
    }
    for (size_t i = 0; i < paths.count; i++) {
        if (read_one(&reading, &projects, paths.items[i]) == NULL) {
            return false;
        }
    }
    if (!choose(run, request, &projects, &chosen) || chosen == NULL) {
        return false;
    }
    struct project driver = *chosen;
    if (driver.source_count == 0) {
        return cli_cc_complain("%s: compiles nothing", driver.path);
    }
    request->mode = driver.kind == PROJECT_USER_DRIVER ? IMAGE_USER : request->mode;
    request->entry = request->entry != NULL ? request->entry : driver.entry;
    if (request->output == NULL && request->goal == CC_IMAGE) {
        request->output = cli_cc_print(run, "%s.so", driver.name);
    }
    add_project(run, request, &driver);
    return add_references(run, &reading, request, &projects, &driver);
}
