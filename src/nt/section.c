/*
 * section.c: section objects, their views, and memory that is allocated in a process.
 */
#include "nt/section.h"
#include "nt/export_tables.h"
#include "nt/iospace.h"
#include "nt/object.h"
#include "nt/os.h"
#include "nt/process.h"
#include "nt/thread.h"
#include "nt/wide.h"

#include <ntifs.h>
#include <ntstatus.h>

enum { PAGE = 4096, GRANULARITY = 65536 };
#define SECTION_BYTES_MAX (UINT64_C(1) << 30)
#define USER_MEMORY_END   (UINT64_C(1) << 31)

struct section {
    char *memory; /* null: physical memory */
    uint64_t bytes;
};

/* A view, or with a null section a region that was allocated. */
struct view {
    struct view *next;
    char *base;
    uint64_t bytes;
    struct section *section;
    const struct nt_process *process; /* null: system space */
};

static struct {
    struct os_lock lock;
    struct view *first;
    uint64_t count;
} views;

static void destroy_section(void *body)
{
    struct section *section = body;
    if (section->memory) {
        os_unmap_pages(section->memory, section->bytes);
    }
}

struct _OBJECT_TYPE nt_section_type = {.name = "Section", .destroy = destroy_section};

static void require_passive(const void *routine)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, routine, "the routine is called at PASSIVE_LEVEL");
}

static uint64_t whole_pages(uint64_t bytes)
{
    return (bytes + PAGE - 1) & ~(uint64_t)(PAGE - 1);
}

/* -------------------------------------------------------------------------------------------------- making, opening */

static bool protection_is_valid(ULONG protection)
{
    ULONG access = protection & ~(ULONG)(PAGE_NOCACHE | PAGE_WRITECOMBINE | PAGE_GUARD);
    return access == PAGE_READONLY || access == PAGE_READWRITE || access == PAGE_WRITECOPY || access == PAGE_EXECUTE ||
           access == PAGE_EXECUTE_READ || access == PAGE_EXECUTE_READWRITE;
}

