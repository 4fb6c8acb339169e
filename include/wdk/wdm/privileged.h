/*
 * privileged.h: intrinsics whose instructions only a kernel may execute, and those of strings.
 *
 * A driver here runs in a process of Linux, where RDMSR or CLI is a fault without a name. They are routines instead: to
 * import one is no harm, to call one stops the driver with a message that says which.
 */
#ifndef WDK_WDM_PRIVILEGED_H
#define WDK_WDM_PRIVILEGED_H

#include "intrinsics.h"
#include "registers.h"

#ifdef _WIN32
#ifdef __cplusplus
extern "C" {
#endif

unsigned long long __readmsr(unsigned long Register);
void __writemsr(unsigned long Register, unsigned long long Value);
unsigned long long __readpmc(unsigned long Counter);
unsigned long long __readcr0(void);
unsigned long long __readcr2(void);
unsigned long long __readcr3(void);
unsigned long long __readcr4(void);
void __writecr0(unsigned long long Value);
void __writecr3(unsigned long long Value);
void __writecr4(unsigned long long Value);
void __writecr8(unsigned long long Value);
unsigned long long __readdr(unsigned int Register);
void __writedr(unsigned int Register, unsigned long long Value);
void __halt(void);
void __invlpg(void *Address);
void __wbinvd(void);
void __lidt(void *Source);
void _disable(void);
void _enable(void);
unsigned int __getcallerseflags(void);

/* GS is the processor's control region in a kernel, and nothing in this process. */
void __writegsbyte(unsigned long Offset, unsigned char Value);
void __writegsword(unsigned long Offset, unsigned short Value);
void __writegsdword(unsigned long Offset, unsigned long Value);
void __writegsqword(unsigned long Offset, unsigned long long Value);
void __addgsbyte(unsigned long Offset, unsigned char Value);
void __addgsword(unsigned long Offset, unsigned short Value);
void __addgsdword(unsigned long Offset, unsigned long Value);
void __addgsqword(unsigned long Offset, unsigned long long Value);
void __incgsbyte(unsigned long Offset);
void __incgsword(unsigned long Offset);
void __incgsdword(unsigned long Offset);
void __incgsqword(unsigned long Offset);

/* ---- Strings, one element after the other as the instructions do ---- */

__forceinline void __movsb(unsigned char *Destination, const unsigned char *Source, size_t Count)
{
    while (Count-- > 0) {
        *(volatile unsigned char *)Destination++ = *Source++;
    }
}

#define WDK_STRINGS(Suffix, Type) \
    __forceinline void __stos##Suffix(Type *Destination, Type Value, size_t Count) \
    { \
        while (Count-- > 0) { \
            *(volatile Type *)Destination++ = Value; \
        } \
    } \
    __forceinline void __movs##Suffix(Type *Destination, const Type *Source, size_t Count) \
    { \
        while (Count-- > 0) { \
            *(volatile Type *)Destination++ = *Source++; \
        } \
    }
WDK_STRINGS(w, unsigned short)
WDK_STRINGS(d, unsigned long)
WDK_STRINGS(q, unsigned long long)
#undef WDK_STRINGS

#define __inbytestring(Port, Buffer, Count)   READ_PORT_BUFFER_UCHAR((PUCHAR)(ULONG_PTR)(Port), (Buffer), (Count))
#define __inwordstring(Port, Buffer, Count)   READ_PORT_BUFFER_USHORT((PUSHORT)(ULONG_PTR)(Port), (Buffer), (Count))
#define __indwordstring(Port, Buffer, Count)  READ_PORT_BUFFER_ULONG((PULONG)(ULONG_PTR)(Port), (Buffer), (Count))
#define __outbytestring(Port, Buffer, Count)  WRITE_PORT_BUFFER_UCHAR((PUCHAR)(ULONG_PTR)(Port), (Buffer), (Count))
#define __outwordstring(Port, Buffer, Count)  WRITE_PORT_BUFFER_USHORT((PUSHORT)(ULONG_PTR)(Port), (Buffer), (Count))
#define __outdwordstring(Port, Buffer, Count) WRITE_PORT_BUFFER_ULONG((PULONG)(ULONG_PTR)(Port), (Buffer), (Count))

__forceinline void __nop(void) { __asm__ volatile("nop"); }

/* The limit of the segment that a selector names; zero where there is none that this level may see. */
__forceinline unsigned long __segmentlimit(unsigned long Selector)
{
    unsigned long limit = 0;
    __asm__("lsll %1, %0" : "+r"(limit) : "rm"(Selector) : "cc");
    return limit;
}

/* Declared by the vector headers too; wdm.h has them without. */
void _mm_clflush(const void *Address);
unsigned long long _xgetbv(unsigned int Register);
unsigned int _mm_getcsr(void);
void _mm_setcsr(unsigned int Value);

#ifdef __cplusplus
}
#endif
#endif

FORCEINLINE LONG _InlineInterlockedAdd(LONG volatile *Addend, LONG Value)
{
    return InterlockedAdd(Addend, Value);
}

FORCEINLINE LONG64 _InlineInterlockedAdd64(LONG64 volatile *Addend, LONG64 Value)
{
    return InterlockedAdd64(Addend, Value);
}

#endif
