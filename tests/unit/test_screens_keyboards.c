// Keyboards of all languages on panels of all sizes, and the line in scripts that run the other way.
#include <stdio.h>
#include <string.h>
#include "app/app.h"
#include "app/state.h"
#include "base/auto.h"
#include "bundle_text.h"
#include "stand.h"
#include "test.h"

static const char *const languages[] = {"fr", "tr", "vi", "pt", "mn", "ar", "fa", "ur", "hi", "bn",
                                        "ne", "si", "ta", "th", "lo", "km", "my", "ko", "ja", "zh-Hant"};

typedef struct Panel {
    int width, height;
    double width_mm;
} Panel;
static const Panel panels[] = {
    {800, 480, 154}, {1024, 600, 154}, {480, 800, 93}, {1280, 800, 217}, {1920, 1080, 476}};

static bool begin(Stand *stand, const char *bundle, const char *lang) {
    StandConfig config = {.content = bundle, .screen = "search", .width = 1920, .height = 1080};
    if (!stand_init(stand, &config) || !stand_settle(stand)) return false;
    visit_act(stand->app, ACT_LANGUAGE, lang, stand->time_us);
    return stand_settle(stand);
}

static bool says_something(const DrawList *list, size_t target) {
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *command = &list->commands[i];
        if (command->target == (int)target && (command->kind == DRAW_TEXT || command->kind == DRAW_ICON))
            return true;
    }
    return false;
}

static bool is_key(const Target *target) {
    return !strncmp(target->name, "key", 3);
}

static void check_keys(const Stand *stand, const char *lang, const Panel *panel) {
    const DrawList *list = app_list(stand->app);
    double least = 12 * panel->width / panel->width_mm - 1;
    for (size_t i = 0; i < list->target_count; i++) {
        const Target *target = &list->targets[i];
        if (!is_key(target)) continue;
        bool in_sight = rect_intersect(target->box, target->clip).h > target->box.h * 3 / 4;
        bool good = (!in_sight || says_something(list, i)) && target->box.w >= least &&
                    target->box.h >= least && target->box.x >= 0 &&
                    target->box.x + target->box.w <= panel->width;
        if (!CHECK(good))
            printf("%s on %d px: %s, %d x %d px\n", lang, panel->width, target->name, target->box.w,
                   target->box.h);
        for (size_t j = 0; j < i; j++)
            CHECK(rect_empty(rect_intersect(rect_intersect(target->box, target->clip),
                                            rect_intersect(list->targets[j].box, list->targets[j].clip))));
    }
}

// Keys that scroll are looked at from both ends.
static void scroll_keys_to_end(Stand *stand) {
    ScrollStore *store = &app_top(stand->app)->scrolls;
    for (int i = 0; i < store->count; i++)
        if (!strncmp(store->scrolls[i].name, "keys/", 5))
            scroll_to(&store->scrolls[i], store->scrolls[i].content);
    stand->app->dirty = true;
    stand_settle(stand);
}

static void every_key_of_every_language_says_what_it_types_on_every_panel(void) {
    AUTO_FREE char *bundle = bundle_text("\"rooms\": []");
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        Stand stand;
        REQUIRE(begin(&stand, bundle, languages[i]));
        for (size_t j = 0; j < COUNT_OF(panels); j++) {
            app_set_display(stand.app, &stand.display, panels[j].width, panels[j].height, panels[j].width_mm);
            for (int page = 0; page < (int)stand.app->keyboard->page_count; page++) {
                char number[12];
                snprintf(number, sizeof number, "%d", page);
                visit_act(stand.app, ACT_KEYS, number, stand.time_us);
                stand_settle(&stand);
                check_keys(&stand, languages[i], &panels[j]);
                scroll_keys_to_end(&stand);
                check_keys(&stand, languages[i], &panels[j]);
                CHECK(stand_has(&stand, "nav/language"));
            }
        }
        stand_finish(&stand);
    }
}

