/*
 * sanitizer.c: joins a sanitized image to the sanitizer runtime that this program carries.
 *
 * `escapement cc` compiles the callbacks' calls in Linux' convention, so an image's import of __asan_report_load4 or
 * __tsan_read8 is bound to the runtime's own function and its caller is the driver's line. The runtime is part of the
 * program and shows its interface to the dynamic linker, which is asked here for these names and for no others: an
 * image never binds to the C library.
 */
#include "image/bind.h"

#include <dlfcn.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ADDRESS_SANITIZER 1
#endif
#endif

#if defined(__SANITIZE_THREAD__)
#define HAS_THREAD_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define HAS_THREAD_SANITIZER 1
#endif
#endif

/* What compiled code calls by itself. A driver that names the interface functions of a sanitizer finds them too. */
static const char *const prefixes[] = {
#if HAS_ADDRESS_SANITIZER
    "__asan_",
    "__lsan_",
    "__ubsan_",
    "__sanitizer_",
#elif HAS_THREAD_SANITIZER
    "__tsan_",
    "__sanitizer_",
#else
    NULL,
#endif
};

const void *image_sanitizer_symbol(const char *name)
{
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        if (prefixes[i] != NULL && strncmp(name, prefixes[i], strlen(prefixes[i])) == 0) {
            return dlsym(RTLD_DEFAULT, name);
        }
    }
    return NULL;
}

#if HAS_ADDRESS_SANITIZER

void __asan_get_shadow_mapping(size_t *shadow_scale, size_t *shadow_offset);
void __lsan_register_root_region(const void *start, size_t bytes);
void __lsan_unregister_root_region(const void *start, size_t bytes);
extern int __asan_option_detect_stack_use_after_return;

bool image_sanitizer_prepare(const char *path, struct image_runtime *runtime, struct image_error *error)
{
    size_t scale;
    size_t offset;
    __asan_get_shadow_mapping(&scale, &offset);
    if (scale != 3 || offset != IMAGE_ASAN_SHADOW) {
        return image_refuse(error, IMAGE_WRONG_VARIANT,
                            "%s: compiled for AddressSanitizer's shadow at %#llx, and this program has it at %#zx",
                            path, IMAGE_ASAN_SHADOW, offset);
    }
    runtime->asan_detect_stack_use_after_return = (uint32_t)__asan_option_detect_stack_use_after_return;
    return true;
}

void image_sanitizer_add_roots(const void *start, size_t bytes)
{
    __lsan_register_root_region(start, bytes);
}

void image_sanitizer_remove_roots(const void *start, size_t bytes)
{
    __lsan_unregister_root_region(start, bytes);
}

#else

bool image_sanitizer_prepare(const char *path, struct image_runtime *runtime, struct image_error *error)
{
    (void)path;
    (void)runtime;
    (void)error;
    return true;
}

void image_sanitizer_add_roots(const void *start, size_t bytes)
{
    (void)start;
    (void)bytes;
}

void image_sanitizer_remove_roots(const void *start, size_t bytes)
{
    (void)start;
    (void)bytes;
}

#endif
