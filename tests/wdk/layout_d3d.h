/*
 * layout_d3d.h: the rows of all display headers.
 */
// clang-format off
#include "layout_acpiioct.h"
#include "layout_ntddvdeo.h"
#include "layout_video.h"
#include "layout_d3dukmdt.h"
#include "layout_d3dkmdt.h"
#include "layout_d3dkmthk.h"
#include "layout_d3dkmddi.h"
#include "layout_dispmprt.h"
#include "layout_d3dumddi.h"
#include "layout_dxgiddi.h"
