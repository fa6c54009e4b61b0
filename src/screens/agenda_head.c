#include "common.h"

#include "base/limits.h"

static UiButton day_chip(const Stage *stage, const Ui *ui, Day day, bool brief) {
    char id[16];
    const char *text = say_date(ui, DATE_SHORT, day);
    screen_day_id(day, id);
    if (day == stage->now.day) text = say_join(ui, ui_say(ui, "day.today"), " · ", brief ? "" : text);
    return (UiButton){.name = arena_printf(ui_arena(ui), "day/%s", id),
                      .text = text,
                      .action = day == stage->view->day ? ACT_NONE : ACT_TAB,
                      .argument = say_address(ui, stage->view->screen, id),
                      .selected = day == stage->view->day};
}

// The days' chips; brief: today without its date. ret_middle: px of the chosen one's middle.
static int day_chips(const Stage *stage, const Ui *ui, bool brief, UiButton *chips, int *ret_middle) {
    const Event *event = &stage->bundle->event;
    int count = 0, middle = 0;
    for (Day day = event->start; day <= event->end && count < LIMIT_EVENT_DAYS; day++) {
        chips[count++] = day_chip(stage, ui, day, brief);
        if (day == stage->view->day)
            middle = ui_chips_width(ui, chips, count) - ui_chips_width(ui, &chips[count - 1], 1) / 2;
    }
    *ret_middle = middle;
    return count;
}

// What a filter says: the chosen room's or track's name.
static const char *filter_words(const Ui *ui, const Text *chosen, const char *all) {
    return chosen ? say_text(ui, chosen) : ui_say(ui, all);
}

static int filter_chips(const Stage *stage, const Ui *ui, bool by_room, UiButton *chips) {
    const Bundle *bundle = stage->bundle;
    const View *view = stage->view;
    const Room *room = view->room[0] ? bundle_room(bundle, view->room) : NULL;
    const Track *track = view->track[0] ? bundle_track(bundle, view->track) : NULL;
    int count = 0;
    if (!by_room && bundle->room_count > 1)
        chips[count++] = (UiButton){.name = "filter/rooms",
                                    .text = filter_words(ui, room ? &room->name : NULL, "agenda.all-rooms"),
                                    .icon = "list-filter",
                                    .action = ACT_SHEET,
                                    .argument = sheet_argument(SHEET_ROOMS),
                                    .selected = room};
    if (bundle->track_count > 1)
        chips[count++] =
            (UiButton){.name = "filter/tracks",
                       .text = filter_words(ui, track ? &track->name : NULL, "agenda.all-tracks"),
                       .icon = "list-filter",
                       .action = ACT_SHEET,
                       .argument = sheet_argument(SHEET_TRACKS),
                       .selected = track};
    return count;
}

UiButton agenda_form_chip(const Stage *stage, const Ui *ui, bool words) {
    // A day without rooms is drawn as its list, and is by room all the same.
    bool by_room = stage->view->screen == SCREEN_ROOMS;
    ScreenId other = by_room ? SCREEN_AGENDA : SCREEN_ROOMS;
    char day[16];
    screen_day_id(stage->view->day, day);
    return (UiButton){.name = "agenda/form",
                      .text = words ? ui_say(ui, "agenda.by-room") : NULL,
                      .icon = "layout-grid",
                      .action = ACT_TAB,
                      .argument = say_address(ui, other, day),
                      .selected = by_room};
}

// One row: days, then filters, scroll together; pager and form stay at the end, as icons where the panel is
// narrow.
static void draw_single_row(const Stage *stage, const Ui *ui, Rect row, const UiButton *pager) {
    UiButton chips[LIMIT_EVENT_DAYS + 2];
    int middle, count = day_chips(stage, ui, true, chips, &middle);
    count += filter_chips(stage, ui, pager != NULL, chips + count);
    if (stage->bundle->room_count) {
        UiButton form = agenda_form_chip(stage, ui, row.w > ui_px(ui, 800));
        ui_chips(ui, rect_cut_right(&row, ui_chip_width(ui, &form)), &form, 1);
        rect_cut_right(&row, ui_px(ui, UI_CHIP_GAP));
    }
    for (int i = 1; pager && i >= 0; i--) {
        Rect box = rect_cut_right(&row, ui_chip_width(ui, &pager[i]));
        if (pager[i].argument) ui_chips(ui, box, &pager[i], 1);
        rect_cut_right(&row, ui_px(ui, UI_CHIP_GAP));
    }
    if (row.w >= ui_px(ui, 150)) ui_chip_row(ui, "days", row, chips, count, middle);
}

// Title and days at the start, filters at the end of one row, or of a second one.
static void draw_full(const Stage *stage, const Ui *ui, Rect row, Rect *below, bool by_room) {
    UiButton days[LIMIT_EVENT_DAYS], filters[3];
    int middle, day_count = day_chips(stage, ui, false, days, &middle),
                count = filter_chips(stage, ui, by_room, filters);
    if (stage->bundle->room_count) filters[count++] = agenda_form_chip(stage, ui, true);
    int filters_width = ui_chips_width(ui, filters, count), gap = ui_px(ui, 28);
    if (ui_chips_width(ui, days, day_count) + gap + filters_width > row.w)
        day_chips(stage, ui, true, days, &middle);
    int days_width = ui_chips_width(ui, days, day_count);
    UiText title = {.size = 64, .weight = WEIGHT_DISPLAY, .colour = T_INK};
    int least = ui_px(ui, 520) < days_width ? ui_px(ui, 520) : days_width;
    int title_width = ui_measure(ui, ui_say(ui, "nav.agenda"), title, 0).w + ui_px(ui, 70);
    if (title_width + filters_width + gap + days_width < row.w ||
        (title_width + filters_width + gap + least < row.w && days_width > row.w)) {
        Rect box = rect_cut_left(&row, title_width);
        ui_label(ui, (Rect){box.x, box.y - ui_px(ui, 2), box.w, box.h}, ui_say(ui, "nav.agenda"), title);
    }
    if (filters_width + gap + least <= row.w) {
        ui_chips(ui, rect_cut_right(&row, filters_width), filters, count);
        rect_cut_right(&row, gap);
    } else {
        ui_chip_row(ui, "filters", rect_cut_top(below, ui_px(ui, 96)), filters, count, 0);
    }
    ui_chip_row(ui, "days", row, days, day_count, middle);
}

Rect agenda_head_draw(const Stage *stage, const Ui *ui, const Frame *f, const UiButton *pager) {
    Rect area = f->content;
    if (f->class <= PANEL_LOW) {
        draw_single_row(stage, ui, rect_cut_top(&area, ui_px(ui, 92)), pager);
        rect_cut_top(&area, ui_px(ui, 12)); // the row's bar stands in it
    } else {
        Rect row = rect_cut_top(&area, ui_px(ui, 96));
        draw_full(stage, ui, row, &area, pager != NULL);
        rect_cut_top(&area, ui_px(ui, 14));
    }
    clock_doubt_draw(stage, ui, &area, false);
    return area;
}

void agenda_none_draw(const Stage *stage, const Ui *ui, Rect area) {
    bool filtered = stage->view->room[0] || stage->view->track[0];
    UiText text = {.size = 36, .colour = T_INK_2, .align = ALIGN_CENTRE, .max_lines = 4};
    text.size = ui_fit_size(ui, ui_say(ui, "agenda.none-filtered"), text, (UiSize){area.w, area.h}, 36, 27);
    area.h = area.h * 2 / 3;
    ui_middle(ui, area, ui_say(ui, filtered ? "agenda.none-filtered" : "agenda.none"), text);
}
