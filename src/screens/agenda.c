#include "common.h"

#include <stdio.h>
#include <string.h>
#include "base/limits.h"

static int chips_width(const Ui *ui, const UiButton *chips, int count) {
    int width = 0;
    for (int i = 0; i < count; i++)
        width += ui_chip_width(ui, &chips[i]) + (i ? ui_px(ui, 14) : 0);
    return width;
}

static void draw_chips(const Ui *ui, Rect row, const UiButton *chips, int count) {
    int height = ui_px(ui, 80);
    for (int i = 0; i < count; i++) {
        Rect box = rect_cut_left(&row, ui_chip_width(ui, &chips[i]));
        ui_chip(ui, (Rect){box.x, box.y + (box.h - height) / 2, box.w, height}, &chips[i]);
        rect_cut_left(&row, ui_px(ui, 14));
    }
}

static UiButton day_chip(const Stage *stage, const Ui *ui, Day day) {
    char id[16];
    const char *argument = arena_str(ui_arena(ui), screen_day_id(day, id));
    const char *text = say_date(ui, DATE_SHORT, day);
    if (day == stage->now.day) text = say_join(ui, ui_say(ui, "day.today"), " · ", text);
    return (UiButton){.name = arena_printf(ui_arena(ui), "day/%s", id),
                      .text = text,
                      .action = ACT_DAY,
                      .argument = argument,
                      .selected = day == stage->view->day};
}

// The days as chips; more than fit scroll.
static void draw_days(const Stage *stage, const Ui *ui, Rect row) {
    const Event *event = &stage->bundle->event;
    UiButton chips[LIMIT_EVENT_DAYS + 1];
    int count = 0, chosen_at = 0;
    for (Day day = event->start; day <= event->end && count < LIMIT_EVENT_DAYS; day++) {
        if (day == stage->view->day) chosen_at = chips_width(ui, chips, count);
        chips[count++] = day_chip(stage, ui, day);
    }
    int width = chips_width(ui, chips, count);
    if (width <= row.w) {
        draw_chips(ui, row, chips, count);
        return;
    }
    ui_scroll_place(ui, "days", row, AXIS_X, width, chosen_at - row.w / 3);
    Point at = ui_scroll_begin(ui, "days", row, AXIS_X, width);
    draw_chips(ui, (Rect){at.x, row.y, width, row.h}, chips, count);
    ui_scroll_end(ui, "days", row, T_GROUND);
}

// What the filters say: the chosen room's or track's name.
static const char *room_label(const Stage *stage, const Ui *ui) {
    const Room *room = stage->view->room[0] ? bundle_room(stage->bundle, stage->view->room) : NULL;
    return room ? say_text(ui, &room->name) : ui_say(ui, "agenda.all-rooms");
}

static const char *track_label(const Stage *stage, const Ui *ui) {
    const Track *track = stage->view->track[0] ? bundle_track(stage->bundle, stage->view->track) : NULL;
    return track ? say_text(ui, &track->name) : ui_say(ui, "agenda.all-tracks");
}

static int filter_chips(const Stage *stage, const Ui *ui, bool by_room, UiButton *chips) {
    int count = 0;
    if (!by_room && stage->bundle->room_count > 1)
        chips[count++] = (UiButton){.name = "filter/rooms", .text = room_label(stage, ui), .icon = "list-filter",
                                    .action = ACT_SHEET_ROOMS, .selected = stage->view->room[0]};
    if (stage->bundle->track_count > 1)
        chips[count++] = (UiButton){.name = "filter/tracks", .text = track_label(stage, ui), .icon = "list-filter",
                                    .action = ACT_SHEET_TRACKS, .selected = stage->view->track[0]};
    if (stage->bundle->room_count > 0)
        chips[count++] = (UiButton){.name = "agenda/form", .text = ui_say(ui, "agenda.by-room"), .icon = "layout-grid",
                                    .action = by_room ? ACT_AS_LIST : ACT_AS_ROOMS, .selected = by_room};
    return count;
}

