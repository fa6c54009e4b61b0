// How what was typed fits a word's form. Pure.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum Match {
    MATCH_NONE,
    MATCH_TYPO,         // the beginning, but for one letter too many, too few, another or two exchanged
    MATCH_INITIALS,     // the beginning of its syllables' initials
    MATCH_ALL_INITIALS, // all of them
    MATCH_PREFIX,       // the beginning
    MATCH_EXACT
} Match;

// A form to be compared: NUL-terminated UTF-8, and its first bytes as a number, which decides most
// comparisons.
typedef struct MatchForm {
    const char *text;
    uint64_t head;
    uint32_t length; // bytes
} MatchForm;

MatchForm match_form(const char *text, size_t length);

// Whether a mistake is forgiven in what was typed: from five letters on, and not in numbers.
bool match_forgives(const MatchForm *typed);

// As letters: of initials they know nothing. ret_bytes: how much of form is what was typed; not written for
// MATCH_NONE.
Match match_forms(const MatchForm *typed, const MatchForm *form, bool forgiving, size_t *ret_bytes);
