#include "settings/hours.h"

#include "model/zone.h"

enum {
    HORIZON_DAYS = 8, // a week, and the span that begins on its last day
    DAY_S = 86400,
    TRANSITION_S = 4 * 3600, // no summer time sets a clock back by more
};

// A question with what is worked out once.
typedef struct Search {
    const HoursAsk *ask;
    Day today;
    int64_t end_s;  // of what is looked at
    size_t session; // the first that may still matter
} Search;

static int weekday_of(Day day) {
    int number = (int)((day + 3) % WEEKDAYS); // 1970-01-01 was a Thursday
    return number < 0 ? number + WEEKDAYS : number;
}

static const DayHours *hours_of(const HoursAsk *ask, Day day) {
    bool event = ask->event_start != DAY_NONE && day >= ask->event_start && day <= ask->event_end;
    return event && ask->event->rule != DAY_AS_WEEKDAY ? ask->event : &ask->weekday[weekday_of(day)];
}

// The first second after before_s, up to after_s, in which the clock is as at after_s.
static int64_t jump_between(struct Zone *zone, int64_t before_s, int64_t after_s) {
    int offset_s = zone_offset_s(zone, after_s);
    while (after_s - before_s > 1) {
        int64_t middle_s = before_s + (after_s - before_s) / 2;
        if (zone_offset_s(zone, middle_s) == offset_s)
            after_s = middle_s;
        else
            before_s = middle_s;
    }
    return after_s;
}

// The second of two times that the clock shows the same; first_s where there is none.
static int64_t second_of(struct Zone *zone, int64_t first_s, int minute) {
    int64_t second_s = first_s + zone_offset_s(zone, first_s) - zone_offset_s(zone, first_s + TRANSITION_S);
    return zone_local(zone, second_s).minute == minute ? second_s : first_s;
}

static int64_t instant_of(const HoursAsk *ask, Day day, int minute, bool is_end) {
    ZoneFit fit = ZONE_FIT_ONE;
    day += minute / DAY_MINUTES;
    minute %= DAY_MINUTES;
    int64_t first_s = zone_instant(ask->zone, day, minute, &fit);
    switch (fit) {
    case ZONE_FIT_ONE:
        break;
    case ZONE_FIT_SKIPPED: {
        int64_t local_s = (int64_t)day * DAY_S + (int64_t)minute * 60;
        return jump_between(ask->zone, local_s - zone_offset_s(ask->zone, first_s), first_s);
    }
    case ZONE_FIT_REPEATED:
        return is_end ? second_of(ask->zone, first_s, minute) : first_s;
    }
    return first_s;
}

typedef struct Lit {
    int64_t from_s, until_s;
} Lit;

// The lit times that begin on a day; at most DAY_SPANS.
static int lit_on(const HoursAsk *ask, Day day, Lit *lit) {
    static const DaySpan whole = {0, DAY_MINUTES};
    const DayHours *hours = hours_of(ask, day);
    bool always = hours->rule == DAY_ALWAYS;
    int count = always ? 1 : hours->rule == DAY_BY_SPANS ? hours->count : 0;
    for (int i = 0; i < count; i++) {
        DaySpan span = always ? whole : hours->spans[i];
        int until = span.until > span.from ? span.until : span.until + DAY_MINUTES;
        lit[i] = (Lit){instant_of(ask, day, span.from, false), instant_of(ask, day, until, true)};
    }
    return count;
}

// The latest end of the lit times of the settings that hold at_s; at_s where none does.
static int64_t end_by_hours(const Search *search, int64_t at_s) {
    int64_t end_s = at_s;
    Day day = zone_local(search->ask->zone, at_s).day;
    for (Day begin = day - 2; begin <= day + 1; begin++) {
        Lit lit[DAY_SPANS];
        int count = lit_on(search->ask, begin, lit);
        for (int i = 0; i < count; i++)
            if (lit[i].from_s <= at_s && lit[i].until_s > end_s) end_s = lit[i].until_s;
    }
    return end_s;
}

