// What a package on a stick holds, which of several it is, and how far it has been read.
#include "stick_parts.h"

typedef struct CountRow {
    const char *key;
    size_t count;
} CountRow;

enum {
    COUNTS = 4
};

static void find_counts(const StickView *view, CountRow rows[COUNTS]) {
    rows[0] = (CountRow){"stick.sessions", view->sessions};
    rows[1] = (CountRow){"stick.members", view->members};
    rows[2] = (CountRow){"stick.meetings", view->meetings};
    rows[3] = (CountRow){"stick.languages", view->languages};
}

static const char *say_number(const Ui *ui, size_t count) {
    return stick_say_count(ui, "operator.number", count, NULL);
}

// On a low panel a line; else a tile each.
static int counts_in_line(const Ui *ui, Rect area, const CountRow rows[COUNTS]) {
    const char *parts[COUNTS];
    for (int i = 0; i < COUNTS; i++)
        parts[i] = say_join(ui, stick_say(ui, rows[i].key), "\u00a0", say_number(ui, rows[i].count));
    return stick_words_draw(ui, area, panel_say(ui, say_list(ui, parts, COUNTS, " · ")));
}

static int counts_draw(const StickView *view, const Ui *ui, Rect area) {
    CountRow rows[COUNTS];
    find_counts(view, rows);
    if (panel_class(ui) <= PANEL_LOW) return counts_in_line(ui, area, rows);
    int gap = ui_px(ui, 20), across = area.w < ui_px(ui, 960) ? 2 : COUNTS,
        width = (area.w - (across - 1) * gap) / across, high = ui_px(ui, 124);
    UiText number = {.size = 50, .weight = WEIGHT_DISPLAY, .colour = T_INK, .tabular = true};
    for (int i = 0; i < COUNTS; i++) {
        Rect tile = {area.x + i % across * (width + gap), area.y + i / across * (high + gap), width, high};
        ui_fill(ui, tile, ui_px(ui, 20), ui_colour(ui, T_GROUND));
        Rect in = {tile.x + ui_px(ui, 26), tile.y + ui_px(ui, 14), tile.w - ui_px(ui, 40), 0};
        int first = ui_text(ui, in, say_number(ui, rows[i].count), number).h;
        UiText label = {.colour = T_INK_2, .max_lines = 1};
        const char *words = stick_say(ui, rows[i].key);
        label.size = ui_fit_size(ui, words, label, (UiSize){in.w, high}, 29, 27);
        ui_text(ui, (Rect){in.x, in.y + first - ui_px(ui, 4), in.w, 0}, words, label);
    }
    return COUNTS / across * (high + gap) + stick_gap(ui) / 2;
}

// What has been proved, and what it lacks to be taken without a PIN.
static int checks_draw(const StickView *view, const Ui *ui, Rect area) {
    const StickPackage *package = stick_chosen(view);
    bool known = package->trust == STICK_BY_KNOWN_KEY;
    int y = area.y;
    y += stick_line_draw(
        ui, (Rect){area.x, y, area.w, 0}, "circle-check", T_GOOD,
        stick_say_count(ui, known ? "stick.checked-signed" : "stick.checked", view->files, NULL));
    if (view->pin) {
        const char *why = stick_say_pin(ui, view->pin), *then = stick_say(ui, "stick.pin-asked");
        y += stick_line_draw(ui, (Rect){area.x, y, area.w, 0}, "lock", T_INK,
                             panel_say(ui, say_join(ui, why, " ", then)));
    }
    return y - area.y;
}

static size_t changes_in_sight(const Ui *ui) {
    return panel_class(ui) == PANEL_FULL && ui_units_h(ui) > 1200 ? 6 : 3;
}

static int ready_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const StickView *view = stage->stick;
    int y = area.y + stick_head_draw(ui, area, "usb", T_ACCENT, stick_say(ui, "stick.found"),
                                     stick_say_package(ui, stick_chosen(view)));
    y += counts_draw(view, ui, (Rect){area.x, y, area.w, 0});
    y += checks_draw(view, ui, (Rect){area.x, y, area.w, 0});
    y += stick_findings_draw(stage, ui, (Rect){area.x, y, area.w, 0}, 1);
    if (!view->changes) return y - area.y;
    ui_line(ui, area.x, y + stick_gap(ui) / 2, area.w, ui_colour(ui, T_LINE));
    y += stick_gap(ui) + ui_px(ui, 4);
    return y + stick_changes_draw(stage, ui, (Rect){area.x, y, area.w, 0}, changes_in_sight(ui)) - area.y;
}

StickPage stick_ready_page(const Stage *stage, const Ui *ui) {
    const StickView *view = stage->stick;
    StickPage page = {.scroll = "stick", .body = ready_draw};
    StickButton install = stick_button(ui, "stick.install", "install");
    int64_t version = stick_chosen(view)->version;
    if (version > 0) install.text = stick_say_version(ui, "stick.install-version", version);
    if (view->pin) install.icon = "lock";
    install.strong = true;
    stick_add_button(&page, stick_button(ui, view->shown_version ? "stick.keep" : "stick.do-not", "keep"));
    stick_add_button(&page, install);
    return page;
}

