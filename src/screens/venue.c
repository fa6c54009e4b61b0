#include <stdlib.h>
#include <string.h>
#include "page.h"
#include "plan.h"
#include "room_row.h"

// What a level's page shows.
typedef struct Floor {
    const Level *level;
    const char *plans[LIMIT_LEVEL_PLANS]; // those whose picture is there or coming
    int plan_count;
    bool missing;  // there should be another
    bool numbered; // names have no room on a plan
    Rect first;    // card of the first plan
    int pitch;     // from card to card, px
} Floor;

static void note_plan(Floor *floor, const char *file) {
    for (int i = 0; i < floor->plan_count; i++)
        if (!strcmp(floor->plans[i], file)) return;
    if (floor->plan_count < LIMIT_LEVEL_PLANS) floor->plans[floor->plan_count++] = file;
}

static Floor find_floor(const Stage *stage) {
    size_t index = (size_t)strtoul(stage->view->id, NULL, 10);
    Floor floor = {0};
    if (!index || index > stage->bundle->level_count) return floor;
    floor.level = &stage->bundle->levels[index - 1];
    for (size_t i = 0; i < floor.level->room_count; i++)
        if (floor.level->rooms[i]->plan) note_plan(&floor, floor.level->rooms[i]->plan);
    return floor;
}

static PlanShow show_of(const Floor *floor, int index) {
    return (PlanShow){.file = floor->plans[index],
                      .rooms = floor->level->rooms,
                      .room_count = floor->level->room_count,
                      .numbered = floor->numbered};
}

// Puts plans below each other into the area, whole, the next one peeping out; leaves out those whose picture
// cannot be shown, and finds out how the others name their rooms.
static void place_plans(const Stage *stage, const Ui *ui, Rect area, Floor *floor) {
    int all = floor->plan_count, gap = ui_px(ui, 18);
    floor->first = area;
    if (all > 1) floor->first.h = area.h * 86 / 100;
    floor->pitch = floor->first.h + gap;
    floor->plan_count = 0;
    for (int i = 0; i < all; i++) {
        if (plan_state(stage, ui, floor->first, floor->plans[i]) == PICTURE_MISSING)
            floor->missing = true;
        else
            floor->plans[floor->plan_count++] = floor->plans[i];
    }
    for (int i = 0; i < floor->plan_count; i++) {
        PlanShow show = show_of(floor, i);
        floor->numbered = floor->numbered || plan_needs_numbers(stage, ui, floor->first, &show);
    }
}

static int plans_height(const Floor *floor) {
    return floor->plan_count ? floor->plan_count * floor->pitch - (floor->pitch - floor->first.h) : 0;
}

static void draw_plans(const Stage *stage, const Ui *ui, Point at, const Floor *floor) {
    for (int i = 0; i < floor->plan_count; i++) {
        PlanShow show = show_of(floor, i);
        Rect card = {at.x, at.y + i * floor->pitch, floor->first.w, floor->first.h};
        if (!rect_empty(rect_intersect(card, ui->list->clip))) plan_draw(stage, ui, card, &show);
    }
}

static void draw_plan_column(const Stage *stage, const Ui *ui, Rect area, const Floor *floor) {
    if (floor->plan_count < 2) {
        draw_plans(stage, ui, (Point){area.x, area.y}, floor);
        return;
    }
    Point at = ui_scroll_begin(ui, "plans", area, AXIS_Y, plans_height(floor));
    draw_plans(stage, ui, at, floor);
    ui_scroll_end(ui, "plans", area, T_GROUND);
}

static int missing_draw(const Ui *ui, Rect area, const Floor *floor) {
    if (!floor->missing) return 0;
    UiText text = {.size = 29, .colour = T_INK_2};
    Rect row = area, icon = rect_cut_left(&row, ui_px(ui, 50));
    const char *words = ui_say(ui, "venue.no-plan");
    int height = ui_text(ui, (Rect){row.x, row.y, row.w, 0}, words, text).h;
    icon.h = ui_measure(ui, "0", text, 0).h;
    ui_icon_in(ui, icon, 34, ALIGN_START, "info", ui_colour(ui, T_INK_2));
    return height + ui_px(ui, 18);
}

