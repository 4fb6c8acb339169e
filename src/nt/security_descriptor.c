/*
 * security_descriptor.c: access control lists, descriptors that hold them, and what they grant to a token.
 */
#include "nt/export_tables.h"
#include "nt/sid.h"
#include "nt/thread.h"

#include <ntifs.h>
#include <ntstatus.h>
#include <string.h>

/* ----------------------------------------------------------------------------------------------------- the lists */

NTSTATUS NTAPI RtlCreateAcl(PACL Acl, ULONG AclLength, ULONG AclRevision)
{
    enum { REVISION_DS = 4 };
    if (AclLength < sizeof *Acl) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    if (AclRevision < ACL_REVISION || AclRevision > REVISION_DS || AclLength > MAXUSHORT) {
        return STATUS_INVALID_PARAMETER;
    }
    *Acl = (ACL){.AclRevision = (UCHAR)AclRevision, .AclSize = (USHORT)(AclLength & ~3u)};
    return STATUS_SUCCESS;
}

/* The entry of that number, or where one more would go; null where the list contradicts itself. */
static PACE_HEADER entry_at(PACL acl, ULONG number)
{
    char *at = (char *)(acl + 1);
    char *end = (char *)acl + acl->AclSize;
    for (ULONG i = 0; i < number; i++) {
        PACE_HEADER entry = (PACE_HEADER)at;
        if (end - at < (ptrdiff_t)sizeof *entry || entry->AceSize < sizeof *entry || entry->AceSize > end - at) {
            return NULL;
        }
        at += entry->AceSize;
    }
    return (PACE_HEADER)at;
}

