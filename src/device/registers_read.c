/*
 * registers_read.c: reads a file of registers, line by line.
 */
#include "device/registers_state.h"
#include "nt/os.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 512, MOST_ROWS = 65536 };

/* A line that is being read: its words, taken one by one. */
struct reader {
    struct device_registers *registers;
    unsigned line;
    char *rest;
    char *why;
    size_t room;
    bool failed;
};

static bool fail(struct reader *reader, const char *format, ...) __attribute__((format(printf, 2, 3)));
static bool fail(struct reader *reader, const char *format, ...)
{
    if (!reader->failed) {
        va_list args;
        int used = snprintf(reader->why, reader->room, "line %u: ", reader->line);
        va_start(args, format);
        if (used > 0 && (size_t)used < reader->room) {
            vsnprintf(reader->why + used, reader->room - (size_t)used, format, args);
        }
        va_end(args);
        reader->failed = true;
    }
    return false;
}

/* ----------------------------------------------------------------------------------------------------------- words */

static bool is_mark(char c)
{
    return c == '=' || c == ';' || c == ':' || c == ',';
}

/* The next word, or one of the marks as a word; null at the end of the line. It stays valid until the next. */
static const char *next_word(struct reader *reader)
{
    static _Thread_local char word[LINE_BYTES];
    char *from = reader->rest + strspn(reader->rest, " \t\r");
    size_t length = is_mark(*from) ? 1 : strcspn(from, " \t\r=;:,");
    reader->rest = from + length;
    memcpy(word, from, length);
    word[length] = '\0';
    return length > 0 ? word : NULL;
}

static bool peek(const struct reader *reader, const char *word)
{
    struct reader ahead = *reader;
    const char *next = next_word(&ahead);
    return next != NULL && strcmp(next, word) == 0;
}

static bool accept(struct reader *reader, const char *word)
{
    bool is_there = peek(reader, word);
    if (is_there) {
        next_word(reader);
    }
    return is_there;
}

static bool expect(struct reader *reader, const char *word)
{
    return accept(reader, word) || fail(reader, "'%s' is missing", word);
}

/* Decimal or 0x..., and K, M or G behind it. */
static bool to_number(const char *word, int base, uint64_t most, uint64_t *number)
{
    char *end;
    if (word[0] < '0' || (word[0] > '9' && base == 0)) { /* strtoull would take signs and blanks */
        return false;
    }
    unsigned long long value = strtoull(word, &end, base);
    unsigned shift = *end == 'K' ? 10 : *end == 'M' ? 20 : *end == 'G' ? 30 : 0;
    if (end == word || (shift > 0 && value > UINT64_MAX >> shift)) {
        return false;
    }
    *number = (uint64_t)value << shift;
    return end[shift > 0] == '\0' && *number <= most && !(value == UINT64_MAX && strlen(word) > 20);
}

static uint64_t take_number(struct reader *reader, const char *what, uint64_t most)
{
    uint64_t number = 0;
    const char *word = next_word(reader);
    if (word == NULL) {
        fail(reader, "%s is missing", what);
    } else if (!to_number(word, 0, most, &number)) {
        fail(reader, "'%.40s' is no number for %s (0 to 0x%llX)", word, what, (unsigned long long)most);
    }
    return number;
}

/* PCI's ids are written without 0x, in hexadecimal. */
static uint64_t take_id(struct reader *reader, const char *what)
{
    uint64_t number = 0;
    const char *word = next_word(reader);
    if (word == NULL || strspn(word, "0123456789abcdefABCDEF") != strlen(word) || strlen(word) > 4) {
        fail(reader, "%s is missing: four hexadecimal digits", what);
    } else {
        number = strtoull(word, NULL, 16);
    }
    return number;
}

/* ---------------------------------------------------------------------------------------------------------- device */

