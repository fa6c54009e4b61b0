// The kiosk as a machine: events and time go in, frames come out. Everything outside (clock, files, display)
// is injected, so that the same events at the same times give the same pixels.
#pragma once
#include "base/clock.h"
#include "base/fs.h"
#include "base/log.h"
#include "draw/list.h"
#include "machine/feeder.h"
#include "paint/display.h"
#include "record/records.h"
#include "record/recorder.h"
#include "screens/screen.h"
#include "ui/event.h"
#include "host.h"

typedef struct App App;

typedef struct AppConfig {
    const Fs *fs;
    const Clock *clock;
    const char *content_folder; // of what is built in: shown where nothing is installed
    const char *store_folder;   // of what is installed; NULL: nothing can be
    const StickHost *sticks;    // NULL: nobody looks for sticks
    const char *assets_folder;
    const char *font_root;
    const char *screen; // "NAME[/ID]" to start on, NULL for the attract loop
    bool unlocked;      // the operator's screens may be started on: for pictures, where nobody stands before
    const char *lang;   // NULL for the event's own
    const char *now; // the wall clock starts at this time and runs on (app/now.h), NULL for the clock's own
    const char *before_folder; // of the content that was shown until now, NULL where there was none
    const char *place; // id of the place of the bundle where this kiosk stands, NULL where that is not known
    double mount_mm;   // the picture's lower edge above the floor, 0 where it is not known
    double width_mm;   // of the picture, told by a person; 0: as set, or as the display says
    const char *settings_path; // settings.json; NULL: settings have their defaults, and none is kept
    const char *state_folder; // of what the app keeps for itself: notices, wrong PINs, the time; NULL nothing
    const char *const *reset_folders; // where a file asks for another PIN (settings/pin_reset.h)
    size_t reset_folder_count;
    const Host *host;   // NULL: there is none
    Records *records;   // of what is shown and how it is used; NULL: none. It outlives the app
    LogRing *log;       // the last log lines, for the panel; NULL: none
    Recorder *recorder; // NULL: nothing is recorded
    Feeder *feeder;     // told what picture is wanted, and what picture the display took; NULL: nobody asks
    Aids aids;          // that every visit begins with
    bool at_once;       // decode pictures when asked for, not in a worker
    // The safety net, for when the text engine does not start; may be NULL.
    void (*draw_safety)(const Surface *surface, const char *heading, const char *title, const char *text,
                        const char *note);
} AppConfig;

// Loads the content; where it cannot be shown the app is there all the same, with the fault on its screen,
// and where it has no config->screen with the loop (app_screen_error). Fails only without memory, or where
// config->now is no time (ERR_USAGE).
bool app_create(const AppConfig *config, App **ret_app, Err *err) MUST_USE;
void app_destroy(App *app); // NULL-safe

// Where frames go from now on (NULL: nowhere, until the next), and the panel's size. width_mm 0: guessed.
void app_set_display(App *app, Display *display, int width, int height, double width_mm);
void app_set_wake(App *app, void (*wake)(void *ctx), void *wake_ctx);

void app_event(App *app, const UiEvent *event);

// Does what time asks for and shows a frame where something differs. Returns when it wants to be called
// again, in us of the monotonic clock: INT64_MAX for never (an event comes first). False in *ret_shown (may
// be NULL) where the display failed.
int64_t app_step(App *app, bool *ret_shown);

bool app_wants_quit(const App *app);
bool app_wants_again(const App *app); // to be started again when it has quit
bool app_is_dark(const App *app);     // the panel is off: nothing is presented
// How far the picture is to be turned on the panel, in degrees clockwise: by whoever gives the display, and
// then its size to app_set_display. May change with each event and step.
int app_rotation(const App *app);
// Why the app does not start on config->screen; code ERR_NONE where it does.
const Err *app_screen_error(const App *app);
// Why text cannot be drawn; code ERR_NONE where it can, or was not asked for.
const Err *app_text_error(const App *app);
// Nothing moves, and no picture is awaited.
bool app_settled(const App *app);

// Draws a view on a list, as it would be shown now, and nothing on the display: for audits. The view's scroll
// areas get their sizes.
void app_draw_view(App *app, View *view, DrawList *list);

// Goes on in this language (BCP 47), as if a visitor had chosen it: for audits.
void app_speak(App *app, const char *tag);

// For scripts and tests: the list last drawn, the view on top, and why there is nothing else.
const DrawList *app_list(const App *app);
const View *app_view(const App *app);
const Bundle *app_bundle(const App *app);     // NULL where none could be loaded
const Err *app_content_error(const App *app); // code ERR_NONE where all is well
