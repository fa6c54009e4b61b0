// Signs that no text of ours has a use for: they turn what stands behind them around, or end a line where
// nobody sees why. Text engines heed them, so who brings them is told.
#pragma once
#include <stdint.h>

// The first of them in text (UTF-8), 0 where there is none: embeddings and overrides (U+202A to U+202E),
// isolates that are left open or end nothing, tabs and other controls but the line's end, U+0085, U+2028,
// U+2029.
uint32_t signs_find(const char *text);