static int left_of(const Stand *stand, const char *name) {
    const Target *target = list_find_target_named(app_list(stand->app), name);
    return target ? target->box.x : -1;
}

static void a_keyboard_lies_as_everywhere_in_a_line_that_begins_at_the_right(void) {
    AUTO_FREE char *bundle = bundle_text("\"rooms\": []");
    Stand stand;
    REQUIRE(begin(&stand, bundle, "ar"));
    CHECK(left_of(&stand, "key/ض") < left_of(&stand, "key/ص"));
    CHECK(left_of(&stand, "keys/close") < left_of(&stand, "key/delete"));
    REQUIRE(stand_tap(&stand, "keys/2"));
    stand_settle(&stand);
    CHECK(left_of(&stand, "key/q") < left_of(&stand, "key/w"));
    stand_finish(&stand);
}

static void one_touch_leads_from_letters_to_latin_ones_and_back(void) {
    AUTO_FREE char *bundle = bundle_text("\"rooms\": []");
    Stand stand;
    REQUIRE(begin(&stand, bundle, "th"));
    CHECK(stand_says(&stand, "abc"));
    REQUIRE(stand_tap(&stand, "keys/3"));
    stand_settle(&stand);
    CHECK(stand_has(&stand, "key/a"));
    CHECK(stand_says(&stand, "ไทย"));
    REQUIRE(stand_tap(&stand, "keys/0"));
    stand_settle(&stand);
    CHECK(stand_has(&stand, "key/ก"));
    stand_finish(&stand);
}

// The cursor: a thin bar in the line, as high as the text or nearly.
static Rect cursor_of(const Stand *stand, Rect text) {
    const DrawList *list = app_list(stand->app);
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *command = &list->commands[i];
        bool beside =
            command->box.y < text.y + text.h / 2 && command->box.y + command->box.h > text.y + text.h / 2;
        if (command->kind == DRAW_BOX && beside && command->box.w <= 6 && command->box.h >= text.h / 2)
            return command->box;
    }
    return (Rect){0};
}

static Rect text_of(const Stand *stand, const char *words) {
    const DrawList *list = app_list(stand->app);
    for (size_t i = 0; i < list->count; i++)
        if (list->commands[i].text && !strcmp(list->commands[i].text, words)) return list->commands[i].box;
    return (Rect){0};
}

static void type(Stand *stand, const char *query) {
    snprintf(app_top(stand->app)->query, QUERY_SIZE, "%s", query);
    stand->app->dirty = true;
    stand_settle(stand);
}

static void the_cursor_stands_at_the_end_where_typing_goes_on(void) {
    AUTO_FREE char *bundle = bundle_text("\"rooms\": []");
    Stand stand;
    REQUIRE(begin(&stand, bundle, "ar"));
    type(&stand, "قاعة");
    Rect text = text_of(&stand, "قاعة");
    Rect cursor = cursor_of(&stand, text);
    REQUIRE(text.w && cursor.w);
    CHECK(text.x > 960); // the line begins at the right
    CHECK(cursor.x < text.x);
    type(&stand, "room");
    text = text_of(&stand, "room");
    cursor = cursor_of(&stand, text);
    REQUIRE(text.w && cursor.w);
    CHECK(text.x > 960);
    CHECK(cursor.x >= text.x + text.w - 2);
    visit_act(stand.app, ACT_LANGUAGE, "en", stand.time_us);
    stand_settle(&stand);
    type(&stand, "قاعة");
    text = text_of(&stand, "قاعة");
    cursor = cursor_of(&stand, text);
    REQUIRE(text.w && cursor.w);
    CHECK(text.x < 960);
    CHECK(cursor.x <= text.x);
    stand_finish(&stand);
}

TEST_MAIN(TEST(every_key_of_every_language_says_what_it_types_on_every_panel),
          TEST(a_keyboard_lies_as_everywhere_in_a_line_that_begins_at_the_right),
          TEST(one_touch_leads_from_letters_to_latin_ones_and_back),
          TEST(the_cursor_stands_at_the_end_where_typing_goes_on))
