// A language of the interface: what stands in for it, its direction, its words and its dates; and which
// languages there are to choose from.
#pragma once
#include "base/fs.h"
#include "dates.h"
#include "lang.h"
#include "messages.h"

// Where catalogues are: TAG.json in messages/ of our assets, and of the bundle for languages that we lack.
typedef struct LanguageFiles {
    const Fs *fs;
    const char *assets_folder;
    const char *content_folder; // NULL where there is none
} LanguageFiles;

typedef struct Language {
    LangChain chain;
    bool rtl;                 // read from right to left
    const Messages *messages; // of the chain's first language that has any; English answers for the rest
    Dates *dates;
    Messages *catalogues[LANG_CHAIN_MAX + 1]; // most wanted last, as they stand in for each other
    size_t catalogue_count;
} Language;

// tag: BCP 47; one that nobody knows gets English words and its own direction. calendar and digits as
// dates_create takes them. A catalogue that is missing or broken is passed by (a broken one is logged).
// Fails only without memory.
bool language_open(const LanguageFiles *files, const char *tag, const char *calendar, const char *digits,
                   Language **ret_language, Err *err) MUST_USE;
void language_close(Language *language); // NULL-safe
// How many of the visitors' strings are in English, because the language lacks them.
size_t language_count_missing(const Language *language);

// One language to choose.
typedef struct LanguageRow {
    const char *tag;   // BCP 47
    const char *name;  // in itself: "Bahasa Indonesia"
    const char *touch; // "Touch to explore" in it; NULL where nobody has translated that
    bool reviewed;     // a person has read its words; false too where there are none
} LanguageRow;

typedef struct LanguageList {
    Arena arena;
    LanguageRow *rows; // the event's own first, in its order, then the others that we have words for
    size_t count;
    size_t event_count; // of them the event's
} LanguageList;

// event_tags (count of them): the bundle's languages. NULL without memory.
LanguageList *language_list_create(const LanguageFiles *files, const char *const *event_tags, size_t count);
void language_list_destroy(LanguageList *list); // NULL-safe
// Leaves only those of count tags that are in the list, in that order; the event's stay in front.
void language_list_limit(LanguageList *list, const char *const *tags, size_t count);
// NULL where it is not in the list.
const LanguageRow *language_list_find(const LanguageList *list, const char *tag);

// What a language is called in another, for a list of them or within a sentence: "Anglais", "anglais". In the
// arena; the tag where ICU has no name.
const char *language_say(Arena *arena, const char *tag, const char *in_tag);
const char *language_say_within(Arena *arena, const char *tag, const char *in_tag);
