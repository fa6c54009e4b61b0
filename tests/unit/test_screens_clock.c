// What screens say while the clock is not certain, the calm scene of the night, and an operator's alarm.
#include <stdio.h>
#include <string.h>
#include "base/err.h"
#include "model/zone.h"
#include "screens/common.h"
#include "sketch.h"
#include "test.h"

static const char doubt[] = "The time shown may be wrong";
static const SketchPanel *const desk = &sketch_panels[0];

static void set_clock(Sketch *sketch, StageClock clock) {
    stage_set_clock(&sketch->stage, clock, sketch->stage.now_s, sketch->stage.now);
}

static void show(Sketch *sketch, const char *address, const SketchPanel *panel) {
    sketch_open(sketch, address);
    sketch_draw(sketch, panel);
}

// A text of that is on the screen as a whole.
static bool shows(const Sketch *sketch, const char *text) {
    for (size_t i = 0; i < sketch->list.count; i++)
        if (sketch->list.commands[i].text && !strcmp(sketch->list.commands[i].text, text)) return true;
    return false;
}

static void an_approximate_clock_is_said_over_the_agenda_and_nowhere_else(void) {
    Sketch sketch;
    sketch_init(&sketch, "en");
    show(&sketch, "agenda", desk);
    CHECK(!sketch_says(&sketch, doubt));
    set_clock(&sketch, STAGE_CLOCK_APPROXIMATE);
    for (size_t p = 0; p < sketch_panel_count; p++) {
        show(&sketch, "agenda", &sketch_panels[p]);
        CHECK(sketch_says(&sketch, "The time") || sketch_says(&sketch, "Time not"));
        sketch_check(&sketch, sketch_panels[p].name, 12);
        show(&sketch, "attract-agenda", &sketch_panels[p]);
        CHECK(sketch_says(&sketch, "The time") || sketch_says(&sketch, "Time not"));
        sketch_check(&sketch, sketch_panels[p].name, 12);
        char name[80];
        snprintf(name, sizeof name, "doubt-%s", sketch_panels[p].name);
        sketch_keep(&sketch, name);
    }
    CHECK(shows(&sketch, "10:42"));
    show(&sketch, "members", desk);
    CHECK(!sketch_says(&sketch, doubt));
    sketch_finish(&sketch);
}

static void an_unknown_clock_is_not_shown_and_claims_no_now(void) {
    static const char *const screens[] = {"home",         "agenda",  "rooms",          "session",
                                          "venue",        "room",    "search",         "members",
                                          "attract-wall", "meeting", "attract-agenda", "attract-night"};
    Sketch sketch;
    sketch_init(&sketch, "en");
    set_clock(&sketch, STAGE_CLOCK_UNKNOWN);
    for (size_t i = 0; i < COUNT_OF(screens); i++)
        for (size_t p = 0; p < sketch_panel_count; p++) {
            show(&sketch, screens[i], &sketch_panels[p]);
            // A grid by room says as much of a title as it has room for, whatever the clock says.
            if (strcmp(screens[i], "rooms") != 0) sketch_check(&sketch, screens[i], 12);
            if (shows(&sketch, "10:42") || shows(&sketch, "00:00") || shows(&sketch, "NOW") ||
                sketch_says(&sketch, "Today") || sketch_says(&sketch, "Next"))
                printf("    %s on %s\n", screens[i], sketch_panels[p].name);
            CHECK(!shows(&sketch, "10:42"));
            CHECK(!shows(&sketch, "00:00"));
            CHECK(!shows(&sketch, "NOW"));
            CHECK(!sketch_says(&sketch, "Today"));
            char name[80];
            snprintf(name, sizeof name, "unknown-%s-%s", screens[i], sketch_panels[p].name);
            sketch_keep(&sketch, name);
        }
    sketch_finish(&sketch);
}

static void without_a_clock_home_and_the_loop_offer_the_days(void) {
    static const char *const screens[] = {"home", "attract-agenda"};
    Sketch sketch;
    sketch_init(&sketch, "en");
    set_clock(&sketch, STAGE_CLOCK_UNKNOWN);
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        show(&sketch, screens[i], desk);
        const Target *day = sketch_target(&sketch, "days/2026-11-24");
        REQUIRE(day);
        CHECK_INT(day->action, ACT_OPEN);
        CHECK_STR(day->argument, "agenda/2026-11-24");
        CHECK(sketch_says(&sketch, "Tuesday 24 November"));
    }
    sketch_finish(&sketch);
}

static void nothing_is_hidden_because_of_the_clock(void) {
    Sketch known, unknown;
    sketch_init(&known, "en");
    sketch_init(&unknown, "en");
    set_clock(&unknown, STAGE_CLOCK_UNKNOWN);
    const Bundle *bundle = unknown.bundle;
    const Notice *notices[8];
    CHECK_INT(notices_find_open(bundle, unknown.stage.now_s, notices, 8), bundle->notice_count);
    CHECK_INT(agenda_phase(bundle, unknown.stage.now_s), PHASE_UNKNOWN);
    CHECK_INT(agenda_open_day(bundle, unknown.stage.now_s), bundle->event.start);
    CHECK_INT(agenda_find_next(bundle, unknown.stage.now_s, NULL, 0), 0);
    CHECK_INT(agenda_find_now(bundle, unknown.stage.now_s, NULL, 0), 0);
    show(&known, "agenda/2026-11-23", desk);
    show(&unknown, "agenda/2026-11-23", desk);
    for (size_t i = 0; i < known.list.target_count; i++) {
        const char *name = known.list.targets[i].name;
        if (!strncmp(name, "session/", 8)) CHECK(sketch_target(&unknown, name));
    }
    sketch_finish(&known);
    sketch_finish(&unknown);
}

