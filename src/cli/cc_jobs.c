/*
 * cc_jobs.c: does several pieces of work at a time, each in a process of its own.
 *
 * What a piece prints to standard error goes to a file, and is told of as a whole, in the order of the pieces. So the
 * messages of two sources do not mix, and come in the same order tomorrow.
 */
#include "cli/cc.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct job {
    pid_t process; /* 0: not begun, or over */
    const char *file;
    bool over, failed;
};

static _Noreturn void be_child(struct cc_run *run, const struct job *job, size_t index, cc_work *work, void *context)
{
    int out = open(job->file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (out < 0 || dup2(out, STDERR_FILENO) < 0) {
        _exit(1);
    }
    cli_cc_stop_fork();
    run->job = index + 1;
    bool done = work(run, context, index);
    fflush(NULL);
    _exit(done ? 0 : 1);
}

static bool begin(struct cc_run *run, struct job *job, size_t index, cc_work *work, void *context)
{
    job->file = cli_cc_temporary(run, ".txt");
    fflush(NULL);
    job->process = fork();
    if (job->process == 0) {
        be_child(run, job, index, work, context);
    }
    if (job->process < 0) {
        job->process = 0;
        job->over = job->failed = true;
        return cli_cc_complain("no further process: %s", strerror(errno));
    }
    cli_cc_stop_enter(job->process);
    return true;
}

static void tell(struct cc_run *run, const struct job *job, size_t index, cc_told *told, void *context)
{
    FILE *in = fopen(job->file, "re");
    char *text = NULL;
    size_t room = 0;
    if (in == NULL) {
        return;
    }
    if (getdelim(&text, &room, '\0', in) > 0) {
        told(run, context, index, text);
    }
    free(text);
    fclose(in);
}

static bool wait_for_one(struct job *jobs, size_t count)
{
    int status;
    pid_t process = wait(&status);
    for (size_t i = 0; i < count; i++) {
        if (process > 0 && jobs[i].process == process) {
            cli_cc_stop_leave(process);
            jobs[i].process = 0;
            jobs[i].over = true;
            jobs[i].failed = status != 0;
            if (WIFSIGNALED(status) && !cli_cc_stopped()) {
                cli_cc_complain("a compilation ended by signal %d", WTERMSIG(status));
            }
        }
    }
    return process > 0 || errno == EINTR;
}

bool cli_cc_jobs(struct cc_run *run, unsigned at_a_time, size_t count, cc_work *work, cc_told *told, void *context)
{
    struct job *jobs = cli_cc_alloc(run, (count + 1) * sizeof *jobs);
    size_t begun = 0;
    size_t running = 0;
    size_t told_of = 0;
    bool done = true;
    while (told_of < count) {
        while (begun < count && running < at_a_time && !cli_cc_stopped() &&
               begin(run, &jobs[begun], begun, work, context)) {
            begun++;
            running++;
        }
        if (begun < count && (jobs[begun].over || cli_cc_stopped())) { /* it could not begin, nor will others */
            done = false;
            count = begun;
        }
        if (running > 0 && !wait_for_one(jobs, begun)) {
            done = false;
            break;
        }
        running = 0;
        for (size_t i = 0; i < begun; i++) {
            running += jobs[i].process != 0;
        }
        for (; told_of < begun && jobs[told_of].over; told_of++) {
            done = done && !jobs[told_of].failed;
            tell(run, &jobs[told_of], told_of, told, context);
        }
    }
    return done;
}
