#include "ui.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "base/limits.h"

// EN 301 549 5.1.4: capitals of text that is read in passing, in mm; and how high they are in the size.
static const double night_cap_mm = 7.3;
static const double cap_of_size = 0.714; // Noto's; Inter's are a little higher

int ui_px(const Ui *ui, double units) {
    return metrics_px(&ui->metrics, units);
}

double ui_units_w(const Ui *ui) {
    return ui->metrics.width / ui->metrics.px_per_unit;
}

double ui_units_h(const Ui *ui) {
    return ui->metrics.height / ui->metrics.px_per_unit;
}

Colour ui_colour(const Ui *ui, Token token) {
    return ui->theme->colours[token];
}

Arena *ui_arena(const Ui *ui) {
    return &ui->list->arena;
}

const char *ui_say(const Ui *ui, const char *key) {
    return message(ui->messages, key);
}

static TextStyle style_of(const Ui *ui, const UiText *text) {
    double px = (text->size > 0 ? text->size : 27) * ui->metrics.px_per_unit;
    double least = night_cap_mm * ui->metrics.px_per_mm / cap_of_size;
    if (ui->night && px < least) px = least;
    bool heading = text->weight == WEIGHT_DISPLAY;
    int leading = text->leading ? text->leading : heading ? 1180 : 1400;
    return (TextStyle){.size_64 = (int)(px * 64 + 0.5),
                       .weight = text->weight,
                       .leading = leading,
                       .tracking = heading && !text->tabular ? -22 : 0,
                       .tabular = text->tabular,
                       .marked = text->marked};
}

static const Paragraph *lay_out(const Ui *ui, const char *string, const UiText *text, int width,
                                int max_lines) {
    TextRequest request = {.string = string ? string : "",
                           .lang = text->lang ? text->lang : ui->lang->chain[0],
                           .style = style_of(ui, text),
                           .max_width = width,
                           .max_lines = max_lines};
    return text_layout(ui->text, &request);
}

UiSize ui_measure(const Ui *ui, const char *string, UiText text, int width) {
    const Paragraph *p = lay_out(ui, string, &text, width, text.max_lines);
    return (UiSize){p->width, p->height};
}

// Whether it is so long that it need not be laid out to see that it takes more lines: even the closest
// script, Tibetan, whose letters stand on each other, is wider than a twenty-fifth of the size a byte.
static bool is_hopeless(const Ui *ui, size_t bytes, const UiText *text, int width) {
    return text->max_lines && (double)bytes * ui_px(ui, text->size) / 25 > (double)width * text->max_lines;
}

double ui_fit_size(const Ui *ui, const char *string, UiText text, UiSize box, double most, double least) {
    size_t bytes = string ? strlen(string) : 0;
    for (text.size = most; text.size > least; text.size *= 0.88) {
        if (is_hopeless(ui, bytes, &text, box.w)) continue;
        const Paragraph *p = lay_out(ui, string, &text, box.w, 0);
        bool few = !text.max_lines || p->line_count <= (size_t)text.max_lines;
        if (few && !p->broken && p->height <= box.h) return text.size;
    }
    return least;
}

static void strike(const Ui *ui, Rect line_box, int width, const UiText *text) {
    int thick = ui_px(ui, 3);
    ui_fill(ui, (Rect){line_box.x, line_box.y + line_box.h * 53 / 100, width, thick}, 0,
            ui_colour(ui, text->colour));
}

// What is emphasised, on a tint with an edge below: a marker's stroke. Letters are not mirrored.
static void tint(const Ui *ui, Rect line_box, const TextLine *line) {
    list_keep_begin(ui->list, line_box);
    int pad = ui_px(ui, 1), edge = ui_px(ui, 3);
    for (size_t i = 0; i < line->count; i++) {
        if (!line->glyphs[i].strong) continue;
        int left = line->glyphs[i].x_64 / 64 - pad;
        while (i < line->count && line->glyphs[i].strong)
            i++;
        int right = i < line->count ? line->glyphs[i].x_64 / 64 : line->width;
        Rect stroke = {line_box.x + left, line_box.y + line_box.h / 12, right - left, line_box.h * 5 / 6};
        ui_fill(ui, stroke, 0, ui_colour(ui, T_TINT));
        ui_fill(ui, rect_cut_bottom(&stroke, edge), 0, ui_colour(ui, T_ACCENT));
    }
    list_keep_end(ui->list);
}

