#include "match.h"

#include <string.h>

enum {
    FORGIVING_LETTERS = 5
};

static bool is_inside_letter(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

MatchForm match_form(const char *text, size_t length) {
    MatchForm form = {.text = text, .length = (uint32_t)length};
    for (size_t i = 0; i < length && i < sizeof form.head; i++)
        form.head |= (uint64_t)(unsigned char)text[i] << (8 * i);
    return form;
}

bool match_forgives(const MatchForm *typed) {
    int letters = 0;
    for (uint32_t i = 0; i < typed->length; i++) {
        if (typed->text[i] >= '0' && typed->text[i] <= '9') return false;
        letters += !is_inside_letter(typed->text[i]);
    }
    return letters >= FORGIVING_LETTERS;
}

static bool is_prefix(const MatchForm *typed, const MatchForm *form) {
    if (typed->length > form->length) return false;
    unsigned unused = typed->length >= 8 ? 0 : 8 * (8 - typed->length);
    if (unused < 64 && (typed->head ^ form->head) << unused) return false;
    return typed->length <= 8 || !memcmp(typed->text + 8, form->text + 8, typed->length - 8);
}

// Behind the letter at text; text itself at its end.
static const char *next_letter(const char *text) {
    if (*text) text++;
    while (is_inside_letter(*text))
        text++;
    return text;
}

// Where form goes on behind all of typed; NULL where it does not begin with it.
static const char *behind(const char *typed, const char *form) {
    while (*typed && *typed == *form)
        typed++, form++;
    return *typed ? NULL : form;
}

// Both at the first letter that differs: whether form goes on as typed behind two letters that are exchanged.
static const char *behind_exchanged(const char *typed, const char *form) {
    const char *typed_second = next_letter(typed), *form_second = next_letter(form);
    const char *typed_third = next_letter(typed_second), *form_third = next_letter(form_second);
    size_t first = (size_t)(typed_second - typed), second = (size_t)(typed_third - typed_second);
    bool exchanged = first && second && (size_t)(form_third - form_second) == first &&
                     (size_t)(form_second - form) == second && !memcmp(typed, form_second, first) &&
                     !memcmp(typed_second, form, second);
    return exchanged ? behind(typed_third, form_third) : NULL;
}

// One mistake can be moved to the first letter that differs, so only that place is tried.
static const char *behind_mistake(const char *typed, const char *form) {
    const char *start = typed;
    while (*typed && *typed == *form)
        typed++, form++;
    while (typed > start && is_inside_letter(*typed))
        typed--, form--;
    const char *typed_next = next_letter(typed), *form_next = next_letter(form);
    const char *end = behind_exchanged(typed, form);
    if (!end && *form) end = behind(typed_next, form_next); // another letter
    if (!end && *form) end = behind(typed, form_next);      // too few
    if (!end) end = behind(typed_next, form);               // too many
    return end;
}

Match match_forms(const MatchForm *typed, const MatchForm *form, bool forgiving, size_t *ret_bytes) {
    if (!typed->length || !form->length) return MATCH_NONE;
    if (is_prefix(typed, form)) {
        *ret_bytes = typed->length;
        return typed->length == form->length ? MATCH_EXACT : MATCH_PREFIX;
    }
    if (!forgiving || form->length + 4 < typed->length) return MATCH_NONE;
    const char *end = behind_mistake(typed->text, form->text);
    if (!end) return MATCH_NONE;
    *ret_bytes = (size_t)(end - form->text);
    return MATCH_TYPO;
}
