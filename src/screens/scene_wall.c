#include "common.h"

static const int64_t highlight_us = 1500000; // how long the wall's frame stays at a flag
static const int64_t travel_us = 400000;     // and how long it takes to the next

int64_t scene_next_move_us(int64_t scene_us) {
    int64_t in_step = scene_us % highlight_us;
    return in_step < travel_us ? scene_us : scene_us - in_step + highlight_us;
}

typedef struct Wall {
    const Member **members;
    int count, columns, rows;
    int cell_w, cell_h, gap_x, gap_y;
    Point at;
} Wall;

// The grid with the largest cells of 4:3 that fits.
static void find_columns(Rect area, Wall *wall) {
    int best = 0;
    for (int columns = 1; columns <= wall->count; columns++) {
        int rows = (wall->count + columns - 1) / columns;
        // An eighth of a cell lies between two.
        int w = area.w * 8 / (9 * columns - 1), h = area.h * 8 / (10 * rows - 2);
        if (w * 3 / 4 > h) w = h * 4 / 3;
        if (w <= best) continue;
        best = w;
        wall->columns = columns;
        wall->rows = rows;
    }
    if (!best) best = 1, wall->columns = wall->count, wall->rows = 1;
    wall->cell_w = best;
    wall->cell_h = best * 3 / 4;
}

// What is left over goes between the cells, but not so much that the wall falls apart.
static void spread_cells(Rect area, Wall *wall) {
    int left_x = area.w - wall->cell_w * wall->columns, left_y = area.h - wall->cell_h * wall->rows;
    int most = wall->cell_w * 2 / 5;
    wall->gap_x = wall->columns > 1 ? left_x / (wall->columns - 1) : 0;
    wall->gap_y = wall->rows > 1 ? left_y / (wall->rows - 1) : 0;
    if (wall->gap_x > most) wall->gap_x = most;
    if (wall->gap_y > most) wall->gap_y = most;
    wall->at.x = area.x + (left_x - wall->gap_x * (wall->columns - 1)) / 2;
    wall->at.y = area.y + (left_y - wall->gap_y * (wall->rows - 1)) / 2;
}

static Rect cell_of(const Wall *wall, int index) {
    int column = index % wall->columns, row = index / wall->columns;
    return (Rect){wall->at.x + column * (wall->cell_w + wall->gap_x),
                  wall->at.y + row * (wall->cell_h + wall->gap_y), wall->cell_w, wall->cell_h};
}

// The frame that goes from flag to flag, slowing down as it arrives.
static void draw_highlight(const Stage *stage, const Ui *ui, const Wall *wall, int index) {
    int64_t in_step = stage->scene_us % highlight_us;
    Rect to = cell_of(wall, index), from = cell_of(wall, index ? index - 1 : 0);
    double t = in_step < travel_us ? (double)in_step / (double)travel_us : 1;
    double eased = 1 - (1 - t) * (1 - t) * (1 - t);
    bool same_row = from.y == to.y; // to the next row it does not fly across the wall
    int x = same_row ? from.x + (int)((to.x - from.x) * eased) : to.x;
    // It stands in the gap beside the flag, on small walls as on large ones.
    int near = wall->gap_x < wall->gap_y || wall->gap_y == 0 ? wall->gap_x : wall->gap_y,
        most = ui_px(ui, 11);
    int out = near > 1 && near / 2 < most ? near / 2 : most;
    Rect frame = rect_inset((Rect){x, to.y, to.w, to.h}, -out);
    ui_frame(ui, frame, out + ui_px(ui, 3), 0, ui_colour(ui, T_NOW), out < most ? 3 : 5, false);
}

