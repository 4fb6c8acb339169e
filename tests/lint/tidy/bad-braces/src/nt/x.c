/* x.c: no braces. */
int x(int y);

int x(int y)
{
    if (y)
        return 1;
    return 0;
}
