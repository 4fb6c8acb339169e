/* x.c: a tab. */
int	x;
