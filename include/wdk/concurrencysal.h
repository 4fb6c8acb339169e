/*
 * concurrencysal.h: annotations of who holds which lock; each is compiled away. Most stand in sal.h.
 */
#ifndef CONCURRENCYSAL_H
#define CONCURRENCYSAL_H

#include "sal.h"

#define _Analysis_assume_lock_acquired_(lock)
#define _Analysis_assume_lock_released_(lock)
#define _Interlocked_

#endif
