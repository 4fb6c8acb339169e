/*
 * cc_record.c: writes into an object what it was made of, so that another variant can be made of the same.
 *
 * The record is a note in a section of its own (src/image/note.h), added behind the compiler's sections; the linker
 * lays the records of all objects one behind the other.
 */
#include "cli/cc_record.h"
#include "image/note.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* --------------------------------------------------------------------------------------------------------- record */
static void add(struct cc_run *run, struct cc_words *strings, const char *key, const char *value)
{
    cli_cc_words_add(run, strings, cli_cc_print(run, "%s=%s", key, value));
}

static void add_words(struct cc_run *run, struct cc_words *strings, const struct cc_words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        add(run, strings, "word", words->items[i]);
    }
}

static const char *from_root(struct cc_run *run, const char *here, const char *path)
{
    return path[0] == '/' ? path : cli_cc_print(run, "%s/%s", here, path);
}

static const char *add_common(struct cc_run *run, const struct cc_request *request, struct cc_words *strings)
{
    char here[PATH_MAX];
    if (getcwd(here, sizeof here) == NULL) {
        here[0] = '\0';
    }
    const char *folder = cli_cc_print(run, "%s", here);
    add(run, strings, "cc", ESCAPEMENT_VERSION);
    add(run, strings, "variant", image_variant_name(request->variant));
    add(run, strings, "mode", request->mode == IMAGE_KERNEL ? "kernel" : "user");
    add(run, strings, "in", folder);
    return folder;
}

bool cli_cc_record_source(struct cc_run *run, const struct cc_request *request, const struct cc_input *input,
                          const char *object)
{
    struct cc_words strings = {0};
    const char *here = add_common(run, request, &strings);
    add(run, &strings, "source", from_root(run, here, input->path));
    if (input->language != NULL) {
        add(run, &strings, "language", input->language);
    }
    if (request->coverage) {
        add(run, &strings, "word", "--coverage");
    }
    for (size_t i = 0; i < request->trace_functions.count; i++) {
        add(run, &strings, "word", cli_cc_print(run, "--wpp-func=%s", request->trace_functions.items[i]));
    }
    for (size_t i = 0; i < request->trace_files.count; i++) {
        add(run, &strings, "word", cli_cc_print(run, "--wpp-scan=%s", request->trace_files.items[i]));
    }
    add_words(run, &strings, &request->clang);
    add_words(run, &strings, &input->flags);
    return cli_cc_record_write(run, IMAGE_RECORD_SOURCE, &strings, object);
}

bool cli_cc_record_link(struct cc_run *run, const struct cc_request *request, const char *object)
{
    struct cc_words strings = {0};
    add_common(run, request, &strings); /* not the output: the same objects give the same bytes */
    if (request->entry != NULL) {
        add(run, &strings, "word", cli_cc_print(run, "-Wl,--entry=%s", request->entry));
    }
    for (size_t i = 0; i < request->linking.count; i++) {
        add(run, &strings, "word", cli_cc_print(run, "-Wl,%s", request->linking.items[i]));
    }
    return cli_cc_record_write(run, IMAGE_RECORD_LINK, &strings, object);
}

/* ---------------------------------------------------------------------------------------------------------- bytes */
static size_t rounded(size_t bytes, size_t unit)
{
    return (bytes + unit - 1) / unit * unit;
}

/* The note as it stands in the file. */
static uint8_t *make_note(struct cc_run *run, uint32_t type, const struct cc_words *strings, size_t *bytes)
{
    size_t description = 0;
    for (size_t i = 0; i < strings->count; i++) {
        description += strlen(strings->items[i]) + 1;
    }
    size_t owner = rounded(sizeof IMAGE_NOTE_OWNER, 4);
    *bytes = sizeof(Elf64_Nhdr) + owner + rounded(description, 4);
    uint8_t *note = cli_cc_alloc(run, *bytes);
    const Elf64_Nhdr header = {.n_namesz = sizeof IMAGE_NOTE_OWNER, .n_descsz = (uint32_t)description, .n_type = type};
    memcpy(note, &header, sizeof header);
    memcpy(note + sizeof header, IMAGE_NOTE_OWNER, sizeof IMAGE_NOTE_OWNER);
    uint8_t *at = note + sizeof header + owner;
    for (size_t i = 0; i < strings->count; i++) {
        size_t length = strlen(strings->items[i]) + 1;
        memcpy(at, strings->items[i], length);
        at += length;
    }
    return note;
}

