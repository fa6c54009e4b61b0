#include "record.h"

#include <stdio.h>
#include "model/query.h"
#include "model/related.h"
#include "model/zone.h"

typedef struct Teller {
    const Bundle *bundle;
    bool (*seen)(void *ctx, const SearchString *string);
    void *ctx;
    bool ended;
} Teller;

static void tell_string(Teller *teller, const SearchString *string) {
    if (!string->string || !*string->string || teller->ended) return;
    teller->ended = !teller->seen(teller->ctx, string);
}

static void tell(Teller *teller, SearchField field, const char *string, const char *lang) {
    tell_string(teller, &(SearchString){field, string, lang, NULL});
}

static void tell_text(Teller *teller, SearchField field, const Text *text) {
    for (size_t i = 0; i < text->count; i++) {
        const TextVariant *variant = &text->variants[i];
        const TextVariant *read = text_is_reading(variant->lang) ? text_read_by(text, variant->lang) : NULL;
        tell_string(teller, &(SearchString){field, variant->string, variant->lang, read});
    }
}

static void tell_number(Teller *teller, int number) {
    char digits[16];
    snprintf(digits, sizeof digits, "%d", number);
    tell(teller, SEARCH_MADE, digits, NULL);
}

static void tell_country(Teller *teller, const char *country) {
    const Member *member = bundle_country(teller->bundle, country);
    if (member)
        tell_text(teller, SEARCH_OTHER, &member->name);
    else
        tell(teller, SEARCH_OTHER, country, NULL);
}

static void tell_session(Teller *teller, const Session *session) {
    tell_text(teller, SEARCH_NAME, &session->title);
    if (session->room) tell_text(teller, SEARCH_OTHER, &session->room->name);
    if (session->track) tell_text(teller, SEARCH_OTHER, &session->track->name);
    for (size_t i = 0; i < session->person_count; i++)
        tell_text(teller, SEARCH_OTHER, &session->people[i].name);
    for (size_t i = 0; i < session->chairs.count; i++) {
        const Member *chair = bundle_member(teller->bundle, session->chairs.ids[i]);
        if (chair) tell_text(teller, SEARCH_OTHER, &chair->name);
    }
}

static void tell_member(Teller *teller, const Member *member) {
    tell_text(teller, SEARCH_NAME, &member->name);
    tell_text(teller, SEARCH_NAME, &member->endonyms);
    tell_text(teller, SEARCH_NAME, &member->formal);
    tell(teller, SEARCH_NAME, member->code, NULL);
}

static void tell_meeting(Teller *teller, const Meeting *meeting) {
    tell_text(teller, SEARCH_NAME, &meeting->title);
    tell_text(teller, SEARCH_OTHER, &meeting->city);
    tell_country(teller, meeting->country);
    int year, month, day_of_month;
    if (meeting->start == DAY_NONE) return;
    day_to_date(meeting->start, &year, &month, &day_of_month);
    tell_number(teller, year);
}

static void tell_document(Teller *teller, const Document *document) {
    tell_text(teller, SEARCH_NAME, &document->title);
    tell_text(teller, SEARCH_OTHER, &document->event);
    if (document->year) tell_number(teller, document->year);
}

static void tell_contact(Teller *teller, const Contact *contact) {
    tell_text(teller, SEARCH_NAME, &contact->name);
    tell_text(teller, SEARCH_OTHER, &contact->role);
    for (size_t i = 0; i < contact->line_count; i++)
        tell_text(teller, SEARCH_OTHER, &contact->lines[i]);
    tell(teller, SEARCH_OTHER, contact->email, NULL);
    tell_country(teller, contact->country);
}

void record_each_string(const Bundle *bundle, const SearchRecord *record,
                        bool (*seen)(void *ctx, const SearchString *string), void *ctx) {
    Teller teller = {bundle, seen, ctx, false};
    switch (record->kind) {
    case SEARCH_MEMBER:
        tell_member(&teller, record->member);
        break;
    case SEARCH_ROOM:
        tell_text(&teller, SEARCH_NAME, &record->room->name);
        tell_text(&teller, SEARCH_OTHER, &record->room->level);
        break;
    case SEARCH_PERSON:
        tell_text(&teller, SEARCH_NAME, &record->person->name);
        tell_text(&teller, SEARCH_OTHER, &record->person->role);
        break;
    case SEARCH_GROUP:
        tell_text(&teller, SEARCH_NAME, &record->group->name);
        break;
    case SEARCH_SESSION:
        tell_session(&teller, record->session);
        break;
    case SEARCH_MEETING:
        tell_meeting(&teller, record->meeting);
        break;
    case SEARCH_DOCUMENT:
        tell_document(&teller, record->document);
        break;
    case SEARCH_CONTACT:
        tell_contact(&teller, record->contact);
        break;
    case SEARCH_ABOUT:
        tell_text(&teller, SEARCH_NAME, &record->about->title);
        break;
    case SEARCH_KIND_COUNT:
        break;
    }
}

const Text *record_name(const SearchRecord *record) {
    static const Text nothing = {NULL, 0};
    switch (record->kind) {
    case SEARCH_MEMBER:
        return &record->member->name;
    case SEARCH_ROOM:
        return &record->room->name;
    case SEARCH_PERSON:
        return &record->person->name;
    case SEARCH_GROUP:
        return &record->group->name;
    case SEARCH_SESSION:
        return &record->session->title;
    case SEARCH_MEETING:
        return &record->meeting->title;
    case SEARCH_DOCUMENT:
        return &record->document->title;
    case SEARCH_CONTACT:
        return &record->contact->name;
    case SEARCH_ABOUT:
        return &record->about->title;
    case SEARCH_KIND_COUNT:
        break;
    }
    return &nothing;
}
