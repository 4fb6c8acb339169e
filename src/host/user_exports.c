/*
 * user_exports.c: the functions that a user-mode driver image imports, in Microsoft's convention.
 */
#include "host/user_exports.h"

#include "nt/log.h"
#include "nt/os.h"
#include "nt/process.h"
#include "nt/thread.h"

#include <d3dkmthk.h>
#include <stdint.h>
#include <string.h>
#include <winbase.h>

#define USER_API __attribute__((ms_abi))

/*
 * Memory. A block knows its size, so that it can grow; nothing lies behind it, so that a sanitizer sees its end.
 */
struct block {
    size_t bytes;
    size_t unused; /* what follows stays aligned to 16 */
};

static struct block *block_of(void *memory)
{
    return (struct block *)memory - 1;
}

static void *allocate(size_t bytes)
{
    if (bytes > SIZE_MAX - sizeof(struct block)) {
        return NULL;
    }
    struct block *block = os_alloc(sizeof *block + bytes);
    if (!block) {
        return NULL;
    }
    block->bytes = bytes;
    return block + 1;
}

static USER_API void *user_malloc(size_t bytes)
{
    return allocate(bytes);
}

static USER_API void *user_calloc(size_t count, size_t bytes)
{
    size_t all;
    return __builtin_mul_overflow(count, bytes, &all) ? NULL : allocate(all);
}

static USER_API void user_free(void *memory)
{
    if (memory) {
        os_free(block_of(memory));
    }
}

static void *resize(void *memory, size_t bytes)
{
    void *moved = allocate(bytes);
    if (!moved) {
        return NULL;
    }
    size_t old = block_of(memory)->bytes;
    memcpy(moved, memory, old < bytes ? old : bytes);
    os_free(block_of(memory));
    return moved;
}

static USER_API void *user_realloc(void *memory, size_t bytes)
{
    if (!memory) {
        return allocate(bytes);
    }
    if (bytes == 0) { /* Microsoft's C library frees here */
        user_free(memory);
        return NULL;
    }
    return resize(memory, bytes);
}

/* One heap, which GetProcessHeap names; its handle is this object's address. */
static const char process_heap;

static USER_API HANDLE user_get_process_heap(void)
{
    return (HANDLE)(uintptr_t)&process_heap;
}

static USER_API void *user_heap_alloc(HANDLE heap, DWORD flags, size_t bytes)
{
    (void)heap;
    (void)flags; /* memory is zeroed with HEAP_ZERO_MEMORY and without */
    return allocate(bytes);
}

static USER_API void *user_heap_realloc(HANDLE heap, DWORD flags, void *memory, size_t bytes)
{
    (void)heap;
    if (!memory || ((flags & HEAP_REALLOC_IN_PLACE_ONLY) && bytes > block_of(memory)->bytes)) {
        return NULL;
    }
    return flags & HEAP_REALLOC_IN_PLACE_ONLY ? memory : resize(memory, bytes);
}

static USER_API BOOL user_heap_free(HANDLE heap, DWORD flags, void *memory)
{
    (void)heap;
    (void)flags;
    user_free(memory);
    return TRUE;
}

static USER_API size_t user_heap_size(HANDLE heap, DWORD flags, const void *memory)
{
    (void)heap;
    (void)flags;
    return ((const struct block *)memory - 1)->bytes;
}

/*
 * Critical sections, in the 40 bytes that Windows gives one: free, taken, or taken with somebody waiting.
 */
struct critical_section {
    uint64_t debug_info;
    struct os_lock lock;
    uint32_t recursion; /* of the owner; others do not read it */
    _Atomic uint64_t owner;
    uint64_t unused[2];
};
_Static_assert(sizeof(struct critical_section) == 40, "x64");

static USER_API void user_initialize_critical_section(struct critical_section *section)
{
    memset(section, 0, sizeof *section);
}

static USER_API BOOL user_initialize_critical_section_and_spin_count(struct critical_section *section, DWORD spins)
{
    (void)spins;
    user_initialize_critical_section(section);
    return TRUE;
}

static USER_API BOOL user_initialize_critical_section_ex(struct critical_section *section, DWORD spins, DWORD flags)
{
    (void)flags;
    return user_initialize_critical_section_and_spin_count(section, spins);
}

static bool enter_again(struct critical_section *section)
{
    if (atomic_load_explicit(&section->owner, memory_order_relaxed) != os_thread_id()) {
        return false;
    }
    section->recursion++;
    return true;
}

static void own(struct critical_section *section)
{
    atomic_store_explicit(&section->owner, os_thread_id(), memory_order_relaxed);
    section->recursion = 1;
}

static USER_API void user_enter_critical_section(struct critical_section *section)
{
    if (!enter_again(section)) {
        os_lock(&section->lock);
        own(section);
    }
}

static USER_API BOOL user_try_enter_critical_section(struct critical_section *section)
{
    if (enter_again(section)) {
        return TRUE;
    }
    if (!os_lock_try(&section->lock)) {
        return FALSE;
    }
    own(section);
    return TRUE;
}

static USER_API void user_leave_critical_section(struct critical_section *section)
{
    if (atomic_load_explicit(&section->owner, memory_order_relaxed) != os_thread_id()) {
        nt_log(NT_LOG_KERNEL, "a user-mode driver left a critical section that its thread does not hold");
        return;
    }
    if (--section->recursion == 0) {
        atomic_store_explicit(&section->owner, 0, memory_order_relaxed);
        os_unlock(&section->lock);
    }
}

static USER_API void user_delete_critical_section(struct critical_section *section)
{
    memset(section, 0, sizeof *section);
}

static USER_API DWORD user_get_current_process_id(void)
{
    const struct nt_thread *thread = nt_thread_current();
    return thread ? (DWORD)thread->process->id : 0;
}

