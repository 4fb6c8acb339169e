/*
 * security.c: tokens and privileges – an unprivileged caller unless the host says otherwise of its process.
 */
#include "nt/security.h"
#include "nt/export_tables.h"
#include "nt/object.h"
#include "nt/process.h"
#include "nt/systhread.h"
#include "nt/thread.h"

#include <ntifs.h>
#include <ntstatus.h>

/* A token says one thing here. There are two, which all processes share. */
struct token {
    bool is_admin;
    struct nt_object object;
};

static struct token tokens[2];

/* Held by everybody: to walk through folders that one may not read. */
enum { CHANGE_NOTIFY_PRIVILEGE = 23 };

int nt_security_init(void)
{
    for (int i = 0; i < 2; i++) {
        tokens[i].is_admin = i == 1;
        nt_object_adopt(&tokens[i].object, &nt_token_type, &tokens[i]);
    }
    return 0;
}

void nt_security_fini(void)
{
    for (int i = 0; i < 2; i++) {
        nt_object_abandon(&tokens[i].object);
    }
}

static struct token *token_of(const struct nt_process *process)
{
    return &tokens[process->is_privileged ? 1 : 0];
}

static void require_passive(const void *routine)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, routine, "security is asked at PASSIVE_LEVEL");
}

PACCESS_TOKEN NTAPI PsReferencePrimaryToken(PEPROCESS Process)
{
    require_passive((const void *)PsReferencePrimaryToken);
    struct token *token = token_of((const struct nt_process *)Process);
    ObfReferenceObject(token);
    return token;
}

void NTAPI PsDereferencePrimaryToken(PACCESS_TOKEN PrimaryToken)
{
    ObfDereferenceObject(PrimaryToken);
}

/* Nobody impersonates. */
PACCESS_TOKEN NTAPI PsReferenceImpersonationToken(PETHREAD Thread, PBOOLEAN CopyOnOpen, PBOOLEAN EffectiveOnly,
                                                  PSECURITY_IMPERSONATION_LEVEL ImpersonationLevel)
{
    (void)Thread;
    (void)CopyOnOpen;
    (void)EffectiveOnly;
    (void)ImpersonationLevel;
    return NULL;
}

void NTAPI PsDereferenceImpersonationToken(PACCESS_TOKEN ImpersonationToken)
{
    if (ImpersonationToken) {
        ObfDereferenceObject(ImpersonationToken);
    }
}

BOOLEAN NTAPI SeTokenIsAdmin(PACCESS_TOKEN Token)
{
    require_passive((const void *)SeTokenIsAdmin);
    return ((const struct token *)Token)->is_admin;
}

BOOLEAN NTAPI SeTokenIsRestricted(PACCESS_TOKEN Token)
{
    (void)Token;
    return FALSE;
}

TOKEN_TYPE NTAPI SeTokenType(PACCESS_TOKEN Token)
{
    (void)Token;
    return TokenPrimary;
}

static bool holds(const struct token *token, const LUID *privilege)
{
    return token->is_admin || (privilege->LowPart == CHANGE_NOTIFY_PRIVILEGE && privilege->HighPart == 0);
}

BOOLEAN NTAPI SeSinglePrivilegeCheck(LUID PrivilegeValue, KPROCESSOR_MODE PreviousMode)
{
    require_passive((const void *)SeSinglePrivilegeCheck);
    return PreviousMode == KernelMode || holds(token_of(nt_thread_current()->process), &PrivilegeValue);
}

/* All of the set, or with PRIVILEGE_SET_ALL_NECESSARY missing, any; those that are held are marked. */
BOOLEAN NTAPI SePrivilegeCheck(PPRIVILEGE_SET RequiredPrivileges, PSECURITY_SUBJECT_CONTEXT SubjectSecurityContext,
                               KPROCESSOR_MODE AccessMode)
{
    require_passive((const void *)SePrivilegeCheck);
    ULONG held = 0;
    if (AccessMode == KernelMode) {
        return TRUE;
    }
    for (ULONG i = 0; i < RequiredPrivileges->PrivilegeCount; i++) {
        LUID_AND_ATTRIBUTES *privilege = &RequiredPrivileges->Privilege[i];
        if (holds(SubjectSecurityContext->PrimaryToken, &privilege->Luid)) {
            privilege->Attributes |= SE_PRIVILEGE_USED_FOR_ACCESS;
            held++;
        }
    }
    return RequiredPrivileges->Control & PRIVILEGE_SET_ALL_NECESSARY ? held == RequiredPrivileges->PrivilegeCount
                                                                     : held > 0;
}

void NTAPI SeCaptureSubjectContext(PSECURITY_SUBJECT_CONTEXT SubjectContext)
{
    require_passive((const void *)SeCaptureSubjectContext);
    const struct nt_process *process = nt_thread_current()->process;
    *SubjectContext = (SECURITY_SUBJECT_CONTEXT){.PrimaryToken = PsReferencePrimaryToken((PEPROCESS)process),
                                                 .ProcessAuditId = (PVOID)(uintptr_t)process->id};
}

void NTAPI SeReleaseSubjectContext(PSECURITY_SUBJECT_CONTEXT SubjectContext)
{
    PsDereferencePrimaryToken(SubjectContext->PrimaryToken);
    SubjectContext->PrimaryToken = NULL;
}

/* A token never changes. */
void NTAPI SeLockSubjectContext(PSECURITY_SUBJECT_CONTEXT SubjectContext)
{
    (void)SubjectContext;
}

void NTAPI SeUnlockSubjectContext(PSECURITY_SUBJECT_CONTEXT SubjectContext)
{
    (void)SubjectContext;
}

static const struct nt_export rows[] = {
    NT_EXPORT(PsReferencePrimaryToken),
    NT_EXPORT(PsDereferencePrimaryToken),
    NT_EXPORT(PsReferenceImpersonationToken),
    NT_EXPORT(PsDereferenceImpersonationToken),
    NT_EXPORT(SeTokenIsAdmin),
    NT_EXPORT(SeTokenIsRestricted),
    NT_EXPORT(SeTokenType),
    NT_EXPORT(SeSinglePrivilegeCheck),
    NT_EXPORT(SePrivilegeCheck),
    NT_EXPORT(SeCaptureSubjectContext),
    NT_EXPORT(SeReleaseSubjectContext),
    NT_EXPORT(SeLockSubjectContext),
    NT_EXPORT(SeUnlockSubjectContext),
};
const struct nt_export_table nt_security_exports = NT_EXPORT_TABLE(rows);
