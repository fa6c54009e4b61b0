// Numbers, plurals and lists of one language, by ICU. What it needs of ICU is opened when it is first asked
// for. Internal to text/: the messages say them.
#pragma once
#include <stdbool.h>
#include "base/arena.h"

typedef struct Numbers Numbers;

// As messages_create. NULL without memory.
Numbers *numbers_create(const char *lang, const char *digits);
void numbers_destroy(Numbers *numbers); // NULL-safe

// 2026, and 12,345. In the arena; with ASCII digits where ICU fails.
const char *numbers_plain(Numbers *numbers, Arena *arena, long number);
const char *numbers_grouped(Numbers *numbers, Arena *arena, long number);

// The plural form of a count: "one", "other"; and whether the language ever has one.
enum {
    NUMBERS_CATEGORY_SIZE = 8
};
void numbers_category(Numbers *numbers, long count, char *ret_category);
bool numbers_has_category(Numbers *numbers, const char *category);

// "A, B and C". In the arena.
const char *numbers_list(Numbers *numbers, Arena *arena, const char *const *parts, size_t count);
