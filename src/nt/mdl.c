/*
 * mdl.c: memory descriptor lists – buffers with their pages, locked and mapped.
 *
 * The header is the driver's to read and, for MDLs that it makes in its own memory, to write: nothing here trusts a
 * field beyond what Windows does. What must not depend on the header (is it ours, is it mapped) is kept beside it.
 */
#include "nt/mdl.h"
#include "nt/bugcheck.h"
#include "nt/export_tables.h"
#include "nt/fault.h"
#include "nt/iospace.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <bugcodes.h>
#include <ntddk.h>
#include <ntstatus.h>
#include <string.h>

/* In front of an MDL of ours. Its pages, where MmAllocatePagesForMdl made them. */
struct owned {
    struct owned *next;
    struct nt_ram *pages;
    MDL mdl; /* and its page frame numbers behind it */
};

static struct {
    struct os_lock lock;
    struct owned *all;
    uint64_t count;
    _Atomic uint64_t mappings;
} mdls;

uint64_t nt_mdl_count(void)
{
    os_lock(&mdls.lock);
    uint64_t count = mdls.count;
    os_unlock(&mdls.lock);
    return count;
}

uint64_t nt_mdl_mappings(void)
{
    return atomic_load(&mdls.mappings);
}

static void free_owned(struct owned *owned)
{
    nt_ram_free(owned->pages);
    os_free(owned);
}

void nt_mdl_fini(void)
{
    while (mdls.all) {
        struct owned *owned = mdls.all;
        mdls.all = owned->next;
        free_owned(owned);
    }
    mdls.count = 0;
    atomic_store(&mdls.mappings, 0);
}

/* ------------------------------------------------------------------------------------------------------- the header */

static uint64_t pages_spanned(const void *address, uint64_t bytes)
{
    return (((uintptr_t)address & (OS_PAGE - 1)) + bytes + OS_PAGE - 1) / OS_PAGE;
}

static char *start_of(const MDL *mdl)
{
    return (char *)((uintptr_t)mdl->StartVa + mdl->ByteOffset); /* which may be null, of frames alone */
}

static PFN_NUMBER *frames_of(MDL *mdl)
{
    return (PFN_NUMBER *)(mdl + 1);
}

static bool has_flag(const MDL *mdl, int flag)
{
    return (mdl->MdlFlags & flag) != 0;
}

static void set_flags(MDL *mdl, int flags)
{
    mdl->MdlFlags = (CSHORT)(mdl->MdlFlags | flags);
}

static void clear_flags(MDL *mdl, int flags)
{
    mdl->MdlFlags = (CSHORT)(mdl->MdlFlags & ~flags);
}

/* What Size can say: a header and its page frame numbers. */
enum { MDL_PAGES_MAX = (INT16_MAX - (int)sizeof(MDL)) / (int)sizeof(PFN_NUMBER) };

static void describe(MDL *mdl, void *address, uint32_t bytes)
{
    uint64_t size = sizeof *mdl + pages_spanned(address, bytes) * sizeof(PFN_NUMBER);
    *mdl = (MDL){
        .Size = (CSHORT)(size < INT16_MAX ? size : INT16_MAX),
        .StartVa = (void *)((uintptr_t)address & ~(uintptr_t)(OS_PAGE - 1)),
        .ByteCount = bytes,
        .ByteOffset = (ULONG)((uintptr_t)address & (OS_PAGE - 1)),
    };
}

static void fill_frames(MDL *mdl)
{
    uint64_t pages = pages_spanned(start_of(mdl), mdl->ByteCount);
    PFN_NUMBER *frames = frames_of(mdl);
    for (uint64_t i = 0; i < pages; i++) {
        /* The buffer's own first byte: what lies before it in its page may be another's, or nobody's. */
        char *at = i == 0 ? start_of(mdl) : (char *)mdl->StartVa + i * OS_PAGE;
        frames[i] = (PFN_NUMBER)(nt_physical_of(at) / OS_PAGE);
    }
}

/* ------------------------------------------------------------------------------------------------- making, freeing */

static struct owned *allocate_owned(uint64_t pages)
{
    struct owned *owned = os_alloc(sizeof *owned + pages * sizeof(PFN_NUMBER));
    if (owned) {
        os_lock(&mdls.lock);
        owned->next = mdls.all;
        mdls.all = owned;
        mdls.count++;
        os_unlock(&mdls.lock);
    }
    return owned;
}

