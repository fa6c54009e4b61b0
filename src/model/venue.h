// The venue's levels and plans, made once when a bundle has loaded. Only the loader includes it.
#pragma once
#include "model/bundle.h"

// Makes bundle->levels and bundle->plans from its rooms and places. False: no memory.
bool venue_create(Bundle *bundle) MUST_USE;
