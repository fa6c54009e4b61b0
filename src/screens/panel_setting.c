// A setting as a row, by what the table says of it.
#include <stdio.h>
#include <string.h>
#include "panel.h"
#include "text/foreign.h"

// What the table has no words for that people read.
typedef struct SettingWords {
    const char *title;
    const char *words[7]; // of a choice, in the table's order
} SettingWords;

static const SettingWords setting_words[] = {
    [SETTING_KIOSK_NAME] = {.title = "operator.kiosk-name"},
    [SETTING_KIOSK_PLACE] = {.title = "operator.kiosk-place"},
    [SETTING_DISPLAY_WIDTH_MM] = {.title = "operator.width"},
    [SETTING_DISPLAY_MOUNT_MM] = {.title = "operator.mount"},
    [SETTING_DISPLAY_ROTATION] = {.title = "operator.rotation"},
    [SETTING_DISPLAY_BRIGHTNESS] = {.title = "operator.brightness"},
    [SETTING_DISPLAY_SHIFT] = {.title = "operator.shift"},
    [SETTING_DISPLAY_OFF_BY] = {.title = "operator.off-by",
                                .words = {"operator.off-best", "operator.off-kms", "operator.off-x11",
                                          "operator.off-backlight", "operator.off-cec",
                                          "operator.off-black"}},
    [SETTING_VISIT_IDLE_S] = {.title = "operator.idle"},
    [SETTING_VISIT_ANSWER_S] = {.title = "operator.answer"},
    [SETTING_ATTRACT_SCENES] = {.title = "operator.scenes"},
    [SETTING_ATTRACT_NIGHT_FROM] = {.title = "operator.night-from"},
    [SETTING_ATTRACT_NIGHT_UNTIL] = {.title = "operator.night-until"},
    [SETTING_LANGUAGES_OFFERED] = {.title = "operator.languages"},
    [SETTING_HOURS_EVENT] = {.title = "operator.event-days"},
    [SETTING_HOURS_NEVER_OFF_IN_SESSIONS] = {.title = "operator.never-off"},
    [SETTING_USB_POLICY] = {.title = "operator.usb",
                            .words = {"operator.usb-ask", "operator.usb-signed", "operator.usb-off"}},
    [SETTING_TRUST_KEYS] = {.title = "operator.keys"},
    [SETTING_STATISTICS_ON] = {.title = "operator.counting"},
    [SETTING_PIN_HASH] = {0}, // is set on the pad
};
_Static_assert(COUNT_OF(setting_words) == SETTING_COUNT, "every setting has its words");

static bool is_weekday(SettingId id) {
    return id >= SETTING_HOURS_MONDAY && id < SETTING_HOURS_MONDAY + WEEKDAYS;
}

const char *panel_say_setting(const Ui *ui, SettingId id) {
    const Day monday = 4; // 1970-01-05
    if (is_weekday(id)) return say_date(ui, DATE_WEEKDAY, monday + (Day)(id - SETTING_HOURS_MONDAY));
    return ui_say(ui, setting_words[id].title);
}

const char *panel_say_minute(const Ui *ui, int minute) {
    return say_time(ui, (EventTime){.minute = (int16_t)(minute % DAY_MINUTES)});
}

static const void *value_of(const Stage *stage, const SettingRow *row) {
    return (const char *)stage->panel->settings + row->offset;
}

static UiButton set_button(const Ui *ui, const SettingRow *row, const char *text, const char *icon,
                           const char *value) {
    return panel_button(ui, text, icon, panel_argument(ui, "set %s %s", row->name, value));
}

static const char *say_whole(const Ui *ui, const SettingRow *row, int value) {
    const char *key = !strcmp(row->unit, "mm")        ? "operator.mm"
                      : !strcmp(row->unit, "s")       ? "operator.seconds"
                      : !strcmp(row->unit, "%")       ? "operator.percent"
                      : !strcmp(row->unit, "degrees") ? "operator.degrees"
                                                      : NULL;
    if (!key) return message_number(ui->messages, ui_arena(ui), value);
    return message_count(ui->messages, ui_arena(ui), key, value, NULL);
}

