#include <stdio.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>
#include <unicode/utrans.h>
#include "text/fold.h"
#include "test.h"

// A word's forms in one line, in the order of slots: "ниязов|niazov|niyazov".
static const char *forms_by(void (*make)(Fold *, const char *, size_t, FoldForms *), const char *word) {
    static char line[FOLD_FORMS * (FOLD_FORM_BYTES + 1)];
    FoldForms forms;
    Fold *fold = fold_create();
    make(fold, word, strlen(word), &forms);
    fold_destroy(fold);
    line[0] = 0;
    for (int slot = 0; slot < FOLD_FORMS; slot++) {
        CHECK_INT(forms.lengths[slot], strlen(forms.texts[slot]));
        if (forms.lengths[slot])
            snprintf(line + strlen(line), sizeof line - strlen(line), slot ? "|%s" : "%s", forms.texts[slot]);
    }
    return line;
}

static const char *forms_of(const char *word) {
    return forms_by(fold_forms, word);
}

static const char *typed_forms_of(const char *word) {
    return forms_by(fold_typed_forms, word);
}

// A word's form in one slot, "" where it has none.
static const char *form_of(const char *word, FoldSlot slot) {
    static FoldForms forms;
    Fold *fold = fold_create();
    fold_forms(fold, word, strlen(word), &forms);
    fold_destroy(fold);
    return forms.texts[slot];
}

static bool same_own(const char *a, const char *b) {
    char own[FOLD_FORM_BYTES + 1];
    snprintf(own, sizeof own, "%s", form_of(a, FOLD_OWN));
    return !strcmp(own, form_of(b, FOLD_OWN));
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
    CHECK_STR(forms_of("ประเทศไทย"), "ประเทศไทย|prathesthiy");
    CHECK_STR(forms_of("भारत"), "भारत|bharata");
    CHECK_STR(forms_of("٢٠١٦"), "2016");
}

static void letters_that_icu_does_not_write_in_latin_are_found_by_themselves(void) {
    CHECK_STR(forms_of("ລາວ"), "ລາວ");
}

static void vowels_that_are_marks_stay_and_harakat_go(void) {
    CHECK_STR(forms_of("மலேசியா"), "மலேசியா|maleciya");
    CHECK(same_own("مُحَمَّد", "محمد"));
}

static void letters_that_are_typed_for_each_other_are_one(void) {
    CHECK(same_own("أحمد", "احمد"));
    CHECK(same_own("إندونيسيا", "اندونيسيا"));
    CHECK(same_own("آسيا", "اسيا"));
    CHECK(same_own("مـاليـزيا", "ماليزيا")); // stretched
    CHECK(same_own("ایران", "ايران"));
    CHECK(same_own("پاکستان", "پاكستان"));
    CHECK(same_own("على", "علي"));
    CHECK(same_own("اتفاقية", "اتفاقيه"));
    CHECK(same_own("شيء", "شي"));
    CHECK(same_own("می\xE2\x80\x8Cخواهم", "میخواهم"));
    CHECK(same_own("क़ानून", "कानून"));
    CHECK(same_own("হাঁস", "হাংস"));
    CHECK(same_own("ı", "i"));
    CHECK(same_own("オーストラリア", "おーすとらりあ"));
    CHECK(same_own("ガギグ", "かきく"));
    CHECK(same_own("きょうと", "きようと"));
    CHECK(!same_own("کار", "گار"));
}

static void digits_of_all_scripts_are_one(void) {
    CHECK_STR(forms_of("۲۰۱۶"), "2016");
    CHECK_STR(forms_of("२०१६"), "2016");
    CHECK_STR(forms_of("๒๐๑๖"), "2016");
    CHECK_STR(forms_of("２０１６"), "2016");
}

static void an_arabic_word_is_known_without_its_article_too(void) {
    CHECK_STR(form_of("الصين", FOLD_BARE), "صين");
    CHECK_STR(form_of("صين", FOLD_BARE), "");
}

