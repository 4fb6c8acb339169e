/* escape.c: reads user memory behind capture.c's back. */
bool x(void *to, const void *user)
{
    return nt_fault_copy(to, user, 4);
}
