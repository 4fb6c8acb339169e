/*
 * names.c: the tables of names behind --flags and --type.
 */
#include "cli/names.h"

#include <ctype.h>
#include <d3dkmthk.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct name {
    const char *name;
    uint32_t value;
};

// clang-format off
/* The bit-fields of D3DDDI_ESCAPEFLAGS at the newest interface version. */
static const struct name flag_names[] = {
    {"HardwareAccess",           0x01},
    {"DeviceStatusQuery",        0x02},
    {"ChangeFrameLatency",       0x04},
    {"NoAdapterSynchronization", 0x08},
    {"Reserved",                 0x10},
    {"VirtualMachineData",       0x20},
    {"DriverKnownEscape",        0x40},
    {"DriverCommonEscape",       0x80},
};

#define TYPE_PREFIX "D3DKMT_ESCAPE_"
static const struct name type_names[] = {
    {"D3DKMT_ESCAPE_DRIVERPRIVATE",                   D3DKMT_ESCAPE_DRIVERPRIVATE},
    {"D3DKMT_ESCAPE_VIDMM",                           D3DKMT_ESCAPE_VIDMM},
    {"D3DKMT_ESCAPE_TDRDBGCTRL",                      D3DKMT_ESCAPE_TDRDBGCTRL},
    {"D3DKMT_ESCAPE_VIDSCH",                          D3DKMT_ESCAPE_VIDSCH},
    {"D3DKMT_ESCAPE_DEVICE",                          D3DKMT_ESCAPE_DEVICE},
    {"D3DKMT_ESCAPE_DMM",                             D3DKMT_ESCAPE_DMM},
    {"D3DKMT_ESCAPE_DEBUG_SNAPSHOT",                  D3DKMT_ESCAPE_DEBUG_SNAPSHOT},
    {"D3DKMT_ESCAPE_DRT_TEST",                        D3DKMT_ESCAPE_DRT_TEST},
    {"D3DKMT_ESCAPE_DIAGNOSTICS",                     D3DKMT_ESCAPE_DIAGNOSTICS},
    {"D3DKMT_ESCAPE_OUTPUTDUPL_SNAPSHOT",             D3DKMT_ESCAPE_OUTPUTDUPL_SNAPSHOT},
    {"D3DKMT_ESCAPE_OUTPUTDUPL_DIAGNOSTICS",          D3DKMT_ESCAPE_OUTPUTDUPL_DIAGNOSTICS},
    {"D3DKMT_ESCAPE_BDD_PNP",                         D3DKMT_ESCAPE_BDD_PNP},
    {"D3DKMT_ESCAPE_BDD_FALLBACK",                    D3DKMT_ESCAPE_BDD_FALLBACK},
    {"D3DKMT_ESCAPE_ACTIVATE_SPECIFIC_DIAG",          D3DKMT_ESCAPE_ACTIVATE_SPECIFIC_DIAG},
    {"D3DKMT_ESCAPE_MODES_PRUNED_OUT",                D3DKMT_ESCAPE_MODES_PRUNED_OUT},
    {"D3DKMT_ESCAPE_WHQL_INFO",                       D3DKMT_ESCAPE_WHQL_INFO},
    {"D3DKMT_ESCAPE_BRIGHTNESS",                      D3DKMT_ESCAPE_BRIGHTNESS},
    {"D3DKMT_ESCAPE_EDID_CACHE",                      D3DKMT_ESCAPE_EDID_CACHE},
    {"D3DKMT_ESCAPE_MIRACAST_DISPLAY_REQUEST",        D3DKMT_ESCAPE_MIRACAST_DISPLAY_REQUEST},
    {"D3DKMT_ESCAPE_HISTORY_BUFFER_STATUS",           D3DKMT_ESCAPE_HISTORY_BUFFER_STATUS},
    {"D3DKMT_ESCAPE_MIRACAST_ADAPTER_DIAG_INFO",      D3DKMT_ESCAPE_MIRACAST_ADAPTER_DIAG_INFO},
    {"D3DKMT_ESCAPE_FORCE_BDDFALLBACK_HEADLESS",      D3DKMT_ESCAPE_FORCE_BDDFALLBACK_HEADLESS},
    {"D3DKMT_ESCAPE_REQUEST_MACHINE_CRASH",           D3DKMT_ESCAPE_REQUEST_MACHINE_CRASH},
    {"D3DKMT_ESCAPE_SOFTGPU_ENABLE_DISABLE_HMD",      D3DKMT_ESCAPE_SOFTGPU_ENABLE_DISABLE_HMD},
    {"D3DKMT_ESCAPE_PROCESS_VERIFIER_OPTION",         D3DKMT_ESCAPE_PROCESS_VERIFIER_OPTION},
    {"D3DKMT_ESCAPE_ADAPTER_VERIFIER_OPTION",         D3DKMT_ESCAPE_ADAPTER_VERIFIER_OPTION},
    {"D3DKMT_ESCAPE_IDD_REQUEST",                     D3DKMT_ESCAPE_IDD_REQUEST},
    {"D3DKMT_ESCAPE_DOD_SET_DIRTYRECT_MODE",          D3DKMT_ESCAPE_DOD_SET_DIRTYRECT_MODE},
    {"D3DKMT_ESCAPE_LOG_CODEPOINT_PACKET",            D3DKMT_ESCAPE_LOG_CODEPOINT_PACKET},
    {"D3DKMT_ESCAPE_LOG_USERMODE_DAIG_PACKET",        D3DKMT_ESCAPE_LOG_USERMODE_DAIG_PACKET},
    {"D3DKMT_ESCAPE_GET_EXTERNAL_DIAGNOSTICS",        D3DKMT_ESCAPE_GET_EXTERNAL_DIAGNOSTICS},
    {"D3DKMT_ESCAPE_GET_DISPLAY_CONFIGURATIONS",      D3DKMT_ESCAPE_GET_DISPLAY_CONFIGURATIONS},
    {"D3DKMT_ESCAPE_QUERY_IOMMU_STATUS",              D3DKMT_ESCAPE_QUERY_IOMMU_STATUS},
    {"D3DKMT_ESCAPE_CCD_DATABASE",                    D3DKMT_ESCAPE_CCD_DATABASE},
    {"D3DKMT_ESCAPE_QUERY_DMA_REMAPPING_STATUS",      D3DKMT_ESCAPE_QUERY_DMA_REMAPPING_STATUS},
    {"D3DKMT_ESCAPE_WIN32K_START",                    D3DKMT_ESCAPE_WIN32K_START},
    {"D3DKMT_ESCAPE_WIN32K_HIP_DEVICE_INFO",          D3DKMT_ESCAPE_WIN32K_HIP_DEVICE_INFO},
    {"D3DKMT_ESCAPE_WIN32K_QUERY_CD_ROTATION_BLOCK",  D3DKMT_ESCAPE_WIN32K_QUERY_CD_ROTATION_BLOCK},
    {"D3DKMT_ESCAPE_WIN32K_DPI_INFO",                 D3DKMT_ESCAPE_WIN32K_DPI_INFO},
    {"D3DKMT_ESCAPE_WIN32K_PRESENTER_VIEW_INFO",      D3DKMT_ESCAPE_WIN32K_PRESENTER_VIEW_INFO},
    {"D3DKMT_ESCAPE_WIN32K_SYSTEM_DPI",               D3DKMT_ESCAPE_WIN32K_SYSTEM_DPI},
    {"D3DKMT_ESCAPE_WIN32K_BDD_FALLBACK",             D3DKMT_ESCAPE_WIN32K_BDD_FALLBACK},
    {"D3DKMT_ESCAPE_WIN32K_DDA_TEST_CTL",             D3DKMT_ESCAPE_WIN32K_DDA_TEST_CTL},
    {"D3DKMT_ESCAPE_WIN32K_USER_DETECTED_BLACK_SCREEN", D3DKMT_ESCAPE_WIN32K_USER_DETECTED_BLACK_SCREEN},
    {"D3DKMT_ESCAPE_WIN32K_DISPBROKER_TEST",          D3DKMT_ESCAPE_WIN32K_DISPBROKER_TEST},
    {"D3DKMT_ESCAPE_WIN32K_COLOR_PROFILE_INFO",       D3DKMT_ESCAPE_WIN32K_COLOR_PROFILE_INFO},
    {"D3DKMT_ESCAPE_WIN32K_SET_DIMMED_STATE",         D3DKMT_ESCAPE_WIN32K_SET_DIMMED_STATE},
    {"D3DKMT_ESCAPE_WIN32K_SPECIALIZED_DISPLAY_TEST", D3DKMT_ESCAPE_WIN32K_SPECIALIZED_DISPLAY_TEST},
};
// clang-format on

