// Rooms and plans by touch: what stands on a picture stands where it belongs, whatever the picture is.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "base/auto.h"
#include "bundle_text.h"
#include "picture/picture.h"
#include "stand.h"
#include "test.h"

#define AGENDA                                                                                               \
    "\"agenda\": [{\"id\": \"talk\", \"title\": \"Talk\", \"start\": \"2026-11-24T10:00\", \"end\": "        \
    "\"2026-11-24T12:00\", \"room\": \"hall\"}, {\"id\": \"tea\", \"title\": \"Tea\", \"start\": "           \
    "\"2026-11-24T15:00\", \"end\": \"2026-11-24T16:00\", \"room\": \"hall\"}]"

static const char two_rooms[] =
    "\"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\", \"level\": \"Level 1\", \"plan\": \"plan.png\", "
    "\"area\": [[0, 0], [400, 0], [400, 1000], [0, 1000]]}, {\"id\": \"annex\", \"name\": \"Annex\", "
    "\"level\": \"Level 1\", \"plan\": \"plan.png\", \"area\": [[500, 0], [1000, 0], [1000, 1000], [500, "
    "1000]]}, {\"id\": \"attic\", \"name\": \"Attic\", \"level\": \"Level 2\"}], \"places\": [{\"id\": "
    "\"door\", \"name\": \"Door\", \"plan\": \"plan.png\", \"x\": 450, \"y\": 900}], " AGENDA;

// A white picture in the test's folder.
static bool write_plan(const char *name, int width, int height) {
    char path[600];
    AUTO_FREE uint32_t *pixels = calloc((size_t)width * (size_t)height, sizeof *pixels);
    snprintf(path, sizeof path, "%s/%s", test_folder(), name);
    return pixels && picture_write_png(path, pixels, width, height, width, NULL);
}

static bool begin(Stand *stand, const char *bundle, const char *screen, const char *place) {
    return stand_init(stand, &(StandConfig){.content = bundle,
                                            .screen = screen,
                                            .folder = test_folder(),
                                            .place = place,
                                            .width = 1920,
                                            .height = 1080}) &&
           stand_settle(stand);
}

static const DrawCommand *find_picture(const Stand *stand, const char *name) {
    const DrawList *list = app_list(stand->app);
    for (size_t i = 0; i < list->count; i++)
        if (list->commands[i].kind == DRAW_IMAGE && !strcmp(list->commands[i].name, name))
            return &list->commands[i];
    return NULL;
}

static Rect outline_of(const Stand *stand, int index) {
    const DrawList *list = app_list(stand->app);
    for (size_t i = 0; i < list->count; i++)
        if (list->commands[i].kind == DRAW_POLYGON && !index--) return list->commands[i].box;
    return (Rect){0};
}

static void rooms_lie_where_their_picture_is_whatever_its_shape(void) {
    const int sizes[][2] = {{600, 300}, {300, 600}, {40, 30}, {3000, 200}};
    AUTO_FREE char *bundle = bundle_text(two_rooms);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        Stand stand;
        REQUIRE(write_plan("plan.png", sizes[i][0], sizes[i][1]));
        REQUIRE(begin(&stand, bundle, "venue/1", NULL));
        const DrawCommand *picture = find_picture(&stand, "file/plan.png");
        REQUIRE(picture);
        Rect box = picture->box, hall = outline_of(&stand, 0), annex = outline_of(&stand, 1);
        int wide = box.w, high = box.w * sizes[i][1] / sizes[i][0];
        if (high > box.h) {
            high = box.h;
            wide = box.h * sizes[i][0] / sizes[i][1];
        }
        int left = box.x + (box.w - wide) / 2, top = box.y + (box.h - high) / 2;
        CHECK(abs(hall.x - left) <= 2 && abs(hall.y - top) <= 2);
        CHECK(abs(hall.w - wide * 4 / 10) <= 2 && abs(hall.h - high) <= 2);
        CHECK(abs(annex.x - (left + wide / 2)) <= 2 && abs(annex.x + annex.w - (left + wide)) <= 3);
        stand_finish(&stand);
    }
}

