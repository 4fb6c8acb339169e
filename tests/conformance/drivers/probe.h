/*
 * probe.h: the board between the conformance tests and their driver – what the driver is to do, and what it saw.
 *
 * The board is memory of the test's own. The driver learns its address by an escape of `struct probe_attach`, which is
 * the only one that it does not count, and writes to it from then on: so a test sees what the driver saw even where no
 * escape would come through to ask. Include it after ntddk.h or d3dkmthk.h.
 */
#ifndef CONFORMANCE_PROBE_H
#define CONFORMANCE_PROBE_H

#define PROBE_MAGIC 0x9E3779B97F4A7C15ull

struct probe_board;

/* What DxgkDdiEscape does that no driver may. */
enum probe_misdeed {
    PROBE_RIGHT,
    PROBE_KEEPS_IRQL,      /* returns at APC_LEVEL */
    PROBE_KEEPS_SPIN_LOCK, /* returns at DISPATCH_LEVEL, holding one */
    PROBE_KEEPS_MUTEX,     /* returns with a fast mutex held */
    PROBE_KEEPS_GUARDED,   /* returns with a guarded mutex held */
    PROBE_OVERRUNS,        /* writes one byte past the payload */
    PROBE_TOUCHES_NULL,
};

/* The payload that attaches a board. */
struct probe_attach {
    unsigned long long magic;
    struct probe_board *board;
};

/* One call of DxgkDdiEscape. */
struct probe_seen {
    unsigned long long data; /* pPrivateDriverData */
    unsigned long long thread;
    unsigned long long process;
    unsigned int size;
    unsigned int flags;
    unsigned int device;    /* the number that the driver gave the device, counted from 1; 0: a null handle */
    unsigned int context;   /* likewise */
    unsigned int kmd;       /* hKmdProcessHandle, likewise */
    unsigned int is_own;    /* hAdapter was what DxgkDdiAddDevice gave */
    unsigned int irql;      /* at entry */
    unsigned int busy;      /* packets that the engine had at entry */
    unsigned int args_size; /* sizeof(DXGKARG_ESCAPE), as the driver was compiled */
    unsigned int has_kmd;   /* whether its structure has hKmdProcessHandle */
    unsigned int version;   /* DXGKDDI_INTERFACE_VERSION */
};

/* Everything is accessed atomically but `seen`, which is read when no call is inside. */
struct probe_board {
    /* the test's orders */
    int status;       /* what DxgkDdiEscape returns */
    int misdeed;      /* enum probe_misdeed */
    int hold;         /* while not 0, calls stay inside */
    int hold_start;   /* the same for DxgkDdiStartDevice */
    int engine_holds; /* the same for the packets of the engine */
    /* the driver's record */
    int calls;
    int inside;
    int most_inside;
    int in_start; /* DxgkDdiStartDevice waits */
    int starts;
    int stops;
    int resets; /* DxgkDdiResetFromTimeout */
    int restarts;
    int removals; /* DxgkDdiNotifySurpriseRemoval */
    int submitted;
    int processes; /* DxgkDdiCreateProcess less DxgkDdiDestroyProcess */
    struct probe_seen seen;
};

#endif
