/*
 * register.c: READ_REGISTER_*, WRITE_REGISTER_*, READ_PORT_* and WRITE_PORT_*, as drivers import them.
 *
 * The NOFENCE forms order nothing; the others order the access with memory on both sides, as on Windows.
 */
#include "nt/export_tables.h"
#include "nt/iospace.h"

#include <stdatomic.h>

static void fence(void)
{
    atomic_thread_fence(memory_order_seq_cst);
}

static uint64_t fenced_read(const volatile void *address, uint32_t width)
{
    uint64_t value = nt_register_read(address, width);
    fence();
    return value;
}

static void fenced_write(volatile void *address, uint32_t width, uint64_t value)
{
    fence();
    nt_register_write(address, width, value);
    fence();
}

UCHAR NTAPI READ_REGISTER_UCHAR(volatile UCHAR *Register)
{
    return (UCHAR)fenced_read(Register, 1);
}

VOID NTAPI WRITE_REGISTER_UCHAR(volatile UCHAR *Register, UCHAR Value)
{
    fenced_write(Register, 1, Value);
}

VOID NTAPI READ_REGISTER_BUFFER_UCHAR(volatile UCHAR *Register, PUCHAR Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        Buffer[i] = (UCHAR)nt_register_read(Register + i, 1);
    }
    fence();
}

VOID NTAPI WRITE_REGISTER_BUFFER_UCHAR(volatile UCHAR *Register, PUCHAR Buffer, ULONG Count)
{
    fence();
    for (ULONG i = 0; i < Count; i++) {
        nt_register_write(Register + i, 1, Buffer[i]);
    }
    fence();
}

UCHAR NTAPI READ_REGISTER_NOFENCE_UCHAR(volatile UCHAR *Register)
{
    return (UCHAR)nt_register_read(Register, 1);
}

VOID NTAPI WRITE_REGISTER_NOFENCE_UCHAR(volatile UCHAR *Register, UCHAR Value)
{
    nt_register_write(Register, 1, Value);
}

VOID NTAPI READ_REGISTER_NOFENCE_BUFFER_UCHAR(volatile UCHAR *Register, PUCHAR Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        Buffer[i] = (UCHAR)nt_register_read(Register + i, 1);
    }
}

VOID NTAPI WRITE_REGISTER_NOFENCE_BUFFER_UCHAR(volatile UCHAR *Register, PUCHAR Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        nt_register_write(Register + i, 1, Buffer[i]);
    }
}

USHORT NTAPI READ_REGISTER_USHORT(volatile USHORT *Register)
{
    return (USHORT)fenced_read(Register, 2);
}

VOID NTAPI WRITE_REGISTER_USHORT(volatile USHORT *Register, USHORT Value)
{
    fenced_write(Register, 2, Value);
}

VOID NTAPI READ_REGISTER_BUFFER_USHORT(volatile USHORT *Register, PUSHORT Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        Buffer[i] = (USHORT)nt_register_read(Register + i, 2);
    }
    fence();
}

VOID NTAPI WRITE_REGISTER_BUFFER_USHORT(volatile USHORT *Register, PUSHORT Buffer, ULONG Count)
{
    fence();
    for (ULONG i = 0; i < Count; i++) {
        nt_register_write(Register + i, 2, Buffer[i]);
    }
    fence();
}

USHORT NTAPI READ_REGISTER_NOFENCE_USHORT(volatile USHORT *Register)
{
    return (USHORT)nt_register_read(Register, 2);
}

VOID NTAPI WRITE_REGISTER_NOFENCE_USHORT(volatile USHORT *Register, USHORT Value)
{
    nt_register_write(Register, 2, Value);
}

VOID NTAPI READ_REGISTER_NOFENCE_BUFFER_USHORT(volatile USHORT *Register, PUSHORT Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        Buffer[i] = (USHORT)nt_register_read(Register + i, 2);
    }
}

VOID NTAPI WRITE_REGISTER_NOFENCE_BUFFER_USHORT(volatile USHORT *Register, PUSHORT Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        nt_register_write(Register + i, 2, Buffer[i]);
    }
}

