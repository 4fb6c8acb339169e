/*
 * api.h: the mark of what libescapement.so shows; everything else in it is hidden.
 */
#ifndef ESCAPEMENT_API_H
#define ESCAPEMENT_API_H

#define ESCAPEMENT_API __attribute__((visibility("default")))

#endif
