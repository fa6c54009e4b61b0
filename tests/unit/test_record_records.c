#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "os/fs.h"
#include "record/records.h"
#include "memory_fs.h"
#include "test.h"

static const char shown[] = "records/shown-2026-11-24.jsonl", used[] = "records/use-2026-11-24.json";

static RecordTime later(int64_t seconds) {
    return (RecordTime){1795488120 + seconds, 8 * 3600, true, 1000000 + seconds * 1000000};
}

static MemoryFs memory;

static Records *begin(void) {
    Records *records = NULL;
    Err err = {0};
    memory_fs_init(&memory);
    CHECK(records_create(&(RecordsConfig){&memory.fs, "records", true}, &records, &err));
    return records;
}

static void end(Records *records, int64_t seconds) {
    RecordTime time = later(seconds);
    records_destroy(records, &time);
    memory_fs_finish(&memory);
}

static void step(Records *records, int64_t seconds) {
    RecordTime time = later(seconds);
    records_step(records, &time);
}

static void show(Records *records, const char *scene, int64_t seconds) {
    RecordTime time = later(seconds);
    proof_show(records_proof(records), &(ProofScene){"forum", 14, scene, ""}, &time);
}

static void count(Records *records, int64_t seconds) {
    RecordTime time = later(seconds);
    statistics_count(records_statistics(records), COUNTED_TOUCHES, &time);
}

static void lines_are_written_at_the_next_step(void) {
    Records *records = begin();
    Err err = {0};
    show(records, "agenda", 0);
    step(records, 0);
    CHECK_INT(memory.writes, 0);
    show(records, "wall", 10);
    step(records, 10);
    CHECK_CONTAINS(memory_fs_text(&memory, shown), "agenda");
    CHECK(!records_problem(records, &err));
    end(records, 20);
}

static void counts_are_written_now_and_then(void) {
    Records *records = begin();
    count(records, 0);
    step(records, 0);
    step(records, LIMIT_STATISTICS_FLUSH_S - 1);
    CHECK_INT(memory.writes, 0);
    step(records, LIMIT_STATISTICS_FLUSH_S);
    CHECK(memory_fs_text(&memory, used) != NULL);
    size_t writes = memory.writes;
    step(records, 3 * LIMIT_STATISTICS_FLUSH_S);
    CHECK_INT(memory.writes, writes);
    end(records, 4000);
}

static void a_full_card_is_a_sentence_until_it_has_room(void) {
    Records *records = begin();
    Err err = {0};
    memory.room = 0;
    show(records, "agenda", 0);
    show(records, "wall", 10);
    step(records, 10);
    REQUIRE(records_problem(records, &err));
    CHECK_STR(err.message,
              "What is shown cannot be kept: writing records/shown-2026-11-24.jsonl: No space left on "
              "device. Check the card or stick, and its free space.");
    size_t writes = memory.writes;
    step(records, 10 + LIMIT_RECORD_RETRY_S - 1);
    CHECK_INT(memory.writes, writes);
    memory.room = SIZE_MAX;
    step(records, 10 + LIMIT_RECORD_RETRY_S);
    CHECK_CONTAINS(memory_fs_text(&memory, shown), "agenda");
    CHECK(!records_problem(records, &err));
    end(records, 60);
}

static void counts_have_their_sentence_too(void) {
    Records *records = begin();
    Err err = {0};
    memory.read_only = true;
    count(records, 0);
    step(records, 0);
    step(records, LIMIT_STATISTICS_FLUSH_S);
    REQUIRE(records_problem(records, &err));
    CHECK_CONTAINS(err.message, "How the screen is used cannot be kept: ");
    end(records, 400);
}

static void the_end_writes_everything(void) {
    Records *records = begin();
    show(records, "agenda", 0);
    count(records, 0);
    RecordTime time = later(20);
    records_destroy(records, &time);
    CHECK_CONTAINS(memory_fs_text(&memory, shown), "\"seconds\":20");
    CHECK(memory_fs_text(&memory, used) != NULL);
    memory_fs_finish(&memory);
}

// A real thread and real files; its end waits for all of them.
static void the_thread_writes_what_was_handed_on(void) {
    Records *records = NULL;
    Err err = {0};
    char path[400], *text = NULL;
    size_t size = 0;
    snprintf(path, sizeof path, "%s/records", test_folder());
    REQUIRE(records_create(&(RecordsConfig){.fs = os_fs(), .folder = path}, &records, &err));
    for (int i = 0; i < 100; i++) {
        show(records, i % 2 ? "agenda" : "wall", i);
        count(records, i);
        step(records, i);
    }
    RecordTime time = later(100);
    records_destroy(records, &time);
    snprintf(path, sizeof path, "%s/%s", test_folder(), shown);
    REQUIRE(os_fs()->read_file(NULL, path, 1 << 20, &text, &size, &err));
    size_t lines = 0;
    for (size_t i = 0; i < size; i++)
        lines += text[i] == '\n';
    CHECK_INT(lines, 100);
    free(text);
    snprintf(path, sizeof path, "%s/%s", test_folder(), used);
    REQUIRE(os_fs()->read_file(NULL, path, 1 << 20, &text, &size, &err));
    CHECK_CONTAINS(text, "\"touches\":[0,0,0,0,0,0,0,0,0,0,100,");
    free(text);
}

TEST_MAIN(TEST(lines_are_written_at_the_next_step), TEST(counts_are_written_now_and_then),
          TEST(a_full_card_is_a_sentence_until_it_has_room), TEST(counts_have_their_sentence_too),
          TEST(the_end_writes_everything), TEST(the_thread_writes_what_was_handed_on))
