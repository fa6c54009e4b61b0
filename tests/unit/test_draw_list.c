#include "draw/list.h"

#include "base/limits.h"
#include "test.h"

static DrawList begun(void) {
    DrawList list;
    list_init(&list);
    list_begin(&list, 800, 480, 5, 0xFFFFFFFF);
    return list;
}

static void add_box(DrawList *list, Rect box) {
    list_add(list, &(DrawCommand){.kind = DRAW_BOX, .box = box, .fill = 0xFF000000});
}

static const char *hit(const DrawList *list, int x, int y, int slack) {
    const Target *target = list_find_target(list, (Point){x, y}, slack);
    return target ? target->name : "nothing";
}

static void what_lies_outside_the_panel_is_left_out(void) {
    DrawList list = begun();
    add_box(&list, (Rect){-100, 0, 100, 50});
    add_box(&list, (Rect){800, 0, 100, 50});
    add_box(&list, (Rect){0, 0, 0, 50});
    CHECK_INT(list.count, 0);
    add_box(&list, (Rect){-100, 0, 101, 50});
    CHECK_INT(list.count, 1);
    list_finish(&list);
}

static void a_shadow_is_kept_where_only_its_blur_is_seen(void) {
    DrawList list = begun();
    list_add(&list, &(DrawCommand){.kind = DRAW_SHADOW, .box = {-100, 0, 100, 50}, .border_width = 20});
    CHECK_INT(list.count, 1);
    list_finish(&list);
}

static void texts_and_names_are_copied(void) {
    DrawList list = begun();
    char name[] = "flag/AU", text[] = "Australia";
    list_add(&list, &(DrawCommand){.kind = DRAW_IMAGE, .box = {0, 0, 9, 9}, .name = name, .text = text});
    name[0] = text[0] = '!';
    CHECK_STR(list.commands[0].name, "flag/AU");
    CHECK_STR(list.commands[0].text, "Australia");
    list_finish(&list);
}

static void an_outline_is_copied_and_moves_with_the_list(void) {
    DrawList list = begun();
    Point points[] = {{0, 0}, {9, 0}, {9, 9}};
    DrawCommand outline = {.kind = DRAW_POLYGON, .box = {5, 5, 9, 9}, .points = points, .point_count = 3};
    list_add(&list, &outline);
    list.top = 100;
    list_add(&list, &outline);
    points[0].x = 7;
    CHECK_INT(list.commands[0].points[0].x, 0);
    CHECK_INT(list.commands[1].box.y, 105);
    CHECK(list.commands[0].hash != list.commands[1].hash);
    list_finish(&list);
}

static DrawList mirrored(void) {
    DrawList list = begun();
    list.mirrored = true;
    return list;
}

static void in_a_mirror_the_start_is_at_the_right(void) {
    DrawList list = mirrored();
    list_target_begin(&list, "start", (Rect){10, 20, 100, 50}, 1, NULL);
    add_box(&list, (Rect){10, 20, 100, 50});
    list_target_end(&list);
    CHECK_INT(list.commands[0].box.x, 690);
    CHECK_INT(list.commands[0].box.y, 20);
    CHECK_STR(hit(&list, 700, 30, 0), "start");
    CHECK_STR(hit(&list, 20, 30, 0), "nothing");
    list_finish(&list);
}

static void what_scrolls_across_in_a_mirror_says_so_and_clips_there(void) {
    DrawList list = mirrored();
    list_area_begin(&list, "days", (Rect){0, 0, 300, 80}, AXIS_X, 900, 0);
    add_box(&list, (Rect){250, 0, 100, 80});
    add_box(&list, (Rect){310, 0, 100, 80});
    list_area_end(&list);
    list_area_begin(&list, "list", (Rect){0, 100, 300, 80}, AXIS_Y, 900, 0);
    list_area_end(&list);
    CHECK(list.areas[0].mirrored && !list.areas[1].mirrored);
    CHECK_INT(list.areas[0].view.x, 500);
    CHECK_INT(list.count, 1);
    CHECK_INT(list.commands[0].box.x, 450);
    CHECK_INT(list.commands[0].clip.x, 500);
    list_finish(&list);
}

static void what_keeps_its_sides_moves_as_a_whole(void) {
    DrawList list = mirrored();
    list_keep_begin(&list, (Rect){100, 0, 200, 100});
    add_box(&list, (Rect){110, 10, 20, 20}); // at the left of what is kept, and stays there
    list_keep_end(&list);
    add_box(&list, (Rect){110, 10, 20, 20});
    CHECK_INT(list.commands[0].box.x, 510);
    CHECK_INT(list.commands[1].box.x, 670);
    list_finish(&list);
}

