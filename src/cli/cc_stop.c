/*
 * cc_stop.c: what happens to a run that is told to stop – its tools end, and it tidies up before it does.
 *
 * A signal reaches this process alone when a build tool sends it, and the tools too when a terminal does. In either
 * case each process passes it on to those that it waits for.
 */
#include "cli/cc.h"

#include <signal.h>

static struct {
    volatile sig_atomic_t signal; /* that said so; 0: none did */
    volatile pid_t processes[CC_JOBS_MAX + 1];
} stop;

static void pass_on(int signal)
{
    stop.signal = signal;
    for (size_t i = 0; i < sizeof stop.processes / sizeof stop.processes[0]; i++) {
        if (stop.processes[i] > 0) {
            kill(stop.processes[i], SIGTERM);
        }
    }
}

void cli_cc_stop_watch(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    const struct sigaction handled = {.sa_handler = pass_on, .sa_flags = SA_RESTART};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct sigaction before;
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) {
            sigaction(signals[i], &handled, NULL);
        }
    }
    signal(SIGPIPE, SIG_IGN); /* an answer's reader may go early */
}

void cli_cc_stop_fork(void)
{
    for (size_t i = 0; i < sizeof stop.processes / sizeof stop.processes[0]; i++) {
        stop.processes[i] = 0;
    }
}

/* Entered before the signal is asked for, so that one that came in between does not pass it by. */
void cli_cc_stop_enter(pid_t process)
{
    size_t i = 0;
    while (i + 1 < sizeof stop.processes / sizeof stop.processes[0] && stop.processes[i] != 0) {
        i++;
    }
    stop.processes[i] = process;
    if (stop.signal != 0) {
        kill(process, SIGTERM);
    }
}

void cli_cc_stop_leave(pid_t process)
{
    for (size_t i = 0; i < sizeof stop.processes / sizeof stop.processes[0]; i++) {
        if (stop.processes[i] == process) {
            stop.processes[i] = 0;
        }
    }
}

bool cli_cc_stopped(void)
{
    return stop.signal != 0;
}

void cli_cc_stop_end(void)
{
    if (stop.signal != 0) {
        signal(stop.signal, SIG_DFL);
        raise(stop.signal);
    }
}
