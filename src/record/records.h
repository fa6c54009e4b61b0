// Proof and statistics with the thread that writes them: what the app holds. All but create and destroy are
// for one thread, the app's.
#pragma once
#include "proof.h"
#include "statistics.h"

typedef struct Records Records;

typedef struct RecordsConfig {
    const Fs *fs;
    const char *folder; // of both
    bool at_once;       // written by records_step itself, not by a thread: for tests and emulated time
} RecordsConfig;

bool records_create(const RecordsConfig *config, Records **ret_records, Err *err) MUST_USE;
// Ends what is shown, writes everything and waits for that; now is the time of it. NULL-safe.
void records_destroy(Records *records, const RecordTime *now);

Proof *records_proof(Records *records);
Statistics *records_statistics(Records *records);

// Hands on what is due: lines at once, counts every LIMIT_STATISTICS_FLUSH_S; after a failure nothing for
// LIMIT_RECORD_RETRY_S. Never waits. For each time the app is awake: it need not wake for this.
void records_step(Records *records, const RecordTime *now);

// Why records cannot be written at the moment, as a sentence with what to do. False where all is well.
bool records_problem(Records *records, Err *ret_problem);
