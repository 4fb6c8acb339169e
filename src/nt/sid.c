/*
 * sid.c: security identifiers – made, taken apart, compared, written as text – and the ones that everybody knows.
 */
#include "nt/sid.h"
#include "nt/export_tables.h"
#include "nt/thread.h"
#include "nt/wide.h"

#include <ntstatus.h>
#include <stdio.h>
#include <string.h>

enum { SUB_AUTHORITIES_MAX = 15, SID_TAG = 0x64695352 /* "RSid" */, SID_HEAD = 8 };

ULONG NTAPI RtlLengthRequiredSid(ULONG SubAuthorityCount)
{
    return SID_HEAD + SubAuthorityCount * (ULONG)sizeof(ULONG);
}

ULONG NTAPI RtlLengthSid(PSID Sid)
{
    return RtlLengthRequiredSid(((const SID *)Sid)->SubAuthorityCount);
}

BOOLEAN NTAPI RtlValidSid(PSID Sid)
{
    const SID *sid = Sid;
    return sid && sid->Revision == 1 && sid->SubAuthorityCount <= SUB_AUTHORITIES_MAX;
}

NTSTATUS NTAPI RtlInitializeSid(PSID Sid, PSID_IDENTIFIER_AUTHORITY IdentifierAuthority, UCHAR SubAuthorityCount)
{
    SID *sid = Sid;
    if (SubAuthorityCount > SUB_AUTHORITIES_MAX) {
        return STATUS_INVALID_PARAMETER;
    }
    sid->Revision = 1;
    sid->SubAuthorityCount = SubAuthorityCount;
    sid->IdentifierAuthority = *IdentifierAuthority;
    return STATUS_SUCCESS;
}

PULONG NTAPI RtlSubAuthoritySid(PSID Sid, ULONG SubAuthority)
{
    return (PULONG)((char *)Sid + RtlLengthRequiredSid(SubAuthority));
}

PUCHAR NTAPI RtlSubAuthorityCountSid(PSID Sid)
{
    return &((SID *)Sid)->SubAuthorityCount;
}

PSID_IDENTIFIER_AUTHORITY NTAPI RtlIdentifierAuthoritySid(PSID Sid)
{
    return &((SID *)Sid)->IdentifierAuthority;
}

NTSTATUS NTAPI RtlCopySid(ULONG DestinationSidLength, PSID DestinationSid, PSID SourceSid)
{
    ULONG length = RtlLengthSid(SourceSid);
    if (length > DestinationSidLength) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    memmove(DestinationSid, SourceSid, length);
    return STATUS_SUCCESS;
}

BOOLEAN NTAPI RtlEqualSid(PSID Sid1, PSID Sid2)
{
    ULONG length = RtlLengthSid(Sid1);
    return length == RtlLengthSid(Sid2) && memcmp(Sid1, Sid2, length) == 0;
}

NTSTATUS NTAPI RtlAllocateAndInitializeSid(PSID_IDENTIFIER_AUTHORITY IdentifierAuthority, UCHAR SubAuthorityCount,
                                           ULONG SubAuthority0, ULONG SubAuthority1, ULONG SubAuthority2,
                                           ULONG SubAuthority3, ULONG SubAuthority4, ULONG SubAuthority5,
                                           ULONG SubAuthority6, ULONG SubAuthority7, PSID *Sid)
{
    const ULONG parts[] = {SubAuthority0, SubAuthority1, SubAuthority2, SubAuthority3,
                           SubAuthority4, SubAuthority5, SubAuthority6, SubAuthority7};
    if (SubAuthorityCount > sizeof parts / sizeof parts[0]) {
        return STATUS_INVALID_SID;
    }
    *Sid = ExAllocatePool2(POOL_FLAG_PAGED, RtlLengthRequiredSid(SubAuthorityCount), SID_TAG);
    if (!*Sid) {
        return STATUS_NO_MEMORY;
    }
    RtlInitializeSid(*Sid, IdentifierAuthority, SubAuthorityCount);
    memcpy(RtlSubAuthoritySid(*Sid, 0), parts, SubAuthorityCount * sizeof parts[0]);
    return STATUS_SUCCESS;
}

