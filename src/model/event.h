// Reading the event: title, zone, days, theme.
#pragma once
#include "model/reader.h"

bool read_event(Load *load, JsonValue value, const Field *field, void *record); // Event
