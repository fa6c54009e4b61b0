#include <stdio.h>
#include <string.h>
#include "bundle_text.h"
#include "model/zone.h"
#include "settings/hours.h"
#include "settings/table.h"
#include "settings/value.h"
#include "test.h"

enum {
    MINUTE_S = 60,
    DAY_S = 86400
};

static Settings settings;
static Zone *zone;
static Session sessions[8];
static HoursAsk ask;

// Hours of every day, in a zone, with the clock known, nobody there, and no event.
static void begin(const char *zone_name, const char *hours) {
    Err err = {0};
    settings_default(&settings);
    CHECK(zone_open(zone_name, &zone, &err));
    for (int day = 0; day < WEEKDAYS; day++)
        CHECK(day_hours_parse(hours, false, &settings.hours_weekday[day], &err));
    ask = (HoursAsk){.weekday = settings.hours_weekday,
                     .event = &settings.hours_event,
                     .event_start = DAY_NONE,
                     .event_end = DAY_NONE,
                     .zone = zone,
                     .sessions = sessions,
                     .clock_known = true,
                     .since_touch_s = -1};
}

static void end(void) {
    zone_close(zone);
    zone = NULL;
}

static void set_day(int weekday, const char *hours) {
    CHECK(day_hours_parse(hours, false, &settings.hours_weekday[weekday], NULL));
}

static void add_session(int64_t start_s, int64_t end_s, SessionStatus status) {
    sessions[ask.session_count++] =
        (Session){.start = {.instant_s = start_s}, .end = {.instant_s = end_s}, .status = status};
}

static int64_t at(int year, int month, int day, int hour, int minute) {
    return zone_instant(zone, day_from_date(year, month, day), hour * 60 + minute, NULL);
}

static HoursState state(int64_t now_s) {
    ask.now_s = now_s;
    return hours_at(&ask);
}

static void check_state(int64_t now_s, bool lit, HoursReason reason, int64_t until_s) {
    HoursState got = state(now_s);
    CHECK_INT(got.lit, lit);
    CHECK_INT(got.reason, reason);
    CHECK_INT(got.until_s, until_s);
    CHECK(got.turns);
}

static void a_day_has_an_evening_and_a_morning(void) {
    begin("Asia/Makassar", "07:00-22:00");
    int64_t morning_s = at(2026, 11, 24, 7, 0), evening_s = at(2026, 11, 24, 22, 0);
    check_state(morning_s - 1, false, HOURS_BY_HOURS, morning_s);
    check_state(morning_s, true, HOURS_BY_HOURS, evening_s);
    check_state(evening_s - 1, true, HOURS_BY_HOURS, evening_s);
    check_state(evening_s, false, HOURS_BY_HOURS, morning_s + DAY_S);
    end();
}

static void a_span_goes_over_midnight(void) {
    begin("Asia/Makassar", "22:00-06:00");
    int64_t evening_s = at(2026, 11, 24, 22, 0), morning_s = at(2026, 11, 25, 6, 0);
    check_state(evening_s - 1, false, HOURS_BY_HOURS, evening_s);
    check_state(evening_s, true, HOURS_BY_HOURS, morning_s);
    check_state(at(2026, 11, 25, 0, 0), true, HOURS_BY_HOURS, morning_s);
    check_state(morning_s - 1, true, HOURS_BY_HOURS, morning_s);
    check_state(morning_s, false, HOURS_BY_HOURS, evening_s + DAY_S);
    end();
}

static void the_night_of_a_friday_belongs_to_the_friday(void) {
    begin("Asia/Makassar", "never");
    set_day(4, "22:00-06:00");
    int64_t friday_s = at(2026, 11, 27, 22, 0), saturday_s = at(2026, 11, 28, 6, 0);
    check_state(at(2026, 11, 26, 23, 0), false, HOURS_BY_HOURS, friday_s);
    check_state(at(2026, 11, 28, 3, 0), true, HOURS_BY_HOURS, saturday_s);
    check_state(at(2026, 11, 28, 23, 0), false, HOURS_BY_HOURS, friday_s + 7 * DAY_S);
    end();
}

static void days_that_touch_are_one_light(void) {
    begin("Asia/Makassar", "never");
    set_day(0, "20:00-24:00");
    set_day(1, "always");
    set_day(2, "00:00-03:00, 03:00-04:00");
    check_state(at(2026, 11, 23, 20, 0), true, HOURS_BY_HOURS, at(2026, 11, 25, 4, 0));
    end();
}

