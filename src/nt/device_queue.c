/*
 * device_queue.c: queues of requests for a device that is busy or not, in order of arrival or by a key.
 */
#include "nt/export_tables.h"
#include "nt/os.h"
#include "nt/thread.h"

#include <ntddk.h>

enum { DEVICE_QUEUE_OBJECT = 20 }; /* of the kernel's object types */

/* The queue is the driver's memory, and so is its lock, which is held for a few instructions only. */
static void lock(PKDEVICE_QUEUE queue, KIRQL *before, const void *routine)
{
    nt_irql_require_at_most(DISPATCH_LEVEL, routine, "a device queue is used at DISPATCH_LEVEL or below");
    KeAcquireSpinLock(&queue->Lock, before);
}

static PKDEVICE_QUEUE_ENTRY entry_of(PLIST_ENTRY link)
{
    return CONTAINING_RECORD(link, KDEVICE_QUEUE_ENTRY, DeviceListEntry);
}

void NTAPI KeInitializeDeviceQueue(PKDEVICE_QUEUE DeviceQueue)
{
    DeviceQueue->Type = DEVICE_QUEUE_OBJECT;
    DeviceQueue->Size = sizeof *DeviceQueue;
    InitializeListHead(&DeviceQueue->DeviceListHead);
    KeInitializeSpinLock(&DeviceQueue->Lock);
    DeviceQueue->Busy = FALSE;
}

/* The first request makes the device busy and does not queue. */
static BOOLEAN insert(PKDEVICE_QUEUE queue, PKDEVICE_QUEUE_ENTRY entry, PLIST_ENTRY before)
{
    if (!queue->Busy) {
        queue->Busy = TRUE;
        entry->Inserted = FALSE;
        return FALSE;
    }
    InsertTailList(before, &entry->DeviceListEntry);
    entry->Inserted = TRUE;
    return TRUE;
}

BOOLEAN NTAPI KeInsertDeviceQueue(PKDEVICE_QUEUE DeviceQueue, PKDEVICE_QUEUE_ENTRY DeviceQueueEntry)
{
    KIRQL irql;
    lock(DeviceQueue, &irql, (const void *)KeInsertDeviceQueue);
    BOOLEAN is_queued = insert(DeviceQueue, DeviceQueueEntry, &DeviceQueue->DeviceListHead);
    KeReleaseSpinLock(&DeviceQueue->Lock, irql);
    return is_queued;
}

/* Behind those of the same key. */
BOOLEAN NTAPI KeInsertByKeyDeviceQueue(PKDEVICE_QUEUE DeviceQueue, PKDEVICE_QUEUE_ENTRY DeviceQueueEntry, ULONG SortKey)
{
    KIRQL irql;
    lock(DeviceQueue, &irql, (const void *)KeInsertByKeyDeviceQueue);
    PLIST_ENTRY head = &DeviceQueue->DeviceListHead;
    PLIST_ENTRY next = head->Flink;
    while (next != head && entry_of(next)->SortKey <= SortKey) {
        next = next->Flink;
    }
    DeviceQueueEntry->SortKey = SortKey;
    BOOLEAN is_queued = insert(DeviceQueue, DeviceQueueEntry, next);
    KeReleaseSpinLock(&DeviceQueue->Lock, irql);
    return is_queued;
}

/* An empty queue makes the device idle. */
static PKDEVICE_QUEUE_ENTRY take(PKDEVICE_QUEUE queue, PLIST_ENTRY link)
{
    if (IsListEmpty(&queue->DeviceListHead)) {
        queue->Busy = FALSE;
        return NULL;
    }
    PKDEVICE_QUEUE_ENTRY entry = entry_of(link == &queue->DeviceListHead ? link->Flink : link);
    RemoveEntryList(&entry->DeviceListEntry);
    entry->Inserted = FALSE;
    return entry;
}

PKDEVICE_QUEUE_ENTRY NTAPI KeRemoveDeviceQueue(PKDEVICE_QUEUE DeviceQueue)
{
    KIRQL irql;
    lock(DeviceQueue, &irql, (const void *)KeRemoveDeviceQueue);
    PKDEVICE_QUEUE_ENTRY entry = take(DeviceQueue, DeviceQueue->DeviceListHead.Flink);
    KeReleaseSpinLock(&DeviceQueue->Lock, irql);
    return entry;
}

/* The first whose key is the one asked for or above it, else the first of all. */
static PKDEVICE_QUEUE_ENTRY take_by_key(PKDEVICE_QUEUE queue, ULONG key)
{
    PLIST_ENTRY head = &queue->DeviceListHead;
    PLIST_ENTRY link = head->Flink;
    while (link != head && entry_of(link)->SortKey < key) {
        link = link->Flink;
    }
    return take(queue, link);
}

PKDEVICE_QUEUE_ENTRY NTAPI KeRemoveByKeyDeviceQueue(PKDEVICE_QUEUE DeviceQueue, ULONG SortKey)
{
    KIRQL irql;
    lock(DeviceQueue, &irql, (const void *)KeRemoveByKeyDeviceQueue);
    PKDEVICE_QUEUE_ENTRY entry = take_by_key(DeviceQueue, SortKey);
    KeReleaseSpinLock(&DeviceQueue->Lock, irql);
    return entry;
}

PKDEVICE_QUEUE_ENTRY NTAPI KeRemoveByKeyDeviceQueueIfBusy(PKDEVICE_QUEUE DeviceQueue, ULONG SortKey)
{
    KIRQL irql;
    lock(DeviceQueue, &irql, (const void *)KeRemoveByKeyDeviceQueueIfBusy);
    PKDEVICE_QUEUE_ENTRY entry = DeviceQueue->Busy ? take_by_key(DeviceQueue, SortKey) : NULL;
    KeReleaseSpinLock(&DeviceQueue->Lock, irql);
    return entry;
}

BOOLEAN NTAPI KeRemoveEntryDeviceQueue(PKDEVICE_QUEUE DeviceQueue, PKDEVICE_QUEUE_ENTRY DeviceQueueEntry)
{
    KIRQL irql;
    lock(DeviceQueue, &irql, (const void *)KeRemoveEntryDeviceQueue);
    BOOLEAN was_queued = DeviceQueueEntry->Inserted;
    if (was_queued) {
        RemoveEntryList(&DeviceQueueEntry->DeviceListEntry);
        DeviceQueueEntry->Inserted = FALSE;
    }
    KeReleaseSpinLock(&DeviceQueue->Lock, irql);
    return was_queued;
}

static const struct nt_export rows[] = {
    NT_EXPORT(KeInitializeDeviceQueue),  NT_EXPORT(KeInsertDeviceQueue),      NT_EXPORT(KeInsertByKeyDeviceQueue),
    NT_EXPORT(KeRemoveDeviceQueue),      NT_EXPORT(KeRemoveByKeyDeviceQueue), NT_EXPORT(KeRemoveByKeyDeviceQueueIfBusy),
    NT_EXPORT(KeRemoveEntryDeviceQueue),
};
const struct nt_export_table nt_device_queue_exports = NT_EXPORT_TABLE(rows);
