// What a visitor asks of the screen: what each panel can do of it, that it holds everywhere and at once, and
// that it is forgotten.
#include "ui/aids.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include "app/app.h"
#include "base/auto.h"
#include "stand.h"
#include "test.h"

static const int64_t second_us = 1000000;
static const char agenda_only[] = "{\"scenes\": [{\"scene\": \"agenda\", \"seconds\": 600}]}";
static const char wall_only[] = "{\"scenes\": [{\"scene\": \"flag-wall\", \"seconds\": 600}]}";

static Metrics desk(void) {
    return metrics_for(1920, 1080, 476);
}

static Metrics seven(void) {
    return metrics_for(800, 480, 154);
}

// mm of a capital of the smallest text.
static double cap_mm(Aids aids, Metrics panel) {
    int top;
    Metrics m = aids_metrics(&aids, panel, 0, &top);
    return 27 * 0.727 * m.px_per_unit / m.px_per_mm;
}

static void larger_words_have_capitals_of_7_3_mm_from_10_inches_on(void) {
    const Metrics panels[] = {metrics_for(1280, 800, 217),  metrics_for(1920, 1080, 345),
                              metrics_for(1920, 1080, 476), metrics_for(1920, 1080, 952),
                              metrics_for(1080, 1920, 398), metrics_for(3840, 2160, 1218)};
    for (size_t i = 0; i < COUNT_OF(panels); i++)
        CHECK(cap_mm((Aids){.larger = 1}, panels[i]) > 7.29);
    CHECK(cap_mm((Aids){.larger = 1}, seven()) > 5.8);
}

static void a_panel_says_how_large_its_words_get(void) {
    Aids none = {0};
    AidsRange range = aids_range(&none, desk(), 0);
    CHECK_INT(range.percents[0], 100);
    CHECK_INT(range.percents[1], 150);
    CHECK_INT(range.percents[2], 200);
    range = aids_range(&none, seven(), 0);
    CHECK(range.percents[1] > 110 && range.percents[1] < 150);
    CHECK_INT(range.percents[2], range.percents[1]);
}

static void a_step_that_changes_nothing_is_left_out(void) {
    Aids aids = {0}, usual = {0};
    AidsRange range = aids_range(&aids, seven(), 0);
    aids_switch(&aids, AID_LARGER, &range, &usual);
    CHECK_INT(aids.larger, 1);
    aids_switch(&aids, AID_LARGER, &range, &usual);
    CHECK_INT(aids.larger, 0);
    range = aids_range(&aids, desk(), 0);
    for (int step = 1; step <= AIDS_LARGER_MOST; step++) {
        aids_switch(&aids, AID_LARGER, &range, &usual);
        CHECK_INT(aids.larger, step);
    }
}

static void a_panel_too_small_for_any_larger_word_keeps_its_own(void) {
    Aids aids = {0};
    Metrics tiny = metrics_for(320, 240, 70);
    AidsRange range = aids_range(&aids, tiny, 0);
    CHECK_INT(range.percents[AIDS_LARGER_MOST], 100);
    aids_switch(&aids, AID_LARGER, &range, &aids);
    CHECK_INT(aids.larger, 0);
}

static void none_is_what_every_visit_begins_with(void) {
    Aids aids = {.larger = 2, .contrast = true, .reach = true, .still = true}, usual = {.contrast = true};
    AidsRange range = aids_range(&aids, desk(), 0);
    aids_switch(&aids, AID_NONE, &range, &usual);
    CHECK(aids_equal(&aids, &usual));
}

static int top_of(Metrics panel, double mount_mm) {
    Aids aids = {.reach = true};
    int top, part;
    part = aids_metrics(&aids, panel, mount_mm, &top).height;
    CHECK_INT(part + top, panel.height);
    return top;
}

static void reach_follows_the_height_at_which_the_panel_hangs(void) {
    // 268 mm high: its upper edge lies at 1,068 mm, then at 1,168 mm.
    CHECK_INT(top_of(desk(), 800), 0);
    int top = top_of(desk(), 900);
    CHECK(fabs(top / desk().px_per_mm - (900 + 267.75 - 1100)) < 1);
    // Never more than half of it, however high it hangs; and where nobody has said, it hangs at eye level.
    CHECK_INT(top_of(desk(), 1500), 540);
    CHECK_INT(top_of(desk(), 0), 540);
}

