// Boxes, borders, shadows, rings and pictures, pixel by pixel.
#include <string.h>
#include "base/auto.h"
#include "easel.h"
#include "paint/painter.h"
#include "test.h"
#include "text/engine.h"

static const Colour black = 0xFF000000, red = 0xFFFF0000, blue = 0xFF0000FF;

static void round_corners_leave_the_ground(void) {
    Easel *easel = easel_create();
    easel_add(easel, (DrawCommand){.kind = DRAW_BOX, .box = {20, 20, 60, 40}, .radius = 15, .fill = black});
    easel_update(easel, NULL);
    static const int corners[][2] = {{20, 20}, {79, 20}, {20, 59}, {79, 59}};
    for (int i = 0; i < 4; i++)
        CHECK_INT(easel_at(easel, corners[i][0], corners[i][1]), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 50, 20), 0);
    CHECK_INT(easel_at(easel, 20, 40), 0);
    CHECK_INT(easel_at(easel, 50, 40), 0);
    // All four corners are the same, mirrored.
    for (int y = 0; y < 15; y++)
        for (int x = 0; x < 15; x++) {
            uint32_t pixel = easel_at(easel, 20 + x, 20 + y);
            CHECK(pixel == easel_at(easel, 79 - x, 20 + y) && pixel == easel_at(easel, 20 + x, 59 - y) &&
                  pixel == easel_at(easel, 79 - x, 59 - y));
        }
    easel_destroy(easel);
}

static void a_radius_over_half_is_half(void) {
    Easel *easel = easel_create(), *other = easel_create();
    easel_add(easel, (DrawCommand){.kind = DRAW_BOX, .box = {20, 20, 60, 40}, .radius = 20, .fill = black});
    easel_add(other, (DrawCommand){.kind = DRAW_BOX, .box = {20, 20, 60, 40}, .radius = 5000, .fill = black});
    easel_update(easel, NULL);
    easel_update(other, NULL);
    CHECK(!memcmp(easel->pixels, other->pixels, sizeof easel->pixels));
    easel_destroy(easel);
    easel_destroy(other);
}

static void borders_lie_inside_of_the_box(void) {
    for (int radius = 0; radius <= 12; radius += 6) {
        Easel *easel = easel_create();
        easel_add(easel, (DrawCommand){.kind = DRAW_BOX,
                                       .box = {20, 20, 60, 40},
                                       .radius = radius,
                                       .fill = blue,
                                       .border = red,
                                       .border_width = 3});
        easel_update(easel, NULL);
        CHECK_INT(easel_at(easel, 50, 19), 0xFFFFFF);
        CHECK_INT(easel_at(easel, 50, 20), 0xFF0000);
        CHECK_INT(easel_at(easel, 50, 22), 0xFF0000);
        CHECK_INT(easel_at(easel, 50, 23), 0x0000FF);
        CHECK_INT(easel_at(easel, 50, 56), 0x0000FF);
        CHECK_INT(easel_at(easel, 50, 57), 0xFF0000);
        CHECK_INT(easel_at(easel, 50, 60), 0xFFFFFF);
        CHECK_INT(easel_at(easel, 22, 40), 0xFF0000);
        CHECK_INT(easel_at(easel, 23, 40), 0x0000FF);
        CHECK_INT(easel_at(easel, 77, 40), 0xFF0000);
        CHECK_INT(easel_at(easel, 80, 40), 0xFFFFFF);
        easel_destroy(easel);
    }
}

static void a_border_alone_leaves_the_inside(void) {
    Easel *easel = easel_create();
    easel_add(easel,
              (DrawCommand){
                  .kind = DRAW_BOX, .box = {20, 20, 60, 40}, .radius = 10, .border = red, .border_width = 2});
    easel_update(easel, NULL);
    CHECK_INT(easel_at(easel, 50, 40), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 50, 21), 0xFF0000);
    CHECK_INT(easel_at(easel, 50, 22), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 20, 20), 0xFFFFFF);
    easel_destroy(easel);
}

