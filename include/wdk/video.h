/*
 * video.h: the few names of the video port that a WDDM miniport still meets.
 *
 * DxgkDdiDispatchIoRequest takes a VIDEO_REQUEST_PACKET, DxgkDdiQueryInterface a QUERY_INTERFACE. The rest of the video
 * port's interface belongs to drivers from before Windows Vista and is not here.
 */
#ifndef WDK_VIDEO_H
#define WDK_VIDEO_H

#include "ntdef.h"
#include "guiddef.h"

#ifdef __cplusplus
extern "C" {
#endif

/* DxgkDdiSetPowerState's DeviceUid for the adapter itself, not one of its children. */
#define DISPLAY_ADAPTER_HW_ID 0xFFFFFFFF

/* wdm.h has INTERFACE; user mode does without. */
typedef struct _INTERFACE *PINTERFACE;

typedef struct _QUERY_INTERFACE {
    const GUID *InterfaceType;
    USHORT Size;
    USHORT Version;
    PINTERFACE Interface;
    PVOID InterfaceSpecificData;
    ULONG DeviceUid;
} QUERY_INTERFACE, *PQUERY_INTERFACE;

typedef LONG VP_STATUS;

typedef struct _STATUS_BLOCK {
    union {
        VP_STATUS Status;
        PVOID Pointer;
    };
    ULONG_PTR Information;
} STATUS_BLOCK, *PSTATUS_BLOCK;

typedef struct _VIDEO_REQUEST_PACKET {
    ULONG IoControlCode;
    PSTATUS_BLOCK StatusBlock;
    PVOID InputBuffer;
    ULONG InputBufferLength;
    PVOID OutputBuffer;
    ULONG OutputBufferLength;
} VIDEO_REQUEST_PACKET, *PVIDEO_REQUEST_PACKET;

#ifdef __cplusplus
}
#endif

#endif
