/*
 * record_test.c: what an image says about how it was made, and images whose records are spoiled.
 */
#include "support.h"

#include "image/record.h"

#include <limits.h>

static struct support_file original;

struct seen {
    size_t records, links, sources, words;
    char keys[256];
    char source[2][512];
    char variant[16];
    size_t strings, enough; /* the visitor stops behind so many; 0: never */
};

static bool see(void *context, size_t record, bool link, const char *key, const char *value)
{
    struct seen *seen = context;
    if (record == 0) {
        size_t length = strlen(seen->keys);
        snprintf(seen->keys + length, sizeof seen->keys - length, "%s ", key);
    }
    seen->records = record + 1;
    seen->links += link && strcmp(key, "variant") == 0;
    seen->words += strcmp(key, "word") == 0;
    if (strcmp(key, "source") == 0 && seen->sources < 2) {
        snprintf(seen->source[seen->sources++], sizeof seen->source[0], "%s", value);
    }
    if (strcmp(key, "variant") == 0) {
        snprintf(seen->variant, sizeof seen->variant, "%s", value);
    }
    seen->strings++;
    return seen->enough == 0 || seen->strings < seen->enough;
}

static void tells_each_source_and_the_link(void **state)
{
    struct seen seen = {0};
    struct image_error error = {0};
    char path[512];
    (void)state;
    if (!image_record_read(support_path("image-first", path), see, &seen, &error)) {
        fail_msg("%s", error.text);
    }
    assert_int_equal(seen.records, 3);
    assert_int_equal(seen.links, 1);
    assert_int_equal(seen.sources, 2);
    assert_int_equal(seen.source[0][0], '/');
    assert_non_null(strstr(seen.source[0], "/first.c"));
    assert_non_null(strstr(seen.source[1], "/second.c"));
    assert_string_equal(seen.variant, ESCAPEMENT_VARIANT);
    assert_int_equal(strncmp(seen.keys, "cc variant mode in source word ", 31), 0);
    assert_true(seen.words > 2);
}

static void the_visitor_can_stop(void **state)
{
    struct seen seen = {.enough = 3};
    struct image_error error = {0};
    char path[512];
    (void)state;
    assert_true(image_record_read(support_path("image-first", path), see, &seen, &error));
    assert_int_equal(seen.strings, 3);
}

static void a_missing_file_is_named(void **state)
{
    struct seen seen = {0};
    struct image_error error = {0};
    (void)state;
    assert_false(image_record_read("/nonexistent/driver.so", see, &seen, &error));
    assert_int_equal(error.failure, IMAGE_UNREADABLE);
    assert_int_equal(seen.strings, 0);
}

/* The bytes of the first record's beginning: the note that lies in no segment. */
static size_t find_record(void)
{
    static const char begin[] = "Escapement\0\0cc=";
    for (size_t at = 0; at + sizeof begin <= original.size; at++) {
        if (memcmp(original.bytes + at, begin, sizeof begin - 1) == 0) {
            return at - sizeof(Elf64_Nhdr);
        }
    }
    fail_msg("no record");
    return 0;
}

static bool read_spoiled(const uint8_t *bytes, struct image_error *error)
{
    struct seen seen = {0};
    char path[] = "/tmp/escapement-record-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, bytes, original.size), (ssize_t)original.size);
    close(descriptor);
    bool done = image_record_read(path, see, &seen, error);
    unlink(path);
    return done;
}

static void refuses_spoiled(size_t offset, const void *bytes, size_t size, bool refused)
{
    struct image_error error = {0};
    uint8_t *copy = support_alloc(original.size);
    memcpy(copy, original.bytes, original.size);
    memcpy(copy + offset, bytes, size);
    assert_int_equal(read_spoiled(copy, &error), !refused);
    assert_int_equal(error.failure, refused ? IMAGE_MALFORMED : IMAGE_OK);
    free(copy);
}

static void a_string_without_a_key_is_refused(void **state)
{
    (void)state;
    refuses_spoiled(find_record() + sizeof(Elf64_Nhdr) + 12, "cc:", 3, true);
}

static void a_long_key_is_refused(void **state)
{
    (void)state;
    refuses_spoiled(find_record() + sizeof(Elf64_Nhdr) + 12, "cc_________________", 19, true);
}

static void a_description_that_is_too_long_is_refused(void **state)
{
    const uint32_t bytes = UINT32_MAX;
    (void)state;
    refuses_spoiled(find_record() + offsetof(Elf64_Nhdr, n_descsz), &bytes, sizeof bytes, true);
}

static void an_owner_that_is_too_long_is_refused(void **state)
{
    const uint32_t bytes = UINT32_MAX;
    (void)state;
    refuses_spoiled(find_record() + offsetof(Elf64_Nhdr, n_namesz), &bytes, sizeof bytes, true);
}

static void a_note_of_another_type_is_passed_over(void **state)
{
    const uint32_t type = 77;
    (void)state;
    refuses_spoiled(find_record() + offsetof(Elf64_Nhdr, n_type), &type, sizeof type, false);
}

/* The header of the records' section, found by where it lies. */
static size_t find_section(void)
{
    Elf64_Ehdr header;
    Elf64_Shdr section;
    memcpy(&header, original.bytes, sizeof header);
    for (size_t i = 0; i < header.e_shnum; i++) {
        size_t at = header.e_shoff + i * sizeof section;
        memcpy(&section, original.bytes + at, sizeof section);
        if (section.sh_offset == find_record()) {
            return at;
        }
    }
    fail_msg("no section");
    return 0;
}

static void a_section_outside_the_file_is_refused(void **state)
{
    const uint64_t bytes = UINT64_MAX;
    (void)state;
    refuses_spoiled(find_section() + offsetof(Elf64_Shdr, sh_size), &bytes, sizeof bytes, true);
    refuses_spoiled(find_section() + offsetof(Elf64_Shdr, sh_offset), &bytes, sizeof bytes, true);
}

static void a_section_of_another_type_is_passed_over(void **state)
{
    const uint32_t type = SHT_PROGBITS;
    (void)state;
    refuses_spoiled(find_section() + offsetof(Elf64_Shdr, sh_type), &type, sizeof type, false);
}

static int group_setup(void **state)
{
    char path[512];
    (void)state;
    original = support_read(support_path("image-first", path));
    return 0;
}

static int group_teardown(void **state)
{
    (void)state;
    free(original.bytes);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_each_source_and_the_link),
        cmocka_unit_test(the_visitor_can_stop),
        cmocka_unit_test(a_missing_file_is_named),
        cmocka_unit_test(a_string_without_a_key_is_refused),
        cmocka_unit_test(a_long_key_is_refused),
        cmocka_unit_test(a_description_that_is_too_long_is_refused),
        cmocka_unit_test(an_owner_that_is_too_long_is_refused),
        cmocka_unit_test(a_note_of_another_type_is_passed_over),
        cmocka_unit_test(a_section_outside_the_file_is_refused),
        cmocka_unit_test(a_section_of_another_type_is_passed_over),
    };
    return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
