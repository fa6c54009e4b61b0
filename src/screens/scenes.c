#include "common.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int64_t highlight_us = 1500000; // how long the wall's frame stays at a flag
static const int64_t travel_us = 400000;     // and how long it takes to the next

int64_t scene_next_move_us(int64_t scene_us) {
    int64_t in_step = scene_us % highlight_us;
    return in_step < travel_us ? scene_us : scene_us - in_step + highlight_us;
}

// A whole scene is one target.
static void begin_scene(const Ui *ui, const char *name, Action action, const char *argument) {
    ui_target_begin(ui, name, (Rect){0, 0, ui->metrics.width, ui->metrics.height}, (int)action, argument);
}

// --- flag wall

typedef struct Wall {
    const Member **members;
    int count, columns, rows;
    int cell_w, cell_h, gap_x, gap_y;
    Point at;
} Wall;

// The grid with the largest cells of 4:3 that fits.
static void find_cells(const Ui *ui, Rect area, Wall *wall) {
    int gap = ui_px(ui, 24), best = 0;
    for (int columns = 1; columns <= wall->count; columns++) {
        int rows = (wall->count + columns - 1) / columns;
        int w = (area.w - gap * (columns - 1)) / columns, h = (area.h - gap * (rows - 1)) / rows;
        if (w * 3 / 4 > h) w = h * 4 / 3;
        if (w <= best) continue;
        best = w;
        wall->columns = columns;
        wall->rows = rows;
    }
    if (!best) best = 1, wall->columns = wall->count, wall->rows = 1;
    wall->cell_w = best;
    wall->cell_h = best * 3 / 4;
    // What is left over goes between the cells.
    wall->gap_x = wall->columns > 1 ? (area.w - best * wall->columns) / (wall->columns - 1) : 0;
    int left = area.h - wall->cell_h * wall->rows, most = 2 * gap;
    wall->gap_y = wall->rows > 1 ? left / (wall->rows - 1) : 0;
    if (wall->gap_y > most) wall->gap_y = most;
    wall->at = (Point){area.x + (wall->columns > 1 ? 0 : (area.w - best) / 2), area.y};
    wall->at.y += (left - wall->gap_y * (wall->rows - 1)) / 2;
}

static Rect cell_of(const Wall *wall, int index) {
    int column = index % wall->columns, row = index / wall->columns;
    return (Rect){wall->at.x + column * (wall->cell_w + wall->gap_x), wall->at.y + row * (wall->cell_h + wall->gap_y),
                  wall->cell_w, wall->cell_h};
}

// The frame that goes from flag to flag, slowing down as it arrives.
static void draw_highlight(const Stage *stage, const Ui *ui, const Wall *wall, int index) {
    int64_t in_step = stage->scene_us % highlight_us;
    Rect to = cell_of(wall, index), from = cell_of(wall, index ? index - 1 : 0);
    double t = in_step < travel_us ? (double)in_step / (double)travel_us : 1;
    double eased = 1 - (1 - t) * (1 - t) * (1 - t);
    bool same_row = from.y == to.y; // to the next row it does not fly across the wall
    int x = same_row ? from.x + (int)((to.x - from.x) * eased) : to.x;
    Rect frame = rect_inset((Rect){x, to.y, to.w, to.h}, -ui_px(ui, 11));
    ui_frame(ui, frame, ui_px(ui, 14), 0, ui_colour(ui, T_NOW), 5, false);
}

static void draw_flag(const Ui *ui, Rect cell, const Member *member) {
    const char *flag = flag_name(ui, member, false);
    if (flag) {
        ui_image(ui, cell, flag, IMAGE_CONTAIN, ui_px(ui, 6), true);
        return;
    }
    ui_fill(ui, cell, ui_px(ui, 6), ui_colour(ui, T_NIGHT_PANEL));
    ui_label(ui, cell, say_text(ui, &member->name), (UiText){.size = 27, .colour = T_NIGHT_INK_2, .align = ALIGN_CENTRE});
}

static int wall_members(const Stage *stage, const Ui *ui, Wall *wall) {
    const Bundle *bundle = stage->bundle;
    wall->members = ARENA_NEW(ui_arena(ui), const Member *, bundle->member_count + 1);
    for (size_t i = 0; wall->members && i < bundle->member_count; i++)
        if (bundle->members[i].kind == MEMBER_STATE) wall->members[wall->count++] = &bundle->members[i];
    return wall->count;
}

