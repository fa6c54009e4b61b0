// What a store says about itself: which slot is shown, which ones can be gone back to, and what happened. Two
// files that are written in turn, each with its own hash: whatever becomes of one while it is written, the
// other is the state before.
#pragma once
#include <stdint.h>
#include "base/fs.h"
#include "base/limits.h"

typedef enum StoreDid {
    STORE_INSTALLED,
    STORE_ROLLED_BACK,
    STORE_FELL_BACK, // from damaged content, at a start
    STORE_DID_COUNT
} StoreDid;

enum {
    STORE_TEXT_SIZE = 256
};

typedef struct StoreEntry {
    int64_t at_s; // since 1970 UTC
    StoreDid did;
    uint32_t slot; // shown from then on; 0 is what is built in
    // What is in that slot; "" and 0 of what is built in.
    char id[LIMIT_ID_BYTES + 1];
    int64_t version;
    char title[STORE_TEXT_SIZE];
    char signer[STORE_TEXT_SIZE]; // who signed it, "" nobody known
    char by[STORE_TEXT_SIZE];     // who did it: "the command line", "a stick"
    char why[STORE_TEXT_SIZE];    // of STORE_FELL_BACK, else ""
} StoreEntry;

typedef struct StoreState {
    uint64_t serial;                   // of this state; each one written has a higher one
    uint32_t current;                  // 0: what is built in
    uint32_t slots[LIMIT_STORE_SLOTS]; // oldest first; behind the current one those that were undone
    size_t slot_count;
    StoreEntry history[LIMIT_STORE_HISTORY]; // oldest first
    size_t history_count;
    int file; // 0 or 1: which of the two files holds it; the other is written next
} StoreState;

typedef enum StateFound {
    STATE_NONE,  // a new store
    STATE_SOUND, // at least one of the two files
    STATE_LOST   // there are files, and none is whole
} StateFound;

// ret_state is empty but for STATE_SOUND. ERR_NEW_FORMAT where a newer program wrote it.
bool state_read(const Fs *fs, const char *folder, StoreState *ret_state, StateFound *ret_found,
                Err *err) MUST_USE;
// Into the other file, whole or not at all; state is then the one that was written.
bool state_write(const Fs *fs, const char *folder, StoreState *state, Err *err) MUST_USE;
// Where both are lost: out of the way, but there for who wants to look.
bool state_set_aside(const Fs *fs, const char *folder, Err *err) MUST_USE;

// Puts an entry behind the others; the oldest makes room.
void state_add_entry(StoreState *state, const StoreEntry *entry);
const char *store_did_name(StoreDid did); // "installed"
