/* escape.h: there to be found. */
