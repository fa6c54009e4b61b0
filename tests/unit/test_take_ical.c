// Calendar entries, read back with libical as a phone reads them.
#include "take/ical.h"

#include <libical/ical.h>
#include <string.h>
#include "base/limits.h"
#include "bundle_text.h"
#include "model/load.h"
#include "model/query.h"
#include "test.h"

static const char agenda[] =
    "\"created\": \"2026-11-16T08:00:00+08:00\","
    "\"rooms\": [{\"id\": \"hall\", \"name\": \"Plenary Hall\", \"level\": \"Level 2\"}],"
    "\"agenda\": ["
    "{\"id\": \"opening\", \"start\": \"2026-11-24T10:00\", \"end\": \"2026-11-24T12:30\","
    " \"title\": {\"en\": \"Opening, remarks; by \\\\ the Co-Chairs\", \"id\": \"Pembukaan\"}, \"room\": "
    "\"hall\"},"
    "{\"id\": \"off\", \"start\": \"2026-11-24T23:30\", \"end\": \"2026-11-25T00:30\", \"title\": \"Off\","
    " \"room\": \"hall\", \"status\": \"cancelled\"}]";

// One calendar of one entry, read back.
typedef struct Reading {
    const char *text;
    icalcomponent *calendar, *entry;
} Reading;

static Arena arena;
static Err err;

static void finish(Reading *reading) {
    if (reading->calendar) icalcomponent_free(reading->calendar);
    arena_finish(&arena);
    icalmemory_free_ring();
}

static Reading read_back(const Bundle *bundle, const Session *session, const char *const *chain) {
    arena_init(&arena, 1u << 20);
    Reading reading = {0};
    if (!CHECK(ical_write_session(bundle, session, chain, &arena, &reading.text, &err))) return reading;
    reading.calendar = icalparser_parse_string(reading.text);
    if (!CHECK(reading.calendar)) return reading;
    CHECK(icalrestriction_check(reading.calendar)); // what RFC 5545 demands and forbids
    CHECK_INT(icalcomponent_count_errors(reading.calendar), 0);
    CHECK_INT(icalcomponent_count_components(reading.calendar, ICAL_ANY_COMPONENT), 1);
    reading.entry = icalcomponent_get_first_component(reading.calendar, ICAL_VEVENT_COMPONENT);
    CHECK(reading.entry);
    return reading;
}

static const char *time_string(struct icaltimetype time) {
    return icaltime_as_ical_string(time);
}

static void check_folded(const char *text) {
    for (const char *line = text; *line;) {
        const char *end = strstr(line, "\r\n");
        if (!CHECK(end)) return;
        CHECK(end - line <= 75);
        CHECK(((unsigned char)line[line[0] == ' '] & 0xC0) != 0x80); // no letter is torn apart
        line = end + 2;
    }
}

static Text one(TextVariant *variant, const char *string) {
    *variant = (TextVariant){"en", string};
    return (Text){variant, 1};
}

// An event of two hours in a room, with what a test is about.
typedef struct Made {
    Bundle bundle;
    Room room;
    Session session;
    TextVariant title, room_name, level, venue;
} Made;

static void make(Made *made, const char *title) {
    *made = (Made){.bundle.id = "test", .bundle.created = "2026-11-20"};
    made->bundle.event.venue = one(&made->venue, "Convention Centre");
    made->room.name = one(&made->room_name, "Plenary Hall");
    made->room.level = one(&made->level, "Level 2");
    made->session = (Session){.id = "opening", .room = &made->room};
    made->session.start.instant_s = 1795485600; // 2026-11-24T02:00:00Z
    made->session.end.instant_s = made->session.start.instant_s + 7200;
    made->session.title = one(&made->title, title);
}

static void a_calendar_reads_title_place_and_times_in_utc(void) {
    Bundle *bundle = bundle_with(agenda);
    Reading r = read_back(bundle, bundle_session(bundle, "opening"), NULL);
    if (r.entry) {
        CHECK_STR(icalcomponent_get_summary(r.entry), "Opening, remarks; by \\ the Co-Chairs");
        CHECK_STR(icalcomponent_get_location(r.entry), "Plenary Hall, Level 2");
        CHECK_STR(icalcomponent_get_uid(r.entry), "opening@test");
        CHECK_STR(time_string(icalcomponent_get_dtstart(r.entry)), "20261124T020000Z");
        CHECK_STR(time_string(icalcomponent_get_dtend(r.entry)), "20261124T043000Z");
        CHECK_STR(time_string(icalcomponent_get_dtstamp(r.entry)), "20261116T000000Z");
        CHECK(!icalcomponent_get_first_property(r.entry, ICAL_STATUS_PROPERTY));
    }
    finish(&r);
    bundle_destroy(bundle);
}