// Where counting begins from a value that is not known: what this panel is taken for.
static int first_known(const Ui *ui, SettingId id, const SettingRow *row) {
    const Metrics *m = &ui->metrics;
    double mm =
        id == SETTING_DISPLAY_WIDTH_MM ? m->width / m->px_per_mm : 1200 - m->height / m->px_per_mm / 2;
    int value = (int)(mm + 0.5);
    return value < row->low ? row->low : value > row->high ? row->high : value;
}

static int stepped(const Ui *ui, SettingId id, const SettingRow *row, int value, int by) {
    if (row->none && !value) return first_known(ui, id, row);
    int next = value + by;
    if (row->unit && !strcmp(row->unit, "degrees")) // round and round
        return (next + row->high + row->step) % (row->high + row->step);
    return next < row->low ? row->low : next > row->high ? row->high : next;
}

// What changes nothing is no target, and stays where it is.
static void add_step(const Ui *ui, PanelRow *row, SettingId id, const SettingRow *setting, int value,
                     int by) {
    int next = stepped(ui, id, setting, value, by);
    bool large = by > setting->step || -by > setting->step;
    const char *text = NULL;
    if (large)
        text = say_apart(ui, arena_printf(ui_arena(ui), "%s%s", by < 0 ? "\xE2\x88\x92" : "+",
                                          message_number(ui->messages, ui_arena(ui), by < 0 ? -by : by)));
    UiButton button = set_button(ui, setting, text,
                                 large    ? NULL
                                 : by < 0 ? "minus"
                                          : "plus",
                                 arena_printf(ui_arena(ui), "%d", next));
    button.name = arena_printf(ui_arena(ui), "set/%s/%+d", setting->name, by);
    if (next == value) button.action = ACT_NONE;
    panel_add_button(row, button);
}

// Long ways are gone in larger steps too.
static void add_whole(const Stage *stage, const Ui *ui, PanelRow *row, SettingId id,
                      const SettingRow *setting) {
    const int value = *(const int *)value_of(stage, setting), step = setting->step;
    bool far = (setting->high - setting->low) / step > 50, unknown = setting->none && !value;
    if (far) add_step(ui, row, id, setting, value, -10 * step);
    add_step(ui, row, id, setting, value, -step);
    panel_add_value(row, unknown ? ui_say(ui, "operator.unknown") : say_whole(ui, setting, value));
    add_step(ui, row, id, setting, value, step);
    if (far) add_step(ui, row, id, setting, value, 10 * step);
    if (!setting->none || unknown) return;
    UiButton none = set_button(ui, setting, ui_say(ui, "operator.unknown"), NULL, "0");
    panel_add_button(row, none);
}

static void add_choice(const Stage *stage, const Ui *ui, PanelRow *row, SettingId id,
                       const SettingRow *setting) {
    int value = *(const int *)value_of(stage, setting);
    for (int i = 0; setting->words[i]; i++) {
        UiButton button =
            set_button(ui, setting, ui_say(ui, setting_words[id].words[i]), NULL, setting->words[i]);
        button.selected = i == value;
        panel_add_button(row, button);
    }
}

enum {
    TIME_STEP = 30 // minutes
};

static const char *minute_words(const Ui *ui, int minute) {
    minute = (minute + DAY_MINUTES) % DAY_MINUTES;
    return arena_printf(ui_arena(ui), "%02d:%02d", minute / 60, minute % 60);
}

static void add_time(const Stage *stage, const Ui *ui, PanelRow *row, const SettingRow *setting) {
    int value = *(const int *)value_of(stage, setting);
    panel_add_button(row, set_button(ui, setting, NULL, "minus", minute_words(ui, value - TIME_STEP)));
    panel_add_value(row, panel_say_minute(ui, value));
    panel_add_button(row, set_button(ui, setting, NULL, "plus", minute_words(ui, value + TIME_STEP)));
}

static UiButton rule_button(const Ui *ui, const SettingRow *setting, const char *key, const char *value,
                            bool selected) {
    UiButton button = set_button(ui, setting, ui_say(ui, key), NULL, value);
    button.selected = selected;
    if (selected) button.action = ACT_NONE;
    return button;
}

