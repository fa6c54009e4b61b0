// What is written on a stick: its names, its texts, and what the kiosk and the writing process believe.
#include "receipt/receipt.h"

#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "json/json.h"
#include "test.h"

static ReceiptRequest request;

static ReceiptFacts facts(void) {
    return (ReceiptFacts){.kiosk = "Foyer 2 (east)",
                          .place = "foyer",
                          .program = "1.0",
                          .day = "2026-11-24",
                          .time = "10:42",
                          .clock = "The clock is right.",
                          .outcome = "refused",
                          .sentence = "This stick is formatted as NTFS",
                          .detail = "",
                          .before = {"A forum", "forum", 13},
                          .shown = {"A forum", "forum", 14}};
}

static void names_are_plain_whatever_a_kiosk_is_called(void) {
    static const char *const names[][2] = {
        {"Foyer 2 (east)", "foyer-2-east"},
        {"../../etc", "etc"},
        {"Ṣaḥn", "a-n"},
        {"فويه", "kiosk"},
        {"", "foyer"},
        {"a23456789b23456789c23456789d23456789e23456789", "a23456789b23456789c23456789d23456789e234"}};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        ReceiptFacts given = facts();
        given.kiosk = names[i][0];
        CHECK(receipt_make(&given, &request));
        CHECK_STR(request.kiosk, names[i][1]);
        CHECK(!strncmp(request.name, "balai-report-", 13));
        CHECK(receipt_request_is_sound(&request, sizeof request));
    }
}

static void the_text_is_for_people_and_for_notepad(void) {
    ReceiptPackage package = {{"A forum", "forum", 14}, "Agenda/new.zip", ""};
    Finding finding = {
        .file = "agenda.csv", .line = 14, .column = 3, .message = "the room \"x\" is not there"};
    ReceiptLine health = {"clock", "ok", "It is right."};
    ReceiptFacts given = facts();
    given.packages = &package;
    given.findings = &finding;
    given.health = &health;
    given.package_count = given.finding_count = given.health_count = 1;
    CHECK(receipt_make(&given, &request));
    CHECK_STR(request.name, "balai-report-foyer-2-east-2026-11-24");
    CHECK_STR(request.line, "2026-11-24 10:42\tforum\t14\r\n");
    CHECK_CONTAINS(request.text, "Outcome     refused\r\n            This stick is formatted as NTFS\r\n");
    CHECK_CONTAINS(request.text, "Before      A forum, version 13 (forum)\r\n");
    CHECK_CONTAINS(request.text, "  Agenda/new.zip: A forum, version 14, not signed\r\n");
    CHECK_CONTAINS(request.text, "agenda.csv:14:3  the room \"x\" is not there\r\n");
    for (const char *at = request.text; (at = strchr(at, '\n')); at++)
        CHECK(at[-1] == '\r');
}

static void the_longest_is_still_json(void) {
    static char longest[600];
    static Finding findings[500];
    ReceiptPackage packages[LIMIT_STICK_PACKAGES];
    ReceiptLine health[9];
    JsonDoc *doc = NULL;
    memset(longest, '"', sizeof longest - 1);
    longest[250] = 0;
    for (size_t i = 0; i < COUNT_OF(packages); i++)
        packages[i] = (ReceiptPackage){{longest, "x", 1}, longest, "y"};
    for (size_t i = 0; i < COUNT_OF(health); i++)
        health[i] = (ReceiptLine){"clock", "ok", longest};
    for (size_t i = 0; i < COUNT_OF(findings); i++)
        findings[i] = (Finding){.file = longest, .message = longest};
    ReceiptFacts given = facts();
    given.packages = packages;
    given.package_count = COUNT_OF(packages);
    given.findings = findings;
    given.finding_count = COUNT_OF(findings);
    given.health = health;
    given.health_count = COUNT_OF(health);
    given.detail = longest;
    CHECK(receipt_make(&given, &request));
    REQUIRE(json_parse(request.json, strlen(request.json), &doc, NULL, NULL));
    long long count = 0;
    CHECK(json_integer(json_get(json_root(doc), "finding_count"), &count));
    CHECK_INT(count, COUNT_OF(findings));
    CHECK_STR(json_string(json_get(json_root(doc), "outcome")), "refused");
    json_destroy(doc);
}

static void what_does_not_fit_is_cut_between_letters(void) {
    static char longest[RECEIPT_TEXT_SIZE * 2];
    JsonDoc *doc = NULL;
    ReceiptFacts given = facts();
    for (size_t i = 0; i + 2 < sizeof longest; i += 2)
        memcpy(longest + i, "\xC3\xA9", 2);
    given.sentence = longest;
    CHECK(receipt_make(&given, &request));
    CHECK(receipt_request_is_sound(&request, sizeof request));
    size_t length = strlen(request.text);
    CHECK(length >= RECEIPT_TEXT_SIZE - 2);
    CHECK((unsigned char)request.text[length - 1] == 0xA9);
    CHECK(!json_parse(request.json, strlen(request.json), &doc, NULL, NULL)); // no kiosk has such a sentence
}

static void a_fleet_counts_who_has_the_same(void) {
    CHECK(receipt_line_agrees("2026-11-24 09:00\tforum\t14\r\n", "2026-11-24 10:42\tforum\t14\r\n"));
    CHECK(receipt_line_agrees("x\tforum\t14", "y\tforum\t14\r\n"));
    CHECK(!receipt_line_agrees("x\tforum\t1\r\n", "y\tforum\t14\r\n"));
    CHECK(!receipt_line_agrees("x\tforum\t140\r\n", "y\tforum\t14\r\n"));
    CHECK(!receipt_line_agrees("notes", "y\tforum\t14\r\n"));
}

static void an_answer_out_of_its_range_is_none(void) {
    ReceiptAnswer sound = {RECEIPT_CODE_WRITTEN, 7, 9, ""}, other;
    CHECK(receipt_answer_is_sound(&sound, sizeof sound));
    CHECK(!receipt_answer_is_sound(&sound, sizeof sound - 1));
    other = sound, other.code = RECEIPT_CODE_COUNT;
    CHECK(!receipt_answer_is_sound(&other, sizeof other));
    other = sound, other.fleet_with = 10;
    CHECK(!receipt_answer_is_sound(&other, sizeof other));
    other = sound, other.fleet_with = -1;
    CHECK(!receipt_answer_is_sound(&other, sizeof other));
    other = sound, memset(other.sentence, 'x', sizeof other.sentence);
    CHECK(!receipt_answer_is_sound(&other, sizeof other));
}

TEST_MAIN(TEST(names_are_plain_whatever_a_kiosk_is_called), TEST(the_text_is_for_people_and_for_notepad),
          TEST(the_longest_is_still_json), TEST(what_does_not_fit_is_cut_between_letters),
          TEST(a_fleet_counts_who_has_the_same), TEST(an_answer_out_of_its_range_is_none))
