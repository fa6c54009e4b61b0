// The operator's panel and its pad, from a view that is filled by hand: on every panel, in both directions.
#include <stdio.h>
#include <string.h>
#include "base/err.h"
#include "screens/panel.h"
#include "settings/pin.h"
#include "settings/value.h"
#include "sketch.h"
#include "test.h"

static const char *const tab_ids[] = {"status",     "content", "attract", "display", "clock",
                                      "statistics", "logs",    "power",   "notices"};

static const OperatorLine lines[] = {
    {"circle-check", "operator.content", "Bali Process 2026, v14", "", OPERATOR_GOOD},
    {"clock", "operator.clock", "Trusted: the clock chip, 0.4 s off", "", OPERATOR_GOOD},
    {"thermometer", "operator.brightness", "52 °C", "", OPERATOR_GOOD},
    {"hard-drive", "operator.usb", "0.2 GB free", "Take old packages off the card.", OPERATOR_CARE},
    {"activity", "operator.restart", "3 days 4 h, 0 restarts", "", OPERATOR_GOOD},
    {"usb", "operator.usb", "Today 08:12, by PIN", "", OPERATOR_NONE}};
static const OperatorCount opened[] = {{"session/plenary-region-in-motion", 61},
                                       {"member/au", 40},
                                       {"agenda/2026-11-24", 14},
                                       {"venue/1", 12},
                                       {"document/gone", 2}},
                           spoken[] = {{"en", 190}, {"id", 20}};
static const char *const crashes[] = {"Yesterday 14:02: it stopped in the painter (signal 11) while it "
                                      "showed members/member-state; it was back after 0.3 s."};
static const char *const log_lines[] = {"08:12:07 content: version 14 is shown",
                                        "08:12:01 usb: a stick with one package"};
static const OperatorNotice notices[] = {{"n1", "Lunch is on level 3.", false, {.day = 20781, .minute = 840}},
                                         {"n2", "Please leave the building.", true, {.day = DAY_NONE}}};

static const OperatorInstall installs[] = {
    {{.day = 20781, .minute = 492},
     OPERATOR_INSTALLED,
     14,
     "Bali Process 2026",
     "Conference Secretariat",
     "a stick",
     true},
    {{.day = 20780, .minute = 1100}, OPERATOR_ROLLED_BACK, 13, "Bali Process 2026", "", "the panel", false},
    {{.day = 20780, .minute = 1000}, OPERATOR_FELL_BACK, 0, "", "", "", false}};
static const char *const damaged[] = {
    "Version 12, set aside yesterday 14:02: pictures/hall.jpg has changed."};

typedef struct Desk {
    Sketch sketch;
    OperatorView view;
    Settings settings;
    LoopScene loop[8];
} Desk;

static void desk_init(Desk *desk, const char *lang) {
    memset(desk, 0, sizeof *desk);
    sketch_init(&desk->sketch, lang);
    settings_default(&desk->settings);
    size_t scenes = desk->sketch.bundle->scene_count < 8 ? desk->sketch.bundle->scene_count : 8;
    loop_arrange(&desk->settings.scenes, desk->sketch.bundle->scenes, scenes, desk->loop);
    desk->view = (OperatorView){.settings = &desk->settings,
                                .lines = lines,
                                .line_count = COUNT_OF(lines),
                                .restart = "It was started again on the panel, yesterday 18:40.",
                                .loop = desk->loop,
                                .loop_count = scenes,
                                .off_by = "the display driver",
                                .touch = {.next = -1},
                                .clock_says = "Approximate: kept from the last run",
                                .clock_advice = "Set it, or say that it is right.",
                                .clock_health = OPERATOR_CARE,
                                .clock_set = desk->sketch.stage.now,
                                .touches = {[7] = 41, [8] = 310, [9] = 560, [10] = 373},
                                .visits = {[8] = 60, [9] = 100, [10] = 52},
                                .days = {0, 0, 12, 180, 377, 401, 212},
                                .searches = 33,
                                .empty_searches = 4,
                                .hour = 10,
                                .opened = opened,
                                .opened_count = COUNT_OF(opened),
                                .languages = spoken,
                                .language_count = COUNT_OF(spoken),
                                .log = log_lines,
                                .log_count = COUNT_OF(log_lines),
                                .crashes = crashes,
                                .crash_count = COUNT_OF(crashes),
                                .installs = installs,
                                .install_count = COUNT_OF(installs),
                                .back = "Bali Process 2026, version 13",
                                .set_aside = damaged,
                                .set_aside_count = COUNT_OF(damaged),
                                .notices = notices,
                                .notice_count = COUNT_OF(notices)};
    desk->sketch.stage.panel = &desk->view;
}

