#include "common.h"

#include <string.h>
#include "text/foreign.h"

const char *say_text(const Ui *ui, const Text *text) {
    const char *lang = NULL, *string = text_pick(text, ui->lang->chain, &lang);
    return foreign_mark(ui_arena(ui), string, lang, ui->lang->chain[0]);
}

const char *say_apart(const Ui *ui, const char *string) {
    return foreign_isolate(ui_arena(ui), string, ui_from_right(ui));
}

const char *say_address(const Ui *ui, ScreenId screen, const char *id) {
    const char *name = screen_row(screen)->name;
    if (!id || !*id) return name;
    const char *address = arena_printf(ui_arena(ui), "%s/%s", name, id);
    return address ? address : name;
}

const char *say_time(const Ui *ui, EventTime time) {
    return dates_format(ui->dates, ui_arena(ui), DATE_TIME, time.day, time.minute);
}

const char *say_date(const Ui *ui, DateForm form, Day day) {
    return dates_format(ui->dates, ui_arena(ui), form, day, 0);
}

const char *say_year(const Ui *ui, int year) {
    const char *text = dates_format_year(ui->dates, ui_arena(ui), year);
    return *text ? text : message_number(ui->messages, ui_arena(ui), year);
}

const char *say_join(const Ui *ui, const char *a, const char *between, const char *b) {
    if (!a || !*a) return b ? b : "";
    if (!b || !*b) return a;
    const char *joined = arena_printf(ui_arena(ui), "%s%s%s", a, between, b);
    return joined ? joined : a;
}

const char *say_comma(const Ui *ui, const char *a, const char *b) {
    if (!a || !*a || !b || !*b) return say_join(ui, a, "", b);
    return message_with(ui->messages, ui_arena(ui), "text.comma", a, b);
}

const char *say_list(const Ui *ui, const char *const *parts, size_t count, const char *between) {
    size_t gap = strlen(between), length = 0;
    for (size_t i = 0; i < count; i++)
        length += strlen(parts[i]) + gap;
    char *text = arena_alloc(ui_arena(ui), length + 1), *end = text;
    for (size_t i = 0; text && i < count; i++) {
        if (!*parts[i]) continue;
        if (end > text) end = stpcpy(end, between);
        end = stpcpy(end, parts[i]);
    }
    return text ? text : "";
}

const char *say_span(const Ui *ui, const Session *session) {
    return say_join(ui, say_time(ui, session->start), " – ", say_time(ui, session->end));
}

const char *say_minutes(const Ui *ui, int64_t minutes) {
    long hours = (long)(minutes / 60), rest = (long)(minutes % 60);
    if (!hours) return message_count(ui->messages, ui_arena(ui), "time.minutes", rest, NULL);
    if (!rest) return message_count(ui->messages, ui_arena(ui), "time.hours", hours, NULL);
    const char *rest_text = message_number(ui->messages, ui_arena(ui), rest);
    return message_count(ui->messages, ui_arena(ui), "time.hours-minutes", hours, rest_text);
}

static const char *say_access(const Ui *ui, SessionAccess access) {
    switch (access) {
    case ACCESS_UNSAID:
        return "";
    case ACCESS_OPEN:
        return ui_say(ui, "access.open");
    case ACCESS_DELEGATIONS:
        return ui_say(ui, "access.delegations");
    case ACCESS_HEADS:
        return ui_say(ui, "access.heads");
    case ACCESS_PRESS:
        return ui_say(ui, "access.press");
    }
    return "";
}

const char *say_kind(const Ui *ui, const Session *session) {
    const char *track = session->track ? say_text(ui, &session->track->name) : "";
    return say_join(ui, track, " · ", say_access(ui, session->access));
}

const char *say_place(const Ui *ui, const Session *session) {
    if (!session->room) return "";
    return say_comma(ui, say_text(ui, &session->room->name), say_text(ui, &session->room->level));
}

const char *say_moved(const Ui *ui, const Session *session) {
    const MovedFrom *from = &session->moved_from;
    const char *room = from->room ? say_text(ui, &from->room->name) : "", *when = "";
    if (from->start.day != DAY_NONE) {
        when = say_time(ui, from->start);
        if (from->start.day != session->start.day)
            when = say_comma(ui, say_date(ui, DATE_SHORT, from->start.day), when);
    }
    const char *before = say_comma(ui, when, room);
    if (!*before) return ui_say(ui, "session.moved");
    return message_with(ui->messages, ui_arena(ui), "session.moved-from", before, NULL);
}

