/* x.c: a driver includes nothing from src/. */
#include "nt/os.h"
