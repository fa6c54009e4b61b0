// Proof of what was shown: one line of JSON for each scene, in a file a day (shown-2026-11-24.jsonl):
//   {"bundle":"x","version":14,"scene":"agenda","item":"session/y","from":"2026-11-24T10:42:00+08:00",
//    "to":"2026-11-24T10:42:10+08:00","seconds":10,"certain":true}
// "seconds" are by the clock that never jumps; "certain" says whether the wall clock was known to be right
// all the while. A file with a line that a crash or a power cut tore is read without it.
#pragma once
#include "base/fs.h"
#include "base/limits.h"
#include "when.h"

typedef struct Proof Proof;

typedef struct ProofScene {
    const char *bundle; // id
    int64_t version;    // of the bundle
    const char *scene;  // "agenda", "flag-wall"; "visit" while somebody uses the screen, "operator"
                        // while an operator does, "urgent" under a notice that covers all, "dark", "fault"
    const char *item;   // address of what it shows, "" where it is about nothing in particular
} ProofScene;

// Files go to folder, which is made where it is missing. NULL without memory. fs must outlive it.
Proof *proof_create(const Fs *fs, const char *folder) MUST_USE;
void proof_destroy(Proof *proof); // NULL-safe; writes nothing: proof_show(NULL) and proof_flush come first

// From now on scene is on the panel (NULL: none that counts), and what was until now gets its line. Costs a
// copy in memory. The same scene again goes on.
void proof_show(Proof *proof, const ProofScene *scene, const RecordTime *now);
// Ends the line of what has been shown for LIMIT_PROOF_LINE_S and begins the next, so that a crash takes no
// more than that. For each time the app is awake anyway.
void proof_step(Proof *proof, const RecordTime *now);

bool proof_pending(Proof *proof); // there are lines to write
// Writes what is pending; for a worker, one thread at a time. Where it fails the lines stay, as many as fit
// in memory; the oldest go first and are counted. Removes what is over LIMIT_PROOF_DAYS or _BYTES.
bool proof_flush(Proof *proof, Err *err) MUST_USE;
uint64_t proof_lost(Proof *proof); // lines that could not be kept since the start

// One line as it is read back. Strings are valid during the call.
typedef struct ProofLine {
    ProofScene scene;
    const char *from, *to; // as written
    int64_t seconds;
    bool certain;
} ProofLine;

// Reads the days from first to last (of the files) in their order. ret_torn (may be NULL): lines left out
// because they are none. No file is no error; one that cannot be read is.
bool proof_read(const Fs *fs, const char *folder, Day first, Day last,
                void (*each)(void *ctx, const ProofLine *line), void *ctx, size_t *ret_torn,
                Err *err) MUST_USE;
