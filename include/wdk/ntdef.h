/*
 * ntdef.h: the types and words that every other Windows header builds on.
 *
 * The place where the two worlds are told apart. In a driver (_WIN32: compiled by `escapement cc` for Windows' ABI) the
 * calling convention's words are empty and `long` has 32 bits. In the host, a Linux program, NTAPI is the word that says
 * "this call crosses between the worlds", LONG is an int, and the macros that would collide with a C library's or a C++
 * library's names (IN, OUT, OPTIONAL, min, max) are not defined.
 */
#ifndef _NTDEF_
#define _NTDEF_

#include <stddef.h>
#include "basetsd.h"
#include "sal.h"
#include "specstrings.h"
#include "guiddef.h"
#ifdef _WIN32
#include <ctype.h>
#include <stdarg.h>
#endif

#ifdef _WIN32
#define NTAPI
#define NTAPI_INLINE
#define FASTCALL
#define WINAPI
#define APIENTRY
#define CALLBACK
#define PASCAL
#define WINAPIV
#define D3DKMTAPI              APIENTRY
#define STDAPICALLTYPE
#define STDMETHODCALLTYPE
#define FORCEINLINE            __forceinline
#define CFORCEINLINE           __forceinline
#define DECLSPEC_ALIGN(n)      __declspec(align(n))
#define DECLSPEC_NORETURN      __declspec(noreturn)
#define DECLSPEC_IMPORT        __declspec(dllimport)
#define DECLSPEC_EXPORT        __declspec(dllexport)
#define DECLSPEC_NOINLINE      __declspec(noinline)
#define DECLSPEC_SELECTANY     __declspec(selectany)
#define DECLSPEC_NOTHROW       __declspec(nothrow)
#define DECLSPEC_NOVTABLE      __declspec(novtable)
#define DECLSPEC_UUID(x)       __declspec(uuid(x))
#define DECLSPEC_DEPRECATED
#define WDK_VA_LIST            va_list
#else
#define NTAPI                  __attribute__((ms_abi))
#define NTAPI_INLINE
#define FASTCALL               __attribute__((ms_abi))
#define WINAPI                 __attribute__((ms_abi))
#define APIENTRY               __attribute__((ms_abi))
#define CALLBACK               __attribute__((ms_abi))
#define WINAPIV                __attribute__((ms_abi))
#define STDMETHODCALLTYPE      __attribute__((ms_abi))
#define D3DKMTAPI              /* src/runtime exports these to Linux programs: System V */
#define FORCEINLINE            static inline __attribute__((always_inline, unused))
#define CFORCEINLINE           FORCEINLINE
#define DECLSPEC_ALIGN(n)      __attribute__((aligned(n)))
#define DECLSPEC_NORETURN      __attribute__((noreturn))
#define DECLSPEC_IMPORT
#define DECLSPEC_EXPORT
#define DECLSPEC_NOINLINE      __attribute__((noinline))
#define DECLSPEC_SELECTANY     __attribute__((weak))
#define DECLSPEC_NOTHROW
#define DECLSPEC_NOVTABLE
#define DECLSPEC_DEPRECATED
#define WDK_VA_LIST            __builtin_ms_va_list
#endif

#define DECLSPEC_CACHEALIGN    DECLSPEC_ALIGN(64)
#define POINTER_ALIGNMENT      DECLSPEC_ALIGN(8)
#define MEMORY_ALLOCATION_ALIGNMENT 16
#define SYSTEM_CACHE_ALIGNMENT_SIZE 64
#define PROBE_ALIGNMENT(s)     ((ULONG)TYPE_ALIGNMENT(ULONG))
#define TYPE_ALIGNMENT(t)      __alignof__(t)
#define DECLSPEC_ADDRSAFE
#define NOP_FUNCTION           ((void)0)
#define UNALIGNED
#define UNALIGNED64
#define RESTRICTED_POINTER
#define NTSYSAPI
#define NTSYSCALLAPI
#define NTKERNELAPI
#define NTHALAPI
#define WIN32API
#define NTAPI_DATA             /* data that the kernel exports: the name is the import's slot, so no dllimport */

