/*
 * cc.c: the verb `escapement cc` – compiles and links a driver's sources into an image that src/image loads.
 *
 * A source goes through clang for Windows' ABI in ELF. With a sanitizer it stops half way, where its callbacks' calls
 * are given Linux' convention (cc_calls.c), and goes on. All objects are joined into one, whose undefined names become
 * the import table (cc_imports.c), and the two are linked with the small runtime that each image carries.
 */
#include "cli/cc.h"
#include "cli/cc_request.h"
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TARGET "--target=x86_64-pc-windows-msvc-elf"

/* ------------------------------------------------------------------------------------------------ what is always */
static const char try_warns[] =
    "-D__try=_Pragma(\"GCC warning \\\"__try does not protect in an ELF image: its handler never runs, and an "
    "exception in it ends in a bugcheck\\\"\") __try";

static const char *const always[] = {
    TARGET, "-nostdlibinc", "-fms-extensions", "-fms-compatibility", "-g", "-gdwarf-4", "-gdwarf-aranges",
    "-fno-omit-frame-pointer",
    /* Microsoft's compiler does not reason from types or from a null check to come, and sources rely on it. */
    "-fno-strict-aliasing", "-fno-delete-null-pointer-checks", "-fno-stack-protector",
    "-fno-asynchronous-unwind-tables", "-Wno-nonportable-include-path", "-Wno-unused-command-line-argument",
    /* Its warnings at /W4 do not ask for every enumerator (few drivers answer every DXGKQAITYPE), nor for other
       extensions than its own; the last two it warns of. */
    "-Wno-switch", "-Wno-microsoft", "-Wno-error=incompatible-function-pointer-types", "-Wno-error=int-conversion",
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

/* ----------------------------------------------------------------------------------------------------- compiling */
static const char *base_with(struct cc_run *run, const char *path, const char *suffix)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return cli_cc_print(run, "%.*s%s", dot != NULL ? (int)(dot - name) : (int)strlen(name), name, suffix);
}