static void a_cancelled_session_says_so_and_midnight_is_passed(void) {
    Bundle *bundle = bundle_with(agenda);
    Reading r = read_back(bundle, bundle_session(bundle, "off"), NULL);
    if (r.entry) {
        CHECK_INT(icalcomponent_get_status(r.entry), ICAL_STATUS_CANCELLED);
        CHECK_STR(time_string(icalcomponent_get_dtstart(r.entry)), "20261124T153000Z");
        CHECK_STR(time_string(icalcomponent_get_dtend(r.entry)), "20261124T163000Z");
    }
    finish(&r);
    bundle_destroy(bundle);
}

static void the_title_is_in_the_language_asked_for(void) {
    Bundle *bundle = bundle_with(agenda);
    Reading r = read_back(bundle, bundle_session(bundle, "opening"), (const char *const[]){"id", NULL});
    if (r.entry) CHECK_STR(icalcomponent_get_summary(r.entry), "Pembukaan");
    finish(&r);
    bundle_destroy(bundle);
}

static void the_stamp_is_when_the_bundle_was_made(void) {
    static const char *const created[][2] = {{"2026-11-20", "20261120T000000Z"},
                                             {"2026-11-20T08:00:00Z", "20261120T080000Z"},
                                             {"2026-11-20T08:00:30.25+08:00", "20261120T000030Z"},
                                             {"2026-11-20T20:15:00-05:30", "20261121T014500Z"},
                                             {"1969-12-31T23:00:00Z", "19691231T230000Z"},
                                             {NULL, "20261123T000000Z"}};
    for (size_t i = 0; i < COUNT_OF(created); i++) {
        Made made;
        make(&made, "Opening");
        made.bundle.created = created[i][0];
        made.bundle.event.start = 20780; // 2026-11-23
        Reading r = read_back(&made.bundle, &made.session, NULL);
        if (r.entry) CHECK_STR(time_string(icalcomponent_get_dtstamp(r.entry)), created[i][1]);
        finish(&r);
    }
}

