/*
 * mdl_test.c: describing, locking and mapping buffers, pages on their own, and what Windows stops for.
 */
#include "child.h"

#include <bugcodes.h>
#include <nt/iospace.h>
#include <nt/machine.h>
#include <nt/mdl.h>
#include <nt/os.h>
#include <nt/thread.h>
#include <ntstatus.h>
#include <sys/mman.h>

static PHYSICAL_ADDRESS physical(uint64_t address)
{
    return (PHYSICAL_ADDRESS){.QuadPart = (LONGLONG)address};
}

static void header_as_documented(void **state)
{
    (void)state;
    PMDL mdl = IoAllocateMdl((PVOID)0x12345678, 0x3000, FALSE, FALSE, NULL);
    assert_non_null(mdl);
    assert_int_equal((uintptr_t)mdl->StartVa, 0x12345000);
    assert_int_equal(mdl->ByteOffset, 0x678);
    assert_int_equal(mdl->ByteCount, 0x3000);
    assert_int_equal(mdl->Size, 48 + 4 * 8);
    assert_null(mdl->Next);
    assert_int_equal(MmSizeOfMdl((PVOID)0x12345678, 0x3000), 48 + 4 * 8);
    assert_int_equal(nt_mdl_count(), 1);
    IoFreeMdl(mdl);
    assert_int_equal(nt_mdl_count(), 0);
}

static void chained_on_an_irp(void **state)
{
    (void)state;
    IRP irp;
    memset(&irp, 0, sizeof irp);
    PMDL first = IoAllocateMdl((PVOID)0x1000, 10, FALSE, FALSE, &irp);
    PMDL second = IoAllocateMdl((PVOID)0x2000, 10, TRUE, FALSE, &irp);
    PMDL third = IoAllocateMdl((PVOID)0x3000, 10, TRUE, FALSE, &irp);
    assert_ptr_equal(irp.MdlAddress, first);
    assert_ptr_equal(first->Next, second);
    assert_ptr_equal(second->Next, third);
    IoFreeMdl(first);
    IoFreeMdl(second);
    IoFreeMdl(third);
}

static void non_paged_pool(void **state)
{
    (void)state;
    char *pool = ExAllocatePool2(POOL_FLAG_NON_PAGED, 10000, 1);
    PMDL mdl = IoAllocateMdl(pool + 100, 9000, FALSE, FALSE, NULL);
    MmBuildMdlForNonPagedPool(mdl);
    assert_true(mdl->MdlFlags & MDL_SOURCE_IS_NONPAGED_POOL);
    assert_ptr_equal(mdl->MappedSystemVa, pool + 100);
    assert_ptr_equal(MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority), pool + 100);
    PPFN_NUMBER frames = MmGetMdlPfnArray(mdl);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(frames[i], MmGetPhysicalAddress(pool + (size_t)i * 4096).QuadPart >> 12);
    }
    assert_int_equal(nt_mdl_mappings(), 0);
    IoFreeMdl(mdl);
    ExFreePool(pool);
}

static void lock_map_unlock(void **state)
{
    (void)state;
    static char buffer[20000];
    PMDL mdl = IoAllocateMdl(buffer, sizeof buffer, FALSE, FALSE, NULL);
    MmProbeAndLockPages(mdl, UserMode, IoModifyAccess);
    assert_true(mdl->MdlFlags & MDL_PAGES_LOCKED);
    assert_true(mdl->MdlFlags & MDL_WRITE_OPERATION);
    char *mapping = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
    assert_non_null(mapping);
    assert_int_equal(nt_mdl_mappings(), 1);
    mapping[19999] = 3;
    assert_int_equal(buffer[19999], 3);
    assert_ptr_equal(MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority), mapping); /* no second mapping */
    assert_int_equal(nt_mdl_mappings(), 1);
    MmUnlockPages(mdl); /* unmaps too */
    assert_int_equal(nt_mdl_mappings(), 0);
    assert_false(mdl->MdlFlags & (MDL_PAGES_LOCKED | MDL_MAPPED_TO_SYSTEM_VA));
    IoFreeMdl(mdl);
}

