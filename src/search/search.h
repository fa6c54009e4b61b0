// What a visitor typed, to what it finds, best first. Every word typed must be the beginning of a word of the
// record, in any order; from five letters on one mistake is forgiven. See text/fold.h for marks and other
// letters.
#pragma once
#include "search/index.h"
#include "search/record.h"

// Answers from an index; for one thread. The index must live longer.
typedef struct Search Search;

Search *search_create(const SearchIndex *index); // NULL without memory
void search_destroy(Search *search);             // NULL-safe

typedef struct SearchQuery {
    const char *text;         // UTF-8; what is over LIMIT_SEARCH_QUERY_BYTES or _WORDS does not count
    int64_t now_s;            // sessions that have ended stand behind those to come
    const char *const *chain; // languages of what is shown, as text_pick takes it; what they say stands first
    SearchKind kind;          // SEARCH_KIND_COUNT: all
} SearchQuery;

// A part of a string that was typed, in bytes, whole letters with their marks.
typedef struct SearchMark {
    size_t start, length;
} SearchMark;

enum {
    SEARCH_MARKS = 8 // of one string; more are left out
};

// A string to be shown with its marks, in the order of the string, never touching each other.
typedef struct SearchShown {
    const char *string; // the bundle's; NULL for none
    const char *lang;   // BCP 47; NULL where it is no text
    SearchMark marks[SEARCH_MARKS];
    size_t mark_count;
} SearchShown;

typedef struct SearchHit {
    SearchKind kind;
    const char *id;   // of the record; of a person's next session (else the last one)
    SearchShown name; // what the record is called
    SearchShown also; // what else it was found by, where its name as shown does not say it
} SearchHit;

// Writes at most max hits (LIMIT_SEARCH_HITS at most), returns how many there are of the query's kind. Hits
// point into the bundle. Equally good ones stand in the order of SearchKind, then as in the bundle.
size_t search_find(Search *search, const SearchQuery *query, SearchHit *ret_hits, size_t max);

// How many the last query found of a kind, whatever kind it asked for.
size_t search_count(const Search *search, SearchKind kind);

// Marks what the last query's words begin in string. Writes at most max, returns how many were written.
size_t search_mark(Search *search, const char *string, SearchMark *ret_marks, size_t max);
