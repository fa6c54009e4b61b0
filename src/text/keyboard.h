// An on-screen keyboard's keys: data, one file a language (assets/keyboards says how). English is embedded in
// the binary, so that there is always a keyboard. What a key looks like and does is the screens' business,
// and so are the keys that type nothing: space, delete, the change of pages.
#pragma once
#include "base/arena.h"
#include "base/err.h"
#include "base/fs.h"

typedef struct KeyboardKey {
    const char *text;  // what it types, UTF-8: a letter with its marks, a digit or a sign; NULL: a gap
    const char *label; // what it shows: a mark stands on a dotted circle
    const char *const *variants; // letters that a long press offers; each has a key of its own on some page
    size_t variant_count;
} KeyboardKey;

typedef struct KeyboardRow {
    const KeyboardKey *keys;
    size_t count;
} KeyboardRow;

typedef struct KeyboardPage {
    const char *label; // of the key that leads here: "abc", "123", "ไทย"
    const KeyboardRow *rows;
    size_t row_count;
} KeyboardPage;

typedef struct Keyboard {
    Arena arena; // of everything below
    const char *lang;
    const KeyboardPage *pages; // the first is open at first
    size_t page_count;
} Keyboard;

// Reads a layout. ERR_BAD_JSON, with line and column, where it is none: an unknown member, no page, row or
// key, more than LIMIT_KEYBOARD_* of anything, the same key twice on a page.
bool keyboard_create(const char *json, size_t size, Keyboard **ret_keyboard, Err *err) MUST_USE;
bool keyboard_create_english(Keyboard **ret_keyboard, Err *err) MUST_USE;

// The layout of the first language of chain (as LangChain has it) that the folder of assets has a readable
// file for, below keyboards/; English where there is none. Names are in English too: a layout without Latin
// letters is followed by those of English, and one without digits by its digits and signs. Only
// ERR_NO_MEMORY can happen.
bool keyboard_open(const Fs *fs, const char *assets_folder, const char *const *chain, Keyboard **ret_keyboard,
                   Err *err) MUST_USE;
void keyboard_destroy(Keyboard *keyboard); // NULL-safe

// The same keys with at most max_keys (at least 1) a row: a longer row becomes as few rows as will do, of
// lengths that differ by one at most; or, where that takes no more rows, the one or two keys that are over go
// below all rows. Refers to nothing of keyboard.
bool keyboard_wrap(const Keyboard *keyboard, size_t max_keys, Keyboard **ret_keyboard, Err *err) MUST_USE;
