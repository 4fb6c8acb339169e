/*
 * memory.c: objects in VRAM – pages out of a bit map, each object owned by the process that allocated it.
 */
#include "softgpu.h"

/* Everything here runs at PASSIVE_LEVEL or APC_LEVEL, so that all of it may be paged out. */
#pragma code_seg("PAGE")

static VOID SoftgpuReturnPages(PSOFTGPU_ADAPTER Adapter, const SOFTGPU_OBJECT *Object)
{
    ExAcquireFastMutex(&Adapter->MemoryMutex);
    RtlClearBits(&Adapter->MemoryMap, Object->Address / PAGE_SIZE, Object->Bytes / PAGE_SIZE);
    ExReleaseFastMutex(&Adapter->MemoryMutex);
}

ULONG SoftgpuFreePages(PSOFTGPU_ADAPTER Adapter)
{
    ULONG Free;

    PAGED_CODE();
    ExAcquireFastMutex(&Adapter->MemoryMutex);
    Free = RtlNumberOfClearBits(&Adapter->MemoryMap);
    ExReleaseFastMutex(&Adapter->MemoryMutex);
    return Free;
}

NTSTATUS SoftgpuAllocateObject(PSOFTGPU_PROCESS Process, UINT32 Bytes, UINT32 Color, SOFTGPU_OBJECT *Allocated)
{
    PSOFTGPU_ADAPTER Adapter = Process->Adapter;
    PSOFTGPU_OBJECT Object;
    ULONG FirstPage;
    ULONG Pages;
    UINT32 Offset;

    PAGED_CODE();
    if (Bytes == 0 || Bytes > SOFTGPU_LARGEST_OBJECT) {
        return STATUS_INVALID_PARAMETER;
    }
    Object = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(*Object), SOFTGPU_TAG);
    if (Object == NULL) {
        return STATUS_NO_MEMORY;
    }
    Pages = (Bytes + PAGE_SIZE - 1) / PAGE_SIZE;
    ExAcquireFastMutex(&Adapter->MemoryMutex);
    FirstPage = RtlFindClearBitsAndSet(&Adapter->MemoryMap, Pages, 0);
    ExReleaseFastMutex(&Adapter->MemoryMutex);
    if (FirstPage == MAXULONG) {
        ExFreePoolWithTag(Object, SOFTGPU_TAG);
        return STATUS_NO_MEMORY;
    }
    Object->Address = FirstPage * PAGE_SIZE;
    Object->Bytes = Pages * PAGE_SIZE;

    /* Another process's pixels must not show through. */
    for (Offset = 0; Offset < Object->Bytes; Offset += sizeof(UINT32)) {
        *(UINT32 *)(Adapter->Memory + Object->Address + Offset) = Color;
    }

    ExAcquireFastMutex(&Process->Mutex);
    Object->Id = ++Process->NextId;
    InsertTailList(&Process->Objects, &Object->Entry);
    *Allocated = *Object; /* the object itself may be freed by another thread as soon as the mutex is */
    ExReleaseFastMutex(&Process->Mutex);
    return STATUS_SUCCESS;
}

static PSOFTGPU_OBJECT SoftgpuFindObject(PSOFTGPU_PROCESS Process, UINT32 Id)
{
    PLIST_ENTRY Entry;

    PAGED_CODE();
    for (Entry = Process->Objects.Flink; Entry != &Process->Objects; Entry = Entry->Flink) {
        PSOFTGPU_OBJECT Object = CONTAINING_RECORD(Entry, SOFTGPU_OBJECT, Entry);
        if (Object->Id == Id) {
            return Object;
        }
    }
    return NULL;
}

NTSTATUS SoftgpuFreeObject(PSOFTGPU_PROCESS Process, UINT32 Id)
{
    PSOFTGPU_OBJECT Object;

    PAGED_CODE();
    ExAcquireFastMutex(&Process->Mutex);
    Object = SoftgpuFindObject(Process, Id);
    if (Object != NULL) {
        RemoveEntryList(&Object->Entry);
    }
    ExReleaseFastMutex(&Process->Mutex);
    if (Object == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    SoftgpuReturnPages(Process->Adapter, Object);
    ExFreePoolWithTag(Object, SOFTGPU_TAG);
    return STATUS_SUCCESS;
}

/* The process ends: nobody else has it any more. */
VOID SoftgpuFreeAllObjects(PSOFTGPU_PROCESS Process)
{
    PAGED_CODE();
    while (!IsListEmpty(&Process->Objects)) {
        PSOFTGPU_OBJECT Object = CONTAINING_RECORD(RemoveHeadList(&Process->Objects), SOFTGPU_OBJECT, Entry);
        SoftgpuReturnPages(Process->Adapter, Object);
        ExFreePoolWithTag(Object, SOFTGPU_TAG);
    }
}

NTSTATUS SoftgpuReadObject(PSOFTGPU_PROCESS Process, UINT32 Id, UINT32 Offset, PVOID To, UINT32 Bytes)
{
    PSOFTGPU_OBJECT Object;
    NTSTATUS Status = STATUS_INVALID_PARAMETER;

    PAGED_CODE();
    ExAcquireFastMutex(&Process->Mutex);
    Object = SoftgpuFindObject(Process, Id);
    if (Object != NULL && Offset <= Object->Bytes && Bytes <= Object->Bytes - Offset) {
        RtlCopyMemory(To, Process->Adapter->Memory + Object->Address + Offset, Bytes);
        Status = STATUS_SUCCESS;
    }
    ExReleaseFastMutex(&Process->Mutex);
    return Status;
}

BOOLEAN SoftgpuOwnsRange(PSOFTGPU_PROCESS Process, UINT64 Address, UINT64 Bytes)
{
    PLIST_ENTRY Entry;

    PAGED_CODE();
    for (Entry = Process->Objects.Flink; Entry != &Process->Objects; Entry = Entry->Flink) {
        PSOFTGPU_OBJECT Object = CONTAINING_RECORD(Entry, SOFTGPU_OBJECT, Entry);
        if (Address >= Object->Address && Bytes <= Object->Bytes &&
            Address - Object->Address <= Object->Bytes - Bytes) {
            return TRUE;
        }
    }
    return FALSE;
}

#pragma code_seg()
