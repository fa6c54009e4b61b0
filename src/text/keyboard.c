#include "keyboard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include "base/limits.h"
#include "embedded_keyboard.h"
#include "json/json.h"

typedef struct Reading {
    Arena *arena;
    Err *err;
} Reading;

static bool refuse(const Reading *reading, JsonValue value, const char *what) {
    JsonPlace place = json_place(value);
    return err_set(reading->err, ERR_BAD_JSON, "keyboard, line %d, column %d: %s", place.line, place.column,
                   what);
}

static bool no_memory(Err *err) {
    return err_set(err, ERR_NO_MEMORY, "no memory for a keyboard");
}

static bool is_typable(const char *text) {
    size_t length = text ? strlen(text) : 0;
    if (!length || length > LIMIT_KEYBOARD_KEY_BYTES) return false;
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at <= ' ' || *at == 0x7F) return false;
    return true;
}

static bool read_text(const Reading *reading, JsonValue value, const char **ret_text) {
    if (!is_typable(json_string(value)))
        return refuse(reading, value, "a letter or sign is wanted, of 1 to 16 bytes without spaces");
    *ret_text = arena_str(reading->arena, json_string(value));
    return *ret_text ? true : no_memory(reading->err);
}

// The size of a list of 1 to most values.
static bool read_size(const Reading *reading, JsonValue list, size_t most, const char *what,
                      size_t *ret_size) {
    size_t size = json_type(list) == JSON_ARRAY ? json_size(list) : 0;
    if (!size || size > most) return refuse(reading, list, what);
    *ret_size = size;
    return true;
}

static bool is_mark(const char *text) {
    UChar32 c;
    int32_t at = 0;
    U8_NEXT((const uint8_t *)text, at, -1, c);
    return c >= 0 && U_GET_GC_MASK(c) & U_GC_M_MASK;
}

static bool make_label(const Reading *reading, KeyboardKey *key) {
    key->label = key->text;
    if (is_mark(key->text)) key->label = arena_printf(reading->arena, "\u25CC%s", key->text);
    return key->label ? true : no_memory(reading->err);
}

static bool read_letter(const Reading *reading, JsonValue value, KeyboardKey *key) {
    return read_text(reading, value, &key->text) && make_label(reading, key);
}

// "e", or ["e", "é", "è"] with its variants; null is a gap.
static bool read_key(const Reading *reading, JsonValue value, KeyboardKey *key) {
    size_t size = 0;
    if (json_type(value) == JSON_NULL) return true;
    if (json_type(value) != JSON_ARRAY) return read_letter(reading, value, key);
    if (!read_size(reading, value, LIMIT_KEYBOARD_VARIANTS + 1, "a key has 1 to 16 variants", &size))
        return false;
    const char **variants = ARENA_NEW(reading->arena, const char *, size);
    if (!variants) return no_memory(reading->err);
    JsonValue item = json_first(value);
    if (!read_letter(reading, item, key)) return false;
    for (size_t i = 0; i + 1 < size; i++) {
        item = json_next(item);
        if (!read_text(reading, item, &variants[i])) return false;
    }
    key->variants = variants;
    key->variant_count = size - 1;
    return true;
}

static bool read_row(const Reading *reading, JsonValue list, KeyboardRow *row) {
    size_t size = 0;
    if (!read_size(reading, list, LIMIT_KEYBOARD_ROW_KEYS, "a row has 1 to 12 keys", &size)) return false;
    KeyboardKey *keys = ARENA_NEW(reading->arena, KeyboardKey, size);
    if (!keys) return no_memory(reading->err);
    size_t count = 0;
    for (JsonValue value = json_first(list); json_type(value); value = json_next(value))
        if (!read_key(reading, value, &keys[count++])) return false;
    *row = (KeyboardRow){keys, count};
    return true;
}

static size_t times_on_page(const KeyboardPage *page, const char *text) {
    size_t times = 0;
    for (size_t i = 0; i < page->row_count; i++)
        for (size_t j = 0; j < page->rows[i].count; j++)
            times += page->rows[i].keys[j].text && !strcmp(page->rows[i].keys[j].text, text);
    return times;
}

