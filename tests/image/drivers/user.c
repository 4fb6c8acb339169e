/* user.c: a user-mode image: found by the names of its entry points. */

#ifdef _KERNEL_MODE
#error "user-mode sources are compiled without _KERNEL_MODE"
#endif

long HostDouble(long value);
long OpenAdapter(void *arguments);
long OpenAdapter(void *arguments)
{
    return HostDouble(arguments != 0);
}
