// The panel's light by its hours, and what the kiosk makes of a clock that may be wrong.
#include <stdio.h>
#include <string.h>
#include "app/app.h"
#include "base/auto.h"
#include "stand.h"
#include "test.h"

static const int64_t second_us = 1000000, minute_us = 60000000, hour_us = 3600000000;

// A machine whose clock and light are the test's.
typedef struct Machine {
    const Stand *stand;
    bool synchronised, has_light, lit, no_right, stays_dark;
    int switches;
    int64_t set_s; // the system's clock by settimeofday
    TimeSource time;
    Host host;
} Machine;

static void read_time(void *ctx, TimeFacts *ret_facts) {
    const Machine *machine = ctx;
    const Stand *stand = machine->stand;
    *ret_facts = (TimeFacts){.wall_us = stand->start_s * 1000000 + stand->time_us,
                             .boot_us = stand->time_us + 1,
                             .boot_id = "6b1f0c1e-0f0c-4d5e-9a3c-2f8f5c0b1a11",
                             .synchronised = machine->synchronised};
}

static bool set_time(void *ctx, int64_t unix_s, Err *err) {
    Machine *machine = ctx;
    if (machine->no_right) return err_set(err, ERR_IO, "Operation not permitted");
    machine->set_s = unix_s;
    return true;
}

static bool switch_light(void *ctx, bool on, int off_by) {
    Machine *machine = ctx;
    (void)off_by;
    machine->switches++;
    if (on && machine->stays_dark) return false;
    machine->lit = on;
    return on || machine->has_light;
}

static const Host *machine_host(Machine *machine, const Stand *stand) {
    machine->stand = stand;
    machine->time = (TimeSource){machine, read_time, set_time};
    machine->host = (Host){.ctx = machine, .time = &machine->time, .light = switch_light};
    return &machine->host;
}

static void put(MemoryFs *kept, const char *settings) {
    memory_fs_put(kept, "kept/settings.json", settings, strlen(settings));
}

// 10:42 on Tuesday 24 November 2026; sessions run until 12:00.
static const char night_hours[] =
    "{\"hours.tuesday\": \"08:00-22:00\", \"hours.wednesday\": \"08:00-22:00\", "
    "\"attract.night_from\": \"00:00\", \"attract.night_until\": \"00:00\"}";

static bool is_black(const Stand *stand) {
    const Surface *s = &stand->memory.surface;
    for (int y = 0; y < s->height; y++)
        for (int x = 0; x < s->width; x++)
            if (s->pixels[(size_t)y * (size_t)s->stride_px + (size_t)x] & 0xFFFFFF) return false;
    return true;
}

// One picture after the other is not the matter here.
static const char one_scene[] = "{\"scenes\": [{\"scene\": \"agenda\"}]}";

static void the_panel_goes_off_by_its_hours_and_on_in_the_morning(void) {
    AUTO_FREE char *bundle = stand_bundle(one_scene);
    MemoryFs kept;
    Stand stand;
    Machine machine = {.synchronised = true, .has_light = true, .lit = true};
    memory_fs_init(&kept);
    put(&kept, night_hours);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle,
                                              .kept = &kept,
                                              .now = "2026-11-24T21:58",
                                              .host = machine_host(&machine, &stand)}));
    stand_advance(&stand, minute_us);
    CHECK(machine.lit);
    stand_advance(&stand, 2 * minute_us); // 22:01
    CHECK(!machine.lit);
    CHECK(app_is_dark(stand.app));
    int presents = stand.presents, steps = stand.steps;
    stand_advance(&stand, 9 * hour_us);
    CHECK_INT(stand.presents, presents); // nothing is painted that nobody sees
    CHECK(stand.steps - steps < 700);
    CHECK(!machine.lit);
    stand_advance(&stand, 60 * minute_us); // 08:01
    CHECK(machine.lit);
    CHECK(stand.presents > presents);
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void a_touch_in_the_dark_wakes_it_for_five_minutes_and_does_no_more(void) {
    AUTO_FREE char *bundle = stand_bundle(one_scene);
    MemoryFs kept;
    Stand stand;
    Machine machine = {.synchronised = true, .has_light = true, .lit = true};
    memory_fs_init(&kept);
    put(&kept, night_hours);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle,
                                              .kept = &kept,
                                              .now = "2026-11-24T21:58",
                                              .host = machine_host(&machine, &stand)}));
    stand_advance(&stand, 10 * minute_us); // 22:08
    CHECK(!machine.lit);
    stand_tap_at(&stand, 480, 300);
    stand_advance(&stand, second_us);
    CHECK(machine.lit);
    CHECK(!strncmp(stand_screen(&stand), "attract", 7));
    stand_advance(&stand, 4 * minute_us);
    CHECK(machine.lit);
    stand_advance(&stand, 2 * minute_us);
    CHECK(!machine.lit);
    stand_tap_at(&stand, 480, 300);
    stand_advance(&stand, second_us);
    stand_tap_at(&stand, 480, 300);
    stand_advance(&stand, second_us);
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-24");
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

