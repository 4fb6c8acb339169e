/*
 * elf.c: the one place that reads an ELF file's tables, and trusts none of them.
 *
 * A file is judged before a byte of it is mapped to run: first what it is (so that a person hears "a 32-bit file"
 * rather than "malformed"), then whether all of it is there, then each table. What has passed is in the layout, and the
 * loader works from the layout alone.
 */
#include "image/elf.h"

#include <elf.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define SPAN_MAX    (UINT64_C(1) << 30) /* more than any driver; keeps every sum of two addresses in range */
#define IMPORTS_MAX 65536u

bool image_refuse(struct image_error *error, enum image_failure failure, const char *format, ...)
{
    if (error != NULL) {
        va_list arguments;
        va_start(arguments, format);
        error->failure = failure;
        vsnprintf(error->text, sizeof error->text, format, arguments);
        va_end(arguments);
    }
    return false;
}

static bool file_holds(const struct image_file *file, uint64_t offset, uint64_t bytes)
{
    return offset <= file->size && bytes <= file->size - offset;
}

static bool truncated(const struct image_file *file, struct image_error *error, const char *what, uint64_t end)
{
    return image_refuse(error, IMAGE_TRUNCATED,
                        "%s: the file is truncated: its %s would end at byte %llu, and it has %llu\n"
                        "  next  compile it again, or copy it again",
                        file->path, what, (unsigned long long)end, (unsigned long long)file->size);
}

static bool malformed(const struct image_file *file, struct image_error *error, const char *what)
{
    return image_refuse(error, IMAGE_MALFORMED, "%s: a malformed ELF file: %s", file->path, what);
}

static bool not_a_driver(const struct image_file *file, struct image_error *error, const char *what)
{
    return image_refuse(error, IMAGE_NOT_A_DRIVER,
                        "%s: not a driver: %s\n"
                        "  next  compile the driver's sources with `escapement cc -o NAME.so SOURCES`",
                        file->path, what);
}

bool image_layout_holds(const struct image_layout *layout, uint64_t start, uint64_t bytes)
{
    for (size_t i = 0; i < layout->segment_count; i++) {
        const struct image_segment *segment = &layout->segments[i];
        if (start >= segment->start && start - segment->start <= segment->memory_bytes &&
            bytes <= segment->memory_bytes - (start - segment->start)) {
            return true;
        }
    }
    return false;
}

bool image_layout_executes(const struct image_layout *layout, uint64_t start)
{
    for (size_t i = 0; i < layout->segment_count; i++) {
        const struct image_segment *segment = &layout->segments[i];
        if (segment->executable && start >= segment->start && start - segment->start < segment->memory_bytes) {
            return true;
        }
    }
    return false;
}

const uint8_t *image_layout_bytes(const struct image_layout *layout, const struct image_file *file, uint64_t start,
                                  uint64_t bytes)
{
    for (size_t i = 0; i < layout->segment_count; i++) {
        const struct image_segment *segment = &layout->segments[i];
        if (start >= segment->start && start - segment->start <= segment->file_bytes &&
            bytes <= segment->file_bytes - (start - segment->start)) {
            return file->bytes + segment->file_offset + (start - segment->start);
        }
    }
    return NULL;
}

/* ---------------------------------------------------------------------------------------------- what the file is */
static bool judge_format(const struct image_file *file, struct image_error *error)
{
    if (file->size >= 2 && memcmp(file->bytes, "MZ", 2) == 0) {
        return image_refuse(error, IMAGE_NOT_ELF,
                            "%s: a Windows image (PE), which this version does not load\n"
                            "  next  compile the driver's sources with `escapement cc -o NAME.so SOURCES`",
                            file->path);
    }
    if (file->size >= SELFMAG && memcmp(file->bytes, ELFMAG, SELFMAG) != 0) {
        return image_refuse(error, IMAGE_NOT_ELF,
                            "%s: not an ELF file\n"
                            "  next  compile the driver's sources with `escapement cc -o NAME.so SOURCES`",
                            file->path);
    }
    if (file->size < SELFMAG) {
        if (file->size == 0 || memcmp(file->bytes, ELFMAG, file->size) != 0) {
            return image_refuse(error, IMAGE_NOT_ELF, "%s: not an ELF file: it has %llu bytes", file->path,
                                (unsigned long long)file->size);
        }
        return truncated(file, error, "ELF header", sizeof(Elf64_Ehdr));
    }
    return true;
}

