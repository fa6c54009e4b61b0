#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "model/zone.h"
#include "record/statistics.h"
#include "memory_fs.h"
#include "test.h"

static MemoryFs memory;
static const char today_path[] = "records/use-2026-11-24.json";

// 24 November 2026, 10:42:00 at GMT+8, and later.
static RecordTime later(int64_t seconds) {
    return (RecordTime){1795488120 + seconds, 8 * 3600, true, seconds * 1000000};
}

static Day today(void) {
    return day_from_date(2026, 11, 24);
}

static Statistics *begin(void) {
    memory_fs_init(&memory);
    return statistics_create(&memory.fs, "records");
}

static void end(Statistics *statistics) {
    statistics_destroy(statistics);
    memory_fs_finish(&memory);
}

static void count(Statistics *statistics, Counted what, int64_t seconds) {
    RecordTime time = later(seconds);
    statistics_count(statistics, what, &time);
}

static void name(Statistics *statistics, Named what, const char *text) {
    RecordTime time = later(0);
    statistics_count_name(statistics, what, text, &time);
}

static bool flush(Statistics *statistics) {
    Err err = {0};
    return statistics_flush(statistics, &err);
}

static uint64_t touches_at(Statistics *statistics, Day day, int hour) {
    uint64_t hours[24] = {0};
    Err err = {0};
    CHECK(statistics_hours(statistics, day, COUNTED_TOUCHES, hours, &err));
    return hours[hour];
}

static void counts_stand_in_their_hour_of_the_event(void) {
    Statistics *statistics = begin();
    count(statistics, COUNTED_TOUCHES, 0);
    count(statistics, COUNTED_TOUCHES, 17 * 60);
    count(statistics, COUNTED_TOUCHES, 18 * 60); // eleven
    count(statistics, COUNTED_VISITS, 0);
    CHECK_INT(touches_at(statistics, today(), 10), 2);
    CHECK(flush(statistics));
    CHECK(!statistics_pending(statistics));
    CHECK_INT(touches_at(statistics, today(), 10), 2);
    CHECK_INT(touches_at(statistics, today(), 11), 1);
    CHECK_INT(touches_at(statistics, today() + 1, 11), 0);
    end(statistics);
}

static void counts_are_kept_over_restarts_and_go_on(void) {
    Statistics *statistics = begin();
    count(statistics, COUNTED_TOUCHES, 0);
    name(statistics, NAMED_OPENED, "session/plenary");
    CHECK(flush(statistics));
    statistics_destroy(statistics);
    statistics = statistics_create(&memory.fs, "records");
    count(statistics, COUNTED_TOUCHES, 0);
    name(statistics, NAMED_OPENED, "session/plenary");
    CHECK_INT(touches_at(statistics, today(), 10), 2);
    CHECK(flush(statistics));
    CHECK(flush(statistics));
    DayCounts counts;
    Err err = {0};
    REQUIRE(statistics_day(statistics, today(), &counts, &err));
    CHECK_INT(day_counts_total(&counts, COUNTED_TOUCHES), 2);
    REQUIRE(counts.named[NAMED_OPENED].count == 1);
    CHECK_INT(counts.named[NAMED_OPENED].items[0].count, 2);
    day_counts_finish(&counts);
    end(statistics);
}

static void searches_are_counted_without_their_words(void) {
    Statistics *statistics = begin();
    RecordTime time = later(0);
    statistics_count_search(statistics, 3, &time);
    statistics_count_search(statistics, 0, &time);
    CHECK(flush(statistics));
    DayCounts counts;
    Err err = {0};
    REQUIRE(statistics_day(statistics, today(), &counts, &err));
    CHECK_INT(day_counts_total(&counts, COUNTED_SEARCHES), 2);
    CHECK_INT(day_counts_total(&counts, COUNTED_EMPTY_SEARCHES), 1);
    day_counts_finish(&counts);
    end(statistics);
}

static void what_was_opened_most_comes_first(void) {
    Statistics *statistics = begin();
    NamedCount top[3];
    static const char *const opened[] = {"b", "a", "c", "c", "d", "d", "d", "e"};
    for (size_t i = 0; i < COUNT_OF(opened); i++)
        name(statistics, NAMED_OPENED, opened[i]);
    DayCounts counts;
    Err err = {0};
    REQUIRE(statistics_day(statistics, today(), &counts, &err));
    CHECK_INT(day_counts_top(&counts, NAMED_OPENED, top, 3), 3);
    CHECK_STR(top[0].name, "d");
    CHECK_STR(top[1].name, "c");
    CHECK_STR(top[2].name, "a");
    CHECK_INT(day_counts_top(&counts, NAMED_OPENED, top, 0), 0);
    CHECK_INT(day_counts_top(&counts, NAMED_AIDS, top, 3), 0);
    day_counts_finish(&counts);
    end(statistics);
}