static bool check_page(const Reading *reading, JsonValue list, const KeyboardPage *page) {
    for (size_t i = 0; i < page->row_count; i++)
        for (size_t j = 0; j < page->rows[i].count; j++)
            if (page->rows[i].keys[j].text && times_on_page(page, page->rows[i].keys[j].text) > 1)
                return refuse(reading, list, "a key stands twice on a page");
    return true;
}

static bool check_members(const Reading *reading, JsonValue object, const char *const names[2]) {
    if (json_type(object) != JSON_OBJECT) return refuse(reading, object, "an object is wanted");
    for (JsonValue value = json_first(object); json_type(value); value = json_next(value))
        if (strcmp(json_key(value), names[0]) && strcmp(json_key(value), names[1]))
            return refuse(reading, value, "this member is not known");
    return true;
}

static bool read_page(const Reading *reading, JsonValue value, KeyboardPage *page) {
    static const char *const members[2] = {"label", "rows"};
    if (!check_members(reading, value, members)) return false;
    JsonValue label = json_get(value, "label"), list = json_get(value, "rows");
    size_t size = 0;
    if (!is_typable(json_string(label))) return refuse(reading, value, "a page wants a short label");
    if (!read_size(reading, list, LIMIT_KEYBOARD_ROWS, "a page has 1 to 6 rows", &size)) return false;
    KeyboardRow *rows = ARENA_NEW(reading->arena, KeyboardRow, size);
    if (!rows) return no_memory(reading->err);
    *page = (KeyboardPage){.rows = rows};
    for (JsonValue row = json_first(list); json_type(row); row = json_next(row))
        if (!read_row(reading, row, &rows[page->row_count++])) return false;
    return read_text(reading, label, &page->label) && check_page(reading, list, page);
}

static bool read_keyboard(const Reading *reading, JsonValue root, Keyboard *keyboard) {
    static const char *const members[2] = {"language", "pages"};
    if (!check_members(reading, root, members)) return false;
    JsonValue lang = json_get(root, "language"), list = json_get(root, "pages");
    size_t size = 0;
    if (!is_typable(json_string(lang))) return refuse(reading, root, "the language is missing");
    if (!read_size(reading, list, LIMIT_KEYBOARD_PAGES, "a keyboard has 1 to 4 pages", &size)) return false;
    KeyboardPage *pages = ARENA_NEW(reading->arena, KeyboardPage, size);
    if (!pages) return no_memory(reading->err);
    keyboard->pages = pages;
    for (JsonValue page = json_first(list); json_type(page); page = json_next(page))
        if (!read_page(reading, page, &pages[keyboard->page_count++])) return false;
    return read_text(reading, lang, &keyboard->lang);
}

static Keyboard *keyboard_new(void) {
    Keyboard *keyboard = calloc(1, sizeof *keyboard);
    if (keyboard) arena_init(&keyboard->arena, LIMIT_KEYBOARD_ARENA_BYTES);
    return keyboard;
}

bool keyboard_create(const char *json, size_t size, Keyboard **ret_keyboard, Err *err) {
    JsonDoc *doc = NULL;
    JsonPlace place;
    if (size > LIMIT_KEYBOARD_BYTES) return err_set(err, ERR_TOO_LARGE, "a keyboard of %zu bytes", size);
    if (!json_parse(json, size, &doc, &place, err))
        return err_wrap(err, "keyboard, line %d, column %d", place.line, place.column);
    Keyboard *keyboard = keyboard_new();
    bool done = keyboard ? read_keyboard(&(Reading){&keyboard->arena, err}, json_root(doc), keyboard)
                         : no_memory(err);
    json_destroy(doc);
    if (done)
        *ret_keyboard = keyboard;
    else
        keyboard_destroy(keyboard);
    return done;
}

bool keyboard_create_english(Keyboard **ret_keyboard, Err *err) {
    return keyboard_create(embedded_keyboard, embedded_keyboard_size, ret_keyboard, err);
}

