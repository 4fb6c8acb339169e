/*
 * cc_depends.h: lists of headers for make, which the compiler writes source by source.
 */
#ifndef ESCAPEMENT_CLI_CC_DEPENDS_H
#define ESCAPEMENT_CLI_CC_DEPENDS_H

#include "cli/cc.h"

#include <stdio.h>

/** Append a source's list, without files of the run's temporary folder: make could not find them. False: unreadable. */
bool cli_cc_depends_append(struct cc_run *run, const char *list, FILE *out);

#endif
