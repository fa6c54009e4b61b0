// What a visitor takes along of what is shown: a session for the calendar, a contact for the address book,
// what a meeting or document is found again by. Internal to screens/.
#pragma once
#include "page.h"

typedef struct Take {
    const char *subject; // what is taken along, by its name
    const char *title;   // what for: "Into your calendar"
    const char *words;   // what a phone does with it, or what to do where there is no code
    const char *brief;   // the same where there is little room
    const QrCode *code;  // NULL where no phone could read it off this panel
} Take;

// Whether there is something to take along of this view; makes no code.
bool take_offered(const Stage *stage);
// False where there is nothing.
bool take_make(const Stage *stage, const Ui *ui, Take *ret_take);

// The way to the sheet with the code, among the chips at the end of a page's first row.
UiButton take_chip(const Ui *ui);
// The code with its words as a card, which opens the sheet: on T_CARD with a border, on T_GROUND without.
int take_card_height(const Ui *ui, const Take *take, int width, Token ground);
void take_card_draw(const Ui *ui, Rect card, const Take *take, Token ground);

// Pages that have the card at their end where they are wide, and a chip elsewhere.
bool take_has_column(const Frame *f);
// The column that such a page has at its end; cuts it off, whether anything is in it or not.
Rect take_column_cut(const Ui *ui, Rect *area);
// Adds the chip where the page has no column for the card. Returns the new count.
int take_add_chip(const Stage *stage, const Ui *ui, const Frame *f, UiButton *ends, int count);
// The card where the page has a column for it. Returns the area beside it.
Rect take_page_draw(const Stage *stage, const Ui *ui, const Frame *f, Rect area);
