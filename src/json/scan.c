#include "json/scan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"

typedef struct Scanner {
    const unsigned char *at, *end;
    const unsigned char *line_start;
    int line;
    JsonScan scan;
    JsonPlace key; // of the value that comes next; line 0 where it has none
    bool is_object[LIMIT_JSON_DEPTH];
    size_t depth;
    JsonPlace *ret_place;
    Err *err;
} Scanner;

typedef enum Expect {
    EXPECT_VALUE,
    EXPECT_KEY,
    EXPECT_COMMA_OR_END,
} Expect;

static JsonPlace place_of(const Scanner *s, const unsigned char *at) {
    return (JsonPlace){s->line, (int)(at - s->line_start) + 1};
}

static bool fail(Scanner *s, const unsigned char *at, ErrCode code, const char *what) {
    *s->ret_place = place_of(s, at);
    return err_set(s->err, code, "%s", what);
}

static bool fail_here(Scanner *s, const char *expected) {
    *s->ret_place = place_of(s, s->at);
    if (s->at == s->end)
        return err_set(s->err, ERR_BAD_JSON, "the file ends where %s should follow; it may be cut off",
                       expected);
    if (*s->at > ' ' && *s->at < 0x7f)
        return err_set(s->err, ERR_BAD_JSON, "found '%c' where %s should follow", *s->at, expected);
    return err_set(s->err, ERR_BAD_JSON, "found the byte %02X where %s should follow", *s->at, expected);
}

static void skip_space(Scanner *s) {
    for (; s->at < s->end; s->at++) {
        if (*s->at == '\n') {
            s->line++;
            s->line_start = s->at + 1;
        } else if (*s->at != ' ' && *s->at != '\t' && *s->at != '\r') {
            return;
        }
    }
}

static bool add_mark(Scanner *s) {
    JsonScan *scan = &s->scan;
    if (scan->count == LIMIT_JSON_VALUES)
        return fail(s, s->at, ERR_TOO_LARGE,
                    "more values than this program reads (2,000,000); split the file");
    if (scan->count == scan->capacity) {
        size_t capacity = scan->capacity ? scan->capacity + scan->capacity / 2 : 256;
        JsonMark *marks = realloc(scan->marks, capacity * sizeof *marks);
        if (!marks) return fail(s, s->at, ERR_NO_MEMORY, "no memory for the places of the values");
        scan->marks = marks;
        scan->capacity = capacity;
    }
    JsonPlace place = place_of(s, s->at);
    scan->marks[scan->count++] = (JsonMark){place, s->key.line ? s->key : place};
    s->key.line = 0;
    return true;
}

// The length of the UTF-8 letter at `at` (2 to 4), 0 where it is none: the Unicode Standard's table 3-7.
static size_t utf8_length(const unsigned char *at, const unsigned char *end) {
    size_t length = at[0] < 0xC2 ? 0 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : at[0] < 0xF5 ? 4 : 0;
    if (!length || (size_t)(end - at) < length) return 0;
    unsigned low = at[0] == 0xE0 ? 0xA0 : at[0] == 0xF0 ? 0x90 : 0x80;
    unsigned high = at[0] == 0xED ? 0x9F : at[0] == 0xF4 ? 0x8F : 0xBF;
    if (at[1] < low || at[1] > high) return 0;
    for (size_t i = 2; i < length; i++)
        if (at[i] < 0x80 || at[i] > 0xBF) return 0;
    return length;
}

// The four hex digits at `at`, -1 where they are none.
static int read_hex4(const unsigned char *at, const unsigned char *end) {
    if (end - at < 4) return -1;
    int value = 0;
    for (int i = 0; i < 4; i++) {
        int c = at[i], letter = c | 0x20;
        if (c >= '0' && c <= '9')
            value = value * 16 + c - '0';
        else if (letter >= 'a' && letter <= 'f')
            value = value * 16 + letter - 'a' + 10;
        else
            return -1;
    }
    return value;
}

