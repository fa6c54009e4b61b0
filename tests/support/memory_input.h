// Bytes as an Input.
#pragma once
#include "base/input.h"

// A copy of data, freed by input_close. Ends the program without memory.
Input memory_input(const void *data, size_t size);
