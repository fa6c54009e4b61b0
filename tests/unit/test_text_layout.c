// Text to lines of glyphs: where lines break, what is cut, both directions, letters without a font, broken
// input.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/auto.h"
#include "base/limits.h"
#include "lay.h"
#include "test.h"
#include "text/engine.h"

static void check_within(const Paragraph *p, int max_width) {
    for (size_t i = 0; i < p->line_count; i++) {
        CHECK(p->lines[i].width <= max_width);
        CHECK(p->lines[i].width <= p->width);
    }
    CHECK_INT(p->height, p->line_height * (int)p->line_count);
}

static void lines_break_between_words(void) {
    TextEngine *text = lay_engine();
    const char *string = "Ministerial plenary: a region in motion";
    const Paragraph *whole = lay_text(text, string, 0, 0);
    CHECK_INT(whole->line_count, 1);
    CHECK_STR(whole->lines[0].string, string);
    int width = whole->width;
    const Paragraph *p = lay_text(text, string, width * 2 / 3, 0);
    REQUIRE(p->line_count == 2);
    CHECK_STR(p->lines[0].string, "Ministerial plenary: a");
    CHECK_STR(p->lines[1].string, "region in motion");
    CHECK(!p->cut && !p->broken && !p->rtl);
    check_within(p, width * 2 / 3);
    // To the pixel: in its own width it is one line, in one pixel less it is two.
    CHECK_INT(lay_text(text, string, width, 0)->line_count, 1);
    CHECK_INT(lay_text(text, string, width - 1, 0)->line_count, 2);
    text_destroy(text);
}

static void a_hyphen_and_a_slash_are_places_to_break_and_a_joined_space_is_not(void) {
    TextEngine *text = lay_engine();
    int half = lay_text(text, "Co-Chairs’", 0, 0)->width;
    const Paragraph *p = lay_text(text, "Co-Chairs’", half - 4, 0);
    REQUIRE(p->line_count == 2);
    CHECK_STR(p->lines[0].string, "Co-");
    CHECK(!p->broken);
    int width = lay_text(text, "Room 5", 0, 0)->width;
    p = lay_text(text, "in Room\u00A05", width + 2, 0); // the room and its number stay together
    REQUIRE(p->line_count == 2);
    CHECK_STR(p->lines[0].string, "in");
    text_destroy(text);
}

static void a_newline_always_ends_a_line(void) {
    TextEngine *text = lay_engine();
    const Paragraph *p = lay_text(text, "one\ntwo\n\nfour", 0, 0);
    REQUIRE(p->line_count == 4);
    CHECK_STR(p->lines[0].string, "one");
    CHECK_STR(p->lines[1].string, "two");
    CHECK_STR(p->lines[2].string, "");
    CHECK_INT(p->lines[2].width, 0);
    CHECK_STR(p->lines[3].string, "four");
    CHECK_INT(p->height, 4 * p->line_height);
    p = lay_text(text, "one two\nthree", lay_text(text, "three", 0, 0)->width, 0);
    REQUIRE(p->line_count == 3);
    CHECK_STR(p->lines[1].string, "two");
    CHECK_INT(lay_text(text, "\n", 100, 0)->width, 0);
    text_destroy(text);
}

static void spaces_at_the_end_of_a_line_take_no_room(void) {
    TextEngine *text = lay_engine();
    int width = lay_text(text, "region", 0, 0)->width;
    const Paragraph *p = lay_text(text, "region      region", width, 0);
    REQUIRE(p->line_count == 2);
    CHECK_STR(p->lines[0].string, "region");
    CHECK_STR(p->lines[1].string, "region");
    text_destroy(text);
}

