/*
 * device_model.c: finds the device model that goes with a driver, and loads it.
 */
#include "host/device_model.h"

#include "device/presets.h"
#include "device/registers.h"
#include "host/state.h"
#include "host/text.h"

#include <dlfcn.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_REGISTER_BYTES = 16 << 20, WHY_BYTES = 512 };

struct path {
    char text[4096];
};

/* dlopen looks for a name without a slash elsewhere. */
static const char *here(const char *file)
{
    return strchr(file, '/') ? "" : "./";
}

/* DRIVER without .so, then .device.so. */
static bool path_beside(const char *driver, struct path *path)
{
    size_t length = strlen(driver);
    if (length > 3 && strcmp(driver + length - 3, ".so") == 0) {
        length -= 3;
    }
    int printed = snprintf(path->text, sizeof path->text, "%s%.*s.device.so", here(driver), (int)length, driver);
    return printed > 0 && (size_t)printed < sizeof path->text;
}

static bool path_of(const char *file, struct path *path)
{
    int printed = snprintf(path->text, sizeof path->text, "%s%s", here(file), file);
    return printed > 0 && (size_t)printed < sizeof path->text;
}

/* dlopen maps what the program headers promise, and the first touch of what the file does not hold is SIGBUS. */
static const char *judge_file(int fd)
{
    struct stat about;
    Elf64_Ehdr header;
    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) {
        return "is not a file";
    }
    if (pread(fd, &header, sizeof header, 0) != (ssize_t)sizeof header ||
        memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) {
        return "is not a shared object";
    }
    if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_machine != EM_X86_64 || header.e_type != ET_DYN ||
        header.e_phentsize != sizeof(Elf64_Phdr)) {
        return "is not a shared object for 64-bit x86";
    }
    for (unsigned i = 0; i < header.e_phnum; i++) {
        Elf64_Phdr part;
        uint64_t end;
        uint64_t place = header.e_phoff + (uint64_t)i * sizeof part;
        if (place > INT64_MAX || pread(fd, &part, sizeof part, (off_t)place) != (ssize_t)sizeof part ||
            __builtin_add_overflow(part.p_offset, part.p_filesz, &end) || end > (uint64_t)about.st_size) {
            return "ends before what it promises";
        }
    }
    return NULL;
}

/* A driver's image is a shared object too, whose constructors must not run: its imports are not bound. */
static bool is_driver(const char *path)
{
    struct image_info info;
    return image_probe(path, &info, NULL);
}

static bool judge(const char *path, struct host_error *error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return host_fail(error, HOST_BAD_DEVICE, 0, "%s: the device model cannot be opened: %s", path, strerror(errno));
    }
    const char *wrong = judge_file(fd);
    close(fd);
    if (!wrong && is_driver(path)) {
        wrong = "is a driver's image";
    }
    return !wrong || host_fail(error, HOST_BAD_DEVICE, 0, "%s: the device model %s", path, wrong);
}

static bool keeps_promises(const char *path, const struct escapement_device_model *model, struct host_error *error)
{
    if (!model) {
        return host_fail(error, HOST_BAD_DEVICE, 0, "%s: not a device model, since it exports no %s", path,
                         ESCAPEMENT_DEVICE_SYMBOL);
    }
    if (model->abi < 1 || model->abi > ESCAPEMENT_DEVICE_ABI) {
        return host_fail(error, HOST_BAD_DEVICE, 0,
                         "%s: the device model was made for device.h number %u, and this kernel has numbers up to %u",
                         path, model->abi, ESCAPEMENT_DEVICE_ABI);
    }
    if (!model->name || !model->create || !model->destroy || !model->read || !model->write) {
        return host_fail(error, HOST_BAD_DEVICE, 0, "%s: the device model leaves a name or a function of device.h null",
                         path);
    }
    return true;
}

static bool load_file(struct host_device_model *model, const char *path, struct host_error *error)
{
    if (!judge(path, error)) {
        return false;
    }
    model->library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!model->library) {
        return host_fail(error, HOST_BAD_DEVICE, 0, "%s: the device model cannot be loaded: %s", path, dlerror());
    }
    model->model = dlsym(model->library, ESCAPEMENT_DEVICE_SYMBOL);
    if (!keeps_promises(path, model->model, error)) {
        host_device_model_unload(model);
        return false;
    }
    return true;
}

static bool load_model(struct host_device_model *model, const char *driver, const char *device,
                       struct host_error *error)
{
    struct path path;
    const struct escapement_device_model *preset = device ? device_preset_find(device) : NULL;
    *model = (struct host_device_model){.model = preset ? preset : &dxg_plain_device};
    if (preset) {
        return true;
    }
    if (device ? strcmp(device, "plain") == 0 : !path_beside(driver, &path) || access(path.text, F_OK) != 0) {
        return true;
    }
    if (device && !path_of(device, &path)) {
        return host_fail(error, HOST_BAD_DEVICE, 0, "%s: the device model's path is too long", device);
    }
    return load_file(model, path.text, error);
}

/* -------------------------------------------------------------------------------------------------------- registers */

static struct device_registers *read_registers(const char *file, struct host_error *error)
{
    char why[WHY_BYTES];
    struct host_text text;
    if (!host_text_read(&text, file, MOST_REGISTER_BYTES, why, sizeof why)) {
        host_fail(error, HOST_BAD_DEVICE, 0, "%s: %s", file, why);
        return NULL;
    }
    struct device_registers *registers = device_registers_read(text.bytes, text.size, why, sizeof why);
    host_text_fini(&text);
    if (!registers) {
        host_fail(error, HOST_BAD_DEVICE, 0, "%s: %s", file, why);
    }
    return registers;
}

/* A file of registers is a device of its own, or stands in front of the one that there is otherwise. */
static bool put_registers(struct host_device_model *model, const char *driver, const struct host_options *options,
                          struct host_error *error)
{
    char why[WHY_BYTES];
    bool is_device = device_registers_are_a_device(model->registers);
    struct device_registers *registers = model->registers;
    if (is_device && options->device) {
        return host_fail(error, HOST_BAD_DEVICE, 0,
                         "%s: it describes a device of its own (a line 'device'), but %s is asked for as well",
                         options->registers, options->device);
    }
    if (!is_device && !load_model(model, driver, options->device, error)) {
        return false;
    }
    model->registers = registers;
    model->model = device_registers_model(registers, is_device ? NULL : model->model, why, sizeof why);
    return model->model || host_fail(error, HOST_BAD_DEVICE, 0, "%s: %s", options->registers, why);
}

bool host_device_model_load(struct host_device_model *model, const char *driver, const struct host_options *options,
                            struct host_error *error)
{
    if (!options->registers) {
        return load_model(model, driver, options->device, error);
    }
    struct device_registers *registers = read_registers(options->registers, error);
    *model = (struct host_device_model){.registers = registers};
    if (!registers) {
        return false;
    }
    if (!put_registers(model, driver, options, error)) {
        model->registers = registers;
        host_device_model_unload(model);
        return false;
    }
    return true;
}

void host_device_model_unload(struct host_device_model *model)
{
    if (model->library) {
        dlclose(model->library);
    }
    device_registers_destroy(model->registers);
    *model = (struct host_device_model){0};
}
