// Installed content: which slot is shown, going on to another one and back, and what is done at every start
// so that what is shown is whole. Nothing here reads a clock: whoever calls says the time.
#pragma once
#include "store/slot.h"
#include "store/state.h"

typedef struct Store {
    const Fs *fs;
    char folder[LIMIT_STORE_FOLDER_BYTES];
    StoreState state;
    StateFound found;
    void *lock; // while this process may change it, else NULL
} Store;

// Reads what is there; a folder that is missing is an empty store. ERR_NEW_FORMAT of a newer program's.
bool store_open(const Fs *fs, const char *folder, Store **ret_store, Err *err) MUST_USE;
void store_close(Store *store); // NULL-safe; lets go of the lock

// Before anything is changed: makes the folders, keeps other processes out and reads the state again.
// ERR_BUSY while another one is installing.
bool store_lock(Store *store, Err *err) MUST_USE;
void store_unlock(Store *store);

// Where the content of a slot lies; "" of slot 0, which is built in. Returns path.
const char *store_content(const Store *store, uint32_t slot, char path[SLOT_PATH_SIZE]);
// What is said about a slot's content in the history; NULL where nothing is.
const StoreEntry *store_about(const Store *store, uint32_t slot);
// The slot that rolling back goes to; 0 where there is none.
uint32_t store_previous(const Store *store);

// The next staged content's number.
uint32_t store_next_slot(const Store *store);

// Shows a staged slot from now on: one rename. entry says who did it and what it is; slot and did are set
// here. What was undone before is forgotten, and of the earlier ones LIMIT_STORE_EARLIER stay.
bool store_activate(Store *store, uint32_t slot, const StoreEntry *entry, Err *err) MUST_USE;

// Goes back to the content before, from the first one to what is built in, and from that to the newest. by is
// who did it. ERR_NOT_FOUND where there is none. What is damaged on the way is set aside.
bool store_roll_back(Store *store, int64_t at_s, const char *by, Err *err) MUST_USE;

// What an operator is told after a start; "" where all is well.
typedef struct StoreNews {
    uint32_t damaged;   // the slot that was set aside first, 0 none
    char sentence[640]; // what is shown instead, and why
} StoreNews;

// At every start: falls back from damaged content to the one before, from that to what is built in; takes
// away what was staged by half, with the lock. Without it, or where nothing can be written, it only chooses.
// Fails only where even that is impossible: out of memory.
bool store_recover(Store *store, int64_t at_s, StoreNews *ret_news, Err *err) MUST_USE;

// The same for content that was found damaged while it is shown (slot_prove).
bool store_set_aside(Store *store, uint32_t slot, int64_t at_s, const char *why, StoreNews *ret_news,
                     Err *err) MUST_USE;

// Takes away what is in no list: staged by half, dropped, or too old. Needs the lock.
bool store_prune(Store *store, Err *err) MUST_USE;

// Whether bytes in files and folders find room, with LIMIT_STORE_RESERVE_BYTES left over; damaged content
// that was set aside makes it. ERR_NO_ROOM with a sentence. Needs the lock.
bool store_make_room(Store *store, int64_t bytes, size_t files, Err *err) MUST_USE;
