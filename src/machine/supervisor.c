#ifndef _GNU_SOURCE
#define _GNU_SOURCE // sigdescr_np
#endif
#include "supervisor.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include "base/auto.h"

// What a child has to end in after SIGTERM (it writes what it keeps), after SIGABRT (its report), and between
// two SIGKILLs (a process in the kernel's hands ends when that lets go).
static const int64_t term_us = 10000000, abort_us = 5000000, kill_us = 5000000;
// How long to wait after so many children that did not live long. The first is back at once, the others well
// within two seconds; the safe mode is less in a hurry.
static const int64_t delays_us[] = {0, 0, 250000, 500000, 1000000};
static const int64_t safe_delay_us = 5000000;

void supervisor_init(Supervisor *supervisor, const char *scene, int64_t now_us) {
    *supervisor =
        (Supervisor){.start_us = now_us, .safe_us = SUPERVISOR_SAFE_US, .trial_until_us = INT64_MIN};
    snprintf(supervisor->scene, sizeof supervisor->scene, "%s", scene ? scene : "");
}

static SupervisorTask task(SupervisorDo what, int64_t until_us) {
    return (SupervisorTask){.what = what, .until_us = until_us, .scene = ""};
}

static SupervisorTask next_of_waiting(const Supervisor *supervisor, int64_t now_us) {
    if (now_us < supervisor->start_us) return task(DO_WAIT, supervisor->start_us);
    SupervisorTask start = task(DO_START, now_us);
    start.safe = supervisor->safe;
    start.scene = supervisor->scene;
    return start;
}

static SupervisorTask next_of_running(Supervisor *supervisor, int64_t now_us) {
    int64_t until_us = supervisor->fed_us + SUPERVISOR_SILENCE_US;
    supervisor->hung = now_us >= until_us;
    supervisor->quiet_over = !supervisor->hung && supervisor->safe && now_us >= supervisor->safe_until_us;
    if (supervisor->hung || supervisor->quiet_over) {
        supervisor->state = SUPERVISOR_ENDING;
        return supervisor_next(supervisor, now_us);
    }
    if (supervisor->safe && supervisor->safe_until_us < until_us) until_us = supervisor->safe_until_us;
    return task(DO_WAIT, until_us);
}

static SupervisorTask next_of_ending(const Supervisor *supervisor, int64_t now_us) {
    if (!supervisor->signals) return task(supervisor->hung ? DO_ABORT : DO_TERM, now_us);
    if (now_us < supervisor->deadline_us) return task(DO_WAIT, supervisor->deadline_us);
    return task(DO_KILL, now_us);
}

SupervisorTask supervisor_next(Supervisor *supervisor, int64_t now_us) {
    SupervisorTask done = task(DO_EXIT, now_us);
    switch (supervisor->state) {
    case SUPERVISOR_WAITING:
        return next_of_waiting(supervisor, now_us);
    case SUPERVISOR_RUNNING:
        return next_of_running(supervisor, now_us);
    case SUPERVISOR_ENDING:
        return next_of_ending(supervisor, now_us);
    case SUPERVISOR_DONE:
        break;
    }
    done.code = supervisor->exit_code;
    return done;
}

void supervisor_started(Supervisor *supervisor, int64_t now_us) {
    supervisor->state = supervisor->stopping ? SUPERVISOR_ENDING : SUPERVISOR_RUNNING;
    supervisor->start_us = supervisor->fed_us = now_us;
    supervisor->signals = 0;
    supervisor->hung = supervisor->quiet_over = false;
    memcpy(supervisor->started, supervisor->scene, sizeof supervisor->started);
}

void supervisor_signalled(Supervisor *supervisor, int64_t now_us) {
    supervisor->deadline_us = now_us + (supervisor->signals ? kill_us
                                        : supervisor->hung  ? abort_us
                                                            : term_us);
    supervisor->signals++;
}

static void finish(Supervisor *supervisor, int code) {
    supervisor->state = SUPERVISOR_DONE;
    supervisor->exit_code = code;
}

void supervisor_stop(Supervisor *supervisor, int64_t now_us) {
    (void)now_us;
    supervisor->stopping = true;
    if (supervisor->state == SUPERVISOR_WAITING) finish(supervisor, 0);
    if (supervisor->state == SUPERVISOR_RUNNING) supervisor->state = SUPERVISOR_ENDING;
}

static void start_after(Supervisor *supervisor, int64_t delay_us, int64_t now_us) {
    supervisor->state = SUPERVISOR_WAITING;
    supervisor->start_us = now_us + delay_us;
    supervisor->restarts++;
}

static void leave_safe_mode(Supervisor *supervisor, int64_t trial_until_us) {
    supervisor->safe = false;
    supervisor->trial_until_us = trial_until_us;
    supervisor->crash_count = 0;
    supervisor->scene[0] = 0;
}

static void enter_safe_mode(Supervisor *supervisor, bool again, int64_t now_us) {
    if (again) {
        int64_t twice_us = supervisor->safe_us * 2;
        supervisor->safe_us = twice_us < SUPERVISOR_SAFE_MOST_US ? twice_us : SUPERVISOR_SAFE_MOST_US;
    } else {
        supervisor->safe_us = SUPERVISOR_SAFE_US;
    }
    supervisor->safe = true;
    supervisor->safe_until_us = now_us + supervisor->safe_us;
    supervisor->trial_until_us = INT64_MIN;
    supervisor->scene[0] = 0;
    supervisor->early = 0;
}

