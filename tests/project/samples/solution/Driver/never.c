/* never.c: excluded from the build. */
#error never.c is not of the build
