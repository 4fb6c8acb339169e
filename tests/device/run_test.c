/* run_test.c: `escapement run` and `call` with hardware by name, by source and by registers, and the trace of it. */
#include "../cli/program.h"

static char folder[] = "/tmp/escapement-device-test-XXXXXX";

static const char *write_file(const char *name, const char *text)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0) {
        program_fail("a file of the test's");
    }
    return path;
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    static const char *const names[] = {"r.txt", "model.c", "msi.reg"};
    char path[256];
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    return rmdir(folder);
}

static void virtio_answers_in_an_interrupt(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "--log", "--device", "virtio-gpu", program_driver("device-virtio"));
    assert_status_is(0);
    assert_says_in(program.out, "device     virtio-gpu, PCI 1AF4:1050, revision 1");
    assert_says_in(program.errors, "display 0: type 1101, 1024 x 768, enabled 1, by line");
    assert_says_in(program.out, "nothing left behind");
}

static void bochs_sets_a_mode(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "--cycles", "2", "--log", "--device", "bochs", program_driver("device-vga"));
    assert_status_is(0);
    assert_says_in(program.errors, "mode 800 x 600, stride 800");
}

static void the_wrong_hardware_is_the_drivers_refusal(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "--device", "plain", program_driver("device-vga"));
    assert_status_is(3);
    assert_says_in(program.errors, "DxgkDdiStartDevice returned STATUS_DEVICE_CONFIGURATION_ERROR (0xC0000182)");
}

static const char ready[] = "0 0x00 4 = 0 ; CONTROL\n"
                            "0 0x10 4 = 0x1E ; STATUS ; on read: count ; on write: clear\n"
                            "0 0x08 2 = 0x1234\n";

static void registers_let_a_driver_start(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "--trace-registers", "--registers", write_file("r.txt", ready), program_driver("device-polls"));
    assert_status_is(0);
    assert_says_in(program.out, "write bar 0 + 0x00000  4 bytes = 0x00000001  CONTROL  in TestStart");
    assert_says_in(program.out, "read  bar 0 + 0x00010  4 bytes : 0x0000001E  STATUS  in TestStart");
    assert_says_in(program.out, "read  bar 0 + 0x00010  4 bytes : 0x00000020  STATUS  in TestStart");
    assert_says_in(program.out, "read  bar 0 + 0x00008  2 bytes : 0x1234  in TestStart");
    assert_says_in(program.out, "(5 times)");
    assert_says_in(program.out, "polls.c:31  (5 times)");
    assert_says_in(program.out, "write bar 0 + 0x00000  4 bytes = 0x00000000  CONTROL  in TestStop");
}

static void the_trace_is_an_array_in_json(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "--json", "--trace-registers", "--registers", write_file("r.txt", ready),
                program_driver("device-polls"));
    assert_status_is(0);
    json_t *object = program_json();
    json_t *accesses = json_object_get(object, "accesses");
    json_t *first = json_array_get(accesses, 0);
    assert_string_equal(json_string_value(json_object_get(first, "access")), "write");
    assert_string_equal(json_string_value(json_object_get(first, "name")), "CONTROL");
    assert_string_equal(json_string_value(json_object_get(first, "function")), "TestStart");
    assert_int_equal(json_integer_value(json_object_get(first, "value")), 1);
    json_t *five = json_array_get(accesses, 5);
    assert_int_equal(json_integer_value(json_object_get(five, "times")), 5);
    json_decref(object);
}

static void a_file_in_error_is_named_by_its_line(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "--registers", write_file("r.txt", "0 0 4 = 1\n\n0 4 4 = x\n"), program_driver("device-polls"));
    assert_status_is(3);
    assert_says_in(program.errors, "r.txt: line 3: 'x' is no number for the value");
    PROGRAM_RUN("run", "--registers", "/nonexistent/file", program_driver("device-polls"));
    assert_status_is(3);
    assert_says_in(program.errors, "/nonexistent/file: it cannot be opened: No such file or directory");
    PROGRAM_RUN("run", "--registers", "/tmp", program_driver("device-polls"));
    assert_status_is(3);
    assert_says_in(program.errors, "/tmp: it is a folder");
    PROGRAM_RUN("run", "--device", "bochs", "--registers", write_file("r.txt", "device 1:1\n"),
                program_driver("device-polls"));
    assert_status_is(3);
    assert_says_in(program.errors, "but bochs is asked for as well");
}

