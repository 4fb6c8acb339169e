/*
 * evntprov.h: events from a provider of its own, through the user-mode names that a shared source uses.
 */
#ifndef _EVNTPROV_H_
#define _EVNTPROV_H_

#include "wdm.h"

#define EVENT_ACTIVITY_CTRL_CREATE_ID                  3
#define EVENT_ACTIVITY_CTRL_CREATE_SET_ID              5
#define EVENT_ACTIVITY_CTRL_GET_ID                     1
#define EVENT_ACTIVITY_CTRL_GET_SET_ID                 4
#define EVENT_ACTIVITY_CTRL_SET_ID                     2
#define EVENT_DATA_DESCRIPTOR_TYPE_EVENT_METADATA      1
#define EVENT_DATA_DESCRIPTOR_TYPE_NONE                0
#define EVENT_DATA_DESCRIPTOR_TYPE_PROVIDER_METADATA   2
#define EVENT_DATA_DESCRIPTOR_TYPE_TIMESTAMP_OVERRIDE  3
#define EVENT_FILTER_TYPE_CONTAINER                    0x80008000
#define EVENT_FILTER_TYPE_EVENT_ID                     0x80000200
#define EVENT_FILTER_TYPE_EVENT_NAME                   0x80000400
#define EVENT_FILTER_TYPE_EXECUTABLE_NAME              0x80000008
#define EVENT_FILTER_TYPE_NONE                         0
#define EVENT_FILTER_TYPE_PACKAGE_APP_ID               0x80000020
#define EVENT_FILTER_TYPE_PACKAGE_ID                   0x80000010
#define EVENT_FILTER_TYPE_PAYLOAD                      0x80000100
#define EVENT_FILTER_TYPE_PID                          0x80000004
#define EVENT_FILTER_TYPE_SCHEMATIZED                  0x80000000
#define EVENT_FILTER_TYPE_STACKWALK                    0x80001000
#define EVENT_FILTER_TYPE_STACKWALK_LEVEL_KW           0x80004000
#define EVENT_FILTER_TYPE_STACKWALK_NAME               0x80002000
#define EVENT_FILTER_TYPE_SYSTEM_FLAGS                 0x80000001
#define EVENT_FILTER_TYPE_TRACEHANDLE                  0x80000002
#define EVENT_MAX_LEVEL                                0xff
#define EVENT_MIN_LEVEL                                0
#define EVENT_WRITE_FLAG_INPRIVATE                     2
#define EVENT_WRITE_FLAG_NO_FAULTING                   1
#define MAX_EVENT_DATA_DESCRIPTORS                     0x80
#define MAX_EVENT_FILTERS_COUNT                        0xd
#define MAX_EVENT_FILTER_DATA_SIZE                     0x400
#define MAX_EVENT_FILTER_EVENT_ID_COUNT                0x40
#define MAX_EVENT_FILTER_EVENT_NAME_SIZE               0x1000
#define MAX_EVENT_FILTER_PAYLOAD_SIZE                  0x1000
#define MAX_EVENT_FILTER_PID_COUNT                     8

