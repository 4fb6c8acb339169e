/*
 * cc_request.c: reads the command line of `escapement cc`: its own options, clang's, and those it cannot grant.
 */
#include "cli/cc_request.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

void cli_cc_request_print_help(void)
{
    puts(
        "usage: escapement cc [--user] [--variant=plain|check|tsan] [--coverage] ARGS...\n"
        "\n"
        "Compiles and links a display driver's sources, as they are, into an image for this host. The compiler is "
        "clang 19\n"
        "for Windows' ABI; its flags pass through, among them -c, -o, -I, -D, -O, -g, -W and -MD.\n"
        "\n"
        "  --variant=V   plain; check (address and undefined-behaviour sanitizers); tsan (thread sanitizer). The "
        "default\n"
        "                is the variant of this program, which runs what it compiles.\n"
        "  --user        a user-mode display driver: no _KERNEL_MODE, no DriverEntry; OpenAdapter is found by name\n"
        "  --coverage    counters and compared values for a fuzzer (-fsanitize-coverage), in a check or plain image\n"
        "  --verbose     print each command before it runs\n"
        "\n"
        "Windows' headers are this program's own (include/wdk; ESCAPEMENT_WDK names another folder), found in any "
        "letter\n"
        "case. What the sources do not define becomes an import, and is looked up among the kernel's exports when the\n"
        "image is loaded. Exit status: 0; 1 where a tool failed; 2 wrong usage.\n"
        "\n"
        "  escapement cc -O1 -o first.so first.c\n"
        "  escapement cc --variant=check -c -o escape.o escape.c && escapement cc --variant=check -o d.so escape.o "
        "ddi.c");
}

static bool starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* clang-format off */
/* Options whose value may be the next word, and where the two go. */
enum destination { TO_CLANG, TO_FOLDER, TO_DEFINE, TO_OUTPUT, TO_LANGUAGE, TO_DEPENDS_FILE, TO_JOINING, TO_LINKER };
static const struct {
    const char *name;
    enum destination to;
    bool only_separate; /* "-include x", never "-includex" */
} with_value[] = {
    {"-include",    TO_CLANG,        true},
    {"-imacros",    TO_CLANG,        true},
    {"-isystem",    TO_FOLDER,       false},
    {"-iquote",     TO_FOLDER,       false},
    {"-idirafter",  TO_FOLDER,       false},
    {"-ivfsoverlay", TO_CLANG,       true},
    {"-Xclang",     TO_CLANG,        true},
    {"-mllvm",      TO_CLANG,        true},
    {"-MF",         TO_DEPENDS_FILE, false},
    {"-MT",         TO_CLANG,        false},
    {"-MQ",         TO_CLANG,        false},
    {"-Xlinker",    TO_LINKER,       true},
    {"-I",          TO_FOLDER,       false},
    {"-D",          TO_DEFINE,       false},
    {"-U",          TO_DEFINE,       false},
    {"-o",          TO_OUTPUT,       false},
    {"-x",          TO_LANGUAGE,     false},
    {"-L",          TO_JOINING,      false},
    {"-l",          TO_JOINING,      false},
    {"-z",          TO_LINKER,       true},
};
/* Options that would make another thing than a driver image. */
static const struct {
    const char *prefix, *why;
} refused[] = {
    {"--target",    "images are for Windows' ABI on 64-bit x86, and for nothing else"},
    {"-target",     "images are for Windows' ABI on 64-bit x86, and for nothing else"},
    {"-m32",        "images are for Windows' ABI on 64-bit x86, and for nothing else"},
    {"-fsanitize=", "the variant decides the sanitizers; pass --variant=check or --variant=tsan"},
    {"-flto",       "an image is not linked by clang"},
    {"-static",     "an image is a shared object"},
};
/* Options that say what is so anyway, or what an image cannot be. */
static const char *const dropped[] = {"-shared", "-fPIC", "-fpic", "-fPIE", "-fpie", "-pipe"};
/* clang-format on */

