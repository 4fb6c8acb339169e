/* abi_test.c: values and registers across the boundary between Linux' convention and Windows', in both directions. */
#include "support.h"

#include <wchar.h>

static struct image *image;

/* --------------------------------------------------------------------------------------------- the host's exports */
int ABI HostSum(const char *types, ...)
{
    __builtin_ms_va_list list;
    double total = 0;
    __builtin_ms_va_start(list, types);
    for (; *types != '\0'; types++) {
        /* NOLINTBEGIN(clang-analyzer-valist.Uninitialized): the analyzer does not know __builtin_ms_va_start */
        total += *types == 'd'   ? __builtin_va_arg(list, double)
                 : *types == 'q' ? (double)__builtin_va_arg(list, long long)
                                 : __builtin_va_arg(list, int);
        /* NOLINTEND(clang-analyzer-valist.Uninitialized) */
    }
    __builtin_ms_va_end(list);
    return (int)total;
}

double ABI HostMix(int a, double b, float c, long long d, double e, int f, float g, struct abi_12 h)
{
    return a + 2 * b + 3 * (double)c + 4 * (double)d + 5 * e + 6 * f + 7 * (double)g + 8 * h.a + 9 * h.b + 10 * h.c;
}

struct abi_1 ABI HostReturn1(int a)
{
    return (struct abi_1){(signed char)a};
}
struct abi_3 ABI HostReturn3(int a)
{
    return (struct abi_3){{(signed char)a, (signed char)(a + 1), (signed char)(a + 2)}};
}
struct abi_8 ABI HostReturn8(int a)
{
    return (struct abi_8){a, a + 1};
}
struct abi_12 ABI HostReturn12(int a)
{
    return (struct abi_12){a, a + 1, a + 2};
}
struct abi_16 ABI HostReturn16(long long a)
{
    return (struct abi_16){a, a + 1};
}
struct abi_40 ABI HostReturn40(double a)
{
    return (struct abi_40){{a, a + 1, a + 2, a + 3, a + 4}};
}
struct abi_float2 ABI HostReturnFloat2(float a)
{
    return (struct abi_float2){a, a + 1};
}

/* A function in Linux' convention, which may change what Microsoft's callers rely on. */
__attribute__((noinline)) static void clobber_linux(void)
{
    __asm__ volatile("pcmpeqd %%xmm6, %%xmm6\n\tpcmpeqd %%xmm7, %%xmm7\n\tpcmpeqd %%xmm8, %%xmm8\n\t"
                     "pcmpeqd %%xmm9, %%xmm9\n\tpcmpeqd %%xmm10, %%xmm10\n\tpcmpeqd %%xmm11, %%xmm11\n\t"
                     "pcmpeqd %%xmm12, %%xmm12\n\tpcmpeqd %%xmm13, %%xmm13\n\tpcmpeqd %%xmm14, %%xmm14\n\t"
                     "pcmpeqd %%xmm15, %%xmm15\n\txorl %%edi, %%edi\n\txorl %%esi, %%esi"
                     :
                     :
                     : "rdi", "rsi", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14",
                       "xmm15");
}

void ABI HostClobber(void)
{
    void (*volatile function)(void) = clobber_linux;
    function();
}

int ABI HostCompareWide(const unsigned short *left, const unsigned short *right)
{
    while (*left != 0 && *left == *right) {
        left++;
        right++;
    }
    return *left - *right;
}

static const struct nt_export rows[] = {
    {"HostSum", HostSum},
    {"HostMix", HostMix},
    {"HostReturn1", HostReturn1},
    {"HostReturn3", HostReturn3},
    {"HostReturn8", HostReturn8},
    {"HostReturn12", HostReturn12},
    {"HostReturn16", HostReturn16},
    {"HostReturn40", HostReturn40},
    {"HostReturnFloat2", HostReturnFloat2},
    {"HostClobber", HostClobber},
    {"HostCompareWide", HostCompareWide},
};
static const struct nt_export_table table = {rows, sizeof rows / sizeof rows[0]};

/* ---------------------------------------------------------------------------------------------------------- tests */
static void types_are_windows(void **state)
{
    static const int sizes[] = {4, 2, 8, 8, 8, 8, 4, 1};
    (void)state;
    int(ABI * size_of)(int) = support_symbol(image, "size_of");
    for (int i = 0; i < (int)(sizeof sizes / sizeof sizes[0]); i++) {
        assert_int_equal(size_of(i), sizes[i]);
    }
}

static void variadics(void **state)
{
    (void)state;
    int(ABI * sum)(const char *, ...) = support_symbol(image, "sum");
    int(ABI * call_sum)(void) = support_symbol(image, "call_sum");
    assert_int_equal(sum("diqdddii", 1.5, 2, 1LL << 20, 0.5, 4.0, 5.0, 6, 7), (1 << 20) + 26);
    assert_int_equal(call_sum(), 28);
}

static void mixed_arguments(void **state)
{
    (void)state;
    double(ABI * mix)(int, double, float, long long, double, int, float, struct abi_12) = support_symbol(image, "mix");
    double(ABI * call_mix)(void) = support_symbol(image, "call_mix");
    assert_true(mix(1, 2, 3, 4, 5, 6, 7, (struct abi_12){8, 9, 10}) == 385.0);
    assert_true(call_mix() == 385.0);
}

