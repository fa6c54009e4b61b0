#include "page.h"

#include <string.h>
#include "model/flag.h"
#include "text/collate.h"

const char *flag_name(const Ui *ui, const Member *member, bool large) {
    if (member->flag) return arena_printf(ui_arena(ui), "file/%s", member->flag);
    if (!flag_exists(member->code)) return NULL;
    return arena_printf(ui_arena(ui), large ? "flag/large/%s" : "flag/%s", member->code);
}

// Whether so many letters are an abbreviation as organizations have them: "IFRC".
static bool is_short_name(const char *word, size_t length) {
    enum {
        LEAST = 2,
        MOST = 8
    };
    for (size_t i = 0; i < length; i++)
        if (word[i] < 'A' || word[i] > 'Z') return false;
    return length >= LEAST && length <= MOST;
}

// In brackets at the name's end, or its first word.
const char *say_short_name(const Ui *ui, const Member *member) {
    const char *name = say_text(ui, &member->name);
    size_t length = strlen(name), first = strcspn(name, " ");
    const char *open = strrchr(name, '(');
    if (open && name[length - 1] == ')' && is_short_name(open + 1, strlen(open) - 2))
        return arena_strn(ui_arena(ui), open + 1, strlen(open) - 2);
    return is_short_name(name, first) ? arena_strn(ui_arena(ui), name, first) : NULL;
}

static UiText letters_text(const Ui *ui, Rect box, const char *letters) {
    UiText text = {.weight = WEIGHT_SEMIBOLD, .colour = T_ACCENT, .align = ALIGN_CENTRE, .max_lines = 1};
    text.size = ui_fit_size(ui, letters, text, (UiSize){box.w * 9 / 10, box.h},
                            box.h * 2 / 5 / ui->metrics.px_per_unit, 27);
    return text;
}

// The code, the abbreviation, or the first letter where these have no room.
static void draw_letters(const Ui *ui, Rect box, int radius, const Member *member) {
    char letter[COLLATION_LETTER_SIZE];
    collation_letter(say_text(ui, &member->name), letter);
    const char *letters = member->code ? member->code : say_short_name(ui, member);
    if (!letters || !ui_fits(ui, letters, letters_text(ui, box, letters), box.w * 9 / 10)) letters = letter;
    ui_fill(ui, box, radius, ui_colour(ui, T_TINT));
    ui_label(ui, box, letters, letters_text(ui, box, letters));
}

void flag_draw(const Ui *ui, Rect box, const Member *member, bool large) {
    const char *flag = flag_name(ui, member, large);
    int radius = ui_px(ui, large ? 10 : 6);
    if (flag) {
        ui_image(ui, box, flag, IMAGE_CONTAIN, radius, true);
        return;
    }
    int high = box.w * 2 / 3 < box.h ? box.w * 2 / 3 : box.h;
    draw_letters(ui, (Rect){box.x, box.y + (box.h - high) / 2, box.w, high}, radius, member);
}
