#include "page.h"
#include "plan.h"
#include "room_row.h"

#include <string.h>

// A room's sessions, by day.
typedef struct RoomShow {
    const Room *room;
    const Session **sessions;
    size_t count;
    bool with_plan; // in the flow of the page
    Rect plan;      // its width and height there
} RoomShow;

static bool find_sessions(const Stage *stage, const Ui *ui, RoomShow *show) {
    const Bundle *bundle = stage->bundle;
    size_t count = 0;
    for (size_t i = 0; i < bundle->session_count; i++)
        count += bundle->sessions[i].room == show->room;
    show->sessions = ARENA_NEW(ui_arena(ui), const Session *, count + 1);
    for (size_t i = 0; show->sessions && i < bundle->session_count; i++)
        if (bundle->sessions[i].room == show->room) show->sessions[show->count++] = &bundle->sessions[i];
    return show->sessions != NULL;
}

static PageLink session_link(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    const Session *session = ((const Session *const *)what)[index];
    const char *when = say_span(ui, session), *more = status_say(ui, session);
    if (!*more && session_phase(session, stage->now_s) == SESSION_PAST) more = ui_say(ui, "session.past");
    return (PageLink){.name = arena_printf(ui_arena(ui), "session/%s", session->id),
                      .text = say_text(ui, &session->title),
                      .second = say_join(ui, when, " · ", more),
                      .address = say_address(ui, SCREEN_SESSION, session->id)};
}

// All of its sessions, each day with its date. Returns the height.
static int days_draw(const Stage *stage, const Ui *ui, Rect area, const RoomShow *show) {
    int top = area.y;
    for (size_t i = 0, end; i < show->count; i = end) {
        Day day = show->sessions[i]->start.day;
        for (end = i; end < show->count && show->sessions[end]->start.day == day;)
            end++;
        area.y += page_links_draw(stage, ui, area, say_date(ui, DATE_SHORT, day), session_link,
                                  show->sessions + i, end - i);
    }
    return area.y - top;
}

// What is on, or comes next, as a card and a way to it.
static int card_draw(const Stage *stage, const Ui *ui, Rect card, const Session *session, const char *name) {
    bool now = session_phase(session, stage->now_s) == SESSION_NOW;
    int pad = ui_px(ui, 22), radius = ui_px(ui, 20), least = ui_px(ui, 84);
    Rect in = {card.x + pad, card.y, card.w - 2 * pad - ui_px(ui, 44), 0};
    int words = room_now_draw(stage, ui, in, session, 0, false);
    card.h = words + 2 * pad > least ? words + 2 * pad : least;
    in.y = card.y + (card.h - words) / 2;
    ui_target_begin(ui, name, card, ACT_OPEN, say_address(ui, SCREEN_SESSION, session->id));
    ui_frame(ui, card, radius, ui_colour(ui, now ? T_NOW_GROUND : T_CARD),
             ui_colour(ui, now ? T_NOW_LINE : T_LINE), now ? 3 : 2, false);
    room_now_draw(stage, ui, in, session, 0, true);
    Rect end = {card.x, card.y, card.w - pad + ui_px(ui, 4), card.h};
    ui_icon_in(ui, end, 34, ALIGN_END, "chevron-right", ui_colour(ui, T_INK_2));
    ui_target_end(ui, card, radius);
    return card.h + ui_px(ui, 14);
}

static int cards_draw(const Stage *stage, const Ui *ui, Rect area, const Room *room) {
    const Session *now = agenda_room_now(stage->bundle, room, stage->now_s),
                  *next = agenda_room_next(stage->bundle, room, stage->now_s);
    int top = area.y;
    if (!clock_is_known(stage)) return 0;
    if (now) area.y += card_draw(stage, ui, area, now, "room/now");
    if (next) area.y += card_draw(stage, ui, area, next, "room/next");
    if (!now && !next) {
        Rect line = {area.x, area.y, area.w, 0};
        area.y += ui_text(ui, line, ui_say(ui, "venue.nothing"), (UiText){.size = 29, .colour = T_INK_2}).h +
                  ui_px(ui, 14);
    }
    return area.y + ui_px(ui, 10) - top;
}

