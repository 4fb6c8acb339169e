/*
 * bugcheck_callback.c: records that drivers registered for a bugcheck, kept where a broken heap does not reach them.
 *
 * No dump is written here, so that of the callbacks with a reason only those are called that say what they would add to
 * one.
 */
#include "nt/bugcheck_callback.h"
#include "nt/export_tables.h"
#include "nt/thread.h"

#include <ntddk.h>
#include <stdatomic.h>
#include <stdio.h>

enum { RECORDS_MAX = 64, SECONDARY_BYTES_MAX = 4096 };

/* By address; a place is free where it is null. Two kinds of record, which begin differently. */
static _Atomic(KBUGCHECK_CALLBACK_RECORD *) plain[RECORDS_MAX];
static _Atomic(KBUGCHECK_REASON_CALLBACK_RECORD *) with_reason[RECORDS_MAX];

BOOLEAN NTAPI KeRegisterBugCheckCallback(PKBUGCHECK_CALLBACK_RECORD CallbackRecord,
                                         PKBUGCHECK_CALLBACK_ROUTINE CallbackRoutine, PVOID Buffer, ULONG Length,
                                         PUCHAR Component)
{
    if (CallbackRecord->State != BufferEmpty) { /* registered already */
        return FALSE;
    }
    for (size_t i = 0; i < RECORDS_MAX; i++) {
        KBUGCHECK_CALLBACK_RECORD *nobody = NULL;
        if (!atomic_load(&plain[i])) {
            CallbackRecord->CallbackRoutine = CallbackRoutine;
            CallbackRecord->Buffer = Buffer;
            CallbackRecord->Length = Length;
            CallbackRecord->Component = Component;
            CallbackRecord->State = BufferInserted;
            if (atomic_compare_exchange_strong(&plain[i], &nobody, CallbackRecord)) {
                return TRUE;
            }
        }
    }
    CallbackRecord->State = BufferEmpty;
    return FALSE;
}

BOOLEAN NTAPI KeDeregisterBugCheckCallback(PKBUGCHECK_CALLBACK_RECORD CallbackRecord)
{
    for (size_t i = 0; i < RECORDS_MAX; i++) {
        KBUGCHECK_CALLBACK_RECORD *record = CallbackRecord;
        if (atomic_compare_exchange_strong(&plain[i], &record, NULL)) {
            CallbackRecord->State = BufferEmpty;
            return TRUE;
        }
    }
    return FALSE;
}

BOOLEAN NTAPI KeRegisterBugCheckReasonCallback(PKBUGCHECK_REASON_CALLBACK_RECORD CallbackRecord,
                                               PKBUGCHECK_REASON_CALLBACK_ROUTINE CallbackRoutine,
                                               KBUGCHECK_CALLBACK_REASON Reason, PUCHAR Component)
{
    if (CallbackRecord->State != BufferEmpty || Reason <= KbCallbackReserved1 || Reason >= KbCallbackReserved2) {
        return FALSE;
    }
    for (size_t i = 0; i < RECORDS_MAX; i++) {
        KBUGCHECK_REASON_CALLBACK_RECORD *nobody = NULL;
        if (!atomic_load(&with_reason[i])) {
            CallbackRecord->CallbackRoutine = CallbackRoutine;
            CallbackRecord->Component = Component;
            CallbackRecord->Reason = Reason;
            CallbackRecord->State = BufferInserted;
            if (atomic_compare_exchange_strong(&with_reason[i], &nobody, CallbackRecord)) {
                return TRUE;
            }
        }
    }
    CallbackRecord->State = BufferEmpty;
    return FALSE;
}

BOOLEAN NTAPI KeDeregisterBugCheckReasonCallback(PKBUGCHECK_REASON_CALLBACK_RECORD CallbackRecord)
{
    for (size_t i = 0; i < RECORDS_MAX; i++) {
        KBUGCHECK_REASON_CALLBACK_RECORD *record = CallbackRecord;
        if (atomic_compare_exchange_strong(&with_reason[i], &record, NULL)) {
            CallbackRecord->State = BufferEmpty;
            return TRUE;
        }
    }
    return FALSE;
}

/* --------------------------------------------------------------------------------------------------------- running */

static const char *component_of(const UCHAR *component)
{
    return component ? (const char *)component : "a driver";
}

static void run_plain(KBUGCHECK_CALLBACK_RECORD *record, void (*say)(const char *line))
{
    char line[256];
    snprintf(line, sizeof line, "  callback    of %.100s: called with its %u bytes", component_of(record->Component),
             record->Length);
    say(line);
    record->State = BufferStarted;
    record->CallbackRoutine(record->Buffer, record->Length);
    record->State = BufferFinished;
}

static void run_secondary(KBUGCHECK_REASON_CALLBACK_RECORD *record, void (*say)(const char *line))
{
    static UCHAR in[SECONDARY_BYTES_MAX];
    char line[256];
    KBUGCHECK_SECONDARY_DUMP_DATA data = {
        .InBuffer = in, .InBufferLength = sizeof in, .MaximumAllowed = sizeof in, .OutBuffer = NULL};
    record->State = BufferStarted;
    snprintf(line, sizeof line, "  callback    of %.100s: asked for what it adds to a dump",
             component_of(record->Component));
    say(line);
    record->CallbackRoutine(KbCallbackSecondaryDumpData, record, &data, sizeof data);
    record->State = BufferFinished;
    snprintf(line, sizeof line, "              it has %u bytes", data.OutBuffer ? data.OutBufferLength : 0);
    say(line);
}

void nt_bugcheck_callbacks_run(void (*say)(const char *line))
{
    nt_irql_set(HIGH_LEVEL);
    for (size_t i = 0; i < RECORDS_MAX; i++) {
        KBUGCHECK_CALLBACK_RECORD *record = atomic_load(&plain[i]);
        if (record) {
            run_plain(record, say);
        }
    }
    for (size_t i = 0; i < RECORDS_MAX; i++) {
        KBUGCHECK_REASON_CALLBACK_RECORD *record = atomic_load(&with_reason[i]);
        if (record && record->Reason == KbCallbackSecondaryDumpData) {
            run_secondary(record, say);
        }
    }
}

void nt_bugcheck_callbacks_drop(void)
{
    for (size_t i = 0; i < RECORDS_MAX; i++) {
        atomic_store(&plain[i], NULL);
        atomic_store(&with_reason[i], NULL);
    }
}

static const struct nt_export rows[] = {
    NT_EXPORT(KeRegisterBugCheckCallback),
    NT_EXPORT(KeDeregisterBugCheckCallback),
    NT_EXPORT(KeRegisterBugCheckReasonCallback),
    NT_EXPORT(KeDeregisterBugCheckReasonCallback),
};
const struct nt_export_table nt_bugcheck_callback_exports = NT_EXPORT_TABLE(rows);
