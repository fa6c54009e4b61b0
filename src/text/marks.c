#include "marks.h"

#include <stdlib.h>
#include <unicode/uchar.h>

static bool is_gap(UChar unit) {
    return unit == '*' || u_isUWhiteSpace(unit);
}

// The asterisk that ends what the one at `open` begins; length where none does.
static int32_t find_close(const UChar *units, int32_t length, int32_t open) {
    for (int32_t i = open + 2; i < length && units[i] != '\n'; i++)
        if (units[i] == '*' && !is_gap(units[i - 1])) return i;
    return length;
}

static bool opens(const UChar *units, int32_t length, int32_t at) {
    return units[at] == '*' && at + 2 < length && !is_gap(units[at + 1]);
}

static int32_t line_end(const UChar *units, int32_t length, int32_t at) {
    while (at < length && units[at] != '\n')
        at++;
    return at;
}

bool marks_take(UChar *units, int32_t *length, bool **ret_strong) {
    bool *strong = NULL;
    int32_t kept = 0, close = -1, lone_until = 0;
    for (int32_t at = 0; at < *length; at++) {
        if (at == close) continue;
        // Where one finds no other, those behind it in the line find none either: a line is searched once.
        if (at > close && at >= lone_until && opens(units, *length, at)) {
            int32_t found = find_close(units, *length, at);
            if (found < *length) {
                close = found;
                if (!strong) strong = calloc((size_t)*length + 1, sizeof *strong);
                if (!strong) return false;
                continue;
            }
            lone_until = line_end(units, *length, at);
        }
        if (strong) strong[kept] = at < close;
        units[kept++] = units[at];
    }
    units[kept] = 0;
    *length = kept;
    *ret_strong = strong;
    return true;
}
