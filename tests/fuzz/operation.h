/*
 * operation.h: what an input of fuzz-escape is – a sequence of operations of 16 bytes, on a kernel that runs.
 *
 * Every sequence of bytes is one; a rest that fills no operation is ignored.
 */
#ifndef FUZZ_OPERATION_H
#define FUZZ_OPERATION_H

#include <stddef.h>
#include <stdint.h>

enum operation_kind {
    OP_ESCAPE, /* first: what a number without a row becomes */
    OP_OPEN,
    OP_ENUMERATE,
    OP_CLOSE,
    OP_CREATE_DEVICE,
    OP_DESTROY_DEVICE,
    OP_CREATE_CONTEXT,
    OP_DESTROY_CONTEXT,
    OP_RENDER,
    OP_SUBMIT,
    OP_STATE,
    OP_QUERY,
    OP_RESET, /* an escape of the timeout control group */
    OP_STOP,
    OP_RESTART,
    OP_SURPRISE,
    OP_PROCESS_END,
    OP_FAIL,     /* an allocation of the next operation */
    OP_HANG,     /* the engine, until it is reset; or it stumbles over its next packet */
    OP_PARALLEL, /* what follows runs on two threads */
    OP_MACHINE,  /* the whole kernel ends and starts */
    OPERATION_KINDS,
};

/* How an operation chooses where its data lie. */
enum buffer_kind {
    BUFFER_EXACT,   /* a heap block of exactly that size */
    BUFFER_AT_HOLE, /* ends where unmapped memory begins */
    BUFFER_ODD,     /* at an odd address */
    BUFFER_NULL,
    BUFFER_UNMAPPED,
    BUFFER_READ_ONLY,
    BUFFER_HALF,      /* the end is not mapped */
    BUFFER_LATE,      /* the beginning is not mapped */
    BUFFER_KERNEL,    /* in the kernel's half */
    BUFFER_WRAPS,     /* beyond the end of the address space */
    BUFFER_ARGUMENTS, /* the argument structure itself */
    BUFFER_KINDS,
};

struct operation {
    uint8_t kind;
    uint8_t process;
    uint8_t adapter; /* selectors of handles, world.h */
    uint8_t device;
    uint8_t context;
    uint8_t buffer; /* enum buffer_kind */
    uint8_t flags;
    uint8_t what; /* the kind's own: the payload's operation, a type, a spoiled argument */
    uint32_t number;
    uint32_t value;
};

#define OPERATIONS_MOST 64

/** At most OPERATIONS_MOST of them; returns how many. */
size_t operations_read(const uint8_t *data, size_t size, struct operation *operations);

#endif
