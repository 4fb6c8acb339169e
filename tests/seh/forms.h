/*
 * forms.h: what the driver of forms and its test tell each other; ntddk.h comes before it.
 */
#ifndef ESCAPEMENT_TESTS_SEH_FORMS_H
#define ESCAPEMENT_TESTS_SEH_FORMS_H

/* Addresses that the test prepared, and what changes them. */
struct seh_world {
    volatile int *mapped;   /* a user's page: readable, writable */
    volatile int *readonly; /* one that can be read only */
    volatile int *unmapped; /* one where nothing is mapped */
    volatile int *kernel;   /* a block of pool */
    volatile int *going;    /* a page that is there until `unmap` is called */
    void(NTAPI *unmap)(void);
};

/* A form and what running it leaves in the trace. */
struct seh_form {
    const char *name;
    void (*run)(void);
    const char *trace;
};

#endif
