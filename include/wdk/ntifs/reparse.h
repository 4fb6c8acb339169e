/*
 * reparse.h: reparse points.
 */
#ifndef WDK_NTIFS_REPARSE_H
#define WDK_NTIFS_REPARSE_H

#include "../ntddk.h"

#define OPEN_REPARSE_POINT_OVERRIDE_CREATE_OPTION                               0x40
#define OPEN_REPARSE_POINT_REPARSE_ALWAYS                                       0x7e
#define OPEN_REPARSE_POINT_REPARSE_IF_CHILD_EXISTS                              2
#define OPEN_REPARSE_POINT_REPARSE_IF_CHILD_NOT_EXISTS                          4
#define OPEN_REPARSE_POINT_REPARSE_IF_DIRECTORY_FINAL_COMPONENT                 8
#define OPEN_REPARSE_POINT_REPARSE_IF_DIRECTORY_FINAL_COMPONENT_ALWAYS          0x48
#define OPEN_REPARSE_POINT_REPARSE_IF_FINAL_COMPONENT                           0x28
#define OPEN_REPARSE_POINT_REPARSE_IF_FINAL_COMPONENT_ALWAYS                    0x68
#define OPEN_REPARSE_POINT_REPARSE_IF_NON_DIRECTORY_FINAL_COMPONENT             0x20
#define OPEN_REPARSE_POINT_REPARSE_IF_NON_DIRECTORY_FINAL_COMPONENT_ALWAYS      0x60
#define OPEN_REPARSE_POINT_REPARSE_IF_NON_DIRECTORY_NON_FINAL_COMPONENT         0x10
#define OPEN_REPARSE_POINT_REPARSE_IF_NON_DIRECTORY_NON_FINAL_COMPONENT_ALWAYS  0x50
#define OPEN_REPARSE_POINT_REPARSE_IF_NON_FINAL_COMPONENT                       0x16
#define OPEN_REPARSE_POINT_RETURN_REPARSE_DATA_BUFFER                           0x80
#define OPEN_REPARSE_POINT_TAG_ENCOUNTERED                                      1
#define OPEN_REPARSE_POINT_VERSION_EX                                           0x80000000
#define REPARSE_DATA_EX_FLAG_GIVEN_TAG_OR_NONE                                  1
#define SYMLINK_DIRECTORY                                                       0x80000000
#define SYMLINK_FILE                                                            0x40000000
#define SYMLINK_FLAG_RELATIVE                                                   1
#define SYMLINK_RESERVED_MASK                                                   0xf0000000

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _OPEN_REPARSE_LIST {
    LIST_ENTRY OpenReparseList;
} OPEN_REPARSE_LIST, *POPEN_REPARSE_LIST;

typedef struct _OPEN_REPARSE_LIST_ENTRY {
    LIST_ENTRY OpenReparseListEntry;
    ULONG ReparseTag;
    ULONG Flags;
    GUID ReparseGuid;
    USHORT Size;
    USHORT RemainingLength;
} OPEN_REPARSE_LIST_ENTRY, *POPEN_REPARSE_LIST_ENTRY;

struct _REPARSE_DATA_BUFFER {
    ULONG ReparseTag;
    USHORT ReparseDataLength;
    USHORT Reserved;
    union {
        struct {
            USHORT SubstituteNameOffset;
            USHORT SubstituteNameLength;
            USHORT PrintNameOffset;
            USHORT PrintNameLength;
            ULONG Flags;
            WCHAR PathBuffer[1];
        } SymbolicLinkReparseBuffer;
        struct {
            USHORT SubstituteNameOffset;
            USHORT SubstituteNameLength;
            USHORT PrintNameOffset;
            USHORT PrintNameLength;
            WCHAR PathBuffer[1];
        } MountPointReparseBuffer;
        struct {
            UCHAR DataBuffer[1];
        } GenericReparseBuffer;
    };
};

typedef struct _REPARSE_GUID_DATA_BUFFER {
    ULONG ReparseTag;
    USHORT ReparseDataLength;
    USHORT Reserved;
    GUID ReparseGuid;
    struct {
        UCHAR DataBuffer[1];
    } GenericReparseBuffer;
} REPARSE_GUID_DATA_BUFFER, *PREPARSE_GUID_DATA_BUFFER;

typedef struct _REPARSE_DATA_BUFFER_EX {
    ULONG Flags;
    ULONG ExistingReparseTag;
    GUID ExistingReparseGuid;
    ULONGLONG Reserved;
    union {
        REPARSE_DATA_BUFFER ReparseDataBuffer;
        REPARSE_GUID_DATA_BUFFER ReparseGuidDataBuffer;
    };
} REPARSE_DATA_BUFFER_EX, *PREPARSE_DATA_BUFFER_EX;

#pragma pack(push, 1)
typedef struct _REPARSE_INDEX_KEY {
    ULONG FileReparseTag;
    LARGE_INTEGER FileId;
} REPARSE_INDEX_KEY, *PREPARSE_INDEX_KEY;
#pragma pack(pop)

struct _Reparse {
    USHORT Length;
    USHORT Flags;
    ULONG ReparseDataSize;
    ULONG ReparseDataOffset;
};

#ifdef __cplusplus
}
#endif

#endif
