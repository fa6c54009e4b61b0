// What a flight recorder keeps of the app is enough to see the same frames again; and the watchdog is fed by
// frames that are on the panel.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/replay.h"
#include "base/limits.h"
#include "picture/picture.h"
#include "record/recording.h"
#include "stand.h"
#include "test.h"

enum {
    SIZE = 1 << 20
};
static const int64_t second_us = 1000000;
static const char changing[] =
    "{\"seconds\": 4, \"scenes\": [{\"scene\": \"notice\"}, {\"scene\": \"agenda\"}, {\"scene\": "
    "\"picture\", \"file\": \"x.png\"}]}";

static _Alignas(16) unsigned char memory[SIZE];

typedef struct Flown {
    char *bundle;
    Recorder *recorder;
    Stand stand;
    MemoryFs kept;
    Recording *recording;
    ReplayResult result;
    Err err;
} Flown;

static void write_picture(uint32_t middle) {
    uint32_t pixels[16];
    char path[600];
    Err err = {0};
    for (int i = 0; i < 16; i++)
        pixels[i] = i == 5 ? middle : 0xFF336699;
    snprintf(path, sizeof path, "%s/x.png", test_folder());
    CHECK(picture_write_png(path, pixels, 4, 4, 4, &err));
}

static bool begin(Flown *flown, const char *screen) {
    *flown = (Flown){.bundle = stand_bundle(changing)};
    memory_fs_init(&flown->kept);
    write_picture(0xFF336699);
    CHECK(recorder_create(memory, SIZE, "test", &flown->recorder, &flown->err));
    return stand_init(&flown->stand, &(StandConfig){.content = flown->bundle,
                                                    .screen = screen,
                                                    .folder = test_folder(),
                                                    .kept = &flown->kept,
                                                    .recorder = flown->recorder}) &&
           stand_settle(&flown->stand);
}

static bool replay_as(Flown *flown, const char *program) {
    ReplayConfig config = {.fs = &flown->stand.fs,
                           .content_folder = test_folder(),
                           .assets_folder = BALAI_ASSETS_DIR,
                           .font_root = "/usr/share/fonts",
                           .program = program};
    flown->result = (ReplayResult){0};
    recording_destroy(flown->recording);
    flown->recording = NULL;
    if (!recording_read(memory, SIZE, &flown->recording, &flown->err)) return false;
    return replay_run(&config, flown->recording, &flown->result, &flown->err);
}

static bool replay(Flown *flown) {
    return replay_as(flown, "test");
}

static void finish(Flown *flown) {
    recording_destroy(flown->recording);
    stand_finish(&flown->stand);
    memory_fs_finish(&flown->kept);
    recorder_destroy(flown->recorder);
    free(flown->bundle);
}

static void the_loop_and_a_visit_give_the_same_frames_again(void) {
    Flown flown;
    REQUIRE(begin(&flown, NULL));
    stand_advance(&flown.stand, 20 * second_us);
    stand_tap_at(&flown.stand, 480, 270);
    stand_advance(&flown.stand, second_us);
    CHECK(stand_tap(&flown.stand, "nav/agenda"));
    stand_advance(&flown.stand, 200 * second_us); // it is asked, and left
    CHECK(replay(&flown));
    CHECK(!flown.result.differs);
    CHECK_INT(flown.result.untold, 0);
    CHECK(flown.result.frames > 200);
    CHECK(flown.result.ended_us > 220 * second_us);
    finish(&flown);
}

