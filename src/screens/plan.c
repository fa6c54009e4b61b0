#include "plan.h"

#include <stdio.h>
#include <string.h>

// A room on the picture.
typedef struct Mark {
    const Room *room;
    size_t number;
    Point at;    // of its name
    Rect bounds; // of its area; empty where it is a point alone
    Rect label;  // of its name or number; empty where there is no room for it
    Rect target; // empty where others are too near
} Mark;

typedef struct Marks {
    Mark *items;
    size_t count;
    Rect seen; // the picture
} Marks;

static const UiText name_text = {
    .size = 27, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .max_lines = 1, .leading = 1200};

enum {
    DISC = 52,
    FINGER = 80,
    FINGER_LEAST = 52 // units
};

static bool is_here(const Stage *stage, const char *file) {
    return stage->place && !strcmp(stage->place->plan, file);
}

// On a small plan "you are here" has no place beside its point, but a line below the picture.
static bool has_legend(const Stage *stage, const Ui *ui, Rect card, const char *file) {
    return is_here(stage, file) && card.w < ui_px(ui, 480);
}

static int legend_height(const Ui *ui, Rect card) {
    UiText text = name_text;
    text.max_lines = 0;
    return ui_measure(ui, ui_say(ui, "venue.here"), text, card.w - ui_px(ui, 28 + 48)).h + ui_px(ui, 12);
}

static Rect picture_box(const Stage *stage, const Ui *ui, Rect card, const char *file) {
    Rect box = rect_inset(card, ui_px(ui, 14));
    if (has_legend(stage, ui, card, file)) rect_cut_bottom(&box, legend_height(ui, card));
    return box;
}

static const char *picture_name(const Ui *ui, const char *file) {
    return arena_printf(ui_arena(ui), "file/%s", file);
}

PictureState plan_state(const Stage *stage, const Ui *ui, Rect card, const char *file) {
    Rect seen;
    return stage->pictures.look(stage->pictures.ctx, picture_name(ui, file),
                                picture_box(stage, ui, card, file), &seen);
}

static Point on_picture(Rect seen, int x, int y) {
    return (Point){seen.x + seen.w * x / PLAN_SIDE, seen.y + seen.h * y / PLAN_SIDE};
}

static Rect around(Point at, int w, int h) {
    return (Rect){at.x - w / 2, at.y - h / 2, w, h};
}

static Rect kept_within(Rect r, Rect outer) {
    if (r.x + r.w > outer.x + outer.w) r.x = outer.x + outer.w - r.w;
    if (r.y + r.h > outer.y + outer.h) r.y = outer.y + outer.h - r.h;
    if (r.x < outer.x) r.x = outer.x;
    if (r.y < outer.y) r.y = outer.y;
    return r;
}

static Rect joined(Rect a, Rect b) {
    int left = a.x < b.x ? a.x : b.x, top = a.y < b.y ? a.y : b.y;
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (Rect){left, top, right - left, bottom - top};
}

static bool inside(Rect outer, Rect r) {
    return r.x >= outer.x && r.y >= outer.y && r.x + r.w <= outer.x + outer.w &&
           r.y + r.h <= outer.y + outer.h;
}

static Rect bounds_of(const Room *room, Rect seen) {
    Rect bounds = {0};
    for (size_t i = 0; i < room->area_count; i++) {
        Point at = on_picture(seen, room->area[i].x, room->area[i].y);
        Rect corner = {at.x, at.y, 0, 0};
        bounds = i ? joined(bounds, corner) : corner;
    }
    return bounds;
}

static bool find_marks(const Stage *stage, const Ui *ui, Rect card, const PlanShow *show, Marks *ret_marks) {
    Rect box = picture_box(stage, ui, card, show->file);
    *ret_marks = (Marks){.items = ARENA_NEW(ui_arena(ui), Mark, LIMIT_PLAN_ROOMS)};
    if (!ret_marks->items || stage->pictures.look(stage->pictures.ctx, picture_name(ui, show->file), box,
                                                  &ret_marks->seen) != PICTURE_THERE)
        return false;
    for (size_t i = 0; i < show->room_count && ret_marks->count < LIMIT_PLAN_ROOMS; i++) {
        const Room *room = show->rooms[i];
        if (!room->plan || strcmp(room->plan, show->file) || room->plan_x < 0) continue;
        ret_marks->items[ret_marks->count++] =
            (Mark){.room = room,
                   .number = i + 1,
                   .at = on_picture(ret_marks->seen, room->plan_x, room->plan_y),
                   .bounds = bounds_of(room, ret_marks->seen)};
    }
    return true;
}