static void any_title_comes_back_on_one_line(void) {
    static const char *const titles[][2] = {
        {"Opening\r\nEND:VEVENT\r\nBEGIN:VEVENT", "Opening END:VEVENT BEGIN:VEVENT"},
        {"  A\t\x01\x02 B\x7F\xC2\x85"
         "C\xE2\x80\xA8"
         "D  ",
         "A B C D"},
        {"\\n \\, \\; \\\\", "\\n \\, \\; \\\\"},
        {"\xD8\xA7\xD9\x84\xD8\xAC\xD9\x84\xD8\xB3\xD8\xA9, \xD8\xA7\xD9\x84\xD8\xA7\xD9\x81", NULL},
        {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC \xF0\x9F\x87\xAE\xF0\x9F\x87\xA9 welcome", NULL},
        {"\"quoted\": 100 % & <b>", NULL},
        {"\xE0\xB8\x81\xE0\xB8\xB2\xE0\xB8\xA3\xE0\xB8\x9B\xE0\xB8\xA3\xE0\xB8\xB0\xE0\xB8\x8A\xE0\xB8\xB8"
         "\xE0\xB8\xA1\xE0\xB9\x80\xE0\xB8\x8A\xE0\xB8\xB4\xE0\xB8\x87\xE0\xB8\x9B\xE0\xB8\x8F\xE0\xB8\xB4",
         NULL}};
    for (size_t i = 0; i < COUNT_OF(titles); i++) {
        Made made;
        make(&made, titles[i][0]);
        Reading r = read_back(&made.bundle, &made.session, NULL);
        if (r.entry)
            CHECK_STR(icalcomponent_get_summary(r.entry), titles[i][1] ? titles[i][1] : titles[i][0]);
        if (r.text) check_folded(r.text);
        finish(&r);
    }
}

static void a_session_without_room_end_or_title_is_still_an_entry(void) {
    Made made;
    make(&made, "");
    made.session.title = made.bundle.event.venue = (Text){0};
    made.session.room = NULL;
    made.session.end = made.session.start;
    Reading r = read_back(&made.bundle, &made.session, NULL);
    if (r.entry) {
        CHECK(!icalcomponent_get_location(r.entry));
        CHECK(!icalcomponent_get_first_property(r.entry, ICAL_DTEND_PROPERTY));
    }
    finish(&r);
}

static void what_is_least_missed_goes_first(void) {
    static const char *const expected[] = {"Plenary Hall, Level 2, Convention Centre",
                                           "Plenary Hall, Level 2", "Plenary Hall", NULL};
    size_t seen = 0;
    char title[LIMIT_CODE_BYTES];
    for (size_t length = 1; length < sizeof title; length++) {
        memset(title, 'x', length);
        title[length] = 0;
        Made made;
        make(&made, title);
        Reading r = read_back(&made.bundle, &made.session, NULL);
        REQUIRE(r.entry);
        CHECK(strlen(r.text) <= LIMIT_CODE_BYTES);
        const char *place = icalcomponent_get_location(r.entry);
        if (expected[seen] && (!place || strcmp(place, expected[seen]) != 0)) seen++;
        CHECK_STR(place, expected[seen]);
        bool whole = !strcmp(icalcomponent_get_summary(r.entry), title);
        CHECK(whole || !expected[seen]); // the title is cut last
        finish(&r);
    }
    CHECK_INT(seen, COUNT_OF(expected) - 1);
}

static void a_title_of_4000_letters_is_cut_at_a_word(void) {
    char title[4001];
    for (size_t i = 0; i < 4000; i++)
        title[i] = i % 8 == 7 ? ' ' : 'w';
    title[4000] = 0;
    Made made;
    make(&made, title);
    Reading r = read_back(&made.bundle, &made.session, NULL);
    REQUIRE(r.entry);
    CHECK(strlen(r.text) <= LIMIT_CODE_BYTES);
    CHECK(strlen(r.text) > LIMIT_CODE_BYTES - 12);
    const char *summary = icalcomponent_get_summary(r.entry);
    CHECK_CONTAINS(summary, "wwwwwww wwwwwww\u2026");
    finish(&r);
}

static void a_word_of_4000_letters_is_cut_between_letters(void) {
    char title[4001] = "";
    for (size_t i = 0; i + 4 <= 4000; i += 4)
        memcpy(title + i, "\xF0\x9F\x98\x80", 5);
    Made made;
    make(&made, title);
    Reading r = read_back(&made.bundle, &made.session, NULL);
    REQUIRE(r.entry);
    check_folded(r.text);
    CHECK_CONTAINS(icalcomponent_get_summary(r.entry), "\xF0\x9F\x98\x80\u2026");
    finish(&r);
}

static void the_longest_ids_leave_room_for_a_title(void) {
    Made made;
    make(&made, "Working Group on the Disruption of Networks");
    char id[LIMIT_ID_BYTES + 1];
    memset(id, 'a', LIMIT_ID_BYTES);
    id[LIMIT_ID_BYTES] = 0;
    made.bundle.id = made.session.id = id;
    made.session.status = SESSION_CANCELLED;
    arena_init(&arena, 1u << 20);
    const char *text = NULL;
    // What no title can mend gets a sentence.
    bool fits = ical_write_session(&made.bundle, &made.session, NULL, &arena, &text, &err);
    if (!fits) CHECK_INT(err.code, ERR_TOO_LARGE);
    if (!fits) CHECK(!text);
    made.session.status = SESSION_CONFIRMED;
    arena_finish(&arena);
    Reading r = read_back(&made.bundle, &made.session, NULL);
    if (r.entry) CHECK_CONTAINS(icalcomponent_get_summary(r.entry), "Working");
    finish(&r);
}

static void without_memory_nothing_is_written(void) {
    Made made;
    make(&made, "Opening");
    const char *text = NULL;
    bool written = false;
    for (size_t limit = 16; limit < 4096 && !written; limit += 48) {
        arena_init(&arena, limit);
        err = (Err){0};
        written = ical_write_session(&made.bundle, &made.session, NULL, &arena, &text, &err);
        if (!written) CHECK_INT(err.code, ERR_NO_MEMORY);
        if (!written) CHECK(!text);
        arena_finish(&arena);
    }
    CHECK(written);
}

TEST_MAIN(TEST(a_calendar_reads_title_place_and_times_in_utc),
          TEST(a_cancelled_session_says_so_and_midnight_is_passed),
          TEST(the_title_is_in_the_language_asked_for), TEST(the_stamp_is_when_the_bundle_was_made),
          TEST(any_title_comes_back_on_one_line), TEST(a_session_without_room_end_or_title_is_still_an_entry),
          TEST(what_is_least_missed_goes_first), TEST(a_title_of_4000_letters_is_cut_at_a_word),
          TEST(a_word_of_4000_letters_is_cut_between_letters), TEST(the_longest_ids_leave_room_for_a_title),
          TEST(without_memory_nothing_is_written))