static int head_draw(const Ui *ui, Rect area, const Room *room) {
    bool low = panel_class(ui) <= PANEL_LOW;
    const char *name = say_text(ui, &room->name), *level = say_text(ui, &room->level);
    UiText heading = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = low ? 2 : 3, .leading = 1120};
    heading.size = ui_fit_size(ui, name, heading, (UiSize){area.w, 8 * ui->metrics.height}, low ? 44 : 64,
                               low ? 36 : 44);
    heading.max_lines = 8;
    int top = area.y;
    area.y += ui_text(ui, (Rect){area.x, area.y, area.w, 0}, name, heading).h + ui_px(ui, 6);
    if (*level) {
        UiText text = {.size = 31, .colour = T_INK_2};
        Rect row = {area.x, area.y, area.w, 0}, icon = rect_cut_left(&row, ui_px(ui, 50));
        row.h = ui_text(ui, row, level, text).h;
        icon.h = ui_measure(ui, "0", text, 0).h;
        ui_icon_in(ui, icon, 36, ALIGN_START, "map-pin", ui_colour(ui, T_ACCENT));
        area.y += row.h;
    }
    return area.y + ui_px(ui, low ? 12 : 22) - top;
}

static PlanShow plan_of(const Stage *stage, const Room *room) {
    PlanShow show = {.file = room->plan, .only = room};
    for (size_t i = 0; room->plan && i < stage->bundle->plan_count; i++) {
        const Plan *plan = &stage->bundle->plans[i];
        if (plan->file != room->plan && strcmp(plan->file, room->plan)) continue;
        show.rooms = plan->rooms;
        show.room_count = plan->room_count;
        break;
    }
    return show;
}

static int page_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const RoomShow *show = what;
    int top = area.y;
    area.y += head_draw(ui, area, show->room);
    area.y += cards_draw(stage, ui, area, show->room);
    if (show->with_plan) {
        PlanShow plan = plan_of(stage, show->room);
        plan_draw(stage, ui, (Rect){area.x, area.y, show->plan.w, show->plan.h}, &plan);
        area.y += show->plan.h + ui_px(ui, 24);
    }
    return area.y + days_draw(stage, ui, area, show) - top;
}

// Where the plan stands in the flow of the page it is as wide as that.
static void draw_flow(const Stage *stage, const Ui *ui, Rect area, RoomShow *show) {
    int most = area.h * 3 / 4, high = area.w * 66 / 100, least = ui_px(ui, 220);
    if (most < least) most = least;
    show->plan = (Rect){area.x, area.y, area.w, high < most ? high : most};
    show->with_plan =
        show->room->plan && plan_state(stage, ui, show->plan, show->room->plan) != PICTURE_MISSING;
    page_scrolled(stage, ui, area, "room", T_GROUND, page_draw, show);
}

static void draw_beside(const Stage *stage, const Ui *ui, Rect area, RoomShow *show) {
    Rect left = area, right = rect_cut_right(&left, area.w * 46 / 100);
    rect_cut_right(&left, ui_px(ui, 48));
    bool plan = show->room->plan && plan_state(stage, ui, right, show->room->plan) != PICTURE_MISSING;
    if (plan) {
        PlanShow on_plan = plan_of(stage, show->room);
        plan_draw(stage, ui, right, &on_plan);
    }
    page_scrolled(stage, ui, plan ? left : area, "room", T_GROUND, page_draw, show);
}

// The way to the rooms beside it, where one has not just come from there.
static int find_ends(const Stage *stage, const Ui *ui, const Room *room, UiButton *ret_end) {
    View level;
    if (stage->below && stage->below->screen == SCREEN_VENUE) return 0;
    if (!screen_parent(stage->bundle, stage->view, &level)) return 0;
    const char *words = say_text(ui, &room->level);
    *ret_end = (UiButton){.name = "room/level",
                          .text = *words ? words : ui_say(ui, "nav.venue"),
                          .icon = "map-pin",
                          .action = ACT_OPEN,
                          .argument = say_address(ui, SCREEN_VENUE, level.id)};
    return 1;
}

void room_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    RoomShow show = {.room = bundle_room(stage->bundle, stage->view->id)};
    if (!show.room || !find_sessions(stage, ui, &show)) return;
    UiButton end;
    int ends = find_ends(stage, ui, show.room, &end);
    Rect area = page_back_draw(stage, ui, &f, &end, ends);
    if (area.w >= ui_px(ui, 740) && area.h < area.w)
        draw_beside(stage, ui, area, &show);
    else
        draw_flow(stage, ui, area, &show);
}
