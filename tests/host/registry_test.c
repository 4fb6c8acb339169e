/* registry_test.c: .reg and .inf files – every kind of value, what is chosen of an INF, and each line in error. */
#include "../dxgkrnl/fake.h"

#include "host/registry.h"
#include "nt/os.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CLASS                                                                                                          \
    "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4d36e968-e325-11ce-bfc1-08002be10318}\\0000"
#define ID "PCI\\VEN_1234&DEV_1111&SUBSYS_11001AF4&REV_02"

static const struct host_registry_keys keys = {
    .software = CLASS,
    .hardware = "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Enum\\" ID "\\0\\Device Parameters",
    .service = "\\REGISTRY\\MACHINE\\SYSTEM\\CurrentControlSet\\Services\\driver",
    .hardware_id = ID,
};
static struct host_error error;

static bool import_bytes(const void *bytes, size_t size, const char *suffix)
{
    char path[64];
    snprintf(path, sizeof path, "/tmp/escapement-registry-XXXXXX%s", suffix);
    int fd = mkstemps(path, (int)strlen(suffix));
    assert_true(fd >= 0 && write(fd, bytes, size) == (ssize_t)size);
    close(fd);
    memset(&error, 0, sizeof error);
    bool done = host_registry_import(&keys, path, &error);
    unlink(path);
    return done;
}

static bool import(const char *text, const char *suffix)
{
    return import_bytes(text, strlen(text), suffix);
}

/* A value as "type:bytes in hexadecimal", or "none". */
static const char *value_at(const char *path, const char *name)
{
    static char text[512];
    WCHAR wide[64];
    struct nt_key *key;
    size_t length = strlen(name);
    snprintf(text, sizeof text, "none");
    if (!NT_SUCCESS(nt_key_open_existing(&key, path))) {
        return text;
    }
    for (size_t i = 0; i < length; i++) {
        wide[i] = (WCHAR)(unsigned char)name[i];
    }
    UNICODE_STRING string = {(USHORT)(2 * length), (USHORT)(2 * length), wide};
    nt_registry_lock();
    const struct nt_key_value *value = nt_key_value_find(key, &string);
    if (value) {
        size_t used = (size_t)snprintf(text, sizeof text, "%u:", value->type);
        for (uint32_t i = 0; i < value->data_bytes && used + 3 < sizeof text; i++) {
            used += (size_t)snprintf(text + used, sizeof text - used, "%02x", ((const uint8_t *)value->data)[i]);
        }
    }
    nt_registry_unlock();
    nt_key_close(key);
    return text;
}

/* ------------------------------------------------------------------------------------------------------------- .reg */

#define HEAD  "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\Software\\T]\r\n"
#define PLACE "\\REGISTRY\\MACHINE\\Software\\T"

struct value {
    const char *name, *text, *value;
};

// clang-format off
static const struct value values[] = {
    {"reg: a string",               HEAD "\"V\"=\"ab\"\r\n",                   "1:610062000000"},
    {"reg: marks within a string",  HEAD "\"V\"=\"\\\"\\\\\"",                 "1:22005c000000"},
    {"reg: a name with marks",      HEAD "\"a\\\"b\"=dword:1\n\"V\"=dword:2",  "4:02000000"},
    {"reg: an empty string",        HEAD "\"V\"=\"\"",                         "1:0000"},
    {"reg: a dword",                HEAD "\"V\" = dword:12aBcdeF ; said\r\n",  "4:efcdab12"},
    {"reg: a short dword",          HEAD "\"V\"=dword:f",                      "4:0f000000"},
    {"reg: binary",                 HEAD "\"V\"=hex:01,02,ff",                 "3:0102ff"},
    {"reg: no bytes",               HEAD "\"V\"=hex:",                         "3:"},
    {"reg: continued",              HEAD "\"V\"=hex:01,\\\r\n  02,\\\r\n  03\r\n", "3:010203"},
    {"reg: none",                   HEAD "\"V\"=hex(0):",                      "0:"},
    {"reg: expanded",               HEAD "\"V\"=hex(2):25,00,00,00",           "2:25000000"},
    {"reg: several strings",        HEAD "\"V\"=hex(7):61,00,00,00,00,00",     "7:610000000000"},
    {"reg: a qword",                HEAD "\"V\"=hex(b):01,00,00,00,00,00,00,00", "11:0100000000000000"},
    {"reg: a resource list",        HEAD "\"V\"=hex(8):01",                    "8:01"},
    {"reg: a type of its own",      HEAD "\"V\"=hex(ffff0001):01",             "4294901761:01"},
    {"reg: deleted",                HEAD "\"V\"=dword:1\r\n\"V\"=-\r\n",       "none"},
    {"reg: its key deleted",        HEAD "\"V\"=dword:1\r\n[-HKLM\\Software\\T]\r\n", "none"},
    {"reg: a comment",              HEAD "; \"V\"=dword:1\r\n\r\n",            "none"},
    {"reg: letters beyond ASCII",   HEAD "\"V\"=\"\xC3\xA9\xF0\x9F\x98\x80\"", "1:e9003dd800de0000"},
    {"reg: western letters",        HEAD "\"V\"=\"\xE9\"",                     "1:e9000000"},
    {"reg: a mark of UTF-8",        "\xEF\xBB\xBF" HEAD "\"V\"=dword:1",       "4:01000000"},
    {"reg: REGEDIT4",               "REGEDIT4\n\n[HKLM\\Software\\T]\n\"V\"=hex(7):61,00,00\n", "7:610000000000"},
    {"reg: REGEDIT4's bytes",       "REGEDIT4\n[HKLM\\Software\\T]\n\"V\"=hex:61,00\n", "3:6100"},
};
// clang-format on

