/* load_test.c: images loaded, bound, asked about and unloaded, and each way in which a file is not one. */
#include "nt/os.h"
#include "support.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

static long host_variable;
static long host_other_variable;

static int ABI double_it(int value)
{
    return value * 2;
}

static int ABI triple_it(int value)
{
    return value * 3;
}

static const struct nt_export first_rows[] = {
    {"HostDouble", double_it},
    {"HostVariable", &host_variable},
};
static const struct nt_export second_rows[] = {
    {"HostTriple", triple_it},
    {"HostOtherVariable", &host_other_variable},
    {"HostDouble", triple_it}, /* the first table has it already */
};
static const struct nt_export_table tables[] = {
    {first_rows, sizeof first_rows / sizeof first_rows[0]},
    {second_rows, sizeof second_rows / sizeof second_rows[0]},
};

static struct image *load_first(void)
{
    return support_load("image-first", IMAGE_KERNEL, tables, 2);
}

typedef int ABI routine_0(void);
typedef int ABI routine_1(int);

static int call(struct image *image, const char *name, int argument)
{
    routine_1 *routine = support_symbol(image, name);
    return routine(argument);
}

/* ------------------------------------------------------------------------------------------------------ what works */
static void entry_runs(void **state)
{
    (void)state;
    struct image *image = load_first();
    int(ABI * entry)(void *, void *) = support_routine(image_entry(image));
    assert_int_equal(entry(NULL, NULL), 11);
    assert_int_equal(entry(NULL, NULL), 12);
    image_unload(image);
}

static void globals_are_fresh(void **state)
{
    (void)state;
    struct image *one = load_first();
    struct image *two = load_first();
    int(ABI * entry)(void *, void *) = support_routine(image_entry(one));
    assert_int_equal(entry(NULL, NULL), 11);
    assert_int_equal(entry(NULL, NULL), 12);
    entry = support_routine(image_entry(two));
    assert_int_equal(entry(NULL, NULL), 11);
    assert_ptr_not_equal(image_base(one), image_base(two));
    image_unload(one);
    image_unload(two);
    one = load_first();
    entry = support_routine(image_entry(one));
    assert_int_equal(entry(NULL, NULL), 11);
    image_unload(one);
}

static void functions_are_imported(void **state)
{
    static const struct {
        const char *name;
        int expected;
    } ways[] = {{"via_call", 14}, {"via_slot", 21}, {"via_initialised_pointer", 14}, {"via_taken_address", 14}};
    (void)state;
    struct image *image = load_first();
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        assert_int_equal(call(image, ways[i].name, 7), ways[i].expected);
    }
    image_unload(image);
}

static void data_is_imported(void **state)
{
    (void)state;
    struct image *image = load_first();
    host_variable = 41;
    host_other_variable = 42;
    assert_int_equal(call(image, "data_by_plain_extern", 0), 41);
    assert_int_equal(call(image, "data_by_slot", 0), 42);
    call(image, "write_data", 43);
    assert_int_equal((int)host_variable, 43);
    image_unload(image);
}

static void own_names_stay_inside(void **state)
{
    (void)state;
    struct image *image = load_first();
    assert_int_equal(call(image, "use_defined_after_all", 0), 4);
    assert_int_equal(call(image, "via_own_pointer", 0), 7);
    image_unload(image);
}

static void large_frame_is_probed(void **state)
{
    (void)state;
    struct image *image = load_first();
    assert_int_equal(call(image, "large_frame", 99), 1);
    image_unload(image);
}

