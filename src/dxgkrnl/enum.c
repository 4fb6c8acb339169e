/*
 * enum.c: lists the started adapters and opens each for the process that asked.
 */
#include "dxgkrnl/enum.h"

#include "dxgkrnl/adapter.h"

/* A display-only driver shows pictures and renders none; a compute-only adapter has no display and says so. */
static uint32_t kind_of(const struct dxg_adapter *adapter)
{
    if (adapter->driver->display_only) {
        return DXG_ENUM_DISPLAY_ONLY;
    }
    return atomic_load_explicit(&adapter->compute_only, memory_order_relaxed) ? DXG_ENUM_COMPUTE_ONLY : 0;
}

/* References to at most DXG_ENUM_MAXIMUM adapters; returns how many. */
static ULONG collect(uint32_t kinds, struct dxg_adapter **adapters)
{
    ULONG count = 0;
    os_lock(&dxg_kernel.lock);
    for (struct dxg_adapter *adapter = dxg_kernel.adapters; adapter; adapter = adapter->next) {
        uint32_t kind = kind_of(adapter);
        if (dxg_adapter_state(adapter) == DXG_ADAPTER_STARTED && (kind & ~kinds) == 0 && count < DXG_ENUM_MAXIMUM) {
            adapters[count++] = dxg_adapter_get(adapter);
        }
    }
    os_unlock(&dxg_kernel.lock);
    return count;
}

static NTSTATUS open_all(struct dxg_process *process, struct dxg_adapter *const *adapters, ULONG count,
                         struct dxg_enum_list *list)
{
    for (ULONG i = 0; i < count; i++) {
        D3DKMT_ADAPTERINFO *info = &list->adapters[i];
        NTSTATUS status = dxg_process_open_adapter(process, adapters[i], &info->hAdapter);
        if (!NT_SUCCESS(status)) {
            dxg_enum_close(process, list);
            list->count = 0;
            return status;
        }
        info->AdapterLuid = adapters[i]->luid;
        info->NumOfSources = adapters[i]->sources;
        info->bPrecisePresentRegionsPreferred = FALSE;
        list->count = i + 1;
    }
    return STATUS_SUCCESS;
}

NTSTATUS dxg_enum_open(struct dxg_process *process, uint32_t kinds, ULONG room, struct dxg_enum_list *list)
{
    struct dxg_adapter *adapters[DXG_ENUM_MAXIMUM];
    ULONG count = collect(kinds, adapters);
    list->count = 0;
    NTSTATUS status = room == 0 || count > room ? STATUS_BUFFER_TOO_SMALL : open_all(process, adapters, count, list);
    for (ULONG i = 0; i < count; i++) {
        dxg_adapter_put(adapters[i]);
    }
    return status;
}

void dxg_enum_close(struct dxg_process *process, const struct dxg_enum_list *list)
{
    for (ULONG i = 0; i < list->count; i++) {
        dxg_process_close_adapter(process, list->adapters[i].hAdapter);
    }
}
