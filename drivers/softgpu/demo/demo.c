/*
 * demo.c: what `./dev demo` runs – an application that reaches softgpu through its user-mode driver, escape by escape.
 *
 * Everything goes the whole way: this program calls the user-mode driver, that calls pfnEscapeCb, the runtime calls the
 * graphics kernel, and that the miniport. The table shows what came back; the picture is what the engine drew.
 */
#include "../shared/softgpu_umd.h"
#include "scene.h"

#include <d3dumddi.h>
#include <escapement/host.h>
#include <png.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------------------------------------------- the table */
/** What pfnEscapeCb makes of the six documented results; no two share a code. */
static const struct result {
    HRESULT code;
    const char *status;
} results[] = {
    {S_OK, "STATUS_SUCCESS"},
    {E_INVALIDARG, "STATUS_INVALID_PARAMETER"},
    {E_OUTOFMEMORY, "STATUS_NO_MEMORY"},
    {D3DDDIERR_PRIVILEGEDINSTRUCTION, "STATUS_PRIVILEGED_INSTRUCTION"},
    {D3DDDIERR_INVALIDINSTRUCTION, "STATUS_ILLEGAL_INSTRUCTION"},
    {ERROR_GRAPHICS_DRIVER_MISMATCH, "STATUS_GRAPHICS_DRIVER_MISMATCH"},
};
#define RESULTS (sizeof results / sizeof results[0])

struct demo {
    SOFTGPU_FUNCTIONS gpu;
    HANDLE device;
    unsigned escapes;
    unsigned seen[RESULTS];
    bool wrong; /* some escape did not give what it was to give */
};

/** Print a row. The result must be `expected`, or the demonstration has failed. */
static void show(struct demo *demo, const char *escape, const char *shows, HRESULT result, HRESULT expected)
{
    const char *status = "another status";
    for (size_t i = 0; i < RESULTS; i++) {
        if (results[i].code == result) {
            status = results[i].status;
            demo->seen[i]++;
        }
    }
    demo->escapes++;
    printf("  %-15s  %-66s  %s\n", escape, shows, status);
    if (result != expected) {
        printf("  %15s  expected HRESULT 0x%08X, not 0x%08X\n", "", (unsigned)expected, (unsigned)result);
        demo->wrong = true;
    }
}

static unsigned statuses_seen(const struct demo *demo)
{
    unsigned count = 0;
    for (size_t i = 0; i < RESULTS; i++) {
        count += demo->seen[i] > 0;
    }
    return count;
}

/* ---------------------------------------------------------------------------------------------------- escapes */
static void versions(struct demo *demo)
{
    char text[100];
    struct softgpu_handshake hands = {0};
    HRESULT result = demo->gpu.Handshake(demo->device, SOFTGPU_INTERFACE, &hands);
    snprintf(text, sizeof text, "interface %u meets miniport interface %u, hardware revision %u", SOFTGPU_INTERFACE,
             hands.kmd_interface, hands.hardware_revision);
    show(demo, "handshake", text, result, S_OK);
    show(demo, "handshake", "an old user-mode driver: interface 1", demo->gpu.Handshake(demo->device, 1, &hands),
         ERROR_GRAPHICS_DRIVER_MISMATCH);
    show(demo, "handshake", "a user-mode driver from the future: interface 4",
         demo->gpu.Handshake(demo->device, SOFTGPU_INTERFACE + 1, &hands), ERROR_GRAPHICS_DRIVER_MISMATCH);
    for (UINT32 version = 1; version <= 3; version++) {
        struct softgpu_query query = {0};
        result = demo->gpu.Query(demo->device, version, &query);
        snprintf(text, sizeof text, "version %u, %u bytes: %u MiB%s%s", version, query.header.size,
                 (unsigned)(query.memory_bytes >> 20), version >= 2 ? ", 2 channels" : "",
                 version >= 3 ? ", streams of up to 64 KiB" : "");
        show(demo, "query", text, result, S_OK);
    }
}

