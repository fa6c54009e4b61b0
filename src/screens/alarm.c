#include "common.h"

// An operator's urgent notice: what there is to be read, as large as the panel allows, from three metres.
typedef struct AlarmForm {
    int pad, icon; // px
    bool beside;   // the sign beside the words
    Rect words;    // where they may stand
    UiText text;
} AlarmForm;

// sign: per cent of what the panel has room for.
static AlarmForm form_of(const Ui *ui, Rect all, const char *words, int sign, double smallest) {
    int least = all.w < all.h ? all.w : all.h;
    AlarmForm form = {
        .pad = least * sign / 1600, .icon = least * sign / 400, .beside = all.w > all.h * 5 / 4};
    form.words = rect_inset(all, 2 * form.pad);
    if (form.beside)
        rect_cut_left(&form.words, form.icon + 2 * form.pad);
    else
        rect_cut_top(&form.words, form.icon + form.pad);
    double most = least / ui->metrics.px_per_unit / 4;
    form.text = (UiText){.weight = WEIGHT_DISPLAY, .colour = T_CARD, .leading = 1150};
    form.text.align = form.beside ? ALIGN_START : ALIGN_CENTRE;
    form.text.size = ui_fit_size(ui, words, form.text, (UiSize){form.words.w, form.words.h}, most, smallest);
    return form;
}

static bool fits(const Ui *ui, const char *words, const AlarmForm *form) {
    return ui_measure(ui, words, form->text, form->words.w).h <= form->words.h &&
           !ui_breaks(ui, words, form->text, form->words.w);
}

// From three metres; where so much was typed that this is not to be had on a small panel, it is whole at
// least.
static AlarmForm find_form(const Ui *ui, Rect all, const char *words) {
    AlarmForm form = form_of(ui, all, words, 100, 41);
    if (!fits(ui, words, &form)) form = form_of(ui, all, words, 50, 27);
    return form;
}

static void sign_draw(const Ui *ui, Rect box) {
    ui_icon(ui, box, "triangle-alert", ui_colour(ui, T_NOW));
}

// Everything below is covered, and what is touched does nothing: only who put it up takes it back.
void urgent_draw(const Stage *stage, const Ui *ui) {
    if (!stage->urgent) return;
    Rect all = {0, 0, ui->metrics.width, ui->metrics.height};
    AlarmForm form = find_form(ui, all, stage->urgent);
    ui_target_begin(ui, "urgent", all, ACT_NONE, NULL);
    ui_fill(ui, all, 0, ui_colour(ui, T_BAD));
    int edge = form.pad / 2;
    Rect rim = rect_inset(all, edge / 2);
    list_add(ui->list, &(DrawCommand){.kind = DRAW_BOX,
                                      .box = rim,
                                      .border = ui_colour(ui, T_NOW),
                                      .border_width = edge,
                                      .radius = edge,
                                      .decoration = true});
    UiSize taken = ui_measure(ui, stage->urgent, form.text, form.words.w);
    if (taken.h > form.words.h) taken.h = form.words.h;
    if (form.beside) {
        sign_draw(ui, (Rect){2 * form.pad, (all.h - form.icon) / 2, form.icon, form.icon});
        form.words.y += (form.words.h - taken.h) / 2;
    } else {
        int top = (all.h - form.icon - form.pad - taken.h) / 2;
        sign_draw(ui, (Rect){(all.w - form.icon) / 2, top, form.icon, form.icon});
        form.words.y = top + form.icon + form.pad;
    }
    form.words.h = taken.h;
    ui_text(ui, form.words, stage->urgent, form.text);
    list_target_end(ui->list);
}
