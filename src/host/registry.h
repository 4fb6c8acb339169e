/*
 * registry.h: what a .reg or an .inf file puts into the registry before a driver is loaded.
 *
 * HKR is the adapter's software key (DXGK_DEVICE_INFO.DeviceRegistryPath), in the .HW section of an INF its hardware
 * key (Device Parameters), in a service's section the driver's service key, whatever name the INF gives the service.
 */
#ifndef ESCAPEMENT_HOST_REGISTRY_H
#define ESCAPEMENT_HOST_REGISTRY_H

#include "nt/registry.h"

#include <escapement/host.h>

/** Where the adapter's keys are, from \REGISTRY on. */
struct host_registry_keys {
    const char *software, *hardware, *service;
    const char *hardware_id; /* "PCI\VEN_1234&DEV_1111&SUBSYS_...&REV_02" */
};

/** Read the file into the registry. False: `error` names what is wrong, with its line; what stands in front of that is
 * in the registry. */
bool host_registry_import(const struct host_registry_keys *keys, const char *file, struct host_error *error);

/* Between the files of the import. */

enum { REGISTRY_PATH_BYTES = 2048, REGISTRY_NAME_BYTES = 1024, REGISTRY_LINE_BYTES = 1 << 16 };

struct registry_import {
    const struct host_registry_keys *keys;
    const char *text; /* UTF-8, with a null at its end and none before */
    unsigned line;
    char why[256];
};

/** What is wrong with the line that is being read. False. */
bool host_registry_fail(struct registry_import *import, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** One value, of `bytes` bytes as they are in the registry; null data with `is_deleted`. `path` is from \REGISTRY on.
 */
bool host_registry_set(struct registry_import *import, const char *path, const char *name, uint32_t type,
                       const void *data, uint32_t bytes);
/** Text as REG_SZ, REG_EXPAND_SZ or REG_MULTI_SZ; of the last `text` has a null behind each string, and `bytes` of
 * them. */
bool host_registry_set_text(struct registry_import *import, const char *path, const char *name, uint32_t type,
                            const char *text, size_t bytes);
bool host_registry_has(const char *path, const char *name);
bool host_registry_make(struct registry_import *import, const char *path);
void host_registry_delete_value(const char *path, const char *name);
void host_registry_delete_key(const char *path);

/** The place of a key that is named from a root on: "HKLM\Software" or "HKEY_LOCAL_MACHINE\...". HKR is `relative`.
 * False: it is no root's. */
bool host_registry_place(struct registry_import *import, const char *name, const char *relative,
                         char path[REGISTRY_PATH_BYTES]);

bool host_registry_read_reg(struct registry_import *import);
bool host_registry_read_inf(struct registry_import *import);

#endif
