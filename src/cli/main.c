/* main.c: finds the verb on the command line and runs it. */
#include <stdio.h>

int main(void)
{
    fputs("escapement: no verb given; see `escapement --help`\n", stderr);
    return 2;
}
