/*
 * run_picture.c: what an adapter is, for `escapement run` – its caps, memory, engines, children, callbacks, and its
 * image's sections and imports – gathered in the child as JSON.
 */
#include "cli/report.h"
#include "cli/run.h"
#include "dxgkrnl/child.h"
#include "dxgkrnl/monitor.h"
#include "host/state.h"
#include "nt/stop.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static void add(json_t *object, const char *member, json_t *value)
{
    json_object_set_new(object, member, value);
}

static json_t *number(uint64_t value)
{
    return json_integer(value <= INT64_MAX ? (json_int_t)value : INT64_MAX);
}

/* ------------------------------------------------------------------------------------------------------------ caps */

/* A word of bits, with their names from the lowest on; a bit without one is none. */
struct flags {
    const char *group;
    size_t at;
    const char *names[32];
};

// clang-format off
#define AT(member) offsetof(DXGK_DRIVERCAPS, member)
static const struct flags flag_groups[] = {
    {"PointerCaps", AT(PointerCaps), {"Monochrome", "Color", "MaskedColor"}},
    {"PresentationCaps", AT(PresentationCaps),
     {"NoScreenToScreenBlt", "NoOverlapScreenBlt", "SupportKernelModeCommandBuffer", "NoSameBitmapAlphaBlend",
      "NoSameBitmapStretchBlt", "NoSameBitmapTransparentBlt", "NoSameBitmapOverlappedAlphaBlend",
      "NoSameBitmapOverlappedStretchBlt", "DriverSupportsCddDwmInterop", [20] = "SupportAllBltRops",
      "SupportMirrorStretchBlt", "SupportMonoStretchBltModes", "StagingRectStartPitchAligned", "NoSameBitmapBitBlt",
      "NoSameBitmapOverlappedBitBlt", [27] = "NoTempSurfaceForClearTypeBlend", "SupportSoftwareDeviceBitmaps",
      "NoCacheCoherentApertureMemory", "SupportLinearHeap"}},
    {"FlipCaps", AT(FlipCaps),
     {"FlipOnVSyncWithNoWait", "FlipOnVSyncMmIo", "FlipInterval", "FlipImmediateMmIo", "FlipIndependent",
      "DdiPresentForIFlip", "FlipImmediateOnHSync"}},
    {"SchedulingCaps", AT(SchedulingCaps),
     {"MultiEngineAware", "VSyncPowerSaveAware", "PreemptionAware", "NoDmaPatching", "CancelCommandAware",
      "No64BitAtomics", "LowIrqlPreemptCommand", [11] = "NativeGpuFence"}},
    {"MemoryManagementCaps", AT(MemoryManagementCaps),
     {"OutOfOrderLock", "DedicatedPagingEngine", "PagingEngineCanSwizzle", "SectionBackedPrimary",
      "CrossAdapterResource", "VirtualAddressingSupported", "GpuMmuSupported", "IoMmuSupported", "ReplicateGdiContent",
      "NonCpuVisiblePrimary", "ParavirtualizationSupported", "IoMmuSecureModeSupported", "DisableSelfRefreshVRAMInS3",
      "IoMmuSecureModeRequired", "MapAperture2Supported", "CrossAdapterResourceTexture", "CrossAdapterResourceScanout",
      "AlwaysPoweredVRAM"}},
};

