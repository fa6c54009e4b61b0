// The app's one struct, shared by the files of app/ and nobody else.
#pragma once
#include "account.h"
#include "app.h"
#include "finder.h"
#include "flight.h"
#include "images.h"
#include "installed.h"
#include "operate.h"
#include "receipts.h"
#include "sticks.h"
#include "base/limits.h"
#include "model/load.h"
#include "model/zone.h"
#include "paint/painter.h"
#include "ui/gesture.h"

typedef enum Mode {
    MODE_ATTRACT,
    MODE_VISIT,
    MODE_FAULT, // no content: the sentence stands where the loop would
} Mode;

// Time between frames: a little faster than 60 Hz, so that no refresh goes by unused; a fade has exactly
// its 36.
enum {
    FRAME_US = 16200,
    FRAME_FADE_US = 16500
};

typedef struct Transition {
    bool active;
    bool begun; // its first frame was shown
    int64_t start_us, length_us;
    bool slide, forward; // else a fade
} Transition;

enum {
    TARGET_NAME_SIZE = 128
};

// A file of the content, to tell whether it was changed.
typedef struct ContentSeen {
    bool there;
    int64_t size, mtime_ns;
} ContentSeen;

enum {
    CONTENT_FILES = 2 // bundle.json, agenda.csv
};

struct App {
    AppConfig config;
    char content_folder[SLOT_PATH_SIZE], assets_folder[512]; // content_folder: what is shown

    // Content.
    Bundle *bundle;
    Err content_error;
    Err screen_error;                        // of config.screen
    bool screen_started;                     // config.screen was tried
    int64_t wall_offset_s;                   // of config.now from the clock
    bool wall_set;                           // wall_offset_s was worked out
    ContentSeen content_seen[CONTENT_FILES]; // when they were last read
    int64_t content_checked_us;
    Fault fault;

    // Words; opened when the first frame needs them, because a picture needs none.
    TextEngine *text;
    char lang[LIMIT_LANGUAGE_BYTES + 1]; // that is spoken now
    Language *language;                  // its words; NULL until a frame needs them
    LanguageList *languages;             // to choose from; the same
    LanguageList *all_languages;         // those among which an operator chooses them
    bool text_failed;
    Err text_error; // the last one, told once
    Theme theme;
    Finder *finder;
    Keyboard *keyboard; // of this language; opened when a visit first needs it
    Codes *codes;
    Bundle *before; // the one that was shown before what changed; changes points into it
    Arena changes_arena;
    Changes changes;
    Day changes_until; // the last day on which they are news; DAY_NONE: there are none
    Aids aids;         // of this visit
    Theme aids_theme;
    Directory *directory; // of the bundle in this language; made when a visit first needs it

    // Painting.
    Display *display;
    bool display_failed;
    Metrics metrics;
    double width_mm;
    Painter *painter;
    Images *images;
    DrawList list, next_list;
    Surface from, to; // layers of a transition
    Transition transition;
    bool dirty;
    bool to_is_shown; // the layer `to` holds the very pixels of the screen
    bool shown_once;
    int64_t created_us, frame_us; // of the last frame

    // State.
    Mode mode;
    View stack[LIMIT_NAV_DEPTH];
    int depth; // views on the stack; the top is shown
    View scene;
    size_t scene_index;
    unsigned scenes_shown; // since the loop began; the invitation goes round with them
    unsigned pass;
    int64_t scene_start_us;
    size_t prepared;  // scenes after this one whose pictures were asked for
    int64_t touch_us; // last touch of this visit
    int still_there_s;
    int64_t minute_shown; // wall-clock minute of the last frame
    Gestures gestures;
    char pressed[TARGET_NAME_SIZE];
    char held_scroll[SCROLL_NAME_MAX];
    bool held_mirrored; // it goes on to the left
    bool on_strip;      // the finger slides over a target with stops
    bool quit, again;   // again: and to be started again
    Point shift;        // of what stands still in the loop, px
    Operator op;
    Account account;
    Flight flight;
    Installed installed;
    Sticks sticks;
    Receipts receipts;
};

enum {
    WORK_LOOK_US = 20000, // how often it is looked whether another process or a worker has done its work
    HISTORY_SHOWN = 20
};

// content.c
void content_load(App *app, int64_t now_us);
void content_watch(App *app, int64_t now_us);               // loads what is new, heals what was missing
int64_t content_next_us(const App *app);                    // INT64_MAX where nothing is missing
void content_use(App *app, Bundle *bundle, int64_t now_us); // that was read from content_folder

