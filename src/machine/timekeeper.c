#include "timekeeper.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SECOND_US INT64_C(1000000)
// 1 January 2026, before which this program did not exist, and 1 January 2100.
#define EARLIEST_US (INT64_C(1767225600) * SECOND_US)
#define LATEST_US (INT64_C(4102444800) * SECOND_US)
// So far after the floor an unsynchronised clock is not believed: no kiosk lies in a store for five years.
#define AHEAD_US (INT64_C(5) * 366 * 86400 * SECOND_US)
// What a battery clock of a second's resolution may differ by, after a month of 20 millionths.
#define RTC_AGREES_US (INT64_C(60) * SECOND_US)
// Under this a difference is reading and rounding, not a jump.
#define JUMP_US (INT64_C(2) * SECOND_US)
// A board's crystal: 50 millionths in a warm case, a second in so many.
#define DRIFT_SECOND INT64_C(20000)

static bool is_believable(int64_t unix_us) {
    return unix_us >= EARLIEST_US && unix_us < LATEST_US;
}

// A file that claims a time of this start which is yet to come is not of this start.
static bool is_same_boot(const TimeKept *kept, const TimeFacts *facts) {
    return facts->boot_id[0] && !strcmp(kept->boot_id, facts->boot_id) &&
           kept->floor_boot_us <= facts->boot_us && kept->anchor_boot_us <= facts->boot_us;
}

void timekeeper_init(Timekeeper *keeper, const TimeKept *kept, const TimeFacts *facts) {
    *keeper = (Timekeeper){0};
    if (kept) keeper->kept = *kept;
    if (is_same_boot(&keeper->kept, facts)) return;
    // The machine was off in between, for nobody knows how long.
    keeper->kept.origin = ORIGIN_NONE;
    keeper->kept.floor_boot_us = facts->boot_us;
    memcpy(keeper->kept.boot_id, facts->boot_id, sizeof keeper->kept.boot_id);
}

void timekeeper_set_bundle(Timekeeper *keeper, int64_t created_s, const TimeFacts *facts) {
    bool sound = created_s > 0 && created_s < LATEST_US / SECOND_US && is_believable(created_s * SECOND_US);
    keeper->bundle_us = sound ? created_s * SECOND_US : 0;
    keeper->bundle_boot_us = facts->boot_us;
}

static int64_t kept_floor(const Timekeeper *keeper, const TimeFacts *facts) {
    const TimeKept *kept = &keeper->kept;
    return kept->floor_us ? kept->floor_us + facts->boot_us - kept->floor_boot_us : 0;
}

static int64_t bundle_floor(const Timekeeper *keeper, const TimeFacts *facts) {
    return keeper->bundle_us ? keeper->bundle_us + facts->boot_us - keeper->bundle_boot_us : 0;
}

static int64_t newest_floor(const Timekeeper *keeper, const TimeFacts *facts) {
    int64_t kept = kept_floor(keeper, facts), bundle = bundle_floor(keeper, facts);
    return kept > bundle ? kept : bundle;
}

static bool is_possible(int64_t unix_us, int64_t floor_us) {
    return is_believable(unix_us) && unix_us >= floor_us && (!floor_us || unix_us - floor_us < AHEAD_US);
}

// The kiosk's time while the system's is not followed.
static TimeView apart(ClockTrust trust, ClockOrigin origin, int64_t now_us, const TimeFacts *facts) {
    int64_t offset_us = now_us - facts->wall_us;
    if (offset_us > -JUMP_US && offset_us < JUMP_US) offset_us = 0;
    return (TimeView){.trust = trust, .origin = origin, .offset_us = offset_us};
}

static TimeView anchored(const Timekeeper *keeper, const TimeFacts *facts) {
    const TimeKept *kept = &keeper->kept;
    int64_t age_us = facts->boot_us - kept->anchor_boot_us;
    TimeView view = apart(CLOCK_CERTAIN, kept->origin, kept->anchor_us + age_us, facts);
    view.error_s = age_us / SECOND_US / DRIFT_SECOND;
    return view;
}

// A battery clock that is behind the floor has lost its battery; one that contradicts a possible system's
// clock proves nothing. A system's clock that is impossible was never set: then the battery clock stands.
static bool see_rtc(const Timekeeper *keeper, const TimeFacts *facts, int64_t floor_us, TimeView *ret_view) {
    if (!facts->has_rtc || facts->rtc_s < 0 || facts->rtc_s >= LATEST_US / SECOND_US) return false;
    int64_t rtc_us = facts->rtc_s * SECOND_US, apart_us = rtc_us - facts->wall_us;
    if (!is_possible(rtc_us + RTC_AGREES_US, floor_us)) return false;
    bool agrees = apart_us >= -RTC_AGREES_US && apart_us <= RTC_AGREES_US;
    if (!agrees && is_possible(facts->wall_us, floor_us)) return false;
    TimeView view = apart(CLOCK_CERTAIN, ORIGIN_RTC, agrees ? facts->wall_us : rtc_us, facts);
    // It ticks in seconds: what it said first stands, or the time would tremble.
    int64_t since_us = view.offset_us - keeper->last.offset_us;
    if (keeper->looked && keeper->last.origin == ORIGIN_RTC && since_us > -JUMP_US && since_us < JUMP_US)
        view.offset_us = keeper->last.offset_us;
    *ret_view = view;
    return true;
}

