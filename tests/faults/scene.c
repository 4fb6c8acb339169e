/*
 * scene.c: starts drivers and opens everything in them, and counts what the Linux process holds.
 */
#include "scene.h"

#include <dirent.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct host_error scene_error;
uint32_t scene_tdr_delay_ms;

struct steered_page *scene_page(void)
{
    static struct steered_page *page;
    if (!page) {
        void *wanted = (void *)(uintptr_t)STEERED_ADDRESS;
        page = mmap(wanted, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
        assert_ptr_equal(page, wanted);
    }
    return page;
}

int scene_count(enum steered_ddi ddi)
{
    return __atomic_load_n(&scene_page()->calls[ddi], __ATOMIC_SEQ_CST);
}

const char *scene_image(enum scene_driver driver, bool user)
{
    static char path[4096];
    const char *build = getenv("ESCAPEMENT_BUILD");
    bool is_plain = strcmp(ESCAPEMENT_VARIANT, "plain") == 0;
    build = build ? build : "build";
    if (driver == SCENE_STEERED) {
        snprintf(path, sizeof path, "%s/tests/drivers/steered-" ESCAPEMENT_VARIANT ".so", build);
    } else {
        snprintf(path, sizeof path, "%s/drivers/softgpu/softgpu%s%s.so", build, user ? "_umd" : "",
                 is_plain ? "" : "-" ESCAPEMENT_VARIANT);
    }
    return path;
}

bool scene_start(struct scene *scene, enum scene_driver driver)
{
    const struct host_options options = {.tdr_test_mode = true, .tdr_delay_ms = scene_tdr_delay_ms};
    *scene = (struct scene){.host = host_start(scene_image(driver, false), &options, &scene_error)};
    return scene->host != NULL;
}

static D3DKMT_HANDLE make_context(const struct scene *scene)
{
    D3DKMT_CREATECONTEXT args = {.hDevice = scene->device};
    assert_status(D3DKMTCreateContext(&args), STATUS_SUCCESS);
    return args.hContext;
}

static D3DKMT_HANDLE make_virtual_context(const struct scene *scene)
{
    D3DKMT_CREATECONTEXTVIRTUAL args = {.hDevice = scene->device};
    NTSTATUS status = D3DKMTCreateContextVirtual(&args);
    return status == STATUS_NOT_SUPPORTED ? 0 : args.hContext; /* softgpu has physical contexts only */
}

void scene_open(struct scene *scene)
{
    scene->process = host_process_create(scene->host, "scene");
    assert_non_null(scene->process);
    host_process_attach(scene->process);
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(scene->host)};
    assert_status(D3DKMTOpenAdapterFromLuid(&open), STATUS_SUCCESS);
    scene->adapter = open.hAdapter;
    D3DKMT_CREATEDEVICE create = {.hAdapter = scene->adapter};
    assert_status(D3DKMTCreateDevice(&create), STATUS_SUCCESS);
    scene->device = create.hDevice;
    scene->context = make_context(scene);
    scene->virtual_context = make_virtual_context(scene);
}

void scene_end(struct scene *scene)
{
    if (!scene->host) {
        return;
    }
    host_process_attach(NULL);
    host_process_destroy(scene->process);
    host_stop(scene->host);
    *scene = (struct scene){0};
}

void scene_assert_clean(void)
{
    static const struct host_leftovers nothing;
    struct host_leftovers left;
    host_leftovers(&left);
    if (memcmp(&left, &nothing, sizeof left) != 0) {
        fail_msg("left behind: %llu pool blocks, %llu timers, %llu DPCs, %llu threads, %llu mappings, %llu MDLs, %llu "
                 "handles, %llu contiguous bytes",
                 (unsigned long long)left.pool_blocks, (unsigned long long)left.timers_armed,
                 (unsigned long long)left.dpcs_queued, (unsigned long long)left.threads,
                 (unsigned long long)left.mappings, (unsigned long long)left.mdls, (unsigned long long)left.handles,
                 (unsigned long long)left.contiguous_bytes);
    }
    assert_int_equal(scene_page()->objects, 0);
    assert_int_equal(scene_page()->objects_foreign, 0);
}

