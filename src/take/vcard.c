#include "vcard.h"

#include <string.h>
#include "draft.h"
#include "lines.h"
#include "model/query.h"
#include "model/related.h"
#include "words.h"

// In the order in which they are left out.
typedef enum Part {
    PART_ROLE,
    PART_FAX,
    PART_ADDRESS,
    PART_COUNT
} Part;

typedef struct Card {
    const Bundle *bundle;
    const Contact *contact;
    const char *const *chain;
    Arena *arena;
} Card;

// On one line; "" where there is none and without memory.
static const char *clean(const Card *card, const char *text) {
    const char *line = text ? words_on_one_line(card->arena, text) : NULL;
    return line ? line : "";
}

static const char *pick(const Card *card, const Text *text) {
    return clean(card, text_pick(text, card->chain, NULL));
}

static void put_value(Lines *lines, const char *name, const char *value) {
    if (!*value) return;
    lines_begin(lines, name);
    lines_value(lines, value);
    lines_end(lines);
}

// "+66 (0) 2343 9477" is written for those who read; who dials it from abroad must not dial that 0.
static void put_number(Lines *lines, const Card *card, const char *name, const char *text) {
    char *number = words_on_one_line(card->arena, text ? text : "");
    if (!number) return;
    char *zero = number[0] == '+' ? strstr(number, "(0)") : NULL;
    if (zero) {
        char *rest = zero + strlen("(0)");
        if (*rest == ' ') rest++;
        memmove(zero, rest, strlen(rest) + 1);
    }
    put_value(lines, name, number);
}

// The country as a field of its own, unless the last line says it already.
static const char *country_of(const Card *card) {
    const Contact *contact = card->contact;
    const Member *member = contact->country ? bundle_country(card->bundle, contact->country) : NULL;
    if (!member) return "";
    const char *name = pick(card, &member->name);
    const char *last = contact->line_count ? pick(card, &contact->lines[contact->line_count - 1]) : "";
    return strstr(last, name) ? "" : name;
}

// The source has lines, not a street, a town and a code: they stand in the street's place, as they are.
static void put_address(Lines *lines, const Card *card) {
    const Contact *contact = card->contact;
    const char *country = country_of(card);
    if (!contact->line_count && !*country) return;
    lines_begin(lines, "ADR");
    lines_mark(lines, ";;");
    for (size_t i = 0; i < contact->line_count; i++) {
        if (i) lines_value(lines, "\n");
        lines_value(lines, pick(card, &contact->lines[i]));
    }
    lines_mark(lines, ";;;;");
    lines_value(lines, country);
    lines_end(lines);
}

static char *write_card(const void *of, const char *name, int left_out, Arena *arena) {
    const Card *card = of;
    Lines lines;
    if (!lines_open(&lines)) return NULL;
    lines_put(&lines, "BEGIN", "VCARD");
    lines_put(&lines, "VERSION", "3.0");
    lines_put(&lines, "N", ";;;;");
    put_value(&lines, "FN", name);
    put_value(&lines, "ORG", name);
    if (left_out <= PART_ROLE) put_value(&lines, "ROLE", pick(card, &card->contact->role));
    if (left_out <= PART_ADDRESS) put_address(&lines, card);
    put_number(&lines, card, "TEL", card->contact->phone);
    if (left_out <= PART_FAX) put_number(&lines, card, "TEL;TYPE=FAX", card->contact->fax);
    put_value(&lines, "EMAIL", clean(card, card->contact->email));
    lines_put(&lines, "END", "VCARD");
    return lines_close(&lines, arena);
}

bool vcard_write_contact(const Bundle *bundle, const Contact *contact, const char *const *chain, Arena *arena,
                         const char **ret_text, Err *err) {
    Card card = {bundle, contact, chain, arena};
    Draft draft = {&card, pick(&card, &contact->name), PART_COUNT, write_card};
    return draft_fit(&draft, arena, ret_text, err);
}