static void dashes_have_gaps_and_corners_have_none(void) {
    Easel *easel = easel_create();
    list_add(
        &easel->list,
        &(DrawCommand){
            .kind = DRAW_BOX, .box = {20, 20, 120, 80}, .border = red, .border_width = 2, .dashed = true});
    easel_update(easel, NULL);
    int drawn = 0, changes = 0;
    for (int x = 20; x < 140; x++) {
        drawn += easel_at(easel, x, 20) == 0xFF0000;
        changes += x > 20 && easel_at(easel, x, 20) != easel_at(easel, x - 1, 20);
    }
    CHECK(drawn > 40 && drawn < 90);
    CHECK(changes >= 8);
    CHECK_INT(easel_at(easel, 60, 60), 0xFFFFFF);
    easel_destroy(easel);
}

static void colours_mix_by_their_alpha(void) {
    Easel *easel = easel_create();
    easel_box(easel, (Rect){10, 10, 20, 20}, 0x80000000);
    easel_box(easel, (Rect){40, 10, 20, 20}, 0x00FF0000);
    easel_box(easel, (Rect){70, 10, 20, 20}, 0x40FF0000);
    easel_update(easel, NULL);
    CHECK_INT(easel_at(easel, 15, 15), 0x7F7F7F);
    CHECK_INT(easel_at(easel, 45, 15), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 75, 15) >> 16, 0xFF);
    CHECK((easel_at(easel, 75, 15) & 0xFF) >= 0xBE && (easel_at(easel, 75, 15) & 0xFF) <= 0xC0);
    easel_destroy(easel);
}

static void a_shadow_fades_out_within_its_blur(void) {
    Easel *easel = easel_create();
    easel_add(easel,
              (DrawCommand){.kind = DRAW_SHADOW, .box = {60, 50, 80, 60}, .border_width = 30, .fill = black});
    easel_update(easel, NULL);
    CHECK(easel_at(easel, 100, 80) < 0x202020);
    int last = 0;
    for (int x = 100; x >= 31; x--) { // outwards it only gets lighter
        int grey = (int)(easel_at(easel, x, 80) & 0xFF);
        CHECK(grey >= last);
        last = grey;
    }
    CHECK_INT(easel_at(easel, 29, 80), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 100, 19), 0xFFFFFF);
    CHECK(easel_at(easel, 55, 80) != 0xFFFFFF);
    easel_destroy(easel);
}

static void a_ring_goes_clockwise_from_twelve(void) {
    static const struct {
        int per_mille;
        bool east, south, west;
    } rows[] = {{0, false, false, false},
                {250 + 40, true, false, false},
                {500 + 40, true, true, false},
                {790, true, true, true},
                {1000, true, true, true}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Easel *easel = easel_create();
        easel_add(easel, (DrawCommand){.kind = DRAW_RING,
                                       .box = {50, 30, 100, 100},
                                       .border_width = 10,
                                       .fill = red,
                                       .per_mille = rows[i].per_mille});
        easel_update(easel, NULL);
        CHECK_INT(easel_at(easel, 145, 82) == 0xFF0000, rows[i].east);
        CHECK_INT(easel_at(easel, 98, 125) == 0xFF0000, rows[i].south);
        CHECK_INT(easel_at(easel, 55, 78) == 0xFF0000, rows[i].west);
        CHECK_INT(easel_at(easel, 95, 35) == 0xFF0000, rows[i].per_mille == 1000);
        CHECK_INT(easel_at(easel, 100, 80), 0xFFFFFF); // the middle
        CHECK_INT(easel_at(easel, 60, 40), 0xFFFFFF);  // the corner
        easel_destroy(easel);
    }
}

static void a_smaller_picture_stands_in_the_middle_of_its_box(void) {
    static EaselPicture picture;
    ImageSource source = easel_picture_init(&picture, 0xFF00FF00, true);

    Easel *easel = easel_create();
    easel_add(easel, (DrawCommand){.kind = DRAW_IMAGE,
                                   .box = {20, 20, 80, 30},
                                   .name = "x",
                                   .border = red,
                                   .border_width = 1,
                                   .radius = 4});
    easel_update(easel, &source);
    CHECK_INT(easel_at(easel, 39, 35), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 40, 35), 0xFF0000); // its edge
    CHECK_INT(easel_at(easel, 45, 35), 0x00FF00);
    CHECK_INT(easel_at(easel, 79, 35), 0xFF0000);
    CHECK_INT(easel_at(easel, 80, 35), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 40, 20), 0xFFFFFF); // its corner
    easel_destroy(easel);
}

