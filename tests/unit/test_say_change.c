// Changes in words, in the languages of the bundle's texts; `balai diff`'s own test has every sentence.
#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "screens/say_change.h"
#include "bundle_text.h"
#include "test.h"

// A comparison, and the English sentences that tell it.
typedef struct Told {
    Bundle *before, *after;
    Arena arena;
    Messages *messages;
    Changes changes;
    ChangeWords words;
} Told;

static void tell(Told *told, const char *before, const char *after, const char *const *chain) {
    *told = (Told){.before = bundle_with(before), .after = bundle_with(after)};
    arena_init(&told->arena, LIMIT_CHANGES_BYTES + LIMIT_CHANGE_WORDS_BYTES);
    CHECK(messages_create_english(&told->messages, NULL));
    CHECK(bundle_compare(told->before, told->after, &told->arena, &told->changes));
    told->words = (ChangeWords){told->messages, dates_create("en", NULL, NULL), chain, &told->arena};
}

static void finish(Told *told) {
    bundle_destroy(told->before);
    bundle_destroy(told->after);
    messages_destroy(told->messages);
    dates_destroy(told->words.dates);
    arena_finish(&told->arena);
}

static void tells(const char *before, const char *after, const char *const *chain, const char *wanted) {
    Told told;
    tell(&told, before, after, chain);
    if (CHECK_INT(told.changes.count, 1)) CHECK_STR(change_say(&told.words, &told.changes.items[0]), wanted);
    finish(&told);
}

#define ROOM(en, fr) "\"rooms\": [{\"id\": \"a\", \"name\": {\"en\": \"" en "\", \"fr\": \"" fr "\"}}]"
#define SESSION(more)                                                                                        \
    "{\"id\": \"s\", \"start\": \"2026-11-24T10:00\", \"end\": \"2026-11-24T11:00\"" more "}"
#define NOTICE "\"notices\": [{\"id\": \"n\", \"title\": \"N\"}]"

static void texts_are_in_the_readers_language(void) {
    static const char *const french[] = {"fr", NULL};
    static const char added[] =
        "\"agenda\": [" SESSION(", \"title\": {\"en\": \"Talk\", \"fr\": \"Discours\"}") "]";
    tells("", added, french, "New: “Discours”, Tue 24 Nov, 10:00");
    tells("", added, NULL, "New: “Talk”, Tue 24 Nov, 10:00");
    tells(ROOM("Hall", "Salle"), ROOM("Great Hall", "Grande salle"), french,
          "Salle is now called Grande salle");
}

static void a_name_that_changed_only_in_the_events_language_is_told_in_it(void) {
    static const char *const french[] = {"fr", NULL};
    tells(ROOM("Hall", "Salle"), ROOM("Great Hall", "Salle"), french, "Hall is now called Great Hall");
}

static void neighbours_of_one_day_or_one_list_share_their_heading(void) {
    Told told;
    tell(&told,
         "\"agenda\": [" SESSION(", \"title\": \"Talk\"") "], \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}]",
         "\"agenda\": [" SESSION(", \"title\": \"Speech\", \"room\": \"a\"") "], \"rooms\": [{\"id\": \"a\", "
                                                                             "\"name\": \"B\"}], " NOTICE,
         NULL);
    const Change *items = told.changes.items;
    REQUIRE(CHECK_INT(told.changes.count, 4)); // room, title; notice; room's name
    CHECK(change_shares_heading(&items[0], &items[1]));
    CHECK(!change_shares_heading(&items[1], &items[2]));
    CHECK(!change_shares_heading(&items[2], &items[3]));
    CHECK_STR(change_say_heading(&told.words, &items[0]), "Tuesday 24 November");
    CHECK_STR(change_say_heading(&told.words, &items[2]), "Notices");
    CHECK_STR(change_say_heading(&told.words, &items[3]), "Rooms");
    finish(&told);
}

static void without_memory_something_is_said_all_the_same(void) {
    Told told;
    tell(&told, "", "\"agenda\": [" SESSION(", \"title\": \"Talk\"") "]", NULL);
    Arena small;
    arena_init(&small, 8);
    told.words.arena = &small;
    CHECK(change_say(&told.words, &told.changes.items[0]) != NULL);
    CHECK(change_say_heading(&told.words, &told.changes.items[0]) != NULL);
    arena_finish(&small);
    finish(&told);
}

TEST_MAIN(TEST(texts_are_in_the_readers_language),
          TEST(a_name_that_changed_only_in_the_events_language_is_told_in_it),
          TEST(neighbours_of_one_day_or_one_list_share_their_heading),
          TEST(without_memory_something_is_said_all_the_same))
