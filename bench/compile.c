/*
 * compile.c: what `escapement cc` costs beside clang alone.
 *
 * The source is a miniport of some 20,000 lines, made up here: handlers with locks, loops over registers and packets,
 * switches and debug prints. Ours compiles and links it, headers and all; the reference is clang, with the same flags,
 * on the text that the preprocessor has made of it.
 */
#include "bench.h"

#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define HANDLERS 740 /* of 27 lines each */

extern char **environ;

static struct {
    char folder[64]; /* empty until it was made */
    char source[96], text[96], object[96], image[96];
} made;

static void take_away(void)
{
    unlink(made.source);
    unlink(made.text);
    unlink(made.object);
    unlink(made.image);
    rmdir(made.folder);
}

static void write_handler(FILE *out, int n)
{
    fprintf(out,
            "static NTSTATUS Handle%d(PCTX Ctx, const DXGKARG_ESCAPE *Escape)\n"
            "{\n"
            "    KIRQL irql;\n"
            "    ULONG sum = 0;\n"
            "    PULONG words = (PULONG)Escape->pPrivateDriverData;\n"
            "    if (Escape->PrivateDriverDataSize < %d * sizeof(ULONG)) {\n"
            "        return STATUS_BUFFER_TOO_SMALL;\n"
            "    }\n"
            "    KeAcquireSpinLock(&Ctx->Lock, &irql);\n"
            "    for (ULONG i = 0; i < %d; i++) {\n"
            "        sum += words[i] ^ Ctx->Registers[(i * %d) %% 256];\n"
            "        if (sum & %d) {\n"
            "            Ctx->Registers[i %% 256] = sum;\n"
            "        }\n"
            "    }\n"
            "    Ctx->Count += sum;\n"
            "    KeReleaseSpinLock(&Ctx->Lock, irql);\n",
            n, 16 + n % 64, 16 + n % 64, n % 7 + 1, 1 << n % 8);
    fprintf(out,
            "    switch (words[0] %% 5) {\n"
            "    case 0: words[1] = (ULONG)Ctx->Count; break;\n"
            "    case 1: RtlCopyMemory(Ctx->Bytes, words, sizeof(ULONG) * 4); break;\n"
            "    case 2: RtlZeroMemory(Ctx->Bytes, 64); break;\n"
            "    default: DbgPrint(\"escape %d: %%u %%I64u\\n\", sum, Ctx->Count); break;\n"
            "    }\n"
            "    return sum == %d ? STATUS_INVALID_PARAMETER : STATUS_SUCCESS;\n"
            "}\n"
            "\n",
            n, n);
}

static bool write_source(void)
{
    FILE *out = fopen(made.source, "we");
    if (out == NULL) {
        return false;
    }
    fputs("#include <ntddk.h>\n#include <dispmprt.h>\n#include <d3dkmddi.h>\n\n"
          "typedef struct _CTX {\n    ULONG Registers[256];\n    KSPIN_LOCK Lock;\n    ULONGLONG Count;\n"
          "    UCHAR Bytes[512];\n} CTX, *PCTX;\ntypedef NTSTATUS HANDLER(PCTX, const DXGKARG_ESCAPE *);\n\n",
          out);
    for (int n = 0; n < HANDLERS; n++) {
        write_handler(out, n);
    }
    fputs("static HANDLER *const Handlers[] = {\n", out);
    for (int n = 0; n < HANDLERS; n++) {
        fprintf(out, "    Handle%d,\n", n);
    }
    fputs("};\n\nNTSTATUS Dispatch(PCTX Ctx, const DXGKARG_ESCAPE *Escape, ULONG Number);\n"
          "NTSTATUS Dispatch(PCTX Ctx, const DXGKARG_ESCAPE *Escape, ULONG Number)\n{\n"
          "    return Handlers[Number % ARRAYSIZE(Handlers)](Ctx, Escape);\n}\n\n"
          "DRIVER_INITIALIZE DriverEntry;\n"
          "NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)\n{\n"
          "    DRIVER_INITIALIZATION_DATA data = {0};\n    data.Version = DXGKDDI_INTERFACE_VERSION;\n"
          "    return DxgkInitialize(DriverObject, RegistryPath, &data);\n}\n",
          out);
    return fclose(out) == 0;
}

/* Run a command; its wait status, or -1. */
static int run(char *const *command)
{
    pid_t child;
    int status;
    if (posix_spawnp(&child, command[0], NULL, NULL, command, environ) != 0 || waitpid(child, &status, 0) < 0) {
        return -1;
    }
    return status;
}

static bool prepare(struct bench *bench)
{
    if (made.folder[0] != '\0') {
        return true;
    }
    char folder[] = "/tmp/escapement-bench-XXXXXX";
    if (mkdtemp(folder) == NULL) {
        bench_fail(bench, "no temporary folder");
        return false;
    }
    snprintf(made.folder, sizeof made.folder, "%s", folder);
    snprintf(made.source, sizeof made.source, "%s/miniport.c", folder);
    snprintf(made.text, sizeof made.text, "%s/miniport.i", folder);
    snprintf(made.object, sizeof made.object, "%s/miniport.o", folder);
    snprintf(made.image, sizeof made.image, "%s/miniport.so", folder);
    atexit(take_away);
    char *command[] = {(char *)bench_program(), "cc", "-E", "-o", made.text, made.source, NULL};
    if (!write_source() || run(command) != 0) {
        bench_fail(bench, "the source could not be written or preprocessed");
        return false;
    }
    return true;
}

static double time_of(struct bench *bench, char *const *command)
{
    struct timespec begin;
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    int status = run(command);
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (status != 0) {
        return bench_fail(bench, "%s: wait status 0x%x", command[0], (unsigned)status);
    }
    return (double)(end.tv_sec - begin.tv_sec) * 1e3 + (double)(end.tv_nsec - begin.tv_nsec) / 1e6;
}

double bench_cc(struct bench *bench)
{
    char *command[] = {(char *)bench_program(), "cc", "-O1", "-o", made.image, made.source, NULL};
    return prepare(bench) ? time_of(bench, command) : NAN;
}

double bench_clang(struct bench *bench)
{
    char *command[] = {"clang-19",
                       "--target=x86_64-pc-windows-msvc-elf",
                       "-fms-extensions",
                       "-fms-compatibility",
                       "-g",
                       "-gdwarf-4",
                       "-gdwarf-aranges",
                       "-fno-omit-frame-pointer",
                       "-fno-strict-aliasing",
                       "-fno-delete-null-pointer-checks",
                       "-fno-asynchronous-unwind-tables",
                       "-w",
                       "-O1",
                       "-c",
                       "-o",
                       made.object,
                       made.text,
                       NULL};
    return prepare(bench) ? time_of(bench, command) : NAN;
}
