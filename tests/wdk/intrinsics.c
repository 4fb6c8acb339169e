/*
 * intrinsics.c: every intrinsic that a driver may use from ntddk.h alone is declared, with a type that its use fits.
 *
 * compile_test.sh compiles it as a driver, in C and in C++; nothing runs it.
 */
#include <ntddk.h>

ULONG64 interlocked(LONG volatile *l, LONG64 volatile *q, SHORT volatile *s, CHAR volatile *c, PVOID volatile *p)
{
    _InterlockedIncrement(l);
    _InterlockedDecrement(l);
    _InterlockedExchange(l, 1);
    _InterlockedExchangeAdd(l, 1);
    _InterlockedCompareExchange(l, 1, 0);
    _InterlockedAnd(l, 1);
    _InterlockedOr(l, 1);
    _InterlockedXor(l, 1);
    _InterlockedIncrement64(q);
    _InterlockedExchangeAdd64(q, 1);
    _InterlockedCompareExchange64(q, 1, 0);
    _InterlockedAnd64(q, 1);
    _InterlockedIncrement16(s);
    _InterlockedExchange16(s, 2);
    _InterlockedCompareExchange16(s, 1, 2);
    _InterlockedOr8(c, 1);
    _InterlockedExchange8(c, 1);
    _InterlockedExchangePointer(p, NULL);
    _InterlockedCompareExchangePointer(p, NULL, NULL);
    _interlockedbittestandset(l, 1);
    _interlockedbittestandreset64(q, 1);
    return (ULONG64)(_InlineInterlockedAdd(l, 1) + _InlineInterlockedAdd64(q, 1));
}

ULONG64 arithmetic(LONG *bits, ULONG64 *high)
{
    ULONG at;
    _BitScanForward(&at, 4);
    _BitScanReverse64(&at, 8);
    return at + (ULONG64)_bittest(bits, 1) + _bittestandset(bits, 2) + __popcnt64(3) + _rotl(1, 2) + _rotr64(1, 2) +
           _byteswap_ulong(1) + __umulh(1, 2) + _umul128(1, 2, high) + __shiftleft128(1, 2, 3);
}

void barriers(void *p)
{
    _ReadWriteBarrier();
    _ReadBarrier();
    _WriteBarrier();
    KeMemoryBarrier();
    __faststorefence();
    __nop();
    _mm_pause();
    _mm_mfence();
    _mm_lfence();
    _mm_sfence();
    _mm_clflush(p);
    _mm_setcsr(_mm_getcsr());
    __debugbreak();
    __int2c();
}

void strings(PUCHAR b, PUSHORT w, PULONG d, PULONG64 q)
{
    __stosb(b, 0, 4);
    __stosw(w, 0, 1);
    __stosd(d, 0, 1);
    __stosq(q, 0, 1);
    __movsb(b, b, 4);
    __movsw(w, w, 1);
    __movsd(d, d, 1);
    __movsq(q, q, 1);
    __inbytestring(1, b, 1);
    __outwordstring(1, w, 1);
    __outbyte(1, __inbyte(1));
    __outword(1, __inword(1));
    __outdword(1, __indword(1));
    RtlCopyMemory(_alloca(16), b, 16);
}

ULONG64 privileged(void *p)
{
    int leaf[4];
    __cpuid(leaf, 0);
    __cpuidex(leaf, 1, 0);
    __writemsr(1, __readmsr(1));
    __writecr3(__readcr0() + __readcr3() + __readcr4());
    __writecr8(__readcr8());
    __writedr(7, __readdr(7));
    __invlpg(p);
    __lidt(p);
    __wbinvd();
    _disable();
    _enable();
    __halt();
    __writegsdword(1, 2);
    __incgsdword(1);
    __addgsdword(1, 2);
    return __rdtsc() + __readpmc(0) + __segmentlimit(1) + _xgetbv(0) + __getcallerseflags() +
           (ULONG64)_ReturnAddress() + (ULONG64)_AddressOfReturnAddress() + (ULONG64)leaf[0];
}
