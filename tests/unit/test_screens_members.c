// The lists of members and a member's page, by touch.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "base/auto.h"
#include "bundle_text.h"
#include "stand.h"
#include "test.h"

enum {
    TEXT_SIZE = 20000
};

// each states for each letter from A to last, "A-land 1", "A-land 2", ... with ids a1, a2, ...
static char *states(char last, int each, const char *more) {
    AUTO_FREE char *text = malloc(TEXT_SIZE);
    if (!text) return NULL;
    size_t used = (size_t)snprintf(text, TEXT_SIZE, "%s\"members\": [", more);
    for (char c = 'A'; c <= last; c++)
        for (int i = 1; i <= each; i++)
            used +=
                (size_t)snprintf(text + used, TEXT_SIZE - used,
                                 "%s{\"id\": \"%c%d\", \"kind\": \"member-state\", \"name\": \"%c-land %d\"}",
                                 c == 'A' && i == 1 ? "" : ",", c + 'a' - 'A', i, c, i);
    snprintf(text + used, TEXT_SIZE - used, "]");
    return bundle_text(text);
}

static const Target *letters(const Stand *stand) {
    return list_find_target_named(app_list(stand->app), "members/letters");
}

// Puts or moves a finger to the middle of one of the index's places.
static const char *slide(Stand *stand, UiEventKind kind, size_t stop) {
    const Target *strip = letters(stand);
    if (!CHECK(strip && stop < strip->stop_count)) return "";
    static char label[16];
    snprintf(label, sizeof label, "%s", strip->stops[stop].label);
    int high = strip->box.h / (int)strip->stop_count;
    stand_finger(stand, kind, 1, strip->box.x + strip->box.w / 2, strip->box.y + (int)stop * high + high / 2);
    stand_advance(stand, 100000);
    return label;
}

// Capitals of the largest text that says just this, in micrometres; 0 where there is none.
static int capitals_of(const Stand *stand, const char *words) {
    const DrawList *list = app_list(stand->app);
    int most = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->commands[i].text && !strcmp(list->commands[i].text, words) &&
            list->commands[i].cap_um > most)
            most = list->commands[i].cap_um;
    return most;
}

static void a_finger_along_the_letters_takes_the_list_along(void) {
    AUTO_FREE char *bundle = states('Z', 4, "");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "members/member-state"}));
    REQUIRE(stand_settle(&stand));
    CHECK(stand_has(&stand, "member/a1"));
    REQUIRE(letters(&stand) != NULL);
    size_t count = letters(&stand)->stop_count;
    slide(&stand, UI_FINGER_DOWN, 0);
    CHECK(stand_has(&stand, "member/a1"));
    slide(&stand, UI_FINGER_MOVE, count - 1);
    CHECK(stand_has(&stand, "member/z4"));
    CHECK(!stand_has(&stand, "member/a1"));
    slide(&stand, UI_FINGER_MOVE, count / 2);
    CHECK(!stand_has(&stand, "member/z4"));
    CHECK(stand_has(&stand, "member/m1") || stand_has(&stand, "member/n1"));
    slide(&stand, UI_FINGER_UP, count / 2);
    CHECK(stand_settle(&stand));
    CHECK(stand_has(&stand, "member/m1") || stand_has(&stand, "member/n1"));
    CHECK_STR(stand_screen(&stand), "members/member-state");
    stand_finish(&stand);
}

static void the_letter_under_the_finger_stands_large_beside_it(void) {
    AUTO_FREE char *bundle = states('M', 8, "");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "members/member-state"}));
    REQUIRE(stand_settle(&stand));
    char label[16];
    snprintf(label, sizeof label, "%s", slide(&stand, UI_FINGER_DOWN, 3));
    CHECK(capitals_of(&stand, label) > 9000);
    slide(&stand, UI_FINGER_UP, 3);
    CHECK(stand_settle(&stand));
    CHECK(capitals_of(&stand, label) < 7000);
    CHECK(capitals_of(&stand, label) > 0);
    stand_finish(&stand);
}

static void a_tap_on_a_letter_goes_there_and_opens_nothing(void) {
    AUTO_FREE char *bundle = states('M', 8, "");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "members/member-state"}));
    REQUIRE(stand_settle(&stand));
    size_t last = letters(&stand) ? letters(&stand)->stop_count - 1 : 0;
    slide(&stand, UI_FINGER_DOWN, last);
    slide(&stand, UI_FINGER_UP, last);
    CHECK(stand_settle(&stand));
    CHECK(stand_has(&stand, "member/m8"));
    CHECK_STR(stand_screen(&stand), "members/member-state");
    stand_finish(&stand);
}

