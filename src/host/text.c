/*
 * text.c: reads a file that a person wrote.
 */
#include "host/text.h"

#include "nt/os.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { FIRST_ROOM = 1 << 16 };

static bool grow(struct host_text *text, size_t room)
{
    char *bytes = os_alloc(room + 1);
    if (bytes && text->size > 0) {
        memcpy(bytes, text->bytes, text->size);
    }
    if (bytes) {
        os_free(text->bytes);
        text->bytes = bytes;
    }
    return bytes != NULL;
}

/* What is wrong, or null. */
static const char *read_all(struct host_text *text, FILE *in, size_t most)
{
    size_t room = 0;
    size_t got = 0;
    do {
        if (text->size == room) {
            room = room * 2 + FIRST_ROOM;
            if (!grow(text, room)) {
                return "no memory to read it";
            }
        }
        got = fread(text->bytes + text->size, 1, room - text->size, in);
        text->size += got;
        if (text->size > most) {
            return "it is too large to be what it should";
        }
    } while (got > 0);
    text->bytes[text->size] = '\0';
    return ferror(in) ? strerror(errno) : NULL;
}

bool host_text_read(struct host_text *text, const char *file, size_t most, char *why, size_t room)
{
    struct stat about;
    const char *wrong;
    *text = (struct host_text){0};
    FILE *in = fopen(file, "re");
    if (!in) {
        snprintf(why, room, "it cannot be opened: %s", strerror(errno));
        return false;
    }
    if (fstat(fileno(in), &about) == 0 && S_ISDIR(about.st_mode)) {
        wrong = "it is a folder";
    } else {
        wrong = read_all(text, in, most);
    }
    fclose(in);
    if (wrong) {
        snprintf(why, room, "%s", wrong);
        host_text_fini(text);
    }
    return !wrong;
}

void host_text_fini(struct host_text *text)
{
    os_free(text->bytes);
    *text = (struct host_text){0};
}
