/* tvout.h: what a television output is told; the names stand with the video port's. */
#ifndef _TVOUT_
#define _TVOUT_

#include "video/port.h"

#endif