static void a_new_frame_is_no_mirror(void) {
    DrawList list = mirrored();
    list_keep_begin(&list, (Rect){0, 0, 9, 9});
    list_begin(&list, 800, 480, 5, 0xFFFFFFFF);
    add_box(&list, (Rect){10, 20, 100, 50});
    CHECK_INT(list.commands[0].box.x, 10);
    CHECK(!list.keeping);
    list_finish(&list);
}

static uint64_t code_hash(const uint8_t *modules, int side, const char *text) {
    DrawList list = begun();
    list_add(&list,
             &(DrawCommand){
                 .kind = DRAW_CODE, .box = {0, 0, 90, 90}, .text = text, .modules = modules, .side = side});
    uint64_t hash = list.commands[0].hash;
    list_finish(&list);
    return hash;
}

static void another_code_is_another_command(void) {
    uint8_t modules[16] = {1, 0, 1};
    uint64_t hash = code_hash(modules, 4, "a");
    CHECK(hash == code_hash(modules, 4, "a"));
    CHECK(hash != code_hash(modules, 4, "b"));
    CHECK(hash != code_hash(modules, 3, "a"));
    modules[15] = 1;
    CHECK(hash != code_hash(modules, 4, "a"));
}

static void the_topmost_target_under_a_finger_is_hit(void) {
    DrawList list = begun();
    list_target_begin(&list, "below", (Rect){0, 0, 400, 400}, 1, NULL);
    list_target_end(&list);
    list_target_begin(&list, "above", (Rect){100, 100, 100, 100}, 2, "x");
    list_target_end(&list);
    CHECK_STR(hit(&list, 150, 150, 0), "above");
    CHECK_STR(hit(&list, 50, 50, 0), "below");
    CHECK_STR(hit(&list, 500, 50, 0), "nothing");
    list_finish(&list);
}

static void slack_reaches_beyond_a_target_where_no_other_is(void) {
    DrawList list = begun();
    list_target_begin(&list, "left", (Rect){0, 0, 100, 100}, 1, NULL);
    list_target_end(&list);
    list_target_begin(&list, "right", (Rect){110, 0, 100, 100}, 1, NULL);
    list_target_end(&list);
    CHECK_STR(hit(&list, 99, 50, 20), "left");
    CHECK_STR(hit(&list, 50, 115, 20), "left");
    CHECK_STR(hit(&list, 50, 125, 20), "nothing");
    list_finish(&list);
}

static void commands_belong_to_the_open_target_and_area(void) {
    DrawList list = begun();
    add_box(&list, (Rect){0, 0, 10, 10});
    list_area_begin(&list, "list", (Rect){0, 100, 800, 300}, AXIS_Y, 900, 50);
    list_target_begin(&list, "row", (Rect){0, 100, 800, 80}, 1, NULL);
    add_box(&list, (Rect){0, 100, 10, 10});
    list_target_end(&list);
    add_box(&list, (Rect){0, 200, 10, 10});
    list_area_end(&list);
    add_box(&list, (Rect){0, 0, 10, 10});
    REQUIRE(list.count == 4);
    const int targets[] = {-1, 0, -1, -1}, areas[] = {-1, 0, 0, -1};
    for (int i = 0; i < 4; i++) {
        CHECK_INT(list.commands[i].target, targets[i]);
        CHECK_INT(list.commands[i].area, areas[i]);
    }
    CHECK_INT(list.targets[0].area, 0);
    list_finish(&list);
}

static void a_row_that_is_scrolled_away_is_no_target(void) {
    DrawList list = begun();
    list_area_begin(&list, "list", (Rect){0, 100, 800, 300}, AXIS_Y, 900, 200);
    list_target_begin(&list, "gone", (Rect){0, 0, 800, 80}, 1, NULL);
    add_box(&list, (Rect){0, 0, 800, 80});
    list_target_end(&list);
    list_target_begin(&list, "half", (Rect){0, 60, 800, 80}, 1, NULL);
    list_target_end(&list);
    list_area_end(&list);
    CHECK_INT(list.count, 0);
    CHECK(!list_find_target_named(&list, "gone"));
    CHECK_STR(hit(&list, 10, 110, 0), "half");
    CHECK_STR(hit(&list, 10, 90, 0), "nothing"); // over the view's edge
    list_finish(&list);
}

