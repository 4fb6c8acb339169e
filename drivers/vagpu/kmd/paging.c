/*
 * paging.c: what the memory manager wants done becomes commands of the paging engine.
 */
#include "vagpu.h"

/* A builder: how much room is left, and where. */
typedef struct _VAGPU_WRITER {
    PUINT32 Next;
    UINT Words;
} VAGPU_WRITER;

typedef NTSTATUS VAGPU_BUILD(DXGKARG_BUILDPAGINGBUFFER *Build, VAGPU_WRITER *Writer);

static VAGPU_BUILD VaBuildTransfer;
static VAGPU_BUILD VaBuildFill;
static VAGPU_BUILD VaBuildVirtualTransfer;
static VAGPU_BUILD VaBuildVirtualFill;
static VAGPU_BUILD VaBuildUpdatePageTable;
static VAGPU_BUILD VaBuildNothing;
static UINT64 VaEntry(const DXGK_PTE *Entry);
static UINT64 VaPhysical(UINT SegmentId, UINT64 Address);
static BOOLEAN VaPut(VAGPU_WRITER *Writer, const UINT32 *Words, UINT Count);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, VaPut)
#pragma alloc_text(PAGE, VaPhysical)
#pragma alloc_text(PAGE, VaEntry)
#pragma alloc_text(PAGE, VaBuildTransfer)
#pragma alloc_text(PAGE, VaBuildFill)
#pragma alloc_text(PAGE, VaBuildVirtualTransfer)
#pragma alloc_text(PAGE, VaBuildVirtualFill)
#pragma alloc_text(PAGE, VaBuildUpdatePageTable)
#pragma alloc_text(PAGE, VaBuildNothing)
#pragma alloc_text(PAGE, VaBuildPagingBuffer)
#pragma alloc_text(PAGE, VaSetRootPageTable)
#pragma alloc_text(PAGE, VaGetRootPageTableSize)
#endif

static const struct {
    DXGK_BUILDPAGINGBUFFER_OPERATION Operation;
    VAGPU_BUILD *Build;
} VaOperations[] = {
    {DXGK_OPERATION_TRANSFER, VaBuildTransfer},
    {DXGK_OPERATION_FILL, VaBuildFill},
    {DXGK_OPERATION_VIRTUAL_TRANSFER, VaBuildVirtualTransfer},
    {DXGK_OPERATION_VIRTUAL_FILL, VaBuildVirtualFill},
    {DXGK_OPERATION_UPDATE_PAGE_TABLE, VaBuildUpdatePageTable},
    /* The walk reads the tables each time, and the aperture is an idea of the memory manager's. */
    {DXGK_OPERATION_FLUSH_TLB, VaBuildNothing},
    {DXGK_OPERATION_MAP_APERTURE_SEGMENT, VaBuildNothing},
    {DXGK_OPERATION_UNMAP_APERTURE_SEGMENT, VaBuildNothing},
    {DXGK_OPERATION_DISCARD_CONTENT, VaBuildNothing},
    {DXGK_OPERATION_NOTIFY_RESIDENCY, VaBuildNothing},
};

NTSTATUS VaBuildPagingBuffer(const HANDLE hAdapter, DXGKARG_BUILDPAGINGBUFFER *pBuildPagingBuffer)
{
    VAGPU_WRITER Writer;
    NTSTATUS Status;
    SIZE_T Index;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    for (Index = 0; Index < ARRAYSIZE(VaOperations); Index++) {
        if (VaOperations[Index].Operation == pBuildPagingBuffer->Operation) {
            Writer.Next = pBuildPagingBuffer->pDmaBuffer;
            Writer.Words = pBuildPagingBuffer->DmaSize / sizeof(UINT32);
            Status = VaOperations[Index].Build(pBuildPagingBuffer, &Writer);
            if (NT_SUCCESS(Status) || Status == STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER) {
                pBuildPagingBuffer->pDmaBuffer = Writer.Next;
            }
            return Status;
        }
    }
    return STATUS_NOT_SUPPORTED;
}

static BOOLEAN VaPut(VAGPU_WRITER *Writer, const UINT32 *Words, UINT Count)
{
    PAGED_CODE();
    if (Count > Writer->Words) {
        return FALSE;
    }
    RtlCopyMemory(Writer->Next, Words, Count * sizeof(*Words));
    Writer->Next += Count;
    Writer->Words -= Count;
    return TRUE;
}

/* As the engine writes it; segment zero and the aperture are system memory. */
static UINT64 VaPhysical(UINT SegmentId, UINT64 Address)
{
    PAGED_CODE();
    return SegmentId == VAGPU_SEGMENT_LOCAL ? Address : Address | VAGPU_PHYSICAL_SYSTEM;
}

static UINT64 VaEntry(const DXGK_PTE *Entry)
{
    UINT64 Made;

    PAGED_CODE();
    if (!Entry->Valid) {
        return 0;
    }
    Made = VAGPU_PTE_VALID | ((Entry->PageAddress << PAGE_SHIFT) & VAGPU_PTE_ADDRESS);
    if (Entry->Segment != VAGPU_SEGMENT_LOCAL) {
        Made |= VAGPU_PTE_SYSTEM;
    }
    if (Entry->ReadOnly) {
        Made |= VAGPU_PTE_READ_ONLY;
    }
    return Made;
}

