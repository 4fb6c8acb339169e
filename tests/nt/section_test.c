/*
 * section_test.c: sections and their views, physical memory as one, memory of a process, and objects by handle.
 */
#include "kernel.h"

#include <nt/iospace.h>
#include <nt/process.h>
#include <nt/section.h>
#include <ntifs.h>

enum { COMMIT_SECTION = 0x8000000, COMMIT = 0x1000, RELEASE = 0x8000 };

static UNICODE_STRING wide(WCHAR text[64], const char *from)
{
    size_t length = 0;
    for (; from[length]; length++) {
        text[length] = (WCHAR)from[length];
    }
    return (UNICODE_STRING){(USHORT)(length * 2), (USHORT)(length * 2), text};
}

static HANDLE make(uint64_t bytes)
{
    HANDLE section = NULL;
    LARGE_INTEGER size = {.QuadPart = (LONGLONG)bytes};
    assert_int_equal(ZwCreateSection(&section, SECTION_ALL_ACCESS, NULL, &size, PAGE_READWRITE, COMMIT_SECTION, NULL),
                     STATUS_SUCCESS);
    return section;
}

static NTSTATUS map(HANDLE section, uint64_t offset, SIZE_T *bytes, void **base)
{
    LARGE_INTEGER at = {.QuadPart = (LONGLONG)offset};
    return ZwMapViewOfSection(section, ZwCurrentProcess(), base, 0, 0, &at, bytes, ViewUnmap, 0, PAGE_READWRITE);
}

static void views_share_memory(void **state)
{
    (void)state;
    HANDLE section = make(200000);
    SIZE_T whole = 0;
    SIZE_T part = 100;
    char *first = NULL;
    char *second = NULL;
    void *object;
    assert_int_equal(map(section, 0, &whole, (void **)&first), STATUS_SUCCESS);
    assert_int_equal(whole, 200704);                     /* whole pages */
    assert_true((uintptr_t)first + whole <= 0x80000000); /* where users' memory lies */
    assert_int_equal(map(section, 65536, &part, (void **)&second), STATUS_SUCCESS);
    assert_int_equal(part, 4096);
    first[65536] = 'x';
    assert_int_equal(second[0], 'x');
    assert_int_equal(ObReferenceObjectByHandle(section, 0, *MmSectionObjectType, KernelMode, &object, NULL),
                     STATUS_SUCCESS);
    char *system = NULL;
    SIZE_T system_bytes = 0;
    assert_int_equal(MmMapViewInSystemSpace(object, (void **)&system, &system_bytes), STATUS_SUCCESS);
    assert_int_equal(system[65536], 'x');
    ObDereferenceObject(object);
    ZwClose(section); /* the views keep it */
    second[1] = 'y';
    assert_int_equal(nt_section_views(), 3);
    assert_int_equal(ZwUnmapViewOfSection(ZwCurrentProcess(), first), STATUS_SUCCESS);
    assert_int_equal(ZwUnmapViewOfSection(ZwCurrentProcess(), second), STATUS_SUCCESS);
    assert_int_equal(MmUnmapViewInSystemSpace(system), STATUS_SUCCESS);
    assert_int_equal(MmUnmapViewInSystemSpace(system), STATUS_NOT_MAPPED_VIEW);
    assert_machine_clean();
}

static void views_left_behind_are_counted(void **state)
{
    (void)state;
    HANDLE section = make(4096);
    SIZE_T bytes = 0;
    void *base = NULL;
    struct nt_leftovers left;
    assert_int_equal(map(section, 0, &bytes, &base), STATUS_SUCCESS);
    nt_leftovers(&left);
    assert_int_equal(left.mappings, 1);
    assert_int_equal(left.handles, 1);
}

struct creation_row {
    const char *name;
    LONGLONG size;
    ULONG protection, attributes;
    HANDLE file;
    NTSTATUS status;
};

