#include "audit.h"

#include "base/auto.h"

// EN 301 549 5.1.4 and the venue's figures, in micrometres and mm.
enum {
    CAP_LEAST_UM = 4800,
    CAP_LARGE_UM = 7300
};
static const Colour black = 0xFF000000;
static const double target_mm = 20, target_least_mm = 12;
// Whole pixels round: this much less is not less.
static const double slack_mm = 0.35;
enum {
    SLACK_UM = 60
};

AuditFigures audit_figures(bool night) {
    return (AuditFigures){night ? CAP_LARGE_UM : CAP_LEAST_UM, 7, 4.5, 4.5}; // WCAG 1.4.6
}

typedef struct KindRow {
    const char *words;
    bool error;
} KindRow;

static const KindRow kinds[] = {
    [AUDIT_TEXT_CUT] = {"text is cut off", false},
    [AUDIT_WORD_BROKEN] = {"a word is broken", false},
    [AUDIT_TEXT_OUTSIDE] = {"text leaves its place", true},
    [AUDIT_OVERLAP] = {"texts overlap", true},
    [AUDIT_MISSING_LETTER] = {"a letter has no glyph", true},
    [AUDIT_CAPITALS] = {"capitals are too small", true},
    [AUDIT_CONTRAST] = {"contrast is too low", true},
    [AUDIT_TARGET_SMALL] = {"a target is under 12 mm", true},
    [AUDIT_TARGET_SHORT] = {"a target is under 20 mm", false},
    [AUDIT_TARGET_OUTSIDE] = {"a target is not all on the panel", true},
    [AUDIT_CODE_SMALL] = {"a code's squares are under 0.7 mm", true},
    [AUDIT_CODE_UNCLEAR] = {"a code is not black on white, or not all of it is seen", true},
    [AUDIT_DROPPED] = {"the frame has more than the list holds", true},
};
_Static_assert(COUNT_OF(kinds) == AUDIT_KIND_COUNT, "every kind has its words");

bool audit_is_error(AuditKind kind) {
    return kinds[kind].error;
}

const char *audit_words(AuditKind kind) {
    return kinds[kind].words;
}

typedef struct Audit {
    const DrawList *list;
    const AuditFigures *figures;
    void (*told)(void *ctx, const AuditFinding *finding);
    void *ctx;
} Audit;

static void tell(const Audit *a, AuditFinding finding) {
    a->told(a->ctx, &finding);
}

static bool covers(Rect outer, Rect inner) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

static Colour over(Colour ground, Colour colour) {
    unsigned alpha = colour >> 24, result = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        unsigned g = ground >> shift & 0xFF, c = colour >> shift & 0xFF;
        result |= (c * alpha + g * (255 - alpha) + 127) / 255 << shift;
    }
    return 0xFF000000 | result;
}

// The middle of what is seen: there the ground is looked for.
static Rect middle_of(Rect seen) {
    return (Rect){seen.x + seen.w / 2, seen.y + seen.h / 2, 1, 1};
}

// What command at index stands on. False where that is a picture, whose colours are not known.
static bool find_ground(const DrawList *list, size_t index, Rect at, Colour *ret_ground) {
    Colour ground = list->ground;
    for (size_t i = 0; i < index; i++) {
        const DrawCommand *c = &list->commands[i];
        if (!covers(rect_intersect(c->box, c->clip), at)) continue;
        if (c->kind == DRAW_IMAGE) return false;
        if (c->kind == DRAW_BOX) ground = over(ground, c->fill);
    }
    *ret_ground = ground;
    return true;
}

// What is drawn later may hide or veil it: a sheet over the screen. Then it is not there to be read.
static bool is_veiled(const DrawList *list, size_t index, Rect at) {
    for (size_t i = index + 1; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        bool veil = c->kind == DRAW_BOX && c->fill >> 24 >= 96;
        if (veil && covers(rect_intersect(c->box, c->clip), at)) return true;
    }
    return false;
}

static void check_contrast(const Audit *a, size_t index, Rect seen, double least) {
    const DrawCommand *c = &a->list->commands[index];
    Colour ground;
    if (c->decoration || c->fill >> 24 != 255 || !find_ground(a->list, index, middle_of(seen), &ground))
        return;
    double ratio = colour_contrast(c->fill, ground);
    if (ratio < least)
        tell(a, (AuditFinding){AUDIT_CONTRAST, c->text ? c->text : c->name, NULL, ratio, c->box});
}

// A line that scrolls may be cut by its area's edge above and below, and a row of chips at its sides.
static bool leaves(const Audit *a, const DrawCommand *c) {
    bool across = c->area >= 0 && a->list->areas[c->area].axis == AXIS_X;
    return !across && (c->box.x < c->clip.x || c->box.x + c->box.w > c->clip.x + c->clip.w);
}

// Letters fill the middle of a line's box: lines set closely are no overlap.
static Rect ink_of(const DrawCommand *c) {
    Rect ink = {c->box.x, c->box.y + c->box.h / 4, c->box.w, c->box.h / 2};
    return rect_intersect(ink, c->clip);
}