static void what_does_not_fit_ends_in_an_ellipsis(void) {
    TextEngine *text = lay_engine();
    const char *string =
        "Working Group on the Disruption of People Smuggling and Trafficking in Persons Networks";
    int width = lay_text(text, string, 0, 0)->width;
    const Paragraph *one = lay_text(text, string, width / 3, 1), *two = lay_text(text, string, width / 3, 2);
    REQUIRE(one->line_count == 1 && two->line_count == 2);
    CHECK(one->cut && one->lines[0].cut && two->cut);
    CHECK(!two->lines[0].cut && two->lines[1].cut);
    CHECK_CONTAINS(one->lines[0].string, "…");
    CHECK_CONTAINS(two->lines[1].string, "…");
    CHECK(!strstr(two->lines[0].string, "…"));
    CHECK(!strncmp(one->lines[0].string, "Working Group", 13));
    check_within(one, width / 3);
    check_within(two, width / 3);
    // What fits is not cut.
    CHECK(!lay_text(text, string, width, 1)->cut);
    CHECK(!lay_text(text, string, width / 3, 9)->cut);
    CHECK(lay_text(text, "one\ntwo", 0, 1)->cut);
    text_destroy(text);
}

static void a_word_wider_than_the_line_breaks_between_letters(void) {
    TextEngine *text = lay_engine();
    const char *string = "Donaudampfschifffahrtsgesellschaft";
    int width = lay_text(text, string, 0, 0)->width;
    const Paragraph *p = lay_text(text, string, width / 3 + 10, 0);
    CHECK(p->broken);
    CHECK_INT(p->line_count, 3);
    check_within(p, width / 3 + 10);
    char joined[80] = "";
    for (size_t i = 0; i < p->line_count; i++)
        strcat(joined, p->lines[i].string);
    CHECK_STR(joined, string);
    CHECK(!lay_text(text, string, width, 0)->broken);
    // Narrower than a letter: one letter a line, and an end.
    p = lay_text(text, "abc", 1, 0);
    CHECK_INT(p->line_count, 3);
    CHECK(p->broken);
    // A letter with its marks is one: e, and two marks over it.
    CHECK_INT(lay_text(text, "e\u0301\u0323e\u0301\u0323", 1, 0)->line_count, 2);
    text_destroy(text);
}

// The faces and places of a line's glyphs, from left to right.
static int x_of(const TextLine *line, size_t index) {
    return index < line->count ? line->glyphs[index].x_64 : -1;
}

// A letter stands closer to the next than to a line's end.
static void a_word_broken_anywhere_stays_within_its_line(void) {
    TextEngine *text = lay_engine();
    const char *string = "DonaudampfTAVAToschifffahrtsgesellschaftskapitaenLYLTVoYaWAVE";
    for (int width = 40; width < 400; width++)
        check_within(lay_text(text, string, width, 0), width);
    text_destroy(text);
}

static void arabic_runs_from_the_right_and_its_numbers_from_the_left(void) {
    TextEngine *text = lay_engine();
    TextRequest r = lay_request("القاعة 12 Plenary الرئيسية", "ar", 0, 0);
    const Paragraph *p = text_layout(text, &r);
    REQUIRE(p->line_count == 1);
    CHECK(p->rtl);
    CHECK_INT(p->missing, 0);
    CHECK_STR(p->lines[0].string, "القاعة 12 Plenary الرئيسية");
    // Latin letters and the figures have Inter's glyphs; where those stand: "Plenary" left of "12".
    r = lay_request("12", "ar", 0, 0);
    uint32_t figure = text_layout(text, &r)->lines[0].glyphs[0].glyph;
    uint32_t second = text_layout(text, &r)->lines[0].glyphs[1].glyph;
    uint16_t inter = text_layout(text, &r)->lines[0].glyphs[0].face;
    r = lay_request("Pl", "ar", 0, 0);
    uint32_t letter = text_layout(text, &r)->lines[0].glyphs[0].glyph;
    uint32_t behind = text_layout(text, &r)->lines[0].glyphs[1].glyph;
    int one = -1, two = -1, pe = -1, el = -1;
    const TextLine *line = &p->lines[0];
    for (size_t i = 0; i < line->count; i++) {
        if (line->glyphs[i].face != inter) continue;
        if (line->glyphs[i].glyph == figure) one = x_of(line, i);
        if (line->glyphs[i].glyph == second) two = x_of(line, i);
        if (line->glyphs[i].glyph == letter) pe = x_of(line, i);
        if (line->glyphs[i].glyph == behind && el < 0) el = x_of(line, i);
    }
    CHECK(one >= 0 && two > one); // 12, not 21
    CHECK(pe >= 0 && el > pe);    // Pl, not lP
    CHECK(pe < one);              // what was read first stands further right
    text_destroy(text);
}

