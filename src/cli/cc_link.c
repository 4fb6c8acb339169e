/*
 * cc_link.c: makes an image of objects.
 *
 * All objects are joined into one, whose undefined names become the import table (cc_imports.c), and the two are linked
 * with the small runtime that each image carries.
 */
#include "cli/cc_link.h"
#include "cli/cc_compile.h"
#include "cli/cc_record.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char *assemble(struct cc_run *run, const char *source)
{
    const char *object = cli_cc_temporary(run, ".o");
    struct cc_words command = {0};
    cli_cc_words_add_list(run, &command,
                          (const char *const[]){run->clang, CC_TARGET, "-c", "-o", object, source, NULL});
    return cli_cc_succeed(run, &command, "assembling", source) ? object : NULL;
}

/* ---------------------------------------------------------------------------------------------------- what is joined
 */
/* Archives by -l: what is in no folder of -L is a library of Windows' or Linux', whose names are imports anyway. */
static void add_archives(struct cc_run *run, const struct cc_request *request, struct cc_words *join)
{
    const char *lacking = NULL;
    for (size_t i = 0; i < request->joining.count; i++) {
        const char *name = request->joining.items[i];
        const char *found = NULL;
        for (size_t folder = 0; found == NULL && folder < request->libraries.count; folder++) {
            found = cli_cc_find(run, request->libraries.items[folder], cli_cc_print(run, "lib%s.a", name));
        }
        if (found != NULL) {
            cli_cc_words_add(run, join, found);
        } else {
            lacking = cli_cc_print(run, "%s%s-l%s", lacking != NULL ? lacking : "", lacking != NULL ? ", " : "", name);
        }
    }
    if (lacking != NULL) {
        cli_cc_complain("note: in no folder of -L, and ignored, since what they would bring is imported: %s", lacking);
    }
}

/* An object of Microsoft's or mingw's compiler: a COFF header that begins with the machine x86-64, or an anonymous one.
 */
static bool is_coff(const char *path)
{
    unsigned char begin[4] = {0};
    FILE *in = fopen(path, "re");
    size_t count = in != NULL ? fread(begin, 1, sizeof begin, in) : 0;
    if (in != NULL) {
        fclose(in);
    }
    return count == sizeof begin && ((begin[0] == 0x64 && begin[1] == 0x86) ||
                                     (begin[0] == 0 && begin[1] == 0 && begin[2] == 0xFF && begin[3] == 0xFF));
}

static bool judge_objects(const struct cc_words *objects)
{
    for (size_t i = 0; i < objects->count; i++) {
        if (is_coff(objects->items[i])) {
            return cli_cc_complain("%s: an object of Windows' format (COFF), which an image cannot take in\n"
                                   "  next  compile its sources with escapement cc",
                                   objects->items[i]);
        }
    }
    return true;
}

static bool join_objects(struct cc_run *run, const struct cc_request *request, const struct cc_words *objects,
                         const char *runtime, const char *joined)
{
    struct cc_words join = {0};
    cli_cc_words_add_list(run, &join, (const char *const[]){run->lld, "-r", "-o", joined, NULL});
    if (request->mode == IMAGE_KERNEL && runtime != NULL) {
        cli_cc_words_add_list(
            run, &join, (const char *const[]){"-u", request->entry != NULL ? request->entry : "DriverEntry", NULL});
    }
    cli_cc_words_add_all(run, &join, objects);
    add_archives(run, request, &join);
    if (runtime != NULL) {
        cli_cc_words_add(run, &join, runtime);
    }
    return cli_cc_succeed(run, &join, "linking", request->output);
}

/* ----------------------------------------------------------------------------------------------------------- image */
/* The entry that a project names is the one that Windows calls; GsDriverEntry is Microsoft's own, before DriverEntry.
 */
static const char *entry_of(const struct cc_request *request)
{
    bool other = request->entry != NULL && strncmp(request->entry, "GsDriverEntry", strlen("GsDriverEntry")) != 0 &&
                 strncmp(request->entry, "DriverEntry", strlen("DriverEntry")) != 0;
    return other && request->mode == IMAGE_KERNEL ? request->entry : NULL;
}

static bool link_image(struct cc_run *run, const struct cc_request *request, const char *joined, const char *table)
{
    struct cc_words link = {0};
    cli_cc_words_add_list(
        run, &link,
        (const char *const[]){run->lld, "-shared", "--no-dependent-libraries", "-Bsymbolic", "-z", "defs", "-z",
                              "noexecstack",
                              /* Address equals file offset, so that a mapping tells a symbol's place. */
                              "-z", "separate-loadable-segments", "--hash-style=sysv", "--build-id=sha1",
                              "--defsym=__ImageBase=__ehdr_start", "-o", request->output, NULL});
    if (entry_of(request) != NULL) {
        cli_cc_words_add(run, &link, cli_cc_print(run, "--defsym=DriverEntry=%s", request->entry));
    }
    cli_cc_words_add_all(run, &link, &request->linking);
    cli_cc_words_add(run, &link, joined);
    cli_cc_words_add(run, &link, table);
    return cli_cc_succeed(run, &link, "linking", request->output);
}

bool cli_cc_link(struct cc_run *run, const struct cc_request *request, const struct cc_words *objects)
{
    if (!judge_objects(objects)) {
        return false;
    }
    if (request->goal == CC_RELOCATABLE) {
        return join_objects(run, request, objects, NULL, request->output);
    }
    const char *joined = cli_cc_temporary(run, ".o");
    const char *imports = cli_cc_temporary(run, ".s");
    const char *runtime = assemble(run, cli_cc_print(run, "%s/image.S", run->runtime));
    if (runtime == NULL || !join_objects(run, request, objects, runtime, joined)) {
        return false;
    }
    struct cc_imports wanted = {.variant = request->variant,
                                .mode = request->mode,
                                .entry = entry_of(request) != NULL ? request->entry : "DriverEntry"};
    if (!run->dry && !cli_cc_imports_write(run, joined, imports, &wanted)) {
        return false;
    }
    const char *table = assemble(run, imports);
    return table != NULL && (run->dry || cli_cc_record_link(run, request, table)) &&
           link_image(run, request, joined, table);
}
