/*
 * cc.c: the verb `escapement cc` – compiles and links a driver's sources into an image that src/image loads.
 *
 * A source goes through clang for Windows' ABI in ELF. With a sanitizer it stops half way, where its callbacks' calls
 * are given Linux' convention (cc_calls.c), and goes on. All objects are joined into one, whose undefined names become
 * the import table (cc_imports.c), and the two are linked with the small runtime that each image carries.
 */
#include "cli/cc.h"
#include "cli/cli.h"
#include "image/image.h"
#include "image/note.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TARGET "--target=x86_64-pc-windows-msvc-elf"

enum kind { KIND_SOURCE, KIND_ASSEMBLY, KIND_OBJECT, KIND_UNKNOWN };

struct request {
    enum image_variant variant;
    enum image_mode mode;
    bool help, coverage, only_compile;
    const char *only_clang; /* -E, -S or -fsyntax-only: clang's own work, nothing is linked */
    const char *output;
    const char *language; /* of -x */
    bool depends;         /* -MD or -MMD */
    const char *depends_file;
    struct cc_words clang;    /* the caller's flags */
    struct cc_words code;     /* those among them that the code generator heeds */
    struct cc_words joining;  /* for the first link: -L, -l */
    struct cc_words linking;  /* for the second: -Wl,... */
    struct cc_words inputs;   /* in order */
    struct cc_words folders;  /* where headers are looked for */
    struct cc_words suppress; /* names that -D or -U gave */
};

/* -------------------------------------------------------------------------------------------------- what is always */
static const char try_warns[] =
    "-D__try=_Pragma(\"GCC warning \\\"__try does not protect in an ELF image: its handler never runs, and an "
    "exception in it ends in a bugcheck\\\"\") __try";

static const char *const always[] = {
    TARGET, "-nostdlibinc", "-fms-extensions", "-fms-compatibility", "-g", "-gdwarf-4", "-gdwarf-aranges",
    "-fno-omit-frame-pointer",
    /* Microsoft's compiler does not reason from types or from a null check to come, and sources rely on it. */
    "-fno-strict-aliasing", "-fno-delete-null-pointer-checks", "-fno-stack-protector",
    "-fno-asynchronous-unwind-tables", "-Wno-nonportable-include-path", "-Wno-unused-command-line-argument",
    /* As Microsoft's compiler has C++ for the kernel; an ELF image has nothing that could unwind. */
    "-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics",
    /* No handler table comes into an ELF image, so the block would be unprotected without a word. */
    try_warns, NULL};

static const char *const of_check[] = {
    "-fsanitize=address,undefined", "-fno-sanitize=function,vptr", "-fno-sanitize-recover=undefined",
    /* The shadow of 64-bit x86 Linux; for Windows it would be loaded from a variable in each function. */
    "-mllvm", "-asan-mapping-offset=0x7fff8000", NULL};
static const char *const of_tsan[] = {"-Xclang", "-fsanitize=thread", NULL};
static const char *const of_coverage[] = {"-fsanitize-coverage=inline-8bit-counters,pc-table,trace-cmp", NULL};

/* clang-format off */
static const struct {
    const char *name, *value;
    bool kernel_only;
} defines[] = {
    /* name            value         kernel only */
    {"_KERNEL_MODE",   "1",          true},
    {"_AMD64_",        "1",          false},
    {"AMD64",          "1",          false},
    {"WINNT",          "1",          false},
    {"_WIN32_WINNT",   "0x0A00",     false},
    {"WINVER",         "0x0A00",     false},
    {"NTDDI_VERSION",  "0x0A00000C", false},
    {"POOL_NX_OPTIN",  "1",          true},
};
/* clang-format on */

/* ------------------------------------------------------------------------------------------------- the command line */
static void print_help(void)
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

static void take_value(struct cc_run *run, struct request *request, enum destination to, const char *name,
                       const char *value)
{
    switch (to) {
    case TO_FOLDER:
        cc_words_add(run, &request->folders, value);
        break;
    case TO_DEFINE:
        cc_words_add(run, &request->suppress, cc_print(run, "%.*s", (int)strcspn(value, "="), value));
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
        cc_words_add(run, &request->joining, name);
        cc_words_add(run, &request->joining, value);
        return;
    case TO_LINKER:
        if (strcmp(name, "-Xlinker") != 0) {
            cc_words_add(run, &request->linking, name);
        }
        cc_words_add(run, &request->linking, value);
        return;
    case TO_CLANG:
        break;
    }
    cc_words_add(run, &request->clang, name);
    cc_words_add(run, &request->clang, value);
}

