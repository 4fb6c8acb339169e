/*
 * cc_microsoft.c: switches in the manner of Microsoft's compiler, and of its linker behind /link.
 *
 * A switch begins with a slash, as a path of Linux' does. A word is a path where it names a file, or where its first
 * folder exists: /home/me/x.c is one, /Iinc/shared is none. Switches that no option of clang's looks like may begin
 * with a dash as well, as Microsoft's compiler has them.
 */
#include "cli/cc_request.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum form {
    WORD,   /* the word itself */
    PREFIX, /* any word that begins so */
    JOINED, /* the value behind the name at once */
    EITHER, /* or in the next word */
};

enum effect {
    NOTHING,   /* so anyway, or a matter of Windows' files alone */
    NOTED,     /* changes the program on Windows, and nothing here: named in the note */
    WORDS,     /* the words of `to` */
    APART,     /* the word `to`, and the value as the next word */
    PATH_OF,   /* the same, and the value is a path */
    OBJECT,    /* /Fo */
    SOURCE,    /* the value is a source of the language `to` */
    STANDARD,  /* /std: */
    PACK,      /* /Zp */
    PARALLEL,  /* /MP */
    TEXT_FILE, /* /P */
    LINK,      /* the rest is the linker's */
};

/* clang-format off */
/* The first row that fits is the one: longer names stand before their beginnings. */
static const struct msswitch {
    const char *name;
    enum form form;
    bool dash; /* with a dash it is nobody else's */
    enum effect effect;
    const char *to;
} switches[] = {
    {"link",           WORD,   false, LINK,      NULL},
    {"nologo",         WORD,   true,  NOTHING,   NULL},
    {"kernel",         WORD,   true,  NOTHING,   NULL},
    {"c",              WORD,   false, WORDS,     "-c"},
    {"EP",             WORD,   true,  WORDS,     "-E -P"},
    {"E",              WORD,   false, WORDS,     "-E"},
    {"P",              WORD,   false, TEXT_FILE, NULL},
    {"showIncludes",   WORD,   true,  WORDS,     "-Xclang --show-includes"},
    {"D",              EITHER, false, APART,     "-D"},
    {"U",              EITHER, false, APART,     "-U"},
    {"external:I",     EITHER, true,  PATH_OF,   "-isystem"},
    {"external:",      PREFIX, true,  NOTHING,   NULL},
    {"imsvc",          EITHER, true,  PATH_OF,   "-isystem"},
    {"I",              EITHER, false, PATH_OF,   "-I"},
    {"FI",             EITHER, true,  PATH_OF,   "-include"},
    {"Fo:",            JOINED, true,  OBJECT,    NULL},
    {"Fo",             JOINED, true,  OBJECT,    NULL},
    {"Fe:",            EITHER, true,  PATH_OF,   "-o"},
    {"Fe",             EITHER, true,  PATH_OF,   "-o"},
    {"Fi",             PREFIX, true,  NOTED,     NULL},
    {"FA",             PREFIX, true,  NOTED,     NULL},
    {"FC",             WORD,   true,  NOTHING,   NULL},
    {"FS",             WORD,   true,  NOTHING,   NULL},
    {"Fd",             PREFIX, true,  NOTHING,   NULL},
    {"Fp",             PREFIX, true,  NOTHING,   NULL},
    {"Fm",             PREFIX, true,  NOTHING,   NULL},
    {"FR",             PREFIX, true,  NOTHING,   NULL},
    {"Fr",             PREFIX, true,  NOTHING,   NULL},
    {"Fa",             PREFIX, true,  NOTED,     NULL},
    {"TP",             WORD,   true,  WORDS,     "-x c++"},
    {"TC",             WORD,   true,  WORDS,     "-x c"},
    {"Tp",             EITHER, true,  SOURCE,    "c++"},
    {"Tc",             EITHER, true,  SOURCE,    "c"},
    {"std:",           JOINED, true,  STANDARD,  NULL},
    {"Zp",             JOINED, true,  PACK,      NULL},
    {"J",              WORD,   true,  WORDS,     "-funsigned-char"},
    {"w",              WORD,   false, WORDS,     "-w"},
    {"W0",             WORD,   true,  WORDS,     "-w"},
    {"W1",             WORD,   true,  NOTHING,   NULL},
    {"W2",             WORD,   true,  NOTHING,   NULL},
    {"W3",             WORD,   true,  NOTHING,   NULL},
    {"W4",             WORD,   true,  WORDS,     "-Wall"},
    {"Wall",           WORD,   false, WORDS,     "-Wall -Wextra"},
    {"WX",             PREFIX, true,  NOTED,     NULL}, /* of Microsoft's warnings, which clang's are not */
    {"Wv:",            PREFIX, true,  NOTHING,   NULL},
    {"WL",             WORD,   true,  NOTHING,   NULL},
    {"wd",             PREFIX, true,  NOTHING,   NULL},
    {"we",             PREFIX, true,  NOTED,     NULL},
    {"wo",             PREFIX, true,  NOTHING,   NULL},
    {"w1",             PREFIX, true,  NOTHING,   NULL},
    {"w2",             PREFIX, true,  NOTHING,   NULL},
    {"w3",             PREFIX, true,  NOTHING,   NULL},
    {"w4",             PREFIX, true,  NOTHING,   NULL},
    {"Od",             WORD,   true,  WORDS,     "-O0"},
    {"O1",             WORD,   false, WORDS,     "-Os"},
    {"O2",             WORD,   false, WORDS,     "-O2"},
    {"Ox",             WORD,   true,  WORDS,     "-O2"},
    {"O",              PREFIX, false, NOTHING,   NULL}, /* /Ob /Og /Oi /Os /Ot /Oy: shares of the above */
    {"Z7",             WORD,   true,  NOTHING,   NULL},
    {"Zi",             WORD,   true,  NOTHING,   NULL},
    {"ZI",             WORD,   true,  NOTHING,   NULL},
    {"ZH:",            PREFIX, true,  NOTHING,   NULL},
    {"Zc:",            PREFIX, true,  NOTED,     NULL},
    {"Zl",             WORD,   true,  NOTHING,   NULL},
    {"Zo",             PREFIX, true,  NOTHING,   NULL},
    {"Zs",             WORD,   true,  WORDS,     "-fsyntax-only"},
    {"Za",             WORD,   true,  NOTHING,   NULL},
    {"Ze",             WORD,   true,  NOTHING,   NULL},
    {"Zm",             PREFIX, true,  NOTHING,   NULL},
    {"Zw",             PREFIX, true,  NOTED,     NULL},
    {"GR-",            WORD,   true,  NOTHING,   NULL},
    {"GR",             WORD,   true,  NOTED,     NULL},
    {"EHs-c-",         WORD,   true,  NOTHING,   NULL},
    {"EHa-",           WORD,   true,  NOTHING,   NULL},
    {"EH",             PREFIX, true,  NOTED,     NULL},
    {"GS",             PREFIX, true,  NOTED,     NULL}, /* the check variant finds what it would, and more */
    {"Gs",             PREFIX, true,  NOTHING,   NULL},
    {"guard:",         PREFIX, true,  NOTED,     NULL},
    {"Gh",             WORD,   true,  NOTED,     NULL},
    {"GH",             WORD,   true,  NOTED,     NULL},
    {"GL",             PREFIX, true,  NOTHING,   NULL},
    {"GF",             PREFIX, true,  NOTHING,   NULL},
    {"Gm",             PREFIX, true,  NOTHING,   NULL},
    {"Gw",             PREFIX, true,  NOTHING,   NULL},
    {"Gy",             PREFIX, true,  NOTHING,   NULL},
    {"GT",             WORD,   true,  NOTHING,   NULL},
    {"Gd",             WORD,   true,  NOTHING,   NULL}, /* 64-bit Windows has one calling convention */
    {"Gr",             WORD,   true,  NOTHING,   NULL},
    {"Gz",             WORD,   true,  NOTHING,   NULL},
    {"Gv",             WORD,   true,  NOTED,     NULL},
    {"MP",             PREFIX, false, PARALLEL,  NULL},
    {"MD",             PREFIX, false, NOTED,     NULL},
    {"MT",             PREFIX, false, NOTED,     NULL},
    {"LD",             PREFIX, false, NOTHING,   NULL},
    {"RTC",            PREFIX, true,  NOTED,     NULL},
    {"Qspectre",       PREFIX, true,  NOTED,     NULL},
    {"Qpar",           PREFIX, true,  NOTHING,   NULL},
    {"Q",              PREFIX, false, NOTED,     NULL},
    {"arch:AVX512",    WORD,   true,  WORDS,     "-mavx512f -mavx512cd -mavx512bw -mavx512dq -mavx512vl"},
    {"arch:AVX2",      WORD,   true,  WORDS,     "-mavx2"},
    {"arch:AVX",       WORD,   true,  WORDS,     "-mavx"},
    {"arch:",          PREFIX, true,  NOTHING,   NULL},
    {"Yc",             PREFIX, true,  NOTHING,   NULL}, /* precompiled headers: the header itself is read instead */
    {"Yu",             PREFIX, true,  NOTHING,   NULL},
    {"Yl",             PREFIX, true,  NOTHING,   NULL},
    {"Yd",             PREFIX, true,  NOTHING,   NULL},
    {"Y-",             WORD,   true,  NOTHING,   NULL},
    {"fp:fast",        WORD,   true,  WORDS,     "-ffast-math"},
    {"fp:",            PREFIX, true,  NOTHING,   NULL},
    {"fsanitize",      PREFIX, false, NOTED,     NULL},
    {"volatile:",      PREFIX, true,  NOTHING,   NULL},
    {"utf-8",          WORD,   true,  NOTHING,   NULL},
    {"source-charset", PREFIX, true,  NOTED,     NULL},
    {"execution-charset", PREFIX, true, NOTED,   NULL},
    {"validate-charset", PREFIX, true, NOTHING,  NULL},
    {"analyze",        PREFIX, true,  NOTHING,   NULL},
    {"bigobj",         WORD,   true,  NOTHING,   NULL},
    {"permissive",     PREFIX, true,  NOTHING,   NULL},
    {"sdl",            PREFIX, true,  NOTED,     NULL},
    {"diagnostics:",   PREFIX, true,  NOTHING,   NULL},
    {"errorReport:",   PREFIX, true,  NOTHING,   NULL},
    {"experimental:",  PREFIX, true,  NOTED,     NULL},
    {"openmp",         PREFIX, true,  NOTED,     NULL},
    {"vd",             PREFIX, false, NOTED,     NULL},
    {"vm",             PREFIX, false, NOTED,     NULL},
    {"hotpatch",       WORD,   true,  NOTHING,   NULL},
    {"homeparams",     WORD,   true,  NOTED,     NULL},
    {"cgthreads",      PREFIX, true,  NOTHING,   NULL},
    {"d1",             PREFIX, true,  NOTED,     NULL},
    {"d2",             PREFIX, true,  NOTED,     NULL},
    {"X",              WORD,   false, NOTHING,   NULL}, /* no folder of the system's is looked into anyway */
    {"u",              WORD,   false, NOTED,     NULL},
    {"V",              PREFIX, false, NOTHING,   NULL},
    {"?",              WORD,   true,  WORDS,     "--help"},
    {"help",           WORD,   true,  WORDS,     "--help"},
};
/* clang-format on */

