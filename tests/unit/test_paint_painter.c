// What is repainted: where two frames differ, and nothing else.
#include <string.h>
#include "easel.h"
#include "draw/list.h"
#include "paint/painter.h"
#include "test.h"
#include "text/engine.h"

static const Colour white = 0xFFFFFFFF, black = 0xFF000000, red = 0xFFFF0000, blue = 0xFF0000FF;

static void check_rect(Rect got, int x, int y, int w, int h) {
    CHECK_INT(got.x, x);
    CHECK_INT(got.y, y);
    CHECK_INT(got.w, w);
    CHECK_INT(got.h, h);
}

static void the_first_frame_is_painted_whole(void) {
    Easel *easel = easel_create();
    easel_box(easel, (Rect){10, 20, 30, 40}, red);
    CHECK_INT(easel_update(easel, NULL), 1);
    check_rect(easel->rects[0], 0, 0, EASEL_W, EASEL_H);
    CHECK_INT(easel_at(easel, 0, 0), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 10, 20), 0xFF0000);
    CHECK_INT(easel_at(easel, 39, 59), 0xFF0000);
    CHECK_INT(easel_at(easel, 40, 59), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 39, 60), 0xFFFFFF);
    easel_destroy(easel);
    painter_destroy(NULL);
}

static void an_equal_frame_paints_nothing(void) {
    Easel *easel = easel_create();
    for (int frame = 0; frame < 3; frame++) {
        easel_begin(easel);
        easel_box(easel, (Rect){10, 20, 30, 40}, red);
        easel_box(easel, (Rect){10, 20, 30, 40}, red); // equal commands are told apart by their number
        CHECK_INT(easel_update(easel, NULL), frame == 0);
    }
    easel_begin(easel);
    easel_box(easel, (Rect){10, 20, 30, 40}, red);
    CHECK_INT(easel_update(easel, NULL), 1);
    easel_destroy(easel);
}

static void damage_is_where_it_differs_and_nowhere_else(void) {
    Easel *easel = easel_create();
    easel_box(easel, (Rect){10, 10, 20, 20}, red);
    easel_box(easel, (Rect){100, 100, 20, 20}, red);
    easel_update(easel, NULL);
    easel_begin(easel);
    easel_box(easel, (Rect){10, 10, 20, 20}, blue);
    easel_box(easel, (Rect){100, 100, 20, 20}, red);
    CHECK_INT(easel_update(easel, NULL), 1);
    check_rect(easel->rects[0], 10, 10, 20, 20);
    CHECK_INT(easel_at(easel, 15, 15), 0x0000FF);
    // Moved: where it was and where it is.
    easel_begin(easel);
    easel_box(easel, (Rect){10, 10, 20, 20}, blue);
    easel_box(easel, (Rect){120, 100, 20, 20}, red);
    size_t count = easel_update(easel, NULL);
    check_rect(easel_extents(easel, count), 100, 100, 40, 20);
    CHECK_INT(easel_at(easel, 105, 105), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 125, 105), 0xFF0000);
    // Gone.
    easel_begin(easel);
    easel_box(easel, (Rect){120, 100, 20, 20}, red);
    count = easel_update(easel, NULL);
    check_rect(easel_extents(easel, count), 10, 10, 20, 20);
    CHECK_INT(easel_at(easel, 15, 15), 0xFFFFFF);
    easel_destroy(easel);
}

static void another_order_is_another_picture(void) {
    Easel *easel = easel_create();
    Rect under = {10, 10, 40, 40}, over = {30, 30, 40, 40};
    easel_box(easel, under, red);
    easel_box(easel, over, blue);
    easel_update(easel, NULL);
    CHECK_INT(easel_at(easel, 40, 40), 0x0000FF);
    easel_begin(easel);
    easel_box(easel, over, blue);
    easel_box(easel, under, red);
    CHECK(easel_update(easel, NULL) > 0);
    CHECK_INT(easel_at(easel, 40, 40), 0xFF0000);
    CHECK_INT(easel_at(easel, 60, 60), 0x0000FF);
    easel_destroy(easel);
}

