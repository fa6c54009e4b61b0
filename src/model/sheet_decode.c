#include "model/sheet_decode.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#define SAVE_AS "save it as \"CSV UTF-8\" (Excel) or as CSV with the character set UTF-8 (LibreOffice)"

static bool begins(const char *text, size_t size, const char *mark, size_t mark_size) {
    return size >= mark_size && !memcmp(text, mark, mark_size);
}
#define BEGINS(text, size, mark) begins((text), (size), (mark), sizeof(mark) - 1)

// The place of the byte at `at`.
static JsonPlace place_of(const char *text, size_t at) {
    JsonPlace place = {1, 1};
    for (size_t i = 0; i < at; i++) {
        bool ends = text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
        place.line += ends;
        place.column = ends ? 1 : place.column + 1;
    }
    return place;
}

static bool check_utf8(const char *text, size_t size, JsonPlace *ret_place, Err *err) {
    int32_t at = 0, length = (int32_t)size;
    while (at < length) {
        int32_t start = at;
        UChar32 letter;
        U8_NEXT(text, at, length, letter);
        if (letter >= 0) continue;
        *ret_place = place_of(text, (size_t)start);
        return err_set(err, ERR_BAD_BUNDLE, "the byte %02X is not UTF-8; " SAVE_AS,
                       (unsigned)(unsigned char)text[start]);
    }
    return true;
}

// The UTF-16 behind a byte order mark, as units of this machine.
static UChar *units_of(const char *text, size_t count, bool high_first) {
    UChar *units = malloc((count + 1) * sizeof *units);
    for (size_t i = 0; units && i < count; i++) {
        unsigned first = (unsigned char)text[2 + i * 2], second = (unsigned char)text[3 + i * 2];
        units[i] = (UChar)(high_first ? first << 8 | second : second << 8 | first);
    }
    return units;
}

static bool from_utf16(char **text, size_t *size, bool high_first, Err *err) {
    size_t count = *size / 2 - 1, most = count * 3;
    AUTO_FREE UChar *units = units_of(*text, count, high_first);
    AUTO_FREE char *utf8 = malloc(most + 1);
    if (!units || !utf8) return err_set(err, ERR_NO_MEMORY, "no memory for the agenda's text");
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(utf8, (int32_t)most + 1, &length, units, (int32_t)count, &status);
    if (U_FAILURE(status) || *size % 2)
        return err_set(err, ERR_BAD_BUNDLE, "the file is damaged UTF-16; " SAVE_AS);
    free(*text);
    *text = STEAL(utf8);
    *size = (size_t)length;
    return true;
}

bool sheet_decode(char **text, size_t *size, JsonPlace *ret_place, Err *err) {
    *ret_place = (JsonPlace){0, 0};
    // The sheets of Excel and LibreOffice themselves, under another name.
    if (BEGINS(*text, *size, "PK\3\4") || BEGINS(*text, *size, "\xD0\xCF\x11\xE0"))
        return err_set(err, ERR_BAD_BUNDLE,
                       "the file is a spreadsheet under the name of a CSV file; " SAVE_AS);
    if (BEGINS(*text, *size, "\xFF\xFE") || BEGINS(*text, *size, "\xFE\xFF"))
        return from_utf16(text, size, **text == '\xFE', err);
    if (BEGINS(*text, *size, "\xEF\xBB\xBF")) {
        *size -= 3;
        memmove(*text, *text + 3, *size + 1);
    }
    return check_utf8(*text, *size, ret_place, err);
}