static bool starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Whether a word with a slash at its beginning is a path of this file system's after all. */
static bool is_path(struct cc_run *run, const char *word)
{
    struct stat status;
    if (stat(word, &status) == 0) {
        return true;
    }
    const char *second = strchr(word + 1, '/');
    return second != NULL && stat(cli_cc_print(run, "%.*s", (int)(second - word), word), &status) == 0;
}

static const struct msswitch *find_switch(const char *name, bool dash)
{
    for (size_t i = 0; i < sizeof switches / sizeof switches[0]; i++) {
        const struct msswitch *row = &switches[i];
        bool fits = row->form == WORD ? strcmp(name, row->name) == 0 : starts_with(name, row->name);
        if (fits && (row->dash || !dash)) {
            return row;
        }
    }
    return NULL;
}

/* Hand words on as if they had stood there in clang's manner. */
static bool hand_on(struct cc_run *run, struct cc_request *request, const char *words, const char *value)
{
    struct cc_words list = {0};
    while (*words != '\0') {
        size_t length = strcspn(words, " ");
        cli_cc_words_add(run, &list, cli_cc_print(run, "%.*s", (int)length, words));
        words += length + (words[length] == ' ');
    }
    if (value != NULL) {
        cli_cc_words_add(run, &list, value);
    }
    for (const char *const *argument = list.items; argument != NULL && *argument != NULL; argument++) {
        if (!cli_cc_option_take(run, request, &argument)) {
            return false;
        }
    }
    return true;
}

