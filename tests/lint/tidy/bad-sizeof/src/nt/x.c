/* x.c: the size of a pointer. */
unsigned long x(const char *text);

unsigned long x(const char *text)
{
    return sizeof(text) / sizeof(text[0]);
}
