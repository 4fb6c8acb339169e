/* missing.c: a driver with imports that nobody exports, one that somebody does, and one by each way to import. */

long HostDouble(long value);
long NobodyHasThis(long value);
__declspec(dllimport) long NorThis(long value);
extern long *NorThisVariable;
/* libc has these, and they must not be found there. */
int getpid(void);
void *malloc(unsigned long long size);

long DriverEntry(void *object, void *path);
long DriverEntry(void *object, void *path)
{
    (void)path;
    return HostDouble(NobodyHasThis(NorThis(*NorThisVariable))) + getpid() + (object == malloc(4));
}
