#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "json/json.h"
#include "memory_fs.h"
#include "os/fs.h"
#include "settings/settings_file.h"
#include "settings/value.h"
#include "test.h"

static const char path[] = "/state/settings.json";

static MemoryFs fs;
static SettingsFile file;
static Err err;

// Opens what a file with this text gives; NULL: there is none.
static void begin_with(const char *text, size_t size) {
    memory_fs_init(&fs);
    err = (Err){0};
    if (text) memory_fs_put(&fs, path, text, size);
    if (!settings_file_open(&fs.fs, path, &file, &err)) abort();
}

static void begin(const char *text) {
    begin_with(text, text ? strlen(text) : 0);
}

static void end(void) {
    settings_file_close(&file);
    memory_fs_finish(&fs);
}

static void reopen(void) {
    settings_file_close(&file);
    if (!settings_file_open(&fs.fs, path, &file, &err)) abort();
}

static SetResult set(SettingId id, const char *text) {
    err = (Err){0};
    return settings_file_set(&file, id, text, NULL, &err);
}

static void check_defaults(void) {
    Settings defaults;
    settings_default(&defaults);
    CHECK(settings_compare(&defaults, &file.values) == 0);
}

static void a_kiosk_without_a_file_has_the_defaults(void) {
    begin(NULL);
    check_defaults();
    CHECK_INT(file.findings.count, 0);
    CHECK(!file.damaged);
    CHECK_INT(fs.writes, 0);
    end();
}

static void what_is_set_is_there_after_a_restart(void) {
    begin(NULL);
    CHECK_INT(set(SETTING_KIOSK_NAME, "Foyer “east”"), SET_KEPT);
    CHECK_INT(set(SETTING_HOURS_MONDAY, "07:00-22:00, 23:00-01:00"), SET_KEPT);
    CHECK_INT(set(SETTING_LANGUAGES_OFFERED, "en, fa-AF"), SET_KEPT);
    CHECK_INT(set(SETTING_ATTRACT_SCENES, "member#2 off, agenda 15"), SET_KEPT);
    CHECK_INT(set(SETTING_STATISTICS_ON, "off"), SET_KEPT);
    Settings before = file.values;
    reopen();
    CHECK_INT(file.findings.count, 0);
    CHECK(settings_compare(&before, &file.values) == 0);
    CHECK_STR(memory_fs_text(&fs, path),
              "{\n  \"kiosk.name\": \"Foyer “east”\",\n"
              "  \"attract.scenes\": [{\"scene\": \"member\", \"which\": 2, \"on\": false}, "
              "{\"scene\": \"agenda\", \"seconds\": 15, \"on\": true}],\n"
              "  \"languages.offered\": [\"en\", \"fa-AF\"],\n"
              "  \"hours.monday\": \"07:00-22:00, 23:00-01:00\",\n"
              "  \"statistics.on\": false\n}\n");
    end();
}

static void only_what_is_not_the_default_is_written(void) {
    begin(NULL);
    CHECK_INT(set(SETTING_DISPLAY_BRIGHTNESS, "50"), SET_KEPT);
    CHECK_INT(set(SETTING_DISPLAY_BRIGHTNESS, "100"), SET_KEPT);
    CHECK_STR(memory_fs_text(&fs, path), "{\n}\n");
    reopen();
    CHECK_INT(file.findings.count, 0);
    end();
}

static void what_says_nothing_new_is_not_written(void) {
    begin("{\"kiosk.name\": \"Foyer\"}");
    CHECK_INT(set(SETTING_KIOSK_NAME, "Foyer"), SET_KEPT);
    CHECK_INT(set(SETTING_DISPLAY_BRIGHTNESS, "100"), SET_KEPT);
    CHECK_INT(fs.writes, 0);
    end();
}

static void a_wrong_value_changes_nothing_and_is_not_written(void) {
    begin("{\"visit.idle_s\": 90}");
    CHECK_INT(set(SETTING_VISIT_IDLE_S, "5"), SET_REFUSED);
    CHECK_CONTAINS(err.message, "visit.idle_s takes 20 to 600 s");
    CHECK_INT(file.values.visit_idle_s, 90);
    CHECK_INT(fs.writes, 0);
    end();
}

