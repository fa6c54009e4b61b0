#include "dates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/udatpg.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>
#include "locale.h"
#include "units.h"

enum {
    PATTERN_UNITS = 64,
    DATE_UNITS = 256
};

struct Dates {
    char locale[LOCALE_SIZE];
    bool gregorian, english, dari;
    bool same_years;                      // they begin with Gregorian ones
    bool own_calendar;                    // what the language's readers count years in: no era is needed
    UDateTimePatternGenerator *generator; // all opened when first needed
    UDateIntervalFormat *span;
    UDateFormat *formats[DATE_FORM_COUNT];
};

// A CLDR skeleton, whose fields the locale puts in its order, and English's own pattern: without the commas
// that CLDR has there. Times are the event's: always 24 hours, two digits.
typedef struct FormRow {
    const char *skeleton, *english;
} FormRow;

static const FormRow forms[] = {
    [DATE_TIME] = {"HHmm", "HH:mm"},
    [DATE_WEEKDAY] = {"cccc", "EEEE"},
    [DATE_DAY_MONTH] = {"dMMMM", "d MMMM"},
    [DATE_DAY_MON] = {"dMMM", "d MMM"},
    [DATE_SHORT] = {"EEEdMMM", "EEE d MMM"},
    [DATE_LONG] = {"EEEEdMMMM", "EEEE d MMMM"},
    [DATE_FULL] = {"dMMMMy", "d MMMM y"},
    [DATE_MONTH_YEAR] = {"MMMMy", "MMMM y"},
    [DATE_MON_YEAR] = {"MMMy", "MMM y"},
    [DATE_DAY] = {"d", "d"},
    [DATE_YEAR] = {"y", "y"},
};
_Static_assert(COUNT_OF(forms) == DATE_FORM_COUNT, "every DateForm has its row");

static bool has_same_years(const char *calendar) {
    static const char *const same[] = {"gregorian", "iso8601", "buddhist", "roc", "japanese"};
    for (size_t i = 0; i < COUNT_OF(same); i++)
        if (!strcmp(calendar, same[i])) return true;
    return false;
}

static bool is_own_calendar(const char *locale, const char *calendar) {
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *usual = ucal_getKeywordValuesForLocale("calendar", locale, true, &status);
    const char *first = U_SUCCESS(status) ? uenum_next(usual, NULL, &status) : NULL;
    bool own = first && !strcmp(first, calendar);
    uenum_close(usual);
    return own;
}

Dates *dates_create(const char *lang, const char *calendar, const char *digits) {
    Dates *dates = calloc(1, sizeof *dates);
    if (!dates) return NULL;
    locale_name(lang, calendar, digits, dates->locale);
    dates->same_years = !calendar || has_same_years(calendar);
    dates->gregorian = !calendar || !strcmp(calendar, "gregorian");
    dates->english = dates->gregorian && locale_is_english(dates->locale);
    // Our patterns are British, but the names are those of three letters: Sep, not Sept.
    if (dates->english && !strncmp(dates->locale, "en_001", 6))
        memmove(dates->locale + 2, dates->locale + 6, strlen(dates->locale + 6) + 1);
    dates->dari = !strncmp(dates->locale, "fa_AF", 5);
    dates->own_calendar = dates->gregorian || is_own_calendar(dates->locale, calendar);
    return dates;
}

