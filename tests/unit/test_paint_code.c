// QR codes to the pixel.
#include "easel.h"
#include "test.h"

enum {
    SIDE = 5,
    WHOLE = SIDE + 2 * CODE_QUIET
};

// Runs at both edges, single squares, a full and an empty row.
static const uint8_t modules[SIDE * SIDE] = {1, 1, 0, 0, 1, //
                                             0, 1, 0, 1, 0, //
                                             1, 1, 1, 1, 1, //
                                             0, 0, 0, 0, 0, //
                                             1, 0, 1, 1, 1};
static const Colour grey = 0xFF808080;

static DrawCommand code_in(Rect box) {
    return (DrawCommand){
        .kind = DRAW_CODE, .box = box, .fill = 0xFF000000, .modules = modules, .side = SIDE, .text = "code"};
}

static Easel *painted(Rect box) {
    Easel *easel = easel_create();
    easel_box(easel, (Rect){0, 0, EASEL_W, EASEL_H}, grey);
    easel_add(easel, code_in(box));
    easel_update(easel, NULL);
    return easel;
}

static uint32_t expected_at(Rect box, Rect squares, int px, int x, int y) {
    if (!rect_contains(box, (Point){x, y})) return grey & 0xFFFFFF;
    if (!rect_contains(squares, (Point){x, y})) return 0xFFFFFF;
    return modules[(y - squares.y) / px * SIDE + (x - squares.x) / px] ? 0 : 0xFFFFFF;
}

static int wrong_pixels(const Easel *easel, Rect box, Rect squares, int px) {
    int wrong = 0;
    for (int y = 0; y < EASEL_H; y++)
        for (int x = 0; x < EASEL_W; x++)
            wrong += easel_at(easel, x, y) != expected_at(box, squares, px, x, y);
    return wrong;
}

static void every_square_is_whole_pixels_in_the_middle_of_a_white_box(void) {
    Rect box = {10, 20, 7 * WHOLE, 7 * WHOLE};
    Easel *easel = painted(box);
    CHECK_INT(wrong_pixels(easel, box, rect_inset(box, 7 * CODE_QUIET), 7), 0);
    easel_destroy(easel);
}

static void what_is_left_over_goes_around_it(void) {
    Rect box = {3, 5, 3 * WHOLE + 40, 3 * WHOLE + 2}; // 3 px a square, 40 and 2 px left over
    Easel *easel = painted(box);
    Rect squares = {3 + 20 + 3 * CODE_QUIET, 5 + 1 + 3 * CODE_QUIET, 3 * SIDE, 3 * SIDE};
    CHECK_INT(wrong_pixels(easel, box, squares, 3), 0);
    easel_destroy(easel);
}

static void a_box_too_small_for_a_pixel_a_square_is_white(void) {
    Rect box = {10, 20, WHOLE - 1, WHOLE - 1};
    Easel *easel = painted(box);
    CHECK_INT(wrong_pixels(easel, box, (Rect){0}, 1), 0);
    easel_destroy(easel);
    easel = easel_create();
    DrawCommand bare = code_in(box);
    bare.modules = NULL;
    bare.box.w = bare.box.h = 100;
    easel_add(easel, bare);
    easel_update(easel, NULL);
    CHECK_INT(easel_at(easel, 60, 60), 0xFFFFFF);
    easel_destroy(easel);
}

static void a_code_stays_within_its_clip_and_is_painted_where_it_changed(void) {
    Rect box = {10, 20, 5 * WHOLE, 5 * WHOLE}, view = {0, 0, EASEL_W, 45};
    Easel *easel = easel_create();
    easel_box(easel, (Rect){0, 0, EASEL_W, EASEL_H}, grey);
    list_area_begin(&easel->list, "body", view, AXIS_Y, 500, 0);
    easel_add(easel, code_in(box));
    list_area_end(&easel->list);
    easel_update(easel, NULL);
    CHECK_INT(wrong_pixels(easel, rect_intersect(box, view),
                           rect_intersect(rect_inset(box, 5 * CODE_QUIET), view), 5),
              0);
    // Another code in the same place: just the box.
    easel_begin(easel);
    easel_box(easel, (Rect){0, 0, EASEL_W, EASEL_H}, grey);
    easel_add(easel, code_in(box));
    easel_update(easel, NULL);
    easel_begin(easel);
    easel_box(easel, (Rect){0, 0, EASEL_W, EASEL_H}, grey);
    DrawCommand other = code_in(box);
    other.text = "other";
    easel_add(easel, other);
    size_t count = easel_update(easel, NULL);
    Rect damage = easel_extents(easel, count);
    CHECK(damage.x == box.x && damage.y == box.y && damage.w == box.w && damage.h == box.h);
    CHECK_INT(wrong_pixels(easel, box, rect_inset(box, 5 * CODE_QUIET), 5), 0);
    easel_destroy(easel);
}

TEST_MAIN(TEST(every_square_is_whole_pixels_in_the_middle_of_a_white_box),
          TEST(what_is_left_over_goes_around_it), TEST(a_box_too_small_for_a_pixel_a_square_is_white),
          TEST(a_code_stays_within_its_clip_and_is_painted_where_it_changed))
