#include "dates.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

struct Dates {
    char locale[32];
    UDateFormat *formats[DATE_FORM_COUNT]; // opened when first needed
};

// A CLDR skeleton, whose fields the locale puts in its order, and English's own pattern: without the commas
// that CLDR has there. Times are the event's: always 24 hours, two digits.
typedef struct FormRow {
    const char *skeleton, *english;
} FormRow;

static const FormRow forms[] = {
    [DATE_TIME] = {NULL, "HH:mm"},           [DATE_WEEKDAY] = {"EEEE", "EEEE"},
    [DATE_DAY_MONTH] = {"dMMMM", "d MMMM"},  [DATE_DAY_MON] = {"dMMM", "d MMM"},
    [DATE_SHORT] = {"EEEdMMM", "EEE d MMM"}, [DATE_LONG] = {"EEEEdMMMM", "EEEE d MMMM"},
    [DATE_FULL] = {"dMMMMy", "d MMMM y"},    [DATE_MONTH_YEAR] = {"MMMMy", "MMMM y"},
    [DATE_MON_YEAR] = {"MMMy", "MMM y"},     [DATE_DAY] = {"d", "d"},
};
_Static_assert(COUNT_OF(forms) == DATE_FORM_COUNT, "every DateForm has its row");

Dates *dates_create(const char *lang, const char *calendar, const char *digits) {
    (void)calendar, (void)digits;
    Dates *dates = calloc(1, sizeof *dates);
    if (!dates) return NULL;
    strncpy(dates->locale, lang, sizeof dates->locale - 1);
    return dates;
}

void dates_destroy(Dates *dates) {
    if (!dates) return;
    for (int i = 0; i < DATE_FORM_COUNT; i++)
        if (dates->formats[i]) udat_close(dates->formats[i]);
    free(dates);
}

static bool is_english(const char *locale) {
    return !strncmp(locale, "en", 2);
}

// The wall clock goes in as if it were UTC, so no zone rule can shift it.
static const UChar utc[] = {'U', 'T', 'C', 0};

// ICU's calendar is Julian before 1582; the bundle's dates are Gregorian throughout, as ISO 8601 has them.
static void make_proleptic(UDateFormat *format) {
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar = ucal_clone(udat_getCalendar(format), &status);
    ucal_setGregorianChange(calendar, -8.64e15, &status);
    if (U_SUCCESS(status)) udat_setCalendar(format, calendar);
    ucal_close(calendar);
}

static UDateFormat *open_format(const char *locale, const FormRow *form) {
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[64];
    int32_t length = 0;
    if (form->skeleton && !is_english(locale)) {
        UChar units[16];
        u_uastrcpy(units, form->skeleton);
        UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
        length = udatpg_getBestPattern(generator, units, -1, pattern, COUNT_OF(pattern), &status);
        udatpg_close(generator);
    } else {
        u_uastrcpy(pattern, form->english);
        length = u_strlen(pattern);
    }
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc, -1, pattern, length, &status);
    if (U_FAILURE(status)) return NULL;
    make_proleptic(format);
    return format;
}

const char *dates_format(Dates *dates, Arena *arena, DateForm form, int32_t day, int minute) {
    if (!dates->formats[form]) dates->formats[form] = open_format(dates->locale, &forms[form]);
    UChar units[128];
    UErrorCode status = U_ZERO_ERROR;
    UDate when = ((double)day * 1440 + minute) * 60000;
    int32_t length = 0;
    if (dates->formats[form])
        length = udat_format(dates->formats[form], when, units, COUNT_OF(units), NULL, &status);
    char *text = arena_alloc(arena, sizeof units * 2);
    if (!text) return "";
    if (!dates->formats[form] || U_FAILURE(status) || length >= (int32_t)COUNT_OF(units)) return text;
    u_strToUTF8(text, sizeof units * 2, NULL, units, length, &status);
    return text;
}

// Our own English again: CLDR's has its months before the days.
static const char *english_span(Dates *dates, Arena *arena, int32_t first, int32_t last) {
    const char *end = dates_format(dates, arena, DATE_FULL, last, 0);
    DateForm form = DATE_FULL;
    if (!strcmp(dates_format(dates, arena, DATE_MONTH_YEAR, first, 0),
                dates_format(dates, arena, DATE_MONTH_YEAR, last, 0)))
        form = DATE_DAY;
    const char *text = arena_printf(arena, "%s – %s", dates_format(dates, arena, form, first, 0), end);
    return text ? text : end;
}

static const char *other_span(const Dates *dates, Arena *arena, int32_t first, int32_t last) {
    static const UChar skeleton[] = {'d', 'M', 'M', 'M', 'M', 'y', 0};
    UErrorCode status = U_ZERO_ERROR;
    UChar units[256];
    UDateIntervalFormat *format = udtitvfmt_open(dates->locale, skeleton, -1, utc, -1, &status);
    int32_t length = udtitvfmt_format(format, first * 86400000.0, last * 86400000.0, units, COUNT_OF(units),
                                      NULL, &status);
    udtitvfmt_close(format);
    char *text = arena_alloc(arena, sizeof units * 2);
    if (!text || U_FAILURE(status) || length >= (int32_t)COUNT_OF(units)) return "";
    u_strToUTF8(text, sizeof units * 2, NULL, units, length, &status);
    return text;
}

const char *dates_format_span(Dates *dates, Arena *arena, int32_t first, int32_t last) {
    if (first >= last) return dates_format(dates, arena, DATE_FULL, first, 0);
    const char *text = is_english(dates->locale) ? "" : other_span(dates, arena, first, last);
    return *text ? text : english_span(dates, arena, first, last);
}