static const char *folder_of(struct cc_run *run, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? "." : slash == path ? "/" : cli_cc_print(run, "%.*s", (int)(slash - path), path);
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

static const char *write_overlay(struct cc_run *run, const struct cc_request *request)
{
    struct cc_words folders = {0};
    cli_cc_words_add(run, &folders, run->wdk);
    cli_cc_words_add_all(run, &folders, &request->folders);
    for (size_t i = 0; i < request->inputs.count; i++) {
        cli_cc_words_add(run, &folders, folder_of(run, request->inputs.items[i]));
    }
    return cli_cc_headers_overlay(run, &folders);
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

/* What each source is compiled with, up to its own name. The caller's flags come late, so that they win. */
static void add_flags(struct cc_run *run, const struct cc_request *request, const char *overlay, bool sanitized,
                      struct cc_words *flags)
{
    cli_cc_words_add(run, flags, run->clang);
    cli_cc_words_add_list(run, flags, always);
    for (size_t i = 0; i < sizeof defines / sizeof defines[0]; i++) {
        if (!is_suppressed(request, defines[i].name) && (request->mode == IMAGE_KERNEL || !defines[i].kernel_only)) {
            cli_cc_words_add(run, flags, cli_cc_print(run, "-D%s=%s", defines[i].name, defines[i].value));
        }
    }
    if (sanitized) {
        add_sanitizers(run, request, flags);
    }
    cli_cc_words_add_list(run, flags, (const char *const[]){"-ivfsoverlay", overlay, NULL});
    cli_cc_words_add_all(run, flags, &request->clang);
    /* Behind the caller's folders; -isystem, since warnings about Windows' idioms are not the driver's. */
    cli_cc_words_add_list(
        run, flags,
        (const char *const[]){"-isystem", run->wdk, "-isystem", cli_cc_print(run, "%s/crt", run->wdk), NULL});
}

static bool succeed(struct cc_run *run, const struct cc_words *command, const char *what, const char *subject)
{
    int status = cli_cc_execute(run, command);
    if (status > 0) {
        cli_cc_complain("%s: %s failed (%s%d)", subject, what, status > 128 ? "signal " : "exit status ",
                        status > 128 ? status - 128 : status);
    }
    return status == 0;
}

static bool compile_assembly(struct cc_run *run, const struct cc_words *flags, const char *source, const char *object)
{
    struct cc_words command = {0};
    cli_cc_words_add_all(run, &command, flags);
    cli_cc_words_add_list(run, &command, (const char *const[]){"-c", "-o", object, source, NULL});
    return succeed(run, &command, "assembling", source);
}

/* Half way to textual IR with every pass done, the changes, and code generation with no pass done again. */
static bool compile_source(struct cc_run *run, const struct cc_request *request, const struct cc_words *flags,
                           const char *source, const char *object)
{
    const char *module = cli_cc_temporary(run, ".ll");
    const char *rewritten = cli_cc_temporary(run, ".ll");
    struct cc_words first = {0};
    struct cc_words second = {0};
    cli_cc_words_add_all(run, &first, flags);
    cli_cc_words_add_list(run, &first, (const char *const[]){"-S", "-emit-llvm", "-o", module, source, NULL});
    if (!succeed(run, &first, "compiling", source) || !cli_cc_module_rewrite(run, source, module, rewritten)) {
        return false;
    }
    cli_cc_words_add_list(run, &second,
                          (const char *const[]){run->clang, TARGET, "-Wno-unused-command-line-argument",
                                                "-fno-omit-frame-pointer", "-gdwarf-aranges", NULL});
    cli_cc_words_add_all(run, &second, &request->code);
    cli_cc_words_add_list(
        run, &second,
        (const char *const[]){"-Xclang", "-disable-llvm-passes", "-c", "-o", object, "-x", "ir", rewritten, NULL});
    return succeed(run, &second, "code generation", source);
}

/* The source's own part of the list of headers; several sources' parts are joined afterwards. */
static const char *add_depends(struct cc_run *run, const struct cc_request *request, struct cc_words *flags,
                               const char *target)
{
    const char *part = cli_cc_temporary(run, ".d");
    cli_cc_words_add_list(run, flags, (const char *const[]){"-MF", part, NULL});
    for (size_t i = 0; i < request->clang.count; i++) {
        if (strcmp(request->clang.items[i], "-MT") == 0 || strcmp(request->clang.items[i], "-MQ") == 0) {
            return part;
        }
    }
    cli_cc_words_add_list(run, flags, (const char *const[]){"-MQ", target, NULL});
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
    return written || cli_cc_complain("%s could not be written", path);
}

static bool compile_one(struct cc_run *run, const struct cc_request *request, const char *overlay, const char *source,
                        const char *object, struct cc_words *depends)
{
    struct cc_words flags = {0};
    bool is_assembly = cli_cc_request_kind(request, source) == CC_ASSEMBLY;
    add_flags(run, request, overlay, !is_assembly, &flags);
    if (request->language != NULL) {
        cli_cc_words_add_list(run, &flags, (const char *const[]){"-x", request->language, NULL});
    }
    if (request->depends) {
        const char *target = request->output != NULL ? request->output : object;
        cli_cc_words_add(run, depends, add_depends(run, request, &flags, target));
    }
    return is_assembly ? compile_assembly(run, &flags, source, object)
                       : compile_source(run, request, &flags, source, object);
}

/* Every input as an object: compiled into the temporary folder, or with -c to where the caller wants it. */
static bool compile_all(struct cc_run *run, const struct cc_request *request, struct cc_words *objects)
{
    struct cc_words depends = {0};
    const char *overlay = write_overlay(run, request);
    if (overlay == NULL) {
        return false;
    }
    for (size_t i = 0; i < request->inputs.count; i++) {
        const char *input = request->inputs.items[i];
        if (cli_cc_request_kind(request, input) == CC_OBJECT) {
            cli_cc_words_add(run, objects, input);
            continue;
        }
        const char *object = !request->only_compile    ? cli_cc_temporary(run, ".o")
                             : request->output != NULL ? request->output
                                                       : base_with(run, input, ".o");
        if (!compile_one(run, request, overlay, input, object, &depends)) {
            return false;
        }
        cli_cc_words_add(run, objects, object);
    }
    if (depends.count == 0) {
        return true;
    }
    const char *file = request->depends_file;
    if (file == NULL) {
        file = base_with(run, request->output != NULL ? request->output : request->inputs.items[0], ".d");
        if (request->output != NULL) {
            file = cli_cc_print(run, "%s/%s", folder_of(run, request->output), file);
        }
    }
    return write_depends(file, &depends);
}

/* ------------------------------------------------------------------------------------------------------- linking */
static const char *assemble(struct cc_run *run, const char *source)
{
    const char *object = cli_cc_temporary(run, ".o");
    struct cc_words command = {0};
    cli_cc_words_add_list(run, &command, (const char *const[]){run->clang, TARGET, "-c", "-o", object, source, NULL});
    return succeed(run, &command, "assembling", source) ? object : NULL;
}

static bool link_image(struct cc_run *run, const struct cc_request *request, const struct cc_words *objects)
{
    struct cc_words join = {0};
    struct cc_words link = {0};
    const char *joined = cli_cc_temporary(run, ".o");
    const char *imports = cli_cc_temporary(run, ".s");
    const char *runtime = assemble(run, cli_cc_print(run, "%s/image.S", run->runtime));
    if (runtime == NULL) {
        return false;
    }
    cli_cc_words_add_list(run, &join, (const char *const[]){run->lld, "-r", "-o", joined, NULL});
    if (request->mode == IMAGE_KERNEL) {
        cli_cc_words_add_list(run, &join, (const char *const[]){"-u", "DriverEntry", NULL});
    }
    cli_cc_words_add_all(run, &join, objects);
    cli_cc_words_add_all(run, &join, &request->joining);
    cli_cc_words_add(run, &join, runtime);
    if (!succeed(run, &join, "linking", request->output) ||
        !cli_cc_imports_write(run, joined, imports, request->variant, request->mode)) {
        return false;
    }
    const char *table = assemble(run, imports);
    if (table == NULL) {
        return false;
    }
    cli_cc_words_add_list(
        run, &link,
        (const char *const[]){run->lld, "-shared", "--no-dependent-libraries", "-Bsymbolic", "-z", "defs", "-z",
                              "noexecstack",
                              /* Address equals file offset, so that a mapping tells a symbol's place. */
                              "-z", "separate-loadable-segments", "--hash-style=sysv", "--build-id=sha1",
                              "--defsym=__ImageBase=__ehdr_start", "-o", request->output, NULL});
    cli_cc_words_add_all(run, &link, &request->linking);
    cli_cc_words_add(run, &link, joined);
    cli_cc_words_add(run, &link, table);
    return succeed(run, &link, "linking", request->output);
}

/* ---------------------------------------------------------------------------------------------------------- verb */
static bool run_clang_only(struct cc_run *run, const struct cc_request *request)
{
    struct cc_words command = {0};
    const char *overlay = write_overlay(run, request);
    if (overlay == NULL) {
        return false;
    }
    add_flags(run, request, overlay, true, &command);
    cli_cc_words_add(run, &command, request->only_clang);
    if (request->language != NULL) {
        cli_cc_words_add_list(run, &command, (const char *const[]){"-x", request->language, NULL});
    }
    if (request->depends_file != NULL) {
        cli_cc_words_add_list(run, &command, (const char *const[]){"-MF", request->depends_file, NULL});
    }
    if (request->output != NULL) {
        cli_cc_words_add_list(run, &command, (const char *const[]){"-o", request->output, NULL});
    }
    cli_cc_words_add_all(run, &command, &request->inputs);
    return succeed(run, &command, "compiling", request->inputs.items[0]);
}

static bool do_request(struct cc_run *run, const struct cc_request *request)
{
    struct cc_words objects = {0};
    if (!cli_cc_run_init(run)) {
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
    struct cc_request request;
    int status = CLI_USAGE;
    (void)argc;
    if (cli_cc_request_read(&run, &request, argv + 1)) {
        if (request.help) {
            cli_cc_request_print_help();
            status = CLI_DONE;
        } else if (cli_cc_request_judge(&request)) {
            status = do_request(&run, &request) ? CLI_DONE : CLI_FOUND;
        }
    }
    cli_cc_run_fini(&run);
    return status;
}

#ifdef ESCAPEMENT_CC_ALONE
int main(int argc, char **argv)
{
    return cli_cc(argc, argv);
}
#endif
