#include "messages.h"

#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "catalogue.h"
#include "embedded_messages.h"
#include "foreign.h"
#include "lang.h"

static bool fill(Messages *messages, const char *lang, const char *digits, const Messages *fallback,
                 JsonValue root) {
    arena_init(&messages->arena, LIMIT_MESSAGES_BYTES);
    messages->lang = arena_str(&messages->arena, lang);
    messages->rtl = lang_is_rtl(lang);
    messages->fallback = fallback;
    messages->numbers = numbers_create(lang, digits);
    return messages->lang && messages->numbers && catalogue_read(messages, root);
}

bool messages_create(const char *lang, const char *digits, const char *json, size_t size,
                     const Messages *fallback, Messages **ret_messages, Err *err) {
    JsonDoc *doc = NULL;
    JsonPlace place;
    if (!json_parse(json, size, &doc, &place, err))
        return err_wrap(err, "messages of %s, line %d, column %d", lang, place.line, place.column);
    Messages *messages = calloc(1, sizeof *messages);
    bool done = messages && fill(messages, lang, digits, fallback, json_root(doc));
    json_destroy(doc);
    if (!done) {
        messages_destroy(messages);
        return err_set(err, ERR_NO_MEMORY, "no memory for the messages of %s", lang);
    }
    *ret_messages = messages;
    return true;
}

bool messages_create_english(Messages **ret_messages, Err *err) {
    return messages_create("en", NULL, embedded_messages, embedded_messages_size, NULL, ret_messages, err);
}

void messages_destroy(Messages *messages) {
    if (!messages) return;
    numbers_destroy(messages->numbers);
    arena_finish(&messages->arena);
    free(messages);
}

const char *messages_name(const Messages *messages) {
    return messages->name;
}

bool messages_reviewed(const Messages *messages) {
    return messages->reviewed;
}

bool messages_has(const Messages *messages, const char *key) {
    const MessageRow *row = catalogue_find(messages, key);
    return row && row->owner == messages;
}

const MessageFault *messages_fault_at(const Messages *messages, size_t index) {
    return index < messages->fault_count ? &messages->faults[index] : NULL;
}

bool message_is_for_operators(const char *key) {
    return !strncmp(key, "operator.", 9) || !strncmp(key, "pin.", 4) || !strncmp(key, "stick.", 6);
}

const char *messages_key_at(const Messages *messages, size_t index) {
    return index < messages->own_count ? messages->rows[index].key : NULL;
}

const char *message(const Messages *messages, const char *key) {
    const MessageRow *row = catalogue_find(messages, key);
    return row ? row->text : key;
}

static const char *format(const Messages *messages, Arena *arena, const char *key, PatternValues values) {
    const MessageRow *row = catalogue_find(messages, key);
    if (!row) return key;
    const Messages *owner = row->owner;
    for (size_t i = 0; i < COUNT_OF(values.texts); i++)
        values.texts[i] = values.texts[i] ? foreign_isolate(arena, values.texts[i], owner->rtl) : "";
    const char *said = pattern_say(&row->pattern, arena, owner->numbers, &values);
    if (!said) return key;
    return owner == messages ? said : foreign_mark(arena, said, owner->lang, messages->lang);
}

const char *message_with(const Messages *messages, Arena *arena, const char *key, const char *a,
                         const char *b) {
    return format(messages, arena, key, (PatternValues){.texts = {a, b}});
}

const char *message_count(const Messages *messages, Arena *arena, const char *key, long count,
                          const char *b) {
    return format(messages, arena, key, (PatternValues){.texts = {NULL, b}, .counted = true, .count = count});
}

const char *message_number(const Messages *messages, Arena *arena, long number) {
    return numbers_plain(messages->numbers, arena, number);
}

const char *message_list(const Messages *messages, Arena *arena, const char *const *parts, size_t count) {
    const char **apart = ARENA_NEW(arena, const char *, count + 1);
    for (size_t i = 0; apart && i < count; i++)
        apart[i] = parts[i] ? foreign_isolate(arena, parts[i], messages->rtl) : "";
    return apart ? numbers_list(messages->numbers, arena, apart, count) : "";
}
