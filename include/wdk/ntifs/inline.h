/*
 * inline.h: routines of ntifs.h's that are code in the header, not exports.
 */
#ifndef WDK_NTIFS_INLINE_H
#define WDK_NTIFS_INLINE_H

#include "../ntddk.h"
#include "fsrtl.h"
#include "names.h"

#ifdef __cplusplus
extern "C" {
#endif

FORCEINLINE ULONG NTAPI HEAP_MAKE_TAG_FLAGS(ULONG TagBase, ULONG Tag)
{
    return TagBase + (Tag << HEAP_TAG_SHIFT);
}

FORCEINLINE void NTAPI IoInitializePriorityInfo(PIO_PRIORITY_INFO PriorityInfo)
{
    PriorityInfo->Size = sizeof *PriorityInfo;
    PriorityInfo->ThreadPriority = 0xffff;
    PriorityInfo->PagePriority = 0;
    PriorityInfo->IoPriority = IoPriorityNormal;
}

/* Length in bytes; what is left over of a whole ULONG stays. */
FORCEINLINE void NTAPI RtlFillMemoryUlong(PVOID Destination, SIZE_T Length, ULONG Pattern)
{
    ULONG *at = (ULONG *)Destination;
    SIZE_T left;
    for (left = Length / sizeof(ULONG); left > 0; left--) {
        *at++ = Pattern;
    }
}

FORCEINLINE void NTAPI FsRtlSetupAdvancedHeader(PVOID AdvHdr, PFAST_MUTEX FMutex)
{
    PFSRTL_ADVANCED_FCB_HEADER header = (PFSRTL_ADVANCED_FCB_HEADER)AdvHdr;
    header->Flags = (UCHAR)(header->Flags | FSRTL_FLAG_ADVANCED_HEADER);
    header->Flags2 = (UCHAR)(header->Flags2 | FSRTL_FLAG2_SUPPORTS_FILTER_CONTEXTS);
    header->Version = FSRTL_FCB_HEADER_V2;
    InitializeListHead(&header->FilterContexts);
    if (FMutex != NULL) {
        header->FastMutex = FMutex;
    }
    header->PushLock = 0;
    header->FileContextSupportPointer = NULL;
}

#ifdef __cplusplus
}
#endif

#endif