static void settings_and_registers(struct demo *demo)
{
    char text[100];
    UINT32 value = 0;
    show(demo, "set setting", "alpha of the device becomes 200",
         demo->gpu.SetSetting(demo->device, SOFTGPU_SETTING_ALPHA, 200), S_OK);
    HRESULT result = demo->gpu.GetSetting(demo->device, SOFTGPU_SETTING_ALPHA, &value);
    snprintf(text, sizeof text, "alpha of the device is %u", value);
    show(demo, "get setting", text, result, S_OK);
    show(demo, "set setting", "alpha 256 is out of range",
         demo->gpu.SetSetting(demo->device, SOFTGPU_SETTING_ALPHA, 256), E_INVALIDARG);

    show(demo, "read register", "at level zero the engine may be running: refused",
         demo->gpu.ReadRegister(demo->device, FALSE, SOFTGPU_REG_ID, &value), E_INVALIDARG);
    result = demo->gpu.ReadRegister(demo->device, TRUE, SOFTGPU_REG_ID, &value);
    snprintf(text, sizeof text, "with HardwareAccess, level two: ID is 0x%08X", value);
    show(demo, "read register", text, result, S_OK);
    show(demo, "write register", "scratch register 0 becomes 0xC0FFEE",
         demo->gpu.WriteRegister(demo->device, TRUE, SOFTGPU_REG_SCRATCH(0), 0xC0FFEE), S_OK);
    result = demo->gpu.ReadRegister(demo->device, TRUE, SOFTGPU_REG_SCRATCH(0), &value);
    snprintf(text, sizeof text, "scratch register 0 is 0x%06X", value);
    show(demo, "read register", text, result, S_OK);
}

static HRESULT submit_one(struct demo *demo, const UINT32 *instruction)
{
    HRESULT result = demo->gpu.Record(demo->device, instruction);
    HRESULT flushed = demo->gpu.Flush(demo->device);
    return FAILED(result) ? result : flushed;
}

static void refusals(struct demo *demo, UINT32 object)
{
    const struct softgpu_fill outside = {SOFTGPU_INSTRUCTION(SOFTGPU_OP_FILL, 6), {0x00F00000, 64, 16, 16}, 0};
    show(demo, "submit", "FILL of memory that is not the caller's", submit_one(demo, &outside.head),
         D3DDDIERR_PRIVILEGEDINSTRUCTION);
    const struct softgpu_reg_write kernel = {SOFTGPU_INSTRUCTION(SOFTGPU_OP_REG_WRITE, 3), SOFTGPU_REG_CONTROL, 0};
    show(demo, "submit", "REG_WRITE of a register that only the kernel may use", submit_one(demo, &kernel.head),
         D3DDDIERR_PRIVILEGEDINSTRUCTION);
    const UINT32 loop = SOFTGPU_INSTRUCTION(SOFTGPU_OP_LOOP, 1);
    show(demo, "submit", "LOOP, which revision 3 of the hardware will have", submit_one(demo, &loop),
         D3DDDIERR_INVALIDINSTRUCTION);
    const struct softgpu_fill odd = {SOFTGPU_INSTRUCTION(SOFTGPU_OP_FILL, 6), {object + 2, 64, 16, 16}, 0};
    show(demo, "submit", "FILL at an address that the engine cannot reach", submit_one(demo, &odd.head),
         D3DDDIERR_INVALIDINSTRUCTION);
}