// Does a rectangle meet a label or, where those are asked, a target of another mark?
static bool meets_label(const Marks *marks, size_t count, Rect r) {
    for (size_t i = 0; i < count; i++)
        if (!rect_empty(rect_intersect(marks->items[i].label, r))) return true;
    return false;
}

static bool meets_target(const Marks *marks, const Mark *self, Rect r) {
    for (size_t i = 0; i < marks->count; i++)
        if (&marks->items[i] != self && !rect_empty(rect_intersect(marks->items[i].target, r))) return true;
    return false;
}

// The pill around a name: in one line, or in two where those are narrow enough for the room.
static Rect name_pill(const Ui *ui, const Mark *mark, Rect seen) {
    const char *name = say_text(ui, &mark->room->name);
    int pad = ui_px(ui, 14), high = ui_px(ui, 6), most = seen.w - 2 * pad;
    if (!rect_empty(mark->bounds) && mark->bounds.w - 2 * pad < most) most = mark->bounds.w - 2 * pad;
    UiText text = name_text;
    UiSize size = ui_measure(ui, name, text, 0);
    if (size.w > most && most > 0 && !ui_breaks(ui, name, text, most)) {
        text.max_lines = 0;
        UiSize wrapped = ui_measure(ui, name, text, most);
        if (wrapped.h <= 2 * size.h + 1) size = wrapped;
    }
    return around(mark->at, size.w + 2 * pad, size.h + 2 * high);
}

// Names within their rooms, clear of each other. False where one does not fit.
static bool place_names(const Ui *ui, Marks *marks) {
    for (size_t i = 0; i < marks->count; i++) {
        Mark *mark = &marks->items[i];
        Rect pill = name_pill(ui, mark, marks->seen);
        bool area = !rect_empty(mark->bounds);
        if (!area) pill.y += ui_px(ui, 20) + pill.h / 2; // below its point
        pill = kept_within(pill, area ? mark->bounds : marks->seen);
        if (!inside(area ? mark->bounds : marks->seen, pill) || meets_label(marks, i, pill)) return false;
        mark->label = pill;
    }
    return true;
}

static void place_numbers(const Ui *ui, Marks *marks) {
    int side = ui_px(ui, DISC);
    for (size_t i = 0; i < marks->count; i++) {
        Rect disc = kept_within(around(marks->items[i].at, side, side), marks->seen);
        marks->items[i].label = meets_label(marks, i, disc) ? (Rect){0} : disc;
    }
}

// A place for each room's finger first, then as much of its area as is not another's.
static void place_targets(const Ui *ui, Rect card, Marks *marks) {
    const int sides[] = {FINGER, FINGER_LEAST};
    for (size_t i = 0; i < marks->count; i++) {
        Mark *mark = &marks->items[i];
        for (size_t n = 0; n < COUNT_OF(sides) && rect_empty(mark->target); n++) {
            int side = ui_px(ui, sides[n]);
            Rect finger = kept_within(around(mark->at, side, side), card);
            if (!meets_target(marks, mark, finger)) mark->target = finger;
        }
    }
    for (size_t i = 0; i < marks->count; i++) {
        Mark *mark = &marks->items[i];
        if (rect_empty(mark->target)) continue;
        const Rect more[] = {joined(mark->target, mark->label), joined(mark->target, mark->bounds)};
        for (size_t n = 0; n < COUNT_OF(more); n++)
            if (!rect_empty(n ? mark->bounds : mark->label) && !meets_target(marks, mark, more[n]))
                mark->target = joined(mark->target, more[n]);
    }
}

static void draw_area(const Ui *ui, const Room *room, Rect seen, Colour colour) {
    Point corners[LIMIT_AREA_POINTS];
    size_t count = room->area_count < LIMIT_AREA_POINTS ? room->area_count : LIMIT_AREA_POINTS;
    for (size_t i = 0; i < count; i++)
        corners[i] = on_picture(seen, room->area[i].x, room->area[i].y);
    if (count) ui_polygon(ui, corners, (int)count, colour);
}

