/*
 * values_test.c: enumerators, constants, bugcheck codes and statuses of the kernel have Windows' values.
 */
#define ROWS "values.h"
#include "values_test.h"
