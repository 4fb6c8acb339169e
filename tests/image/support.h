/*
 * support.h: what the tests of images share – a driver of the build by its name, a file's bytes.
 */
#ifndef ESCAPEMENT_TESTS_IMAGE_SUPPORT_H
#define ESCAPEMENT_TESTS_IMAGE_SUPPORT_H

#include "abi.h"
#include "image/image.h"
#include "image/note.h"

#include <dlfcn.h>
#include <elf.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct support_file {
    uint8_t *bytes;
    size_t size;
};

/* `path` has room for 512 bytes. */
static inline const char *support_path(const char *driver, char *path)
{
    const char *build = getenv("ESCAPEMENT_BUILD");
    assert_non_null(build);
    snprintf(path, 512, "%s/tests/drivers/%s-%s.so", build, driver, ESCAPEMENT_VARIANT);
    return path;
}

static inline struct image *support_load(const char *driver, enum image_mode mode, const struct nt_export_table *tables,
                                         size_t count)
{
    char path[512];
    struct image *image;
    struct image_error error;
    if (!image_load(support_path(driver, path), mode, tables, count, &image, &error)) {
        fail_msg("%s", error.text);
    }
    return image;
}

/* A pointer that can be assigned to one to a function. */
static inline void *support_routine(void *address)
{
    assert_non_null(address);
    return address;
}

static inline void *support_symbol(struct image *image, const char *name)
{
    void *address = image_symbol(image, name);
    if (address == NULL) {
        fail_msg("the driver has no %s", name);
    }
    return address;
}

/* Null is no answer in a test. cmocka's own assertions return, as far as an analyzer can tell. */
static inline void *support_alloc(size_t bytes)
{
    void *block = malloc(bytes);
    if (block == NULL) {
        abort();
    }
    return block;
}

static inline FILE *support_open(const char *path, const char *how)
{
    FILE *file = fopen(path, how);
    if (file == NULL) {
        fprintf(stderr, "%s cannot be opened\n", path);
        abort();
    }
    return file;
}

/* The caller frees the bytes, which end where their block ends. */
static inline struct support_file support_read(const char *path)
{
    struct support_file file = {0};
    struct stat status;
    FILE *in = support_open(path, "re");
    assert_int_equal(fstat(fileno(in), &status), 0);
    file.size = (size_t)status.st_size;
    file.bytes = support_alloc(file.size);
    assert_int_equal(fread(file.bytes, 1, file.size, in), file.size);
    fclose(in);
    return file;
}

/* Where the description of escapement cc's note begins in the file. */
static inline size_t support_note(const struct support_file *file)
{
    static const uint8_t owner[12] = "Escapement";
    for (size_t at = 0; at + sizeof owner + sizeof(struct image_note) <= file->size; at += 4) {
        if (memcmp(file->bytes + at, owner, sizeof owner) == 0) {
            return at + sizeof owner;
        }
    }
    fail_msg("no note");
    return 0;
}

#endif
