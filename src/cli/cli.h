/*
 * cli.h: a verb of the command line, as main.c's table has it.
 */
#ifndef ESCAPEMENT_CLI_CLI_H
#define ESCAPEMENT_CLI_CLI_H

/* Exit statuses of the program, the same for every verb. */
enum cli_status {
    CLI_DONE = 0,
    CLI_FOUND = 1, /* findings, an escape or a compilation that failed */
    CLI_USAGE = 2,
    CLI_NOT_STARTED = 3, /* the driver could not be loaded or started */
    CLI_CRASHED = 4,
};

struct cli_verb {
    const char *name;
    const char *arguments;
    const char *does;
    /** argv[0] is the verb. Returns an enum cli_status, or what a tool that it ran returned. */
    int (*run)(int argc, char **argv);
};

int cli_cc(int argc, char **argv);
int cli_call(int argc, char **argv);
int cli_run(int argc, char **argv);

#endif
