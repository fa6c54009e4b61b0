#include "host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/hash.h"
#include "base/limits.h"
#include "base/log.h"
#include "os/clock.h"
#include "os/crash.h"
#include "os/fs.h"
#include "os/mapping.h"
#include "os/paths.h"
#include "os/program.h"
#include "os/storage.h"
#include "settings/boot_settings.h"
#include "settings/values.h"

static const int64_t patience_us = 10000000; // for systemd to take an order

static void examine(void *ctx, const DoctorFacts *facts, DoctorLine *lines) {
    const Machine *machine = ctx;
    static const char *const names[] = {"WAYLAND_DISPLAY", "DISPLAY"};
    DoctorFacts all = *facts;
    char refused[160];
    for (size_t i = COUNT_OF(names); i-- > 0;)
        if (getenv(names[i]) && *getenv(names[i])) all.desktop = getenv(names[i]);
    if (all.state_folder) {
        all.state = os_storage(all.state_folder, &machine->tree.tree);
        all.refused = boot_settings_refused(os_fs(), all.state_folder, refused, sizeof refused);
        all.refused_first = refused;
    }
    doctor_examine(&machine->tree.tree, &all, lines);
}

static PanelWay wanted_way(int off_by) {
    static const PanelWay ways[] = {
        [OFF_BY_BEST] = PANEL_WAY_COUNT,      [OFF_BY_KMS] = PANEL_KMS, [OFF_BY_X11] = PANEL_X11,
        [OFF_BY_BACKLIGHT] = PANEL_BACKLIGHT, [OFF_BY_CEC] = PANEL_CEC, [OFF_BY_BLACK] = PANEL_BLACK};
    return off_by >= 0 && off_by < (int)COUNT_OF(ways) ? ways[off_by] : PANEL_WAY_COUNT;
}

static bool light(void *ctx, bool on, int off_by) {
    Machine *machine = ctx;
    Err err = {0};
    if (!on) {
        panel_set_ways(&machine->panel, machine->ways, wanted_way(off_by));
        return panel_switch_off(&machine->panel) != PANEL_BLACK;
    }
    if (panel_switch_on(&machine->panel, &err)) return true;
    log_line(LOG_ERROR, "the panel stays dark: %s", err.message);
    return false;
}

static bool brightness(void *ctx, int percent) {
    const Machine *machine = ctx;
    return backlight_set_percent(&machine->tree.tree, percent, NULL);
}

static bool switch_off(void *ctx, Err *err) {
    char systemctl[] = "systemctl", poweroff[] = "poweroff", output[400];
    char *arguments[] = {systemctl, poweroff, NULL};
    (void)ctx;
    return program_finish(arguments, patience_us, output, sizeof output, err);
}

static const char *off_by(void *ctx) {
    Machine *machine = ctx;
    panel_describe(&machine->panel, machine->off_by, sizeof machine->off_by);
    return machine->off_by;
}

static RecordTime record_now(void) {
    return (RecordTime){.unix_s = os_clock()->unix_s(os_clock()->ctx),
                        .monotonic_us = os_clock()->monotonic_us(os_clock()->ctx)};
}

// What cannot be kept there says so itself.
static void make_state_folder(const char *state_folder) {
    Err err = {0};
    if (!os_fs()->make_folder(os_fs()->ctx, state_folder, &err)) log_line(LOG_WARNING, "%s", err.message);
}

// /run is memory: nothing waits for a card. The name tells kiosks of one machine apart by where their state
// is.
static void choose_ring_path(Machine *machine, const char *state_folder) {
    const char *runtime = getenv("XDG_RUNTIME_DIR");
    const char *folders[] = {"/run/balai", runtime && *runtime == '/' ? runtime : state_folder, state_folder};
    uint64_t name = hash_str(HASH_START, state_folder);
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        if (!os_may_write(folders[i])) continue;
        snprintf(machine->ring_path, sizeof machine->ring_path, "%s/balai-%08x.ring", folders[i],
                 (unsigned)(name ^ name >> 32));
        return;
    }
}

static void open_recorder(Machine *machine) {
    Err err = {0};
    if (!machine->ring_path[0]) return;
    if (!os_map_file(machine->ring_path, LIMIT_RECORDER_BYTES, &machine->ring, &err) ||
        !recorder_create(machine->ring, LIMIT_RECORDER_BYTES, BALAI_VERSION, &machine->recorder, &err))
        log_line(LOG_WARNING, "nothing is recorded for a crash report: %s", err.message);
}