/* Null: not one of ours. */
static struct owned *remove_owned(const MDL *mdl)
{
    struct owned *found = NULL;
    os_lock(&mdls.lock);
    for (struct owned **link = &mdls.all; *link; link = &(*link)->next) {
        if (&(*link)->mdl == mdl) {
            found = *link;
            *link = found->next;
            mdls.count--;
            break;
        }
    }
    os_unlock(&mdls.lock);
    return found;
}

static struct owned *find_owned(const MDL *mdl)
{
    struct owned *found = NULL;
    os_lock(&mdls.lock);
    for (struct owned *owned = mdls.all; owned && !found; owned = owned->next) {
        found = &owned->mdl == mdl ? owned : NULL;
    }
    os_unlock(&mdls.lock);
    return found;
}

PMDL NTAPI IoAllocateMdl(PVOID VirtualAddress, ULONG Length, BOOLEAN SecondaryBuffer, BOOLEAN ChargeQuota, PIRP Irp)
{
    (void)ChargeQuota;
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)IoAllocateMdl, "IoAllocateMdl above DISPATCH_LEVEL");
    struct owned *owned = allocate_owned(pages_spanned(VirtualAddress, Length));
    if (!owned) {
        return NULL;
    }
    describe(&owned->mdl, VirtualAddress, Length);
    set_flags(&owned->mdl, MDL_ALLOCATED_FIXED_SIZE);
    if (Irp && SecondaryBuffer) {
        PMDL last = Irp->MdlAddress;
        while (last && last->Next) {
            last = last->Next;
        }
        *(last ? &last->Next : &Irp->MdlAddress) = &owned->mdl;
    } else if (Irp) {
        Irp->MdlAddress = &owned->mdl;
    }
    return &owned->mdl;
}

bool nt_mdl_free_as_pool(void *address)
{
    struct owned *owned = remove_owned(address);
    if (owned) {
        free_owned(owned);
    }
    return owned != NULL;
}

static void require_ours(const struct owned *owned, const MDL *mdl)
{
    if (!owned) {
        nt_bugcheck(BAD_POOL_CALLER, 0x46, (uint64_t)(uintptr_t)mdl, 0, 0,
                    "what was freed is not an MDL that the kernel made, or was freed already");
    }
}

VOID NTAPI IoFreeMdl(PMDL Mdl)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)IoFreeMdl, "IoFreeMdl above DISPATCH_LEVEL");
    struct owned *owned = remove_owned(Mdl);
    require_ours(owned, Mdl);
    if (has_flag(Mdl, MDL_PAGES_LOCKED) && !owned->pages && !has_flag(Mdl, MDL_PARTIAL | MDL_IO_SPACE)) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0xB8, (uint64_t)(uintptr_t)Mdl, (uint64_t)Mdl->MdlFlags, 0,
                    "IoFreeMdl of an MDL whose pages are locked");
    }
    if (has_flag(Mdl, MDL_MAPPED_TO_SYSTEM_VA) && !has_flag(Mdl, MDL_PARTIAL)) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0xB8, (uint64_t)(uintptr_t)Mdl, (uint64_t)Mdl->MdlFlags, 0,
                    "IoFreeMdl of an MDL that is mapped");
    }
    if (has_flag(Mdl, MDL_PARTIAL_HAS_BEEN_MAPPED)) {
        atomic_fetch_sub(&mdls.mappings, 1); /* freeing a partial MDL undoes its mapping */
    }
    free_owned(owned);
}

SIZE_T NTAPI MmSizeOfMdl(PVOID Base, SIZE_T Length)
{
    return sizeof(MDL) + pages_spanned(Base, Length) * sizeof(PFN_NUMBER);
}

PMDL NTAPI MmCreateMdl(PMDL MemoryDescriptorList, PVOID Base, SIZE_T Length)
{
    if (!MemoryDescriptorList) {
        return IoAllocateMdl(Base, (ULONG)Length, FALSE, FALSE, NULL);
    }
    describe(MemoryDescriptorList, Base, (ULONG)Length);
    return MemoryDescriptorList;
}

