/*
 * layout_d3d_test.c: the structures of the display headers have the size and the offsets of 64-bit Windows.
 *
 * At the newest interface version; layout_versions_test.py has the others.
 */
#include <d3d12umddi.h>
#include <d3dumddi.h>
#include <dispmprt.h>
#include <ntddvdeo.h>

#define ROWS "layout_d3d.h"
#include "layout_test.h"