static TimeView guess(const Timekeeper *keeper, const TimeFacts *facts, int64_t floor_us) {
    if (!floor_us) return (TimeView){.trust = CLOCK_UNKNOWN, .origin = ORIGIN_NONE};
    if (is_possible(facts->wall_us, floor_us))
        return (TimeView){.trust = CLOCK_APPROXIMATE, .origin = ORIGIN_SYSTEM};
    bool from_bundle = bundle_floor(keeper, facts) > kept_floor(keeper, facts);
    return apart(CLOCK_APPROXIMATE, from_bundle ? ORIGIN_BUNDLE : ORIGIN_LAST_RUN, floor_us, facts);
}

static TimeView judge(const Timekeeper *keeper, const TimeFacts *facts) {
    if (facts->synchronised && is_believable(facts->wall_us))
        return (TimeView){.trust = CLOCK_CERTAIN, .origin = ORIGIN_SYNC};
    if (keeper->kept.origin != ORIGIN_NONE) return anchored(keeper, facts);
    int64_t floor_us = newest_floor(keeper, facts);
    TimeView view;
    if (see_rtc(keeper, facts, floor_us, &view)) return view;
    return guess(keeper, facts, floor_us);
}

static int64_t jump_s(int64_t us, int64_t last_us, int64_t between_us) {
    int64_t jump_us = us - last_us - between_us;
    return jump_us > -JUMP_US && jump_us < JUMP_US ? 0 : jump_us / SECOND_US;
}

static void see_jumps(const Timekeeper *keeper, const TimeFacts *facts, TimeView *view) {
    if (!keeper->looked) return;
    const TimeFacts *last = &keeper->last_facts;
    int64_t between_us = facts->boot_us - last->boot_us;
    view->system_jump_s = jump_s(facts->wall_us, last->wall_us, between_us);
    view->jump_s =
        jump_s(facts->wall_us + view->offset_us, last->wall_us + keeper->last.offset_us, between_us);
}

static void set_anchor(Timekeeper *keeper, ClockOrigin origin, int64_t now_us, const TimeFacts *facts) {
    TimeKept *kept = &keeper->kept;
    kept->origin = origin;
    kept->anchor_us = now_us;
    kept->anchor_boot_us = facts->boot_us;
}

// The floor follows what is certain, down too: then it was wrong. Else it only grows older with the machine.
static void keep(Timekeeper *keeper, const TimeView *view, const TimeFacts *facts) {
    int64_t now_us = facts->wall_us + view->offset_us;
    if (view->origin == ORIGIN_SYNC && facts->synchronised) set_anchor(keeper, ORIGIN_SYNC, now_us, facts);
    keeper->kept.floor_us = view->trust == CLOCK_CERTAIN ? now_us : newest_floor(keeper, facts);
    keeper->kept.floor_boot_us = facts->boot_us;
    // A content's date that is later than what is certain is no floor any more.
    if (view->trust == CLOCK_CERTAIN && bundle_floor(keeper, facts) > now_us) keeper->bundle_us = 0;
}

TimeView timekeeper_look(Timekeeper *keeper, const TimeFacts *facts) {
    TimeView view = judge(keeper, facts);
    int64_t now_us = facts->wall_us + view.offset_us;
    view.now_s = now_us >= 0 ? now_us / SECOND_US : 0;
    see_jumps(keeper, facts, &view);
    keep(keeper, &view, facts);
    keeper->looked = true;
    keeper->last_facts = *facts;
    keeper->last = view;
    return view;
}

bool timekeeper_set(Timekeeper *keeper, int64_t unix_s, const TimeFacts *facts) {
    if (unix_s < EARLIEST_US / SECOND_US || unix_s >= LATEST_US / SECOND_US) return false;
    set_anchor(keeper, ORIGIN_PERSON, unix_s * SECOND_US, facts);
    keeper->kept.floor_us = unix_s * SECOND_US;
    keeper->kept.floor_boot_us = facts->boot_us;
    return true;
}

// As the file of the last run has it: a name, the form's number, and the fields.
#define KEPT_MARK "balai-clock 1 "

