// Meetings and documents by touch: what stands beside the list, and content of which little is known.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "app/state.h"
#include "base/auto.h"
#include "bundle_text.h"
#include "stand.h"
#include "test.h"

static const char few[] =
    "\"meetings\": [{\"id\": \"two-days\", \"title\": \"Forum\", \"start\": \"2017-08-24\", \"end\": "
    "\"2017-08-25\","
    " \"city\": \"Perth\", \"documents\": [\"plan\"]},"
    " {\"id\": \"over-months\", \"title\": \"Conference\", \"start\": \"2016-03-30\", \"end\": "
    "\"2016-04-02\"},"
    " {\"id\": \"bare\", \"title\": \"Somewhen\"}],"
    " \"documents\": [{\"id\": \"plan\", \"title\": \"Plan\", \"year\": 2017},"
    " {\"id\": \"news\", \"title\": \"News\", \"kind\": \"press-release\", \"event\": \"A day\"}]";

static bool begin(Stand *stand, const char *bundle, const char *screen) {
    return stand_init(stand,
                      &(StandConfig){.content = bundle, .screen = screen, .width = 1920, .height = 1080}) &&
           stand_settle(stand);
}

static void the_meeting_that_is_touched_stands_beside_the_list(void) {
    AUTO_FREE char *bundle = bundle_text(few);
    Stand stand;
    REQUIRE(begin(&stand, bundle, "meetings/all"));
    CHECK(stand_says(&stand, "24 – 25 August 2017 · Perth"));
    CHECK(!stand_has(&stand, "meeting/two-days"));
    REQUIRE(stand_tap(&stand, "meeting/over-months"));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "meetings/all");
    CHECK(stand_says(&stand, "30 March 2016 – 2 April 2016"));
    CHECK(stand_has(&stand, "meeting/two-days"));
    stand_finish(&stand);
}

static void another_year_shows_its_own_first_meeting(void) {
    AUTO_FREE char *bundle = bundle_text(few);
    Stand stand;
    REQUIRE(begin(&stand, bundle, "meetings/all"));
    REQUIRE(stand_tap(&stand, "meeting/over-months"));
    stand_settle(&stand);
    REQUIRE(stand_tap(&stand, "year/undated"));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "meetings/undated");
    CHECK(stand_says(&stand, "Somewhen"));
    CHECK(!stand_says(&stand, "March"));
    stand_finish(&stand);
}

// On panels where a meeting has a page of its own.
static void back_from_a_neighbour_leads_to_the_year_that_lists_it(void) {
    AUTO_FREE char *bundle =
        bundle_text("\"meetings\": [{\"id\": \"new\", \"title\": \"New\", \"start\": \"2017-08-24\"},"
                    " {\"id\": \"mid\", \"title\": \"Mid\", \"start\": \"2017-03-30\"},"
                    " {\"id\": \"old\", \"title\": \"Old\", \"start\": \"2016-03-30\"}]");
    static const char *const lists[] = {"meetings/2017", "meetings/all"};
    Stand stand;
    REQUIRE(stand_init(
        &stand, &(StandConfig){.content = bundle, .screen = "meetings/2017", .width = 400, .height = 800}));
    REQUIRE(stand_settle(&stand));
    for (int steps = 1; steps <= 2; steps++) {
        REQUIRE(stand_tap(&stand, "meeting/new"));
        stand_settle(&stand);
        for (int i = 0; i < steps; i++) {
            REQUIRE(stand_tap(&stand, "meeting/older"));
            stand_settle(&stand);
        }
        REQUIRE(stand_tap(&stand, "back"));
        stand_settle(&stand);
        CHECK_STR(stand_screen(&stand), lists[steps - 1]);
    }
    stand_finish(&stand);
}

static void a_document_without_a_kind_is_among_the_others(void) {
    AUTO_FREE char *bundle = bundle_text(few);
    Stand stand;
    REQUIRE(begin(&stand, bundle, "document/plan"));
    CHECK(stand_says(&stand, "Document · 2017"));
    CHECK(!stand_has(&stand, "document/after"));
    REQUIRE(stand_tap(&stand, "back"));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "documents/_");
    CHECK(stand_says(&stand, "Others 1"));
    CHECK(stand_says(&stand, "Press release 1"));
    REQUIRE(stand_tap(&stand, "document/plan"));
    stand_settle(&stand);
    REQUIRE(stand_tap(&stand, "meeting/two-days"));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "meeting/two-days");
    CHECK(!stand_has(&stand, "meeting/newer"));
    CHECK(stand_has(&stand, "meeting/older"));
    stand_finish(&stand);
}

static void of_a_thousand_meetings_those_in_sight_are_drawn(void) {
    enum {
        COUNT = 1000,
        ROW = 120
    };
    AUTO_FREE char *rest = malloc((size_t)COUNT * ROW + 40);
    REQUIRE(rest);
    size_t used = (size_t)sprintf(rest, "\"meetings\": [");
    for (int i = 0; i < COUNT; i++)
        used += (size_t)snprintf(rest + used, ROW,
                                 "%s{\"id\": \"m%d\", \"title\": \"Meeting %d\", \"start\": \"2016-01-01\"}",
                                 i ? "," : "", i, i);
    strcpy(rest + used, "]");
    AUTO_FREE char *bundle = bundle_text(rest);
    Stand stand;
    REQUIRE(begin(&stand, bundle, "meetings/all"));
    CHECK(stand.app->list.target_count < 30);
    CHECK(stand_has(&stand, "meeting/m1"));
    CHECK(!stand_has(&stand, "meeting/m900"));
    stand_finish(&stand);
}

TEST_MAIN(TEST(the_meeting_that_is_touched_stands_beside_the_list),
          TEST(another_year_shows_its_own_first_meeting),
          TEST(back_from_a_neighbour_leads_to_the_year_that_lists_it),
          TEST(a_document_without_a_kind_is_among_the_others),
          TEST(of_a_thousand_meetings_those_in_sight_are_drawn))
