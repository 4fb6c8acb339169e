/*
 * fixture.h: the test pair's miniport started, and a process with a handle to its adapter.
 */
#ifndef RUNTIME_TEST_FIXTURE_H
#define RUNTIME_TEST_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <d3dkmthk.h>
#include <escapement/host.h>

#include "pair.h"

struct fixture {
    struct host *host;
    struct host_process *process; /* the calling thread is attached to it */
    D3DKMT_HANDLE adapter;
    char path[4096]; /* of the driver */
};

/** The path of a test driver in the test's own variant. */
void driver_path(char path[4096], const char *name);

void fixture_open(struct fixture *fx, const struct host_options *options);
/** Stops the kernel with whatever is open in it. */
void fixture_stop(void);
/** Closes and stops; also asserts that the driver left nothing behind. */
void fixture_close(struct fixture *fx);

D3DKMT_HANDLE open_adapter(const struct fixture *fx);
D3DKMT_HANDLE create_device(const struct fixture *fx);
D3DKMT_HANDLE create_context(D3DKMT_HANDLE device);

/** One escape to the miniport; with a device, and a context of it, where they are not 0. */
NTSTATUS send(const struct fixture *fx, D3DKMT_HANDLE device, D3DKMT_HANDLE context, struct pair_escape *escape);
/** The same, with the adapter alone, for what must succeed. */
void tell(const struct fixture *fx, enum pair_operation operation, uint32_t value);

/** Compares two statuses by name, so that a failure reads. */
#define assert_status(actual, expected) assert_status_at(actual, expected, __FILE__, __LINE__)
void assert_status_at(NTSTATUS actual, NTSTATUS expected, const char *file, int line);

#endif
