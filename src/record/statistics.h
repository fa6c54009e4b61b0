// How much the screen is used: counts by hour and by name, nothing about persons. Counting costs no system
// call; what was counted since the last flush is added to the file of its day, so that it survives restarts.
#pragma once
#include "base/fs.h"
#include "day_counts.h"
#include "when.h"

typedef struct Statistics Statistics;

// Files go to folder, which is made where it is missing. NULL without memory. fs must outlive it.
Statistics *statistics_create(const Fs *fs, const char *folder) MUST_USE;
void statistics_destroy(Statistics *statistics); // NULL-safe; writes nothing: statistics_flush comes first

// Off: nothing is counted, what was counted stays.
void statistics_set_on(Statistics *statistics, bool on);

void statistics_count(Statistics *statistics, Counted what, const RecordTime *now);
// name is an address, a language's tag or an aid's word, never what somebody typed.
void statistics_count_name(Statistics *statistics, Named what, const char *name, const RecordTime *now);
// Counts a search, and whether it found nothing.
void statistics_count_search(Statistics *statistics, size_t results, const RecordTime *now);

bool statistics_pending(Statistics *statistics);
// Adds what is pending to the files; for a worker, one thread at a time. Where it fails everything stays
// counted in memory. A damaged file is set aside as NAME.damaged. Removes what is over LIMIT_STATISTICS_DAYS.
bool statistics_flush(Statistics *statistics, Err *err) MUST_USE;

// A day's counts, those of memory with those of its file; the caller finishes them. A day without any is
// empty. Reads a file: for a panel that is opened, not for frames.
bool statistics_day(Statistics *statistics, Day day, DayCounts *ret_counts, Err *err) MUST_USE;

// For charts: of one day by hour; of count days from first on. ret_counts has room for 24, or count.
bool statistics_hours(Statistics *statistics, Day day, Counted what, uint64_t *ret_counts, Err *err) MUST_USE;
bool statistics_days(Statistics *statistics, Day first, size_t count, Counted what, uint64_t *ret_counts,
                     Err *err) MUST_USE;

// The files' days from first to last in their order, for exports. counts are valid during the call.
// ret_damaged (may be NULL): files left out because they are none.
bool statistics_read(const Fs *fs, const char *folder, Day first, Day last,
                     void (*each)(void *ctx, const DayCounts *counts), void *ctx, size_t *ret_damaged,
                     Err *err) MUST_USE;
