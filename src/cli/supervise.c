#include "supervise.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "machine/supervisor.h"
#include "options.h"
#include "os/child.h"
#include "os/clock.h"
#include "os/notify.h"

enum {
    MESSAGE_SIZE = 1024,
    ADDED = 4 // to the child's arguments: --safe, --screen ADDRESS, NULL
};

// The parent stands between the child and systemd: it judges the child's signs of life itself, so that a
// child that hangs is back at its scene without systemd, and gives its own to systemd.
typedef struct Parent {
    Supervisor supervisor;
    Child *child;
    const Watchdog *systemd; // NULL: nobody watches over the parent
    int64_t fed_us;
    char **arguments; // of the child, with room for ADDED
    size_t count;     // of them
    char scene[SUPERVISOR_SCENE_SIZE];
} Parent;

static int64_t now_us(void) {
    return os_clock()->monotonic_us(os_clock()->ctx);
}

static void tell_status(const Parent *parent, const char *sentence) {
    if (parent->systemd) parent->systemd->status(parent->systemd->ctx, sentence);
}

static void start(Parent *parent, const SupervisorTask *task) {
    static char safe[] = "--safe", screen[] = "--screen";
    size_t count = parent->count;
    Err err = {0};
    snprintf(parent->scene, sizeof parent->scene, "%s", task->scene);
    if (task->safe) parent->arguments[count++] = safe;
    if (parent->scene[0]) {
        parent->arguments[count++] = screen;
        parent->arguments[count++] = parent->scene;
    }
    parent->arguments[count] = NULL;
    if (child_start(parent->child, parent->arguments, &err)) {
        supervisor_started(&parent->supervisor, now_us());
        return;
    }
    log_line(LOG_ERROR, "%s", err.message);
    supervisor_not_started(&parent->supervisor, now_us());
}

static void send_signal(Parent *parent, int number) {
    child_signal(parent->child, number);
    supervisor_signalled(&parent->supervisor, now_us());
}

// What is for systemd goes on to it.
static void pass_on(const Parent *parent, char *message) {
    char *rest = NULL;
    for (char *line = strtok_r(message, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        if (!strcmp(line, "READY=1") && parent->systemd) parent->systemd->ready(parent->systemd->ctx);
        if (!strncmp(line, "STATUS=", 7)) tell_status(parent, line + 7);
    }
}

static void hear(Parent *parent) {
    char message[MESSAGE_SIZE];
    for (size_t size; (size = child_read(parent->child, message, sizeof message)) > 0;) {
        supervisor_hear(&parent->supervisor, message, size, now_us());
        pass_on(parent, message);
    }
}

static void tell_end(const Parent *parent, ChildEnd end, bool was_safe) {
    const Supervisor *supervisor = &parent->supervisor;
    char reason[120], sentence[300];
    if (supervisor->state != SUPERVISOR_WAITING) return;
    supervisor_describe(supervisor, end, reason, sizeof reason);
    snprintf(sentence, sizeof sentence, "the kiosk ended: %s; %s%s", reason,
             supervisor->safe && !was_safe ? "too often: it starts in the safe mode" : "it starts again",
             supervisor->scene[0] ? " where it was" : "");
    log_line(supervisor->quiet_over || end.code == EXIT_AGAIN ? LOG_INFO : LOG_ERROR, "%s", sentence);
    tell_status(parent, sentence);
}

static void take_end(Parent *parent) {
    bool was_safe = parent->supervisor.safe;
    ChildEnd end = {0};
    end.by_signal = child_ended_by_signal(parent->child, &end.code);
    supervisor_ended(&parent->supervisor, end, now_us());
    tell_end(parent, end, was_safe);
}

static bool is_fed_by_parent(const Parent *parent) {
    return parent->systemd && parent->systemd->limit_us > 0;
}

static void feed(Parent *parent) {
    if (!is_fed_by_parent(parent) || now_us() < parent->fed_us + parent->systemd->limit_us / 3) return;
    parent->systemd->feed(parent->systemd->ctx);
    parent->fed_us = now_us();
}

static void wait_until(Parent *parent, int64_t until_us) {
    int64_t now = now_us(), feed_us = INT64_MAX;
    if (is_fed_by_parent(parent)) feed_us = parent->fed_us + parent->systemd->limit_us / 3;
    if (feed_us < until_us) until_us = feed_us;
    unsigned happened = child_wait(parent->child, until_us == INT64_MAX ? -1
                                                  : until_us > now      ? until_us - now
                                                                        : 0);
    hear(parent); // first: what it said before it ended
    if (happened & CHILD_STOP) supervisor_stop(&parent->supervisor, now_us());
    if (happened & CHILD_ENDED) take_end(parent);
}

static int watch(Parent *parent) {
    for (;;) {
        feed(parent);
        SupervisorTask task = supervisor_next(&parent->supervisor, now_us());
        switch (task.what) {
        case DO_WAIT:
            wait_until(parent, task.until_us);
            break;
        case DO_START:
            start(parent, &task);
            break;
        case DO_TERM:
            send_signal(parent, SIGTERM);
            break;
        case DO_ABORT:
            send_signal(parent, SIGABRT);
            break;
        case DO_KILL:
            send_signal(parent, SIGKILL);
            break;
        case DO_EXIT:
            return task.code;
        }
    }
}

// The options were parsed before: behind --screen stands its value, and so behind all that take one.
static size_t copy_arguments(int argc, char **argv, char **ret_arguments) {
    static char program[] = "balai";
    size_t count = 0;
    ret_arguments[count++] = program;
    for (int i = 0; i < argc; i++) {
        if (!strcmp(argv[i], "--supervised")) continue;
        if (!strcmp(argv[i], "--screen")) {
            i++;
            continue;
        }
        ret_arguments[count++] = argv[i];
        if (i > 0 && options_takes_value(argv[i]) && i + 1 < argc) ret_arguments[count++] = argv[++i];
    }
    return count;
}

int supervise(int argc, char **argv, const char *screen) {
    AUTO_FREE char **arguments = calloc((size_t)argc + 1 + ADDED, sizeof *arguments);
    Notify *notify = notify_open();
    Parent parent = {.systemd = notify_watchdog(notify), .arguments = arguments, .fed_us = INT64_MIN / 2};
    Err err = {0};
    int code = EXIT_FAILED;
    if (arguments && child_open(SUPERVISOR_SILENCE_US, &parent.child, &err)) {
        parent.count = copy_arguments(argc, argv, arguments);
        supervisor_init(&parent.supervisor, screen, now_us());
        code = watch(&parent);
        if (parent.systemd) parent.systemd->stopping(parent.systemd->ctx);
    } else {
        log_line(LOG_ERROR, "%s", arguments ? err.message : "no memory");
    }
    child_close(parent.child);
    notify_close(notify);
    return code;
}
