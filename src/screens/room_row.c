#include "room_row.h"

#include "plan.h"

enum {
    MEASURED_MAX = 24, // rows whose heights follow their words
    LINES_MOST = 3,
};

static const UiText title_text = {.size = 29, .weight = WEIGHT_MEDIUM, .colour = T_INK, .leading = 1250};
static const UiText quiet_text = {.size = 27, .colour = T_INK_2, .leading = 1250};

static bool is_on(const Stage *stage, const Session *session) {
    return session_phase(session, stage->now_s) == SESSION_NOW;
}

// The time of what comes next stands where NOW does; a day and a time, which are longer, before the title.
static int lead_of(const Ui *ui, const Stage *stage, const Session *session) {
    if (!is_on(stage, session) && session->start.day != stage->now.day) return 0;
    UiText badge = {.size = 27, .weight = WEIGHT_BOLD, .tabular = true};
    int now = ui_measure(ui, ui_say(ui, "now.badge"), badge, 0).w + ui_px(ui, 30),
        time = ui_measure(ui, "00:00", badge, 0).w;
    return (now > time ? now : time) + ui_px(ui, 18);
}

int room_now_draw(const Stage *stage, const Ui *ui, Rect area, const Session *session, int max_lines,
                  bool draw) {
    bool now = session && is_on(stage, session);
    UiText text = now ? title_text : quiet_text;
    text.max_lines = max_lines;
    const char *words = session ? say_text(ui, &session->title) : ui_say(ui, "venue.nothing");
    int lead = session ? lead_of(ui, stage, session) : 0, line = ui_measure(ui, "0", text, 0).h;
    if (session && !lead) words = say_join(ui, say_when(ui, stage, session), " · ", words);
    Rect box = area, mark = {area.x, area.y, lead, line};
    if (lead && area.w - lead < ui_px(ui, 280)) { // over the title
        mark.h += ui_px(ui, 6);
        box.y += mark.h;
    } else {
        rect_cut_left(&box, lead);
    }
    int height = box.y - area.y + ui_measure(ui, words, text, box.w).h;
    if (!draw) return height;
    if (now)
        ui_badge_now(ui, mark, ui_say(ui, "now.badge"), 27);
    else if (lead)
        ui_label(ui, mark, say_time(ui, session->start),
                 (UiText){.size = 27, .weight = WEIGHT_BOLD, .colour = T_INK_2, .tabular = true});
    ui_text(ui, (Rect){box.x, box.y, box.w, 0}, words, text);
    return height;
}

// How a row is laid out: name, now and next beside each other where it is wide, else below each other.
typedef struct RowForm {
    bool beside, numbered;
    int pad, gap, lines, height; // height: 0 where it follows the words
} RowForm;

static RowForm form_for(const Ui *ui, int width, size_t count, bool numbered) {
    RowForm form = {.beside = width >= ui_px(ui, 1100),
                    .numbered = numbered,
                    .pad = ui_px(ui, panel_class(ui) == PANEL_TINY ? 16 : 22),
                    .gap = ui_px(ui, 14),
                    .lines = LINES_MOST};
    if (count <= MEASURED_MAX) return form;
    form.lines = form.beside ? 2 : 1;
    form.height = ui_px(ui, form.beside ? 124 : 172);
    return form;
}

static UiText name_text(const RowForm *form) {
    return (UiText){.size = 34,
                    .weight = WEIGHT_SEMIBOLD,
                    .colour = T_INK,
                    .leading = 1200,
                    .max_lines = form->height && !form->beside ? 1 : 2};
}

// What follows in a room: now and next, or next alone.
static int find_sessions(const Stage *stage, const Room *room, const Session *ret_sessions[2]) {
    if (!clock_is_known(stage)) return 0;
    const Session *now = agenda_room_now(stage->bundle, room, stage->now_s),
                  *next = agenda_room_next(stage->bundle, room, stage->now_s);
    int count = 0;
    if (now) ret_sessions[count++] = now;
    if (next || !now) ret_sessions[count++] = next;
    return count;
}

