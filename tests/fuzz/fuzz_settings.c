// Any bytes as settings.json, and as the text of every setting. Nothing may crash, hang or leak; what is
// written can be read again and says the same; what is printed can be taken again.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "model/zone.h"
#include "memory_fs.h"
#include "settings/hours.h"
#include "settings/pin.h"
#include "settings/pin_guard.h"
#include "settings/settings_file.h"
#include "settings/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char path[] = "/state/settings.json", tries[] = "/state/pin-tries.json";

static void expect(bool holds) {
    if (!holds) abort();
}

static void open_file(MemoryFs *fs, SettingsFile *file) {
    Err err = {0};
    if (!settings_file_open(&fs->fs, path, file, &err)) exit(0); // without memory
}

static void check_printed(const Settings *settings) {
    Settings again;
    char text[SETTING_TEXT_SIZE];
    settings_default(&again);
    for (SettingId id = 0; id < SETTING_PIN_HASH; id++) {
        const SettingRow *row = setting_row(id);
        expect(setting_parse(row, setting_print(row, settings, text, sizeof text), &again, NULL));
        expect(setting_same(row, settings, &again));
    }
}

static void ask_hours(const Settings *settings, Zone *zone) {
    HoursAsk ask;
    hours_ask_fill(&ask, settings, NULL);
    ask.zone = zone;
    ask.clock_known = true;
    for (ask.now_s = 1792800000; ask.now_s < 1793000000; ask.now_s += 9973)
        expect(hours_at(&ask).until_s > ask.now_s);
}

static void check_file(const uint8_t *data, size_t size, Zone *zone) {
    MemoryFs fs;
    SettingsFile file;
    memory_fs_init(&fs);
    memory_fs_put(&fs, path, data, size);
    open_file(&fs, &file);
    check_printed(&file.values);
    ask_hours(&file.values, zone);
    expect(settings_file_set(&file, SETTING_DISPLAY_MOUNT_MM, "987", NULL, NULL) == SET_KEPT);
    Settings before = file.values;
    settings_file_close(&file);
    open_file(&fs, &file);
    expect(!file.damaged && !settings_compare(&before, &file.values));
    settings_file_close(&file);
    int wrong;
    memory_fs_put(&fs, tries, data, size);
    pin_tries_load(&fs.fs, tries, &wrong, NULL);
    expect(wrong >= 0);
    memory_fs_finish(&fs);
}

static void check_text(const uint8_t *data, size_t size) {
    char *text = calloc(1, size + 1);
    if (!text) exit(0);
    memcpy(text, data, size);
    Settings settings;
    Err err;
    settings_default(&settings);
    for (SettingId id = 0; id < SETTING_COUNT; id++)
        if (setting_parse(setting_row(id), text, &settings, &err)) check_printed(&settings);
    pin_hash_is_sound(text);
    pin_is_sound(text);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static Zone *zone;
    if (!zone && !zone_open("Europe/Berlin", &zone, NULL)) exit(0);
    check_file(data, size, zone);
    check_text(data, size);
    return 0;
}
