#include "document.h"

#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/related.h"

typedef struct List {
    const Document **documents;
    size_t count;
} List;

static PageLink row_at(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    const Document *document = ((const List *)what)->documents[index];
    const char *origin = say_document_origin(stage, ui, document);
    return (PageLink){.name = arena_printf(ui_arena(ui), "document/%s", document->id),
                      .text = say_text(ui, &document->title),
                      .second = *origin ? origin : NULL,
                      .icon = "file-text",
                      .end = say_document_year(ui, document),
                      .address = say_address(ui, SCREEN_DOCUMENT, document->id)};
}

// Its first hairline is the card's edge.
static int rows_part(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const List *list = what;
    int line = ui_px(ui, 2);
    area.y -= line;
    return page_links_draw(stage, ui, area, NULL, row_at, list, list->count) - line;
}

static void draw_list(const Stage *stage, const Ui *ui, Rect card, PanelClass class) {
    const char *id = stage->view->id, *kind = strcmp(id, DOCUMENT_KIND_NONE) ? id : "";
    List list = {.count = documents_of_kind(stage->bundle, kind, NULL, 0)};
    list.documents = ARENA_NEW(ui_arena(ui), const Document *, list.count + 1);
    if (!list.documents) return;
    documents_of_kind(stage->bundle, kind, list.documents, list.count);
    ui_frame(ui, card, ui_px(ui, 20), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Rect view = card;
    int edge = ui_px(ui, class == PANEL_TINY ? 20 : class == PANEL_LOW ? 28 : 40);
    rect_cut_left(&view, edge);
    rect_cut_right(&view, edge);
    rect_cut_top(&view, ui_px(ui, 10));
    rect_cut_bottom(&view, ui_px(ui, 10));
    page_scrolled(stage, ui, view, "documents", T_CARD, rows_part, &list);
}

static const char *say_tab(const Stage *stage, const Ui *ui, const char *kind) {
    size_t count = documents_of_kind(stage->bundle, kind, NULL, 0);
    return message_count(ui->messages, ui_arena(ui), "documents.tab", (long)count,
                         say_document_kinds(ui, kind));
}

void documents_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    const char *kinds[LIMIT_DOCUMENT_KINDS];
    UiButton tabs[LIMIT_DOCUMENT_KINDS];
    size_t count = document_kinds(stage->bundle, kinds, COUNT_OF(kinds));
    if (count > COUNT_OF(kinds)) count = COUNT_OF(kinds);
    int chosen = 0;
    for (size_t i = 0; i < count; i++) {
        const char *id = document_kind_id(kinds[i]);
        bool selected = !strcmp(id, stage->view->id);
        if (selected) chosen = (int)i;
        tabs[i] = (UiButton){.name = arena_printf(ui_arena(ui), "kind/%s", id),
                             .text = say_tab(stage, ui, kinds[i]),
                             .action = selected ? ACT_NONE : ACT_TAB,
                             .argument = say_address(ui, SCREEN_DOCUMENTS, id),
                             .selected = selected};
    }
    draw_list(stage, ui, page_head_draw(ui, &f, ui_say(ui, "nav.documents"), tabs, (int)count, chosen),
              f.class);
}
