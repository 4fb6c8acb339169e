/* main.c: finds the verb on the command line and runs it. */
#include "cli/cli.h"
#include "cli/report.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* clang-format off */
static const struct cli_verb verbs[] = {
    /* name  arguments                        does */
    {"cc",   "[--user] ARGS...",              "compile a driver for this host; clang's flags pass through", cli_cc},
    {"c++",  "[--user] ARGS...",              "the same", cli_cc},
    {"run",  "DRIVER",                        "start a driver, say what it is and what it left behind", cli_run},
    {"call", "DRIVER PAYLOAD...",             "send escapes to a driver, print what came back", cli_call},
};
/* clang-format on */

static void print_help(FILE *out)
{
    fputs("usage: escapement VERB [ARGUMENTS]\n\n", out);
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        fprintf(out, "  %-6s %-30s %s\n", verbs[i].name, verbs[i].arguments, verbs[i].does);
    }
    fputs("\nescapement VERB --help tells more, with an example. escapement --version prints the version and variant.\n"
          "Exit status: 0 done; 1 something failed or was found; 2 wrong usage; 3 the driver could not be loaded or\n"
          "started; 4 the driver crashed.\n",
          out);
}

static int print_version(void)
{
    printf("escapement %s (%s)\n", ESCAPEMENT_VERSION, ESCAPEMENT_VARIANT);
    return cli_output_end(CLI_DONE);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("escapement: no verb given\n\n", stderr);
        print_help(stderr);
        return CLI_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        print_help(stdout);
        return cli_output_end(CLI_DONE);
    }
    if (strcmp(argv[1], "--version") == 0) {
        return print_version();
    }
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        if (strcmp(argv[1], verbs[i].name) == 0) {
            return verbs[i].run(argc - 1, argv + 1);
        }
    }
    fprintf(stderr, "escapement: unknown %s '%s'\n  next  escapement --help lists the verbs\n",
            argv[1][0] == '-' ? "option" : "verb", argv[1]);
    return CLI_USAGE;
}
