#include "restart.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "json/json.h"
#include "json/write.h"
#include "names.h"

enum {
    FOLDER_SIZE = 480,
    PATH_SIZE = 512,
    RUN_BYTES_MOST = 4096,
    NUMBERS_MOST = 64 // reports in the folder; more are a folder of somebody else's
};

static const char run_name[] = "run.json", crash_name[] = "crash.txt";

// The numbers of the reports that are kept, ascending.
typedef struct Numbers {
    unsigned items[NUMBERS_MOST];
    size_t count;
} Numbers;

static char *path_in(const char *folder, const char *name, char *buffer) {
    snprintf(buffer, PATH_SIZE, "%.*s/%s", FOLDER_SIZE - 1, folder, name);
    return buffer;
}

static char *path_of(const char *folder, unsigned number, const char *ending, char *buffer) {
    snprintf(buffer, PATH_SIZE, "%.*s/crash-%06u%s", FOLDER_SIZE - 40, folder, number, ending);
    return buffer;
}

static char *path_aside(const RestartConfig *config, char *buffer) {
    snprintf(buffer, PATH_SIZE, "%.*s.last", FOLDER_SIZE - 1, config->ring_path);
    return buffer;
}

static bool is_there(const Fs *fs, const char *path) {
    FsInfo info;
    return fs->stat(fs->ctx, path, &info, NULL);
}

static bool gather(void *ctx, const char *name) {
    Numbers *numbers = ctx;
    unsigned number = 0;
    int used = 0;
    if (sscanf(name, "crash-%9u%n", &number, &used) != 1 || strcmp(name + used, ".txt") != 0 || !number)
        return true;
    numbers->items[numbers->count++] = number;
    return numbers->count < NUMBERS_MOST;
}

static int by_number(const void *a, const void *b) {
    unsigned left = *(const unsigned *)a, right = *(const unsigned *)b;
    return (left > right) - (left < right);
}

static void list_numbers(const Fs *fs, const char *folder, Numbers *ret_numbers) {
    ret_numbers->count = 0;
    // Without a folder there are none.
    if (!fs->list_folder(fs->ctx, folder, gather, ret_numbers, NULL)) return;
    qsort(ret_numbers->items, ret_numbers->count, sizeof *ret_numbers->items, by_number);
}

static void read_head_line(const char *line, CrashReport *report) {
    long long number = 0;
    if (sscanf(line, "program %31[^\n]", report->program) == 1 ||
        sscanf(line, "build %63[^\n]", report->build) == 1 ||
        sscanf(line, "address %23[^\n]", report->address) == 1)
        return;
    if (sscanf(line, "signal %9d %15[^\n]", &report->signal, report->signal_name) >= 1) return;
    if (sscanf(line, "time %18lld", &number) == 1) report->unix_s = number;
    if (sscanf(line, "uptime %18lld", &number) == 1) report->uptime_s = number;
}

static void read_report(const char *text, CrashReport *report) {
    static const char heading[] = "backtrace\n";
    const char *trace = strstr(text, heading);
    const char *end = trace ? trace : text + strlen(text);
    for (const char *line = text; line < end;) {
        read_head_line(line, report);
        const char *next = strchr(line, '\n');
        if (!next) break;
        line = next + 1;
    }
    if (trace) snprintf(report->backtrace, sizeof report->backtrace, "%s", trace + sizeof heading - 1);
    // Whatever a torn file held is fit to be shown.
    char copy[sizeof report->build];
    names_copy(report->program, sizeof report->program, strcpy(copy, report->program));
    names_copy(report->build, sizeof report->build, strcpy(copy, report->build));
    names_copy(report->address, sizeof report->address, strcpy(copy, report->address));
    names_copy(report->signal_name, sizeof report->signal_name, strcpy(copy, report->signal_name));
}

static bool load_report(const Fs *fs, const char *path, CrashReport *ret_report) {
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    // Frames of long names make it longer than it should be; the beginning tells.
    if (!fs->read_file(fs->ctx, path, LIMIT_CRASH_BYTES * 4, &text, &size, NULL)) return false;
    read_report(text, ret_report);
    return true;
}

