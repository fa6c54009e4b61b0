#include <string.h>
#include "sdl/panel_size.h"
#include "support/test.h"

static void make_edid(uint8_t *edid, int cm, int mm) {
    memset(edid, 0, 128);
    memcpy(edid, "\0\xFF\xFF\xFF\xFF\xFF\xFF\0", 8);
    edid[21] = (uint8_t)cm;
    edid[54] = 1; // a pixel clock
    edid[54 + 12] = (uint8_t)(mm & 255);
    edid[54 + 14] = (uint8_t)(mm >> 8 << 4);
}

static int width_of(int cm, int mm) {
    uint8_t edid[128];
    make_edid(edid, cm, mm);
    return panel_size_from_edid(edid, sizeof edid);
}

static void an_edid_tells_the_width_in_mm(void) {
    CHECK_INT(width_of(48, 476), 476);
    CHECK_INT(width_of(0, 476), 476);
    CHECK_INT(width_of(94, 941), 941);
}

static void an_aspect_ratio_is_not_taken_for_mm(void) {
    CHECK_INT(width_of(48, 160), 480);
    CHECK_INT(width_of(48, 16), 480);
    CHECK_INT(width_of(0, 16), 0);
}

static int width_of_all(int cm_w, int cm_h, int mm_w, int mm_h, int px_w, int px_h) {
    uint8_t edid[128];
    make_edid(edid, cm_w, mm_w);
    edid[22] = (uint8_t)cm_h;
    edid[54 + 13] = (uint8_t)(mm_h & 255);
    edid[54 + 14] = (uint8_t)(edid[54 + 14] | mm_h >> 8);
    edid[54 + 2] = (uint8_t)(px_w & 255);
    edid[54 + 4] = (uint8_t)(px_w >> 8 << 4);
    edid[54 + 5] = (uint8_t)(px_h & 255);
    edid[54 + 7] = (uint8_t)(px_h >> 8 << 4);
    return panel_size_from_edid(edid, sizeof edid);
}

static void a_ratio_in_place_of_a_size_is_not_believed(void) {
    CHECK_INT(width_of_all(48, 27, 476, 268, 1920, 1080), 476);
    CHECK_INT(width_of_all(160, 90, 1600, 900, 1920, 1080), 0);
    CHECK_INT(width_of_all(16, 9, 160, 90, 1920, 1080), 0);
    CHECK_INT(width_of_all(0, 0, 160, 100, 1280, 800), 0);
    CHECK_INT(width_of_all(48, 27, 160, 90, 1920, 1080), 480);
    CHECK_INT(width_of_all(70, 39, 698, 392, 3840, 2160), 698);
}

static void a_size_of_another_shape_is_not_believed(void) {
    CHECK_INT(width_of_all(0, 0, 476, 268, 1080, 1920), 0);
    CHECK_INT(width_of_all(15, 9, 476, 476, 800, 480), 150);
    CHECK_INT(width_of_all(27, 48, 268, 476, 1080, 1920), 268);
}

static void what_no_panel_measures_is_unknown(void) {
    CHECK_INT(width_of(0, 0), 0);
    CHECK_INT(panel_size_believable(39), 0);
    CHECK_INT(panel_size_believable(40), 40);
    CHECK_INT(panel_size_believable(3000), 3000);
    CHECK_INT(panel_size_believable(3001), 0);
    CHECK_INT(panel_size_believable(-5), 0);
}

static void a_damaged_edid_is_unknown(void) {
    uint8_t edid[128];
    make_edid(edid, 48, 476);
    CHECK_INT(panel_size_from_edid(edid, 127), 0);
    edid[1] = 0;
    CHECK_INT(panel_size_from_edid(edid, 128), 0);
}

static void the_connected_output_is_asked(void) {
    uint8_t edid[128];
    make_edid(edid, 48, 476);
    test_write("card0-HDMI-A-1/status", "connected\n", 10);
    test_write("card0-HDMI-A-1/edid", edid, sizeof edid);
    make_edid(edid, 30, 300);
    test_write("card0-HDMI-A-2/status", "disconnected\n", 13);
    test_write("card0-HDMI-A-2/edid", edid, sizeof edid);
    test_write("version", "drm", 3);
    CHECK_INT(panel_size_from_outputs(test_folder()), 476);
    CHECK_INT(panel_size_from_outputs("/nowhere/at-all"), 0);
}

TEST_MAIN(TEST(an_edid_tells_the_width_in_mm), TEST(an_aspect_ratio_is_not_taken_for_mm),
          TEST(a_ratio_in_place_of_a_size_is_not_believed), TEST(a_size_of_another_shape_is_not_believed),
          TEST(what_no_panel_measures_is_unknown), TEST(a_damaged_edid_is_unknown),
          TEST(the_connected_output_is_asked))
