/* x.c: reads through null where y is 0. */
int x(int y);

int x(int y)
{
    int *p = 0;
    if (y) {
        p = &y;
    }
    return *p;
}