static bool take_standard(struct cc_run *run, struct cc_request *request, const char *name)
{
    const char *standard = strcmp(name, "c++latest") == 0 ? "c++23" : strcmp(name, "clatest") == 0 ? "c23" : name;
    return hand_on(run, request, cli_cc_print(run, "-std=%s", standard), NULL);
}

static bool take_pack(struct cc_run *run, struct cc_request *request, const char *bytes)
{
    static const char *const known[] = {"1", "2", "4", "8", "16"};
    const char *pack = *bytes == '\0' ? "1" : bytes; /* /Zp is /Zp1 */
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(pack, known[i]) == 0) {
            return hand_on(run, request, cli_cc_print(run, "-fpack-struct=%s", pack), NULL);
        }
    }
    return cli_cc_complain("/Zp%s: 1, 2, 4, 8 or 16 is wanted", bytes);
}

/* What /link says: the output's and the entry's name; archives are looked at as inputs; the rest is PE's. */
static void take_link(struct cc_run *run, struct cc_request *request, const char *const **argument)
{
    for (; (*argument)[1] != NULL; (*argument)++) {
        const char *word = (*argument)[1];
        const char *name = word[0] == '/' || word[0] == '-' ? word + 1 : "";
        if (strncasecmp(name, "OUT:", 4) == 0) {
            request->output = cli_cc_with_slashes(run, name + 4);
        } else if (strncasecmp(name, "ENTRY:", 6) == 0) {
            request->entry = name + 6;
        } else if (strncasecmp(name, "LIBPATH:", 8) == 0) {
            cli_cc_words_add(run, &request->libraries, cli_cc_with_slashes(run, name + 8));
        } else if (*name == '\0' || is_path(run, word)) {
            cli_cc_request_add_input(run, request, word);
        }
    }
}

