// What the kiosk accounts for: the lines of what was shown, what is counted and what is not, and the panel's
// figures.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "base/auto.h"
#include "base/log_ring.h"
#include "record/records.h"
#include "stand.h"
#include "test.h"

static const int64_t second_us = 1000000;
static const char loop[] =
    "{\"seconds\": 3, \"scenes\": [{\"scene\": \"flag-wall\"}, {\"scene\": \"member\", "
    "\"select\": [\"id\"]}, {\"scene\": \"agenda\"}]}";
static const char shown[] = "kept/records/shown-2026-11-24.jsonl";

// A kiosk with records on a card in memory.
typedef struct Foyer {
    Stand stand;
    MemoryFs kept;
    Records *records;
    LogRing *log;
    char *bundle;
} Foyer;

static bool foyer_open(Foyer *foyer, const char *attract, const char *settings) {
    Err err = {0};
    *foyer = (Foyer){.bundle = stand_bundle(attract)};
    memory_fs_init(&foyer->kept);
    if (settings) memory_fs_put(&foyer->kept, "kept/settings.json", settings, strlen(settings));
    RecordsConfig config = {&foyer->kept.fs, "kept/records", true};
    if (!CHECK(records_create(&config, &foyer->records, &err))) return false;
    foyer->log = log_ring_create(&foyer->stand.clock);
    StandConfig stand = {
        .content = foyer->bundle, .kept = &foyer->kept, .records = foyer->records, .log = foyer->log};
    return CHECK(stand_init(&foyer->stand, &stand)) && CHECK(stand_settle(&foyer->stand));
}

static void foyer_stop(Foyer *foyer) {
    RecordTime end = {0};
    log_keep(NULL);
    stand_finish(&foyer->stand);
    records_destroy(foyer->records, &end);
    log_ring_destroy(foyer->log);
}

static void foyer_close(Foyer *foyer) {
    memory_fs_finish(&foyer->kept);
    free(foyer->bundle);
}

