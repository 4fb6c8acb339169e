/* devioctl.h: control codes and device types, which wdm.h has already. */
#ifndef _DEVIOCTL_
#define _DEVIOCTL_

#include "wdm.h"

#endif