static NTSTATUS make(const LARGE_INTEGER *size, struct section **result)
{
    struct section *section = nt_object_create(&nt_section_type, sizeof *section);
    if (!section) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    section->bytes = whole_pages((uint64_t)size->QuadPart);
    section->memory = os_map_pages(section->bytes, USER_MEMORY_END);
    if (!section->memory) {
        nt_object_put(section);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    *result = section;
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI ZwCreateSection(PHANDLE SectionHandle, ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes,
                               PLARGE_INTEGER MaximumSize, ULONG SectionPageProtection, ULONG AllocationAttributes,
                               HANDLE FileHandle)
{
    enum { COMMIT = 0x8000000, RESERVE = 0x4000000 };
    struct section *section = NULL;
    require_passive((const void *)ZwCreateSection);
    if (FileHandle) {
        return STATUS_INVALID_HANDLE; /* there is no file */
    }
    if (!protection_is_valid(SectionPageProtection)) {
        return STATUS_INVALID_PAGE_PROTECTION;
    }
    if ((AllocationAttributes & (COMMIT | RESERVE)) == 0) {
        return STATUS_INVALID_PARAMETER_6;
    }
    if (!MaximumSize || MaximumSize->QuadPart <= 0) {
        return STATUS_INVALID_PARAMETER_4;
    }
    if ((uint64_t)MaximumSize->QuadPart > SECTION_BYTES_MAX) {
        return STATUS_SECTION_TOO_BIG;
    }
    PCUNICODE_STRING name = ObjectAttributes ? ObjectAttributes->ObjectName : NULL;
    void *taken = name ? nt_object_find_named(&nt_section_type, name) : NULL;
    if (taken) {
        nt_object_put(taken);
        return STATUS_OBJECT_NAME_COLLISION;
    }
    NTSTATUS status = make(MaximumSize, &section);
    if (NT_SUCCESS(status) && name) {
        status = nt_object_name_set(section, name);
    }
    if (NT_SUCCESS(status)) {
        status = nt_handle_create(section, DesiredAccess, nt_handle_is_kernel(ObjectAttributes), SectionHandle);
    }
    nt_object_put(section); /* the handle keeps it */
    return status;
}

static bool is_physical_memory(PCUNICODE_STRING name)
{
    static const char text[] = "\\Device\\PhysicalMemory";
    WCHAR wide[sizeof text];
    UNICODE_STRING own = nt_wide_of_text(wide, sizeof text - 1, text);
    return nt_wide_equal(&own, name, true);
}

NTSTATUS NTAPI ZwOpenSection(PHANDLE SectionHandle, ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes)
{
    require_passive((const void *)ZwOpenSection);
    if (!ObjectAttributes || !ObjectAttributes->ObjectName) {
        return STATUS_INVALID_PARAMETER;
    }
    struct section *section = NULL;
    if (is_physical_memory(ObjectAttributes->ObjectName)) {
        section = nt_object_create(&nt_section_type, sizeof *section);
        if (!section) {
            return STATUS_INSUFFICIENT_RESOURCES;
        }
    } else {
        section = nt_object_find_named(&nt_section_type, ObjectAttributes->ObjectName);
    }
    if (!section) {
        return STATUS_OBJECT_NAME_NOT_FOUND;
    }
    NTSTATUS status = nt_handle_create(section, DesiredAccess, nt_handle_is_kernel(ObjectAttributes), SectionHandle);
    nt_object_put(section);
    return status;
}

/* ----------------------------------------------------------------------------------------------------------- views */

static void append(struct view *view)
{
    os_lock(&views.lock);
    view->next = views.first;
    views.first = view;
    views.count++;
    os_unlock(&views.lock);
}

/* The view or region that holds the address; taken out of the list. */
static struct view *take(const char *address, bool is_region)
{
    struct view *found = NULL;
    os_lock(&views.lock);
    for (struct view **link = &views.first; *link && !found; link = *link ? &(*link)->next : link) {
        struct view *view = *link;
        if ((view->section == NULL) == is_region && (uintptr_t)address - (uintptr_t)view->base < view->bytes) {
            found = view;
            *link = view->next;
            views.count--;
            break;
        }
    }
    os_unlock(&views.lock);
    return found;
}

/* Where a piece of a section lies; null where there is no such piece. */
static char *piece(const struct section *section, uint64_t offset, uint64_t bytes)
{
    if (section->memory) {
        return section->memory + offset;
    }
    char *memory = bytes > 0 ? nt_virtual_of(offset) : NULL;
    return memory && nt_virtual_of(offset + bytes - 1) == memory + bytes - 1 ? memory : NULL;
}

static NTSTATUS map(struct section *section, const struct nt_process *process, uint64_t offset, char **base,
                    SIZE_T *size)
{
    bool is_backed = section->memory != NULL;
    if (offset % (is_backed ? GRANULARITY : PAGE) != 0) {
        return STATUS_MAPPED_ALIGNMENT;
    }
    if (is_backed && (offset >= section->bytes || *size > section->bytes - offset)) {
        return STATUS_INVALID_VIEW_SIZE;
    }
    uint64_t bytes = *size == 0 && is_backed ? section->bytes - offset : whole_pages(*size);
    char *memory = piece(section, offset, bytes);
    if (!memory) {
        return STATUS_INVALID_VIEW_SIZE;
    }
    if (*base && *base != memory) {
        return STATUS_CONFLICTING_ADDRESSES;
    }
    struct view *view = os_alloc(sizeof *view);
    if (!view) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    *view = (struct view){.base = memory, .bytes = bytes, .section = section, .process = process};
    nt_object_try_get(section);
    append(view);
    *base = memory;
    *size = bytes;
    return STATUS_SUCCESS;
}

static NTSTATUS unmap(const char *address)
{
    struct view *view = take(address, false);
    if (!view) {
        return STATUS_NOT_MAPPED_VIEW;
    }
    nt_object_put(view->section);
    os_free(view);
    return STATUS_SUCCESS;
}

/* With a reference more; the calling process' own for the handle of that meaning. */
static NTSTATUS resolve_process(HANDLE handle, struct nt_process **process)
{
    if (handle == ZwCurrentProcess()) {
        *process = nt_thread_current()->process;
        nt_object_try_get(*process);
        return STATUS_SUCCESS;
    }
    return nt_handle_resolve(handle, &nt_process_type, KernelMode, 0, (void **)process, NULL);
}

NTSTATUS NTAPI ZwMapViewOfSection(HANDLE SectionHandle, HANDLE ProcessHandle, PVOID *BaseAddress, ULONG_PTR ZeroBits,
                                  SIZE_T CommitSize, PLARGE_INTEGER SectionOffset, PSIZE_T ViewSize,
                                  SECTION_INHERIT InheritDisposition, ULONG AllocationType, ULONG Win32Protect)
{
    struct section *section = NULL;
    struct nt_process *process = NULL;
    char *base = *BaseAddress;
    (void)ZeroBits, (void)CommitSize, (void)AllocationType;
    require_passive((const void *)ZwMapViewOfSection);
    if (InheritDisposition != ViewShare && InheritDisposition != ViewUnmap) {
        return STATUS_INVALID_PARAMETER_8;
    }
    if (!protection_is_valid(Win32Protect)) {
        return STATUS_INVALID_PAGE_PROTECTION;
    }
    NTSTATUS status = nt_handle_resolve(SectionHandle, &nt_section_type, KernelMode, 0, (void **)&section, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = resolve_process(ProcessHandle, &process);
    if (NT_SUCCESS(status)) {
        status = map(section, process, SectionOffset ? (uint64_t)SectionOffset->QuadPart : 0, &base, ViewSize);
        nt_object_put(process);
    }
    nt_object_put(section);
    if (NT_SUCCESS(status)) {
        *BaseAddress = base;
    }
    return status;
}

NTSTATUS NTAPI ZwUnmapViewOfSection(HANDLE ProcessHandle, PVOID BaseAddress)
{
    struct nt_process *process = NULL;
    require_passive((const void *)ZwUnmapViewOfSection);
    NTSTATUS status = resolve_process(ProcessHandle, &process);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    nt_object_put(process);
    return unmap(BaseAddress);
}

NTSTATUS NTAPI MmMapViewInSystemSpace(PVOID Section, PVOID *MappedBase, PSIZE_T ViewSize)
{
    char *base = NULL;
    nt_irql_require_at_most(APC_LEVEL, (const void *)MmMapViewInSystemSpace,
                            "MmMapViewInSystemSpace is called at APC_LEVEL or below");
    NTSTATUS status = map(Section, NULL, 0, &base, ViewSize);
    if (NT_SUCCESS(status)) {
        *MappedBase = base;
    }
    return status;
}

NTSTATUS NTAPI MmUnmapViewInSystemSpace(PVOID MappedBase)
{
    return unmap(MappedBase);
}

/* ------------------------------------------------------------------------------------------- memory of a process */

NTSTATUS NTAPI ZwAllocateVirtualMemory(HANDLE ProcessHandle, PVOID *BaseAddress, ULONG_PTR ZeroBits, PSIZE_T RegionSize,
                                       ULONG AllocationType, ULONG Protect)
{
    enum { COMMIT = 0x1000, RESERVE = 0x2000, TOP_DOWN = 0x100000 };
    struct nt_process *process = NULL;
    (void)ZeroBits;
    require_passive((const void *)ZwAllocateVirtualMemory);
    if ((AllocationType & (COMMIT | RESERVE)) == 0 || (AllocationType & ~(ULONG)(COMMIT | RESERVE | TOP_DOWN)) != 0) {
        return STATUS_INVALID_PARAMETER_5;
    }
    if (!protection_is_valid(Protect)) {
        return STATUS_INVALID_PAGE_PROTECTION;
    }
    if (*RegionSize == 0 || *RegionSize > SECTION_BYTES_MAX) {
        return *RegionSize == 0 ? STATUS_INVALID_PARAMETER_4 : STATUS_NO_MEMORY;
    }
    if (*BaseAddress) {
        return STATUS_CONFLICTING_ADDRESSES;
    }
    NTSTATUS status = resolve_process(ProcessHandle, &process);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    nt_object_put(process);
    struct view *region = os_alloc(sizeof *region);
    if (!region) {
        return STATUS_NO_MEMORY;
    }
    *region = (struct view){.bytes = whole_pages(*RegionSize), .process = process};
    region->base = os_map_pages(region->bytes, USER_MEMORY_END);
    if (!region->base) {
        os_free(region);
        return STATUS_NO_MEMORY;
    }
    *BaseAddress = region->base;
    *RegionSize = region->bytes;
    append(region);
    return STATUS_SUCCESS;
}

static void free_region(struct view *region)
{
    os_unmap_pages(region->base, region->bytes);
    os_free(region);
}

/* Whole regions only. */
NTSTATUS NTAPI ZwFreeVirtualMemory(HANDLE ProcessHandle, PVOID *BaseAddress, PSIZE_T RegionSize, ULONG FreeType)
{
    enum { RELEASE = 0x8000 };
    struct nt_process *process = NULL;
    require_passive((const void *)ZwFreeVirtualMemory);
    NTSTATUS status = resolve_process(ProcessHandle, &process);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    nt_object_put(process);
    if (FreeType != RELEASE) {
        return STATUS_INVALID_PARAMETER_4;
    }
    struct view *region = take(*BaseAddress, true);
    if (!region) {
        return STATUS_MEMORY_NOT_ALLOCATED;
    }
    *BaseAddress = region->base;
    *RegionSize = region->bytes;
    free_region(region);
    return STATUS_SUCCESS;
}

/* --------------------------------------------------------------------------------------------------------- leaving */

uint64_t nt_section_views(void)
{
    os_lock(&views.lock);
    uint64_t count = views.count;
    os_unlock(&views.lock);
    return count;
}

void nt_section_drop_all(void)
{
    while (views.first) {
        struct view *view = views.first;
        views.first = view->next;
        if (view->section) {
            nt_object_put(view->section);
            os_free(view);
        } else {
            free_region(view);
        }
    }
    views.count = 0;
}

static const struct nt_export rows[] = {
    NT_EXPORT(ZwCreateSection),         NT_EXPORT(ZwOpenSection),          NT_EXPORT(ZwMapViewOfSection),
    NT_EXPORT(ZwUnmapViewOfSection),    NT_EXPORT(MmMapViewInSystemSpace), NT_EXPORT(MmUnmapViewInSystemSpace),
    NT_EXPORT(ZwAllocateVirtualMemory), NT_EXPORT(ZwFreeVirtualMemory),
};
const struct nt_export_table nt_section_exports = NT_EXPORT_TABLE(rows);
