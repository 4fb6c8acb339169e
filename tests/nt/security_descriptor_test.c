/*
 * security_descriptor_test.c: security identifiers, lists, descriptors, and what they grant to whom.
 */
#include "kernel.h"

#include <nt/process.h>
#include <nt/sid.h>

static SID_IDENTIFIER_AUTHORITY nt_authority = {{0, 0, 0, 0, 0, 5}};
static SID_IDENTIFIER_AUTHORITY world_authority = {{0, 0, 0, 0, 0, 1}};

static PSID make(SID_IDENTIFIER_AUTHORITY *authority, UCHAR count, ULONG first, ULONG second)
{
    PSID sid = NULL;
    assert_int_equal(RtlAllocateAndInitializeSid(authority, count, first, second, 0, 0, 0, 0, 0, 0, &sid),
                     STATUS_SUCCESS);
    return sid;
}

static bool text_is(PSID sid, const char *expected)
{
    UNICODE_STRING text;
    assert_int_equal(RtlConvertSidToUnicodeString(&text, sid, TRUE), STATUS_SUCCESS);
    bool same = text.Length == strlen(expected) * 2;
    for (size_t i = 0; same && expected[i]; i++) {
        same = text.Buffer[i] == (WCHAR)expected[i];
    }
    RtlFreeUnicodeString(&text);
    return same;
}

static void identifiers(void **state)
{
    (void)state;
    PSID admins = make(&nt_authority, 2, 32, 544);
    UCHAR copy[16];
    WCHAR narrow[4];
    UNICODE_STRING small = {0, sizeof narrow, narrow};
    assert_true(RtlValidSid(admins));
    assert_int_equal(RtlLengthSid(admins), 16);
    assert_int_equal(*RtlSubAuthoritySid(admins, 1), 544);
    assert_true(text_is(admins, "S-1-5-32-544"));
    assert_int_equal(RtlCopySid(15, copy, admins), STATUS_BUFFER_TOO_SMALL);
    assert_int_equal(RtlCopySid(16, copy, admins), STATUS_SUCCESS);
    assert_true(RtlEqualSid(copy, admins));
    *RtlSubAuthoritySid(copy, 1) = 545;
    assert_false(RtlEqualSid(copy, admins));
    assert_int_equal(RtlConvertSidToUnicodeString(&small, admins, FALSE), STATUS_BUFFER_OVERFLOW);
    copy[0] = 2;
    assert_false(RtlValidSid(copy));
    assert_int_equal(RtlConvertSidToUnicodeString(&small, copy, FALSE), STATUS_INVALID_SID);
    assert_int_equal(RtlInitializeSid(copy, &nt_authority, 16), STATUS_INVALID_PARAMETER);
    PSID none = NULL;
    assert_int_equal(RtlAllocateAndInitializeSid(&nt_authority, 9, 0, 0, 0, 0, 0, 0, 0, 0, &none), STATUS_INVALID_SID);
    os_fail_nth(1, false);
    assert_int_equal(RtlAllocateAndInitializeSid(&nt_authority, 1, 0, 0, 0, 0, 0, 0, 0, 0, &none), STATUS_NO_MEMORY);
    os_fail_nth(0, false);
    RtlFreeSid(admins);
    assert_machine_clean();
}

static void lists(void **state)
{
    (void)state;
    union {
        ACL acl;
        ULONG room[16];
    } list;
    PSID world = make(&world_authority, 1, 0, 0);
    PVOID entry = NULL;
    assert_int_equal(RtlCreateAcl(&list.acl, 4, ACL_REVISION), STATUS_BUFFER_TOO_SMALL);
    assert_int_equal(RtlCreateAcl(&list.acl, sizeof list, 9), STATUS_INVALID_PARAMETER);
    assert_int_equal(RtlCreateAcl(&list.acl, 8 + 2 * 20, ACL_REVISION), STATUS_SUCCESS);
    assert_int_equal(RtlAddAccessAllowedAce(&list.acl, ACL_REVISION, 1, world), STATUS_SUCCESS);
    assert_int_equal(RtlAddAccessAllowedAceEx(&list.acl, ACL_REVISION, INHERIT_ONLY_ACE, 2, world), STATUS_SUCCESS);
    assert_int_equal(RtlAddAccessAllowedAce(&list.acl, ACL_REVISION, 4, world), STATUS_ALLOTTED_SPACE_EXCEEDED);
    assert_int_equal(list.acl.AceCount, 2);
    assert_int_equal(RtlGetAce(&list.acl, 1, &entry), STATUS_SUCCESS);
    assert_int_equal(((ACCESS_ALLOWED_ACE *)entry)->Mask, 2);
    assert_int_equal(RtlGetAce(&list.acl, 2, &entry), STATUS_INVALID_PARAMETER);
    ((PACE_HEADER)(&list.acl + 1))->AceSize = 1; /* a list that contradicts itself */
    assert_int_equal(RtlGetAce(&list.acl, 1, &entry), STATUS_INVALID_PARAMETER);
    assert_int_equal(RtlAddAccessAllowedAce(&list.acl, ACL_REVISION, 4, world), STATUS_INVALID_ACL);
    RtlFreeSid(world);
}

