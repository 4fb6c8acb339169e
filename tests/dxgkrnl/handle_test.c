/* handle_test.c: a process's handles – their looks, their types, reuse, and readers without a lock. */
#include "dxgkrnl/handle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static char objects[20000];

static void looks_as_on_windows(void **state)
{
    (void)state;
    struct dxg_handle_table table;
    dxg_handle_table_init(&table);
    D3DKMT_HANDLE before = dxg_handle_add(&table, DXG_HANDLE_ADAPTER, &objects[0]);
    assert_int_equal(before, 0x40000000);
    for (int i = 1; i < 200; i++) {
        D3DKMT_HANDLE handle = dxg_handle_add(&table, DXG_HANDLE_DEVICE, &objects[i]);
        assert_int_equal(handle, before + 0x40);
        assert_true((handle & 0xC0000000) != 0);
        assert_int_equal(handle & 0x3F, 0);
        before = handle;
    }
    dxg_handle_table_fini(&table);
}

static void finds_its_own_type_only(void **state)
{
    (void)state;
    struct dxg_handle_table table;
    dxg_handle_table_init(&table);
    D3DKMT_HANDLE adapter = dxg_handle_add(&table, DXG_HANDLE_ADAPTER, &objects[0]);
    D3DKMT_HANDLE device = dxg_handle_add(&table, DXG_HANDLE_DEVICE, &objects[1]);
    assert_ptr_equal(dxg_handle_find(&table, DXG_HANDLE_ADAPTER, adapter), &objects[0]);
    assert_ptr_equal(dxg_handle_find(&table, DXG_HANDLE_DEVICE, device), &objects[1]);
    assert_null(dxg_handle_find(&table, DXG_HANDLE_DEVICE, adapter));
    assert_null(dxg_handle_find(&table, DXG_HANDLE_CONTEXT, device));
    assert_null(dxg_handle_remove(&table, DXG_HANDLE_ADAPTER, device));
    assert_ptr_equal(dxg_handle_find(&table, DXG_HANDLE_DEVICE, device), &objects[1]);
    dxg_handle_table_fini(&table);
}

static void refuses_what_is_no_handle(void **state)
{
    (void)state;
    struct dxg_handle_table table;
    dxg_handle_table_init(&table);
    assert_null(dxg_handle_find(&table, DXG_HANDLE_ADAPTER, 0x40000000)); /* an empty table */
    D3DKMT_HANDLE handle = dxg_handle_add(&table, DXG_HANDLE_ADAPTER, &objects[0]);
    static const D3DKMT_HANDLE none[] = {0,          1,          0x40,       0x40000001, 0x40000002, 0x40000040,
                                         0x80000000, 0xC0000000, 0x7FFFFFC0, 0xFFFFFFC0, 0xFFFFFFFF, 0x40100000};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        assert_null(dxg_handle_find(&table, DXG_HANDLE_ADAPTER, none[i]));
        assert_null(dxg_handle_remove(&table, DXG_HANDLE_ADAPTER, none[i]));
        assert_null(dxg_handle_find(&table, DXG_HANDLE_FREE, none[i]));
    }
    assert_ptr_equal(dxg_handle_find(&table, DXG_HANDLE_ADAPTER, handle), &objects[0]);
    dxg_handle_table_fini(&table);
}

static void stale_handle_is_refused(void **state)
{
    (void)state;
    struct dxg_handle_table table;
    dxg_handle_table_init(&table);
    D3DKMT_HANDLE stale = dxg_handle_add(&table, DXG_HANDLE_DEVICE, &objects[0]);
    assert_ptr_equal(dxg_handle_remove(&table, DXG_HANDLE_DEVICE, stale), &objects[0]);
    assert_null(dxg_handle_find(&table, DXG_HANDLE_DEVICE, stale));
    assert_null(dxg_handle_remove(&table, DXG_HANDLE_DEVICE, stale)); /* twice */
    dxg_handle_table_fini(&table);
}

static void slot_rests_then_comes_back_with_another_generation(void **state)
{
    (void)state;
    struct dxg_handle_table table;
    dxg_handle_table_init(&table);
    D3DKMT_HANDLE seen[4] = {dxg_handle_add(&table, DXG_HANDLE_DEVICE, &objects[0])};
    for (int generation = 1; generation < 4; generation++) {
        D3DKMT_HANDLE old = seen[generation - 1];
        assert_non_null(dxg_handle_remove(&table, DXG_HANDLE_DEVICE, old));
        int others = 0;
        D3DKMT_HANDLE handle;
        /* Each other slot that is freed is one more that rests behind the first. */
        while (((handle = dxg_handle_add(&table, DXG_HANDLE_CONTEXT, &objects[1])) & 0x3FFFFFC0) !=
               (old & 0x3FFFFFC0)) {
            assert_null(dxg_handle_find(&table, DXG_HANDLE_DEVICE, old));
            assert_non_null(dxg_handle_remove(&table, DXG_HANDLE_CONTEXT, handle));
            others++;
            assert_true(others < 1000);
        }
        assert_true(others >= 128);
        assert_null(dxg_handle_find(&table, DXG_HANDLE_DEVICE, old));
        assert_non_null(dxg_handle_remove(&table, DXG_HANDLE_CONTEXT, handle));
        do { /* and once more around, to hold it as a device again */
            handle = dxg_handle_add(&table, DXG_HANDLE_DEVICE, &objects[0]);
            if ((handle & 0x3FFFFFC0) != (old & 0x3FFFFFC0)) {
                dxg_handle_remove(&table, DXG_HANDLE_DEVICE, handle);
            }
        } while ((handle & 0x3FFFFFC0) != (old & 0x3FFFFFC0));
        seen[generation] = handle;
        assert_true(handle != old);
        assert_true(handle >> 30 >= 1);
    }
    dxg_handle_table_fini(&table);
}

