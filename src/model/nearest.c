#include "model/nearest.h"

#include <string.h>

enum {
    WORD_MOST = 64 // longer words are no names
};

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

// Levenshtein's distance, one row at a time.
static size_t distance_of(const char *a, size_t a_length, const char *b, size_t b_length) {
    size_t row[WORD_MOST + 1];
    for (size_t j = 0; j <= b_length; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t change = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = least(change, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[b_length];
}

Nearest nearest_start(const char *word) {
    size_t length = strlen(word);
    size_t tolerated = length < 4 ? 1 : length < 9 ? 2 : 3;
    return (Nearest){word, tolerated + 1, NULL};
}

void nearest_try(Nearest *nearest, const char *name) {
    size_t word_length = strlen(nearest->word), length = strlen(name);
    size_t apart = word_length > length ? word_length - length : length - word_length;
    if (word_length > WORD_MOST || length > WORD_MOST || apart >= nearest->distance) return;
    size_t distance = distance_of(nearest->word, word_length, name, length);
    if (distance >= nearest->distance || distance >= length) return;
    nearest->distance = distance;
    nearest->best = name;
}