NTSTATUS NTAPI RtlAddAccessAllowedAceEx(PACL Acl, ULONG AceRevision, ULONG AceFlags, ACCESS_MASK AccessMask, PSID Sid)
{
    if (!RtlValidSid(Sid)) {
        return STATUS_INVALID_SID;
    }
    if (AceRevision > Acl->AclRevision && AceRevision > ACL_REVISION) {
        return STATUS_REVISION_MISMATCH;
    }
    ACCESS_ALLOWED_ACE *entry = (ACCESS_ALLOWED_ACE *)entry_at(Acl, Acl->AceCount);
    if (!entry) {
        return STATUS_INVALID_ACL;
    }
    ULONG sid_bytes = RtlLengthSid(Sid);
    ULONG bytes = (ULONG)offsetof(ACCESS_ALLOWED_ACE, SidStart) + sid_bytes;
    if ((char *)entry + bytes > (char *)Acl + Acl->AclSize) {
        return STATUS_ALLOTTED_SPACE_EXCEEDED;
    }
    entry->Header.AceType = ACCESS_ALLOWED_ACE_TYPE;
    entry->Header.AceFlags = (UCHAR)AceFlags;
    entry->Header.AceSize = (USHORT)bytes;
    entry->Mask = AccessMask;
    memcpy((char *)entry + offsetof(ACCESS_ALLOWED_ACE, SidStart), Sid, sid_bytes);
    Acl->AceCount++;
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlAddAccessAllowedAce(PACL Acl, ULONG AceRevision, ACCESS_MASK AccessMask, PSID Sid)
{
    return RtlAddAccessAllowedAceEx(Acl, AceRevision, 0, AccessMask, Sid);
}

NTSTATUS NTAPI RtlGetAce(PACL Acl, ULONG AceIndex, PVOID *Ace)
{
    PACE_HEADER entry = AceIndex < Acl->AceCount ? entry_at(Acl, AceIndex) : NULL;
    *Ace = entry;
    return entry ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

/* ----------------------------------------------------------------------------------------------------- descriptors */

NTSTATUS NTAPI RtlCreateSecurityDescriptor(PSECURITY_DESCRIPTOR SecurityDescriptor, ULONG Revision)
{
    if (Revision != SECURITY_DESCRIPTOR_REVISION) {
        return STATUS_UNKNOWN_REVISION;
    }
    *(SECURITY_DESCRIPTOR *)SecurityDescriptor = (SECURITY_DESCRIPTOR){.Revision = SECURITY_DESCRIPTOR_REVISION};
    return STATUS_SUCCESS;
}

/* Of an absolute one, whose parts can be replaced. */
static NTSTATUS require_absolute(const SECURITY_DESCRIPTOR *descriptor)
{
    if (descriptor->Revision != SECURITY_DESCRIPTOR_REVISION) {
        return STATUS_UNKNOWN_REVISION;
    }
    return descriptor->Control & SE_SELF_RELATIVE ? STATUS_INVALID_SECURITY_DESCR : STATUS_SUCCESS;
}

static void set_control(SECURITY_DESCRIPTOR *descriptor, SECURITY_DESCRIPTOR_CONTROL bit, bool on)
{
    descriptor->Control =
        (SECURITY_DESCRIPTOR_CONTROL)(on ? descriptor->Control | bit : descriptor->Control & ~(unsigned)bit);
}

NTSTATUS NTAPI RtlSetDaclSecurityDescriptor(PSECURITY_DESCRIPTOR SecurityDescriptor, BOOLEAN DaclPresent, PACL Dacl,
                                            BOOLEAN DaclDefaulted)
{
    SECURITY_DESCRIPTOR *descriptor = SecurityDescriptor;
    NTSTATUS status = require_absolute(descriptor);
    if (NT_SUCCESS(status)) {
        descriptor->Dacl = DaclPresent ? Dacl : NULL;
        set_control(descriptor, SE_DACL_PRESENT, DaclPresent);
        set_control(descriptor, SE_DACL_DEFAULTED, DaclPresent && DaclDefaulted);
    }
    return status;
}

NTSTATUS NTAPI RtlSetOwnerSecurityDescriptor(PSECURITY_DESCRIPTOR SecurityDescriptor, PSID Owner,
                                             BOOLEAN OwnerDefaulted)
{
    SECURITY_DESCRIPTOR *descriptor = SecurityDescriptor;
    NTSTATUS status = require_absolute(descriptor);
    if (NT_SUCCESS(status)) {
        descriptor->Owner = Owner;
        set_control(descriptor, SE_OWNER_DEFAULTED, OwnerDefaulted);
    }
    return status;
}

NTSTATUS NTAPI RtlSetGroupSecurityDescriptor(PSECURITY_DESCRIPTOR SecurityDescriptor, PSID Group,
                                             BOOLEAN GroupDefaulted)
{
    SECURITY_DESCRIPTOR *descriptor = SecurityDescriptor;
    NTSTATUS status = require_absolute(descriptor);
    if (NT_SUCCESS(status)) {
        descriptor->Group = Group;
        set_control(descriptor, SE_GROUP_DEFAULTED, GroupDefaulted);
    }
    return status;
}

/* The parts of either form: a self-relative one has distances from its beginning. */
struct parts {
    PSID owner, group;
    PACL sacl, dacl;
};

static void *at_distance(const SECURITY_DESCRIPTOR_RELATIVE *descriptor, ULONG distance)
{
    return distance ? (char *)(uintptr_t)descriptor + distance : NULL;
}

static struct parts parts_of(PSECURITY_DESCRIPTOR SecurityDescriptor)
{
    const SECURITY_DESCRIPTOR *absolute = SecurityDescriptor;
    const SECURITY_DESCRIPTOR_RELATIVE *relative = SecurityDescriptor;
    if ((absolute->Control & SE_SELF_RELATIVE) == 0) {
        return (struct parts){absolute->Owner, absolute->Group, absolute->Sacl, absolute->Dacl};
    }
    return (struct parts){at_distance(relative, relative->Owner), at_distance(relative, relative->Group),
                          at_distance(relative, relative->Sacl), at_distance(relative, relative->Dacl)};
}

NTSTATUS NTAPI RtlGetDaclSecurityDescriptor(PSECURITY_DESCRIPTOR SecurityDescriptor, PBOOLEAN DaclPresent, PACL *Dacl,
                                            PBOOLEAN DaclDefaulted)
{
    const SECURITY_DESCRIPTOR *descriptor = SecurityDescriptor;
    if (descriptor->Revision != SECURITY_DESCRIPTOR_REVISION) {
        return STATUS_UNKNOWN_REVISION;
    }
    *DaclPresent = (descriptor->Control & SE_DACL_PRESENT) != 0;
    *DaclDefaulted = (descriptor->Control & SE_DACL_DEFAULTED) != 0;
    if (*DaclPresent) {
        *Dacl = parts_of(SecurityDescriptor).dacl;
    }
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlGetOwnerSecurityDescriptor(PSECURITY_DESCRIPTOR SecurityDescriptor, PSID *Owner,
                                             PBOOLEAN OwnerDefaulted)
{
    const SECURITY_DESCRIPTOR *descriptor = SecurityDescriptor;
    if (descriptor->Revision != SECURITY_DESCRIPTOR_REVISION) {
        return STATUS_UNKNOWN_REVISION;
    }
    *Owner = parts_of(SecurityDescriptor).owner;
    *OwnerDefaulted = (descriptor->Control & SE_OWNER_DEFAULTED) != 0;
    return STATUS_SUCCESS;
}

static bool acl_is_valid(PACL acl)
{
    return !acl || (acl->AclSize >= sizeof *acl && entry_at(acl, acl->AceCount));
}

BOOLEAN NTAPI RtlValidSecurityDescriptor(PSECURITY_DESCRIPTOR SecurityDescriptor)
{
    const SECURITY_DESCRIPTOR *descriptor = SecurityDescriptor;
    if (!descriptor || descriptor->Revision != SECURITY_DESCRIPTOR_REVISION) {
        return FALSE;
    }
    struct parts parts = parts_of(SecurityDescriptor);
    return (!parts.owner || RtlValidSid(parts.owner)) && (!parts.group || RtlValidSid(parts.group)) &&
           acl_is_valid(parts.dacl) && acl_is_valid(parts.sacl);
}

/* As it would be in one piece, each part at a multiple of four. */
ULONG NTAPI RtlLengthSecurityDescriptor(PSECURITY_DESCRIPTOR SecurityDescriptor)
{
    struct parts parts = parts_of(SecurityDescriptor);
    ULONG bytes = (((const SECURITY_DESCRIPTOR *)SecurityDescriptor)->Control & SE_SELF_RELATIVE) != 0
                      ? sizeof(SECURITY_DESCRIPTOR_RELATIVE)
                      : sizeof(SECURITY_DESCRIPTOR);
    bytes += parts.owner ? (RtlLengthSid(parts.owner) + 3) & ~3u : 0;
    bytes += parts.group ? (RtlLengthSid(parts.group) + 3) & ~3u : 0;
    bytes += parts.dacl ? (parts.dacl->AclSize + 3u) & ~3u : 0;
    bytes += parts.sacl ? (parts.sacl->AclSize + 3u) & ~3u : 0;
    return bytes;
}

/* --------------------------------------------------------------------------------------------------------- access */

/* What the list's entries grant of `wanted` to the token: the first that speaks of a bit decides it. */
static ACCESS_MASK granted_by(PACL dacl, PACCESS_TOKEN token, ACCESS_MASK wanted, const GENERIC_MAPPING *mapping)
{
    ACCESS_MASK granted = 0;
    ACCESS_MASK denied = 0;
    for (ULONG i = 0; i < dacl->AceCount; i++) {
        ACCESS_ALLOWED_ACE *entry = (ACCESS_ALLOWED_ACE *)entry_at(dacl, i);
        if (!entry || !nt_token_holds(token, (char *)entry + offsetof(ACCESS_ALLOWED_ACE, SidStart)) ||
            (entry->Header.AceFlags & INHERIT_ONLY_ACE) != 0) {
            continue;
        }
        ACCESS_MASK mask = entry->Mask;
        RtlMapGenericMask(&mask, mapping);
        if (entry->Header.AceType == ACCESS_ALLOWED_ACE_TYPE) {
            granted |= mask & ~denied;
        } else if (entry->Header.AceType == ACCESS_DENIED_ACE_TYPE) {
            denied |= mask & ~granted;
        }
    }
    return granted & wanted;
}

BOOLEAN NTAPI SeAccessCheck(PSECURITY_DESCRIPTOR SecurityDescriptor, PSECURITY_SUBJECT_CONTEXT SubjectSecurityContext,
                            BOOLEAN SubjectContextLocked, ACCESS_MASK DesiredAccess,
                            ACCESS_MASK PreviouslyGrantedAccess, PPRIVILEGE_SET *Privileges,
                            PGENERIC_MAPPING GenericMapping, KPROCESSOR_MODE AccessMode, PACCESS_MASK GrantedAccess,
                            PNTSTATUS AccessStatus)
{
    (void)SubjectContextLocked;
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)SeAccessCheck, "SeAccessCheck is called at PASSIVE_LEVEL");
    ACCESS_MASK wanted = DesiredAccess & ~(ACCESS_MASK)MAXIMUM_ALLOWED;
    bool wants_all = (DesiredAccess & MAXIMUM_ALLOWED) != 0;
    ACCESS_MASK all = GenericMapping->GenericAll;
    RtlMapGenericMask(&wanted, GenericMapping);
    if (Privileges) {
        *Privileges = NULL;
    }
    if (AccessMode != KernelMode && !SecurityDescriptor) {
        *GrantedAccess = 0;
        *AccessStatus = STATUS_ACCESS_DENIED;
        return FALSE;
    }
    ACCESS_MASK asked = wanted | (wants_all ? all : 0);
    struct parts parts = {0};
    bool is_open = true; /* to the kernel; and without a list to everybody */
    if (AccessMode != KernelMode) {
        parts = parts_of(SecurityDescriptor);
        is_open = !parts.dacl;
    }
    PACCESS_TOKEN token = SubjectSecurityContext->ClientToken ? SubjectSecurityContext->ClientToken
                                                              : SubjectSecurityContext->PrimaryToken;
    ACCESS_MASK granted = is_open ? asked : granted_by(parts.dacl, token, asked, GenericMapping);
    if (parts.owner && nt_token_holds(token, parts.owner)) {
        granted |= asked & (READ_CONTROL | WRITE_DAC);
    }
    granted |= PreviouslyGrantedAccess;
    bool is_allowed = (wanted & ~granted) == 0 && (wanted != 0 || granted != 0);
    *GrantedAccess = is_allowed ? granted : 0;
    *AccessStatus = is_allowed ? STATUS_SUCCESS : STATUS_ACCESS_DENIED;
    return is_allowed;
}

/* ---------------------------------------------------------------------------------------------------------- tokens */

enum { TOKEN_TAG = 0x6E546553 /* "SeTn" */ };

/* In one pool block, which the caller frees; what nothing here knows of a token is STATUS_INVALID_INFO_CLASS. */
NTSTATUS NTAPI SeQueryInformationToken(PACCESS_TOKEN Token, TOKEN_INFORMATION_CLASS TokenInformationClass,
                                       PVOID *TokenInformation)
{
    nt_irql_require_at_most(PASSIVE_LEVEL, (const void *)SeQueryInformationToken,
                            "SeQueryInformationToken is called at PASSIVE_LEVEL");
    ULONG sid_bytes = RtlLengthSid(nt_token_user());
    if (TokenInformationClass == TokenUser || TokenInformationClass == TokenOwner) {
        SID_AND_ATTRIBUTES *user = ExAllocatePool2(POOL_FLAG_PAGED, sizeof *user + sid_bytes, TOKEN_TAG);
        if (!user) {
            return STATUS_INSUFFICIENT_RESOURCES;
        }
        user->Sid = user + 1;
        RtlCopySid(sid_bytes, user->Sid, nt_token_user());
        *TokenInformation = user;
        return STATUS_SUCCESS;
    }
    if (TokenInformationClass != TokenElevation && TokenInformationClass != TokenType) {
        return STATUS_INVALID_INFO_CLASS;
    }
    ULONG *number = ExAllocatePool2(POOL_FLAG_PAGED, sizeof *number, TOKEN_TAG);
    if (!number) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    *number = TokenInformationClass == TokenElevation ? SeTokenIsAdmin(Token) : (ULONG)SeTokenType(Token);
    *TokenInformation = number;
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI SeQuerySessionIdToken(PACCESS_TOKEN Token, PULONG SessionId)
{
    (void)Token;
    *SessionId = 1;
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI SeQueryAuthenticationIdToken(PACCESS_TOKEN Token, PLUID AuthenticationId)
{
    enum { LOGON_OF_THE_USER = 0x3E9F1 };
    (void)Token;
    *AuthenticationId = (LUID){.LowPart = LOGON_OF_THE_USER};
    return STATUS_SUCCESS;
}

static const struct nt_export rows[] = {
    NT_EXPORT(RtlCreateAcl),
    NT_EXPORT(RtlAddAccessAllowedAceEx),
    NT_EXPORT(RtlAddAccessAllowedAce),
    NT_EXPORT(RtlGetAce),
    NT_EXPORT(RtlCreateSecurityDescriptor),
    NT_EXPORT(RtlSetDaclSecurityDescriptor),
    NT_EXPORT(RtlSetOwnerSecurityDescriptor),
    NT_EXPORT(RtlSetGroupSecurityDescriptor),
    NT_EXPORT(RtlGetDaclSecurityDescriptor),
    NT_EXPORT(RtlGetOwnerSecurityDescriptor),
    NT_EXPORT(RtlValidSecurityDescriptor),
    NT_EXPORT(RtlLengthSecurityDescriptor),
    NT_EXPORT(SeAccessCheck),
    NT_EXPORT(SeQueryInformationToken),
    NT_EXPORT(SeQuerySessionIdToken),
    NT_EXPORT(SeQueryAuthenticationIdToken),
};
const struct nt_export_table nt_security_descriptor_exports = NT_EXPORT_TABLE(rows);
