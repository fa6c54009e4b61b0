// The search by touch: what is typed, what it finds and where that leads, and a keyboard for every panel.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "app/state.h"
#include "base/auto.h"
#include "bundle_text.h"
#include "draw/audit.h"
#include "stand.h"
#include "test.h"

// One of each kind whose name begins with "Zeb", among others.
static const char each_kind[] =
    "\"rooms\": [{\"id\": \"r\", \"name\": \"Zebra Hall\", \"level\": \"Level 7\"}],"
    " \"agenda\": [{\"id\": \"s\", \"title\": \"Zebras 5 * 3 * 2\", \"start\": \"2026-11-24T14:00\","
    " \"end\": \"2026-11-24T15:00\", \"room\": \"r\", \"status\": \"cancelled\","
    " \"people\": [{\"name\": \"Zeb Miller\", \"role\": \"Moderator\"}]}],"
    " \"members\": [{\"id\": \"m\", \"kind\": \"member-organization\", \"name\": \"Zebra Fund\"}],"
    " \"groups\": [{\"id\": \"g\", \"name\": \"Zebra Group\"}],"
    " \"meetings\": [{\"id\": \"t\", \"title\": \"Zebra Meeting\", \"start\": \"2017-08-24\", \"city\": "
    "\"Perth\"}],"
    " \"documents\": [{\"id\": \"d\", \"title\": \"Zebra Guide\", \"kind\": \"handbook\", \"year\": 2017}],"
    " \"contacts\": [{\"id\": \"c\", \"name\": \"Zebra Desk\", \"lines\": [\"Stable Road\"]}],"
    " \"about\": [{\"id\": \"a\", \"title\": \"Zebras\", \"body\": \"Stripes.\"}]";

static bool begin_on(Stand *stand, const char *bundle, int width, int height) {
    StandConfig config = {.content = bundle, .screen = "search", .width = width, .height = height};
    return stand_init(stand, &config) && stand_settle(stand);
}

static bool begin(Stand *stand, const char *bundle) {
    return begin_on(stand, bundle, 1920, 1080);
}

// Types what has keys on the first page.
static bool type(Stand *stand, const char *letters) {
    for (; *letters; letters++) {
        char name[16];
        snprintf(name, sizeof name, "key/%c", *letters);
        if (!stand_tap(stand, *letters == ' ' ? "key/space" : name)) return false;
        stand_settle(stand);
    }
    return true;
}

static const char *typed(const Stand *stand) {
    return app_view(stand->app)->query;
}

static Action action_of(const Stand *stand, const char *name) {
    const Target *target = list_find_target_named(app_list(stand->app), name);
    return target ? (Action)target->action : ACT_NONE;
}

static void without_letters_it_says_what_can_be_typed(void) {
    AUTO_FREE char *bundle = bundle_text(each_kind);
    Stand stand;
    REQUIRE(begin(&stand, bundle));
    CHECK(stand_says(&stand, "What are you looking for?"));
    CHECK(stand_says(&stand, "Type the beginning of a name"));
    CHECK(!stand_says(&stand, "results"));
    CHECK(!stand_has(&stand, "key/clear"));
    CHECK_INT(action_of(&stand, "key/delete"), ACT_NONE);
    CHECK_INT(action_of(&stand, "key/space"), ACT_NONE);
    stand_finish(&stand);
}

static void every_key_types_what_it_says(void) {
    AUTO_FREE char *bundle = bundle_text(each_kind);
    Stand stand;
    REQUIRE(begin(&stand, bundle));
    const Keyboard *keyboard = stand.app->keyboard;
    REQUIRE(keyboard);
    size_t count = 0;
    for (size_t page = 0; page < keyboard->page_count; page++) {
        char name[32];
        snprintf(name, sizeof name, "keys/%zu", page);
        if (page) REQUIRE(stand_tap(&stand, name));
        stand_settle(&stand);
        for (size_t row = 0; row < keyboard->pages[page].row_count; row++)
            for (size_t i = 0; i < keyboard->pages[page].rows[row].count; i++) {
                const char *text = keyboard->pages[page].rows[row].keys[i].text;
                snprintf(name, sizeof name, "key/%s", text);
                REQUIRE(stand_tap(&stand, name));
                CHECK_STR(typed(&stand), text);
                REQUIRE(stand_tap(&stand, "key/delete"));
                CHECK_STR(typed(&stand), "");
                count++;
            }
    }
    CHECK(count > 100);
    stand_finish(&stand);
}

