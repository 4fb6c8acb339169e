/* x.c: an allocation that nobody can make fail. */
void *x(void)
{
    return malloc(4);
}