static const char *wall_title(const Stage *stage, const Ui *ui, int listed) {
    // The source's own number, where it says one.
    int declared = stage->bundle->declared[MEMBER_STATE];
    return message_count(ui->messages, ui_arena(ui), "attract.members", declared > 0 ? declared : listed, NULL);
}

void scene_wall_draw(const Stage *stage, const Ui *ui) {
    begin_scene(ui, "scene", ACT_HOME, NULL);
    list_target_end(ui->list);
    Rect area = attract_frame(stage, ui, true);
    Wall wall = {0};
    if (!wall_members(stage, ui, &wall)) return;
    rect_cut_top(&area, ui_px(ui, 16));
    int caption = ui_px(ui, 120);
    Rect low = rect_cut_bottom(&area, area.h > 3 * caption ? caption : 0);
    Rect flags = rect_inset(area, ui_px(ui, 16));
    find_cells(ui, flags, &wall);
    int index = (int)(stage->scene_us / highlight_us) % wall.count;
    for (int i = 0; i < wall.count; i++)
        draw_flag(ui, cell_of(&wall, i), wall.members[i]);
    draw_highlight(stage, ui, &wall, index);
    if (rect_empty(low)) return;
    const char *title = wall_title(stage, ui, wall.count);
    const char *showing = message_with(ui->messages, ui_arena(ui), "attract.now-showing", say_text(ui, &wall.members[index]->name), NULL);
    UiText big = {.size = 68, .weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .max_lines = 1};
    big.size = ui_fit_size(ui, title, big, (UiSize){low.w, low.h}, 68, 36);
    rect_cut_left(&low, ui_px(ui, 16));
    int used = ui_label(ui, low, title, big).w + ui_px(ui, 32);
    UiText quiet = {.size = 40, .colour = T_NIGHT_INK_2};
    if (used + ui_measure(ui, showing, quiet, 0).w <= low.w) {
        rect_cut_left(&low, used);
        low.y += ui_px(ui, 8);
        ui_label(ui, low, showing, quiet);
    }
}

// --- one member

static const char *kind_key(MemberKind kind) {
    switch (kind) {
    case MEMBER_STATE: return "member.state";
    case MEMBER_ORGANIZATION: return "member.organization";
    case OBSERVER_STATE: return "member.observer-state";
    case OBSERVER_ORGANIZATION: return "member.observer-organization";
    case MEMBER_KIND_COUNT: break;
    }
    return "";
}

static const char *say_endonyms(const Ui *ui, const Member *member) {
    const char *text = "", *name = say_text(ui, &member->name);
    for (size_t i = 0; i < member->endonyms.count && i < 3; i++)
        if (strcmp(member->endonyms.variants[i].string, name))
            text = say_join(ui, text, " · ", member->endonyms.variants[i].string);
    return text;
}

// The last meeting that took place in the member's country.
static const Meeting *last_hosted(const Bundle *bundle, const Member *member) {
    const Meeting *last = NULL;
    for (size_t i = 0; i < bundle->meeting_count; i++) {
        const Meeting *m = &bundle->meetings[i];
        bool here = m->country && (!strcmp(m->country, member->id) || (member->code && !strcmp(m->country, member->code)));
        if (here && m->start != DAY_NONE && (!last || m->start > last->start)) last = m;
    }
    return last;
}

static void draw_role_chips(const Stage *stage, const Ui *ui, Rect *area, const Member *member) {
    if (!member->roles.count) return;
    int x = area->x, height = ui_px(ui, 84), gap = ui_px(ui, 18), y = area->y;
    for (size_t i = 0; i < member->roles.count; i++) {
        const Role *role = bundle_role(stage->bundle, member->roles.ids[i]);
        if (!role) continue;
        UiText text = {.size = 40, .weight = WEIGHT_MEDIUM, .colour = T_NIGHT_INK};
        int width = ui_measure(ui, say_text(ui, &role->name), text, 0).w + ui_px(ui, 72);
        if (x > area->x && x + width > area->x + area->w) x = area->x, y += height + gap;
        Rect box = {x, y, width < area->w ? width : area->w, height};
        ui_frame(ui, box, height / 2, ui_colour(ui, T_NIGHT_PANEL), ui_colour(ui, T_NIGHT_ACCENT), 2, false);
        Rect in = rect_inset(box, 0);
        rect_cut_left(&in, ui_px(ui, 36));
        ui_label(ui, in, say_text(ui, &role->name), text);
        x += width + gap;
    }
    rect_cut_top(area, y + height - area->y + ui_px(ui, 36));
}