/** Allocate until there is no more, and give it back; one row for each kind of answer. */
static void exhaustion(struct demo *demo)
{
    UINT32 ids[64];
    UINT32 address;
    unsigned got = 0;
    HRESULT result = S_OK;
    while (got < sizeof ids / sizeof ids[0]) {
        result = demo->gpu.Allocate(demo->device, 0x100000, &ids[got], &address);
        if (FAILED(result)) {
            break;
        }
        got++;
        demo->escapes++;
        demo->seen[0]++;
    }
    char text[100];
    snprintf(text, sizeof text, "after %u objects of 1 MiB the pool is out", got);
    show(demo, "allocate", text, result, E_OUTOFMEMORY);
    while (got > 1) {
        demo->wrong |= FAILED(demo->gpu.Free(demo->device, ids[--got]));
        demo->escapes++;
    }
    if (got == 1) {
        show(demo, "free", "all of them are given back", demo->gpu.Free(demo->device, ids[0]), S_OK);
    }
}

/* ---------------------------------------------------------------------------------------------------- picture */
/** Add an instruction; a full stream is sent first. Returns the HRESULT of what failed, else 0. */
static int record(void *context, const UINT32 *instruction)
{
    struct demo *demo = context;
    HRESULT result = demo->gpu.Record(demo->device, instruction);
    if (result == E_OUTOFMEMORY) {
        show(demo, "submit", "a stream that is full is sent, and drawing goes on", demo->gpu.Flush(demo->device), S_OK);
        result = demo->gpu.Record(demo->device, instruction);
    }
    return result;
}

static bool write_png(const char *path, const void *pixels)
{
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = SCENE_WIDTH, .height = SCENE_HEIGHT, .format = PNG_FORMAT_BGRA};
    if (png_image_write_to_file(&image, path, 0, pixels, 0, NULL) == 0) {
        fprintf(stderr, "softgpu-demo: %s could not be written: %s\n", path, image.message);
        return false;
    }
    return true;
}

static bool draw(struct demo *demo, const char *path)
{
    UINT32 picture = 0;
    UINT32 picture_address = 0;
    UINT32 sheet = 0;
    UINT32 sheet_address = 0;
    char text[100];
    HRESULT result = demo->gpu.Allocate(demo->device, SCENE_BYTES, &picture, &picture_address);
    snprintf(text, sizeof text, "object %u for the picture: %u bytes at 0x%06X", picture, SCENE_BYTES, picture_address);
    show(demo, "allocate", text, result, S_OK);
    show(demo, "allocate", "another for the shadow",
         demo->gpu.Allocate(demo->device, SCENE_BYTES, &sheet, &sheet_address), S_OK);
    refusals(demo, picture_address);
    result = scene_draw(picture_address, sheet_address, record, demo);
    if (SUCCEEDED(result)) {
        result = demo->gpu.Flush(demo->device);
    }
    show(demo, "submit", "an escape wheel: fill, triangles, copy, blend, branch, fence", result, S_OK);

    struct softgpu_counters counters = {0};
    result = demo->gpu.ReadCounters(demo->device, &counters);
    snprintf(text, sizeof text, "%llu instructions executed, %llu pixels drawn, %llu faults",
             (unsigned long long)counters.instructions, (unsigned long long)counters.pixels,
             (unsigned long long)counters.faults);
    show(demo, "counters", text, result, S_OK);

    UINT32 *pixels = calloc(SCENE_BYTES, 1);
    if (pixels == NULL) {
        fputs("softgpu-demo: no memory for the picture\n", stderr);
        return false;
    }
    UINT32 fence = 0;
    result = demo->gpu.ReadObject(demo->device, sheet, 0, &fence, sizeof fence);
    snprintf(text, sizeof text, "the fence that the stream ended with is 0x%08X", fence);
    show(demo, "read object", text, result, S_OK);
    show(demo, "read object", "the picture's pixels",
         demo->gpu.ReadObject(demo->device, picture, 0, pixels, SCENE_BYTES), S_OK);
    bool written = write_png(path, pixels);
    free(pixels);
    show(demo, "free", "the shadow's object", demo->gpu.Free(demo->device, sheet), S_OK);
    show(demo, "free", "the same again: it is gone", demo->gpu.Free(demo->device, sheet), E_INVALIDARG);
    return written;
}