// A span moved at one end; the end of the day is its last minute's end.
static const char *moved_span(const Ui *ui, DaySpan span, bool end, int by) {
    int from = span.from, until = span.until;
    do {
        if (end)
            until = (until - 1 + by + DAY_MINUTES) % DAY_MINUTES + 1;
        else
            from = (from + by + DAY_MINUTES) % DAY_MINUTES;
    } while (until == from);
    DayHours hours = {.rule = DAY_BY_SPANS, .count = 1, .spans = {{(int16_t)from, (int16_t)until}}};
    char buffer[DAY_HOURS_TEXT_SIZE];
    return arena_str(ui_arena(ui), day_hours_print(&hours, buffer));
}

static void add_end(const Ui *ui, PanelRow *row, const SettingRow *setting, DaySpan span, bool end) {
    UiButton less = set_button(ui, setting, NULL, "minus", moved_span(ui, span, end, -TIME_STEP)),
             more = set_button(ui, setting, NULL, "plus", moved_span(ui, span, end, TIME_STEP));
    less.name = arena_printf(ui_arena(ui), "set/%s/%s-", setting->name, end ? "until" : "from");
    more.name = arena_printf(ui_arena(ui), "set/%s/%s+", setting->name, end ? "until" : "from");
    panel_add_button(row, less);
    panel_add_value(row, message_with(ui->messages, ui_arena(ui), end ? "operator.until" : "operator.from",
                                      panel_say_minute(ui, end ? span.until : span.from), NULL));
    panel_add_button(row, more);
}

static void add_hours(const Stage *stage, const Ui *ui, PanelRow *row, const SettingRow *setting) {
    const DayHours *hours = value_of(stage, setting);
    if (setting->may_be_weekday)
        panel_add_button(
            row, rule_button(ui, setting, "operator.as-weekday", "weekday", hours->rule == DAY_AS_WEEKDAY));
    panel_add_button(row, rule_button(ui, setting, "operator.all-day", "always", hours->rule == DAY_ALWAYS));
    panel_add_button(row,
                     rule_button(ui, setting, "operator.dark-all-day", "never", hours->rule == DAY_NEVER));
    panel_add_button(
        row, rule_button(ui, setting, "operator.by-hours", "07:00-22:00", hours->rule == DAY_BY_SPANS));
    if (hours->rule != DAY_BY_SPANS) return;
    if (hours->count == 1) {
        add_end(ui, row, setting, hours->spans[0], false);
        add_end(ui, row, setting, hours->spans[0], true);
        return;
    }
    char buffer[DAY_HOURS_TEXT_SIZE]; // of several spans, which only the command line makes
    panel_add_value(row, say_apart(ui, arena_str(ui_arena(ui), day_hours_print(hours, buffer))));
}

static void add_text(const Stage *stage, const Ui *ui, PanelRow *row, const SettingRow *setting) {
    const char *value = value_of(stage, setting);
    panel_add_value(row, *value ? value : ui_say(ui, "operator.unnamed"));
    panel_add_button(row, panel_button(ui, ui_say(ui, "operator.type"), "keyboard",
                                       panel_argument(ui, "type %s", setting->name)));
}

// The content's places; what is no longer one of them is still said.
static void add_place(const Stage *stage, const Ui *ui, PanelRow *row, const SettingRow *setting) {
    const Bundle *bundle = stage->bundle;
    const char *value = value_of(stage, setting);
    UiButton none = set_button(ui, setting, ui_say(ui, "operator.unknown"), NULL, "");
    none.selected = !*value;
    panel_add_button(row, none);
    for (size_t i = 0; bundle && i < bundle->place_count && row->count < PANEL_ITEMS - 1; i++) {
        const Place *place = &bundle->places[i];
        UiButton button = set_button(ui, setting, say_text(ui, &place->name), NULL, place->id);
        button.selected = !strcmp(value, place->id);
        panel_add_button(row, button);
    }
    if (*value && (!bundle || !bundle_place(bundle, value))) panel_add_value(row, say_apart(ui, value));
}

static bool offers(const LanguageSettings *offered, const char *tag) {
    for (int i = 0; i < offered->count; i++)
        if (!strcmp(offered->tags[i], tag)) return true;
    return !offered->count;
}

