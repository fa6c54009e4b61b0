// A clock that knows itself: each state, each jump, and what is left of it after a restart.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "base/auto.h"
#include "machine/timekeeper.h"
#include "test.h"

#define SECOND INT64_C(1000000)
#define HOUR INT64_C(3600)
#define DAY (24 * HOUR)
// Tuesday 24 November 2026, 10:42 in Bali.
#define NOW INT64_C(1795488120)
#define MADE (NOW - 4 * DAY)
#define YEAR_1970 INT64_C(12)
#define YEAR_2099 INT64_C(4070908800)

static TimeFacts at(int64_t wall_s, int64_t boot_s) {
    return (TimeFacts){.wall_us = wall_s * SECOND, .boot_us = boot_s * SECOND, .boot_id = "a1"};
}

static TimeFacts synced(int64_t wall_s, int64_t boot_s) {
    TimeFacts facts = at(wall_s, boot_s);
    facts.synchronised = true;
    return facts;
}

static TimeFacts with_rtc(int64_t wall_s, int64_t boot_s, int64_t rtc_s) {
    TimeFacts facts = at(wall_s, boot_s);
    facts.has_rtc = true;
    facts.rtc_s = rtc_s;
    return facts;
}

static Timekeeper begin(const TimeKept *kept, int64_t made_s, TimeFacts facts) {
    Timekeeper keeper;
    timekeeper_init(&keeper, kept, &facts);
    timekeeper_set_bundle(&keeper, made_s, &facts);
    return keeper;
}

static TimeView look(Timekeeper *keeper, TimeFacts facts) {
    return timekeeper_look(keeper, &facts);
}

static void check_view(const TimeView *view, ClockTrust trust, ClockOrigin origin, int64_t now_s) {
    CHECK_INT(view->trust, trust);
    CHECK_INT(view->origin, origin);
    CHECK_INT(view->now_s, now_s);
}

// What the file of a run holds that ended at floor_s, on another start of the machine.
static TimeKept last_run(int64_t floor_s) {
    return (TimeKept){.floor_us = floor_s * SECOND, .floor_boot_us = 500 * SECOND, .boot_id = "b2"};
}

static void nothing_to_go_by_is_unknown(void) {
    static const int64_t walls[] = {YEAR_1970, 0, NOW, YEAR_2099, -5};
    for (size_t i = 0; i < COUNT_OF(walls); i++) {
        Timekeeper keeper = begin(NULL, 0, at(walls[i], 20));
        TimeView view = look(&keeper, at(walls[i], 20));
        CHECK_INT(view.trust, CLOCK_UNKNOWN);
        CHECK_INT(view.origin, ORIGIN_NONE);
        CHECK_INT(view.offset_us, 0);
        CHECK(*clock_advice(&view));
    }
}

static void a_synchronised_clock_is_certain(void) {
    Timekeeper keeper = begin(NULL, MADE, synced(NOW, 20));
    TimeView view = look(&keeper, synced(NOW, 20));
    check_view(&view, CLOCK_CERTAIN, ORIGIN_SYNC, NOW);
    CHECK_STR(clock_advice(&view), "");
}

static void a_synchronised_clock_that_cannot_be_is_not_believed(void) {
    Timekeeper keeper = begin(NULL, MADE, synced(YEAR_1970, 20));
    TimeView view = look(&keeper, synced(YEAR_1970, 20));
    check_view(&view, CLOCK_APPROXIMATE, ORIGIN_BUNDLE, MADE);
}

static void the_bundle_is_the_floor_of_a_clock_at_1970(void) {
    Timekeeper keeper = begin(NULL, MADE, at(YEAR_1970, 20));
    TimeView view = look(&keeper, at(YEAR_1970 + 60, 80));
    check_view(&view, CLOCK_APPROXIMATE, ORIGIN_BUNDLE, MADE + 60);
    CHECK_INT(view.offset_us, (MADE - YEAR_1970) * SECOND);
}

static void the_last_run_is_the_floor_where_it_is_newer(void) {
    TimeKept kept = last_run(NOW - HOUR);
    Timekeeper keeper = begin(&kept, MADE, at(YEAR_1970, 20));
    TimeView view = look(&keeper, at(YEAR_1970, 20));
    check_view(&view, CLOCK_APPROXIMATE, ORIGIN_LAST_RUN, NOW - HOUR);
    kept = last_run(MADE - DAY);
    keeper = begin(&kept, MADE, at(YEAR_1970, 20));
    view = look(&keeper, at(YEAR_1970, 20));
    check_view(&view, CLOCK_APPROXIMATE, ORIGIN_BUNDLE, MADE);
}

