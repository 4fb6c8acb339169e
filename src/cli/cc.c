/*
 * cc.c: the verb `escapement cc` – compiles and links a driver's sources into an image that src/image loads.
 *
 * The words become a request (cc_request.c), sources become objects (cc_compile.c), objects an image (cc_link.c).
 */
#include "cli/cc.h"
#include "cli/cc_compile.h"
#include "cli/cc_link.h"
#include "cli/cc_request.h"
#include "cli/cli.h"
#include "cli/project.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

bool cli_cc_succeed(struct cc_run *run, const struct cc_words *command, const char *what, const char *subject)
{
    int status = cli_cc_execute(run, command);
    if (status > 0 && status != 128 + SIGPIPE && !cli_cc_stopped()) { /* whoever reads what it prints has had enough */
        cli_cc_complain("%s: %s failed (%s%d)", subject, what, status > 128 ? "signal " : "exit status ",
                        status > 128 ? status - 128 : status);
    }
    return status == 0;
}

/* clang's own answer; to the question for a version ours is added behind it, where nobody takes it for clang's. */
static bool answer(struct cc_run *run, const struct cc_request *request)
{
    struct cc_words command = {0};
    cli_cc_words_add_list(run, &command, (const char *const[]){run->clang, CC_TARGET, NULL});
    cli_cc_words_add_all(run, &command, &request->alone);
    bool done = cli_cc_succeed(run, &command, "the question", request->clangs);
    if (done && strcmp(request->clangs, "--version") == 0) {
        printf("escapement cc %s (%s)\n", ESCAPEMENT_VERSION, image_variant_name(request->variant));
        done = fflush(stdout) == 0;
    }
    return done;
}

bool cli_cc_carry_out(struct cc_run *run, const struct cc_request *request)
{
    struct cc_words objects = {0};
    if (!cli_cc_run_init(run)) {
        return false;
    }
    run->dry = request->dry;
    switch (request->goal) {
    case CC_QUERY:
        return answer(run, request);
    case CC_CLANG:
        return cli_cc_compile_alone(run, request);
    case CC_TEXT:
    case CC_OBJECTS:
        return cli_cc_compile(run, request, &objects);
    case CC_RELOCATABLE:
    case CC_IMAGE:
        break;
    }
    return cli_cc_compile(run, request, &objects) && cli_cc_link(run, request, &objects);
}

int cli_cc(int argc, char **argv)
{
    struct cc_run run = {0};
    struct cc_request request;
    int status = CLI_USAGE;
    (void)argc;
    cli_cc_stop_watch();
    if (cli_cc_request_read(&run, &request, argv + 1)) {
        if (request.help) {
            cli_cc_request_print_help();
            status = CLI_DONE;
        } else if ((request.project == NULL || cli_project_add(&run, &request)) &&
                   cli_cc_request_judge(&run, &request)) {
            status = cli_cc_carry_out(&run, &request) ? CLI_DONE : CLI_FOUND;
        }
    }
    cli_cc_run_fini(&run);
    cli_cc_stop_end();
    return status;
}

#ifdef ESCAPEMENT_CC_ALONE
int main(int argc, char **argv)
{
    return cli_cc(argc, argv);
}
#endif
