/* abi.c: the driver's half of the tests of the boundary between Windows' ABI and Linux'. */
#include "../abi.h"

#include <stdarg.h>
#include <stddef.h>

int size_of(int what)
{
    struct char_then_int {
        char a : 3;
        int b : 5;
    };
    struct same_type {
        unsigned a : 3;
        unsigned b : 30;
    };
    switch (what) {
    case 0:
        return sizeof(long);
    case 1:
        return sizeof(wchar_t);
    case 2:
        return sizeof(void *);
    case 3:
        return sizeof(struct char_then_int); /* 8 in Microsoft's layout, 4 in Linux' */
    case 4:
        return sizeof(struct same_type);
    case 5:
        return sizeof(long double);
    case 6:
        return sizeof(enum {ONE});
    case 7:
        return (wchar_t)-1 > 0; /* unsigned */
    default:
        return -1;
    }
}

int sum(const char *types, ...)
{
    va_list list;
    double total = 0;
    va_start(list, types);
    for (; *types != 0; types++) {
        total += *types == 'd'   ? va_arg(list, double)
                 : *types == 'q' ? (double)va_arg(list, long long)
                                 : va_arg(list, int);
    }
    va_end(list);
    return (int)total;
}

int call_sum(void)
{
    return HostSum("idqdiqd", 1, 2.0, 3LL, 4.0, 5, 6LL, 7.0);
}

double mix(int a, double b, float c, long long d, double e, int f, float g, struct abi_12 h)
{
    return a + 2 * b + 3 * c + 4 * (double)d + 5 * e + 6 * f + 7 * g + 8 * h.a + 9 * h.b + 10 * h.c;
}

double call_mix(void)
{
    struct abi_12 h = {8, 9, 10};
    return HostMix(1, 2, 3, 4, 5, 6, 7, h);
}

struct abi_1 return_1(int a)
{
    struct abi_1 value = {(signed char)a};
    return value;
}
struct abi_3 return_3(int a)
{
    struct abi_3 value = {{(signed char)a, (signed char)(a + 1), (signed char)(a + 2)}};
    return value;
}
struct abi_8 return_8(int a)
{
    struct abi_8 value = {a, a + 1};
    return value;
}
struct abi_12 return_12(int a)
{
    struct abi_12 value = {a, a + 1, a + 2};
    return value;
}
struct abi_16 return_16(long long a)
{
    struct abi_16 value = {a, a + 1};
    return value;
}
struct abi_40 return_40(double a)
{
    struct abi_40 value = {{a, a + 1, a + 2, a + 3, a + 4}};
    return value;
}
struct abi_float2 return_float2(float a)
{
    struct abi_float2 value = {a, a + 1};
    return value;
}

/* A bit for each of the host's returns that is wrong. */
int check_returns(void)
{
    struct abi_3 three = HostReturn3(30);
    struct abi_8 eight = HostReturn8(80);
    struct abi_12 twelve = HostReturn12(120);
    struct abi_16 sixteen = HostReturn16(1LL << 40);
    struct abi_40 forty = HostReturn40(0.5);
    struct abi_float2 two = HostReturnFloat2(2.5f);
    int wrong = 0;
    wrong |= HostReturn1(-5).a != -5 ? 1 : 0;
    wrong |= three.a[0] != 30 || three.a[1] != 31 || three.a[2] != 32 ? 2 : 0;
    wrong |= eight.a != 80 || eight.b != 81 ? 4 : 0;
    wrong |= twelve.a != 120 || twelve.b != 121 || twelve.c != 122 ? 8 : 0;
    wrong |= sixteen.a != 1LL << 40 || sixteen.b != (1LL << 40) + 1 ? 16 : 0;
    wrong |= forty.a[0] != 0.5 || forty.a[4] != 4.5 ? 32 : 0;
    wrong |= two.a != 2.5f || two.b != 3.5f ? 64 : 0;
    return wrong;
}

struct abi_16 call_back(abi_callback *callback, void *context)
{
    struct abi_16 value = {20, 30};
    return callback(context, value, 1.5, 2.5f, 4);
}

struct abi_16 called_back(void *context, struct abi_16 value, double factor, float more, int last)
{
    struct abi_16 result = {value.a * (long long)(factor * 2) + (long long)(more * 2), value.b + last};
    *(int *)context += 1;
    return result;
}

int wide(void)
{
    static const unsigned short expected[] = {'a', 0xe9, 0x20ac, 0};
    return HostCompareWide((const unsigned short *)L"a\u00e9\u20ac", expected);
}

/* Everything that a Microsoft-convention callee may change, and all that it must keep (it saves them, being told). */
void clobber(void)
{
    __asm__ volatile(
        "xorl %%eax, %%eax\n\tpcmpeqd %%xmm6, %%xmm6\n\tpcmpeqd %%xmm7, %%xmm7\n\tpcmpeqd %%xmm8, %%xmm8\n\t"
        "pcmpeqd %%xmm9, %%xmm9\n\tpcmpeqd %%xmm10, %%xmm10\n\tpcmpeqd %%xmm11, %%xmm11\n\t"
        "pcmpeqd %%xmm12, %%xmm12\n\tpcmpeqd %%xmm13, %%xmm13\n\tpcmpeqd %%xmm14, %%xmm14\n\t"
        "pcmpeqd %%xmm15, %%xmm15\n\txorl %%edi, %%edi\n\txorl %%esi, %%esi\n\txorl %%ebx, %%ebx"
        :
        :
        : "rax", "rdi", "rsi", "rbx", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14",
          "xmm15");
}

/* Number of registers that a call of the host's HostClobber did not keep. */
int registers_lost(void)
{
    int lost = 0;
    /* rdi, rsi and xmm6 to xmm15 hold a value each across the call; rbx holds the stack pointer. */
    __asm__ volatile("movq %%rsp, %%rbx\n\tandq $-16, %%rsp\n\tsubq $32, %%rsp\n\t"
                     "movl $0x1234, %%edi\n\tmovl $0x5678, %%esi\n\t"
                     "movl $0x77, %%eax\n\t"
                     ".irp n, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15\n\tmovd %%eax, %%xmm\\n\n\t.endr\n\t"
                     "call *%1\n\t"
                     "xorl %0, %0\n\t"
                     "cmpl $0x1234, %%edi\n\tje 1f\n\tincl %0\n1:\n\t"
                     "cmpl $0x5678, %%esi\n\tje 1f\n\tincl %0\n1:\n\t"
                     ".irp n, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15\n\t"
                     "movd %%xmm\\n, %%eax\n\tcmpl $0x77, %%eax\n\tje 1f\n\tincl %0\n1:\n\t.endr\n\t"
                     "movq %%rbx, %%rsp"
                     : "=&r"(lost)
                     : "r"(HostClobber)
                     : "rax", "rcx", "rdx", "rbx", "rdi", "rsi", "r8", "r9", "r10", "r11", "xmm0", "xmm1", "xmm2",
                       "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13",
                       "xmm14", "xmm15", "memory", "cc");
    return lost;
}

typedef float vector __attribute__((vector_size(16)));
vector add_vectors(vector a, vector b)
{
    return a + b;
}

long DriverEntry(void *object, void *path)
{
    (void)object;
    (void)path;
    return 0;
}
