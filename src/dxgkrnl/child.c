/*
 * child.c: an adapter's children, from what the driver answers when it is asked and what it says unasked.
 */
#include "dxgkrnl/child.h"

#include "dxgkrnl/adapter.h"
#include "dxgkrnl/contract.h"
#include "dxgkrnl/monitor.h"
#include "dxgkrnl/status.h"
#include "nt/log.h"
#include "nt/os.h"

#include <string.h>

bool dxg_child_is_output(const struct dxg_child *child)
{
    return child->descriptor.ChildDeviceType == TypeVideoOutput ||
           child->descriptor.ChildDeviceType == TypeIntegratedDisplay;
}

bool dxg_child_is_target(struct dxg_adapter *adapter, uint32_t id)
{
    const struct dxg_display *display = &adapter->display;
    bool is_target = false;
    for (uint32_t i = 0; i < display->child_count; i++) {
        is_target =
            is_target || (dxg_child_is_output(&display->children[i]) && display->children[i].descriptor.ChildUid == id);
    }
    return is_target;
}

/* ---- what the driver is asked ---- */

/* STATUS_NOT_SUPPORTED without the function. */
static NTSTATUS ask_status(struct dxg_adapter *adapter, DXGK_CHILD_STATUS *status)
{
    PDXGKDDI_QUERY_CHILD_STATUS query = adapter->driver->ddi.DxgkDdiQueryChildStatus;
    if (query == NULL) {
        return STATUS_NOT_SUPPORTED;
    }
    NTSTATUS answer = query(adapter->miniport_context, status, FALSE);
    dxg_contract_check("DxgkDdiQueryChildStatus", (const void *)query, PASSIVE_LEVEL);
    return answer;
}

static bool ask_connection(struct dxg_adapter *adapter, const struct dxg_child *child)
{
    if (child->descriptor.ChildCapabilities.HpdAwareness == HpdAwarenessAlwaysConnected) {
        return true;
    }
    DXGK_CHILD_STATUS asked = {.Type = StatusConnection, .ChildUid = child->descriptor.ChildUid};
    return NT_SUCCESS(ask_status(adapter, &asked)) && asked.HotPlug.Connected;
}

static void ask_rotation(struct dxg_adapter *adapter, struct dxg_child *child)
{
    D3DKMDT_MONITOR_ORIENTATION_AWARENESS awareness =
        child->descriptor.ChildCapabilities.Type.VideoOutput.MonitorOrientationAwareness;
    if (child->descriptor.ChildDeviceType != TypeVideoOutput ||
        (awareness != D3DKMDT_MOA_POLLED && awareness != D3DKMDT_MOA_INTERRUPTIBLE)) {
        return;
    }
    DXGK_CHILD_STATUS asked = {.Type = StatusRotation, .ChildUid = child->descriptor.ChildUid};
    if (NT_SUCCESS(ask_status(adapter, &asked))) {
        child->angle = asked.Rotation.Angle;
    }
}

/* One block; the next ones are asked for only where the first says that there are some. */
static bool ask_block(struct dxg_adapter *adapter, uint32_t uid, uint32_t index, uint8_t *block)
{
    PDXGKDDI_QUERY_DEVICE_DESCRIPTOR query = adapter->driver->ddi.DxgkDdiQueryDeviceDescriptor;
    if (query == NULL) {
        return false;
    }
    DXGK_DEVICE_DESCRIPTOR descriptor = {
        .DescriptorOffset = index * DXG_EDID_BLOCK, .DescriptorLength = DXG_EDID_BLOCK, .DescriptorBuffer = block};
    NTSTATUS status = query(adapter->miniport_context, uid, &descriptor);
    dxg_contract_check("DxgkDdiQueryDeviceDescriptor", (const void *)query, PASSIVE_LEVEL);
    return NT_SUCCESS(status);
}

