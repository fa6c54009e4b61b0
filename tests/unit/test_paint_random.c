// Random lists, each a little other than the last: a part painted anew is what the whole would be.
#include <stdio.h>
#include <string.h>
#include "draw/list.h"
#include "easel.h"
#include "paint/painter.h"
#include "test.h"
#include "text/engine.h"

static uint32_t random_state;

static int roll(int below) {
    random_state = random_state * 1664525u + 1013904223u;
    return (int)((random_state >> 8) % (unsigned)below);
}

static Colour random_colour(void) {
    static const int alphas[] = {255, 255, 255, 128, 17, 0};
    return (Colour)alphas[roll(6)] << 24 | (Colour)(roll(0x1000) * 4111 & 0xFFFFFF);
}

static Rect random_rect(void) {
    int size = roll(4) ? 60 : 300;
    return (Rect){roll(EASEL_W + 40) - 40, roll(EASEL_H + 40) - 40, roll(size) + 1, roll(size) + 1};
}

static DrawCommand random_command(TextEngine *text) {
    static const char *const words[] = {"Plenary Hall", "fjord", "ÅÇ", "بالی عمل", "ដំណើរការ", "10:42"};
    DrawCommand c = {.kind = (DrawKind)roll(6),
                     .box = random_rect(),
                     .fill = random_colour(),
                     .border = random_colour(),
                     .radius = roll(3) ? 0 : roll(40),
                     .border_width = roll(3) ? 0 : roll(6),
                     .dashed = !roll(4),
                     .per_mille = roll(1001),
                     .name = "any"};
    if (c.kind == DRAW_SHADOW) c.border_width = 1 + roll(20);
    if (c.kind == DRAW_RING) c.box.w = c.box.h = 4 + roll(60), c.border_width = 1 + roll(c.box.w / 2);
    if (c.kind == DRAW_TEXT) {
        TextRequest request = {.string = words[roll(6)],
                               .lang = roll(2) ? "en" : "ur",
                               .style = {.size_64 = (10 + roll(3) * 9) * 64, .leading = 1100}};
        const Paragraph *p = text_layout(text, &request);
        c.line = &p->lines[0];
        c.text = c.line->string;
        c.box.w = c.line->width;
        c.box.h = p->line_height;
    }
    return c;
}

enum {
    COMMANDS = 24
};

typedef struct Scene {
    DrawCommand commands[COMMANDS];
    bool in_area[COMMANDS];
    int count;
    Rect area;
} Scene;

// One of what makes it look as it does.
static void change_looks(DrawCommand *c) {
    switch (roll(6)) {
    case 0:
        c->fill = random_colour();
        break;
    case 1:
        c->border = random_colour();
        break;
    case 2:
        c->radius = roll(30);
        break;
    case 3:
        c->per_mille = roll(1001);
        break;
    case 4:
        c->dashed = !c->dashed;
        break;
    default:
        if (c->kind == DRAW_BOX) c->border_width = roll(6);
        break;
    }
}

static void change_scene(Scene *scene, TextEngine *text) {
    int which = scene->count ? roll(scene->count) : 0;
    switch (roll(7)) {
    case 0:
    case 1: // another one in the middle
        if (scene->count == COMMANDS) break;
        memmove(scene->commands + which + 1, scene->commands + which,
                sizeof *scene->commands * (size_t)(scene->count - which));
        memmove(scene->in_area + which + 1, scene->in_area + which,
                sizeof *scene->in_area * (size_t)(scene->count - which));
        scene->commands[which] = random_command(text);
        scene->in_area[which] = !roll(3);
        scene->count++;
        break;
    case 2: // one less
        if (!scene->count) break;
        scene->count--;
        memmove(scene->commands + which, scene->commands + which + 1,
                sizeof *scene->commands * (size_t)(scene->count - which));
        memmove(scene->in_area + which, scene->in_area + which + 1,
                sizeof *scene->in_area * (size_t)(scene->count - which));
        break;
    case 3: // two change places
        if (scene->count > 1) {
            int other = roll(scene->count);
            DrawCommand moved = scene->commands[which];
            scene->commands[which] = scene->commands[other];
            scene->commands[other] = moved;
        }
        break;
    case 4: // one moves a little
        scene->commands[which].box.x += roll(9) - 4;
        scene->commands[which].box.y += roll(9) - 4;
        break;
    case 5:
        change_looks(&scene->commands[which]);
        break;
    default: // the area scrolls
        scene->area.y = 20 + roll(60);
        break;
    }
}

static void draw_scene(const Scene *scene, DrawList *list) {
    list_begin(list, EASEL_W, EASEL_H, 4, 0xFFF4F1EA);
    for (int i = 0; i < scene->count; i++) {
        if (scene->in_area[i]) list_area_begin(list, "area", scene->area, AXIS_Y, 500, 0);
        list_add(list, &scene->commands[i]);
        if (scene->in_area[i]) list_area_end(list);
    }
}

static bool inside_any(const Rect *rects, size_t count, int x, int y) {
    for (size_t i = 0; i < count; i++)
        if (rect_contains(rects[i], (Point){x, y})) return true;
    return false;
}

// Pixels that differ from a painting of the whole list; and those that changed outside of what was said to
// change.
static void compare(const Easel *easel, const uint32_t *before, const Surface *whole, size_t rects,
                    int *ret_other, int *ret_outside) {
    *ret_other = *ret_outside = 0;
    for (int y = 0; y < EASEL_H; y++)
        for (int x = 0; x < EASEL_W; x++) {
            int i = y * EASEL_W + x;
            *ret_other += (easel->pixels[i] & 0xFFFFFF) != (whole->pixels[i] & 0xFFFFFF);
            bool changed = (easel->pixels[i] & 0xFFFFFF) != (before[i] & 0xFFFFFF);
            *ret_outside += changed && !inside_any(easel->rects, rects, x, y);
        }
}

static void a_part_painted_anew_is_what_the_whole_would_be(void) {
    static EaselPicture picture;
    static uint32_t before[EASEL_W * EASEL_H], whole_pixels[EASEL_W * EASEL_H];
    ImageSource source = easel_picture_init(&picture, 0xFF20A040, true);

    TextEngine *text = NULL;
    REQUIRE(text_create("/usr/share/fonts", &text, NULL));
    Easel *easel = easel_create();
    Painter *fresh = painter_create();
    painter_set_fonts(easel->painter, text_fonts(text));
    painter_set_fonts(fresh, text_fonts(text));
    Surface whole = {whole_pixels, EASEL_W, EASEL_H, EASEL_W};
    Scene scene = {.area = {30, 40, 120, 80}};
    random_state = 7;
    for (int frame = 0; frame < 1500; frame++) {
        for (int changes = roll(3); changes >= 0; changes--)
            change_scene(&scene, text);
        if (!roll(10)) picture.there = !picture.there;
        draw_scene(&scene, &easel->list);
        memcpy(before, easel->pixels, sizeof before);
        size_t rects = easel_update(easel, &source);
        CHECK(rects <= PAINT_RECTS_MAX);
        painter_paint(fresh, &easel->list, &source, &whole);
        int other, outside;
        compare(easel, before, &whole, rects, &other, &outside);
        if (!CHECK_INT(other, 0) || !CHECK_INT(outside, 0)) {
            printf("    frame %d, %d commands\n", frame, scene.count);
            break;
        }
    }
    painter_destroy(fresh);
    easel_destroy(easel);
    text_destroy(text);
}

TEST_MAIN(TEST(a_part_painted_anew_is_what_the_whole_would_be))
