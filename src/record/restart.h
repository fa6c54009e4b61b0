// Why the program was started again, and what is left of the last crashes: in a folder
//   run.json                    the run that is on, or how the last one ended
//   crash.txt                   what os/crash writes while the program dies
//   crash-000007.txt, .ring     the last LIMIT_CRASHES of them, with what the flight recorder had
#pragma once
#include "base/fs.h"
#include "base/limits.h"
#include "when.h"

typedef enum RestartReason {
    RESTART_FIRST,   // nothing is known of a run before
    RESTART_STOPPED, // it was told to stop
    RESTART_CRASHED, // a signal ended it, and there is a report
    RESTART_KILLED,  // it ended without a word while the machine went on: killed, by a watchdog or for memory
    RESTART_POWER,   // the machine was started again without it having been told to stop
    RESTART_REASON_COUNT
} RestartReason;

typedef struct CrashReport {
    unsigned number; // counts up; 0: none
    char program[32], build[64];
    int signal;
    char signal_name[16];
    char address[24]; // that was not there to be read or written, "" where it is not about one
    int64_t unix_s;   // when, by the wall clock
    int64_t uptime_s; // how long it had run
    char backtrace[LIMIT_CRASH_BYTES];     // lines
    char report_path[512], ring_path[512]; // "" where there is none
} CrashReport;

typedef struct Restart {
    RestartReason reason;
    char program[32];  // of the run before
    int64_t unix_s;    // when that ended as far as is known: the crash, the stop, or its start; 0 unknown
    CrashReport crash; // number 0 unless reason is RESTART_CRASHED
} Restart;

typedef struct RestartConfig {
    const Fs *fs;
    const char *folder;    // made where it is missing
    const char *ring_path; // of the flight recorder's memory, NULL: none
    const char *boot_id;   // of this start of the machine (base/time_source.h), "" unknown
    const char *program;   // this version
} RestartConfig;

// The first thing of a run, before the recorder takes its memory over and os_crash_install: says why there
// was a restart, and puts the ring of a crash aside (ring_path.last). Quick: it reads two small files.
void restart_begin(const RestartConfig *config, Restart *ret_restart);

// The slow rest, for a worker, soon after: keeps the crash's report and ring under their number, removes the
// oldest, and notes that this run is on. What cannot be kept is an error; the rest is done all the same.
bool restart_keep(const RestartConfig *config, const Restart *restart, const RecordTime *now,
                  Err *err) MUST_USE;

// The last thing of a run that was told to stop.
bool restart_end(const RestartConfig *config, const RecordTime *now, Err *err) MUST_USE;

// What the operator is told: why it was started again and what to do, without the time. Returns buffer.
const char *restart_sentence(const Restart *restart, char *buffer, size_t size);

// The reports that are kept, newest first. Returns how many. A damaged one has what could be read.
size_t restart_reports(const Fs *fs, const char *folder, CrashReport *ret_reports, size_t most);
