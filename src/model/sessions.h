// Reading the agenda's sessions.
#pragma once
#include "model/lists.h"

extern const Items session_items; // Session

// By start, then the room's place in /rooms (none: last), then id.
void sessions_sort(Session *sessions, size_t count);
