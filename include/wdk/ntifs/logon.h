/*
 * logon.h: logon: the local security authority's calls and the packages' buffers.
 */
#ifndef WDK_NTIFS_LOGON_H
#define WDK_NTIFS_LOGON_H

#include "../ntddk.h"

#define MSV1_0_ALLOW_FORCE_GUEST                   0x2000
#define MSV1_0_ALLOW_MSVCHAPV2                     0x10000
#define MSV1_0_ALLOW_SERVER_TRUST_ACCOUNT          0x20
#define MSV1_0_ALLOW_WORKSTATION_TRUST_ACCOUNT     0x800
#define MSV1_0_AV_FLAG_FORCE_GUEST                 1
#define MSV1_0_AV_FLAG_MIC_HANDSHAKE_MESSAGES      2
#define MSV1_0_AV_FLAG_UNVERIFIED_TARGET           4
#define MSV1_0_CHALLENGE_LENGTH                    8
#define MSV1_0_CHECK_LOGONHOURS_FOR_S4U            0x40000
#define MSV1_0_CLEARTEXT_PASSWORD_ALLOWED          2
#define MSV1_0_CLEARTEXT_PASSWORD_SUPPLIED         0x4000
#define MSV1_0_CREDENTIAL_KEY_LENGTH               0x14
#define MSV1_0_CRED_CREDKEY_PRESENT                8
#define MSV1_0_CRED_LM_PRESENT                     1
#define MSV1_0_CRED_NT_PRESENT                     2
#define MSV1_0_CRED_REMOVED                        4
#define MSV1_0_CRED_SHA_PRESENT                    0x10
#define MSV1_0_CRED_VERSION                        0
#define MSV1_0_CRED_VERSION_ARSO                   0xffff0003
#define MSV1_0_CRED_VERSION_INVALID                0xffffffff
#define MSV1_0_CRED_VERSION_IUM                    0xffff0001
#define MSV1_0_CRED_VERSION_REMOTE                 0xffff0002
#define MSV1_0_CRED_VERSION_RESERVED_1             0xfffffffe
#define MSV1_0_CRED_VERSION_V2                     2
#define MSV1_0_CRED_VERSION_V3                     4
#define MSV1_0_DISABLE_PERSONAL_FALLBACK           0x1000
#define MSV1_0_DONT_TRY_GUEST_ACCOUNT              0x10
#define MSV1_0_INTERNET_DOMAIN                     0x80000
#define MSV1_0_LANMAN_SESSION_KEY_LENGTH           8
#define MSV1_0_MAX_AVL_SIZE                        0xfa00
#define MSV1_0_MAX_NTLM3_LIFE                      0x1fa40
#define MSV1_0_MNS_LOGON                           0x1000000
#define MSV1_0_NTLM3_INPUT_LENGTH                  0x20
#define MSV1_0_NTLM3_OWF_LENGTH                    0x10
#define MSV1_0_NTLM3_RESPONSE_LENGTH               0x10
#define MSV1_0_OWF_PASSWORD_LENGTH                 0x10
#define MSV1_0_PACKAGE_NAMEW_LENGTH                0x4a
#define MSV1_0_RETURN_PASSWORD_EXPIRY              0x40
#define MSV1_0_RETURN_PROFILE_PATH                 0x200
#define MSV1_0_RETURN_USER_PARAMETERS              8
#define MSV1_0_S4U2SELF                            0x20000
#define MSV1_0_S4U_LOGON_FLAG_CHECK_LOGONHOURS     2
#define MSV1_0_SHA_PASSWORD_LENGTH                 0x14
#define MSV1_0_SUBAUTHENTICATION_DLL               0xff000000
#define MSV1_0_SUBAUTHENTICATION_DLL_EX            0x100000
#define MSV1_0_SUBAUTHENTICATION_DLL_IIS           0x84
#define MSV1_0_SUBAUTHENTICATION_DLL_RAS           2
#define MSV1_0_SUBAUTHENTICATION_DLL_SHIFT         0x18
#define MSV1_0_SUBAUTHENTICATION_FLAGS             0xff000000
#define MSV1_0_TRY_GUEST_ACCOUNT_ONLY              0x100
#define MSV1_0_TRY_SPECIFIED_DOMAIN_ONLY           0x400
#define MSV1_0_UPDATE_LOGON_STATISTICS             4
#define MSV1_0_USER_SESSION_KEY_LENGTH             0x10
#define MSV1_0_USE_CLIENT_CHALLENGE                0x80
#define MSV1_0_USE_DOMAIN_FOR_ROUTING_ONLY         0x8000
#define SECPKG_ATTR_ACCESS_TOKEN                   0x12
#define SECPKG_ATTR_APPLICATION_PROTOCOL           0x23
#define SECPKG_ATTR_AUTHENTICATION_ID              0x14
#define SECPKG_ATTR_AUTHORITY                      6
#define SECPKG_ATTR_CLIENT_SPECIFIED_TARGET        0x1b
#define SECPKG_ATTR_CONTEXT_DELETED                0x21
#define SECPKG_ATTR_CREDENTIAL_NAME                0x10
#define SECPKG_ATTR_DATAGRAM_SIZES                 4
#define SECPKG_ATTR_DCE_INFO                       3
#define SECPKG_ATTR_DTLS_MTU                       0x22
#define SECPKG_ATTR_ENDPOINT_BINDINGS              0x1a
#define SECPKG_ATTR_FLAGS                          0xe
#define SECPKG_ATTR_IS_LOOPBACK                    0x25
#define SECPKG_ATTR_KEY_INFO                       5
#define SECPKG_ATTR_LAST_CLIENT_TOKEN_STATUS       0x1e
#define SECPKG_ATTR_LIFESPAN                       2
#define SECPKG_ATTR_LOGOFF_TIME                    0x15
#define SECPKG_ATTR_NAMES                          1
#define SECPKG_ATTR_NATIVE_NAMES                   0xd
#define SECPKG_ATTR_NEGOTIATED_TLS_EXTENSIONS      0x24
#define SECPKG_ATTR_NEGOTIATION_INFO               0xc
#define SECPKG_ATTR_NEGO_INFO_FLAG_NO_KERBEROS     1
#define SECPKG_ATTR_NEGO_INFO_FLAG_NO_NTLM         2
#define SECPKG_ATTR_NEGO_KEYS                      0x16
#define SECPKG_ATTR_NEGO_PKG_INFO                  0x1f
#define SECPKG_ATTR_NEGO_STATUS                    0x20
#define SECPKG_ATTR_PACKAGE_INFO                   0xa
#define SECPKG_ATTR_PASSWORD_EXPIRY                8
#define SECPKG_ATTR_PROMPTING_NEEDED               0x18
#define SECPKG_ATTR_PROTO_INFO                     7
#define SECPKG_ATTR_SESSION_KEY                    9
#define SECPKG_ATTR_SIZES                          0
#define SECPKG_ATTR_STREAM_SIZES                   4
#define SECPKG_ATTR_SUBJECT_SECURITY_ATTRIBUTES    0x80
#define SECPKG_ATTR_TARGET                         0x13
#define SECPKG_ATTR_TARGET_INFORMATION             0x11
#define SECPKG_ATTR_UNIQUE_BINDINGS                0x19
#define SECPKG_ATTR_USER_FLAGS                     0xb
#define SECPKG_ATTR_USE_VALIDATED                  0xf
#define SECPKG_CALLFLAGS_APPCONTAINER              1
#define SECPKG_CALLFLAGS_APPCONTAINER_AUTHCAPABLE  2
#define SECPKG_CALLFLAGS_APPCONTAINER_UPNCAPABLE   8
#define SECPKG_CALLFLAGS_FORCE_SUPPLIED            4
#define SECPKG_CONTEXT_EXPORT_DELETE_OLD           2
#define SECPKG_CONTEXT_EXPORT_RESET_NEW            1
#define SECPKG_CONTEXT_EXPORT_TO_KERNEL            4
#define SECPKG_CRED_ATTR_CERT                      4
#define SECPKG_CRED_ATTR_KDC_PROXY_SETTINGS        3
#define SECPKG_CRED_ATTR_NAMES                     1
#define SECPKG_CRED_ATTR_PAC_BYPASS                5
#define SECPKG_CRED_ATTR_SSI_PROVIDER              2
#define SECPKG_CRED_AUTOLOGON_RESTRICTED           0x10
#define SECPKG_CRED_BOTH                           3
#define SECPKG_CRED_DEFAULT                        4
#define SECPKG_CRED_INBOUND                        1
#define SECPKG_CRED_OUTBOUND                       2
#define SECPKG_CRED_PROCESS_POLICY_ONLY            0x20
#define SECPKG_CRED_RESERVED                       0xf0000000
#define SECPKG_FLAG_ACCEPT_WIN32_NAME              0x200
#define SECPKG_FLAG_APPCONTAINER_CHECKS            0x800000
#define SECPKG_FLAG_APPCONTAINER_PASSTHROUGH       0x400000
#define SECPKG_FLAG_APPLY_LOOPBACK                 0x2000000
#define SECPKG_FLAG_ASCII_BUFFERS                  0x4000
#define SECPKG_FLAG_CLIENT_ONLY                    0x40
#define SECPKG_FLAG_CONNECTION                     0x10
#define SECPKG_FLAG_CREDENTIAL_ISOLATION_ENABLED   0x1000000
#define SECPKG_FLAG_DATAGRAM                       8
#define SECPKG_FLAG_DELEGATION                     0x20000
#define SECPKG_FLAG_EXTENDED_ERROR                 0x80
#define SECPKG_FLAG_FRAGMENT                       0x8000
#define SECPKG_FLAG_GSS_COMPATIBLE                 0x1000
#define SECPKG_FLAG_IMPERSONATION                  0x100
#define SECPKG_FLAG_INTEGRITY                      1
#define SECPKG_FLAG_LOGON                          0x2000
#define SECPKG_FLAG_MULTI_REQUIRED                 0x20
#define SECPKG_FLAG_MUTUAL_AUTH                    0x10000
#define SECPKG_FLAG_NEGOTIABLE                     0x800
#define SECPKG_FLAG_NEGOTIABLE2                    0x200000
#define SECPKG_FLAG_NEGO_EXTENDER                  0x100000
#define SECPKG_FLAG_PRIVACY                        2
#define SECPKG_FLAG_READONLY_WITH_CHECKSUM         0x40000
#define SECPKG_FLAG_RESTRICTED_TOKENS              0x80000
#define SECPKG_FLAG_STREAM                         0x400
#define SECPKG_FLAG_TOKEN_ONLY                     4
#define SECPKG_ID_NONE                             0xffff

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    MsvAvEOL,
    MsvAvNbComputerName,
    MsvAvNbDomainName,
    MsvAvDnsComputerName,
    MsvAvDnsDomainName,
    MsvAvDnsTreeName,
    MsvAvFlags,
    MsvAvTimestamp,
    MsvAvRestrictions,
    MsvAvTargetName,
    MsvAvChannelBindings,
} MSV1_0_AVID;

