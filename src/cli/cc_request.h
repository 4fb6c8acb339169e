/*
 * cc_request.h: the command line of `escapement cc`, taken apart and judged.
 */
#ifndef ESCAPEMENT_CLI_CC_REQUEST_H
#define ESCAPEMENT_CLI_CC_REQUEST_H

#include "cli/cc.h"
#include "image/image.h"

/** What an input is. */
enum cc_kind { CC_SOURCE, CC_ASSEMBLY, CC_OBJECT, CC_UNKNOWN };

/** A command line. Lists keep the caller's order. */
struct cc_request {
    enum image_variant variant;
    enum image_mode mode;
    bool help, coverage, only_compile;
    const char *only_clang; /* -E, -S or -fsyntax-only: clang's own work, nothing is linked */
    const char *output;
    const char *language; /* of -x */
    bool depends;         /* -MD or -MMD */
    const char *depends_file;
    struct cc_words clang;    /* the caller's flags */
    struct cc_words code;     /* those among them that the code generator heeds */
    struct cc_words joining;  /* for the first link: -L, -l */
    struct cc_words linking;  /* for the second: -Wl,... */
    struct cc_words inputs;   /* in order */
    struct cc_words folders;  /* where headers are looked for */
    struct cc_words suppress; /* names that -D or -U gave */
};

/** Take the words behind the verb. False with a message: wrong usage. */
bool cli_cc_request_read(struct cc_run *run, struct cc_request *request, char **words);
/** Whether it is whole and free of contradictions; else false with a message. */
bool cli_cc_request_judge(const struct cc_request *request);
void cli_cc_request_print_help(void);
/** What an input is, by -x or by its name's end. */
enum cc_kind cli_cc_request_kind(const struct cc_request *request, const char *path);

#endif