#ifdef _WIN32
#define IN
#define OUT
#define OPTIONAL
#ifndef CONST
#define CONST                  const
#endif
#ifndef FAR
#define FAR
#define NEAR
#endif
/* What the kits' headers, and drivers' like them, call a member that has no name where the compiler allows that. */
#ifndef DUMMYUNIONNAME
#ifdef NONAMELESSUNION
#define _ANONYMOUS_UNION
#define _ANONYMOUS_STRUCT
#define DUMMYUNIONNAME u
#define DUMMYUNIONNAME2 u2
#define DUMMYUNIONNAME3 u3
#define DUMMYUNIONNAME4 u4
#define DUMMYUNIONNAME5 u5
#define DUMMYUNIONNAME6 u6
#define DUMMYUNIONNAME7 u7
#define DUMMYUNIONNAME8 u8
#define DUMMYUNIONNAME9 u9
#define DUMMYSTRUCTNAME s
#define DUMMYSTRUCTNAME2 s2
#define DUMMYSTRUCTNAME3 s3
#define DUMMYSTRUCTNAME4 s4
#define DUMMYSTRUCTNAME5 s5
#define DUMMYSTRUCTNAME6 s6
#else
#define _ANONYMOUS_UNION  __extension__
#define _ANONYMOUS_STRUCT __extension__
#define DUMMYUNIONNAME
#define DUMMYUNIONNAME2
#define DUMMYUNIONNAME3
#define DUMMYUNIONNAME4
#define DUMMYUNIONNAME5
#define DUMMYUNIONNAME6
#define DUMMYUNIONNAME7
#define DUMMYUNIONNAME8
#define DUMMYUNIONNAME9
#define DUMMYSTRUCTNAME
#define DUMMYSTRUCTNAME2
#define DUMMYSTRUCTNAME3
#define DUMMYSTRUCTNAME4
#define DUMMYSTRUCTNAME5
#define DUMMYSTRUCTNAME6
#endif
#endif
#ifndef __cplusplus
#ifndef inline
#define inline                 __inline
#endif
#endif
#else
#ifndef CONST
#define CONST                  const
#endif
#endif

#ifndef VOID
#define VOID void
#endif
#ifndef EXTERN_C
#ifdef __cplusplus
#define EXTERN_C extern "C"
#else
#define EXTERN_C extern
#endif
#endif
#ifdef __cplusplus
#define EXTERN_C_START extern "C" {
#define EXTERN_C_END   }
#else
#define EXTERN_C_START
#define EXTERN_C_END
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef void *PVOID, *PVOID64;
typedef void *HANDLE, **PHANDLE;
typedef char CHAR, CCHAR, *PCHAR, *PCCHAR;
typedef signed char SCHAR, *PSCHAR;
typedef unsigned char UCHAR, *PUCHAR;
typedef short SHORT, CSHORT, *PSHORT, *PCSHORT;
typedef unsigned short USHORT, *PUSHORT;
typedef int INT, *PINT;
typedef unsigned int UINT, *PUINT;
#ifdef _WIN32
typedef long LONG, *PLONG;
typedef unsigned long ULONG, *PULONG;
typedef wchar_t WCHAR, *PWCHAR;
#else
typedef int LONG, *PLONG;
typedef unsigned int ULONG, *PULONG;
#ifdef __cplusplus
typedef char16_t WCHAR, *PWCHAR;
#else
typedef unsigned short WCHAR, *PWCHAR;
#endif
#endif
typedef INT64 LONGLONG, *PLONGLONG;
typedef UINT64 ULONGLONG, *PULONGLONG;
typedef UINT64 DWORDLONG, *PDWORDLONG;
typedef float FLOAT, *PFLOAT;
typedef double DOUBLE, *PDOUBLE;
typedef UCHAR BOOLEAN, *PBOOLEAN;
typedef UCHAR FCHAR;
typedef USHORT FSHORT;
typedef ULONG FLONG;
typedef ULONG CLONG, *PCLONG;
typedef ULONG LOGICAL, *PLOGICAL;
typedef UCHAR KIRQL, *PKIRQL;
typedef LONG NTSTATUS, *PNTSTATUS;
typedef const NTSTATUS *PCNTSTATUS;
typedef LONG HRESULT;
typedef LONG SECURITY_STATUS;
typedef USHORT LANGID;
typedef ULONG LCID, *PLCID;
typedef LONGLONG USN;
typedef const UCHAR *PCUCHAR;
typedef const USHORT *PCUSHORT;
typedef const ULONG *PCULONG;

