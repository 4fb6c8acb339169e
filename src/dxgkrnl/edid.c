/*
 * edid.c: VESA's EDID 1.3 and 1.4 – the modes, rates and name in a monitor's blocks, and a block made up.
 */
#include "dxgkrnl/edid.h"

#include <stdio.h>
#include <string.h>

/* Where things are in a base block. */
enum {
    AT_MAKER = 8,
    AT_PRODUCT = 10,
    AT_VERSION = 18,
    AT_ESTABLISHED = 35,
    AT_STANDARD = 38,
    AT_DESCRIPTORS = 54,
    AT_EXTENSIONS = 126,
    STANDARD_TIMINGS = 8,
    DESCRIPTORS = 4,
    DESCRIPTOR_BYTES = 18,
    TAG_RANGE = 0xFD,
    TAG_NAME = 0xFC,
    CTA_TAG = 0x02,
};

static const uint8_t header[8] = {0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0};

/* The bits of bytes 35 to 37, from the highest of the first on. */
static const struct {
    uint16_t width, height, refresh_hz;
    bool interlaced;
} established[] = {
    {720, 400, 70, false},  {720, 400, 88, false},  {640, 480, 60, false},  {640, 480, 67, false},
    {640, 480, 72, false},  {640, 480, 75, false},  {800, 600, 56, false},  {800, 600, 60, false},
    {800, 600, 72, false},  {800, 600, 75, false},  {832, 624, 75, false},  {1024, 768, 87, true},
    {1024, 768, 60, false}, {1024, 768, 70, false}, {1024, 768, 75, false}, {1280, 1024, 75, false},
    {1152, 870, 75, false},
};
enum { ESTABLISHED = sizeof established / sizeof established[0] };

static uint8_t sum(const uint8_t *block)
{
    uint8_t total = 0;
    for (uint32_t i = 0; i < DXG_EDID_BLOCK; i++) {
        total = (uint8_t)(total + block[i]);
    }
    return total;
}

bool dxg_edid_is_sound(const uint8_t *block)
{
    return memcmp(block, header, sizeof header) == 0 && sum(block) == 0;
}

uint32_t dxg_edid_blocks(const uint8_t *base)
{
    uint32_t count = 1u + base[AT_EXTENSIONS];
    return count < DXG_EDID_MOST_BLOCKS ? count : DXG_EDID_MOST_BLOCKS;
}

/* ---- reading ---- */

struct reader {
    dxg_edid_visitor *visit;
    void *context;
    bool has_preferred;
};

static void visit_known(const struct reader *reader, uint32_t width, uint32_t height, uint32_t hz, bool interlaced)
{
    const struct dxg_timing *timing = dxg_timing_find(width, height, hz, interlaced);
    D3DKMDT_VIDEO_SIGNAL_INFO signal =
        timing != NULL ? dxg_timing_signal(timing) : dxg_signal_of_size(width, height, hz);
    reader->visit(reader->context, &signal, false);
}

/* A detailed timing. False for a descriptor of another kind, and for one without a size. */
static bool read_detailed(struct reader *reader, const uint8_t *at)
{
    uint32_t clock_10khz = at[0] | (uint32_t)at[1] << 8;
    uint32_t width = at[2] | (at[4] & 0xF0u) << 4;
    uint32_t h_blank = at[3] | (at[4] & 0x0Fu) << 8;
    uint32_t height = at[5] | (at[7] & 0xF0u) << 4;
    uint32_t v_blank = at[6] | (at[7] & 0x0Fu) << 8;
    if (clock_10khz == 0 || width == 0 || height == 0) {
        return false;
    }
    bool interlaced = (at[17] & 0x80) != 0;
    /* Of an interlaced one the block counts the lines of a field. */
    struct dxg_timing timing = {
        .width = (uint16_t)width,
        .height = (uint16_t)(interlaced ? height * 2 : height),
        .interlaced = interlaced,
        .standard = D3DKMDT_VSS_OTHER,
        .clock_khz = clock_10khz * 10,
        .h_total = (uint16_t)(width + h_blank),
        .v_total = (uint16_t)(interlaced ? (height + v_blank) * 2 + 1 : height + v_blank),
    };
    D3DKMDT_VIDEO_SIGNAL_INFO signal = dxg_timing_signal(&timing);
    reader->visit(reader->context, &signal, !reader->has_preferred);
    reader->has_preferred = true;
    return true;
}

