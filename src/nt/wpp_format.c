/*
 * wpp_format.c: turns a WPP message's format into text.
 *
 * The format is walked conversion by conversion. One of printf's is handed to nt_format_narrow by itself; one between
 * exclamation marks is a row of a table.
 */
#include "nt/wpp_format.h"

#include "nt/format.h"
#include "nt/status.h"
#include "nt/thread.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum {
    PIECE_BYTES = 48, /* a conversion with its flags; a longer one is shown as it stands */
    NAME_BYTES = 32,
};

struct output {
    char *text;
    size_t room, used;
};

/* A conversion's flags, width and precision, and what it takes before its value. */
struct modifiers {
    const char *text;
    size_t length;
    int stars;
};

typedef void show_function(struct output *out, uint64_t value);

static void put(struct output *out, const char *text, size_t bytes)
{
    size_t left = out->room - out->used;
    size_t count = bytes < left ? bytes : left;
    memcpy(out->text + out->used, text, count);
    out->used += count;
}

static void put_text(struct output *out, const char *text)
{
    put(out, text, strlen(text));
}

/* ------------------------------------------------------------------------------------------------------- values */
static void show_status(struct output *out, uint64_t value)
{
    char text[NT_STATUS_TEXT];
    put_text(out, nt_status_text((NTSTATUS)value, text));
}

static void show_hresult(struct output *out, uint64_t value)
{
    /* clang-format off */
    static const struct {
        uint32_t value;
        const char *name;
    } names[] = {
        {0x00000000, "S_OK"},           {0x00000001, "S_FALSE"},       {0x80004001, "E_NOTIMPL"},
        {0x80004002, "E_NOINTERFACE"},  {0x80004003, "E_POINTER"},     {0x80004004, "E_ABORT"},
        {0x80004005, "E_FAIL"},         {0x8000FFFF, "E_UNEXPECTED"},  {0x80070005, "E_ACCESSDENIED"},
        {0x80070006, "E_HANDLE"},       {0x8007000E, "E_OUTOFMEMORY"}, {0x80070057, "E_INVALIDARG"},
        {0x8000000A, "E_PENDING"},
    };
    /* clang-format on */
    char text[16];
    uint32_t result = (uint32_t)value;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (names[i].value == result) {
            put_text(out, names[i].name);
            put_text(out, " ");
        }
    }
    snprintf(text, sizeof text, "(0x%08X)", (unsigned)result);
    put_text(out, text);
}

static void show_bool(struct output *out, uint64_t value)
{
    put_text(out, (uint8_t)value != 0 ? "TRUE" : "FALSE");
}

static void show_wide_bool(struct output *out, uint64_t value)
{
    put_text(out, (uint32_t)value != 0 ? "TRUE" : "FALSE");
}

static void show_irql(struct output *out, uint64_t value)
{
    put_text(out, nt_irql_name((KIRQL)value));
}

static void show_guid(struct output *out, uint64_t value)
{
    const GUID *guid = (const GUID *)(uintptr_t)value;
    char text[48];
    snprintf(text, sizeof text, "{%08X-%04X-%04X-%02X%02X-%02X%02X%02X%02X%02X%02X}", (unsigned)guid->Data1,
             guid->Data2, guid->Data3, guid->Data4[0], guid->Data4[1], guid->Data4[2], guid->Data4[3], guid->Data4[4],
             guid->Data4[5], guid->Data4[6], guid->Data4[7]);
    put_text(out, text);
}

/* Addresses are in network order, as they lie in memory. */
static void show_ipv4(struct output *out, uint64_t value)
{
    char text[24];
    snprintf(text, sizeof text, "%u.%u.%u.%u", (unsigned)(value & 255), (unsigned)(value >> 8 & 255),
             (unsigned)(value >> 16 & 255), (unsigned)(value >> 24 & 255));
    put_text(out, text);
}