static const Finding *finding(size_t index) {
    static const Finding none = {.message = "(no finding)", .pointer = ""};
    return index < file.findings.count ? &file.findings.items[index] : &none;
}

static void an_unknown_member_is_warned_of_and_kept(void) {
    begin("{\n  \"kiosk.nmae\": \"Foyer\",\n  \"new.thing\": {\"a\": [1, null, \"ü\"]},\n"
          "  \"display.brightness\": 50\n}");
    CHECK_INT(file.findings.count, 2);
    CHECK_INT(file.findings.warnings, 2);
    CHECK_INT(finding(0)->line, 2);
    CHECK_INT(finding(0)->column, 3);
    CHECK_STR(finding(0)->file, "settings.json");
    CHECK_STR(finding(0)->pointer, "/kiosk.nmae");
    CHECK_STR(finding(0)->message,
              "there is no setting \"kiosk.nmae\"; did you mean \"kiosk.name\"? It is left as it is");
    CHECK_STR(finding(1)->message, "there is no setting \"new.thing\". It is left as it is");
    CHECK_INT(file.values.display_brightness, 50);
    CHECK_INT(set(SETTING_KIOSK_NAME, "Hall"), SET_KEPT);
    CHECK_STR(memory_fs_text(&fs, path), "{\n  \"kiosk.name\": \"Hall\",\n  \"display.brightness\": 50,\n"
                                         "  \"kiosk.nmae\": \"Foyer\",\n"
                                         "  \"new.thing\": {\"a\": [1, null, \"ü\"]}\n}\n");
    end();
}

static void a_wrong_value_in_the_file_is_an_error_and_the_others_count(void) {
    begin("{\"kiosk.name\": \"Foyer\",\n \"display.rotation\": 45, \"visit.idle_s\": \"90\",\n"
          "\"usb.policy\": \"off\"}");
    CHECK_INT(file.findings.errors, 2);
    CHECK_INT(finding(0)->line, 2);
    CHECK_INT(finding(0)->column, 22);
    CHECK_STR(finding(0)->pointer, "/display.rotation");
    CHECK_STR(finding(0)->message, "display.rotation takes 0 to 270 degrees in steps of 90; not \"45\". Its "
                                   "default (0) stands in its place");
    CHECK_CONTAINS(finding(1)->message, "visit.idle_s takes 20 to 600 s; not a text");
    CHECK_INT(file.values.display_rotation, 0);
    CHECK_INT(file.values.visit_idle_s, 60);
    CHECK_STR(file.values.kiosk_name, "Foyer");
    CHECK_INT(file.values.usb_policy, USB_OFF);
    end();
}

static void a_wrong_value_stays_in_the_file_until_that_name_is_set(void) {
    begin("{\"display.rotation\": 45}");
    CHECK_INT(set(SETTING_KIOSK_NAME, "Hall"), SET_KEPT);
    CHECK_CONTAINS(memory_fs_text(&fs, path), "\"display.rotation\": 45");
    CHECK_INT(set(SETTING_DISPLAY_ROTATION, "0"), SET_KEPT); // the default, but somebody has said so
    CHECK(!strstr(memory_fs_text(&fs, path), "rotation"));
    end();
}

static void unknown_members_end_at_their_limit(void) {
    char text[20 * (LIMIT_SETTINGS_KEPT + 3)], *end_of_text = text;
    for (int i = 0; i <= LIMIT_SETTINGS_KEPT; i++)
        end_of_text += sprintf(end_of_text, "%s\"unknown.%d\": %d", i ? ", " : "{", i, i);
    strcpy(end_of_text, "}");
    begin(text);
    CHECK_INT(file.kept_count, LIMIT_SETTINGS_KEPT);
    CHECK_INT(file.findings.count, LIMIT_SETTINGS_KEPT + 1);
    CHECK_CONTAINS(finding(LIMIT_SETTINGS_KEPT)->message, "There are too many such to keep it");
    CHECK_INT(set(SETTING_KIOSK_NAME, "Hall"), SET_KEPT);
    CHECK_CONTAINS(memory_fs_text(&fs, path), "unknown.255");
    end();
}

static void check_damaged(void) {
    check_defaults();
    CHECK(file.damaged);
    CHECK_INT(file.findings.errors, 1);
    CHECK_CONTAINS(finding(0)->message,
                   "The file is damaged, it will be set aside; settings are those of its copy");
}

