#include "catalogue.h"

#include <stdlib.h>
#include <string.h>
#include "base/signs.h"
#include "base/limits.h"
#include "foreign.h"
#include "locale.h"

static int by_key(const void *a, const void *b) {
    return strcmp((*(const MessageRow *const *)a)->key, (*(const MessageRow *const *)b)->key);
}

const MessageRow *catalogue_find(const Messages *messages, const char *key) {
    const MessageRow want = {.key = key}, *address = &want;
    const MessageRow **found =
        bsearch(&address, messages->sorted, messages->count, sizeof *messages->sorted, by_key);
    return found ? *found : NULL;
}

// reason: without its subject; false where there was no memory for it.
static bool add_fault(Messages *messages, JsonPlace place, const char *key, bool shown, const char *reason) {
    const char *kept = arena_str(&messages->arena, key);
    if (!kept || !reason) return false;
    messages->faults[messages->fault_count++] = (MessageFault){place.line, place.column, kept, reason, shown};
    return true;
}

// What a pattern asks for that the program does not give, as English does not ask for it.
static const char *find_difference(const Pattern *own, const Pattern *english) {
    if (own->uses[0] && !english->uses[0]) return "has {0}, which English does not have; remove it";
    if (own->uses[1] && !english->uses[1]) return "has {1}, which English does not have; remove it";
    if (own->counted && !english->counted) return "has {0} as a count, but it is a text; write {0}";
    if (own->uses[0] && !own->counted && english->counted)
        return "has {0} as a text, but it is a count; write {0,number} or {0,plural,...}";
    return NULL;
}

static const char *find_category(Messages *messages, const Pattern *own) {
    const char *odd = pattern_odd_category(own, messages->numbers);
    if (!odd) return NULL;
    return arena_printf(&messages->arena, "has a plural with the branch %s{...}, which \"%s\" does not have",
                        odd, messages->lang);
}

static const Messages *english_of(const Messages *messages) {
    while (messages->fallback)
        messages = messages->fallback;
    return messages;
}

// Says why a pattern is not shown; NULL: it is sound, or English's own. False without memory.
static bool find_fault(Messages *messages, const char *key, const Pattern *own, const char **ret_reason) {
    const Messages *english = english_of(messages);
    *ret_reason = NULL;
    if (english == messages) return true;
    *ret_reason = find_difference(own, &catalogue_find(english, key)->pattern);
    if (*ret_reason || !own->plural) return true;
    *ret_reason = find_category(messages, own);
    return *ret_reason || !pattern_odd_category(own, messages->numbers);
}

static bool is_asked_for(const Messages *messages, const char *key) {
    const Messages *english = english_of(messages);
    return english == messages || catalogue_find(english, key);
}

// What is left out of a pattern that is shown all the same.
static bool add_losses(Messages *messages, JsonPlace place, const char *key, const Pattern *own) {
    const Messages *english = english_of(messages);
    if (english == messages) return true;
    const MessageRow *row = catalogue_find(english, key);
    Arena *arena = &messages->arena;
    for (int i = 0; i < 2; i++)
        if (row->pattern.uses[i] && !own->uses[i] &&
            !add_fault(messages, place, key, true,
                       arena_printf(arena, "lacks {%d}, which English has; add it if it can be said", i)))
            return false;
    const char *lacking = own->plural && locale_is_known(messages->lang)
                              ? pattern_lacking_category(own, messages->numbers)
                              : NULL;
    return !lacking || add_fault(messages, place, key, true,
                                 arena_printf(arena,
                                              "has a plural without the branch %s{...}, which \"%s\" has; "
                                              "add it",
                                              lacking, messages->lang));
}

static bool add_row(Messages *messages, JsonValue member, const char *text) {
    const char *key = arena_str(&messages->arena, json_key(member)), *reason = NULL;
    JsonPlace place = json_key_place(member);
    Pattern pattern;
    if (!key) return false;
    if (!is_asked_for(messages, key))
        return add_fault(messages, place, key, true, "is not a message of this program; remove it");
    if (!pattern_read(&messages->arena, text, &pattern, &reason))
        return reason && add_fault(messages, place, key, false, reason);
    if (!find_fault(messages, key, &pattern, &reason)) return false;
    if (reason) return add_fault(messages, place, key, false, reason);
    const PatternValues none = {.texts = {"", ""}};
    bool plain = !pattern.uses[0] && !pattern.uses[1];
    const char *said = plain ? pattern_say(&pattern, &messages->arena, messages->numbers, &none)
                             : arena_str(&messages->arena, text);
    if (!said) return false;
    messages->rows[messages->count++] = (MessageRow){key, said, pattern, messages};
    return add_losses(messages, place, key, &pattern);
}

