// One record of the flight recorder as an event. Internal to record/.
#pragma once
#include "base/arena.h"
#include "recording.h"

// kind is one of RecordingKind. Texts are put into arena. False where the payload is not of that kind.
bool event_read(RecordingKind kind, int64_t time_us, const unsigned char *payload, size_t size, Arena *arena,
                RecordingEvent *ret_event) MUST_USE;