static void what_is_kept_can_be_read_again(void) {
    // Delete characters are written as six letters each.
    size_t size = LIMIT_SETTINGS_BYTES - 100;
    char *text = malloc(size + 100);
    if (!text) abort();
    int head = sprintf(text, "{\"a\": 1, \"b\": \"");
    memset(text + head, 0x7f, size);
    strcpy(text + size, "\"}");
    begin(text);
    CHECK_INT(file.findings.warnings, 2);
    CHECK_INT(file.kept_count, 1);
    CHECK_INT(set(SETTING_KIOSK_NAME, "Hall"), SET_KEPT);
    reopen();
    CHECK(!file.damaged);
    CHECK_STR(memory_fs_text(&fs, path), "{\n  \"kiosk.name\": \"Hall\",\n  \"a\": 1\n}\n");
    end();
    free(text);
}

static void a_damaged_file_gives_the_defaults_and_is_set_aside(void) {
    static const char zeros[4096];
    static const char *const damaged[] = {"",
                                          " \n",
                                          "null",
                                          "[]",
                                          "\"text\"",
                                          "{\"kiosk.name\": \"a\"",
                                          "{\"kiosk.name\": \"a\"} x",
                                          "{\"kiosk.name\": \"\xff\"}",
                                          "{\"kiosk.name\": \"a\", \"kiosk.name\": \"b\"}"};
    for (size_t i = 0; i <= COUNT_OF(damaged); i++) {
        bool is_zeros = i == COUNT_OF(damaged);
        begin_with(is_zeros ? zeros : damaged[i], is_zeros ? sizeof zeros : strlen(damaged[i]));
        check_damaged();
        CHECK_INT(fs.writes, 0);
        CHECK(settings_file_set_aside(&file, &err));
        CHECK(!file.damaged);
        CHECK(memory_fs_text(&fs, path) == NULL);
        CHECK(memory_fs_text(&fs, "/state/settings.json.damaged-1") != NULL);
        CHECK_CONTAINS(finding(1)->message, "set aside as settings.json.damaged-1");
        CHECK(settings_file_set_aside(&file, &err)); // nothing is left to do
        CHECK_INT(set(SETTING_KIOSK_NAME, "Hall"), SET_KEPT);
        reopen();
        CHECK_INT(file.findings.count, 0);
        CHECK_STR(file.values.kiosk_name, "Hall");
        end();
    }
}

static void a_file_torn_at_any_byte_is_damaged_and_nothing_else(void) {
    begin(NULL);
    CHECK_INT(set(SETTING_KIOSK_NAME, "Foyer “east”"), SET_KEPT);
    CHECK_INT(set(SETTING_ATTRACT_SCENES, "member#2 off, agenda 15"), SET_KEPT);
    CHECK_INT(set(SETTING_LANGUAGES_OFFERED, "en, fa"), SET_KEPT);
    CHECK_INT(set(SETTING_DISPLAY_MOUNT_MM, "900"), SET_KEPT);
    char whole[1000];
    snprintf(whole, sizeof whole, "%s", memory_fs_text(&fs, path));
    end();
    for (size_t length = 0; length + 1 < strlen(whole); length++) { // without the line's end it is whole
        begin_with(whole, length);
        check_damaged();
        end();
    }
}

static void a_file_with_any_byte_wrong_neither_crashes_nor_loses_the_rest(void) {
    static const char text[] =
        "{\"kiosk.name\": \"a\", \"attract.scenes\": [{\"scene\": \"agenda\", \"on\": true}], "
        "\"hours.event\": \"07:00-22:00\", \"languages.offered\": [\"en\"]}";
    static const unsigned char bytes[] = {0, ' ', '"', ',', ':', '[', '}', '0', 0x80, 0xff};
    for (size_t at = 0; at < sizeof text - 1; at++)
        for (size_t i = 0; i < sizeof bytes; i++) {
            char changed[sizeof text];
            memcpy(changed, text, sizeof text);
            changed[at] = (char)bytes[i];
            begin_with(changed, sizeof text - 1);
            CHECK_INT(set(SETTING_DISPLAY_BRIGHTNESS, "35"), SET_KEPT);
            Settings before = file.values;
            reopen();
            CHECK(settings_compare(&before, &file.values) == 0);
            end();
        }
}