static void map_and_unmap_by_hand(void **state)
{
    (void)state;
    static char buffer[100];
    PMDL mdl = IoAllocateMdl(buffer, sizeof buffer, FALSE, FALSE, NULL);
    MmProbeAndLockPages(mdl, KernelMode, IoReadAccess);
    assert_false(mdl->MdlFlags & MDL_WRITE_OPERATION);
    PVOID mapping = MmMapLockedPagesSpecifyCache(mdl, KernelMode, MmCached, NULL, FALSE, NormalPagePriority);
    MmUnmapLockedPages(mapping, mdl);
    assert_int_equal(nt_mdl_mappings(), 0);
    PVOID user = MmMapLockedPagesSpecifyCache(mdl, UserMode, MmCached, NULL, FALSE, NormalPagePriority);
    assert_non_null(user);
    assert_int_equal(nt_mdl_mappings(), 1);
    MmUnmapLockedPages(user, mdl);
    MmUnlockPages(mdl);
    IoFreeMdl(mdl);
}

static void mapping_may_fail(void **state)
{
    (void)state;
    static char buffer[100];
    PMDL mdl = IoAllocateMdl(buffer, sizeof buffer, FALSE, FALSE, NULL);
    MmProbeAndLockPages(mdl, KernelMode, IoReadAccess);
    os_fail_nth(1, false);
    assert_null(MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority));
    os_fail_nth(0, false);
    assert_int_equal(nt_mdl_mappings(), 0);
    MmUnlockPages(mdl);
    IoFreeMdl(mdl);
    os_fail_nth(1, false);
    assert_null(IoAllocateMdl(buffer, sizeof buffer, FALSE, FALSE, NULL));
    os_fail_nth(0, false);
}

static void pages_of_their_own(void **state)
{
    (void)state;
    PMDL mdl = MmAllocatePagesForMdlEx(physical(0), physical(0xFFFFFFFF), physical(0), 3 * 4096 + 1, MmCached,
                                       MM_ALLOCATE_FULLY_REQUIRED);
    assert_non_null(mdl);
    assert_int_equal(MmGetMdlByteCount(mdl), 4 * 4096);
    PPFN_NUMBER frames = MmGetMdlPfnArray(mdl);
    assert_true(frames[3] <= 0xFFFFF);
    unsigned char *mapping = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
    for (int i = 0; i < 4 * 4096; i++) {
        assert_int_equal(mapping[i], 0);
    }
    uint32_t value = 0x1234;
    assert_int_equal(nt_dma_write((uint64_t)frames[2] << 12, &value, 4), 0);
    assert_int_equal(mapping[8192] + 256 * mapping[8193], 0x1234);
    assert_int_equal(MmGetPhysicalAddress(mapping + 4096).QuadPart, frames[1] << 12);
    MmUnmapLockedPages(mapping, mdl);
    MmFreePagesFromMdl(mdl);
    ExFreePool(mdl); /* as documented */
    assert_int_equal(nt_mdl_count(), 0);
}

static void pages_refused(void **state)
{
    (void)state;
    assert_null(MmAllocatePagesForMdl(physical(0), physical(0xFFF), physical(0), 4096));
    assert_null(MmAllocatePagesForMdl(physical(0), physical(INT64_MAX), physical(0), 0));
    assert_null(MmAllocatePagesForMdl(physical(0), physical(INT64_MAX), physical(0), SIZE_MAX));
    assert_null(MmAllocatePagesForMdl(physical(0x2000000), physical(0x1000000), physical(0), 4096));
    for (uint64_t n = 1; n <= 2; n++) {
        os_fail_nth(n, false);
        assert_null(MmAllocatePagesForMdl(physical(0), physical(INT64_MAX), physical(0), 4096));
        assert_int_equal(nt_mdl_count(), 0);
    }
    os_fail_nth(0, false);
}