static bool judge_machine(const struct image_file *file, Elf64_Ehdr *header, struct image_error *error)
{
    if (file->size > EI_CLASS && file->bytes[EI_CLASS] == ELFCLASS32) {
        return image_refuse(error, IMAGE_WRONG_MACHINE, "%s: a 32-bit ELF file; drivers are 64-bit x86", file->path);
    }
    if (file->size < sizeof *header) {
        return truncated(file, error, "ELF header", sizeof *header);
    }
    memcpy(header, file->bytes, sizeof *header);
    if (header->e_ident[EI_CLASS] != ELFCLASS64) {
        return malformed(file, error, "its class is neither 32-bit nor 64-bit");
    }
    if (header->e_ident[EI_DATA] != ELFDATA2LSB || header->e_machine != EM_X86_64) {
        return image_refuse(error, IMAGE_WRONG_MACHINE,
                            "%s: an ELF file for another machine (number %u); drivers are 64-bit x86", file->path,
                            (unsigned)header->e_machine);
    }
    if (header->e_type == ET_REL) {
        return not_a_driver(file, error, "an object file, which still has to be linked");
    }
    if (header->e_type == ET_CORE || header->e_type == ET_EXEC) {
        return not_a_driver(file, error, header->e_type == ET_CORE ? "a core dump" : "a program");
    }
    return header->e_type == ET_DYN || malformed(file, error, "its type is none that ELF has");
}

/* --------------------------------------------------------------------------------------------- segments, the note */
static bool judge_segment(const struct image_file *file, const Elf64_Phdr *header, struct image_layout *layout,
                          struct image_error *error)
{
    uint64_t end = layout->span;
    if (header->p_memsz == 0) {
        return true;
    }
    if (layout->segment_count == IMAGE_SEGMENTS_MAX) {
        return malformed(file, error, "too many segments");
    }
    if (header->p_vaddr >= SPAN_MAX || header->p_memsz >= SPAN_MAX || header->p_filesz > header->p_memsz) {
        return malformed(file, error, "a segment has an impossible size");
    }
    if (header->p_vaddr < end || header->p_vaddr % IMAGE_PAGE != header->p_offset % IMAGE_PAGE) {
        return malformed(file, error, "segments overlap, or do not fall on pages");
    }
    if (header->p_filesz > 0 && !file_holds(file, header->p_offset, header->p_filesz)) {
        return truncated(file, error, "segments", header->p_offset + header->p_filesz);
    }
    if ((header->p_flags & (PF_W | PF_X)) == (PF_W | PF_X)) {
        return malformed(file, error, "a segment is writable and executable");
    }
    layout->segments[layout->segment_count++] = (struct image_segment){
        .start = header->p_vaddr,
        .memory_bytes = header->p_memsz,
        .file_offset = header->p_offset,
        .file_bytes = header->p_filesz,
        .readable = (header->p_flags & PF_R) != 0,
        .writable = (header->p_flags & PF_W) != 0,
        .executable = (header->p_flags & PF_X) != 0,
    };
    layout->span = (header->p_vaddr + header->p_memsz + IMAGE_PAGE - 1) & ~(uint64_t)(IMAGE_PAGE - 1);
    return true;
}

/* A note's header, owner and description, each padded to four bytes. */
static bool note_is_ours(const uint8_t *note, uint64_t bytes, uint64_t *description)
{
    Elf64_Nhdr header;
    while (bytes >= sizeof header) {
        memcpy(&header, note, sizeof header);
        uint64_t owner = ((uint64_t)header.n_namesz + 3) & ~UINT64_C(3);
        uint64_t whole = sizeof header + owner + (((uint64_t)header.n_descsz + 3) & ~UINT64_C(3));
        if (whole > bytes) {
            return false;
        }
        if (header.n_namesz == sizeof IMAGE_NOTE_OWNER && header.n_type == IMAGE_NOTE_TYPE &&
            header.n_descsz >= sizeof(uint32_t) &&
            memcmp(note + sizeof header, IMAGE_NOTE_OWNER, sizeof IMAGE_NOTE_OWNER) == 0) {
            *description += sizeof header + owner;
            return true;
        }
        *description += whole;
        note += whole;
        bytes -= whole;
    }
    return false;
}