/* ------------------------------------------------------------------------------------------------ locking, describing
 */

VOID NTAPI MmBuildMdlForNonPagedPool(PMDL MemoryDescriptorList)
{
    fill_frames(MemoryDescriptorList);
    MemoryDescriptorList->MappedSystemVa = start_of(MemoryDescriptorList);
    MemoryDescriptorList->Process = NULL;
    set_flags(MemoryDescriptorList, MDL_SOURCE_IS_NONPAGED_POOL);
}

VOID NTAPI MmProbeAndLockPages(PMDL MemoryDescriptorList, KPROCESSOR_MODE AccessMode, LOCK_OPERATION Operation)
{
    bool write = Operation != IoReadAccess;
    (void)AccessMode; /* an embedded caller's buffers are trusted for their range */
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)MmProbeAndLockPages,
                            "MmProbeAndLockPages above DISPATCH_LEVEL");
    if (has_flag(MemoryDescriptorList, MDL_PAGES_LOCKED | MDL_SOURCE_IS_NONPAGED_POOL)) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0x71, (uint64_t)(uintptr_t)MemoryDescriptorList,
                    (uint64_t)MemoryDescriptorList->MdlFlags, 0,
                    "MmProbeAndLockPages of an MDL that is locked, or of nonpaged pool");
    }
    if (!nt_fault_probe(start_of(MemoryDescriptorList), MemoryDescriptorList->ByteCount, write)) {
        nt_raise_status(STATUS_ACCESS_VIOLATION, (const void *)MmProbeAndLockPages,
                        "MmProbeAndLockPages of memory that cannot be accessed so");
    }
    fill_frames(MemoryDescriptorList);
    set_flags(MemoryDescriptorList, MDL_PAGES_LOCKED | (write ? MDL_WRITE_OPERATION : 0));
}

VOID NTAPI MmProbeAndLockProcessPages(PMDL MemoryDescriptorList, PEPROCESS Process, KPROCESSOR_MODE AccessMode,
                                      LOCK_OPERATION Operation)
{
    (void)Process; /* all processes share the Linux process's addresses */
    MmProbeAndLockPages(MemoryDescriptorList, AccessMode, Operation);
}

VOID NTAPI MmUnlockPages(PMDL MemoryDescriptorList)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)MmUnlockPages, "MmUnlockPages above DISPATCH_LEVEL");
    bool is_pool = has_flag(MemoryDescriptorList, MDL_SOURCE_IS_NONPAGED_POOL);
    if (is_pool || !has_flag(MemoryDescriptorList, MDL_PAGES_LOCKED)) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, is_pool ? 0x7D : 0x7C,
                    (uint64_t)(uintptr_t)MemoryDescriptorList, (uint64_t)MemoryDescriptorList->MdlFlags, 0,
                    is_pool ? "MmUnlockPages of an MDL of nonpaged pool"
                            : "MmUnlockPages of pages that are not locked");
    }
    if (has_flag(MemoryDescriptorList, MDL_MAPPED_TO_SYSTEM_VA)) {
        MmUnmapLockedPages(MemoryDescriptorList->MappedSystemVa, MemoryDescriptorList);
    }
    clear_flags(MemoryDescriptorList, MDL_PAGES_LOCKED | MDL_WRITE_OPERATION);
}

/* -------------------------------------------------------------------------------------------------------- mapping */

/* Where frames that a driver wrote into the MDL itself (of its video memory) lie; null unless that is in one piece. */
static char *memory_of_frames(PMDL mdl)
{
    const PFN_NUMBER *frames = frames_of(mdl);
    char *base = nt_virtual_of((uint64_t)frames[0] * OS_PAGE);
    uint64_t pages = pages_spanned((const void *)(uintptr_t)mdl->ByteOffset, mdl->ByteCount);
    for (uint64_t i = 1; base && i < pages; i++) {
        base = nt_virtual_of((uint64_t)frames[i] * OS_PAGE) == base + i * OS_PAGE ? base : NULL;
    }
    return base ? base + mdl->ByteOffset : NULL;
}

/* Where its pages are: at the address that it describes, unless its frames say otherwise. */
static char *pages_at(PMDL mdl)
{
    char *start = start_of(mdl);
    bool is_own = mdl->StartVa && nt_physical_of(start) / OS_PAGE == frames_of(mdl)[0];
    return is_own ? start : memory_of_frames(mdl);
}

