/*
 * steered.h: what the steered miniport and its tests share – a page at a fixed address, and the escapes it answers.
 *
 * The page is there before the driver is loaded, so that the first call of all can be made to fail; nothing of it is
 * the kernel's, so that steering and counting allocate nothing.
 */
#ifndef STEERED_H
#define STEERED_H

/* Below 2 GiB: the sanitizers leave this range to the program. */
#define STEERED_ADDRESS 0x20000000

enum steered_ddi {
    STEERED_NONE,
    STEERED_DRIVER_ENTRY,
    STEERED_ADD_DEVICE,
    STEERED_PRE_START,
    STEERED_START_DEVICE,
    STEERED_STOP_DEVICE,
    STEERED_REMOVE_DEVICE,
    STEERED_CAPS,     /* QueryAdapterInfo, DXGKQAITYPE_DRIVERCAPS */
    STEERED_SEGMENTS, /* the same, DXGKQAITYPE_QUERYSEGMENT4 */
    STEERED_QUERY,    /* and of every other type */
    STEERED_POWER,
    STEERED_SURPRISE,
    STEERED_CREATE_PROCESS,
    STEERED_DESTROY_PROCESS,
    STEERED_CREATE_DEVICE,
    STEERED_DESTROY_DEVICE,
    STEERED_CREATE_CONTEXT,
    STEERED_DESTROY_CONTEXT,
    STEERED_RENDER,
    STEERED_PATCH,
    STEERED_SUBMIT,
    STEERED_PREEMPT,
    STEERED_FENCE,
    STEERED_RESET,
    STEERED_RESTART,
    STEERED_DEBUG_INFO,
    STEERED_ESCAPE,
    STEERED_DDIS,
};

enum steered_engine {
    STEERED_COMPLETES,   /* at once, from within SubmitCommand */
    STEERED_HANGS,       /* nothing is completed, preemption not answered, until ResetFromTimeout */
    STEERED_FAULTS,      /* the next packet is reported as DMA_FAULTED; then it completes again */
    STEERED_PAGE_FAULTS, /* as DMA_PAGE_FAULTED, and that the adapter must be reset */
};

struct steered_page {
    /* The tests': fail that DDI's calls from number `fail_at` on (1: the next), so many of them. */
    int fail_ddi;
    int fail_at;
    int fail_count;
    int fail_status;
    int engine;
    /* The driver's */
    int calls[STEERED_DDIS];
    int objects;         /* devices, contexts and processes that it holds */
    int objects_foreign; /* handles it was given that are none of them */
    int kept_bytes;      /* of STEERED_KEEP */
    /* The last DxgkDdiEscape; read it where only one thread sends. */
    unsigned int seen_flags;
    unsigned int seen_bytes;
    int seen_device;
    int seen_context;
    int seen_process;
    int seen_buffer;
};

/* A payload of 8 bytes or more begins with this; a shorter one, and the rest of a longer one, is inverted. */
struct steered_escape {
    unsigned int operation;
    unsigned int value;
};

enum steered_operation {
    STEERED_INVERT,
    STEERED_STATUS,     /* `value` is the status */
    STEERED_ALLOCATE,   /* `value` % 64 KiB + 1 bytes of pool, given back: STATUS_NO_MEMORY */
    STEERED_KEEP,       /* the same, given back by the next or by StopDevice */
    STEERED_DELAY,      /* for 100 microseconds */
    STEERED_HARDWARE,   /* without HardwareAccess: STATUS_INVALID_PARAMETER */
    STEERED_REGISTERS,  /* what is written to a register is read back */
    STEERED_THREAD,     /* a system thread: STATUS_INSUFFICIENT_RESOURCES */
    STEERED_TIMER,      /* a timer and its DPC, waited for */
    STEERED_OPERATIONS, /* from here on: STATUS_INVALID_PARAMETER */
};

#endif