static void reads_value(void **state)
{
    const struct value *row = *state;
    fake_machine_up(NULL);
    if (!import(row->text, ".reg")) {
        fail_msg("%s", error.text);
    }
    assert_string_equal(value_at(PLACE, "V"), row->value);
    assert_int_equal(fake_machine_down(NULL), 0);
}

static void roots_lead_where_windows_has_them(void **state)
{
    (void)state;
    assert_true(import(
        "Windows Registry Editor Version 5.00\n"
        "[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Control\\Class\\{4D36E968-E325-11CE-BFC1-08002BE10318}\\0000]\n"
        "\"A\"=dword:1\n"
        "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Enum\\" ID "\\3&11583659&0&10\\Device Parameters]\n"
        "\"B\"=dword:2\n@=\"default\"\n"
        "[HKEY_USERS\\X]\n\"C\"=dword:3\n[HKEY_CLASSES_ROOT\\Y]\n\"D\"=dword:4\n",
        ".reg"));
    assert_string_equal(value_at(keys.software, "A"), "4:01000000");
    assert_string_equal(value_at(keys.hardware, "B"), "4:02000000");
    assert_string_equal(value_at(keys.hardware, ""), "1:640065006600610075006c0074000000");
    assert_string_equal(value_at("\\REGISTRY\\USER\\X", "C"), "4:03000000");
    assert_string_equal(value_at("\\REGISTRY\\MACHINE\\SOFTWARE\\Classes\\Y", "D"), "4:04000000");
}

static void sixteen_bit_letters_either_way_round(void **state)
{
    (void)state;
    static const char text[] = HEAD "\"V\"=\"x\"\r\n";
    unsigned char wide[2][2 * sizeof text];
    for (int big = 0; big < 2; big++) {
        wide[big][0] = big ? 0xFE : 0xFF;
        wide[big][1] = big ? 0xFF : 0xFE;
        for (size_t i = 0; i < sizeof text - 1; i++) {
            wide[big][2 + 2 * i + (size_t)big] = (unsigned char)text[i];
            wide[big][3 + 2 * i - (size_t)big] = 0;
        }
        assert_true(import_bytes(wide[big], 2 * sizeof text, ".reg"));
        assert_string_equal(value_at(PLACE, "V"), "1:78000000");
    }
    assert_false(import_bytes(wide[0], 2 * sizeof text - 1, ".reg"));
    assert_non_null(strstr(error.text, "ends in the middle"));
}

struct wrong {
    const char *name, *suffix, *text, *says;
};

