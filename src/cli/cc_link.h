/*
 * cc_link.h: the half of `escapement cc` that makes images.
 */
#ifndef ESCAPEMENT_CLI_CC_LINK_H
#define ESCAPEMENT_CLI_CC_LINK_H

#include "cli/cc_request.h"

/** Link a request's objects into its output: an image, or with -r one object. */
bool cli_cc_link(struct cc_run *run, const struct cc_request *request, const struct cc_words *objects);

#endif
