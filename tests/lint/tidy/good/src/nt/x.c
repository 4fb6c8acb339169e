/* x.c: nothing to say. */
int nt_x(int SystemArgument);

int nt_x(int SystemArgument)
{
    return SystemArgument;
}