static void a_clock_above_the_floor_is_followed_but_not_certain(void) {
    TimeKept kept = last_run(NOW - HOUR);
    Timekeeper keeper = begin(&kept, MADE, at(NOW, 20));
    TimeView view = look(&keeper, at(NOW, 20));
    check_view(&view, CLOCK_APPROXIMATE, ORIGIN_SYSTEM, NOW);
    CHECK_INT(view.offset_us, 0);
}

static void a_clock_at_2099_is_not_followed(void) {
    TimeKept kept = last_run(NOW - HOUR);
    Timekeeper keeper = begin(&kept, MADE, at(YEAR_2099, 20));
    TimeView view = look(&keeper, at(YEAR_2099, 20));
    check_view(&view, CLOCK_APPROXIMATE, ORIGIN_LAST_RUN, NOW - HOUR);
    CHECK_INT(keeper.kept.floor_us, (NOW - HOUR) * SECOND);
}

static void a_person_makes_it_certain_whatever_the_system_says(void) {
    static const int64_t walls[] = {YEAR_1970, NOW, YEAR_2099};
    for (size_t i = 0; i < COUNT_OF(walls); i++) {
        Timekeeper keeper = begin(NULL, MADE, at(walls[i], 20));
        look(&keeper, at(walls[i], 20));
        TimeFacts facts = at(walls[i], 50);
        CHECK(timekeeper_set(&keeper, NOW, &facts));
        TimeView view = look(&keeper, at(walls[i] + 60, 110));
        check_view(&view, CLOCK_CERTAIN, ORIGIN_PERSON, NOW + 60);
    }
}

static void a_person_can_turn_it_back_below_the_floor(void) {
    TimeKept kept = last_run(NOW + 30 * DAY);
    Timekeeper keeper = begin(&kept, NOW + 60 * DAY, at(NOW, 20));
    TimeFacts facts = at(NOW, 20);
    CHECK(timekeeper_set(&keeper, NOW, &facts));
    TimeView view = look(&keeper, at(NOW, 20));
    check_view(&view, CLOCK_CERTAIN, ORIGIN_PERSON, NOW);
    // And the next start does not go ahead again, though the bundle's date is wrong still.
    kept = keeper.kept;
    CHECK_INT(kept.floor_us, NOW * SECOND);
}

static void times_that_cannot_be_are_not_set(void) {
    static const int64_t wrong[] = {INT64_MIN, -1, 0, INT64_C(1767225599), INT64_C(4102444800), INT64_MAX};
    Timekeeper keeper = begin(NULL, 0, at(NOW, 20));
    TimeFacts facts = at(NOW, 20);
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        CHECK(!timekeeper_set(&keeper, wrong[i], &facts));
    CHECK_INT(look(&keeper, facts).trust, CLOCK_UNKNOWN);
    CHECK(timekeeper_set(&keeper, INT64_C(1767225600), &facts));
    CHECK(timekeeper_set(&keeper, INT64_C(4102444799), &facts));
}

static void what_a_person_set_holds_for_a_restart_of_the_program(void) {
    Timekeeper keeper = begin(NULL, MADE, at(YEAR_1970, 20));
    TimeFacts facts = at(YEAR_1970, 20);
    CHECK(timekeeper_set(&keeper, NOW, &facts));
    TimeKept kept = keeper.kept;
    keeper = begin(&kept, MADE, at(YEAR_1970 + 100, 120));
    TimeView view = look(&keeper, at(YEAR_1970 + 100, 120));
    check_view(&view, CLOCK_CERTAIN, ORIGIN_PERSON, NOW + 100);
}

static void what_a_person_set_is_a_floor_after_the_next_boot(void) {
    Timekeeper keeper = begin(NULL, MADE, at(NOW, 20));
    TimeFacts facts = at(NOW, 20);
    CHECK(timekeeper_set(&keeper, NOW, &facts));
    look(&keeper, at(NOW + HOUR, 20 + HOUR));
    TimeKept kept = keeper.kept;
    TimeFacts next = at(YEAR_1970, 5);
    snprintf(next.boot_id, sizeof next.boot_id, "c3");
    keeper = begin(&kept, MADE, next);
    TimeView view = look(&keeper, next);
    check_view(&view, CLOCK_APPROXIMATE, ORIGIN_LAST_RUN, NOW + HOUR);
}

