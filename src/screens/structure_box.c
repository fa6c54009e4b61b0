#include "about.h"

#include <string.h>
#include "model/related.h"
#include "model/zone.h"

static const UiText name_text = {.size = 29, .weight = WEIGHT_BOLD, .colour = T_INK, .leading = 1200},
                    second_text = {.size = 27, .colour = T_INK_2, .leading = 1250};

// A word between commas, where there is one to say.
static const char *say_more(const Ui *ui, const char *text, const char *key, int count) {
    if (count <= 0) return text;
    return say_comma(ui, text, message_count(ui->messages, ui_arena(ui), key, count, NULL));
}

static int declared_of(const Group *group, MemberKind a, MemberKind b) {
    return (group->declared[a] > 0 ? group->declared[a] : 0) +
           (group->declared[b] > 0 ? group->declared[b] : 0);
}

const char *say_since(const Ui *ui, const Group *group) {
    int year, month, day;
    if (group->since == DAY_NONE) return "";
    if (!group->since_is_year) return say_date(ui, DATE_FULL, group->since);
    day_to_date(group->since, &year, &month, &day);
    return say_year(ui, year);
}

const char *say_group(const Ui *ui, const Group *group) {
    const char *text = "";
    if (group->since != DAY_NONE)
        text = message_with(ui->messages, ui_arena(ui), "structure.since", say_since(ui, group), NULL);
    text = say_more(ui, text, "structure.states", declared_of(group, MEMBER_STATE, OBSERVER_STATE));
    return say_more(ui, text, "structure.organizations",
                    declared_of(group, MEMBER_ORGANIZATION, OBSERVER_ORGANIZATION));
}

StructureHead structure_head(const Stage *stage, const Ui *ui) {
    const Bundle *bundle = stage->bundle;
    StructureHead head = {NULL, ""};
    for (size_t i = 0; i < bundle->role_count && !head.role; i++) {
        const Role *role = &bundle->roles[i];
        if (bundle_group(bundle, role->id) || !members_with_role(bundle, role->id, NULL, 0)) continue;
        head.role = role;
    }
    if (!head.role) return head;
    enum {
        NAMED_MAX = 8 // more are counted: the box stays one that is seen at a glance
    };
    const Member *members[NAMED_MAX];
    size_t count = members_with_role(bundle, head.role->id, members, NAMED_MAX);
    for (size_t i = 0; i < count && count <= NAMED_MAX; i++)
        head.names = say_join(ui, head.names, " · ", say_text(ui, &members[i]->name));
    if (count > NAMED_MAX)
        head.names = message_count(ui->messages, ui_arena(ui), "structure.members", (long)count, NULL);
    return head;
}

static const char *name_of(const Ui *ui, const StructureBox *box) {
    return say_text(ui, box->group ? &box->group->name : &box->head->role->name);
}

static const char *second_of(const Ui *ui, const StructureBox *box) {
    return box->group ? say_group(ui, box->group) : box->head->names;
}

static int pad_of(const Ui *ui) {
    return ui_px(ui, 26);
}

static int end_of(const Ui *ui, const StructureBox *box) {
    return box->chevron ? ui_px(ui, 48) : 0;
}

int structure_box_width(const Ui *ui, const StructureBox *box) {
    int name = ui_measure(ui, name_of(ui, box), name_text, 0).w,
        second = ui_measure(ui, second_of(ui, box), second_text, 0).w;
    return (name > second ? name : second) + 2 * pad_of(ui) + end_of(ui, box);
}

int structure_box_height(const Ui *ui, const StructureBox *box, int width) {
    int inner = width - 2 * pad_of(ui) - end_of(ui, box), least = ui_px(ui, 84);
    int words = ui_measure(ui, name_of(ui, box), name_text, inner).h +
                ui_measure(ui, second_of(ui, box), second_text, inner).h;
    int high = words + 2 * ui_px(ui, box->chevron ? 20 : 22);
    return high > least ? high : least;
}

static void words_draw(const Ui *ui, Rect in, const StructureBox *box) {
    UiText name = name_text, second = second_text;
    name.max_lines = box->lines;
    second.max_lines = box->lines ? 1 : 0;
    if (!box->group) name.colour = T_ON_ACCENT, second.colour = T_ON_ACCENT_2;
    int first = ui_measure(ui, name_of(ui, box), name, in.w).h,
        all = first + ui_measure(ui, second_of(ui, box), second, in.w).h;
    // In a chart names begin at one height; a row's words stand in its middle.
    in.y += box->chevron ? (in.h - all) / 2 : ui_px(ui, 22);
    ui_text(ui, (Rect){in.x, in.y, in.w, 0}, name_of(ui, box), name);
    ui_text(ui, (Rect){in.x, in.y + first, in.w, 0}, second_of(ui, box), second);
}

void structure_box_draw(const Ui *ui, Rect area, const StructureBox *box) {
    const char *address = box->group ? say_address(ui, SCREEN_GROUP, box->group->id)
                                     : say_address(ui, SCREEN_ROLE, box->head->role->id);
    int radius = ui_px(ui, 20);
    ui_target_begin(ui, address, area, ACT_OPEN, address);
    if (box->group)
        ui_frame(ui, area, radius, ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    else
        ui_fill(ui, area, radius, ui_colour(ui, T_ACCENT));
    Rect in = area;
    rect_cut_left(&in, pad_of(ui));
    rect_cut_right(&in, pad_of(ui));
    if (box->chevron)
        ui_icon_in(ui, rect_cut_right(&in, end_of(ui, box)), 32, ALIGN_END, "chevron-right",
                   ui_colour(ui, box->group ? T_INK_2 : T_ON_ACCENT));
    words_draw(ui, in, box);
    ui_target_end(ui, area, radius);
}

// Between a hairline and second ink; opaque, so that lines may cross.
Colour structure_line_colour(const Ui *ui) {
    Colour a = ui_colour(ui, T_LINE), b = ui_colour(ui, T_INK_2), mixed = 0xFF000000;
    for (int shift = 0; shift <= 16; shift += 8)
        mixed |= (((a >> shift & 0xFF) * 2 + (b >> shift & 0xFF)) / 3) << shift;
    return mixed;
}