static void begin_run(Machine *machine, const char *state_folder) {
    TimeFacts facts;
    machine->time.source.read(machine->time.source.ctx, &facts);
    snprintf(machine->boot_id, sizeof machine->boot_id, "%s", facts.boot_id);
    snprintf(machine->restart_folder, sizeof machine->restart_folder, "%s/crashes", state_folder);
    choose_ring_path(machine, state_folder);
    machine->restart_config = (RestartConfig){.fs = os_fs(),
                                              .folder = machine->restart_folder,
                                              .ring_path = machine->ring_path[0] ? machine->ring_path : NULL,
                                              .boot_id = machine->boot_id,
                                              .program = BALAI_VERSION};
    restart_begin(&machine->restart_config, &machine->restart);
    open_recorder(machine);
    machine->host.restart =
        restart_sentence(&machine->restart, machine->restart_sentence, sizeof machine->restart_sentence);
}

// Without them the kiosk shows what it shows.
static void open_records(Machine *machine, const char *state_folder) {
    Err err = {0};
    snprintf(machine->records_folder, sizeof machine->records_folder, "%s/records", state_folder);
    if (!records_create(&(RecordsConfig){.fs = os_fs(), .folder = machine->records_folder}, &machine->records,
                        &err))
        log_line(LOG_ERROR, "nothing is noted of what is shown: %s", err.message);
}

bool machine_open(Machine *machine, const char *state_folder, Err *err) {
    *machine = (Machine){.log = log_ring_create(os_clock())};
    log_keep(machine->log);
    if (!os_tree_init(&machine->tree, "", err)) return false;
    const Tree *tree = &machine->tree.tree;
    os_time_source_init(&machine->time, tree);
    machine->host = (Host){.ctx = machine,
                           .examine = examine,
                           .time = &machine->time.source,
                           .light = light,
                           .brightness = brightness,
                           .switch_off = switch_off,
                           .off_by = off_by};
    machine_set_window(machine, NULL);
    panel_init(&machine->panel, machine->ways, PANEL_WAY_COUNT);
    if (state_folder) make_state_folder(state_folder);
    if (state_folder) begin_run(machine, state_folder);
    if (state_folder) open_records(machine, state_folder);
    return true;
}

void machine_set_window(Machine *machine, Window *window) {
    const Tree *tree = &machine->tree.tree;
    memset(machine->ways, 0, sizeof machine->ways);
    if (!backlight_find(&machine->backlight, tree, &machine->ways[PANEL_BACKLIGHT]))
        machine->ways[PANEL_BACKLIGHT] = (PanelPower){0};
    if (!cec_find(&machine->cec, tree, &machine->ways[PANEL_CEC])) machine->ways[PANEL_CEC] = (PanelPower){0};
    if (window) window_panel_ways(window, machine->ways);
    panel_set_ways(&machine->panel, machine->ways, PANEL_WAY_COUNT);
    if (window) panel_wake(&machine->panel);
}

static void read_crashes(Machine *machine) {
    CrashReport *reports = calloc(LIMIT_CRASHES, sizeof *reports);
    size_t count = reports ? restart_reports(os_fs(), machine->restart_folder, reports, LIMIT_CRASHES) : 0;
    for (size_t i = 0; i < count; i++) {
        RecordTime when = {.unix_s = reports[i].unix_s};
        char time[WHEN_TIME_SIZE];
        snprintf(machine->crashes[i], sizeof machine->crashes[i], "%u: %s, Balai %s, %s", reports[i].number,
                 when_write_time(&when, time), reports[i].program, reports[i].signal_name);
        machine->crash_list[i] = machine->crashes[i];
    }
    free(reports);
    machine->host.crashes = machine->crash_list;
    machine->host.crash_count = count;
}

void machine_watch_crashes(const Machine *machine) {
    char path[600];
    Err err = {0};
    if (!machine->restart_config.folder) return;
    snprintf(path, sizeof path, "%s/crash.txt", machine->restart_folder);
    if (!os_crash_install(path, BALAI_VERSION, &err))
        log_line(LOG_WARNING, "a crash would leave no report: %s", err.message);
}

void machine_keep_restart(Machine *machine) {
    RecordTime now = record_now();
    Err err = {0};
    if (machine->restart_config.folder &&
        !restart_keep(&machine->restart_config, &machine->restart, &now, &err))
        log_line(LOG_WARNING, "this run is not noted: %s", err.message);
    if (machine->restart_config.folder) read_crashes(machine);
}

void machine_end_run(Machine *machine) {
    RecordTime now = record_now();
    Err err = {0};
    if (machine->restart_config.folder && !restart_end(&machine->restart_config, &now, &err))
        log_line(LOG_WARNING, "the end of this run is not noted: %s", err.message);
    records_destroy(machine->records, &now);
    log_keep(NULL);
    log_ring_destroy(machine->log);
    recorder_destroy(machine->recorder);
    os_unmap(machine->ring, LIMIT_RECORDER_BYTES);
}
