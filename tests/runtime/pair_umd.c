/*
 * pair_umd.c: the user-mode driver of the test pair – keeps what the runtime gave it, and fails where it is told to.
 */
#include <windows.h>

#include <d3dkmthk.h>
#include <d3dumddi.h>
#include <stdlib.h>
#include <string.h>

#include "pair.h"
#include "pair_umd.h"

static PAIR_UMD_SEEN Seen;
static ULONG Fault;

__declspec(dllexport) const PAIR_UMD_SEEN *APIENTRY PairUmdSeen(VOID)
{
    return &Seen;
}

__declspec(dllexport) HRESULT APIENTRY PairUmdEscape(HANDLE hDevice, const D3DDDICB_ESCAPE *pEscape)
{
    UNREFERENCED_PARAMETER(hDevice);
    return Seen.DeviceCallbacks->pfnEscapeCb(Seen.hAdapter, pEscape);
}

#define CHECK(condition)                                                                                               \
    if (!(condition)) {                                                                                                \
        return __LINE__;                                                                                               \
    }

static UINT CheckMemory(VOID)
{
    unsigned char *Block = calloc(4, 8);
    HANDLE Heap = GetProcessHeap();
    void *volatile Impossible; /* a compiler may take for granted that an unused block is there */
    SIZE_T Index;

    CHECK(Block != NULL);
    for (Index = 0; Index < 32; Index++) {
        CHECK(Block[Index] == 0);
        Block[Index] = (unsigned char)Index;
    }
    Block = realloc(Block, 4096);
    CHECK(Block != NULL && Block[31] == 31);
    Block = realloc(Block, 8);
    CHECK(Block != NULL && Block[7] == 7);
    CHECK(realloc(Block, 0) == NULL);
    free(NULL);
    free(malloc(0));
    Impossible = calloc((SIZE_T)-1 / 2, 4);
    CHECK(Impossible == NULL);
    Impossible = malloc((SIZE_T)-8);
    CHECK(Impossible == NULL);
    Block = realloc(NULL, 3);
    CHECK(Block != NULL);
    free(Block);

    CHECK(Heap != NULL);
    Block = HeapAlloc(Heap, HEAP_ZERO_MEMORY, 24);
    CHECK(Block != NULL && Block[23] == 0 && HeapSize(Heap, 0, Block) == 24);
    CHECK(HeapReAlloc(Heap, HEAP_REALLOC_IN_PLACE_ONLY, Block, 25) == NULL);
    Block = HeapReAlloc(Heap, 0, Block, 48);
    CHECK(Block != NULL && HeapSize(Heap, 0, Block) == 48);
    CHECK(HeapFree(Heap, 0, Block));
    return 0;
}

static UINT CheckSection(VOID)
{
    CRITICAL_SECTION Section;

    InitializeCriticalSection(&Section);
    EnterCriticalSection(&Section);
    EnterCriticalSection(&Section);
    CHECK(TryEnterCriticalSection(&Section));
    LeaveCriticalSection(&Section);
    LeaveCriticalSection(&Section);
    LeaveCriticalSection(&Section);
    CHECK(TryEnterCriticalSection(&Section));
    LeaveCriticalSection(&Section);
    DeleteCriticalSection(&Section);
    CHECK(InitializeCriticalSectionAndSpinCount(&Section, 400));
    DeleteCriticalSection(&Section);
    return 0;
}

__declspec(dllexport) UINT APIENTRY PairUmdImports(VOID)
{
    D3DKMT_ENUMADAPTERS2 Enum = {0};
    char Text[8] = "abc";
    UINT Line = CheckMemory();

    if (Line == 0) {
        Line = CheckSection();
    }
    if (Line != 0) {
        return Line;
    }
    CHECK(strlen(Text) == 3 && memcmp(Text, "abc", 4) == 0);
    CHECK(GetCurrentProcessId() % 4 == 0 && GetCurrentProcessId() != 0);
    CHECK(GetCurrentThreadId() != 0);
    OutputDebugStringA("pair: from user mode\n");
    CHECK(D3DKMTEnumAdapters2(&Enum) == 0 && Enum.NumAdapters != 0);
    return 0;
}

static HRESULT APIENTRY DestroyDevice(HANDLE hDevice)
{
    Seen.OpenDevices--;
    free(hDevice);
    return S_OK;
}

