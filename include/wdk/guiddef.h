/*
 * guiddef.h: GUID, and the macro that declares one – or defines it, where initguid.h came first.
 */
#ifndef WDK_GUIDDEF_H
#define WDK_GUIDDEF_H

#ifdef _WIN32
#define WDK_GUID_DATA1 unsigned long
#else
#include <stdint.h>
#define WDK_GUID_DATA1 uint32_t
#endif

typedef struct _GUID {
    WDK_GUID_DATA1 Data1;
    unsigned short Data2;
    unsigned short Data3;
    unsigned char Data4[8];
} GUID;
typedef GUID *LPGUID, *PGUID;
typedef const GUID *LPCGUID;
typedef GUID IID, *LPIID, CLSID, *LPCLSID, FMTID, *LPFMTID;

#ifdef __cplusplus
#define REFGUID  const GUID &
#define REFIID   const IID &
#define REFCLSID const CLSID &
#define REFFMTID const FMTID &
#define EXTERN_C extern "C"
#else
#define REFGUID  const GUID *
#define REFIID   const IID *
#define REFCLSID const CLSID *
#define REFFMTID const FMTID *
#define EXTERN_C extern
#endif

#define WDK_GUID_VALUE(l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
    {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}

static inline int InlineIsEqualGUID(REFGUID rguid1, REFGUID rguid2)
{
#ifdef __cplusplus
    const GUID *a = &rguid1, *b = &rguid2;
#else
    const GUID *a = rguid1, *b = rguid2;
#endif
    int same = a->Data1 == b->Data1 && a->Data2 == b->Data2 && a->Data3 == b->Data3;
    for (int i = 0; i < 8; i++) {
        same &= a->Data4[i] == b->Data4[i];
    }
    return same;
}
#define IsEqualGUID(a, b)   InlineIsEqualGUID(a, b)
#define IsEqualIID(a, b)    InlineIsEqualGUID(a, b)
#define IsEqualCLSID(a, b)  InlineIsEqualGUID(a, b)
#define IsEqualFMTID(a, b)  InlineIsEqualGUID(a, b)

#ifdef __cplusplus
static inline bool operator==(const GUID &a, const GUID &b) { return InlineIsEqualGUID(a, b) != 0; }
static inline bool operator!=(const GUID &a, const GUID &b) { return InlineIsEqualGUID(a, b) == 0; }
#endif

#endif

/* Outside the guard: initguid.h may come after this header was read, and then changes what the macro does. */
#undef DEFINE_GUID
#undef WDK_GUID_ANY
#ifdef _WIN32
#define WDK_GUID_ANY __declspec(selectany)
#else
#define WDK_GUID_ANY __attribute__((weak))
#endif
#ifndef INITGUID
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) EXTERN_C const GUID name
#elif defined(__cplusplus)
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
    EXTERN_C const GUID WDK_GUID_ANY name = WDK_GUID_VALUE(l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)
#else
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
    const GUID WDK_GUID_ANY name = WDK_GUID_VALUE(l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)
#endif
#undef DEFINE_OLEGUID
#define DEFINE_OLEGUID(name, l, w1, w2) DEFINE_GUID(name, l, w1, w2, 0xC0, 0, 0, 0, 0, 0, 0, 0x46)
