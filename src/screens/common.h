// What several screens share: the frame around browsing screens, and sessions in words. Internal to screens/.
#pragma once
#include "screen.h"

#define DOCUMENT_KIND_NONE "_" // stands in an address for documents without a kind; no kind is written so
#define YEAR_UNDATED "undated" // for meetings without a date

// What a panel's height has room for.
typedef enum PanelClass {
    PANEL_TINY,   // 7 inches across: one thing at a time
    PANEL_LOW,    // 10 inches: header and navigation of one line
    PANEL_MEDIUM, // 15 inches
    PANEL_FULL,
} PanelClass;
PanelClass panel_class(const Ui *ui);

// The panel's parts, in px.
typedef struct Frame {
    Rect header, content, nav; // content is within the margins; on tiny panels there is no header
    int margin;
    PanelClass class;
    bool wide;         // room for two columns
    bool clock_in_nav; // there is no other place for it
} Frame;

Frame frame_browse(const Ui *ui);
// Whether name and clock stand above what can be touched (AID_REACH): then there is no header.
bool frame_has_banner(const Ui *ui);
// Draws header and navigation.
void frame_draw(const Stage *stage, const Ui *ui, const Frame *frame);
UiText clock_text(const Ui *ui, Token ink);
void header_draw(const Stage *stage, const Ui *ui, Rect header, int margin);
// Logo and name of the event.
void brand_draw(const Stage *stage, const Ui *ui, Rect row);

// The navigation: its entries, those that a narrow panel has no room for behind one more.
void nav_draw(const Stage *stage, const Ui *ui, const Frame *frame);
typedef enum Section {
    SECTION_HOME,
    SECTION_AGENDA,
    SECTION_MEMBERS,
    SECTION_MEETINGS,
    SECTION_DOCUMENTS,
    SECTION_VENUE,
    SECTION_ABOUT,
    SECTION_SEARCH, // from here on: tools, at the row's end
    SECTION_LANGUAGE,
    SECTION_AIDS, // opens a sheet
    SECTION_COUNT
} Section;

typedef struct NavEntry {
    Section section;
    const char *name, *icon, *message;
    bool wordless;       // there is room for its icon alone
    const char *address; // NULL where the bundle has nothing for it
    bool lit;            // it is what is shown
    bool here;           // it would lead to the very place that is shown
    bool on;             // something of it is switched on
} NavEntry;
// The index-th of the entries that the bundle has something for; false past the last.
bool nav_entry(const Stage *stage, const Ui *ui, size_t index, NavEntry *ret_entry);
Action nav_action(const NavEntry *entry); // what its touch asks for
// The index-th of those that the row has no room for, behind "more"; false past the last.
bool nav_hidden(const Stage *stage, const Ui *ui, size_t index, NavEntry *ret_entry);

// Whether the event's clock is known at all.
bool clock_is_known(const Stage *stage);
// Whether that the time may be wrong stands beside it, in the place of the event's name: the loop's agenda on
// a panel that has no line to spare.
bool clock_doubt_in_header(const Stage *stage, const Ui *ui);
// A quiet line that the time may be wrong, cut off the top or the end of an area; nothing of a certain clock.
void clock_doubt_draw(const Stage *stage, const Ui *ui, Rect *area, bool at_end);
// Where nobody knows what is on: the event's days, a target each, as many as the area holds. ink: of words.
void clock_days_draw(const Stage *stage, const Ui *ui, Rect area, Token ink, Token line);

// The address of a screen, as actions take it; id NULL where it has none.
const char *say_address(const Ui *ui, ScreenId screen, const char *id);
// A text of the bundle in the screen's language.
const char *say_text(const Ui *ui, const Text *text);
// What has no language (a phone number, a code, an address of mail or the web), so that its signs stay in
// their order on a screen of the other direction.
const char *say_apart(const Ui *ui, const char *string);
const char *say_time(const Ui *ui, EventTime time);
const char *say_span(const Ui *ui, const Session *session); // 10:00 – 12:00
const char *say_date(const Ui *ui, DateForm form, Day day);
const char *say_year(const Ui *ui, int year);           // of the Gregorian calendar; as the event's has it
const char *say_minutes(const Ui *ui, int64_t minutes); // 1 h 18 min, 2 hours, 20 min
// Room and level ("Plenary Hall, Level 2"), then track or access where there is one.
const char *say_place(const Ui *ui, const Session *session);
const char *say_kind(const Ui *ui, const Session *session); // track, access; "" where neither
const char *say_join(const Ui *ui, const char *a, const char *between,
                     const char *b); // leaves out what is empty
// With the language's comma.
const char *say_comma(const Ui *ui, const char *a, const char *b);
// Many, as say_join.
const char *say_list(const Ui *ui, const char *const *parts, size_t count, const char *between);
const char *say_member_kind(const Ui *ui, MemberKind kind);  // Member State
const char *say_moved(const Ui *ui, const Session *session); // where a moved session was

typedef enum SessionPhase {
    SESSION_PAST,
    SESSION_NOW,
    SESSION_TO_COME
} SessionPhase;
SessionPhase session_phase(const Session *session, int64_t now_s);
int session_per_mille(const Session *session, int64_t now_s); // of it that is over