void time_kept_write(const TimeKept *kept, char *buffer, size_t size) {
    snprintf(buffer, size, KEPT_MARK "%" PRId64 " %" PRId64 " %d %" PRId64 " %" PRId64 " %s\n",
             kept->floor_us, kept->floor_boot_us, (int)kept->origin, kept->anchor_us, kept->anchor_boot_us,
             kept->boot_id[0] ? kept->boot_id : "-");
}

static bool read_number(const char **at, int64_t most, int64_t *ret_number) {
    char *end;
    if (**at < '0' || **at > '9') return false;
    errno = 0;
    long long number = strtoll(*at, &end, 10);
    if (errno || number > most || *end != ' ') return false;
    *ret_number = number;
    *at = end + 1;
    return true;
}

static bool read_boot_id(const char *at, char *boot_id) {
    size_t length = strspn(at, "0123456789abcdefABCDEF-");
    if (!length || length >= BOOT_ID_SIZE || strcmp(at + length, "\n")) return false;
    snprintf(boot_id, BOOT_ID_SIZE, "%.*s", (int)length, strcmp(at, "-\n") ? at : "");
    return true;
}

bool time_kept_parse(const char *text, size_t size, TimeKept *ret_kept) {
    TimeKept kept = {0};
    int64_t origin = 0;
    char copy[TIME_KEPT_BYTES];
    if (size >= sizeof copy || memchr(text, 0, size)) return false;
    memcpy(copy, text, size);
    copy[size] = 0;
    const char *at = copy + strlen(KEPT_MARK);
    if (strncmp(copy, KEPT_MARK, strlen(KEPT_MARK))) return false;
    if (!read_number(&at, LATEST_US, &kept.floor_us) || !read_number(&at, LATEST_US, &kept.floor_boot_us) ||
        !read_number(&at, ORIGIN_SYNC, &origin) || !read_number(&at, LATEST_US, &kept.anchor_us) ||
        !read_number(&at, LATEST_US, &kept.anchor_boot_us) || !read_boot_id(at, kept.boot_id))
        return false;
    kept.origin = (ClockOrigin)origin;
    bool has_anchor = kept.origin == ORIGIN_PERSON || kept.origin == ORIGIN_SYNC;
    if (kept.floor_us && !is_believable(kept.floor_us)) return false;
    if (has_anchor ? !is_believable(kept.anchor_us) : kept.origin != ORIGIN_NONE) return false;
    *ret_kept = kept;
    return true;
}

static const char *origin_says(const TimeView *view) {
    switch (view->origin) {
    case ORIGIN_NONE:
        return "The time is not known: this machine kept none, and nothing tells it.";
    case ORIGIN_BUNDLE:
        return "The clock is behind: it goes on from when the content was made.";
    case ORIGIN_LAST_RUN:
        return "The clock is behind: it goes on from the last run, without the time in between.";
    case ORIGIN_SYSTEM:
        return "The clock may be wrong: nothing has confirmed it since the machine was started.";
    case ORIGIN_RTC:
        return "The clock is right by the machine's battery clock.";
    case ORIGIN_PERSON:
        return "The clock is right: it was set by a person since the machine was started.";
    case ORIGIN_SYNC:
        return "The clock is right: it is synchronised, or was since the machine was started.";
    }
    return "";
}

void clock_describe(const TimeView *view, char *buffer, size_t size) {
    int64_t apart_s = (view->offset_us < 0 ? -view->offset_us : view->offset_us) / SECOND_US;
    int used = snprintf(buffer, size, "%s", origin_says(view));
    if (view->error_s > 0 && used >= 0 && (size_t)used < size)
        used += snprintf(buffer + used, size - (size_t)used, " It may be off by %" PRId64 " s by now.",
                         view->error_s);
    if (apart_s && used >= 0 && (size_t)used < size)
        snprintf(buffer + used, size - (size_t)used,
                 " The system's own clock is %" PRId64 " h %" PRId64 " min %" PRId64
                 " s %s and not followed.",
                 apart_s / 3600, apart_s / 60 % 60, apart_s % 60, view->offset_us > 0 ? "behind" : "ahead");
}

const char *clock_advice(const TimeView *view) {
    if (view->trust == CLOCK_CERTAIN) return "";
    return "Set the time in the operator's panel, or connect the machine to a network for a few minutes.";
}

void clock_describe_refused(const Err *err, char *buffer, size_t size) {
    if (err->sys == EPERM)
        snprintf(
            buffer, size,
            "The kiosk's clock is set; the machine's is not, because the kiosk may not do that. It is "
            "certain "
            "until the machine is started again. To set the machine's too: timedatectl set-time as root, or "
            "AmbientCapabilities=CAP_SYS_TIME in the unit.");
    else
        snprintf(buffer, size, "The kiosk's clock is set. %.300s", err->message);
}
