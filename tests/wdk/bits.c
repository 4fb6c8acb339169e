/*
 * bits.c: each bit-field of the rows filled with ones, as data.
 *
 * The layout tests show where a bit-field lies in the host. compile_test.sh compiles this for both worlds, and its
 * bytes have to be the same in a driver.
 */
#include <ntifs.h>
#include <windef.h>

#define JOIN(a, b)  a##b
#define NAME(count) JOIN(bits_, count)
#define BEGIN(id, type, size)
#define AT(type, member, offset)
#define BITS(type, member, byte, bit, width)                                                                           \
    __attribute__((section(".bits"), used)) const type NAME(__COUNTER__) = {.member = -1};
#define END(id)
#include "layout_ntddk.h"
#include "layout_ntifs.h"
#include "layout_wdm.h"
