// What is amiss with machines of the test's: their /sys below its folder.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "machine/doctor.h"
#include "machine/time_file.h"
#include "os/fs.h"
#include "os/tree.h"
#include "test.h"

#define MEGABYTE INT64_C(1000000)

static DoctorLine lines[TOPIC_COUNT];

static DoctorFacts sound(void) {
    return (DoctorFacts){.content_title = "Bali Process",
                         .clock = {.trust = CLOCK_CERTAIN, .origin = ORIGIN_SYNC},
                         .state = {true, false, 4000 * MEGABYTE, 29000 * MEGABYTE, "mmcblk0p2"},
                         .state_folder = "/var/lib/balai",
                         .panel_mm = 477};
}

static void put(const char *name, const char *text) {
    test_write(name, text, strlen(text));
}

static void examine(const DoctorFacts *facts) {
    OsTree tree;
    if (!os_tree_init(&tree, test_folder(), NULL)) abort();
    memset(lines, 'x', sizeof lines);
    doctor_examine(&tree.tree, facts, lines);
}

static const DoctorLine *look(DoctorTopic topic) {
    DoctorFacts facts = sound();
    examine(&facts);
    return &lines[topic];
}

static void check_line(DoctorTopic topic, Health health, const char *part) {
    const DoctorLine *line = look(topic);
    if (!CHECK_INT(line->health, health)) printf("    %s\n", line->says);
    CHECK_CONTAINS(line->says, part);
    CHECK_INT(*line->advice != 0, health == HEALTH_CARE || health == HEALTH_BAD);
}

static void a_bare_machine_says_of_each_topic_what_it_can(void) {
    DoctorFacts facts = sound();
    examine(&facts);
    for (int i = 0; i < TOPIC_COUNT; i++) {
        CHECK(*lines[i].says && *doctor_topic_name((DoctorTopic)i));
        CHECK(strlen(lines[i].says) < sizeof lines[i].says - 1); // not cut
        CHECK_INT(*lines[i].advice != 0, lines[i].health == HEALTH_CARE || lines[i].health == HEALTH_BAD);
    }
    CHECK_INT(lines[TOPIC_DISPLAY].health, HEALTH_BAD);
    CHECK_INT(lines[TOPIC_TEMPERATURE].health, HEALTH_NONE);
    CHECK_INT(lines[TOPIC_POWER].health, HEALTH_NONE);
    CHECK_INT(lines[TOPIC_CARD].health, HEALTH_NONE);
}

static void a_connected_display_is_named_with_its_size(void) {
    put("sys/class/drm/version", "drm 1.1.0 20060810\n");
    put("sys/class/drm/card1/dev", "226:1\n");
    put("sys/class/drm/card1-HDMI-A-1/status", "disconnected\n");
    put("sys/class/drm/card1-HDMI-A-2/status", "connected\n");
    put("sys/class/drm/card1-HDMI-A-2/modes", "1920x1080\n1280x720\n");
    check_line(TOPIC_DISPLAY, HEALTH_GOOD, "HDMI-A-2, 1920x1080.");
}

static void a_display_without_modes_is_connected_too(void) {
    put("sys/class/drm/card0-DSI-1/status", "connected\n");
    put("sys/class/drm/card0-DSI-1/modes", "");
    check_line(TOPIC_DISPLAY, HEALTH_GOOD, "connected to DSI-1.");
}

static void an_unplugged_display_is_bad_but_for_a_desktop(void) {
    DoctorFacts facts = sound();
    put("sys/class/drm/card1-HDMI-A-1/status", "disconnected\n");
    check_line(TOPIC_DISPLAY, HEALTH_BAD, "No display is connected");
    facts.desktop = ":0";
    examine(&facts);
    CHECK_INT(lines[TOPIC_DISPLAY].health, HEALTH_GOOD);
    CHECK_CONTAINS(lines[TOPIC_DISPLAY].says, ":0");
}

static void of_two_displays_both_are_named(void) {
    put("sys/class/drm/card1-HDMI-A-1/status", "connected\n");
    put("sys/class/drm/card1-HDMI-A-2/status", "connected\n");
    check_line(TOPIC_DISPLAY, HEALTH_CARE, "2 displays are connected");
    CHECK_CONTAINS(look(TOPIC_DISPLAY)->says, "HDMI-A-1");
    CHECK_CONTAINS(look(TOPIC_DISPLAY)->says, "HDMI-A-2");
}

