/*
 * bus_resources.c: what the bus assigned to a PCI function – its translated resources, and whose an address is.
 */
#include "dxgkrnl/bus_state.h"

#define INTERRUPT_VECTOR 0x90

static void describe_ports(uint64_t first, uint64_t count, CM_PARTIAL_RESOURCE_DESCRIPTOR *entry)
{
    entry->Type = CmResourceTypePort;
    entry->ShareDisposition = CmResourceShareDeviceExclusive;
    entry->Flags = CM_RESOURCE_PORT_IO | CM_RESOURCE_PORT_16_BIT_DECODE;
    entry->u.Port.Start.QuadPart = (LONGLONG)first;
    entry->u.Port.Length = (ULONG)count;
}

static void describe_bar(const struct bus_bar *bar, CM_PARTIAL_RESOURCE_DESCRIPTOR *entry)
{
    const struct escapement_device_model *model = bar->bus->model;
    uint64_t bytes = model->bars[bar->index].size_bytes;
    if (dxg_bus_bar_kind(&model->bars[bar->index]) == ESCAPEMENT_BAR_PORTS) {
        describe_ports(bar->physical, bytes, entry);
        entry->Flags |= CM_RESOURCE_PORT_BAR;
        return;
    }
    entry->ShareDisposition = CmResourceShareDeviceExclusive;
    entry->Flags = CM_RESOURCE_MEMORY_READ_WRITE | CM_RESOURCE_MEMORY_BAR;
    if (dxg_bus_bar_is_prefetchable(model, bar->index)) {
        entry->Flags |= CM_RESOURCE_MEMORY_PREFETCHABLE;
    }
    if (bytes > UINT32_MAX) {
        entry->Type = CmResourceTypeMemoryLarge;
        entry->Flags |= CM_RESOURCE_MEMORY_LARGE_40;
        entry->u.Memory40.Start.QuadPart = (LONGLONG)bar->physical;
        entry->u.Memory40.Length40 = (ULONG)(bytes >> 8);
        return;
    }
    entry->Type = CmResourceTypeMemory;
    entry->u.Memory.Start.QuadPart = (LONGLONG)bar->physical;
    entry->u.Memory.Length = (ULONG)bytes;
}

static void describe_line(CM_PARTIAL_RESOURCE_DESCRIPTOR *entry)
{
    entry->Type = CmResourceTypeInterrupt;
    entry->ShareDisposition = CmResourceShareShared;
    entry->Flags = CM_RESOURCE_INTERRUPT_LEVEL_SENSITIVE;
    entry->u.Interrupt.Level = BUS_INTERRUPT_IRQL;
    entry->u.Interrupt.Vector = INTERRUPT_VECTOR;
    entry->u.Interrupt.Affinity = 1;
}

static void describe_message(uint32_t message, CM_PARTIAL_RESOURCE_DESCRIPTOR *entry)
{
    entry->Type = CmResourceTypeInterrupt;
    entry->ShareDisposition = CmResourceShareDeviceExclusive;
    entry->Flags = CM_RESOURCE_INTERRUPT_LATCHED | CM_RESOURCE_INTERRUPT_MESSAGE;
    entry->u.MessageInterrupt.Translated.Level = BUS_INTERRUPT_IRQL;
    entry->u.MessageInterrupt.Translated.Vector = INTERRUPT_VECTOR + message;
    entry->u.MessageInterrupt.Translated.Affinity = 1;
}

static ULONG count_resources(const struct dxg_bus *bus)
{
    ULONG count = 0;
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        count += bus->bars[i].physical != 0;
    }
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_RANGES; i++) {
        count += bus->ranges[i].physical != 0;
    }
    uint32_t messages = dxg_bus_messages(bus);
    return count + (messages > 0 ? messages : 1);
}

PCM_RESOURCE_LIST dxg_bus_resources(struct dxg_bus *bus)
{
    ULONG count = count_resources(bus);
    PCM_RESOURCE_LIST list = os_alloc(sizeof *list + (count - 1) * sizeof(CM_PARTIAL_RESOURCE_DESCRIPTOR));
    if (list == NULL) {
        return NULL;
    }
    list->Count = 1;
    list->List[0].InterfaceType = PCIBus;
    list->List[0].PartialResourceList.Version = 1;
    list->List[0].PartialResourceList.Revision = 1;
    list->List[0].PartialResourceList.Count = count;
    CM_PARTIAL_RESOURCE_DESCRIPTOR *entry = list->List[0].PartialResourceList.PartialDescriptors;
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        if (bus->bars[i].physical != 0) {
            describe_bar(&bus->bars[i], entry++);
        }
    }
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_RANGES; i++) {
        if (bus->ranges[i].physical != 0) {
            describe_ports(bus->ranges[i].physical, bus->model->ports[i].count, entry++);
        }
    }
    uint32_t messages = dxg_bus_messages(bus);
    for (uint32_t message = 0; message < messages; message++) {
        describe_message(message, entry++);
    }
    if (messages == 0) {
        describe_line(entry);
    }
    return list;
}

static bool lies_within(uint64_t start, uint64_t size, uint64_t at, uint64_t bytes)
{
    return start != 0 && at >= start && bytes <= size && at - start <= size - bytes;
}

bool dxg_bus_owns_ports(const struct dxg_bus *bus, uint64_t first, uint64_t count)
{
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        const struct escapement_bar *is = &bus->model->bars[i];
        if (dxg_bus_bar_kind(is) == ESCAPEMENT_BAR_PORTS &&
            lies_within(bus->bars[i].physical, is->size_bytes, first, count)) {
            return true;
        }
    }
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_RANGES; i++) {
        const struct bus_bar *range = &bus->ranges[i];
        if (range->physical != 0 && lies_within(range->physical, bus->model->ports[i].count, first, count)) {
            return true;
        }
    }
    return false;
}

bool dxg_bus_owns(const struct dxg_bus *bus, uint64_t physical, uint64_t bytes)
{
    for (uint32_t i = 0; i < ESCAPEMENT_DEVICE_BARS; i++) {
        const struct escapement_bar *is = &bus->model->bars[i];
        if (dxg_bus_bar_kind(is) != ESCAPEMENT_BAR_PORTS &&
            lies_within(bus->bars[i].physical, is->size_bytes, physical, bytes)) {
            return true;
        }
    }
    return false;
}

uint64_t dxg_bus_bar_address(const struct dxg_bus *bus, uint32_t bar)
{
    return bar < ESCAPEMENT_DEVICE_BARS ? bus->bars[bar].physical : 0;
}

const struct escapement_device_model *dxg_bus_model(const struct dxg_bus *bus)
{
    return bus->model;
}
