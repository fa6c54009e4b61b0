#include "meeting.h"

#include "document.h"
#include "model/related.h"
#include "take.h"

// How links stand under their label: as page_links_draw says.
typedef int SectionDraw(const Stage *stage, const Ui *ui, Rect area, const char *label, PageLinkAt *link_at,
                        const void *what, size_t count);

// The label over them, as a card has it.
static int card_section_draw(const Stage *stage, const Ui *ui, Rect area, const char *label,
                             PageLinkAt *link_at, const void *what, size_t count) {
    if (!count) return 0;
    int top = area.y;
    area.y += ui_px(ui, 12);
    area.y +=
        ui_text(ui, (Rect){area.x, area.y, area.w, 0}, label, (UiText){.size = 27, .colour = T_INK_2}).h;
    area.y += ui_px(ui, 10);
    return area.y - top + page_links_draw(stage, ui, area, NULL, link_at, what, count);
}

static int documents_part(const Stage *stage, const Ui *ui, Rect area, const Meeting *meeting,
                          SectionDraw *section_draw) {
    size_t count = meeting_documents(stage->bundle, meeting, NULL, 0);
    const Document **documents = ARENA_NEW(ui_arena(ui), const Document *, count + 1);
    if (!documents) return 0;
    meeting_documents(stage->bundle, meeting, documents, count);
    return section_draw(stage, ui, area, ui_say(ui, "meeting.documents"), document_link, documents, count);
}

static PageLink group_link(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    const Group *group = what;
    (void)stage, (void)index;
    return (PageLink){.name = arena_printf(ui_arena(ui), "group/%s", group->id),
                      .text = say_text(ui, &group->name),
                      .icon = "users",
                      .address = say_address(ui, SCREEN_GROUP, group->id)};
}

static PageLink country_link(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    const Member *country = what;
    (void)stage, (void)index;
    return (PageLink){.name = arena_printf(ui_arena(ui), "member/%s", country->id),
                      .text = say_text(ui, &country->name),
                      .icon = "flag",
                      .address = say_address(ui, SCREEN_MEMBER, country->id)};
}

// Its flag, and when and where it was.
static int head_draw(const Stage *stage, const Ui *ui, Rect area, const Meeting *meeting) {
    UiText text = {.size = 29, .colour = T_INK_2, .leading = 1250};
    const char *date = say_meeting_date(ui, meeting);
    if (!*date) date = ui_say(ui, "meeting.undated");
    Member country;
    int flag = meeting_flag(stage, meeting, &country) ? ui_px(ui, 97) : 0,
        lead = flag ? flag + ui_px(ui, 22) : 0;
    const char *place = say_meeting_place(stage, ui, meeting), *words = say_join(ui, date, " · ", place);
    if (!ui_fits(ui, words, text, area.w - lead)) words = say_join(ui, date, "\n", place);
    int high = ui_measure(ui, words, text, area.w - lead).h;
    int least = flag ? ui_px(ui, 73) : 0;
    if (high < least) high = least;
    if (flag) flag_draw(ui, (Rect){area.x, area.y + (high - least) / 2, flag, least}, &country, false);
    ui_middle(ui, (Rect){area.x + lead, area.y, area.w - lead, high}, words, text);
    return high;
}

static int picture_draw(const Ui *ui, Rect area, const Meeting *meeting) {
    if (!meeting->picture) return 0;
    int most = ui_px(ui, 520), high = area.w * 9 / 16 < most ? area.w * 9 / 16 : most;
    const char *name = arena_printf(ui_arena(ui), "file/%s", meeting->picture);
    ui_image(ui, (Rect){area.x, area.y, area.w, high}, name, IMAGE_CONTAIN, ui_px(ui, 14), false);
    return high + ui_px(ui, 24);
}

static int title_draw(const Ui *ui, Rect area, const Meeting *meeting) {
    const char *title = say_text(ui, &meeting->title);
    bool tiny = panel_class(ui) == PANEL_TINY;
    UiText text = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 3};
    double most = tiny ? 40 : area.w >= ui_px(ui, 1000) ? 60 : 54;
    text.size = ui_fit_size(ui, title, text, (UiSize){area.w, ui->metrics.height}, most, tiny ? 32 : 36);
    text.max_lines = 0;
    return ui_text(ui, (Rect){area.x, area.y, area.w, 0}, title, text).h;
}

static int draw_part(const Stage *stage, const Ui *ui, Rect area, const Meeting *meeting,
                     SectionDraw *section_draw) {
    const Group *group = meeting->group ? bundle_group(stage->bundle, meeting->group) : NULL;
    const Member *country = bundle_country(stage->bundle, meeting->country);
    int top = area.y, gap = ui_px(ui, panel_class(ui) == PANEL_TINY ? 12 : 24);
    area.y += head_draw(stage, ui, area, meeting) + gap;
    area.y += title_draw(ui, area, meeting) + gap;
    area.y += picture_draw(ui, area, meeting);
    area.y += page_body_draw(ui, area, &meeting->summary, gap);
    area.y += documents_part(stage, ui, area, meeting, section_draw);
    area.y += section_draw(stage, ui, area, ui_say(ui, "meeting.group"), group_link, group, group ? 1 : 0);
    area.y +=
        section_draw(stage, ui, area, ui_say(ui, "meeting.country"), country_link, country, country ? 1 : 0);
    return area.y - top;
}

int meeting_card_part(const Stage *stage, const Ui *ui, Rect area, const void *meeting) {
    return draw_part(stage, ui, area, meeting, card_section_draw);
}

static int page_part(const Stage *stage, const Ui *ui, Rect area, const void *meeting) {
    return draw_part(stage, ui, area, meeting, page_links_draw);
}

// Those beside it in the list: newest first.
static int neighbours(const Stage *stage, const Ui *ui, const Meeting *meeting, UiButton *ends) {
    const Bundle *bundle = stage->bundle;
    size_t index = (size_t)(meeting - bundle->meetings);
    int count = 0;
    if (index > 0)
        ends[count++] = (UiButton){.name = "meeting/newer",
                                   .text = ui_say(ui, "meeting.newer"),
                                   .icon = "arrow-left",
                                   .action = ACT_BEFORE,
                                   .argument = say_address(ui, SCREEN_MEETING, meeting[-1].id)};
    if (index + 1 < bundle->meeting_count)
        ends[count++] = (UiButton){.name = "meeting/older",
                                   .text = ui_say(ui, "meeting.older"),
                                   .icon_after = "arrow-right",
                                   .action = ACT_AFTER,
                                   .argument = say_address(ui, SCREEN_MEETING, meeting[1].id)};
    return count;
}

void meeting_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    const Meeting *meeting = bundle_meeting(stage->bundle, stage->view->id);
    if (!meeting) return;
    UiButton ends[3];
    int count = take_add_chip(stage, ui, &f, ends, neighbours(stage, ui, meeting, ends));
    Rect area = take_page_draw(stage, ui, &f, page_back_draw(stage, ui, &f, ends, count));
    page_scrolled(stage, ui, area, "meeting", T_GROUND, page_part, meeting);
}
