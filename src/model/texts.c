#include "model/texts.h"

#include <string.h>
#include "base/signs.h"
#include <unicode/uloc.h>
#include "model/query.h"

// Well-formed enough for BCP 47: subtags of 1 to 8 letters and digits, the first of 2 to 8 letters.
static bool is_tag(const char *tag) {
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    size_t first = strcspn(tag, "-");
    if (first < 2 || strcspn(tag, "0123456789") < first || strlen(tag) > LIMIT_LANGUAGE_BYTES) return false;
    for (const char *part = tag;; part++) {
        size_t length = strcspn(part, "-");
        if (!length || length > 8 || strspn(part, letters) < length) return false;
        part += length;
        if (!*part) return true;
    }
}

static bool check_tag(Load *load, JsonValue value, const char *tag) {
    if (is_tag(tag)) return true;
    return load_error(load, value, "\"%.40s\" is no language; write it as \"en\", \"fa-AF\" or \"zh-Hans\"",
                      tag);
}

static const char *find_tag(const char *const *tags, size_t count, const char *tag) {
    for (size_t i = 0; i < count; i++)
        if (!strcmp(tags[i], tag)) return tags[i];
    return NULL;
}

// The one copy of a tag that the bundle keeps; NULL: no memory.
static const char *keep_tag(Load *load, const char *tag) {
    const IdList *own = &load->bundle->languages;
    const char *kept = find_tag(own->ids, own->count, tag);
    if (!kept) kept = find_tag(load->other_languages, load->other_language_count, tag);
    if (kept) return kept;
    kept = arena_str(&load->bundle->arena, tag);
    if (!kept)
        load_no_memory(load);
    else if (load->other_language_count < COUNT_OF(load->other_languages))
        load->other_languages[load->other_language_count++] = kept;
    return kept;
}

static size_t count_languages(Load *load, JsonValue value) {
    size_t count = json_size(value);
    if (count <= LIMIT_LANGUAGES) return count;
    load_error(load, value, "%zu languages, at most %u are read; remove some", count, LIMIT_LANGUAGES);
    return LIMIT_LANGUAGES;
}

bool read_tags(Load *load, JsonValue value, const Field *field, void *record) {
    if (json_type(value) != JSON_ARRAY)
        return load_wrong_type(load, value, "a list of languages in brackets");
    size_t most = count_languages(load, value), count = 0;
    const char **tags = ARENA_NEW(&load->bundle->arena, const char *, most);
    if (!tags) return load_no_memory(load);
    JsonValue item = json_first(value);
    for (size_t i = 0; i < most; i++, item = json_next(item)) {
        const char *tag = json_string(item);
        if (!tag)
            load_wrong_type(load, item, "a language in quotation marks");
        else if (find_tag(tags, count, tag))
            load_warning(load, item, "\"%.40s\" stands in this list already; remove it", tag);
        else if (check_tag(load, item, tag) && !(tags[count++] = keep_tag(load, tag)))
            return false;
    }
    *(IdList *)slot_at(record, field->offset) = (IdList){tags, count};
    return true;
}

// Whether somebody speaks a language: ICU's English names are of all that matter.
static bool is_known(const char *tag) {
    UErrorCode status = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY];
    UChar name[ULOC_FULLNAME_CAPACITY];
    uloc_forLanguageTag(tag, locale, sizeof locale, NULL, &status);
    uloc_getDisplayLanguage(locale, "en", name, COUNT_OF(name), &status);
    return U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
}

// A slip in a tag would make a language of its own, with words of English.
static void warn_of_unknown(Load *load, JsonValue list) {
    for (JsonValue item = json_first(list); json_type(item); item = json_next(item)) {
        const char *tag = json_string(item);
        if (tag && is_tag(tag) && !is_known(tag))
            load_warning(load, item,
                         "nobody is known to speak \"%.40s\"; correct it if it should be another language",
                         tag);
    }
}

bool read_languages(Load *load, JsonValue value, const Field *field, void *record) {
    IdList *languages = slot_at(record, field->offset);
    if (!read_tags(load, value, field, record)) return false;
    warn_of_unknown(load, value);
    if (languages->count) return true;
    return load_error(load, value, "no language is listed; the first is the event's own, such as [\"en\"]");
}

static const char *own_language(const Load *load) {
    return load->bundle->languages.count ? load->bundle->languages.ids[0] : "und";
}

// A copy of value's string; NULL and a finding where it is none, empty or too long.
static const char *keep_text(Load *load, JsonValue value, size_t max_bytes) {
    const char *text = json_string(value);
    if (!text) {
        load_wrong_type(load, value, "a text in quotation marks");
        return NULL;
    }
    size_t length = strlen(text);
    if (!length) {
        load_error(load, value, "is empty; fill it in or remove it");
        return NULL;
    }
    if (length > max_bytes) {
        load_error(load, value, "%zu bytes, at most %zu fit here; shorten it", length, max_bytes);
        return NULL;
    }
    uint32_t sign = signs_find(text);
    if (sign)
        load_warning(load, value,
                     "has the sign U+%04X, which turns text around or breaks its line; it is shown without, "
                     "remove it",
                     (unsigned)sign);
    const char *copy = arena_strn(&load->bundle->arena, text, length);
    if (!copy) load_no_memory(load);
    return copy;
}

