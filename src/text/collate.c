#include "collate.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include "letters.h"
#include "locale.h"
#include "units.h"

struct Collation {
    UCollator *collator;
    Letters *letters;
};

enum {
    KEY_TEXT_MAX = 256 // UTF-16 units of a name that count for its place
};

Collation *collation_open(const char *lang) {
    UErrorCode status = U_ZERO_ERROR;
    char locale[LOCALE_SIZE];
    locale_name(lang, NULL, NULL, locale);
    UCollator *collator = ucol_open(locale, &status);
    Collation *collation = U_SUCCESS(status) ? calloc(1, sizeof *collation) : NULL;
    if (!collation) {
        ucol_close(collator);
        return NULL;
    }
    ucol_setAttribute(collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status); // Room 2 before Room 10
    collation->collator = collator;
    collation->letters = letters_open(locale, collator);
    if (collation->letters) return collation;
    collation_close(collation);
    return NULL;
}

void collation_close(Collation *collation) {
    if (!collation) return;
    letters_close(collation->letters);
    ucol_close(collation->collator);
    free(collation);
}

typedef struct Key {
    uint8_t *bytes;
    size_t index;
} Key;

static int compare_keys(const void *a, const void *b) {
    const Key *left = a, *right = b;
    int order = strcmp((const char *)left->bytes, (const char *)right->bytes);
    return order ? order : (left->index > right->index) - (left->index < right->index);
}

static uint8_t *key_of(const Collation *collation, const char *string) {
    UChar units[KEY_TEXT_MAX];
    int32_t length = units_from_utf8(string, units, KEY_TEXT_MAX);
    int32_t size = ucol_getSortKey(collation->collator, units, length, NULL, 0);
    uint8_t *bytes = malloc(size > 0 ? (size_t)size : 1);
    if (!bytes) return NULL;
    bytes[0] = 0;
    if (size > 0) ucol_getSortKey(collation->collator, units, length, bytes, size);
    return bytes;
}

bool collation_sort(const Collation *collation, const char *const *strings, size_t count, size_t *ret_order) {
    if (!count) return true;
    Key *keys = calloc(count, sizeof *keys);
    bool done = keys != NULL;
    for (size_t i = 0; done && i < count; i++) {
        keys[i] = (Key){key_of(collation, strings[i]), i};
        done = keys[i].bytes != NULL;
    }
    if (done) qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 0; keys && i < count; i++) {
        if (done) ret_order[i] = keys[i].index;
        free(keys[i].bytes);
    }
    free(keys);
    return done;
}

typedef struct Place {
    size_t letter, order; // of its letter among letters, of the name among names
    size_t index;
} Place;

static int compare_places(const void *a, const void *b) {
    const Place *left = a, *right = b;
    if (left->letter != right->letter) return left->letter < right->letter ? -1 : 1;
    return (left->order > right->order) - (left->order < right->order);
}

static bool find_place(const Collation *collation, Arena *arena, const char *string, Place *place,
                       const char **ret_letter) {
    UChar units[KEY_TEXT_MAX];
    char letter[LETTER_SIZE];
    int32_t length = units_from_utf8(string, units, KEY_TEXT_MAX);
    place->letter = letters_find(collation->letters, units, length, letter);
    *ret_letter = arena_str(arena, letter);
    return *ret_letter;
}

bool collation_index(const Collation *collation, Arena *arena, const char *const *strings, size_t count,
                     size_t *ret_order, const char **ret_letters) {
    if (!count) return true;
    AUTO_FREE Place *places = calloc(count, sizeof *places);
    bool done = places && collation_sort(collation, strings, count, ret_order);
    for (size_t i = 0; done && i < count; i++) {
        size_t index = ret_order[i];
        places[i] = (Place){.order = i, .index = index};
        done = find_place(collation, arena, strings[index], &places[i], &ret_letters[index]);
    }
    if (!done) return false;
    qsort(places, count, sizeof *places, compare_places);
    for (size_t i = 0; i < count; i++)
        ret_order[i] = places[i].index;
    return true;
}

void collation_letter(const char *string, char *ret_letter) {
    UChar units[KEY_TEXT_MAX];
    letter_of_any(units, units_from_utf8(string, units, KEY_TEXT_MAX), ret_letter);
}
