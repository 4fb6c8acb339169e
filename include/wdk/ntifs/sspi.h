/*
 * sspi.h: security packages, as kernel callers use them.
 */
#ifndef WDK_NTIFS_SSPI_H
#define WDK_NTIFS_SSPI_H

#include "../ntddk.h"

#define ASC_REQ_ALLOCATE_MEMORY                    0x100
#define ASC_REQ_ALLOW_CONTEXT_REPLAY               0x400000
#define ASC_REQ_ALLOW_MISSING_BINDINGS             0x10000000
#define ASC_REQ_ALLOW_NON_USER_LOGONS              0x200000
#define ASC_REQ_ALLOW_NULL_SESSION                 0x100000
#define ASC_REQ_CALL_LEVEL                         0x1000
#define ASC_REQ_CONFIDENTIALITY                    0x10
#define ASC_REQ_CONNECTION                         0x800
#define ASC_REQ_DATAGRAM                           0x400
#define ASC_REQ_DELEGATE                           1
#define ASC_REQ_EXTENDED_ERROR                     0x8000
#define ASC_REQ_FRAGMENT_SUPPLIED                  0x2000
#define ASC_REQ_FRAGMENT_TO_FIT                    0x800000
#define ASC_REQ_IDENTIFY                           0x80000
#define ASC_REQ_INTEGRITY                          0x20000
#define ASC_REQ_LICENSING                          0x40000
#define ASC_REQ_MESSAGES                           0x100000000ULL
#define ASC_REQ_MUTUAL_AUTH                        2
#define ASC_REQ_NO_TOKEN                           0x1000000
#define ASC_REQ_PROXY_BINDINGS                     0x4000000
#define ASC_REQ_REPLAY_DETECT                      4
#define ASC_REQ_SEQUENCE_DETECT                    8
#define ASC_REQ_SESSION_TICKET                     0x40
#define ASC_REQ_STREAM                             0x10000
#define ASC_REQ_USE_DCE_STYLE                      0x200
#define ASC_REQ_USE_SESSION_KEY                    0x20
#define ASC_RET_ALLOCATED_MEMORY                   0x100
#define ASC_RET_ALLOW_CONTEXT_REPLAY               0x400000
#define ASC_RET_ALLOW_NON_USER_LOGONS              0x200000
#define ASC_RET_CALL_LEVEL                         0x2000
#define ASC_RET_CONFIDENTIALITY                    0x10
#define ASC_RET_CONNECTION                         0x800
#define ASC_RET_DATAGRAM                           0x400
#define ASC_RET_DELEGATE                           1
#define ASC_RET_EXTENDED_ERROR                     0x8000
#define ASC_RET_FRAGMENT_ONLY                      0x800000
#define ASC_RET_IDENTIFY                           0x80000
#define ASC_RET_INTEGRITY                          0x20000
#define ASC_RET_LICENSING                          0x40000
#define ASC_RET_MESSAGES                           0x100000000ULL
#define ASC_RET_MUTUAL_AUTH                        2
#define ASC_RET_NO_ADDITIONAL_TOKEN                0x2000000
#define ASC_RET_NO_TOKEN                           0x1000000
#define ASC_RET_NULL_SESSION                       0x100000
#define ASC_RET_REPLAY_DETECT                      4
#define ASC_RET_SEQUENCE_DETECT                    8
#define ASC_RET_SESSION_TICKET                     0x40
#define ASC_RET_STREAM                             0x10000
#define ASC_RET_THIRD_LEG_FAILED                   0x4000
#define ASC_RET_USED_DCE_STYLE                     0x200
#define ASC_RET_USE_SESSION_KEY                    0x20
#define ISC_REQ_ALLOCATE_MEMORY                    0x100
#define ISC_REQ_CALL_LEVEL                         0x1000
#define ISC_REQ_CONFIDENTIALITY                    0x10
#define ISC_REQ_CONFIDENTIALITY_ONLY               0x40000000
#define ISC_REQ_CONNECTION                         0x800
#define ISC_REQ_DATAGRAM                           0x400
#define ISC_REQ_DEFERRED_CRED_VALIDATION           0x200000000ULL
#define ISC_REQ_DELEGATE                           1
#define ISC_REQ_EXTENDED_ERROR                     0x4000
#define ISC_REQ_FORWARD_CREDENTIALS                0x400000
#define ISC_REQ_FRAGMENT_SUPPLIED                  0x2000
#define ISC_REQ_FRAGMENT_TO_FIT                    0x200000
#define ISC_REQ_IDENTIFY                           0x20000
#define ISC_REQ_INTEGRITY                          0x10000
#define ISC_REQ_MANUAL_CRED_VALIDATION             0x80000
#define ISC_REQ_MESSAGES                           0x100000000ULL
#define ISC_REQ_MUTUAL_AUTH                        2
#define ISC_REQ_NO_INTEGRITY                       0x800000
#define ISC_REQ_NO_POST_HANDSHAKE_AUTH             0x400000000ULL
#define ISC_REQ_NULL_SESSION                       0x40000
#define ISC_REQ_PROMPT_FOR_CREDS                   0x40
#define ISC_REQ_REPLAY_DETECT                      4
#define ISC_REQ_RESERVED1                          0x100000
#define ISC_REQ_SEQUENCE_DETECT                    8
#define ISC_REQ_STREAM                             0x8000
#define ISC_REQ_UNVERIFIED_TARGET_NAME             0x20000000
#define ISC_REQ_USE_DCE_STYLE                      0x200
#define ISC_REQ_USE_HTTP_STYLE                     0x1000000
#define ISC_REQ_USE_SESSION_KEY                    0x20
#define ISC_REQ_USE_SUPPLIED_CREDS                 0x80
#define ISC_RET_ALLOCATED_MEMORY                   0x100
#define ISC_RET_CALL_LEVEL                         0x2000
#define ISC_RET_CONFIDENTIALITY                    0x10
#define ISC_RET_CONFIDENTIALITY_ONLY               0x40000000
#define ISC_RET_CONNECTION                         0x800
#define ISC_RET_DATAGRAM                           0x400
#define ISC_RET_DEFERRED_CRED_VALIDATION           0x200000000ULL
#define ISC_RET_DELEGATE                           1
#define ISC_RET_EXTENDED_ERROR                     0x4000
#define ISC_RET_FORWARD_CREDENTIALS                0x400000
#define ISC_RET_FRAGMENT_ONLY                      0x200000
#define ISC_RET_IDENTIFY                           0x20000
#define ISC_RET_INTEGRITY                          0x10000
#define ISC_RET_INTERMEDIATE_RETURN                0x1000
#define ISC_RET_MANUAL_CRED_VALIDATION             0x80000
#define ISC_RET_MESSAGES                           0x100000000ULL
#define ISC_RET_MUTUAL_AUTH                        2
#define ISC_RET_NO_ADDITIONAL_TOKEN                0x2000000
#define ISC_RET_NO_POST_HANDSHAKE_AUTH             0x400000000ULL
#define ISC_RET_NULL_SESSION                       0x40000
#define ISC_RET_REAUTHENTICATION                   0x8000000
#define ISC_RET_REPLAY_DETECT                      4
#define ISC_RET_RESERVED1                          0x100000
#define ISC_RET_SEQUENCE_DETECT                    8
#define ISC_RET_STREAM                             0x8000
#define ISC_RET_USED_COLLECTED_CREDS               0x40
#define ISC_RET_USED_DCE_STYLE                     0x200
#define ISC_RET_USED_HTTP_STYLE                    0x1000000
#define ISC_RET_USED_SUPPLIED_CREDS                0x80
#define ISC_RET_USE_SESSION_KEY                    0x20
#define SECBUFFER_ALERT                            0x11
#define SECBUFFER_APPLICATION_PROTOCOLS            0x12
#define SECBUFFER_ATTRMASK                         0xf0000000
#define SECBUFFER_CERTIFICATE_REQUEST_CONTEXT      0x1d
#define SECBUFFER_CHANGE_PASS_RESPONSE             0xf
#define SECBUFFER_CHANNEL_BINDINGS                 0xe
#define SECBUFFER_DATA                             1
#define SECBUFFER_DTLS_MTU                         0x18
#define SECBUFFER_EMPTY                            0
#define SECBUFFER_EXTRA                            5
#define SECBUFFER_FLAGS                            0x1b
#define SECBUFFER_MECHLIST                         0xb
#define SECBUFFER_MECHLIST_SIGNATURE               0xc
#define SECBUFFER_MISSING                          4
#define SECBUFFER_NEGOTIATION_INFO                 8
#define SECBUFFER_PADDING                          9
#define SECBUFFER_PKG_PARAMS                       3
#define SECBUFFER_PRESHARED_KEY                    0x16
#define SECBUFFER_PRESHARED_KEY_IDENTITY           0x17
#define SECBUFFER_READONLY                         0x80000000
#define SECBUFFER_READONLY_WITH_CHECKSUM           0x10000000
#define SECBUFFER_RESERVED                         0x60000000
#define SECBUFFER_SEND_GENERIC_TLS_EXTENSION       0x19
#define SECBUFFER_SRTP_MASTER_KEY_IDENTIFIER       0x14
#define SECBUFFER_SRTP_PROTECTION_PROFILES         0x13
#define SECBUFFER_STREAM                           0xa
#define SECBUFFER_STREAM_HEADER                    7
#define SECBUFFER_STREAM_TRAILER                   6
#define SECBUFFER_SUBSCRIBE_GENERIC_TLS_EXTENSION  0x1a
#define SECBUFFER_TARGET                           0xd
#define SECBUFFER_TARGET_HOST                      0x10
#define SECBUFFER_TOKEN                            2
#define SECBUFFER_TOKEN_BINDING                    0x15
#define SECBUFFER_TRAFFIC_SECRETS                  0x1c
#define SECBUFFER_VERSION                          0
#define SECQOP_WRAP_NO_ENCRYPT                     0x80000001
#define SECQOP_WRAP_OOB_DATA                       0x40000000