static void what_comes_from_outside_comes_again(void) {
    static const char settings[] = "{\"visit.idle_s\": 30, \"display.brightness\": 60}";
    Flown flown;
    REQUIRE(begin(&flown, "home"));
    Stand *stand = &flown.stand;
    stand->start_s += 3600; // the clock jumps
    stand_advance(stand, second_us);
    CHECK(stand_resize(stand, 1024, 600));
    stand_advance(stand, second_us);
    app_event(stand->app, &(UiEvent){.kind = UI_EXPOSED, .time_us = stand->time_us});
    stand_advance(stand, second_us);
    memory_fs_put(&flown.kept, "kept/settings.json", settings, sizeof settings - 1);
    stand_advance(stand, 7 * second_us);
    CHECK(stand_tap(stand, "nav/agenda"));
    stand_advance(stand, 100000);
    stand->compose_fails = stand->present_fails = true;
    stand_advance(stand, second_us);
    CHECK(!stand->shown);
    stand->compose_fails = stand->present_fails = false;
    app_set_display(stand->app, NULL, 0, 0, 0);
    stand_advance(stand, second_us);
    app_set_display(stand->app, &stand->display, 1024, 600, 476);
    stand_advance(stand, 120 * second_us);
    CHECK(replay(&flown));
    CHECK(!flown.result.differs);
    CHECK_INT(flown.result.untold, 0);
    CHECK(flown.result.frames > 100);
    finish(&flown);
}

static void one_other_point_of_a_picture_is_found(void) {
    Flown flown;
    REQUIRE(begin(&flown, NULL));
    stand_advance(&flown.stand, 20 * second_us);
    write_picture(0xFF336698);
    CHECK(replay(&flown));
    CHECK(flown.result.differs);
    CHECK_STR(flown.result.screen, "attract-picture/2");
    CHECK(flown.result.frames > 0 && flown.result.recorded == 1 && flown.result.painted == 1);
    CHECK(flown.result.picture != flown.result.instead);
    finish(&flown);
}

static void other_words_are_other_content(void) {
    Flown flown;
    REQUIRE(begin(&flown, NULL));
    stand_advance(&flown.stand, 5 * second_us);
    char *hall = strstr(flown.bundle, "Hall");
    REQUIRE(hall);
    hall[0] = 'B';
    CHECK(!replay(&flown));
    CHECK_CONTAINS(flown.err.message, "another text");
    hall[0] = 'H';
    CHECK(replay(&flown));
    CHECK(!flown.result.differs);
    CHECK(!replay_as(&flown, "next"));
    CHECK_CONTAINS(flown.err.message, "recorded by Balai test; this is next");
    finish(&flown);
}

// What is typed is not in it, and behind it the replay goes on.
static void keys_leave_outcomes_and_no_positions(void) {
    Flown flown;
    size_t count, touches = 0, outcomes = 0;
    REQUIRE(begin(&flown, "search"));
    stand_tap(&flown.stand, "key/m");
    stand_tap(&flown.stand, "key/a");
    stand_advance(&flown.stand, second_us);
    CHECK(stand_tap(&flown.stand, "session/main"));
    stand_advance(&flown.stand, 2 * second_us);
    CHECK_STR(stand_screen(&flown.stand), "session/main");
    CHECK(replay(&flown));
    CHECK(!flown.result.differs);
    CHECK(flown.result.untold > 0);
    const RecordingEvent *events = recording_events(flown.recording, &count);
    for (size_t i = 0; i < count; i++) {
        touches += events[i].kind == RECORDING_TOUCH;
        if (events[i].kind != RECORDING_OUTCOME) continue;
        CHECK_STR(events[i].outcome.outcome, outcomes ? "open session/main" : "touched");
        outcomes++;
    }
    CHECK_INT(touches, 0);
    CHECK_INT(outcomes, 2);
    // A touch behind them is known again.
    size_t frames = flown.result.frames;
    CHECK(stand_tap(&flown.stand, "nav/home"));
    stand_advance(&flown.stand, 2 * second_us);
    CHECK(replay(&flown));
    CHECK(!flown.result.differs);
    CHECK(flown.result.frames > frames + 10);
    finish(&flown);
}

