/* install_client.c: a program of somebody else's, compiled against the installed headers and library. */
#include <escapement/device.h>
#include <stdio.h>

int main(void)
{
    return printf("device ABI %u\n", ESCAPEMENT_DEVICE_ABI) > 0 ? 0 : 1;
}
