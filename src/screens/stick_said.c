// How a stick ends: why it is refused and what to do, or what was done with it; and its report.
#include "stick_parts.h"

typedef struct SaidRow {
    const char *sentence, *advice; // keys
} SaidRow;

static const SaidRow rows[] = {
    [STICK_SAYS_NOTHING] = {"stick.refused", "stick.try-again"},
    [STICK_EMPTY] = {"stick.empty", "stick.empty-do"},
    [STICK_UNREADABLE] = {"stick.unreadable", "stick.unreadable-do"},
    [STICK_PULLED] = {"stick.pulled", "stick.pulled-do"},
    [STICK_NTFS] = {"stick.ntfs", "stick.format-do"},
    [STICK_BITLOCKER] = {"stick.bitlocker", "stick.format-do"},
    [STICK_APFS] = {"stick.apfs", "stick.format-do"},
    [STICK_UNFORMATTED] = {"stick.unformatted", "stick.format-do"},
    [STICK_DAMAGED] = {"stick.damaged", "stick.copy-do"},
    [STICK_NOT_ALLOWED] = {"stick.not-allowed", "stick.not-allowed-do"},
    [STICK_TOO_LARGE] = {"stick.too-large", "stick.too-large-do"},
    [STICK_TOO_NEW] = {"stick.too-new", "stick.too-new-do"},
    [STICK_NOT_SHOWABLE] = {"stick.not-showable", "stick.not-showable-do"},
    [STICK_BAD_SIGNATURE] = {"stick.bad-signature", "stick.bad-signature-do"},
    [STICK_BAD_HASH] = {"stick.bad-hash", "stick.copy-do"},
    [STICK_UNSIGNED] = {"stick.unsigned", "stick.unsigned-do"},
    [STICK_SAME] = {"stick.same", "stick.same-do"},
    [STICK_NO_ROOM] = {"stick.no-room", "stick.no-room-do"},
    [STICK_BUSY] = {"stick.busy", "stick.busy-do"},
    [STICK_CARD_FAILED] = {"stick.card-failed", "stick.card-failed-do"},
    [STICK_STOPPED] = {"stick.stopped", "stick.try-again"},
};
_Static_assert(COUNT_OF(rows) == STICK_SAID_COUNT, "every reason has its sentences");

static const SaidRow *row_of(StickSaid said) {
    return said < STICK_SAID_COUNT ? &rows[said] : &rows[STICK_SAYS_NOTHING];
}

const char *stick_refusal_key(StickSaid said) {
    return row_of(said)->sentence;
}

// What a program says, apart from our words, with its place.
static int detail_draw(const Ui *ui, Rect area, const char *words) {
    if (!words || !*words) return 0;
    UiText text = {.size = 27, .colour = T_INK, .leading = 1300};
    int pad = ui_px(ui, 18), width = area.w - 2 * pad;
    words = panel_say(ui, words);
    Rect box = {area.x, area.y, area.w, ui_measure(ui, words, text, width).h + 2 * pad};
    ui_fill(ui, box, ui_px(ui, 14), ui_colour(ui, T_GROUND));
    ui_text(ui, (Rect){box.x + pad, box.y + pad, width, 0}, words, text);
    return box.h + stick_gap(ui);
}

static const char *receipt_key(StickReceipt receipt) {
    switch (receipt) {
    case RECEIPT_NONE:
        break;
    case RECEIPT_OFFERED:
        return "stick.report-offered";
    case RECEIPT_WRITING:
        return "stick.report-writing";
    case RECEIPT_WRITTEN:
        return "stick.report-written";
    case RECEIPT_PROTECTED:
        return "stick.report-protected";
    case RECEIPT_FAILED:
        return "stick.report-failed";
    }
    return NULL;
}