static void another_ground_size_or_loss_paints_everything(void) {
    Easel *easel = easel_create();
    easel_box(easel, (Rect){10, 10, 20, 20}, red);
    easel_update(easel, NULL);
    list_begin(&easel->list, EASEL_W, EASEL_H, 4, black);
    easel_box(easel, (Rect){10, 10, 20, 20}, red);
    CHECK_INT(easel_update(easel, NULL), 1);
    check_rect(easel->rects[0], 0, 0, EASEL_W, EASEL_H);
    CHECK_INT(easel_at(easel, 0, 0), 0);
    memset(easel->pixels, 0x77, sizeof easel->pixels);
    painter_forget(easel->painter);
    CHECK_INT(easel_update(easel, NULL), 1);
    CHECK_INT(easel_at(easel, 0, 0), 0);
    easel->surface = (Surface){easel->pixels, EASEL_W / 2, EASEL_H, EASEL_W};
    list_begin(&easel->list, EASEL_W / 2, EASEL_H, 4, black);
    CHECK_INT(easel_update(easel, NULL), 1);
    check_rect(easel->rects[0], 0, 0, EASEL_W / 2, EASEL_H);
    easel_destroy(easel);
}

static void many_changes_become_one_rectangle(void) {
    Easel *easel = easel_create();
    easel_update(easel, NULL);
    easel_begin(easel);
    for (int i = 0; i < 10; i++)
        for (int k = 0; k < 8; k++)
            easel_box(easel, (Rect){10 + i * 18, 10 + k * 18, 5, 5}, red);
    CHECK_INT(easel_update(easel, NULL), 1);
    check_rect(easel->rects[0], 10, 10, 9 * 18 + 5, 7 * 18 + 5);
    easel_begin(easel);
    CHECK(easel_update(easel, NULL) <= PAINT_RECTS_MAX);
    CHECK_INT(easel_at(easel, 12, 12), 0xFFFFFF);
    easel_destroy(easel);
}

static void what_is_clipped_stays_clipped(void) {
    Easel *easel = easel_create();
    list_area_begin(&easel->list, "area", (Rect){50, 40, 60, 50}, AXIS_Y, 1000, 0);
    easel_box(easel, (Rect){0, 0, EASEL_W, EASEL_H}, red);
    easel_add(easel,
              (DrawCommand){.kind = DRAW_SHADOW, .box = {60, 50, 30, 30}, .border_width = 30, .fill = black});
    list_area_end(&easel->list);
    easel_update(easel, NULL);
    for (int y = 0; y < EASEL_H; y++)
        for (int x = 0; x < EASEL_W; x++) {
            bool inside = x >= 50 && x < 110 && y >= 40 && y < 90;
            if ((easel_at(easel, x, y) == 0xFFFFFF) == inside) {
                CHECK(!"a pixel on the wrong side of the clip");
                y = EASEL_H;
                break;
            }
        }
    easel_destroy(easel);
}

static void a_picture_that_comes_later_is_painted_then(void) {
    static EaselPicture picture;
    ImageSource source = easel_picture_init(&picture, 0xFF00FF00, true);

    Easel *easel = easel_create();
    picture.there = false;
    for (int frame = 0; frame < 4; frame++) {
        easel_begin(easel);
        easel_add(easel, (DrawCommand){.kind = DRAW_IMAGE, .box = {20, 20, 40, 30}, .name = "flag/ID"});
        easel_box(easel, (Rect){100, 100, 10, 10}, red);
        if (frame == 2) picture.there = true;
        size_t count = easel_update(easel, &source);
        CHECK_INT(count, frame == 0 || frame == 2);
        if (frame == 2) check_rect(easel->rects[0], 20, 20, 40, 30);
    }
    CHECK_INT(easel_at(easel, 30, 30), 0x00FF00);
    easel_destroy(easel);
}