static void open_tab(Desk *desk, const char *tab, const SketchPanel *panel) {
    char address[64];
    snprintf(address, sizeof address, "operator/%s", tab);
    sketch_open(&desk->sketch, address);
    sketch_draw(&desk->sketch, panel);
}

static void check_part(Desk *desk, const char *tab, const char *lang, const SketchPanel *panel,
                       int per_mille) {
    char name[100];
    snprintf(name, sizeof name, "%s-%s-%s-%d", tab, lang, panel->name, per_mille);
    sketch_scroll(&desk->sketch, panel, tab, per_mille);
    sketch_check(&desk->sketch, name, 0);
    CHECK(sketch_target(&desk->sketch, "operate/leave"));
    sketch_keep(&desk->sketch, name);
}

static void check_tabs(const char *lang) {
    Desk desk;
    desk_init(&desk, lang);
    for (size_t i = 0; i < COUNT_OF(tab_ids); i++)
        for (size_t p = 0; p < sketch_panel_count; p++) {
            open_tab(&desk, tab_ids[i], &sketch_panels[p]);
            for (int per_mille = 0; per_mille <= 1000; per_mille += 250)
                check_part(&desk, tab_ids[i], lang, &sketch_panels[p], per_mille);
        }
    sketch_finish(&desk.sketch);
}

static void every_tab_is_whole_on_every_panel(void) {
    check_tabs("en");
}

static void every_tab_is_whole_from_right_to_left(void) {
    check_tabs("fa");
}

// A target of the tab that is open, wherever it is scrolled to; on the tall panel.
static const Target *find(Desk *desk, const char *name) {
    const char *area = desk->sketch.view.id;
    const Target *found = NULL;
    for (int per_mille = 0; !found && per_mille <= 1000; per_mille += 250) {
        sketch_scroll(&desk->sketch, &sketch_panels[4], area, per_mille);
        found = sketch_target(&desk->sketch, name);
    }
    if (!found) printf("    no target %s\n", name);
    return found;
}

static const char *asks(Desk *desk, const char *name) {
    const Target *found = find(desk, name);
    return found && found->action == ACT_OPERATE ? found->argument : "";
}

static int action_of(Desk *desk, const char *name) {
    const Target *found = find(desk, name);
    return found ? found->action : -1;
}

// Every argument that a tab's targets ask a setting for is one that the setting takes.
static int check_arguments(const Desk *desk) {
    int asked = 0;
    for (size_t t = 0; t < desk->sketch.list.target_count; t++) {
        const Target *target = &desk->sketch.list.targets[t];
        if (target->action != ACT_OPERATE || strncmp(target->argument, "set ", 4) != 0) continue;
        char name[60] = "";
        int used = 0;
        sscanf(target->argument, "set %59s%n", name, &used);
        const char *value = target->argument + used + 1; // "" where it is none
        const SettingRow *row = setting_find(name);
        Settings settings = desk->settings;
        Err err = {0};
        if (!CHECK(row && setting_parse(row, value, &settings, &err)))
            printf("    %s: %s\n", target->argument, err.message);
        asked++;
    }
    return asked;
}

static void what_is_asked_of_a_setting_is_a_value_of_it(void) {
    static const char *const tabs[] = {"content", "attract", "display", "power", "statistics"};
    Desk desk;
    desk_init(&desk, "en");
    snprintf(desk.settings.kiosk_place, sizeof desk.settings.kiosk_place, "gone");
    int asked = 0;
    for (size_t i = 0; i < COUNT_OF(tabs); i++) {
        open_tab(&desk, tabs[i], &sketch_panels[0]);
        for (int per_mille = 0; per_mille <= 1000; per_mille += 250) {
            sketch_scroll(&desk.sketch, &sketch_panels[0], tabs[i], per_mille);
            asked += check_arguments(&desk);
        }
    }
    CHECK(asked > 80);
    sketch_finish(&desk.sketch);
}

