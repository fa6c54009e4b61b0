#include "draw/audit.h"
#include "test.h"

#include <string.h>

static int counts[AUDIT_KIND_COUNT];

static void count(void *ctx, const AuditFinding *finding) {
    (void)ctx;
    counts[finding->kind]++;
}

static DrawList list; // 400 x 300 px, 4 px a mm, on white

static void begin(void) {
    list_finish(&list);
    list_begin(&list, 400, 300, 4, 0xFFFFFFFF);
}

static void audit(bool night) {
    memset(counts, 0, sizeof counts);
    audit_list(&list, night, count, NULL);
}

static DrawCommand text_at(int x, int y, int w, Colour colour) {
    return (DrawCommand){
        .kind = DRAW_TEXT, .box = {x, y, w, 40}, .fill = colour, .text = "Plenary", .cap_um = 5000};
}

static void add_text(int x, int y, int w, Colour colour) {
    DrawCommand text = text_at(x, y, w, colour);
    list_add(&list, &text);
}

static int total(void) {
    int sum = 0;
    for (int i = 0; i < AUDIT_KIND_COUNT; i++)
        sum += counts[i];
    return sum;
}

static void a_sound_frame_has_no_findings(void) {
    begin();
    add_text(10, 10, 100, 0xFF000000);
    add_text(10, 60, 100, 0xFF000000);
    list_target_begin(&list, "home", (Rect){0, 200, 80, 80}, 1, NULL);
    list_target_end(&list);
    audit(false);
    CHECK_INT(total(), 0);
}

static void texts_over_each_other_overlap_unless_a_box_is_between(void) {
    begin();
    add_text(10, 10, 100, 0xFF000000);
    add_text(50, 20, 100, 0xFF000000);
    audit(false);
    CHECK_INT(counts[AUDIT_OVERLAP], 1);
    begin();
    add_text(10, 10, 100, 0xFF000000);
    list_add(&list, &(DrawCommand){.kind = DRAW_BOX, .box = {0, 0, 400, 100}, .fill = 0xFFFFFFFF});
    add_text(50, 20, 100, 0xFF000000);
    audit(false);
    CHECK_INT(counts[AUDIT_OVERLAP], 0);
}

static void capitals_are_higher_in_attract(void) {
    begin();
    add_text(10, 10, 100, 0xFF000000);
    audit(false);
    CHECK_INT(counts[AUDIT_CAPITALS], 0);
    audit(true);
    CHECK_INT(counts[AUDIT_CAPITALS], 1);
}

static void contrast_is_that_of_what_the_text_stands_on(void) {
    begin();
    add_text(10, 10, 100, 0xFF767676); // 4.5:1 on white: enough for large capitals only
    audit(false);
    CHECK_INT(counts[AUDIT_CONTRAST], 1);
    begin();
    list_add(&list, &(DrawCommand){.kind = DRAW_BOX, .box = {0, 0, 400, 100}, .fill = 0xFF0A1C28});
    add_text(10, 10, 100, 0xFFFFFFFF);
    audit(false);
    CHECK_INT(counts[AUDIT_CONTRAST], 0);
}

static void text_under_a_veil_is_not_judged(void) {
    begin();
    add_text(10, 10, 100, 0xFFEEEEEE);
    list_add(&list, &(DrawCommand){.kind = DRAW_BOX, .box = {0, 0, 400, 300}, .fill = 0xA0FFFFFF});
    audit(false);
    CHECK_INT(counts[AUDIT_CONTRAST], 0);
}

static void a_cut_text_is_a_warning_and_one_outside_an_error(void) {
    begin();
    DrawCommand cut = text_at(10, 10, 100, 0xFF000000);
    cut.cut = true;
    list_add(&list, &cut);
    add_text(350, 100, 100, 0xFF000000);
    audit(false);
    CHECK_INT(counts[AUDIT_TEXT_CUT], 1);
    CHECK_INT(counts[AUDIT_TEXT_OUTSIDE], 1);
    CHECK(!audit_is_error(AUDIT_TEXT_CUT));
    CHECK(audit_is_error(AUDIT_TEXT_OUTSIDE));
}

static void targets_are_measured_in_millimetres(void) {
    begin();
    const int sides[] = {40, 60, 80}; // 10, 15 and 20 mm
    for (int i = 0; i < 3; i++) {
        list_target_begin(&list, "chip", (Rect){i * 100, 200, 90, sides[i]}, 1, NULL);
        list_target_end(&list);
    }
    audit(false);
    CHECK_INT(counts[AUDIT_TARGET_SMALL], 1);
    CHECK_INT(counts[AUDIT_TARGET_SHORT], 1);
}

static void letters_without_a_glyph_are_told(void) {
    begin();
    DrawCommand text = text_at(10, 10, 100, 0xFF000000);
    text.missing = 2;
    list_add(&list, &text);
    audit(false);
    CHECK_INT(counts[AUDIT_MISSING_LETTER], 1);
}

static const uint8_t modules[21 * 21] = {1};

// A code of 21 squares of so many px with its quiet zone.
static DrawCommand code_at(int x, int y, int px) {
    int size = px * (21 + 2 * CODE_QUIET);
    return (DrawCommand){.kind = DRAW_CODE,
                         .box = {x, y, size, size},
                         .fill = 0xFF000000,
                         .text = "code",
                         .modules = modules,
                         .side = 21};
}

static void add_code(DrawCommand code) {
    list_add(&list, &code);
}

