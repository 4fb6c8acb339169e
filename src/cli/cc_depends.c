/*
 * cc_depends.c: takes a run's temporary files out of a list of headers.
 */
#include "cli/cc_depends.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

/* The next word with what separates it from the one before; a backslash keeps what follows it in the word. */
static size_t word_length(const char *text, size_t *blanks)
{
    size_t at = 0;
    while (isspace((unsigned char)text[at]) || (text[at] == '\\' && text[at + 1] == '\n')) {
        at++;
    }
    *blanks = at;
    while (text[at] != '\0' && !isspace((unsigned char)text[at])) {
        at += text[at] == '\\' && text[at + 1] != '\0' && text[at + 1] != '\n' ? 2 : 1;
    }
    return at;
}

/* The folder's name as it stands in a list: make takes a blank, a # and a $ otherwise. */
static bool is_below(const char *word, size_t length, const char *folder)
{
    size_t at = 0;
    for (; *folder != '\0'; folder++) {
        at += at + 1 < length && (word[at] == '\\' || word[at] == '$') && word[at + 1] == *folder;
        if (at >= length || word[at] != *folder) {
            return false;
        }
        at++;
    }
    return at < length && word[at] == '/';
}

bool cli_cc_depends_append(struct cc_run *run, const char *list, FILE *out)
{
    char *text = NULL;
    size_t bytes = 0;
    FILE *in = fopen(list, "re");
    if (in == NULL) {
        return false;
    }
    ssize_t length = getdelim(&text, &bytes, '\0', in);
    for (const char *at = text; length > 0 && *at != '\0';) {
        size_t blanks;
        size_t word = word_length(at, &blanks);
        if (!is_below(at + blanks, word - blanks, run->folder)) {
            fwrite(at, 1, word, out);
        }
        at += word;
    }
    free(text);
    fclose(in);
    return true;
}
