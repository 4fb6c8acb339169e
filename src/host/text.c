/*
 * text.c: reads a file that a person wrote.
 */
#include "host/text.h"

#include "nt/os.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { FIRST_ROOM = 1 << 16 };

static bool grow(struct host_text *text, size_t room)
{
    char *bytes = os_alloc(room + 1);
    if (bytes && text->size > 0) {
        memcpy(bytes, text->bytes, text->size);
    }
    if (bytes) {
        os_free(text->bytes);
        text->bytes = bytes;
    }
    return bytes != NULL;
}

/* What is wrong, or null. */
static const char *read_all(struct host_text *text, FILE *in, size_t most)
{
    size_t room = 0;
    size_t got = 0;
    do {
        if (text->size == room) {
            room = room * 2 + FIRST_ROOM;
            if (!grow(text, room)) {
                return "no memory to read it";
            }
        }
        got = fread(text->bytes + text->size, 1, room - text->size, in);
        text->size += got;
        if (text->size > most) {
            return "it is too large to be what it should";
        }
    } while (got > 0 && !feof(in) && !ferror(in));
    text->bytes[text->size] = '\0';
    return ferror(in) ? strerror(errno) : NULL;
}

bool host_text_read(struct host_text *text, const char *file, size_t most, char *why, size_t room)
{
    struct stat about;
    const char *wrong;
    *text = (struct host_text){0};
    FILE *in = fopen(file, "re");
    if (!in) {
        snprintf(why, room, "it cannot be opened: %s", strerror(errno));
        return false;
    }
    if (fstat(fileno(in), &about) == 0 && S_ISDIR(about.st_mode)) {
        wrong = "it is a folder";
    } else {
        wrong = read_all(text, in, most);
    }
    fclose(in);
    if (wrong) {
        snprintf(why, room, "%s", wrong);
        host_text_fini(text);
    }
    return !wrong;
}

/* ---------------------------------------------------------------------------------------------------------- letters */

/* How many bytes the letter at `at` has; 0: it is not UTF-8. */
static size_t utf8_length(const unsigned char *at, size_t left)
{
    size_t length = at[0] < 0x80 ? 1 : at[0] >= 0xC2 && at[0] < 0xE0 ? 2 : at[0] >= 0xE0 && at[0] < 0xF0 ? 3 : 4;
    if ((length == 4 && (at[0] < 0xF0 || at[0] > 0xF4)) || length > left) {
        return 0;
    }
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return length;
}

static bool is_utf8(const struct host_text *text)
{
    size_t length = 1;
    for (size_t at = 0; at < text->size && length > 0; at += length) {
        length = utf8_length((const unsigned char *)text->bytes + at, text->size - at);
        if (length == 0) {
            return false;
        }
    }
    return true;
}

static char *put_letter(char *to, uint32_t letter)
{
    if (letter < 0x80) {
        *to++ = (char)letter;
    } else if (letter < 0x800) {
        *to++ = (char)(0xC0 | letter >> 6);
        *to++ = (char)(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
        *to++ = (char)(0xE0 | letter >> 12);
        *to++ = (char)(0x80 | (letter >> 6 & 0x3F));
        *to++ = (char)(0x80 | (letter & 0x3F));
    } else {
        *to++ = (char)(0xF0 | letter >> 18);
        *to++ = (char)(0x80 | (letter >> 12 & 0x3F));
        *to++ = (char)(0x80 | (letter >> 6 & 0x3F));
        *to++ = (char)(0x80 | (letter & 0x3F));
    }
    return to;
}

/* What is wrong, or null. `to` has room for three bytes a unit. */
static const char *from_utf16(const struct host_text *text, bool big_endian, char *to, size_t *size)
{
    char *begin = to;
    uint32_t high = 0;
    for (size_t i = 2; i + 1 < text->size; i += 2) {
        uint32_t first = (unsigned char)text->bytes[i];
        uint32_t second = (unsigned char)text->bytes[i + 1];
        uint32_t unit = big_endian ? first << 8 | second : second << 8 | first;
        bool is_low = unit >= 0xDC00 && unit < 0xE000;
        if (is_low != (high != 0)) {
            return "it is UTF-16, and half of a pair is missing";
        }
        if (unit >= 0xD800 && unit < 0xDC00) {
            high = unit;
            continue;
        }
        to = put_letter(to, is_low ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : unit);
        high = 0;
    }
    *size = (size_t)(to - begin);
    return text->size % 2 != 0 || high != 0 ? "it is UTF-16, and ends in the middle" : NULL;
}

static const char *convert(const struct host_text *text, char *to, size_t *size)
{
    const unsigned char *bytes = (const unsigned char *)text->bytes;
    size_t mark = text->size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (text->size >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF))) {
        return from_utf16(text, bytes[0] == 0xFE, to, size);
    }
    if (is_utf8(text)) {
        *size = text->size - mark;
        memcpy(to, bytes + mark, *size);
        return NULL;
    }
    char *begin = to;
    for (size_t i = 0; i < text->size; i++) {
        to = put_letter(to, bytes[i]);
    }
    *size = (size_t)(to - begin);
    return NULL;
}

bool host_text_to_utf8(struct host_text *text, char *why, size_t room)
{
    size_t size = 0;
    char *to = os_alloc(2 * text->size + 4);
    const char *wrong = to ? convert(text, to, &size) : "no memory to read it";
    if (!wrong && memchr(to, '\0', size)) {
        wrong = "it is no text: there are nulls in it";
    }
    if (wrong) {
        snprintf(why, room, "%s", wrong);
        os_free(to);
        return false;
    }
    to[size] = '\0';
    os_free(text->bytes);
    *text = (struct host_text){to, size};
    return true;
}

void host_text_fini(struct host_text *text)
{
    os_free(text->bytes);
    *text = (struct host_text){0};
}
