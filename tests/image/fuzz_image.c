/*
 * fuzz_image.c: the judge of image files under libFuzzer, with a real driver whose bytes the input exchanges.
 *
 * An input is a list of changes (place, width, value) to the driver, and a length to cut it to: a file made from
 * nothing would seldom come past its first bytes. What the judge lets pass is used as the loader would use it.
 */
#include "image/elf.h"

#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct change {
    uint32_t place;
    uint32_t width;
    uint64_t value;
};

static uint8_t *driver;
static size_t driver_size;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    FILE *file = fopen(FUZZ_IMAGE_DRIVER, "re");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        fputs("fuzz-image: no driver at " FUZZ_IMAGE_DRIVER "\n", stderr);
        exit(1);
    }
    driver_size = (size_t)ftell(file);
    driver = malloc(driver_size);
    if (driver == NULL || fseek(file, 0, SEEK_SET) != 0 || fread(driver, 1, driver_size, file) != driver_size) {
        fputs("fuzz-image: the driver cannot be read\n", stderr);
        exit(1);
    }
    fclose(file);
    return 0;
}

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void use(const struct image_file *file, const struct image_layout *layout)
{
    for (uint64_t i = 0; i < layout->relocations.count; i++) {
        Elf64_Rela entry;
        const uint8_t *bytes =
            image_layout_bytes(layout, file, layout->relocations.start + i * sizeof entry, sizeof entry);
        must(bytes != NULL);
        memcpy(&entry, bytes, sizeof entry);
        must(image_layout_holds(layout, entry.r_offset, sizeof(uint64_t)));
    }
    const char *name = (const char *)image_layout_bytes(layout, file, layout->names.start, layout->names.count);
    for (uint64_t i = 0; i < layout->slots.count; i++) {
        must(name != NULL);
        name += strlen(name) + 1;
        must(image_layout_holds(layout, layout->slots.start + i * sizeof(void *), sizeof(void *)));
        must(image_layout_holds(layout, layout->cells.start + i * IMAGE_CELL_BYTES, IMAGE_CELL_BYTES));
    }
    for (uint64_t i = 0; i < layout->section_count; i++) {
        Elf64_Shdr header;
        memcpy(&header, file->bytes + layout->section_headers + i * sizeof header, sizeof header);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct image_layout layout;
    struct image_error error = {0};
    struct image_file file = {.path = "driver.so", .size = driver_size};
    struct change change;
    uint32_t cut = 0;
    if (size >= sizeof cut) {
        memcpy(&cut, data, sizeof cut);
        data += sizeof cut;
        size -= sizeof cut;
    }
    /* Most inputs leave the file whole. */
    if (cut % 8 == 1) {
        file.size = cut / 8 % driver_size;
    }
    uint8_t *bytes = malloc(file.size + (file.size == 0));
    if (bytes == NULL) {
        return 0;
    }
    memcpy(bytes, driver, file.size);
    for (; size >= sizeof change && file.size > sizeof change.value; size -= sizeof change, data += sizeof change) {
        memcpy(&change, data, sizeof change);
        /* The tables lie in the first page and at the end; the code between them is judged by nobody. */
        size_t place = change.place % 4 == 0 ? change.place / 4 % file.size : change.place / 4 % 4096 % file.size;
        size_t width = (size_t)1 << change.width % 4;
        if (place + width <= file.size) {
            memcpy(bytes + place, &change.value, width);
        }
    }
    file.bytes = bytes;
    if (image_elf_judge(&file, &layout, &error)) {
        use(&file, &layout);
    } else {
        must(error.failure != IMAGE_OK && error.text[0] != '\0');
    }
    free(bytes);
    return 0;
}
