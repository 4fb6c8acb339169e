/*
 * bind.c: fills an image's import table, from the tables it was handed and from nowhere else.
 */
#include "image/bind.h"

#include <link.h>
#include <stdio.h>
#include <string.h>

static const void *find_export(const struct nt_export_table *tables, size_t table_count, const char *name)
{
    for (size_t i = 0; i < table_count; i++) {
        for (size_t row = 0; row < tables[i].count; row++) {
            if (strcmp(tables[i].rows[row].name, name) == 0) {
                return tables[i].rows[row].address;
            }
        }
    }
    return image_sanitizer_symbol(name);
}

/* Whether an address of this program or its libraries is code. */
struct code_question {
    uintptr_t address;
    bool is_code;
};

static int ask_module(struct dl_phdr_info *module, size_t size, void *context)
{
    struct code_question *question = context;
    (void)size;
    for (size_t i = 0; i < module->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &module->dlpi_phdr[i];
        uintptr_t start = module->dlpi_addr + header->p_vaddr;
        if (header->p_type == PT_LOAD && question->address - start < header->p_memsz) {
            question->is_code = (header->p_flags & PF_X) != 0;
            return 1;
        }
    }
    return 0;
}

static bool is_code(const void *address)
{
    struct code_question question = {.address = (uintptr_t)address};
    dl_iterate_phdr(ask_module, &question);
    return question.is_code;
}

enum { NAME_SHOWN = 256 }; /* of an import that nobody exports */

/* One message with all names; the last ones give way to a count where they do not fit. */
static bool refuse_unresolved(const char *path, const char *names, uint32_t count, const struct nt_export_table *tables,
                              size_t table_count, struct image_error *error)
{
    uint32_t missing = 0;
    uint32_t listed = 0;
    char list[3072];
    size_t used = 0;
    for (uint32_t i = 0; i < count; i++, names += strlen(names) + 1) {
        if (find_export(tables, table_count, names) != NULL) {
            continue;
        }
        missing++;
        size_t length = strlen(names);
        bool is_cut = length > NAME_SHOWN;
        size_t wanted = (is_cut ? NAME_SHOWN : length) + strlen(", ...");
        if (listed + 1 == missing && used + wanted < sizeof list) {
            used += (size_t)snprintf(list + used, sizeof list - used, "%s%.*s%s", listed == 0 ? "" : ", ", NAME_SHOWN,
                                     names, is_cut ? "..." : "");
            listed++;
        }
    }
    char more[32] = "";
    if (listed < missing) {
        snprintf(more, sizeof more, " and %u more", missing - listed);
    }
    return image_refuse(error, IMAGE_UNRESOLVED,
                        "%s: %u import%s that nothing here exports: %.*s%s\n"
                        "  next  define %s in the driver, or do without: the kernel's exports are all there is",
                        path, missing, missing == 1 ? "" : "s", (int)used, list, more, missing == 1 ? "it" : "them");
}

bool image_bind(const char *path, uint8_t *base, const struct image_layout *layout,
                const struct nt_export_table *tables, size_t table_count, struct image_error *error)
{
    const char *names = (const char *)base + layout->names.start;
    uint8_t *slot = base + layout->slots.start;
    uint8_t *cell = base + layout->cells.start;
    const char *name = names;
    for (uint32_t i = 0; i < layout->note.import_count; i++, name += strlen(name) + 1) {
        const void *address = find_export(tables, table_count, name);
        if (address == NULL) {
            return refuse_unresolved(path, names, layout->note.import_count, tables, table_count, error);
        }
        memcpy(slot, &address, sizeof address);
        if (!is_code(address)) {
            memcpy(cell, &address, sizeof address);
        }
        slot += sizeof address;
        cell += IMAGE_CELL_BYTES;
    }
    return true;
}
