#include <stdio.h>
#include <string.h>
#include "bundle_text.h"
#include "settings/loop.h"
#include "settings/value.h"
#include "test.h"

// The content's loop in these tests.
static const Scene scenes[] = {
    {.kind = SCENE_AGENDA, .seconds = 10}, {.kind = SCENE_FLAG_WALL, .seconds = 12},
    {.kind = SCENE_MEMBER, .seconds = 10}, {.kind = SCENE_AGENDA, .seconds = 20},
    {.kind = SCENE_MEMBER, .seconds = 8},
};
enum {
    COUNT = 5
};
static LoopScene entries[COUNT];

static void arrange(const char *wishes) {
    Settings settings;
    Err err = {0};
    settings_default(&settings);
    memset(entries, 0xff, sizeof entries);
    CHECK(setting_parse(setting_row(SETTING_ATTRACT_SCENES), wishes, &settings, &err));
    loop_arrange(&settings.scenes, scenes, COUNT, entries);
}

static void check_entry(int index, int scene, bool on, int seconds) {
    CHECK_INT(entries[index].scene - scenes, scene);
    CHECK_INT(entries[index].on, on);
    CHECK_INT(entries[index].seconds, seconds);
}

static void without_wishes_the_loop_is_the_content_s(void) {
    arrange("");
    for (int i = 0; i < COUNT; i++)
        check_entry(i, i, true, scenes[i].seconds);
}

static void wishes_change_order_seconds_and_switches(void) {
    arrange("member off, flag-wall 30, agenda, agenda 5, member");
    check_entry(0, 2, false, 10);
    check_entry(1, 1, true, 30);
    check_entry(2, 0, true, 10);
    check_entry(3, 3, true, 5);
    check_entry(4, 4, true, 8);
}

static void a_wish_can_name_the_second_of_a_kind(void) {
    arrange("member#2 off, agenda#2, agenda#1");
    check_entry(0, 4, false, 8);
    check_entry(1, 3, true, 20);
    check_entry(2, 0, true, 10);
    check_entry(3, 1, true, 12);
    check_entry(4, 2, true, 10);
}

static void scenes_without_a_wish_follow_and_are_shown(void) {
    arrange("agenda off, agenda off");
    check_entry(0, 0, false, 10);
    check_entry(1, 3, false, 20);
    check_entry(2, 1, true, 12);
    check_entry(4, 4, true, 8);
}

static void wishes_without_a_scene_wait(void) {
    arrange("notice 20, picture#7 off, agenda#3 off, member");
    check_entry(0, 2, true, 10);
    check_entry(1, 0, true, 10);
    check_entry(4, 4, true, 8);
}

static void a_loop_is_never_empty(void) {
    arrange("agenda off, agenda 7 off, flag-wall off, member off, member off");
    for (int i = 0; i < COUNT; i++)
        CHECK(entries[i].on);
    check_entry(1, 3, true, 7);
}

static void no_scenes_are_no_loop(void) {
    SceneSettings wishes = {.count = 1, .items = {{SCENE_AGENDA, 1, 0, true}}};
    loop_arrange(&wishes, NULL, 0, NULL);
}

static void what_a_panel_shows_becomes_wishes_again(void) {
    static const char *const all[] = {
        "",
        "member#2 off, agenda#2, agenda",
        "flag-wall 600, member 2 off",
        "agenda off, agenda off",
    };
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        LoopScene before[COUNT];
        SceneSettings wishes;
        arrange(all[i]);
        memcpy(before, entries, sizeof before);
        loop_wishes(before, COUNT, scenes, &wishes);
        loop_arrange(&wishes, scenes, COUNT, entries);
        for (int k = 0; k < COUNT; k++)
            check_entry(k, (int)(before[k].scene - scenes), before[k].on, before[k].seconds);
    }
}

static void wishes_end_at_their_limit(void) {
    static Scene many[LIMIT_SETTING_SCENES + 1];
    static LoopScene arranged[LIMIT_SETTING_SCENES + 1];
    SceneSettings wishes = {0};
    for (int i = 0; i <= LIMIT_SETTING_SCENES; i++)
        many[i] = (Scene){.kind = SCENE_MEMBER, .seconds = 5};
    loop_arrange(&wishes, many, COUNT_OF(many), arranged);
    loop_wishes(arranged, COUNT_OF(many), many, &wishes);
    CHECK_INT(wishes.count, LIMIT_SETTING_SCENES);
    CHECK_INT(wishes.items[LIMIT_SETTING_SCENES - 1].which, LIMIT_SETTING_SCENES);
    loop_arrange(&wishes, many, COUNT_OF(many), arranged);
    CHECK(arranged[LIMIT_SETTING_SCENES].scene == &many[LIMIT_SETTING_SCENES]);
}

static void scenes_are_called_as_in_a_bundle(void) {
    for (int i = 0; i < SCENE_KIND_COUNT; i++) {
        char more[200];
        snprintf(more, sizeof more, "\"attract\": {\"scenes\": [{\"scene\": \"%s\"%s}]}", scene_words[i],
                 i == SCENE_PICTURE ? ", \"file\": \"a.png\"" : "");
        Bundle *bundle = bundle_with(more);
        CHECK_INT(bundle->scene_count, 1);
        CHECK_INT(bundle->scenes[0].kind, i);
        bundle_destroy(bundle);
    }
    CHECK(scene_words[SCENE_KIND_COUNT] == NULL);
}

TEST_MAIN(TEST(without_wishes_the_loop_is_the_content_s), TEST(wishes_change_order_seconds_and_switches),
          TEST(a_wish_can_name_the_second_of_a_kind), TEST(scenes_without_a_wish_follow_and_are_shown),
          TEST(wishes_without_a_scene_wait), TEST(a_loop_is_never_empty), TEST(no_scenes_are_no_loop),
          TEST(what_a_panel_shows_becomes_wishes_again), TEST(wishes_end_at_their_limit),
          TEST(scenes_are_called_as_in_a_bundle))