static void setting_a_value_sets_a_damaged_file_aside_first(void) {
    begin("{damaged");
    CHECK_INT(set(SETTING_KIOSK_NAME, "Hall"), SET_KEPT);
    CHECK_STR(memory_fs_text(&fs, "/state/settings.json.damaged-1"), "{damaged");
    CHECK_CONTAINS(memory_fs_text(&fs, path), "Hall");
    end();
}

static void damaged_files_are_numbered_and_bounded(void) {
    begin(NULL);
    for (int i = 1; i <= LIMIT_SETTINGS_DAMAGED + 2; i++) {
        char text[20], name[60];
        snprintf(text, sizeof text, "damaged %d", i);
        memory_fs_put(&fs, path, text, strlen(text));
        reopen();
        CHECK(settings_file_set_aside(&file, &err));
        int number = i < LIMIT_SETTINGS_DAMAGED ? i : LIMIT_SETTINGS_DAMAGED;
        snprintf(name, sizeof name, "%s.damaged-%d", path, number);
        CHECK_STR(memory_fs_text(&fs, name), text);
    }
    CHECK_STR(memory_fs_text(&fs, "/state/settings.json.damaged-1"), "damaged 1");
    CHECK_INT(fs.count, LIMIT_SETTINGS_DAMAGED);
    end();
}

static void a_file_at_its_limit_is_read_and_one_byte_more_is_damage(void) {
    for (size_t more = 0; more <= 1; more++) {
        size_t size = LIMIT_SETTINGS_BYTES + more;
        char *text = malloc(size);
        if (!text) abort();
        memset(text, ' ', size);
        memcpy(text, "{}", 2);
        begin_with(text, size);
        CHECK_INT(file.damaged, more);
        end();
        free(text);
    }
}

static void on_a_read_only_card_a_value_is_in_effect_and_that_is_said(void) {
    begin("{\"kiosk.name\": \"Foyer\"}");
    fs.read_only = true;
    SettingSet changed = 0;
    CHECK_INT(settings_file_set(&file, SETTING_KIOSK_NAME, "Hall", &changed, &err), SET_NOT_KEPT);
    CHECK_INT(err.code, ERR_IO);
    CHECK_CONTAINS(err.message, "Read-only file system");
    CHECK(changed == setting_set_of(SETTING_KIOSK_NAME));
    CHECK(file.unsaved == setting_set_of(SETTING_KIOSK_NAME));
    CHECK_STR(file.values.kiosk_name, "Hall");
    CHECK_CONTAINS(memory_fs_text(&fs, path), "Foyer");
    CHECK(!settings_file_save(&file, &err));
    fs.read_only = false;
    CHECK(settings_file_save(&file, &err));
    CHECK(file.unsaved == 0);
    CHECK_CONTAINS(memory_fs_text(&fs, path), "Hall");
    size_t writes = fs.writes;
    CHECK(settings_file_save(&file, &err));
    CHECK_INT(fs.writes, writes);
    end();
}

static void a_full_card_keeps_the_old_file(void) {
    static const char text[] = "{\"kiosk.name\": \"Foyer\"}";
    for (size_t room = 0; room < 60; room++) {
        begin(text);
        fs.room = room;
        SetResult result = set(SETTING_USB_POLICY, "off");
        CHECK_INT(file.values.usb_policy, USB_OFF);
        CHECK_CONTAINS(memory_fs_text(&fs, path), "Foyer");
        if (result == SET_NOT_KEPT) CHECK_STR(memory_fs_text(&fs, path), text);
        end();
    }
}

static void a_damaged_file_that_cannot_be_moved_is_not_overwritten(void) {
    begin("{damaged");
    fs.read_only = true;
    CHECK(!settings_file_set_aside(&file, &err));
    CHECK_CONTAINS(err.message, "setting the damaged settings aside");
    CHECK_INT(set(SETTING_KIOSK_NAME, "Hall"), SET_NOT_KEPT);
    CHECK_STR(memory_fs_text(&fs, path), "{damaged");
    CHECK(file.damaged);
    CHECK_STR(file.values.kiosk_name, "Hall");
    end();
}

