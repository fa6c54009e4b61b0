// Catalogues: what is missing or wrong falls back and never crashes; plurals; English is whole.
#include <stdio.h>
#include <string.h>
#include <unicode/umsg.h>
#include <unicode/ustring.h>
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
    CHECK_CONTAINS(message_with(m, &arena, "a", "\xFF", "Bali"), "Bali");
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

static Messages *catalogue_over(const char *lang, const char *messages, const Messages *fallback) {
    char json[4096];
    int size = snprintf(json, sizeof json, "{\"language\": \"%s\",\n\"messages\": {%s}}", lang, messages);
    Messages *made = NULL;
    CHECK(messages_create(lang, NULL, json, (size_t)size, fallback, &made, NULL));
    return made;
}

// English has a text, a count with a text, and a message without values.
static const struct {
    const char *key, *pattern, *reason;
} wrong[] = {
    {"text", "{0,date}", "a type that is not read"},
    {"text", "{1,date,full}", "{1} with a type"},
    {"text", "{0,time}", "a type that is not read"},
    {"count", "{0,number} {1,number}", "{1} with a type"},
    {"count", "{1,plural,one{#}other{#}}", "{1} with a type"},
    {"text", "{2}", "English does not have"},
    {"text", "{9} {8} {7}", "English does not have"},
    {"text", "{10}", "English does not have"},
    {"text", "{1}", "{1}, which English does not have"},
    {"plain", "{0}", "{0}, which English does not have"},
    {"count", "{0,choice,0#none|1#one}", "a type that is not read"},
    {"count", "{0,select,a{x}other{y}}", "a type that is not read"},
    {"count", "{0,spellout}", "a type that is not read"},
    {"count", "{0,number,integer}", "{0,number}"},
    {"count", "{0,plural,offset:1 one{#}other{# {2}}}", "offset"},
    {"count", "{0,plural,one{{1,date}}other{#}}", "{1} with a type"},
    {"count", "{0,plural,other{{0,plural,other{#}}}}", "within a plural"},
    {"count", "{0,plural,one{a}one{b}other{c}}", "twice"},
    {"count", "{0,plural,=1{a}=1{b}other{c}}", "twice"},
    {"count", "{0,plural,=x{a}other{c}}", "=0"},
    {"count", "{0,plural,several{a}other{c}}", "none of zero, one"},
    {"count", "{0,plural,few{a}other{c}}", "few{...}, which \"fr\" does not have"},
    {"count", "{0,plural,}", "without the branch other"},
    {"count", "{0,plural,one{x}}", "without the branch other"},
    {"count", "{0,plural}", "a type that is not read"},
    {"count", "{0} of them", "but it is a count"},
    {"text", "{0,number}", "but it is a text"},
    {"count", "{0,number} {0}", "both as a count and as a text"},
    {"text", "{name}", "write {0} or {1}"},
    {"text", "{text}", "write {0} or {1}"},
    {"text", "{0", "not closed"},
    {"count", "{0,plural,other{#}", "not closed"},
    {"count", "{0,plural,other", "without its text"},
    {"text", "}{", "closing brace"},
    {"text", "{0}}", "closing brace"},
    {"text", "{}", "write {0} or {1}"},
    {"text", "{{0}}", "write {0} or {1}"},
    {"text", "{00}", "English does not have"},
    {"text", "{-1}", "write {0} or {1}"},
    {"text", "{99999999999999999999}", "English does not have"},
    {"text", "", "is empty"},
    {"plain", " ", "is empty"},
    {"new", "no such message", "not a message of this program"},
};