/* An option with a value: 1 taken, 0 it is none, -1 its value is missing. `*argument` moves on to a separate value. */
static int take_with_value(struct cc_run *run, struct request *request, char ***argument)
{
    const char *word = **argument;
    for (size_t i = 0; i < sizeof with_value / sizeof with_value[0]; i++) {
        const char *name = with_value[i].name;
        if (strcmp(word, name) == 0) {
            if ((*argument)[1] == NULL) {
                cc_complain("%s needs a value", name);
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

static bool take_variant(struct request *request, const char *name)
{
    for (uint32_t i = IMAGE_PLAIN; i <= IMAGE_TSAN; i++) {
        if (strcmp(name, image_variant_name(i)) == 0) {
            request->variant = (enum image_variant)i;
            return true;
        }
    }
    return cc_complain("unknown variant '%s'; there are plain, check and tsan", name);
}

/* An option of ours, or one that changes what is done: true, and `*wrong` where it cannot be had. */
static bool take_ours(struct cc_run *run, struct request *request, const char *word, bool *wrong)
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
        cc_words_add(run, &request->clang, word);
    } else if (starts_with(word, "-Wl,")) {
        char *list = (char *)(size_t)cc_print(run, "%s", word + strlen("-Wl,"));
        for (char *part = strtok(list, ","); part != NULL; part = strtok(NULL, ",")) {
            cc_words_add(run, &request->linking, part);
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

static bool take_word(struct cc_run *run, struct request *request, char ***argument)
{
    const char *word = **argument;
    bool wrong = false;
    if (word[0] != '-' || word[1] == '\0') {
        cc_words_add(run, &request->inputs, word);
        return true;
    }
    if (take_ours(run, request, word, &wrong)) {
        return !wrong;
    }
    const char *why = why_refused(word);
    if (why != NULL) {
        return cc_complain("%s cannot be had: %s", word, why);
    }
    int taken = take_with_value(run, request, argument);
    if (taken == 0 && !is_dropped(word)) {
        cc_words_add(run, &request->clang, word);
        if (is_for_code(word)) {
            cc_words_add(run, &request->code, word);
        }
    }
    return taken >= 0;
}

static enum kind kind_of(const struct request *request, const char *path)
{
    /* clang-format off */
    static const struct {
        const char *suffix;
        enum kind kind;
    } suffixes[] = {
        {".c", KIND_SOURCE}, {".C", KIND_SOURCE}, {".i", KIND_SOURCE},
        {".cpp", KIND_SOURCE}, {".cc", KIND_SOURCE}, {".cxx", KIND_SOURCE},
        {".s", KIND_ASSEMBLY}, {".S", KIND_ASSEMBLY},
        {".o", KIND_OBJECT}, {".obj", KIND_OBJECT}, {".a", KIND_OBJECT},
    };
    /* clang-format on */
    const char *dot = strrchr(path, '.');
    if (request->language != NULL) {
        return starts_with(request->language, "assembler") ? KIND_ASSEMBLY : KIND_SOURCE;
    }
    for (size_t i = 0; dot != NULL && i < sizeof suffixes / sizeof suffixes[0]; i++) {
        if (strcmp(dot, suffixes[i].suffix) == 0) {
            return suffixes[i].kind;
        }
    }
    return KIND_UNKNOWN;
}

static bool judge_request(const struct request *request)
{
    if (request->inputs.count == 0) {
        return cc_complain("no input files\n  next  escapement cc -o NAME.so SOURCES; --help tells more");
    }
    for (size_t i = 0; i < request->inputs.count; i++) {
        const char *input = request->inputs.items[i];
        if (kind_of(request, input) == KIND_UNKNOWN) {
            return cc_complain("%s: neither a C or C++ source (.c, .cpp), an assembly source (.s, .S), an object (.o) "
                               "nor an archive (.a)",
                               input);
        }
    }
    if (request->language != NULL && strcmp(request->language, "c") != 0 && strcmp(request->language, "c++") != 0 &&
        !starts_with(request->language, "assembler")) {
        return cc_complain("-x %s: sources are C, C++ or assembly", request->language);
    }
    if (request->inputs.count > 1 && request->output != NULL &&
        (request->only_compile || request->only_clang != NULL)) {
        return cc_complain("-o with %s takes one source", request->only_compile ? "-c" : request->only_clang);
    }
    if (!request->only_compile && request->only_clang == NULL && request->output == NULL) {
        return cc_complain("-o NAME.so is missing");
    }
    if (request->coverage && request->variant == IMAGE_TSAN) {
        return cc_complain("--coverage goes with the plain and the check variant");
    }
    return true;
}

/* --------------------------------------------------------------------------------------------------------- compiling
 */
static const char *base_with(struct cc_run *run, const char *path, const char *suffix)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return cc_print(run, "%.*s%s", dot != NULL ? (int)(dot - name) : (int)strlen(name), name, suffix);
}

static const char *folder_of(struct cc_run *run, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? "." : slash == path ? "/" : cc_print(run, "%.*s", (int)(slash - path), path);
}

static bool is_suppressed(const struct request *request, const char *name)
{
    for (size_t i = 0; i < request->suppress.count; i++) {
        if (strcmp(request->suppress.items[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* What every source is compiled with, up to its own name. */
static bool common_flags(struct cc_run *run, const struct request *request, struct cc_words *flags)
{
    struct cc_words folders = {0};
    cc_words_add(run, &folders, run->wdk);
    cc_words_add_all(run, &folders, &request->folders);
    for (size_t i = 0; i < request->inputs.count; i++) {
        cc_words_add(run, &folders, folder_of(run, request->inputs.items[i]));
    }
    const char *overlay = cc_headers_overlay(run, &folders);
    if (overlay == NULL) {
        return false;
    }
    cc_words_add(run, flags, run->clang);
    cc_words_add_list(run, flags, always);
    for (size_t i = 0; i < sizeof defines / sizeof defines[0]; i++) {
        if (!is_suppressed(request, defines[i].name) && (request->mode == IMAGE_KERNEL || !defines[i].kernel_only)) {
            cc_words_add(run, flags, cc_print(run, "-D%s=%s", defines[i].name, defines[i].value));
        }
    }
    cc_words_add(run, flags, "-ivfsoverlay");
    cc_words_add(run, flags, overlay);
    cc_words_add_all(run, flags, &request->clang);
    /* Behind the caller's folders; -isystem, since warnings about Windows' idioms are not the driver's. */
    cc_words_add(run, flags, "-isystem");
    cc_words_add(run, flags, run->wdk);
    cc_words_add(run, flags, "-isystem");
    cc_words_add(run, flags, cc_print(run, "%s/crt", run->wdk));
    return true;
}

static void sanitizer_flags(struct cc_run *run, const struct request *request, struct cc_words *flags)
{
    if (request->variant == IMAGE_CHECK) {
        cc_words_add_list(run, flags, of_check);
    } else if (request->variant == IMAGE_TSAN) {
        cc_words_add_list(run, flags, of_tsan);
    }
    if (request->coverage) {
        cc_words_add_list(run, flags, of_coverage);
    }
}

static bool succeed(struct cc_run *run, const struct cc_words *command, const char *what, const char *subject)
{
    int status = cc_execute(run, command);
    if (status > 0) {
        cc_complain("%s: %s failed (%s%d)", subject, what, status > 128 ? "signal " : "exit status ",
                    status > 128 ? status - 128 : status);
    }
    return status == 0;
}

static bool compile_assembly(struct cc_run *run, const struct cc_words *flags, const char *source, const char *object)
{
    struct cc_words command = {0};
    cc_words_add_all(run, &command, flags);
    cc_words_add_list(run, &command, (const char *const[]){"-c", "-o", object, source, NULL});
    return succeed(run, &command, "assembling", source);
}

/* Half way to textual IR with every pass done, the changes, and code generation with no pass done again. */
static bool compile_source(struct cc_run *run, const struct request *request, const struct cc_words *flags,
                           const char *source, const char *object)
{
    const char *module = cc_temporary(run, ".ll");
    const char *rewritten = cc_temporary(run, ".ll");
    struct cc_words first = {0};
    struct cc_words second = {0};
    cc_words_add_all(run, &first, flags);
    sanitizer_flags(run, request, &first);
    cc_words_add_list(run, &first, (const char *const[]){"-S", "-emit-llvm", "-o", module, source, NULL});
    if (!succeed(run, &first, "compiling", source) || !cc_module_rewrite(run, source, module, rewritten)) {
        return false;
    }
    cc_words_add_list(run, &second,
                      (const char *const[]){run->clang, TARGET, "-Wno-unused-command-line-argument",
                                            "-fno-omit-frame-pointer", "-gdwarf-aranges", NULL});
    cc_words_add_all(run, &second, &request->code);
    cc_words_add_list(
        run, &second,
        (const char *const[]){"-Xclang", "-disable-llvm-passes", "-c", "-o", object, "-x", "ir", rewritten, NULL});
    return succeed(run, &second, "code generation", source);
}

/* The source's own part of the list of headers; several sources' parts are joined afterwards. */
static const char *add_depends(struct cc_run *run, const struct request *request, struct cc_words *flags,
                               const char *target)
{
    const char *part = cc_temporary(run, ".d");
    cc_words_add_list(run, flags, (const char *const[]){"-MF", part, NULL});
    for (size_t i = 0; i < request->clang.count; i++) {
        if (strcmp(request->clang.items[i], "-MT") == 0 || strcmp(request->clang.items[i], "-MQ") == 0) {
            return part;
        }
    }
    cc_words_add_list(run, flags, (const char *const[]){"-MQ", target, NULL});
    return part;
}

static bool append_file(const char *from, FILE *out)
{
    char bytes[4096];
    size_t count = sizeof bytes;
    FILE *in = fopen(from, "re");
    if (in == NULL) {
        return false;
    }
    while (count == sizeof bytes) {
        count = fread(bytes, 1, sizeof bytes, in);
        fwrite(bytes, 1, count, out);
    }
    fclose(in);
    return true;
}

static bool write_depends(const char *path, const struct cc_words *parts)
{
    FILE *out = fopen(path, "we");
    bool written = out != NULL;
    for (size_t i = 0; written && i < parts->count; i++) {
        written = append_file(parts->items[i], out);
    }
    if (out != NULL && fclose(out) != 0) {
        written = false;
    }
    return written || cc_complain("%s could not be written", path);
}

static bool compile_one(struct cc_run *run, const struct request *request, const struct cc_words *common,
                        const char *source, const char *object, struct cc_words *depends)
{
    struct cc_words flags = {0};
    cc_words_add_all(run, &flags, common);
    if (request->language != NULL) {
        cc_words_add_list(run, &flags, (const char *const[]){"-x", request->language, NULL});
    }
    if (request->depends) {
        const char *target = request->output != NULL ? request->output : object;
        cc_words_add(run, depends, add_depends(run, request, &flags, target));
    }
    if (kind_of(request, source) == KIND_ASSEMBLY) {
        return compile_assembly(run, &flags, source, object);
    }
    return compile_source(run, request, &flags, source, object);
}

/* Every input as an object: compiled into the temporary folder, or with -c to where the caller wants it. */
static bool compile_all(struct cc_run *run, const struct request *request, struct cc_words *objects)
{
    struct cc_words common = {0};
    struct cc_words depends = {0};
    if (!common_flags(run, request, &common)) {
        return false;
    }
    for (size_t i = 0; i < request->inputs.count; i++) {
        const char *input = request->inputs.items[i];
        if (kind_of(request, input) == KIND_OBJECT) {
            cc_words_add(run, objects, input);
            continue;
        }
        const char *object = !request->only_compile    ? cc_temporary(run, ".o")
                             : request->output != NULL ? request->output
                                                       : base_with(run, input, ".o");
        if (!compile_one(run, request, &common, input, object, &depends)) {
            return false;
        }
        cc_words_add(run, objects, object);
    }
    if (depends.count == 0) {
        return true;
    }
    const char *file = request->depends_file;
    if (file == NULL) {
        file = base_with(run, request->output != NULL ? request->output : request->inputs.items[0], ".d");
        if (request->output != NULL) {
            file = cc_print(run, "%s/%s", folder_of(run, request->output), file);
        }
    }
    return write_depends(file, &depends);
}

/* ----------------------------------------------------------------------------------------------------------- linking
 */
static const char *assemble(struct cc_run *run, const char *source)
{
    const char *object = cc_temporary(run, ".o");
    struct cc_words command = {0};
    cc_words_add_list(run, &command, (const char *const[]){run->clang, TARGET, "-c", "-o", object, source, NULL});
    return succeed(run, &command, "assembling", source) ? object : NULL;
}

static bool link_image(struct cc_run *run, const struct request *request, const struct cc_words *objects)
{
    struct cc_words join = {0};
    struct cc_words link = {0};
    const char *joined = cc_temporary(run, ".o");
    const char *imports = cc_temporary(run, ".s");
    const char *runtime = assemble(run, cc_print(run, "%s/image.S", run->runtime));
    if (runtime == NULL) {
        return false;
    }
    cc_words_add_list(run, &join, (const char *const[]){run->lld, "-r", "-o", joined, NULL});
    if (request->mode == IMAGE_KERNEL) {
        cc_words_add_list(run, &join, (const char *const[]){"-u", "DriverEntry", NULL});
    }
    cc_words_add_all(run, &join, objects);
    cc_words_add_all(run, &join, &request->joining);
    cc_words_add(run, &join, runtime);
    if (!succeed(run, &join, "linking", request->output) ||
        !cc_imports_write(run, joined, imports, request->variant, request->mode)) {
        return false;
    }
    const char *table = assemble(run, imports);
    if (table == NULL) {
        return false;
    }
    cc_words_add_list(run, &link,
                      (const char *const[]){run->lld, "-shared", "-Bsymbolic", "-z", "defs", "-z", "noexecstack",
                                            /* Address equals file offset, so that a mapping tells a symbol's place. */
                                            "-z", "separate-loadable-segments", "--hash-style=sysv", "--build-id=sha1",
                                            "--defsym=__ImageBase=__ehdr_start", "-o", request->output, NULL});
    cc_words_add_all(run, &link, &request->linking);
    cc_words_add(run, &link, joined);
    cc_words_add(run, &link, table);
    return succeed(run, &link, "linking", request->output);
}

/* ------------------------------------------------------------------------------------------------------------- verb */
static bool run_clang_only(struct cc_run *run, const struct request *request)
{
    struct cc_words command = {0};
    if (!common_flags(run, request, &command)) {
        return false;
    }
    sanitizer_flags(run, request, &command);
    cc_words_add(run, &command, request->only_clang);
    if (request->language != NULL) {
        cc_words_add_list(run, &command, (const char *const[]){"-x", request->language, NULL});
    }
    if (request->depends_file != NULL) {
        cc_words_add_list(run, &command, (const char *const[]){"-MF", request->depends_file, NULL});
    }
    if (request->output != NULL) {
        cc_words_add_list(run, &command, (const char *const[]){"-o", request->output, NULL});
    }
    cc_words_add_all(run, &command, &request->inputs);
    return succeed(run, &command, "compiling", request->inputs.items[0]);
}

static bool do_request(struct cc_run *run, const struct request *request)
{
    struct cc_words objects = {0};
    if (!cc_run_init(run)) {
        return false;
    }
    if (request->only_clang != NULL) {
        return run_clang_only(run, request);
    }
    return compile_all(run, request, &objects) && (request->only_compile || link_image(run, request, &objects));
}

int cli_cc(int argc, char **argv)
{
    struct cc_run run = {0};
    struct request request = {.variant = image_own_variant(), .mode = IMAGE_KERNEL};
    int status = CLI_USAGE;
    (void)argc;
    for (char **argument = argv + 1; *argument != NULL; argument++) {
        if (!take_word(&run, &request, &argument)) {
            goto fini;
        }
    }
    if (request.help) {
        print_help();
        status = CLI_DONE;
    } else if (judge_request(&request)) {
        status = do_request(&run, &request) ? CLI_DONE : CLI_FOUND;
    }

fini:
    cc_run_fini(&run);
    return status;
}

#ifdef ESCAPEMENT_CC_ALONE
int main(int argc, char **argv)
{
    return cli_cc(argc, argv);
}
#endif
