// Copying a package into a new slot: hashed on the way, compared with its manifest, its pictures proved, read
// as a bundle. Nothing of what is shown is touched, and nothing is shown by it.
#pragma once
#include "model/bundle.h"
#include "model/finding.h"
#include "store/package.h"
#include "store/store.h"

typedef enum PictureFate {
    PICTURE_IS_NONE,   // not a picture that the kiosk would decode
    PICTURE_IS_SOUND,  // stays as it is
    PICTURE_IS_SMALLER // the file now holds it scaled down
} PictureFate;

// How pictures are proved before the kiosk decodes them (store/pictures.h).
typedef struct PictureProof {
    void *ctx;
    bool (*prove)(void *ctx, const char *path, PictureFate *ret_fate, Err *err);
} PictureProof;

typedef struct StageTask {
    Package *package;
    const PictureProof *pictures; // NULL: they stay as they are
    // Further findings about the bundle that has loaded from folder; NULL: none.
    void (*check)(void *ctx, const char *folder, const Bundle *bundle, Findings *findings);
    // Bytes done of all; false stops it. NULL: nobody looks.
    bool (*progress)(void *ctx, int64_t done, int64_t bytes);
    void *ctx; // of both
} StageTask;

typedef struct Staged {
    uint32_t slot;
    StoreEntry entry; // what it is and who signed it, for store_activate; at_s and by are the caller's
} Staged;

// Needs the lock; takes away what was staged before and not activated. Appends to findings. On failure
// nothing is left of it: ERR_NO_ROOM before anything is written, ERR_BAD_PACKAGE, ERR_NOT_ALLOWED,
// ERR_CHANGED, ERR_NEW_FORMAT and what bundle_load says of content that cannot be shown, ERR_BUSY where
// progress stopped it.
bool store_stage(Store *store, const StageTask *task, Findings *findings, Staged *ret_staged,
                 Err *err) MUST_USE;

// Not to be installed after all.
bool store_drop(Store *store, const Staged *staged, Err *err) MUST_USE;
