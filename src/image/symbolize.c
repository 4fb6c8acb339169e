/*
 * symbolize.c: turns a code address of an image into a function and a source line, by libdw.
 */
#include "image/symbolize.h"
#include "nt/os.h"

#include <elfutils/libdwfl.h>
#include <string.h>

struct image_symbols {
    Dwfl *dwfl;
    Dwfl_Module *module;
};

/* libdw is not made for threads; reports are rare. */
static struct os_lock symbols_lock;

static char *debuginfo_path;
static const Dwfl_Callbacks callbacks = {
    .find_elf = dwfl_linux_proc_find_elf,
    .find_debuginfo = dwfl_standard_find_debuginfo,
    .debuginfo_path = &debuginfo_path,
};

static struct image_symbols *symbols_create(const char *path, const void *base)
{
    struct image_symbols *symbols = os_alloc(sizeof *symbols);
    if (symbols == NULL) {
        return NULL;
    }
    symbols->dwfl = dwfl_begin(&callbacks);
    if (symbols->dwfl == NULL) {
        goto free_symbols;
    }
    dwfl_report_begin(symbols->dwfl);
    symbols->module = dwfl_report_elf(symbols->dwfl, path, path, -1, (GElf_Addr)(uintptr_t)base, true);
    if (dwfl_report_end(symbols->dwfl, NULL, NULL) != 0 || symbols->module == NULL) {
        goto end_dwfl;
    }
    return symbols;

end_dwfl:
    dwfl_end(symbols->dwfl);
free_symbols:
    os_free(symbols);
    return NULL;
}

void image_symbols_destroy(struct image_symbols *symbols)
{
    if (symbols != NULL) {
        dwfl_end(symbols->dwfl);
        os_free(symbols);
    }
}

static bool find(const struct image_symbols *symbols, GElf_Addr address, struct image_place *place)
{
    GElf_Sym symbol;
    *place = (struct image_place){0};
    place->function = dwfl_module_addrinfo(symbols->module, address, &place->offset, &symbol, NULL, NULL, NULL);
    Dwfl_Line *line = dwfl_module_getsrc(symbols->module, address);
    if (line != NULL) {
        place->file = dwfl_lineinfo(line, NULL, &place->line, NULL, NULL, NULL);
    }
    return place->function != NULL || place->file != NULL;
}

bool image_symbols_find(struct image_symbols **symbols, const char *path, const void *base, const void *address,
                        struct image_place *place)
{
    bool found = false;
    os_lock(&symbols_lock);
    if (*symbols == NULL) {
        *symbols = symbols_create(path, base);
    }
    if (*symbols != NULL) {
        found = find(*symbols, (GElf_Addr)(uintptr_t)address, place);
    }
    os_unlock(&symbols_lock);
    return found;
}
