/*
 * bind.h: where an image's imports get their addresses from.
 */
#ifndef ESCAPEMENT_IMAGE_BIND_H
#define ESCAPEMENT_IMAGE_BIND_H

#include "image/elf.h"

/**
 * Fill the import table of an image that is mapped writable at `base`. All unresolved names go into one error, and then
 * nothing is bound.
 */
bool image_bind(const char *path, uint8_t *base, const struct image_layout *layout,
                const struct nt_export_table *tables, size_t table_count, struct image_error *error);

/** The sanitizer runtime of this program: a callback's address by its name, or null. */
const void *image_sanitizer_symbol(const char *name);
/** Set the variables that sanitized code reads. */
bool image_sanitizer_prepare(const char *path, struct image_runtime *runtime, struct image_error *error);
/** Tell the leak detector of memory that may hold the only pointer to a block; and take it back. */
void image_sanitizer_add_roots(const void *start, size_t bytes);
void image_sanitizer_remove_roots(const void *start, size_t bytes);

#endif