void dates_destroy(Dates *dates) {
    if (!dates) return;
    for (int i = 0; i < DATE_FORM_COUNT; i++)
        udat_close(dates->formats[i]);
    udtitvfmt_close(dates->span);
    udatpg_close(dates->generator);
    free(dates);
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

// Mongolian's full names of months are three words.
static const char *usual_skeleton(const Dates *dates, const char *skeleton, char *buffer) {
    char *end = buffer;
    bool long_names = !strncmp(dates->locale, "mn", 2);
    for (const char *at = skeleton; *at; at++)
        if (!long_names || strncmp(at, "MMMM", 4) != 0) *end++ = *at;
    *end = 0;
    return buffer;
}

// Where a calendar is the language's own, its years need no era, and are written as Gregorian ones are. And
// CLDR's Dari lacks patterns of its own, and would get those of no language.
static const char *pattern_locale(const Dates *dates, char *buffer) {
    UErrorCode status = U_ZERO_ERROR;
    snprintf(buffer, LOCALE_SIZE, "%s%.*s", dates->dari ? "fa" : "", LOCALE_SIZE - 3,
             dates->locale + (dates->dari ? 5 : 0));
    if (dates->own_calendar) uloc_setKeywordValue("calendar", "gregorian", buffer, LOCALE_SIZE, &status);
    return buffer;
}

// Of Dari's months CLDR has only the full names, within a date; the others would be Persian's.
static int32_t name_months_in_full(UChar *pattern, int32_t length) {
    UChar result[2 * PATTERN_UNITS];
    int32_t made = 0;
    for (int32_t i = 0, run; i < length; i += run) {
        run = 1;
        while ((pattern[i] == 'M' || pattern[i] == 'L') && i + run < length && pattern[i + run] == pattern[i])
            run++;
        for (int32_t n = 0; n < (run > 2 ? 4 : run); n++)
            result[made++] = run > 2 ? 'M' : pattern[i];
    }
    if (made <= PATTERN_UNITS) u_memcpy(pattern, result, made);
    return made <= PATTERN_UNITS ? made : length;
}

// CLDR puts the era before all else where a language says nothing of it: it belongs to the year.
static void move_era(UChar *pattern, int32_t length) {
    if (length < 3 || pattern[0] != 'G' || pattern[1] != ' ' || pattern[2] == 'y') return;
    u_memmove(pattern, pattern + 2, length - 2);
    pattern[length - 2] = ' ';
    pattern[length - 1] = 'G';
}

static int32_t find_pattern(Dates *dates, const FormRow *form, UChar *pattern, UErrorCode *status) {
    // Alone, the number: CLDR's has the word for year in languages that the messages around it have it in.
    if (dates->english || (form == &forms[DATE_YEAR] && dates->own_calendar)) {
        u_uastrcpy(pattern, form->english);
        return u_strlen(pattern);
    }
    char buffer[16];
    UChar skeleton[16];
    u_uastrcpy(skeleton, usual_skeleton(dates, form->skeleton, buffer));
    char locale[LOCALE_SIZE];
    if (!dates->generator) dates->generator = udatpg_open(pattern_locale(dates, locale), status);
    if (U_FAILURE(*status)) return 0;
    int32_t length = udatpg_getBestPatternWithOptions(
        dates->generator, skeleton, -1, UDATPG_MATCH_HOUR_FIELD_LENGTH, pattern, PATTERN_UNITS, status);
    if (U_FAILURE(*status)) return 0;
    move_era(pattern, length);
    return dates->dari ? name_months_in_full(pattern, length) : length;
}

static UDateFormat *open_format(Dates *dates, const FormRow *form) {
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[PATTERN_UNITS];
    int32_t length = find_pattern(dates, form, pattern, &status);
    if (U_FAILURE(status)) return NULL;
    UDateFormat *format =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, dates->locale, utc, -1, pattern, length, &status);
    if (U_FAILURE(status)) return NULL;
    if (dates->gregorian) make_proleptic(format);
    return format;
}

const char *dates_format(Dates *dates, Arena *arena, DateForm form, int32_t day, int minute) {
    if (!dates->formats[form]) dates->formats[form] = open_format(dates, &forms[form]);
    if (!dates->formats[form]) return "";
    UChar units[DATE_UNITS];
    UErrorCode status = U_ZERO_ERROR;
    UDate when = ((double)day * 1440 + minute) * 60000;
    int32_t length = udat_format(dates->formats[form], when, units, COUNT_OF(units), NULL, &status);
    const char *text =
        U_SUCCESS(status) && length < (int32_t)COUNT_OF(units) ? units_to_utf8(arena, units, length) : NULL;
    return text ? text : "";
}