/* How many blocks of a descriptor the driver gave; what is no EDID counts as none. */
static uint32_t ask_descriptor(struct dxg_adapter *adapter, uint32_t uid, uint8_t *edid)
{
    if (!ask_block(adapter, uid, 0, edid)) {
        return 0;
    }
    if (!dxg_edid_is_sound(edid)) {
        nt_log(NT_LOG_KERNEL,
               "DxgkDdiQueryDeviceDescriptor gave child %u a descriptor that is no EDID (its header or its sum is "
               "wrong): the default modes stand in for it",
               (unsigned)uid);
        return 0;
    }
    uint32_t wanted = dxg_edid_blocks(edid);
    uint32_t have = 1;
    while (have < wanted && ask_block(adapter, uid, have, edid + (size_t)have * DXG_EDID_BLOCK)) {
        have++;
    }
    return have;
}

/* A monitor where one is connected; none where memory lacks, which shows as not connected. */
static void attach(struct dxg_adapter *adapter, struct dxg_child *child)
{
    uint32_t uid = child->descriptor.ChildUid;
    uint8_t edid[DXG_EDID_MOST_BLOCKS * DXG_EDID_BLOCK] = {0};
    uint32_t blocks = ask_descriptor(adapter, uid, edid);
    child->monitor = dxg_monitor_create(adapter, uid, edid, blocks);
    if (child->monitor == NULL) {
        nt_log(NT_LOG_KERNEL, "no memory for the monitor of child %u: it counts as not connected", (unsigned)uid);
        return;
    }
    nt_log(NT_LOG_KERNEL, "child %u is connected, %s a descriptor", (unsigned)uid, blocks > 0 ? "with" : "without");
}

static NTSTATUS ask_relations(struct dxg_adapter *adapter, DXGK_CHILD_DESCRIPTOR *children, ULONG bytes,
                              struct dxg_error *error)
{
    PDXGKDDI_QUERY_CHILD_RELATIONS relations = adapter->driver->ddi.DxgkDdiQueryChildRelations;
    NTSTATUS status = relations(adapter->miniport_context, children, bytes);
    dxg_contract_check("DxgkDdiQueryChildRelations", (const void *)relations, PASSIVE_LEVEL);
    if (!NT_SUCCESS(status)) {
        char text[DXG_STATUS_TEXT];
        dxg_error_set(error, status, "DxgkDdiQueryChildRelations returned %s", dxg_status_text(status, text));
    }
    return status;
}

/* Ids name children, and targets: two alike would be one. */
static void remark_on_ids(const struct dxg_child *children, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < i; j++) {
            if (children[i].descriptor.ChildUid == children[j].descriptor.ChildUid) {
                nt_log(NT_LOG_KERNEL, "DxgkDdiQueryChildRelations gave children %u and %u one ChildUid, %u",
                       (unsigned)j, (unsigned)i, (unsigned)children[i].descriptor.ChildUid);
            }
        }
    }
}

static void take(struct dxg_adapter *adapter, struct dxg_child *children, uint32_t count)
{
    struct dxg_display *display = &adapter->display;
    remark_on_ids(children, count);
    os_lock(&display->lock);
    display->children = children;
    display->child_count = count;
    os_unlock(&display->lock);
    for (uint32_t i = 0; i < count; i++) {
        struct dxg_child *child = &children[i];
        if (!dxg_child_is_output(child)) {
            continue;
        }
        bool connected = ask_connection(adapter, child);
        ask_rotation(adapter, child);
        os_lock(&display->lock);
        child->connected = connected || (child->changed && child->connected);
        child->changed = false;
        os_unlock(&display->lock);
        if (child->connected) {
            attach(adapter, child);
        }
    }
}

NTSTATUS dxg_child_start(struct dxg_adapter *adapter, struct dxg_error *error)
{
    uint32_t count = adapter->children;
    if (count == 0 || adapter->driver->ddi.DxgkDdiQueryChildRelations == NULL) {
        return STATUS_SUCCESS;
    }
    /* Documented: one descriptor more than there are children, which stays zero and ends the array. */
    ULONG bytes = (count + 1) * (ULONG)sizeof(DXGK_CHILD_DESCRIPTOR);
    DXGK_CHILD_DESCRIPTOR *descriptors = os_alloc(bytes);
    struct dxg_child *children = os_alloc(count * sizeof *children);
    NTSTATUS status = STATUS_NO_MEMORY;
    if (descriptors == NULL || children == NULL) {
        dxg_error_set(error, status, "no memory for the descriptors of children");
    } else {
        status = ask_relations(adapter, descriptors, bytes, error);
    }
    if (NT_SUCCESS(status)) {
        for (uint32_t i = 0; i < count; i++) {
            children[i].descriptor = descriptors[i];
        }
        take(adapter, children, count);
    } else {
        os_free(children);
    }
    os_free(descriptors);
    return status;
}