static bool read_device(struct reader *reader)
{
    struct escapement_device_model *model = &reader->registers->described;
    if (reader->registers->is_device) {
        return fail(reader, "there is a line 'device' already");
    }
    reader->registers->is_device = true;
    model->vendor_id = (uint16_t)take_id(reader, "the vendor");
    expect(reader, ":");
    model->device_id = (uint16_t)take_id(reader, "the device");
    model->class_code = 0x030000;
    for (const char *word = next_word(reader); word != NULL && !reader->failed; word = next_word(reader)) {
        if (strcmp(word, "subsystem") == 0) {
            model->subsystem_vendor_id = (uint16_t)take_id(reader, "the subsystem's vendor");
            expect(reader, ":");
            model->subsystem_id = (uint16_t)take_id(reader, "the subsystem");
        } else if (strcmp(word, "revision") == 0) {
            model->revision = (uint8_t)take_number(reader, "the revision", UINT8_MAX);
        } else if (strcmp(word, "class") == 0) {
            model->class_code = (uint32_t)take_number(reader, "the class", 0xFFFFFF);
        } else if (strcmp(word, "messages") == 0) {
            model->messages = (uint32_t)take_number(reader, "the messages", 2048);
        } else {
            fail(reader, "'%.40s' is none of subsystem, revision, class, messages", word);
        }
    }
    if (!reader->failed && (model->vendor_id == 0 || model->vendor_id == 0xFFFF)) {
        fail(reader, "%04X is no vendor", model->vendor_id);
    }
    return !reader->failed;
}

static uint32_t kind_of(const char *word)
{
    return word == NULL                     ? ESCAPEMENT_BAR_NONE
           : strcmp(word, "registers") == 0 ? ESCAPEMENT_BAR_REGISTERS
           : strcmp(word, "memory") == 0    ? ESCAPEMENT_BAR_MEMORY
           : strcmp(word, "ports") == 0     ? ESCAPEMENT_BAR_PORTS
                                            : ESCAPEMENT_BAR_NONE;
}

static bool read_bar(struct reader *reader, uint32_t bar)
{
    struct device_registers *registers = reader->registers;
    struct escapement_bar *described = &registers->described.bars[bar];
    if (registers->bar_lines[bar] != 0) {
        return fail(reader, "bar %u is described in line %u already", bar, registers->bar_lines[bar]);
    }
    uint32_t kind = kind_of(next_word(reader));
    uint64_t size = take_number(reader, "the bar's size", UINT64_C(16) << 30);
    uint64_t least = kind == ESCAPEMENT_BAR_PORTS ? 4 : 4096;
    uint64_t most = kind == ESCAPEMENT_BAR_PORTS ? 256 : UINT64_C(16) << 30;
    if (!reader->failed && (size < least || size > most || (size & (size - 1)) != 0)) {
        fail(reader, "the bar's size is no power of two from %llu to %llu", (unsigned long long)least,
             (unsigned long long)most);
    }
    for (uint32_t bit = 1; bit != 0; kind |= bit) {
        bit = accept(reader, "wide")           ? ESCAPEMENT_BAR_WIDE
              : accept(reader, "prefetchable") ? ESCAPEMENT_BAR_PREFETCHABLE
                                               : 0;
    }
    if ((kind & ESCAPEMENT_BAR_KIND) == ESCAPEMENT_BAR_PORTS && kind != ESCAPEMENT_BAR_PORTS) {
        fail(reader, "ports are neither wide nor prefetchable");
    }
    *described = (struct escapement_bar){kind, size};
    registers->bar_lines[bar] = reader->line;
    return !reader->failed;
}

static bool read_ports(struct reader *reader)
{
    struct device_registers *registers = reader->registers;
    uint64_t first = take_number(reader, "the first port", 0xFFFF);
    uint64_t count = take_number(reader, "the number of ports", 0x10000);
    if (!reader->failed && (first == 0 || count == 0 || first + count > 0x10000)) {
        fail(reader, "there are no such ports");
    }
    if (!reader->failed && registers->range_count == ESCAPEMENT_DEVICE_RANGES) {
        fail(reader, "a device has %u ranges of ports at most", ESCAPEMENT_DEVICE_RANGES);
    }
    if (!reader->failed) {
        registers->described.ports[registers->range_count++] =
            (struct escapement_ports){(uint16_t)first, (uint16_t)count};
    }
    return !reader->failed;
}

/* -------------------------------------------------------------------------------------------------------- registers */

// clang-format off
static const struct {
    const char *name;
    enum register_write does;
} writes[] = {
    {"store",   WRITE_STORES},
    {"clear",   WRITE_CLEARS},
    {"set",     WRITE_SETS},
    {"zero",    WRITE_ZEROES},
    {"count",   WRITE_COUNTS},
    {"counter", WRITE_COUNTS},
    {"ignore",  WRITE_IGNORED},
};
static const struct {
    const char *name;
    enum register_read does;
} reads[] = {
    {"keep",    READ_KEEPS},
    {"count",   READ_COUNTS},
    {"counter", READ_COUNTS},
    {"zero",    READ_ZEROES},
};
// clang-format on