// Two scenes, so that the next one's pictures would be got ready if the loop went on.
static void in_painted_black_the_loop_asks_for_nothing(void) {
    AUTO_FREE char *bundle =
        stand_bundle("{\"seconds\": 4, \"scenes\": [{\"scene\": \"notice\"}, {\"scene\": \"agenda\"}]}");
    MemoryFs kept;
    Stand stand;
    Machine machine = {.synchronised = true};
    memory_fs_init(&kept);
    put(&kept, night_hours);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle,
                                              .kept = &kept,
                                              .now = "2026-11-24T21:58",
                                              .host = machine_host(&machine, &stand)}));
    stand_advance(&stand, minute_us);
    stand.spins = 0;
    for (int i = 0; i < 180; i++) {
        app_event(stand.app, &(UiEvent){.kind = UI_WOKEN, .time_us = stand.time_us});
        stand_step(&stand);
        app_event(stand.app, &(UiEvent){.kind = UI_WOKEN, .time_us = stand.time_us});
        stand_advance(&stand, second_us);
    }
    CHECK(!machine.lit);
    CHECK(is_black(&stand));
    CHECK(stand.spins <= 4);
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void black_is_painted_where_the_light_cannot_be_switched(void) {
    AUTO_FREE char *bundle = stand_bundle(one_scene);
    MemoryFs kept;
    Stand stand;
    Machine machine = {.synchronised = true};
    memory_fs_init(&kept);
    put(&kept, night_hours);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle,
                                              .kept = &kept,
                                              .now = "2026-11-24T21:58",
                                              .host = machine_host(&machine, &stand)}));
    stand_advance(&stand, 10 * minute_us);
    CHECK(is_black(&stand));
    CHECK(!app_is_dark(stand.app));
    stand_tap_at(&stand, 480, 300);
    stand_settle(&stand);
    CHECK(!is_black(&stand));
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void a_session_keeps_the_panel_lit_unless_told(void) {
    AUTO_FREE char *bundle = stand_bundle(one_scene);
    MemoryFs kept;
    Stand stand;
    Machine machine = {.synchronised = true, .has_light = true, .lit = true};
    memory_fs_init(&kept);
    put(&kept, "{\"hours.tuesday\": \"never\"}");
    REQUIRE(stand_init(
        &stand, &(StandConfig){.content = bundle, .kept = &kept, .host = machine_host(&machine, &stand)}));
    stand_advance(&stand, minute_us);
    CHECK(machine.lit);
    put(&kept, "{\"hours.tuesday\": \"never\", \"hours.never_off_in_sessions\": false}");
    stand_advance(&stand, 30 * second_us);
    CHECK(!machine.lit);
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void at_night_a_calm_scene_stands_for_the_loop(void) {
    AUTO_FREE char *bundle = stand_bundle(one_scene);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .now = "2026-11-24T22:59"}));
    stand_settle(&stand);
    CHECK(strcmp(stand_screen(&stand), "attract-night") != 0);
    stand_advance(&stand, 2 * minute_us);
    CHECK_STR(stand_screen(&stand), "attract-night");
    stand_advance(&stand, 6 * hour_us + 57 * minute_us);
    CHECK_STR(stand_screen(&stand), "attract-night");
    stand_advance(&stand, 4 * minute_us);
    CHECK(strcmp(stand_screen(&stand), "attract-night") != 0);
    stand_tap_at(&stand, 480, 300);
    stand_settle(&stand);
    stand_finish(&stand);
}

static void jumps_of_the_clock_end_no_visit_and_hide_no_content(void) {
    AUTO_FREE char *bundle = stand_bundle("{\"scenes\": [{\"scene\": \"agenda\"}]}");
    MemoryFs kept;
    Stand stand;
    Machine machine = {.no_right = true};
    memory_fs_init(&kept);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle,
                                              .kept = &kept,
                                              .screen = "agenda/2026-11-24",
                                              .host = machine_host(&machine, &stand)}));
    stand.start_s = 0; // 1970
    stand_advance(&stand, second_us);
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-24"); // the jump ended no visit
    CHECK(stand_says(&stand, "Main matter"));
    stand.start_s = INT64_C(4102444800); // 2100
    stand_advance(&stand, 5 * second_us);
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-24");
    machine.synchronised = true;
    stand.start_s = 1795488120;
    stand_advance(&stand, minute_us + second_us);
    CHECK(stand_says(&stand, "Main matter"));
    stand_finish(&stand);
    CHECK(memory_fs_text(&kept, "kept/clock") != NULL); // for the next run
    memory_fs_finish(&kept);
}