static void draw_dot(const Ui *ui, Point at, Token colour) {
    int side = ui_px(ui, 26), edge = ui_px(ui, 5);
    Rect dot = around(at, side, side);
    ui_fill(ui, dot, side / 2, ui_colour(ui, T_CARD));
    ui_fill(ui, rect_inset(dot, edge), side / 2, ui_colour(ui, colour));
}

static void draw_pill(const Ui *ui, Rect pill, const char *words, Token fill, Token ink) {
    int radius = ui_px(ui, 22), pad = ui_px(ui, 14);
    bool plain = fill == T_CARD;
    ui_frame(ui, pill, radius < pill.h / 2 ? radius : pill.h / 2, ui_colour(ui, fill),
             ui_colour(ui, plain ? T_LINE : fill), 2, false);
    UiText text = name_text;
    text.colour = ink;
    text.align = ALIGN_CENTRE;
    text.max_lines = 2;
    Rect in = {pill.x + pad, pill.y, pill.w - 2 * pad, pill.h};
    ui_middle(ui, in, words, text);
}

static void draw_disc(const Ui *ui, Rect disc, size_t number) {
    const char *digits = message_number(ui->messages, ui_arena(ui), (long)number);
    ui_fill(ui, disc, disc.h / 2, ui_colour(ui, T_ACCENT));
    ui_label(ui, disc, digits,
             (UiText){.size = 27,
                      .weight = WEIGHT_BOLD,
                      .colour = T_ON_ACCENT,
                      .align = ALIGN_CENTRE,
                      .max_lines = 1,
                      .tabular = true});
}

int plan_number_draw(const Ui *ui, Rect box, size_t number) {
    int side = ui_px(ui, DISC);
    draw_disc(ui, (Rect){box.x, box.y + (box.h - side) / 2, side, side}, number);
    return side;
}

// NOW below the name, where the room on the plan is high and wide enough for it.
static void draw_now(const Stage *stage, const Ui *ui, Mark *mark) {
    if (!agenda_room_now(stage->bundle, mark->room, stage->now_s)) return;
    const char *words = ui_say(ui, "now.badge");
    int width = ui_measure(ui, words, (UiText){.size = 27, .weight = WEIGHT_BOLD}, 0).w + ui_px(ui, 29);
    Rect badge = around(mark->at, width, ui_px(ui, 47));
    badge.y = mark->label.y + mark->label.h + ui_px(ui, 8);
    if (!inside(mark->bounds, badge)) return;
    ui_badge_now(ui, badge, words, 27);
    mark->label = joined(mark->label, badge);
}

static void draw_label(const Stage *stage, const Ui *ui, Mark *mark, bool numbered) {
    bool point = rect_empty(mark->bounds);
    if (point && !numbered) draw_dot(ui, mark->at, T_ACCENT);
    if (rect_empty(mark->label)) return;
    if (numbered) {
        draw_disc(ui, mark->label, mark->number);
    } else {
        draw_pill(ui, mark->label, say_text(ui, &mark->room->name), T_CARD, T_INK);
        draw_now(stage, ui, mark);
    }
}

static void draw_all(const Stage *stage, const Ui *ui, Rect card, Marks *marks, bool numbered) {
    Colour tint = colour_with_alpha(ui_colour(ui, T_ACCENT), 40);
    for (size_t i = 0; i < marks->count; i++)
        draw_area(ui, marks->items[i].room, marks->seen, tint);
    numbered = numbered || !place_names(ui, marks);
    if (numbered) place_numbers(ui, marks);
    place_targets(ui, card, marks);
    for (size_t i = 0; i < marks->count; i++) {
        Mark *mark = &marks->items[i];
        bool target = !rect_empty(mark->target);
        if (target)
            ui_target_begin(ui, arena_printf(ui_arena(ui), "plan/%s", mark->room->id), mark->target, ACT_OPEN,
                            say_address(ui, SCREEN_ROOM, mark->room->id));
        draw_label(stage, ui, mark, numbered);
        if (target) ui_target_end(ui, mark->target, ui_px(ui, 12));
    }
}

