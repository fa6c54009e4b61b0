// `balai replay` on what `balai play --record` leaves, whole, cut, and with bits that fell over.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/auto.h"
#include "base/limits.h"
#include "os/fs.h"
#include "program.h"
#include "test.h"

static Run run;
static char ring[500];
static const char content[] = BALAI_SOURCE_DIR "/content/bali-process";

static bool record(void) {
    static const char script[] = "tap nav/agenda\nwait 2\ntap nav/home\nwait 1\n";
    char path[500], folder[400];
    snprintf(folder, sizeof folder, "%s", test_folder());
    snprintf(path, sizeof path, "%s", test_write("x.visit", script, sizeof script - 1));
    snprintf(ring, sizeof ring, "%s/x.ring", folder);
    PROGRAM_RUN(&run, "play", path, "--content", content, "--size", "800x480", "--screen", "home", "--now",
                "2026-11-24T10:42", "--shots", folder, "--record", ring);
    return CHECK_INT(run.code, 0);
}

static void replay_says_how_many_frames_are_the_same(void) {
    REQUIRE(record());
    PROGRAM_RUN(&run, "replay", ring, "--content", content);
    CHECK_INT(run.code, 0);
    CHECK_STR(run.err, "");
    CHECK_CONTAINS(run.out, " frames are as they were recorded, in ");
    CHECK_CONTAINS(run.out, " s from 2026-11-24T10:42:00+08:00\n");
    PROGRAM_RUN(&run, "replay", ring, "--list");
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, " touch    down finger 1 ");
    CHECK_CONTAINS(run.out, "a replay can begin here");
}

static void replay_wants_a_recording_and_its_content(void) {
    REQUIRE(record());
    PROGRAM_RUN(&run, "replay");
    CHECK_INT(run.code, 2);
    CHECK_CONTAINS(run.err, "usage: balai replay");
    PROGRAM_RUN(&run, "replay", "/no/such.ring");
    CHECK_INT(run.code, 1);
    PROGRAM_RUN(&run, "replay", ring, "--content", BALAI_SOURCE_DIR "/assets/fallback");
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "not the one given");
    PROGRAM_RUN(&run, "replay", BALAI_SOURCE_DIR "/LICENSE", "--content", content);
    CHECK_INT(run.code, 1);
}

// Whatever is left of it is replayed or refused with a sentence.
static void damaged_recordings_are_survived(void) {
    REQUIRE(record());
    AUTO_FREE char *data = NULL;
    size_t size = 0;
    Err err = {0};
    REQUIRE(os_fs()->read_file(NULL, ring, LIMIT_RECORDING_BYTES, &data, &size, &err));
    for (size_t i = 0; i < 12; i++) {
        size_t most = 40000, cut = i < 4 ? i * i * 3000 + 90 : most;
        AUTO_FREE char *copy = malloc(most);
        REQUIRE(copy && size > most);
        memcpy(copy, data, most);
        for (size_t at = 80 + i * 37; i >= 4 && at < most; at += 1999)
            copy[at] ^= (char)(1 << i % 8);
        PROGRAM_RUN(&run, "replay", test_write("damaged.ring", copy, cut), "--content", content);
        CHECK(run.code == 0 || run.code == 1);
        CHECK(run.out[0] || run.err[0]);
        CHECK(!strstr(run.err, "Sanitizer") && !strstr(run.err, "runtime error"));
    }
}

TEST_MAIN(TEST(replay_says_how_many_frames_are_the_same), TEST(replay_wants_a_recording_and_its_content),
          TEST(damaged_recordings_are_survived))
