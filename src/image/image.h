/*
 * image.h: a driver image in memory – loaded, its imports bound to export tables and to nothing else.
 *
 * Nothing here says ELF: an image has an entry point, imports, sections and a base, whatever its file's format. Loading
 * the same file again gives another image with fresh globals at another address. A file is judged completely before
 * anything of it runs; what it says about itself is never trusted.
 *
 * Errors: a function that can fail returns false with `error` filled and nothing left behind. Threads: any; two calls
 * on the same image take turns by their caller's arrangement, unless a function says otherwise.
 */
#ifndef ESCAPEMENT_IMAGE_IMAGE_H
#define ESCAPEMENT_IMAGE_IMAGE_H

#include "nt/export_row.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What an image is compiled with, which is what its host must carry too. The numbers are in images' notes. */
enum image_variant { IMAGE_PLAIN = 1, IMAGE_CHECK = 2, IMAGE_TSAN = 3 };

/** A kernel-mode driver has DriverEntry; a user-mode one is asked for its entry points by name. */
enum image_mode { IMAGE_KERNEL = 1, IMAGE_USER = 2 };

enum image_failure {
    IMAGE_OK = 0,
    IMAGE_UNREADABLE,    /* missing, a folder, no permission */
    IMAGE_NOT_ELF,       /* of another format; a Windows .sys is named as such */
    IMAGE_WRONG_MACHINE, /* 32-bit, another processor */
    IMAGE_TRUNCATED,     /* the file ends before what it promises */
    IMAGE_MALFORMED,     /* contradicts itself */
    IMAGE_NOT_A_DRIVER,  /* an ELF file that escapement cc did not make */
    IMAGE_WRONG_ABI,     /* made by another version of escapement cc */
    IMAGE_WRONG_VARIANT, /* needs another program; image_program names it */
    IMAGE_WRONG_MODE,    /* a user-mode image where a kernel-mode one is needed, or the other way round */
    IMAGE_NO_ENTRY,      /* no DriverEntry */
    IMAGE_UNRESOLVED,    /* imports that no table exports; all are named */
    IMAGE_NO_MEMORY,
};

/** `text` is a sentence that begins with the file's path; a second line may say what to do next. No line break at its
 * end. */
struct image_error {
    enum image_failure failure;
    char text[4096];
};

struct image_info {
    enum image_variant variant;
    enum image_mode mode;
    uint32_t import_count;
};

struct image;

struct image_section {
    char name[64];
    const void *start;
    size_t size;
    bool executable;
    bool writable;
    bool pageable;    /* its name begins with PAGE: not to be touched at DISPATCH_LEVEL */
    bool discardable; /* its name is INIT: gone after DriverEntry on Windows */
};

/** What stands at an address; `file` and `line` are null and 0 without debug information. The strings live as long as
 * the image. */
struct image_place {
    const char *function;
    const char *file;
    int line;
    uint64_t offset; /* from the function's beginning */
};

/** Judge a file as image_load does, without loading it or looking at the variant: what `run` asks to find its program.
 */
bool image_probe(const char *path, struct image_info *info, struct image_error *error);

/**
 * Load an image.
 *
 * @param path    the file, which stays unchanged while the image is loaded (replacing it by renaming is fine)
 * @param mode    what the caller needs; an image of the other mode is refused
 * @param tables  where its imports are looked up, first hit wins. An export whose address is not executable is data:
 *                the importer's name is then a pointer to it. Sanitizer callbacks come from this program's runtime.
 * @param image   receives the image
 *
 * Memory: through os_alloc, and address space of its own above 2 GiB. Constructors run last.
 */
bool image_load(const char *path, enum image_mode mode, const struct nt_export_table *tables, size_t table_count,
                struct image **image, struct image_error *error);
/** Destructors run first. Nothing may be running in it or call it any more. Null does nothing. */
void image_unload(struct image *image);

const char *image_path(const struct image *image);
/** The file's name without folder and without suffix: "softgpu" for build/softgpu.so, softgpu-check for a variant's. */
const char *image_name(const struct image *image);
void *image_base(const struct image *image);
size_t image_size(const struct image *image);
struct image_info image_describe(const struct image *image);
bool image_contains(const struct image *image, const void *address);

/** What an import was bound to. The name lives as long as the image. */
struct image_import {
    const char *name;
    const void *address; /* nt_stop_name (nt/stop.h) tells whether that stops when it is called */
};
/** The imports by their order in the image, `index` below image_describe's import_count. */
struct image_import image_import_at(const struct image *image, uint32_t index);

/** DriverEntry (a PDRIVER_INITIALIZE, in Microsoft's convention); null in a user-mode image. */
void *image_entry(const struct image *image);
/** A global name of the image's, or null. */
void *image_symbol(const struct image *image, const char *name);

size_t image_section_count(const struct image *image);
const struct image_section *image_section_at(const struct image *image, size_t index);
/** The section that holds the address, or null. Any thread, any IRQL; takes no lock. */
const struct image_section *image_section_of(const struct image *image, const void *address);

/**
 * The function and source line of a code address, from the image's symbols and DWARF. False: outside, or unknown. The
 * first call reads the debug information, which takes memory until image_unload. Two threads may call it.
 */
bool image_symbolize(struct image *image, const void *address, struct image_place *place);

/** "plain", "check", "tsan"; null for a number that is none. */
const char *image_variant_name(uint32_t variant);
/** The program that runs such images: "escapement", "escapement-check", "escapement-tsan". */
const char *image_program(uint32_t variant);
/** The variant that this program was built as. */
enum image_variant image_own_variant(void);

#endif