#define FLAGS (sizeof flag_names / sizeof flag_names[0])
#define TYPES (sizeof type_names / sizeof type_names[0])

bool cli_number_read(const char *text, uint64_t largest, uint64_t *number)
{
    char *end;
    bool is_hex = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    if (isdigit((unsigned char)text[0]) == 0 || (is_hex && isxdigit((unsigned char)text[2]) == 0)) {
        return false;
    }
    errno = 0;
    unsigned long long value = strtoull(text, &end, is_hex ? 16 : 10);
    if (errno != 0 || *end != '\0' || value > largest) {
        return false;
    }
    *number = value;
    return true;
}

/* --------------------------------------------------------------------------------------------------------- flags */

static bool is_between_flags(char c)
{
    return c == ',' || c == '|' || isspace((unsigned char)c) != 0;
}

static bool read_flag(const char *word, uint32_t *flags)
{
    uint64_t number;
    if (cli_number_read(word, UINT32_MAX, &number)) {
        *flags |= (uint32_t)number;
        return true;
    }
    for (size_t i = 0; i < FLAGS; i++) {
        if (strcasecmp(word, flag_names[i].name) == 0) {
            *flags |= flag_names[i].value;
            return true;
        }
    }
    return false;
}

static void list_flags(char *text, size_t room)
{
    size_t used = strlen(text);
    for (size_t i = 0; i < FLAGS && used < room; i++) {
        used += (size_t)snprintf(text + used, room - used, "%s%s", i > 0 ? ", " : "", flag_names[i].name);
    }
}