static void squares_of_a_code_are_measured_in_millimetres(void) {
    begin();
    add_code(code_at(10, 10, 3)); // 0.75 mm
    audit(false);
    CHECK_INT(total(), 0);
    begin();
    DrawCommand code = code_at(10, 10, 3);
    code.box.w--; // no room for the quiet zone with 3 px a square
    add_code(code);
    audit(false);
    CHECK_INT(counts[AUDIT_CODE_SMALL], 1);
    CHECK_INT(total(), 1);
    begin();
    add_code((DrawCommand){.kind = DRAW_CODE, .box = {10, 10, 20, 20}, .fill = 0xFF000000, .side = 21});
    audit(false);
    CHECK_INT(counts[AUDIT_CODE_SMALL], 1);
    CHECK(audit_is_error(AUDIT_CODE_SMALL));
}

static void a_code_is_black_on_white_and_seen_whole(void) {
    begin();
    DrawCommand code = code_at(10, 10, 3);
    code.fill = 0xFF0A1C28;
    add_code(code);
    audit(false);
    CHECK_INT(counts[AUDIT_CODE_UNCLEAR], 1);
    begin();
    add_code(code_at(-5, 10, 3));
    audit(false);
    CHECK_INT(counts[AUDIT_CODE_UNCLEAR], 1);
    begin();
    add_code(code_at(10, 10, 3));
    add_text(20, 80, 100, 0xFF000000);
    audit(false);
    CHECK_INT(counts[AUDIT_CODE_UNCLEAR], 1);
    CHECK(audit_is_error(AUDIT_CODE_UNCLEAR));
}

static void a_code_under_a_veil_or_at_the_edge_of_what_scrolls_is_not_judged(void) {
    begin();
    add_code(code_at(-5, 10, 1));
    list_add(&list, &(DrawCommand){.kind = DRAW_BOX, .box = {0, 0, 400, 300}, .fill = 0xA0FFFFFF});
    audit(false);
    CHECK_INT(total(), 0);
    begin();
    list_area_begin(&list, "body", (Rect){0, 0, 400, 60}, AXIS_Y, 900, 0);
    add_code(code_at(10, 10, 3));
    list_area_end(&list);
    list_add(&list, &(DrawCommand){.kind = DRAW_BOX, .box = {0, 50, 400, 10}, .fill = 0x40FFFFFF});
    audit(false);
    CHECK_INT(total(), 0);
}

static void aids_ask_for_more_than_the_standards(void) {
    const AuditFigures figures = {7300, 10, 10, 7};
    begin();
    DrawCommand text = text_at(10, 10, 100, 0xFF4A4A4A); // 8.9:1
    list_add(&list, &text);
    text = text_at(10, 60, 100, 0xFF000000);
    text.cap_um = 7300;
    list_add(&list, &text);
    audit(false);
    CHECK_INT(total(), 0);
    memset(counts, 0, sizeof counts);
    audit_list_by(&list, &figures, count, NULL);
    CHECK_INT(counts[AUDIT_CAPITALS], 1);
    CHECK_INT(counts[AUDIT_CONTRAST], 1);
    CHECK_INT(total(), 2);
}

static void every_kind_has_words(void) {
    for (int i = 0; i < AUDIT_KIND_COUNT; i++)
        CHECK(audit_words((AuditKind)i) && *audit_words((AuditKind)i));
    list_finish(&list);
}

static void a_target_that_leaves_the_panel_is_an_error(void) {
    begin();
    list_target_begin(&list, "chip", (Rect){350, 100, 100, 80}, 1, NULL);
    list_target_end(&list);
    audit(false);
    CHECK_INT(counts[AUDIT_TARGET_OUTSIDE], 1);
    CHECK(audit_is_error(AUDIT_TARGET_OUTSIDE));
    begin(); // in a list it comes in whole when it is moved there
    list_area_begin(&list, "chips", (Rect){0, 100, 400, 80}, AXIS_X, 800, 0);
    list_target_begin(&list, "chip", (Rect){350, 100, 100, 80}, 1, NULL);
    list_target_end(&list);
    list_area_end(&list);
    audit(false);
    CHECK_INT(total(), 0);
}

static void a_broken_word_is_told_and_no_error(void) {
    begin();
    DrawCommand text = text_at(10, 10, 100, 0xFF000000);
    text.broken = true;
    list_add(&list, &text);
    audit(false);
    CHECK_INT(counts[AUDIT_WORD_BROKEN], 1);
    CHECK_INT(total(), 1);
    CHECK(!audit_is_error(AUDIT_WORD_BROKEN));
}

TEST_MAIN(TEST(a_sound_frame_has_no_findings), TEST(texts_over_each_other_overlap_unless_a_box_is_between),
          TEST(capitals_are_higher_in_attract), TEST(contrast_is_that_of_what_the_text_stands_on),
          TEST(text_under_a_veil_is_not_judged), TEST(a_cut_text_is_a_warning_and_one_outside_an_error),
          TEST(targets_are_measured_in_millimetres), TEST(a_target_that_leaves_the_panel_is_an_error),
          TEST(a_broken_word_is_told_and_no_error), TEST(letters_without_a_glyph_are_told),
          TEST(squares_of_a_code_are_measured_in_millimetres), TEST(a_code_is_black_on_white_and_seen_whole),
          TEST(a_code_under_a_veil_or_at_the_edge_of_what_scrolls_is_not_judged),
          TEST(aids_ask_for_more_than_the_standards), TEST(every_kind_has_words))
