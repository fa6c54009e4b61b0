// How wide the panel is in mm, from what the display says of itself.
#pragma once
#include <stddef.h>
#include <stdint.h>

// 0 for what no panel of a kiosk measures (displays fill in nonsense): below 40 or above 3000 mm.
int panel_size_believable(int width_mm);

// Width of the picture in an EDID (VESA E-EDID 1.4: the first detailed timing's mm, else the basic block's
// cm); 0 where it says nothing believable: nothing at all, an aspect ratio in place of a size, or a size of
// another shape than the picture.
int panel_size_from_edid(const uint8_t *edid, size_t size);

// Of the first connected output below folder (/sys/class/drm); 0 where none tells.
int panel_size_from_outputs(const char *folder);
