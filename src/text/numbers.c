#include "numbers.h"

#include <string.h>
#include <unicode/ulistformatter.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>
#include "locale.h"
#include "units.h"

struct Numbers {
    char locale[LOCALE_SIZE];
    UNumberFormat *plain, *grouped;
    UPluralRules *rules;
    UListFormatter *list;
};

Numbers *numbers_create(const char *lang, const char *digits) {
    Numbers *numbers = calloc(1, sizeof *numbers);
    if (numbers) locale_name(lang, NULL, digits, numbers->locale);
    return numbers;
}

void numbers_destroy(Numbers *numbers) {
    if (!numbers) return;
    unum_close(numbers->plain);
    unum_close(numbers->grouped);
    uplrules_close(numbers->rules);
    ulistfmt_close(numbers->list);
    free(numbers);
}

static const char *say(UNumberFormat *format, Arena *arena, long number) {
    UChar units[64];
    UErrorCode status = format ? U_ZERO_ERROR : U_MISSING_RESOURCE_ERROR;
    int32_t length = 0;
    if (format) length = unum_formatInt64(format, number, units, COUNT_OF(units), NULL, &status);
    bool done = U_SUCCESS(status) && length <= (int32_t)COUNT_OF(units);
    const char *text = done ? units_to_utf8(arena, units, length) : arena_printf(arena, "%ld", number);
    return text ? text : "";
}

static UNumberFormat *open_format(const char *locale, bool grouped) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
    if (U_SUCCESS(status)) {
        unum_setAttribute(format, UNUM_GROUPING_USED, grouped);
        return format;
    }
    unum_close(format);
    return NULL;
}

const char *numbers_plain(Numbers *numbers, Arena *arena, long number) {
    if (!numbers->plain) numbers->plain = open_format(numbers->locale, false);
    return say(numbers->plain, arena, number);
}

const char *numbers_grouped(Numbers *numbers, Arena *arena, long number) {
    if (!numbers->grouped) numbers->grouped = open_format(numbers->locale, true);
    return say(numbers->grouped, arena, number);
}

static const UPluralRules *rules_of(Numbers *numbers) {
    UErrorCode status = U_ZERO_ERROR;
    if (!numbers->rules) numbers->rules = uplrules_open(numbers->locale, &status);
    return U_SUCCESS(status) ? numbers->rules : NULL;
}

void numbers_category(Numbers *numbers, long count, char *ret_category) {
    const UPluralRules *rules = rules_of(numbers);
    UChar units[NUMBERS_CATEGORY_SIZE];
    UErrorCode status = U_ZERO_ERROR;
    strcpy(ret_category, "other");
    if (!rules) return;
    int32_t length = uplrules_select(rules, (double)count, units, COUNT_OF(units), &status);
    if (U_SUCCESS(status) && length < NUMBERS_CATEGORY_SIZE) u_UCharsToChars(units, ret_category, length + 1);
}

bool numbers_has_category(Numbers *numbers, const char *category) {
    const UPluralRules *rules = rules_of(numbers);
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *keywords = rules ? uplrules_getKeywords(rules, &status) : NULL;
    bool found = !strcmp(category, "other");
    for (const char *keyword; !found && keywords && (keyword = uenum_next(keywords, NULL, &status));)
        found = !strcmp(keyword, category);
    uenum_close(keywords);
    return found;
}

// ICU's list of parts that are not empty; NULL where it fails.
static const char *list_by_icu(Numbers *numbers, Arena *arena, const char *const *parts, size_t count) {
    const UChar **units = ARENA_NEW(arena, const UChar *, count);
    int32_t *lengths = ARENA_NEW(arena, int32_t, count), room = 0;
    UErrorCode status = U_ZERO_ERROR;
    for (size_t i = 0; units && lengths && i < count; i++) {
        int32_t most = (int32_t)strlen(parts[i]) + 1;
        UChar *own = ARENA_NEW(arena, UChar, (size_t)most);
        if (!own) return NULL;
        lengths[i] = units_from_utf8(parts[i], own, most);
        units[i] = own;
        room += lengths[i] + 16; // what stands between two parts is shorter
    }
    UChar *result = units && lengths ? ARENA_NEW(arena, UChar, (size_t)room) : NULL;
    if (!result) return NULL;
    if (!numbers->list) numbers->list = ulistfmt_open(numbers->locale, &status);
    if (U_FAILURE(status)) return NULL;
    int32_t length = ulistfmt_format(numbers->list, units, lengths, (int32_t)count, result, room, &status);
    return U_SUCCESS(status) ? units_to_utf8(arena, result, length) : NULL;
}

const char *numbers_list(Numbers *numbers, Arena *arena, const char *const *parts, size_t count) {
    const char **said = ARENA_NEW(arena, const char *, count + 1);
    size_t used = 0;
    for (size_t i = 0; said && i < count; i++)
        if (parts[i] && *parts[i]) said[used++] = parts[i];
    if (!used) return "";
    const char *text = used > 1 ? list_by_icu(numbers, arena, said, used) : said[0];
    return text ? text : said[0];
}
