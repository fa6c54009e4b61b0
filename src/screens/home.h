// The parts of the first screen. Internal to screens/.
#pragma once
#include "common.h"

// What is on, in one card with the way to its session; returns the card's height, and draws nothing where
// draw is false.
int home_now_draw(const Stage *stage, const Ui *ui, Rect card, bool draw);
// The same with what follows, over the card's whole height.
void home_card_draw(const Stage *stage, const Ui *ui, Rect card, PanelClass class);

// A way into a part of the content.
typedef struct HomeCard {
    const char *name, *icon, *title, *sub, *address;
    int cells;  // columns of the grid that it takes
    bool flags; // the members' flags fill it
} HomeCard;

enum {
    HOME_CARDS_MAX = SECTION_COUNT + 2
};
// The cards that the bundle has something for; returns how many.
int home_cards_find(const Stage *stage, const Ui *ui, bool with_notices, HomeCard *ret_cards);
// "2 notices", and where the first of them is; NULL where none is open.
const char *home_notices(const Stage *stage, const Ui *ui, const char **ret_address);
const char *home_changes(const Stage *stage, const Ui *ui); // "3 changes"
int home_cards_rows(const HomeCard *cards, int count, int columns);
// Fills the area with them, gap px apart.
void home_cards_draw(const Stage *stage, const Ui *ui, Rect area, const HomeCard *cards, int count,
                     int columns, int gap);
