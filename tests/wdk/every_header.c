/*
 * every_header.c: the kernel's headers beside a C library's, and their macros and inline functions in use.
 *
 * compile_test.sh compiles it in every way that a driver or the host may; nothing runs it.
 */
#ifdef _WIN32
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#else
#include <elf.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/user.h>
#include <ucontext.h>
#include <wchar.h>
#endif
#include <initguid.h>
#include <intrin.h>
#include <ntifs.h>
#include <ntintsafe.h>
#include <ntstrsafe.h>
#include <stdbool.h>
#include <stdint.h>
#include <windef.h>

DEFINE_GUID(GUID_OF_THE_TEST, 0x12345678, 0x9abc, 0xdef0, 1, 2, 3, 4, 5, 6, 7, 8);

#ifdef __cplusplus
extern "C" {
#endif

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD unload;
KDEFERRED_ROUTINE deferred;
KSTART_ROUTINE start;

#define TEST_TAG 0x74736554u

static LONG counter;
static PVOID pointer;
static LIST_ENTRY list;
static KSPIN_LOCK lock;

_Use_decl_annotations_ VOID NTAPI unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    PAGED_CODE();
}

_Use_decl_annotations_ VOID NTAPI deferred(PKDPC Dpc, PVOID Context, PVOID SystemArgument1, PVOID SystemArgument2)
{
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);
    NT_ASSERT(KeGetCurrentIrql() == DISPATCH_LEVEL);
}

VOID NTAPI start(PVOID StartContext)
{
    PVOID object = StartContext;
    (void)KeWaitForSingleObject(object, Executive, KernelMode, FALSE, NULL);
    (void)PsTerminateSystemThread(STATUS_SUCCESS);
}

static NTSTATUS interlocked_and_lists(VOID)
{
    KIRQL irql;
    InitializeListHead(&list);
    KeAcquireSpinLock(&lock, &irql);
    while (!IsListEmpty(&list)) {
        PLIST_ENTRY entry = RemoveHeadList(&list);
        PDEVICE_OBJECT device = CONTAINING_RECORD(entry, DEVICE_OBJECT, Queue.ListEntry);
        device->Flags |= DO_BUFFERED_IO;
    }
    KeReleaseSpinLock(&lock, irql);
    InterlockedIncrement(&counter);
    InterlockedOr(&counter, 4);
    InterlockedExchangePointer(&pointer, &list);
    KeMemoryBarrier();
    YieldProcessor();
    return InterlockedCompareExchange(&counter, 1, 0) == 0 ? STATUS_SUCCESS : STATUS_DEVICE_BUSY;
}

static NTSTATUS strings(VOID)
{
    CHAR narrow[16];
    ULONG32 sum;
    SIZE_T size;
    UNICODE_STRING name;
#ifdef _WIN32
    UNICODE_STRING constant = RTL_CONSTANT_STRING(L"\\Registry\\Machine");
    DECLARE_CONST_UNICODE_STRING(other, L"other");
    WCHAR wide[16];
    (void)RtlStringCbPrintfA(narrow, sizeof narrow, "%d %wZ", counter, &constant);
    (void)RtlStringCchPrintfW(wide, RTL_NUMBER_OF(wide), L"%ws", L"text");
    (void)other;
    KdPrint(("%wZ %u\n", &other, (ULONG)max(1, 2)));
    KdPrintEx((DPFLTR_IHVVIDEO_ID, DPFLTR_ERROR_LEVEL, "%d\n", counter));
#else
    UNICODE_STRING constant = RTL_CONSTANT_STRING(u"\\Registry\\Machine");
    (void)constant;
#endif
    RtlInitEmptyUnicodeString(&name, NULL, 0);
    (void)RtlStringCchCopyA(narrow, sizeof narrow, "copy");
    (void)RtlUInt32Add(1, 2, &sum);
    return RtlSizeTMult(sizeof narrow, sum, &size);
}

static NTSTATUS memory(PMDL mdl)
{
    PVOID address = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority | MdlMappingNoExecute);
    PPFN_NUMBER pages = MmGetMdlPfnArray(mdl);
    PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, BYTES_TO_PAGES(PAGE_SIZE + 1) * sizeof *pages, TEST_TAG);
    if (address == NULL || block == NULL) {
        return STATUS_NO_MEMORY;
    }
    RtlCopyMemory(block, pages, sizeof *pages);
    RtlZeroMemory(block, ALIGN_UP_BY(sizeof *pages, 16));
    ExFreePoolWithTag(block, TEST_TAG);
    WRITE_REGISTER_ULONG((volatile ULONG *)address, READ_REGISTER_ULONG((volatile ULONG *)address) | 1);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    OBJECT_ATTRIBUTES attributes;
    HANDLE thread = NULL;
    PVOID object = NULL;
    NTSTATUS status;
    InitializeObjectAttributes(&attributes, RegistryPath, OBJ_KERNEL_HANDLE, NULL, NULL);
    DriverObject->DriverUnload = unload;
    status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, &attributes, NULL, NULL, start, NULL);
    if (NT_SUCCESS(status)) {
        status = ObReferenceObjectByHandle(thread, SYNCHRONIZE, *PsThreadType, KernelMode, &object, NULL);
        ZwClose(thread);
    }
    if (!NT_SUCCESS(status) || !NT_SUCCESS(interlocked_and_lists()) || !NT_SUCCESS(strings())) {
        return status;
    }
    ObDereferenceObject(object);
    return memory((PMDL)DriverObject->DriverSection);
}

C_ASSERT(sizeof(GUID_OF_THE_TEST) == 16);
C_ASSERT(FIELD_OFFSET(IRP, Tail) == 120);
C_ASSERT(CTL_CODE(FILE_DEVICE_VIDEO, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS) == 0x232000);

#ifdef __cplusplus
}
#endif