static void boxes_far_outside_of_the_panel_are_painted_where_they_cross_it(void) {
    Easel *easel = easel_create();
    easel_box(easel, (Rect){-1000000, -1000000, 2000000, 1000050}, red);
    easel_add(easel, (DrawCommand){.kind = DRAW_BOX,
                                   .box = {100, -60000, 20, 120000},
                                   .radius = 8,
                                   .fill = blue,
                                   .border = black,
                                   .border_width = 2});
    easel_box(easel, (Rect){5, 60, -10, 20}, red);
    easel_box(easel, (Rect){5, 60, 10, 0}, red);
    easel_update(easel, NULL);
    CHECK_INT(easel_at(easel, 0, 0), 0xFF0000);
    CHECK_INT(easel_at(easel, EASEL_W - 1, 49), 0xFF0000);
    CHECK_INT(easel_at(easel, 0, 50), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 110, 80), 0x0000FF);
    CHECK_INT(easel_at(easel, 100, 80), 0x000000);
    CHECK_INT(easel_at(easel, 5, 65), 0xFFFFFF);
    easel_destroy(easel);
}

static void a_surface_may_be_wider_than_its_panel(void) {
    Easel *easel = easel_create();
    memset(easel->pixels, 0x11, sizeof easel->pixels);
    easel->surface = (Surface){easel->pixels, 100, 80, EASEL_W};
    list_begin(&easel->list, 100, 80, 4, white);
    easel_box(easel, (Rect){0, 0, 100, 80}, red);
    easel_update(easel, NULL);
    CHECK_INT(easel_at(easel, 99, 79), 0xFF0000);
    CHECK_INT(easel_at(easel, 100, 79), 0x111111);
    CHECK_INT(easel_at(easel, 0, 80), 0x111111);
    easel_destroy(easel);
}

// The same words in the same box, bolder: a chosen chip, a lit entry of the navigation.
static void another_weight_of_the_same_words_is_another_picture(void) {
    TextEngine *text = NULL;
    REQUIRE(text_create("/usr/share/fonts", &text, NULL));
    Easel *easel = easel_create();
    painter_set_fonts(easel->painter, text_fonts(text));
    static const FontWeight weights[] = {WEIGHT_REGULAR, WEIGHT_BOLD};
    uint64_t dark[2] = {0};
    for (int i = 0; i < 2; i++) {
        TextRequest request = {.string = "Home",
                               .lang = "en",
                               .style = {.size_64 = 40 * 64, .weight = weights[i], .leading = 1200}};
        const Paragraph *p = text_layout(text, &request);
        REQUIRE(p->line_count == 1);
        easel_begin(easel);
        easel_add(easel, (DrawCommand){.kind = DRAW_TEXT,
                                       .box = {20, 60, 150, 48},
                                       .fill = black,
                                       .line = &p->lines[0],
                                       .text = "Home",
                                       .look = p->lines[0].look});
        CHECK_INT(easel_update(easel, NULL), 1);
        for (int k = 0; k < EASEL_W * EASEL_H; k++)
            dark[i] += 255 - (easel->pixels[k] & 0xFF);
    }
    CHECK(dark[1] > dark[0] + dark[0] / 10);
    easel_destroy(easel);
    text_destroy(text);
}

TEST_MAIN(TEST(another_weight_of_the_same_words_is_another_picture), TEST(the_first_frame_is_painted_whole),
          TEST(an_equal_frame_paints_nothing), TEST(damage_is_where_it_differs_and_nowhere_else),
          TEST(another_order_is_another_picture), TEST(another_ground_size_or_loss_paints_everything),
          TEST(many_changes_become_one_rectangle), TEST(what_is_clipped_stays_clipped),
          TEST(a_picture_that_comes_later_is_painted_then),
          TEST(boxes_far_outside_of_the_panel_are_painted_where_they_cross_it),
          TEST(a_surface_may_be_wider_than_its_panel))
