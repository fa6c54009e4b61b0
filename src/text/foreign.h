// Text in another language, or of another direction, than what stands around it: kept apart by Unicode's
// isolates (U+2066 to U+2069), and its language told by tag characters (U+E0001, then U+E0020 to U+E007E),
// which the text engine reads and never shows. What is given goes into an arena, or is the string itself
// where nothing is to be done or memory is short.
//
// The strings of content may hold such signs themselves. What comes back is balanced: what it opens it
// closes, it closes nothing else, and it has no embeddings or overrides, which would turn what stands behind.
#pragma once
#include <stdbool.h>
#include "base/arena.h"

// A text of content in its language (BCP 47), for a screen in another one: set apart, and its language told.
// The string itself, or a balanced one, where the languages are the same or not known, and where it is plain
// ASCII for a screen that reads from left to right. NULL gives "".
const char *foreign_mark(Arena *arena, const char *string, const char *lang, const char *screen_lang);

// A text that goes into a sentence: set apart where its letters, or those around it, would be moved
// otherwise. Figures alone stay with the sentence; a phone number, an address of the web or of mail reads
// from left to right anywhere.
const char *foreign_isolate(Arena *arena, const char *string, bool rtl_screen);
