/*
 * hardware.h: the options about the machine that a driver meets, for every verb that starts one.
 */
#ifndef ESCAPEMENT_CLI_HARDWARE_H
#define ESCAPEMENT_CLI_HARDWARE_H

#include "cli/options.h"

#include <escapement/host.h>

/** What the options said; null: nothing. A member of a verb's request. */
struct cli_hardware {
    const char *device;    /* a preset, a device model's file, or its source */
    const char *registers; /* a file of registers */
    const char *registry;  /* a .reg or an .inf file */
    char compiled[64];     /* the shared object that a source became, until cli_hardware_fini; else empty */
};

/** The rows of --device, --registers, --registry: struct cli_options' `also`, with the request's struct cli_hardware.
 */
enum { CLI_HARDWARE_ROWS = 3 };
extern const struct cli_option cli_hardware_rows[CLI_HARDWARE_ROWS];

/** In the parent: a device's source is compiled. False: `error` says what the compiler said. */
bool cli_hardware_prepare(struct cli_hardware *hardware, struct host_error *error);
void cli_hardware_fini(struct cli_hardware *hardware);
/** The part of a start's options that is about hardware. */
void cli_hardware_apply(const struct cli_hardware *hardware, struct host_options *options);

#endif
