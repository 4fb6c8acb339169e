/*
 * cc_request.c: puts a request together from words, and judges whether it is whole.
 */
#include "cli/cc_request.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

void cli_cc_request_print_help(void)
{
    puts(
        "usage: escapement cc [--user] [--variant=plain|check|tsan] [--coverage] [-j N] ARGS...\n"
        "\n"
        "Compiles and links a display driver's sources, as they are, into an image for this host. The compiler is "
        "clang 19\n"
        "for Windows' ABI; its flags pass through, among them -c, -o, -I, -D, -O, -g, -W and -MD. Microsoft's "
        "switches\n"
        "(/c /D /I /FI /Fo ...) and @RESPONSE files are understood too.\n"
        "\n"
        "  --variant=V   plain; check (address and undefined-behaviour sanitizers); tsan (thread sanitizer). The "
        "default\n"
        "                is the variant of this program, which runs what it compiles.\n"
        "  --user        a user-mode display driver: no _KERNEL_MODE, no DriverEntry; OpenAdapter is found by name\n"
        "  --coverage    counters and compared values for a fuzzer (-fsanitize-coverage), in a check or plain image\n"
        "  -j N          compile N sources at a time; the default is the number of processors\n"
        "  --project P   what a .vcxproj, .sln, sources or dirs file, or a folder with one, describes: "
        "docs/project.md\n"
        "                  --project-name=N, --configuration=N (Release), --platform=N (x64) choose of it\n"
        "  --verbose     print each command before it runs; -### prints them all and runs none\n"
        "\n"
        "Windows' headers are this program's own (include/wdk; ESCAPEMENT_WDK names another folder), found in any "
        "letter\n"
        "case. What the sources do not define becomes an import, and is looked up among the kernel's exports when the\n"
        "image is loaded. Exit status: 0; 1 where a tool failed; 2 wrong usage.\n"
        "\n"
        "  escapement cc -O1 -o first.so first.c\n"
        "  escapement cc --variant=check -c -o escape.o escape.c && escapement cc --variant=check -o d.so escape.o "
        "ddi.c\n"
        "  make CC=\"escapement cc\"");
}

/* -------------------------------------------------------------------------------------------------------- inputs */
/* clang-format off */
static const struct {
    const char *suffix;
    enum cc_kind kind;
    const char *language;
} suffixes[] = {
    /* ends in    is            which clang calls */
    {".c",        CC_SOURCE,    "c"},
    {".cpp",      CC_SOURCE,    "c++"},
    {".cxx",      CC_SOURCE,    "c++"},
    {".cc",       CC_SOURCE,    "c++"},
    {".c++",      CC_SOURCE,    "c++"},
    {".i",        CC_SOURCE,    "cpp-output"},
    {".ii",       CC_SOURCE,    "c++-cpp-output"},
    {".s",        CC_ASSEMBLY,  "assembler"},
    {".S",        CC_ASSEMBLY,  "assembler-with-cpp"},
    {".o",        CC_OBJECT,    NULL},
    {".obj",      CC_OBJECT,    NULL},
    {".a",        CC_OBJECT,    NULL},
    {".rc",       CC_SKIPPED,   NULL},
    {".res",      CC_SKIPPED,   NULL},
    {".inf",      CC_SKIPPED,   NULL},
    {".inx",      CC_SKIPPED,   NULL},
    {".mof",      CC_SKIPPED,   NULL},
    {".bmf",      CC_SKIPPED,   NULL},
    {".def",      CC_SKIPPED,   NULL},
    {".mc",       CC_SKIPPED,   NULL},
    {".man",      CC_SKIPPED,   NULL},
    {".manifest", CC_SKIPPED,   NULL},
    {".lib",      CC_SKIPPED,   NULL},
};
/* clang-format on */

static bool starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* By the name's end: as it is spelled, else in any letter case, as on Windows; a MAIN.C is C there. */
static void sort_by_name(struct cc_input *input)
{
    const size_t rows = sizeof suffixes / sizeof suffixes[0];
    const char *dot = strrchr(input->path, '.');
    size_t row = 0;
    while (row < rows && (dot == NULL || strcmp(dot, suffixes[row].suffix) != 0)) {
        row++;
    }
    if (row == rows) {
        row = 0;
        while (row < rows && (dot == NULL || strcasecmp(dot, suffixes[row].suffix) != 0)) {
            row++;
        }
        input->language = row < rows ? suffixes[row].language : NULL; /* clang does not know it in these letters */
    }
    input->kind = row < rows ? suffixes[row].kind : CC_UNKNOWN;
}

struct cc_input *cli_cc_request_add_input(struct cc_run *run, struct cc_request *request, const char *path)
{
    struct cc_input input = {.path = strcmp(path, "-") == 0 ? path : cli_cc_find_or_keep(run, path)};
    if (request->language != NULL) {
        input.language = request->language;
        input.kind = starts_with(request->language, "assembler") ? CC_ASSEMBLY : CC_SOURCE;
    } else {
        sort_by_name(&input);
    }
    if (input.kind == CC_SKIPPED) {
        cli_cc_words_add(run, &request->skipped, input.path);
        return NULL;
    }
    struct cc_inputs *inputs = &request->inputs;
    if (inputs->count == inputs->capacity) {
        size_t capacity = inputs->capacity == 0 ? 16 : inputs->capacity * 2;
        struct cc_input *items = cli_cc_alloc(run, capacity * sizeof *items);
        if (inputs->count > 0) {
            memcpy(items, inputs->items, inputs->count * sizeof *items);
        }
        inputs->items = items;
        inputs->capacity = capacity;
    }
    inputs->items[inputs->count] = input;
    return &inputs->items[inputs->count++];
}

