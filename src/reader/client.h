// The kiosk's side of reading a stick: starts the process that does, asks it, and hears what it says without
// waiting for it. What it says is bounded and in order, or it is not believed: its crash, its silence and its
// nonsense are all one event with a sentence.
#pragma once
#include "base/channel.h"
#include "reader/protocol.h"
#include "store/keys.h"

typedef struct Reader Reader;

// How such a process is started: os/channel.h's, or a test's.
typedef struct ReaderSpawner {
    void *ctx;
    bool (*start)(void *ctx, Channel *ret_channel, Err *err);
} ReaderSpawner;

typedef struct ReaderTask {
    int stick, staging;    // descriptors of folders; they stay the caller's
    int panel_px;          // the panel's longer side: larger pictures are made smaller
    const PublicKey *keys; // at most LIMIT_TRUSTED_KEYS
    size_t key_count;
} ReaderTask;

typedef enum ReaderEventKind {
    READER_READY,    // ready
    READER_KEY,      // key_found: at most one, before what is found
    READER_FOUND,    // found
    READER_LISTED,   // listed: the list is complete
    READER_PROGRESS, // progress
    READER_FINDING,  // finding, before what it is about
    READER_STAGED,   // staged
    READER_FAILED,   // the request: failed. ERR_BUSY where it was stopped by reader_cancel
    READER_ENDED     // failed; the last event
} ReaderEventKind;

typedef struct ReaderEvent {
    ReaderEventKind kind;
    union {
        MessageReady ready;
        MessageFound found;
        MessageListed listed;
        MessageProgress progress;
        MessageFinding finding;
        MessageStaged staged;
        MessageFailed failed;
        MessageKeyFound key_found;
    };
} ReaderEvent;

// Starts it and asks for the list. Times are a monotonic clock's.
bool reader_open(const ReaderSpawner *spawner, const ReaderTask *task, int64_t now_us, Reader **ret_reader,
                 Err *err) MUST_USE;
void reader_close(Reader *reader); // NULL-safe; ends the process

// One request at a time: after READER_LISTED, and after READER_STAGED or READER_FAILED of the one before.
// ERR_BUSY before that, ERR_READER where there is no such content or the process has gone.
bool reader_stage(Reader *reader, int64_t index, int64_t now_us, Err *err) MUST_USE;
// Stops staging; READER_FAILED follows, or READER_STAGED where it was too late. Otherwise nothing happens.
void reader_cancel(Reader *reader);

// The next event; false where there is none yet. Call it until then, whenever reader_fd can be read, and at
// reader_due_us.
bool reader_take(Reader *reader, int64_t now_us, ReaderEvent *ret_event);
int reader_fd(const Reader *reader);         // -1 where nothing is to be polled
int64_t reader_due_us(const Reader *reader); // INT64_MAX: never
