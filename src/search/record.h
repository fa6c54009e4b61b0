// What can be found: the records of a bundle, and what each is found by.
#pragma once
#include "model/bundle.h"

// In the order in which equally good results stand.
typedef enum SearchKind {
    SEARCH_MEMBER,
    SEARCH_ROOM,
    SEARCH_PERSON, // who speaks in sessions
    SEARCH_GROUP,
    SEARCH_SESSION,
    SEARCH_MEETING,
    SEARCH_DOCUMENT,
    SEARCH_CONTACT,
    SEARCH_ABOUT,
    SEARCH_KIND_COUNT
} SearchKind;

typedef struct SearchRecord {
    SearchKind kind;
    union {
        const void *any; // of the kind's type
        const Session *session;
        const Person *person; // its first occurrence
        const Member *member;
        const Room *room;
        const Group *group;
        const Meeting *meeting;
        const Document *document;
        const Contact *contact;
        const AboutPage *about;
    };
} SearchRecord;

typedef enum SearchField {
    SEARCH_NAME,  // what the record is called
    SEARCH_OTHER, // what else it is found by
    SEARCH_MADE   // the same, but not said by the bundle in this form: not to be shown, gone after the call
} SearchField;

typedef struct SearchString {
    SearchField field;
    const char *string;      // UTF-8, never NULL
    const char *lang;        // BCP 47; NULL where it is no text
    const TextVariant *read; // the variant that it only says the reading of: that is shown instead; else NULL
} SearchString;

// Calls seen with every string that a record is found by, in all languages, until it returns false.
void record_each_string(const Bundle *bundle, const SearchRecord *record,
                        bool (*seen)(void *ctx, const SearchString *string), void *ctx);

// What a record is called.
const Text *record_name(const SearchRecord *record);