// Lines in another direction than the screen's begin below each other at their own start, as a block that
// stands where other texts do: a title's first letters are looked for there. Prose stands where its language
// begins.
static int line_x(const Ui *ui, Rect box, const Paragraph *p, const TextLine *line, const UiText *text) {
    bool against = p->rtl != ui_from_right(ui);
    int block = against && !text->prose ? p->width : line->width;
    int slack = box.w > block ? box.w - block : 0, within = block - line->width;
    if (text->align == ALIGN_CENTRE) return box.x + (box.w > line->width ? (box.w - line->width) / 2 : 0);
    if (text->align == ALIGN_END) return box.x + slack + within;
    return box.x + (against && text->prose ? slack : within);
}

static void add_line(const Ui *ui, Rect box, int y, const Paragraph *p, const TextLine *line,
                     const UiText *text) {
    Rect line_box = {line_x(ui, box, p, line, text), y, line->width, p->line_height};
    if (text->tinted) tint(ui, line_box, line);
    list_add(ui->list, &(DrawCommand){.kind = DRAW_TEXT,
                                      .box = line_box,
                                      .fill = ui_colour(ui, text->colour),
                                      .line = line,
                                      .text = line->string,
                                      .look = line->look,
                                      .cap_um = (int)(p->cap_64 * 1000.0 / 64 / ui->metrics.px_per_mm),
                                      .cut = line->cut,
                                      .broken = p->broken && line == p->lines,
                                      .missing = p->missing});
    if (text->strike) strike(ui, line_box, line->width, text);
}

UiSize ui_text(const Ui *ui, Rect box, const char *string, UiText text) {
    if (!string || !*string || box.w <= 0) return (UiSize){0, 0};
    const Paragraph *p = lay_out(ui, string, &text, box.w, text.max_lines);
    if (!text.max_lines && box.h > 0 && p->height > box.h && p->line_height > 0) {
        int lines = box.h / p->line_height;
        p = lay_out(ui, string, &text, box.w, lines > 0 ? lines : 1);
    }
    for (size_t i = 0; i < p->line_count; i++)
        add_line(ui, box, box.y + (int)i * p->line_height, p, &p->lines[i], &text);
    return (UiSize){p->width, p->height};
}

UiSize ui_label(const Ui *ui, Rect box, const char *string, UiText text) {
    if (!string || !*string || box.w <= 0) return (UiSize){0, 0};
    text.max_lines = 1;
    const Paragraph *p = lay_out(ui, string, &text, box.w, 1);
    if (p->line_count) add_line(ui, box, box.y + (box.h - p->line_height) / 2, p, &p->lines[0], &text);
    return (UiSize){p->width, p->height};
}

UiSize ui_middle(const Ui *ui, Rect box, const char *string, UiText text) {
    if (!string || !*string || box.w <= 0) return (UiSize){0, 0};
    const Paragraph *p = lay_out(ui, string, &text, box.w, text.max_lines);
    int lines = p->line_height > 0 ? box.h / p->line_height : 1;
    if (lines < 1) lines = 1;
    if ((int)p->line_count > lines) p = lay_out(ui, string, &text, box.w, lines);
    int top = box.y + (box.h - p->height) / 2;
    for (size_t i = 0; i < p->line_count; i++)
        add_line(ui, box, top + (int)i * p->line_height, p, &p->lines[i], &text);
    return (UiSize){p->width, p->height};
}

bool ui_fits(const Ui *ui, const char *string, UiText text, int width) {
    text.max_lines = 1;
    return ui_measure(ui, string, text, 0).w <= width;
}

