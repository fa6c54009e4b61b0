// A small painting: a painter, the list of the next frame, and the pixels it is painted on. And one picture
// that may be there or not.
#pragma once
#include "draw/list.h"
#include "paint/painter.h"

enum {
    EASEL_W = 200,
    EASEL_H = 160
};

typedef struct Easel {
    Painter *painter;
    DrawList list;
    Surface surface;
    uint32_t pixels[EASEL_W * EASEL_H];
    Rect rects[PAINT_RECTS_MAX]; // of the last update
} Easel;

Easel *easel_create(void); // with an empty list on white
void easel_destroy(Easel *easel);
void easel_begin(Easel *easel); // the next frame, on white
void easel_add(Easel *easel, DrawCommand command);
void easel_box(Easel *easel, Rect box, Colour fill);
size_t easel_update(Easel *easel, const ImageSource *images);
uint32_t easel_at(const Easel *easel, int x, int y);  // 0xRRGGBB
Rect easel_extents(const Easel *easel, size_t count); // around the last update's rectangles

typedef struct EaselPicture {
    Image image; // 40 x 30 px
    uint32_t pixels[40 * 30];
    bool there;
} EaselPicture;
ImageSource easel_picture_init(EaselPicture *picture, uint32_t pixel, bool opaque);
