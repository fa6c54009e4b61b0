#include "text/collate.h"

#include <string.h>
#include "test.h"

// The strings in the language's order, with a space between them.
static const char *sorted(const char *lang, const char *const *strings, size_t count) {
    static char text[512];
    size_t order[16];
    Collation *collation = collation_open(lang);
    text[0] = 0;
    if (!CHECK(collation != NULL) || !CHECK(collation_sort(collation, strings, count, order))) return text;
    for (size_t i = 0; i < count; i++) {
        if (i) strcat(text, " ");
        strcat(text, strings[order[i]]);
    }
    collation_close(collation);
    return text;
}

static void marks_do_not_move_a_name_to_another_letter(void) {
    static const char *const names[] = {"Zambia", "Égypte", "Fiji", "Austria", "Åland", "Estonia"};
    CHECK_STR(sorted("en", names, 6), "Åland Austria Égypte Estonia Fiji Zambia");
}

static void each_language_has_its_own_order(void) {
    static const char *const names[] = {"Åland", "Zambia", "Albania"};
    CHECK_STR(sorted("en", names, 3), "Åland Albania Zambia");
    CHECK_STR(sorted("sv", names, 3), "Albania Zambia Åland");
}

static void capitals_and_small_letters_stand_together(void) {
    static const char *const names[] = {"b", "A", "B", "a"};
    CHECK_STR(sorted("en", names, 4), "a A b B");
}

static void numbers_stand_by_their_value(void) {
    static const char *const names[] = {"Room 10", "Room 9", "Room 1"};
    CHECK_STR(sorted("en", names, 3), "Room 1 Room 9 Room 10");
}

static void equal_names_keep_their_order(void) {
    static const char *const names[] = {"Same", "Other", "Same", "Same"};
    size_t order[4];
    Collation *collation = collation_open("en");
    REQUIRE(collation && collation_sort(collation, names, 4, order));
    CHECK_INT(order[0], 1);
    CHECK_INT(order[1], 0);
    CHECK_INT(order[2], 2);
    CHECK_INT(order[3], 3);
    collation_close(collation);
}

static void an_unknown_language_has_an_order_too(void) {
    static const char *const names[] = {"b", "c", "a"};
    CHECK_STR(sorted("xx-Nowhere", names, 3), "a b c");
    CHECK_STR(sorted("", names, 3), "a b c");
}

static void nothing_is_sorted_without_complaint(void) {
    Collation *collation = collation_open("en");
    REQUIRE(collation != NULL);
    CHECK(collation_sort(collation, NULL, 0, NULL));
    collation_close(collation);
    collation_close(NULL);
}

static void long_names_and_broken_bytes_are_sorted(void) {
    char first[2000], second[2000];
    memset(first, 'a', sizeof first);
    memset(second, 'b', sizeof second);
    first[sizeof first - 1] = second[sizeof second - 1] = 0;
    const char *const names[] = {second, "\xFF\xC3", first, ""};
    size_t order[4];
    Collation *collation = collation_open("en");
    REQUIRE(collation && collation_sort(collation, names, 4, order));
    CHECK_INT(order[0], 3); // what is empty stands first
    size_t place_of_first = 0, place_of_second = 0;
    for (size_t i = 0; i < 4; i++) {
        if (order[i] == 2) place_of_first = i;
        if (order[i] == 0) place_of_second = i;
    }
    CHECK(place_of_first < place_of_second);
    collation_close(collation);
}

static const char *letter(const char *name) {
    static char text[COLLATION_LETTER_SIZE];
    collation_letter(name, text);
    return text;
}

static void a_name_is_found_under_its_first_letter_as_a_capital(void) {
    CHECK_STR(letter("Fiji"), "F");
    CHECK_STR(letter("fiji"), "F");
    CHECK_STR(letter("Égypte"), "E");
    CHECK_STR(letter("ångström"), "A");
    CHECK_STR(letter("E\xCC\x81gypte"), "E"); // the mark as a letter of its own
}

static void what_stands_before_the_first_letter_does_not_count(void) {
    CHECK_STR(letter("‘Eua"), "E");
    CHECK_STR(letter("  (The) Gambia"), "T");
}

static void names_without_a_letter_are_found_under_a_sign(void) {
    CHECK_STR(letter("3M"), "#");
    CHECK_STR(letter("…!"), "#");
    CHECK_STR(letter(""), "#");
    CHECK_STR(letter("\xFF\xFE"), "#");
}

static void other_scripts_have_their_own_letters(void) {
    CHECK_STR(letter("Россия"), "Р");
    CHECK_STR(letter("العراق"), "ا");
    CHECK_STR(letter("中国"), "中");
    CHECK_STR(letter("𐐨𐐩"), "𐐀"); // beyond 16 bits
}

TEST_MAIN(TEST(marks_do_not_move_a_name_to_another_letter), TEST(each_language_has_its_own_order),
          TEST(capitals_and_small_letters_stand_together), TEST(numbers_stand_by_their_value),
          TEST(equal_names_keep_their_order), TEST(an_unknown_language_has_an_order_too),
          TEST(nothing_is_sorted_without_complaint), TEST(long_names_and_broken_bytes_are_sorted),
          TEST(a_name_is_found_under_its_first_letter_as_a_capital),
          TEST(what_stands_before_the_first_letter_does_not_count),
          TEST(names_without_a_letter_are_found_under_a_sign), TEST(other_scripts_have_their_own_letters))
