/* capture_test.c: user memory of every kind, as a caller may name it. */
#include "dxgkrnl/capture.h"
#include "dxgkrnl/thread.h"
#include "nt/machine.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include <cmocka.h>

#define PAGE ((size_t)4096)

/* Two pages, the second with another protection. */
static unsigned char *two_pages(int second)
{
    unsigned char *pages = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(pages, MAP_FAILED);
    memset(pages, 0x5A, 2 * PAGE);
    assert_int_equal(mprotect(pages + PAGE, PAGE, second), 0);
    return pages;
}

static void copies_exactly(void)
{
    static const uint32_t sizes[] = {1, 2, 3, 7, 8, 15, 16, 17, 63, 64, 4095, 4096, 4097, 65536, 1048576, 3000001};
    unsigned char *user = test_malloc(3000001);
    unsigned char *back = test_malloc(3000001);
    for (uint32_t i = 0; i < 3000001; i++) {
        user[i] = (unsigned char)(i * 7 + i / 251);
    }
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct dxg_capture capture;
        assert_int_equal(dxg_capture_take(&capture, user, sizes[i]), STATUS_SUCCESS);
        assert_int_equal(capture.size, sizes[i]);
        assert_int_equal((uintptr_t)capture.data % 16, 0);
        assert_memory_equal(capture.data, user, sizes[i]);
        assert_true(dxg_capture_intact(&capture));
        memset(back, 0, sizes[i]);
        assert_int_equal(dxg_capture_return(&capture, back), STATUS_SUCCESS);
        assert_memory_equal(back, user, sizes[i]);
        dxg_capture_drop(&capture);
        dxg_capture_drop(&capture); /* repeatable */
    }
    test_free(back);
    test_free(user);
}

static void zero_bytes_are_a_null_pointer(void)
{
    struct dxg_capture capture;
    char byte = 'x';
    assert_int_equal(dxg_capture_take(&capture, &byte, 0), STATUS_SUCCESS);
    assert_null(capture.data);
    assert_true(dxg_capture_intact(&capture));
    assert_int_equal(dxg_capture_return(&capture, NULL), STATUS_SUCCESS);
    dxg_capture_drop(&capture);
    assert_int_equal(dxg_capture_in(NULL, NULL, 0), STATUS_SUCCESS);
}

/* Addresses of which not every byte can be read. */
struct bad {
    int second;      /* protection of the second page */
    uint32_t offset; /* from the first page */
    uint32_t bytes;
    bool readable;
};

static const struct bad kinds[] = {
    {PROT_NONE, PAGE - 32, 64, false}, {PROT_NONE, PAGE - 64, 65, false}, {PROT_NONE, PAGE - 64, 64, true},
    {PROT_NONE, PAGE, 64, false},      {PROT_NONE, 0, PAGE + 1, false},   {PROT_READ, PAGE, 64, true},
};

static void reads(const struct bad *row)
{
    unsigned char *pages = two_pages(row->second);
    struct dxg_capture capture;
    NTSTATUS status = dxg_capture_take(&capture, pages + row->offset, row->bytes);
    assert_int_equal(status, row->readable ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER);
    if (!row->readable) {
        assert_null(capture.data);
    }
    dxg_capture_drop(&capture);
    munmap(pages, 2 * PAGE);
}

static void reads_no_impossible_address(void)
{
    static const uintptr_t addresses[] = {
        0, 8, 0xFFF, 0x0000800000000000, 0xFFFF800000000000, UINTPTR_MAX - 15, UINTPTR_MAX - 63};
    for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++) {
        struct dxg_capture capture;
        assert_int_equal(dxg_capture_take(&capture, (const void *)addresses[i], 64), STATUS_INVALID_PARAMETER);
        char small[32];
        assert_int_equal(dxg_capture_in(small, (const void *)addresses[i], sizeof small), STATUS_INVALID_PARAMETER);
        assert_int_equal(dxg_capture_out((void *)addresses[i], small, sizeof small), STATUS_INVALID_PARAMETER);
    }
}

static void writes_nothing_where_it_may_not(void)
{
    unsigned char *pages = two_pages(PROT_READ);
    struct dxg_capture capture;
    assert_int_equal(dxg_capture_take(&capture, pages + PAGE, 64), STATUS_SUCCESS);
    memset(capture.data, 0, 64);
    assert_int_equal(dxg_capture_return(&capture, pages + PAGE), STATUS_INVALID_PARAMETER);
    assert_int_equal(pages[PAGE], 0x5A);
    assert_int_equal(dxg_capture_return(&capture, pages + PAGE - 32), STATUS_INVALID_PARAMETER);
    assert_int_equal(pages[PAGE], 0x5A);
    dxg_capture_drop(&capture);
    munmap(pages, 2 * PAGE);
}

static void two_at_once_do_not_share(void)
{
    static const uint32_t sizes[] = {64, 100000};
    for (size_t i = 0; i < 2; i++) {
        unsigned char *user = test_malloc(sizes[i]);
        struct dxg_capture first;
        struct dxg_capture second;
        memset(user, 1, sizes[i]);
        assert_int_equal(dxg_capture_take(&first, user, sizes[i]), STATUS_SUCCESS);
        memset(user, 2, sizes[i]);
        assert_int_equal(dxg_capture_take(&second, user, sizes[i]), STATUS_SUCCESS);
        assert_ptr_not_equal(first.data, second.data);
        assert_int_equal(*(unsigned char *)first.data, 1);
        assert_int_equal(*(unsigned char *)second.data, 2);
        dxg_capture_drop(&first);
        dxg_capture_drop(&second);
        test_free(user);
    }
}

