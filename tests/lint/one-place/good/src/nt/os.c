/* os.c: where Linux is met. malloc(4) in a comment is nobody's business. */
#include <sys/mman.h>
