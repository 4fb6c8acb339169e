/*
 * atomic.h: interlocked operations, plain reads and writes with an order, and barriers.
 *
 * None of them is an import. In a driver they are the compiler's own intrinsics, so that a sanitizer sees an atomic
 * operation; the host has functions of the same names. All of the Interlocked family are full barriers: the suffixes
 * that promise less (Acquire, Release, NoFence) are the same operation.
 */
#ifndef WDK_WDM_ATOMIC_H
#define WDK_WDM_ATOMIC_H

#include "../ntdef.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifdef _WIN32
CHAR _InterlockedExchange8(CHAR volatile *Target, CHAR Value);
SHORT _InterlockedExchange16(SHORT volatile *Target, SHORT Value);
LONG _InterlockedExchange(LONG volatile *Target, LONG Value);
LONG64 _InterlockedExchange64(LONG64 volatile *Target, LONG64 Value);
PVOID _InterlockedExchangePointer(PVOID volatile *Target, PVOID Value);
CHAR _InterlockedCompareExchange8(CHAR volatile *Destination, CHAR Exchange, CHAR Comperand);
SHORT _InterlockedCompareExchange16(SHORT volatile *Destination, SHORT ExChange, SHORT Comperand);
LONG _InterlockedCompareExchange(LONG volatile *Destination, LONG ExChange, LONG Comperand);
LONG64 _InterlockedCompareExchange64(LONG64 volatile *Destination, LONG64 ExChange, LONG64 Comperand);
PVOID _InterlockedCompareExchangePointer(PVOID volatile *Destination, PVOID Exchange, PVOID Comperand);
UCHAR _InterlockedCompareExchange128(LONG64 volatile *Destination, LONG64 ExchangeHigh, LONG64 ExchangeLow,
    LONG64 *ComparandResult);
SHORT _InterlockedIncrement16(SHORT volatile *Addend);
LONG _InterlockedIncrement(LONG volatile *Addend);
LONG64 _InterlockedIncrement64(LONG64 volatile *Addend);
SHORT _InterlockedDecrement16(SHORT volatile *Addend);
LONG _InterlockedDecrement(LONG volatile *Addend);
LONG64 _InterlockedDecrement64(LONG64 volatile *Addend);
CHAR _InterlockedExchangeAdd8(CHAR volatile *Addend, CHAR Value);
SHORT _InterlockedExchangeAdd16(SHORT volatile *Addend, SHORT Value);
LONG _InterlockedExchangeAdd(LONG volatile *Addend, LONG Value);
LONG64 _InterlockedExchangeAdd64(LONG64 volatile *Addend, LONG64 Value);
CHAR _InterlockedAnd8(CHAR volatile *Destination, CHAR Value);
SHORT _InterlockedAnd16(SHORT volatile *Destination, SHORT Value);
LONG _InterlockedAnd(LONG volatile *Destination, LONG Value);
LONG64 _InterlockedAnd64(LONG64 volatile *Destination, LONG64 Value);
CHAR _InterlockedOr8(CHAR volatile *Destination, CHAR Value);
SHORT _InterlockedOr16(SHORT volatile *Destination, SHORT Value);
LONG _InterlockedOr(LONG volatile *Destination, LONG Value);
LONG64 _InterlockedOr64(LONG64 volatile *Destination, LONG64 Value);
CHAR _InterlockedXor8(CHAR volatile *Destination, CHAR Value);
SHORT _InterlockedXor16(SHORT volatile *Destination, SHORT Value);
LONG _InterlockedXor(LONG volatile *Destination, LONG Value);
LONG64 _InterlockedXor64(LONG64 volatile *Destination, LONG64 Value);
UCHAR _interlockedbittestandset(LONG volatile *Base, LONG Offset);
UCHAR _interlockedbittestandreset(LONG volatile *Base, LONG Offset);
UCHAR _interlockedbittestandset64(LONG64 volatile *Base, LONG64 Offset);
UCHAR _interlockedbittestandreset64(LONG64 volatile *Base, LONG64 Offset);
#else
#define WDK_INTERLOCKED(suffix, T) \
    FORCEINLINE T _InterlockedExchange##suffix(T volatile *Target, T Value) \
    { return __atomic_exchange_n(Target, Value, __ATOMIC_SEQ_CST); } \
    FORCEINLINE T _InterlockedCompareExchange##suffix(T volatile *Destination, T Exchange, T Comperand) \
    { \
        __atomic_compare_exchange_n(Destination, &Comperand, Exchange, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); \
        return Comperand; \
    } \
    FORCEINLINE T _InterlockedIncrement##suffix(T volatile *Addend) \
    { return (T)__atomic_add_fetch(Addend, 1, __ATOMIC_SEQ_CST); } \
    FORCEINLINE T _InterlockedDecrement##suffix(T volatile *Addend) \
    { return (T)__atomic_sub_fetch(Addend, 1, __ATOMIC_SEQ_CST); } \
    FORCEINLINE T _InterlockedExchangeAdd##suffix(T volatile *Addend, T Value) \
    { return (T)__atomic_fetch_add(Addend, Value, __ATOMIC_SEQ_CST); } \
    FORCEINLINE T _InterlockedAnd##suffix(T volatile *Destination, T Value) \
    { return (T)__atomic_fetch_and(Destination, Value, __ATOMIC_SEQ_CST); } \
    FORCEINLINE T _InterlockedOr##suffix(T volatile *Destination, T Value) \
    { return (T)__atomic_fetch_or(Destination, Value, __ATOMIC_SEQ_CST); } \
    FORCEINLINE T _InterlockedXor##suffix(T volatile *Destination, T Value) \
    { return (T)__atomic_fetch_xor(Destination, Value, __ATOMIC_SEQ_CST); }