static void a_week_without_a_change_is_asked_again(void) {
    begin("Asia/Makassar", "always");
    HoursState lit = state(at(2026, 11, 24, 12, 0));
    CHECK(lit.lit && !lit.turns);
    CHECK(lit.until_s > ask.now_s + 7 * DAY_S && lit.until_s < INT64_MAX);
    for (int day = 0; day < WEEKDAYS; day++)
        set_day(day, "never");
    HoursState dark = state(at(2026, 11, 24, 12, 0));
    CHECK(!dark.lit && !dark.turns);
    CHECK(dark.until_s > ask.now_s + 7 * DAY_S && dark.until_s < INT64_MAX);
    end();
}

static void the_days_of_the_event_have_their_own_hours(void) {
    begin("Asia/Makassar", "09:00-17:00");
    ask.event_start = day_from_date(2026, 11, 24);
    ask.event_end = day_from_date(2026, 11, 25);
    check_state(at(2026, 11, 24, 10, 0), true, HOURS_BY_HOURS, at(2026, 11, 24, 17, 0)); // as on weekdays
    CHECK(day_hours_parse("06:00-23:30", true, &settings.hours_event, NULL));
    check_state(at(2026, 11, 23, 20, 0), false, HOURS_BY_HOURS, at(2026, 11, 24, 6, 0));
    check_state(at(2026, 11, 24, 20, 0), true, HOURS_BY_HOURS, at(2026, 11, 24, 23, 30));
    check_state(at(2026, 11, 25, 23, 40), false, HOURS_BY_HOURS, at(2026, 11, 26, 9, 0));
    CHECK(day_hours_parse("always", true, &settings.hours_event, NULL));
    check_state(at(2026, 11, 24, 3, 0), true, HOURS_BY_HOURS, at(2026, 11, 26, 0, 0));
    CHECK(day_hours_parse("never", true, &settings.hours_event, NULL));
    check_state(at(2026, 11, 23, 20, 0), false, HOURS_BY_HOURS, at(2026, 11, 26, 9, 0));
    end();
}

static void a_session_keeps_the_screen_lit(void) {
    begin("Asia/Makassar", "08:00-18:00");
    int64_t start_s = at(2026, 11, 24, 17, 0), end_s = at(2026, 11, 24, 20, 15);
    add_session(at(2026, 11, 24, 6, 0), at(2026, 11, 24, 7, 0), SESSION_CONFIRMED);
    add_session(start_s, end_s, SESSION_MOVED);
    add_session(end_s, end_s + 3600, SESSION_CONFIRMED);
    add_session(at(2026, 11, 25, 3, 0), at(2026, 11, 25, 4, 0), SESSION_CANCELLED);
    check_state(at(2026, 11, 24, 5, 0), false, HOURS_BY_HOURS, at(2026, 11, 24, 6, 0));
    check_state(at(2026, 11, 24, 6, 0), true, HOURS_IN_SESSION, at(2026, 11, 24, 7, 0));
    check_state(at(2026, 11, 24, 7, 0), false, HOURS_BY_HOURS, at(2026, 11, 24, 8, 0));
    check_state(at(2026, 11, 24, 17, 30), true, HOURS_BY_HOURS, end_s + 3600);
    check_state(at(2026, 11, 24, 19, 0), true, HOURS_IN_SESSION, end_s + 3600);
    check_state(end_s + 3600, false, HOURS_BY_HOURS, at(2026, 11, 25, 8, 0));
    ask.session_count = 0;
    check_state(at(2026, 11, 24, 19, 0), false, HOURS_BY_HOURS, at(2026, 11, 25, 8, 0));
    end();
}

static void sessions_one_in_another_are_followed_to_the_last_end(void) {
    begin("Asia/Makassar", "never");
    int64_t day_s = at(2026, 11, 24, 0, 0);
    add_session(day_s, day_s + 36000, SESSION_CONFIRMED);
    add_session(day_s + 100, day_s + 200, SESSION_CONFIRMED);
    add_session(day_s + 300, day_s + 300, SESSION_CONFIRMED); // lasts no time
    add_session(day_s + 30000, day_s + 40000, SESSION_CONFIRMED);
    add_session(day_s + 40001, day_s + 50000, SESSION_CONFIRMED);
    check_state(day_s - 1, false, HOURS_BY_HOURS, day_s);
    check_state(day_s + 250, true, HOURS_IN_SESSION, day_s + 40000);
    check_state(day_s + 40000, false, HOURS_BY_HOURS, day_s + 40001);
    end();
}

