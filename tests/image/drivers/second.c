/* second.c: a second source of the loader's first driver, since images are made of several. */

long defined_after_all(void);

long shared_between_sources[4] = {1, 2, 3, 4};

long defined_after_all(void)
{
    return shared_between_sources[3];
}
