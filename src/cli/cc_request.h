/*
 * cc_request.h: what one command of `escapement cc` asks for, whoever put it together.
 *
 * A command line makes one (cli_cc_request_read). Another front end makes one from words of the same language
 * (cli_cc_request_add), with inputs that may each have flags of their own (cli_cc_request_add_input), and has it
 * carried out by cli_cc_carry_out.
 */
#ifndef ESCAPEMENT_CLI_CC_REQUEST_H
#define ESCAPEMENT_CLI_CC_REQUEST_H

#include "cli/cc.h"
#include "image/image.h"

/** What an input is. CC_SKIPPED: a file of Windows' build that has no part in an image here. */
enum cc_kind { CC_SOURCE, CC_ASSEMBLY, CC_OBJECT, CC_SKIPPED, CC_UNKNOWN };

/** How far a command goes. */
enum cc_goal {
    CC_IMAGE,       /* compile what is a source, and link */
    CC_RELOCATABLE, /* -r: join into one object */
    CC_OBJECTS,     /* -c */
    CC_TEXT,        /* -S: assembly */
    CC_CLANG,       /* -E, -M, -fsyntax-only, -emit-llvm, a header to precompile: clang's own work, from one command */
    CC_QUERY,       /* --version, -dumpmachine, -print-...: an answer without any input */
};

struct cc_input {
    const char *path;
    const char *language;  /* of -x, or what the name's end says where clang would not know it; null: clang knows */
    const char *object;    /* where its object goes; null: by /Fo, by -o, or by the input's name */
    struct cc_words flags; /* for this source alone, behind everybody's */
    enum cc_kind kind;
};

struct cc_inputs {
    struct cc_input *items;
    size_t count, capacity;
};

/** A command. Lists keep the caller's order. */
struct cc_request {
    enum image_variant variant;
    enum image_mode mode;
    enum cc_goal goal;
    bool help, coverage;
    bool dry;              /* -###: commands are printed, and none runs */
    bool text_file;        /* /P: what -E gives goes to a file of the source's name with .i */
    bool version;          /* -v, which without an input asks for clang's version */
    bool microsoft;        /* a switch in Microsoft's manner was there: objects end in .obj */
    unsigned jobs;         /* compilations at a time; 0: as many as there are processors */
    const char *clangs;    /* the word that made the goal CC_CLANG or CC_QUERY */
    struct cc_words alone; /* -c, -E, -print-... and their like, as they came */
    const char *output;    /* of -o */
    const char *language;  /* of the last -x; null: by name */
    const char *entry;     /* of /ENTRY or --entry, where that is not DriverEntry */
    bool depends;          /* -MD or -MMD */
    bool depends_named;    /* -MT or -MQ */
    const char *depends_file;
    const char *objects;             /* of /Fo: a file, or a folder, which has a slash at its end */
    const char *linker_value;        /* while words are taken: the linker's option whose value the next one is */
    struct cc_words clang;           /* the caller's flags */
    struct cc_words code;            /* those among them that the code generator heeds */
    struct cc_words joining;         /* for the first link: archives by -l */
    struct cc_words linking;         /* for the second: -Wl,... */
    struct cc_words libraries;       /* folders of -L */
    struct cc_words folders;         /* where headers are looked for */
    struct cc_words forced;          /* headers of -include */
    struct cc_words suppress;        /* names that -D or -U gave */
    struct cc_words skipped;         /* inputs that have no part in an image */
    struct cc_words trace_functions; /* of --wpp-func: WPP's functions that no comment of the sources declares */
    struct cc_words trace_files;     /* of --wpp-scan: files whose comments do, besides those that are included */
    const char *project;             /* of --project: a build description of Windows', read by project.c; null: none */
    const char *project_name;        /* which driver of several */
    const char *configuration;       /* of it; null: Release */
    const char *platform;            /* null: x64 */
    struct cc_words ignored;         /* switches of Microsoft's that change nothing here */
    struct cc_inputs inputs;         /* what is compiled or linked, in order */
};

/** An empty request for this program's variant. */
void cli_cc_request_init(struct cc_request *request);
/** Take words as they would stand behind the verb, response files (@FILE) included. False with a message: wrong usage.
 */
bool cli_cc_request_add(struct cc_run *run, struct cc_request *request, const char *const *words);
/** Take one input as a word would be; it may be given flags of its own. Null: it was one to be skipped. */
struct cc_input *cli_cc_request_add_input(struct cc_run *run, struct cc_request *request, const char *path);
/** Init and add. */
bool cli_cc_request_read(struct cc_run *run, struct cc_request *request, char **words);
/** Whether it is whole and free of contradictions; else false with a message. Prints the notes about what was skipped
 * and ignored, and gives -o its default. */
bool cli_cc_request_judge(struct cc_run *run, struct cc_request *request);
void cli_cc_request_print_help(void);

/** cc_options.c: take an option in the compiler's manner, `**argument`, moving on over a separate value. False with a
 * message: it cannot be had. */
bool cli_cc_option_take(struct cc_run *run, struct cc_request *request, const char *const **argument);
/** Whether a flag of clang's is for the code generator too, which runs by itself where a module stops half way. */
bool cli_cc_option_is_for_code(const char *word);
/** cc_microsoft.c: the same for a switch in Microsoft's manner; `*taken` false: the word is none. */
bool cli_cc_microsoft_take(struct cc_run *run, struct cc_request *request, const char *const **argument, bool *taken);
/** cc_response.c: the words with each @FILE replaced by what it says, however deep. False with a message. */
bool cli_cc_response_expand(struct cc_run *run, const char *const *words, struct cc_words *expanded);

/** Do it. False: it failed, and messages say why. `run` needs no cli_cc_run_init before. */
bool cli_cc_carry_out(struct cc_run *run, const struct cc_request *request);

#endif