typedef CHAR *PCH, *LPCH, *PNZCH, *PSTR, *LPSTR, *NPSTR, *PSZ, *PZZSTR;
typedef const CHAR *PCCH, *LPCCH, *PCNZCH, *PCSTR, *LPCSTR, *PCSZ, *PCZZSTR;
typedef WCHAR *PWCH, *LPWCH, *PNZWCH, *PWSTR, *LPWSTR, *NWPSTR, *PZZWSTR, *PUWSTR, *LPUWSTR;
typedef const WCHAR *PCWCH, *LPCWCH, *PCNZWCH, *PCWSTR, *LPCWSTR, *PCZZWSTR, *PCUWSTR, *LPCUWSTR;
typedef PSTR *PZPSTR;
typedef PWSTR *PZPWSTR;
typedef const PSTR *PCZPSTR;
typedef const PWSTR *PCZPWSTR;
typedef PCSTR *PZPCSTR;
typedef PCWSTR *PZPCWSTR;
#ifdef UNICODE
typedef WCHAR TCHAR, *PTCHAR, TBYTE, *PTBYTE;
typedef LPWSTR LPTSTR, PTSTR;
typedef LPCWSTR LPCTSTR, PCTSTR;
#else
typedef char TCHAR, *PTCHAR;
typedef unsigned char TBYTE, *PTBYTE;
typedef LPSTR LPTSTR, PTSTR;
typedef LPCSTR LPCTSTR, PCTSTR;
#endif

#define TRUE  1
#define FALSE 0
#ifndef NULL
#define NULL ((void *)0)
#endif
#define NULL64 NULL
#define ANSI_NULL    ((CHAR)0)
#define UNICODE_NULL ((WCHAR)0)
#define UNICODE_STRING_MAX_BYTES ((USHORT)65534)
#define UNICODE_STRING_MAX_CHARS ((USHORT)32767)

#define MINCHAR   0x80
#define MAXCHAR   0x7f
#define MINSHORT  0x8000
#define MAXSHORT  0x7fff
#define MINLONG   0x80000000
#define MAXLONG   0x7fffffff
#define MAXUCHAR  0xff
#define MAXUSHORT 0xffff
#define MAXULONG  0xffffffff

#define ANYSIZE_ARRAY          1 /* the last member's length where the true one is told elsewhere */
#define NOTHING
#define MAXIMUM_PROC_PER_GROUP 64
#define MAXIMUM_PROCESSORS     MAXIMUM_PROC_PER_GROUP
#define ALL_PROCESSOR_GROUPS   0xffff

#ifdef __cplusplus
} /* the operators that follow are C++ */
#endif

/* Bit operators for the enumerations that are sets of flags. */
#ifdef __cplusplus
#define DEFINE_ENUM_FLAG_OPERATORS(T) \
    extern "C++" { \
    static inline constexpr T operator|(T a, T b) { return T((int)a | (int)b); } \
    static inline constexpr T operator&(T a, T b) { return T((int)a & (int)b); } \
    static inline constexpr T operator^(T a, T b) { return T((int)a ^ (int)b); } \
    static inline constexpr T operator~(T a) { return T(~(int)a); } \
    static inline T &operator|=(T &a, T b) { return a = a | b; } \
    static inline T &operator&=(T &a, T b) { return a = a & b; } \
    static inline T &operator^=(T &a, T b) { return a = a ^ b; } \
    }
