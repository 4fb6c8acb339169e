/* x.c: no line break. */
int x;