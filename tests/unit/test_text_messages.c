// Catalogues: what is missing or wrong shows as it stands and never crashes; plurals; English is whole.
#include <stdio.h>
#include <string.h>
#include "base/arena.h"
#include "base/auto.h"
#include "base/limits.h"
#include "test.h"
#include "text/messages.h"

static Messages *catalogue(const char *lang, const char *messages) {
    char json[4096];
    int size = snprintf(json, sizeof json, "{\"language\": \"%s\", \"messages\": {%s}}", lang, messages);
    Messages *made = NULL;
    Err err = {0};
    if (!CHECK(messages_create(lang, NULL, json, (size_t)size, NULL, &made, &err)))
        printf("    %s\n", err.message);
    return made;
}

static void a_missing_key_shows_itself(void) {
    Messages *m = catalogue("en", "\"a.b\": \"text\"");
    Arena arena;
    arena_init(&arena, 1 << 20);
    CHECK_STR(message(m, "a.b"), "text");
    CHECK_STR(message(m, "a.c"), "a.c");
    CHECK_STR(message(m, ""), "");
    CHECK_STR(message_with(m, &arena, "no.such", "x", "y"), "no.such");
    CHECK_STR(message_count(m, &arena, "no.such", 3, NULL), "no.such");
    arena_finish(&arena);
    messages_destroy(m);
}

static void a_message_is_a_string_or_an_object_with_a_text(void) {
    Messages *m =
        catalogue("en", "\"z\": {\"comment\": \"c\", \"text\": \"object\"}, \"a\": \"string\", \"n\": 5, "
                        "\"o\": {\"comment\": \"no text\"}");
    CHECK_STR(message(m, "z"), "object");
    CHECK_STR(message(m, "a"), "string");
    CHECK_STR(message(m, "n"), "n");
    CHECK_STR(message(m, "o"), "o");
    CHECK_STR(messages_key_at(m, 0), "z"); // the catalogue's order
    CHECK_STR(messages_key_at(m, 1), "a");
    CHECK_STR(messages_key_at(m, 2), NULL);
    messages_destroy(m);
    messages_destroy(NULL);
}

static void texts_fill_their_places(void) {
    Messages *m = catalogue(
        "en", "\"a\": \"from {0} to {1}\", \"b\": \"{1} before {0}\", \"c\": \"none\", \"d\": \"{0}{0}\"");
    Arena arena;
    arena_init(&arena, 1 << 20);
    CHECK_STR(message_with(m, &arena, "a", "Bali", "Jakarta"), "from Bali to Jakarta");
    CHECK_STR(message_with(m, &arena, "b", "Bali", "Jakarta"), "Jakarta before Bali");
    CHECK_STR(message_with(m, &arena, "a", "Bali", NULL), "from Bali to ");
    CHECK_STR(message_with(m, &arena, "a", NULL, NULL), "from  to ");
    CHECK_STR(message_with(m, &arena, "c", "x", "y"), "none");
    CHECK_STR(message_with(m, &arena, "d", "é…", NULL), "é…é…");
    // What fills a place is not a pattern itself.
    CHECK_STR(message_with(m, &arena, "a", "{1}", "'{"), "from {1} to '{");
    CHECK_STR(message_with(m, &arena, "a", "\xFF", ""), "from \uFFFD to ");
    CHECK_STR(message_count(m, &arena, "a", 3, "x"), "from 3 to x");
    arena_finish(&arena);
    messages_destroy(m);
}

static void plurals_follow_the_language(void) {
    static const char plural[] =
        "\"n\": \"{0,plural,=0{none}one{# session}few{# few}many{# many}other{# sessions}} {1}\"";
    Messages *en = catalogue("en", plural), *pl = catalogue("pl", plural), *ja = catalogue("ja", plural);
    Arena arena;
    arena_init(&arena, 1 << 20);
    CHECK_STR(message_count(en, &arena, "n", 0, "!"), "none !");
    CHECK_STR(message_count(en, &arena, "n", 1, "!"), "1 session !");
    CHECK_STR(message_count(en, &arena, "n", 2, NULL), "2 sessions ");
    CHECK_STR(message_count(en, &arena, "n", 12345, ""), "12,345 sessions ");
    CHECK_STR(message_count(en, &arena, "n", -1, ""), "-1 session ");
    CHECK_STR(message_count(pl, &arena, "n", 3, ""), "3 few ");
    CHECK_STR(message_count(pl, &arena, "n", 5, ""), "5 many ");
    CHECK_STR(message_count(ja, &arena, "n", 1, ""), "1 sessions ");
    arena_finish(&arena);
    messages_destroy(en);
    messages_destroy(pl);
    messages_destroy(ja);
}

