/*
 * values_d3d_test.c: enumerators and constants of the display headers have Windows' values.
 */
#include <d3d12umddi.h>
#include <d3dumddi.h>
#include <dispmprt.h>
#include <ntddvdeo.h>

#define ROWS "values_d3d.h"
#include "values_test.h"
