/* x.c: the kit includes nothing from src/. */
#include "nt/os.h"
