#include <stdlib.h>
#include "paint/turn.h"
#include "support/test.h"

static const Turn turns[] = {TURN_NONE, TURN_QUARTER, TURN_HALF, TURN_THREE_QUARTERS};

static void degrees_are_quarters(void) {
    for (int i = 0; i < 4; i++)
        CHECK_INT(turn_from_degrees(i * 90), turns[i]);
    CHECK_INT(turn_from_degrees(360), TURN_NONE);
    CHECK_INT(turn_from_degrees(45), TURN_NONE);
}

static Surface new_surface(int width, int height, int stride) {
    uint32_t *pixels = calloc((size_t)stride * (size_t)height, sizeof *pixels);
    return (Surface){pixels, width, height, stride};
}

static uint32_t at(const Surface *surface, Point p) {
    return surface->pixels[p.y * surface->stride_px + p.x];
}

// The corners of a picture of 3 x 2, as somebody sees them who turns a sheet of paper.
static void clockwise_is_clockwise(void) {
    const Point top_left[] = {{0, 0}, {1, 0}, {2, 1}, {0, 2}};
    for (int i = 0; i < 4; i++) {
        Rect r = turn_rect((Rect){0, 0, 1, 1}, turns[i], 3, 2);
        CHECK_INT(r.x, top_left[i].x);
        CHECK_INT(r.y, top_left[i].y);
    }
}

static void a_place_on_the_panel_is_the_place_that_was_copied_there(void) {
    const Point sizes[] = {{1, 1}, {37, 53}, {64, 16}, {101, 7}};
    for (int s = 0; s < 4; s++)
        for (int i = 0; i < 4; i++) {
            int w = sizes[s].x, h = sizes[s].y;
            bool swapped = turn_swaps(turns[i]);
            Surface picture = new_surface(w, h, w + 3),
                    panel = new_surface(swapped ? h : w, swapped ? w : h, (swapped ? h : w) + 5);
            for (int k = 0; k < (w + 3) * h; k++)
                picture.pixels[k] = (uint32_t)k + 1;
            turn_copy(&panel, &picture, (Rect){0, 0, w, h}, turns[i]);
            int wrong = 0;
            for (int y = 0; y < panel.height; y++)
                for (int x = 0; x < panel.width; x++) {
                    Point from = turn_back((Point){x, y}, turns[i], w, h);
                    wrong += at(&panel, (Point){x, y}) != at(&picture, from);
                }
            CHECK_INT(wrong, 0);
            free(picture.pixels), free(panel.pixels);
        }
}

static void only_the_rectangle_is_copied(void) {
    for (int i = 0; i < 4; i++) {
        bool swapped = turn_swaps(turns[i]);
        Surface picture = new_surface(50, 41, 50),
                panel = new_surface(swapped ? 41 : 50, swapped ? 50 : 41, swapped ? 41 : 50);
        for (int k = 0; k < 50 * 41; k++)
            picture.pixels[k] = 7;
        Rect damaged = {3, 2, 21, 33}, there = turn_rect(damaged, turns[i], 50, 41);
        turn_copy(&panel, &picture, damaged, turns[i]);
        int inside = 0, outside = 0;
        for (int y = 0; y < panel.height; y++)
            for (int x = 0; x < panel.width; x++)
                if (at(&panel, (Point){x, y}))
                    *(rect_contains(there, (Point){x, y}) ? &inside : &outside) += 1;
        CHECK_INT(inside, 21 * 33);
        CHECK_INT(outside, 0);
        free(picture.pixels), free(panel.pixels);
    }
}

static void beside_the_panel_is_beside_the_picture(void) {
    const Rect picture = {0, 0, 30, 20};
    for (int i = 0; i < 4; i++) {
        int w = turn_swaps(turns[i]) ? 20 : 30, h = turn_swaps(turns[i]) ? 30 : 20;
        const Point beside[] = {{-1, 5}, {5, -1}, {w, 5}, {5, h}, {100000, -100000}};
        for (int k = 0; k < 5; k++)
            CHECK(!rect_contains(picture, turn_back(beside[k], turns[i], 30, 20)));
        CHECK(rect_contains(picture, turn_back((Point){w - 1, h - 1}, turns[i], 30, 20)));
        CHECK(rect_contains(picture, turn_back((Point){0, 0}, turns[i], 30, 20)));
    }
}

TEST_MAIN(TEST(degrees_are_quarters), TEST(clockwise_is_clockwise),
          TEST(a_place_on_the_panel_is_the_place_that_was_copied_there), TEST(only_the_rectangle_is_copied),
          TEST(beside_the_panel_is_beside_the_picture))