static int receipt_draw(const StickView *view, const Ui *ui, Rect area) {
    const char *key = receipt_key(view->receipt);
    if (!key || (!view->inside && view->receipt == RECEIPT_OFFERED)) return 0;
    const char *name = view->report ? stick_say_file(ui, view->report) : "",
               *words = message_with(ui->messages, ui_arena(ui), key, name, NULL);
    return stick_line_draw(ui, area, "file-text", T_INK, panel_say(ui, words));
}

// Whether it may be taken out, the report on it, and how many kiosks are through.
static int last_draw(const StickView *view, const Ui *ui, Rect area) {
    int y = area.y;
    bool writing = view->receipt == RECEIPT_WRITING;
    if (view->inside)
        y += stick_line_draw(ui, (Rect){area.x, y, area.w, 0}, "usb", writing ? T_INK : T_GOOD,
                             writing ? stick_say(ui, "stick.leave-in") : ui_say(ui, "strip.may-remove"));
    y += receipt_draw(view, ui, (Rect){area.x, y, area.w, 0});
    if (view->fleet_of > 0) {
        const char *of = message_number(ui->messages, ui_arena(ui), view->fleet_of);
        y += stick_line_draw(ui, (Rect){area.x, y, area.w, 0}, "monitor", T_INK,
                             stick_say_count(ui, "stick.fleet", (size_t)view->fleet_with, of));
    }
    return y - area.y;
}

static int refused_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const StickView *view = stage->stick;
    const SaidRow *row = row_of(view->said);
    bool harmless = view->said == STICK_SAME;
    int y = area.y + stick_head_draw(ui, area, harmless ? "info" : "circle-x", harmless ? T_ACCENT : T_BAD,
                                     stick_say(ui, row->sentence), stick_say_package(ui, stick_chosen(view)));
    y += stick_words_draw(ui, (Rect){area.x, y, area.w, 0}, stick_say(ui, row->advice));
    y += detail_draw(ui, (Rect){area.x, y, area.w, 0}, view->detail);
    y += stick_findings_draw(stage, ui, (Rect){area.x, y, area.w, 0}, 3);
    y +=
        stick_line_draw(ui, (Rect){area.x, y, area.w, 0}, "check", T_INK_2, stick_say(ui, "stick.unchanged"));
    return y + last_draw(view, ui, (Rect){area.x, y, area.w, 0}) - area.y;
}

static void add_end_buttons(StickPage *page, const Stage *stage, const Ui *ui, bool strong) {
    const StickView *view = stage->stick;
    StickButton close = stick_button(ui, "stick.close", "close");
    close.strong = strong;
    if (view->receipt == RECEIPT_OFFERED && view->inside)
        stick_add_button(page, stick_button(ui, "stick.report", "report"));
    stick_add_button(page, close);
}

StickPage stick_refused_page(const Stage *stage, const Ui *ui) {
    StickPage page = {.scroll = "stick", .body = refused_draw};
    add_end_buttons(&page, stage, ui, true);
    return page;
}

static const char *say_end(const StickView *view, const Ui *ui) {
    int64_t version = stick_chosen(view)->version;
    if (view->phase == STICK_KEPT) return stick_say(ui, view->key ? "stick.trusted" : "stick.kept");
    return version > 0 ? stick_say_version(ui, "stick.installed-version", version)
                       : stick_say(ui, "stick.installed");
}

static int end_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const StickView *view = stage->stick;
    bool installed = view->phase == STICK_INSTALLED;
    int y = area.y + stick_head_draw(ui, area, "circle-check", T_GOOD, say_end(view, ui),
                                     installed ? stick_say_package(ui, stick_chosen(view)) : "");
    y += last_draw(view, ui, (Rect){area.x, y, area.w, 0});
    if (installed)
        y +=
            stick_line_draw(ui, (Rect){area.x, y, area.w, 0}, "undo-2", T_INK_2, stick_say(ui, "stick.undo"));
    return y - area.y;
}

StickPage stick_end_page(const Stage *stage, const Ui *ui) {
    StickPage page = {.scroll = "stick", .body = end_draw};
    add_end_buttons(&page, stage, ui, true);
    return page;
}
