// What the kiosk and the process that reads a stick say to each other: one message in one datagram, whose
// first byte is its kind; the fields of each kind stand in one table, for both directions. Neither side
// believes the other: a field that is out of its range, a text without its end, a byte too many makes the
// whole message nonsense.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "base/err.h"

enum {
    PROTOCOL_VERSION = 2, // a reader of another version is not talked to
    MESSAGE_BYTES = 4096, // the longest one has 2,500
    MESSAGE_NAME_SIZE = 300,
    MESSAGE_TEXT_SIZE = 256,
    MESSAGE_SENTENCE_SIZE = 640,
    MESSAGE_ID_SIZE = 65,
    MESSAGE_KEY_BYTES = 40, // an id and a key, store/keys.h
    MESSAGE_KEY_ID_SIZE = 17,
    MESSAGE_COMMENT_SIZE = 1024,
};

typedef enum MessageKind {
    // The kiosk's.
    MESSAGE_BEGIN = 1, // with two descriptors: the stick, and an empty folder to write to
    MESSAGE_KEY,       // an organiser's public key
    MESSAGE_LIST,      // look what is on the stick
    MESSAGE_STAGE,     // copy this one, and say what it is
    MESSAGE_CANCEL,    // stop that; done when nothing is
    // The reader's.
    MESSAGE_READY,     // once, after MESSAGE_BEGIN
    MESSAGE_FOUND,     // one for each package, newest first
    MESSAGE_LISTED,    // those were all
    MESSAGE_PROGRESS,  // of staging
    MESSAGE_FINDING,   // about what was staged, or why it was not
    MESSAGE_STAGED,    // it is there
    MESSAGE_FAILED,    // the last request
    MESSAGE_KEY_FOUND, // before the first MESSAGE_FOUND: a public key lies on the stick
    MESSAGE_KIND_COUNT
} MessageKind;

typedef struct MessageBegin {
    int64_t version;
    int64_t panel_px; // the panel's longer side
} MessageBegin;

typedef struct MessageKey {
    unsigned char bytes[MESSAGE_KEY_BYTES];
} MessageKey;

typedef struct MessageStage {
    int64_t index; // of MESSAGE_FOUND
} MessageStage;

typedef struct MessageReady {
    int64_t version;
    int64_t landlock; // 0: this kernel has none
} MessageReady;

typedef struct MessageFound {
    int64_t index;  // 0, 1, 2, ...
    int64_t folder; // 0: a file
    int64_t mtime_s;
    int64_t trust; // PackageTrust, where code is ERR_NONE
    int64_t code;  // ErrCode: why it cannot be staged
    int64_t bytes, files;
    int64_t bundle_version;
    char name[MESSAGE_NAME_SIZE]; // on the stick, cut
    char id[MESSAGE_ID_SIZE];
    char title[MESSAGE_TEXT_SIZE];
    char problem[MESSAGE_SENTENCE_SIZE];
    char key_id[MESSAGE_KEY_ID_SIZE]; // of the key that signed it, "" where none
} MessageFound;

typedef struct MessageListed {
    int64_t count;    // of MESSAGE_FOUND
    int64_t left_out; // more that are older
} MessageListed;

typedef struct MessageProgress {
    int64_t done, bytes;
} MessageProgress;

typedef struct MessageFinding {
    int64_t severity; // Severity of model/finding.h
    int64_t line, column;
    char file[MESSAGE_NAME_SIZE];
    char pointer[MESSAGE_NAME_SIZE + 8];
    char text[MESSAGE_SENTENCE_SIZE];
} MessageFinding;

typedef struct MessageStaged {
    int64_t slot; // in the folder that was given
    int64_t trust;
    int64_t bundle_version;
    int64_t bytes, files;
    int64_t sessions, members, meetings, documents, languages;
    int64_t errors, warnings;
    char id[MESSAGE_ID_SIZE];
    char title[MESSAGE_TEXT_SIZE];
    char key_id[MESSAGE_KEY_ID_SIZE];
    char comment[MESSAGE_COMMENT_SIZE];
} MessageStaged;

typedef struct MessageFailed {
    int64_t code; // ErrCode
    int64_t sys;  // errno of ERR_IO
    char sentence[MESSAGE_SENTENCE_SIZE];
} MessageFailed;

typedef struct MessageKeyFound {
    unsigned char bytes[MESSAGE_KEY_BYTES];
    char name[MESSAGE_NAME_SIZE]; // its file's, without the ending
} MessageKeyFound;

typedef struct Message {
    MessageKind kind;
    union {
        MessageBegin begin;
        MessageKey key;
        MessageStage stage;
        MessageReady ready;
        MessageFound found;
        MessageListed listed;
        MessageProgress progress;
        MessageFinding finding;
        MessageStaged staged;
        MessageFailed failed;
        MessageKeyFound key_found;
    };
} Message;

// Returns how many bytes it has: at most MESSAGE_BYTES.
size_t message_write(const Message *message, unsigned char bytes[MESSAGE_BYTES]);

// Texts come out as UTF-8 without control characters and without signs that turn text around: "?" stands for
// what is neither. ERR_READER where it is nonsense.
bool message_read(const unsigned char *bytes, size_t size, Message *ret_message, Err *err) MUST_USE;

// Puts text into a message's field: cut there, not within a letter.
void message_text(char *field, size_t size, const char *text);
