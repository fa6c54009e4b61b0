// In which order a line stands: the cases of Unicode's BidiCharacterTest that agendas meet. In the rows
// capitals stand for letters that read from right to left (Thaana's, which do not join), all else for itself;
// what is expected is the line as the eye sees it, from left to right.
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include "lay.h"
#include "test.h"
#include "text/engine.h"

#define LRI "\u2066"
#define RLI "\u2067"
#define FSI "\u2068"
#define PDI "\u2069"
#define LRE "\u202A"
#define RLE "\u202B"
#define PDF "\u202C"
#define LRO "\u202D"
#define RLO "\u202E"
#define TAG "\U000E0001"
// Spans as text/foreign.h makes them.
#define EN(text) LRI TAG "\U000E0065\U000E006E" text PDI
#define DV(text) RLI TAG "\U000E0064\U000E0076" text PDI

enum {
    THAANA = 0x780
};

typedef struct Row {
    const char *logical, *visual;
} Row;

// Capitals to Thaana.
static const char *to_letters(const char *from, char *buffer) {
    char *to = buffer;
    for (; *from; from++) {
        if (!isupper((unsigned char)*from)) {
            *to++ = *from;
            continue;
        }
        unsigned letter = THAANA + (unsigned)(*from - 'A');
        *to++ = (char)(0xC0 | letter >> 6);
        *to++ = (char)(0x80 | (letter & 0x3F));
    }
    *to = 0;
    return buffer;
}

static const uint32_t others[] = {0xA0,   0x2013, 0x2018, 0x2019, 0x201C, 0x201D,
                                  0x2026, 0x20AC, 0x60C,  0x660,  0x661,  0x662};

static bool is_letter(hb_font_t *font, uint32_t glyph, uint32_t letter) {
    hb_codepoint_t nominal;
    if (!hb_font_get_nominal_glyph(font, letter, &nominal)) return false;
    if (nominal == glyph) return true;
    // A form of it, as Inter has of the colon between figures: "colon.case".
    char name[64] = "", plain[64] = "";
    hb_font_get_glyph_name(font, glyph, name, sizeof name);
    hb_font_get_glyph_name(font, nominal, plain, sizeof plain);
    size_t length = strlen(plain);
    return length && !strncmp(name, plain, length) && name[length] == '.';
}

// The letter that a glyph shows, written as in the rows.
static const char *letter_of(TextEngine *text, const TextGlyph *glyph, char buffer[8]) {
    hb_font_t *font = fonts_hb(text_fonts(text), glyph->face);
    for (unsigned letter = ' '; letter < 0x7F; letter++) {
        uint32_t code = isupper((int)letter) ? THAANA + letter - 'A' : letter;
        if (!is_letter(font, glyph->glyph, code)) continue;
        snprintf(buffer, 8, "%c", (char)letter);
        return buffer;
    }
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        if (!is_letter(font, glyph->glyph, others[i])) continue;
        bool three = others[i] >= 0x800;
        buffer[0] = (char)(three ? 0xE0 | others[i] >> 12 : 0xC0 | others[i] >> 6);
        buffer[1] = (char)(0x80 | (three ? others[i] >> 6 & 0x3F : others[i] & 0x3F));
        buffer[2] = (char)(three ? 0x80 | (others[i] & 0x3F) : 0);
        buffer[3] = 0;
        return buffer;
    }
    return "?";
}

static const char *visual_of(TextEngine *text, const TextLine *line, char *buffer, size_t size) {
    char letter[8];
    *buffer = 0;
    for (size_t i = 0; i < line->count; i++) {
        if (strlen(buffer) + 8 > size) break;
        strcat(buffer, letter_of(text, &line->glyphs[i], letter));
    }
    return buffer;
}

static void check_rows(const Row *rows, size_t count, const char *lang) {
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < count; i++) {
        char letters[400], visual[400];
        TextRequest r = lay_request(to_letters(rows[i].logical, letters), lang, 0, 1);
        const Paragraph *p = text_layout(text, &r);
        REQUIRE(p->line_count == 1);
        if (!CHECK_STR(visual_of(text, &p->lines[0], visual, sizeof visual), rows[i].visual))
            printf("    row %zu of %s: %s\n", i, lang, rows[i].logical);
        CHECK_INT(p->rtl, !strcmp(lang, "dv"));
        CHECK_INT(p->missing, 0);
    }
    text_destroy(text);
}