typedef enum _MSV1_0_CREDENTIAL_KEY_TYPE {
    InvalidCredKey,
    DeprecatedIUMCredKey,
    DomainUserCredKey,
    LocalUserCredKey,
    ExternallySuppliedCredKey,
} MSV1_0_CREDENTIAL_KEY_TYPE;

typedef enum _MSV1_0_LOGON_SUBMIT_TYPE {
    MsV1_0InteractiveLogon = 2,
    MsV1_0Lm20Logon,
    MsV1_0NetworkLogon,
    MsV1_0SubAuthLogon,
    MsV1_0WorkstationUnlockLogon = 7,
    MsV1_0S4ULogon = 0xc,
    MsV1_0VirtualLogon = 0x52,
    MsV1_0NoElevationLogon,
    MsV1_0LuidLogon,
} MSV1_0_LOGON_SUBMIT_TYPE, *PMSV1_0_LOGON_SUBMIT_TYPE;

typedef enum _MSV1_0_PROFILE_BUFFER_TYPE {
    MsV1_0InteractiveProfile = 2,
    MsV1_0Lm20LogonProfile,
    MsV1_0SmartCardProfile,
} MSV1_0_PROFILE_BUFFER_TYPE, *PMSV1_0_PROFILE_BUFFER_TYPE;

