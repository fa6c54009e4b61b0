#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "record/export.h"
#include "record/proof.h"
#include "record/statistics.h"
#include "memory_fs.h"
#include "test.h"

static MemoryFs memory;

static RecordTime later(int64_t seconds) {
    return (RecordTime){1795488120 + seconds, 8 * 3600, true, seconds * 1000000};
}

static void show(Proof *proof, const char *bundle, const char *scene, const char *item, int64_t seconds) {
    RecordTime time = later(seconds);
    proof_show(proof, &(ProofScene){bundle, 14, scene, item}, &time);
}

static void record_two_days(void) {
    Proof *proof = proof_create(&memory.fs, "records");
    Statistics *statistics = statistics_create(&memory.fs, "records");
    RecordTime time = later(0);
    Err err = {0};
    show(proof, "forum", "agenda", "session/plenary", 0);
    show(proof, "=1+1", "+a", "a,\"b\"", 10);
    show(proof, "forum", "wall", "", 20);
    show(proof, "forum", "agenda", "", 24 * 3600);
    time.certain = false;
    proof_show(proof, NULL, &time);
    statistics_count(statistics, COUNTED_TOUCHES, &time);
    statistics_count_name(statistics, NAMED_OPENED, "session/plenary", &time);
    statistics_count_name(statistics, NAMED_OPENED, "@x", &time);
    time = later(24 * 3600);
    statistics_count(statistics, COUNTED_VISITS, &time);
    CHECK(proof_flush(proof, &err));
    CHECK(statistics_flush(statistics, &err));
    proof_destroy(proof);
    statistics_destroy(statistics);
}

static void begin(void) {
    memory_fs_init(&memory);
    record_two_days();
}

static void what_was_shown_is_a_table(void) {
    begin();
    ExportFacts facts = {0};
    Err err = {0};
    Day day = 0;
    REQUIRE(when_parse_day("2026-11-24", &day));
    REQUIRE(export_write(&memory.fs, "records", day, day, "out", &facts, &err));
    CHECK_STR(memory_fs_text(&memory, "out/shown.csv"),
              "bundle,version,scene,item,from,to,seconds,clock_certain\r\n"
              "forum,14,agenda,session/plenary,2026-11-24T10:42:00+08:00,2026-11-24T10:42:10+08:00,10,yes\r\n"
              "'=1+1,14,'+a,\"a,\"\"b\"\"\",2026-11-24T10:42:10+08:00,2026-11-24T10:42:20+08:00,10,yes\r\n"
              "forum,14,wall,,2026-11-24T10:42:20+08:00,2026-11-25T10:42:00+08:00,86380,yes\r\n");
    CHECK_INT(facts.lines, 3);
    CHECK_INT(facts.days, 1);
    CHECK_INT(facts.torn, 0);
    memory_fs_finish(&memory);
}

static void counts_are_a_table_with_every_hour(void) {
    begin();
    ExportFacts facts = {0};
    Err err = {0};
    REQUIRE(export_write(&memory.fs, "records", 0, INT32_MAX, "out", &facts, &err));
    const char *use = memory_fs_text(&memory, "out/use.csv");
    CHECK(!strncmp(use, "day,hour,what,name,count\r\n2026-11-24,0,touches,,0\r\n", 50));
    CHECK_CONTAINS(use, "\r\n2026-11-24,10,touches,,1\r\n2026-11-24,11,touches,,0\r\n");
    CHECK_CONTAINS(use,
                   "\r\n2026-11-24,,opened,session/plenary,1\r\n2026-11-24,,opened,'@x,1\r\n2026-11-25,0,");
    CHECK_CONTAINS(use, "\r\n2026-11-25,10,visits,,1\r\n");
    CHECK_INT(facts.lines, 4);
    CHECK_INT(facts.days, 2);
    CHECK_CONTAINS(memory_fs_text(&memory, "out/shown.csv"), ",no\r\n");
    memory_fs_finish(&memory);
}

static void damaged_records_are_left_out_and_counted(void) {
    begin();
    ExportFacts facts = {0};
    Err err = {0};
    memory_fs_put(&memory, "records/shown-2026-11-26.jsonl", "{\"bundle\"", 9);
    memory_fs_put(&memory, "records/use-2026-11-26.json", "", 0);
    REQUIRE(export_write(&memory.fs, "records", 0, INT32_MAX, "out", &facts, &err));
    CHECK_INT(facts.lines, 4);
    CHECK_INT(facts.torn, 2);
    memory_fs_finish(&memory);
}

static void no_records_are_tables_without_lines(void) {
    memory_fs_init(&memory);
    ExportFacts facts = {0};
    Err err = {0};
    REQUIRE(export_write(&memory.fs, "records", 0, INT32_MAX, "out", &facts, &err));
    CHECK_STR(memory_fs_text(&memory, "out/use.csv"), "day,hour,what,name,count\r\n");
    CHECK_INT(facts.lines, 0);
    memory_fs_finish(&memory);
}

static void a_full_stick_is_said(void) {
    begin();
    ExportFacts facts = {.lines = 77};
    Err err = {0};
    memory.room = 10;
    CHECK(!export_write(&memory.fs, "records", 0, INT32_MAX, "out", &facts, &err));
    CHECK_CONTAINS(err.message, "out/shown.csv: No space left");
    CHECK_INT(facts.lines, 77);
    memory_fs_finish(&memory);
}

TEST_MAIN(TEST(what_was_shown_is_a_table), TEST(counts_are_a_table_with_every_hour),
          TEST(damaged_records_are_left_out_and_counted), TEST(no_records_are_tables_without_lines),
          TEST(a_full_stick_is_said))
