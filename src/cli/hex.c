/*
 * hex.c: turns digits into bytes and bytes into digits.
 */
#include "cli/hex.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 16 };

static const char digits[] = "0123456789abcdef";

void cli_bytes_fini(struct cli_bytes *bytes)
{
    free(bytes->data);
    *bytes = (struct cli_bytes){0};
}

/* ------------------------------------------------------------------------------------------------------- reading */

static bool separates(char c)
{
    return c == ',' || isspace((unsigned char)c) != 0;
}

static size_t group_length(const char *text)
{
    size_t length = 0;
    while (text[length] != '\0' && !separates(text[length])) {
        length++;
    }
    return length;
}

static uint8_t digit_value(char digit)
{
    int lower = tolower((unsigned char)digit);
    return (uint8_t)(lower <= '9' ? lower - '0' : lower - 'a' + 10);
}

/* Whole bytes of one group, or why not. */
static bool read_group(const char *group, size_t length, struct cli_bytes *bytes, char *why, size_t room)
{
    size_t skip = length > 1 && group[0] == '0' && (group[1] == 'x' || group[1] == 'X') ? 2 : 0;
    int shown = length < 40 ? (int)length : 40;
    for (size_t i = skip; i < length; i++) {
        if (isxdigit((unsigned char)group[i]) == 0) {
            snprintf(why, room, "'%.*s' is not hexadecimal: '%c' is no digit", shown, group, group[i]);
            return false;
        }
    }
    if (length == skip || (length - skip) % 2 != 0) {
        snprintf(why, room, "'%.*s' has %zu hexadecimal digits, and a byte has two", shown, group, length - skip);
        return false;
    }
    for (size_t i = skip; i < length; i += 2) {
        bytes->data[bytes->size++] = (uint8_t)(digit_value(group[i]) << 4 | digit_value(group[i + 1]));
    }
    return true;
}

bool cli_hex_read(const char *text, struct cli_bytes *bytes, char *why, size_t room)
{
    *bytes = (struct cli_bytes){.data = malloc(strlen(text) / 2 + 1)};
    if (!bytes->data) {
        snprintf(why, room, "no memory for the payload");
        return false;
    }
    while (*text != '\0') {
        size_t length = group_length(text);
        if (length > 0 && !read_group(text, length, bytes, why, room)) {
            cli_bytes_fini(bytes);
            return false;
        }
        text += length > 0 ? length : 1;
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------------- writing */

void cli_hex_write(char *text, const void *bytes, size_t size)
{
    const uint8_t *from = bytes;
    for (size_t i = 0; i < size; i++) {
        *text++ = digits[from[i] >> 4];
        *text++ = digits[from[i] & 15];
    }
    *text = '\0';
}

static void print_line(FILE *out, const char *label, const uint8_t *bytes, size_t offset, size_t count)
{
    fprintf(out, "    %-3s %08zx ", label, offset);
    for (size_t i = 0; i < LINE; i++) {
        if (i < count) {
            fprintf(out, " %02x", bytes[offset + i]);
        } else {
            fputs("   ", out);
        }
    }
    fputs("  |", out);
    for (size_t i = 0; i < count; i++) {
        uint8_t byte = bytes[offset + i];
        fputc(byte >= ' ' && byte <= '~' ? byte : '.', out);
    }
    fputs("|\n", out);
}

static size_t count_changes(const uint8_t *before, const uint8_t *after, size_t count)
{
    size_t changed = 0;
    for (size_t i = 0; i < count; i++) {
        changed += before[i] != after[i];
    }
    return changed;
}

size_t cli_hex_print_changes(FILE *out, const uint8_t *before, const uint8_t *after, size_t size, size_t lines)
{
    size_t all = 0;
    size_t more = 0;
    for (size_t offset = 0; offset < size; offset += LINE) {
        size_t count = size - offset < LINE ? size - offset : LINE;
        size_t changed = count_changes(before + offset, after + offset, count);
        all += changed;
        if (changed > 0 && lines > 0) {
            print_line(out, "in", before, offset, count);
            print_line(out, "out", after, offset, count);
            lines--;
        } else if (changed > 0) {
            more++;
        }
    }
    if (more > 0) {
        fprintf(out, "    ... and %zu more lines\n", more);
    }
    return all;
}
