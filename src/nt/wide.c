/*
 * wide.c: the case of 16-bit characters, and code page 1252.
 */
#include "nt/wide.h"

#include <string.h>

/*
 * Where a script has its letters: each `step`-th of [first, last] has its capital `distance` away.
 */
struct script {
    WCHAR first;
    WCHAR last;
    WCHAR step;
    short distance;
};

// clang-format off
static const struct script scripts[] = {
    /* lower case         every  capital at  */
    {0x0061, 0x007A,      1,     -0x20},  /* Latin: a to z */
    {0x00E0, 0x00F6,      1,     -0x20},  /* with accents */
    {0x00F8, 0x00FE,      1,     -0x20},
    {0x00FF, 0x00FF,      1,     0x79},   /* y with diaeresis */
    {0x0101, 0x012F,      2,     -1},     /* Latin Extended-A: in pairs */
    {0x0133, 0x0137,      2,     -1},
    {0x013A, 0x0148,      2,     -1},
    {0x014B, 0x0177,      2,     -1},
    {0x017A, 0x017E,      2,     -1},
    {0x03AC, 0x03AC,      1,     -0x26},  /* Greek with tonos */
    {0x03AD, 0x03AF,      1,     -0x25},
    {0x03B1, 0x03C1,      1,     -0x20},  /* Greek */
    {0x03C3, 0x03CB,      1,     -0x20},
    {0x03CC, 0x03CC,      1,     -0x40},
    {0x03CD, 0x03CE,      1,     -0x3F},
    {0x0430, 0x044F,      1,     -0x20},  /* Cyrillic */
    {0x0450, 0x045F,      1,     -0x50},
    {0x0461, 0x0481,      2,     -1},
    {0x048B, 0x04BF,      2,     -1},
    {0x04C2, 0x04CE,      2,     -1},
    {0x04D1, 0x052F,      2,     -1},
    {0x0561, 0x0586,      1,     -0x30},  /* Armenian */
    {0x1E01, 0x1E95,      2,     -1},     /* Latin Extended Additional */
    {0x1EA1, 0x1EFF,      2,     -1},
    {0x2170, 0x217F,      1,     -0x10},  /* Roman numerals */
    {0x24D0, 0x24E9,      1,     -0x1A},  /* in circles */
    {0xFF41, 0xFF5A,      1,     -0x20},  /* full width */
};
// clang-format on

static const struct script *script_of(WCHAR character, bool is_lower)
{
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        const struct script *script = &scripts[i];
        int offset = character - script->first - (is_lower ? 0 : script->distance);
        if (offset >= 0 && offset <= script->last - script->first && offset % script->step == 0) {
            return script;
        }
    }
    return NULL;
}

WCHAR nt_wide_upper(WCHAR character)
{
    if (character < 'a') {
        return character;
    }
    const struct script *script = script_of(character, true);
    return script ? (WCHAR)(character + script->distance) : character;
}

WCHAR nt_wide_lower(WCHAR character)
{
    if (character < 'A') {
        return character;
    }
    const struct script *script = script_of(character, false);
    return script ? (WCHAR)(character - script->distance) : character;
}

int nt_wide_compare(const WCHAR *a, size_t a_length, const WCHAR *b, size_t b_length, bool without_case)
{
    size_t common = a_length < b_length ? a_length : b_length;
    for (size_t i = 0; i < common; i++) {
        WCHAR left = a[i];
        WCHAR right = b[i];
        if (left != right && without_case) {
            left = nt_wide_upper(left);
            right = nt_wide_upper(right);
        }
        if (left != right) {
            return (int)left - (int)right;
        }
    }
    return (a_length > b_length) - (a_length < b_length);
}

bool nt_wide_equal(PCUNICODE_STRING a, PCUNICODE_STRING b, bool without_case)
{
    return a->Length == b->Length && nt_wide_compare(a->Buffer, a->Length / sizeof(WCHAR), b->Buffer,
                                                     b->Length / sizeof(WCHAR), without_case) == 0;
}

size_t nt_wide_length(const WCHAR *text)
{
    size_t length = 0;
    while (text[length]) {
        length++;
    }
    return length;
}

/* What code page 1252 has from 0x80 to 0x9F; elsewhere it is Latin-1. */
static const WCHAR page_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

WCHAR nt_wide_of_ansi(unsigned char character)
{
    return character >= 0x80 && character < 0xA0 ? page_1252[character - 0x80] : character;
}

unsigned char nt_wide_to_ansi(WCHAR character)
{
    if (character < 0x80 || (character >= 0xA0 && character <= 0xFF)) {
        return (unsigned char)character;
    }
    for (unsigned i = 0; i < 32; i++) {
        if (page_1252[i] == character) {
            return (unsigned char)(0x80 + i);
        }
    }
    return '?';
}

UNICODE_STRING nt_wide_of_text(WCHAR *buffer, size_t room, const char *text)
{
    size_t length = text ? strnlen(text, room) : 0;
    for (size_t i = 0; i < length; i++) {
        buffer[i] = (unsigned char)text[i];
    }
    return (UNICODE_STRING){(USHORT)(length * sizeof(WCHAR)), (USHORT)(room * sizeof(WCHAR)), buffer};
}
