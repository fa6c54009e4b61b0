// A settings.json as anybody may have written it.
#pragma once
#include <stddef.h>
#include "dice.h"

// A few settings at their least, their most, beyond both, or of a wrong type. Returns buffer.
const char *settings_text_roll(Dice *dice, char *buffer, size_t size);
