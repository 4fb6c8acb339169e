/* pool.c: meets Linux outside os.c. */
#include <sys/mman.h>
