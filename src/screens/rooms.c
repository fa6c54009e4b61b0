#include "common.h"

#include <stdio.h>
#include <string.h>

enum { LANES_MAX = 3, HOUR = 60 };

// The day as a grid: rooms side by side, time downwards.
typedef struct Grid {
    const Session **sessions;
    size_t count;
    int first_minute, last_minute; // of the day; last may be over 1440
    int hour_px;
    const Room *const *rooms;
    int room_count;
    Rect view;     // below the rooms' names
    int left;      // px of the time's column
    int column_px;
    Point at; // origin of the content
} Grid;

// Minutes since the day's midnight; negative or over 1440 where the session runs over midnight.
static int minute_of(const Stage *stage, EventTime time) {
    return (time.day - stage->view->day) * 24 * HOUR + time.minute;
}

static int clamp_minute(int minute) {
    return minute < 0 ? 0 : minute;
}

// The shortest session gets a finger's height, within reason.
static int hour_height(const Stage *stage, const Ui *ui, const Grid *grid) {
    int shortest = HOUR;
    for (size_t i = 0; i < grid->count; i++) {
        int length = minute_of(stage, grid->sessions[i]->end) - minute_of(stage, grid->sessions[i]->start);
        if (length < shortest) shortest = length;
    }
    if (shortest < 20) shortest = 20;
    return ui_px(ui, 78.0 * HOUR / shortest < 150 ? 150 : 78.0 * HOUR / shortest);
}

static void find_range(const Stage *stage, Grid *grid) {
    int first = 24 * HOUR, last = 0;
    for (size_t i = 0; i < grid->count; i++) {
        int start = clamp_minute(minute_of(stage, grid->sessions[i]->start));
        int end = minute_of(stage, grid->sessions[i]->end);
        if (start < first) first = start;
        if (end > last) last = end;
    }
    grid->first_minute = first / HOUR * HOUR;
    grid->last_minute = (last + HOUR - 1) / HOUR * HOUR;
}

static int y_of(const Grid *grid, const Ui *ui, int minute) {
    return grid->at.y + ui_px(ui, 16) + (int)((int64_t)(minute - grid->first_minute) * grid->hour_px / HOUR);
}

static void draw_hours(const Stage *stage, const Ui *ui, const Grid *grid) {
    for (int minute = grid->first_minute; minute <= grid->last_minute; minute += HOUR) {
        int y = y_of(grid, ui, minute), height = ui_px(ui, 32);
        EventTime time = {.day = stage->view->day, .minute = (int16_t)(minute % (24 * HOUR))};
        ui_label(ui, (Rect){grid->view.x, y - height / 2, grid->left - ui_px(ui, 14), height}, say_time(ui, time),
                 (UiText){.size = 27, .colour = T_INK_2, .align = ALIGN_END, .tabular = true});
        ui_line(ui, grid->view.x + grid->left, y, grid->view.w - grid->left, ui_colour(ui, T_LINE));
    }
}

static void draw_now_line(const Stage *stage, const Ui *ui, const Grid *grid) {
    int minute = minute_of(stage, stage->now);
    if (minute < grid->first_minute || minute > grid->last_minute) return;
    int y = y_of(grid, ui, minute), thick = ui_px(ui, 4), height = ui_px(ui, 42);
    ui_fill(ui, (Rect){grid->view.x + grid->left, y - thick / 2, grid->view.w - grid->left, thick}, 0, ui_colour(ui, T_NOW_LINE));
    Rect label = {grid->view.x, y - height / 2, grid->left - ui_px(ui, 4), height};
    ui_fill(ui, label, ui_px(ui, 8), ui_colour(ui, T_NOW));
    ui_label(ui, label, say_time(ui, stage->now), (UiText){.size = 27, .weight = WEIGHT_BOLD, .colour = T_ON_NOW, .align = ALIGN_CENTRE, .tabular = true});
}

