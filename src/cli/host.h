// The machine that the kiosk runs on, as the app asks for it (app/host.h). Internal to cli/.
#pragma once
#include "app/host.h"
#include "base/log_ring.h"
#include "machine/panel.h"
#include "os/panel_ways.h"
#include "os/time_source.h"
#include "os/tree.h"
#include "record/records.h"
#include "record/recorder.h"
#include "record/restart.h"
#include "sdl/window.h"

typedef struct Machine {
    Host host; // for AppConfig
    OsTree tree;
    OsTimeSource time;
    Backlight backlight;
    Cec cec;
    PanelPower ways[PANEL_WAY_COUNT];
    Panel panel;
    char off_by[240];
    Records *records; // of what is shown and how it is used; NULL where nothing is kept
    LogRing *log;
    char records_folder[512];
    // Why the program was started, and what is left of crashes.
    RestartConfig restart_config;
    char restart_sentence[400], restart_folder[512], boot_id[BOOT_ID_SIZE];
    // The flight recorder, in memory that outlives a crash; NULL without state, and where there is no room.
    char ring_path[512];
    void *ring;
    Recorder *recorder;
    Restart restart;
    char crashes[LIMIT_CRASHES][160];
    const char *crash_list[LIMIT_CRASHES];
} Machine;

// state_folder: of settings and records, NULL none; it must outlive the machine, which must not be moved.
bool machine_open(Machine *machine, const char *state_folder, Err *err) MUST_USE;
// The ways to switch the light off that come with a window; NULL: it is gone.
void machine_set_window(Machine *machine, Window *window);
// Notes that this run is on and what is left of crashes, and that it was told to stop. Slow: the card is
// waited for. Records end with the run: by then the app is gone.
void machine_keep_restart(Machine *machine);
// From now on a crash leaves a report. By the main thread, after machine_keep_restart.
void machine_watch_crashes(const Machine *machine);
void machine_end_run(Machine *machine);