static bool judge_note(const struct image_file *file, uint64_t start, struct image_layout *layout,
                       struct image_error *error)
{
    struct image_note *note = &layout->note;
    const uint8_t *bytes = image_layout_bytes(layout, file, start, sizeof note->abi);
    if (bytes == NULL) {
        return malformed(file, error, "the note of escapement cc lies outside the image");
    }
    memcpy(&note->abi, bytes, sizeof note->abi);
    if (note->abi != IMAGE_NOTE_ABI) {
        return image_refuse(error, IMAGE_WRONG_ABI,
                            "%s: made by an escapement cc of ABI %u, and this program is of ABI %u\n"
                            "  next  compile it again with this version's `escapement cc`",
                            file->path, note->abi, IMAGE_NOTE_ABI);
    }
    bytes = image_layout_bytes(layout, file, start, sizeof *note);
    if (bytes == NULL) {
        return malformed(file, error, "the note of escapement cc is cut short");
    }
    memcpy(note, bytes, sizeof *note);
    if (image_variant_name(note->variant) == NULL || (note->mode != IMAGE_KERNEL && note->mode != IMAGE_USER) ||
        note->import_count > IMPORTS_MAX || note->names_bytes > SPAN_MAX) {
        return malformed(file, error, "the note of escapement cc has an impossible value");
    }
    layout->slots =
        (struct image_table){start + offsetof(struct image_note, slots) + (uint64_t)note->slots, note->import_count};
    layout->cells =
        (struct image_table){start + offsetof(struct image_note, cells) + (uint64_t)note->cells, note->import_count};
    layout->names =
        (struct image_table){start + offsetof(struct image_note, names) + (uint64_t)note->names, note->names_bytes};
    layout->runtime = (struct image_table){start + offsetof(struct image_note, runtime) + (uint64_t)note->runtime, 1};
    if (!image_layout_holds(layout, layout->slots.start, layout->slots.count * sizeof(void *)) ||
        !image_layout_holds(layout, layout->cells.start, layout->cells.count * IMAGE_CELL_BYTES) ||
        !image_layout_holds(layout, layout->runtime.start, sizeof(struct image_runtime)) ||
        layout->slots.start % sizeof(void *) != 0 || layout->cells.start % sizeof(void *) != 0 ||
        layout->runtime.start % sizeof(uint32_t) != 0) {
        return malformed(file, error, "its import table lies outside the image");
    }
    return true;
}

/* Every name ends inside the table, and there are as many as imports. */
static bool judge_names(const struct image_file *file, const struct image_layout *layout, struct image_error *error)
{
    const char *names = (const char *)image_layout_bytes(layout, file, layout->names.start, layout->names.count);
    uint64_t left = layout->names.count;
    for (uint32_t i = 0; names != NULL && i < layout->note.import_count; i++) {
        size_t length = strnlen(names, left);
        if (length == left || length == 0) {
            names = NULL;
            break;
        }
        names += length + 1;
        left -= length + 1;
    }
    return names != NULL || malformed(file, error, "the names of its imports are damaged");
}

/* ------------------------------------------------------------------------------------------- the dynamic section */
struct dynamic {
    uint64_t rela, rela_bytes, rela_entry, symbols, symbol_entry, strings, strings_bytes, hash;
    uint64_t constructors, constructors_bytes, destructors, destructors_bytes;
};

/* clang-format off */
static const struct {
    int64_t tag;
    size_t field;
} dynamic_tags[] = {
    {DT_RELA,         offsetof(struct dynamic, rela)},
    {DT_RELASZ,       offsetof(struct dynamic, rela_bytes)},
    {DT_RELAENT,      offsetof(struct dynamic, rela_entry)},
    {DT_SYMTAB,       offsetof(struct dynamic, symbols)},
    {DT_SYMENT,       offsetof(struct dynamic, symbol_entry)},
    {DT_STRTAB,       offsetof(struct dynamic, strings)},
    {DT_STRSZ,        offsetof(struct dynamic, strings_bytes)},
    {DT_HASH,         offsetof(struct dynamic, hash)},
    {DT_INIT_ARRAY,   offsetof(struct dynamic, constructors)},
    {DT_INIT_ARRAYSZ, offsetof(struct dynamic, constructors_bytes)},
    {DT_FINI_ARRAY,   offsetof(struct dynamic, destructors)},
    {DT_FINI_ARRAYSZ, offsetof(struct dynamic, destructors_bytes)},
};
/* clang-format on */

