/*
 * contract_test.c: a driver that breaks its side of DxgkDdiEscape ends in a bugcheck that names it – step 10, each in a
 * Linux process of its own.
 */
#include "conformance.h"

#include "../nt/child.h"

struct row {
    const char *name;
    enum probe_misdeed misdeed;
    uint32_t flags;
    uint32_t size;
    const char *bugcheck;
    const char *says;
};

#define HARDWARE 0x01u
#define NO_SYNC  0x08u

// clang-format off
static struct row rows[] = {
    {"contract: returns at APC_LEVEL",             PROBE_KEEPS_IRQL,      0, 64, "0x0000004A", "APC_LEVEL"},
    {"contract: returns at APC_LEVEL from level two", PROBE_KEEPS_IRQL,   HARDWARE, 64, "0x0000004A", "APC_LEVEL"},
    {"contract: returns at APC_LEVEL, unsynchronized", PROBE_KEEPS_IRQL, NO_SYNC, 64, "0x0000004A", "APC_LEVEL"},
    {"contract: returns with a spin lock held",    PROBE_KEEPS_SPIN_LOCK, 0, 64, "0x0000004A", "DISPATCH_LEVEL"},
    {"contract: returns with a fast mutex held",   PROBE_KEEPS_MUTEX,     0, 64, "0x0000004A", "APC_LEVEL"},
    {"contract: returns with a guarded mutex held", PROBE_KEEPS_GUARDED,  0, 64, "0x000000C4", "mutex"},
    {"contract: writes past 64 bytes",             PROBE_OVERRUNS,        0, 64, "0x00000019", "wrote past the end"},
    {"contract: writes past one byte",             PROBE_OVERRUNS,        0, 1, "0x00000019", "wrote past the end"},
    {"contract: writes past a page",               PROBE_OVERRUNS,        0, 4096, "0x00000019", "wrote past the end"},
    {"contract: writes past 1 MiB",              PROBE_OVERRUNS, 0, 1048576, "0x00000019", "wrote past the end"},
    {"contract: writes past 4 MiB",              PROBE_OVERRUNS, 0, 4194304, "0x00000019", "wrote past the end"},
    {"contract: touches null",                     PROBE_TOUCHES_NULL,    0, 64, "0x00000050", "probe"},
};
// clang-format on

static void break_contract(void *opaque)
{
    static struct conf fx;
    const struct row *row = opaque;
    conf_open(&fx, "probe", NULL);
    conf_succeeds(&fx);
    conf_set(&conf_board.misdeed, (int)row->misdeed);
    conf_escape(&fx.own, fx.payload, row->size, row->flags);
}

static void ends_in_a_bugcheck(void **state)
{
    static struct child child;
    struct row *row = *state;
    child_run(&child, break_contract, row);
    if (child.status != NT_BUGCHECK_EXIT) {
        print_error("status %d\n%s\n", child.status, child.errors);
    }
    assert_int_equal(child.status, NT_BUGCHECK_EXIT);
    /* AddressSanitizer sees the very write, as special pool would; without it the end of the payload tells later. */
    bool at_the_write = row->misdeed == PROBE_OVERRUNS && strcmp(ESCAPEMENT_VARIANT, "check") == 0;
    assert_says(&child, at_the_write ? "0x000000D6" : row->bugcheck);
    assert_says(&child, at_the_write ? "probe.c:" : row->says);
}

int main(void)
{
    static struct CMUnitTest tests[CONF_ARRAY(rows)];
    for (size_t i = 0; i < CONF_ARRAY(rows); i++) {
        tests[i] = (struct CMUnitTest){rows[i].name, ends_in_a_bugcheck, NULL, NULL, &rows[i]};
    }
    return cmocka_run_group_tests_name("conformance-contract", tests, NULL, NULL);
}
