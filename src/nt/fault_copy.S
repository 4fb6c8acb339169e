/*
 * fault_copy.S: the instructions that may meet an unmapped address, and where each range of them goes on then.
 *
 * No function here touches the stack before its last instruction, so a fault anywhere in one continues at `refused`,
 * which returns false for it. A sanitizer does not see these accesses, which is what makes them answers.
 */
        .text
        .hidden nt_fault_copy
        .hidden nt_fault_probe_write
        .hidden nt_fault_table
        .hidden nt_fault_table_end

/* bool nt_fault_copy(void *to: rdi, const void *from: rsi, size_t bytes: rdx), System V */
        .globl  nt_fault_copy
        .type   nt_fault_copy, @function
        .p2align 6
nt_fault_copy:
        cmpq    $16, %rdx
        jb      .Lupto15
        cmpq    $32, %rdx
        ja      .Lover32
        movups  (%rsi), %xmm0
        movups  -16(%rsi,%rdx), %xmm1
        movups  %xmm0, (%rdi)
        movups  %xmm1, -16(%rdi,%rdx)
        movl    $1, %eax
        ret
.Lover32:
        cmpq    $64, %rdx
        ja      .Lover64
        movups  (%rsi), %xmm0
        movups  16(%rsi), %xmm1
        movups  -32(%rsi,%rdx), %xmm2
        movups  -16(%rsi,%rdx), %xmm3
        movups  %xmm0, (%rdi)
        movups  %xmm1, 16(%rdi)
        movups  %xmm2, -32(%rdi,%rdx)
        movups  %xmm3, -16(%rdi,%rdx)
        movl    $1, %eax
        ret
.Lover64:
        cmpq    $1024, %rdx
        jae     .Lstring
/* 65..1023, or what .Lstring sends back: blocks of 64, and the last 64 on their own, which may overlap what is done */
.Lblocks:
        movq    %rdx, %rcx
        subq    $64, %rcx
.Lblock:
        movups  (%rsi), %xmm0
        movups  16(%rsi), %xmm1
        movups  32(%rsi), %xmm2
        movups  48(%rsi), %xmm3
        movups  %xmm0, (%rdi)
        movups  %xmm1, 16(%rdi)
        movups  %xmm2, 32(%rdi)
        movups  %xmm3, 48(%rdi)
        addq    $64, %rsi
        addq    $64, %rdi
        subq    $64, %rcx
        ja      .Lblock
        addq    %rcx, %rsi
        addq    %rcx, %rdi
        movups  (%rsi), %xmm0
        movups  16(%rsi), %xmm1
        movups  32(%rsi), %xmm2
        movups  48(%rsi), %xmm3
        movups  %xmm0, (%rdi)
        movups  %xmm1, 16(%rdi)
        movups  %xmm2, 32(%rdi)
        movups  %xmm3, 48(%rdi)
        movl    $1, %eax
        ret
.Lstring:
/*
 * Where the destination lies 1 to 63 bytes further into its page than the source into its own, AMD's Zen 3 and 4 copy
 * a byte at a time (measured on 4096 bytes: 1150 ns to 41), so those take the blocks, which cost the same anywhere.
 */
        movl    %edi, %eax
        subl    %esi, %eax
        decl    %eax
        andl    $4095, %eax
        cmpl    $63, %eax
        jb      .Lblocks
        movq    %rdx, %rcx
        rep movsb
        movl    $1, %eax
        ret
.Lupto15:
        cmpl    $8, %edx
        jae     .Leight
        cmpl    $4, %edx
        jae     .Lfour
        testl   %edx, %edx
        je      .Lnone
        movzbl  (%rsi), %eax
        cmpl    $1, %edx
        je      .Lone
        movzwl  -2(%rsi,%rdx), %ecx
        movw    %cx, -2(%rdi,%rdx)
.Lone:
        movb    %al, (%rdi)
.Lnone:
        movl    $1, %eax
        ret
.Lfour:
        movl    (%rsi), %eax
        movl    -4(%rsi,%rdx), %ecx
        movl    %eax, (%rdi)
        movl    %ecx, -4(%rdi,%rdx)
        movl    $1, %eax
        ret
.Leight:
        movq    (%rsi), %rax
        movq    -8(%rsi,%rdx), %rcx
        movq    %rax, (%rdi)
        movq    %rcx, -8(%rdi,%rdx)
        movl    $1, %eax
        ret
.Lcopy_end:
        .size   nt_fault_copy, . - nt_fault_copy

/* bool nt_fault_probe_write(void *byte: rdi), System V: a write that changes nothing, whoever else writes there */
        .globl  nt_fault_probe_write
        .type   nt_fault_probe_write, @function
        .p2align 4
nt_fault_probe_write:
        lock orb $0, (%rdi)
        movl    $1, %eax
        ret
.Lprobe_end:
        .size   nt_fault_probe_write, . - nt_fault_probe_write

        .p2align 4
.Lrefused:
        xorl    %eax, %eax
        ret

/* first instruction, end, fix-up: each relative to its own place, so that the table needs no relocation */
        .section .rodata, "a", @progbits
        .globl  nt_fault_table
        .globl  nt_fault_table_end
        .p2align 2
nt_fault_table:
        .long   nt_fault_copy - ., .Lcopy_end - ., .Lrefused - .
        .long   nt_fault_probe_write - ., .Lprobe_end - ., .Lrefused - .
nt_fault_table_end:

        .section .note.GNU-stack, "", @progbits