PVOID NTAPI RtlFreeSid(PSID Sid)
{
    ExFreePoolWithTag(Sid, SID_TAG);
    return NULL;
}

/* "S-1-5-32-544"; an authority of more than 32 bits in hexadecimal. */
NTSTATUS NTAPI RtlConvertSidToUnicodeString(PUNICODE_STRING UnicodeString, PSID Sid, BOOLEAN AllocateDestinationString)
{
    enum { TEXT_ROOM = 256 };
    char text[TEXT_ROOM];
    WCHAR wide[TEXT_ROOM];
    if (!RtlValidSid(Sid)) {
        return STATUS_INVALID_SID;
    }
    const UCHAR *authority = RtlIdentifierAuthoritySid(Sid)->Value;
    unsigned long long number = 0;
    for (int i = 0; i < 6; i++) {
        number = number << 8 | authority[i];
    }
    int used = snprintf(text, sizeof text, number > MAXULONG ? "S-1-0x%012llx" : "S-1-%llu", number);
    for (ULONG i = 0; i < *RtlSubAuthorityCountSid(Sid); i++) {
        used += snprintf(text + used, sizeof text - (size_t)used, "-%u", (unsigned)*RtlSubAuthoritySid(Sid, i));
    }
    UNICODE_STRING whole = nt_wide_of_text(wide, TEXT_ROOM - 1, text);
    USHORT bytes = (USHORT)(whole.Length + sizeof(WCHAR));
    if (AllocateDestinationString) {
        UnicodeString->Buffer = ExAllocatePool2(POOL_FLAG_PAGED, bytes, SID_TAG);
        if (!UnicodeString->Buffer) {
            return STATUS_NO_MEMORY;
        }
        UnicodeString->MaximumLength = bytes;
    } else if (UnicodeString->MaximumLength < bytes) {
        return STATUS_BUFFER_OVERFLOW;
    }
    memcpy(UnicodeString->Buffer, whole.Buffer, whole.Length);
    UnicodeString->Buffer[whole.Length / sizeof(WCHAR)] = 0;
    UnicodeString->Length = whole.Length;
    return STATUS_SUCCESS;
}

/* ------------------------------------------------------------------------------------------------- the well-known */

/* With room for the longest of them. */
struct known_sid {
    UCHAR revision, count;
    UCHAR authority[6];
    ULONG parts[5];
};