static void descriptors(void **state)
{
    (void)state;
    SECURITY_DESCRIPTOR descriptor;
    ACL acl;
    PACL found = NULL;
    PSID owner = make(&nt_authority, 1, 18, 0);
    PSID found_owner = NULL;
    BOOLEAN present = FALSE;
    BOOLEAN defaulted = TRUE;
    assert_int_equal(RtlCreateSecurityDescriptor(&descriptor, 2), STATUS_UNKNOWN_REVISION);
    assert_int_equal(RtlCreateSecurityDescriptor(&descriptor, SECURITY_DESCRIPTOR_REVISION), STATUS_SUCCESS);
    assert_int_equal(RtlGetDaclSecurityDescriptor(&descriptor, &present, &found, &defaulted), STATUS_SUCCESS);
    assert_false(present);
    RtlCreateAcl(&acl, sizeof acl, ACL_REVISION);
    assert_int_equal(RtlSetDaclSecurityDescriptor(&descriptor, TRUE, &acl, FALSE), STATUS_SUCCESS);
    assert_int_equal(RtlSetOwnerSecurityDescriptor(&descriptor, owner, TRUE), STATUS_SUCCESS);
    assert_int_equal(RtlGetDaclSecurityDescriptor(&descriptor, &present, &found, &defaulted), STATUS_SUCCESS);
    assert_true(present);
    assert_false(defaulted);
    assert_ptr_equal(found, &acl);
    assert_int_equal(RtlGetOwnerSecurityDescriptor(&descriptor, &found_owner, &defaulted), STATUS_SUCCESS);
    assert_ptr_equal(found_owner, owner);
    assert_true(defaulted);
    assert_true(RtlValidSecurityDescriptor(&descriptor));
    assert_int_equal(RtlLengthSecurityDescriptor(&descriptor), sizeof descriptor + 12 + sizeof acl);
    descriptor.Control |= SE_SELF_RELATIVE;
    assert_int_equal(RtlSetDaclSecurityDescriptor(&descriptor, FALSE, NULL, FALSE), STATUS_INVALID_SECURITY_DESCR);
    descriptor.Control = 0;
    descriptor.Revision = 7;
    assert_int_equal(RtlSetDaclSecurityDescriptor(&descriptor, FALSE, NULL, FALSE), STATUS_UNKNOWN_REVISION);
    assert_false(RtlValidSecurityDescriptor(&descriptor));
    RtlFreeSid(owner);
}

/* ---- access ---- */

static const GENERIC_MAPPING mapping = {0x1, 0x2, 0x4, 0x1F0007};

static NTSTATUS check(PSECURITY_DESCRIPTOR descriptor, ACCESS_MASK wanted, KPROCESSOR_MODE mode, ACCESS_MASK *granted)
{
    SECURITY_SUBJECT_CONTEXT subject;
    GENERIC_MAPPING own = mapping;
    NTSTATUS status = STATUS_UNSUCCESSFUL;
    SeCaptureSubjectContext(&subject);
    BOOLEAN allowed = SeAccessCheck(descriptor, &subject, FALSE, wanted, 0, NULL, &own, mode, granted, &status);
    SeReleaseSubjectContext(&subject);
    assert_int_equal(allowed, NT_SUCCESS(status));
    return status;
}