typedef enum _MSV1_0_PROTOCOL_MESSAGE_TYPE {
    MsV1_0Lm20ChallengeRequest,
    MsV1_0Lm20GetChallengeResponse,
    MsV1_0EnumerateUsers,
    MsV1_0GetUserInfo,
    MsV1_0ReLogonUsers,
    MsV1_0ChangePassword,
    MsV1_0ChangeCachedPassword,
    MsV1_0GenericPassthrough,
    MsV1_0CacheLogon,
    MsV1_0SubAuth,
    MsV1_0DeriveCredential,
    MsV1_0CacheLookup,
    MsV1_0SetProcessOption,
    MsV1_0ConfigLocalAliases,
    MsV1_0ClearCachedCredentials,
    MsV1_0LookupToken,
    MsV1_0ValidateAuth,
    MsV1_0CacheLookupEx,
    MsV1_0GetCredentialKey,
    MsV1_0SetThreadOption,
    MsV1_0DecryptDpapiMasterKey,
    MsV1_0GetStrongCredentialKey,
    MsV1_0TransferCred,
    MsV1_0ProvisionTbal,
    MsV1_0DeleteTbalSecrets,
} MSV1_0_PROTOCOL_MESSAGE_TYPE, *PMSV1_0_PROTOCOL_MESSAGE_TYPE;

