/*
 * engine.h: the engine of the softgpu – instructions over VRAM, nothing of queues or interrupts.
 */
#ifndef SOFTGPU_ENGINE_H
#define SOFTGPU_ENGINE_H

#include "../shared/softgpu_isa.h"
#include "../shared/softgpu_regs.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What a stream runs on. The owner keeps it; one thread at a time executes. */
struct engine {
    uint8_t *memory; /* SOFTGPU_MEMORY_BYTES of VRAM */
    _Atomic uint32_t user[SOFTGPU_USER_REGISTERS];
    _Atomic uint64_t counters[SOFTGPU_COUNTERS];
    /** A REG_WRITE beyond the user registers, as the bus would make it. */
    void (*write_register)(void *context, uint32_t offset, uint32_t value);
    /** Asked before each instruction and during a WAIT: true ends the stream where it stands. */
    bool (*interrupted)(void *context);
    void *context;
};

enum engine_end {
    ENGINE_DONE,
    ENGINE_INTERRUPTED,
    ENGINE_FAULTED, /* `fault` and `offset` say what and where */
};

struct engine_result {
    enum engine_end end;
    enum softgpu_fault_code fault;
    uint32_t offset; /* bytes from the stream's start */
};

/** Run a stream of `words` words. It is read once, word by word, from memory that nobody else changes. */
struct engine_result engine_execute(struct engine *engine, const uint32_t *stream, uint32_t words);

#endif