static int package_draw(const Ui *ui, Rect area, const StickPackage *package, size_t index) {
    UiText title = {.size = 31, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1250},
           text = {.size = 27, .colour = T_INK_2, .leading = 1250};
    bool known = *package->title || package->version > 0;
    const char *place = stick_say_file(ui, package->place),
               *first = known ? stick_say_package(ui, package) : place, *second = known ? place : "";
    int pad = ui_px(ui, 16), end = ui_px(ui, 48), width = area.w - end,
        words = ui_measure(ui, first, title, width).h;
    int all = words + (*second ? ui_measure(ui, second, text, width).h : 0), high = all + 2 * pad;
    if (high < ui_px(ui, 84)) high = ui_px(ui, 84);
    Rect row = {area.x, area.y, area.w, high}, in = row;
    ui_line(ui, row.x, row.y, row.w, ui_colour(ui, T_LINE));
    const char *argument = panel_argument(ui, "choose %zu", index);
    ui_target_begin(ui, panel_argument(ui, "stick/%s", argument), row, ACT_STICK, argument);
    ui_icon_in(ui, rect_cut_right(&in, end), 32, ALIGN_END, "chevron-right", ui_colour(ui, T_INK_2));
    in.y += (high - all) / 2;
    ui_text(ui, (Rect){in.x, in.y, in.w, 0}, first, title);
    if (*second) ui_text(ui, (Rect){in.x, in.y + words, in.w, 0}, second, text);
    ui_target_end(ui, row, ui_px(ui, 14));
    return high;
}

static int choice_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const StickView *view = stage->stick;
    int y = area.y + stick_head_draw(ui, area, "usb", T_ACCENT,
                                     stick_say_count(ui, "stick.several", view->package_count, NULL),
                                     stick_say(ui, "stick.choose"));
    for (size_t i = 0; i < view->package_count; i++)
        y += package_draw(ui, (Rect){area.x, y, area.w, 0}, &view->packages[i], i);
    return y - area.y;
}

StickPage stick_choice_page(const Stage *stage, const Ui *ui) {
    StickPage page = {.scroll = "stick", .body = choice_draw};
    stick_add_button(&page,
                     stick_button(ui, stage->stick->shown_version ? "stick.keep" : "stick.do-not", "keep"));
    return page;
}

static int reading_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const StickView *view = stage->stick;
    bool installs = view->phase == STICK_INSTALLING;
    const char *title = installs ? stick_say(ui, "stick.installing") : ui_say(ui, "strip.reading");
    int y =
        area.y + stick_head_draw(ui, area, "usb", T_ACCENT, title, stick_say_package(ui, stick_chosen(view)));
    if (!installs) {
        stick_bar_draw(ui, (Rect){area.x, y, area.w, ui_px(ui, 10)}, stick_per_mille(view), T_ACCENT, T_LINE);
        y += ui_px(ui, 24);
        y += stick_words_draw(ui, (Rect){area.x, y, area.w, 0},
                              stick_say_progress(ui, view->done, view->bytes));
    }
    y += stick_words_draw(ui, (Rect){area.x, y, area.w, 0}, stick_say(ui, "stick.leave-in"));
    return y - area.y;
}

StickPage stick_reading_page(const Stage *stage, const Ui *ui) {
    StickPage page = {.scroll = "stick", .body = reading_draw};
    if (stage->stick->phase == STICK_READING) stick_add_button(&page, stick_button(ui, "stick.stop", "keep"));
    return page;
}

static int key_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const StickView *view = stage->stick;
    const char *name = view->key_name ? view->key_name : "";
    int y = area.y + stick_head_draw(ui, area, "lock", T_ACCENT, stick_say(ui, "stick.key"), name);
    UiText text = {.size = 44, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .tabular = true};
    const char *print = view->key ? say_apart(ui, view->key) : "";
    text.size = ui_fit_size(ui, print, text, (UiSize){area.w, ui_px(ui, 200)}, 44, 29);
    y += ui_text(ui, (Rect){area.x, y, area.w, 0}, print, text).h + stick_gap(ui);
    return y + stick_words_draw(ui, (Rect){area.x, y, area.w, 0}, stick_say(ui, "stick.key-text")) - area.y;
}

StickPage stick_key_page(const Stage *stage, const Ui *ui) {
    (void)stage;
    StickPage page = {.scroll = "stick", .body = key_draw};
    StickButton trust = stick_button(ui, "stick.trust", "trust");
    trust.strong = true;
    trust.icon = "lock";
    stick_add_button(&page, stick_button(ui, "stick.do-not-trust", "keep"));
    stick_add_button(&page, trust);
    return page;
}
