#include "ical.h"

#include <stdio.h>
#include <stdlib.h>
#include "draft.h"
#include "lines.h"
#include "model/query.h"
#include "model/zone.h"
#include "words.h"

enum {
    DAY_S = 24 * 60 * 60,
    STAMP_BYTES = 48
};

// Where it takes place, in the order in which it is left out: who is at the event knows the venue.
typedef enum Where {
    WHERE_VENUE,
    WHERE_LEVEL,
    WHERE_ROOM,
    WHERE_PARTS
} Where;

typedef struct Entry {
    const Session *session;
    const char *bundle_id;
    int64_t stamp_s;
    const char *place[WHERE_PARTS]; // NULL where not known
} Entry;

// The instant of a bundle's "created": a day, or a time with its offset. Its reader has let nothing else
// through; a bundle without it has the first day of its event.
static int64_t created_instant(const Bundle *bundle) {
    int year, month, day, hour = 0, minute = 0, second = 0, seconds_end = 0;
    const char *text = bundle->created ? bundle->created : "";
    int found =
        sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d%n", &year, &month, &day, &hour, &minute, &second, &seconds_end);
    if (found < 3) return (int64_t)bundle->event.start * DAY_S;
    int64_t instant_s = (int64_t)day_from_date(year, month, day) * DAY_S + hour * 3600 + minute * 60 + second;
    const char *offset = text + seconds_end;
    while (seconds_end && *offset && *offset != '+' && *offset != '-')
        offset++;
    if (!seconds_end || sscanf(offset + (*offset != 0), "%2d:%2d", &hour, &minute) != 2) return instant_s;
    int64_t offset_s = hour * 3600 + minute * 60;
    return *offset == '-' ? instant_s + offset_s : instant_s - offset_s;
}

static void put_time(Lines *lines, const char *name, int64_t instant_s) {
    int64_t of_day = (instant_s % DAY_S + DAY_S) % DAY_S;
    int year, month, day;
    day_to_date((Day)((instant_s - of_day) / DAY_S), &year, &month, &day);
    char value[STAMP_BYTES];
    snprintf(value, sizeof value, "%04d%02d%02dT%02d%02d%02dZ", year, month, day, (int)(of_day / 3600),
             (int)(of_day / 60 % 60), (int)(of_day % 60));
    lines_put(lines, name, value);
}

static void put_place(Lines *lines, const Entry *entry, int left_out) {
    static const Where order[] = {WHERE_ROOM, WHERE_LEVEL, WHERE_VENUE};
    const char *between = NULL;
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        const char *part = entry->place[order[i]];
        if (!part || !*part || (int)order[i] < left_out) continue;
        if (between)
            lines_value(lines, between);
        else
            lines_begin(lines, "LOCATION");
        lines_value(lines, part);
        between = ", ";
    }
    if (between) lines_end(lines);
}

static void put_entry(Lines *lines, const Entry *entry, const char *title, int left_out) {
    const Session *session = entry->session;
    lines_begin(lines, "UID");
    lines_value(lines, session->id);
    lines_mark(lines, "@");
    lines_value(lines, entry->bundle_id);
    lines_end(lines);
    put_time(lines, "DTSTAMP", entry->stamp_s);
    put_time(lines, "DTSTART", session->start.instant_s);
    if (session->end.instant_s > session->start.instant_s) put_time(lines, "DTEND", session->end.instant_s);
    if (*title) {
        lines_begin(lines, "SUMMARY");
        lines_value(lines, title);
        lines_end(lines);
    }
    put_place(lines, entry, left_out);
    if (session->status == SESSION_CANCELLED) lines_put(lines, "STATUS", "CANCELLED");
}

static char *write_calendar(const void *of, const char *title, int left_out, Arena *arena) {
    Lines lines;
    if (!lines_open(&lines)) return NULL;
    lines_put(&lines, "BEGIN", "VCALENDAR");
    lines_put(&lines, "VERSION", "2.0");
    lines_put(&lines, "PRODID", "Balai");
    lines_put(&lines, "BEGIN", "VEVENT");
    put_entry(&lines, of, title, left_out);
    lines_put(&lines, "END", "VEVENT");
    lines_put(&lines, "END", "VCALENDAR");
    return lines_close(&lines, arena);
}

static const char *pick(const Text *text, const char *const *chain, Arena *arena) {
    return words_on_one_line(arena, text_pick(text, chain, NULL));
}

bool ical_write_session(const Bundle *bundle, const Session *session, const char *const *chain, Arena *arena,
                        const char **ret_text, Err *err) {
    const Room *room = session->room;
    Entry entry = {.session = session, .bundle_id = bundle->id, .stamp_s = created_instant(bundle)};
    entry.place[WHERE_VENUE] = pick(&bundle->event.venue, chain, arena);
    if (room) {
        entry.place[WHERE_ROOM] = pick(&room->name, chain, arena);
        entry.place[WHERE_LEVEL] = pick(&room->level, chain, arena);
    }
    Draft draft = {&entry, pick(&session->title, chain, arena), WHERE_PARTS, write_calendar};
    if (!draft.title) return err_set(err, ERR_NO_MEMORY, "no memory for a calendar entry");
    return draft_fit(&draft, arena, ret_text, err);
}
