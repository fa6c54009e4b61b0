// Reading the attract loop.
#pragma once
#include "model/reader.h"

bool read_attract(Load *load, JsonValue value, const Field *field, void *bundle); // scenes and their count
// Gives a bundle without scenes the loop that shows what it has.
void attract_default(Load *load);
