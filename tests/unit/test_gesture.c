#include "ui/gesture.h"

#include "test.h"

enum {
    SLOP = 20,
    MS = 1000
};

static Gesture feed(Gestures *g, UiEventKind kind, int64_t finger, int x, int y, int ms) {
    UiEvent event = {.kind = kind, .finger = finger, .x = x, .y = y, .time_us = (int64_t)ms * MS};
    return gestures_feed(g, &event);
}

static Gestures fresh(void) {
    Gestures g;
    gestures_init(&g, SLOP);
    return g;
}

static void down_and_up_is_a_tap_where_the_finger_was(void) {
    Gestures g = fresh();
    Gesture press = feed(&g, UI_FINGER_DOWN, 1, 100, 200, 0), tap = feed(&g, UI_FINGER_UP, 1, 104, 203, 80);
    CHECK_INT(press.kind, GESTURE_PRESS);
    CHECK_INT(press.at.x, 100);
    CHECK_INT(press.at.y, 200);
    CHECK_INT(tap.kind, GESTURE_TAP);
    CHECK_INT(tap.at.x, 104);
    CHECK_INT(tap.origin.x, 100);
}

static void a_finger_that_trembles_within_the_slop_still_taps(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 100, 100, 0);
    CHECK_INT(feed(&g, UI_FINGER_MOVE, 1, 100 + SLOP, 100, 10).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_MOVE, 1, 100, 100 - SLOP, 20).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_UP, 1, 100, 100, 30).kind, GESTURE_TAP);
}

static void a_press_that_moves_on_is_a_drag_and_never_a_tap(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 100, 100, 0);
    Gesture begin = feed(&g, UI_FINGER_MOVE, 1, 100, 100 - SLOP - 5, 10);
    CHECK_INT(begin.kind, GESTURE_DRAG_BEGIN);
    CHECK(!begin.axis_x);
    CHECK_INT(begin.delta, -5);
    CHECK_INT(begin.travel, -SLOP - 5);
    Gesture drag = feed(&g, UI_FINGER_MOVE, 1, 100, 50, 20);
    CHECK_INT(drag.kind, GESTURE_DRAG);
    CHECK_INT(drag.delta, -25);
    CHECK_INT(feed(&g, UI_FINGER_UP, 1, 100, 50, 30).kind, GESTURE_DRAG_END);
}

static void a_drag_keeps_the_axis_it_began_with(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 0, 0, 0);
    CHECK(feed(&g, UI_FINGER_MOVE, 1, 40, 10, 10).axis_x);
    Gesture drag = feed(&g, UI_FINGER_MOVE, 1, 45, 300, 20);
    CHECK(drag.axis_x);
    CHECK_INT(drag.delta, 5);
}

static void a_drag_ends_with_the_speed_of_its_last_moments(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 0, 1000, 0);
    for (int i = 1; i <= 20; i++)
        feed(&g, UI_FINGER_MOVE, 1, 0, 1000 - 10 * i, 10 * i);
    Gesture end = feed(&g, UI_FINGER_UP, 1, 0, 800, 205);
    CHECK_INT(end.kind, GESTURE_DRAG_END);
    CHECK_INT(end.velocity, -1000);
}

static void a_finger_that_rested_before_it_left_flings_nothing(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 0, 1000, 0);
    for (int i = 1; i <= 20; i++)
        feed(&g, UI_FINGER_MOVE, 1, 0, 1000 - 10 * i, 10 * i);
    CHECK_INT(feed(&g, UI_FINGER_UP, 1, 0, 800, 700).velocity, 0);
}

static void two_moves_at_the_same_instant_have_no_speed(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 0, 0, 5);
    feed(&g, UI_FINGER_MOVE, 1, 0, 400, 5);
    CHECK_INT(feed(&g, UI_FINGER_UP, 1, 0, 400, 5).velocity, 0);
}

static void a_second_finger_changes_nothing(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 100, 100, 0);
    CHECK_INT(feed(&g, UI_FINGER_DOWN, 2, 500, 500, 10).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_MOVE, 2, 800, 800, 20).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_UP, 2, 800, 800, 30).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_UP, 1, 100, 100, 40).kind, GESTURE_TAP);
}

static void a_finger_that_rests_on_the_panel_starts_nothing_after_the_tap(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 100, 100, 0);
    feed(&g, UI_FINGER_DOWN, 2, 500, 500, 10);
    CHECK_INT(feed(&g, UI_FINGER_UP, 1, 100, 100, 20).kind, GESTURE_TAP);
    CHECK_INT(feed(&g, UI_FINGER_MOVE, 2, 900, 500, 30).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_UP, 2, 900, 500, 40).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_DOWN, 3, 10, 10, 50).kind, GESTURE_PRESS);
}

static void a_palm_cancels_the_press_and_nothing_comes_of_it(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 100, 100, 0);
    feed(&g, UI_FINGER_DOWN, 2, 120, 100, 1);
    CHECK_INT(feed(&g, UI_FINGER_DOWN, 3, 140, 100, 2).kind, GESTURE_CANCEL);
    for (int finger = 1; finger <= 3; finger++)
        CHECK_INT(feed(&g, UI_FINGER_UP, finger, 100, 100, 10 + finger).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_DOWN, 4, 100, 100, 50).kind, GESTURE_PRESS);
}

static void a_palm_ends_a_drag_without_a_fling(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 0, 500, 0);
    feed(&g, UI_FINGER_MOVE, 1, 0, 400, 10);
    feed(&g, UI_FINGER_MOVE, 1, 0, 300, 20);
    feed(&g, UI_FINGER_DOWN, 2, 50, 300, 21);
    Gesture end = feed(&g, UI_FINGER_DOWN, 3, 90, 300, 22);
    CHECK_INT(end.kind, GESTURE_DRAG_END);
    CHECK_INT(end.velocity, 0);
}

