/* x.c: down is the way. */
#include "cli/verb.h"
#include "dxgkrnl/escape.h"
#include "nt/os.h"
#include <stdio.h>
