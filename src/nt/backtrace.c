/*
 * backtrace.c: names the places of a back trace with libdw, from the debug information of the host and of the images.
 */
#include "nt/backtrace.h"
#include "nt/bugcheck.h"
#include "nt/fault.h"
#include "nt/os.h"

#include <elfutils/libdwfl.h>
#include <string.h>

/* Images that the dynamic loader did not load from a file that is still there. */
enum { IMAGES_MAX = 64, PATH_BYTES = 512 };

struct image {
    uint64_t low;
    uint64_t high;
    uint64_t bias;
    char path[PATH_BYTES];
};

static struct {
    struct os_lock lock;
    struct image rows[IMAGES_MAX];
    struct image last_removed; /* a thread that the driver left behind may still return into it */
} images;

bool nt_bugcheck_image_add(const void *base, size_t bytes, uint64_t bias, const char *path)
{
    bool added = false;
    if (strlen(path) >= PATH_BYTES) {
        return false;
    }
    os_lock(&images.lock);
    for (size_t i = 0; i < IMAGES_MAX && !added; i++) {
        struct image *image = &images.rows[i];
        if (image->high == 0) {
            image->low = (uint64_t)(uintptr_t)base;
            image->high = image->low + bytes;
            image->bias = bias;
            memcpy(image->path, path, strlen(path) + 1);
            added = true;
            if (image->low < images.last_removed.high && images.last_removed.low < image->high) {
                images.last_removed.high = 0; /* its place is taken */
            }
        }
    }
    os_unlock(&images.lock);
    return added;
}

void nt_bugcheck_image_remove(const void *base)
{
    os_lock(&images.lock);
    for (size_t i = 0; i < IMAGES_MAX; i++) {
        if (images.rows[i].high != 0 && images.rows[i].low == (uint64_t)(uintptr_t)base) {
            images.last_removed = images.rows[i];
            memset(&images.rows[i], 0, sizeof images.rows[i]);
        }
    }
    os_unlock(&images.lock);
}

bool nt_backtrace_is_image(uint64_t address)
{
    for (size_t i = 0; i < IMAGES_MAX; i++) {
        if (address >= images.rows[i].low && address < images.rows[i].high) {
            return true;
        }
    }
    return false;
}

const char *nt_backtrace_removed_image(uint64_t address)
{
    const struct image *image = &images.last_removed; /* without the lock: a report must not wait */
    if (address < image->low || address >= image->high) {
        return NULL;
    }
    const char *slash = strrchr(image->path, '/');
    return slash ? slash + 1 : image->path;
}

size_t nt_backtrace_walk(uint64_t frame, uint64_t *addresses, size_t max)
{
    size_t count = 0;
    while (count < max && frame != 0 && frame % 8 == 0) {
        uint64_t saved[2]; /* the caller's frame, the return address */
        if (!nt_fault_copy(saved, (const void *)(uintptr_t)frame, sizeof saved) || saved[1] == 0) {
            break;
        }
        addresses[count++] = saved[1];
        if (saved[0] <= frame) { /* a stack grows downwards: else a chain that goes nowhere */
            break;
        }
        frame = saved[0];
    }
    return count;
}

/* No separate debug information is looked for: that could go to a network. */
static int find_no_debuginfo(Dwfl_Module *module, void **user, const char *name, Dwarf_Addr base, const char *file,
                             const char *link, GElf_Word checksum, char **found)
{
    (void)module, (void)user, (void)name, (void)base, (void)file, (void)link, (void)checksum, (void)found;
    return -1;
}

static int find_no_elf(Dwfl_Module *module, void **user, const char *name, Dwarf_Addr base, char **path, Elf **elf)
{
    (void)module, (void)user, (void)name, (void)base, (void)path, (void)elf;
    return -1;
}

static void report_module(void *context, const char *path, uint64_t bias, uint64_t low, uint64_t high)
{
    Dwfl *dwfl = context;
    for (size_t i = 0; i < IMAGES_MAX; i++) {
        if (images.rows[i].low < high && low < images.rows[i].high) {
            return; /* known under a better name */
        }
    }
    if (path[0] == '/') {
        dwfl_report_elf(dwfl, path, path, -1, bias, true);
    }
}

static const char *base_name(const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    return slash ? slash + 1 : path;
}

static void describe_one(Dwfl *dwfl, uint64_t address, uint64_t looked_up, nt_backtrace_visitor *visit, void *context)
{
    struct nt_backtrace_place place = {0};
    Dwfl_Module *module = dwfl ? dwfl_addrmodule(dwfl, looked_up) : NULL;
    if (module) {
        Dwarf_Addr start = 0;
        const char *name = dwfl_module_info(module, NULL, &start, NULL, NULL, NULL, NULL, NULL);
        Dwfl_Line *line = dwfl_module_getsrc(module, looked_up);
        place.function = dwfl_module_addrname(module, looked_up);
        place.module = base_name(name);
        if (name && strcmp(name, "/proc/self/exe") == 0) {
            place.module = "host";
        }
        place.offset = address - start;
        if (line) {
            place.file = dwfl_lineinfo(line, NULL, &place.line, NULL, NULL, NULL);
        }
    }
    visit(context, address, &place);
}

void nt_backtrace_describe(const uint64_t *addresses, size_t count, bool is_exact, nt_backtrace_visitor *visit,
                           void *context)
{
    static const Dwfl_Callbacks callbacks = {
        .find_elf = find_no_elf,
        .find_debuginfo = find_no_debuginfo,
    };
    Dwfl *dwfl = dwfl_begin(&callbacks);
    if (dwfl) {
        dwfl_report_begin(dwfl);
        for (size_t i = 0; i < IMAGES_MAX; i++) {
            const struct image *image = &images.rows[i];
            if (image->high != 0) {
                dwfl_report_elf(dwfl, image->path, image->path, -1, image->bias, true);
            }
        }
        os_each_module(report_module, dwfl);
        dwfl_report_end(dwfl, NULL, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        uint64_t looked_up = i == 0 && is_exact ? addresses[i] : addresses[i] - 1;
        describe_one(dwfl, addresses[i], looked_up, visit, context);
    }
    if (dwfl) {
        dwfl_end(dwfl);
    }
}

void nt_backtrace_describe_bare(const uint64_t *addresses, size_t count, nt_backtrace_visitor *visit, void *context)
{
    for (size_t i = 0; i < count; i++) {
        struct nt_backtrace_place place = {0};
        for (size_t row = 0; row < IMAGES_MAX && !place.module; row++) {
            const struct image *image = &images.rows[row];
            if (addresses[i] >= image->low && addresses[i] < image->high) {
                place.module = base_name(image->path);
                place.offset = addresses[i] - image->bias;
            }
        }
        visit(context, addresses[i], &place);
    }
}
