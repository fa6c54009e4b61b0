// Languages as ICU names them. Where ICU has no data of a language it would take those of the process's own
// locale: a display in Tetum would say its dates in whatever the machine was installed in. English stands in.
// Internal to text/.
#pragma once
#include <stdbool.h>

enum {
    LOCALE_SIZE = 96
};

// lang: BCP 47. calendar: one of ICU's; NULL: Gregorian, whatever the language's readers use elsewhere.
// digits: "latn"; NULL, "native" and anything else: those that the language usually has.
void locale_name(const char *lang, const char *calendar, const char *digits, char *ret_name);
bool locale_is_english(const char *name);
// Whether ICU has data of a language.
bool locale_is_known(const char *lang);
