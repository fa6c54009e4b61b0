#include "language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uldnames.h>
#include <unicode/ustring.h>
#include "base/limits.h"
#include "base/log.h"
#include "json/json.h"
#include "locale.h"

// A tag becomes part of a file's name: letters, digits and hyphens only.
static bool is_tag(const char *tag) {
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
    size_t length = strlen(tag);
    return length > 0 && length <= LIMIT_LANGUAGE_BYTES && strspn(tag, allowed) == length;
}

// Reads messages/TAG.json of a folder. False where there is none, and where it cannot be used, which is
// logged.
static bool read_catalogue(const LanguageFiles *files, const char *folder, const char *tag,
                           const char *digits, const Messages *fallback, Messages **ret_messages) {
    char path[600];
    AUTO_FREE char *json = NULL;
    size_t size = 0;
    Err err = {0};
    if (!folder || !is_tag(tag)) return false;
    snprintf(path, sizeof path, "%s/messages/%s.json", folder, tag);
    if (!files->fs->read_file(files->fs->ctx, path, LIMIT_MESSAGES_BYTES, &json, &size, &err)) {
        if (err.code != ERR_NOT_FOUND) log_line(LOG_WARNING, "no words: %s", err.message);
        return false;
    }
    if (messages_create(tag, digits, json, size, fallback, ret_messages, &err)) return true;
    log_line(LOG_WARNING, "no words from %s: %s", path, err.message);
    return false;
}

// English first, then what the chain has, the most wanted last: each answers for what the next one lacks.
static bool open_catalogues(Language *language, const LanguageFiles *files, const char *digits, Err *err) {
    Messages *english = NULL;
    int last = 0;
    if (!messages_create_english(&english, err)) return false;
    language->messages = language->catalogues[language->catalogue_count++] = english;
    while (last + 1 < LANG_CHAIN_MAX && language->chain.chain[last + 1])
        last++;
    for (int i = last; i >= 0; i--) {
        const char *tag = language->chain.chain[i];
        Messages *more = NULL;
        if (!strcmp(tag, "en")) continue;
        if (!read_catalogue(files, files->assets_folder, tag, digits, language->messages, &more) &&
            !read_catalogue(files, files->content_folder, tag, digits, language->messages, &more))
            continue;
        language->messages = language->catalogues[language->catalogue_count++] = more;
    }
    return true;
}

bool language_open(const LanguageFiles *files, const char *tag, const char *calendar, const char *digits,
                   Language **ret_language, Err *err) {
    Language *language = calloc(1, sizeof *language);
    if (!language) return err_set(err, ERR_NO_MEMORY, "no memory for a language");
    lang_chain_init(&language->chain, tag);
    language->rtl = lang_is_rtl(language->chain.chain[0]);
    language->dates = dates_create(language->chain.chain[0], calendar, digits);
    if (!language->dates || !open_catalogues(language, files, digits, err)) {
        language_close(language);
        return err_set(err, ERR_NO_MEMORY, "no memory for the language %s", tag ? tag : "en");
    }
    *ret_language = language;
    return true;
}

void language_close(Language *language) {
    if (!language) return;
    while (language->catalogue_count)
        messages_destroy(language->catalogues[--language->catalogue_count]);
    dates_destroy(language->dates);
    free(language);
}

static bool has(const Language *language, const char *key) {
    for (size_t i = 1; i < language->catalogue_count; i++)
        if (messages_has(language->catalogues[i], key)) return true;
    return false;
}

size_t language_count_missing(const Language *language) {
    bool english = !strcmp(language->chain.chain[0], "en") || !strncmp(language->chain.chain[0], "en-", 3);
    size_t missing = 0;
    const char *key;
    for (size_t i = 0; !english && (key = messages_key_at(language->catalogues[0], i)); i++)
        if (!message_is_for_operators(key) && !has(language, key)) missing++;
    return missing;
}

static const char *say_in(Arena *arena, const char *tag, const char *in_tag, UDisplayContext where) {
    UErrorCode status = U_ZERO_ERROR;
    UDisplayContext contexts[] = {UDISPCTX_DIALECT_NAMES, where};
    UChar units[128];
    char name[3 * COUNT_OF(units) + 1], locale[LOCALE_SIZE];
    locale_name(in_tag, NULL, NULL, locale); // which knows what ICU lacks
    ULocaleDisplayNames *names = uldn_openForContext(locale, contexts, COUNT_OF(contexts), &status);
    int32_t length = uldn_localeDisplayName(names, tag, units, COUNT_OF(units), &status);
    u_strToUTF8(name, sizeof name, NULL, units, length, &status);
    uldn_close(names);
    const char *said = arena_str(arena, U_SUCCESS(status) && length > 0 ? name : tag);
    return said ? said : tag;
}

const char *language_say(Arena *arena, const char *tag, const char *in_tag) {
    return say_in(arena, tag, in_tag, UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU);
}

const char *language_say_within(Arena *arena, const char *tag, const char *in_tag) {
    return say_in(arena, tag, in_tag, UDISPCTX_CAPITALIZATION_FOR_MIDDLE_OF_SENTENCE);
}

