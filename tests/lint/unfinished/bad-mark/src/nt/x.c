/* x.c: TODO */
