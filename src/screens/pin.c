// The pad on which an operator types the PIN.
#include "settings/pin.h"
#include "stick_parts.h"

// Sizes in units.
typedef struct PadForm {
    double key_w, key_h, gap, dot, heading, sentence;
} PadForm;

static const PadForm pad_forms[] = {
    [PANEL_TINY] = {88, 80, 6, 22, 40, 27},
    [PANEL_LOW] = {100, 82, 10, 24, 44, 27},
    [PANEL_MEDIUM] = {150, 90, 14, 30, 48, 29},
    [PANEL_FULL] = {200, 122, 19, 34, 52, 29},
};

static const char *state_words(const Ui *ui, const OperatorPad *pad) {
    return ui_say(ui, pad->state == PAD_CHOOSE     ? "pin.choose"
                      : pad->state == PAD_REPEAT   ? "pin.repeat"
                      : pad->state == PAD_CHECKING ? "pin.checking"
                                                   : "pin.enter");
}

static const char *say_wait(const Ui *ui, int seconds) {
    return message_count(ui->messages, ui_arena(ui), "pin.wait", seconds, NULL);
}

// What was wrong goes before what to do.
static const char *sentence_of(const Ui *ui, const OperatorPad *pad) {
    const char *said = "", *next = state_words(ui, pad);
    switch (pad->said) {
    case PAD_SAYS_NOTHING:
        break;
    case PAD_WRONG:
        said = ui_say(ui, "pin.wrong");
        break;
    case PAD_DIFFERENT:
        said = ui_say(ui, "pin.different");
        break;
    case PAD_SHORT:
        said = ui_say(ui, "pin.short");
        break;
    case PAD_FAILED:
        said = ui_say(ui, "pin.failed");
        break;
    }
    if (pad->wait_s > 0)
        next = say_wait(ui, pad->wait_s);
    else if (*said && ui_units_w(ui) < 500) // room for one of them
        return panel_say(ui, said);
    // Why it is asked stays in sight until something else has to be said.
    if (!*said && pad->stick && pad->wait_s <= 0) said = stick_say_pin(ui, pad->stick);
    return panel_say(ui, say_join(ui, said, " ", next));
}

static const char *title_of(const Ui *ui, const OperatorPad *pad) {
    if (!pad->stick) return ui_say(ui, "operator.title");
    if (pad->stick & STICK_PIN_KEY) return stick_say(ui, "stick.trust");
    return pad->version > 0 ? stick_say_version(ui, "stick.install-version", pad->version)
                            : stick_say(ui, "stick.install");
}

// A place for each digit that a PIN may have, as many as it must have in a stronger line.
static void draw_dots(const Ui *ui, Rect row, const PadForm *form, const OperatorPad *pad) {
    int dot = ui_px(ui, form->dot), gap = ui_px(ui, form->dot * 0.6), count = PIN_DIGITS_MAX,
        width = count * (dot + gap) - gap;
    Rect at = {row.x + (row.w - width) / 2, row.y + (row.h - dot) / 2, dot, dot};
    for (int i = 0; i < count; i++, at.x += dot + gap) {
        bool typed = i < pad->digits;
        Colour ink = ui_colour(ui, typed ? T_INK : i < PIN_DIGITS_MIN ? T_INK_2 : T_LINE);
        ui_frame(ui, at, dot / 2, typed ? ink : ui_colour(ui, T_GROUND), ink, 3, false);
    }
}

// Heading, sentence and dots below each other; returns the height. draw: false only measures.
static int words_draw(const Ui *ui, Rect box, const PadForm *form, const OperatorPad *pad, bool draw) {
    UiText heading = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .align = ALIGN_CENTRE, .max_lines = 1};
    UiText sentence = {.size = form->sentence, .colour = pad->said ? T_BAD : T_INK_2, .align = ALIGN_CENTRE};
    const char *title = title_of(ui, pad), *words = sentence_of(ui, pad);
    heading.size = ui_fit_size(ui, title, heading, (UiSize){box.w, ui->metrics.height}, form->heading, 30);
    int dots = ui_px(ui, form->dot + (form->gap > 12 ? 44 : 16)),
        first = ui_measure(ui, title, heading, box.w).h,
        // Two lines are kept free, so that the keys stay where they are whatever is said.
        line = ui_measure(ui, "0", sentence, box.w).h, second = ui_measure(ui, words, sentence, box.w).h;
    if (second < 2 * line) second = 2 * line;
    if (!draw) return first + second + dots;
    ui_text(ui, (Rect){box.x, box.y, box.w, 0}, title, heading);
    ui_text(ui, (Rect){box.x, box.y + first, box.w, 0}, words, sentence);
    draw_dots(ui, (Rect){box.x, box.y + first + second, box.w, dots}, form, pad);
    return first + second + dots;
}

typedef struct PadKey {
    const char *name, *argument;
    const char *text, *icon;
    bool plain; // without a card around
    bool works;
    bool strong;
} PadKey;