static void arabic_letters_stand_from_right_to_left_and_join(void) {
    TextEngine *text = lay_engine();
    TextRequest r = lay_request("ا", "ar", 0, 0);
    const Paragraph *alef = text_layout(text, &r);
    r.string = "ب";
    const Paragraph *beh = text_layout(text, &r);
    r.string = "ا ب";
    const TextLine *apart = &text_layout(text, &r)->lines[0];
    REQUIRE(apart->count == 3);
    CHECK_INT(apart->glyphs[0].glyph, beh->lines[0].glyphs[0].glyph); // what is read last stands left
    CHECK_INT(apart->glyphs[2].glyph, alef->lines[0].glyphs[0].glyph);
    CHECK(x_of(apart, 0) < x_of(apart, 2));
    // Joined, a letter has another shape, and less room than by itself.
    r.string = "ببب";
    const Paragraph *joined = text_layout(text, &r);
    CHECK(joined->width < 3 * beh->width);
    text_destroy(text);
}

static void a_latin_line_with_arabic_in_it_stays_left_to_right(void) {
    TextEngine *text = lay_engine();
    const Paragraph *p = lay_text(text, "Room القاعة", 0, 0);
    CHECK(!p->rtl);
    CHECK_INT(p->missing, 0);
    CHECK(p->width > lay_text(text, "Room ", 0, 0)->width);
    text_destroy(text);
}

static void arabic_breaks_its_lines_in_reading_order(void) {
    TextEngine *text = lay_engine();
    TextRequest r = lay_request("الجلسة الوزارية منطقة في حركة", "ar", 0, 0);
    int width = text_layout(text, &r)->width;
    r.max_width = width * 2 / 3;
    const Paragraph *p = text_layout(text, &r);
    REQUIRE(p->line_count == 2);
    CHECK(p->rtl && !p->broken);
    CHECK(!strncmp(p->lines[0].string, "الجلسة", strlen("الجلسة")));
    CHECK(strstr(p->lines[1].string, "حركة") != NULL);
    check_within(p, r.max_width);
    text_destroy(text);
}

typedef struct ScriptRow {
    const char *lang, *string;
} ScriptRow;

static const ScriptRow scripts[] = {
    {"id", "Proses Bali"},   {"vi", "Tiến trình Bali"},
    {"el", "Διαδικασία"},    {"ru", "Балийский процесс"},
    {"ar", "عملية بالي"},    {"fa", "فرایند بالی"},
    {"ur", "بالی عمل"},      {"ps", "د بالي پروسه"},
    {"hi", "बाली प्रक्रिया"},  {"ne", "बाली प्रक्रिया"},
    {"bn", "বালি প্রক্রিয়া"},  {"si", "බාලි ක්‍රියාවලිය"},
    {"ta", "பாலி செயல்முறை"}, {"th", "กระบวนการบาหลี"},
    {"lo", "ຂະບວນການບາຫຼີ"},   {"km", "ដំណើរការបាលី"},
    {"my", "ဘာလီလုပ်ငန်းစဉ်"},    {"dv", "ބާލީ ޕްރޮސެސް"},
    {"dz", "བཱ་ལི་བྱ་རིམ།"},     {"zh-Hans", "巴厘进程"},
    {"zh-Hant", "峇里進程"}, {"ja", "バリ・プロセスひらがな"},
    {"ko", "발리 프로세스"},
};

