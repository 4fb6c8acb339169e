/*
 * timing.c: the timings that display standards name, and the checks of a video signal.
 */
#include "dxgkrnl/timing.h"

#include <ntstatus.h>

// clang-format off
static const struct dxg_timing timings[] = {
    /* size      Hz  inter- standard                kHz     horizontal      vertical: total, front porch, sync */
    { 640,  480, 60, false, D3DKMDT_VSS_VESA_DMT,  25175,   800,  16,  96,  525, 10, 2},
    { 640,  480, 67, false, D3DKMDT_VSS_APPLE,     30240,   864,  64,  64,  525,  3, 3},
    { 640,  480, 72, false, D3DKMDT_VSS_VESA_DMT,  31500,   832,  24,  40,  520,  9, 3},
    { 640,  480, 75, false, D3DKMDT_VSS_VESA_DMT,  31500,   840,  16,  64,  500,  1, 3},
    { 720,  400, 70, false, D3DKMDT_VSS_IBM,       28320,   900,  18, 108,  449, 12, 2},
    { 720,  400, 88, false, D3DKMDT_VSS_IBM,       35500,   900,  18, 108,  449, 12, 2},
    { 800,  600, 56, false, D3DKMDT_VSS_VESA_DMT,  36000,  1024,  24,  72,  625,  1, 2},
    { 800,  600, 60, false, D3DKMDT_VSS_VESA_DMT,  40000,  1056,  40, 128,  628,  1, 4},
    { 800,  600, 72, false, D3DKMDT_VSS_VESA_DMT,  50000,  1040,  56, 120,  666, 37, 6},
    { 800,  600, 75, false, D3DKMDT_VSS_VESA_DMT,  49500,  1056,  16,  80,  625,  1, 3},
    { 832,  624, 75, false, D3DKMDT_VSS_APPLE,     57284,  1152,  32,  64,  667,  1, 3},
    {1024,  768, 87, true,  D3DKMDT_VSS_IBM,       44900,  1264,   8, 176,  817,  0, 8},
    {1024,  768, 60, false, D3DKMDT_VSS_VESA_DMT,  65000,  1344,  24, 136,  806,  3, 6},
    {1024,  768, 70, false, D3DKMDT_VSS_VESA_DMT,  75000,  1328,  24, 136,  806,  3, 6},
    {1024,  768, 75, false, D3DKMDT_VSS_VESA_DMT,  78750,  1312,  16,  96,  800,  1, 3},
    {1152,  864, 75, false, D3DKMDT_VSS_VESA_DMT, 108000,  1600,  64, 128,  900,  1, 3},
    {1152,  870, 75, false, D3DKMDT_VSS_APPLE,    100000,  1456,  32, 128,  915,  3, 3},
    {1280,  720, 60, false, D3DKMDT_VSS_VESA_DMT,  74250,  1650, 110,  40,  750,  5, 5},
    {1280,  800, 60, false, D3DKMDT_VSS_VESA_DMT,  83500,  1680,  72, 128,  831,  3, 6},
    {1280,  960, 60, false, D3DKMDT_VSS_VESA_DMT, 108000,  1800,  96, 112, 1000,  1, 3},
    {1280, 1024, 60, false, D3DKMDT_VSS_VESA_DMT, 108000,  1688,  48, 112, 1066,  1, 3},
    {1280, 1024, 75, false, D3DKMDT_VSS_VESA_DMT, 135000,  1688,  16, 144, 1066,  1, 3},
    {1366,  768, 60, false, D3DKMDT_VSS_VESA_DMT,  85500,  1792,  70, 143,  798,  3, 3},
    {1440,  900, 60, false, D3DKMDT_VSS_VESA_DMT, 106500,  1904,  80, 152,  934,  3, 6},
    {1600,  900, 60, false, D3DKMDT_VSS_VESA_DMT, 108000,  1800,  24,  80, 1000,  1, 3},
    {1600, 1200, 60, false, D3DKMDT_VSS_VESA_DMT, 162000,  2160,  64, 192, 1250,  1, 3},
    {1680, 1050, 60, false, D3DKMDT_VSS_VESA_DMT, 146250,  2240, 104, 176, 1089,  3, 6},
    {1920, 1080, 60, false, D3DKMDT_VSS_VESA_DMT, 148500,  2200,  88,  44, 1125,  4, 5},
    {1920, 1200, 60, false, D3DKMDT_VSS_VESA_DMT, 193250,  2592, 136, 200, 1245,  3, 6},
};
// clang-format on

const struct dxg_timing *dxg_timing_find(uint32_t width, uint32_t height, uint32_t refresh_hz, bool interlaced)
{
    for (size_t i = 0; i < sizeof timings / sizeof timings[0]; i++) {
        const struct dxg_timing *row = &timings[i];
        if (row->width == width && row->height == height && row->refresh_hz == refresh_hz &&
            row->interlaced == interlaced) {
            return row;
        }
    }
    return NULL;
}

