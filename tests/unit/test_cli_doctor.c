// `balai doctor` as a person runs it, on machines of the test's.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "program.h"
#include "test.h"

static void put(const char *name, const char *text) {
    test_write(name, text, strlen(text));
}

// A board on which all is well but for the clock, which is this machine's: its last run is of today.
static void put_sound_machine(void) {
    put("sys/class/drm/card1-HDMI-A-1/status", "connected\n");
    put("sys/class/drm/card1-HDMI-A-1/modes", "1920x1080\n");
    put("settings.json", "{\"display.width_mm\": 477}");
    put("sys/class/input/event0/device/name", "Touch\n");
    put("sys/class/input/event0/device/properties", "2\n");
    put("sys/class/input/event0/device/capabilities/abs", "260800000000003\n");
    put("dev/input/event0", "");
    put("sys/class/thermal/thermal_zone0/temp", "48000\n");
    put("sys/fs/ext4/mmcblk0p2/errors_count", "0\n");
}

static void examine(Run *run, const char *content) {
    PROGRAM_RUN(run, "doctor", "--root", test_folder(), "--state", test_folder(), "--content", content);
}

static bool has_line(const Run *run, const char *begin) {
    const char *at = strstr(run->out, begin);
    return at && (at == run->out || at[-1] == '\n');
}

static void each_topic_has_one_line(void) {
    static Run run;
    static const char *const topics[] = {"display", "touch",       "fonts", "content", "clock",
                                         "storage", "temperature", "power", "card",    "settings"};
    put_sound_machine();
    examine(&run, BALAI_SOURCE_DIR "/content/bali-process");
    int count = 0;
    for (const char *at = run.out; (at = strchr(at, '\n')); at++)
        count++;
    CHECK_INT(count, 10);
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
        char word[32];
        snprintf(word, sizeof word, "  %s ", topics[i]);
        CHECK_CONTAINS(run.out, word);
    }
    CHECK(has_line(&run, "ok    display      A display is connected to HDMI-A-1, 1920x1080.\n"));
    CHECK(has_line(&run, "ok    touch "));
    CHECK(has_line(&run, "ok    content      Bali Process can be shown.\n"));
    CHECK(has_line(&run, "ok    temperature  The processor has 48 °C.\n"));
    CHECK(has_line(&run, "ok    card "));
    CHECK(has_line(&run, "-     power "));
}

static void what_is_to_be_done_ends_with_one(void) {
    static Run run;
    put_sound_machine();
    put("sys/class/drm/card1-HDMI-A-1/status", "disconnected\n");
    examine(&run, test_folder());
    CHECK_INT(run.code, 1);
    CHECK(has_line(&run, "bad   content "));
    CHECK_CONTAINS(run.out, "bundle.json");
    CHECK_CONTAINS(run.out, "Check the cable"); // but where a desktop is there
}

// It does not say when it was made, so that this machine's clock may stand anywhere.
static void put_bundle(const char *title) {
    char text[400];
    snprintf(text, sizeof text,
             "{\"format\":1,\"id\":\"x\",\"version\":1,\"languages\":[\"en\"],\"event\":{\"title\":\"%s\","
             "\"zone\":\"UTC\",\"start\":\"2026-11-23\",\"end\":\"2026-11-25\"}}",
             title);
    put("bundle.json", text);
}

static void where_all_is_well_it_ends_with_nothing_to_do(void) {
    static Run run;
    char now[32];
    put_sound_machine();
    snprintf(now, sizeof now, "%lld\n", (long long)time(NULL));
    put("sys/class/rtc/rtc0/since_epoch", now); // a battery clock that agrees
    put_bundle("A hall");
    examine(&run, test_folder());
    if (!CHECK_INT(run.code, 0)) puts(run.out);
    CHECK(!strstr(run.out, "care"));
}

static void what_the_card_asked_for_in_vain_is_told(void) {
    static Run run;
    put_sound_machine();
    put("boot-settings.refused", "line 2: \"\x1b\xff\" is no place\nline 7: there is no such word\n");
    put_bundle("A hall");
    examine(&run, test_folder());
    CHECK_INT(run.code, 1);
    CHECK(has_line(&run, "care  settings     Not understood in the card's settings.txt (2 in all): line 2: "
                         "\"??\" is no place"));
    put("settings.json", "{\"display.width_mm\": 477, \"usb.policy\": 3}");
    put("boot-settings.refused", "");
    examine(&run, test_folder());
    CHECK_CONTAINS(run.out, "care  settings     Values that settings cannot have: 1;");
}

static void a_width_is_asked_for_where_nothing_tells_it(void) {
    static Run run;
    put_sound_machine();
    put("settings.json", "{}");
    examine(&run, test_folder());
    CHECK_CONTAINS(run.out, "care  display      The display at HDMI-A-1 does not say");
}

static void wrong_options_end_with_two(void) {
    static Run run;
    PROGRAM_RUN(&run, "doctor", "--size", "1x1");
    CHECK_INT(run.code, 2);
    CHECK_CONTAINS(run.err, "usage: balai doctor");
}

static void a_title_with_control_characters_does_not_reach_the_terminal(void) {
    static Run run;
    put_sound_machine();
    put_bundle("A\\u001b[2J");
    examine(&run, test_folder());
    CHECK(!strchr(run.out, 27));
}

static int no_desktop(void) {
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    return 0;
}

int main(int argc, char **argv) {
    static const TestCase cases[] = {TEST(each_topic_has_one_line),
                                     TEST(what_is_to_be_done_ends_with_one),
                                     TEST(where_all_is_well_it_ends_with_nothing_to_do),
                                     TEST(wrong_options_end_with_two),
                                     TEST(what_the_card_asked_for_in_vain_is_told),
                                     TEST(a_width_is_asked_for_where_nothing_tells_it),
                                     TEST(a_title_with_control_characters_does_not_reach_the_terminal)};
    return no_desktop() || test_main(argc, argv, cases, sizeof cases / sizeof *cases);
}
