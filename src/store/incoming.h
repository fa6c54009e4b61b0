// Content on its way from the process that reads sticks into a store. That process sees one folder of the
// store, in which it stages as if it were a store of its own; nothing that it leaves there is believed.
//   incoming/slots/1/...        what was staged
//   incoming/signed.json        the package's manifest as it was signed, with
//   incoming/signed.json.minisig
#pragma once
#include "store/stage.h"

// The reader's part: puts the package's manifest and signature into folder, where it has them.
bool incoming_keep_signature(const Fs *fs, const char *folder, const Package *package, Err *err) MUST_USE;

// Makes the folder, or empties it, and returns its path. Needs the store's lock.
bool incoming_prepare(Store *store, char path[SLOT_PATH_SIZE], Err *err) MUST_USE;

// What the reader claims.
typedef struct IncomingClaim {
    uint32_t slot; // below incoming
    const char *id;
    int64_t version;
    const char *title;
    PackageTrust trust;
    const char *key_id;
} IncomingClaim;

// Takes what was staged into the store, not shown yet. It is files and folders only, is about what the claim
// says, and where the claim is that a known key signed it, that is checked here again, with every file's hash
// as it lies there; only a picture may differ from what was signed, as large ones are made smaller. keys are
// those that the reader was given. Needs the lock. ERR_READER where the claim does not hold.
bool incoming_take(Store *store, const IncomingClaim *claim, const PublicKey *keys, size_t key_count,
                   Staged *ret_staged, Err *err) MUST_USE;

// Takes away what is there, for who starts or has kept what he had. Needs the lock.
bool incoming_clear(Store *store, Err *err) MUST_USE;