static void draw_member_words(const Stage *stage, const Ui *ui, Rect area, const Member *member) {
    UiText kind = {.size = 40, .weight = WEIGHT_SEMIBOLD, .colour = T_NIGHT_ACCENT, .max_lines = 1};
    rect_cut_top(&area, ui_text(ui, (Rect){area.x, area.y, area.w, 0}, ui_say(ui, kind_key(member->kind)), kind).h);
    const char *name = say_text(ui, &member->name), *endonyms = say_endonyms(ui, member);
    UiText big = {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .max_lines = 3, .leading = 1120};
    big.size = ui_fit_size(ui, name, big, (UiSize){area.w, area.h * 2 / 5}, 124, 56);
    rect_cut_top(&area, ui_text(ui, (Rect){area.x, area.y, area.w, 0}, name, big).h + ui_px(ui, 10));
    UiText own = {.size = 44, .colour = T_NIGHT_INK_2, .max_lines = 2};
    if (*endonyms) rect_cut_top(&area, ui_text(ui, (Rect){area.x, area.y, area.w, 0}, endonyms, own).h + ui_px(ui, 30));
    if (area.h < ui_px(ui, 100)) return;
    draw_role_chips(stage, ui, &area, member);
    const Meeting *hosted = last_hosted(stage->bundle, member);
    if (!hosted || area.h < ui_px(ui, 120)) return;
    const char *where = say_join(ui, say_text(ui, &hosted->city), ", ", say_date(ui, DATE_FULL, hosted->start));
    const char *line = message_with(ui->messages, ui_arena(ui), "member.hosted", say_text(ui, &hosted->title), where);
    ui_text(ui, area, line, (UiText){.size = 40, .colour = T_NIGHT_INK_2});
}

void scene_member_draw(const Stage *stage, const Ui *ui) {
    begin_scene(ui, "scene", ACT_HOME, NULL);
    list_target_end(ui->list);
    Rect area = attract_frame(stage, ui, true);
    const Member *member = bundle_member(stage->bundle, stage->view->id);
    if (!member) return;
    const char *flag = flag_name(ui, member, true);
    bool wide = area.w > area.h * 13 / 10;
    int gap = ui_px(ui, wide ? 96 : 40);
    rect_cut_top(&area, ui_px(ui, 24));
    Rect picture = wide ? rect_cut_left(&area, area.w * 45 / 100) : rect_cut_top(&area, area.h * 2 / 5);
    if (wide) rect_cut_left(&area, gap); else rect_cut_top(&area, gap);
    picture = rect_inset(picture, ui_px(ui, wide ? 24 : 0));
    if (flag)
        ui_image(ui, picture, flag, IMAGE_CONTAIN, ui_px(ui, 10), true);
    else {
        int icon = ui_px(ui, 240) < picture.h ? ui_px(ui, 240) : picture.h;
        ui_icon(ui, (Rect){picture.x + (picture.w - icon) / 2, picture.y + (picture.h - icon) / 2, icon, icon}, "building-2", ui_colour(ui, T_NIGHT_ACCENT));
    }
    // Words stand in the middle beside the flag, under it in portrait.
    if (wide) rect_cut_top(&area, area.h / 9);
    draw_member_words(stage, ui, area, member);
}

// --- now and next

