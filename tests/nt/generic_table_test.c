/*
 * generic_table_test.c: both kinds of generic tables against a model, with elements that come, go and are walked.
 */
#include "kernel.h"

#include <ntifs.h>

enum { KEYS = 300, ROUNDS = 3000 };

static RTL_GENERIC_TABLE splay;
static RTL_AVL_TABLE avl;
static unsigned blocks;
static bool has_memory;

static RTL_GENERIC_COMPARE_RESULTS order_of(const ULONG *first, const ULONG *second)
{
    return *first < *second ? GenericLessThan : *first > *second ? GenericGreaterThan : GenericEqual;
}

static RTL_GENERIC_COMPARE_RESULTS NTAPI compare(PRTL_GENERIC_TABLE table, PVOID first, PVOID second)
{
    assert_ptr_equal(table->TableContext, &blocks);
    return order_of(first, second);
}

static RTL_GENERIC_COMPARE_RESULTS NTAPI compare_avl(PRTL_AVL_TABLE table, PVOID first, PVOID second)
{
    assert_ptr_equal(table->TableContext, &blocks);
    return order_of(first, second);
}

static void *take(CLONG bytes)
{
    blocks += has_memory;
    return has_memory ? malloc(bytes) : NULL;
}

static PVOID NTAPI allocate(PRTL_GENERIC_TABLE table, CLONG bytes)
{
    (void)table;
    return take(bytes);
}

static PVOID NTAPI allocate_avl(PRTL_AVL_TABLE table, CLONG bytes)
{
    (void)table;
    return take(bytes);
}

static VOID NTAPI give_back(PRTL_GENERIC_TABLE table, PVOID block)
{
    (void)table;
    blocks--;
    free(block);
}

static VOID NTAPI give_back_avl(PRTL_AVL_TABLE table, PVOID block)
{
    (void)table;
    blocks--;
    free(block);
}

static void begin(void)
{
    blocks = 0;
    has_memory = true;
    RtlInitializeGenericTable(&splay, compare, allocate, give_back, &blocks);
    RtlInitializeGenericTableAvl(&avl, compare_avl, allocate_avl, give_back_avl, &blocks);
}

static void end(void)
{
    for (PVOID at = RtlEnumerateGenericTable(&splay, TRUE); at; at = RtlEnumerateGenericTable(&splay, TRUE)) {
        assert_true(RtlDeleteElementGenericTable(&splay, at));
    }
    for (PVOID at = RtlGetElementGenericTableAvl(&avl, 0); at; at = RtlGetElementGenericTableAvl(&avl, 0)) {
        assert_true(RtlDeleteElementGenericTableAvl(&avl, at));
    }
    assert_true(RtlIsGenericTableEmpty(&splay));
    assert_true(RtlIsGenericTableEmptyAvl(&avl));
    assert_int_equal(blocks, 0);
}

static void walks_match(const bool *model)
{
    ULONG count = 0;
    PVOID key = NULL;
    PVOID key_avl = NULL;
    ULONG *at = RtlEnumerateGenericTable(&splay, TRUE);
    for (ULONG i = 0; i < KEYS; i++) {
        if (model[i]) {
            assert_int_equal(*at, i);
            assert_int_equal(*(ULONG *)RtlEnumerateGenericTableWithoutSplaying(&splay, &key), i);
            assert_int_equal(*(ULONG *)RtlEnumerateGenericTableWithoutSplayingAvl(&avl, &key_avl), i);
            assert_int_equal(*(ULONG *)RtlGetElementGenericTableAvl(&avl, count), i);
            at = RtlEnumerateGenericTable(&splay, FALSE);
            count++;
        }
    }
    assert_null(at);
    assert_int_equal(RtlNumberGenericTableElements(&splay), count);
    assert_int_equal(RtlNumberGenericTableElementsAvl(&avl), count);
}

