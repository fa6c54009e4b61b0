// Every language's letters have keys, and every language has a keyboard with Latin letters and digits.
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>
#include "os/fs.h"
#include "text/fold.h"
#include "text/keyboard.h"
#include "text/lang.h"
#include "test.h"

enum {
    LETTER_BYTES = 64
};

static const char *const languages[] = {"en", "id", "ms",    "fil", "fr", "tr", "vi",      "pt",     "mn",
                                        "ar", "fa", "fa-AF", "ur",  "hi", "bn", "ne",      "si",     "ta",
                                        "th", "lo", "km",    "my",  "ko", "ja", "zh-Hans", "zh-Hant"};

static Keyboard *open_for(const char *tag) {
    LangChain chain;
    Keyboard *keyboard = NULL;
    Err err = {0};
    lang_chain_init(&chain, tag);
    CHECK(keyboard_open(os_fs(), BALAI_SOURCE_DIR "/assets", chain.chain, &keyboard, &err));
    return keyboard;
}

static bool has_key(const Keyboard *keyboard, const char *text) {
    for (size_t page = 0; page < keyboard->page_count; page++)
        for (size_t row = 0; row < keyboard->pages[page].row_count; row++)
            for (size_t i = 0; i < keyboard->pages[page].rows[row].count; i++) {
                const char *key = keyboard->pages[page].rows[row].keys[i].text;
                if (key && !strcmp(key, text)) return true;
            }
    return false;
}

static void to_utf8(const UChar *units, int32_t count, char text[LETTER_BYTES]) {
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(text, LETTER_BYTES, NULL, units, count, &status);
    CHECK(U_SUCCESS(status));
}

// Whether each code point of a letter's form has a key.
static bool has_each(const Keyboard *keyboard, const UNormalizer2 *form, const UChar *units, int32_t count) {
    UChar parts[32];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = unorm2_normalize(form, units, count, parts, COUNT_OF(parts), &status);
    for (int32_t at = 0; at < length;) {
        char text[LETTER_BYTES];
        int32_t start = at;
        U16_FWD_1(parts, at, length);
        to_utf8(parts + start, at - start, text);
        if (!has_key(keyboard, text)) return false;
    }
    return length > 0;
}

// What the search does not tell from what has a key: marks of tones and vowels that readers leave out.
static bool is_searched_alike(const Keyboard *keyboard, Fold *fold, const char *text) {
    FoldForms forms;
    fold_forms(fold, text, strlen(text), &forms);
    return !forms.lengths[FOLD_OWN] || has_key(keyboard, forms.texts[FOLD_OWN]);
}

static bool can_type(const Keyboard *keyboard, Fold *fold, const UChar *units, int32_t count) {
    UErrorCode status = U_ZERO_ERROR;
    char text[LETTER_BYTES];
    to_utf8(units, count, text);
    return has_key(keyboard, text) || has_each(keyboard, unorm2_getNFCInstance(&status), units, count) ||
           has_each(keyboard, unorm2_getNFDInstance(&status), units, count) ||
           is_searched_alike(keyboard, fold, text);
}

static void check_letter(const Keyboard *keyboard, Fold *fold, const char *lang, const UChar *units,
                         int32_t count) {
    char text[LETTER_BYTES];
    if (can_type(keyboard, fold, units, count)) return;
    to_utf8(units, count, text);
    CHECK(false);
    printf("%s: no key types %s (U+%04X)\n", lang, text, units[0]);
}

// The letters of a language by CLDR; not those that are written in other ways: Chinese characters, and Korean
// syllables, which are made of the letters on the keys.
static USet *letters_of(const char *lang) {
    UErrorCode status = U_ZERO_ERROR;
    UChar others[64];
    ULocaleData *data = ulocdata_open(lang, &status);
    USet *letters = ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_STANDARD, &status);
    u_uastrcpy(others, "[[:Han:][:Hangul_Syllable_Type=LV:][:Hangul_Syllable_Type=LVT:]]");
    USet *written = uset_openPattern(others, -1, &status);
    uset_removeAll(letters, written);
    CHECK(U_SUCCESS(status));
    uset_close(written);
    ulocdata_close(data);
    return letters;
}