static void where_somebody_visits_from_the_first_event_on_nothing_begins(void) {
    Flown flown = {.bundle = stand_bundle(changing)};
    CHECK(recorder_create(memory, SIZE, "test", &flown.recorder, &flown.err));
    recorder_touch(flown.recorder, 0, RECORDER_DOWN, 1, 1, 1);
    CHECK(!replay(&flown));
    CHECK_CONTAINS(flown.err.message, "no moment in it");
    recording_destroy(flown.recording);
    recorder_destroy(flown.recorder);
    free(flown.bundle);
}

// Sealed as the recorder's own, and wrong: nothing may crash.
static void a_setup_of_nonsense_is_refused(void) {
    static const char *const facts[] = {"",
                                        "{",
                                        "[]",
                                        "{\"lang\":1}",
                                        "{\"frame\":1e300}",
                                        "{\"lang\":\"\",\"place\":\"\",\"before\":\"\",\"picture\":\"x\"}"};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        Flown flown;
        RecorderSetup setup = {.width = -1, .settings = facts[i], .screen = "x", .start = true};
        REQUIRE(begin(&flown, NULL));
        recorder_destroy(flown.recorder);
        CHECK(recorder_create(memory, SIZE, "test", &flown.recorder, &flown.err));
        recorder_setup(flown.recorder, 5, &setup);
        recorder_step(flown.recorder, INT64_MIN);
        CHECK(!replay(&flown));
        CHECK(flown.err.message[0]);
        app_destroy(flown.stand.app); // its recorder is gone
        flown.stand.app = NULL;
        finish(&flown);
    }
}

typedef struct Dog {
    int ready, feeds;
    Watchdog watchdog;
    Feeder feeder;
} Dog;

static void on_ready(void *ctx) {
    ((Dog *)ctx)->ready++;
}

static void on_feed(void *ctx) {
    ((Dog *)ctx)->feeds++;
}

static void on_text(void *ctx, const char *text) {
    (void)ctx, (void)text;
}

static int feeds_after(Dog *dog, Stand *stand, int64_t us) {
    int before = dog->feeds;
    stand_advance(stand, us);
    feeder_round(&dog->feeder, FED_SHOWN, stand->time_us);
    return dog->feeds - before;
}

static void frames_that_do_not_reach_the_panel_feed_no_watchdog(void) {
    char *bundle = stand_bundle(changing);
    Dog dog = {0};
    Stand stand;
    dog.watchdog = (Watchdog){&dog, 150 * second_us, on_ready, on_text, on_feed, on_text, on_ready};
    feeder_init(&dog.feeder, &dog.watchdog);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "home", .feeder = &dog.feeder}));
    feeder_round(&dog.feeder, FED_SHOWN, 0);
    CHECK_INT(dog.ready, 0); // nothing is on the panel yet
    CHECK_INT(feeds_after(&dog, &stand, second_us), 1);
    CHECK_INT(dog.ready, 1);
    stand.present_fails = stand.compose_fails = true;
    CHECK(stand_tap(&stand, "nav/agenda"));
    CHECK_INT(feeds_after(&dog, &stand, 40 * second_us), 0);
    stand.present_fails = stand.compose_fails = false;
    app_set_display(stand.app, &stand.display, 960, 540, 476);
    CHECK_INT(feeds_after(&dog, &stand, 30 * second_us), 1);
    // A surface of another size, and nobody says so: nothing can be painted on it.
    stand.memory.surface.height--;
    stand_advance(&stand, 61 * second_us);
    CHECK_INT(feeds_after(&dog, &stand, 30 * second_us), 0);
    stand.memory.surface.height++;
    stand_finish(&stand);
    free(bundle);
}

TEST_MAIN(TEST(the_loop_and_a_visit_give_the_same_frames_again), TEST(what_comes_from_outside_comes_again),
          TEST(one_other_point_of_a_picture_is_found), TEST(other_words_are_other_content),
          TEST(keys_leave_outcomes_and_no_positions),
          TEST(where_somebody_visits_from_the_first_event_on_nothing_begins),
          TEST(a_setup_of_nonsense_is_refused), TEST(frames_that_do_not_reach_the_panel_feed_no_watchdog))
