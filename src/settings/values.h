// The settings as a plain struct: copied, compared, handed on by value. What each means stands in table.c.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "base/limits.h"
#include "model/bundle.h"
#include "settings/day_hours.h"

typedef enum UsbPolicy {
    USB_ASK,    // what is on a stick is shown, and a person says yes or no
    USB_SIGNED, // the same, and only packages that are signed
    USB_OFF     // sticks are not looked at
} UsbPolicy;

typedef enum OffBy { // what switches the panel off; the order of the words in the table
    OFF_BY_BEST,
    OFF_BY_KMS,
    OFF_BY_X11,
    OFF_BY_BACKLIGHT,
    OFF_BY_CEC,
    OFF_BY_BLACK
} OffBy;

// What an operator says about one scene of the bundle's loop (settings/loop.h).
typedef struct SceneSetting {
    SceneKind kind;
    int16_t which;   // of the bundle's scenes of that kind, from 1
    int16_t seconds; // 0: as in the bundle
    bool on;
} SceneSetting;

// "flag-wall", "member", ... as in bundle.json, in the order of SceneKind, ended by NULL.
extern const char *const scene_words[];

typedef struct SceneSettings {
    int count;
    SceneSetting items[LIMIT_SETTING_SCENES];
} SceneSettings;

typedef struct LanguageSettings {
    int count; // 0: all that there are
    char tags[LIMIT_LANGUAGES][LIMIT_LANGUAGE_BYTES + 1];
} LanguageSettings;

// The organisers whose packages are installed without a PIN.
typedef struct KeySetting {
    char name[LIMIT_KEY_NAME_BYTES + 1];
    char line[LIMIT_KEY_LINE_BYTES + 1]; // as minisign writes a public key
} KeySetting;

typedef struct KeySettings {
    int count;
    KeySetting items[LIMIT_TRUSTED_KEYS];
} KeySettings;

enum {
    WEEKDAYS = 7 // Monday first
};

typedef struct Settings {
    char kiosk_name[LIMIT_KIOSK_NAME_BYTES + 1]; // "" none
    char kiosk_place[LIMIT_ID_BYTES + 1];        // id of a place of the bundle, "" none
    int display_width_mm;                        // 0 not known
    int display_mount_mm;                        // 0 not known
    int display_rotation;                        // degrees clockwise
    int display_brightness;                      // percent
    bool display_shift;
    int display_off_by; // OffBy
    int visit_idle_s;
    int visit_answer_s;
    SceneSettings scenes;
    int night_from, night_until; // minutes of the day; equal: no night
    LanguageSettings languages;
    DayHours hours_weekday[WEEKDAYS];
    DayHours hours_event;
    bool hours_never_off_in_sessions;
    int usb_policy; // UsbPolicy
    KeySettings trust_keys;
    bool statistics_on;
    char pin_hash[LIMIT_PIN_HASH_BYTES + 1]; // "" no PIN is set
} Settings;
