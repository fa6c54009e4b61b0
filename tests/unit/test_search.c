#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/query.h"
#include "search/search.h"
#include "bundle_text.h"
#include "desk.h"
#include "test.h"

static const char conference[] =
    "\"rooms\": [{\"id\": \"hall\", \"name\": \"Great Hall\", \"level\": \"Ground floor\"},"
    " {\"id\": \"kual\", \"name\": \"Kuala Room\"}],"
    "\"tracks\": [{\"id\": \"law\", \"name\": \"Legal matters\", \"colour\": \"#0C6170\"}],"
    "\"members\": [{\"id\": \"my\", \"kind\": \"member-state\", \"code\": \"MY\", \"name\": \"Malaysia\","
    "  \"formal\": \"Federation of Malaysia\"},"
    " {\"id\": \"vn\", \"kind\": \"member-state\", \"code\": \"VN\", \"name\": \"Viet Nam\","
    "  \"endonyms\": {\"vi\": \"Việt Nam\"}},"
    " {\"id\": \"cn\", \"kind\": \"member-state\", \"code\": \"CN\", \"name\": \"China\","
    "  \"endonyms\": {\"zh-Hans\": \"中华人民共和国\"}}],"
    "\"groups\": [{\"id\": \"ahg\", \"name\": \"Ad Hoc Group\"}],"
    "\"meetings\": [{\"id\": \"m16\", \"title\": \"Sixth Ministerial Conference\", \"start\": \"2016-03-22\","
    "  \"city\": \"Kuala Lumpur\", \"country\": \"my\"}],"
    "\"documents\": [{\"id\": \"d\", \"title\": \"Declaration on border management\", \"year\": 2016}],"
    "\"contacts\": [{\"id\": \"rso\", \"name\": \"Regional Support Office\", \"lines\": [\"Bangkok\"],"
    "  \"email\": \"info@example.org\", \"country\": \"TH\"}],"
    "\"about\": [{\"id\": \"aims\", \"title\": \"Objectives\", \"body\": \"Words of the body.\"}],"
    "\"agenda\": [{\"id\": \"open\", \"start\": \"2026-11-23T09:00\", \"end\": \"2026-11-23T10:00\","
    "  \"title\": \"Opening of the plenary\", \"room\": \"hall\", \"people\": [{\"name\": \"Сергей "
    "Ниязов\"}]},"
    " {\"id\": \"border\", \"start\": \"2026-11-24T09:00\", \"end\": \"2026-11-24T10:00\","
    "  \"title\": \"Border management\", \"room\": \"kual\", \"track\": \"law\", \"chairs\": [\"vn\"],"
    "  \"people\": [{\"name\": \"José Ángel Peña\", \"role\": \"Keynote\"}]},"
    " {\"id\": \"close\", \"start\": \"2026-11-25T09:00\", \"end\": \"2026-11-25T10:00\","
    "  \"title\": {\"en\": \"Closing plenary\", \"id\": \"Sidang penutup\"}, \"room\": \"hall\","
    "  \"people\": [{\"name\": \"Сергей Ниязов\"}]}]";

static const int64_t before_all_s = 0;

static const char *ask_at(Desk *desk, const char *text, int64_t now_s) {
    return desk_ask(desk, text, NULL, now_s);
}

static const char *ask(Desk *desk, const char *text) {
    return ask_at(desk, text, before_all_s);
}

// Asks once, on a desk of its own.
static const char *find(const char *text) {
    Desk desk;
    desk_open(&desk, conference);
    const char *ids = ask(&desk, text);
    desk_close(&desk);
    return ids;
}

static void everything_of_a_bundle_is_found(void) {
    CHECK_STR(find("ground"), "hall");
    CHECK_STR(find("federation"), "my");
    CHECK_STR(find("hoc"), "ahg");
    CHECK_STR(find("legal"), "border");
    CHECK_STR(find("sixth"), "m16");
    CHECK_STR(find("declaration"), "d");
    CHECK_STR(find("bangkok"), "rso");
    CHECK_STR(find("info"), "rso");
    CHECK_STR(find("objectives"), "aims");
    CHECK_STR(find("keynote"), "border");
    CHECK_STR(find("cn"), "cn");
}

static void every_word_may_be_a_beginning_in_any_order(void) {
    CHECK_STR(find("kual"), "kual border m16");
    CHECK_STR(find("kual lum"), "m16");
    CHECK_STR(find("man bord"), "border d");
    CHECK_STR(find("MANAGEMENT, border!"), "border d");
    CHECK_STR(find("border nothing"), "");
    CHECK_STR(find("rder"), "");
}

static void years_of_meetings_and_documents_are_found(void) {
    CHECK_STR(find("2016"), "m16 d");
    CHECK_STR(find("2016 border"), "d");
}