/* Whether the headers of an object lie where they say. */
static bool is_sound(const uint8_t *bytes, size_t size, Elf64_Ehdr *header)
{
    if (size < sizeof *header) {
        return false;
    }
    memcpy(header, bytes, sizeof *header);
    return memcmp(header->e_ident, ELFMAG, SELFMAG) == 0 && header->e_ident[EI_CLASS] == ELFCLASS64 &&
           header->e_shentsize == sizeof(Elf64_Shdr) && header->e_shstrndx < header->e_shnum &&
           header->e_shnum < SHN_LORESERVE - 1 && header->e_shoff <= size &&
           header->e_shnum * sizeof(Elf64_Shdr) <= size - header->e_shoff;
}

/*
 * Behind the object's end: the note, the names of sections with one more, the headers with one more. The object is the
 * old one until its header says otherwise, which is written last.
 */
static bool append(struct cc_run *run, int descriptor, const uint8_t *old, size_t size, const uint8_t *note,
                   size_t note_bytes)
{
    static const char name[] = IMAGE_RECORD_SECTION;
    Elf64_Ehdr header;
    Elf64_Shdr names;
    if (!is_sound(old, size, &header)) {
        return true; /* more sections than a plain header counts: such an object goes without */
    }
    size_t headers_bytes = (header.e_shnum + 1u) * sizeof(Elf64_Shdr);
    memcpy(&names, old + header.e_shoff + header.e_shstrndx * sizeof names, sizeof names);
    if (names.sh_offset > size || names.sh_size > size - names.sh_offset) {
        return true;
    }
    size_t at = rounded(size, 8);
    size_t names_at = at + rounded(note_bytes, 8);
    size_t headers_at = rounded(names_at + names.sh_size + sizeof name, 8);
    size_t total = headers_at + headers_bytes - size;
    uint8_t *more = cli_cc_alloc(run, total);
    memcpy(more + (at - size), note, note_bytes);
    memcpy(more + (names_at - size), old + names.sh_offset, names.sh_size);
    memcpy(more + (names_at - size) + names.sh_size, name, sizeof name);
    const Elf64_Shdr record = {.sh_name = (uint32_t)names.sh_size,
                               .sh_type = SHT_NOTE,
                               .sh_offset = at,
                               .sh_size = note_bytes,
                               .sh_addralign = 4};
    uint8_t *headers = more + (headers_at - size);
    memcpy(headers, old + header.e_shoff, header.e_shnum * sizeof record);
    memcpy(headers + header.e_shnum * sizeof record, &record, sizeof record);
    names.sh_offset = names_at;
    names.sh_size += sizeof name;
    memcpy(headers + header.e_shstrndx * sizeof names, &names, sizeof names);
    header.e_shoff = headers_at;
    header.e_shnum++;
    return pwrite(descriptor, more, total, (off_t)size) == (ssize_t)total &&
           pwrite(descriptor, &header, sizeof header, 0) == (ssize_t)sizeof header;
}

bool cli_cc_record_write(struct cc_run *run, uint32_t type, const struct cc_words *strings, const char *object)
{
    struct stat status;
    size_t note_bytes;
    bool written = false;
    const uint8_t *note = make_note(run, type, strings, &note_bytes);
    int descriptor = open(object, O_RDWR | O_CLOEXEC);
    if (descriptor >= 0 && fstat(descriptor, &status) == 0 && !S_ISREG(status.st_mode)) {
        close(descriptor); /* /dev/null, as configuration scripts have it */
        return true;
    }
    if (descriptor >= 0 && status.st_size > 0) {
        size_t size = (size_t)status.st_size;
        void *old = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (old != MAP_FAILED) {
            written = append(run, descriptor, old, size, note, note_bytes);
            munmap(old, size);
        }
    }
    int reason = errno;
    if (descriptor >= 0) {
        close(descriptor);
    }
    return written || cli_cc_complain("%s could not be written: %s", object, strerror(reason));
}
