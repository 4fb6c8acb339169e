/*
 * hook.h: what drivers registered to be called later – in the order of registration, and never while it is taken back.
 */
#ifndef ESCAPEMENT_NT_HOOK_H
#define ESCAPEMENT_NT_HOOK_H

#include <stdbool.h>
#include <stddef.h>

enum nt_hook_kind {
    NT_HOOK_CALLBACK = 1, /* of a callback object, which is `subject` */
    NT_HOOK_POWER_SETTING,
    NT_HOOK_PLUG_PLAY,
    NT_HOOK_PROCESS,
    NT_HOOK_THREAD,
    NT_HOOK_IMAGE,
    NT_HOOK_NMI,
    NT_HOOK_PROCESSOR,
    NT_HOOK_BOUND,
    NT_HOOK_SHUTDOWN,
    NT_HOOK_REGISTRY,
};

/** A registration. Its address is the handle that a driver gets; what it points to is none of the driver's business. */
struct nt_hook {
    struct nt_hook *next;
    enum nt_hook_kind kind;
    void *routine;
    void *context;
    const void *subject;
    unsigned char key[16]; /* what `subject` points to, of a keyed registration */
    unsigned running;
    bool is_removed;
    bool frees_itself; /* it was removed from within its own call */
};

/** Null: no memory. Threads any, IRQL <= DISPATCH_LEVEL, as all below. */
struct nt_hook *nt_hook_add(enum nt_hook_kind kind, void *routine, void *context, const void *subject);
/** The same, whose subject is a copy of a key of 16 bytes: a GUID. */
struct nt_hook *nt_hook_add_keyed(enum nt_hook_kind kind, void *routine, void *context, const void *key);
/**
 * Take a registration back; false where `hook` is none of that kind. Waits for calls of it that other threads are in,
 * so with any at IRQL <= APC_LEVEL; from within its own call it does not wait.
 */
bool nt_hook_remove(const void *hook, enum nt_hook_kind kind);
/** The same, and gives what the registration was about. */
bool nt_hook_take_back(const void *hook, enum nt_hook_kind kind, const void **subject);
/** The registration of that routine and subject, or null. */
struct nt_hook *nt_hook_find(enum nt_hook_kind kind, const void *routine, const void *subject);
/** How many registrations of a kind there are; whether one has that subject. */
size_t nt_hook_count(enum nt_hook_kind kind);
bool nt_hook_has(enum nt_hook_kind kind, const void *subject);

/**
 * Walk the registrations of a kind: the first after `after` (null: of all), which stays until the next step or
 * nt_hook_leave. Null at the end. `after` is left.
 */
struct nt_hook *nt_hook_step(enum nt_hook_kind kind, struct nt_hook *after);
void nt_hook_leave(struct nt_hook *hook);

/** Forget all: before the image goes. How many there were. */
size_t nt_hook_drop_all(void);

#endif
