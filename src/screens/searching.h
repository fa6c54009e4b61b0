// The parts of the search screen. Internal to screens/.
#pragma once
#include "keys.h"
#include "page.h"

// What was typed last, and what it found.
typedef struct Found {
    const SearchHit *hits;
    size_t count; // of hits, LIMIT_SEARCH_HITS at most
    size_t all;   // how many there are
} Found;

// Whether nothing was typed that can be looked for.
bool search_is_empty(const char *query);
// As many as are shown; of the frame.
Found search_hits(const Stage *stage, const Ui *ui);

// A result in words.
typedef struct HitWords {
    const char *icon;
    const Member *member; // whose flag stands in the icon's place; NULL none
    const char *kind;     // "Session"
    const char *name;     // with its marks as *emphasis* where has_marks
    bool has_marks;
    const char *lang;   // of the name
    bool is_over;       // cancelled: struck through
    const char *second; // where and when, or what else it was found by; "" none
    bool second_has_marks;
    const char *address, *target;
} HitWords;

// width: px that the second line has; says_kind: its kind stands in it.
HitWords search_say(const Stage *stage, const Ui *ui, const SearchHit *hit, int width, bool says_kind);

// The line of what is typed; while the keyboard is put away a touch brings it back.
void search_line_draw(const Stage *stage, const Ui *ui, Rect box, const Found *found);

// What a list of results asks for over the keyboard.
KeysAbove search_results_ask(const Ui *ui);
void search_results_draw(const Stage *stage, const Ui *ui, Rect area, const Found *found);
