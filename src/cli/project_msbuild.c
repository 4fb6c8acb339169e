/*
 * project_msbuild.c: reads a Visual Studio project: its properties, and the files that it imports.
 */
#include "cli/project_msbuild.h"

#include <libxml/parser.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FILES_MAX = 256, NESTING_MAX = 32 };

/* Files as they come, so that one is read once; those being read lie on one another. */
struct files {
    xmlDocPtr documents[FILES_MAX];
    const char *paths[FILES_MAX];
    size_t count;
    const char *stack[NESTING_MAX];
    size_t depth;
};

static bool read_file(struct msbuild_reader *reader, struct files *files, const char *path);

/* --------------------------------------------------------------------------------------------------------- nodes */
const char *cli_msbuild_attribute(struct cc_run *run, const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next) {
        if (strcasecmp((const char *)attribute->name, name) == 0) {
            xmlChar *value = xmlNodeListGetString(node->doc, attribute->children, 1);
            const char *copy = cli_cc_print(run, "%s", value != NULL ? (const char *)value : "");
            xmlFree(value);
            return copy;
        }
    }
    return NULL;
}

const char *cli_msbuild_text(struct cc_run *run, const xmlNode *node)
{
    xmlChar *value = xmlNodeGetContent(node);
    const char *copy = cli_cc_print(run, "%s", value != NULL ? (const char *)value : "");
    xmlFree(value);
    return copy;
}

bool cli_msbuild_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcasecmp((const char *)node->name, name) == 0;
}

bool cli_msbuild_holds(struct msbuild_reader *reader, const xmlNode *node)
{
    return cli_project_condition(&reader->scope, cli_msbuild_attribute(reader->scope.reading->run, node, "Condition"));
}

static void defer(struct cc_run *run, struct msbuild_deferrals *list, xmlNode *node, const char *file)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity == 0 ? 32 : list->capacity * 2;
        struct msbuild_deferred *items = cli_cc_alloc(run, capacity * sizeof *items);
        if (list->count > 0) {
            memcpy(items, list->items, list->count * sizeof *items);
        }
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = (struct msbuild_deferred){node, file};
}

/* ----------------------------------------------------------------------------------------------------- properties */
static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

static const char *stem_of(struct cc_run *run, const char *path)
{
    const char *name = base_of(path);
    const char *dot = strrchr(name, '.');
    return cli_cc_print(run, "%.*s", (int)(dot != NULL ? (size_t)(dot - name) : strlen(name)), name);
}

void cli_msbuild_enter_file(struct msbuild_reader *reader, const char *file)
{
    struct cc_run *run = reader->scope.reading->run;
    struct project_table *table = &reader->scope.properties;
    const char *folder = cli_cc_folder_of(run, file);
    reader->scope.file = file;
    cli_project_fix(run, table, "MSBuildThisFileFullPath", file);
    cli_project_fix(run, table, "MSBuildThisFile", base_of(file));
    cli_project_fix(run, table, "MSBuildThisFileName", stem_of(run, file));
    cli_project_fix(run, table, "MSBuildThisFileDirectory", cli_cc_print(run, "%s/", folder));
}

/* Names of Windows' kits and tools, whose places are not here. */
static const char *const kits[] = {
    "VCTargetsPath",
    "VCTargetsPath14",
    "VCTargetsPathActual",
    "UserRootDir",
    "WDKContentRoot",
    "WDKBuildRoot",
    "WindowsSdkDir",
    "WindowsSdkDir_10",
    "UniversalCRTSdkDir",
    "UCRTContentRoot",
    "KIT_SHARED_INC_PATH",
    "SDK_INC_PATH",
    "DDK_INC_PATH",
    "KM_IncludePath",
    "UM_IncludePath",
    "CRT_INC_PATH",
    "VC_IncludePath",
    "WindowsSDK_IncludePath",
    "VCInstallDir",
    "VSInstallDir",
    "WDKPATH",
    "DDKROOT",
    "BASEDIR",
    "VC_SourcePath",
    "VCToolsInstallDir",
    "KMDF_INC_PATH",
    "WDF_INC_PATH",
    "IncludePath",
    "ExternalIncludePath",
    "VC_LibraryPath_x64",
    "DDK_LIB_PATH",
    "SDK_LIB_PATH",
    "WDKBinRoot",
    "WDK_BIN_PATH",
    "LibraryPath",
    "ReferencePath",
    "ExecutablePath",
    "ExcludePath",
    "SourcePath",
    "MSBuildExtensionsPath",
    "MSBuildExtensionsPath32",
    "MSBuildToolsPath",
    "MSBuildBinPath",
    "VsInstallRoot",
    "NETFXKitsDir",
};

