/* x.c: calls Linux by number. */
long x(void)
{
    return syscall(1);
}