static bool take_write(struct reader *reader, struct register_row *row)
{
    const char *word = next_word(reader);
    for (size_t i = 0; word != NULL && i < sizeof writes / sizeof writes[0]; i++) {
        if (strcmp(writes[i].name, word) == 0) {
            row->on_write = writes[i].does;
            return true;
        }
    }
    if (word != NULL && strcmp(word, "interrupt") == 0) {
        row->interrupts = true;
        if (!peek(reader, ",") && !peek(reader, ";") && reader->rest[strspn(reader->rest, " \t\r")] != '\0') {
            row->message = (uint32_t)take_number(reader, "the message", 2047);
        }
        return !reader->failed;
    }
    return fail(reader, "on write: '%.40s' is none of store, clear, set, zero, count, ignore, interrupt",
                word != NULL ? word : "");
}

static bool take_read(struct reader *reader, struct register_row *row)
{
    const char *word = next_word(reader);
    for (size_t i = 0; word != NULL && i < sizeof reads / sizeof reads[0]; i++) {
        if (strcmp(reads[i].name, word) == 0) {
            row->on_read = reads[i].does;
            return true;
        }
    }
    return fail(reader, "on read: '%.40s' is none of keep, count, zero", word != NULL ? word : "");
}

/* Behind a semicolon: on write: ACTION, ACTION; or a name. */
static bool take_clause(struct reader *reader, struct register_row *row)
{
    if (!accept(reader, "on")) {
        const char *name = next_word(reader);
        if (name == NULL || is_mark(name[0]) || strlen(name) >= sizeof row->name) {
            return fail(reader, "behind ';' stands a name of up to %zu letters, 'on write:' or 'on read:'",
                        sizeof row->name - 1);
        }
        memcpy(row->name, name, strlen(name) + 1);
        return true;
    }
    bool is_write = accept(reader, "write");
    if ((!is_write && !expect(reader, "read")) || !expect(reader, ":")) {
        return fail(reader, "behind 'on' stands 'write:' or 'read:'");
    }
    do {
        if (!(is_write ? take_write(reader, row) : take_read(reader, row))) {
            return false;
        }
    } while (accept(reader, ","));
    return true;
}

static bool add_row(struct reader *reader, const struct register_row *row)
{
    struct device_registers *registers = reader->registers;
    if (registers->count == MOST_ROWS) {
        return fail(reader, "more than %d registers", MOST_ROWS);
    }
    if (registers->count == registers->room) {
        size_t room = registers->room * 2 + 16;
        struct register_row *rows = os_alloc(room * sizeof *rows);
        if (rows == NULL) {
            return fail(reader, "no memory for %zu registers", room);
        }
        if (registers->count > 0) {
            memcpy(rows, registers->rows, registers->count * sizeof *rows);
        }
        os_free(registers->rows);
        registers->rows = rows;
        registers->room = room;
    }
    registers->rows[registers->count++] = *row;
    return true;
}

static bool read_register(struct reader *reader, uint32_t bar)
{
    struct register_row row = {.bar = bar, .line = reader->line};
    bool is_port = bar == ESCAPEMENT_BAR_FIXED_PORTS;
    row.offset = take_number(reader, is_port ? "the port" : "the offset", is_port ? 0xFFFF : UINT64_C(1) << 34);
    row.width = (uint32_t)take_number(reader, "the width", 8);
    if (!reader->failed && row.width != 1 && row.width != 2 && row.width != 4 && (row.width != 8 || is_port)) {
        fail(reader, "the width is none of 1, 2, 4%s bytes", is_port ? "" : ", 8");
    }
    if (reader->failed) {
        return false;
    }
    if (!is_port && row.offset & (row.width - 1)) {
        fail(reader, "the offset is no multiple of the width");
    }
    expect(reader, "=");
    if (!reader->failed) {
        row.value = take_number(reader, "the value", register_mask(row.width));
    }
    while (!reader->failed && accept(reader, ";")) {
        take_clause(reader, &row);
    }
    return !reader->failed && add_row(reader, &row);
}