static bool apply(struct cc_run *run, struct cc_request *request, const struct msswitch *row, const char *word,
                  const char *value, const char *const **argument)
{
    switch (row->effect) {
    case NOTHING:
        return true;
    case NOTED:
        cli_cc_words_add(run, &request->ignored, word);
        return true;
    case WORDS:
        return hand_on(run, request, row->to, NULL);
    case APART:
        return hand_on(run, request, row->to, value);
    case PATH_OF:
        return hand_on(run, request, row->to, cli_cc_with_slashes(run, value));
    case OBJECT:
        request->objects = cli_cc_with_slashes(run, value);
        return true;
    case SOURCE: {
        struct cc_input *input = cli_cc_request_add_input(run, request, value);
        if (input != NULL) {
            input->language = row->to;
            input->kind = CC_SOURCE;
        }
        return true;
    }
    case STANDARD:
        return take_standard(run, request, value);
    case PACK:
        return take_pack(run, request, value);
    case PARALLEL: {
        unsigned long jobs = strtoul(value, NULL, 10);
        request->jobs = jobs > CC_JOBS_MAX ? CC_JOBS_MAX : (unsigned)jobs;
        return true;
    }
    case TEXT_FILE:
        request->text_file = true;
        return hand_on(run, request, "-E", NULL);
    case LINK:
        take_link(run, request, argument);
        return true;
    }
    return true;
}

bool cli_cc_microsoft_take(struct cc_run *run, struct cc_request *request, const char *const **argument, bool *taken)
{
    const char *word = **argument;
    *taken = false;
    if ((word[0] != '/' && word[0] != '-') || word[1] == '\0' || (word[0] == '/' && is_path(run, word))) {
        return true;
    }
    const struct msswitch *row = find_switch(word + 1, word[0] == '-');
    if (row == NULL) {
        return true;
    }
    *taken = true;
    request->microsoft = request->microsoft || word[0] == '/';
    const char *value = word + 1 + strlen(row->name);
    if (row->form == EITHER && *value == '\0') {
        value = (*argument)[1];
        if (value == NULL) {
            return cli_cc_complain("%s needs a value", word);
        }
        (*argument)++;
    }
    return apply(run, request, row, word, value, argument);
}
