#include "keys.h"

#include <string.h>
#include "typing.h"

// EN 301 549 and the venue's figures: what a finger hits with ease, and what it just hits. Of gaps, too.
static const double calm_mm = 20, least_mm = 12, gap_mm = 3, least_gap_mm = 1.5;
static const double letter_units = 42; // a key's letter with its accents
static const double most_units = 90, gap_units = 14;
static const double least_size = 27; // of what a key says

static int px_of_mm(const Ui *ui, double mm) {
    return (int)(mm * ui->metrics.px_per_mm + 0.999);
}

static int smaller(int a, int b) {
    return a < b ? a : b;
}

static int larger(int a, int b) {
    return a > b ? a : b;
}

static const Keyboard *keyboard_of(const Stage *stage, const Keys *keys) {
    return keys->own ? keys->own : stage->keyboard;
}

static size_t longest_row(const KeyboardPage *page) {
    size_t most = 1;
    for (size_t i = 0; i < page->row_count; i++)
        most = page->rows[i].count > most ? page->rows[i].count : most;
    return most;
}

static int longest_of_all(const Keyboard *keyboard) {
    size_t most = 1;
    for (size_t i = 0; i < keyboard->page_count; i++)
        most = longest_row(&keyboard->pages[i]) > most ? longest_row(&keyboard->pages[i]) : most;
    return (int)most;
}

static void open_page(const Stage *stage, Keys *keys) {
    const Keyboard *keyboard = keyboard_of(stage, keys);
    int page = stage->view->keys;
    keys->page_index = page > 0 && (size_t)page < keyboard->page_count ? page : 0;
    keys->page = &keyboard->pages[keys->page_index];
}

#define DOTTED_CIRCLE "\xE2\x97\x8C"
#define NO_BREAK_SPACE "\xC2\xA0"

static const UiText key_text = {
    .weight = WEIGHT_MEDIUM, .colour = T_INK, .align = ALIGN_CENTRE, .max_lines = 1};

static int key_words_px(const Ui *ui, const char *words) {
    UiText text = key_text;
    text.size = least_size;
    return ui_measure(ui, words, text, 0).w;
}

// What a key says within so many px. In some fonts a mark on its circle is wider than a small key: there it
// stands by itself.
static const char *key_words(const Ui *ui, const char *text, int width) {
    size_t circle = strlen(DOTTED_CIRCLE);
    if (strncmp(text, DOTTED_CIRCLE, circle) != 0 || key_words_px(ui, text) <= width) return text;
    const char *bare = arena_printf(ui_arena(ui), NO_BREAK_SPACE "%s", text + circle);
    return bare ? bare : text;
}

// px beside the words of a key.
static int key_room(const Ui *ui) {
    return ui_px(ui, 8);
}

// The narrowest key of the keyboard that says whatever it types.
static int widest_words(const Ui *ui, const Keyboard *keyboard) {
    int widest = 0;
    for (size_t i = 0; i < keyboard->page_count; i++)
        for (size_t j = 0; j < keyboard->pages[i].row_count; j++)
            for (size_t k = 0; k < keyboard->pages[i].rows[j].count; k++) {
                const char *label = keyboard->pages[i].rows[j].keys[k].label;
                if (label) widest = larger(widest, key_words_px(ui, key_words(ui, label, 0)));
            }
    return widest + key_room(ui);
}