static void read_standard(const struct reader *reader, const uint8_t *at)
{
    static const struct {
        uint32_t width, height;
    } shapes[] = {{16, 10}, {4, 3}, {5, 4}, {16, 9}};
    if ((at[0] == 1 && at[1] == 1) || at[0] == 0) {
        return; /* unused */
    }
    uint32_t width = (at[0] + 31u) * 8;
    uint32_t shape = at[1] >> 6;
    visit_known(reader, width, width * shapes[shape].height / shapes[shape].width, (at[1] & 63u) + 60, false);
}

static void read_base(struct reader *reader, const uint8_t *base)
{
    for (uint32_t i = 0; i < DESCRIPTORS; i++) {
        read_detailed(reader, base + AT_DESCRIPTORS + (size_t)i * DESCRIPTOR_BYTES);
    }
    for (uint32_t i = 0; i < STANDARD_TIMINGS; i++) {
        read_standard(reader, base + AT_STANDARD + (size_t)i * 2);
    }
    for (uint32_t i = 0; i < ESTABLISHED; i++) {
        if ((base[AT_ESTABLISHED + i / 8] & (0x80u >> i % 8)) != 0) {
            visit_known(reader, established[i].width, established[i].height, established[i].refresh_hz,
                        established[i].interlaced);
        }
    }
}

/* The third byte of a CTA extension is where its detailed timings begin; zero, that it has none. */
static void read_cta(struct reader *reader, const uint8_t *block)
{
    if (block[0] != CTA_TAG || sum(block) != 0 || block[2] < 4) {
        return;
    }
    for (uint32_t at = block[2]; at + DESCRIPTOR_BYTES <= DXG_EDID_BLOCK - 1; at += DESCRIPTOR_BYTES) {
        if (!read_detailed(reader, block + at)) {
            break;
        }
    }
}

void dxg_edid_each_mode(const uint8_t *blocks, uint32_t count, dxg_edid_visitor *visit, void *context)
{
    struct reader reader = {.visit = visit, .context = context};
    if (count > 0) {
        read_base(&reader, blocks);
    }
    for (uint32_t i = 1; i < count; i++) {
        read_cta(&reader, blocks + (size_t)i * DXG_EDID_BLOCK);
    }
}

/* A display descriptor, which has no pixel clock; null: none with the tag. */
static const uint8_t *descriptor(const uint8_t *base, uint8_t tag)
{
    for (uint32_t i = 0; i < DESCRIPTORS; i++) {
        const uint8_t *at = base + AT_DESCRIPTORS + (size_t)i * DESCRIPTOR_BYTES;
        if (at[0] == 0 && at[1] == 0 && at[2] == 0 && at[3] == tag) {
            return at;
        }
    }
    return NULL;
}

bool dxg_edid_range(const uint8_t *base, D3DKMDT_MONITOR_FREQUENCY_RANGE *range)
{
    const uint8_t *at = descriptor(base, TAG_RANGE);
    if (at == NULL) {
        return false;
    }
    /* Bits of byte 4 add 255 to a rate: 0 and 1 to the vertical ones, 2 and 3 to the horizontal ones. */
    UINT v_min = at[5] + ((at[4] & 3) == 3 ? 255u : 0);
    UINT v_max = at[6] + ((at[4] & 2) != 0 ? 255u : 0);
    UINT h_min = at[7] + ((at[4] & 12) == 12 ? 255u : 0);
    UINT h_max = at[8] + ((at[4] & 8) != 0 ? 255u : 0);
    *range = (D3DKMDT_MONITOR_FREQUENCY_RANGE){
        .Origin = D3DKMDT_MCO_MONITORDESCRIPTOR,
        .RangeLimits = {.MinVSyncFreq = {v_min, 1},
                        .MaxVSyncFreq = {v_max, 1},
                        .MinHSyncFreq = {h_min * 1000, 1},
                        .MaxHSyncFreq = {h_max * 1000, 1}},
        .ConstraintType = D3DKMDT_MFRC_MAXPIXELRATE,
        .Constraint.MaxPixelRate = (SIZE_T)at[9] * 10000000u,
    };
    return true;
}

