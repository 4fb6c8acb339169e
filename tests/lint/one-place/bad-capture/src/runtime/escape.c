/* escape.c: captures what the graphics kernel is to capture. */
int x(void *to, const void *user)
{
    return dxg_capture_in(to, user, 4);
}
