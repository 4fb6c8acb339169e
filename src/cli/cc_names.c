/*
 * cc_names.c: gives C++'s names in an object a form that linkers of ELF files leave alone.
 *
 * Microsoft's names of C++ contain @, which in an ELF file begins a version: to the linker ?f@@YAXH@Z and ?f@@YAXN@Z
 * are two versions of ?f, and it keeps one. So in each object, before any linker sees it, the letter is exchanged for
 * one that no such name has.
 */
#include "cli/cc.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <string.h>
#include <unistd.h>

#define THEIRS '@'
#define OURS   '~'

static bool exchange_table(Elf *elf, int descriptor, const GElf_Shdr *symbols)
{
    GElf_Shdr header;
    Elf_Scn *section = elf_getscn(elf, symbols->sh_link);
    Elf_Data *data = elf_getdata(section, NULL);
    const char exchanged = OURS;
    if (data == NULL || data->d_buf == NULL || gelf_getshdr(section, &header) == NULL) {
        return true;
    }
    const char *text = data->d_buf;
    const char *end = text + data->d_size;
    for (const char *at = memchr(text, THEIRS, data->d_size); at != NULL;
         at = memchr(at + 1, THEIRS, (size_t)(end - at - 1))) {
        if (pwrite(descriptor, &exchanged, 1, (off_t)(header.sh_offset + (size_t)(at - text))) != 1) {
            return false;
        }
    }
    return true;
}

bool cli_cc_names_exchange(const char *object)
{
    bool written = true;
    Elf_Scn *section = NULL;
    int descriptor = open(object, O_RDWR | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return cli_cc_complain("%s: %s", object, strerror(errno));
    }
    elf_version(EV_CURRENT);
    Elf *elf = elf_begin(descriptor, ELF_C_READ, NULL);
    while (elf != NULL && (section = elf_nextscn(elf, section)) != NULL) {
        GElf_Shdr header;
        if (gelf_getshdr(section, &header) != NULL && header.sh_type == SHT_SYMTAB) {
            written = exchange_table(elf, descriptor, &header) && written;
        }
    }
    int reason = errno;
    elf_end(elf);
    close(descriptor);
    return written || cli_cc_complain("%s could not be written: %s", object, strerror(reason));
}

const char *cli_cc_names_original(struct cc_run *run, const char *name)
{
    char *original = (char *)(size_t)cli_cc_print(run, "%s", name);
    for (char *at = strchr(original, OURS); at != NULL; at = strchr(at, OURS)) {
        *at = THEIRS;
    }
    return original;
}