NTSTATUS scene_escape(const struct scene *scene, uint32_t flags, void *data, uint32_t bytes)
{
    D3DKMT_ESCAPE args = {
        .hAdapter = scene->adapter,
        .hDevice = scene->device,
        .Type = D3DKMT_ESCAPE_DRIVERPRIVATE,
        .Flags.Value = flags,
        .pPrivateDriverData = data,
        .PrivateDriverDataSize = bytes,
    };
    return D3DKMTEscape(&args);
}

NTSTATUS scene_operate(const struct scene *scene, uint32_t flags, enum steered_operation operation, uint32_t value)
{
    struct steered_escape escape = {.operation = operation, .value = value};
    return scene_escape(scene, flags, &escape, sizeof escape);
}

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZER_HAS_MMAP
#endif
#endif

static _Atomic size_t mapped_bytes;

#ifndef SANITIZER_HAS_MMAP
/* The host's calls of mmap come here, since it is linked into this program; the C library's own do not. A mapping over
 * another is part of that one. */
static size_t whole_pages(size_t bytes)
{
    return (bytes + 4095) & ~(size_t)4095;
}

void *mmap(void *address, size_t bytes, int protection, int flags, int file, off_t offset)
{
    void *made = (void *)syscall(SYS_mmap, address, bytes, protection, flags, file, offset);
    if (made != MAP_FAILED && (flags & MAP_FIXED) == 0) {
        mapped_bytes += whole_pages(bytes);
    }
    return made;
}

int munmap(void *address, size_t bytes)
{
    mapped_bytes -= whole_pages(bytes);
    return (int)syscall(SYS_munmap, address, bytes);
}
#endif

static size_t entries_of(const char *folder)
{
    DIR *directory = opendir(folder);
    size_t count = 0;
    if (!directory) {
        fail_msg("%s cannot be read", folder);
        return 0;
    }
    for (const struct dirent *entry = readdir(directory); entry; entry = readdir(directory)) {
        count += entry->d_name[0] != '.';
    }
    closedir(directory);
    return count;
}

static size_t driver_mappings(void)
{
    FILE *maps = fopen("/proc/self/maps", "re");
    char line[4096 + 128];
    size_t count = 0;
    if (!maps) {
        fail_msg("the mappings cannot be read");
        return 0;
    }
    while (fgets(line, sizeof line, maps)) {
        count += strstr(line, "/drivers/") != NULL;
    }
    fclose(maps);
    return count;
}

struct scene_holdings scene_holdings(void)
{
    return (struct scene_holdings){
        .descriptors = entries_of("/proc/self/fd"),
        .driver_mappings = driver_mappings(),
        .mapped_bytes = mapped_bytes,
        .threads = entries_of("/proc/self/task"),
    };
}

/* A thread that was joined may stand in /proc for a moment. */
void scene_assert_holds(const struct scene_holdings *before)
{
    struct scene_holdings now = scene_holdings();
    for (unsigned tries = 0; now.threads > before->threads && tries < 1000; tries++) {
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
        now = scene_holdings();
    }
    assert_int_equal(now.descriptors, before->descriptors);
    assert_int_equal(now.driver_mappings, before->driver_mappings);
    assert_int_equal(now.mapped_bytes, before->mapped_bytes);
    assert_true(now.threads <= before->threads);
}

const char *scene_status(NTSTATUS status)
{
    static char number[2][16];
    static unsigned turn;
    const char *name = host_status_name(status);
    if (name) {
        return name;
    }
    turn ^= 1;
    snprintf(number[turn], sizeof number[turn], "0x%08X", (unsigned)status);
    return number[turn];
}

void assert_status_at(NTSTATUS actual, NTSTATUS expected, const char *file, int line)
{
    if (actual != expected) {
        print_error("%s, not %s\n", scene_status(actual), scene_status(expected));
        _fail(file, line);
    }
}
