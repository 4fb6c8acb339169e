/*
 * asserts_d3d.c: every size, offset and value of the display headers' rows, asserted at compile time.
 *
 * layout_versions_test.py compiles it for each interface version and each world; where a bit-field lies shows only in a
 * value, so the BITS rows become data whose bytes it compares between the worlds.
 */
#include <d3d12umddi.h>
#include <d3dumddi.h>
#include <dispmprt.h>
#include <ntddvdeo.h>

#ifdef __cplusplus
#define HOLDS(what) static_assert(what, #what)
#define BITS(type, member, byte, bit, width)
#else
#define HOLDS(what) _Static_assert(what, #what)
#define JOIN(a, b)  a##b
#define NAME(count) JOIN(bits_, count)
#define BITS(type, member, byte, bit, width)                                                                           \
    __attribute__((section(".bits"), used)) const type NAME(__COUNTER__) = {.member = -1};
#endif

#define BEGIN(id, type, size)    HOLDS(sizeof(type) == (size));
#define AT(type, member, offset) HOLDS(offsetof(type, member) == (offset));
#define END(id)
#include "layout_d3d.h"

#define GROUP(id)
#define VALUE(name, value) HOLDS((long long)(name) == (long long)(value));
#define DONE(id)
#include "values_d3d.h"

HOLDS(IS_OFFICIAL_DDI_INTERFACE_VERSION(DXGKDDI_INTERFACE_VERSION));
HOLDS(!IS_OFFICIAL_DDI_INTERFACE_VERSION(0) && !IS_OFFICIAL_DDI_INTERFACE_VERSION(DXGKDDI_INTERFACE_VERSION + 2));