/* clang-format off */
static struct known_sid null_sid      = {1, 1, {0, 0, 0, 0, 0, 0}, {0}};
static struct known_sid world         = {1, 1, {0, 0, 0, 0, 0, 1}, {0}};
static struct known_sid local         = {1, 1, {0, 0, 0, 0, 0, 2}, {0}};
static struct known_sid creator_owner = {1, 1, {0, 0, 0, 0, 0, 3}, {0}};
static struct known_sid creator_group = {1, 1, {0, 0, 0, 0, 0, 3}, {1}};
static struct known_sid nt_authority  = {1, 0, {0, 0, 0, 0, 0, 5}, {0}};
static struct known_sid dialup        = {1, 1, {0, 0, 0, 0, 0, 5}, {1}};
static struct known_sid network       = {1, 1, {0, 0, 0, 0, 0, 5}, {2}};
static struct known_sid batch         = {1, 1, {0, 0, 0, 0, 0, 5}, {3}};
static struct known_sid interactive   = {1, 1, {0, 0, 0, 0, 0, 5}, {4}};
static struct known_sid anonymous     = {1, 1, {0, 0, 0, 0, 0, 5}, {7}};
static struct known_sid authenticated = {1, 1, {0, 0, 0, 0, 0, 5}, {11}};
static struct known_sid restricted    = {1, 1, {0, 0, 0, 0, 0, 5}, {12}};
static struct known_sid i_user        = {1, 1, {0, 0, 0, 0, 0, 5}, {17}};
static struct known_sid local_system  = {1, 1, {0, 0, 0, 0, 0, 5}, {18}};
static struct known_sid local_service = {1, 1, {0, 0, 0, 0, 0, 5}, {19}};
static struct known_sid net_service   = {1, 1, {0, 0, 0, 0, 0, 5}, {20}};
static struct known_sid admins        = {1, 2, {0, 0, 0, 0, 0, 5}, {32, 544}};
static struct known_sid users         = {1, 2, {0, 0, 0, 0, 0, 5}, {32, 545}};
static struct known_sid guests        = {1, 2, {0, 0, 0, 0, 0, 5}, {32, 546}};
static struct known_sid power_users   = {1, 2, {0, 0, 0, 0, 0, 5}, {32, 547}};
static struct known_sid account_ops   = {1, 2, {0, 0, 0, 0, 0, 5}, {32, 548}};
static struct known_sid system_ops    = {1, 2, {0, 0, 0, 0, 0, 5}, {32, 549}};
static struct known_sid print_ops     = {1, 2, {0, 0, 0, 0, 0, 5}, {32, 550}};
static struct known_sid backup_ops    = {1, 2, {0, 0, 0, 0, 0, 5}, {32, 551}};
static struct known_sid owner_rights  = {1, 1, {0, 0, 0, 0, 0, 3}, {4}};
static struct known_sid app_packages  = {1, 2, {0, 0, 0, 0, 0, 15}, {2, 1}};
static struct known_sid untrusted     = {1, 1, {0, 0, 0, 0, 0, 16}, {0}};
static struct known_sid low           = {1, 1, {0, 0, 0, 0, 0, 16}, {0x1000}};
static struct known_sid medium        = {1, 1, {0, 0, 0, 0, 0, 16}, {0x2000}};
static struct known_sid high          = {1, 1, {0, 0, 0, 0, 0, 16}, {0x3000}};
static struct known_sid system_level  = {1, 1, {0, 0, 0, 0, 0, 16}, {0x4000}};
static struct known_sid this_user     = {1, 5, {0, 0, 0, 0, 0, 5}, {21, 1, 2, 3, 1001}};
/* clang-format on */

