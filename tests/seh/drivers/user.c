/*
 * user.c: guarded blocks of a user-mode driver.
 */
int guarded_read(volatile int *address);
int guarded_read(volatile int *address)
{
    __try {
        return *address;
    } __except (1) {
        return _exception_code() == 0xC0000005 ? -5 : -1;
    }
}

void HostKernel(void);
int guarded_call(void);
int guarded_call(void)
{
    __try {
        HostKernel();
        return 1;
    } __except (1) {
        return -1;
    }
}

long OpenAdapter(void *arguments);
long OpenAdapter(void *arguments)
{
    return arguments != 0;
}
