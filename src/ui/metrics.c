#include "metrics.h"

#include <stddef.h>
#include "base/auto.h"

typedef struct PanelRow {
    int width_px, height_px;
    double width_mm;
} PanelRow;

// 7, 7, 10, 15.6, 21.5, 32 and 55 inches: the panels that kiosks are built with, some of them upright.
static const PanelRow panels[] = {
    {800, 480, 154},   {480, 800, 93},    {1024, 600, 154},   {1280, 800, 217},  {1366, 768, 344},
    {1920, 1080, 476}, {1080, 1920, 398}, {3840, 2160, 1218}, {2160, 3840, 685},
};

static const double mock_px_per_mm = 4.03;

double metrics_guess_width_mm(int width_px, int height_px) {
    for (size_t i = 0; i < COUNT_OF(panels); i++)
        if (panels[i].width_px == width_px && panels[i].height_px == height_px) return panels[i].width_mm;
    return width_px / mock_px_per_mm;
}

Metrics metrics_for(int width_px, int height_px, double width_mm) {
    // Displays report nonsense (0, or 160 x 90 cm for a projector's ratio): outside this it is a guess.
    if (width_mm < 60 || width_mm > 3000) width_mm = metrics_guess_width_mm(width_px, height_px);
    Metrics m = {width_px, height_px, width_px / width_mm, 0};
    int shorter = width_px < height_px ? width_px : height_px;
    m.px_per_unit = m.px_per_mm / mock_px_per_mm;
    if (shorter / 1080.0 > m.px_per_unit) m.px_per_unit = shorter / 1080.0;
    return m;
}
