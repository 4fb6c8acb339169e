/*
 * object.c: the objects that exist, their references and their names.
 */
#include "nt/object.h"
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/os.h"
#include "nt/thread.h"
#include "nt/wide.h"

#include <bugcodes.h>
#include <ntstatus.h>
#include <string.h>

struct _OBJECT_TYPE nt_event_type = {.name = "Event"};
struct _OBJECT_TYPE nt_semaphore_type = {.name = "Semaphore"};
struct _OBJECT_TYPE nt_process_type = {.name = "Process"};
struct _OBJECT_TYPE nt_token_type = {.name = "Token"};
struct _OBJECT_TYPE nt_file_type = {.name = "File"};
struct _OBJECT_TYPE nt_device_type = {.name = "Device"};
struct _OBJECT_TYPE nt_driver_type = {.name = "Driver"};
struct _OBJECT_TYPE nt_job_type = {.name = "Job"};

enum { BUCKETS = 256, BODY_OFFSET = 64 };
_Static_assert(sizeof(struct nt_object) <= BODY_OFFSET, "the body follows its description");

static struct {
    struct os_lock lock;
    struct nt_object *buckets[BUCKETS];
} objects;

static struct nt_object **bucket_of(const void *body)
{
    uint64_t hash = ((uint64_t)(uintptr_t)body >> 4) * UINT64_C(0x9E3779B97F4A7C15);
    return &objects.buckets[hash >> 56];
}

/* With the lock held. */
static struct nt_object *find(const void *body)
{
    struct nt_object *object = *bucket_of(body);
    while (object && object->body != body) {
        object = object->next;
    }
    return object;
}

static void insert(struct nt_object *object)
{
    struct nt_object **bucket = bucket_of(object->body);
    object->next = *bucket;
    *bucket = object;
}

static void take_out(struct nt_object *object)
{
    struct nt_object **link = bucket_of(object->body);
    while (*link != object) {
        link = &(*link)->next;
    }
    *link = object->next;
}

void *nt_object_create(struct _OBJECT_TYPE *type, size_t bytes)
{
    struct nt_object *object = bytes <= SIZE_MAX - BODY_OFFSET ? os_alloc(BODY_OFFSET + bytes) : NULL;
    if (!object) {
        return NULL;
    }
    object->type = type;
    object->body = (char *)object + BODY_OFFSET;
    object->references = 1;
    os_lock(&objects.lock);
    insert(object);
    os_unlock(&objects.lock);
    return object->body;
}

void nt_object_adopt(struct nt_object *object, struct _OBJECT_TYPE *type, void *body)
{
    *object = (struct nt_object){.type = type, .body = body, .references = 1, .is_adopted = true};
    os_lock(&objects.lock);
    insert(object);
    os_unlock(&objects.lock);
}

void nt_object_abandon(struct nt_object *object)
{
    os_lock(&objects.lock);
    take_out(object);
    os_unlock(&objects.lock);
    os_free(object->name);
    object->name = NULL;
}

bool nt_object_try_get(void *body)
{
    os_lock(&objects.lock);
    struct nt_object *object = find(body);
    if (object) {
        object->references++;
    }
    os_unlock(&objects.lock);
    return object != NULL;
}

static void destroy(struct nt_object *object)
{
    if (object->type->destroy) {
        object->type->destroy(object->body);
    }
    os_free(object->name);
    os_free(object);
}

/* The references that are left; -1 where no object has that body. An adopted object keeps the one of who adopted it. */
static int64_t put(void *body)
{
    struct nt_object *last = NULL;
    int64_t left = -1;
    os_lock(&objects.lock);
    struct nt_object *object = find(body);
    if (object && !(object->is_adopted && object->references == 1)) {
        left = --object->references;
        if (left == 0) {
            take_out(object);
            last = object;
        }
    }
    os_unlock(&objects.lock);
    if (last) {
        destroy(last);
    }
    return left;
}

void nt_object_put(void *body)
{
    if (body) {
        ObfDereferenceObject(body);
    }
}

int64_t nt_object_references(void *body)
{
    os_lock(&objects.lock);
    const struct nt_object *object = find(body);
    int64_t references = object ? object->references : 0;
    os_unlock(&objects.lock);
    return references;
}

struct _OBJECT_TYPE *nt_object_type_of(void *body)
{
    os_lock(&objects.lock);
    const struct nt_object *object = find(body);
    struct _OBJECT_TYPE *type = object ? object->type : NULL;
    os_unlock(&objects.lock);
    return type;
}

/* ---------------------------------------------------------------------------------------------------------- names */

NTSTATUS nt_object_name_set(void *body, PCUNICODE_STRING name)
{
    WCHAR *copy = os_alloc(name->Length > 0 ? name->Length : sizeof(WCHAR));
    if (!copy) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    memcpy(copy, name->Buffer, name->Length);
    os_lock(&objects.lock);
    struct nt_object *object = find(body);
    WCHAR *before = object->name;
    object->name = copy;
    object->name_bytes = name->Length;
    os_unlock(&objects.lock);
    os_free(before);
    return STATUS_SUCCESS;
}

