/*
 * cc_imports.c: gives an image its import table – a slot, a cell and a name for whatever the driver does not define.
 *
 * src/image/note.h tells what the three arrays are and how the loader fills them.
 */
#include "cli/cc.h"
#include "image/image.h"
#include "image/note.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DLLIMPORT "__imp_"

struct names {
    struct cc_words imports; /* what the loader must find */
    struct cc_words local;   /* what is imported by __declspec(dllimport) and defined in the image after all */
    bool deletes[2];         /* the rows of deletes[] that the image lacks and can do by the other form */
};

static int compare(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void sort_and_unite(struct cc_words *words)
{
    size_t kept = 0;
    if (words->count == 0) {
        return;
    }
    qsort(words->items, words->count, sizeof *words->items, compare);
    for (size_t i = 1; i < words->count; i++) {
        if (strcmp(words->items[kept], words->items[i]) != 0) {
            words->items[++kept] = words->items[i];
        }
    }
    words->count = kept + 1;
    words->items[words->count] = NULL;
}

static bool holds(const struct cc_words *sorted, const char *name)
{
    return sorted->count > 0 && bsearch(&name, sorted->items, sorted->count, sizeof *sorted->items, compare) != NULL;
}

/* The linker defines these itself. */
static bool is_linkers(const char *name)
{
    static const char *const prefixes[] = {"__start_", "__stop_"};
    static const char *const others[] = {"__ehdr_start", "__ImageBase", "_GLOBAL_OFFSET_TABLE_", "_DYNAMIC"};
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        if (strncmp(name, prefixes[i], strlen(prefixes[i])) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (strcmp(name, others[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void collect_table(struct cc_run *run, Elf *elf, Elf_Scn *section, const GElf_Shdr *header,
                          struct cc_words *defined, struct cc_words *undefined)
{
    Elf_Data *data = elf_getdata(section, NULL);
    GElf_Sym symbol;
    for (int i = 1; data != NULL && gelf_getsym(data, i, &symbol) != NULL; i++) {
        const char *name = elf_strptr(elf, header->sh_link, symbol.st_name);
        if (name == NULL || name[0] == '\0' || GELF_ST_BIND(symbol.st_info) == STB_LOCAL) {
            continue;
        }
        cli_cc_words_add(run, symbol.st_shndx == SHN_UNDEF ? undefined : defined, cli_cc_print(run, "%s", name));
    }
}

/* Nothing calls the constructors of a kernel driver's static objects on Windows: the last link leaves their table out.
 */
static bool exclude(Elf *elf, int descriptor, Elf_Scn *section, const GElf_Shdr *header)
{
    GElf_Ehdr file;
    uint64_t flags = header->sh_flags | SHF_EXCLUDE;
    if (gelf_getehdr(elf, &file) == NULL) {
        return false;
    }
    size_t at = file.e_shoff + elf_ndxscn(section) * sizeof(Elf64_Shdr) + offsetof(Elf64_Shdr, sh_flags);
    return pwrite(descriptor, &flags, sizeof flags, (off_t)at) == (ssize_t)sizeof flags;
}

static bool is_constructors(Elf *elf, const GElf_Shdr *header)
{
    size_t strings;
    const char *name = elf_getshdrstrndx(elf, &strings) == 0 ? elf_strptr(elf, strings, header->sh_name) : NULL;
    return name != NULL && cli_cc_statics_is_table(name);
}

static bool collect(struct cc_run *run, const char *object, unsigned mode, struct cc_words *defined,
                    struct cc_words *undefined)
{
    int descriptor = open(object, O_RDWR | O_CLOEXEC);
    if (descriptor < 0) {
        return cli_cc_complain("%s: %s", object, strerror(errno));
    }
    elf_version(EV_CURRENT);
    Elf *elf = elf_begin(descriptor, ELF_C_READ, NULL);
    Elf_Scn *section = NULL;
    bool written = true;
    while (elf != NULL && (section = elf_nextscn(elf, section)) != NULL) {
        GElf_Shdr header;
        if (gelf_getshdr(section, &header) == NULL) {
            continue;
        }
        if (header.sh_type == SHT_SYMTAB) {
            collect_table(run, elf, section, &header, defined, undefined);
        }
        if (mode == IMAGE_KERNEL && is_constructors(elf, &header)) {
            written = exclude(elf, descriptor, section, &header) && written;
        }
    }
    bool read = (elf != NULL || cli_cc_complain("%s: %s", object, elf_errmsg(-1))) &&
                (written || cli_cc_complain("%s could not be written: %s", object, strerror(errno)));
    elf_end(elf);
    close(descriptor);
    return read;
}

/* Of operator delete the form with a size, and the one without that does for it where a driver has that alone. */
static const struct {
    const char *sized, *plain;
} deletes[] = {{"??3~YAXPEAX_K~Z", "??3~YAXPEAX~Z"}, {"??_V~YAXPEAX_K~Z", "??_V~YAXPEAX~Z"}};

static bool is_delete(struct names *names, const struct cc_words *defined, const char *name)
{
    for (size_t i = 0; i < sizeof deletes / sizeof deletes[0]; i++) {
        if (strcmp(name, deletes[i].sized) == 0 && holds(defined, deletes[i].plain)) {
            names->deletes[i] = true;
            return true;
        }
    }
    return false;
}

static void sort_out(struct cc_run *run, struct cc_words *defined, const struct cc_words *undefined,
                     struct names *names)
{
    sort_and_unite(defined);
    for (size_t i = 0; i < undefined->count; i++) {
        const char *name = undefined->items[i];
        bool by_slot = strncmp(name, DLLIMPORT, strlen(DLLIMPORT)) == 0;
        const char *plain = by_slot ? name + strlen(DLLIMPORT) : name;
        if (is_linkers(plain) || plain[0] == '\0' || (!by_slot && is_delete(names, defined, plain))) {
            continue;
        }
        cli_cc_words_add(run, by_slot && holds(defined, plain) ? &names->local : &names->imports, plain);
    }
    sort_and_unite(&names->imports);
    sort_and_unite(&names->local);
}

static void write_note(FILE *out, const struct names *names, unsigned variant, unsigned mode)
{
    fprintf(out,
            "    .section .note.escapement, \"a\", @note\n"
            "    .p2align 3\n"
            "    .long 2f - 1f, 4f - 3f, %d\n"
            "1:  .asciz \"%s\"\n"
            "2:  .p2align 2\n"
            "3:  .long %d, %u, %u, %zu\n"
            "    .quad .Lslots - .\n"
            "    .quad .Lcells - .\n"
            "    .quad .Lnames - .\n"
            "    .quad .Lnames_end - .Lnames\n"
            "    .quad __escapement_runtime - .\n"
            "4:\n",
            IMAGE_NOTE_TYPE, IMAGE_NOTE_OWNER, IMAGE_NOTE_ABI, variant, mode, names->imports.count);
}

/* A callback that never returns gets its arguments moved from Microsoft's registers to Linux'. */
static void write_cell(FILE *out, const char *name)
{
    fprintf(out, "    .globl \"%s\"\n    .hidden \"%s\"\n    .type \"%s\", @function\n    .p2align 5, 0xcc\n\"%s\":\n",
            name, name, name, name);
    if (cli_cc_module_call_is_last(name)) {
        fputs("    movq %rcx, %rdi\n    movq %rdx, %rsi\n    movq %r8, %rdx\n    movq %r9, %rcx\n", out);
    }
    fprintf(out, "    jmpq *\"" DLLIMPORT "%s\"(%%rip)\n    .size \"%s\", . - \"%s\"\n", name, name, name);
}

static void write_slot(FILE *out, const char *name, const char *value)
{
    fprintf(out, "    .globl \"" DLLIMPORT "%s\"\n    .hidden \"" DLLIMPORT "%s\"\n\"" DLLIMPORT "%s\":\n", name, name,
            name);
    if (value == NULL) {
        fputs("    .quad 0\n", out);
    } else {
        fprintf(out, "    .quad \"%s\"\n", value);
    }
}

static void write_delete(FILE *out, const char *name, const char *target)
{
    fprintf(out, "    .globl \"%s\"\n    .hidden \"%s\"\n    .type \"%s\", @function\n\"%s\":\n    jmp \"%s\"\n", name,
            name, name, name, target);
}

static void write_assembly(FILE *out, const struct names *names, unsigned variant, unsigned mode)
{
    fputs("/* The import table of an image; src/image/note.h explains it. */\n", out);
    write_note(out, names, variant, mode);
    fputs("    .section .text, \"ax\", @progbits\n    .p2align 5, 0xcc\n.Lcells:\n", out);
    for (size_t i = 0; i < names->imports.count; i++) {
        write_cell(out, names->imports.items[i]);
    }
    for (size_t i = 0; i < sizeof deletes / sizeof deletes[0]; i++) {
        if (names->deletes[i]) {
            write_delete(out, deletes[i].sized, deletes[i].plain);
        }
    }
    fputs("    .p2align 5, 0xcc\n    .section .data.rel.ro, \"aw\", @progbits\n    .p2align 3\n.Lslots:\n", out);
    for (size_t i = 0; i < names->imports.count; i++) {
        write_slot(out, names->imports.items[i], NULL);
    }
    for (size_t i = 0; i < names->local.count; i++) {
        write_slot(out, names->local.items[i], names->local.items[i]);
    }
    fputs("    .section .rodata, \"a\", @progbits\n.Lnames:\n", out);
    for (size_t i = 0; i < names->imports.count; i++) {
        fprintf(out, "    .asciz \"%s\"\n", names->imports.items[i]);
    }
    fputs(".Lnames_end:\n    .section .note.GNU-stack, \"\", @progbits\n", out);
}

/* An object that another variant's sanitizer went through would be refused only when it is loaded, name by name. */
static bool judge_variant(const struct names *names, unsigned variant)
{
    static const struct {
        const char *prefix;
        enum image_variant variant;
    } callbacks[] = {{"__asan_", IMAGE_CHECK}, {"__ubsan_", IMAGE_CHECK}, {"__tsan_", IMAGE_TSAN}};
    for (size_t i = 0; i < names->imports.count; i++) {
        for (size_t row = 0; row < sizeof callbacks / sizeof callbacks[0]; row++) {
            const char *prefix = callbacks[row].prefix;
            if (callbacks[row].variant != variant && strncmp(names->imports.items[i], prefix, strlen(prefix)) == 0) {
                return cli_cc_complain("an object was compiled with --variant=%s, and the image is to be %s\n"
                                       "  next  compile and link with the same variant",
                                       image_variant_name(callbacks[row].variant), image_variant_name(variant));
            }
        }
    }
    return true;
}

/* The names as a person writes them, where llvm-undname is there to tell. */
static void print_undecorated(struct cc_run *run, const struct cc_words *names)
{
    const char *tool = cli_cc_tool(run, "llvm-undname-19");
    const char *list = cli_cc_temporary(run, ".txt");
    struct cc_words command = {0};
    char *line = NULL;
    size_t room = 0;
    if (tool == NULL) {
        return;
    }
    cli_cc_words_add(run, &command, tool);
    cli_cc_words_add_all(run, &command, names);
    FILE *in = cli_cc_execute_into(run, &command, list) >= 0 ? fopen(list, "re") : NULL;
    while (in != NULL && getline(&line, &room, in) > 0) {
        if (line[0] != '?' && line[0] != '\n') {
            fprintf(stderr, "  lacks %s", line);
        }
    }
    free(line);
    if (in != NULL) {
        fclose(in);
    }
}

/* No kernel exports a name of C++, so what is still lacking would never be found. */
static bool judge_decorated(struct cc_run *run, const struct names *names)
{
    struct cc_words lacking = {0};
    for (size_t i = 0; i < names->imports.count; i++) {
        if (names->imports.items[i][0] == '?') {
            cli_cc_words_add(run, &lacking, cli_cc_names_original(run, names->imports.items[i]));
        }
    }
    if (lacking.count == 0) {
        return true;
    }
    cli_cc_complain("C++ functions that nothing defines, and that no kernel exports:");
    for (size_t i = 0; i < lacking.count; i++) {
        fprintf(stderr, "  %s\n", lacking.items[i]);
    }
    print_undecorated(run, &lacking);
    fputs("  next  add the sources or objects that define them; operators new and delete are a driver's own\n", stderr);
    return false;
}

bool cli_cc_imports_write(struct cc_run *run, const char *object, const char *assembly, const struct cc_imports *wanted)
{
    struct cc_words defined = {0};
    struct cc_words undefined = {0};
    struct names names = {0};
    if (!collect(run, object, wanted->mode, &defined, &undefined)) {
        return false;
    }
    sort_out(run, &defined, &undefined, &names);
    if (holds(&names.imports, "__tls_get_addr")) {
        return cli_cc_complain(
            "the driver has thread-local variables (__declspec(thread), _Thread_local), which a driver "
            "cannot have");
    }
    if (!judge_variant(&names, wanted->variant) || !judge_decorated(run, &names)) {
        return false;
    }
    if (wanted->mode == IMAGE_KERNEL && !holds(&defined, wanted->entry)) {
        cli_cc_complain("warning: no %s in these sources: the image will not load\n"
                        "  next  define NTSTATUS DriverEntry(PDRIVER_OBJECT, PUNICODE_STRING), or pass --user for a "
                        "user-mode driver",
                        wanted->entry);
    }
    FILE *out = fopen(assembly, "we");
    if (out == NULL) {
        return cli_cc_complain("%s: %s", assembly, strerror(errno));
    }
    write_assembly(out, &names, wanted->variant, wanted->mode);
    bool written = !ferror(out);
    return (fclose(out) == 0 && written) || cli_cc_complain("%s could not be written: %s", assembly, strerror(errno));
}