static void show_bytes(struct output *out, uint64_t value, size_t count, size_t group, char separator)
{
    const uint8_t *bytes = (const uint8_t *)(uintptr_t)value;
    for (size_t i = 0; i < count; i++) {
        char text[4];
        snprintf(text, sizeof text, "%02X", bytes[i]);
        put(out, text, 2);
        if (i + 1 < count && (i + 1) % group == 0) {
            put(out, &separator, 1);
        }
    }
}

static void show_ipv6(struct output *out, uint64_t value)
{
    show_bytes(out, value, 16, 2, ':');
}

static void show_mac(struct output *out, uint64_t value)
{
    show_bytes(out, value, 6, 1, '-');
}

static void show_port(struct output *out, uint64_t value)
{
    char text[8];
    snprintf(text, sizeof text, "%u", (unsigned)((value & 255) << 8 | (value >> 8 & 255)));
    put_text(out, text);
}

static void show_time(struct output *out, uint64_t value)
{
    LARGE_INTEGER time = {.QuadPart = (int64_t)value};
    TIME_FIELDS fields;
    char text[64];
    if (time.QuadPart < 0) {
        snprintf(text, sizeof text, "%lld", (long long)time.QuadPart);
    } else {
        RtlTimeToTimeFields(&time, &fields);
        snprintf(text, sizeof text, "%04d-%02d-%02d %02d:%02d:%02d.%03d", fields.Year, fields.Month, fields.Day,
                 fields.Hour, fields.Minute, fields.Second, fields.Milliseconds);
    }
    put_text(out, text);
}

/* Only where it is: how long it is, or what is in it, the pointer does not say. */
static void show_address(struct output *out, uint64_t value)
{
    char text[24];
    snprintf(text, sizeof text, "%016llX", (unsigned long long)value);
    put_text(out, text);
}