#ifdef __cplusplus
extern "C" {
#endif

struct _EVENT_DATA_DESCRIPTOR {
    ULONGLONG Ptr;
    ULONG Size;
    union {
        ULONG Reserved;
        struct {
            UCHAR Type;
            UCHAR Reserved1;
            USHORT Reserved2;
        };
    };
};

struct _EVENT_DESCRIPTOR {
    USHORT Id;
    UCHAR Version;
    UCHAR Channel;
    UCHAR Level;
    UCHAR Opcode;
    USHORT Task;
    ULONGLONG Keyword;
};

struct _EVENT_FILTER_DESCRIPTOR {
    ULONGLONG Ptr;
    ULONG Size;
    ULONG Type;
};

typedef struct _EVENT_FILTER_EVENT_ID {
    BOOLEAN FilterIn;
    UCHAR Reserved;
    USHORT Count;
    USHORT Events[1];
} EVENT_FILTER_EVENT_ID, *PEVENT_FILTER_EVENT_ID;

typedef struct _EVENT_FILTER_EVENT_NAME {
    ULONGLONG MatchAnyKeyword;
    ULONGLONG MatchAllKeyword;
    UCHAR Level;
    BOOLEAN FilterIn;
    USHORT NameCount;
    UCHAR Names[1];
} EVENT_FILTER_EVENT_NAME, *PEVENT_FILTER_EVENT_NAME;

typedef struct _EVENT_FILTER_HEADER {
    USHORT Id;
    UCHAR Version;
    UCHAR Reserved[5];
    ULONGLONG InstanceId;
    ULONG Size;
    ULONG NextOffset;
} EVENT_FILTER_HEADER, *PEVENT_FILTER_HEADER;

typedef struct _EVENT_FILTER_LEVEL_KW {
    ULONGLONG MatchAnyKeyword;
    ULONGLONG MatchAllKeyword;
    UCHAR Level;
    BOOLEAN FilterIn;
} EVENT_FILTER_LEVEL_KW, *PEVENT_FILTER_LEVEL_KW;

/* ---- An event's description, field by field ---- */

FORCEINLINE void NTAPI EventDescCreate(PEVENT_DESCRIPTOR EventDescriptor, USHORT Id, UCHAR Version, UCHAR Channel,
    UCHAR Level, USHORT Task, UCHAR Opcode, ULONGLONG Keyword)
{
    EventDescriptor->Id = Id;
    EventDescriptor->Version = Version;
    EventDescriptor->Channel = Channel;
    EventDescriptor->Level = Level;
    EventDescriptor->Task = Task;
    EventDescriptor->Opcode = Opcode;
    EventDescriptor->Keyword = Keyword;
}

FORCEINLINE void NTAPI EventDescZero(PEVENT_DESCRIPTOR EventDescriptor)
{
    EventDescCreate(EventDescriptor, 0, 0, 0, 0, 0, 0, 0);
}

FORCEINLINE void NTAPI EventDataDescCreate(PEVENT_DATA_DESCRIPTOR EventDataDescriptor, const void *DataPtr,
    ULONG DataSize)
{
    EventDataDescriptor->Ptr = (ULONGLONG)(ULONG_PTR)DataPtr;
    EventDataDescriptor->Size = DataSize;
    EventDataDescriptor->Reserved = 0;
}

FORCEINLINE USHORT NTAPI EventDescGetId(PCEVENT_DESCRIPTOR EventDescriptor)
{
    return EventDescriptor->Id;
}

FORCEINLINE UCHAR NTAPI EventDescGetVersion(PCEVENT_DESCRIPTOR EventDescriptor)
{
    return EventDescriptor->Version;
}

FORCEINLINE UCHAR NTAPI EventDescGetChannel(PCEVENT_DESCRIPTOR EventDescriptor)
{
    return EventDescriptor->Channel;
}

FORCEINLINE UCHAR NTAPI EventDescGetLevel(PCEVENT_DESCRIPTOR EventDescriptor)
{
    return EventDescriptor->Level;
}

FORCEINLINE UCHAR NTAPI EventDescGetOpcode(PCEVENT_DESCRIPTOR EventDescriptor)
{
    return EventDescriptor->Opcode;
}

FORCEINLINE USHORT NTAPI EventDescGetTask(PCEVENT_DESCRIPTOR EventDescriptor)
{
    return EventDescriptor->Task;
}

FORCEINLINE ULONGLONG NTAPI EventDescGetKeyword(PCEVENT_DESCRIPTOR EventDescriptor)
{
    return EventDescriptor->Keyword;
}

FORCEINLINE PEVENT_DESCRIPTOR NTAPI EventDescSetId(PEVENT_DESCRIPTOR EventDescriptor, USHORT Id)
{
    EventDescriptor->Id = Id;
    return EventDescriptor;
}

FORCEINLINE PEVENT_DESCRIPTOR NTAPI EventDescSetVersion(PEVENT_DESCRIPTOR EventDescriptor, UCHAR Version)
{
    EventDescriptor->Version = Version;
    return EventDescriptor;
}

FORCEINLINE PEVENT_DESCRIPTOR NTAPI EventDescSetChannel(PEVENT_DESCRIPTOR EventDescriptor, UCHAR Channel)
{
    EventDescriptor->Channel = Channel;
    return EventDescriptor;
}

FORCEINLINE PEVENT_DESCRIPTOR NTAPI EventDescSetLevel(PEVENT_DESCRIPTOR EventDescriptor, UCHAR Level)
{
    EventDescriptor->Level = Level;
    return EventDescriptor;
}

FORCEINLINE PEVENT_DESCRIPTOR NTAPI EventDescSetOpcode(PEVENT_DESCRIPTOR EventDescriptor, UCHAR Opcode)
{
    EventDescriptor->Opcode = Opcode;
    return EventDescriptor;
}

FORCEINLINE PEVENT_DESCRIPTOR NTAPI EventDescSetTask(PEVENT_DESCRIPTOR EventDescriptor, USHORT Task)
{
    EventDescriptor->Task = Task;
    return EventDescriptor;
}

FORCEINLINE PEVENT_DESCRIPTOR NTAPI EventDescOrKeyword(PEVENT_DESCRIPTOR EventDescriptor, ULONGLONG Keyword)
{
    EventDescriptor->Keyword |= Keyword;
    return EventDescriptor;
}

#ifdef __cplusplus
}
#endif

#endif