static bool read_plain(Load *load, JsonValue value, size_t max_bytes, Text *ret_text) {
    const char *string = keep_text(load, value, max_bytes);
    if (!string) return false;
    TextVariant *variant = ARENA_NEW(&load->bundle->arena, TextVariant, 1);
    if (!variant) return load_no_memory(load);
    *variant = (TextVariant){own_language(load), string};
    *ret_text = (Text){variant, 1};
    return true;
}

static bool read_variant(Load *load, JsonValue member, size_t max_bytes, TextVariant *ret_variant) {
    const char *tag = json_key(member);
    if (!check_tag(load, member, tag)) return false;
    const char *string = keep_text(load, member, max_bytes);
    const char *lang = string ? keep_tag(load, tag) : NULL;
    if (!lang) return false;
    *ret_variant = (TextVariant){lang, string};
    return true;
}

// The event's own language goes first: it is what every other one falls back to.
static void put_own_first(const Load *load, TextVariant *variants, size_t count) {
    const char *own = own_language(load);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(variants[i].lang, own) != 0) continue;
        TextVariant first = variants[i];
        memmove(variants + 1, variants, i * sizeof *variants);
        variants[0] = first;
        return;
    }
}

// How a text is read is shown nowhere, so it must not be what others fall back to.
static void put_readings_last(TextVariant *variants, size_t count) {
    for (size_t left = count, at = 0; left; left--) {
        TextVariant variant = variants[at];
        if (!text_is_reading(variant.lang)) {
            at++;
            continue;
        }
        memmove(variants + at, variants + at + 1, (count - at - 1) * sizeof *variants);
        variants[count - 1] = variant;
    }
}

static bool read_variants(Load *load, JsonValue value, size_t max_bytes, Text *ret_text) {
    size_t most = count_languages(load, value), count = 0;
    TextVariant *variants = ARENA_NEW(&load->bundle->arena, TextVariant, most);
    if (!variants) return load_no_memory(load);
    JsonValue member = json_first(value);
    for (size_t i = 0; i < most; i++, member = json_next(member))
        if (read_variant(load, member, max_bytes, &variants[count])) count++;
    if (!most)
        load_error(load, value, "has no language; write {\"en\": \"...\"} or a text in quotation marks");
    if (!count) return false;
    put_own_first(load, variants, count);
    put_readings_last(variants, count);
    *ret_text = (Text){variants, count};
    return true;
}

static void warn_of_languages(Load *load, JsonValue value, const Text *text) {
    const IdList *languages = &load->bundle->languages;
    if (!languages->count) return;
    if (strcmp(text->variants[0].lang, languages->ids[0]) != 0) {
        load_warning(load, value, "is missing in the event's own language \"%s\"; add it", languages->ids[0]);
        return;
    }
    for (size_t i = 0; i < text->count; i++) {
        const char *lang = text->variants[i].lang;
        if (!find_tag(languages->ids, languages->count, lang) && !text_is_reading(lang))
            load_warning(load, json_get(value, lang),
                         "the language \"%s\" is not in /languages; add it there", lang);
    }
}

static bool read_text(Load *load, JsonValue value, size_t max_bytes, Text *ret_text) {
    if (json_type(value) == JSON_STRING) return read_plain(load, value, max_bytes, ret_text);
    if (json_type(value) != JSON_OBJECT)
        return load_wrong_type(load, value, "a text in quotation marks, or an object with one by language,");
    if (!read_variants(load, value, max_bytes, ret_text)) return false;
    warn_of_languages(load, value, ret_text);
    return true;
}

bool read_title(Load *load, JsonValue value, const Field *field, void *record) {
    return read_text(load, value, LIMIT_SHORT_TEXT_BYTES, slot_at(record, field->offset));
}

bool read_body(Load *load, JsonValue value, const Field *field, void *record) {
    return read_text(load, value, LIMIT_LONG_TEXT_BYTES, slot_at(record, field->offset));
}

bool read_endonyms(Load *load, JsonValue value, const Field *field, void *record) {
    if (json_type(value) != JSON_OBJECT)
        return load_wrong_type(load, value, "an object with one name by language");
    return read_variants(load, value, LIMIT_SHORT_TEXT_BYTES, slot_at(record, field->offset));
}

bool read_text_lines(Load *load, JsonValue value, const Field *field, void *record) {
    if (json_type(value) != JSON_ARRAY) return load_wrong_type(load, value, "a list of texts in brackets");
    size_t most = count_items(load, value), count = 0;
    Text *lines = ARENA_NEW(&load->bundle->arena, Text, most);
    if (!lines) return load_no_memory(load);
    JsonValue item = json_first(value);
    for (size_t i = 0; i < most; i++, item = json_next(item))
        if (read_text(load, item, LIMIT_SHORT_TEXT_BYTES, &lines[count])) count++;
    *(const Text **)slot_at(record, field->offset) = lines;
    *(size_t *)slot_at(record, field->other_offset) = count;
    return true;
}