static void every_kind_of_result_leads_to_its_screen(void) {
    static const struct {
        const char *target, *screen;
    } rows[] = {{"room/r", "room/r"},         {"person/Zeb Miller", "session/s"},
                {"session/s", "session/s"},   {"member/m", "member/m"},
                {"group/g", "group/g"},       {"meeting/t", "meeting/t"},
                {"document/d", "document/d"}, {"contact/c", "contact/c"},
                {"about/a", "about/a"}};
    AUTO_FREE char *bundle = bundle_text(each_kind);
    Stand stand;
    REQUIRE(begin_on(&stand, bundle, 1080, 1920)); // room for all of them
    REQUIRE(type(&stand, "zeb"));
    CHECK(stand_says(&stand, "9 results"));
    REQUIRE(stand_tap(&stand, "keys/close"));
    stand_settle(&stand);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        REQUIRE(stand_tap(&stand, rows[i].target));
        stand_settle(&stand);
        CHECK_STR(stand_screen(&stand), rows[i].screen);
        REQUIRE(stand_tap(&stand, "back"));
        stand_settle(&stand);
        CHECK_STR(stand_screen(&stand), "search");
        CHECK_STR(typed(&stand), "zeb");
    }
    stand_finish(&stand);
}

static void a_result_says_when_where_and_what_became_of_it(void) {
    AUTO_FREE char *bundle = bundle_text(each_kind);
    Stand stand;
    REQUIRE(begin_on(&stand, bundle, 1080, 1920));
    REQUIRE(type(&stand, "zeb"));
    CHECK(stand_says(&stand, "Session · Cancelled · 14:00 – 15:00 · Zebra Hall"));
    CHECK(stand_says(&stand, "Speaker · Moderator · 14:00 · Zebras 5 * 3 * 2"));
    CHECK(stand_says(&stand, "Meeting · 24 August 2017 · Perth"));
    CHECK(stand_says(&stand, "Handbook · 2017"));
    CHECK(stand_says(&stand, "Contact · Stable Road"));
    CHECK(stand_says(&stand, "Room · Level 7"));
    stand_finish(&stand);
}

static void what_it_was_found_by_stands_beside_it(void) {
    AUTO_FREE char *bundle = bundle_text(each_kind);
    Stand stand;
    REQUIRE(begin(&stand, bundle));
    REQUIRE(type(&stand, "miller"));
    CHECK(stand_says(&stand, "2 results"));
    CHECK(stand_says(&stand, "Cancelled · 14:00 – 15:00 · Zebra Hall · Zeb Miller"));
    stand_finish(&stand);
}

static Rect box_of_text(const DrawList *list, const char *text) {
    for (size_t i = 0; i < list->count; i++)
        if (list->commands[i].text && !strcmp(list->commands[i].text, text)) return list->commands[i].box;
    return (Rect){0};
}

// How much of a text, per cent of its width, stands on the tint.
static int marked_percent(const Stand *stand, const char *text) {
    const DrawList *list = app_list(stand->app);
    Rect box = box_of_text(list, text);
    int px = 0;
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind == DRAW_BOX && c->fill == stand->app->theme.colours[T_TINT])
            px += rect_intersect(c->box, box).w;
    }
    return box.w ? px * 100 / box.w : -1;
}

