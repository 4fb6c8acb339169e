/*
 * bochs.c: the VGA adapter of Bochs and QEMU – a framebuffer, and the VBE DISPI registers that give it a mode.
 */
#include "device/edid.h"
#include "device/presets.h"
#include "device/vga.h"
#include "nt/os.h"

#include <stdio.h>
#include <string.h>

enum {
    FRAMEBUFFER_BAR = 0,
    FRAMEBUFFER_BYTES = 16 << 20,
    MMIO_BAR = 2,
    MMIO_VGA = 0x400,
    MMIO_DISPI = 0x500,
    MMIO_EXTENSION = 0x600,
    EXTENSION_BYTES = 8,
};

enum dispi_register {
    DISPI_ID,
    DISPI_XRES,
    DISPI_YRES,
    DISPI_BPP,
    DISPI_ENABLE,
    DISPI_BANK,
    DISPI_VIRT_WIDTH,
    DISPI_VIRT_HEIGHT,
    DISPI_X_OFFSET,
    DISPI_Y_OFFSET,
    DISPI_MEMORY_64K,
    DISPI_REGISTERS,
};

#define DISPI_ID_FIRST 0xB0C0u
#define DISPI_ID_LAST  0xB0C5u
#define ENABLED        0x01u
#define GET_CAPS       0x02u
#define DAC_8_BITS     0x20u
#define LINEAR         0x40u
#define KEEP_MEMORY    0x80u

#define PORT_INDEX 0x1CEu
#define PORT_DATA  0x1CFu

#define MOST_WIDTH     2560u
#define MOST_HEIGHT    1600u
#define MOST_DEPTH     32u
#define LITTLE_ENDIAN_ 0x1E1E1E1Eu

struct bochs {
    const struct escapement_device_services *services;
    void *kernel;
    uint8_t *framebuffer;
    uint8_t edid[DEVICE_EDID_BYTES];
    struct os_lock lock; /* guards what follows */
    uint16_t index;
    uint16_t dispi[DISPI_REGISTERS];
    struct device_vga vga;
};

static const char *const dispi_names[DISPI_REGISTERS] = {
    "VBE_DISPI_ID",
    "VBE_DISPI_XRES",
    "VBE_DISPI_YRES",
    "VBE_DISPI_BPP",
    "VBE_DISPI_ENABLE",
    "VBE_DISPI_BANK",
    "VBE_DISPI_VIRT_WIDTH",
    "VBE_DISPI_VIRT_HEIGHT",
    "VBE_DISPI_X_OFFSET",
    "VBE_DISPI_Y_OFFSET",
    "VBE_DISPI_VIDEO_MEMORY_64K",
};

/* ----------------------------------------------------------------------------------------------------------- dispi */

static uint32_t bytes_a_pixel(const struct bochs *bochs)
{
    return (bochs->dispi[DISPI_BPP] + 7u) / 8;
}

static uint32_t stride(const struct bochs *bochs, uint32_t width)
{
    return bochs->dispi[DISPI_BPP] == 4 ? width / 8 : width * bytes_a_pixel(bochs);
}

static bool is_a_depth(uint16_t depth)
{
    return depth == 4 || depth == 8 || depth == 15 || depth == 16 || depth == 24 || depth == 32;
}

static bool mode_fits(const struct bochs *bochs)
{
    uint32_t width = bochs->dispi[DISPI_XRES];
    uint32_t height = bochs->dispi[DISPI_YRES];
    return width > 0 && height > 0 && width <= MOST_WIDTH && height <= MOST_HEIGHT && width % 8 == 0 &&
           is_a_depth(bochs->dispi[DISPI_BPP]) && (uint64_t)stride(bochs, width) * height <= FRAMEBUFFER_BYTES;
}

/* A virtual width gives the height that the framebuffer has for it. */
static void set_virtual_width(struct bochs *bochs, uint32_t width)
{
    if (width < bochs->dispi[DISPI_XRES]) {
        width = bochs->dispi[DISPI_XRES];
    }
    uint32_t line = stride(bochs, width);
    if (line == 0 || (uint64_t)line * bochs->dispi[DISPI_YRES] > FRAMEBUFFER_BYTES) {
        return;
    }
    uint32_t height = FRAMEBUFFER_BYTES / line;
    bochs->dispi[DISPI_VIRT_WIDTH] = (uint16_t)width;
    bochs->dispi[DISPI_VIRT_HEIGHT] = (uint16_t)(height < 0xFFFF ? height : 0xFFFF);
}

static void set_offset(struct bochs *bochs, uint32_t which, uint16_t value)
{
    bool is_x = which == DISPI_X_OFFSET;
    uint32_t shown = bochs->dispi[is_x ? DISPI_XRES : DISPI_YRES];
    uint32_t there = bochs->dispi[is_x ? DISPI_VIRT_WIDTH : DISPI_VIRT_HEIGHT];
    if (value + shown <= there) {
        bochs->dispi[which] = value;
    }
}

