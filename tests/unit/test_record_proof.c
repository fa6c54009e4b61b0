#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "model/zone.h"
#include "record/proof.h"
#include "memory_fs.h"
#include "test.h"

// 24 November 2026, 10:42:00 at GMT+8, and us later by both clocks.
static RecordTime later(int64_t seconds) {
    return (RecordTime){1795488120 + seconds, 8 * 3600, true, 1000000 + seconds * 1000000};
}

static const char today[] = "records/shown-2026-11-24.jsonl";
static const ProofScene agenda = {"forum", 14, "agenda", "session/plenary"};
static const ProofScene wall = {"forum", 14, "flag-wall", ""};

static MemoryFs memory;

static Proof *begin(void) {
    memory_fs_init(&memory);
    return proof_create(&memory.fs, "records");
}

static void end(Proof *proof) {
    proof_destroy(proof);
    memory_fs_finish(&memory);
}

static void show_at(Proof *proof, const ProofScene *scene, int64_t seconds) {
    RecordTime time = later(seconds);
    proof_show(proof, scene, &time);
}

static bool flush(Proof *proof) {
    Err err = {0};
    return proof_flush(proof, &err);
}

typedef struct Seen {
    size_t lines;
    char items[40][100], from[40][30], to[40][30];
    int64_t seconds[40];
    bool certain[40];
    size_t torn;
} Seen;

static void see(void *ctx, const ProofLine *line) {
    Seen *seen = ctx;
    if (seen->lines == 40) return;
    snprintf(seen->items[seen->lines], 100, "%s %s", line->scene.scene, line->scene.item);
    snprintf(seen->from[seen->lines], 30, "%s", line->from);
    snprintf(seen->to[seen->lines], 30, "%s", line->to);
    seen->seconds[seen->lines] = line->seconds;
    seen->certain[seen->lines++] = line->certain;
}

static Seen read_all(void) {
    Seen seen = {0};
    Err err = {0};
    CHECK(proof_read(&memory.fs, "records", 0, INT32_MAX, see, &seen, &seen.torn, &err));
    return seen;
}

static void proof_notes_each_scene_when_the_next_begins(void) {
    Proof *proof = begin();
    show_at(proof, &agenda, 0);
    CHECK(!proof_pending(proof));
    show_at(proof, &wall, 10);
    show_at(proof, NULL, 25);
    CHECK(proof_pending(proof));
    CHECK(flush(proof));
    CHECK(!proof_pending(proof));
    CHECK_STR(memory_fs_text(&memory, today),
              "{\"bundle\":\"forum\",\"version\":14,\"scene\":\"agenda\",\"item\":\"session/plenary\","
              "\"from\":\"2026-11-24T10:42:00+08:00\",\"to\":\"2026-11-24T10:42:10+08:00\",\"seconds\":10,"
              "\"certain\":true}\n"
              "{\"bundle\":\"forum\",\"version\":14,\"scene\":\"flag-wall\",\"item\":\"\","
              "\"from\":\"2026-11-24T10:42:10+08:00\",\"to\":\"2026-11-24T10:42:25+08:00\",\"seconds\":15,"
              "\"certain\":true}\n");
    end(proof);
}

static void proof_keeps_one_line_for_a_scene_that_goes_on(void) {
    Proof *proof = begin();
    show_at(proof, &agenda, 0);
    show_at(proof, &agenda, 10);
    show_at(proof, NULL, 20);
    show_at(proof, NULL, 30);
    CHECK(flush(proof));
    Seen seen = read_all();
    CHECK_INT(seen.lines, 1);
    CHECK_INT(seen.seconds[0], 20);
    end(proof);
}

static void proof_cuts_what_is_shown_for_long(void) {
    Proof *proof = begin();
    show_at(proof, &agenda, 0);
    RecordTime time = later(LIMIT_PROOF_LINE_S - 1);
    proof_step(proof, &time);
    CHECK(!proof_pending(proof));
    time = later(LIMIT_PROOF_LINE_S);
    proof_step(proof, &time);
    CHECK(proof_pending(proof));
    show_at(proof, NULL, LIMIT_PROOF_LINE_S + 5);
    CHECK(flush(proof));
    Seen seen = read_all();
    REQUIRE(seen.lines == 2);
    CHECK_INT(seen.seconds[0], LIMIT_PROOF_LINE_S);
    CHECK_INT(seen.seconds[1], 5);
    CHECK_STR(seen.from[1], seen.to[0]);
    end(proof);
}

static void proof_says_whether_the_clock_was_certain(void) {
    Proof *proof = begin();
    RecordTime unsure = later(0);
    unsure.unix_s = 1000;
    unsure.certain = false;
    proof_show(proof, &agenda, &unsure);
    unsure.unix_s += 10;
    unsure.monotonic_us += 10000000;
    proof_show(proof, &wall, &unsure);
    show_at(proof, NULL, 25); // somebody has set it
    CHECK(flush(proof));
    Seen seen = read_all();
    REQUIRE(seen.lines == 2);
    CHECK(!seen.certain[0]);
    CHECK_STR(seen.from[0], "1970-01-01T08:16:40+08:00");
    CHECK(seen.certain[1]);
    CHECK_STR(seen.from[1], "2026-11-24T10:42:10+08:00");
    CHECK_INT(seen.seconds[1], 15);
    end(proof);
}

