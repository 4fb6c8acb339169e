/*
 * video.h: the video port, of which a WDDM miniport still meets a few names.
 *
 * DxgkDdiDispatchIoRequest takes a VIDEO_REQUEST_PACKET, DxgkDdiQueryInterface a QUERY_INTERFACE. The rest of the port's
 * interface belongs to drivers from before Windows Vista; it is declared for those that carry such a half along.
 */
#ifndef WDK_VIDEO_H
#define WDK_VIDEO_H

#include "ntdef.h"
#include "guiddef.h"

#ifndef VPAPI
#define VPAPI
#endif

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

/* What is of the port needs the kernel's names; user mode has use for the packets alone. */
#if defined(_WDMDDK_) || defined(_NTDDK_)
#include "video/port.h"
#endif

#endif