static NTSTATUS VaBuildNothing(DXGKARG_BUILDPAGINGBUFFER *Build, VAGPU_WRITER *Writer)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(Build);
    UNREFERENCED_PARAMETER(Writer);
    return STATUS_SUCCESS;
}

/* One page a command where system memory takes part, since its pages lie anywhere. MultipassOffset counts pages. */
static NTSTATUS VaBuildTransfer(DXGKARG_BUILDPAGINGBUFFER *Build, VAGPU_WRITER *Writer)
{
    SIZE_T Pages = BYTES_TO_PAGES(Build->Transfer.TransferSize);

    PAGED_CODE();
    for (; Build->MultipassOffset < Pages; Build->MultipassOffset++) {
        SIZE_T Page = Build->MultipassOffset;
        SIZE_T Offset = Build->Transfer.TransferOffset + Page * PAGE_SIZE;
        SIZE_T Left = Build->Transfer.TransferSize - Page * PAGE_SIZE;
        SIZE_T MdlPage = Build->Transfer.MdlOffset + Page;
        UINT64 From;
        UINT64 To;
        UINT32 Words[VAGPU_COPY_WORDS];

        if (Build->Transfer.Source.SegmentId == VAGPU_SEGMENT_SYSTEM) {
            From = VaPhysical(VAGPU_SEGMENT_SYSTEM,
                              (UINT64)MmGetMdlPfnArray(Build->Transfer.Source.pMdl)[MdlPage] << PAGE_SHIFT);
        } else {
            From = VaPhysical(VAGPU_SEGMENT_LOCAL, (UINT64)Build->Transfer.Source.SegmentAddress.QuadPart + Offset);
        }
        if (Build->Transfer.Destination.SegmentId == VAGPU_SEGMENT_SYSTEM) {
            To = VaPhysical(VAGPU_SEGMENT_SYSTEM,
                            (UINT64)MmGetMdlPfnArray(Build->Transfer.Destination.pMdl)[MdlPage] << PAGE_SHIFT);
        } else {
            To = VaPhysical(VAGPU_SEGMENT_LOCAL, (UINT64)Build->Transfer.Destination.SegmentAddress.QuadPart + Offset);
        }
        Words[0] = VAGPU_COMMAND(VAGPU_OP_COPY_PHYSICAL, VAGPU_COPY_WORDS);
        Words[1] = (UINT32)From;
        Words[2] = (UINT32)(From >> 32);
        Words[3] = (UINT32)To;
        Words[4] = (UINT32)(To >> 32);
        Words[5] = (UINT32)min(Left, PAGE_SIZE);
        if (!VaPut(Writer, Words, VAGPU_COPY_WORDS)) {
            return STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
        }
    }
    return STATUS_SUCCESS;
}

static NTSTATUS VaBuildFill(DXGKARG_BUILDPAGINGBUFFER *Build, VAGPU_WRITER *Writer)
{
    UINT64 To = (UINT64)Build->Fill.Destination.SegmentAddress.QuadPart;
    UINT32 Words[VAGPU_FILL_WORDS];

    PAGED_CODE();
    if (Build->Fill.Destination.SegmentId != VAGPU_SEGMENT_LOCAL || Build->Fill.FillSize > VAGPU_MEMORY_BYTES) {
        return STATUS_INVALID_PARAMETER;
    }
    Words[0] = VAGPU_COMMAND(VAGPU_OP_FILL_PHYSICAL, VAGPU_FILL_WORDS);
    Words[1] = (UINT32)To;
    Words[2] = (UINT32)(To >> 32);
    Words[3] = (UINT32)Build->Fill.FillSize;
    Words[4] = Build->Fill.FillPattern;
    return VaPut(Writer, Words, VAGPU_FILL_WORDS) ? STATUS_SUCCESS : STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
}

static NTSTATUS VaBuildVirtualTransfer(DXGKARG_BUILDPAGINGBUFFER *Build, VAGPU_WRITER *Writer)
{
    const DXGK_BUILDPAGINGBUFFER_TRANSFERVIRTUAL *Transfer = &Build->TransferVirtual;
    UINT32 Words[VAGPU_COPY_WORDS];

    PAGED_CODE();
    if (Transfer->TransferSizeInBytes > MAXULONG) {
        return STATUS_INVALID_PARAMETER;
    }
    Words[0] = VAGPU_COMMAND(VAGPU_OP_COPY, VAGPU_COPY_WORDS);
    Words[1] = (UINT32)Transfer->SourceVirtualAddress;
    Words[2] = (UINT32)(Transfer->SourceVirtualAddress >> 32);
    Words[3] = (UINT32)Transfer->DestinationVirtualAddress;
    Words[4] = (UINT32)(Transfer->DestinationVirtualAddress >> 32);
    Words[5] = (UINT32)Transfer->TransferSizeInBytes;
    return VaPut(Writer, Words, VAGPU_COPY_WORDS) ? STATUS_SUCCESS : STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
}

