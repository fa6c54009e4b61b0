#include "dates.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

struct Dates {
    char locale[32];
    UDateFormat *formats[DATE_FORM_COUNT]; // opened when first needed
};

// CLDR skeletons; the locale puts the fields in its order. Times are the event's: always 24 hours, two digits.
static const char *const skeletons[] = {
    [DATE_TIME] = NULL,           [DATE_WEEKDAY] = "EEEE", [DATE_DAY_MONTH] = "dMMMM",      [DATE_SHORT] = "EEEdMMM",
    [DATE_LONG] = "EEEEdMMMM",    [DATE_FULL] = "dMMMMy",  [DATE_MONTH_YEAR] = "MMMMy",
};
_Static_assert(COUNT_OF(skeletons) == DATE_FORM_COUNT, "every DateForm has its skeleton");

Dates *dates_create(const char *lang) {
    Dates *dates = calloc(1, sizeof *dates);
    if (!dates) return NULL;
    // Day before month: delegates of 45 states read "24 November".
    strncpy(dates->locale, !strcmp(lang, "en") ? "en-GB" : lang, sizeof dates->locale - 1);
    return dates;
}

void dates_destroy(Dates *dates) {
    if (!dates) return;
    for (int i = 0; i < DATE_FORM_COUNT; i++)
        if (dates->formats[i]) udat_close(dates->formats[i]);
    free(dates);
}

static UDateFormat *open_format(const char *locale, const char *skeleton) {
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[64];
    int32_t length = 0;
    if (skeleton) {
        UChar units[16];
        u_uastrcpy(units, skeleton);
        UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
        length = udatpg_getBestPattern(generator, units, -1, pattern, COUNT_OF(pattern), &status);
        udatpg_close(generator);
    } else {
        u_uastrcpy(pattern, "HH:mm");
        length = 5;
    }
    // The wall clock goes in as if it were UTC, so no zone rule can shift it.
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc, -1, pattern, length, &status);
    return U_SUCCESS(status) ? format : NULL;
}

const char *dates_format(Dates *dates, Arena *arena, DateForm form, int32_t day, int minute) {
    if (!dates->formats[form]) dates->formats[form] = open_format(dates->locale, skeletons[form]);
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