bool ui_breaks(const Ui *ui, const char *string, UiText text, int width) {
    return lay_out(ui, string, &text, width, 0)->broken;
}

bool ui_lacks_letters(const Ui *ui, const char *string, UiText text) {
    return lay_out(ui, string, &text, 0, 0)->missing > 0;
}

int ui_label_cut(const Ui *ui, Rect *row, const char *string, UiText text, double gap) {
    text.max_lines = 1;
    int width = ui_measure(ui, string, text, row->w).w;
    Rect box =
        rect_cut_left(row, width); // as wide as the line: so both directions of writing start at the start
    ui_label(ui, box, string, text);
    if (width) rect_cut_left(row, ui_px(ui, gap));
    return width;
}

void ui_fill(const Ui *ui, Rect box, int radius, Colour colour) {
    list_add(ui->list, &(DrawCommand){.kind = DRAW_BOX, .box = box, .fill = colour, .radius = radius});
}

void ui_frame(const Ui *ui, Rect box, int radius, Colour fill, Colour border, double width_units,
              bool dashed) {
    int width = ui_px(ui, width_units);
    list_add(ui->list, &(DrawCommand){.kind = DRAW_BOX,
                                      .box = box,
                                      .fill = fill,
                                      .border = border,
                                      .radius = radius,
                                      .border_width = width > 0 ? width : 1,
                                      .dashed = dashed});
}

bool ui_from_right(const Ui *ui) {
    return ui->list->mirrored && !ui->list->keeping;
}

// What points along the way of reading points the other way in a mirror.
static const char *turned(const char *name) {
    static const char *const pairs[][2] = {{"arrow-left", "arrow-right"}, {"chevron-left", "chevron-right"}};
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        for (int side = 0; side < 2; side++)
            if (!strcmp(name, pairs[i][side])) return pairs[i][!side];
    return name;
}

void ui_icon(const Ui *ui, Rect box, const char *name, Colour colour) {
    char path[64];
    snprintf(path, sizeof path, "icon/%s", ui_from_right(ui) ? turned(name) : name);
    list_add(ui->list, &(DrawCommand){.kind = DRAW_ICON, .box = box, .fill = colour, .name = path});
}

void ui_icon_in(const Ui *ui, Rect box, double size, UiAlign align, const char *name, Colour colour) {
    int side = ui_px(ui, size), slack = align == ALIGN_START ? 0
                                        : align == ALIGN_END ? box.w - side
                                                             : (box.w - side) / 2;
    ui_icon(ui, (Rect){box.x + slack, box.y + (box.h - side) / 2, side, side}, name, colour);
}

void ui_image(const Ui *ui, Rect box, const char *name, ImageFit fit, int radius, bool hairline) {
    list_add(ui->list, &(DrawCommand){.kind = DRAW_IMAGE,
                                      .box = box,
                                      .name = name,
                                      .fit = fit,
                                      .radius = radius,
                                      .border = hairline ? 0x30808890 : 0,
                                      .border_width = hairline ? 1 : 0});
}

void ui_line(const Ui *ui, int x, int y, int length, Colour colour) {
    int thick = ui_px(ui, 2);
    list_add(ui->list, &(DrawCommand){.kind = DRAW_BOX,
                                      .box = {x, y, length, thick > 0 ? thick : 1},
                                      .fill = colour,
                                      .decoration = true});
}

void ui_target_begin(const Ui *ui, const char *name, Rect box, int action, const char *argument) {
    list_target_begin(ui->list, name, box, action, argument);
}

void ui_target_end(const Ui *ui, Rect box, int radius) {
    DrawList *list = ui->list;
    const char *name = list->open_target >= 0 ? list->targets[list->open_target].name : NULL;
    if (name && ui->pressed && !strcmp(name, ui->pressed))
        list_add(list,
                 &(DrawCommand){
                     .kind = DRAW_BOX, .box = box, .fill = 0x26000000, .radius = radius, .decoration = true});
    list_target_end(list);
}