static NTSTATUS VaBuildVirtualFill(DXGKARG_BUILDPAGINGBUFFER *Build, VAGPU_WRITER *Writer)
{
    const DXGK_BUILDPAGINGBUFFER_FILLVIRTUAL *Fill = &Build->FillVirtual;
    UINT32 Words[VAGPU_FILL_WORDS];

    PAGED_CODE();
    if (Fill->FillSizeInBytes > MAXULONG) {
        return STATUS_INVALID_PARAMETER;
    }
    Words[0] = VAGPU_COMMAND(VAGPU_OP_FILL, VAGPU_FILL_WORDS);
    Words[1] = (UINT32)Fill->DestinationVirtualAddress;
    Words[2] = (UINT32)(Fill->DestinationVirtualAddress >> 32);
    Words[3] = (UINT32)Fill->FillSizeInBytes;
    Words[4] = Fill->FillPattern;
    return VaPut(Writer, Words, VAGPU_FILL_WORDS) ? STATUS_SUCCESS : STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
}

/*
 * Tables that the processor sees are written here and now; the others by the engine, where they lie in local memory.
 * MultipassOffset counts entries.
 */
static NTSTATUS VaBuildUpdatePageTable(DXGKARG_BUILDPAGINGBUFFER *Build, VAGPU_WRITER *Writer)
{
    const DXGK_BUILDPAGINGBUFFER_UPDATEPAGETABLE *Update = &Build->UpdatePageTable;
    UINT32 Head[3];
    UINT64 Table;
    UINT Count;
    UINT Index;

    PAGED_CODE();
    if (Update->StartIndex >= VAGPU_TABLE_ENTRIES ||
        Update->NumPageTableEntries > VAGPU_TABLE_ENTRIES - Update->StartIndex ||
        Build->MultipassOffset > Update->NumPageTableEntries) {
        return STATUS_INVALID_PARAMETER;
    }
    if (Update->UpdateMode == DXGK_PAGETABLEUPDATE_CPU_VIRTUAL) {
        volatile UINT64 *Entries = Update->PageTableAddress.CpuVirtual;

        for (Index = 0; Index < Update->NumPageTableEntries; Index++) {
            Entries[Update->StartIndex + Index] = VaEntry(&Update->pPageTableEntries[Update->Flags.Repeat ? 0 : Index]);
        }
        return STATUS_SUCCESS;
    }
    if (Update->UpdateMode != DXGK_PAGETABLEUPDATE_GPU_PHYSICAL ||
        Update->PageTableAddress.GpuPhysical.SegmentId != VAGPU_SEGMENT_LOCAL) {
        return STATUS_INVALID_PARAMETER;
    }
    Count = Update->NumPageTableEntries - Build->MultipassOffset;
    if (Count == 0) {
        return STATUS_SUCCESS;
    }
    if (Writer->Words < VAGPU_WRITE_ENTRIES_WORDS(1)) {
        return STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
    }
    Count = min(Count, (Writer->Words - VAGPU_WRITE_ENTRIES_WORDS(0)) / 2);
    Table = Update->PageTableAddress.GpuPhysical.SegmentOffset +
            (UINT64)(Update->StartIndex + Build->MultipassOffset) * sizeof(UINT64);
    Head[0] = VAGPU_COMMAND(VAGPU_OP_WRITE_ENTRIES, VAGPU_WRITE_ENTRIES_WORDS(Count));
    Head[1] = (UINT32)Table;
    Head[2] = Count;
    VaPut(Writer, Head, ARRAYSIZE(Head));
    for (Index = 0; Index < Count; Index++) {
        UINT Which = Update->Flags.Repeat ? 0 : Build->MultipassOffset + Index;
        UINT64 Entry = VaEntry(&Update->pPageTableEntries[Which]);
        UINT32 Halves[2];

        Halves[0] = (UINT32)Entry;
        Halves[1] = (UINT32)(Entry >> 32);
        VaPut(Writer, Halves, ARRAYSIZE(Halves));
    }
    Build->MultipassOffset += Count;
    return Build->MultipassOffset == Update->NumPageTableEntries ? STATUS_SUCCESS
                                                                 : STATUS_GRAPHICS_INSUFFICIENT_DMA_BUFFER;
}

VOID VaSetRootPageTable(const HANDLE hAdapter, const DXGKARG_SETROOTPAGETABLE *pSetRootPageTable)
{
    PVAGPU_CONTEXT Context = pSetRootPageTable->hContext;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    InterlockedExchange(&Context->Root, (LONG)(UINT32)pSetRootPageTable->Address.SegmentOffset);
}

SIZE_T VaGetRootPageTableSize(const HANDLE hAdapter, DXGKARG_GETROOTPAGETABLESIZE *pArgs)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(hAdapter);
    pArgs->NumberOfPte = VAGPU_TABLE_ENTRIES;
    return VAGPU_TABLE_BYTES;
}