static void draw_only(const Ui *ui, Marks *marks, const Room *only) {
    Colour accent = ui_colour(ui, T_ACCENT);
    Mark *found = NULL;
    for (size_t i = 0; i < marks->count; i++) {
        Mark *mark = &marks->items[i];
        if (mark->room == only) found = mark;
        draw_area(ui, mark->room, marks->seen, colour_with_alpha(accent, mark->room == only ? 200 : 28));
    }
    if (!found) return;
    Rect pill = name_pill(ui, found, marks->seen);
    if (rect_empty(found->bounds)) {
        draw_dot(ui, found->at, T_ACCENT);
        pill.y += ui_px(ui, 20) + pill.h / 2;
    }
    pill = kept_within(pill, marks->seen);
    if (!inside(marks->seen, pill)) return; // its name stands beside the plan too
    found->label = pill;
    draw_pill(ui, pill, say_text(ui, &only->name), T_ACCENT, T_ON_ACCENT);
}

// Where this kiosk stands: a point, and its words where they hide nothing.
static void draw_here(const Stage *stage, const Ui *ui, Rect card, const Marks *marks, bool legend) {
    const Place *place = stage->place;
    const char *words = ui_say(ui, "venue.here");
    Point at = on_picture(marks->seen, place->plan_x, place->plan_y);
    draw_dot(ui, at, T_INK);
    if (legend) return; // there it is said below the plan
    Rect within = rect_inset(card, ui_px(ui, 14));
    int w = ui_measure(ui, words, name_text, 0).w + 2 * ui_px(ui, 14), h = ui_px(ui, 48), off = ui_px(ui, 24),
        aside = off + w / 2, away = off + h / 2;
    int left = within.x + w / 2, right = within.x + within.w - w / 2, top = within.y + h / 2,
        bottom = within.y + within.h - h / 2;
    const Point middles[] = {
        {at.x, at.y + away},
        {at.x, at.y - away},
        {at.x + aside, at.y},
        {at.x - aside, at.y},
        {at.x + aside, at.y + away},
        {at.x - aside, at.y + away},
        {at.x + aside, at.y - away},
        {at.x - aside, at.y - away},
        {left, bottom},
        {right, bottom},
        {left, top},
        {right, top},
    };
    for (size_t i = 0; i < COUNT_OF(middles); i++) {
        Rect pill = kept_within(around(middles[i], w, h), within);
        if (rect_contains(rect_inset(pill, -off / 2), at) || meets_label(marks, marks->count, pill)) continue;
        draw_pill(ui, pill, words, T_INK, T_CARD);
        return;
    }
}

static void draw_legend(const Ui *ui, Rect card) {
    Rect within = rect_inset(card, ui_px(ui, 14)), line = rect_cut_bottom(&within, legend_height(ui, card));
    Rect dot = rect_cut_left(&line, ui_px(ui, 48));
    draw_dot(ui, (Point){dot.x + dot.w / 2, dot.y + dot.h / 2}, T_INK);
    UiText text = name_text;
    text.max_lines = 4;
    ui_middle(ui, line, ui_say(ui, "venue.here"), text);
}

bool plan_needs_numbers(const Stage *stage, const Ui *ui, Rect card, const PlanShow *show) {
    Marks marks;
    return find_marks(stage, ui, card, show, &marks) && !place_names(ui, &marks);
}

void plan_draw(const Stage *stage, const Ui *ui, Rect card, const PlanShow *show) {
    Marks marks;
    ui_frame(ui, card, ui_px(ui, 20), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    bool there = find_marks(stage, ui, card, show, &marks);
    list_keep_begin(ui->list, card); // the building has its sides in every language
    ui_image(ui, picture_box(stage, ui, card, show->file), picture_name(ui, show->file), IMAGE_CONTAIN,
             ui_px(ui, 10), false);
    if (there && show->only) // else the next frame knows where things are
        draw_only(ui, &marks, show->only);
    else if (there)
        draw_all(stage, ui, card, &marks, show->numbered);
    bool here = there && is_here(stage, show->file), legend = has_legend(stage, ui, card, show->file);
    if (here) draw_here(stage, ui, card, &marks, legend);
    list_keep_end(ui->list);
    if (here && legend) draw_legend(ui, card);
}