static void check_language(const char *lang, Fold *fold) {
    UErrorCode status = U_ZERO_ERROR;
    Keyboard *keyboard = open_for(lang);
    USet *letters = letters_of(lang);
    for (int32_t i = 0; i < uset_getItemCount(letters); i++) {
        UChar units[32];
        UChar32 first, last;
        int32_t length = uset_getItem(letters, i, &first, &last, units, COUNT_OF(units), &status);
        if (length) check_letter(keyboard, fold, lang, units, length);
        for (UChar32 c = first; !length && c <= last; c++) {
            int32_t count = 0;
            U16_APPEND_UNSAFE(units, count, c);
            check_letter(keyboard, fold, lang, units, count);
        }
    }
    uset_close(letters);
    keyboard_destroy(keyboard);
}

static void every_letter_of_every_language_can_be_typed(void) {
    Fold *fold = fold_create();
    for (size_t i = 0; i < COUNT_OF(languages); i++)
        check_language(languages[i], fold);
    fold_destroy(fold);
}

static void latin_letters_and_digits_can_be_typed_in_every_language_and_stand_there_once(void) {
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        Keyboard *keyboard = open_for(languages[i]);
        int pages_with_a = 0;
        for (char key[2] = "a"; key[0] <= 'z'; key[0]++)
            if (!CHECK(has_key(keyboard, key))) printf("%s: %s\n", languages[i], key);
        for (char key[2] = "0"; key[0] <= '9'; key[0]++)
            CHECK(has_key(keyboard, key));
        CHECK(has_key(keyboard, "@"));
        for (size_t page = 0; page < keyboard->page_count; page++) {
            Keyboard one = {.pages = &keyboard->pages[page], .page_count = 1};
            pages_with_a += has_key(&one, "a");
        }
        CHECK_INT(pages_with_a, 1);
        CHECK(keyboard->page_count <= 4);
        keyboard_destroy(keyboard);
    }
}

static const char *language_of(const char *tag) {
    static char lang[LANG_TAG_MAX];
    Keyboard *keyboard = open_for(tag);
    snprintf(lang, sizeof lang, "%s", keyboard->lang);
    keyboard_destroy(keyboard);
    return lang;
}

static void the_layout_follows_the_chain_of_languages(void) {
    CHECK_STR(language_of("th"), "th");
    CHECK_STR(language_of("fa-AF"), "fa");
    CHECK_STR(language_of("fr-CH"), "fr");
    CHECK_STR(language_of("id"), "en");
    CHECK_STR(language_of("zh-Hant-HK"), "en");
    CHECK_STR(language_of("../en"), "en");
    CHECK_STR(language_of(""), "en");
}

static void without_files_there_is_english(void) {
    const char *const chain[] = {"th", NULL};
    Keyboard *keyboard = NULL;
    Err err = {0};
    REQUIRE(keyboard_open(os_fs(), "/nowhere", chain, &keyboard, &err));
    CHECK_STR(keyboard->lang, "en");
    keyboard_destroy(keyboard);
    REQUIRE(keyboard_open(os_fs(), "/nowhere", NULL, &keyboard, &err));
    CHECK_STR(keyboard->lang, "en");
    keyboard_destroy(keyboard);
}

static void a_file_that_is_no_layout_is_passed_over(void) {
    const char *const chain[] = {"th-TH", "th", NULL};
    static const char good[] = "{\"language\": \"th\", \"pages\": [{\"label\": \"x\", \"rows\": [[\"ก\"]]}]}";
    char folder[512];
    Keyboard *keyboard = NULL;
    Err err = {0};
    test_write("keyboards/th-TH.json", "{", 1);
    test_write("keyboards/th.json", good, sizeof good - 1);
    snprintf(folder, sizeof folder, "%s", test_folder());
    REQUIRE(keyboard_open(os_fs(), folder, chain, &keyboard, &err));
    CHECK_STR(keyboard->lang, "th");
    CHECK_INT(keyboard->page_count, 3);
    CHECK_STR(keyboard->pages[1].label, "abc");
    CHECK_STR(keyboard->pages[2].label, "123");
    keyboard_destroy(keyboard);
}

TEST_MAIN(TEST(every_letter_of_every_language_can_be_typed),
          TEST(latin_letters_and_digits_can_be_typed_in_every_language_and_stand_there_once),
          TEST(the_layout_follows_the_chain_of_languages), TEST(without_files_there_is_english),
          TEST(a_file_that_is_no_layout_is_passed_over))
