/*
 * cc_compile.c: makes objects of sources, several at a time.
 *
 * A source goes through clang for Windows' ABI in ELF, in one step where nothing is to be done half way. With a
 * sanitizer, or with words in it that are looked into (cc_scan.c), it stops as textual IR, which cc_module.c changes,
 * and goes on. Each object is told what it was made of (cc_record.c).
 */
#include "cli/cc_compile.h"
#include "cli/cc_depends.h"
#include "cli/cc_record.h"
#include "cli/wpp.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ------------------------------------------------------------------------------------------------ what is always */
static const char *const always[] = {
    CC_TARGET, "-nostdlibinc", "-fms-extensions", "-fms-compatibility", "-g", "-gdwarf-4", "-gdwarf-aranges",
    "-fno-omit-frame-pointer",
    /* The processors that Windows runs on all have it, and InterlockedCompareExchange128 needs it. */
    "-mcx16",
    /* Microsoft's compiler does not reason from types or from a null check to come, and sources rely on it. */
    "-fno-strict-aliasing", "-fno-delete-null-pointer-checks", "-fno-stack-protector",
    "-fno-asynchronous-unwind-tables", "-Wno-nonportable-include-path", "-Wno-unused-command-line-argument",
    /* Its warnings at /W4 do not ask for every enumerator (few drivers answer every DXGKQAITYPE), nor for other
       extensions than its own; the last two it warns of. */
    "-Wno-switch", "-Wno-microsoft", "-Wno-error=incompatible-function-pointer-types", "-Wno-error=int-conversion",
    /* Braces that narrow: Microsoft's compiler warns too, of `case STATUS_UNSUCCESSFUL:` in a switch over ULONG. */
    "-Wno-error=c++11-narrowing", "-Wno-error=c++11-narrowing-const-reference",
    /* Of an alignment that a header changes (pshpack1.h does nothing else) it warns at no level by default. */
    "-Wno-pragma-pack",
    /* A driver's operator new answers null, and it asks for that; nothing is constructed there before. */
    "-fcheck-new",
    /* As Microsoft's compiler has C++ for the kernel; an ELF image has nothing that could unwind. */
    "-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics", NULL};

/* The scan did not see the word, and what clang makes of it by itself protects nothing in an ELF image. */
static const char no_guards[] = "-D__try=_Pragma(\"GCC error \\\"escapement cc saw no __try here or in what is "
                                "included, and compiles such a source "
                                "otherwise; write the word in the source, in a comment at least\\\"\") __try";

/* For a source with guarded blocks (cc_seh.c). Loads and stores in them are volatile: what they did counts. A null
   pointer is an address like others there, whose access a handler may wait for, and so is a division by zero. Where
   lifetimes end is dropped anyway, and clang takes it for a block like __finally when it says whether one ends
   normally. The debug information says which instruction lies in which block. */
static const char *const of_guards[] = {"-Xclang",
                                        "-fasync-exceptions",
                                        "-Xclang",
                                        "-disable-llvm-passes",
                                        "-Xclang",
                                        "-disable-lifetime-markers",
                                        "-fno-sanitize=null,integer-divide-by-zero",
                                        "-Werror=jump-seh-finally",
                                        "-g",
                                        NULL};

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

/* --------------------------------------------------------------------------------------------------------- flags */
/* What a compilation of several sources has in common. */
struct compilation {
    const struct cc_request *request;
    struct cc_scan scan;
    const char *overlay;  /* null: none is needed */
    const char **objects; /* where each input's object goes; an input that is one is its own */
    const char **depends; /* each source's own part of the list of headers; null: none is wanted */
    bool coloured;
};