static void a_touch_sets_the_next_value(void) {
    Desk desk;
    desk_init(&desk, "en");
    open_tab(&desk, "display", &sketch_panels[4]);
    CHECK_STR(asks(&desk, "set/display.rotation/+90"), "set display.rotation 90");
    CHECK_STR(asks(&desk, "set/display.rotation/-90"), "set display.rotation 270");
    CHECK_STR(asks(&desk, "set/display.brightness/-5"), "set display.brightness 95");
    CHECK_INT(action_of(&desk, "set/display.brightness/+5"), ACT_NONE);
    CHECK_STR(asks(&desk, "set/display.width_mm/+1"), "set display.width_mm 300"); // this panel's
    CHECK_STR(asks(&desk, "set/display.shift"), "set display.shift off");
    CHECK_STR(asks(&desk, "operate/touch-check"), "touch-check");
    desk.settings.display_width_mm = 480;
    sketch_draw(&desk.sketch, &sketch_panels[4]);
    CHECK_STR(asks(&desk, "set/display.width_mm/+10"), "set display.width_mm 490");
    CHECK_STR(asks(&desk, "operate/set display.width_mm 0"), "set display.width_mm 0");
    sketch_finish(&desk.sketch);
}

static void screen_hours_move_by_half_an_hour_round_midnight(void) {
    Desk desk;
    Err err = {0};
    desk_init(&desk, "en");
    REQUIRE(day_hours_parse("00:00-24:00", false, &desk.settings.hours_weekday[0], &err));
    open_tab(&desk, "power", &sketch_panels[4]);
    CHECK_STR(asks(&desk, "set/hours.monday/from-"), "set hours.monday 23:30-24:00");
    CHECK_STR(asks(&desk, "set/hours.monday/until+"), "set hours.monday 00:00-00:30");
    CHECK_STR(asks(&desk, "set/hours.monday/until-"), "set hours.monday 00:00-23:30");
    CHECK_STR(asks(&desk, "operate/set hours.tuesday never"), "set hours.tuesday never");
    CHECK_STR(asks(&desk, "operate/set hours.tuesday 07:00-22:00"), "set hours.tuesday 07:00-22:00");
    sketch_finish(&desk.sketch);
}

static void a_language_less_is_a_list_of_the_others_and_the_last_one_stays(void) {
    Desk desk;
    desk_init(&desk, "en");
    desk.settings.languages.count = 2;
    strcpy(desk.settings.languages.tags[0], "en");
    strcpy(desk.settings.languages.tags[1], "fa");
    open_tab(&desk, "content", &sketch_panels[4]);
    CHECK_STR(asks(&desk, "set/languages.offered/fa"), "set languages.offered en");
    desk.settings.languages.count = 1;
    sketch_draw(&desk.sketch, &sketch_panels[4]);
    CHECK_INT(action_of(&desk, "set/languages.offered/en"), ACT_NONE);
    CHECK_CONTAINS(asks(&desk, "set/languages.offered/fa"), "fa");
    sketch_finish(&desk.sketch);
}

static void scenes_move_and_take_longer(void) {
    Desk desk;
    desk_init(&desk, "en");
    desk.loop[0].seconds = 2;
    open_tab(&desk, "attract", &sketch_panels[4]);
    CHECK_STR(asks(&desk, "operate/scene 0 toggle"), "scene 0 toggle");
    CHECK_STR(asks(&desk, "operate/scene 0 down"), "scene 0 down");
    CHECK_STR(asks(&desk, "operate/scene 0 longer"), "scene 0 longer");
    CHECK_INT(action_of(&desk, "operate/scene 0 up"), ACT_NONE);
    CHECK_INT(action_of(&desk, "operate/scene 0 shorter"), ACT_NONE);
    CHECK_STR(asks(&desk, "operate/set attract.night_from 23:30"), "set attract.night_from 23:30");
    sketch_finish(&desk.sketch);
}

