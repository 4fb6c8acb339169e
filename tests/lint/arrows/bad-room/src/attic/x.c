/* x.c: there is no such room. */
