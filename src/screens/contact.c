#include "about.h"

#include "model/related.h"

// A line of a contact, with an icon before it where it is a number or an address to write to.
typedef struct ContactLine {
    const char *text;
    const char *icon;
    UiText style;
    double above; // units
} ContactLine;

enum {
    FIXED_LINES = 5 // name, role, telephone, fax, e-mail
};

static const UiText name_text = {.size = 34, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1200},
                    role_text = {.size = 27, .colour = T_INK_2, .leading = 1300},
                    line_text = {.size = 29, .colour = T_INK, .leading = 1350},
                    number_text = {.size = 29, .colour = T_INK, .leading = 1350, .tabular = true};

static int count_lines(const ContactCard *card) {
    return (int)card->contact->line_count + FIXED_LINES;
}

// The index-th line; without text where the contact has none such.
static ContactLine line_at(const Ui *ui, const ContactCard *card, int index) {
    const Contact *c = card->contact;
    int lines = (int)c->line_count;
    if (index == 0) return (ContactLine){card->title ? say_text(ui, &c->name) : NULL, NULL, name_text, 0};
    if (index == 1) return (ContactLine){say_text(ui, &c->role), NULL, role_text, 2};
    if (index < lines + 2)
        return (ContactLine){say_text(ui, &c->lines[index - 2]), NULL, line_text, index == 2 ? 12 : 0};
    if (index == lines + 2) return (ContactLine){say_apart(ui, c->phone), "phone", number_text, 12};
    if (index == lines + 3) return (ContactLine){say_apart(ui, c->fax), "printer", number_text, 4};
    return (ContactLine){say_apart(ui, c->email), "mail", line_text, 4};
}

// Whether Latin letters are so few that one line holds them, however wide they are: most lines of an address
// need no measuring then, and a list of 1,000 contacts is there at once.
static bool surely_one_line(const Ui *ui, const char *text, const UiText *style, int width) {
    size_t length = 0;
    for (; text[length]; length++)
        if (text[length] < ' ' || text[length] > '~') return false;
    return (double)length * style->size * 1.1 * ui->metrics.px_per_unit <= width;
}

static int line_height(const Ui *ui, const ContactLine *line, int width) {
    bool one = surely_one_line(ui, line->text, &line->style, width);
    return ui_measure(ui, one ? "x" : line->text, line->style, one ? 0 : width).h;
}

static int line_draw(const Ui *ui, Rect area, const ContactLine *line) {
    int lead = line->icon ? ui_px(ui, 46) : 0, width = area.w - lead, high = line_height(ui, line, width);
    Rect clip = ui->list->clip;
    if (area.y > clip.y + clip.h || area.y + high < clip.y) return high;
    if (line->icon) {
        Rect icon = {area.x, area.y, lead, ui_px(ui, line->style.size * line->style.leading / 1000)};
        ui_icon_in(ui, icon, 30, ALIGN_START, line->icon, ui_colour(ui, T_ACCENT));
    }
    ui_text(ui, (Rect){area.x + lead, area.y, width, 0}, line->text, line->style);
    return high;
}

static const UiText country_text = {
    .size = 29, .weight = WEIGHT_MEDIUM, .colour = T_INK, .leading = 1200, .max_lines = 3};

enum {
    FLAG_UNITS = 72,
    FLAG_LEAD = 96,
    CHEVRON = 48
};

static int country_height(const Ui *ui, const Member *member, int width) {
    ContactLine line = {.text = say_text(ui, &member->name), .style = country_text};
    int words = line_height(ui, &line, width - ui_px(ui, FLAG_LEAD + CHEVRON)) + ui_px(ui, 24),
        least = ui_px(ui, 84);
    return words > least ? words : least;
}

static void country_draw(const Ui *ui, Rect row, const Contact *contact, const Member *member) {
    ui_target_begin(ui, arena_printf(ui_arena(ui), "country/%s", contact->id), row, ACT_OPEN,
                    say_address(ui, SCREEN_MEMBER, member->id));
    ui_line(ui, row.x, row.y, row.w, ui_colour(ui, T_LINE));
    Rect in = row;
    int high = ui_px(ui, FLAG_UNITS * 2.0 / 3);
    Rect flag = rect_cut_left(&in, ui_px(ui, FLAG_LEAD));
    flag_draw(ui, (Rect){flag.x, flag.y + (flag.h - high) / 2, ui_px(ui, FLAG_UNITS), high}, member, false);
    ui_icon_in(ui, rect_cut_right(&in, ui_px(ui, CHEVRON)), 32, ALIGN_END, "chevron-right",
               ui_colour(ui, T_INK_2));
    ui_middle(ui, in, say_text(ui, &member->name), country_text);
    ui_target_end(ui, row, ui_px(ui, 12));
}

// Opens the contact's page; words: what was drawn of it.
static void draw_link(const Ui *ui, Rect words, const ContactCard *card) {
    const char *address = say_address(ui, SCREEN_CONTACT, card->contact->id);
    int least = ui_px(ui, 80), below = card->around ? ui_px(ui, 12) : 0; // the country may be there
    Rect box = rect_inset(words, -card->around);
    box.h -= card->around - below;
    if (box.h < least) box.h = least;
    Rect mark = {words.x, words.y, words.w, ui_px(ui, name_text.size * name_text.leading / 1000)};
    ui_target_begin(ui, address, box, ACT_OPEN, address);
    ui_icon_in(ui, mark, 32, ALIGN_END, "chevron-right", ui_colour(ui, T_INK_2));
    ui_target_end(ui, box, ui_px(ui, 20));
}

int contact_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const ContactCard *card = what;
    const Member *country = bundle_country(stage->bundle, card->contact->country);
    int y = area.y;
    for (int i = 0; i < count_lines(card); i++) {
        ContactLine line = line_at(ui, card, i);
        if (!line.text || !*line.text) continue;
        if (y > area.y) y += ui_px(ui, line.above);
        int width = area.w - (card->link ? ui_px(ui, CHEVRON) : 0);
        y += line_draw(ui, (Rect){area.x, y, width, 0}, &line);
    }
    if (card->link) draw_link(ui, (Rect){area.x, area.y, area.w, y - area.y}, card);
    if (!country) return y - area.y;
    int high = country_height(ui, country, area.w);
    y += ui_px(ui, 20);
    if (area.h > y + high - area.y) y = area.y + area.h - high;
    country_draw(ui, (Rect){area.x, y, area.w, high}, card->contact, country);
    return y + high - area.y;
}
