// Which texts are set apart from what stands around them, how, and that nothing gets out of them.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/auto.h"
#include "test.h"
#include "text/foreign.h"
#include "text/lang.h"

#define LRI "\u2066"
#define RLI "\u2067"
#define FSI "\u2068"
#define PDI "\u2069"
#define TAG "\U000E0001"
#define EN TAG "\U000E0065\U000E006E"
#define AR TAG "\U000E0061\U000E0072"
#define TH TAG "\U000E0074\U000E0068"

static void the_direction_of_a_language_is_that_of_its_script(void) {
    static const char *const rtl[] = {"ar",      "fa",      "fa-AF",      "ur", "dv",  "he",
                                      "ps",      "yi",      "sd",         "ug", "ckb", "pa-Arab",
                                      "ms-Arab", "xx-Arab", "az-Arab-IR", "ks", "AR",  "pa-PK"};
    static const char *const ltr[] = {
        "en", "en-GB",   "th",       "zh-Hant-HK", "ku",
        "pa", "mn",      "dz",       "ur-Latn",    "",
        "xx", "zz-Zzzz", "nonsense", "-",          "a-very-long-tag-that-nobody-needs"};
    for (size_t i = 0; i < COUNT_OF(rtl); i++)
        if (!CHECK(lang_is_rtl(rtl[i]))) printf("    %s\n", rtl[i]);
    for (size_t i = 0; i < COUNT_OF(ltr); i++)
        if (!CHECK(!lang_is_rtl(ltr[i]))) printf("    %s\n", ltr[i]);
    CHECK(!lang_is_rtl(NULL));
}

static void one_language_in_two_scripts_is_two(void) {
    CHECK(lang_is_same("en", "en"));
    CHECK(lang_is_same("en", "en-GB"));
    CHECK(lang_is_same("zh", "zh-Hans"));
    CHECK(lang_is_same("zh-HK", "zh-Hant"));
    CHECK(lang_is_same("fa", "fa-AF"));
    CHECK(!lang_is_same("zh", "zh-Hant"));
    CHECK(!lang_is_same("zh-TW", "zh"));
    CHECK(!lang_is_same("pa", "pa-Arab"));
    CHECK(!lang_is_same("fil", "fi"));
    CHECK(!lang_is_same("en", NULL));
    CHECK(lang_is_same(NULL, NULL));
}

typedef struct Row {
    const char *string, *lang, *screen, *want;
} Row;

static void a_text_in_another_language_tells_it(void) {
    static const Row rows[] = {
        {"Plenary", "en", "en", "Plenary"},
        {"Plenary", "en", "th", "Plenary"},
        {"Plenary", "en", "ar", LRI EN "Plenary" PDI},
        {"القاعة", "ar", "en", RLI AR "القاعة" PDI},
        {"ไทย", "th", "en", LRI TH "ไทย" PDI},
        {"ไทย", "th", "ar", LRI TH "ไทย" PDI},
        {"القاعة", "ar", "ar", "القاعة"},
        {"القاعة", NULL, "en", RLI "القاعة" PDI},
        // What is said to be in the screen's language and is not.
        {"C++ and C#", "ar", "ar", LRI "C++ and C#" PDI},
        {"3. Item", "fa", "fa", LRI "3. Item" PDI},
        {"القاعة (3)", "en", "en", RLI "القاعة (3)" PDI},
        {"IOM القاعة", "ar", "ar", "IOM القاعة"},
        {"2026", "ar", "ar", "2026"},
        {"", "ar", "en", ""},
        {NULL, "ar", "en", ""},
        // What a text opens it closes, and it closes nothing else.
        {"ไทย" PDI PDI, "th", "en", LRI TH "ไทย" PDI},
        {RLI "ไทย", "th", "en", LRI TH RLI "ไทย" PDI PDI},
        {RLI "ไทย" PDI, "th", "en", LRI TH RLI "ไทย" PDI PDI},
        {"\u202Eไทย\u202C", "th", "en", LRI TH "ไทย" PDI},
        {"a\u202Eb", "en", "en", "ab"},
        {"a" LRI "b", "en", "en", "a" LRI "b" PDI},
        {"a" PDI "b", "en", "fr", LRI EN "ab" PDI},
    };
    Arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_STR(foreign_mark(&arena, rows[i].string, rows[i].lang, rows[i].screen), rows[i].want);
    arena_finish(&arena);
}