static bool scan_unicode_escape(Scanner *s) {
    const unsigned char *start = s->at;
    int unit = read_hex4(s->at + 2, s->end);
    if (unit < 0) return fail(s, start, ERR_BAD_JSON, "\\u needs four hexadecimal digits");
    if (unit == 0) return fail(s, start, ERR_BAD_JSON, "\\u0000 is not allowed in texts; remove it");
    s->at += 6;
    if (unit < 0xD800 || unit > 0xDFFF) return true;
    bool paired = unit < 0xDC00 && s->end - s->at >= 6 && s->at[0] == '\\' && s->at[1] == 'u';
    int second = paired ? read_hex4(s->at + 2, s->end) : -1;
    if (second < 0xDC00 || second > 0xDFFF)
        return fail(s, start, ERR_BAD_JSON, "half a surrogate pair; write the letter itself instead of \\u");
    s->at += 6;
    return true;
}

static bool scan_escape(Scanner *s) {
    if (s->end - s->at < 2) return fail(s, s->at, ERR_BAD_JSON, "the file ends within a string");
    unsigned char c = s->at[1];
    if (c == 'u') return scan_unicode_escape(s);
    if (!c || !strchr("\"\\/bfnrt", c))
        return fail(s, s->at, ERR_BAD_JSON, "a backslash must be followed by one of \" \\ / b f n r t u");
    s->at += 2;
    return true;
}

// Eight bytes at a time past plain ASCII: bit tricks that find a quote, a backslash, a control byte or a high
// bit.
static const unsigned char *skip_plain(const unsigned char *at, const unsigned char *end) {
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones * 0x80;
    while (end - at >= 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\';
        uint64_t found = ((quote - ones) & ~quote) | ((slash - ones) & ~slash) | (word - ones * 0x20) | word;
        if (found & highs) break;
        at += 8;
    }
    while (at < end && *at >= 0x20 && *at < 0x80 && *at != '"' && *at != '\\')
        at++;
    return at;
}

static bool scan_string(Scanner *s) {
    const unsigned char *start = s->at++;
    for (;;) {
        s->at = skip_plain(s->at, s->end);
        if (s->at == s->end) return fail(s, start, ERR_BAD_JSON, "this string has no closing quotation mark");
        if (*s->at == '"') {
            s->at++;
            return true;
        }
        if (*s->at == '\\') {
            if (!scan_escape(s)) return false;
        } else if (*s->at < 0x20) {
            return fail(s, s->at, ERR_BAD_JSON,
                        *s->at == '\n' || *s->at == '\r'
                            ? "a line break within a string; close the string or write \\n"
                            : "a control character within a string; write it as an escape or remove it");
        } else {
            size_t length = utf8_length(s->at, s->end);
            if (!length)
                return fail(s, s->at, ERR_BAD_JSON, "not UTF-8; save the file with the encoding UTF-8");
            s->at += length;
        }
    }
}

static size_t skip_digits(Scanner *s) {
    const unsigned char *start = s->at;
    while (s->at < s->end && *s->at >= '0' && *s->at <= '9')
        s->at++;
    return (size_t)(s->at - start);
}

static bool scan_number(Scanner *s) {
    const unsigned char *start = s->at;
    if (*s->at == '-') s->at++;
    bool zero = s->at < s->end && *s->at == '0';
    size_t digits = skip_digits(s);
    if (!digits) return fail_here(s, "a digit");
    if (zero && digits > 1)
        return fail(s, start, ERR_BAD_JSON, "a number must not begin with 0; remove the 0");
    if (s->at < s->end && *s->at == '.') {
        s->at++;
        if (!skip_digits(s)) return fail_here(s, "a digit");
    }
    if (s->at < s->end && (*s->at | 0x20) == 'e') {
        s->at++;
        if (s->at < s->end && (*s->at == '+' || *s->at == '-')) s->at++;
        if (!skip_digits(s)) return fail_here(s, "a digit");
    }
    if (s->at - start > JSON_SHORT_NUMBER_BYTES) s->scan.has_long_number = true;
    return true;
}

static bool scan_word(Scanner *s, const char *word) {
    size_t length = strlen(word);
    if ((size_t)(s->end - s->at) < length || memcmp(s->at, word, length) != 0)
        return fail(s, s->at, ERR_BAD_JSON, "not a value; texts need quotation marks");
    s->at += length;
    return true;
}

