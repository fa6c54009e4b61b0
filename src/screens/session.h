// The parts of the session's screen. Internal to screens/.
#pragma once
#include "common.h"

// When and where it is, and how far, as a card; returns its height, and draws nothing where draw is false.
int session_when_draw(const Stage *stage, const Ui *ui, Rect card, const Session *session, bool draw);
// The same as lines, where a panel has no room for a card.
int session_when_lines(const Ui *ui, Rect in, const Session *session);
// Everything else that is said about it; returns the height.
int session_body_draw(const Stage *stage, const Ui *ui, Rect area, const Session *session);