static void the_clock_is_set_by_day_hour_and_minute(void) {
    Desk desk;
    desk_init(&desk, "en");
    open_tab(&desk, "clock", &sketch_panels[4]);
    static const char *const wanted[] = {"clock -1440", "clock +1440", "clock -60", "clock +60",
                                         "clock -1",    "clock +1",    "clock set", "clock right"};
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        char name[40];
        snprintf(name, sizeof name, "operate/%s", wanted[i]);
        CHECK_STR(asks(&desk, name), wanted[i]);
    }
    CHECK(sketch_says(&desk.sketch, "Approximate"));
    CHECK(sketch_says(&desk.sketch, "say that it is right"));
    sketch_finish(&desk.sketch);
}

static void switching_off_is_asked_twice(void) {
    Desk desk;
    desk_init(&desk, "en");
    open_tab(&desk, "power", &sketch_panels[4]);
    CHECK(!sketch_target(&desk.sketch, "operate/power off"));
    const Target *ask = sketch_target(&desk.sketch, "power/ask");
    REQUIRE(ask && ask->action == ACT_SELECT);
    snprintf(desk.sketch.view.selected, sizeof desk.sketch.view.selected, "%s", ask->argument);
    sketch_draw(&desk.sketch, &sketch_panels[4]);
    CHECK(sketch_says(&desk.sketch, "Really switch off?"));
    CHECK_STR(asks(&desk, "operate/power off"), "power off");
    CHECK_STR(sketch_target(&desk.sketch, "power/keep")->argument, "");
    CHECK_STR(asks(&desk, "operate/power again"), "power again");
    CHECK_STR(asks(&desk, "operate/power dark"), "power dark");
    sketch_finish(&desk.sketch);
}

static void going_back_is_asked_twice(void) {
    Desk desk;
    desk_init(&desk, "en");
    open_tab(&desk, "content", &sketch_panels[4]);
    CHECK(sketch_says(&desk.sketch, "Bali Process 2026 · Version 14"));
    CHECK(sketch_says(&desk.sketch, "by a stick · signed by"));
    CHECK(sketch_says(&desk.sketch, "what came after it was damaged"));
    CHECK(sketch_says(&desk.sketch, "pictures/hall.jpg has changed."));
    CHECK(!sketch_target(&desk.sketch, "operate/content back"));
    REQUIRE(sketch_target(&desk.sketch, "content/ask"));
    CHECK_INT(action_of(&desk, "content/ask"), ACT_SELECT);
    strcpy(desk.sketch.view.selected, sketch_target(&desk.sketch, "content/ask")->argument);
    CHECK_STR(asks(&desk, "operate/content back"), "content back");
    CHECK_STR(find(&desk, "content/stay")->argument, "");
    desk.view.back = NULL;
    sketch_draw(&desk.sketch, &sketch_panels[4]);
    CHECK(!sketch_target(&desk.sketch, "content/ask"));
    sketch_finish(&desk.sketch);
}

static void a_notice_is_chosen_or_typed_and_put_up(void) {
    Desk desk;
    desk_init(&desk, "en");
    open_tab(&desk, "notices", &sketch_panels[0]);
    CHECK_STR(asks(&desk, "operate/notice say notice.leave"), "notice say notice.leave");
    CHECK_STR(asks(&desk, "operate/notice take n2"), "notice take n2");
    CHECK_STR(asks(&desk, "operate/type notice"), "type notice");
    CHECK(!sketch_target(&desk.sketch, "operate/notice put"));
    desk.view.typed = "Please leave the building.";
    for (size_t p = 0; p < sketch_panel_count; p++) {
        sketch_draw(&desk.sketch, &sketch_panels[p]);
        sketch_scroll(&desk.sketch, &sketch_panels[p], "notices", 0);
        sketch_check(&desk.sketch, "a draft", 0);
        char name[60];
        snprintf(name, sizeof name, "draft-%s", sketch_panels[p].name);
        sketch_keep(&desk.sketch, name);
    }
    CHECK_STR(asks(&desk, "operate/notice urgent"), "notice urgent");
    CHECK_STR(asks(&desk, "operate/notice put"), "notice put");
    CHECK_STR(asks(&desk, "operate/notice drop"), "notice drop");
    sketch_finish(&desk.sketch);
}

