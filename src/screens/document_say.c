#include "document.h"

#include <ctype.h>
#include <string.h>
#include "model/related.h"

typedef struct KindRow {
    const char *kind, *one, *many; // messages
} KindRow;

static const KindRow no_kind = {NULL, "document.other", "documents.others"};

static const KindRow kinds[] = {
    {"statement", "document.statement", "documents.statements"},
    {"policy-guide", "document.policy-guide", "documents.policy-guides"},
    {"handbook", "document.handbook", "documents.handbooks"},
    {"reference", "document.reference", "documents.references"},
    {"report", "document.report", "documents.reports"},
};

static const KindRow *find_kind(const char *kind) {
    if (!kind || !*kind) return &no_kind;
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (!strcmp(kinds[i].kind, kind)) return &kinds[i];
    return NULL;
}

// "press-release": "Press release". Kinds are letters of ASCII and hyphens.
static const char *say_word(const Ui *ui, const char *kind) {
    char *word = arena_str(ui_arena(ui), kind);
    if (!word) return kind;
    for (char *at = word; *at; at++)
        if (*at == '-') *at = ' ';
    *word = (char)toupper((unsigned char)*word);
    return word;
}

const char *say_document_kind(const Ui *ui, const char *kind) {
    const KindRow *row = find_kind(kind);
    return row ? ui_say(ui, row->one) : say_word(ui, kind);
}

const char *say_document_kinds(const Ui *ui, const char *kind) {
    const KindRow *row = find_kind(kind);
    return row ? ui_say(ui, row->many) : say_word(ui, kind);
}

const char *say_document_origin(const Stage *stage, const Ui *ui, const Document *document) {
    const Meeting *meeting = document_meeting(stage->bundle, document);
    return say_text(ui, meeting ? &meeting->title : &document->event);
}

const char *say_document_year(const Ui *ui, const Document *document) {
    return document->year ? say_year(ui, document->year) : NULL;
}

const char *document_kind_id(const char *kind) {
    return kind && *kind ? kind : DOCUMENT_KIND_NONE;
}

PageLink document_link(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    const Document *document = ((const Document *const *)what)[index];
    (void)stage;
    return (PageLink){.name = arena_printf(ui_arena(ui), "document/%s", document->id),
                      .text = say_text(ui, &document->title),
                      .icon = "file-text",
                      .address = say_address(ui, SCREEN_DOCUMENT, document->id)};
}
