/*
 * forms_more.inc.h: locals in handlers, faults, what filters see, what routines raise; forms.inc.h comes first.
 */

/* ----------------------------------------------------------------------------------------------------------- locals */
static void locals_in_a_handler(void)
{
    int a = 1;
    int b = 1;
    char text[8] = "one";
    struct {
        int x;
        LONGLONG y;
    } pair = {1, 1};
    __try {
        a = 2;
        raise(STATUS_A);
        b = 2;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("a", (ULONG)a);
        say_number("b", (ULONG)b);
    }
    __try {
        a = 3;
        text[0] = 'O';
        pair.x = 2;
        pair.y = 3;
        b = *world.unmapped;
        a = 4;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("a", (ULONG)a);
        say_number("b", (ULONG)b);
        say(text);
        say_number("p", (ULONG)(pair.x * 16 + (int)pair.y));
    }
}

static void locals_in_filter_and_finally(void)
{
    int local = 1;
    ULONG sum = 0;
    __try {
        for (local = 2; local < 10; local++) {
            __try {
                sum += (ULONG)local;
                if (local == 5) {
                    raise(STATUS_A);
                }
            } __finally {
                sum += 0x100;
            }
        }
    } __except (local == 5 ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) {
        say_number("l", (ULONG)local);
        say_number("s", sum);
    }
}

DECLSPEC_NOINLINE static int many(int a, int b, int c, int d, int e, int f, int *out)
{
    double real = a * 0.5;
    int g = a + b;
    int h = c + d;
    __try {
        g += e;
        real *= 4;
        h += read_at(world.unmapped);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        *out = (int)real;
        return a + b + c + d + e + f + g + h;
    }
    return 0;
}
static void parameters_and_registers(void)
{
    int out = 0;
    int kept = 17;
    double real = 2.5;
    for (int i = 0; i < 3; i++) {
        say_number(" ", (ULONG)many(i, 1, 2, 3, 4, 5, &out));
        kept += out;
        real += 1;
    }
    say_number("k", (ULONG)kept);
    say_number("r", (ULONG)(real * 2));
}

static void alloca_in_a_block(void)
{
    char *block = (char *)_alloca(32);
    block[0] = 'A';
    __try {
        char *more = (char *)_alloca(4096);
        more[0] = 'M';
        block[1] = more[0];
        raise(STATUS_A);
    } __except (block[1] == 'M') {
        block[2] = 0;
        say(block);
    }
}

/* ----------------------------------------------------------------------------------------------------------- faults */
static void read_of_an_unmapped_address(void)
{
    __try {
        say_number("never", (ULONG)*world.unmapped);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static void unmapped_meanwhile(void)
{
    ULONG sum = 0;
    __try {
        sum += (ULONG)*world.going;
        say_number("r", sum);
        world.unmap();
        sum += (ULONG)*world.going;
        say("never");
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static void read_of_null(void)
{
    volatile int *nothing = NULL;
    __try {
        say_number("never", (ULONG)*nothing);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static LONG tell(struct _EXCEPTION_POINTERS *pointers, volatile int *address)
{
    const EXCEPTION_RECORD *record = pointers->ExceptionRecord;
    say_number("c", (ULONG)record->ExceptionCode);
    say_number("n", record->NumberParameters);
    say_number("w", (ULONG)record->ExceptionInformation[0]);
    say(record->ExceptionInformation[1] == (ULONG_PTR)address ? "a" : "?");
    say((ULONG64)record->ExceptionAddress == pointers->ContextRecord->Rip ? "i" : "?");
    return EXCEPTION_EXECUTE_HANDLER;
}
static void what_a_filter_sees(void)
{
    __try {
        world.readonly[3] = 1;
    } __except (tell(GetExceptionInformation(), &world.readonly[3])) {
        say(".");
    }
    __try {
        say_number("never", (ULONG)read_at(&world.unmapped[1]));
    } __except (tell(GetExceptionInformation(), &world.unmapped[1])) {
        say(".");
    }
}

static void copy_by_the_kernel(void)
{
    char buffer[64];
    __try {
        RtlCopyMemory(buffer, (const void *)world.unmapped, sizeof buffer);
        say("never");
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static void fault_after_an_inner_block(void)
{
    __try {
        __try {
            say("i");
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            say("never");
        }
        read_at(world.unmapped);
        say("never");
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say("o");
    }
    __try {
        __try {
            say("i");
        } __finally {
            say("f");
        }
        say_number("never", (ULONG)*world.unmapped);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say("o");
    }
}

/* What only a goto out of the inner block leads to is not in it. */
static void fault_behind_a_goto(void)
{
    ULONG value = 0;
    __try {
        for (;;) {
            __try {
                value = 1;
                if (world.mapped[0] == 0) {
                    break;
                }
                value = 2;
            } __except (EXCEPTION_EXECUTE_HANDLER) {
                say("never");
                return;
            }
        }
        value += (ULONG)*world.unmapped;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("o", value);
    }
}

static void fault_in_a_handler(void)
{
    __try {
        __try {
            raise(STATUS_A);
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            say("h");
            say_number("never", (ULONG)*world.unmapped);
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static void fault_in_a_finally(void)
{
    __try {
        __try {
            say("t");
        } __finally {
            say("f");
            say_number("never", (ULONG)*world.unmapped);
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static volatile int zero;
static void division_by_zero(void)
{
    __try {
        say_number("never", (ULONG)(7 / zero));
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

static void breakpoint(void)
{
    __try {
        __debugbreak();
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
    __try {
        DbgBreakPoint();
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}

/* --------------------------------------------------------------------------------------------------- going on there */
static LONG skip_breakpoint(struct _EXCEPTION_POINTERS *pointers)
{
    pointers->ContextRecord->Rip++;
    return EXCEPTION_CONTINUE_EXECUTION;
}
static void continue_after_a_breakpoint(void)
{
    ULONG before = 5;
    __try {
        before += (ULONG)world.mapped[0];
        __debugbreak();
        say_number("g", before);
    } __except (skip_breakpoint(GetExceptionInformation())) {
        say("never");
    }
}

static void continue_of_ExRaiseStatus(void)
{
    __try {
        raise(STATUS_A);
        say("never");
    } __except (GetExceptionCode() == STATUS_A ? EXCEPTION_CONTINUE_EXECUTION : EXCEPTION_EXECUTE_HANDLER) {
        say_number("x", (ULONG)GetExceptionCode());
    }
}
