/* x.c: no prefix at all. */
int open_adapter(void)
{
    return 0;
}
