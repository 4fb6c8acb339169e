/*
 * forms_test.c: every form of guarded blocks, a row each, of a driver in C and in C++, without optimization and with.
 */
#include "../image/support.h"
#include "../nt/kernel.h"
#include "forms.h"

#include <nt/exports.h>
#include <nt/fault.h>
#include <sys/mman.h>

enum { PAGE = 4096, DRIVERS = 4, FORMS_MAX = 64 };

static const char *const drivers[DRIVERS] = {"seh-c-o0", "seh-c-o2", "seh-cpp-o0", "seh-cpp-o2"};

static struct image *images[DRIVERS];
static struct seh_world world;
static char *pages;

struct row {
    char name[128];
    int driver;
    int form;
};
static struct row rows[DRIVERS * FORMS_MAX];
static struct CMUnitTest tests[DRIVERS * FORMS_MAX];

typedef int ABI count_routine(void);
typedef const char *ABI text_routine(int form);
typedef const char *ABI run_routine(int form, const struct seh_world *world);

static void ABI unmap_page(void)
{
    munmap((void *)(uintptr_t)world.going, PAGE);
    world.going = NULL;
}

static int open_world(void **state)
{
    world.going = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (world.going == MAP_FAILED) {
        return 1;
    }
    *world.going = 5;
    world.unmap = unmap_page;
    int status = machine_start(state);
    world.kernel = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 0x646E6957);
    return status != 0 || world.kernel == NULL;
}

static int close_world(void **state)
{
    ExFreePool((void *)(uintptr_t)world.kernel);
    if (world.going) {
        unmap_page();
    }
    return machine_stop(state);
}

/* cmocka has installed its own handlers of signals since. */
static void runs(void **state)
{
    const struct row *row = *state;
    text_routine *trace = support_routine(support_symbol(images[row->driver], "form_trace"));
    run_routine *run = support_routine(support_symbol(images[row->driver], "form_run"));
    assert_int_equal(nt_fault_init(), 0);
    assert_string_equal(run(row->form, &world), trace(row->form));
    assert_int_equal(nt_irql(), PASSIVE_LEVEL);
    nt_fault_fini();
}

static size_t add_rows(int driver, size_t count)
{
    images[driver] = support_load(drivers[driver], IMAGE_KERNEL, nt_exports(), 1);
    count_routine *form_count = support_routine(support_symbol(images[driver], "form_count"));
    text_routine *form_name = support_routine(support_symbol(images[driver], "form_name"));
    for (int form = 0; form < form_count() && form < FORMS_MAX; form++) {
        struct row *row = &rows[count];
        snprintf(row->name, sizeof row->name, "%s: %s", drivers[driver], form_name(form));
        row->driver = driver;
        row->form = form;
        tests[count] = (struct CMUnitTest){.name = row->name,
                                           .test_func = runs,
                                           .setup_func = open_world,
                                           .teardown_func = close_world,
                                           .initial_state = row};
        count++;
    }
    return count;
}

/* Three pages: one to write, one that cannot be accessed (nobody maps anything there meanwhile), one to read. */
static void make_pages(void)
{
    pages = mmap(NULL, (size_t)3 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED || mprotect(pages + PAGE, PAGE, PROT_NONE) != 0 ||
        mprotect(pages + (ptrdiff_t)2 * PAGE, PAGE, PROT_READ) != 0) {
        perror("mmap");
        exit(1);
    }
    world.mapped = (int *)pages;
    world.unmapped = (int *)(pages + PAGE);
    world.readonly = (int *)(pages + (ptrdiff_t)2 * PAGE);
}

int main(void)
{
    size_t count = 0;
    make_pages();
    for (int driver = 0; driver < DRIVERS; driver++) {
        count = add_rows(driver, count);
    }
    int failed = _cmocka_run_group_tests("seh-forms", tests, count, NULL, NULL);
    for (int driver = 0; driver < DRIVERS; driver++) {
        image_unload(images[driver]);
    }
    munmap(pages, (size_t)3 * PAGE);
    return failed;
}
