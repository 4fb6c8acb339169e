/*
 * registers_state.h: a file of registers as the one that reads it gives it to the one that acts on it.
 */
#ifndef ESCAPEMENT_DEVICE_REGISTERS_STATE_H
#define ESCAPEMENT_DEVICE_REGISTERS_STATE_H

#include "device/registers.h"

enum { REGISTER_NAME_BYTES = 48 };

enum register_write { WRITE_STORES, WRITE_CLEARS, WRITE_SETS, WRITE_ZEROES, WRITE_COUNTS, WRITE_IGNORED };
enum register_read { READ_KEEPS, READ_COUNTS, READ_ZEROES };

struct register_row {
    uint32_t bar; /* ESCAPEMENT_BAR_FIXED_PORTS: `offset` is a port's number */
    uint32_t width;
    uint64_t offset;
    uint64_t value; /* at power-on */
    enum register_write on_write;
    enum register_read on_read;
    bool interrupts; /* when it is written */
    uint32_t message;
    unsigned line;
    char name[REGISTER_NAME_BYTES];
};

struct device_registers {
    bool is_device;
    unsigned bar_lines[ESCAPEMENT_DEVICE_BARS]; /* where each bar is described; 0: nowhere */
    unsigned range_count;
    struct escapement_device_model described; /* ids, bars and ports that the file gives */
    struct escapement_device_model model;     /* what device_registers_model gave */
    const struct escapement_device_model *base;
    struct register_row *rows; /* by bar and offset; none overlap */
    size_t count, room;
};

/** The bits of a value of so many bytes, 0 to 8. */
static inline uint64_t register_mask(uint32_t bytes)
{
    return bytes >= sizeof(uint64_t) ? UINT64_MAX : (UINT64_C(1) << 8 * bytes) - 1;
}

#endif
