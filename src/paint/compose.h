// Two whole layers to one frame, for displays that compose with the processor.
#pragma once
#include "display.h"

// All three of the same size (else only what they share is written); how as display.h says.
void compose_layers(const Surface *out, const Surface *from, const Surface *to, Compose how);