const char *dates_format_year(Dates *dates, Arena *arena, int year) {
    enum {
        EPOCH = 1970
    };
    // Its middle, by the mean length of years.
    int32_t day = (int32_t)(((int64_t)year - EPOCH) * 146097 / 400 + 182);
    return dates->same_years ? dates_format(dates, arena, DATE_YEAR, day, 0) : "";
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), end_length = strlen(end);
    return end_length <= length && !strcmp(text + length - end_length, end);
}

// Days of one month, the month said once where the day stands first or last in a date; else both in full.
static const char *own_span(Dates *dates, Arena *arena, int32_t first, int32_t last) {
    const char *start = dates_format(dates, arena, DATE_FULL, first, 0),
               *end = dates_format(dates, arena, DATE_FULL, last, 0),
               *first_day = dates_format(dates, arena, DATE_DAY, first, 0),
               *last_day = dates_format(dates, arena, DATE_DAY, last, 0);
    bool one_month = !strcmp(dates_format(dates, arena, DATE_MONTH_YEAR, first, 0),
                             dates_format(dates, arena, DATE_MONTH_YEAR, last, 0));
    if (one_month && !strncmp(start, first_day, strlen(first_day)))
        start = first_day;
    else if (one_month && ends_with(end, last_day))
        end = last_day;
    const char *text = arena_printf(arena, "%s – %s", start, end);
    return text ? text : end;
}

static int32_t remove_all(UChar *units, const UChar *part, int32_t part_length) {
    for (UChar *found; part_length && (found = u_strstr(units, part));) {
        UChar *behind = found + part_length;
        if (found > units && found[-1] == ' ')
            found--;
        else if (*behind == ' ')
            behind++;
        u_memmove(found, behind, u_strlen(behind) + 1);
    }
    return u_strlen(units);
}

// The interval's pattern cannot be asked for, so the era goes by its names.
static int32_t drop_era_names(const UDateFormat *format, UChar *units, int32_t length) {
    static const UDateFormatSymbolType kinds[] = {UDAT_ERA_NAMES, UDAT_ERAS};
    for (size_t kind = 0; format && kind < COUNT_OF(kinds); kind++)
        for (int32_t i = udat_countSymbols(format, kinds[kind]); i-- > 0;) {
            UErrorCode status = U_ZERO_ERROR;
            UChar name[PATTERN_UNITS];
            int32_t size = udat_getSymbols(format, kinds[kind], i, name, COUNT_OF(name), &status);
            if (U_SUCCESS(status) && size < (int32_t)COUNT_OF(name)) length = remove_all(units, name, size);
        }
    return length;
}

static const char *icu_span(Dates *dates, Arena *arena, int32_t first, int32_t last) {
    UErrorCode status = U_ZERO_ERROR;
    UChar units[DATE_UNITS], skeleton[16];
    char buffer[16];
    u_uastrcpy(skeleton, usual_skeleton(dates, forms[DATE_FULL].skeleton, buffer));
    if (!dates->span) dates->span = udtitvfmt_open(dates->locale, skeleton, -1, utc, -1, &status);
    if (U_FAILURE(status)) return "";
    int32_t length = udtitvfmt_format(dates->span, first * 86400000.0, last * 86400000.0, units,
                                      COUNT_OF(units), NULL, &status);
    if (U_FAILURE(status) || length >= (int32_t)COUNT_OF(units)) return "";
    dates_format(dates, arena, DATE_FULL, first, 0); // opens the format that knows the eras' names
    if (!dates->gregorian && dates->own_calendar)
        length = drop_era_names(dates->formats[DATE_FULL], units, length);
    // Some languages have their spans in numerals only: 24/11/2026 – 3/12.
    const char *text = u_memchr(units, '/', length) ? NULL : units_to_utf8(arena, units, length);
    return text ? text : "";
}

// English is ours: CLDR has commas and its months before the days.
const char *dates_format_span(Dates *dates, Arena *arena, int32_t first, int32_t last) {
    if (first >= last) return dates_format(dates, arena, DATE_FULL, first, 0);
    const char *text = dates->english || dates->dari ? "" : icu_span(dates, arena, first, last);
    return *text ? text : own_span(dates, arena, first, last);
}