static HRESULT MakeContext(HANDLE hRuntimeDevice)
{
    ULONG Magic = PAIR_CONTEXT_MAGIC;
    D3DDDICB_CREATECONTEXT Context;

    memset(&Context, 0, sizeof(Context));
    Context.pPrivateDriverData = &Magic;
    Context.PrivateDriverDataSize = sizeof(Magic);
    return Seen.DeviceCallbacks->pfnCreateContextCb(hRuntimeDevice, &Context);
}

static HRESULT APIENTRY CreateDevice(HANDLE hAdapter, D3DDDIARG_CREATEDEVICE *pCreateData)
{
    struct pair_escape Escape = {.operation = PAIR_ECHO, .value = 41};
    D3DDDICB_ESCAPE Call;
    HANDLE Device;
    HRESULT Result;

    UNREFERENCED_PARAMETER(hAdapter);
    if (Fault == PAIR_UMD_CREATE_FAILS) {
        return PAIR_UMD_RESULT;
    }
    Seen.hDevice = pCreateData->hDevice;
    Seen.DeviceInterface = pCreateData->Interface;
    Seen.DeviceVersion = pCreateData->Version;
    Seen.DeviceCallbacks = pCreateData->pCallbacks;
    Seen.CommandBufferSize = pCreateData->CommandBufferSize;

    /* The device must be usable while it is being made. */
    memset(&Call, 0, sizeof(Call));
    Call.hDevice = pCreateData->hDevice;
    Call.pPrivateDriverData = &Escape;
    Call.PrivateDriverDataSize = sizeof(Escape);
    Result = Seen.DeviceCallbacks->pfnEscapeCb(Seen.hAdapter, &Call);
    if (FAILED(Result)) {
        return Result;
    }
    if (Fault == PAIR_UMD_LEAVES_CONTEXTS) {
        Result = MakeContext(pCreateData->hDevice);
        if (FAILED(Result)) {
            return Result;
        }
    }
    if (Fault == PAIR_UMD_NO_DESTROY) {
        return S_OK;
    }
    Device = malloc(16);
    if (Device == NULL) {
        return E_OUTOFMEMORY;
    }
    Seen.OpenDevices++;
    pCreateData->hDevice = Device;
    pCreateData->pDeviceFuncs->pfnDestroyDevice = DestroyDevice;
    return S_OK;
}

static HRESULT APIENTRY GetCaps(HANDLE hAdapter, const D3DDDIARG_GETCAPS *pData)
{
    UNREFERENCED_PARAMETER(hAdapter);
    UNREFERENCED_PARAMETER(pData);
    return E_NOTIMPL;
}

static HRESULT APIENTRY CloseAdapter(HANDLE hAdapter)
{
    UNREFERENCED_PARAMETER(hAdapter);
    Seen.OpenAdapters--;
    return S_OK;
}

__declspec(dllexport) HRESULT APIENTRY OpenAdapter(D3DDDIARG_OPENADAPTER *pOpenData)
{
    struct pair_query Query = {PAIR_CONTEXT_MAGIC, 0};
    D3DDDICB_QUERYADAPTERINFO Ask = {&Query, sizeof(Query)};
    HRESULT Result = pOpenData->pAdapterCallbacks->pfnQueryAdapterInfoCb(pOpenData->hAdapter, &Ask);

    if (FAILED(Result)) {
        return Result;
    }
    Fault = Query.umd_fault;
    if (Fault == PAIR_UMD_OPEN_FAILS) {
        return PAIR_UMD_RESULT;
    }
    Seen.hAdapter = pOpenData->hAdapter;
    Seen.AdapterInterface = pOpenData->Interface;
    Seen.AdapterVersion = pOpenData->Version;
    Seen.AdapterCallbacks = pOpenData->pAdapterCallbacks;
    Seen.OpenAdapters++;
    pOpenData->hAdapter = &Seen;
    pOpenData->DriverVersion = D3D_UMD_INTERFACE_VERSION;
    pOpenData->pAdapterFuncs->pfnGetCaps = GetCaps;
    pOpenData->pAdapterFuncs->pfnCreateDevice = Fault == PAIR_UMD_NO_CREATE ? NULL : CreateDevice;
    pOpenData->pAdapterFuncs->pfnCloseAdapter = Fault == PAIR_UMD_NO_CLOSE ? NULL : CloseAdapter;
    return S_OK;
}
