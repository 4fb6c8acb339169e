/*
 * timing.h: video signals – the timings that have names, and what a D3DKMDT_VIDEO_SIGNAL_INFO must hold.
 */
#ifndef ESCAPEMENT_DXGKRNL_TIMING_H
#define ESCAPEMENT_DXGKRNL_TIMING_H

#include <d3dkmddi.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** One timing. Totals count the blanking in; what lies between is what a detailed timing of EDID states. */
struct dxg_timing {
    uint16_t width;
    uint16_t height;
    uint16_t refresh_hz; /* rounded, as EDID names it; of an interlaced one, fields */
    bool interlaced;
    D3DKMDT_VIDEO_SIGNAL_STANDARD standard;
    uint32_t clock_khz;
    uint16_t h_total, h_front, h_sync;
    uint16_t v_total, v_front, v_sync;
};

/** A timing that a standard names, or null. Of two with one size and rate the first of the table. */
const struct dxg_timing *dxg_timing_find(uint32_t width, uint32_t height, uint32_t refresh_hz, bool interlaced);

/** The signal of a timing. VSyncFreqDivider is 0, as for a monitor's modes. */
D3DKMDT_VIDEO_SIGNAL_INFO dxg_timing_signal(const struct dxg_timing *timing);
/** A signal of which only size and rate are known; the rest is NOTSPECIFIED. */
D3DKMDT_VIDEO_SIGNAL_INFO dxg_signal_of_size(uint32_t width, uint32_t height, uint32_t refresh_hz);

/**
 * Whether a driver's signal is one at all. What is NOTSPECIFIED is; what is uninitialized, or zero, is not, nor an
 * active size beyond the total one. The status says which, by the names that ntstatus.h has for it.
 */
NTSTATUS dxg_signal_check(const D3DKMDT_VIDEO_SIGNAL_INFO *signal);
/** The same standard, sizes, rates and scan-line ordering. */
bool dxg_signal_is_same(const D3DKMDT_VIDEO_SIGNAL_INFO *one, const D3DKMDT_VIDEO_SIGNAL_INFO *other);
/** Vertical rate in millihertz; 0 where it is not specified. */
uint32_t dxg_signal_millihertz(const D3DKMDT_VIDEO_SIGNAL_INFO *signal);

#endif
