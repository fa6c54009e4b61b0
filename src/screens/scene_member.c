#include "member.h"

#include "model/related.h"
#include "text/foreign.h"

// Its names in its own languages, at most three.
static const char *say_endonyms(const Ui *ui, const Member *member) {
    const char *text = "";
    for (size_t i = 0, said = 0; i < member->endonyms.count && said < 3; i++) {
        if (!member_endonym_is_shown(ui, member, i)) continue;
        const TextVariant *own = &member->endonyms.variants[i];
        const char *name = foreign_mark(ui_arena(ui), own->string, own->lang, ui->lang->chain[0]);
        text = say_join(ui, text, " · ", name);
        said++;
    }
    return text;
}

// "Host of ...": the last meeting that took place in the member's country.
static const char *say_hosted(const Stage *stage, const Ui *ui, const Member *member) {
    const Meeting *last = NULL; // those without a date stand behind all others
    if (!meetings_of_member(stage->bundle, member, &last, 1) || last->start == DAY_NONE) return "";
    const char *where = say_comma(ui, say_text(ui, &last->city), say_date(ui, DATE_FULL, last->start));
    return message_with(ui->messages, ui_arena(ui), "member.hosted", say_text(ui, &last->title), where);
}

// What the member is in the forum. Returns the height of its rows, no more than fit.
static int draw_roles(const Stage *stage, const Ui *ui, Rect area, const Member *member, bool draw) {
    int height = ui_px(ui, 84), gap = ui_px(ui, 18), pad = ui_px(ui, 36), x = area.x, y = area.y, used = 0;
    UiText text = {.size = 40, .weight = WEIGHT_MEDIUM, .colour = T_NIGHT_INK, .align = ALIGN_CENTRE};
    for (size_t i = 0; i < member->roles.count; i++) {
        const Role *role = bundle_role(stage->bundle, member->roles.ids[i]);
        const char *name = role ? say_text(ui, &role->name) : "";
        int width = ui_measure(ui, name, text, 0).w + 2 * pad;
        if (!role || width > area.w) continue;
        if (x > area.x && x + width > area.x + area.w) x = area.x, y += height + gap;
        if (y + height > area.y + area.h) break;
        Rect box = {x, y, width, height};
        x += width + gap;
        used = y + height - area.y;
        if (!draw) continue;
        ui_frame(ui, box, height / 2, ui_colour(ui, T_NIGHT_PANEL), ui_colour(ui, T_NIGHT_ACCENT), 2, false);
        ui_label(ui, box, name, text);
    }
    return used;
}

// Kind, name, own names, roles, hosted: in this order as many as fit whole. Returns their height.
static int member_words(const Stage *stage, const Ui *ui, Rect area, const Member *member, bool draw) {
    const char *name = say_text(ui, &member->name), *kind_words = say_member_kind(ui, member->kind);
    UiText kind = {.size = 40, .weight = WEIGHT_SEMIBOLD, .colour = T_NIGHT_ACCENT, .leading = 1300};
    UiText big = {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .max_lines = 4, .leading = 1120};
    UiText quiet = {.size = 46, .colour = T_NIGHT_INK_2, .leading = 1300},
           host = {.size = 40, .colour = T_NIGHT_INK_2};
    Rect in = area;
    int kind_height = ui_measure(ui, kind_words, kind, in.w).h;
    big.size = ui_fit_size(ui, name, big, (UiSize){in.w, in.h - kind_height}, 124, 41);
    int name_height = ui_measure(ui, name, big, in.w).h;
    if (kind_height + name_height <= in.h) {
        Rect row = rect_cut_top(&in, kind_height);
        if (draw) ui_text(ui, (Rect){row.x, row.y, row.w, 0}, kind_words, kind);
        rect_cut_top(&in, in.h - name_height > ui_px(ui, 12) ? ui_px(ui, 12) : 0);
    }
    if (name_height > in.h) big.max_lines = 0; // as many as there is room for
    Rect row = rect_cut_top(&in, name_height);
    if (draw) ui_text(ui, row, name, big);
    const char *more[] = {say_endonyms(ui, member), say_hosted(stage, ui, member)};
    for (int i = 0; i < 2; i++) {
        UiText *text = i ? &host : &quiet;
        int above = ui_px(ui, i ? 40 : 12), height = ui_measure(ui, more[i], *text, in.w).h;
        if (*more[i] && above + height <= in.h) {
            rect_cut_top(&in, above);
            row = rect_cut_top(&in, height);
            if (draw) ui_text(ui, (Rect){row.x, row.y, row.w, 0}, more[i], *text);
        }
        Rect roles = in;
        rect_cut_top(&roles, ui_px(ui, 40));
        int taken = i ? 0 : draw_roles(stage, ui, roles, member, draw);
        if (taken) rect_cut_top(&in, taken + ui_px(ui, 40));
    }
    return in.y - area.y;
}

static void draw_picture(const Ui *ui, Rect box, const Member *member) {
    const char *flag = flag_name(ui, member, true);
    if (flag) {
        ui_image(ui, box, flag, IMAGE_CONTAIN, ui_px(ui, 10), true);
        return;
    }
    double side = 240 * ui->metrics.px_per_unit < box.h ? 240 : box.h / ui->metrics.px_per_unit;
    ui_icon_in(ui, box, side, ALIGN_CENTRE, "building-2", ui_colour(ui, T_NIGHT_ACCENT));
}

void scene_member_draw(const Stage *stage, const Ui *ui) {
    scene_target(ui, ACT_OPEN, say_address(ui, SCREEN_MEMBER, stage->view->id));
    Rect area = attract_frame(stage, ui, true);
    const Member *member = bundle_member(stage->bundle, stage->view->id);
    if (!member) return;
    bool low = panel_class(ui) <= PANEL_LOW, wide = area.w > area.h * 13 / 10;
    int gap = ui_px(ui, low ? 36 : wide ? 100 : 56), inset = ui_px(ui, low || !wide ? 0 : 56);
    Rect picture;
    if (wide) {
        rect_cut_left(&area, inset);
        rect_cut_right(&area, inset);
        picture = rect_cut_left(&area, area.w * (low ? 30 : 49) / 100);
        rect_cut_left(&area, gap);
        picture = (Rect){picture.x, picture.y + picture.h / 20, picture.w, picture.h - picture.h / 10};
    } else {
        rect_cut_top(&area, ui_px(ui, 16));
        picture = rect_cut_top(&area, area.h * 2 / 5);
        rect_cut_top(&area, gap);
    }
    draw_picture(ui, picture, member);
    // Words stand in the middle beside the flag, under it in portrait.
    if (wide) rect_cut_top(&area, (area.h - member_words(stage, ui, area, member, false)) / 2);
    member_words(stage, ui, area, member, true);
}