static void structures_are_returned_by_the_driver(void **state)
{
    (void)state;
    struct abi_1(ABI * one)(int) = support_symbol(image, "return_1");
    struct abi_3(ABI * three)(int) = support_symbol(image, "return_3");
    struct abi_8(ABI * eight)(int) = support_symbol(image, "return_8");
    struct abi_12(ABI * twelve)(int) = support_symbol(image, "return_12");
    struct abi_16(ABI * sixteen)(long long) = support_symbol(image, "return_16");
    struct abi_40(ABI * forty)(double) = support_symbol(image, "return_40");
    struct abi_float2(ABI * two)(float) = support_symbol(image, "return_float2");
    assert_int_equal(one(-5).a, -5);
    assert_int_equal(three(30).a[2], 32);
    assert_int_equal(eight(80).b, 81);
    assert_int_equal(twelve(120).c, 122);
    assert_true(sixteen(1LL << 40).b == (1LL << 40) + 1);
    assert_true(forty(0.5).a[4] == 4.5);
    assert_true(two(2.5f).a == 2.5f && two(2.5f).b == 3.5f);
}

static void structures_are_returned_by_the_host(void **state)
{
    (void)state;
    int(ABI * check)(void) = support_symbol(image, "check_returns");
    assert_int_equal(check(), 0);
}

static struct abi_16 ABI callback(void *context, struct abi_16 value, double factor, float more, int last)
{
    ++*(int *)context;
    return (struct abi_16){value.a * (long long)(factor * 2) + (long long)(more * 2), value.b + last};
}

static void callbacks_both_ways(void **state)
{
    int calls = 0;
    (void)state;
    struct abi_16(ABI * call_back)(abi_callback *, void *) = support_symbol(image, "call_back");
    struct abi_16 result = call_back(callback, &calls);
    assert_true(result.a == 65 && result.b == 34 && calls == 1);
    abi_callback *drivers = support_symbol(image, "called_back");
    result = call_back(drivers, &calls);
    assert_true(result.a == 65 && result.b == 34 && calls == 2);
    result = drivers(&calls, (struct abi_16){1, 2}, 0.5, 1, 3);
    assert_true(result.a == 3 && result.b == 5 && calls == 3);
}

static void wide_characters(void **state)
{
    (void)state;
    int(ABI * wide)(void) = support_symbol(image, "wide");
    assert_int_equal(wide(), 0);
}

static void registers_survive_a_call_of_the_host(void **state)
{
    (void)state;
    int(ABI * lost)(void) = support_symbol(image, "registers_lost");
    assert_int_equal(lost(), 0);
}

/* The driver's function changes all that it may after saving it; the host's compiler keeps values in rbx and xmm6. */
static void registers_survive_a_call_of_the_driver(void **state)
{
    (void)state;
    void(ABI * clobber)(void) = support_symbol(image, "clobber");
    uint64_t lost = 0;
    __asm__ volatile("movq %%rsp, %%rbx\n\tandq $-16, %%rsp\n\tsubq $32, %%rsp\n\t"
                     "movl $0x1234, %%edi\n\tmovl $0x5678, %%esi\n\tmovl $0x77, %%eax\n\t"
                     ".irp n, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15\n\tmovd %%eax, %%xmm\\n\n\t.endr\n\t"
                     "call *%1\n\t"
                     "xorl %k0, %k0\n\t"
                     "cmpl $0x1234, %%edi\n\tje 1f\n\tincl %k0\n1:\n\t"
                     "cmpl $0x5678, %%esi\n\tje 1f\n\tincl %k0\n1:\n\t"
                     ".irp n, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15\n\t"
                     "movd %%xmm\\n, %%eax\n\tcmpl $0x77, %%eax\n\tje 1f\n\tincl %k0\n1:\n\t.endr\n\t"
                     "movq %%rbx, %%rsp"
                     : "=&r"(lost)
                     : "r"(clobber)
                     : "rax", "rcx", "rdx", "rbx", "rdi", "rsi", "r8", "r9", "r10", "r11", "xmm0", "xmm1", "xmm2",
                       "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13",
                       "xmm14", "xmm15", "memory", "cc");
    assert_int_equal(lost, 0);
}

/* Microsoft's convention passes and returns a vector by address... of the argument, and returns it in xmm0. */
static void vectors(void **state)
{
    typedef float vector __attribute__((vector_size(16)));
    (void)state;
    vector(ABI * add)(vector, vector) = support_symbol(image, "add_vectors");
    vector result = add((vector){1, 2, 3, 4}, (vector){10, 20, 30, 40});
    assert_true(result[0] == 11 && result[3] == 44);
}

static int load(void **state)
{
    (void)state;
    image = support_load("image-abi", IMAGE_KERNEL, &table, 1);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    image_unload(image);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_are_windows),
        cmocka_unit_test(variadics),
        cmocka_unit_test(mixed_arguments),
        cmocka_unit_test(structures_are_returned_by_the_driver),
        cmocka_unit_test(structures_are_returned_by_the_host),
        cmocka_unit_test(callbacks_both_ways),
        cmocka_unit_test(wide_characters),
        cmocka_unit_test(registers_survive_a_call_of_the_host),
        cmocka_unit_test(registers_survive_a_call_of_the_driver),
        cmocka_unit_test(vectors),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
