#include "take.h"

#include <string.h>
#include "meeting.h"
#include "take/ical.h"
#include "take/reference.h"
#include "take/vcard.h"

// The record that a view is about; all NULL where there is nothing to take along.
typedef struct Subject {
    const Session *session;
    const Contact *contact;
    const Document *document;
    const Meeting *meeting;
} Subject;

static Subject subject_of(const Stage *stage) {
    const Bundle *bundle = stage->bundle;
    const char *id = stage->view->id;
    Subject subject = {0};
    if (stage->view->screen == SCREEN_SESSION) {
        subject.session = bundle_session(bundle, id);
        // Nobody wants in a calendar what does not take place.
        if (subject.session && subject.session->status == SESSION_CANCELLED) subject.session = NULL;
    } else if (stage->view->screen == SCREEN_CONTACT) {
        subject.contact = bundle_contact(bundle, id);
    } else if (stage->view->screen == SCREEN_DOCUMENT) {
        subject.document = bundle_document(bundle, id);
    } else if (stage->view->screen == SCREEN_MEETING) {
        subject.meeting = bundle_meeting(bundle, id);
    } else if (stage->view->screen == SCREEN_MEETINGS) {
        subject.meeting = meetings_selected(stage);
    }
    return subject;
}

bool take_offered(const Stage *stage) {
    Subject s = subject_of(stage);
    return stage->codes && (s.session || s.contact || s.document || s.meeting);
}

// What the code of a subject holds.
static bool write_text(const Stage *stage, const Ui *ui, const Subject *s, const char **ret_text, Err *err) {
    const Bundle *bundle = stage->bundle;
    const char *const *chain = ui->lang->chain;
    Arena *arena = ui_arena(ui);
    if (s->session) return ical_write_session(bundle, s->session, chain, arena, ret_text, err);
    if (s->contact) return vcard_write_contact(bundle, s->contact, chain, arena, ret_text, err);
    if (s->document) return reference_write_document(bundle, s->document, chain, arena, ret_text, err);
    return reference_write_meeting(bundle, s->meeting, chain, arena, ret_text, err);
}

static const Text *name_of(const Subject *s) {
    return s->session    ? &s->session->title
           : s->contact  ? &s->contact->name
           : s->document ? &s->document->title
                         : &s->meeting->title;
}

// Not the reference that stands in its place where it is too long.
static bool is_address(const Subject *s, const QrCode *code) {
    return s->document && s->document->url && !strcmp(s->document->url, code->text);
}

static const char *words_of(const Ui *ui, const Subject *s, const QrCode *code) {
    if (!code) return ui_say(ui, "take.none");
    if (s->session) return ui_say(ui, "take.session");
    if (s->contact) return ui_say(ui, "take.contact");
    if (s->meeting) return ui_say(ui, "take.meeting");
    return ui_say(ui, is_address(s, code) ? "take.address" : "take.document");
}

bool take_make(const Stage *stage, const Ui *ui, Take *ret_take) {
    Subject s = subject_of(stage);
    if (!take_offered(stage)) return false;
    const char *text;
    Err err = {0};
    const QrCode *code = NULL;
    if (write_text(stage, ui, &s, &text, &err)) code = codes_get(stage->codes, text, &err);
    UiSize room = sheet_room(ui);
    if (code && ui_code_px(ui, code->side) > (room.w < room.h ? room.w : room.h)) code = NULL;
    *ret_take =
        (Take){.subject = say_text(ui, name_of(&s)),
               .title = ui_say(ui, s.session   ? "take.calendar"
                                   : s.contact ? "take.contacts"
                                               : "take.along"),
               .words = words_of(ui, &s, code),
               .brief = code && !is_address(&s, code) ? ui_say(ui, "take.scan") : words_of(ui, &s, code),
               .code = code};
    return true;
}

UiButton take_chip(const Ui *ui) {
    return (UiButton){.name = "take",
                      .text = ui_say(ui, "take.chip"),
                      .icon = "qr-code",
                      .action = ACT_SHEET,
                      .argument = sheet_argument(SHEET_TAKE)};
}

