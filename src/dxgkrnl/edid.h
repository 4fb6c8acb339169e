/*
 * edid.h: what a monitor says of itself – EDID's base block and its CTA-861 extension, read and made.
 */
#ifndef ESCAPEMENT_DXGKRNL_EDID_H
#define ESCAPEMENT_DXGKRNL_EDID_H

#include "dxgkrnl/timing.h"

#define DXG_EDID_BLOCK       128u
#define DXG_EDID_MOST_BLOCKS 4u /* a base block, and three extensions: more say nothing of modes */

/** Whether a block of 128 bytes begins as a base block does and adds up to zero. */
bool dxg_edid_is_sound(const uint8_t *block);
/** How many blocks the base block says there are, itself counted; DXG_EDID_MOST_BLOCKS at most. */
uint32_t dxg_edid_blocks(const uint8_t *base);

/** Receives one mode of a monitor's. */
typedef void dxg_edid_visitor(void *context, const D3DKMDT_VIDEO_SIGNAL_INFO *signal, bool is_preferred);
/**
 * Each mode of `count` blocks: detailed timings (the first of which is preferred), standard ones, established ones. The
 * same mode may come twice. An extension that does not add up is left out. Never reads beyond the blocks.
 */
void dxg_edid_each_mode(const uint8_t *blocks, uint32_t count, dxg_edid_visitor *visit, void *context);
/** The rates that the range limits descriptor gives; false where there is none. */
bool dxg_edid_range(const uint8_t *base, D3DKMDT_MONITOR_FREQUENCY_RANGE *range);
/** The product's name, or the three letters and the number of its maker: "E5C 0001". */
#define DXG_EDID_NAME 16
void dxg_edid_name(const uint8_t *base, char name[DXG_EDID_NAME]);

/** A base block with `preferred`, the established timings up to it in size, and a name of at most 13 characters. */
void dxg_edid_make(uint8_t block[DXG_EDID_BLOCK], const struct dxg_timing *preferred, const char *name);

#endif