static void a_kept_age_from_the_future_is_of_another_start(void) {
    TimeKept kept = {.floor_us = NOW * SECOND,
                     .floor_boot_us = 900 * SECOND,
                     .origin = ORIGIN_PERSON,
                     .anchor_us = NOW * SECOND,
                     .anchor_boot_us = 900 * SECOND,
                     .boot_id = "a1"};
    Timekeeper keeper = begin(&kept, 0, at(NOW, 20));
    TimeView view = look(&keeper, at(NOW, 20));
    check_view(&view, CLOCK_APPROXIMATE, ORIGIN_SYSTEM, NOW);
}

static void a_lost_network_leaves_it_certain_and_says_how_old_that_is(void) {
    Timekeeper keeper = begin(NULL, MADE, synced(NOW, 20));
    look(&keeper, synced(NOW, 20));
    TimeView view = look(&keeper, at(NOW + 3 * DAY, 20 + 3 * DAY));
    check_view(&view, CLOCK_CERTAIN, ORIGIN_SYNC, NOW + 3 * DAY);
    CHECK_INT(view.error_s, 12); // 50 millionths of three days
    char text[400];
    clock_describe(&view, text, sizeof text);
    CHECK_CONTAINS(text, "off by 12 s");
}

static void synchronisation_beats_a_person(void) {
    Timekeeper keeper = begin(NULL, MADE, at(NOW, 20));
    TimeFacts facts = at(NOW, 20);
    CHECK(timekeeper_set(&keeper, NOW + HOUR, &facts));
    TimeView view = look(&keeper, synced(NOW + 5, 25));
    check_view(&view, CLOCK_CERTAIN, ORIGIN_SYNC, NOW + 5);
}

static void a_battery_clock_that_agrees_is_certain(void) {
    TimeKept kept = last_run(NOW - DAY);
    Timekeeper keeper = begin(&kept, MADE, with_rtc(NOW, 20, NOW + 60));
    TimeView view = look(&keeper, with_rtc(NOW, 20, NOW + 60));
    check_view(&view, CLOCK_CERTAIN, ORIGIN_RTC, NOW);
    view = look(&keeper, with_rtc(NOW, 20, NOW - 60));
    CHECK_INT(view.trust, CLOCK_CERTAIN);
}

static void a_battery_clock_that_contradicts_proves_nothing(void) {
    TimeKept kept = last_run(NOW - DAY);
    Timekeeper keeper = begin(&kept, MADE, with_rtc(NOW, 20, NOW + 61));
    TimeView view = look(&keeper, with_rtc(NOW, 20, NOW + 61));
    check_view(&view, CLOCK_APPROXIMATE, ORIGIN_SYSTEM, NOW);
}

static void a_battery_clock_stands_for_a_system_that_was_never_set(void) {
    TimeKept kept = last_run(NOW - DAY);
    Timekeeper keeper = begin(&kept, MADE, with_rtc(YEAR_1970, 20, NOW));
    TimeView view = look(&keeper, with_rtc(YEAR_1970, 20, NOW));
    check_view(&view, CLOCK_CERTAIN, ORIGIN_RTC, NOW);
    // It ticks a second late: the kiosk's time does not tremble.
    TimeView next = look(&keeper, with_rtc(YEAR_1970 + 60, 80, NOW + 59));
    check_view(&next, CLOCK_CERTAIN, ORIGIN_RTC, NOW + 60);
    CHECK_INT(next.jump_s, 0);
    CHECK_INT(next.offset_us, view.offset_us);
}

static void an_empty_battery_is_seen_by_the_floor(void) {
    static const int64_t rtcs[] = {0, YEAR_1970, INT64_C(946684800), MADE - 61, YEAR_2099, -1, INT64_MAX};
    for (size_t i = 0; i < COUNT_OF(rtcs); i++) {
        Timekeeper keeper = begin(NULL, MADE, with_rtc(YEAR_1970, 20, rtcs[i]));
        TimeView view = look(&keeper, with_rtc(YEAR_1970, 20, rtcs[i]));
        check_view(&view, CLOCK_APPROXIMATE, ORIGIN_BUNDLE, MADE);
    }
}

static void a_system_that_took_over_an_empty_battery_is_not_believed(void) {
    Timekeeper keeper = begin(NULL, MADE, with_rtc(INT64_C(946684800), 20, INT64_C(946684800)));
    TimeView view = look(&keeper, with_rtc(INT64_C(946684800), 20, INT64_C(946684800)));
    check_view(&view, CLOCK_APPROXIMATE, ORIGIN_BUNDLE, MADE);
}

