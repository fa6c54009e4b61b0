// Texts that are made to be slow, to fill memory or to cover what stands around them: each is laid out in a
// time that nobody notices, and what is left of it can be read.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/auto.h"
#include "base/limits.h"
#include "lay.h"
#include "test.h"
#include "text/engine.h"

enum {
    MANY = 100000,
    // Seconds of the processor, with sanitizers, on a machine that has others' work too: a bound against what
    // takes the square of a text's length, not a measurement.
    BOUND_S = 20
};

static double processor_s(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static const Paragraph *lay_in_time(TextEngine *text, const char *string, const char *lang, bool marked) {
    TextRequest r = lay_request(string, lang, 800, 40);
    r.style.marked = marked;
    double start = processor_s();
    const Paragraph *p = text_layout(text, &r);
    if (!CHECK(processor_s() - start < BOUND_S)) printf("    %.1f s: %.40s\n", processor_s() - start, string);
    CHECK(p->line_count <= 40);
    return p;
}

static char *joined(const char *before, char *repeated) {
    char *string = malloc(strlen(before) + strlen(repeated) + 1);
    if (string) strcpy(stpcpy(string, before), repeated);
    free(repeated);
    return string;
}

static size_t glyph_count(const Paragraph *p) {
    size_t count = 0;
    for (size_t i = 0; i < p->line_count; i++)
        count += p->lines[i].count;
    return count;
}

static void a_million_marks_on_a_letter_are_a_few(void) {
    static const char *const rows[][2] = {
        {"e", "\u0301"}, {"o", "\u0323"}, {"a", "\u20DD"}, {"ก", "\u0E49"}, {"ក", "\u17B7"},
        {"က", "\u1036"}, {"ب", "\u064E"}, {"क", "\u0901"}, {"ཀ", "\u0F71"}, {"x", "\u034F\u0301"},
    };
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_FREE char *string = joined(rows[i][0], lay_repeated(rows[i][1], i ? MANY : 1000000));
        REQUIRE(string);
        const Paragraph *p = lay_in_time(text, string, "en", false);
        REQUIRE(p->line_count == 1);
        CHECK(!strncmp(p->lines[0].string, rows[i][0], strlen(rows[i][0])));
        CHECK(strlen(p->lines[0].string) < 50);
        CHECK(glyph_count(p) < 20);
        text_begin_frame(text);
    }
    // The letter behind them has its own.
    const Paragraph *p =
        lay_text(text, "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301b\u0302", 0, 0);
    CHECK_STR(p->lines[0].string, "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301b\u0302");
    text_destroy(text);
}

static void a_hundred_thousand_signs_of_direction_come_to_an_end(void) {
    static const char *const units[] = {
        "\u202E",
        "\u202E\u202C",
        "\u2067",
        "\u2066a",
        "\u2067a\u2069",
        "\u2069",
        "\u2068ب1",
        "a\u200Fب",
        "\U000E0001",
        "\U000E0041",
        "\u2067\U000E0001\U000E0061",
        "\u2066\U000E0001\U000E0061\U000E0062x\u2069 ",
        "\u206Aa",
        "\u200D",
        "(ب[a",
        "0 0/",
        "0",
        "+1-",
        "a.b/ ",
        "a@",
        "((",
        "ب0 1 2 3 4 5 6 7 ",
        "*\u202E",
        "ب*a*",
        "\uFEFF",
    };
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        AUTO_FREE char *string = joined("Plenary ", lay_repeated(units[i], i < 2 ? MANY : MANY / 6));
        REQUIRE(string);
        const Paragraph *p = lay_in_time(text, string, "en", false);
        REQUIRE(p->line_count >= 1);
        if (!CHECK(!strncmp(p->lines[0].string, "Plenary", 7)))
            printf("    %zu: %.20s\n", i, p->lines[0].string);
        lay_in_time(text, string, "ar", true);
        text_begin_frame(text);
    }
    AUTO_FREE char *lines = lay_repeated("\n\u2067ب", MANY / 10);
    lay_in_time(text, lines, "ar", false);
    text_destroy(text);
}

