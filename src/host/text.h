/*
 * text.h: a file that a person wrote, whole in memory.
 */
#ifndef ESCAPEMENT_HOST_TEXT_H
#define ESCAPEMENT_HOST_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct host_text {
    char *bytes; /* a null follows the last */
    size_t size;
};

/** Read a regular file or a pipe of up to `most` bytes. False: `why` says what is wrong, without the file's name. */
bool host_text_read(struct host_text *text, const char *file, size_t most, char *why, size_t room);
/**
 * UTF-16 with its mark (either way round) and UTF-8 with or without one become UTF-8 without; what is neither is taken
 * for Windows' western letters of one byte. False: a null is in it, a half of a pair is missing, or no memory.
 */
bool host_text_to_utf8(struct host_text *text, char *why, size_t room);
void host_text_fini(struct host_text *text);

#endif
