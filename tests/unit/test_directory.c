#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/auto.h"
#include "model/query.h"
#include "screens/directory.h"
#include "text/lang.h"
#include "bundle_text.h"
#include "test.h"

static const char members[] =
    "\"members\": ["
    "{\"id\": \"vu\", \"kind\": \"member-state\", \"name\": \"Vanuatu\"},"
    "{\"id\": \"eg\", \"kind\": \"member-state\", \"name\": {\"en\": \"Egypt\", \"de\": \"Ägypten\"}},"
    "{\"id\": \"iom\", \"kind\": \"member-organization\", \"name\": \"IOM\"},"
    "{\"id\": \"au\", \"kind\": \"member-state\", \"name\": \"Australia\"},"
    "{\"id\": \"nl\", \"kind\": \"observer-state\", \"name\": \"Netherlands\"},"
    "{\"id\": \"cd\", \"kind\": \"member-state\", \"name\": \"3 Islands\"}]";

// The ids of a kind with the letters they are found under: "au:A eg:E".
static const char *list(const Directory *directory, MemberKind kind) {
    static char text[256];
    size_t count, used = 0;
    const DirectoryEntry *entries = directory_list(directory, kind, &count);
    text[0] = 0;
    for (size_t i = 0; i < count; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s:%s", i ? " " : "",
                                 entries[i].member->id, entries[i].letter);
    return text;
}

static Directory *directory_in(const Bundle *bundle, const char *lang) {
    LangChain chain;
    lang_chain_init(&chain, lang);
    return directory_create(bundle, &chain);
}

static void each_kind_is_in_order_by_itself(void) {
    Bundle *bundle = bundle_with(members);
    Directory *directory = directory_in(bundle, "en");
    REQUIRE(directory != NULL);
    CHECK_STR(list(directory, MEMBER_STATE), "cd:# au:A eg:E vu:V");
    CHECK_STR(list(directory, MEMBER_ORGANIZATION), "iom:I");
    CHECK_STR(list(directory, OBSERVER_STATE), "nl:N");
    CHECK_STR(list(directory, OBSERVER_ORGANIZATION), "");
    directory_destroy(directory);
    bundle_destroy(bundle);
}

static void names_and_order_are_those_of_the_language(void) {
    Bundle *bundle = bundle_with(members);
    Directory *directory = directory_in(bundle, "de-AT");
    REQUIRE(directory != NULL);
    size_t count;
    CHECK_STR(list(directory, MEMBER_STATE), "cd:# eg:A au:A vu:V");
    CHECK_STR(directory_list(directory, MEMBER_STATE, &count)[1].name, "Ägypten");
    directory_destroy(directory);
    bundle_destroy(bundle);
}

static void japanese_names_stand_by_their_sound(void) {
    Bundle *bundle = bundle_with(
        "\"members\": ["
        "{\"id\": \"jp\", \"kind\": \"member-state\", \"name\": {\"en\": \"Japan\", \"ja\": \"日本\", "
        "\"ja-Hira\": "
        "\"にほん\"}},"
        "{\"id\": \"cn\", \"kind\": \"member-state\", \"name\": {\"en\": \"China\", \"ja\": \"中国\"}},"
        "{\"id\": \"fr\", \"kind\": \"member-state\", \"name\": {\"en\": \"France\", \"ja\": \"フランス\"}},"
        "{\"id\": \"tr\", \"kind\": \"member-state\", \"name\": {\"en\": \"Türkiye\", \"ja\": \"トルコ\"}}]");
    Directory *directory = directory_in(bundle, "ja");
    REQUIRE(directory != NULL);
    CHECK_STR(list(directory, MEMBER_STATE), "tr:た jp:な fr:は cn:他");
    size_t count;
    CHECK_STR(directory_list(directory, MEMBER_STATE, &count)[1].name, "日本");
    directory_destroy(directory);
    directory = directory_in(bundle, "en"); // readings are Japanese's own
    CHECK_STR(list(directory, MEMBER_STATE), "cn:C fr:F jp:J tr:T");
    directory_destroy(directory);
    bundle_destroy(bundle);
}

static void a_name_that_the_language_lacks_is_set_apart_under_a_letter_of_its_own(void) {
    Bundle *bundle = bundle_with(
        "\"members\": ["
        "{\"id\": \"fj\", \"kind\": \"member-state\", \"name\": {\"en\": \"Fiji\"}},"
        "{\"id\": \"iq\", \"kind\": \"member-state\", \"name\": {\"en\": \"Iraq\", \"ar\": \"العراق\"}}]");
    Directory *directory = directory_in(bundle, "ar");
    REQUIRE(directory != NULL);
    size_t count;
    CHECK_STR(list(directory, MEMBER_STATE), "iq:ا fj:F");
    CHECK_STR(directory_list(directory, MEMBER_STATE, &count)[0].name, "العراق");
    CHECK_CONTAINS(directory_list(directory, MEMBER_STATE, &count)[1].name, "\xE2\x81\xA6");
    directory_destroy(directory);
    bundle_destroy(bundle);
}

