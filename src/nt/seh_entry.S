/*
 * seh_entry.S: saves what a fault interrupted, on the thread's own stack, so that filters run as functions do.
 *
 * rsp leads to the fault's description (struct os_fault), below the stack that was in use; every other register is as
 * the instruction left it. The CONTEXT below it is what a filter reads and may change.
 */
#define CONTEXT_BYTES 1232
#define CONTEXT_FULL  0x10000B

        .text
        .hidden nt_seh_fault_entry
        .hidden nt_seh_on_fault
        .globl  nt_seh_fault_entry
        .type   nt_seh_fault_entry, @function
        .p2align 4
nt_seh_fault_entry:
        leaq    -CONTEXT_BYTES(%rsp), %rsp      /* no flag is touched until they are saved */
        movq    %rax, 0x78(%rsp)
        movq    %rcx, 0x80(%rsp)
        movq    %rdx, 0x88(%rsp)
        movq    %rbx, 0x90(%rsp)
        movq    %rbp, 0xA0(%rsp)
        movq    %rsi, 0xA8(%rsp)
        movq    %rdi, 0xB0(%rsp)
        movq    %r8, 0xB8(%rsp)
        movq    %r9, 0xC0(%rsp)
        movq    %r10, 0xC8(%rsp)
        movq    %r11, 0xD0(%rsp)
        movq    %r12, 0xD8(%rsp)
        movq    %r13, 0xE0(%rsp)
        movq    %r14, 0xE8(%rsp)
        movq    %r15, 0xF0(%rsp)
        pushfq
        popq    %rax
        cld
        movl    %eax, 0x44(%rsp)
        fxsave64 0x100(%rsp)
        stmxcsr 0x34(%rsp)
        movl    $CONTEXT_FULL, 0x30(%rsp)
        leaq    CONTEXT_BYTES(%rsp), %rdi
        movq    %rsp, %rsi
        movq    0(%rdi), %rax                   /* os_fault: context_instruction, stack */
        movq    %rax, 0xF8(%rsp)
        movq    8(%rdi), %rax
        movq    %rax, 0x98(%rsp)
        callq   nt_seh_on_fault
/* As if the instruction were reached: the address goes below the red zone, and `ret` takes both away. */
        fxrstor64 0x100(%rsp)
        movq    0x98(%rsp), %rcx
        movq    0xF8(%rsp), %rax
        movq    %rax, -136(%rcx)
        movl    0x44(%rsp), %eax
        pushq   %rax
        popfq
        movq    0x78(%rsp), %rax
        movq    0x80(%rsp), %rcx
        movq    0x88(%rsp), %rdx
        movq    0x90(%rsp), %rbx
        movq    0xA0(%rsp), %rbp
        movq    0xA8(%rsp), %rsi
        movq    0xB0(%rsp), %rdi
        movq    0xB8(%rsp), %r8
        movq    0xC0(%rsp), %r9
        movq    0xC8(%rsp), %r10
        movq    0xD0(%rsp), %r11
        movq    0xD8(%rsp), %r12
        movq    0xE0(%rsp), %r13
        movq    0xE8(%rsp), %r14
        movq    0xF0(%rsp), %r15
        movq    0x98(%rsp), %rsp
        leaq    -136(%rsp), %rsp
        ret     $128
        .size   nt_seh_fault_entry, . - nt_seh_fault_entry

/* _Noreturn void nt_seh_jump(const struct os_landing *landing: rdi), System V; struct os_landing: key, rbp, rsp, rip */
        .hidden nt_seh_jump
        .globl  nt_seh_jump
        .type   nt_seh_jump, @function
        .p2align 4
nt_seh_jump:
        movq    24(%rdi), %rax
        movq    8(%rdi), %rbp
        movq    16(%rdi), %rsp
        jmpq    *%rax
        .size   nt_seh_jump, . - nt_seh_jump

/* Where ThreadSanitizer's longjmp arrives: rbx is the landing, and the stack it was told is of no use. */
        .hidden nt_seh_jump_by_rbx
        .globl  nt_seh_jump_by_rbx
        .type   nt_seh_jump_by_rbx, @function
        .p2align 4
nt_seh_jump_by_rbx:
        movq    %rbx, %rdi
        jmp     nt_seh_jump
        .size   nt_seh_jump_by_rbx, . - nt_seh_jump_by_rbx

        .section .note.GNU-stack, "", @progbits
