#include "addresses.h"

#include <string.h>

enum {
    PHONE_DIGITS_MIN = 7,
    PHONE_DIGITS_ABROAD_MIN = 5, // of one with the "+" that nothing else begins with
    PHONE_DIGITS_MAX = 20,       // with an extension; more are no number of a phone
    NO_BREAK_SPACE = 0xA0,
    NO_BREAK_HYPHEN = 0x2011,
};

static bool is_digit(UChar unit) {
    return unit >= '0' && unit <= '9';
}

static bool is_letter(UChar unit) {
    return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
}

static bool is_any(UChar unit, const char *signs) {
    return unit && unit < 0x80 && strchr(signs, unit);
}

static bool has(const UChar *units, int32_t start, int32_t end, const char *word) {
    int32_t length = (int32_t)strlen(word);
    for (int32_t at = start; at + length <= end; at++) {
        int32_t same = 0;
        while (same < length && units[at + same] == (UChar)word[same])
            same++;
        if (same == length) return true;
    }
    return false;
}

// The end of a web or mail address that begins at start; start where there is none. *ret_tried gets the end
// of what was looked at: nothing begins before it.
static int32_t web_end(const UChar *units, int32_t length, int32_t start, int32_t *ret_tried) {
    int32_t end = start;
    while (end < length && units[end] > ' ' && units[end] < 0x7F && !is_any(units[end], "<>\""))
        end++;
    *ret_tried = end;
    while (end > start && is_any(units[end - 1], ".,;:!?)]}'*"))
        end--;
    bool path = has(units, start, end, ".") && has(units, start, end, "/");
    bool address = has(units, start, end, "://") || has(units, start, end, "@") || path;
    return address && (is_letter(units[start]) || is_digit(units[start])) ? end : start;
}

// Of a phone number, which begins with "+", "(" or 0: dates, years and other numbers are none.
static int32_t phone_end(const UChar *units, int32_t length, int32_t start) {
    int digits = 0, gap = 0;
    int32_t end = start;
    for (int32_t at = start; at < length && gap < 3 && digits <= PHONE_DIGITS_MAX; at++) {
        UChar unit = units[at];
        bool sign = is_any(unit, " -.()") || unit == NO_BREAK_SPACE || unit == NO_BREAK_HYPHEN;
        if (!is_digit(unit) && !sign && !(at == start && unit == '+')) break;
        gap = is_digit(unit) ? 0 : gap + 1;
        if (!is_digit(unit)) continue;
        digits++;
        end = at + 1;
    }
    int least = units[start] == '+' ? PHONE_DIGITS_ABROAD_MIN : PHONE_DIGITS_MIN;
    bool date_or_time = end < length && is_any(units[end], "/:");
    return digits >= least && digits <= PHONE_DIGITS_MAX && !date_or_time ? end : start;
}

bool addresses_next(const UChar *units, int32_t length, int32_t from, int32_t *ret_start, int32_t *ret_end) {
    for (int32_t at = from; at < length; at++) {
        bool phone = is_any(units[at], "+(0"), web = is_letter(units[at]) || is_digit(units[at]);
        int32_t end = phone ? phone_end(units, length, at) : at, tried = at + 1;
        if (end == at && web) end = web_end(units, length, at, &tried);
        if (end > at) {
            *ret_start = at;
            *ret_end = end;
            return true;
        }
        at = tried - 1;
    }
    return false;
}