static void key_draw(const Ui *ui, Rect box, const PadKey *key) {
    int radius = ui_px(ui, 18);
    UiText text = {.size = 44,
                   .weight = WEIGHT_SEMIBOLD,
                   .colour = key->works ? T_INK : T_INK_2,
                   .align = ALIGN_CENTRE,
                   .max_lines = 1,
                   .tabular = true};
    if (key->strong) text.colour = T_ON_ACCENT;
    if (key->plain) text.weight = WEIGHT_REGULAR, text.colour = T_INK_2;
    if (key->plain || key->strong)
        text.size = ui_fit_size(ui, key->text ? key->text : "", text, (UiSize){box.w, box.h}, 31, 27);
    ui_target_begin(ui, key->name, box, key->works ? ACT_PIN : ACT_NONE, key->argument);
    if (key->strong)
        ui_fill(ui, box, radius, ui_colour(ui, T_ACCENT));
    else if (!key->plain)
        ui_frame(ui, box, radius, ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    if (key->icon && !(key->text && ui_fits(ui, key->text, text, box.w)))
        ui_icon_in(ui, box, 48, ALIGN_CENTRE, key->icon, ui_colour(ui, T_INK_2));
    else
        ui_label(ui, box, key->text, text);
    ui_target_end(ui, box, radius);
}

static PadKey key_at(const Ui *ui, const OperatorPad *pad, int index) {
    static const char *const digits[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", NULL, "0"};
    bool takes = pad->wait_s <= 0 && pad->state != PAD_CHECKING;
    if (index == 9)
        return (PadKey){.name = "pin/cancel",
                        .argument = "cancel",
                        .text = ui_say(ui, "pin.cancel"),
                        .icon = "x", // where the word has no room
                        .plain = true,
                        .works = true};
    if (index == 11)
        return (PadKey){.name = "pin/delete",
                        .argument = KEY_DELETE,
                        .icon = "delete",
                        .plain = true,
                        .works = takes && pad->digits > 0};
    return (PadKey){.name = arena_printf(ui_arena(ui), "pin/%s", digits[index]),
                    .argument = digits[index],
                    .text = message_number(ui->messages, ui_arena(ui), digits[index][0] - '0'),
                    .works = takes && pad->digits < PIN_DIGITS_MAX};
}

// As on any telephone, whichever way the language is read.
static void keys_of_pad_draw(const Ui *ui, Rect box, const PadForm *form, const OperatorPad *pad) {
    int gap = ui_px(ui, form->gap), w = (box.w - 2 * gap) / 3, h = (box.h - 3 * gap) / 4;
    list_keep_begin(ui->list, box);
    for (int i = 0; i < 12; i++) {
        PadKey key = key_at(ui, pad, i);
        key_draw(ui, (Rect){box.x + i % 3 * (w + gap), box.y + i / 3 * (h + gap), w, h}, &key);
    }
    list_keep_end(ui->list);
}

static void ok_draw(const Ui *ui, Rect box, const OperatorPad *pad) {
    bool works = pad->digits >= PIN_DIGITS_MIN && pad->wait_s <= 0 && pad->state != PAD_CHECKING;
    key_draw(ui, box,
             &(PadKey){.name = "pin/ok",
                       .argument = "ok",
                       .text = ui_say(ui, "pin.ok"),
                       .works = works,
                       .strong = works});
}

// Words beside the keys where the panel is low and wide.
static void draw_beside(const Ui *ui, Rect area, const PadForm *form, const OperatorPad *pad, UiSize keys) {
    Rect board = rect_cut_right(&area, keys.w + ui_px(ui, 16));
    board = (Rect){board.x, board.y + (board.h - keys.h) / 2, keys.w, keys.h};
    rect_cut_right(&area, ui_px(ui, 24));
    int words = words_draw(ui, area, form, pad, false), ok = ui_px(ui, 82), gap = ui_px(ui, 12),
        top = area.y + (area.h - words - gap - ok) / 2;
    words_draw(ui, (Rect){area.x, top, area.w, 0}, form, pad, true);
    int width = area.w < keys.w ? area.w : keys.w;
    ok_draw(ui, (Rect){area.x + (area.w - width) / 2, top + words + gap, width, ok}, pad);
    keys_of_pad_draw(ui, board, form, pad);
}

static void draw_below(const Ui *ui, Rect area, const PadForm *form, const OperatorPad *pad, UiSize keys) {
    int words = words_draw(ui, area, form, pad, false), ok = ui_px(ui, form->key_h < 100 ? 80 : 96),
        gap = ui_px(ui, form->gap), all = words + keys.h + gap + ok;
    // On a high panel the pad stands where a hand reaches it.
    int top = area.y + (area.h - all) / (area.h > 2 * all ? 1 : 2);
    words_draw(ui, (Rect){area.x, top, area.w, 0}, form, pad, true);
    Rect board = {area.x + (area.w - keys.w) / 2, top + words, keys.w, keys.h};
    keys_of_pad_draw(ui, board, form, pad);
    ok_draw(ui, (Rect){board.x, board.y + board.h + gap, board.w, ok}, pad);
}

void pin_draw(const Stage *stage, const Ui *ui) {
    static const OperatorPad empty = {0};
    const OperatorPad *pad = stage->panel ? &stage->panel->pad : &empty;
    Frame f;
    Rect area = panel_frame_draw(stage, ui, &f);
    const PadForm *form = &pad_forms[f.class];
    int gap = ui_px(ui, form->gap);
    UiSize keys = {3 * ui_px(ui, form->key_w) + 2 * gap, 4 * ui_px(ui, form->key_h) + 3 * gap};
    if (keys.w > area.w) keys.w = area.w;
    // What draw_below has beside the keys.
    int others = words_draw(ui, area, form, pad, false) + gap + ui_px(ui, form->key_h < 100 ? 80 : 96);
    if (others + keys.h > area.h && area.w >= ui_px(ui, 560)) {
        if (keys.h > area.h) keys.h = area.h;
        draw_beside(ui, area, form, pad, keys);
        return;
    }
    if (others + keys.h > area.h) keys.h = area.h - others;
    draw_below(ui, area, form, pad, keys);
}
