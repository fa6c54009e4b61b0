#include "common.h"

#include <limits.h>

enum {
    LANES_MAX = 4,
    HOUR = 60
};

// A session's place in its room's column.
typedef struct Block {
    const Session *session;
    int top, bottom; // px
    int lane, lanes; // sessions that overlap stand side by side
} Block;

// The day as a grid: rooms side by side, time downwards.
typedef struct Grid {
    const Session **sessions;
    size_t count;
    int first_minute, last_minute; // of the day; last may be over 1440
    int hour_px;
    const Room *const *rooms;
    int room_count, total; // of rooms: side by side, and that have sessions on the day
    int width;             // px of time and columns
    Rect view;             // below the rooms' names
    int left;              // px of the time's column
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
    if (shortest < 6) shortest = 6;
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
        ui_label(ui, (Rect){grid->view.x, y - height / 2, grid->left - ui_px(ui, 14), height},
                 say_time(ui, time),
                 (UiText){.size = 27, .colour = T_INK_2, .align = ALIGN_END, .tabular = true});
        ui_line(ui, grid->view.x + grid->left, y, grid->width - grid->left, ui_colour(ui, T_LINE));
    }
}

static void draw_now_line(const Stage *stage, const Ui *ui, const Grid *grid) {
    if (!clock_is_known(stage)) return;
    int minute = minute_of(stage, stage->now);
    if (minute < grid->first_minute || minute > grid->last_minute) return;
    int y = y_of(grid, ui, minute), thick = ui_px(ui, 4), height = ui_px(ui, 42);
    ui_fill(ui, (Rect){grid->view.x + grid->left, y - thick / 2, grid->width - grid->left, thick}, 0,
            ui_colour(ui, T_NOW_LINE));
    Rect label = {grid->view.x, y - height / 2, grid->left - ui_px(ui, 4), height};
    ui_fill(ui, label, ui_px(ui, 8), ui_colour(ui, T_NOW));
    ui_label(
        ui, label, say_time(ui, stage->now),
        (UiText){
            .size = 27, .weight = WEIGHT_BOLD, .colour = T_ON_NOW, .align = ALIGN_CENTRE, .tabular = true});
}

// What a block of so many px says: title first, then times and status where they fit whole.
typedef struct BlockWords {
    UiText title, small;
    const char *name, *span;
    int title_height, line, mark_line, height;
    bool timed, marked;
} BlockWords;

static UiText block_title(Token ink) {
    return (UiText){.size = 27, .weight = WEIGHT_SEMIBOLD, .colour = ink, .leading = 1200};
}

// Scripts differ in how high a line of the same size is.
static int one_line(const Ui *ui, const char *words, UiText text, int width) {
    text.max_lines = 1;
    int high = ui_measure(ui, words, text, width).h;
    return high > 0 ? high : 1;
}

static BlockWords block_words(const Stage *stage, const Ui *ui, Rect in, const Session *session, Token ink) {
    bool cancelled = session->status == SESSION_CANCELLED;
    BlockWords w = {
        .title = block_title(ink),
        .small = {.size = 27, .colour = T_INK_2, .leading = 1200, .max_lines = 1, .tabular = true},
        .name = say_text(ui, &session->title),
        .span = say_span(ui, session),
    };
    w.title.strike = cancelled;
    w.line = ui_measure(ui, "0", w.small, 0).h;
    w.mark_line = ui_measure(ui, ui_say(ui, "session.cancelled"), w.small, 0).h;
    int line = one_line(ui, w.name, w.title, in.w), lines = in.h / line > 1 ? in.h / line : 1;
    if (in.w < ui_px(ui, 200) && ui_breaks(ui, w.name, w.title, in.w)) { // the time tells which it is
        w.name = say_time(ui, session->start);
        w.title.max_lines = 1;
    } else {
        w.marked = lines >= 2 && session_has_mark(stage, session);
        w.title.max_lines = lines - w.marked;
    }
    w.title_height = ui_measure(ui, w.name, w.title, in.w).h;
    int below = w.marked ? w.mark_line : 0;
    w.timed = w.title_height + w.line + below <= in.h && ui_fits(ui, w.span, w.small, in.w);
    w.height = w.title_height + (w.timed ? w.line : 0) + below;
    return w;
}