static bool read_line(struct reader *reader)
{
    struct reader again = *reader;
    const char *word = next_word(reader);
    if (word == NULL) {
        return true;
    }
    bool fine;
    if (strcmp(word, "device") == 0) {
        fine = read_device(reader);
    } else if (strcmp(word, "ports") == 0) {
        fine = read_ports(reader);
    } else if (strcmp(word, "port") == 0) {
        fine = read_register(reader, ESCAPEMENT_BAR_FIXED_PORTS);
    } else {
        if (strcmp(word, "bar") != 0) {
            *reader = again;
        }
        uint32_t bar = (uint32_t)take_number(reader, "the bar, which begins a line", ESCAPEMENT_DEVICE_BARS - 1);
        bool describes = peek(reader, "registers") || peek(reader, "memory") || peek(reader, "ports");
        fine = !reader->failed && (describes ? read_bar(reader, bar) : read_register(reader, bar));
    }
    word = fine ? next_word(reader) : NULL;
    return fine && (word == NULL || fail(reader, "'%.40s' is not understood", word));
}

/* ------------------------------------------------------------------------------------------------------------ file */

static int compare(const void *a, const void *b)
{
    const struct register_row *left = a;
    const struct register_row *right = b;
    if (left->bar != right->bar) {
        return left->bar < right->bar ? -1 : 1;
    }
    return left->offset < right->offset ? -1 : left->offset > right->offset;
}

static bool judge_rows(struct reader *reader)
{
    struct device_registers *registers = reader->registers;
    if (registers->count > 1) {
        qsort(registers->rows, registers->count, sizeof registers->rows[0], compare);
    }
    for (size_t i = 1; i < registers->count; i++) {
        const struct register_row *before = &registers->rows[i - 1];
        const struct register_row *row = &registers->rows[i];
        if (before->bar == row->bar && before->offset + before->width > row->offset) {
            reader->line = before->line > row->line ? before->line : row->line;
            return fail(reader, "this register overlaps the one of line %u",
                        before->line > row->line ? row->line : before->line);
        }
    }
    return true;
}

static bool judge_bars(struct reader *reader)
{
    const struct device_registers *registers = reader->registers;
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        const struct escapement_bar *bar = &registers->described.bars[i];
        bool is_wide = (bar->kind & ESCAPEMENT_BAR_WIDE) != 0 || bar->size_bytes > 256u << 20;
        reader->line = registers->bar_lines[i];
        if (reader->line != 0 && !registers->is_device) {
            return fail(reader, "a bar is described, but no line 'device' says whose");
        }
        if (is_wide && (i + 1 == ESCAPEMENT_DEVICE_BARS || registers->bar_lines[i + 1] != 0)) {
            return fail(reader, "bar %u is wide or larger than 256M, and so takes bar %u too, which must be free", i,
                        i + 1);
        }
    }
    return true;
}

/* A line without its comment, and its end. False: it is too long, or has a null in it. */
static bool copy_line(const char *from, size_t length, char line[LINE_BYTES])
{
    const char *comment = memchr(from, '#', length);
    if (comment != NULL) {
        length = (size_t)(comment - from);
    }
    if (length >= LINE_BYTES || memchr(from, '\0', length) != NULL) {
        return false;
    }
    memcpy(line, from, length);
    line[length] = '\0';
    return true;
}

static bool read_lines(struct reader *reader, const char *text, size_t bytes)
{
    char line[LINE_BYTES];
    while (bytes > 0) {
        const char *end = memchr(text, '\n', bytes);
        size_t length = end != NULL ? (size_t)(end - text) : bytes;
        reader->line++;
        reader->rest = line;
        if (!copy_line(text, length, line)) {
            return fail(reader, "it is longer than %d bytes, or no text", LINE_BYTES - 1);
        }
        if (!read_line(reader)) {
            return false;
        }
        text += length + (end != NULL);
        bytes -= length + (end != NULL);
    }
    return true;
}

struct device_registers *device_registers_read(const char *text, size_t bytes, char *why, size_t room)
{
    struct device_registers *registers = os_alloc(sizeof *registers);
    struct reader reader = {.registers = registers, .why = why, .room = room};
    if (registers == NULL) {
        snprintf(why, room, "no memory");
        return NULL;
    }
    if (!read_lines(&reader, text, bytes) || !judge_rows(&reader) || !judge_bars(&reader)) {
        device_registers_destroy(registers);
        return NULL;
    }
    return registers;
}

void device_registers_destroy(struct device_registers *registers)
{
    if (registers != NULL) {
        os_free(registers->rows);
        os_free(registers);
    }
}

bool device_registers_are_a_device(const struct device_registers *registers)
{
    return registers->is_device;
}