static void a_picture_with_a_shape_has_no_edge_and_no_corners(void) {
    static EaselPicture picture;
    ImageSource source = easel_picture_init(&picture, 0xFF00FF00, false);
    for (int i = 0; i < 40; i++)
        picture.pixels[i] = 0; // its first row is not there

    Easel *easel = easel_create();
    easel_add(easel, (DrawCommand){.kind = DRAW_IMAGE,
                                   .box = {20, 20, 40, 30},
                                   .name = "x",
                                   .border = red,
                                   .border_width = 1,
                                   .radius = 10});
    easel_update(easel, &source);
    CHECK_INT(easel_at(easel, 40, 20), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 20, 21), 0x00FF00);
    CHECK_INT(easel_at(easel, 59, 49), 0x00FF00);
    easel_destroy(easel);
}

static void an_icon_takes_the_commands_colour(void) {
    static EaselPicture picture;
    ImageSource source = easel_picture_init(&picture, 0xFF000000, false);
    for (int i = 0; i < 20; i++)
        picture.pixels[i] = 0x80000000;

    Easel *easel = easel_create();
    easel_add(easel, (DrawCommand){.kind = DRAW_ICON, .box = {20, 20, 40, 30}, .name = "house", .fill = red});
    easel_update(easel, &source);
    CHECK_INT(easel_at(easel, 30, 30), 0xFF0000);
    CHECK_INT(easel_at(easel, 22, 20) & 0xFF, 0x7F);
    CHECK_INT(easel_at(easel, 22, 20) >> 16, 0xFF);
    easel_destroy(easel);
}

// Marks rise over their line and tails hang out of it, where lines stand close.
static void letters_are_painted_beyond_their_line_but_not_beyond_its_clip(void) {
    TextEngine *text = NULL;
    REQUIRE(text_create("/usr/share/fonts", &text, NULL));
    TextRequest request = {.string = "ÅÇjgÅ", .lang = "en", .style = {.size_64 = 40 * 64, .leading = 600}};
    const Paragraph *p = text_layout(text, &request);
    REQUIRE(p->line_count == 1);
    Rect box = {20, 60, p->width, p->line_height};
    for (int clipped = 0; clipped < 2; clipped++) {
        Easel *easel = easel_create();
        painter_set_fonts(easel->painter, text_fonts(text));
        if (clipped) list_area_begin(&easel->list, "area", box, AXIS_Y, 100, 0);
        easel_add(
            easel,
            (DrawCommand){.kind = DRAW_TEXT, .box = box, .fill = black, .line = &p->lines[0], .text = "x"});
        if (clipped) list_area_end(&easel->list);
        easel_update(easel, NULL);
        int above = 0, within = 0, below = 0;
        for (int y = 0; y < EASEL_H; y++)
            for (int x = 0; x < EASEL_W; x++) {
                bool ink = easel_at(easel, x, y) != 0xFFFFFF;
                above += ink && y < box.y;
                within += ink && y >= box.y && y < box.y + box.h;
                below += ink && y >= box.y + box.h;
            }
        CHECK(within > 200);
        CHECK_INT(above > 0, !clipped);
        CHECK_INT(below > 0, !clipped);
        easel_destroy(easel);
    }
    text_destroy(text);
}

TEST_MAIN(TEST(letters_are_painted_beyond_their_line_but_not_beyond_its_clip),
          TEST(round_corners_leave_the_ground), TEST(a_radius_over_half_is_half),
          TEST(borders_lie_inside_of_the_box), TEST(a_border_alone_leaves_the_inside),
          TEST(dashes_have_gaps_and_corners_have_none), TEST(colours_mix_by_their_alpha),
          TEST(a_shadow_fades_out_within_its_blur), TEST(a_ring_goes_clockwise_from_twelve),
          TEST(a_smaller_picture_stands_in_the_middle_of_its_box),
          TEST(a_picture_with_a_shape_has_no_edge_and_no_corners), TEST(an_icon_takes_the_commands_colour))