static int sessions_draw(const Stage *stage, const Ui *ui, Rect area, const Room *room, const RowForm *form,
                         bool draw) {
    const Session *sessions[2];
    int count = find_sessions(stage, room, sessions), top = area.y, highest = 0, gap = ui_px(ui, 28);
    for (int i = 0; i < count; i++) {
        Rect cell = area;
        if (form->beside) { // what is on in the first column, what follows in the second
            int column = count == 2 || (sessions[i] && !is_on(stage, sessions[i])) ? (count == 2 ? i : 1) : 0;
            cell.w = (area.w - gap) / 2;
            cell.x += column * (cell.w + gap);
        }
        int height = room_now_draw(stage, ui, cell, sessions[i], form->lines, draw);
        if (height > highest) highest = height;
        if (!form->beside) area.y += height + ui_px(ui, 8);
    }
    return form->beside ? highest : area.y - top;
}

static int head_draw(const Ui *ui, Rect area, const Room *room, const RowForm *form, size_t number,
                     bool draw) {
    UiText text = name_text(form);
    const char *name = say_text(ui, &room->name);
    int lead = form->numbered ? ui_px(ui, 52 + 18) : 0, least = form->numbered ? ui_px(ui, 52) : 0;
    int words = ui_measure(ui, name, text, area.w - lead).h, height = words > least ? words : least;
    if (!draw) return height;
    area.h = height;
    if (form->numbered) plan_number_draw(ui, rect_cut_left(&area, lead), number);
    ui_text(ui, (Rect){area.x, area.y + (height - words) / 2, area.w, 0}, name, text);
    return height;
}

static int row_draw(const Stage *stage, const Ui *ui, Rect row, const Room *room, const RowForm *form,
                    size_t number, bool draw) {
    Rect in = rect_inset(row, form->pad);
    rect_cut_right(&in, ui_px(ui, 48));
    Rect head = form->beside ? rect_cut_left(&in, in.w * 30 / 100) : in;
    if (form->beside) rect_cut_left(&in, ui_px(ui, 28));
    int head_high = head_draw(ui, head, room, form, number, false), gap = ui_px(ui, 8);
    int sessions_high = sessions_draw(stage, ui, in, room, form, false);
    int words = form->beside ? (head_high > sessions_high ? head_high : sessions_high)
                             : head_high + gap + sessions_high;
    row.h = form->height ? form->height : words + 2 * form->pad;
    if (row.h < ui_px(ui, 88)) row.h = ui_px(ui, 88);
    if (!draw) return row.h;
    int radius = ui_px(ui, 20);
    ui_target_begin(ui, arena_printf(ui_arena(ui), "room/%s", room->id), row, ACT_OPEN,
                    say_address(ui, SCREEN_ROOM, room->id));
    ui_frame(ui, row, radius, ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Rect end = {row.x, row.y, row.w - form->pad + ui_px(ui, 4), row.h};
    ui_icon_in(ui, end, 34, ALIGN_END, "chevron-right", ui_colour(ui, T_INK_2));
    head.y = in.y = row.y + (row.h - words) / 2;
    if (form->beside) {
        head.y += (words - head_high) / 2;
        in.y += (words - sessions_high) / 2;
    } else {
        in.y += head_high + gap;
    }
    head_draw(ui, head, room, form, number, true);
    sessions_draw(stage, ui, in, room, form, true);
    ui_target_end(ui, row, radius);
    return row.h;
}

static int all_rows(const Stage *stage, const Ui *ui, Rect area, const Level *level, const RowForm *form) {
    Rect row = {area.x, area.y, area.w, 0}, clip = ui->list->clip;
    for (size_t i = 0; i < level->room_count; i++) {
        const Room *room = level->rooms[i];
        row.h = row_draw(stage, ui, row, room, form, i + 1, false);
        if (row.y + row.h >= clip.y && row.y < clip.y + clip.h)
            row_draw(stage, ui, row, room, form, i + 1, true);
        row.y += row.h + form->gap;
    }
    return row.y - form->gap - area.y;
}

int room_rows_draw(const Stage *stage, const Ui *ui, Rect area, const Level *level, bool numbered) {
    RowForm form = form_for(ui, area.w, level->room_count, numbered);
    if (!level->room_count) return 0;
    if (!form.height) return all_rows(stage, ui, area, level, &form);
    Rect clip = ui->list->clip;
    int pitch = form.height + form.gap, first = (clip.y - area.y) / pitch,
        last = (clip.y + clip.h - area.y) / pitch;
    for (int i = first > 0 ? first : 0; i <= last && i < (int)level->room_count; i++)
        row_draw(stage, ui, (Rect){area.x, area.y + i * pitch, area.w, 0}, level->rooms[i], &form,
                 (size_t)i + 1, true);
    return pitch * (int)level->room_count - form.gap;
}
