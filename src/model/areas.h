// Reading areas: outlines on a plan.
#pragma once
#include "model/reader.h"

bool read_area(Load *load, JsonValue value, const Field *field,
               void *record); // const PlanPoint *; count at other_offset

// A point within an area: the middle of its widest part at the height of its centre of mass.
PlanPoint area_middle(const PlanPoint *points, size_t count);
