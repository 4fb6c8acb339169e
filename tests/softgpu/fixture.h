/*
 * fixture.h: softgpu started on its own hardware, a process with a device, and the shortest way to send it an escape.
 */
#ifndef SOFTGPU_TEST_FIXTURE_H
#define SOFTGPU_TEST_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <d3dkmthk.h>
#include <escapement/host.h>
#include <ntstatus.h>

#include "../../drivers/softgpu/shared/softgpu_escape.h"
#include "../../drivers/softgpu/shared/softgpu_isa.h"
#include "../../drivers/softgpu/shared/softgpu_regs.h"

struct client {
    struct host_process *process;
    D3DKMT_HANDLE adapter;
    D3DKMT_HANDLE device;
};

/** Start the driver of the test's variant; ends the test program's run when that fails. */
struct host *fixture_start(const struct host_options *options);
/** Stop it, and fail the test if anything is left behind. */
void fixture_stop(struct host *host);

/** A process with an adapter handle and a device. The calling thread is attached to it. */
void client_open(struct client *client, struct host *host);
void client_close(struct client *client);

/** Send a payload whose first member is a header: command, version and size are filled in. */
NTSTATUS client_send(struct client *client, uint32_t command, uint32_t version, void *payload, uint32_t size,
                     bool hardware_access);
/** An object of a client's. */
struct softgpu_allocate client_allocate(struct client *client, uint32_t bytes);
/** Submit words as a stream. */
NTSTATUS client_submit(struct client *client, const uint32_t *words, uint32_t count);
/** One word of an object. */
uint32_t client_read_word(struct client *client, uint32_t id, uint32_t offset);

/** Compares two statuses by name, so that a failure reads. */
#define assert_status_equal(actual, expected) assert_status_equal_at(actual, expected, __FILE__, __LINE__)
void assert_status_equal_at(NTSTATUS actual, NTSTATUS expected, const char *file, int line);

#endif