static void draw_now_card(const Stage *stage, const Ui *ui, Rect card, const Session *now) {
    ui_fill(ui, card, ui_px(ui, 28), ui_colour(ui, T_NIGHT_PANEL));
    bool low = card.h < ui_px(ui, 460);
    Rect in = rect_inset(card, ui_px(ui, low ? 24 : 52));
    UiText span = {.size = 40, .colour = T_NIGHT_INK_2, .tabular = true};
    int badge = ui_px(ui, 66);
    Rect row = rect_cut_top(&in, badge);
    rect_cut_left(&row, ui_badge_now(ui, row, ui_say(ui, "now.badge"), 40) + ui_px(ui, 28));
    ui_label(ui, row, say_span(ui, now), span);
    rect_cut_top(&in, ui_px(ui, low ? 6 : 18));

    int64_t begun = (stage->now_s - now->start.instant_s) / 60, left = (now->end.instant_s - stage->now_s + 59) / 60;
    const char *begun_text = begun ? message_with(ui->messages, ui_arena(ui), "now.started", say_minutes(ui, begun), NULL) : ui_say(ui, "now.starting");
    const char *left_text = message_with(ui->messages, ui_arena(ui), "now.left", say_minutes(ui, left), NULL);
    UiText small = {.size = 30, .colour = T_NIGHT_INK_2};
    if (!low) {
        Rect foot = rect_cut_bottom(&in, ui_px(ui, 58));
        UiText right = small;
        right.align = ALIGN_END;
        bool both = ui_measure(ui, begun_text, small, 0).w + ui_measure(ui, left_text, small, 0).w + ui_px(ui, 40) < foot.w;
        if (both) ui_label(ui, foot, begun_text, small);
        ui_label(ui, foot, left_text, right);
        ui_progress(ui, rect_cut_bottom(&in, ui_px(ui, 14)), session_per_mille(now, stage->now_s), ui_colour(ui, T_NIGHT_LINE));
        rect_cut_bottom(&in, ui_px(ui, 24));
    }
    if (now->room) {
        double big = attract_big_size(ui);
        const char *room = say_text(ui, &now->room->name), *level = say_text(ui, &now->room->level);
        int pin = ui_px(ui, low ? 44 : 64);
        UiText name = {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .max_lines = 1};
        name.size = ui_fit_size(ui, room, name, (UiSize){in.w - pin, in.h / 3}, big, big * 0.7);
        Rect place = rect_cut_bottom(&in, ui_measure(ui, room, name, 0).h);
        ui_icon(ui, (Rect){place.x - ui_px(ui, 4), place.y + (place.h - pin) / 2, pin, pin}, "map-pin", ui_colour(ui, T_NIGHT_ACCENT));
        rect_cut_left(&place, pin + ui_px(ui, 12));
        int used = ui_label(ui, place, room, name).w + ui_px(ui, 20);
        UiText quiet = {.size = 40, .colour = T_NIGHT_INK_2};
        if (used + ui_measure(ui, level, quiet, 0).w <= place.w)
            ui_label(ui, (Rect){place.x + used, place.y + ui_px(ui, 6), place.w - used, place.h}, level, quiet);
        rect_cut_bottom(&in, ui_px(ui, 12));
    }
    double big = attract_big_size(ui);
    UiText title = {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .leading = 1120};
    title.size = ui_fit_size(ui, say_text(ui, &now->title), title, (UiSize){in.w, in.h}, 2 * big, big * 0.75);
    ui_text(ui, in, say_text(ui, &now->title), title);
}

// Nothing is on: what the day is like, in the place of the card.
static void draw_quiet_card(const Stage *stage, const Ui *ui, Rect card) {
    ui_fill(ui, card, ui_px(ui, 28), ui_colour(ui, T_NIGHT_PANEL));
    Rect in = rect_inset(card, ui_px(ui, 52));
    EventPhase phase = agenda_phase(stage->bundle, stage->now_s);
    const char *key = phase == PHASE_BEFORE ? "now.before" : phase == PHASE_AFTER ? "now.after" : "now.between";
    const Event *event = &stage->bundle->event;
    const char *dates = say_join(ui, say_date(ui, DATE_DAY_MONTH, event->start), " – ", say_date(ui, DATE_FULL, event->end));
    double big = attract_big_size(ui);
    UiText title = {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .leading = 1120};
    title.size = ui_fit_size(ui, ui_say(ui, key), title, (UiSize){in.w, in.h / 2}, big * 1.4, big * 0.75);
    rect_cut_top(&in, ui_text(ui, in, ui_say(ui, key), title).h + ui_px(ui, 28));
    const char *what = say_join(ui, say_text(ui, &event->title), " · ", say_text(ui, &event->subtitle));
    rect_cut_top(&in, ui_text(ui, in, what, (UiText){.size = 40, .colour = T_NIGHT_INK_2, .max_lines = 2}).h);
    if (in.h > ui_px(ui, 60)) ui_text(ui, in, dates, (UiText){.size = 40, .colour = T_NIGHT_INK_2, .max_lines = 1});
}

static void draw_next_rows(const Stage *stage, const Ui *ui, Rect area, const Session *const *next, size_t count) {
    UiText time = {.size = 46, .weight = WEIGHT_SEMIBOLD, .colour = T_NIGHT_ACCENT, .tabular = true, .max_lines = 1, .leading = 1250};
    UiText title = {.size = 42, .weight = WEIGHT_MEDIUM, .colour = T_NIGHT_INK, .max_lines = 2, .leading = 1250};
    UiText room = {.size = 40, .colour = T_NIGHT_INK_2, .max_lines = 1, .leading = 1250};
    int column = ui_measure(ui, "00:00", time, 0).w + ui_px(ui, 44), pad = ui_px(ui, 22);
    for (size_t i = 0; i < count; i++) {
        const char *name = say_text(ui, &next[i]->title), *place = next[i]->room ? say_text(ui, &next[i]->room->name) : "";
        if (next[i]->start.day != stage->now.day)
            place = say_join(ui, say_date(ui, DATE_SHORT, next[i]->start.day), " · ", place);
        int width = area.w - column;
        int height = ui_measure(ui, name, title, width).h + ui_measure(ui, *place ? place : " ", room, width).h + 2 * pad;
        if (height > area.h) return;
        Rect row = rect_cut_top(&area, height);
        ui_line(ui, row.x, row.y, row.w, ui_colour(ui, T_NIGHT_LINE));
        ui_text(ui, (Rect){row.x, row.y + pad, column, 0}, say_time(ui, next[i]->start), time);
        int used = ui_text(ui, (Rect){row.x + column, row.y + pad, width, 0}, name, title).h;
        ui_text(ui, (Rect){row.x + column, row.y + pad + used, width, 0}, place, room);
    }
}