void keyboard_destroy(Keyboard *keyboard) {
    if (!keyboard) return;
    arena_finish(&keyboard->arena);
    free(keyboard);
}

static bool copy_key(Arena *arena, const KeyboardKey *from, KeyboardKey *to) {
    if (!from->text) return true;
    const char **variants = ARENA_NEW(arena, const char *, from->variant_count + 1);
    *to = (KeyboardKey){arena_str(arena, from->text), arena_str(arena, from->label), variants,
                        from->variant_count};
    if (!variants || !to->text || !to->label) return false;
    for (size_t i = 0; i < from->variant_count; i++) {
        variants[i] = arena_str(arena, from->variants[i]);
        if (!variants[i]) return false;
    }
    return true;
}

static size_t rows_for(const KeyboardRow *row, size_t max_keys) {
    return (row->count + max_keys - 1) / max_keys;
}

// Keys beyond max_keys at the ends of rows.
static size_t count_over(const KeyboardPage *page, size_t max_keys, size_t *ret_most) {
    size_t over = 0;
    *ret_most = 0;
    for (size_t i = 0; i < page->row_count; i++) {
        size_t more = page->rows[i].count > max_keys ? page->rows[i].count - max_keys : 0;
        if (more > *ret_most) *ret_most = more;
        over += more;
    }
    return over;
}

static bool wrap_row(Arena *arena, const KeyboardRow *from, size_t max_keys, KeyboardRow *to) {
    size_t parts = rows_for(from, max_keys), at = 0;
    for (size_t part = 0; part < parts; part++) {
        size_t end = from->count * (part + 1) / parts;
        KeyboardKey *keys = ARENA_NEW(arena, KeyboardKey, end - at);
        if (!keys) return false;
        to[part] = (KeyboardRow){keys, end - at};
        for (; at < end; at++)
            if (!copy_key(arena, &from->keys[at], keys++)) return false;
    }
    return true;
}

// Rows that are a little too long keep their places, and what is over stands in rows of its own below: where
// that makes no more rows than to split each.
static bool moves_ends(const KeyboardPage *page, size_t max_keys) {
    size_t most, split = 0, over = count_over(page, max_keys, &most);
    for (size_t i = 0; i < page->row_count; i++)
        split += rows_for(&page->rows[i], max_keys);
    return most && most <= 2 && page->row_count + (over + max_keys - 1) / max_keys <= split;
}

static bool move_ends(Arena *arena, const KeyboardPage *from, size_t max_keys, KeyboardPage *to) {
    size_t most, over = count_over(from, max_keys, &most), moved = 0;
    KeyboardKey *ends = ARENA_NEW(arena, KeyboardKey, over);
    KeyboardRow *rows = ARENA_NEW(arena, KeyboardRow, 2 * from->row_count + 1);
    *to = (KeyboardPage){arena_str(arena, from->label), rows, from->row_count};
    if (!ends || !rows || !to->label) return false;
    for (size_t i = 0; i < from->row_count; i++) {
        KeyboardRow start = from->rows[i];
        if (start.count > max_keys) start.count = max_keys;
        if (!wrap_row(arena, &start, max_keys, &rows[i])) return false;
        for (size_t j = start.count; j < from->rows[i].count; j++)
            if (!copy_key(arena, &from->rows[i].keys[j], &ends[moved++])) return false;
    }
    KeyboardRow below = {ends, over};
    to->row_count += rows_for(&below, max_keys);
    return wrap_row(arena, &below, max_keys, &rows[from->row_count]);
}

static bool wrap_page(Arena *arena, const KeyboardPage *from, size_t max_keys, KeyboardPage *to) {
    if (moves_ends(from, max_keys)) return move_ends(arena, from, max_keys, to);
    size_t row_count = 0;
    for (size_t i = 0; i < from->row_count; i++)
        row_count += rows_for(&from->rows[i], max_keys);
    KeyboardRow *rows = ARENA_NEW(arena, KeyboardRow, row_count);
    *to = (KeyboardPage){arena_str(arena, from->label), rows, row_count};
    if (!rows || !to->label) return false;
    for (size_t i = 0; i < from->row_count; i++) {
        if (!wrap_row(arena, &from->rows[i], max_keys, rows)) return false;
        rows += rows_for(&from->rows[i], max_keys);
    }
    return true;
}

