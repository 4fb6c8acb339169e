/* no_entry.c: a driver whose DriverEntry is static, so that it has none. */

long AddDevice(void);
static long DriverEntry(void)
{
    return 0;
}
long AddDevice(void)
{
    return DriverEntry();
}
