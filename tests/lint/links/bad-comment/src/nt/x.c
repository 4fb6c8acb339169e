/* x.c: docs/nowhere.md tells the rest. */
