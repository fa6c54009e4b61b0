#include "ui/metrics.h"

#include "test.h"

static bool near(double got, double want) {
    return got > want - 0.01 && got < want + 0.01;
}

static void a_unit_is_the_same_length_on_small_panels(void) {
    Metrics seven = metrics_for(800, 480, 154), ten = metrics_for(1280, 800, 217);
    CHECK(near(seven.px_per_unit / seven.px_per_mm, 1 / 4.03));
    CHECK(near(ten.px_per_unit / ten.px_per_mm, 1 / 4.03));
}

static void twenty_millimetres_are_104_px_on_7_inches_and_81_on_21(void) {
    Metrics seven = metrics_for(800, 480, 154), desk = metrics_for(1920, 1080, 476);
    CHECK_INT(metrics_px(&seven, 80.6), 104);
    CHECK_INT(metrics_px(&desk, 80.6), 81);
}

static void a_large_panel_has_1080_units_on_its_shorter_side(void) {
    Metrics wall = metrics_for(1920, 1080, 952), four_k = metrics_for(3840, 2160, 1218),
            tall = metrics_for(1080, 1920, 398);
    CHECK(near(wall.px_per_unit, 1));
    CHECK(near(four_k.px_per_unit, 2));
    CHECK(near(tall.px_per_unit, 1));
}

static void an_unknown_width_is_that_of_the_usual_panel_of_its_resolution(void) {
    CHECK(near(metrics_for(800, 480, 0).px_per_mm, 800 / 154.0));
    CHECK(near(metrics_for(1920, 1080, 0).px_per_mm, 1920 / 476.0));
    CHECK(near(metrics_for(1234, 777, 0).px_per_mm, 4.03));
}

static void widths_that_displays_make_up_are_not_believed(void) {
    Metrics usual = metrics_for(1920, 1080, 0);
    const double made_up[] = {-1, 16, 59.9, 3001, 16000};
    for (unsigned i = 0; i < sizeof made_up / sizeof *made_up; i++)
        CHECK(near(metrics_for(1920, 1080, made_up[i]).px_per_mm, usual.px_per_mm));
    CHECK(near(metrics_for(1920, 1080, 60).px_per_mm, 32));
    CHECK(near(metrics_for(1920, 1080, 3000).px_per_mm, 0.64));
}

static void units_round_to_the_nearest_pixel_both_ways(void) {
    Metrics m = {.px_per_unit = 1};
    CHECK_INT(metrics_px(&m, 2.5), 3);
    CHECK_INT(metrics_px(&m, 2.4), 2);
    CHECK_INT(metrics_px(&m, -2.5), -3);
    CHECK_INT(metrics_px(&m, 0), 0);
}

TEST_MAIN(TEST(a_unit_is_the_same_length_on_small_panels),
          TEST(twenty_millimetres_are_104_px_on_7_inches_and_81_on_21),
          TEST(a_large_panel_has_1080_units_on_its_shorter_side),
          TEST(an_unknown_width_is_that_of_the_usual_panel_of_its_resolution),
          TEST(widths_that_displays_make_up_are_not_believed),
          TEST(units_round_to_the_nearest_pixel_both_ways))