// The same of sessions. at_s may only grow from call to call: they are sorted by their start.
static int64_t end_by_sessions(Search *search, int64_t at_s) {
    const HoursAsk *ask = search->ask;
    int64_t end_s = at_s;
    for (; search->session < ask->session_count; search->session++) {
        const Session *session = &ask->sessions[search->session];
        if (session->start.instant_s > end_s) break;
        if (session->status != SESSION_CANCELLED && session->end.instant_s > end_s)
            end_s = session->end.instant_s;
    }
    return end_s;
}

static int64_t awake_until_s(const HoursAsk *ask) {
    bool awake = ask->since_touch_s >= 0 && ask->since_touch_s < HOURS_AWAKE_S;
    return awake ? ask->now_s + HOURS_AWAKE_S - ask->since_touch_s : ask->now_s;
}

static int64_t end_of_light(Search *search, int64_t now_s) {
    int64_t end_s = awake_until_s(search->ask), before_s;
    do {
        before_s = end_s;
        end_s = end_by_hours(search, end_s);
        end_s = end_by_sessions(search, end_s);
    } while (end_s > before_s && end_s < search->end_s);
    return end_s > now_s ? end_s : now_s;
}

static int64_t start_of_light(const Search *search, int64_t now_s) {
    const HoursAsk *ask = search->ask;
    int64_t start_s = search->end_s;
    for (Day day = search->today - 1; day <= search->today + HORIZON_DAYS; day++) {
        Lit lit[DAY_SPANS];
        int count = lit_on(ask, day, lit);
        for (int i = 0; i < count; i++)
            if (lit[i].from_s > now_s && lit[i].until_s > lit[i].from_s && lit[i].from_s < start_s)
                start_s = lit[i].from_s;
    }
    for (size_t i = search->session; i < ask->session_count; i++) {
        const Session *session = &ask->sessions[i];
        if (session->start.instant_s >= start_s) break;
        if (session->status != SESSION_CANCELLED && session->start.instant_s > now_s &&
            session->end.instant_s > session->start.instant_s)
            return session->start.instant_s;
    }
    return start_s;
}

static HoursReason reason_of_light(const HoursAsk *ask, Search search) {
    if (end_by_hours(&search, ask->now_s) > ask->now_s) return HOURS_BY_HOURS;
    if (end_by_sessions(&search, ask->now_s) > ask->now_s) return HOURS_IN_SESSION;
    return ask->visiting ? HOURS_VISITED : HOURS_TOUCHED;
}

HoursState hours_at(const HoursAsk *ask) {
    if (!ask->zone || !ask->clock_known)
        return (HoursState){.lit = true, .reason = HOURS_WITHOUT_A_CLOCK, .until_s = INT64_MAX};
    Day today = zone_local(ask->zone, ask->now_s).day;
    Search search = {.ask = ask, .today = today, .end_s = ask->now_s + (int64_t)HORIZON_DAYS * DAY_S};
    Search from_start = search;
    int64_t end_s = end_of_light(&search, ask->now_s);
    if (end_s > ask->now_s || ask->visiting) {
        bool turns = end_s > ask->now_s && end_s < search.end_s && !ask->visiting;
        int64_t until_s = end_s < search.end_s ? end_s : search.end_s;
        // While somebody visits the hours do not matter; when the visit ends they are asked again.
        return (HoursState){true, reason_of_light(ask, from_start), ask->visiting ? search.end_s : until_s,
                            turns};
    }
    int64_t start_s = start_of_light(&search, ask->now_s);
    return (HoursState){false, HOURS_BY_HOURS, start_s, start_s < search.end_s};
}

void hours_ask_fill(HoursAsk *ask, const Settings *settings, const Bundle *bundle) {
    *ask = (HoursAsk){
        .weekday = settings->hours_weekday,
        .event = &settings->hours_event,
        .event_start = bundle ? bundle->event.start : DAY_NONE,
        .event_end = bundle ? bundle->event.end : DAY_NONE,
        .zone = bundle ? bundle->zone : NULL,
        .since_touch_s = -1,
    };
    if (!bundle || !settings->hours_never_off_in_sessions) return;
    ask->sessions = bundle->sessions;
    ask->session_count = bundle->session_count;
}
