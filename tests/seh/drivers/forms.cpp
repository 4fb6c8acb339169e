/*
 * forms.cpp: the forms of guarded blocks, in C++, and those that are C++'s own.
 */
#include "forms.inc.h"

#include "forms_more.inc.h"

} /* extern "C", of forms.inc.h */

struct guarded {
    int member;
    int method(NTSTATUS status);
};

int guarded::method(NTSTATUS status)
{
    __try {
        member = 2;
        raise(status);
    } __except (member == 2 ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) {
        say_number("x", (ULONG)GetExceptionCode());
    }
    __try {
        member = 3;
    } __finally {
        say_number("m", (ULONG)member);
    }
    return member;
}

static void in_a_method(void)
{
    guarded object = {1};
    object.method(STATUS_A);
}

static void in_a_lambda(void)
{
    int outer = 3;
    auto guarded_lambda = [&](NTSTATUS status) {
        __try {
            outer++;
            raise(status);
        } __except (outer == 4) {
            say_number("x", (ULONG)outer);
        }
    };
    guarded_lambda(STATUS_A);
}

template <class T> static int read_or(T *address, int otherwise)
{
    __try {
        return (int)*address;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say("x");
    }
    return otherwise;
}

static void in_templates(void)
{
    char four = 4;
    say_number("", (ULONG)read_or(&four, 1));
    say_number("", (ULONG)read_or((volatile int *)world.unmapped, 2));
}

struct counted {
    counted()
    {
        say("c");
    }
    ~counted()
    {
        say("~");
    }
};

static void destructors(void)
{
    __try {
        {
            counted ends;
        }
        counted stays;
        raise(STATUS_A);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        say("x");
    }
}

extern "C" {
#include "forms_kernel.inc.h"