/* clang-format off */
/* One argument each, in any letter case. A conversion of printf's, or a function. */
static const struct {
    const char *name;
    const char *conversion;
    show_function *show;
    bool is_pointer; /* null is said, and not followed */
} types[] = {
    /* name        printf's    function       pointer */
    {"STATUS",     NULL,       show_status,    false},
    {"NTSTATUS",   NULL,       show_status,    false},
    {"NDIS_STATUS", NULL,      show_status,    false},
    {"HRESULT",    NULL,       show_hresult,   false},
    {"HR",         NULL,       show_hresult,   false},
    {"WINERROR",   "u",        NULL,           false},
    {"WINERR",     "u",        NULL,           false},
    {"BOOLEAN",    NULL,       show_bool,      false},
    {"BOOL",       NULL,       show_bool,      false},
    {"WINBOOL",    NULL,       show_wide_bool, false},
    {"IRQL",       NULL,       show_irql,      false},
    {"GUID",       NULL,       show_guid,      true},
    {"LPCGUID",    NULL,       show_guid,      true},
    {"CLSID",      NULL,       show_guid,      true},
    {"IID",        NULL,       show_guid,      true},
    {"LIBID",      NULL,       show_guid,      true},
    {"REFCLSID",   NULL,       show_guid,      true},
    {"REFIID",     NULL,       show_guid,      true},
    {"IPADDR",     NULL,       show_ipv4,      false},
    {"IPV6ADDR",   NULL,       show_ipv6,      true},
    {"MACADDR",    NULL,       show_mac,       true},
    {"ETHADDR",    NULL,       show_mac,       true},
    {"PORT",       NULL,       show_port,      false},
    {"TIMESTAMP",  NULL,       show_time,      false},
    {"DATETIME",   NULL,       show_time,      false},
    {"TIME",       NULL,       show_time,      false},
    {"DATE",       NULL,       show_time,      false},
    {"WAITTIME",   "I64d",     NULL,           false},
    {"DUE",        "I64d",     NULL,           false},
    {"DELTA",      "I64d",     NULL,           false},
    {"SID",        NULL,       show_address,   true},
    {"SRB",        NULL,       show_address,   true},
    {"SENSEDATA",  NULL,       show_address,   true},
    {"HEXDUMP",    NULL,       show_address,   true},
    {"HEXBIN",     NULL,       show_address,   true},
    {"ASTR",       "s",        NULL,           false},
    {"ARSTR",      "s",        NULL,           false},
    {"STRING",     "s",        NULL,           false},
    {"WSTR",       "ws",       NULL,           false},
    {"ARWSTR",     "ws",       NULL,           false},
    {"USTR",       "wZ",       NULL,           false},
    {"UNICODE_STRING", "wZ",   NULL,           false},
    {"ANSTR",      "Z",        NULL,           false},
    {"CSTR",       "Z",        NULL,           false},
    {"ANSI_STRING", "Z",       NULL,           false},
    {"CHAR",       "c",        NULL,           false},
    {"UCHAR",      "hhu",      NULL,           false},
    {"SBYTE",      "hhd",      NULL,           false},
    {"BYTE",       "hhu",      NULL,           false},
    {"UBYTE",      "hhu",      NULL,           false},
    {"SHORT",      "hd",       NULL,           false},
    {"SSHORT",     "hd",       NULL,           false},
    {"USHORT",     "hu",       NULL,           false},
    {"WORD",       "hu",       NULL,           false},
    {"INT",        "d",        NULL,           false},
    {"SINT",       "d",        NULL,           false},
    {"LONG",       "d",        NULL,           false},
    {"SLONG",      "d",        NULL,           false},
    {"INT32",      "d",        NULL,           false},
    {"UINT",       "u",        NULL,           false},
    {"ULONG",      "u",        NULL,           false},
    {"UINT32",     "u",        NULL,           false},
    {"DWORD",      "u",        NULL,           false},
    {"INT64",      "I64d",     NULL,           false},
    {"SINT64",     "I64d",     NULL,           false},
    {"LONGLONG",   "I64d",     NULL,           false},
    {"LONG64",     "I64d",     NULL,           false},
    {"LONG_PTR",   "I64d",     NULL,           false},
    {"UINT64",     "I64u",     NULL,           false},
    {"ULONGLONG",  "I64u",     NULL,           false},
    {"ULONG64",    "I64u",     NULL,           false},
    {"ULONG_PTR",  "I64u",     NULL,           false},
    {"SIZE_T",     "I64u",     NULL,           false},
    {"XBYTE",      "02X",      NULL,           false},
    {"XSHORT",     "04hX",     NULL,           false},
    {"XINT",       "08X",      NULL,           false},
    {"XLONG",      "08X",      NULL,           false},
    {"XULONG",     "08X",      NULL,           false},
    {"XINT64",     "016I64X",  NULL,           false},
    {"OINT64",     "I64o",     NULL,           false},
    {"DOUBLE",     "g",        NULL,           false},
    {"PTR",        "p",        NULL,           false},
    {"POINTER",    "p",        NULL,           false},
    {"HANDLE",     "p",        NULL,           false},
};
/* clang-format on */

/* ------------------------------------------------------------------------------------------------------- without an
 * argument: what the site knows. */
