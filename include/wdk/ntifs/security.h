/*
 * security.h: tokens, access control lists, security descriptors.
 */
#ifndef WDK_NTIFS_SECURITY_H
#define WDK_NTIFS_SECURITY_H

#include "../ntddk.h"

#define ACCESS_ALLOWED_ACE_TYPE                                  0
#define ACCESS_ALLOWED_CALLBACK_ACE_TYPE                         9
#define ACCESS_ALLOWED_CALLBACK_OBJECT_ACE_TYPE                  0xb
#define ACCESS_ALLOWED_COMPOUND_ACE_TYPE                         4
#define ACCESS_ALLOWED_OBJECT_ACE_TYPE                           5
#define ACCESS_DENIED_ACE_TYPE                                   1
#define ACCESS_DENIED_CALLBACK_ACE_TYPE                          0xa
#define ACCESS_DENIED_CALLBACK_OBJECT_ACE_TYPE                   0xc
#define ACCESS_DENIED_OBJECT_ACE_TYPE                            6
#define ACCESS_MAX_LEVEL                                         4
#define ACCESS_MAX_MS_ACE_TYPE                                   8
#define ACCESS_MAX_MS_OBJECT_ACE_TYPE                            8
#define ACCESS_MAX_MS_V2_ACE_TYPE                                3
#define ACCESS_MAX_MS_V3_ACE_TYPE                                4
#define ACCESS_MAX_MS_V4_ACE_TYPE                                8
#define ACCESS_MAX_MS_V5_ACE_TYPE                                0x15
#define ACCESS_MIN_MS_ACE_TYPE                                   0
#define ACCESS_MIN_MS_OBJECT_ACE_TYPE                            5
#define ACCESS_OBJECT_GUID                                       0
#define ACCESS_PROPERTY_GUID                                     2
#define ACCESS_PROPERTY_SET_GUID                                 1
#define ACCESS_REASON_DATA_MASK                                  0xffff
#define ACCESS_REASON_EXDATA_MASK                                0x7f000000
#define ACCESS_REASON_STAGING_MASK                               0x80000000
#define ACCESS_REASON_TYPE_MASK                                  0xff0000
#define AUDIT_ALLOW_NO_PRIVILEGE                                 1
#define CLAIM_SECURITY_ATTRIBUTES_INFORMATION_VERSION            1
#define CLAIM_SECURITY_ATTRIBUTES_INFORMATION_VERSION_V1         1
#define CLAIM_SECURITY_ATTRIBUTE_CUSTOM_FLAGS                    0xffff0000
#define CLAIM_SECURITY_ATTRIBUTE_DISABLED                        0x10
#define CLAIM_SECURITY_ATTRIBUTE_DISABLED_BY_DEFAULT             8
#define CLAIM_SECURITY_ATTRIBUTE_MANDATORY                       0x20
#define CLAIM_SECURITY_ATTRIBUTE_NON_INHERITABLE                 1
#define CLAIM_SECURITY_ATTRIBUTE_TYPE_BOOLEAN                    6
#define CLAIM_SECURITY_ATTRIBUTE_TYPE_FQBN                       4
#define CLAIM_SECURITY_ATTRIBUTE_TYPE_INT64                      1
#define CLAIM_SECURITY_ATTRIBUTE_TYPE_INVALID                    0
#define CLAIM_SECURITY_ATTRIBUTE_TYPE_OCTET_STRING               0x10
#define CLAIM_SECURITY_ATTRIBUTE_TYPE_SID                        5
#define CLAIM_SECURITY_ATTRIBUTE_TYPE_STRING                     3
#define CLAIM_SECURITY_ATTRIBUTE_TYPE_UINT64                     2
#define CLAIM_SECURITY_ATTRIBUTE_USE_FOR_DENY_ONLY               4
#define CLAIM_SECURITY_ATTRIBUTE_VALUE_CASE_SENSITIVE            2
#define DOMAIN_ALIAS_RID_ACCESS_CONTROL_ASSISTANCE_OPS           0x243
#define DOMAIN_ALIAS_RID_ACCOUNT_OPS                             0x224
#define DOMAIN_ALIAS_RID_ADMINS                                  0x220
#define DOMAIN_ALIAS_RID_AUTHORIZATIONACCESS                     0x230
#define DOMAIN_ALIAS_RID_BACKUP_OPS                              0x227
#define DOMAIN_ALIAS_RID_CACHEABLE_PRINCIPALS_GROUP              0x23b
#define DOMAIN_ALIAS_RID_CERTSVC_DCOM_ACCESS_GROUP               0x23e
#define DOMAIN_ALIAS_RID_CRYPTO_OPERATORS                        0x239
#define DOMAIN_ALIAS_RID_DCOM_USERS                              0x232
#define DOMAIN_ALIAS_RID_DEFAULT_ACCOUNT                         0x245
#define DOMAIN_ALIAS_RID_DEVICE_OWNERS                           0x247
#define DOMAIN_ALIAS_RID_EVENT_LOG_READERS_GROUP                 0x23d
#define DOMAIN_ALIAS_RID_GUESTS                                  0x222
#define DOMAIN_ALIAS_RID_HYPER_V_ADMINS                          0x242
#define DOMAIN_ALIAS_RID_INCOMING_FOREST_TRUST_BUILDERS          0x22d
#define DOMAIN_ALIAS_RID_IUSERS                                  0x238
#define DOMAIN_ALIAS_RID_LOGGING_USERS                           0x22f
#define DOMAIN_ALIAS_RID_MONITORING_USERS                        0x22e
#define DOMAIN_ALIAS_RID_NETWORK_CONFIGURATION_OPS               0x22c
#define DOMAIN_ALIAS_RID_NON_CACHEABLE_PRINCIPALS_GROUP          0x23c
#define DOMAIN_ALIAS_RID_POWER_USERS                             0x223
#define DOMAIN_ALIAS_RID_PREW2KCOMPACCESS                        0x22a
#define DOMAIN_ALIAS_RID_PRINT_OPS                               0x226
#define DOMAIN_ALIAS_RID_RAS_SERVERS                             0x229
#define DOMAIN_ALIAS_RID_RDS_ENDPOINT_SERVERS                    0x240
#define DOMAIN_ALIAS_RID_RDS_MANAGEMENT_SERVERS                  0x241
#define DOMAIN_ALIAS_RID_RDS_REMOTE_ACCESS_SERVERS               0x23f
#define DOMAIN_ALIAS_RID_REMOTE_DESKTOP_USERS                    0x22b
#define DOMAIN_ALIAS_RID_REMOTE_MANAGEMENT_USERS                 0x244
#define DOMAIN_ALIAS_RID_REPLICATOR                              0x228
#define DOMAIN_ALIAS_RID_STORAGE_REPLICA_ADMINS                  0x246
#define DOMAIN_ALIAS_RID_SYSTEM_OPS                              0x225
#define DOMAIN_ALIAS_RID_TS_LICENSE_SERVERS                      0x231
#define DOMAIN_ALIAS_RID_USERS                                   0x221
#define DOMAIN_GROUP_RID_ADMINS                                  0x200
#define DOMAIN_GROUP_RID_AUTHORIZATION_DATA_CONTAINS_CLAIMS      0x1f1
#define DOMAIN_GROUP_RID_AUTHORIZATION_DATA_IS_COMPOUNDED        0x1f0
#define DOMAIN_GROUP_RID_CDC_RESERVED                            0x20c
#define DOMAIN_GROUP_RID_CERT_ADMINS                             0x205
#define DOMAIN_GROUP_RID_CLONEABLE_CONTROLLERS                   0x20a
#define DOMAIN_GROUP_RID_COMPUTERS                               0x203
#define DOMAIN_GROUP_RID_CONTROLLERS                             0x204
#define DOMAIN_GROUP_RID_ENTERPRISE_ADMINS                       0x207
#define DOMAIN_GROUP_RID_ENTERPRISE_KEY_ADMINS                   0x20f
#define DOMAIN_GROUP_RID_ENTERPRISE_READONLY_DOMAIN_CONTROLLERS  0x1f2
#define DOMAIN_GROUP_RID_GUESTS                                  0x202
#define DOMAIN_GROUP_RID_KEY_ADMINS                              0x20e
#define DOMAIN_GROUP_RID_POLICY_ADMINS                           0x208
#define DOMAIN_GROUP_RID_PROTECTED_USERS                         0x20d
#define DOMAIN_GROUP_RID_READONLY_CONTROLLERS                    0x209
#define DOMAIN_GROUP_RID_SCHEMA_ADMINS                           0x206
#define DOMAIN_GROUP_RID_USERS                                   0x201
#define DOMAIN_USER_RID_ADMIN                                    0x1f4
#define DOMAIN_USER_RID_DEFAULT_ACCOUNT                          0x1f7
#define DOMAIN_USER_RID_GUEST                                    0x1f5
#define DOMAIN_USER_RID_KRBTGT                                   0x1f6
#define DOMAIN_USER_RID_MAX                                      0x3e7
#define DOMAIN_USER_RID_WDAG_ACCOUNT                             0x1f8
#define LOGON_CACHED_ACCOUNT                                     4
#define LOGON_EXTRA_SIDS                                         0x20
#define LOGON_GRACE_LOGON                                        0x1000000
#define LOGON_GUEST                                              1
#define LOGON_LM_V2                                              0x1000
#define LOGON_MANAGED_SERVICE                                    0x80000
#define LOGON_NOENCRYPTION                                       2
#define LOGON_NO_ELEVATION                                       0x40000
#define LOGON_NO_OPTIMIZED                                       0x20000
#define LOGON_NTLMV2_ENABLED                                     0x100
#define LOGON_NTLM_V2                                            0x2000
#define LOGON_NT_V2                                              0x800
#define LOGON_OPTIMIZED                                          0x4000
#define LOGON_PKINIT                                             0x10000
#define LOGON_PROFILE_PATH_RETURNED                              0x400
#define LOGON_RESOURCE_GROUPS                                    0x200
#define LOGON_SERVER_TRUST_ACCOUNT                               0x80
#define LOGON_SUBAUTH_SESSION_KEY                                0x40
#define LOGON_USED_LM_PASSWORD                                   8
#define LOGON_WINLOGON                                           0x8000
#define POLICY_AUDIT_SUBCATEGORY_COUNT                           0x3b
#define SID_HASH_SIZE                                            0x20
#define SID_MAX_SUB_AUTHORITIES                                  0xf
#define SID_RECOMMENDED_SUB_AUTHORITIES                          1
#define SID_REVISION                                             1
#define SYSTEM_ACCESS_FILTER_ACE_TYPE                            0x15
#define SYSTEM_ALARM_ACE_TYPE                                    3
#define SYSTEM_ALARM_CALLBACK_ACE_TYPE                           0xe
#define SYSTEM_ALARM_CALLBACK_OBJECT_ACE_TYPE                    0x10
#define SYSTEM_ALARM_OBJECT_ACE_TYPE                             8
#define SYSTEM_AUDIT_ACE_TYPE                                    2
#define SYSTEM_AUDIT_CALLBACK_ACE_TYPE                           0xd
#define SYSTEM_AUDIT_CALLBACK_OBJECT_ACE_TYPE                    0xf
#define SYSTEM_AUDIT_OBJECT_ACE_TYPE                             7
#define SYSTEM_MANDATORY_LABEL_ACE_TYPE                          0x11
#define SYSTEM_MANDATORY_LABEL_NO_EXECUTE_UP                     4
#define SYSTEM_MANDATORY_LABEL_NO_READ_UP                        2
#define SYSTEM_MANDATORY_LABEL_NO_WRITE_UP                       1
#define SYSTEM_MANDATORY_LABEL_VALID_MASK                        7
#define SYSTEM_PROCESS_TRUST_LABEL_ACE_TYPE                      0x14
#define SYSTEM_PROCESS_TRUST_LABEL_VALID_MASK                    0xffffff
#define SYSTEM_RESOURCE_ATTRIBUTE_ACE_TYPE                       0x12
#define SYSTEM_SCOPED_POLICY_ID_ACE_TYPE                         0x13
#define TOKEN_ACCESS_PSEUDO_HANDLE                               0x18
#define TOKEN_ACCESS_PSEUDO_HANDLE_WIN8                          0x18
#define TOKEN_ADJUST_DEFAULT                                     0x80
#define TOKEN_ADJUST_GROUPS                                      0x40
#define TOKEN_ADJUST_PRIVILEGES                                  0x20
#define TOKEN_ADJUST_SESSIONID                                   0x100
#define TOKEN_ALL_ACCESS                                         0xf01ff
#define TOKEN_ALL_ACCESS_P                                       0xf00ff
#define TOKEN_APPCONTAINER_SID_MAX_SIZE                          0x4c
#define TOKEN_ASSIGN_PRIMARY                                     1
#define TOKEN_AUDIT_NO_CHILD_PROCESS                             0x200000
#define TOKEN_AUDIT_REDIRECTION_TRUST                            0x800000
#define TOKEN_DO_NOT_USE_GLOBAL_ATTRIBS_FOR_QUERY                0x20000
#define TOKEN_DUPLICATE                                          2
#define TOKEN_ENFORCE_REDIRECTION_TRUST                          0x400000
#define TOKEN_EXECUTE                                            0x20000
#define TOKEN_HAS_BACKUP_PRIVILEGE                               2
#define TOKEN_HAS_IMPERSONATE_PRIVILEGE                          0x80
#define TOKEN_HAS_OWN_CLAIM_ATTRIBUTES                           0x8000
#define TOKEN_HAS_RESTORE_PRIVILEGE                              4
#define TOKEN_HAS_TRAVERSE_PRIVILEGE                             1
#define TOKEN_IMPERSONATE                                        4
#define TOKEN_INHERIT_SECURITY_FLAGS                             0x380000
#define TOKEN_INTEGRITY_LEVEL_MAX_SIZE                           0x54
#define TOKEN_IS_FILTERED                                        0x800
#define TOKEN_IS_RESTRICTED                                      0x10
#define TOKEN_LEARNING_MODE_LOGGING                              0x1000000
#define TOKEN_LOWBOX                                             0x4000
#define TOKEN_MANDATORY_POLICY_NEW_PROCESS_MIN                   2
#define TOKEN_MANDATORY_POLICY_NO_WRITE_UP                       1
#define TOKEN_MANDATORY_POLICY_OFF                               0
#define TOKEN_MANDATORY_POLICY_VALID_MASK                        3
#define TOKEN_NOT_LOW                                            0x2000
#define TOKEN_NO_CHILD_PROCESS                                   0x80000
#define TOKEN_NO_CHILD_PROCESS_UNLESS_SECURE                     0x100000
#define TOKEN_OWNER_MAX_SIZE                                     0x4c
#define TOKEN_PERMISSIVE_LEARNING_MODE                           0x3000000
#define TOKEN_PRIVATE_NAMESPACE                                  0x10000
#define TOKEN_QUERY                                              8
#define TOKEN_QUERY_SOURCE                                       0x10
#define TOKEN_READ                                               0x20008
#define TOKEN_SANDBOX_INERT                                      0x40
#define TOKEN_SESSION_NOT_REFERENCED                             0x20
#define TOKEN_SOURCE_LENGTH                                      8
#define TOKEN_TRUST_CONSTRAINT_MASK                              0x20018
#define TOKEN_UIACCESS                                           0x1000
#define TOKEN_USER_MAX_SIZE                                      0x54
#define TOKEN_VIRTUALIZE_ALLOWED                                 0x200
#define TOKEN_VIRTUALIZE_ENABLED                                 0x400
#define TOKEN_WRITE                                              0x200e0
#define TOKEN_WRITE_RESTRICTED                                   8

