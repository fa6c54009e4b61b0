#include "page.h"

#include <string.h>

// One block of a body: a paragraph or a list's item.
static int block_draw(const Ui *ui, Rect area, const char *text, size_t length) {
    UiText style = {.size = 31, .colour = T_INK, .leading = 1450};
    bool item = length > 2 && text[0] == '-' && text[1] == ' ';
    int indent = item ? ui_px(ui, 44) : 0;
    const char *words = arena_strn(ui_arena(ui), text + (item ? 2 : 0), length - (item ? 2 : 0));
    Rect in = {area.x + indent, area.y, area.w - indent, 0};
    if (item) ui_text(ui, (Rect){area.x, area.y, indent, 0}, "•", style);
    return ui_text(ui, in, words ? words : "", style).h;
}

int page_body_draw(const Ui *ui, Rect area, const char *body) {
    int top = area.y;
    while (*body) {
        const char *end = strchr(body, '\n');
        size_t length = end ? (size_t)(end - body) : strlen(body);
        if (length)
            area.y += block_draw(ui, area, body, length);
        else
            area.y += ui_px(ui, 24);
        body += length + (end ? 1 : 0);
    }
    return area.y - top;
}
