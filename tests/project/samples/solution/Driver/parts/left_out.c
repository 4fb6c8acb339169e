/* left_out.c: excluded from the wildcard. */
#error left_out.c is not of the build