static size_t count_in(const char *text, const char *part) {
    size_t count = 0;
    for (; text && (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

static const char *lines(const Foyer *foyer) {
    const char *text = memory_fs_text(&foyer->kept, shown);
    return text ? text : "";
}

static DayCounts counts_of(Foyer *foyer) {
    DayCounts counts;
    Err err = {0};
    if (!CHECK(statistics_day(records_statistics(foyer->records), 20781, &counts, &err))) exit(1);
    return counts;
}

static long long total(Foyer *foyer, Counted what) {
    DayCounts counts = counts_of(foyer);
    long long sum = (long long)day_counts_total(&counts, what);
    day_counts_finish(&counts);
    return sum;
}

static long long named(Foyer *foyer, Named what, const char *name) {
    DayCounts counts = counts_of(foyer);
    long long count = 0;
    for (size_t i = 0; i < counts.named[what].count; i++)
        if (!strcmp(counts.named[what].items[i].name, name))
            count = (long long)counts.named[what].items[i].count;
    day_counts_finish(&counts);
    return count;
}

static void tap(Foyer *foyer, const char *target) {
    CHECK(stand_tap(&foyer->stand, target));
    stand_settle(&foyer->stand);
}

static void call_pad(Stand *stand) {
    for (int i = 0; i < 5; i++) {
        stand_tap_at(stand, 5, 5);
        stand_advance(stand, 300000);
    }
    stand_settle(stand);
}

static bool open_panel(Foyer *foyer) {
    static const char *const keys[] = {"pin/2", "pin/4", "pin/6", "pin/8", "pin/ok"};
    call_pad(&foyer->stand);
    for (int i = 0; i < 10; i++)
        tap(foyer, keys[i % 5]);
    return CHECK_STR(stand_screen(&foyer->stand), "operator/status");
}

static void drag_up(Stand *stand) {
    for (int y = 400; y >= 240; y -= 20) {
        stand_finger(stand, y == 400 ? UI_FINGER_DOWN : UI_FINGER_MOVE, 1, 480, y);
        stand_advance(stand, 20000);
    }
    stand_advance(stand, 200000);
    stand_finger(stand, UI_FINGER_UP, 1, 480, 240);
    stand_settle(stand);
}

static bool reads(Stand *stand, const char *words) {
    for (int i = 0; i < 12 && !stand_says(stand, words); i++)
        drag_up(stand);
    return stand_says(stand, words);
}

static void each_scene_gets_its_line_and_none_is_missing_between(void) {
    Foyer foyer;
    REQUIRE(foyer_open(&foyer, loop, NULL));
    stand_advance(&foyer.stand, 20 * second_us);
    foyer_stop(&foyer);
    CHECK_CONTAINS(lines(&foyer),
                   "{\"bundle\":\"test\",\"version\":1,\"scene\":\"flag-wall\",\"item\":\"\",\"from\":"
                   "\"2026-11-24T10:42:0");
    CHECK_CONTAINS(lines(&foyer), "\"scene\":\"member\",\"item\":\"member/id\"");
    CHECK_CONTAINS(lines(&foyer), "\"scene\":\"agenda\",\"item\":\"\"");
    CHECK_CONTAINS(lines(&foyer), "\"seconds\":4,\"certain\":true}"); // three, and the fade
    const char *next = lines(&foyer);
    for (const char *to; (to = strstr(next, "\"to\":\"")) && (next = strstr(to, "\"from\":\"")); to = next)
        CHECK(!strncmp(to + strlen("\"to\":\""), next + strlen("\"from\":\""), 25));
    foyer_close(&foyer);
}

static void read_time(void *ctx, TimeFacts *ret_facts) {
    const Stand *stand = ctx;
    *ret_facts =
        (TimeFacts){.wall_us = stand->start_s * 1000000 + stand->time_us, .boot_us = stand->time_us + 1};
}

static void a_time_that_nobody_vouches_for_is_marked(void) {
    Foyer foyer = {.bundle = stand_bundle(loop)};
    TimeSource time = {.ctx = &foyer.stand, .read = read_time};
    Host host = {.time = &time};
    Err err = {0};
    memory_fs_init(&foyer.kept);
    REQUIRE(records_create(&(RecordsConfig){&foyer.kept.fs, "kept/records", true}, &foyer.records, &err));
    REQUIRE(stand_init(&foyer.stand,
                       &(StandConfig){.content = foyer.bundle, .host = &host, .records = foyer.records}));
    stand_advance(&foyer.stand, 20 * second_us);
    foyer_stop(&foyer);
    CHECK_INT(count_in(lines(&foyer), "\"certain\":true"), 0);
    CHECK(count_in(lines(&foyer), "\"certain\":false") > 2);
    foyer_close(&foyer);
}

static void other_content_begins_another_line(void) {
    AUTO_FREE char *next = stand_bundle_version("{\"scenes\": [{\"scene\": \"agenda\"}]}", 2);
    Foyer foyer;
    REQUIRE(foyer_open(&foyer, "{\"scenes\": [{\"scene\": \"agenda\"}]}", NULL));
    stand_put_content(&foyer.stand, next);
    stand_advance(&foyer.stand, 100 * second_us);
    foyer_stop(&foyer);
    CHECK_CONTAINS(lines(&foyer), "\"version\":1,\"scene\":\"agenda\"");
    CHECK_CONTAINS(lines(&foyer), "\"version\":2,\"scene\":\"agenda\"");
    foyer_close(&foyer);
}

static void visit_and_operator_are_a_line_each(void) {
    Foyer foyer;
    REQUIRE(foyer_open(&foyer, loop, NULL));
    stand_tap_at(&foyer.stand, 480, 300);
    stand_advance(&foyer.stand, 5 * second_us);
    REQUIRE(open_panel(&foyer));
    foyer_stop(&foyer);
    CHECK_INT(count_in(lines(&foyer), "\"scene\":\"visit\",\"item\":\"\""), 1);
    CHECK_INT(count_in(lines(&foyer), "\"scene\":\"operator\",\"item\":\"\""), 1);
    foyer_close(&foyer);
}

static void a_dark_panel_shows_nothing_and_says_so(void) {
    Foyer foyer;
    REQUIRE(
        foyer_open(&foyer, loop, "{\"hours.tuesday\": \"never\", \"hours.never_off_in_sessions\": false}"));
    stand_advance(&foyer.stand, 60 * second_us);
    foyer_stop(&foyer);
    CHECK_CONTAINS(lines(&foyer), "\"scene\":\"dark\"");
    foyer_close(&foyer);
}

static void a_fault_is_no_scene_of_any_content(void) {
    Foyer foyer;
    REQUIRE(foyer_open(&foyer, loop, NULL));
    foyer_stop(&foyer);
    Err err = {0};
    RecordsConfig config = {&foyer.kept.fs, "kept/records", true};
    REQUIRE(records_create(&config, &foyer.records, &err));
    REQUIRE(stand_init(&foyer.stand, &(StandConfig){.records = foyer.records}));
    stand_advance(&foyer.stand, 5 * second_us);
    stand_put_content(&foyer.stand, foyer.bundle);
    stand_advance(&foyer.stand, 5 * second_us);
    RecordTime end = {0};
    stand_finish(&foyer.stand);
    records_destroy(foyer.records, &end);
    CHECK_CONTAINS(lines(&foyer), "{\"bundle\":\"\",\"version\":0,\"scene\":\"fault\"");
    CHECK_CONTAINS(lines(&foyer), "\"certain\":true}");
    foyer_close(&foyer);
}

static void an_urgent_notice_is_what_is_shown(void) {
    Foyer foyer;
    static const char notices[] = "{\"notices\": [{\"text\": \"Please leave\", \"urgent\": true}]}";
    Err err = {0};
    foyer = (Foyer){.bundle = stand_bundle(loop)};
    memory_fs_init(&foyer.kept);
    memory_fs_put(&foyer.kept, "kept/notices.json", notices, strlen(notices));
    REQUIRE(records_create(&(RecordsConfig){&foyer.kept.fs, "kept/records", true}, &foyer.records, &err));
    REQUIRE(
        stand_init(&foyer.stand,
                   &(StandConfig){.content = foyer.bundle, .kept = &foyer.kept, .records = foyer.records}));
    stand_advance(&foyer.stand, 30 * second_us);
    foyer_stop(&foyer);
    CHECK_CONTAINS(lines(&foyer), "\"scene\":\"urgent\",\"item\":\"notice/put-1\"");
    CHECK_INT(count_in(lines(&foyer), "Please"), 0);
    foyer_close(&foyer);
}

static void without_a_panel_nothing_is_shown(void) {
    Foyer foyer;
    REQUIRE(foyer_open(&foyer, "{\"scenes\": [{\"scene\": \"agenda\"}]}", NULL));
    stand_advance(&foyer.stand, 10 * second_us);
    app_set_display(foyer.stand.app, NULL, 0, 0, 0);
    stand_advance(&foyer.stand, 100 * second_us);
    foyer_stop(&foyer);
    CHECK_INT(count_in(lines(&foyer), "\n"), 1);
    CHECK_CONTAINS(lines(&foyer), "\"seconds\":10,");
    foyer_close(&foyer);
}

static void touches_visits_and_what_is_opened_are_counted(void) {
    Foyer foyer;
    REQUIRE(foyer_open(&foyer, "{\"scenes\": [{\"scene\": \"agenda\"}]}", NULL));
    tap(&foyer, "scene");
    tap(&foyer, "session/main");
    tap(&foyer, "back");
    tap(&foyer, "session/main");
    tap(&foyer, "nav/members");
    CHECK_INT(total(&foyer, COUNTED_TOUCHES), 5);
    CHECK_INT(total(&foyer, COUNTED_VISITS), 1);
    CHECK_INT(named(&foyer, NAMED_OPENED, "session/main"), 2);
    CHECK_INT(named(&foyer, NAMED_OPENED, "agenda/2026-11-24"), 1); // the way back opens nothing
    CHECK_INT(named(&foyer, NAMED_OPENED, "members/member-state"), 1);
    CHECK_INT(named(&foyer, NAMED_LANGUAGES, "en"), 0); // the visit goes on
    stand_advance(&foyer.stand, 400 * second_us);
    CHECK_INT(named(&foyer, NAMED_LANGUAGES, "en"), 1);
    foyer_stop(&foyer);
    foyer_close(&foyer);
}

static void a_visit_counts_its_aids_and_the_language_it_ended_in(void) {
    Foyer foyer;
    REQUIRE(foyer_open(&foyer, "{\"scenes\": [{\"scene\": \"agenda\"}]}", NULL));
    tap(&foyer, "scene");
    tap(&foyer, "nav/language");
    tap(&foyer, "language/id");
    tap(&foyer, "nav/home");
    tap(&foyer, "nav/aids");
    tap(&foyer, "aid/contrast");
    tap(&foyer, "aid/contrast"); // off again
    tap(&foyer, "aid/contrast");
    CHECK_INT(named(&foyer, NAMED_AIDS, "contrast"), 2);
    stand_advance(&foyer.stand, 400 * second_us);
    CHECK_INT(named(&foyer, NAMED_LANGUAGES, "id"), 1);
    CHECK_INT(named(&foyer, NAMED_LANGUAGES, "en"), 0);
    foyer_stop(&foyer);
    foyer_close(&foyer);
}

static void type(Foyer *foyer, const char *letters) {
    for (; *letters; letters++) {
        char name[16];
        snprintf(name, sizeof name, "key/%c", *letters);
        tap(foyer, name);
    }
}

static void a_search_counts_once_when_it_is_left_and_without_its_words(void) {
    Foyer foyer;
    REQUIRE(foyer_open(&foyer, "{\"scenes\": [{\"scene\": \"agenda\"}]}", NULL));
    tap(&foyer, "scene");
    tap(&foyer, "nav/search");
    type(&foyer, "main");
    CHECK_INT(total(&foyer, COUNTED_SEARCHES), 0);
    tap(&foyer, "nav/home");
    CHECK_INT(total(&foyer, COUNTED_SEARCHES), 1);
    CHECK_INT(total(&foyer, COUNTED_EMPTY_SEARCHES), 0);
    tap(&foyer, "nav/search");
    type(&foyer, "zqzq");
    stand_advance(&foyer.stand, 400 * second_us); // the visit ends
    CHECK_INT(total(&foyer, COUNTED_SEARCHES), 2);
    CHECK_INT(total(&foyer, COUNTED_EMPTY_SEARCHES), 1);
    foyer_stop(&foyer);
    for (size_t i = 0; i < foyer.kept.count; i++)
        CHECK(!strstr(foyer.kept.files[i].data, "zq"));
    foyer_close(&foyer);
}

static void nothing_is_counted_on_the_pad_and_the_panel(void) {
    Foyer foyer;
    REQUIRE(foyer_open(&foyer, "{\"scenes\": [{\"scene\": \"agenda\"}]}", NULL));
    call_pad(&foyer.stand);
    long long touches = total(&foyer, COUNTED_TOUCHES), visits = total(&foyer, COUNTED_VISITS);
    CHECK(touches <= 5 && visits <= 1); // the gesture's own, on the loop
    for (int i = 0; i < 10; i++)
        tap(&foyer, i % 5 == 4 ? "pin/ok" : "pin/2");
    CHECK_STR(stand_screen(&foyer.stand), "operator/status");
    tap(&foyer, "tab/clock");
    tap(&foyer, "tab/display");
    tap(&foyer, "operate/leave");
    CHECK_INT(total(&foyer, COUNTED_TOUCHES), touches);
    CHECK_INT(total(&foyer, COUNTED_VISITS), visits);
    CHECK_INT(named(&foyer, NAMED_OPENED, "operator/clock"), 0);
    foyer_stop(&foyer);
    foyer_close(&foyer);
}

static void switched_off_nothing_is_counted_from_then_on_and_lines_go_on(void) {
    Foyer foyer;
    REQUIRE(foyer_open(&foyer, loop, NULL));
    tap(&foyer, "scene");
    CHECK_INT(total(&foyer, COUNTED_TOUCHES), 1);
    static const char off[] = "{\"statistics.on\": false}";
    memory_fs_put(&foyer.kept, "kept/settings.json", off, strlen(off));
    stand_advance(&foyer.stand, 70 * second_us);
    tap(&foyer, "nav/home");
    CHECK_INT(total(&foyer, COUNTED_TOUCHES), 1);
    foyer_stop(&foyer);
    CHECK_CONTAINS(lines(&foyer), "\"scene\":\"visit\"");
    foyer_close(&foyer);
}

static void the_statistics_tab_shows_what_was_counted_in_words(void) {
    Foyer foyer;
    REQUIRE(foyer_open(&foyer, "{\"scenes\": [{\"scene\": \"agenda\"}]}", NULL));
    static const char monday[] = "{\"format\": 1, \"visits\": [0, 0, 0, 0, 0, 0, 0, 0, 41], \"opened\": "
                                 "{\"member/au\": 900, \"document/gone\": 800}, \"languages\": {\"fr\": 7}}";
    memory_fs_put(&foyer.kept, "kept/records/use-2026-11-23.json", monday, strlen(monday));
    tap(&foyer, "scene");
    tap(&foyer, "session/main");
    REQUIRE(open_panel(&foyer));
    CHECK(reads(&foyer.stand, "Touches per hour, today"));
    CHECK(stand_says(&foyer.stand, "7 touches"));
    tap(&foyer, "tab/statistics");
    CHECK(reads(&foyer.stand, "Visits of the last seven days"));
    CHECK(stand_says(&foyer.stand, "41"));
    CHECK(reads(&foyer.stand, "Australia"));
    CHECK(reads(&foyer.stand, "document/gone"));
    CHECK(reads(&foyer.stand, "Main matter"));
    CHECK(reads(&foyer.stand, "French"));
    foyer_stop(&foyer);
    foyer_close(&foyer);
}

static void without_content_the_figures_are_there_all_the_same(void) {
    Foyer foyer = {0};
    Err err = {0};
    static const char today[] =
        "{\"format\": 1, \"opened\": {\"member/au\": 900}, \"languages\": {\"fr\": 7}}";
    memory_fs_init(&foyer.kept);
    memory_fs_put(&foyer.kept, "kept/records/use-2026-11-24.json", today, strlen(today));
    REQUIRE(records_create(&(RecordsConfig){&foyer.kept.fs, "kept/records", true}, &foyer.records, &err));
    REQUIRE(stand_init(&foyer.stand, &(StandConfig){.records = foyer.records}));
    stand_settle(&foyer.stand);
    REQUIRE(open_panel(&foyer));
    tap(&foyer, "tab/statistics");
    CHECK(reads(&foyer.stand, "member/au"));
    CHECK(reads(&foyer.stand, "French"));
    foyer_stop(&foyer);
    foyer_close(&foyer);
}

static void a_full_card_is_a_sentence_on_the_panel_and_the_loop_goes_on(void) {
    Foyer foyer;
    REQUIRE(foyer_open(&foyer, loop, NULL));
    log_keep(foyer.log);
    foyer.kept.room = 0;
    stand_advance(&foyer.stand, 60 * second_us);
    CHECK(!strncmp(stand_screen(&foyer.stand), "attract", 7));
    REQUIRE(open_panel(&foyer));
    tap(&foyer, "tab/status");
    stand_advance(&foyer.stand, 2 * second_us);
    CHECK(stand_says(&foyer.stand, "cannot be kept") || stand_says(&foyer.stand, "No space left"));
    tap(&foyer, "tab/logs");
    CHECK(reads(&foyer.stand, "error: What is shown cannot be kept"));
    tap(&foyer, "operate/leave");
    stand_advance(&foyer.stand, 4 * second_us);
    CHECK(!strncmp(stand_screen(&foyer.stand), "attract", 7));
    foyer.kept.room = SIZE_MAX;
    stand_advance(&foyer.stand, 60 * second_us);
    foyer_stop(&foyer);
    CHECK_CONTAINS(lines(&foyer),
                   "\"scene\":\"flag-wall\",\"item\":\"\",\"from\":\"2026-11-24T10:42:0"); // all is there
    foyer_close(&foyer);
}

TEST_MAIN(TEST(each_scene_gets_its_line_and_none_is_missing_between),
          TEST(a_time_that_nobody_vouches_for_is_marked), TEST(other_content_begins_another_line),
          TEST(visit_and_operator_are_a_line_each), TEST(a_dark_panel_shows_nothing_and_says_so),
          TEST(a_fault_is_no_scene_of_any_content), TEST(an_urgent_notice_is_what_is_shown),
          TEST(without_a_panel_nothing_is_shown), TEST(touches_visits_and_what_is_opened_are_counted),
          TEST(a_visit_counts_its_aids_and_the_language_it_ended_in),
          TEST(a_search_counts_once_when_it_is_left_and_without_its_words),
          TEST(nothing_is_counted_on_the_pad_and_the_panel),
          TEST(switched_off_nothing_is_counted_from_then_on_and_lines_go_on),
          TEST(the_statistics_tab_shows_what_was_counted_in_words),
          TEST(without_content_the_figures_are_there_all_the_same),
          TEST(a_full_card_is_a_sentence_on_the_panel_and_the_loop_goes_on))
