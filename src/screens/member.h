// What a member's page says, for member.c to lay out. Internal to screens/.
#pragma once
#include "page.h"

// PageParts; what is the member. Kind, name, formal name and the names in its own languages.
int member_title_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);
// What it is in the forum, how to reach it, its meetings and sessions.
int member_facts_draw(const Stage *stage, const Ui *ui, Rect area, const void *what);