ULONG NTAPI READ_REGISTER_ULONG(volatile ULONG *Register)
{
    return (ULONG)fenced_read(Register, 4);
}

VOID NTAPI WRITE_REGISTER_ULONG(volatile ULONG *Register, ULONG Value)
{
    fenced_write(Register, 4, Value);
}

VOID NTAPI READ_REGISTER_BUFFER_ULONG(volatile ULONG *Register, PULONG Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        Buffer[i] = (ULONG)nt_register_read(Register + i, 4);
    }
    fence();
}

VOID NTAPI WRITE_REGISTER_BUFFER_ULONG(volatile ULONG *Register, PULONG Buffer, ULONG Count)
{
    fence();
    for (ULONG i = 0; i < Count; i++) {
        nt_register_write(Register + i, 4, Buffer[i]);
    }
    fence();
}

ULONG NTAPI READ_REGISTER_NOFENCE_ULONG(volatile ULONG *Register)
{
    return (ULONG)nt_register_read(Register, 4);
}

VOID NTAPI WRITE_REGISTER_NOFENCE_ULONG(volatile ULONG *Register, ULONG Value)
{
    nt_register_write(Register, 4, Value);
}

VOID NTAPI READ_REGISTER_NOFENCE_BUFFER_ULONG(volatile ULONG *Register, PULONG Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        Buffer[i] = (ULONG)nt_register_read(Register + i, 4);
    }
}

VOID NTAPI WRITE_REGISTER_NOFENCE_BUFFER_ULONG(volatile ULONG *Register, PULONG Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        nt_register_write(Register + i, 4, Buffer[i]);
    }
}

ULONG64 NTAPI READ_REGISTER_ULONG64(volatile ULONG64 *Register)
{
    return (ULONG64)fenced_read(Register, 8);
}

VOID NTAPI WRITE_REGISTER_ULONG64(volatile ULONG64 *Register, ULONG64 Value)
{
    fenced_write(Register, 8, Value);
}

VOID NTAPI READ_REGISTER_BUFFER_ULONG64(volatile ULONG64 *Register, PULONG64 Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        Buffer[i] = (ULONG64)nt_register_read(Register + i, 8);
    }
    fence();
}

VOID NTAPI WRITE_REGISTER_BUFFER_ULONG64(volatile ULONG64 *Register, PULONG64 Buffer, ULONG Count)
{
    fence();
    for (ULONG i = 0; i < Count; i++) {
        nt_register_write(Register + i, 8, Buffer[i]);
    }
    fence();
}

ULONG64 NTAPI READ_REGISTER_NOFENCE_ULONG64(volatile ULONG64 *Register)
{
    return (ULONG64)nt_register_read(Register, 8);
}

VOID NTAPI WRITE_REGISTER_NOFENCE_ULONG64(volatile ULONG64 *Register, ULONG64 Value)
{
    nt_register_write(Register, 8, Value);
}

VOID NTAPI READ_REGISTER_NOFENCE_BUFFER_ULONG64(volatile ULONG64 *Register, PULONG64 Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        Buffer[i] = (ULONG64)nt_register_read(Register + i, 8);
    }
}

VOID NTAPI WRITE_REGISTER_NOFENCE_BUFFER_ULONG64(volatile ULONG64 *Register, PULONG64 Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        nt_register_write(Register + i, 8, Buffer[i]);
    }
}

/* A port's number travels in a pointer. */
static uint16_t number_of(const volatile void *port)
{
    return (uint16_t)(uintptr_t)port;
}

UCHAR NTAPI READ_PORT_UCHAR(PUCHAR Port)
{
    return (UCHAR)nt_port_read(number_of(Port), 1);
}

VOID NTAPI WRITE_PORT_UCHAR(PUCHAR Port, UCHAR Value)
{
    nt_port_write(number_of(Port), 1, Value);
}

VOID NTAPI READ_PORT_BUFFER_UCHAR(PUCHAR Port, PUCHAR Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        Buffer[i] = (UCHAR)nt_port_read(number_of(Port), 1);
    }
}

