/*
 * edid.c: writes a block of VESA's Enhanced Extended Display Identification Data.
 */
#include "device/edid.h"

#include <string.h>

/* CVT's reduced blanking, near enough: horizontally and vertically, with the pulses in them. */
enum { H_BLANK = 160, H_FRONT = 48, H_SYNC = 32, V_BLANK = 30, V_FRONT = 3, V_SYNC = 6, REFRESH_HZ = 60 };
enum { PIXELS_PER_CM = 38 }; /* 96 in an inch */

static const uint8_t head[] = {
    0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00, /* the pattern that begins every one */
    0x16, 0x6D, 0x01, 0x00, 0x01, 0x00, 0x00, 0x00, /* "ESM", product 1, serial number 1 */
    0x01, 0x24, 0x01, 0x04,                         /* week 1 of 2026, version 1.4 */
    0xA5,                                           /* digital, 8 bits a colour, DisplayPort */
};
/* sRGB's primaries and white point. */
static const uint8_t chromaticity[] = {0xEE, 0x91, 0xA3, 0x54, 0x4C, 0x99, 0x26, 0x0F, 0x50, 0x54};
/* 640x480 and 800x600 at 60 Hz, 1024x768 at 60 and 75, 1280x1024 at 75. */
static const uint8_t established[] = {0x21, 0x0B, 0x00};
static const char name[] = "Escapement\n  "; /* 13 bytes, padded with blanks */

static void fill_timing(uint8_t timing[18], uint32_t width, uint32_t height)
{
    uint32_t clock = (width + H_BLANK) * (height + V_BLANK) * REFRESH_HZ / 10000; /* in units of 10 kHz */
    uint32_t width_mm = width * 10 / PIXELS_PER_CM;
    uint32_t height_mm = height * 10 / PIXELS_PER_CM;
    timing[0] = (uint8_t)clock;
    timing[1] = (uint8_t)(clock >> 8);
    timing[2] = (uint8_t)width;
    timing[3] = H_BLANK;
    timing[4] = (uint8_t)(width >> 8 << 4);
    timing[5] = (uint8_t)height;
    timing[6] = V_BLANK;
    timing[7] = (uint8_t)(height >> 8 << 4);
    timing[8] = H_FRONT;
    timing[9] = H_SYNC;
    timing[10] = V_FRONT << 4 | V_SYNC;
    timing[12] = (uint8_t)width_mm;
    timing[13] = (uint8_t)height_mm;
    timing[14] = (uint8_t)((width_mm >> 8 & 0xF) << 4 | (height_mm >> 8 & 0xF));
    timing[17] = 0x1A; /* digital separate sync, horizontal positive */
}

static void fill_descriptor(uint8_t descriptor[18], uint8_t tag, const void *bytes, size_t count)
{
    descriptor[3] = tag;
    memcpy(descriptor + 5, bytes, count);
}

void device_edid_fill(uint8_t block[DEVICE_EDID_BYTES], uint32_t width, uint32_t height)
{
    /* 50 to 90 Hz, 30 to 160 kHz, 600 MHz, limits alone, padding */
    static const uint8_t limits[13] = {50, 90, 30, 160, 60, 0x01, 0x0A, ' ', ' ', ' ', ' ', ' ', ' '};
    uint8_t sum = 0;
    memset(block, 0, DEVICE_EDID_BYTES);
    memcpy(block, head, sizeof head);
    block[21] = (uint8_t)(width / PIXELS_PER_CM);
    block[22] = (uint8_t)(height / PIXELS_PER_CM);
    block[23] = 120;  /* gamma 2.2 */
    block[24] = 0x06; /* sRGB; the first timing is the preferred one */
    memcpy(block + 25, chromaticity, sizeof chromaticity);
    memcpy(block + 35, established, sizeof established);
    memset(block + 38, 0x01, 16); /* no standard timings */
    fill_timing(block + 54, width, height);
    fill_descriptor(block + 72, 0xFC, name, 13);
    fill_descriptor(block + 90, 0xFD, limits, sizeof limits);
    fill_descriptor(block + 108, 0x10, "", 0); /* nothing */
    for (uint32_t i = 0; i < DEVICE_EDID_BYTES - 1; i++) {
        sum = (uint8_t)(sum + block[i]);
    }
    block[DEVICE_EDID_BYTES - 1] = (uint8_t)-sum;
}
