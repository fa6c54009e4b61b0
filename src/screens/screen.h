// The table of screens: each draws one state into the frame's list and says by its targets what touches do.
#pragma once
#include "model/bundle.h"
#include "model/query.h"
#include "ui/ui.h"

// What a touch asks for; the app carries it out.
typedef enum Action {
    ACT_NONE,
    ACT_HOME,
    ACT_AGENDA,  // argument: a day "2026-11-24", or NULL for the day that is on
    ACT_SESSION, // argument: session id
    ACT_SIBLING, // argument: session id; takes the place of the one on screen
    ACT_DAY,     // argument: a day; the same screen on another day
    ACT_AS_LIST, // the agenda's other form, same day
    ACT_AS_ROOMS,
    ACT_ROOM_PAGE,   // argument: number of the first column
    ACT_SHEET_ROOMS, // open the choice of rooms
    ACT_SHEET_TRACKS,
    ACT_PICK_ROOM, // argument: room id, NULL for all
    ACT_PICK_TRACK,
    ACT_SHEET_CLOSE,
    ACT_BACK,
    ACT_STAY, // "still there?": yes
} Action;

typedef enum ScreenId {
    SCREEN_HOME,
    SCREEN_AGENDA,
    SCREEN_ROOMS,
    SCREEN_SESSION,
    SCREEN_SCENE_WALL,
    SCREEN_SCENE_MEMBER,
    SCREEN_SCENE_AGENDA,
    SCREEN_SCENE_NOTICE,
    SCREEN_SCENE_PICTURE,
    SCREEN_FAULT,
    SCREEN_COUNT
} ScreenId;

typedef enum Sheet {
    SHEET_NONE,
    SHEET_ROOMS,
    SHEET_TRACKS
} Sheet;

enum {
    ID_SIZE = 65
}; // ids have at most 64 letters

// One place of a visit: enough to come back to it as it was.
typedef struct View {
    ScreenId screen;
    char id[ID_SIZE];                   // session, member, notice; of a picture scene its number
    Day day;                            // of the agenda
    char room[ID_SIZE], track[ID_SIZE]; // filters; "" all
    int page;                           // first column by room
    Sheet sheet;
    ScrollStore scrolls;
} View;

// Why there is nothing else to show.
typedef struct Fault {
    const char *advice; // what to do
    char note[512];     // what is wrong, and where
} Fault;

// What screens draw from.
typedef struct Stage {
    const Bundle *bundle; // NULL only on the fault screen
    View *view;
    int64_t now_s;
    EventTime now;     // the event's wall clock
    int64_t scene_us;  // since the scene began, for its movement
    int still_there_s; // seconds left to say yes, 0 where nobody is asked
    const Fault *fault;
} Stage;

typedef struct ScreenRow {
    const char *name;
    bool night;
    void (*draw)(const Stage *stage, const Ui *ui);
    // The ids it can be opened with: the index-th, or NULL; the function is NULL where it takes none.
    const char *(*id_at)(const Bundle *bundle, size_t index, char *buffer, size_t size);
    bool moves; // draws differently as scene_us goes on
} ScreenRow;

const ScreenRow *screen_row(ScreenId id);

// "session/plenary" to a view. ERR_NOT_FOUND names what there is.
bool screen_find(const Bundle *bundle, const char *name, int64_t now_s, View *ret_view, Err *err) MUST_USE;

// "2026-11-24" to a day and back (buffer: 16 bytes).
bool screen_parse_day(const char *text, Day *ret_day);
const char *screen_day_id(Day day, char *buffer);

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
// "still there?" over whatever is shown; nothing where stage->still_there_s is 0.
void still_there_draw(const Stage *stage, const Ui *ui);