static void a_finger_that_is_lost_leaves_the_letters(void) {
    AUTO_FREE char *bundle = states('M', 8, "");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "members/member-state"}));
    REQUIRE(stand_settle(&stand));
    char label[16];
    snprintf(label, sizeof label, "%s", slide(&stand, UI_FINGER_DOWN, 2));
    slide(&stand, UI_FINGER_LOST, 2);
    CHECK(stand_settle(&stand));
    CHECK(capitals_of(&stand, label) < 7000);
    stand_finish(&stand);
}

// A finger that rests there for a minute: its next movement answers the question and lets go of the letters.
static void a_finger_that_rested_on_the_letters_leaves_them_with_its_answer(void) {
    AUTO_FREE char *bundle = states('Z', 4, "");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "members/member-state"}));
    REQUIRE(stand_settle(&stand));
    char label[16];
    snprintf(label, sizeof label, "%s", slide(&stand, UI_FINGER_DOWN, 8));
    CHECK(capitals_of(&stand, label) > 9000);
    stand_advance(&stand, 62000000);
    slide(&stand, UI_FINGER_MOVE, 4);
    slide(&stand, UI_FINGER_UP, 4);
    REQUIRE(stand_settle(&stand));
    CHECK(capitals_of(&stand, label) < 7000);
    REQUIRE(stand_tap(&stand, "nav/home"));
    REQUIRE(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "home");
    stand_finish(&stand);
}

static void a_list_in_sight_or_of_two_letters_has_no_index(void) {
    AUTO_FREE char *in_sight = states('P', 1, ""), *two = states('B', 40, "");
    const char *const bundles[] = {in_sight, two};
    for (int i = 0; i < 2; i++) {
        Stand stand;
        REQUIRE(stand_init(&stand, &(StandConfig){.content = bundles[i], .screen = "members/member-state"}));
        REQUIRE(stand_settle(&stand));
        CHECK(stand_has(&stand, "member/a1"));
        CHECK(letters(&stand) == NULL);
        stand_finish(&stand);
    }
}

static void what_is_declared_and_not_named_is_said(void) {
    AUTO_FREE char *bundle = states('C', 1, "\"declared\": {\"member-state\": 45, \"observer-state\": 17},");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "members/member-state"}));
    REQUIRE(stand_settle(&stand));
    CHECK(stand_says(&stand, "Member States 3"));
    CHECK(stand_says(&stand, "declares 45 and names these 3."));
    REQUIRE(stand_tap(&stand, "tab/observer-state"));
    REQUIRE(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "members/observer-state");
    CHECK(stand_says(&stand, "declares 17, but names none of them."));
    CHECK(!stand_has(&stand, "tab/member-organization"));
    stand_finish(&stand);
}

static void what_is_declared_as_it_is_listed_is_not_said(void) {
    AUTO_FREE char *bundle = states('C', 1, "\"declared\": {\"member-state\": 3},");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "members/member-state"}));
    REQUIRE(stand_settle(&stand));
    CHECK(!stand_says(&stand, "declares"));
    stand_finish(&stand);
}

static const char forum[] =
    "\"roles\": [{\"id\": \"chair\", \"name\": \"Permanent Chair\"}, {\"id\": \"top\", \"name\": \"Top\"}],"
    "\"groups\": [{\"id\": \"top\", \"name\": \"Top Group\", \"members\": [\"au\"]},"
    " {\"id\": \"side\", \"name\": \"Side Group\", \"members\": [\"au\"]}],"
    "\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"code\": \"AU\", \"name\": \"Australia\","
    "  \"roles\": [\"top\", \"chair\"]},"
    " {\"id\": \"fj\", \"kind\": \"member-state\", \"code\": \"FJ\", \"name\": \"Fiji\","
    "  \"endonyms\": {\"fj\": \"Viti\", \"hif\": \"Viti\", \"en\": \"Fiji\"}},"
    " {\"id\": \"xx\", \"kind\": \"member-state\", \"code\": \"ZZ\", \"name\": \"Nowhere\"},"
    " {\"id\": \"iom\", \"kind\": \"member-organization\", \"name\": \"Organization for Migration (IOM)\"}],"
    "\"meetings\": [{\"id\": \"perth\", \"title\": \"Business Forum\", \"city\": \"Perth\", \"country\": "
    "\"au\", \"start\": \"2017-08-24\"}, {\"id\": \"undated\", \"title\": \"Some day\", \"country\": "
    "\"AU\"}],"
    "\"contacts\": [{\"id\": \"c\", \"name\": \"Ministry\", \"country\": \"AU\", \"lines\": [\"R.G. Casey "
    "Building\"], \"phone\": \"+61 2 1\", \"fax\": \"+61 2 2\", \"email\": \"a@b.example\"}],"
    "\"agenda\": [{\"id\": \"opening\", \"start\": \"2026-11-24T10:00\", \"end\": \"2026-11-24T11:00\","
    "  \"title\": \"Opening\", \"chairs\": [\"au\"]}]";