static void partial(void **state)
{
    (void)state;
    char *pool = ExAllocatePool2(POOL_FLAG_NON_PAGED, 16384, 1);
    PMDL whole = IoAllocateMdl(pool, 16384, FALSE, FALSE, NULL);
    MmBuildMdlForNonPagedPool(whole);
    PMDL part = IoAllocateMdl(pool + 5000, 8000, FALSE, FALSE, NULL);
    IoBuildPartialMdl(whole, part, pool + 5000, 8000);
    assert_true(MmGetMdlVirtualAddress(part) == (PVOID)(pool + 5000));
    assert_int_equal(MmGetMdlByteCount(part), 8000);
    assert_ptr_equal(MmGetSystemAddressForMdlSafe(part, NormalPagePriority), pool + 5000);
    assert_int_equal(MmGetMdlPfnArray(part)[0], MmGetMdlPfnArray(whole)[1]);
    IoBuildPartialMdl(whole, part, pool + 12000, 0); /* to the end */
    assert_int_equal(MmGetMdlByteCount(part), 4384);
    IoFreeMdl(part);
    IoFreeMdl(whole);
    ExFreePool(pool);
}

static void advance(void **state)
{
    (void)state;
    char *pool = ExAllocatePool2(POOL_FLAG_NON_PAGED, 16384, 1);
    PMDL mdl = IoAllocateMdl(pool, 16384, FALSE, FALSE, NULL);
    MmBuildMdlForNonPagedPool(mdl);
    PFN_NUMBER second = MmGetMdlPfnArray(mdl)[1];
    assert_int_equal(MmAdvanceMdl(mdl, 5000), STATUS_SUCCESS);
    assert_true(MmGetMdlVirtualAddress(mdl) == (PVOID)(pool + 5000));
    assert_int_equal(MmGetMdlByteCount(mdl), 11384);
    assert_int_equal(MmGetMdlPfnArray(mdl)[0], second);
    assert_int_equal(MmAdvanceMdl(mdl, 11384), STATUS_INVALID_PARAMETER_2);
    IoFreeMdl(mdl);
    ExFreePool(pool);
}

/* A driver names its video memory by frames alone, and maps it for itself and for the process. */
static void frames_of_video_memory(void **state)
{
    (void)state;
    enum { BASE = 0x40000000, PAGES = 3 };
    static _Alignas(4096) char video[PAGES * 4096];
    assert_int_equal(nt_physical_claim(BASE, sizeof video, NULL, NULL, video), 0);
    PMDL mdl = IoAllocateMdl(NULL, 2 * 4096, FALSE, FALSE, NULL);
    PPFN_NUMBER frames = MmGetMdlPfnArray(mdl);
    frames[0] = BASE / 4096 + 1;
    frames[1] = BASE / 4096 + 2;
    mdl->MdlFlags |= MDL_PAGES_LOCKED | MDL_IO_SPACE;
    assert_ptr_equal(MmMapLockedPagesSpecifyCache(mdl, KernelMode, MmWriteCombined, NULL, FALSE, 0), video + 4096);
    MmUnmapLockedPages(mdl->MappedSystemVa, mdl);
    PVOID user = MmMapLockedPagesSpecifyCache(mdl, UserMode, MmWriteCombined, NULL, FALSE, 0);
    assert_ptr_equal(user, video + 4096);
    MmUnmapLockedPages(user, mdl);
    frames[1] = BASE / 4096; /* in two pieces */
    assert_null(MmMapLockedPagesSpecifyCache(mdl, KernelMode, MmWriteCombined, NULL, FALSE, 0));
    frames[0] = 0x7FFFFFFF; /* nobody's */
    assert_null(MmMapLockedPagesSpecifyCache(mdl, KernelMode, MmWriteCombined, NULL, FALSE, 0));
    IoFreeMdl(mdl);
    MM_PHYSICAL_ADDRESS_LIST ranges[] = {{{.QuadPart = BASE}, 4096}, {{.QuadPart = BASE + 4096}, 8192}};
    assert_int_equal(MmAllocateMdlForIoSpace(ranges, 2, &mdl), STATUS_SUCCESS);
    assert_int_equal(mdl->ByteCount, 3 * 4096);
    assert_int_equal(MmGetMdlPfnArray(mdl)[2], BASE / 4096 + 2);
    assert_ptr_equal(MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority), video);
    MmUnmapLockedPages(video, mdl);
    IoFreeMdl(mdl);
    ranges[1].NumberOfBytes = 100;
    assert_int_equal(MmAllocateMdlForIoSpace(ranges, 2, &mdl), STATUS_INVALID_PARAMETER_1);
    assert_int_equal(MmAllocateMdlForIoSpace(ranges, 0, &mdl), STATUS_INVALID_PARAMETER_2);
    os_fail_nth(1, false);
    assert_int_equal(MmAllocateMdlForIoSpace(ranges, 1, &mdl), STATUS_INSUFFICIENT_RESOURCES);
    os_fail_nth(0, false);
    nt_physical_release(BASE);
    assert_int_equal(nt_mdl_count(), 0);
}

