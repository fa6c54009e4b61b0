// New versions of the content while the kiosk runs: what changed is told until the end of the changed
// sessions' day.
#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "base/auto.h"
#include "stand.h"
#include "test.h"

static const char agenda_only[] = "{\"scenes\": [{\"scene\": \"agenda\"}]}";
static const int64_t second = 1000000;

// The second version of the bundle with one of its words replaced; the caller frees it.
static char *other_version(const char *from, const char *to) {
    AUTO_FREE char *text = stand_bundle_version(agenda_only, 2);
    const char *at = strstr(text, from);
    char *result = malloc(strlen(text) + strlen(to) + 1);
    if (!at || !result) abort();
    size_t before = (size_t)(at - text);
    memcpy(result, text, before);
    strcpy(result + before, to);
    strcat(result, at + strlen(from));
    return result;
}

static char *moved_version(void) {
    return other_version("\"Main matter\", \"room\": \"hall\"", "\"Main matter\", \"room\": \"annex\"");
}

// Lets the loop begin, the new content come, and a visitor go home.
static bool come_home_to(Stand *stand, const char *content) {
    stand_put_content(stand, content);
    stand_advance(stand, 180 * second);
    stand_tap_at(stand, 480, 270);
    stand_settle(stand);
    if (!strcmp(stand_screen(stand), "home")) return true;
    if (!stand_tap(stand, "nav/home")) return false;
    stand_settle(stand);
    return !strcmp(stand_screen(stand), "home");
}

static bool begin(Stand *stand, const char *content, const char *screen) {
    return stand_init(stand, &(StandConfig){.content = content, .screen = screen}) && stand_settle(stand);
}

static void what_changed_is_counted_on_home_and_told_by_the_session(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only), *moved = moved_version();
    Stand stand;
    REQUIRE(begin(&stand, bundle, "home"));
    CHECK(!stand_has(&stand, "home/changes"));
    REQUIRE(come_home_to(&stand, moved));
    CHECK(stand_says(&stand, "1 of today’s sessions changed"));
    REQUIRE(stand_tap(&stand, "home/changes"));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-24");
    CHECK(stand_says(&stand, "New room"));
    REQUIRE(stand_tap(&stand, "session/main"));
    stand_settle(&stand);
    CHECK(stand_says(&stand, "is now in Annex (was Hall)"));
    REQUIRE(stand_tap(&stand, "session/after"));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "session/side");
    CHECK(!stand_says(&stand, "is now"));
    stand_finish(&stand);
}

static void a_visitor_sees_nothing_change_under_the_hand(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only), *moved = moved_version();
    Stand stand;
    REQUIRE(begin(&stand, bundle, "agenda"));
    stand_put_content(&stand, moved);
    stand_advance(&stand, 40 * second); // the content is looked for every 30 s
    CHECK_INT(app_bundle(stand.app)->version, 1);
    CHECK(!stand_says(&stand, "New room"));
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-24");
    stand_advance(&stand, 120 * second); // nobody answers, and the loop begins
    CHECK_INT(app_bundle(stand.app)->version, 2);
    stand_finish(&stand);
}

static void a_change_is_news_until_the_end_of_its_sessions_day(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only), *moved = other_version("Late show", "Later show");
    Stand stand;
    REQUIRE(stand_init(
        &stand, &(StandConfig){.content = bundle, .screen = "home", .now = "2026-11-24T23:50:00+08:00"}));
    stand_settle(&stand);
    REQUIRE(come_home_to(&stand, moved));
    REQUIRE(stand_tap(&stand, "nav/agenda"));
    stand_settle(&stand);
    REQUIRE(stand_tap(&stand, "day/2026-11-25"));
    stand_settle(&stand);
    CHECK(stand_says(&stand, "Changed"));
    stand_advance(&stand, 900 * second);
    stand_tap_at(&stand, 480, 270);
    stand_settle(&stand);
    REQUIRE(stand_tap(&stand, "nav/agenda"));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-25");
    CHECK(stand_says(&stand, "Later show"));
    CHECK(stand_says(&stand, "Changed")); // who comes in the morning sees it too
    stand_advance(&stand, 24 * 3600 * second);
    stand_tap_at(&stand, 480, 270);
    stand_settle(&stand);
    REQUIRE(stand_tap(&stand, "nav/agenda"));
    stand_settle(&stand);
    CHECK(stand_says(&stand, "Later show"));
    CHECK(!stand_says(&stand, "Changed"));
    stand_finish(&stand);
}

static void a_second_version_of_a_day_adds_to_what_the_first_changed(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only), *moved = moved_version();
    AUTO_FREE char *both = strdup(moved);
    memcpy(strstr(both, "Side matter"), "Other thing", strlen("Other thing"));
    Stand stand;
    REQUIRE(begin(&stand, bundle, "home"));
    REQUIRE(come_home_to(&stand, moved));
    CHECK(stand_says(&stand, "1 of today’s sessions changed"));
    REQUIRE(come_home_to(&stand, moved)); // the same, copied once more
    CHECK(stand_says(&stand, "1 of today’s sessions changed"));
    REQUIRE(come_home_to(&stand, both));
    CHECK(stand_says(&stand, "2 of today’s sessions changed"));
    REQUIRE(come_home_to(&stand, bundle)); // all as it was
    CHECK(!stand_has(&stand, "home/changes"));
    stand_finish(&stand);
}

static void another_event_is_not_compared(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only),
                   *other = other_version("\"id\": \"test\"", "\"id\": \"another\"");
    Stand stand;
    REQUIRE(begin(&stand, bundle, "home"));
    REQUIRE(come_home_to(&stand, other));
    CHECK_STR(app_bundle(stand.app)->id, "another");
    CHECK(!stand_has(&stand, "home/changes"));
    stand_finish(&stand);
}

static void a_version_without_changes_of_today_is_no_news(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only), *same = stand_bundle_version(agenda_only, 2),
                   *tomorrow = other_version("\"Late show\"", "\"Later show\"");
    Stand stand;
    REQUIRE(begin(&stand, bundle, "home"));
    REQUIRE(come_home_to(&stand, same));
    CHECK(!stand_has(&stand, "home/changes"));
    REQUIRE(come_home_to(&stand, tomorrow));
    CHECK(!stand_has(&stand, "home/changes")); // home tells of today
    REQUIRE(stand_tap(&stand, "nav/agenda"));
    stand_settle(&stand);
    REQUIRE(stand_tap(&stand, "day/2026-11-25"));
    stand_settle(&stand);
    CHECK(stand_says(&stand, "Changed"));
    stand_finish(&stand);
}

static void a_version_that_cannot_be_shown_leaves_the_news(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only), *moved = moved_version();
    Stand stand;
    REQUIRE(begin(&stand, bundle, "home"));
    REQUIRE(come_home_to(&stand, moved));
    REQUIRE(come_home_to(&stand, "{"));
    CHECK_INT(app_bundle(stand.app)->version, 2);
    CHECK(stand_has(&stand, "home/changes"));
    stand_finish(&stand);
}

TEST_MAIN(TEST(what_changed_is_counted_on_home_and_told_by_the_session),
          TEST(a_visitor_sees_nothing_change_under_the_hand),
          TEST(a_change_is_news_until_the_end_of_its_sessions_day),
          TEST(a_second_version_of_a_day_adds_to_what_the_first_changed), TEST(another_event_is_not_compared),
          TEST(a_version_without_changes_of_today_is_no_news),
          TEST(a_version_that_cannot_be_shown_leaves_the_news))
