#include "model/event.h"

#include <stddef.h>
#include "model/texts.h"
#include "model/times.h"
#include "model/values.h"

// The colours that the bundle sets go to the bundle itself; which tokens there are is the checker's to say.
static bool read_theme(Load *load, JsonValue value, const Field *field, void *record) {
    (void)field, (void)record;
    if (json_type(value) != JSON_OBJECT)
        return load_wrong_type(load, value, "an object with one colour by name");
    Bundle *bundle = load->bundle;
    size_t most = count_items(load, value), count = 0;
    ThemeOverride *theme = ARENA_NEW(&bundle->arena, ThemeOverride, most);
    if (!theme) return load_no_memory(load);
    JsonValue member = json_first(value);
    for (size_t i = 0; i < most; i++, member = json_next(member)) {
        ThemeOverride *override = &theme[count];
        if (!value_colour(load, member, &override->colour)) continue;
        override->token = arena_str(&bundle->arena, json_key(member));
        override->source = source_of(load, member, -1);
        if (!override->token) return load_no_memory(load);
        count++;
    }
    bundle->theme = theme;
    bundle->theme_count = count;
    return true;
}

static const char *const calendar_words[] = {
    "gregorian",     "buddhist",
    "persian",       "islamic-umalqura",
    "islamic-civil", "islamic",
    "islamic-tbla",  "islamic-rgsa",
    "hebrew",        "indian",
    "japanese",      "roc",
    "coptic",        "ethiopic",
    "chinese",       "dangi",
    "iso8601",       "ethiopic-amete-alem",
};
static const char *const digits_words[] = {"native", "latn"};
static const Choices calendars = {calendar_words, COUNT_OF(calendar_words), 0};
static const Choices digits = {digits_words, COUNT_OF(digits_words), 0};

// One of a field's words; what is written otherwise is as if it were not there.
static bool read_word(Load *load, JsonValue value, const Field *field, void *record) {
    const Choices *choices = field->more;
    int index = value_choice(load, value, choices);
    if (index < 0) return false;
    *(const char **)slot_at(record, field->offset) = choices->words[index];
    return true;
}

static bool finish_event(Load *load, JsonValue object, void *record) {
    const Event *event = record;
    JsonValue end = json_get(object, "end");
    if (event->end < event->start)
        return load_error(load, end, "the event ends before it starts; correct start or end");
    int days = event->end - event->start + 1;
    if (days > LIMIT_EVENT_DAYS)
        return load_error(load, end, "the event lasts %d days, at most %d can be shown; correct start or end",
                          days, LIMIT_EVENT_DAYS);
    return true;
}

static const Field event_fields[] = {
    ROW("zone", NEED_ALWAYS, read_zone, Event, zone),
    ROW("start", NEED_ALWAYS, read_day, Event, start),
    ROW("end", NEED_ALWAYS, read_day, Event, end),
    ROW("title", NEED_ALWAYS, read_title, Event, title),
    ROW("subtitle", NEED_NOT, read_title, Event, subtitle),
    ROW("venue", NEED_NOT, read_title, Event, venue),
    ROW_WITH("calendar", NEED_NOT, read_word, Event, calendar, .more = &calendars),
    ROW_WITH("digits", NEED_NOT, read_word, Event, digits, .more = &digits),
    // Sample content that is not labelled so would be a lie.
    ROW("sample", NEED_RIGHT, read_bool, Event, sample),
    ROW("logo", NEED_NOT, read_picture, Event, logo),
    {.key = "theme", .read = read_theme},
};
const Record event_record = {
    "event", event_fields, COUNT_OF(event_fields), sizeof(Event), offsetof(Event, source),
    NULL,    finish_event};

bool read_event(Load *load, JsonValue value, const Field *field, void *record) {
    load->standing = (Standing){"/event", -1};
    ((Event *)slot_at(record, field->offset))->source = source_of(load, value, -1);
    return read_object(load, value, field, record);
}