static void a_small_panel_is_reached_as_it_is(void) {
    CHECK_INT(top_of(seven(), 0), 0);
    CHECK_INT(top_of(seven(), 1500), 0);
    Aids none = {0};
    CHECK(!aids_range(&none, seven(), 0).reach);
    CHECK(aids_range(&none, desk(), 0).reach);
    CHECK(!aids_range(&none, desk(), 800).reach);
}

static void high_contrast_is_ten_to_one_whatever_the_bundle_chose(void) {
    Theme theme;
    theme_init(&theme);
    for (int i = 0; i < T_NIGHT_GROUND; i++)
        theme.colours[i] = 0xFF777777;
    Aids aids = {.contrast = true};
    aids_theme(&aids, &theme);
    size_t count;
    const TokenPair *pairs = theme_pairs(&count);
    for (size_t i = 0; i < count; i++)
        if (pairs[i].ink < T_NIGHT_GROUND && pairs[i].ground < T_NIGHT_GROUND)
            CHECK(colour_contrast(theme.colours[pairs[i].ink], theme.colours[pairs[i].ground]) >= 10);
    CHECK(colour_contrast(theme.colours[T_LINE], theme.colours[T_CARD]) >= 10);
}

static void the_words_of_the_command_line_add_up(void) {
    Aids aids = {0};
    REQUIRE(aids_parse("larger2,contrast", &aids));
    CHECK_INT(aids.larger, 2);
    CHECK(aids.contrast && !aids.reach && !aids.still);
    REQUIRE(aids_parse("reach,still", &aids));
    CHECK(aids.reach && aids.still && !aids.larger);
    CHECK(!aids_parse("huge", &aids));
    CHECK(!aids_parse("larger;contrast", &aids));
}

// Every screen with all that it can be opened with, and every sheet over it.
static int check_screens(Stand *stand, void (*check)(const DrawList *list, const char *name)) {
    const Bundle *bundle = app_bundle(stand->app);
    DrawList list;
    list_init(&list);
    int checked = 0;
    for (int i = 0; bundle && i < SCREEN_COUNT; i++) {
        const ScreenRow *row = screen_row((ScreenId)i);
        char buffer[ID_SIZE], name[160];
        const char *id = "";
        if (row->night || i == SCREEN_FAULT) continue;
        if (i == SCREEN_PIN || i == SCREEN_OPERATOR) continue; // who stands before it has not asked
        for (size_t n = 0; id && (row->id_at || !n); n++) {
            if (row->id_at && !(id = row->id_at(bundle, n, buffer, sizeof buffer))) break;
            snprintf(name, sizeof name, "%s%s%s", row->name, row->id_at ? "/" : "", id);
            View view;
            if (!CHECK(screen_find(bundle, name, 0, &view, NULL))) continue;
            for (int sheet = SHEET_NONE; sheet < SHEET_COUNT; sheet++, checked++) {
                view.sheet = (Sheet)sheet;
                app_draw_view(stand->app, &view, &list);
                check(&list, name);
            }
        }
    }
    list_finish(&list);
    return checked;
}

static void check_reach(const DrawList *list, const char *name) {
    CHECK_INT(list->top, 270); // half of 540
    for (size_t i = 0; i < list->target_count; i++) {
        const Target *target = &list->targets[i];
        Rect seen = rect_intersect(target->box, target->clip);
        if (rect_empty(seen)) continue;
        if (!CHECK(seen.y >= list->top && seen.y + seen.h <= 540))
            printf("  %s: %s at %d\n", name, target->name, seen.y);
    }
}

static void in_reach_every_target_of_every_screen_lies_in_the_lower_part(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    const Aids sets[] = {{.reach = true}, {.reach = true, .larger = 1}, {.reach = true, .larger = 2}};
    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "home", .aids = sets[i]}));
        CHECK(check_screens(&stand, check_reach) > 50);
        stand_finish(&stand);
    }
}

static int banner_words;