void dxg_child_stop(struct dxg_adapter *adapter)
{
    struct dxg_display *display = &adapter->display;
    os_lock(&display->lock);
    struct dxg_child *children = display->children;
    uint32_t count = display->child_count;
    display->children = NULL;
    display->child_count = 0;
    os_unlock(&display->lock);
    for (uint32_t i = 0; i < count; i++) {
        dxg_monitor_destroy(children[i].monitor);
    }
    os_free(children);
}

/* ---- what the driver says unasked ---- */

/* With the display's lock held. */
static struct dxg_child *find(struct dxg_display *display, uint32_t uid)
{
    for (uint32_t i = 0; i < display->child_count; i++) {
        if (display->children[i].descriptor.ChildUid == uid) {
            return &display->children[i];
        }
    }
    return NULL;
}

static NTSTATUS note(struct dxg_adapter *adapter, const DXGK_CHILD_STATUS *status)
{
    struct dxg_display *display = &adapter->display;
    NTSTATUS answer = STATUS_SUCCESS;
    os_lock(&display->lock);
    struct dxg_child *child = find(display, status->ChildUid);
    if (child == NULL) {
        /* Before they are asked about, children are whatever the driver says. */
        answer = display->child_count == 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
    } else if (status->Type == StatusConnection) {
        child->connected = status->HotPlug.Connected != FALSE;
        child->changed = true;
    } else {
        child->angle = status->Rotation.Angle;
    }
    os_unlock(&display->lock);
    return answer;
}

NTSTATUS dxg_child_indicate(struct dxg_adapter *adapter, const DXGK_CHILD_STATUS *status)
{
    NTSTATUS answer;
    unsigned uid = (unsigned)status->ChildUid;
    switch (status->Type) {
    case StatusConnection:
        answer = note(adapter, status);
        nt_log(NT_LOG_KERNEL, "child %u is %s", uid, status->HotPlug.Connected ? "connected" : "not connected");
        break;
    case StatusRotation:
        answer = note(adapter, status);
        nt_log(NT_LOG_KERNEL, "child %u is turned (angle %u)", uid, (unsigned)status->Rotation.Angle);
        break;
    case StatusMiracastConnection:
        nt_log(NT_LOG_KERNEL, "DxgkCbIndicateChildStatus with StatusMiracastConnection is not supported here");
        return STATUS_NOT_SUPPORTED;
    default:
        return STATUS_INVALID_PARAMETER;
    }
    if (!NT_SUCCESS(answer)) {
        nt_log(NT_LOG_KERNEL,
               "DxgkCbIndicateChildStatus was given child %u, which DxgkDdiQueryChildRelations did not name", uid);
    } else if (status->Type == StatusConnection) {
        dxg_display_request_update(adapter);
    }
    return answer;
}

/* DXGK_CONNECTION_CHANGE's ConnectionStatus, which the headers declare as a number. */
enum { MONITOR_DISCONNECTED = 8, MONITOR_CONNECTED = 10, MOST_CHANGES = 256 };

NTSTATUS dxg_child_indicate_connector(struct dxg_adapter *adapter)
{
    if (adapter->driver->ddi.DxgkDdiQueryConnectionChange == NULL) {
        return STATUS_NOT_SUPPORTED;
    }
    os_lock(&adapter->display.lock);
    adapter->display.connectors_changed = true;
    os_unlock(&adapter->display.lock);
    dxg_display_request_update(adapter);
    return STATUS_SUCCESS;
}