static void within_a_right_to_left_paragraph_each_part_stands_in_its_order(void) {
    static const Row rows[] = {
        {"ABC DEF", "FED CBA"},
        // rooms and names in Latin letters
        {"ABC plenary hall DEF", "FED plenary hall CBA"},
        {"ABC room 3", "room 3 CBA"},
        {"plenary hall", "plenary hall"},
        {"plenary hall (b)", "plenary hall (b)"},
        {"plenary hall (b).", ".plenary hall (b)"}, // not told to be English: Unicode's rules
        {EN("plenary hall (b)") " ABC", "CBA plenary hall (b)"},
        {"ABC " EN("plenary hall (b)"), "plenary hall (b) CBA"},
        {"ABC " EN("hall 3") "\u060C " EN("level 2") " DEF", "FED level 2 \u060Chall 3 CBA"},
        {"ABC " EN("what is next?"), "what is next? CBA"},
        {"ABC " EN("c++ (10)") ": DEF", "FED :c++ (10) CBA"},
        {"(" EN("room 1") ") ABC", "CBA (room 1)"},
        // figures, times, dates, shares, sums
        {"ABC 12", "12 CBA"},
        {"12 ABC", "CBA 12"},
        {"12", "12"},
        {"10:00", "10:00"},
        {"10:00 \u2013 12:00", "12:00 \u2013 10:00"},
        {"ABC 10:00 \u2013 12:00 DEF", "FED 12:00 \u2013 10:00 CBA"},
        {"10:00\u201312:00 ABC", "CBA 12:00\u201310:00"},
        {"\u0661\u0660:\u0660\u0660 \u2013 \u0661\u0662:\u0660\u0660",
         "\u0661\u0662:\u0660\u0660 \u2013 \u0661\u0660:\u0660\u0660"},
        {"24.11.2026", "24.11.2026"},
        {"ABC 24/11/2026", "24/11/2026 CBA"},
        {"24 ABC 2026", "2026 CBA 24"},
        {"2024\u20132026", "2026\u20132024"},
        {"ABC 2024-2026", "2026-2024 CBA"},
        {"50%", "50%"},
        {"50% ABC", "CBA 50%"},
        {"1,234,567.8 ABC", "CBA 1,234,567.8"},
        {"ABC 1 DEF 2", "2 FED 1 CBA"},
        {"1. ABC", "CBA .1"},
        {"(1) ABC", "CBA (1)"},
        {"ABC (12) DEF", "FED (12) CBA"},
        {"ABC \u20AC5", "5\u20AC CBA"},
        // brackets and quotes
        {"ABC (DEF) GHI", "IHG (FED) CBA"},
        {"ABC (abc) DEF", "FED (abc) CBA"},
        {"ABC [abc DEF] GHI", "IHG [FED abc] CBA"},
        {"ABC (abc", "abc) CBA"},
        {"(ABC) abc", "abc (CBA)"},
        {"\"ABC\" \"abc\"", "\"abc\" \"CBA\""},
        {"ABC \"" EN("who \u2018owns\u2019 it?") "\" DEF", "FED \"who \u2018owns\u2019 it?\" CBA"},
        {EN("a \"" DV("ABC (1)") "\" b") " DEF", "FED a \"(1) CBA\" b"},
        // phone numbers and addresses
        {"ABC +62 21 555 0100", "+62 21 555 0100 CBA"},
        {"+62 21 555 0100", "+62 21 555 0100"},
        {"ABC: (021) 555-0100 DEF", "FED (021) 555-0100 :CBA"},
        {"ABC 0800 123 456, 0800 123 457.", ".0800 123 457 ,0800 123 456 CBA"},
        {"ABC https://rso.int/a?b=1#c DEF", "FED https://rso.int/a?b=1#c CBA"},
        {"ABC https://rso.int/", "https://rso.int/ CBA"},
        {"ABC https://rso.int/2026/.", ".https://rso.int/2026/ CBA"},
        {"ABC (info@rso.int).", ".(info@rso.int) CBA"},
        {"www.rso.int/11/ ABC", "CBA www.rso.int/11/"},
        // ends of sentences, lists, ellipses
        {"ABC.", ".CBA"},
        {"ABC, abc, DEF.", ".FED ,abc ,CBA"},
        {"ABC!", "!CBA"},
        {"ABC \u2026", "\u2026 CBA"},
        {"- ABC", "CBA -"},
        {"ABC/abc", "abc/CBA"},
        {"ABC - abc - DEF", "FED - abc - CBA"},
        {"", ""},
    };
    check_rows(rows, COUNT_OF(rows) - 1, "dv");
}