static void a_display_that_does_not_say_its_size_is_to_be_measured(void) {
    DoctorFacts facts = sound();
    facts.panel_mm = 0;
    put("sys/class/drm/card1-HDMI-A-1/status", "connected\n");
    examine(&facts);
    CHECK_INT(lines[TOPIC_DISPLAY].health, HEALTH_CARE);
    CHECK_CONTAINS(lines[TOPIC_DISPLAY].advice, "display.width_mm");
}

static void a_card_without_outputs_is_told_from_none(void) {
    check_line(TOPIC_DISPLAY, HEALTH_BAD, "This machine has no graphics output");
    put("sys/class/drm/card0/dev", "226:0\n");
    check_line(TOPIC_DISPLAY, HEALTH_BAD, "The graphics card here has no output");
}

static void put_input(const char *event, const char *name, const char *properties, const char *abs) {
    char path[120];
    snprintf(path, sizeof path, "sys/class/input/%s/device/name", event);
    put(path, name);
    snprintf(path, sizeof path, "sys/class/input/%s/device/properties", event);
    put(path, properties);
    snprintf(path, sizeof path, "sys/class/input/%s/device/capabilities/abs", event);
    put(path, abs);
}

static void a_touch_screen_is_told_from_a_touchpad_and_a_mouse(void) {
    put_input("event0", "Mouse\n", "0\n", "0\n");
    put_input("event1", "Touchpad\n", "5\n", "2608000 3\n");
    put("dev/input/event0", "");
    put("dev/input/event1", "");
    check_line(TOPIC_TOUCH, HEALTH_CARE, "No touch screen");
    put_input("event10", "raspberrypi-ts\n", "2\n", "260800000000003\n");
    put("dev/input/event10", "");
    check_line(TOPIC_TOUCH, HEALTH_GOOD, "raspberrypi-ts");
}

static void a_touch_screen_of_one_finger_counts(void) {
    put_input("event2", "ADS7846 Touchscreen\n", "2\n", "1000003\n");
    put("dev/input/event2", "");
    check_line(TOPIC_TOUCH, HEALTH_GOOD, "ADS7846");
}

static void a_touch_screen_that_may_not_be_read_is_bad(void) {
    put_input("event3", "FT5406\n", "2\n", "260800000000003\n");
    check_line(TOPIC_TOUCH, HEALTH_BAD, "FT5406");
    CHECK_CONTAINS(look(TOPIC_TOUCH)->advice, "group input");
}

static void bits_of_broken_files_are_none(void) {
    put_input("event4", "", "", "");
    put_input("event5", "x", "2", "zz");
    put_input("event6", "x", "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2", "3");
    check_line(TOPIC_TOUCH, HEALTH_CARE, "No touch screen");
}

static void put_degrees(const char *milli) {
    put("sys/class/thermal/thermal_zone0/temp", milli);
}

static void temperatures_have_their_limits(void) {
    put_degrees("69999\n");
    check_line(TOPIC_TEMPERATURE, HEALTH_GOOD, "69 °C");
    put_degrees("70000\n");
    check_line(TOPIC_TEMPERATURE, HEALTH_CARE, "70 °C");
    put_degrees("79999\n");
    check_line(TOPIC_TEMPERATURE, HEALTH_CARE, "79 °C");
    put_degrees("80000\n");
    check_line(TOPIC_TEMPERATURE, HEALTH_BAD, "80 °C");
    put("sys/class/thermal/thermal_zone1/temp", "85000\n"); // the hottest counts
    check_line(TOPIC_TEMPERATURE, HEALTH_BAD, "85 °C");
}

static void sensors_that_are_not_wired_are_not_believed(void) {
    static const char *const wrong[] = {"-273000\n", "4000000\n", "hot\n", "", "99999999999999999999999\n"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        put_degrees(wrong[i]);
        check_line(TOPIC_TEMPERATURE, HEALTH_NONE, "does not tell");
    }
}

