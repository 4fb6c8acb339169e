/* x.c: laid out as it should be, a table among it. */
// clang-format off
static const int table[] = {
    /* first */ 1,
    /* last */     2,
};
// clang-format on

int x(void)
{
    return table[0];
}
