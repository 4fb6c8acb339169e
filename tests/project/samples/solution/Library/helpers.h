/* helpers.h: what the library gives. */
EXTERN_C int helper_value(void);