static void names_over_the_limit_are_counted_as_others(void) {
    DayCounts counts, again;
    char text[32];
    day_counts_init(&counts, 1);
    for (int i = 0; i < LIMIT_STATISTICS_NAMES + 5; i++) {
        snprintf(text, sizeof text, "session/s%d", i);
        day_counts_add_name(&counts, NAMED_OPENED, text, 1);
    }
    day_counts_add_name(&counts, NAMED_OPENED, "session/s0", 1);
    CHECK_INT(counts.named[NAMED_OPENED].count, LIMIT_STATISTICS_NAMES);
    CHECK_INT(counts.named[NAMED_OPENED].others, 5);
    size_t size = 0;
    AUTO_FREE char *file = day_counts_write(&counts, &size);
    Err err = {0};
    REQUIRE(file && size < LIMIT_STATISTICS_DAY_BYTES);
    REQUIRE(day_counts_parse(file, size, 1, &again, &err));
    CHECK_INT(again.named[NAMED_OPENED].count, LIMIT_STATISTICS_NAMES);
    CHECK_INT(again.named[NAMED_OPENED].others, 5);
    CHECK_INT(again.named[NAMED_OPENED].items[0].count, 2);
    day_counts_finish(&counts);
    day_counts_finish(&again);
}

static void the_largest_file_of_names_can_be_read_again(void) {
    DayCounts counts, again;
    char text[LIMIT_RECORD_NAME_BYTES + 1];
    day_counts_init(&counts, 1);
    for (int what = 0; what < NAMED_COUNT; what++)
        for (int i = 0; i < LIMIT_STATISTICS_NAMES; i++) {
            memset(text, '"', sizeof text);
            snprintf(text + sizeof text - 8, 8, "%07u", (unsigned)i % 10000000);
            day_counts_add_name(&counts, (Named)what, text, UINT64_MAX);
        }
    size_t size = 0;
    AUTO_FREE char *file = day_counts_write(&counts, &size);
    Err err = {0};
    REQUIRE(file && size < LIMIT_STATISTICS_DAY_BYTES);
    REQUIRE(day_counts_parse(file, size, 1, &again, &err));
    CHECK_INT(again.named[NAMED_AIDS].count, LIMIT_STATISTICS_NAMES);
    CHECK(again.named[NAMED_AIDS].items[7].count == (UINT64_C(1) << 53) - 1);
    day_counts_finish(&counts);
    day_counts_finish(&again);
}

static void counting_goes_on_while_the_card_is_read_only(void) {
    Statistics *statistics = begin();
    Err err = {0};
    memory.read_only = true;
    count(statistics, COUNTED_TOUCHES, 0);
    CHECK(!statistics_flush(statistics, &err));
    CHECK_CONTAINS(err.message, "Read-only");
    count(statistics, COUNTED_TOUCHES, 0);
    CHECK_INT(touches_at(statistics, today(), 10), 2);
    for (int i = 0; i < 20; i++) // days go by; those that have no room are counted in the last that has
        count(statistics, COUNTED_TOUCHES, i * 86400);
    CHECK(!statistics_flush(statistics, &err));
    memory.read_only = false;
    CHECK(flush(statistics));
    CHECK_INT(touches_at(statistics, today(), 10), 3);
    CHECK_INT(touches_at(statistics, today() + LIMIT_STATISTICS_PENDING_DAYS - 1, 10),
              20 - LIMIT_STATISTICS_PENDING_DAYS + 1);
    end(statistics);
}

static void a_day_over_midnight_is_two_files(void) {
    Statistics *statistics = begin();
    uint64_t days[3];
    Err err = {0};
    count(statistics, COUNTED_VISITS, 0);
    count(statistics, COUNTED_VISITS, 14 * 3600);
    count(statistics, COUNTED_VISITS, 14 * 3600);
    CHECK(flush(statistics));
    CHECK_INT(memory.count, 2);
    REQUIRE(statistics_days(statistics, today() - 1, 3, COUNTED_VISITS, days, &err));
    CHECK_INT(days[0], 0);
    CHECK_INT(days[1], 1);
    CHECK_INT(days[2], 2);
    end(statistics);
}

static void a_damaged_file_is_set_aside(void) {
    static const char *const damaged[] = {"", "{", "[]", "{\"format\":2}", "{\"day\":\"2026-11-24\"}"};
    for (size_t i = 0; i < COUNT_OF(damaged); i++) {
        Statistics *statistics = begin();
        memory_fs_put(&memory, today_path, damaged[i], strlen(damaged[i]));
        CHECK_INT(touches_at(statistics, today(), 10), 0);
        count(statistics, COUNTED_TOUCHES, 0);
        CHECK(flush(statistics));
        CHECK_STR(memory_fs_text(&memory, "records/use-2026-11-24.json.damaged"), damaged[i]);
        CHECK_INT(touches_at(statistics, today(), 10), 1);
        end(statistics);
    }
}