typedef enum _SECPKG_CRED_CLASS {
    SecPkgCredClass_None,
    SecPkgCredClass_Ephemeral = 0xa,
    SecPkgCredClass_PersistedGeneric = 0x14,
    SecPkgCredClass_PersistedSpecific = 0x1e,
    SecPkgCredClass_Explicit = 0x28,
} SECPKG_CRED_CLASS, *PSECPKG_CRED_CLASS;

typedef enum _SECURITY_LOGON_TYPE {
    UndefinedLogonType,
    Interactive = 2,
    Network,
    Batch,
    Service,
    Proxy,
    Unlock,
    NetworkCleartext,
    NewCredentials,
    RemoteInteractive,
    CachedInteractive,
    CachedRemoteInteractive,
    CachedUnlock,
} SECURITY_LOGON_TYPE, *PSECURITY_LOGON_TYPE;

typedef struct _MSV1_0_AV_PAIR {
    USHORT AvId;
    USHORT AvLen;
} MSV1_0_AV_PAIR, *PMSV1_0_AV_PAIR;

typedef struct _MSV1_0_CREDENTIAL_KEY {
    UCHAR Data[20];
} MSV1_0_CREDENTIAL_KEY, *PMSV1_0_CREDENTIAL_KEY;

typedef struct _MSV1_0_ENUMUSERS_REQUEST {
    MSV1_0_PROTOCOL_MESSAGE_TYPE MessageType;
} MSV1_0_ENUMUSERS_REQUEST, *PMSV1_0_ENUMUSERS_REQUEST;

typedef struct _MSV1_0_ENUMUSERS_RESPONSE {
    MSV1_0_PROTOCOL_MESSAGE_TYPE MessageType;
    ULONG NumberOfLoggedOnUsers;
    PLUID LogonIds;
    PULONG EnumHandles;
} MSV1_0_ENUMUSERS_RESPONSE, *PMSV1_0_ENUMUSERS_RESPONSE;

typedef struct _MSV1_0_GETCHALLENRESP_REQUEST {
    MSV1_0_PROTOCOL_MESSAGE_TYPE MessageType;
    ULONG ParameterControl;
    LUID LogonId;
    UNICODE_STRING Password;
    UCHAR ChallengeToClient[8];
    UNICODE_STRING UserName;
    UNICODE_STRING LogonDomainName;
    UNICODE_STRING ServerName;
} MSV1_0_GETCHALLENRESP_REQUEST, *PMSV1_0_GETCHALLENRESP_REQUEST;

typedef struct _MSV1_0_GETCHALLENRESP_REQUEST_V1 {
    MSV1_0_PROTOCOL_MESSAGE_TYPE MessageType;
    ULONG ParameterControl;
    LUID LogonId;
    UNICODE_STRING Password;
    UCHAR ChallengeToClient[8];
} MSV1_0_GETCHALLENRESP_REQUEST_V1, *PMSV1_0_GETCHALLENRESP_REQUEST_V1;

typedef struct _MSV1_0_GETCHALLENRESP_RESPONSE {
    MSV1_0_PROTOCOL_MESSAGE_TYPE MessageType;
    STRING CaseSensitiveChallengeResponse;
    STRING CaseInsensitiveChallengeResponse;
    UNICODE_STRING UserName;
    UNICODE_STRING LogonDomainName;
    UCHAR UserSessionKey[16];
    UCHAR LanmanSessionKey[8];
} MSV1_0_GETCHALLENRESP_RESPONSE, *PMSV1_0_GETCHALLENRESP_RESPONSE;