static void draw_block_words(const Stage *stage, const Ui *ui, Rect in, const Session *session,
                             const BlockWords *w) {
    rect_cut_top(&in, ui_text(ui, (Rect){in.x, in.y, in.w, 0}, w->name, w->title).h);
    if (w->timed) rect_cut_top(&in, ui_text(ui, (Rect){in.x, in.y, in.w, 0}, w->span, w->small).h);
    if (w->marked) session_mark_draw(stage, ui, rect_cut_top(&in, w->mark_line), session, 27, ALIGN_START);
}

static void draw_block(const Stage *stage, const Ui *ui, Rect view, Rect box, const Session *session) {
    SessionPhase phase = session_phase(session, stage->now_s);
    int radius = ui_px(ui, 14), bar = ui_px(ui, 10), edge = ui_px(ui, 3);
    bool now = phase == SESSION_NOW;
    ui_target_begin(ui, arena_printf(ui_arena(ui), "session/%s", session->id), box, ACT_OPEN,
                    say_address(ui, SCREEN_SESSION, session->id));
    Colour fill = ui_colour(ui, now ? T_NOW_GROUND : phase == SESSION_PAST ? T_GROUND : T_CARD);
    ui_frame(ui, box, radius, fill, ui_colour(ui, now ? T_NOW_LINE : T_LINE), now ? 3 : 2,
             phase == SESSION_PAST);
    Rect mark = {box.x + edge, box.y + edge + radius / 2, bar, box.h - 2 * edge - radius};
    ui_stripe(ui, mark, track_colour(ui, session));
    Rect in = box;
    rect_cut_left(&in, bar + ui_px(ui, 18));
    rect_cut_right(&in, ui_px(ui, 10));
    BlockWords words = block_words(stage, ui, in, session, phase == SESSION_PAST ? T_INK_2 : T_INK);
    // Near its top, and while the top is scrolled away where it can still be read.
    int slack = in.h - words.height, most = ui_px(ui, 12), pad = slack / 2 < most ? slack / 2 : most;
    int hidden = view.y + ui_px(ui, 20) - in.y, down = hidden > pad ? hidden : pad;
    rect_cut_top(&in, down < slack - pad ? down : slack - pad);
    draw_block_words(stage, ui, in, session, &words);
    ui_target_end(ui, box, radius);
}

// Blocks of one heap (each overlaps with another of it) share the width.
static void close_heap(Block *blocks, size_t from, size_t to) {
    int lanes = 1;
    for (size_t i = from; i < to; i++)
        if (blocks[i].lane >= lanes) lanes = blocks[i].lane + 1;
    for (size_t i = from; i < to; i++)
        blocks[i].lanes = lanes;
}

static int free_lane(const int *lane_end, int top) {
    int lane = 0;
    while (lane < LANES_MAX - 1 && lane_end[lane] > top)
        lane++;
    return lane;
}

// The blocks of one room from the top down.
static size_t place_blocks(const Stage *stage, const Ui *ui, const Grid *grid, const Room *room,
                           Block *blocks) {
    int lane_end[LANES_MAX] = {0}, heap_end = INT_MIN, least = ui_px(ui, 48);
    size_t count = 0, heap = 0;
    for (size_t i = 0; i < grid->count; i++) {
        const Session *session = grid->sessions[i];
        if (session->room != room) continue;
        int top = y_of(grid, ui, clamp_minute(minute_of(stage, session->start)));
        int bottom = y_of(grid, ui, minute_of(stage, session->end));
        if (bottom - top < least) bottom = top + least;
        if (top >= heap_end) {
            close_heap(blocks, heap, count);
            heap = count;
            for (int lane = 0; lane < LANES_MAX; lane++)
                lane_end[lane] = top;
        }
        int lane = free_lane(lane_end, top);
        lane_end[lane] = bottom;
        heap_end = bottom > heap_end ? bottom : heap_end;
        blocks[count++] = (Block){session, top, bottom, lane, 1};
    }
    close_heap(blocks, heap, count);
    return count;
}

static void draw_column(const Stage *stage, const Ui *ui, const Grid *grid, int column) {
    Block *blocks = ARENA_NEW(ui_arena(ui), Block, grid->count + 1);
    if (!blocks) return;
    int x = grid->view.x + grid->left + column * grid->column_px, width = grid->column_px - ui_px(ui, 10),
        gap = ui_px(ui, 3);
    size_t count = place_blocks(stage, ui, grid, grid->rooms[column], blocks);
    for (size_t i = 0; i < count; i++) {
        const Block *b = &blocks[i];
        if (b->bottom < grid->view.y || b->top > grid->view.y + grid->view.h) continue;
        int left = x + (width + gap) * b->lane / b->lanes,
            right = x + (width + gap) * (b->lane + 1) / b->lanes - gap;
        draw_block(stage, ui, grid->view, (Rect){left, b->top, right - left, b->bottom - b->top - gap},
                   b->session);
    }
}