static void a_file_cut_at_any_byte_is_whole_or_damaged(void) {
    Statistics *statistics = begin();
    count(statistics, COUNTED_TOUCHES, 0);
    name(statistics, NAMED_LANGUAGES, "zh-Hans");
    CHECK(flush(statistics));
    const char *whole = memory_fs_text(&memory, today_path);
    size_t size = strlen(whole);
    for (size_t cut = 0; cut <= size; cut++) {
        DayCounts counts;
        bool sound = day_counts_parse(whole, cut, today(), &counts, NULL);
        if (!CHECK_INT(sound, cut >= size - 1)) printf("cut at %zu\n", cut);
        if (sound) day_counts_finish(&counts);
    }
    end(statistics);
}

static void wrong_members_count_nothing(void) {
    static const char text[] =
        "{\"format\":1,\"touches\":[-1,\"x\",1.5,1e300,4],\"visits\":{\"a\":1},\"opened\":[1,2],"
        "\"languages\":{\"en\":null,\"fr\":7},\"others\":5,\"new\":true}";
    DayCounts counts;
    Err err = {0};
    REQUIRE(day_counts_parse(text, sizeof text - 1, 3, &counts, &err));
    CHECK_INT(day_counts_total(&counts, COUNTED_TOUCHES), 4);
    CHECK_INT(counts.hours[COUNTED_TOUCHES][4], 4);
    CHECK_INT(counts.named[NAMED_OPENED].count, 0);
    CHECK_INT(counts.named[NAMED_LANGUAGES].items[1].count, 7);
    CHECK_INT(counts.day, 3);
    day_counts_finish(&counts);
}

static void nothing_is_counted_when_switched_off(void) {
    Statistics *statistics = begin();
    statistics_set_on(statistics, false);
    count(statistics, COUNTED_TOUCHES, 0);
    name(statistics, NAMED_OPENED, "x");
    CHECK(!statistics_pending(statistics));
    statistics_set_on(statistics, true);
    count(statistics, COUNTED_TOUCHES, 0);
    CHECK(statistics_pending(statistics));
    end(statistics);
}

static void the_oldest_days_are_forgotten(void) {
    Statistics *statistics = begin();
    char path[80], day[WHEN_DAY_SIZE];
    for (Day i = 1; i <= LIMIT_STATISTICS_DAYS; i++) {
        snprintf(path, sizeof path, "records/use-%s.json", when_write_day(today() - i, day));
        memory_fs_put(&memory, path, "{}", 2);
    }
    count(statistics, COUNTED_TOUCHES, 0);
    CHECK(flush(statistics));
    CHECK_INT(memory.count, LIMIT_STATISTICS_DAYS);
    CHECK(memory_fs_text(&memory, path) == NULL);
    end(statistics);
}

typedef struct Read {
    size_t days;
    uint64_t touches;
} Read;

static void read_one(void *ctx, const DayCounts *counts) {
    Read *read = ctx;
    read->days++;
    read->touches += day_counts_total(counts, COUNTED_TOUCHES);
}

static void files_are_read_without_the_damaged_ones(void) {
    Statistics *statistics = begin();
    Read read = {0};
    size_t damaged = 0;
    Err err = {0};
    count(statistics, COUNTED_TOUCHES, 0);
    count(statistics, COUNTED_TOUCHES, 86400);
    CHECK(flush(statistics));
    memory_fs_put(&memory, "records/use-2026-11-26.json", "x", 1);
    REQUIRE(statistics_read(&memory.fs, "records", 0, INT32_MAX, read_one, &read, &damaged, &err));
    CHECK_INT(read.days, 2);
    CHECK_INT(read.touches, 2);
    CHECK_INT(damaged, 1);
    end(statistics);
}

TEST_MAIN(TEST(counts_stand_in_their_hour_of_the_event), TEST(counts_are_kept_over_restarts_and_go_on),
          TEST(searches_are_counted_without_their_words), TEST(what_was_opened_most_comes_first),
          TEST(names_over_the_limit_are_counted_as_others), TEST(the_largest_file_of_names_can_be_read_again),
          TEST(counting_goes_on_while_the_card_is_read_only), TEST(a_day_over_midnight_is_two_files),
          TEST(a_damaged_file_is_set_aside), TEST(a_file_cut_at_any_byte_is_whole_or_damaged),
          TEST(wrong_members_count_nothing), TEST(nothing_is_counted_when_switched_off),
          TEST(the_oldest_days_are_forgotten), TEST(files_are_read_without_the_damaged_ones))
