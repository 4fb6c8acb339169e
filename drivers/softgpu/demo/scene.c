/*
 * scene.c: computes the picture – wheel, fork and shadow as triangles, a fill behind them, a copy and a blend on top.
 */
#include "scene.h"

#include <math.h>

#define PITCH (SCENE_WIDTH * 4u)
#define TEETH 15
#define PI    3.14159265358979323846

struct pen {
    struct softgpu_surface to;
    scene_record *record;
    void *context;
    int failed; /* the first answer that was not zero; nothing is recorded after it */
};

struct point {
    double x;
    double y;
};

static void emit(struct pen *pen, const UINT32 *instruction)
{
    if (pen->failed == 0) {
        pen->failed = pen->record(pen->context, instruction);
    }
}

static struct point polar(struct point center, double radius, double angle)
{
    return (struct point){center.x + radius * cos(angle), center.y + radius * sin(angle)};
}

static struct softgpu_corner corner(struct point at, UINT32 color)
{
    return (struct softgpu_corner){(INT32)lround(at.x), (INT32)lround(at.y), color};
}

static void triangle(struct pen *pen, struct softgpu_corner a, struct softgpu_corner b, struct softgpu_corner c)
{
    struct softgpu_triangle instruction = {
        .head = SOFTGPU_INSTRUCTION(SOFTGPU_OP_TRIANGLE, sizeof instruction / 4),
        .to = pen->to,
        .corners = {a, b, c},
    };
    emit(pen, &instruction.head);
}

/** A quadrilateral with one colour at its first two corners and another at its last two. */
static void quad(struct pen *pen, const struct point at[4], UINT32 first, UINT32 last)
{
    triangle(pen, corner(at[0], first), corner(at[1], first), corner(at[2], last));
    triangle(pen, corner(at[0], first), corner(at[2], last), corner(at[3], last));
}

static void bar(struct pen *pen, struct point from, struct point to, double width, UINT32 first, UINT32 last)
{
    double length = hypot(to.x - from.x, to.y - from.y);
    struct point across = {(to.y - from.y) / length * width / 2, (from.x - to.x) / length * width / 2};
    const struct point at[4] = {
        {from.x + across.x, from.y + across.y},
        {from.x - across.x, from.y - across.y},
        {to.x - across.x, to.y - across.y},
        {to.x + across.x, to.y + across.y},
    };
    quad(pen, at, first, last);
}

static void ring(struct pen *pen, struct point center, double inner, double outer, UINT32 inside, UINT32 outside)
{
    static const int sides = 60;
    for (int i = 0; i < sides; i++) {
        double from = 2 * PI * i / sides;
        double to = 2 * PI * (i + 1) / sides;
        const struct point at[4] = {polar(center, inner, from), polar(center, inner, to), polar(center, outer, to),
                                    polar(center, outer, from)};
        quad(pen, at, inside, outside);
    }
}

/** Fifteen pointed teeth that lean one way, five spokes, a hub: the escape wheel of a lever escapement. */
static void wheel(struct pen *pen, struct point center, UINT32 dark, UINT32 light)
{
    for (int i = 0; i < TEETH; i++) {
        double angle = 2 * PI * i / TEETH;
        triangle(pen, corner(polar(center, 118, angle), dark), corner(polar(center, 118, angle + 0.22), dark),
                 corner(polar(center, 160, angle + 0.30), light));
    }
    ring(pen, center, 96, 122, dark, light);
    for (int i = 0; i < 5; i++) {
        double angle = 2 * PI * i / 5 + 0.3;
        bar(pen, polar(center, 20, angle), polar(center, 98, angle), 14, light, dark);
    }
    ring(pen, center, 0, 30, light, dark);
    ring(pen, center, 0, 7, 0xFFB3123Fu, 0xFFE0446Cu);
}