// More languages than are kept apart, and tags that are none.
static void thousands_of_languages_are_no_more_than_text(void) {
    TextEngine *text = lay_engine();
    AUTO_FREE char *string = calloc(1, 40 * 2000 + 1);
    REQUIRE(string);
    char *end = string;
    for (int i = 0; i < 2000; i++)
        end += sprintf(end, "\u2067\U000E0001\U000E0061\xF3\xA0\x81%c\xF3\xA0\x81%cب\u2069 ", 0xA1 + i % 26,
                       0xA1 + i / 26 % 26);
    const Paragraph *p = lay_in_time(text, string, "en", false);
    REQUIRE(p->line_count > 1);
    CHECK_INT(p->missing, 0);
    static const char *const odd[] = {
        "\u2066\U000E0001\U000E0031\U000E0032x\u2069", // "12"
        "\u2066\U000E0001\U000E0020x\u2069",           // " "
        "\u2066\U000E0001\U000E007Fx\u2069",           // the end of a tag
        "\u2066\U000E0001x\u2069",
        "\U000E0061x",
        "x\U000E0001",
        "\u2066\U000E0001\U000E0061",
        "\u2066\U000E0001",
    };
    for (size_t i = 0; i < COUNT_OF(odd); i++) {
        p = lay_text(text, odd[i], 0, 0);
        CHECK(p->line_count == 0 || !strcmp(p->lines[0].string, "x"));
        CHECK_INT(p->missing, 0);
    }
    AUTO_FREE char *tag = joined("\u2066\U000E0001", lay_repeated("\U000E0061", MANY));
    REQUIRE(tag);
    CHECK_INT(lay_in_time(text, tag, "en", false)->line_count, 0);
    text_destroy(text);
}

static void any_tag_of_a_language_is_taken(void) {
    static const char *const tags[] = {"",          "x",
                                       "zz-Zzzz",   "nonsense-that-is-far-too-long-for-any-tag-there-is-x",
                                       "@lb=loose", "ja-@",
                                       "-",         "en_US.UTF-8",
                                       "\xFF\xFE",  "th@calendar=%n",
                                       "root",      "zh-Hant-HK-u-co-stroke",
                                       "../../etc", "ар"};
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(tags); i++) {
        TextRequest r = lay_request("Ministerial conference: ภาษาไทย 巴厘进程", tags[i], 150, 0);
        const Paragraph *p = text_layout(text, &r);
        if (!CHECK(p->line_count > 2 && !p->rtl && !p->missing)) printf("    %s\n", tags[i]);
    }
    text_destroy(text);
}

static void lone_surrogates_and_broken_bytes_stand_for_themselves(void) {
    TextEngine *text = lay_engine();
    static const char *const broken[] = {"Room \xED\xA0\x80 3",
                                         "Room \xED\xBF\xBF 3",
                                         "Room \xED\xA0\xBD\xED\xB8\x80 3", // as CESU-8 has a smiley
                                         "Room \xF3\xA0 3",
                                         "Room \xE2\x81 3",
                                         "Room \xC0\xAF 3",
                                         "Room \xFE 3"};
    for (size_t i = 0; i < COUNT_OF(broken); i++) {
        const Paragraph *p = lay_text(text, broken[i], 0, 1);
        REQUIRE(p->line_count == 1);
        CHECK(!strncmp(p->lines[0].string, "Room \uFFFD", 8));
        CHECK(strlen(p->lines[0].string) > 2);
        CHECK_STR(p->lines[0].string + strlen(p->lines[0].string) - 2, " 3");
    }
    AUTO_FREE char *many = lay_repeated("\xED\xA0\x80", MANY);
    CHECK_INT(lay_in_time(text, many, "ar", false)->missing, 0);
    text_destroy(text);
}

// Words without an end in scripts whose words are looked up.
static void the_longest_words_are_broken_in_time(void) {
    static const char *const units[] = {"กา", "ក្ក", "က္က", "ກາ", "漢", "か",
                                        "가", "क्",  "ب",  "a",  "🇦",  "\u17D2ក"};
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        AUTO_FREE char *string = lay_repeated(units[i], LIMIT_LONG_TEXT_BYTES / 2 / strlen(units[i]));
        REQUIRE(string);
        lay_in_time(text, string, "en", false);
        text_begin_frame(text);
    }
    text_destroy(text);
}

TEST_MAIN(TEST(a_million_marks_on_a_letter_are_a_few),
          TEST(a_hundred_thousand_signs_of_direction_come_to_an_end),
          TEST(thousands_of_languages_are_no_more_than_text), TEST(any_tag_of_a_language_is_taken),
          TEST(lone_surrogates_and_broken_bytes_stand_for_themselves),
          TEST(the_longest_words_are_broken_in_time))