// As wide as its longest row allows; rows too long for fingers become two.
static void fit_width(const Stage *stage, const Ui *ui, int width, Keys *keys) {
    keys->width = width;
    int least = larger(px_of_mm(ui, least_mm), widest_words(ui, stage->keyboard)),
        least_gap = px_of_mm(ui, least_gap_mm);
    int around = width - longest_of_all(stage->keyboard) * (px_of_mm(ui, calm_mm) + least_gap);
    keys->pad = larger(smaller(smaller(ui_px(ui, 22), width / 100), around / 2), ui_px(ui, 4));
    int inner = width - 2 * keys->pad;
    int most = (inner + least_gap) / (least + least_gap);
    open_page(stage, keys);
    Err err = {0};
    if (longest_of_all(stage->keyboard) > larger(most, 1) &&
        keyboard_wrap(stage->keyboard, (size_t)larger(most, 1), &keys->own, &err))
        open_page(stage, keys);
    // All pages have keys of one width, that of the longest row of any.
    int keys_in_row = longest_of_all(keyboard_of(stage, keys)),
        spare = inner - keys_in_row * px_of_mm(ui, calm_mm);
    int wanted = larger(px_of_mm(ui, gap_mm), ui_px(ui, gap_units));
    keys->gap = keys_in_row > 1 ? spare / (keys_in_row - 1) : wanted;
    keys->gap = larger(smaller(keys->gap, wanted), least_gap);
    keys->key_w = (inner - (keys_in_row - 1) * keys->gap) / keys_in_row;
    // Rows end where the keys do, whole px that they are.
    keys->pad_y = smaller(ui_px(ui, 22), width / 100);
    keys->pad = (width - keys_in_row * (keys->key_w + keys->gap) + keys->gap) / 2;
}

// The height of one of count keys in so many px, with gaps between.
static int key_height(const Keys *keys, int space, int count) {
    return (space - 2 * keys->pad_y + keys->gap_y) / count - keys->gap_y;
}

// The px of so many that are left for rows of letters. What is above gives way before they scroll, and where
// they scroll so far that three are in sight.
static int room_for_letters(int space, int content, int three, const KeysAbove *above) {
    int room = space - above->least, more = space - above->tight;
    if (room >= content || (more < content && room >= three)) return room;
    return more >= content || more >= three ? more : space;
}

static void fit_height(const Ui *ui, int space, const KeysAbove *above, Keys *keys) {
    // No lower than its letters: on large panels a unit is more than 1/4 mm.
    int rows = (int)keys->page->row_count, small = larger(px_of_mm(ui, least_mm), ui_px(ui, letter_units)),
        calm = larger(px_of_mm(ui, calm_mm), small);
    keys->gap_y = keys->gap;
    int high = key_height(keys, space - above->most, rows + keys->tool_rows);
    if (high < calm) high = smaller(calm, key_height(keys, space - above->least, rows + keys->tool_rows));
    if (high < small) {
        keys->gap_y = smaller(keys->gap, px_of_mm(ui, least_gap_mm));
        high = smaller(small, key_height(keys, space - above->least, rows + keys->tool_rows));
    }
    keys->key_h = larger(smaller(high, ui_px(ui, most_units)), small);
    int pitch = keys->key_h + keys->gap_y, content = rows * pitch - keys->gap_y,
        rest = 2 * keys->pad_y + keys->tool_rows * pitch;
    int room = room_for_letters(space - rest, content, 3 * pitch - keys->gap_y, above);
    keys->rows_h = smaller(content, larger(room, keys->key_h));
    keys->height = keys->rows_h + rest;
}

// What the label of each page asks for, and a finger.
static int tool_least(const Ui *ui, const Keyboard *keyboard) {
    int least = px_of_mm(ui, least_mm);
    for (size_t i = 0; i < keyboard->page_count; i++) {
        UiSize label = ui_measure(ui, keyboard->pages[i].label, (UiText){.weight = WEIGHT_MEDIUM}, 0);
        least = larger(least, label.w + ui_px(ui, 12));
    }
    return least;
}

// Whether all but space, which needs a finger, have room beside each other.
static bool tools_fit(const Ui *ui, const Keys *keys, const Keyboard *keyboard) {
    int count = (int)keyboard->page_count + 1;
    int needed = count * (tool_least(ui, keyboard) + keys->gap) + px_of_mm(ui, least_mm);
    return needed <= keys->width - 2 * keys->pad;
}

