/*
 * scene.h: a kernel with a driver in it and a process that has everything open, made anew for each failure; and what
 * the Linux process holds, to be compared before and after.
 */
#ifndef FAULTS_SCENE_H
#define FAULTS_SCENE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <d3dkmthk.h>
#include <escapement/host.h>
#include <ntstatus.h>

#include "steered.h"

enum scene_driver { SCENE_STEERED, SCENE_SOFTGPU };

struct scene {
    struct host *host;
    struct host_process *process;
    D3DKMT_HANDLE adapter;
    D3DKMT_HANDLE device;
    D3DKMT_HANDLE context;         /* with D3DKMTRender */
    D3DKMT_HANDLE virtual_context; /* with D3DKMTSubmitCommand */
};

/** The driver's page, there for as long as the test program is. */
struct steered_page *scene_page(void);
int scene_count(enum steered_ddi ddi);

/** The path of a driver's image in the test's variant; `user` for the user-mode driver that goes with it. */
const char *scene_image(enum scene_driver driver, bool user);

extern struct host_error scene_error; /* of the last start */
extern uint32_t scene_tdr_delay_ms;   /* for the next; 0: the default */

/** Only the kernel. False: it did not start, and nothing of it is left. */
bool scene_start(struct scene *scene, enum scene_driver driver);
/** A process with an adapter handle, a device and both contexts; the calling thread is attached. Fails the test. */
void scene_open(struct scene *scene);
/** Ends everything that is there. */
void scene_end(struct scene *scene);
/** Fails the test where the driver or the kernel left something behind. After scene_end. */
void scene_assert_clean(void);

/** One escape in the calling thread's process. */
NTSTATUS scene_escape(const struct scene *scene, uint32_t flags, void *data, uint32_t bytes);
/** To the steered driver: `bytes` long, at least 8. */
NTSTATUS scene_operate(const struct scene *scene, uint32_t flags, enum steered_operation operation, uint32_t value);

/** What a Linux process can leak beside memory. */
struct scene_holdings {
    size_t descriptors;
    size_t driver_mappings; /* of images and device models */
    size_t mapped_bytes;    /* that the host mapped itself; 0 under a sanitizer, which has mmap for its own */
    size_t threads;
};
struct scene_holdings scene_holdings(void);
void scene_assert_holds(const struct scene_holdings *before);

#define assert_status(actual, expected) assert_status_at(actual, expected, __FILE__, __LINE__)
void assert_status_at(NTSTATUS actual, NTSTATUS expected, const char *file, int line);
/** "STATUS_NO_MEMORY", or its number. */
const char *scene_status(NTSTATUS status);

#endif
