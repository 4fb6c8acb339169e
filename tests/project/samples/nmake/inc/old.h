/* old.h: what the files of this driver share. */
#include <ntddk.h>

int more(void);
int wide(void);
int old_helper(void);
