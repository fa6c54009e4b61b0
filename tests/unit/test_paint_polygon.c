// Outlines, pixel by pixel.
#include "base/limits.h"
#include "easel.h"
#include "paint/painter.h"
#include "test.h"

static const Colour black = 0xFF000000;

static Easel *painted(const Point *points, int count, Rect box, Colour fill) {
    Easel *easel = easel_create();
    easel_add(easel,
              (DrawCommand){
                  .kind = DRAW_POLYGON, .box = box, .fill = fill, .points = points, .point_count = count});
    easel_update(easel, NULL);
    return easel;
}

static void an_upright_outline_is_a_box_without_soft_edges(void) {
    const Point corners[] = {{0, 0}, {30, 0}, {30, 20}, {0, 20}};
    Easel *easel = painted(corners, 4, (Rect){10, 10, 30, 20}, black);
    for (int y = 0; y < 40; y++)
        for (int x = 0; x < 50; x++) {
            bool inside = x >= 10 && x < 40 && y >= 10 && y < 30;
            CHECK_INT(easel_at(easel, x, y), inside ? 0 : 0xFFFFFF);
        }
    easel_destroy(easel);
}

static void what_turns_inwards_stays_open(void) {
    const Point corners[] = {{0, 0}, {40, 0}, {40, 10}, {10, 10}, {10, 40}, {0, 40}};
    Easel *easel = painted(corners, 6, (Rect){10, 10, 40, 40}, black);
    CHECK_INT(easel_at(easel, 45, 15), 0);
    CHECK_INT(easel_at(easel, 15, 45), 0);
    CHECK_INT(easel_at(easel, 45, 45), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 21, 21), 0xFFFFFF);
    easel_destroy(easel);
}

static void a_slanted_edge_is_soft_and_halves_its_pixels(void) {
    const Point corners[] = {{0, 0}, {32, 32}, {0, 32}};
    Easel *easel = painted(corners, 3, (Rect){10, 10, 32, 32}, black);
    for (int i = 1; i < 31; i++) {
        int grey = (int)(easel_at(easel, 10 + i, 10 + i) & 0xFF);
        CHECK(grey > 108 && grey < 148);
        CHECK_INT(easel_at(easel, 9 + i, 10 + i), 0);
        CHECK_INT(easel_at(easel, 11 + i, 10 + i), 0xFFFFFF);
    }
    easel_destroy(easel);
}

static void a_tint_lets_what_is_below_through(void) {
    const Point corners[] = {{0, 0}, {30, 0}, {30, 20}, {0, 20}};
    Easel *easel = painted(corners, 4, (Rect){10, 10, 30, 20}, 0x800000FF);
    CHECK_INT(easel_at(easel, 20, 20) >> 16, 0x7F);
    CHECK_INT(easel_at(easel, 20, 20) & 0xFF, 0xFF);
    easel_destroy(easel);
}

static void corners_outside_of_the_box_are_cut_at_its_sides(void) {
    const Point corners[] = {{-50, 5}, {500, 5}, {500, 9000}, {-50, 9000}};
    Easel *easel = painted(corners, 4, (Rect){10, 10, 30, 20}, black);
    CHECK_INT(easel_at(easel, 10, 15), 0);
    CHECK_INT(easel_at(easel, 39, 29), 0);
    CHECK_INT(easel_at(easel, 40, 20), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 9, 20), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 20, 14), 0xFFFFFF);
    CHECK_INT(easel_at(easel, 20, 30), 0xFFFFFF);
    easel_destroy(easel);
}

static void an_outline_without_area_paints_nothing(void) {
    const Point line[] = {{0, 10}, {30, 10}, {15, 10}};
    Point many[LIMIT_AREA_POINTS + 1] = {{0, 0}, {30, 0}, {30, 20}};
    Easel *flat = painted(line, 3, (Rect){10, 10, 30, 20}, black),
          *none = painted(NULL, 5, (Rect){10, 10, 30, 20}, black),
          *over = painted(many, LIMIT_AREA_POINTS + 1, (Rect){10, 10, 30, 20}, black);
    for (int y = 0; y < EASEL_H; y++)
        for (int x = 0; x < EASEL_W; x++)
            CHECK(easel_at(flat, x, y) == 0xFFFFFF && easel_at(none, x, y) == 0xFFFFFF &&
                  easel_at(over, x, y) == 0xFFFFFF);
    easel_destroy(flat);
    easel_destroy(none);
    easel_destroy(over);
}

static void a_moved_corner_is_painted_anew_and_the_same_is_not(void) {
    Point corners[] = {{0, 0}, {30, 0}, {30, 20}, {0, 20}};
    DrawCommand command = {
        .kind = DRAW_POLYGON, .box = {10, 10, 30, 20}, .fill = black, .points = corners, .point_count = 4};
    Easel *easel = easel_create();
    easel_add(easel, command);
    easel_update(easel, NULL);
    easel_begin(easel);
    easel_add(easel, command);
    CHECK_INT(easel_update(easel, NULL), 0);
    corners[2] = (Point){5, 20};
    easel_begin(easel);
    easel_add(easel, command);
    CHECK(easel_update(easel, NULL) > 0);
    CHECK_INT(easel_at(easel, 38, 28), 0xFFFFFF);
    easel_destroy(easel);
}

TEST_MAIN(TEST(an_upright_outline_is_a_box_without_soft_edges), TEST(what_turns_inwards_stays_open),
          TEST(a_slanted_edge_is_soft_and_halves_its_pixels), TEST(a_tint_lets_what_is_below_through),
          TEST(corners_outside_of_the_box_are_cut_at_its_sides), TEST(an_outline_without_area_paints_nothing),
          TEST(a_moved_corner_is_painted_anew_and_the_same_is_not))