static void a_name_is_found_in_other_letters_and_without_marks(void) {
    CHECK_STR(find("niyazov"), "open open close"); // the person, and the sessions
    CHECK_STR(find("niazov"), "open open close");
    CHECK_STR(find("НИЯЗ"), "open open close");
    CHECK_STR(find("angel pena"), "border border");
    CHECK_STR(find("Ángel"), "border border");
    CHECK_STR(find("viet"), "vn border");
    CHECK_STR(find("việt"), "vn border");
    CHECK_STR(find("zhonghua"), "cn");
    CHECK_STR(find("人民"), "cn");
    CHECK_STR(find("人"), "cn");
}

static void what_is_typed_in_other_letters_finds_latin_ones(void) {
    CHECK_STR(find("Малай"), "my m16");
}

static void one_mistake_is_forgiven_from_five_letters(void) {
    CHECK_STR(find("malasyia"), "my m16");
    CHECK_STR(find("nalasyia"), ""); // two
    CHECK_STR(find("maalysia"), "my m16");
    CHECK_STR(find("malysia"), "my m16");
    CHECK_STR(find("mallaysia"), "my m16");
    CHECK_STR(find("nalaysia"), "my m16");
    CHECK_STR(find("malax"), "my m16");
    CHECK_STR(find("mslay"), "my m16");
    CHECK_STR(find("mala"), "my m16");
    CHECK_STR(find("msla"), "");
    CHECK_STR(find("bodrer managment"), "border d");
    CHECK_STR(find("ниязав"), "open open close");
    CHECK_STR(find("ноязи"), "");
}

static void no_mistake_is_forgiven_in_numbers(void) {
    Desk desk;
    desk_open(&desk, "\"documents\": [{\"id\": \"a\", \"title\": \"No 10001\"}]");
    CHECK_STR(ask(&desk, "10001"), "a");
    CHECK_STR(ask(&desk, "10011"), "");
    desk_close(&desk);
}

static void exact_words_stand_before_beginnings_and_beginnings_before_mistakes(void) {
    Desk desk;
    desk_open(&desk, "\"documents\": [{\"id\": \"mistake\", \"title\": \"Margins\"},"
                     " {\"id\": \"beginning\", \"title\": \"Marginsale\"},"
                     " {\"id\": \"exact\", \"title\": \"Other marginsa\"}]");
    CHECK_STR(ask(&desk, "marginsa"), "exact beginning mistake");
    desk_close(&desk);
}

static void names_stand_before_other_fields_and_their_first_word_before_the_others(void) {
    CHECK_STR(find("plenary"), "open close");
    CHECK_STR(find("hall"), "hall open close");
    Desk desk;
    desk_open(&desk,
              "\"documents\": [{\"id\": \"event\", \"title\": \"A\", \"event\": \"Visa talks\"},"
              " {\"id\": \"second\", \"title\": \"The visa\"}, {\"id\": \"first\", \"title\": \"Visa\"}]");
    CHECK_STR(ask(&desk, "visa"), "first second event");
    desk_close(&desk);
}

static void sessions_that_are_over_stand_behind_those_to_come(void) {
    Desk desk;
    desk_open(&desk, conference);
    int64_t first_end_s = bundle_session(desk.bundle, "open")->end.instant_s;
    CHECK_STR(ask_at(&desk, "plenary", first_end_s - 1), "open close");
    CHECK_STR(ask_at(&desk, "plenary", first_end_s), "close open");
    desk_close(&desk);
}

static void a_person_leads_to_the_next_session(void) {
    Desk desk;
    desk_open(&desk, conference);
    int64_t first_end_s = bundle_session(desk.bundle, "open")->end.instant_s;
    int64_t last_end_s = bundle_session(desk.bundle, "close")->end.instant_s;
    ask_at(&desk, "niyazov", first_end_s - 1);
    CHECK_INT(desk.hits[0].kind, SEARCH_PERSON);
    CHECK_STR(desk.hits[0].id, "open");
    ask_at(&desk, "niyazov", first_end_s);
    CHECK_STR(desk.hits[0].id, "close");
    ask_at(&desk, "niyazov", last_end_s);
    CHECK_STR(desk.hits[0].id, "close");
    CHECK_INT(search_count(desk.search, SEARCH_PERSON), 1);
    CHECK_INT(search_count(desk.search, SEARCH_SESSION), 2);
    desk_close(&desk);
}

static void one_kind_can_be_asked_for_and_all_are_counted(void) {
    Desk desk;
    desk_open(&desk, conference);
    SearchQuery query = {"kual", 0, NULL, SEARCH_MEETING};
    CHECK_INT(search_find(desk.search, &query, desk.hits, DESK_MOST), 1);
    CHECK_STR(desk.hits[0].id, "m16");
    CHECK_INT(search_count(desk.search, SEARCH_ROOM), 1);
    CHECK_INT(search_count(desk.search, SEARCH_SESSION), 1);
    CHECK_INT(search_count(desk.search, SEARCH_MEMBER), 0);
    desk_close(&desk);
}

