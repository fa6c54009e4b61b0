// A recording run again: the app at the recorded times, with the recorded touches and everything else that
// came from outside, and the hash of each frame compared. On the PIN pad and wherever there are keys nothing
// is known but outcomes: frames are not compared there, and it goes on behind.
#pragma once
#include "app.h"
#include "record/recording.h"

typedef struct ReplayConfig {
    const Fs *fs;
    const char *content_folder, *assets_folder, *font_root;
    const char *before_folder; // of the content that was shown before, NULL none
    const char *program;       // this version
    void (*draw_safety)(const Surface *surface, const char *heading, const char *title, const char *text,
                        const char *note);
    // Called where a frame differs, with what was painted; may be NULL.
    void (*show)(void *ctx, const Surface *surface);
    void *show_ctx;
} ReplayConfig;

typedef struct ReplayResult {
    int64_t begun_us, begun_unix_s; // of the recording's clocks, where it began
    int32_t offset_s;               // of the event's zone
    int64_t ended_us;
    size_t frames;    // that were painted as they were recorded
    size_t untold;    // not compared: what was touched before them is not known
    size_t parts;     // times it began: once, and again behind what is not known
    bool differs;     // then it ended with the frame that differs:
    size_t recorded;  // frames that were painted then, when it was recorded
    size_t painted;   // and now
    uint64_t picture; // hash that was recorded, 0 none
    uint64_t instead; // and what was painted, 0 none
    char screen[64 + LIMIT_ID_BYTES + 1];
} ReplayResult;

// False where it cannot begin, or not go on, and err says why.
bool replay_run(const ReplayConfig *config, const Recording *recording, ReplayResult *ret_result,
                Err *err) MUST_USE;
