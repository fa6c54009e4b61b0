// Days and times in words.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/auto.h"
#include "test.h"
#include "text/dates.h"
#include "text/lang.h"

enum {
    TUESDAY = 20781
}; // 2026-11-24

static Arena arena;

static const char *said(const char *lang, DateForm form, int32_t day, int minute) {
    Dates *dates = dates_create(lang, NULL, NULL);
    const char *text = dates_format(dates, &arena, form, day, minute);
    dates_destroy(dates);
    return text;
}

static void english_forms_are_as_on_the_mock_ups(void) {
    arena_init(&arena, 1 << 20);
    CHECK_STR(said("en", DATE_TIME, TUESDAY, 10 * 60 + 42), "10:42");
    CHECK_STR(said("en", DATE_TIME, TUESDAY, 9 * 60 + 5), "09:05");
    CHECK_STR(said("en", DATE_TIME, TUESDAY, 0), "00:00");
    CHECK_STR(said("en", DATE_TIME, TUESDAY, 23 * 60 + 59), "23:59");
    CHECK_STR(said("en", DATE_WEEKDAY, TUESDAY, 0), "Tuesday");
    CHECK_STR(said("en", DATE_DAY_MONTH, TUESDAY, 0), "24 November");
    CHECK_STR(said("en", DATE_DAY_MON, TUESDAY, 0), "24 Nov");
    CHECK_STR(said("en", DATE_SHORT, TUESDAY, 0), "Tue 24 Nov");
    CHECK_STR(said("en", DATE_LONG, TUESDAY, 0), "Tuesday 24 November");
    CHECK_STR(said("en", DATE_FULL, TUESDAY, 0), "24 November 2026");
    CHECK_STR(said("en", DATE_MONTH_YEAR, TUESDAY, 0), "November 2026");
    CHECK_STR(said("en", DATE_MON_YEAR, TUESDAY, 0), "Nov 2026");
    CHECK_STR(said("en", DATE_DAY, TUESDAY, 0), "24");
    arena_finish(&arena);
}

static const char *span(const char *lang, int32_t first, int32_t last) {
    Dates *dates = dates_create(lang, NULL, NULL);
    const char *text = dates_format_span(dates, &arena, first, last);
    dates_destroy(dates);
    return text;
}

static void a_span_of_days_says_once_what_they_share(void) {
    arena_init(&arena, 1 << 20);
    CHECK_STR(span("en", TUESDAY, TUESDAY), "24 November 2026");
    CHECK_STR(span("en", TUESDAY, TUESDAY + 1), "24 – 25 November 2026");
    CHECK_STR(span("en", TUESDAY, TUESDAY + 7), "24 November 2026 – 1 December 2026");
    CHECK_STR(span("en", TUESDAY, TUESDAY - 1), "24 November 2026");
    CHECK_CONTAINS(span("id", TUESDAY, TUESDAY + 1), "November 2026");
    CHECK_CONTAINS(span("ja", TUESDAY, TUESDAY + 1), "2026年11月24日");
    CHECK(*span("fa", TUESDAY, TUESDAY + 40) != 0);
    arena_finish(&arena);
}

static void neither_the_machines_zone_nor_its_language_counts(void) {
    static const char *const zones[] = {"UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"};
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(zones); i++) {
        setenv("TZ", zones[i], 1);
        setenv("LC_ALL", "de_DE.UTF-8", 1);
        CHECK_STR(said("en", DATE_LONG, TUESDAY, 0), "Tuesday 24 November");
        CHECK_STR(said("en", DATE_TIME, TUESDAY, 1), "00:01");
    }
    unsetenv("TZ");
    unsetenv("LC_ALL");
    arena_finish(&arena);
}

static void other_languages_have_their_own_order_and_words(void) {
    arena_init(&arena, 1 << 20);
    CHECK_STR(said("fr", DATE_LONG, TUESDAY, 0), "mardi 24 novembre");
    CHECK_STR(said("id", DATE_WEEKDAY, TUESDAY, 0), "Selasa");
    CHECK_STR(said("ja", DATE_DAY_MONTH, TUESDAY, 0), "11月24日");
    CHECK_STR(said("zh-Hans", DATE_WEEKDAY, TUESDAY, 0), "星期二");
    CHECK_CONTAINS(said("fr", DATE_TIME, TUESDAY, 9 * 60 + 5), "09:05");
    arena_finish(&arena);
}