static void draw_flag(const Ui *ui, Rect cell, const Member *member) {
    const char *flag = flag_name(ui, member, false);
    int radius = ui_px(ui, 6) < cell.h / 14 ? ui_px(ui, 6) : cell.h / 14;
    if (flag) {
        ui_image(ui, cell, flag, IMAGE_CONTAIN, radius, true);
        return;
    }
    ui_fill(ui, cell, radius, ui_colour(ui, T_NIGHT_PANEL));
    int side = cell.h / 2;
    ui_icon(ui, (Rect){cell.x + (cell.w - side) / 2, cell.y + (cell.h - side) / 2, side, side}, "flag",
            ui_colour(ui, T_NIGHT_INK_2));
}

static int wall_members(const Stage *stage, const Ui *ui, Wall *wall) {
    const Bundle *bundle = stage->bundle;
    wall->members = ARENA_NEW(ui_arena(ui), const Member *, bundle->member_count + 1);
    for (size_t i = 0; wall->members && i < bundle->member_count; i++)
        if (bundle->members[i].kind == MEMBER_STATE) wall->members[wall->count++] = &bundle->members[i];
    return wall->count;
}

// "45 members, one process", and the flag's name that the frame is at.
static void draw_caption(const Stage *stage, const Ui *ui, Rect low, const Wall *wall, int index) {
    int declared = stage->bundle->declared[MEMBER_STATE]; // the source's own number, where it says one
    const char *title = message_count(ui->messages, ui_arena(ui), "attract.members",
                                      declared > 0 ? declared : wall->count, NULL);
    const char *name = say_text(ui, &wall->members[index]->name), *showing = "";
    if (!stage->aids->still)
        showing = message_with(ui->messages, ui_arena(ui), "attract.now-showing", name, NULL);
    UiText big = {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .max_lines = 1},
           quiet = {.size = 40, .colour = T_NIGHT_INK_2};
    big.size = ui_fit_size(ui, title, big, (UiSize){low.w, low.h}, 72, 41);
    int beside = low.w - ui_measure(ui, title, big, 0).w - ui_px(ui, 32);
    int line = ui_measure(ui, title, big, low.w).h, second = ui_measure(ui, showing, quiet, low.w).h;
    if (ui_fits(ui, showing, quiet, beside)) {
        ui_label_cut(ui, &low, title, big, 32);
        low.y += ui_px(ui, (big.size - 40) * 0.22); // onto the title's baseline
        ui_label_cut(ui, &low, showing, quiet, 0);
    } else if (ui_fits(ui, showing, quiet, low.w) && line + second <= low.h) {
        rect_cut_top(&low, (low.h - line - second) / 2);
        ui_label(ui, rect_cut_top(&low, line), title, big);
        ui_label(ui, rect_cut_top(&low, second), showing, quiet);
    } else {
        ui_label(ui, low, title, big);
    }
}

void scene_wall_draw(const Stage *stage, const Ui *ui) {
    scene_target(ui, ACT_OPEN, say_address(ui, SCREEN_MEMBERS, NULL));
    Rect area = attract_frame(stage, ui, true);
    Wall wall = {0};
    if (!wall_members(stage, ui, &wall)) return;
    int inset = ui_px(ui, panel_class(ui) < PANEL_FULL ? 4 : 32);
    rect_cut_left(&area, inset);
    rect_cut_right(&area, inset);
    rect_cut_top(&area, ui_px(ui, 24));
    int caption = ui_px(ui, ui_units_w(ui) < 1150 ? 190 : 150);
    Rect low = rect_cut_bottom(&area, area.h > 3 * caption ? caption : 0);
    rect_cut_bottom(&area, ui_px(ui, rect_empty(low) ? 8 : 16));
    find_columns(area, &wall);
    spread_cells(area, &wall);
    int index = (int)(stage->scene_us / highlight_us) % wall.count;
    for (int i = 0; i < wall.count; i++)
        draw_flag(ui, cell_of(&wall, i), wall.members[i]);
    if (!stage->aids->still) draw_highlight(stage, ui, &wall, index);
    if (!rect_empty(low)) draw_caption(stage, ui, low, &wall, index);
}