static void a_source_is_compiled(void **state)
{
    (void)state;
    static char source[4096];
    snprintf(source, sizeof source, "%s/tests/host/model.c", program_variable("ESCAPEMENT_SOURCE"));
    PROGRAM_RUN("run", "--device", source, program_driver("cli-kinds-render"));
    assert_status_is(0);
    assert_says_in(program.out, "device     test, PCI 1AF4:7357");
    PROGRAM_RUN("call", "--device", source, "--size", "0", program_driver("cli-kinds-render"));
    assert_status_is(0);
}

static void a_source_that_does_not_compile_is_told(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "--device", write_file("model.c", "int x = ;\n"), program_driver("cli-kinds-render"));
    assert_status_is(3);
    assert_says_in(program.errors, "model.c: the device model does not compile:");
    assert_says_in(program.errors, "model.c:1:");
    PROGRAM_RUN("run", "--device", write_file("model.c", "int x;\n"), program_driver("cli-kinds-render"));
    assert_status_is(3);
    assert_says_in(program.errors, "not a device model, since it exports no escapement_device_model");
    PROGRAM_RUN("call", "--device", "/nonexistent/model.c", "--size", "0", program_driver("cli-kinds-render"));
    assert_status_is(3);
    assert_says_in(program.errors, "/nonexistent/model.c: the device model's source cannot be read");
}

static const char settings[] =
    "Windows Registry Editor Version 5.00\n"
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4d36e968-e325-11ce-bfc1-08002be10318}\\0000]\n"
    "\"Answer\"=dword:0000002a\n"
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Enum\\PCI\\VEN_1AF4&DEV_1050&SUBSYS_11001AF4&REV_01\\3&1&0&10"
    "\\Device Parameters]\n\"Hardware\"=dword:7\n"
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Enum\\PCI\\VEN_1AF4&DEV_1050&SUBSYS_11001AF4&REV_01\\3&1&0&10"
    "\\Device Parameters\\Interrupt Management\\MessageSignaledInterruptProperties]\n\"MSISupported\"=dword:1\n"
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\device-registry-" ESCAPEMENT_VARIANT "]\n"
    "\"Level\"=dword:3\n[HKEY_LOCAL_MACHINE\\Software\\Vendor\\Chip]\n\"Machine\"=dword:9\n";

static void the_registry_is_what_the_file_says(void **state)
{
    (void)state;
    const char *file = write_file("msi.reg", settings);
    PROGRAM_RUN("run", "--log", "--device", "virtio-gpu", "--registry", file, program_driver("device-registry"));
    assert_status_is(0);
    assert_says_in(program.errors, "path 42, software 42, hardware 7\n");
    assert_says_in(program.errors, "service 3, machine 9\n");
    PROGRAM_RUN("run", "--log", program_driver("device-registry"));
    assert_says_in(program.errors, "path 0, software 0, hardware 0\n");
}

static void messages_are_given_where_the_registry_asks(void **state)
{
    (void)state;
    const char *file = write_file("msi.reg", settings);
    PROGRAM_RUN("run", "--log", "--device", "virtio-gpu", "--registry", file, program_driver("device-virtio"));
    assert_status_is(0);
    assert_says_in(program.errors, "by message");
}

static void a_registry_in_error_is_named_by_its_line(void **state)
{
    (void)state;
    PROGRAM_RUN("run", "--registry", write_file("msi.reg", "REGEDIT4\n\n\"V\"=dword:1\n"),
                program_driver("device-registry"));
    assert_status_is(3);
    assert_says_in(program.errors, "msi.reg: line 3: a value stands before every key");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(virtio_answers_in_an_interrupt),
        cmocka_unit_test(bochs_sets_a_mode),
        cmocka_unit_test(the_wrong_hardware_is_the_drivers_refusal),
        cmocka_unit_test(registers_let_a_driver_start),
        cmocka_unit_test(the_trace_is_an_array_in_json),
        cmocka_unit_test(a_file_in_error_is_named_by_its_line),
        cmocka_unit_test(the_registry_is_what_the_file_says),
        cmocka_unit_test(messages_are_given_where_the_registry_asks),
        cmocka_unit_test(a_registry_in_error_is_named_by_its_line),
        cmocka_unit_test(a_source_is_compiled),
        cmocka_unit_test(a_source_that_does_not_compile_is_told),
    };
    return cmocka_run_group_tests_name("device-run", tests, make_folder, remove_folder);
}