static void typing_has_keys_and_two_ends(void) {
    Desk desk;
    desk_init(&desk, "en");
    desk.view.typing = "kiosk.name";
    desk.view.typed = "Foyer 2";
    for (size_t p = 0; p < sketch_panel_count; p++) {
        open_tab(&desk, "content", &sketch_panels[p]);
        char name[60];
        snprintf(name, sizeof name, "typing-%s", sketch_panels[p].name);
        sketch_check(&desk.sketch, name, 12);
        sketch_keep(&desk.sketch, name);
        CHECK(sketch_says(&desk.sketch, "Foyer 2"));
        REQUIRE(sketch_target(&desk.sketch, "typing/done") && sketch_target(&desk.sketch, "typing/cancel"));
        CHECK_STR(sketch_target(&desk.sketch, "typing/done")->argument, "set kiosk.name Foyer 2");
        CHECK_STR(sketch_target(&desk.sketch, "typing/cancel")->argument, "type");
        REQUIRE(sketch_target(&desk.sketch, "key/a"));
        CHECK_INT(sketch_target(&desk.sketch, "key/a")->action, ACT_KEY);
        CHECK_INT(sketch_target(&desk.sketch, "key/delete")->action, ACT_KEY);
    }
    desk.view.typing = "notice";
    desk.view.typed = "";
    sketch_draw(&desk.sketch, &sketch_panels[0]);
    CHECK_STR(asks(&desk, "typing/done"), "type");
    CHECK_STR(asks(&desk, "typing/cancel"), "notice drop");
    CHECK_INT(sketch_target(&desk.sketch, "key/delete")->action, ACT_NONE);
    sketch_finish(&desk.sketch);
}

static void the_corners_are_checked_one_after_the_other(void) {
    Desk desk;
    desk_init(&desk, "fa");
    for (size_t p = 0; p < sketch_panel_count; p++)
        for (int corner = 0; corner < OPERATOR_CORNERS; corner++) {
            desk.view.touch.next = corner;
            open_tab(&desk, "display", &sketch_panels[p]);
            sketch_check(&desk.sketch, "a corner", 0);
            CHECK_INT(desk.sketch.list.target_count, 0);
            Metrics m =
                metrics_for(sketch_panels[p].width, sketch_panels[p].height, sketch_panels[p].width_mm);
            Point at = operator_cross(&m, corner);
            bool crossed = false;
            for (size_t i = 0; i < desk.sketch.list.count; i++)
                crossed = crossed || (desk.sketch.list.commands[i].kind == DRAW_BOX &&
                                      rect_contains(desk.sketch.list.commands[i].box, at));
            CHECK(crossed);
            if (!corner) sketch_keep(&desk.sketch, sketch_panels[p].name);
        }
    desk.view.touch = (OperatorTouchCheck){OPERATOR_CORNERS, {14, 3, 120, -1}};
    sketch_finish(&desk.sketch);
    Sketch *sketch = &desk.sketch;
    sketch_init(sketch, "en");
    sketch->stage.panel = &desk.view;
    open_tab(&desk, "display", &sketch_panels[4]);
    CHECK(sketch_says(sketch, "Top left: 1.4 mm"));
    CHECK(sketch_says(sketch, "Bottom right: 12.0 mm"));
    sketch_scroll(sketch, &sketch_panels[4], "display", 1000);
    CHECK(sketch_says(sketch, "Bottom left: Not known"));
    sketch_finish(sketch);
}

static const OperatorPad pads[] = {
    {PAD_ENTER, PAD_SAYS_NOTHING, 2, 0, 0, 0},  {PAD_CHOOSE, PAD_SHORT, 0, 0, 0, 0},
    {PAD_REPEAT, PAD_SAYS_NOTHING, 6, 0, 0, 0}, {PAD_CHECKING, PAD_SAYS_NOTHING, 8, 0, 0, 0},
    {PAD_ENTER, PAD_WRONG, 0, 300, 0, 0},       {PAD_CHOOSE, PAD_DIFFERENT, 0, 0, 0, 0},
    {PAD_ENTER, PAD_FAILED, 0, 0, 0, 0}};