static void sections_are_known(void **state)
{
    (void)state;
    struct image *image = load_first();
    const struct image_section *section = image_section_of(image, support_symbol(image, "paged"));
    assert_non_null(section);
    assert_string_equal(section->name, "PAGE");
    assert_true(section->pageable && section->executable && !section->writable && !section->discardable);
    section = image_section_of(image, support_symbol(image, "initial"));
    assert_string_equal(section->name, "INIT");
    assert_true(section->discardable && !section->pageable);
    section = image_section_of(image, support_symbol(image, "paged_data"));
    assert_string_equal(section->name, "PAGEDATA");
    assert_true(section->pageable && section->writable && !section->executable);
    section = image_section_of(image, image_entry(image));
    assert_string_equal(section->name, ".text");
    assert_true(section->executable && !section->pageable && !section->discardable);
    assert_null(image_section_of(image, &host_variable));
    assert_null(image_section_at(image, image_section_count(image)));
    image_unload(image);
}

static void places_are_known(void **state)
{
    struct image_place place;
    (void)state;
    struct image *image = load_first();
    assert_true(image_symbolize(image, support_symbol(image, "via_call"), &place));
    assert_string_equal(place.function, "via_call");
    assert_non_null(place.file);
    assert_non_null(strstr(place.file, "first.c"));
    assert_true(place.line > 0);
    assert_false(image_symbolize(image, &host_variable, &place));
    image_unload(image);
}

static void description_is_right(void **state)
{
    char path[512];
    struct image_info info;
    (void)state;
    struct image *image = load_first();
    assert_int_equal(image_describe(image).variant, image_own_variant());
    assert_int_equal(image_describe(image).mode, IMAGE_KERNEL);
    assert_true(image_probe(support_path("image-first", path), &info, NULL));
    assert_int_equal(info.variant, image_own_variant());
    assert_int_equal(info.import_count, image_describe(image).import_count);
    assert_string_equal(image_path(image), path);
    assert_string_equal(image_name(image), "image-first-" ESCAPEMENT_VARIANT);
    assert_true(image_contains(image, image_entry(image)));
    assert_false(image_contains(image, (char *)image_base(image) + image_size(image)));
    assert_false(image_contains(image, (char *)image_base(image) - 1));
    assert_true((uintptr_t)image_base(image) > UINT64_C(0x80000000));
    assert_null(image_symbol(image, "no such name"));
    image_unload(image);
    image_unload(NULL);
}

static void user_mode_has_names(void **state)
{
    (void)state;
    struct image *image = support_load("image-user", IMAGE_USER, tables, 2);
    assert_null(image_entry(image));
    int(ABI * open)(void *) = support_symbol(image, "OpenAdapter");
    assert_int_equal(open(image), 2);
    image_unload(image);
}

static void cpp_driver_runs(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct image *image = support_load("image-cpp", IMAGE_KERNEL, tables, 2);
        int(ABI * entry)(void *, void *) = support_routine(image_entry(image));
        assert_int_equal(entry(NULL, NULL), 100 + 4 + 1); /* and not the 2000 of a constructor */
        image_unload(image);
    }
}

static int count_of(const char *folder)
{
    int count = 0;
    DIR *entries = opendir(folder);
    if (entries == NULL) {
        abort();
    }
    while (readdir(entries) != NULL) {
        count++;
    }
    closedir(entries);
    return count;
}

static int mappings_of_images(void)
{
    char line[1024];
    int count = 0;
    FILE *maps = support_open("/proc/self/maps", "re");
    while (fgets(line, sizeof line, maps) != NULL) {
        count += strstr(line, "image-first") != NULL;
    }
    fclose(maps);
    return count;
}

static void thousand_cycles_leave_nothing(void **state)
{
    (void)state;
    int files = count_of("/proc/self/fd");
    for (int i = 0; i < 1000; i++) {
        struct image *image = load_first();
        int(ABI * entry)(void *, void *) = support_routine(image_entry(image));
        assert_int_equal(entry(NULL, NULL), 11);
        image_unload(image);
    }
    assert_int_equal(mappings_of_images(), 0);
    assert_int_equal(count_of("/proc/self/fd"), files);
}