static bool has_name(const struct nt_object *object, PCUNICODE_STRING name)
{
    const UNICODE_STRING own = {object->name_bytes, object->name_bytes, object->name};
    return object->name && nt_wide_equal(&own, name, true);
}

struct search {
    const struct _OBJECT_TYPE *type;
    PCUNICODE_STRING name; /* null: `visit` decides */
    bool (*visit)(void *body, void *context);
    void *context;
};

static bool matches(const struct search *search, const struct nt_object *object)
{
    if (object->type != search->type) {
        return false;
    }
    return search->name ? has_name(object, search->name) : search->visit(object->body, search->context);
}

static void *search_for(const struct search *search)
{
    void *body = NULL;
    os_lock(&objects.lock);
    for (size_t i = 0; i < BUCKETS && !body; i++) {
        for (struct nt_object *object = objects.buckets[i]; object && !body; object = object->next) {
            if (matches(search, object)) {
                object->references++;
                body = object->body;
            }
        }
    }
    os_unlock(&objects.lock);
    return body;
}

void *nt_object_find_named(const struct _OBJECT_TYPE *type, PCUNICODE_STRING name)
{
    return search_for(&(struct search){.type = type, .name = name});
}

void *nt_object_find(const struct _OBJECT_TYPE *type, bool (*visit)(void *body, void *context), void *context)
{
    return search_for(&(struct search){.type = type, .visit = visit, .context = context});
}

/* Threads stay: one that still runs needs its own. */
static struct nt_object *take_out_any(void)
{
    os_lock(&objects.lock);
    for (size_t i = 0; i < BUCKETS; i++) {
        for (struct nt_object *object = objects.buckets[i]; object; object = object->next) {
            if (!object->is_adopted && object->type != &nt_thread_type) {
                take_out(object);
                os_unlock(&objects.lock);
                return object;
            }
        }
    }
    os_unlock(&objects.lock);
    return NULL;
}

void nt_object_drop_all(void)
{
    struct nt_object *object;
    while ((object = take_out_any())) {
        destroy(object);
    }
}

/* ---------------------------------------------------------------------------------------------------- what drivers
 * call */

static LONG_PTR reference(PVOID Object, const void *routine)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, routine, "an object is referenced at DISPATCH_LEVEL or below");
    os_lock(&objects.lock);
    struct nt_object *object = find(Object);
    int64_t now = object ? ++object->references : 0;
    os_unlock(&objects.lock);
    if (!object) {
        nt_bugcheck(REFERENCE_BY_POINTER, 0, (uint64_t)(uintptr_t)Object, 0, 0,
                    "a reference is taken to what is no object, or to one that was already destroyed");
    }
    return now;
}

LONG_PTR NTAPI ObfReferenceObject(PVOID Object)
{
    return reference(Object, (const void *)ObfReferenceObject);
}

LONG_PTR NTAPI ObfReferenceObjectWithTag(PVOID Object, ULONG Tag)
{
    (void)Tag;
    return reference(Object, (const void *)ObfReferenceObjectWithTag);
}

static LONG_PTR dereference(PVOID Object, const void *routine)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, routine, "an object is dereferenced at DISPATCH_LEVEL or below");
    int64_t left = put(Object);
    if (left < 0) {
        nt_bugcheck(REFERENCE_BY_POINTER, 0, (uint64_t)(uintptr_t)Object, 2, (uint64_t)left,
                    "an object is dereferenced more often than it was referenced, or is none");
    }
    return left;
}

LONG_PTR NTAPI ObfDereferenceObject(PVOID Object)
{
    return dereference(Object, (const void *)ObfDereferenceObject);
}

LONG_PTR NTAPI ObfDereferenceObjectWithTag(PVOID Object, ULONG Tag)
{
    (void)Tag;
    return dereference(Object, (const void *)ObfDereferenceObjectWithTag);
}

void NTAPI ObDereferenceObjectDeferDelete(PVOID Object)
{
    dereference(Object, (const void *)ObDereferenceObjectDeferDelete);
}

void NTAPI ObDereferenceObjectDeferDeleteWithTag(PVOID Object, ULONG Tag)
{
    (void)Tag;
    dereference(Object, (const void *)ObDereferenceObjectDeferDeleteWithTag);
}

BOOLEAN NTAPI ObReferenceObjectSafe(PVOID Object)
{
    return nt_object_try_get(Object);
}

BOOLEAN NTAPI ObReferenceObjectSafeWithTag(PVOID Object, ULONG Tag)
{
    (void)Tag;
    return nt_object_try_get(Object);
}

