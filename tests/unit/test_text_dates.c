// Days and times in words.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uloc.h>
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
    CHECK_STR(said("en", DATE_MON_YEAR, TUESDAY - 62, 0), "Sep 2026");
    CHECK_STR(said("tet", DATE_SHORT, TUESDAY - 62, 0), "Wed 23 Sep");
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

static const char *in_calendar(const char *lang, const char *calendar, DateForm form, int32_t day) {
    Dates *dates = dates_create(lang, calendar, NULL);
    const char *text = dates_format(dates, &arena, form, day, 0);
    dates_destroy(dates);
    return text;
}

// The Gregorian calendar unless the event says otherwise, also where its readers use another one.
static void each_language_says_a_day_in_its_own_way(void) {
    static const struct {
        const char *lang, *time, *brief, *full;
    } rows[] = {
        {"en", "09:05", "Tue 24 Nov", "24 November 2026"},
        {"id", "09.05", "Sel, 24 Nov", "24 November 2026"},
        {"ms", "09:05", "Sel, 24 Nov", "24 November 2026"},
        {"fr", "09:05", "mar. 24 nov.", "24 novembre 2026"},
        {"ar", "٠٩:٠٥", "الثلاثاء، ٢٤ نوفمبر", "٢٤ نوفمبر ٢٠٢٦"},
        {"zh-Hans", "09:05", "11月24日周二", "2026年11月24日"},
        {"zh-Hant", "09:05", "11月24日 週二", "2026年11月24日"},
        {"fa", "۰۹:۰۵", "سه‌شنبه ۲۴ نوامبر", "۲۴ نوامبر ۲۰۲۶"},
        {"fa-AF", "۰۹:۰۵", "سه‌شنبه ۲۴ نومبر", "۲۴ نومبر ۲۰۲۶"},
        {"ur", "09:05", "منگل، 24 نومبر", "24 نومبر، 2026"},
        {"hi", "09:05", "मंगल, 24 नव॰", "24 नवंबर 2026"},
        {"bn", "০৯:০৫", "মঙ্গল ২৪ নভে", "২৪ নভেম্বর, ২০২৬"},
        {"ne", "०९:०५", "नोभेम्बर २४, मङ्गल", "२०२६ नोभेम्बर २४"},
        {"si", "09.05", "නොවැ 24 අඟහ", "2026 නොවැම්බර් 24"},
        {"ta", "09:05", "நவ. 24, செவ்.", "24 நவம்பர், 2026"},
        {"th", "09:05", "อ. 24 พ.ย.", "24 พฤศจิกายน 2026"},
        {"lo", "09:05", "ອັງຄານ 24 ພ.ຈ.", "24 ພະຈິກ 2026"},
        {"km", "09:05", "អង្គារ 24 វិច្ឆិកា", "24 វិច្ឆិកា 2026"},
        {"my", "၀၉:၀၅", "နို ၂၄၊ အင်္ဂါ", "၂၀၂၆၊ နိုဝင်ဘာ ၂၄"},
        {"vi", "09:05", "Th 3, 24 thg 11", "24 tháng 11, 2026"},
        {"ja", "09:05", "11月24日(火)", "2026年11月24日"},
        {"ko", "09:05", "11월 24일 (화)", "2026년 11월 24일"},
        {"mn", "09:05", "11-р сарын 24. Мя", "2026\u202Fоны 11-р сарын 24"},
        {"fil", "09:05", "Mar, Nob 24", "Nobyembre 24, 2026"},
        {"tr", "09:05", "24 Kasım Sal", "24 Kasım 2026"},
        {"pt", "09:05", "terça, 24/11", "24 de novembro de 2026"},
        {"tet", "09:05", "Tue 24 Nov", "24 November 2026"}, // ICU does not know it
    };
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        CHECK_STR(said(rows[i].lang, DATE_TIME, TUESDAY, 9 * 60 + 5), rows[i].time);
        CHECK_STR(said(rows[i].lang, DATE_SHORT, TUESDAY, 0), rows[i].brief);
        CHECK_STR(said(rows[i].lang, DATE_FULL, TUESDAY, 0), rows[i].full);
    }
    arena_finish(&arena);
}

