/* videoagp.h: the video port's AGP services; the names stand with the video port's. */
#ifndef _VIDEOAGP_
#define _VIDEOAGP_

#include "video/port.h"

#endif
