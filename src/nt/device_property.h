/*
 * device_property.h: properties of devices that drivers set.
 */
#ifndef ESCAPEMENT_NT_DEVICE_PROPERTY_H
#define ESCAPEMENT_NT_DEVICE_PROPERTY_H

/** Forget all: the machine stops. */
void nt_device_properties_drop_all(void);

#endif
