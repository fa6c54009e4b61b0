// What the screen about a USB stick is made of. Internal to screens/.
#pragma once
#include "panel.h"

enum {
    STICK_BUTTONS = 4,
    STICK_ID_SIZE = 32 // of what View.selected is in here: "changes/12"
};

typedef struct StickButton {
    const char *name; // of the target
    const char *text; // NULL: the icon alone, in a narrow one
    const char *icon; // before the text, NULL none
    Action action;
    const char *argument;
    bool strong; // what most come for
} StickButton;

// One state of the screen: a card with a part that scrolls and a row of buttons below it.
typedef struct StickPage {
    const char *scroll; // name of its scroll area
    PagePart *body;
    const void *what;
    StickButton buttons[STICK_BUTTONS];
    int button_count;
} StickPage;

void stick_page_draw(const Stage *stage, const Ui *ui, const StickPage *page);
void stick_add_button(StickPage *page, StickButton button);
// The button of an ACT_STICK; key: of its text.
StickButton stick_button(const Ui *ui, const char *key, const char *argument);

// A text of ours, that may be English on a screen that is read from right to left.
const char *stick_say(const Ui *ui, const char *key);
const char *stick_say_count(const Ui *ui, const char *key, size_t count, const char *b);
const char *stick_say_version(const Ui *ui, const char *key, int64_t version);
// The name of a file, in its order in any language, which may break behind its signs.
const char *stick_say_file(const Ui *ui, const char *name);
// "138 of 214 MB", "138 MB" where the whole is not known; and of one size.
const char *stick_say_progress(const Ui *ui, int64_t done, int64_t bytes);
int stick_per_mille(const StickView *view);
// The chosen package; an empty one where there is none.
const StickPackage *stick_chosen(const StickView *view);
// Title, version and who signed it.
const char *stick_say_package(const Ui *ui, const StickPackage *package);
// Why a PIN is asked, a sentence each that short is said for; "" where none is.
const char *stick_say_pin(const Ui *ui, unsigned pin);

// Parts; each returns the height taken, with the gap below.
int stick_head_draw(const Ui *ui, Rect area, const char *icon, Token ink, const char *title,
                    const char *second);
// A sentence with its icon.
int stick_line_draw(const Ui *ui, Rect area, const char *icon, Token ink, const char *words);
int stick_words_draw(const Ui *ui, Rect area, const char *words);
// A way on, a finger high.
int stick_link_draw(const Ui *ui, Rect area, const char *name, const char *text, Action action,
                    const char *argument);
int stick_gap(const Ui *ui);

// What is found and what changes: a few of them, and the rest page by page.
int stick_changes_draw(const Stage *stage, const Ui *ui, Rect area, size_t most);
int stick_findings_draw(const Stage *stage, const Ui *ui, Rect area, size_t most);
// Whether one of the two lists is open, and then the page of it.
bool stick_list_page(const Stage *stage, const Ui *ui, StickPage *ret_page);

// The states.
StickPage stick_ready_page(const Stage *stage, const Ui *ui);
StickPage stick_choice_page(const Stage *stage, const Ui *ui);
StickPage stick_reading_page(const Stage *stage, const Ui *ui);
StickPage stick_key_page(const Stage *stage, const Ui *ui);
StickPage stick_refused_page(const Stage *stage, const Ui *ui);
StickPage stick_end_page(const Stage *stage, const Ui *ui);

// How far something has come: a line as long as that.
void stick_bar_draw(const Ui *ui, Rect box, int per_mille, Token ink, Token ground);

// The strip at the end of the loop's picture, instead of its own; false where nothing is said there.
bool stick_strip_is_shown(const Stage *stage);
// Its height, where the scene's own strip has so many px.
int stick_strip_px(const Stage *stage, const Ui *ui, int usual);
void stick_strip_draw_in(const Stage *stage, const Ui *ui, Rect box);