static bool scan_open(Scanner *s, Expect *next) {
    if (s->depth == LIMIT_JSON_DEPTH)
        return fail(s, s->at, ERR_TOO_LARGE, "nested deeper than this program reads (32 levels)");
    bool object = *s->at++ == '{';
    s->is_object[s->depth++] = object;
    skip_space(s);
    *next = object ? EXPECT_KEY : EXPECT_VALUE;
    if (s->at < s->end && *s->at == (object ? '}' : ']')) {
        s->at++;
        s->depth--;
        *next = EXPECT_COMMA_OR_END;
    }
    return true;
}

static bool scan_value(Scanner *s, Expect *next) {
    if (s->at == s->end) return fail_here(s, "a value");
    unsigned char c = *s->at;
    if (c == ']' || c == '}') return fail(s, s->at, ERR_BAD_JSON, "a value is missing before this bracket");
    if (!strchr("{[\"-0123456789tfn", c) || !c) return fail_here(s, "a value");
    if (!add_mark(s)) return false;
    *next = EXPECT_COMMA_OR_END;
    switch (c) {
    case '{':
    case '[':
        return scan_open(s, next);
    case '"':
        return scan_string(s);
    case 't':
        return scan_word(s, "true");
    case 'f':
        return scan_word(s, "false");
    case 'n':
        return scan_word(s, "null");
    default:
        return scan_number(s);
    }
}

static bool scan_key(Scanner *s, Expect *next) {
    if (s->at < s->end && *s->at == '}')
        return fail(s, s->at, ERR_BAD_JSON, "a comma before this bracket; remove the comma");
    if (s->at == s->end || *s->at != '"') return fail_here(s, "a key in quotation marks");
    s->key = place_of(s, s->at);
    if (!scan_string(s)) return false;
    skip_space(s);
    if (s->at == s->end || *s->at != ':') return fail_here(s, "':'");
    s->at++;
    *next = EXPECT_VALUE;
    return true;
}

static bool scan_after_value(Scanner *s, Expect *next) {
    bool object = s->is_object[s->depth - 1];
    if (s->at < s->end && *s->at == ',') {
        s->at++;
        *next = object ? EXPECT_KEY : EXPECT_VALUE;
        return true;
    }
    if (s->at == s->end || *s->at != (object ? '}' : ']'))
        return fail_here(s, object ? "',' or '}'" : "',' or ']'");
    s->at++;
    s->depth--;
    return true;
}

static bool scan_document(Scanner *s) {
    Expect expect = EXPECT_VALUE;
    do {
        skip_space(s);
        bool sound = false;
        switch (expect) {
        case EXPECT_VALUE:
            sound = scan_value(s, &expect);
            break;
        case EXPECT_KEY:
            sound = scan_key(s, &expect);
            break;
        case EXPECT_COMMA_OR_END:
            sound = scan_after_value(s, &expect);
            break;
        }
        if (!sound) return false;
    } while (s->depth || expect != EXPECT_COMMA_OR_END);
    skip_space(s);
    return s->at == s->end || fail_here(s, "the end of the file");
}

// What Windows programs put before or make of a text file gets its own sentence.
static bool check_encoding(Scanner *s, size_t size) {
    if (!size) return fail(s, s->at, ERR_BAD_JSON, "the file is empty");
    if (size >= 3 && !memcmp(s->at, "\xEF\xBB\xBF", 3))
        return fail(s, s->at, ERR_BAD_JSON,
                    "begins with a byte order mark; save the file as UTF-8 without BOM");
    if (size >= 2 && (!memcmp(s->at, "\xFF\xFE", 2) || !memcmp(s->at, "\xFE\xFF", 2)))
        return fail(s, s->at, ERR_BAD_JSON, "this is UTF-16; save the file with the encoding UTF-8");
    return true;
}

bool json_scan(const char *text, size_t size, JsonScan *ret_scan, JsonPlace *ret_place, Err *err) {
    const unsigned char *bytes = (const unsigned char *)text;
    Scanner s = {.at = bytes, .line_start = bytes, .line = 1, .ret_place = ret_place, .err = err};
    s.end = size ? bytes + size : bytes;
    if (!check_encoding(&s, size) || !scan_document(&s)) {
        free(s.scan.marks);
        return false;
    }
    *ret_scan = s.scan;
    return true;
}