static void check_wrong(size_t index, const Messages *en, Arena *arena) {
    char entry[200];
    snprintf(entry, sizeof entry, "\n  \"%s\": \"%s\"", wrong[index].key, wrong[index].pattern);
    Messages *m = catalogue_over("fr", entry, en);
    REQUIRE(m != NULL);
    const MessageFault *fault = messages_fault_at(m, 0);
    if (CHECK(fault != NULL)) {
        CHECK_STR(fault->key, wrong[index].key);
        CHECK_CONTAINS(fault->reason, wrong[index].reason);
        CHECK_INT(fault->line, 3);
        CHECK_INT(fault->column, 3);
        CHECK(fault->shown == !strcmp(fault->key, "new")); // by which nothing is lost
    }
    CHECK(!messages_has(m, wrong[index].key));
    CHECK_STR(message_with(m, arena, "text", "x", "y"), "for x");
    CHECK_STR(message_with(m, arena, "text", NULL, NULL), "for ");
    CHECK_STR(message_count(m, arena, "count", 7, "y"), "7 of y");
    CHECK_STR(message_count(m, arena, "count", 7, NULL), "7 of ");
    CHECK_STR(message(m, "plain"), "text");
    messages_destroy(m);
}

static void a_message_of_another_form_than_english_is_not_shown_but_told(void) {
    Messages *en =
        catalogue("en", "\"text\": \"for {0}\", \"count\": \"{0,number} of {1}\", \"plain\": \"text\"");
    Arena arena;
    arena_init(&arena, 8 << 20);
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        check_wrong(i, en, &arena);
    messages_destroy(en);
    arena_finish(&arena);
}

static void what_a_message_leaves_out_is_told_and_it_is_shown(void) {
    Messages *en = catalogue("en", "\"a\": \"{0} in {1}\", \"n\": \"{0,plural,one{#}other{#}}\"");
    Messages *m =
        catalogue_over("ar", "\"a\": \"في {1}\", \"n\": \"{0,plural,one{#}two{#}many{#}other{#}}\"", en);
    Arena arena;
    arena_init(&arena, 1 << 20);
    CHECK_CONTAINS(messages_fault_at(m, 0)->reason, "lacks {0}");
    CHECK(messages_fault_at(m, 0)->shown);
    CHECK_CONTAINS(messages_fault_at(m, 1)->reason, "zero{...}");
    CHECK(messages_fault_at(m, 1)->shown);
    CHECK(!messages_fault_at(m, 2));
    CHECK_CONTAINS(message_with(m, &arena, "a", "x", "بالي"), "في بالي");
    messages_destroy(m);
    messages_destroy(en);
    arena_finish(&arena);
}

// Patterns of the signs that mean something, in any order: never a crash, and the count is always said.
static void no_broken_pattern_shows_itself(void) {
    static const char signs[] = "{}{}01,,plural,number,other{one{=0#''# x";
    Messages *en = catalogue("en", "\"m\": \"SOUND {0,number} {1}\"");
    Arena arena;
    arena_init(&arena, 8 << 20);
    unsigned seed = 7;
    for (int i = 0; i < 4000; i++) {
        char entry[200] = "\"m\": \"{0,number} ", *end = strchr(entry, 0);
        for (int length = i % 40; length > 0; length--) {
            seed = seed * 1103515245 + 12345;
            *end++ = signs[(seed >> 16) % (sizeof signs - 1)];
        }
        strcpy(end, "\"");
        Messages *m = catalogue_over("en", entry, en);
        arena_reset(&arena);
        const char *said = message_count(m, &arena, "m", 3, "V");
        CHECK(messages_has(m, "m") || strstr(said, "SOUND 3 V"));
        CHECK(strstr(said, "3") != NULL);
        messages_destroy(m);
    }
    messages_destroy(en);
    arena_finish(&arena);
}

