// A change between two versions of a bundle in words: for screens, and for `balai diff`.
#pragma once
#include "model/changes.h"
#include "text/dates.h"
#include "text/messages.h"

// What it is told with.
typedef struct ChangeWords {
    const Messages *messages;
    Dates *dates;
    const char *const
        *chain; // the languages of the bundle's texts, as text_pick takes them; NULL: the event's own
    Arena *arena;
} ChangeWords;

// One sentence without a full stop: "“Opening” is now in Room 3 (was Plenary Hall)". In the arena.
const char *change_say(const ChangeWords *words, const Change *change);

// What stands over changes that belong together, "Tuesday 24 November", "Members"; "" where nothing does. In
// the arena.
const char *change_say_heading(const ChangeWords *words, const Change *change);
// Whether two neighbours of Changes stand under one heading.
bool change_shares_heading(const Change *a, const Change *b);