static void no_more_than_asked_for_are_written_and_all_are_counted(void) {
    Desk desk;
    desk_open(&desk, conference);
    SearchQuery query = {"kual", 0, NULL, SEARCH_KIND_COUNT};
    desk.hits[1].id = "untouched";
    CHECK_INT(search_find(desk.search, &query, desk.hits, 1), 3);
    CHECK_STR(desk.hits[0].id, "kual");
    CHECK_STR(desk.hits[1].id, "untouched");
    CHECK_INT(search_find(desk.search, &query, NULL, 0), 3);
    desk_close(&desk);
}

static void what_was_typed_is_desk_marked(void) {
    Desk desk;
    desk_open(&desk, conference);
    ask(&desk, "man bord");
    CHECK_STR(desk_marked(&desk.hits[0].name), "[Bord]er [man]agement");
    CHECK_STR(desk_marked(&desk.hits[0].also), "nothing");
    ask(&desk, "bodrer");
    CHECK_STR(desk_marked(&desk.hits[0].name), "[Border] management");
    ask(&desk, "borde");
    CHECK_STR(desk_marked(&desk.hits[0].name), "[Borde]r management");
    ask(&desk, "pen");
    CHECK_STR(desk_marked(&desk.hits[0].name), "José Ángel [Peñ]a");
    desk_close(&desk);
}

static void what_else_it_was_found_by_is_shown_and_desk_marked(void) {
    Desk desk;
    desk_open(&desk, conference);
    ask(&desk, "kual bord");
    CHECK_STR(desk_marked(&desk.hits[0].name), "[Bord]er management");
    CHECK_STR(desk_marked(&desk.hits[0].also), "[Kual]a Room");
    ask(&desk, "shcher");
    CHECK_INT(desk.count, 0);
    ask(&desk, "niya");
    CHECK_STR(desk_marked(&desk.hits[0].name), "Сергей [Ния]зов");
    CHECK_STR(desk_marked(&desk.hits[1].name), "Opening of the plenary");
    CHECK_STR(desk_marked(&desk.hits[1].also), "Сергей [Ния]зов");
    ask(&desk, "2016 sixth");
    CHECK_STR(desk_marked(&desk.hits[0].also), "nothing");
    ask(&desk, "renmin");
    CHECK_STR(desk_marked(&desk.hits[0].also), "中华[人民]共和国");
    desk_close(&desk);
}

static void names_are_shown_in_the_language_asked_for(void) {
    static const char *const indonesian[] = {"id", NULL};
    Desk desk;
    desk_open(&desk, conference);
    SearchQuery query = {"penutup", 0, indonesian, SEARCH_KIND_COUNT};
    CHECK_INT(search_find(desk.search, &query, desk.hits, DESK_MOST), 1);
    CHECK_STR(desk_marked(&desk.hits[0].name), "Sidang [penutup]");
    CHECK_STR(desk.hits[0].name.lang, "id");
    query.chain = NULL;
    CHECK_INT(search_find(desk.search, &query, desk.hits, DESK_MOST), 1);
    CHECK_STR(desk_marked(&desk.hits[0].name), "Closing plenary");
    CHECK_STR(desk_marked(&desk.hits[0].also), "Sidang [penutup]");
    CHECK_STR(desk.hits[0].also.lang, "id");
    desk_close(&desk);
}

static void any_string_can_be_desk_marked(void) {
    Desk desk;
    SearchMark marks[2];
    desk_open(&desk, conference);
    ask(&desk, "border man");
    CHECK_INT(search_mark(desk.search, "management of a border, Border management", marks, 2), 2);
    CHECK_INT(marks[0].start, 0);
    CHECK_INT(marks[0].length, 3);
    CHECK_INT(search_mark(desk.search, "", marks, 2), 0);
    desk_close(&desk);
}

static void the_same_words_find_the_same_whatever_was_typed_before(void) {
    Desk desk;
    desk_open(&desk, conference);
    ask(&desk, "kual lumpur");
    CHECK_STR(ask(&desk, "kual bord"), "border");
    CHECK_STR(ask(&desk, "bord"), "border d");
    CHECK_STR(ask(&desk, "kual"), "kual border m16");
    CHECK_STR(ask(&desk, ""), "");
    CHECK_STR(ask(&desk, "kual"), "kual border m16");
    desk_close(&desk);
}

static void nothing_typed_finds_nothing(void) {
    CHECK_STR(find(""), "");
    CHECK_STR(find("  "), "");
    CHECK_STR(find("-- ?!"), "");
    CHECK_STR(find("\xFF\xC3\xED\xA0\x80"), "");
}

