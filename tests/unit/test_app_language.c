// A visitor's language: chosen, kept for the visit, and nobody's afterwards.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "app/state.h"
#include "base/auto.h"
#include "stand.h"
#include "test.h"

static const int64_t second_us = 1000000;

// The stand's bundle for an event in these languages; the caller frees it.
static char *bundle_in(const char *languages) {
    AUTO_FREE char *english = stand_bundle("{\"scenes\": [{\"scene\": \"agenda\", \"seconds\": 10}, "
                                           "{\"scene\": \"flag-wall\", \"seconds\": 10}]}");
    static const char own[] = "[\"en\"]";
    const char *at = strstr(english, own);
    size_t size = strlen(english) + strlen(languages) + 1;
    char *bundle = at ? malloc(size) : NULL;
    if (bundle) snprintf(bundle, size, "%.*s%s%s", (int)(at - english), english, languages, at + strlen(own));
    return bundle;
}

static bool start(Stand *stand, const char *bundle, const char *screen) {
    return stand_init(stand, &(StandConfig){.content = bundle, .screen = screen}) && stand_settle(stand);
}

static bool choose(Stand *stand, const char *target) {
    return stand_tap(stand, "nav/language") && stand_settle(stand) && stand_tap(stand, target) &&
           stand_settle(stand);
}