static void what_it_was_found_by_is_in_sight_where_a_line_is_short(void) {
    AUTO_FREE char *bundle = bundle_text(
        "\"meetings\": [{\"id\": \"t\", \"title\": \"Senior Officials\", \"start\": \"2017-11-30\","
        " \"end\": \"2017-12-02\", \"city\": \"Kuala Lumpur\", \"country\": \"MY\"}]");
    Stand stand;
    REQUIRE(begin_on(&stand, bundle, 480, 800));
    app_set_display(stand.app, &stand.display, 480, 800, 93);
    stand_settle(&stand);
    REQUIRE(type(&stand, "kual"));
    CHECK(stand_says(&stand, "Kuala Lumpur"));
    stand_finish(&stand);
}

static void the_letters_that_were_typed_are_marked(void) {
    AUTO_FREE char *bundle = bundle_text(each_kind);
    Stand stand;
    REQUIRE(begin(&stand, bundle));
    REQUIRE(type(&stand, "zebra fun"));
    int percent = marked_percent(&stand, "Zebra Fund");
    CHECK(percent > 70 && percent < 95); // all but a space and a letter
    stand_finish(&stand);
}

static void a_name_with_asterisks_keeps_them(void) {
    AUTO_FREE char *bundle = bundle_text(each_kind);
    Stand stand;
    REQUIRE(begin(&stand, bundle));
    REQUIRE(type(&stand, "zebras"));
    CHECK(stand_says(&stand, "Zebras 5 * 3 * 2"));
    CHECK_INT(marked_percent(&stand, "Zebras 5 * 3 * 2"), 0);
    stand_finish(&stand);
}

static void what_finds_nothing_is_said_with_a_way_on(void) {
    AUTO_FREE char *bundle = bundle_text(each_kind);
    Stand stand;
    REQUIRE(begin(&stand, bundle));
    REQUIRE(type(&stand, "qqq"));
    CHECK(stand_says(&stand, "Nothing found for “qqq”"));
    CHECK(stand_says(&stand, "Try fewer letters"));
    REQUIRE(stand_tap(&stand, "key/clear"));
    stand_settle(&stand);
    CHECK_STR(typed(&stand), "");
    stand_finish(&stand);
}

static void until_it_is_ready_a_sentence_says_so(void) {
    AUTO_FREE char *bundle = bundle_text(each_kind);
    Stand stand;
    REQUIRE(begin(&stand, bundle));
    finder_set_bundle(stand.app->finder, NULL);
    REQUIRE(type(&stand, "zeb"));
    CHECK_STR(typed(&stand), "zeb");
    CHECK(stand_says(&stand, "The search will be ready in a moment."));
    finder_set_bundle(stand.app->finder, app_bundle(stand.app));
    stand.app->dirty = true;
    stand_settle(&stand);
    CHECK(stand_says(&stand, "9 results"));
    stand_finish(&stand);
}

static void count_audit_errors(void *ctx, const AuditFinding *finding) {
    if (!audit_is_error(finding->kind)) return;
    printf("%s: %s (%.2f)\n", audit_words(finding->kind), finding->what ? finding->what : "",
           finding->figure);
    ++*(int *)ctx;
}

static int audit_errors(const Stand *stand) {
    int errors = 0;
    audit_list(app_list(stand->app), false, count_audit_errors, &errors);
    return errors;
}

static void a_stuck_key_fills_the_line_and_no_more(void) {
    enum {
        TAPS = 10000
    };
    AUTO_FREE char *bundle = bundle_text(each_kind);
    Stand stand;
    REQUIRE(begin_on(&stand, bundle, 800, 480));
    for (int i = 0; i < TAPS; i++)
        visit_act(stand.app, ACT_KEY, i % 3 ? "é" : "z", stand.time_us);
    stand_settle(&stand);
    size_t length = strlen(typed(&stand));
    CHECK(length > QUERY_SIZE - 4 && length < QUERY_SIZE);
    CHECK(stand_says(&stand, "…"));
    CHECK(stand_says(&stand, "Nothing found"));
    CHECK_INT(action_of(&stand, "key/space"), length + 1 < QUERY_SIZE ? ACT_KEY : ACT_NONE);
    CHECK_INT(audit_errors(&stand), 0);
    for (size_t i = 0; i < QUERY_SIZE; i++) // whole letters go
        visit_act(stand.app, ACT_KEY, KEY_DELETE, stand.time_us);
    CHECK_STR(typed(&stand), "");
    stand_finish(&stand);
}