Rect agenda_head_draw(const Stage *stage, const Ui *ui, const Frame *f, bool by_room) {
    Rect area = f->content;
    UiButton filters[3];
    int count = filter_chips(stage, ui, by_room, filters), filters_width = chips_width(ui, filters, count);
    Rect row = rect_cut_top(&area, ui_px(ui, f->compact ? 88 : 96));
    UiText title = {.size = 60, .weight = WEIGHT_DISPLAY, .colour = T_INK};
    int title_width = ui_measure(ui, ui_say(ui, "nav.agenda"), title, 0).w;
    Rect days = row;
    bool titled = !f->compact && title_width + filters_width + ui_px(ui, 560) < row.w;
    if (titled) {
        Rect box = rect_cut_left(&row, title_width + ui_px(ui, 56));
        ui_label(ui, (Rect){box.x, box.y - ui_px(ui, 4), box.w, box.h}, ui_say(ui, "nav.agenda"), title);
        days = row;
    }
    int gap = ui_px(ui, 28), day_least = ui_px(ui, 520);
    if (filters_width + gap + day_least <= days.w) {
        draw_chips(ui, rect_cut_right(&days, filters_width), filters, count);
        rect_cut_right(&days, gap);
        draw_days(stage, ui, days);
    } else if (f->compact) { // too low for a second row: days and filters are one row that scrolls with the days
        if (filters_width + gap < days.w / 2) {
            draw_chips(ui, rect_cut_right(&days, filters_width), filters, count);
            rect_cut_right(&days, gap);
        } else {
            int form = ui_chip_width(ui, &filters[count - 1]);
            draw_chips(ui, rect_cut_right(&days, form), &filters[count - 1], 1);
            rect_cut_right(&days, gap);
        }
        draw_days(stage, ui, days);
    } else {
        draw_days(stage, ui, days);
        Rect second = rect_cut_top(&area, ui_px(ui, 96));
        if (filters_width > second.w) { // long names: each chip takes its share
            ui_scroll_place(ui, "filters", second, AXIS_X, filters_width, 0);
            Point at = ui_scroll_begin(ui, "filters", second, AXIS_X, filters_width);
            draw_chips(ui, (Rect){at.x, second.y, filters_width, second.h}, filters, count);
            ui_scroll_end(ui, "filters", second, T_GROUND);
        } else {
            draw_chips(ui, second, filters, count);
        }
    }
    rect_cut_top(&area, ui_px(ui, 14));
    return area;
}

typedef struct RowForm {
    int height, pitch;
    int title_lines;
} RowForm;

// One height for every row of a list, so that 10,000 of them need no measuring: two lines of title where the panel is
// narrow.
static RowForm row_form(const Ui *ui, int width) {
    int lines = width < ui_px(ui, 1150) ? 2 : 1;
    int height = ui_px(ui, lines == 1 ? 132 : 176);
    return (RowForm){height, height + ui_px(ui, 18), lines};
}

static void draw_times(const Ui *ui, Rect box, const Session *session, Token ink, Token ink_2) {
    UiText start = {.size = 36, .weight = WEIGHT_BOLD, .colour = ink, .tabular = true, .max_lines = 1, .leading = 1200};
    UiText end = {.size = 27, .colour = ink_2, .tabular = true, .max_lines = 1, .leading = 1200};
    int height = ui_px(ui, 36 * 1.2) + ui_px(ui, 27 * 1.2);
    int top = box.y + (box.h - height) / 2;
    ui_text(ui, (Rect){box.x, top, box.w, 0}, say_time(ui, session->start), start);
    ui_text(ui, (Rect){box.x, top + ui_px(ui, 36 * 1.2), box.w, 0}, say_time(ui, session->end), end);
}

static void draw_meta(const Ui *ui, Rect box, const Session *session) {
    int icon = ui_px(ui, 28);
    if (session->room) {
        ui_icon(ui, (Rect){box.x, box.y + (box.h - icon) / 2, icon, icon}, "map-pin", ui_colour(ui, T_INK_2));
        rect_cut_left(&box, icon + ui_px(ui, 10));
    }
    const char *meta = say_join(ui, say_place(ui, session), "  ·  ", say_kind(ui, session));
    // Room and level must be seen whole; the kind only where there is room.
    if (ui_measure(ui, meta, (UiText){.max_lines = 1}, 0).w > box.w) meta = say_place(ui, session);
    ui_label(ui, box, meta, (UiText){.colour = T_INK_2});
}