static void take_value(struct cc_run *run, struct cc_request *request, enum destination to, const char *name,
                       const char *value)
{
    switch (to) {
    case TO_FOLDER:
        cli_cc_words_add(run, &request->folders, value);
        break;
    case TO_DEFINE:
        cli_cc_words_add(run, &request->suppress, cli_cc_print(run, "%.*s", (int)strcspn(value, "="), value));
        break;
    case TO_OUTPUT:
        request->output = value;
        return;
    case TO_LANGUAGE:
        request->language = value;
        return;
    case TO_DEPENDS_FILE:
        request->depends_file = value;
        return;
    case TO_JOINING:
        cli_cc_words_add(run, &request->joining, name);
        cli_cc_words_add(run, &request->joining, value);
        return;
    case TO_LINKER:
        if (strcmp(name, "-Xlinker") != 0) {
            cli_cc_words_add(run, &request->linking, name);
        }
        cli_cc_words_add(run, &request->linking, value);
        return;
    case TO_CLANG:
        break;
    }
    cli_cc_words_add(run, &request->clang, name);
    cli_cc_words_add(run, &request->clang, value);
}

/* An option with a value: 1 taken, 0 it is none, -1 its value is missing. `*argument` moves on to a separate value. */
static int take_with_value(struct cc_run *run, struct cc_request *request, char ***argument)
{
    const char *word = **argument;
    for (size_t i = 0; i < sizeof with_value / sizeof with_value[0]; i++) {
        const char *name = with_value[i].name;
        if (strcmp(word, name) == 0) {
            if ((*argument)[1] == NULL) {
                cli_cc_complain("%s needs a value", name);
                return -1;
            }
            (*argument)++;
            take_value(run, request, with_value[i].to, name, **argument);
            return 1;
        }
        if (!with_value[i].only_separate && starts_with(word, name)) {
            take_value(run, request, with_value[i].to, name, word + strlen(name));
            return 1;
        }
    }
    return 0;
}

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

/* An option of ours, or one that changes what is done: true, and `*wrong` where it cannot be had. */
static bool take_ours(struct cc_run *run, struct cc_request *request, const char *word, bool *wrong)
{
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        request->help = true;
    } else if (starts_with(word, "--variant=")) {
        *wrong = !take_variant(request, word + strlen("--variant="));
    } else if (strcmp(word, "--user") == 0) {
        request->mode = IMAGE_USER;
    } else if (strcmp(word, "--coverage") == 0) {
        request->coverage = true;
    } else if (strcmp(word, "--verbose") == 0) {
        run->verbose = true;
    } else if (strcmp(word, "-c") == 0) {
        request->only_compile = true;
    } else if (strcmp(word, "-E") == 0 || strcmp(word, "-S") == 0 || strcmp(word, "-fsyntax-only") == 0) {
        request->only_clang = word;
    } else if (strcmp(word, "-MD") == 0 || strcmp(word, "-MMD") == 0) {
        request->depends = true;
        cli_cc_words_add(run, &request->clang, word);
    } else if (starts_with(word, "-Wl,")) {
        char *list = (char *)(size_t)cli_cc_print(run, "%s", word + strlen("-Wl,"));
        for (char *part = strtok(list, ","); part != NULL; part = strtok(NULL, ",")) {
            cli_cc_words_add(run, &request->linking, part);
        }
    } else {
        return false;
    }
    return true;
}

static bool is_dropped(const char *word)
{
    for (size_t i = 0; i < sizeof dropped / sizeof dropped[0]; i++) {
        if (strcmp(word, dropped[i]) == 0) {
            return true;
        }
    }
    return false;
}

static const char *why_refused(const char *word)
{
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        if (starts_with(word, refused[i].prefix)) {
            return refused[i].why;
        }
    }
    return NULL;
}

static bool is_for_code(const char *word)
{
    static const char *const not_code[] = {"-fsanitize", "-fno-sanitize", "-fplugin", "-fpass-plugin", "-fmodules"};
    for (size_t i = 0; i < sizeof not_code / sizeof not_code[0]; i++) {
        if (starts_with(word, not_code[i])) {
            return false;
        }
    }
    return starts_with(word, "-O") || starts_with(word, "-f") || starts_with(word, "-m");
}

