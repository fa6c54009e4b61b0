// The venue: areas of rooms on plans, places where displays stand, levels and plans.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/query.h"
#include "bundle_text.h"
#include "test.h"

static Bundle *with_room(const char *more) {
    char text[4096];
    snprintf(text, sizeof text,
             "\"rooms\": [{\"id\": \"a\", \"name\": \"A\", \"plan\": \"p.png\", %s}, {\"id\": \"b\", "
             "\"name\": \"B\"}]",
             more);
    return bundle_with(text);
}

static void check_middle(const char *area, int x, int y) {
    char more[600];
    snprintf(more, sizeof more, "\"area\": %s", area);
    Bundle *bundle = with_room(more);
    CHECK(bundle->rooms[0].area != NULL);
    CHECK_INT(bundle->rooms[0].plan_x, x);
    CHECK_INT(bundle->rooms[0].plan_y, y);
    bundle_destroy(bundle);
}

static void an_area_is_read_corner_by_corner(void) {
    Bundle *bundle = with_room("\"area\": [[100, 0], [300, 0], [300, 1000]], \"x\": 1, \"y\": 2");
    const Room *room = &bundle->rooms[0];
    REQUIRE(CHECK_INT(room->area_count, 3));
    CHECK_INT(room->area[0].x, 100);
    CHECK_INT(room->area[2].x, 300);
    CHECK_INT(room->area[2].y, 1000);
    CHECK_INT(room->plan_x, 1); // its own, not the area's
    CHECK_INT(room->plan_y, 2);
    CHECK(!bundle->rooms[1].area);
    CHECK_INT(bundle->rooms[1].area_count, 0);
    bundle_destroy(bundle);
}

static void a_room_without_a_point_has_the_middle_of_its_area(void) {
    check_middle("[[100, 200], [300, 200], [300, 600], [100, 600]]", 200, 400);
    check_middle("[[100, 600], [300, 600], [300, 200], [100, 200]]", 200, 400); // the other way round
    check_middle("[[0, 0], [1000, 0], [1000, 1000], [0, 1000], [0, 0]]", 500, 500);
}

static void the_middle_of_a_bent_room_lies_in_it(void) {
    // An L and a U, whose centres of mass lie outside of them.
    check_middle("[[0, 0], [100, 0], [100, 900], [1000, 900], [1000, 1000], [0, 1000]]", 50, 713);
    check_middle("[[0, 0], [300, 0], [300, 800], [900, 800], [900, 0], [1000, 0], [1000, 1000], [0, 1000]]",
                 150, 592);
}

static void an_outline_that_crosses_itself_has_a_middle_on_the_plan(void) {
    Bundle *bundle = with_room("\"area\": [[0, 0], [1000, 1000], [1000, 0], [0, 999]]");
    CHECK(bundle->rooms[0].plan_x >= 0 && bundle->rooms[0].plan_x <= PLAN_SIDE);
    CHECK(bundle->rooms[0].plan_y >= 0 && bundle->rooms[0].plan_y <= PLAN_SIDE);
    bundle_destroy(bundle);
}

static void corners_outside_the_plan_move_to_its_edge(void) {
    Bundle *bundle = with_room("\"area\": [[-5, 0], [70000, 0], [500, 9007199254740991]]");
    const Room *room = &bundle->rooms[0];
    REQUIRE(CHECK_INT(room->area_count, 3));
    CHECK_INT(room->area[0].x, 0);
    CHECK_INT(room->area[1].x, PLAN_SIDE);
    CHECK_INT(room->area[2].y, PLAN_SIDE);
    bundle_destroy(bundle);
}

static void an_area_that_is_wrong_leaves_the_room_its_point(void) {
    Bundle *bundle = with_room("\"area\": [[0, 0], [9, 0], [9]], \"x\": 5, \"y\": 6");
    CHECK(!bundle->rooms[0].area);
    CHECK_INT(bundle->rooms[0].area_count, 0);
    CHECK_INT(bundle->rooms[0].plan_x, 5);
    CHECK_INT(bundle->rooms[0].plan_y, 6);
    bundle_destroy(bundle);
}

static void a_room_with_half_a_point_has_its_areas_middle(void) {
    Bundle *bundle = with_room("\"area\": [[0, 0], [10, 0], [10, 10], [0, 10]], \"x\": 900");
    CHECK_INT(bundle->rooms[0].plan_x, 5);
    CHECK_INT(bundle->rooms[0].plan_y, 5);
    bundle_destroy(bundle);
}