static void neighbours_are_those_of_the_list_and_end_with_it(void) {
    Bundle *bundle = bundle_with(members);
    Directory *directory = directory_in(bundle, "en");
    REQUIRE(directory != NULL);
    const Member *au = bundle_member(bundle, "au"), *cd = bundle_member(bundle, "cd"),
                 *vu = bundle_member(bundle, "vu"), *iom = bundle_member(bundle, "iom");
    CHECK(directory_before(directory, au) == cd);
    CHECK(directory_after(directory, au) == bundle_member(bundle, "eg"));
    CHECK(directory_before(directory, cd) == NULL);
    CHECK(directory_after(directory, vu) == NULL);
    CHECK(directory_before(directory, iom) == NULL);
    CHECK(directory_after(directory, iom) == NULL);
    directory_destroy(directory);
    bundle_destroy(bundle);
}

static void a_bundle_without_members_has_an_empty_directory(void) {
    Bundle *bundle = bundle_with("\"rooms\": []");
    Directory *directory = directory_in(bundle, "en");
    REQUIRE(directory != NULL);
    CHECK_STR(list(directory, MEMBER_STATE), "");
    directory_destroy(directory);
    bundle_destroy(bundle);
}

static void no_directory_is_an_empty_one(void) {
    size_t count = 7;
    CHECK(directory_list(NULL, MEMBER_STATE, &count) == NULL);
    CHECK_INT(count, 0);
    CHECK(directory_after(NULL, &(Member){.kind = MEMBER_STATE}) == NULL);
    directory_destroy(NULL);
}

static void a_thousand_members_are_all_there_in_order(void) {
    enum {
        COUNT = 1000,
        SIZE = COUNT * 96
    };
    AUTO_FREE char *text = malloc(SIZE);
    REQUIRE(text != NULL);
    size_t used = (size_t)snprintf(text, SIZE, "\"members\": [");
    for (int i = 0; i < COUNT; i++) // 7 and 1,000 have no divisor in common: each number once, in disorder
        used += (size_t)snprintf(text + used, SIZE - used,
                                 "%s{\"id\": \"m%d\", \"kind\": \"member-state\", \"name\": \"Name %04d\"}",
                                 i ? "," : "", i, i * 7 % COUNT);
    snprintf(text + used, SIZE - used, "]");
    Bundle *bundle = bundle_with(text);
    Directory *directory = directory_in(bundle, "en");
    REQUIRE(directory != NULL);
    size_t count;
    const DirectoryEntry *entries = directory_list(directory, MEMBER_STATE, &count);
    CHECK_INT(count, COUNT);
    for (size_t i = 1; i < count; i++)
        if (!CHECK(strcmp(entries[i - 1].name, entries[i].name) < 0)) break;
    directory_destroy(directory);
    bundle_destroy(bundle);
}

// To English readers O with a stroke is an O.
static void one_entry_leads_each_letter(void) {
    Bundle *bundle =
        bundle_with("\"members\": [{\"id\": \"a\", \"kind\": \"member-state\", \"name\": \"Oa\"},"
                    "{\"id\": \"b\", \"kind\": \"member-state\", \"name\": \"Øb\"},"
                    "{\"id\": \"c\", \"kind\": \"member-state\", \"name\": \"Oc\"}]");
    Directory *directory = directory_in(bundle, "en");
    REQUIRE(directory != NULL);
    CHECK_STR(list(directory, MEMBER_STATE), "a:O b:O c:O");
    size_t count;
    const DirectoryEntry *entries = directory_list(directory, MEMBER_STATE, &count);
    CHECK(entries[0].leads && !entries[1].leads && !entries[2].leads);
    directory_destroy(directory);
    bundle_destroy(bundle);
}

TEST_MAIN(TEST(each_kind_is_in_order_by_itself), TEST(names_and_order_are_those_of_the_language),
          TEST(japanese_names_stand_by_their_sound),
          TEST(a_name_that_the_language_lacks_is_set_apart_under_a_letter_of_its_own),
          TEST(neighbours_are_those_of_the_list_and_end_with_it), TEST(one_entry_leads_each_letter),
          TEST(a_bundle_without_members_has_an_empty_directory), TEST(no_directory_is_an_empty_one),
          TEST(a_thousand_members_are_all_there_in_order))