void scene_agenda_draw(const Stage *stage, const Ui *ui) {
    enum { NEXT_MAX = 8 };
    begin_scene(ui, "scene", ACT_AGENDA, NULL);
    list_target_end(ui->list);
    Rect area = attract_frame(stage, ui, false);
    const Session *now = NULL, *next[NEXT_MAX];
    bool running = agenda_find_now(stage->bundle, stage->now_s, &now, 1) > 0;
    size_t count = agenda_find_next(stage->bundle, stage->now_s, next, NEXT_MAX);
    if (count > NEXT_MAX) count = NEXT_MAX;
    bool wide = area.w > area.h * 13 / 10;
    int gap = ui_px(ui, wide ? 80 : 48);
    Rect card = wide ? rect_cut_left(&area, count ? area.w * 52 / 100 : area.w) : rect_cut_top(&area, area.h * 45 / 100);
    if (running)
        draw_now_card(stage, ui, card, now);
    else
        draw_quiet_card(stage, ui, card);
    if (!count) return;
    if (wide) rect_cut_left(&area, gap); else rect_cut_top(&area, gap);
    bool today = next[0]->start.day == stage->now.day;
    const char *heading = today ? ui_say(ui, "next.today") : say_date(ui, DATE_LONG, next[0]->start.day);
    rect_cut_top(&area, ui_text(ui, area, heading, (UiText){.size = 54, .weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .max_lines = 1}).h + ui_px(ui, 14));
    draw_next_rows(stage, ui, area, next, count);
}

// --- notice and picture

void scene_notice_draw(const Stage *stage, const Ui *ui) {
    begin_scene(ui, "scene", ACT_HOME, NULL);
    list_target_end(ui->list);
    Rect area = attract_frame(stage, ui, true);
    const Notice *notice = bundle_notice(stage->bundle, stage->view->id);
    if (!notice) return;
    Rect in = rect_inset(area, ui_px(ui, 24));
    int width = in.w < ui_px(ui, 1560) ? in.w : ui_px(ui, 1560);
    in.x += (in.w - width) / 2;
    in.w = width;
    double big = attract_big_size(ui);
    const char *title = say_text(ui, &notice->title), *body = say_text(ui, &notice->body);
    UiText heading = {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .leading = 1140};
    heading.size = ui_fit_size(ui, title, heading, (UiSize){in.w, in.h / 2}, big * 1.5, big * 0.6);
    UiText text = {.size = 46, .colour = T_NIGHT_INK_2};
    int icon = ui_px(ui, 96), gap = ui_px(ui, 30);
    int heights = icon + gap + ui_measure(ui, title, heading, in.w).h + (*body ? gap + ui_measure(ui, body, text, in.w).h : 0);
    if (heights < in.h) rect_cut_top(&in, (in.h - heights) / 2);
    ui_icon(ui, rect_cut_left(&(Rect){in.x, in.y, icon, icon}, icon), notice->urgent ? "triangle-alert" : "info", ui_colour(ui, T_NIGHT_ACCENT));
    rect_cut_top(&in, icon + gap);
    rect_cut_top(&in, ui_text(ui, in, title, heading).h + gap);
    ui_text(ui, in, body, text);
}

void scene_picture_draw(const Stage *stage, const Ui *ui) {
    begin_scene(ui, "scene", ACT_HOME, NULL);
    list_target_end(ui->list);
    size_t index = (size_t)strtoul(stage->view->id, NULL, 10);
    if (index >= stage->bundle->scene_count || !stage->bundle->scenes[index].file) return;
    char name[512];
    snprintf(name, sizeof name, "file/%s", stage->bundle->scenes[index].file);
    ui_image(ui, (Rect){0, 0, ui->metrics.width, ui->metrics.height}, name, IMAGE_COVER, 0, false);
}