static void chinese_is_known_by_pinyin_and_its_initials(void) {
    CHECK_STR(forms_of("北京"), "北京|beijing|bj");
    CHECK_STR(forms_of("妇女"), "妇女|funu|funv|fn");
    CHECK_STR(form_of("第6届会议", FOLD_LATIN), "di6jiehuiyi");
    CHECK_STR(form_of("第6届会议", FOLD_INITIALS), "d6jhy");
}

static void words_that_are_read_in_another_way_are_known(void) {
    static const char *const rows[][2] = {
        {"银行", "yinhang"},       {"重庆", "chongqing"}, {"中国银行", "zhongguoyinhang"},
        {"柬埔寨", "jianpuzhai"},  {"首都", "shoudu"},    {"西藏", "xizang"},
        {"部长", "buzhang"},       {"长期", "changqi"},   {"遣还", "qianhuan"},
        {"克什米尔", "keshimier"}, {"協調", "xietiao"},   {"地方", "difang"}};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_STR(form_of(rows[i][0], FOLD_LATIN), rows[i][1]);
}

static void korean_is_known_by_the_letters_that_are_typed(void) {
    char whole[FOLD_FORM_BYTES + 1];
    static const char *const typed[] = {"ㅎ", "하", "한", "한ㄱ", "한구", "한국"};
    snprintf(whole, sizeof whole, "%s", form_of("한국", FOLD_OWN));
    for (size_t i = 0; i < COUNT_OF(typed); i++) {
        const char *own = form_of(typed[i], FOLD_OWN);
        CHECK(*own && !strncmp(whole, own, strlen(own)));
    }
    snprintf(whole, sizeof whole, "%s", form_of("하노이", FOLD_OWN));
    const char *own = form_of("한", FOLD_OWN); // on the way to the next syllable
    CHECK(!strncmp(whole, own, strlen(own)));
    snprintf(whole, sizeof whole, "%s", form_of("회의", FOLD_OWN));
    own = form_of("호", FOLD_OWN);
    CHECK(!strncmp(whole, own, strlen(own)));
    snprintf(whole, sizeof whole, "%s", form_of("한국", FOLD_INITIALS));
    CHECK_STR(form_of("ㅎㄱ", FOLD_OWN), whole);
}

static const char *typed_kana(const char *word) {
    static FoldForms forms;
    Fold *fold = fold_create();
    fold_typed_forms(fold, word, strlen(word), &forms);
    fold_destroy(fold);
    return forms.texts[FOLD_KANA];
}

static void kana_are_known_by_every_spelling_in_latin_letters(void) {
    static const char *const rows[][4] = {{"とうきょう", "tokyo", "toukyou", "tookyoo"},
                                          {"しんぶん", "shimbun", "sinbun", "shinbun"},
                                          {"まっちゃ", "matcha", "maccha", "mattya"},
                                          {"じゅうしょ", "jusho", "juusho", "zyuusyo"},
                                          {"ふつう", "futsu", "hutuu", "futsuu"},
                                          {"ちず", "chizu", "tizu", "chizu"},
                                          {"パーティー", "pati", "patii", "paatii"},
                                          {"フィリピン", "firipin", "firipin", "filipin"},
                                          {"ジャパン", "japan", "zyapan", "jyapan"},
                                          {"シェア", "shea", "shea", "syea"},
                                          {"ウィーン", "win", "wiin", "win"},
                                          {"ヴァヌアツ", "banuatu", "vanuatsu", "vanuatu"},
                                          {"オーストラリア", "osutoraria", "oosutoraria", "ousutoraria"},
                                          {"にっぽん", "nippon", "nippon", "nippon"},
                                          {"マレーシア", "mareshia", "mareesia", "malesia"}};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (size_t j = 1; j < COUNT_OF(rows[i]); j++) {
            char want[FOLD_FORM_BYTES + 1];
            snprintf(want, sizeof want, "%s", form_of(rows[i][0], FOLD_KANA));
            CHECK_STR(typed_kana(rows[i][j]), want);
        }
}