static void each_allocation_may_fail(void **state)
{
    char path[512];
    struct image *image = NULL;
    struct image_error error;
    uint64_t n = 0;
    (void)state;
    support_path("image-first", path);
    int files = count_of("/proc/self/fd");
    do {
        n++;
        os_fail_nth(n, false);
        bool loaded = image_load(path, IMAGE_KERNEL, tables, 2, &image, &error);
        os_fail_nth(0, false);
        if (!loaded) {
            assert_null(image);
            assert_int_equal(error.failure, IMAGE_NO_MEMORY);
            assert_int_equal(mappings_of_images(), 0);
            assert_int_equal(count_of("/proc/self/fd"), files);
        }
    } while (image == NULL && n < 100);
    assert_non_null(image);
    assert_in_range(n, 4, 20);
    image_unload(image);
}

/* -------------------------------------------------------------------------------------------------- what is refused */
static char scratch[] = "/tmp/escapement-load-test-XXXXXX";

static const char *scratch_file(const char *name, const void *bytes, size_t size)
{
    static char path[512];
    snprintf(path, sizeof path, "%s/%s", scratch, name);
    FILE *file = support_open(path, "we");
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
    return path;
}

static const char *patched(const char *driver, size_t offset, const void *bytes, size_t size)
{
    char path[512];
    struct support_file file = support_read(support_path(driver, path));
    assert_in_range(offset + size, 0, file.size);
    memcpy(file.bytes + offset, bytes, size);
    const char *copy = scratch_file("patched.so", file.bytes, file.size);
    free(file.bytes);
    return copy;
}

static const char *missing_file(void)
{
    return "/nowhere/driver.so";
}
static const char *a_folder(void)
{
    return scratch;
}
static const char *a_pipe(void)
{
    static char path[512];
    snprintf(path, sizeof path, "%s/pipe", scratch);
    assert_int_equal(mkfifo(path, 0600), 0);
    return path;
}
static const char *empty_file(void)
{
    return scratch_file("empty.so", "", 0);
}
static const char *text_file(void)
{
    return scratch_file("text.so", "int main(void) { return 0; }\n", 29);
}
static const char *windows_image(void)
{
    return scratch_file("driver.sys", "MZ\x90\0\3\0\0\0", 8);
}
static const char *three_bytes(void)
{
    return scratch_file("three.so", "\177EL", 3);
}
static const char *half_header(void)
{
    return scratch_file("half.so", "\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\76\0", 20);
}
static const char *of_32_bits(void)
{
    return patched("image-first", EI_CLASS, "\1", 1);
}
static const char *other_machine(void)
{
    return patched("image-first", offsetof(Elf64_Ehdr, e_machine), "\xb7\0", 2);
}
static const char *big_endian(void)
{
    return patched("image-first", EI_DATA, "\2", 1);
}
static const char *an_object(void)
{
    return patched("image-first", offsetof(Elf64_Ehdr, e_type), "\1\0", 2);
}
static const char *a_program(void)
{
    return patched("image-first", offsetof(Elf64_Ehdr, e_type), "\2\0", 2);
}
static const char *of_linux(void)
{
    static char path[512];
    Dl_info info;
    assert_int_not_equal(dladdr(support_routine((void *)(uintptr_t)getpid), &info), 0);
    /* The address may be a sanitizer's, so the C library is found by a symbol of its own. */
    assert_int_not_equal(dladdr(dlsym(RTLD_DEFAULT, "gnu_get_libc_version"), &info), 0);
    snprintf(path, sizeof path, "%s", info.dli_fname);
    return path;
}
static const char *this_program(void)
{
    return "/proc/self/exe";
}
static const char *no_entry(void)
{
    static char path[512];
    return support_path("image-no-entry", path);
}
static const char *user_image(void)
{
    static char path[512];
    return support_path("image-user", path);
}
static const char *unresolved(void)
{
    static char path[512];
    return support_path("image-missing", path);
}
static const char *note_number(size_t field, uint32_t number)
{
    char path[512];
    struct support_file file = support_read(support_path("image-first", path));
    size_t note = support_note(&file);
    free(file.bytes);
    return patched("image-first", note + field, &number, sizeof number);
}
static const char *other_abi(void)
{
    return note_number(offsetof(struct image_note, abi), IMAGE_NOTE_ABI + 1);
}
static const char *other_variant(void)
{
    return note_number(offsetof(struct image_note, variant),
                       image_own_variant() == IMAGE_PLAIN ? IMAGE_CHECK : IMAGE_PLAIN);
}
static const char *no_variant(void)
{
    return note_number(offsetof(struct image_note, variant), 9);
}
static const char *other_owner(void)
{
    char path[512];
    struct support_file file = support_read(support_path("image-first", path));
    size_t note = support_note(&file);
    free(file.bytes);
    return patched("image-first", note - 12, "escapement", 10);
}
static const char *cut_in_half(void)
{
    char path[512];
    struct support_file file = support_read(support_path("image-first", path));
    const char *copy = scratch_file("half.so", file.bytes, file.size / 2);
    free(file.bytes);
    return copy;
}