#else
#define DEFINE_ENUM_FLAG_OPERATORS(T)
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _QUAD {
    union {
        LONGLONG UseThisFieldToCopy;
        double DoNotUseThisField;
    };
} QUAD, *PQUAD, UQUAD, *PUQUAD;
typedef const UQUAD *PCUQUAD;

typedef union _LARGE_INTEGER {
    struct {
        ULONG LowPart;
        LONG HighPart;
    };
    struct {
        ULONG LowPart;
        LONG HighPart;
    } u;
    LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

typedef union _ULARGE_INTEGER {
    struct {
        ULONG LowPart;
        ULONG HighPart;
    };
    struct {
        ULONG LowPart;
        ULONG HighPart;
    } u;
    ULONGLONG QuadPart;
} ULARGE_INTEGER, *PULARGE_INTEGER;

typedef LARGE_INTEGER PHYSICAL_ADDRESS, *PPHYSICAL_ADDRESS;

typedef struct _LUID {
    ULONG LowPart;
    LONG HighPart;
} LUID, *PLUID;

typedef struct _LIST_ENTRY LIST_ENTRY, *PLIST_ENTRY, *PRLIST_ENTRY;
struct _LIST_ENTRY {
    struct _LIST_ENTRY *Flink;
    struct _LIST_ENTRY *Blink;
};

typedef struct _SINGLE_LIST_ENTRY SINGLE_LIST_ENTRY, *PSINGLE_LIST_ENTRY;
struct _SINGLE_LIST_ENTRY {
    struct _SINGLE_LIST_ENTRY *Next;
};

typedef struct LIST_ENTRY32 {
    ULONG Flink;
    ULONG Blink;
} LIST_ENTRY32, *PLIST_ENTRY32;

typedef struct LIST_ENTRY64 {
    ULONGLONG Flink;
    ULONGLONG Blink;
} LIST_ENTRY64, *PLIST_ENTRY64;

typedef struct _SINGLE_LIST_ENTRY32 {
    ULONG Next;
} SINGLE_LIST_ENTRY32, *PSINGLE_LIST_ENTRY32;

typedef struct _RTL_BALANCED_NODE RTL_BALANCED_NODE, *PRTL_BALANCED_NODE;
struct _RTL_BALANCED_NODE {
    union {
        struct _RTL_BALANCED_NODE *Children[2];
        struct {
            struct _RTL_BALANCED_NODE *Left;
            struct _RTL_BALANCED_NODE *Right;
        };
    };
    union {
        struct {
            UCHAR Red : 1;
        };
        struct {
            UCHAR Balance : 2;
        };
        ULONG_PTR ParentValue;
    };
};

typedef struct _STRING {
    USHORT Length;
    USHORT MaximumLength;
    PCHAR Buffer;
} STRING, *PSTRING, *PLSA_STRING;
typedef const struct _STRING *PCOEM_STRING;

typedef struct _CSTRING {
    USHORT Length;
    USHORT MaximumLength;
    const char *Buffer;
} CSTRING, *PCSTRING;

typedef struct _UNICODE_STRING {
    USHORT Length;
    USHORT MaximumLength;
    PWCH Buffer;
} UNICODE_STRING, *PUNICODE_STRING, *PLSA_UNICODE_STRING, *PSECURITY_STRING;
typedef const struct _UNICODE_STRING *PCUNICODE_STRING;

typedef struct _STRING32 {
    USHORT Length;
    USHORT MaximumLength;
    ULONG Buffer;
} STRING32, *PSTRING32;

typedef struct _STRING64 {
    USHORT Length;
    USHORT MaximumLength;
    ULONGLONG Buffer;
} STRING64, *PSTRING64;

typedef struct _OBJECT_ATTRIBUTES {
    ULONG Length;
    HANDLE RootDirectory;
    PUNICODE_STRING ObjectName;
    ULONG Attributes;
    PVOID SecurityDescriptor;
    PVOID SecurityQualityOfService;
} OBJECT_ATTRIBUTES, *POBJECT_ATTRIBUTES, *PLSA_OBJECT_ATTRIBUTES;
typedef const struct _OBJECT_ATTRIBUTES *PCOBJECT_ATTRIBUTES;

typedef struct _OBJECT_ATTRIBUTES32 {
    ULONG Length;
    ULONG RootDirectory;
    ULONG ObjectName;
    ULONG Attributes;
    ULONG SecurityDescriptor;
    ULONG SecurityQualityOfService;
} OBJECT_ATTRIBUTES32, *POBJECT_ATTRIBUTES32;
typedef const struct _OBJECT_ATTRIBUTES32 *PCOBJECT_ATTRIBUTES32;

typedef struct _OBJECT_ATTRIBUTES64 {
    ULONG Length;
    ULONG64 RootDirectory;
    ULONG64 ObjectName;
    ULONG Attributes;
    ULONG64 SecurityDescriptor;
    ULONG64 SecurityQualityOfService;
} OBJECT_ATTRIBUTES64, *POBJECT_ATTRIBUTES64;
typedef const struct _OBJECT_ATTRIBUTES64 *PCOBJECT_ATTRIBUTES64;

typedef struct _OBJECTID {
    GUID Lineage;
    ULONG Uniquifier;
} OBJECTID;

typedef struct _PROCESSOR_NUMBER {
    USHORT Group;
    UCHAR Number;
    UCHAR Reserved;
} PROCESSOR_NUMBER, *PPROCESSOR_NUMBER;

typedef struct _GROUP_AFFINITY {
    KAFFINITY Mask;
    USHORT Group;
    USHORT Reserved[3];
} GROUP_AFFINITY, *PGROUP_AFFINITY;

typedef struct _FLOAT128 {
    LONGLONG LowPart;
    LONGLONG HighPart;
} FLOAT128, *PFLOAT128;

typedef struct _WNF_STATE_NAME {
    ULONG Data[2];
} WNF_STATE_NAME, *PWNF_STATE_NAME;
typedef const struct _WNF_STATE_NAME *PCWNF_STATE_NAME;

typedef enum _EVENT_TYPE {
    NotificationEvent,
    SynchronizationEvent,
} EVENT_TYPE;

typedef enum _TIMER_TYPE {
    NotificationTimer,
    SynchronizationTimer,
} TIMER_TYPE;

typedef enum _WAIT_TYPE {
    WaitAll,
    WaitAny,
    WaitNotification,
    WaitDequeue,
    WaitDpc,
} WAIT_TYPE;

typedef enum _NT_PRODUCT_TYPE {
    NtProductWinNt = 1,
    NtProductLanManNt,
    NtProductServer,
} NT_PRODUCT_TYPE, *PNT_PRODUCT_TYPE;

typedef enum _SUITE_TYPE {
    SmallBusiness,
    Enterprise,
    BackOffice,
    CommunicationServer,
    TerminalServer,
    SmallBusinessRestricted,
    EmbeddedNT,
    DataCenter,
    SingleUserTS,
    Personal,
    Blade,
    EmbeddedRestricted,
    SecurityAppliance,
    StorageServer,
    ComputeServer,
    WHServer,
    PhoneNT,
    MultiUserTS,
    MaxSuiteType,
} SUITE_TYPE;

typedef STRING ANSI_STRING;
typedef STRING32 ANSI_STRING32;
typedef STRING64 ANSI_STRING64;
typedef STRING CANSI_STRING;
typedef LPCCH LPCTCH;
typedef LPCSTR LPCUTSTR;
typedef const WCHAR *LPCUWCHAR;
typedef const WCHAR *LPCWCHAR;
typedef LPCH LPTCH;
typedef LPSTR LPUTSTR;
typedef STRING OEM_STRING;
typedef PSTRING PANSI_STRING;
typedef ANSI_STRING32 *PANSI_STRING32;
typedef ANSI_STRING64 *PANSI_STRING64;
typedef PSTRING PCANSI_STRING;
typedef PCNZCH PCNZTCH;
typedef const SCHAR *PCSCHAR;
typedef LPCCH PCTCH;
typedef ULONG UCSCHAR;
typedef const UCSCHAR *PCUCSCHAR;
typedef const UCSCHAR *PCUCSSTR;
typedef PCNZCH PCUNZTCH;
typedef const WCHAR *PCUNZWCH;
typedef LPCSTR PCUTSTR;
typedef const UCSCHAR *PCUUCSCHAR;
typedef const UCSCHAR *PCUUCSSTR;
typedef const WCHAR *PCUWCHAR;
typedef PCZZSTR PCUZZTSTR;
typedef const WCHAR *PCUZZWSTR;
typedef const WCHAR *PCWCHAR;
typedef const PCSTR *PCZPCSTR;
typedef const PCWSTR *PCZPCWSTR;
typedef PCZZSTR PCZZTSTR;
typedef PNZCH PNZTCH;
typedef PSTRING POEM_STRING;
typedef LONG_PTR *PRTL_REFERENCE_COUNT;
typedef LONG *PRTL_REFERENCE_COUNT32;
typedef LPCH PTCH;
typedef UCHAR *PTUCHAR;
typedef UCSCHAR *PUCSCHAR;
typedef UCSCHAR *PUCSSTR;
typedef STRING32 UNICODE_STRING32;
typedef UNICODE_STRING32 *PUNICODE_STRING32;
typedef STRING64 UNICODE_STRING64;
typedef UNICODE_STRING64 *PUNICODE_STRING64;
typedef PNZCH PUNZTCH;
typedef WCHAR *PUNZWCH;
typedef PSTRING PUTF8_STRING;
typedef LPSTR PUTSTR;
typedef UCSCHAR *PUUCSCHAR;
typedef UCSCHAR *PUUCSSTR;
typedef PZZSTR PUZZTSTR;
typedef WCHAR *PUZZWSTR;
typedef PZPSTR PZPTSTR;
typedef PZZSTR PZZTSTR;
typedef LONG_PTR RTL_REFERENCE_COUNT;
typedef LONG RTL_REFERENCE_COUNT32;
typedef USHORT RTL_STRING_LENGTH_TYPE;
typedef UCHAR TUCHAR;
typedef STRING UTF8_STRING;

typedef enum {
    UNSPECIFIED_COMPARTMENT_ID = 0,
    DEFAULT_COMPARTMENT_ID
} COMPARTMENT_ID, *PCOMPARTMENT_ID;

#ifdef __cplusplus
}
#endif

