/*
 * hostile_test.c: files cut short and files with changed bytes, judged without reading past their end.
 *
 * The bytes lie in a heap block of exactly the file's size, so that AddressSanitizer sees one read too many. What
 * passes is used as the loader would use it: each address that the layout promises must lie in a segment.
 */
#include "support.h"

#include "image/elf.h"

static struct support_file original;

static void use_layout(const struct image_file *file, const struct image_layout *layout)
{
    assert_true(layout->span <= (UINT64_C(1) << 31) && layout->span % IMAGE_PAGE == 0);
    for (size_t i = 0; i < layout->segment_count; i++) {
        const struct image_segment *segment = &layout->segments[i];
        assert_true(segment->file_bytes <= segment->memory_bytes);
        assert_true(segment->start + segment->memory_bytes <= layout->span);
        assert_true(segment->file_bytes == 0 || segment->file_offset + segment->file_bytes <= file->size);
    }
    for (uint64_t i = 0; i < layout->relocations.count; i++) {
        Elf64_Rela entry;
        const uint8_t *bytes =
            image_layout_bytes(layout, file, layout->relocations.start + i * sizeof entry, sizeof entry);
        assert_non_null(bytes);
        memcpy(&entry, bytes, sizeof entry);
        assert_true(image_layout_holds(layout, entry.r_offset, sizeof(uint64_t)));
    }
    assert_true(image_layout_holds(layout, layout->slots.start, layout->slots.count * sizeof(void *)));
    assert_true(image_layout_holds(layout, layout->cells.start, layout->cells.count * IMAGE_CELL_BYTES));
    assert_true(layout->protect.start + layout->protect.memory_bytes <= layout->span);
    assert_true(layout->section_count == 0 ||
                layout->section_headers + layout->section_count * sizeof(Elf64_Shdr) <= file->size);
    assert_true(layout->section_count == 0 || layout->section_names < layout->section_count);
}

static bool judge(const uint8_t *bytes, size_t size, struct image_error *error)
{
    struct image_layout layout;
    uint8_t *block = support_alloc(size);
    memcpy(block, bytes, size);
    struct image_file file = {.path = "driver.so", .bytes = block, .size = size};
    bool judged = image_elf_judge(&file, &layout, error);
    if (judged) {
        use_layout(&file, &layout);
    }
    free(block);
    return judged;
}

static void whole_file_passes(void **state)
{
    struct image_error error = {0};
    (void)state;
    if (!judge(original.bytes, original.size, &error)) {
        fail_msg("%s", error.text);
    }
}

/* The section headers end the file, so not one length below the whole is enough. */
static void every_length_is_truncated(void **state)
{
    (void)state;
    for (size_t size = 1; size < original.size; size++) {
        struct image_error error = {0};
        assert_false(judge(original.bytes, size, &error));
        if (error.failure != IMAGE_TRUNCATED) {
            fail_msg("at %zu bytes: %s", size, error.text);
        }
        /* Early cuts are tested one by one; those within the segments in odd steps. */
        size += size > 1024 && size + 200 < original.size ? 12 : 0;
    }
}

static uint64_t random_state;
static uint64_t random_next(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

/* Interesting values in place of up to eight bytes. */
static void spoil(uint8_t *bytes, size_t size, size_t from, size_t to)
{
    static const uint64_t values[] = {0,          1,          7,          0x7f,       0xff,      0xfff,         0x1000,
                                      0x7fffffff, 0x80000000, 0xffffffff, UINT64_MAX, INT64_MAX, UINT64_MAX - 7};
    size_t width = (size_t)1 << (random_next() % 4);
    size_t at = from + random_next() % (to - from);
    uint64_t value =
        random_next() % 2 == 0 ? values[random_next() % (sizeof values / sizeof values[0])] : random_next();
    if (random_next() % 4 == 0) {
        memcpy(&value, bytes + at, at + 8 <= size ? 8 : 1);
        value += random_next() % 2 == 0 ? 1 : UINT64_MAX;
    }
    if (at + width <= size) {
        memcpy(bytes + at, &value, width);
    }
}

static void spoiled(size_t from, size_t to, int rounds)
{
    uint8_t *copy = support_alloc(original.size);
    random_state = 88172645463325252ull + from;
    for (int round = 0; round < rounds; round++) {
        memcpy(copy, original.bytes, original.size);
        for (uint64_t i = random_next() % 3 + 1; i > 0; i--) {
            spoil(copy, original.size, from, to);
        }
        struct image_error error = {0};
        if (!judge(copy, original.size, &error)) {
            assert_int_not_equal(error.failure, IMAGE_OK);
            assert_true(strlen(error.text) > 0 && strlen(error.text) < 500);
        }
    }
    free(copy);
}

static void spoiled_headers(void **state)
{
    (void)state;
    spoiled(0, sizeof(Elf64_Ehdr), 20000);
    spoiled(sizeof(Elf64_Ehdr), sizeof(Elf64_Ehdr) + 12 * sizeof(Elf64_Phdr), 20000);
}

static void spoiled_note(void **state)
{
    (void)state;
    size_t note = support_note(&original);
    spoiled(note - 24, note + sizeof(struct image_note), 20000);
}

static void spoiled_first_page(void **state)
{
    (void)state;
    spoiled(0, 4096, 20000);
}

static void spoiled_dynamic_section(void **state)
{
    Elf64_Ehdr header;
    (void)state;
    memcpy(&header, original.bytes, sizeof header);
    for (uint16_t i = 0; i < header.e_phnum; i++) {
        Elf64_Phdr segment;
        memcpy(&segment, original.bytes + header.e_phoff + i * sizeof segment, sizeof segment);
        if (segment.p_type == PT_DYNAMIC) {
            spoiled(segment.p_offset, segment.p_offset + segment.p_filesz, 20000);
            return;
        }
    }
    fail_msg("no dynamic section");
}

static void spoiled_section_headers(void **state)
{
    Elf64_Ehdr header;
    (void)state;
    memcpy(&header, original.bytes, sizeof header);
    spoiled(header.e_shoff, original.size, 5000);
}

static int read_original(void **state)
{
    char path[512];
    (void)state;
    original = support_read(support_path("image-first", path));
    return 0;
}

static int free_original(void **state)
{
    (void)state;
    free(original.bytes);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_file_passes),       cmocka_unit_test(every_length_is_truncated),
        cmocka_unit_test(spoiled_headers),         cmocka_unit_test(spoiled_note),
        cmocka_unit_test(spoiled_first_page),      cmocka_unit_test(spoiled_dynamic_section),
        cmocka_unit_test(spoiled_section_headers),
    };
    return cmocka_run_group_tests(tests, read_original, free_original);
}
