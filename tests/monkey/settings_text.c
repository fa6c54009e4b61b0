#include "settings_text.h"

#include <stdio.h>
#include "base/auto.h"
#include "settings/table.h"

enum {
    VALUE_SIZE = 600
};

// What is no value of anything, or of another setting.
static const char *const wrong[] = {"null",
                                    "true",
                                    "-1",
                                    "3.5",
                                    "1e400",
                                    "99999999999999999999",
                                    "\"\"",
                                    "\"off\"",
                                    "[]",
                                    "{}",
                                    "[[[[1]]]]",
                                    "\"\\ud83d\\ude00 \\u202e\\u0000\"",
                                    "[{\"scene\": \"agenda\", \"seconds\": -5, \"on\": 3}]"};

static const char *const hours[] = {"\"always\"",      "\"never\"",       "\"07:00-22:00\"",
                                    "\"22:00-06:00\"", "\"00:00-24:00\"", "\"12:00-12:00\"",
                                    "\"24:00-25:00\"", "\"weekday\"",     "\"10:00-10:50\""};
static const char *const times[] = {"\"00:00\"", "\"23:59\"", "\"24:00\"", "\"10:40\"", "\"10:45\""};
static const char *const languages[] = {"[]", "[\"fr\", \"id\"]", "[\"en\"]", "[\"fa\", \"ar\", \"ur\"]",
                                        "[\"xx\", \"zz-Zzzz\"]"};
static const char *const scenes[] = {
    "[]", "[{\"scene\": \"flag-wall\", \"on\": false}]",
    "[{\"scene\": \"agenda\", \"seconds\": 2}, {\"scene\": \"member\", \"number\": 3, \"on\": false}]",
    "[{\"scene\": \"agenda\", \"on\": false}, {\"scene\": \"flag-wall\", \"on\": false}, {\"scene\": "
    "\"member\", \"on\": false}, {\"scene\": \"meeting\", \"on\": false}, {\"scene\": \"picture\", \"on\": "
    "false}, {\"scene\": \"notice\", \"on\": false}]"};
static const char *const keys[] = {"[]", "[\"RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\"]",
                                   "[\"A name:RWSeGPMAvOffp67VPd7Omp2FVruDOSLaotsjY3STmnd9GdDrDL/cEPY0\"]",
                                   "[\"RWQ\"]"};
static const char *const texts[] = {"\"\"", "\"foyer\"", "\"here\"", "\"No such place\"", "\"a\\tb\""};
static const char *const secrets[] = {"\"\"", "\"$argon2id$v=19$m=65537,t=9,p=1$a$b\"", "\"2468\""};

// Off at all hours, and nothing keeps it lit.
static const char dark[] =
    "{\"hours.monday\": \"never\", \"hours.tuesday\": \"never\", \"hours.wednesday\": \"never\", "
    "\"hours.thursday\": \"never\", \"hours.friday\": \"never\", \"hours.saturday\": \"never\", "
    "\"hours.sunday\": \"never\", \"hours.never_off_in_sessions\": false}";

#define ONE_OF(dice, list) (list)[dice_below((dice), (int)COUNT_OF(list))]

static void roll_number(Dice *dice, const SettingRow *row, char *value) {
    const int some[] = {row->low,      row->high, row->low - 1, row->high + 1, 0, row->low + row->step,
                        row->high / 2, 1000000};
    snprintf(value, VALUE_SIZE, "%d", ONE_OF(dice, some));
}

// As long as may be, or a letter longer.
static void roll_long_text(Dice *dice, const SettingRow *row, char *value) {
    int length = (int)row->limit + dice_below(dice, 2);
    int at = snprintf(value, VALUE_SIZE, "\"");
    for (int i = 0; i < length && at < VALUE_SIZE - 3; i++)
        value[at++] = 'w';
    snprintf(value + at, VALUE_SIZE - (size_t)at, "\"");
}

static void roll_value(Dice *dice, const SettingRow *row, char *value) {
    const char *chosen = dice_one_in(dice, 4) ? ONE_OF(dice, wrong) : NULL;
    switch (chosen ? VALUE_BOOL : row->type) {
    case VALUE_BOOL:
        chosen = chosen ? chosen : dice_one_in(dice, 2) ? "true" : "false";
        break;
    case VALUE_INT:
        roll_number(dice, row, value);
        return;
    case VALUE_CHOICE:
        snprintf(value, VALUE_SIZE, "\"%s\"", row->words[dice_below(dice, 3)]);
        return;
    case VALUE_TEXT:
    case VALUE_ID_TEXT:
        if (dice_one_in(dice, 2)) {
            roll_long_text(dice, row, value);
            return;
        }
        chosen = ONE_OF(dice, texts);
        break;
    case VALUE_TIME:
        chosen = ONE_OF(dice, times);
        break;
    case VALUE_SCENES:
        chosen = ONE_OF(dice, scenes);
        break;
    case VALUE_LANGUAGES:
        chosen = ONE_OF(dice, languages);
        break;
    case VALUE_KEYS:
        chosen = ONE_OF(dice, keys);
        break;
    case VALUE_HOURS:
        chosen = ONE_OF(dice, hours);
        break;
    case VALUE_SECRET:
        chosen = ONE_OF(dice, secrets);
        break;
    }
    snprintf(value, VALUE_SIZE, "%s", chosen);
}

const char *settings_text_roll(Dice *dice, char *buffer, size_t size) {
    int count = dice_between(dice, 1, 4);
    if (dice_one_in(dice, 10)) {
        snprintf(buffer, size, "%s", dark);
        return buffer;
    }
    size_t length = (size_t)snprintf(buffer, size, "{");
    for (int i = 0; i < count; i++) {
        char value[VALUE_SIZE];
        const SettingRow *row = setting_row((SettingId)dice_below(dice, SETTING_COUNT));
        roll_value(dice, row, value);
        if (length < size)
            length += (size_t)snprintf(buffer + length, size - length, "%s\"%s\": %s", i ? ", " : "",
                                       row->name, value);
    }
    if (length < size) snprintf(buffer + length, size - length, "%s", dice_one_in(dice, 20) ? "" : "}");
    return buffer;
}