static void what_is_certain_is_kept_for_a_start_without_a_clock(void) {
    AUTO_FREE char *bundle = stand_bundle("{\"scenes\": [{\"scene\": \"agenda\"}]}");
    MemoryFs kept;
    Stand stand;
    Machine machine = {.synchronised = true};
    memory_fs_init(&kept);
    REQUIRE(stand_init(
        &stand, &(StandConfig){.content = bundle, .kept = &kept, .host = machine_host(&machine, &stand)}));
    stand_advance(&stand, 4 * minute_us);
    stand_finish(&stand);
    machine = (Machine){0};
    REQUIRE(stand_init(
        &stand, &(StandConfig){.content = bundle, .kept = &kept, .host = machine_host(&machine, &stand)}));
    stand.start_s = 1000; // no battery: 1970 again
    stand_advance(&stand, minute_us);
    stand_settle(&stand);
    CHECK(stand_says(&stand, "may be wrong"));
    CHECK(stand_says(&stand, "Main matter")); // the last run's time is near enough to say what is on
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

// A stand whose panel has gone dark at 22:00.
static bool begin_dark(Stand *stand, MemoryFs *kept, Machine *machine, const char *bundle) {
    memory_fs_init(kept);
    put(kept, night_hours);
    if (!CHECK(stand_init(stand, &(StandConfig){.content = bundle,
                                                .kept = kept,
                                                .now = "2026-11-24T21:58",
                                                .host = machine_host(machine, stand)})))
        return false;
    stand_advance(stand, 10 * minute_us);
    return CHECK(!machine->lit);
}

static void a_display_that_was_lost_in_the_dark_comes_back_lit_by_day(void) {
    AUTO_FREE char *bundle = stand_bundle(one_scene);
    MemoryFs kept;
    Stand stand;
    Machine machine = {.synchronised = true, .has_light = true, .lit = true};
    REQUIRE(begin_dark(&stand, &kept, &machine, bundle));
    app_set_display(stand.app, NULL, 0, 0, 0);
    stand.time_us += 11 * hour_us; // without a window the app is not asked
    app_set_display(stand.app, &stand.display, 960, 540, 476);
    stand_advance(&stand, second_us);
    CHECK(machine.lit);
    CHECK(!app_is_dark(stand.app));
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void a_panel_that_stays_dark_is_tried_again(void) {
    AUTO_FREE char *bundle = stand_bundle(one_scene);
    MemoryFs kept;
    Stand stand;
    Machine machine = {.synchronised = true, .has_light = true, .lit = true};
    REQUIRE(begin_dark(&stand, &kept, &machine, bundle));
    machine.stays_dark = true;
    stand_tap_at(&stand, 480, 300);
    stand_advance(&stand, 10 * second_us);
    CHECK(!machine.lit);
    machine.stays_dark = false;
    stand_advance(&stand, 3 * second_us);
    CHECK(machine.lit);
    int switches = machine.switches;
    stand_advance(&stand, minute_us);
    CHECK_INT(machine.switches, switches);
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void an_urgent_notice_is_lit_whatever_the_hours(void) {
    static const char notices[] =
        "{\"notices\": [{\"text\": \"Leave\", \"urgent\": true, \"until\": 1795536000}]}";
    AUTO_FREE char *bundle = stand_bundle(one_scene);
    MemoryFs kept;
    Stand stand;
    Machine machine = {.synchronised = true, .has_light = true, .lit = true};
    memory_fs_init(&kept);
    put(&kept, night_hours);
    memory_fs_put(&kept, "kept/notices.json", notices, strlen(notices));
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle,
                                              .kept = &kept,
                                              .now = "2026-11-24T21:58",
                                              .host = machine_host(&machine, &stand)}));
    stand_advance(&stand, 60 * minute_us); // 22:58
    CHECK(machine.lit);
    CHECK(stand_says(&stand, "Leave"));
    stand_advance(&stand, 65 * minute_us); // it was over at 00:00
    CHECK(!machine.lit);
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

TEST_MAIN(TEST(the_panel_goes_off_by_its_hours_and_on_in_the_morning),
          TEST(a_touch_in_the_dark_wakes_it_for_five_minutes_and_does_no_more),
          TEST(in_painted_black_the_loop_asks_for_nothing),
          TEST(black_is_painted_where_the_light_cannot_be_switched),
          TEST(a_session_keeps_the_panel_lit_unless_told), TEST(at_night_a_calm_scene_stands_for_the_loop),
          TEST(jumps_of_the_clock_end_no_visit_and_hide_no_content),
          TEST(what_is_certain_is_kept_for_a_start_without_a_clock),
          TEST(a_display_that_was_lost_in_the_dark_comes_back_lit_by_day),
          TEST(a_panel_that_stays_dark_is_tried_again), TEST(an_urgent_notice_is_lit_whatever_the_hours))