static void a_touch_wakes_for_five_minutes(void) {
    begin("Asia/Makassar", "08:00-18:00");
    int64_t night_s = at(2026, 11, 24, 3, 0);
    ask.since_touch_s = 0;
    check_state(night_s, true, HOURS_TOUCHED, night_s + 300);
    ask.since_touch_s = 299;
    check_state(night_s, true, HOURS_TOUCHED, night_s + 1);
    ask.since_touch_s = 300;
    check_state(night_s, false, HOURS_BY_HOURS, at(2026, 11, 24, 8, 0));
    // A touch just before the hours end holds on, and one just before they begin leads over.
    ask.since_touch_s = 100;
    check_state(at(2026, 11, 24, 17, 59), true, HOURS_BY_HOURS, at(2026, 11, 24, 17, 59) + 200);
    check_state(at(2026, 11, 24, 7, 58), true, HOURS_TOUCHED, at(2026, 11, 24, 18, 0));
    end();
}

static void a_visit_is_not_cut_off(void) {
    begin("Asia/Makassar", "08:00-18:00");
    ask.visiting = true;
    ask.since_touch_s = 500; // reading
    HoursState reading = state(at(2026, 11, 24, 23, 0));
    CHECK(reading.lit && !reading.turns);
    CHECK_INT(reading.reason, HOURS_VISITED);
    CHECK_INT(state(at(2026, 11, 24, 12, 0)).reason, HOURS_BY_HOURS);
    CHECK(!state(at(2026, 11, 24, 12, 0)).turns);
    end();
}

static void without_a_clock_or_a_zone_it_is_lit(void) {
    begin("Asia/Makassar", "never");
    ask.clock_known = false;
    HoursState lit = state(0);
    CHECK(lit.lit && !lit.turns);
    CHECK_INT(lit.reason, HOURS_WITHOUT_A_CLOCK);
    CHECK(lit.until_s == INT64_MAX);
    ask.clock_known = true;
    ask.zone = NULL;
    CHECK_INT(state(0).reason, HOURS_WITHOUT_A_CLOCK);
    end();
}

static void clocks_at_the_ends_of_time_are_asked_too(void) {
    begin("Asia/Makassar", "07:00-22:00");
    static const int64_t times[] = {0, -1, 4102444799, 253402300799, -62135596800};
    for (size_t i = 0; i < COUNT_OF(times); i++) {
        HoursState got = state(times[i]);
        CHECK(got.turns && got.until_s > times[i] && got.until_s <= times[i] + DAY_S);
    }
    end();
}

// Berlin: on 29 March 2026 at 02:00 it is 03:00.
static void summer_time_skips_an_hour(void) {
    begin("Europe/Berlin", "22:00-02:30");
    int64_t jump_s = at(2026, 3, 29, 1, 59) + MINUTE_S;
    check_state(at(2026, 3, 29, 1, 0), true, HOURS_BY_HOURS, jump_s);
    check_state(jump_s, false, HOURS_BY_HOURS, at(2026, 3, 29, 22, 0));
    end();
    begin("Europe/Berlin", "02:30-04:00");
    check_state(at(2026, 3, 29, 1, 0), false, HOURS_BY_HOURS, jump_s);
    check_state(jump_s, true, HOURS_BY_HOURS, at(2026, 3, 29, 4, 0));
    CHECK_INT(at(2026, 3, 29, 4, 0) - jump_s, 3600);
    end();
    begin("Europe/Berlin", "02:15-02:45"); // the clock never shows it
    check_state(at(2026, 3, 29, 1, 0), false, HOURS_BY_HOURS, at(2026, 3, 30, 2, 15));
    end();
    begin("Europe/Berlin", "01:00-05:00");
    check_state(at(2026, 3, 29, 1, 0), true, HOURS_BY_HOURS, at(2026, 3, 29, 1, 0) + 3 * 3600);
    end();
}

// Berlin: on 25 October 2026 at 03:00 it is 02:00 again.
static void winter_time_repeats_an_hour(void) {
    begin("Europe/Berlin", "22:00-02:30");
    int64_t first_s = at(2026, 10, 25, 2, 30);
    check_state(at(2026, 10, 25, 1, 0), true, HOURS_BY_HOURS, first_s + 3600);
    check_state(first_s, true, HOURS_BY_HOURS, first_s + 3600);
    check_state(first_s + 3600, false, HOURS_BY_HOURS, at(2026, 10, 25, 22, 0));
    end();
    begin("Europe/Berlin", "02:30-04:00");
    check_state(first_s - 1, false, HOURS_BY_HOURS, first_s);
    check_state(first_s, true, HOURS_BY_HOURS, at(2026, 10, 25, 4, 0));
    CHECK_INT(at(2026, 10, 25, 4, 0) - first_s, 2 * 3600 + 1800);
    end();
    begin("Europe/Berlin", "02:15-02:45");
    check_state(at(2026, 10, 25, 2, 15), true, HOURS_BY_HOURS, at(2026, 10, 25, 2, 45) + 3600);
    end();
}