static void what_somebody_else_wrote_is_read_and_told(void) {
    begin("{\"kiosk.name\": \"Foyer\"}");
    CHECK(!settings_file_is_newer(&file));
    static const char other[] = "{\"kiosk.name\": \"Foyer\", \"visit.idle_s\": 90}";
    memory_fs_put(&fs, path, other, sizeof other - 1);
    CHECK(settings_file_is_newer(&file));
    CHECK(settings_file_reload(&file) == setting_set_of(SETTING_VISIT_IDLE_S));
    CHECK_INT(file.values.visit_idle_s, 90);
    CHECK(!settings_file_is_newer(&file));
    end();
}

static void setting_a_value_keeps_what_somebody_else_wrote(void) {
    begin("{\"kiosk.name\": \"Foyer\"}");
    static const char other[] = "{\"kiosk.name\": \"Foyer\", \"visit.idle_s\": 90, \"unknown\": 1}";
    memory_fs_put(&fs, path, other, sizeof other - 1);
    SettingSet changed = 0;
    CHECK_INT(settings_file_set(&file, SETTING_USB_POLICY, "off", &changed, &err), SET_KEPT);
    CHECK(changed == (setting_set_of(SETTING_VISIT_IDLE_S) | setting_set_of(SETTING_USB_POLICY)));
    CHECK_CONTAINS(memory_fs_text(&fs, path), "\"visit.idle_s\": 90");
    CHECK_CONTAINS(memory_fs_text(&fs, path), "\"unknown\": 1");
    end();
}

static void several_values_are_taken_at_once(void) {
    begin(NULL);
    Settings wanted = file.values;
    wanted.display_width_mm = 476;
    wanted.display_rotation = 90;
    wanted.visit_idle_s = 90; // not named
    SettingSet ids = setting_set_of(SETTING_DISPLAY_WIDTH_MM) | setting_set_of(SETTING_DISPLAY_ROTATION);
    SettingSet changed = 0;
    CHECK_INT(settings_file_take(&file, &wanted, ids, &changed, &err), SET_KEPT);
    CHECK(changed == ids);
    CHECK_INT(fs.writes, 2); // and its copy
    reopen();
    CHECK_INT(file.values.display_width_mm, 476);
    CHECK_INT(file.values.display_rotation, 90);
    CHECK_INT(file.values.visit_idle_s, 60);
    end();
}

static void a_slip_in_the_file_while_it_runs_undoes_nothing(void) {
    begin("{\"kiosk.name\": \"Foyer\", \"unknown\": 1}");
    memory_fs_put(&fs, path, "{\"kiosk.name\": ", 15);
    CHECK(settings_file_reload(&file) == 0);
    CHECK_STR(file.values.kiosk_name, "Foyer");
    CHECK(file.damaged);
    CHECK_INT(set(SETTING_USB_POLICY, "off"), SET_KEPT);
    CHECK_CONTAINS(memory_fs_text(&fs, path), "Foyer");
    CHECK_CONTAINS(memory_fs_text(&fs, path), "\"unknown\": 1");
    CHECK_STR(memory_fs_text(&fs, "/state/settings.json.damaged-1"), "{\"kiosk.name\": ");
    end();
}

static void what_could_not_be_written_outlives_a_reload(void) {
    begin("{\"kiosk.name\": \"Foyer\"}");
    fs.read_only = true;
    CHECK_INT(set(SETTING_USB_POLICY, "off"), SET_NOT_KEPT);
    fs.read_only = false;
    memory_fs_put(&fs, path, "{\"kiosk.name\": \"The hall\"}", 26);
    CHECK(settings_file_reload(&file) == setting_set_of(SETTING_KIOSK_NAME));
    CHECK_INT(file.values.usb_policy, USB_OFF);
    CHECK(settings_file_save(&file, &err));
    CHECK_STR(memory_fs_text(&fs, path),
              "{\n  \"kiosk.name\": \"The hall\",\n  \"usb.policy\": \"off\"\n}\n");
    end();
}

static void a_file_that_is_taken_away_gives_the_defaults_back(void) {
    begin("{\"kiosk.name\": \"Foyer\"}");
    CHECK(fs.fs.remove_file(&fs, path, NULL));
    CHECK(settings_file_is_newer(&file));
    CHECK(settings_file_reload(&file) == setting_set_of(SETTING_KIOSK_NAME));
    check_defaults();
    CHECK(!settings_file_is_newer(&file));
    end();
}

