#include "page.h"

#include <string.h>

static const UiText body_text = {.size = 31, .colour = T_INK, .leading = 1450, .marked = true};

// A line of a body: an item of a list, or part of a paragraph.
typedef struct Block {
    const char *words;
    bool item;
} Block;

static Block block_of(const Ui *ui, const char *line, size_t length) {
    bool item = length >= 2 && line[0] == '-' && line[1] == ' ';
    const char *words = arena_strn(ui_arena(ui), line + (item ? 2 : 0), length - (item ? 2 : 0));
    return (Block){words ? words : "", item};
}

static int block_draw(const Ui *ui, Rect area, const Block *block) {
    int indent = block->item ? ui_px(ui, 40) : 0;
    if (block->item) {
        UiText line = body_text;
        line.max_lines = 1; // some scripts have higher lines than the sign
        Rect sign = {area.x + ui_px(ui, 4), area.y, indent, ui_measure(ui, block->words, line, 0).h};
        ui_label(ui, sign, "•", body_text);
    }
    return ui_text(ui, (Rect){area.x + indent, area.y, area.w - indent, 0}, block->words, body_text).h;
}

int page_body_draw(const Ui *ui, Rect area, const char *body) {
    int top = area.y, between = ui_px(ui, 24), before_item = ui_px(ui, 10);
    bool first = true, blank = false;
    while (*body) {
        const char *end = strchr(body, '\n');
        size_t length = end ? (size_t)(end - body) : strlen(body);
        Block block = block_of(ui, body, length);
        if (length) {
            if (!first) area.y += blank ? between : block.item ? before_item : 0;
            area.y += block_draw(ui, area, &block);
            first = false;
        }
        blank = !length;
        body += length + (end ? 1 : 0);
    }
    return area.y - top;
}
