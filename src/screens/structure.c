#include "about.h"

#include "model/related.h"

enum {
    CHART_MAX = 60 // groups of which each is measured; more stand below each other
};

// Space of the chart, in units.
enum {
    BOX_GAP = 20,
    BOX_LEAST = 300, // width at which a name is read easily
    BOX_MOST = 460,  // of boxes that share a row evenly
    ROW_GAP = 52,
    LINE_GAP = 24, // between the lines of a row that wraps
    TRUNK = 40     // left of such lines
};

typedef struct Chart {
    const Stage *stage;
    const Ui *ui;
    Rect area;
    int y;
    const Branch *branches;
    size_t count;
    Rect *boxes; // where each branch's stands
    Rect head;   // empty where there is none
    StructureHead top;
    int last_line; // y of the last line of boxes drawn
} Chart;

static void line_draw(const Chart *chart, int x0, int y0, int x1, int y1) {
    int thick = ui_px(chart->ui, 3);
    Rect box = {x0 - thick / 2, y0, x1 - x0 + thick, y1 - y0 + thick};
    list_add(chart->ui->list,
             &(DrawCommand){
                 .kind = DRAW_BOX, .box = box, .fill = structure_line_colour(chart->ui), .decoration = true});
}

// The groups of one row: the children of a branch, or those without a parent.
typedef struct Row {
    size_t *members; // indices of branches
    int count;
} Row;

static Row row_of(const Chart *chart, size_t parent) {
    Row row = {ARENA_NEW(ui_arena(chart->ui), size_t, chart->count), 0};
    for (size_t i = 0; row.members && i < chart->count; i++)
        if (chart->branches[i].parent == parent) row.members[row.count++] = i;
    return row;
}

static StructureBox box_of(const Chart *chart, const Row *row, int index) {
    return (StructureBox){.group = chart->branches[row->members[index]].group};
}

// The boxes as wide as their names where that fits, else all alike and in as few lines as they can be read
// in.
typedef struct RowForm {
    bool own_widths;
    int per_line, lines;
    int width;  // of each, where they are alike
    int indent; // left of the boxes
} RowForm;

static RowForm form_of(const Chart *chart, const Row *row) {
    const Ui *ui = chart->ui;
    int gap = ui_px(ui, BOX_GAP), all = -gap, room = chart->area.w;
    for (int i = 0; i < row->count; i++) {
        StructureBox box = box_of(chart, row, i);
        all += structure_box_width(ui, &box) + gap;
    }
    if (all <= room) return (RowForm){true, row->count, 1, 0, 0};
    int most = (room + gap) / (ui_px(ui, BOX_LEAST) + gap);
    RowForm form = {.lines = 1};
    if (most < row->count) {
        form.indent = ui_px(ui, TRUNK);
        most = (room - 2 * form.indent + gap) / (ui_px(ui, BOX_LEAST) + gap);
        form.lines = (row->count + most - 1) / most;
    }
    form.per_line = (row->count + form.lines - 1) / form.lines;
    form.width = (room - 2 * form.indent + gap) / form.per_line - gap;
    if (form.width > ui_px(ui, BOX_MOST)) form.width = ui_px(ui, BOX_MOST);
    return form;
}

static int box_width(const Chart *chart, const Row *row, const RowForm *form, int index) {
    StructureBox box = box_of(chart, row, index);
    return form->own_widths ? structure_box_width(chart->ui, &box) : form->width;
}

// Boxes [first, end) of a row side by side in the middle, of one height.
static void boxes_draw(Chart *chart, const Row *row, const RowForm *form, int first, int end) {
    const Ui *ui = chart->ui;
    int gap = ui_px(ui, BOX_GAP), all = -gap, high = 0;
    for (int i = first; i < end; i++) {
        StructureBox box = box_of(chart, row, i);
        int width = box_width(chart, row, form, i), one = structure_box_height(ui, &box, width);
        all += width + gap;
        high = one > high ? one : high;
    }
    int x = chart->area.x + (chart->area.w - all) / 2;
    for (int i = first; i < end; i++) {
        StructureBox box = box_of(chart, row, i);
        Rect at = {x, chart->y, box_width(chart, row, form, i), high};
        structure_box_draw(ui, at, &box);
        chart->boxes[row->members[i]] = at;
        x += at.w + gap;
    }
    chart->last_line = chart->y;
    chart->y += high;
}

