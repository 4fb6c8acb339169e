/*
 * variant.c: which builds of the host there are, and the images that each one runs.
 */
#include "image/image.h"

#include <string.h>

/* clang-format off */
static const struct {
    const char *name, *program;
} variants[] = {
    [IMAGE_PLAIN] = {"plain", "escapement"},
    [IMAGE_CHECK] = {"check", "escapement-check"},
    [IMAGE_TSAN]  = {"tsan",  "escapement-tsan"},
};
/* clang-format on */

static bool variant_is_known(uint32_t variant)
{
    return variant >= IMAGE_PLAIN && variant <= IMAGE_TSAN;
}

const char *image_variant_name(uint32_t variant)
{
    return variant_is_known(variant) ? variants[variant].name : NULL;
}

const char *image_program(uint32_t variant)
{
    return variant_is_known(variant) ? variants[variant].program : NULL;
}

enum image_variant image_own_variant(void)
{
    for (uint32_t i = IMAGE_PLAIN; i <= IMAGE_TSAN; i++) {
        if (strcmp(variants[i].name, ESCAPEMENT_VARIANT) == 0) {
            return (enum image_variant)i;
        }
    }
    return IMAGE_PLAIN;
}
