/*
 * cc_response.c: replaces each @FILE on a command line by the words in the file, in either manner of quoting.
 *
 * In the manner of gcc a backslash takes the next character as it is, and both kinds of quotes group. In Microsoft's a
 * backslash is a letter of a path, unless quotation marks (") follow: 2n of them and the mark are n backslashes and a
 * mark that groups, 2n + 1 are n and a mark as it is. A file is in Microsoft's where it is UTF-16, where a word begins
 * like a switch of Microsoft's, or where a backslash outside quotes stands before a letter, a digit or a dot, which
 * nobody has a reason to quote. --rsp-quoting=posix or =windows decides for the files behind it, as clang has it.
 */
#include "cli/cc_request.h"

#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 16          /* response files in response files; deeper is a file that names itself */
#define BYTES_MAX (64u << 20) /* of one file */

enum quoting { QUOTING_GUESSED, QUOTING_POSIX, QUOTING_WINDOWS };

/* ------------------------------------------------------------------------------------------------------- reading */
struct text {
    char *bytes;
    size_t length;
    bool wide; /* it was UTF-16 */
};

static void put_utf8(char **to, uint32_t point)
{
    unsigned char *at = (unsigned char *)*to;
    if (point < 0x80) {
        *at++ = (unsigned char)point;
    } else if (point < 0x800) {
        *at++ = (unsigned char)(0xC0 | point >> 6);
        *at++ = (unsigned char)(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        *at++ = (unsigned char)(0xE0 | point >> 12);
        *at++ = (unsigned char)(0x80 | (point >> 6 & 0x3F));
        *at++ = (unsigned char)(0x80 | (point & 0x3F));
    } else {
        *at++ = (unsigned char)(0xF0 | point >> 18);
        *at++ = (unsigned char)(0x80 | (point >> 12 & 0x3F));
        *at++ = (unsigned char)(0x80 | (point >> 6 & 0x3F));
        *at++ = (unsigned char)(0x80 | (point & 0x3F));
    }
    *to = (char *)at;
}

static uint32_t unit_at(const unsigned char *bytes, size_t index, bool big_endian)
{
    const unsigned char *at = bytes + 2 * index;
    return big_endian ? (uint32_t)at[0] << 8 | at[1] : (uint32_t)at[1] << 8 | at[0];
}

/* A surrogate without its other half becomes the replacement character. */
static void decode_utf16(struct cc_run *run, struct text *text, bool big_endian)
{
    const unsigned char *bytes = (const unsigned char *)text->bytes + 2;
    size_t units = (text->length - 2) / 2;
    char *out = cli_cc_alloc(run, units * 3 + 1);
    char *to = out;
    for (size_t i = 0; i < units; i++) {
        uint32_t point = unit_at(bytes, i, big_endian);
        if (point >= 0xD800 && point < 0xDC00 && i + 1 < units) {
            uint32_t low = unit_at(bytes, i + 1, big_endian);
            if (low >= 0xDC00 && low < 0xE000) {
                point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
                i++;
            }
        }
        put_utf8(&to, point >= 0xD800 && point < 0xE000 ? 0xFFFD : point);
    }
    *to = '\0';
    text->length = (size_t)(to - out);
    text->bytes = out;
    text->wide = true;
}

static void decode(struct cc_run *run, struct text *text)
{
    const unsigned char *bytes = (const unsigned char *)text->bytes;
    if (text->length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE) {
        decode_utf16(run, text, false);
    } else if (text->length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF) {
        decode_utf16(run, text, true);
    } else if (text->length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        text->bytes += 3;
        text->length -= 3;
    }
}

static bool read_text(struct cc_run *run, const char *path, struct text *text)
{
    size_t room = 4096;
    FILE *in = fopen(path, "re");
    if (in == NULL) {
        cli_cc_complain("response file %s: %s", path, strerror(errno));
        return false;
    }
    text->bytes = cli_cc_alloc(run, room);
    text->length = 0;
    while (feof(in) == 0 && ferror(in) == 0 && text->length < BYTES_MAX) {
        if (room - text->length < 2) {
            char *more = cli_cc_alloc(run, room * 2);
            memcpy(more, text->bytes, text->length);
            text->bytes = more;
            room *= 2;
        }
        text->length += fread(text->bytes + text->length, 1, room - text->length - 1, in);
    }
    bool failed = ferror(in) != 0;
    fclose(in);
    if (failed || text->length >= BYTES_MAX) {
        return cli_cc_complain("response file %s: %s", path, failed ? strerror(errno) : "larger than 64 MiB");
    }
    text->bytes[text->length] = '\0';
    decode(run, text);
    return strlen(text->bytes) == text->length ||
           cli_cc_complain("response file %s: not a text (it has zero bytes, and no mark of UTF-16)", path);
}

/* ------------------------------------------------------------------------------------------------------- quoting */
static bool is_space(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n' || letter == '\f' || letter == '\v';
}

static bool looks_microsoft(const struct text *text)
{
    char quote = '\0';
    if (text->wide) {
        return true;
    }
    for (const char *at = text->bytes; *at != '\0'; at++) {
        bool begins = at == text->bytes || is_space(at[-1]);
        if (quote == '\0' && begins && *at == '/' && strchr("DIFUWOZGTc", at[1]) != NULL && at[1] != '\0' &&
            (isupper((unsigned char)at[1]) || is_space(at[2]) || at[2] == '\0')) {
            return true;
        }
        if (*at == '\\' && quote == '\0' && (isalnum((unsigned char)at[1]) || at[1] == '.')) {
            return true;
        }
        if (*at == '\\' && at[1] != '\0') {
            at++;
        } else if (quote != '\0' ? *at == quote : *at == '"' || *at == '\'') {
            quote = quote != '\0' ? '\0' : *at;
        }
    }
    return false;
}

/* The word at *from, in the manner of gcc, into `word`; *from moves behind it. */
static void take_posix(const char **from, char *word)
{
    const char *at = *from;
    char quote = '\0';
    for (; *at != '\0' && (quote != '\0' || !is_space(*at)); at++) {
        if (*at == '\\' && quote != '\'' && at[1] != '\0') {
            at++;
            if (*at != '\n') {
                *word++ = *at;
            }
        } else if (*at == quote && quote != '\0') {
            quote = '\0';
        } else if (quote == '\0' && (*at == '"' || *at == '\'')) {
            quote = *at;
        } else {
            *word++ = *at;
        }
    }
    *word = '\0';
    *from = at;
}

static void take_windows(const char **from, char *word)
{
    const char *at = *from;
    bool quoted = false;
    while (*at != '\0' && (quoted || !is_space(*at))) {
        size_t slashes = strspn(at, "\\");
        if (at[slashes] != '"') {
            memset(word, '\\', slashes);
            word += slashes;
            at += slashes;
            if (*at != '\0' && (quoted || !is_space(*at))) {
                *word++ = *at++;
            }
            continue;
        }
        memset(word, '\\', slashes / 2);
        word += slashes / 2;
        at += slashes + 1;
        if (slashes % 2 == 1) {
            *word++ = '"';
        } else if (quoted && *at == '"') {
            *word++ = *at++; /* two marks within quotes are one */
        } else {
            quoted = !quoted;
        }
    }
    *word = '\0';
    *from = at;
}

/* ------------------------------------------------------------------------------------------------------ expanding */
static bool expand(struct cc_run *run, const char *const *words, enum quoting *quoting, int depth,
                   struct cc_words *expanded);

static bool expand_file(struct cc_run *run, const char *path, enum quoting *quoting, int depth,
                        struct cc_words *expanded)
{
    struct text text = {0};
    struct cc_words words = {0};
    if (depth == DEPTH_MAX) {
        return cli_cc_complain("response file %s: nested more than %d deep", path, DEPTH_MAX);
    }
    if (!read_text(run, path, &text)) {
        return false;
    }
    bool windows = *quoting == QUOTING_GUESSED ? looks_microsoft(&text) : *quoting == QUOTING_WINDOWS;
    const char *at = text.bytes;
    char *word = cli_cc_alloc(run, text.length + 1);
    while (is_space(*at)) {
        at++;
    }
    while (*at != '\0') {
        (windows ? take_windows : take_posix)(&at, word); /* never longer than what it was read from */
        cli_cc_words_add(run, &words, cli_cc_print(run, "%s", word));
        while (is_space(*at)) {
            at++;
        }
    }
    return words.count == 0 || expand(run, words.items, quoting, depth + 1, expanded);
}

static bool expand(struct cc_run *run, const char *const *words, enum quoting *quoting, int depth,
                   struct cc_words *expanded)
{
    for (; *words != NULL; words++) {
        const char *word = *words;
        if (strcmp(word, "--rsp-quoting=posix") == 0) {
            *quoting = QUOTING_POSIX;
        } else if (strcmp(word, "--rsp-quoting=windows") == 0) {
            *quoting = QUOTING_WINDOWS;
        } else if (word[0] != '@' || word[1] == '\0') {
            cli_cc_words_add(run, expanded, word);
        } else if (!expand_file(run, word + 1, quoting, depth, expanded)) {
            return false;
        }
    }
    return true;
}

bool cli_cc_response_expand(struct cc_run *run, const char *const *words, struct cc_words *expanded)
{
    enum quoting quoting = QUOTING_GUESSED;
    return expand(run, words, &quoting, 0, expanded);
}
