// A painter that paints nothing: a crawl looks at draw lists, and painting would be most of its time. It
// stands where the painter of paint/ is linked otherwise.
#include <stdlib.h>
#include "paint/painter.h"

struct Painter {
    int frames;
};

Painter *painter_create(void) {
    return calloc(1, sizeof(Painter));
}

void painter_destroy(Painter *painter) {
    free(painter);
}

void painter_set_fonts(Painter *painter, FontSet *fonts) {
    (void)painter, (void)fonts;
}

size_t painter_update(Painter *painter, const DrawList *list, const ImageSource *images,
                      const Surface *surface, Rect *ret_rects) {
    (void)images, (void)surface;
    painter->frames++;
    ret_rects[0] = (Rect){0, 0, list->width, list->height};
    return 1;
}

void painter_forget(Painter *painter) {
    (void)painter;
}

void painter_paint(Painter *painter, const DrawList *list, const ImageSource *images,
                   const Surface *surface) {
    (void)painter, (void)list, (void)images, (void)surface;
}

uint64_t painter_hash(const Painter *painter) {
    (void)painter;
    return 0;
}
