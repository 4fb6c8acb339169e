/*
 * hex.h: bytes as people write them, and as they read them.
 */
#ifndef ESCAPEMENT_CLI_HEX_H
#define ESCAPEMENT_CLI_HEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/** Bytes on the heap; `data` may be null where `size` is 0. */
struct cli_bytes {
    uint8_t *data;
    size_t size;
};
void cli_bytes_fini(struct cli_bytes *bytes);

/**
 * Read pairs of digits in the order in which they stand. Blanks, line breaks and commas separate groups of pairs, and a
 * group may begin with 0x: "01 00", "0100", "0x01,0x00" are the same two bytes. No digits are no bytes.
 *
 * @return true, with bytes that the caller gives to cli_bytes_fini; false, with a sentence in `why`
 */
bool cli_hex_read(const char *text, struct cli_bytes *bytes, char *why, size_t room);

/** Two digits a byte and the null behind them: `text` has room for 2 * size + 1. */
void cli_hex_write(char *text, const void *bytes, size_t size);

/** Sixteen bytes a line, with their offset and their characters: the lines on which the two differ, as they were and as
 * they are; at most `lines` of them, and then how many more there are. Returns how many bytes differ. */
size_t cli_hex_print_changes(FILE *out, const uint8_t *before, const uint8_t *after, size_t size, size_t lines);

#endif