static void draw_row(const Stage *stage, const Ui *ui, Rect card, const RowForm *form, const Session *session) {
    SessionPhase phase = session_phase(session, stage->now_s);
    int radius = ui_px(ui, 20);
    Token ink = phase == SESSION_PAST ? T_INK_2 : T_INK;
    ui_target_begin(ui, arena_printf(ui_arena(ui), "session/%s", session->id), card, ACT_SESSION, session->id);
    Colour fill = phase == SESSION_NOW ? ui_colour(ui, T_NOW_GROUND) : phase == SESSION_PAST ? 0 : ui_colour(ui, T_CARD);
    ui_frame(ui, card, radius, fill, ui_colour(ui, phase == SESSION_NOW ? T_NOW_LINE : T_LINE),
             phase == SESSION_NOW ? 3 : 2, phase == SESSION_PAST);
    Rect in = card;
    rect_cut_left(&in, ui_px(ui, 34));
    draw_times(ui, rect_cut_left(&in, ui_px(ui, 160)), session, ink, T_INK_2);
    Rect bar = rect_cut_left(&in, ui_px(ui, 10));
    ui_fill(ui, (Rect){bar.x, bar.y + ui_px(ui, 26), bar.w, bar.h - ui_px(ui, 52)}, bar.w / 2, track_colour(ui, session));
    rect_cut_left(&in, ui_px(ui, 32));
    Rect chevron = rect_cut_right(&in, ui_px(ui, 76));
    int icon = ui_px(ui, 36);
    ui_icon(ui, (Rect){chevron.x + ui_px(ui, 4), chevron.y + (chevron.h - icon) / 2, icon, icon}, "chevron-right", ui_colour(ui, T_INK_2));

    bool marked = session->status != SESSION_CONFIRMED, aside = form->title_lines == 1;
    if (phase == SESSION_NOW && aside) {
        ui_badge_now(ui, rect_cut_right(&in, ui_px(ui, 130)), ui_say(ui, "now.badge"), 27);
    }
    if (marked && aside) {
        int used = status_draw(ui, (Rect){in.x + in.w / 2, in.y, in.w / 2 - ui_px(ui, 12), in.h}, session, 27, ALIGN_END);
        rect_cut_right(&in, used + ui_px(ui, 30));
    }
    UiText title = {.size = 34, .weight = WEIGHT_SEMIBOLD, .colour = ink, .leading = 1250, .max_lines = form->title_lines,
                    .strike = session->status == SESSION_CANCELLED};
    int title_height = ui_measure(ui, say_text(ui, &session->title), title, in.w).h, meta_height = ui_px(ui, 40);
    in.y += (in.h - title_height - meta_height) / 2;
    ui_text(ui, (Rect){in.x, in.y, in.w, 0}, say_text(ui, &session->title), title);
    Rect meta = {in.x, in.y + title_height, in.w, meta_height};
    if (marked && !aside)
        status_draw(ui, meta, session, 27, ALIGN_START);
    else
        draw_meta(ui, meta, session);
    ui_target_end(ui, card, radius);
}

static void draw_nothing(const Ui *ui, Rect area, const Stage *stage) {
    bool filtered = stage->view->room[0] || stage->view->track[0];
    UiText text = {.size = 36, .colour = T_INK_2, .align = ALIGN_CENTRE, .max_lines = 3};
    rect_cut_top(&area, area.h / 4);
    ui_text(ui, area, ui_say(ui, filtered ? "agenda.none-filtered" : "agenda.none"), text);
}

static AgendaFilter filter_of(const View *view) {
    return (AgendaFilter){view->day, view->room[0] ? view->room : NULL, view->track[0] ? view->track : NULL};
}

// The list opens with what is on or comes next at its top, one past row above it.
static int open_offset(const Stage *stage, const Session *const *sessions, size_t count, const RowForm *form) {
    if (stage->view->day != stage->now.day) return 0;
    for (size_t i = 0; i < count; i++)
        if (sessions[i]->end.instant_s > stage->now_s) return ((int)i - 1) * form->pitch - (form->pitch - form->height);
    return 0;
}

static void draw_list(const Stage *stage, const Ui *ui, Rect view) {
    size_t count = agenda_list(stage->bundle, filter_of(stage->view), NULL, 0);
    const Session **sessions = ARENA_NEW(ui_arena(ui), const Session *, count + 1);
    if (!count || !sessions) {
        draw_nothing(ui, view, stage);
        return;
    }
    agenda_list(stage->bundle, filter_of(stage->view), sessions, count);
    RowForm form = row_form(ui, view.w);
    int content = (int)count * form.pitch - (form.pitch - form.height);
    ui_scroll_place(ui, "agenda", view, AXIS_Y, content, open_offset(stage, sessions, count, &form));
    Point at = ui_scroll_begin(ui, "agenda", view, AXIS_Y, content);
    int first = (view.y - at.y) / form.pitch - 1, last = first + view.h / form.pitch + 3;
    for (int i = first < 0 ? 0 : first; i <= last && i < (int)count; i++)
        draw_row(stage, ui, (Rect){view.x, at.y + i * form.pitch, view.w, form.height}, &form, sessions[i]);
    ui_scroll_end(ui, "agenda", view, T_GROUND);
}

void agenda_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    draw_list(stage, ui, agenda_head_draw(stage, ui, &f, false));
    sheet_draw(stage, ui);
}