/* --------------------------------------------------------------------------------------------------------- words */
static bool take_word(struct cc_run *run, struct cc_request *request, const char *const **argument)
{
    const char *word = **argument;
    bool taken = false;
    if (!cli_cc_microsoft_take(run, request, argument, &taken)) {
        return false;
    }
    if (taken) {
        return true;
    }
    if (word[0] == '-' && word[1] != '\0') {
        return cli_cc_option_take(run, request, argument);
    }
    cli_cc_request_add_input(run, request, word);
    return true;
}

void cli_cc_request_init(struct cc_request *request)
{
    *request = (struct cc_request){.variant = image_own_variant(), .mode = IMAGE_KERNEL};
}

bool cli_cc_request_add(struct cc_run *run, struct cc_request *request, const char *const *words)
{
    struct cc_words expanded = {0};
    if (!cli_cc_response_expand(run, words, &expanded)) {
        return false;
    }
    for (const char *const *argument = expanded.items; argument != NULL && *argument != NULL; argument++) {
        if (!take_word(run, request, &argument)) {
            return false;
        }
    }
    return true;
}

bool cli_cc_request_read(struct cc_run *run, struct cc_request *request, char **words)
{
    cli_cc_request_init(request);
    return cli_cc_request_add(run, request, (const char *const *)words);
}

/* ------------------------------------------------------------------------------------------------------ judgement */
/* By whatever names they go. Null: none is, or there is no output yet. */
static const char *input_that_is_the_output(const struct cc_request *request)
{
    struct stat output;
    struct stat input;
    if (request->output == NULL || stat(request->output, &output) != 0 || !S_ISREG(output.st_mode)) {
        return NULL;
    }
    for (size_t i = 0; i < request->inputs.count; i++) {
        const char *name = request->inputs.items[i].path;
        if (stat(name, &input) == 0 && input.st_dev == output.st_dev && input.st_ino == output.st_ino) {
            return name;
        }
    }
    return NULL;
}

static const char *joined_words(struct cc_run *run, const struct cc_words *words)
{
    const char *text = "";
    for (size_t i = 0; i < words->count; i++) {
        text = cli_cc_print(run, "%s%s%s", text, i > 0 ? ", " : "", words->items[i]);
    }
    return text;
}

static void print_notes(struct cc_run *run, const struct cc_request *request)
{
    if (request->skipped.count > 0) {
        cli_cc_complain("note: passed over, having no part in an image: %s", joined_words(run, &request->skipped));
    }
    if (request->ignored.count > 0) {
        cli_cc_complain("note: ignored, changing nothing here: %s", joined_words(run, &request->ignored));
    }
}

static bool judge_input(const struct cc_input *input)
{
    if (strcmp(input->path, "-") == 0 && input->language == NULL) {
        return cli_cc_complain("- (the standard input) needs a language before it: -x c or -x c++");
    }
    return input->kind != CC_UNKNOWN ||
           cli_cc_complain("%s: neither a C or C++ source (.c, .cpp), an assembly source (.s, .S), an object (.o) "
                           "nor an archive (.a)",
                           input->path);
}

/* The word that lets no two sources share one -o; null: there is none. */
static const char *goal_of_one_output(const struct cc_request *request)
{
    return request->goal == CC_OBJECTS ? "-c"
           : request->goal == CC_TEXT  ? "-S"
           : request->goal == CC_CLANG ? request->clangs
                                       : NULL;
}

bool cli_cc_request_judge(struct cc_run *run, struct cc_request *request)
{
    if (request->goal == CC_QUERY) {
        return true;
    }
    if (request->inputs.count == 0 && request->skipped.count == 0 && request->version) {
        cli_cc_words_add(run, &request->alone, "-v");
        request->clangs = "-v";
        request->goal = CC_QUERY;
        return true;
    }
    print_notes(run, request);
    if (request->inputs.count == 0) {
        return cli_cc_complain("no input files\n  next  escapement cc -o NAME.so SOURCES; --help tells more");
    }
    for (size_t i = 0; i < request->inputs.count; i++) {
        if (!judge_input(&request->inputs.items[i])) {
            return false;
        }
    }
    const char *overwritten = input_that_is_the_output(request);
    if (overwritten != NULL) {
        return cli_cc_complain("-o %s would overwrite the input %s", request->output, overwritten);
    }
    const char *goal = goal_of_one_output(request);
    if (request->inputs.count > 1 && request->output != NULL && goal != NULL) {
        return cli_cc_complain("-o with %s takes one source", goal);
    }
    if (request->output == NULL && (request->goal == CC_IMAGE || request->goal == CC_RELOCATABLE)) {
        request->output = "a.out";
    }
    if (request->coverage && request->variant == IMAGE_TSAN) {
        return cli_cc_complain("--coverage goes with the plain and the check variant");
    }
    return true;
}