VOID NTAPI WRITE_PORT_BUFFER_UCHAR(PUCHAR Port, PUCHAR Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        nt_port_write(number_of(Port), 1, Buffer[i]);
    }
}

USHORT NTAPI READ_PORT_USHORT(PUSHORT Port)
{
    return (USHORT)nt_port_read(number_of(Port), 2);
}

VOID NTAPI WRITE_PORT_USHORT(PUSHORT Port, USHORT Value)
{
    nt_port_write(number_of(Port), 2, Value);
}

VOID NTAPI READ_PORT_BUFFER_USHORT(PUSHORT Port, PUSHORT Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        Buffer[i] = (USHORT)nt_port_read(number_of(Port), 2);
    }
}

VOID NTAPI WRITE_PORT_BUFFER_USHORT(PUSHORT Port, PUSHORT Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        nt_port_write(number_of(Port), 2, Buffer[i]);
    }
}

ULONG NTAPI READ_PORT_ULONG(PULONG Port)
{
    return (ULONG)nt_port_read(number_of(Port), 4);
}

VOID NTAPI WRITE_PORT_ULONG(PULONG Port, ULONG Value)
{
    nt_port_write(number_of(Port), 4, Value);
}

VOID NTAPI READ_PORT_BUFFER_ULONG(PULONG Port, PULONG Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        Buffer[i] = (ULONG)nt_port_read(number_of(Port), 4);
    }
}

VOID NTAPI WRITE_PORT_BUFFER_ULONG(PULONG Port, PULONG Buffer, ULONG Count)
{
    for (ULONG i = 0; i < Count; i++) {
        nt_port_write(number_of(Port), 4, Buffer[i]);
    }
}

/* What a compiler calls where it does not make the instruction itself. */
static UCHAR NTAPI in_byte(USHORT port)
{
    return (UCHAR)nt_port_read(port, 1);
}

static void NTAPI out_byte(USHORT port, UCHAR value)
{
    nt_port_write(port, 1, value);
}

static void NTAPI in_byte_string(USHORT port, PUCHAR buffer, ULONG count)
{
    READ_PORT_BUFFER_UCHAR((PUCHAR)(uintptr_t)port, buffer, count);
}

static void NTAPI out_byte_string(USHORT port, PUCHAR buffer, ULONG count)
{
    WRITE_PORT_BUFFER_UCHAR((PUCHAR)(uintptr_t)port, buffer, count);
}

static USHORT NTAPI in_word(USHORT port)
{
    return (USHORT)nt_port_read(port, 2);
}

static void NTAPI out_word(USHORT port, USHORT value)
{
    nt_port_write(port, 2, value);
}

static void NTAPI in_word_string(USHORT port, PUSHORT buffer, ULONG count)
{
    READ_PORT_BUFFER_USHORT((PUSHORT)(uintptr_t)port, buffer, count);
}

static void NTAPI out_word_string(USHORT port, PUSHORT buffer, ULONG count)
{
    WRITE_PORT_BUFFER_USHORT((PUSHORT)(uintptr_t)port, buffer, count);
}

static ULONG NTAPI in_dword(USHORT port)
{
    return (ULONG)nt_port_read(port, 4);
}

static void NTAPI out_dword(USHORT port, ULONG value)
{
    nt_port_write(port, 4, value);
}

static void NTAPI in_dword_string(USHORT port, PULONG buffer, ULONG count)
{
    READ_PORT_BUFFER_ULONG((PULONG)(uintptr_t)port, buffer, count);
}

static void NTAPI out_dword_string(USHORT port, PULONG buffer, ULONG count)
{
    WRITE_PORT_BUFFER_ULONG((PULONG)(uintptr_t)port, buffer, count);
}