static void a_room_is_opened_from_the_plan_and_from_the_list(void) {
    AUTO_FREE char *bundle = bundle_text(two_rooms);
    const char *ways[] = {"plan/hall", "room/hall"};
    REQUIRE(write_plan("plan.png", 600, 300));
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        Stand stand;
        REQUIRE(begin(&stand, bundle, "venue/1", NULL));
        CHECK(stand_says(&stand, "NOW Talk"));
        CHECK(stand_says(&stand, "15:00 Tea"));
        REQUIRE(stand_tap(&stand, ways[i]));
        stand_settle(&stand);
        CHECK_STR(stand_screen(&stand), "room/hall");
        REQUIRE(stand_tap(&stand, "session/tea"));
        stand_settle(&stand);
        CHECK_STR(stand_screen(&stand), "session/tea");
        REQUIRE(stand_tap(&stand, "back"));
        stand_settle(&stand);
        REQUIRE(stand_tap(&stand, "room/now"));
        stand_settle(&stand);
        CHECK_STR(stand_screen(&stand), "session/talk");
        stand_finish(&stand);
    }
}

static void from_a_session_its_room_and_the_level_are_one_touch_each(void) {
    AUTO_FREE char *bundle = bundle_text(two_rooms);
    Stand stand;
    REQUIRE(write_plan("plan.png", 600, 300));
    REQUIRE(begin(&stand, bundle, "session/talk", NULL));
    REQUIRE(stand_tap(&stand, "session/room"));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "room/hall");
    CHECK(find_picture(&stand, "file/plan.png") != NULL);
    CHECK(!stand_has(&stand, "plan/annex")); // this page is about one room
    REQUIRE(stand_tap(&stand, "room/level"));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "venue/1");
    stand_finish(&stand);
}

static void a_room_without_a_plan_or_sessions_says_so_calmly(void) {
    AUTO_FREE char *bundle = bundle_text(two_rooms);
    Stand stand;
    REQUIRE(begin(&stand, bundle, "room/attic", NULL));
    CHECK(stand_says(&stand, "Level 2"));
    CHECK(stand_says(&stand, "Nothing more is planned here"));
    CHECK(!stand_says(&stand, "cannot be shown"));
    stand_finish(&stand);
}

static void you_are_here_is_said_on_the_plan_of_this_place_alone(void) {
    AUTO_FREE char *bundle = bundle_text(two_rooms);
    const char *places[] = {"door", "nowhere", NULL};
    REQUIRE(write_plan("plan.png", 600, 300));
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        Stand stand;
        REQUIRE(begin(&stand, bundle, "venue/1", places[i]));
        CHECK_INT(stand_says(&stand, "You are here"), i == 0);
        REQUIRE(stand_tap(&stand, "level/2"));
        stand_settle(&stand);
        CHECK_STR(stand_screen(&stand), "venue/2");
        CHECK(!stand_says(&stand, "You are here"));
        stand_finish(&stand);
    }
}

static void the_venue_opens_with_the_level_of_this_place(void) {
    AUTO_FREE char *bundle = bundle_text(
        "\"rooms\": [{\"id\": \"a\", \"name\": \"A\", \"level\": \"Low\"}, {\"id\": \"b\", \"name\": \"B\", "
        "\"level\": \"High\", \"plan\": \"plan.png\"}], \"places\": [{\"id\": \"door\", \"name\": \"Door\", "
        "\"plan\": \"plan.png\", \"x\": 450, \"y\": 900}]");
    Stand stand;
    REQUIRE(write_plan("plan.png", 600, 300));
    REQUIRE(begin(&stand, bundle, "home", "door"));
    REQUIRE(stand_tap(&stand, "nav/venue"));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "venue/2");
    stand_finish(&stand);
    REQUIRE(begin(&stand, bundle, "home", NULL));
    REQUIRE(stand_tap(&stand, "home/venue"));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "venue/1");
    stand_finish(&stand);
}

static void without_its_picture_the_list_has_the_whole_width(void) {
    AUTO_FREE char *bundle = bundle_text(two_rooms);
    Stand stand;
    char path[600];
    REQUIRE(write_plan("plan.png", 600, 300));
    REQUIRE(begin(&stand, bundle, "venue/1", NULL));
    int narrow = list_find_target_named(app_list(stand.app), "room/hall")->box.w;
    CHECK(!stand_says(&stand, "A floor plan cannot be shown."));
    stand_finish(&stand);
    snprintf(path, sizeof path, "%s/plan.png", test_folder());
    remove(path);
    REQUIRE(begin(&stand, bundle, "venue/1", NULL));
    CHECK(stand_says(&stand, "A floor plan cannot be shown."));
    CHECK(!stand_has(&stand, "plan/hall"));
    CHECK(list_find_target_named(app_list(stand.app), "room/hall")->box.w > 2 * narrow);
    stand_finish(&stand);
}

