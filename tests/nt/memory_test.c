/*
 * memory_test.c: probes of user memory, MmCopyMemory, and the answers about paging and verifying.
 */
#include "child.h"

#include <bugcodes.h>
#include <nt/export_tables.h>
#include <nt/exports.h>
#include <nt/iospace.h>
#include <nt/machine.h>
#include <nt/memory.h>
#include <nt/os.h>
#include <nt/thread.h>
#include <ntstatus.h>
#include <sys/mman.h>

static char user[100] __attribute__((aligned(16)));

static void probe_own(void)
{
    ProbeForRead(user, sizeof user, 1);
    ProbeForWrite(user, sizeof user, 8);
}

static void probe_nothing(void)
{
    ProbeForRead((PVOID)UINT64_MAX, 0, 8);
    ProbeForWrite(NULL, 0, 8);
}

static void probe_misaligned(void)
{
    ProbeForRead(user + 1, 4, 4);
}

static void probe_wrapping(void)
{
    ProbeForRead(user, SIZE_MAX, 1);
}

static void probe_kernel_half(void)
{
    ProbeForRead((PVOID)UINT64_C(0xFFFFF80000000000), 4, 1);
}

static void probe_pool(void)
{
    ProbeForRead(ExAllocatePool2(POOL_FLAG_PAGED, 100, 1), 4, 1);
}

static void probe_above_the_arena(void)
{
    nt_user_memory_set_highest(0x7FFFFFFF);
    ProbeForRead(&(int){0}, 4, 1);
}

static void probe_write_read_only(void)
{
    ProbeForWrite(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), 4, 1);
}

static void probe_read_unmapped(void) /* reading is not tried */
{
    ProbeForRead((PVOID)0x1000, 4, 1);
}

static void probe_at_dispatch(void)
{
    nt_irql_set(DISPATCH_LEVEL);
    ProbeForRead(user, 4, 1);
}

struct probe {
    const char *name;
    void (*body)(void);
    uint32_t status; /* 0: passes */
};
static const struct probe probes[] = {
    {"probe: own memory", probe_own, 0},
    {"probe: nothing", probe_nothing, 0},
    {"probe: misaligned", probe_misaligned, 0x80000002},
    {"probe: a size that wraps", probe_wrapping, 0xC0000005},
    {"probe: the kernel's half", probe_kernel_half, 0xC0000005},
    {"probe: pool", probe_pool, 0xC0000005},
    {"probe: above the arena", probe_above_the_arena, 0xC0000005},
    {"probe: write read-only memory", probe_write_read_only, 0xC0000005},
    {"probe: read unmapped memory", probe_read_unmapped, 0},
};
enum { PROBES = sizeof probes / sizeof probes[0] };

static void do_probe(void *argument)
{
    nt_machine_init();
    ((const struct probe *)argument)->body();
}

static void probe_rule(void **state)
{
    static struct child child;
    const struct probe *row = *state;
    child_run(&child, do_probe, *state);
    if (row->status == 0) {
        assert_int_equal(child.status, 0);
        return;
    }
    assert_bugcheck(&child, KMODE_EXCEPTION_NOT_HANDLED);
    assert_int_equal((uint32_t)child_parameter(&child, 1), row->status);
}

static const struct probe at_dispatch = {"", probe_at_dispatch, 0};

static void probes_are_for_passive(void **state)
{
    static struct child child;
    (void)state;
    child_run(&child, do_probe, (void *)(uintptr_t)&at_dispatch);
    assert_bugcheck(&child, IRQL_NOT_LESS_OR_EQUAL);
}

static void copies_memory(void **state)
{
    (void)state;
    static char to[16384];
    SIZE_T done;
    assert_int_equal(nt_machine_init(), 0);
    char *pages = mmap(NULL, (size_t)3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_int_equal(mprotect(pages + 8192, 4096, PROT_NONE), 0);
    memset(pages, 7, 8192);
    MM_COPY_ADDRESS from = {.VirtualAddress = pages + 100};
    assert_int_equal(MmCopyMemory(to, from, 8000, MM_COPY_MEMORY_VIRTUAL, &done), STATUS_SUCCESS);
    assert_int_equal(done, 8000);
    assert_int_equal(to[7999], 7);
    assert_int_equal(MmCopyMemory(to, from, 9000, MM_COPY_MEMORY_VIRTUAL, &done), STATUS_ACCESS_VIOLATION);
    assert_int_equal(done, 8092); /* what lies before the missing page */
    from.PhysicalAddress.QuadPart = (LONGLONG)nt_physical_of(pages);
    assert_int_equal(MmCopyMemory(to, from, 8192, MM_COPY_MEMORY_PHYSICAL, &done), STATUS_SUCCESS);
    from.PhysicalAddress.QuadPart = 0x1000;
    assert_int_equal(MmCopyMemory(to, from, 1, MM_COPY_MEMORY_PHYSICAL, &done), STATUS_ACCESS_VIOLATION);
    assert_int_equal(MmCopyMemory(to, from, 1, 3, &done), STATUS_INVALID_PARAMETER_4);
    assert_null(MmSecureVirtualMemory(pages, (size_t)3 * 4096, PAGE_READONLY));
    assert_non_null(MmSecureVirtualMemory(pages, (size_t)2 * 4096, PAGE_READWRITE));
    assert_null(MmSecureVirtualMemory(pages, 1, PAGE_NOACCESS));
    munmap(pages, (size_t)3 * 4096);
    nt_machine_fini();
}

static void answers(void **state)
{
    (void)state;
    ULONG flags = 5;
    assert_int_equal(MmIsVerifierEnabled(&flags), STATUS_SUCCESS);
    assert_int_equal(flags, 0);
    assert_false(MmIsDriverVerifyingByAddress(user));
    assert_ptr_equal(MmLockPagableDataSection(user), user);
    MmUnlockPagableImageSection(user);
    assert_null(MmAllocateMappingAddress(4096, 1));
    assert_int_equal(MmQuerySystemSize(), MmLargeSystem);
}

static void user_addresses_are_exported(void **state)
{
    (void)state;
    const ULONG_PTR *highest = nt_export_find(nt_exports(), "MmHighestUserAddress");
    const ULONG_PTR *probe = nt_export_find(nt_exports(), "MmUserProbeAddress");
    uint64_t before = nt_user_memory_highest();
    assert_int_equal(*highest, UINT64_C(0x00007FFFFFFEFFFF));
    nt_user_memory_set_highest(0x7FFFFFFF);
    assert_int_equal(*highest, 0x7FFFFFFF);
    assert_int_equal(*probe, 0x80000000);
    nt_user_memory_set_highest(before);
}

int main(void)
{
    const struct CMUnitTest plain[] = {
        cmocka_unit_test(probes_are_for_passive),
        cmocka_unit_test(copies_memory),
        cmocka_unit_test(answers),
        cmocka_unit_test(user_addresses_are_exported),
    };
    enum { PLAIN = sizeof plain / sizeof plain[0] };
    struct CMUnitTest tests[PLAIN + PROBES];
    memcpy(tests, plain, sizeof plain);
    for (size_t i = 0; i < PROBES; i++) {
        tests[PLAIN + i] = (struct CMUnitTest)ROW_TEST(probes[i], probe_rule);
    }
    return cmocka_run_group_tests_name("nt-memory", tests, NULL, NULL);
}
