// The table of screens: each draws one state into the frame's list and says by its targets what touches do.
#pragma once
#include "base/limits.h"
#include "model/bundle.h"
#include "model/query.h"
#include "model/changes.h"
#include "search/search.h"
#include "take/codes.h"
#include "text/keyboard.h"
#include "text/language.h"
#include "ui/aids.h"
#include "ui/ui.h"
#include "directory.h"
#include "operator.h"
#include "stick.h"

// What a touch asks for; the app carries it out. An address is a screen's name, with its id behind a slash
// where it has one: "members", "session/plenary".
typedef enum Action {
    ACT_NONE,
    ACT_HOME,
    ACT_SECTION,   // argument: address; starts over from home, so that the way back is short
    ACT_OPEN,      // argument: address; one step further
    ACT_BEFORE,    // argument: address; takes the place of what is on screen, coming from before
    ACT_AFTER,     // the same, coming from after
    ACT_TAB,       // argument: address; another part of the same screen, filters kept
    ACT_SELECT,    // argument: id of what the screen shows beside its list
    ACT_SCROLL,    // of a target with stops; argument: name of the scroll area that they are places of
    ACT_PAGE,      // argument: number of the first column
    ACT_SHEET,     // argument: number of a Sheet; SHEET_NONE closes it
    ACT_PICK_ROOM, // argument: room id, NULL for all
    ACT_PICK_TRACK,
    ACT_KEY,      // argument: what a key types; KEY_DELETE takes the last letter back, KEY_CLEAR all
    ACT_KEYS,     // argument: number of a page of the keyboard
    ACT_AID,      // argument: number of an Aid, which is switched; AID_NONE: all as it was
    ACT_PIN,      // argument: a digit, KEY_DELETE, "ok" or "cancel"
    ACT_OPERATE,  // argument: as operator.h says
    ACT_STICK,    // argument: as stick.h says
    ACT_LANGUAGE, // argument: tag of the language that the screen is in from now on
    ACT_BACK,
    ACT_STAY, // "still there?": yes
} Action;

#define KEY_DELETE "\b"
#define KEY_CLEAR "\x18"

typedef enum ScreenId {
    SCREEN_HOME,
    SCREEN_AGENDA,
    SCREEN_ROOMS,
    SCREEN_SESSION,
    SCREEN_MEMBERS,
    SCREEN_MEMBER,
    SCREEN_MEETINGS,
    SCREEN_MEETING,
    SCREEN_DOCUMENTS,
    SCREEN_DOCUMENT,
    SCREEN_ABOUT,
    SCREEN_STRUCTURE,
    SCREEN_GROUP,
    SCREEN_ROLE,
    SCREEN_CONTACTS,
    SCREEN_CONTACT,
    SCREEN_NOTICE,
    SCREEN_VENUE,
    SCREEN_ROOM,
    SCREEN_SEARCH,
    SCREEN_LANGUAGE,
    SCREEN_PIN,
    SCREEN_OPERATOR, // id: a tab
    SCREEN_STICK,    // what is on a USB stick
    SCREEN_SCENE_WALL,
    SCREEN_SCENE_MEMBER,
    SCREEN_SCENE_AGENDA,
    SCREEN_SCENE_MEETING,
    SCREEN_SCENE_NOTICE,
    SCREEN_SCENE_PICTURE,
    SCREEN_SCENE_NIGHT,
    SCREEN_FAULT,
    SCREEN_COUNT
} ScreenId;

typedef enum Sheet {
    SHEET_NONE,
    SHEET_ROOMS,
    SHEET_TRACKS,
    SHEET_MORE, // what the navigation has no room for
    SHEET_TAKE, // what is shown, as a code for a phone
    SHEET_AIDS, // larger words and the like
    SHEET_COUNT
} Sheet;

enum {
    ID_SIZE = LIMIT_ID_BYTES + 1,
    QUERY_SIZE = 101 // of what is typed; nobody types more
};

// One place of a visit: enough to come back to it as it was.
typedef struct View {
    ScreenId screen;
    char id[ID_SIZE];                   // what stands behind the slash of its address
    char selected[ID_SIZE];             // what is shown beside a list; "" its first
    Day day;                            // of the agenda
    char room[ID_SIZE], track[ID_SIZE]; // filters; "" all
    int page;                           // first column by room
    Sheet sheet;
    char query[QUERY_SIZE]; // what was typed
    int keys;               // page of the keyboard
    int stop;               // of the strip under a finger, from 1; 0 none
    ScrollStore scrolls;
} View;

// Why there is nothing else to show.
typedef struct Fault {
    const char *advice; // what to do
    char note[512];     // what is wrong, and where
} Fault;

// Pictures whose size matters to a screen: what stands on a plan has to stand where the plan does.
typedef enum PictureState {
    PICTURE_COMING, // being read: the next frames know more
    PICTURE_THERE,
    PICTURE_MISSING
} PictureState;
typedef struct Pictures {
    void *ctx;
    // Of the picture that ui_image draws in box with IMAGE_CONTAIN; ret_seen: the part of box that it fills.
    PictureState (*look)(void *ctx, const char *name, Rect box, Rect *ret_seen);
} Pictures;

