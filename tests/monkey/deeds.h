// Everything that can happen to a kiosk, each with how often it does.
#pragma once
#include "world.h"

// Does one thing, drawn by lot: one event or some.
void deeds_do_one(World *world);
