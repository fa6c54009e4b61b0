#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "json/json.h"
#include "json/scan.h"
#include "json/write.h"
#include "test.h"

static JsonDoc *parse(const char *text) {
    JsonDoc *doc = NULL;
    JsonPlace place;
    Err err = {0};
    if (!json_parse(text, strlen(text), &doc, &place, &err)) {
        printf("%d:%d: %s\n", place.line, place.column, err.message);
        return NULL;
    }
    return doc;
}

// text must be refused at a place with a sentence that contains part.
static void refused_sized(const char *text, size_t size, int line, int column, const char *part) {
    JsonDoc *doc = NULL;
    JsonPlace place = {0, 0};
    Err err = {0};
    CHECK(!json_parse(text, size, &doc, &place, &err));
    CHECK_INT(place.line, line);
    CHECK_INT(place.column, column);
    CHECK_CONTAINS(err.message, part);
    json_destroy(doc);
}

static void refused(const char *text, int line, int column, const char *part) {
    refused_sized(text, strlen(text), line, column, part);
}

static void values_are_read_by_type(void) {
    JsonDoc *doc = parse(
        "{\"a\": null, \"b\": false, \"c\": true, \"d\": -1.5e1, \"e\": \"x\", \"f\": [1, 2], \"g\": {}}");
    REQUIRE(doc);
    JsonValue root = json_root(doc);
    CHECK_INT(json_type(root), JSON_OBJECT);
    CHECK_INT(json_size(root), 7);
    CHECK_INT(json_type(json_get(root, "a")), JSON_NULL);
    CHECK_INT(json_type(json_get(root, "b")), JSON_FALSE);
    CHECK_INT(json_type(json_get(root, "c")), JSON_TRUE);
    CHECK(json_number(json_get(root, "d")) == -15);
    CHECK_STR(json_string(json_get(root, "e")), "x");
    CHECK_INT(json_size(json_get(root, "f")), 2);
    CHECK_INT(json_type(json_get(root, "g")), JSON_OBJECT);
    CHECK_INT(json_type(json_get(root, "h")), JSON_MISSING);
    CHECK_INT(json_type(json_get(json_get(root, "h"), "i")), JSON_MISSING);
    CHECK_STR(json_string(json_get(root, "d")), NULL);
    json_destroy(doc);
}

static void members_are_walked_in_order(void) {
    JsonDoc *doc = parse("{\"one\": 1, \"two\": 2}");
    REQUIRE(doc);
    JsonValue member = json_first(json_root(doc));
    CHECK_STR(json_key(member), "one");
    member = json_next(member);
    CHECK_STR(json_key(member), "two");
    CHECK_INT(json_type(json_next(member)), JSON_MISSING);
    json_destroy(doc);
}

static void every_value_has_its_place_and_pointer(void) {
    JsonDoc *doc = parse("{\n  \"a/b\": [\n    1, {\"~\": true}\n  ]\n}");
    REQUIRE(doc);
    char pointer[64];
    JsonValue list = json_get(json_root(doc), "a/b");
    CHECK_INT(json_place(list).line, 2);
    CHECK_INT(json_place(list).column, 10);
    CHECK_INT(json_key_place(list).column, 3);
    CHECK_STR(json_pointer(list, pointer, sizeof pointer), "/a~1b");
    JsonValue deep = json_get(json_next(json_first(list)), "~");
    CHECK_INT(json_place(deep).line, 3);
    CHECK_INT(json_place(deep).column, 14);
    CHECK_INT(json_key_place(deep).column, 9);
    CHECK_STR(json_pointer(deep, pointer, sizeof pointer), "/a~1b/1/~0");
    CHECK_STR(json_pointer(json_root(doc), pointer, sizeof pointer), "");
    CHECK_INT(json_key_place(json_first(list)).column, json_place(json_first(list)).column);
    json_destroy(doc);
}

static void a_pointer_longer_than_its_buffer_is_cut(void) {
    JsonDoc *doc = parse("{\"abcdef\": {\"ghi\": 1}}");
    REQUIRE(doc);
    char pointer[6];
    CHECK_STR(json_pointer(json_first(json_first(json_root(doc))), pointer, sizeof pointer), "/abcd");
    json_destroy(doc);
}

static void whole_numbers_are_those_that_doubles_hold(void) {
    JsonDoc *doc = parse("[9007199254740992, 9007199254740994, 1.5, 1e999, -3, \"1\", 1.0]");
    REQUIRE(doc);
    long long number = 7;
    JsonValue v = json_first(json_root(doc));
    CHECK(json_integer(v, &number));
    CHECK_INT(number, 9007199254740992);
    for (int i = 0; i < 3; i++) {
        v = json_next(v);
        CHECK(!json_integer(v, &number));
    }
    v = json_next(v);
    CHECK(json_integer(v, &number));
    CHECK_INT(number, -3);
    v = json_next(v);
    CHECK(!json_integer(v, &number));
    v = json_next(v);
    CHECK(json_integer(v, &number));
    CHECK_INT(number, 1);
    json_destroy(doc);
}

