// Reading days and times.
#pragma once
#include "model/reader.h"

bool read_zone(Load *load, JsonValue value, const Field *field,
               void *record); // const char *; opens bundle->zone
bool read_day(Load *load, JsonValue value, const Field *field, void *record); // Day, "2026-11-24"
bool read_since(Load *load, JsonValue value, const Field *field,
                void *record); // Day; bool at other_offset: only a year
bool read_time(Load *load, JsonValue value, const Field *field,
               void *record); // EventTime, "2026-11-24T10:00"
bool read_created(Load *load, JsonValue value, const Field *field,
                  void *record); // const char *, a day or more
