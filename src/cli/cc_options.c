/*
 * cc_options.c: options in the manner of clang and gcc – ours, clang's, and those that an image cannot grant.
 *
 * An option without a row goes to clang as it is, which says what it does not know.
 */
#include "cli/cc_request.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------------------------------------------------- table */
enum form {
    WORD,   /* the word itself */
    PREFIX, /* any word that begins so */
    VALUE,  /* the word, and its value in the next one */
    EITHER, /* the value in the next word, or behind the name at once */
};

enum effect {
    HELP,
    VARIANT,
    USER,
    COVERAGE,
    TRACE_FUNCTION,
    TRACE_FILE,
    PROJECT,
    PROJECT_NAME,
    CONFIGURATION,
    PLATFORM,
    VERBOSE,
    DRY,
    JOBS,
    COMPILE,
    ASSEMBLY,
    CLANG_ALONE,
    QUERY,
    RELOCATABLE,
    CLANG,
    FOLDER,
    FORCED,
    DEFINE,
    OUTPUT,
    LANGUAGE,
    DEPENDS,
    DEPENDS_FILE,
    DEPENDS_NAME,
    PREPROCESSOR,
    ARCHIVE_FOLDER,
    ARCHIVE,
    LINKER,
    LINKER_LIST,
    DROPPED, /* so anyway */
    IGNORED, /* cannot be, and costs nothing: a note says why */
    REFUSED, /* would make another thing than a driver image */
};

#define OTHER_ABI  "images are for Windows' ABI on 64-bit x86, and for nothing else"
#define BY_VARIANT "the variant decides the sanitizers; pass --variant=check or --variant=tsan"

