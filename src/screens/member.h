// What a member's page says, and which of its own names are said. Internal to screens/.
#pragma once
#include "page.h"

// Whether the index-th endonym says something that was not said before it, in letters that can be drawn.
bool member_endonym_is_shown(const Ui *ui, const Member *member, size_t index);

// PageParts; what is the member. Kind, name, formal name and the names in its own languages.
int member_title_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);
// What it is in the forum, how to reach it, its meetings and sessions.
int member_facts_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);