static void proof_counts_seconds_by_the_clock_that_does_not_jump(void) {
    Proof *proof = begin();
    show_at(proof, &agenda, 0);
    RecordTime jumped = later(10);
    jumped.unix_s -= 7200;
    proof_show(proof, NULL, &jumped);
    CHECK(flush(proof));
    Seen seen = read_all();
    REQUIRE(seen.lines == 1);
    CHECK_INT(seen.seconds[0], 10);
    CHECK_STR(seen.to[0], "2026-11-24T08:42:10+08:00");
    end(proof);
}

static void proof_has_a_file_a_day(void) {
    Proof *proof = begin();
    show_at(proof, &agenda, 0);
    show_at(proof, &wall, 14 * 3600);
    show_at(proof, &agenda, 14 * 3600 + 10);
    show_at(proof, NULL, 14 * 3600 + 20);
    CHECK(flush(proof));
    CHECK(memory_fs_text(&memory, today) != NULL);
    CHECK_CONTAINS(memory_fs_text(&memory, "records/shown-2026-11-25.jsonl"), "flag-wall");
    Seen seen = {0};
    Err err = {0};
    Day day = day_from_date(2026, 11, 25);
    CHECK(proof_read(&memory.fs, "records", day, day, see, &seen, NULL, &err));
    CHECK_INT(seen.lines, 2);
    CHECK_INT(read_all().lines, 3);
    end(proof);
}

static void proof_keeps_lines_while_the_card_is_full(void) {
    Proof *proof = begin();
    Err err = {0};
    memory.room = 40;
    memory.tears = true;
    show_at(proof, &agenda, 0);
    show_at(proof, &wall, 10);
    CHECK(!proof_flush(proof, &err));
    CHECK_CONTAINS(err.message, "No space left");
    CHECK(proof_pending(proof));
    show_at(proof, NULL, 20);
    memory.room = SIZE_MAX;
    CHECK(flush(proof));
    Seen seen = read_all();
    CHECK_INT(seen.lines, 2);
    CHECK_INT(seen.torn, 1); // what found room when it was full
    CHECK_INT(proof_lost(proof), 0);
    end(proof);
}

static void proof_counts_what_a_read_only_card_loses(void) {
    Proof *proof = begin();
    Err err = {0};
    memory.read_only = true;
    for (int i = 0; i <= LIMIT_PROOF_PENDING + 3; i++)
        show_at(proof, i % 2 ? &agenda : &wall, i);
    CHECK(!proof_flush(proof, &err));
    CHECK_CONTAINS(err.message, "Read-only");
    CHECK_INT(proof_lost(proof), 3);
    memory.read_only = false;
    CHECK(flush(proof));
    Seen seen = read_all();
    CHECK_STR(seen.from[0], "2026-11-24T10:42:03+08:00");
    end(proof);
}

static void proof_is_read_without_what_was_torn_at_any_byte(void) {
    Proof *proof = begin();
    show_at(proof, &agenda, 0);
    show_at(proof, &wall, 10);
    show_at(proof, NULL, 20);
    CHECK(flush(proof));
    char whole[2000];
    snprintf(whole, sizeof whole, "%s", memory_fs_text(&memory, today));
    size_t first = (size_t)(strchr(whole, '\n') - whole), size = strlen(whole);
    for (size_t cut = 0; cut <= size; cut++) {
        memory_fs_put(&memory, today, whole, cut);
        Seen seen = read_all();
        size_t lines = cut >= size - 1 ? 2 : cut >= first ? 1 : 0;
        bool between = cut == 0 || cut == first || cut == first + 1 || cut >= size - 1;
        if (!CHECK_INT(seen.lines, lines) || !CHECK_INT(seen.torn, !between)) printf("cut at %zu\n", cut);
    }
    end(proof);
}

static void proof_goes_on_behind_a_torn_line(void) {
    Proof *proof = begin();
    memory_fs_put(&memory, today, "{\"bundle\":\"for", 14);
    show_at(proof, &agenda, 0);
    show_at(proof, NULL, 20);
    CHECK(flush(proof));
    show_at(proof, &wall, 30);
    show_at(proof, NULL, 40);
    CHECK(flush(proof));
    Seen seen = read_all();
    CHECK_INT(seen.lines, 2);
    CHECK_INT(seen.torn, 1);
    CHECK(strstr(memory_fs_text(&memory, today), "\n\n") == NULL);
    end(proof);
}