/* clang-format off */
/* The first row that fits is the one: longer names stand before their beginnings. */
static const struct option {
    const char *name;
    enum form form;
    enum effect effect;
    const char *why;
} options[] = {
    {"--help",               WORD,   HELP,           NULL},
    {"-h",                   WORD,   HELP,           NULL},
    {"--variant=",           PREFIX, VARIANT,        NULL},
    {"--user",               WORD,   USER,           NULL},
    {"--coverage",           WORD,   COVERAGE,       NULL},
    {"--wpp-func=",          PREFIX, TRACE_FUNCTION, NULL},
    {"--wpp-scan=",          PREFIX, TRACE_FILE,     NULL},
    {"--project-name=",      PREFIX, PROJECT_NAME,   NULL},
    {"--project=",           PREFIX, PROJECT,        NULL},
    {"--project",            VALUE,  PROJECT,        NULL},
    {"--configuration=",     PREFIX, CONFIGURATION,  NULL},
    {"--platform=",          PREFIX, PLATFORM,       NULL},
    {"--dry-run",            WORD,   DRY,            NULL},
    {"--verbose",            WORD,   VERBOSE,        NULL},
    {"-v",                   WORD,   VERBOSE,        NULL},
    {"-###",                 WORD,   DRY,            NULL},
    {"-j",                   EITHER, JOBS,           NULL},
    {"-c",                   WORD,   COMPILE,        NULL},
    {"-S",                   WORD,   ASSEMBLY,       NULL},
    {"-r",                   WORD,   RELOCATABLE,    NULL},
    {"-E",                   WORD,   CLANG_ALONE,    NULL},
    {"-M",                   WORD,   CLANG_ALONE,    NULL},
    {"-MM",                  WORD,   CLANG_ALONE,    NULL},
    {"-fsyntax-only",        WORD,   CLANG_ALONE,    NULL},
    {"-emit-llvm",           WORD,   CLANG_ALONE,    NULL},
    {"--analyze",            WORD,   CLANG_ALONE,    NULL},
    {"--version",            WORD,   QUERY,          NULL},
    {"-dumpmachine",         WORD,   QUERY,          NULL},
    {"-dumpversion",         WORD,   QUERY,          NULL},
    {"-print-",              PREFIX, QUERY,          NULL},
    {"--print-",             PREFIX, QUERY,          NULL},
    {"-include",             VALUE,  FORCED,         NULL},
    {"-imacros",             VALUE,  FORCED,         NULL},
    {"-isystem",             EITHER, FOLDER,         NULL},
    {"-iquote",              EITHER, FOLDER,         NULL},
    {"-idirafter",           EITHER, FOLDER,         NULL},
    {"-ivfsoverlay",         VALUE,  CLANG,          NULL},
    {"-Xclang",              VALUE,  CLANG,          NULL},
    {"-mllvm",               VALUE,  CLANG,          NULL},
    {"-Xpreprocessor",       VALUE,  CLANG,          NULL},
    {"-Xassembler",          VALUE,  CLANG,          NULL},
    {"-MD",                  WORD,   DEPENDS,        NULL},
    {"-MMD",                 WORD,   DEPENDS,        NULL},
    {"-MF",                  EITHER, DEPENDS_FILE,   NULL},
    {"-MJ",                  EITHER, CLANG,          NULL},
    {"-MT",                  EITHER, DEPENDS_NAME,   NULL},
    {"-MQ",                  EITHER, DEPENDS_NAME,   NULL},
    {"-Wp,",                 PREFIX, PREPROCESSOR,   NULL},
    {"-Wl,",                 PREFIX, LINKER_LIST,    NULL},
    {"-Xlinker",             VALUE,  LINKER,         NULL},
    {"-z",                   VALUE,  LINKER,         NULL},
    {"-T",                   VALUE,  IGNORED,        "an image's layout is its loader's"},
    {"-I",                   EITHER, FOLDER,         NULL},
    {"-D",                   EITHER, DEFINE,         NULL},
    {"-U",                   EITHER, DEFINE,         NULL},
    {"-o",                   EITHER, OUTPUT,         NULL},
    {"-x",                   EITHER, LANGUAGE,       NULL},
    {"-L",                   EITHER, ARCHIVE_FOLDER, NULL},
    {"-l",                   EITHER, ARCHIVE,        NULL},
    {"--target",             PREFIX, REFUSED,        OTHER_ABI},
    {"-target",              PREFIX, REFUSED,        OTHER_ABI},
    {"-m32",                 WORD,   REFUSED,        OTHER_ABI},
    {"-mx32",                WORD,   REFUSED,        OTHER_ABI},
    {"-m16",                 WORD,   REFUSED,        OTHER_ABI},
    {"-mabi=",               PREFIX, REFUSED,        OTHER_ABI},
    {"-fsanitize=",          PREFIX, REFUSED,        BY_VARIANT},
    {"-fprofile-arcs",       WORD,   REFUSED,        "an image cannot write gcc's profile; pass --coverage"},
    {"-ftest-coverage",      WORD,   REFUSED,        "an image cannot write gcc's profile; pass --coverage"},
    {"-fprofile-",           PREFIX, REFUSED,        "an image cannot write clang's profile; pass --coverage"},
    {"-fcoverage-mapping",   WORD,   REFUSED,        "an image cannot write clang's profile; pass --coverage"},
    {"-pg",                  WORD,   REFUSED,        "an image cannot write gcc's profile"},
    {"-flto",                PREFIX, IGNORED,        "an image is not linked by clang"},
    {"-fno-lto",             WORD,   DROPPED,        NULL},
    {"-fexceptions",         WORD,   IGNORED,        "C++ for Windows' kernel has no exceptions"},
    {"-fcxx-exceptions",     WORD,   IGNORED,        "C++ for Windows' kernel has no exceptions"},
    {"-frtti",               WORD,   IGNORED,        "C++ for Windows' kernel has no run-time types"},
    {"-fthreadsafe-statics", WORD,   IGNORED,        "C++ for Windows' kernel has no thread-safe statics"},
    {"-fno-stack-protector", WORD,   DROPPED,        NULL},
    {"-fstack-protector",    PREFIX, IGNORED,        "the check variant finds what it would, and more"},
    {"-mcmodel=",            PREFIX, IGNORED,        "an image is loaded anywhere in the address space"},
    {"-fuse-ld=",            PREFIX, IGNORED,        "images are linked by lld"},
    {"-save-temps",          PREFIX, IGNORED,        "--verbose prints the commands"},
    {"-shared",              WORD,   DROPPED,        NULL},
    {"-static",              PREFIX, DROPPED,        NULL},
    {"-shared-libgcc",       WORD,   DROPPED,        NULL},
    {"-nostdlib",            PREFIX, DROPPED,        NULL},
    {"-nodefaultlibs",       WORD,   DROPPED,        NULL},
    {"-nostartfiles",        WORD,   DROPPED,        NULL},
    {"-fvisibility",         PREFIX, DROPPED,        NULL},
    {"-fPIC",                WORD,   DROPPED,        NULL},
    {"-fpic",                WORD,   DROPPED,        NULL},
    {"-fPIE",                WORD,   DROPPED,        NULL},
    {"-fpie",                WORD,   DROPPED,        NULL},
    {"-fno-pic",             WORD,   DROPPED,        NULL},
    {"-fno-PIC",             WORD,   DROPPED,        NULL},
    {"-fno-pie",             WORD,   DROPPED,        NULL},
    {"-fno-PIE",             WORD,   DROPPED,        NULL},
    {"-pie",                 WORD,   DROPPED,        NULL},
    {"-no-pie",              WORD,   DROPPED,        NULL},
    {"-pipe",                WORD,   DROPPED,        NULL},
    {"-pthread",             WORD,   DROPPED,        NULL},
    {"-rdynamic",            WORD,   DROPPED,        NULL},
    {"-m64",                 WORD,   DROPPED,        NULL},
    {"-mdll",                WORD,   DROPPED,        NULL},
    {"-mwindows",            WORD,   DROPPED,        NULL},
    {"-mconsole",            WORD,   DROPPED,        NULL},
    {"-municode",            WORD,   DROPPED,        NULL},
    {"-s",                   WORD,   IGNORED,        "reports name the driver's lines"},
};

