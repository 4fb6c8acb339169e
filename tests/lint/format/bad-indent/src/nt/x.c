/* x.c: two spaces, and a brace on the wrong line. */
int x(void) {
  return 0;
}
