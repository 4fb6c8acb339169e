/*
 * device_object.h: devices that drivers make, their names, and the stacks they form. The routines are Windows'.
 *
 * Where Windows is silent: a device that is deleted while somebody refers to it is gone at once.
 */
#ifndef ESCAPEMENT_NT_DEVICE_OBJECT_H
#define ESCAPEMENT_NT_DEVICE_OBJECT_H

#include <ntddk.h>

/** Delete what drivers left: devices, symbolic links, and extensions of driver objects. */
void nt_device_objects_drop_all(void);

#endif
