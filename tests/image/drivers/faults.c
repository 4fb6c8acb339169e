/*
 * faults.c: a driver that does one forbidden thing when asked.
 *
 * Before it does, it tells the host the line on which it will, and the tests look for that line in the report.
 */
#define NEXT_LINE_IS_WRONG() HostExpect(__LINE__ + 1)

void HostExpect(int line);
void *HostAllocate(unsigned long long bytes);
void HostFree(void *block);
void HostRace(void (*racer)(void *), void *context);

int global_table[4] = {1, 2, 3, 4};
void *volatile escaped;
static volatile int sink;
static int raced;
static _Atomic int atomically;

void heap_overflow(int index)
{
    char *block = HostAllocate(10);
    NEXT_LINE_IS_WRONG();
    sink = block[index];
    HostFree(block);
}

void use_after_free(int index)
{
    char *block = HostAllocate(10);
    HostFree(block);
    NEXT_LINE_IS_WRONG();
    block[index] = 1;
}

void global_overflow(int index)
{
    char *table = (char *)global_table;
    NEXT_LINE_IS_WRONG();
    sink = table[index];
}

void stack_overflow(int index)
{
    volatile char local[8] = {0};
    volatile char *at = local;
    NEXT_LINE_IS_WRONG();
    sink = at[index];
}

void set_overflow(int bytes)
{
    char *block = HostAllocate(10);
    escaped = block;
    NEXT_LINE_IS_WRONG();
    __builtin_memset(block, 1, (unsigned)bytes);
    HostFree(block);
}

__declspec(noinline) static int *leave_address(void)
{
    volatile int local = 5;
    escaped = (void *)&local;
    return escaped;
}

void use_after_return(int index)
{
    int *left = leave_address();
    NEXT_LINE_IS_WRONG();
    sink = left[index];
}

void shift(int by)
{
    NEXT_LINE_IS_WRONG();
    sink = 1 << by;
}

void add(int more)
{
    NEXT_LINE_IS_WRONG();
    sink = 0x7fffffff + more;
}

void misaligned(int offset)
{
    int *at = (int *)((char *)global_table + offset);
    NEXT_LINE_IS_WRONG();
    sink = *at;
}

void index_outside(int index)
{
    NEXT_LINE_IS_WRONG();
    sink = global_table[index];
}

static void racer(void *context)
{
    for (int i = 0; i < 1000; i++) {
        NEXT_LINE_IS_WRONG();
        raced += *(int *)context;
    }
}

void race(int by)
{
    HostRace(racer, &by);
}

static void unaligned_racer(void *context)
{
    struct packed {
        char pad;
        int value;
    } __attribute__((packed)) *shared = (void *)global_table;
    for (int i = 0; i < 1000; i++) {
        NEXT_LINE_IS_WRONG();
        shared->value += *(int *)context;
    }
}

void unaligned_race(int by)
{
    HostRace(unaligned_racer, &by);
}

static void mixed_racer(void *context)
{
    for (int i = 0; i < 1000; i++) {
        atomically += *(int *)context;
        NEXT_LINE_IS_WRONG();
        *(volatile int *)&atomically = i;
    }
}

void mixed_race(int by)
{
    HostRace(mixed_racer, &by);
}

static void atomic_racer(void *context)
{
    for (int i = 0; i < 1000; i++) {
        atomically += *(int *)context;
    }
}

void no_race(int by)
{
    HostRace(atomic_racer, &by);
}

void nothing_wrong(int index)
{
    char *block = HostAllocate(10);
    __builtin_memset(block, 1, 10);
    sink = block[9] + global_table[index];
    HostFree(block);
}

long DriverEntry(void *object, void *path)
{
    (void)object;
    (void)path;
    return 0;
}