// clang-format off
static const struct creation_row creations[] = {
    {"a section of no bytes",           0,         PAGE_READWRITE, COMMIT_SECTION, NULL, STATUS_INVALID_PARAMETER_4},
    {"a section of less than none",     -1,        PAGE_READWRITE, COMMIT_SECTION, NULL, STATUS_INVALID_PARAMETER_4},
    {"a section of more than there is", 1LL << 40, PAGE_READWRITE, COMMIT_SECTION, NULL, STATUS_SECTION_TOO_BIG},
    {"a protection that is none", 4096, 3, COMMIT_SECTION, NULL, STATUS_INVALID_PAGE_PROTECTION},
    {"neither committed nor reserved",  4096,      PAGE_READWRITE, 0,              NULL, STATUS_INVALID_PARAMETER_6},
    {"a section of a file", 4096, PAGE_READWRITE, COMMIT_SECTION, (void *)8, STATUS_INVALID_HANDLE},
};
// clang-format on

static void creation_refused(void **state)
{
    const struct creation_row *row = *state;
    HANDLE section;
    LARGE_INTEGER size = {.QuadPart = row->size};
    assert_int_equal(nt_machine_init(), 0);
    assert_int_equal(ZwCreateSection(&section, 0, NULL, &size, row->protection, row->attributes, row->file),
                     row->status);
    assert_machine_clean();
    nt_machine_fini();
}

static void mapping_refused(void **state)
{
    (void)state;
    HANDLE section = make(100000);
    SIZE_T bytes = 4096;
    void *base = NULL;
    assert_int_equal(map(section, 4096, &bytes, &base), STATUS_MAPPED_ALIGNMENT);
    assert_int_equal(map(section, 131072, &bytes, &base), STATUS_INVALID_VIEW_SIZE);
    bytes = 200000;
    assert_int_equal(map(section, 0, &bytes, &base), STATUS_INVALID_VIEW_SIZE);
    bytes = 4096;
    base = (void *)4096;
    assert_int_equal(map(section, 0, &bytes, &base), STATUS_CONFLICTING_ADDRESSES);
    base = NULL;
    assert_int_equal(map((HANDLE)0x7777777, 0, &bytes, &base), STATUS_INVALID_HANDLE);
    os_fail_nth(1, false);
    assert_int_equal(map(section, 0, &bytes, &base), STATUS_INSUFFICIENT_RESOURCES);
    os_fail_nth(0, false);
    assert_int_equal(ZwUnmapViewOfSection(ZwCurrentProcess(), &bytes), STATUS_NOT_MAPPED_VIEW);
    ZwClose(section);
    assert_machine_clean();
}

static void named_sections(void **state)
{
    (void)state;
    WCHAR text[64];
    UNICODE_STRING name = wide(text, "\\BaseNamedObjects\\shared");
    OBJECT_ATTRIBUTES attributes;
    HANDLE one = NULL;
    HANDLE two = NULL;
    LARGE_INTEGER size = {.QuadPart = 4096};
    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
    assert_int_equal(ZwOpenSection(&two, 0, &attributes), STATUS_OBJECT_NAME_NOT_FOUND);
    NTSTATUS status = STATUS_INSUFFICIENT_RESOURCES;
    for (uint64_t nth = 1; status == STATUS_INSUFFICIENT_RESOURCES; nth++) {
        os_fail_nth(nth, false);
        status = ZwCreateSection(&one, 0, &attributes, &size, PAGE_READWRITE, COMMIT_SECTION, NULL);
        os_fail_nth(0, false);
    }
    assert_int_equal(status, STATUS_SUCCESS);
    assert_int_equal(ZwCreateSection(&two, 0, &attributes, &size, PAGE_READWRITE, COMMIT_SECTION, NULL),
                     STATUS_OBJECT_NAME_COLLISION);
    assert_int_equal(ZwOpenSection(&two, 0, &attributes), STATUS_SUCCESS);
    ZwClose(one);
    ZwClose(two);
    assert_int_equal(ZwOpenSection(&two, 0, &attributes), STATUS_OBJECT_NAME_NOT_FOUND);
    assert_int_equal(ZwOpenSection(&two, 0, NULL), STATUS_INVALID_PARAMETER);
}