static Scroll *find_scroll(ScrollStore *store, const char *name) {
    for (int i = 0; i < store->count; i++)
        if (!strcmp(store->scrolls[i].name, name)) return &store->scrolls[i];
    if (store->count == UI_SCROLLS_MAX) return NULL;
    Scroll *added = &store->scrolls[store->count++];
    scroll_init(added, name);
    return added;
}

void ui_scroll_place(const Ui *ui, const char *name, Rect view, Axis axis, int content, int offset) {
    Scroll *scroll = find_scroll(ui->scrolls, name);
    if (!scroll || scroll->view) return;
    scroll_set_sizes(scroll, axis == AXIS_Y ? view.h : view.w, content);
    scroll_to(scroll, offset);
}

Point ui_scroll_begin(const Ui *ui, const char *name, Rect view, Axis axis, int content) {
    Scroll *scroll = find_scroll(ui->scrolls, name);
    int along = axis == AXIS_Y ? view.h : view.w, offset = 0;
    if (scroll) {
        scroll_set_sizes(scroll, along, content);
        offset = scroll_offset(scroll);
    }
    list_area_begin(ui->list, name, view, axis, content, offset);
    return axis == AXIS_Y ? (Point){view.x, view.y - offset} : (Point){view.x - offset, view.y};
}

// What scrolls shows that it does: a bar at the edge, as long as the part that is seen.
static void scroll_bar(const Ui *ui, const Scroll *scroll, Rect view, Axis axis) {
    int along = axis == AXIS_Y ? view.h : view.w, thick = ui_px(ui, 6);
    if (scroll->content <= along || along <= 0) return;
    int least = ui_px(ui, 48);
    int length = (int)((int64_t)along * along / scroll->content);
    if (length < least) length = least;
    int way = scroll->content - along, offset = scroll_offset(scroll);
    offset = offset < 0 ? 0 : offset > way ? way : offset;
    int at = (int)((int64_t)(along - length) * offset / way);
    Rect bar = axis == AXIS_Y ? (Rect){view.x + view.w + ui_px(ui, 12), view.y + at, thick, length}
                              : (Rect){view.x + at, view.y + view.h + ui_px(ui, 6), length, thick};
    list_add(ui->list, &(DrawCommand){.kind = DRAW_BOX,
                                      .box = bar,
                                      .fill = colour_with_alpha(ui_colour(ui, T_INK_2), 110),
                                      .radius = thick / 2,
                                      .decoration = true});
}

// The ground fades in over content that goes on, so that nothing looks cut in mid-line by accident.
static void fade_edge(const Ui *ui, Rect view, Axis axis, bool at_end, int depth, Token ground) {
    enum {
        STEPS = 8
    };
    for (int i = 0; i < STEPS; i++) {
        int from = depth * i / STEPS, to = depth * (i + 1) / STEPS;
        Rect strip = axis == AXIS_Y
                         ? (Rect){view.x, at_end ? view.y + view.h - to : view.y + from, view.w, to - from}
                         : (Rect){at_end ? view.x + view.w - to : view.x + from, view.y, to - from, view.h};
        list_add(ui->list, &(DrawCommand){.kind = DRAW_BOX,
                                          .box = strip,
                                          .fill = colour_with_alpha(ui_colour(ui, ground), 232 - 29 * i),
                                          .decoration = true});
    }
}

static void scroll_fade(const Ui *ui, const Scroll *scroll, Rect view, Axis axis, Token ground) {
    int offset = scroll_offset(scroll), along = axis == AXIS_Y ? view.h : view.w;
    int most = along / 12, before = ui_px(ui, 20), after = ui_px(ui, 40);
    if (offset > 0) fade_edge(ui, view, axis, false, before < most ? before : most, ground);
    if (offset < scroll->content - along)
        fade_edge(ui, view, axis, true, after < most ? after : most, ground);
}

