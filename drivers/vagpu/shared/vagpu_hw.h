/*
 * vagpu_hw.h: the hardware – registers, page tables, and what its two engines execute. For the miniport and the model.
 */
#ifndef VAGPU_HW_H
#define VAGPU_HW_H

#define VAGPU_VENDOR_ID 0xE5CAu
#define VAGPU_DEVICE_ID 0x0003u
#define VAGPU_ID        0x50474156u /* "VAGP" */
#define VAGPU_REVISION  1u

#define VAGPU_BAR_REGISTERS   0u
#define VAGPU_BAR_MEMORY      1u
#define VAGPU_REGISTERS_BYTES 0x10000u
#define VAGPU_MEMORY_BYTES    0x1000000u /* 16 MiB */

/* Registers, 32 bits each. */
#define VAGPU_REG_ID           0x00u
#define VAGPU_REG_REVISION     0x04u
#define VAGPU_REG_INT_STATUS   0x08u /* a one that is written clears */
#define VAGPU_REG_INT_ENABLE   0x0Cu
#define VAGPU_REG_CONTROL      0x10u
#define VAGPU_REG_ADDRESS_LOW  0x20u /* of the commands: virtual under a root, else physical */
#define VAGPU_REG_ADDRESS_HIGH 0x24u
#define VAGPU_REG_BYTES        0x28u
#define VAGPU_REG_FENCE_NEXT   0x2Cu
#define VAGPU_REG_ROOT         0x30u /* where in memory the root page table lies; VAGPU_NO_ROOT */
#define VAGPU_REG_DOORBELL     0x38u /* an engine's number: it starts */
#define VAGPU_REG_FENCE(e)     (0x40u + 4u * (e))
#define VAGPU_REG_FAULT_LOW    0x50u /* the virtual address that was not there */
#define VAGPU_REG_FAULT_HIGH   0x54u
#define VAGPU_REG_FAULT_FENCE  0x58u
#define VAGPU_REG_CLOCK        0x60u /* commands that were executed since power-on */

#define VAGPU_ENGINES       2u
#define VAGPU_ENGINE_RENDER 0u
#define VAGPU_ENGINE_PAGING 1u

#define VAGPU_INT_DONE(e)   (1u << (e))
#define VAGPU_INT_FAULT     0x10u
#define VAGPU_CONTROL_RESET 1u
#define VAGPU_NO_ROOT       0xFFFFFFFFu

/* Addresses have 30 bits: two tables of 512 entries and a page of 4 KiB. An entry has 64. */
#define VAGPU_LEVELS        2u
#define VAGPU_TABLE_BITS    9u
#define VAGPU_TABLE_ENTRIES 512u
#define VAGPU_TABLE_BYTES   4096u
#define VAGPU_ADDRESS_BITS  30u
#define VAGPU_PTE_VALID     0x1ull
#define VAGPU_PTE_SYSTEM    0x2ull /* the page is the system's; else it is the hardware's own memory */
#define VAGPU_PTE_READ_ONLY 0x4ull
#define VAGPU_PTE_ADDRESS   0x000FFFFFFFFFF000ull

/* Commands: a word that says which and how many words there are, then they. */
#define VAGPU_COMMAND(op, words)  ((op) | (words) << 16)
#define VAGPU_COMMAND_OP(head)    ((head) & 0xFFFFu)
#define VAGPU_COMMAND_WORDS(head) ((head) >> 16)
#define VAGPU_OP_NOP              0u /* any number of words */
#define VAGPU_OP_WRITE            1u /* address low, high, value */
#define VAGPU_OP_COPY             2u /* source low, high, destination low, high, bytes */
/* And of the paging engine alone: */
#define VAGPU_OP_WRITE_ENTRIES       3u /* where in memory, count, count times low and high */
#define VAGPU_OP_FILL_PHYSICAL       4u /* destination low, high, bytes, pattern */
#define VAGPU_OP_COPY_PHYSICAL       5u /* source low, high, destination low, high, bytes */
#define VAGPU_OP_FILL                6u /* address low, high, bytes, pattern */
#define VAGPU_WRITE_WORDS            4u
#define VAGPU_COPY_WORDS             6u
#define VAGPU_WRITE_ENTRIES_WORDS(n) (3u + 2u * (n))
#define VAGPU_FILL_WORDS             5u
#define VAGPU_COMMAND_WORDS_MOST     0xFFFFu

/* A physical address that is the system's; without the bit it is one of the hardware's own memory. */
#define VAGPU_PHYSICAL_SYSTEM 0x8000000000000000ull

#endif
