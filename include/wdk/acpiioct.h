/*
 * acpiioct.h: what a driver asks of ACPI; first what DxgkCbEvalAcpiMethod takes.
 */
#ifndef _ACPIIOCT_H_
#define _ACPIIOCT_H_

#include "ntdef.h"

#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ACPI_EVAL_INPUT_BUFFER_COMPLEX_SIGNATURE 0x43696541
#define ACPI_EVAL_OUTPUT_BUFFER_SIGNATURE        0x426F6541
#define ACPI_METHOD_ARGUMENT_BUFFER              2
#define ACPI_METHOD_ARGUMENT_INTEGER             0
#define ACPI_METHOD_ARGUMENT_PACKAGE             3
#define ACPI_METHOD_ARGUMENT_PACKAGE_EX          4
#define ACPI_METHOD_ARGUMENT_STRING              1

typedef struct _ACPI_METHOD_ARGUMENT_V1 {
    USHORT Type;
    USHORT DataLength;
    union {
        ULONG Argument;
        UCHAR Data[1];
    };
} ACPI_METHOD_ARGUMENT, ACPI_METHOD_ARGUMENT_V1;
typedef ACPI_METHOD_ARGUMENT_V1 *PACPI_METHOD_ARGUMENT;
typedef ACPI_METHOD_ARGUMENT_V1 *PACPI_METHOD_ARGUMENT_V1;

typedef struct _ACPI_EVAL_INPUT_BUFFER_COMPLEX_V1 {
    ULONG Signature;
    union {
        UCHAR MethodName[4];
        ULONG MethodNameAsUlong;
    };
    ULONG Size;
    ULONG ArgumentCount;
    ACPI_METHOD_ARGUMENT_V1 Argument[1];
} ACPI_EVAL_INPUT_BUFFER_COMPLEX, ACPI_EVAL_INPUT_BUFFER_COMPLEX_V1, *PACPI_EVAL_INPUT_BUFFER_COMPLEX, *PACPI_EVAL_INPUT_BUFFER_COMPLEX_V1;

typedef struct _ACPI_EVAL_OUTPUT_BUFFER_V1 {
    ULONG Signature;
    ULONG Length;
    ULONG Count;
    ACPI_METHOD_ARGUMENT_V1 Argument[1];
} ACPI_EVAL_OUTPUT_BUFFER, ACPI_EVAL_OUTPUT_BUFFER_V1, *PACPI_EVAL_OUTPUT_BUFFER;
typedef ACPI_EVAL_OUTPUT_BUFFER_V1 *PACPI_EVAL_OUTPUT_BUFFER_V1;

/* An argument takes the place of its data, or that of an integer where it has less; the next one follows at once. */
#define ACPI_METHOD_ARGUMENT_LENGTH(DataLength)                                                                        \
    (offsetof(ACPI_METHOD_ARGUMENT, Data) + ((DataLength) > sizeof(ULONG) ? (DataLength) : sizeof(ULONG)))
#define ACPI_METHOD_ARGUMENT_LENGTH_FROM_ARGUMENT(Argument)                                                            \
    ACPI_METHOD_ARGUMENT_LENGTH(((PACPI_METHOD_ARGUMENT)(Argument))->DataLength)
#define ACPI_METHOD_NEXT_ARGUMENT(Argument)                                                                            \
    ((PACPI_METHOD_ARGUMENT)((PUCHAR)(Argument) + ACPI_METHOD_ARGUMENT_LENGTH_FROM_ARGUMENT(Argument)))

/* Blocks, as Windows has them: drivers write them with and without a semicolon. */
#define ACPI_METHOD_SET_ARGUMENT_INTEGER(MethodArgument, IntData)                                                      \
    {                                                                                                                  \
        (MethodArgument)->Type = ACPI_METHOD_ARGUMENT_INTEGER;                                                         \
        (MethodArgument)->DataLength = sizeof(ULONG);                                                                  \
        (MethodArgument)->Argument = (IntData);                                                                        \
    }
#define ACPI_METHOD_SET_ARGUMENT_BUFFER(MethodArgument, BuffData, BuffLength)                                          \
    {                                                                                                                  \
        (MethodArgument)->Type = ACPI_METHOD_ARGUMENT_BUFFER;                                                          \
        (MethodArgument)->DataLength = (USHORT)(BuffLength);                                                           \
        memcpy(&(MethodArgument)->Data[0], (BuffData), (MethodArgument)->DataLength);                                  \
    }
#define ACPI_METHOD_SET_ARGUMENT_STRING(MethodArgument, StrData)                                                       \
    {                                                                                                                  \
        (MethodArgument)->Type = ACPI_METHOD_ARGUMENT_STRING;                                                          \
        (MethodArgument)->DataLength = (USHORT)(strlen((const char *)(StrData)) + 1);                                  \
        memcpy(&(MethodArgument)->Data[0], (StrData), (MethodArgument)->DataLength);                                   \
    }

#ifdef __cplusplus
}
#endif

#include "acpiioct/method.h"

#endif