static void check_banner(const DrawList *list, const char *name) {
    (void)name;
    bool event = false, clock = false;
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind != DRAW_TEXT || c->box.y + c->box.h > list->top) continue;
        event = event || !strcmp(c->text, "Test");
        clock = clock || !strcmp(c->text, "10:42");
    }
    CHECK(event && clock);
    banner_words++;
}

static void above_what_is_in_reach_stand_name_and_clock(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "home", .aids = {.reach = true}}));
    check_screens(&stand, check_banner);
    CHECK(banner_words > 0);
    stand_finish(&stand);
}

static void above_what_is_in_reach_a_narrow_panel_cuts_no_words_off(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    REQUIRE(stand_init(
        &stand,
        &(StandConfig){
            .content = bundle, .screen = "home", .width = 480, .height = 800, .aids = {.reach = true}}));
    app_set_display(stand.app, &stand.display, 480, 800, 93);
    stand_settle(&stand);
    const DrawList *list = app_list(stand.app);
    check_banner(list, "home");
    for (size_t i = 0; i < list->count; i++)
        CHECK(!(list->commands[i].cut && list->commands[i].box.y < list->top));
    CHECK(stand_says(&stand, "Tue 24 Nov"));
    stand_finish(&stand);
}

static void a_switch_takes_effect_at_once_and_its_sheet_stays(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "home"}));
    stand_settle(&stand);
    REQUIRE(stand_tap(&stand, "nav/aids"));
    stand_settle(&stand);
    CHECK(!stand_has(&stand, "aid/none"));
    uint64_t before = stand_pixels(&stand);
    REQUIRE(stand_tap(&stand, "aid/contrast"));
    stand_settle(&stand);
    CHECK(stand_pixels(&stand) != before);
    CHECK_INT(app_list(stand.app)->ground, 0xFFFFFFFF);
    REQUIRE(stand_tap(&stand, "aid/none"));
    stand_settle(&stand);
    CHECK(stand_pixels(&stand) == before);
    stand_finish(&stand);
}

static void home_keeps_what_is_on_and_the_next_visitor_finds_nothing_of_it(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "agenda/2026-11-24"}));
    stand_settle(&stand);
    REQUIRE(stand_tap(&stand, "nav/aids"));
    stand_settle(&stand);
    REQUIRE(stand_tap(&stand, "aid/reach"));
    stand_settle(&stand);
    CHECK_INT(app_list(stand.app)->top, 270);
    REQUIRE(stand_tap(&stand, "sheet/close"));
    stand_settle(&stand);
    REQUIRE(stand_tap(&stand, "nav/home"));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "home");
    CHECK_INT(app_list(stand.app)->top, 270);
    stand_advance(&stand, 81 * second_us);
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    stand_tap_at(&stand, 480, 270);
    stand_settle(&stand);
    CHECK_INT(app_list(stand.app)->top, 0);
    stand_finish(&stand);
}

static void the_loop_keeps_its_form(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand plain, aided;
    REQUIRE(stand_init(&plain, &(StandConfig){.content = bundle}));
    stand_settle(&plain);
    uint64_t pixels = stand_pixels(&plain);
    stand_finish(&plain);
    REQUIRE(stand_init(&aided, &(StandConfig){.content = bundle, .aids = {2, true, true, false}}));
    stand_settle(&aided);
    CHECK(stand_pixels(&aided) == pixels);
    stand_finish(&aided);
}

// A flick over the list, 200 px in 60 ms. Returns how often a frame was shown in the second after it.
static int flick(Stand *stand) {
    stand_finger(stand, UI_FINGER_DOWN, 1, 400, 400);
    for (int i = 1; i <= 6; i++) {
        stand_advance(stand, 10000);
        stand_finger(stand, UI_FINGER_MOVE, 1, 400, 400 - 33 * i);
    }
    stand_finger(stand, UI_FINGER_UP, 1, 400, 200);
    stand_advance(stand, 40000);
    int before = stand->presents;
    stand_advance(stand, second_us);
    return stand->presents - before;
}