static void draw_block_text(const Ui *ui, Rect in, const Session *session, Token ink) {
    bool cancelled = session->status == SESSION_CANCELLED;
    UiText title = {.size = 27, .weight = WEIGHT_SEMIBOLD, .colour = ink, .leading = 1200, .strike = cancelled};
    UiText small = {.size = 27, .colour = T_INK_2, .leading = 1200, .max_lines = 1, .tabular = true};
    int line = ui_measure(ui, "0", small, 0).h, lines = in.h / line;
    if (lines < 1) lines = 1;
    int marked = session->status != SESSION_CONFIRMED && lines >= 2;
    const char *name = say_text(ui, &session->title), *span = say_span(ui, session);
    title.max_lines = lines - marked;
    int need = ui_measure(ui, name, (UiText){.size = 27, .weight = WEIGHT_SEMIBOLD, .leading = 1200}, in.w).h;
    bool timed = need + (1 + marked) * line <= in.h && ui_measure(ui, span, small, 0).w <= in.w;
    rect_cut_top(&in, ui_text(ui, (Rect){in.x, in.y, in.w, 0}, name, title).h);
    if (timed) rect_cut_top(&in, ui_text(ui, (Rect){in.x, in.y, in.w, 0}, span, small).h);
    if (marked) status_draw(ui, rect_cut_top(&in, line), session, 27, ALIGN_START);
}

static void draw_block(const Stage *stage, const Ui *ui, Rect box, const Session *session) {
    SessionPhase phase = session_phase(session, stage->now_s);
    int radius = ui_px(ui, 14), bar = ui_px(ui, 10);
    ui_target_begin(ui, arena_printf(ui_arena(ui), "session/%s", session->id), box, ACT_SESSION, session->id);
    Colour fill = ui_colour(ui, phase == SESSION_NOW ? T_NOW_GROUND : phase == SESSION_PAST ? T_GROUND : T_CARD);
    ui_frame(ui, box, radius, fill, ui_colour(ui, phase == SESSION_NOW ? T_NOW_LINE : T_LINE), phase == SESSION_NOW ? 3 : 2, phase == SESSION_PAST);
    int edge = ui_px(ui, 3);
    ui_fill(ui, (Rect){box.x + edge, box.y + edge + radius / 2, bar, box.h - 2 * edge - radius}, bar / 2, track_colour(ui, session));
    Rect in = box;
    rect_cut_left(&in, bar + ui_px(ui, 18));
    rect_cut_right(&in, ui_px(ui, 10));
    // As many whole lines as the box holds, in its middle where they fill it.
    int line = ui_measure(ui, "0", (UiText){.leading = 1200, .max_lines = 1}, 0).h, most = ui_px(ui, 12);
    int lines = (in.h - ui_px(ui, 8)) / line, pad = (in.h - (lines > 0 ? lines : 1) * line) / 2;
    rect_cut_top(&in, pad < 0 ? 0 : pad < most ? pad : most);
    rect_cut_bottom(&in, pad < 0 ? 0 : pad < most ? pad : most / 2);
    draw_block_text(ui, in, session, phase == SESSION_PAST ? T_INK_2 : T_INK);
    ui_target_end(ui, box, radius);
}

// Sessions of one room; those that overlap stand side by side.
static void draw_column(const Stage *stage, const Ui *ui, const Grid *grid, int column) {
    int lane_end[LANES_MAX] = {0}, gap = ui_px(ui, 10);
    int x = grid->view.x + grid->left + column * grid->column_px;
    for (size_t i = 0; i < grid->count; i++) {
        const Session *session = grid->sessions[i];
        if (session->room != grid->rooms[column]) continue;
        int start = clamp_minute(minute_of(stage, session->start)), end = minute_of(stage, session->end), lane = 0;
        while (lane < LANES_MAX - 1 && lane_end[lane] > start)
            lane++;
        lane_end[lane] = end;
        int width = grid->column_px - gap, shift = width * lane / LANES_MAX;
        int top = y_of(grid, ui, start), bottom = y_of(grid, ui, end) - ui_px(ui, 3), least = ui_px(ui, 48);
        if (bottom - top < least) bottom = top + least;
        draw_block(stage, ui, (Rect){x + shift, top, width - shift, bottom - top}, session);
    }
}

static void draw_room_names(const Ui *ui, const Grid *grid, Rect row) {
    for (int i = 0; i < grid->room_count; i++) {
        Rect box = {row.x + grid->left + i * grid->column_px, row.y, grid->column_px - ui_px(ui, 10), row.h};
        ui_label(ui, box, say_text(ui, &grid->rooms[i]->name), (UiText){.size = 28, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .align = ALIGN_CENTRE});
    }
}