const char *say_when(const Ui *ui, const Stage *stage, const Session *session) {
    const char *time = say_time(ui, session->start);
    if (session->start.day == stage->now.day) return time;
    return say_comma(ui, say_date(ui, DATE_SHORT, session->start.day), time);
}

const char *status_say(const Ui *ui, const Session *session) {
    if (session->status == SESSION_CONFIRMED) return "";
    return session->status == SESSION_CANCELLED ? ui_say(ui, "session.cancelled") : say_moved(ui, session);
}

Token status_ink(const Session *session) {
    return session->status == SESSION_CANCELLED ? T_BAD : T_GOOD;
}

const char *status_icon(const Session *session) {
    return session->status == SESSION_CANCELLED ? "circle-x" : "arrow-right-left";
}

int badge_draw(const Ui *ui, Rect box, const char *icon, const char *words, Token ink, double size,
               UiAlign align) {
    UiText style = {.size = size, .weight = WEIGHT_SEMIBOLD, .colour = ink, .max_lines = 1};
    int lead = ui_px(ui, size * 1.1 + 10);
    if (box.w <= lead) return 0;
    int width = ui_measure(ui, words, style, box.w - lead).w + lead;
    if (align == ALIGN_END) rect_cut_left(&box, box.w - width);
    ui_icon_in(ui, rect_cut_left(&box, lead), size * 1.1, ALIGN_START, icon, ui_colour(ui, ink));
    ui_label(ui, box, words, style);
    return width;
}

int remark_draw(const Ui *ui, Rect area, const char *icon, const char *words, Token ink) {
    int gap = ui_px(ui, 14), pad = ui_px(ui, 22), lead = ui_px(ui, 46);
    UiText text = {.size = 31, .weight = WEIGHT_SEMIBOLD, .colour = ink, .leading = 1300};
    UiSize taken = ui_measure(ui, words, text, area.w - 2 * pad - lead);
    Rect box = {area.x, area.y, taken.w + lead + 2 * pad, taken.h + 2 * gap};
    ui_frame(ui, box, ui_px(ui, 14), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Rect in = {box.x + pad, box.y + gap, taken.w + lead, taken.h}, mark = rect_cut_left(&in, lead);
    mark.h = ui_px(ui, 31 * 1.3);
    ui_icon_in(ui, mark, 34, ALIGN_START, icon, ui_colour(ui, ink));
    ui_text(ui, (Rect){in.x, in.y, in.w, 0}, words, text);
    return box.h + 2 * gap;
}

int status_draw(const Ui *ui, Rect box, const Session *session, double size, UiAlign align) {
    if (session->status == SESSION_CONFIRMED) return 0;
    Token ink = status_ink(session);
    UiText style = {.size = size, .weight = WEIGHT_SEMIBOLD, .colour = ink, .max_lines = 1};
    int lead = ui_px(ui, size * 1.1 + 10);
    if (box.w <= lead) return 0;
    const char *words = status_say(ui, session); // where it was, where there is room for that
    if (session->status == SESSION_MOVED && !ui_fits(ui, words, style, box.w - lead))
        words = ui_say(ui, "session.moved");
    return badge_draw(ui, box, status_icon(session), words, ink, size, align);
}

const char *say_member_kind(const Ui *ui, MemberKind kind) {
    switch (kind) {
    case MEMBER_STATE:
        return ui_say(ui, "member.state");
    case MEMBER_ORGANIZATION:
        return ui_say(ui, "member.organization");
    case OBSERVER_STATE:
        return ui_say(ui, "member.observer-state");
    case OBSERVER_ORGANIZATION:
        return ui_say(ui, "member.observer-organization");
    case MEMBER_KIND_COUNT:
        break;
    }
    return "";
}

SessionPhase session_phase(const Session *session, int64_t now_s) {
    if (session->end.instant_s <= now_s) return SESSION_PAST;
    if (session->start.instant_s > now_s) return SESSION_TO_COME;
    // What was cancelled is never on.
    return session->status == SESSION_CANCELLED ? SESSION_PAST : SESSION_NOW;
}

int session_per_mille(const Session *session, int64_t now_s) {
    int64_t length = session->end.instant_s - session->start.instant_s,
            done = now_s - session->start.instant_s;
    if (length <= 0 || done <= 0) return 0;
    return done >= length ? 1000 : (int)(done * 1000 / length);
}

Colour track_colour(const Ui *ui, const Session *session) {
    return session->track ? 0xFF000000 | session->track->colour : ui_colour(ui, T_INK_2);
}