typedef struct _MSV1_0_GETUSERINFO_REQUEST {
    MSV1_0_PROTOCOL_MESSAGE_TYPE MessageType;
    LUID LogonId;
} MSV1_0_GETUSERINFO_REQUEST, *PMSV1_0_GETUSERINFO_REQUEST;

typedef struct _MSV1_0_GETUSERINFO_RESPONSE {
    MSV1_0_PROTOCOL_MESSAGE_TYPE MessageType;
    PSID UserSid;
    UNICODE_STRING UserName;
    UNICODE_STRING LogonDomainName;
    UNICODE_STRING LogonServer;
    SECURITY_LOGON_TYPE LogonType;
} MSV1_0_GETUSERINFO_RESPONSE, *PMSV1_0_GETUSERINFO_RESPONSE;

typedef struct _MSV1_0_INTERACTIVE_LOGON {
    MSV1_0_LOGON_SUBMIT_TYPE MessageType;
    UNICODE_STRING LogonDomainName;
    UNICODE_STRING UserName;
    UNICODE_STRING Password;
} MSV1_0_INTERACTIVE_LOGON, *PMSV1_0_INTERACTIVE_LOGON;

typedef struct _MSV1_0_INTERACTIVE_PROFILE {
    MSV1_0_PROFILE_BUFFER_TYPE MessageType;
    USHORT LogonCount;
    USHORT BadPasswordCount;
    LARGE_INTEGER LogonTime;
    LARGE_INTEGER LogoffTime;
    LARGE_INTEGER KickOffTime;
    LARGE_INTEGER PasswordLastSet;
    LARGE_INTEGER PasswordCanChange;
    LARGE_INTEGER PasswordMustChange;
    UNICODE_STRING LogonScript;
    UNICODE_STRING HomeDirectory;
    UNICODE_STRING FullName;
    UNICODE_STRING ProfilePath;
    UNICODE_STRING HomeDirectoryDrive;
    UNICODE_STRING LogonServer;
    ULONG UserFlags;
} MSV1_0_INTERACTIVE_PROFILE, *PMSV1_0_INTERACTIVE_PROFILE;

typedef struct _MSV1_0_IUM_SUPPLEMENTAL_CREDENTIAL {
    ULONG Version;
    ULONG EncryptedCredsSize;
    UCHAR EncryptedCreds[1];
} MSV1_0_IUM_SUPPLEMENTAL_CREDENTIAL, *PMSV1_0_IUM_SUPPLEMENTAL_CREDENTIAL;

typedef struct _MSV1_0_LM20_CHALLENGE_REQUEST {
    MSV1_0_PROTOCOL_MESSAGE_TYPE MessageType;
} MSV1_0_LM20_CHALLENGE_REQUEST, *PMSV1_0_LM20_CHALLENGE_REQUEST;

typedef struct _MSV1_0_LM20_CHALLENGE_RESPONSE {
    MSV1_0_PROTOCOL_MESSAGE_TYPE MessageType;
    UCHAR ChallengeToClient[8];
} MSV1_0_LM20_CHALLENGE_RESPONSE, *PMSV1_0_LM20_CHALLENGE_RESPONSE;

typedef struct _MSV1_0_LM20_LOGON {
    MSV1_0_LOGON_SUBMIT_TYPE MessageType;
    UNICODE_STRING LogonDomainName;
    UNICODE_STRING UserName;
    UNICODE_STRING Workstation;
    UCHAR ChallengeToClient[8];
    STRING CaseSensitiveChallengeResponse;
    STRING CaseInsensitiveChallengeResponse;
    ULONG ParameterControl;
} MSV1_0_LM20_LOGON, *PMSV1_0_LM20_LOGON;

typedef struct _MSV1_0_LM20_LOGON_PROFILE {
    MSV1_0_PROFILE_BUFFER_TYPE MessageType;
    LARGE_INTEGER KickOffTime;
    LARGE_INTEGER LogoffTime;
    ULONG UserFlags;
    UCHAR UserSessionKey[16];
    UNICODE_STRING LogonDomainName;
    UCHAR LanmanSessionKey[8];
    UNICODE_STRING LogonServer;
    UNICODE_STRING UserParameters;
} MSV1_0_LM20_LOGON_PROFILE, *PMSV1_0_LM20_LOGON_PROFILE;