static void own_memory(void **state)
{
    (void)state;
    static char buffer[8192];
    union {
        MDL mdl;
        char room[128];
    } own;
    assert_ptr_equal(MmCreateMdl(&own.mdl, buffer, 100), &own.mdl);
    MmProbeAndLockPages(&own.mdl, KernelMode, IoWriteAccess);
    MmUnlockPages(&own.mdl);
    assert_int_equal(nt_mdl_count(), 0);
}

/* ------------------------------------------------------------------------------------------------------------- stops
 */

static char *unmapped_page(int protection)
{
    return mmap(NULL, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static PMDL of_buffer(void)
{
    static char buffer[100];
    return IoAllocateMdl(buffer, sizeof buffer, FALSE, FALSE, NULL);
}

static PMDL locked(void)
{
    PMDL mdl = of_buffer();
    MmProbeAndLockPages(mdl, KernelMode, IoReadAccess);
    return mdl;
}

static void lock_unmapped(void)
{
    MmProbeAndLockPages(IoAllocateMdl(unmapped_page(PROT_NONE), 10, FALSE, FALSE, NULL), UserMode, IoReadAccess);
}

static void lock_read_only_for_write(void)
{
    MmProbeAndLockPages(IoAllocateMdl(unmapped_page(PROT_READ), 10, FALSE, FALSE, NULL), UserMode, IoWriteAccess);
}

static void lock_read_only_for_read(void)
{
    MmProbeAndLockPages(IoAllocateMdl(unmapped_page(PROT_READ), 10, FALSE, FALSE, NULL), UserMode, IoReadAccess);
}

static void lock_twice(void)
{
    MmProbeAndLockPages(locked(), KernelMode, IoReadAccess);
}

static void unlock_unlocked(void)
{
    MmUnlockPages(of_buffer());
}

static void unlock_pool(void)
{
    PMDL mdl = of_buffer();
    MmBuildMdlForNonPagedPool(mdl);
    MmUnlockPages(mdl);
}

static void map_unlocked(void)
{
    MmMapLockedPagesSpecifyCache(of_buffer(), KernelMode, MmCached, NULL, FALSE, 0);
}

static void map_twice(void)
{
    PMDL mdl = locked();
    MmMapLockedPagesSpecifyCache(mdl, KernelMode, MmCached, NULL, FALSE, 0);
    MmMapLockedPagesSpecifyCache(mdl, KernelMode, MmCached, NULL, FALSE, 0);
}

static void map_must_not_fail(void)
{
    PMDL mdl = locked();
    os_fail_nth(1, false);
    MmMapLockedPagesSpecifyCache(mdl, KernelMode, MmCached, NULL, TRUE, 0);
}

static void user_mapping_raises(void)
{
    PMDL mdl = locked();
    os_fail_nth(1, false);
    MmMapLockedPagesSpecifyCache(mdl, UserMode, MmCached, NULL, FALSE, 0);
}

static void unmap_what_is_not(void)
{
    PMDL mdl = locked();
    MmUnmapLockedPages(mdl->StartVa, mdl);
}

static void free_locked(void)
{
    IoFreeMdl(locked());
}

static void free_twice(void)
{
    PMDL mdl = of_buffer();
    IoFreeMdl(mdl);
    IoFreeMdl(mdl);
}

static void free_pages_of_a_buffer(void)
{
    MmFreePagesFromMdl(of_buffer());
}

static void partial_past_the_end(void)
{
    PMDL mdl = locked();
    IoBuildPartialMdl(mdl, of_buffer(), MmGetMdlVirtualAddress(mdl), 101);
}

static void lock_at_dirql(void)
{
    PMDL mdl = of_buffer();
    nt_irql_set(4);
    MmProbeAndLockPages(mdl, KernelMode, IoReadAccess);
}

struct stop {
    const char *name;
    void (*body)(void);
    uint32_t code; /* 0: none */
    uint64_t p1;   /* 0: any */
};
static const struct stop stops[] = {
    {"lock: unmapped memory", lock_unmapped, KMODE_EXCEPTION_NOT_HANDLED, UINT64_C(0xFFFFFFFFC0000005)},
    {"lock: read-only memory for writing", lock_read_only_for_write, KMODE_EXCEPTION_NOT_HANDLED,
     UINT64_C(0xFFFFFFFFC0000005)},
    {"lock: read-only memory for reading", lock_read_only_for_read, 0, 0},
    {"lock: twice", lock_twice, DRIVER_VERIFIER_DETECTED_VIOLATION, 0x71},
    {"lock: at DIRQL", lock_at_dirql, IRQL_NOT_LESS_OR_EQUAL, 0},
    {"unlock: not locked", unlock_unlocked, DRIVER_VERIFIER_DETECTED_VIOLATION, 0x7C},
    {"unlock: non-paged pool", unlock_pool, DRIVER_VERIFIER_DETECTED_VIOLATION, 0x7D},
    {"map: not locked", map_unlocked, DRIVER_VERIFIER_DETECTED_VIOLATION, 0x82},
    {"map: twice", map_twice, DRIVER_VERIFIER_DETECTED_VIOLATION, 0x82},
    {"map: no room, BugCheckOnFailure", map_must_not_fail, NO_MORE_SYSTEM_PTES, 0},
    {"map: no room, user mode", user_mapping_raises, KMODE_EXCEPTION_NOT_HANDLED, UINT64_C(0xFFFFFFFFC000009A)},
    {"unmap: not mapped", unmap_what_is_not, DRIVER_VERIFIER_DETECTED_VIOLATION, 0x79},
    {"free: locked", free_locked, DRIVER_VERIFIER_DETECTED_VIOLATION, 0xB8},
    {"free: twice", free_twice, BAD_POOL_CALLER, 0x46},
    {"free pages: none of its own", free_pages_of_a_buffer, MEMORY_MANAGEMENT, 0},
    {"partial: past the end", partial_past_the_end, MEMORY_MANAGEMENT, 0},
};
enum { STOPS = sizeof stops / sizeof stops[0] };

static void do_stop(void *argument)
{
    const struct stop *row = argument;
    nt_machine_init();
    row->body();
}

static void stops_machine(void **state)
{
    static struct child child;
    const struct stop *row = *state;
    child_run(&child, do_stop, *state);
    if (row->code == 0) {
        assert_int_equal(child.status, 0);
        return;
    }
    assert_bugcheck(&child, row->code);
    if (row->p1 != 0) {
        assert_int_equal(child_parameter(&child, 1), row->p1);
    }
}

int main(void)
{
    const struct CMUnitTest plain[] = {
        cmocka_unit_test(header_as_documented),
        cmocka_unit_test(chained_on_an_irp),
        cmocka_unit_test(non_paged_pool),
        cmocka_unit_test(lock_map_unlock),
        cmocka_unit_test(map_and_unmap_by_hand),
        cmocka_unit_test(mapping_may_fail),
        cmocka_unit_test(pages_of_their_own),
        cmocka_unit_test(pages_refused),
        cmocka_unit_test(partial),
        cmocka_unit_test(advance),
        cmocka_unit_test(own_memory),
        cmocka_unit_test(frames_of_video_memory),
    };
    enum { PLAIN = sizeof plain / sizeof plain[0] };
    struct CMUnitTest tests[PLAIN + STOPS];
    memcpy(tests, plain, sizeof plain);
    for (size_t i = 0; i < STOPS; i++) {
        tests[PLAIN + i] = (struct CMUnitTest)ROW_TEST(stops[i], stops_machine);
    }
    return cmocka_run_group_tests_name("nt-mdl", tests, NULL, NULL);
}
