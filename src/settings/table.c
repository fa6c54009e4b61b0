#include "settings/table.h"

#include <stddef.h>
#include <string.h>
#include "model/nearest.h"
#include "settings/value.h"

#define AT(member) .offset = offsetof(Settings, member), .size = sizeof(((Settings *)NULL)->member)

static const char *const usb_words[] = {"ask", "signed", "off", NULL};
static const char *const off_words[] = {"best", "kms", "x11", "backlight", "cec", "black", NULL};

#define WEEKDAY(number, day, said)                                                                           \
    [SETTING_HOURS_MONDAY + (number)] = {                                                                    \
        .name = "hours." day,                                                                                \
        .type = VALUE_HOURS,                                                                                 \
        AT(hours_weekday[number]),                                                                           \
        .default_text = "always",                                                                            \
        .sentence = "When the screen is lit on " said                                                        \
                    "s, by the event's clock; a span that ends before it begins ends on the next day.",      \
    }

static const SettingRow rows[] = {
    [SETTING_KIOSK_NAME] = {.name = "kiosk.name",
                            .type = VALUE_TEXT,
                            AT(kiosk_name),
                            .limit = LIMIT_KIOSK_NAME_BYTES,
                            .none = "it has no name",
                            .default_text = "",
                            .sentence = "What this kiosk is called in its panel, its logs and its reports."},
    [SETTING_KIOSK_PLACE] = {.name = "kiosk.place",
                             .type = VALUE_ID_TEXT,
                             AT(kiosk_place),
                             .limit = LIMIT_ID_BYTES,
                             .none = "not known",
                             .default_text = "",
                             .sentence = "Which of the content's places it stands at, for \"you are here\"."},
    [SETTING_DISPLAY_WIDTH_MM] = {.name = "display.width_mm",
                                  .type = VALUE_INT,
                                  AT(display_width_mm),
                                  .low = 40,
                                  .high = 3000,
                                  .step = 1,
                                  .unit = "mm",
                                  .none = "what the display says, or a guess",
                                  .default_text = "0",
                                  .sentence = "How wide the picture is; everything is laid out by it."},
    [SETTING_DISPLAY_MOUNT_MM] = {.name = "display.mount_mm",
                                  .type = VALUE_INT,
                                  AT(display_mount_mm),
                                  .low = 20,
                                  .high = 3000,
                                  .step = 1,
                                  .unit = "mm",
                                  .none = "the picture's middle is taken to be at 1200 mm",
                                  .default_text = "0",
                                  .sentence =
                                      "How high the picture's lower edge is above the floor; \"within "
                                      "reach\" goes by it."},
    [SETTING_DISPLAY_ROTATION] = {.name = "display.rotation",
                                  .type = VALUE_INT,
                                  AT(display_rotation),
                                  .low = 0,
                                  .high = 270,
                                  .step = 90,
                                  .unit = "degrees",
                                  .default_text = "0",
                                  .sentence = "How far picture and touch are turned, clockwise."},
    [SETTING_DISPLAY_BRIGHTNESS] = {.name = "display.brightness",
                                    .type = VALUE_INT,
                                    AT(display_brightness),
                                    .low = 10,
                                    .high = 100,
                                    .step = 5,
                                    .unit = "%",
                                    .default_text = "100",
                                    .sentence =
                                        "How bright the screen is; where there is no backlight to set, the "
                                        "picture is painted darker."},
    [SETTING_DISPLAY_SHIFT] = {.name = "display.shift",
                               .type = VALUE_BOOL,
                               AT(display_shift),
                               .default_text = "on",
                               .sentence = "Whether what stands still moves by some pixels over time, so "
                                           "that nothing burns in."},
    [SETTING_DISPLAY_OFF_BY] = {.name = "display.off_by",
                                .type = VALUE_CHOICE,
                                AT(display_off_by),
                                .words = off_words,
                                .default_text = "best",
                                .sentence = "What switches the screen off outside of its hours; where that "
                                            "is not there the screen is black."},
    [SETTING_VISIT_IDLE_S] = {.name = "visit.idle_s",
                              .type = VALUE_INT,
                              AT(visit_idle_s),
                              .low = 20,
                              .high = 600,
                              .step = 1,
                              .unit = "s",
                              .default_text = "60",
                              .sentence =
                                  "How long nobody touches until the screen asks who is still there."},
    [SETTING_VISIT_ANSWER_S] = {.name = "visit.answer_s",
                                .type = VALUE_INT,
                                AT(visit_answer_s),
                                .low = 20,
                                .high = 120,
                                .step = 1,
                                .unit = "s",
                                .default_text = "20",
                                .sentence = "How long there is to answer until the visit ends."},
    [SETTING_ATTRACT_SCENES] =
        {.name = "attract.scenes",
         .type = VALUE_SCENES,
         AT(scenes),
         .none = "as in the content",
         .default_text = "",
         .sentence = "The loop's scenes in their order, each with its seconds or \"off\"; "
                     "member#2 is the content's second scene of that kind, and scenes that are "
                     "not named follow."},
    [SETTING_ATTRACT_NIGHT_FROM] = {.name = "attract.night_from",
                                    .type = VALUE_TIME,
                                    AT(night_from),
                                    .default_text = "23:00",
                                    .sentence = "From when on a calm scene is shown instead of the loop."},
    [SETTING_ATTRACT_NIGHT_UNTIL] = {.name = "attract.night_until",
                                     .type = VALUE_TIME,
                                     AT(night_until),
                                     .default_text = "06:00",
                                     .sentence = "Until when; where both are the same there is no night."},
    [SETTING_LANGUAGES_OFFERED] = {.name = "languages.offered",
                                   .type = VALUE_LANGUAGES,
                                   .effect = EFFECT_NEXT_VISIT,
                                   AT(languages),
                                   .none = "all that there are",
                                   .default_text = "",
                                   .sentence = "The languages that visitors are offered, in their order."},
    WEEKDAY(0, "monday", "Monday"),
    WEEKDAY(1, "tuesday", "Tuesday"),
    WEEKDAY(2, "wednesday", "Wednesday"),
    WEEKDAY(3, "thursday", "Thursday"),
    WEEKDAY(4, "friday", "Friday"),
    WEEKDAY(5, "saturday", "Saturday"),
    WEEKDAY(6, "sunday", "Sunday"),
    [SETTING_HOURS_EVENT] = {.name = "hours.event",
                             .type = VALUE_HOURS,
                             AT(hours_event),
                             .may_be_weekday = true,
                             .default_text = "weekday",
                             .sentence = "The same for the days of the event, instead of the weekday's."},
    [SETTING_HOURS_NEVER_OFF_IN_SESSIONS] = {.name = "hours.never_off_in_sessions",
                                             .type = VALUE_BOOL,
                                             AT(hours_never_off_in_sessions),
                                             .default_text = "on",
                                             .sentence = "Whether a session keeps the screen lit, whatever "
                                                         "the hours say."},
    [SETTING_USB_POLICY] = {.name = "usb.policy",
                            .type = VALUE_CHOICE,
                            AT(usb_policy),
                            .words = usb_words,
                            .default_text = "ask",
                            .sentence = "What happens when a USB stick is plugged in: a person is asked, the "
                                        "same for signed packages alone, or nothing."},
    [SETTING_TRUST_KEYS] = {.name = "trust.keys",
                            .type = VALUE_KEYS,
                            AT(trust_keys),
                            .none = "every package asks for the PIN",
                            .default_text = "",
                            .sentence = "The organisers' keys: what one of them has signed is installed "
                                        "without a PIN."},
    [SETTING_STATISTICS_ON] = {.name = "statistics.on",
                               .type = VALUE_BOOL,
                               AT(statistics_on),
                               .default_text = "on",
                               .sentence = "Whether touches, visits and what is opened are counted; nothing "
                                           "is ever kept about a person."},
    [SETTING_PIN_HASH] = {.name = "pin.hash",
                          .type = VALUE_SECRET,
                          AT(pin_hash),
                          .limit = LIMIT_PIN_HASH_BYTES,
                          .none = "the next who opens the panel chooses a PIN",
                          .default_text = "",
                          .sentence = "The operator's PIN, of which only a hash is kept."},
};
_Static_assert(sizeof rows / sizeof rows[0] == SETTING_COUNT, "every SettingId has its row");

