/*
 * names.h: flags and types of escapes by the names that Windows' headers give them, and numbers as people write them.
 */
#ifndef ESCAPEMENT_CLI_NAMES_H
#define ESCAPEMENT_CLI_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A number, decimal or with 0x in front, up to `largest`. False: anything else. */
bool cli_number_read(const char *text, uint64_t largest, uint64_t *number);

/** D3DDDI_ESCAPEFLAGS: names and numbers, separated by commas, bars or blanks, are joined. A name is a bit-field's, in
 * any letter case. False, with a sentence in `why`. */
bool cli_flags_read(const char *text, uint32_t *flags, char *why, size_t room);
/** "HardwareAccess | 0x100"; "none" for 0. */
void cli_flags_write(uint32_t flags, char *text, size_t room);

/** D3DKMT_ESCAPETYPE: a number, or a name in any letter case with or without its prefix D3DKMT_ESCAPE_. */
bool cli_type_read(const char *text, uint32_t *type, char *why, size_t room);
/** "D3DKMT_ESCAPE_DRIVERPRIVATE"; null for a number without a name. */
const char *cli_type_name(uint32_t type);

#endif