static bool crashes_too_often(Supervisor *supervisor, int64_t now_us) {
    int64_t *crashes = supervisor->crashes;
    if (supervisor->crash_count == SUPERVISOR_CRASHES) {
        memmove(crashes, crashes + 1, sizeof *crashes * (SUPERVISOR_CRASHES - 1));
        supervisor->crash_count--;
    }
    crashes[supervisor->crash_count++] = now_us;
    return supervisor->crash_count == SUPERVISOR_CRASHES && now_us - crashes[0] <= SUPERVISOR_WINDOW_US;
}

// How long until the next child: at once unless the last ones did not live long.
static int64_t delay(Supervisor *supervisor, bool early) {
    supervisor->early = early ? supervisor->early + 1 : 0;
    if ((size_t)supervisor->early < COUNT_OF(delays_us)) return delays_us[supervisor->early];
    supervisor->early = (int)COUNT_OF(delays_us); // it need not count further
    return supervisor->safe ? safe_delay_us : delays_us[COUNT_OF(delays_us) - 1];
}

static void crash(Supervisor *supervisor, int64_t now_us) {
    bool early = now_us - supervisor->start_us < SUPERVISOR_EARLY_US;
    // Where it began is where it ended: that scene may be the reason.
    if (early && !strcmp(supervisor->started, supervisor->scene)) supervisor->scene[0] = 0;
    int64_t delay_us = delay(supervisor, early);
    bool on_trial = now_us < supervisor->trial_until_us;
    if (supervisor->safe) {
        if (now_us >= supervisor->safe_until_us) leave_safe_mode(supervisor, now_us + SUPERVISOR_WINDOW_US);
    } else if (crashes_too_often(supervisor, now_us) || on_trial) {
        enter_safe_mode(supervisor, on_trial, now_us);
    }
    start_after(supervisor, delay_us, now_us);
}

void supervisor_not_started(Supervisor *supervisor, int64_t now_us) {
    memcpy(supervisor->started, supervisor->scene, sizeof supervisor->started);
    supervisor->start_us = now_us;
    crash(supervisor, now_us);
}

// To be started again is what it asked for; asked for too soon and too often it waits like a crash.
static void again(Supervisor *supervisor, int64_t now_us) {
    bool early = now_us - supervisor->start_us < SUPERVISOR_EARLY_US;
    leave_safe_mode(supervisor, INT64_MIN);
    start_after(supervisor, delay(supervisor, early), now_us);
}

void supervisor_ended(Supervisor *supervisor, ChildEnd end, int64_t now_us) {
    enum {
        TOLD_TO_END = 0,
        WRONG_USAGE = 2 // it would be as wrong the next time
    };
    if (supervisor->stopping) {
        finish(supervisor, 0);
    } else if (supervisor->quiet_over) {
        leave_safe_mode(supervisor, now_us + SUPERVISOR_WINDOW_US);
        start_after(supervisor, 0, now_us);
    } else if (supervisor->hung || end.by_signal) {
        crash(supervisor, now_us);
    } else if (end.code == TOLD_TO_END || end.code == WRONG_USAGE) {
        finish(supervisor, end.code);
    } else if (end.code == EXIT_AGAIN) {
        again(supervisor, now_us);
    } else {
        crash(supervisor, now_us);
    }
}

// An address goes behind --screen: no option, and only letters that one has.
static bool is_address(const char *text, size_t length) {
    if (length >= SUPERVISOR_SCENE_SIZE || (length && text[0] == '-')) return false;
    for (size_t i = 0; i < length; i++)
        if (text[i] < '!' || text[i] > '~') return false;
    return true;
}

static void hear_line(Supervisor *supervisor, const char *line, size_t length, int64_t now_us) {
    static const char fed[] = "WATCHDOG=1", scene[] = "BALAI_SCENE=";
    size_t name = sizeof scene - 1;
    if (length == sizeof fed - 1 && !memcmp(line, fed, length)) supervisor->fed_us = now_us;
    if (length < name || memcmp(line, scene, name) || !is_address(line + name, length - name)) return;
    memcpy(supervisor->scene, line + name, length - name);
    supervisor->scene[length - name] = 0;
}

void supervisor_hear(Supervisor *supervisor, const char *text, size_t size, int64_t now_us) {
    while (size) {
        const char *end = memchr(text, '\n', size);
        size_t length = end ? (size_t)(end - text) : size;
        hear_line(supervisor, text, length, now_us);
        size -= length + (end != NULL);
        text += length + (end != NULL);
    }
}

void supervisor_describe(const Supervisor *supervisor, ChildEnd end, char *buffer, size_t size) {
    const char *name = end.by_signal ? sigdescr_np(end.code) : NULL;
    if (supervisor->hung)
        snprintf(buffer, size, "no sign of life for %d s", (int)(SUPERVISOR_SILENCE_US / 1000000));
    else if (end.by_signal)
        snprintf(buffer, size, "signal %d (%s)", end.code, name ? name : "unknown");
    else
        snprintf(buffer, size, "exit code %d", end.code);
}