// What the event's wall clock is worth to a visitor.
typedef enum StageClock {
    STAGE_CLOCK_CERTAIN,
    STAGE_CLOCK_APPROXIMATE, // the agenda says so
    STAGE_CLOCK_UNKNOWN      // nothing is "now", and days are offered instead
} StageClock;

// What screens draw from.
typedef struct Stage {
    const Bundle *bundle;       // NULL only on the fault screen
    const Directory *directory; // NULL where there is no bundle
    View *view;
    Search *search;           // NULL while there is none yet
    const Keyboard *keyboard; // NULL where there is none
    Codes *codes;             // NULL where there are none
    const Changes *changes;   // since the bundle that was shown before today; NULL where there are none
    Pictures pictures;
    const LanguageList *languages; // to choose from; NULL on the fault screen
    const LanguageRow *invited;    // whose words invite to touch, beside the screen's own; NULL none
    const Place *place;            // where this kiosk stands; NULL where that is not known
    const Aids *aids, *usual_aids; // of this visit, and those that every visit begins with
    const AidsRange *aids_range;
    const OperatorView *panel; // NULL but on the pad and the panel
    const StickView *stick;    // NULL where there is none
    const View *below;         // what "back" goes to; NULL where there is no way back
    StageClock clock;
    int64_t now_s;      // TIME_UNKNOWN_S where the clock is unknown
    EventTime now;      // the event's wall clock; its day is DAY_NONE where the clock is unknown
    int64_t scene_us;   // since the scene began, for its movement
    int still_there_s;  // seconds left to say yes, 0 where nobody is asked
    const char *urgent; // an operator's notice that covers everything; NULL none
    const Fault *fault;
} Stage;

// Sets clock, now_s and now: of an unknown clock no screen gets to see what it shows.
void stage_set_clock(Stage *stage, StageClock clock, int64_t now_s, EventTime now);

typedef struct ScreenRow {
    const char *name;
    bool night;
    void (*draw)(const Stage *stage, const Ui *ui);
    // The ids it can be opened with: the index-th, or NULL; the function is NULL where it takes none.
    const char *(*id_at)(const Bundle *bundle, size_t index, char *buffer, size_t size);
    bool moves; // draws differently as scene_us goes on
} ScreenRow;

const ScreenRow *screen_row(ScreenId id);

// The operator's: behind the PIN or the way to it. A visitor's aids do not change them.
bool screen_is_operators(ScreenId id);

// "session/plenary" to a view. ERR_NOT_FOUND names what there is.
bool screen_find(const Bundle *bundle, const char *name, int64_t now_s, View *ret_view, Err *err) MUST_USE;

// "2026-11-24" to a day and back (buffer: 16 bytes).
bool screen_parse_day(const char *text, Day *ret_day);
const char *screen_day_id(Day day, char *buffer);

// Whether two views show the same, wherever they are scrolled to.
bool screen_same_place(const View *a, const View *b);

// Where "back" leads from a view that was not reached step by step: a session's day, a member's list. False
// where that is home.
bool screen_parent(const Bundle *bundle, const View *view, View *ret_parent);
// Whether a list, on its day, kind or year, has what the view shows.
bool screen_lists(const Bundle *bundle, const View *list, const View *view);

// The neighbours of a session within its day; NULL at the ends.
const Session *session_before(const Bundle *bundle, const Session *session);
const Session *session_after(const Bundle *bundle, const Session *session);

// The scene that an attract position shows: pass counts the loop's rounds, so that a scene over several
// members shows the next one each round. False where the scene has nothing to show now.
bool scene_view(const Bundle *bundle, const Scene *scene, unsigned pass, int64_t now_s, View *ret_view);

// The picture that a scene fills the panel with, as the image source names it. False for other scenes.
enum {
    PICTURE_NAME_SIZE = 320
};
bool scene_picture_name(const Bundle *bundle, const View *view, char *buffer, size_t size);

// When a scene that moves next looks different, in us since it began; now where it is moving.
int64_t scene_next_move_us(int64_t scene_us);
// The choice of rooms or tracks, or the rest of the navigation, over the screen; nothing where none is open.
void sheet_draw(const Stage *stage, const Ui *ui);
// The event's name and the clock alone, in the height of ui: for the part of a panel that is out of reach.
void banner_draw(const Stage *stage, const Ui *ui);
// What is said about a USB stick, over the screen; nothing where that is nothing, or an urgent notice stands.
void stick_strip_draw(const Stage *stage, const Ui *ui);
// "still there?" over whatever is shown; nothing where stage->still_there_s is 0.
void still_there_draw(const Stage *stage, const Ui *ui);
// An operator's urgent notice over whatever is shown; nothing where stage->urgent is NULL.
void urgent_draw(const Stage *stage, const Ui *ui);
