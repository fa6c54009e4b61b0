#include "units.h"

#include <string.h>
#include <unicode/ustring.h>

int32_t units_from_utf8(const char *string, UChar *units, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    u_strFromUTF8WithSub(units, capacity, &length, string, -1, 0xFFFD, NULL, &status);
    return length < capacity ? length : capacity;
}

const char *units_to_utf8(Arena *arena, const UChar *units, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t size = 0;
    u_strToUTF8WithSub(NULL, 0, &size, units, length, 0xFFFD, NULL, &status);
    status = U_ZERO_ERROR;
    char *text = arena_alloc(arena, (size_t)size + 1);
    if (text) u_strToUTF8WithSub(text, size + 1, NULL, units, length, 0xFFFD, NULL, &status);
    return text;
}
