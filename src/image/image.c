/*
 * image.c: an image's life – judged, mapped, bound, entered into service, and taken away.
 *
 * The file is mapped by this loader rather than by dlopen: each load gives fresh globals, unloading unloads, nothing of
 * the file is touched before it was judged, and a PE file can come through the same steps. The segments are private
 * mappings of the file itself, so that whoever reads /proc/self/maps (sanitizers, perf, libdw) finds the file and its
 * debug information; `escapement cc` places each segment at the address of its file offset for their sake.
 */
#include "image/image.h"
#include "image/bind.h"
#include "image/elf.h"
#include "image/symbolize.h"
#include "nt/os.h"

#include <assert.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct image {
    char *path;
    char *name;
    uint8_t *base;
    struct image_layout layout;
    void *entry;
    struct image_section *sections;
    size_t section_count;
    struct image_symbols *symbols;
};

/* ---------------------------------------------------------------------------------------------------- the file */
static bool no_memory(const char *path, struct image_error *error)
{
    return image_refuse(error, IMAGE_NO_MEMORY, "%s: no memory to load it", path);
}

static bool unreadable(const char *path, int reason, struct image_error *error)
{
    return image_refuse(error, IMAGE_UNREADABLE, "%s: cannot be read: %s", path, strerror(reason));
}

bool image_file_open(const char *path, int *descriptor, struct image_file *file, struct image_error *error)
{
    struct stat status;
    *file = (struct image_file){.path = path};
    *descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*descriptor < 0) {
        return unreadable(path, errno, error);
    }
    if (fstat(*descriptor, &status) != 0) {
        unreadable(path, errno, error);
        goto close_file;
    }
    if (!S_ISREG(status.st_mode)) {
        image_refuse(error, IMAGE_UNREADABLE, "%s: %s, not a file", path,
                     S_ISDIR(status.st_mode) ? "a folder" : "a device, a pipe or a socket");
        goto close_file;
    }
    if (status.st_size == 0) {
        image_refuse(error, IMAGE_NOT_ELF, "%s: not an ELF file: it is empty", path);
        goto close_file;
    }
    file->size = (size_t)status.st_size;
    void *bytes = mmap(NULL, file->size, PROT_READ, MAP_PRIVATE, *descriptor, 0);
    if (bytes == MAP_FAILED) {
        unreadable(path, errno, error);
        goto close_file;
    }
    file->bytes = bytes;
    return true;

close_file:
    close(*descriptor);
    return false;
}

void image_file_close(int descriptor, const struct image_file *file)
{
    munmap((void *)(uintptr_t)file->bytes, file->size);
    close(descriptor);
}

bool image_probe(const char *path, struct image_info *info, struct image_error *error)
{
    int descriptor;
    struct image_file file;
    struct image_layout layout;
    if (!image_file_open(path, &descriptor, &file, error)) {
        return false;
    }
    bool judged = image_elf_judge(&file, &layout, error);
    if (judged) {
        *info = (struct image_info){.variant = (enum image_variant)layout.note.variant,
                                    .mode = (enum image_mode)layout.note.mode,
                                    .import_count = layout.note.import_count};
    }
    image_file_close(descriptor, &file);
    return judged;
}

/* ------------------------------------------------------------------------------------------------------ mapping */
static uint64_t page_down(uint64_t address)
{
    return address & ~(uint64_t)(IMAGE_PAGE - 1);
}

static uint64_t page_up(uint64_t address)
{
    return page_down(address + IMAGE_PAGE - 1);
}