static size_t corners_of(size_t corners) {
    char text[2048];
    size_t used = (size_t)snprintf(text, sizeof text, "\"area\": [[0, 0]");
    for (size_t i = 1; i < corners; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, ", [%zu, %zu]", 500 + i, 10 * i);
    snprintf(text + used, sizeof text - used, "]");
    Bundle *bundle = with_room(text);
    size_t count = bundle->rooms[0].area_count;
    bundle_destroy(bundle);
    return count;
}

static void an_areas_corners_end_at_their_limits(void) {
    CHECK_INT(corners_of(LIMIT_AREA_POINTS_MIN - 1), 0);
    CHECK_INT(corners_of(LIMIT_AREA_POINTS_MIN), LIMIT_AREA_POINTS_MIN);
    CHECK_INT(corners_of(LIMIT_AREA_POINTS), LIMIT_AREA_POINTS);
    CHECK_INT(corners_of(LIMIT_AREA_POINTS + 1), 0);
}

static const char venue[] =
    "\"rooms\": [{\"id\": \"a\", \"name\": \"A\", \"level\": \"Level 2\", \"plan\": \"two.png\"},"
    " {\"id\": \"b\", \"name\": \"B\"},"
    " {\"id\": \"c\", \"name\": \"C\", \"level\": {\"fr\": \"Niveau 1\", \"en\": \"Level 1\"}, \"plan\": "
    "\"one.png\"},"
    " {\"id\": \"d\", \"name\": \"D\", \"level\": \"Level 2\", \"plan\": \"wing.png\"},"
    " {\"id\": \"e\", \"name\": \"E\", \"level\": \"Level 1\"},"
    " {\"id\": \"f\", \"name\": \"F\", \"plan\": \"two.png\"}],"
    "\"places\": [{\"id\": \"door\", \"name\": \"Door\", \"plan\": \"garden.png\", \"x\": 1, \"y\": 2},"
    " {\"id\": \"bar\", \"name\": \"Bar\", \"plan\": \"two.png\", \"x\": 3, \"y\": 4},"
    " {\"id\": \"gate\", \"name\": \"Gate\", \"plan\": \"garden.png\", \"x\": 5, \"y\": 6}]";

static const char *rooms_of(const Room *const *rooms, size_t count) {
    static char text[64];
    text[0] = 0;
    for (size_t i = 0; i < count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), i ? " %s" : "%s", rooms[i]->id);
    return text;
}

static void levels_come_by_their_number_and_rooms_without_one_last(void) {
    Bundle *bundle = bundle_with(venue);
    REQUIRE(CHECK_INT(bundle->level_count, 3));
    const Level *levels = bundle->levels;
    CHECK_STR(text_pick(&levels[0].name, NULL, NULL), "Level 1"); // in two languages and in one: the same
    CHECK_STR(rooms_of(levels[0].rooms, levels[0].room_count), "c e");
    CHECK_STR(text_pick(&levels[1].name, NULL, NULL), "Level 2");
    CHECK_STR(rooms_of(levels[1].rooms, levels[1].room_count), "a d f"); // f says none, but shares a plan
    CHECK_INT(levels[2].name.count, 0);
    CHECK_STR(rooms_of(levels[2].rooms, levels[2].room_count), "b");
    bundle_destroy(bundle);
}

static void check_levels(const char *first, const char *second, const char *third, const char *order) {
    char text[1000], names[200];
    snprintf(
        text, sizeof text,
        "\"rooms\": [{\"id\": \"a\", \"name\": \"A\", \"level\": \"%s\"}, {\"id\": \"b\", \"name\": \"B\", "
        "\"level\": \"%s\"}, {\"id\": \"c\", \"name\": \"C\", \"level\": \"%s\"}]",
        first, second, third);
    Bundle *bundle = bundle_with(text);
    REQUIRE(CHECK_INT(bundle->level_count, 3));
    const Level *l = bundle->levels;
    snprintf(names, sizeof names, "%s %s %s", l[0].rooms[0]->id, l[1].rooms[0]->id, l[2].rooms[0]->id);
    CHECK_STR(names, order);
    bundle_destroy(bundle);
}

static void levels_without_numbers_come_as_they_appear(void) {
    check_levels("Ground floor", "Basement", "Roof", "a b c");
    check_levels("Level 10", "Level 9", "Level 1", "c b a");
    check_levels("10F", "9F", "1F", "c b a");
    check_levels("Level 2", "Level 1", "Garden", "a b c");    // one is called otherwise
    check_levels("Level 2", "Floor 1", "Level 0", "a b c");   // another word
    check_levels("Level 2", "Level 1 A", "Level 0", "a b c"); // something after it
    check_levels("Level 02", "Level 2", "Level 1", "c a b");
    check_levels("9999999999", "5", "1", "a b c"); // no number of a floor
}