// Lord Howe Island moves by half an hour, São Paulo moved at midnight.
static void other_zones_change_by_other_hours(void) {
    begin("Australia/Lord_Howe", "22:00-01:45");
    check_state(at(2026, 4, 5, 1, 45), true, HOURS_BY_HOURS, at(2026, 4, 5, 1, 45) + 1800);
    end();
    begin("Australia/Lord_Howe", "02:15-03:00");
    int64_t jump_s = at(2026, 10, 4, 1, 59) + MINUTE_S;
    check_state(jump_s - 1, false, HOURS_BY_HOURS, jump_s);
    check_state(jump_s, true, HOURS_BY_HOURS, jump_s + 1800);
    end();
    begin("America/Sao_Paulo", "00:00-08:00");
    jump_s = at(2018, 11, 3, 23, 59) + MINUTE_S; // midnight is 01:00
    check_state(jump_s - 1, false, HOURS_BY_HOURS, jump_s);
    check_state(jump_s, true, HOURS_BY_HOURS, jump_s + 7 * 3600);
    end();
    begin("America/Sao_Paulo", "20:00-24:00");
    check_state(jump_s - 1, true, HOURS_BY_HOURS, jump_s);
    end();
}

// What the wall clock says, without looking at instants: is this minute within a span of today or yesterday?
static bool lit_by_the_wall(int64_t now_s) {
    EventTime now = zone_local(zone, now_s);
    for (int back = 0; back <= 1; back++) {
        Day day = now.day - back;
        bool event = ask.event_start != DAY_NONE && day >= ask.event_start && day <= ask.event_end;
        const DayHours *hours = &settings.hours_weekday[(day + 3) % WEEKDAYS];
        if (event && settings.hours_event.rule != DAY_AS_WEEKDAY) hours = &settings.hours_event;
        if (hours->rule == DAY_ALWAYS && !back) return true;
        if (hours->rule != DAY_BY_SPANS) continue;
        for (int i = 0; i < hours->count; i++) {
            const DaySpan *span = &hours->spans[i];
            bool over = span->until <= span->from;
            int until = over ? span->until + DAY_MINUTES : span->until;
            int minute = now.minute + back * DAY_MINUTES;
            if (minute >= span->from && minute < until) return true;
        }
    }
    return false;
}

static bool in_session(int64_t now_s) {
    for (size_t i = 0; i < ask.session_count; i++)
        if (sessions[i].status != SESSION_CANCELLED && sessions[i].start.instant_s <= now_s &&
            now_s < sessions[i].end.instant_s)
            return true;
    return false;
}

// Every minute of some days from `from_s` on: what is told is what the wall clock says (but for hours that
// come twice), and the next change is when it is told, not earlier and not later.
static void check_every_minute(int64_t from_s, int days) {
    int64_t to_s = from_s + (int64_t)days * DAY_S;
    HoursState told = state(from_s);
    for (int64_t now_s = from_s; now_s < to_s; now_s += MINUTE_S) {
        HoursState now = state(now_s);
        bool repeats = zone_offset_s(zone, now_s - 7200) > zone_offset_s(zone, now_s + 7200);
        bool wall = lit_by_the_wall(now_s) || in_session(now_s);
        if (!repeats && now.lit != wall) {
            EventTime local = zone_local(zone, now_s);
            CHECK_INT(now.lit, wall);
            printf("  day %d minute %d\n", local.day, local.minute);
            return;
        }
        bool changed = now_s >= told.until_s;
        if (changed && told.turns) CHECK_INT(now.lit, !told.lit);
        if (!changed && (!CHECK_INT(now.lit, told.lit) || !CHECK(!now.turns || now.until_s == told.until_s)))
            return;
        if (changed) told = now;
    }
}

// Some days around the clock's changes.
typedef struct Days {
    const char *zone;
    int year, month, day, count;
} Days;

