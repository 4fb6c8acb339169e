/*
 * vga.h: the registers of a VGA behind ports 0x3C0 to 0x3DF – they keep what is written, and draw nothing.
 */
#ifndef ESCAPEMENT_DEVICE_VGA_H
#define ESCAPEMENT_DEVICE_VGA_H

#include <stdbool.h>
#include <stdint.h>

#define DEVICE_VGA_FIRST_PORT 0x3C0u
#define DEVICE_VGA_PORTS      0x20u

struct device_vga {
    uint8_t attribute_index;
    bool attribute_takes_data; /* the next write to 0x3C0 is of data */
    uint8_t attributes[32];
    uint8_t misc_output;
    uint8_t sequencer_index, sequencer[8];
    uint8_t pixel_mask;
    uint8_t dac_write, dac_read, dac_part;
    bool dac_reads;
    uint8_t palette[256][3];
    uint8_t graphics_index, graphics[16];
    uint8_t crtc_index, crtc[32];
    uint8_t status; /* input status 1: in retrace at every other look */
};

/** All zero, but for the output register and the mask, as after a reset in colour. */
void device_vga_reset(struct device_vga *vga);
/** One byte at one of the ports; those that no VGA has read all ones and lose writes. The caller's lock. */
uint8_t device_vga_read(struct device_vga *vga, uint16_t port);
void device_vga_write(struct device_vga *vga, uint16_t port, uint8_t value);

#endif