/* By whatever names they go. Null: none is, or there is no output yet. */
static const char *input_that_is_the_output(const struct cc_request *request)
{
    struct stat output;
    struct stat input;
    if (request->output == NULL || stat(request->output, &output) != 0 || !S_ISREG(output.st_mode)) {
        return NULL;
    }
    for (size_t i = 0; i < request->inputs.count; i++) {
        const char *name = request->inputs.items[i];
        if (stat(name, &input) == 0 && input.st_dev == output.st_dev && input.st_ino == output.st_ino) {
            return name;
        }
    }
    return NULL;
}

static bool take_word(struct cc_run *run, struct cc_request *request, char ***argument)
{
    const char *word = **argument;
    bool wrong = false;
    if (word[0] != '-' || word[1] == '\0') {
        cli_cc_words_add(run, &request->inputs, word);
        return true;
    }
    if (take_ours(run, request, word, &wrong)) {
        return !wrong;
    }
    const char *why = why_refused(word);
    if (why != NULL) {
        return cli_cc_complain("%s cannot be had: %s", word, why);
    }
    int taken = take_with_value(run, request, argument);
    if (taken == 0 && !is_dropped(word)) {
        cli_cc_words_add(run, &request->clang, word);
        if (is_for_code(word)) {
            cli_cc_words_add(run, &request->code, word);
        }
    }
    return taken >= 0;
}

enum cc_kind cli_cc_request_kind(const struct cc_request *request, const char *path)
{
    /* clang-format off */
    static const struct {
        const char *suffix;
        enum cc_kind kind;
    } suffixes[] = {
        {".c", CC_SOURCE}, {".C", CC_SOURCE}, {".i", CC_SOURCE},
        {".cpp", CC_SOURCE}, {".cc", CC_SOURCE}, {".cxx", CC_SOURCE},
        {".s", CC_ASSEMBLY}, {".S", CC_ASSEMBLY},
        {".o", CC_OBJECT}, {".obj", CC_OBJECT}, {".a", CC_OBJECT},
    };
    /* clang-format on */
    const char *dot = strrchr(path, '.');
    if (request->language != NULL) {
        return starts_with(request->language, "assembler") ? CC_ASSEMBLY : CC_SOURCE;
    }
    for (size_t i = 0; dot != NULL && i < sizeof suffixes / sizeof suffixes[0]; i++) {
        if (strcmp(dot, suffixes[i].suffix) == 0) {
            return suffixes[i].kind;
        }
    }
    return CC_UNKNOWN;
}

bool cli_cc_request_judge(const struct cc_request *request)
{
    if (request->inputs.count == 0) {
        return cli_cc_complain("no input files\n  next  escapement cc -o NAME.so SOURCES; --help tells more");
    }
    for (size_t i = 0; i < request->inputs.count; i++) {
        const char *input = request->inputs.items[i];
        if (cli_cc_request_kind(request, input) == CC_UNKNOWN) {
            return cli_cc_complain(
                "%s: neither a C or C++ source (.c, .cpp), an assembly source (.s, .S), an object (.o) "
                "nor an archive (.a)",
                input);
        }
    }
    const char *overwritten = input_that_is_the_output(request);
    if (overwritten != NULL) {
        return cli_cc_complain("-o %s would overwrite the input %s", request->output, overwritten);
    }
    if (request->language != NULL && strcmp(request->language, "c") != 0 && strcmp(request->language, "c++") != 0 &&
        !starts_with(request->language, "assembler")) {
        return cli_cc_complain("-x %s: sources are C, C++ or assembly", request->language);
    }
    if (request->inputs.count > 1 && request->output != NULL &&
        (request->only_compile || request->only_clang != NULL)) {
        return cli_cc_complain("-o with %s takes one source", request->only_compile ? "-c" : request->only_clang);
    }
    if (!request->only_compile && request->only_clang == NULL && request->output == NULL) {
        return cli_cc_complain("-o NAME.so is missing");
    }
    if (request->coverage && request->variant == IMAGE_TSAN) {
        return cli_cc_complain("--coverage goes with the plain and the check variant");
    }
    return true;
}

bool cli_cc_request_read(struct cc_run *run, struct cc_request *request, char **words)
{
    *request = (struct cc_request){.variant = image_own_variant(), .mode = IMAGE_KERNEL};
    for (char **argument = words; *argument != NULL; argument++) {
        if (!take_word(run, request, &argument)) {
            return false;
        }
    }
    return true;
}