static bool read_dynamic(const struct image_file *file, const Elf64_Phdr *header, const struct image_layout *layout,
                         struct dynamic *dynamic, struct image_error *error)
{
    const uint8_t *bytes = image_layout_bytes(layout, file, header->p_vaddr, header->p_filesz);
    if (bytes == NULL) {
        return malformed(file, error, "its dynamic section lies outside the image");
    }
    for (uint64_t left = header->p_filesz; left >= sizeof(Elf64_Dyn); left -= sizeof(Elf64_Dyn)) {
        Elf64_Dyn entry;
        memcpy(&entry, bytes, sizeof entry);
        bytes += sizeof entry;
        if (entry.d_tag == DT_NULL) {
            break;
        }
        if (entry.d_tag == DT_NEEDED) {
            return not_a_driver(file, error, "it needs Linux libraries; a driver imports from the kernel alone");
        }
        if (entry.d_tag == DT_REL || entry.d_tag == DT_RELR || entry.d_tag == DT_JMPREL || entry.d_tag == DT_INIT ||
            entry.d_tag == DT_FINI) {
            return malformed(file, error, "its dynamic section has what escapement cc does not make");
        }
        for (size_t i = 0; i < sizeof dynamic_tags / sizeof dynamic_tags[0]; i++) {
            if (entry.d_tag == dynamic_tags[i].tag) {
                memcpy((char *)dynamic + dynamic_tags[i].field, &entry.d_un.d_val, sizeof(uint64_t));
            }
        }
    }
    return true;
}

static bool judge_dynamic(const struct image_file *file, const Elf64_Phdr *header, struct image_layout *layout,
                          struct image_error *error)
{
    struct dynamic dynamic = {0};
    if (!read_dynamic(file, header, layout, &dynamic, error)) {
        return false;
    }
    if ((dynamic.rela_bytes != 0 && dynamic.rela_entry != sizeof(Elf64_Rela)) ||
        (dynamic.symbols != 0 && dynamic.symbol_entry != sizeof(Elf64_Sym))) {
        return malformed(file, error, "its dynamic section has entries of another size");
    }
    layout->relocations = (struct image_table){dynamic.rela, dynamic.rela_bytes / sizeof(Elf64_Rela)};
    layout->constructors = (struct image_table){dynamic.constructors, dynamic.constructors_bytes / sizeof(void *)};
    layout->destructors = (struct image_table){dynamic.destructors, dynamic.destructors_bytes / sizeof(void *)};
    layout->strings = (struct image_table){dynamic.strings, dynamic.strings_bytes};
    if (dynamic.symbols != 0) {
        uint32_t hash[2]; /* nbucket, nchain: the second is the number of symbols */
        const uint8_t *bytes = image_layout_bytes(layout, file, dynamic.hash, sizeof hash);
        if (bytes == NULL) {
            return malformed(file, error, "its hash table lies outside the image");
        }
        memcpy(hash, bytes, sizeof hash);
        layout->symbols = (struct image_table){dynamic.symbols, hash[1]};
    }
    const struct {
        const struct image_table *table;
        uint64_t entry;
    } tables[] = {{&layout->relocations, sizeof(Elf64_Rela)},
                  {&layout->constructors, sizeof(void *)},
                  {&layout->destructors, sizeof(void *)},
                  {&layout->strings, 1},
                  {&layout->symbols, sizeof(Elf64_Sym)}};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        const struct image_table *table = tables[i].table;
        if (table->count != 0 &&
            (table->count > SPAN_MAX ||
             image_layout_bytes(layout, file, table->start, table->count * tables[i].entry) == NULL)) {
            return malformed(file, error, "a table of its dynamic section lies outside the image");
        }
    }
    if (layout->constructors.start % sizeof(void *) != 0 || layout->destructors.start % sizeof(void *) != 0) {
        return malformed(file, error, "a table of its dynamic section is not aligned");
    }
    return true;
}