// clang-format off
#define INF "[Version]\nClass=Display\n[Manufacturer]\nM=Mo,NTamd64\n[Mo.NTamd64]\nD=In,PCI\\VEN_1234&DEV_1111\n"
static const struct wrong wrongs[] = {
    {"wrong: no header",             ".reg", "[HKLM\\X]\n", "line 1: it begins neither with"},
    {"wrong: nothing",               ".reg", "", "it begins neither with"},
    {"wrong: no root",               ".reg", "REGEDIT4\n[SOFTWARE\\X]\n", "line 2: 'SOFTWARE' is no root"},
    {"wrong: a key without its end", ".reg", "REGEDIT4\n[HKLM\\X\n", "line 2: the key's line does not end with ]"},
    {"wrong: a value before a key",  ".reg", "REGEDIT4\n\"V\"=dword:1\n", "line 2: a value stands before every key"},
    {"wrong: below a deleted key",   ".reg", "REGEDIT4\n[-HKLM\\X]\n\"V\"=dword:1\n", "line 3: a value stands below"},
    {"wrong: no mark",               ".reg", HEAD "\"V=dword:1\n", "line 4: a quotation mark is missing"},
    {"wrong: no equals sign",        ".reg", HEAD "\"V\" dword:1\n", "line 4: an equals sign is missing"},
    {"wrong: no kind",               ".reg", HEAD "\"V\"=word:1\n", "line 4: 'word:1' is none of"},
    {"wrong: a dword too long",      ".reg", HEAD "\"V\"=dword:123456789\n", "line 4: '123456789' is no dword"},
    {"wrong: a dword of letters",    ".reg", HEAD "\"V\"=dword:xyz\n", "line 4: 'xyz' is no dword"},
    {"wrong: no byte",               ".reg", HEAD "\"V\"=hex:0g\n", "line 4: a comma is missing before 'g'"},
    {"wrong: a byte of letters",     ".reg", HEAD "\"V\"=hex:zz\n", "line 4: 'zz' is no byte"},
    {"wrong: no type",               ".reg", HEAD "\"V\"=hex(:01\n", "line 4: hex(...) has no type"},
    {"wrong: no colon",              ".reg", HEAD "\"V\"=hex 01\n", "line 4: behind hex a colon"},
    {"wrong: something behind",      ".reg", HEAD "\"V\"=\"a\" b\n", "line 4: 'b' is not understood"},
    {"wrong: what is that",          ".reg", HEAD "V=1\n", "line 4: 'V=1' begins neither"},
    {"wrong: in a continued line",   ".reg", HEAD "\"V\"=hex:01,\\\n02,\\\nzz\n", "line 6: 'zz' is no byte"},
    {"wrong: no INF",                ".inf", "hello\n", "it is no INF file of a driver"},
    {"wrong: no devices",            ".inf", "[Version]\n[Manufacturer]\n", "no models section names a device"},
    {"wrong: no install section",    ".inf", INF, "there is no section [In]"},
    {"wrong: no AddReg section",     ".inf", INF "[In]\nAddReg=Gone\n", "line 8: there is no section [Gone]"},
    {"wrong: no root of an INF",     ".inf", INF "[In]\nAddReg=A\n[A]\nHKX,,V,,1\n", "line 10: 'HKX' is no root"},
    {"wrong: no flags",              ".inf", INF "[In]\nAddReg=A\n[A]\nHKR,,V,zero,1\n", "line 10: 'zero' is no"},
    {"wrong: no number",             ".inf", INF "[In]\nAddReg=A\n[A]\nHKR,,V,0x10001,one\n", "line 10: 'one' is no"},
    {"wrong: no byte of an INF",     ".inf", INF "[In]\nAddReg=A\n[A]\nHKR,,V,1,xx\n", "line 10: 'xx' is no byte"},
    {"wrong: a circle",              ".inf", INF "[In]\nNeeds=In\n", "section In needs itself"},
    {"wrong: append",                ".inf", INF "[In]\nAddReg=A\n[A]\nHKR,,V,0x10008,x\n", "line 10: FLG_ADDREG"},
};
// clang-format on

static void refuses(void **state)
{
    const struct wrong *row = *state;
    fake_machine_up(NULL);
    assert_false(import(row->text, row->suffix));
    assert_int_equal(error.failure, HOST_BAD_REGISTRY);
    if (!strstr(error.text, row->says)) {
        fail_msg("\"%s\"", error.text);
    }
    assert_int_equal(fake_machine_down(NULL), 0);
}

static void no_text_is_refused(void **state)
{
    (void)state;
    assert_false(import_bytes("REGEDIT4\n\0", 10, ".reg"));
    assert_non_null(strstr(error.text, "nulls"));
    assert_false(host_registry_import(&keys, "/nonexistent.reg", &error));
    assert_non_null(strstr(error.text, "cannot be opened"));
}