static void set_initial(struct msbuild_reader *reader)
{
    struct project_reading *reading = reader->scope.reading;
    struct cc_run *run = reading->run;
    struct project_table *table = &reader->scope.properties;
    const char *path = reader->project->path;
    const char *folder = cli_cc_print(run, "%s/", reader->project->folder);
    const char *solution =
        cli_cc_print(run, "%s/", reading->solution != NULL ? reading->solution : reader->project->folder);
    const char *intermediate = cli_cc_print(run, "%s\\%s\\", reading->platform, reading->configuration);
    const char *out = cli_cc_print(run, "%s%s", solution, intermediate);
    /* clang-format off */
    const struct {
        const char *name, *value;
        bool is_fixed;
    } rows[] = {
        {"Configuration",           reading->configuration,    true},
        {"Platform",                reading->platform,         true},
        {"ProjectDir",              folder,                    true},
        {"ProjectPath",             path,                      true},
        {"ProjectName",             stem_of(run, path),        false},
        {"ProjectFileName",         base_of(path),             true},
        {"ProjectExt",              ".vcxproj",                true},
        {"MSBuildProjectDirectory", reader->project->folder,   true},
        {"MSBuildProjectName",      stem_of(run, path),        true},
        {"MSBuildProjectFile",      base_of(path),             true},
        {"MSBuildProjectFullPath",  path,                      true},
        {"MSBuildProjectExtension", ".vcxproj",                true},
        {"MSBuildToolsVersion",     "Current",                 true},
        {"MSBuildVersion",          "17.0.0",                  true},
        {"MSBuildRuntimeType",      "Full",                    true},
        {"VisualStudioVersion",     "17.0",                    false},
        {"OS",                      "Windows_NT",              true},
        {"PlatformName",            reading->platform,         true},
        {"PlatformShortName",       "x64",                     false},
        {"PlatformTarget",          "x64",                     false},
        {"PlatformArchitecture",    "64",                      false},
        {"PROCESSOR_ARCHITECTURE",  "AMD64",                   true},
        {"DDKPlatform",             "x64",                     false},
        {"SolutionDir",             solution,                  true},
        {"SolutionName",            "",                        true},
        {"OutDir",                  out,                       false},
        {"IntDir",                  intermediate,              false},
        {"TargetName",              stem_of(run, path),        false},
        {"TargetExt",               ".sys",                    false},
        {"ConfigurationType",       "",                        false},
        {"PlatformToolset",         "",                        false},
        {"TargetVersion",           "",                        false},
        {"DriverType",              "",                        false},
        {"UseDebugLibraries",       "",                        false},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof kits / sizeof kits[0]; i++) {
        cli_project_set(run, table, kits[i], PROJECT_KIT);
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        (rows[i].is_fixed ? cli_project_fix : cli_project_set)(run, table, rows[i].name, rows[i].value);
    }
}

static void take_properties(struct msbuild_reader *reader, const xmlNode *group)
{
    struct cc_run *run = reader->scope.reading->run;
    for (xmlNode *node = group->children; node != NULL && !reader->scope.failed; node = node->next) {
        if (node->type != XML_ELEMENT_NODE || !cli_msbuild_holds(reader, node)) {
            continue;
        }
        reader->scope.is_tolerant = true; /* NAME=$(NAME);more is how a list begins */
        const char *value = cli_project_expand(&reader->scope, cli_msbuild_text(run, node));
        reader->scope.is_tolerant = false;
        cli_project_set(run, &reader->scope.properties, cli_cc_print(run, "%s", (const char *)node->name), value);
    }
}