static void a_chosen_language_is_spoken_where_one_was(void) {
    AUTO_FREE char *bundle = bundle_in("[\"en\", \"id\"]");
    Stand stand;
    REQUIRE(start(&stand, bundle, "session/main"));
    CHECK(stand_says(&stand, "Home"));
    REQUIRE(choose(&stand, "language/id"));
    CHECK_STR(stand_screen(&stand), "session/main");
    CHECK(stand_says(&stand, "Beranda") && !stand_says(&stand, "Home"));
    REQUIRE(stand_tap(&stand, "back") && stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-24");
    CHECK(stand_says(&stand, "Selasa"));
    stand_finish(&stand);
}

static void every_language_with_words_can_be_chosen_and_the_events_come_first(void) {
    AUTO_FREE char *bundle = bundle_in("[\"en\", \"th\"]");
    Stand stand;
    REQUIRE(start(&stand, bundle, "language"));
    const LanguageList *list = stand.app->languages;
    REQUIRE(list != NULL);
    CHECK_INT(list->event_count, 2);
    CHECK_STR(list->rows[0].tag, "en");
    CHECK_STR(list->rows[1].tag, "th");
    CHECK_INT(list->count, 26);
    CHECK(stand_says(&stand, "ไทย") && stand_says(&stand, "Thai"));
    stand_finish(&stand);
}

static void from_right_to_left_all_is_mirrored_and_back_again(void) {
    AUTO_FREE char *bundle = bundle_in("[\"en\", \"ar\"]");
    Stand stand;
    REQUIRE(start(&stand, bundle, "agenda"));
    int left = list_find_target_named(app_list(stand.app), "nav/home")->box.x;
    REQUIRE(choose(&stand, "language/ar"));
    const Target *home = list_find_target_named(app_list(stand.app), "nav/home");
    REQUIRE(home != NULL);
    CHECK(left < 100 && home->box.x + home->box.w > 860);
    REQUIRE(choose(&stand, "language/en"));
    CHECK_INT(list_find_target_named(app_list(stand.app), "nav/home")->box.x, left);
    stand_finish(&stand);
}

static void a_swipe_goes_to_the_next_day_as_one_reads(void) {
    AUTO_FREE char *bundle = bundle_in("[\"ar\", \"en\"]");
    Stand stand;
    REQUIRE(start(&stand, bundle, "agenda/2026-11-24"));
    stand_finger(&stand, UI_FINGER_DOWN, 1, 200, 300);
    for (int x = 200; x <= 700; x += 50) {
        stand_advance(&stand, 10000);
        stand_finger(&stand, UI_FINGER_MOVE, 1, x, 300);
    }
    stand_finger(&stand, UI_FINGER_UP, 1, 700, 300);
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-25");
    stand_finish(&stand);
}

static void the_language_goes_with_the_visit(void) {
    AUTO_FREE char *bundle = bundle_in("[\"en\", \"id\"]");
    Stand stand;
    REQUIRE(start(&stand, bundle, "home"));
    REQUIRE(choose(&stand, "language/id"));
    CHECK(stand_says(&stand, "Beranda"));
    stand_advance(&stand, 90 * second_us);
    REQUIRE(!strncmp(stand_screen(&stand), "attract", 7));
    CHECK_STR(stand.app->lang, "en");
    stand_tap_at(&stand, 480, 200);
    stand_settle(&stand);
    CHECK(stand_says(&stand, "Home"));
    stand_finish(&stand);
}

static void home_keeps_the_language(void) {
    AUTO_FREE char *bundle = bundle_in("[\"en\", \"id\"]");
    Stand stand;
    REQUIRE(start(&stand, bundle, "agenda"));
    REQUIRE(choose(&stand, "language/id"));
    REQUIRE(stand_tap(&stand, "nav/home") && stand_settle(&stand));
    CHECK(stand_says(&stand, "Beranda"));
    stand_finish(&stand);
}

static void the_invitation_goes_round_the_events_languages_and_is_answered_in_them(void) {
    AUTO_FREE char *bundle = bundle_in("[\"en\", \"id\"]");
    Stand stand;
    REQUIRE(start(&stand, bundle, NULL));
    CHECK(stand_says(&stand, "Touch to explore") && !stand_has(&stand, "invitation"));
    stand_advance(&stand, 12 * second_us);
    CHECK(!stand_says(&stand, "Touch to explore"));
    REQUIRE(stand_tap(&stand, "invitation") && stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "home");
    CHECK_STR(stand.app->lang, "id");
    stand_finish(&stand);
}

static void the_loop_has_a_way_to_all_languages(void) {
    AUTO_FREE char *bundle = bundle_in("[\"en\"]");
    Stand stand;
    REQUIRE(start(&stand, bundle, NULL));
    REQUIRE(stand_tap(&stand, "languages") && stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "language");
    REQUIRE(stand_tap(&stand, "language/th") && stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "home");
    CHECK_STR(stand.app->lang, "th");
    stand_finish(&stand);
}

static void a_language_that_nobody_knows_is_shown_in_english_words(void) {
    AUTO_FREE char *bundle = bundle_in("[\"zz-Zzzz\", \"x-klingon\"]");
    Stand stand;
    REQUIRE(start(&stand, bundle, "language"));
    CHECK(stand_says(&stand, "Language"));
    CHECK(stand_has(&stand, "language/zz-Zzzz"));
    stand_finish(&stand);
}

static void new_content_brings_its_own_languages(void) {
    AUTO_FREE char *bundle = bundle_in("[\"en\"]"), *thai = bundle_in("[\"th\", \"en\"]");
    Stand stand;
    REQUIRE(start(&stand, bundle, NULL));
    stand_put_content(&stand, thai);
    stand_advance(&stand, 120 * second_us);
    CHECK_STR(stand.app->lang, "th");
    REQUIRE(stand.app->languages != NULL);
    CHECK_STR(stand.app->languages->rows[0].tag, "th");
    stand_finish(&stand);
}

TEST_MAIN(TEST(a_chosen_language_is_spoken_where_one_was),
          TEST(every_language_with_words_can_be_chosen_and_the_events_come_first),
          TEST(from_right_to_left_all_is_mirrored_and_back_again),
          TEST(a_swipe_goes_to_the_next_day_as_one_reads), TEST(the_language_goes_with_the_visit),
          TEST(home_keeps_the_language),
          TEST(the_invitation_goes_round_the_events_languages_and_is_answered_in_them),
          TEST(the_loop_has_a_way_to_all_languages),
          TEST(a_language_that_nobody_knows_is_shown_in_english_words),
          TEST(new_content_brings_its_own_languages))
