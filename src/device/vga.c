/*
 * vga.c: a VGA's indexed registers and its palette, behind their ports.
 */
#include "device/vga.h"

#include <string.h>

enum { RETRACE = 0x09 /* display disabled, vertical retrace */ };

/* An index port and the registers behind the data port that follows it. */
struct indexed {
    uint8_t *index;
    uint8_t *registers;
    uint8_t count;
};

/* Every other pair of ports from 0x3C4 on: false for what is none. */
static bool find_indexed(struct device_vga *vga, uint16_t port, struct indexed *indexed)
{
    switch (port & ~1u) {
    case 0x3C4:
        *indexed = (struct indexed){&vga->sequencer_index, vga->sequencer, sizeof vga->sequencer};
        return true;
    case 0x3CE:
        *indexed = (struct indexed){&vga->graphics_index, vga->graphics, sizeof vga->graphics};
        return true;
    case 0x3D4:
        *indexed = (struct indexed){&vga->crtc_index, vga->crtc, sizeof vga->crtc};
        return true;
    default:
        return false;
    }
}

void device_vga_reset(struct device_vga *vga)
{
    memset(vga, 0, sizeof *vga);
    vga->misc_output = 0x01; /* the ports of a colour adapter: 0x3D4 rather than 0x3B4 */
    vga->pixel_mask = 0xFF;
}

/* Three reads or writes of the data port are one colour; the index moves behind the third. */
static uint8_t *next_colour(struct device_vga *vga, uint8_t *index)
{
    uint8_t *part = &vga->palette[*index][vga->dac_part];
    vga->dac_part = (uint8_t)((vga->dac_part + 1) % 3);
    *index = (uint8_t)(*index + (vga->dac_part == 0));
    return part;
}

uint8_t device_vga_read(struct device_vga *vga, uint16_t port)
{
    struct indexed indexed;
    if (find_indexed(vga, port, &indexed)) {
        uint8_t at = *indexed.index;
        return (port & 1) == 0 ? at : at < indexed.count ? indexed.registers[at] : 0xFF;
    }
    switch (port) {
    case 0x3C0:
        return vga->attribute_index;
    case 0x3C1:
        return vga->attributes[vga->attribute_index & 0x1F];
    case 0x3C2: /* input status 0: nothing of it is set */
        return 0;
    case 0x3C6:
        return vga->pixel_mask;
    case 0x3C7:
        return vga->dac_reads ? 3 : 0;
    case 0x3C8:
        return vga->dac_write;
    case 0x3C9:
        return *next_colour(vga, &vga->dac_read);
    case 0x3CC:
        return vga->misc_output;
    case 0x3DA:
        vga->attribute_takes_data = false;
        vga->status ^= RETRACE;
        return vga->status;
    default:
        return 0xFF;
    }
}

static void write_attribute(struct device_vga *vga, uint8_t value)
{
    if (vga->attribute_takes_data) {
        vga->attributes[vga->attribute_index & 0x1F] = value;
    } else {
        vga->attribute_index = value & 0x3F;
    }
    vga->attribute_takes_data = !vga->attribute_takes_data;
}

static void set_dac_index(struct device_vga *vga, uint8_t value, bool reads)
{
    *(reads ? &vga->dac_read : &vga->dac_write) = value;
    vga->dac_reads = reads;
    vga->dac_part = 0;
}

void device_vga_write(struct device_vga *vga, uint16_t port, uint8_t value)
{
    struct indexed indexed;
    if (find_indexed(vga, port, &indexed)) {
        if ((port & 1) == 0) {
            *indexed.index = value;
        } else if (*indexed.index < indexed.count) {
            indexed.registers[*indexed.index] = value;
        }
        return;
    }
    switch (port) {
    case 0x3C0:
        write_attribute(vga, value);
        break;
    case 0x3C2:
        vga->misc_output = value;
        break;
    case 0x3C6:
        vga->pixel_mask = value;
        break;
    case 0x3C7:
        set_dac_index(vga, value, true);
        break;
    case 0x3C8:
        set_dac_index(vga, value, false);
        break;
    case 0x3C9:
        *next_colour(vga, &vga->dac_write) = value;
        break;
    default:
        break;
    }
}