static void one_space_stands_between_words(void) {
    AUTO_FREE char *bundle = bundle_text(each_kind);
    Stand stand;
    REQUIRE(begin(&stand, bundle));
    REQUIRE(type(&stand, "zebra "));
    CHECK_INT(action_of(&stand, "key/space"), ACT_NONE);
    CHECK(stand_says(&stand, "8 results"));
    REQUIRE(type(&stand, "h"));
    CHECK_STR(typed(&stand), "zebra h");
    CHECK_INT(action_of(&stand, "key/space"), ACT_KEY);
    stand_finish(&stand);
}

static void of_many_results_those_in_sight_are_drawn_and_the_rest_is_announced(void) {
    enum {
        COUNT = 1000,
        ROW = 120
    };
    AUTO_FREE char *rest = malloc((size_t)COUNT * ROW + 40);
    REQUIRE(rest);
    size_t used = (size_t)sprintf(rest, "\"meetings\": [");
    for (int i = 0; i < COUNT; i++)
        used += (size_t)snprintf(rest + used, ROW, "%s{\"id\": \"m%d\", \"title\": \"Meeting %d\"}",
                                 i ? "," : "", i, i);
    strcpy(rest + used, "]");
    AUTO_FREE char *bundle = bundle_text(rest);
    Stand stand;
    REQUIRE(begin(&stand, bundle));
    REQUIRE(type(&stand, "meet"));
    CHECK(stand_says(&stand, "1,000 results"));
    CHECK(stand.app->list.target_count < 60);
    CHECK(stand_has(&stand, "meeting/m0"));
    CHECK(!stand_has(&stand, "meeting/m10"));
    Scroll *results = &app_top(stand.app)->scrolls.scrolls[0];
    CHECK_STR(results->name, "results");
    scroll_to(results, results->content);
    stand.app->dirty = true;
    stand_settle(&stand);
    CHECK(stand_has(&stand, "meeting/m199"));
    CHECK(stand_says(&stand, "There is more: type another letter."));
    REQUIRE(type(&stand, "i"));
    CHECK(stand_has(&stand, "meeting/m0")); // other letters, from the top
    stand_finish(&stand);
}

static void keys_are_large_enough_and_apart_on_every_panel(void) {
    static const struct {
        int width, height;
        double width_mm;
    } panels[] = {{800, 480, 154},   {1024, 600, 154},   {480, 800, 93},    {1280, 800, 217},
                  {1366, 768, 344},  {1920, 1080, 345},  {1920, 1080, 952}, {1080, 1920, 398},
                  {1080, 1920, 268}, {3840, 2160, 1218}, {600, 1024, 90}};
    AUTO_FREE char *bundle = bundle_text(each_kind);
    for (size_t i = 0; i < COUNT_OF(panels); i++) {
        Stand stand;
        REQUIRE(begin_on(&stand, bundle, panels[i].width, panels[i].height));
        app_set_display(stand.app, &stand.display, panels[i].width, panels[i].height, panels[i].width_mm);
        for (int page = 0; page < 3; page++) {
            char number[12];
            snprintf(number, sizeof number, "%d", page);
            visit_act(stand.app, ACT_KEYS, number, stand.time_us);
            stand_settle(&stand);
            CHECK_INT(audit_errors(&stand), 0);
            const DrawList *list = app_list(stand.app);
            for (size_t a = 0; a < list->target_count; a++)
                for (size_t b = 0; b < a; b++) {
                    Rect both = rect_intersect(rect_intersect(list->targets[a].box, list->targets[a].clip),
                                               rect_intersect(list->targets[b].box, list->targets[b].clip));
                    if (!rect_empty(both))
                        printf("%d: %s and %s\n", panels[i].width, list->targets[a].name,
                               list->targets[b].name);
                    CHECK(rect_empty(both));
                }
            CHECK(stand_has(&stand, "nav/home"));
            CHECK(stand_has(&stand, "key/delete"));
        }
        stand_finish(&stand);
    }
}