/* Numbers and truth values, of the size that the member has. */
#define NUMBER(member) {#member, AT(member), sizeof ((DXGK_DRIVERCAPS *)NULL)->member}
static const struct {
    const char *name;
    size_t at, bytes;
} numbers[] = {
    NUMBER(HighestAcceptableAddress), NUMBER(MaxAllocationListSlotId), NUMBER(ApertureSegmentCommitLimit),
    NUMBER(MaxPointerWidth), NUMBER(MaxPointerHeight), NUMBER(InterruptMessageNumber), NUMBER(NumberOfSwizzlingRanges),
    NUMBER(MaxOverlays), NUMBER(MaxQueuedFlipOnVSync), NUMBER(WDDMVersion), NUMBER(SupportNonVGA),
    NUMBER(SupportSmoothRotation), NUMBER(SupportPerEngineTDR), NUMBER(SupportDirectFlip),
    NUMBER(SupportMultiPlaneOverlay), NUMBER(SupportRuntimePowerManagement),
    NUMBER(SupportSurpriseRemovalInHibernation), NUMBER(HybridDiscrete), NUMBER(MaxOverlayPlanes),
    NUMBER(HybridIntegrated), NUMBER(SupportSurpriseRemoval),
};
static const struct flags segment_flags = {"flags", 0,
    {"Aperture", "Agp", "CpuVisible", "UseBanking", "CacheCoherent", "PitchAlignment", "PopulatedFromSystemMemory",
     "PreservedDuringStandby", "PreservedDuringHibernate", "PartiallyPreservedDuringHibernate", "DirectFlip",
     "Use64KBPages", "ReservedSysMem", "SupportsCpuHostAperture", "SupportsCachedCpuHostAperture", "ApplicationTarget",
     "VprSupported", "VprPreservedDuringStandby", "EncryptedPagingSupported", "LocalBudgetGroup", "NonLocalBudgetGroup",
     "PopulatedByReservedDDRByFirmware"}};
// clang-format on

static json_t *names_of(const struct flags *group, uint32_t value)
{
    json_t *names = json_array();
    for (size_t bit = 0; bit < 32; bit++) {
        if ((value >> bit & 1) != 0 && group->names[bit] != NULL) {
            json_array_append_new(names, json_string(group->names[bit]));
        }
    }
    return names;
}

/* What the driver set: zero is what it was given. */
static json_t *caps_of(const DXGK_DRIVERCAPS *caps)
{
    json_t *object = json_object();
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        uint64_t value = 0;
        memcpy(&value, (const char *)caps + numbers[i].at, numbers[i].bytes < 8 ? numbers[i].bytes : 8);
        if (value != 0) {
            add(object, numbers[i].name, number(value));
        }
    }
    for (size_t i = 0; i < sizeof flag_groups / sizeof flag_groups[0]; i++) {
        uint32_t value;
        memcpy(&value, (const char *)caps + flag_groups[i].at, sizeof value);
        if (value != 0) {
            add(object, flag_groups[i].group, names_of(&flag_groups[i], value));
        }
    }
    return object;
}

/* ------------------------------------------------------------------------------------- memory, engines and children */

static json_t *segments_of(const struct dxg_segments *model)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < model->count; i++) {
        const struct dxg_segment *segment = &model->rows[i];
        json_t *row = json_object();
        uint32_t flags;
        memcpy(&flags, &segment->flags, sizeof flags);
        add(row, "segment", json_integer(i + 1));
        add(row, "base", number(segment->base));
        add(row, "bytes", number(segment->bytes));
        add(row, "commit_limit", number(segment->commit_limit));
        add(row, "cpu_address", number(segment->cpu_address));
        add(row, "flags", names_of(&segment_flags, flags));
        json_array_append_new(array, row);
    }
    return array;
}

static const char *addressing_of(enum dxg_addressing addressing)
{
    return addressing == DXG_ADDRESSING_GPUMMU  ? "GPU virtual addresses"
           : addressing == DXG_ADDRESSING_IOMMU ? "the process's addresses"
                                                : "patched";
}

/* A driver's name in its own letters; what is no ASCII is a question mark. */
static json_t *narrow(const WCHAR *wide, size_t count)
{
    char text[64];
    size_t i = 0;
    for (; i < count && i + 1 < sizeof text && wide[i] != 0; i++) {
        text[i] = (char)(wide[i] >= ' ' && wide[i] < 0x7F ? wide[i] : '?');
    }
    text[i] = '\0';
    return i > 0 ? json_string(text) : json_null();
}

