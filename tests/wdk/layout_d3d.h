/*
 * layout_d3d.h: the rows of all display headers.
 */
#include "layout_d3dukmdt.h"
#include "layout_d3dkmdt.h"
#include "layout_d3dkmthk.h"
#include "layout_d3dkmddi.h"
#include "layout_dispmprt.h"
#include "layout_d3dumddi.h"