size_t restart_reports(const Fs *fs, const char *folder, CrashReport *ret_reports, size_t most) {
    Numbers numbers;
    size_t count = 0;
    list_numbers(fs, folder, &numbers);
    for (size_t i = numbers.count; i-- > 0 && count < most;) {
        CrashReport *report = &ret_reports[count];
        *report = (CrashReport){.number = numbers.items[i]};
        path_of(folder, report->number, ".txt", report->report_path);
        path_of(folder, report->number, ".ring", report->ring_path);
        if (!is_there(fs, report->ring_path)) report->ring_path[0] = 0;
        if (load_report(fs, report->report_path, report)) count++;
    }
    return count;
}

typedef struct Run {
    char program[32], boot_id[64];
    bool ended;
    int64_t unix_s; // of its end, or of its start
} Run;

static bool load_run(const RestartConfig *config, Run *ret_run) {
    char path[PATH_SIZE];
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    JsonDoc *doc = NULL;
    if (!config->fs->read_file(config->fs->ctx, path_in(config->folder, run_name, path), RUN_BYTES_MOST,
                               &text, &size, NULL) ||
        !json_parse(text, size, &doc, NULL, NULL))
        return false;
    JsonValue root = json_root(doc);
    const char *program = json_string(json_get(root, "program")),
               *boot_id = json_string(json_get(root, "boot"));
    long long unix_s = 0;
    bool sound = program && boot_id;
    if (sound) {
        *ret_run = (Run){.ended = json_type(json_get(root, "ended")) == JSON_TRUE};
        names_copy(ret_run->program, sizeof ret_run->program, program);
        names_copy(ret_run->boot_id, sizeof ret_run->boot_id, boot_id);
        if (json_integer(json_get(root, "time"), &unix_s)) ret_run->unix_s = unix_s;
    }
    json_destroy(doc);
    return sound;
}

static bool save_run(const RestartConfig *config, const RecordTime *now, bool ended, Err *err) {
    AUTO_FREE char *text = NULL;
    char path[PATH_SIZE], when[WHEN_TIME_SIZE], program[32], boot_id[64];
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out) return err_set(err, ERR_NO_MEMORY, "no memory for a note of this run");
    fputs("{\"program\":", out);
    json_write_string(out, names_copy(program, sizeof program, config->program));
    fputs(",\"boot\":", out);
    json_write_string(out, names_copy(boot_id, sizeof boot_id, config->boot_id));
    fprintf(out, ",\"ended\":%s,\"time\":%lld,\"wall\":\"%s\"}\n", ended ? "true" : "false",
            (long long)now->unix_s, when_write_time(now, when));
    if (fclose(out)) return err_set(err, ERR_NO_MEMORY, "no memory for a note of this run");
    return config->fs->write_file(config->fs->ctx, path_in(config->folder, run_name, path), text, size, err);
}

static RestartReason reason_of(const RestartConfig *config, const Run *run) {
    if (run->ended) return RESTART_STOPPED;
    bool same_start = config->boot_id && config->boot_id[0] && !strcmp(run->boot_id, config->boot_id);
    return same_start ? RESTART_KILLED : RESTART_POWER;
}

static unsigned next_number(const RestartConfig *config) {
    Numbers numbers;
    list_numbers(config->fs, config->folder, &numbers);
    return numbers.count ? numbers.items[numbers.count - 1] + 1 : 1;
}

static bool has_report(const Restart *restart) {
    return restart->reason == RESTART_CRASHED || restart->reason == RESTART_KILLED;
}

void restart_begin(const RestartConfig *config, Restart *ret_restart) {
    const Fs *fs = config->fs;
    Run run = {0};
    char path[PATH_SIZE], aside[PATH_SIZE];
    *ret_restart = (Restart){.reason = RESTART_FIRST};
    if (load_run(config, &run)) {
        ret_restart->reason = reason_of(config, &run);
        memcpy(ret_restart->program, run.program, sizeof run.program);
        ret_restart->unix_s = run.unix_s;
    }
    CrashReport *crash = &ret_restart->crash;
    if (load_report(fs, path_in(config->folder, crash_name, path), crash)) {
        ret_restart->reason = RESTART_CRASHED;
        ret_restart->unix_s = crash->unix_s;
        if (crash->program[0]) memcpy(ret_restart->program, crash->program, sizeof crash->program);
    }
    if (!has_report(ret_restart)) return;
    crash->number = next_number(config);
    path_of(config->folder, crash->number, ".txt", crash->report_path);
    // Where the ring cannot be put aside it is lost, and the report is there.
    if (config->ring_path && fs->rename_file(fs->ctx, config->ring_path, path_aside(config, aside), NULL))
        path_of(config->folder, crash->number, ".ring", crash->ring_path);
}