static bool put_of_site(struct output *out, const struct nt_wpp_site *site, const char *name)
{
    char line[16];
    const char *slash = strrchr(site->file, '/');
    snprintf(line, sizeof line, "%u", (unsigned)site->line);
    const struct {
        const char *name, *text;
    } rows[] = {
        {"FUNC", site->function},
        {"LEVEL", site->level},
        {"FLAGS", site->flags},
        {"LINE", line},
        {"SPACE", " "},
        {"FILE", slash != NULL ? slash + 1 : site->file},
        {"STDPREFIX", ""},
        {"MOD", ""},
        {"COMPNAME", site->flags},
        {"SUBCOMP", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (strcmp(name, rows[i].name) == 0) {
            put_text(out, rows[i].text);
            return true;
        }
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------------ the walk */
static bool is_conversion(char letter)
{
    return letter != '\0' && strchr("diuoxXcCsSpeEfFgGaAZ", letter) != NULL;
}

/* One of printf's, given alone to the kernel's own printf. */
static void put_printf(struct output *out, const struct modifiers *modifiers, const char *conversion, size_t length,
                       __builtin_ms_va_list arguments)
{
    char piece[PIECE_BYTES];
    snprintf(piece, sizeof piece, "%%%.*s%.*s", (int)modifiers->length, modifiers->text, (int)length, conversion);
    int bytes = nt_format_narrow(out->text + out->used, out->room - out->used, piece, arguments);
    if (bytes > 0) {
        size_t left = out->room - out->used;
        out->used += (size_t)bytes < left ? (size_t)bytes : left;
    }
}

/* "%!d!", "%!08x!": a conversion of printf's in WPP's dress. */
static bool is_printf(const char *name)
{
    size_t length = strlen(name);
    return length > 0 && is_conversion(name[length - 1]) && strspn(name, "-+ #0123456789.hlwIL") + 1 == length;
}

static void put_type(struct output *out, const struct modifiers *modifiers, const char *name, uint64_t value,
                     __builtin_ms_va_list arguments)
{
    const char *conversion = is_printf(name) ? name : NULL;
    for (size_t i = 0; conversion == NULL && i < sizeof types / sizeof types[0]; i++) {
        if (strcasecmp(name, types[i].name) != 0) {
            continue;
        }
        if (types[i].show != NULL) {
            if (types[i].is_pointer && value == 0) {
                put_text(out, "(null)");
            } else {
                types[i].show(out, value);
            }
            return;
        }
        conversion = types[i].conversion;
    }
    if (conversion == NULL) {
        conversion = "#x"; /* a project's own types are enumerations; above its 32 bits a slot holds anything */
    }
    put_printf(out, modifiers, conversion, strlen(conversion), arguments);
}

/* The name between the exclamation marks, or false where there is none. */
static bool read_name(const char *text, char name[NAME_BYTES])
{
    size_t length = strcspn(text, "! \t\n%");
    if (length == 0 || length >= NAME_BYTES || text[length] != '!') {
        return false;
    }
    memcpy(name, text, length);
    name[length] = '\0';
    return true;
}

static struct modifiers read_modifiers(const char *text)
{
    struct modifiers modifiers = {.text = text, .length = strspn(text, "-+ #0123456789.*")};
    for (size_t i = 0; i < modifiers.length; i++) {
        modifiers.stars += text[i] == '*';
    }
    return modifiers;
}

size_t nt_wpp_format(char *text, size_t room, const struct nt_wpp_site *site, const char *format,
                     __builtin_ms_va_list arguments)
{
    struct output out = {.text = text, .room = room};
    while (*format != '\0') {
        size_t plain = strcspn(format, "%");
        put(&out, format, plain);
        format += plain;
        if (*format == '\0') {
            break;
        }
        char name[NAME_BYTES];
        struct modifiers modifiers = read_modifiers(format + 1);
        const char *end = modifiers.text + modifiers.length;
        bool is_extended = *end == '!' && read_name(end + 1, name);
        if (is_extended && put_of_site(&out, site, name)) {
            format = end + strlen(name) + 2;
            continue;
        }
        size_t size = is_extended ? 0 : strspn(end, "hlwIL6432ztj");
        if (*format == '%' && format[1] == '%') {
            put(&out, "%", 1);
            format += 2;
            continue;
        }
        if ((!is_extended && !is_conversion(end[size])) || modifiers.length + size + 1 >= PIECE_BYTES) {
            put(&out, format, 1); /* no conversion: shown as it stands, and nothing is taken */
            format++;
            continue;
        }
        __builtin_ms_va_list value;
        __builtin_ms_va_copy(value, arguments);
        for (int i = 0; i < modifiers.stars; i++) {
            (void)__builtin_va_arg(arguments, uint64_t);
        }
        uint64_t bits = __builtin_va_arg(arguments, uint64_t);
        if (is_extended) {
            put_type(&out, &modifiers, name, bits, value);
            format = end + strlen(name) + 2;
        } else {
            put_printf(&out, &modifiers, end, size + 1, value);
            format = end + size + 1;
        }
        __builtin_ms_va_end(value);
    }
    return out.used;
}
