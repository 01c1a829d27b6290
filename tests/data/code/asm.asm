; write a greeting and leave
section .data
    msg db "Hello, world!", 10
    len equ $ - msg

section .text
    global _start
_start:
    mov rax, 1          ; sys_write
    mov rdi, 1
    lea rsi, [rel msg]
    mov edx, 0x0e
    syscall
    xor edi, edi
    jmp .done
.done:
    mov eax, 60
    syscall
