// Emphasis within a text: which asterisks are its signs, and that it joins, breaks and is kept like any text.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/auto.h"
#include "base/limits.h"
#include "lay.h"
#include "test.h"
#include "text/engine.h"

static const Paragraph *lay_marked(TextEngine *text, const char *string, int max_width, int max_lines) {
    TextRequest r = lay_request(string, "en", max_width, max_lines);
    r.style.marked = true;
    return text_layout(text, &r);
}

static int width_in(TextEngine *text, const char *string, FontWeight weight) {
    TextRequest r = lay_request(string, "en", 0, 0);
    r.style.weight = weight;
    return text_layout(text, &r)->width;
}

static void emphasis_is_semibold_and_its_signs_are_not_shown(void) {
    TextEngine *text = lay_engine();
    const Paragraph *p = lay_marked(text, "First *established* in 2002", 0, 0);
    REQUIRE(p->line_count == 1);
    CHECK_STR(p->lines[0].string, "First established in 2002");
    CHECK(p->width > lay_text(text, "First established in 2002", 0, 0)->width);
    CHECK_INT(lay_marked(text, "*established*", 0, 0)->width, width_in(text, "established", WEIGHT_SEMIBOLD));
    CHECK_INT(lay_marked(text, "established", 0, 0)->width, width_in(text, "established", WEIGHT_REGULAR));
    // The face of the last letters is that of the first ones again.
    const TextLine *line = &p->lines[0];
    CHECK(line->glyphs[0].face != line->glyphs[8].face);
    CHECK_INT(line->glyphs[0].face, line->glyphs[line->count - 1].face);
    // Where nothing is marked up the signs stay.
    CHECK_STR(lay_text(text, "*so*", 0, 0)->lines[0].string, "*so*");
    text_destroy(text);
}

static void a_sign_of_emphasis_without_another_stays(void) {
    static const char *const rows[][2] = {
        {"a lone * stays", "a lone * stays"},
        {"*", "*"},
        {"**", "**"},
        {"***", "***"},
        {"*a", "*a"},
        {"a*", "a*"},
        {"3 * 4 * 5", "3 * 4 * 5"},
        {"* a *b * c", "* a *b * c"},
        {"*a b* and *c", "a b and *c"},
        {"*a**b*", "ab"},
        {"**a**", "*a*"},
        {"x*a*", "xa"},
        {"*ไทย*ไทย", "ไทยไทย"},
    };
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const Paragraph *p = lay_marked(text, rows[i][0], 0, 0);
        REQUIRE(p->line_count == 1);
        CHECK_STR(p->lines[0].string, rows[i][1]);
    }
    const Paragraph *p = lay_marked(text, "*one\ntwo*", 0, 0); // not over a line's end
    REQUIRE(p->line_count == 2);
    CHECK_STR(p->lines[0].string, "*one");
    CHECK_STR(p->lines[1].string, "two*");
    text_destroy(text);
}

static void emphasis_goes_on_over_lines_and_up_to_an_ellipsis(void) {
    TextEngine *text = lay_engine();
    const char *string = "*Practical cooperation on irregular* migration";
    int width = lay_marked(text, string, 0, 0)->width;
    const Paragraph *p = lay_marked(text, string, width / 2, 0);
    REQUIRE(p->line_count >= 2);
    CHECK_INT(p->lines[0].glyphs[0].face, p->lines[1].glyphs[0].face);
    CHECK(p->width <= width / 2);
    const Paragraph *cut = lay_marked(text, string, width / 2, 1);
    REQUIRE(cut->line_count == 1);
    CHECK(cut->cut);
    CHECK_INT(cut->lines[0].glyphs[0].face, p->lines[0].glyphs[0].face);
    CHECK(cut->width <= width / 2);
    // Arabic letters join as they do without it.
    TextRequest r = lay_request("مكتب *الدعم* الإقليمي", "ar", 0, 0);
    r.style.marked = true;
    CHECK(text_layout(text, &r)->rtl);
    CHECK_STR(text_layout(text, &r)->lines[0].string, "مكتب الدعم الإقليمي");
    text_destroy(text);
}

static void each_glyph_tells_whether_it_is_emphasised(void) {
    TextEngine *text = lay_engine();
    const TextLine *line = &lay_marked(text, "Kuala *Lum*pur", 0, 1)->lines[0];
    REQUIRE(line->count == 12);
    for (size_t i = 0; i < line->count; i++)
        CHECK_INT(line->glyphs[i].strong, i >= 6 && i < 9);
    // In the order in which they stand: right to left the first letter is the last glyph.
    TextRequest r = lay_request("*م*كتب", "ar", 0, 0);
    r.style.marked = true;
    line = &text_layout(text, &r)->lines[0];
    REQUIRE(line->count == 4);
    CHECK(line->glyphs[3].strong);
    CHECK(!line->glyphs[0].strong);
    text_destroy(text);
}

static void equal_words_with_other_emphasis_are_another_paragraph(void) {
    TextEngine *text = lay_engine();
    const Paragraph *plain = lay_text(text, "one two", 300, 1), *marked = lay_marked(text, "one two", 300, 1),
                    *first = lay_marked(text, "*one* two", 300, 1),
                    *second = lay_marked(text, "one *two*", 300, 1);
    CHECK(plain != marked);
    CHECK_STR(first->lines[0].string, second->lines[0].string);
    CHECK(first->lines[0].look != second->lines[0].look); // what is painted tells them apart by it
    CHECK(first->lines[0].look != plain->lines[0].look);
    text_destroy(text);
}

// Each sign would look through all the rest for its other.
static void thousands_of_lone_signs_of_emphasis_take_no_time(void) {
    static const char *const units[] = {"*", "*a ", "a* ", "*a* ", " *", "*\n"};
    TextEngine *text = lay_engine();
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        AUTO_FREE char *string = lay_repeated(units[i], LIMIT_LONG_TEXT_BYTES / strlen(units[i]));
        CHECK(lay_marked(text, string, 800, 40)->line_count <= 40);
        text_begin_frame(text);
    }
    text_destroy(text);
}

TEST_MAIN(TEST(emphasis_is_semibold_and_its_signs_are_not_shown),
          TEST(a_sign_of_emphasis_without_another_stays),
          TEST(emphasis_goes_on_over_lines_and_up_to_an_ellipsis),
          TEST(each_glyph_tells_whether_it_is_emphasised),
          TEST(equal_words_with_other_emphasis_are_another_paragraph),
          TEST(thousands_of_lone_signs_of_emphasis_take_no_time))
