#include "collate.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

struct Collation {
    UCollator *collator;
};

enum {
    KEY_TEXT_MAX = 256 // UTF-16 units of a name that count for its place
};

Collation *collation_open(const char *lang) {
    UErrorCode status = U_ZERO_ERROR;
    UCollator *collator = ucol_open(lang, &status);
    Collation *collation = U_SUCCESS(status) ? calloc(1, sizeof *collation) : NULL;
    if (!collation) {
        ucol_close(collator);
        return NULL;
    }
    ucol_setAttribute(collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status); // Room 2 before Room 10
    collation->collator = collator;
    return collation;
}

void collation_close(Collation *collation) {
    if (!collation) return;
    ucol_close(collation->collator);
    free(collation);
}

// The beginning of a text as UTF-16; what is no UTF-8 becomes U+FFFD.
static int32_t to_units(const char *string, UChar *units) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    u_strFromUTF8WithSub(units, KEY_TEXT_MAX, &length, string, -1, 0xFFFD, NULL, &status);
    return length < KEY_TEXT_MAX ? length : KEY_TEXT_MAX;
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
    int32_t length = to_units(string, units);
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

void collation_letter(const char *string, char *ret_letter) {
    UErrorCode status = U_ZERO_ERROR;
    UChar units[KEY_TEXT_MAX], parts[8], upper[8];
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    int32_t length = to_units(string, units), at = 0, written = 0;
    UChar32 first = 0;
    strcpy(ret_letter, "#");
    while (at < length && !u_isalnum(first)) {
        U16_NEXT(units, at, length, first);
    }
    if (U_FAILURE(status) || !u_isalpha(first)) return;
    int32_t count = unorm2_getDecomposition(nfd, first, parts, COUNT_OF(parts), &status);
    if (U_SUCCESS(status) && count > 0) U16_GET(parts, 0, 0, count, first);
    status = U_ZERO_ERROR;
    UChar one[2];
    int32_t one_length = 0;
    U16_APPEND_UNSAFE(one, one_length, first);
    int32_t upper_length = u_strToUpper(upper, COUNT_OF(upper), one, one_length, "", &status);
    u_strToUTF8(ret_letter, COLLATION_LETTER_SIZE, &written, upper, upper_length, &status);
    if (U_FAILURE(status)) strcpy(ret_letter, "#");
}
