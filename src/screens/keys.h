// The on-screen keyboard, as large as a panel allows. Internal to screens/.
#pragma once
#include "common.h"

#define KEYS_CLOSED (-1) // View.keys where the keyboard is put away

typedef struct Keys {
    const KeyboardPage *page; // that is open
    Keyboard *own;            // with shorter rows, where the panel is narrow
    int page_index;
    int width, height; // px of all of it
    int key_w, key_h, gap, gap_y, pad;
    int rows_h; // px that the rows of letters are shown in; more of them scroll
} Keys;

// Finds the form of the open page within width px; space px are for the keyboard and what is shown over it,
// of which that wants `most` and has at least `least`. Without a keyboard its height is 0.
void keys_fit(const Stage *stage, const Ui *ui, int width, int space, int most, int least, Keys *keys);
void keys_draw(const Stage *stage, const Ui *ui, Rect area, const Keys *keys);
void keys_finish(Keys *keys);
