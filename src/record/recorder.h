// The flight recorder: the last minutes of what happened to the kiosk, in a ring in memory that outlives a
// crash of the process (a mapped file: os/mapping.h). An event is a few stores: no lock, no system call, no
// allocation. One thread writes. Every function takes NULL for a recorder, and records nothing.
//
// What came through the PIN pad or the keyboard is recorded by its outcome alone: no positions, no letters.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/err.h"

typedef struct Recorder Recorder;

// What the wall clock is worth.
typedef enum RecorderTrust {
    RECORDER_UNKNOWN,
    RECORDER_CERTAIN,
    RECORDER_APPROXIMATE,
} RecorderTrust;

// What a replay has to be given. The strings are copied; NULL is "".
typedef struct RecorderSetup {
    const char *bundle_id;
    int64_t bundle_version;
    const char *bundle_hash; // whatever tells that the content is the same to the byte
    int width, height;       // px
    double width_mm;
    const char *lang;     // of the kiosk, or of the visit that is on
    const char *settings; // as JSON, with what else of the app frames depend on; secrets left out
    int64_t unix_s;       // the wall clock
    int32_t offset_s;     // of the event's zone
    RecorderTrust trust;
    const char *screen; // what is shown: an address, or a scene's name
    int64_t scene;      // its place in the attract loop
    int64_t pass;       // rounds of the loop
    // Everything that frames depend on is in this setup: nobody is visiting, nothing moves. A replay begins
    // at the first of these.
    bool start;
} RecorderSetup;

typedef enum RecorderTouch {
    RECORDER_DOWN,
    RECORDER_MOVE,
    RECORDER_UP,
    RECORDER_LOST,
} RecorderTouch;

typedef enum RecorderPad {
    RECORDER_PIN_PAD,
    RECORDER_KEYBOARD,
} RecorderPad;

// Takes over memory (LIMIT_RECORDER_BYTES, or any multiple of 8 of at least LIMIT_RECORDER_BYTES_MIN, aligned
// for any type) until recorder_destroy, and forgets what was in it: what the last run left is kept first
// (restart_begin).
bool recorder_create(void *memory, size_t size, const char *program_version, Recorder **ret_recorder,
                     Err *err) MUST_USE;
void recorder_destroy(Recorder *recorder); // NULL-safe; the memory keeps what it has

// At the start, at every start of the attract loop, and when bundle, settings or panel are others. The last
// one is written again from time to time, so that there is always one in the ring: without start, with the
// facts that were told since, and the screen and scene of that call. Settings over LIMIT_RECORDER_TEXT_BYTES
// are left out.
void recorder_setup(Recorder *recorder, int64_t time_us, const RecorderSetup *setup);

// The app came round: what follows until the next step or touch came of it.
void recorder_step(Recorder *recorder, int64_t time_us);
// Positions in px; not on PIN pad and keyboard.
void recorder_touch(Recorder *recorder, int64_t time_us, RecorderTouch touch, int64_t finger, int x, int y);
// What came of a touch on them: "wrong", "right", "closed"; "session/plenary" opened from results.
void recorder_outcome(Recorder *recorder, int64_t time_us, RecorderPad pad, const char *outcome);
// The wall clock jumped, or is known better than before.
void recorder_clock(Recorder *recorder, int64_t time_us, int64_t unix_s, int32_t offset_s,
                    RecorderTrust trust);
void recorder_mount(Recorder *recorder, int64_t time_us, const char *name, bool there);
// value is NULL for a secret.
void recorder_setting(Recorder *recorder, int64_t time_us, const char *name, const char *value);
void recorder_language(Recorder *recorder, int64_t time_us, const char *tag);
void recorder_bundle(Recorder *recorder, int64_t time_us, const char *id, int64_t version, const char *hash);
void recorder_panel(Recorder *recorder, int64_t time_us, int width, int height, double width_mm);
// A worker is asked for something; until its result is taken frames show nothing of it.
void recorder_await(Recorder *recorder, int64_t time_us, const char *name);
// A worker's result was taken (a picture, an index), which frames from then on show.
void recorder_work(Recorder *recorder, int64_t time_us, const char *name);
// The panel is lit or not; painted: black is painted in place of its light.
void recorder_light(Recorder *recorder, int64_t time_us, bool lit, bool painted);
// Somebody else painted over the window.
void recorder_exposed(Recorder *recorder, int64_t time_us);
// A frame was shown: how long it took to make, and the hash of its painted layers.
void recorder_frame(Recorder *recorder, int64_t time_us, int64_t took_us, uint64_t hash);
// Anything else that a reader should know: "the display is lost".
void recorder_note(Recorder *recorder, int64_t time_us, const char *text);
