/*
 * abi.h: what passes between a test's host and its driver, declared once for both conventions.
 *
 * The host's compiler lays out structures in Linux' way unless told otherwise, so each one here has an obvious layout
 * in both, except those that the driver alone uses.
 */
#ifndef ESCAPEMENT_TESTS_IMAGE_ABI_H
#define ESCAPEMENT_TESTS_IMAGE_ABI_H

#ifdef _WIN32
#define ABI
#else
#define ABI __attribute__((ms_abi))
#endif

struct abi_1 {
    signed char a;
};
struct abi_3 {
    signed char a[3];
};
struct abi_8 {
    int a, b;
};
struct abi_12 {
    int a, b, c;
};
struct abi_16 {
    long long a, b;
};
struct abi_40 {
    double a[5];
};
struct abi_float2 {
    float a, b;
};

typedef struct abi_16 ABI abi_callback(void *context, struct abi_16 value, double factor, float more, int last);

/* The host's, which the driver calls. */
int ABI HostSum(const char *types, ...);
double ABI HostMix(int a, double b, float c, long long d, double e, int f, float g, struct abi_12 h);
struct abi_1 ABI HostReturn1(int a);
struct abi_3 ABI HostReturn3(int a);
struct abi_8 ABI HostReturn8(int a);
struct abi_12 ABI HostReturn12(int a);
struct abi_16 ABI HostReturn16(long long a);
struct abi_40 ABI HostReturn40(double a);
struct abi_float2 ABI HostReturnFloat2(float a);
void ABI HostClobber(void);
int ABI HostCompareWide(const unsigned short *left, const unsigned short *right);

#endif
