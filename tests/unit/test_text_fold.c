#include <stdio.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>
#include <unicode/utrans.h>
#include "text/fold.h"
#include "test.h"

// A word's forms in one line: "ниязов|niazov|niyazov".
static const char *forms_of(const char *word) {
    static char line[FOLD_FORMS * (FOLD_FORM_BYTES + 1)];
    FoldForms forms;
    Fold *fold = fold_create();
    fold_forms(fold, word, strlen(word), &forms);
    fold_destroy(fold);
    line[0] = 0;
    for (int slot = 0; slot < FOLD_FORMS; slot++) {
        CHECK_INT(forms.lengths[slot], strlen(forms.texts[slot]));
        if (forms.lengths[slot])
            snprintf(line + strlen(line), sizeof line - strlen(line), slot ? "|%s" : "%s", forms.texts[slot]);
    }
    return line;
}

typedef struct Line {
    char text[512];
    size_t count;
} Line;

static bool add_to_line(void *ctx, const char *word, size_t length) {
    Line *line = ctx;
    snprintf(line->text + strlen(line->text), sizeof line->text - strlen(line->text),
             line->count++ ? " %.*s" : "%.*s", (int)length, word);
    return true;
}

static const char *words_of_bytes(const char *string, size_t size, FoldBreaks breaks) {
    static Line line;
    line = (Line){.count = 0};
    Fold *fold = fold_create();
    fold_words(fold, string, size, breaks, add_to_line, &line);
    fold_destroy(fold);
    return line.text;
}

static const char *words_of(const char *string, FoldBreaks breaks) {
    return words_of_bytes(string, strlen(string), breaks);
}

static void capitals_and_marks_do_not_count(void) {
    CHECK_STR(forms_of("Plenary"), "plenary");
    CHECK_STR(forms_of("PLÉNIÈRE"), "pleniere");
    CHECK_STR(forms_of("Nẵng"), "nang");
    CHECK_STR(forms_of("Đà"), "da");
    CHECK_STR(forms_of("Türkiye"), "turkiye");
    CHECK_STR(forms_of("İSTANBUL"), "istanbul");
    CHECK_STR(forms_of("e\xCC\x81te\xCC\x81"), "ete"); // marks of their own
    CHECK_STR(forms_of("Straße"), "strasse");
    CHECK_STR(forms_of("Łódź"), "lodz");
    CHECK_STR(forms_of("Ærø"), "aero");
    CHECK_STR(forms_of("Oʻzbekiston"), "ozbekiston");
}

static void other_letters_are_kept_and_written_in_latin_too(void) {
    CHECK_STR(forms_of("Ниязов"), "ниязов|niazov|niyazov");
    CHECK_STR(forms_of("Щербаков"), "щербаков|serbakov|shcherbakov");
    CHECK_STR(forms_of("Ελλάδα"), "ελλαδα|ellada");
    CHECK_STR(forms_of("北京"), "北京|beijing");
    CHECK_STR(forms_of("ประเทศไทย"), "ประเทศไทย|prathesthiy");
    CHECK_STR(forms_of("भारत"), "भारत|bharata");
    CHECK_STR(forms_of("٢٠١٦"), "٢٠١٦|2016");
}

static void letters_that_icu_does_not_write_in_latin_are_found_by_themselves(void) {
    CHECK_STR(forms_of("ລາວ"), "ລາວ");
}

static void vowels_that_are_marks_stay_and_harakat_go(void) {
    CHECK_STR(forms_of("மலேசியா"), "மலேசியா|maleciya");
    FoldForms with, without;
    Fold *fold = fold_create();
    fold_forms(fold, "مُحَمَّد", strlen("مُحَمَّد"), &with);
    fold_forms(fold, "محمد", strlen("محمد"), &without);
    CHECK_STR(with.texts[FOLD_OWN], without.texts[FOLD_OWN]);
    fold_destroy(fold);
}

static void what_has_no_letters_has_no_form(void) {
    CHECK_STR(forms_of(""), "");
    CHECK_STR(forms_of("\xCC\x81"), "");
    CHECK_STR(forms_of("\xFF\xFE"), "");
}

static void a_long_word_is_known_by_its_beginning(void) {
    char word[FOLD_WORD_BYTES + 1];
    memset(word, 'a', sizeof word);
    word[FOLD_WORD_BYTES] = 'b';
    FoldForms forms;
    Fold *fold = fold_create();
    fold_forms(fold, word, FOLD_WORD_BYTES, &forms);
    CHECK_INT(forms.lengths[FOLD_OWN], FOLD_FORM_BYTES);
    fold_forms(fold, word, FOLD_WORD_BYTES + 1, &forms);
    CHECK_INT(forms.lengths[FOLD_OWN], FOLD_FORM_BYTES);
    CHECK(!strchr(forms.texts[FOLD_OWN], 'b'));
    fold_destroy(fold);
}