// The rooms, and before them the plans where these have no place of their own.
static int draw_content(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Floor *floor = what;
    int top = area.y;
    area.y += missing_draw(ui, area, floor);
    area.y += room_rows_draw(stage, ui, area, floor->level, floor->numbered);
    return area.y - top;
}

static int draw_flow(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Floor *floor = what;
    int top = area.y;
    draw_plans(stage, ui, (Point){area.x, area.y}, floor);
    if (floor->plan_count) area.y += plans_height(floor) + ui_px(ui, 18);
    return area.y + draw_content(stage, ui, area, what) - top;
}

static void draw_beside(const Stage *stage, const Ui *ui, Rect area, Floor *floor) {
    Rect whole = area, plans = rect_cut_left(&area, area.w * (area.w < ui_px(ui, 1000) ? 52 : 60) / 100);
    rect_cut_left(&area, ui_px(ui, 24));
    place_plans(stage, ui, plans, floor);
    if (floor->plan_count)
        draw_plan_column(stage, ui, plans, floor);
    else
        area = whole;
    page_scrolled(stage, ui, area, "venue", T_GROUND, draw_content, floor);
}

static void draw_above(const Stage *stage, const Ui *ui, Rect area, Floor *floor) {
    Rect plans = area;
    plans.h = area.w * 70 / 100 < area.h * 48 / 100 ? area.w * 70 / 100 : area.h * 48 / 100;
    place_plans(stage, ui, plans, floor);
    if (floor->plan_count) {
        draw_plan_column(stage, ui, plans, floor);
        rect_cut_top(&area, plans.h + ui_px(ui, 20));
    }
    page_scrolled(stage, ui, area, "venue", T_GROUND, draw_content, floor);
}

static void draw_scrolled(const Stage *stage, const Ui *ui, Rect area, Floor *floor) {
    Rect plans = area;
    int most = area.h - ui_px(ui, panel_class(ui) == PANEL_TINY ? 0 : 60), least = ui_px(ui, 220);
    if (most < least) most = least; // smaller ones say nothing
    plans.h = area.w * 70 / 100 < most ? area.w * 70 / 100 : most;
    place_plans(stage, ui, plans, floor);
    page_scrolled(stage, ui, area, "venue", T_GROUND, draw_flow, floor);
}

static Rect draw_head(const Stage *stage, const Ui *ui, const Frame *f, const Floor *floor) {
    UiButton tabs[LIMIT_LEVEL_TABS + 1];
    size_t levels = stage->bundle->level_count;
    int count = page_back_tab(stage, ui, tabs), chosen = 0;
    for (size_t i = 0; levels > 1 && i < levels && i < LIMIT_LEVEL_TABS; i++) {
        const Level *level = &stage->bundle->levels[i];
        bool here = level == floor->level;
        if (here) chosen = count;
        char *number = arena_printf(ui_arena(ui), "%zu", i + 1);
        tabs[count++] =
            (UiButton){.name = arena_printf(ui_arena(ui), "level/%zu", i + 1),
                       .text = level->name.count ? say_text(ui, &level->name) : ui_say(ui, "venue.elsewhere"),
                       .action = here ? ACT_NONE : ACT_TAB,
                       .argument = say_address(ui, SCREEN_VENUE, number),
                       .selected = here};
    }
    if (!count && f->class <= PANEL_LOW) return f->content;
    return page_head_draw(ui, f, ui_say(ui, "nav.venue"), tabs, count, chosen);
}

void venue_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    Floor floor = find_floor(stage);
    if (!floor.level) return;
    Rect area = draw_head(stage, ui, &f, &floor);
    if (!floor.plan_count)
        page_scrolled(stage, ui, area, "venue", T_GROUND, draw_content, &floor);
    else if (area.w >= ui_px(ui, 740) && area.h < area.w)
        draw_beside(stage, ui, area, &floor);
    else if (area.h >= ui_px(ui, 700))
        draw_above(stage, ui, area, &floor);
    else
        draw_scrolled(stage, ui, area, &floor);
}