static UiText name_text(void) {
    return (UiText){.size = 28,
                    .weight = WEIGHT_SEMIBOLD,
                    .colour = T_INK,
                    .align = ALIGN_CENTRE,
                    .leading = 1200,
                    .max_lines = 2};
}

static void draw_room_names(const Ui *ui, const Grid *grid, Rect row) {
    for (int i = 0; i < grid->room_count; i++) {
        Rect box = {row.x + grid->left + i * grid->column_px, row.y, grid->column_px - ui_px(ui, 10), row.h};
        ui_middle(ui, box, say_text(ui, &grid->rooms[i]->name), name_text());
    }
}

// Names of one line where all fit, else two.
static int names_height(const Ui *ui, const Grid *grid) {
    for (int i = 0; i < grid->room_count; i++)
        if (!ui_fits(ui, say_text(ui, &grid->rooms[i]->name), name_text(), grid->column_px - ui_px(ui, 10)))
            return ui_px(ui, 80);
    return ui_px(ui, 48);
}

static bool find_sessions(const Stage *stage, const Ui *ui, Grid *grid) {
    AgendaFilter filter = {stage->view->day, NULL, stage->view->track[0] ? stage->view->track : NULL};
    grid->count = agenda_list(stage->bundle, filter, NULL, 0);
    grid->sessions = ARENA_NEW(ui_arena(ui), const Session *, grid->count + 1);
    if (!grid->sessions) grid->count = 0;
    if (!grid->count) return false;
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

// Units of a column; and where the words of a language are long.
static const double least_column = 240, long_column = 330;

// Whether the titles of a day have words that no block holds. A day that is too long to look at each has its
// words broken.
static bool has_long_words(const Ui *ui, const Grid *grid) {
    enum {
        LOOKED_AT_MAX = 128
    };
    int in = grid->column_px - ui_px(ui, 10) - ui_px(ui, 38);
    UiText title = block_title(T_INK);
    for (size_t i = 0; grid->count <= LOOKED_AT_MAX && i < grid->count; i++)
        if (ui_breaks(ui, say_text(ui, &grid->sessions[i]->title), title, in)) return true;
    return false;
}

// Which rooms are side by side, in columns of so many units or more. pager: px at the end that stay free for
// its button where not all fit.
static void find_columns(const Stage *stage, const Ui *ui, Grid *grid, int width, int pager, double least) {
    const Room **rooms;
    grid->total = find_rooms(stage, ui, grid, &rooms);
    grid->left = ui_px(ui, 110);
    int gap = ui_px(ui, 10), fits = (width - grid->left + gap) / ui_px(ui, least);
    if (fits < grid->total) {
        width -= pager;
        fits = (width - grid->left + gap) / ui_px(ui, least);
    }
    fits = fits < 1 ? 1 : fits > grid->total ? grid->total : fits;
    if (stage->view->page > grid->total - fits) stage->view->page = grid->total - fits;
    if (stage->view->page < 0) stage->view->page = 0;
    grid->rooms = rooms + stage->view->page;
    grid->room_count = fits;
    grid->column_px = fits ? (width - grid->left + gap) / fits : width;
    grid->width = width;
}

static bool in_columns(const Grid *grid, const Session *session) {
    for (int i = 0; i < grid->room_count; i++)
        if (grid->rooms[i] == session->room) return true;
    return false;
}

// Where the grid opens: now, where something is on; else with what comes next in the rooms that are seen;
// else, where the day is over, with its last session.
static int open_offset(const Stage *stage, const Ui *ui, const Grid *grid) {
    int now = clock_is_known(stage) ? minute_of(stage, stage->now) : -1, open_at = -1, above = ui_px(ui, 24);
    bool today = now >= 0 && now < 24 * HOUR;
    for (size_t i = 0; i < grid->count; i++) {
        if (!in_columns(grid, grid->sessions[i])) continue;
        int start = clamp_minute(minute_of(stage, grid->sessions[i]->start));
        bool over = today && minute_of(stage, grid->sessions[i]->end) <= now;
        if (over || open_at < 0) open_at = start;
        if (over) continue;
        if (today && start <= now) above = grid->view.h / 3;
        open_at = today && start <= now ? now : start;
        break;
    }
    return (int)((int64_t)(open_at - grid->first_minute) * grid->hour_px / HOUR) + ui_px(ui, 16) - above;
}

static void draw_grid(const Stage *stage, const Ui *ui, Grid *grid, Rect area) {
    grid->view = area;
    find_range(stage, grid);
    grid->hour_px = hour_height(stage, ui, grid);
    int content = (grid->last_minute - grid->first_minute) / HOUR * grid->hour_px + ui_px(ui, 40);
    ui_scroll_place(ui, "rooms", area, AXIS_Y, content, open_offset(stage, ui, grid));
    grid->at = ui_scroll_begin(ui, "rooms", area, AXIS_Y, content);
    draw_hours(stage, ui, grid);
    draw_now_line(stage, ui, grid);
    for (int i = 0; i < grid->room_count; i++)
        draw_column(stage, ui, grid, i);
    ui_scroll_end(ui, "rooms", area, T_GROUND);
}

// Buttons to the rooms before and after, where not all fit.
static void find_pager(const Stage *stage, const Ui *ui, const Grid *grid, UiButton pager[2]) {
    int fits = grid->room_count, page = stage->view->page, last = grid->total - fits;
    int before = page > fits ? page - fits : 0, after = page + fits < last ? page + fits : last;
    pager[0] = (UiButton){.name = "rooms/before", .icon = "arrow-left", .action = ACT_PAGE};
    pager[1] = (UiButton){.name = "rooms/after", .icon = "arrow-right", .action = ACT_PAGE};
    if (page > 0) pager[0].argument = arena_printf(ui_arena(ui), "%d", before);
    if (page < last) pager[1].argument = arena_printf(ui_arena(ui), "%d", after);
}

static void draw_end_chip(const Ui *ui, Rect box, const UiButton *chip) {
    int side = ui_px(ui, 80);
    if (chip->argument || chip->action != ACT_PAGE)
        ui_chip(ui, (Rect){box.x, box.y + (box.h - side) / 2, side, side}, chip);
}

// On a tiny panel the head is the one room that is shown, its neighbours, and the way back to the list.
static Rect draw_tiny_head(const Stage *stage, const Ui *ui, Rect area, const Grid *grid,
                           const UiButton pager[2]) {
    Rect row = rect_cut_top(&area, ui_px(ui, 92));
    int side = ui_px(ui, 80), gap = ui_px(ui, 14);
    UiButton form = agenda_form_chip(stage, ui, false);
    draw_end_chip(ui, rect_cut_right(&row, side), &form);
    rect_cut_right(&row, gap);
    draw_end_chip(ui, rect_cut_right(&row, side), &pager[1]);
    draw_end_chip(ui, rect_cut_left(&row, side), &pager[0]);
    rect_cut_left(&row, gap);
    rect_cut_right(&row, gap);
    if (grid->room_count == 1) ui_middle(ui, row, say_text(ui, &grid->rooms[0]->name), name_text());
    return area;
}

// Names over the columns; between the pager's buttons where the head has no place for them.
static void draw_names_row(const Ui *ui, const Grid *grid, Rect *area, const UiButton pager[2],
                           bool with_pager) {
    bool paged = with_pager && (pager[0].argument || pager[1].argument);
    Rect row = rect_cut_top(area, paged ? ui_px(ui, 88) : names_height(ui, grid)), names = row;
    if (paged) {
        int side = ui_px(ui, 80);
        draw_end_chip(ui, rect_cut_left(&row, side), &pager[0]);
        draw_end_chip(ui, rect_cut_right(&row, side), &pager[1]);
    }
    draw_room_names(ui, grid, names);
}

void rooms_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    Grid grid = {0};
    int width = f.content.w, pager_px = f.class > PANEL_LOW ? ui_px(ui, 92) : 0;
    if (find_sessions(stage, ui, &grid)) {
        find_columns(stage, ui, &grid, width, pager_px, least_column);
        if (has_long_words(ui, &grid)) find_columns(stage, ui, &grid, width, pager_px, long_column);
    }
    if (!grid.total) { // no session says where it is: they are seen in the list
        agenda_draw(stage, ui);
        return;
    }
    frame_draw(stage, ui, &f);
    UiButton pager[2];
    find_pager(stage, ui, &grid, pager);
    bool tiny = f.class == PANEL_TINY;
    Rect area =
        tiny ? draw_tiny_head(stage, ui, f.content, &grid, pager) : agenda_head_draw(stage, ui, &f, pager);
    if (!tiny || grid.room_count > 1) draw_names_row(ui, &grid, &area, pager, f.class > PANEL_LOW);
    draw_grid(stage, ui, &grid, area);
}
