/*
 * symbolize.h: an image's debug information, opened when somebody first asks for a line.
 */
#ifndef ESCAPEMENT_IMAGE_SYMBOLIZE_H
#define ESCAPEMENT_IMAGE_SYMBOLIZE_H

#include "image/image.h"

struct image_symbols;

/** Opens `*symbols` if it is null. False: nothing is known about the address. Threads: any, also on the same image. */
bool image_symbols_find(struct image_symbols **symbols, const char *path, const void *base, const void *address,
                        struct image_place *place);
/** Null does nothing. */
void image_symbols_destroy(struct image_symbols *symbols);

#endif
