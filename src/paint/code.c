#include "code.h"

#include "base/limits.h"

static const pixman_color_t white = {0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF};

static pixman_color_t opaque(Colour colour) {
    return (pixman_color_t){(uint16_t)((colour >> 16 & 0xFF) * 257), (uint16_t)((colour >> 8 & 0xFF) * 257),
                            (uint16_t)((colour & 0xFF) * 257), 0xFFFF};
}

// Runs of dark squares of one row as boxes, at most one for every second square. Returns how many.
static int find_runs(const uint8_t *row, int side, Point at, int px, pixman_box32_t *ret_boxes) {
    int count = 0;
    for (int x = 0, end; x < side; x = end + 1) {
        for (end = x; end < side && row[end];)
            end++;
        if (end > x) ret_boxes[count++] = (pixman_box32_t){at.x + x * px, at.y, at.x + end * px, at.y + px};
    }
    return count;
}

void code_paint(pixman_image_t *to, const DrawCommand *c) {
    pixman_box32_t box = {c->box.x, c->box.y, c->box.x + c->box.w, c->box.y + c->box.h};
    pixman_image_fill_boxes(PIXMAN_OP_SRC, to, &white, 1, &box);
    int px = code_module_px(c->box, c->side);
    if (!c->modules || px < 1 || c->side > LIMIT_CODE_SIDE) return;
    pixman_box32_t runs[LIMIT_CODE_SIDE / 2 + 1];
    pixman_color_t dark = opaque(c->fill);
    Point at = {c->box.x + (c->box.w - c->side * px) / 2, c->box.y + (c->box.h - c->side * px) / 2};
    for (int y = 0; y < c->side; y++, at.y += px) {
        int count = find_runs(c->modules + y * c->side, c->side, at, px, runs);
        if (count) pixman_image_fill_boxes(PIXMAN_OP_SRC, to, &dark, count, runs);
    }
}
