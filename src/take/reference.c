#include "reference.h"

#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "draft.h"
#include "model/query.h"
#include "model/related.h"
#include "model/zone.h"
#include "words.h"

enum {
    MORE_MAX = 2,
    DATES_BYTES = 96
};

// The lines below the title.
typedef struct Reference {
    const char *more[MORE_MAX];
    int count;
} Reference;

// What texts are picked from and written to.
typedef struct Pen {
    const Bundle *bundle;
    const char *const *chain;
    Arena *arena;
} Pen;

static const char *pick(const Pen *pen, const Text *text) {
    const char *line = words_on_one_line(pen->arena, text_pick(text, pen->chain, NULL));
    return line ? line : "";
}

static void add_line(Reference *reference, const char *line) {
    if (line && *line) reference->more[reference->count++] = line;
}

static int write_day(char *at, size_t size, Day day) {
    int year, month, of_month;
    day_to_date(day, &year, &month, &of_month);
    return snprintf(at, size, "%04d-%02d-%02d", year, month, of_month);
}

// "2017-08-24/2017-08-25", as ISO 8601 writes a span; "" where no day is known.
static void write_days(char dates[static DATES_BYTES], const Meeting *meeting) {
    dates[0] = 0;
    if (meeting->start == DAY_NONE) return;
    int used = write_day(dates, DATES_BYTES, meeting->start);
    if (meeting->end == DAY_NONE || meeting->end == meeting->start) return;
    dates[used++] = '/';
    write_day(dates + used, DATES_BYTES - (size_t)used, meeting->end);
}

// "Perth, Australia, 2017-08-24/2017-08-25": as much of it as is known.
static const char *place_and_days(const Pen *pen, const Meeting *meeting) {
    const Member *host = meeting->country ? bundle_country(pen->bundle, meeting->country) : NULL;
    char days[DATES_BYTES];
    write_days(days, meeting);
    const char *parts[] = {pick(pen, &meeting->city), host ? pick(pen, &host->name) : meeting->country, days};
    char *line = arena_strn(pen->arena, "", 0);
    for (size_t i = 0; line && i < COUNT_OF(parts); i++)
        if (parts[i] && *parts[i])
            line = arena_printf(pen->arena, "%s%s%s", line, *line ? ", " : "", parts[i]);
    return line;
}

static char *write_lines(const void *of, const char *title, int left_out, Arena *arena) {
    const Reference *reference = of;
    char *text = arena_str(arena, title);
    for (int i = 0; text && i < reference->count - left_out; i++)
        text = arena_printf(arena, "%s%s%s", text, *text ? "\n" : "", reference->more[i]);
    return text;
}

static bool fit(const Pen *pen, const Reference *reference, const Text *title, const char **ret_text,
                Err *err) {
    Draft draft = {reference, pick(pen, title), reference->count, write_lines};
    return draft_fit(&draft, pen->arena, ret_text, err);
}

bool reference_write_document(const Bundle *bundle, const Document *document, const char *const *chain,
                              Arena *arena, const char **ret_text, Err *err) {
    if (document->url && strlen(document->url) <= LIMIT_CODE_BYTES) {
        *ret_text = document->url;
        return true;
    }
    Pen pen = {bundle, chain, arena};
    const Meeting *meeting = document_meeting(bundle, document);
    Reference reference = {0};
    add_line(&reference, pick(&pen, meeting ? &meeting->title : &document->event));
    if (meeting && meeting->start != DAY_NONE)
        add_line(&reference, place_and_days(&pen, meeting));
    else if (document->year)
        add_line(&reference, arena_printf(arena, "%d", document->year));
    return fit(&pen, &reference, &document->title, ret_text, err);
}

bool reference_write_meeting(const Bundle *bundle, const Meeting *meeting, const char *const *chain,
                             Arena *arena, const char **ret_text, Err *err) {
    Pen pen = {bundle, chain, arena};
    Reference reference = {0};
    add_line(&reference, place_and_days(&pen, meeting));
    return fit(&pen, &reference, &meeting->title, ret_text, err);
}
