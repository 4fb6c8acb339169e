/*
 * power_setting.c: the power settings that drivers ask about – a machine on mains power, its lid open, its display on.
 */
#include "nt/export_tables.h"
#include "nt/hook.h"
#include "nt/thread.h"

#include <ntddk.h>
#include <ntstatus.h>

struct setting {
    GUID id;
    ULONG value;
};

/* Sorted by name. A setting's value is a ULONG. */
// clang-format off
static const struct setting settings[] = {
    /* GUID_ACDC_POWER_SOURCE: mains */
    {{0x5D3E9A59, 0xE9D5, 0x4B00, {0xA6, 0xBD, 0xFF, 0x34, 0xFF, 0x51, 0x65, 0x48}}, 0},
    /* GUID_BATTERY_PERCENTAGE_REMAINING */
    {{0xA7AD8041, 0xB45A, 0x4CAE, {0x87, 0xA3, 0xEE, 0xCB, 0xB4, 0x68, 0xA9, 0xE1}}, 100},
    /* GUID_CONSOLE_DISPLAY_STATE: on */
    {{0x6FE69556, 0x704A, 0x47A0, {0x8F, 0x24, 0xC2, 0x8D, 0x93, 0x6F, 0xDA, 0x47}}, 1},
    /* GUID_GLOBAL_USER_PRESENCE: present */
    {{0x786E8A1D, 0xB427, 0x4344, {0x92, 0x07, 0x09, 0xE7, 0x0B, 0xDC, 0xBE, 0xA9}}, 0},
    /* GUID_LIDSWITCH_STATE_CHANGE: open */
    {{0xBA3E0F4D, 0xB817, 0x4094, {0xA2, 0xD1, 0xD5, 0x63, 0x79, 0xE6, 0xA0, 0xF3}}, 1},
    /* GUID_MONITOR_POWER_ON: on */
    {{0x02731015, 0x4510, 0x4526, {0x99, 0xE6, 0xE5, 0xA1, 0x7E, 0xBD, 0x1A, 0xEA}}, 1},
    /* GUID_SESSION_DISPLAY_STATUS: on */
    {{0x2B84C20E, 0xAD23, 0x4DDF, {0x93, 0xDB, 0x05, 0xFF, 0xBD, 0x7E, 0xFC, 0xA5}}, 1},
    /* GUID_SYSTEM_AWAYMODE: it is not */
    {{0x98A7F580, 0x01F7, 0x48AA, {0x9C, 0x0F, 0x44, 0x35, 0x2C, 0x29, 0xE5, 0xC0}}, 0},
    /* GUID_VIDEO_CURRENT_MONITOR_BRIGHTNESS: per cent */
    {{0x8FFEE2C6, 0x2D01, 0x46BE, {0xAD, 0xB9, 0x39, 0x8A, 0xDD, 0xC5, 0xB4, 0xFF}}, 100},
};
// clang-format on

static const struct setting *find(const GUID *id)
{
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        if (IsEqualGUID(&settings[i].id, id)) {
            return &settings[i];
        }
    }
    return NULL;
}

/* Called back once with the value as it is; it never changes. A setting that this machine has not is registered, too.
 */
NTSTATUS NTAPI PoRegisterPowerSettingCallback(PDEVICE_OBJECT DeviceObject, LPCGUID SettingGuid,
                                              PPOWER_SETTING_CALLBACK Callback, PVOID Context, PVOID *Handle)
{
    (void)DeviceObject;
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)PoRegisterPowerSettingCallback,
                            "PoRegisterPowerSettingCallback is called at PASSIVE_LEVEL");
    if (!SettingGuid || !Callback) {
        return STATUS_INVALID_PARAMETER;
    }
    struct nt_hook *hook = nt_hook_add(NT_HOOK_POWER_SETTING, (void *)(uintptr_t)Callback, Context, NULL);
    if (!hook) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (Handle) {
        *Handle = hook;
    }
    const struct setting *setting = find(SettingGuid);
    if (setting) {
        ULONG value = setting->value;
        Callback(SettingGuid, &value, sizeof value, Context);
    }
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI PoUnregisterPowerSettingCallback(PVOID Handle)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)PoUnregisterPowerSettingCallback,
                            "PoUnregisterPowerSettingCallback is called at PASSIVE_LEVEL");
    return nt_hook_remove(Handle, NT_HOOK_POWER_SETTING) ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

static const struct nt_export rows[] = {
    NT_EXPORT(PoRegisterPowerSettingCallback),
    NT_EXPORT(PoUnregisterPowerSettingCallback),
};
const struct nt_export_table nt_power_setting_exports = NT_EXPORT_TABLE(rows);
