// The pages about the forum: their common tabs, and what more than one of them shows. Internal to screens/.
#pragma once
#include "page.h"

// Title and tabs: the bundle's pages, the structure where there are groups, the contacts where there are any.
// Returns the area below.
Rect about_head_draw(const Stage *stage, const Ui *ui, const Frame *f);

// A group in words: "since 2009, 15 states, 3 organizations" by what the source declares; "" where it says
// nothing.
const char *say_since(const Ui *ui, const Group *group); // "2009", or a day; "" where not known
const char *say_group(const Ui *ui, const Group *group);

// What stands over the groups: the first role that is not a group's own and that members have.
typedef struct StructureHead {
    const Role *role;  // NULL where there is none
    const char *names; // its members: "Australia · Indonesia"
} StructureHead;
StructureHead structure_head(const Stage *stage, const Ui *ui);

// A group's or, where group is NULL, the head's box; a target that opens it.
typedef struct StructureBox {
    const Group *group;
    const StructureHead *head;
    int lines; // of the name at most; 0 as many as it takes
    bool chevron;
} StructureBox;
int structure_box_width(const Ui *ui, const StructureBox *box); // px that it takes with its name in one line
int structure_box_height(const Ui *ui, const StructureBox *box, int width);
void structure_box_draw(const Ui *ui, Rect area, const StructureBox *box);
Colour structure_line_colour(const Ui *ui); // of lines between boxes

// A group and where it stands.
typedef struct Branch {
    const Group *group;
    int depth;         // 0 of a group without a parent
    size_t parent;     // index of its parent's branch, BRANCH_NONE
    size_t last_child; // BRANCH_NONE
} Branch;
#define BRANCH_NONE ((size_t)-1)
// All groups, what is part of a group behind it; in the frame's arena, NULL without memory.
const Branch *structure_walk(const Ui *ui, const Bundle *bundle, size_t *ret_count);

// The groups below each other, indented by what they are part of, each box as wide as the area: for narrow
// panels and for many groups. What is a StructureHead.
PagePart outline_draw;

// Name (where title is set), lines, telephone and the like, and the country as a way to its member, which
// stands at the area's end where the area has a height. Returns the height.
typedef struct ContactCard {
    const Contact *contact;
    bool title;
    bool link;  // what is over the country opens the contact's page
    int around; // px around it that do too, where there is a link
} ContactCard;
PagePart contact_draw; // what is a ContactCard