bool cli_flags_read(const char *text, uint32_t *flags, char *why, size_t room)
{
    *flags = 0;
    if (*text == '\0') {
        snprintf(why, room, "no flag is named; 0 is none");
        return false;
    }
    while (*text != '\0') {
        char word[64];
        size_t length = 0;
        while (text[length] != '\0' && !is_between_flags(text[length])) {
            length++;
        }
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        if (length > 0 && !read_flag(word, flags)) {
            snprintf(why, room, "'%s' is neither a 32-bit number nor a flag of D3DDDI_ESCAPEFLAGS, which are ", word);
            list_flags(why, room);
            return false;
        }
        text += length > 0 ? length : 1;
    }
    return true;
}

void cli_flags_write(uint32_t flags, char *text, size_t room)
{
    size_t used = 0;
    snprintf(text, room, "none");
    for (size_t i = 0; i < FLAGS && used < room; i++) {
        if ((flags & flag_names[i].value) != 0) {
            used += (size_t)snprintf(text + used, room - used, "%s%s", used > 0 ? " | " : "", flag_names[i].name);
            flags &= ~flag_names[i].value;
        }
    }
    if (flags != 0 && used < room) {
        snprintf(text + used, room - used, "%s0x%X", used > 0 ? " | " : "", flags);
    }
}

/* --------------------------------------------------------------------------------------------------------- types */

bool cli_type_read(const char *text, uint32_t *type, char *why, size_t room)
{
    uint64_t number;
    if (cli_number_read(text, UINT32_MAX, &number)) {
        *type = (uint32_t)number;
        return true;
    }
    for (size_t i = 0; i < TYPES; i++) {
        if (strcasecmp(text, type_names[i].name) == 0 ||
            strcasecmp(text, type_names[i].name + sizeof TYPE_PREFIX - 1) == 0) {
            *type = type_names[i].value;
            return true;
        }
    }
    snprintf(why, room, "'%s' is neither a 32-bit number nor a D3DKMT_ESCAPETYPE such as DRIVERPRIVATE or TDRDBGCTRL",
             text);
    return false;
}

const char *cli_type_name(uint32_t type)
{
    for (size_t i = 0; i < TYPES; i++) {
        if (type_names[i].value == type) {
            return type_names[i].name;
        }
    }
    return NULL;
}
