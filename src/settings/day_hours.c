#include "settings/day_hours.h"

#include <stdio.h>
#include <string.h>

static int two_digits(const char *text) {
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return -1;
    return (text[0] - '0') * 10 + text[1] - '0';
}

// "24:00" too, which only ends a span.
static int minute_to_24(const char *text) {
    if (strnlen(text, 5) < 5 || text[2] != ':') return -1;
    int hour = two_digits(text), minute = two_digits(text + 3);
    if (hour < 0 || minute < 0 || minute > 59) return -1;
    return hour * 60 + minute <= DAY_MINUTES ? hour * 60 + minute : -1;
}

int minute_parse(const char *text) {
    int minute = minute_to_24(text);
    return minute < DAY_MINUTES ? minute : -1;
}

static const char *parse_span(const char *text, DaySpan *ret_span) {
    int from = minute_parse(text);
    if (from < 0 || text[5] != '-') return NULL;
    int until = minute_to_24(text + 6);
    if (until < 0) return NULL;
    *ret_span = (DaySpan){(int16_t)from, (int16_t)(until ? until : DAY_MINUTES)};
    return text + 11;
}

// The end in minutes from the beginning of the span's own day.
static int end_of(const DaySpan *span) {
    return span->until > span->from ? span->until : span->until + DAY_MINUTES;
}

static bool add_span(DayHours *hours, DaySpan span, Err *err) {
    if (hours->count == DAY_SPANS) return err_set(err, ERR_USAGE, "at most %d spans", DAY_SPANS);
    const DaySpan *last = hours->count ? &hours->spans[hours->count - 1] : NULL;
    if (last && span.from < end_of(last))
        return err_set(err, ERR_USAGE, "spans stand in the order of the day and do not overlap");
    hours->spans[hours->count++] = span;
    return true;
}

static bool parse_spans(const char *text, DayHours *ret_hours, Err *err) {
    DayHours hours = {.rule = DAY_BY_SPANS};
    for (;;) {
        DaySpan span;
        text = parse_span(text + strspn(text, " "), &span);
        if (!text) return err_set(err, ERR_USAGE, "a span is two times with a hyphen between");
        if (!add_span(&hours, span, err)) return false;
        text += strspn(text, " ");
        if (!*text) break;
        if (*text++ != ',') return err_set(err, ERR_USAGE, "spans have commas between");
    }
    *ret_hours = hours;
    return true;
}

bool day_hours_parse(const char *text, bool may_be_weekday, DayHours *ret_hours, Err *err) {
    static const char *const words[] = {
        [DAY_ALWAYS] = "always", [DAY_NEVER] = "never", [DAY_BY_SPANS] = NULL, [DAY_AS_WEEKDAY] = "weekday"};
    for (DayRule rule = DAY_ALWAYS; rule <= DAY_AS_WEEKDAY; rule++) {
        if (!words[rule] || strcmp(words[rule], text) != 0) continue;
        if (rule == DAY_AS_WEEKDAY && !may_be_weekday)
            return err_set(err, ERR_USAGE, "\"weekday\" is for the event's days");
        *ret_hours = (DayHours){.rule = rule};
        return true;
    }
    return parse_spans(text, ret_hours, err);
}

const char *day_hours_print(const DayHours *hours, char *buffer) {
    size_t used = 0;
    switch (hours->rule) {
    case DAY_ALWAYS:
        return strcpy(buffer, "always");
    case DAY_NEVER:
        return strcpy(buffer, "never");
    case DAY_AS_WEEKDAY:
        return strcpy(buffer, "weekday");
    case DAY_BY_SPANS:
        break;
    }
    buffer[0] = 0;
    for (int i = 0; i < hours->count; i++) {
        const DaySpan *span = &hours->spans[i];
        used += (size_t)snprintf(buffer + used, DAY_HOURS_TEXT_SIZE - used, "%s%02d:%02d-%02d:%02d",
                                 i ? ", " : "", span->from / 60, span->from % 60, span->until / 60,
                                 span->until % 60);
    }
    return buffer;
}
