/*
 * note.h: what `escapement cc` writes into an image for the loader, in numbers that C and assembly share.
 *
 * An image carries one ELF note, owner IMAGE_NOTE_OWNER, type IMAGE_NOTE_TYPE, whose description is struct image_note.
 * An address in it is the distance from the field itself, since a note must not need a relocation.
 *
 * The import table is three arrays of import_count: slots (a pointer each, named __imp_X for a driver), cells
 * (IMAGE_CELL_BYTES each, named X) and names (a zero-terminated string each). The loader writes an export's address
 * into the slot. A cell is made as `jmp *slot`, so that a call of X and X's address work as a function's; where the
 * export is data, the loader writes the address over the cell's first eight bytes, so that X itself is the pointer that
 * Windows' headers declare (`extern POBJECT_TYPE *PsThreadType`). No compiler or linker needs to know which of the two
 * a name is.
 *
 * In a section of its own, IMAGE_RECORD_SECTION, which is not loaded, stand further notes of the same owner: a record
 * of type IMAGE_RECORD_SOURCE for each source, which its object brought along, and one of type IMAGE_RECORD_LINK. A
 * record is zero-terminated strings KEY=VALUE, in this order: cc        the version of escapement cc variant   plain,
 * check or tsan mode      kernel or user in        the folder that the command ran in source    the source, from the
 * root on; of a link the output, as `image` language  of -x, where it was not the name's end that told word      each
 * further word of the command that had a part in it, in order
 */
#ifndef ESCAPEMENT_IMAGE_NOTE_H
#define ESCAPEMENT_IMAGE_NOTE_H

#define IMAGE_NOTE_OWNER "Escapement"
#define IMAGE_NOTE_TYPE  1
#define IMAGE_NOTE_ABI   1 /* grows when an older loader could not run a newer image, or the other way round */
#define IMAGE_CELL_BYTES 32

#define IMAGE_RECORD_SECTION ".note.escapement.made"
#define IMAGE_RECORD_SOURCE  2
#define IMAGE_RECORD_LINK    3

/* Where AddressSanitizer's shadow lies on 64-bit x86 Linux; check images have it as a constant. */
#define IMAGE_ASAN_SHADOW 0x7fff8000ull

#ifndef __ASSEMBLER__
#include <stddef.h>
#include <stdint.h>

struct image_note {
    uint32_t abi;
    uint32_t variant; /* enum image_variant */
    uint32_t mode;    /* enum image_mode */
    uint32_t import_count;
    int64_t slots;
    int64_t cells;
    int64_t names;
    uint64_t names_bytes;
    int64_t runtime; /* struct image_runtime */
};
_Static_assert(sizeof(struct image_note) == 56, "src/cli/cc_imports.c writes these offsets");
_Static_assert(offsetof(struct image_note, runtime) == 48, "src/cli/cc_imports.c writes these offsets");

/* Variables that compiled code reads and the loader sets before any of it runs. */
struct image_runtime {
    uint32_t asan_detect_stack_use_after_return; /* __asan_option_detect_stack_use_after_return */
    uint32_t reserved;
};
#endif

#endif
