/*
 * pair.h: the private interface of the test pair – a miniport whose escape does what its payload asks for, and a
 * user-mode driver that fails where the miniport tells it to.
 */
#ifndef PAIR_H
#define PAIR_H

enum pair_operation {
    PAIR_ECHO,       /* value + 1 comes back */
    PAIR_STATUS,     /* returns `value` as the status, and writes 0xAB into `seen_flags` first */
    PAIR_SEEN,       /* what the miniport saw of this call */
    PAIR_KEEP,       /* allocates `value` bytes and keeps them until PAIR_DROP */
    PAIR_DROP,       /* frees what is kept */
    PAIR_ALLOCATE,   /* allocates `value` bytes and frees them */
    PAIR_PRINT,      /* prints a line */
    PAIR_UMD_FAULT,  /* what the user-mode driver is to do wrong from now on: enum pair_umd_fault */
    PAIR_HANG,       /* value 1: submissions never complete; 0: they do */
    PAIR_TOUCH_NULL, /* writes through a null pointer */
};

struct pair_escape {
    unsigned int operation;
    unsigned int value;
    unsigned int calls; /* out: escapes so far */
    unsigned int seen_flags;
    unsigned int seen_device;  /* out: the number that the miniport gave the device; 0 for none */
    unsigned int seen_context; /* and the context */
    unsigned int seen_process;
    unsigned int seen_size;
};

enum pair_umd_fault {
    PAIR_UMD_RIGHT,
    PAIR_UMD_OPEN_FAILS,      /* OpenAdapter gives PAIR_UMD_RESULT */
    PAIR_UMD_NO_CREATE,       /* OpenAdapter leaves pfnCreateDevice null */
    PAIR_UMD_NO_CLOSE,        /* OpenAdapter leaves pfnCloseAdapter null */
    PAIR_UMD_CREATE_FAILS,    /* CreateDevice gives PAIR_UMD_RESULT */
    PAIR_UMD_NO_DESTROY,      /* CreateDevice leaves pfnDestroyDevice null */
    PAIR_UMD_LEAVES_CONTEXTS, /* CreateDevice makes a context that DestroyDevice does not destroy */
};
#define PAIR_UMD_RESULT ((int)0x8000FFFF) /* E_UNEXPECTED */

/* What a context's private data must begin with. */
#define PAIR_CONTEXT_MAGIC 0x50414952u

/* UMDRIVERPRIVATE: exactly this. */
struct pair_query {
    unsigned int magic;     /* in: PAIR_CONTEXT_MAGIC, or the miniport refuses */
    unsigned int umd_fault; /* out */
};

#endif