// Copies keyboard's pages behind those of to, whose list has room for them.
static bool copy_pages(const Keyboard *keyboard, size_t first, size_t count, size_t max_keys, Keyboard *to,
                       KeyboardPage *pages) {
    for (size_t i = first; i < first + count; i++)
        if (!wrap_page(&to->arena, &keyboard->pages[i], max_keys, &pages[to->page_count++])) return false;
    return true;
}

bool keyboard_wrap(const Keyboard *keyboard, size_t max_keys, Keyboard **ret_keyboard, Err *err) {
    Keyboard *wrapped = keyboard_new();
    if (!wrapped) return no_memory(err);
    KeyboardPage *pages = ARENA_NEW(&wrapped->arena, KeyboardPage, keyboard->page_count);
    wrapped->lang = arena_str(&wrapped->arena, keyboard->lang);
    wrapped->pages = pages;
    bool done = pages && wrapped->lang &&
                copy_pages(keyboard, 0, keyboard->page_count, max_keys ? max_keys : 1, wrapped, pages);
    if (done)
        *ret_keyboard = wrapped;
    else
        keyboard_destroy(wrapped);
    return done ? true : no_memory(err);
}

static bool has_key(const Keyboard *keyboard, const char *text) {
    for (size_t i = 0; i < keyboard->page_count; i++)
        if (times_on_page(&keyboard->pages[i], text)) return true;
    return false;
}

// Pages of English, in its file's order: letters, then digits and signs.
enum {
    ENGLISH_LETTERS,
    ENGLISH_DIGITS
};

static bool join_english(const Keyboard *own, const Keyboard *english, Keyboard *joined) {
    KeyboardPage *pages = ARENA_NEW(&joined->arena, KeyboardPage, own->page_count + 2);
    joined->lang = arena_str(&joined->arena, own->lang);
    joined->pages = pages;
    if (!pages || !joined->lang) return false;
    if (!copy_pages(own, 0, own->page_count, LIMIT_KEYBOARD_ROW_KEYS, joined, pages)) return false;
    if (!has_key(own, "a") &&
        !copy_pages(english, ENGLISH_LETTERS, 1, LIMIT_KEYBOARD_ROW_KEYS, joined, pages))
        return false;
    return has_key(own, "1") ||
           copy_pages(english, ENGLISH_DIGITS, 1, LIMIT_KEYBOARD_ROW_KEYS, joined, pages);
}

// NULL where there is no readable file.
static Keyboard *read_file(const Fs *fs, const char *assets_folder, const char *lang) {
    char path[512];
    AUTO_FREE char *json = NULL;
    size_t size;
    Keyboard *keyboard = NULL;
    int length = snprintf(path, sizeof path, "%s/keyboards/%s.json", assets_folder, lang);
    if (length < 0 || (size_t)length >= sizeof path) return NULL;
    if (!fs->read_file(fs->ctx, path, LIMIT_KEYBOARD_BYTES, &json, &size, NULL)) return NULL;
    return keyboard_create(json, size, &keyboard, NULL) ? keyboard : NULL;
}

bool keyboard_open(const Fs *fs, const char *assets_folder, const char *const *chain, Keyboard **ret_keyboard,
                   Err *err) {
    Keyboard *own = NULL, *english = NULL, *joined = NULL;
    if (!keyboard_create_english(&english, err)) return false;
    for (; chain && *chain && !own && strcmp(*chain, english->lang) != 0; chain++)
        own = read_file(fs, assets_folder, *chain);
    joined = own ? keyboard_new() : STEAL(english);
    bool done = !own || (joined && join_english(own, english, joined));
    keyboard_destroy(own);
    keyboard_destroy(english);
    if (done)
        *ret_keyboard = joined;
    else
        keyboard_destroy(joined);
    return done ? true : no_memory(err);
}