static void proof_reads_what_is_no_line_as_torn(void) {
    static const char lines[] =
        "null\n[]\n{}\n\n{\"bundle\":1}\n\xff\n{\"bundle\":\"a\",\"version\":1,\"scene\":\"b\","
        "\"item\":\"\",\"from\":\"x\",\"to\":\"y\",\"seconds\":1e99,\"certain\":true}\n";
    Proof *proof = begin();
    memory_fs_put(&memory, today, lines, sizeof lines - 1);
    memory_fs_put(&memory, "records/shown-2026-11-99.jsonl", "x", 1);
    memory_fs_put(&memory, "records/shown-2026-11-24.jsonl.old", "x", 1);
    Seen seen = read_all();
    CHECK_INT(seen.lines, 0);
    CHECK_INT(seen.torn, 6);
    end(proof);
}

static void proof_forgets_the_oldest_days(void) {
    Proof *proof = begin();
    char path[80], day[WHEN_DAY_SIZE];
    Day now = day_from_date(2026, 11, 24);
    for (Day i = 1; i <= LIMIT_PROOF_DAYS + 2; i++) {
        snprintf(path, sizeof path, "records/shown-%s.jsonl", when_write_day(now - i, day));
        memory_fs_put(&memory, path, "\n", 1);
    }
    show_at(proof, &agenda, 0);
    show_at(proof, NULL, 20);
    CHECK(flush(proof));
    CHECK_INT(memory.count, LIMIT_PROOF_DAYS + 1); // the days before, and this one's file
    snprintf(path, sizeof path, "records/shown-%s.jsonl", when_write_day(now - LIMIT_PROOF_DAYS, day));
    CHECK(memory_fs_text(&memory, path) != NULL);
    end(proof);
}

static void proof_forgets_days_that_are_too_large_together(void) {
    Proof *proof = begin();
    char path[80], day[WHEN_DAY_SIZE], *large = calloc(1, LIMIT_PROOF_DAY_BYTES);
    REQUIRE(large);
    for (Day i = 0; i < 10; i++) {
        snprintf(path, sizeof path, "records/shown-%s.jsonl", when_write_day(20000 + i, day));
        memory_fs_put(&memory, path, large, LIMIT_PROOF_DAY_BYTES);
    }
    free(large);
    show_at(proof, &agenda, 0);
    show_at(proof, NULL, 20);
    CHECK(flush(proof));
    CHECK_INT(memory.count, 9); // eight of 8 MB and this day's
    snprintf(path, sizeof path, "records/shown-%s.jsonl", when_write_day(20001, day));
    CHECK(memory_fs_text(&memory, path) == NULL);
    end(proof);
}

static void proof_stops_a_day_that_is_full(void) {
    Proof *proof = begin();
    Err err = {0};
    char *large = malloc(LIMIT_PROOF_DAY_BYTES);
    REQUIRE(large);
    memset(large, '\n', LIMIT_PROOF_DAY_BYTES);
    memory_fs_put(&memory, today, large, LIMIT_PROOF_DAY_BYTES - 100);
    free(large);
    show_at(proof, &agenda, 0);
    show_at(proof, &agenda, 20);
    show_at(proof, &wall, 13 * 3600);
    show_at(proof, NULL, 14 * 3600);
    CHECK(!proof_flush(proof, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
    CHECK_INT(proof_lost(proof), 2);
    CHECK(!proof_pending(proof));
    show_at(proof, &wall, 14 * 3600);
    show_at(proof, NULL, 14 * 3600 + 1);
    CHECK(flush(proof));
    end(proof);
}

static void proof_cuts_names_at_the_end_of_a_letter(void) {
    Proof *proof = begin();
    char item[200];
    memset(item, 'a', sizeof item);
    memcpy(item + LIMIT_RECORD_NAME_BYTES - 1, "\xc3\xa9", 3);
    ProofScene scene = {"b\"\\\n", -1, "\xff\xc3", item};
    show_at(proof, &scene, 0);
    show_at(proof, NULL, 1);
    CHECK(flush(proof));
    Seen seen = read_all();
    REQUIRE(seen.lines == 1);
    CHECK_INT(seen.torn, 0);
    CHECK_INT(strlen(seen.items[0]), 3 + LIMIT_RECORD_NAME_BYTES - 1);
    CHECK_CONTAINS(seen.items[0], "?? aaa");
    end(proof);
}

TEST_MAIN(TEST(proof_notes_each_scene_when_the_next_begins),
          TEST(proof_keeps_one_line_for_a_scene_that_goes_on), TEST(proof_cuts_what_is_shown_for_long),
          TEST(proof_says_whether_the_clock_was_certain),
          TEST(proof_counts_seconds_by_the_clock_that_does_not_jump), TEST(proof_has_a_file_a_day),
          TEST(proof_keeps_lines_while_the_card_is_full), TEST(proof_counts_what_a_read_only_card_loses),
          TEST(proof_is_read_without_what_was_torn_at_any_byte), TEST(proof_goes_on_behind_a_torn_line),
          TEST(proof_reads_what_is_no_line_as_torn), TEST(proof_forgets_the_oldest_days),
          TEST(proof_forgets_days_that_are_too_large_together), TEST(proof_stops_a_day_that_is_full),
          TEST(proof_cuts_names_at_the_end_of_a_letter))