static void pallet_fork(struct pen *pen, struct point pivot, UINT32 dark, UINT32 light)
{
    struct point left = {pivot.x - 92, pivot.y + 62};
    struct point right = {pivot.x + 92, pivot.y + 62};
    bar(pen, pivot, left, 18, light, dark);
    bar(pen, pivot, right, 18, light, dark);
    bar(pen, pivot, (struct point){pivot.x, pivot.y - 62}, 14, light, dark);
    bar(pen, left, (struct point){left.x + 8, left.y + 30}, 14, 0xFFB3123Fu, 0xFFE0446Cu);
    bar(pen, right, (struct point){right.x - 8, right.y + 30}, 14, 0xFFB3123Fu, 0xFFE0446Cu);
    ring(pen, pivot, 0, 13, 0xFFB3123Fu, dark);
}

static void fill(struct pen *pen, UINT32 color)
{
    struct softgpu_fill instruction = {
        .head = SOFTGPU_INSTRUCTION(SOFTGPU_OP_FILL, sizeof instruction / 4),
        .to = pen->to,
        .color = color,
    };
    emit(pen, &instruction.head);
}

/** COPY or BLEND from another surface of the same size. */
static void transfer(struct pen *pen, enum softgpu_opcode opcode, UINT32 from)
{
    struct softgpu_copy instruction = {
        .head = SOFTGPU_INSTRUCTION(opcode, sizeof instruction / 4),
        .to = pen->to,
        .from_address = from,
        .from_pitch = PITCH,
    };
    emit(pen, &instruction.head);
}

static void set_user_register(struct pen *pen, UINT32 offset, UINT32 value)
{
    struct softgpu_reg_write instruction = {SOFTGPU_INSTRUCTION(SOFTGPU_OP_REG_WRITE, 3), offset, value};
    emit(pen, &instruction.head);
}

/** Skip what fills the picture with an alarming colour: user register 1 is zero. */
static void branch_over_alarm(struct pen *pen)
{
    struct softgpu_branch instruction = {SOFTGPU_INSTRUCTION(SOFTGPU_OP_BRANCH, 3), 1, sizeof(struct softgpu_fill) / 4};
    emit(pen, &instruction.head);
    fill(pen, 0xFFFF00FFu);
}

static void background(struct pen *pen, UINT32 top, UINT32 bottom)
{
    const struct point at[4] = {{0, 0}, {SCENE_WIDTH, 0}, {SCENE_WIDTH, SCENE_HEIGHT}, {0, SCENE_HEIGHT}};
    quad(pen, at, top, bottom);
}

int scene_draw(UINT32 picture, UINT32 sheet, scene_record *record, void *context)
{
    const struct softgpu_surface whole = {picture, PITCH, SCENE_WIDTH, SCENE_HEIGHT};
    struct pen pen = {whole, record, context, 0};

    set_user_register(&pen, SOFTGPU_REG_USER(1), 0);
    /* The shadow is drawn on the sheet, over the same background, and mixed in. */
    fill(&pen, 0xFF20242Cu);
    background(&pen, 0xFFF5EFE2u, 0xFFCFC4AEu);
    pen.to.address = sheet;
    transfer(&pen, SOFTGPU_OP_COPY, picture);
    wheel(&pen, (struct point){250, 316}, 0xFF6B6254u, 0xFF6B6254u);
    pallet_fork(&pen, (struct point){250, 112}, 0xFF6B6254u, 0xFF6B6254u);
    pen.to.address = picture;
    set_user_register(&pen, SOFTGPU_REG_USER(SOFTGPU_USER_ALPHA), 96);
    transfer(&pen, SOFTGPU_OP_BLEND, sheet);
    wheel(&pen, (struct point){240, 302}, 0xFF8A6A1Fu, 0xFFF2D27Au);
    pallet_fork(&pen, (struct point){240, 98}, 0xFF39506Bu, 0xFF9FB8D3u);
    branch_over_alarm(&pen);

    struct softgpu_fence done = {SOFTGPU_INSTRUCTION(SOFTGPU_OP_FENCE, 3), sheet, 0x600DF00Du};
    emit(&pen, &done.head);
    return pen.failed;
}