static PVOID map_user(PMDL mdl)
{
    nt_irql_require_at_most(APC_LEVEL, (const void *)MmMapLockedPagesSpecifyCache,
                            "a mapping into a process above APC_LEVEL");
    char *address = os_fail_here() ? NULL : pages_at(mdl);
    if (!address) {
        nt_raise_status(STATUS_INSUFFICIENT_RESOURCES, (const void *)MmMapLockedPagesSpecifyCache,
                        "no room to map pages into the process, or no memory behind its frames");
    }
    atomic_fetch_add(&mdls.mappings, 1);
    return address;
}

PVOID NTAPI MmMapLockedPagesSpecifyCache(PMDL MemoryDescriptorList, KPROCESSOR_MODE AccessMode,
                                         MEMORY_CACHING_TYPE CacheType, PVOID RequestedAddress, ULONG BugCheckOnFailure,
                                         ULONG Priority)
{
    (void)CacheType;
    (void)RequestedAddress;
    (void)Priority;
    PMDL mdl = MemoryDescriptorList;
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)MmMapLockedPagesSpecifyCache,
                            "locked pages were mapped above DISPATCH_LEVEL");
    if (!has_flag(mdl, MDL_PAGES_LOCKED | MDL_PARTIAL | MDL_SOURCE_IS_NONPAGED_POOL | MDL_IO_SPACE)) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0x82, (uint64_t)(uintptr_t)mdl, (uint64_t)mdl->MdlFlags, 0,
                    "pages that are not locked were to be mapped");
    }
    if (AccessMode == UserMode) {
        return map_user(mdl);
    }
    if (has_flag(mdl, MDL_MAPPED_TO_SYSTEM_VA)) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0x82, (uint64_t)(uintptr_t)mdl, (uint64_t)mdl->MdlFlags, 0,
                    "an MDL that is mapped was to be mapped again");
    }
    char *address = os_fail_here() ? NULL : pages_at(mdl);
    if (!address) {
        if (BugCheckOnFailure) {
            nt_bugcheck(NO_MORE_SYSTEM_PTES, 0, pages_spanned(start_of(mdl), mdl->ByteCount), 0, 0,
                        "no room to map pages, and the caller asked for a bugcheck then");
        }
        return NULL;
    }
    mdl->MappedSystemVa = address;
    set_flags(mdl, MDL_MAPPED_TO_SYSTEM_VA | (has_flag(mdl, MDL_PARTIAL) ? MDL_PARTIAL_HAS_BEEN_MAPPED : 0));
    atomic_fetch_add(&mdls.mappings, 1);
    return mdl->MappedSystemVa;
}

PVOID NTAPI MmMapLockedPages(PMDL MemoryDescriptorList, KPROCESSOR_MODE AccessMode)
{
    return MmMapLockedPagesSpecifyCache(MemoryDescriptorList, AccessMode, MmCached, NULL, TRUE, 0);
}

VOID NTAPI MmUnmapLockedPages(PVOID BaseAddress, PMDL MemoryDescriptorList)
{
    PMDL mdl = MemoryDescriptorList;
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)MmUnmapLockedPages,
                            "MmUnmapLockedPages above DISPATCH_LEVEL");
    if (BaseAddress != mdl->MappedSystemVa && BaseAddress != start_of(mdl) && BaseAddress != pages_at(mdl)) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0x79, (uint64_t)(uintptr_t)BaseAddress,
                    (uint64_t)(uintptr_t)mdl, (uint64_t)mdl->MdlFlags, "MmUnmapLockedPages of another address");
    }
    if (atomic_load(&mdls.mappings) == 0) {
        nt_bugcheck(DRIVER_VERIFIER_DETECTED_VIOLATION, 0x79, (uint64_t)(uintptr_t)BaseAddress,
                    (uint64_t)(uintptr_t)mdl, (uint64_t)mdl->MdlFlags, "MmUnmapLockedPages of what is not mapped");
    }
    if (has_flag(mdl, MDL_MAPPED_TO_SYSTEM_VA)) {
        clear_flags(mdl, MDL_MAPPED_TO_SYSTEM_VA | MDL_PARTIAL_HAS_BEEN_MAPPED);
        mdl->MappedSystemVa = NULL;
    }
    atomic_fetch_sub(&mdls.mappings, 1);
}