/* What the linkers of Windows and of Linux are told that an image's need not hear; the value's place, if any. */
static const struct {
    const char *name;
    bool has_value;
} of_other_linkers[] = {
    {"--subsystem", true},     {"--image-base", true},     {"--out-implib", true},    {"--file-alignment", true},
    {"--section-alignment", true}, {"--major-", true},     {"--minor-", true},        {"--stack", true},
    {"--heap", true},          {"--dynamicbase", false},   {"--nxcompat", false},     {"--high-entropy-va", false},
    {"--no-seh", false},       {"--disable-", false},      {"--enable-", false},      {"--exclude-all-symbols", false},
    {"--kill-at", false},      {"--wdmdriver", false},     {"--tsaware", false},      {"--no-insert-timestamp", false},
    {"--export-dynamic", false}, {"--no-undefined", false}, {"-rpath", true},         {"--rpath", true},
    {"-soname", true},         {"--soname", true},         {"-h", true},              {"-rpath-link", true},
    {"-Bstatic", false},       {"-Bdynamic", false},       {"--as-needed", false},    {"--no-as-needed", false},
    {"--start-group", false},  {"--end-group", false},     {"-version", false},       {"--version-script", true},
    {"--allow-shlib-undefined", false},
};
/* clang-format on */

static bool starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static const struct option *find_option(const char *word)
{
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        const struct option *option = &options[i];
        bool whole = option->form == WORD || option->form == VALUE;
        if (whole ? strcmp(word, option->name) == 0 : starts_with(word, option->name)) {
            return option;
        }
    }
    return NULL;
}

/* --------------------------------------------------------------------------------------------------- the linker's */
static void take_linkers(struct cc_run *run, struct cc_request *request, const char *word)
{
    const size_t rows = sizeof of_other_linkers / sizeof of_other_linkers[0];
    if (request->linker_value != NULL) { /* the value of the word before */
        if (strcmp(request->linker_value, "-e") == 0) {
            request->entry = word;
        }
        request->linker_value = NULL;
        return;
    }
    if (strcmp(word, "-e") == 0 || strcmp(word, "--entry") == 0) {
        request->linker_value = "-e";
        return;
    }
    if (starts_with(word, "--entry=")) {
        request->entry = word + strlen("--entry=");
        return;
    }
    for (size_t i = 0; i < rows; i++) {
        size_t length = strlen(of_other_linkers[i].name);
        bool family = of_other_linkers[i].name[length - 1] == '-';
        if (starts_with(word, of_other_linkers[i].name) && (family || word[length] == '\0' || word[length] == '=')) {
            request->linker_value = of_other_linkers[i].has_value && strchr(word, '=') == NULL ? word : NULL;
            return;
        }
    }
    cli_cc_words_add(run, &request->linking, word);
}

