// What the parent of `run --supervised` does, as a machine without processes: what happened goes in, what to
// do next comes out. cli/supervise.c carries it out; tests have a table of processes of their own.
//
// A child that crashes or hangs is started again at its scene, at once, or after a moment where it did not
// live long. Twice in a row within seconds at the same scene: the loop instead. Five times in ten minutes:
// the safe mode, which needs no bundle. After ten quiet minutes there the ordinary mode gets another try; one
// more crash within ten minutes and it is the safe mode again, for twice as long, at most an hour.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SUPERVISOR_SCENE_SIZE = 128, // an address: "session/" and an id
    SUPERVISOR_CRASHES = 5,
};
#define SUPERVISOR_WINDOW_US INT64_C(600000000)  // in which so many crashes are too many
#define SUPERVISOR_SILENCE_US INT64_C(150000000) // a child that gives no sign of life for so long hangs
#define SUPERVISOR_EARLY_US INT64_C(10000000)    // what ends sooner did not live long
#define SUPERVISOR_SAFE_US INT64_C(600000000)    // how long the safe mode lasts the first time
#define SUPERVISOR_SAFE_MOST_US INT64_C(3600000000)

// The child's exit code for "start me again" (settings, Power): no crash. It leaves the safe mode.
enum {
    EXIT_AGAIN = 3
};

// How a child ended.
typedef struct ChildEnd {
    bool by_signal;
    int code; // of exit, or the signal's number
} ChildEnd;

typedef enum SupervisorDo {
    DO_WAIT,  // until until_us or until something happens
    DO_START, // with safe and scene; then supervisor_started or supervisor_not_started
    DO_TERM,  // ask the child to end; then supervisor_signalled
    DO_ABORT, // end it so that it leaves a report (SIGABRT); then supervisor_signalled
    DO_KILL,  // end it; then supervisor_signalled
    DO_EXIT,  // with code
} SupervisorDo;

typedef struct SupervisorTask {
    SupervisorDo what;
    int64_t until_us; // INT64_MAX: for ever
    bool safe;
    const char *scene; // "" for the loop; of the supervisor, until its next call
    int code;
} SupervisorTask;

typedef enum SupervisorState {
    SUPERVISOR_WAITING, // no child; the next one at start_us
    SUPERVISOR_RUNNING,
    SUPERVISOR_ENDING, // asked to: the child was told, or is going to be
    SUPERVISOR_DONE,
} SupervisorState;

typedef struct Supervisor {
    SupervisorState state;
    bool safe, stopping;
    char scene[SUPERVISOR_SCENE_SIZE];   // where the child is; "" the loop
    char started[SUPERVISOR_SCENE_SIZE]; // where it was told to begin
    int64_t start_us;                    // of the child that runs, or when the next one starts
    int64_t fed_us;                      // its last sign of life; its start is the first
    int64_t deadline_us;                 // after a signal: then a harder one
    int signals;                         // sent to this child
    bool hung, quiet_over; // why it was signalled: no sign of life; the safe mode's time is over
    int64_t crashes[SUPERVISOR_CRASHES]; // times of the last ones in ordinary mode, oldest first
    int crash_count;                     // of them
    int early;                           // children in a row that did not live long
    int64_t safe_us;                     // how long the safe mode lasts next time
    int64_t safe_until_us;
    int64_t trial_until_us; // the ordinary mode is on trial until then; INT64_MIN: it is not
    int exit_code;
    unsigned restarts; // altogether, for the log
} Supervisor;

// scene: where the first child begins, NULL for the loop.
void supervisor_init(Supervisor *supervisor, const char *scene, int64_t now_us);

SupervisorTask supervisor_next(Supervisor *supervisor, int64_t now_us);

void supervisor_started(Supervisor *supervisor, int64_t now_us);
void supervisor_not_started(Supervisor *supervisor,
                            int64_t now_us); // no memory, no program: counts as a crash
void supervisor_signalled(Supervisor *supervisor, int64_t now_us);
void supervisor_ended(Supervisor *supervisor, ChildEnd end, int64_t now_us);
void supervisor_stop(Supervisor *supervisor, int64_t now_us); // SIGTERM came

// What the child says, lines of NAME=VALUE as to systemd: WATCHDOG=1, BALAI_SCENE=address. Others are not for
// the supervisor, and what is no address is not taken.
void supervisor_hear(Supervisor *supervisor, const char *text, size_t size, int64_t now_us);

// Why the last child ended, for the log and for the panel: "signal 11 (...)", "no sign of life for 150 s".
void supervisor_describe(const Supervisor *supervisor, ChildEnd end, char *buffer, size_t size);
