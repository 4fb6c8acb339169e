/* x.c: another room's prefix. */
int dxg_x;