/* A segment, writable until image_protect: its pages of the file, then zeroed memory. */
static bool map_segment(uint8_t *base, const struct image_segment *segment, int descriptor)
{
    uint64_t start = page_down(segment->start);
    uint64_t file_end = segment->start + segment->file_bytes;
    uint64_t mapped = segment->file_bytes == 0 ? start : page_up(file_end);
    uint64_t end = page_up(segment->start + segment->memory_bytes);
    if (mapped > start && mmap(base + start, mapped - start, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED,
                               descriptor, (off_t)page_down(segment->file_offset)) == MAP_FAILED) {
        return false;
    }
    if (segment->memory_bytes > segment->file_bytes && mapped > file_end) {
        memset(base + file_end, 0, mapped - file_end);
    }
    return end <= mapped || mmap(base + mapped, end - mapped, PROT_READ | PROT_WRITE,
                                 MAP_PRIVATE | MAP_FIXED | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static bool map_segments(struct image *image, int descriptor, struct image_error *error)
{
    const struct image_layout *layout = &image->layout;
    if (os_fail_here()) {
        return no_memory(image->path, error);
    }
    void *base = mmap(NULL, layout->span, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (base == MAP_FAILED) {
        return no_memory(image->path, error);
    }
    image->base = base;
    for (size_t i = 0; i < layout->segment_count; i++) {
        if (!map_segment(image->base, &layout->segments[i], descriptor)) {
            munmap(base, layout->span);
            image->base = NULL;
            return no_memory(image->path, error);
        }
    }
    return true;
}

static void relocate(const struct image *image)
{
    assert(image->base != NULL);
    const uint8_t *entries = image->base + image->layout.relocations.start;
    for (uint64_t i = 0; i < image->layout.relocations.count; i++) {
        Elf64_Rela entry;
        memcpy(&entry, entries + i * sizeof entry, sizeof entry);
        uint64_t value = (uint64_t)(uintptr_t)image->base + (uint64_t)entry.r_addend;
        memcpy(image->base + entry.r_offset, &value, sizeof value);
    }
}

static bool cannot_protect(const struct image *image, struct image_error *error)
{
    bool is_forbidden = errno == EACCES || errno == EPERM;
    return image_refuse(error, is_forbidden ? IMAGE_UNREADABLE : IMAGE_NO_MEMORY,
                        "%s: its code cannot be made executable: %s%s", image->path, strerror(errno),
                        is_forbidden ? "\n  next  move it to a file system that is not mounted noexec" : "");
}

static bool protect(const struct image *image, struct image_error *error)
{
    const struct image_layout *layout = &image->layout;
    for (size_t i = 0; i < layout->segment_count; i++) {
        const struct image_segment *segment = &layout->segments[i];
        uint64_t start = page_down(segment->start);
        int access = (segment->readable ? PROT_READ : 0) | (segment->writable ? PROT_WRITE : 0) |
                     (segment->executable ? PROT_EXEC : 0);
        if (mprotect(image->base + start, page_up(segment->start + segment->memory_bytes) - start, access) != 0) {
            return cannot_protect(image, error);
        }
    }
    if (layout->protect.memory_bytes != 0 &&
        mprotect(image->base + layout->protect.start, layout->protect.memory_bytes, PROT_READ) != 0) {
        return cannot_protect(image, error);
    }
    return true;
}

/* ----------------------------------------------------------------------------------------------------- sections */
static bool read_sections(struct image *image, const struct image_file *file, struct image_error *error)
{
    const struct image_layout *layout = &image->layout;
    const uint8_t *headers = file->bytes + layout->section_headers;
    Elf64_Shdr names = {0};
    assert(file->bytes != NULL);
    if (layout->section_count == 0) {
        return true;
    }
    image->sections = os_alloc(layout->section_count * sizeof *image->sections);
    if (image->sections == NULL) {
        return no_memory(image->path, error);
    }
    memcpy(&names, headers + layout->section_names * sizeof names, sizeof names);
    for (uint64_t i = 0; i < layout->section_count; i++) {
        Elf64_Shdr header;
        memcpy(&header, headers + i * sizeof header, sizeof header);
        if ((header.sh_flags & SHF_ALLOC) == 0 || header.sh_size == 0 ||
            !image_layout_holds(layout, header.sh_addr, header.sh_size)) {
            continue;
        }
        struct image_section *section = &image->sections[image->section_count++];
        section->start = image->base + header.sh_addr;
        section->size = header.sh_size;
        section->executable = (header.sh_flags & SHF_EXECINSTR) != 0;
        section->writable = (header.sh_flags & SHF_WRITE) != 0;
        if (header.sh_name < names.sh_size && names.sh_offset <= file->size &&
            names.sh_size <= file->size - names.sh_offset) {
            const char *name = (const char *)file->bytes + names.sh_offset + header.sh_name;
            uint64_t room = names.sh_size - header.sh_name;
            memcpy(section->name, name, strnlen(name, room < sizeof section->name ? room : sizeof section->name - 1));
        }
        section->pageable = strncmp(section->name, "PAGE", 4) == 0;
        section->discardable = strcmp(section->name, "INIT") == 0;
    }
    return true;
}

/* ----------------------------------------------------------------------------------------- constructors, symbols */
typedef void(__attribute__((ms_abi)) * image_routine)(void);

static image_routine routine_at(const struct image *image, const struct image_table *table, uint64_t index)
{
    image_routine routine;
    assert(image->base != NULL);
    memcpy(&routine, image->base + table->start + index * sizeof routine, sizeof routine);
    return routine;
}

/* After relocation, before the first runs: each must lead into code of this image. */
static bool judge_routines(const struct image *image, const struct image_table *table, struct image_error *error)
{
    for (uint64_t i = 0; i < table->count; i++) {
        if (!image_layout_executes(&image->layout,
                                   (uint64_t)((uintptr_t)routine_at(image, table, i) - (uintptr_t)image->base))) {
            return image_refuse(error, IMAGE_MALFORMED,
                                "%s: a malformed ELF file: a constructor or destructor is no code of it", image->path);
        }
    }
    return true;
}

void *image_symbol(const struct image *image, const char *name)
{
    const struct image_layout *layout = &image->layout;
    assert(image->base != NULL);
    const char *strings = (const char *)image->base + layout->strings.start;
    size_t length = strlen(name);
    for (uint64_t i = 0; i < layout->symbols.count; i++) {
        Elf64_Sym symbol;
        memcpy(&symbol, image->base + layout->symbols.start + i * sizeof symbol, sizeof symbol);
        if (symbol.st_shndx != SHN_UNDEF && symbol.st_name < layout->strings.count &&
            length < layout->strings.count - symbol.st_name &&
            memcmp(strings + symbol.st_name, name, length + 1) == 0 && image_layout_holds(layout, symbol.st_value, 1)) {
            return image->base + symbol.st_value;
        }
    }
    return NULL;
}

static bool find_entry(struct image *image, struct image_error *error)
{
    if (image->layout.note.mode == IMAGE_USER) {
        return true;
    }
    image->entry = image_symbol(image, "DriverEntry");
    if (image->entry == NULL ||
        !image_layout_executes(&image->layout, (uint64_t)((uint8_t *)image->entry - image->base))) {
        return image_refuse(error, IMAGE_NO_ENTRY,
                            "%s: no DriverEntry in it\n"
                            "  next  define NTSTATUS DriverEntry(PDRIVER_OBJECT, PUNICODE_STRING), not static",
                            image->path);
    }
    return true;
}

static void for_each_writable(const struct image *image, void (*visit)(const void *start, size_t bytes))
{
    for (size_t i = 0; i < image->layout.segment_count; i++) {
        const struct image_segment *segment = &image->layout.segments[i];
        if (segment->writable) {
            visit(image->base + segment->start, segment->memory_bytes);
        }
    }
}

/* -------------------------------------------------------------------------------------------------- load, unload */
static char *copy_text(const char *text, size_t length)
{
    char *copy = os_alloc(length + 1);
    if (copy != NULL) {
        memcpy(copy, text, length);
    }
    return copy;
}

/* A debugger stops here and reads the image's symbols, or forgets them (src/image/debugger/escapement-gdb.py). */
__attribute__((noinline)) static void image_debugger_stop(const char *path, const void *base, bool loaded)
{
    __asm__ volatile("" : : "r"(path), "r"(base), "r"(loaded) : "memory");
}

static struct image *image_create(const char *path, struct image_error *error)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    struct image *image = os_alloc(sizeof *image);
    if (image == NULL) {
        no_memory(path, error);
        return NULL;
    }
    image->path = copy_text(path, strlen(path));
    image->name = copy_text(name, dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name));
    if (image->path == NULL || image->name == NULL) {
        os_free(image->path);
        os_free(image->name);
        os_free(image);
        no_memory(path, error);
        return NULL;
    }
    return image;
}

static void image_destroy(struct image *image)
{
    image_symbols_destroy(image->symbols);
    os_free(image->sections);
    os_free(image->name);
    os_free(image->path);
    os_free(image);
}

static bool fits_this_program(const struct image_layout *layout, enum image_mode mode, const char *path,
                              struct image_error *error)
{
    enum image_variant variant = (enum image_variant)layout->note.variant;
    if (layout->note.mode != (uint32_t)mode) {
        return image_refuse(error, IMAGE_WRONG_MODE,
                            mode == IMAGE_KERNEL ? "%s: a user-mode driver (compiled with --user), where a kernel-mode "
                                                   "driver is needed"
                                                 : "%s: a kernel-mode driver, where a user-mode driver is needed\n"
                                                   "  next  compile it with `escapement cc --user`",
                            path);
    }
    if (variant != image_own_variant()) {
        return image_refuse(error, IMAGE_WRONG_VARIANT,
                            "%s: compiled as the %s variant, and this program is the %s one\n"
                            "  next  use %s, or compile it with --variant=%s",
                            path, image_variant_name(variant), image_variant_name(image_own_variant()),
                            image_program(variant), image_variant_name(image_own_variant()));
    }
    return true;
}

bool image_load(const char *path, enum image_mode mode, const struct nt_export_table *tables, size_t table_count,
                struct image **result, struct image_error *error)
{
    int descriptor;
    struct image_file file;
    *result = NULL;
    if (!image_file_open(path, &descriptor, &file, error)) {
        return false;
    }
    struct image *image = image_create(path, error);
    if (image == NULL) {
        goto close_file;
    }
    struct image_layout *layout = &image->layout;
    if (!image_elf_judge(&file, layout, error) || !fits_this_program(layout, mode, path, error) ||
        !map_segments(image, descriptor, error)) {
        goto destroy;
    }
    relocate(image);
    if (!find_entry(image, error) || !judge_routines(image, &layout->constructors, error) ||
        !judge_routines(image, &layout->destructors, error) ||
        !image_bind(path, image->base, layout, tables, table_count, error) ||
        !image_sanitizer_prepare(path, (struct image_runtime *)(image->base + layout->runtime.start), error) ||
        !read_sections(image, &file, error) || !protect(image, error)) {
        goto unmap;
    }
    image_file_close(descriptor, &file);
    for_each_writable(image, image_sanitizer_add_roots);
    image_debugger_stop(image->path, image->base, true);
    for (uint64_t i = 0; i < layout->constructors.count; i++) {
        routine_at(image, &layout->constructors, i)();
    }
    *result = image;
    return true;

unmap:
    munmap(image->base, layout->span);
destroy:
    image_destroy(image);
close_file:
    image_file_close(descriptor, &file);
    return false;
}

void image_unload(struct image *image)
{
    if (image == NULL) {
        return;
    }
    for (uint64_t i = image->layout.destructors.count; i > 0; i--) {
        routine_at(image, &image->layout.destructors, i - 1)();
    }
    image_debugger_stop(image->path, image->base, false);
    for_each_writable(image, image_sanitizer_remove_roots);
    munmap(image->base, image->layout.span);
    image_destroy(image);
}

/* ------------------------------------------------------------------------------------------------------ questions */
const char *image_path(const struct image *image)
{
    return image->path;
}

const char *image_name(const struct image *image)
{
    return image->name;
}

void *image_base(const struct image *image)
{
    return image->base;
}

size_t image_size(const struct image *image)
{
    return image->layout.span;
}

struct image_info image_describe(const struct image *image)
{
    return (struct image_info){.variant = (enum image_variant)image->layout.note.variant,
                               .mode = (enum image_mode)image->layout.note.mode,
                               .import_count = image->layout.note.import_count};
}

bool image_contains(const struct image *image, const void *address)
{
    return (uintptr_t)address - (uintptr_t)image->base < image->layout.span;
}

struct image_import image_import_at(const struct image *image, uint32_t index)
{
    const struct image_layout *layout = &image->layout;
    struct image_import import = {.name = (const char *)image->base + layout->names.start};
    assert(index < layout->note.import_count);
    for (uint32_t i = 0; i < index; i++) {
        import.name += strlen(import.name) + 1;
    }
    memcpy(&import.address, image->base + layout->slots.start + index * sizeof import.address, sizeof import.address);
    return import;
}

void *image_entry(const struct image *image)
{
    return image->entry;
}

size_t image_section_count(const struct image *image)
{
    return image->section_count;
}

const struct image_section *image_section_at(const struct image *image, size_t index)
{
    return index < image->section_count ? &image->sections[index] : NULL;
}

const struct image_section *image_section_of(const struct image *image, const void *address)
{
    for (size_t i = 0; i < image->section_count; i++) {
        const struct image_section *section = &image->sections[i];
        if ((uintptr_t)address - (uintptr_t)section->start < section->size) {
            return section;
        }
    }
    return NULL;
}

bool image_symbolize(struct image *image, const void *address, struct image_place *place)
{
    return image_contains(image, address) &&
           image_symbols_find(&image->symbols, image->path, image->base, address, place);
}
