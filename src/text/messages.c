#include "messages.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/umsg.h>
#include <unicode/ustring.h>
#include "base/limits.h"
#include "embedded_messages.h"
#include "json/json.h"

typedef struct MessageRow {
    const char *key;
    const char *text;
} MessageRow;

struct Messages {
    Arena arena;
    const char *lang;
    MessageRow *rows; // in the catalogue's order
    MessageRow *sorted;
    size_t count;
    const Messages *fallback;
    const char *name;
    bool reviewed;
};

static int by_key(const void *a, const void *b) {
    return strcmp(((const MessageRow *)a)->key, ((const MessageRow *)b)->key);
}

// A message is a string, or {"text": ..., "comment": for translators}.
static bool fill_rows(Messages *messages, JsonValue list) {
    messages->rows = ARENA_NEW(&messages->arena, MessageRow, json_size(list) + 1);
    messages->sorted = ARENA_NEW(&messages->arena, MessageRow, json_size(list) + 1);
    if (!messages->rows || !messages->sorted) return false;
    for (JsonValue member = json_first(list); json_type(member); member = json_next(member)) {
        const char *text = json_string(json_type(member) == JSON_OBJECT ? json_get(member, "text") : member);
        if (!text) continue;
        MessageRow *row = &messages->rows[messages->count++];
        row->key = arena_str(&messages->arena, json_key(member));
        row->text = arena_str(&messages->arena, text);
        if (!row->key || !row->text) return false;
    }
    memcpy(messages->sorted, messages->rows, messages->count * sizeof *messages->rows);
    qsort(messages->sorted, messages->count, sizeof *messages->sorted, by_key);
    return true;
}

bool messages_create(const char *lang, const char *digits, const char *json, size_t size,
                     const Messages *fallback, Messages **ret_messages, Err *err) {
    (void)digits;
    JsonDoc *doc = NULL;
    JsonPlace place;
    if (!json_parse(json, size, &doc, &place, err))
        return err_wrap(err, "messages of %s, line %d, column %d", lang, place.line, place.column);
    Messages *messages = calloc(1, sizeof *messages);
    bool done = messages != NULL;
    if (done) {
        arena_init(&messages->arena, LIMIT_MESSAGES_BYTES);
        messages->lang = arena_str(&messages->arena, lang);
        messages->fallback = fallback;
        messages->name = arena_str(&messages->arena, json_string(json_get(json_root(doc), "name")));
        messages->reviewed = json_type(json_get(json_root(doc), "reviewed")) == JSON_TRUE;
        done = messages->lang && fill_rows(messages, json_get(json_root(doc), "messages"));
    }
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
    arena_finish(&messages->arena);
    free(messages);
}

const char *message(const Messages *messages, const char *key) {
    MessageRow want = {key, NULL};
    const MessageRow *row = bsearch(&want, messages->sorted, messages->count, sizeof want, by_key);
    if (row) return row->text;
    return messages->fallback ? message(messages->fallback, key) : key;
}

const char *messages_name(const Messages *messages) {
    return messages->name;
}

bool messages_reviewed(const Messages *messages) {
    return messages->reviewed;
}

const char *message_number(const Messages *messages, Arena *arena, long number) {
    (void)messages;
    const char *text = arena_printf(arena, "%ld", number);
    return text ? text : "";
}

const char *messages_key_at(const Messages *messages, size_t index) {
    return index < messages->count ? messages->rows[index].key : NULL;
}

static UChar *to_units(Arena *arena, const char *text, int32_t *ret_length) {
    size_t bytes = strlen(text);
    UChar *units = ARENA_NEW(arena, UChar, bytes + 1);
    UErrorCode status = U_ZERO_ERROR;
    if (units)
        u_strFromUTF8WithSub(units, (int32_t)bytes + 1, ret_length, text, (int32_t)bytes, 0xFFFD, NULL,
                             &status);
    return units;
}

static const char *from_units(Arena *arena, const UChar *units, int32_t length) {
    char *text = arena_alloc(arena, (size_t)length * 3 + 1);
    UErrorCode status = U_ZERO_ERROR;
    if (text) u_strToUTF8WithSub(text, length * 3 + 1, NULL, units, length, 0xFFFD, NULL, &status);
    return text;
}

enum {
    RESULT_UNITS = 4 * LIMIT_SHORT_TEXT_BYTES // three of the longest titles, and a sentence around them
};

// umsg_format takes each argument from the stack as the pattern's type says: a pattern of other types than
// ours would read what is not there. {0} is a text, or a number where it is {0,number} or {0,plural,...}; {1}
// is a text.
typedef enum PatternKind {
    PATTERN_TEXTS,
    PATTERN_COUNT,
    PATTERN_WRONG,
} PatternKind;

static PatternKind pattern_kind(const char *pattern) {
    PatternKind kind = PATTERN_TEXTS;
    for (const char *at = strchr(pattern, '{'); at; at = strchr(at + 1, '{')) {
        if (at[1] < '0' || at[1] > '9') continue; // a branch of a plural
        bool number = !strncmp(at, "{0,number}", 10) || !strncmp(at, "{0,plural,", 10);
        if (number)
            kind = PATTERN_COUNT;
        else if (strncmp(at, "{0}", 3) && strncmp(at, "{1}", 3))
            return PATTERN_WRONG;
    }
    return kind;
}

static const char *format(const Messages *messages, Arena *arena, const char *key, bool counted, long count,
                          const char *a, const char *b) {
    const char *text_pattern = message(messages, key);
    PatternKind kind = pattern_kind(text_pattern);
    if (kind == PATTERN_WRONG || (kind == PATTERN_COUNT && !counted)) return text_pattern;
    if (kind == PATTERN_TEXTS && counted) a = arena_printf(arena, "%ld", count);
    counted = kind == PATTERN_COUNT;
    int32_t length = 0;
    UChar *pattern = to_units(arena, text_pattern, &length);
    UChar *first = to_units(arena, a ? a : "", &(int32_t){0}),
          *second = to_units(arena, b ? b : "", &(int32_t){0});
    UChar *result = ARENA_NEW(arena, UChar, RESULT_UNITS);
    if (!pattern || !first || !second || !result) return key;
    UErrorCode status = U_ZERO_ERROR;
    UMessageFormat *formatter = umsg_open(pattern, length, messages->lang, NULL, &status);
    if (U_FAILURE(status)) {
        if (formatter) umsg_close(formatter); // ICU may return one and fail
        return message(messages, key);
    }
    int32_t made = counted ? umsg_format(formatter, result, RESULT_UNITS, &status, (double)count, second)
                           : umsg_format(formatter, result, RESULT_UNITS, &status, first, second);
    umsg_close(formatter);
    if (U_FAILURE(status)) return message(messages, key);
    const char *text = from_units(arena, result, made);
    return text ? text : key;
}

const char *message_with(const Messages *messages, Arena *arena, const char *key, const char *a,
                         const char *b) {
    return format(messages, arena, key, false, 0, a, b);
}

const char *message_count(const Messages *messages, Arena *arena, const char *key, long count,
                          const char *b) {
    return format(messages, arena, key, true, count, NULL, b);
}