static void apostrophes_quote_as_in_icu(void) {
    static const char *const patterns[] = {
        "it's {0}",
        "it''s {0}",
        "'{0}' is {0}",
        "'{'{0}'}'",
        "{0} ''quoted''",
        "l'{1}, d''{0}",
        "'{0}'",
        "a 'b' c {0}",
        "#{0}#",
        "'#' {0}",
        "{0} '{''}' end",
        "{0}'",
        "''{0}''",
        "'''{0}'''",
        "{ 0 } { 1 }",
        "'{",
        "don't {0} can't '{x}' won't '}",
    };
    Arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(patterns); i++) {
        char entry[200], want[200];
        UChar pattern[200], made[200];
        UErrorCode status = U_ZERO_ERROR;
        u_uastrcpy(pattern, patterns[i]);
        int32_t length =
            u_formatMessage("en", pattern, u_strlen(pattern), made, 200, &status, u"ONE", u"TWO");
        CHECK(U_SUCCESS(status));
        u_strToUTF8(want, sizeof want, NULL, made, length, &status);
        snprintf(entry, sizeof entry, "\"m\": \"%s\"", patterns[i]);
        Messages *m = catalogue("en", entry);
        if (!CHECK_STR(message_with(m, &arena, "m", "ONE", "TWO"), want)) printf("    %s\n", patterns[i]);
        messages_destroy(m);
    }
    Messages *m =
        catalogue("en", "\"plain\": \"it''s '{'\", \"n\": \"{0,plural,other{'#' is # isn't '{}' it}}\"");
    CHECK_STR(message(m, "plain"), "it's {");
    CHECK_STR(message_count(m, &arena, "n", 4, NULL), "# is 4 isn't {} it");
    messages_destroy(m);
    arena_finish(&arena);
}

static void what_is_missing_comes_from_the_next_with_its_own_plurals(void) {
    Messages *en =
        catalogue("en", "\"n\": \"{0,plural,one{# day}other{# days}}\", \"a\": \"A\", \"b\": \"B {0}\"");
    Messages *ms = catalogue_over("ms", "\"a\": \"A-ms\"", en);
    Messages *id = catalogue_over("id", "\"b\": \"B-id {0}\"", ms);
    Arena arena;
    arena_init(&arena, 1 << 20);
    CHECK_STR(message(id, "a"), "A-ms");
    CHECK_STR(message_with(id, &arena, "b", "x", NULL), "B-id x");
    CHECK_STR(message_count(id, &arena, "n", 1, NULL), "1 day");
    CHECK_STR(message_count(id, &arena, "n", 1234, NULL), "1,234 days");
    CHECK(messages_has(id, "b") && !messages_has(id, "a") && messages_has(ms, "a"));
    CHECK_STR(messages_key_at(id, 0), "b");
    CHECK(!messages_key_at(id, 1));
    messages_destroy(id);
    messages_destroy(ms);
    messages_destroy(en);
    arena_finish(&arena);
}

static const char *number(const char *lang, const char *digits, Arena *arena) {
    char json[100];
    int size =
        snprintf(json, sizeof json, "{\"language\": \"%s\", \"messages\": {\"n\": \"{0,number}\"}}", lang);
    Messages *m = NULL;
    if (!CHECK(messages_create(lang, digits, json, (size_t)size, NULL, &m, NULL))) return "";
    const char *plain = message_number(m, arena, 2026), *grouped = message_count(m, arena, "n", 12345, NULL);
    messages_destroy(m);
    return arena_printf(arena, "%s %s", plain, grouped);
}

static void numbers_have_the_languages_digits_or_the_events(void) {
    Arena arena;
    arena_init(&arena, 1 << 20);
    CHECK_STR(number("en", NULL, &arena), "2026 12,345");
    CHECK_STR(number("id", "native", &arena), "2026 12.345");
    CHECK_STR(number("ar", NULL, &arena), "٢٠٢٦ ١٢٬٣٤٥");
    CHECK_STR(number("ar", "latn", &arena), "2026 12,345");
    CHECK_STR(number("fa", NULL, &arena), "۲۰۲۶ ۱۲٬۳۴۵");
    CHECK_STR(number("fa-AF", "nonsense", &arena), "۲۰۲۶ ۱۲٬۳۴۵");
    CHECK_STR(number("my", NULL, &arena), "၂၀၂၆ ၁၂,၃၄၅");
    CHECK_STR(number("bn", NULL, &arena), "২০২৬ ১২,৩৪৫");
    CHECK_STR(number("hi", NULL, &arena), "2026 12,345");
    CHECK_STR(number("th-u-nu-thai", NULL, &arena), "๒๐๒๖ ๑๒,๓๔๕");
    CHECK_STR(number("tet", NULL, &arena), "2026 12,345"); // ICU does not know it
    CHECK_STR(number("zz-Zzzz", NULL, &arena), "2026 12,345");
    arena_finish(&arena);
}