static void every_script_of_the_region_has_its_letters(void) {
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(scripts); i++) {
        TextRequest r = lay_request(scripts[i].string, scripts[i].lang, 0, 0);
        const Paragraph *p = text_layout(text, &r);
        if (!CHECK(p->line_count == 1 && p->missing == 0 && p->width > 60))
            printf("    %s\n", scripts[i].lang);
        for (size_t k = 0; p->line_count && k < p->lines[0].count; k++)
            if (!CHECK(p->lines[0].glyphs[k].glyph != 0)) printf("    %s, glyph %zu\n", scripts[i].lang, k);
        r.style.weight = WEIGHT_DISPLAY;
        CHECK_INT(text_layout(text, &r)->missing, 0);
    }
    text_destroy(text);
}

static void scripts_without_spaces_break_between_words_not_in_syllables(void) {
    TextEngine *text = lay_engine();
    static const ScriptRow long_ones[] = {
        {"th", "กระบวนการบาหลีว่าด้วยการลักลอบขนคนเข้าเมือง"},
        {"km", "ដំណើរការបាលីស្តីពីការរត់ពន្ធមនុស្ស"},
        {"lo", "ຂະບວນການບາຫຼີວ່າດ້ວຍການລັກລອບ"},
        {"my", "ဘာလီလုပ်ငန်းစဉ်သည်လူမှောင်ခိုကူးမှု"},
        {"zh-Hans", "关于人口偷运和贩运及相关跨国犯罪的巴厘进程"},
    };
    for (size_t i = 0; i < COUNT_OF(long_ones); i++) {
        TextRequest r = lay_request(long_ones[i].string, long_ones[i].lang, 0, 0);
        r.max_width = text_layout(text, &r)->width * 3 / 5;
        const Paragraph *p = text_layout(text, &r);
        if (!CHECK(p->line_count == 2 && !p->broken && !p->cut)) printf("    %s\n", long_ones[i].lang);
        check_within(p, r.max_width);
    }
    text_destroy(text);
}

static void tall_scripts_get_the_height_they_need(void) {
    TextEngine *text = lay_engine();
    TextRequest latin = lay_request("Bali", "en", 0, 0), nastaliq = lay_request("بالی عمل", "ur", 0, 0);
    latin.style.leading = nastaliq.style.leading = 1100;
    CHECK_INT(text_layout(text, &latin)->line_height, 32 * 1100 / 1000);
    CHECK(text_layout(text, &nastaliq)->line_height > 32 * 1500 / 1000);
    text_destroy(text);
}

static void letters_that_no_font_has_are_counted(void) {
    TextEngine *text = lay_engine();
    CHECK_INT(lay_text(text, "abc", 0, 0)->missing, 0);
    // Linear A, and a place that is not assigned.
    const Paragraph *p = lay_text(text, "a\U00010600b\U000EFFF0", 0, 0);
    CHECK_INT(p->missing, 2);
    CHECK_INT(p->line_count, 1);
    CHECK(p->width > lay_text(text, "ab", 0, 0)->width);
    CHECK_INT(lay_text(text, "a\u00ADb\u200Dc\u200Fd\uFEFF", 0, 0)->missing, 0); // marks that show nothing
    text_destroy(text);
}

static void broken_utf_8_shows_as_replacement_characters(void) {
    TextEngine *text = lay_engine();
    static const char *const broken[] = {
        "a\xFFz",       "a\xC3",           "\x80", "a\xED\xA0\x80z", "\xF8\x88\x80\x80\x80", "caf\xE9",
        "\xE0\x80\x80", "\xF4\x90\x80\x80"};
    for (size_t i = 0; i < COUNT_OF(broken); i++) {
        const Paragraph *p = lay_text(text, broken[i], 200, 3);
        REQUIRE(p->line_count >= 1);
        CHECK_CONTAINS(p->lines[0].string, "\uFFFD");
    }
    CHECK_STR(lay_text(text, "a\xFFz", 0, 0)->lines[0].string, "a\uFFFDz");
    text_destroy(text);
}