static void long_numbers_keep_their_value_and_their_neighbours_their_places(void) {
    char text[400];
    char zeros[101];
    memset(zeros, '0', 100);
    zeros[100] = 0;
    snprintf(text, sizeof text, "[\"\\\"1%s\", 1%s, -0.%s1, 1%s%s%s]", "2", zeros, zeros, zeros, "0", "e999");
    JsonDoc *doc = parse(text);
    REQUIRE(doc);
    JsonValue v = json_first(json_root(doc));
    CHECK_STR(json_string(v), "\"12");
    v = json_next(v);
    CHECK(json_number(v) == 1e100);
    v = json_next(v);
    CHECK(json_number(v) == -1e-101);
    v = json_next(v);
    CHECK(json_number(v) > 1e308);
    CHECK_INT(json_place(v).column, (int)(strrchr(text, ' ') - text) + 2);
    json_destroy(doc);
}

static void escapes_and_letters_become_utf8(void) {
    JsonDoc *doc = parse("[\"\\u0041\\u00e9\\u4e2d\\ud83d\\ude00\\n\\/\", \"\xC3\xA9\xF0\x9F\x98\x80\"]");
    REQUIRE(doc);
    CHECK_STR(json_string(json_first(json_root(doc))), "A\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80\n/");
    CHECK_STR(json_string(json_next(json_first(json_root(doc)))), "\xC3\xA9\xF0\x9F\x98\x80");
    json_destroy(doc);
}

static void what_is_not_utf8_is_refused_at_its_byte(void) {
    static const char *const bad[] = {
        "\x80",             // a continuation without a beginning
        "\xC0\x80",         // an overlong NUL
        "\xE0\x80\xAF",     // an overlong slash
        "\xF0\x80\x80\xAF", // the same in four
        "\xED\xA0\x80",     // half a surrogate pair
        "\xF4\x90\x80\x80", // beyond U+10FFFF
        "\xF8\x88\x80\x80", // five bytes
        "\xC3",             // cut off by the quotation mark
        "\xE4\xB8",
        "\xFF",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        char text[32];
        snprintf(text, sizeof text, "[\"ab%s\"]", bad[i]);
        refused(text, 1, 5, "not UTF-8");
    }
}

static void broken_escapes_are_refused(void) {
    refused("[\"\\x\"]", 1, 3, "backslash");
    refused("[\"\\u12\"]", 1, 3, "four hexadecimal digits");
    refused("[\"a\\u0000\"]", 1, 4, "\\u0000");
    refused("[\"\\ud800\"]", 1, 3, "surrogate");
    refused("[\"\\ud800\\u0041\"]", 1, 3, "surrogate");
    refused("[\"\\udc00\"]", 1, 3, "surrogate");
    refused("[\"\\", 1, 3, "ends within");
}

static void structure_is_held_to_the_letter(void) {
    refused("", 1, 1, "empty");
    refused("  ", 1, 3, "cut off");
    refused("[1,]", 1, 4, "missing before this bracket");
    refused("{\"a\": 1,}", 1, 9, "remove the comma");
    refused("[1 2]", 1, 4, "',' or ']'");
    refused("{\"a\" 1}", 1, 6, "':'");
    refused("{a: 1}", 1, 2, "a key in quotation marks");
    refused("[1}", 1, 3, "found '}'");
    refused("{\"a\": 1}\n x", 2, 2, "the end of the file");
    refused("[\"a\nb\"]", 1, 4, "line break");
    refused("[\"a", 1, 2, "no closing quotation mark");
    refused("[True]", 1, 2, "found 'T'");
    refused("[tru]", 1, 2, "texts need quotation marks");
    refused("{\"a\": {\"b\": [1, 2\n", 2, 1, "cut off");
    refused("[\x01]", 1, 2, "byte 01");
    refused_sized("[1]\0", 4, 1, 4, "byte 00");
    refused_sized("[\"a\0\"]", 6, 1, 4, "control character");
}

static void numbers_are_held_to_the_letter(void) {
    refused("[01]", 1, 2, "must not begin with 0");
    refused("[-]", 1, 3, "a digit");
    refused("[1.]", 1, 4, "a digit");
    refused("[1e]", 1, 4, "a digit");
    refused("[.5]", 1, 2, "a value");
    refused("[+1]", 1, 2, "a value");
    refused("[0x1]", 1, 3, "',' or ']'");
    refused("[NaN]", 1, 2, "a value");
}

static void other_encodings_get_their_own_sentence(void) {
    refused("\xEF\xBB\xBF{}", 1, 1, "without BOM");
    refused_sized("\xFF\xFE{\0}\0", 6, 1, 1, "UTF-16");
    refused_sized("\xFE\xFF\0{\0}", 6, 1, 1, "UTF-16");
}

static void a_key_that_stands_twice_is_refused_at_the_second(void) {
    refused("{\"a\": 1,\n \"b\": 2, \"a\": 3}", 2, 10, "\"a\" stands twice");
    refused("{\"x\": [{\"a\": 1, \"\\u0061\": 3}]}", 1, 17, "stands twice");
    refused("{\"\": 1, \"\": 2}", 1, 9, "stands twice");
    JsonDoc *doc = parse("[{\"a\": 1}, {\"a\": {\"a\": 2}}]");
    CHECK(doc != NULL);
    json_destroy(doc);
}