#define NT_SUCCESS(Status)     (((NTSTATUS)(Status)) >= 0)
#define NT_INFORMATION(Status) ((((ULONG)(Status)) >> 30) == 1)
#define NT_WARNING(Status)     ((((ULONG)(Status)) >> 30) == 2)
#define NT_ERROR(Status)       ((((ULONG)(Status)) >> 30) == 3)
#define NT_FACILITY_MASK       0xfff
#define NT_FACILITY_SHIFT      16
#define NT_FACILITY(Status)    ((((ULONG)(Status)) >> NT_FACILITY_SHIFT) & NT_FACILITY_MASK)
#define APPLICATION_ERROR_MASK       0x20000000
#define ERROR_SEVERITY_SUCCESS       0x00000000
#define ERROR_SEVERITY_INFORMATIONAL 0x40000000
#define ERROR_SEVERITY_WARNING       0x80000000
#define ERROR_SEVERITY_ERROR         0xC0000000

#define OBJ_INHERIT                       0x00000002
#define OBJ_PERMANENT                     0x00000010
#define OBJ_EXCLUSIVE                     0x00000020
#define OBJ_CASE_INSENSITIVE              0x00000040
#define OBJ_OPENIF                        0x00000080
#define OBJ_OPENLINK                      0x00000100
#define OBJ_KERNEL_HANDLE                 0x00000200
#define OBJ_FORCE_ACCESS_CHECK            0x00000400
#define OBJ_IGNORE_IMPERSONATED_DEVICEMAP 0x00000800
#define OBJ_DONT_REPARSE                  0x00001000
#define OBJ_VALID_ATTRIBUTES              0x00001FF2