static void every_beginning_of_a_spelling_begins_the_kana(void) {
    static const char *const rows[][2] = {{"しゃちょう", "shachou"},
                                          {"つうやく", "tsuuyaku"},
                                          {"まっちゃ", "matcha"},
                                          {"じむきょく", "jimukyoku"},
                                          {"ふくだいじん", "fukudaijin"}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char whole[FOLD_FORM_BYTES + 1], beginning[32];
        snprintf(whole, sizeof whole, "%s", form_of(rows[i][0], FOLD_KANA));
        for (int length = 1; length <= (int)strlen(rows[i][1]); length++) {
            snprintf(beginning, sizeof beginning, "%.*s", length, rows[i][1]);
            const char *typed = typed_kana(beginning);
            if (!CHECK(*typed && !strncmp(whole, typed, strlen(typed)))) printf("%s: %s\n", beginning, typed);
        }
    }
}

static void letters_typed_in_other_scripts_look_for_latin_ones_when_they_are_no_accident(void) {
    CHECK_STR(typed_forms_of("Ма"), "ма|ma");
    CHECK_STR(typed_forms_of("บ"), "บ");
    CHECK_CONTAINS(typed_forms_of("하노이"), "|hanoi");
    CHECK_STR(typed_forms_of("中国"), "中国"); // not what sounds the same
    CHECK_STR(typed_forms_of("さ"), "さ");
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
    CHECK_STR(words_of("北京会议 2016", FOLD_WRITTEN), "北京会议 京会议 会议 议 2016");
    CHECK_STR(words_of("オーストラリア代表", FOLD_WRITTEN), "オーストラリア代表 代表 表");
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
    CHECK_INT(reach("中国政府", FOLD_LATIN, 5), 3); // zhong
    CHECK_INT(reach("中国政府", FOLD_LATIN, 6), 6); // zhongg
    CHECK_INT(reach("中国政府", FOLD_INITIALS, 2), 6);
    CHECK_INT(reach("とうきょう", FOLD_KANA, 2), 3); // to
    CHECK_INT(reach("한국", FOLD_OWN, 6), 3);        // 하
    CHECK_INT(reach("한국", FOLD_INITIALS, 6), 6);
    CHECK_INT(reach("الصين", FOLD_BARE, 2), 6);
}

TEST_MAIN(TEST(capitals_and_marks_do_not_count), TEST(other_letters_are_kept_and_written_in_latin_too),
          TEST(letters_that_icu_does_not_write_in_latin_are_found_by_themselves),
          TEST(vowels_that_are_marks_stay_and_harakat_go),
          TEST(letters_that_are_typed_for_each_other_are_one), TEST(digits_of_all_scripts_are_one),
          TEST(an_arabic_word_is_known_without_its_article_too),
          TEST(chinese_is_known_by_pinyin_and_its_initials),
          TEST(words_that_are_read_in_another_way_are_known),
          TEST(korean_is_known_by_the_letters_that_are_typed),
          TEST(kana_are_known_by_every_spelling_in_latin_letters),
          TEST(every_beginning_of_a_spelling_begins_the_kana),
          TEST(letters_typed_in_other_scripts_look_for_latin_ones_when_they_are_no_accident),
          TEST(what_has_no_letters_has_no_form), TEST(a_long_word_is_known_by_its_beginning),
          TEST(latin_letters_become_what_icu_makes_of_them), TEST(words_are_letters_marks_and_digits),
          TEST(broken_bytes_end_a_word), TEST(scripts_without_spaces_have_a_word_wherever_one_begins),
          TEST(what_is_typed_is_not_taken_apart), TEST(words_end_when_nobody_wants_more),
          TEST(what_was_typed_reaches_whole_letters_with_their_marks))
