/*
 * elf.h: an ELF file's promises, each tested against the file, as the plain numbers that the loader works with.
 */
#ifndef ESCAPEMENT_IMAGE_ELF_H
#define ESCAPEMENT_IMAGE_ELF_H

#include "image/image.h"
#include "image/note.h"

#define IMAGE_SEGMENTS_MAX 16
#define IMAGE_PAGE         4096u

/** A part of the image; addresses count from the image's base. */
struct image_segment {
    uint64_t start, memory_bytes;
    uint64_t file_offset, file_bytes;
    bool readable, writable, executable;
};

/** A table in the image: `count` entries at `start`, all of them inside what the file filled. */
struct image_table {
    uint64_t start, count;
};

struct image_layout {
    uint64_t span; /* from the base to the end, whole pages */
    struct image_segment segments[IMAGE_SEGMENTS_MAX];
    size_t segment_count;
    struct image_segment protect; /* read-only once the loader is done (RELRO); memory_bytes 0: nothing */
    struct image_note note;
    struct image_table slots, cells, names, runtime;
    struct image_table relocations, symbols, strings, constructors, destructors;
    uint64_t section_headers, section_count, section_names; /* places in the file */
};

/** A file in memory. */
struct image_file {
    const char *path;
    const uint8_t *bytes;
    size_t size;
};

/** Map the whole file, read-only. The descriptor is for mapping segments of it. Close both with image_file_close. */
bool image_file_open(const char *path, int *descriptor, struct image_file *file, struct image_error *error);
void image_file_close(int descriptor, const struct image_file *file);

/** Fills `error`; always false, so that a check can end with `return image_refuse(...)`. */
bool image_refuse(struct image_error *error, enum image_failure failure, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Test the whole file. True: every number in `layout` lies where it must, and no read or write by it can miss. */
bool image_elf_judge(const struct image_file *file, struct image_layout *layout, struct image_error *error);

/** Whether [start, start + bytes) lies inside one segment's memory. */
bool image_layout_holds(const struct image_layout *layout, uint64_t start, uint64_t bytes);
/** Whether the byte at `start` can be executed. */
bool image_layout_executes(const struct image_layout *layout, uint64_t start);
/** The file's bytes of [start, start + bytes), or null where the file does not fill them. */
const uint8_t *image_layout_bytes(const struct image_layout *layout, const struct image_file *file, uint64_t start,
                                  uint64_t bytes);

#endif
