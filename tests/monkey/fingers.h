// What a hand does to the panel, event by event: taps, drags, flings, palms, and fingers that are lost.
#pragma once
#include "world.h"

void finger_event(World *world, UiEventKind kind, int64_t finger, int x, int y);
void finger_wait(World *world, int64_t us);

void fingers_tap_target(World *world); // one of those that are in sight
void fingers_tap_somewhere(World *world);
void fingers_drag(World *world); // and fling, or lose the finger
void fingers_hold(World *world); // for minutes
void fingers_palm(World *world); // more fingers than a hand has
void fingers_stray(World *world);
void fingers_type(World *world); // keys, where there are any
// The target of this name, or of one that begins so where it ends in "/". False where none is in sight.
bool fingers_tap_named(World *world, const char *name);