/* ---------------------------------------------------------------------------------------------------- the whole */
/** Beside this program's folder: build/drivers/softgpu/NAME. */
static bool image_path(char *path, size_t size, const char *program, const char *name)
{
    const char *slash = strrchr(program, '/');
    int folder = slash != NULL ? (int)(slash - program) + 1 : 0;
    int length = snprintf(path, size, "%.*s%s", folder, program, name);
    return length > 0 && (size_t)length < size;
}

static void print_driver_line(void *context, bool from_driver, const char *line)
{
    (void)context;
    if (from_driver) {
        printf("  driver says      %s\n", line);
    }
}

static bool run_device(struct host_umd *umd, struct demo *demo, const char *path)
{
    SOFTGPU_GET_FUNCTIONS *get_functions = (SOFTGPU_GET_FUNCTIONS *)host_umd_symbol(umd, "SoftgpuGetFunctions");
    HRESULT result = S_OK;
    struct host_umd_device *device = host_umd_device_create(umd, &result);
    if (device == NULL || get_functions == NULL) {
        fprintf(stderr, "softgpu-demo: the user-mode driver made no device: HRESULT 0x%08X\n", (unsigned)result);
        host_umd_device_destroy(device);
        return false;
    }
    get_functions(&demo->gpu);
    demo->device = host_umd_device_handle(device);
    printf("\n  %-15s  %-66s  %s\n", "escape", "what it shows", "result");
    versions(demo);
    settings_and_registers(demo);
    bool drawn = draw(demo, path);
    exhaustion(demo);
    host_umd_device_destroy(device);
    return drawn;
}

static bool run_process(struct host *host, const char *program, struct demo *demo, const char *path)
{
    static struct host_error error;
    char umd_path[4096];
    struct host_process *process = host_process_create(host, "demo");
    if (process == NULL || !image_path(umd_path, sizeof umd_path, program, "softgpu_umd.so")) {
        fputs("softgpu-demo: no memory\n", stderr);
        return false;
    }
    host_process_attach(process);
    bool done = false;
    struct host_umd *umd = host_umd_load(process, umd_path, 0, &error);
    if (umd == NULL) {
        fprintf(stderr, "softgpu-demo: %s\n", error.text);
    } else {
        printf("user-mode driver   %s\n", umd_path);
        done = run_device(umd, demo, path);
    }
    host_umd_unload(umd);
    host_process_attach(NULL);
    host_process_destroy(process);
    return done;
}

int main(int argc, char **argv)
{
    static struct host_error error;
    static struct demo demo;
    char kmd_path[4096];
    const struct host_options options = {.log = print_driver_line};
    if (argc != 2) {
        fputs("usage: softgpu-demo PICTURE.png\n", stderr);
        return 2;
    }
    if (!image_path(kmd_path, sizeof kmd_path, argv[0], "softgpu.so")) {
        fputs("softgpu-demo: the path of this program is too long\n", stderr);
        return 2;
    }
    struct host *host = host_start(kmd_path, &options, &error);
    if (host == NULL) {
        fprintf(stderr, "softgpu-demo: %s\n", error.text);
        return 3;
    }
    printf("miniport           %s\n", kmd_path);
    bool done = run_process(host, argv[0], &demo, argv[1]);
    host_stop(host);
    struct host_leftovers left;
    host_leftovers(&left);
    if (!done || demo.wrong || left.pool_blocks != 0 || fflush(stdout) != 0) {
        fprintf(stderr, "softgpu-demo: %s\n",
                !done        ? "it ended early"
                : demo.wrong ? "an escape gave another result than it was to give"
                             : "the driver left pool behind, or standard output is full");
        return 1;
    }
    printf("\ndemo: %u escapes, %u statuses, %s\n", demo.escapes, statuses_seen(&demo), argv[1]);
    return fclose(stdout) == 0 ? 0 : 1;
}