static bool keep_report(const RestartConfig *config, const Restart *restart, Err *err) {
    const Fs *fs = config->fs;
    const CrashReport *crash = &restart->crash;
    char from[PATH_SIZE], text[256];
    if (restart->reason == RESTART_CRASHED)
        return fs->rename_file(fs->ctx, path_in(config->folder, crash_name, from), crash->report_path, err);
    // Who is killed leaves no report: this one says so.
    int size =
        snprintf(text, sizeof text, "balai crash 1\nprogram %s\nsignal 9 SIGKILL\ntime %lld\nbacktrace\n",
                 restart->program, (long long)restart->unix_s);
    return fs->write_file(fs->ctx, crash->report_path, text, (size_t)size, err);
}

static bool keep_ring(const RestartConfig *config, const Restart *restart, Err *err) {
    const Fs *fs = config->fs;
    AUTO_FREE char *ring = NULL;
    size_t size = 0;
    char aside[PATH_SIZE];
    if (!restart->crash.ring_path[0]) return true;
    path_aside(config, aside);
    return fs->read_file(fs->ctx, aside, LIMIT_RECORDING_BYTES, &ring, &size, err) &&
           fs->write_file(fs->ctx, restart->crash.ring_path, ring, size, err) &&
           fs->remove_file(fs->ctx, aside, err);
}

static void remove_oldest(const RestartConfig *config) {
    const Fs *fs = config->fs;
    Numbers numbers;
    char path[PATH_SIZE];
    list_numbers(fs, config->folder, &numbers);
    for (size_t i = 0; i + LIMIT_CRASHES < numbers.count; i++) {
        // The report goes last: what is left without one would be seen by nobody.
        path_of(config->folder, numbers.items[i], ".ring", path);
        if (is_there(fs, path) && !fs->remove_file(fs->ctx, path, NULL)) continue;
        if (!fs->remove_file(fs->ctx, path_of(config->folder, numbers.items[i], ".txt", path), NULL))
            continue;
    }
}

bool restart_keep(const RestartConfig *config, const Restart *restart, const RecordTime *now, Err *err) {
    if (!config->fs->make_folder(config->fs->ctx, config->folder, err)) return false;
    Err problems[3] = {0};
    // The ring comes first: the report, renamed, says that all is there.
    bool kept_ring = !has_report(restart) || keep_ring(config, restart, &problems[0]);
    bool kept_report = !has_report(restart) || keep_report(config, restart, &problems[1]);
    remove_oldest(config);
    bool saved = save_run(config, now, false, &problems[2]);
    for (size_t i = COUNT_OF(problems); err && i-- > 0;)
        if (problems[i].code) *err = problems[i];
    return kept_ring && kept_report && saved;
}

bool restart_end(const RestartConfig *config, const RecordTime *now, Err *err) {
    return save_run(config, now, true, err);
}

const char *restart_sentence(const Restart *restart, char *buffer, size_t size) {
    const CrashReport *crash = &restart->crash;
    switch (restart->reason) {
    case RESTART_FIRST:
        snprintf(buffer, size, "Nothing is known of a run before this one.");
        break;
    case RESTART_STOPPED:
        snprintf(buffer, size, "The program was told to stop, and started again.");
        break;
    case RESTART_CRASHED: // who watches over the program ends it by SIGABRT when it hangs, so that it reports
        snprintf(buffer, size,
                 "The program %s (%s) and was started again. Keep crash-%06u.txt and what lies beside it for "
                 "its developers.",
                 crash->signal == SIGABRT ? "hung or gave up" : "crashed",
                 crash->signal_name[0] ? crash->signal_name : "no signal is known", crash->number);
        break;
    case RESTART_KILLED:
        snprintf(buffer, size,
                 "The program was ended from outside, for lack of memory or because it hung, and started "
                 "again. Keep "
                 "crash-%06u.txt and what lies beside it for its developers.",
                 crash->number);
        break;
    case RESTART_POWER:
        snprintf(buffer, size,
                 "The power went, or the machine was started again while the program ran. Switch it off in "
                 "the panel "
                 "before the plug is pulled.");
        break;
    case RESTART_REASON_COUNT:
        snprintf(buffer, size, "%s", "");
        break;
    }
    return buffer;
}