/* ------------------------------------------------------------------------------------------------------------- .inf */

static const char driver_inf[] =
    "; a driver's\n"
    "[Version]\nSignature = \"$Windows NT$\"\nClass=Display\n"
    "[Manufacturer]\n%Maker% = Models, NTx86, NTamd64, NTamd64.10.0\n"
    "[Models.NTx86]\n\"x86\" = Install_x86, PCI\\VEN_1234&DEV_1111\n"
    "[Models.NTamd64]\n%Other% = Install_Other, PCI\\VEN_1234&DEV_2222\n%Any% = Install_Any, PCI\\VEN_1234\n"
    "[Models.NTamd64.10.0]\n%Name% = Install, PCI\\VEN_1234&DEV_1111&REV_02 ; the best\n"
    "[Install_x86]\nAddReg=Wrong\n[Install_Other]\nAddReg=Wrong\n[Install_Any]\nAddReg=Wrong\n"
    "[Wrong]\nHKR,,Wrong,0x10001,1\n"
    "[Install]\nAddReg=Wrong\n"
    "[Install.NTamd64]\nFeatureScore=E6\nDelReg=Old\nAddReg = Soft, \\\n  Soft.More\n"
    "[Install.NTamd64.HW]\nAddReg=Hard\n"
    "[Install.NTamd64.Services]\nAddService = chip,0x2,Chip_Service,EventLog\n"
    "[Chip_Service]\nDisplayName=%Name%\nServiceType=1\nAddReg=Service_Settings\n"
    "[Old]\nHKR,,Gone\n"
    "[Soft]\n"
    "HKR,,Text,%REG_SZ%,\"%Name%, \"\"quoted\"\"\"\n"
    "HKR,,Plain,,word\n"
    "HKR,Sub\\Deeper,Number,%REG_DWORD%,0x12\n"
    "HKR,,Decimal,0x00010001,10\n"
    "HKR,,Bytes4,0x00010001,01,02,03,04\n"
    "HKR,,Binary,1,0a,ff\n"
    "HKR,,Multi,0x00010000,one,two\n"
    "HKR,,Expand,0x00020000,%%SystemRoot%%\n"
    "HKR,,None,0x00020001\n"
    "HKR,,Qword,0x000B0001,1,0,0,0,0,0,0,0\n"
    "HKR,,Long,1,01,02,\\\n  03\n"
    "[Soft.More]\n"
    "HKR,,Kept,0x00010003,9\n"
    "HKR,,Kept,0x00010001,5\n"
    "HKR,,Kept,0x00010003,9\n"
    "HKR,,Absent,0x00010021,9\n"
    "HKR,EmptyKey,,0x10\n"
    "HKLM,Software\\Maker,Machine,0x00010001,7\n"
    "[Hard]\nHKR,\"Interrupt Management\\MessageSignaledInterruptProperties\",MSISupported,0x00010001,1\n"
    "[Service_Settings]\nHKR,Parameters,Level,0x00010001,3\n"
    "[Strings]\nMaker=\"A maker\"\nName = \"A \"\"chip\"\"\"\nOther=o\nAny=a\nREG_SZ=0x00000000\nREG_DWORD = "
    "0x00010001\n";