static void remark(const struct bochs *bochs, const char *what)
{
    char line[160];
    snprintf(line, sizeof line, "%s (%u x %u, %u bits)", what, bochs->dispi[DISPI_XRES], bochs->dispi[DISPI_YRES],
             bochs->dispi[DISPI_BPP]);
    bochs->services->log(bochs->kernel, line);
}

static void set_enable(struct bochs *bochs, uint16_t value)
{
    bool was_enabled = (bochs->dispi[DISPI_ENABLE] & ENABLED) != 0;
    uint16_t kept = value & (ENABLED | GET_CAPS | DAC_8_BITS | LINEAR | KEEP_MEMORY);
    if ((value & ENABLED) != 0 && !was_enabled) {
        if (!mode_fits(bochs)) {
            remark(bochs, "a mode was enabled that it does not have");
            return;
        }
        bochs->dispi[DISPI_X_OFFSET] = 0;
        bochs->dispi[DISPI_Y_OFFSET] = 0;
        bochs->dispi[DISPI_VIRT_WIDTH] = 0;
        set_virtual_width(bochs, bochs->dispi[DISPI_XRES]);
        if ((value & KEEP_MEMORY) == 0) {
            memset(bochs->framebuffer, 0, (size_t)stride(bochs, bochs->dispi[DISPI_XRES]) * bochs->dispi[DISPI_YRES]);
        }
    }
    bochs->dispi[DISPI_ENABLE] = kept;
}

static void write_dispi(struct bochs *bochs, uint32_t which, uint16_t value)
{
    bool is_enabled = (bochs->dispi[DISPI_ENABLE] & ENABLED) != 0;
    switch (which) {
    case DISPI_ID:
        if (value >= DISPI_ID_FIRST && value <= DISPI_ID_LAST) {
            bochs->dispi[DISPI_ID] = value;
        }
        break;
    case DISPI_XRES:
    case DISPI_YRES:
    case DISPI_BPP:
        if (is_enabled) {
            remark(bochs, "the mode was changed while it is enabled, which does nothing");
        } else {
            bochs->dispi[which] = which == DISPI_BPP && value == 0 ? 8 : value;
        }
        break;
    case DISPI_ENABLE:
        set_enable(bochs, value);
        break;
    case DISPI_BANK:
        bochs->dispi[DISPI_BANK] = value % (FRAMEBUFFER_BYTES >> 16);
        break;
    case DISPI_VIRT_WIDTH:
        set_virtual_width(bochs, value);
        break;
    case DISPI_X_OFFSET:
    case DISPI_Y_OFFSET:
        set_offset(bochs, which, value);
        break;
    default: /* the rest cannot be written */
        break;
    }
}

static uint16_t read_dispi(const struct bochs *bochs, uint32_t which)
{
    bool asks_for_most = (bochs->dispi[DISPI_ENABLE] & GET_CAPS) != 0;
    switch (which) {
    case DISPI_XRES:
        return asks_for_most ? MOST_WIDTH : bochs->dispi[which];
    case DISPI_YRES:
        return asks_for_most ? MOST_HEIGHT : bochs->dispi[which];
    case DISPI_BPP:
        return asks_for_most ? MOST_DEPTH : bochs->dispi[which];
    case DISPI_MEMORY_64K:
        return FRAMEBUFFER_BYTES >> 16;
    default:
        return which < DISPI_REGISTERS ? bochs->dispi[which] : 0;
    }
}

/* -------------------------------------------------------------------------------------------------------- accesses */

/* Bytes of wider accesses go to neighbouring ports, the lowest first. */
static uint64_t read_vga(struct bochs *bochs, uint32_t port, uint32_t width)
{
    uint64_t value = 0;
    for (uint32_t i = 0; i < width; i++) {
        value |= (uint64_t)device_vga_read(&bochs->vga, (uint16_t)(port + i)) << 8 * i;
    }
    return value;
}

static void write_vga(struct bochs *bochs, uint32_t port, uint32_t width, uint64_t value)
{
    for (uint32_t i = 0; i < width; i++) {
        device_vga_write(&bochs->vga, (uint16_t)(port + i), (uint8_t)(value >> 8 * i));
    }
}

static uint64_t read_mmio(struct bochs *bochs, uint64_t offset, uint32_t width)
{
    uint64_t value = 0;
    if (offset + width <= DEVICE_EDID_BYTES) {
        memcpy(&value, bochs->edid + offset, width);
        return value;
    }
    if (offset >= MMIO_VGA && offset + width <= MMIO_VGA + DEVICE_VGA_PORTS) {
        return read_vga(bochs, (uint32_t)(DEVICE_VGA_FIRST_PORT + offset - MMIO_VGA), width);
    }
    if (offset >= MMIO_DISPI && offset + width <= MMIO_DISPI + 2 * DISPI_REGISTERS && width <= 2) {
        value = read_dispi(bochs, (uint32_t)(offset - MMIO_DISPI) / 2);
        return width == 1 ? value >> 8 * (offset & 1) & 0xFF : value;
    }
    if (offset >= MMIO_EXTENSION && offset + width <= MMIO_EXTENSION + EXTENSION_BYTES && width <= 4) {
        uint64_t extension = (uint64_t)LITTLE_ENDIAN_ << 32 | EXTENSION_BYTES;
        return extension >> 8 * (offset - MMIO_EXTENSION);
    }
    return 0;
}