/* clang-format off */
static const struct refusal {
    const char *name;
    const char *(*make)(void);
    enum image_failure failure;
    const char *says;
} refusals[] = {
    {"missing file",                     missing_file,  IMAGE_UNREADABLE,    "No such file"},
    {"a folder",                         a_folder,      IMAGE_UNREADABLE,    "a folder"},
    {"a pipe that nobody writes to",     a_pipe,        IMAGE_UNREADABLE,    "not a file"},
    {"empty file",                       empty_file,    IMAGE_NOT_ELF,       "empty"},
    {"text file",                        text_file,     IMAGE_NOT_ELF,       "not an ELF file"},
    {"a Windows image",                  windows_image, IMAGE_NOT_ELF,       "a Windows image"},
    {"three bytes of an ELF file",       three_bytes,   IMAGE_TRUNCATED,     "truncated"},
    {"half an ELF header",               half_header,   IMAGE_TRUNCATED,     "truncated"},
    {"half a driver",                    cut_in_half,   IMAGE_TRUNCATED,     "truncated"},
    {"32-bit ELF file",                  of_32_bits,    IMAGE_WRONG_MACHINE, "32-bit"},
    {"ELF file for AArch64",             other_machine, IMAGE_WRONG_MACHINE, "another machine (number 183)"},
    {"big-endian ELF file",              big_endian,    IMAGE_WRONG_MACHINE, "another machine"},
    {"an object file",                   an_object,     IMAGE_NOT_A_DRIVER,  "an object file"},
    {"a program at a fixed address",     a_program,     IMAGE_NOT_A_DRIVER,  "a program"},
    {"the C library",                    of_linux,      IMAGE_NOT_A_DRIVER,  "did not make"},
    {"a position-independent program",   this_program,  IMAGE_NOT_A_DRIVER,  "did not make"},
    {"somebody else's note",             other_owner,   IMAGE_NOT_A_DRIVER,  "did not make"},
    {"another ABI number",               other_abi,     IMAGE_WRONG_ABI,     "ABI 2"},
    {"another variant",                  other_variant, IMAGE_WRONG_VARIANT, "  next  use escapement"},
    {"a variant that is none",           no_variant,    IMAGE_MALFORMED,     "impossible value"},
    {"a user-mode image for the kernel", user_image,    IMAGE_WRONG_MODE,    "user-mode"},
    {"no DriverEntry",                   no_entry,      IMAGE_NO_ENTRY,      "no DriverEntry"},
    {"unresolved imports",               unresolved,    IMAGE_UNRESOLVED,    "5 imports"},
};
/* clang-format on */