static void more_fingers_than_are_followed_do_no_harm(void) {
    Gestures g = fresh();
    for (int finger = 0; finger < LIMIT_FINGERS + 5; finger++)
        feed(&g, UI_FINGER_DOWN, finger, finger, finger, finger);
    CHECK_INT(g.down_count, LIMIT_FINGERS);
    for (int finger = 0; finger < LIMIT_FINGERS + 5; finger++)
        feed(&g, UI_FINGER_UP, finger, finger, finger, 100 + finger);
    CHECK_INT(feed(&g, UI_FINGER_DOWN, 99, 1, 1, 300).kind, GESTURE_PRESS);
    CHECK_INT(feed(&g, UI_FINGER_UP, 99, 1, 1, 310).kind, GESTURE_TAP);
}

static void a_finger_taken_back_by_the_system_is_no_tap_and_no_fling(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 100, 100, 0);
    CHECK_INT(feed(&g, UI_FINGER_LOST, 1, 100, 100, 10).kind, GESTURE_CANCEL);
    feed(&g, UI_FINGER_DOWN, 1, 0, 500, 20);
    feed(&g, UI_FINGER_MOVE, 1, 0, 300, 30);
    feed(&g, UI_FINGER_MOVE, 1, 0, 100, 40);
    Gesture end = feed(&g, UI_FINGER_LOST, 1, 0, 0, 41);
    CHECK_INT(end.kind, GESTURE_DRAG_END);
    CHECK_INT(end.velocity, 0);
}

static void the_same_finger_down_again_begins_anew_when_its_up_was_lost(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 100, 100, 0);
    CHECK_INT(feed(&g, UI_FINGER_DOWN, 1, 300, 300, 50).kind, GESTURE_PRESS);
    Gesture tap = feed(&g, UI_FINGER_UP, 1, 300, 300, 60);
    CHECK_INT(tap.kind, GESTURE_TAP);
    CHECK_INT(tap.origin.x, 300);
}

static void another_finger_takes_over_from_one_whose_up_never_came(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 100, 100, 0);
    CHECK_INT(feed(&g, UI_FINGER_DOWN, 2, 300, 300, 10000).kind, GESTURE_PRESS);
    CHECK_INT(feed(&g, UI_FINGER_UP, 2, 300, 300, 10050).kind, GESTURE_TAP);
}

static void touches_outside_the_panel_are_followed_like_others(void) {
    Gestures g = fresh();
    CHECK_INT(feed(&g, UI_FINGER_DOWN, 1, -50, -50, 0).kind, GESTURE_PRESS);
    CHECK_INT(feed(&g, UI_FINGER_MOVE, 1, 100000, -50, 10).kind, GESTURE_DRAG_BEGIN);
    CHECK_INT(feed(&g, UI_FINGER_UP, 1, 100000, -50, 20).kind, GESTURE_DRAG_END);
}

static void moves_and_ups_of_fingers_that_never_came_down_say_nothing(void) {
    Gestures g = fresh();
    CHECK_INT(feed(&g, UI_FINGER_MOVE, 7, 10, 10, 0).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_UP, 7, 10, 10, 1).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_LOST, 7, 10, 10, 2).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_DOWN, 1, 10, 10, 3).kind, GESTURE_PRESS);
}

static void what_is_dropped_neither_taps_nor_flings(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 100, 100, 0);
    gestures_drop(&g);
    CHECK_INT(feed(&g, UI_FINGER_MOVE, 1, 300, 100, 10).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_UP, 1, 300, 100, 20).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_DOWN, 1, 100, 100, 30).kind, GESTURE_PRESS);
}

static void events_that_are_no_fingers_make_no_gesture(void) {
    Gestures g = fresh();
    feed(&g, UI_FINGER_DOWN, 1, 100, 100, 0);
    CHECK_INT(feed(&g, UI_RESIZED, 0, 800, 480, 10).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_WOKEN, 0, 0, 0, 20).kind, GESTURE_NONE);
    CHECK_INT(feed(&g, UI_FINGER_UP, 1, 100, 100, 30).kind, GESTURE_TAP);
}

TEST_MAIN(TEST(down_and_up_is_a_tap_where_the_finger_was),
          TEST(a_finger_that_trembles_within_the_slop_still_taps),
          TEST(a_press_that_moves_on_is_a_drag_and_never_a_tap), TEST(a_drag_keeps_the_axis_it_began_with),
          TEST(a_drag_ends_with_the_speed_of_its_last_moments),
          TEST(a_finger_that_rested_before_it_left_flings_nothing),
          TEST(two_moves_at_the_same_instant_have_no_speed), TEST(a_second_finger_changes_nothing),
          TEST(a_finger_that_rests_on_the_panel_starts_nothing_after_the_tap),
          TEST(a_palm_cancels_the_press_and_nothing_comes_of_it), TEST(a_palm_ends_a_drag_without_a_fling),
          TEST(more_fingers_than_are_followed_do_no_harm),
          TEST(a_finger_taken_back_by_the_system_is_no_tap_and_no_fling),
          TEST(the_same_finger_down_again_begins_anew_when_its_up_was_lost),
          TEST(another_finger_takes_over_from_one_whose_up_never_came),
          TEST(touches_outside_the_panel_are_followed_like_others),
          TEST(moves_and_ups_of_fingers_that_never_came_down_say_nothing),
          TEST(what_is_dropped_neither_taps_nor_flings), TEST(events_that_are_no_fingers_make_no_gesture))
