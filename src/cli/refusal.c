/*
 * refusal.c: the checks of the escape path, each with a sentence for the person whose escape it refused.
 */
#include "cli/refusal.h"

#include <stddef.h>
#include <string.h>

// clang-format off
static const struct cli_refusal refusals[] = {
    {"arguments",      "D3DKMT_ESCAPE itself could not be read", "pass an address that can be read"},
    {"adapter",        "hAdapter names no adapter of the calling process", "open the adapter first"},
    {"device",         "hDevice is no device of this process on this adapter", "pass one of its devices, or 0"},
    {"context",        "hContext is no context of hDevice", "pass the device that created the context, or 0 for both"},
    {"type",           "the graphics kernel answers no escapes of this type; none but DRIVERPRIVATE reach the driver",
                       "leave --type away; --tdr-test-mode has TDRDBGCTRL answered"},
    {"flags.reserved", "a flag is set that the driver's interface version does not know", "clear it"},
    {"flags.kernel",   "Reserved and VirtualMachineData are not a caller's to set", "clear them"},
    {"flags.one-of",   "HardwareAccess, DeviceStatusQuery and ChangeFrameLatency exclude one another",
                       "set one of them at most"},
    {"flags.known",    "DriverKnownEscape and HardwareAccess exclude each other", "set one of them at most"},
    {"size.limit",     "the payload is larger than the host's limit", "--limit raises it"},
    {"size.buffer",    "a size without a buffer", "pass a buffer, or size 0"},
    {"alive.adapter",  "the adapter is stopped, removed or being reset",
                       "look at what happened before, with --log; a client opens the adapter again"},
    {"alive.device",   "the device was lost, to a reset or a stop", "create another device"},
    {"handles",        "a handle was closed while the escape waited for its turn",
                       "close handles after their last use"},
    {"level",          "the adapter went away while the escape waited for it",
                       "look at what happened before, with --log; a client opens the adapter again"},
    {"payload",        "the payload could not be copied: no memory, or an address that cannot be read",
                       "send less, or an address that can be read"},
    {"entry",          "the driver has no DxgkDdiEscape", "set the member in its DRIVER_INITIALIZATION_DATA"},
    {"known.type",     "DriverKnownEscape, and the payload begins with no D3DDDI_DRIVERESCAPETYPE of this version",
                       "clear DriverKnownEscape: the graphics kernel answers such escapes, not the driver"},
    {"known.size",     "DriverKnownEscape, and the payload has not the size of its D3DDDI_DRIVERESCAPE_ structure",
                       "send that structure, or clear DriverKnownEscape"},
    {"known.object",   "hSyncObject names no synchronization object", "there are none in this graphics kernel"},
    {"tdr",            "the TDR control was not carried out",
                       "send 4 bytes, a D3DKMT_TDRDBGCTRLTYPE, or a whole D3DKMT_TDRDBGCTRL_ESCAPE"},
    {"return",         "the driver succeeded, and its answer could not be written to the caller's buffer",
                       "pass a buffer that can be written"},
};
// clang-format on

const struct cli_refusal *cli_refusal_find(const char *check)
{
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        if (strcmp(refusals[i].check, check) == 0) {
            return &refusals[i];
        }
    }
    return NULL;
}
