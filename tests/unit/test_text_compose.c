// Typing: what keys make of a line, what delete takes back, and where the cursor stands.
#include <stdio.h>
#include <string.h>
#include "base/auto.h"
#include "text/compose.h"
#include "test.h"

enum {
    LINE = 101
};

// Types keys, separated by spaces; "<" deletes.
static const char *typed(const char *keys) {
    static char line[LINE];
    char copy[512], *rest = NULL;
    line[0] = 0;
    snprintf(copy, sizeof copy, "%s", keys);
    for (char *key = strtok_r(copy, " ", &rest); key; key = strtok_r(NULL, " ", &rest))
        if (!strcmp(key, "<"))
            compose_delete(line);
        else
            CHECK(compose_type(line, sizeof line, key));
    return line;
}

static void letters_stand_behind_each_other(void) {
    CHECK_STR(typed("b a l a i"), "balai");
    CHECK_STR(typed("ส ถ า น ี"), "สถานี");
    CHECK_STR(typed("क ् ष"), "क्ष");
}

static void korean_letters_become_syllables(void) {
    CHECK_STR(typed("ㅎ"), "ㅎ");
    CHECK_STR(typed("ㅎ ㅏ"), "하");
    CHECK_STR(typed("ㅎ ㅏ ㄴ"), "한");
    CHECK_STR(typed("ㅎ ㅏ ㄴ ㄱ"), "한ㄱ");
    CHECK_STR(typed("ㅎ ㅏ ㄴ ㄱ ㅜ ㄱ"), "한국");
}

static void words_are_typed_as_koreans_type_them(void) {
    static const char *const rows[][2] = {{"ㅅ ㅓ ㅇ ㅜ ㄹ", "서울"},
                                          {"ㅂ ㅏ ㄹ ㄹ ㅣ", "발리"},
                                          {"ㄷ ㅐ ㅎ ㅏ ㄴ ㅁ ㅣ ㄴ ㄱ ㅜ ㄱ", "대한민국"},
                                          {"ㅎ ㅗ ㅣ ㅇ ㅡ ㅣ", "회의"},
                                          {"ㅇ ㅜ ㅓ ㄴ", "원"},
                                          {"ㄱ ㅗ ㅏ ㄴ", "관"},
                                          {"ㅇ ㅓ ㅂ ㅅ ㅇ ㅡ ㅁ", "없음"},
                                          {"ㅇ ㅓ ㅂ ㅅ ㅣ", "업시"},
                                          {"ㅇ ㅏ ㄴ ㅈ ㅇ ㅏ", "앉아"},
                                          {"ㅇ ㅣ ㄹ ㄱ ㅇ ㅓ", "읽어"},
                                          {"ㄱ ㅏ ㅂ ㅅ", "값"},
                                          {"ㄲ ㅏ ㄲ", "깎"},
                                          {"ㄲ ㅏ ㄲ ㅏ", "까까"},
                                          {"ㄸ ㅓ ㄱ", "떡"},
                                          {"ㅁ ㅏ ㄹ ㄹ ㅔ ㅇ ㅣ ㅅ ㅣ ㅇ ㅏ", "말레이시아"},
                                          {"ㅎ ㅏ ㄴ ㅗ ㅇ ㅣ", "하노이"}};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_STR(typed(rows[i][0]), rows[i][1]);
}

static void korean_letters_that_make_no_syllable_stay_apart(void) {
    CHECK_STR(typed("ㅏ ㅏ"), "ㅏㅏ");
    CHECK_STR(typed("ㄱ ㅅ"), "ㄱㅅ");
    CHECK_STR(typed("ㅎ ㄱ"), "ㅎㄱ");
    CHECK_STR(typed("ㄱ ㅏ ㅃ"), "가ㅃ");
    CHECK_STR(typed("a ㅏ"), "aㅏ");
    CHECK_STR(typed("가 a ㅏ"), "가aㅏ");
    CHECK_STR(typed("ㄱ ㅏ ㅓ"), "가ㅓ");
}

static void delete_takes_korean_back_letter_by_letter(void) {
    CHECK_STR(typed("ㅎ ㅏ ㄴ ㄱ ㅜ ㄱ <"), "한구");
    CHECK_STR(typed("ㅎ ㅏ ㄴ ㄱ ㅜ ㄱ < <"), "한ㄱ");
    CHECK_STR(typed("ㅎ ㅏ ㄴ ㄱ ㅜ ㄱ < < <"), "한");
    CHECK_STR(typed("ㅎ ㅏ ㄴ ㄱ ㅜ ㄱ < < < <"), "하");
    CHECK_STR(typed("ㅎ ㅏ ㄴ ㄱ ㅜ ㄱ < < < < < <"), "");
    CHECK_STR(typed("ㄱ ㅏ ㅂ ㅅ <"), "갑");
    CHECK_STR(typed("ㄱ ㅗ ㅏ <"), "고");
    CHECK_STR(typed("ㄱ ㅗ ㅏ ㄴ < < ㅅ"), "곳");
    CHECK_STR(typed("ㄲ ㅏ <"), "ㄲ");
    CHECK_STR(typed("ㄲ ㅏ < <"), "");
}

