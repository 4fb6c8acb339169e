/*
 * hardware.c: --device, --registers and --registry, and a device model's source made into one that can be loaded.
 */
#include "cli/hardware.h"

#include "image/image.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool set_device(void *context, const char *value, char *why, size_t room)
{
    struct cli_hardware *hardware = context;
    (void)why, (void)room;
    hardware->device = value;
    return true;
}

static bool set_registers(void *context, const char *value, char *why, size_t room)
{
    struct cli_hardware *hardware = context;
    (void)why, (void)room;
    hardware->registers = value;
    return true;
}

static bool set_registry(void *context, const char *value, char *why, size_t room)
{
    struct cli_hardware *hardware = context;
    (void)why, (void)room;
    hardware->registry = value;
    return true;
}

// clang-format off
const struct cli_option cli_hardware_rows[CLI_HARDWARE_ROWS] = {
    {"--device",    "MODEL", set_device,
     "the hardware: plain, softgpu, bochs, virtio-gpu, or a device\nmodel's file (FILE.so, or its source FILE.c)"},
    {"--registers", "FILE",  set_registers, "registers of that hardware, or hardware of its own, as a text"},
    {"--registry",  "FILE",  set_registry,  "what the registry holds: a .reg or an .inf file"},
};
// clang-format on

/* ------------------------------------------------------------------------------------------------------- compiling */

static bool is_source(const char *file)
{
    size_t length = strlen(file);
    return length > 2 && strcmp(file + length - 2, ".c") == 0;
}

static bool fail(struct host_error *error, const char *file, const char *what, const char *more)
{
    error->failure = HOST_BAD_DEVICE;
    error->status = 0;
    snprintf(error->text, sizeof error->text, "%.1024s: %s%s%.2500s", file, what, more[0] != '\0' ? "\n" : "", more);
    return false;
}

/* The folder of escapement/device.h: the sources' own, or where it was installed, above the program. */
static bool find_headers(char *folder, size_t room)
{
    char program[2048];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    program[length > 0 ? length : 0] = '\0';
    for (char *slash = strrchr(program, '/'); slash != NULL; slash = strrchr(program, '/')) {
        char header[2304];
        *slash = '\0';
        snprintf(folder, room, "%s/include", program);
        snprintf(header, sizeof header, "%s/include/escapement/device.h", program);
        if (access(header, R_OK) == 0) {
            return true;
        }
    }
    return false;
}

/* A model shares its process with a sanitizer's runtime, and is instrumented as its host is. */
static const char *sanitizer(void)
{
    return image_own_variant() == IMAGE_CHECK  ? "-fsanitize=address,undefined"
           : image_own_variant() == IMAGE_TSAN ? "-fsanitize=thread"
                                               : "-fno-sanitize=all";
}

enum { WORD_LINKER = 1 }; /* of the words below: what the compiler links with */

/* clang-19 comes with lld where drivers are compiled, and may be the only compiler there; others link as they do. */
static _Noreturn void be_the_compiler(const char **words, int said)
{
    static const struct {
        const char *name;
        const char *linker;
    } compilers[] = {{"clang-19", "-fuse-ld=lld"}, {"clang", "-g"}, {"cc", "-g"}};
    dup2(said, STDOUT_FILENO);
    dup2(said, STDERR_FILENO);
    for (size_t i = 0; i < sizeof compilers / sizeof compilers[0]; i++) {
        words[WORD_LINKER] = compilers[i].linker;
        execvp(compilers[i].name, (char *const *)(uintptr_t)words);
    }
    dprintf(STDERR_FILENO, "no compiler (clang-19, clang or cc): %s\n", strerror(errno));
    _exit(127);
}

/* What was said goes to `said`, from its beginning. */
static bool run_compiler(const char **words, char *said, size_t room)
{
    int status = -1;
    FILE *file = tmpfile();
    if (file == NULL) {
        snprintf(said, room, "no temporary file: %s", strerror(errno));
        return false;
    }
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        be_the_compiler(words, fileno(file));
    }
    while (pid > 0 && waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR) {
            pid = -1; /* nobody knows how it ended */
        }
    }
    size_t bytes = fseek(file, 0, SEEK_SET) == 0 ? fread(said, 1, room - 1, file) : 0;
    said[bytes] = '\0';
    while (bytes > 0 && said[bytes - 1] == '\n') {
        said[--bytes] = '\0';
    }
    fclose(file);
    return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool compile(struct cli_hardware *hardware, struct host_error *error)
{
    char headers[2304];
    char said[3000];
    const char *file = hardware->device;
    if (access(file, R_OK) != 0) {
        return fail(error, file, "the device model's source cannot be read", "");
    }
    if (!find_headers(headers, sizeof headers)) {
        return fail(error, file, "escapement/device.h was not found above this program, and the source needs it", "");
    }
    const char *folder = getenv("TMPDIR");
    snprintf(hardware->compiled, sizeof hardware->compiled, "%.24s/escapement-device-XXXXXX.so",
             folder != NULL && strlen(folder) <= 24 ? folder : "/tmp");
    int fd = mkstemps(hardware->compiled, 3);
    if (fd < 0) {
        hardware->compiled[0] = '\0';
        return fail(error, file, "no temporary file for what is compiled", strerror(errno));
    }
    close(fd);
    const char *words[] = {"cc",
                           [WORD_LINKER] = "",
                           "-shared",
                           "-fPIC",
                           "-g",
                           "-O1",
                           "-std=gnu11",
                           "-Wall",
                           "-fno-omit-frame-pointer",
                           sanitizer(),
                           "-I",
                           headers,
                           "-o",
                           hardware->compiled,
                           file,
                           "-lpthread",
                           NULL};
    if (!run_compiler(words, said, sizeof said)) {
        return fail(error, file, "the device model does not compile:", said);
    }
    return true;
}

bool cli_hardware_prepare(struct cli_hardware *hardware, struct host_error *error)
{
    return hardware->device == NULL || !is_source(hardware->device) || compile(hardware, error);
}

void cli_hardware_fini(struct cli_hardware *hardware)
{
    if (hardware->compiled[0] != '\0') {
        unlink(hardware->compiled);
        hardware->compiled[0] = '\0';
    }
}

void cli_hardware_apply(const struct cli_hardware *hardware, struct host_options *options)
{
    options->device = hardware->compiled[0] != '\0' ? hardware->compiled : hardware->device;
    options->registers = hardware->registers;
    options->registry = hardware->registry;
}