/* A device sees every write at once, and pages have no protection of their own. */
NTSTATUS NTAPI MmProtectMdlSystemAddress(PMDL MemoryDescriptorList, ULONG NewProtect)
{
    (void)NewProtect;
    return has_flag(MemoryDescriptorList, MDL_MAPPED_TO_SYSTEM_VA) ? STATUS_NOT_SUPPORTED : STATUS_NOT_MAPPED_VIEW;
}

/* -------------------------------------------------------------------------------------------------- parts of an MDL */

VOID NTAPI IoBuildPartialMdl(PMDL SourceMdl, PMDL TargetMdl, PVOID VirtualAddress, ULONG Length)
{
    uintptr_t source = (uintptr_t)start_of(SourceMdl);
    uintptr_t offset = (uintptr_t)VirtualAddress - source;
    if (Length == 0 && offset <= SourceMdl->ByteCount) {
        Length = SourceMdl->ByteCount - (ULONG)offset; /* 0: to the end */
    }
    if (offset > SourceMdl->ByteCount || Length > SourceMdl->ByteCount - offset) {
        nt_bugcheck(MEMORY_MANAGEMENT, 0, (uint64_t)(uintptr_t)SourceMdl, (uint64_t)(uintptr_t)VirtualAddress, Length,
                    "a partial MDL of what its source does not describe");
    }
    uint64_t pages = pages_spanned(VirtualAddress, Length);
    if (sizeof *TargetMdl + pages * sizeof(PFN_NUMBER) > (uint64_t)TargetMdl->Size && TargetMdl->Size != INT16_MAX) {
        nt_bugcheck(MEMORY_MANAGEMENT, 0, (uint64_t)(uintptr_t)TargetMdl, (uint64_t)TargetMdl->Size, pages,
                    "a partial MDL does not have room for its pages");
    }
    uint64_t first = ((uintptr_t)VirtualAddress - (uintptr_t)SourceMdl->StartVa) / OS_PAGE;
    TargetMdl->Process = SourceMdl->Process;
    TargetMdl->StartVa = (void *)((uintptr_t)VirtualAddress & ~(uintptr_t)(OS_PAGE - 1));
    TargetMdl->ByteOffset = (ULONG)((uintptr_t)VirtualAddress & (OS_PAGE - 1));
    TargetMdl->ByteCount = Length;
    clear_flags(TargetMdl, ~MDL_ALLOCATED_FIXED_SIZE);
    set_flags(TargetMdl, MDL_PARTIAL | (SourceMdl->MdlFlags &
                                        (MDL_SOURCE_IS_NONPAGED_POOL | MDL_MAPPED_TO_SYSTEM_VA | MDL_IO_SPACE)));
    if (has_flag(SourceMdl, MDL_SOURCE_IS_NONPAGED_POOL | MDL_MAPPED_TO_SYSTEM_VA)) {
        TargetMdl->MappedSystemVa = (char *)SourceMdl->MappedSystemVa + offset;
    }
    for (uint64_t i = 0; i < pages; i++) {
        frames_of(TargetMdl)[i] = frames_of(SourceMdl)[first + i];
    }
}

NTSTATUS NTAPI MmAdvanceMdl(PMDL Mdl, ULONG NumberOfBytes)
{
    if (NumberOfBytes >= Mdl->ByteCount) {
        return STATUS_INVALID_PARAMETER_2;
    }
    uint64_t before = pages_spanned(start_of(Mdl), Mdl->ByteCount);
    char *start = start_of(Mdl) + NumberOfBytes;
    uint64_t skipped = ((uintptr_t)start - (uintptr_t)Mdl->StartVa) / OS_PAGE;
    for (uint64_t i = 0; i + skipped < before; i++) {
        frames_of(Mdl)[i] = frames_of(Mdl)[i + skipped];
    }
    Mdl->StartVa = (void *)((uintptr_t)start & ~(uintptr_t)(OS_PAGE - 1));
    Mdl->ByteOffset = (ULONG)((uintptr_t)start & (OS_PAGE - 1));
    Mdl->ByteCount -= NumberOfBytes;
    if (Mdl->MappedSystemVa) {
        Mdl->MappedSystemVa = (char *)Mdl->MappedSystemVa + NumberOfBytes;
    }
    return STATUS_SUCCESS;
}

