/*
 * world.h: the running kernel under the fuzzer, the memory that its callers use, and the model of what is open in it.
 *
 * The model is the oracle's memory: which handle is whose, what lives, what is lost. It is exact as long as one thread
 * calls; the two threads of OP_PARALLEL use it under its lock to choose handles, and nothing else is asked of it.
 */
#ifndef FUZZ_WORLD_H
#define FUZZ_WORLD_H

#include "operation.h"

#include <d3dkmthk.h>
#include <escapement/host.h>
#include <pthread.h>
#include <stdbool.h>

#include "../faults/steered.h"

#define PROCESSES    3
#define OBJECTS      256
#define ESCAPE_LIMIT (128u << 10)

enum object_type { OBJECT_ADAPTER = 1, OBJECT_DEVICE, OBJECT_CONTEXT };

struct object {
    enum object_type type;
    unsigned process;
    D3DKMT_HANDLE handle;
    struct object *parent; /* a context's device */
    void *buffers[3];      /* a context's command buffer and lists */
    uint32_t entries[3];
    bool live;
    bool lost;       /* a device's: the kernel said so */
    bool has_worked; /* a device's: something of it was submitted, so that a reset may take it */
    bool is_virtual;
};

struct world {
    struct host *host;
    struct host_process *processes[PROCESSES]; /* null: not made yet, or ended */
    bool started;                              /* the adapter */
    bool parallel;
    pthread_mutex_t lock; /* guards objects */
    struct object objects[OBJECTS];
    size_t object_count;
    uint64_t armed; /* OP_FAIL: the allocation of the next operation that fails; 0: none */
    bool armed_persistent;
    int resets;     /* of the engine, when the model last looked */
    bool may_reset; /* the engine was told to hang or to stumble: a reset may come at any time */
    bool may_fault; /* the engine was told to: a device that has worked may be lost at any time */
    struct host_leftovers at_rest;
};
extern struct world world;

/** The driver's page. */
struct steered_page *page(void);
/** A counter that the driver's threads move. */
int page_count(const int *counter);

/** Ends with a message, so that libFuzzer keeps the input. */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));
const char *status_text(NTSTATUS status);

/** Start the kernel, driver and adapter; and end them, with everything asked for. */
void world_start(void);
void world_stop(void);
/** After each input: everything is closed, nothing may be left, the adapter runs. */
void world_settle(void);

/** The process of an operation, made where it is not there. Null: no memory. */
struct host_process *world_process(unsigned process);
void world_process_end(unsigned process);

/** What the model knows of. Null: none. `object_add` forgets the oldest dead one where the table is full. */
struct object *object_find(unsigned process, enum object_type type, D3DKMT_HANDLE handle);
struct object *object_add(unsigned process, enum object_type type, D3DKMT_HANDLE handle);
void object_end(struct object *object);

/**
 * The handle that a selector names: up to 0x7F the n-th live one of the type in the process, 0x80 zero, up to 0xAF any
 * object's, live or not, of whichever process, up to 0xCF a dead one's; beyond, `number`.
 */
D3DKMT_HANDLE choose(unsigned process, enum object_type type, uint8_t selector, uint32_t number);

/** The engine may have been reset, or the adapter stopped: ask for each device what became of it. */
void world_look(void);
/** Whether the engine was reset since the model last looked. */
bool world_was_reset(void);
/** Whether the adapter is reset now or soon, as it is while calls find it resetting; waits a second for it to begin. */
bool world_gets_reset(void);
/** Whether that, or a fault of the engine's, may have taken a device since. Null: of course not. */
bool world_may_have_lost(const struct object *device);

/** A buffer as an operation wants it, with what may be done with it. */
struct buffer {
    void *address;
    uint32_t size;
    bool readable;
    bool writable;
    void *block; /* to free */
};
/** Filled with the payload's head and bytes of `seed` where it can be. */
void buffer_make(struct buffer *buffer, enum buffer_kind kind, uint32_t size, void *arguments, uint32_t arguments_size);
void buffer_drop(struct buffer *buffer);
/** Where an argument structure may lie: mapped and writable. One for each thread. */
void *arguments_place(uint32_t size);
/** The same with its second half in the hole. */
void *arguments_half_mapped(uint32_t size);
/** Which of the two threads' memory the calling one uses. */
void world_lane(unsigned number);

/** Arm the failure of OP_FAIL, and end it: whether the allocation that was to fail was reached. */
void fail_begin(void);
bool fail_end(void);

/** Refuse a status that is neither `expected`, nor, where memory was made scarce, one of no memory. */
void check_status(const char *call, NTSTATUS status, NTSTATUS expected, bool scarce);

/** One operation. */
void run_escape(const struct operation *operation);
void run_call(const struct operation *operation);

#endif
