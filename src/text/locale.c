#include "locale.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uloc.h>

static bool is_available(const char *language) {
    size_t length = strlen(language);
    for (int32_t i = uloc_countAvailable(); length && i-- > 0;) {
        const char *name = uloc_getAvailable(i);
        if (!strncmp(name, language, length) && (!name[length] || name[length] == '_')) return true;
    }
    return false;
}

// Written only where ICU has data of the language.
static bool find(const char *lang, char *ret_name) {
    char name[LOCALE_SIZE], language[ULOC_LANG_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = uloc_forLanguageTag(lang, name, sizeof name, NULL, &status);
    // Room for two keywords is kept.
    if (U_FAILURE(status) || length > LOCALE_SIZE - 48) return false;
    uloc_getLanguage(name, language, sizeof language, &status);
    if (U_FAILURE(status) || !is_available(language)) return false;
    memcpy(ret_name, name, sizeof name);
    return true;
}

bool locale_is_known(const char *lang) {
    char name[LOCALE_SIZE];
    return find(lang, name);
}

void locale_name(const char *lang, const char *calendar, const char *digits, char *ret_name) {
    UErrorCode status = U_ZERO_ERROR;
    // "en" alone is American in ICU: November 24, and a comma before "and".
    if (!strcmp(lang, "en") || !find(lang, ret_name)) strcpy(ret_name, "en_001");
    // And "pt" is Brazil's; the region's Portuguese is that of Timor-Leste and Macao.
    if (!strcmp(ret_name, "pt")) strcpy(ret_name, "pt_PT");
    uloc_setKeywordValue("calendar", calendar ? calendar : "gregorian", ret_name, LOCALE_SIZE, &status);
    if (digits && !strcmp(digits, "latn"))
        uloc_setKeywordValue("numbers", "latn", ret_name, LOCALE_SIZE, &status);
}

bool locale_is_english(const char *name) {
    return !strncmp(name, "en", 2) && (!name[2] || strchr("_@", name[2]));
}