/* A driver asks for privileges and compares with identifiers by these names. What is left out is null. */
static SE_EXPORTS exports = {
    .SeCreateTokenPrivilege = {2, 0},
    .SeAssignPrimaryTokenPrivilege = {3, 0},
    .SeLockMemoryPrivilege = {4, 0},
    .SeIncreaseQuotaPrivilege = {5, 0},
    .SeUnsolicitedInputPrivilege = {6, 0},
    .SeTcbPrivilege = {7, 0},
    .SeSecurityPrivilege = {8, 0},
    .SeTakeOwnershipPrivilege = {9, 0},
    .SeLoadDriverPrivilege = {10, 0},
    .SeSystemProfilePrivilege = {11, 0},
    .SeSystemtimePrivilege = {12, 0},
    .SeProfileSingleProcessPrivilege = {13, 0},
    .SeIncreaseBasePriorityPrivilege = {14, 0},
    .SeCreatePagefilePrivilege = {15, 0},
    .SeCreatePermanentPrivilege = {16, 0},
    .SeBackupPrivilege = {17, 0},
    .SeRestorePrivilege = {18, 0},
    .SeShutdownPrivilege = {19, 0},
    .SeDebugPrivilege = {20, 0},
    .SeAuditPrivilege = {21, 0},
    .SeSystemEnvironmentPrivilege = {22, 0},
    .SeChangeNotifyPrivilege = {23, 0},
    .SeRemoteShutdownPrivilege = {24, 0},
    .SeUndockPrivilege = {25, 0},
    .SeSyncAgentPrivilege = {26, 0},
    .SeEnableDelegationPrivilege = {27, 0},
    .SeManageVolumePrivilege = {28, 0},
    .SeImpersonatePrivilege = {29, 0},
    .SeCreateGlobalPrivilege = {30, 0},
    .SeTrustedCredManAccessPrivilege = {31, 0},
    .SeRelabelPrivilege = {32, 0},
    .SeIncreaseWorkingSetPrivilege = {33, 0},
    .SeTimeZonePrivilege = {34, 0},
    .SeCreateSymbolicLinkPrivilege = {35, 0},
    .SeDelegateSessionUserImpersonatePrivilege = {36, 0},
    .SeNullSid = &null_sid,
    .SeWorldSid = &world,
    .SeLocalSid = &local,
    .SeCreatorOwnerSid = &creator_owner,
    .SeCreatorGroupSid = &creator_group,
    .SeNtAuthoritySid = &nt_authority,
    .SeDialupSid = &dialup,
    .SeNetworkSid = &network,
    .SeBatchSid = &batch,
    .SeInteractiveSid = &interactive,
    .SeLocalSystemSid = &local_system,
    .SeAliasAdminsSid = &admins,
    .SeAliasUsersSid = &users,
    .SeAliasGuestsSid = &guests,
    .SeAliasPowerUsersSid = &power_users,
    .SeAliasAccountOpsSid = &account_ops,
    .SeAliasSystemOpsSid = &system_ops,
    .SeAliasPrintOpsSid = &print_ops,
    .SeAliasBackupOpsSid = &backup_ops,
    .SeAuthenticatedUsersSid = &authenticated,
    .SeRestrictedSid = &restricted,
    .SeAnonymousLogonSid = &anonymous,
    .SeLocalServiceSid = &local_service,
    .SeNetworkServiceSid = &net_service,
    .SeIUserSid = &i_user,
    .SeUntrustedMandatorySid = &untrusted,
    .SeLowMandatorySid = &low,
    .SeMediumMandatorySid = &medium,
    .SeHighMandatorySid = &high,
    .SeSystemMandatorySid = &system_level,
    .SeOwnerRightsSid = &owner_rights,
    .SeAllAppPackagesSid = &app_packages,
};
static PSE_EXPORTS exports_pointer = &exports;

PSID nt_token_user(void)
{
    return &this_user;
}

bool nt_token_holds(PACCESS_TOKEN token, PSID sid)
{
    static void *const of_everybody[] = {&this_user, &world, &authenticated, &interactive, &users, &local};
    for (size_t i = 0; i < sizeof of_everybody / sizeof of_everybody[0]; i++) {
        if (RtlEqualSid(of_everybody[i], sid)) {
            return true;
        }
    }
    return SeTokenIsAdmin(token) && RtlEqualSid(&admins, sid);
}

static const struct nt_export rows[] = {
    NT_EXPORT(RtlLengthRequiredSid),
    NT_EXPORT(RtlLengthSid),
    NT_EXPORT(RtlValidSid),
    NT_EXPORT(RtlInitializeSid),
    NT_EXPORT(RtlSubAuthoritySid),
    NT_EXPORT(RtlSubAuthorityCountSid),
    NT_EXPORT(RtlIdentifierAuthoritySid),
    NT_EXPORT(RtlCopySid),
    NT_EXPORT(RtlEqualSid),
    NT_EXPORT(RtlAllocateAndInitializeSid),
    NT_EXPORT(RtlFreeSid),
    NT_EXPORT(RtlConvertSidToUnicodeString),
    NT_EXPORT_AS(SeExports, &exports_pointer), /* the variable that a driver's pointer of this name points to */
};
const struct nt_export_table nt_sid_exports = NT_EXPORT_TABLE(rows);
