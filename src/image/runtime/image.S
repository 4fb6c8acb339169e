/*
 * image.S: what the compiler expects every image to bring along; `escapement cc` links it into each.
 *
 * The names are weak, so that a driver that brings its own keeps it.
 */
#ifdef __CET__
#error "images are compiled without control-flow enforcement"
#endif

    .text
    .p2align 4
    .weak __chkstk
    .hidden __chkstk
    .type __chkstk, @function
/*
 * A function whose frame is larger than a page comes here first, with the frame's size in rax, and expects every
 * register back. Each page is touched in turn from the caller's end, so that a stack that is too small ends on its
 * guard page rather than in whatever lies below it.
 */
__chkstk:
    .cfi_startproc
    pushq %rcx
    .cfi_adjust_cfa_offset 8
    pushq %rax
    .cfi_adjust_cfa_offset 8
    leaq 24(%rsp), %rcx
    cmpq $0x1000, %rax
    jb 2f
1:
    subq $0x1000, %rcx
    orq $0, (%rcx)
    subq $0x1000, %rax
    cmpq $0x1000, %rax
    jae 1b
2:
    subq %rax, %rcx
    orq $0, (%rcx)
    popq %rax
    .cfi_adjust_cfa_offset -8
    popq %rcx
    .cfi_adjust_cfa_offset -8
    ret
    .cfi_endproc
    .size __chkstk, . - __chkstk

/*
 * Names the functions with guarded blocks for the code generator. Nobody calls it: what is to run for an exception, the
 * kernel reads in the table of src/nt/seh.h.
 */
    .weak __escapement_seh_personality
    .hidden __escapement_seh_personality
    .type __escapement_seh_personality, @function
__escapement_seh_personality:
    ud2
    .size __escapement_seh_personality, . - __escapement_seh_personality

/* Microsoft's compilers refer to it from code that uses floating point; sources sometimes define it themselves. */
    .section .rodata, "a", @progbits
    .p2align 2
    .weak _fltused
    .hidden _fltused
    .type _fltused, @object
_fltused:
    .long 0x9875
    .size _fltused, 4

/*
 * What constructs a static object asks for its destruction too. Nothing destroys it, as in a driver on Windows, so
 * the wish is granted and forgotten.
 */
    .text
    .p2align 4
    .weak atexit
    .hidden atexit
    .type atexit, @function
atexit:
    .cfi_startproc
    xorl %eax, %eax
    ret
    .cfi_endproc
    .size atexit, . - atexit

/* What a virtual function without a body leads to: an illegal instruction, whose report names the caller. */
    .p2align 4
    .weak _purecall
    .hidden _purecall
    .type _purecall, @function
_purecall:
    .cfi_startproc
    ud2
    .cfi_endproc
    .size _purecall, . - _purecall

/* struct image_runtime of src/image/note.h: the loader sets it before any code runs. */
    .bss
    .p2align 3
    .globl __escapement_runtime
    .hidden __escapement_runtime
    .globl __asan_option_detect_stack_use_after_return
    .hidden __asan_option_detect_stack_use_after_return
__escapement_runtime:
__asan_option_detect_stack_use_after_return:
    .long 0
    .long 0

    .section .note.GNU-stack, "", @progbits
