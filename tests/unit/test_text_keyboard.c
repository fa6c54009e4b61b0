#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "os/fs.h"
#include "text/keyboard.h"
#include "test.h"

static Keyboard *read_text(const char *json, Err *err) {
    Keyboard *keyboard = NULL;
    *err = (Err){0};
    return keyboard_create(json, strlen(json), &keyboard, err) ? keyboard : NULL;
}

// Why a keyboard with these pages is refused; "" where it is not.
static const char *refusal(const char *pages) {
    static Err err;
    AUTO_FREE char *json = malloc(strlen(pages) + 64);
    sprintf(json, "{\"language\": \"en\", \"pages\": %s}", pages);
    Keyboard *keyboard = read_text(json, &err);
    if (keyboard) {
        keyboard_destroy(keyboard);
        return "";
    }
    CHECK_INT(err.code, ERR_BAD_JSON);
    return err.message;
}

static const char *refusal_of_rows(const char *rows) {
    AUTO_FREE char *pages = malloc(strlen(rows) + 64);
    sprintf(pages, "[{\"label\": \"abc\", \"rows\": %s}]", rows);
    return refusal(pages);
}

// The keys of a page in one line, rows apart: "qwertyuiop asdfghjkl".
static const char *keys_of(const KeyboardPage *page) {
    static char line[2048];
    line[0] = 0;
    for (size_t i = 0; i < page->row_count; i++) {
        if (i) strcat(line, " ");
        for (size_t j = 0; j < page->rows[i].count; j++)
            strcat(line, page->rows[i].keys[j].text);
    }
    return line;
}

static Keyboard *english(void) {
    Keyboard *keyboard = NULL;
    Err err = {0};
    if (keyboard_create_english(&keyboard, &err)) return keyboard;
    fprintf(stderr, "%s\n", err.message);
    exit(1);
}

static void english_is_built_in(void) {
    Keyboard *keyboard = english();
    CHECK_STR(keyboard->lang, "en");
    REQUIRE(keyboard->page_count >= 2);
    CHECK_STR(keys_of(&keyboard->pages[0]), "qwertyuiop asdfghjkl zxcvbnm");
    CHECK_STR(keyboard->pages[1].label, "123");
    const KeyboardKey *e = &keyboard->pages[0].rows[0].keys[2];
    CHECK_STR(e->text, "e");
    CHECK_STR(e->variants[1], "é");
    CHECK_INT(keyboard->pages[0].rows[0].keys[0].variant_count, 0);
    keyboard_destroy(keyboard);
}

static bool has_key(const Keyboard *keyboard, const char *text) {
    for (size_t page = 0; page < keyboard->page_count; page++)
        for (size_t row = 0; row < keyboard->pages[page].row_count; row++)
            for (size_t i = 0; i < keyboard->pages[page].rows[row].count; i++)
                if (!strcmp(keyboard->pages[page].rows[row].keys[i].text, text)) return true;
    return false;
}

static void check_variants(const Keyboard *keyboard, const KeyboardKey *key) {
    for (size_t i = 0; i < key->variant_count; i++)
        if (!CHECK(has_key(keyboard, key->variants[i])))
            printf("%s has no key of its own in %s\n", key->variants[i], keyboard->lang);
}

static void check_layout(const Keyboard *keyboard) {
    for (size_t page = 0; page < keyboard->page_count; page++)
        for (size_t row = 0; row < keyboard->pages[page].row_count; row++)
            for (size_t i = 0; i < keyboard->pages[page].rows[row].count; i++)
                check_variants(keyboard, &keyboard->pages[page].rows[row].keys[i]);
}

