#include "page.h"

#include <string.h>
#include "text/foreign.h"

static const UiText body_text = {.size = 31, .colour = T_INK, .leading = 1450, .marked = true, .prose = true};

// A line of a body: an item of a list, or part of a paragraph.
typedef struct Block {
    const char *words;
    bool item;
    bool against; // reads the other way than the screen
} Block;

static Block block_of(const Ui *ui, const char *line, size_t length, const char *lang) {
    bool item = length >= 2 && line[0] == '-' && line[1] == ' ';
    const char *words = arena_strn(ui_arena(ui), line + (item ? 2 : 0), length - (item ? 2 : 0));
    bool against = lang && lang_is_rtl(lang) != ui_from_right(ui);
    return (Block){foreign_mark(ui_arena(ui), words, lang, ui->lang->chain[0]), item, against};
}

static int block_draw(const Ui *ui, Rect area, const Block *block) {
    int indent = block->item ? ui_px(ui, 40) : 0;
    if (block->item) {
        UiText line = body_text;
        line.max_lines = 1; // some scripts have higher lines than the sign
        Rect row = {area.x, area.y, area.w, ui_measure(ui, block->words, line, 0).h};
        Rect sign = block->against ? rect_cut_right(&row, indent) : rect_cut_left(&row, indent);
        line.align = block->against ? ALIGN_END : ALIGN_START;
        sign.w -= ui_px(ui, 4);
        if (!block->against) sign.x += ui_px(ui, 4);
        ui_label(ui, sign, "•", line);
    }
    Rect words = {area.x + (block->against ? 0 : indent), area.y, area.w - indent, 0};
    return ui_text(ui, words, block->words, body_text).h;
}

int page_body_draw(const Ui *ui, Rect area, const Text *text, int gap) {
    const char *lang = NULL, *body = text_pick(text, ui->lang->chain, &lang);
    int top = area.y, between = ui_px(ui, 24), before_item = ui_px(ui, 10);
    bool first = true, blank = false;
    while (*body) {
        const char *end = strchr(body, '\n');
        size_t length = end ? (size_t)(end - body) : strlen(body);
        Block block = block_of(ui, body, length, lang);
        if (length) {
            if (!first) area.y += blank ? between : block.item ? before_item : 0;
            area.y += block_draw(ui, area, &block);
            first = false;
        }
        blank = !length;
        body += length + (end ? 1 : 0);
    }
    return first ? 0 : area.y - top + gap;
}
