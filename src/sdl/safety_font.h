// The font of the safety net, a TrueType file made part of the program by the build.
#pragma once
#include <stddef.h>

extern const unsigned char safety_font[];
extern const size_t safety_font_size;
