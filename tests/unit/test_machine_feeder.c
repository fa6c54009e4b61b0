// The watchdog is fed by a loop that has done what it meant to, and by nothing else.
#include <string.h>
#include "machine/feeder.h"
#include "test.h"

#define SECOND INT64_C(1000000)
#define LIMIT (150 * SECOND)

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

static void begin(Dog *dog, int64_t limit_us) {
    *dog = (Dog){.watchdog = {dog, limit_us, on_ready, on_text, on_feed, on_text, on_ready}};
    feeder_init(&dog->feeder, &dog->watchdog);
}

static void a_shown_picture_feeds_and_is_ready_once(void) {
    Dog dog;
    begin(&dog, LIMIT);
    feeder_want(&dog.feeder, 7);
    feeder_show(&dog.feeder, 7);
    feeder_round(&dog.feeder, FED_SHOWN, 5);
    feeder_round(&dog.feeder, FED_STILL, 5 + 60 * SECOND);
    CHECK_INT(dog.ready, 1);
    CHECK_INT(dog.feeds, 2);
    CHECK_INT(dog.feeder.reason, FED_STILL);
}

static void a_picture_that_does_not_come_feeds_nothing(void) {
    Dog dog;
    begin(&dog, LIMIT);
    feeder_want(&dog.feeder, 7);
    for (int i = 0; i < 300; i++)
        feeder_round(&dog.feeder, i % 2 ? FED_STILL : FED_SHOWN, i * SECOND);
    CHECK_INT(dog.feeds + dog.ready, 0);
    feeder_show(&dog.feeder, 6); // another one
    feeder_round(&dog.feeder, FED_SHOWN, 301 * SECOND);
    CHECK_INT(dog.feeds, 0);
    feeder_show(&dog.feeder, 7);
    feeder_round(&dog.feeder, FED_SHOWN, 302 * SECOND);
    CHECK_INT(dog.feeds, 1);
}

static void without_a_display_the_tries_feed(void) {
    Dog dog;
    begin(&dog, LIMIT);
    feeder_want(&dog.feeder, 7);
    feeder_round(&dog.feeder, FED_NO_DISPLAY, 0);
    feeder_round(&dog.feeder, FED_OFF, 60 * SECOND);
    CHECK_INT(dog.feeds, 2);
    CHECK_INT(dog.ready, 1);
}

static void a_quick_loop_feeds_eight_times_within_the_limit(void) {
    Dog dog;
    begin(&dog, LIMIT);
    for (int64_t us = 0; us < LIMIT; us += 16200)
        feeder_round(&dog.feeder, FED_STILL, us);
    CHECK_INT(dog.feeds, 8);
}

static void a_still_screen_is_woken_in_time(void) {
    Dog dog;
    begin(&dog, LIMIT);
    CHECK_INT(feeder_next_us(&dog.feeder), INT64_MAX);
    feeder_round(&dog.feeder, FED_STILL, 10 * SECOND);
    CHECK_INT(feeder_next_us(&dog.feeder), 60 * SECOND);
}

static void a_loop_that_may_not_feed_need_not_spin(void) {
    Dog dog;
    begin(&dog, LIMIT);
    feeder_want(&dog.feeder, 7);
    feeder_round(&dog.feeder, FED_STILL, 1000 * SECOND);
    CHECK_INT(feeder_next_us(&dog.feeder), 1050 * SECOND);
}

static void where_nobody_watches_only_ready_is_said(void) {
    Dog dog;
    Feeder alone;
    begin(&dog, 0);
    feeder_round(&dog.feeder, FED_STILL, SECOND);
    CHECK_INT(dog.ready, 1);
    CHECK_INT(dog.feeds, 0);
    CHECK_INT(feeder_next_us(&dog.feeder), INT64_MAX);
    feeder_init(&alone, NULL);
    feeder_round(&alone, FED_STILL, SECOND);
    CHECK_INT(feeder_next_us(&alone), INT64_MAX);
}

TEST_MAIN(TEST(a_shown_picture_feeds_and_is_ready_once), TEST(a_picture_that_does_not_come_feeds_nothing),
          TEST(without_a_display_the_tries_feed), TEST(a_quick_loop_feeds_eight_times_within_the_limit),
          TEST(a_still_screen_is_woken_in_time), TEST(a_loop_that_may_not_feed_need_not_spin),
          TEST(where_nobody_watches_only_ready_is_said))