const SettingRow *setting_row(SettingId id) {
    return &rows[id];
}

SettingId setting_id(const SettingRow *row) {
    return (SettingId)(row - rows);
}

const SettingRow *setting_find(const char *name) {
    for (size_t i = 0; i < SETTING_COUNT; i++)
        if (!strcmp(rows[i].name, name)) return &rows[i];
    return NULL;
}

const char *setting_nearest(const char *name) {
    Nearest nearest = nearest_start(name);
    for (size_t i = 0; i < SETTING_COUNT; i++)
        nearest_try(&nearest, rows[i].name);
    return nearest.best;
}

void settings_default(Settings *settings) {
    // Bytes behind a text's end and between members are compared too.
    memset(settings, 0, sizeof *settings);
    for (size_t i = 0; i < SETTING_COUNT; i++)
        if (!setting_parse(&rows[i], rows[i].default_text, settings, NULL))
            continue; // a test holds that each is one
}

static const void *slot(const SettingRow *row, const Settings *settings) {
    return (const char *)settings + row->offset;
}

bool setting_same(const SettingRow *row, const Settings *a, const Settings *b) {
    return !memcmp(slot(row, a), slot(row, b), row->size);
}

void setting_copy(const SettingRow *row, const Settings *from, Settings *to) {
    memcpy((char *)to + row->offset, slot(row, from), row->size);
}

SettingSet settings_compare(const Settings *before, const Settings *after) {
    SettingSet changed = 0;
    for (size_t i = 0; i < SETTING_COUNT; i++)
        if (!setting_same(&rows[i], before, after)) changed |= setting_set_of((SettingId)i);
    return changed;
}