/* ------------------------------------------------------------------------------------------------- pages on their own
 */

static const uint64_t pages_bytes_max = UINT64_C(1) << 32;

/* Fewer pages than asked for are an answer too, unless the caller says otherwise: here it is all of them or none. */
static PMDL allocate_pages(uint64_t low, uint64_t high, uint64_t bytes, uint32_t flags)
{
    if (bytes == 0 || bytes >= pages_bytes_max - OS_PAGE) {
        return NULL;
    }
    bytes = (bytes + OS_PAGE - 1) & ~(uint64_t)(OS_PAGE - 1);
    struct nt_ram *pages = nt_ram_allocate(bytes, low, high, 0);
    if (!pages) {
        return NULL;
    }
    struct owned *owned = allocate_owned(bytes / OS_PAGE);
    if (!owned) {
        nt_ram_free(pages);
        return NULL;
    }
    owned->pages = pages;
    describe(&owned->mdl, nt_ram_memory(pages), (uint32_t)bytes);
    set_flags(&owned->mdl, MDL_PAGES_LOCKED);
    for (uint64_t i = 0; i < bytes / OS_PAGE; i++) {
        frames_of(&owned->mdl)[i] = (PFN_NUMBER)(nt_ram_physical(pages) / OS_PAGE + i);
    }
    if (!(flags & MM_DONT_ZERO_ALLOCATION)) {
        memset(nt_ram_memory(pages), 0, bytes);
    }
    return &owned->mdl;
}

PMDL NTAPI MmAllocatePagesForMdlEx(PHYSICAL_ADDRESS LowAddress, PHYSICAL_ADDRESS HighAddress,
                                   PHYSICAL_ADDRESS SkipBytes, SIZE_T TotalBytes, MEMORY_CACHING_TYPE CacheType,
                                   ULONG Flags)
{
    PMDL mdl = NULL;
    uint64_t low = (uint64_t)LowAddress.QuadPart;
    uint64_t high = (uint64_t)HighAddress.QuadPart;
    uint64_t skip = (uint64_t)SkipBytes.QuadPart;
    (void)CacheType;
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)MmAllocatePagesForMdlEx,
                            "pages were asked for above DISPATCH_LEVEL");
    if (skip == 0) {
        return allocate_pages(low, high, TotalBytes, Flags);
    }
    /* Skipping: the range is tried at low, low + skip, ... each as long as the one before. */
    while (!mdl && low <= high && skip >= OS_PAGE) {
        uint64_t end = high - low < skip ? high : low + skip - 1;
        mdl = allocate_pages(low, end, TotalBytes, Flags);
        if (end == high) {
            break;
        }
        low = end + 1;
    }
    return mdl;
}

PMDL NTAPI MmAllocatePagesForMdl(PHYSICAL_ADDRESS LowAddress, PHYSICAL_ADDRESS HighAddress, PHYSICAL_ADDRESS SkipBytes,
                                 SIZE_T TotalBytes)
{
    return MmAllocatePagesForMdlEx(LowAddress, HighAddress, SkipBytes, TotalBytes, MmCached, 0);
}

VOID NTAPI MmFreePagesFromMdl(PMDL MemoryDescriptorList)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)MmFreePagesFromMdl,
                            "MmFreePagesFromMdl above DISPATCH_LEVEL");
    struct owned *owned = find_owned(MemoryDescriptorList);
    if (!owned || !owned->pages) {
        nt_bugcheck(MEMORY_MANAGEMENT, 0, (uint64_t)(uintptr_t)MemoryDescriptorList, 0, 0,
                    "MmFreePagesFromMdl of an MDL without pages of its own");
    }
    if (has_flag(MemoryDescriptorList, MDL_MAPPED_TO_SYSTEM_VA)) {
        MmUnmapLockedPages(MemoryDescriptorList->MappedSystemVa, MemoryDescriptorList);
    }
    nt_ram_free(owned->pages);
    owned->pages = NULL;
    clear_flags(MemoryDescriptorList, MDL_PAGES_LOCKED);
}

