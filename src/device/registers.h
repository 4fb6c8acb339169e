/*
 * registers.h: a device that a text file describes – registers with values, and what reading and writing one does.
 *
 * A file either describes a device of its own (lines `device` and `bar`) or puts registers in front of another model,
 * which keeps the rest. docs/device.md has the language; a file in error is refused with the number of its line.
 */
#ifndef ESCAPEMENT_DEVICE_REGISTERS_H
#define ESCAPEMENT_DEVICE_REGISTERS_H

#include <escapement/device.h>
#include <stdbool.h>

struct device_registers;

/** Read a file's text. Null: `why` says what is wrong ("line 3: ..."), or that there was no memory. */
struct device_registers *device_registers_read(const char *text, size_t bytes, char *why, size_t room);
/** No device of device_registers_model is left. Null does nothing. */
void device_registers_destroy(struct device_registers *registers);

/** Whether it describes a device of its own. */
bool device_registers_are_a_device(const struct device_registers *registers);

/**
 * The model, which lives as long as `registers`. `base` is what they are put in front of; null for a device of its own.
 * Null: `why` says which line does not fit to the base. A process has one such model at a time: a device that is
 * created has the registers that were asked for last.
 */
const struct escapement_device_model *device_registers_model(struct device_registers *registers,
                                                             const struct escapement_device_model *base, char *why,
                                                             size_t room);

#endif
