// A finger on a kiosk's stand: what it can reach, and what its touches change.
#pragma once
#include "stand.h"

// Where a finger can touch the index-th target of the list: its middle, or a place of it that nothing covers.
// False where there is none.
bool finger_reach(const DrawList *list, size_t index, Point *ret_at);
// The reachable target of this name and argument (NULL: none); its index, or the list's target_count.
size_t finger_find(const DrawList *list, const char *name, const char *argument);

void finger_tap(Stand *stand, Point at);
// Moves the scroll area by a good half of what it shows, without a fling. False where it did not move.
bool finger_drag(Stand *stand, const char *area, bool back);
// Down on the first place of a target with stops, over each of them, and up after the last. ret_exact: each
// led the list to where it says. False where the list stayed where it was though it is longer than its area.
bool finger_slide(Stand *stand, const char *target, bool *ret_exact);

// Whether two views of the same screen show the same, down to where their lists are scrolled to.
bool finger_same_view(const View *a, const View *b);
