// The on-screen keyboard, as large as a panel allows. Internal to screens/.
#pragma once
#include "common.h"

#define KEYS_CLOSED (-1) // View.keys where the keyboard is put away

typedef struct Keys {
    const KeyboardPage *page; // that is open
    Keyboard *own;            // with shorter rows, where the panel is narrow
    int page_index;
    int width, height; // px of all of it
    int key_w, key_h, gap, gap_y;
    int pad, pad_y; // around the keys
    int rows_h;     // px that the rows of letters are shown in; more of them scroll
    int tool_rows;  // below them: one, or two where the pages of a language have long labels
} Keys;

// What is shown over a keyboard, in px: what it wants, what it has where keys are small, and what it shrinks
// to before keys scroll that otherwise would not.
typedef struct KeysAbove {
    int most, least, tight;
} KeysAbove;

// Finds the form of the open page within width px, and space px for it and what is above. Without a keyboard
// its height is 0.
void keys_fit(const Stage *stage, const Ui *ui, int width, int space, const KeysAbove *above, Keys *keys);
void keys_draw(const Stage *stage, const Ui *ui, Rect area, const Keys *keys);
void keys_finish(Keys *keys);