#ifdef __cplusplus
extern "C" {
#endif

typedef enum _SEC_APPLICATION_PROTOCOL_NEGOTIATION_EXT {
    SecApplicationProtocolNegotiationExt_None,
    SecApplicationProtocolNegotiationExt_NPN,
    SecApplicationProtocolNegotiationExt_ALPN,
} SEC_APPLICATION_PROTOCOL_NEGOTIATION_EXT, *PSEC_APPLICATION_PROTOCOL_NEGOTIATION_EXT;

typedef enum _SEC_TRAFFIC_SECRET_TYPE {
    SecTrafficSecret_None,
    SecTrafficSecret_Client,
    SecTrafficSecret_Server,
} SEC_TRAFFIC_SECRET_TYPE, *PSEC_TRAFFIC_SECRET_TYPE;

typedef struct _SecPkgInfoW SecPkgInfoW, *PSecPkgInfoW;
typedef SECURITY_STATUS (NTAPI *ENUMERATE_SECURITY_PACKAGES_FN_W)(unsigned long *, PSecPkgInfoW *);
typedef SECURITY_STATUS (NTAPI *QUERY_CREDENTIALS_ATTRIBUTES_FN_W)(PCredHandle, unsigned long, void *);
typedef void (NTAPI *SEC_GET_KEY_FN)(void *, void *, unsigned long, void * *, SECURITY_STATUS *);
typedef LARGE_INTEGER SECURITY_INTEGER;
typedef SECURITY_INTEGER *PTimeStamp;
typedef SECURITY_STATUS (NTAPI *ACQUIRE_CREDENTIALS_HANDLE_FN_W)(PSECURITY_STRING, PSECURITY_STRING, unsigned long,
    void *, void *, SEC_GET_KEY_FN, void *, PCredHandle, PTimeStamp);
typedef SECURITY_STATUS (NTAPI *FREE_CREDENTIALS_HANDLE_FN)(PCredHandle);
typedef struct _SecBufferDesc SecBufferDesc, *PSecBufferDesc;
typedef SECURITY_STATUS (NTAPI *INITIALIZE_SECURITY_CONTEXT_FN_W)(PCredHandle, PCtxtHandle, PSECURITY_STRING,
    unsigned long, unsigned long, unsigned long, PSecBufferDesc, unsigned long, PCtxtHandle, PSecBufferDesc,
    unsigned long *, PTimeStamp);
typedef SECURITY_STATUS (NTAPI *ACCEPT_SECURITY_CONTEXT_FN)(PCredHandle, PCtxtHandle, PSecBufferDesc, unsigned long,
    unsigned long, PCtxtHandle, PSecBufferDesc, unsigned long *, PTimeStamp);
typedef SECURITY_STATUS (NTAPI *COMPLETE_AUTH_TOKEN_FN)(PCtxtHandle, PSecBufferDesc);
typedef SECURITY_STATUS (NTAPI *DELETE_SECURITY_CONTEXT_FN)(PCtxtHandle);
typedef SECURITY_STATUS (NTAPI *APPLY_CONTROL_TOKEN_FN)(PCtxtHandle, PSecBufferDesc);
typedef SECURITY_STATUS (NTAPI *QUERY_CONTEXT_ATTRIBUTES_FN_W)(PCtxtHandle, unsigned long, void *);
typedef SECURITY_STATUS (NTAPI *IMPERSONATE_SECURITY_CONTEXT_FN)(PCtxtHandle);
typedef SECURITY_STATUS (NTAPI *REVERT_SECURITY_CONTEXT_FN)(PCtxtHandle);
typedef SECURITY_STATUS (NTAPI *MAKE_SIGNATURE_FN)(PCtxtHandle, unsigned long, PSecBufferDesc, unsigned long);
typedef SECURITY_STATUS (NTAPI *VERIFY_SIGNATURE_FN)(PCtxtHandle, PSecBufferDesc, unsigned long, unsigned long *);
typedef SECURITY_STATUS (NTAPI *FREE_CONTEXT_BUFFER_FN)(PVOID);
typedef SECURITY_STATUS (NTAPI *QUERY_SECURITY_PACKAGE_INFO_FN_W)(PSECURITY_STRING, PSecPkgInfoW *);
typedef SECURITY_STATUS (NTAPI *EXPORT_SECURITY_CONTEXT_FN)(PCtxtHandle, ULONG, PSecBuffer, void * *);
typedef SECURITY_STATUS (NTAPI *IMPORT_SECURITY_CONTEXT_FN_W)(PSECURITY_STRING, PSecBuffer, void *, PCtxtHandle);
typedef SECURITY_STATUS (NTAPI *ADD_CREDENTIALS_FN_W)(PCredHandle, PSECURITY_STRING, PSECURITY_STRING, unsigned long,
    void *, SEC_GET_KEY_FN, void *, PTimeStamp);
typedef SECURITY_STATUS (NTAPI *QUERY_SECURITY_CONTEXT_TOKEN_FN)(PCtxtHandle, void * *);
typedef SECURITY_STATUS (NTAPI *ENCRYPT_MESSAGE_FN)(PCtxtHandle, unsigned long, PSecBufferDesc, unsigned long);
typedef SECURITY_STATUS (NTAPI *DECRYPT_MESSAGE_FN)(PCtxtHandle, PSecBufferDesc, unsigned long, unsigned long *);
typedef SECURITY_STATUS (NTAPI *SET_CONTEXT_ATTRIBUTES_FN_W)(PCtxtHandle, unsigned long, void *, unsigned long);
typedef SECURITY_STATUS (NTAPI *SET_CREDENTIALS_ATTRIBUTES_FN_W)(PCredHandle, unsigned long, void *, unsigned long);
typedef SECURITY_STATUS (NTAPI *QUERY_CONTEXT_ATTRIBUTES_EX_FN_W)(PCtxtHandle, unsigned long, void *,
    unsigned long);
typedef SECURITY_STATUS (NTAPI *QUERY_CREDENTIALS_ATTRIBUTES_EX_FN_W)(PCredHandle, unsigned long, void *,
    unsigned long);

typedef struct _SECURITY_FUNCTION_TABLE_W {
    unsigned long dwVersion;
    ENUMERATE_SECURITY_PACKAGES_FN_W EnumerateSecurityPackagesW;
    QUERY_CREDENTIALS_ATTRIBUTES_FN_W QueryCredentialsAttributesW;
    ACQUIRE_CREDENTIALS_HANDLE_FN_W AcquireCredentialsHandleW;
    FREE_CREDENTIALS_HANDLE_FN FreeCredentialsHandle;
    void *Reserved2;
    INITIALIZE_SECURITY_CONTEXT_FN_W InitializeSecurityContextW;
    ACCEPT_SECURITY_CONTEXT_FN AcceptSecurityContext;
    COMPLETE_AUTH_TOKEN_FN CompleteAuthToken;
    DELETE_SECURITY_CONTEXT_FN DeleteSecurityContext;
    APPLY_CONTROL_TOKEN_FN ApplyControlToken;
    QUERY_CONTEXT_ATTRIBUTES_FN_W QueryContextAttributesW;
    IMPERSONATE_SECURITY_CONTEXT_FN ImpersonateSecurityContext;
    REVERT_SECURITY_CONTEXT_FN RevertSecurityContext;
    MAKE_SIGNATURE_FN MakeSignature;
    VERIFY_SIGNATURE_FN VerifySignature;
    FREE_CONTEXT_BUFFER_FN FreeContextBuffer;
    QUERY_SECURITY_PACKAGE_INFO_FN_W QuerySecurityPackageInfoW;
    void *Reserved3;
    void *Reserved4;
    EXPORT_SECURITY_CONTEXT_FN ExportSecurityContext;
    IMPORT_SECURITY_CONTEXT_FN_W ImportSecurityContextW;
    ADD_CREDENTIALS_FN_W AddCredentialsW;
    void *Reserved8;
    QUERY_SECURITY_CONTEXT_TOKEN_FN QuerySecurityContextToken;
    ENCRYPT_MESSAGE_FN EncryptMessage;
    DECRYPT_MESSAGE_FN DecryptMessage;
    SET_CONTEXT_ATTRIBUTES_FN_W SetContextAttributesW;
    SET_CREDENTIALS_ATTRIBUTES_FN_W SetCredentialsAttributesW;
    void *Reserved9;
    QUERY_CONTEXT_ATTRIBUTES_EX_FN_W QueryContextAttributesExW;
    QUERY_CREDENTIALS_ATTRIBUTES_EX_FN_W QueryCredentialsAttributesExW;
} SecurityFunctionTableW, *PSecurityFunctionTableW;

typedef struct _SEC_APPLICATION_PROTOCOL_LIST {
    SEC_APPLICATION_PROTOCOL_NEGOTIATION_EXT ProtoNegoExt;
    unsigned short ProtocolListSize;
    unsigned char ProtocolList[1];
} SEC_APPLICATION_PROTOCOL_LIST, *PSEC_APPLICATION_PROTOCOL_LIST;

typedef struct _SEC_APPLICATION_PROTOCOLS {
    unsigned long ProtocolListsSize;
    SEC_APPLICATION_PROTOCOL_LIST ProtocolLists[1];
} SEC_APPLICATION_PROTOCOLS, *PSEC_APPLICATION_PROTOCOLS;

typedef struct _SEC_CERTIFICATE_REQUEST_CONTEXT {
    unsigned char cbCertificateRequestContext;
    unsigned char rgCertificateRequestContext[1];
} SEC_CERTIFICATE_REQUEST_CONTEXT, *PSEC_CERTIFICATE_REQUEST_CONTEXT;

typedef struct _SEC_CHANNEL_BINDINGS {
    unsigned long dwInitiatorAddrType;
    unsigned long cbInitiatorLength;
    unsigned long dwInitiatorOffset;
    unsigned long dwAcceptorAddrType;
    unsigned long cbAcceptorLength;
    unsigned long dwAcceptorOffset;
    unsigned long cbApplicationDataLength;
    unsigned long dwApplicationDataOffset;
} SEC_CHANNEL_BINDINGS, *PSEC_CHANNEL_BINDINGS;

typedef struct _SEC_DTLS_MTU {
    unsigned short PathMTU;
} SEC_DTLS_MTU, *PSEC_DTLS_MTU;

typedef struct _SEC_FLAGS {
    unsigned long long Flags;
} SEC_FLAGS, *PSEC_FLAGS;

typedef WCHAR SEC_WCHAR;

typedef struct _SEC_NEGOTIATION_INFO {
    unsigned long Size;
    unsigned long NameLength;
    SEC_WCHAR *Name;
    void *Reserved;
} SEC_NEGOTIATION_INFO, *PSEC_NEGOTIATION_INFO;

typedef struct _SEC_PRESHAREDKEY {
    unsigned short KeySize;
    unsigned char Key[1];
} SEC_PRESHAREDKEY, *PSEC_PRESHAREDKEY;

typedef struct _SEC_PRESHAREDKEY_IDENTITY {
    unsigned short KeyIdentitySize;
    unsigned char KeyIdentity[1];
} SEC_PRESHAREDKEY_IDENTITY, *PSEC_PRESHAREDKEY_IDENTITY;

typedef struct _SEC_SRTP_MASTER_KEY_IDENTIFIER {
    unsigned char MasterKeyIdentifierSize;
    unsigned char MasterKeyIdentifier[1];
} SEC_SRTP_MASTER_KEY_IDENTIFIER, *PSEC_SRTP_MASTER_KEY_IDENTIFIER;

typedef struct _SEC_SRTP_PROTECTION_PROFILES {
    unsigned short ProfilesSize;
    unsigned short ProfilesList[1];
} SEC_SRTP_PROTECTION_PROFILES, *PSEC_SRTP_PROTECTION_PROFILES;

typedef struct _SEC_TOKEN_BINDING {
    unsigned char MajorVersion;
    unsigned char MinorVersion;
    unsigned short KeyParametersSize;
    unsigned char KeyParameters[1];
} SEC_TOKEN_BINDING, *PSEC_TOKEN_BINDING;

typedef struct _SEC_TRAFFIC_SECRETS {
    wchar_t SymmetricAlgId[64];
    wchar_t ChainingMode[64];
    wchar_t HashAlgId[64];
    unsigned short KeySize;
    unsigned short IvSize;
    unsigned short MsgSequenceStart;
    unsigned short MsgSequenceEnd;
    SEC_TRAFFIC_SECRET_TYPE TrafficSecretType;
    unsigned short TrafficSecretSize;
    unsigned char TrafficSecret[1];
} SEC_TRAFFIC_SECRETS, *PSEC_TRAFFIC_SECRETS;

typedef struct _SEC_WINNT_AUTH_IDENTITY_EX2 {
    unsigned long Version;
    unsigned short cbHeaderLength;
    unsigned long cbStructureLength;
    unsigned long UserOffset;
    unsigned short UserLength;
    unsigned long DomainOffset;
    unsigned short DomainLength;
    unsigned long PackedCredentialsOffset;
    unsigned short PackedCredentialsLength;
    unsigned long Flags;
    unsigned long PackageListOffset;
    unsigned short PackageListLength;
} SEC_WINNT_AUTH_IDENTITY_EX2, *PSEC_WINNT_AUTH_IDENTITY_EX2;

typedef struct _SEC_WINNT_AUTH_IDENTITY_EXW {
    unsigned long Version;
    unsigned long Length;
    unsigned short *User;
    unsigned long UserLength;
    unsigned short *Domain;
    unsigned long DomainLength;
    unsigned short *Password;
    unsigned long PasswordLength;
    unsigned long Flags;
    unsigned short *PackageList;
    unsigned long PackageListLength;
} SEC_WINNT_AUTH_IDENTITY_EXW, *PSEC_WINNT_AUTH_IDENTITY_EXW;

typedef struct _SEC_WINNT_AUTH_IDENTITY_W {
    unsigned short *User;
    unsigned long UserLength;
    unsigned short *Domain;
    unsigned long DomainLength;
    unsigned short *Password;
    unsigned long PasswordLength;
    unsigned long Flags;
} SEC_WINNT_AUTH_IDENTITY_W, *PSEC_WINNT_AUTH_IDENTITY_W;

struct _SecBuffer {
    unsigned long cbBuffer;
    unsigned long BufferType;
    void *pvBuffer;
};

struct _SecBufferDesc {
    unsigned long ulVersion;
    unsigned long cBuffers;
    PSecBuffer pBuffers;
};

struct _SecHandle {
    ULONG_PTR dwLower;
    ULONG_PTR dwUpper;
};

typedef struct _SecPkgContext_AuthorityW {
    SEC_WCHAR *sAuthorityName;
} SecPkgContext_AuthorityW, *PSecPkgContext_AuthorityW;

typedef struct _SecPkgContext_CredInfo {
    SECPKG_CRED_CLASS CredClass;
    unsigned long IsPromptingNeeded;
} SecPkgContext_CredInfo, *PSecPkgContext_CredInfo;

typedef struct _SecPkgContext_CredentialNameW {
    unsigned long CredentialType;
    SEC_WCHAR *sCredentialName;
} SecPkgContext_CredentialNameW, *PSecPkgContext_CredentialNameW;

typedef struct _SecPkgContext_DceInfo {
    unsigned long AuthzSvc;
    void *pPac;
} SecPkgContext_DceInfo, *PSecPkgContext_DceInfo;

typedef struct _SecPkgContext_Flags {
    unsigned long Flags;
} SecPkgContext_Flags, *PSecPkgContext_Flags;

typedef struct _SecPkgContext_KeyInfoW {
    SEC_WCHAR *sSignatureAlgorithmName;
    SEC_WCHAR *sEncryptAlgorithmName;
    unsigned long KeySize;
    unsigned long SignatureAlgorithm;
    unsigned long EncryptAlgorithm;
} SecPkgContext_KeyInfoW, *PSecPkgContext_KeyInfoW;

typedef SECURITY_INTEGER TimeStamp;

typedef struct _SecPkgContext_Lifespan {
    TimeStamp tsStart;
    TimeStamp tsExpiry;
} SecPkgContext_Lifespan, *PSecPkgContext_Lifespan;

typedef struct _SecPkgContext_LogoffTime {
    TimeStamp tsLogoffTime;
} SecPkgContext_LogoffTime, *PSecPkgContext_LogoffTime;

typedef struct _SecPkgContext_NamesW {
    SEC_WCHAR *sUserName;
} SecPkgContext_NamesW, *PSecPkgContext_NamesW;

typedef struct _SecPkgContext_NegoKeys {
    unsigned long KeyType;
    unsigned short KeyLength;
    unsigned char *KeyValue;
    unsigned long VerifyKeyType;
    unsigned short VerifyKeyLength;
    unsigned char *VerifyKeyValue;
} SecPkgContext_NegoKeys, *PSecPkgContext_NegoKeys;

typedef struct _SecPkgContext_NegoPackageInfo {
    unsigned long PackageMask;
} SecPkgContext_NegoPackageInfo, *PSecPkgContext_NegoPackageInfo;

typedef struct _SecPkgContext_NegoStatus {
    unsigned long LastStatus;
} SecPkgContext_NegoStatus, *PSecPkgContext_NegoStatus;

typedef struct _SecPkgContext_NegotiationInfoW {
    PSecPkgInfoW PackageInfo;
    unsigned long NegotiationState;
} SecPkgContext_NegotiationInfoW, *PSecPkgContext_NegotiationInfoW;

typedef struct _SecPkgContext_PackageInfoW {
    PSecPkgInfoW PackageInfo;
} SecPkgContext_PackageInfoW, *PSecPkgContext_PackageInfoW;

typedef struct _SecPkgContext_PasswordExpiry {
    TimeStamp tsPasswordExpires;
} SecPkgContext_PasswordExpiry, *PSecPkgContext_PasswordExpiry;

typedef struct _SecPkgContext_ProtoInfoW {
    SEC_WCHAR *sProtocolName;
    unsigned long majorVersion;
    unsigned long minorVersion;
} SecPkgContext_ProtoInfoW, *PSecPkgContext_ProtoInfoW;

typedef struct _SecPkgContext_SessionKey {
    unsigned long SessionKeyLength;
    unsigned char *SessionKey;
} SecPkgContext_SessionKey, *PSecPkgContext_SessionKey;

typedef struct _SecPkgContext_Sizes {
    unsigned long cbMaxToken;
    unsigned long cbMaxSignature;
    unsigned long cbBlockSize;
    unsigned long cbSecurityTrailer;
} SecPkgContext_Sizes, *PSecPkgContext_Sizes;

typedef struct _SecPkgContext_StreamSizes {
    unsigned long cbHeader;
    unsigned long cbTrailer;
    unsigned long cbMaximumMessage;
    unsigned long cBuffers;
    unsigned long cbBlockSize;
} SecPkgContext_StreamSizes, *PSecPkgContext_StreamSizes;

typedef struct _SecPkgContext_SubjectAttributes {
    void *AttributeInfo;
} SecPkgContext_SubjectAttributes, *PSecPkgContext_SubjectAttributes;

typedef struct _SecPkgContext_UserFlags {
    unsigned long UserFlags;
} SecPkgContext_UserFlags, *PSecPkgContext_UserFlags;

typedef struct _SecPkgCredentials_Cert {
    unsigned long EncodedCertSize;
    unsigned char *EncodedCert;
} SecPkgCredentials_Cert, *PSecPkgCredentials_Cert;

typedef struct _SecPkgCredentials_KdcProxySettingsW {
    ULONG Version;
    ULONG Flags;
    USHORT ProxyServerOffset;
    USHORT ProxyServerLength;
    USHORT ClientTlsCredOffset;
    USHORT ClientTlsCredLength;
} SecPkgCredentials_KdcProxySettingsW, *PSecPkgCredentials_KdcProxySettingsW;

typedef struct _SecPkgCredentials_NamesW {
    SEC_WCHAR *sUserName;
} SecPkgCredentials_NamesW, *PSecPkgCredentials_NamesW;

typedef struct _SecPkgCredentials_SSIProviderW {
    SEC_WCHAR *sProviderName;
    unsigned long ProviderInfoLength;
    char *ProviderInfo;
} SecPkgCredentials_SSIProviderW, *PSecPkgCredentials_SSIProviderW;

struct _SecPkgInfoW {
    unsigned long fCapabilities;
    unsigned short wVersion;
    unsigned short wRPCID;
    unsigned long cbMaxToken;
    SEC_WCHAR *Name;
    SEC_WCHAR *Comment;
};

typedef CHAR SEC_CHAR;
typedef SECURITY_STATUS (NTAPI *ADD_CREDENTIALS_FN_A)(PCredHandle, SEC_CHAR *, SEC_CHAR *, unsigned long, void *,
    SEC_GET_KEY_FN, void *, PTimeStamp);
typedef LARGE_INTEGER *PSECURITY_INTEGER;
typedef PVOID PSEC_WINNT_AUTH_IDENTITY_OPAQUE;
typedef PSecPkgContext_StreamSizes PSecPkgContext_DatagramSizes;
typedef SecPkgContext_StreamSizes SecPkgContext_DatagramSizes;
typedef struct _SspiAsyncContext SspiAsyncContext;
typedef void (NTAPI *SspiAsyncNotifyCallback)(SspiAsyncContext *, PVOID);
typedef LARGE_INTEGER _SECURITY_INTEGER;
NTKERNELAPI SECURITY_STATUS NTAPI AcceptSecurityContext(PCredHandle, PCtxtHandle, PSecBufferDesc, unsigned long,
    unsigned long, PCtxtHandle, PSecBufferDesc, unsigned long *, PTimeStamp);
NTKERNELAPI SECURITY_STATUS NTAPI AcquireCredentialsHandleW(PSECURITY_STRING, PSECURITY_STRING, unsigned long,
    void *, void *, SEC_GET_KEY_FN, void *, PCredHandle, PTimeStamp);
NTKERNELAPI SECURITY_STATUS NTAPI AddCredentialsA(PCredHandle, LPSTR, LPSTR, unsigned long, void *, SEC_GET_KEY_FN,
    void *, PTimeStamp);
NTKERNELAPI SECURITY_STATUS NTAPI AddCredentialsW(PCredHandle, PSECURITY_STRING, PSECURITY_STRING, unsigned long,
    void *, SEC_GET_KEY_FN, void *, PTimeStamp);
NTKERNELAPI SECURITY_STATUS NTAPI ApplyControlToken(PCtxtHandle, PSecBufferDesc);
NTKERNELAPI SECURITY_STATUS NTAPI CompleteAuthToken(PCtxtHandle, PSecBufferDesc);
NTKERNELAPI SECURITY_STATUS NTAPI DecryptMessage(PCtxtHandle, PSecBufferDesc, unsigned long, unsigned long *);
NTKERNELAPI SECURITY_STATUS NTAPI DeleteSecurityContext(PCtxtHandle);
NTKERNELAPI SECURITY_STATUS NTAPI EncryptMessage(PCtxtHandle, unsigned long, PSecBufferDesc, unsigned long);
NTKERNELAPI SECURITY_STATUS NTAPI EnumerateSecurityPackagesW(unsigned long *, PSecPkgInfoW *);
NTKERNELAPI SECURITY_STATUS NTAPI FreeContextBuffer(PVOID);
NTKERNELAPI SECURITY_STATUS NTAPI FreeCredentialsHandle(PCredHandle);
typedef SECURITY_USER_DATA *PSecurityUserData;
NTKERNELAPI NTSTATUS NTAPI GetSecurityUserInfo(PLUID, ULONG, PSecurityUserData *);
NTKERNELAPI SECURITY_STATUS NTAPI ImpersonateSecurityContext(PCtxtHandle);
NTKERNELAPI SECURITY_STATUS NTAPI ImportSecurityContextW(PSECURITY_STRING, PSecBuffer, void *, PCtxtHandle);
NTKERNELAPI PSecurityFunctionTableW NTAPI InitSecurityInterfaceW(void);
NTKERNELAPI SECURITY_STATUS NTAPI InitializeSecurityContextW(PCredHandle, PCtxtHandle, PSECURITY_STRING,
    unsigned long, unsigned long, unsigned long, PSecBufferDesc, unsigned long, PCtxtHandle, PSecBufferDesc,
    unsigned long *, PTimeStamp);
NTKERNELAPI SECURITY_STATUS NTAPI MakeSignature(PCtxtHandle, unsigned long, PSecBufferDesc, unsigned long);
NTKERNELAPI NTSTATUS NTAPI MapSecurityError(SECURITY_STATUS);
NTKERNELAPI SECURITY_STATUS NTAPI QueryContextAttributesExW(PCtxtHandle, unsigned long, void *, unsigned long);
NTKERNELAPI SECURITY_STATUS NTAPI QueryContextAttributesW(PCtxtHandle, unsigned long, void *);
NTKERNELAPI SECURITY_STATUS NTAPI QueryCredentialsAttributesExW(PCredHandle, unsigned long, void *, unsigned long);
NTKERNELAPI SECURITY_STATUS NTAPI QueryCredentialsAttributesW(PCredHandle, unsigned long, void *);
NTKERNELAPI SECURITY_STATUS NTAPI QuerySecurityContextToken(PCtxtHandle, void **);
NTKERNELAPI SECURITY_STATUS NTAPI QuerySecurityPackageInfoW(PSECURITY_STRING, PSecPkgInfoW *);
NTKERNELAPI SECURITY_STATUS NTAPI RevertSecurityContext(PCtxtHandle);
NTKERNELAPI SECURITY_STATUS NTAPI SspiAcceptSecurityContextAsync(SspiAsyncContext *, PCredHandle, PCtxtHandle,
    PSecBufferDesc, unsigned long, unsigned long, PCtxtHandle, PSecBufferDesc, unsigned long *, PTimeStamp);
NTKERNELAPI SECURITY_STATUS NTAPI SspiAcquireCredentialsHandleAsyncA(SspiAsyncContext *, LPSTR, LPSTR, unsigned long,
    void *, void *, SEC_GET_KEY_FN, void *, PCredHandle, PTimeStamp);
NTKERNELAPI SECURITY_STATUS NTAPI SspiAcquireCredentialsHandleAsyncW(SspiAsyncContext *, PSECURITY_STRING,
    PSECURITY_STRING, unsigned long, void *, void *, SEC_GET_KEY_FN, void *, PCredHandle, PTimeStamp);
NTKERNELAPI BOOLEAN NTAPI SspiAsyncContextRequiresNotify(SspiAsyncContext *);
NTKERNELAPI SECURITY_STATUS NTAPI SspiCompareAuthIdentities(PSEC_WINNT_AUTH_IDENTITY_OPAQUE,
    PSEC_WINNT_AUTH_IDENTITY_OPAQUE, PBOOLEAN, PBOOLEAN);
NTKERNELAPI SECURITY_STATUS NTAPI SspiCopyAuthIdentity(PSEC_WINNT_AUTH_IDENTITY_OPAQUE,
    PSEC_WINNT_AUTH_IDENTITY_OPAQUE *);
NTKERNELAPI SspiAsyncContext *NTAPI SspiCreateAsyncContext();
NTKERNELAPI SECURITY_STATUS NTAPI SspiDeleteSecurityContextAsync(SspiAsyncContext *, PCtxtHandle);
NTKERNELAPI SECURITY_STATUS NTAPI SspiEncodeAuthIdentityAsStrings(PSEC_WINNT_AUTH_IDENTITY_OPAQUE, PCWSTR *,
    PCWSTR *, PCWSTR *);
NTKERNELAPI SECURITY_STATUS NTAPI SspiEncodeStringsAsAuthIdentity(PCWSTR, PCWSTR, PCWSTR,
    PSEC_WINNT_AUTH_IDENTITY_OPAQUE *);
NTKERNELAPI SECURITY_STATUS NTAPI SspiExcludePackage(PSEC_WINNT_AUTH_IDENTITY_OPAQUE, PCWSTR,
    PSEC_WINNT_AUTH_IDENTITY_OPAQUE *);
NTKERNELAPI void NTAPI SspiFreeAsyncContext(SspiAsyncContext *);
NTKERNELAPI void NTAPI SspiFreeAuthIdentity(PSEC_WINNT_AUTH_IDENTITY_OPAQUE);
NTKERNELAPI SECURITY_STATUS NTAPI SspiFreeCredentialsHandleAsync(SspiAsyncContext *, PCredHandle);
NTKERNELAPI SECURITY_STATUS NTAPI SspiGetAsyncCallStatus(SspiAsyncContext *);
NTKERNELAPI SECURITY_STATUS NTAPI SspiGetTargetHostName(PCWSTR, PWSTR *);
NTKERNELAPI SECURITY_STATUS NTAPI SspiInitializeSecurityContextAsyncA(SspiAsyncContext *, PCredHandle, PCtxtHandle,
    LPSTR, unsigned long, unsigned long, unsigned long, PSecBufferDesc, unsigned long, PCtxtHandle, PSecBufferDesc,
    unsigned long *, PTimeStamp);
NTKERNELAPI SECURITY_STATUS NTAPI SspiInitializeSecurityContextAsyncW(SspiAsyncContext *, PCredHandle, PCtxtHandle,
    PSECURITY_STRING, unsigned long, unsigned long, unsigned long, PSecBufferDesc, unsigned long, PCtxtHandle,
    PSecBufferDesc, unsigned long *, PTimeStamp);
NTKERNELAPI BOOLEAN NTAPI SspiIsPromptingNeeded(unsigned long);
NTKERNELAPI void NTAPI SspiLocalFree(PVOID);
NTKERNELAPI SECURITY_STATUS NTAPI SspiMarshalAuthIdentity(PSEC_WINNT_AUTH_IDENTITY_OPAQUE, unsigned long *,
    char **);
NTKERNELAPI NTSTATUS NTAPI SspiReinitAsyncContext(SspiAsyncContext *);
NTKERNELAPI SECURITY_STATUS NTAPI SspiSetAsyncNotifyCallback(SspiAsyncContext *, SspiAsyncNotifyCallback, void *);
NTKERNELAPI SECURITY_STATUS NTAPI SspiUnmarshalAuthIdentity(unsigned long, char *,
    PSEC_WINNT_AUTH_IDENTITY_OPAQUE *);
NTKERNELAPI SECURITY_STATUS NTAPI SspiValidateAuthIdentity(PSEC_WINNT_AUTH_IDENTITY_OPAQUE);
NTKERNELAPI void NTAPI SspiZeroAuthIdentity(PSEC_WINNT_AUTH_IDENTITY_OPAQUE);
NTSYSAPI SECURITY_STATUS NTAPI VerifySignature(PCtxtHandle, PSecBufferDesc, unsigned long, unsigned long *);

#ifdef __cplusplus
}
#endif

#endif