static void within_a_left_to_right_paragraph_each_part_stands_in_its_order(void) {
    static const Row rows[] = {
        {"room ABC", "room CBA"},
        {"ABC", "CBA"},
        {"ABC room", "CBA room"},
        {"ABC 3", "3 CBA"},
        {"abc ABC DEF abc", "abc FED CBA abc"},
        {"abc (ABC) abc", "abc (CBA) abc"},
        {"ABC (abc)", "CBA (abc)"},
        {"abc ABC.", "abc CBA."},
        {DV("ABC.") " abc", ".CBA abc"},
        {"abc " DV("ABC 3") ", 4 abc", "abc 3 CBA, 4 abc"},
        {"abc " DV("ABC") " 10:00", "abc CBA 10:00"},
        {"ABC 10:00", "10:00 CBA"}, // not told to be apart: Unicode's rules
        {DV("ABC") " " DV("DEF"), "CBA FED"},
        {"10:00 \u2013 12:00", "10:00 \u2013 12:00"},
        {"abc " FSI "ABC (abc)" PDI " 1", "abc (abc) CBA 1"},
        {"ABC +62 21 555 0100", "CBA +62 21 555 0100"},
    };
    check_rows(rows, COUNT_OF(rows), "en");
}

static void nothing_that_content_holds_turns_the_rest_of_a_line(void) {
    static const Row ltr[] = {
        {RLO "abc" PDF " def", "abc def"},
        {RLO "abc def", "abc def"},
        {RLE "abc" PDF "!", "abc!"},
        {LRO "ABC" PDF, "CBA"},
        {PDF PDF "abc", "abc"},
        {PDI "abc", "abc"},
        {LRI TAG "abc", "abc"},
        {"abc" TAG "\U000E0064", "abc"},
        {TAG "\U000E0064\U000E0076"
             "abc (1)",
         "abc (1)"},
        {RLI "abc, def", "abc, def"},
        {EN(RLO "abc") " def", "abc def"},
        {EN("ab" RLI "c.") " def.", "ab.c def."}, // it ends with the span that it stands in
    };
    static const Row rtl[] = {
        {LRO "ABC" PDF " DEF", "FED CBA"},
        {LRE "ABC, abc" PDF " DEF", "FED abc ,CBA"},
        {EN(LRO "abc") " DEF", "FED abc"},
        {PDI "ABC abc", "abc CBA"},
    };
    check_rows(ltr, COUNT_OF(ltr), "en");
    check_rows(rtl, COUNT_OF(rtl), "dv");
}

static void a_paragraph_that_is_one_span_is_set_in_its_language(void) {
    TextEngine *text = lay_engine();
    char letters[200], visual[200];
    TextRequest r = lay_request(to_letters(DV("ABC (1)."), letters), "en", 0, 0);
    const Paragraph *p = text_layout(text, &r);
    REQUIRE(p->line_count == 1);
    CHECK(p->rtl);
    CHECK_STR(visual_of(text, &p->lines[0], visual, sizeof visual), ".(1) CBA");
    r.lang = "dv";
    r.string = to_letters(EN("hall (b)."), letters);
    p = text_layout(text, &r);
    REQUIRE(p->line_count == 1);
    CHECK(!p->rtl);
    CHECK_STR(p->lines[0].string, "hall (b).");
    CHECK_STR(visual_of(text, &p->lines[0], visual, sizeof visual), "hall (b).");
    r.string = EN("one") " " EN("two"); // two spans are not one
    CHECK(text_layout(text, &r)->rtl);
    CHECK_STR(text_layout(text, &r)->lines[0].string, "one two");
    r.string = EN("");
    CHECK_INT(text_layout(text, &r)->line_count, 0);
    text_destroy(text);
}

