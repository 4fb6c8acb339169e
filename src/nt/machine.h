/*
 * machine.h: the kernel's life – started once, stopped when the last driver is gone, and what was left behind.
 */
#ifndef ESCAPEMENT_NT_MACHINE_H
#define ESCAPEMENT_NT_MACHINE_H

#include <ntddk.h>
#include <stddef.h>
#include <stdint.h>

/** Start the DPC, timer and interrupt threads, the registry and the initial process. 0, or -errno with nothing left.
 * Repeatable after fini. */
int nt_machine_init(void);
/** What drivers left is given back: pool blocks, mappings, contiguous memory. No driver's code runs any more. */
void nt_machine_fini(void);

/** One pool tag's account. */
struct nt_pool_tag_usage {
    uint32_t tag;
    uint64_t blocks;
    uint64_t bytes;
    uint64_t paged_bytes;
};

/** What a driver holds at this moment. Zero everywhere after a clean unload. */
struct nt_leftovers {
    uint64_t pool_blocks;
    uint64_t pool_bytes;
    uint64_t timers_armed;
    uint64_t dpcs_queued;
    uint64_t threads;  /* system threads still running */
    uint64_t mappings; /* I/O and MDL mappings */
    uint64_t mdls;
    uint64_t handles; /* kernel handles: keys, threads, events */
    uint64_t contiguous_bytes;
};
void nt_leftovers(struct nt_leftovers *leftovers);
/**
 * Nothing of a driver that is gone runs from here on: timers are disarmed, DPCs and work items dropped, system threads
 * ended where they wait; none of the driver's memory is touched. Before the image of the last driver goes. IRQL
 * PASSIVE_LEVEL.
 */
void nt_machine_drop_leftovers(void);
/** Fill at most `count` rows, largest first; returns how many tags have blocks. */
size_t nt_pool_usage(struct nt_pool_tag_usage *rows, size_t count);

/** The driver's identity in the kernel: DRIVER_OBJECT, its name and registry path
 * (\REGISTRY\MACHINE\SYSTEM\CurrentControlSet\Services\NAME). Null: no memory. */
PDRIVER_OBJECT nt_driver_object_create(const char *service_name, void *image_base, uint32_t image_size);
const char *nt_driver_service_name(PDRIVER_OBJECT driver);
PUNICODE_STRING nt_driver_registry_path(PDRIVER_OBJECT driver);
void nt_driver_object_destroy(PDRIVER_OBJECT driver);
/** A physical device object, as the bus driver makes; its device and driver registry keys exist. Null: no memory. */
PDEVICE_OBJECT nt_device_object_create(const char *hardware_id, const char *service_name);
void nt_device_object_destroy(PDEVICE_OBJECT device);
/** What it was made with, and the paths of its keys: HKLM's Enum\...\Device Parameters, and the driver's under Class.
 * Null for a device object that a driver made. */
const char *nt_device_hardware_id(PDEVICE_OBJECT device);
const char *nt_device_service_name(PDEVICE_OBJECT device);
const char *nt_device_key_path(PDEVICE_OBJECT device);
const char *nt_device_driver_key_path(PDEVICE_OBJECT device);

#endif
