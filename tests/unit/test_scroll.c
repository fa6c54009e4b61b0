#include "ui/scroll.h"

#include "test.h"

enum {
    VIEW = 400,
    CONTENT = 2000,
    LAST = CONTENT - VIEW,
    FRAME_US = 16667
};

static Scroll sized(int view, int content) {
    Scroll s;
    scroll_init(&s, "agenda");
    scroll_set_sizes(&s, view, content);
    return s;
}

// Steps frame by frame until it rests; returns how many frames it took, 1000 where it never does.
static int settle(Scroll *s, int64_t from_us) {
    for (int frame = 1; frame < 1000; frame++)
        if (!scroll_step(s, from_us + (int64_t)frame * FRAME_US)) return frame;
    return 1000;
}

static void content_follows_the_finger_to_the_pixel(void) {
    Scroll s = sized(VIEW, CONTENT);
    scroll_hold(&s);
    scroll_drag(&s, -123);
    CHECK_INT(scroll_offset(&s), 123);
    scroll_drag(&s, 23);
    CHECK_INT(scroll_offset(&s), 100);
}

static void a_slow_release_rests_where_it_is(void) {
    Scroll s = sized(VIEW, CONTENT);
    scroll_hold(&s);
    scroll_drag(&s, -300);
    scroll_release(&s, 5, 0);
    CHECK_INT(s.state, SCROLL_REST);
    CHECK(!scroll_step(&s, FRAME_US));
    CHECK_INT(scroll_offset(&s), 300);
}

static void a_fling_goes_on_slows_down_and_rests_on_a_whole_pixel(void) {
    Scroll s = sized(VIEW, CONTENT);
    scroll_hold(&s);
    scroll_release(&s, -1500, 0);
    REQUIRE(scroll_step(&s, 100000));
    int early = scroll_offset(&s);
    REQUIRE(scroll_step(&s, 200000));
    int later = scroll_offset(&s);
    CHECK(early > 0);
    CHECK(later - early < early);
    CHECK(settle(&s, 200000) < 300);
    CHECK(scroll_offset(&s) > later);
    CHECK(s.position == scroll_offset(&s));
}

static void the_same_fling_ends_at_the_same_place_whatever_frames_it_had(void) {
    Scroll a = sized(VIEW, CONTENT), b = a;
    scroll_release(&a, -1200, 0);
    scroll_release(&b, -1200, 0);
    for (int64_t t = 0; scroll_step(&a, t); t += 5000) {
    }
    for (int64_t t = 0; scroll_step(&b, t); t += 33000) {
    }
    int apart = scroll_offset(&a) - scroll_offset(&b);
    CHECK(apart >= -4 && apart <= 4);
}

static void a_fling_over_the_edge_comes_back_to_it(void) {
    Scroll s = sized(VIEW, CONTENT);
    scroll_to(&s, LAST - 50);
    scroll_release(&s, -4000, 0);
    int beyond = 0;
    int64_t t = 0;
    while (scroll_step(&s, t += FRAME_US) && t < 10000000)
        if (scroll_offset(&s) > beyond) beyond = scroll_offset(&s);
    CHECK(beyond > LAST);
    CHECK(beyond < LAST + VIEW);
    CHECK_INT(scroll_offset(&s), LAST);
    CHECK_INT(s.state, SCROLL_REST);
}

static void an_edge_that_is_pulled_gives_less_and_settles(void) {
    Scroll s = sized(VIEW, CONTENT);
    scroll_hold(&s);
    scroll_drag(&s, 1);
    scroll_drag(&s, 100);
    CHECK(scroll_offset(&s) < 0);
    CHECK(scroll_offset(&s) > -100);
    scroll_release(&s, 0, 0);
    CHECK(settle(&s, 0) < 120);
    CHECK_INT(scroll_offset(&s), 0);
}

static void an_edge_never_gives_more_than_a_third_of_the_view(void) {
    Scroll s = sized(VIEW, CONTENT);
    scroll_hold(&s);
    for (int i = 0; i < 50; i++)
        scroll_drag(&s, 500);
    CHECK(scroll_offset(&s) >= -VIEW / 3 - 1);
}

static void a_finger_stops_a_fling_at_once(void) {
    Scroll s = sized(VIEW, CONTENT);
    scroll_release(&s, -2000, 0);
    scroll_step(&s, 100000);
    int at = scroll_offset(&s);
    scroll_hold(&s);
    CHECK(!scroll_step(&s, 200000));
    CHECK_INT(scroll_offset(&s), at);
}

static void content_that_fits_does_not_move_away(void) {
    Scroll s = sized(VIEW, VIEW / 2);
    scroll_hold(&s);
    scroll_drag(&s, -200);
    scroll_release(&s, -3000, 0);
    CHECK(settle(&s, 0) < 300);
    CHECK_INT(scroll_offset(&s), 0);
}

static void a_list_that_shrinks_keeps_its_end_in_sight(void) {
    Scroll s = sized(VIEW, CONTENT);
    scroll_to(&s, LAST);
    scroll_set_sizes(&s, VIEW, 700);
    CHECK_INT(scroll_offset(&s), 300);
    scroll_set_sizes(&s, VIEW, 100);
    CHECK_INT(scroll_offset(&s), 0);
}

static void a_list_that_shrinks_during_a_fling_settles_at_its_new_end(void) {
    Scroll s = sized(VIEW, CONTENT);
    scroll_to(&s, 1000);
    scroll_release(&s, -1000, 0);
    scroll_step(&s, FRAME_US);
    scroll_set_sizes(&s, VIEW, 800);
    CHECK(settle(&s, FRAME_US) < 300);
    CHECK_INT(scroll_offset(&s), 400);
}

static void a_place_outside_the_content_is_its_end(void) {
    Scroll s = sized(VIEW, CONTENT);
    scroll_to(&s, 99999);
    CHECK_INT(scroll_offset(&s), LAST);
    scroll_to(&s, -5);
    CHECK_INT(scroll_offset(&s), 0);
}

static void no_fling_is_faster_than_eight_views_a_second(void) {
    Scroll s = sized(VIEW, 1000000);
    scroll_release(&s, -1000000, 0);
    scroll_step(&s, 1000000);
    CHECK(scroll_offset(&s) <= 8 * VIEW);
}

TEST_MAIN(TEST(content_follows_the_finger_to_the_pixel), TEST(a_slow_release_rests_where_it_is),
          TEST(a_fling_goes_on_slows_down_and_rests_on_a_whole_pixel),
          TEST(the_same_fling_ends_at_the_same_place_whatever_frames_it_had),
          TEST(a_fling_over_the_edge_comes_back_to_it), TEST(an_edge_that_is_pulled_gives_less_and_settles),
          TEST(an_edge_never_gives_more_than_a_third_of_the_view), TEST(a_finger_stops_a_fling_at_once),
          TEST(content_that_fits_does_not_move_away), TEST(a_list_that_shrinks_keeps_its_end_in_sight),
          TEST(a_list_that_shrinks_during_a_fling_settles_at_its_new_end),
          TEST(a_place_outside_the_content_is_its_end), TEST(no_fling_is_faster_than_eight_views_a_second))