static void every_layout_is_sound_and_needs_no_long_press(void) {
    DIR *folder = opendir(BALAI_SOURCE_DIR "/assets/keyboards");
    REQUIRE(folder != NULL);
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        char path[512];
        AUTO_FREE char *json = NULL;
        size_t size;
        Err err = {0};
        Keyboard *keyboard = NULL;
        if (!strstr(entry->d_name, ".json")) continue;
        snprintf(path, sizeof path, "%s/assets/keyboards/%s", BALAI_SOURCE_DIR, entry->d_name);
        if (!CHECK(os_fs()->read_file(NULL, path, LIMIT_KEYBOARD_BYTES, &json, &size, &err))) continue;
        if (!CHECK(keyboard_create(json, size, &keyboard, &err))) {
            printf("%s: %s\n", path, err.message);
            continue;
        }
        CHECK(!strncmp(entry->d_name, keyboard->lang, strlen(keyboard->lang)));
        check_layout(keyboard);
        keyboard_destroy(keyboard);
    }
    closedir(folder);
}

static void what_is_no_layout_is_refused_with_its_place(void) {
    Err err;
    CHECK(!read_text("", &err));
    CHECK(!read_text("[]", &err));
    CHECK(!read_text("{\"pages\": [{\"label\": \"a\", \"rows\": [[\"a\"]]}]}", &err));
    CHECK_CONTAINS(err.message, "language");
    CHECK(!read_text("{\"language\": \"en\"}", &err));
    CHECK_CONTAINS(err.message, "pages");
    CHECK(!read_text("{\n \"language\": \"en\", \"more\": 1}", &err));
    CHECK_CONTAINS(err.message, "line 2, column 28: this member is not known");
    CHECK_CONTAINS(refusal("[]"), "1 to 4 pages");
    CHECK_CONTAINS(refusal("[1]"), "an object is wanted");
    CHECK_CONTAINS(refusal("[{\"rows\": [[\"a\"]]}]"), "label");
    CHECK_CONTAINS(refusal("[{\"label\": \"a\", \"rows\": [[\"a\"]], \"x\": 1}]"), "not known");
    CHECK_CONTAINS(refusal_of_rows("[]"), "1 to 6 rows");
    CHECK_CONTAINS(refusal_of_rows("[[]]"), "1 to 12 keys");
    CHECK_CONTAINS(refusal_of_rows("[\"a\"]"), "1 to 12 keys");
    CHECK_CONTAINS(refusal_of_rows("[[[]]]"), "variants");
    CHECK_CONTAINS(refusal_of_rows("[[1]]"), "a letter or sign");
    CHECK_CONTAINS(refusal_of_rows("[[\"\"]]"), "a letter or sign");
    CHECK_CONTAINS(refusal_of_rows("[[\"a b\"]]"), "a letter or sign");
    CHECK_CONTAINS(refusal_of_rows("[[\"\\n\"]]"), "a letter or sign");
    CHECK_CONTAINS(refusal_of_rows("[[[\"a\", 1]]]"), "a letter or sign");
    CHECK_CONTAINS(refusal_of_rows("[[\"a\", \"b\"], [\"a\"]]"), "twice");
}

// A list of count times a string, "aa", "ab", ..., with what stands before and after it.
static char *list_of(int count, const char *before, const char *after) {
    char *list = malloc((size_t)count * 64 + 8);
    size_t at = (size_t)sprintf(list, "[");
    for (int i = 0; i < count; i++) {
        char name[8] = {(char)('a' + i / 26), (char)('a' + i % 26)};
        at += (size_t)sprintf(list + at, "%s", i ? ", " : "");
        at += (size_t)snprintf(list + at, 60, "%s\"%s\"%s", before, name, after);
    }
    sprintf(list + at, "]");
    return list;
}

