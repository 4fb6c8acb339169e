/*
 * version.c: the official interface versions, and the sizes of structures that follow from them.
 *
 * A driver states the version that it was compiled for; it holds, and is given, exactly what that version has.
 */
#include "dxgkrnl/driver.h"

#include <stddef.h>

struct version_row {
    const char *name;
    uint32_t version;
    uint16_t table;        /* DRIVER_INITIALIZATION_DATA */
    uint16_t display_only; /* KMDDOD_INITIALIZATION_DATA; 0: not before Windows 8 */
    uint16_t interface;    /* DXGKRNL_INTERFACE */
    uint16_t escape;       /* DXGKARG_ESCAPE */
    uint16_t caps;         /* DXGK_DRIVERCAPS */
    uint16_t number;       /* as D3DKMT_DRIVERVERSION counts: the WDDM number times a thousand */
};

// clang-format off
static const struct version_row versions[] = { /* facts/layouts.md 1 */
    {"WDDM 1.0",                      0x01052, 496,   0, 184, 40, 336, 1000}, /* Windows Vista */
    {"WDDM 1.0 (SP1)",                0x01053, 496,   0, 184, 40, 336, 1000},
    {"WDDM 1.1",                      0x02005, 568,   0, 184, 40, 528, 1105}, /* Windows 7 */
    {"WDDM 1.2",                      0x0300E, 664, 328, 256, 40, 544, 1200}, /* Windows 8 */
    {"WDDM 1.3",                      0x04002, 712, 328, 264, 40, 552, 1300},
    {"WDDM 1.3 (rotation)",           0x04003, 712, 328, 264, 40, 552, 1300},
    {"WDDM 2.0",                      0x05023, 832, 336, 312, 40, 576, 2000}, /* Windows 10 */
    {"WDDM 2.1",                      0x06003, 880, 336, 328, 40, 576, 2100},
    {"WDDM 2.1.5",                    0x06010, 880, 336, 328, 40, 576, 2100},
    {"WDDM 2.1.6",                    0x06011, 880, 336, 328, 40, 576, 2100},
    {"WDDM 2.2",                     0x0700A, 1032, 336, 360, 48, 576, 2200},
    {"WDDM 2.3",                     0x08001, 1056, 336, 368, 48, 576, 2300},
    {"WDDM 2.4",                     0x09006, 1152, 336, 456, 48, 584, 2400},
    {"WDDM 2.5",                     0x0A00B, 1192, 336, 464, 48, 584, 2500},
    {"WDDM 2.6",                     0x0B004, 1224, 336, 480, 48, 584, 2600},
    {"WDDM 2.7",                     0x0C004, 1232, 336, 480, 48, 584, 2700},
    {"WDDM 2.8",                     0x0D001, 1232, 336, 488, 48, 584, 2800},
    {"WDDM 2.9",                     0x0E003, 1264, 336, 568, 48, 592, 2900},
    {"WDDM 3.0",                     0x0F003, 1296, 336, 568, 48, 592, 3000}, /* Windows 11 */
    {"WDDM 3.1",                     0x10004, 1376, 336, 576, 48, 592, 3100},
};
// clang-format on

static const struct version_row *row_of(uint32_t version)
{
    for (size_t i = 0; i < sizeof versions / sizeof versions[0]; i++) {
        if (versions[i].version == version) {
            return &versions[i];
        }
    }
    return NULL;
}

const char *dxg_version_name(uint32_t version)
{
    const struct version_row *row = row_of(version);
    return row == NULL ? NULL : row->name;
}

uint32_t dxg_version_table_size(uint32_t version, bool display_only)
{
    const struct version_row *row = row_of(version);
    return row == NULL ? 0 : display_only ? row->display_only : row->table;
}

uint32_t dxg_version_number(uint32_t version)
{
    const struct version_row *row = row_of(version);
    return row == NULL ? 0 : row->number;
}

uint32_t dxg_version_interface_size(uint32_t version)
{
    const struct version_row *row = row_of(version);
    return row == NULL ? 0 : row->interface;
}

uint32_t dxg_version_caps_size(uint32_t version)
{
    const struct version_row *row = row_of(version);
    return row == NULL ? 0 : row->caps;
}

uint32_t dxg_version_escape_size(uint32_t version)
{
    const struct version_row *row = row_of(version);
    return row == NULL ? 0 : row->escape;
}
