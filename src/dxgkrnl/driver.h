/*
 * driver.h: a display miniport as the graphics kernel knows it – the table it gave DxgkInitialize, and its life.
 */
#ifndef ESCAPEMENT_DXGKRNL_DRIVER_H
#define ESCAPEMENT_DXGKRNL_DRIVER_H

#include <dispmprt.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/** Why something could not be loaded or started: a status where there is one, and sentences for a person. */
struct dxg_error {
    NTSTATUS status;
    char text[1024];
};
void dxg_error_set(struct dxg_error *error, NTSTATUS status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

struct dxg_driver {
    char name[64]; /* the service name: the image's file name without its suffix */
    PDRIVER_OBJECT object;
    uint32_t version;  /* the DXGKDDI_INTERFACE_VERSION that its table states */
    bool display_only; /* it called DxgkInitializeDisplayOnlyDriver */
    /*
     * Its table, copied. Only the members that `version` has are filled, the rest are null; a display-only table's
     * members stand at their places of the full one, except DxgkDdiPresentDisplayOnly.
     */
    DRIVER_INITIALIZATION_DATA ddi;
    PDXGKDDI_PRESENTDISPLAYONLY present_display_only;
    bool initialized;         /* DxgkInitialize succeeded and DxgkUnInitialize did not follow */
    struct dxg_error refused; /* the first call of DxgkInitialize that was refused, and why; status 0: none was */
    _Atomic uint32_t
        references;          /* its own and its adapters': handles to a removed adapter outlive the driver's unload */
    struct dxg_driver *next; /* in the list of drivers, by which DxgkInitialize knows a DRIVER_OBJECT */
};

/** What src/image found, handed down. */
struct dxg_driver_image {
    const char *name;
    PDRIVER_INITIALIZE entry; /* DriverEntry */
    void *base;
    uint32_t size;
};

/**
 * Call DriverEntry and take the table. Required of every driver: AddDevice, StartDevice, StopDevice, RemoveDevice,
 * QueryAdapterInfo; beyond these, whatever undoes or completes a callback that is there (DestroyDevice of CreateDevice,
 * DpcRoutine of InterruptRoutine, the reset pair of SubmitCommand; driver.c has the table). A render-only driver leaves
 * out what serves displays, any driver DxgkDdiCreateProcess and DxgkDdiEscape.
 * Errors, each with a text: DriverEntry's failure by name; DxgkInitialize never
 * called; called twice; an interface version that is none; a required callback missing (all of them named).
 * IRQL PASSIVE_LEVEL. Memory: on failure nothing is left; the caller unloads the image.
 * Source facts/sync.md 4, facts/layouts.md 1.
 */
NTSTATUS dxg_driver_load(const struct dxg_driver_image *image, struct dxg_driver **driver, struct dxg_error *error);
/** DxgkDdiUnload, then forget it. No adapter of it may be left. Null does nothing. */
void dxg_driver_unload(struct dxg_driver *driver);

/** Keep the memory of what is written above, for an adapter. The driver itself is gone with dxg_driver_unload. */
struct dxg_driver *dxg_driver_get(struct dxg_driver *driver);
void dxg_driver_put(struct dxg_driver *driver);

/** "WDDM 2.2" for 0x700A; null for a number that is no official version. */
const char *dxg_version_name(uint32_t version);
/** As D3DKMT_DRIVERVERSION counts: 2200 for WDDM 2.2; 0 for no official version. */
uint32_t dxg_version_number(uint32_t version);
/** Sizes that follow a version; 0 for no official version, and for display-only tables before WDDM 1.2
 * (facts/layouts.md 1). */
uint32_t dxg_version_table_size(uint32_t version, bool display_only);
uint32_t dxg_version_interface_size(uint32_t version);
uint32_t dxg_version_caps_size(uint32_t version);
uint32_t dxg_version_escape_size(uint32_t version);

#endif
