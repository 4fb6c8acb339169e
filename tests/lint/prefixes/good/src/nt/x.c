/* x.c: a name of ours, one of Windows', one that nobody else sees. */
int nt_x;
int KeBugCheck(void);
static int y;

int KeBugCheck(void)
{
    return y;
}