static json_t *engines_of(const struct dxg_adapter *adapter)
{
    static const char *const types[] = {
        [DXGK_ENGINE_TYPE_OTHER] = "other",
        [DXGK_ENGINE_TYPE_3D] = "3D",
        [DXGK_ENGINE_TYPE_VIDEO_DECODE] = "video decode",
        [DXGK_ENGINE_TYPE_VIDEO_ENCODE] = "video encode",
        [DXGK_ENGINE_TYPE_VIDEO_PROCESSING] = "video processing",
        [DXGK_ENGINE_TYPE_SCENE_ASSEMBLY] = "scene assembly",
        [DXGK_ENGINE_TYPE_COPY] = "copy",
        [DXGK_ENGINE_TYPE_OVERLAY] = "overlay",
        [DXGK_ENGINE_TYPE_CRYPTO] = "crypto",
    };
    const struct dxg_segments *model = &adapter->memory_model;
    json_t *array = json_array();
    for (uint32_t i = 0; i < model->nodes && i < DXG_NODES_KEPT; i++) {
        const struct dxg_node *node = &model->node[i];
        json_t *row = json_object();
        bool has_type = node->known && (size_t)node->type < sizeof types / sizeof types[0];
        add(row, "engine", json_integer(i));
        add(row, "type", has_type ? json_string(types[node->type]) : json_null());
        add(row, "name", node->known ? narrow(node->name, sizeof node->name / sizeof node->name[0]) : json_null());
        json_array_append_new(array, row);
    }
    return array;
}

static json_t *children_of(const struct dxg_adapter *adapter)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < adapter->display.child_count; i++) {
        const struct dxg_child *child = &adapter->display.children[i];
        const D3DKMDT_MONITOR_SOURCE_MODE *mode = child->monitor ? dxg_monitor_preferred(child->monitor) : NULL;
        json_t *row = json_object();
        add(row, "uid", json_integer(child->descriptor.ChildUid));
        add(row, "type",
            json_string(child->descriptor.ChildDeviceType == TypeVideoOutput         ? "video output"
                        : child->descriptor.ChildDeviceType == TypeIntegratedDisplay ? "integrated display"
                                                                                     : "other"));
        add(row, "monitor", child->monitor ? cli_json_text(child->monitor->name) : json_null());
        add(row, "width", mode ? json_integer(mode->VideoSignalInfo.ActiveSize.cx) : json_null());
        add(row, "height", mode ? json_integer(mode->VideoSignalInfo.ActiveSize.cy) : json_null());
        json_array_append_new(array, row);
    }
    return array;
}

/* ------------------------------------------------------------------------------------------------------- callbacks */

struct callback {
    const char *name;
    size_t at; /* in the table that the driver gave */
};

#define FULL(member) {#member, offsetof(DRIVER_INITIALIZATION_DATA, member)},
#define DISPLAY_ONLY(member)
static const struct callback full[] = {
#include "ddi_names.h"
};
#undef FULL
#undef DISPLAY_ONLY
#define FULL(member)
#define DISPLAY_ONLY(member) {#member, offsetof(KMDDOD_INITIALIZATION_DATA, member)},
static const struct callback display_only[] = {
#include "ddi_names.h"
};

/* A display-only driver's callbacks were put where a full one's are. */
static bool is_there(const struct dxg_driver *driver, const char *name)
{
    const void *callback = NULL;
    for (size_t i = 0; i < sizeof full / sizeof full[0]; i++) {
        if (strcmp(full[i].name, name) == 0) {
            memcpy(&callback, (const char *)&driver->ddi + full[i].at, sizeof callback);
        }
    }
    return callback != NULL || (strcmp(name, "DxgkDdiPresentDisplayOnly") == 0 && driver->present_display_only != NULL);
}