void ui_scroll_end(const Ui *ui, const char *name, Rect view, Token ground) {
    const ScrollArea *area = ui->list->open_area >= 0 ? &ui->list->areas[ui->list->open_area] : NULL;
    Axis axis = area ? area->axis : AXIS_Y;
    list_area_end(ui->list);
    const Scroll *scroll = find_scroll(ui->scrolls, name);
    if (!scroll) return;
    scroll_fade(ui, scroll, view, axis, ground);
    scroll_bar(ui, scroll, view, axis);
}

void ui_code(const Ui *ui, Rect box, const char *text, const uint8_t *modules, int side) {
    list_add(ui->list, &(DrawCommand){.kind = DRAW_CODE,
                                      .box = box,
                                      .fill = 0xFF000000, // in every theme: cameras want black on white
                                      .text = text,
                                      .modules = modules,
                                      .side = side});
}

void ui_polygon(const Ui *ui, const Point *corners, int count, Colour colour) {
    Point inside[LIMIT_AREA_POINTS];
    if (count < LIMIT_AREA_POINTS_MIN || count > LIMIT_AREA_POINTS) return;
    int left = INT_MAX, top = INT_MAX, right = INT_MIN, bottom = INT_MIN;
    for (int i = 0; i < count; i++) {
        if (corners[i].x < left) left = corners[i].x;
        if (corners[i].x > right) right = corners[i].x;
        if (corners[i].y < top) top = corners[i].y;
        if (corners[i].y > bottom) bottom = corners[i].y;
    }
    for (int i = 0; i < count; i++)
        inside[i] = (Point){corners[i].x - left, corners[i].y - top};
    list_add(ui->list, &(DrawCommand){.kind = DRAW_POLYGON,
                                      .box = {left, top, right - left, bottom - top},
                                      .fill = colour,
                                      .points = inside,
                                      .point_count = count});
}

int ui_code_px(const Ui *ui, int side) {
    int least = (int)ceil(CODE_LEAST_UM / 1000.0 * ui->metrics.px_per_mm);
    return least * (side + 2 * CODE_QUIET);
}

int ui_badge_now(const Ui *ui, Rect row, const char *text, double size) {
    UiText style = {
        .size = size, .weight = WEIGHT_BOLD, .colour = ui->night ? T_NOW : T_ON_NOW, .max_lines = 1};
    UiSize taken = ui_measure(ui, text, style, 0);
    int pad = ui_px(ui, size * 0.52), height = taken.h * 47 / 40;
    if (height > row.h) height = row.h;
    Rect box = {row.x, row.y + (row.h - height) / 2, taken.w + 2 * pad, height};
    if (ui->night)
        ui_frame(ui, box, ui_px(ui, 8), 0, ui_colour(ui, T_NOW), 2, false);
    else
        ui_fill(ui, box, ui_px(ui, 8), ui_colour(ui, T_NOW));
    style.align = ALIGN_CENTRE;
    ui_label(ui, box, text, style);
    return box.w;
}

void ui_stripe(const Ui *ui, Rect box, Colour colour) {
    if (ui->contrast)
        ui_frame(ui, box, box.w / 2, colour, ui_colour(ui, T_INK), 2, false);
    else
        ui_fill(ui, box, box.w / 2, colour);
}

void ui_chosen(const Ui *ui, Rect box, int radius) {
    if (ui->contrast)
        ui_frame(ui, box, radius, ui_colour(ui, T_TINT), ui_colour(ui, T_INK), 4, false);
    else
        ui_fill(ui, box, radius, ui_colour(ui, T_TINT));
}

void ui_progress(const Ui *ui, Rect box, int per_mille, Colour ground) {
    bool lined = ui->contrast && ground >> 24 == 255; // amber alone is not seen on white
    if (lined)
        ui_frame(ui, box, box.h / 2, ground, ui_colour(ui, T_INK), 2, false);
    else
        ui_fill(ui, box, box.h / 2, ground);
    Rect done = box;
    done.w = (int)((int64_t)box.w * per_mille / 1000);
    if (done.w >= box.h) ui_fill(ui, done, box.h / 2, ui_colour(ui, lined ? T_INK : T_NOW));
}
