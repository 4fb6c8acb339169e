/*
 * conformance.h: the start of every row – a kernel with the probe driver, a process with everything an escape can name,
 * and an escape that succeeds.
 *
 * A row spoils one thing of that escape and says what becomes of it. The driver's calls are counted on the board that
 * the driver writes (drivers/probe.h), and the payload is complemented by the driver, so that a copy back shows.
 */
#ifndef CONFORMANCE_H
#define CONFORMANCE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <d3dkmthk.h>
#include <escapement/host.h>
#include <pthread.h>

#include "drivers/probe.h"

#define CONF_PAYLOAD    64u
#define CONF_LIMIT      0x1000000u /* of a payload, unless the host says otherwise */
#define CONF_ARRAY(row) (sizeof(row) / sizeof((row)[0]))

struct dxg_adapter;

/** What one process has open. */
struct conf_client {
    struct host_process *process;
    D3DKMT_HANDLE adapter;
    D3DKMT_HANDLE device;
    D3DKMT_HANDLE context;
    void *commands; /* the context's command buffer */
};

struct conf {
    struct host *host;
    struct conf_client own;     /* the calling thread is attached to its process */
    D3DKMT_ESCAPE args;         /* names adapter, device, context and payload, and succeeds */
    unsigned char *payload;     /* CONF_LIMIT bytes and a page, filled with a pattern */
    uint32_t untouched;         /* how many bytes of it to look at after a refusal */
    struct dxg_adapter *second; /* another adapter of the same driver, where a row asked for one */
};

/** The board of the driver. One, since it must outlast the driver. */
extern struct probe_board conf_board;

/** The path of a driver of tests/conformance/meson.build, in the test's own variant. */
void conf_driver_path(char path[4096], const char *name);
/** Start `driver` (a name of tests/conformance/meson.build), attach the board, open everything that the driver has. */
void conf_open(struct conf *fx, const char *driver, const struct host_options *options);
/** Stop it, and ask that the driver left nothing behind. Works after a failed row too. */
void conf_close(struct conf *fx);

/** Everything of a process, on the adapter that runs. Leaves the calling thread attached to it. */
void conf_client_open(const struct conf *fx, struct conf_client *client, const char *name);
D3DKMT_HANDLE conf_open_adapter(LUID luid);
D3DKMT_HANDLE conf_create_device(D3DKMT_HANDLE adapter);
D3DKMT_HANDLE conf_create_context(D3DKMT_HANDLE device, void **commands);
NTSTATUS conf_render(const struct conf_client *client);
/** A second adapter of the same driver, started. conf_close removes it. */
LUID conf_second_adapter(struct conf *fx);
/** The adapter's own object, to see who waits where. */
struct dxg_adapter *conf_adapter(const struct conf *fx);

/** The escape of any client, with `size` bytes of any payload. */
NTSTATUS conf_escape(const struct conf_client *client, void *payload, uint32_t size, uint32_t flags);
/** D3DKMT_ESCAPE_TDRDBGCTRL, of 8 bytes. */
NTSTATUS conf_tdr(const struct conf_client *client, uint32_t control, uint32_t node);

/** The pattern that the payload holds before a call; the driver's complement of it after one. */
void conf_fill(unsigned char *bytes, size_t size);
void conf_assert_filled(const unsigned char *bytes, size_t size);
void conf_assert_complemented(const unsigned char *bytes, size_t size);

/** fx->args as it is: it succeeds, the driver is called once, the payload comes back. */
void conf_succeeds(struct conf *fx);
/** fx->args as it is: `status`, the driver not called, the payload untouched. */
void conf_refuses(struct conf *fx, NTSTATUS status);

/** What a client opens anew works, whatever became of its old handles: fx->args names a new process's for two calls. */
void conf_fresh_ones_work(struct conf *fx);

/** The board's fields, atomically. */
int conf_get(const int *field);
void conf_set(int *field, int value);
/** Until the field reaches the value. */
void conf_wait(const int *field, int value);

/** Until the adapter's gate is closed as far, and until as many callers wait at it. */
void conf_wait_gate(const struct conf *fx, uint32_t closed);
void conf_wait_queue(const struct conf *fx, uint32_t waiting);
/** Until so many wait to be alone in the adapter. */
void conf_wait_line(const struct conf *fx, uint32_t waiting);

/** An escape by a thread of its own. */
struct conf_caller {
    pthread_t thread;
    const struct conf_client *client;
    uint32_t flags;
    int started; /* just before its call */
    int done;
    NTSTATUS status;
    unsigned char payload[CONF_PAYLOAD];
};
void conf_caller_start(struct conf_caller *caller, const struct conf_client *client, uint32_t flags);
NTSTATUS conf_caller_join(struct conf_caller *caller);

/** Compares two statuses by name, so that a failure reads. */
#define assert_status(actual, expected) conf_assert_status(actual, expected, __FILE__, __LINE__)
void conf_assert_status(NTSTATUS actual, NTSTATUS expected, const char *file, int line);

#endif
