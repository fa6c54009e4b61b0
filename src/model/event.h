// Reading the event: title, zone, days, theme.
#pragma once
#include "model/reader.h"

extern const Record event_record; // Event

// FieldRead; more is &event_record.
bool read_event(Load *load, JsonValue value, const Field *field, void *record); // Event
