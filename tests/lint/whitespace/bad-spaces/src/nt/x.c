/* x.c: spaces. */
int x; 