static void with_stillness_nothing_moves_by_itself(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand moving, still;
    REQUIRE(stand_init(&moving, &(StandConfig){.content = bundle, .screen = "session/main"}));
    stand_settle(&moving);
    REQUIRE(stand_tap(&moving, "back"));
    stand_settle(&moving);
    CHECK(moving.composes > 0);
    stand_finish(&moving);
    REQUIRE(stand_init(&still,
                       &(StandConfig){.content = bundle, .screen = "session/main", .aids = {.still = true}}));
    stand_settle(&still);
    REQUIRE(stand_tap(&still, "back"));
    stand_settle(&still);
    CHECK_STR(stand_screen(&still), "agenda/2026-11-24");
    stand_advance(&still, 81 * second_us);
    CHECK_STR(stand_screen(&still), "attract-agenda");
    CHECK_INT(still.composes, 0);
    stand_finish(&still);
}

static void with_stillness_a_list_stops_where_the_finger_leaves_it(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    const Aids larger = {.larger = 2}, still = {.larger = 2, .still = true}; // so that the list scrolls
    REQUIRE(
        stand_init(&stand, &(StandConfig){.content = bundle, .screen = "agenda/2026-11-24", .aids = larger}));
    stand_settle(&stand);
    CHECK(flick(&stand) > 5);
    stand_finish(&stand);
    REQUIRE(
        stand_init(&stand, &(StandConfig){.content = bundle, .screen = "agenda/2026-11-24", .aids = still}));
    stand_settle(&stand);
    CHECK_INT(flick(&stand), 0);
    stand_finish(&stand);
}

static void with_stillness_the_wall_of_members_stands(void) {
    AUTO_FREE char *bundle = stand_bundle(wall_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .aids = {.still = true}}));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "attract-wall");
    int shown = stand.presents;
    stand_advance(&stand, 10 * second_us);
    CHECK_INT(stand.presents, shown);
    stand_finish(&stand);
}

static void search_and_access_stand_at_the_end_or_two_touches_away(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "home"}));
    stand_settle(&stand);
    const Target *home = list_find_target_named(app_list(stand.app), "nav/home"),
                 *search = list_find_target_named(app_list(stand.app), "nav/search"),
                 *aids = list_find_target_named(app_list(stand.app), "nav/aids");
    REQUIRE(home && search && aids);
    CHECK(aids->box.x + aids->box.w > 960 - 20);
    CHECK(search->box.x + search->box.w <= aids->box.x && home->box.x < 20);
    stand_finish(&stand);
    // A panel of words so large that there is no room for them.
    REQUIRE(stand_init(
        &stand,
        &(StandConfig){
            .content = bundle, .screen = "home", .width = 540, .height = 960, .aids = {.larger = 2}}));
    stand_settle(&stand);
    if (!stand_has(&stand, "nav/aids")) {
        REQUIRE(stand_tap(&stand, "nav/more"));
        stand_settle(&stand);
    }
    CHECK(stand_has(&stand, "nav/aids") && stand_has(&stand, "nav/search"));
    stand_finish(&stand);
}

TEST_MAIN(TEST(larger_words_have_capitals_of_7_3_mm_from_10_inches_on),
          TEST(a_panel_says_how_large_its_words_get), TEST(a_step_that_changes_nothing_is_left_out),
          TEST(a_panel_too_small_for_any_larger_word_keeps_its_own),
          TEST(none_is_what_every_visit_begins_with), TEST(reach_follows_the_height_at_which_the_panel_hangs),
          TEST(a_small_panel_is_reached_as_it_is),
          TEST(high_contrast_is_ten_to_one_whatever_the_bundle_chose),
          TEST(the_words_of_the_command_line_add_up),
          TEST(in_reach_every_target_of_every_screen_lies_in_the_lower_part),
          TEST(above_what_is_in_reach_stand_name_and_clock),
          TEST(above_what_is_in_reach_a_narrow_panel_cuts_no_words_off),
          TEST(a_switch_takes_effect_at_once_and_its_sheet_stays),
          TEST(home_keeps_what_is_on_and_the_next_visitor_finds_nothing_of_it), TEST(the_loop_keeps_its_form),
          TEST(with_stillness_nothing_moves_by_itself),
          TEST(with_stillness_a_list_stops_where_the_finger_leaves_it),
          TEST(with_stillness_the_wall_of_members_stands),
          TEST(search_and_access_stand_at_the_end_or_two_touches_away))
