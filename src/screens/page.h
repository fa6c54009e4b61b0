// What the pages about members, meetings, documents and groups are made of. Internal to screens/.
#pragma once
#include "common.h"

// What a view shows, in words; NULL where it has none.
const char *page_say(const Stage *stage, const Ui *ui, const View *view);
// What "back" leads to, in words; NULL where it is not known.
const char *page_back_say(const Stage *stage, const Ui *ui);
// The page's title at the start and its tabs at the end of one row, or below it, or the tabs alone where the
// panel is low, or not high and has no room for both in a row; chosen: index of the tab that is to be in
// sight. Returns the area below.
Rect page_head_draw(const Ui *ui, const Frame *f, const char *title, const UiButton *tabs, int count,
                    int chosen);
// The chip that goes back, for the front of a section's tabs; false where the section was opened as one, from
// the navigation or home.
bool page_back_tab(const Stage *stage, const Ui *ui, UiButton *ret_tab);
// The chip that goes back and says where to, and others at the row's end (as icons alone where they would
// crowd it: their text then is dropped). Returns the area below.
Rect page_back_draw(const Stage *stage, const Ui *ui, const Frame *f, const UiButton *ends, int count);
// Its row alone, cut off the area, for pages that draw it after the rest.
Rect page_back_cut(const Ui *ui, const Frame *f, Rect *area);

// A part of a page: draws from area's top within its width (the height counts for nothing), returns its
// height.
typedef int PagePart(const Stage *stage, const Ui *ui, Rect area, const void *what);
// The height it would take; draws it on a list that nobody sees.
int page_measure(const Stage *stage, const Ui *ui, int width, PagePart *part, const void *what);
// The part in a scroll area of this name, on this ground.
void page_scrolled(const Stage *stage, const Ui *ui, Rect view, const char *name, Token ground,
                   PagePart *part, const void *what);

// A way to something else, as a row of its own.
typedef struct PageLink {
    const char *name; // of the target
    const char *text;
    const char *second;   // in second ink below it, NULL none
    const Member *member; // whose flag stands before it, else
    const char *icon;     // an icon, NULL none
    const char *end;      // at the row's end: a year
    const char *address;  // what it opens; NULL where it only says something
} PageLink;

// Links below each other, with a hairline over each and their common label beside or above the first. NULL
// label: none. Returns the height; 0 where count is 0. More than a few have rows of one height, and those out
// of sight are not drawn: link_at is asked for what is in sight alone.
typedef PageLink PageLinkAt(const Stage *stage, const Ui *ui, const void *what, size_t index);
int page_links_draw(const Stage *stage, const Ui *ui, Rect area, const char *label, PageLinkAt *link_at,
                    const void *what, size_t count);

// Label as above, and a part beside or below it. Returns the height.
int page_beside_draw(const Stage *stage, const Ui *ui, Rect area, const char *label, PagePart *part,
                     const void *what);

// Label and text between hairlines; 0 where value is empty. Lines of value are paragraphs.
int page_pair_draw(const Ui *ui, Rect area, const char *label, const char *value);

// A member's flag in its true proportions in the middle of the box; where it has none a calm box
// with its code, its abbreviation or its name's first letter.
void flag_draw(const Ui *ui, Rect box, const Member *member, bool large);
// The abbreviation that a member's name has, "IFRC"; NULL where it has none.
const char *say_short_name(const Ui *ui, const Member *member);

// A body of the bundle: paragraphs, lists, *emphasis*. Returns the height, with a gap below where there is
// anything to read.
int page_body_draw(const Ui *ui, Rect area, const Text *body, int gap);
