#include <stdio.h>
#include <string.h>
#include "model/each_text.h"
#include "bundle_text.h"
#include "test.h"

typedef struct Heard {
    char text[4000];
    int last_line;
} Heard;

static void hear(void *ctx, const BundleText *text) {
    Heard *heard = ctx;
    size_t used = strlen(heard->text);
    snprintf(heard->text + used, sizeof heard->text - used, "%s %s %s\n", text->pointer, text->lang,
             text->string);
    heard->last_line = text->source.line;
    CHECK(text->source.line > 0);
}

static Heard listen(const char *more) {
    Heard heard = {0};
    Bundle *bundle = bundle_with(more);
    bundle_each_text(bundle, hear, &heard);
    bundle_destroy(bundle);
    return heard;
}

static void an_events_texts_are_heard(void) {
    CHECK_STR(listen("").text, "/event/title en Test\n");
}

static void every_variant_is_heard_with_its_language(void) {
    Heard heard =
        listen("\"rooms\": [{\"id\": \"a\", \"name\": {\"en\": \"Hall\", \"th\": \"T\"}, \"level\": "
               "\"Level 2\"}], \"members\": [{\"id\": \"bt\", \"kind\": \"member-state\", \"name\": "
               "\"Bhutan\", \"endonyms\": {\"dz\": \"E\"}, \"note\": \"N\"}]");
    CHECK_STR(heard.text, "/event/title en Test\n"
                          "/rooms/0/name/en en Hall\n/rooms/0/name/th th T\n/rooms/0/level en Level 2\n"
                          "/members/0/name en Bhutan\n/members/0/endonyms/dz dz E\n/members/0/note en N\n");
}

static void lists_within_records_are_heard(void) {
    Heard heard = listen(
        "\"agenda\": [{\"id\": \"s\", \"start\": \"2026-11-23T09:00\", \"end\": \"2026-11-23T10:00\","
        " \"title\": \"S\", \"people\": [{\"name\": \"P\"}, {\"name\": \"Q\", \"role\": \"R\"}]}],"
        "\"contacts\": [{\"id\": \"c\", \"name\": \"C\", \"lines\": [\"one\", {\"en\": \"two\", \"id\": "
        "\"dua\"}], \"phone\": \"+61\", \"email\": \"a@b\"}]");
    CHECK_STR(heard.text,
              "/event/title en Test\n"
              "/agenda/0/title en S\n/agenda/0/people/0/name en P\n/agenda/0/people/1/name en Q\n"
              "/agenda/0/people/1/role en R\n"
              "/contacts/0/name en C\n/contacts/0/lines/0 en one\n/contacts/0/lines/1/en en two\n"
              "/contacts/0/lines/1/id id dua\n/contacts/0/phone en +61\n/contacts/0/email en a@b\n");
}

static void places_are_those_of_the_file_after_sorting(void) {
    Heard heard =
        listen("\"meetings\": [\n{\"id\": \"old\", \"title\": \"O\", \"start\": \"2012-01-01\"},\n"
               "{\"id\": \"new\", \"title\": \"N\", \"start\": \"2016-01-01\", \"city\": \"Bali\"}]");
    CHECK_STR(heard.text, "/event/title en Test\n"
                          "/meetings/1/title en N\n/meetings/1/city en Bali\n/meetings/0/title en O\n");
    CHECK_INT(heard.last_line, 2);
}

TEST_MAIN(TEST(an_events_texts_are_heard), TEST(every_variant_is_heard_with_its_language),
          TEST(lists_within_records_are_heard), TEST(places_are_those_of_the_file_after_sorting))
