#include "settings/describe.h"

#include <stdio.h>
#include <string.h>

static const char *const effects[] = {
    [EFFECT_AT_ONCE] = "at once",
    [EFFECT_NEXT_VISIT] = "with the next visit",
    [EFFECT_NEXT_START] = "with the next start",
};

static void range_of_number(const SettingRow *row, char *buffer, size_t size) {
    int used = snprintf(buffer, size, "%d to %d %s", row->low, row->high, row->unit);
    if (row->step > 1) used += snprintf(buffer + used, size - (size_t)used, " in steps of %d", row->step);
    if (row->none) snprintf(buffer + used, size - (size_t)used, ", or 0: %s", row->none);
}

static void range_of_choice(const SettingRow *row, char *buffer, size_t size) {
    size_t used = 0;
    buffer[0] = 0;
    for (const char *const *word = row->words; *word && used < size; word++) {
        const char *between = word == row->words ? "" : word[1] ? ", " : " or ";
        used += (size_t)snprintf(buffer + used, size - used, "%s%s", between, *word);
    }
}

const char *setting_range(const SettingRow *row, char *buffer, size_t size) {
    switch (row->type) {
    case VALUE_BOOL:
        snprintf(buffer, size, "on or off");
        break;
    case VALUE_INT:
        range_of_number(row, buffer, size);
        break;
    case VALUE_CHOICE:
        range_of_choice(row, buffer, size);
        break;
    case VALUE_TEXT:
        snprintf(buffer, size, "up to %zu bytes of text without line breaks, or empty: %s", row->limit,
                 row->none);
        break;
    case VALUE_ID_TEXT:
        snprintf(buffer, size, "up to %zu of a-z, 0-9 and hyphens, or empty: %s", row->limit, row->none);
        break;
    case VALUE_TIME:
        snprintf(buffer, size, "a time of day from 00:00 to 23:59");
        break;
    case VALUE_SCENES:
        snprintf(buffer, size, "scenes with commas between (agenda 15, member off, flag-wall), or empty: %s",
                 row->none);
        break;
    case VALUE_LANGUAGES:
        snprintf(buffer, size, "language tags with commas between (en, fa, zh-Hans), or empty: %s",
                 row->none);
        break;
    case VALUE_KEYS:
        snprintf(
            buffer, size,
            "public keys with commas between, each its name, a colon and the line of its file that begins "
            "with RW, or empty: %s",
            row->none);
        break;
    case VALUE_HOURS:
        snprintf(buffer, size, "spans (07:00-22:00 or 07:00-12:00, 14:00-02:00), always%s",
                 row->may_be_weekday ? ", never, or weekday: as on other days" : " or never");
        break;
    case VALUE_SECRET:
        snprintf(buffer, size, "what the operator's panel makes, or empty: %s", row->none);
        break;
    }
    return buffer;
}

const char *setting_describe(const SettingRow *row, char *buffer, size_t size) {
    char range[DESCRIBE_SIZE];
    snprintf(buffer, size, "It may be %s; %s unless set. It takes effect %s.",
             setting_range(row, range, sizeof range), *row->default_text ? row->default_text : "empty",
             effects[row->effect]);
    return buffer;
}