typedef struct IsolateRow {
    const char *string;
    bool rtl_screen;
    const char *want;
} IsolateRow;

static void what_goes_into_a_sentence_is_set_apart_only_where_it_must_be(void) {
    static const IsolateRow rows[] = {
        {"", false, ""},
        {"Plenary (B)", false, "Plenary (B)"},
        {"ไทย 3", false, "ไทย 3"},
        {"12", false, "12"},
        {"القاعة", false, RLI "القاعة" PDI},
        {"القاعة Plenary", false, FSI "القاعة Plenary" PDI},
        {"القاعة (3)", true, "القاعة (3)"},
        {"12", true, "12"},
        {"١٢", true, "١٢"},
        {"10:00 – 12:00", true, "10:00 – 12:00"},
        {"50 %", true, "50 %"},
        {"1,234,567", true, "1,234,567"},
        {"2024-2026", true, "2024-2026"},
        {"0", true, "0"},
        {"Plenary (B)", true, LRI "Plenary (B)" PDI},
        {"+62 21 555 0100", true, LRI "+62 21 555 0100" PDI},
        {"(021) 555-0100", true, LRI "(021) 555-0100" PDI},
        {"https://baliprocess.net/", true, LRI "https://baliprocess.net/" PDI},
        {"info@rso.int", true, LRI "info@rso.int" PDI},
        {"https://baliprocess.net/", false, "https://baliprocess.net/"},
        {"قاعة Plenary", true, FSI "قاعة Plenary" PDI},
        // What is apart already, alone or among others, stays as it is.
        {RLI AR "القاعة" PDI, false, RLI AR "القاعة" PDI},
        {LRI EN "Room" PDI "، " LRI EN "Level" PDI, true, LRI EN "Room" PDI "، " LRI EN "Level" PDI},
        {"a\u202Eb" PDI, false, "ab"},
        {LRI "a", false, LRI "a" PDI},
    };
    Arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_STR(foreign_isolate(&arena, rows[i].string, rows[i].rtl_screen), rows[i].want);
    arena_finish(&arena);
}

static void broken_bytes_and_thousands_of_signs_pass(void) {
    Arena arena;
    arena_init(&arena, 1 << 20);
    CHECK_STR(foreign_mark(&arena, "a\xFF\xE2\x81", "th", "en"), LRI TH "a\xFF\xE2\x81" PDI);
    AUTO_FREE char *many = calloc(1, 3 * 1000 + 1);
    REQUIRE(many);
    for (int i = 0; i < 1000; i++)
        memcpy(many + 3 * i, LRI, 3);
    CHECK_INT(strlen(foreign_isolate(&arena, many, true)), 6 * 1000);
    CHECK(strlen(foreign_mark(&arena, "ไทย", "a-tag-that-is-longer-than-any-tag-needs-to-be", "en")) < 200);
    // Without memory it is the text itself.
    Arena none;
    arena_init(&none, 1);
    CHECK_STR(foreign_mark(&none, "ไทย", "th", "en"), "ไทย");
    arena_finish(&none);
    arena_finish(&arena);
}

TEST_MAIN(TEST(the_direction_of_a_language_is_that_of_its_script), TEST(one_language_in_two_scripts_is_two),
          TEST(a_text_in_another_language_tells_it),
          TEST(what_goes_into_a_sentence_is_set_apart_only_where_it_must_be),
          TEST(broken_bytes_and_thousands_of_signs_pass))