// umsg_format takes its arguments from the stack as the pattern says: these would read what is not there.
static void wrong_patterns_show_as_they_stand_and_never_crash(void) {
    static const char *const patterns[] = {
        "{0,date}",
        "{1,date,full}",
        "{0,time}",
        "{1,number}",
        "{1,plural,one{#}other{#}}",
        "{2}",
        "{9} {8} {7}",
        "{10}",
        "{0,choice,0#none|1#one}",
        "{0,select,a{x}other{y}}",
        "{0,spellout}",
        "{0,number,integer}",
        "{0,plural,offset:1 one{#}other{# {2}}}",
        "{0,plural,one{{1,date}}other{#}}",
        "{0, number}",
        "{ 0 }",
        "{0,plural,other{{0,plural,other{{1,number}}}}}",
        "{name}",
        "{0",
        "}{",
        "{}",
        "{{0}}",
        "'{0}'",
        "{0,plural,}",
        "{0,plural,one{x}}",
        "{0,number} {0,date}",
        "{00}",
        "{-1}",
        "{99999999999999999999}",
        "{0,plural,other{{0,plural,other{{0,plural,other{#}}}}}}",
    };
    Arena arena;
    arena_init(&arena, 8 << 20);
    for (size_t i = 0; i < COUNT_OF(patterns); i++) {
        char entry[200];
        snprintf(entry, sizeof entry, "\"m\": \"%s\"", patterns[i]);
        Messages *m = catalogue("en", entry);
        if (!m) continue;
        CHECK(message_with(m, &arena, "m", "first", "second") != NULL);
        CHECK(message_with(m, &arena, "m", NULL, NULL) != NULL);
        CHECK(message_count(m, &arena, "m", 7, "second") != NULL);
        CHECK(message_count(m, &arena, "m", 7, NULL) != NULL);
        messages_destroy(m);
    }
    Messages *m =
        catalogue("en", "\"date\": \"at {0,date}\", \"count\": \"{0,number} of {1}\", \"two\": \"{2} here\"");
    CHECK_STR(message_with(m, &arena, "date", "x", "y"), "at {0,date}");
    CHECK_STR(message_with(m, &arena, "count", "x", "y"), "{0,number} of {1}");
    CHECK_STR(message_with(m, &arena, "two", "x", "y"), "{2} here");
    messages_destroy(m);
    arena_finish(&arena);
}

static void texts_too_long_for_an_answer_do_not_crash(void) {
    static char text[LIMIT_SHORT_TEXT_BYTES * 40];
    memset(text, 'x', sizeof text - 1);
    Messages *m = catalogue("en", "\"a\": \"{0} and {1}\"");
    Arena arena;
    arena_init(&arena, 8 << 20);
    const char *said = message_with(m, &arena, "a", text, text);
    CHECK(said && strlen(said) > 0);
    arena_finish(&arena);
    // No memory in the frame's arena: something is said all the same.
    arena_init(&arena, 100);
    CHECK(message_with(m, &arena, "a", "x", "y") != NULL);
    CHECK(message_count(m, &arena, "a", 1, "y") != NULL);
    arena_finish(&arena);
    messages_destroy(m);
}

static void what_is_no_catalogue_is_an_error_with_its_place(void) {
    Messages *m = NULL;
    Err err = {0};
    static const char broken[] = "{\"messages\": {\n \"a\": }}";
    CHECK(!messages_create("xx", NULL, broken, strlen(broken), NULL, &m, &err));
    CHECK_INT(err.code, ERR_BAD_JSON);
    CHECK_CONTAINS(err.message, "xx");
    CHECK_CONTAINS(err.message, "line 2");
    CHECK(!m);
}

static void a_catalogue_without_messages_has_none(void) {
    static const char *const empty[] = {"{}", "[]", "5", "{\"messages\": []}", "{\"messages\": {}}"};
    for (size_t i = 0; i < COUNT_OF(empty); i++) {
        Messages *m = NULL;
        Err err = {0};
        if (!messages_create("en", NULL, empty[i], strlen(empty[i]), NULL, &m, &err))
            continue; // an error is an answer too
        CHECK_STR(message(m, "a"), "a");
        CHECK_STR(messages_key_at(m, 0), NULL);
        messages_destroy(m);
    }
}

// Each message of ours, with every kind of argument: what is formatted has no braces left.
static void english_messages_are_all_formatted(void) {
    Messages *m = NULL;
    Err err = {0};
    REQUIRE(messages_create_english(&m, &err));
    Arena arena;
    arena_init(&arena, 8 << 20);
    size_t count = 0;
    for (const char *key; (key = messages_key_at(m, count)); count++) {
        const char *pattern = message(m, key);
        bool counted = strstr(pattern, "{0,number}") || strstr(pattern, "{0,plural,");
        const char *said = counted ? message_count(m, &arena, key, 2, "TEXT")
                                   : message_with(m, &arena, key, "FIRST", "TEXT");
        if (!CHECK(!strchr(said, '{') && !strchr(said, '}'))) printf("    %s: %s\n", key, said);
        if (strstr(pattern, "{1}")) CHECK_CONTAINS(said, "TEXT");
        if (strstr(pattern, "{0}")) CHECK_CONTAINS(said, "FIRST");
        if (counted) CHECK_CONTAINS(said, "2");
    }
    CHECK(count >= 40);
    CHECK_STR(message_count(m, &arena, "time.hours-minutes", 1, "18"), "1 h 18 min");
    CHECK_STR(message_count(m, &arena, "home.meetings-since", 1, "2012"), "1 meeting since 2012");
    arena_finish(&arena);
    messages_destroy(m);
}

TEST_MAIN(TEST(a_missing_key_shows_itself), TEST(a_message_is_a_string_or_an_object_with_a_text),
          TEST(texts_fill_their_places), TEST(plurals_follow_the_language),
          TEST(wrong_patterns_show_as_they_stand_and_never_crash),
          TEST(texts_too_long_for_an_answer_do_not_crash),
          TEST(what_is_no_catalogue_is_an_error_with_its_place), TEST(a_catalogue_without_messages_has_none),
          TEST(english_messages_are_all_formatted))