static void take_linkers_list(struct cc_run *run, struct cc_request *request, const char *words)
{
    while (*words != '\0') {
        size_t length = strcspn(words, ",");
        take_linkers(run, request, cli_cc_print(run, "%.*s", (int)length, words));
        words += length + (words[length] == ',');
    }
}

/* -Wp,-MD,FILE, as Makefiles of old had it; whatever else is there is clang's. */
static void take_preprocessors(struct cc_run *run, struct cc_request *request, const char *word)
{
    static const char *const lists[] = {"-Wp,-MD,", "-Wp,-MMD,"};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (starts_with(word, lists[i]) && strchr(word + strlen(lists[i]), ',') == NULL) {
            request->depends = true;
            request->depends_file = word + strlen(lists[i]);
            cli_cc_words_add(run, &request->clang, i == 0 ? "-MD" : "-MMD");
            return;
        }
    }
    cli_cc_words_add(run, &request->clang, word);
}

/* -------------------------------------------------------------------------------------------------------- options */
static bool take_variant(struct cc_request *request, const char *name)
{
    for (uint32_t i = IMAGE_PLAIN; i <= IMAGE_TSAN; i++) {
        if (strcmp(name, image_variant_name(i)) == 0) {
            request->variant = (enum image_variant)i;
            return true;
        }
    }
    return cli_cc_complain("unknown variant '%s'; there are plain, check and tsan", name);
}

static bool take_jobs(struct cc_request *request, const char *number)
{
    char *end;
    unsigned long jobs = strtoul(number, &end, 10);
    if (*number < '0' || *number > '9' || *end != '\0' || jobs == 0 || jobs > CC_JOBS_MAX) {
        return cli_cc_complain("-j %s: a number from 1 to 1024 is wanted", number);
    }
    request->jobs = (unsigned)jobs;
    return true;
}

/* -c, -S, -E and their like: the one that ends earliest counts, as with the compiler. */
static void reach(struct cc_run *run, struct cc_request *request, enum cc_goal goal, const char *word)
{
    cli_cc_words_add(run, &request->alone, word);
    if (request->goal < goal) {
        request->goal = goal;
        request->clangs = word;
    }
}

static bool take_language(struct cc_run *run, struct cc_request *request, const char *name)
{
    static const char *const languages[] = {"c",        "c++",        "assembler",  "assembler-with-cpp",
                                            "c-header", "c++-header", "cpp-output", "c++-cpp-output"};
    if (strcmp(name, "none") == 0) {
        request->language = NULL;
        return true;
    }
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        if (strcmp(name, languages[i]) == 0) {
            request->language = name;
            if (strstr(name, "-header") != NULL) {
                reach(run, request, CC_CLANG, "-c");
            }
            return true;
        }
    }
    return cli_cc_complain("-x %s: sources are C, C++ or assembly", name);
}

bool cli_cc_option_is_for_code(const char *word)
{
    static const char *const not_code[] = {"-fsanitize", "-fno-sanitize", "-fplugin", "-fpass-plugin", "-fmodules"};
    for (size_t i = 0; i < sizeof not_code / sizeof not_code[0]; i++) {
        if (starts_with(word, not_code[i])) {
            return false;
        }
    }
    return starts_with(word, "-O") || starts_with(word, "-f") || starts_with(word, "-m");
}

static void take_clangs(struct cc_run *run, struct cc_request *request, const char *word)
{
    cli_cc_words_add(run, &request->clang, word);
    if (cli_cc_option_is_for_code(word)) {
        cli_cc_words_add(run, &request->code, word);
    }
}

