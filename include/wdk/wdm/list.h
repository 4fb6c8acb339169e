/*
 * list.h: doubly and singly linked lists, with the check that stops a kernel whose list is corrupt.
 */
#ifndef WDK_WDM_LIST_H
#define WDK_WDM_LIST_H

#include "../ntdef.h"

#ifdef __cplusplus
extern "C" {
#endif

#define FAST_FAIL_ADMINLESS_ACCESS_DENIED        55
#define FAST_FAIL_APCS_DISABLED                  0x20
#define FAST_FAIL_CAST_GUARD                     0x41
#define FAST_FAIL_CERTIFICATION_FAILURE          0x14
#define FAST_FAIL_CONTROL_INVALID_RETURN_ADDRESS 57
#define FAST_FAIL_CORRUPT_LIST_ENTRY             3
#define FAST_FAIL_CRYPTO_LIBRARY                 22
#define FAST_FAIL_DEPRECATED_SERVICE_INVOKED     27
#define FAST_FAIL_DLOAD_PROTECTION_FAILURE       25
#define FAST_FAIL_ENCLAVE_CALL_FAILURE           53
#define FAST_FAIL_ETW_CORRUPTION                 61
#define FAST_FAIL_FATAL_APP_EXIT                 7
#define FAST_FAIL_FLAGS_CORRUPTION               59
#define FAST_FAIL_GS_COOKIE_INIT                 6
#define FAST_FAIL_GUARD_EXPORT_SUPPRESSION_FAILURE 46
#define FAST_FAIL_GUARD_ICALL_CHECK_FAILURE      0xa
#define FAST_FAIL_GUARD_ICALL_CHECK_FAILURE_XFG  0x40
#define FAST_FAIL_GUARD_ICALL_CHECK_SUPPRESSED   31
#define FAST_FAIL_GUARD_JUMPTABLE                37
#define FAST_FAIL_GUARD_SS_FAILURE               44
#define FAST_FAIL_GUARD_WRITE_CHECK_FAILURE      11
#define FAST_FAIL_HEAP_METADATA_CORRUPTION       50
#define FAST_FAIL_HOST_VISIBILITY_CHANGE         0x42
#define FAST_FAIL_INCORRECT_STACK                4
#define FAST_FAIL_INVALID_ARG                    5
#define FAST_FAIL_INVALID_BALANCED_TREE          29
#define FAST_FAIL_INVALID_BUFFER_ACCESS          28
#define FAST_FAIL_INVALID_CALL_IN_DLL_CALLOUT    23
#define FAST_FAIL_INVALID_CONTROL_STACK          47
#define FAST_FAIL_INVALID_DISPATCH_CONTEXT       39
#define FAST_FAIL_INVALID_EXCEPTION_CHAIN        21
#define FAST_FAIL_INVALID_FAST_FAIL_CODE         0xffffffff
#define FAST_FAIL_INVALID_FIBER_SWITCH           0xc
#define FAST_FAIL_INVALID_FILE_OPERATION         42
#define FAST_FAIL_INVALID_FLS_DATA               70
#define FAST_FAIL_INVALID_IAT                    49
#define FAST_FAIL_INVALID_IDLE_STATE             0x21
#define FAST_FAIL_INVALID_IMAGE_BASE             0x18
#define FAST_FAIL_INVALID_JUMP_BUFFER            0x12
#define FAST_FAIL_INVALID_LOCK_STATE             0x24
#define FAST_FAIL_INVALID_LONGJUMP_TARGET        38
#define FAST_FAIL_INVALID_NEXT_THREAD            30
#define FAST_FAIL_INVALID_PFN                    63
#define FAST_FAIL_INVALID_REFERENCE_COUNT        14
#define FAST_FAIL_INVALID_SET_OF_CONTEXT         13
#define FAST_FAIL_INVALID_SYSCALL_NUMBER         41
#define FAST_FAIL_INVALID_THREAD                 0x28
#define FAST_FAIL_KERNEL_CET_SHADOW_STACK_ASSIST 67
#define FAST_FAIL_LEGACY_GS_VIOLATION            0
#define FAST_FAIL_LOADER_CONTINUITY_FAILURE      45
#define FAST_FAIL_LOW_LABEL_ACCESS_DENIED        52
#define FAST_FAIL_LPAC_ACCESS_DENIED             43
#define FAST_FAIL_MRDATA_MODIFIED                19
#define FAST_FAIL_MRDATA_PROTECTION_FAILURE      0x22
#define FAST_FAIL_NTDLL_PATCH_FAILED             69
#define FAST_FAIL_PATCH_CALLBACK_FAILED          0x44
#define FAST_FAIL_PAYLOAD_RESTRICTION_VIOLATION  51
#define FAST_FAIL_RANGE_CHECK_FAILURE            8
#define FAST_FAIL_RIO_ABORT                      62
#define FAST_FAIL_SET_CONTEXT_DENIED             0x30
#define FAST_FAIL_STACK_COOKIE_CHECK_FAILURE     2
#define FAST_FAIL_UNEXPECTED_CALL                56
#define FAST_FAIL_UNEXPECTED_HEAP_EXCEPTION      35
#define FAST_FAIL_UNEXPECTED_HOST_BEHAVIOR       58
#define FAST_FAIL_UNHANDLED_LSS_EXCEPTON         54
#define FAST_FAIL_UNSAFE_EXTENSION_CALL          26
#define FAST_FAIL_UNSAFE_REGISTRY_ACCESS         9
#define FAST_FAIL_VEH_CORRUPTION                 60
#define FAST_FAIL_VTGUARD_CHECK_FAILURE          1

NTKERNELAPI DECLSPEC_NORETURN VOID NTAPI KeBugCheckEx(ULONG BugCheckCode, ULONG_PTR BugCheckParameter1,
    ULONG_PTR BugCheckParameter2, ULONG_PTR BugCheckParameter3, ULONG_PTR BugCheckParameter4);

/* `int 29h` on Windows, where the kernel turns it into this bugcheck: KERNEL_SECURITY_CHECK_FAILURE. */
FORCEINLINE DECLSPEC_NORETURN VOID RtlFailFast(ULONG Code)
{
    KeBugCheckEx(0x139, Code, 0, 0, 0);
}

FORCEINLINE VOID InitializeListHead(PLIST_ENTRY ListHead)
{
    ListHead->Flink = ListHead;
    ListHead->Blink = ListHead;
}

FORCEINLINE BOOLEAN IsListEmpty(const LIST_ENTRY *ListHead)
{
    return (BOOLEAN)(ListHead->Flink == ListHead);
}

/* Both neighbours must agree that Entry stands between them. */
FORCEINLINE VOID RtlpCheckListEntry(PLIST_ENTRY Entry)
{
    if (Entry->Flink->Blink != Entry || Entry->Blink->Flink != Entry) {
        RtlFailFast(FAST_FAIL_CORRUPT_LIST_ENTRY);
    }
}

/* Without the check. True if the list is empty now. */
FORCEINLINE BOOLEAN RemoveEntryListUnsafe(PLIST_ENTRY Entry)
{
    PLIST_ENTRY next = Entry->Flink;
    PLIST_ENTRY previous = Entry->Blink;
    previous->Flink = next;
    next->Blink = previous;
    return (BOOLEAN)(next == previous);
}

FORCEINLINE BOOLEAN RemoveEntryList(PLIST_ENTRY Entry)
{
    RtlpCheckListEntry(Entry);
    return RemoveEntryListUnsafe(Entry);
}

/* Of an empty list these give the head itself, as on Windows. */
FORCEINLINE PLIST_ENTRY RemoveHeadList(PLIST_ENTRY ListHead)
{
    PLIST_ENTRY first = ListHead->Flink;
    RtlpCheckListEntry(ListHead);
    if (first->Blink != ListHead || first->Flink->Blink != first) {
        RtlFailFast(FAST_FAIL_CORRUPT_LIST_ENTRY);
    }
    RemoveEntryListUnsafe(first);
    return first;
}

FORCEINLINE PLIST_ENTRY RemoveTailList(PLIST_ENTRY ListHead)
{
    PLIST_ENTRY last = ListHead->Blink;
    RtlpCheckListEntry(ListHead);
    if (last->Flink != ListHead || last->Blink->Flink != last) {
        RtlFailFast(FAST_FAIL_CORRUPT_LIST_ENTRY);
    }
    RemoveEntryListUnsafe(last);
    return last;
}

FORCEINLINE VOID InsertHeadList(PLIST_ENTRY ListHead, PLIST_ENTRY Entry)
{
    PLIST_ENTRY first = ListHead->Flink;
    RtlpCheckListEntry(ListHead);
    Entry->Flink = first;
    Entry->Blink = ListHead;
    first->Blink = Entry;
    ListHead->Flink = Entry;
}

FORCEINLINE VOID InsertTailList(PLIST_ENTRY ListHead, PLIST_ENTRY Entry)
{
    PLIST_ENTRY last = ListHead->Blink;
    RtlpCheckListEntry(ListHead);
    Entry->Flink = ListHead;
    Entry->Blink = last;
    last->Flink = Entry;
    ListHead->Blink = Entry;
}

/* Splice a headless list, given by any of its entries, in before the head. */
FORCEINLINE VOID AppendTailList(PLIST_ENTRY ListHead, PLIST_ENTRY ListToAppend)
{
    PLIST_ENTRY last = ListHead->Blink;
    PLIST_ENTRY appended = ListToAppend->Blink;
    RtlpCheckListEntry(ListHead);
    RtlpCheckListEntry(ListToAppend);
    last->Flink = ListToAppend;
    ListHead->Blink = appended;
    appended->Flink = ListHead;
    ListToAppend->Blink = last;
}

FORCEINLINE VOID PushEntryList(PSINGLE_LIST_ENTRY ListHead, PSINGLE_LIST_ENTRY Entry)
{
    Entry->Next = ListHead->Next;
    ListHead->Next = Entry;
}

FORCEINLINE PSINGLE_LIST_ENTRY PopEntryList(PSINGLE_LIST_ENTRY ListHead)
{
    PSINGLE_LIST_ENTRY first = ListHead->Next;
    if (first != NULL) {
        ListHead->Next = first->Next;
    }
    return first;
}

#ifdef __cplusplus
}
#endif

#endif