D3DKMDT_VIDEO_SIGNAL_INFO dxg_timing_signal(const struct dxg_timing *timing)
{
    UINT clock_hz = timing->clock_khz * 1000u;
    UINT fields = timing->interlaced ? 2 : 1;
    D3DKMDT_VIDEO_SIGNAL_INFO signal = {
        .VideoStandard = timing->standard,
        .TotalSize = {.cx = timing->h_total, .cy = timing->v_total},
        .ActiveSize = {.cx = timing->width, .cy = timing->height},
        .VSyncFreq = {.Numerator = clock_hz * fields, .Denominator = (UINT)timing->h_total * timing->v_total},
        .HSyncFreq = {.Numerator = clock_hz, .Denominator = timing->h_total},
        .PixelRate = clock_hz,
    };
    signal.ScanLineOrdering = timing->interlaced ? D3DDDI_VSSLO_INTERLACED_UPPERFIELDFIRST : D3DDDI_VSSLO_PROGRESSIVE;
    return signal;
}

D3DKMDT_VIDEO_SIGNAL_INFO dxg_signal_of_size(uint32_t width, uint32_t height, uint32_t refresh_hz)
{
    static const D3DDDI_RATIONAL unknown = {D3DKMDT_FREQUENCY_NOTSPECIFIED, D3DKMDT_FREQUENCY_NOTSPECIFIED};
    D3DKMDT_VIDEO_SIGNAL_INFO signal = {
        .VideoStandard = D3DKMDT_VSS_OTHER,
        .TotalSize = {.cx = D3DKMDT_DIMENSION_NOTSPECIFIED, .cy = D3DKMDT_DIMENSION_NOTSPECIFIED},
        .ActiveSize = {.cx = width, .cy = height},
        .VSyncFreq = unknown,
        .HSyncFreq = unknown,
        .PixelRate = D3DKMDT_FREQUENCY_NOTSPECIFIED,
    };
    if (refresh_hz != 0) {
        signal.VSyncFreq = (D3DDDI_RATIONAL){refresh_hz, 1};
    }
    signal.ScanLineOrdering = D3DDDI_VSSLO_PROGRESSIVE;
    return signal;
}

static bool is_specified(UINT value)
{
    return value != D3DKMDT_DIMENSION_NOTSPECIFIED;
}

static bool is_number(UINT value)
{
    return value != 0 && value != D3DKMDT_DIMENSION_UNINITIALIZED;
}

static bool frequency_is_sound(D3DDDI_RATIONAL rate)
{
    return is_number(rate.Numerator) && is_number(rate.Denominator) &&
           is_specified(rate.Numerator) == is_specified(rate.Denominator);
}

static bool fits(UINT active, UINT total)
{
    return !is_specified(active) || !is_specified(total) || active <= total;
}

/* The low three bits alone are the ordering from WDDM 1.3 on; before, all of the member, where 255 is OTHER. */
static bool ordering_is_sound(const D3DKMDT_VIDEO_SIGNAL_INFO *signal)
{
    if (signal->ScanLineOrdering == D3DDDI_VSSLO_OTHER) {
        return true;
    }
    UINT ordering = (UINT)signal->AdditionalSignalInfo.ScanLineOrdering;
    return ordering >= D3DDDI_VSSLO_PROGRESSIVE && ordering <= D3DDDI_VSSLO_INTERLACED_LOWERFIELDFIRST;
}

NTSTATUS dxg_signal_check(const D3DKMDT_VIDEO_SIGNAL_INFO *signal)
{
    if (!is_number(signal->ActiveSize.cx) || !is_number(signal->ActiveSize.cy)) {
        return STATUS_GRAPHICS_INVALID_ACTIVE_REGION;
    }
    if (!is_number(signal->TotalSize.cx) || !is_number(signal->TotalSize.cy) ||
        !fits(signal->ActiveSize.cx, signal->TotalSize.cx) || !fits(signal->ActiveSize.cy, signal->TotalSize.cy)) {
        return STATUS_GRAPHICS_INVALID_TOTAL_REGION;
    }
    if (!frequency_is_sound(signal->VSyncFreq) || !frequency_is_sound(signal->HSyncFreq)) {
        return STATUS_GRAPHICS_INVALID_FREQUENCY;
    }
    if (!ordering_is_sound(signal)) {
        return STATUS_GRAPHICS_INVALID_SCANLINE_ORDERING;
    }
    return STATUS_SUCCESS;
}

static bool is_same_rate(D3DDDI_RATIONAL one, D3DDDI_RATIONAL other)
{
    return (uint64_t)one.Numerator * other.Denominator == (uint64_t)other.Numerator * one.Denominator;
}

bool dxg_signal_is_same(const D3DKMDT_VIDEO_SIGNAL_INFO *one, const D3DKMDT_VIDEO_SIGNAL_INFO *other)
{
    return one->VideoStandard == other->VideoStandard && one->TotalSize.cx == other->TotalSize.cx &&
           one->TotalSize.cy == other->TotalSize.cy && one->ActiveSize.cx == other->ActiveSize.cx &&
           one->ActiveSize.cy == other->ActiveSize.cy && is_same_rate(one->VSyncFreq, other->VSyncFreq) &&
           is_same_rate(one->HSyncFreq, other->HSyncFreq) && one->PixelRate == other->PixelRate &&
           one->ScanLineOrdering == other->ScanLineOrdering;
}

uint32_t dxg_signal_millihertz(const D3DKMDT_VIDEO_SIGNAL_INFO *signal)
{
    D3DDDI_RATIONAL rate = signal->VSyncFreq;
    if (!frequency_is_sound(rate) || !is_specified(rate.Numerator)) {
        return 0;
    }
    uint64_t millihertz = (uint64_t)rate.Numerator * 1000 / rate.Denominator;
    return millihertz < UINT32_MAX ? (uint32_t)millihertz : UINT32_MAX;
}
