// The counts of one day, and their file (use-2026-11-24.json).
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/err.h"
#include "base/limits.h"
#include "model/bundle.h"

// Counted by the hour.
typedef enum Counted {
    COUNTED_TOUCHES,
    COUNTED_VISITS,
    COUNTED_SEARCHES,
    COUNTED_EMPTY_SEARCHES, // those without a result; nothing of what was typed
    COUNTED_COUNT
} Counted;

// Counted by name, for the day.
typedef enum Named {
    NAMED_OPENED,    // addresses: "session/plenary"
    NAMED_LANGUAGES, // tags: what each visit was in when it ended
    NAMED_AIDS,      // "larger", "contrast", when switched on
    NAMED_COUNT
} Named;

typedef struct NamedCount {
    char name[LIMIT_RECORD_NAME_BYTES + 1];
    uint64_t count;
} NamedCount;

typedef struct NamedCounts {
    NamedCount *items;
    size_t count, capacity;
    uint64_t others; // of names that found no place (LIMIT_STATISTICS_NAMES) or no memory
} NamedCounts;

typedef struct DayCounts {
    Day day;
    uint64_t hours[COUNTED_COUNT][24];
    NamedCounts named[NAMED_COUNT];
} DayCounts;

void day_counts_init(DayCounts *counts, Day day);
void day_counts_finish(DayCounts *counts); // NULL-safe, may be called twice

void day_counts_add(DayCounts *counts, Counted what, int hour, uint64_t times);
void day_counts_add_name(DayCounts *counts, Named what, const char *name, uint64_t times);
void day_counts_merge(DayCounts *into, const DayCounts *from); // keeps into's day
uint64_t day_counts_total(const DayCounts *counts, Counted what);
// The names that were counted most, most first, equals by name. Returns how many were written.
size_t day_counts_top(const DayCounts *counts, Named what, NamedCount *ret_top, size_t most);

// The words of files and exports: "touches", "opened".
const char *counted_word(Counted what);
const char *named_word(Named what);

// As JSON, NUL-terminated; the caller frees it. NULL without memory.
char *day_counts_write(const DayCounts *counts, size_t *ret_size) MUST_USE;
// ERR_BAD_JSON for what is no file of counts. Unknown members are passed over; wrong ones count nothing.
bool day_counts_parse(const char *text, size_t size, Day day, DayCounts *ret_counts, Err *err) MUST_USE;