static void both_follow_a_model(void **state)
{
    (void)state;
    bool model[KEYS] = {false};
    ULONG seed = 42;
    begin();
    for (int i = 0; i < ROUNDS; i++) {
        ULONG key = RtlRandomEx(&seed) % KEYS;
        BOOLEAN is_new = FALSE;
        BOOLEAN is_new_avl = FALSE;
        if (RtlRandomEx(&seed) % 3 != 0) {
            assert_int_equal(*(ULONG *)RtlInsertElementGenericTable(&splay, &key, sizeof key, &is_new), key);
            assert_int_equal(*(ULONG *)RtlInsertElementGenericTableAvl(&avl, &key, sizeof key, &is_new_avl), key);
            assert_int_equal(is_new, !model[key]);
            assert_int_equal(is_new_avl, !model[key]);
            model[key] = true;
        } else {
            assert_int_equal(RtlDeleteElementGenericTable(&splay, &key), model[key]);
            assert_int_equal(RtlDeleteElementGenericTableAvl(&avl, &key), model[key]);
            model[key] = false;
        }
        key = RtlRandomEx(&seed) % KEYS;
        assert_int_equal(RtlLookupElementGenericTable(&splay, &key) != NULL, model[key]);
        assert_int_equal(RtlLookupElementGenericTableAvl(&avl, &key) != NULL, model[key]);
        if (i % 500 == 0) {
            walks_match(model);
        }
    }
    end();
}

static void order_of_insertion(void **state)
{
    (void)state;
    static const ULONG keys[] = {5, 1, 9};
    begin();
    for (ULONG i = 0; i < 3; i++) {
        RtlInsertElementGenericTable(&splay, (PVOID)(uintptr_t)&keys[i], sizeof keys[i], NULL);
    }
    for (ULONG i = 0; i < 3; i++) {
        assert_int_equal(*(ULONG *)RtlGetElementGenericTable(&splay, i), keys[i]);
    }
    assert_null(RtlGetElementGenericTable(&splay, 3));
    end();
}

static void full_forms_and_no_memory(void **state)
{
    (void)state;
    ULONG key = 3;
    PVOID place = NULL;
    BOOLEAN is_new = TRUE;
    TABLE_SEARCH_RESULT result;
    begin();
    assert_null(RtlLookupElementGenericTableFullAvl(&avl, &key, &place, &result));
    assert_int_equal(result, TableEmptyTree);
    has_memory = false;
    assert_null(RtlInsertElementGenericTableFullAvl(&avl, &key, sizeof key, &is_new, place, result));
    assert_false(is_new);
    assert_null(RtlInsertElementGenericTable(&splay, &key, sizeof key, &is_new));
    assert_true(RtlIsGenericTableEmpty(&splay));
    has_memory = true;
    assert_non_null(RtlInsertElementGenericTableFullAvl(&avl, &key, sizeof key, &is_new, place, result));
    assert_true(is_new);
    key = 2;
    assert_null(RtlLookupElementGenericTableFullAvl(&avl, &key, &place, &result));
    assert_int_equal(result, TableInsertAsLeft);
    assert_non_null(RtlInsertElementGenericTableFullAvl(&avl, &key, sizeof key, &is_new, place, result));
    assert_non_null(RtlLookupElementGenericTableFullAvl(&avl, &key, &place, &result));
    assert_int_equal(result, TableFoundNode);
    RtlDeleteElementGenericTableAvlEx(&avl, place);
    assert_null(RtlLookupElementGenericTableAvl(&avl, &key));
    end();
}

/* An enumeration goes on where it was when its element is deleted. */
static void deleted_while_walked(void **state)
{
    (void)state;
    begin();
    for (ULONG key = 0; key < 10; key++) {
        RtlInsertElementGenericTableAvl(&avl, &key, sizeof key, NULL);
    }
    ULONG expected = 0;
    for (ULONG *at = RtlEnumerateGenericTableAvl(&avl, TRUE); at; at = RtlEnumerateGenericTableAvl(&avl, FALSE)) {
        ULONG key = *at;
        assert_int_equal(key, expected++);
        assert_true(RtlDeleteElementGenericTableAvl(&avl, &key));
    }
    assert_int_equal(expected, 10);
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_follow_a_model),
        cmocka_unit_test(order_of_insertion),
        cmocka_unit_test(full_forms_and_no_memory),
        cmocka_unit_test(deleted_while_walked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