static void delete_takes_one_letter_as_its_reader_sees_it(void) {
    CHECK_STR(typed("a é <"), "a");
    CHECK_STR(typed("a e\xCC\x81 <"), "a"); // with a mark of its own
    CHECK_STR(typed("a b <"), "a");
    CHECK_STR(typed("<"), "");
    CHECK_STR(typed("и й <"), "и");
    CHECK_STR(typed("か が <"), "か");
    CHECK_STR(typed("👍🏽 👩‍👩‍👧 <"), "👍🏽");
    CHECK_STR(typed("🇮🇩 🇹🇭 <"), "🇮🇩");
}

static void delete_takes_the_last_mark_where_marks_are_vowels(void) {
    CHECK_STR(typed("ท ี ่ <"), "ที");
    CHECK_STR(typed("ท ี ่ < <"), "ท");
    CHECK_STR(typed("क ् ष <"), "क्");
    CHECK_STR(typed("ក ្ ម <"), "ក្");
    CHECK_STR(typed("မ ြ န ် <"), "မြန");
    CHECK_STR(typed("ල ං ක ා <"), "ලංක");
    CHECK_STR(typed("م ح <"), "م");
    CHECK_STR(typed("ක ්‍ර <"), "ක්"); // the joiner goes with what it joined
}

static void what_has_no_room_changes_nothing(void) {
    char line[7] = "";
    CHECK(compose_type(line, sizeof line, "ㅎ"));
    CHECK(compose_type(line, sizeof line, "ㅏ")); // takes no more
    CHECK(compose_type(line, sizeof line, "ㄴ"));
    CHECK(compose_type(line, sizeof line, "a"));
    CHECK(compose_type(line, sizeof line, "b"));
    CHECK(!compose_type(line, sizeof line, "é"));
    CHECK_STR(line, "한ab");
    char syllable[4] = "한";
    CHECK(!compose_type(syllable, sizeof syllable, "ㅏ")); // would be two syllables
    CHECK_STR(syllable, "한");
    CHECK(compose_type(syllable, sizeof syllable, "ㅈ")); // still one
    CHECK_STR(syllable, "핝");
}

static void broken_bytes_are_deleted_one_by_one(void) {
    char line[8] = "a\xE1\x84";
    compose_delete(line);
    compose_delete(line);
    CHECK(strlen(line) <= 1);
    compose_delete(line);
    CHECK_STR(line, "");
}

// The parts between a line's beginning and its cursor, with a bar between them.
static const char *before_cursor(const char *text, bool rtl) {
    static char said[256];
    ComposePart parts[COMPOSE_PARTS];
    int count = compose_cursor(text, rtl, parts);
    said[0] = 0;
    for (int i = 0; i < count; i++)
        snprintf(said + strlen(said), sizeof said - strlen(said), i ? "|%.*s" : "%.*s", (int)parts[i].length,
                 text + parts[i].start);
    return said;
}

static void the_cursor_stands_where_the_next_letter_comes(void) {
    CHECK_STR(before_cursor("", false), "");
    CHECK_STR(before_cursor("", true), "");
    CHECK_STR(before_cursor("room", false), "room");
    CHECK_STR(before_cursor("قاعة", true), "قاعة");
    // Latin letters in an Arabic line: the next one stands at its right, where the line begins.
    CHECK_STR(before_cursor("room", true), "");
    CHECK_STR(before_cursor("قاعة room", true), "قاعة ");
    CHECK_STR(before_cursor("room قاعة", true), "room| قاعة");
    // And the reverse.
    CHECK_STR(before_cursor("قاعة", false), "");
    CHECK_STR(before_cursor("room قاعة", false), "room ");
    // Digits run from left to right; a space behind all goes on as the line does.
    CHECK_STR(before_cursor("قاعة 12", true), "قاعة ");
    CHECK_STR(before_cursor("room ", true), "room| ");
    CHECK_STR(before_cursor("قاعة ", false), "قاعة| ");
}

static void many_turns_do_no_harm(void) {
    char text[101] = "";
    ComposePart parts[COMPOSE_PARTS];
    for (int i = 0; i < 25; i++)
        strcat(text, i % 2 ? "a " : "ا ");
    CHECK(compose_cursor(text, true, parts) <= COMPOSE_PARTS);
    CHECK(compose_cursor("\xFF\xC3", true, parts) <= COMPOSE_PARTS);
}

TEST_MAIN(TEST(letters_stand_behind_each_other), TEST(korean_letters_become_syllables),
          TEST(words_are_typed_as_koreans_type_them), TEST(korean_letters_that_make_no_syllable_stay_apart),
          TEST(delete_takes_korean_back_letter_by_letter),
          TEST(delete_takes_one_letter_as_its_reader_sees_it),
          TEST(delete_takes_the_last_mark_where_marks_are_vowels), TEST(what_has_no_room_changes_nothing),
          TEST(broken_bytes_are_deleted_one_by_one), TEST(the_cursor_stands_where_the_next_letter_comes),
          TEST(many_turns_do_no_harm))
