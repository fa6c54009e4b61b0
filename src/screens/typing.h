// A line in which somebody types, by whichever screen. Internal to screens/.
#pragma once
#include "common.h"

// What is being typed on this screen, and the bytes that it may have, with its end.
const char *typing_text(const Stage *stage);
size_t typing_size(const Stage *stage);

// What is typed and where the next letter goes; where there is nothing yet, what the line is for.
void typing_draw(const Ui *ui, Rect row, const char *typed, const char *what, bool typing);