// From a line across at y down to boxes [first, end); it reaches to `from` as well.
static void joints_draw(const Chart *chart, const Row *row, int first, int end, int y, int from) {
    int left = from, right = from;
    for (int i = first; i < end; i++) {
        const Rect *box = &chart->boxes[row->members[i]];
        int middle = box->x + box->w / 2;
        left = middle < left ? middle : left;
        right = middle > right ? middle : right;
        line_draw(chart, middle, y, middle, box->y);
    }
    line_draw(chart, left, y, right, y);
}

// A row below its parent's box and joined to it, where nothing stands between them, else under its name.
static void row_draw(Chart *chart, const Row *row, const Rect *parent, const char *parent_name) {
    const Ui *ui = chart->ui;
    RowForm form = form_of(chart, row);
    bool joined = parent && parent->y == chart->last_line;
    int before = joined ? parent->y + parent->h : chart->y, trunk = chart->area.x + ui_px(ui, TRUNK) / 2;
    if (chart->y > chart->area.y) chart->y += ui_px(ui, ROW_GAP);
    if (!joined && parent_name) {
        UiText caption = {.colour = T_INK_2, .align = ALIGN_CENTRE, .leading = 1250, .max_lines = 2};
        const char *words = message_with(ui->messages, ui_arena(ui), "structure.under", parent_name, NULL);
        chart->y += ui_text(ui, (Rect){chart->area.x, chart->y, chart->area.w, 0}, words, caption).h;
        chart->y += ui_px(ui, 14);
    }
    int gap = ui_px(ui, form.lines > 1 ? LINE_GAP : ROW_GAP), first_bus = 0;
    for (int line = 0; line < form.lines; line++) {
        int first = line * form.per_line,
            end = first + form.per_line < row->count ? first + form.per_line : row->count;
        if (line) chart->y += gap;
        int bus = chart->y - (line ? gap : ui_px(ui, ROW_GAP)) / 2;
        boxes_draw(chart, row, &form, first, end);
        if (!joined) continue;
        int from = parent->x + parent->w / 2;
        if (!line) {
            line_draw(chart, from, before, from, bus);
            first_bus = bus;
        }
        joints_draw(chart, row, first, end, bus, form.lines > 1 && line ? trunk : from);
        if (form.lines > 1 && !line) line_draw(chart, trunk, bus, from, bus);
        if (line) line_draw(chart, trunk, first_bus, trunk, bus);
    }
}

static void head_draw(Chart *chart) {
    if (!chart->top.role) return;
    StructureBox box = {.head = &chart->top};
    int width = structure_box_width(chart->ui, &box), most = ui_px(chart->ui, 900);
    if (width > most) width = most;
    if (width > chart->area.w) width = chart->area.w;
    chart->head = (Rect){chart->area.x + (chart->area.w - width) / 2, chart->y, width,
                         structure_box_height(chart->ui, &box, width)};
    structure_box_draw(chart->ui, chart->head, &box);
    chart->last_line = chart->y;
    chart->y += chart->head.h;
}

static int deepest(const Chart *chart) {
    int depth = 0;
    for (size_t i = 0; i < chart->count; i++)
        if (chart->branches[i].depth > depth) depth = chart->branches[i].depth;
    return depth;
}

// The head, those without a parent, and level by level the children of each.
static int chart_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    Chart chart = {.stage = stage, .ui = ui, .area = area, .y = area.y, .top = *(const StructureHead *)what};
    chart.branches = structure_walk(ui, stage->bundle, &chart.count);
    chart.boxes = ARENA_NEW(ui_arena(ui), Rect, chart.count);
    if (!chart.branches || !chart.boxes) return 0;
    head_draw(&chart);
    Row roots = row_of(&chart, BRANCH_NONE);
    if (roots.count) row_draw(&chart, &roots, chart.top.role ? &chart.head : NULL, NULL);
    int depths = deepest(&chart);
    for (int depth = 0; depth < depths; depth++) {
        for (size_t i = 0; i < chart.count; i++) {
            const Branch *branch = &chart.branches[i];
            if (branch->depth != depth || branch->last_child == BRANCH_NONE) continue;
            Row row = row_of(&chart, i);
            row_draw(&chart, &row, &chart.boxes[i], say_text(ui, &branch->group->name));
        }
    }
    return chart.y - area.y + ui_px(ui, 12);
}

void structure_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    Rect area = about_head_draw(stage, ui, &f);
    StructureHead head = structure_head(stage, ui);
    bool chart = f.wide && f.class == PANEL_FULL && stage->bundle->group_count <= CHART_MAX;
    page_scrolled(stage, ui, area, "structure", T_GROUND, chart ? chart_draw : outline_draw, &head);
}