static void note_change(struct dxg_adapter *adapter, const DXGK_CONNECTION_CHANGE *change)
{
    struct dxg_display *display = &adapter->display;
    unsigned target = change->TargetId;
    unsigned status = change->ConnectionStatus;
    os_lock(&display->lock);
    struct dxg_child *child = find(display, target);
    bool is_known = child != NULL && (status == MONITOR_CONNECTED || status == MONITOR_DISCONNECTED);
    if (is_known) {
        child->connected = status == MONITOR_CONNECTED;
        child->changed = true;
    }
    os_unlock(&display->lock);
    if (!is_known) {
        nt_log(NT_LOG_KERNEL, "a connection change of status %u on target %u makes no difference here", status, target);
    }
}

/* Oldest first, until the driver has no more. */
static void ask_changes(struct dxg_adapter *adapter)
{
    PDXGKDDI_QUERYCONNECTIONCHANGE query = adapter->driver->ddi.DxgkDdiQueryConnectionChange;
    struct dxg_display *display = &adapter->display;
    os_lock(&display->lock);
    bool due = display->connectors_changed;
    display->connectors_changed = false;
    os_unlock(&display->lock);
    NTSTATUS status = STATUS_SUCCESS;
    for (int i = 0; due && status == STATUS_SUCCESS && i < MOST_CHANGES; i++) {
        DXGKARG_QUERYCONNECTIONCHANGE args = {0};
        status = query(adapter->miniport_context, &args);
        dxg_contract_check("DxgkDdiQueryConnectionChange", (const void *)query, PASSIVE_LEVEL);
        if (status == STATUS_SUCCESS) {
            note_change(adapter, &args.ConnectionChange);
        }
    }
}

void dxg_child_poll(struct dxg_adapter *adapter)
{
    struct dxg_display *display = &adapter->display;
    for (uint32_t i = 0; i < display->child_count; i++) {
        struct dxg_child *child = &display->children[i];
        if (!dxg_child_is_output(child)) {
            continue;
        }
        bool connected = ask_connection(adapter, child);
        os_lock(&display->lock);
        child->changed = child->changed || connected != (child->monitor != NULL);
        child->connected = connected;
        os_unlock(&display->lock);
    }
}

NTSTATUS dxg_child_notify_acpi(struct dxg_adapter *adapter, DXGK_EVENT_TYPE type, ULONG event, PVOID argument,
                               ULONG *flags)
{
    PDXGKDDI_NOTIFY_ACPI_EVENT call = adapter->driver->ddi.DxgkDdiNotifyAcpiEvent;
    *flags = 0;
    if (call == NULL) {
        return STATUS_NOT_SUPPORTED;
    }
    NTSTATUS status = call(adapter->miniport_context, type, event, argument, flags);
    dxg_contract_check("DxgkDdiNotifyAcpiEvent", (const void *)call, PASSIVE_LEVEL);
    if (NT_SUCCESS(status) && (*flags & DXGK_ACPI_POLL_DISPLAY_CHILDREN) != 0) {
        dxg_child_poll(adapter);
    }
    return status;
}

bool dxg_child_has_news(struct dxg_adapter *adapter)
{
    struct dxg_display *display = &adapter->display;
    os_lock(&display->lock);
    bool any = display->connectors_changed;
    for (uint32_t i = 0; i < display->child_count; i++) {
        any = any || display->children[i].changed;
    }
    os_unlock(&display->lock);
    return any;
}

bool dxg_child_update(struct dxg_adapter *adapter)
{
    struct dxg_display *display = &adapter->display;
    bool any = false;
    ask_changes(adapter);
    for (uint32_t i = 0; i < display->child_count; i++) {
        struct dxg_child *child = &display->children[i];
        os_lock(&display->lock);
        bool changed = child->changed && dxg_child_is_output(child);
        bool connected = child->connected;
        child->changed = false;
        os_unlock(&display->lock);
        if (!changed || (!connected && child->monitor == NULL)) {
            continue;
        }
        dxg_monitor_destroy(child->monitor);
        child->monitor = NULL;
        if (connected) {
            attach(adapter, child);
        }
        any = true;
    }
    return any;
}