// The ellipsis stands where reading ends, and in the direction of the whole, whatever is left of it.
static void a_line_that_is_cut_keeps_the_direction_of_the_whole(void) {
    static const struct {
        const char *lang, *logical, *beginning, *end;
        bool ellipsis_first;
    } rows[] = {
        {"dv", "ABC DEF GHI JKL MNO PQR", "ABC", "CBA", true},
        {"dv", EN("abc def ghi") " JKL MNO PQR STU", "abc def ghi", "ghi", true},
        {"dv", "ABC " EN("def ghi jkl mno pqr stu"), "ABC def", "CBA", true},
        {"en", "abc DEF GHI JKL MNO PQR STU", "abc", "", false},
        {"en", DV("ABC DEF GHI JKL MNO PQR"), "ABC", "CBA", true},
    };
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char letters[300], beginning[100], visual[300];
        TextRequest r = lay_request(to_letters(rows[i].logical, letters), rows[i].lang, 0, 1);
        r.max_width = text_layout(text, &r)->width * 2 / 3;
        const Paragraph *p = text_layout(text, &r);
        REQUIRE(p->line_count == 1 && p->lines[0].cut);
        visual_of(text, &p->lines[0], visual, sizeof visual);
        bool first = !strncmp(visual, "\u2026", 3), last = !strcmp(visual + strlen(visual) - 3, "\u2026");
        bool sound = CHECK(rows[i].ellipsis_first ? first && !last : last && !first);
        to_letters(rows[i].beginning, beginning);
        sound &= CHECK(!strncmp(p->lines[0].string, beginning, strlen(beginning)));
        sound &= CHECK(strstr(visual, rows[i].end) != NULL);
        sound &= CHECK(p->lines[0].width <= r.max_width);
        if (!sound) printf("    row %zu: %s\n", i, visual);
    }
    text_destroy(text);
}

static void each_line_of_a_paragraph_is_ordered_by_itself(void) {
    TextEngine *text = lay_engine();
    char letters[300], visual[300];
    TextRequest r = lay_request(to_letters("ABC " EN("abc def ghi") " DEF", letters), "dv", 0, 0);
    r.max_width = text_layout(text, &r)->width * 7 / 10;
    const Paragraph *p = text_layout(text, &r);
    REQUIRE(p->line_count == 2);
    CHECK_STR(visual_of(text, &p->lines[0], visual, sizeof visual), "abc def CBA");
    CHECK_STR(visual_of(text, &p->lines[1], visual, sizeof visual), "FED ghi");
    text_destroy(text);
}

// Urdu and Arabic share letters and differ in fonts; so do Chinese and Japanese.
static void a_span_has_the_fonts_of_its_language(void) {
    TextEngine *text = lay_engine();
    TextRequest r = lay_request("ب", "ur", 0, 0);
    uint16_t nastaliq = text_layout(text, &r)->lines[0].glyphs[0].face;
    r = lay_request("a " RLI TAG "\U000E0075\U000E0072"
                    "ب" PDI " ب",
                    "en", 0, 0);
    const TextLine *line = &text_layout(text, &r)->lines[0];
    CHECK_STR(line->string, "a ب ب");
    bool has_nastaliq = false, has_other = false;
    for (size_t i = 0; i < line->count; i++) {
        has_nastaliq |= line->glyphs[i].face == nastaliq;
        has_other |= line->glyphs[i].face != nastaliq && line->glyphs[i].face != line->glyphs[0].face;
    }
    CHECK(has_nastaliq && has_other);
    // Two that read alike and look different tell it.
    r = lay_request("a " LRI "骨" PDI, "zh-Hant", 0, 0);
    uint32_t look = text_layout(text, &r)->lines[0].look;
    r.string = "a " LRI TAG "\U000E006A\U000E0061"
               "骨" PDI;
    CHECK_STR(text_layout(text, &r)->lines[0].string, "a 骨");
    CHECK(text_layout(text, &r)->lines[0].look != look);
    // A letter does not join with one beyond the end of its span.
    TextRequest joined = lay_request("بب", "ar", 0, 0);
    TextRequest apart = lay_request("ب" RLI TAG "\U000E0066\U000E0061"
                                    "ب" PDI,
                                    "ar", 0, 0);
    CHECK_STR(text_layout(text, &apart)->lines[0].string, "بب");
    CHECK(text_layout(text, &apart)->width > text_layout(text, &joined)->width);
    text_destroy(text);
}

TEST_MAIN(TEST(within_a_right_to_left_paragraph_each_part_stands_in_its_order),
          TEST(within_a_left_to_right_paragraph_each_part_stands_in_its_order),
          TEST(nothing_that_content_holds_turns_the_rest_of_a_line),
          TEST(a_paragraph_that_is_one_span_is_set_in_its_language),
          TEST(a_line_that_is_cut_keeps_the_direction_of_the_whole),
          TEST(each_line_of_a_paragraph_is_ordered_by_itself), TEST(a_span_has_the_fonts_of_its_language))
