// The panel's size in px and mm, and the one unit that layouts are written in.
#pragma once

// A unit is a pixel of the mock-ups: 1/4.03 mm on the panel, or more where the panel is so large that a
// layout in mm would leave it empty (its shorter side then has 1080 units).
typedef struct Metrics {
    int width, height; // px
    double px_per_mm;
    double px_per_unit;
} Metrics;

// width_mm 0: not known, guessed from the resolution.
Metrics metrics_for(int width_px, int height_px, double width_mm);

// What a panel of this resolution is most often wide, in mm.
double metrics_guess_width_mm(int width_px, int height_px);

static inline int metrics_px(const Metrics *m, double units) {
    return (int)(units * m->px_per_unit + (units < 0 ? -0.5 : 0.5));
}
