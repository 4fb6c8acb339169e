/*
 * forms.c: the forms of guarded blocks, in C.
 */
#include "forms.inc.h"

#include "forms_more.inc.h"

#include "forms_kernel.inc.h"