typedef struct _MSV1_0_NTLM3_RESPONSE {
    UCHAR Response[16];
    UCHAR RespType;
    UCHAR HiRespType;
    USHORT Flags;
    ULONG MsgWord;
    ULONGLONG TimeStamp;
    UCHAR ChallengeFromClient[8];
    ULONG AvPairsOff;
    UCHAR Buffer[1];
} MSV1_0_NTLM3_RESPONSE, *PMSV1_0_NTLM3_RESPONSE;

#pragma pack(push, 1)
typedef struct _MSV1_0_REMOTE_SUPPLEMENTAL_CREDENTIAL {
    ULONG Version;
    ULONG Flags;
    MSV1_0_CREDENTIAL_KEY CredentialKey;
    MSV1_0_CREDENTIAL_KEY_TYPE CredentialKeyType;
    ULONG EncryptedCredsSize;
    UCHAR EncryptedCreds[1];
} MSV1_0_REMOTE_SUPPLEMENTAL_CREDENTIAL, *PMSV1_0_REMOTE_SUPPLEMENTAL_CREDENTIAL;
#pragma pack(pop)

typedef struct _MSV1_0_S4U_LOGON {
    MSV1_0_LOGON_SUBMIT_TYPE MessageType;
    ULONG Flags;
    UNICODE_STRING UserPrincipalName;
    UNICODE_STRING DomainName;
} MSV1_0_S4U_LOGON, *PMSV1_0_S4U_LOGON;

typedef struct _MSV1_0_SUBAUTH_LOGON {
    MSV1_0_LOGON_SUBMIT_TYPE MessageType;
    UNICODE_STRING LogonDomainName;
    UNICODE_STRING UserName;
    UNICODE_STRING Workstation;
    UCHAR ChallengeToClient[8];
    STRING AuthenticationInfo1;
    STRING AuthenticationInfo2;
    ULONG ParameterControl;
    ULONG SubAuthPackageId;
} MSV1_0_SUBAUTH_LOGON, *PMSV1_0_SUBAUTH_LOGON;

typedef struct _MSV1_0_SUPPLEMENTAL_CREDENTIAL {
    ULONG Version;
    ULONG Flags;
    UCHAR LmPassword[16];
    UCHAR NtPassword[16];
} MSV1_0_SUPPLEMENTAL_CREDENTIAL, *PMSV1_0_SUPPLEMENTAL_CREDENTIAL;

typedef struct _MSV1_0_SUPPLEMENTAL_CREDENTIAL_V2 {
    ULONG Version;
    ULONG Flags;
    UCHAR NtPassword[16];
    MSV1_0_CREDENTIAL_KEY CredentialKey;
} MSV1_0_SUPPLEMENTAL_CREDENTIAL_V2, *PMSV1_0_SUPPLEMENTAL_CREDENTIAL_V2;

typedef struct _MSV1_0_SUPPLEMENTAL_CREDENTIAL_V3 {
    ULONG Version;
    ULONG Flags;
    MSV1_0_CREDENTIAL_KEY_TYPE CredentialKeyType;
    UCHAR NtPassword[16];
    MSV1_0_CREDENTIAL_KEY CredentialKey;
    UCHAR ShaPassword[20];
} MSV1_0_SUPPLEMENTAL_CREDENTIAL_V3, *PMSV1_0_SUPPLEMENTAL_CREDENTIAL_V3;

typedef OBJECT_ATTRIBUTES LSA_OBJECT_ATTRIBUTES;
typedef ULONG LSA_OPERATIONAL_MODE;
typedef STRING LSA_STRING;
typedef UNICODE_STRING LSA_UNICODE_STRING;
typedef ULONG *PLSA_OPERATIONAL_MODE;
NTKERNELAPI NTSTATUS NTAPI LsaFreeReturnBuffer(PVOID);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI LsaLogonUser(HANDLE, PLSA_STRING, SECURITY_LOGON_TYPE, ULONG, PVOID, ULONG, PTOKEN_GROUPS,
    PTOKEN_SOURCE, PVOID *, PULONG, PLUID, PHANDLE, PQUOTA_LIMITS, PNTSTATUS);
_IRQL_requires_max_(PASSIVE_LEVEL)
NTKERNELAPI NTSTATUS NTAPI LsaRegisterLogonProcess(PLSA_STRING, PHANDLE, PLSA_OPERATIONAL_MODE);

#ifdef __cplusplus
}
#endif

#endif
