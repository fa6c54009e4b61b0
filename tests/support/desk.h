// A bundle that is searched, and what it answers in one line.
#pragma once
#include "search/search.h"

enum {
    DESK_MOST = 16
};

typedef struct Desk {
    Bundle *bundle;
    SearchIndex *index;
    Search *search;
    SearchHit hits[DESK_MOST];
    size_t count;
} Desk;

// content as bundle_with takes it; ends the program where it cannot be searched.
void desk_open(Desk *desk, const char *content);
void desk_close(Desk *desk);

// The ids found at a time, best first; of a visitor who reads lang (NULL: none that is known). Valid until
// the next question.
const char *desk_ask(Desk *desk, const char *text, const char *lang, int64_t now_s);

// What is shown, with its marks in brackets; "nothing" for none. Valid until the next call.
const char *desk_marked(const SearchShown *shown);