static void the_first_of_many_repeated_keys_is_named(void) {
    char text[4000] = "{";
    for (int i = 0; i < 100; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "\"k%d\": %d,\n", i, i);
    strcat(text, "\"k50\": 1,\n\"k3\": 1}");
    refused(text, 101, 1, "\"k50\" stands twice");
}

static void nesting_ends_at_the_limit(void) {
    char text[2 * LIMIT_JSON_DEPTH + 8] = "";
    memset(text, '[', LIMIT_JSON_DEPTH);
    memset(text + LIMIT_JSON_DEPTH, ']', LIMIT_JSON_DEPTH);
    text[2 * LIMIT_JSON_DEPTH] = 0;
    JsonDoc *doc = parse(text);
    CHECK(doc != NULL);
    json_destroy(doc);
    memset(text, '[', LIMIT_JSON_DEPTH + 1);
    refused(text, 1, LIMIT_JSON_DEPTH + 1, "nested deeper");
}

static void values_end_at_the_limit(void) {
    // The list itself is a value too.
    size_t zeros = LIMIT_JSON_VALUES;
    AUTO_FREE char *text = malloc(zeros * 2 + 2);
    REQUIRE(text);
    text[0] = '[';
    for (size_t i = 0; i < zeros; i++)
        memcpy(text + 1 + i * 2, "0,", 2);
    JsonScan scan;
    JsonPlace place;
    Err err = {0};
    size_t size = zeros * 2;
    text[size] = ']';
    CHECK(!json_scan(text, size + 1, &scan, &place, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
    CHECK_INT(place.column, (int)size);
    text[size - 2] = ']';
    REQUIRE(json_scan(text, size - 1, &scan, &place, &err));
    CHECK_INT(scan.count, LIMIT_JSON_VALUES);
    free(scan.marks);
}

static void many_keys_are_compared_without_trying_every_pair(void) {
    enum {
        KEYS = 200000
    };
    AUTO_FREE char *text = malloc((size_t)KEYS * 16 + 8);
    REQUIRE(text);
    size_t used = (size_t)sprintf(text, "{");
    for (int i = 0; i < KEYS; i++)
        used += (size_t)sprintf(text + used, "%s\"%d\":0", i ? "," : "", i);
    used += (size_t)sprintf(text + used, "}");
    JsonDoc *doc = NULL;
    Err err;
    REQUIRE(json_parse(text, used, &doc, NULL, &err));
    CHECK_INT(json_size(json_root(doc)), KEYS);
    json_destroy(doc);
}

static void strings_are_written_as_json(void) {
    AUTO_FREE char *written = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&written, &size);
    REQUIRE(out);
    json_write_string(out, "a\"b\\c\n\x01\x7f\xC3\xA9");
    fclose(out);
    CHECK_STR(written, "\"a\\\"b\\\\c\\n\\u0001\\u007f\xC3\xA9\"");
}

static void values_are_written_as_they_were_read(void) {
    static const char text[] = "{\"a\": [1, -2.5, 0.1, 1e+21, 9007199254740993, 1e999, -1e999], \"b\": {}, "
                               "\"c d\": [null, true, false, [], \"\\n\"]}";
    static const char want[] = "{\"a\": [1, -2.5, 0.1, 1e+21, 9007199254740992, 1e999, -1e999], \"b\": {}, "
                               "\"c d\": [null, true, false, [], \"\\n\"]}";
    AUTO_FREE char *written = NULL;
    size_t size = 0;
    JsonDoc *doc = NULL;
    REQUIRE(json_parse(text, strlen(text), &doc, NULL, NULL));
    FILE *out = open_memstream(&written, &size);
    REQUIRE(out);
    json_write_value(out, json_root(doc));
    json_write_value(out, (JsonValue){0});
    fclose(out);
    json_destroy(doc);
    CHECK_STR(written, want);
}

TEST_MAIN(TEST(values_are_read_by_type), TEST(members_are_walked_in_order),
          TEST(every_value_has_its_place_and_pointer), TEST(a_pointer_longer_than_its_buffer_is_cut),
          TEST(whole_numbers_are_those_that_doubles_hold),
          TEST(long_numbers_keep_their_value_and_their_neighbours_their_places),
          TEST(escapes_and_letters_become_utf8), TEST(what_is_not_utf8_is_refused_at_its_byte),
          TEST(broken_escapes_are_refused), TEST(structure_is_held_to_the_letter),
          TEST(numbers_are_held_to_the_letter), TEST(other_encodings_get_their_own_sentence),
          TEST(a_key_that_stands_twice_is_refused_at_the_second),
          TEST(the_first_of_many_repeated_keys_is_named), TEST(nesting_ends_at_the_limit),
          TEST(values_end_at_the_limit), TEST(many_keys_are_compared_without_trying_every_pair),
          TEST(strings_are_written_as_json), TEST(values_are_written_as_they_were_read))
