// The one table of settings. The file, `balai settings`, its help, the man page and the operator's panel are
// made of it.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "settings/values.h"

typedef enum SettingId {
    SETTING_KIOSK_NAME,
    SETTING_KIOSK_PLACE,
    SETTING_DISPLAY_WIDTH_MM,
    SETTING_DISPLAY_MOUNT_MM,
    SETTING_DISPLAY_ROTATION,
    SETTING_DISPLAY_BRIGHTNESS,
    SETTING_DISPLAY_SHIFT,
    SETTING_DISPLAY_OFF_BY,
    SETTING_VISIT_IDLE_S,
    SETTING_VISIT_ANSWER_S,
    SETTING_ATTRACT_SCENES,
    SETTING_ATTRACT_NIGHT_FROM,
    SETTING_ATTRACT_NIGHT_UNTIL,
    SETTING_LANGUAGES_OFFERED,
    SETTING_HOURS_MONDAY, // the other weekdays follow
    SETTING_HOURS_EVENT = SETTING_HOURS_MONDAY + WEEKDAYS,
    SETTING_HOURS_NEVER_OFF_IN_SESSIONS,
    SETTING_USB_POLICY,
    SETTING_TRUST_KEYS,
    SETTING_STATISTICS_ON,
    SETTING_PIN_HASH,
    SETTING_COUNT
} SettingId;

typedef enum SettingType {
    VALUE_BOOL,      // bool
    VALUE_INT,       // int
    VALUE_CHOICE,    // int: the index of the word
    VALUE_TEXT,      // char[limit + 1]; UTF-8 without control characters
    VALUE_ID_TEXT,   // the same, of a-z, 0-9 and hyphens
    VALUE_TIME,      // int: minute of the day
    VALUE_SCENES,    // SceneSettings
    VALUE_LANGUAGES, // LanguageSettings
    VALUE_KEYS,      // KeySettings
    VALUE_HOURS,     // DayHours
    VALUE_SECRET     // char[limit + 1]; never printed
} SettingType;

typedef enum SettingEffect {
    EFFECT_AT_ONCE,
    EFFECT_NEXT_VISIT,
    EFFECT_NEXT_START
} SettingEffect;

typedef struct SettingRow {
    const char *name; // "kiosk.name"
    SettingType type;
    SettingEffect effect;
    size_t offset, size;      // in Settings
    int low, high, step;      // of VALUE_INT: low, low + step, ... high
    const char *unit;         // of VALUE_INT: "mm", "s", "%", "degrees"
    const char *none;         // what 0 or "" means where that may stand for "nothing"; else NULL
    const char *const *words; // of VALUE_CHOICE, ended by NULL
    size_t limit;             // bytes of VALUE_TEXT, VALUE_ID_TEXT, VALUE_SECRET
    bool may_be_weekday;      // of VALUE_HOURS
    const char *default_text; // as setting_parse takes it
    const char *sentence;     // what it is
} SettingRow;

const SettingRow *setting_row(SettingId id);
const SettingRow *setting_find(const char *name); // NULL where there is none
SettingId setting_id(const SettingRow *row);
const char *setting_nearest(const char *name); // what was probably meant; NULL where nothing is near

void settings_default(Settings *settings);

// Changes as data: a set of ids.
typedef uint64_t SettingSet;
_Static_assert(SETTING_COUNT <= 64, "a SettingSet has a bit for each");
static inline bool setting_set_has(SettingSet set, SettingId id) {
    return set >> id & 1;
}
static inline SettingSet setting_set_of(SettingId id) {
    return (SettingSet)1 << id;
}
bool setting_same(const SettingRow *row, const Settings *a, const Settings *b);
void setting_copy(const SettingRow *row, const Settings *from, Settings *to);
SettingSet settings_compare(const Settings *before, const Settings *after);