#ifdef __cplusplus
extern "C" {
#endif

typedef enum _ACCESS_REASON_TYPE {
    AccessReasonNone,
    AccessReasonAllowedAce = 0x10000,
    AccessReasonDeniedAce = 0x20000,
    AccessReasonAllowedParentAce = 0x30000,
    AccessReasonDeniedParentAce = 0x40000,
    AccessReasonNotGrantedByCape = 0x50000,
    AccessReasonNotGrantedByParentCape = 0x60000,
    AccessReasonNotGrantedToAppContainer = 0x70000,
    AccessReasonMissingPrivilege = 0x100000,
    AccessReasonFromPrivilege = 0x200000,
    AccessReasonIntegrityLevel = 0x300000,
    AccessReasonOwnership = 0x400000,
    AccessReasonNullDacl = 0x500000,
    AccessReasonEmptyDacl = 0x600000,
    AccessReasonNoSD = 0x700000,
    AccessReasonNoGrant = 0x800000,
    AccessReasonTrustLabel = 0x900000,
    AccessReasonFilterAce = 0xa00000,
} ACCESS_REASON_TYPE;

typedef enum _AUDIT_EVENT_TYPE {
    AuditEventObjectAccess,
    AuditEventDirectoryServiceAccess,
} AUDIT_EVENT_TYPE, *PAUDIT_EVENT_TYPE;

typedef enum _MANDATORY_LEVEL {
    MandatoryLevelUntrusted,
    MandatoryLevelLow,
    MandatoryLevelMedium,
    MandatoryLevelHigh,
    MandatoryLevelSystem,
    MandatoryLevelSecureProcess,
    MandatoryLevelCount,
} MANDATORY_LEVEL, *PMANDATORY_LEVEL;

typedef enum _SE_AUDIT_OPERATION {
    AuditPrivilegeObject,
    AuditPrivilegeService,
    AuditAccessCheck,
    AuditOpenObject,
    AuditOpenObjectWithTransaction,
    AuditCloseObject,
    AuditDeleteObject,
    AuditOpenObjectForDelete,
    AuditOpenObjectForDeleteWithTransaction,
    AuditCloseNonObject,
    AuditOpenNonObject,
    AuditObjectReference,
    AuditHandleCreation,
} SE_AUDIT_OPERATION, *PSE_AUDIT_OPERATION;

typedef enum _TOKEN_ELEVATION_TYPE {
    TokenElevationTypeDefault = 1,
    TokenElevationTypeFull,
    TokenElevationTypeLimited,
} TOKEN_ELEVATION_TYPE, *PTOKEN_ELEVATION_TYPE;

typedef struct _ACE_HEADER {
    UCHAR AceType;
    UCHAR AceFlags;
    USHORT AceSize;
} ACE_HEADER;

typedef struct _ACCESS_ALLOWED_ACE {
    ACE_HEADER Header;
    ACCESS_MASK Mask;
    ULONG SidStart;
} ACCESS_ALLOWED_ACE;

typedef struct _ACCESS_DENIED_ACE {
    ACE_HEADER Header;
    ACCESS_MASK Mask;
    ULONG SidStart;
} ACCESS_DENIED_ACE;

typedef ULONG ACCESS_REASON;

typedef struct _ACCESS_REASONS {
    ACCESS_REASON Data[32];
} ACCESS_REASONS, *PACCESS_REASONS;

typedef struct _CLAIM_SECURITY_ATTRIBUTE_FQBN_VALUE {
    ULONG64 Version;
    PWSTR Name;
} CLAIM_SECURITY_ATTRIBUTE_FQBN_VALUE, *PCLAIM_SECURITY_ATTRIBUTE_FQBN_VALUE;

typedef struct _CLAIM_SECURITY_ATTRIBUTE_OCTET_STRING_VALUE {
    PVOID pValue;
    ULONG ValueLength;
} CLAIM_SECURITY_ATTRIBUTE_OCTET_STRING_VALUE, *PCLAIM_SECURITY_ATTRIBUTE_OCTET_STRING_VALUE;

typedef struct _CLAIM_SECURITY_ATTRIBUTE_V1 {
    PWSTR Name;
    USHORT ValueType;
    USHORT Reserved;
    ULONG Flags;
    ULONG ValueCount;
    union {
        PLONG64 pInt64;
        PULONG64 pUint64;
        PWSTR *ppString;
        PCLAIM_SECURITY_ATTRIBUTE_FQBN_VALUE pFqbn;
        PCLAIM_SECURITY_ATTRIBUTE_OCTET_STRING_VALUE pOctetString;
    } Values;
} CLAIM_SECURITY_ATTRIBUTE_V1, *PCLAIM_SECURITY_ATTRIBUTE_V1;

typedef struct _CLAIM_SECURITY_ATTRIBUTES_INFORMATION {
    USHORT Version;
    USHORT Reserved;
    ULONG AttributeCount;
    union {
        PCLAIM_SECURITY_ATTRIBUTE_V1 pAttributeV1;
    } Attribute;
} CLAIM_SECURITY_ATTRIBUTES_INFORMATION, *PCLAIM_SECURITY_ATTRIBUTES_INFORMATION;

typedef struct _CLAIM_SECURITY_ATTRIBUTE_RELATIVE_V1 {
    ULONG Name;
    USHORT ValueType;
    USHORT Reserved;
    ULONG Flags;
    ULONG ValueCount;
    union {
        ULONG pInt64[1];
        ULONG pUint64[1];
        ULONG ppString[1];
        ULONG pFqbn[1];
        ULONG pOctetString[1];
    } Values;
} CLAIM_SECURITY_ATTRIBUTE_RELATIVE_V1, *PCLAIM_SECURITY_ATTRIBUTE_RELATIVE_V1;

typedef struct _OBJECT_TYPE_LIST {
    USHORT Level;
    USHORT Sbz;
    GUID *ObjectType;
} OBJECT_TYPE_LIST, *POBJECT_TYPE_LIST;

typedef struct _TOKEN_SOURCE {
    CHAR SourceName[8];
    LUID SourceIdentifier;
} TOKEN_SOURCE, *PTOKEN_SOURCE;

typedef struct _TOKEN_CONTROL {
    LUID TokenId;
    LUID AuthenticationId;
    LUID ModifiedId;
    TOKEN_SOURCE TokenSource;
} TOKEN_CONTROL, *PTOKEN_CONTROL;

struct _SECURITY_CLIENT_CONTEXT {
    SECURITY_QUALITY_OF_SERVICE SecurityQos;
    PACCESS_TOKEN ClientToken;
    BOOLEAN DirectlyAccessClientToken;
    BOOLEAN DirectAccessEffectiveOnly;
    BOOLEAN ServerIsRemote;
    TOKEN_CONTROL ClientTokenControl;
};

typedef USHORT SECURITY_DESCRIPTOR_CONTROL;

typedef struct _SECURITY_DESCRIPTOR {
    UCHAR Revision;
    UCHAR Sbz1;
    SECURITY_DESCRIPTOR_CONTROL Control;
    PSID Owner;
    PSID Group;
    PACL Sacl;
    PACL Dacl;
} SECURITY_DESCRIPTOR, *PISECURITY_DESCRIPTOR;

struct _SECURITY_DESCRIPTOR_RELATIVE {
    UCHAR Revision;
    UCHAR Sbz1;
    SECURITY_DESCRIPTOR_CONTROL Control;
    ULONG Owner;
    ULONG Group;
    ULONG Sacl;
    ULONG Dacl;
};

typedef struct _SECURITY_OBJECT_AI_PARAMS {
    ULONG Size;
    ULONG ConstraintMask;
} SECURITY_OBJECT_AI_PARAMS, *PSECURITY_OBJECT_AI_PARAMS;

typedef UNICODE_STRING SECURITY_STRING;

typedef struct _SECURITY_USER_DATA {
    SECURITY_STRING UserName;
    SECURITY_STRING LogonDomainName;
    SECURITY_STRING LogonServer;
    PSID pSid;
} SECURITY_USER_DATA, *PSECURITY_USER_DATA;

typedef struct _SE_ACCESS_REPLY {
    ULONG Size;
    ULONG ResultListCount;
    PACCESS_MASK GrantedAccess;
    PNTSTATUS AccessStatus;
    PACCESS_REASONS AccessReason;
    PPRIVILEGE_SET *Privileges;
} SE_ACCESS_REPLY, *PSE_ACCESS_REPLY;

typedef struct _SE_SECURITY_DESCRIPTOR {
    ULONG Size;
    ULONG Flags;
    PSECURITY_DESCRIPTOR SecurityDescriptor;
} SE_SECURITY_DESCRIPTOR, *PSE_SECURITY_DESCRIPTOR;

typedef struct _SE_ACCESS_REQUEST {
    ULONG Size;
    PSE_SECURITY_DESCRIPTOR SeSecurityDescriptor;
    ACCESS_MASK DesiredAccess;
    ACCESS_MASK PreviouslyGrantedAccess;
    PSID PrincipalSelfSid;
    PGENERIC_MAPPING GenericMapping;
    ULONG ObjectTypeListCount;
    POBJECT_TYPE_LIST ObjectTypeList;
} SE_ACCESS_REQUEST, *PSE_ACCESS_REQUEST;

typedef struct _SE_AUDIT_INFO {
    ULONG Size;
    AUDIT_EVENT_TYPE AuditType;
    SE_AUDIT_OPERATION AuditOperation;
    ULONG AuditFlags;
    UNICODE_STRING SubsystemName;
    UNICODE_STRING ObjectTypeName;
    UNICODE_STRING ObjectName;
    PVOID HandleId;
    GUID *TransactionId;
    LUID *OperationId;
    BOOLEAN ObjectCreation;
    BOOLEAN GenerateOnClose;
} SE_AUDIT_INFO, *PSE_AUDIT_INFO;

struct _SID_IDENTIFIER_AUTHORITY {
    UCHAR Value[6];
};

typedef struct _SID {
    UCHAR Revision;
    UCHAR SubAuthorityCount;
    SID_IDENTIFIER_AUTHORITY IdentifierAuthority;
    ULONG SubAuthority[1];
} SID, *PISID;

typedef union _SE_SID {
    SID Sid;
    UCHAR Buffer[68];
} SE_SID, *PSE_SID;

struct _SID_AND_ATTRIBUTES {
    PSID Sid;
    ULONG Attributes;
};

typedef struct _TOKEN_USER {
    SID_AND_ATTRIBUTES User;
} TOKEN_USER, *PTOKEN_USER;

typedef struct _SE_TOKEN_USER {
    union {
        TOKEN_USER TokenUser;
        SID_AND_ATTRIBUTES User;
    };
    union {
        SID Sid;
        UCHAR Buffer[68];
    };
} PSE_TOKEN_USER, SE_TOKEN_USER;

typedef ULONG_PTR SID_HASH_ENTRY;

typedef struct _SID_AND_ATTRIBUTES_HASH {
    ULONG SidCount;
    PSID_AND_ATTRIBUTES SidAttr;
    SID_HASH_ENTRY Hash[32];
} SID_AND_ATTRIBUTES_HASH, *PSID_AND_ATTRIBUTES_HASH;

typedef struct _SYSTEM_ACCESS_FILTER_ACE {
    ACE_HEADER Header;
    ACCESS_MASK Mask;
    ULONG SidStart;
} SYSTEM_ACCESS_FILTER_ACE, *PSYSTEM_ACCESS_FILTER_ACE;

typedef struct _SYSTEM_ALARM_ACE {
    ACE_HEADER Header;
    ACCESS_MASK Mask;
    ULONG SidStart;
} SYSTEM_ALARM_ACE;

typedef struct _SYSTEM_AUDIT_ACE {
    ACE_HEADER Header;
    ACCESS_MASK Mask;
    ULONG SidStart;
} SYSTEM_AUDIT_ACE;

typedef struct _SYSTEM_MANDATORY_LABEL_ACE {
    ACE_HEADER Header;
    ACCESS_MASK Mask;
    ULONG SidStart;
} SYSTEM_MANDATORY_LABEL_ACE, *PSYSTEM_MANDATORY_LABEL_ACE;

typedef struct _SYSTEM_PROCESS_TRUST_LABEL_ACE {
    ACE_HEADER Header;
    ACCESS_MASK Mask;
    ULONG SidStart;
} SYSTEM_PROCESS_TRUST_LABEL_ACE, *PSYSTEM_PROCESS_TRUST_LABEL_ACE;

typedef struct _SYSTEM_RESOURCE_ATTRIBUTE_ACE {
    ACE_HEADER Header;
    ACCESS_MASK Mask;
    ULONG SidStart;
} SYSTEM_RESOURCE_ATTRIBUTE_ACE, *PSYSTEM_RESOURCE_ATTRIBUTE_ACE;

typedef struct _SYSTEM_SCOPED_POLICY_ID_ACE {
    ACE_HEADER Header;
    ACCESS_MASK Mask;
    ULONG SidStart;
} SYSTEM_SCOPED_POLICY_ID_ACE, *PSYSTEM_SCOPED_POLICY_ID_ACE;

typedef struct _TOKEN_MANDATORY_POLICY {
    ULONG Policy;
} TOKEN_MANDATORY_POLICY, *PTOKEN_MANDATORY_POLICY;

typedef PVOID PSECURITY_ATTRIBUTES_OPAQUE;

struct _TOKEN_ACCESS_INFORMATION {
    PSID_AND_ATTRIBUTES_HASH SidHash;
    PSID_AND_ATTRIBUTES_HASH RestrictedSidHash;
    PTOKEN_PRIVILEGES Privileges;
    LUID AuthenticationId;
    TOKEN_TYPE TokenType;
    SECURITY_IMPERSONATION_LEVEL ImpersonationLevel;
    TOKEN_MANDATORY_POLICY MandatoryPolicy;
    ULONG Flags;
    ULONG AppContainerNumber;
    PSID PackageSid;
    PSID_AND_ATTRIBUTES_HASH CapabilitiesHash;
    PSID TrustLevelSid;
    PSECURITY_ATTRIBUTES_OPAQUE SecurityAttributes;
};

typedef struct _TOKEN_APPCONTAINER_INFORMATION {
    PSID TokenAppContainer;
} TOKEN_APPCONTAINER_INFORMATION, *PTOKEN_APPCONTAINER_INFORMATION;

typedef struct _TOKEN_AUDIT_POLICY {
    UCHAR PerUserPolicy[30];
} TOKEN_AUDIT_POLICY, *PTOKEN_AUDIT_POLICY;

typedef struct _TOKEN_BNO_ISOLATION_INFORMATION {
    PWSTR IsolationPrefix;
    BOOLEAN IsolationEnabled;
} TOKEN_BNO_ISOLATION_INFORMATION, *PTOKEN_BNO_ISOLATION_INFORMATION;

typedef struct _TOKEN_DEFAULT_DACL {
    PACL DefaultDacl;
} TOKEN_DEFAULT_DACL, *PTOKEN_DEFAULT_DACL;

typedef struct _TOKEN_DEVICE_CLAIMS {
    PCLAIMS_BLOB DeviceClaims;
} TOKEN_DEVICE_CLAIMS, *PTOKEN_DEVICE_CLAIMS;

typedef struct _TOKEN_ELEVATION {
    ULONG TokenIsElevated;
} TOKEN_ELEVATION, *PTOKEN_ELEVATION;

struct _TOKEN_GROUPS {
    ULONG GroupCount;
    SID_AND_ATTRIBUTES Groups[1];
};

typedef struct _TOKEN_GROUPS_AND_PRIVILEGES {
    ULONG SidCount;
    ULONG SidLength;
    PSID_AND_ATTRIBUTES Sids;
    ULONG RestrictedSidCount;
    ULONG RestrictedSidLength;
    PSID_AND_ATTRIBUTES RestrictedSids;
    ULONG PrivilegeCount;
    ULONG PrivilegeLength;
    PLUID_AND_ATTRIBUTES Privileges;
    LUID AuthenticationId;
} TOKEN_GROUPS_AND_PRIVILEGES, *PTOKEN_GROUPS_AND_PRIVILEGES;

typedef struct _TOKEN_LINKED_TOKEN {
    HANDLE LinkedToken;
} TOKEN_LINKED_TOKEN, *PTOKEN_LINKED_TOKEN;

typedef struct _TOKEN_MANDATORY_LABEL {
    SID_AND_ATTRIBUTES Label;
} TOKEN_MANDATORY_LABEL, *PTOKEN_MANDATORY_LABEL;

typedef struct _TOKEN_ORIGIN {
    LUID OriginatingLogonSession;
} TOKEN_ORIGIN, *PTOKEN_ORIGIN;

typedef struct _TOKEN_OWNER {
    PSID Owner;
} TOKEN_OWNER, *PTOKEN_OWNER;

typedef struct _TOKEN_PRIMARY_GROUP {
    PSID PrimaryGroup;
} TOKEN_PRIMARY_GROUP, *PTOKEN_PRIMARY_GROUP;

struct _TOKEN_PRIVILEGES {
    ULONG PrivilegeCount;
    LUID_AND_ATTRIBUTES Privileges[1];
};

typedef struct _TOKEN_SID_INFORMATION {
    PSID Sid;
} TOKEN_SID_INFORMATION, *PTOKEN_SID_INFORMATION;

typedef struct _TOKEN_STATISTICS {
    LUID TokenId;
    LUID AuthenticationId;
    LARGE_INTEGER ExpirationTime;
    TOKEN_TYPE TokenType;
    SECURITY_IMPERSONATION_LEVEL ImpersonationLevel;
    ULONG DynamicCharged;
    ULONG DynamicAvailable;
    ULONG GroupCount;
    ULONG PrivilegeCount;
    LUID ModifiedId;
} TOKEN_STATISTICS, *PTOKEN_STATISTICS;

typedef struct _TOKEN_USER_CLAIMS {
    PCLAIMS_BLOB UserClaims;
} TOKEN_USER_CLAIMS, *PTOKEN_USER_CLAIMS;

typedef ACCESS_ALLOWED_ACE *PACCESS_ALLOWED_ACE;
typedef ACCESS_DENIED_ACE *PACCESS_DENIED_ACE;
typedef ACE_HEADER *PACE_HEADER;
typedef USHORT *PSECURITY_DESCRIPTOR_CONTROL;
typedef SID_AND_ATTRIBUTES SID_AND_ATTRIBUTES_ARRAY[1];
typedef SID_AND_ATTRIBUTES_ARRAY *PSID_AND_ATTRIBUTES_ARRAY;
typedef ULONG_PTR *PSID_HASH_ENTRY;
typedef SYSTEM_ALARM_ACE *PSYSTEM_ALARM_ACE;
typedef SYSTEM_AUDIT_ACE *PSYSTEM_AUDIT_ACE;
NTSYSCALLAPI NTSTATUS NTAPI NtAccessCheckAndAuditAlarm(PUNICODE_STRING, PVOID, PUNICODE_STRING, PUNICODE_STRING,
    PSECURITY_DESCRIPTOR, ACCESS_MASK, PGENERIC_MAPPING, BOOLEAN, PACCESS_MASK, PNTSTATUS, PBOOLEAN);
NTSYSCALLAPI NTSTATUS NTAPI NtAccessCheckByTypeAndAuditAlarm(PUNICODE_STRING, PVOID, PUNICODE_STRING,
    PUNICODE_STRING, PSECURITY_DESCRIPTOR, PSID, ACCESS_MASK, AUDIT_EVENT_TYPE, ULONG, POBJECT_TYPE_LIST, ULONG,
    PGENERIC_MAPPING, BOOLEAN, PACCESS_MASK, PNTSTATUS, PBOOLEAN);
NTSYSCALLAPI NTSTATUS NTAPI NtAccessCheckByTypeResultListAndAuditAlarm(PUNICODE_STRING, PVOID, PUNICODE_STRING,
    PUNICODE_STRING, PSECURITY_DESCRIPTOR, PSID, ACCESS_MASK, AUDIT_EVENT_TYPE, ULONG, POBJECT_TYPE_LIST, ULONG,
    PGENERIC_MAPPING, BOOLEAN, PACCESS_MASK, PNTSTATUS, PBOOLEAN);
NTSYSCALLAPI NTSTATUS NTAPI NtAccessCheckByTypeResultListAndAuditAlarmByHandle(PUNICODE_STRING, PVOID, HANDLE,
    PUNICODE_STRING, PUNICODE_STRING, PSECURITY_DESCRIPTOR, PSID, ACCESS_MASK, AUDIT_EVENT_TYPE, ULONG,
    POBJECT_TYPE_LIST, ULONG, PGENERIC_MAPPING, BOOLEAN, PACCESS_MASK, PNTSTATUS, PBOOLEAN);
NTSYSCALLAPI NTSTATUS NTAPI NtAdjustGroupsToken(HANDLE, BOOLEAN, PTOKEN_GROUPS, ULONG, PTOKEN_GROUPS, PULONG);
NTSYSCALLAPI NTSTATUS NTAPI NtAdjustPrivilegesToken(HANDLE, BOOLEAN, PTOKEN_PRIVILEGES, ULONG, PTOKEN_PRIVILEGES,
    PULONG);
NTSYSCALLAPI NTSTATUS NTAPI NtCloseObjectAuditAlarm(PUNICODE_STRING, PVOID, BOOLEAN);
NTSYSCALLAPI NTSTATUS NTAPI NtDeleteObjectAuditAlarm(PUNICODE_STRING, PVOID, BOOLEAN);
NTSYSCALLAPI NTSTATUS NTAPI NtDuplicateToken(HANDLE, ACCESS_MASK, POBJECT_ATTRIBUTES, BOOLEAN, TOKEN_TYPE, PHANDLE);
NTSYSCALLAPI NTSTATUS NTAPI NtFilterToken(HANDLE, ULONG, PTOKEN_GROUPS, PTOKEN_PRIVILEGES, PTOKEN_GROUPS, PHANDLE);
NTSYSCALLAPI NTSTATUS NTAPI NtImpersonateAnonymousToken(HANDLE);
NTSYSCALLAPI NTSTATUS NTAPI NtOpenJobObjectToken(HANDLE, ACCESS_MASK, PHANDLE);
NTSYSCALLAPI NTSTATUS NTAPI NtOpenObjectAuditAlarm(PUNICODE_STRING, PVOID, PUNICODE_STRING, PUNICODE_STRING,
    PSECURITY_DESCRIPTOR, HANDLE, ACCESS_MASK, ACCESS_MASK, PPRIVILEGE_SET, BOOLEAN, BOOLEAN, PBOOLEAN);
NTSYSCALLAPI NTSTATUS NTAPI NtOpenProcessToken(HANDLE, ACCESS_MASK, PHANDLE);
NTSYSCALLAPI NTSTATUS NTAPI NtOpenProcessTokenEx(HANDLE, ACCESS_MASK, ULONG, PHANDLE);
NTSYSCALLAPI NTSTATUS NTAPI NtOpenThreadToken(HANDLE, ACCESS_MASK, BOOLEAN, PHANDLE);
NTSYSCALLAPI NTSTATUS NTAPI NtOpenThreadTokenEx(HANDLE, ACCESS_MASK, BOOLEAN, ULONG, PHANDLE);
NTSYSCALLAPI NTSTATUS NTAPI NtPrivilegeCheck(HANDLE, PPRIVILEGE_SET, PBOOLEAN);
NTSYSCALLAPI NTSTATUS NTAPI NtPrivilegeObjectAuditAlarm(PUNICODE_STRING, PVOID, HANDLE, ACCESS_MASK, PPRIVILEGE_SET,
    BOOLEAN);
NTSYSCALLAPI NTSTATUS NTAPI NtPrivilegedServiceAuditAlarm(PUNICODE_STRING, PUNICODE_STRING, HANDLE, PPRIVILEGE_SET,
    BOOLEAN);
NTSYSCALLAPI NTSTATUS NTAPI NtQueryInformationToken(HANDLE, TOKEN_INFORMATION_CLASS, PVOID, ULONG, PULONG);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSCALLAPI NTSTATUS NTAPI NtQuerySecurityObject(HANDLE, SECURITY_INFORMATION, PSECURITY_DESCRIPTOR, ULONG,
    PULONG);
NTSYSCALLAPI NTSTATUS NTAPI NtSetInformationToken(HANDLE, TOKEN_INFORMATION_CLASS, PVOID, ULONG);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSYSCALLAPI NTSTATUS NTAPI NtSetSecurityObject(HANDLE, SECURITY_INFORMATION, PSECURITY_DESCRIPTOR);

#ifdef __cplusplus
}
#endif

#endif