static void days_go_on_at_midnight(void) {
    static const char *const languages[] = {"en", "ar", "fa", "th", "ja", "my"};
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        const char *lang = languages[i];
        CHECK_STR(said(lang, DATE_FULL, TUESDAY, 1439), said(lang, DATE_FULL, TUESDAY, 0));
        CHECK_STR(said(lang, DATE_FULL, TUESDAY, 1440), said(lang, DATE_FULL, TUESDAY + 1, 0));
        CHECK_STR(said(lang, DATE_TIME, TUESDAY, 1440), said(lang, DATE_TIME, TUESDAY, 0));
    }
    CHECK_STR(said("fa", DATE_TIME, TUESDAY, 1439), "۲۳:۵۹");
    CHECK_STR(said("ar", DATE_TIME, TUESDAY, 0), "٠٠:٠٠");
    arena_finish(&arena);
}

enum {
    NEW_YEAR_2027 = 20819, // 2027-01-01
    NOWRUZ_1404 = 20168,   // 2025-03-21, after a leap year
    NOWRUZ_1405 = 20533,   // 2026-03-21
};

static void years_begin_as_the_calendar_has_it(void) {
    arena_init(&arena, 1 << 20);
    CHECK_STR(in_calendar("en", "gregorian", DATE_FULL, NEW_YEAR_2027 - 1), "31 December 2026");
    CHECK_STR(in_calendar("en", "gregorian", DATE_FULL, NEW_YEAR_2027), "1 January 2027");
    CHECK_STR(in_calendar("th", "buddhist", DATE_FULL, NEW_YEAR_2027 - 1), "31 ธันวาคม 2569");
    CHECK_STR(in_calendar("th", "buddhist", DATE_FULL, NEW_YEAR_2027), "1 มกราคม 2570");
    CHECK_STR(in_calendar("fa", "persian", DATE_FULL, NOWRUZ_1404 - 1), "۳۰ اسفند ۱۴۰۳");
    CHECK_STR(in_calendar("fa", "persian", DATE_FULL, NOWRUZ_1404), "۱ فروردین ۱۴۰۴");
    CHECK_STR(in_calendar("fa", "persian", DATE_FULL, NOWRUZ_1405 - 1), "۲۹ اسفند ۱۴۰۴");
    CHECK_STR(in_calendar("fa", "persian", DATE_FULL, NOWRUZ_1405), "۱ فروردین ۱۴۰۵");
    CHECK_STR(in_calendar("fa-AF", "persian", DATE_FULL, NOWRUZ_1405), "۱ حمل ۱۴۰۵");
    CHECK_STR(in_calendar("ja", "japanese", DATE_FULL, NEW_YEAR_2027), "令和9年1月1日");
    CHECK_STR(in_calendar("zh-Hant", "roc", DATE_FULL, NEW_YEAR_2027), "民國116年1月1日");
    arena_finish(&arena);
}

static void leap_days_are_there_in_each_calendar(void) {
    arena_init(&arena, 1 << 20);
    CHECK_STR(in_calendar("fr", NULL, DATE_FULL, 19782), "29 février 2024");
    CHECK_STR(in_calendar("th", "buddhist", DATE_FULL, 19782), "29 กุมภาพันธ์ 2567");
    CHECK_STR(in_calendar("fa", "persian", DATE_DAY_MONTH, NOWRUZ_1404 - 1), "۳۰ اسفند");
    CHECK_STR(in_calendar("en", NULL, DATE_FULL, 19783), "1 March 2024");
    arena_finish(&arena);
}

// Thai readers know which years are meant; others must be told.
static void an_era_is_said_only_where_the_calendar_is_not_the_languages_own(void) {
    arena_init(&arena, 1 << 20);
    CHECK_STR(in_calendar("en", "buddhist", DATE_FULL, TUESDAY), "24 November 2569 BE");
    CHECK_STR(in_calendar("en", "persian", DATE_LONG, TUESDAY), "Tuesday, 3 Azar");
    CHECK_CONTAINS(in_calendar("ar", "islamic-umalqura", DATE_FULL, TUESDAY), "١٤٤٨ هـ");
    CHECK_STR(in_calendar("fa", "persian", DATE_MONTH_YEAR, TUESDAY), "آذر ۱۴۰۵");
    CHECK_STR(in_calendar("tr", "buddhist", DATE_FULL, TUESDAY), "24 Kasım 2569 BE");
    Dates *dates = dates_create("th", "buddhist", NULL);
    CHECK_STR(dates_format_span(dates, &arena, TUESDAY, TUESDAY + 1), "24–25 พฤศจิกายน 2569");
    CHECK_STR(dates_format_span(dates, &arena, NEW_YEAR_2027 - 1, NEW_YEAR_2027),
              "31 ธันวาคม 2569 – 1 มกราคม 2570");
    dates_destroy(dates);
    arena_finish(&arena);
}

