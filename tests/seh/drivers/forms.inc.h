/*
 * forms.inc.h: every form of guarded blocks, compiled as C and as C++, at every level; each leaves a trace.
 */
#include <ntddk.h>

#include "../forms.h"

#ifdef __cplusplus
extern "C" {
#endif

static struct seh_world world;
static char trace[256];
static ULONG traced;

static void say(const char *text)
{
    while (*text && traced + 1 < sizeof trace) {
        trace[traced++] = *text++;
    }
    trace[traced] = 0;
}

static void say_number(const char *before, ULONG value)
{
    char digits[12];
    int at = sizeof digits - 1;
    digits[at] = 0;
    do {
        digits[--at] = "0123456789ABCDEF"[value % 16];
        value /= 16;
    } while (value != 0);
    say(before);
    say(digits + at);
}

DECLSPEC_NOINLINE static void raise(NTSTATUS status)
{
    ExRaiseStatus(status);
}

DECLSPEC_NOINLINE static int read_at(volatile int *address)
{
    return *address;
}

#define STATUS_A ((NTSTATUS)0xE0000001L)
#define STATUS_B ((NTSTATUS)0xE0000002L)

/* ------------------------------------------------------------------------------------------ ways out without exception
 */
static int return_in_try_(void)
{
    __try {
        say("t");
        return 7;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say("x");
    }
    return 1;
}
static void return_in_try(void)
{
    say_number("=", (ULONG)return_in_try_());
}

static int return_through_finally_(void)
{
    int value = 1;
    __try {
        value = 2;
        return value;
    } __finally {
        say(AbnormalTermination() ? "fa" : "fn");
        value = 3;
    }
    return 9;
}
static void return_through_finally(void)
{
    say_number("=", (ULONG)return_through_finally_());
}

static int return_through_two_(void)
{
    __try {
        __try {
            return 5;
        } __finally {
            say("1");
        }
    } __finally {
        say("2");
    }
    return 9;
}
static void return_through_two(void)
{
    say_number("=", (ULONG)return_through_two_());
}

static void falls_through(void)
{
    __try {
        say("t");
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say("x");
    }
    __try {
        say("u");
    } __finally {
        say(AbnormalTermination() ? "fa" : "fn");
    }
    say(".");
}

static void leave_goes_to_the_end(void)
{
    __try {
        say("a");
        __leave;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say("x");
    }
    __try {
        say("b");
        __leave;
    } __finally {
        say(AbnormalTermination() ? "fa" : "fn");
    }
    say(".");
}

static void leave_in_nested_loops(void)
{
    int i = 0;
    int j = 0;
    __try {
        for (i = 0; i < 3; i++) {
            for (j = 0; j < 3; j++) {
                if (i == 1 && j == 2) {
                    __leave;
                }
            }
        }
        say("never");
    } __finally {
        say(AbnormalTermination() ? "fa" : "fn");
    }
    say_number("i", (ULONG)i);
    say_number("j", (ULONG)j);
}

static void leave_inner_of_two(void)
{
    __try {
        __try {
            __leave;
        } __finally {
            say("1");
        }
        say("o");
    } __finally {
        say("2");
    }
}

static void break_and_continue(void)
{
    for (int i = 0; i < 4; i++) {
        __try {
            if (i == 0) {
                continue;
            }
            if (i == 2) {
                break;
            }
            say_number("i", (ULONG)i);
        } __finally {
            say(AbnormalTermination() ? "a" : "n");
        }
    }
    for (int i = 0; i < 4; i++) {
        __try {
            if (i == 0) {
                continue;
            }
            if (i == 2) {
                break;
            }
            say_number("j", (ULONG)i);
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            say("x");
        }
    }
    say(".");
}

static void goto_out(void)
{
    __try {
        __try {
            goto out;
        } __finally {
            say(AbnormalTermination() ? "1a" : "1n");
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say("x");
    }
    say("never");
out:
    say(".");
}

static void switch_in_and_out(void)
{
    for (int i = 0; i < 3; i++) {
        switch (i) {
        case 0:
            __try {
                break;
            } __finally {
                say("0");
            }
            say("never");
        case 1:
            __try {
                say("1");
            } __except (EXCEPTION_EXECUTE_HANDLER) {
                say("x");
            }
            break;
        default:
            say("d");
        }
    }
}

/* ----------------------------------------------------------------------------------------------------------- raised */
static void raised_in_the_block(void)
{
    __try {
        say("t");
        ExRaiseStatus(STATUS_A);
        say("never");
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
    say(".");
}

static void raised_in_a_callee(void)
{
    __try {
        raise(STATUS_A);
        say("never");
    } __except (GetExceptionCode() == STATUS_A ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static void filter_declines(void)
{
    __try {
        __try {
            raise(STATUS_B);
        } __except (say("1"), GetExceptionCode() == STATUS_A) {
            say("never");
        }
        say("never");
    } __except (say("2"), GetExceptionCode() == STATUS_B) {
        say("x");
    }
}

static void finally_runs_after_filters(void)
{
    __try {
        __try {
            raise(STATUS_A);
        } __finally {
            say(AbnormalTermination() ? "fa" : "fn");
        }
        say("never");
    } __except (say("q"), EXCEPTION_EXECUTE_HANDLER) {
        say("x");
    }
}

DECLSPEC_NOINLINE static void callee_with_finally(int depth)
{
    __try {
        if (depth == 0) {
            raise(STATUS_A);
        }
        callee_with_finally(depth - 1);
    } __finally {
        say_number("f", (ULONG)depth);
    }
}
static void finally_of_callees(void)
{
    __try {
        callee_with_finally(3);
    } __except (say("q"), EXCEPTION_EXECUTE_HANDLER) {
        say("x");
    }
}

static void raised_in_a_handler(void)
{
    __try {
        __try {
            raise(STATUS_A);
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            say("1");
            raise(STATUS_B);
        }
        say("never");
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static void raised_in_a_finally(void)
{
    __try {
        __try {
            raise(STATUS_A);
        } __finally {
            say("f");
            raise(STATUS_B);
        }
    } __except (say_number("q", (ULONG)GetExceptionCode()), EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static void caught_in_a_finally(void)
{
    __try {
        __try {
            raise(STATUS_A);
        } __finally {
            int here = 1;
            __try {
                here = 2;
                raise(STATUS_B);
            } __except (here == 2) {
                say_number("i", (ULONG)GetExceptionCode());
                say_number("h", (ULONG)here);
            }
            __try {
                here = 3;
            } __finally {
                say_number("h", (ULONG)here);
            }
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static LONG filter_that_raises(void)
{
    __try {
        raise(STATUS_B);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say("f");
    }
    return EXCEPTION_EXECUTE_HANDLER;
}
static void caught_in_a_filter(void)
{
    __try {
        raise(STATUS_A);
    } __except (filter_that_raises()) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static void raised_again_and_again(void)
{
    int caught = 0;
    for (int i = 0; i < 1000; i++) {
        __try {
            __try {
                raise(STATUS_A);
            } __finally {
                caught++;
            }
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            caught++;
        }
    }
    say_number("", (ULONG)caught);
}
