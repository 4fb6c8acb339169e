/*
 * edid.h: the description that a preset's monitor gives of itself.
 */
#ifndef ESCAPEMENT_DEVICE_EDID_H
#define ESCAPEMENT_DEVICE_EDID_H

#include <stdint.h>

#define DEVICE_EDID_BYTES 128u

/** One block of EDID 1.4 of a digital monitor named "Escapement", which prefers width x height at 60 Hz (reduced
 * blanking; 4095 at most either way) and also takes the common modes of 640x480 to 1280x1024. */
void device_edid_fill(uint8_t block[DEVICE_EDID_BYTES], uint32_t width, uint32_t height);

#endif