static void spans_have_their_months_in_words(void) {
    arena_init(&arena, 1 << 20);
    CHECK_STR(span("lo", TUESDAY, TUESDAY + 1), "24 – 25 ພະຈິກ 2026");
    CHECK_STR(span("mn", TUESDAY, TUESDAY + 1), "2026\u202Fоны 11-р сарын 24 – 25");
    CHECK_STR(span("mn", TUESDAY, TUESDAY + 9), "2026\u202Fоны 11-р сарын 24 – 2026\u202Fоны 12-р сарын 3");
    CHECK_STR(span("fa-AF", TUESDAY, TUESDAY + 1), "۲۴ – ۲۵ نومبر ۲۰۲۶");
    CHECK_STR(span("fr", TUESDAY, TUESDAY + 1), "24–25 novembre 2026");
    CHECK_STR(span("zh-Hans", TUESDAY, TUESDAY + 1), "2026年11月24日至25日");
    arena_finish(&arena);
}

static const char *year(const char *lang, const char *calendar, int number) {
    Dates *dates = dates_create(lang, calendar, NULL);
    const char *text = dates_format_year(dates, &arena, number);
    dates_destroy(dates);
    return text;
}

static void years_alone_are_numbers_of_the_calendar(void) {
    arena_init(&arena, 1 << 20);
    for (int number = 1900; number < 2200; number++)
        CHECK_INT(strtol(year("en", NULL, number), NULL, 10), number);
    CHECK_STR(year("ar", NULL, 2016), "٢٠١٦");
    CHECK_STR(year("ja", NULL, 2016), "2016");
    CHECK_STR(year("th", "buddhist", 2016), "2559");
    CHECK_STR(year("en", "buddhist", 2016), "2559 BE");
    CHECK_STR(year("zh-Hant", "roc", 2026), "民國115年");
    CHECK_STR(year("fa", "persian", 2026), ""); // begins in March
    arena_finish(&arena);
}

static void digits_are_the_events(void) {
    arena_init(&arena, 1 << 20);
    Dates *dates = dates_create("ar", NULL, "latn");
    CHECK_STR(dates_format(dates, &arena, DATE_FULL, TUESDAY, 0), "24 نوفمبر 2026");
    CHECK_STR(dates_format(dates, &arena, DATE_TIME, TUESDAY, 545), "09:05");
    dates_destroy(dates);
    dates = dates_create("fa", "persian", "latn");
    CHECK_STR(dates_format(dates, &arena, DATE_FULL, TUESDAY, 0), "3 آذر 1405");
    dates_destroy(dates);
    arena_finish(&arena);
}

static void an_unknown_calendar_is_the_usual_one(void) {
    arena_init(&arena, 1 << 20);
    CHECK_STR(in_calendar("en", "nonsense", DATE_DAY_MONTH, TUESDAY), "24 November");
    CHECK_STR(in_calendar("th", "", DATE_DAY_MONTH, TUESDAY), "24 พฤศจิกายน");
    CHECK(*in_calendar("en", "a-calendar-with-a-name-longer-than-any-locale-has-room-for-in-its-keywords",
                       DATE_FULL, TUESDAY));
    arena_finish(&arena);
}

// What ICU lacks it would take from the locale that the machine is set to.
static void the_machines_locale_never_shows(void) {
    static const char *const languages[] = {"tet", "tpi", "bi", "dv", "zz-Zzzz", "", "en", "dz", "sm", "km"};
    UErrorCode status = U_ZERO_ERROR;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(languages); i++)
        for (int form = 0; form < DATE_FORM_COUNT; form++) {
            uloc_setDefault("en_US", &status);
            const char *here = said(languages[i], (DateForm)form, TUESDAY, 600);
            uloc_setDefault("th_TH_TRADITIONAL", &status);
            CHECK_STR(said(languages[i], (DateForm)form, TUESDAY, 600), here);
        }
    uloc_setDefault("en_US", &status);
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
          TEST(every_form_says_something_in_every_language), TEST(each_language_says_a_day_in_its_own_way),
          TEST(days_go_on_at_midnight), TEST(years_begin_as_the_calendar_has_it),
          TEST(leap_days_are_there_in_each_calendar),
          TEST(an_era_is_said_only_where_the_calendar_is_not_the_languages_own),
          TEST(spans_have_their_months_in_words), TEST(years_alone_are_numbers_of_the_calendar),
          TEST(digits_are_the_events), TEST(an_unknown_calendar_is_the_usual_one),
          TEST(the_machines_locale_never_shows), TEST(days_of_long_ago_and_of_the_far_future),
          TEST(what_is_no_language_and_no_memory_do_no_harm), TEST(a_language_falls_back_along_its_parts))
