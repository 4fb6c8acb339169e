/*
 * intrinsics.h: the compiler's intrinsics under Microsoft's names, which Windows' wdm.h has without intrin.h.
 *
 * clang has them built in for a driver and only wants them declared. Ports and CR8 are no instructions here but the
 * kernel's routines: a program of Linux may not execute them.
 */
#ifndef WDK_WDM_INTRINSICS_H
#define WDK_WDM_INTRINSICS_H

#include "list.h"

#define __fastfail(Code) RtlFailFast(Code)

#ifdef _WIN32
#ifdef __cplusplus
extern "C" {
#endif

void _mm_lfence(void);
void _mm_mfence(void);
void _mm_sfence(void);
void __faststorefence(void);
unsigned short _byteswap_ushort(unsigned short value);
unsigned long _byteswap_ulong(unsigned long value);
unsigned long long _byteswap_uint64(unsigned long long value);
unsigned char _rotl8(unsigned char value, unsigned char shift);
unsigned short _rotl16(unsigned short value, unsigned char shift);
unsigned int _rotl(unsigned int value, int shift);
unsigned long _lrotl(unsigned long value, int shift);
unsigned long long _rotl64(unsigned long long value, int shift);
unsigned char _rotr8(unsigned char value, unsigned char shift);
unsigned short _rotr16(unsigned short value, unsigned char shift);
unsigned int _rotr(unsigned int value, int shift);
unsigned long _lrotr(unsigned long value, int shift);
unsigned long long _rotr64(unsigned long long value, int shift);
unsigned char _BitScanForward(unsigned long *index, unsigned long mask);
unsigned char _BitScanReverse(unsigned long *index, unsigned long mask);
unsigned char _BitScanForward64(unsigned long *index, unsigned long long mask);
unsigned char _BitScanReverse64(unsigned long *index, unsigned long long mask);
unsigned char _bittest(long const *base, long offset);
unsigned char _bittestandset(long *base, long offset);
unsigned char _bittestandreset(long *base, long offset);
unsigned char _bittestandcomplement(long *base, long offset);
unsigned char _bittest64(long long const *base, long long offset);
unsigned char _bittestandset64(long long *base, long long offset);
unsigned char _bittestandreset64(long long *base, long long offset);
unsigned short __popcnt16(unsigned short value);
unsigned int __popcnt(unsigned int value);
unsigned long long __popcnt64(unsigned long long value);
unsigned short __lzcnt16(unsigned short value);
unsigned int __lzcnt(unsigned int value);
unsigned long long __lzcnt64(unsigned long long value);
unsigned long long __umulh(unsigned long long a, unsigned long long b);
long long __mulh(long long a, long long b);
unsigned long long _umul128(unsigned long long a, unsigned long long b, unsigned long long *high);
long long _mul128(long long a, long long b, long long *high);
unsigned long long __shiftleft128(unsigned long long low, unsigned long long high, unsigned char shift);
unsigned long long __shiftright128(unsigned long long low, unsigned long long high, unsigned char shift);
unsigned long long __rdtsc(void);
void *_ReturnAddress(void);
void *_AddressOfReturnAddress(void);
void __stosb(unsigned char *destination, unsigned char value, size_t count);
#define _ReturnAddress() __builtin_return_address(0)

#ifndef _BITSCANFORWARD_DEFINED
#define _BITSCANFORWARD_DEFINED
#define BitScanForward   _BitScanForward
#define BitScanReverse   _BitScanReverse
#define BitScanForward64 _BitScanForward64
#define BitScanReverse64 _BitScanReverse64
#define BitTest          _bittest
#define BitTestAndSet    _bittestandset
#define BitTestAndReset  _bittestandreset
#endif
#define RotateLeft8            _rotl8
#define RotateLeft16           _rotl16
#define RotateLeft32           _rotl
#define RotateLeft64           _rotl64
#define RotateRight8           _rotr8
#define RotateRight16          _rotr16
#define RotateRight32          _rotr
#define RotateRight64          _rotr64
#define PopulationCount64      __popcnt64
#define ReadTimeStampCounter() __rdtsc()

void __cpuid(int info[4], int leaf);
void __cpuidex(int info[4], int leaf, int subleaf);

/* CR8 is the IRQL on x64; a program of Linux cannot read the register, and the kernel has the value. */
UCHAR NTAPI KeGetCurrentIrql(void);
__forceinline unsigned long long __readcr8(void) { return KeGetCurrentIrql(); }

/* Ports: what a driver does beside READ_PORT_UCHAR and its kin, at the same device model. */
UCHAR NTAPI READ_PORT_UCHAR(PUCHAR Port);
USHORT NTAPI READ_PORT_USHORT(PUSHORT Port);
ULONG NTAPI READ_PORT_ULONG(PULONG Port);
VOID NTAPI WRITE_PORT_UCHAR(PUCHAR Port, UCHAR Value);
VOID NTAPI WRITE_PORT_USHORT(PUSHORT Port, USHORT Value);
VOID NTAPI WRITE_PORT_ULONG(PULONG Port, ULONG Value);
#define __inbyte(Port)          READ_PORT_UCHAR((PUCHAR)(ULONG_PTR)(Port))
#define __inword(Port)          READ_PORT_USHORT((PUSHORT)(ULONG_PTR)(Port))
#define __indword(Port)         READ_PORT_ULONG((PULONG)(ULONG_PTR)(Port))
#define __outbyte(Port, Value)  WRITE_PORT_UCHAR((PUCHAR)(ULONG_PTR)(Port), (UCHAR)(Value))
#define __outword(Port, Value)  WRITE_PORT_USHORT((PUSHORT)(ULONG_PTR)(Port), (USHORT)(Value))
#define __outdword(Port, Value) WRITE_PORT_ULONG((PULONG)(ULONG_PTR)(Port), (ULONG)(Value))

#ifdef __cplusplus
}
#endif
#endif

#endif