void keys_fit(const Stage *stage, const Ui *ui, int width, int space, const KeysAbove *above, Keys *keys) {
    *keys = (Keys){.width = width};
    if (!stage->keyboard) return;
    fit_width(stage, ui, width, keys);
    keys->tool_rows = tools_fit(ui, keys, stage->keyboard) ? 1 : 2;
    fit_height(ui, space, above, keys);
}

void keys_finish(Keys *keys) {
    keyboard_destroy(keys->own);
    *keys = (Keys){0};
}

// A key of the keyboard or one of those that the screen has: what it says, or an icon.
typedef struct KeyLook {
    const char *name, *text, *icon;
    Action action;
    const char *argument;
} KeyLook;

static void key_draw(const Ui *ui, Rect box, const KeyLook *look) {
    int radius = ui_px(ui, 12);
    ui_target_begin(ui, look->name, box, (int)look->action, look->argument);
    ui_frame(ui, box, radius, ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    UiText text = key_text;
    UiSize room = {box.w - key_room(ui), box.h};
    const char *words = look->text ? key_words(ui, look->text, room.w) : NULL;
    text.size = words ? ui_fit_size(ui, words, text, room, 38, least_size) : 0;
    if (words && ui_fits(ui, words, text, room.w))
        ui_label(ui, box, words, text);
    else if (look->icon)
        ui_icon_in(ui, box, 38, ALIGN_CENTRE, look->icon, ui_colour(ui, T_INK));
    ui_target_end(ui, box, radius);
}

static bool is_pressed(const Ui *ui, const char *name) {
    return ui->pressed && name && !strcmp(ui->pressed, name);
}

// A finger hides its key: what it is stands large above it.
static void draw_held(const Ui *ui, Rect key, const char *text) {
    int w = larger(key.w, ui_px(ui, 110)), h = ui_px(ui, 120);
    Rect box = {key.x + (key.w - w) / 2, key.y - h - ui_px(ui, 8), w, h};
    box.x = larger(0, smaller(box.x, ui->metrics.width - w));
    box.y = larger(0, box.y);
    list_add(ui->list, &(DrawCommand){.kind = DRAW_SHADOW,
                                      .box = {box.x, box.y + ui_px(ui, 6), box.w, box.h},
                                      .radius = ui_px(ui, 16),
                                      .border_width = ui_px(ui, 24),
                                      .fill = 0x40203038,
                                      .decoration = true});
    ui_frame(ui, box, ui_px(ui, 16), ui_colour(ui, T_CARD), ui_colour(ui, T_ACCENT), 3, false);
    ui_label(ui, box, text,
             (UiText){.size = 72, .weight = WEIGHT_MEDIUM, .colour = T_INK, .align = ALIGN_CENTRE});
}

typedef struct Held {
    Rect box;
    const char *text; // NULL: no key is under a finger
} Held;

static void draw_row(const Ui *ui, const Keys *keys, Rect row, const KeyboardRow *letters, Held *held) {
    int count = (int)letters->count, width = count * (keys->key_w + keys->gap) - keys->gap;
    Rect box = {row.x + (row.w - width) / 2, row.y, keys->key_w, row.h};
    for (int i = 0; i < count; i++, box.x += keys->key_w + keys->gap) {
        const KeyboardKey *key = &letters->keys[i];
        if (!key->text) continue;
        const char *name = arena_printf(ui_arena(ui), "key/%s", key->text);
        if (!name) return;
        key_draw(ui, box, &(KeyLook){name, key->label, NULL, ACT_KEY, key->text});
        if (is_pressed(ui, name)) *held = (Held){box, key->label};
    }
}

static void draw_letters(const Ui *ui, const Keys *keys, Rect area) {
    int rows = (int)keys->page->row_count, pitch = keys->key_h + keys->gap_y;
    int content = rows * pitch - keys->gap_y;
    bool scrolls = content > keys->rows_h;
    const char *name = arena_printf(ui_arena(ui), "keys/%d", keys->page_index);
    Held held = {0};
    Point at = {area.x, area.y};
    if (scrolls) at = ui_scroll_begin(ui, name ? name : "keys", area, AXIS_Y, content);
    for (int i = 0; i < rows; i++)
        draw_row(ui, keys, (Rect){area.x, at.y + i * pitch, area.w, keys->key_h}, &keys->page->rows[i],
                 &held);
    if (scrolls) ui_scroll_end(ui, name ? name : "keys", area, T_GROUND);
    if (held.text) draw_held(ui, held.box, held.text);
}

// The keys beside space are as wide as their words ask for, and wider where space has enough.
static int tool_width(const Ui *ui, const Keys *keys, const Keyboard *keyboard, int row) {
    int least = tool_least(ui, keyboard), wide = keys->key_w + keys->key_w / 2,
        count = (int)keyboard->page_count + 1;
    int most = (row - 2 * least - count * keys->gap) / count;
    return larger(smaller(wide, most), least);
}

static const char *say_number(const Ui *ui, int number) {
    return arena_printf(ui_arena(ui), "%d", number);
}

static void draw_pages(const Stage *stage, const Ui *ui, const Keys *keys, int width, Rect *row) {
    const Keyboard *keyboard = keyboard_of(stage, keys);
    for (int i = 0; i < (int)keyboard->page_count; i++) {
        if (i == keys->page_index) continue;
        const char *number = say_number(ui, i), *name = say_join(ui, "keys", "/", number);
        key_draw(ui, rect_cut_left(row, width),
                 &(KeyLook){name, keyboard->pages[i].label, NULL, ACT_KEYS, number});
        rect_cut_left(row, keys->gap);
    }
}

// Put away, the other pages, space, delete: at the same places on every page.
static void draw_tools(const Stage *stage, const Ui *ui, const Keys *keys, Rect rows) {
    const Keyboard *keyboard = keyboard_of(stage, keys);
    const char *query = typing_text(stage);
    size_t length = strlen(query);
    Rect row = rect_cut_bottom(&rows, keys->key_h);
    rect_cut_bottom(&rows, keys->gap_y);
    int others = (int)keyboard->page_count - 1, width = row.w / 4;
    if (keys->tool_rows == 1) width = tool_width(ui, keys, keyboard, row.w);
    key_draw(ui, rect_cut_left(&row, width),
             &(KeyLook){"keys/close", NULL, "chevron-down", ACT_KEYS, say_number(ui, KEYS_CLOSED)});
    rect_cut_left(&row, keys->gap);
    if (keys->tool_rows == 1)
        draw_pages(stage, ui, keys, width, &row);
    else if (others)
        draw_pages(stage, ui, keys, (rows.w - (others - 1) * keys->gap) / others, &rows);
    // What would change nothing is no target.
    bool more = length && query[length - 1] != ' ' && length + 1 < typing_size(stage);
    KeyLook delete = {"key/delete", NULL, "delete", length ? ACT_KEY : ACT_NONE, KEY_DELETE};
    KeyLook space = {"key/space", ui_say(ui, "search.space"), "space", more ? ACT_KEY : ACT_NONE, " "};
    key_draw(ui, rect_cut_right(&row, width), &delete);
    rect_cut_right(&row, keys->gap);
    key_draw(ui, row, &space);
}

// As any keyboard of the language has them, whichever way it is read.
void keys_draw(const Stage *stage, const Ui *ui, Rect area, const Keys *keys) {
    if (!keys->height) return;
    list_keep_begin(ui->list, area);
    ui_fill(ui, area, ui_px(ui, 20), colour_with_alpha(ui_colour(ui, T_LINE), 140));
    Rect in = {area.x + keys->pad, area.y + keys->pad_y, area.w - 2 * keys->pad, area.h - 2 * keys->pad_y};
    int tools = keys->tool_rows * (keys->key_h + keys->gap_y) - keys->gap_y;
    draw_tools(stage, ui, keys, rect_cut_bottom(&in, tools));
    rect_cut_bottom(&in, keys->gap_y);
    draw_letters(ui, keys, in);
    list_keep_end(ui->list);
}
