/*
 * callback.c: callback objects, which drivers make or find by name, register with, and have called.
 */
#include "nt/export_tables.h"
#include "nt/hook.h"
#include "nt/object.h"
#include "nt/thread.h"

#include <ntddk.h>
#include <ntstatus.h>
#include <string.h>

struct _CALLBACK_OBJECT {
    BOOLEAN allows_many;
};

struct _OBJECT_TYPE nt_callback_type = {.name = "Callback"};

/* What Windows makes at its own start. Nothing here notifies them: power and time do not change. */
static const char *const names_of_the_system[] = {"\\Callback\\SetSystemTime", "\\Callback\\PowerState",
                                                  "\\Callback\\ProcessorAdd"};

static bool is_name_of_the_system(PCUNICODE_STRING name)
{
    for (size_t i = 0; i < sizeof names_of_the_system / sizeof names_of_the_system[0]; i++) {
        const char *own = names_of_the_system[i];
        size_t length = strlen(own);
        size_t same = 0;
        while (name->Length == length * sizeof(WCHAR) && same < length &&
               (name->Buffer[same] | 0x20) == (own[same] | 0x20)) {
            same++;
        }
        if (same == length) {
            return true;
        }
    }
    return false;
}

static NTSTATUS make(PCALLBACK_OBJECT *result, PCUNICODE_STRING name, BOOLEAN allows_many)
{
    struct _CALLBACK_OBJECT *object = nt_object_create(&nt_callback_type, sizeof *object);
    if (!object) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    object->allows_many = allows_many;
    if (name) {
        NTSTATUS status = nt_object_name_set(object, name);
        if (!NT_SUCCESS(status)) {
            nt_object_put(object);
            return status;
        }
    }
    *result = object;
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI ExCreateCallback(PCALLBACK_OBJECT *CallbackObject, POBJECT_ATTRIBUTES ObjectAttributes, BOOLEAN Create,
                                BOOLEAN AllowMultipleCallbacks)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)ExCreateCallback,
                            "ExCreateCallback is called at APC_LEVEL or below");
    PCUNICODE_STRING name = ObjectAttributes ? ObjectAttributes->ObjectName : NULL;
    if (ObjectAttributes && ObjectAttributes->Length != sizeof *ObjectAttributes) {
        return STATUS_INVALID_PARAMETER;
    }
    if (name) {
        *CallbackObject = nt_object_find_named(&nt_callback_type, name);
        if (*CallbackObject) {
            return STATUS_SUCCESS;
        }
        if (is_name_of_the_system(name)) {
            return make(CallbackObject, name, TRUE);
        }
        if (!Create) {
            return STATUS_OBJECT_NAME_NOT_FOUND;
        }
    }
    return Create ? make(CallbackObject, name, AllowMultipleCallbacks) : STATUS_UNSUCCESSFUL;
}

/* The registration holds the object. */
PVOID NTAPI ExRegisterCallback(PCALLBACK_OBJECT CallbackObject, PCALLBACK_FUNCTION CallbackFunction,
                               PVOID CallbackContext)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)ExRegisterCallback,
                            "ExRegisterCallback is called at APC_LEVEL or below");
    bool is_taken = !CallbackObject->allows_many && nt_hook_has(NT_HOOK_CALLBACK, CallbackObject);
    if (is_taken || !nt_object_try_get(CallbackObject)) {
        return NULL;
    }
    struct nt_hook *hook =
        nt_hook_add(NT_HOOK_CALLBACK, (void *)(uintptr_t)CallbackFunction, CallbackContext, CallbackObject);
    if (!hook) {
        nt_object_put(CallbackObject);
    }
    return hook;
}

void NTAPI ExUnregisterCallback(PVOID CallbackRegistration)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)ExUnregisterCallback,
                            "ExUnregisterCallback is called at APC_LEVEL or below");
    const void *object = NULL;
    if (nt_hook_take_back(CallbackRegistration, NT_HOOK_CALLBACK, &object)) {
        nt_object_put((void *)(uintptr_t)object);
    }
}

void NTAPI ExNotifyCallback(PVOID CallbackObject, PVOID Argument1, PVOID Argument2)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)ExNotifyCallback,
                            "ExNotifyCallback is called at DISPATCH_LEVEL or below");
    for (struct nt_hook *hook = nt_hook_step(NT_HOOK_CALLBACK, NULL); hook;
         hook = nt_hook_step(NT_HOOK_CALLBACK, hook)) {
        if (hook->subject == CallbackObject) {
            ((PCALLBACK_FUNCTION)(uintptr_t)hook->routine)(hook->context, Argument1, Argument2);
        }
    }
}

static const struct nt_export rows[] = {
    NT_EXPORT(ExCreateCallback),
    NT_EXPORT(ExRegisterCallback),
    NT_EXPORT(ExUnregisterCallback),
    NT_EXPORT(ExNotifyCallback),
};
const struct nt_export_table nt_callback_exports = NT_EXPORT_TABLE(rows);