static void the_pad_is_whole_in_every_state(void) {
    static const char *const langs[] = {"en", "fa"};
    for (size_t l = 0; l < COUNT_OF(langs); l++) {
        Desk desk;
        desk_init(&desk, langs[l]);
        for (size_t p = 0; p < sketch_panel_count; p++)
            for (size_t i = 0; i < COUNT_OF(pads); i++) {
                char name[80];
                desk.view.pad = pads[i];
                sketch_open(&desk.sketch, "pin");
                sketch_draw(&desk.sketch, &sketch_panels[p]);
                snprintf(name, sizeof name, "pin-%s-%s-%zu", langs[l], sketch_panels[p].name, i);
                sketch_check(&desk.sketch, name, 13);
                sketch_keep(&desk.sketch, name);
                // One is to the left of two in every language.
                const Target *one = sketch_target(&desk.sketch, "pin/1"),
                             *two = sketch_target(&desk.sketch, "pin/2");
                REQUIRE(one && two);
                CHECK(one->box.x < two->box.x);
                CHECK_INT(sketch_target(&desk.sketch, "pin/cancel")->action, ACT_PIN);
            }
        sketch_finish(&desk.sketch);
    }
}

static Action pad_action(Desk *desk, OperatorPad pad, const char *key) {
    desk->view.pad = pad;
    sketch_open(&desk->sketch, "pin");
    sketch_draw(&desk->sketch, &sketch_panels[0]);
    const Target *target = sketch_target(&desk->sketch, key);
    return target ? (Action)target->action : ACT_BACK;
}

static void the_pad_takes_what_it_can_use(void) {
    Desk desk;
    desk_init(&desk, "en");
    CHECK_INT(pad_action(&desk, (OperatorPad){.digits = 0}, "pin/5"), ACT_PIN);
    CHECK_INT(pad_action(&desk, (OperatorPad){.digits = 0}, "pin/delete"), ACT_NONE);
    CHECK_INT(pad_action(&desk, (OperatorPad){.digits = 3}, "pin/ok"), ACT_NONE);
    CHECK_INT(pad_action(&desk, (OperatorPad){.digits = 4}, "pin/ok"), ACT_PIN);
    CHECK_INT(pad_action(&desk, (OperatorPad){.digits = 8}, "pin/5"), ACT_NONE);
    CHECK_INT(pad_action(&desk, (OperatorPad){.digits = 8}, "pin/delete"), ACT_PIN);
    CHECK_INT(pad_action(&desk, (OperatorPad){.digits = 4, .wait_s = 5}, "pin/ok"), ACT_NONE);
    CHECK(sketch_says(&desk.sketch, "5 seconds"));
    CHECK_INT(pad_action(&desk, (OperatorPad){.wait_s = 5}, "pin/5"), ACT_NONE);
    CHECK_INT(pad_action(&desk, (OperatorPad){.state = PAD_CHECKING, .digits = 5}, "pin/5"), ACT_NONE);
    sketch_finish(&desk.sketch);
}

static void without_a_view_nothing_is_shown_and_nothing_breaks(void) {
    Sketch sketch;
    sketch_init(&sketch, "en");
    sketch_open(&sketch, "operator/clock");
    sketch_draw(&sketch, &sketch_panels[0]);
    sketch_open(&sketch, "pin");
    sketch_draw(&sketch, &sketch_panels[0]);
    CHECK(sketch_target(&sketch, "pin/cancel"));
    sketch_finish(&sketch);
}

TEST_MAIN(TEST(every_tab_is_whole_on_every_panel), TEST(every_tab_is_whole_from_right_to_left),
          TEST(what_is_asked_of_a_setting_is_a_value_of_it), TEST(a_touch_sets_the_next_value),
          TEST(screen_hours_move_by_half_an_hour_round_midnight),
          TEST(a_language_less_is_a_list_of_the_others_and_the_last_one_stays),
          TEST(scenes_move_and_take_longer), TEST(the_clock_is_set_by_day_hour_and_minute),
          TEST(switching_off_is_asked_twice), TEST(going_back_is_asked_twice),
          TEST(a_notice_is_chosen_or_typed_and_put_up), TEST(typing_has_keys_and_two_ends),
          TEST(the_corners_are_checked_one_after_the_other), TEST(the_pad_is_whole_in_every_state),
          TEST(the_pad_takes_what_it_can_use), TEST(without_a_view_nothing_is_shown_and_nothing_breaks))
