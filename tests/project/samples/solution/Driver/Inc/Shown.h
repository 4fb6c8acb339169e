/* Shown.h: what the files of this driver share. */
#include <dispmprt.h>

#ifdef __cplusplus
extern "C" {
#endif
DRIVER_INITIALIZE DriverEntry;
int part_a(void);
int part_b(void);
int forced(void);
int from_class(void);
int debug_only(void);
#ifdef __cplusplus
}
#endif