// installed.c
void installed_open(App *app);
void installed_close(App *app);
void installed_choose(App *app); // content_folder is what is to be shown
bool installed_is_busy(const App *app);
bool installed_follow(App *app);               // true where another process has changed what is to be shown
bool installed_work(App *app, StoreWork work); // false while there is other work
bool installed_take(App *app, StoreWork work); // true once, when that work is done
void installed_show(App *app, int64_t now_us);
void installed_back(App *app);
void installed_step(App *app, int64_t now_us);
int64_t installed_next_us(const App *app, int64_t now_us);
void installed_fill(const App *app, Arena *arena, OperatorView *view);

// receipts.c
void receipts_begin(App *app); // with a stick
void receipts_finish(App *app);
void receipts_offer(App *app, const UsbStick *stick); // NULL: it is not there any more
void receipts_write(App *app);
void receipts_step(App *app);
int64_t receipts_next_us(const App *app, int64_t now_us);

// sticks_read.c
void sticks_read(App *app, const UsbStick *stick); // begins
void sticks_choose(App *app, size_t index);
void sticks_hear(App *app);
void sticks_go_on(App *app); // once it is known what is on the stick

// sticks.c
void sticks_start(App *app);
void sticks_finish(App *app);
void sticks_step(App *app, int64_t now_us);
int64_t sticks_next_us(const App *app, int64_t now_us);
const StickView *sticks_view(const App *app);               // NULL where nothing is said
void sticks_do(App *app, const char *what, int64_t now_us); // what ACT_STICK asks for
void sticks_agreed(App *app, int64_t now_us);               // the operator's PIN was right
void sticks_set_phase(App *app, StickPhase phase);
void sticks_refuse(App *app, StickSaid said, const char *detail); // and lets go of all that was read
void sticks_refuse_for(App *app, ErrCode code, const char *detail);
void sticks_fail(App *app, const Err *err);   // by the kiosk; the stick may be all right
void sticks_return(App *app, int64_t now_us); // from the pad to the stick's screen

// attract.c
void attract_begin(App *app, int64_t now_us);
void attract_step(App *app, int64_t now_us); // to the next scene when it is time
int64_t attract_next_us(const App *app, int64_t now_us);

// news.c
// Takes what was shown until now (NULL: nothing), and destroys it where nothing rests on it.
void news_begin(App *app, Bundle *shown);
void news_step(App *app);                    // after the last changed session's day they are no news any more
const Changes *news_changes(const App *app); // NULL where there are none
void news_forget(App *app);

// visit.c
void visit_begin(App *app, View view, int64_t now_us);
void visit_act(App *app, Action action, const char *argument, int64_t now_us);
void visit_swipe(App *app, bool forward, int64_t now_us);
void visit_step(App *app, int64_t now_us); // asks, and ends it
void visit_end(App *app, int64_t now_us);
int64_t visit_next_us(const App *app, int64_t now_us);

// input.c
void input_event(App *app, const UiEvent *event);
bool input_scroll_step(App *app, int64_t now_us); // true while something moves
void input_drop(App *app);

// speak.c
// The language that everything is in from now on; NULL: the one that nobody has chosen.
void speak(App *app, const char *tag);
bool speak_prepare(App *app, Err *err); // opens words and dates
void speak_finish(App *app);
const LanguageRow *speak_invited(const App *app); // as Stage has it
void speak_offer(App *app);                       // other languages are offered from the next frame on

// frame.c
bool frame_prepare_text(App *app);
void frame_draw_list(App *app, DrawList *list, View *view, int64_t now_us);
void frame_ask_pictures(App *app, const DrawList *list);
// Is the first frame still waiting for its pictures? A moment, so that the screen does not begin with holes.
bool frame_waits(const App *app, int64_t now_us);
void frame_show(App *app, int64_t now_us);
// Begins the way from what is on screen to what the state says now.
void frame_begin_transition(App *app, bool slide, bool forward, int64_t length_us, int64_t now_us);
void frame_end_transition(App *app);
void frame_transition_step(App *app, int64_t now_us);
void frame_free_layers(App *app);