static void a_plan_has_its_rooms_and_places(void) {
    Bundle *bundle = bundle_with(venue);
    REQUIRE(CHECK_INT(bundle->plan_count, 4));
    const Plan *two = &bundle->plans[0], *garden = &bundle->plans[3];
    CHECK_STR(two->file, "two.png");
    CHECK_STR(text_pick(&two->name, NULL, NULL), "Level 2");
    CHECK_STR(rooms_of(two->rooms, two->room_count), "a f");
    REQUIRE(CHECK_INT(two->place_count, 1));
    CHECK(two->places[0] == bundle_place(bundle, "bar"));
    CHECK_STR(bundle->plans[1].file, "one.png");
    CHECK_INT(bundle->plans[1].place_count, 0);
    CHECK_STR(bundle->plans[2].file, "wing.png");
    CHECK_STR(garden->file, "garden.png");
    CHECK_INT(garden->room_count, 0);
    CHECK_INT(garden->name.count, 0);
    REQUIRE(CHECK_INT(garden->place_count, 2));
    CHECK_STR(garden->places[1]->id, "gate");
    bundle_destroy(bundle);
}

static void a_venue_without_plans_has_none(void) {
    Bundle *bundle = bundle_with("\"rooms\": [{\"id\": \"a\", \"name\": \"A\"}]");
    CHECK_INT(bundle->plan_count, 0);
    REQUIRE(CHECK_INT(bundle->level_count, 1));
    CHECK_INT(bundle->levels[0].room_count, 1);
    bundle_destroy(bundle);
    bundle = bundle_with("");
    CHECK_INT(bundle->level_count, 0);
    CHECK_INT(bundle->place_count, 0);
    CHECK(!bundle_place(bundle, "door"));
    bundle_destroy(bundle);
}

static void a_place_without_its_point_is_left_out(void) {
    Bundle *bundle =
        bundle_with("\"places\": [{\"id\": \"door\", \"name\": \"Door\", \"plan\": \"p.png\", \"x\": 1}]");
    CHECK_INT(bundle->place_count, 0);
    CHECK_INT(bundle->plan_count, 0);
    CHECK(!bundle_place(bundle, "door"));
    bundle_destroy(bundle);
}

static void rooms_each_on_a_level_of_their_own_are_grouped_too(void) {
    size_t size = LIMIT_LIST_ITEMS * 90, used = 0;
    AUTO_FREE char *text = malloc(size);
    REQUIRE(text);
    used += (size_t)snprintf(text, size, "\"rooms\": [");
    for (unsigned i = 0; i < LIMIT_LIST_ITEMS; i++)
        used +=
            (size_t)snprintf(text + used, size - used,
                             "%s{\"id\": \"r%u\", \"name\": \"R\", \"level\": \"%u\", \"plan\": \"%u.png\"}",
                             i ? "," : "", i, i, i);
    snprintf(text + used, size - used, "]");
    Bundle *bundle = bundle_with(text);
    CHECK_INT(bundle->level_count, LIMIT_LIST_ITEMS);
    REQUIRE(CHECK_INT(bundle->plan_count, LIMIT_LIST_ITEMS));
    CHECK_STR(bundle->plans[19999].rooms[0]->id, "r19999");
    bundle_destroy(bundle);
}

TEST_MAIN(TEST(an_area_is_read_corner_by_corner), TEST(a_room_without_a_point_has_the_middle_of_its_area),
          TEST(the_middle_of_a_bent_room_lies_in_it),
          TEST(an_outline_that_crosses_itself_has_a_middle_on_the_plan),
          TEST(corners_outside_the_plan_move_to_its_edge),
          TEST(an_area_that_is_wrong_leaves_the_room_its_point),
          TEST(a_room_with_half_a_point_has_its_areas_middle), TEST(an_areas_corners_end_at_their_limits),
          TEST(levels_come_by_their_number_and_rooms_without_one_last),
          TEST(levels_without_numbers_come_as_they_appear), TEST(a_plan_has_its_rooms_and_places),
          TEST(a_venue_without_plans_has_none), TEST(a_place_without_its_point_is_left_out),
          TEST(rooms_each_on_a_level_of_their_own_are_grouped_too))