static void names_stand_in_a_list_as_the_language_has_it(void) {
    static const char *const parts[] = {"Bali", "", "Fiji", NULL, "Tonga"};
    static const struct {
        const char *lang, *two, *three;
    } rows[] = {
        {"en", "Bali and Fiji", "Bali, Fiji and Tonga"},  {"fr", "Bali et Fiji", "Bali, Fiji et Tonga"},
        {"id", "Bali dan Fiji", "Bali, Fiji, dan Tonga"}, {"zh-Hans", "Bali和Fiji", "Bali、Fiji和Tonga"},
        {"ja", "Bali、Fiji", "Bali、Fiji、Tonga"},        {"tet", "Bali and Fiji", "Bali, Fiji and Tonga"},
    };
    Arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Messages *m = catalogue(rows[i].lang, "");
        CHECK_STR(message_list(m, &arena, parts, 0), "");
        CHECK_STR(message_list(m, &arena, parts + 1, 1), "");
        CHECK_STR(message_list(m, &arena, parts, 2), "Bali");
        CHECK_STR(message_list(m, &arena, parts, 3), rows[i].two);
        CHECK_STR(message_list(m, &arena, parts, 5), rows[i].three);
        messages_destroy(m);
    }
    arena_finish(&arena);
}

static void what_the_head_says_is_kept_and_checked(void) {
    static const char sound[] =
        "{\"language\": \"ms\", \"name\": \"Melayu\", \"reviewed\": true, \"messages\": {}}",
                      odd[] =
                          "{\"language\": \"id\",\n\"name\": 5,\n\"reviewed\": \"yes\",\n\"messages\": 7}";
    Messages *m = NULL;
    REQUIRE(messages_create("ms", NULL, sound, strlen(sound), NULL, &m, NULL));
    CHECK_STR(messages_name(m), "Melayu");
    CHECK(messages_reviewed(m));
    CHECK(!messages_fault_at(m, 0));
    messages_destroy(m);
    REQUIRE(messages_create("ms", NULL, odd, strlen(odd), NULL, &m, NULL));
    CHECK_STR(messages_name(m), NULL);
    CHECK(!messages_reviewed(m));
    CHECK_CONTAINS(messages_fault_at(m, 0)->reason, "\"language\" is not \"ms\"");
    CHECK_INT(messages_fault_at(m, 1)->line, 4);
    CHECK_INT(messages_fault_at(m, 2)->line, 2);
    CHECK_INT(messages_fault_at(m, 3)->line, 3);
    CHECK(!messages_fault_at(m, 4));
    messages_destroy(m);
}

static void values_of_another_direction_are_set_apart(void) {
    Messages *en = catalogue("en", "\"e\": \"English\", \"f\": \"for {0}\"");
    Messages *ar = catalogue_over("ar", "", en);
    Arena arena;
    arena_init(&arena, 1 << 20);
    CHECK_CONTAINS(message_with(en, &arena, "f", "بالي (2)", NULL), "for \xE2\x81\xA7");
    CHECK_CONTAINS(message(ar, "e"), "\xE2\x81\xA6"); // English words in an Arabic screen
    CHECK_CONTAINS(message_with(ar, &arena, "f", "x", NULL), "\xE2\x81\xA6");
    messages_destroy(ar);
    messages_destroy(en);
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
          TEST(a_message_of_another_form_than_english_is_not_shown_but_told),
          TEST(what_a_message_leaves_out_is_told_and_it_is_shown), TEST(no_broken_pattern_shows_itself),
          TEST(apostrophes_quote_as_in_icu), TEST(what_is_missing_comes_from_the_next_with_its_own_plurals),
          TEST(numbers_have_the_languages_digits_or_the_events),
          TEST(names_stand_in_a_list_as_the_language_has_it), TEST(what_the_head_says_is_kept_and_checked),
          TEST(values_of_another_direction_are_set_apart), TEST(texts_too_long_for_an_answer_do_not_crash),
          TEST(what_is_no_catalogue_is_an_error_with_its_place), TEST(a_catalogue_without_messages_has_none),
          TEST(english_messages_are_all_formatted))
