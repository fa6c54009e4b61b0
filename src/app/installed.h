// What is installed: the store, what of it is shown, and what a worker does with it. For app/ alone.
#pragma once
#include "model/bundle.h"
#include "reader/protocol.h"
#include "store/incoming.h"
#include "store/store.h"
#include "worker.h"

// What a worker does, because the card is waited for.
typedef enum StoreWork {
    WORK_TAKE, // what was staged, into the store and read as a bundle
    WORK_SHOW, // that one from now on
    WORK_BACK  // to the content before
} StoreWork;

typedef struct StoreJob {
    StoreWork work;
    Store *store;
    MessageStaged says; // the reader's claim, of WORK_TAKE
    PublicKey keys[LIMIT_TRUSTED_KEYS];
    size_t key_count;
    Staged staged; // of WORK_TAKE made, of WORK_SHOW used
    int64_t at_s;
    bool same;      // WORK_TAKE: it is what is shown already, file by file
    bool there;     // WORK_BACK: bundle is what is to be shown, NULL of what is built in
    Bundle *bundle; // whoever takes the result owns it
    bool done;      // else err
    Err err;
} StoreJob;

typedef struct Installed {
    Store *store; // NULL: there is none
    StoreNews news;
    Worker worker;
    StoreJob job;
} Installed;
