// Whole pixels of the panel; x to the right, y down.
#pragma once
#include <stdbool.h>

typedef struct Point {
    int x, y;
} Point;

typedef struct Rect {
    int x, y, w, h;
} Rect;

static inline bool rect_empty(Rect r) {
    return r.w <= 0 || r.h <= 0;
}
static inline bool rect_contains(Rect r, Point p) {
    return p.x >= r.x && p.y >= r.y && p.x < r.x + r.w && p.y < r.y + r.h;
}
static inline Rect rect_intersect(Rect a, Rect b) {
    int left = a.x > b.x ? a.x : b.x, top = a.y > b.y ? a.y : b.y;
    int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    if (right <= left || bottom <= top) return (Rect){left, top, 0, 0};
    return (Rect){left, top, right - left, bottom - top};
}
static inline Rect rect_inset(Rect r, int by) {
    return (Rect){r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

// Cut a strip of at most size px off one side of r, and return it; r is what remains.
static inline Rect rect_cut_left(Rect *r, int size) {
    if (size > r->w) size = r->w;
    Rect cut = {r->x, r->y, size, r->h};
    r->x += size;
    r->w -= size;
    return cut;
}
static inline Rect rect_cut_right(Rect *r, int size) {
    if (size > r->w) size = r->w;
    r->w -= size;
    return (Rect){r->x + r->w, r->y, size, r->h};
}
static inline Rect rect_cut_top(Rect *r, int size) {
    if (size > r->h) size = r->h;
    Rect cut = {r->x, r->y, r->w, size};
    r->y += size;
    r->h -= size;
    return cut;
}
static inline Rect rect_cut_bottom(Rect *r, int size) {
    if (size > r->h) size = r->h;
    r->h -= size;
    return (Rect){r->x, r->y + r->h, r->w, size};
}