/* Those that the driver's version has; another table's functions are none of its own. */
static json_t *callbacks_of(const struct dxg_adapter *adapter)
{
    const struct dxg_driver *driver = adapter->driver;
    const struct callback *rows = driver->display_only ? display_only : full;
    size_t count = driver->display_only ? sizeof display_only / sizeof display_only[0] : sizeof full / sizeof full[0];
    uint32_t table_bytes = dxg_version_table_size(driver->version, driver->display_only);
    json_t *object = json_object();
    json_t *present = json_array();
    json_t *required = json_array();
    json_t *optional = json_array();
    size_t place = 0;
    for (const char *name = dxg_adapter_lacks(adapter, &place); name; name = dxg_adapter_lacks(adapter, &place)) {
        json_array_append_new(required, json_string(name));
    }
    for (size_t i = 0; i < count; i++) {
        bool is_required = false;
        for (size_t j = 0; j < json_array_size(required); j++) {
            is_required |= strcmp(json_string_value(json_array_get(required, j)), rows[i].name) == 0;
        }
        if (rows[i].at < table_bytes && !is_required) {
            json_array_append_new(is_there(driver, rows[i].name) ? present : optional, json_string(rows[i].name));
        }
    }
    add(object, "present", present);
    add(object, "absent_required", required);
    add(object, "absent_optional", optional);
    return object;
}

/* ----------------------------------------------------------------------------------------------------------- image */

static json_t *sections_of(const struct image *image)
{
    json_t *array = json_array();
    for (size_t i = 0; i < image_section_count(image); i++) {
        const struct image_section *section = image_section_at(image, i);
        json_t *row = json_object();
        add(row, "name", cli_json_text(section->name));
        add(row, "bytes", number(section->size));
        add(row, "executable", json_boolean(section->executable));
        add(row, "writable", json_boolean(section->writable));
        add(row, "pageable", json_boolean(section->pageable));
        add(row, "discardable", json_boolean(section->discardable));
        json_array_append_new(array, row);
    }
    return array;
}

static json_t *imports_of(const struct image *image)
{
    json_t *object = json_object();
    json_t *implemented = json_array();
    json_t *stops = json_array();
    uint32_t count = image_describe(image).import_count;
    for (uint32_t i = 0; i < count; i++) {
        struct image_import import = image_import_at(image, i);
        json_array_append_new(nt_stop_name(import.address) ? stops : implemented, cli_json_text(import.name));
    }
    add(object, "implemented", implemented);
    add(object, "stop_when_called", stops);
    return object;
}

static json_t *escape_of(const struct host *host)
{
    PDXGKDDI_ESCAPE escape = host->driver->ddi.DxgkDdiEscape;
    const void *address = (const void *)(uintptr_t)escape;
    const struct image_section *section = image_section_of(host->image, address);
    struct image_place place = {0};
    if (escape == NULL) {
        return json_null();
    }
    (void)image_symbolize(host->image, address, &place);
    json_t *object = json_object();
    add(object, "function", place.function ? cli_json_text(place.function) : json_null());
    add(object, "file", place.file ? cli_json_text(place.file) : json_null());
    add(object, "line", place.file ? json_integer(place.line) : json_null());
    add(object, "section", section ? cli_json_text(section->name) : json_null());
    add(object, "pageable", json_boolean(section && section->pageable));
    return object;
}

void cli_run_picture_send(const struct host *host)
{
    const struct dxg_adapter *adapter = host->adapter;
    json_t *object = json_object();
    add(object, "caps", caps_of(&adapter->caps));
    add(object, "addressing", json_string(addressing_of(adapter->memory_model.addressing)));
    add(object, "segment_list", segments_of(&adapter->memory_model));
    add(object, "engine_list", engines_of(adapter));
    add(object, "child_list", children_of(adapter));
    add(object, "callbacks", callbacks_of(adapter));
    add(object, "sections", sections_of(host->image));
    add(object, "imports", imports_of(host->image));
    add(object, "escape", escape_of(host));
    char *text = json_dumps(object, JSON_COMPACT);
    if (text) {
        cli_child_send(CLI_RUN_PICTURE, text, strlen(text));
        free(text);
    }
    json_decref(object);
}