static int bright_x(const Sketch *sketch) {
    for (size_t i = 0; i < sketch->list.count; i++)
        if (sketch->list.commands[i].kind == DRAW_TEXT) return sketch->list.commands[i].box.x;
    return -1;
}

static void the_night_is_dim_and_moves_by_the_minute(void) {
    static const char *const langs[] = {"en", "fa", "th"};
    for (size_t l = 0; l < COUNT_OF(langs); l++) {
        Sketch sketch;
        sketch_init(&sketch, langs[l]);
        for (size_t p = 0; p < sketch_panel_count; p++) {
            show(&sketch, "attract-night", &sketch_panels[p]);
            char name[80];
            snprintf(name, sizeof name, "night-%s-%s", langs[l], sketch_panels[p].name);
            sketch_check(&sketch, name, 0);
            sketch_keep(&sketch, name);
            CHECK(sketch_target(&sketch, "languages"));
            CHECK_INT(sketch_target(&sketch, "scene")->action, ACT_HOME);
            for (size_t i = 0; i < sketch.list.count; i++)
                CHECK(colour_contrast(sketch.list.commands[i].fill, 0xFFFFFFFF) > 2); // nothing is white
        }
        sketch_finish(&sketch);
    }
    Sketch sketch;
    sketch_init(&sketch, "en");
    show(&sketch, "attract-night", desk);
    int before = bright_x(&sketch), moved = 0;
    int64_t now_s = sketch.stage.now_s;
    for (int minute = 1; minute < 40; minute++) {
        int64_t then_s = now_s + 60 * minute;
        stage_set_clock(&sketch.stage, STAGE_CLOCK_CERTAIN, then_s, zone_local(sketch.bundle->zone, then_s));
        sketch_draw(&sketch, desk);
        moved += bright_x(&sketch) != before;
        before = bright_x(&sketch);
    }
    CHECK(moved >= 35);
    sketch_finish(&sketch);
}

static void an_alarm_covers_everything_and_no_touch_takes_it_away(void) {
    static const char *const screens[] = {"home", "attract-wall", "attract-night"};
    static const char *const langs[] = {"en", "fa", "my"};
    for (size_t l = 0; l < COUNT_OF(langs); l++) {
        Sketch sketch;
        sketch_init(&sketch, langs[l]);
        sketch.stage.urgent = message(sketch.language->messages, "notice.leave");
        for (size_t i = 0; i < COUNT_OF(screens); i++)
            for (size_t p = 0; p < sketch_panel_count; p++) {
                const SketchPanel *panel = &sketch_panels[p];
                show(&sketch, screens[i], panel);
                const Target *found =
                    list_find_target(&sketch.list, (Point){panel->width / 2, panel->height - 9}, 0);
                REQUIRE(found);
                CHECK_STR(found->name, "urgent");
                CHECK_INT(found->action, ACT_NONE);
                const DrawCommand *last = &sketch.list.commands[sketch.list.count - 1];
                CHECK(!last->cut);
                CHECK(last->cap_um >= 7300); // read from three metres
                char name[80];
                snprintf(name, sizeof name, "alarm-%s-%s", langs[l], panel->name);
                if (!i) sketch_keep(&sketch, name);
            }
        sketch_finish(&sketch);
    }
}

static void a_long_alarm_is_whole_all_the_same(void) {
    Sketch sketch;
    sketch_init(&sketch, "en");
    sketch.stage.urgent =
        "The opening session moves from the Plenary Hall to the Garden Pavilion because of the "
        "weather; buses leave from the main entrance every five minutes until two o’clock. Thank you.";
    for (size_t p = 0; p < sketch_panel_count; p++) {
        show(&sketch, "home", &sketch_panels[p]);
        CHECK(sketch_says(&sketch, "you."));
        char name[80];
        snprintf(name, sizeof name, "alarm-long-%s", sketch_panels[p].name);
        sketch_keep(&sketch, name);
    }
    sketch_finish(&sketch);
}

TEST_MAIN(TEST(an_approximate_clock_is_said_over_the_agenda_and_nowhere_else),
          TEST(an_unknown_clock_is_not_shown_and_claims_no_now),
          TEST(without_a_clock_home_and_the_loop_offer_the_days),
          TEST(nothing_is_hidden_because_of_the_clock), TEST(the_night_is_dim_and_moves_by_the_minute),
          TEST(an_alarm_covers_everything_and_no_touch_takes_it_away),
          TEST(a_long_alarm_is_whole_all_the_same))
