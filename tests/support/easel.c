#include "easel.h"

#include <stdlib.h>
#include "draw/list.h"
#include "paint/painter.h"

Easel *easel_create(void) {
    Easel *easel = calloc(1, sizeof *easel);
    if (!easel) abort();
    easel->painter = painter_create();
    easel->surface = (Surface){easel->pixels, EASEL_W, EASEL_H, EASEL_W};
    list_init(&easel->list);
    easel_begin(easel);
    return easel;
}

void easel_destroy(Easel *easel) {
    painter_destroy(easel->painter);
    list_finish(&easel->list);
    free(easel);
}

void easel_begin(Easel *easel) {
    list_begin(&easel->list, EASEL_W, EASEL_H, 4, 0xFFFFFFFF);
}

void easel_add(Easel *easel, DrawCommand command) {
    list_add(&easel->list, &command);
}

void easel_box(Easel *easel, Rect box, Colour fill) {
    easel_add(easel, (DrawCommand){.kind = DRAW_BOX, .box = box, .fill = fill});
}

size_t easel_update(Easel *easel, const ImageSource *images) {
    return painter_update(easel->painter, &easel->list, images, &easel->surface, easel->rects);
}

uint32_t easel_at(const Easel *easel, int x, int y) {
    return easel->pixels[y * EASEL_W + x] & 0xFFFFFF;
}

Rect easel_extents(const Easel *easel, size_t count) {
    int left = EASEL_W, top = EASEL_H, right = 0, bottom = 0;
    for (size_t i = 0; i < count; i++) {
        Rect r = easel->rects[i];
        if (r.x < left) left = r.x;
        if (r.y < top) top = r.y;
        if (r.x + r.w > right) right = r.x + r.w;
        if (r.y + r.h > bottom) bottom = r.y + r.h;
    }
    return (Rect){left, top, right - left, bottom - top};
}

static const Image *get(void *ctx, const char *name, int width, int height, ImageFit fit) {
    EaselPicture *picture = ctx;
    (void)name, (void)width, (void)height, (void)fit;
    return picture->there ? &picture->image : NULL;
}

ImageSource easel_picture_init(EaselPicture *picture, uint32_t pixel, bool opaque) {
    *picture = (EaselPicture){.there = true};
    picture->image = (Image){40, 30, 40, picture->pixels, opaque, pixel};
    for (int i = 0; i < 40 * 30; i++)
        picture->pixels[i] = pixel;
    return (ImageSource){picture, get};
}