static void an_empty_bundle_is_searched_in_vain(void) {
    Desk desk;
    desk_open(&desk, "\"agenda\": []");
    CHECK_STR(ask(&desk, "border"), "");
    CHECK(search_index_is_whole(desk.index));
    CHECK(search_index_bytes(desk.index) > 0);
    desk_close(&desk);
}

static void a_stuck_key_does_no_harm(void) {
    static char letters[10001];
    Desk desk;
    desk_open(&desk, conference);
    memset(letters, 'e', sizeof letters - 1);
    CHECK_STR(ask(&desk, letters), "");
    for (size_t i = 1; i < sizeof letters - 1; i += 2)
        letters[i] = ' ';
    ask(&desk, letters);
    memset(letters, '\xC3', sizeof letters - 1);
    CHECK_STR(ask(&desk, letters), "");
    memset(letters, ' ', sizeof letters - 1);
    memcpy(letters, "border", 6);
    CHECK_STR(ask(&desk, letters), "border d");
    desk_close(&desk);
}

static void words_and_bytes_over_the_limit_do_not_count(void) {
    char text[LIMIT_SEARCH_QUERY_BYTES + 16];
    CHECK_INT(LIMIT_SEARCH_QUERY_WORDS, 8);
    CHECK_STR(find("bo b b b b b b b"), "border d");
    CHECK_STR(find("bo b b b b b b x"), "");
    CHECK_STR(find("bo b b b b b b b x"), "border d");
    memset(text, ' ', sizeof text);
    memcpy(text, "border", 6);
    snprintf(text + LIMIT_SEARCH_QUERY_BYTES - 1, 4, "xy");
    CHECK_STR(find(text), "");
    memset(text, ' ', sizeof text);
    memcpy(text, "border", 6);
    snprintf(text + LIMIT_SEARCH_QUERY_BYTES, 4, "xy");
    CHECK_STR(find(text), "border d");
}

// A bundle of `count` documents, each with `words` words that no other has.
static char *many_words(size_t count, size_t words) {
    size_t size = count * (words * 12 + 64) + 64, at = 0;
    char *content = malloc(size);
    at += (size_t)snprintf(content, size, "\"documents\": [");
    for (size_t i = 0; i < count; i++) {
        at +=
            (size_t)snprintf(content + at, size - at, "%s{\"id\": \"d%zu\", \"title\": \"", i ? "," : "", i);
        for (size_t word = 0; word < words; word++)
            at += (size_t)snprintf(content + at, size - at, "w%zx ", i * words + word);
        at += (size_t)snprintf(content + at, size - at, "\"}");
    }
    snprintf(content + at, size - at, "]");
    return content;
}

static bool is_whole(size_t documents, size_t words_each) {
    AUTO_FREE char *content = many_words(documents, words_each);
    Desk desk;
    desk_open(&desk, content);
    bool whole = search_index_is_whole(desk.index);
    CHECK_STR(ask(&desk, "w0"), "d0");
    desk_close(&desk);
    return whole;
}

static void more_words_than_the_limit_are_left_out(void) {
    const size_t each = 200; // of 6 bytes: within a title's limit
    CHECK_INT(LIMIT_SEARCH_WORDS % each, 0);
    CHECK(is_whole(LIMIT_SEARCH_WORDS / each, each));
    CHECK(!is_whole(LIMIT_SEARCH_WORDS / each + 1, each));
}

TEST_MAIN(TEST(everything_of_a_bundle_is_found), TEST(every_word_may_be_a_beginning_in_any_order),
          TEST(years_of_meetings_and_documents_are_found),
          TEST(a_name_is_found_in_other_letters_and_without_marks),
          TEST(what_is_typed_in_other_letters_finds_latin_ones),
          TEST(one_mistake_is_forgiven_from_five_letters), TEST(no_mistake_is_forgiven_in_numbers),
          TEST(exact_words_stand_before_beginnings_and_beginnings_before_mistakes),
          TEST(names_stand_before_other_fields_and_their_first_word_before_the_others),
          TEST(sessions_that_are_over_stand_behind_those_to_come), TEST(a_person_leads_to_the_next_session),
          TEST(one_kind_can_be_asked_for_and_all_are_counted),
          TEST(no_more_than_asked_for_are_written_and_all_are_counted), TEST(what_was_typed_is_desk_marked),
          TEST(what_else_it_was_found_by_is_shown_and_desk_marked),
          TEST(names_are_shown_in_the_language_asked_for), TEST(any_string_can_be_desk_marked),
          TEST(the_same_words_find_the_same_whatever_was_typed_before), TEST(nothing_typed_finds_nothing),
          TEST(an_empty_bundle_is_searched_in_vain), TEST(a_stuck_key_does_no_harm),
          TEST(words_and_bytes_over_the_limit_do_not_count), TEST(more_words_than_the_limit_are_left_out))