bool cli_cc_compile_defines(const char *name)
{
    for (size_t i = 0; i < sizeof defines / sizeof defines[0]; i++) {
        if (strcmp(defines[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_suppressed(const struct cc_request *request, const char *name)
{
    for (size_t i = 0; i < request->suppress.count; i++) {
        if (strcmp(request->suppress.items[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void add_sanitizers(struct cc_run *run, const struct cc_request *request, struct cc_words *flags)
{
    if (request->variant == IMAGE_CHECK) {
        cli_cc_words_add_list(run, flags, of_check);
    } else if (request->variant == IMAGE_TSAN) {
        cli_cc_words_add_list(run, flags, of_tsan);
    }
    if (request->coverage) {
        cli_cc_words_add_list(run, flags, of_coverage);
    }
}

static bool is_cplusplus(const struct cc_input *input)
{
    static const char *const suffixes[] = {".cpp", ".cxx", ".cc", ".c++", ".ii"};
    const char *dot = strrchr(input->path, '.');
    if (input->language != NULL) {
        return strncmp(input->language, "c++", 3) == 0;
    }
    for (size_t i = 0; dot != NULL && i < sizeof suffixes / sizeof suffixes[0]; i++) {
        if (strcmp(dot, suffixes[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* What a source is compiled with, up to its own name; a null input: any source. The caller's flags come late, so that
 * they win. */
static void add_flags(struct cc_run *run, const struct compilation *all, const struct cc_input *input,
                      struct cc_words *flags)
{
    const struct cc_request *request = all->request;
    cli_cc_words_add(run, flags, run->clang);
    cli_cc_words_add_list(run, flags, always);
    for (size_t i = 0; i < sizeof defines / sizeof defines[0]; i++) {
        if (!is_suppressed(request, defines[i].name) && (request->mode == IMAGE_KERNEL || !defines[i].kernel_only)) {
            cli_cc_words_add(run, flags, cli_cc_print(run, "-D%s=%s", defines[i].name, defines[i].value));
        }
    }
    if (input != NULL && is_cplusplus(input)) {
        cli_cc_words_add(run, flags, "-std=gnu++14"); /* what Microsoft's compiler takes a source for, unless told */
    }
    if (input == NULL || input->kind != CC_ASSEMBLY) {
        add_sanitizers(run, request, flags);
    }
    if (all->overlay != NULL) {
        cli_cc_words_add_list(run, flags, (const char *const[]){"-ivfsoverlay", all->overlay, NULL});
    }
    if (all->coloured) {
        cli_cc_words_add(run, flags, "-fcolor-diagnostics");
    }
    cli_cc_words_add_all(run, flags, &request->clang);
    if (input != NULL) {
        cli_cc_words_add_all(run, flags, &input->flags);
    }
    /* Behind the caller's folders; -isystem, since warnings about Windows' idioms are not the driver's. */
    cli_cc_words_add_list(
        run, flags,
        (const char *const[]){"-isystem", run->wdk, "-isystem", cli_cc_print(run, "%s/crt", run->wdk), NULL});
}

/* ----------------------------------------------------------------------------------------------------- one source */
static const char *final_step(const struct cc_request *request)
{
    return request->goal == CC_TEXT ? "-S" : "-c";
}

/* Half way to textual IR with every pass done, the changes, and code generation with no pass done again. */
static bool compile_by_module(struct cc_run *run, const struct compilation *all, const struct cc_input *input,
                              const struct cc_words *flags, const char *object)
{
    const char *module = cli_cc_temporary(run, ".ll");
    const char *rewritten = cli_cc_temporary(run, ".ll");
    struct cc_words first = {0};
    struct cc_words second = {0};
    cli_cc_words_add_all(run, &first, flags);
    cli_cc_words_add_list(run, &first, (const char *const[]){"-S", "-emit-llvm", "-o", module, input->path, NULL});
    if (!cli_cc_succeed(run, &first, "compiling", input->path) ||
        !(run->dry || cli_cc_module_rewrite(run, input->path, module, rewritten))) {
        return false;
    }
    cli_cc_words_add_list(run, &second,
                          (const char *const[]){run->clang, CC_TARGET, "-Wno-unused-command-line-argument",
                                                "-fno-omit-frame-pointer", "-gdwarf-aranges", "-mcx16", NULL});
    cli_cc_words_add_all(run, &second, &all->request->code);
    for (size_t i = 0; i < input->flags.count; i++) {
        if (cli_cc_option_is_for_code(input->flags.items[i])) {
            cli_cc_words_add(run, &second, input->flags.items[i]);
        }
    }
    cli_cc_words_add_list(run, &second,
                          (const char *const[]){"-Xclang", "-disable-llvm-passes", final_step(all->request), "-o",
                                                object, "-x", "ir", rewritten, NULL});
    return cli_cc_succeed(run, &second, "code generation", input->path);
}

/* What the code generator is told by the words for clang. */
static void add_llc_words(struct cc_run *run, const struct cc_words *from, struct cc_words *words)
{
    /* clang-format off */
    static const struct {
        const char *clang, *llc;
    } same[] = {
        {"-O0",                 "-O=0"},
        {"-O1",                 "-O=1"},
        {"-Og",                 "-O=1"},
        {"-O",                  "-O=2"},
        {"-O2",                 "-O=2"},
        {"-Os",                 "-O=2"},
        {"-Oz",                 "-O=2"},
        {"-O3",                 "-O=3"},
        {"-ffunction-sections", "-function-sections"},
        {"-fdata-sections",     "-data-sections"},
    };
    /* clang-format on */
    const char *level = NULL;
    for (size_t i = 0; i < from->count; i++) {
        for (size_t j = 0; j < sizeof same / sizeof same[0]; j++) {
            bool is_same = strcmp(from->items[i], same[j].clang) == 0;
            if (is_same && same[j].llc[1] == 'O') {
                level = same[j].llc;
            } else if (is_same) {
                cli_cc_words_add(run, words, same[j].llc);
            }
        }
    }
    cli_cc_words_add(run, words, level != NULL ? level : "-O=0");
}

/* Three files of textual IR: as the front end left it, with ordinary code for guarded blocks, after all passes. */
static bool compile_with_guards(struct cc_run *run, const struct compilation *all, const struct cc_input *input,
                                const struct cc_words *flags, const char *object)
{
    const char *const modules[] = {cli_cc_temporary(run, ".ll"), cli_cc_temporary(run, ".ll"),
                                   cli_cc_temporary(run, ".ll"), cli_cc_temporary(run, ".ll")};
    struct cc_words front = {0};
    struct cc_words passes = {0};
    struct cc_words code = {0};
    struct cc_words words = {0};
    if (run->llc == NULL) {
        return cli_cc_complain(
            "%s: it has __try, and llc-19 is not in PATH\n  next  install it: apt-get install llvm-19", input->path);
    }
    cli_cc_words_add_all(run, &front, flags);
    cli_cc_words_add_list(run, &front, of_guards);
    cli_cc_words_add_list(run, &front, (const char *const[]){"-S", "-emit-llvm", "-o", modules[0], input->path, NULL});
    if (!cli_cc_succeed(run, &front, "compiling", input->path) ||
        !(run->dry || cli_cc_seh_lower(run, input->path, modules[0], modules[1]))) {
        return false;
    }
    cli_cc_words_add_all(run, &words, &all->request->code);
    for (size_t i = 0; i < input->flags.count; i++) {
        if (cli_cc_option_is_for_code(input->flags.items[i])) {
            cli_cc_words_add(run, &words, input->flags.items[i]);
        }
    }
    cli_cc_words_add_list(run, &passes,
                          (const char *const[]){run->clang, CC_TARGET, "-Wno-unused-command-line-argument",
                                                "-fno-omit-frame-pointer", "-mcx16", NULL});
    add_sanitizers(run, all->request, &passes);
    cli_cc_words_add_all(run, &passes, &words);
    cli_cc_words_add_list(run, &passes,
                          (const char *const[]){"-S", "-emit-llvm", "-o", modules[2], "-x", "ir", modules[1], NULL});
    if (!cli_cc_succeed(run, &passes, "optimization", input->path) ||
        !(run->dry || cli_cc_module_rewrite(run, input->path, modules[2], modules[3]))) {
        return false;
    }
    cli_cc_words_add_list(run, &code,
                          (const char *const[]){run->llc, "-exception-model=sjlj", "-relocation-model=pic",
                                                "-frame-pointer=all", "-generate-arange-section", NULL});
    add_llc_words(run, &words, &code);
    cli_cc_words_add_list(run, &code,
                          (const char *const[]){all->request->goal == CC_TEXT ? "-filetype=asm" : "-filetype=obj", "-o",
                                                object, modules[3], NULL});
    return cli_cc_succeed(run, &code, "code generation", input->path);
}

static bool compile_at_once(struct cc_run *run, const struct compilation *all, const struct cc_input *input,
                            struct cc_words *flags, const char *object)
{
    bool is_assembly = input->kind == CC_ASSEMBLY;
    cli_cc_words_add_list(run, flags, (const char *const[]){final_step(all->request), "-o", object, input->path, NULL});
    return cli_cc_succeed(run, flags, is_assembly ? "assembling" : "compiling", input->path);
}

/* The source's own part of the list of headers; the parts are joined afterwards. */
static void add_depends(struct cc_run *run, const struct compilation *all, size_t index, struct cc_words *flags)
{
    const struct cc_request *request = all->request;
    cli_cc_words_add_list(run, flags, (const char *const[]){"-MF", all->depends[index], NULL});
    if (!request->depends_named) {
        const char *target = request->output != NULL ? request->output : all->objects[index];
        cli_cc_words_add_list(run, flags, (const char *const[]){"-MQ", target, NULL});
    }
}

static bool compile_one(struct cc_run *run, void *context, size_t index)
{
    struct compilation *all = context;
    const struct cc_request *request = all->request;
    const struct cc_input *input = &request->inputs.items[index];
    const char *object = all->objects[index];
    struct cc_words flags = {0};
    if (input->kind == CC_OBJECT) {
        return true;
    }
    add_flags(run, all, input, &flags);
    if (input->language != NULL) {
        cli_cc_words_add_list(run, &flags, (const char *const[]){"-x", input->language, NULL});
    }
    if (all->depends != NULL) {
        add_depends(run, all, index, &flags);
    }
    bool is_guarded = input->kind == CC_SOURCE && cli_cc_scan_has_guards(&all->scan, index);
    bool by_module = input->kind == CC_SOURCE && (request->variant != IMAGE_PLAIN || request->coverage ||
                                                  cli_cc_scan_needs_module(&all->scan, index));
    if (!is_guarded) {
        cli_cc_words_add(run, &flags, no_guards);
    }
    bool compiled = is_guarded  ? compile_with_guards(run, all, input, &flags, object)
                    : by_module ? compile_by_module(run, all, input, &flags, object)
                                : compile_at_once(run, all, input, &flags, object);
    if (!compiled || run->dry || request->goal == CC_TEXT) {
        return compiled;
    }
    if (request->mode == IMAGE_KERNEL) {
        cli_cc_statics_warn(run, input->path, object);
    }
    return cli_cc_names_exchange(object) && cli_cc_record_source(run, request, input, object);
}

static void tell(struct cc_run *run, void *context, size_t index, const char *text)
{
    const struct compilation *all = context;
    fputs(text, stderr);
    cli_cc_advise(run, all->request->inputs.items[index].path, text);
}

/* ------------------------------------------------------------------------------------------------------ all of them */
static const char *base_with(struct cc_run *run, const char *path, const char *suffix)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return cli_cc_print(run, "%.*s%s", dot != NULL ? (int)(dot - name) : (int)strlen(name), name, suffix);
}

static bool is_folder(const char *path)
{
    struct stat status;
    return path[0] != '\0' && (path[strlen(path) - 1] == '/' || (stat(path, &status) == 0 && S_ISDIR(status.st_mode)));
}

static const char *place_object(struct cc_run *run, const struct cc_request *request, const struct cc_input *input)
{
    if (input->kind == CC_OBJECT) {
        return input->path;
    }
    const char *suffix = request->goal == CC_TEXT ? ".s" : request->microsoft ? ".obj" : ".o";
    const char *object = input->object != NULL ? input->object : request->objects;
    if (object != NULL) {
        size_t length = strlen(object);
        const char *between = length > 0 && object[length - 1] == '/' ? "" : "/";
        return is_folder(object) ? cli_cc_print(run, "%s%s%s", object, between, base_with(run, input->path, suffix))
                                 : object;
    }
    if (request->goal != CC_OBJECTS && request->goal != CC_TEXT) {
        return cli_cc_temporary(run, ".o");
    }
    return request->output != NULL ? request->output : base_with(run, input->path, suffix);
}

static bool write_depends(struct cc_run *run, const struct compilation *all)
{
    const struct cc_request *request = all->request;
    const char *path = request->depends_file;
    if (path == NULL) {
        path = base_with(run, request->output != NULL ? request->output : request->inputs.items[0].path, ".d");
        if (request->output != NULL) {
            path = cli_cc_print(run, "%s/%s", cli_cc_folder_of(run, request->output), path);
        }
    }
    FILE *out = fopen(path, "we");
    bool written = out != NULL;
    for (size_t i = 0; written && i < request->inputs.count; i++) {
        written = request->inputs.items[i].kind == CC_OBJECT || cli_cc_depends_append(run, all->depends[i], out);
    }
    if (out != NULL && fclose(out) != 0) {
        written = false;
    }
    return written || cli_cc_complain("%s could not be written: %s", path, strerror(errno));
}

static unsigned jobs_of(const struct cc_request *request)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return request->jobs > 0 ? request->jobs : processors > 0 && processors <= CC_JOBS_MAX ? (unsigned)processors : 1;
}

static bool prepare(struct cc_run *run, const struct cc_request *request, struct compilation *all)
{
    *all = (struct compilation){.request = request, .coloured = isatty(STDERR_FILENO) == 1};
    cli_cc_scan(run, request, &all->scan);
    return cli_wpp_supply(run, &all->scan) && cli_cc_scan_overlay(run, &all->scan, &all->overlay);
}

bool cli_cc_compile(struct cc_run *run, const struct cc_request *request, struct cc_words *objects)
{
    struct compilation all;
    size_t count = request->inputs.count;
    if (!prepare(run, request, &all)) {
        return false;
    }
    all.objects = cli_cc_alloc(run, count * sizeof *all.objects);
    all.depends = request->depends ? cli_cc_alloc(run, count * sizeof *all.depends) : NULL;
    for (size_t i = 0; i < count; i++) {
        all.objects[i] = place_object(run, request, &request->inputs.items[i]);
        cli_cc_words_add(run, objects, all.objects[i]);
        if (all.depends != NULL) {
            all.depends[i] = cli_cc_temporary(run, ".d");
        }
    }
    return cli_cc_jobs(run, jobs_of(request), count, compile_one, tell, &all) &&
           (all.depends == NULL || run->dry || write_depends(run, &all));
}

/* -------------------------------------------------------------------------------------------------- clang's own work
 */
static bool run_clang(struct cc_run *run, void *context, size_t index)
{
    const struct compilation *all = context;
    const struct cc_request *request = all->request;
    const char *output = request->output;
    struct cc_words command = {0};
    (void)index;
    add_flags(run, all, NULL, &command);
    cli_cc_words_add_all(run, &command, &request->alone);
    if (request->depends_file != NULL) {
        cli_cc_words_add_list(run, &command, (const char *const[]){"-MF", request->depends_file, NULL});
    }
    if (output == NULL && request->text_file) {
        output = base_with(run, request->inputs.items[0].path, ".i");
    }
    if (output != NULL) {
        cli_cc_words_add_list(run, &command, (const char *const[]){"-o", output, NULL});
    }
    for (size_t i = 0; i < request->inputs.count; i++) {
        const struct cc_input *input = &request->inputs.items[i];
        const char *language = input->language != NULL ? input->language : "none";
        cli_cc_words_add_list(run, &command, (const char *const[]){"-x", language, input->path, NULL});
    }
    return cli_cc_succeed(run, &command, "compiling", request->inputs.items[0].path);
}

bool cli_cc_compile_alone(struct cc_run *run, const struct cc_request *request)
{
    struct compilation all;
    return prepare(run, request, &all) && cli_cc_jobs(run, 1, 1, run_clang, tell, &all);
}