static void a_path_that_is_too_long_is_refused(void) {
    char longer[600];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = 0;
    memory_fs_init(&fs);
    CHECK(!settings_file_open(&fs.fs, longer, &file, &err));
    CHECK_INT(err.code, ERR_USAGE);
    memory_fs_finish(&fs);
}

static void it_works_on_a_real_disk(void) {
    char real[300];
    snprintf(real, sizeof real, "%s/settings.json", test_folder());
    REQUIRE(settings_file_open(os_fs(), real, &file, &err));
    CHECK_INT(set(SETTING_KIOSK_NAME, "Foyer"), SET_KEPT);
    CHECK(!settings_file_is_newer(&file));
    settings_file_close(&file);
    test_write("settings.json", "{", 1);
    REQUIRE(settings_file_open(os_fs(), real, &file, &err));
    CHECK(file.damaged);
    CHECK_INT(set(SETTING_KIOSK_NAME, "Hall"), SET_KEPT);
    settings_file_close(&file);
    REQUIRE(settings_file_open(os_fs(), real, &file, &err));
    CHECK_STR(file.values.kiosk_name, "Hall");
    settings_file_close(&file);
}

static void a_folder_in_the_place_of_the_file_is_set_aside_too(void) {
    char real[300];
    snprintf(real, sizeof real, "%s/settings.json", test_folder());
    REQUIRE(!mkdir(real, 0700));
    REQUIRE(settings_file_open(os_fs(), real, &file, &err));
    CHECK(file.damaged);
    CHECK_INT(set(SETTING_KIOSK_NAME, "Hall"), SET_KEPT);
    settings_file_close(&file);
}

static void a_folder_that_is_not_there_is_a_sentence(void) {
    char real[300];
    snprintf(real, sizeof real, "%s/none/settings.json", test_folder());
    REQUIRE(settings_file_open(os_fs(), real, &file, &err));
    CHECK_INT(file.findings.count, 0);
    CHECK_INT(set(SETTING_KIOSK_NAME, "Hall"), SET_NOT_KEPT);
    CHECK_CONTAINS(err.message, "none/settings.json");
    CHECK_STR(file.values.kiosk_name, "Hall");
    settings_file_close(&file);
}

TEST_MAIN(TEST(a_kiosk_without_a_file_has_the_defaults), TEST(what_is_set_is_there_after_a_restart),
          TEST(only_what_is_not_the_default_is_written), TEST(what_says_nothing_new_is_not_written),
          TEST(a_wrong_value_changes_nothing_and_is_not_written),
          TEST(an_unknown_member_is_warned_of_and_kept),
          TEST(a_wrong_value_in_the_file_is_an_error_and_the_others_count),
          TEST(a_wrong_value_stays_in_the_file_until_that_name_is_set),
          TEST(unknown_members_end_at_their_limit), TEST(what_is_kept_can_be_read_again),
          TEST(a_damaged_file_gives_the_defaults_and_is_set_aside),
          TEST(a_file_torn_at_any_byte_is_damaged_and_nothing_else),
          TEST(a_file_with_any_byte_wrong_neither_crashes_nor_loses_the_rest),
          TEST(setting_a_value_sets_a_damaged_file_aside_first), TEST(damaged_files_are_numbered_and_bounded),
          TEST(a_file_at_its_limit_is_read_and_one_byte_more_is_damage),
          TEST(on_a_read_only_card_a_value_is_in_effect_and_that_is_said),
          TEST(a_full_card_keeps_the_old_file), TEST(a_damaged_file_that_cannot_be_moved_is_not_overwritten),
          TEST(what_somebody_else_wrote_is_read_and_told),
          TEST(setting_a_value_keeps_what_somebody_else_wrote), TEST(several_values_are_taken_at_once),
          TEST(a_slip_in_the_file_while_it_runs_undoes_nothing),
          TEST(what_could_not_be_written_outlives_a_reload),
          TEST(a_file_that_is_taken_away_gives_the_defaults_back), TEST(a_path_that_is_too_long_is_refused),
          TEST(it_works_on_a_real_disk), TEST(a_folder_in_the_place_of_the_file_is_set_aside_too),
          TEST(a_folder_that_is_not_there_is_a_sentence))