static void keys_that_scroll_stay_while_one_types(void) {
    AUTO_FREE char *bundle = bundle_text(each_kind);
    Stand stand;
    REQUIRE(begin_on(&stand, bundle, 800, 480));
    app_set_display(stand.app, &stand.display, 800, 480, 154);
    visit_act(stand.app, ACT_KEYS, "2", stand.time_us);
    stand_settle(&stand);
    CHECK(stand_has(&stand, "key/à"));
    Scroll *keys = NULL;
    ScrollStore *store = &app_top(stand.app)->scrolls;
    for (int i = 0; i < store->count; i++)
        if (!strcmp(store->scrolls[i].name, "keys/2")) keys = &store->scrolls[i];
    REQUIRE(keys);
    scroll_to(keys, keys->content);
    stand.app->dirty = true;
    stand_settle(&stand);
    int offset = scroll_offset(keys);
    CHECK(offset > 0);
    REQUIRE(stand_tap(&stand, "key/ž"));
    stand_settle(&stand);
    CHECK_STR(typed(&stand), "ž");
    CHECK_INT(scroll_offset(keys), offset);
    stand_finish(&stand);
}

static void a_key_under_a_finger_stands_large(void) {
    AUTO_FREE char *bundle = bundle_text(each_kind);
    Stand stand;
    REQUIRE(begin(&stand, bundle));
    Rect key = list_find_target_named(app_list(stand.app), "key/g")->box;
    Rect before = box_of_text(app_list(stand.app), "g");
    stand_finger(&stand, UI_FINGER_DOWN, 1, key.x + key.w / 2, key.y + key.h / 2);
    stand_advance(&stand, 50000);
    int largest = 0;
    const DrawList *list = app_list(stand.app);
    for (size_t i = 0; i < list->count; i++)
        if (list->commands[i].text && !strcmp(list->commands[i].text, "g") &&
            list->commands[i].box.y + list->commands[i].box.h <= key.y && list->commands[i].box.h > largest)
            largest = list->commands[i].box.h;
    CHECK(largest > before.h * 3 / 2);
    CHECK_STR(typed(&stand), ""); // typed when it is let go
    stand_finger(&stand, UI_FINGER_UP, 1, key.x + key.w / 2, key.y + key.h / 2);
    stand_settle(&stand);
    CHECK_STR(typed(&stand), "g");
    stand_finish(&stand);
}

TEST_MAIN(TEST(without_letters_it_says_what_can_be_typed), TEST(every_key_types_what_it_says),
          TEST(every_kind_of_result_leads_to_its_screen),
          TEST(a_result_says_when_where_and_what_became_of_it), TEST(what_it_was_found_by_stands_beside_it),
          TEST(what_it_was_found_by_is_in_sight_where_a_line_is_short),
          TEST(the_letters_that_were_typed_are_marked), TEST(a_name_with_asterisks_keeps_them),
          TEST(what_finds_nothing_is_said_with_a_way_on), TEST(until_it_is_ready_a_sentence_says_so),
          TEST(a_stuck_key_fills_the_line_and_no_more), TEST(one_space_stands_between_words),
          TEST(of_many_results_those_in_sight_are_drawn_and_the_rest_is_announced),
          TEST(keys_are_large_enough_and_apart_on_every_panel), TEST(keys_that_scroll_stay_while_one_types),
          TEST(a_key_under_a_finger_stands_large))