void dxg_edid_name(const uint8_t *base, char name[DXG_EDID_NAME])
{
    const uint8_t *at = descriptor(base, TAG_NAME);
    uint32_t length = 0;
    while (at != NULL && length < DESCRIPTOR_BYTES - 5 && at[5 + length] >= ' ' && at[5 + length] < 0x7F) {
        name[length] = (char)at[5 + length];
        length++;
    }
    name[length] = '\0';
    if (length == 0) {
        uint32_t maker = (uint32_t)base[AT_MAKER] << 8 | base[AT_MAKER + 1];
        snprintf(name, DXG_EDID_NAME, "%c%c%c %04X", (char)('@' + (maker >> 10 & 31)), (char)('@' + (maker >> 5 & 31)),
                 (char)('@' + (maker & 31)), base[AT_PRODUCT] | (unsigned)base[AT_PRODUCT + 1] << 8);
    }
}

/* ---- making ---- */

static void make_detailed(uint8_t *at, const struct dxg_timing *timing)
{
    uint32_t width = timing->width;
    uint32_t height = timing->height;
    uint32_t clock = timing->clock_khz / 10;
    uint32_t h_blank = timing->h_total - width;
    uint32_t v_blank = timing->v_total - height;
    at[0] = (uint8_t)clock;
    at[1] = (uint8_t)(clock >> 8);
    at[2] = (uint8_t)width;
    at[3] = (uint8_t)h_blank;
    at[4] = (uint8_t)((width >> 8 & 0xF) << 4 | (h_blank >> 8 & 0xF));
    at[5] = (uint8_t)height;
    at[6] = (uint8_t)v_blank;
    at[7] = (uint8_t)((height >> 8 & 0xF) << 4 | (v_blank >> 8 & 0xF));
    at[8] = (uint8_t)timing->h_front;
    at[9] = (uint8_t)timing->h_sync;
    at[10] = (uint8_t)((timing->v_front & 0xF) << 4 | (timing->v_sync & 0xF));
    at[11] = (uint8_t)((timing->h_front >> 8 & 3) << 6 | (timing->h_sync >> 8 & 3) << 4);
    at[17] = 0x1E; /* separate digital sync, both positive */
}

static void make_established(uint8_t *block, const struct dxg_timing *preferred)
{
    for (uint32_t i = 0; i < ESTABLISHED; i++) {
        if (established[i].refresh_hz == 60 && established[i].width <= preferred->width &&
            established[i].height <= preferred->height) {
            block[AT_ESTABLISHED + i / 8] |= (uint8_t)(0x80u >> i % 8);
        }
    }
}

void dxg_edid_make(uint8_t block[DXG_EDID_BLOCK], const struct dxg_timing *preferred, const char *name)
{
    memset(block, 0, DXG_EDID_BLOCK);
    memcpy(block, header, sizeof header);
    block[AT_MAKER] = 0x16; /* "ESC", five bits a letter */
    block[AT_MAKER + 1] = 0x63;
    block[AT_PRODUCT] = 1;
    block[AT_VERSION - 1] = 30; /* made in 2020 */
    block[AT_VERSION] = 1;
    block[AT_VERSION + 1] = 4;
    block[20] = 0xA5; /* digital, 8 bits a color, DisplayPort */
    block[21] = 52;   /* centimetres */
    block[22] = 32;
    block[23] = 120;  /* gamma 2.2 */
    block[24] = 0x06; /* sRGB; the first detailed timing is the native one */
    make_established(block, preferred);
    memset(block + AT_STANDARD, 1, (size_t)STANDARD_TIMINGS * 2);
    make_detailed(block + AT_DESCRIPTORS, preferred);
    uint8_t *at = block + AT_DESCRIPTORS + DESCRIPTOR_BYTES;
    const uint8_t range[DESCRIPTOR_BYTES] = {0,  0, 0,    TAG_RANGE, 0,   50,  76,  30,  110,
                                             24, 1, '\n', ' ',       ' ', ' ', ' ', ' ', ' '};
    memcpy(at, range, sizeof range);
    at += DESCRIPTOR_BYTES;
    at[3] = TAG_NAME;
    memset(at + 5, ' ', DESCRIPTOR_BYTES - 5);
    size_t length = strlen(name);
    length = length < DESCRIPTOR_BYTES - 5 ? length : DESCRIPTOR_BYTES - 5;
    for (size_t i = 0; i < length; i++) {
        at[5 + i] = (uint8_t)name[i];
    }
    if (length < DESCRIPTOR_BYTES - 5) {
        at[5 + length] = '\n';
    }
    at[DESCRIPTOR_BYTES + 3] = 0x10; /* the last descriptor is a dummy */
    block[DXG_EDID_BLOCK - 1] = (uint8_t)-sum(block);
}