static bool add(LanguageList *list, LanguageRow row) {
    if (language_list_find(list, row.tag)) return true;
    row.tag = arena_str(&list->arena, row.tag);
    row.name = arena_str(&list->arena, row.name);
    row.touch = arena_str(&list->arena, row.touch);
    list->rows[list->count++] = row;
    return row.tag && row.name;
}

static LanguageRow row_of(JsonValue value) {
    return (LanguageRow){.tag = json_string(json_get(value, "language")),
                         .name = json_string(json_get(value, "name")),
                         .touch = json_string(json_get(value, "touch")),
                         .reviewed = json_type(json_get(value, "reviewed")) == JSON_TRUE};
}

// One of our own languages. False where we have no words for it.
static bool find_ours(JsonValue ours, const char *tag, LanguageRow *ret_row) {
    for (JsonValue value = json_first(ours); json_type(value); value = json_next(value)) {
        LanguageRow row = row_of(value);
        if (!row.tag || !row.name || strcmp(row.tag, tag)) continue;
        *ret_row = row;
        return true;
    }
    return false;
}

// A language of the event that we have no words for: the bundle may bring them, and ICU knows most names.
static bool add_theirs(LanguageList *list, const LanguageFiles *files, const char *tag) {
    Messages *words = NULL;
    LanguageRow row = {.tag = tag};
    if (read_catalogue(files, files->content_folder, tag, NULL, NULL, &words)) {
        const char *touch = message(words, "attract.touch");
        row.name = messages_name(words);
        row.touch = strcmp(touch, "attract.touch") ? touch : NULL;
        row.reviewed = messages_reviewed(words);
    }
    if (!row.name) row.name = language_say(&list->arena, tag, tag);
    bool done = add(list, row);
    messages_destroy(words);
    return done;
}

static bool fill(LanguageList *list, const LanguageFiles *files, JsonValue ours,
                 const char *const *event_tags, size_t count) {
    bool done = true;
    for (size_t i = 0; done && i < count; i++) {
        LanguageRow row;
        done = find_ours(ours, event_tags[i], &row) ? add(list, row) : add_theirs(list, files, event_tags[i]);
    }
    list->event_count = list->count;
    for (JsonValue value = json_first(ours); done && json_type(value); value = json_next(value)) {
        LanguageRow row = row_of(value);
        if (row.tag && row.name) done = add(list, row);
    }
    return done && (list->count || add(list, (LanguageRow){"en", "English", NULL, true}));
}

LanguageList *language_list_create(const LanguageFiles *files, const char *const *event_tags, size_t count) {
    char path[600];
    AUTO_FREE char *json = NULL;
    size_t size = 0;
    JsonDoc *doc = NULL;
    Err err = {0};
    LanguageList *list = calloc(1, sizeof *list);
    if (!list) return NULL;
    arena_init(&list->arena, LIMIT_MESSAGES_BYTES);
    snprintf(path, sizeof path, "%s/messages/languages.json", files->assets_folder);
    if (!files->fs->read_file(files->fs->ctx, path, LIMIT_MESSAGES_BYTES, &json, &size, &err) ||
        !json_parse(json, size, &doc, NULL, &err))
        log_line(LOG_WARNING, "only the event's languages can be chosen: %s", err.message);
    JsonValue ours = doc ? json_root(doc) : (JsonValue){0};
    size_t most = count + json_size(ours) + 1;
    list->rows = ARENA_NEW(&list->arena, LanguageRow, most);
    bool done = list->rows && fill(list, files, ours, event_tags, count);
    json_destroy(doc);
    if (done) return list;
    language_list_destroy(list);
    return NULL;
}

void language_list_destroy(LanguageList *list) {
    if (!list) return;
    arena_finish(&list->arena);
    free(list);
}

const LanguageRow *language_list_find(const LanguageList *list, const char *tag) {
    for (size_t i = 0; i < list->count; i++)
        if (!strcmp(list->rows[i].tag, tag)) return &list->rows[i];
    return NULL;
}

// Moves the rows of tags that lie from first to last (not included) to its beginning, in the tags' order.
static size_t bring_forward(LanguageList *list, size_t first, size_t last, const char *const *tags,
                            size_t count) {
    size_t kept = first;
    for (size_t i = 0; i < count; i++)
        for (size_t at = kept; at < last; at++) {
            if (strcmp(list->rows[at].tag, tags[i])) continue;
            LanguageRow row = list->rows[at];
            memmove(&list->rows[kept + 1], &list->rows[kept], (at - kept) * sizeof row);
            list->rows[kept++] = row;
            break;
        }
    return kept;
}

void language_list_limit(LanguageList *list, const char *const *tags, size_t count) {
    size_t events = bring_forward(list, 0, list->event_count, tags, count),
           others = bring_forward(list, list->event_count, list->count, tags, count) - list->event_count;
    memmove(&list->rows[events], &list->rows[list->event_count], others * sizeof *list->rows);
    list->event_count = events;
    list->count = events + others;
}
