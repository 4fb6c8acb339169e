/* x.c: a name in another style. */
int fooBar(int y);

int fooBar(int y)
{
    return y;
}