static void every_minute_is_as_the_wall_clock_says(void) {
    static const Days around[] = {
        {"Asia/Makassar", 2026, 11, 20, 9},     {"Asia/Kathmandu", 2026, 12, 29, 5},
        {"Europe/Berlin", 2026, 3, 27, 4},      {"Europe/Berlin", 2026, 10, 23, 4},
        {"Australia/Lord_Howe", 2026, 4, 4, 3}, {"Australia/Lord_Howe", 2026, 10, 3, 3},
        {"America/Sao_Paulo", 2018, 11, 2, 4},
    };
    static const char *const hours[] = {
        "07:00-22:00",
        "22:00-06:00",
        "always",
        "never",
        "00:00-02:15, 02:45-24:00",
        "01:00-01:00",
        "23:59-00:01",
        "02:30-03:30, 12:00-13:00, 20:00-02:30",
    };
    for (size_t i = 0; i < COUNT_OF(around); i++)
        for (size_t shift = 0; shift < COUNT_OF(hours); shift += 2) {
            const Days *days = &around[i];
            begin(days->zone, "never");
            for (size_t day = 0; day < WEEKDAYS; day++)
                set_day((int)day, hours[(day + shift) % COUNT_OF(hours)]);
            check_every_minute(at(days->year, days->month, days->day, 0, 0), days->count);
            end();
        }
}

static void every_minute_of_the_event_is_as_the_wall_clock_says(void) {
    begin("Europe/Berlin", "09:00-17:00");
    set_day(5, "20:00-04:00");
    ask.event_start = day_from_date(2026, 3, 28);
    ask.event_end = day_from_date(2026, 3, 30);
    CHECK(day_hours_parse("06:30-09:00, 11:00-02:30", true, &settings.hours_event, NULL));
    add_session(at(2026, 3, 27, 23, 30), at(2026, 3, 28, 0, 30), SESSION_CONFIRMED);
    add_session(at(2026, 3, 28, 1, 0), at(2026, 3, 28, 1, 30), SESSION_CANCELLED);
    add_session(at(2026, 3, 29, 1, 30), at(2026, 3, 29, 5, 0), SESSION_CONFIRMED);
    add_session(at(2026, 3, 29, 9, 0), at(2026, 3, 29, 11, 0), SESSION_CONFIRMED);
    check_every_minute(at(2026, 3, 25, 0, 0), 9);
    end();
}

static void a_bundle_says_zone_days_and_sessions(void) {
    Bundle *bundle =
        bundle_with("\"agenda\": [{\"id\": \"s\", \"title\": \"S\", \"start\": \"2026-11-24T21:00\", "
                    "\"end\": \"2026-11-24T23:00\"}]");
    HoursAsk asked;
    settings_default(&settings);
    CHECK(setting_parse(setting_row(SETTING_HOURS_EVENT), "07:00-20:00", &settings, NULL));
    hours_ask_fill(&asked, &settings, bundle);
    asked.clock_known = true;
    asked.now_s = zone_instant(bundle->zone, day_from_date(2026, 11, 24), 22 * 60, NULL);
    CHECK_INT(hours_at(&asked).reason, HOURS_IN_SESSION);
    CHECK_INT(hours_at(&asked).until_s - asked.now_s, 3600);
    settings.hours_never_off_in_sessions = false;
    hours_ask_fill(&asked, &settings, bundle);
    asked.clock_known = true;
    asked.now_s = zone_instant(bundle->zone, day_from_date(2026, 11, 24), 22 * 60, NULL);
    CHECK(!hours_at(&asked).lit);
    bundle_destroy(bundle);
    hours_ask_fill(&asked, &settings, NULL);
    asked.clock_known = true;
    CHECK_INT(hours_at(&asked).reason, HOURS_WITHOUT_A_CLOCK);
}

TEST_MAIN(TEST(a_day_has_an_evening_and_a_morning), TEST(a_span_goes_over_midnight),
          TEST(the_night_of_a_friday_belongs_to_the_friday), TEST(days_that_touch_are_one_light),
          TEST(a_week_without_a_change_is_asked_again), TEST(the_days_of_the_event_have_their_own_hours),
          TEST(a_session_keeps_the_screen_lit), TEST(sessions_one_in_another_are_followed_to_the_last_end),
          TEST(a_touch_wakes_for_five_minutes), TEST(a_visit_is_not_cut_off),
          TEST(without_a_clock_or_a_zone_it_is_lit), TEST(clocks_at_the_ends_of_time_are_asked_too),
          TEST(summer_time_skips_an_hour), TEST(winter_time_repeats_an_hour),
          TEST(other_zones_change_by_other_hours), TEST(every_minute_is_as_the_wall_clock_says),
          TEST(every_minute_of_the_event_is_as_the_wall_clock_says),
          TEST(a_bundle_says_zone_days_and_sessions))