static void an_empty_text_is_an_empty_paragraph(void) {
    TextEngine *text = lay_engine();
    const Paragraph *p = lay_text(text, "", 100, 2);
    CHECK_INT(p->line_count, 0);
    CHECK_INT(p->width, 0);
    CHECK_INT(p->height, 0);
    CHECK_INT(p->missing, 0);
    p = lay_text(text, "   ", 2, 0);
    CHECK(p->line_count <= 1);
    TextRequest r = lay_request("x", NULL, 0, 0);
    CHECK_INT(text_layout(text, &r)->line_count, 1);
    text_destroy(text);
}

// Texts as long as a bundle may have, of the kinds that make shapers and breakers slow.
static void the_longest_texts_are_laid_out_and_bounded(void) {
    static const char *const units[] = {
        "word ", "a",  "\u0301", "e\u0301",       "\u200D",           "م", "م ا",
        "กา",    "\n", "\u202E", "\u2067a\u2069", "\xF0\x9F\x87\xA6", " "};
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        AUTO_FREE char *string = lay_repeated(units[i], LIMIT_LONG_TEXT_BYTES / strlen(units[i]));
        const Paragraph *p = lay_text(text, string, 800, 40);
        CHECK(p->line_count <= 40);
        CHECK_INT(p->height, p->line_height * (int)p->line_count);
        text_begin_frame(text);
    }
    text_destroy(text);
}

static void a_million_marks_on_one_letter_come_to_an_end(void) {
    TextEngine *text = lay_engine();
    AUTO_FREE char *marks = lay_repeated("\u0301", 1000000);
    AUTO_FREE char *string = malloc(2000002);
    REQUIRE(string);
    string[0] = 'e';
    memcpy(string + 1, marks, 2000001);
    const Paragraph *p = lay_text(text, string, 300, 2);
    CHECK(p->line_count <= 2);
    CHECK(p->height < 1000);
    text_destroy(text);
}

static void the_same_request_is_the_same_paragraph(void) {
    TextEngine *text = lay_engine();
    const Paragraph *p = lay_text(text, "Plenary Hall", 300, 1);
    char copy[] = "Plenary Hall";
    CHECK(lay_text(text, copy, 300, 1) == p);
    CHECK(lay_text(text, copy, 301, 1) != p);
    CHECK(lay_text(text, copy, 300, 2) != p);
    TextRequest r = lay_request(copy, "fr", 300, 1);
    CHECK(text_layout(text, &r) != p);
    r = lay_request(copy, "en", 300, 1);
    r.style.tabular = true;
    CHECK(text_layout(text, &r) != p);
    text_destroy(text);
}

static void what_is_used_in_every_frame_outlives_what_is_not(void) {
    TextEngine *text = lay_engine();
    const Paragraph *kept = lay_text(text, "kept", 300, 1);
    char string[96];
    // Far more than the cache holds, over many frames; with the sanitizer a freed paragraph would be seen.
    for (int frame = 0; frame < 120; frame++) {
        text_begin_frame(text);
        CHECK(lay_text(text, "kept", 300, 1) == kept);
        for (int i = 0; i < 100; i++) {
            snprintf(string, sizeof string, "frame %d, text %d, some more words to make it long", frame, i);
            CHECK_INT(lay_text(text, string, 200, 0)->line_count > 1, 1);
        }
    }
    CHECK_STR(kept->lines[0].string, "kept");
    text_destroy(text);
}

static void capitals_and_figures_are_measured(void) {
    TextEngine *text = lay_engine();
    const Paragraph *p = lay_text(text, "NOW", 0, 0);
    // Inter's capitals are 0.727 of its size.
    CHECK(p->cap_64 >= 32 * 64 * 70 / 100 && p->cap_64 <= 32 * 64 * 75 / 100);
    TextRequest narrow = lay_request("11:11", "en", 0, 0), wide = lay_request("08:08", "en", 0, 0);
    CHECK(text_layout(text, &narrow)->width != text_layout(text, &wide)->width);
    narrow.style.tabular = wide.style.tabular = true;
    CHECK_INT(text_layout(text, &narrow)->width, text_layout(text, &wide)->width);
    text_destroy(text);
}