NTSTATUS NTAPI ObReferenceObjectByPointer(PVOID Object, ACCESS_MASK DesiredAccess, POBJECT_TYPE ObjectType,
                                          KPROCESSOR_MODE AccessMode)
{
    (void)DesiredAccess; /* granted to a pointer, which only the kernel has */
    const struct _OBJECT_TYPE *type = nt_object_type_of(Object);
    if ((ObjectType || AccessMode != KernelMode) && type != ObjectType) {
        return STATUS_OBJECT_TYPE_MISMATCH;
    }
    reference(Object, (const void *)ObReferenceObjectByPointer);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI ObReferenceObjectByPointerWithTag(PVOID Object, ACCESS_MASK DesiredAccess, POBJECT_TYPE ObjectType,
                                                 KPROCESSOR_MODE AccessMode, ULONG Tag)
{
    (void)Tag;
    return ObReferenceObjectByPointer(Object, DesiredAccess, ObjectType, AccessMode);
}

/* Nothing here has a security descriptor. */
NTSTATUS NTAPI ObGetObjectSecurity(PVOID Object, PSECURITY_DESCRIPTOR *SecurityDescriptor, PBOOLEAN MemoryAllocated)
{
    (void)Object;
    *SecurityDescriptor = NULL;
    *MemoryAllocated = FALSE;
    return STATUS_SUCCESS;
}

void NTAPI ObReleaseObjectSecurity(PSECURITY_DESCRIPTOR SecurityDescriptor, BOOLEAN MemoryAllocated)
{
    (void)SecurityDescriptor;
    (void)MemoryAllocated;
}

USHORT NTAPI ObGetFilterVersion(void)
{
    return OB_FLT_REGISTRATION_VERSION;
}

/* Filters of handle creation are for drivers that guard processes; the status is that of a driver that may not. */
NTSTATUS NTAPI ObRegisterCallbacks(POB_CALLBACK_REGISTRATION CallbackRegistration, PVOID *RegistrationHandle)
{
    (void)CallbackRegistration;
    *RegistrationHandle = NULL;
    return STATUS_ACCESS_DENIED;
}

void NTAPI ObUnRegisterCallbacks(PVOID RegistrationHandle)
{
    (void)RegistrationHandle;
}

static POBJECT_TYPE event_type = &nt_event_type;
static POBJECT_TYPE semaphore_type = &nt_semaphore_type;
static POBJECT_TYPE thread_type = &nt_thread_type;
static POBJECT_TYPE process_type = &nt_process_type;
static POBJECT_TYPE key_type = &nt_key_type;
static POBJECT_TYPE token_type = &nt_token_type;
static POBJECT_TYPE file_type = &nt_file_type;
static POBJECT_TYPE section_type = &nt_section_type;
static POBJECT_TYPE job_type = &nt_job_type;
POBJECT_TYPE *ExEventObjectType = &event_type;
POBJECT_TYPE *ExSemaphoreObjectType = &semaphore_type;
POBJECT_TYPE *PsThreadType = &thread_type;
POBJECT_TYPE *PsProcessType = &process_type;
POBJECT_TYPE *CmKeyObjectType = &key_type;
POBJECT_TYPE *SeTokenObjectType = &token_type;
POBJECT_TYPE *IoFileObjectType = &file_type;
POBJECT_TYPE *MmSectionObjectType = &section_type;
POBJECT_TYPE *PsJobType = &job_type;

static const struct nt_export rows[] = {
    NT_EXPORT(ObfReferenceObject),
    NT_EXPORT(ObfReferenceObjectWithTag),
    NT_EXPORT(ObfDereferenceObject),
    NT_EXPORT(ObfDereferenceObjectWithTag),
    NT_EXPORT(ObDereferenceObjectDeferDelete),
    NT_EXPORT(ObDereferenceObjectDeferDeleteWithTag),
    NT_EXPORT(ObReferenceObjectSafe),
    NT_EXPORT(ObReferenceObjectSafeWithTag),
    NT_EXPORT(ObReferenceObjectByPointer),
    NT_EXPORT(ObReferenceObjectByPointerWithTag),
    NT_EXPORT(ObGetObjectSecurity),
    NT_EXPORT(ObReleaseObjectSecurity),
    NT_EXPORT(ObGetFilterVersion),
    NT_EXPORT(ObRegisterCallbacks),
    NT_EXPORT(ObUnRegisterCallbacks),
    /* The variable that the driver's pointer of this name is to point to, so not the pointer of ours. */
    NT_EXPORT_AS(ExEventObjectType, &event_type),
    NT_EXPORT_AS(ExSemaphoreObjectType, &semaphore_type),
    NT_EXPORT_AS(PsThreadType, &thread_type),
    NT_EXPORT_AS(PsProcessType, &process_type),
    NT_EXPORT_AS(CmKeyObjectType, &key_type),
    NT_EXPORT_AS(SeTokenObjectType, &token_type),
    NT_EXPORT_AS(IoFileObjectType, &file_type),
    NT_EXPORT_AS(MmSectionObjectType, &section_type),
    NT_EXPORT_AS(PsJobType, &job_type),
};
const struct nt_export_table nt_object_exports = NT_EXPORT_TABLE(rows);
