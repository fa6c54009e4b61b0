#include "about.h"

#include "take.h"

static int contact_part(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Contact *contact = what;
    const char *name = say_text(ui, &contact->name);
    bool tiny = panel_class(ui) == PANEL_TINY;
    UiText text = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 3};
    text.size = ui_fit_size(ui, name, text, (UiSize){area.w, ui->metrics.height}, tiny ? 40 : 64, 36);
    text.max_lines = 0;
    int top = area.y;
    area.h = 0;
    area.y += ui_text(ui, area, name, text).h + ui_px(ui, tiny ? 8 : 18);
    area.y += contact_draw(stage, ui, area, &(ContactCard){.contact = contact});
    return area.y - top;
}

void contact_page_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    const Contact *contact = bundle_contact(stage->bundle, stage->view->id);
    if (!contact) return;
    UiButton ends[1];
    int count = take_add_chip(stage, ui, &f, ends, 0);
    Rect area = take_page_draw(stage, ui, &f, page_back_draw(stage, ui, &f, ends, count));
    page_scrolled(stage, ui, area, "contact", T_GROUND, contact_part, contact);
}