// clang-format off
static const struct nt_export rows[] = {
    NT_EXPORT(READ_PORT_BUFFER_UCHAR),
    NT_EXPORT(READ_PORT_BUFFER_ULONG),
    NT_EXPORT(READ_PORT_BUFFER_USHORT),
    NT_EXPORT(READ_PORT_UCHAR),
    NT_EXPORT(READ_PORT_ULONG),
    NT_EXPORT(READ_PORT_USHORT),
    NT_EXPORT(READ_REGISTER_BUFFER_UCHAR),
    NT_EXPORT(READ_REGISTER_BUFFER_ULONG),
    NT_EXPORT(READ_REGISTER_BUFFER_ULONG64),
    NT_EXPORT(READ_REGISTER_BUFFER_USHORT),
    NT_EXPORT(READ_REGISTER_NOFENCE_BUFFER_UCHAR),
    NT_EXPORT(READ_REGISTER_NOFENCE_BUFFER_ULONG),
    NT_EXPORT(READ_REGISTER_NOFENCE_BUFFER_ULONG64),
    NT_EXPORT(READ_REGISTER_NOFENCE_BUFFER_USHORT),
    NT_EXPORT(READ_REGISTER_NOFENCE_UCHAR),
    NT_EXPORT(READ_REGISTER_NOFENCE_ULONG),
    NT_EXPORT(READ_REGISTER_NOFENCE_ULONG64),
    NT_EXPORT(READ_REGISTER_NOFENCE_USHORT),
    NT_EXPORT(READ_REGISTER_UCHAR),
    NT_EXPORT(READ_REGISTER_ULONG),
    NT_EXPORT(READ_REGISTER_ULONG64),
    NT_EXPORT(READ_REGISTER_USHORT),
    NT_EXPORT(WRITE_PORT_BUFFER_UCHAR),
    NT_EXPORT(WRITE_PORT_BUFFER_ULONG),
    NT_EXPORT(WRITE_PORT_BUFFER_USHORT),
    NT_EXPORT(WRITE_PORT_UCHAR),
    NT_EXPORT(WRITE_PORT_ULONG),
    NT_EXPORT(WRITE_PORT_USHORT),
    NT_EXPORT(WRITE_REGISTER_BUFFER_UCHAR),
    NT_EXPORT(WRITE_REGISTER_BUFFER_ULONG),
    NT_EXPORT(WRITE_REGISTER_BUFFER_ULONG64),
    NT_EXPORT(WRITE_REGISTER_BUFFER_USHORT),
    NT_EXPORT(WRITE_REGISTER_NOFENCE_BUFFER_UCHAR),
    NT_EXPORT(WRITE_REGISTER_NOFENCE_BUFFER_ULONG),
    NT_EXPORT(WRITE_REGISTER_NOFENCE_BUFFER_ULONG64),
    NT_EXPORT(WRITE_REGISTER_NOFENCE_BUFFER_USHORT),
    NT_EXPORT(WRITE_REGISTER_NOFENCE_UCHAR),
    NT_EXPORT(WRITE_REGISTER_NOFENCE_ULONG),
    NT_EXPORT(WRITE_REGISTER_NOFENCE_ULONG64),
    NT_EXPORT(WRITE_REGISTER_NOFENCE_USHORT),
    NT_EXPORT(WRITE_REGISTER_UCHAR),
    NT_EXPORT(WRITE_REGISTER_ULONG),
    NT_EXPORT(WRITE_REGISTER_ULONG64),
    NT_EXPORT(WRITE_REGISTER_USHORT),
    NT_EXPORT_AS(__inbyte, in_byte),
    NT_EXPORT_AS(__inbytestring, in_byte_string),
    NT_EXPORT_AS(__indword, in_dword),
    NT_EXPORT_AS(__indwordstring, in_dword_string),
    NT_EXPORT_AS(__inword, in_word),
    NT_EXPORT_AS(__inwordstring, in_word_string),
    NT_EXPORT_AS(__outbyte, out_byte),
    NT_EXPORT_AS(__outbytestring, out_byte_string),
    NT_EXPORT_AS(__outdword, out_dword),
    NT_EXPORT_AS(__outdwordstring, out_dword_string),
    NT_EXPORT_AS(__outword, out_word),
    NT_EXPORT_AS(__outwordstring, out_word_string),
};
// clang-format on
const struct nt_export_table nt_register_exports = NT_EXPORT_TABLE(rows);