/* One node, and nothing to keep out of the file. */
PMDL NTAPI MmAllocateNodePagesForMdlEx(PHYSICAL_ADDRESS LowAddress, PHYSICAL_ADDRESS HighAddress,
                                       PHYSICAL_ADDRESS SkipBytes, SIZE_T TotalBytes, MEMORY_CACHING_TYPE CacheType,
                                       ULONG IdealNode, ULONG Flags)
{
    (void)IdealNode;
    return MmAllocatePagesForMdlEx(LowAddress, HighAddress, SkipBytes, TotalBytes, CacheType, Flags);
}

VOID NTAPI MmFreePagesFromMdlEx(PMDL MemoryDescriptorList, ULONG Flags)
{
    (void)Flags;
    MmFreePagesFromMdl(MemoryDescriptorList);
}

/* Of ranges of a device's, by whole pages; IoFreeMdl ends it. */
NTSTATUS NTAPI MmAllocateMdlForIoSpace(PMM_PHYSICAL_ADDRESS_LIST PhysicalAddressList, SIZE_T NumberOfEntries,
                                       PMDL *NewMdl)
{
    uint64_t pages = 0;
    nt_irql_require_at_most(DISPATCH_LEVEL, (const void *)MmAllocateMdlForIoSpace,
                            "MmAllocateMdlForIoSpace above DISPATCH_LEVEL");
    for (SIZE_T i = 0; i < NumberOfEntries; i++) {
        uint64_t physical = (uint64_t)PhysicalAddressList[i].PhysicalAddress.QuadPart;
        uint64_t bytes = PhysicalAddressList[i].NumberOfBytes;
        if (physical % OS_PAGE != 0 || bytes % OS_PAGE != 0 || bytes == 0) {
            return STATUS_INVALID_PARAMETER_1;
        }
        pages += bytes / OS_PAGE;
        if (pages > MAXULONG / OS_PAGE) {
            return STATUS_INVALID_PARAMETER_1;
        }
    }
    if (pages == 0) {
        return STATUS_INVALID_PARAMETER_2;
    }
    struct owned *owned = allocate_owned(pages);
    if (!owned) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    describe(&owned->mdl, NULL, (uint32_t)(pages * OS_PAGE));
    set_flags(&owned->mdl, MDL_PAGES_LOCKED | MDL_IO_SPACE);
    PFN_NUMBER *frame = frames_of(&owned->mdl);
    for (SIZE_T i = 0; i < NumberOfEntries; i++) {
        uint64_t first = (uint64_t)PhysicalAddressList[i].PhysicalAddress.QuadPart / OS_PAGE;
        for (uint64_t page = 0; page < PhysicalAddressList[i].NumberOfBytes / OS_PAGE; page++) {
            *frame++ = (PFN_NUMBER)(first + page);
        }
    }
    *NewMdl = &owned->mdl;
    return STATUS_SUCCESS;
}

// clang-format off
static const struct nt_export rows[] = {
    NT_EXPORT(IoAllocateMdl),
    NT_EXPORT(IoBuildPartialMdl),
    NT_EXPORT(IoFreeMdl),
    NT_EXPORT(MmAdvanceMdl),
    NT_EXPORT(MmAllocateMdlForIoSpace),
    NT_EXPORT(MmAllocateNodePagesForMdlEx),
    NT_EXPORT(MmAllocatePagesForMdl),
    NT_EXPORT(MmAllocatePagesForMdlEx),
    NT_EXPORT(MmBuildMdlForNonPagedPool),
    NT_EXPORT(MmCreateMdl),
    NT_EXPORT(MmFreePagesFromMdl),
    NT_EXPORT(MmFreePagesFromMdlEx),
    NT_EXPORT(MmMapLockedPages),
    NT_EXPORT(MmMapLockedPagesSpecifyCache),
    NT_EXPORT(MmProbeAndLockPages),
    NT_EXPORT(MmProbeAndLockProcessPages),
    NT_EXPORT(MmProtectMdlSystemAddress),
    NT_EXPORT(MmSizeOfMdl),
    NT_EXPORT(MmUnlockPages),
    NT_EXPORT(MmUnmapLockedPages),
};
// clang-format on
const struct nt_export_table nt_mdl_exports = NT_EXPORT_TABLE(rows);