static void names_without_room_give_way_to_the_numbers_of_the_list(void) {
    AUTO_FREE char *bundle = bundle_text(
        "\"rooms\": [{\"id\": \"a\", \"name\": \"The Grand Assembly Hall of the Convention Centre\", "
        "\"plan\": \"plan.png\", \"area\": [[0, 0], [80, 0], [80, 80], [0, 80]]}, {\"id\": \"b\", \"name\": "
        "\"B\", \"plan\": \"plan.png\", \"x\": 500, \"y\": 500}]");
    Stand stand;
    REQUIRE(write_plan("plan.png", 600, 300));
    REQUIRE(begin(&stand, bundle, "venue/1", NULL));
    CHECK(stand_says(&stand, "1 2")); // on the plan
    CHECK(stand_says(&stand, "1 The Grand Assembly Hall"));
    CHECK(stand_has(&stand, "plan/a"));
    CHECK(!stand_has(&stand, "level/1")); // one level needs no tabs
    stand_finish(&stand);
}

static void rooms_on_one_spot_have_one_place_for_a_finger_each_or_none(void) {
    AUTO_FREE char *bundle = bundle_text(
        "\"rooms\": [{\"id\": \"a\", \"name\": \"A\", \"plan\": \"plan.png\", \"x\": 500, \"y\": 500}, "
        "{\"id\": \"b\", \"name\": \"B\", \"plan\": \"plan.png\", \"x\": 501, \"y\": 500}, {\"id\": \"c\", "
        "\"name\": \"C\", \"plan\": \"plan.png\", \"x\": 0, \"y\": 1000}, {\"id\": \"d\", \"name\": \"D\", "
        "\"plan\": \"plan.png\"}]");
    Stand stand;
    REQUIRE(write_plan("plan.png", 600, 300));
    REQUIRE(begin(&stand, bundle, "venue/1", NULL));
    CHECK(stand_has(&stand, "plan/a"));
    CHECK(!stand_has(&stand, "plan/b"));
    CHECK(stand_has(&stand, "plan/c"));
    CHECK(!stand_has(&stand, "plan/d")); // on the plan, but nobody says where
    CHECK(stand_has(&stand, "room/b"));
    CHECK(stand_has(&stand, "room/d"));
    stand_finish(&stand);
}

static void of_a_thousand_rooms_those_in_sight_are_drawn(void) {
    enum {
        COUNT = 1000,
        ROW = 120
    };
    AUTO_FREE char *rest = malloc((size_t)COUNT * ROW + 40);
    REQUIRE(rest);
    size_t used = (size_t)sprintf(rest, "\"rooms\": [");
    for (int i = 0; i < COUNT; i++)
        used += (size_t)snprintf(
            rest + used, ROW,
            "%s{\"id\": \"r%d\", \"name\": \"Room %d\", \"plan\": \"plan.png\", \"x\": %d, \"y\": %d}",
            i ? "," : "", i, i, i % 32 * 31, i / 32 * 31);
    strcpy(rest + used, "]");
    AUTO_FREE char *bundle = bundle_text(rest);
    Stand stand;
    REQUIRE(write_plan("plan.png", 600, 300));
    REQUIRE(begin(&stand, bundle, "venue/1", NULL));
    CHECK(stand_has(&stand, "room/r0"));
    CHECK(!stand_has(&stand, "room/r999"));
    CHECK(app_list(stand.app)->count < 1200);
    const DrawList *list = app_list(stand.app);
    for (size_t i = 0; i < list->target_count; i++) // fingers do not meet on the plan
        for (size_t n = 0; n < i; n++)
            CHECK(strncmp(list->targets[i].name, "plan/", 5) || strncmp(list->targets[n].name, "plan/", 5) ||
                  rect_empty(rect_intersect(list->targets[i].box, list->targets[n].box)));
    stand_finish(&stand);
}

TEST_MAIN(TEST(rooms_lie_where_their_picture_is_whatever_its_shape),
          TEST(a_room_is_opened_from_the_plan_and_from_the_list),
          TEST(from_a_session_its_room_and_the_level_are_one_touch_each),
          TEST(a_room_without_a_plan_or_sessions_says_so_calmly),
          TEST(you_are_here_is_said_on_the_plan_of_this_place_alone),
          TEST(the_venue_opens_with_the_level_of_this_place),
          TEST(without_its_picture_the_list_has_the_whole_width),
          TEST(names_without_room_give_way_to_the_numbers_of_the_list),
          TEST(rooms_on_one_spot_have_one_place_for_a_finger_each_or_none),
          TEST(of_a_thousand_rooms_those_in_sight_are_drawn))
