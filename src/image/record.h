/*
 * record.h: what an image says about how it was made – its sources, and what escapement cc was told of each.
 */
#ifndef ESCAPEMENT_IMAGE_RECORD_H
#define ESCAPEMENT_IMAGE_RECORD_H

#include "image/image.h"

/** One string KEY=VALUE of a record; note.h lists the keys. The strings live during the call. `record` counts from 0,
 * and `link` tells the link's own record from a source's. False ends the reading. */
typedef bool image_record_visit(void *context, size_t record, bool link, const char *key, const char *value);

/**
 * Read the records of an image, in the order of its objects, the link's own last.
 *
 * @return true where the file could be read; an image may have no records. False with `error` filled: it cannot be
 * read, is no image, or its records contradict themselves
 *
 * Threads: any. Memory: allocates none.
 */
bool image_record_read(const char *path, image_record_visit *visit, void *context, struct image_error *error);

#endif