// What is no text to be shown; NULL where it is one.
static const char *find_form_fault(const char *text) {
    if (!text) return "is no text in quotation marks";
    if (!text[strspn(text, " \t\r\n")]) return "is empty; fill it in or remove it";
    return strlen(text) > LIMIT_SHORT_TEXT_BYTES ? "is too long; shorten it" : NULL;
}

// A message is a string, or {"text": ..., "comment": for translators}.
static bool read_message(Messages *messages, JsonValue member) {
    const char *text = json_string(json_type(member) == JSON_OBJECT ? json_get(member, "text") : member),
               *fault = find_form_fault(text);
    if (fault) return add_fault(messages, json_key_place(member), json_key(member), false, fault);
    uint32_t sign = signs_find(text);
    if (sign &&
        !add_fault(messages, json_key_place(member), json_key(member), true,
                   arena_printf(&messages->arena,
                                "has the sign U+%04X, which turns text around or breaks its line; it is "
                                "shown without, remove it",
                                (unsigned)sign)))
        return false;
    return add_row(messages, member, text);
}

static bool check_head(Messages *messages, JsonValue root) {
    JsonValue lang = json_get(root, "language"), list = json_get(root, "messages"),
              reviewed = json_get(root, "reviewed"), name = json_get(root, "name");
    const char *tag = json_string(lang);
    Arena *arena = &messages->arena;
    if ((!tag || strcmp(tag, messages->lang) != 0) &&
        !add_fault(messages, json_place(lang), "", true,
                   arena_printf(arena,
                                "\"language\" is not \"%s\" as the file's name says; correct one of them",
                                messages->lang)))
        return false;
    if (json_type(list) != JSON_OBJECT &&
        !add_fault(messages, json_place(list), "", true,
                   "\"messages\" is not an object with a text by key; English is shown"))
        return false;
    if (json_type(name) && !json_string(name) &&
        !add_fault(messages, json_place(name), "", true, "\"name\" is no text in quotation marks"))
        return false;
    return !json_type(reviewed) || json_type(reviewed) == JSON_TRUE || json_type(reviewed) == JSON_FALSE ||
           add_fault(messages, json_place(reviewed), "", true, "\"reviewed\" is neither true nor false");
}

static void sort_rows(Messages *messages) {
    for (size_t i = 0; i < messages->count; i++)
        messages->sorted[i] = &messages->rows[i];
    qsort(messages->sorted, messages->count, sizeof *messages->sorted, by_key);
}

// What the fallback has besides, so that one look finds any message.
static void borrow_rows(Messages *messages) {
    const Messages *fallback = messages->fallback;
    size_t count = messages->count;
    for (size_t i = 0; fallback && i < fallback->count; i++) {
        const MessageRow *row = &fallback->rows[i];
        if (catalogue_find(messages, row->key)) continue;
        const Messages *owner = row->owner;
        const char *text = catalogue_find(owner, row->key)->text;
        bool plain = !row->pattern.uses[0] && !row->pattern.uses[1];
        if (plain) text = foreign_mark(&messages->arena, text, owner->lang, messages->lang);
        messages->rows[count++] = (MessageRow){row->key, text, row->pattern, owner};
    }
    messages->count = count;
    sort_rows(messages);
}

bool catalogue_read(Messages *messages, JsonValue root) {
    JsonValue list = json_get(root, "messages");
    size_t own = json_type(list) == JSON_OBJECT ? json_size(list) : 0,
           all = own + (messages->fallback ? messages->fallback->count : 0);
    Arena *arena = &messages->arena;
    messages->rows = ARENA_NEW(arena, MessageRow, all + 1);
    messages->sorted = ARENA_NEW(arena, const MessageRow *, all + 1);
    // Of a message at most both values and a branch of a plural are lacking; of the head four things.
    messages->faults = ARENA_NEW(arena, MessageFault, 3 * own + 4);
    messages->name = arena_str(arena, json_string(json_get(root, "name")));
    messages->reviewed = json_type(json_get(root, "reviewed")) == JSON_TRUE;
    if (!messages->rows || !messages->sorted || !messages->faults || !check_head(messages, root))
        return false;
    for (JsonValue member = json_first(list); own && json_type(member); member = json_next(member))
        if (!read_message(messages, member)) return false;
    messages->own_count = messages->count;
    sort_rows(messages);
    borrow_rows(messages);
    return true;
}
