/*
 * record.c: reads what escapement cc wrote into an image about how it was made.
 *
 * The section is not loaded and nothing else looks at it, so a file is judged as an image first, and then each of the
 * section's numbers against the file.
 */
#include "image/record.h"
#include "image/elf.h"

#include <elf.h>
#include <string.h>

#define KEY_MAX 16

struct reading {
    const struct image_file *file;
    image_record_visit *visit;
    void *context;
    struct image_error *error;
    size_t records;
};

static bool contradicts(const struct reading *reading, const char *what)
{
    return image_refuse(reading->error, IMAGE_MALFORMED, "%s: its records of how it was made contradict themselves: %s",
                        reading->file->path, what);
}

static bool file_holds(const struct image_file *file, uint64_t offset, uint64_t bytes)
{
    return offset <= file->size && bytes <= file->size - offset;
}

/* The strings of one record. *over: the visitor has had enough. */
static bool read_strings(const struct reading *reading, const char *at, size_t bytes, bool link, bool *over)
{
    while (bytes > 0 && !*over) {
        const char *end = memchr(at, '\0', bytes);
        const char *equals = end != NULL ? memchr(at, '=', (size_t)(end - at)) : NULL;
        char key[KEY_MAX] = {0};
        if (equals == NULL || equals - at >= KEY_MAX) {
            return contradicts(reading, "a string is no KEY=VALUE");
        }
        memcpy(key, at, (size_t)(equals - at));
        *over = !reading->visit(reading->context, reading->records, link, key, equals + 1);
        bytes -= (size_t)(end + 1 - at);
        at = end + 1;
    }
    return true;
}

/* One section's notes; a note of another owner or type is passed over. */
static bool read_notes(struct reading *reading, uint64_t offset, uint64_t bytes, bool *over)
{
    const uint8_t *note = reading->file->bytes + offset;
    Elf64_Nhdr header;
    while (bytes >= sizeof header && !*over) {
        memcpy(&header, note, sizeof header);
        uint64_t owner = ((uint64_t)header.n_namesz + 3) & ~UINT64_C(3);
        uint64_t whole = sizeof header + owner + (((uint64_t)header.n_descsz + 3) & ~UINT64_C(3));
        if (whole > bytes) {
            return contradicts(reading, "a note ends behind its section");
        }
        bool link = header.n_type == IMAGE_RECORD_LINK;
        if (header.n_namesz == sizeof IMAGE_NOTE_OWNER && (link || header.n_type == IMAGE_RECORD_SOURCE) &&
            memcmp(note + sizeof header, IMAGE_NOTE_OWNER, sizeof IMAGE_NOTE_OWNER) == 0) {
            if (!read_strings(reading, (const char *)note + sizeof header + owner, header.n_descsz, link, over)) {
                return false;
            }
            reading->records++;
        }
        note += whole;
        bytes -= whole;
    }
    return true;
}

static bool is_record(const struct image_file *file, const Elf64_Shdr *names, const Elf64_Shdr *section)
{
    static const char name[] = IMAGE_RECORD_SECTION;
    return section->sh_type == SHT_NOTE && section->sh_name < names->sh_size &&
           names->sh_size - section->sh_name >= sizeof name && file_holds(file, names->sh_offset, names->sh_size) &&
           memcmp(file->bytes + names->sh_offset + section->sh_name, name, sizeof name) == 0;
}

static bool read_sections(struct reading *reading, const struct image_layout *layout)
{
    const struct image_file *file = reading->file;
    const uint8_t *headers = file->bytes + layout->section_headers;
    Elf64_Shdr names;
    Elf64_Shdr section;
    bool over = false;
    if (layout->section_count == 0) {
        return true;
    }
    memcpy(&names, headers + layout->section_names * sizeof names, sizeof names);
    for (uint64_t i = 0; i < layout->section_count && !over; i++) {
        memcpy(&section, headers + i * sizeof section, sizeof section);
        if (!is_record(file, &names, &section)) {
            continue;
        }
        if (!file_holds(file, section.sh_offset, section.sh_size)) {
            return contradicts(reading, "the section lies outside the file");
        }
        if (!read_notes(reading, section.sh_offset, section.sh_size, &over)) {
            return false;
        }
    }
    return true;
}

bool image_record_read(const char *path, image_record_visit *visit, void *context, struct image_error *error)
{
    int descriptor;
    struct image_file file;
    struct image_layout layout;
    struct reading reading = {.file = &file, .visit = visit, .context = context, .error = error};
    if (!image_file_open(path, &descriptor, &file, error)) {
        return false;
    }
    bool done = image_elf_judge(&file, &layout, error) && read_sections(&reading, &layout);
    image_file_close(descriptor, &file);
    return done;
}