// settle.c
void settle_open(App *app);
void settle_close(App *app);
void settle_loop(App *app); // of another bundle
void settle_apply(App *app, SettingSet changed, int64_t now_us);
// A value as settings_file_set takes it. False where it is none; what cannot be kept counts all the same.
bool settle_set(App *app, SettingId id, const char *text, int64_t now_us);
void settle_watch(App *app, int64_t now_us); // somebody else may have written the file
void settle_brightness(App *app);
int settle_veil(const App *app); // of 255: how much darker what is painted is made
// What was said on the command line comes before what is set.
const char *settle_place(const App *app); // NULL not known
double settle_mount_mm(const App *app);   // 0 not known
double settle_width_mm(const App *app, double found_mm);
Point settle_shift(const App *app, int64_t now_us); // of what stands still

// pad.c
void pad_start(App *app, int64_t now_us);
void pad_finish(App *app);
bool pad_tapped(App *app, Point at, int64_t now_us); // true: the gesture is done
void pad_begin(App *app);                            // an empty pad
void pad_forget(App *app);                           // what was typed
void pad_key(App *app, const char *key, int64_t now_us);
void pad_step(App *app, int64_t now_us);
int64_t pad_next_us(const App *app, int64_t now_us);

// operate.c
bool operate_is_shown(const App *app); // the pad or the panel
void operate_gesture(App *app, int64_t now_us);
void operate_ask(App *app, unsigned stick, int64_t version, int64_t now_us); // for the PIN, for a stick
void operate_open(App *app, int64_t now_us);                                 // the PIN was right
void operate_show(App *app, View view, int64_t now_us); // the pad or a tab, as if it had been
void operate_examine(App *app);                         // the machine, for the panel and for reports
void operate_close(App *app);                           // forgets what was under way
bool operate_leaves(const App *app, int64_t now_us);
int64_t operate_leaves_us(const App *app);
void operate_do(App *app, const char *what, int64_t now_us);
bool operate_type(App *app, const char *key);                     // false where nothing is typed
bool operate_touch(App *app, Point at, int64_t now_us);           // true: it was for the check of the corners
void operate_trouble(App *app, const Err *err, const char *what); // told on the panel and in the log

// operate_view.c
const OperatorView *operate_view(App *app, int64_t now_us); // for one frame

// account.c: all of it does nothing without records
RecordTime account_time(App *app, int64_t now_us);
void account_step(App *app, int64_t now_us);    // after what the step has shown
void account_settle(App *app);                  // statistics are switched on or off
void account_finish(App *app, int64_t now_us);  // the end of what is shown
void account_touched(App *app, int64_t now_us); // by a finger that came down
void account_entered(App *app, int64_t now_us); // the loop was touched: a visit
void account_left(App *app, int64_t now_us);    // and its end, before it is forgotten
void account_opened(App *app, const View *view, int64_t now_us);
void account_selected(App *app, int64_t now_us); // of a list with what is shown beside it
void account_aided(App *app, const Aids *before, int64_t now_us);
void account_typed(App *app, bool cleared, int64_t now_us); // into the search

// figures.c
void figures_step(App *app, const RecordTime *now);
int64_t figures_next_us(const App *app, int64_t now_us);
void figures_finish(App *app);
void figures_fill(const App *app, Arena *arena, OperatorView *view);
void figures_fill_log(App *app, Arena *arena, OperatorView *view, int64_t now_us);

// put.c
void put_load(App *app);
void put_finish(App *app);
void put_offer(App *app);    // puts them among the bundle's notices
void put_withdraw(App *app); // takes them out again
void put_do(App *app, const char *what);
bool put_is_over(const App *app, const PutNotice *notice);
bool put_step(App *app);                // true where the urgent one is another
const char *put_urgent(const App *app); // that covers everything; NULL none
int64_t put_next_us(const App *app, int64_t now_us);

// light.c
void light_step(App *app, int64_t now_us);
int64_t light_next_us(const App *app);
bool light_touched(App *app, int64_t now_us);         // true where the touch did no more than wake the panel
void light_switch(App *app, bool on, int64_t now_us); // as a person wants it
void light_turn(App *app, bool on, bool gone);        // gone: the light itself, so that nothing is painted
void light_reopened(App *app);   // a display was opened: it is lit until the hours say otherwise
void light_look_again(App *app); // settings, clock or bundle are others

// keep_time.c
void keep_time_start(App *app, int64_t now_us);
void keep_time_finish(App *app);
void keep_time_set_bundle(App *app, int64_t now_us);
void keep_time_step(App *app, int64_t now_us);
bool keep_time_take(App *app, int64_t unix_s, int64_t now_us, Err *err); // what a person says
StageClock keep_time_trust(const App *app);

View *app_top(App *app); // the view that is shown
int64_t app_wall_s(const App *app);
Zone *app_zone(const App *app); // the event's; NULL (UTC) where there is no content