static USER_API DWORD user_get_current_thread_id(void)
{
    return os_thread_id();
}

static USER_API void user_output_debug_string(const char *text)
{
    if (text) {
        nt_log_text(NT_LOG_DRIVER, text, strlen(text));
    }
}

/* The D3DKMT functions for callers of Microsoft's convention. */
static USER_API NTSTATUS user_open_adapter_from_luid(const D3DKMT_OPENADAPTERFROMLUID *args)
{
    return D3DKMTOpenAdapterFromLuid(args);
}

static USER_API NTSTATUS user_enum_adapters2(const D3DKMT_ENUMADAPTERS2 *args)
{
    return D3DKMTEnumAdapters2(args);
}

static USER_API NTSTATUS user_enum_adapters3(D3DKMT_ENUMADAPTERS3 *args)
{
    return D3DKMTEnumAdapters3(args);
}

static USER_API NTSTATUS user_close_adapter(const D3DKMT_CLOSEADAPTER *args)
{
    return D3DKMTCloseAdapter(args);
}

static USER_API NTSTATUS user_query_adapter_info(const D3DKMT_QUERYADAPTERINFO *args)
{
    return D3DKMTQueryAdapterInfo(args);
}

static USER_API NTSTATUS user_create_device(D3DKMT_CREATEDEVICE *args)
{
    return D3DKMTCreateDevice(args);
}

static USER_API NTSTATUS user_destroy_device(const D3DKMT_DESTROYDEVICE *args)
{
    return D3DKMTDestroyDevice(args);
}

static USER_API NTSTATUS user_create_context(D3DKMT_CREATECONTEXT *args)
{
    return D3DKMTCreateContext(args);
}

static USER_API NTSTATUS user_create_context_virtual(D3DKMT_CREATECONTEXTVIRTUAL *args)
{
    return D3DKMTCreateContextVirtual(args);
}

static USER_API NTSTATUS user_destroy_context(const D3DKMT_DESTROYCONTEXT *args)
{
    return D3DKMTDestroyContext(args);
}

static USER_API NTSTATUS user_render(D3DKMT_RENDER *args)
{
    return D3DKMTRender(args);
}

static USER_API NTSTATUS user_submit_command(const D3DKMT_SUBMITCOMMAND *args)
{
    return D3DKMTSubmitCommand(args);
}

static USER_API NTSTATUS user_get_device_state(D3DKMT_GETDEVICESTATE *args)
{
    return D3DKMTGetDeviceState(args);
}

static USER_API NTSTATUS user_escape(const D3DKMT_ESCAPE *args)
{
    return D3DKMTEscape(args);
}

// clang-format off
static const struct nt_export rows[] = {
    NT_EXPORT_AS(malloc,                                user_malloc),
    NT_EXPORT_AS(calloc,                                user_calloc),
    NT_EXPORT_AS(realloc,                               user_realloc),
    NT_EXPORT_AS(free,                                  user_free),
    NT_EXPORT_AS(GetProcessHeap,                        user_get_process_heap),
    NT_EXPORT_AS(HeapAlloc,                             user_heap_alloc),
    NT_EXPORT_AS(HeapReAlloc,                           user_heap_realloc),
    NT_EXPORT_AS(HeapFree,                              user_heap_free),
    NT_EXPORT_AS(HeapSize,                              user_heap_size),
    NT_EXPORT_AS(InitializeCriticalSection,             user_initialize_critical_section),
    NT_EXPORT_AS(InitializeCriticalSectionAndSpinCount, user_initialize_critical_section_and_spin_count),
    NT_EXPORT_AS(InitializeCriticalSectionEx,           user_initialize_critical_section_ex),
    NT_EXPORT_AS(EnterCriticalSection,                  user_enter_critical_section),
    NT_EXPORT_AS(TryEnterCriticalSection,               user_try_enter_critical_section),
    NT_EXPORT_AS(LeaveCriticalSection,                  user_leave_critical_section),
    NT_EXPORT_AS(DeleteCriticalSection,                 user_delete_critical_section),
    NT_EXPORT_AS(GetCurrentProcessId,                   user_get_current_process_id),
    NT_EXPORT_AS(GetCurrentThreadId,                    user_get_current_thread_id),
    NT_EXPORT_AS(OutputDebugStringA,                    user_output_debug_string),
    NT_EXPORT_AS(D3DKMTOpenAdapterFromLuid,             user_open_adapter_from_luid),
    NT_EXPORT_AS(D3DKMTEnumAdapters2,                   user_enum_adapters2),
    NT_EXPORT_AS(D3DKMTEnumAdapters3,                   user_enum_adapters3),
    NT_EXPORT_AS(D3DKMTCloseAdapter,                    user_close_adapter),
    NT_EXPORT_AS(D3DKMTQueryAdapterInfo,                user_query_adapter_info),
    NT_EXPORT_AS(D3DKMTCreateDevice,                    user_create_device),
    NT_EXPORT_AS(D3DKMTDestroyDevice,                   user_destroy_device),
    NT_EXPORT_AS(D3DKMTCreateContext,                   user_create_context),
    NT_EXPORT_AS(D3DKMTCreateContextVirtual,            user_create_context_virtual),
    NT_EXPORT_AS(D3DKMTDestroyContext,                  user_destroy_context),
    NT_EXPORT_AS(D3DKMTRender,                          user_render),
    NT_EXPORT_AS(D3DKMTSubmitCommand,                   user_submit_command),
    NT_EXPORT_AS(D3DKMTGetDeviceState,                  user_get_device_state),
    NT_EXPORT_AS(D3DKMTEscape,                          user_escape),
};
// clang-format on

const struct nt_export_table host_user_exports = NT_EXPORT_TABLE(rows);