Colour track_colour(const Ui *ui, const Session *session);
// Icon and words for cancelled and moved; draws nothing for confirmed ones. Returns the width used.
const char *status_say(const Ui *ui, const Session *session); // "" for confirmed ones
Token status_ink(const Session *session);
const char *status_icon(const Session *session);
int status_draw(const Ui *ui, Rect box, const Session *session, double size, UiAlign align);

// An icon and words beside it, as a status is shown. Returns the width used.
int badge_draw(const Ui *ui, Rect box, const char *icon, const char *words, Token ink, double size,
               UiAlign align);
// A sentence with an icon in a box of its own on a page. Returns the height with the space below.
int remark_draw(const Ui *ui, Rect area, const char *icon, const char *words, Token ink);

// What a session is marked with: its status, else what is new about it since the content before. An icon and
// words; returns the width used, 0 where there is nothing to tell.
int session_mark_draw(const Stage *stage, const Ui *ui, Rect box, const Session *session, double size,
                      UiAlign align);
bool session_has_mark(const Stage *stage, const Session *session);
// A sentence for each thing that is new about it and that its status does not say. Returns the height.
int changed_draw(const Stage *stage, const Ui *ui, Rect area, const Session *session);
// How many of today's sessions changed.
size_t changed_count(const Stage *stage);

const char *sheet_argument(Sheet sheet); // as ACT_SHEET takes it
// "11:00", "Wed 25 Nov, 09:00" where it is not today.
const char *say_when(const Ui *ui, const Stage *stage, const Session *session);

// Day chips, filters and the switch between list and rooms; returns the area below. The pager, where the
// agenda is by room: two chips; those that do nothing here have no argument. NULL for the list.
Rect agenda_head_draw(const Stage *stage, const Ui *ui, const Frame *frame, const UiButton *pager);
UiButton agenda_form_chip(const Stage *stage, const Ui *ui, bool words);
// A day without sessions, or without any that pass the filters.
void agenda_none_draw(const Stage *stage, const Ui *ui, Rect area);

// Attract's parts: ground, header and strip; content is what is left.
Rect attract_frame(const Stage *stage, const Ui *ui, bool with_now);
int attract_strip_px(const Ui *ui); // the height of its strip
// Size in units of what is read from three metres (now, its room, the clock), by design/standards: capitals
// of max(7.3, min(14, panel height / 19)) mm.
double attract_big_size(const Ui *ui);
// A whole scene is one target; what the frame adds to it lies on top.
void scene_target(const Ui *ui, Action action, const char *argument);
const char *flag_name(const Ui *ui, const Member *member, bool large); // NULL where there is none

// A veil over the screen, and a card in its middle. Returns the card's inside: of this size in px, or of the
// most that there is room for.
Rect sheet_card_draw(const Ui *ui, int width, int height);
UiSize sheet_room(const Ui *ui);
// The sheet's title and the way to close it; cuts them off its inside. And how high they are.
void sheet_head_draw(const Ui *ui, Rect *in, const char *title);
int sheet_head_px(const Ui *ui);
// Sheets of their own shape, over the screen.
void sheet_take_draw(const Stage *stage, const Ui *ui);
void sheet_aids_draw(const Stage *stage, const Ui *ui);

// The screens.
void language_draw(const Stage *stage, const Ui *ui);
// What a language calls itself; where no font has its letters, what others call it.
const char *say_language(const Ui *ui, const LanguageRow *row, UiText text);
void home_draw(const Stage *stage, const Ui *ui);
void agenda_draw(const Stage *stage, const Ui *ui);
void rooms_draw(const Stage *stage, const Ui *ui);
void session_draw(const Stage *stage, const Ui *ui);
void members_draw(const Stage *stage, const Ui *ui);
void member_draw(const Stage *stage, const Ui *ui);
void meetings_draw(const Stage *stage, const Ui *ui);
void meeting_draw(const Stage *stage, const Ui *ui);
void documents_draw(const Stage *stage, const Ui *ui);
void document_draw(const Stage *stage, const Ui *ui);
void about_draw(const Stage *stage, const Ui *ui);
void structure_draw(const Stage *stage, const Ui *ui);
void group_draw(const Stage *stage, const Ui *ui);
void role_draw(const Stage *stage, const Ui *ui);
void contacts_draw(const Stage *stage, const Ui *ui);
void notice_draw(const Stage *stage, const Ui *ui);
void contact_page_draw(const Stage *stage, const Ui *ui);
void venue_draw(const Stage *stage, const Ui *ui);
void room_draw(const Stage *stage, const Ui *ui);
void search_draw(const Stage *stage, const Ui *ui);
void scene_wall_draw(const Stage *stage, const Ui *ui);
void scene_member_draw(const Stage *stage, const Ui *ui);
void scene_agenda_draw(const Stage *stage, const Ui *ui);
void scene_meeting_draw(const Stage *stage, const Ui *ui);
void scene_notice_draw(const Stage *stage, const Ui *ui);
void scene_picture_draw(const Stage *stage, const Ui *ui);
void scene_night_draw(const Stage *stage, const Ui *ui);
void pin_draw(const Stage *stage, const Ui *ui);
void operator_draw(const Stage *stage, const Ui *ui);
void stick_draw(const Stage *stage, const Ui *ui);
void fault_draw(const Stage *stage, const Ui *ui);