static void refuses(void **state)
{
    const struct refusal *row = *state;
    struct image *image;
    struct image_error error = {.failure = IMAGE_OK};
    int files = count_of("/proc/self/fd");
    const char *path = row->make();
    bool loaded = image_load(path, IMAGE_KERNEL, tables, 2, &image, &error);
    assert_false(loaded);
    assert_null(image);
    if (strstr(error.text, row->says) == NULL) {
        fail_msg("the message does not say '%s': %s", row->says, error.text);
    }
    assert_int_equal(error.failure, row->failure);
    assert_memory_equal(error.text, path, strlen(path));
    assert_int_equal(count_of("/proc/self/fd"), files);
    assert_false(image_load(path, IMAGE_KERNEL, tables, 2, &image, NULL)); /* nobody wants to know why */
}

static void names_every_unresolved_import(void **state)
{
    static const char *const names[] = {"NobodyHasThis", "NorThis", "NorThisVariable", "getpid", "malloc"};
    struct image *image;
    struct image_error error;
    char path[512];
    (void)state;
    assert_false(image_load(support_path("image-missing", path), IMAGE_KERNEL, tables, 2, &image, &error));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_non_null(strstr(error.text, names[i]));
    }
    assert_null(strstr(error.text, "HostDouble"));
}

static void kernel_image_as_user_mode(void **state)
{
    struct image *image;
    struct image_error error;
    char path[512];
    (void)state;
    assert_false(image_load(support_path("image-first", path), IMAGE_USER, tables, 2, &image, &error));
    assert_int_equal(error.failure, IMAGE_WRONG_MODE);
    assert_non_null(strstr(error.text, "--user"));
}

static void names_of_variants(void **state)
{
    (void)state;
    assert_string_equal(image_variant_name(IMAGE_CHECK), "check");
    assert_string_equal(image_program(IMAGE_PLAIN), "escapement");
    assert_string_equal(image_program(IMAGE_TSAN), "escapement-tsan");
    assert_null(image_variant_name(0));
    assert_null(image_program(4));
    assert_string_equal(image_variant_name(image_own_variant()), ESCAPEMENT_VARIANT);
}

static int make_scratch(void **state)
{
    (void)state;
    return mkdtemp(scratch) == NULL;
}

static int remove_scratch(void **state)
{
    char path[512];
    DIR *folder = opendir(scratch);
    (void)state;
    if (folder == NULL) {
        return -1;
    }
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        snprintf(path, sizeof path, "%s/%s", scratch, entry->d_name);
        unlink(path);
    }
    closedir(folder);
    return rmdir(scratch);
}

int main(void)
{
    static const struct CMUnitTest works[] = {
        cmocka_unit_test(entry_runs),
        cmocka_unit_test(globals_are_fresh),
        cmocka_unit_test(functions_are_imported),
        cmocka_unit_test(data_is_imported),
        cmocka_unit_test(own_names_stay_inside),
        cmocka_unit_test(large_frame_is_probed),
        cmocka_unit_test(sections_are_known),
        cmocka_unit_test(places_are_known),
        cmocka_unit_test(description_is_right),
        cmocka_unit_test(user_mode_has_names),
        cmocka_unit_test(cpp_driver_runs),
        cmocka_unit_test(names_of_variants),
        cmocka_unit_test(names_every_unresolved_import),
        cmocka_unit_test(kernel_image_as_user_mode),
        cmocka_unit_test(each_allocation_may_fail),
        cmocka_unit_test(thousand_cycles_leave_nothing),
    };
    enum { WORKS = sizeof works / sizeof works[0], REFUSALS = sizeof refusals / sizeof refusals[0] };
    struct CMUnitTest tests[WORKS + REFUSALS];
    memcpy(tests, works, sizeof works);
    for (int i = 0; i < REFUSALS; i++) {
        tests[WORKS + i] = (struct CMUnitTest){
            .name = refusals[i].name, .test_func = refuses, .initial_state = (void *)(uintptr_t)&refusals[i]};
    }
    return cmocka_run_group_tests(tests, make_scratch, remove_scratch);
}
