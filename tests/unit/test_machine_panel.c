// The panel's light by the best way there is, with ways of the test's.
#include <stdio.h>
#include <string.h>
#include "machine/panel.h"
#include "test.h"

typedef struct Fake {
    bool works, off;
    int calls;
} Fake;

static bool switch_fake(void *ctx, bool on, Err *err) {
    Fake *fake = ctx;
    fake->calls++;
    if (!fake->works) return err_set(err, ERR_IO, "broken");
    fake->off = !on;
    return true;
}

static Fake fakes[PANEL_WAY_COUNT];

// there: a letter a way: K X B C; small ones are there and do not work.
static Panel panel_with(const char *there, PanelWay wanted) {
    static const char large[] = "KXBC", small[] = "kxbc";
    PanelPower ways[PANEL_WAY_COUNT] = {{0}};
    Panel panel;
    memset(fakes, 0, sizeof fakes);
    for (int way = 0; way < PANEL_BLACK; way++) {
        fakes[way].works = strchr(there, large[way]) != NULL;
        if (fakes[way].works || strchr(there, small[way])) ways[way] = (PanelPower){&fakes[way], switch_fake};
    }
    panel_init(&panel, ways, wanted);
    return panel;
}

static void check_off_by(const char *there, PanelWay wanted, PanelWay by) {
    Panel panel = panel_with(there, wanted);
    if (!CHECK_INT(panel_switch_off(&panel), by)) printf("    of \"%s\"\n", there);
    CHECK(panel.off);
    for (int way = 0; way < PANEL_BLACK; way++)
        CHECK_INT(fakes[way].off, way == (int)by);
    CHECK(panel_switch_on(&panel, NULL));
    CHECK(!panel.off);
    for (int way = 0; way < PANEL_BLACK; way++)
        CHECK(!fakes[way].off);
}

static void the_first_way_that_works_is_taken(void) {
    check_off_by("KXBC", PANEL_WAY_COUNT, PANEL_KMS);
    check_off_by("XBC", PANEL_WAY_COUNT, PANEL_X11);
    check_off_by("BC", PANEL_WAY_COUNT, PANEL_BACKLIGHT);
    check_off_by("C", PANEL_WAY_COUNT, PANEL_CEC);
    check_off_by("", PANEL_WAY_COUNT, PANEL_BLACK);
    check_off_by("kxBC", PANEL_WAY_COUNT, PANEL_BACKLIGHT);
    check_off_by("kbC", PANEL_WAY_COUNT, PANEL_CEC);
    check_off_by("kxbc", PANEL_WAY_COUNT, PANEL_BLACK);
}

static void a_wanted_way_is_the_only_one_beside_black(void) {
    check_off_by("KXBC", PANEL_CEC, PANEL_CEC);
    check_off_by("KXBC", PANEL_BLACK, PANEL_BLACK);
    check_off_by("KXBc", PANEL_CEC, PANEL_BLACK);
    check_off_by("KXB", PANEL_CEC, PANEL_BLACK);
}

static void off_is_off_once(void) {
    Panel panel = panel_with("K", PANEL_WAY_COUNT);
    CHECK(panel_switch_on(&panel, NULL)); // it is on
    CHECK_INT(fakes[PANEL_KMS].calls, 0);
    panel_switch_off(&panel);
    CHECK_INT(panel_switch_off(&panel), PANEL_KMS);
    CHECK_INT(fakes[PANEL_KMS].calls, 1);
}

static void another_way_brings_the_light_back(void) {
    Panel panel = panel_with("KC", PANEL_WAY_COUNT);
    panel_switch_off(&panel);
    fakes[PANEL_KMS].works = false;
    CHECK(panel_switch_on(&panel, NULL));
    CHECK_INT(fakes[PANEL_CEC].calls, 1);
}

static void what_stays_dark_is_tried_again(void) {
    Err err = {0};
    Panel panel = panel_with("K", PANEL_WAY_COUNT);
    panel_switch_off(&panel);
    fakes[PANEL_KMS].works = false;
    CHECK(!panel_switch_on(&panel, &err));
    CHECK_STR(err.message, "broken");
    CHECK(panel.off);
    fakes[PANEL_KMS].works = true;
    CHECK(panel_switch_on(&panel, &err));
    CHECK(!panel.off);
}

static void ways_of_a_new_window_take_the_place_of_dead_ones(void) {
    PanelPower none[PANEL_WAY_COUNT] = {{0}}, other[PANEL_WAY_COUNT] = {{0}};
    Err err = {0};
    Panel panel = panel_with("K", PANEL_WAY_COUNT);
    panel_switch_off(&panel);
    panel_set_ways(&panel, none, PANEL_WAY_COUNT);
    CHECK(!panel_switch_on(&panel, &err));
    CHECK_CONTAINS(err.message, "not there any more");
    Fake fake = {.works = true};
    other[PANEL_X11] = (PanelPower){&fake, switch_fake};
    panel_set_ways(&panel, other, PANEL_WAY_COUNT);
    CHECK(panel_switch_on(&panel, &err));
    CHECK_INT(fake.calls, 1);
}

static void the_operator_is_told_what_was_used(void) {
    char text[400];
    Panel panel = panel_with("bC", PANEL_WAY_COUNT);
    panel_describe(&panel, text, sizeof text);
    CHECK_STR(text, "The display is on.");
    panel_switch_off(&panel);
    panel_describe(&panel, text, sizeof text);
    CHECK_CONTAINS(text, "television");
    CHECK_CONTAINS(text, "(broken)");
    panel = panel_with("", PANEL_WAY_COUNT);
    panel_switch_off(&panel);
    panel_describe(&panel, text, sizeof text);
    CHECK_CONTAINS(text, "its light is on");
}

static void ways_have_names(void) {
    PanelWay way = PANEL_WAY_COUNT;
    for (int i = 0; i < PANEL_WAY_COUNT; i++) {
        CHECK(panel_way_find(panel_way_name((PanelWay)i), &way));
        CHECK_INT(way, i);
    }
    CHECK(!panel_way_find("auto", &way));
    CHECK_STR(panel_way_name(PANEL_WAY_COUNT), "");
}

static void what_was_left_off_is_lit_with_a_new_window(void) {
    Panel panel = panel_with("BC", PANEL_WAY_COUNT);
    fakes[PANEL_BACKLIGHT].off = true; // by a run that crashed at night
    panel_wake(&panel);
    CHECK(!fakes[PANEL_BACKLIGHT].off);
    CHECK_INT(fakes[PANEL_CEC].calls, 0);
    CHECK_INT(panel_switch_off(&panel), PANEL_BACKLIGHT);
    panel_wake(&panel);
    CHECK_INT(panel_switch_off(&panel), PANEL_BACKLIGHT); // the hours are asked anew
    CHECK(fakes[PANEL_BACKLIGHT].off);
    panel = panel_with("C", PANEL_WAY_COUNT);
    panel_switch_off(&panel);
    panel_wake(&panel); // a television is not forgotten
    CHECK(panel_switch_on(&panel, NULL));
    CHECK(!fakes[PANEL_CEC].off);
}

TEST_MAIN(TEST(what_was_left_off_is_lit_with_a_new_window), TEST(the_first_way_that_works_is_taken),
          TEST(a_wanted_way_is_the_only_one_beside_black), TEST(off_is_off_once),
          TEST(another_way_brings_the_light_back), TEST(what_stays_dark_is_tried_again),
          TEST(ways_of_a_new_window_take_the_place_of_dead_ones), TEST(the_operator_is_told_what_was_used),
          TEST(ways_have_names))