/* -------------------------------------------------------------------------------------------------------- imports */
/* What Microsoft's own files import in their turn, of the project's. */
static bool import_of_kit(struct msbuild_reader *reader, struct files *files, const char *path)
{
    struct cc_run *run = reader->scope.reading->run;
    static const struct {
        const char *kit, *file, *property;
    } rows[] = {
        {"Microsoft.Cpp.Default.props", "Directory.Build.props", "ImportDirectoryBuildProps"},
        {"Microsoft.Cpp.targets", "Directory.Build.targets", "ImportDirectoryBuildTargets"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *wanted = cli_project_get(&reader->scope.properties, rows[i].property);
        if (strcasecmp(base_of(path), rows[i].kit) != 0 || (wanted != NULL && strcasecmp(wanted, "false") == 0)) {
            continue;
        }
        const char *folder = cli_project_above(run, reader->project->folder, rows[i].file);
        if (folder != NULL) {
            return read_file(reader, files, cli_cc_find(run, folder, rows[i].file));
        }
    }
    return true;
}

static bool take_import(struct msbuild_reader *reader, struct files *files, const xmlNode *node)
{
    struct project_scope *scope = &reader->scope;
    struct cc_run *run = scope->reading->run;
    const char *written = cli_msbuild_attribute(run, node, "Project");
    if (written == NULL || cli_msbuild_attribute(run, node, "Sdk") != NULL) {
        return true;
    }
    size_t unknown = scope->reading->unknown.count;
    const char *expanded = cli_project_expand(scope, written);
    const char *path = cli_cc_with_slashes(run, expanded);
    if (scope->failed || strstr(path, PROJECT_KIT) != NULL) {
        return !scope->failed && import_of_kit(reader, files, path);
    }
    struct cc_words found = {0};
    cli_project_glob(run, cli_cc_folder_of(run, scope->file), path, &found);
    if (found.count == 0 && scope->reading->unknown.count == unknown && strpbrk(path, "*?") == NULL) {
        return cli_cc_complain("%s: imports %s, which is not there", scope->file, path);
    }
    for (size_t i = 0; i < found.count; i++) {
        if (!read_file(reader, files, found.items[i])) {
            return false;
        }
    }
    return true;
}

static bool take_children(struct msbuild_reader *reader, struct files *files, const xmlNode *parent, int depth);

static bool take_choose(struct msbuild_reader *reader, struct files *files, const xmlNode *choose, int depth)
{
    for (xmlNode *node = choose->children; node != NULL; node = node->next) {
        if ((cli_msbuild_is(node, "When") && cli_msbuild_holds(reader, node)) || cli_msbuild_is(node, "Otherwise")) {
            return take_children(reader, files, node, depth + 1);
        }
        if (reader->scope.failed) {
            return false;
        }
    }
    return true;
}

/* The first part: in the document's order. */
static bool take_children(struct msbuild_reader *reader, struct files *files, const xmlNode *parent, int depth)
{
    struct cc_run *run = reader->scope.reading->run;
    bool done = depth <= NESTING_MAX || cli_cc_complain("%s: elements are nested too deep", reader->scope.file);
    for (xmlNode *node = parent->children; done && node != NULL; node = node->next) {
        if (cli_msbuild_is(node, "ItemDefinitionGroup")) {
            defer(run, &reader->definitions, node, reader->scope.file);
        } else if (cli_msbuild_is(node, "ItemGroup")) {
            defer(run, &reader->groups, node, reader->scope.file);
        } else if (cli_msbuild_is(node, "Choose")) {
            done = take_choose(reader, files, node, depth);
        } else if (cli_msbuild_is(node, "PropertyGroup") && cli_msbuild_holds(reader, node)) {
            take_properties(reader, node);
        } else if (cli_msbuild_is(node, "ImportGroup") && cli_msbuild_holds(reader, node)) {
            done = take_children(reader, files, node, depth + 1);
        } else if (cli_msbuild_is(node, "Import") && cli_msbuild_holds(reader, node)) {
            done = take_import(reader, files, node);
        }
        done = done && !reader->scope.failed;
    }
    return done;
}

/* ---------------------------------------------------------------------------------------------------------- files */
static xmlNode *parse(struct cc_run *run, struct files *files, const char *path)
{
    xmlParserCtxtPtr context = xmlNewParserCtxt();
    if (context == NULL) {
        cli_cc_complain("no memory");
        return NULL;
    }
    xmlDocPtr document =
        xmlCtxtReadFile(context, path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    const xmlError *error = xmlCtxtGetLastError(context);
    xmlNode *root = document != NULL ? xmlDocGetRootElement(document) : NULL;
    if (document == NULL) {
        const char *message = error != NULL && error->message != NULL ? error->message : "it cannot be read\n";
        cli_cc_complain("%s:%d: no XML that could be read: %.*s", path, error != NULL ? error->line : 0,
                        (int)strcspn(message, "\n"), message);
    } else if (document->intSubset != NULL) {
        cli_cc_complain("%s: has a document type, which no project has", path);
        root = NULL;
    } else if (root == NULL || !cli_msbuild_is(root, "Project")) {
        cli_cc_complain("%s: no project: its root is <%s>, not <Project>", path,
                        root != NULL ? (const char *)root->name : "");
        root = NULL;
    }
    xmlFreeParserCtxt(context);
    files->documents[files->count] = document;
    files->paths[files->count++] = cli_cc_print(run, "%s", path);
    return root;
}

/* By its place on disk, however it was written. */
static const char *canonical(struct cc_run *run, const char *path)
{
    char *whole = realpath(path, NULL);
    const char *copy = cli_cc_print(run, "%s", whole != NULL ? whole : path);
    free(whole);
    return copy;
}

static bool read_file(struct msbuild_reader *reader, struct files *files, const char *path)
{
    struct cc_run *run = reader->scope.reading->run;
    const char *before = reader->scope.file;
    path = canonical(run, path);
    for (size_t i = 0; i < files->depth; i++) {
        if (strcmp(files->stack[i], path) == 0) {
            return cli_cc_complain("%s: imports %s, which is being read: the imports are a circle", before, path);
        }
    }
    for (size_t i = 0; i < files->count; i++) {
        if (strcmp(files->paths[i], path) == 0) {
            return true; /* as MSBuild: a second import is none */
        }
    }
    if (files->count == FILES_MAX || files->depth == NESTING_MAX) {
        return cli_cc_complain("%s: more than %d files are imported, or %d from one another", before, FILES_MAX,
                               NESTING_MAX);
    }
    xmlNode *root = parse(run, files, path);
    if (root == NULL) {
        return false;
    }
    files->stack[files->depth++] = path;
    cli_msbuild_enter_file(reader, path);
    bool done = take_children(reader, files, root, 0);
    files->depth--;
    if (before != NULL) {
        cli_msbuild_enter_file(reader, before);
    }
    return done;
}

/* ------------------------------------------------------------------------------------------------- configurations */
/* The project's configurations for x64, where it names any. */
static void list_configurations(struct cc_run *run, const xmlNode *root, struct cc_words *list)
{
    for (xmlNode *group = root->children; group != NULL; group = group->next) {
        for (xmlNode *node = cli_msbuild_is(group, "ItemGroup") ? group->children : NULL; node != NULL;
             node = node->next) {
            const char *name =
                cli_msbuild_is(node, "ProjectConfiguration") ? cli_msbuild_attribute(run, node, "Include") : NULL;
            if (name != NULL && strchr(name, '|') != NULL) {
                cli_cc_words_add(run, list, name);
            }
        }
    }
}

static bool fits(const char *name, const char *configuration, const char *platform)
{
    const char *bar = strchr(name, '|');
    size_t length = (size_t)(bar - name);
    return (configuration == NULL ||
            (strncasecmp(name, configuration, length) == 0 && configuration[length] == '\0')) &&
           strcasecmp(bar + 1, platform) == 0;
}

/* The one that is asked for. Else Release; a name with "release" in it, of the newest Windows that names say; the
 * first. */
static const char *preferred(const struct cc_words *list, const char *asked, const char *platform)
{
    static const char *const parts[][2] = {{"win11", "release"}, {"win10", "release"}, {"", "release"}, {"", ""}};
    for (size_t i = 0; i < list->count; i++) {
        if (fits(list->items[i], asked != NULL ? asked : "Release", platform)) {
            return list->items[i];
        }
    }
    for (size_t part = 0; asked == NULL && part < sizeof parts / sizeof parts[0]; part++) {
        for (size_t i = 0; i < list->count; i++) {
            const char *name = list->items[i];
            if (fits(name, NULL, platform) && strcasestr(name, parts[part][0]) && strcasestr(name, parts[part][1])) {
                return name;
            }
        }
    }
    return NULL;
}

static bool choose_configuration(struct project_reading *reading, const char *path, const struct cc_words *list)
{
    struct cc_run *run = reading->run;
    const char *asked = reading->configuration;
    const char *platform = reading->platform != NULL ? reading->platform : "x64";
    const char *chosen = preferred(list, asked, platform);
    reading->platform = platform;
    if (chosen != NULL) {
        reading->configuration = cli_cc_print(run, "%.*s", (int)strcspn(chosen, "|"), chosen);
        return true;
    }
    if (list->count == 0) { /* it names none: any is right */
        reading->configuration = asked != NULL ? asked : "Release";
        return true;
    }
    const char *all = "";
    for (size_t i = 0; i < list->count; i++) {
        all = cli_cc_print(run, "%s%s%s", all, i > 0 ? ", " : "", list->items[i]);
    }
    return cli_cc_complain(
        "%s: has no configuration %s|%s\n  next  --configuration=NAME and --platform=NAME; it has %s", path,
        asked != NULL ? asked : "of any name", platform, all);
}

static enum project_kind kind_of(const struct project_table *table)
{
    const char *type = cli_project_get(table, "ConfigurationType");
    const char *toolset = cli_project_get(table, "PlatformToolset");
    bool is_kernel = strncasecmp(toolset, "WindowsKernelModeDriver", 23) == 0;
    bool is_library = strcasecmp(type, "StaticLibrary") == 0 || strcasecmp(type, "DriverLibrary") == 0;
    return is_library                                ? PROJECT_LIBRARY
           : strcasecmp(type, "Driver") == 0         ? PROJECT_DRIVER
           : strcasecmp(type, "DynamicLibrary") != 0 ? PROJECT_OTHER
           : is_kernel                               ? PROJECT_DRIVER
                                                     : PROJECT_USER_DRIVER;
}

bool cli_project_read_msbuild(struct project_reading *reading, const char *path, struct project *project)
{
    struct cc_run *run = reading->run;
    struct files first = {0};
    struct files files = {0};
    struct cc_words configurations = {0};
    struct project_reading here = *reading; /* another project may have other configurations */
    struct msbuild_reader reader = {.project = project, .scope = {.reading = &here, .file = path}};
    path = canonical(run, path);
    *project = (struct project){.path = path, .folder = cli_cc_folder_of(run, path)};
    reader.scope.folder = project->folder;
    xmlNode *root = parse(run, &first, path);
    bool done = root != NULL;
    if (done) {
        list_configurations(run, root, &configurations);
        done = choose_configuration(&here, path, &configurations);
    }
    if (done) {
        set_initial(&reader);
        reader.scope.file = NULL;
        done = read_file(&reader, &files, path);
        reader.scope.file = path;
    }
    if (done) {
        project->kind = kind_of(&reader.scope.properties);
        project->name = cli_project_get(&reader.scope.properties, "TargetName");
        done = cli_msbuild_items(&reader) && !reader.scope.failed;
    }
    reading->unknown = here.unknown;
    xmlFreeDoc(first.documents[0]);
    for (size_t i = 0; i < files.count; i++) {
        xmlFreeDoc(files.documents[i]);
    }
    return done;
}
