#include "take/reference.h"

#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "bundle_text.h"
#include "model/load.h"
#include "model/query.h"
#include "test.h"

static const char forum[] =
    "\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"code\": \"AU\", \"name\": \"Australia\"}],"
    "\"meetings\": ["
    "{\"id\": \"perth\", \"title\": \"Business Forum\", \"start\": \"2017-08-24\", \"end\": \"2017-08-25\","
    " \"city\": \"Perth\", \"country\": \"au\"},"
    "{\"id\": \"suva\", \"title\": \"Workshop\", \"start\": \"2016-03-01\", \"city\": \"Suva\","
    " \"country\": \"FJ\"},"
    "{\"id\": \"unknown\", \"title\": \"Sometime\"}],"
    "\"documents\": ["
    "{\"id\": \"plan\", \"title\": \"Perth\\nForum  Work Plan\", \"kind\": \"report\", \"year\": 2018,"
    " \"meeting\": \"perth\"},"
    "{\"id\": \"online\", \"title\": \"Guide\", \"kind\": \"handbook\","
    " \"url\": \"https://example.org/guide?a=1&b=2\"},"
    "{\"id\": \"lone\", \"title\": \"Lone\", \"kind\": \"statement\", \"year\": 2011, \"event\": \"Side "
    "talks\"},"
    "{\"id\": \"undated\", \"title\": \"Undated\", \"kind\": \"statement\", \"meeting\": \"unknown\"}]";

static Arena arena;
static Err err;

static void check_document(const Bundle *bundle, const char *id, const char *expected) {
    const char *text = NULL;
    arena_init(&arena, 1u << 20);
    CHECK(reference_write_document(bundle, bundle_document(bundle, id), NULL, &arena, &text, &err));
    CHECK_STR(text, expected);
    arena_finish(&arena);
}

static void check_meeting(const Bundle *bundle, const char *id, const char *expected) {
    const char *text = NULL;
    arena_init(&arena, 1u << 20);
    CHECK(reference_write_meeting(bundle, bundle_meeting(bundle, id), NULL, &arena, &text, &err));
    CHECK_STR(text, expected);
    arena_finish(&arena);
}

static void a_document_is_named_with_its_meeting_place_and_day(void) {
    Bundle *bundle = bundle_with(forum);
    check_document(bundle, "plan",
                   "Perth Forum Work Plan\nBusiness Forum\nPerth, Australia, 2017-08-24/2017-08-25");
    bundle_destroy(bundle);
}

static void a_document_with_an_address_is_its_address(void) {
    Bundle *bundle = bundle_with(forum);
    check_document(bundle, "online", "https://example.org/guide?a=1&b=2");
    bundle_destroy(bundle);
}

static void what_is_not_known_is_not_said(void) {
    Bundle *bundle = bundle_with(forum);
    check_document(bundle, "lone", "Lone\nSide talks\n2011");
    check_document(bundle, "undated", "Undated\nSometime");
    check_meeting(bundle, "perth", "Business Forum\nPerth, Australia, 2017-08-24/2017-08-25");
    check_meeting(bundle, "suva", "Workshop\nSuva, FJ, 2016-03-01");
    check_meeting(bundle, "unknown", "Sometime");
    bundle_destroy(bundle);
}

// A bundle of the document "one" from a meeting in Perth.
static Bundle *bundle_of(const char *title, const char *url) {
    static const char form[] =
        "\"meetings\": [{\"id\": \"perth\", \"title\": \"Business Forum\", \"start\": \"2017-08-24\","
        " \"city\": \"Perth\"}],"
        "\"documents\": [{\"id\": \"one\", \"title\": \"%s\", \"kind\": \"report\","
        " \"meeting\": \"perth\", \"url\": \"%s\"}]";
    char more[8000];
    snprintf(more, sizeof more, form, title, url);
    return bundle_with(more);
}

static void an_address_that_no_code_holds_gives_way_to_words(void) {
    for (size_t length = LIMIT_CODE_BYTES; length <= LIMIT_CODE_BYTES + 1; length++) {
        char url[LIMIT_CODE_BYTES + 2] = "https://";
        memset(url + 8, 'u', length - 8);
        Bundle *bundle = bundle_of("Plan", url);
        check_document(bundle, "one",
                       length <= LIMIT_CODE_BYTES ? url : "Plan\nBusiness Forum\nPerth, 2017-08-24");
        bundle_destroy(bundle);
    }
}

static void the_title_goes_last(void) {
    static const size_t lengths[] = {280, 310, 328, 329, LIMIT_SHORT_TEXT_BYTES};
    static const int lines[] = {3, 2, 1, 1, 1};
    char url[600] = "https://";
    memset(url + 8, 'u', 500);
    for (size_t i = 0; i < COUNT_OF(lengths); i++) {
        char title[LIMIT_SHORT_TEXT_BYTES + 1] = "";
        memset(title, 't', lengths[i]);
        Bundle *bundle = bundle_of(title, url);
        const char *text = "";
        arena_init(&arena, 1u << 20);
        CHECK(reference_write_document(bundle, bundle_document(bundle, "one"), NULL, &arena, &text, &err));
        CHECK(strlen(text) <= LIMIT_CODE_BYTES);
        int count = 1;
        for (const char *at = text; (at = strchr(at, '\n')); at++)
            count++;
        CHECK_INT(count, lines[i]);
        if (lengths[i] > LIMIT_CODE_BYTES) CHECK_CONTAINS(text, "ttt\u2026");
        arena_finish(&arena);
        bundle_destroy(bundle);
    }
}

TEST_MAIN(TEST(a_document_is_named_with_its_meeting_place_and_day),
          TEST(a_document_with_an_address_is_its_address), TEST(what_is_not_known_is_not_said),
          TEST(an_address_that_no_code_holds_gives_way_to_words), TEST(the_title_goes_last))
