// What the flight recorder is told of the app, and what the watchdog is: one line in each place where
// something comes from outside or goes there. For app/ alone.
#pragma once
#include "app.h"
#include "record/recorder.h"
#include "settings/table.h"

enum {
    FLIGHT_FRAMES_MOST = 8 // of one round: a transition that is cut short, and what follows it
};

// A wall clock that runs on from here.
typedef struct FlightClock {
    int64_t unix_s, at_us;
} FlightClock;

typedef struct Flight {
    int64_t now_us; // of the round that is on: a step or an event
    int64_t unix_s; // the system's clock, read once a round, so that all of it sees the same second
    FlightClock clock;
    RecorderTrust trust;
    bool clock_told;
    int width, height; // that were told
    double width_mm;
    bool touched;                        // ever
    bool hidden;                         // positions are not told at the moment
    int64_t begun_us;                    // scene_start_us at the last setup that a replay can begin with
    uint64_t shown, from, to;            // hashes: what is on the panel; the layers of a transition
    uint64_t frames[FLIGHT_FRAMES_MOST]; // of this round
    size_t frame_count;
    bool replays; // what comes from outside comes from a recording
} Flight;

int64_t flight_clock_at(const FlightClock *clock, int64_t time_us);

void flight_open(App *app);
void flight_begin_round(App *app, int64_t now_us); // reads the clock
void flight_step(App *app);
void flight_clock(App *app);
void flight_end_step(App *app); // where everything is at rest a replay can begin
void flight_event(App *app, const UiEvent *event);
void flight_act(App *app, Action action, const char *argument);
void flight_pin(App *app, const char *outcome);
void flight_settings(App *app, SettingSet changed);
void flight_language(App *app);
void flight_bundle(App *app);
void flight_panel(App *app);
void flight_light(App *app, bool lit, bool painted);

// The display is about to be given the picture with this hash, and it took it. presented: something differed.
void flight_want(App *app, uint64_t picture);
void flight_show(App *app, uint64_t picture, bool presented);
void flight_lost(App *app, const char *why);
uint64_t flight_composed(const App *app, const Compose *how);
// A picture is wanted of which nothing is known yet.
#define FLIGHT_ANY_PICTURE UINT64_C(1)

// What an outcome (flight_act) says, read again. False where it is none. ret_argument is part of outcome.
bool flight_parse_act(const char *outcome, Action *ret_action, const char **ret_argument);