static void a_jump_of_the_system_does_not_move_a_certain_clock(void) {
    static const int64_t jumps[] = {HOUR, -HOUR, 300 * DAY, -300 * DAY, 3, -3};
    for (size_t i = 0; i < COUNT_OF(jumps); i++) {
        Timekeeper keeper = begin(NULL, MADE, synced(NOW, 20));
        look(&keeper, synced(NOW, 20));
        TimeView view = look(&keeper, at(NOW + 60 + jumps[i], 80));
        check_view(&view, CLOCK_CERTAIN, ORIGIN_SYNC, NOW + 60);
        CHECK_INT(view.jump_s, 0);
        CHECK_INT(view.system_jump_s, jumps[i]);
        CHECK_INT(view.offset_us, -jumps[i] * SECOND);
    }
}

static void a_jump_of_an_approximate_clock_is_followed_and_told(void) {
    TimeKept kept = last_run(NOW - DAY);
    Timekeeper keeper = begin(&kept, MADE, at(NOW, 20));
    look(&keeper, at(NOW, 20));
    TimeView view = look(&keeper, at(NOW + HOUR + 60, 80));
    check_view(&view, CLOCK_APPROXIMATE, ORIGIN_SYSTEM, NOW + HOUR + 60);
    CHECK_INT(view.jump_s, HOUR);
    CHECK_INT(view.system_jump_s, HOUR);
}

static void a_jump_below_the_floor_stops_at_the_floor(void) {
    TimeKept kept = last_run(NOW - HOUR);
    Timekeeper keeper = begin(&kept, MADE, at(NOW, 20));
    look(&keeper, at(NOW, 20));
    TimeView view = look(&keeper, at(YEAR_1970, 80));
    check_view(&view, CLOCK_APPROXIMATE, ORIGIN_LAST_RUN, NOW - HOUR + 60);
    CHECK_INT(view.jump_s, -HOUR);
}

static void the_first_synchronisation_is_told_as_a_jump(void) {
    Timekeeper keeper = begin(NULL, MADE, at(YEAR_1970, 20));
    look(&keeper, at(YEAR_1970, 20));
    TimeView view = look(&keeper, synced(NOW, 80));
    check_view(&view, CLOCK_CERTAIN, ORIGIN_SYNC, NOW);
    CHECK_INT(view.jump_s, NOW - MADE - 60);
}

static void less_than_two_seconds_is_no_jump(void) {
    Timekeeper keeper = begin(NULL, MADE, synced(NOW, 20));
    look(&keeper, synced(NOW, 20));
    TimeFacts facts = at(NOW + 60, 80);
    facts.wall_us += 1999999;
    TimeView view = look(&keeper, facts);
    CHECK_INT(view.jump_s, 0);
    CHECK_INT(view.offset_us, 0);
}

static void an_uncertain_time_does_not_raise_the_floor(void) {
    TimeKept kept = last_run(NOW);
    Timekeeper keeper = begin(&kept, MADE, at(NOW + 300 * DAY, 20));
    look(&keeper, at(NOW + 300 * DAY, 20));
    look(&keeper, at(NOW + 300 * DAY + 60, 80));
    CHECK_INT(keeper.kept.floor_us, (NOW + 60) * SECOND);
}

static void what_is_kept_reads_back_the_same(void) {
    TimeKept kept = {.floor_us = NOW * SECOND + 7,
                     .floor_boot_us = 80 * SECOND,
                     .origin = ORIGIN_PERSON,
                     .anchor_us = NOW * SECOND + 5,
                     .anchor_boot_us = 79 * SECOND,
                     .boot_id = "5e8b2d4e-0d60-4e4f-9d0c-3f5d2f1a7b66"};
    TimeKept empty = {0}, back;
    char text[TIME_KEPT_BYTES];
    time_kept_write(&kept, text, sizeof text);
    REQUIRE(time_kept_parse(text, strlen(text), &back));
    CHECK(!memcmp(&kept, &back, sizeof kept));
    time_kept_write(&empty, text, sizeof text);
    REQUIRE(time_kept_parse(text, strlen(text), &back));
    CHECK(!memcmp(&empty, &back, sizeof empty));
}

static void a_kept_time_cut_at_any_byte_is_refused(void) {
    TimeKept kept = last_run(NOW), back = {.floor_us = 42};
    char text[TIME_KEPT_BYTES];
    time_kept_write(&kept, text, sizeof text);
    for (size_t length = 0; length < strlen(text); length++)
        CHECK(!time_kept_parse(text, length, &back));
    CHECK_INT(back.floor_us, 42);
}