static int count_targets(const Stand *stand, const char *name) {
    const DrawList *list = app_list(stand->app);
    int count = 0;
    for (size_t i = 0; i < list->target_count; i++)
        count += !strcmp(list->targets[i].name, name);
    return count;
}

static void a_place_in_a_group_is_one_chip_and_leads_to_it(void) {
    AUTO_FREE char *bundle = bundle_text(forum);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "member/au"}));
    REQUIRE(stand_settle(&stand));
    CHECK_INT(count_targets(&stand, "group/top"), 1);
    CHECK_INT(count_targets(&stand, "role/top"), 0);
    CHECK_INT(count_targets(&stand, "group/side"), 1);
    REQUIRE(stand_tap(&stand, "role/chair"));
    REQUIRE(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "role/chair");
    stand_finish(&stand);
}

static void a_member_says_how_to_reach_it_and_what_it_hosted(void) {
    AUTO_FREE char *bundle = bundle_text(forum);
    Stand stand;
    REQUIRE(stand_init(
        &stand, &(StandConfig){.content = bundle, .screen = "member/au", .width = 540, .height = 2160}));
    REQUIRE(stand_settle(&stand));
    CHECK(stand_says(&stand, "Ministry R.G. Casey Building +61 2 1 +61 2 2 a@b.example"));
    CHECK(stand_says(&stand, "Business Forum Perth, 24 August 2017"));
    CHECK(stand_says(&stand, "Some day"));
    CHECK(stand_says(&stand, "Opening"));
    REQUIRE(stand_tap(&stand, "meeting/perth"));
    REQUIRE(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "meeting/perth");
    stand_finish(&stand);
}

static void a_name_that_was_said_is_not_said_again(void) {
    AUTO_FREE char *bundle = bundle_text(forum);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "member/fj"}));
    REQUIRE(stand_settle(&stand));
    CHECK(stand_says(&stand, "Fiji Viti"));
    CHECK(!stand_says(&stand, "Viti Viti"));
    CHECK(!stand_says(&stand, "Viti Fiji"));
    stand_finish(&stand);
}

// Neither does the loop say a name twice, or in letters that it has not.
static void the_loop_says_names_that_can_be_drawn(void) {
    AUTO_FREE char *bundle = bundle_text(
        "\"members\": [{\"id\": \"et\", \"kind\": \"member-state\", \"name\": \"Ethiopia\", \"endonyms\": "
        "{\"chr\": \"ᏣᎳ\", \"de\": \"Äthiopien\", \"nds\": \"Äthiopien\"}}]");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "attract-member/et"}));
    REQUIRE(stand_settle(&stand));
    CHECK(stand_says(&stand, "Äthiopien"));
    CHECK(!stand_says(&stand, "Ꮳ"));
    CHECK(!stand_says(&stand, "·"));
    stand_finish(&stand);
}

static void neighbours_are_a_touch_away_and_the_list_goes_along(void) {
    AUTO_FREE char *bundle = bundle_text(forum);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "member/au"}));
    REQUIRE(stand_settle(&stand));
    CHECK(!stand_has(&stand, "member/before"));
    REQUIRE(stand_tap(&stand, "member/after"));
    REQUIRE(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "member/fj");
    REQUIRE(stand_tap(&stand, "member/after"));
    REQUIRE(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "member/xx");
    CHECK(!stand_has(&stand, "member/after"));
    REQUIRE(stand_tap(&stand, "back"));
    REQUIRE(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "members/member-state");
    stand_finish(&stand);
}

static void who_has_no_flag_has_letters(void) {
    AUTO_FREE char *bundle = bundle_text(forum);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "member/xx"}));
    REQUIRE(stand_settle(&stand));
    CHECK(capitals_of(&stand, "ZZ") > 9000);
    stand_finish(&stand);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "member/iom"}));
    REQUIRE(stand_settle(&stand));
    CHECK(capitals_of(&stand, "IOM") > 9000);
    stand_finish(&stand);
}

TEST_MAIN(TEST(a_finger_along_the_letters_takes_the_list_along),
          TEST(the_letter_under_the_finger_stands_large_beside_it),
          TEST(a_tap_on_a_letter_goes_there_and_opens_nothing),
          TEST(a_finger_that_is_lost_leaves_the_letters),
          TEST(a_finger_that_rested_on_the_letters_leaves_them_with_its_answer),
          TEST(a_list_in_sight_or_of_two_letters_has_no_index), TEST(what_is_declared_and_not_named_is_said),
          TEST(what_is_declared_as_it_is_listed_is_not_said),
          TEST(a_place_in_a_group_is_one_chip_and_leads_to_it),
          TEST(a_member_says_how_to_reach_it_and_what_it_hosted),
          TEST(a_name_that_was_said_is_not_said_again), TEST(the_loop_says_names_that_can_be_drawn),
          TEST(neighbours_are_a_touch_away_and_the_list_goes_along), TEST(who_has_no_flag_has_letters))
