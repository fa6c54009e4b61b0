// What the tabs of the operator's panel are made of. Internal to screens/.
#pragma once
#include "page.h"
#include "settings/table.h"

// One thing of a row of controls.
typedef enum PanelKind {
    PANEL_BUTTON,
    PANEL_VALUE, // a text between buttons
    PANEL_SWITCH
} PanelKind;

typedef struct PanelItem {
    PanelKind kind;
    UiButton button;  // of a switch its name, action and argument
    const char *text; // of a value
    bool on;          // of a switch
} PanelItem;

enum {
    PANEL_ITEMS = 80 // as many languages and places as anybody offers, in one row of controls
};

// A row: words at the start, controls at the end, or below where there is no room beside.
typedef struct PanelRow {
    const char *title;
    const char *text;      // a sentence, NULL none
    const char *text_lang; // its language, NULL: the screen's
    PanelItem items[PANEL_ITEMS];
    int count;
} PanelRow;

void panel_add_button(PanelRow *row, UiButton button);
void panel_add_value(PanelRow *row, const char *text);
void panel_add_switch(PanelRow *row, const char *name, bool on, const char *argument);
// The button of an ACT_OPERATE; its name is its argument's.
UiButton panel_button(const Ui *ui, const char *text, const char *icon, const char *argument);
// An argument, made like printf.
const char *panel_argument(const Ui *ui, const char *format, ...) PRINTF_LIKE(2, 3);

// A text that may be in English on a screen that is read from right to left, as what nobody has translated
// and what the program finds is: then it keeps its order.
const char *panel_say(const Ui *ui, const char *text);

// Each returns the height taken, with the gap below.
int panel_row_draw(const Ui *ui, Rect area, const PanelRow *row);
// The controls alone.
int panel_items_draw(const Ui *ui, Rect area, const PanelItem *items, int count);
int panel_setting_draw(const Stage *stage, const Ui *ui, Rect area, SettingId id);
// A card around a part. title NULL: none.
int panel_card_draw(const Stage *stage, const Ui *ui, Rect area, const char *title, PagePart *part,
                    const void *what);
// A paragraph.
int panel_words_draw(const Ui *ui, Rect area, const char *words, UiText text);
// What is well or not, with what to do.
int panel_line_draw(const Ui *ui, Rect area, const OperatorLine *line);
Token panel_health_ink(OperatorHealth health);
const char *panel_health_icon(OperatorHealth health);
int panel_gap(const Ui *ui);

// A setting in words.
const char *panel_say_setting(const Ui *ui, SettingId id);
const char *panel_say_minute(const Ui *ui, int minute); // of the day; 1440: midnight

// The tabs: what they draw into their scroll area.
int tab_status_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);
int tab_content_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);
int tab_attract_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);
int tab_display_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);
int tab_clock_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);
int tab_statistics_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);
int tab_logs_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);
int tab_power_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);
int tab_notices_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);
// The chart of touches per hour, as a part.
int panel_chart_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);

// The corners' check over the whole panel.
void panel_check_draw(const Stage *stage, const Ui *ui);
// The keyboard with what is typed.
void panel_typing_draw(const Stage *stage, const Ui *ui);
// Header and area of a screen that has no navigation.
Rect panel_frame_draw(const Stage *stage, const Ui *ui, Frame *ret_frame);

// The ids of the tabs; NULL past the last.
const char *operator_tab_at(const Bundle *bundle, size_t index, char *buffer, size_t size);
