// The strip below a preview: which time it shows, a slider for it, and what plays it.
#pragma once
#include "paint/display.h"
#include "preview_time.h"
#include "ui/event.h"

typedef struct PreviewStrip PreviewStrip;

// zone and time outlive the strip.
bool preview_strip_create(Zone *zone, PreviewTime *time, PreviewStrip **ret_strip, Err *err) MUST_USE;
void preview_strip_destroy(PreviewStrip *strip); // NULL-safe

// A window of this size is divided: returns the strip's height.
int preview_strip_px(PreviewStrip *strip, int width, int height);

// True where the event was the strip's: its fingers stay its own until they go up.
bool preview_strip_event(PreviewStrip *strip, const UiEvent *event, int64_t now_us, int64_t real_s);

void preview_strip_forget(PreviewStrip *strip); // the window's pixels are lost
// Draws it at the bottom of the window where something differs. False where the display failed.
bool preview_strip_draw(PreviewStrip *strip, Display *window, int64_t now_us, Err *err);
