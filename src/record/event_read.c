#include "event_read.h"

#include <string.h>
#include "names.h"

typedef struct Cursor {
    const unsigned char *at;
    size_t left;
    bool sound;
} Cursor;

static void take(Cursor *cursor, void *to, size_t size) {
    memset(to, 0, size);
    cursor->sound = cursor->sound && cursor->left >= size;
    if (!cursor->sound) return;
    memcpy(to, cursor->at, size);
    cursor->at += size;
    cursor->left -= size;
}

static int64_t take_number(Cursor *cursor) {
    int64_t number;
    take(cursor, &number, sizeof number);
    return number;
}

// Whole numbers that a panel or a zone can have.
static int take_int(Cursor *cursor) {
    int64_t number = take_number(cursor);
    cursor->sound = cursor->sound && number >= INT32_MIN && number <= INT32_MAX;
    return cursor->sound ? (int)number : 0;
}

static double take_mm(Cursor *cursor) {
    double mm;
    take(cursor, &mm, sizeof mm);
    cursor->sound = cursor->sound && mm >= 0 && mm <= 1e6;
    return cursor->sound ? mm : 0;
}

// With control characters (settings are JSON of several lines), or fit to be shown.
static const char *take_text(Cursor *cursor, Arena *arena, bool raw) {
    uint16_t length;
    take(cursor, &length, sizeof length);
    cursor->sound = cursor->sound && cursor->left >= length;
    if (!cursor->sound) return "";
    char *text = arena_strn(arena, (const char *)cursor->at, length);
    cursor->at += length;
    cursor->left -= length;
    cursor->sound = text != NULL;
    if (!text) return "";
    // A question mark is never longer than what it stands for.
    AUTO_FREE char *copy = raw ? NULL : strdup(text);
    if (copy) names_copy(text, length + (size_t)1, copy);
    return text;
}

static RecorderTrust take_trust(Cursor *cursor) {
    int64_t trust = take_number(cursor);
    cursor->sound = cursor->sound && trust >= RECORDER_UNKNOWN && trust <= RECORDER_APPROXIMATE;
    return cursor->sound ? (RecorderTrust)trust : RECORDER_UNKNOWN;
}

static const RecorderSetup *take_setup(Cursor *cursor, Arena *arena) {
    RecorderSetup *setup = ARENA_NEW(arena, RecorderSetup, 1);
    cursor->sound = setup != NULL;
    if (!setup) return NULL;
    setup->bundle_version = take_number(cursor);
    setup->width = take_int(cursor);
    setup->height = take_int(cursor);
    setup->width_mm = take_mm(cursor);
    setup->unix_s = take_number(cursor);
    setup->offset_s = take_int(cursor);
    setup->trust = take_trust(cursor);
    setup->scene = take_number(cursor);
    setup->pass = take_number(cursor);
    setup->start = take_number(cursor);
    setup->bundle_id = take_text(cursor, arena, false);
    setup->bundle_hash = take_text(cursor, arena, false);
    setup->lang = take_text(cursor, arena, false);
    setup->screen = take_text(cursor, arena, false);
    setup->settings = take_text(cursor, arena, true);
    return setup;
}

static void take_touch(Cursor *cursor, RecordingEvent *event) {
    int32_t numbers[2];
    uint8_t touch;
    event->touch.finger = take_number(cursor);
    take(cursor, numbers, sizeof numbers);
    take(cursor, &touch, sizeof touch);
    event->touch.x = numbers[0];
    event->touch.y = numbers[1];
    event->touch.touch = (RecorderTouch)touch;
    cursor->sound = cursor->sound && touch <= RECORDER_LOST;
}

static void take_named(Cursor *cursor, Arena *arena, RecordingEvent *event) {
    int64_t number = take_number(cursor);
    const char *first = take_text(cursor, arena, false), *second = take_text(cursor, arena, false);
    switch (event->kind) {
    case RECORDING_OUTCOME:
        event->outcome.pad = number == RECORDER_PIN_PAD ? RECORDER_PIN_PAD : RECORDER_KEYBOARD;
        event->outcome.outcome = first;
        break;
    case RECORDING_MOUNT:
        event->mount.name = first;
        event->mount.there = number;
        break;
    case RECORDING_SETTING:
        event->setting.name = first;
        event->setting.value = second;
        break;
    case RECORDING_BUNDLE:
        event->bundle.id = first;
        event->bundle.version = number;
        event->bundle.hash = second;
        break;
    case RECORDING_LIGHT:
        event->light.lit = number & 1;
        event->light.painted = number & 2;
        break;
    default:
        event->text = first;
        break;
    }
}

bool event_read(RecordingKind kind, int64_t time_us, const unsigned char *payload, size_t size, Arena *arena,
                RecordingEvent *ret_event) {
    Cursor cursor = {payload, size, true};
    RecordingEvent event = {.kind = kind, .time_us = time_us};
    switch (event.kind) {
    case RECORDING_SETUP:
        event.setup = take_setup(&cursor, arena);
        break;
    case RECORDING_TOUCH:
        take_touch(&cursor, &event);
        break;
    case RECORDING_CLOCK:
        event.clock.unix_s = take_number(&cursor);
        event.clock.offset_s = take_int(&cursor);
        event.clock.trust = take_trust(&cursor);
        break;
    case RECORDING_PANEL:
        event.panel.width = take_int(&cursor);
        event.panel.height = take_int(&cursor);
        event.panel.width_mm = take_mm(&cursor);
        break;
    case RECORDING_FRAME:
        event.frame.took_us = take_number(&cursor);
        event.frame.hash = (uint64_t)take_number(&cursor);
        break;
    case RECORDING_STEP:
    case RECORDING_EXPOSED:
        break;
    default:
        take_named(&cursor, arena, &event);
        break;
    }
    if (cursor.sound) *ret_event = event;
    return cursor.sound;
}
