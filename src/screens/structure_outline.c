#include "about.h"

enum {
    MEASURED_MAX = 60, // boxes whose heights follow their names
    FIXED_HEIGHT = 132 // units, of others: two lines of a name and one below
};

// The tree as links from a group to its first child and to the next of the same parent.
typedef struct Tree {
    const Bundle *bundle;
    size_t *first, *next;
    size_t root; // the first without a parent
} Tree;

static size_t parent_of(const Bundle *bundle, const Group *group) {
    const Group *parent = group->parent ? bundle_group(bundle, group->parent) : NULL;
    return parent ? (size_t)(parent - bundle->groups) : BRANCH_NONE;
}

static bool tree_make(const Ui *ui, const Bundle *bundle, Tree *tree) {
    size_t count = bundle->group_count;
    *tree = (Tree){bundle, ARENA_NEW(ui_arena(ui), size_t, count), ARENA_NEW(ui_arena(ui), size_t, count),
                   BRANCH_NONE};
    if (!tree->first || !tree->next) return false;
    for (size_t i = 0; i < count; i++)
        tree->first[i] = BRANCH_NONE;
    for (size_t i = count; i-- > 0;) {
        size_t parent = parent_of(bundle, &bundle->groups[i]);
        size_t *head = parent == BRANCH_NONE ? &tree->root : &tree->first[parent];
        tree->next[i] = *head;
        *head = i;
    }
    return true;
}

const Branch *structure_walk(const Ui *ui, const Bundle *bundle, size_t *ret_count) {
    Tree tree;
    Branch *branches = ARENA_NEW(ui_arena(ui), Branch, bundle->group_count);
    if (!branches || !tree_make(ui, bundle, &tree)) return NULL;
    size_t count = 0, open = BRANCH_NONE, group = tree.root; // open: the branch whose children are walked
    while (group != BRANCH_NONE && count < bundle->group_count) {
        int depth = open == BRANCH_NONE ? 0 : branches[open].depth + 1;
        branches[count] = (Branch){&bundle->groups[group], depth, open, BRANCH_NONE};
        if (open != BRANCH_NONE) branches[open].last_child = count;
        size_t child = tree.first[group];
        if (child != BRANCH_NONE) {
            open = count++;
            group = child;
            continue;
        }
        count++;
        group = tree.next[group];
        while (group == BRANCH_NONE && open != BRANCH_NONE) {
            group = tree.next[branches[open].group - bundle->groups];
            open = branches[open].parent;
        }
    }
    *ret_count = count;
    return branches;
}

typedef struct Outline {
    const Branch *branches;
    size_t count;
    bool fixed;
    int gap, step; // px
    int deepest;   // steps to the right at most, so that boxes stay wide enough
    int *tops;     // where fixed is not set
} Outline;

static int indent_of(const Outline *outline, size_t index) {
    int depth = outline->branches[index].depth;
    return (depth < outline->deepest ? depth : outline->deepest) * outline->step;
}

static StructureBox box_of(const Outline *outline, size_t index) {
    return (StructureBox){
        .group = outline->branches[index].group, .lines = outline->fixed ? 2 : 0, .chevron = true};
}

static int height_of(const Ui *ui, const Outline *outline, int width, size_t index) {
    if (outline->fixed) return ui_px(ui, FIXED_HEIGHT);
    StructureBox box = box_of(outline, index);
    return structure_box_height(ui, &box, width - indent_of(outline, index));
}

// Where a branch's box begins, from the first one's top; of the one past the last where they end.
static int top_of(const Ui *ui, const Outline *outline, size_t index) {
    if (outline->fixed) return (int)index * (ui_px(ui, FIXED_HEIGHT) + outline->gap);
    return outline->tops[index];
}

static bool outline_make(const Ui *ui, const Bundle *bundle, int width, Outline *outline) {
    *outline = (Outline){.gap = ui_px(ui, 14), .step = ui_px(ui, 44)};
    outline->branches = structure_walk(ui, bundle, &outline->count);
    outline->fixed = outline->count > MEASURED_MAX;
    outline->deepest = width / 3 / outline->step;
    if (!outline->branches || outline->fixed) return outline->branches != NULL;
    outline->tops = ARENA_NEW(ui_arena(ui), int, outline->count + 1);
    if (!outline->tops) return false;
    for (size_t i = 0; i < outline->count; i++)
        outline->tops[i + 1] = outline->tops[i] + height_of(ui, outline, width, i) + outline->gap;
    return true;
}

static void line_draw(const Ui *ui, Rect box) {
    list_add(
        ui->list,
        &(DrawCommand){.kind = DRAW_BOX, .box = box, .fill = structure_line_colour(ui), .decoration = true});
}

// From below a box down to the middle of its last child's, and into each child's.
static void joints_draw(const Ui *ui, const Outline *outline, Rect area, size_t index, int height) {
    const Branch *branch = &outline->branches[index];
    int thick = ui_px(ui, 3), x = area.x + indent_of(outline, index) + outline->step / 2,
        y = area.y + top_of(ui, outline, index);
    if (branch->last_child != BRANCH_NONE &&
        indent_of(outline, branch->last_child) > indent_of(outline, index)) {
        int last = area.y + top_of(ui, outline, branch->last_child) +
                   height_of(ui, outline, area.w, branch->last_child) / 2;
        line_draw(ui, (Rect){x, y + height, thick, last - y - height + thick});
    }
    if (branch->parent == BRANCH_NONE || indent_of(outline, branch->parent) == indent_of(outline, index))
        return;
    int left = area.x + indent_of(outline, branch->parent) + outline->step / 2;
    line_draw(ui, (Rect){left, y + height / 2, area.x + indent_of(outline, index) - left, thick});
}

static void branches_draw(const Ui *ui, Rect area, const Outline *outline) {
    Rect clip = ui->list->clip;
    for (size_t i = 0; i < outline->count; i++) {
        int high = height_of(ui, outline, area.w, i), indent = indent_of(outline, i);
        Rect box = {area.x + indent, area.y + top_of(ui, outline, i), area.w - indent, high};
        joints_draw(ui, outline, area, i, high);
        if (box.y >= clip.y + clip.h || box.y + box.h <= clip.y) continue;
        StructureBox what = box_of(outline, i);
        structure_box_draw(ui, box, &what);
    }
}

int outline_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const StructureHead *head = what;
    Outline outline;
    int top = area.y;
    if (head->role) {
        StructureBox box = {.head = head, .chevron = true};
        int high = structure_box_height(ui, &box, area.w);
        structure_box_draw(ui, (Rect){area.x, area.y, area.w, high}, &box);
        area.y += high + ui_px(ui, 14);
    }
    if (!outline_make(ui, stage->bundle, area.w, &outline)) return area.y - top;
    branches_draw(ui, area, &outline);
    return area.y + top_of(ui, &outline, outline.count) - top;
}