// Our own table for Latin letters is quick to have; ICU's is the measure.
static void latin_letters_become_what_icu_makes_of_them(void) {
    UErrorCode status = U_ZERO_ERROR;
    UChar id[64];
    u_uastrcpy(id, "Latin-ASCII; Lower");
    UTransliterator *icu = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    REQUIRE(U_SUCCESS(status));
    Fold *fold = fold_create();
    for (UChar32 c = 0xC0; c < 0x1F00; c = c == 0x17F ? 0x1E00 : c + 1) {
        UChar units[16] = {0};
        char want[32], letter[8];
        int32_t length = 0, bytes = 0;
        if (c == 0xD7 || c == 0xF7 || c == 0x149) continue;      // times, divided by, an apostrophe and n
        if (c == 0x1E9C || c == 0x1E9D || c >= 0x1EFA) continue; // letters of medieval scribes
        U16_APPEND_UNSAFE(units, length, c);
        int32_t limit = length;
        utrans_transUChars(icu, units, &length, COUNT_OF(units), 0, &limit, &status);
        u_strToUTF8(want, sizeof want, NULL, units, length, &status);
        U8_APPEND_UNSAFE(letter, bytes, c);
        FoldForms forms;
        fold_forms(fold, letter, (size_t)bytes, &forms);
        if ((unsigned char)want[0] < 0x80 && !CHECK_STR(forms.texts[FOLD_OWN], want)) printf("U+%04X\n", c);
    }
    fold_destroy(fold);
    utrans_close(icu);
}

static void words_are_letters_marks_and_digits(void) {
    CHECK_STR(words_of("Timor-Leste's 3rd day (draft)", FOLD_WRITTEN), "Timor Leste s 3rd day draft");
    CHECK_STR(words_of("  ", FOLD_WRITTEN), "");
    CHECK_STR(words_of("", FOLD_WRITTEN), "");
    CHECK_STR(words_of("सत्र ۱۲", FOLD_WRITTEN), "सत्र ۱۲");
}

static void broken_bytes_end_a_word(void) {
    CHECK_STR(words_of_bytes("ab\xFF"
                             "cd\xC3",
                             6, FOLD_WRITTEN),
              "ab cd");
    CHECK_STR(words_of_bytes("a\xED\xA0\x80z", 5, FOLD_WRITTEN), "a z"); // half a surrogate pair
}

static void scripts_without_spaces_have_a_word_wherever_one_begins(void) {
    CHECK_STR(words_of("การประชุมรัฐมนตรี", FOLD_WRITTEN), "การประชุมรัฐมนตรี ประชุมรัฐมนตรี รัฐมนตรี");
    CHECK_STR(words_of("北京会议 2016", FOLD_WRITTEN), "北京会议 会议 2016");
}

static void what_is_typed_is_not_taken_apart(void) {
    CHECK_STR(words_of("ประเทศไทย", FOLD_TYPED), "ประเทศไทย");
}

static bool count_to_two(void *ctx, const char *word, size_t length) {
    (void)word, (void)length;
    return ++*(int *)ctx < 2;
}

static void words_end_when_nobody_wants_more(void) {
    int count = 0;
    Fold *fold = fold_create();
    fold_words(fold, "a b c d", 7, FOLD_WRITTEN, count_to_two, &count);
    CHECK_INT(count, 2);
    count = 0;
    fold_words(fold, "ประเทศไทยประเทศไทย", strlen("ประเทศไทยประเทศไทย"), FOLD_WRITTEN, count_to_two, &count);
    CHECK_INT(count, 2);
    fold_destroy(fold);
}

static size_t reach(const char *word, FoldSlot slot, size_t bytes) {
    Fold *fold = fold_create();
    size_t reached = fold_reach(fold, word, strlen(word), slot, bytes);
    fold_destroy(fold);
    return reached;
}

static void what_was_typed_reaches_whole_letters_with_their_marks(void) {
    CHECK_INT(reach("Plenary", FOLD_OWN, 3), 3);
    CHECK_INT(reach("Éléments", FOLD_OWN, 2), 3);
    CHECK_INT(reach("e\xCC\x81te\xCC\x81", FOLD_OWN, 1), 3);
    CHECK_INT(reach("e\xCC\x81te\xCC\x81", FOLD_OWN, 3), 7);
    CHECK_INT(reach("Straße", FOLD_OWN, 5), 6); // half of ss is all of it
    CHECK_INT(reach("Ниязов", FOLD_SOUND, 3), 6);
    CHECK_INT(reach("Ниязов", FOLD_SOUND, 4), 6); // niya
    CHECK_INT(reach("Щербаков", FOLD_SOUND, 4), 2);
    CHECK_INT(reach("Plenary", FOLD_OWN, 100), 7);
}

TEST_MAIN(TEST(capitals_and_marks_do_not_count), TEST(other_letters_are_kept_and_written_in_latin_too),
          TEST(letters_that_icu_does_not_write_in_latin_are_found_by_themselves),
          TEST(vowels_that_are_marks_stay_and_harakat_go), TEST(what_has_no_letters_has_no_form),
          TEST(a_long_word_is_known_by_its_beginning), TEST(latin_letters_become_what_icu_makes_of_them),
          TEST(words_are_letters_marks_and_digits), TEST(broken_bytes_end_a_word),
          TEST(scripts_without_spaces_have_a_word_wherever_one_begins),
          TEST(what_is_typed_is_not_taken_apart), TEST(words_end_when_nobody_wants_more),
          TEST(what_was_typed_reaches_whole_letters_with_their_marks))
