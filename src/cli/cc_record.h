/*
 * cc_record.h: what an object says about how it was made; src/image/record.h reads it from an image.
 */
#ifndef ESCAPEMENT_CLI_CC_RECORD_H
#define ESCAPEMENT_CLI_CC_RECORD_H

#include "cli/cc_request.h"

#include <stdint.h>

/** Add to a source's object what it was made of, or to an object of the last link what that was told. False with a
 * message; the object is then as it was. */
bool cli_cc_record_source(struct cc_run *run, const struct cc_request *request, const struct cc_input *input,
                          const char *object);
bool cli_cc_record_link(struct cc_run *run, const struct cc_request *request, const char *object);
/** Add strings as a record of a type (src/image/note.h). */
bool cli_cc_record_write(struct cc_run *run, uint32_t type, const struct cc_words *strings, const char *object);

#endif