static void damaged_kept_times_are_refused(void) {
    static const char *const wrong[] = {
        "balai-clock 2 0 0 0 0 0 -\n",
        "balai-clock 1 0 0 0 0 0 -\nmore",
        "balai-clock 1 12 0 0 0 0 -\n",                      // 1970
        "balai-clock 1 4102444800000000 0 0 0 0 -\n",        // 2100
        "balai-clock 1 99999999999999999999999 0 0 0 0 -\n", // no number
        "balai-clock 1 -5 0 0 0 0 -\n",
        "balai-clock 1 0 0 6 0 0 -\n",                // synchronised, at no time
        "balai-clock 1 0 0 4 1795488120000000 0 -\n", // a battery clock is no anchor
        "balai-clock 1 0 0 7 1795488120000000 0 -\n",
        "balai-clock 1 0 0 0 0 0 g\n",
        "balai-clock 1 0 0 0 0 0 0123456789012345678901234567890123456789\n",
    };
    char zeros[100] = {0}, large[TIME_KEPT_BYTES];
    TimeKept back;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        if (!CHECK(!time_kept_parse(wrong[i], strlen(wrong[i]), &back))) printf("    %s\n", wrong[i]);
    CHECK(!time_kept_parse(zeros, sizeof zeros, &back));
    memset(large, '1', sizeof large);
    CHECK(!time_kept_parse(large, sizeof large, &back));
}

static void every_state_has_its_sentence(void) {
    for (int origin = ORIGIN_NONE; origin <= ORIGIN_SYNC; origin++) {
        TimeView view = {.origin = (ClockOrigin)origin, .offset_us = -11100 * SECOND, .error_s = 3};
        char text[400], small[10];
        clock_describe(&view, text, sizeof text);
        CHECK_CONTAINS(text, "3 h 5 min 0 s ahead");
        CHECK_CONTAINS(text, "off by 3 s");
        clock_describe(&view, small, sizeof small); // cut, not overrun
        CHECK_INT(strlen(small), 9);
    }
}

static void a_refused_right_is_told_with_what_to_do(void) {
    Err err = {.code = ERR_IO, .sys = EPERM};
    char text[400];
    clock_describe_refused(&err, text, sizeof text);
    CHECK_CONTAINS(text, "CAP_SYS_TIME");
}

TEST_MAIN(TEST(nothing_to_go_by_is_unknown), TEST(a_synchronised_clock_is_certain),
          TEST(a_synchronised_clock_that_cannot_be_is_not_believed),
          TEST(the_bundle_is_the_floor_of_a_clock_at_1970), TEST(the_last_run_is_the_floor_where_it_is_newer),
          TEST(a_clock_above_the_floor_is_followed_but_not_certain), TEST(a_clock_at_2099_is_not_followed),
          TEST(a_person_makes_it_certain_whatever_the_system_says),
          TEST(a_person_can_turn_it_back_below_the_floor), TEST(times_that_cannot_be_are_not_set),
          TEST(what_a_person_set_holds_for_a_restart_of_the_program),
          TEST(what_a_person_set_is_a_floor_after_the_next_boot),
          TEST(a_kept_age_from_the_future_is_of_another_start),
          TEST(a_lost_network_leaves_it_certain_and_says_how_old_that_is),
          TEST(synchronisation_beats_a_person), TEST(a_battery_clock_that_agrees_is_certain),
          TEST(a_battery_clock_that_contradicts_proves_nothing),
          TEST(a_battery_clock_stands_for_a_system_that_was_never_set),
          TEST(an_empty_battery_is_seen_by_the_floor),
          TEST(a_system_that_took_over_an_empty_battery_is_not_believed),
          TEST(a_jump_of_the_system_does_not_move_a_certain_clock),
          TEST(a_jump_of_an_approximate_clock_is_followed_and_told),
          TEST(a_jump_below_the_floor_stops_at_the_floor), TEST(the_first_synchronisation_is_told_as_a_jump),
          TEST(less_than_two_seconds_is_no_jump), TEST(an_uncertain_time_does_not_raise_the_floor),
          TEST(what_is_kept_reads_back_the_same), TEST(a_kept_time_cut_at_any_byte_is_refused),
          TEST(damaged_kept_times_are_refused), TEST(every_state_has_its_sentence),
          TEST(a_refused_right_is_told_with_what_to_do))
