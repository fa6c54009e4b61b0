// A room in a list, with what is on in it and what comes next. Internal to screens/.
#pragma once
#include "common.h"

// What is on now, or what comes next: NOW or the time, and the title. Returns its height; draws nothing where
// draw is false. Sessions may be NULL: then a sentence says that nothing is planned.
int room_now_draw(const Stage *stage, const Ui *ui, Rect area, const Session *session, int max_lines,
                  bool draw);

// Rooms below each other from area's top, each a way to its page; numbered: as the plan beside says them.
// Returns the height. Those out of sight are not drawn.
int room_rows_draw(const Stage *stage, const Ui *ui, Rect area, const Level *level, bool numbered);