static void check_text(const Audit *a, size_t index) {
    const DrawCommand *c = &a->list->commands[index];
    Rect seen = rect_intersect(c->box, c->clip);
    if (is_veiled(a->list, index, middle_of(seen))) return;
    if (c->cut) tell(a, (AuditFinding){AUDIT_TEXT_CUT, c->text, NULL, 0, c->box});
    if (c->broken) tell(a, (AuditFinding){AUDIT_WORD_BROKEN, c->text, NULL, 0, c->box});
    if (leaves(a, c)) tell(a, (AuditFinding){AUDIT_TEXT_OUTSIDE, c->text, NULL, 0, c->box});
    if (c->missing) tell(a, (AuditFinding){AUDIT_MISSING_LETTER, c->text, NULL, c->missing, c->box});
    if (c->cap_um + SLACK_UM < a->figures->cap_um)
        tell(a, (AuditFinding){AUDIT_CAPITALS, c->text, NULL, c->cap_um / 1000.0, c->box});
    // A line whose letters the area's edge cuts has its ground judged when it comes in.
    if (c->area >= 0 && ink_of(c).h < c->box.h / 2) return;
    check_contrast(a, index, seen,
                   c->cap_um + SLACK_UM >= CAP_LARGE_UM ? a->figures->large_text : a->figures->text);
}

static bool is_between(const DrawList *list, size_t lower, size_t upper, Rect at) {
    for (size_t i = lower + 1; i < upper; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind == DRAW_BOX && c->fill >> 24 >= 96 && covers(rect_intersect(c->box, c->clip), at))
            return true;
    }
    return false;
}

static void check_overlaps(const Audit *a, size_t index) {
    const DrawCommand *c = &a->list->commands[index];
    for (size_t i = 0; i < index; i++) {
        const DrawCommand *other = &a->list->commands[i];
        if (other->kind != DRAW_TEXT) continue;
        Rect both = rect_intersect(ink_of(c), ink_of(other));
        if (rect_empty(both) || is_between(a->list, i, index, middle_of(both))) continue;
        tell(a, (AuditFinding){AUDIT_OVERLAP, c->text, other->text, 0, both});
    }
}

// What scrolls at the edge of its area comes in whole when it is moved there, and lies under what fades
// there.
static bool is_cut(const DrawCommand *c) {
    return c->area < 0 && !covers(c->clip, c->box);
}

static bool is_covered(const Audit *a, size_t index) {
    const DrawCommand *c = &a->list->commands[index];
    for (size_t i = index + 1; i < a->list->count; i++) {
        const DrawCommand *other = &a->list->commands[i];
        bool edge = c->area >= 0 && other->area < 0;
        if (!edge && !rect_empty(rect_intersect(other->box, rect_intersect(c->box, other->clip))))
            return true;
    }
    return false;
}

// A code that a phone at 400 mm cannot read is not worth its place.
static void check_code(const Audit *a, size_t index) {
    const DrawCommand *c = &a->list->commands[index];
    if (is_veiled(a->list, index, middle_of(rect_intersect(c->box, c->clip)))) return;
    double module_mm = code_module_px(c->box, c->side) / a->list->px_per_mm;
    if (module_mm * 1000 < CODE_LEAST_UM)
        tell(a, (AuditFinding){AUDIT_CODE_SMALL, c->text, NULL, module_mm, c->box});
    if (c->fill != black || is_cut(c) || is_covered(a, index))
        tell(a, (AuditFinding){AUDIT_CODE_UNCLEAR, c->text, NULL, 0, c->box});
}

static void check_target(const Audit *a, const Target *target) {
    // A row at the edge of its area comes in whole when it is moved there.
    bool whole = covers(target->clip, target->box);
    if (target->action == 0 || (target->area >= 0 && !whole)) return;
    if (!whole) tell(a, (AuditFinding){AUDIT_TARGET_OUTSIDE, target->name, NULL, 0, target->box});
    double per_mm = a->list->px_per_mm;
    double w = target->box.w / per_mm, h = target->box.h / per_mm, least = w < h ? w : h;
    if (least + slack_mm < target_least_mm)
        tell(a, (AuditFinding){AUDIT_TARGET_SMALL, target->name, NULL, least, target->box});
    else if (least + slack_mm < target_mm)
        tell(a, (AuditFinding){AUDIT_TARGET_SHORT, target->name, NULL, least, target->box});
}

void audit_list(const DrawList *list, bool night, void (*told)(void *ctx, const AuditFinding *finding),
                void *ctx) {
    AuditFigures figures = audit_figures(night);
    audit_list_by(list, &figures, told, ctx);
}

void audit_list_by(const DrawList *list, const AuditFigures *figures,
                   void (*told)(void *ctx, const AuditFinding *finding), void *ctx) {
    Audit a = {list, figures, told, ctx};
    if (list->dropped) tell(&a, (AuditFinding){AUDIT_DROPPED, "the frame", NULL, (double)list->dropped, {0}});
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->kind == DRAW_TEXT) {
            check_text(&a, i);
            check_overlaps(&a, i);
        } else if (c->kind == DRAW_ICON) {
            Rect seen = rect_intersect(c->box, c->clip);
            if (!is_veiled(list, i, middle_of(seen))) check_contrast(&a, i, seen, figures->icon);
        } else if (c->kind == DRAW_CODE) {
            check_code(&a, i);
        }
    }
    for (size_t i = 0; i < list->target_count; i++)
        check_target(&a, &list->targets[i]);
}