static const UiText title_text = {.size = 29, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1300},
                    words_text = {.size = 27, .colour = T_INK_2, .leading = 1420};

// A card's parts in px.
typedef struct CardForm {
    int pad, code, frame, gap; // frame: what a code's border takes on each side
    int words;                 // width
    int words_high;
    bool beside; // the words; else below the code
} CardForm;

// As large as in the mock-ups, larger where a phone needs that.
static int code_px(const Ui *ui, int side) {
    int squares = side + 2 * CODE_QUIET, least = ui_code_px(ui, side),
        usual = ui_px(ui, 200) / squares * squares;
    return usual > least ? usual : least;
}

static CardForm card_form(const Ui *ui, const Take *take, int width, Token ground) {
    CardForm form = {.pad = ui_px(ui, ground == T_CARD ? 32 : 20), .frame = ui_px(ui, 8)};
    form.words = width - 2 * form.pad;
    if (take->code) {
        form.code = code_px(ui, take->code->side) + 2 * form.frame;
        form.gap = ui_px(ui, 28);
        form.beside = form.words - form.code - form.gap >= ui_px(ui, 250);
        if (form.beside) form.words -= form.code + form.gap;
    }
    form.words_high = ui_measure(ui, take->title, title_text, form.words).h +
                      ui_measure(ui, take->words, words_text, form.words).h;
    return form;
}

int take_card_height(const Ui *ui, const Take *take, int width, Token ground) {
    CardForm form = card_form(ui, take, width, ground);
    int high = form.beside && form.code > form.words_high ? form.code : form.words_high;
    if (take->code && !form.beside) high += form.code + form.gap;
    return high + 2 * form.pad;
}

void take_card_draw(const Ui *ui, Rect card, const Take *take, Token ground) {
    CardForm form = card_form(ui, take, card.w, ground);
    int radius = ui_px(ui, 20);
    Rect in = rect_inset(card, form.pad);
    if (take->code) ui_target_begin(ui, "take", card, ACT_SHEET, sheet_argument(SHEET_TAKE));
    if (ground == T_CARD)
        ui_frame(ui, card, radius, ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    else
        ui_fill(ui, card, radius, ui_colour(ui, ground));
    if (take->code) {
        Rect at = form.beside ? rect_cut_left(&in, form.code) : rect_cut_top(&in, form.code);
        if (form.beside) at.y += (at.h - form.code) / 2;
        at.w = at.h = form.code;
        ui_frame(ui, at, ui_px(ui, 14), 0xFFFFFFFF, ui_colour(ui, T_LINE), 2, false);
        ui_code(ui, rect_inset(at, form.frame), take->code->text, take->code->modules, take->code->side);
        rect_cut_left(&in, form.beside ? form.gap : 0);
        rect_cut_top(&in, form.beside ? (in.h - form.words_high) / 2 : form.gap);
    }
    in.y += ui_text(ui, (Rect){in.x, in.y, in.w, 0}, take->title, title_text).h;
    ui_text(ui, (Rect){in.x, in.y, in.w, 0}, take->words, words_text);
    if (take->code) ui_target_end(ui, card, radius);
}

bool take_has_column(const Frame *f) {
    return f->wide && f->class > PANEL_LOW;
}

Rect take_column_cut(const Ui *ui, Rect *area) {
    Rect column = rect_cut_right(area, area->w * 37 / 100);
    rect_cut_right(area, ui_px(ui, 64));
    return column;
}

int take_add_chip(const Stage *stage, const Ui *ui, const Frame *f, UiButton *ends, int count) {
    if (take_has_column(f) || !take_offered(stage)) return count;
    memmove(ends + 1, ends, sizeof *ends * (size_t)count);
    ends[0] = take_chip(ui);
    return count + 1;
}

Rect take_page_draw(const Stage *stage, const Ui *ui, const Frame *f, Rect area) {
    Take take;
    if (!take_has_column(f) || !take_make(stage, ui, &take)) return area;
    Rect column = take_column_cut(ui, &area);
    column.h = take_card_height(ui, &take, column.w, T_CARD);
    take_card_draw(ui, column, &take, T_CARD);
    return area;
}