// The list with one language more or less, as its setting takes it: in the list's order; "" for all.
static const char *switched(const Stage *stage, const Ui *ui, const LanguageSettings *offered, size_t which) {
    const LanguageList *list = stage->languages;
    const char *tags = "";
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (offers(offered, list->rows[i].tag) == (i == which)) continue;
        tags = say_join(ui, tags, ", ", list->rows[i].tag);
        count++;
    }
    return count == list->count ? "" : tags;
}

// The last one that is offered stays so: no list offers nothing.
static void add_languages(const Stage *stage, const Ui *ui, PanelRow *row, const SettingRow *setting) {
    const LanguageSettings *offered = value_of(stage, setting);
    const LanguageList *list = stage->languages;
    size_t count = 0;
    for (size_t i = 0; list && i < list->count; i++)
        count += offers(offered, list->rows[i].tag);
    for (size_t i = 0; list && i < list->count; i++) {
        const LanguageRow *language = &list->rows[i];
        bool on = offers(offered, language->tag);
        const char *name = say_language(ui, language, (UiText){.size = 31, .weight = WEIGHT_SEMIBOLD});
        name = foreign_mark(ui_arena(ui), name, name == language->name ? language->tag : ui->lang->chain[0],
                            ui->lang->chain[0]);
        UiButton button = set_button(ui, setting, name, on ? "check" : NULL, switched(stage, ui, offered, i));
        button.name = arena_printf(ui_arena(ui), "set/%s/%s", setting->name, language->tag);
        button.selected = on;
        if (on && count == 1) button.action = ACT_NONE;
        panel_add_button(row, button);
    }
}

// The list without one of its keys, as its setting takes it.
static const char *without(const Ui *ui, const KeySettings *keys, int which) {
    const char *left = "";
    for (int i = 0; i < keys->count; i++) {
        const KeySetting *key = &keys->items[i];
        if (i == which) continue;
        left = arena_printf(ui_arena(ui), "%s%s%s:%s", left, *left ? ", " : "", key->name, key->line);
    }
    return left;
}

// Each is there to be forgotten; they come by stick or by the command line.
static void add_keys(const Stage *stage, const Ui *ui, PanelRow *row, const SettingRow *setting) {
    const KeySettings *keys = value_of(stage, setting);
    if (!keys->count) panel_add_value(row, ui_say(ui, "operator.no-keys"));
    for (int i = 0; i < keys->count && row->count < PANEL_ITEMS - 1; i++) {
        const KeySetting *key = &keys->items[i];
        const char *name =
            say_apart(ui, *key->name ? key->name : arena_printf(ui_arena(ui), "%.12s…", key->line));
        UiButton button = set_button(ui, setting, name, "x", without(ui, keys, i));
        button.name = arena_printf(ui_arena(ui), "set/%s/%d", setting->name, i + 1);
        panel_add_button(row, button);
    }
}

int panel_setting_draw(const Stage *stage, const Ui *ui, Rect area, SettingId id) {
    const SettingRow *setting = setting_row(id);
    bool sentence = !is_weekday(id);
    PanelRow row = {
        .title = panel_say_setting(ui, id), .text = sentence ? setting->sentence : NULL, .text_lang = "en"};
    switch (setting->type) {
    case VALUE_BOOL:
        panel_add_switch(&row, arena_printf(ui_arena(ui), "set/%s", setting->name),
                         *(const bool *)value_of(stage, setting),
                         panel_argument(ui, "set %s %s", setting->name,
                                        *(const bool *)value_of(stage, setting) ? "off" : "on"));
        break;
    case VALUE_INT:
        add_whole(stage, ui, &row, id, setting);
        break;
    case VALUE_CHOICE:
        add_choice(stage, ui, &row, id, setting);
        break;
    case VALUE_TIME:
        add_time(stage, ui, &row, setting);
        break;
    case VALUE_HOURS:
        add_hours(stage, ui, &row, setting);
        break;
    case VALUE_TEXT:
        add_text(stage, ui, &row, setting);
        break;
    case VALUE_ID_TEXT:
        add_place(stage, ui, &row, setting);
        break;
    case VALUE_LANGUAGES:
        add_languages(stage, ui, &row, setting);
        break;
    case VALUE_KEYS:
        add_keys(stage, ui, &row, setting);
        break;
    case VALUE_SCENES: // has a tab of its own
    case VALUE_SECRET:
        break;
    }
    return panel_row_draw(ui, area, &row);
}
