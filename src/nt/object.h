/*
 * object.h: the kernel's objects – counted, typed, perhaps named, and reached by handles.
 *
 * An object is a body (a KEVENT, a thread, a registry key's handle) beside a description that is found by the body's
 * address, so that a driver may pass any address to ObReferenceObject and a wrong one is a report and not a crash.
 */
#ifndef ESCAPEMENT_NT_OBJECT_H
#define ESCAPEMENT_NT_OBJECT_H

#include <ntddk.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct nt_process;

/** What OBJECT_TYPE is; a driver knows it by its address only. */
struct _OBJECT_TYPE {
    const char *name;
    void (*destroy)(void *body); /* at the last reference, at <= DISPATCH_LEVEL, with no lock held; may be null */
};

extern struct _OBJECT_TYPE nt_event_type;
extern struct _OBJECT_TYPE nt_semaphore_type;
extern struct _OBJECT_TYPE nt_thread_type;
extern struct _OBJECT_TYPE nt_process_type;
extern struct _OBJECT_TYPE nt_key_type;
extern struct _OBJECT_TYPE nt_token_type;
extern struct _OBJECT_TYPE nt_file_type;
extern struct _OBJECT_TYPE nt_device_type;
extern struct _OBJECT_TYPE nt_driver_type;
extern struct _OBJECT_TYPE nt_callback_type;
extern struct _OBJECT_TYPE nt_section_type;
extern struct _OBJECT_TYPE nt_job_type;
extern struct _OBJECT_TYPE nt_link_type;

/** An object's description. Its owner is object.c, or for an adopted body whoever holds this. */
struct nt_object {
    struct nt_object *next;
    struct _OBJECT_TYPE *type;
    void *body;
    int64_t references;
    bool is_adopted;
    uint16_t name_bytes;
    WCHAR *name; /* null: none */
};

int nt_object_init(void);
/** Closes every handle and drops every object but threads, whoever holds references. */
void nt_object_fini(void);
/** The second half of that. */
void nt_object_drop_all(void);

/** A zeroed body of `bytes`, aligned to 16, with one reference. Null: no memory. IRQL <= DISPATCH_LEVEL. */
void *nt_object_create(struct _OBJECT_TYPE *type, size_t bytes);
/**
 * Make a body that lives elsewhere known as an object, with one reference, or unknown again. The count never frees it;
 * a reference that a driver still holds when it is abandoned dangles, as on Windows when a device goes. Nothing is
 * allocated.
 */
void nt_object_adopt(struct nt_object *object, struct _OBJECT_TYPE *type, void *body);
void nt_object_abandon(struct nt_object *object);

/** Count up; false where no object has that body. Threads any, IRQL <= DISPATCH_LEVEL. */
bool nt_object_try_get(void *body);
/** Count down. The last reference destroys. Null does nothing. A body that is none is bugcheck 0x18. */
void nt_object_put(void *body);
/** The references of an object, 0 for what is none. For tests. */
int64_t nt_object_references(void *body);
/** The type of an object; null for what is none. */
struct _OBJECT_TYPE *nt_object_type_of(void *body);

/** Names are compared without regard to case. Set once, before others see the object. STATUS_INSUFFICIENT_RESOURCES. */
NTSTATUS nt_object_name_set(void *body, PCUNICODE_STRING name);
/** The object of that type and name with a reference more, or null. */
void *nt_object_find_named(const struct _OBJECT_TYPE *type, PCUNICODE_STRING name);
/** Calls `visit` for objects of a type until it says true, and gives that body with a reference more; else null. */
void *nt_object_find(const struct _OBJECT_TYPE *type, bool (*visit)(void *body, void *context), void *context);

/**
 * A handle to an object, which holds a reference of its own. A kernel handle resolves in every process; another one in
 * the process that it was made in. STATUS_INSUFFICIENT_RESOURCES. IRQL <= APC_LEVEL.
 */
NTSTATUS nt_handle_create(void *body, ACCESS_MASK access, bool kernel, HANDLE *handle);
/** A handle for a process other than the calling thread's: what a test hands to a driver as a user's. */
NTSTATUS nt_handle_create_in(struct nt_process *process, void *body, ACCESS_MASK access, HANDLE *handle);
/** The object behind a handle with a reference more; what ObReferenceObjectByHandle answers. */
NTSTATUS nt_handle_resolve(HANDLE handle, const struct _OBJECT_TYPE *type, KPROCESSOR_MODE mode, ACCESS_MASK access,
                           void **body, ACCESS_MASK *granted);
NTSTATUS nt_handle_close(HANDLE handle, KPROCESSOR_MODE mode);
/** A process ends: its handles are closed. */
void nt_handle_close_all_of(const struct nt_process *process);
/** How many handles are open, of the kernel and of every process. */
uint64_t nt_handle_count(void);

/** Whether the attributes of a routine that makes a handle ask for a kernel handle. Null attributes do not. */
bool nt_handle_is_kernel(const OBJECT_ATTRIBUTES *attributes);

#endif