static void what_is_in_an_area_is_clipped_to_its_view_and_what_follows_is_not(void) {
    DrawList list = begun();
    list_area_begin(&list, "list", (Rect){0, 100, 900, 300}, AXIS_Y, 900, 0);
    add_box(&list, (Rect){0, 90, 100, 50});
    list_area_end(&list);
    add_box(&list, (Rect){0, 0, 100, 50});
    CHECK_INT(list.commands[0].clip.y, 100);
    CHECK_INT(list.commands[0].clip.w, 800); // never beyond the panel
    CHECK_INT(list.commands[1].clip.y, 0);
    CHECK_INT(list.commands[1].clip.h, 480);
    list_finish(&list);
}

static void the_area_under_a_finger_is_found(void) {
    DrawList list = begun();
    list_area_begin(&list, "days", (Rect){0, 0, 800, 90}, AXIS_X, 2000, 0);
    list_area_end(&list);
    list_area_begin(&list, "list", (Rect){0, 100, 800, 300}, AXIS_Y, 900, 0);
    list_area_end(&list);
    REQUIRE(list_find_area(&list, (Point){10, 10}));
    CHECK_STR(list_find_area(&list, (Point){10, 10})->name, "days");
    CHECK_STR(list_find_area(&list, (Point){10, 399})->name, "list");
    CHECK(!list_find_area(&list, (Point){10, 95}));
    list_finish(&list);
}

static void commands_that_look_alike_have_equal_hashes_and_others_do_not(void) {
    DrawList list = begun();
    DrawCommand c = {.kind = DRAW_TEXT, .box = {1, 2, 30, 40}, .fill = 0xFF000000, .text = "10:42"};
    list_add(&list, &c);
    list_add(&list, &c);
    c.text = "10:43";
    list_add(&list, &c);
    c.text = "10:42";
    c.fill = 0xFF000001;
    list_add(&list, &c);
    CHECK(list.commands[0].hash == list.commands[1].hash);
    CHECK(list.commands[0].hash != list.commands[2].hash);
    CHECK(list.commands[0].hash != list.commands[3].hash);
    list_finish(&list);
}

static void commands_over_the_limit_are_dropped_and_counted(void) {
    DrawList list = begun();
    for (unsigned i = 0; i < LIMIT_DRAW_COMMANDS; i++)
        add_box(&list, (Rect){0, 0, 10, 10});
    CHECK_INT(list.dropped, 0);
    size_t full = list.count;
    CHECK(full >= LIMIT_DRAW_COMMANDS);
    for (unsigned i = 0; i < LIMIT_DRAW_COMMANDS; i++)
        add_box(&list, (Rect){0, 0, 10, 10});
    CHECK(list.dropped > 0);
    CHECK_INT(list.count + list.dropped, 2 * (size_t)LIMIT_DRAW_COMMANDS);
    list_begin(&list, 800, 480, 5, 0);
    CHECK_INT(list.dropped, 0);
    CHECK_INT(list.count, 0);
    list_finish(&list);
}

static void finishing_nothing_or_twice_is_harmless(void) {
    DrawList list = begun();
    add_box(&list, (Rect){0, 0, 10, 10});
    list_finish(&list);
    list_finish(&list);
    list_finish(NULL);
    CHECK_INT(list.count, 0);
}

TEST_MAIN(TEST(in_a_mirror_the_start_is_at_the_right),
          TEST(what_scrolls_across_in_a_mirror_says_so_and_clips_there),
          TEST(what_keeps_its_sides_moves_as_a_whole), TEST(a_new_frame_is_no_mirror),
          TEST(what_lies_outside_the_panel_is_left_out), TEST(a_shadow_is_kept_where_only_its_blur_is_seen),
          TEST(texts_and_names_are_copied), TEST(an_outline_is_copied_and_moves_with_the_list),
          TEST(another_code_is_another_command), TEST(the_topmost_target_under_a_finger_is_hit),
          TEST(slack_reaches_beyond_a_target_where_no_other_is),
          TEST(commands_belong_to_the_open_target_and_area), TEST(a_row_that_is_scrolled_away_is_no_target),
          TEST(what_is_in_an_area_is_clipped_to_its_view_and_what_follows_is_not),
          TEST(the_area_under_a_finger_is_found),
          TEST(commands_that_look_alike_have_equal_hashes_and_others_do_not),
          TEST(commands_over_the_limit_are_dropped_and_counted), TEST(finishing_nothing_or_twice_is_harmless))