static void physical_memory(void **state)
{
    (void)state;
    enum { BASE = 0x40000000 };
    static _Alignas(4096) char video[8192];
    WCHAR text[64];
    UNICODE_STRING name = wide(text, "\\Device\\PhysicalMemory");
    OBJECT_ATTRIBUTES attributes;
    HANDLE section;
    SIZE_T bytes = 4096;
    void *base = NULL;
    assert_int_equal(nt_physical_claim(BASE, sizeof video, NULL, NULL, video), 0);
    InitializeObjectAttributes(&attributes, &name, OBJ_CASE_INSENSITIVE, NULL, NULL);
    assert_int_equal(ZwOpenSection(&section, SECTION_ALL_ACCESS, &attributes), STATUS_SUCCESS);
    assert_int_equal(map(section, BASE + 4096, &bytes, &base), STATUS_SUCCESS);
    assert_ptr_equal(base, video + 4096);
    assert_int_equal(ZwUnmapViewOfSection(ZwCurrentProcess(), base), STATUS_SUCCESS);
    base = NULL;
    assert_int_equal(map(section, 0x50000000, &bytes, &base), STATUS_INVALID_VIEW_SIZE); /* nobody's */
    bytes = 16384;
    assert_int_equal(map(section, BASE, &bytes, &base), STATUS_INVALID_VIEW_SIZE);
    ZwClose(section);
    nt_physical_release(BASE);
    assert_machine_clean();
}

static void memory_of_a_process(void **state)
{
    (void)state;
    char *base = NULL;
    void *none = &base;
    SIZE_T bytes = 5000;
    assert_int_equal(ZwAllocateVirtualMemory(ZwCurrentProcess(), (void **)&base, 0, &bytes, COMMIT, PAGE_READWRITE),
                     STATUS_SUCCESS);
    assert_int_equal(bytes, 8192);
    assert_true((uintptr_t)base + bytes <= 0x80000000);
    base[8191] = base[0];
    assert_int_equal(ZwFreeVirtualMemory(ZwCurrentProcess(), (void **)&base, &bytes, COMMIT),
                     STATUS_INVALID_PARAMETER_4);
    assert_int_equal(ZwFreeVirtualMemory(ZwCurrentProcess(), (void **)&base, &bytes, RELEASE), STATUS_SUCCESS);
    assert_int_equal(ZwFreeVirtualMemory(ZwCurrentProcess(), &none, &bytes, RELEASE), STATUS_MEMORY_NOT_ALLOCATED);
    base = NULL;
    assert_int_equal(ZwAllocateVirtualMemory(ZwCurrentProcess(), (void **)&base, 0, &bytes, 0, PAGE_READWRITE),
                     STATUS_INVALID_PARAMETER_5);
    for (uint64_t nth = 1; nth <= 2; nth++) {
        os_fail_nth(nth, false);
        assert_int_equal(ZwAllocateVirtualMemory(ZwCurrentProcess(), (void **)&base, 0, &bytes, COMMIT, PAGE_READWRITE),
                         STATUS_NO_MEMORY);
        os_fail_nth(0, false);
    }
    assert_machine_clean();
}

/* ---- objects by handle ---- */

static void events_by_handle(void **state)
{
    (void)state;
    WCHAR text[64];
    UNICODE_STRING name = wide(text, "\\BaseNamedObjects\\event");
    OBJECT_ATTRIBUTES attributes;
    HANDLE one = NULL;
    HANDLE two = NULL;
    LONG before = 9;
    LARGE_INTEGER now = {.QuadPart = 0};
    InitializeObjectAttributes(&attributes, &name, OBJ_KERNEL_HANDLE, NULL, NULL);
    assert_int_equal(ZwCreateEvent(&one, EVENT_ALL_ACCESS, &attributes, SynchronizationEvent, FALSE), STATUS_SUCCESS);
    assert_int_equal(ZwCreateEvent(&two, 0, &attributes, SynchronizationEvent, FALSE), STATUS_OBJECT_NAME_COLLISION);
    attributes.Attributes |= OBJ_OPENIF;
    assert_int_equal(ZwCreateEvent(&two, EVENT_ALL_ACCESS, &attributes, SynchronizationEvent, FALSE),
                     STATUS_OBJECT_NAME_EXISTS);
    assert_int_equal(ZwWaitForSingleObject(one, FALSE, &now), STATUS_TIMEOUT);
    assert_int_equal(ZwSetEvent(two, &before), STATUS_SUCCESS);
    assert_int_equal(before, 0);
    assert_int_equal(ZwWaitForSingleObject(one, FALSE, &now), STATUS_SUCCESS);
    assert_int_equal(ZwWaitForSingleObject(one, FALSE, &now), STATUS_TIMEOUT); /* it was taken */
    ZwClose(one);
    ZwClose(two);
    assert_int_equal(ZwSetEvent(one, NULL), STATUS_INVALID_HANDLE);
    /* NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange): it is to be none */
    assert_int_equal(ZwCreateEvent(&one, 0, NULL, (EVENT_TYPE)5, FALSE), STATUS_INVALID_PARAMETER);
    HANDLE section = make(4096);
    assert_int_equal(ZwWaitForSingleObject(section, FALSE, &now), STATUS_OBJECT_TYPE_MISMATCH);
    assert_int_equal(ZwSetEvent(section, NULL), STATUS_OBJECT_TYPE_MISMATCH);
    ZwClose(section);
    assert_machine_clean();
}

