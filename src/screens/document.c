#include "document.h"

#include "meeting.h"
#include "model/related.h"
#include "take.h"

static PageLink meeting_link(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    const Meeting *meeting = ((const Meeting *const *)what)[index];
    const char *where =
        say_join(ui, say_meeting_date(ui, meeting), " · ", say_meeting_place(stage, ui, meeting));
    return (PageLink){.name = arena_printf(ui_arena(ui), "meeting/%s", meeting->id),
                      .text = say_text(ui, &meeting->title),
                      .second = *where ? where : NULL,
                      .icon = "landmark",
                      .address = say_address(ui, SCREEN_MEETING, meeting->id)};
}

static PageLink session_link(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    const Session *session = ((const Session *const *)what)[index];
    (void)stage;
    const char *when = say_comma(ui, say_date(ui, DATE_SHORT, session->start.day), say_span(ui, session));
    return (PageLink){.name = arena_printf(ui_arena(ui), "session/%s", session->id),
                      .text = say_text(ui, &session->title),
                      .second = say_join(ui, when, " · ", status_say(ui, session)),
                      .icon = "calendar-days",
                      .address = say_address(ui, SCREEN_SESSION, session->id)};
}

static int sessions_part(const Stage *stage, const Ui *ui, Rect area, const Document *document) {
    size_t count = sessions_of_document(stage->bundle, document->id, NULL, 0);
    const Session **sessions = ARENA_NEW(ui_arena(ui), const Session *, count + 1);
    if (!sessions) return 0;
    sessions_of_document(stage->bundle, document->id, sessions, count);
    return page_links_draw(stage, ui, area, ui_say(ui, "document.sessions"), session_link, sessions, count);
}

static int meetings_part(const Stage *stage, const Ui *ui, Rect area, const Document *document) {
    const char *from = ui_say(ui, "document.from");
    size_t count = document_meetings(stage->bundle, document, NULL, 0);
    const Meeting **meetings = ARENA_NEW(ui_arena(ui), const Meeting *, count + 1);
    if (!count || !meetings) return page_pair_draw(ui, area, from, say_text(ui, &document->event));
    document_meetings(stage->bundle, document, meetings, count);
    return page_links_draw(stage, ui, area, from, meeting_link, meetings, count);
}

// Its kind and year over its title.
static int head_draw(const Ui *ui, Rect area, const Document *document) {
    const char *kind = say_join(ui, say_document_kind(ui, document->kind), " · ",
                                say_document_year(ui, document)),
               *title = say_text(ui, &document->title);
    int top = area.y, lead = ui_px(ui, 48);
    UiText quiet = {.size = 29, .colour = T_INK_2};
    Rect words = {area.x, area.y, area.w, 0};
    Rect icon = rect_cut_left(&words, lead);
    icon.h = ui_px(ui, 29 * 1.4);
    ui_icon_in(ui, icon, 34, ALIGN_START, "file-text", ui_colour(ui, T_ACCENT));
    area.y += ui_text(ui, words, kind, quiet).h + ui_px(ui, 8);
    bool tiny = panel_class(ui) == PANEL_TINY;
    UiText text = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 3};
    text.size = ui_fit_size(ui, title, text, (UiSize){area.w, ui->metrics.height}, tiny ? 40 : 64, 36);
    text.max_lines = 0;
    return area.y + ui_text(ui, area, title, text).h - top;
}

static int document_part(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Document *document = what;
    int top = area.y, gap = ui_px(ui, panel_class(ui) == PANEL_TINY ? 12 : 26);
    area.h = 0;
    area.y += head_draw(ui, area, document) + gap;
    area.y += page_body_draw(ui, area, &document->summary, gap);
    area.y += meetings_part(stage, ui, area, document);
    area.y += sessions_part(stage, ui, area, document);
    area.y += page_pair_draw(ui, area, ui_say(ui, "document.url"), say_apart(ui, document->url));
    return area.y - top;
}

// Those beside it in the list of its kind.
static int neighbours(const Stage *stage, const Ui *ui, const Document *document, UiButton *ends) {
    const char *kind = document->kind ? document->kind : "";
    size_t count = documents_of_kind(stage->bundle, kind, NULL, 0), index = 0;
    const Document **list = ARENA_NEW(ui_arena(ui), const Document *, count + 1);
    int made = 0;
    if (!list) return 0;
    documents_of_kind(stage->bundle, kind, list, count);
    while (index < count && list[index] != document)
        index++;
    if (index > 0 && index < count)
        ends[made++] = (UiButton){.name = "document/before",
                                  .text = ui_say(ui, "document.before"),
                                  .icon = "arrow-left",
                                  .action = ACT_BEFORE,
                                  .argument = say_address(ui, SCREEN_DOCUMENT, list[index - 1]->id)};
    if (index + 1 < count)
        ends[made++] = (UiButton){.name = "document/after",
                                  .text = ui_say(ui, "document.after"),
                                  .icon_after = "arrow-right",
                                  .action = ACT_AFTER,
                                  .argument = say_address(ui, SCREEN_DOCUMENT, list[index + 1]->id)};
    return made;
}

void document_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    const Document *document = bundle_document(stage->bundle, stage->view->id);
    if (!document) return;
    UiButton ends[3];
    int count = take_add_chip(stage, ui, &f, ends, neighbours(stage, ui, document, ends));
    Rect area = take_page_draw(stage, ui, &f, page_back_draw(stage, ui, &f, ends, count));
    page_scrolled(stage, ui, area, "document", T_GROUND, document_part, document);
}
