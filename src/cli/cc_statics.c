/*
 * cc_statics.c: says which objects of a kernel driver have constructors that never run.
 *
 * On Windows nothing calls the constructors of a driver's static objects, and its linker warns of them (LNK4210). Here
 * it is the same: the import step leaves their table out of an image for the kernel. Their names come from the debug
 * information, where the compiler calls a constructor's function ??__E and the object's name.
 */
#include "cli/cc.h"

#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <string.h>
#include <unistd.h>

#define INITIALIZER "??__E"
#define NAMED_MAX   8 /* further ones are counted */

bool cli_cc_statics_is_table(const char *section)
{
    static const char *const names[] = {".init_array", ".fini_array", ".ctors", ".dtors"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(section, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Of one@@YAXXZ, two@space@@YAXXZ, ?member@Class@@2HA@@YAXXZ: one, space::two, Class::member. */
static const char *plain_name(struct cc_run *run, const char *mangled)
{
    const char *at = mangled + (*mangled == '?');
    const char *end = strstr(at, "@@");
    const char *name = "";
    if (end == NULL || *at == '?' || *at == '@') {
        return mangled;
    }
    while (at < end) {
        size_t length = strcspn(at, "@");
        if (strncmp(at, "?A0x", 4) == 0) { /* a namespace without a name */
            at += length + 1;
            continue;
        }
        if (*at == '?') { /* a template */
            return mangled;
        }
        name = cli_cc_print(run, "%.*s%s%s", (int)length, at, *name != '\0' ? "::" : "", name);
        at += length + 1;
    }
    return name;
}

static void collect_names(struct cc_run *run, Elf_Scn *section, struct cc_words *names)
{
    Elf_Data *data = elf_getdata(section, NULL);
    const char *at = data != NULL ? data->d_buf : NULL;
    size_t left = at != NULL ? data->d_size : 0;
    while (left > 0) {
        size_t length = strnlen(at, left);
        if (length > strlen(INITIALIZER) && length < left && strncmp(at, INITIALIZER, strlen(INITIALIZER)) == 0) {
            cli_cc_words_add(run, names, plain_name(run, at + strlen(INITIALIZER)));
        }
        length += length < left;
        at += length;
        left -= length;
    }
}

static void warn(struct cc_run *run, const char *source, const struct cc_words *names)
{
    const char *list = "";
    for (size_t i = 0; i < names->count && i < NAMED_MAX; i++) {
        list = cli_cc_print(run, "%s%s'%s'", list, i > 0 ? ", " : "", names->items[i]);
    }
    if (names->count > NAMED_MAX) {
        list = cli_cc_print(run, "%s and %zu more", list, names->count - NAMED_MAX);
    }
    cli_cc_complain("warning: %s: the constructor%s of %s never run%s, as in a driver on Windows\n"
                    "  next  construct in DriverEntry or StartDevice (placement new), or initialise with constants",
                    source, names->count == 1 ? "" : "s", names->count > 0 ? list : "static objects",
                    names->count == 1 ? "s" : "");
}

void cli_cc_statics_warn(struct cc_run *run, const char *source, const char *object)
{
    struct cc_words names = {0};
    bool has_table = false;
    size_t strings;
    Elf_Scn *section = NULL;
    int descriptor = open(object, O_RDONLY | O_CLOEXEC);
    elf_version(EV_CURRENT);
    Elf *elf = descriptor >= 0 ? elf_begin(descriptor, ELF_C_READ, NULL) : NULL;
    bool sound = elf != NULL && elf_getshdrstrndx(elf, &strings) == 0;
    while (sound && (section = elf_nextscn(elf, section)) != NULL) {
        GElf_Shdr header;
        const char *name = gelf_getshdr(section, &header) != NULL ? elf_strptr(elf, strings, header.sh_name) : NULL;
        if (name == NULL) {
            continue;
        }
        has_table = has_table || (cli_cc_statics_is_table(name) && header.sh_size > 0);
        if (strcmp(name, ".debug_str") == 0) {
            collect_names(run, section, &names);
        }
    }
    if (has_table) {
        warn(run, source, &names);
    }
    elf_end(elf);
    if (descriptor >= 0) {
        close(descriptor);
    }
}