static void limits_are_held_to_the_last(void) {
    AUTO_FREE char *ten = list_of(LIMIT_KEYBOARD_ROW_KEYS, "", "");
    AUTO_FREE char *eleven = list_of(LIMIT_KEYBOARD_ROW_KEYS + 1, "", "");
    AUTO_FREE char *rows = list_of(LIMIT_KEYBOARD_ROWS, "[", "]");
    AUTO_FREE char *more_rows = list_of(LIMIT_KEYBOARD_ROWS + 1, "[", "]");
    AUTO_FREE char *pages = list_of(LIMIT_KEYBOARD_PAGES, "{\"label\": ", ", \"rows\": [[\"a\"]]}");
    AUTO_FREE char *more_pages = list_of(LIMIT_KEYBOARD_PAGES + 1, "{\"label\": ", ", \"rows\": [[\"a\"]]}");
    AUTO_FREE char *variants = list_of(LIMIT_KEYBOARD_VARIANTS + 1, "", "");
    AUTO_FREE char *more_variants = list_of(LIMIT_KEYBOARD_VARIANTS + 2, "", "");
    char row[2048];
    CHECK_STR(refusal_of_rows((snprintf(row, sizeof row, "[%s]", ten), row)), "");
    CHECK_CONTAINS(refusal_of_rows((snprintf(row, sizeof row, "[%s]", eleven), row)), "1 to 12 keys");
    CHECK_STR(refusal_of_rows(rows), "");
    CHECK_CONTAINS(refusal_of_rows(more_rows), "1 to 6 rows");
    CHECK_STR(refusal(pages), "");
    CHECK_CONTAINS(refusal(more_pages), "1 to 4 pages");
    CHECK_STR(refusal_of_rows((snprintf(row, sizeof row, "[[%s]]", variants), row)), "");
    CHECK_CONTAINS(refusal_of_rows((snprintf(row, sizeof row, "[[%s]]", more_variants), row)), "variants");
    CHECK_STR(refusal_of_rows("[[\"0123456789abcdef\"]]"), "");
    CHECK_CONTAINS(refusal_of_rows("[[\"0123456789abcdefg\"]]"), "1 to 16 bytes");
}

static void a_file_over_the_limit_is_refused(void) {
    AUTO_FREE char *json = malloc(LIMIT_KEYBOARD_BYTES + 1);
    const char *small = "{\"language\": \"en\", \"pages\": [{\"label\": \"a\", \"rows\": [[\"a\"]]}]}";
    Keyboard *keyboard = NULL;
    Err err = {0};
    memset(json, ' ', LIMIT_KEYBOARD_BYTES + 1);
    memcpy(json, small, strlen(small));
    CHECK(keyboard_create(json, LIMIT_KEYBOARD_BYTES, &keyboard, &err));
    keyboard_destroy(keyboard);
    CHECK(!keyboard_create(json, LIMIT_KEYBOARD_BYTES + 1, &keyboard, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
}

static const char *wrapped(size_t max_keys) {
    Keyboard *keyboard = english(), *narrow = NULL;
    Err err = {0};
    CHECK(keyboard_wrap(keyboard, max_keys, &narrow, &err));
    keyboard_destroy(keyboard); // nothing of it is needed
    const char *keys = keys_of(&narrow->pages[0]);
    CHECK_STR(narrow->lang, "en");
    CHECK_STR(narrow->pages[1].label, "123");
    CHECK(has_key(narrow, "é"));
    CHECK(narrow->pages[0].rows[0].keys[0].variant_count == 0);
    keyboard_destroy(narrow);
    return keys;
}

static void long_rows_become_even_rows_on_a_narrow_panel(void) {
    CHECK_STR(wrapped(10), "qwertyuiop asdfghjkl zxcvbnm");
    CHECK_STR(wrapped(100), "qwertyuiop asdfghjkl zxcvbnm");
    CHECK_STR(wrapped(9), "qwertyuio asdfghjkl zxcvbnm p");
    CHECK_STR(wrapped(8), "qwertyui asdfghjk zxcvbnm opl");
    CHECK_STR(wrapped(7), "qwert yuiop asdf ghjkl zxcvbnm");
    CHECK_STR(wrapped(4), "qwe rty uiop asd fgh jkl zxc vbnm");
    CHECK_STR(wrapped(1), "q w e r t y u i o p a s d f g h j k l z x c v b n m");
    CHECK_STR(wrapped(0), "q w e r t y u i o p a s d f g h j k l z x c v b n m");
}

TEST_MAIN(TEST(english_is_built_in), TEST(every_layout_is_sound_and_needs_no_long_press),
          TEST(what_is_no_layout_is_refused_with_its_place), TEST(limits_are_held_to_the_last),
          TEST(a_file_over_the_limit_is_refused), TEST(long_rows_become_even_rows_on_a_narrow_panel))