static void table_fills_up_and_says_so(void **state)
{
    (void)state;
    struct dxg_handle_table table;
    dxg_handle_table_init(&table);
    uint32_t capacity = DXG_HANDLE_CHUNK * DXG_HANDLE_CHUNKS;
    D3DKMT_HANDLE last = 0;
    for (uint32_t i = 0; i < capacity; i++) {
        last = dxg_handle_add(&table, DXG_HANDLE_DEVICE, &objects[i]);
        assert_true(last != 0);
    }
    assert_int_equal(dxg_handle_add(&table, DXG_HANDLE_DEVICE, &objects[0]), 0);
    assert_ptr_equal(dxg_handle_find(&table, DXG_HANDLE_DEVICE, last), &objects[capacity - 1]);
    dxg_handle_table_fini(&table);
}

static void no_memory_gives_no_handle(void **state)
{
    (void)state;
    struct dxg_handle_table table;
    dxg_handle_table_init(&table);
    os_fail_nth(1, false);
    assert_int_equal(dxg_handle_add(&table, DXG_HANDLE_DEVICE, &objects[0]), 0);
    os_fail_nth(0, false);
    assert_int_equal(dxg_handle_add(&table, DXG_HANDLE_DEVICE, &objects[0]), 0x40000000);
    dxg_handle_table_fini(&table);
}

static void next_visits_each_of_a_type_in_order(void **state)
{
    (void)state;
    struct dxg_handle_table table;
    dxg_handle_table_init(&table);
    D3DKMT_HANDLE devices[100];
    for (int i = 0; i < 100; i++) {
        devices[i] = dxg_handle_add(&table, DXG_HANDLE_DEVICE, &objects[i]);
        dxg_handle_add(&table, DXG_HANDLE_CONTEXT, &objects[i]);
    }
    uint32_t index = 0;
    for (int i = 0; i < 100; i++) {
        assert_int_equal(dxg_handle_next(&table, DXG_HANDLE_DEVICE, &index), devices[i]);
    }
    assert_int_equal(dxg_handle_next(&table, DXG_HANDLE_DEVICE, &index), 0);
    assert_int_equal(dxg_handle_next(&table, DXG_HANDLE_DEVICE, &index), 0);
    dxg_handle_table_fini(&table);
}

/* Readers look up handles that a writer makes and takes away: an answer is the handle's own object or none. */
static struct {
    struct dxg_handle_table table;
    _Atomic uint32_t current;
    _Atomic bool stop;
    _Atomic uint32_t wrong;
} race;

static void reader(void *argument)
{
    (void)argument;
    while (!atomic_load(&race.stop)) {
        D3DKMT_HANDLE handle = atomic_load(&race.current);
        const char *object = dxg_handle_find(&race.table, DXG_HANDLE_DEVICE, handle);
        if ((object != NULL && object != &objects[1]) ||
            dxg_handle_find(&race.table, DXG_HANDLE_ADAPTER, handle) != NULL) {
            atomic_fetch_add(&race.wrong, 1);
        }
    }
}

static void readers_need_no_lock(void **state)
{
    (void)state;
    dxg_handle_table_init(&race.table);
    atomic_store(&race.stop, false);
    struct os_thread *threads[2];
    for (int i = 0; i < 2; i++) {
        assert_int_equal(os_thread_create(&threads[i], "reader", reader, NULL), 0);
    }
    for (int i = 0; i < 100000; i++) {
        D3DKMT_HANDLE device = dxg_handle_add(&race.table, DXG_HANDLE_DEVICE, &objects[1]);
        atomic_store(&race.current, device);
        D3DKMT_HANDLE context = dxg_handle_add(&race.table, DXG_HANDLE_CONTEXT, &objects[2]);
        assert_non_null(dxg_handle_remove(&race.table, DXG_HANDLE_DEVICE, device));
        assert_non_null(dxg_handle_remove(&race.table, DXG_HANDLE_CONTEXT, context));
    }
    atomic_store(&race.stop, true);
    for (int i = 0; i < 2; i++) {
        os_thread_join(threads[i]);
    }
    assert_int_equal(atomic_load(&race.wrong), 0);
    dxg_handle_table_fini(&race.table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looks_as_on_windows),
        cmocka_unit_test(finds_its_own_type_only),
        cmocka_unit_test(refuses_what_is_no_handle),
        cmocka_unit_test(stale_handle_is_refused),
        cmocka_unit_test(slot_rests_then_comes_back_with_another_generation),
        cmocka_unit_test(table_fills_up_and_says_so),
        cmocka_unit_test(no_memory_gives_no_handle),
        cmocka_unit_test(next_visits_each_of_a_type_in_order),
        cmocka_unit_test(readers_need_no_lock),
    };
    os_init();
    return cmocka_run_group_tests_name("dxg-handle", tests, NULL, NULL);
}