static void access_of_users_and_administrators(void **state)
{
    (void)state;
    union {
        ACL acl;
        ULONG room[32];
    } list;
    SECURITY_DESCRIPTOR descriptor;
    ACCESS_MASK granted = 0;
    PSID admins = make(&nt_authority, 2, 32, 544);
    PSID world = make(&world_authority, 1, 0, 0);
    RtlCreateSecurityDescriptor(&descriptor, SECURITY_DESCRIPTOR_REVISION);
    assert_int_equal(check(&descriptor, GENERIC_ALL, UserMode, &granted), STATUS_SUCCESS); /* no list */
    assert_int_equal(granted, 0x1F0007);
    RtlCreateAcl(&list.acl, sizeof list, ACL_REVISION);
    RtlSetDaclSecurityDescriptor(&descriptor, TRUE, &list.acl, FALSE);
    assert_int_equal(check(&descriptor, 1, UserMode, &granted), STATUS_ACCESS_DENIED); /* an empty list */
    assert_int_equal(check(&descriptor, 1, KernelMode, &granted), STATUS_SUCCESS);
    RtlAddAccessAllowedAce(&list.acl, ACL_REVISION, GENERIC_READ, world);
    RtlAddAccessAllowedAce(&list.acl, ACL_REVISION, GENERIC_ALL, admins);
    assert_int_equal(check(&descriptor, GENERIC_READ, UserMode, &granted), STATUS_SUCCESS);
    assert_int_equal(granted, 1);
    assert_int_equal(check(&descriptor, GENERIC_WRITE, UserMode, &granted), STATUS_ACCESS_DENIED);
    assert_int_equal(granted, 0);
    assert_int_equal(check(&descriptor, MAXIMUM_ALLOWED, UserMode, &granted), STATUS_SUCCESS);
    assert_int_equal(granted, 1);
    nt_process_initial()->is_privileged = true;
    assert_int_equal(check(&descriptor, GENERIC_WRITE, UserMode, &granted), STATUS_SUCCESS);
    nt_process_initial()->is_privileged = false;
    RtlSetOwnerSecurityDescriptor(&descriptor, nt_token_user(), FALSE);
    assert_int_equal(check(&descriptor, READ_CONTROL | WRITE_DAC, UserMode, &granted), STATUS_SUCCESS);
    ((PACE_HEADER)(&list.acl + 1))->AceType = ACCESS_DENIED_ACE_TYPE; /* reading is denied to everybody */
    nt_process_initial()->is_privileged = true;
    assert_int_equal(check(&descriptor, GENERIC_READ, UserMode, &granted), STATUS_ACCESS_DENIED);
    assert_int_equal(check(&descriptor, GENERIC_WRITE, UserMode, &granted), STATUS_SUCCESS);
    nt_process_initial()->is_privileged = false;
    assert_int_equal(check(NULL, 1, UserMode, &granted), STATUS_ACCESS_DENIED);
    RtlFreeSid(admins);
    RtlFreeSid(world);
    assert_machine_clean();
}

static void tokens_tell(void **state)
{
    (void)state;
    PACCESS_TOKEN token = PsReferencePrimaryToken(PsGetCurrentProcess());
    SID_AND_ATTRIBUTES *user = NULL;
    ULONG *elevated = NULL;
    PVOID nothing = NULL;
    ULONG session = 0;
    assert_int_equal(SeQueryInformationToken(token, TokenUser, (PVOID *)&user), STATUS_SUCCESS);
    assert_true(text_is(user->Sid, "S-1-5-21-1-2-3-1001"));
    ExFreePool(user);
    assert_int_equal(SeQueryInformationToken(token, TokenElevation, (PVOID *)&elevated), STATUS_SUCCESS);
    assert_int_equal(*elevated, 0);
    ExFreePool(elevated);
    assert_int_equal(SeQueryInformationToken(token, TokenAuditPolicy, &nothing), STATUS_INVALID_INFO_CLASS);
    assert_int_equal(SeQuerySessionIdToken(token, &session), STATUS_SUCCESS);
    assert_int_equal(session, 1);
    PsDereferencePrimaryToken(token);
    assert_machine_clean();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_MACHINE(identifiers), WITH_MACHINE(lists),
        WITH_MACHINE(descriptors), WITH_MACHINE(access_of_users_and_administrators),
        WITH_MACHINE(tokens_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
