/* x.c: holds x. */
int x;