static void undervoltage_is_told_by_the_kernel(void) {
    put("sys/class/hwmon/hwmon0/name", "cpu_thermal\n");
    put("sys/class/hwmon/hwmon1/name", "rpi_volt\n");
    put("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "0\n");
    check_line(TOPIC_POWER, HEALTH_GOOD, "is well");
    put("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "1\n");
    check_line(TOPIC_POWER, HEALTH_BAD, "too low");
}

static void undervoltage_is_told_by_the_firmware(void) {
    put("sys/devices/platform/soc/soc:firmware/get_throttled", "0\n");
    check_line(TOPIC_POWER, HEALTH_GOOD, "is well");
    put("sys/devices/platform/soc/soc:firmware/get_throttled", "50000\n");
    check_line(TOPIC_POWER, HEALTH_CARE, "since the start");
    put("sys/devices/platform/soc/soc:firmware/get_throttled", "0x50005\n");
    check_line(TOPIC_POWER, HEALTH_BAD, "too low.");
    put("sys/devices/platform/soc/soc:firmware/get_throttled", "e0008\n"); // hot, not weak
    check_line(TOPIC_POWER, HEALTH_GOOD, "is well");
}

static void file_system_errors_are_bad(void) {
    put("sys/fs/ext4/features/batched_discard", "supported\n");
    put("sys/fs/ext4/mmcblk0p2/errors_count", "0\n");
    check_line(TOPIC_CARD, HEALTH_GOOD, "no errors");
    put("sys/fs/ext4/mmcblk0p3/errors_count", "4\n");
    check_line(TOPIC_CARD, HEALTH_BAD, "mmcblk0p3 has found 4 errors");
}

static void a_worn_card_is_told(void) {
    put("sys/block/mmcblk0/device/life_time", "0x01 0x08\n");
    put("sys/block/mmcblk0/device/pre_eol_info", "0x01\n");
    check_line(TOPIC_CARD, HEALTH_GOOD, "no errors");
    put("sys/block/mmcblk0/device/life_time", "0x01 0x09\n");
    check_line(TOPIC_CARD, HEALTH_CARE, "Most of");
    put("sys/block/mmcblk0/device/life_time", "0x0b 0x09\n");
    check_line(TOPIC_CARD, HEALTH_BAD, "used up");
    put("sys/block/mmcblk0/device/life_time", "0xff nonsense\n");
    check_line(TOPIC_CARD, HEALTH_GOOD, "no errors");
    put("sys/block/mmcblk0/device/pre_eol_info", "0x02\n");
    check_line(TOPIC_CARD, HEALTH_CARE, "Most of");
    put("sys/block/mmcblk0/device/pre_eol_info", "0x03\n");
    check_line(TOPIC_CARD, HEALTH_BAD, "used up");
}

static void data_errors_of_the_controller_are_counted(void) {
    put("sys/kernel/debug/mmc0/err_stats",
        "# Command Timeout Occurred:\t 40\n# Command CRC Errors Occurred:\t 3\n"
        "# Data Timeout Occurred:\t 4\n# Data CRC Errors Occurred:\t 5\n");
    check_line(TOPIC_CARD, HEALTH_GOOD, "no errors");
    put("sys/kernel/debug/mmc0/err_stats", "# Data Timeout Occurred:\t 4\n# Data CRC Errors Occurred:\t 6\n");
    check_line(TOPIC_CARD, HEALTH_CARE, "failed 10 times");
}

static void check_fact(const DoctorFacts *facts, DoctorTopic topic, Health health, const char *part) {
    examine(facts);
    CHECK_INT(lines[topic].health, health);
    CHECK_CONTAINS(lines[topic].says, part);
    CHECK_INT(*lines[topic].advice != 0, health != HEALTH_GOOD);
}

static void storage_has_its_limits(void) {
    DoctorFacts facts = sound();
    check_fact(&facts, TOPIC_STORAGE, HEALTH_GOOD, "4000 MB of 29000 MB are free");
    facts.state.free_bytes = 500 * MEGABYTE;
    check_fact(&facts, TOPIC_STORAGE, HEALTH_GOOD, "500 MB");
    facts.state.free_bytes--;
    check_fact(&facts, TOPIC_STORAGE, HEALTH_CARE, "499 MB");
    facts.state.free_bytes = 50 * MEGABYTE - 1;
    check_fact(&facts, TOPIC_STORAGE, HEALTH_BAD, "49 MB");
    facts.state.read_only = true;
    check_fact(&facts, TOPIC_STORAGE, HEALTH_BAD, "cannot be written to");
    facts.state.known = false;
    check_fact(&facts, TOPIC_STORAGE, HEALTH_BAD, "/var/lib/balai is not there");
}

static void content_fonts_and_clock_are_told_as_facts(void) {
    DoctorFacts facts = sound();
    check_fact(&facts, TOPIC_CONTENT, HEALTH_GOOD, "Bali Process can be shown");
    check_fact(&facts, TOPIC_FONTS, HEALTH_GOOD, "can be drawn");
    check_fact(&facts, TOPIC_CLOCK, HEALTH_GOOD, "synchronised");
    facts.content_errors = 2;
    check_fact(&facts, TOPIC_CONTENT, HEALTH_CARE, "2 errors");
    err_set(&facts.content, ERR_NOT_FOUND, "bundle.json is not there");
    check_fact(&facts, TOPIC_CONTENT, HEALTH_BAD, "is not there");
    err_set(&facts.fonts, ERR_NO_FONT, "no font");
    check_fact(&facts, TOPIC_FONTS, HEALTH_BAD, "no font");
    facts.clock = (TimeView){.trust = CLOCK_APPROXIMATE, .origin = ORIGIN_LAST_RUN};
    check_fact(&facts, TOPIC_CLOCK, HEALTH_CARE, "last run");
    facts.clock = (TimeView){.trust = CLOCK_UNKNOWN};
    check_fact(&facts, TOPIC_CLOCK, HEALTH_CARE, "not known");
}

static void settings_that_are_not_understood_are_told(void) {
    DoctorFacts facts = sound();
    check_fact(&facts, TOPIC_SETTINGS, HEALTH_GOOD, "understood");
    facts.settings_wrong = 3;
    check_fact(&facts, TOPIC_SETTINGS, HEALTH_CARE, "cannot have: 3;");
    facts.refused = 2;
    facts.refused_first = "line 4: there is no such word";
    check_fact(&facts, TOPIC_SETTINGS, HEALTH_CARE, "(2 in all): line 4: there is no such word");
}

static void long_names_are_cut_and_not_overrun(void) {
    DoctorFacts facts = sound();
    char name[3000];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = 0;
    facts.content_title = facts.state_folder = facts.desktop = facts.refused_first = name;
    facts.refused = SIZE_MAX;
    put_input("event7", name, "2\n", "3\n");
    put("dev/input/event7", "");
    examine(&facts);
    for (int i = 0; i < TOPIC_COUNT; i++)
        CHECK(memchr(lines[i].says, 0, sizeof lines[i].says) != NULL);
}

static void the_time_is_kept_in_a_file(void) {
    TimeKept kept = {.floor_us = INT64_C(1795488120000000), .boot_id = "a1"}, back = {0};
    Err err = {0};
    char path[700];
    snprintf(path, sizeof path, "%s/" TIME_FILE_NAME, test_folder());
    CHECK(!time_file_read(os_fs(), path, &back, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    REQUIRE(time_file_write(os_fs(), path, &kept, &err));
    REQUIRE(time_file_read(os_fs(), path, &back, &err));
    CHECK(!memcmp(&kept, &back, sizeof kept));
    put(TIME_FILE_NAME, "noise\n");
    CHECK(!time_file_read(os_fs(), path, &back, &err));
    CHECK_CONTAINS(err.message, "damaged");
    snprintf(path, sizeof path, "%s/none/" TIME_FILE_NAME, test_folder());
    CHECK(!time_file_write(os_fs(), path, &kept, &err));
}

TEST_MAIN(TEST(a_bare_machine_says_of_each_topic_what_it_can),
          TEST(a_connected_display_is_named_with_its_size), TEST(a_display_without_modes_is_connected_too),
          TEST(of_two_displays_both_are_named), TEST(a_display_that_does_not_say_its_size_is_to_be_measured),
          TEST(a_card_without_outputs_is_told_from_none), TEST(settings_that_are_not_understood_are_told),
          TEST(an_unplugged_display_is_bad_but_for_a_desktop),
          TEST(a_touch_screen_is_told_from_a_touchpad_and_a_mouse), TEST(a_touch_screen_of_one_finger_counts),
          TEST(a_touch_screen_that_may_not_be_read_is_bad), TEST(bits_of_broken_files_are_none),
          TEST(temperatures_have_their_limits), TEST(sensors_that_are_not_wired_are_not_believed),
          TEST(undervoltage_is_told_by_the_kernel), TEST(undervoltage_is_told_by_the_firmware),
          TEST(file_system_errors_are_bad), TEST(a_worn_card_is_told),
          TEST(data_errors_of_the_controller_are_counted), TEST(storage_has_its_limits),
          TEST(content_fonts_and_clock_are_told_as_facts), TEST(long_names_are_cut_and_not_overrun),
          TEST(the_time_is_kept_in_a_file))