static void handles_of_another_process(void **state)
{
    (void)state;
    struct nt_process *other = nt_process_create("other");
    CLIENT_ID id = {.UniqueProcess = (HANDLE)(uintptr_t)other->id};
    OBJECT_ATTRIBUTES attributes;
    HANDLE process = NULL;
    HANDLE event = NULL;
    HANDLE copy = NULL;
    void *object = NULL;
    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    assert_int_equal(ZwOpenProcess(&process, PROCESS_ALL_ACCESS, &attributes, &id), STATUS_SUCCESS);
    assert_int_equal(ZwCreateEvent(&event, EVENT_ALL_ACCESS, NULL, NotificationEvent, TRUE), STATUS_SUCCESS);
    assert_int_equal(ZwDuplicateObject(ZwCurrentProcess(), event, process, &copy, 0, 0,
                                       DUPLICATE_SAME_ACCESS | DUPLICATE_CLOSE_SOURCE),
                     STATUS_SUCCESS);
    assert_int_equal(ZwSetEvent(event, NULL), STATUS_INVALID_HANDLE); /* closed */
    struct nt_process *own = nt_thread_current()->process;
    nt_thread_attach(other);
    assert_int_equal(ObReferenceObjectByHandle(copy, 0, *ExEventObjectType, UserMode, &object, NULL), STATUS_SUCCESS);
    nt_thread_attach(own);
    HANDLE again = NULL;
    assert_int_equal(ObOpenObjectByPointer(object, OBJ_KERNEL_HANDLE, NULL, 0, *ExEventObjectType, KernelMode, &again),
                     STATUS_SUCCESS);
    assert_int_equal(ObOpenObjectByPointer(object, 0, NULL, 0, *PsThreadType, KernelMode, &copy),
                     STATUS_OBJECT_TYPE_MISMATCH);
    ZwClose(again);
    ObDereferenceObject(object);
    ZwClose(process);
    nt_process_destroy(other);
    id.UniqueProcess = (HANDLE)0x7777777;
    assert_int_equal(ZwOpenProcess(&process, 0, &attributes, &id), STATUS_INVALID_CID);
    LUID first;
    LUID second;
    ZwAllocateLocallyUniqueId(&first);
    ZwAllocateLocallyUniqueId(&second);
    assert_true(first.LowPart != second.LowPart);
    assert_machine_clean();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW_TEST(creations[0], creation_refused),
        ROW_TEST(creations[1], creation_refused),
        ROW_TEST(creations[2], creation_refused),
        ROW_TEST(creations[3], creation_refused),
        ROW_TEST(creations[4], creation_refused),
        ROW_TEST(creations[5], creation_refused),
        WITH_MACHINE(views_share_memory),
        WITH_MACHINE(views_left_behind_are_counted),
        WITH_MACHINE(mapping_refused),
        WITH_MACHINE(named_sections),
        WITH_MACHINE(physical_memory),
        WITH_MACHINE(memory_of_a_process),
        WITH_MACHINE(events_by_handle),
        WITH_MACHINE(handles_of_another_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
