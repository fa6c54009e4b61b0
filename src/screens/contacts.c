#include "about.h"
#include "model/related.h"

typedef struct Cards {
    int columns;
    int gap, pad, pad_end; // px; below the country there is room enough
} Cards;

static Cards cards_of(const Ui *ui, int width) {
    bool low = panel_class(ui) <= PANEL_LOW;
    return (Cards){width >= ui_px(ui, 1150) ? 2 : 1, ui_px(ui, low ? 14 : 20), ui_px(ui, low ? 24 : 32),
                   ui_px(ui, 10)};
}

static int pad_below(const Stage *stage, const Cards *cards, const Contact *contact) {
    return bundle_country(stage->bundle, contact->country) ? cards->pad_end : cards->pad;
}

static int card_height(const Stage *stage, const Ui *ui, const Cards *cards, int width,
                       const Contact *contact) {
    ContactCard card = {contact, true, true, 0};
    Rect in = {0, ui->list->clip.y + ui->list->clip.h + 1, width - 2 * cards->pad, 0}; // out of sight
    return contact_draw(stage, ui, in, &card) + cards->pad + pad_below(stage, cards, contact);
}

static void card_draw(const Stage *stage, const Ui *ui, Rect box, const Cards *cards,
                      const Contact *contact) {
    ui_frame(ui, box, ui_px(ui, 20), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Rect in = {box.x + cards->pad, box.y + cards->pad, box.w - 2 * cards->pad,
               box.h - cards->pad - pad_below(stage, cards, contact)};
    contact_draw(stage, ui, in, &(ContactCard){contact, true, true, cards->pad});
}

// Cards of a row are of one height.
static int list_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Bundle *bundle = stage->bundle;
    const Cards *cards = what;
    Rect clip = ui->list->clip;
    int width = (area.w - (cards->columns - 1) * cards->gap) / cards->columns, y = area.y;
    for (size_t i = 0; i < bundle->contact_count; i += (size_t)cards->columns) {
        int high = 0;
        size_t end = i + (size_t)cards->columns;
        if (end > bundle->contact_count) end = bundle->contact_count;
        for (size_t k = i; k < end; k++) {
            int one = card_height(stage, ui, cards, width, &bundle->contacts[k]);
            high = one > high ? one : high;
        }
        bool seen = y < clip.y + clip.h && y + high > clip.y;
        for (size_t k = i; seen && k < end; k++)
            card_draw(stage, ui, (Rect){area.x + (int)(k - i) * (width + cards->gap), y, width, high}, cards,
                      &bundle->contacts[k]);
        y += high + cards->gap;
    }
    return y - area.y;
}

void contacts_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    Rect area = about_head_draw(stage, ui, &f);
    Cards cards = cards_of(ui, area.w);
    page_scrolled(stage, ui, area, "contacts", T_GROUND, list_draw, &cards);
}
