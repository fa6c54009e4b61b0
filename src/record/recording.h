// A flight recorder's memory as data: for `balai replay` and for reports. Any bytes can be read: what is not
// a whole record is left out.
#pragma once
#include "recorder.h"

typedef enum RecordingKind {
    RECORDING_SETUP = 1,
    RECORDING_TOUCH,
    RECORDING_OUTCOME,
    RECORDING_CLOCK,
    RECORDING_MOUNT,
    RECORDING_SETTING,
    RECORDING_LANGUAGE,
    RECORDING_BUNDLE,
    RECORDING_PANEL,
    RECORDING_WORK,
    RECORDING_FRAME,
    RECORDING_NOTE,
    RECORDING_STEP,
    RECORDING_AWAIT,
    RECORDING_LIGHT,
    RECORDING_EXPOSED,
    RECORDING_KIND_END
} RecordingKind;

typedef struct RecordingEvent {
    RecordingKind kind;
    int64_t time_us;
    bool after_gap; // something that stood before it is lost
    union {
        const RecorderSetup *setup;
        struct {
            RecorderTouch touch;
            int64_t finger;
            int x, y;
        } touch;
        struct {
            RecorderPad pad;
            const char *outcome;
        } outcome;
        struct {
            int64_t unix_s;
            int32_t offset_s;
            RecorderTrust trust;
        } clock;
        struct {
            bool lit, painted;
        } light;
        struct {
            const char *name;
            bool there;
        } mount;
        struct {
            const char *name, *value;
        } setting;
        struct {
            const char *id, *hash;
            int64_t version;
        } bundle;
        struct {
            int width, height;
            double width_mm;
        } panel;
        struct {
            int64_t took_us;
            uint64_t hash;
        } frame;
        const char *text; // of language, await, work and note
    };
} RecordingEvent;

typedef struct Recording Recording;

// ERR_NEW_FORMAT for a format that this program does not read, ERR_BAD_RECORD for what is none. A ring
// without a whole record is a recording without events.
bool recording_read(const void *data, size_t size, Recording **ret_recording, Err *err) MUST_USE;
void recording_destroy(Recording *recording); // NULL-safe

const char *recording_program(const Recording *recording); // version of the program that wrote it
// What was so at the first event, as far as it is known; NULL where no setup is left.
const RecorderSetup *recording_setup(const Recording *recording);

// In the order of recording.
const RecordingEvent *recording_events(const Recording *recording, size_t *ret_count);
size_t recording_gaps(const Recording *recording); // places where events are missing, the beginning apart
// Index of the first setup that a replay can begin with and that no gap follows; the count of events where
// there is none.
size_t recording_start(const Recording *recording);

const char *recording_kind_word(RecordingKind kind); // "touch"