#define InitializeObjectAttributes(p, n, a, r, s) \
    { \
        (p)->Length = sizeof(OBJECT_ATTRIBUTES); \
        (p)->RootDirectory = (r); \
        (p)->Attributes = (a); \
        (p)->ObjectName = (n); \
        (p)->SecurityDescriptor = (s); \
        (p)->SecurityQualityOfService = NULL; \
    }
#define RTL_CONSTANT_OBJECT_ATTRIBUTES(n, a) \
    {sizeof(OBJECT_ATTRIBUTES), NULL, (PUNICODE_STRING)(n), (a), NULL, NULL}
#define RTL_INIT_OBJECT_ATTRIBUTES(n, a) RTL_CONSTANT_OBJECT_ATTRIBUTES(n, a)

/* The size of the array counts, not a length that is searched for: only arrays and literals may stand here. */
#define RTL_CONSTANT_STRING(s) \
    {(USHORT)(sizeof(s) - sizeof((s)[0])), (USHORT)sizeof(s), WDK_WITHOUT_CONST(s)}
#ifdef __cplusplus
extern "C++" { /* overloads, and drivers include this within extern "C" */
static inline constexpr PCHAR wdk_without_const(const CHAR *s) { return const_cast<PCHAR>(s); }
static inline constexpr PWCHAR wdk_without_const(const WCHAR *s) { return const_cast<PWCHAR>(s); }
}
#define WDK_WITHOUT_CONST(s) wdk_without_const(s)
#else
#define WDK_WITHOUT_CONST(s) ((PVOID)(s))
#endif
#define DECLARE_CONST_UNICODE_STRING(_var, _string) \
    const WCHAR _var##_buffer[] = _string; \
    const UNICODE_STRING _var = {sizeof(_string) - sizeof(WCHAR), sizeof(_string), (PWCH)_var##_buffer}
#define DECLARE_GLOBAL_CONST_UNICODE_STRING(_var, _str) \
    extern const DECLSPEC_SELECTANY UNICODE_STRING _var = RTL_CONSTANT_STRING(_str)
#define DECLARE_UNICODE_STRING_SIZE(_var, _size) \
    WCHAR _var##_buffer[_size]; \
    UNICODE_STRING _var = {0, (_size) * sizeof(WCHAR), _var##_buffer}

#define FIELD_OFFSET(type, field)        ((LONG)offsetof(type, field))
#define UFIELD_OFFSET(type, field)       ((ULONG)offsetof(type, field))
#define RTL_FIELD_SIZE(type, field)      (sizeof(((type *)0)->field))
#define RTL_SIZEOF_THROUGH_FIELD(type, field) (offsetof(type, field) + RTL_FIELD_SIZE(type, field))
#define RTL_CONTAINS_FIELD(Struct, Size, Field) \
    ((((PCHAR)(&(Struct)->Field)) + sizeof((Struct)->Field)) <= (((PCHAR)(Struct)) + (Size)))
#define RTL_NUMBER_OF(A)                 (sizeof(A) / sizeof((A)[0]))
#define RTL_NUMBER_OF_V1(A)              RTL_NUMBER_OF(A)
#define RTL_NUMBER_OF_V2(A)              RTL_NUMBER_OF(A)
#define RTL_NUMBER_OF_FIELD(type, field) (RTL_NUMBER_OF(((type *)0)->field))
#define RTL_FIELD_TYPE(type, field)      (((type *)0)->field)
#define RTL_PADDING_BETWEEN_FIELDS(T, F1, F2) \
    ((offsetof(T, F2) > offsetof(T, F1)) ? (offsetof(T, F2) - offsetof(T, F1) - RTL_FIELD_SIZE(T, F1)) \
                                         : (offsetof(T, F1) - offsetof(T, F2) - RTL_FIELD_SIZE(T, F2)))
#ifndef ARRAYSIZE
#define ARRAYSIZE(A)                     RTL_NUMBER_OF(A)
#endif
#ifndef _ARRAYSIZE
#define _ARRAYSIZE(A)                    RTL_NUMBER_OF(A)
#endif
#define CONTAINING_RECORD(address, type, field) ((type *)((PCHAR)(address) - (ULONG_PTR)offsetof(type, field)))
#define ARGUMENT_PRESENT(p)              ((CHAR *)(ULONG_PTR)(p) != (CHAR *)NULL)
#ifndef UNREFERENCED_PARAMETER
#define UNREFERENCED_PARAMETER(P)        ((void)(P))
#define UNREFERENCED_LOCAL_VARIABLE(V)   ((void)(V))
#define DBG_UNREFERENCED_PARAMETER(P)    ((void)(P))
#define DBG_UNREFERENCED_LOCAL_VARIABLE(V) ((void)(V))
#endif
#define DEFAULT_UNREACHABLE              default: __builtin_unreachable()

#ifdef __cplusplus
#define C_ASSERT(e) static_assert(e, #e)
#else
#define C_ASSERT(e) _Static_assert(e, #e)
#endif

#define LOWORD(l) ((USHORT)((ULONG_PTR)(l) & 0xffff))
#define HIWORD(l) ((USHORT)(((ULONG_PTR)(l) >> 16) & 0xffff))
#define LOBYTE(w) ((UCHAR)((ULONG_PTR)(w) & 0xff))
#define HIBYTE(w) ((UCHAR)(((ULONG_PTR)(w) >> 8) & 0xff))
#define MAKEWORD(a, b) ((USHORT)(((UCHAR)((ULONG_PTR)(a) & 0xff)) | ((USHORT)((UCHAR)((ULONG_PTR)(b) & 0xff))) << 8))
#define MAKELONG(a, b) ((LONG)(((USHORT)((ULONG_PTR)(a) & 0xffff)) | ((ULONG)((USHORT)((ULONG_PTR)(b) & 0xffff))) << 16))
#define MAKELANGID(p, s) ((((USHORT)(s)) << 10) | (USHORT)(p))
#define LANG_NEUTRAL    0x00
#define SUBLANG_NEUTRAL 0x00
#define Int32x32To64(a, b)   (((LONGLONG)((LONG)(a))) * ((LONGLONG)((LONG)(b))))
#define UInt32x32To64(a, b)  (((ULONGLONG)((ULONG)(a))) * ((ULONGLONG)((ULONG)(b))))
#define Int64ShllMod32(a, b) ((ULONGLONG)(a) << (b))
#define Int64ShraMod32(a, b) ((LONGLONG)(a) >> (b))
#define Int64ShrlMod32(a, b) ((ULONGLONG)(a) >> (b))

#if defined(_WIN32) && !defined(NOMINMAX)
#ifndef min
#define min(a, b) (((a) < (b)) ? (a) : (b))
#endif
#ifndef max
#define max(a, b) (((a) > (b)) ? (a) : (b))
#endif
#endif

#include "ntdef/language.h"
#include "ntdef/product.h"

#endif
