/*
 * softgpu_isa.h: the instructions of the softgpu's engine.
 *
 * A stream is a run of instructions, each one or more words of 32 bits. The first word has the opcode in its low eight
 * bits and the length in words, itself included, in its high sixteen; bits 8 to 15 are zero. Pixels are 32 bits,
 * 0xAARRGGBB. A surface is an address in VRAM, a pitch in bytes, a width and a height in pixels; addresses and pitches
 * are multiples of four. docs/softgpu.md is the manual.
 */
#ifndef SOFTGPU_ISA_H
#define SOFTGPU_ISA_H

#include <basetsd.h>

enum softgpu_opcode {
    SOFTGPU_OP_NOP = 0x00,
    SOFTGPU_OP_FILL = 0x01,      /* a rectangle with one colour */
    SOFTGPU_OP_COPY = 0x02,      /* a rectangle onto another that it does not overlap */
    SOFTGPU_OP_BLEND = 0x03,     /* the same, weighted by user register 0 */
    SOFTGPU_OP_TRIANGLE = 0x04,  /* three corners, a colour at each, interpolated, clipped to the surface */
    SOFTGPU_OP_FENCE = 0x05,     /* a word of VRAM takes a value once all before it is done */
    SOFTGPU_OP_BRANCH = 0x06,    /* skip words forward where a user register is zero */
    SOFTGPU_OP_REG_WRITE = 0x07, /* a register takes a value */
    SOFTGPU_OP_WAIT = 0x08,      /* stand until a word of VRAM has a value; the scheduler's channel only */
    SOFTGPU_OP_LOOP = 0x09,      /* jump backward: revision 3, not built yet */
};

#define SOFTGPU_INSTRUCTION(opcode, words) ((UINT32)(opcode) | (UINT32)(words) << 16)
#define SOFTGPU_OPCODE(word)               ((word) & 0xFFu)
#define SOFTGPU_MUST_BE_ZERO(word)         ((word) & 0xFF00u)
#define SOFTGPU_WORDS(word)                ((word) >> 16)

#define SOFTGPU_MAX_DIMENSION 4096u

struct softgpu_surface {
    UINT32 address;
    UINT32 pitch;
    UINT32 width;
    UINT32 height;
};

struct softgpu_fill {
    UINT32 head;
    struct softgpu_surface to;
    UINT32 color;
};

/* COPY and BLEND: the source has the width and height of `to`. */
struct softgpu_copy {
    UINT32 head;
    struct softgpu_surface to;
    UINT32 from_address;
    UINT32 from_pitch;
};

struct softgpu_corner {
    INT32 x; /* pixels, from the surface's left edge; may lie outside, within +-SOFTGPU_MAX_DIMENSION */
    INT32 y;
    UINT32 color;
};

struct softgpu_triangle {
    UINT32 head;
    struct softgpu_surface to;
    struct softgpu_corner corners[3];
};

struct softgpu_fence {
    UINT32 head;
    UINT32 address;
    UINT32 value;
};

struct softgpu_branch {
    UINT32 head;
    UINT32 user_register; /* an index, not an offset */
    UINT32 skip_words;    /* counted from the end of this instruction; must lead to an instruction, or to the end */
};

struct softgpu_reg_write {
    UINT32 head;
    UINT32 offset; /* in BAR 0 */
    UINT32 value;
};

struct softgpu_wait {
    UINT32 head;
    UINT32 address;
    UINT32 value;
};

/* Why the engine stood still. */
enum softgpu_fault_code {
    SOFTGPU_FAULT_NONE = 0,
    SOFTGPU_FAULT_OPCODE = 1,  /* no such instruction, or not its length */
    SOFTGPU_FAULT_OPERAND = 2, /* a size, pitch, register or target that it cannot execute */
    SOFTGPU_FAULT_MEMORY = 3,  /* beyond VRAM, or a stream that physical memory does not hold */
};

#endif