static void tracking_moves_latin_letters_and_leaves_joined_ones(void) {
    TextEngine *text = lay_engine();
    TextRequest latin = lay_request("Plenary", "en", 0, 0), arabic = lay_request("الجلسة", "ar", 0, 0);
    int latin_width = text_layout(text, &latin)->width, arabic_width = text_layout(text, &arabic)->width;
    latin.style.tracking = arabic.style.tracking = 100;
    CHECK(text_layout(text, &latin)->width > latin_width);
    CHECK_INT(text_layout(text, &arabic)->width, arabic_width);
    text_destroy(text);
}

static void without_fonts_there_is_an_error_that_names_the_folder(void) {
    TextEngine *text = NULL;
    Err err = {0};
    CHECK(!text_create(test_folder(), &text, &err));
    CHECK(!text);
    CHECK_INT(err.code, ERR_NO_FONT);
    CHECK_CONTAINS(err.message, test_folder());
    text_destroy(NULL);
}

static void a_font_file_that_is_none_is_as_if_it_were_not_there(void) {
    TextEngine *text = NULL;
    Err err = {0};
    test_write("opentype/inter/Inter-Regular.otf", "this is no font", 15);
    test_write("opentype/inter/Inter-Bold.otf", "", 0);
    test_write("truetype/noto/NotoSans-Regular.ttf", "\0\1\0\0\0\xFF", 6);
    CHECK(!text_create(test_folder(), &text, &err));
    CHECK_INT(err.code, ERR_NO_FONT);
    text_destroy(text);
}

static void the_first_letter_that_no_font_has_is_told(void) {
    TextEngine *text = lay_engine();
    CHECK_INT(text_missing(text, "", "en"), 0);
    CHECK_INT(text_missing(text, "Timor-Leste, ประเทศไทย, افغانستان", "en"), 0);
    CHECK_INT(text_missing(text, "a\u00ADb\u200Dc\nd\u00A0e", "en"), 0); // marks that show nothing
    CHECK_INT(text_missing(text, "ab\U000F0000c\U000F0001", "en"), 0xF0000);
    CHECK_INT(text_missing(text, "abc", NULL), 0);
    text_destroy(text);
}

TEST_MAIN(TEST(the_first_letter_that_no_font_has_is_told), TEST(a_word_broken_anywhere_stays_within_its_line),
          TEST(lines_break_between_words),
          TEST(a_hyphen_and_a_slash_are_places_to_break_and_a_joined_space_is_not),
          TEST(a_newline_always_ends_a_line), TEST(spaces_at_the_end_of_a_line_take_no_room),
          TEST(what_does_not_fit_ends_in_an_ellipsis),
          TEST(a_word_wider_than_the_line_breaks_between_letters),
          TEST(arabic_runs_from_the_right_and_its_numbers_from_the_left),
          TEST(arabic_letters_stand_from_right_to_left_and_join),
          TEST(a_latin_line_with_arabic_in_it_stays_left_to_right),
          TEST(arabic_breaks_its_lines_in_reading_order), TEST(every_script_of_the_region_has_its_letters),
          TEST(scripts_without_spaces_break_between_words_not_in_syllables),
          TEST(tall_scripts_get_the_height_they_need), TEST(letters_that_no_font_has_are_counted),
          TEST(broken_utf_8_shows_as_replacement_characters), TEST(an_empty_text_is_an_empty_paragraph),
          TEST(the_longest_texts_are_laid_out_and_bounded),
          TEST(a_million_marks_on_one_letter_come_to_an_end), TEST(the_same_request_is_the_same_paragraph),
          TEST(what_is_used_in_every_frame_outlives_what_is_not), TEST(capitals_and_figures_are_measured),
          TEST(tracking_moves_latin_letters_and_leaves_joined_ones),
          TEST(without_fonts_there_is_an_error_that_names_the_folder),
          TEST(a_font_file_that_is_none_is_as_if_it_were_not_there))