/* Relocations are those of an image without undefined symbols: base + addend. */
static bool judge_relocations(const struct image_file *file, const struct image_layout *layout,
                              struct image_error *error)
{
    const uint8_t *bytes =
        image_layout_bytes(layout, file, layout->relocations.start, layout->relocations.count * sizeof(Elf64_Rela));
    for (uint64_t i = 0; i < layout->relocations.count; i++) {
        Elf64_Rela entry;
        memcpy(&entry, bytes + i * sizeof entry, sizeof entry);
        if (ELF64_R_TYPE(entry.r_info) != R_X86_64_RELATIVE) {
            return malformed(file, error, "it has relocations that escapement cc does not make");
        }
        if (!image_layout_holds(layout, entry.r_offset, sizeof(uint64_t))) {
            return malformed(file, error, "a relocation lies outside the image");
        }
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------------- sections */
static bool judge_sections(const struct image_file *file, const Elf64_Ehdr *header, struct image_layout *layout,
                           struct image_error *error)
{
    uint64_t bytes = (uint64_t)header->e_shnum * sizeof(Elf64_Shdr);
    if (header->e_shnum == 0) {
        return true;
    }
    if (header->e_shentsize != sizeof(Elf64_Shdr) || header->e_shstrndx >= header->e_shnum) {
        return malformed(file, error, "its section headers have another size");
    }
    if (!file_holds(file, header->e_shoff, bytes)) {
        return header->e_shoff > UINT64_MAX - bytes
                   ? malformed(file, error, "its section headers lie nowhere")
                   : truncated(file, error, "section headers", header->e_shoff + bytes);
    }
    layout->section_headers = header->e_shoff;
    layout->section_count = header->e_shnum;
    layout->section_names = header->e_shstrndx;
    return true;
}

/* -------------------------------------------------------------------------------------------------- the whole file */
/* Segments come first, since all else is found through them. */
static bool judge_segments(const struct image_file *file, const Elf64_Phdr *headers, size_t count,
                           struct image_layout *layout, struct image_error *error)
{
    for (size_t i = 0; i < count; i++) {
        if (headers[i].p_type == PT_LOAD && !judge_segment(file, &headers[i], layout, error)) {
            return false;
        }
    }
    if (layout->segment_count == 0) {
        return malformed(file, error, "it has no segments");
    }
    return true;
}

static bool find_note(const struct image_file *file, const Elf64_Phdr *headers, size_t count,
                      struct image_layout *layout, struct image_error *error)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t at = headers[i].p_vaddr;
        if (headers[i].p_type != PT_NOTE) {
            continue;
        }
        const uint8_t *bytes = image_layout_bytes(layout, file, at, headers[i].p_filesz);
        if (bytes != NULL && note_is_ours(bytes, headers[i].p_filesz, &at)) {
            return judge_note(file, at, layout, error);
        }
    }
    return not_a_driver(file, error, "an ELF shared object that `escapement cc` did not make");
}

static bool judge_rest(const struct image_file *file, const Elf64_Phdr *headers, size_t count,
                       struct image_layout *layout, struct image_error *error)
{
    bool has_dynamic = false;
    for (size_t i = 0; i < count; i++) {
        const Elf64_Phdr *header = &headers[i];
        switch (header->p_type) {
        case PT_TLS:
            return image_refuse(error, IMAGE_NOT_A_DRIVER,
                                "%s: it has thread-local variables, which a driver cannot have", file->path);
        case PT_DYNAMIC:
            if (has_dynamic || !judge_dynamic(file, header, layout, error)) {
                return has_dynamic ? malformed(file, error, "it has two dynamic sections") : false;
            }
            has_dynamic = true;
            break;
        case PT_GNU_RELRO:
            /* May reach beyond its segment to the page's end, never beyond the image. */
            if (header->p_vaddr >= layout->span || header->p_memsz > layout->span - header->p_vaddr) {
                return malformed(file, error, "its read-only part lies outside the image");
            }
            layout->protect.start = header->p_vaddr & ~(uint64_t)(IMAGE_PAGE - 1);
            layout->protect.memory_bytes =
                ((header->p_vaddr + header->p_memsz) & ~(uint64_t)(IMAGE_PAGE - 1)) - layout->protect.start;
            break;
        default:
            break;
        }
    }
    return has_dynamic || malformed(file, error, "it has no dynamic section");
}

bool image_elf_judge(const struct image_file *file, struct image_layout *layout, struct image_error *error)
{
    Elf64_Ehdr header = {0};
    Elf64_Phdr headers[64];
    *layout = (struct image_layout){0};
    if (!judge_format(file, error) || !judge_machine(file, &header, error)) {
        return false;
    }
    uint64_t bytes = (uint64_t)header.e_phnum * sizeof(Elf64_Phdr);
    if (header.e_phentsize != sizeof(Elf64_Phdr) || header.e_phnum == 0 || bytes > sizeof headers ||
        header.e_phoff > UINT64_MAX - bytes) {
        return malformed(file, error, "its program headers are missing, or too many");
    }
    if (!file_holds(file, header.e_phoff, bytes)) {
        return truncated(file, error, "program headers", header.e_phoff + bytes);
    }
    memcpy(headers, file->bytes + header.e_phoff, bytes);
    return judge_segments(file, headers, header.e_phnum, layout, error) &&
           find_note(file, headers, header.e_phnum, layout, error) && judge_names(file, layout, error) &&
           judge_rest(file, headers, header.e_phnum, layout, error) && judge_relocations(file, layout, error) &&
           judge_sections(file, &header, layout, error);
}