// Where not all rooms fit: buttons at both ends of the names.
static void draw_pager(const Stage *stage, const Ui *ui, Rect row, int fits, int total) {
    if (fits >= total) return;
    int side = ui_px(ui, 80), page = stage->view->page;
    char before[16], after[16];
    snprintf(before, sizeof before, "%d", page > fits ? page - fits : 0);
    snprintf(after, sizeof after, "%d", page + fits < total - fits ? page + fits : total - fits);
    const UiButton ends[] = {{.name = "rooms/before", .icon = "arrow-left", .action = ACT_ROOM_PAGE, .argument = before},
                             {.name = "rooms/after", .icon = "arrow-right", .action = ACT_ROOM_PAGE, .argument = after}};
    for (int i = 0; i < 2; i++) {
        if (i ? page + fits >= total : page == 0) continue;
        Rect box = {i ? row.x + row.w - side : row.x, row.y, side, row.h};
        int icon = ui_px(ui, 40);
        ui_target_begin(ui, ends[i].name, box, ACT_ROOM_PAGE, ends[i].argument);
        ui_fill(ui, box, ui_px(ui, 14), ui_colour(ui, T_CARD));
        ui_icon(ui, (Rect){box.x + (side - icon) / 2, box.y + (box.h - icon) / 2, icon, icon}, ends[i].icon, ui_colour(ui, T_ACCENT));
        ui_target_end(ui, box, ui_px(ui, 14));
    }
}

static bool find_sessions(const Stage *stage, const Ui *ui, Grid *grid) {
    AgendaFilter filter = {stage->view->day, NULL, stage->view->track[0] ? stage->view->track : NULL};
    grid->count = agenda_list(stage->bundle, filter, NULL, 0);
    grid->sessions = ARENA_NEW(ui_arena(ui), const Session *, grid->count + 1);
    if (!grid->count || !grid->sessions) return false;
    agenda_list(stage->bundle, filter, grid->sessions, grid->count);
    return true;
}

// Rooms in which something is on that day, in the bundle's order.
static int find_rooms(const Stage *stage, const Ui *ui, const Grid *grid, const Room ***ret_rooms) {
    const Room **rooms = ARENA_NEW(ui_arena(ui), const Room *, stage->bundle->room_count + 1);
    int count = 0;
    for (size_t r = 0; rooms && r < stage->bundle->room_count; r++) {
        for (size_t i = 0; i < grid->count; i++) {
            if (grid->sessions[i]->room != &stage->bundle->rooms[r]) continue;
            rooms[count++] = &stage->bundle->rooms[r];
            break;
        }
    }
    *ret_rooms = rooms;
    return count;
}

static void draw_grid(const Stage *stage, const Ui *ui, Grid *grid, Rect area) {
    const Room **rooms;
    int total = find_rooms(stage, ui, grid, &rooms);
    grid->left = ui_px(ui, 110);
    int fits = (area.w - grid->left) / ui_px(ui, 250);
    fits = fits < 1 ? 1 : fits > total ? total : fits;
    if (stage->view->page > total - fits) stage->view->page = total - fits;
    if (stage->view->page < 0) stage->view->page = 0;
    Rect names = rect_cut_top(&area, ui_px(ui, fits < total ? 84 : 48));
    grid->view = area;
    grid->rooms = rooms + stage->view->page;
    grid->room_count = fits;
    grid->column_px = fits ? (area.w - grid->left + ui_px(ui, 10)) / fits : area.w;
    find_range(stage, grid);
    grid->hour_px = hour_height(stage, ui, grid);
    draw_room_names(ui, grid, names);
    draw_pager(stage, ui, names, fits, total);
    int content = (grid->last_minute - grid->first_minute) / HOUR * grid->hour_px + ui_px(ui, 40);
    int now = minute_of(stage, stage->now);
    int open_at = (int)((int64_t)(now - grid->first_minute) * grid->hour_px / HOUR) - area.h / 3;
    ui_scroll_place(ui, "rooms", area, AXIS_Y, content, now >= 0 && now <= grid->last_minute ? open_at : 0);
    grid->at = ui_scroll_begin(ui, "rooms", area, AXIS_Y, content);
    draw_hours(stage, ui, grid);
    draw_now_line(stage, ui, grid);
    for (int i = 0; i < fits; i++)
        draw_column(stage, ui, grid, i);
    ui_scroll_end(ui, "rooms", area, T_GROUND);
}

void rooms_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    Rect area = agenda_head_draw(stage, ui, &f, true);
    Grid grid = {0};
    if (find_sessions(stage, ui, &grid)) {
        draw_grid(stage, ui, &grid, area);
    } else {
        rect_cut_top(&area, area.h / 4);
        ui_text(ui, area, ui_say(ui, stage->view->track[0] ? "agenda.none-filtered" : "agenda.none"),
                (UiText){.size = 36, .colour = T_INK_2, .align = ALIGN_CENTRE, .max_lines = 3});
    }
    sheet_draw(stage, ui);
}