static void write_mmio(struct bochs *bochs, uint64_t offset, uint32_t width, uint64_t value)
{
    if (offset >= MMIO_VGA && offset + width <= MMIO_VGA + DEVICE_VGA_PORTS) {
        write_vga(bochs, (uint32_t)(DEVICE_VGA_FIRST_PORT + offset - MMIO_VGA), width, value);
    } else if (offset >= MMIO_DISPI && offset + width <= MMIO_DISPI + 2 * DISPI_REGISTERS && width == 2) {
        write_dispi(bochs, (uint32_t)(offset - MMIO_DISPI) / 2, (uint16_t)value);
    }
}

/* The data port is 0x1CF, and 0x1D0 for those who want it aligned. */
static uint64_t read_port(struct bochs *bochs, uint64_t port, uint32_t width)
{
    if (port >= DEVICE_VGA_FIRST_PORT) {
        return read_vga(bochs, (uint32_t)port, width);
    }
    if (width != 2) {
        return UINT64_MAX;
    }
    return port == PORT_INDEX ? bochs->index : read_dispi(bochs, bochs->index);
}

static void write_port(struct bochs *bochs, uint64_t port, uint32_t width, uint64_t value)
{
    if (port >= DEVICE_VGA_FIRST_PORT) {
        write_vga(bochs, (uint32_t)port, width, value);
    } else if (width == 2 && port == PORT_INDEX) {
        bochs->index = (uint16_t)value;
    } else if (width == 2) {
        write_dispi(bochs, bochs->index, (uint16_t)value);
    }
}

static uint64_t bochs_read(void *device, uint32_t bar, uint64_t offset, uint32_t width)
{
    struct bochs *bochs = device;
    os_lock(&bochs->lock);
    uint64_t value = bar == MMIO_BAR ? read_mmio(bochs, offset, width) : read_port(bochs, offset, width);
    os_unlock(&bochs->lock);
    return value;
}

static void bochs_write(void *device, uint32_t bar, uint64_t offset, uint32_t width, uint64_t value)
{
    struct bochs *bochs = device;
    os_lock(&bochs->lock);
    if (bar == MMIO_BAR) {
        write_mmio(bochs, offset, width, value);
    } else {
        write_port(bochs, offset, width, value);
    }
    os_unlock(&bochs->lock);
}

static const char *bochs_register_name(void *device, uint32_t bar, uint64_t offset)
{
    (void)device;
    if (bar == MMIO_BAR && offset >= MMIO_DISPI && offset < MMIO_DISPI + 2 * DISPI_REGISTERS) {
        return dispi_names[(offset - MMIO_DISPI) / 2];
    }
    if (bar == MMIO_BAR) {
        return offset < DEVICE_EDID_BYTES ? "EDID" : NULL;
    }
    return offset == PORT_INDEX ? "VBE_DISPI_INDEX" : offset == PORT_DATA ? "VBE_DISPI_DATA" : NULL;
}

/* ------------------------------------------------------------------------------------------------------------ life */

static void *bochs_create(const struct escapement_device_services *services, void *kernel,
                          void *const memory[ESCAPEMENT_DEVICE_BARS])
{
    struct bochs *bochs = os_alloc(sizeof *bochs);
    if (bochs != NULL) {
        bochs->services = services;
        bochs->kernel = kernel;
        bochs->framebuffer = memory[FRAMEBUFFER_BAR];
        bochs->dispi[DISPI_ID] = DISPI_ID_LAST;
        device_edid_fill(bochs->edid, 1024, 768);
        device_vga_reset(&bochs->vga);
    }
    return bochs;
}

static void bochs_destroy(void *device)
{
    os_free(device);
}

const struct escapement_device_model device_bochs = {
    .abi = ESCAPEMENT_DEVICE_ABI,
    .name = "bochs",
    .vendor_id = 0x1234,
    .device_id = 0x1111,
    .subsystem_vendor_id = 0x1AF4,
    .subsystem_id = 0x1100,
    .revision = 2,
    .class_code = 0x030000,
    .bars =
        {
            [FRAMEBUFFER_BAR] = {ESCAPEMENT_BAR_MEMORY | ESCAPEMENT_BAR_PREFETCHABLE, FRAMEBUFFER_BYTES},
            [MMIO_BAR] = {ESCAPEMENT_BAR_REGISTERS, 0x1000},
        },
    .create = bochs_create,
    .destroy = bochs_destroy,
    .read = bochs_read,
    .write = bochs_write,
    .ports = {{PORT_INDEX, 4 /* the last is a word at 0x1D0 */}, {DEVICE_VGA_FIRST_PORT, DEVICE_VGA_PORTS}},
    .register_name = bochs_register_name,
};