/* One of the options that have no value. */
static bool take_plain(struct cc_run *run, struct cc_request *request, const struct option *option, const char *word)
{
    switch (option->effect) {
    case HELP:
        request->help = true;
        return true;
    case VARIANT:
        return take_variant(request, word + strlen(option->name));
    case USER:
        request->mode = IMAGE_USER;
        return true;
    case COVERAGE:
        request->coverage = true;
        return true;
    case TRACE_FUNCTION:
        cli_cc_words_add(run, &request->trace_functions, word + strlen(option->name));
        return true;
    case TRACE_FILE:
        cli_cc_words_add(run, &request->trace_files, cli_cc_find_or_keep(run, word + strlen(option->name)));
        return true;
    case PROJECT:
        request->project = word + strlen(option->name);
        return true;
    case PROJECT_NAME:
        request->project_name = word + strlen(option->name);
        return true;
    case CONFIGURATION:
        request->configuration = word + strlen(option->name);
        return true;
    case PLATFORM:
        request->platform = word + strlen(option->name);
        return true;
    case VERBOSE:
        run->verbose = true;
        if (strcmp(word, "-v") == 0) {
            request->version = true;
            cli_cc_words_add(run, &request->clang, word);
        }
        return true;
    case DRY:
        request->dry = true;
        run->verbose = true;
        return true;
    case COMPILE:
        reach(run, request, CC_OBJECTS, word);
        return true;
    case ASSEMBLY:
        reach(run, request, CC_TEXT, word);
        return true;
    case RELOCATABLE:
        reach(run, request, CC_RELOCATABLE, word);
        return true;
    case CLANG_ALONE:
        reach(run, request, CC_CLANG, word);
        return true;
    case QUERY:
        reach(run, request, CC_QUERY, word);
        return true;
    case DEPENDS:
        request->depends = true;
        cli_cc_words_add(run, &request->clang, word);
        return true;
    case PREPROCESSOR:
        take_preprocessors(run, request, word);
        return true;
    case LINKER_LIST:
        take_linkers_list(run, request, word + strlen(option->name));
        return true;
    case REFUSED:
        return cli_cc_complain("%s cannot be had: %s", word, option->why);
    case IGNORED:
        cli_cc_complain("note: %s is ignored: %s", word, option->why);
        return true;
    default:
        return true;
    }
}

static bool take_value(struct cc_run *run, struct cc_request *request, const struct option *option, const char *value)
{
    switch (option->effect) {
    case JOBS:
        return take_jobs(request, value);
    case LANGUAGE:
        return take_language(run, request, value);
    case PROJECT:
        request->project = value;
        return true;
    case OUTPUT:
        request->output = value;
        return true;
    case DEPENDS_FILE:
        request->depends_file = value;
        return true;
    case ARCHIVE_FOLDER:
        cli_cc_words_add(run, &request->libraries, value);
        return true;
    case ARCHIVE:
        cli_cc_words_add(run, &request->joining, value);
        return true;
    case LINKER:
        take_linkers(run, request, strcmp(option->name, "-z") == 0 ? cli_cc_print(run, "-z%s", value) : value);
        return true;
    case IGNORED:
        cli_cc_complain("note: %s %s is ignored: %s", option->name, value, option->why);
        return true;
    case FOLDER:
        value = cli_cc_find_or_keep(run, value);
        cli_cc_words_add(run, &request->folders, value);
        break;
    case FORCED:
        cli_cc_words_add(run, &request->forced, value);
        break;
    case DEFINE:
        cli_cc_words_add(run, &request->suppress, cli_cc_print(run, "%.*s", (int)strcspn(value, "=("), value));
        break;
    case DEPENDS_NAME:
        request->depends_named = true;
        break;
    default:
        break;
    }
    cli_cc_words_add(run, &request->clang, option->name);
    cli_cc_words_add(run, &request->clang, value);
    if (strcmp(option->name, "-mllvm") == 0) {
        cli_cc_words_add(run, &request->code, option->name);
        cli_cc_words_add(run, &request->code, value);
    }
    return true;
}

bool cli_cc_option_take(struct cc_run *run, struct cc_request *request, const char *const **argument)
{
    const char *word = **argument;
    const struct option *option = find_option(word);
    if (option == NULL) {
        take_clangs(run, request, word);
        return true;
    }
    if (option->form == WORD || option->form == PREFIX) {
        return take_plain(run, request, option, word);
    }
    const char *value = word + strlen(option->name);
    if (*value == '\0') {
        value = (*argument)[1];
        if (value == NULL) {
            return cli_cc_complain("%s needs a value", option->name);
        }
        (*argument)++;
    }
    return take_value(run, request, option, value);
}
