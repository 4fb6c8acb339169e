/* first.c: the driver of the loader's tests – imports of each kind, sections, globals that remember. */

typedef long NTSTATUS;

long HostDouble(long value);
__declspec(dllimport) long HostTriple(long value);
extern long *HostVariable;            /* as wdm.h declares PsThreadType: no dllimport */
extern void *__imp_HostOtherVariable; /* the same by the slot's own name */
long not_imported(void);

long calls_so_far = 10;
long zeroed[5000];
const char *const relocated = "a string by address";
long (*const pointer_to_import)(long value) = HostDouble;
static long (*const pointer_to_own)(void) = not_imported;

NTSTATUS DriverEntry(void *object, void *path);
long paged(void);
long initial(void);

#pragma code_seg("PAGE")
long paged(void)
{
    return 3;
}
#pragma code_seg("INIT")
long initial(void)
{
    return 4;
}
#pragma code_seg()
#pragma data_seg("PAGEDATA")
long paged_data = 5;
#pragma data_seg()

/* dllimport of what the image itself defines is legal, with a warning, on Windows too. */
__declspec(dllimport) long defined_after_all(void);
long use_defined_after_all(void)
{
    return defined_after_all();
}

long not_imported(void)
{
    return 7;
}

long via_call(long value)
{
    return HostDouble(value);
}
long via_slot(long value)
{
    return HostTriple(value);
}
long via_initialised_pointer(long value)
{
    return pointer_to_import(value);
}
long via_taken_address(long value)
{
    long (*volatile pointer)(long) = HostDouble;
    return pointer(value);
}
long data_by_plain_extern(void)
{
    return *HostVariable;
}
long data_by_slot(void)
{
    return *(long *)__imp_HostOtherVariable;
}
void write_data(long value)
{
    *HostVariable = value;
}
long via_own_pointer(void)
{
    return pointer_to_own();
}

/* A frame of many pages goes through __chkstk. */
long large_frame(long index)
{
    volatile char frame[100000];
    for (long i = 0; i < (long)sizeof frame; i += 1000) {
        frame[i] = (char)i;
    }
    return frame[index * 1000] == (char)(index * 1000);
}

NTSTATUS DriverEntry(void *object, void *path)
{
    (void)object;
    (void)path;
    zeroed[4999]++;
    return ++calls_so_far;
}
