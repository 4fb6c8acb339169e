/*
 * softgpu_regs.h: the registers of the softgpu, as its hardware manual would list them.
 *
 * BAR 0 holds registers of 32 bits, BAR 1 is the memory (VRAM) that the engine draws in. An address in an instruction
 * is an offset into BAR 1. docs/softgpu.md is the manual.
 */
#ifndef SOFTGPU_REGS_H
#define SOFTGPU_REGS_H

#define SOFTGPU_VENDOR_ID 0x5347u
#define SOFTGPU_DEVICE_ID 0x0002u
#define SOFTGPU_REVISION  2u

#define SOFTGPU_BAR_REGISTERS   0
#define SOFTGPU_BAR_MEMORY      1
#define SOFTGPU_REGISTERS_BYTES 0x10000u
#define SOFTGPU_MEMORY_BYTES    0x1000000u

/* Identity, read only. */
#define SOFTGPU_REG_ID       0x000u /* SOFTGPU_ID */
#define SOFTGPU_REG_REVISION 0x004u
#define SOFTGPU_ID           0x55504753u /* "SGPU" in memory */

/* The engine. */
#define SOFTGPU_REG_CONTROL    0x008u
#define SOFTGPU_CONTROL_ENABLE 0x1u /* the engine takes work from its queue */
#define SOFTGPU_CONTROL_RESET  0x2u /* reads 0; writing 1: power-on state, but for counters and memory */
#define SOFTGPU_CONTROL_DROP(c)                                                                                        \
    (0x10u << (c))                  /* reads 0; writing 1: that channel's work, running or queued, is gone             \
                                     */
#define SOFTGPU_REG_STATUS   0x00Cu /* read only */
#define SOFTGPU_STATUS_BUSY  0x1u   /* work is running or queued */
#define SOFTGPU_STATUS_FAULT 0x2u   /* the engine stands until INT_FAULT is cleared */

/* Interrupts. A bit that is pending and enabled asserts the line; writing 1 to STATUS clears. */
#define SOFTGPU_REG_INT_STATUS 0x010u
#define SOFTGPU_REG_INT_ENABLE 0x014u
#define SOFTGPU_INT_CHANNEL(c) (0x1u << (c)) /* work of that channel is done, FENCE(c) moved */
#define SOFTGPU_INT_DROPPED(c) (0x4u << (c)) /* CONTROL_DROP is done */
#define SOFTGPU_INT_FAULT      0x10u         /* an instruction could not be executed; its stream is over */

/* Two channels: 0 is the scheduler's, 1 the driver's own. Read only: the fence of the last work that is done. */
#define SOFTGPU_CHANNELS          2u
#define SOFTGPU_CHANNEL_SCHEDULER 0u
#define SOFTGPU_CHANNEL_DRIVER    1u
#define SOFTGPU_REG_FENCE(c)      (0x018u + 4u * (c))

/* What stopped the engine; read only, valid while INT_FAULT is pending. */
#define SOFTGPU_REG_FAULT_CODE    0x020u /* softgpu_isa.h */
#define SOFTGPU_REG_FAULT_OFFSET  0x024u /* of the instruction, in bytes from the start of its stream */
#define SOFTGPU_REG_FAULT_CHANNEL 0x028u
#define SOFTGPU_REG_FAULT_FENCE   0x02Cu

/* The queue. The write to SUBMIT hands over what the four registers before it say. */
#define SOFTGPU_REG_QUEUE_ADDRESS_LOW  0x030u /* physical address of the stream */
#define SOFTGPU_REG_QUEUE_ADDRESS_HIGH 0x034u
#define SOFTGPU_REG_QUEUE_BYTES        0x038u
#define SOFTGPU_REG_QUEUE_FENCE        0x03Cu
#define SOFTGPU_REG_SUBMIT             0x040u /* write only: the channel */
#define SOFTGPU_REG_QUEUE_SPACE        0x044u /* read only: how many more it takes */
#define SOFTGPU_QUEUE_DEPTH            64u

/* What the engine counted since power-on; read only, 64 bits in two registers, low half first. */
#define SOFTGPU_REG_COUNTER_LOW(n)   (0x080u + 8u * (n))
#define SOFTGPU_REG_COUNTER_HIGH(n)  (0x084u + 8u * (n))
#define SOFTGPU_COUNTER_STREAMS      0u
#define SOFTGPU_COUNTER_INSTRUCTIONS 1u
#define SOFTGPU_COUNTER_PIXELS       2u
#define SOFTGPU_COUNTER_FAULTS       3u
#define SOFTGPU_COUNTERS             4u

/* For whoever debugs the driver: they hold what is written and do nothing. */
#define SOFTGPU_REG_SCRATCH(n)    (0x100u + 4u * (n))
#define SOFTGPU_SCRATCH_REGISTERS 16u

/* What streams may write with REG_WRITE without being the kernel's; BRANCH and BLEND read them. */
#define SOFTGPU_REG_USER(n)    (0x200u + 4u * (n))
#define SOFTGPU_USER_REGISTERS 8u
#define SOFTGPU_USER_ALPHA     0u /* BLEND: 0 keeps the destination, 255 is the source */

#endif
