#include "page.h"

#include "model/flag.h"
#include "text/collate.h"

const char *flag_name(const Ui *ui, const Member *member, bool large) {
    if (member->flag) return arena_printf(ui_arena(ui), "file/%s", member->flag);
    if (!flag_exists(member->code)) return NULL;
    return arena_printf(ui_arena(ui), large ? "flag/large/%s" : "flag/%s", member->code);
}

// The letters as large as the box has room for, up to half its height.
static void draw_letters(const Ui *ui, Rect box, int radius, const char *letters) {
    UiText text = {.weight = WEIGHT_SEMIBOLD, .colour = T_ACCENT, .align = ALIGN_CENTRE, .max_lines = 1};
    text.size = ui_fit_size(ui, letters, text, (UiSize){box.w - ui_px(ui, 8), box.h},
                            box.h / 2 / ui->metrics.px_per_unit, 27);
    ui_fill(ui, box, radius, ui_colour(ui, T_TINT));
    ui_label(ui, box, letters, text);
}

void flag_draw(const Ui *ui, Rect box, const Member *member, bool large) {
    const char *flag = flag_name(ui, member, large);
    int radius = ui_px(ui, large ? 10 : 6);
    if (flag) {
        ui_image(ui, box, flag, IMAGE_CONTAIN, radius, true);
        return;
    }
    char letter[COLLATION_LETTER_SIZE];
    collation_letter(say_text(ui, &member->name), letter);
    int high = box.w * 2 / 3 < box.h ? box.w * 2 / 3 : box.h;
    Rect calm = {box.x, box.y + (box.h - high) / 2, box.w, high};
    draw_letters(ui, calm, radius, member->code ? member->code : letter);
}