static void every_form_says_something_in_every_language(void) {
    static const char *const languages[] = {
        "en", "id", "fr", "zh-Hans", "zh-Hant", "ja",  "ko", "ar",    "fa",  "fa-AF", "ps",
        "ur", "hi", "ne", "bn",      "si",      "ta",  "th", "lo",    "km",  "my",    "dz",
        "bo", "mn", "vi", "to",      "fil",     "ms",  "mi", "tr",    "tet", "tpi",   "fj",
        "sm", "bi", "mh", "pau",     "na",      "gil", "dv", "pt-TL", "xx",  ""};
    arena_init(&arena, 8 << 20);
    for (size_t i = 0; i < COUNT_OF(languages); i++)
        for (int form = 0; form < DATE_FORM_COUNT; form++)
            if (!CHECK(*said(languages[i], (DateForm)form, TUESDAY, 600)))
                printf("    %s, form %d\n", languages[i], form);
    arena_finish(&arena);
}

static void days_of_long_ago_and_of_the_far_future(void) {
    arena_init(&arena, 1 << 20);
    CHECK_STR(said("en", DATE_FULL, 0, 0), "1 January 1970");
    CHECK_STR(said("en", DATE_FULL, -1, 0), "31 December 1969");
    CHECK_STR(said("en", DATE_FULL, 19782, 0), "29 February 2024");
    CHECK_STR(said("en", DATE_FULL, -719162, 0),
              "1 January 1"); // of the Gregorian calendar, also before 1582
    CHECK(said("en", DATE_LONG, INT32_MIN, 0) != NULL);
    CHECK(said("en", DATE_LONG, INT32_MAX, 1439) != NULL);
    arena_finish(&arena);
}

static void what_is_no_language_and_no_memory_do_no_harm(void) {
    arena_init(&arena, 1 << 20);
    CHECK(said("this-is-a-very-long-name-of-no-language-at-all-and-longer", DATE_LONG, TUESDAY, 0) != NULL);
    CHECK(said("\xFF\xFE", DATE_LONG, TUESDAY, 0) != NULL);
    CHECK(said("../../etc", DATE_LONG, TUESDAY, 0) != NULL);
    arena_finish(&arena);
    arena_init(&arena, 8);
    CHECK_STR(said("en", DATE_LONG, TUESDAY, 0), "");
    arena_finish(&arena);
    dates_destroy(NULL);
}

static void a_language_falls_back_along_its_parts(void) {
    LangChain chain;
    lang_chain_init(&chain, "zh-Hant-HK");
    CHECK_STR(chain.chain[0], "zh-Hant-HK");
    CHECK_STR(chain.chain[1], "zh-Hant");
    CHECK_STR(chain.chain[2], "zh");
    CHECK(!chain.chain[3]);
    lang_chain_init(&chain, "en");
    CHECK_STR(chain.chain[0], "en");
    CHECK(!chain.chain[1]);
    lang_chain_init(&chain, NULL);
    CHECK_STR(chain.chain[0], "en");
    lang_chain_init(&chain, "");
    CHECK_STR(chain.chain[0], "en");
    lang_chain_init(&chain, "a-b-c-d-e-f-g-h-i-j-k-l-m-n");
    CHECK(!chain.chain[LANG_CHAIN_MAX]);
    lang_chain_init(&chain, "-");
    CHECK(chain.chain[0] != NULL);
}

TEST_MAIN(TEST(english_forms_are_as_on_the_mock_ups), TEST(a_span_of_days_says_once_what_they_share),
          TEST(neither_the_machines_zone_nor_its_language_counts),
          TEST(other_languages_have_their_own_order_and_words),
          TEST(every_form_says_something_in_every_language), TEST(days_of_long_ago_and_of_the_far_future),
          TEST(what_is_no_language_and_no_memory_do_no_harm), TEST(a_language_falls_back_along_its_parts))