WDK_INTERLOCKED(8, CHAR)
WDK_INTERLOCKED(16, SHORT)
WDK_INTERLOCKED(, LONG)
WDK_INTERLOCKED(64, LONG64)
#undef WDK_INTERLOCKED

FORCEINLINE PVOID _InterlockedExchangePointer(PVOID volatile *Target, PVOID Value)
{
    return __atomic_exchange_n(Target, Value, __ATOMIC_SEQ_CST);
}

FORCEINLINE PVOID _InterlockedCompareExchangePointer(PVOID volatile *Destination, PVOID Exchange, PVOID Comperand)
{
    __atomic_compare_exchange_n(Destination, &Comperand, Exchange, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return Comperand;
}

FORCEINLINE UCHAR _interlockedbittestandset(LONG volatile *Base, LONG Offset)
{
    LONG bit = (LONG)(1u << (Offset & 31));
    return (__atomic_fetch_or(Base + (Offset >> 5), bit, __ATOMIC_SEQ_CST) & bit) != 0;
}

FORCEINLINE UCHAR _interlockedbittestandreset(LONG volatile *Base, LONG Offset)
{
    LONG bit = (LONG)(1u << (Offset & 31));
    return (__atomic_fetch_and(Base + (Offset >> 5), ~bit, __ATOMIC_SEQ_CST) & bit) != 0;
}

FORCEINLINE UCHAR _interlockedbittestandset64(LONG64 volatile *Base, LONG64 Offset)
{
    LONG64 bit = (LONG64)(1ull << (Offset & 63));
    return (__atomic_fetch_or(Base + (Offset >> 6), bit, __ATOMIC_SEQ_CST) & bit) != 0;
}

FORCEINLINE UCHAR _interlockedbittestandreset64(LONG64 volatile *Base, LONG64 Offset)
{
    LONG64 bit = (LONG64)(1ull << (Offset & 63));
    return (__atomic_fetch_and(Base + (Offset >> 6), ~bit, __ATOMIC_SEQ_CST) & bit) != 0;
}
#endif

#define InterlockedExchange8                       _InterlockedExchange8
#define InterlockedExchangeAcquire8                _InterlockedExchange8
#define InterlockedExchangeRelease8                _InterlockedExchange8
#define InterlockedExchangeNoFence8                _InterlockedExchange8
#define InterlockedExchange16                      _InterlockedExchange16
#define InterlockedExchangeAcquire16               _InterlockedExchange16
#define InterlockedExchangeRelease16               _InterlockedExchange16
#define InterlockedExchangeNoFence16               _InterlockedExchange16
#define InterlockedExchange                        _InterlockedExchange
#define InterlockedExchangeAcquire                 _InterlockedExchange
#define InterlockedExchangeRelease                 _InterlockedExchange
#define InterlockedExchangeNoFence                 _InterlockedExchange
#define InterlockedExchange64                      _InterlockedExchange64
#define InterlockedExchangeAcquire64               _InterlockedExchange64
#define InterlockedExchangeRelease64               _InterlockedExchange64
#define InterlockedExchangeNoFence64               _InterlockedExchange64
#define InterlockedCompareExchange16               _InterlockedCompareExchange16
#define InterlockedCompareExchangeAcquire16        _InterlockedCompareExchange16
#define InterlockedCompareExchangeRelease16        _InterlockedCompareExchange16
#define InterlockedCompareExchangeNoFence16        _InterlockedCompareExchange16
#define InterlockedCompareExchange                 _InterlockedCompareExchange
#define InterlockedCompareExchangeAcquire          _InterlockedCompareExchange
#define InterlockedCompareExchangeRelease          _InterlockedCompareExchange
#define InterlockedCompareExchangeNoFence          _InterlockedCompareExchange
#define InterlockedCompareExchange64               _InterlockedCompareExchange64
#define InterlockedCompareExchangeAcquire64        _InterlockedCompareExchange64
#define InterlockedCompareExchangeRelease64        _InterlockedCompareExchange64
#define InterlockedCompareExchangeNoFence64        _InterlockedCompareExchange64
#define InterlockedIncrement16                     _InterlockedIncrement16
#define InterlockedIncrementAcquire16              _InterlockedIncrement16
#define InterlockedIncrementRelease16              _InterlockedIncrement16
#define InterlockedIncrementNoFence16              _InterlockedIncrement16
#define InterlockedIncrement                       _InterlockedIncrement
#define InterlockedIncrementAcquire                _InterlockedIncrement
#define InterlockedIncrementRelease                _InterlockedIncrement
#define InterlockedIncrementNoFence                _InterlockedIncrement
#define InterlockedIncrement64                     _InterlockedIncrement64
#define InterlockedIncrementAcquire64              _InterlockedIncrement64
#define InterlockedIncrementRelease64              _InterlockedIncrement64
#define InterlockedIncrementNoFence64              _InterlockedIncrement64
#define InterlockedDecrement16                     _InterlockedDecrement16
#define InterlockedDecrementAcquire16              _InterlockedDecrement16
#define InterlockedDecrementRelease16              _InterlockedDecrement16
#define InterlockedDecrementNoFence16              _InterlockedDecrement16
#define InterlockedDecrement                       _InterlockedDecrement
#define InterlockedDecrementAcquire                _InterlockedDecrement
#define InterlockedDecrementRelease                _InterlockedDecrement
#define InterlockedDecrementNoFence                _InterlockedDecrement
#define InterlockedDecrement64                     _InterlockedDecrement64
#define InterlockedDecrementAcquire64              _InterlockedDecrement64
#define InterlockedDecrementRelease64              _InterlockedDecrement64
#define InterlockedDecrementNoFence64              _InterlockedDecrement64
#define InterlockedExchangeAdd                     _InterlockedExchangeAdd
#define InterlockedExchangeAddAcquire              _InterlockedExchangeAdd
#define InterlockedExchangeAddRelease              _InterlockedExchangeAdd
#define InterlockedExchangeAddNoFence              _InterlockedExchangeAdd
#define InterlockedExchangeAdd64                   _InterlockedExchangeAdd64
#define InterlockedExchangeAddAcquire64            _InterlockedExchangeAdd64
#define InterlockedExchangeAddRelease64            _InterlockedExchangeAdd64
#define InterlockedExchangeAddNoFence64            _InterlockedExchangeAdd64
#define InterlockedAnd8                            _InterlockedAnd8
#define InterlockedAndAcquire8                     _InterlockedAnd8
#define InterlockedAndRelease8                     _InterlockedAnd8
#define InterlockedAndNoFence8                     _InterlockedAnd8
#define InterlockedAnd16                           _InterlockedAnd16
#define InterlockedAndAcquire16                    _InterlockedAnd16
#define InterlockedAndRelease16                    _InterlockedAnd16
#define InterlockedAndNoFence16                    _InterlockedAnd16
#define InterlockedAnd                             _InterlockedAnd
#define InterlockedAndAcquire                      _InterlockedAnd
#define InterlockedAndRelease                      _InterlockedAnd
#define InterlockedAndNoFence                      _InterlockedAnd
#define InterlockedAnd64                           _InterlockedAnd64
#define InterlockedAndAcquire64                    _InterlockedAnd64
#define InterlockedAndRelease64                    _InterlockedAnd64
#define InterlockedAndNoFence64                    _InterlockedAnd64
#define InterlockedOr8                             _InterlockedOr8
#define InterlockedOrAcquire8                      _InterlockedOr8
#define InterlockedOrRelease8                      _InterlockedOr8
#define InterlockedOrNoFence8                      _InterlockedOr8
#define InterlockedOr16                            _InterlockedOr16
#define InterlockedOrAcquire16                     _InterlockedOr16
#define InterlockedOrRelease16                     _InterlockedOr16
#define InterlockedOrNoFence16                     _InterlockedOr16
#define InterlockedOr                              _InterlockedOr
#define InterlockedOrAcquire                       _InterlockedOr
#define InterlockedOrRelease                       _InterlockedOr
#define InterlockedOrNoFence                       _InterlockedOr
#define InterlockedOr64                            _InterlockedOr64
#define InterlockedOrAcquire64                     _InterlockedOr64
#define InterlockedOrRelease64                     _InterlockedOr64
#define InterlockedOrNoFence64                     _InterlockedOr64
#define InterlockedXor8                            _InterlockedXor8
#define InterlockedXorAcquire8                     _InterlockedXor8
#define InterlockedXorRelease8                     _InterlockedXor8
#define InterlockedXorNoFence8                     _InterlockedXor8
#define InterlockedXor16                           _InterlockedXor16
#define InterlockedXorAcquire16                    _InterlockedXor16
#define InterlockedXorRelease16                    _InterlockedXor16
#define InterlockedXorNoFence16                    _InterlockedXor16
#define InterlockedXor                             _InterlockedXor
#define InterlockedXorAcquire                      _InterlockedXor
#define InterlockedXorRelease                      _InterlockedXor
#define InterlockedXorNoFence                      _InterlockedXor
#define InterlockedXor64                           _InterlockedXor64
#define InterlockedXorAcquire64                    _InterlockedXor64
#define InterlockedXorRelease64                    _InterlockedXor64
#define InterlockedXorNoFence64                    _InterlockedXor64
#define InterlockedExchangePointer                 _InterlockedExchangePointer
#define InterlockedExchangePointerAcquire          _InterlockedExchangePointer
#define InterlockedExchangePointerRelease          _InterlockedExchangePointer
#define InterlockedExchangePointerNoFence          _InterlockedExchangePointer
#define InterlockedCompareExchangePointer          _InterlockedCompareExchangePointer
#define InterlockedCompareExchangePointerAcquire   _InterlockedCompareExchangePointer
#define InterlockedCompareExchangePointerRelease   _InterlockedCompareExchangePointer
#define InterlockedCompareExchangePointerNoFence   _InterlockedCompareExchangePointer
#define InterlockedCompareExchange128              _InterlockedCompareExchange128
#define InterlockedBitTestAndSet                   _interlockedbittestandset
#define InterlockedBitTestAndSet64                 _interlockedbittestandset64
#define InterlockedBitTestAndReset                 _interlockedbittestandreset
#define InterlockedBitTestAndReset64               _interlockedbittestandreset64
#define InterlockedAndAffinity                     InterlockedAnd64
#define InterlockedOrAffinity                      InterlockedOr64
#define InterlockedAddAcquire                      InterlockedAdd
#define InterlockedAddRelease                      InterlockedAdd
#define InterlockedAddNoFence                      InterlockedAdd
#define InterlockedAddNoFence64                    InterlockedAdd64
#define InterlockedAddAcquire64                    InterlockedAdd64
#define InterlockedAddRelease64                    InterlockedAdd64

FORCEINLINE LONG InterlockedAdd(LONG volatile *Addend, LONG Value)
{
    return (LONG)((ULONG)_InterlockedExchangeAdd(Addend, Value) + (ULONG)Value);
}

FORCEINLINE LONG64 InterlockedAdd64(LONG64 volatile *Addend, LONG64 Value)
{
    return (LONG64)((ULONG64)_InterlockedExchangeAdd64(Addend, Value) + (ULONG64)Value);
}

/* A counter of bytes, as Windows names it. */
FORCEINLINE SIZE_T InterlockedAddSizeT(SIZE_T volatile *Addend, SIZE_T Value)
{
    return (SIZE_T)InterlockedAdd64((LONG64 volatile *)Addend, (LONG64)Value);
}

FORCEINLINE SIZE_T InterlockedExchangeAddSizeT(SIZE_T volatile *Addend, SIZE_T Value)
{
    return (SIZE_T)_InterlockedExchangeAdd64((LONG64 volatile *)Addend, (LONG64)Value);
}

FORCEINLINE SIZE_T InterlockedIncrementSizeT(SIZE_T volatile *Addend)
{
    return (SIZE_T)_InterlockedIncrement64((LONG64 volatile *)Addend);
}

FORCEINLINE SIZE_T InterlockedDecrementSizeT(SIZE_T volatile *Addend)
{
    return (SIZE_T)_InterlockedDecrement64((LONG64 volatile *)Addend);
}

/* Reads and writes that the compiler neither splits nor repeats: Acquire and Release order them, NoFence and Raw do not. */
#define WDK_READ_WRITE(Name, T, Arg) \
    FORCEINLINE T Read##Name##Acquire(T const volatile *Source) { return __atomic_load_n(Source, __ATOMIC_ACQUIRE); } \
    FORCEINLINE T Read##Name##NoFence(T const volatile *Source) { return __atomic_load_n(Source, __ATOMIC_RELAXED); } \
    FORCEINLINE T Read##Name##Raw(T const volatile *Source) { return __atomic_load_n(Source, __ATOMIC_RELAXED); } \
    FORCEINLINE VOID Write##Name##Release(T volatile *Destination, T Value) \
    { __atomic_store_n(Destination, Value, __ATOMIC_RELEASE); } \
    FORCEINLINE VOID Write##Name##NoFence(T volatile *Destination, T Value) \
    { __atomic_store_n(Destination, Value, __ATOMIC_RELAXED); } \
    FORCEINLINE VOID Write##Name##Raw(T volatile *Destination, T Value) \
    { __atomic_store_n(Destination, Value, __ATOMIC_RELAXED); }
WDK_READ_WRITE(Boolean, BOOLEAN, )
WDK_READ_WRITE(Int32, INT32, )
WDK_READ_WRITE(Pointer, PVOID, )
WDK_READ_WRITE(UChar, UCHAR, )
WDK_READ_WRITE(UInt32, UINT32, )
WDK_READ_WRITE(ULong, ULONG, )
WDK_READ_WRITE(ULong64, ULONG64, )
WDK_READ_WRITE(UShort, USHORT, )
#undef WDK_READ_WRITE

#define WDK_READ_WRITE(Width, T) \
    FORCEINLINE T ReadAcquire##Width(T const volatile *Source) { return __atomic_load_n(Source, __ATOMIC_ACQUIRE); } \
    FORCEINLINE T ReadNoFence##Width(T const volatile *Source) { return __atomic_load_n(Source, __ATOMIC_RELAXED); } \
    FORCEINLINE T ReadRaw##Width(T const volatile *Source) { return __atomic_load_n(Source, __ATOMIC_RELAXED); } \
    FORCEINLINE VOID WriteRelease##Width(T volatile *Destination, T Value) \
    { __atomic_store_n(Destination, Value, __ATOMIC_RELEASE); } \
    FORCEINLINE VOID WriteNoFence##Width(T volatile *Destination, T Value) \
    { __atomic_store_n(Destination, Value, __ATOMIC_RELAXED); } \
    FORCEINLINE VOID WriteRaw##Width(T volatile *Destination, T Value) \
    { __atomic_store_n(Destination, Value, __ATOMIC_RELAXED); }
WDK_READ_WRITE(8, CHAR)
WDK_READ_WRITE(16, SHORT)
WDK_READ_WRITE(, LONG)
WDK_READ_WRITE(64, LONG64)
#undef WDK_READ_WRITE

FORCEINLINE VOID KeMemoryBarrier(VOID)
{
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

FORCEINLINE VOID BarrierAfterRead(VOID)
{
    __atomic_thread_fence(__ATOMIC_ACQUIRE);
}

#define KeMemoryBarrierWithoutFence() __atomic_signal_fence(__ATOMIC_SEQ_CST)
#define MemoryBarrier()               KeMemoryBarrier()
#ifndef _WIN32
#define YieldProcessor()              __builtin_ia32_pause()
#else
VOID _mm_pause(VOID);
VOID _ReadWriteBarrier(VOID);
VOID _ReadBarrier(VOID);
VOID _WriteBarrier(VOID);
#define YieldProcessor                _mm_pause
#endif

#ifdef __cplusplus
}
#endif

#endif
