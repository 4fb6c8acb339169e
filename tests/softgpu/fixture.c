/*
 * fixture.c: starts softgpu, and sends it escapes on behalf of a process.
 */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *variant_suffix(void)
{
    return strcmp(ESCAPEMENT_VARIANT, "plain") == 0 ? "" : "-" ESCAPEMENT_VARIANT;
}

struct host *fixture_start(const struct host_options *options)
{
    char path[4096];
    const char *build = getenv("ESCAPEMENT_BUILD");
    snprintf(path, sizeof path, "%s/drivers/softgpu/softgpu%s.so", build != NULL ? build : "build", variant_suffix());
    static struct host_error error; /* it is large */
    struct host *host = host_start(path, options, &error);
    if (host == NULL) {
        fail_msg("%s", error.text);
    }
    return host;
}

void fixture_stop(struct host *host)
{
    host_stop(host);
    struct host_leftovers left;
    host_leftovers(&left);
    assert_int_equal(left.pool_blocks, 0);
    assert_int_equal(left.threads, 0);
    assert_int_equal(left.mappings, 0);
    assert_int_equal(left.contiguous_bytes, 0);
}

void client_open(struct client *client, struct host *host)
{
    client->process = host_process_create(host, "client");
    assert_non_null(client->process);
    host_process_attach(client->process);
    D3DKMT_OPENADAPTERFROMLUID open = {.AdapterLuid = host_adapter_luid(host)};
    assert_status_equal(D3DKMTOpenAdapterFromLuid(&open), STATUS_SUCCESS);
    client->adapter = open.hAdapter;
    D3DKMT_CREATEDEVICE create = {.hAdapter = open.hAdapter};
    assert_status_equal(D3DKMTCreateDevice(&create), STATUS_SUCCESS);
    client->device = create.hDevice;
}

void client_close(struct client *client)
{
    host_process_attach(NULL);
    host_process_destroy(client->process);
}

NTSTATUS client_send(struct client *client, uint32_t command, uint32_t version, void *payload, uint32_t size,
                     bool hardware_access)
{
    struct softgpu_header *header = payload;
    *header = (struct softgpu_header){command, version, size, 0};
    D3DKMT_ESCAPE escape = {
        .hAdapter = client->adapter,
        .hDevice = client->device,
        .Type = D3DKMT_ESCAPE_DRIVERPRIVATE,
        .pPrivateDriverData = payload,
        .PrivateDriverDataSize = size,
    };
    escape.Flags.HardwareAccess = hardware_access ? 1 : 0;
    return host_escape(client->process, &escape, NULL);
}

struct softgpu_allocate client_allocate(struct client *client, uint32_t bytes)
{
    struct softgpu_allocate allocate = {.bytes = bytes};
    assert_status_equal(client_send(client, SOFTGPU_ALLOCATE, 1, &allocate, sizeof allocate, false), STATUS_SUCCESS);
    return allocate;
}

NTSTATUS client_submit(struct client *client, const uint32_t *words, uint32_t count)
{
    uint32_t size = (uint32_t)sizeof(struct softgpu_submit) + 4 * count;
    struct softgpu_submit *submit = calloc(1, size);
    assert_non_null(submit);
    submit->stream_bytes = 4 * count;
    memcpy(submit + 1, words, 4 * (size_t)count);
    NTSTATUS status = client_send(client, SOFTGPU_SUBMIT, 1, submit, size, false);
    free(submit);
    return status;
}

uint32_t client_read_word(struct client *client, uint32_t id, uint32_t offset)
{
    struct {
        struct softgpu_read_object read;
        uint32_t word;
    } payload = {.read = {.id = id, .offset = offset, .bytes = 4}};
    assert_status_equal(client_send(client, SOFTGPU_READ_OBJECT, 1, &payload, sizeof payload.read + 4, false),
                        STATUS_SUCCESS);
    return payload.word;
}

void assert_status_equal_at(NTSTATUS actual, NTSTATUS expected, const char *file, int line)
{
    if (actual != expected) {
        const char *got = host_status_name(actual);
        const char *wanted = host_status_name(expected);
        print_error("%s (0x%08X), not %s\n", got != NULL ? got : "a status without a name", (unsigned)actual,
                    wanted != NULL ? wanted : "the status expected");
        _fail(file, line);
    }
}