static void an_inf_is_installed(void **state)
{
    (void)state;
    char path[512];
    assert_true(import("REGEDIT4\n[HKR]\n\"Gone\"=dword:1\n", ".reg"));
    assert_string_equal(value_at(keys.software, "Gone"), "4:01000000");
    if (!import(driver_inf, ".inf")) {
        fail_msg("%s", error.text);
    }
    assert_string_equal(value_at(keys.software, "Wrong"), "none");
    assert_string_equal(value_at(keys.software, "Gone"), "none");
    assert_string_equal(value_at(keys.software, "Plain"), "1:77006f00720064000000");
    assert_string_equal(value_at(keys.software, "Decimal"), "4:0a000000");
    assert_string_equal(value_at(keys.software, "Bytes4"), "4:01020304");
    assert_string_equal(value_at(keys.software, "Binary"), "3:0aff");
    assert_string_equal(value_at(keys.software, "Multi"), "7:6f006e0065000000740077006f0000000000");
    assert_string_equal(value_at(keys.software, "Expand"), "2:2500530079007300740065006d0052006f006f00740025000000");
    assert_string_equal(value_at(keys.software, "None"), "0:");
    assert_string_equal(value_at(keys.software, "Qword"), "11:0100000000000000");
    assert_string_equal(value_at(keys.software, "Long"), "3:010203");
    assert_string_equal(value_at(keys.software, "Kept"), "4:05000000");
    assert_string_equal(value_at(keys.software, "Absent"), "none");
    assert_string_equal(value_at(keys.software, "Text"), /* A "chip", "quoted" */
                        "1:410020002200630068006900700022002c0020002200710075006f0074006500640022000000");
    snprintf(path, sizeof path, "%s\\Sub\\Deeper", keys.software);
    assert_string_equal(value_at(path, "Number"), "4:12000000");
    snprintf(path, sizeof path, "%s\\EmptyKey", keys.software);
    struct nt_key *key;
    assert_int_equal(nt_key_open_existing(&key, path), STATUS_SUCCESS);
    nt_key_close(key);
    assert_string_equal(value_at("\\REGISTRY\\MACHINE\\Software\\Maker", "Machine"), "4:07000000");
    snprintf(path, sizeof path, "%s\\Interrupt Management\\MessageSignaledInterruptProperties", keys.hardware);
    assert_string_equal(value_at(path, "MSISupported"), "4:01000000");
    snprintf(path, sizeof path, "%s\\Parameters", keys.service);
    assert_string_equal(value_at(path, "Level"), "4:03000000");
}

static void an_inf_for_another_device_installs_its_first(void **state)
{
    (void)state;
    assert_true(import("[Version]\n[Manufacturer]\nM=Mo\n[Mo]\nD=In,PCI\\VEN_9999&DEV_1111\n[In]\nAddReg=A\n"
                       "[A]\nHKR,,V,0x10001,1\n",
                       ".inf"));
    assert_string_equal(value_at(keys.software, "V"), "4:01000000");
}

/* Bytes of either file in any order: an answer, and nothing else. */
static void noise_is_survived(void **state)
{
    (void)state;
    static char text[sizeof driver_inf];
    uint32_t seed = 99;
    for (int round = 0; round < 300; round++) {
        memcpy(text, driver_inf, sizeof text);
        for (int i = 0; i < 6; i++) {
            seed = seed * 1664525 + 1013904223;
            text[(seed >> 8) % (sizeof text - 1)] = "\n,\"%[]\\;=x"[seed >> 28 & 7];
        }
        import(text, round % 2 == 0 ? ".inf" : ".reg");
    }
}

static void each_allocation_failing_is_told(void **state)
{
    (void)state;
    bool done = false;
    for (uint64_t n = 1; !done && n < 2000; n++) {
        os_fail_nth(n, false);
        done = import(driver_inf, ".inf");
        os_fail_nth(0, false);
    }
    assert_true(done);
}

int main(void)
{
    enum { VALUES = sizeof values / sizeof values[0], WRONGS = sizeof wrongs / sizeof wrongs[0] };
#define ON_MACHINE(test) cmocka_unit_test_setup_teardown(test, fake_machine_up, fake_machine_down)
    const struct CMUnitTest others[] = {
        ON_MACHINE(roots_lead_where_windows_has_them),
        ON_MACHINE(sixteen_bit_letters_either_way_round),
        ON_MACHINE(no_text_is_refused),
        ON_MACHINE(an_inf_is_installed),
        ON_MACHINE(an_inf_for_another_device_installs_its_first),
        ON_MACHINE(noise_is_survived),
        ON_MACHINE(each_allocation_failing_is_told),
    };
    enum { OTHERS = sizeof others / sizeof others[0] };
    struct CMUnitTest tests[OTHERS + VALUES + WRONGS];
    memcpy(tests, others, sizeof others);
    for (size_t i = 0; i < VALUES; i++) {
        tests[OTHERS + i] = (struct CMUnitTest){values[i].name, reads_value, NULL, NULL, (void *)(uintptr_t)&values[i]};
    }
    for (size_t i = 0; i < WRONGS; i++) {
        tests[OTHERS + VALUES + i] =
            (struct CMUnitTest){wrongs[i].name, refuses, NULL, NULL, (void *)(uintptr_t)&wrongs[i]};
    }
    return cmocka_run_group_tests_name("host-registry", tests, NULL, NULL);
}