static void sees_a_write_past_the_end(void)
{
    if (strcmp(ESCAPEMENT_VARIANT, "check") == 0) {
        return; /* there the sanitizer ends the process at the write */
    }
    static const uint32_t sizes[] = {1, 64, 4095, 4096, 4097, 3u << 20};
    unsigned char *user = test_calloc(1, 3u << 20);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        for (uint32_t past = 0; past < DXG_CAPTURE_GUARD; past += 7) {
            struct dxg_capture capture;
            assert_int_equal(dxg_capture_take(&capture, user, sizes[i]), STATUS_SUCCESS);
            assert_true(dxg_capture_intact(&capture));
            ((unsigned char *)capture.data)[sizes[i] + past] ^= 0x80;
            assert_false(dxg_capture_intact(&capture));
            dxg_capture_drop(&capture);
        }
    }
    test_free(user);
}

static void no_memory_is_a_status(void)
{
    unsigned char *user = test_calloc(1, 3u << 20);
    struct dxg_capture capture;
    dxg_thread_current();
    os_fail_nth(1, true);
    assert_int_equal(dxg_capture_take(&capture, user, 3u << 20), STATUS_NO_MEMORY);
    assert_null(capture.data);
    dxg_capture_drop(&capture);
    os_fail_nth(0, false);
    assert_int_equal(dxg_capture_take(&capture, user, 3u << 20), STATUS_SUCCESS);
    dxg_capture_drop(&capture);
    test_free(user);
}

static void small_payloads_need_no_memory(void)
{
    if (strcmp(ESCAPEMENT_VARIANT, "check") == 0) {
        return; /* there each has its own block */
    }
    char user[4096] = {0};
    struct dxg_capture capture;
    dxg_thread_current();
    os_fail_nth(1, true);
    assert_int_equal(dxg_capture_take(&capture, user, sizeof user), STATUS_SUCCESS);
    dxg_capture_drop(&capture);
    os_fail_nth(0, false);
}

/* One thread unmaps and maps again what another captures and returns. */
static unsigned char *contested;
static _Atomic bool enough;

static void *unmaps(void *unused)
{
    (void)unused;
    while (!atomic_load(&enough)) {
        mprotect(contested, 2 * PAGE, PROT_NONE);
        mprotect(contested, 2 * PAGE, PROT_READ);
        mprotect(contested, 2 * PAGE, PROT_READ | PROT_WRITE);
    }
    return NULL;
}

static void unmapped_while_it_is_used(void)
{
    contested = two_pages(PROT_READ | PROT_WRITE);
    atomic_store(&enough, false);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, unmaps, NULL), 0);
    uint32_t taken = 0;
    uint32_t refused = 0;
    for (uint32_t i = 0; i < 2000000 && (i < 2000 || taken == 0 || refused == 0); i++) {
        struct dxg_capture capture;
        NTSTATUS status = dxg_capture_take(&capture, contested, 2 * PAGE);
        if (NT_SUCCESS(status)) {
            assert_int_equal(((unsigned char *)capture.data)[PAGE], 0x5A);
            NTSTATUS returned = dxg_capture_return(&capture, contested);
            assert_true(returned == STATUS_SUCCESS || returned == STATUS_INVALID_PARAMETER);
            taken++;
        } else {
            assert_int_equal(status, STATUS_INVALID_PARAMETER);
            refused++;
        }
        dxg_capture_drop(&capture);
    }
    atomic_store(&enough, true);
    pthread_join(thread, NULL);
    assert_true(taken > 0 && refused > 0);
    munmap(contested, 2 * PAGE);
}

struct row {
    const char *name;
    void (*run)(void);
    const struct bad *kind; /* for `reads`, instead */
};

static const struct row rows[] = {
    {"exactly its bytes", copies_exactly, NULL},
    {"size: zero bytes are a null pointer", zero_bytes_are_a_null_pointer, NULL},
    {"read and write: no impossible address", reads_no_impossible_address, NULL},
    {"write: nothing where it may not", writes_nothing_where_it_may_not, NULL},
    {"two at once do not share", two_at_once_do_not_share, NULL},
    {"driver: a write past the end is seen", sees_a_write_past_the_end, NULL},
    {"memory: none is a status", no_memory_is_a_status, NULL},
    {"memory: small payloads need none", small_payloads_need_no_memory, NULL},
    {"read and write: unmapped while it is used", unmapped_while_it_is_used, NULL},
    {"read: half mapped", NULL, &kinds[0]},
    {"read: one byte past the mapping", NULL, &kinds[1]},
    {"read: up to the last byte", NULL, &kinds[2]},
    {"read: unmapped", NULL, &kinds[3]},
    {"read: a whole page and one byte", NULL, &kinds[4]},
    {"read: from read-only memory", NULL, &kinds[5]},
};

/* The machine starts inside the test: cmocka takes the signals' handlers for each, and copies need them. */
static void in_a_machine(void **state)
{
    const struct row *row = *state;
    assert_int_equal(nt_machine_init(), 0);
    if (row->run) {
        row->run();
    } else {
        reads(row->kind);
    }
    nt_machine_fini();
}

int main(void)
{
    enum { ROWS = sizeof rows / sizeof rows[0] };
    struct CMUnitTest tests[ROWS];
    for (size_t i = 0; i < ROWS; i++) {
        tests[i] =
            (struct CMUnitTest){.name = rows[i].name, .test_func = in_a_machine, .initial_state = (void *)&rows[i]};
    }
    return cmocka_run_group_tests_name("dxg-capture", tests, NULL, NULL);
}
